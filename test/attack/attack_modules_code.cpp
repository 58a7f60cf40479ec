// This file holds attacks on calls and their outgoing area, and on the flow of control.
#include "attack/attack_builder.h"

namespace vo::bytecode::attack {

namespace {
constexpr uint8_t kWord = static_cast<uint8_t>(MemKind::Word);
constexpr uint8_t kRef = static_cast<uint8_t>(MemKind::Ref);

std::function<void(Bench&)> body(std::function<void(Fn& f)> code) {
  return [code = std::move(code)](Bench& b) { code(b.f); };
}

/// A function with deferred calls that begins with `defer` of a nil function; `rest` follows.
std::function<void(Bench&)> deferring(std::function<void(Fn& f, uint16_t c)> rest) {
  return [rest = std::move(rest)](Bench& b) {
    b.f.row().flags = kHasDefer;
    b.f.row().epilogue = 1;
    uint16_t c = b.f.slot(Func);
    b.f.op(Op::Defer, c);
    rest(b.f, c);
  };
}
}  // namespace

std::vector<Attack> callAttacks() {
  const char* kind = "outgoing area";
  const char* sig = "signatures";
  return {
      {kind, "a missing argument", "argument word 0 has another type than the parameter",
       body([](Fn& f) { f.call(FnId); })},
      {kind, "a number for a pointer", "argument word 0 has another type",
       body([](Fn& f) {
         uint16_t n = f.slot(Int);
         f.op(Op::Mov, f.tail(), n).call(FnTake);
       })},
      {kind, "a pointer for a number", "argument word 0 has another type",
       body([](Fn& f) {
         uint16_t p = f.slot(PInt);
         f.op(Op::Mov, f.tail(1), p).call(FnId);
       })},
      {kind, "another pointer", "argument word 0 has another type",
       body([](Fn& f) {
         uint16_t p = f.slot(PString);
         f.op(Op::Mov, f.tail(), p).call(FnTake);
       })},
      {kind, "the address of another variable", "argument word 0 has another type",
       body([](Fn& f) { f.wide(Op::GlobalAddr, f.tail(), GString).call(FnTake); })},
      {kind, "half of an interface", "argument word 1 has another type",
       body([](Fn& f) {
         uint16_t i = f.slot(Any);
         f.op(Op::Mov2, f.tail(), i).wide(Op::LoadI, f.tail(1), 77).call(FnGive);
       })},
      {kind, "an interface of a zero and a number", "argument word 0 has another type",
       body([](Fn& f) { f.op(Op::Zero, f.tail()).wide(Op::LoadI, f.tail(1), 77).call(FnGive); })},
      {kind, "a data word alone", "half of a string",
       body([](Fn& f) {
         uint16_t i = f.slot(Any);
         f.op(Op::Mov, f.tail(1), i + 1).call(FnGive);
       })},
      {kind, "a safepoint between argument and call", "argument word 0 has another type",
       body([](Fn& f) {
         uint16_t p = f.slot(PInt), q = f.slot(PInt);
         f.op(Op::Mov, f.tail(), p).wide(Op::New, q, Int).call(FnTake);
       })},
      {kind, "a call between argument and call", "argument word 0 has another type",
       body([](Fn& f) {
         uint16_t p = f.slot(PInt);
         f.op(Op::Mov, f.tail(0), p).call(FnMain).call(FnTake);
       })},
      {kind, "a jump between argument and call", "argument word 0 has another type",
       body([](Fn& f) {
         uint16_t p = f.slot(PInt), n = f.slot(Int);
         f.wide(Op::JmpT, n, 1).op(Op::Mov, f.tail(), p).call(FnTake);
       })},
      {kind, "a result read before the call", "holds nothing known here",
       body([](Fn& f) {
         uint16_t p = f.slot(PInt);
         f.op(Op::Mov, p, f.tail());
       })},
      {kind, "a result read after a safepoint", "holds nothing known here",
       body([](Fn& f) {
         uint16_t p = f.slot(PInt), q = f.slot(PInt);
         f.op(Op::Mov, f.tail(1), p).call(FnPass).wide(Op::New, q, Int).op(Op::Mov, p, f.tail());
       })},
      {kind, "a result read after a jump", "holds nothing known here",
       body([](Fn& f) {
         uint16_t p = f.slot(PInt), n = f.slot(Int);
         f.op(Op::Mov, f.tail(1), p).call(FnPass).wide(Op::JmpT, n, 0).op(Op::Mov, p, f.tail());
       })},
      {kind, "a result as another type", "mov): r0 has another type",
       body([](Fn& f) {
         uint16_t s = f.slot(PString), p = f.slot(PInt);
         f.op(Op::Mov, f.tail(1), p).call(FnPass).op(Op::Mov, s, f.tail());
       })},
      {kind, "an argument read as a result", "holds nothing known here",
       body([](Fn& f) {
         uint16_t p = f.slot(PInt), n = f.slot(Int);
         f.op(Op::Mov, f.tail(1), p).call(FnPass).op(Op::Mov, n, f.tail(1));
       })},
      {kind, "half of a result", "half of a string",
       body([](Fn& f) {
         uint16_t s = f.slot(String), n = f.slot(Int);
         f.op(Op::Mov, f.tail(2), n).import(ImIntToString).op(Op::Mov, s, f.tail());
       })},
      {kind, "an area smaller than the arguments", "the outgoing area is too small for the call",
       body([](Fn& f) {
         f.out(0);
         f.call(FnTake);
       })},
      {kind, "a func value that takes more than the area", "the outgoing area is too small for the arguments",
       body([](Fn& f) {
         uint16_t c = f.slot(FAny);
         f.out(1);
         f.op(Op::CallClosure, f.tail(), c);
       })},
      {kind, "a func value that gives more than the area", "too small for the arguments",
       body([](Fn& f) {
         uint16_t c = f.slot(FRString);
         f.out(1);
         f.op(Op::CallClosure, f.tail(), c);
       })},
      {kind, "a method that takes more than the area", "too small for the arguments",
       body([](Fn& f) {
         uint16_t d = f.slot(Doer);
         f.out(1);
         f.op(Op::CallIface, f.tail(), d, 0);
       })},
      {kind, "a method of another type in this frame", "no method of the same type",
       [](Bench& b) {
         Fn f = b.add("main.(*MyInt).Do", FPInt, PMyInt);
         f.op(Op::TailIface, f.slot(Stringer), 0);
         f.finish();
       }},
      {kind, "a method in the frame of a function", "no method of the same type",
       [](Bench& b) {
         Fn f = b.add("main.x", FPInt);
         f.op(Op::TailIface, f.slot(Doer), 0);
         f.finish();
       }},
      {kind, "a method in the frame of one with a receiver of two words", "no method of the same type",
       [](Bench& b) {
         Fn f = b.add("main.Two.Do", FPInt, Two);
         f.op(Op::TailIface, f.slot(Doer), 0);
         f.finish();
       }},
      {kind, "a method that is not there in this frame", "has no method 7",
       [](Bench& b) {
         Fn f = b.add("main.(*MyInt).Do", FPInt, PMyInt);
         f.op(Op::TailIface, f.slot(Doer), 7);
         f.finish();
       }},
      {kind, "a store behind the area", "is outside of the frame",
       body([](Fn& f) {
         uint16_t n = f.slot(Int);
         f.out(2);
         f.op(Op::Mov, f.tail(2), n);
       })},
      {kind, "a store into the header", "is outside of the frame",
       body([](Fn& f) {
         uint16_t n = f.slot(Int);
         f.op(Op::Mov, static_cast<uint16_t>(f.tail() - 1), n);
       })},
      {kind, "a store into frame memory as a slot", "is outside of the frame",
       body([](Fn& f) {
         f.frame(PInt);
         uint16_t n = f.slot(Int);
         f.op(Op::Mov, static_cast<uint16_t>(n + 1), n);
       })},
      {kind, "a call in the middle of the area", "arguments stand at the start of the outgoing area",
       body([](Fn& f) {
         uint16_t p = f.slot(PInt);
         f.op(Op::Mov, f.tail(2), p).wide(Op::Call, f.tail(2), FnTake);
       })},
      {kind, "a call whose area is the frame", "the tail is not in the outgoing area",
       body([](Fn& f) {
         uint16_t p = f.slot(PInt);
         f.wide(Op::Call, p, FnTake);
       })},
      {kind, "no memory for a result", "no memory for result 0", body([](Fn& f) { f.call(FnBig); })},
      {kind, "nil as memory for a result", "no memory for result 0",
       body([](Fn& f) { f.op(Op::Zero, f.tail()).call(FnBig); })},
      {kind, "less memory than the result takes", "no memory for result 0",
       body([](Fn& f) {
         uint32_t at = f.frame(Pair);
         f.wide(Op::FrameAddr, f.tail(), at).call(FnBig);
       })},
      {kind, "memory for another result", "no memory for result 0",
       body([](Fn& f) {
         uint16_t p = f.slot(PArr4);
         f.op(Op::Mov, f.tail(), p).call(FnBig);
       })},
      {kind, "the address of a result's memory read back", "holds nothing known here",
       body([](Fn& f) {
         uint32_t at = f.frame(Big);
         uint16_t p = f.slot(PBig);
         f.wide(Op::FrameAddr, f.tail(), at).call(FnBig).op(Op::Mov, p, f.tail());
       })},
      {kind, "a large argument from less memory", "argument word 0 has another type",
       body([](Fn& f) {
         uint32_t at = f.frame(Pair);
         f.wide(Op::FrameAddr, f.tail(), at).call(FnTakeBig);
       })},
      {sig, "a closure called without its captures", "a closure is called without its captures",
       body([](Fn& f) { f.call(FnClosure); })},
      {sig, "a closure named without its captures", "a closure is named without its captures",
       body([](Fn& f) { f.wide(Op::LoadFunc, f.slot(Func), FnClosure); })},
      {sig, "a closure over another type", "has another type than the captured value",
       body([](Fn& f) {
         uint16_t p = f.slot(PString), c = f.slot(Func);
         f.closure(Op::MkClosure, FnClosure, Layout, c, p);
       })},
      {sig, "a closure over a number", "has another type than the captured value",
       body([](Fn& f) {
         uint16_t p = f.slot(Int), c = f.slot(Func);
         f.closure(Op::MkClosure, FnClosure, Layout, c, p);
       })},
      {sig, "a closure over nothing", "the closure captures another number of words",
       body([](Fn& f) { f.closure(Op::MkClosure, FnClosure, Layout, f.slot(Func), 0, 0); })},
      {sig, "a closure over more", "the closure captures another number of words",
       body([](Fn& f) {
         uint16_t p = f.slot(Two), c = f.slot(Func);
         f.closure(Op::MkClosure, FnClosure, Layout, c, p, 2);
       })},
      {sig, "a layout that hides a pointer from the collector", "the closure's layout does not fit",
       body([](Fn& f) {
         uint16_t p = f.slot(PInt), c = f.slot(Func);
         f.closure(Op::MkClosure, FnClosure, LayoutInt, c, p);
       })},
      {sig, "a layout that shows a number to the collector", "the closure's layout does not fit",
       body([](Fn& f) {
         uint16_t n = f.slot(Int), c = f.slot(Func);
         f.closure(Op::MkClosure, FnClosureInt, Layout, c, n);
       })},
      {sig, "a layout that is too small", "the closure's layout does not fit",
       body([](Fn& f) {
         uint16_t p = f.slot(PInt), c = f.slot(Func);
         f.closure(Op::MkClosure, FnClosure, Uintptr, c, p);
       })},
      {sig, "a closure of a plain function", "the function captures nothing",
       body([](Fn& f) {
         uint16_t p = f.slot(PInt), c = f.slot(FPInt);
         f.closure(Op::MkClosure, FnTake, Layout, c, p);
       })},
      {sig, "a closure of the library's function", "the function captures nothing",
       body([](Fn& f) {
         uint16_t p = f.slot(PInt), c = f.slot(FPInt);
         f.closure(Op::MkClosure, kImports + ImPeek, Layout, c, p);
       })},
      {sig, "more captures read than there are", "the closure has no such captured value",
       [](Bench& b) {
         FunctionRow& r = b.m.functions[FnClosure];
         r.code[0] = Insn::abc(Op::LoadCap, 1, 0, 1, 0).word;
       }},
      {sig, "a plain function reads captures", "the closure has no such captured value",
       body([](Fn& f) { f.op(Op::LoadCap, f.slot(PInt), 0, 0, 1); })},
      {sig, "captures without the closures' flag", "captures values and is no closure",
       [](Bench& b) { b.m.functions[FnClosure].flags = 0; }},
      {sig, "a capture read as another type", "load.cap): r0 has another type",
       [](Bench& b) { b.m.functions[FnClosure].captures = {PString}; }},
      {sig, "a started function that takes something", "have no parameters or results",
       body([](Fn& f) { f.op(Op::Go, f.slot(FPInt)); })},
      {sig, "a started function that gives something", "have no parameters or results",
       body([](Fn& f) { f.op(Op::Go, f.slot(FRInt)); })},
      {sig, "a deferred function that takes something", "have no parameters or results",
       [](Bench& b) {
         b.f.row().flags = kHasDefer;
         b.f.row().epilogue = 1;
         b.f.op(Op::Defer, b.f.slot(FPInt)).op(Op::ReturnDefer).ret();
       }},
      {sig, "a function whose slots are not its type's", "take another number of slots",
       [](Bench& b) { b.m.functions[FnTake].paramSlots = 0; }},
      {sig, "a parameter of another type than declared", "has another type than the result or parameter",
       [](Bench& b) { b.m.functions[FnTake].groups[0].type = PString; }},
      {sig, "a result of another type than declared", "has another type than the result or parameter",
       [](Bench& b) { b.m.functions[FnPass].groups[0].type = Int; }},
      {sig, "a function without a type", "has no type",
       [](Bench& b) { b.m.functions[FnTake].type = kNoId; }},
      {sig, "a method value without its receiver", "load.func): r0 has another type",
       body([](Fn& f) { f.wide(Op::LoadFunc, f.slot(FRString), FnString); })},
      {sig, "a pointer method as a func value of a type that is not there", "the function has no function type",
       body([](Fn& f) { f.wide(Op::LoadFunc, f.slot(FRString), FnPString); })},
      {sig, "a native as a func value", "the function has no function type",
       body([](Fn& f) { f.wide(Op::LoadFunc, f.slot(FRString), kImports + ImIntToString); })},
      {sig, "a native by number", "natives as imports", body([](Fn& f) { f.wide(Op::CallExt, f.tail(), 1); })},
      {sig, "a body that is a native", "natives as imports", body([](Fn& f) { f.wide(Op::NativeBody, 0, 3); })},
      {sig, "a native given a pointer for text", "argument word 0 has another type",
       body([](Fn& f) {
         uint16_t p = f.slot(PInt);
         f.op(Op::Mov, f.tail(), p).import(ImExit);
       })},
  };
}

std::vector<Attack> controlAttacks() {
  const char* kind = "control flow";
  const char* cleared = "results before they are cleared";
  const char* epilogue = "epilogues";
  return {
      {kind, "a jump into a constant", "the jump leads to no instruction",
       body([](Fn& f) {
         // The constant is an instruction that loads through a number.
         uint16_t n = f.slot(Int);
         f.wide(Op::Jmp, 0, 1).op(Op::LoadK, n).word(Insn::abc(Op::Load64, 0, n, n, 0).word);
       })},
      {kind, "a short jump into a constant", "the jump leads to no instruction",
       body([](Fn& f) {
         uint16_t n = f.slot(Int);
         f.op(Op::JEqI, n, 0, 1).op(Op::LoadK, n).word(Insn::abc(Op::Load64, 0, n, n, 0).word);
       })},
      {kind, "a jump into an instruction's type", "the jump leads to no instruction",
       body([](Fn& f) {
         uint16_t n = f.slot(PInt);
         f.typed(Op::ClearT, Int, n, 0, 0, 0, 1).wide(Op::Jmp, 0, static_cast<uint32_t>(-2));
       })},
      {kind, "a jump before the function", "the jump leads to no instruction",
       body([](Fn& f) { f.wide(Op::Jmp, 0, static_cast<uint32_t>(-2)); })},
      {kind, "a jump behind the function", "the jump leads to no instruction",
       body([](Fn& f) { f.wide(Op::Jmp, 0, 1).ret(); })},
      {kind, "a jump that overflows", "the jump leads to no instruction",
       body([](Fn& f) { f.wide(Op::Jmp, 0, 0x80000000); })},
      {kind, "a loop into a table", "the jump leads to no instruction",
       body([](Fn& f) {
         uint16_t n = f.slot(Int);
         f.op(Op::JmpTable, n).word(1 | uint64_t{1} << 32).word(1).wide(Op::Loop, 0, static_cast<uint32_t>(-2));
       })},
      {kind, "a table into itself", "an entry of the table leads to no instruction",
       body([](Fn& f) {
         uint16_t n = f.slot(Int);
         f.op(Op::JmpTable, n).word(1 | uint64_t{1} << 32).word(0).ret();
       })},
      {kind, "a table's default behind the end", "an entry of the table leads to no instruction",
       body([](Fn& f) {
         uint16_t n = f.slot(Int);
         f.op(Op::JmpTable, n).word(1 | uint64_t{9} << 32).word(1).ret();
       })},
      {kind, "a table longer than the code", "inside the jump table",
       body([](Fn& f) {
         uint16_t n = f.slot(Int);
         f.op(Op::JmpTable, n).word(0xffffffff).ret();
       })},
      {kind, "the end of the code in an instruction", "the code ends before the word behind",
       [](Bench& b) {
         b.f.slot(Int);
         b.f.finish();
         b.f.row().code = {Insn::abc(Op::LoadK, 0, 0, 0, 0).word};
       }},
      {kind, "control that runs off the end", "control runs over the end",
       [](Bench& b) {
         b.f.finish();
         b.f.row().code = {Insn::abc(Op::Nop, 0, 0, 0, 0).word};
       }},
      {kind, "an instruction that does not exist", "no such instruction: 255",
       [](Bench& b) {
         b.f.finish();
         b.f.row().code.insert(b.f.row().code.begin(), 255);
       }},
      {kind, "operands where there are none", "an unused operand is not zero",
       body([](Fn& f) { f.op(Op::Nop, 1); })},
      {kind, "flags that mean nothing", "flags 255 mean nothing",
       body([](Fn& f) { f.op(Op::Nop, 0, 0, 0, 255); })},
      {kind, "a move of no slots", "flags 0 mean nothing",
       body([](Fn& f) {
         f.slot(Int);
         f.op(Op::MovN, 0, 0, 0, 0);
       })},
      {kind, "a wide move out of the frame", "is outside of the frame",
       body([](Fn& f) {
         f.slot(Int);
         f.op(Op::MovN, 0, 0, 0, 255);
       })},
      {kind, "a panic of no kind", "no such panic", body([](Fn& f) { f.op(Op::Trap, 0, 60000); })},
      {kind, "a panic whose text is a number", "is no string",
       body([](Fn& f) { f.op(Op::Trap, f.slot(Pair), 1, 0, 1); })},
      {kind, "a value printed as no kind", "no such kind of value",
       body([](Fn& f) { f.op(Op::Print, f.slot(Int), 500); })},
      {kind, "text from slots behind the frame", "is outside of the frame",
       body([](Fn& f) {
         f.slot(String);
         f.op(Op::Concat, 0, 0, 30000);
       })},
      {kind, "more select cases than slots", "is outside of the frame",
       body([](Fn& f) {
         uint16_t r = f.slot(Int);
         f.slot(Int);
         f.op(Op::SelectBig, r, r, r).word(0xffff);
       })},
      {kind, "a select of too many cases", "too many cases",
       body([](Fn& f) {
         uint16_t r = f.slot(Int);
         f.slot(Int);
         f.op(Op::SelectBig, r, r, r).word(uint64_t{1} << 40);
       })},
      {cleared, "returned without a value", "results are not cleared at entry",
       [](Bench& b) { b.replace(FnPass).ret(); }},
      {cleared, "a call before", "results are not cleared at entry",
       [](Bench& b) {
         Fn f = b.replace(FnPass);
         f.row().totalWords += 8;
         f.op(Op::NilCheck, 1).op(Op::Mov, 0, 1).ret();
       }},
      {cleared, "a jump back to before", "results are not cleared at entry",
       [](Bench& b) {
         Fn f = b.replace(FnPass);
         f.wide(Op::JmpT, 1, 1).op(Op::Mov, 0, 1).ret();
       }},
      {cleared, "a pointer read", "result r0 is read before it is cleared",
       [](Bench& b) { b.replace(FnPass).op(Op::Mov, 1, 0).op(Op::Mov, 0, 1).ret(); }},
      {cleared, "a map read", "result r0 is read before it is cleared",
       [](Bench& b) {
         // The slot holds what the caller has left there: any number.
         Fn f = b.add("main.x", FRMap);
         f.op(Op::MapLen, f.slot(Int), 0).op(Op::Zero, 0);
         f.finish();
       }},
      {cleared, "a map cleared", "result r0 is read before it is cleared",
       [](Bench& b) {
         Fn f = b.add("main.x", FRMap);
         f.typed(Op::MapClear, MapSI, 0, 0).op(Op::Zero, 0);
         f.finish();
       }},
      {cleared, "a channel read", "result r0 is read before it is cleared",
       [](Bench& b) {
         Fn f = b.add("main.x", FRChan);
         f.op(Op::ChanLen, f.slot(Int), 0).op(Op::Zero, 0);
         f.finish();
       }},
      {cleared, "a pointer put into an interface", "result r0 is read before it is cleared",
       [](Bench& b) {
         Fn f = b.replace(FnPass);
         f.row().totalWords += 8;
         uint16_t i = f.slot(Any);
         f.typed(Op::Iface, PInt, i, 0).op(Op::Mov, 0, 1).ret();
       }},
      {cleared, "a string's length read", "result r1 is read before it is cleared",
       [](Bench& b) {
         Fn f = b.add("main.x", FRString);
         f.op(Op::Mov, f.slot(Int), 1).op(Op::ZeroN, 0, 0, 0, 2);
         f.finish();
       }},
      {cleared, "half of a string", "results are not cleared at entry",
       [](Bench& b) {
         Fn f = b.add("main.x", FRString);
         f.ret();
         f.finish();
       }},
      {epilogue, "none", "leaves through its epilogue", deferring([](Fn& f, uint16_t) { f.ret(); })},
      {epilogue, "a method in its place", "leaves through its epilogue",
       deferring([](Fn& f, uint16_t) { f.op(Op::TailIface, f.slot(Doer), 0); })},
      {epilogue, "a way around it", "leaves through its epilogue",
       deferring([](Fn& f, uint16_t c) { f.wide(Op::JmpT, c, 2).op(Op::ReturnDefer).ret().ret(); })},
      {epilogue, "a jump behind it", "a jump into the end of an epilogue",
       deferring([](Fn& f, uint16_t c) { f.wide(Op::JmpT, c, 1).op(Op::ReturnDefer).ret(); })},
      {epilogue, "a deferred call behind it", "leaves through its epilogue",
       deferring([](Fn& f, uint16_t c) { f.op(Op::ReturnDefer).op(Op::Defer, c).ret(); })},
      {epilogue, "a call behind it", "leaves through its epilogue",
       // The callee may defer for this frame by its token.
       deferring([](Fn& f, uint16_t) { f.op(Op::ReturnDefer).call(FnMain).ret(); })},
      {epilogue, "a deferred call of a function without one", "defer in a function without epilogue",
       body([](Fn& f) { f.op(Op::Defer, f.slot(Func)); })},
      {epilogue, "an epilogue of a function without deferred calls", "not the epilogue of a function",
       body([](Fn& f) { f.op(Op::ReturnDefer); })},
      {epilogue, "no instruction", "the epilogue is no instruction",
       [](Bench& b) {
         b.f.row().flags = kHasDefer;
         b.f.row().epilogue = 1;
         b.f.slot(Int);
         b.f.op(Op::LoadK, 0).word(0).op(Op::ReturnDefer).ret();
       }},
      {epilogue, "behind the code", "the epilogue is no instruction",
       [](Bench& b) {
         b.f.row().flags = kHasDefer;
         b.f.row().epilogue = 100;
         b.f.op(Op::ReturnDefer).ret();
       }},
      {epilogue, "before the epilogue that is named", "not the epilogue of a function",
       [](Bench& b) {
         b.f.row().flags = kHasDefer;
         b.f.row().epilogue = 1;
         b.f.op(Op::ReturnDefer).ret();
       }},
      {epilogue, "an error that is a number", "is no interface",
       [](Bench& b) {
         b.f.row().flags = kHasDefer;
         b.f.slot(Pair);
         b.f.op(Op::ReturnDefer, 0, 0, 0, 1).ret();
       }},
      {epilogue, "a recovered value as an interface with methods", "no interface without methods",
       body([](Fn& f) { f.op(Op::Recover, f.slot(Stringer)); })},
      {epilogue, "a token as a pointer", "r0 has another type",
       body([](Fn& f) { f.op(Op::DeferToken, f.slot(PInt)); })},
      {kind, "a pointer global set by its width only", "global.store): pointers and numbers",
       body([](Fn& f) { f.wide(Op::GlobalStore, f.slot(PInt), GPInt, kWord); })},
      {kind, "a number global set as a pointer", "global.store): pointers and numbers",
       body([](Fn& f) { f.wide(Op::GlobalStore, f.slot(PInt), GInt, kRef); })},
  };
}

}  // namespace vo::bytecode::attack
