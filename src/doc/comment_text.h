// Doc comments as text for a terminal: paragraphs filled, headings, lists, code, links.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace vo::doc {

/// What `[Name]`, `[Type.Method]` and `[pkg.Name]` in a comment may mean; such links lose their brackets.
struct Links {
  std::function<bool(std::string_view receiver, std::string_view name)> hasSymbol;  ///< of this package
  std::function<bool(std::string_view name)> hasImport;                             ///< by the name of the package
};

/// The comment (without markers) as go doc shows it: lines of at most 80 characters, each behind `prefix`, code behind
/// `codePrefix`.
std::string commentText(std::string_view comment, std::string_view prefix, std::string_view codePrefix, const Links& links);

/// The first sentence of the comment in one line; empty if it begins with a copyright or is no paragraph.
std::string synopsis(std::string_view comment);

/// Where to break the words so that the lines, of at most `width` characters, are least ragged: the sum of the squares of what
/// they lack, and a fine for lines that do not end in a punctuation mark. The last line may be short. Gives the index of each
/// line's first word, and the number of words.
std::vector<size_t> wrapWords(const std::vector<std::string_view>& words, int width);

}  // namespace vo::doc
