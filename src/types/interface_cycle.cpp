// This file finds anonymous interfaces that contain themselves.
//
// A walk over the parts of method signatures that stops at names: an interface met while its own
// methods are being walked is a cycle. Embedded interfaces are expanded by using type sets.
#include "types/interface_cycle.h"

#include "types/typeset.h"

namespace vo::types {

namespace {

/// Aliases can nest types deeper than any text.
constexpr int kMaxDepth = 5'000;

}  // namespace

bool InterfaceCycleFinder::hasCycle(Interface* t) {
  if (!visitMethods(t)) return false;
  for (auto& [interface, open] : cyclic_) open = false;
  return true;
}

bool InterfaceCycleFinder::visitMethods(Interface* t) {
  for (Func* m : typeSet(t)->methods)
    if (visit(m->type)) return true;
  return false;
}

bool InterfaceCycleFinder::visit(Type* t) {
  t = unalias(t);
  if (t == nullptr || depth_ > kMaxDepth) return false;
  auto visitVars = [&](std::span<Var* const> vars) {
    for (const Var* v : vars)
      if (visit(v->type)) return true;
    return false;
  };
  struct Depth {
    int& d;
    explicit Depth(int& depth) : d(depth) { d++; }
    ~Depth() { d--; }
  } depth(depth_);
  switch (t->kind) {
    case TypeKind::Pointer: return visit(static_cast<Pointer*>(t)->elem);
    case TypeKind::Slice: return visit(static_cast<Slice*>(t)->elem);
    case TypeKind::Array: return visit(static_cast<Array*>(t)->elem);
    case TypeKind::Chan: return visit(static_cast<Chan*>(t)->elem);
    case TypeKind::Map: return visit(static_cast<Map*>(t)->key) || visit(static_cast<Map*>(t)->elem);
    case TypeKind::Struct: return visitVars(static_cast<Struct*>(t)->fields);
    case TypeKind::Tuple: return visitVars(static_cast<Tuple*>(t)->vars);
    case TypeKind::Signature:
      return visitVars(static_cast<Signature*>(t)->params->vars) ||
             visitVars(static_cast<Signature*>(t)->results->vars);
    case TypeKind::Interface: {
      Interface* i = static_cast<Interface*>(t);
      if (i->methods.empty() && i->embeddeds.empty()) return false;
      auto [known, isNew] = cyclic_.emplace(i, true);
      if (!isNew) return known->second;
      if (visitMethods(i)) return true;
      cyclic_[i] = false;
      return false;
    }
    default: return false;  // a name ends the cycle
  }
}

}  // namespace vo::types
