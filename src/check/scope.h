// Objects and scopes: lookup, declaration, dependencies between package-level objects.
#pragma once

#include "check/state.h"

namespace vo::check {

Object* lookup(Checker& ck, Symbol name);
Object* lookupScope(Checker& ck, Symbol name, Scope** scope, bool* crossedFunc);
void declare(Checker& ck, Scope* scope, syntax::Ident* id, Object* o, Pos scopePos);
/// A variable or constant of the current function body.
Var* newLocalVar(Checker& ck, Pos pos, Symbol name, Type* type);
Const* newLocalConst(Checker& ck, Pos pos, Symbol name);
Tuple* newTuple(Checker& ck, std::span<Var* const> vars);
/// One per element type and package, so that `&x` allocates once.
Pointer* newPointer(Checker& ck, Type* elem);
/// The type of a method as a value: its signature without receiver.
Signature* methodValueType(Checker& ck, Func* m);
DeclInfo* declOf(Checker& ck, const Object* o);
void addDep(Checker& ck, Object* to);
/// Marks the variable at the root of an addressable expression (`x`, `x.f`, `x[i]` of arrays).
void markRoot(Checker& ck, syntax::Expr* e, bool reassigned, bool addressTaken);

}  // namespace vo::check
