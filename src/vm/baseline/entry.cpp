// This file holds the assembly between interpreter and machine code, and the C++ that pieces call.
#include "vm/baseline/entry.h"

#include <cstddef>

#include "bytecode/convert.h"
#include "link/native_code.h"
#include "vm/vm.h"

namespace vo::vm::baseline {

// Members of Vm are at constant offsets, whatever the standard says of such classes.
#pragma clang diagnostic ignored "-Winvalid-offsetof"

static_assert(offsetof(Vm, budget) == kBudgetOffset);

// From machine code's registers to the interpreter's (r12: pc, rdi: word) and a jump to the handler at `handler`.
#ifdef VO_SANITIZE
// Handlers have the system's calling convention there.
#define VO_TO_HANDLER(handler)                                                                       \
  "mov " handler ", %%r11\n mov %%rdi, %%r8\n mov %%r12, %%rdi\n mov %%r13, %%rsi\n mov %%r14, %%rdx\n" \
  "mov %%r15, %%rcx\n jmp *%%r11\n"
#else
#define VO_TO_HANDLER(handler) "jmp *" handler "\n"
#endif

extern "C" {

[[gnu::naked]] void vo_baseline_enter(const link::Word*, uint64_t*, Vm*, const void* const*, link::Word) {
  asm volatile(
#ifdef VO_SANITIZE
      "mov %%rdi, %%r12\n mov %%rsi, %%r13\n mov %%rdx, %%r14\n mov %%rcx, %%r15\n"
#endif
      "sub $8, %%r12\n"
      "mov %c0(%%r12), %%rax\n"
      "mov %c1(%%r14), %%r12\n"
      "jmp *%%rax\n" ::"i"(-static_cast<intptr_t>(link::kNativeEntryDistance)),
      "i"(offsetof(Vm, meta)));
}

[[gnu::naked]] void vo_baseline_exit() {
  asm volatile(
      "movabs %0, %%rcx\n"
      "movzbl (%%rcx,%%rax), %%ecx\n"
      "lea 8(%%r12,%%rax,8), %%r12\n"
      "mov -8(%%r12), %%rdi\n"
      "mov %%cl, %%dil\n"  //
      VO_TO_HANDLER("(%%r15,%%rcx,8)")::"i"(link::kOpcodeTable));
}

[[gnu::naked]] void vo_baseline_dispatch() {
  asm volatile(
      "mov %%rdi, %%r12\n"
      "mov (%%r12), %%rdi\n"
      "add $8, %%r12\n"
      "movzbl %%dil, %%eax\n"  //
      VO_TO_HANDLER("(%%r15,%%rax,8)")::);
}

#define VO_TO_ENTRY(name, entry)                                                              \
  [[gnu::naked]] void vo_baseline_##name() {                                                  \
    asm volatile("lea (%%r12,%%rax,8), %%r12\n" VO_TO_HANDLER("%c0(%%r15)")::"i"( \
        static_cast<unsigned>(TableEntry::entry) * sizeof(void*)));                           \
  }
VO_TO_ENTRY(edge, LookAround)
VO_TO_ENTRY(collect, Collect)
VO_TO_ENTRY(called, Called)

using Method = bool (*)(Vm*, Word);
extern const Method vo_baseline_methods[];
const Method vo_baseline_methods[] = {
#define VO_SLOW_OP(name) [](Vm* vm, Word w) { return vm->name(w); },
#include "vm/baseline/slow_methods.def"
#undef VO_SLOW_OP
};

[[gnu::naked]] void vo_baseline_method() {
  asm volatile(
      "lea 8(%%r12,%%rax,8), %%rdx\n"
      "mov %%rdx, %c1(%%r14)\n"
      "mov %%rdx, %c2(%%r14)\n"
      "mov %%r13, %c3(%%r14)\n"
      "movabs %0, %%r8\n"
      "movzbl (%%r8,%%rax), %%r8d\n"
      "mov -8(%%rdx), %%rsi\n"
      "mov %%r8b, %%sil\n"
      "movzbl %%cl, %%eax\n"
      "shr $8, %%ecx\n"
      "lea (%%rdx,%%rcx,8), %%rbx\n"
      "mov %%r14, %%rdi\n"
      "lea vo_baseline_methods(%%rip), %%r8\n"
      "call *(%%r8,%%rax,8)\n"
      "test %%al, %%al\n"
      "jz 1f\n"
      "mov %c3(%%r14), %%r13\n"
      "cmp %%rbx, %c1(%%r14)\n"
      "jne 2f\n"
      "ret\n"
      "1: add $8, %%rsp\n"  // the program has ended
      "ret\n"
      "2: add $8, %%rsp\n"
      "mov %c1(%%r14), %%rdi\n"
      "mov %c4(%%rdi), %%rax\n"
      "test %%rax, %%rax\n"
      "jz vo_baseline_dispatch\n"
      "jmp *%%rax\n" ::"i"(link::kOpcodeTable),
      "i"(offsetof(Vm, pc)), "i"(offsetof(Vm, slowPc)), "i"(offsetof(Vm, fp)),
      "i"(-static_cast<intptr_t>(link::kNativeEntryDistance)));
}

void* vo_baseline_alloc(runtime::Heap* heap, size_t size, uint64_t mask) { return heap->allocMask(size, mask); }
uint64_t vo_baseline_convert(uint64_t value, unsigned kind) {
  return bytecode::convertNumber(static_cast<bytecode::CvtKind>(kind), value);
}

}  // extern "C"

}  // namespace vo::vm::baseline
