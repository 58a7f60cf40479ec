// Declarations: objects get their types when they are first looked at; cycles; order of initialisation.
#pragma once

#include "check/state.h"

namespace vo::check {

// ---- decl.cpp ----
void objDecl(Checker& ck, Object* o);
inline bool isOnPath(const Object* o) { return o->color == types::Color::Grey; }
/// objDecl for an object that has no type yet, or whose declaration is being checked (a cycle, which it reports).
inline void resolve(Checker& ck, Object* o) {
  if (o->type == nullptr || isOnPath(o)) objDecl(ck, o);
}
void push(Checker& ck, Object* o);
void pop(Checker& ck);
void declStmt(Checker& ck, std::span<syntax::Decl*> list);
void checkFieldUniqueness(Checker& ck, Named* base);
std::span<TypeParam*> collectTypeParams(Checker& ck, std::span<syntax::Field> list, std::span<TypeParam*>* early);
TypeParam* declareTypeParam(Checker& ck, syntax::Ident* name, Pos scopePos, int index);

// ---- cycles.cpp ----
bool validCycle(Checker& ck, Object* o);
void cycleError(Checker& ck, std::span<Object* const> cycle, size_t start);
void directCycles(Checker& ck);
bool isComplete(Checker& ck, Type* t);
bool isPointeeComplete(Checker& ck, Type* t);
bool hasVaryingSize(Checker& ck, Type* t);
TypeName* objectOf(Checker& ck, Named* n);

// ---- initorder.cpp ----
void initOrder(Checker& ck);

}  // namespace vo::check
