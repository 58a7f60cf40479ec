// Trees as text: for messages, for `vo dump ast` and for tests.
//
// Takes any tree, with errors in it too, and changes nothing; results are strings of the caller.
#pragma once

#include <span>
#include <string>

#include "syntax/ast.h"

namespace vo::syntax {

/// The expression as Go's compiler shows it in messages: on one line, bodies of functions and
/// composite literals as `{…}`. Appends nothing for null.
std::string exprString(const Expr* x);
/// The same of a list, separated by ", ".
std::string exprListString(std::span<Expr* const> list);
/// A simple statement (expression, send, ++, assignment) in that form; other statements give their
/// keyword.
std::string simpleStmtString(const Stmt* s);

struct DumpOptions {
  bool positions = true;  ///< line:column of begin and end of each node
};
/// The tree, one node or list per line, children indented.
std::string dumpFile(const File& file, const DumpOptions& options = {});

}  // namespace vo::syntax
