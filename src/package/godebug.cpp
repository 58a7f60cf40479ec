// This file knows the GODEBUG settings. The library's table is Go source with one row a line:
//   {Name: "panicnil", Package: "runtime", Changed: 21, Old: "1"},
//   {Name: "gotypesalias", Removed: 27, Old: zero}, // Old: "0"
#include "package/godebug.h"

#include <algorithm>
#include <cstdlib>

#include "package/build_constraint.h"
#include "package/files.h"
#include "package/modules.h"
#include "package/scan.h"

namespace vo::package {
namespace {

/// The text between quotes behind `label`, or empty.
std::string quotedAfter(std::string_view line, std::string_view label) {
  size_t at = line.find(label);
  size_t open = at == std::string_view::npos ? at : line.find('"', at + label.size());
  size_t close = open == std::string_view::npos ? open : line.find('"', open + 1);
  return close == std::string_view::npos ? std::string() : std::string(line.substr(open + 1, close - open - 1));
}

int numberAfter(std::string_view line, std::string_view label) {
  size_t at = line.find(label);
  return at == std::string_view::npos ? 0 : atoi(std::string(line.substr(at + label.size(), 8)).c_str());
}

/// A setting was removed with one old value or several: `zero`, `one`, or a function that names them.
std::vector<std::string> oldValues(std::string_view line) {
  std::string_view old = line.substr(line.find("Old:"));
  if (old.starts_with("Old: zero")) return {"0"};
  if (old.starts_with("Old: one")) return {"1"};
  std::vector<std::string> out;
  old = old.substr(0, old.find("}}"));
  for (size_t open = old.find('"'); open != std::string_view::npos; open = old.find('"', open)) {
    size_t close = old.find('"', open + 1);
    if (close == std::string_view::npos) break;
    out.emplace_back(old.substr(open + 1, close - open - 1));
    open = close + 1;
  }
  return out;
}

}  // namespace

GodebugTable::GodebugTable(const std::string& libraryRoot) {
  std::string text;
  if (!readFile(libraryRoot + "/internal/godebugs/table.go", &text).empty()) return;
  std::string_view rest = text;
  while (!rest.empty()) {
    size_t eol = rest.find('\n');
    std::string_view line = rest.substr(0, eol);
    rest.remove_prefix(eol == std::string_view::npos ? rest.size() : eol + 1);
    if (!line.starts_with("\t{Name: ")) continue;
    std::string name = quotedAfter(line, "Name:");
    if (int removed = numberAfter(line, "Removed: "); removed != 0) {
      removed_[name] = {removed, oldValues(line)};
    } else {
      all_[name] = {numberAfter(line, "Changed: "), quotedAfter(line, "Old:")};
    }
  }
}

std::string GodebugTable::removedText(const std::string& key, const std::string& value) const {
  auto row = removed_.find(key);
  if (row == removed_.end()) return {};
  for (const std::string& old : row->second.old)
    if (old == value)
      return "removed GODEBUG \"" + key + "\" set to old value \"" + value + "\"";
  return {};
}

std::string GodebugTable::check(std::string_view what, const std::string& key, const std::string& value) const {
  if (key.find_first_of(" \t") != std::string::npos) return "key contains space";
  if (value.find_first_of(" \t") != std::string::npos) return "value contains space";
  if (key.find(',') != std::string::npos) return "key contains comma";
  if (value.find(',') != std::string::npos) return "value contains comma";
  if (key == "default") {
    int minor = value.starts_with("go") ? minorOf(std::string_view(value).substr(2)) : -1;
    if (minor < 0) return "value for default= must be goVERSION";
    if (minor > kUserGoMinor) return "default=" + value + " too new (toolchain is go1." + std::to_string(kUserGoMinor) + ")";
    return {};
  }
  if (all_.empty() || all_.contains(key)) return {};
  if (removed_.contains(key)) {
    std::string text = removedText(key, value);
    return text.empty() ? text : text + " (https://go.dev/doc/godebug#go-1" + std::to_string(removed_.at(key).removed) + ")";
  }
  return "unknown " + std::string(what) + " \"" + key + "\"";
}

std::map<std::string, std::string> GodebugTable::defaultsOf(std::string_view goVersion) const {
  std::map<std::string, std::string> out;
  int minor = minorOf(goVersion);
  for (const auto& [name, row] : all_)
    if (minor >= 0 && minor < row.changed) out[name] = row.old;
  return out;
}

std::string GodebugTable::checkEnvironment(std::string_view godebug) const {
  // As the run time: also of a name that is set again behind it.
  while (!godebug.empty()) {
    size_t comma = std::min(godebug.find(','), godebug.size());
    std::string_view item = godebug.substr(0, comma);
    godebug.remove_prefix(std::min(comma + 1, godebug.size()));
    size_t equals = item.find('=');
    if (equals == std::string_view::npos) continue;
    std::string key(item.substr(0, equals)), value(item.substr(equals + 1));
    if (std::string text = removedText(key, value); !text.empty())
      return text + " in environment (https://go.dev/doc/godebug#go-1" + std::to_string(removed_.at(key).removed) + ")";
  }
  return {};
}

std::vector<DebugDirective> scanDebugDirectives(std::string_view text) {
  constexpr std::string_view kDirective = "//go:debug";
  std::vector<DebugDirective> out;
  if (text.find(kDirective) == std::string_view::npos) return out;
  uint32_t end = scanHeader(text).packageOffset;
  for (uint32_t at = 0; at < end;) {
    uint32_t next = skipOpaque(text, at);
    std::string_view comment = text.substr(at, next - at);
    if (comment.starts_with(kDirective)) {
      std::string_view rest = comment.substr(kDirective.size());
      if (rest.empty() || rest[0] == ' ' || rest[0] == '\t') out.push_back({std::string(rest), at});
    }
    at = next == at ? at + 1 : next;
  }
  return out;
}

}  // namespace vo::package
