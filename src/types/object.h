// Declared entities, scopes and packages, in the tradition of go/types. Arena structs: see
// base/arena.h for what may be in them.
#pragma once

#include "types/type.h"

namespace vo::syntax {
struct Decl;
struct FuncDecl;
struct FuncLit;
struct Expr;
}  // namespace vo::syntax

namespace vo::types {

struct ConstValue;  // constant.h

enum class ObjectKind : uint8_t { PkgName, Const, TypeName, Var, Func, Label, Builtin, Nil };

enum class Color : uint8_t { White, Grey, Black };

struct Object {
  ObjectKind kind;
  Color color = Color::White;   ///< of declaration resolution
  Pos pos;
  Symbol name;
  Package* package = nullptr;   ///< null in the universe
  Scope* parent = nullptr;      ///< null for methods and fields
  Type* type = nullptr;
  uint32_t order = 0;           ///< of declaration in the package; > 0 for package-level objects
  Pos scopePos;                 ///< where its scope starts (locals)
  bool isExported() const;
  /// Whether a reference `name` from package `from` can mean this field or method: equal names,
  /// and the same package unless exported. With `foldCase` letter case does not count (hints).
  bool sameId(const Package* from, Symbol other, bool foldCase = false) const;
};

/// Whether the first letter of `name` is an upper-case letter (Unicode's Lu).
bool isExportedName(std::string_view name);
/// Whether both are null or have the same path.
bool samePackage(const Package* a, const Package* b);
/// The order of methods in type sets and descriptors: exported names first, then by name, then by
/// package path. Negative, 0 or positive.
int compareObjects(const Object* a, const Object* b);

template <class T>
bool isa(const Object* o) {
  return o != nullptr && o->kind == T::kKind;
}
template <class T>
T* cast(Object* o) {
  VO_DCHECK(isa<T>(o), "the object has the kind the caller knows it has");
  return static_cast<T*>(o);
}
template <class T>
const T* cast(const Object* o) {
  VO_DCHECK(isa<T>(o), "the object has the kind the caller knows it has");
  return static_cast<const T*>(o);
}
template <class T>
T* dynCast(Object* o) {
  return isa<T>(o) ? static_cast<T*>(o) : nullptr;
}
template <class T>
const T* dynCast(const Object* o) {
  return isa<T>(o) ? static_cast<const T*>(o) : nullptr;
}

#define VO_OBJECT(name) static constexpr ObjectKind kKind = ObjectKind::name

struct PkgName : Object {
  VO_OBJECT(PkgName);
  Package* imported;
  bool used;
};

struct Const : Object {
  VO_OBJECT(Const);
  ConstValue* value;
};

struct TypeName : Object {
  VO_OBJECT(TypeName);
  bool isAlias;
};

struct Var : Object {
  VO_OBJECT(Var);
  bool isField;
  bool embedded;
  bool isParam;      ///< parameter, receiver or named result
  enum class ParamKind : uint8_t { Parameter, Receiver, Result };
  ParamKind paramKind;  ///< which of them
  bool used;
  /// Facts for the back end, set while the body is checked.
  bool captured;     ///< referenced by a function literal inside the declaring function
  bool reassigned;   ///< assigned after its declaration (any assignment, ++, op=, range =, &x counts as well)
  bool addressTaken; ///< &x, also implied: pointer-receiver calls, slicing an array
  bool severalTypes; ///< of an interface variable: values of different types are assigned, or of unknown ones
  Type* onlyType;    ///< of an interface variable: the concrete type of all values so far, null if only nil
  Var* origin;       ///< of a field or parameter of an instance: the generic one; null or itself otherwise
  /// Scratch of the back end, e.g. the number of a global.
  mutable uint32_t backendId;
};

struct Func : Object {
  VO_OBJECT(Func);
  bool hasPtrRecv;           ///< syntactic pointer receiver, before the signature is known
  Func* origin;              ///< of a method of an instance: the generic one; itself otherwise
  syntax::FuncDecl* decl;    ///< null if not kept (imported and not generic)
  std::string_view linkname; ///< `//go:linkname` target ("pkg.name"), or empty
  uint32_t pragmas;          ///< syntax::PragmaFlag
  bool hasBody;
  mutable uint32_t backendId;
  Signature* signature() const { return dynCast<Signature>(type); }
};

/// Whether a method has type parameters besides its receiver's: then it belongs to no method set.
/// REQUIRES: its signature is set up.
inline bool isGenericMethod(const Func* f) {
  const Signature* s = f->signature();
  return s != nullptr && s->recv != nullptr && !s->typeParams.empty();
}

struct Label : Object {
  VO_OBJECT(Label);
  bool used;
};

enum class BuiltinId : uint8_t {
  Append, Cap, Clear, Close, Complex, Copy, Delete, Imag, Len, Make, Max, Min, New, Panic, Print,
  Println, Real, Recover,
  UnsafeAdd, UnsafeAlignof, UnsafeOffsetof, UnsafeSizeof, UnsafeSlice, UnsafeSliceData,
  UnsafeString, UnsafeStringData,
  Assert,  ///< .vo files only
};

struct Builtin : Object {
  VO_OBJECT(Builtin);
  BuiltinId id;
};

struct Nil : Object {
  VO_OBJECT(Nil);
};

#undef VO_OBJECT

struct Scope {
  Scope* parent;
  Scope* firstChild;
  Scope* nextSibling;
  base::SymbolMap<Object*> elems;
  Pos pos, end;
  bool isFunc;
  Object* lookup(Symbol name) const { return elems.get(name); }
};

/// Where a name was found: see scope.h for the functions on scopes.
struct ScopedObject {
  Scope* scope = nullptr;
  Object* object = nullptr;
};

/// A variable initialiser of a package: `lhs = rhs` in initialisation order.
struct Initializer {
  std::span<Var*> lhs;  ///< one, or several for a call with several results
  syntax::Expr* rhs;
};

struct Package {
  std::string_view path;
  Symbol name;
  Scope* scope;
  base::ArenaVec<Package*> imports;  ///< direct ones, sorted by path
  std::string_view goVersion;        ///< "go1.23"
  bool complete;                     ///< checked
  bool fake;                         ///< stands for an import that failed: no errors about members
  bool isVoLibrary;                  ///< linkname and bodiless functions are allowed
  mutable uint32_t backendId;
};

}  // namespace vo::types
