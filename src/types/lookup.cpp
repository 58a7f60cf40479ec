// This file finds fields and methods through embedding.
//
// A breadth-first search over embedded fields, one depth at a time: the shallowest match wins, two
// matches at one depth are ambiguous, and a type seen at a shallower depth hides itself below. A
// type that occurs several times at one depth is kept once, marked, so that a match in it is a
// collision without being searched twice.
#include "types/lookup.h"

#include <algorithm>
#include <unordered_set>

#include "types/instantiate.h"
#include "types/predicates.h"
#include "types/subst.h"
#include "types/typeset.h"

namespace vo::types {

namespace {

/// The embedded fields that lead to a type, last one first.
struct Step {
  const Step* before;
  int32_t index;
};

struct Embedded {
  Type* type;
  const Step* path;
  bool indirect;
  bool multiples;
};

class Searcher {
 public:
  Searcher(TypeContext& ctx, const Package* package, Symbol name, bool foldCase)
      : ctx_(ctx), package_(package), name_(name), foldCase_(foldCase) {}

  Lookup search(Type* t, bool addressable) {
    if (name_.str() == "_") return {};
    auto [type, isPointer] = deref(t);
    // A pointer to an interface has no methods.
    if (isPointer && isInterface(type)) return {};
    current_.push_back({type, nullptr, isPointer, false});
    while (!current_.empty()) {
      next_.clear();
      for (const Embedded& e : current_)
        if (!searchIn(e)) return {nullptr, makePath(), false};
      if (found_ != nullptr) return result(addressable);
      consolidate();
    }
    return {};
  }

 private:
  /// False on a collision.
  bool searchIn(const Embedded& e) {
    if (Named* named = as<Named>(e.type)) {
      if (!remember(named)) return true;
      int32_t index;
      if (Func* m = declaredMethod(named, package_, name_, foldCase_, &index))
        return match(e, m, index);
    }
    Type* u = under(e.type);
    if (Struct* s = dynCast<Struct>(u)) return searchFields(e, s);
    if (Interface* i = dynCast<Interface>(u)) {
      int32_t index;
      if (Func* m = typeSetMethod(typeSet(i), package_, name_, foldCase_, &index))
        return match(e, m, index);
    }
    return true;
  }

  bool searchFields(const Embedded& e, Struct* s) {
    for (size_t i = 0; i < s->fields.size(); i++) {
      Var* f = s->fields[i];
      int32_t index = static_cast<int32_t>(i);
      if (f->sameId(package_, name_, foldCase_)) {
        if (!match(e, f, index)) return false;
        continue;
      }
      if (found_ != nullptr || !f->embedded) continue;
      auto [type, isPointer] = deref(f->type);
      Step* step = static_cast<Step*>(ctx_.transient().alloc(sizeof(Step)));
      *step = {e.path, index};
      next_.push_back({type, step, e.indirect || isPointer, e.multiples});
    }
    return true;
  }

  bool match(const Embedded& e, Object* o, int32_t index) {
    path_ = e.path;
    last_ = index;
    if (found_ != nullptr || e.multiples) return false;
    found_ = o;
    indirect_ = e.indirect;
    return true;
  }

  /// False if the type has been searched. Instances made while types were incomplete may be
  /// identical at two addresses; to miss that among many types costs only time.
  bool remember(const Named* named) {
    constexpr size_t kFew = 16;
    for (const Named* s : few_)
      if (identical(s, named)) return false;
    if (few_.size() >= kFew) return many_.insert(named).second;
    few_.push_back(named);
    return true;
  }

  void consolidate() {
    current_.clear();
    for (const Embedded& e : next_) {
      bool known = false;
      for (Embedded& c : current_) {
        if (!identical(c.type, e.type)) continue;
        c.multiples = true;
        known = true;
        break;
      }
      if (!known) current_.push_back(e);
    }
  }

  std::span<int32_t> makePath() {
    size_t n = 1;
    for (const Step* s = path_; s != nullptr; s = s->before) n++;
    std::span<int32_t> path = ctx_.transient().array<int32_t>(n);
    path[--n] = last_;
    for (const Step* s = path_; s != nullptr; s = s->before) path[--n] = s->index;
    return path;
  }

  Lookup result(bool addressable) {
    const Func* f = dynCast<Func>(found_);
    // x.m() with a pointer receiver needs a pointer on the way or an addressable x.
    if (f != nullptr && !indirect_ && !addressable && hasPtrRecv(f)) return {nullptr, {}, true};
    return {found_, makePath(), indirect_};
  }

  TypeContext& ctx_;
  const Package* package_;
  Symbol name_;
  bool foldCase_;
  std::vector<Embedded> current_, next_;
  std::vector<const Named*> few_;
  std::unordered_set<const Named*> many_;
  Object* found_ = nullptr;
  const Step* path_ = nullptr;
  int32_t last_ = 0;
  bool indirect_ = false;
};

}  // namespace

Lookup lookupFieldOrMethod(TypeContext& ctx, Type* t, bool addressable, const Package* package,
                           Symbol name, bool foldCase) {
  // A defined pointer type has the fields of its element but none of its methods.
  if (Named* named = as<Named>(t)) {
    if (Pointer* p = underAs<Pointer>(named)) {
      Lookup r = Searcher(ctx, package, name, foldCase).search(p, false);
      return isa<Func>(r.object) ? Lookup{} : r;
    }
  }
  return Searcher(ctx, package, name, foldCase).search(t, addressable);
}

// ---- Declared methods --------------------------------------------------------------------------

size_t numMethods(const Named* t) { return t->origin->methods.size(); }

namespace {

/// The i-th method of an instance: the generic one with type arguments for its receiver's type
/// parameters (each method declares its own).
Func* expandMethod(TypeContext& ctx, Named* t, Func* generic) {
  ctx.hooks().declare(generic);
  Signature* sig = generic->signature();
  if (sig == nullptr) return generic;
  // In its own declaration the receiver's type is an instance, and the method is that instance's.
  if (sig->recv != nullptr && deref(sig->recv->type).type == t) return generic;
  Signature* copy = sig;
  if (sig->recvTypeParams.size() == t->typeArgs.size())
    copy = substSignature(ctx, sig, SubstMap{sig->recvTypeParams, t->typeArgs}, generic->pos);
  if (copy == sig) copy = ctx.arena().make<Signature>(*sig);
  copy->scope = nullptr;
  Type* recv = hasPtrRecv(generic) ? static_cast<Type*>(ctx.newPointer(t)) : t;
  if (sig->recv != nullptr) copy->recv = ctx.cloneVar(sig->recv, recv);
  copy->backendId = 0;
  return ctx.cloneFunc(generic, copy);
}

bool sameName(const Func* m, Symbol name, bool foldCase) {
  return foldCase ? m->sameId(m->package, name, true) : m->name == name;
}

}  // namespace

Func* methodAt(Named* t, size_t i) {
  if (!t->isInstance()) return t->methods[i];
  if (i < t->methods.size() && t->methods[i] != nullptr) return t->methods[i];
  TypeContext& ctx = contextOf(t->universe);
  Named* origin = t->origin;
  if (t->methods.size() < origin->methods.size())
    t->methods.resize(ctx.arena(), origin->methods.size());
  Func* m = expandMethod(ctx, t, origin->methods[i]);
  // Not while the generic method's signature is unknown.
  if (m->type != nullptr) t->methods[i] = m;
  return m;
}

Func* declaredMethod(Named* t, const Package* package, Symbol name, bool foldCase, int32_t* index) {
  const Named* origin = t->origin;
  if (origin->methods.empty() || name.str() == "_") return nullptr;
  for (size_t i = 0; i < origin->methods.size(); i++) {
    if (!sameName(origin->methods[i], name, foldCase)) continue;
    if (!foldCase && !samePackage(origin->object->package, package) && !isExportedName(name.str()))
      return nullptr;
    if (index != nullptr) *index = static_cast<int32_t>(i);
    return methodAt(t, i);
  }
  return nullptr;
}

void addMethod(TypeContext& ctx, Named* t, Func* method) {
  VO_DCHECK(!t->isInstance(), "methods are declared for the generic type");
  if (method->name.str() != "_")
    for (const Func* m : t->methods)
      if (m->name == method->name) return;
  t->methods.push(ctx.arena(), method);
}

bool hasPtrRecv(const Func* method) {
  const Signature* sig = dynCast<Signature>(method->type);
  if (sig != nullptr && sig->recv != nullptr) return as<Pointer>(sig->recv->type) != nullptr;
  return method->hasPtrRecv;
}

// ---- Method sets -------------------------------------------------------------------------------

namespace {

/// All methods that might be in a type's method set: every one reachable through embedding. The
/// lookup decides about each.
class MethodCollector {
 public:
  std::vector<Func*> collect(Type* t) {
    pending_.push_back(deref(t).type);
    while (!pending_.empty()) {
      Type* x = unalias(pending_.back());
      pending_.pop_back();
      if (!seen_.insert(x).second) continue;
      if (Named* named = dynCast<Named>(x))
        for (Func* m : named->origin->methods) add(m);
      Type* u = under(x);
      if (Interface* i = dynCast<Interface>(u))
        for (Func* m : typeSet(i)->methods) add(m);
      if (Struct* s = dynCast<Struct>(u))
        for (Var* f : s->fields)
          if (f->embedded) pending_.push_back(deref(f->type).type);
    }
    std::sort(methods_.begin(), methods_.end(),
              [](const Func* a, const Func* b) { return compareObjects(a, b) < 0; });
    auto same = [](const Func* a, const Func* b) { return compareObjects(a, b) == 0; };
    methods_.erase(std::unique(methods_.begin(), methods_.end(), same), methods_.end());
    return std::move(methods_);
  }

 private:
  void add(Func* m) {
    if (m->name.str() != "_") methods_.push_back(m);
  }
  std::vector<Type*> pending_;
  std::unordered_set<const Type*> seen_;
  std::vector<Func*> methods_;
};

}  // namespace

std::span<const MethodSetEntry> methodSet(TypeContext& ctx, Type* t) {
  t = unalias(t);
  auto known = ctx.methodSetCache().find(t);
  if (known != ctx.methodSetCache().end()) return known->second;
  std::vector<MethodSetEntry> entries;
  for (Func* m : MethodCollector().collect(t)) {
    Lookup r = lookupFieldOrMethod(ctx, t, false, m->package, m->name);
    Func* f = dynCast<Func>(r.object);
    if (f == nullptr || isGenericMethod(f)) continue;
    std::span<int32_t> path = ctx.arena().copy(std::span<const int32_t>(r.path));
    entries.push_back({f, path, r.indirect, r.path.size() > 1});
  }
  // Member by member: bytes between them would go into an image.
  std::span<MethodSetEntry> kept = ctx.arena().array<MethodSetEntry>(entries.size());
  for (size_t i = 0; i < kept.size(); i++) {
    kept[i].method = entries[i].method;
    kept[i].path = entries[i].path;
    kept[i].indirect = entries[i].indirect;
    kept[i].promoted = entries[i].promoted;
  }
  ctx.methodSetCache().emplace(t, kept);
  return kept;
}

Var* fieldOfPath(const Struct* s, std::span<const int32_t> path) {
  for (;;) {
    Var* f = s->fields[static_cast<size_t>(path[0])];
    path = path.subspan(1);
    if (path.empty()) return f;
    s = underAs<Struct>(f->type);
  }
}

}  // namespace vo::types
