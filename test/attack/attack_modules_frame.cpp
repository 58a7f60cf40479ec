// This file holds attacks that keep the address of a frame variable longer than the frame, write
// through pointers that may only be read through, or reach frame memory of closures and iterators.
#include "attack/attack_builder.h"

namespace vo::bytecode::attack {

namespace {
constexpr uint8_t kRef = static_cast<uint8_t>(MemKind::Ref);
constexpr uint8_t kString = static_cast<uint8_t>(MapKind::String);
constexpr uint8_t kK64 = static_cast<uint8_t>(MapKind::K64);
constexpr const char* kOutlives = "the address of a frame variable outlives its frame";
constexpr const char* kReadOnly = "a store to what may only be read";
constexpr const char* kGetsAway = "a pointer that may only be read through gets away";

/// A body that begins with the address of an int in the frame.
std::function<void(Bench&)> leaving(std::function<void(Bench& b, Fn& f, uint16_t p)> body) {
  return [body = std::move(body)](Bench& b) {
    uint32_t at = b.f.frame(Int);
    uint16_t p = b.f.slot(PInt);
    // Slots and frame variables that the body declares come before its code.
    FunctionRow& r = b.f.row();
    body(b, b.f, p);
    r.code.insert(r.code.begin(), Insn::aImm(Op::FrameAddr, 0, p, at).word);
  };
}

/// A body that begins with the (read-only) address of an element of a map[string]int.
std::function<void(Bench&)> reading(std::function<void(Fn& f, uint16_t p)> body) {
  return [body = std::move(body)](Bench& b) {
    uint16_t m = b.f.slot(MapSI), k = b.f.slot(String), p = b.f.slot(PInt);
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
      {kind, "as a result", "a result holds the address of a frame variable",
       [](Bench& b) {
         Fn f = b.add("main.x", FRPInt);
         f.wide(Op::FrameAddr, 0, f.frame(Int));
         f.finish();
       }},
      {kind, "in a slice that is a result", "a result holds the address of a frame variable",
       [](Bench& b) {
         Fn f = b.add("main.x", FRSInt);
         uint32_t at = f.frame(Arr4);
         uint16_t p = f.slot(PArr4);
         f.op(Op::ZeroN, 0, 0, 0, 3).wide(Op::FrameAddr, p, at).typed(Op::ArrView, Arr4, 0, p);
         f.finish();
       }},
      {kind, "in an interface that is a result", "a result holds the address of a frame variable",
       [](Bench& b) {
         Fn f = b.add("main.x", FRAny);
         uint32_t at = f.frame(Int);
         uint16_t p = f.slot(PInt);
         f.wide(Op::FrameAddr, p, at).typed(Op::Iface, Int, 0, p);
         f.finish();
       }},
      {kind, "in a result that is kept in memory", "a result holds the address of a frame variable",
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
      {kind, "by a closure that keeps what it captured", kOutlives,
       leaving([](Bench& b, Fn& f, uint16_t p) {
         Fn x = b.replace(FnClosure);
         x.op(Op::LoadCap, 0, 0, 0, 1).wide(Op::GlobalStore, 0, GPInt, kRef).ret();
         uint32_t at = f.frame(Layout);
         uint16_t c = f.slot(Func);
         f.wide(Op::FrameAddr, c, at).closure(Op::MkClosureAt, FnClosure, Layout, c, p);
       })},
      {kind, "a closure of the frame kept", kOutlives,
       leaving([](Bench&, Fn& f, uint16_t p) {
         uint32_t at = f.frame(Layout);
         uint16_t c = f.slot(Func);
         f.wide(Op::FrameAddr, c, at).closure(Op::MkClosureAt, FnClosure, Layout, c, p);
         f.wide(Op::GlobalStore, c, GFunc, kRef);
       })},
      {kind, "a closure of the frame started", kOutlives,
       leaving([](Bench&, Fn& f, uint16_t p) {
         uint32_t at = f.frame(Layout);
         uint16_t c = f.slot(Func);
         f.wide(Op::FrameAddr, c, at).closure(Op::MkClosureAt, FnClosure, Layout, c, p).op(Op::Go, c);
       })},
      {kind, "a closure of the frame deferred by another", kOutlives,
       leaving([](Bench&, Fn& f, uint16_t p) {
         uint32_t at = f.frame(Layout);
         uint16_t c = f.slot(Func), t = f.slot(Int);
         f.wide(Op::FrameAddr, c, at).closure(Op::MkClosureAt, FnClosure, Layout, c, p).op(Op::DeferOuter, c, t);
       })},
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
      {kind, "an interface over the frame kept", kOutlives,
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
      {kind, "read out of the memory of a result", "the memory of a result is read before it is cleared",
       [](Bench& b) {
         // The caller's memory may hold addresses of the caller's frame.
         Fn f = b.add("main.x", FRBig);
         uint16_t p = f.slot(PInt);
         f.op(Op::Load64, p, 0, 0).wide(Op::GlobalStore, p, GPInt, kRef);
         f.finish();
       }},
      {kind, "read out of the memory of a result by a callee", "the memory of a result is read before it is cleared",
       [](Bench& b) {
         Fn x = b.add("main.y", FPBig);
         uint16_t q = x.slot(PInt);
         x.op(Op::Load64, q, 0, 0).wide(Op::GlobalStore, q, GPInt, kRef);
         x.finish();
         Fn f = b.add("main.x", FRBig);
         f.op(Op::Mov, f.tail(), 0).call(FnCount);
         f.finish();
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
      {readOnly, "as a result", "a result holds the address",
       [](Bench& b) {
         Fn f = b.add("main.x", FRPInt);
         uint16_t i = f.slot(Any);
         f.op(Op::Zero, 0).typed(Op::Unbox, Int, 0, i);
         f.finish();
       }},
      {readOnly, "a store into an interface's cell", kReadOnly,
       [](Bench& b) {
         uint16_t i = b.f.slot(Any), p = b.f.slot(PInt), n = b.f.slot(Int);
         b.f.typed(Op::Unbox, Int, p, i).op(Op::Store64, p, n, 0);
       }},
      {readOnly, "a store into a fresh cell", kReadOnly,
       [](Bench& b) {
         uint16_t n = b.f.slot(Int), p = b.f.slot(PInt);
         b.f.typed(Op::Box, Int, p, n, 0, 0, static_cast<uint8_t>(MemKind::Word)).op(Op::Store64, p, n, 0);
       }},
      {readOnly, "a store to a key while iterating", kReadOnly,
       [](Bench& b) {
         uint32_t at = b.f.frame(Iter);
         uint16_t m = b.f.slot(MapSI), it = b.f.slot(PIter), k = b.f.slot(PString), e = b.f.slot(PInt), s = b.f.slot(String);
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
      {memory, "the address of a closure's memory", "frame.addr): frame memory of a closure or iterator",
       leaving([](Bench&, Fn& f, uint16_t p) {
         uint32_t at = f.frame(Layout);
         uint16_t c = f.slot(Func);
         f.wide(Op::FrameAddr, c, at).closure(Op::MkClosureAt, FnClosure, Layout, c, p);
         f.wide(Op::FrameAddr, c, at);
       })},
      {memory, "loading from a closure's memory", "frame memory of a closure or iterator",
       leaving([](Bench&, Fn& f, uint16_t p) {
         uint32_t at = f.frame(Layout);
         uint16_t c = f.slot(Func), n = f.slot(Int);
         f.wide(Op::FrameAddr, c, at).closure(Op::MkClosureAt, FnClosure, Layout, c, p);
         f.wide(Op::FrameLoad, n, at, static_cast<uint8_t>(MemKind::Word));
       })},
      {memory, "storing into a closure's memory", "frame memory of a closure or iterator",
       leaving([](Bench&, Fn& f, uint16_t p) {
         uint32_t at = f.frame(Layout);
         uint16_t c = f.slot(Func), n = f.slot(Int);
         f.wide(Op::FrameAddr, c, at).closure(Op::MkClosureAt, FnClosure, Layout, c, p);
         f.wide(Op::FrameStore, n, at, static_cast<uint8_t>(MemKind::Word));
       })},
      {memory, "clearing a closure's memory", "frame memory of a closure or iterator",
       leaving([](Bench&, Fn& f, uint16_t p) {
         uint32_t at = f.frame(Layout);
         uint16_t c = f.slot(Func);
         f.wide(Op::FrameAddr, c, at).closure(Op::MkClosureAt, FnClosure, Layout, c, p);
         f.wide(Op::FrameZero, 2, at);
       })},
      {memory, "two closures in one memory", "two closures in the same frame memory",
       leaving([](Bench&, Fn& f, uint16_t p) {
         uint32_t at = f.frame(Layout);
         uint16_t c = f.slot(Func), d = f.slot(Func);
         f.wide(Op::FrameAddr, c, at).closure(Op::MkClosureAt, FnClosure, Layout, c, p);
         f.wide(Op::FrameAddr, d, at).closure(Op::MkClosureAt, FnClosure, Layout, d, p);
       })},
      {memory, "a closure in memory of another type", "closures and iterators lie in frame memory of their own",
       leaving([](Bench&, Fn& f, uint16_t p) {
         uint32_t at = f.frame(Pair);
         uint16_t c = f.slot(Func);
         f.wide(Op::FrameAddr, c, at).closure(Op::MkClosureAt, FnClosure, Layout, c, p);
       })},
      {memory, "a closure where no address was taken", "no frame memory for the closure",
       leaving([](Bench&, Fn& f, uint16_t p) {
         f.frame(Arr4);
         f.closure(Op::MkClosureAt, FnClosure, Layout, f.slot(Func), p);
       })},
      {memory, "a jump to a closure without its address", "frame memory of a closure or iterator",
       leaving([](Bench&, Fn& f, uint16_t p) {
         uint32_t at = f.frame(Layout);
         uint16_t c = f.slot(Func);
         f.wide(Op::JmpT, c, 1).wide(Op::FrameAddr, c, at).closure(Op::MkClosureAt, FnClosure, Layout, c, p);
       })},
      {memory, "an iterator in a number", "closures and iterators lie in frame memory of their own",
       [](Bench& b) {
         uint32_t at = b.f.frame(Arr4);
         uint16_t m = b.f.slot(MapSI), it = b.f.slot(PIter);
         b.f.wide(Op::FrameAddr, it, at).typed(Op::MapIterInit, MapSI, it, m);
       }},
      {memory, "a short iterator", "a map iterator has another size",
       [](Bench& b) {
         b.m.types[Iter].length = 15;
         b.m.types[Iter].size = 120;
         uint32_t at = b.f.frame(Iter);
         uint16_t m = b.f.slot(MapSI), it = b.f.slot(PIter);
         b.f.wide(Op::FrameAddr, it, at).typed(Op::MapIterInit, MapSI, it, m);
       }},
      {memory, "an iterator over maps of two types", "one iterator runs over maps of two types",
       [](Bench& b) {
         uint32_t at = b.f.frame(Iter);
         uint16_t m = b.f.slot(MapSI), n = b.f.slot(MapIP), it = b.f.slot(PIter);
         b.f.wide(Op::FrameAddr, it, at).typed(Op::MapIterInit, MapSI, it, m);
         b.f.wide(Op::FrameAddr, it, at).typed(Op::MapIterInit, MapIP, it, n);
       }},
      {memory, "an iterator that was never set up", "the iterator is never set up",
       [](Bench& b) {
         uint32_t at = b.f.frame(Iter);
         uint16_t it = b.f.slot(PIter), k = b.f.slot(PString);
         b.f.slot(PInt);
         b.f.wide(Op::FrameAddr, it, at).op(Op::MapIterNext, k, it);
       }},
      {memory, "an iterator's keys as another type", "map.next): r2 has another type",
       [](Bench& b) {
         uint32_t at = b.f.frame(Iter);
         uint16_t m = b.f.slot(MapSI), it = b.f.slot(PIter), k = b.f.slot(PPInt);
         b.f.slot(PInt);
         b.f.wide(Op::FrameAddr, it, at).typed(Op::MapIterInit, MapSI, it, m);
         b.f.wide(Op::FrameAddr, it, at).op(Op::MapIterNext, k, it);
       }},
      {memory, "an iterator kept for later", "no frame memory for the iterator",
       [](Bench& b) {
         uint32_t at = b.f.frame(Iter);
         uint16_t m = b.f.slot(MapSI), it = b.f.slot(PIter), k = b.f.slot(PString);
         b.f.slot(PInt);
         b.f.wide(Op::FrameAddr, it, at).typed(Op::MapIterInit, MapSI, it, m);
         b.f.op(Op::MapIterNext, k, it);
       }},
      {memory, "half of an iterator's address", "frame memory of a closure or iterator",
       [](Bench& b) {
         uint32_t at = b.f.frame(Iter);
         uint16_t m = b.f.slot(MapSI), it = b.f.slot(PIter);
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
