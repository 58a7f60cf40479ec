// The comments of a source file, which the syntax tree does not have.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "diag/source_map.h"

namespace vo::vet {

/// As written, from the slash to the end of the line (without it) or the closing `*/`.
struct Comment {
  diag::Pos pos;
  diag::Pos end;
  std::string_view text;
};
/// Comments with nothing but blanks and single line ends between them.
struct CommentGroup {
  std::vector<Comment> comments;
  diag::Pos pos() const { return comments.front().pos; }
  diag::Pos end() const { return comments.back().end; }
  /// Without comment marks and directives, as go/ast gives it; but blank lines stay.
  std::string text() const;
};

std::vector<CommentGroup> commentsOf(const diag::SourceFile& file);

}  // namespace vo::vet
