// The texts of types and objects: in messages, and at run time (reflect, panics, descriptors).
#pragma once

#include <span>
#include <string>

#include "types/context.h"

namespace vo::types {

/// A type as cmd/compile's messages show it.
std::string typeString(const Type* type, const Qualifier& qualifier);
/// With the context's message qualifier.
inline std::string typeString(TypeContext& ctx, const Type* type) {
  return typeString(type, ctx.qualifier());
}
/// `[int, string]`
std::string typeListString(std::span<Type* const> types, const Qualifier& qualifier);
std::string typeParamListString(std::span<TypeParam* const> params, const Qualifier& qualifier);
/// `(x int) string`: a signature without "func".
std::string signatureString(const Signature* signature, const Qualifier& qualifier);
/// `m(int) string`: name and signature without parameter names, for "have … want …" lists. With
/// `packageInfo` packages are written by path and unexported fields say their package.
std::string funcString(const Func* func, bool packageInfo, const Qualifier& qualifier);
/// An object as types2's ObjectString: "var x int", "func fmt.Println(a ...any) (n int, err error)".
std::string objectString(const Object* object, const Qualifier& qualifier);
/// `P`, `P and Q`, `P, Q, and R`.
std::string typeParamNames(std::span<TypeParam* const> params);

/// The two texts below are cut when they get longer than this: types that double at each step of an
/// inference would fill the memory. Lowering refuses a program with such a type.
inline constexpr size_t kMaxRuntimeText = 1 << 19;

/// The text that reflect's Type.String gives and panics show: packages by name, type arguments with
/// full paths: `main.T`, `map[string]main.T`, `struct { A int "tag" }`, `func(int, ...string) (a,
/// error)`, `main.Pair[int,example.com/m.Foo]`. REQUIRES: no type parameters inside.
std::string runtimeTypeString(const Type* type);
/// Like it but with package paths everywhere: a name for linking, unique but for local types, which
/// get their number (`main.T·1`).
std::string linkTypeString(const Type* type);
/// Name() of a defined type: `Pair[int,main.Foo]`; empty for type literals.
std::string runtimeTypeName(const Type* type);

/// `"…"` as strconv.Quote writes it.
std::string quoteGo(std::string_view text);

}  // namespace vo::types
