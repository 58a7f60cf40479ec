// This file decides which unexported names of a package exist for the packages that import it.
//
// gc's importers read what the compiler wrote of a package: its exported objects and what these need.
// An unexported type that the signature of an exported function mentions is there, and `p.hidden` is
// "not exported"; any other name is "undefined", whether it is declared or not. Bodies that gc inlines
// are also read; what they refer to is not known here, but for the commonest form, an exported function
// that only calls the unexported one of its name.
#include <unordered_set>

#include "check/package.h"
#include "check/state.h"

namespace vo::check {

namespace {

class Reachable {
 public:
  explicit Reachable(const Package* p) : package_(p) {}

  bool find(const Object* wanted) {
    for (const auto& entry : package_->scope->elems.entries()) {
      const Object* o = entry.value;
      if (!o->isExported()) continue;
      visit(o->type);
    }
    while (!work_.empty()) {
      const Type* t = work_.back();
      work_.pop_back();
      follow(t);
    }
    return objects_.contains(wanted);
  }

 private:
  void visit(const Type* t) {
    if (t != nullptr && seen_.insert(t).second) work_.push_back(t);
  }
  void visit(const Tuple* t) {
    for (const Var* v : t->vars) visit(v->type);
  }
  void visitParams(std::span<TypeParam* const> list) {
    for (const TypeParam* p : list) visit(p->bound);
  }

  void follow(const Type* t) {
    switch (t->kind) {
      case TypeKind::Array: return visit(types::cast<Array>(t)->elem);
      case TypeKind::Slice: return visit(types::cast<Slice>(t)->elem);
      case TypeKind::Pointer: return visit(types::cast<Pointer>(t)->elem);
      case TypeKind::Chan: return visit(types::cast<Chan>(t)->elem);
      case TypeKind::Map:
        visit(types::cast<Map>(t)->key);
        return visit(types::cast<Map>(t)->elem);
      case TypeKind::Struct:
        for (const Var* f : types::cast<Struct>(t)->fields) visit(f->type);
        return;
      case TypeKind::Union:
        for (const UnionTerm& term : types::cast<Union>(t)->terms) visit(term.type);
        return;
      case TypeKind::Interface:
        for (const Func* m : types::cast<Interface>(t)->methods) visit(m->type);
        for (const Type* e : types::cast<Interface>(t)->embeddeds) visit(e);
        return;
      case TypeKind::Signature: {
        const Signature* s = types::cast<Signature>(t);
        visitParams(s->typeParams);
        visit(s->params);
        return visit(s->results);
      }
      case TypeKind::Alias: {
        const Alias* a = types::cast<Alias>(t);
        objects_.insert(a->object);
        for (const Type* arg : a->typeArgs) visit(arg);
        return visit(a->fromRhs);
      }
      case TypeKind::Named: return followNamed(types::cast<Named>(t));
      default: return;
    }
  }

  void followNamed(const Named* n) {
    for (const Type* arg : n->typeArgs) visit(arg);
    if (n->isInstance()) return visit(n->origin);
    if (n->object == nullptr || n->object->package != package_) return;
    objects_.insert(n->object);
    visitParams(n->typeParams);
    visit(n->fromRhs);
    for (const Func* m : n->methods) visit(m->type);
  }

  const Package* package_;
  std::unordered_set<const Type*> seen_;
  std::unordered_set<const Object*> objects_;
  std::vector<const Type*> work_;
};

}  // namespace

bool seenByImporters(Checker& ck, const Package* p, const Object* o) {
  if (isa<Func>(o)) {
    std::string wrapper(o->name.str());
    if (!wrapper.empty() && wrapper[0] >= 'a' && wrapper[0] <= 'z') wrapper[0] = static_cast<char>(wrapper[0] - 'a' + 'A');
    return isa<Func>(p->scope->lookup(ck.tc.symbol(wrapper)));
  }
  return Reachable(p).find(o);
}

}  // namespace vo::check
