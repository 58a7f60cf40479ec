// This file assembles the bytecode interpreter: one function per opcode, chained by tail calls.
//
// The handlers are in the ops_*.h files, by family; this file makes the dispatch table from
// opcodes.def and, behind it, ext_opcodes.def, so a row without a handler does not compile. Tail calls
// keep pc, fp, the VM, the table and the instruction word in registers, and give each opcode its own
// indirect jump.
//
// Rules that every handler keeps:
//  1. pc is behind the instruction word when a handler begins; a handler steps it over its extra
//     word. A trap may come before that step: positions are looked up at pc - 1.
//  2. Nothing is stored into slots before the last thing that can trap; operands may overlap results,
//     so multi-word operands are read whole before the first word is written.
//  3. A handler calls out-of-line code only by a tail call (VO_SLOW, VO_COLD), which stores pc and fp in
//     the VM first. Only CallExt calls from its fast path, and the inline part of allocation.
//  4. Nothing that a handler holds in a C++ local survives a safepoint: lookAround, collectThenNext and
//     the slow methods may collect, switch fibers and grow the stack; they end a handler.
//  5. Safepoints are at the entry of a function when its frame is complete, at a taken back-edge with
//     pc at the target, and at the end of an allocating instruction with its results stored.
//  6. A pointer is stored to memory that may be the heap only with a look at barrier->on; frames are
//     written without one. Slots are scanned when marking begins or before a fiber runs again.
//  7. Multi-word values are written whole between two safepoints.
//  8. An instruction that cannot have memory changes nothing before: it is started again after a collection
//     (Vm::collectAndRetry).
//  9. fp[-4..-1] are written by calls only, and never change while the frame lives.
#include "vm/interpreter.h"

#include "vm/baseline/entry.h"
#include "vm/debug.h"
#include "vm/handlers.h"

namespace vo::vm {

namespace {

#include "vm/ops_move.h"
#include "vm/ops_memory.h"
#include "vm/ops_int.h"
#include "vm/ops_float.h"
#include "vm/ops_jump.h"
#include "vm/ops_index.h"
#include "vm/ops_alloc.h"
#include "vm/ops_call.h"
#include "vm/ops_rest.h"

VO_HANDLER(Special) { VO_SLOW(special); }
VO_HANDLER(Illegal) { VO_SLOW(opIllegal); }

/// Handlers by opcode byte, and behind them those of ext_opcodes.def.
constexpr unsigned kExtHandlers = 256;
VO_HANDLER(ExtOp) {
  [[clang::musttail]] return reinterpret_cast<Handler>(const_cast<void*>(table[kExtHandlers + VO_FLAGS]))(VO_PASS);
}

/// An instruction that has machine code, for a Vm that uses none.
VO_HANDLER(Interpreted) {
  w = link::codeWord(pc - 1);
  [[clang::musttail]] return reinterpret_cast<Handler>(const_cast<void*>(table[w & 0xff]))(VO_PASS);
}

using baseline::TableEntry;

/// Behind the entries of a debugger's table: the handlers of opcode bytes as they are without one.
constexpr unsigned kPlainHandlers = static_cast<unsigned>(TableEntry::Count);
#define VO_PLAIN [[clang::musttail]] return reinterpret_cast<Handler>(const_cast<void*>(table[kPlainHandlers + (w & 0xff)]))(VO_PASS)
VO_COLD_HANDLER(askDebugger) {
  vm->pc = pc;
  vm->fp = fp;
  if (!vm->options.debugger->instruction(*vm)) return;
  VO_PLAIN;
}
/// Every opcode byte, for a Vm with a debugger.
VO_HANDLER(Debugged) {
  if (vm->options.debugger->wants(pc - 1)) [[unlikely]] VO_COLD(askDebugger);
  VO_PLAIN;
}
#undef VO_PLAIN
static_assert(kExtHandlers + 256 == static_cast<unsigned>(TableEntry::LookAround));
struct Table {
  const void* handlers[static_cast<unsigned>(TableEntry::Count)];
};
template <bool usesMachineCode>
const Table& dispatchTable() {
  static const Table table = [] {
    Table t;
    for (const void*& h : t.handlers) h = reinterpret_cast<const void*>(&opIllegal);
    unsigned i = 0;
#define VO_OP(name, text, a, b, c, x, effects, meaning) \
  t.handlers[i++] = reinterpret_cast<const void*>(&op##name);
#include "bytecode/opcodes.def"
    i = kExtHandlers;
#include "bytecode/ext_opcodes.def"
#undef VO_OP
    t.handlers[bytecode::kExtByte] = reinterpret_cast<const void*>(&opExtOp);
    t.handlers[kSpecialOp] = reinterpret_cast<const void*>(&opSpecial);
    t.handlers[link::kNativeByte] = usesMachineCode ? reinterpret_cast<const void*>(&baseline::vo_baseline_enter)
                                                    : reinterpret_cast<const void*>(&opInterpreted);
    auto set = [&](TableEntry e, Handler h) { t.handlers[static_cast<unsigned>(e)] = reinterpret_cast<const void*>(h); };
    set(TableEntry::LookAround, &lookAround);
    set(TableEntry::Collect, &collectThenNext);
    set(TableEntry::Called, &slow<&Vm::callExternal>);
    return t;
  }();
  return table;
}

struct DebugTable {
  const void* handlers[kPlainHandlers + 256];
};
const DebugTable& debugTable() {
  static const DebugTable table = [] {
    DebugTable t;
    const Table& plain = dispatchTable<false>();
    for (unsigned i = 0; i < kPlainHandlers; i++) t.handlers[i] = i < 256 ? reinterpret_cast<const void*>(&opDebugged) : plain.handlers[i];
    for (unsigned i = 0; i < 256; i++) t.handlers[kPlainHandlers + i] = plain.handlers[i];
    return t;
  }();
  return table;
}

static_assert(bytecode::kByteOps <= bytecode::kExtByte && bytecode::kExtByte < kSpecialOp);

}  // namespace

void interpret(Vm& vm) {
  const void* const* table =
      vm.options.debugger != nullptr ? debugTable().handlers
      : vm.options.baseline != nullptr ? dispatchTable<true>().handlers : dispatchTable<false>().handlers;
  const Word* pc = vm.pc;
  Word w = *pc++;
  reinterpret_cast<Handler>(const_cast<void*>(table[w & 0xff]))(pc, vm.fp, &vm, table, w);
#ifdef VO_SANITIZE
  // Handlers keep these here, machine code does not.
  asm volatile("" ::: "rbx", "r12", "r13", "r14", "r15");
#endif
}

}  // namespace vo::vm
