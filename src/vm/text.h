// Numbers and values as gc's print built-in writes them; also the parts of panic texts.
#pragma once

#include <cstdint>
#include <string>

#include "abi/value.h"

namespace vo::vm {

void appendInt(std::string& out, int64_t v);
void appendUint(std::string& out, uint64_t v);
void appendHex(std::string& out, uint64_t v);
/// "+1.000000e+000"
void appendFloat(std::string& out, double v, int bits = 64);
void appendComplex(std::string& out, double re, double im, int bits = 64);
/// "1e+06", "0.5": as fmt.Println writes a float of `bits` (32 or 64) bits.
void appendShortFloat(std::string& out, double v, int bits);
void appendShortComplex(std::string& out, double re, double im, int bits);
/// A tab behind each newline.
void appendIndented(std::string& out, std::string_view text);

}  // namespace vo::vm
