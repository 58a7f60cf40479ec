// This file reads -ldflags and -gcflags.
#include "cli/link_flags.h"

#include <algorithm>
#include <iterator>

namespace vo::cli {
namespace {

constexpr std::string_view kSpace = " \t\n\r";

std::string_view trim(std::string_view s) {
  size_t begin = s.find_first_not_of(kSpace);
  return begin == std::string_view::npos ? std::string_view() : s.substr(begin, s.find_last_not_of(kSpace) + 1 - begin);
}

/// Takes `PATTERN=FLAGS` apart, and FLAGS into words.
std::string splitFlags(std::string_view what, std::string_view value, std::vector<std::string>& words) {
  auto invalid = [&](const std::string& why) { return "invalid value \"" + std::string(value) + "\" for flag -" + std::string(what) + ": " + why; };
  std::string_view s = trim(value);
  if (!s.empty() && !s.starts_with("-")) {
    size_t equals = s.find('=');
    if (equals == std::string_view::npos) return invalid("missing =<value> in <pattern>=<value>");
    if (equals == 0) return invalid("missing <pattern> in <pattern>=<value>");
    if (s[0] == '\'' || s[0] == '"') return invalid(std::string("parameter may not start with quote character ") + s[0]);
    // A program is linked and optimised as a whole: no other pattern has a meaning.
    if (trim(s.substr(0, equals)) != "all") return invalid("of patterns there is only all");
    s.remove_prefix(equals + 1);
  }
  std::string why = splitQuoted(s, words);
  return why.empty() ? why : invalid(why);
}

/// `-name`, `--name`, `-name=value`, or with `hasValue` the value is the next word.
struct Reader {
  const std::vector<std::string>& words;
  size_t at = 0;
  std::string_view name, value;
  bool isGiven = false;  ///< the value

  bool next() {
    if (at == words.size() || words[at].size() < 2 || words[at][0] != '-') return false;
    std::string_view w = words[at++];
    w.remove_prefix(w[1] == '-' ? 2 : 1);
    size_t equals = w.find('=');
    isGiven = equals != std::string_view::npos;
    name = w.substr(0, equals);
    value = isGiven ? w.substr(equals + 1) : std::string_view();
    return true;
  }
  bool takeValue() {
    if (isGiven) return true;
    if (at == words.size()) return false;
    value = words[at++];
    return true;
  }
  bool on() const { return !isGiven || (value != "false" && value != "0"); }
};

bool isOneOf(std::string_view s, std::initializer_list<std::string_view> list) { return std::find(list.begin(), list.end(), s) != list.end(); }

std::string addVariable(std::string_view definition, LinkFlags& flags) {
  size_t equals = definition.find('=');
  size_t dot = equals == std::string_view::npos ? equals : definition.substr(0, equals).rfind('.');
  if (dot == std::string_view::npos) return "-X flag requires argument of the form importpath.name=value";
  std::string symbol(definition.substr(0, equals)), value(definition.substr(equals + 1));
  auto it = std::find_if(flags.variables.begin(), flags.variables.end(), [&](const auto& v) { return v.first == symbol; });
  if (it == flags.variables.end()) {
    flags.variables.emplace_back(std::move(symbol), std::move(value));
  } else {
    it->second = std::move(value);
  }
  return {};
}

}  // namespace

std::string splitQuoted(std::string_view s, std::vector<std::string>& words) {
  while (true) {
    size_t begin = s.find_first_not_of(kSpace);
    if (begin == std::string_view::npos) return {};
    s.remove_prefix(begin);
    bool quoted = s[0] == '"' || s[0] == '\'';
    size_t end = quoted ? s.find(s[0], 1) : std::min(s.find_first_of(kSpace), s.size());
    if (end == std::string_view::npos) return std::string("unterminated ") + s[0] + " string";
    words.emplace_back(s.substr(quoted, end - quoted));
    s.remove_prefix(end + quoted);
  }
}

std::string parseLinkFlags(std::string_view value, LinkFlags& flags) {
  std::vector<std::string> words;
  if (std::string why = splitFlags("ldflags", value, words); !why.empty()) return why;
  Reader r{words};
  while (r.next()) {
    std::string name(r.name);
    if (name == "s") {
      flags.strip = r.on();
    } else if (name == "w") {
      flags.noDebug = r.on();
    } else if (isOneOf(name, {"X", "extldflags", "extld", "linkmode", "buildid", "B", "tmpdir"})) {
      if (!r.takeValue()) return "-ldflags: flag needs an argument: -" + name;
      if (name == "extldflags") {
        flags.external.clear();
        if (std::string why = splitQuoted(r.value, flags.external); !why.empty()) return "-ldflags: -extldflags: " + why;
      }
      if (name != "X") continue;
      if (std::string why = addVariable(r.value, flags); !why.empty()) return "-ldflags: " + why;
    } else if (!isOneOf(name, {"a", "n", "d", "f", "g", "v", "aslr", "checklinkname", "compressdwarf", "bindnow"})) {
      return "-ldflags: no linker flag -" + name + ": -X, -s and -w there are";
    }
  }
  if (r.at != words.size()) return "-ldflags: " + words[r.at] + " is not a flag";
  return {};
}

std::string parseCompilerFlags(std::string_view value, CompilerFlags& flags) {
  std::vector<std::string> words;
  if (std::string why = splitFlags("gcflags", value, words); !why.empty()) return why;
  Reader r{words};
  while (r.next()) {
    std::string name(r.name);
    if (name == "N") {
      flags.noOptimisation = r.on();
    } else if (name == "l") {
      flags.noInline = r.on();
    } else if (name == "e") {
      flags.allErrors = r.on();
    } else {
      return "-gcflags: no compiler flag -" + name + ": -N, -l and -e there are" + (name == "m" ? ", and vo build -m" : "");
    }
  }
  if (r.at != words.size()) return "-gcflags: " + words[r.at] + " is not a flag";
  return {};
}

}  // namespace vo::cli
