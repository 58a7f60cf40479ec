// Type sets of interfaces: all their methods, and the types a constraint admits.
//
// A set is computed once and stored with its interface, in the arena of the interface's Universe.
#pragma once

#include <string>

#include "base/function_ref.h"
#include "types/context.h"

namespace vo::types {

/// A term of a type set. With a null type it is the set of all types.
struct Term {
  bool tilde = false;
  Type* type = nullptr;
};

/// An arena struct.
struct TypeSet {
  std::span<Func*> methods;  ///< all methods, sorted by compareObjects
  std::span<Term> terms;     ///< in normal form; empty: no types; one null term: all types
  bool comparable;           ///< only strictly comparable types; then terms is "all"

  bool isEmpty() const { return terms.empty(); }
  bool termsAreAll() const { return terms.size() == 1 && terms[0].type == nullptr; }
  /// Restricted by specific types.
  bool hasTerms() const { return !isEmpty() && !termsAreAll(); }
  /// An ordinary interface: may be the type of a variable.
  bool isMethodSet() const { return !comparable && termsAreAll(); }
  bool isAll() const { return isMethodSet() && methods.empty(); }
};

/// The interface's type set, computed when first asked and then stored. An interface that is not
/// complete has the set of all types (not stored). Errors go to the hooks.
TypeSet* typeSet(Interface* t);
inline const TypeSet* typeSet(const Interface* t) { return typeSet(const_cast<Interface*>(t)); }
/// The interface that constrains a type parameter; wraps a bound that is none. Never null.
Interface* constraintInterface(TypeParam* t);

/// The method and its index in the type set, or null.
Func* typeSetMethod(const TypeSet* set, const Package* package, Symbol name, bool foldCase,
                    int32_t* index);
/// All types of the set are comparable.
bool typeSetIsComparable(const TypeSet* set);
bool subsetOf(const TypeSet* x, const TypeSet* y);
bool sameTerms(const TypeSet* x, const TypeSet* y);
/// Calls f for each term, or once with null if there are no specific ones; stops at false.
bool eachTerm(const TypeSet* set, base::FunctionRef<bool(const Term*)> f);
/// eachTerm on a type parameter's constraint.
bool eachTerm(TypeParam* t, base::FunctionRef<bool(const Term*)> f);

bool termIncludes(const Term& term, Type* t);
/// No type is in both. REQUIRES: both have a type.
bool disjoint(const Term& x, const Term& y);
/// Index of the first of `terms` that overlaps with `term` (interfaces are skipped), or -1.
int overlappingTerm(std::span<const UnionTerm> terms, const UnionTerm& term);
/// The terms of a union in normal form; false if there are more than kMaxUnionTerms.
bool unionTerms(const Union* u, std::vector<Term>* terms);
/// `~int | string`; "∅" for none.
std::string termsString(const TypeSet* set, const Qualifier& qualifier);

/// Not a constraint interface: no terms and not comparable.
bool isMethodSetInterface(const Interface* t);

}  // namespace vo::types
