// Constant values of arbitrary precision: immutable arena values and their arithmetic.
//
// Int and Rune constants are exact integers; Float constants exact rationals while small, else
// floats of 512 bits of mantissa as in go/constant; Complex pairs of such.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/arena.h"
#include "syntax/token.h"

namespace vo::types {

enum class ConstKind : uint8_t { Unknown, Bool, String, Int, Float, Complex };

/// Opaque outside constant.cpp but for these accessors. Lives in an arena; never changes.
struct ConstValue;

ConstKind constKind(const ConstValue* v);
bool boolValue(const ConstValue* v);
std::string_view stringValue(const ConstValue* v);
/// The value as int64 if it is an integer that fits.
bool int64Value(const ConstValue* v, int64_t* out);
bool uint64Value(const ConstValue* v, uint64_t* out);
/// Rounded to nearest even, with overflow to infinity.
double float64Value(const ConstValue* v);
float float32Value(const ConstValue* v);
int constSign(const ConstValue* v);

}  // namespace vo::types
