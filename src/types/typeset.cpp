// This file computes type sets.
//
// A type set is a set of methods and a list of terms T or ~T in normal form: no two terms overlap,
// "all types" stands alone, and the empty list is the empty set. The set of an interface is the
// intersection of the sets of its elements, that of a union the union of its terms' sets. The
// algorithms on terms are quadratic; lists are short (kMaxUnionTerms).
#include "types/typeset.h"

#include <algorithm>
#include <unordered_set>

#include "types/predicates.h"
#include "types/type_string.h"

namespace vo::types {

namespace {

using Terms = std::vector<Term>;

bool isAll(const Term& t) { return t.type == nullptr; }

/// One term for both, if they overlap: that of the larger set. REQUIRES: neither is "all".
bool mergeTerms(const Term& x, const Term& y, Term* out) {
  VO_DCHECK(!isAll(x) && !isAll(y), "all types stand alone");
  if (disjoint(x, y)) return false;
  *out = x.tilde || !y.tilde ? x : y;
  return true;
}

bool intersectTerm(const Term& x, const Term& y, Term* out) {
  if (isAll(x)) {
    *out = y;
    return true;
  }
  if (isAll(y)) {
    *out = x;
    return true;
  }
  if (disjoint(x, y)) return false;
  *out = !x.tilde || y.tilde ? x : y;
  return true;
}

Terms normalise(const Terms& list) {
  std::vector<bool> used(list.size());
  Terms result;
  for (size_t i = 0; i < list.size(); i++) {
    if (used[i]) continue;
    Term t = list[i];
    if (isAll(t)) return {t};
    for (size_t j = i + 1; j < list.size(); j++) {
      if (used[j]) continue;
      if (isAll(list[j])) return {list[j]};
      if (mergeTerms(t, list[j], &t)) used[j] = true;
    }
    result.push_back(t);
  }
  return result;
}

Terms intersect(std::span<const Term> xs, std::span<const Term> ys) {
  Terms result;
  for (const Term& x : xs)
    for (const Term& y : ys)
      if (Term t; intersectTerm(x, y, &t)) result.push_back(t);
  return normalise(result);
}

bool isSubset(const Term& x, const Term& y) {
  if (isAll(y)) return true;
  if (isAll(x) || disjoint(x, y)) return false;
  return !x.tilde || y.tilde;
}

bool termsSubset(std::span<const Term> xs, std::span<const Term> ys) {
  for (const Term& x : xs)
    if (!std::any_of(ys.begin(), ys.end(), [&](const Term& y) { return isSubset(x, y); })) return false;
  return true;
}

/// Collects one interface's set.
class TypeSetBuilder {
 public:
  TypeSetBuilder(TypeContext& ctx, Interface* t) : ctx_(ctx), interface_(t) {}

  TypeSet* build() {
    // In place first, so that a circular interface (an error elsewhere) comes to an end.
    TypeSet* set = ctx_.arena().make<TypeSet>();
    set->terms = ctx_.universe().topTypeSet->terms;
    interface_->typeSet = set;
    for (Func* m : interface_->methods) addMethod(m->pos, m, true);
    for (size_t i = 0; i < interface_->embeddeds.size(); i++)
      addEmbedded(interface_->embeddeds[i],
                  i < interface_->embedPos.size() ? interface_->embedPos[i] : Pos{});
    std::sort(methods_.begin(), methods_.end(),
              [](const Func* a, const Func* b) { return compareObjects(a, b) < 0; });
    set->methods = ctx_.arena().copy(std::span<Func* const>(methods_));
    if (terms_.size() != 1 || !isAll(terms_[0]))
      set->terms = keepTerms();
    set->comparable = comparable_;
    return set;
  }

 private:
  // Member by member: bytes between them would go into an image.
  std::span<Term> keepTerms() const {
    std::span<Term> kept = ctx_.arena().array<Term>(terms_.size());
    for (size_t i = 0; i < kept.size(); i++) {
      kept[i].tilde = terms_[i].tilde;
      kept[i].type = terms_[i].type;
    }
    return kept;
  }
  void addMethod(Pos pos, Func* m, bool isExplicit) {
    for (size_t i = 0; i < methods_.size(); i++) {
      Func* other = methods_[i];
      if (other->name != m->name || !other->sameId(m->package, m->name)) continue;
      if (isExplicit)
        ctx_.hooks().duplicateMethod(pos, m, positions_[i]);
      else
        ctx_.hooks().overlappingMethods(pos, m, positions_[i], other);
      return;
    }
    methods_.push_back(m);
    positions_.push_back(pos);
  }

  void addEmbedded(Type* t, Pos pos) {
    Type* u = under(t);
    Terms own;
    std::span<const Term> terms;
    bool comparable = false;
    if (Interface* i = dynCast<Interface>(u)) {
      const TypeSet* set = typeSet(i);
      comparable = set->comparable;
      terms = set->terms;
      for (Func* m : set->methods) addMethod(pos, m, false);
    } else if (Union* un = dynCast<Union>(u)) {
      if (!unionTerms(un, &own)) return ctx_.hooks().unionTooLarge(pos);
      terms = own;
    } else {
      if (!isValid(u)) return;
      own.push_back({false, t});
      terms = own;
    }
    intersectWith(terms, comparable);
  }

  void intersectWith(std::span<const Term> terms, bool comparable) {
    terms_ = intersect(terms_, terms);
    comparable_ = comparable_ || comparable;
    bool all = terms_.size() == 1 && isAll(terms_[0]);
    if (!comparable_ || all) return;
    // Specific types: those that are comparable remain, and say it all.
    std::erase_if(terms_, [](const Term& t) { return !isComparable(t.type, false); });
    comparable_ = false;
  }

  TypeContext& ctx_;
  Interface* interface_;
  std::vector<Func*> methods_;
  std::vector<Pos> positions_;
  Terms terms_{Term{}};
  bool comparable_ = false;
};

/// An interface embedded in t, directly or in a union, whose set is not known yet and that is not
/// in `open`; or null.
Interface* pendingElement(const Interface* t, const std::unordered_set<const Interface*>& open) {
  auto pending = [&](Type* e) {
    Interface* i = underAs<Interface>(e);
    bool wanted = i != nullptr && i->typeSet == nullptr && i->complete && !open.contains(i);
    return wanted ? i : nullptr;
  };
  for (Type* e : t->embeddeds) {
    if (Interface* i = pending(e)) return i;
    if (Union* u = underAs<Union>(e))
      for (const UnionTerm& term : u->terms)
        if (Interface* i = pending(term.type)) return i;
  }
  return nullptr;
}

}  // namespace

TypeSet* typeSet(Interface* t) {
  if (t->typeSet != nullptr) return t->typeSet;
  if (!t->complete) return t->universe->topTypeSet;
  TypeContext& ctx = contextOf(t->universe);
  if (t->embeddeds.empty()) return TypeSetBuilder(ctx, t).build();
  // Elements first, with a stack of our own: a chain of declarations may be longer than ours.
  std::vector<Interface*> stack{t};
  std::unordered_set<const Interface*> open{t};
  while (!stack.empty()) {
    Interface* top = stack.back();
    if (Interface* next = top->typeSet == nullptr ? pendingElement(top, open) : nullptr) {
      stack.push_back(next);
      open.insert(next);
      continue;
    }
    if (top->typeSet == nullptr) TypeSetBuilder(ctx, top).build();
    stack.pop_back();
  }
  return t->typeSet;
}

Interface* constraintInterface(TypeParam* p) {
  Universe* u = p->universe;
  if (p->bound == nullptr) return u->emptyInterface;
  // A bound that is a type parameter or invalid has had its error.
  if (isTypeParam(p->bound)) return u->emptyInterface;
  Type* b = under(p->bound);
  if (Interface* i = dynCast<Interface>(b)) return i;
  if (!isValid(b)) return u->emptyInterface;
  TypeContext& ctx = contextOf(u);
  Interface* wrapper = ctx.newInterface({}, ctx.arena().copy(std::span<Type* const>(&p->bound, 1)));
  wrapper->implicit = true;
  p->bound = wrapper;
  return wrapper;
}

Func* typeSetMethod(const TypeSet* set, const Package* package, Symbol name, bool foldCase,
                    int32_t* index) {
  for (size_t i = 0; i < set->methods.size(); i++) {
    if (!set->methods[i]->sameId(package, name, foldCase)) continue;
    if (index != nullptr) *index = static_cast<int32_t>(i);
    return set->methods[i];
  }
  return nullptr;
}

bool subsetOf(const TypeSet* x, const TypeSet* y) { return termsSubset(x->terms, y->terms); }

bool sameTerms(const TypeSet* x, const TypeSet* y) {
  if (x->terms.data() == y->terms.data() && x->terms.size() == y->terms.size()) return true;
  return termsSubset(x->terms, y->terms) && termsSubset(y->terms, x->terms);
}

bool eachTerm(const TypeSet* set, base::FunctionRef<bool(const Term*)> f) {
  if (!set->hasTerms()) return f(nullptr);
  for (const Term& t : set->terms)
    if (!f(&t)) return false;
  return true;
}

bool eachTerm(TypeParam* t, base::FunctionRef<bool(const Term*)> f) {
  return eachTerm(typeSet(constraintInterface(t)), f);
}

bool termIncludes(const Term& term, Type* t) {
  if (isAll(term)) return true;
  return identical(term.type, term.tilde ? under(t) : t);
}

bool disjoint(const Term& x, const Term& y) {
  const Type* a = y.tilde ? under(x.type) : x.type;
  const Type* b = x.tilde ? under(y.type) : y.type;
  return !identical(a, b);
}

int overlappingTerm(std::span<const UnionTerm> terms, const UnionTerm& term) {
  for (size_t i = 0; i < terms.size(); i++) {
    if (isInterface(terms[i].type)) continue;
    if (!disjoint({terms[i].tilde, terms[i].type}, {term.tilde, term.type}))
      return static_cast<int>(i);
  }
  return -1;
}

bool unionTerms(const Union* u, std::vector<Term>* out) {
  Terms all;
  for (const UnionTerm& term : u->terms) {
    Type* t = under(term.type);
    if (Interface* i = dynCast<Interface>(t)) {
      const TypeSet* set = typeSet(i);
      all.insert(all.end(), set->terms.begin(), set->terms.end());
    } else if (isValid(t)) {
      // ~T for a T that is not its own underlying type: no type has it.
      if (!term.tilde || identical(term.type, t)) all.push_back({term.tilde, term.type});
    }
    all = normalise(all);
    if (all.size() > kMaxUnionTerms) return false;
  }
  *out = std::move(all);
  return true;
}

std::string termsString(const TypeSet* set, const Qualifier& qualifier) {
  if (set->terms.empty()) return "∅";
  std::string text;
  for (const Term& t : set->terms) {
    if (!text.empty()) text += " | ";
    if (t.tilde) text += '~';
    text += t.type == nullptr ? "𝓤" : typeString(t.type, qualifier);
  }
  return text;
}

bool isMethodSetInterface(const Interface* t) { return typeSet(t)->isMethodSet(); }

}  // namespace vo::types
