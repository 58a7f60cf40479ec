// This file implements the functions on scopes.
#include "types/scope.h"

#include <algorithm>

namespace vo::types {

Scope* newScope(base::Arena& arena, Scope* parent, Pos pos, Pos end, bool isFunc) {
  VO_DCHECK(!pos.valid() || !end.valid() || pos <= end, "a scope ends behind its beginning");
  Scope* s = arena.make<Scope>();
  s->parent = parent;
  s->pos = pos;
  s->end = end;
  s->isFunc = isFunc;
  // The universe (no parent) is shared by compilations and keeps no children. Children are linked
  // in front: the scope needs no tail pointer.
  if (parent != nullptr && parent->parent != nullptr) {
    s->nextSibling = parent->firstChild;
    parent->firstChild = s;
  }
  return s;
}

Object* insert(base::Arena& arena, Scope* scope, Object* object) {
  VO_DCHECK(scope != nullptr && object != nullptr, "objects are put into scopes");
  if (object->name.str() != "_") {
    if (Object* other = scope->lookup(object->name)) return other;
    scope->elems.insert(arena, object->name, object);
  }
  if (object->parent == nullptr) object->parent = scope;
  return nullptr;
}

void detachLocals(Package* package) {
  Scope* outside = package->scope->parent;
  std::vector<Scope*> work;
  auto addChildren = [&](const Scope* s) {
    for (Scope* c = s->firstChild; c != nullptr; c = c->nextSibling) work.push_back(c);
  };
  addChildren(package->scope);
  while (!work.empty()) {
    const Scope* s = work.back();
    work.pop_back();
    addChildren(s);
    for (const auto& e : s->elems.entries())
      if (e.value->parent == s) e.value->parent = outside;
  }
  package->scope->firstChild = nullptr;
}

ScopedObject lookupParent(Scope* scope, Symbol name, Pos pos) {
  for (Scope* s = scope; s != nullptr; s = s->parent) {
    Object* o = s->lookup(name);
    if (o != nullptr && (!pos.valid() || o->scopePos <= pos)) return {s, o};
  }
  return {};
}

std::vector<Symbol> sortedNames(const Scope* scope) {
  std::vector<Symbol> names;
  for (const auto& entry : scope->elems.entries()) names.push_back(entry.key);
  std::sort(names.begin(), names.end(), [](Symbol a, Symbol b) { return a.str() < b.str(); });
  return names;
}

}  // namespace vo::types
