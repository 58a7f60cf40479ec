// This file reads go.mod and vo.mod.
#include "package/module_file.h"

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

/// What is wrong with the arguments, or an empty text.
std::string directive(ModuleFile& out, const std::string& verb, const std::vector<std::string>& args) {
  if (verb == "module") {
    if (args.size() != 1 || args[0].empty()) return "usage: module module/path";
    if (!out.path.empty()) return "repeated module statement";
    out.path = args[0];
  } else if (verb == "go") {
    if (args.size() != 1) return "go directive expects exactly one argument";
    out.goVersion = args[0];
  } else if (verb == "require") {
    if (args.size() != 2) return "usage: require module/path v1.2.3";
    out.required.push_back(args[0]);
  } else if (verb == "replace") {
    size_t arrow = args.size() >= 2 && args[1] == "=>" ? 1 : 2;
    if (args.size() <= arrow + 1 || args.size() > arrow + 3 || args[arrow] != "=>")
      return "usage: replace module/path [v1.2.3] => other/module v1.4";
    out.replaced.push_back({args[0], args[arrow + 1]});
  }
  return {};
}

}  // namespace

ModuleFile parseModuleFile(std::string_view text, std::string* error) {
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
      } else if (std::string bad = directive(out, block, words); !bad.empty()) {
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
    if (std::string bad = directive(out, verb, words); !bad.empty()) complain(bad);
  }
  if (out.path.empty()) complain("no module declaration in file");
  return out;
}

}  // namespace vo::package
