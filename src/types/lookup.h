// Fields and methods: selectors through embedding, method sets, missing methods.
//
// Gives objects that others own. Nothing is reported. Methods of instances are made when they are looked up, so
// a lookup belongs to the thread of the compilation.
#pragma once

#include <string>

#include "base/function_ref.h"
#include "types/context.h"

namespace vo::types {

/// The outcome of a lookup. With an object: path and indirect as in Selection. Without: an
/// ambiguous selector has a non-empty path; `indirect` says that a method with pointer receiver
/// was found but the operand is neither pointer nor addressable; else there is nothing.
struct Lookup {
  Object* object = nullptr;     ///< Var (field) or Func (method)
  std::span<int32_t> path;      ///< in the transient arena
  bool indirect = false;
  bool ambiguous() const { return object == nullptr && !path.empty(); }
};

/// What `x.name`, written in `package`, means for x of type t. `_` is never found.
Lookup lookupFieldOrMethod(TypeContext& ctx, Type* t, bool addressable, const Package* package,
                           Symbol name, bool foldCase = false);

/// The number of declared methods, and the i-th one: of an instance it is expanded when first asked.
size_t numMethods(const Named* t);
Func* methodAt(Named* t, size_t i);
/// The declared method of that name (not of embedded fields), or null.
Func* declaredMethod(Named* t, const Package* package, Symbol name, bool foldCase = false,
                     int32_t* index = nullptr);
/// Adds a declared method to a type, unless it has one of that name.
void addMethod(TypeContext& ctx, Named* t, Func* method);

/// Whether the method has a pointer receiver (by signature if it is known, else as written).
bool hasPtrRecv(const Func* method);

struct MethodSetEntry {
  Func* method;
  std::span<int32_t> path;  ///< in the kept arena; the last index as in Selection
  bool indirect;            ///< the path or the receiver goes through a pointer
  bool promoted;            ///< reached through embedded fields
};
/// The complete method set of t (of *T: those with pointer receivers too), sorted by
/// compareObjects. Generic methods are in none, but hide others of their name. Computed once per type address for the context's life.
std::span<const MethodSetEntry> methodSet(TypeContext& ctx, Type* t);

/// A method of interface t that v does not have, or null. `statically`: v an interface must have
/// all of them; else those that it has must agree (type assertions). `cause` gets a parenthesised
/// text: "(missing method M)\n\t\thave m()\n\t\twant M()". `wrongType` is set if a method has the
/// wrong type or a pointer receiver.
Func* missingMethod(TypeContext& ctx, Type* v, Type* t, bool statically,
                    base::FunctionRef<bool(Type* x, Type* y)> equivalent, std::string* cause,
                    bool* wrongType = nullptr);
bool hasAllMethods(TypeContext& ctx, Type* v, Type* t, bool statically,
                   base::FunctionRef<bool(Type* x, Type* y)> equivalent, std::string* cause);
/// Whether a value of interface type v can have dynamic type t (x.(T) and type switches).
bool assertableTo(TypeContext& ctx, Type* v, Type* t, std::string* cause);
/// "type *I is pointer to interface, not interface". REQUIRES: isInterfacePtr(t).
std::string interfacePtrError(TypeContext& ctx, Type* t);

/// The field at the end of a path of indices of fields through embedded structs (no pointers).
Var* fieldOfPath(const Struct* s, std::span<const int32_t> path);
}  // namespace vo::types
