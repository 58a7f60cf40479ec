// This file knows what the go command says of import paths.
#include "package/import_path.h"

#include <algorithm>

#include "package/modules.h"

namespace vo::package {
namespace {

constexpr std::string_view kWindowsNames[] = {"con",  "prn",  "aux",  "nul",  "com1", "com2", "com3", "com4", "com5", "com6", "com7",
                                              "com8", "com9", "lpt1", "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9"};
constexpr std::string_view kDigits = "0123456789";

/// How many bytes the character has that a text begins with.
size_t characterSize(std::string_view s) {
  size_t n = 1;
  while (n < s.size() && (static_cast<unsigned char>(s[n]) & 0xc0) == 0x80) n++;
  return n;
}

std::string malformedElement(std::string_view element) {
  if (element.empty()) return "empty path element";
  if (element.find_first_not_of('.') == std::string_view::npos) return "invalid path element \"" + std::string(element) + "\"";
  if (element.ends_with('.')) return "trailing dot in path element";
  for (size_t i = 0; i < element.size(); i++) {
    char c = element[i];
    bool isLetter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    if (!isLetter && std::string_view("-._~+").find(c) == std::string_view::npos)
      return "invalid char '" + std::string(element.substr(i, characterSize(element.substr(i)))) + "'";
  }
  std::string_view start = element.substr(0, element.find('.'));
  std::string lower(start);
  std::transform(lower.begin(), lower.end(), lower.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  if (std::find(std::begin(kWindowsNames), std::end(kWindowsNames), lower) != std::end(kWindowsNames))
    return "\"" + std::string(start) + "\" disallowed as path element component on Windows";
  size_t tilde = start.rfind('~');
  if (tilde != std::string_view::npos && tilde + 1 < start.size() && start.find_first_not_of(kDigits, tilde + 1) == std::string_view::npos)
    return "trailing tilde and digits in path element";
  return {};
}

std::string malformedPathText(std::string_view path) {
  if (path.starts_with('-')) return "leading dash";
  if (path.find("//") != std::string_view::npos) return "double slash";
  if (path.ends_with('/')) return "trailing slash";
  for (size_t begin = 0; begin <= path.size();) {
    size_t end = std::min(path.find('/', begin), path.size());
    if (std::string why = malformedElement(path.substr(begin, end - begin)); !why.empty()) return why;
    begin = end + 1;
  }
  return {};
}

/// What the path would be with a major version that it may have: ".v2" of gopkg.in, else "/v2"; empty if it has one, or needs none.
std::string suggestedPath(std::string_view path) {
  bool isGopkg = path.starts_with("gopkg.in/");
  std::string_view whole = path;
  if (isGopkg && whole.ends_with("-unstable")) whole.remove_suffix(std::string_view("-unstable").size());
  size_t end = whole.find_last_not_of(isGopkg ? "0123456789" : "0123456789.");
  size_t number = end == std::string_view::npos ? 0 : end + 1;
  std::string_view digits = whole.substr(number);
  bool hasV = number >= 2 && whole[number - 1] == 'v' && whole[number - 2] == (isGopkg ? '.' : '/');
  if (isGopkg) {
    if (hasV && !digits.empty() && (digits[0] != '0' || digits == "0")) return {};
  } else {
    if (number <= 1 || !hasV || digits.empty()) return {};
    if (digits.find('.') == std::string_view::npos && digits[0] != '0' && digits != "1") return {};
  }
  std::string_view url = path.substr(0, path.find_last_not_of("0123456789.") + 1), first;
  for (std::string_view tail : isGopkg ? std::initializer_list<std::string_view>{".v", "/v", "/"} : std::initializer_list<std::string_view>{"/v", "/"})
    if (url.ends_with(tail)) url.remove_suffix(tail.size());
  std::string_view numbers = isGopkg ? path : path.substr(path.find_last_not_of("0123456789.") + 1);
  if (size_t at = numbers.find_first_of(kDigits); at != std::string_view::npos) first = numbers.substr(at, numbers.find_first_not_of(kDigits, at) - at);
  first.remove_prefix(std::min(first.find_first_not_of('0'), first.size()));
  std::string version(first);
  if (!isGopkg && (version.empty() || version == "1")) version = "2";
  if (version.empty()) version = "1";
  return std::string(url) + (isGopkg ? ".v" : "/v") + version;
}

}  // namespace

size_t internalParent(std::string_view path) {
  size_t best = std::string_view::npos;
  for (size_t at = path.find("internal"); at != std::string_view::npos; at = path.find("internal", at + 1)) {
    bool begins = at == 0 || path[at - 1] == '/';
    bool ends = at + 8 == path.size() || path[at + 8] == '/';
    if (begins && ends) best = at;
  }
  return best;
}

bool isRelative(std::string_view path) {
  return path.starts_with("./") || path.starts_with("../") || path == "." || path == "..";
}

std::string malformedPath(std::string_view path) {
  std::string start = "malformed import path \"" + std::string(path) + "\": ";
  if (path.starts_with('-')) return start + "leading dash";
  if (path.find("//") != std::string_view::npos) return start + "double slash";
  if (path.ends_with('/')) return start + "trailing slash";
  while (!path.empty()) {
    std::string_view element = path.substr(0, path.find('/'));
    path.remove_prefix(std::min(path.size(), element.size() + 1));
    if (element.find_first_not_of('.') == std::string_view::npos)
      return start + "invalid path element \"" + std::string(element) + "\"";
    if (element.ends_with('.')) return start + "trailing dot in path element";
  }
  return {};
}

std::string malformedModulePath(std::string_view path) {
  std::string quoted = "\"" + std::string(path) + "\": ";
  if (std::string why = malformedPathText(path); !why.empty() || isRelative(path))
    return "malformed module path " + quoted + (isRelative(path) ? "is a local import path" : why);
  if (path == "go" || path == "toolchain") return "invalid module path " + quoted;
  std::string better = suggestedPath(path);
  if (better.empty()) return {};
  return "invalid module path " + quoted +
         (path.starts_with("gopkg.in/") ? "module paths beginning with gopkg.in/ must always have a major version suffix in the form of .vN"
                                        : "major version suffixes must be in the form of /vN and are only allowed for v2 or later") +
         ":\n\tgo mod init " + better;
}

bool mayImportInternal(std::string_view importer, std::string_view path) {
  size_t at = internalParent(path);
  if (at == std::string_view::npos) return true;
  std::string_view parent = path.substr(0, at == 0 ? 0 : at - 1);
  return parent.empty() || hasPathPrefix(importer, parent);
}

}  // namespace vo::package
