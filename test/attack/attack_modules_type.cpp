// This file holds attacks that take a value of one type for another's, and those that split or forge
// values of several words.
#include "attack/attack_builder.h"

namespace vo::bytecode::attack {

namespace {
constexpr uint8_t kRef = static_cast<uint8_t>(MemKind::Ref);
constexpr uint8_t kWord = static_cast<uint8_t>(MemKind::Word);
constexpr uint8_t kU8 = static_cast<uint8_t>(MemKind::U8);
constexpr uint8_t kString = static_cast<uint8_t>(MapKind::String);
constexpr uint8_t kK64 = static_cast<uint8_t>(MapKind::K64);

/// A body with two slots of the types.
std::function<void(Bench&)> two(TypeId x, TypeId y, void (*body)(Fn& f, uint16_t x, uint16_t y)) {
  return [=](Bench& b) {
    uint16_t first = b.f.slot(x), second = b.f.slot(y);
    body(b.f, first, second);
  };
}
}  // namespace

std::vector<Attack> typeAttacks() {
  const char* kind = "type confusion";
  return {
      {kind, "a pointer to a string as one to an int", "r1 has another type than what is put there",
       two(PString, PInt, [](Fn& f, uint16_t x, uint16_t y) { f.op(Op::Mov, y, x); })},
      {kind, "a pointer to a pointer as one to an int", "r1 has another type",
       two(PPInt, PInt, [](Fn& f, uint16_t x, uint16_t y) { f.op(Op::Mov, y, x); })},
      {kind, "a number as a pointer", "r1 has another type",
       two(Int, PInt, [](Fn& f, uint16_t x, uint16_t y) { f.op(Op::Mov, y, x); })},
      {kind, "a pointer as a number", "r1 has another type",
       two(PInt, Int, [](Fn& f, uint16_t x, uint16_t y) { f.op(Op::Mov, y, x); })},
      {kind, "a constant as a pointer", "r0 has another type",
       two(PInt, Int, [](Fn& f, uint16_t x, uint16_t) { f.wide(Op::LoadI, x, 4096); })},
      {kind, "a large constant as a pointer", "load.k): r0 has another type",
       two(PInt, Int, [](Fn& f, uint16_t x, uint16_t) { f.op(Op::LoadK, x).word(0x7fff00000000); })},
      {kind, "arithmetic on a pointer", "r0 is no number",
       two(PInt, Int, [](Fn& f, uint16_t x, uint16_t y) { f.op(Op::AddI, y, x, 8); })},
      {kind, "a sum as a pointer", "add): r0 has another type",
       two(PInt, Int, [](Fn& f, uint16_t x, uint16_t y) { f.op(Op::Add, x, y, y); })},
      {kind, "loading through a number", "r1 is no pointer",
       two(Int, Int, [](Fn& f, uint16_t x, uint16_t y) { f.op(Op::Load64, x, y, 0); })},
      {kind, "storing through a number", "r0 is no pointer",
       two(Int, Int, [](Fn& f, uint16_t x, uint16_t y) { f.op(Op::Store64, x, y, 0); })},
      {kind, "loading behind what a pointer leads to", "no such field at byte 8 of int",
       two(PInt, Int, [](Fn& f, uint16_t x, uint16_t y) { f.op(Op::Load64, y, x, 8); })},
      {kind, "storing behind what a pointer leads to", "no such field at byte 65528 of int",
       two(PInt, Int, [](Fn& f, uint16_t x, uint16_t y) { f.op(Op::Store64, x, y, 65528); })},
      {kind, "loading between fields", "no such field at byte 4 of main.Pair",
       two(PPair, Int, [](Fn& f, uint16_t x, uint16_t y) { f.op(Op::Load64, y, x, 4); })},
      {kind, "a pointer field read as a number", "r1 has another type",
       two(PPair, Int, [](Fn& f, uint16_t x, uint16_t y) { f.op(Op::Load64, y, x, 8); })},
      {kind, "a number field read as a pointer", "r1 has another type",
       two(PPair, PInt, [](Fn& f, uint16_t x, uint16_t y) { f.op(Op::Load64, y, x, 0); })},
      {kind, "half of a field", "load.u32): the field has another width",
       two(PPair, Int, [](Fn& f, uint16_t x, uint16_t y) { f.op(Op::LoadU32, y, x, 8); })},
      {kind, "a byte stored into a pointer field", "store.8): the field has another width",
       two(PPair, Int, [](Fn& f, uint16_t x, uint16_t y) { f.op(Op::Store8, x, y, 8); })},
      {kind, "a number stored into a pointer field", "pointers and numbers are stored by different",
       two(PPair, Int, [](Fn& f, uint16_t x, uint16_t y) { f.op(Op::Store64, x, y, 8); })},
      {kind, "a number stored by the pointers' instruction", "store.ref): r1 has another type than the field",
       two(PPair, Int, [](Fn& f, uint16_t x, uint16_t y) { f.op(Op::StoreRef, x, y, 8); })},
      {kind, "a pointer stored without barrier", "store.64): pointers and numbers are stored by different",
       two(PPair, PInt, [](Fn& f, uint16_t x, uint16_t y) { f.op(Op::Store64, x, y, 8); })},
      {kind, "a pointer stored into a number field", "store.ref): pointers and numbers",
       two(PPair, PInt, [](Fn& f, uint16_t x, uint16_t y) { f.op(Op::StoreRef, x, y, 0); })},
      {kind, "two words whose flags hide the pointer", "store.w2): pointers and numbers",
       two(PPair, Pair, [](Fn& f, uint16_t x, uint16_t y) { f.op(Op::StoreW2, x, y, 0, 0); })},
      {kind, "two words whose flags swap them", "store.w2): pointers and numbers",
       two(PPair, Pair, [](Fn& f, uint16_t x, uint16_t y) { f.op(Op::StoreW2, x, y, 0, 1); })},
      {kind, "another struct of two words", "r1 has another type than the field",
       two(PPair, Two, [](Fn& f, uint16_t x, uint16_t y) { f.op(Op::StoreW2, x, y, 0, 2); })},
      {kind, "a global pointer overwritten by a number", "global.store): pointers and numbers",
       two(Int, Int, [](Fn& f, uint16_t x, uint16_t) { f.wide(Op::GlobalStore, x, GPInt, kWord); })},
      {kind, "a global number overwritten by a pointer", "r0 has another type than the field",
       two(PString, Int, [](Fn& f, uint16_t x, uint16_t) { f.wide(Op::GlobalStore, x, GPInt, kRef); })},
      {kind, "the address of a global as another type", "no string at byte 0 of int",
       two(PString, Int, [](Fn& f, uint16_t x, uint16_t) { f.wide(Op::GlobalAddr, x, GInt); })},
      {kind, "frame memory of a number as a pointer", "r0 has another type",
       [](Bench& b) { b.f.wide(Op::FrameLoad, b.f.slot(PInt), b.f.frame(Int), kWord); }},
      {kind, "the address of frame memory as another type", "no *int at byte 0 of int",
       [](Bench& b) { b.f.wide(Op::FrameAddr, b.f.slot(PPInt, Access::Borrowed), b.f.frame(Int)); }},
      {kind, "the address of no part", "ptr.add): no int at byte 4 of main.Pair",
       two(PPair, PInt, [](Fn& f, uint16_t x, uint16_t y) { f.op(Op::PtrAdd, y, x, 4); })},
      {kind, "the address of a part of another type", "ptr.add): no int at byte 8 of main.Pair",
       two(PPair, PInt, [](Fn& f, uint16_t x, uint16_t y) { f.op(Op::PtrAdd, y, x, 8); })},
      {kind, "an address far behind", "ptr.add.k): no int at byte",
       two(PPair, PInt, [](Fn& f, uint16_t x, uint16_t y) { f.op(Op::PtrAddK, y, x).word(uint64_t{1} << 63); })},
      {kind, "unsafe.Add", "an unsafe instruction",
       two(PInt, Int, [](Fn& f, uint16_t x, uint16_t y) { f.op(Op::PtrAddRaw, x, x, y); })},
      {kind, "the address of a type", "load.type): an unsafe instruction",
       two(Int, Int, [](Fn& f, uint16_t x, uint16_t) { f.wide(Op::LoadType, x, Int); })},
      {kind, "a slot of type unsafe.Pointer", "a slot of type unsafe.Pointer",
       [](Bench& b) { b.f.slot(Unsafe); }},
      {kind, "a frame variable of type unsafe.Pointer", "a frame variable of type unsafe.Pointer",
       [](Bench& b) { b.f.frame(Unsafe); }},
      {kind, "a new unsafe.Pointer", "unsafe.Pointer in unsafe.Pointer",
       [](Bench& b) { b.f.slot(PInt); b.f.wide(Op::New, 0, Unsafe); }},
      {kind, "a new value of another type", "new): r0 has another type",
       [](Bench& b) { b.f.slot(PString); b.f.wide(Op::New, 0, Int); }},
      {kind, "elements of another slice", "mov.3): r3 has another type",
       two(SInt, SPInt, [](Fn& f, uint16_t x, uint16_t y) { f.op(Op::Mov3, y, x); })},
      {kind, "bytes of a string as a slice", "r0 is no slice",
       two(String, Int, [](Fn& f, uint16_t x, uint16_t y) { f.op(Op::SetIdx8, x, y, y); })},
      {kind, "pointers as elements of a string", "idx.64): r0 is no slice",
       two(String, PInt, [](Fn& f, uint16_t x, uint16_t y) { f.op(Op::Idx64, y, x, x); })},
      {kind, "an element of another width", "elements of uint8 have another width",
       two(SByte, Int, [](Fn& f, uint16_t x, uint16_t y) { f.op(Op::Idx64, y, x, y); })},
      {kind, "a wider store into bytes", "set.64): elements of uint8 have another width",
       two(SByte, Int, [](Fn& f, uint16_t x, uint16_t y) { f.op(Op::SetIdx64, x, y, y); })},
      {kind, "an element that is a pointer read as a number", "idx.64): r3 has another type",
       two(SPInt, Int, [](Fn& f, uint16_t x, uint16_t y) { f.op(Op::Idx64, y, x, y); })},
      {kind, "a number into a slice of pointers", "set.64): pointers and numbers",
       two(SPInt, Int, [](Fn& f, uint16_t x, uint16_t y) { f.op(Op::SetIdx64, x, y, y); })},
      {kind, "elements of two words in a slice of one", "elements of int have another width",
       two(SInt, Pair, [](Fn& f, uint16_t x, uint16_t y) { f.op(Op::IdxW2, y, x, x + 1); })},
      {kind, "an element's address with a forged size", "idx.addr): elements have another size",
       [](Bench& b) {
         uint16_t s = b.f.slot(SInt), p = b.f.slot(PInt), n = b.f.slot(Int);
         b.f.op(Op::IdxAddr, p, s, n).word(4096);
       }},
      {kind, "an element's address as another type", "no string at byte 0 of int",
       [](Bench& b) {
         uint16_t s = b.f.slot(SInt), p = b.f.slot(PString), n = b.f.slot(Int);
         b.f.op(Op::IdxAddr, p, s, n).word(8);
       }},
      {kind, "slicing with a forged element size", "slice): elements have another size",
       two(SInt, SInt, [](Fn& f, uint16_t x, uint16_t y) { f.op(Op::SliceOf, y, x, 0, 0).word(1); })},
      {kind, "slicing bytes as pointers", "slice): r3 has another type",
       two(SByte, SPInt, [](Fn& f, uint16_t x, uint16_t y) { f.op(Op::SliceOf, y, x, 0, 0).word(1); })},
      {kind, "a longer view of an array", "no [4]int at byte 0 of [3]int",
       two(PArr3, SInt, [](Fn& f, uint16_t x, uint16_t y) { f.typed(Op::ArrView, Arr4, y, x); })},
      {kind, "a view of a number", "no [4]int at byte 0 of int",
       two(PInt, SInt, [](Fn& f, uint16_t x, uint16_t y) { f.typed(Op::ArrView, Arr4, y, x); })},
      {kind, "a view with other elements", "arr.view): r1 has another type",
       two(PArr4, SPInt, [](Fn& f, uint16_t x, uint16_t y) { f.typed(Op::ArrView, Arr4, y, x); })},
      {kind, "an array pointer from a shorter check", "r3 is no pointer to such an array",
       two(SInt, PArr4, [](Fn& f, uint16_t x, uint16_t y) { f.op(Op::SliceToArr, y, x).word(3); })},
      {kind, "an array pointer to other elements", "r3 is no pointer to such an array",
       two(SByte, PArr4, [](Fn& f, uint16_t x, uint16_t y) { f.op(Op::SliceToArr, y, x).word(4); })},
      {kind, "growing with other elements", "grow): elements have another type",
       two(SInt, Int, [](Fn& f, uint16_t x, uint16_t y) { f.typed(Op::Grow, PInt, x, x, y); })},
      {kind, "appending a number to pointers", "r3 has another type than the field",
       two(SPInt, Int, [](Fn& f, uint16_t x, uint16_t y) { f.typed(Op::Append1, PInt, x, x, y, 0, kRef); })},
      {kind, "appending with a forged width", "append.1): elements have another width",
       two(SByte, Int, [](Fn& f, uint16_t x, uint16_t y) { f.typed(Op::Append1, Uint8, x, x, y, 0, kWord); })},
      {kind, "appending a pointer without barrier", "append.1): elements have another width",
       two(SPInt, PInt, [](Fn& f, uint16_t x, uint16_t y) { f.typed(Op::Append1, PInt, x, x, y, 0, kWord); })},
      {kind, "appending another slice", "append.slice): elements have another type",
       two(SPInt, SInt, [](Fn& f, uint16_t x, uint16_t y) { f.typed(Op::AppendSlice, PInt, x, x, y); })},
      {kind, "appending a string to pointers", "only bytes are appended from a string",
       two(SPInt, String, [](Fn& f, uint16_t x, uint16_t y) { f.typed(Op::AppendStr, PInt, x, x, y); })},
      {kind, "copying between slices", "copy.slice): elements have another type",
       [](Bench& b) {
         uint16_t x = b.f.slot(SPInt), y = b.f.slot(SInt), n = b.f.slot(Int);
         b.f.typed(Op::CopySlice, PInt, n, x, y);
       }},
      {kind, "copying a string over numbers", "only bytes are copied from a string",
       [](Bench& b) {
         uint16_t x = b.f.slot(SInt), y = b.f.slot(String), n = b.f.slot(Int);
         b.f.op(Op::CopyStr, n, x, y);
       }},
      {kind, "clearing with other elements", "clear.slice): elements have another type",
       two(SByte, Int, [](Fn& f, uint16_t x, uint16_t) { f.typed(Op::ClearSlice, Pair, x); })},
      {kind, "copying a value over a smaller one", "copy.t): no main.Pair at byte 0 of int",
       two(PInt, PPair, [](Fn& f, uint16_t x, uint16_t y) { f.typed(Op::CopyT, Pair, x, y, 0, 0, 1); })},
      {kind, "copying several values", "copies more than one value",
       two(PInt, PInt, [](Fn& f, uint16_t x, uint16_t y) { f.typed(Op::CopyT, Int, x, y, 0, 0, 1000); })},
      {kind, "clearing several values", "clears more than one value",
       two(PInt, PInt, [](Fn& f, uint16_t x, uint16_t) { f.typed(Op::ClearT, Int, x, 0, 0, 0, 4); })},
      {kind, "comparing beyond a value", "eq.mem): no main.Pair at byte 0 of int",
       [](Bench& b) {
         uint16_t x = b.f.slot(PInt), n = b.f.slot(Int);
         b.f.typed(Op::EqMem, Pair, n, x, x);
       }},
      {kind, "slots of another type by a copy plan", "store.t): no main.Pair at byte 0 of main.Two",
       two(PTwo, Pair, [](Fn& f, uint16_t x, uint16_t y) { f.typed(Op::StoreT, Pair, x, y); })},
      {kind, "a copy plan of another type", "r1 is no main.Pair",
       two(PPair, Two, [](Fn& f, uint16_t x, uint16_t y) { f.typed(Op::StoreT, Pair, x, y); })},
      {kind, "boxing a number as a pointer's cell", "box): r0 has another type than the field",
       two(Int, PPInt, [](Fn& f, uint16_t x, uint16_t y) { f.typed(Op::Box, PInt, y, x, 0, 0, kRef); })},
      {kind, "boxing with a forged width", "uint8 has another width",
       two(Int, PInt, [](Fn& f, uint16_t x, uint16_t y) { f.typed(Op::Box, Uint8, y, x, 0, 0, kWord); })},
      {kind, "boxing a number as text", "int is no string type",
       two(String, PInt, [](Fn& f, uint16_t x, uint16_t y) { f.typed(Op::BoxStr, Int, y, x); })},
      {kind, "boxing more memory than there is", "box.mem): no main.Pair at byte 0 of int",
       two(PInt, PPair, [](Fn& f, uint16_t x, uint16_t y) { f.typed(Op::BoxMem, Pair, y, x); })},
      {kind, "an interface over another cell", "iface): no string at byte 0 of int",
       two(PInt, Any, [](Fn& f, uint16_t x, uint16_t y) { f.typed(Op::Iface, String, y, x); })},
      {kind, "an interface over a number", "r0 is no pointer",
       two(Int, Any, [](Fn& f, uint16_t x, uint16_t y) { f.typed(Op::Iface, Int, y, x); })},
      {kind, "a pointer as the cell of a pointer", "r0 is no *int",
       two(PPInt, Any, [](Fn& f, uint16_t x, uint16_t y) { f.typed(Op::Iface, PInt, y, x); })},
      {kind, "an interface in an interface", "an interface in an interface",
       two(PAny, Any, [](Fn& f, uint16_t x, uint16_t y) { f.typed(Op::Iface, Any, y, x); })},
      {kind, "a table for another type", "no such interface table",
       two(PInt, Stringer, [](Fn& f, uint16_t x, uint16_t y) { f.typed(Op::Iface, Int, y, x, 0, 0, 1); })},
      {kind, "a table of another interface", "iface): r1 has another type",
       two(PMyInt, Doer, [](Fn& f, uint16_t x, uint16_t y) { f.typed(Op::Iface, MyInt, y, x, 0, 0, 1); })},
      {kind, "a type word where a table belongs", "r1 is no interface without methods",
       two(PMyInt, Stringer, [](Fn& f, uint16_t x, uint16_t y) { f.typed(Op::Iface, MyInt, y, x); })},
      {kind, "a table word read as a type", "unbox): the interface has another form",
       two(Stringer, PMyInt, [](Fn& f, uint16_t x, uint16_t y) { f.typed(Op::Unbox, MyInt, y, x); })},
      {kind, "a type word read as a table", "call.iface): interface {} has no method 0",
       two(Any, Int, [](Fn& f, uint16_t x, uint16_t) { f.op(Op::CallIface, f.tail(), x, 0); })},
      {kind, "a method that the interface does not have", "main.Stringer has no method 7",
       two(Stringer, Int, [](Fn& f, uint16_t x, uint16_t) { f.op(Op::CallIface, f.tail(), x, 7); })},
      {kind, "an interface with methods as one without", "mov.2): r2 has another type",
       two(Stringer, Any, [](Fn& f, uint16_t x, uint16_t y) { f.op(Op::Mov2, y, x); })},
      {kind, "unboxing a cell as a value", "unbox): r2 has another type",
       two(Any, PPInt, [](Fn& f, uint16_t x, uint16_t y) { f.typed(Op::Unbox, PInt, y, x); })},
      {kind, "unboxing another type", "unbox): r2 has another type",
       two(Any, PString, [](Fn& f, uint16_t x, uint16_t y) { f.typed(Op::Unbox, Int, y, x); })},
      {kind, "an assertion to another interface", "assert.i): r2 has another type",
       two(Any, Doer, [](Fn& f, uint16_t x, uint16_t y) { f.typed(Op::AssertI, Stringer, y, x); })},
      {kind, "comparing tables with types", "eq.iface): the interface has another form",
       [](Bench& b) {
         uint16_t x = b.f.slot(Stringer), y = b.f.slot(Any), n = b.f.slot(Int);
         b.f.op(Op::EqIface, n, x, y, 1);
       }},
      {kind, "a map by the keys of another class", "the map has keys of another class",
       [](Bench& b) {
         uint16_t m = b.f.slot(MapSI), k = b.f.slot(String);
         b.f.typed(Op::MapDelete, MapSI, 0, m, k, kK64);
       }},
      {kind, "a map by keys in memory of another type", "no interface {} at byte 0 of int",
       [](Bench& b) {
         uint16_t m = b.f.slot(MapAI), k = b.f.slot(PInt);
         b.f.typed(Op::MapDelete, MapAI, 0, m, k, 0);
       }},
      {kind, "a number as a pointer key", "is no key of map[*int]int",
       [](Bench& b) {
         uint16_t m = b.f.slot(MapPI), k = b.f.slot(Int);
         b.f.typed(Op::MapDelete, MapPI, 0, m, k, kK64);
       }},
      {kind, "a map as one of another type", "r0 is no map[int]*int",
       [](Bench& b) {
         uint16_t m = b.f.slot(MapSI), k = b.f.slot(Int), r = b.f.slot(PPInt);
         b.f.slot(Int);
         b.f.typed(Op::MapGet, MapIP, r, m, k, kK64);
       }},
      {kind, "an element of another type", "map.get): r3 has another type",
       [](Bench& b) {
         uint16_t m = b.f.slot(MapSI), k = b.f.slot(String), r = b.f.slot(PPInt);
         b.f.slot(Int);
         b.f.typed(Op::MapGet, MapSI, r, m, k, kString);
       }},
      {kind, "the length of a number", "r0 is no map",
       two(Int, Int, [](Fn& f, uint16_t x, uint16_t y) { f.op(Op::MapLen, y, x); })},
      {kind, "a map made as another", "map.make): r0 has another type",
       two(MapSI, Int, [](Fn& f, uint16_t x, uint16_t y) { f.typed(Op::MakeMap, MapIP, x, y); })},
      {kind, "a channel made with other elements", "chan.make): r0 has another type",
       two(ChPInt, Int, [](Fn& f, uint16_t x, uint16_t y) { f.typed(Op::MakeChan, ChInt, x, y); })},
      {kind, "sending a number on a channel of pointers", "the value sent has another type",
       two(ChPInt, PInt, [](Fn& f, uint16_t x, uint16_t y) { f.op(Op::Send, x, y); })},
      {kind, "receiving a pointer into a number", "the value received has another type",
       [](Bench& b) {
         uint16_t c = b.f.slot(ChPInt), p = b.f.slot(PInt), ok = b.f.slot(Int);
         b.f.op(Op::Recv, ok, c, p);
       }},
      {kind, "selecting into memory of another type", "a select case has memory of another type",
       [](Bench& b) {
         uint16_t c = b.f.slot(ChPInt);
         b.f.slot(PInt);
         uint16_t r = b.f.slot(Int);
         b.f.slot(Int);
         b.f.op(Op::Select, r, c, 1).word(0);
       }},
      {kind, "a select of too few marks", "no mark for each select case",
       [](Bench& b) {
         uint16_t c = b.f.slot(ChInt);
         b.f.slot(PInt);
         uint16_t r = b.f.slot(Int);
         b.f.slot(Int);
         uint16_t marks = b.f.slot(PArr3);
         b.f.op(Op::SelectBig, r, c, marks).word(1);
       }},
      {kind, "closing a map", "close): r0 is no channel",
       two(MapSI, Int, [](Fn& f, uint16_t x, uint16_t) { f.op(Op::CloseChan, x); })},
      {kind, "calling a number", "r0 is no function",
       two(Int, Int, [](Fn& f, uint16_t x, uint16_t) { f.op(Op::CallClosure, f.tail(), x); })},
      {kind, "a function as one of another type", "load.func): r0 has another type",
       two(Func, Int, [](Fn& f, uint16_t x, uint16_t) { f.wide(Op::LoadFunc, x, FnId); })},
      {kind, "printing a number as text", "r0 is no string",
       two(Pair, Int, [](Fn& f, uint16_t x, uint16_t) { f.op(Op::Print, x, static_cast<uint16_t>(PrintKind::String)); })},
      {kind, "a panic with a number", "panic): r0 is no interface",
       two(Pair, Int, [](Fn& f, uint16_t x, uint16_t) { f.op(Op::Panic, x); })},
      {kind, "a frame byte of a pointer", "frame.load): the field has another width",
       [](Bench& b) { b.f.wide(Op::FrameLoad, b.f.slot(Int), b.f.frame(PInt) + 1 - 1, kU8); }},
  };
}

std::vector<Attack> valueAttacks() {
  const char* kind = "split values";
  const char* forged = "forged lengths";
  return {
      {kind, "half of a string moved", "mov): r2 has another type",
       two(String, String, [](Fn& f, uint16_t x, uint16_t y) { f.op(Op::Mov, y, x + 1); })},
      {kind, "the data of one string under the length of another", "half of a string, slice or interface",
       two(String, String, [](Fn& f, uint16_t x, uint16_t y) { f.op(Op::Mov, y, x); })},
      {kind, "half of a string cleared", "half of a string, slice or interface",
       two(String, Int, [](Fn& f, uint16_t x, uint16_t) { f.op(Op::Zero, x); })},
      {kind, "two words of a slice moved", "half of a string, slice or interface",
       two(SInt, SInt, [](Fn& f, uint16_t x, uint16_t y) { f.op(Op::Mov2, y, x); })},
      {kind, "words moved across values", "half of a string",
       [](Bench& b) {
         uint16_t x = b.f.slot(String), y = b.f.slot(String);
         b.f.slot(String);
         b.f.op(Op::Mov2, y + 1, x + 1);
       }},
      {kind, "an interface's data word moved", "half of a string, slice or interface",
       two(Any, Any, [](Fn& f, uint16_t x, uint16_t y) { f.op(Op::Mov, y + 1, x + 1); })},
      {kind, "an interface's type word moved", "half of a string, slice or interface",
       two(Any, Any, [](Fn& f, uint16_t x, uint16_t y) { f.op(Op::Mov, y, x); })},
      {kind, "an interface's type word cleared", "half of a string, slice or interface",
       two(Any, Int, [](Fn& f, uint16_t x, uint16_t) { f.op(Op::Zero, x); })},
      {kind, "an interface's data word as a pointer", "half of a string",
       two(Any, PInt, [](Fn& f, uint16_t x, uint16_t y) { f.op(Op::Mov, y, x + 1); })},
      {kind, "the data word loaded as a pointer", "load.64): half of a string",
       two(PAny, PInt, [](Fn& f, uint16_t x, uint16_t y) { f.op(Op::Load64, y, x, 8); })},
      {kind, "a data word stored alone", "store.ref): half of a string",
       two(PAny, PInt, [](Fn& f, uint16_t x, uint16_t y) { f.op(Op::StoreRef, x, y, 8); })},
      {kind, "a type word stored alone", "store.64): half of a string",
       two(PAny, Int, [](Fn& f, uint16_t x, uint16_t y) { f.op(Op::Store64, x, y, 0); })},
      {kind, "half of a frame interface", "frame.load): half of a string",
       [](Bench& b) { b.f.wide(Op::FrameLoad, b.f.slot(PInt), b.f.frame(Any) + 8, kWord); }},
      {kind, "half of a global interface", "global.load): half of a string",
       [](Bench& b) {
         uint16_t x = b.f.slot(PInt);
         b.m.globalRefs.push_back({GAny, 8});
         b.f.wide(Op::GlobalLoad, x, GCount, kWord);
       }},
      {kind, "part of a frame slice cleared", "clears part of a value",
       [](Bench& b) { b.f.wide(Op::FrameZero, 1, b.f.frame(SInt)); }},
      {kind, "more cleared than the variable", "clears part of a value",
       [](Bench& b) {
         uint32_t at = b.f.frame(Int);
         b.f.frame(PInt);
         b.f.wide(Op::FrameZero, 2, at);
       }},
      {kind, "a captured half", "the closure captures another number of words",
       [](Bench& b) {
         b.m.functions[FnClosure].captures = {String};
         b.replace(FnClosure).ret();
         uint16_t s = b.f.slot(String), c = b.f.slot(Func);
         b.f.op(Op::MkClosure, c, s, 0, 1).word(FnClosure | uint64_t{Layout} << 32);
       }},
      {kind, "a closure reads half of what it captured", "load.cap): half of a string",
       [](Bench& b) {
         FunctionRow& r = b.m.functions[FnClosure];
         r.captures = {String};
         r.code = {Insn::abc(Op::LoadCap, 1, 0, 0, 0).word, Insn::abc(Op::Return, 0, 0, 0, 0).word};
       }},
      {kind, "slot groups that cut a value", "do not cover the slots",
       [](Bench& b) {
         b.f.slot(String);
         b.f.row().groups = {{0, Int}, {1, Int32}};
         b.f.row().groups.pop_back();
       }},
      {forged, "a string's length set", "load.i): r1 has another type",
       two(String, Int, [](Fn& f, uint16_t x, uint16_t) { f.wide(Op::LoadI, x + 1, 1 << 20); })},
      {forged, "a string's length raised", "add.i): r1 has another type",
       two(String, Int, [](Fn& f, uint16_t x, uint16_t) { f.op(Op::AddI, x + 1, x + 1, 100); })},
      {forged, "a slice's length set", "load.i): r1 has another type",
       two(SInt, Int, [](Fn& f, uint16_t x, uint16_t) { f.wide(Op::LoadI, x + 1, 1 << 20); })},
      {forged, "a slice's capacity set", "load.k): r2 has another type",
       two(SInt, Int, [](Fn& f, uint16_t x, uint16_t) { f.op(Op::LoadK, x + 2).word(1 << 20); })},
      {forged, "a number moved into a length", "mov): r1 has another type",
       two(SInt, Int, [](Fn& f, uint16_t x, uint16_t y) { f.op(Op::Mov, x + 1, y); })},
      {forged, "a length moved into a capacity", "mov): r2 has another type",
       two(SInt, Int, [](Fn& f, uint16_t x, uint16_t) { f.op(Op::Mov, x + 2, x + 1); })},
      {forged, "a loop that counts a length up", "loop.inc.lt.s): r1 has another type",
       two(SInt, Int, [](Fn& f, uint16_t x, uint16_t y) { f.op(Op::LoopIncLtS, x + 1, y, 0xffff); })},
      {forged, "a comparison written over a length", "eq): r1 has another type",
       two(SInt, Int, [](Fn& f, uint16_t x, uint16_t y) { f.op(Op::Eq, x + 1, y, y); })},
      {forged, "a length in memory", "store.64): half of a string",
       [](Bench& b) {
         uint16_t p = b.f.slot(PString), n = b.f.slot(Int);
         b.f.op(Op::Store64, p, n, 8);
       }},
      {forged, "a length in a frame variable", "frame.store): half of a string",
       [](Bench& b) { b.f.wide(Op::FrameStore, b.f.slot(Int), b.f.frame(SInt) + 8, kWord); }},
      {forged, "a length in a package variable", "global.store): half of a string",
       [](Bench& b) {
         b.m.globalRefs.push_back({GSInt, 8});
         b.f.wide(Op::GlobalStore, b.f.slot(Int), GCount, kWord);
       }},
      {forged, "the address of a length", "no int at byte 8 of string",
       two(PString, PInt, [](Fn& f, uint16_t x, uint16_t y) { f.op(Op::PtrAdd, y, x, 8); })},
      {forged, "the address of a capacity in the frame", "no int at byte 16 of []int",
       [](Bench& b) { b.f.wide(Op::FrameAddr, b.f.slot(PInt, Access::Borrowed), b.f.frame(SInt) + 16); }},
      {forged, "three numbers as a slice", "r0 has another type",
       [](Bench& b) {
         uint16_t s = b.f.slot(SInt);
         for (int i = 0; i < 3; i++) b.f.slot(Int);
         b.f.op(Op::Mov3, s, s + 3);
       }},
      {forged, "a pointer and a number as a string", "r0 has another type",
       two(String, Two, [](Fn& f, uint16_t x, uint16_t y) { f.op(Op::Mov2, x, y); })},
      {forged, "the text of a slice without its length", "concat): r0 is no string",
       two(SByte, String, [](Fn& f, uint16_t x, uint16_t y) { f.op(Op::Concat, y, x, 1); })},
      {forged, "comparing a pointer and a number as text", "eq.str): r0 is no string",
       [](Bench& b) {
         uint16_t t = b.f.slot(Two), s = b.f.slot(String), n = b.f.slot(Int);
         b.f.op(Op::EqStr, n, t, s);
       }},
      {forged, "slicing text with a number as data", "slice.str): r1 is no string",
       [](Bench& b) {
         uint16_t s = b.f.slot(String), r = b.f.slot(String);
         b.f.slot(Int);
         b.f.op(Op::SliceStr, r, s + 1, 0, 0);
       }},
      {forged, "decoding text from numbers", "decode.rune): r0 is no string",
       [](Bench& b) {
         uint16_t n = b.f.slot(Int);
         b.f.slot(Int);
         b.f.op(Op::DecodeRune, n, n, n);
       }},
  };
}

}  // namespace vo::bytecode::attack
