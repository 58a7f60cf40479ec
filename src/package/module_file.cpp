// This file reads go.mod, vo.mod and go.work, and compares versions.
#include "package/module_file.h"

#include <cstdint>

namespace vo::package {
namespace {

/// The words of a line; quotes are taken off, `//` ends it. False for an open quote.
bool splitLine(std::string_view line, std::vector<std::string>& words) {
  size_t i = 0;
  while (i < line.size()) {
    char c = line[i];
    if (c == ' ' || c == '\t' || c == '\r') {
      i++;
    } else if (line.substr(i).starts_with("//")) {
      break;
    } else if (c == '"' || c == '`') {
      size_t end = line.find(c, i + 1);
      if (end == std::string_view::npos) return false;
      words.emplace_back(line.substr(i + 1, end - i - 1));
      i = end + 1;
    } else if (c == '(' || c == ')') {
      words.emplace_back(1, c);
      i++;
    } else {
      size_t end = line.find_first_of(" \t\r()", i);
      if (end == std::string_view::npos) end = line.size();
      words.emplace_back(line.substr(i, end - i));
      i = end;
    }
  }
  return true;
}

/// `path [version] => path [version]`
std::string replacement(ModuleFile& out, const std::vector<std::string>& args) {
  size_t arrow = args.size() >= 2 && args[1] == "=>" ? 1 : 2;
  if (args.size() <= arrow + 1 || args.size() > arrow + 3 || args[arrow] != "=>")
    return "usage: replace module/path [v1.2.3] => other/module v1.4\n\t or replace module/path [v1.2.3] => ../local/directory";
  Replacement r = {{args[0], arrow == 2 ? args[1] : ""}, {args[arrow + 1], args.size() == arrow + 3 ? args[arrow + 2] : ""}};
  std::string_view target = r.target.path;
  bool isPath = target.starts_with("./") || target.starts_with("../") || target.starts_with("/") || target == "." || target == "..";
  if (r.isLocal() && !isPath)
    return "replacement module without version must be directory path (rooted or starting with . or ..)";
  if (!r.isLocal() && isPath) return "replacement module directory path \"" + r.target.path + "\" cannot have version";
  out.replaced.push_back(std::move(r));
  return {};
}

/// What is wrong with the arguments, or an empty text.
std::string directive(ModuleFile& out, const std::string& verb, const std::vector<std::string>& args, int line, bool strict, bool work) {
  if (verb == "go") {
    if (args.size() != 1) return "go directive expects exactly one argument";
    if (!out.goVersion.empty()) return "repeated go statement";
    out.goVersion = args[0];
  } else if (verb == "replace") {
    return replacement(out, args);
  } else if (verb == "godebug") {
    size_t equals = args.size() == 1 ? args[0].find('=') : std::string::npos;
    if (equals == std::string::npos) return "usage: godebug key=value";
    out.godebugs.push_back({args[0].substr(0, equals), args[0].substr(equals + 1), line});
  } else if (verb == "toolchain") {
    if (args.size() != 1) return "toolchain directive expects exactly one argument";
    out.toolchain = args[0];
  } else if (work && verb == "use") {
    if (args.size() != 1) return "usage: use local/dir";
    out.uses.push_back(args[0]);
  } else if (!work && verb == "module") {
    if (args.size() != 1 || args[0].empty()) return "usage: module module/path";
    if (!out.path.empty()) return "repeated module statement";
    out.path = args[0];
  } else if (!work && (verb == "require" || verb == "exclude")) {
    if (args.size() != 2) return "usage: " + verb + " module/path v1.2.3";
    (verb == "require" ? out.required : out.excluded).push_back({args[0], args[1]});
  } else if (!work && verb == "tool" && args.size() == 1) {
    out.tools.push_back(args[0]);
  } else if (strict && (work || (verb != "retract" && verb != "tool" && verb != "ignore"))) {
    return "unknown directive: " + verb;
  }
  return {};
}

/// Takes a number off the front; -1 if there is none, or it has a zero in front.
int64_t takeNumber(std::string_view* s) {
  size_t n = 0;
  int64_t value = 0;
  for (; n < s->size() && n < 18 && (*s)[n] >= '0' && (*s)[n] <= '9'; n++) value = value * 10 + ((*s)[n] - '0');
  if (n == 0 || (n > 1 && s->front() == '0')) return -1;
  s->remove_prefix(n);
  return value;
}

struct Version {
  int64_t numbers[3] = {-1, -1, -1};
  std::string_view pre;
  bool valid = false;
};

Version parseVersion(std::string_view s) {
  Version v;
  s = s.substr(0, s.find('+'));
  if (!s.starts_with('v')) return v;
  s.remove_prefix(1);
  for (int64_t& n : v.numbers) {
    if (&n != v.numbers) {
      if (!s.starts_with('.')) return v;
      s.remove_prefix(1);
    }
    n = takeNumber(&s);
    if (n < 0) return v;
  }
  if (!s.empty() && s.front() != '-') return v;
  v.pre = s.empty() ? s : s.substr(1);
  v.valid = s.size() != 1;
  return v;
}

int comparePart(std::string_view a, std::string_view b) {
  auto isNumber = [](std::string_view s) { return !s.empty() && s.find_first_not_of("0123456789") == std::string_view::npos; };
  if (a == b) return 0;
  if (isNumber(a) != isNumber(b)) return isNumber(a) ? -1 : 1;
  if (isNumber(a) && a.size() != b.size()) return a.size() < b.size() ? -1 : 1;
  return a < b ? -1 : 1;
}

}  // namespace

bool isVersion(std::string_view s) { return parseVersion(s).valid; }

int compareVersions(std::string_view a, std::string_view b) {
  Version x = parseVersion(a), y = parseVersion(b);
  if (x.valid != y.valid) return x.valid ? 1 : -1;
  for (int i = 0; i < 3; i++)
    if (x.numbers[i] != y.numbers[i]) return x.numbers[i] < y.numbers[i] ? -1 : 1;
  if (x.pre.empty() || y.pre.empty()) return x.pre == y.pre ? 0 : x.pre.empty() ? 1 : -1;
  for (std::string_view p = x.pre, q = y.pre;;) {
    size_t i = p.find('.'), j = q.find('.');
    if (int c = comparePart(p.substr(0, i), q.substr(0, j)); c != 0) return c;
    if (i == std::string_view::npos || j == std::string_view::npos) return i == j ? 0 : i == std::string_view::npos ? -1 : 1;
    p.remove_prefix(i + 1);
    q.remove_prefix(j + 1);
  }
}

ModuleFile parseModuleFile(std::string_view text, std::string* error, bool strict, bool work) {
  ModuleFile out;
  std::string block;
  int number = 0;
  auto complain = [&](std::string_view what) {
    if (error->empty()) *error = std::to_string(number) + ": " + std::string(what);
  };
  while (!text.empty()) {
    size_t eol = text.find('\n');
    std::string_view line = text.substr(0, eol);
    text.remove_prefix(eol == std::string_view::npos ? text.size() : eol + 1);
    number++;
    std::vector<std::string> words;
    if (!splitLine(line, words)) complain("unterminated string");
    if (words.empty()) continue;
    if (!block.empty()) {
      if (words[0] == ")") {
        block.clear();
      } else if (std::string bad = directive(out, block, words, number, strict, work); !bad.empty()) {
        complain(bad);
      }
      continue;
    }
    std::string verb = words[0];
    if (words.size() == 2 && words[1] == "(") {
      block = verb;
      continue;
    }
    words.erase(words.begin());
    if (std::string bad = directive(out, verb, words, number, strict, work); !bad.empty()) complain(bad);
  }
  if (out.path.empty() && !work && error->empty()) *error = "no module declaration in go.mod";
  return out;
}

}  // namespace vo::package
