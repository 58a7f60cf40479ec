// Functions on scopes (the struct is in object.h).
//
// Scopes belong to arenas: a package's to the kept one, those of function bodies mostly to the transient one.
#pragma once

#include <vector>

#include "types/context.h"

namespace vo::types {

/// A new scope, a child of `parent` (which may be null, or the universe, which keeps no list of
/// children).
Scope* newScope(base::Arena& arena, Scope* parent, Pos pos = {}, Pos end = {}, bool isFunc = false);
/// Adds the object unless its name is taken: then the object that has it is returned, else null.
/// Sets object->parent if it is null. Blank names are not entered.
Object* insert(base::Arena& arena, Scope* scope, Object* object);
/// The package is done: scopes inside of it may end. Their objects that stay (parameters of signatures, local types)
/// have the universe's scope as parent from now on, which says no more than that they are local.
void detachLocals(Package* package);
/// The innermost object of that name from `scope` outwards that is declared before `pos` (no
/// position: anywhere).
ScopedObject lookupParent(Scope* scope, Symbol name, Pos pos = {});
/// The names in order of their text.
std::vector<Symbol> sortedNames(const Scope* scope);

}  // namespace vo::types
