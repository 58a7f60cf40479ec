// This file finds and reports cycles among declarations: types that refer to themselves by name
// only (type A B; type B A), declarations that need their own value or type, and values of types
// whose size is not known yet.
#include "check/decl.h"
#include "check/expr.h"
#include "check/report.h"
#include "check/scope.h"
#include "check/state.h"

namespace vo::check {

using namespace syntax;

static bool reportIfOnPath(Checker& ck, TypeName* name);

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
bool validCycle(Checker& ck, Object* o) {
  size_t start = indexOnPath(ck.objectPath, o);
  if (start == ck.objectPath.size()) return true;
  std::span<Object* const> cycle(ck.objectPath.data() + start, ck.objectPath.size() - start);
  size_t values = 0, definitions = 0;
  for (Object* member : cycle) {
    switch (member->kind) {
      case ObjectKind::Const:
      case ObjectKind::Var: values++; break;
      case ObjectKind::TypeName: {
        // Cycles through type parameter lists are fine.
        Type* t = member->type;
        if (ck.env.inTypeParams && t != nullptr &&
            (isa<Named>(t) ? !types::cast<Named>(t)->typeParams.empty()
                           : isa<Alias>(t) && !types::cast<Alias>(t)->typeParams.empty()))
          return true;
        if (!types::cast<TypeName>(member)->isAlias) definitions++;
        break;
      }
      default: break;
    }
  }
  VO_DCHECK(values + definitions <= cycle.size(), "each declaration is counted once");
  // Cycles of values only are reported with the initialisation order.
  if (values == cycle.size()) return true;
  // Types need a definition in the cycle, else they would expand forever.
  if (values == 0 && definitions > 0) return true;
  cycleError(ck, cycle, firstInSource(cycle));
  return false;
}

void cycleError(Checker& ck, std::span<Object* const> cycle, size_t start) {
  VO_DCHECK(!cycle.empty() && start < cycle.size(), "a cycle has a first declaration");
  Object* o = cycle[start];
  // Instances are shown with their type arguments.
  auto nameOf = [&](const Object* x) {
    const Named* n = as<Named>(x->type);
    return n != nullptr && n->isInstance() ? text(ck, static_cast<const Type*>(n)) : qualified(ck, x);
  };
  TypeName* name = dynCast<TypeName>(o);
  if (name != nullptr) {
    if (Alias* a = dynCast<Alias>(name->type)) {
      a->fromRhs = ck.invalidType();
      a->actual = ck.invalidType();
    }
  }
  if (cycle.size() == 1) {
    if (name != nullptr) {
      error(ck, o, Kind::InvalidDeclCycle, "invalid recursive type: ", nameOf(o), " refers to itself");
    } else {
      error(ck, o, Kind::InvalidDeclCycle, "invalid cycle in declaration: ", nameOf(o), " refers to itself");
    }
    return;
  }
  diag::Diagnostic* d =
      name != nullptr ? error(ck, o, Kind::InvalidDeclCycle, "invalid recursive type ", nameOf(o))
                      : error(ck, o, Kind::InvalidDeclCycle, "invalid cycle in declaration of ", nameOf(o));
  for (size_t i = 0; i < cycle.size(); i++) {
    Object* next = cycle[(start + i + 1) % cycle.size()];
    note(ck, d, rangeOf(o), nameOf(o), " refers to ", nameOf(next));
    o = next;
  }
}

// Types that are declared as each other's names, with nothing in between: they would have no
// underlying type. Found before anything asks for one. Each name is followed once.
void directCycles(Checker& ck) {
  std::unordered_map<TypeName*, int> state;  // index on the path, or -1 when done
  for (DeclInfo* d : ck.decls) {
    TypeName* name = dynCast<TypeName>(d->object);
    if (name == nullptr) continue;
    std::vector<Object*> path;
    while (name != nullptr) {
      auto found = state.find(name);
      if (found != state.end()) {
        if (found->second < 0) break;
        name->type = ck.invalidType();
        std::span<Object* const> cycle(path.data() + found->second, path.size() - found->second);
        cycleError(ck, cycle, firstInSource(cycle));
        break;
      }
      state[name] = static_cast<int>(path.size());
      path.push_back(name);
      DeclInfo* declared = declOf(ck, name);
      Ident* rhs = declared != nullptr ? dynCast<Ident>(declared->typeDecl->type) : nullptr;
      name = rhs != nullptr ? dynCast<TypeName>(ck.pkg->scope->lookup(rhs->name)) : nullptr;
    }
    for (Object* o : path) state[types::cast<TypeName>(o)] = -1;
  }
}

// The object that stands for a named type on paths: an instance has one of its own, at the place
// where it was first written.
TypeName* objectOf(Checker& ck, Named* n) {
  if (!n->isInstance()) return n->object;
  TypeName*& o = ck.instanceObjects[n];
  if (o == nullptr) {
    o = ck.tc.transient().make<TypeName>(*n->object);
    o->type = n;
    o->color = types::Color::Black;
    if (auto at = ck.instancePos.find(n); at != ck.instancePos.end()) o->pos = at->second;
  }
  VO_DCHECK(o->type == n, "an instance's object is its own");
  return o;
}

// Whether the type has an underlying type yet; reports the cycle if not. A declaration may use its
// own name (type T *T), but only where what T is does not matter: not type T [unsafe.Sizeof(T{})]int.
bool isComplete(Checker& ck, Type* t) {
  while (t != nullptr && !ck.objectPath.empty()) {
    TypeName* name;
    Type* rhs;
    if (Alias* a = dynCast<Alias>(t)) {
      name = a->object;
      rhs = a->fromRhs;
    } else if (Named* n = dynCast<Named>(t)) {
      name = n->origin->fromRhs == nullptr ? n->object : objectOf(ck, n);
      rhs = n->fromRhs;
    } else {
      return true;
    }
    if (reportIfOnPath(ck, name)) return false;
    // Names that stand for other names: type A B; type B [unsafe.Sizeof(A{})]int.
    t = rhs;
  }
  return true;
}

// The same of what a pointer points to, for operations that go through it.
bool isPointeeComplete(Checker& ck, Type* t) {
  if (ck.objectPath.empty()) return true;
  Pointer* p = underAs<Pointer>(t);
  return p == nullptr || isComplete(ck, p->elem);
}

// Whether the declaration is not done yet, which is reported as a cycle.
static bool reportIfOnPath(Checker& ck, TypeName* name) {
  size_t start = isOnPath(name) ? indexOnPath(ck.objectPath, name) : ck.objectPath.size();
  if (start == ck.objectPath.size()) return false;
  std::span<Object* const> cycle(ck.objectPath.data() + start, ck.objectPath.size() - start);
  cycleError(ck, cycle, firstInSource(cycle));
  return true;
}

// Whether a type's size depends on type parameters, or is not known because the type contains, by
// value, one that is being declared (which is reported).
bool hasVaryingSize(Checker& ck, Type* t) {
  if (stackExhausted(ck, nullptr)) return true;
  t = unalias(t);
  switch (t->kind) {
    case TypeKind::Named: {
      Named* n = types::cast<Named>(t);
      auto found = ck.varyingTypes.find(n);
      if (found != ck.varyingTypes.end()) return found->second;
      if (n->object->package != ck.pkg && !n->isInstance()) return false;
      TypeName* name = n->origin->fromRhs == nullptr ? n->object : objectOf(ck, n);
      if (reportIfOnPath(ck, name)) return true;
      types::Color saved = name->color;
      push(ck, name);
      if (n->isInstance()) types::expandInstance(n);
      bool varies = n->fromRhs != nullptr && hasVaryingSize(ck, n->fromRhs);
      pop(ck);
      name->color = saved;
      ck.varyingTypes[n] = varies;
      return varies;
    }
    case TypeKind::Array: return hasVaryingSize(ck, types::cast<Array>(t)->elem);
    case TypeKind::Struct:
      // Literals behind aliases can share parts without end, too.
      if (ck.fixedStructs.contains(t)) return false;
      for (Var* f : types::cast<Struct>(t)->fields)
        if (f->type != nullptr && hasVaryingSize(ck, f->type)) return true;
      ck.fixedStructs.insert(t);
      return false;
    case TypeKind::TypeParam: return true;
    default: return false;
  }
}

}  // namespace vo::check
