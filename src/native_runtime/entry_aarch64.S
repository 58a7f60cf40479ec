// The way between generated code and the engine's C++, and between stacks, on aarch64: entry_x86_64.S says how it works.
// What there is rbp is x29 here, the func value is in x20, results are in x0, x1, x2.
//
// Below a stub's frame record (x29, x30) lies what calls keep: x19 at x29 - 8, x20 at x29 - 16, … x28, d8 to d15.
// vo_enter is called with the C++ function in x16; where its stub goes on it pushes itself. The limit of the stack is in the word behind
// the one that the thread pointer points to (stackLimit). Symbols of C++ are those of entry_x86_64.S.

#define CONTEXT_SP 0
#define CONTEXT_BP 8
#define CONTEXT_LIMIT 16
#define CONTEXT_NEW_STACK 24
#define LIMIT_OFFSET 8

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
// The address of a variable of this thread.
.macro OF_THREAD reg, name
        mrs     \reg, tpidr_el0
        add     \reg, \reg, #:tprel_hi12:\name, lsl #12
        add     \reg, \reg, #:tprel_lo12_nc:\name
.endm
.macro LOAD_OF_THREAD reg, name
        OF_THREAD \reg, \name
        ldr     \reg, [\reg]
.endm
.macro ADDRESS reg, name
        adrp    \reg, \name
        add     \reg, \reg, :lo12:\name
.endm
.macro LOAD_BYTE reg, name
        adrp    x9, \name
        ldrb    \reg, [x9, :lo12:\name]
.endm
// The frame of a stub.
.macro FRAME
        stp     x29, x30, [sp, #-16]!
        .cfi_def_cfa_offset 16
        .cfi_offset x29, -16
        .cfi_offset x30, -8
        mov     x29, sp
        .cfi_def_cfa x29, 16
.endm
.macro KEEP_REST
        stp     x22, x21, [sp, #-16]!
        stp     x24, x23, [sp, #-16]!
        stp     x26, x25, [sp, #-16]!
        stp     x28, x27, [sp, #-16]!
        stp     d9, d8, [sp, #-16]!
        stp     d11, d10, [sp, #-16]!
        stp     d13, d12, [sp, #-16]!
        stp     d15, d14, [sp, #-16]!
.endm
.macro KEEP
        FRAME
        stp     x20, x19, [sp, #-16]!
        KEEP_REST
.endm
.macro RESTORE
        ldp     d15, d14, [sp], #16
        ldp     d13, d12, [sp], #16
        ldp     d11, d10, [sp], #16
        ldp     d9, d8, [sp], #16
        ldp     x28, x27, [sp], #16
        ldp     x26, x25, [sp], #16
        ldp     x24, x23, [sp], #16
        ldp     x22, x21, [sp], #16
        ldp     x20, x19, [sp], #16
.endm
.macro LEAVE
        RESTORE
        ldp     x29, x30, [sp], #16
        .cfi_def_cfa sp, 0
        .cfi_restore x29
        .cfi_restore x30
        ret
.endm
// All registers of which preserve_most promises that they stay: x9 to x15 (and what calls keep).
.macro KEEP_MOST
        KEEP
        stp     x8, x9, [sp, #-16]!
        stp     x10, x11, [sp, #-16]!
        stp     x12, x13, [sp, #-16]!
        stp     x14, x15, [sp, #-16]!
.endm
.macro LEAVE_MOST
        ldp     x14, x15, [sp], #16
        ldp     x12, x13, [sp], #16
        ldp     x10, x11, [sp], #16
        ldp     x8, x9, [sp], #16
        LEAVE
.endm

// --- Into the engine -----------------------------------------------------------------------------------

// x16: a function of C++; x0, x1, x2: its arguments; x29: the stub's frame.
FUNCTION vo_enter
        .cfi_signal_frame
        .cfi_def_cfa x29, 16
        .cfi_offset x29, -16
        .cfi_offset x30, -8
        str     x30, [sp, #-16]!
        LOAD_OF_THREAD x17, vo_context
        mov     x15, sp
        str     x15, [x17, #CONTEXT_SP]
        str     x29, [x17, #CONTEXT_BP]
        LOAD_OF_THREAD x15, vo_systemStack
        mov     sp, x15
        blr     x16
// Does what w0 says.
.Lact:
        LOAD_OF_THREAD x17, vo_context
        ldr     x15, [x17, #CONTEXT_SP]
        mov     sp, x15
        ldr     x29, [x17, #CONTEXT_BP]
        ldr     x15, [x17, #CONTEXT_LIMIT]
        mrs     x16, tpidr_el0
        str     x15, [x16, #LIMIT_OFFSET]
        cbnz    w0, 1f
        ldr     x30, [sp], #16
        ret
1:      cmp     w0, #2
        b.eq    .Ljump

// Action::Call: the record is at sp. Its frame in the chain has the pc and x29 of the stub below it; that return
// addresses are vo_callReturned says that a record is above the frame's two words.
        OF_THREAD x17, vo_pending
        ldp     x19, x20, [x17]                 // code, closure
        ldp     x16, x15, [x17, #16]            // arguments, of which at least eight can be read; how many
        ldr     x14, [x17, #32]                 // pc of the stub below
        stp     x29, x14, [sp, #-16]!
        mov     x29, sp
        subs    x13, x15, #8
        b.ls    3f
        add     x12, x13, #1
        and     x12, x12, #~1
        sub     sp, sp, x12, lsl #3
        add     x11, x16, #64
        mov     x10, sp
2:      sub     x13, x13, #1
        ldr     x12, [x11, x13, lsl #3]
        str     x12, [x10, x13, lsl #3]
        cbnz    x13, 2b
3:      ldp     x0, x1, [x16]
        ldp     x2, x3, [x16, #16]
        ldp     x4, x5, [x16, #32]
        ldp     x6, x7, [x16, #48]
        cbz     x14, vo_bottom
        blr     x19
        .globl  vo_callReturned
vo_callReturned:
        LOAD_OF_THREAD x17, vo_context
        add     x15, x29, #16
        str     x15, [x17, #CONTEXT_SP]
        ldr     x15, [x29]
        str     x15, [x17, #CONTEXT_BP]
        LOAD_OF_THREAD x15, vo_systemStack
        mov     sp, x15
        bl      vo_called
        b       .Lact

// Action::Jump: vo_mark returns a second time.
.Ljump:
        LOAD_OF_THREAD x9, vo_target
        ldp     x16, x15, [x9]
        ldp     x29, x19, [x9, #16]
        ldp     x20, x21, [x9, #32]
        ldp     x22, x23, [x9, #48]
        ldp     x24, x25, [x9, #64]
        ldp     x26, x27, [x9, #80]
        ldr     x28, [x9, #96]
        ldp     d8, d9, [x9, #104]
        ldp     d10, d11, [x9, #120]
        ldp     d12, d13, [x9, #136]
        ldp     d14, d15, [x9, #152]
        mov     sp, x15
        mov     w0, #1
        br      x16
END vo_enter

// A call from a record with nothing below it: where debuggers stop.
FUNCTION vo_bottom
        .cfi_undefined x30
        blr     x19
        .globl  vo_bottomReturned
vo_bottomReturned:
        b       vo_callReturned
END vo_bottom

// [[noreturn]] void vo_run(): a thread begins; its stack from here on is the engine's.
FUNCTION vo_run
        mov     x9, sp
        and     x9, x9, #~15
        mov     sp, x9
        OF_THREAD x10, vo_systemStack
        str     x9, [x10]
        bl      vo_goOn
        b       .Lact
END vo_run

// int vo_mark(MarkRecord*, ...)
FUNCTION vo_mark
        mov     x9, sp
        stp     x30, x9, [x0]
        stp     x29, x19, [x0, #16]
        stp     x20, x21, [x0, #32]
        stp     x22, x23, [x0, #48]
        stp     x24, x25, [x0, #64]
        stp     x26, x27, [x0, #80]
        str     x28, [x0, #96]
        stp     d8, d9, [x0, #104]
        stp     d10, d11, [x0, #120]
        stp     d12, d13, [x0, #136]
        stp     d14, d15, [x0, #152]
        mov     w0, #0
        ret
END vo_mark

// void vo_call(HelperFn, Slot* frame, const Closure*)
FUNCTION vo_call
        .cfi_signal_frame
        LOAD_BYTE w10, vo_threaded
        cbnz    w10, vo_callShared
        FRAME
        stp     x20, x19, [sp, #-16]!
        mov     x19, x0
        mov     x20, x1
        LOAD_OF_THREAD x9, vo_context
        mov     x10, sp
        str     x10, [x9, #CONTEXT_SP]
        str     x29, [x9, #CONTEXT_BP]
        ADDRESS x9, vo_helperContext_closure
        str     x2, [x9]
        ADDRESS x0, vo_helperContext
        LOAD_OF_THREAD x9, vo_systemStack
        mov     sp, x9
        blr     x19
        LOAD_OF_THREAD x9, vo_context
        ldr     x10, [x9, #CONTEXT_SP]
        mov     sp, x10
        ands    w0, w0, #0xff
        b.ne    1f
        LOAD_BYTE w10, vo_gcWanted
        cbnz    w10, 1f
        LOAD_BYTE w10, vo_attention
        cbnz    w10, 1f
        OF_THREAD x9, vo_poll_flag
        ldrb    w10, [x9]
        cbnz    w10, 1f
        ldp     x20, x19, [sp], #16
        ldp     x29, x30, [sp], #16
        .cfi_remember_state
        .cfi_def_cfa sp, 0
        ret
        .cfi_restore_state
1:      KEEP_REST
        mov     x1, x19
        mov     x2, x20
        ADDRESS x16, vo_finishCall
        bl      vo_enter
        LEAVE
END vo_call

FUNCTION vo_callShared
        KEEP
        ADDRESS x16, vo_enteredCall
        bl      vo_enter
        LEAVE
END vo_callShared

// [[noreturn]] void vo_trap(kind, x, y)
FUNCTION vo_trap
        KEEP
        ADDRESS x16, vo_enteredTrap
        bl      vo_enter
        udf     #0
END vo_trap

FUNCTION vo_poll
        KEEP_MOST
        ADDRESS x16, vo_enteredPoll
        bl      vo_enter
        LEAVE_MOST
END vo_poll

// void vo_shade(old)
FUNCTION vo_shade
        KEEP_MOST
        mov     x19, x0
        bl      vo_is_shaded
        tst     w0, #0xff
        b.ne    1f
        mov     x0, x19
        ADDRESS x16, vo_enteredShade
        bl      vo_enter
1:      LEAVE_MOST
END vo_shade

// The code of reflect.makeFuncStub and reflect.methodValueCall: closure in x20, any arguments, of which those on the
// stack stay where they are. Pushes a MakeFuncFrame; the slack has room for it.
.macro MAKE_FUNC name, isMethodValue
FUNCTION \name
        KEEP
        stp     x6, x7, [sp, #-16]!
        stp     x4, x5, [sp, #-16]!
        stp     x2, x3, [sp, #-16]!
        stp     x0, x1, [sp, #-16]!
        stp     xzr, xzr, [sp, #-16]!
        stp     xzr, xzr, [sp, #-16]!
        mov     x0, sp
        mov     w1, #\isMethodValue
        ADDRESS x16, vo_enteredMakeFunc
        bl      vo_enter
        ldp     x0, x1, [sp], #16
        ldr     x2, [sp], #16
        add     sp, sp, #64
        LEAVE
END \name
.endm
MAKE_FUNC vo_makeFuncStub, 0
MAKE_FUNC vo_methodValueCall, 1

// --- Split stacks --------------------------------------------------------------------------------------

// Called before its prologue by a function that did not fit, or that shall come to a safepoint (stack_check.cpp), with x17 =
// where sp would be in it, x14 = bytes of its stack arguments, x15 = its return address. Its prologue is 8 bytes behind x30. All other
// registers are the function's.
FUNCTION __morestack
        sub     sp, sp, #32
        .cfi_def_cfa_offset 32
        stp     x29, x30, [sp]
        stp     x15, x14, [sp, #16]
        mov     x29, sp
        .cfi_def_cfa x29, 32
        .cfi_offset x29, -32
        .cfi_offset x30, -16
        stp     x1, x0, [sp, #-16]!
        stp     x3, x2, [sp, #-16]!
        stp     x5, x4, [sp, #-16]!
        stp     x7, x6, [sp, #-16]!
        stp     x20, x19, [sp, #-16]!
        KEEP_REST
        add     x0, x29, #32
        sub     x0, x0, x17
        mov     x1, x14
        ADDRESS x16, vo_growStack
        bl      vo_enter
        RESTORE
        LOAD_OF_THREAD x17, vo_context          // perhaps another thread's than before
        ldr     x17, [x17, #CONTEXT_NEW_STACK]
        ldr     x14, [x29, #24]
        ldr     x16, [x29, #8]
        add     x16, x16, #8
        ldp     x1, x0, [x29, #-16]
        ldp     x3, x2, [x29, #-32]
        ldp     x5, x4, [x29, #-48]
        ldp     x7, x6, [x29, #-64]
        cbz     x17, 3f
        sub     x17, x17, x14
        and     x17, x17, #~15
        add     x13, x29, #32
1:      subs    x14, x14, #8
        b.lt    2f
        ldr     x12, [x13, x14]
        str     x12, [x17, x14]
        b       1b
2:      mov     sp, x17
        blr     x16
        .globl  vo_segmentReturned
vo_segmentReturned:
        sub     sp, x29, #32
        stp     x0, x1, [sp]
        str     x2, [sp, #16]
        bl      vo_leaveSegment
        ldp     x0, x1, [sp]
        ldr     x2, [sp, #16]
        ldp     x9, x10, [x29]
        ldr     x30, [x29, #16]
        add     sp, x29, #32
        mov     x29, x9
        ret
// It did fit: somebody has wanted a safepoint.
3:      ldr     x9, [x29]
        ldr     x30, [x29, #16]
        add     sp, x29, #32
        mov     x29, x9
        br      x16
END __morestack

        .section .note.GNU-stack,"",@progbits
