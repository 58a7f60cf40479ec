// The formatter's parser: a text to the tree that is printed.
//
// It accepts what gofmt accepts, which is more than the compiler does (labels, misplaced statements
// and types are nobody's business here), and reports what gofmt reports, in its words and at its
// places. `.vo` files may use Vo's additions and leave the package clause out.
#pragma once

#include <string>
#include <vector>

#include "base/arena.h"
#include "diag/source_map.h"
#include "format/tree.h"

namespace vo::format {

struct ParseError {
  Pos pos;
  std::string text;
};

/// Parses the text of `source`, whose base is 1 and whose lines it fills in. The tree views the
/// text and lives in the arena. With errors, which come in the order in which they were found and
/// are eleven at most, the tree must not be printed.
File parse(base::Arena& arena, diag::SourceFile& source, bool isVo,
           std::vector<ParseError>& errors);

}  // namespace vo::format
