// What can be selected from values of a type, and which names a place sees.
//
// Gives objects that others own. On the thread of the workspace.
#pragma once

#include <vector>

#include "lsp/workspace.h"

namespace vo::lsp {

struct Member {
  types::Object* object;  ///< field or method
  int depth;              ///< embedded fields on the way
};
/// Fields and methods of t and of what it embeds, those that package `from` may use; the nearest of each name.
std::vector<Member> membersOf(types::Type* t, const types::Package* from);

/// The innermost scope around a position of a file.
const types::Scope* scopeAt(const Unit& unit, const syntax::File& file, diag::Pos at);

}  // namespace vo::lsp
