// Which constants are values of which basic types.
//
// Values are immutable; a rounded one is made in the arena that the caller names. Nothing is reported.
#pragma once

#include "types/context.h"

namespace vo::types {

/// Whether constant `x` is representable as a value of basic type `t` (typed or untyped). If
/// `rounded` is not null it gets the value as it is in that type: Int for integer types, rounded
/// for floating-point types. Unknown is representable as anything.
bool representableConst(base::Arena& arena, ConstValue* x, const Basic* t, ConstValue** rounded);

enum class RepresentError : uint8_t { None, NotRepresentable, Truncated, Overflows };
/// Why `x` is not representable: as types2 words it: "cannot use … (truncated)" and so on.
RepresentError representError(TypeContext& ctx, ConstValue* x, const Type* xType, const Basic* t);

/// Constants whose magnitude exceeds 512 bits are an error of the program ("constant … overflow").
bool untypedOverflows(const ConstValue* x);

}  // namespace vo::types
