// This file holds attacks that keep the address of a frame variable longer than the frame, or what callers
// have lent, write through pointers that may only be read through, or reach frame memory of iterators.
#include "attack/attack_builder.h"

namespace vo::bytecode::attack {

namespace {
constexpr uint8_t kRef = static_cast<uint8_t>(MemKind::Ref);
constexpr uint8_t kString = static_cast<uint8_t>(MapKind::String);
constexpr uint8_t kK64 = static_cast<uint8_t>(MapKind::K64);
constexpr const char* kOutlives = "holds an address that may not be kept";
constexpr const char* kReadOnly = "may only be read through";
constexpr const char* kGetsAway = "holds an address that may not be kept";

/// A body that begins with the address of an int in the frame.
std::function<void(Bench&)> leaving(std::function<void(Bench& b, Fn& f, uint16_t p)> body) {
  return [body = std::move(body)](Bench& b) {
    uint32_t at = b.f.frame(Int);
    uint16_t p = b.f.slot(PInt, Access::Borrowed);
    // Slots and frame variables that the body declares come before its code.
    FunctionRow& r = b.f.row();
    body(b, b.f, p);
    r.code.insert(r.code.begin(), Insn::aImm(Op::FrameAddr, 0, p, at).word);
  };
}

/// A body that begins with the (read-only) address of an element of a map[string]int.
std::function<void(Bench&)> reading(std::function<void(Fn& f, uint16_t p)> body) {
  return [body = std::move(body)](Bench& b) {
    uint16_t m = b.f.slot(MapSI), k = b.f.slot(String), p = b.f.slot(PInt, Access::ReadOnly);
    b.f.slot(Int);
    FunctionRow& r = b.f.row();
    body(b.f, p);
    std::vector<uint64_t> get = {Insn::abc(Op::MapGet, kString, p, m, k).word, MapSI};
    r.code.insert(r.code.begin(), get.begin(), get.end());
  };
}
}  // namespace

std::vector<Attack> frameAttacks() {
  const char* kind = "frame pointers";
  const char* readOnly = "read-only pointers";
  const char* memory = "frame memory";
  const char* lent = "lent addresses";
  return {
      {kind, "into a package variable", kOutlives,
       leaving([](Bench&, Fn& f, uint16_t p) { f.wide(Op::GlobalStore, p, GPInt, kRef); })},
      {kind, "into a package variable through its address", kOutlives,
       leaving([](Bench&, Fn& f, uint16_t p) {
         uint16_t g = f.slot(PPInt);
         f.wide(Op::GlobalAddr, g, GPInt).op(Op::StoreRef, g, p, 0);
       })},
      {kind, "into a new object", kOutlives,
       leaving([](Bench&, Fn& f, uint16_t p) {
         uint16_t n = f.slot(PPInt);
         f.wide(Op::New, n, PInt).op(Op::StoreRef, n, p, 0);
       })},
      {kind, "into a field", kOutlives,
       leaving([](Bench&, Fn& f, uint16_t p) {
         uint16_t n = f.slot(PPair);
         f.wide(Op::New, n, Pair).op(Op::StoreRef, n, p, 8);
       })},
      {kind, "in two words", kOutlives,
       leaving([](Bench&, Fn& f, uint16_t p) {
         uint16_t n = f.slot(PPair), v = f.slot(Pair);
         f.wide(Op::New, n, Pair).op(Op::Mov, v + 1, p).op(Op::StoreW2, n, v, 0, 2);
       })},
      {kind, "by a copy plan", kOutlives,
       leaving([](Bench&, Fn& f, uint16_t p) {
         uint16_t n = f.slot(PPair), v = f.slot(Pair);
         f.wide(Op::New, n, Pair).op(Op::Mov, v + 1, p).typed(Op::StoreT, Pair, n, v);
       })},
      {kind, "copied with a struct of the frame", kOutlives,
       leaving([](Bench&, Fn& f, uint16_t p) {
         uint32_t at = f.frame(Pair);
         uint16_t n = f.slot(PPair), v = f.slot(PPair);
         f.wide(Op::New, n, Pair).wide(Op::FrameAddr, v, at).wide(Op::FrameStore, p, at + 8, kRef);
         f.typed(Op::CopyT, Pair, n, v, 0, 0, 1);
       })},
      {kind, "loaded back from the frame", kOutlives,
       leaving([](Bench&, Fn& f, uint16_t p) {
         uint32_t at = f.frame(PInt);
         uint16_t q = f.slot(PInt);
         f.wide(Op::FrameStore, p, at, kRef).wide(Op::FrameLoad, q, at, kRef);
         f.wide(Op::GlobalStore, q, GPInt, kRef);
       })},
      {kind, "loaded back through two pointers", kOutlives,
       leaving([](Bench&, Fn& f, uint16_t p) {
         uint32_t at = f.frame(PInt);
         uint16_t a = f.slot(PPInt), b = f.slot(PPInt), q = f.slot(PInt);
         f.wide(Op::FrameAddr, a, at).op(Op::Mov, b, a).op(Op::StoreRef, a, p, 0).op(Op::Load64, q, b, 0);
         f.wide(Op::GlobalStore, q, GPInt, kRef);
       })},
      {kind, "on the way around a loop", kOutlives,
       [](Bench& b) {
         uint32_t at = b.f.frame(Int);
         uint16_t p = b.f.slot(PInt), n = b.f.slot(Int);
         b.f.wide(Op::GlobalStore, p, GPInt, kRef).wide(Op::FrameAddr, p, at);
         b.f.wide(Op::LoopT, n, static_cast<uint32_t>(-3)).ret();
       }},
      {kind, "as a result", kOutlives,
       [](Bench& b) {
         Fn f = b.add("main.x", FRPInt);
         f.wide(Op::FrameAddr, 0, f.frame(Int));
         f.finish();
       }},
      {kind, "in a slice that is a result", kOutlives,
       [](Bench& b) {
         Fn f = b.add("main.x", FRSInt);
         uint32_t at = f.frame(Arr4);
         uint16_t p = f.slot(PArr4);
         f.op(Op::ZeroN, 0, 0, 0, 3).wide(Op::FrameAddr, p, at).typed(Op::ArrView, Arr4, 0, p);
         f.finish();
       }},
      {kind, "in an interface that is a result", kOutlives,
       [](Bench& b) {
         Fn f = b.add("main.x", FRAny);
         uint32_t at = f.frame(Int);
         uint16_t p = f.slot(PInt);
         f.wide(Op::FrameAddr, p, at).typed(Op::Iface, Int, 0, p);
         f.finish();
       }},
      {kind, "in a result that is kept in memory", kOutlives,
       [](Bench& b) {
         Fn f = b.add("main.x", FRBig);
         uint32_t at = f.frame(Int);
         uint16_t p = f.slot(PInt);
         f.wide(Op::FrameAddr, p, at).op(Op::StoreRef, 0, p, 0);
         f.finish();
       }},
      {kind, "through a callee that gives its argument back", kOutlives,
       leaving([](Bench&, Fn& f, uint16_t p) {
         uint16_t q = f.slot(PInt);
         f.op(Op::Mov, f.tail(1), p).call(FnPass).op(Op::Mov, q, f.tail(0));
         f.wide(Op::GlobalStore, q, GPInt, kRef);
       })},
      {kind, "through a callee that keeps its argument", kOutlives,
       leaving([](Bench&, Fn& f, uint16_t p) { f.op(Op::Mov, f.tail(), p).call(FnLeak); })},
      {kind, "through a callee of a callee", kOutlives,
       leaving([](Bench& b, Fn& f, uint16_t p) {
         Fn x = b.add("main.x", FPInt);
         x.op(Op::Mov, x.tail(), 0).call(FnLeak);
         x.finish();
         f.op(Op::Mov, f.tail(), p).call(FnCount);
       })},
      {kind, "through a callee that keeps what its argument holds", kOutlives,
       [](Bench& b) {
         Fn x = b.replace(FnTakeBig);
         x.op(Op::Load64, 1, 0, 0).wide(Op::GlobalStore, 1, GPInt, kRef).ret();
         uint32_t big = b.f.frame(Big), at = b.f.frame(Int);
         uint16_t p = b.f.slot(PInt);
         b.f.wide(Op::FrameAddr, p, at).wide(Op::FrameStore, p, big, kRef);
         b.f.wide(Op::FrameAddr, b.f.tail(), big).call(FnTakeBig);
       }},
      {kind, "into the library", kOutlives,
       leaving([](Bench&, Fn& f, uint16_t p) { f.op(Op::Mov, f.tail(), p).import(ImKeep); })},
      {kind, "as an argument of an unknown function", kOutlives,
       leaving([](Bench&, Fn& f, uint16_t p) {
         uint32_t at = f.frame(FPInt);
         uint16_t c = f.slot(FPInt);
         f.wide(Op::FrameLoad, c, at, kRef).wide(Op::LoadFunc, c, FnTake).wide(Op::JmpT, c, 1);
         f.wide(Op::LoadFunc, c, FnLeak).op(Op::Mov, f.tail(), p).op(Op::CallClosure, f.tail(), c);
       })},
      {kind, "as an argument of a func value that is known", kOutlives,
       // The function is looked at after the one that calls it.
       leaving([](Bench&, Fn& f, uint16_t p) {
         uint16_t c = f.slot(FPInt);
         f.wide(Op::LoadFunc, c, FnLeak).op(Op::Mov, f.tail(), p).op(Op::CallClosure, f.tail(), c);
       })},
      {kind, "as an argument of a captured func value", kOutlives,
       [](Bench& b) {
         b.m.functions[FnClosure].captures = {FPInt};
         Fn x = b.replace(FnClosure);
         x.row().slots = x.row().frameBytes = 0;
         x.row().groups.clear();
         uint32_t at = x.frame(Int);
         uint16_t g = x.slot(FPInt), q = x.slot(PInt);
         x.op(Op::LoadCap, g, 0, 0, 1).wide(Op::FrameAddr, q, at).op(Op::Mov, x.tail(), q).op(Op::CallClosure, x.tail(), g);
         x.finish();
         uint16_t c = b.f.slot(FPInt), d = b.f.slot(Func);
         b.f.wide(Op::LoadFunc, c, FnLeak).closure(Op::MkClosure, FnClosure, Layout, d, c);
       }},
      {kind, "as an argument of a method", kOutlives,
       leaving([](Bench&, Fn& f, uint16_t p) {
         uint16_t d = f.slot(Doer);
         f.op(Op::Mov, f.tail(1), p).op(Op::CallIface, f.tail(), d, 0);
       })},
      {kind, "as an argument of a method that takes the frame over", kOutlives,
       [](Bench& b) {
         Fn f = b.add("main.(*MyInt).Do", FPInt, PMyInt);
         uint32_t at = f.frame(Int);
         uint16_t d = f.slot(Doer);
         f.wide(Op::FrameAddr, 1, at).op(Op::TailIface, d, 0);
         f.finish();
       }},
      {kind, "as a method's receiver", kOutlives,
       [](Bench& b) {
         uint32_t at = b.f.frame(MyInt);
         uint16_t p = b.f.slot(PMyInt), s = b.f.slot(Stringer);
         b.f.wide(Op::FrameAddr, p, at).typed(Op::Iface, MyInt, s, p, 0, 0, 1);
         b.f.op(Op::CallIface, b.f.tail(), s, 0);
       }},
      {kind, "in a closure on the heap", kOutlives,
       leaving([](Bench&, Fn& f, uint16_t p) { f.closure(Op::MkClosure, FnClosure, Layout, f.slot(Func), p); })},
      {kind, "sent", kOutlives,
       leaving([](Bench&, Fn& f, uint16_t p) {
         uint32_t at = f.frame(PInt);
         uint16_t v = f.slot(PPInt), c = f.slot(ChPInt);
         f.wide(Op::FrameStore, p, at, kRef).wide(Op::FrameAddr, v, at).op(Op::Send, c, v);
       })},
      {kind, "sent by select", kOutlives,
       leaving([](Bench&, Fn& f, uint16_t p) {
         uint32_t at = f.frame(PInt);
         uint16_t c = f.slot(ChPInt), v = f.slot(PPInt), r = f.slot(Int);
         f.slot(Int);
         f.wide(Op::FrameStore, p, at, kRef).wide(Op::FrameAddr, v, at).op(Op::Select, r, c, 1).word(1);
       })},
      {kind, "as a map's element", kOutlives,
       leaving([](Bench&, Fn& f, uint16_t p) {
         uint16_t m = f.slot(MapIP), k = f.slot(Int), e = f.slot(PPInt);
         f.typed(Op::MapSet, MapIP, e, m, k, kK64).op(Op::StoreRef, e, p, 0);
       })},
      {kind, "as a map's key", kOutlives,
       leaving([](Bench&, Fn& f, uint16_t p) {
         uint16_t m = f.slot(MapPI), e = f.slot(PInt);
         f.typed(Op::MapSet, MapPI, e, m, p, kK64);
       })},
      {kind, "in a key in memory", kOutlives,
       leaving([](Bench&, Fn& f, uint16_t p) {
         uint32_t at = f.frame(Any);
         uint16_t i = f.slot(Any), m = f.slot(MapAI), k = f.slot(PAny), e = f.slot(PInt);
         f.typed(Op::Iface, PInt, i, p).wide(Op::FrameStore2, i, at).wide(Op::FrameAddr, k, at);
         f.typed(Op::MapSet, MapAI, e, m, k, 0);
       })},
      {kind, "in a panic", kOutlives,
       leaving([](Bench&, Fn& f, uint16_t p) {
         uint16_t i = f.slot(Any);
         f.typed(Op::Iface, PInt, i, p).op(Op::Panic, i);
       })},
      {kind, "boxed", kOutlives,
       leaving([](Bench&, Fn& f, uint16_t p) { f.typed(Op::Box, PInt, f.slot(PPInt), p, 0, 0, kRef); })},
      {kind, "boxed in a struct", kOutlives,
       leaving([](Bench&, Fn& f, uint16_t p) {
         uint32_t at = f.frame(Pair);
         uint16_t v = f.slot(PPair), c = f.slot(PPair);
         f.wide(Op::FrameStore, p, at + 8, kRef).wide(Op::FrameAddr, v, at).typed(Op::BoxMem, Pair, c, v);
       })},
      {kind, "an interface over the frame kept", "is no cell of an interface",
       leaving([](Bench&, Fn& f, uint16_t p) {
         uint16_t i = f.slot(Any), g = f.slot(PAny);
         f.typed(Op::Iface, Int, i, p).wide(Op::GlobalAddr, g, GAny).op(Op::StoreW2, g, i, 0, 3);
       })},
      {kind, "appended", kOutlives,
       leaving([](Bench&, Fn& f, uint16_t p) {
         uint16_t s = f.slot(SPInt);
         f.typed(Op::Append1, PInt, s, s, p, 0, kRef);
       })},
      {kind, "appended with a slice of the frame", kOutlives,
       leaving([](Bench&, Fn& f, uint16_t p) {
         uint32_t at = f.frame(Big);
         uint16_t s = f.slot(SPInt), v = f.slot(SPInt), a = f.slot(PBig);
         f.wide(Op::FrameStore, p, at, kRef).wide(Op::FrameAddr, a, at).typed(Op::ArrView, Big, v, a);
         f.typed(Op::AppendSlice, PInt, s, s, v);
       })},
      {kind, "copied into a slice", kOutlives,
       leaving([](Bench&, Fn& f, uint16_t p) {
         uint32_t at = f.frame(Big);
         uint16_t s = f.slot(SPInt), v = f.slot(SPInt), a = f.slot(PBig), n = f.slot(Int);
         f.typed(Op::MakeSlice, PInt, s, n, n).wide(Op::FrameStore, p, at, kRef).wide(Op::FrameAddr, a, at).typed(Op::ArrView, Big, v, a);
         f.typed(Op::CopySlice, PInt, n, s, v);
       })},
      {kind, "as an element", kOutlives,
       leaving([](Bench&, Fn& f, uint16_t p) {
         uint16_t s = f.slot(SPInt), n = f.slot(Int);
         f.typed(Op::MakeSlice, PInt, s, n, n).op(Op::SetIdxRef, s, n, p);
       })},
      {kind, "a slice of a frame array kept", kOutlives,
       [](Bench& b) {
         uint32_t at = b.f.frame(Arr4);
         uint16_t p = b.f.slot(PArr4), s = b.f.slot(SInt), e = b.f.slot(PInt), n = b.f.slot(Int);
         b.f.wide(Op::FrameAddr, p, at).typed(Op::ArrView, Arr4, s, p).op(Op::IdxAddr, e, s, n).word(8);
         b.f.wide(Op::GlobalStore, e, GPInt, kRef);
       }},
      {kind, "an array pointer from a slice of the frame", kOutlives,
       [](Bench& b) {
         uint32_t at = b.f.frame(Arr4);
         uint16_t p = b.f.slot(PArr4), s = b.f.slot(SInt), q = b.f.slot(PArr4), e = b.f.slot(PInt);
         b.f.wide(Op::FrameAddr, p, at).typed(Op::ArrView, Arr4, s, p).op(Op::SliceToArr, q, s).word(4);
         b.f.op(Op::PtrAdd, e, q, 8).wide(Op::GlobalStore, e, GPInt, kRef);
       }},
      {readOnly, "a store to a map's element that is read", kReadOnly,
       reading([](Fn& f, uint16_t p) { f.op(Op::Store64, p, f.slot(Int), 0); })},
      {readOnly, "a part of what is read cleared", kReadOnly,
       reading([](Fn& f, uint16_t p) { f.typed(Op::ClearT, Int, p, 0, 0, 0, 1); })},
      {readOnly, "copied over", kReadOnly,
       reading([](Fn& f, uint16_t p) { f.typed(Op::CopyT, Int, p, f.slot(PInt), 0, 0, 1); })},
      {readOnly, "kept in a variable", kGetsAway,
       reading([](Fn& f, uint16_t p) { f.wide(Op::GlobalStore, p, GPInt, kRef); })},
      {readOnly, "kept in the frame", kGetsAway,
       reading([](Fn& f, uint16_t p) { f.wide(Op::FrameStore, p, f.frame(PInt), kRef); })},
      {readOnly, "given to a function", kGetsAway,
       reading([](Fn& f, uint16_t p) { f.op(Op::Mov, f.tail(), p).call(FnTake); })},
      {readOnly, "as a result", kGetsAway,
       [](Bench& b) {
         Fn f = b.add("main.x", FRPInt);
         uint16_t i = f.slot(Any);
         f.op(Op::Zero, 0).typed(Op::Unbox, Int, 0, i);
         f.finish();
       }},
      {readOnly, "a store into an interface's cell", kReadOnly,
       [](Bench& b) {
         uint16_t i = b.f.slot(Any), p = b.f.slot(PInt, Access::Cell), n = b.f.slot(Int);
         b.f.typed(Op::Unbox, Int, p, i).op(Op::Store64, p, n, 0);
       }},
      {readOnly, "a store into a fresh cell", kReadOnly,
       [](Bench& b) {
         uint16_t n = b.f.slot(Int), p = b.f.slot(PInt, Access::Cell);
         b.f.typed(Op::Box, Int, p, n, 0, 0, static_cast<uint8_t>(MemKind::Word)).op(Op::Store64, p, n, 0);
       }},
      {readOnly, "a store to a key while iterating", kReadOnly,
       [](Bench& b) {
         uint32_t at = b.f.frame(Iter);
         uint16_t m = b.f.slot(MapSI), it = b.f.slot(PIter, Access::Borrowed), k = b.f.slot(PString, Access::ReadOnly), e = b.f.slot(PInt, Access::ReadOnly), s = b.f.slot(String);
         (void)e;
         b.f.wide(Op::FrameAddr, it, at).typed(Op::MapIterInit, MapSI, it, m);
         b.f.wide(Op::FrameAddr, it, at).op(Op::MapIterNext, k, it).op(Op::StoreW2, k, s, 0, 1);
       }},
      {readOnly, "received into", kReadOnly,
       reading([](Fn& f, uint16_t p) { f.op(Op::Recv, f.slot(Int), f.slot(ChInt), p); })},
      {readOnly, "a method of a value writes to its cell", kReadOnly,
       [](Bench& b) {
         // Cells are shared: small numbers and zero values have one for all.
         FunctionRow& r = b.m.functions[FnPString];
         r.groups.push_back({3, Int});
         r.slots++;
         r.totalWords++;
         r.code.insert(r.code.begin() + 1, Insn::abc(Op::Store64, 0, 2, 3, 0).word);
       }},
      {lent, "in an ordinary slot", kOutlives,
       [](Bench& b) { b.f.wide(Op::FrameAddr, b.f.slot(PInt), b.f.frame(Int)); }},
      {lent, "moved to an ordinary slot", kOutlives,
       leaving([](Bench&, Fn& f, uint16_t p) { f.op(Op::Mov, f.slot(PInt), p); })},
      {lent, "a part of it in an ordinary slot", kOutlives,
       [](Bench& b) {
         uint16_t p = b.f.slot(PPair, Access::Borrowed);
         b.f.wide(Op::FrameAddr, p, b.f.frame(Pair)).op(Op::PtrAdd, b.f.slot(PInt), p, 0);
       }},
      {lent, "to a function that takes an ordinary pointer", kOutlives,
       leaving([](Bench&, Fn& f, uint16_t p) { f.op(Op::Mov, f.tail(), p).call(FnTake); })},
      {lent, "to a function of the library", kOutlives,
       leaving([](Bench&, Fn& f, uint16_t p) { f.op(Op::Mov, f.tail(), p).import(ImPeek); })},
      {lent, "straight to a function of the library", kOutlives,
       [](Bench& b) {
         uint32_t at = b.f.frame(Int);
         b.f.wide(Op::FrameAddr, b.f.tail(), at).import(ImPeek);
       }},
      {lent, "to a func value", kOutlives,
       [](Bench& b) {
         b.m.functions[FnTake].groups[0].access = Access::Borrowed;
         uint16_t c = b.f.slot(FPInt);
         uint32_t at = b.f.frame(Int);
         b.f.wide(Op::LoadFunc, c, FnTake).wide(Op::FrameAddr, b.f.tail(), at).op(Op::CallClosure, b.f.tail(), c);
       }},
      {lent, "a view of it as an ordinary slice", kOutlives,
       [](Bench& b) {
         uint16_t p = b.f.slot(PArr4, Access::Borrowed);
         b.f.wide(Op::FrameAddr, p, b.f.frame(Arr4)).typed(Op::ArrView, Arr4, b.f.slot(SInt), p);
       }},
      {lent, "an append to a view of it", kOutlives,
       [](Bench& b) {
         uint16_t s = b.f.slot(SInt, Access::Borrowed), n = b.f.slot(Int);
         b.f.typed(Op::Append1, Int, s, s, n, 0, static_cast<uint8_t>(MemKind::Word));
       }},
      {lent, "a slice of a view appended to", kOutlives,
       [](Bench& b) {
         uint16_t s = b.f.slot(SInt, Access::Borrowed), t = b.f.slot(SInt);
         b.f.typed(Op::AppendSlice, Int, t, s, t);
       }},
      {lent, "grown", kOutlives,
       [](Bench& b) {
         uint16_t s = b.f.slot(SInt, Access::Borrowed), t = b.f.slot(SInt), n = b.f.slot(Int);
         b.f.typed(Op::Grow, Int, t, s, n);
       }},
      {lent, "a part of a view as an ordinary slice", kOutlives,
       [](Bench& b) {
         uint16_t s = b.f.slot(SInt, Access::Borrowed);
         b.f.op(Op::SliceOf, b.f.slot(SInt), s, 0, 0).word(8);
       }},
      {lent, "an element's address out of a view", kOutlives,
       [](Bench& b) {
         uint16_t s = b.f.slot(SInt, Access::Borrowed), n = b.f.slot(Int);
         b.f.op(Op::IdxAddr, b.f.slot(PInt), s, n).word(8);
       }},
      {lent, "the memory of a result as another result", kOutlives,
       [](Bench& b) {
         b.m.types.push_back(row(abi::Kind::Func, "func() ([20]*int, *[20]*int)", 8, 8));
         b.m.types.back().results = {Big, PBig};
         Fn f = b.add("main.x", TypeCount);
         f.op(Op::Zero, 1).op(Op::Mov, 1, 0);
         f.finish();
       }},
      {lent, "the memory of a result into itself", "has another type than the field",
       [](Bench& b) {
         Fn f = b.add("main.x", FRBig);
         f.op(Op::StoreRef, 0, 0, 0);
         f.finish();
       }},
      {lent, "a parameter kept in memory, kept", kOutlives,
       [](Bench& b) {
         Fn f = b.add("main.x", FBig);
         f.op(Op::Mov, f.slot(PBig), 0);
         f.finish();
       }},
      {lent, "a parameter kept in memory that is an ordinary pointer", "keeps a parameter that lies in its caller's frame",
       [](Bench& b) { b.m.functions[FnTakeBig].groups[0].access = Access::Plain; }},
      {lent, "a parameter kept in memory as a cell", "keeps a parameter that lies in its caller's frame",
       [](Bench& b) { b.m.functions[FnTakeBig].groups[0].access = Access::Cell; }},
      {lent, "a result kept in memory that is an ordinary pointer", "has another type than the result",
       [](Bench& b) { b.m.functions[FnBig].groups[0].access = Access::Plain; }},
      {lent, "another address for a result", "holds an address that is the caller's to choose",
       [](Bench& b) {
         Fn f = b.add("main.x", FRBig);
         f.wide(Op::FrameAddr, 0, f.frame(Big));
         f.finish();
       }},
      {lent, "another address for a parameter", "holds an address that is the caller's to choose",
       [](Bench& b) {
         Fn f = b.add("main.x", FBig);
         f.wide(Op::FrameAddr, 0, f.frame(Big));
         f.finish();
       }},
      {lent, "no address for a parameter", "holds an address that is the caller's to choose",
       [](Bench& b) {
         Fn f = b.add("main.x", FBig);
         f.op(Op::Zero, 0);
         f.finish();
       }},
      {lent, "passed on by a tail call", "no method of the same type",
       [](Bench& b) {
         Fn f = b.add("main.(*MyInt).Do", FPInt, PMyInt);
         f.row().groups[1].access = Access::Borrowed;
         f.op(Op::TailIface, f.slot(Doer), 0);
         f.finish();
       }},
      {lent, "an element in a map as a parameter", kGetsAway,
       reading([](Fn& f, uint16_t p) { f.op(Op::Mov, f.tail(), p).import(ImPeek); })},
      {lent, "a cell as a parameter kept in memory", kGetsAway,
       [](Bench& b) {
         uint16_t i = b.f.slot(Any), p = b.f.slot(PBig, Access::ReadOnly);
         b.f.typed(Op::Unbox, Big, p, i).op(Op::Mov, b.f.tail(), p).call(FnTakeBig);
       }},
      {lent, "a cell as memory for a result", "no memory for result 0",
       [](Bench& b) {
         uint16_t i = b.f.slot(Any), p = b.f.slot(PBig, Access::ReadOnly);
         b.f.typed(Op::Unbox, Big, p, i).op(Op::Mov, b.f.tail(), p).call(FnBig);
       }},
      {lent, "a cell as a pointer in an interface", "holds an address that may not be kept",
       [](Bench& b) {
         uint16_t i = b.f.slot(Any), p = b.f.slot(PInt, Access::Cell);
         b.f.typed(Op::Unbox, Int, p, i).typed(Op::Iface, PInt, i, p);
       }},
      {lent, "an element of a map as the cell of an interface", "is no cell of an interface",
       reading([](Fn& f, uint16_t p) { f.typed(Op::Iface, Int, f.slot(Any), p); })},
      {lent, "a part of a cell as a cell", kGetsAway,
       [](Bench& b) {
         uint16_t i = b.f.slot(Any), p = b.f.slot(PPair, Access::Cell), q = b.f.slot(PInt, Access::Cell);
         b.f.typed(Op::Unbox, Pair, p, i).op(Op::PtrAdd, q, p, 0);
       }},
      {lent, "a view of a cell written to", kReadOnly,
       [](Bench& b) {
         uint16_t i = b.f.slot(Any), p = b.f.slot(PArr4, Access::Cell), s = b.f.slot(SInt, Access::ReadOnly), n = b.f.slot(Int);
         b.f.typed(Op::Unbox, Arr4, p, i).typed(Op::ArrView, Arr4, s, p).op(Op::SetIdx64, s, n, n);
       }},
      {lent, "a view of a cell copied over", kReadOnly,
       [](Bench& b) {
         uint16_t s = b.f.slot(SInt, Access::ReadOnly), t = b.f.slot(SInt), n = b.f.slot(Int);
         b.f.typed(Op::CopySlice, Int, n, s, t);
       }},
      {lent, "a view of a cell cleared", kReadOnly,
       [](Bench& b) { b.f.typed(Op::ClearSlice, Int, b.f.slot(SInt, Access::ReadOnly)); }},
      {lent, "an element of a map's to receive into by select", kReadOnly,
       [](Bench& b) {
         uint16_t c = b.f.slot(ChInt);
         b.f.slot(PInt, Access::ReadOnly);
         uint16_t r = b.f.slot(Int);
         b.f.slot(Int);
         b.f.op(Op::Select, r, c, 1).word(0);
       }},
      {lent, "bytes as an ordinary string", kGetsAway,
       [](Bench& b) {
         b.m.imports.push_back({"vo.bytesAsString", 2, 3, kNoId, kNoId});
         uint16_t v = b.f.slot(SByte), t = b.f.slot(String);
         b.f.op(Op::Mov3, b.f.tail(2), v).wide(Op::Call, b.f.tail(), kImports + ImCount).op(Op::Mov2, t, b.f.tail());
       }},
      {lent, "bytes as a map's key", kGetsAway,
       [](Bench& b) {
         uint16_t t = b.f.slot(String, Access::ReadOnly), m = b.f.slot(MapSI);
         b.f.typed(Op::MapSet, MapSI, b.f.slot(PInt, Access::Borrowed), m, t, kString);
       }},
      {lent, "bytes as a part of a string", kGetsAway,
       [](Bench& b) { b.f.op(Op::SliceStr, b.f.slot(String), b.f.slot(String, Access::ReadOnly)); }},
      {lent, "bytes joined", kGetsAway,
       [](Bench& b) {
         uint16_t t = b.f.slot(String, Access::ReadOnly);
         b.f.op(Op::Concat, b.f.slot(String), t, 1);
       }},
      {lent, "bytes boxed", kGetsAway,
       [](Bench& b) { b.f.typed(Op::BoxStr, String, b.f.slot(PString, Access::Cell), b.f.slot(String, Access::ReadOnly)); }},
      {lent, "send on a channel to receive from", "is a channel of another direction",
       [](Bench& b) {
         b.direct(ChInt, 1, Int);
         b.f.op(Op::Send, b.f.slot(ChInt), b.f.slot(PInt));
       }},
      {lent, "close of a channel to receive from", "is a channel of another direction",
       [](Bench& b) {
         b.direct(ChInt, 1, Int);
         b.f.op(Op::CloseChan, b.f.slot(ChInt));
       }},
      {lent, "select that sends on a channel to receive from", "is a channel of another direction",
       [](Bench& b) {
         b.direct(ChInt, 1, Int);
         uint16_t c = b.f.slot(ChInt);
         b.f.slot(PInt);
         uint16_t r = b.f.slot(Int);
         b.f.slot(Int);
         b.f.op(Op::Select, r, c, 1).word(1);
       }},
      {lent, "receive from a channel to send on", "is a channel of another direction",
       [](Bench& b) {
         b.direct(ChInt, 2, Int);
         b.f.op(Op::Recv, b.f.slot(Int), b.f.slot(ChInt), 0xffff);
       }},
      {lent, "a channel to receive from as one of both directions", "is a channel of another direction",
       [](Bench& b) {
         b.direct(ChPInt, 1, Int);
         uint16_t c = b.f.slot(ChPInt);
         b.f.op(Op::Mov, b.f.slot(ChInt), c);
       }},
      {lent, "a pointer to a channel as one to a channel of one direction", "no chan int at byte 0 of",
       [](Bench& b) {
         // Through the pointer a channel to receive from would become one of both directions.
         b.direct(ChPInt, 1, Int);
         for (auto [key, elem] : {std::pair("*chan int", ChInt), std::pair("*<-chan int", ChPInt)}) {
           b.m.types.push_back(row(abi::Kind::Pointer, key, 8, 8));
           b.m.types.back().elem = elem;
         }
         uint16_t p = b.f.slot(static_cast<TypeId>(TypeCount + 1));
         b.f.op(Op::PtrAdd, b.f.slot(TypeCount), p, 0);
       }},
      {lent, "stored into the frame", kOutlives,
       leaving([](Bench&, Fn& f, uint16_t p) { f.wide(Op::FrameStore, p, f.frame(PInt), kRef); })},
      {lent, "half of a view", "half of a string",
       [](Bench& b) {
         uint16_t s = b.f.slot(SInt, Access::Borrowed), t = b.f.slot(SInt, Access::Borrowed);
         b.f.op(Op::Mov, t, s);
       }},
      {lent, "a struct that holds it", "only pointers, slices and strings have another access",
       [](Bench& b) { b.f.slot(Pair, Access::Borrowed); }},
      {lent, "an interface that holds it", "only pointers, slices and strings have another access",
       [](Bench& b) { b.f.slot(Any, Access::ReadOnly); }},
      {lent, "an iterator's memory in an ordinary slot", "cannot hold this address",
       [](Bench& b) {
         uint32_t at = b.f.frame(Iter);
         uint16_t m = b.f.slot(MapSI), it = b.f.slot(PIter);
         b.f.wide(Op::FrameAddr, it, at).typed(Op::MapIterInit, MapSI, it, m);
       }},
      {lent, "a pointer out of a view's array pointer", kOutlives,
       [](Bench& b) {
         uint16_t s = b.f.slot(SInt, Access::Borrowed), p = b.f.slot(PArr4);
         b.f.op(Op::SliceToArr, p, s).word(4);
       }},
      {lent, "captured", kOutlives,
       leaving([](Bench&, Fn& f, uint16_t p) { f.closure(Op::MkClosure, FnClosure, Layout, f.slot(Func), p); })},
      {lent, "a read-only pointer as one to write through", kGetsAway,
       reading([](Fn& f, uint16_t p) { f.op(Op::Mov, f.slot(PInt, Access::Borrowed), p); })},
      {lent, "a read-only pointer as a cell", kGetsAway,
       reading([](Fn& f, uint16_t p) { f.op(Op::Mov, f.slot(PInt, Access::Cell), p); })},
      {lent, "a borrowed pointer as a cell", kOutlives,
       leaving([](Bench&, Fn& f, uint16_t p) { f.op(Op::Mov, f.slot(PInt, Access::Cell), p); })},
      {lent, "the element that map.set adds, kept", kGetsAway,
       [](Bench& b) {
         uint16_t m = b.f.slot(MapSI), k = b.f.slot(String), p = b.f.slot(PInt);
         b.f.typed(Op::MapSet, MapSI, p, m, k, kString);
       }},
      {lent, "a large key looked up by a read-only address and added", kGetsAway,
       reading([](Fn& f, uint16_t p) {
         uint16_t m = f.slot(MapPI);
         f.typed(Op::MapSet, MapPI, f.slot(PInt, Access::Borrowed), m, p, kK64);
       })},
      {lent, "received into a view's element of a cell", kReadOnly,
       [](Bench& b) {
         uint16_t s = b.f.slot(SInt, Access::ReadOnly), p = b.f.slot(PInt, Access::ReadOnly), n = b.f.slot(Int), c = b.f.slot(ChInt);
         b.f.op(Op::IdxAddr, p, s, n).word(8).op(Op::Recv, n, c, p);
       }},
      {lent, "a large select that may write to a map's element", kReadOnly,
       [](Bench& b) {
         uint16_t c = b.f.slot(ChInt);
         b.f.slot(PInt, Access::ReadOnly);
         uint16_t r = b.f.slot(Int);
         b.f.slot(Int);
         uint16_t marks = b.f.slot(PArr3);
         b.f.op(Op::SelectBig, r, c, marks).word(1);
       }},
      {memory, "a closure in frame memory", "the verifier does not know this instruction",
       [](Bench& b) {
         uint16_t c = b.f.slot(Func), n = b.f.slot(Int);
         b.f.closure(Op::MkClosureAt, FnClosureInt, LayoutInt, c, n);
       }},
      {memory, "a string of bytes in frame memory", "the verifier does not know this instruction",
       [](Bench& b) {
         uint16_t t = b.f.slot(String), v = b.f.slot(SByte);
         b.f.op(Op::StrTemp, t, v, b.f.slot(PArr4));
       }},
      {memory, "a function that is lent", "only pointers, slices and strings have another access",
       [](Bench& b) { b.f.slot(Func, Access::Borrowed); }},
      {memory, "an iterator in a number", "iterators lie in frame memory of their own",
       [](Bench& b) {
         uint32_t at = b.f.frame(Arr4);
         uint16_t m = b.f.slot(MapSI), it = b.f.slot(PIter, Access::Borrowed);
         b.f.wide(Op::FrameAddr, it, at).typed(Op::MapIterInit, MapSI, it, m);
       }},
      {memory, "a short iterator", "a map iterator has another size",
       [](Bench& b) {
         b.m.types[Iter].length = 15;
         b.m.types[Iter].key = b.m.types[Iter].string = "[15]unsafe.Pointer";
         b.m.types[PIter].key = b.m.types[PIter].string = "*[15]unsafe.Pointer";
         b.m.types[Iter].size = 120;
         uint32_t at = b.f.frame(Iter);
         uint16_t m = b.f.slot(MapSI), it = b.f.slot(PIter, Access::Borrowed);
         b.f.wide(Op::FrameAddr, it, at).typed(Op::MapIterInit, MapSI, it, m);
       }},
      {memory, "an iterator over maps of two types", "one iterator runs over maps of two types",
       [](Bench& b) {
         uint32_t at = b.f.frame(Iter);
         uint16_t m = b.f.slot(MapSI), n = b.f.slot(MapIP), it = b.f.slot(PIter, Access::Borrowed);
         b.f.wide(Op::FrameAddr, it, at).typed(Op::MapIterInit, MapSI, it, m);
         b.f.wide(Op::FrameAddr, it, at).typed(Op::MapIterInit, MapIP, it, n);
       }},
      {memory, "an iterator that was never set up", "the iterator is never set up",
       [](Bench& b) {
         uint32_t at = b.f.frame(Iter);
         uint16_t it = b.f.slot(PIter, Access::Borrowed), k = b.f.slot(PString, Access::ReadOnly);
         b.f.slot(PInt, Access::ReadOnly);
         b.f.wide(Op::FrameAddr, it, at).op(Op::MapIterNext, k, it);
       }},
      {memory, "an iterator's keys as another type", "map.next): r2 has another type",
       [](Bench& b) {
         uint32_t at = b.f.frame(Iter);
         uint16_t m = b.f.slot(MapSI), it = b.f.slot(PIter, Access::Borrowed), k = b.f.slot(PPInt);
         b.f.slot(PInt);
         b.f.wide(Op::FrameAddr, it, at).typed(Op::MapIterInit, MapSI, it, m);
         b.f.wide(Op::FrameAddr, it, at).op(Op::MapIterNext, k, it);
       }},
      {memory, "an iterator kept for later", "no frame memory for the iterator",
       [](Bench& b) {
         uint32_t at = b.f.frame(Iter);
         uint16_t m = b.f.slot(MapSI), it = b.f.slot(PIter, Access::Borrowed), k = b.f.slot(PString, Access::ReadOnly);
         b.f.slot(PInt, Access::ReadOnly);
         b.f.wide(Op::FrameAddr, it, at).typed(Op::MapIterInit, MapSI, it, m);
         b.f.op(Op::MapIterNext, k, it);
       }},
      {memory, "half of an iterator's address", "frame memory of an iterator",
       [](Bench& b) {
         uint32_t at = b.f.frame(Iter);
         uint16_t m = b.f.slot(MapSI), it = b.f.slot(PIter, Access::Borrowed);
         b.f.wide(Op::FrameAddr, it, at + 8).typed(Op::MapIterInit, MapSI, it, m);
       }},
      {memory, "a place between frame variables", "no frame variable at byte 8",
       [](Bench& b) {
         uint32_t at = b.f.frame(Int);
         b.f.frame(Int);
         b.f.row().frame.pop_back();
         b.f.wide(Op::FrameAddr, b.f.slot(PInt), at + 8);
       }},
  };
}

}  // namespace vo::bytecode::attack
