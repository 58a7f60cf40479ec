// Constant values of arbitrary precision: immutable arena values and their arithmetic, with the
// meaning of go/constant.
//
// Int values are exact integers; Float values are exact rationals while small, else floats of 512
// bits of mantissa; Complex values pairs of such. As in go/constant the kind is that of the
// representation: an operation may give an Int where both operands were Floats only through
// toInt(), and binary operations first bring both operands to the larger kind. "Unknown" stands
// for a value that is not known because of an error; operations on it give Unknown.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/arena.h"
#include "syntax/token.h"

namespace vo::types {

enum class ConstKind : uint8_t { Unknown, Bool, String, Int, Float, Complex };

/// Opaque outside constant.cpp but for these accessors. Lives in an arena; never changes.
struct ConstValue;

ConstKind constKind(const ConstValue* v);
/// REQUIRES: kind Bool (false for Unknown).
bool boolValue(const ConstValue* v);
/// REQUIRES: kind String (empty for Unknown). Lives as long as the value.
std::string_view stringValue(const ConstValue* v);
/// The value as int64 if it is an integer (of kind Int) that fits.
bool int64Value(const ConstValue* v, int64_t* out);
bool uint64Value(const ConstValue* v, uint64_t* out);
/// Rounded to nearest even, with overflow to infinity. Int or Float; 0 for others.
double float64Value(const ConstValue* v);
float float32Value(const ConstValue* v);
/// -1, 0, 1; for Complex 0 exactly if the value is 0, else 1; 1 for Unknown.
int constSign(const ConstValue* v);
/// Bits of the absolute value of an Int.
uint32_t constBitLen(const ConstValue* v);
/// The low 64 bits of an Int in two's complement.
uint64_t lowBits(const ConstValue* v);

ConstValue* makeUnknown(base::Arena& arena);
ConstValue* makeBool(base::Arena& arena, bool value);
/// Copies `value`.
ConstValue* makeString(base::Arena& arena, std::string_view value);
/// Longer concatenations are refused (gc: from 2e9 bytes on): constants that double in each line
/// would take all memory.
inline constexpr size_t kMaxConstString = size_t{32} << 20;
ConstValue* makeInt64(base::Arena& arena, int64_t value);
ConstValue* makeUint64(base::Arena& arena, uint64_t value);
/// Unknown for infinities and NaN; -0 is 0.
ConstValue* makeFloat64(base::Arena& arena, double value);
/// A number literal as written (Int, Float, Imag: every form of the language, `_` included).
/// Unknown if it is malformed or its exponent is out of reach. Char and String literals are
/// decoded by the lexer: use makeInt64 and makeString.
ConstValue* makeFromLiteral(base::Arena& arena, syntax::Token kind, std::string_view text);
/// The Complex value x + yi; REQUIRES: both Int, Float or Unknown.
ConstValue* makeComplex(base::Arena& arena, ConstValue* x, ConstValue* y);
/// All of the value, in another arena.
ConstValue* copyConst(base::Arena& arena, const ConstValue* v);
/// The parts of a number.
ConstValue* constReal(base::Arena& arena, ConstValue* v);
ConstValue* constImag(base::Arena& arena, ConstValue* v);

/// The value in the asked representation if it can be exactly so (Float to Int only if integral,
/// Complex only if the imaginary part is 0), else Unknown. As in go/constant a Float that is an
/// integer but for rounding errors is accepted by toInt.
ConstValue* toInt(base::Arena& arena, ConstValue* v);
ConstValue* toFloat(base::Arena& arena, ConstValue* v);
ConstValue* toComplex(base::Arena& arena, ConstValue* v);

/// `op v` with op one of Add, Sub, Xor, Not. `unsignedBits` > 0 limits the result of Xor to that
/// many bits (operand of an unsigned type).
ConstValue* constUnary(base::Arena& arena, syntax::Token op, ConstValue* v, uint32_t unsignedBits);
/// `x op y`, no comparisons, no shifts. Int / Int is exact (a Float if need be) unless
/// `integerDivision`, then it truncates. REQUIRES: y not 0 for Div and Rem.
ConstValue* constBinary(base::Arena& arena, syntax::Token op, ConstValue* x, ConstValue* y,
                        bool integerDivision);
/// `v << n` or `v >> n` of an Int. The caller bounds n (the language: below 1023 - 1 + 52).
ConstValue* constShift(base::Arena& arena, syntax::Token op, ConstValue* v, uint32_t n);
/// `x op y` for the six comparisons; false if either is Unknown.
bool constCompare(syntax::Token op, const ConstValue* x, const ConstValue* y);

/// Rounded to a float32 or float64 (an exact value again), or null on overflow.
ConstValue* roundFloat32(base::Arena& arena, ConstValue* v);
ConstValue* roundFloat64(base::Arena& arena, ConstValue* v);

/// As go/constant's String: strings quoted and shortened, floats with 6 digits.
std::string constString(const ConstValue* v);
/// As ExactString: rationals as `a/b`.
std::string constExactString(const ConstValue* v);

/// Independent of process and representation: equal values of one kind hash alike.
uint64_t constHash(const ConstValue* v);

}  // namespace vo::types
