// The way between generated code and the engine's C++, and between stacks.
//
// A stub begins as a function does (push rbp; mov rbp, rsp), pushes what calls keep, and calls vo_enter with the address
// of a C++ function in rax and its arguments. vo_enter puts rsp and rbp into the running goroutine's Context and calls
// the function on the thread's stack. What it answers (Action) is done on the stack of the goroutine that is current
// then, usually the same. So a goroutine that does not run stands in vo_enter's caller: the word at Context::sp is
// where its stub goes on.
//
// Symbols of C++: of each thread vo_context (Context* of its goroutine), vo_systemStack, vo_pending (PendingCall), vo_target
// (const MarkRecord*); the functions vo_entered*, vo_called, vo_finishCall,
// vo_growStack, vo_leaveSegment, vo_goOn; vo_threaded (thread.h), and places in the machine (main.cpp): vo_helperContext
// and its closure, vo_gcWanted, vo_attention. Offsets are checked in machine.cpp.

#define CONTEXT_SP 0
#define CONTEXT_BP 8
#define CONTEXT_LIMIT 16
#define CONTEXT_NEW_STACK 24
#define LIMIT_WORD %fs:0x70

        .text
        .p2align 4

.macro FUNCTION name
        .globl  \name
        .type   \name, @function
        .p2align 4
\name:
        .cfi_startproc
.endm
.macro END name
        .cfi_endproc
        .size   \name, . - \name
.endm
// The frame of a stub.
.macro FRAME
        pushq   %rbp
        .cfi_def_cfa_offset 16
        .cfi_offset %rbp, -16
        movq    %rsp, %rbp
        .cfi_def_cfa_register %rbp
.endm
.macro KEEP
        FRAME
        pushq   %rbx
        pushq   %r12
        pushq   %r13
        pushq   %r14
        pushq   %r15
.endm
.macro LEAVE
        popq    %r15
        popq    %r14
        popq    %r13
        popq    %r12
        popq    %rbx
        popq    %rbp
        .cfi_def_cfa %rsp, 8
        .cfi_restore %rbp
        retq
.endm
// All registers of which preserve_most promises that they stay.
.macro KEEP_MOST
        KEEP
        pushq   %rax
        pushq   %rcx
        pushq   %rdx
        pushq   %rsi
        pushq   %rdi
        pushq   %r8
        pushq   %r9
        pushq   %r10
.endm
.macro LEAVE_MOST
        popq    %r10
        popq    %r9
        popq    %r8
        popq    %rdi
        popq    %rsi
        popq    %rdx
        popq    %rcx
        popq    %rax
        LEAVE
.endm

// --- Into the engine -----------------------------------------------------------------------------------

// rax: a function of C++; rdi, rsi, rdx: its arguments; rbp: the stub's frame.
// (Debuggers expect a caller's frame at a higher address, but for signals.)
FUNCTION vo_enter
        .cfi_signal_frame
        .cfi_def_cfa %rbp, 16
        .cfi_offset %rbp, -16
        movq    %fs:vo_context@tpoff, %r11
        movq    %rsp, CONTEXT_SP(%r11)
        movq    %rbp, CONTEXT_BP(%r11)
        movq    %fs:vo_systemStack@tpoff, %rsp
        callq   *%rax
// Does what eax says.
.Lact:
        movq    %fs:vo_context@tpoff, %r11
        movq    CONTEXT_SP(%r11), %rsp
        movq    CONTEXT_BP(%r11), %rbp
        movq    CONTEXT_LIMIT(%r11), %r10
        movq    %r10, LIMIT_WORD
        testl   %eax, %eax
        jne     1f
        retq
1:      cmpl    $2, %eax
        je      .Ljump

// Action::Call: the record is at rsp. Its frame in the chain has the pc and rbp of the stub below it; that return
// addresses are vo_callReturned says that a record is above the frame's two words.
        movq    %fs:vo_pending@tpoff, %rbx          // code
        movq    %fs:vo_pending@tpoff+8, %r13        // closure
        movq    %fs:vo_pending@tpoff+16, %rsi       // arguments; at least six can be read
        movq    %fs:vo_pending@tpoff+24, %rcx       // how many
        pushq   %fs:vo_pending@tpoff+32             // pc of the stub below
        pushq   %rbp
        movq    %rsp, %rbp
        movq    %rcx, %rax
        subq    $6, %rax
        jbe     3f
        testb   $1, %al
        je      2f
        pushq   $0
2:      pushq   -8(%rsi,%rcx,8)
        decq    %rcx
        decq    %rax
        jne     2b
3:      movq    (%rsi), %rdi
        movq    16(%rsi), %rdx
        movq    24(%rsi), %rcx
        movq    32(%rsi), %r8
        movq    40(%rsi), %r9
        movq    8(%rsi), %rsi
        cmpq    $0, %fs:vo_pending@tpoff+32
        je      vo_bottom
        callq   *%rbx
        .globl  vo_callReturned
vo_callReturned:
        movq    %fs:vo_context@tpoff, %r11
        leaq    16(%rbp), %r10
        movq    %r10, CONTEXT_SP(%r11)
        movq    (%rbp), %r10
        movq    %r10, CONTEXT_BP(%r11)
        movq    %rax, %rdi
        movq    %rdx, %rsi
        movq    %rcx, %rdx
        movq    %fs:vo_systemStack@tpoff, %rsp
        callq   vo_called
        jmp     .Lact

// Action::Jump: vo_mark returns a second time.
.Ljump:
        movq    %fs:vo_target@tpoff, %rdi
        movq    16(%rdi), %rbp
        movq    24(%rdi), %rbx
        movq    32(%rdi), %r12
        movq    40(%rdi), %r13
        movq    48(%rdi), %r14
        movq    56(%rdi), %r15
        movq    8(%rdi), %rsp
        movl    $1, %eax
        jmpq    *(%rdi)
END vo_enter

// A call from a record with nothing below it: where debuggers stop.
FUNCTION vo_bottom
        .cfi_undefined %rip
        callq   *%rbx
        .globl  vo_bottomReturned
vo_bottomReturned:
        jmp     vo_callReturned
END vo_bottom

// [[noreturn]] void vo_run(): a thread begins; its stack from here on is the engine's.
FUNCTION vo_run
        andq    $-16, %rsp
        movq    %rsp, %fs:vo_systemStack@tpoff
        callq   vo_goOn
        jmp     .Lact
END vo_run

// int vo_mark(MarkRecord*, ...)
FUNCTION vo_mark
        movq    (%rsp), %rax
        movq    %rax, (%rdi)
        leaq    8(%rsp), %rax
        movq    %rax, 8(%rdi)
        movq    %rbp, 16(%rdi)
        movq    %rbx, 24(%rdi)
        movq    %r12, 32(%rdi)
        movq    %r13, 40(%rdi)
        movq    %r14, 48(%rdi)
        movq    %r15, 56(%rdi)
        xorl    %eax, %eax
        retq
END vo_mark

// void vo_call(HelperFn, Slot* frame, const Closure*)
//
// Nearly always the helper is done and nobody wants anything, so this is vo_enter with little more than the helper's call
// as long as there is one thread. (Debuggers that step over it want to see a usual call at its beginning, and a frame that may lie
// anywhere when the stack is another one.)
FUNCTION vo_call
        cmpb    $0, vo_threaded(%rip)
        jne     vo_callShared
        FRAME
        pushq   %rbx
        pushq   %r12
        movq    %rdi, %rbx
        movq    %rsi, %r12
        movq    %fs:vo_context@tpoff, %r11
        movq    %rsp, CONTEXT_SP(%r11)
        movq    %rbp, CONTEXT_BP(%r11)
        movq    %rdx, vo_helperContext_closure(%rip)
        leaq    vo_helperContext(%rip), %rdi
        .cfi_endproc
        .cfi_startproc
        .cfi_signal_frame
        .cfi_def_cfa %rbp, 16
        .cfi_offset %rbp, -16
        movq    %fs:vo_systemStack@tpoff, %rsp
        callq   *%rbx
        movq    %fs:vo_context@tpoff, %r11
        movq    CONTEXT_SP(%r11), %rsp
        testb   %al, %al
        jne     1f
        cmpb    $0, vo_gcWanted(%rip)
        jne     1f
        cmpb    $0, vo_attention(%rip)
        jne     1f
        cmpb    $0, %fs:vo_poll_flag@tpoff
        jne     1f
        popq    %r12
        popq    %rbx
        popq    %rbp
        .cfi_remember_state
        .cfi_def_cfa %rsp, 8
        retq
        .cfi_restore_state
1:      pushq   %r13
        pushq   %r14
        pushq   %r15
        movzbl  %al, %edi
        movq    %rbx, %rsi
        movq    %r12, %rdx
        leaq    vo_finishCall(%rip), %rax
        callq   vo_enter
        popq    %r15
        popq    %r14
        popq    %r13
        popq    %r12
        popq    %rbx
        popq    %rbp
        .cfi_def_cfa %rsp, 8
        retq
END vo_call

FUNCTION vo_callShared
        KEEP
        leaq    vo_enteredCall(%rip), %rax
        callq   vo_enter
        LEAVE
END vo_callShared

// void vo_foreign(void (*call)(Slot*), Slot* frame): a call of C. In a section of its own: most programs have none.
        .section .text.vo_foreign,"ax",@progbits
FUNCTION vo_foreign
        KEEP
        leaq    vo_enteredForeign(%rip), %rax
        callq   vo_enter
        LEAVE
END vo_foreign
        .text

// [[noreturn]] void vo_trap(kind, x, y)
FUNCTION vo_trap
        KEEP
        leaq    vo_enteredTrap(%rip), %rax
        callq   vo_enter
        ud2
END vo_trap

FUNCTION vo_poll
        KEEP_MOST
        leaq    vo_enteredPoll(%rip), %rax
        callq   vo_enter
        LEAVE_MOST
END vo_poll

// void vo_shade(old)
//
// What is marked already, or in no heap, is no reason to enter the engine.
FUNCTION vo_shade
        KEEP_MOST
        movq    %rdi, %r12
        movq    %rsp, %rbx
        andq    $-16, %rsp
        callq   vo_is_shaded
        movq    %rbx, %rsp
        testb   %al, %al
        jne     1f
        movq    %r12, %rdi
        leaq    vo_enteredShade(%rip), %rax
        callq   vo_enter
1:
        LEAVE_MOST
END vo_shade

// The code of reflect.makeFuncStub and reflect.methodValueCall: closure in r13, any arguments, of which those on the
// stack stay where they are. Pushes a MakeFuncFrame; the slack has room for it.
.macro MAKE_FUNC name, isMethodValue
FUNCTION \name
        KEEP
        pushq   %r9
        pushq   %r8
        pushq   %rcx
        pushq   %rdx
        pushq   %rsi
        pushq   %rdi
        pushq   $0
        pushq   $0
        pushq   $0
        movq    %rsp, %rdi
        movl    $\isMethodValue, %esi
        leaq    vo_enteredMakeFunc(%rip), %rax
        callq   vo_enter
        popq    %rax
        popq    %rdx
        popq    %rcx
        addq    $48, %rsp
        LEAVE
END \name
.endm
MAKE_FUNC vo_makeFuncStub, 0
MAKE_FUNC vo_methodValueCall, 1

// --- Split stacks --------------------------------------------------------------------------------------

// Called by the prologue of a function that did not fit, or that shall come to a safepoint (Thread::limit), with r10 = bytes of its frame, r11 = bytes of its stack
// arguments: [rsp] is where the function returns to its caller at once, one byte before its body. All other registers
// are the function's.
FUNCTION __morestack
        FRAME
        pushq   %rdi
        pushq   %rsi
        pushq   %rdx
        pushq   %rcx
        pushq   %r8
        pushq   %r9
        pushq   %r11
        pushq   %r13
        pushq   %rbx
        pushq   %r12
        pushq   %r14
        pushq   %r15
        movq    %r10, %rdi
        movq    %r11, %rsi
        leaq    vo_growStack(%rip), %rax
        callq   vo_enter
        popq    %r15
        popq    %r14
        popq    %r12
        popq    %rbx
        popq    %r13
        popq    %rax                            // bytes of stack arguments
        movq    %fs:vo_context@tpoff, %r10      // perhaps another thread's than before
        movq    CONTEXT_NEW_STACK(%r10), %r10
        testq   %r10, %r10
        je      3f
        subq    %rax, %r10
        andq    $-16, %r10
1:      subq    $8, %rax
        jl      2f
        movq    24(%rbp,%rax), %rcx
        movq    %rcx, (%r10,%rax)
        jmp     1b
2:      movq    -8(%rbp), %rdi
        movq    -16(%rbp), %rsi
        movq    -24(%rbp), %rdx
        movq    -32(%rbp), %rcx
        movq    -40(%rbp), %r8
        movq    -48(%rbp), %r9
        movq    8(%rbp), %rax
        incq    %rax
        movq    %r10, %rsp
        callq   *%rax
        .globl  vo_segmentReturned
vo_segmentReturned:
        leaq    -48(%rbp), %rsp
        pushq   %rax
        pushq   %rdx
        pushq   %rcx
        callq   vo_leaveSegment
        popq    %rcx
        popq    %rdx
        popq    %rax
        movq    %rbp, %rsp
        popq    %rbp
        .cfi_remember_state
        .cfi_def_cfa %rsp, 8
        retq
        .cfi_restore_state
// It did fit: somebody has wanted a safepoint.
3:      movq    -8(%rbp), %rdi
        movq    -16(%rbp), %rsi
        movq    -24(%rbp), %rdx
        movq    -32(%rbp), %rcx
        movq    -40(%rbp), %r8
        movq    -48(%rbp), %r9
        movq    %rbp, %rsp
        popq    %rbp
        .cfi_def_cfa %rsp, 8
        incq    (%rsp)
        retq
END __morestack

// No .note.GNU-split-stack here, and none in generated code: lld would make functions that call others without it ask
// for more room.
        .section .note.GNU-stack,"",@progbits
