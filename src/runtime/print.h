// Values as the print built-in and fmt.Println write them; parts of panics' texts.
//
// They add to `out`, which the caller owns, and read nothing but their arguments.
#pragma once

#include <cstdint>
#include <string_view>

#include "base/text.h"

namespace vo::runtime {

/// The shortest text that reads back as the same number of `bits` (32 or 64) bits: "0.5", "1e+06".
void addFloat(base::Text& out, double v, int bits = 64);
/// "(1+2i)"
void addComplex(base::Text& out, double re, double im, int bits = 64);
/// "0x1f"
void addAddress(base::Text& out, uint64_t v);
/// A tab behind each newline.
void addIndented(base::Text& out, std::string_view text);

}  // namespace vo::runtime
