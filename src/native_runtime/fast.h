// What generated code calls where it stands, on the goroutine's stack: C functions that need at most 1 KiB of stack and
// neither park, collect nor fail. Several threads may be in them; what they write is the program's: maps in place, without
// allocation, and only while nobody marks, unless what they overwrite is no pointer.
#pragma once

#include <cstddef>
#include <cstdint>

#include "abi/value.h"
#include "runtime/map.h"

extern "C" {

/// The element of a key of MapKind K64, K32, String, or null if there is none; m may be null. A string of more than
/// runtime::kMaxFastText bytes is not looked for: REQUIRES that it is shorter (vo_op_MapGet takes all).
void* vo_map_find64(const vo::runtime::Map* m, uint64_t key);
void* vo_map_find32(const vo::runtime::Map* m, uint32_t key);
void* vo_map_find_string(const vo::runtime::Map* m, const void* data, int64_t length);

/// Where to store the element of a key of these kinds, which is entered if the table has room; null: ask vo_op_MapSet.
void* vo_map_assign64(vo::runtime::Map* m, uint64_t key);
void* vo_map_assign32(vo::runtime::Map* m, uint32_t key);
void* vo_map_assign_string(vo::runtime::Map* m, const void* data, int64_t length);
/// False: ask vo_op_MapDelete.
bool vo_map_delete64(vo::runtime::Map* m, uint64_t key);
bool vo_map_delete32(vo::runtime::Map* m, uint32_t key);
bool vo_map_delete_string(vo::runtime::Map* m, const void* data, int64_t length);

/// What vo_op_MapIterNext does; a key of 1: ask that.
vo::runtime::MapEntry vo_map_next(vo::runtime::MapIter* it);

/// That many zero bytes that stay for ever: what a map access yields for an absent key (its element's size and a word).
const void* vo_zero_value(size_t size);

/// A zeroed object of at most 512 bytes whose word i is a pointer if bit i of the mask is set; null: the run time must
/// be asked (vo_op_New and its like). No safepoint need follow.
void* vo_alloc(size_t size, uint64_t mask);

/// sync.runtime_procPin and procUnpin: from one to the other the goroutine keeps its processor, whose number that is.
uint64_t vo_pin();
void vo_unpin();

/// Package time's now and runtimeNow (three words), runtime.nanotime and runtimeNano. Those of the bubble are the bubble's for goroutines
/// that are in one.
void vo_now(vo::abi::Slot* out);
void vo_bubble_now(vo::abi::Slot* out);
int64_t vo_nanotime();
int64_t vo_bubble_nanotime();

/// Whether the barrier has nothing to do for a value that is overwritten.
bool vo_is_shaded(const void* p);

/// Quotient and remainder of 128 bits; REQUIRES: both fit (high < by).
struct VoQuotient {
  uint64_t quotient, remainder;
};
VoQuotient vo_divide128(uint64_t high, uint64_t low, uint64_t by);

/// Go's bytealg.Count, Index and Compare. Their time is as the product of both lengths at worst.
int64_t vo_count_byte(const uint8_t* p, int64_t n, uint64_t byte);
int64_t vo_index(const uint8_t* p, int64_t n, const uint8_t* q, int64_t m);
int64_t vo_compare(const uint8_t* p, int64_t n, const uint8_t* q, int64_t m);

/// The table for values of `type` in the interface type `inter`, which has methods. Null: it lacks one of them. 1: not
/// known, ask vo_op_AssertI or vo_op_ConvI.
const void* vo_assert(const void* inter, const vo::abi::Type* type);

/// A deferred call of the frame whose record that is; false: ask vo_op_Defer.
bool vo_defer(vo::abi::Slot* record, const vo::abi::Closure* closure, uint64_t onlyOnError);
/// What vo_op_ReturnDefer does: the next closure to be called, null: none is left. 1: ask that.
const vo::abi::Closure* vo_next_defer(vo::abi::Slot* record, uint64_t failed);

/// Cells that hold their index, for boxing: little-endian, they serve all widths.
extern const uint64_t vo_small_values[256];
}
