// This file holds attacks by tables: types, methods, imports, flags, variables and static data.
#include <cstring>

#include "abi/type.h"
#include "attack/attack_builder.h"

namespace vo::bytecode::attack {

namespace {
using Target = DataReloc::Target;

std::function<void(Bench&)> edit(std::function<void(Module& m)> change) {
  return [change = std::move(change)](Bench& b) {
    b.finish();
    change(b.m);
  };
}
void put(Module& m, uint64_t at, uint64_t v) { memcpy(m.data.bytes.data() + at, &v, 8); }

DataReloc& relocAt(Module& m, uint64_t at) {
  for (DataReloc& r : m.data.relocs)
    if (r.at == at) return r;
  m.data.relocs.push_back({at, Target::Data, 0, 0});
  return m.data.relocs.back();
}

/// A call of one more import.
std::function<void(Bench&)> importing(ImportRow row) {
  return [row = std::move(row)](Bench& b) {
    b.m.imports.push_back(row);
    for (uint32_t i = 0; i < row.paramSlots; i++) b.f.op(Op::Zero, b.f.tail(row.resultSlots + i));
    b.f.wide(Op::Call, b.f.tail(), kImports + ImCount);
  };
}
}  // namespace

std::vector<Attack> tableAttacks() {
  const char* hidden = "methods without export";
  const char* descriptors = "descriptors";
  const char* kind = "type tables";
  const char* frame = "frame tables";
  const char* methods = "method tables";
  return {
      {kind, "a kind that does not exist", "no such kind", edit([](Module& m) { m.types[Int].kind = 27; })},
      {kind, "an element type out of range", "the element type is missing",
       edit([](Module& m) { m.types[PInt].elem = 60000; })},
      {kind, "a number of another size", "the size or alignment is wrong",
       edit([](Module& m) { m.types[Int].size = 16; })},
      {kind, "a pointer of one byte", "the size or alignment is wrong",
       edit([](Module& m) { m.types[PInt].size = m.types[PInt].align = 1; })},
      {kind, "overlapping fields", "field B is at the wrong offset",
       edit([](Module& m) { m.types[Pair].fields[1].offset = 0; })},
      {kind, "a field behind its struct", "field B is at the wrong offset",
       edit([](Module& m) { m.types[Pair].fields[1].offset = 1 << 20; })},
      {kind, "a struct smaller than its fields", "the size or alignment is wrong",
       edit([](Module& m) { m.types[Pair].size = 8; })},
      {kind, "an array longer than its size", "the size or alignment is wrong",
       edit([](Module& m) { m.types[Arr4].length = 400; })},
      {kind, "an array whose size overflows", "the size or alignment is wrong",
       edit([](Module& m) { m.types[Arr4].length = uint64_t{1} << 61; m.types[Arr4].size = 0; })},
      {kind, "an array larger than memory", "a variable of type [4]int lies outside of the data",
       edit([](Module& m) { m.types[Arr4].length = uint64_t{1} << 42; m.types[Arr4].size = uint64_t{1} << 45; })},
      {kind, "a struct that contains itself", "contains itself",
       edit([](Module& m) { m.types[Pair].fields[0].type = Pair; })},
      {kind, "an array of itself", "contains itself", edit([](Module& m) { m.types[Arr4].elem = Arr4; })},
      {kind, "one key for two types", "another type's", edit([](Module& m) { m.types[Two].key = "main.Pair"; })},
      {kind, "a comparable slice", "it is comparable and its parts are not",
       edit([](Module& m) { m.types[SInt].comparable = true; })},
      {kind, "a map by slices", "the key type is not comparable",
       edit([](Module& m) { m.types[MapSI].mapKey = SInt; })},
      {kind, "a library type with other fields", "lib.Secret is not as the library has it",
       edit([](Module& m) { std::swap(m.types[Secret].fields[0].type, m.types[Secret].fields[1].type); })},
      {kind, "a library type with a renamed field", "lib.Secret is not as the library has it",
       edit([](Module& m) { m.types[Secret].fields[1].name = "Hidden"; })},
      {kind, "a library type whose hidden field belongs to no one", "lib.Secret is not as the library has it",
       edit([](Module& m) { m.types[Secret].fields[1].pkgPath.clear(); })},
      {kind, "a library type whose hidden field is said to be this module's", "lib.Secret is not as the library has it",
       [](Bench& b) {
         uint16_t p = b.f.slot(PSecret), q = b.f.slot(PInt);
         b.f.op(Op::Load64, q, p, 8);
         b.finish();
         b.m.types[Secret].fields[1].pkgPath = "main";
       }},
      {kind, "a module with the path of a library package", "lib.Secret is not as the library has it",
       [](Bench& b) {
         uint16_t p = b.f.slot(PSecret), q = b.f.slot(PInt);
         b.f.op(Op::Load64, q, p, 8);
         b.finish();
         b.rename("lib");
       }},
      {kind, "a module with the path of a library package and none of its types", "a package of that name is the library's",
       [](Bench& b) {
         b.finish();
         b.rename("other");
       }},
      // reflect converts it: types without a name are identical if their parts are.
      {kind, "a twin of a library struct, with a part of an own name", "hidden fields of a library struct",
       [](Bench& b) {
         uint16_t p = b.f.slot(PPair), q = b.f.slot(PInt);
         b.f.op(Op::Load64, q, p, 8);
         b.finish();
         b.m.types.push_back(row(abi::Kind::Struct, "struct { A int } of its own", 8, 8));
         b.m.types.back().fields = {{"A", "", Int, "", 0, false}};
         b.m.types.back().comparable = true;
         b.m.types[Pair].fields = {{"part", "lib", TypeCount, "", 0, false}, {"hidden", "lib", PInt, "", 8, false}};
       }},
      {kind, "a slice under the text of another", "the text says something else",
       edit([](Module& m) { m.types[SPInt].elem = Int; })},
      {kind, "a pointer under the text of another", "the text says something else",
       edit([](Module& m) { std::swap(m.types[PPair].elem, m.types[PTwo].elem); })},
      {kind, "an array under reflect's text of another", "the text says something else",
       edit([](Module& m) { m.types[Arr3].string = "[4]int"; })},
      {kind, "a struct under reflect's text of an array", "the text says something else",
       edit([](Module& m) { m.types[Pair].string = "[7]int"; })},
      {kind, "a struct without a name under reflect's text of an array", "the text says something else",
       edit([](Module& m) { m.types[Layout].string = "[7]int"; })},
      {kind, "a struct under the key of a slice", "the text says something else",
       edit([](Module& m) { m.types[Pair].key = "[]main.Two"; })},
      {kind, "a named type of a package whose path is the beginning of a text", "the text says something else",
       edit([](Module& m) {
         m.types[Pair].pkgPath = "[]main";
         m.types[Pair].key = "[]main.Pair";
       })},
      {kind, "a package whose path makes the key of a named type that of a slice", "the text says something else",
       [](Bench& b) {
         b.finish();
         b.rename("[]main");
       }},
      {kind, "a package whose path makes the key of a named type that of a pointer", "the text says something else",
       [](Bench& b) {
         b.finish();
         b.rename("*main");
       }},
      {kind, "a channel under the text of another direction", "the text says something else",
       edit([](Module& m) { m.types[ChInt].chanDir = 1; })},
      {kind, "a map under the text of another", "the text says something else",
       edit([](Module& m) { m.types[MapSI].elem = PInt; })},
      {kind, "a func type under the text of another", "the text says something else",
       edit([](Module& m) { m.types[FRSInt].results = {SPInt}; })},
      {kind, "a variadic func type under the text of another", "the text says something else",
       edit([](Module& m) { m.types[FSInt].variadic = true; })},
      {kind, "a predeclared type under reflect's text of an array", "the text says something else",
       edit([](Module& m) { m.types[Bool].string = "[7]int"; })},
      {descriptors, "one in slots", "a slot of type lib.Desc", [](Bench& b) { b.f.slot(Desc); }},
      {descriptors, "one in frame memory", "a frame variable of type lib.Desc", [](Bench& b) { b.f.frame(Desc); }},
      {descriptors, "a variable", "variable main.gpair holds lib.Desc", edit([](Module& m) { m.globals[GPair].type = Desc; })},
      {descriptors, "a new one", "lib.Desc in lib.Desc", [](Bench& b) { b.f.wide(Op::New, b.f.slot(PDesc), Desc); }},
      {descriptors, "new ones in an array", "lib.Desc in [3]lib.Desc",
       [](Bench& b) {
         b.m.types[Arr3].elem = Desc;
         b.m.types[Arr3].size = 48;
         b.m.types[Arr3].key = b.m.types[Arr3].string = "[3]lib.Desc";
         b.m.types[PArr3].key = b.m.types[PArr3].string = "*[3]lib.Desc";
         b.f.wide(Op::New, b.f.slot(PArr3), Arr3);
       }},
      {descriptors, "a new one in a struct of the module's", "lib.Desc in main.Holds",
       [](Bench& b) {
         b.m.types.push_back(row(abi::Kind::Struct, "main.Holds", 16, 8));
         b.m.types.back().name = "Holds";
         b.m.types.back().pkgPath = "main";
         b.m.types.back().fields = {{"D", "", Desc, "", 0, false}};
         b.f.wide(Op::New, b.f.slot(PPair), TypeCount);
       }},
      {descriptors, "a slice", "type []lib.Desc holds descriptors of types",
       edit([](Module& m) { m.types[SPInt].elem = Desc; m.types[SPInt].key = m.types[SPInt].string = "[]lib.Desc"; })},
      {descriptors, "a channel", "type chan lib.Desc holds descriptors of types",
       edit([](Module& m) { m.types[ChPInt].elem = Desc; m.types[ChPInt].key = m.types[ChPInt].string = "chan lib.Desc"; })},
      {descriptors, "a map to them", "type map[int]lib.Desc holds descriptors of types",
       edit([](Module& m) { m.types[MapIP].elem = Desc; m.types[MapIP].key = m.types[MapIP].string = "map[int]lib.Desc"; })},
      {descriptors, "a map by them", "type map[lib.Desc]int holds descriptors of types",
       edit([](Module& m) { m.types[MapPI].mapKey = Desc; m.types[MapPI].key = m.types[MapPI].string = "map[lib.Desc]int"; })},
      {descriptors, "one copied over another", "lib.Desc in lib.Desc",
       [](Bench& b) {
         uint16_t p = b.f.slot(PDesc), q = b.f.slot(PDesc);
         b.f.typed(Op::CopyT, Desc, p, q, 0, 0, 1);
       }},
      {descriptors, "one cleared", "lib.Desc in lib.Desc", [](Bench& b) { b.f.typed(Op::ClearT, Desc, b.f.slot(PDesc), 0, 0, 0, 1); }},
      {descriptors, "a copy in an interface", "lib.Desc in lib.Desc",
       [](Bench& b) {
         uint16_t i = b.f.slot(Any), p = b.f.slot(PDesc);
         b.f.typed(Op::Iface, Desc, i, p);
       }},
      {descriptors, "a field read", "a library struct with hidden fields is not moved whole",
       [](Bench& b) {
         uint16_t p = b.f.slot(PDesc), q = b.f.slot(PInt);
         b.f.op(Op::Load64, q, p, 8);
       }},
      {descriptors, "a field written", "a library struct with hidden fields is not moved whole",
       [](Bench& b) {
         uint16_t p = b.f.slot(PDesc), n = b.f.slot(Int);
         b.f.op(Op::Store64, p, n, 0);
       }},
      {descriptors, "the address of a field", "no *int at byte 8 of lib.Desc",
       [](Bench& b) {
         uint16_t p = b.f.slot(PDesc), q = b.f.slot(PPInt);
         b.f.op(Op::PtrAdd, q, p, 8);
       }},
      {"interfaces", "a call that tells of other words than the method has", "the flags tell of other words",
       [](Bench& b) {
         b.m.types[Doer].methods = {{"mark", "lib", Func, kNoId, kNoId}};
         uint16_t i = b.f.slot(Doer);
         b.f.op(Op::CallIface, b.f.tail(), i, 0, callShapeFlags(1, 1));
       }},
      {hidden, "called by its number", "method do is not exported",
       [](Bench& b) {
         b.hide();
         uint16_t i = b.f.slot(Doer);
         b.f.op(Op::CallIface, b.f.tail(), i, 0);
       }},
      {hidden, "an own method in place of it", "is the library's alone",
       [](Bench& b) {
         b.hide(static_cast<FunctionId>(b.m.functions.size()));
         Fn f = b.add("main.(*Two).do", FRInt, PTwo);
         f.row().groups.back().access = Access::ReadOnly;
         f.wide(Op::LoadI, 0, 7);
         f.finish();
       }},
      {hidden, "a wrapper that may also return by itself", "is the library's alone",
       [](Bench& b) {
         b.hide(static_cast<FunctionId>(b.m.functions.size()));
         Fn f = b.add("main.(*Two).do", FRInt, PTwo);
         f.row().groups.back().access = Access::ReadOnly;
         uint16_t i = f.slot(Doer), n = f.slot(Int);
         f.wide(Op::JmpT, n, 1).op(Op::TailIface, i, 0).ret();
         f.finish();
       }},
      {hidden, "a wrapper that may also hand on to an own method", "is the library's alone",
       [](Bench& b) {
         b.hide(static_cast<FunctionId>(b.m.functions.size()));
         b.m.types.push_back(b.m.types[Doer]);
         b.m.types.back().key = b.m.types.back().string = "main.Own";
         b.m.types.back().name = "Own";
         b.m.types.back().methods = {{"Own", "", FRInt, kNoId, kNoId}};
         Fn f = b.add("main.(*Two).do", FRInt, PTwo);
         f.row().groups.back().access = Access::ReadOnly;
         uint16_t i = f.slot(Doer), own = f.slot(TypeCount), n = f.slot(Int);
         f.wide(Op::JmpT, n, 1).op(Op::TailIface, own, 0).op(Op::TailIface, i, 0);
         f.finish();
       }},
      {hidden, "a wrapper that may also hand on to another one of the library's", "is the library's alone",
       [](Bench& b) {
         b.hide(static_cast<FunctionId>(b.m.functions.size()));
         b.m.types[Doer].methods.push_back({"doMore", "lib", FRInt, kNoId, kNoId});
         Fn f = b.add("main.(*Two).do", FRInt, PTwo);
         f.row().groups.back().access = Access::ReadOnly;
         uint16_t i = f.slot(Doer), n = f.slot(Int);
         f.wide(Op::JmpT, n, 1).op(Op::TailIface, i, 1).op(Op::TailIface, i, 0);
         f.finish();
       }},
      {hidden, "a wrapper under another name", "is the library's alone",
       [](Bench& b) {
         b.hide();
         b.m.types[Two].methods.push_back({"other", "main", FRInt, static_cast<FunctionId>(b.m.functions.size()), static_cast<FunctionId>(b.m.functions.size() + 1)});
         Fn f = b.add("main.(*Two).other", FRInt, PTwo);
         f.row().groups.back().access = Access::ReadOnly;
         f.op(Op::TailIface, f.slot(Doer), 0);
         f.finish();
         Fn g = b.add("main.Two.other", FRInt, Two);
         g.wide(Op::LoadI, 0, 7);
         g.finish();
       }},
      {hidden, "a wrapper that is called", "method do is not exported",
       [](Bench& b) {
         b.hide();
         Fn f = b.add("main.(*Two).do", FRInt, PTwo);
         f.row().groups.back().access = Access::ReadOnly;
         f.op(Op::TailIface, f.slot(Doer), 0);
         f.finish();
         uint16_t p = b.f.slot(PTwo);
         b.f.op(Op::Mov, b.f.tail(1), p).call(FnCount);
       }},
      {kind, "another type under a library key", "int is not as the library has it",
       edit([](Module& m) { m.types[Int].kind = static_cast<uint8_t>(abi::Kind::Uint); })},
      {kind, "a pointer of the library to another type", "*int is not as the library has it",
       edit([](Module& m) { m.types[PInt].elem = MyInt; })},
      {kind, "an unknown predeclared type", "is no predeclared type",
       edit([](Module& m) { m.types[Float64].name.clear(); })},
      {kind, "a pointer type that leads elsewhere", "the pointer type is none of this type",
       edit([](Module& m) { m.types[Pair].pointerTo = PInt; })},
      {kind, "a hidden field of a library struct read", "mov): a library struct with hidden fields is not moved whole",
       [](Bench& b) {
         uint16_t s = b.f.slot(Secret), p = b.f.slot(PInt);
         b.f.op(Op::Mov, p, s + 1);
       }},
      {kind, "a hidden field loaded", "a library struct with hidden fields is not moved whole",
       [](Bench& b) {
         uint16_t p = b.f.slot(PSecret), q = b.f.slot(PInt);
         b.f.op(Op::Load64, q, p, 8);
       }},
      {kind, "a hidden field stored", "a library struct with hidden fields is not moved whole",
       [](Bench& b) {
         uint16_t p = b.f.slot(PSecret), q = b.f.slot(PInt);
         b.f.op(Op::StoreRef, p, q, 8);
       }},
      {kind, "the address of a hidden field", "no *int at byte 8 of lib.Secret",
       [](Bench& b) {
         uint16_t p = b.f.slot(PSecret), q = b.f.slot(PPInt);
         b.f.op(Op::PtrAdd, q, p, 8);
       }},
      {kind, "a hidden field set in a slot", "r1 has another type",
       [](Bench& b) {
         uint16_t s = b.f.slot(Secret), p = b.f.slot(PInt);
         b.f.op(Op::Mov, s + 1, p);
       }},
      {kind, "a hidden field cleared alone", "a library struct with hidden fields is not moved whole",
       [](Bench& b) { b.f.op(Op::Zero, b.f.slot(Secret) + 1); }},
      {kind, "a hidden field passed as an argument", "argument word 1 has another type",
       [](Bench& b) {
         uint16_t p = b.f.slot(PInt);
         b.f.wide(Op::LoadI, b.f.tail(1), 1).op(Op::Mov, b.f.tail(2), p).import(ImSecretGet);
       }},
      {kind, "a hidden field read under another name of the struct", "hidden fields of a library struct",
       [](Bench& b) {
         uint16_t p = b.f.slot(PPair), q = b.f.slot(PInt);
         b.f.op(Op::Load64, q, p, 8);
         b.finish();
         b.m.types[Pair].fields = {{"Open", "", Int, "", 0, false}, {"hidden", "lib", PInt, "", 8, false}};
       }},
      {kind, "a struct of the same form as a library one", "argument word 1 has another type",
       [](Bench& b) {
         uint16_t p = b.f.slot(Pair);
         b.f.op(Op::Mov2, b.f.tail(1), p).import(ImSecretGet);
       }},
      {frame, "slots without a type", "slot groups do not cover",
       edit([](Module& m) { m.functions[FnId].groups.pop_back(); })},
      {frame, "groups with a gap", "slot groups do not cover",
       edit([](Module& m) { m.functions[FnId].groups[1].first = 2; })},
      {frame, "overlapping groups", "slot groups do not cover",
       edit([](Module& m) { m.functions[FnId].groups[1].first = 0; })},
      {frame, "overlapping frame variables", "lies outside of the frame, or on another",
       [](Bench& b) {
         b.f.frame(PInt);
         b.f.frame(Int);
         b.f.row().frame[1].offset = 0;
       }},
      {frame, "a frame variable across another's words", "lies outside of the frame, or on another",
       [](Bench& b) {
         b.f.frame(Pair);
         b.f.frame(Int);
         b.f.row().frame[1].offset = 8;
       }},
      {frame, "a misaligned frame variable", "lies outside of the frame, or on another",
       [](Bench& b) {
         b.f.frame(Pair);
         b.f.row().frame[0] = {4, Int};
       }},
      {frame, "a frame variable behind the frame", "lies outside of the frame",
       [](Bench& b) {
         b.f.frame(Int);
         b.f.row().frame[0].type = Arr4;
       }},
      {frame, "a frame larger than operands reach", "the frame is too large",
       edit([](Module& m) { m.functions[FnMain].frameBytes = 1 << 20; })},
      {frame, "a frame whose size overflows", "the frame is too large",
       edit([](Module& m) { m.functions[FnMain].frameBytes = 0xfffffff8; })},
      {frame, "fewer words than the frame has", "do not hold its parts",
       edit([](Module& m) { m.functions[FnMain].totalWords = 3; })},
      {frame, "results that overflow", "are more than the slots",
       edit([](Module& m) { m.functions[FnMain].resultSlots = 0xffffffff; m.main = kNoId; })},
      {frame, "clearing beyond the frame", "the part to clear is not in the frame",
       edit([](Module& m) { m.functions[FnMain].zeroTo = 1000; })},
      {frame, "a native's flag", "unknown flags", edit([](Module& m) { m.functions[FnMain].flags = kNative; })},
      {frame, "a flag that does not exist", "unknown flags",
       edit([](Module& m) { m.functions[FnMain].flags = 1u << 31; })},
      {frame, "no preemption", "flags that only the library's functions have",
       edit([](Module& m) { m.functions[FnMain].flags = kSafepointFree; })},
      {frame, "a frame hidden from traces", "flags that only the library's functions have",
       edit([](Module& m) { m.functions[FnMain].flags = kRuntimeInternal; })},
      {methods, "a method that is another type's", "takes another receiver",
       edit([](Module& m) { m.types[MyInt].methods[0].tfn = FnTwoString; })},
      {methods, "a method of another signature", "method String of main.MyInt",
       edit([](Module& m) { m.types[MyInt].methods[0].type = FRInt; m.itabs.clear(); m.data.relocs.resize(7); })},
      {methods, "a function without receiver as a method", "method String of main.MyInt",
       edit([](Module& m) { m.types[MyInt].methods[0].tfn = FnId; })},
      {methods, "the value's method behind interfaces", "takes another receiver",
       // The data word of an interface is the address of the value's cell.
       edit([](Module& m) { m.types[Two].methods[0].ifn = FnTwoString; })},
      {methods, "the pointer's method for values", "takes another receiver",
       edit([](Module& m) { m.types[Two].methods[0].tfn = FnPTwoString; })},
      {methods, "a closure as a method", "method String of main.MyInt",
       edit([](Module& m) { m.types[MyInt].methods[0].ifn = FnClosure; })},
      {methods, "the library's function as a method", "method String of main.MyInt",
       edit([](Module& m) { m.types[MyInt].methods[0].ifn = kImports + ImGet; })},
      {methods, "methods out of order", "are not sorted",
       edit([](Module& m) {
         m.types[MyInt].methods.push_back(m.types[MyInt].methods[0]);
         m.types[MyInt].methods[1].name = "Apple";
       })},
      {methods, "a method twice", "are not sorted",
       edit([](Module& m) { m.types[MyInt].methods.push_back(m.types[MyInt].methods[0]); })},
      {methods, "a table for a type without the methods", "main.Pair has not the methods of main.Stringer",
       edit([](Module& m) { m.itabs.push_back({Stringer, Pair}); })},
      {methods, "a table whose method has another type", "main.MyInt has not the methods of main.Stringer",
       edit([](Module& m) { m.types[Stringer].methods[0].type = FRInt; })},
      {methods, "a table of no interface", "not of an interface type",
       edit([](Module& m) { m.itabs[0].interface = MyInt; })},
      {methods, "a table for an interface", "not for a concrete type",
       edit([](Module& m) { m.itabs[0].concrete = Any; })},
      {methods, "an interface with a method twice", "has method String twice",
       edit([](Module& m) { m.types[Stringer].methods.push_back(m.types[Stringer].methods[0]); })},
      {methods, "main with parameters", "init and main are functions", edit([](Module& m) { m.main = FnTake; })},
      {methods, "a closure as main", "init and main are functions", edit([](Module& m) { m.main = FnClosure; })},
      {methods, "an init that does not exist", "init and main are functions",
       edit([](Module& m) { m.init = 5000; })},
      {methods, "one function twice", "is defined twice",
       edit([](Module& m) { m.functions[FnTake].symbol = "main.id"; })},
      {methods, "a second name for a function", "has a second name",
       edit([](Module& m) { m.functions[FnTake].alias = "lib.Peek"; })},
      {methods, "one variable twice", "variable main.gi is defined twice",
       edit([](Module& m) { m.globals[GPInt].symbol = "main.gi"; })},
  };
}

std::vector<Attack> importAttacks() {
  const char* kind = "imports";
  return {
      {kind, "a function that is not exported", "function lib.peek is not exported",
       importing({"lib.peek", 0, 1, FPInt, kNoId})},
      {kind, "a native that is not exported", "function lib.native is not exported",
       importing({"lib.native", 1, 1, FIntInt, kNoId})},
      {kind, "an internal package", "in a package that a safe module may not use",
       importing({"internal/x.Get", 1, 1, FIntInt, kNoId})},
      {kind, "a nested internal package", "in a package that a safe module may not use",
       importing({"lib/internal/y.Get", 1, 1, FIntInt, kNoId})},
      {kind, "the system calls", "in a package that a safe module may not use",
       importing({"syscall.Get", 1, 1, FIntInt, kNoId})},
      {kind, "a native that believes what it is given", "native lib.Native believes what it is given",
       importing({"lib.Native", 1, 1, FIntInt, kNoId})},
      {kind, "the runtime's own", "function runtime.get is not exported",
       importing({"runtime.get", 1, 1, FIntInt, kNoId})},
      {kind, "unsafe pointers", "takes or gives unsafe pointers", importing({"lib.Raw", 0, 1, FUnsafe, kNoId})},
      {kind, "a closure of the library", "is a closure of the library",
       importing({"lib.F.func1", 1, 1, FIntInt, kNoId})},
      {kind, "another type", "has another type in the library", importing({"lib.Get", 0, 1, FPInt, kNoId})},
      {kind, "no type", "function lib.Get has no type", importing({"lib.Get", 1, 1, kNoId, kNoId})},
      {kind, "no such function", "the library has no function lib.None",
       importing({"lib.None", 1, 1, FIntInt, kNoId})},
      {kind, "a native that is not for modules", "the library has no function vo.typeEqual",
       importing({"vo.typeEqual", 1, 2, kNoId, kNoId})},
      {kind, "a receiver that is none", "has another receiver in the library",
       importing({"lib.Get", 1, 1, FIntInt, Secret})},
      {kind, "a method without its receiver", "has another receiver in the library",
       importing({"lib.Secret.Get", 1, 0, FRInt, kNoId})},
      {kind, "a method of another receiver", "has another receiver in the library",
       importing({"lib.Secret.Get", 1, 2, FRInt, Pair})},
      {kind, "fewer slots", "import lib.Get takes another number of slots",
       edit([](Module& m) { m.imports[ImGet].paramSlots = 0; })},
      {kind, "more results", "import lib.Get takes another number of slots",
       edit([](Module& m) { m.imports[ImGet].resultSlots = 9; })},
      {kind, "slots that overflow", "import lib.Get: too many slots",
       edit([](Module& m) { m.imports[ImGet].paramSlots = 0xffffffff; })},
      {kind, "a native with other slots", "import vo.exit takes another number of slots",
       edit([](Module& m) { m.imports[ImExit].paramSlots = 0; })},
      {kind, "an own function as another type", "import main.take has another type than the function",
       edit([](Module& m) { m.imports.push_back({"main.take", 1, 1, FIntInt, kNoId}); })},
      {kind, "an own method without its receiver", "import main.MyInt.String has another type",
       edit([](Module& m) { m.imports.push_back({"main.MyInt.String", 2, 0, FRString, kNoId}); })},
      {kind, "a library function redefined", "function lib.Get is the library's",
       edit([](Module& m) { m.functions[FnId].symbol = "lib.Get"; })},
      {kind, "a function in a reserved package", "is in a package of the library",
       edit([](Module& m) { m.functions[FnId].symbol = "runtime.mine"; })},
      {kind, "a native redefined", "is in a package of the library",
       edit([](Module& m) { m.functions[FnId].symbol = "vo.exit"; })},
      {kind, "a module that is a reserved package", "a package of that name is the library's",
       [](Bench& b) { b.finish(); b.rename("reflect"); }},
      {kind, "a module that is an internal package", "a package of that name is the library's",
       [](Bench& b) { b.finish(); b.rename("internal/abi"); }},
      {kind, "unsafe imported", "imports unsafe", edit([](Module& m) { m.importPaths = {"unsafe"}; })},
      {kind, "a library variable that is not exported", "variable lib.secret is not exported",
       edit([](Module& m) { m.globals.push_back({"lib.secret", Int, 0, true}); })},
      {kind, "a variable of an internal package", "variable internal/x.Var is not exported",
       edit([](Module& m) { m.globals.push_back({"internal/x.Var", Int, 0, true}); })},
      {kind, "a library variable as another type", "has another type in the library",
       edit([](Module& m) { m.globals.push_back({"lib.Var", PInt, 0, true}); })},
      {kind, "a variable that no one has", "no package defines variable lib.Nothing",
       edit([](Module& m) { m.globals.push_back({"lib.Nothing", Int, 0, true}); })},
      {kind, "a library variable redefined", "variable lib.Var is the library's",
       edit([](Module& m) { m.globals[GInt].symbol = "lib.Var"; })},
      {kind, "a variable that holds unsafe pointers", "holds unsafe.Pointer",
       edit([](Module& m) { m.globals[GPInt].type = Unsafe; })},
      {kind, "an import without a name", "an import has no name",
       edit([](Module& m) { m.imports[ImGet].symbol.clear(); })},
      {kind, "a declared function without code called", "call): no such function",
       [](Bench& b) {
         FunctionRow& r = b.m.functions[FnMain + 1];
         FunctionRow declared;
         declared.name = declared.symbol = "main.native";
         declared.type = r.type;
         declared.resultSlots = declared.paramSlots = 1;
         r = declared;
         b.f.op(Op::Zero, b.f.tail(1)).call(FnId);
       }},
  };
}

std::vector<Attack> dataAttacks() {
  const char* kind = "static data";
  return {
      {kind, "a pointer that is a number", "static data: a pointer that is a number",
       edit([](Module& m) {
         m.data.relocs.erase(m.data.relocs.begin());
         put(m, kGlobalAt[GPInt], 0x1000);
       })},
      {kind, "a number that is an address", "static data: a number that is an address",
       edit([](Module& m) {
         m.data.relocs.push_back({kGlobalAt[GPair], Target::Data, 0, kArrayAt});
       })},
      {kind, "a pointer to another type", "static data: a pointer to another type",
       edit([](Module& m) { relocAt(m, kGlobalAt[GPInt]).addend = kGlobalAt[GString]; })},
      {kind, "a pointer between elements", "static data: a pointer to another type",
       edit([](Module& m) { relocAt(m, kGlobalAt[GPInt]).addend = kArrayAt + 4; })},
      {kind, "a pointer to the middle of text", "static data: a pointer to another type",
       edit([](Module& m) { relocAt(m, kGlobalAt[GPInt]) = {kGlobalAt[GPInt], Target::String, 0, 0}; })},
      {kind, "a pointer to a function", "static data: a pointer to another type",
       edit([](Module& m) { relocAt(m, kGlobalAt[GPInt]) = {kGlobalAt[GPInt], Target::Function, 0, 0}; })},
      {kind, "a pointer to a type", "static data: a pointer to another type",
       edit([](Module& m) { relocAt(m, kGlobalAt[GPInt]) = {kGlobalAt[GPInt], Target::Type, Int, 0}; })},
      {kind, "a pointer behind a variable", "static data: a pointer to another type",
       edit([](Module& m) { relocAt(m, kGlobalAt[GPair] + 8).addend = 8; })},
      {kind, "a pointer out of the data", "leads nowhere",
       edit([](Module& m) { relocAt(m, kGlobalAt[GPInt]).addend = uint64_t{1} << 40; })},
      {kind, "a string longer than its text", "a string longer than its text",
       edit([](Module& m) { put(m, kGlobalAt[GString] + 8, 6); })},
      {kind, "a string of negative length", "a string longer than its text",
       edit([](Module& m) { put(m, kGlobalAt[GString] + 8, ~uint64_t{0}); })},
      {kind, "a string that is an array", "static data: no string",
       edit([](Module& m) { relocAt(m, kGlobalAt[GString]) = {kGlobalAt[GString], Target::Data, 0, kArrayAt}; })},
      {kind, "a length without memory", "static data: a length without memory",
       edit([](Module& m) { m.data.relocs.erase(m.data.relocs.begin() + 1); })},
      {kind, "a slice longer than its memory", "a slice longer than its memory",
       edit([](Module& m) { put(m, kGlobalAt[GSInt] + 16, 5); })},
      {kind, "a slice longer than its capacity", "a slice longer than its memory",
       edit([](Module& m) { put(m, kGlobalAt[GSInt] + 8, 5); })},
      {kind, "a slice of negative length", "a slice longer than its memory",
       edit([](Module& m) {
         put(m, kGlobalAt[GSInt] + 8, ~uint64_t{0});
         put(m, kGlobalAt[GSInt] + 16, ~uint64_t{0});
       })},
      {kind, "a slice from the middle of its memory", "a slice longer than its memory",
       edit([](Module& m) { relocAt(m, kGlobalAt[GSInt]).addend = kArrayAt + 8; })},
      {kind, "a slice of another type's memory", "a slice longer than its memory",
       edit([](Module& m) { relocAt(m, kGlobalAt[GSInt]).addend = 0; })},
      {kind, "an interface without a type", "half an interface",
       edit([](Module& m) { m.data.relocs.erase(m.data.relocs.begin() + 4); })},
      {kind, "an interface without a value", "half an interface",
       edit([](Module& m) { m.data.relocs.erase(m.data.relocs.begin() + 5); })},
      {kind, "an interface over another cell", "an interface holds no string",
       edit([](Module& m) { relocAt(m, kGlobalAt[GAny]).index = String; })},
      {kind, "an interface over a forged pointer", "a pointer that is a number",
       edit([](Module& m) {
         relocAt(m, kGlobalAt[GAny]).index = PInt;
         m.data.relocs.erase(m.data.relocs.begin() + 5);
         put(m, kGlobalAt[GAny] + 8, 4096);
       })},
      {kind, "an interface that holds unsafe pointers", "an interface that holds unsafe.Pointer",
       edit([](Module& m) { relocAt(m, kGlobalAt[GAny]).index = Unsafe; })},
      {kind, "a table where a type belongs", "an interface of another form",
       edit([](Module& m) { relocAt(m, kGlobalAt[GAny]) = {kGlobalAt[GAny], Target::Itab, 0, 0}; })},
      {kind, "a type where a table belongs", "an interface of another form",
       edit([](Module& m) { relocAt(m, kGlobalAt[GStringer]) = {kGlobalAt[GStringer], Target::Type, MyInt, 0}; })},
      {kind, "a table of another interface", "a table of another interface",
       edit([](Module& m) { m.globals[GStringer].type = Doer; })},
      {kind, "a table of another type", "an interface holds no main.Two",
       edit([](Module& m) { relocAt(m, kGlobalAt[GStringer]).index = 1; })},
      {kind, "a function of another type", "a function of another type",
       edit([](Module& m) { relocAt(m, kGlobalAt[GFunc]).index = FnId; })},
      {kind, "a closure without its captures", "a function of another type",
       edit([](Module& m) { relocAt(m, kGlobalAt[GFunc]).index = FnClosure; })},
      {kind, "a function that is data", "static data: no function",
       edit([](Module& m) { relocAt(m, kGlobalAt[GFunc]) = {kGlobalAt[GFunc], Target::Data, 0, 0}; })},
      {kind, "hidden fields of a library struct", "hidden fields of a library struct",
       edit([](Module& m) { m.data.relocs.push_back({kGlobalAt[GSecret] + 8, Target::Global, GInt, 0}); })},
      {kind, "a constant map", "such a pointer cannot be constant",
       edit([](Module& m) { m.globals[GPInt].type = MapSI; })},
      {kind, "an address that is not aligned", "no word of it",
       edit([](Module& m) { m.data.relocs[0].at = kGlobalAt[GPInt] + 4; })},
      {kind, "an address behind the data", "no word of it",
       edit([](Module& m) { m.data.relocs[0].at = kDataSize; })},
      {kind, "two addresses in one place", "two addresses in one place",
       edit([](Module& m) { m.data.relocs.push_back(m.data.relocs[0]); })},
      {kind, "an address that belongs to nothing", "an address that belongs to nothing",
       edit([](Module& m) {
         m.data.bytes.resize(kDataSize + 8);
         m.data.relocs.push_back({kDataSize, Target::Data, 0, 0});
       })},
      {kind, "an address without a meaning", "leads nowhere",
       edit([](Module& m) { relocAt(m, kGlobalAt[GFunc]).index = 9999; })},
      {kind, "overlapping variables", "is not aligned, or overlaps another",
       edit([](Module& m) { m.globals[GPInt].offset = 0; })},
      {kind, "a variable over an object", "is not aligned, or overlaps another",
       edit([](Module& m) { m.data.objects[0].offset = kGlobalAt[GString]; })},
      {kind, "a misaligned variable", "is not aligned, or overlaps another",
       edit([](Module& m) { m.data.objects[1].offset = kCellAt - 4; })},
      {kind, "a variable behind the data", "lies outside of the data",
       edit([](Module& m) { m.data.objects[1].type = Arr4; })},
      {kind, "a variable at the end of the address space", "lies outside of the data",
       edit([](Module& m) { m.data.objects[1].offset = ~uint32_t{7}; })},
      {kind, "more variables than data", "larger than their data",
       edit([](Module& m) { m.globalsSize = uint64_t{1} << 62; })},
      {kind, "a nameless variable that is no object", "a nameless variable that is no object",
       edit([](Module& m) { m.globals[GPair].symbol.clear(); })},
      {kind, "a reference behind its variable", "a reference to a variable is outside of it",
       edit([](Module& m) { m.globalRefs[GInt].offset = 16; })},
      {kind, "a reference to no variable", "a reference to a variable is outside of it",
       edit([](Module& m) { m.globalRefs[GInt].global = 999; })},
  };
}

}  // namespace vo::bytecode::attack
