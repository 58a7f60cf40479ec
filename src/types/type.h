// Types of Go as data. Arena structs with a kind; no checking here.
//
// Identity: basic types, type parameters and named types are unique by address (an instantiated
// named type is unique per origin and type arguments: `Instances`). Composite types are compared
// by `identical` (predicates.h); equal addresses are the fast path. All that is reachable from a
// package's scope is part of the library image: see base/arena.h for what that forbids.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "base/arena.h"
#include "base/symbol.h"
#include "diag/source_map.h"

namespace vo::types {

using base::Symbol;
using diag::Pos;

struct Type;
struct Object;
struct TypeName;
struct Func;
struct Var;
struct Package;
struct Scope;
struct TypeSet;
struct Universe;

enum class TypeKind : uint8_t {
  Basic, Named, Pointer, Slice, Array, Map, Chan, Struct, Tuple, Signature, Interface, Union,
  TypeParam, Alias,
};

enum class BasicKind : uint8_t {
  Invalid,
  Bool, Int, Int8, Int16, Int32, Int64, Uint, Uint8, Uint16, Uint32, Uint64, Uintptr,
  Float32, Float64, Complex64, Complex128, String, UnsafePointer,
  UntypedBool, UntypedInt, UntypedRune, UntypedFloat, UntypedComplex, UntypedString, UntypedNil,
};
inline constexpr size_t kBasicKinds = static_cast<size_t>(BasicKind::UntypedNil) + 1;

enum BasicFlag : uint16_t {
  kIsBoolean = 1, kIsInteger = 2, kIsUnsigned = 4, kIsFloat = 8, kIsComplex = 16, kIsString = 32,
  kIsUntyped = 64,
  kIsOrdered = kIsInteger | kIsFloat | kIsString,
  kIsNumeric = kIsInteger | kIsFloat | kIsComplex,
  kIsConstType = kIsBoolean | kIsNumeric | kIsString,
};

struct Type {
  TypeKind kind;
  /// Scratch of the back end: 1 + the number of its canonical type, 0 if not asked for yet.
  mutable uint32_t backendId = 0;
};

template <class T>
bool isa(const Type* t) {
  return t != nullptr && t->kind == T::kKind;
}
template <class T>
T* cast(Type* t) {
  VO_DCHECK(isa<T>(t), "the type has the kind the caller knows it has");
  return static_cast<T*>(t);
}
template <class T>
const T* cast(const Type* t) {
  VO_DCHECK(isa<T>(t), "the type has the kind the caller knows it has");
  return static_cast<const T*>(t);
}
template <class T>
T* dynCast(Type* t) {
  return isa<T>(t) ? static_cast<T*>(t) : nullptr;
}
template <class T>
const T* dynCast(const Type* t) {
  return isa<T>(t) ? static_cast<const T*>(t) : nullptr;
}

#define VO_TYPE(name) static constexpr TypeKind kKind = TypeKind::name

struct Basic : Type {
  VO_TYPE(Basic);
  BasicKind basic;
  uint16_t flags;
  std::string_view name;
};

struct Pointer : Type {
  VO_TYPE(Pointer);
  Type* elem;
};

struct Slice : Type {
  VO_TYPE(Slice);
  Type* elem;
};

struct Array : Type {
  VO_TYPE(Array);
  int64_t length;  ///< < 0: unknown because of an error
  Type* elem;
};

struct Map : Type {
  VO_TYPE(Map);
  Type* key;
  Type* elem;
};

enum class ChanDir : uint8_t { Both, Send, Recv };

struct Chan : Type {
  VO_TYPE(Chan);
  ChanDir dir;
  Type* elem;
};

struct Struct : Type {
  VO_TYPE(Struct);
  std::span<Var*> fields;
  std::span<std::string_view> tags;  ///< empty, or one per field
  /// What sizes.cpp found, once the fields are complete: 2 + the size, and the alignment.
  mutable int64_t cachedSize;
  mutable int64_t cachedAlign;
};

struct Tuple : Type {
  VO_TYPE(Tuple);
  std::span<Var*> vars;
};

struct Signature : Type {
  VO_TYPE(Signature);
  std::span<struct TypeParam*> typeParams;
  std::span<struct TypeParam*> recvTypeParams;
  Scope* scope;  ///< of the function; null for instantiated and imported ones
  Var* recv;     ///< or null
  Tuple* params;   ///< never null
  Tuple* results;  ///< never null
  bool variadic;   ///< the last parameter's type is a slice (or string for append's special case)
};

struct Interface : Type {
  VO_TYPE(Interface);
  std::span<Func*> methods;     ///< declared explicitly
  std::span<Type*> embeddeds;
  std::span<Pos> embedPos;
  bool implicit;                ///< wraps a constraint literal such as ~T or A|B
  bool complete;                ///< all methods and embeddeds are set
  TypeSet* typeSet;             ///< computed on demand: use types::typeSet() (typeset.h)
  Universe* universe;           ///< the way to the compilation (its arena)
};

struct UnionTerm {
  UnionTerm() = default;
  UnionTerm(bool hasTilde, Type* of) : tilde(hasTilde), type(of) {}
  bool tilde = false;
  uint8_t zero[7] = {};  ///< padding would bring what a stack held before into images
  Type* type = nullptr;
};

struct Union : Type {
  VO_TYPE(Union);
  std::span<UnionTerm> terms;
  Universe* universe;
};

struct TypeParam : Type {
  VO_TYPE(TypeParam);
  uint32_t id;  ///< unique in the compilation, for printing and ordering
  int32_t index;
  TypeName* object;
  Type* bound;  ///< any type; its underlying type is an interface after completion
  Universe* universe;
};

struct Named : Type {
  VO_TYPE(Named);
  /// Of an instance: whether `fromRhs` has been expanded. Declared types are Resolved.
  enum class State : uint8_t { Unresolved, Resolving, Resolved };
  State state;
  uint16_t depth;          ///< of an instance: nesting of instances in its arguments, for limits
  uint32_t hash;           ///< of package path, name and local number; the same in every process
  TypeName* object;        ///< of the origin for instances
  Type* underlying;        ///< never Named or Alias; null until under() is asked. Ask under().
  Type* fromRhs;           ///< the right-hand side of the declaration; null while it is checked
  std::span<TypeParam*> typeParams;  ///< of a generic type
  base::ArenaVec<Func*> methods;     ///< declared ones, in order; of an instance: expanded on demand (may hold null)
  Named* origin;           ///< generic type of an instance; itself otherwise
  std::span<Type*> typeArgs;  ///< of an instance
  /// For a local type of a function: its number in the package (from 1), which distinguishes types
  /// of the same name; 0 for package-level types.
  uint32_t localNumber;
  Universe* universe;

  bool isInstance() const { return origin != this; }
};

struct Alias : Type {
  VO_TYPE(Alias);
  TypeName* object;
  std::span<TypeParam*> typeParams;
  std::span<Type*> typeArgs;
  Alias* origin;
  Type* fromRhs;
  Type* actual;  ///< what it stands for, never an Alias; null before resolution
  Universe* universe;
};

#undef VO_TYPE

/// What an Alias (chain) stands for; any other type itself. An alias that is still being declared
/// (actual is null) stays itself.
Type* unalias(Type* t);
inline const Type* unalias(const Type* t) { return unalias(const_cast<Type*>(t)); }
/// The underlying type: never Named or Alias; the constraint's interface for a type parameter.
/// Expands an instance when first asked. The invalid type for a type whose declaration is not far
/// enough (fromRhs null) or circular; null only for null.
Type* underOther(Type* t);  ///< for under()
inline Type* under(Type* t) {
  if (t != nullptr) {
    switch (t->kind) {
      case TypeKind::Alias: case TypeKind::TypeParam: break;
      case TypeKind::Named:
        if (Type* u = static_cast<Named*>(t)->underlying) return u;
        break;
      default: return t;
    }
  }
  return underOther(t);
}
inline const Type* under(const Type* t) { return under(const_cast<Type*>(t)); }

/// `unalias` and a kind test, as asNamed(t) or asTypeParam(t) in go/types.
template <class T>
T* as(Type* t) {
  return dynCast<T>(unalias(t));
}
template <class T>
const T* as(const Type* t) {
  return dynCast<T>(unalias(t));
}
/// The underlying type if it has the kind T, else null.
template <class T>
T* underAs(Type* t) {
  return dynCast<T>(under(t));
}
template <class T>
const T* underAs(const Type* t) {
  return dynCast<T>(under(t));
}

}  // namespace vo::types
