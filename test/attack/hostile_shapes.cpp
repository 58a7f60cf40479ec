// This file makes the modules of hostile_shapes.h.
#include "attack/hostile_shapes.h"

#include <algorithm>

#include "base/symbol.h"

namespace vo::bytecode::attack {
namespace {

using abi::Kind;

TypeId last(Bench& b) { return static_cast<TypeId>(b.m.types.size() - 1); }

TypeId add(Bench& b, TypeRow r) {
  b.m.types.push_back(std::move(r));
  return last(b);
}

TypeId pointer(Bench& b, TypeId elem) {
  TypeRow r = row(Kind::Pointer, "", 8, 8);
  r.elem = elem;
  r.key = r.string = "*" + b.m.types[elem].key;
  r.comparable = true;
  return add(b, std::move(r));
}

TypeId array(Bench& b, TypeId elem, uint64_t length) {
  TypeRow r = row(Kind::Array, "", length * b.m.types[elem].size, b.m.types[elem].align);
  r.elem = elem;
  r.length = length;
  r.key = r.string = "[" + std::to_string(length) + "]" + b.m.types[elem].key;
  return add(b, std::move(r));
}

/// A named struct with the given fields, one after the other; all are of alignment 8 or without size.
TypeId structOf(Bench& b, const std::string& name, const std::vector<TypeId>& fields, const char* field = "F") {
  TypeRow r = row(Kind::Struct, "", 0, 1);
  r.name = name;
  r.pkgPath = "main";
  r.key = r.string = "main." + name;
  for (size_t i = 0; i < fields.size(); i++) {
    const TypeRow& t = b.m.types[fields[i]];
    r.fields.push_back({field + std::to_string(i), "", fields[i], "", r.size, false});
    r.size += t.size;
    r.align = std::max(r.align, t.align);
  }
  if (r.size != 0 && b.m.types[fields.back()].size == 0) r.size += 8;  // the last field's address stays inside
  return add(b, std::move(r));
}

/// func() with `n` results of type t.
TypeId manyResults(Bench& b, TypeId t, size_t n) {
  TypeRow r = row(Kind::Func, "", 8, 8);
  r.results.assign(n, t);
  std::string list;
  for (size_t i = 0; i < n; i++) list += (i == 0 ? "" : ", ") + b.m.types[t].key;
  r.key = r.string = "func() (" + list + ")";
  return add(b, std::move(r));
}

TypeId noParameters(Bench& b) { return b.m.functions[FnMain].type; }

/// A function that returns, with a frame.
FunctionRow& tiny(Bench& b, size_t i, const std::vector<FrameVariable>& frame = {}, uint32_t frameBytes = 0) {
  b.m.functions.emplace_back();
  FunctionRow& f = b.m.functions.back();
  f.symbol = "main.f" + std::to_string(i);
  f.type = noParameters(b);
  f.frame = frame;
  f.frameBytes = frameBytes;
  f.totalWords = frameBytes / 8 + kFrameHeaderWords;
  f.code = {Insn::abc(Op::Return, 0, 0, 0, 0).word};
  return f;
}
constexpr size_t kTiny = 44;  ///< bytes of such a function

// ---- Frames --------------------------------------------------------------------------------------

void wideFrames(Bench& b, size_t bytes) {
  TypeId t = array(b, PInt, 60000);
  for (size_t i = 0; i < bytes / (kTiny + 5); i++) tiny(b, i, {{0, t}}, 480000);
}

void wideFramesOfManyTypes(Bench& b, size_t bytes) {
  size_t n = bytes / (kTiny + 5);
  for (size_t i = 0; i < n; i++) {
    uint64_t length = 60000 - i % 500;
    if (i < 500) array(b, PInt, length);
    tiny(b, i, {{0, static_cast<TypeId>(TypeCount + i % 500)}}, static_cast<uint32_t>(8 * length));
  }
}

void wideFramesWithoutReferences(Bench& b, size_t bytes) {
  TypeId t = array(b, Int, 60000);
  for (size_t i = 0; i < bytes / (kTiny + 5); i++) tiny(b, i, {{0, t}}, 480000);
}

void framesOfManyVariables(Bench& b, size_t bytes) {
  for (size_t i = 0; i < bytes / (kTiny + 5 + 5 * 1000); i++) {
    std::vector<FrameVariable> frame;
    for (uint32_t k = 0; k < 1000; k++) frame.push_back({16 * k, Pair});
    tiny(b, i, frame, 16000);
  }
}

void framesOfNestedStructs(Bench& b, size_t bytes) {
  TypeId t = PInt;
  for (int i = 0; i < 1500; i++) t = structOf(b, "T" + std::to_string(i), {t});
  t = structOf(b, "Wide", std::vector<TypeId>(200, t));
  for (size_t i = 0; i < bytes / (kTiny + 5); i++) tiny(b, i, {{0, t}}, 1600);
}

void wideOutgoingAreas(Bench& b, size_t bytes) {
  for (size_t i = 0; i < bytes / (kTiny + 2); i++) tiny(b, i).totalWords = 65535;
}

void wideSlots(Bench& b, size_t bytes) {
  TypeId t = structOf(b, "Sixteen", std::vector<TypeId>(16, PInt));
  for (size_t i = 0; i < bytes / (kTiny + 4 * 1000); i++) {
    FunctionRow& f = tiny(b, i);
    for (uint32_t k = 0; k < 1000; k++) f.groups.push_back({16 * k, t, Access::Plain});
    f.slots = 16000;
    f.totalWords += 16000;
  }
}

void tinyFunctions(Bench& b, size_t bytes) {
  for (size_t i = 0; i < bytes / kTiny; i++) tiny(b, i);
}

// ---- Types ---------------------------------------------------------------------------------------

void chainsOfStructs(Bench& b, size_t bytes) {
  TypeId t = PInt;
  for (size_t i = 0; i < bytes / 52; i++) t = structOf(b, "T" + std::to_string(i), {i % 1500 == 0 ? static_cast<TypeId>(PInt) : t});
}

void chainsOfStructsAndArrays(Bench& b, size_t bytes) {
  TypeId t = PInt;
  for (size_t i = 0; i < bytes / 100; i++) {
    t = structOf(b, "T" + std::to_string(i), {i % 700 == 0 ? static_cast<TypeId>(PInt) : t});
    t = array(b, t, 1);
  }
}

void chainsOfNamedArrays(Bench& b, size_t bytes) {
  TypeId t = PInt;
  for (size_t i = 0; i < bytes / 50; i++) {
    TypeRow r = row(Kind::Array, "", 8, 8);
    r.name = "A" + std::to_string(i);
    r.pkgPath = "main";
    r.key = r.string = "main." + r.name;
    r.elem = i % 1500 == 0 ? static_cast<TypeId>(PInt) : t;
    r.length = 1;
    r.comparable = true;
    t = add(b, std::move(r));
    if (i % 100 != 99) continue;
    TypeRow m = row(Kind::Map, "", 8, 8);
    m.elem = Int;
    m.mapKey = t;
    m.key = m.string = "map[" + b.m.types[t].key + "]int";
    add(b, std::move(m));
  }
}

void structsOf64Leaves(Bench& b, size_t bytes) {
  TypeId t = structOf(b, "Leaves", std::vector<TypeId>(64, PInt));
  TypeId inner = t;
  for (size_t i = 0; i < bytes / 52; i++) inner = structOf(b, "T" + std::to_string(i), {i % 1000 == 0 ? t : inner});
}

void structsOfWideStructs(Bench& b, size_t bytes) {
  TypeId t = structOf(b, "Wide", std::vector<TypeId>(4000, PInt));
  for (size_t i = 0; i < bytes / 52; i++) structOf(b, "T" + std::to_string(i), {t});
}

void wideStructs(Bench& b, size_t bytes) {
  for (size_t i = 0; i < bytes / (8000 * 12); i++) structOf(b, "T" + std::to_string(i), std::vector<TypeId>(8000, PInt));
}

void structsOfEmptyFields(Bench& b, size_t bytes) {
  TypeId empty = structOf(b, "Empty", {});
  for (size_t i = 0; i < bytes / (1000 * 10); i++) structOf(b, "T" + std::to_string(i), std::vector<TypeId>(1000, empty));
}

void arraysOfPointers(Bench& b, size_t bytes) {
  for (size_t i = 0; i < bytes / 44; i++) array(b, PInt, i + 100);
}

void arraysOfArrays(Bench& b, size_t bytes) {
  TypeId t = PInt;
  for (size_t i = 0; i < bytes / 80; i++) {
    if (i % 8 == 0) t = structOf(b, "T" + std::to_string(i), {PInt});
    t = array(b, t, 2);
  }
}

void pointers(Bench& b, size_t bytes) {
  TypeId t = Int;
  for (size_t i = 0; i < bytes / 240; i++) {
    if (i % 200 == 0) t = structOf(b, "T" + std::to_string(i), {Int});
    t = pointer(b, t);
  }
}

void functionTypes(Bench& b, size_t bytes) {
  for (size_t i = 0; i < bytes / 3000; i++) manyResults(b, i % 2 == 0 ? Int : PInt, 200 + i);
}

void longTexts(Bench& b, size_t bytes) {
  TypeId t = manyResults(b, Int, bytes / 20);
  for (size_t i = 0; i < bytes / 80; i++) {
    TypeRow r = row(Kind::Pointer, "", 8, 8);
    r.elem = t;
    r.name = "P" + std::to_string(i);
    r.pkgPath = "main";
    r.key = r.string = "main." + r.name;
    b.m.types.push_back(r);
  }
}

void textsWithOneBeginning(Bench& b, size_t bytes) {
  std::string common(2000, 'x');
  for (size_t i = 0; i < bytes / 6200; i++) structOf(b, common + std::to_string(i), {Int});
}

void interfacesAndMethods(Bench& b, size_t bytes) {
  for (size_t i = 0; i < bytes / (50 * 12); i++) {
    TypeRow r = row(Kind::Interface, "", 16, 8);
    r.name = "I" + std::to_string(i);
    r.pkgPath = "main";
    r.key = r.string = "main." + r.name;
    for (int k = 0; k < 50; k++) r.methods.push_back({"M" + std::to_string(1000 + k), "", FRString, kNoId, kNoId});
    add(b, std::move(r));
  }
}

void typesAndMethods(Bench& b, size_t bytes) {
  for (size_t i = 0; i < bytes / 640; i++) {
    TypeRow r = b.m.types[Two];
    r.name = "T" + std::to_string(i);
    r.key = r.string = "main." + r.name;
    r.pointerTo = kNoId;
    r.methods.clear();
    for (int k = 0; k < 50; k++) r.methods.push_back({"M" + std::to_string(1000 + k), "", FRString, FnPTwoString, FnTwoString});
    add(b, std::move(r));
  }
}

void tables(Bench& b, size_t bytes) {
  b.m.itabs.clear();
  b.m.data.relocs.resize(7);
  constexpr size_t kMethods = 40, kTables = 50;
  size_t n = bytes / (2 * kMethods * 12 + kTables * 5);
  auto first = static_cast<TypeId>(b.m.types.size());
  for (size_t i = 0; i < n; i++) {
    TypeRow r = row(Kind::Interface, "", 16, 8);
    r.name = "I" + std::to_string(i);
    r.pkgPath = "main";
    r.key = r.string = "main." + r.name;
    TypeRow t = b.m.types[Two];
    t.name = "T" + std::to_string(i);
    t.key = t.string = "main." + t.name;
    t.pointerTo = kNoId;
    t.methods.clear();
    for (size_t k = 0; k < kMethods; k++) {
      std::string name = "M" + std::to_string(1000 + k);
      r.methods.push_back({name, "", FRString, kNoId, kNoId});
      t.methods.push_back({name, "", FRString, FnPTwoString, FnTwoString});
    }
    r.comparable = true;
    add(b, std::move(r));
    add(b, std::move(t));
  }
  for (TypeId i = 0; i < n; i++)
    for (TypeId t = 0; t < std::min(n, kTables); t++) b.m.itabs.push_back({first + 2 * i, first + 2 * static_cast<TypeId>((i + t) % n) + 1});
}

void tablesOfManyMethods(Bench& b, size_t bytes) {
  b.m.types[Stringer].methods.clear();
  b.m.types[Two].methods.clear();
  b.m.itabs.clear();
  b.m.data.relocs.resize(7);
  for (uint32_t i = 0; i < 1000; i++) {
    std::string name = "M" + std::to_string(10000 + i);
    b.m.types[Stringer].methods.push_back({name, "", FRString, kNoId, kNoId});
    b.m.types[Two].methods.push_back({name, "", FRString, FnPTwoString, FnTwoString});
  }
  b.m.itabs.assign(bytes / 20, {Stringer, Two});
}

// ---- Code ----------------------------------------------------------------------------------------

void callsAndResults(Bench& b, size_t bytes) {
  TypeId t = manyResults(b, Int, 30000);
  uint16_t c = b.f.slot(t);
  b.f.out(30000);
  for (size_t i = 0; i < bytes / 8; i++) b.f.op(Op::CallClosure, b.f.tail(), c);
}

void instructionsAndFields(Bench& b, size_t bytes) {
  TypeId t = structOf(b, "Many", std::vector<TypeId>(8000, Int));
  uint16_t p = b.f.slot(pointer(b, t)), n = b.f.slot(Int);
  for (size_t i = 0; i < bytes / 8; i++) b.f.op(Op::Load64, n, p, static_cast<uint16_t>(63000 - 8 * (i % 7000)));
}

void addressesAndEmptyFields(Bench& b, size_t bytes) {
  TypeId empty = structOf(b, "Empty", {});
  TypeId t = structOf(b, "Many", std::vector<TypeId>(bytes / 20, empty));
  uint16_t p = b.f.slot(pointer(b, t)), q = b.f.slot(PInt);
  for (size_t i = 0; i < bytes / 16; i++) b.f.op(Op::PtrAdd, q, p, 0);
}

void functionsAndParameters(Bench& b, size_t bytes) {
  TypeId t = manyResults(b, Arr4, 40);
  for (size_t i = 0; i < bytes / (kTiny + 4 * 40); i++) {
    FunctionRow& f = tiny(b, i);
    f.type = t;
    f.resultSlots = f.slots = 4 * 40;
    f.totalWords = f.slots + kFrameHeaderWords;
    for (uint32_t k = 0; k < 40; k++) f.groups.push_back({4 * k, Arr4});
  }
}

void jumps(Bench& b, size_t bytes) {
  uint16_t n = b.f.slot(Int);
  for (size_t i = 0; i < bytes / 16; i++) b.f.wide(Op::Jmp, 0, 0).op(Op::Mov, n, n);
}

void jumpsAndOutgoingAreas(Bench& b, size_t bytes) {
  uint16_t n = b.f.slot(Int);
  b.f.out(60000);
  for (size_t i = 0; i < bytes / 16; i++) b.f.wide(Op::Jmp, 0, 0).op(Op::Mov, b.f.tail(59999), n);
}

void bigSwitches(Bench& b, size_t bytes) {
  uint16_t n = b.f.slot(Int);
  constexpr uint32_t kCases = 1000;
  for (size_t i = 0; i < bytes / (8 * (kCases + 2)); i++) {
    b.f.op(Op::JmpTable, n).word(kCases | uint64_t{kCases} << 32);
    for (uint32_t k = 0; k < kCases; k++) b.f.word(kCases);
  }
  b.f.ret();
}

void straightCode(Bench& b, size_t bytes) {
  uint16_t p = b.f.slot(PPair), q = b.f.slot(PInt), n = b.f.slot(Int);
  for (size_t i = 0; i < bytes / 40; i++)
    b.f.wide(Op::New, p, Pair).op(Op::Load64, n, p, 0).op(Op::Load64, q, p, 8).op(Op::StoreRef, p, q, 8).op(Op::Mov, n, n);
}

void calls(Bench& b, size_t bytes) {
  uint16_t p = b.f.slot(PInt);
  for (size_t i = 0; i < bytes / 24; i++) b.f.op(Op::Mov, b.f.tail(1), p).call(FnPass).op(Op::Mov, p, b.f.tail());
}

void constants(Bench& b, size_t bytes) {
  uint16_t n = b.f.slot(Int);
  for (size_t i = 0; i < bytes / 16; i++) b.f.op(Op::LoadK, n).word(i);
}

void methodsAsValues(Bench& b, size_t bytes) {
  for (size_t i = 0; i < bytes / 100; i++) array(b, Int, i + 100);
  uint16_t c = b.f.slot(FMyInt);
  for (size_t i = 0; i < bytes / 16; i++) b.f.wide(Op::LoadFunc, c, FnString);
}

void lines(Bench& b, size_t bytes) {
  for (uint32_t i = 0; i < bytes / 16; i++) {
    b.f.row().lines.push_back({i, i, 0, 0});
    b.f.op(Op::Nop);
  }
}

void inlinedCalls(Bench& b, size_t bytes) {
  for (size_t i = 0; i < bytes / (kTiny + 9 * 2000); i++) {
    FunctionRow& f = tiny(b, i);
    for (uint32_t k = 0; k < 2000; k++) f.inlines.push_back({"main.g", k, 0, k});
  }
}

// ---- Data ----------------------------------------------------------------------------------------

void strings(Bench& b, size_t bytes) {
  for (size_t i = 0; i < bytes / 8; i++) b.m.strings.push_back(std::to_string(1000000 + i));
}

void longStrings(Bench& b, size_t bytes) {
  std::string common(1000, 'x');
  for (size_t i = 0; i < bytes / 1010; i++) b.m.strings.push_back(common + std::to_string(i));
}

void variablesAndReferences(Bench& b, size_t bytes) {
  for (size_t i = 0; i < bytes / 12; i++) b.m.globals.push_back({"", MyInt, kCellAt, false});
  for (size_t i = 0; i < bytes / 4; i++) b.m.globalRefs.push_back({GInt, 0});
}

void variables(Bench& b, size_t bytes) {
  uint64_t at = b.m.data.bytes.size();
  size_t n = bytes / 40;
  b.m.data.bytes.resize(at + 8 * n);
  for (size_t i = 0; i < n; i++) b.m.globals.push_back({"main.v" + std::to_string(i), PInt, at + 8 * i, false});
}

void dataAndAddresses(Bench& b, size_t bytes) {
  uint64_t at = b.m.data.bytes.size();
  size_t n = bytes / 40;
  b.m.data.bytes.resize(at + 16 * n);
  for (size_t i = 0; i < n; i++) {
    uint64_t word = at + 8 * i;
    b.m.data.objects.push_back({static_cast<uint32_t>(word), PInt});
    b.m.data.relocs.push_back({word, DataReloc::Target::Data, 0, at + 8 * n + 8 * i});
  }
  for (size_t i = 0; i < n; i++) b.m.data.objects.push_back({static_cast<uint32_t>(at + 8 * n + 8 * i), Int});
}

void natives(Bench& b, size_t bytes) {
  for (size_t i = 0; i < bytes / 24; i++) b.m.imports.push_back({"vo.bytesToString", 2, 3, kNoId, kNoId});
}

void missingFunctions(Bench& b, size_t bytes) {
  for (size_t i = 0; i < bytes / 16; i++) b.m.imports.push_back({"no.F" + std::to_string(i), 1, 1, kNoId, kNoId});
}

/// Texts that Interner's hash, without a key, puts beside one another.
void namesThatCollide(Bench& b, size_t bytes) {
  for (size_t i = 0; b.m.imports.size() < bytes / 18; i++) {
    std::string name = "no.F" + std::to_string(i);
    if ((base::Interner::hash(name) & 0xfffff) < 512) b.m.imports.push_back({name, 1, 1, kNoId, kNoId});
  }
}

void imports(Bench& b, size_t bytes) {
  for (size_t i = 0; i < bytes / 12; i++) b.m.imports.push_back({"lib.Get", 1, 1, FIntInt, kNoId});
}

void importPaths(Bench& b, size_t bytes) {
  b.m.importPaths.assign(bytes / 4, "lib");
}

}  // namespace

std::vector<HostileShape> hostileShapes() {
  return {
      {"wide frames", wideFrames},
      {"wide frames of many types", wideFramesOfManyTypes},
      {"wide frames without references", wideFramesWithoutReferences},
      {"frames of many variables", framesOfManyVariables},
      {"frames of nested structs", framesOfNestedStructs},
      {"wide outgoing areas", wideOutgoingAreas},
      {"wide slots", wideSlots},
      {"tiny functions", tinyFunctions},
      {"chains of structs", chainsOfStructs},
      {"chains of structs and arrays", chainsOfStructsAndArrays},
      {"chains of named arrays", chainsOfNamedArrays},
      {"structs of 64 leaves", structsOf64Leaves},
      {"structs of wide structs", structsOfWideStructs},
      {"wide structs", wideStructs},
      {"structs of empty fields", structsOfEmptyFields},
      {"arrays of pointers", arraysOfPointers},
      {"arrays of arrays", arraysOfArrays},
      {"pointers", pointers},
      {"function types", functionTypes},
      {"long texts", longTexts},
      {"texts with one beginning", textsWithOneBeginning},
      {"interfaces and methods", interfacesAndMethods},
      {"types and methods", typesAndMethods},
      {"tables", tables},
      {"tables of many methods", tablesOfManyMethods},
      {"calls and results", callsAndResults},
      {"instructions and fields", instructionsAndFields},
      {"addresses and empty fields", addressesAndEmptyFields},
      {"functions and parameters", functionsAndParameters},
      {"jumps", jumps},
      {"jumps and outgoing areas", jumpsAndOutgoingAreas},
      {"big switches", bigSwitches},
      {"straight code", straightCode},
      {"calls", calls},
      {"constants", constants},
      {"methods as values", methodsAsValues},
      {"lines", lines},
      {"inlined calls", inlinedCalls},
      {"strings", strings},
      {"long strings", longStrings},
      {"variables and references", variablesAndReferences},
      {"variables", variables},
      {"data and addresses", dataAndAddresses},
      {"natives", natives},
      {"missing functions", missingFunctions},
      {"names that collide", namesThatCollide},
      {"imports", imports},
      {"import paths", importPaths},
  };
}

}  // namespace vo::bytecode::attack
