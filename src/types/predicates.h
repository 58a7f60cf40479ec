// Questions about types that report nothing: identity, classes of types, comparability,
// underlying and core types.
//
// The is… forms look at the underlying type, and are false for type parameters; the all… forms ask
// it of every type in a type parameter's type set.
#pragma once

#include <functional>
#include <string>

#include "base/function_ref.h"
#include "types/context.h"

namespace vo::types {

bool isValid(const Type* t);

bool isBasic(const Type* t, uint32_t flags);
bool isBoolean(const Type* t);
bool isInteger(const Type* t);
bool isUnsigned(const Type* t);
bool isFloat(const Type* t);
bool isComplex(const Type* t);
bool isNumeric(const Type* t);
bool isString(const Type* t);
bool isIntegerOrFloat(const Type* t);
bool isConstType(const Type* t);

bool allBasic(Type* t, uint32_t flags);
bool allBoolean(Type* t);
bool allInteger(Type* t);
bool allUnsigned(Type* t);
bool allNumeric(Type* t);
bool allString(Type* t);
bool allOrdered(Type* t);
bool allNumericOrString(Type* t);

/// A predeclared type, defined type or type parameter.
bool hasName(const Type* t);
/// Not a defined type or type parameter.
bool isTypeLit(const Type* t);
bool isTyped(const Type* t);
bool isUntyped(const Type* t);
bool isUntypedNumeric(const Type* t);
/// The underlying type is an interface (also for type parameters).
bool isInterface(const Type* t);
bool isNonTypeParamInterface(const Type* t);
bool isTypeParam(const Type* t);
/// A type parameter whose (computed) type set is empty.
bool hasEmptyTypeSet(const Type* t);
/// A generic type that is not instantiated.
bool isGeneric(const Type* t);
bool isBytesOrRunes(const Type* t);
bool isUnsafePointer(const Type* t);
bool isUintptr(const Type* t);
/// A pointer to an interface.
bool isInterfacePtr(const Type* t);
/// Whether nil is a value of the type: for a type parameter, of every type in its set.
bool hasNil(const Type* t);
/// Contains a type parameter anywhere (not below defined types' declarations: a type declared in a
/// generic function may depend on one all the same).
bool containsTypeParam(const Type* t);

/// The elem of a pointer type (not of a defined pointer type) and true, or the type itself.
struct Dereferenced {
  Type* type;
  bool isPointer;
};
Dereferenced deref(Type* t);
/// The elem if t is a (defined) pointer to a struct, else t.
Type* derefStructPtr(Type* t);

/// Identity of the language. Byte and uint8 are identical though two addresses.
bool identical(const Type* x, const Type* y);
bool identicalIgnoreTags(const Type* x, const Type* y);
/// An invalid type is identical to any.
bool identicalIgnoreInvalid(const Type* x, const Type* y);
bool identicalList(std::span<Type* const> x, std::span<Type* const> y);

/// Whether values can be compared with ==. `dynamic`: interfaces count as comparable (they may
/// panic), as in the language; else strictly comparable.
bool isComparable(Type* t, bool dynamic);
/// Why values cannot be compared with == ("struct containing []int cannot be compared"), if there is more
/// to say than that.
std::string whyIncomparable(TypeContext& ctx, Type* t);
inline bool comparable(Type* t) { return isComparable(t, true); }

/// int for untyped integers and so on; nil and typed types are unchanged.
Type* defaultType(TypeContext& ctx, Type* t);
/// The "larger" of two untyped numeric types, or the type if both are the same; else null.
Type* maxType(Type* x, Type* y);

/// Calls f(t, underlying of t) for each term of a type parameter's type set (once with nulls if it
/// has no specific types), or once for another type. Stops when f is false; the result says
/// whether all were true.
bool typeSetAll(Type* t, base::FunctionRef<bool(Type* type, Type* underlying)> f);
/// The same with the underlying types only.
bool underIs(Type* t, base::FunctionRef<bool(Type* underlying)> f);

/// The underlying type that all types in t's set share (channels may differ in direction: the
/// restricted one), or null with a `cause`. `condition` may refuse a type with a cause of its own.
Type* commonUnder(TypeContext& ctx, Type* t,
                  base::FunctionRef<bool(Type* type, Type* underlying, std::string* cause)> condition,
                  std::string* cause);
Type* commonUnder(TypeContext& ctx, Type* t, std::string* cause);
Type* commonUnder(Type* t);
/// commonUnder; null if t is a type parameter without one.
inline Type* coreType(Type* t) { return commonUnder(t); }
/// Like coreType, but strings and []byte mixed give string; null otherwise.
Type* coreString(TypeContext& ctx, Type* t);

/// "array", "slice", …; empty for basic types.
std::string_view compositeKind(const Type* t);

}  // namespace vo::types
