// This file finds and reports cycles among declarations: types that refer to themselves by name
// only (type A B; type B A), declarations that need their own value or type, and values of types
// whose size is not known yet.
#include "check/impl.h"

namespace vo::check {

using namespace syntax;

namespace {

size_t firstInSource(std::span<Object* const> list) {
  size_t first = 0;
  for (size_t i = 1; i < list.size(); i++)
    if (list[i]->pos < list[first]->pos) first = i;
  return first;
}

size_t indexOnPath(const std::vector<Object*>& path, const Object* o) {
  for (size_t i = path.size(); i-- > 0;)
    if (path[i] == o) return i;
  return path.size();
}

}  // namespace

// Whether the cycle that a use of `o`, which is being declared, closes is a permitted one.
bool Checker::validCycle(Object* o) {
  size_t start = indexOnPath(objectPath, o);
  if (start == objectPath.size()) return true;
  std::span<Object* const> cycle(objectPath.data() + start, objectPath.size() - start);
  size_t values = 0, definitions = 0;
  for (Object* member : cycle) {
    switch (member->kind) {
      case ObjectKind::Const:
      case ObjectKind::Var: values++; break;
      case ObjectKind::TypeName: {
        // Cycles through type parameter lists are fine.
        Type* t = member->type;
        if (env.inTypeParams && t != nullptr &&
            (isa<Named>(t) ? !types::cast<Named>(t)->typeParams.empty()
                           : isa<Alias>(t) && !types::cast<Alias>(t)->typeParams.empty()))
          return true;
        if (!types::cast<TypeName>(member)->isAlias) definitions++;
        break;
      }
      default: break;
    }
  }
  // Cycles of values only are reported with the initialisation order.
  if (values == cycle.size()) return true;
  // Types need a definition in the cycle, else they would expand forever.
  if (values == 0 && definitions > 0) return true;
  cycleError(cycle, firstInSource(cycle));
  return false;
}

void Checker::cycleError(std::span<Object* const> cycle, size_t start) {
  Object* o = cycle[start];
  // Instances are shown with their type arguments.
  auto nameOf = [&](const Object* x) {
    const Named* n = as<Named>(x->type);
    return n != nullptr && n->isInstance() ? text(static_cast<const Type*>(n)) : qualified(x);
  };
  TypeName* name = dynCast<TypeName>(o);
  if (name != nullptr) {
    if (Alias* a = dynCast<Alias>(name->type)) {
      a->fromRhs = invalidType();
      a->actual = invalidType();
    }
  }
  if (cycle.size() == 1) {
    if (name != nullptr) {
      error(o, Kind::InvalidDeclCycle, "invalid recursive type: ", nameOf(o), " refers to itself");
    } else {
      error(o, Kind::InvalidDeclCycle, "invalid cycle in declaration: ", nameOf(o), " refers to itself");
    }
    return;
  }
  diag::Diagnostic* d =
      name != nullptr ? error(o, Kind::InvalidDeclCycle, "invalid recursive type ", nameOf(o))
                      : error(o, Kind::InvalidDeclCycle, "invalid cycle in declaration of ", nameOf(o));
  for (size_t i = 0; i < cycle.size(); i++) {
    Object* next = cycle[(start + i + 1) % cycle.size()];
    note(d, rangeOf(o), nameOf(o), " refers to ", nameOf(next));
    o = next;
  }
}

// Types that are declared as each other's names, with nothing in between: they would have no
// underlying type. Found before anything asks for one. Each name is followed once.
void Checker::directCycles() {
  std::unordered_map<TypeName*, int> state;  // index on the path, or -1 when done
  for (DeclInfo* d : decls) {
    TypeName* name = dynCast<TypeName>(d->object);
    if (name == nullptr) continue;
    std::vector<Object*> path;
    while (name != nullptr) {
      auto found = state.find(name);
      if (found != state.end()) {
        if (found->second < 0) break;
        name->type = invalidType();
        std::span<Object* const> cycle(path.data() + found->second, path.size() - found->second);
        cycleError(cycle, firstInSource(cycle));
        break;
      }
      state[name] = static_cast<int>(path.size());
      path.push_back(name);
      DeclInfo* declared = declOf(name);
      Ident* rhs = declared != nullptr ? dynCast<Ident>(declared->typeDecl->type) : nullptr;
      name = rhs != nullptr ? dynCast<TypeName>(pkg->scope->lookup(rhs->name)) : nullptr;
    }
    for (Object* o : path) state[types::cast<TypeName>(o)] = -1;
  }
}

// The object that stands for a named type on paths: an instance has one of its own, at the place
// where it was first written.
TypeName* Checker::objectOf(Named* n) {
  if (!n->isInstance()) return n->object;
  TypeName*& o = instanceObjects[n];
  if (o == nullptr) {
    o = tc.transient().make<TypeName>(*n->object);
    o->type = n;
    o->color = types::Color::Black;
    if (auto at = instancePos.find(n); at != instancePos.end()) o->pos = at->second;
  }
  return o;
}

// Whether the type has an underlying type yet; reports the cycle if not. A declaration may use its
// own name (type T *T), but only where what T is does not matter: not type T [unsafe.Sizeof(T{})]int.
bool Checker::isComplete(Type* t) {
  while (t != nullptr && !objectPath.empty()) {
    TypeName* name;
    Type* rhs;
    if (Alias* a = dynCast<Alias>(t)) {
      name = a->object;
      rhs = a->fromRhs;
    } else if (Named* n = dynCast<Named>(t)) {
      name = n->origin->fromRhs == nullptr ? n->object : objectOf(n);
      rhs = n->fromRhs;
    } else {
      return true;
    }
    if (reportIfOnPath(name)) return false;
    // Names that stand for other names: type A B; type B [unsafe.Sizeof(A{})]int.
    t = rhs;
  }
  return true;
}

// The same of what a pointer points to, for operations that go through it.
bool Checker::isPointeeComplete(Type* t) {
  if (objectPath.empty()) return true;
  Pointer* p = underAs<Pointer>(t);
  return p == nullptr || isComplete(p->elem);
}

// Whether the declaration is not done yet, which is reported as a cycle.
bool Checker::reportIfOnPath(TypeName* name) {
  size_t start = isOnPath(name) ? indexOnPath(objectPath, name) : objectPath.size();
  if (start == objectPath.size()) return false;
  std::span<Object* const> cycle(objectPath.data() + start, objectPath.size() - start);
  cycleError(cycle, firstInSource(cycle));
  return true;
}

// Whether a type's size depends on type parameters, or is not known because the type contains, by
// value, one that is being declared (which is reported).
bool Checker::hasVaryingSize(Type* t) {
  if (stackExhausted(nullptr)) return true;
  t = unalias(t);
  switch (t->kind) {
    case TypeKind::Named: {
      Named* n = types::cast<Named>(t);
      auto found = varyingTypes.find(n);
      if (found != varyingTypes.end()) return found->second;
      if (n->object->package != pkg && !n->isInstance()) return false;
      TypeName* name = n->origin->fromRhs == nullptr ? n->object : objectOf(n);
      if (reportIfOnPath(name)) return true;
      types::Color saved = name->color;
      push(name);
      if (n->isInstance()) types::expandInstance(n);
      bool varies = n->fromRhs != nullptr && hasVaryingSize(n->fromRhs);
      pop();
      name->color = saved;
      varyingTypes[n] = varies;
      return varies;
    }
    case TypeKind::Array: return hasVaryingSize(types::cast<Array>(t)->elem);
    case TypeKind::Struct:
      // Literals behind aliases can share parts without end, too.
      if (fixedStructs.contains(t)) return false;
      for (Var* f : types::cast<Struct>(t)->fields)
        if (f->type != nullptr && hasVaryingSize(f->type)) return true;
      fixedStructs.insert(t);
      return false;
    case TypeKind::TypeParam: return true;
    default: return false;
  }
}

}  // namespace vo::check
