// A source file with the comments that the syntax tree does not have.
//
// Views the file's text and its tree, which outlive it. Offsets count from the first byte, lines from 1. Immutable.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "syntax/ast.h"

namespace vo::doc {

/// Comments that follow each other, as Go's parser groups them: without a blank line or code between, and a comment behind
/// code with those on its own line only.
struct CommentGroup {
  std::vector<std::string_view> comments;  ///< with their markers
  uint32_t begin = 0, end = 0;
  uint32_t firstLine = 0, lastLine = 0;
  uint32_t codeBefore = 0;  ///< offset behind the last byte of code before it; 0 at the start of the file
  uint32_t codeAfter = 0;   ///< of the first byte of code behind it
  bool trails = false;      ///< begins on a line that code ends on
};

/// The text of a group without markers, directives, and more than one blank line in a row; ends with a newline unless it is empty.
std::string textOf(const CommentGroup* group);

class Source {
 public:
  Source(std::string_view text, const syntax::File& tree);

  std::string_view text() const { return text_; }
  std::string_view slice(uint32_t begin, uint32_t end) const { return text_.substr(begin, end - begin); }
  std::string_view slice(const syntax::Node* n) const { return slice(offsetOf(n->pos), offsetOf(n->end)); }
  const syntax::File& tree() const { return tree_; }
  uint32_t offsetOf(diag::Pos pos) const { return pos.value - tree_.source->base; }
  uint32_t lineOf(uint32_t offset) const;
  uint32_t lineOf(diag::Pos pos) const { return lineOf(offsetOf(pos)); }
  const std::vector<CommentGroup>& groups() const { return groups_; }

  /// The comment that documents what begins at `offset`: it ends on the line before. Null if there is none.
  const CommentGroup* leading(uint32_t offset) const;
  /// The comment behind what ends at `end`, on its line, with nothing but separators between; or null.
  const CommentGroup* trailing(uint32_t end) const;
  /// Whether a comment begins in [begin, end).
  bool hasComment(uint32_t begin, uint32_t end) const;

 private:
  void findLines();
  void findComments();

  std::string_view text_;
  const syntax::File& tree_;
  std::vector<uint32_t> lineStarts_;
  std::vector<CommentGroup> groups_;
};

}  // namespace vo::doc
