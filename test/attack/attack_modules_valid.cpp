// This file holds bodies that the checks must accept: each is what some attacks differ from by one step.
#include "attack/attack_builder.h"

namespace vo::bytecode::attack {

namespace {
constexpr uint8_t kRef = static_cast<uint8_t>(MemKind::Ref);
constexpr uint8_t kWord = static_cast<uint8_t>(MemKind::Word);
}  // namespace

std::vector<Attack> validModules() {
  return {
      {"memory", "loads and stores", "",
       [](Bench& b) {
         uint16_t p = b.f.slot(PPair), n = b.f.slot(Int), q = b.f.slot(PInt), v = b.f.slot(Pair);
         b.f.wide(Op::New, p, Pair).op(Op::Load64, n, p, 0).op(Op::Load64, q, p, 8).op(Op::StoreRef, p, q, 8);
         b.f.op(Op::StoreW2, p, v, 0, 2).op(Op::LoadW2, v, p, 0).op(Op::PtrAdd, q, p, 0);
         b.f.typed(Op::StoreT, Pair, p, v).typed(Op::LoadT, Pair, v, p).typed(Op::CopyT, Pair, p, p, 0, 0, 1);
       }},
      {"memory", "fields of a library's package in a struct that the library does not have", "",
       [](Bench& b) {
         uint16_t p = b.f.slot(PPair), n = b.f.slot(Int), q = b.f.slot(PInt);
         b.f.wide(Op::New, p, Pair).op(Op::Load64, n, p, 0).op(Op::Load64, q, p, 8).op(Op::StoreRef, p, q, 8);
         b.finish();
         b.m.types[Pair].fields = {{"once", "lib", Int, "", 0, false}, {"value", "lib", PInt, "", 8, false}};
       }},
      {"memory", "the frame", "",
       [](Bench& b) {
         uint32_t at = b.f.frame(Pair), arr = b.f.frame(Arr4);
         constexpr Access kLent = Access::Borrowed;
         uint16_t p = b.f.slot(PPair, kLent), n = b.f.slot(Int), s = b.f.slot(SInt, kLent), a = b.f.slot(PArr4, kLent);
         b.f.wide(Op::FrameZero, 2, at).wide(Op::FrameAddr, p, at).wide(Op::FrameLoad, n, at, kWord);
         b.f.wide(Op::FrameAddr, a, arr).typed(Op::ArrView, Arr4, s, a).op(Op::SetIdx64, s, n, n);
         b.f.op(Op::SliceOf, s, s, 0, 0).word(8).op(Op::SliceToArr, a, s).word(4);
       }},
      {"elements", "slices and strings", "",
       [](Bench& b) {
         uint16_t s = b.f.slot(SPInt), p = b.f.slot(PInt), n = b.f.slot(Int), t = b.f.slot(String);
         b.f.op(Op::Idx64, p, s, n).op(Op::SetIdxRef, s, n, p).op(Op::IdxU8, n, t, n).op(Op::Mov, n, s + 1);
         b.f.typed(Op::Append1, PInt, s, s, p, 0, kRef).typed(Op::Grow, PInt, s, s, n).op(Op::Concat, t, t, 1);
       }},
      {"calls", "arguments and results", "",
       [](Bench& b) {
         uint16_t p = b.f.slot(PInt), i = b.f.slot(Any), t = b.f.slot(String), n = b.f.slot(Int);
         uint32_t big = b.f.frame(Big);
         b.f.op(Op::Mov, b.f.tail(1), p).call(FnPass).op(Op::Mov, p, b.f.tail());
         b.f.op(Op::Mov, b.f.tail(), p).call(FnTake).op(Op::Mov, b.f.tail(), p).import(ImPeek);
         b.f.op(Op::Mov2, b.f.tail(), i).call(FnGive).op(Op::ZeroN, b.f.tail(), 0, 0, 2).call(FnGive);
         b.f.wide(Op::FrameAddr, b.f.tail(), big).call(FnBig).wide(Op::FrameAddr, b.f.tail(), big).call(FnTakeBig);
         b.f.op(Op::Mov, b.f.tail(2), n).import(ImIntToString).op(Op::Mov2, t, b.f.tail());
       }},
      {"calls", "closures", "",
       [](Bench& b) {
         uint16_t p = b.f.slot(PInt), c = b.f.slot(Func), n = b.f.slot(Int);
         b.f.closure(Op::MkClosure, FnClosure, Layout, c, p).op(Op::CallClosure, b.f.tail(), c);
         b.f.closure(Op::MkClosure, FnClosureInt, LayoutInt, c, n).wide(Op::GlobalStore, c, GFunc, kRef).op(Op::Go, c);
       }},
      {"interfaces", "boxes and tables", "",
       [](Bench& b) {
         uint16_t n = b.f.slot(Int), p = b.f.slot(PInt, Access::Cell), m = b.f.slot(PMyInt, Access::Cell), i = b.f.slot(Any), s = b.f.slot(Stringer);
         b.f.typed(Op::Box, Int, p, n, 0, 0, kWord).typed(Op::Iface, Int, i, p).typed(Op::Unbox, Int, p, i).op(Op::Load64, n, p, 0);
         b.f.typed(Op::Box, MyInt, m, n, 0, 0, kWord).typed(Op::Iface, MyInt, s, m, 0, 0, 1).op(Op::IfaceAny, i, s);
         b.f.op(Op::CallIface, b.f.tail(), s, 0, callShapeFlags(2, 1)).typed(Op::AssertI, Stringer, s, i);
       }},
      {"interfaces", "a method that takes the frame over", "",
       [](Bench& b) {
         Fn f = b.add("main.(*MyInt).Do", FPInt, PMyInt);
         f.op(Op::TailIface, f.slot(Doer), 0);
         f.finish();
       }},
      {"interfaces", "a wrapper that hands on a method of the library's", "",
       [](Bench& b) {
         b.hide(static_cast<FunctionId>(b.m.functions.size()));
         Fn f = b.add("main.(*Two).lib.do", FRInt, PTwo);
         f.row().groups.back().access = Access::ReadOnly;
         f.op(Op::TailIface, f.slot(Doer), 0);
         f.finish();
       }},
      {"interfaces", "a method without export that gives and takes nothing", "",
       [](Bench& b) {
         b.m.types[Doer].methods = {{"mark", "lib", Func, kNoId, kNoId}};
         uint16_t i = b.f.slot(Doer);
         b.f.op(Op::CallIface, b.f.tail(), i, 0, callShapeFlags(0, 1));
       }},
      {"maps", "iteration and elements", "",
       [](Bench& b) {
         uint32_t at = b.f.frame(Iter);
         uint16_t m = b.f.slot(MapSI), it = b.f.slot(PIter, Access::Borrowed), k = b.f.slot(PString, Access::ReadOnly);
         uint16_t e = b.f.slot(PInt, Access::ReadOnly), s = b.f.slot(String), n = b.f.slot(Int), r = b.f.slot(PInt, Access::ReadOnly);
         b.f.slot(Int);
         uint16_t w = b.f.slot(PInt, Access::Borrowed);
         b.f.typed(Op::MakeMap, MapSI, m, n).wide(Op::FrameAddr, it, at).typed(Op::MapIterInit, MapSI, it, m);
         b.f.wide(Op::FrameAddr, it, at).op(Op::MapIterNext, k, it).op(Op::LoadW2, s, k, 0).op(Op::Load64, n, e, 0);
         b.f.typed(Op::MapGet, MapSI, r, m, s, static_cast<uint8_t>(MapKind::String)).op(Op::Load64, n, r, 0);
         b.f.typed(Op::MapSet, MapSI, w, m, s, static_cast<uint8_t>(MapKind::String)).op(Op::Store64, w, n, 0);
       }},
      {"channels", "send, receive, select", "",
       [](Bench& b) {
         uint32_t at = b.f.frame(PInt);
         uint16_t c = b.f.slot(ChPInt), v = b.f.slot(PPInt, Access::Borrowed), ok = b.f.slot(Int);
         b.f.slot(Int);
         b.f.wide(Op::FrameAddr, v, at).op(Op::Send, c, v).op(Op::Recv, ok, c, v).op(Op::Select, ok, c, 1).word(1);
       }},
      {"control", "deferred calls and a table of jumps", "",
       [](Bench& b) {
         b.f.row().flags = kHasDefer;
         uint16_t c = b.f.slot(Func), n = b.f.slot(Int);
         b.f.op(Op::Defer, c).op(Op::JmpTable, n).word(1 | uint64_t{1} << 32).word(1);
         b.f.row().epilogue = b.f.pc();
         b.f.op(Op::ReturnDefer).ret();
       }},
      {"library", "exported fields and whole structs with hidden ones", "",
       [](Bench& b) {
         uint16_t p = b.f.slot(PSecret), s = b.f.slot(Secret), n = b.f.slot(Int);
         b.f.wide(Op::New, p, Secret).op(Op::LoadW2, s, p, 0).op(Op::Load64, n, p, 0).op(Op::Store64, p, n, 0);
         b.f.op(Op::StoreW2, p, s, 0, 2).op(Op::Mov2, b.f.tail(1), s).import(ImSecretGet).op(Op::Mov, n, b.f.tail());
         b.f.wide(Op::LoadI, b.f.tail(1), 7).op(Op::Zero, b.f.tail(2)).import(ImSecretGet);
       }},
      {"library", "fields of the library's, of a struct whose form it does not have", "",
       [](Bench& b) {
         uint16_t p = b.f.slot(PPair), q = b.f.slot(PInt);
         b.f.op(Op::Load64, q, p, 8);
         b.m.types.push_back(row(abi::Kind::Struct, "struct { B int }", 8, 8));
         b.m.types.back().fields = {{"B", "", Int, "", 0, false}};
         b.m.types.back().comparable = true;
         b.m.types[Pair].fields = {{"part", "lib", TypeCount, "", 0, false}, {"hidden", "lib", PInt, "", 8, false}};
       }},
      {"library", "pointers to descriptors", "",
       [](Bench& b) {
         b.m.types[PPInt].elem = PDesc;
         b.m.types[PPInt].key = b.m.types[PPInt].string = "**lib.Desc";
         uint16_t p = b.f.slot(PDesc), i = b.f.slot(Any), pp = b.f.slot(PPInt), n = b.f.slot(Int);
         b.f.wide(Op::New, pp, PDesc).op(Op::Load64, p, pp, 0).op(Op::StoreRef, pp, p, 0).op(Op::Eq, n, p, p);
         b.f.typed(Op::Iface, PDesc, i, p).typed(Op::Unbox, PDesc, p, i);
       }},
      {"library", "a native that says what it believes", "",
       [](Bench& b) {
         b.m.imports.push_back({"lib.OpenNative", 1, 1, FIntInt, kNoId});
         b.f.op(Op::Zero, b.f.tail(1)).wide(Op::Call, b.f.tail(), kImports + ImCount);
       }},
      {"library", "a function without export that is known to be harmless", "",
       [](Bench& b) {
         b.m.imports.push_back({"slices.nextPowerOfTwo", 1, 1, FIntInt, kNoId});
         b.f.op(Op::Zero, b.f.tail(1)).wide(Op::Call, b.f.tail(), kImports + ImCount);
       }},
      {"lent", "the address of a frame variable to a function that borrows it", "",
       [](Bench& b) {
         b.m.functions[FnTake].groups[0].access = Access::Borrowed;
         uint32_t at = b.f.frame(Int);
         b.f.wide(Op::FrameAddr, b.f.tail(), at).call(FnTake);
       }},
      {"lent", "parts of what is lent, and ordinary pointers where lent ones may stand", "",
       [](Bench& b) {
         uint32_t at = b.f.frame(Pair);
         uint16_t p = b.f.slot(PPair, Access::Borrowed), q = b.f.slot(PInt, Access::Borrowed), r = b.f.slot(PInt, Access::ReadOnly);
         uint16_t h = b.f.slot(PPair), n = b.f.slot(Int);
         b.f.wide(Op::FrameAddr, p, at).op(Op::PtrAdd, q, p, 0).op(Op::Store64, q, n, 0).op(Op::Mov, r, q).op(Op::Load64, n, r, 0);
         b.f.wide(Op::New, h, Pair).op(Op::Mov, p, h).op(Op::PtrAdd, r, h, 0).typed(Op::CopyT, Pair, p, h, 0, 0, 1);
       }},
      {"lent", "bytes looked at as a string", "",
       [](Bench& b) {
         b.m.imports.push_back({"vo.bytesAsString", 2, 3, kNoId, kNoId});
         uint16_t v = b.f.slot(SByte), t = b.f.slot(String, Access::ReadOnly), u = b.f.slot(String), n = b.f.slot(Int);
         b.f.op(Op::Mov3, b.f.tail(2), v).wide(Op::Call, b.f.tail(), kImports + ImCount).op(Op::Mov2, t, b.f.tail());
         b.f.op(Op::EqStr, n, t, u).op(Op::IdxU8, n, t, n);
       }},
      {"channels", "a channel as one of one direction", "",
       [](Bench& b) {
         b.direct(ChPInt, 1, Int);
         uint16_t c = b.f.slot(ChInt), r = b.f.slot(ChPInt), ok = b.f.slot(Int);
         b.f.op(Op::Mov, r, c).op(Op::Recv, ok, r, 0xffff).op(Op::ChanLen, ok, r);
       }},
      {"results", "memory of a result read before it is cleared", "",
       [](Bench& b) {
         // Whatever the caller has left there is of its type, and no address of a frame.
         Fn f = b.add("main.x", FRBig);
         uint16_t p = f.slot(PInt);
         f.op(Op::Load64, p, 0, 0).wide(Op::GlobalStore, p, GPInt, kRef);
         f.finish();
       }},
      {"results", "memory of a result, cleared and then read", "",
       [](Bench& b) {
         Fn f = b.add("main.x", FRBig);
         uint16_t p = f.slot(PInt);
         f.typed(Op::ClearT, Big, 0, 0, 0, 0, 1).op(Op::Load64, p, 0, 0).wide(Op::GlobalStore, p, GPInt, kRef);
         f.finish();
       }},
  };
}

}  // namespace vo::bytecode::attack
