// How constants are represented, and the big numbers behind them. For the files constant*.cpp and
// big_number.cpp only: this header costs seconds of compile time (Boost.Multiprecision).
//
// A value is stored in one of these representations, from small to large: a 64-bit integer, a big
// integer, a fraction, a float with 512 bits of mantissa, a pair of such numbers. Which one an
// operation yields follows go/constant exactly, because messages and rounding show it: integers
// shrink to 64 bits when they fit; fractions turn into floats when numerator or denominator reach
// 4096 bits; floats never turn back (their error would be hidden).
//
// Floats are (sign, integer mantissa, binary exponent). Each operation computes an exact result
// (plus a sticky bit for quotients) and rounds it once to nearest even, so results equal those of
// Go's math/big with precision 512.
#pragma once

#include <boost/multiprecision/cpp_int.hpp>

#include "base/check.h"
#include "types/constant.h"

namespace vo::types {

namespace big {
enum class Rep : uint8_t { Unknown, Bool, String, Small, Big, Fraction, Float, Complex };

/// Where strings grow: `a + b` appends to the buffer that ends with a, if there is room, so that a
/// chain of concatenations copies each byte a constant number of times.
struct StringBuffer {
  char* data;
  size_t used;
  size_t capacity;
};

struct Limbs {
  uint64_t* data;
  uint32_t count;
};
}  // namespace big

struct ConstValue {
  ConstKind kind;
  big::Rep rep;
  bool negative;     ///< Big, Fraction, Float
  uint32_t denomCount;
  int64_t exponent;  ///< Float: value = mantissa * 2^exponent
  union {
    bool boolean;
    int64_t small;
    struct {
      const char* data;
      size_t length;
      big::StringBuffer* buffer;
    } text;
    struct {
      big::Limbs num;       ///< magnitude; Float: the mantissa
      uint64_t* denom; ///< Fraction: denomCount limbs
    } big;
    struct {
      ConstValue* re;
      ConstValue* im;
    } pair;
  };
};

namespace big {

using boost::multiprecision::cpp_int;

/// Bits of a float's mantissa.
inline constexpr uint32_t kPrecision = 512;
/// Numerators and denominators (and exponents of floats) from this size on make a float.
inline constexpr int64_t kMaxFractionBits = 4096;
inline constexpr int64_t kMaxExponent = INT32_MAX;
/// A literal with more digits is refused (the language's implementations stop far below).
inline constexpr size_t kMaxLiteralLength = 100'000;

/// A binary float; mantissa 0 is zero. Not normalised but for roundFloat's results.
struct Float {
  bool negative = false;
  cpp_int mantissa;
  int64_t exponent = 0;
  bool isZero() const { return mantissa.is_zero(); }
};

struct Fraction {
  cpp_int num;
  cpp_int den;  ///< > 0
};

/// A machine format: bits of precision, exponent of the last bit of a subnormal.
struct MachineFormat {
  uint32_t precision;
  int64_t minExponent;
};
inline constexpr MachineFormat kDouble{53, -1074};
inline constexpr MachineFormat kSingle{24, -149};

uint32_t bitLength(const cpp_int& x);
/// The binary exponent e with 0.5 <= |x| / 2^e < 1.
int64_t magnitude(const Float& x);
/// Of moderate size: as a fraction or integer it needs some thousand bits at most.
bool isSmallFloat(const Float& x);
/// Rounds to `precision` bits, to nearest even; `sticky` says that the exact value is a little
/// larger in magnitude.
void roundFloat(Float& x, uint32_t precision = kPrecision, bool sticky = false);
Float multiply(const Float& x, const Float& y, uint32_t precision = kPrecision);
/// REQUIRES: y is not zero.
Float divide(const Float& x, const Float& y, uint32_t precision = kPrecision);
Float add(const Float& x, const Float& y);
Float fromBig(const cpp_int& x);
Float fromFraction(const Fraction& x);
/// The exact float as a fraction. REQUIRES: isSmallFloat(x).
Fraction exactFraction(const Float& x);
/// Whether the float is an integer; REQUIRES: isSmallFloat(x).
bool exactInteger(const Float& x, cpp_int* out);
/// Nearest-even rounding to a machine format, subnormals and infinity included.
double toMachine(Float x, bool sticky, MachineFormat format);

Limbs storeLimbs(base::Arena& arena, const cpp_int& magnitude);
ConstValue* newValue(base::Arena& arena, ConstKind kind, Rep rep);
/// Int, Float or Fraction values.
inline bool isReal(const ConstValue* v) { return v->rep >= Rep::Small && v->rep <= Rep::Float; }
/// REQUIRES: Small or Big.
cpp_int toBig(const ConstValue* v);
/// REQUIRES: not Float or Complex, but real.
Fraction loadFraction(const ConstValue* v);
/// REQUIRES: real.
Float loadFloat(const ConstValue* v);
double machineValue(const ConstValue* v, MachineFormat format);
/// The smallest representation.
ConstValue* makeInt(base::Arena& arena, const cpp_int& x);
/// REQUIRES: den is not zero.
ConstValue* makeFraction(base::Arena& arena, Fraction x);
/// Unknown if the exponent is out of reach.
ConstValue* makeFloat(base::Arena& arena, Float x);

}  // namespace big
}  // namespace vo::types
