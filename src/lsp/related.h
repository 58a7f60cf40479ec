// Which types implement which interfaces.
//
// Looks at the package-level types of the workspace and of the packages that it imports. On the thread of the workspace.
#pragma once

#include <vector>

#include "lsp/names.h"

namespace vo::lsp {

/// All declared types that are not generic, once each.
std::vector<types::Named*> declaredTypes(Context& cx);
/// Of an interface: the types that implement it (themselves or their pointers) and interfaces with its methods. Of
/// another type: the interfaces that it implements. Interfaces without methods count for nothing.
std::vector<types::TypeName*> relatedTypes(Context& cx, types::TypeName* type);
/// The methods that stand for this one in the types and interfaces that its receiver implements or that implement it;
/// itself among them. `all`: and those that stand for these, and so on: what must have one name.
std::vector<types::Func*> relatedMethods(Context& cx, types::Func* method, bool all);

}  // namespace vo::lsp
