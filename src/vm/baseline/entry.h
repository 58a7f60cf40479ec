// The ways between the interpreter and machine code: short routines in assembly, which pieces and the stubs behind them
// leave for. Each says in which registers it expects what; r12 to r15 are as in a piece (metadata region, fp, Vm, handler table).
#pragma once

#include <cstddef>
#include <cstdint>

#include "link/program.h"

namespace vo::runtime {
class Heap;
}
namespace vo::vm {
struct Vm;
}

namespace vo::vm::baseline {

/// Behind the interpreter's handlers in its table: where machine code leaves for by number.
enum class TableEntry : unsigned { LookAround = 512, Collect, Called, Count };

/// Of Vm::budget.
inline constexpr uint8_t kBudgetOffset = 8;

extern "C" {
/// The interpreter's handler of kNativeByte, in the interpreter's convention. (Sanitizers compare its type.)
void vo_baseline_enter(const link::Word* pc, uint64_t* fp, Vm* vm, const void* const* table, link::Word w);
/// Begins an instruction again in the interpreter. eax: number of its word in the region.
void vo_baseline_exit();
/// Goes on in the interpreter at the code word whose address is in rdi.
void vo_baseline_dispatch();
/// These go on in the handler of TableEntry, with pc at the word whose number is in eax. Called: rdi: the status.
void vo_baseline_edge();
void vo_baseline_collect();
void vo_baseline_called();
/// Called: carries out a slow method of Vm. eax: number of the instruction's word, ecx: number of the method,
/// and 256 if there is an extra word. Returns if the program goes on behind the instruction, with fp in r13, else it
/// goes where it does go on.
void vo_baseline_method();

// What pieces call: Heap::allocMask and convertNumber.
void* vo_baseline_alloc(runtime::Heap* heap, size_t size, uint64_t mask);
uint64_t vo_baseline_convert(uint64_t value, unsigned kind);
}

}  // namespace vo::vm::baseline
