// The table of native functions.
//
// Constant data, for any thread. Numbers are those of natives.def's rows: they are in linked code, and so in the image, which
// belongs to one executable.
#pragma once

#include <span>
#include <string_view>

#include "abi/helper.h"

namespace vo::stdlib {

struct NativeRow {
  std::string_view linkName;
  abi::HelperFn function;
  uint32_t flags;  ///< abi::HelperFlags
};

/// All rows of natives.def; a row's index is its number.
std::span<const NativeRow> nativeRows();
/// Function pointers by number, for engines.
std::span<const abi::HelperFn> nativeFunctions();
/// The number of the native with this link name, or -1.
int32_t findNative(std::string_view linkName);
/// Whether it says what it believes of its arguments (kTakes*).
bool nativeMayBeNamed(int32_t number);

#define VO_HELPER(cppName, linkName, flags) \
  abi::HelperStatus cppName(abi::HelperContext& cx, abi::Slot* frame);
#include "stdlib/natives.def"

}  // namespace vo::stdlib
