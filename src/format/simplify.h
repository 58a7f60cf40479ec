// gofmt's -s.
#pragma once

#include "format/tree.h"

namespace vo::format {

/// Leaves out what the language lets one leave out: types of elements of literals, the end of
/// `s[a:len(s)]`, variables `_` of range clauses; and declarations without specs. `text` is the
/// file's.
void simplify(File& file, std::string_view text);

}  // namespace vo::format
