// This file implements what becomes of the lines of /*…*/ comments: the white space that they have
// in common goes, since the printer gives them its own. What is common is found by how people
// write:
//
//     /* text          /*               /*
//        more text      * stars            text
//     */                */              */
#include <algorithm>

#include "format/printer.h"

namespace vo::format {

namespace {

bool isBlank(std::string_view s) {
  return std::all_of(s.begin(), s.end(),
                     [](char c) { return static_cast<unsigned char>(c) <= ' '; });
}

// White space and stars that a and b begin with.
std::string_view commonPrefix(std::string_view a, std::string_view b) {
  size_t i = 0;
  while (i < a.size() && i < b.size() && a[i] == b[i] &&
         (static_cast<unsigned char>(a[i]) <= ' ' || a[i] == '*'))
    i++;
  return a.substr(0, i);
}

// Of the lines between the first and the last, or of the last if they are all blank; blank ones
// become empty.
std::string commonPrefixOf(std::vector<std::string>& lines) {
  std::string prefix;
  bool isSet = false;
  for (size_t i = 1; i + 1 < lines.size(); i++) {
    if (isBlank(lines[i])) {
      lines[i].clear();
      continue;
    }
    prefix = std::string(commonPrefix(isSet ? std::string_view(prefix) : lines[i], lines[i]));
    isSet = true;
  }
  if (!isSet) prefix = std::string(commonPrefix(lines.back(), lines.back()));
  return prefix;
}

// Of the prefix, what stands for the `/*` and the white space behind it stays with the lines.
void keepTextIndent(std::string& prefix, const std::string& first) {
  if (isBlank(std::string_view(first).substr(2))) {
    size_t n = prefix.size();
    for (int i = 0; i < 3 && n > 0 && prefix[n - 1] == ' '; i++) n--;
    if (n == prefix.size() && n > 0 && prefix[n - 1] == '\t') n--;
    prefix.resize(n);
    return;
  }
  size_t n = 2;
  while (n < first.size() && static_cast<unsigned char>(first[n]) <= ' ') n++;
  // A tab stands for the `/*` too.
  std::string suffix =
      n > 2 && first[2] == '\t' ? first.substr(2, n - 2) : "  " + first.substr(2, n - 2);
  if (prefix.ends_with(suffix)) prefix.resize(prefix.size() - suffix.size());
}

}  // namespace

std::vector<std::string> reindentComment(std::string_view text, bool gainsIndent) {
  std::vector<std::string> lines;
  for (size_t from = 0; from <= text.size();) {
    size_t newline = std::min(text.find('\n', from), text.size());
    lines.emplace_back(text.substr(from, newline - from));
    from = newline + 1;
  }
  if (lines.size() == 1) return lines;
  if (gainsIndent)
    for (size_t i = 1; i < lines.size(); i++) lines[i].insert(0, "   ");
  std::string prefix = commonPrefixOf(lines);
  size_t star = prefix.find('*');
  if (star != std::string::npos) {
    prefix.resize(star);
    if (prefix.ends_with(' ')) prefix.pop_back();
  } else {
    keepTextIndent(prefix, lines[0]);
  }
  std::string& last = lines.back();
  if (isBlank(std::string_view(last).substr(0, last.find("*/")))) {
    last = prefix + (star != std::string::npos ? " */" : "*/");
  } else {
    prefix = std::string(commonPrefix(prefix, last));
  }
  for (size_t i = 1; i < lines.size(); i++)
    if (!lines[i].empty()) lines[i].erase(0, prefix.size());
  return lines;
}

}  // namespace vo::format
