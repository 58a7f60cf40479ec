// This file builds the valid module that attacks change, and the library it is checked against.
#include "attack/attack_builder.h"

#include <cstring>
#include <map>

#include "abi/type.h"
#include "bytecode/decode.h"
#include "bytecode/encode.h"
#include "bytecode/structure.h"

namespace vo::bytecode::attack {

using abi::Kind;

TypeRow row(Kind kind, const char* key, uint64_t size, uint32_t align) {
  TypeRow r{};
  r.kind = static_cast<uint8_t>(kind);
  r.string = r.key = key;
  r.size = size;
  r.align = align;
  return r;
}

uint32_t width(const Module& m, TypeId t) {
  const TypeRow& r = m.types[t];
  uint64_t n = 1;
  switch (static_cast<Kind>(r.kind)) {
    case Kind::String: case Kind::Interface: n = 2; break;
    case Kind::Slice: n = 3; break;
    case Kind::Array: n = r.length * width(m, r.elem); break;
    case Kind::Struct:
      n = 0;
      for (const FieldRow& f : r.fields) n += width(m, f.type);
      break;
    default: break;
  }
  return n > 16 ? 1 : static_cast<uint32_t>(n);
}

// ---- Functions ---------------------------------------------------------------------------------

uint16_t Fn::slot(TypeId t, Access access) {
  auto first = static_cast<uint16_t>(row().slots);
  row().groups.push_back({first, t, access});
  row().slots += width(*m_, t);
  return first;
}

uint32_t Fn::frame(TypeId t) {
  uint32_t at = row().frameBytes;
  row().frame.push_back({at, t});
  row().frameBytes += static_cast<uint32_t>((m_->types[t].size + 7) & ~uint64_t{7});
  return at;
}

uint16_t Fn::tail(uint32_t i) {
  return static_cast<uint16_t>(row().slots + row().frameBytes / 8 + 4 + i);
}

Fn& Fn::op(Op o, uint16_t a, uint16_t b, uint16_t c, uint8_t flags) {
  row().code.push_back(Insn::abc(o, flags, a, b, c).word);
  return *this;
}

Fn& Fn::wide(Op o, uint16_t a, uint32_t imm, uint8_t flags) {
  row().code.push_back(Insn::aImm(o, flags, a, imm).word);
  return *this;
}

Fn& Fn::word(uint64_t w) {
  row().code.push_back(w);
  return *this;
}

Fn& Fn::typed(Op o, TypeId t, uint16_t a, uint16_t b, uint16_t c, uint8_t flags, uint32_t extra) {
  return op(o, a, b, c, flags).word(t | uint64_t{extra} << 32);
}

Fn& Fn::closure(Op o, FunctionId f, TypeId layout, uint16_t a, uint16_t first, uint8_t n) {
  return op(o, a, first, 0, n).word(f | uint64_t{layout} << 32);
}

void Fn::finish() {
  if (finished_) return;
  finished_ = true;
  FunctionRow& r = row();
  bool ends = false;
  for (size_t pc = 0; pc < r.code.size(); pc++) {
    Op o = Insn{r.code[pc]}.op();
    if (static_cast<unsigned>(o) >= kOpCount) return;
    ends = (opInfo(o).effects & kEnds) != 0;
    if (opInfo(o).x == ExtraWord::Table && pc + 1 < r.code.size()) pc += static_cast<uint32_t>(r.code[pc + 1]);
    if (opInfo(o).x != ExtraWord::None) pc++;
  }
  if (!ends) ret();
  r.totalWords = r.slots + r.frameBytes / 8 + 4 + out_;
}

Fn Bench::add(const char* symbol, TypeId type, TypeId recv) {
  m.functions.emplace_back();
  FunctionRow& r = m.functions.back();
  r.name = r.symbol = symbol;
  r.type = type;
  r.recv = recv;
  Fn fn(m, static_cast<FunctionId>(m.functions.size() - 1));
  // What is kept in memory is passed by address.
  auto value = [&](TypeId t) { t == Big ? fn.slot(PBig, Access::Borrowed) : fn.slot(t); };
  for (TypeId t : m.types[type].results) value(t);
  r.resultSlots = r.slots;
  if (recv != kNoId) value(recv);
  for (TypeId t : m.types[type].params) value(t);
  r.paramSlots = r.slots - r.resultSlots;
  return fn;
}

Fn Bench::replace(FunctionId id) {
  FunctionRow& r = m.functions[id];
  r.code.clear();
  return Fn(m, id);
}

void Bench::direct(TypeId channel, uint8_t dir, TypeId elem) {
  TypeRow& r = m.types[channel];
  r.chanDir = dir;
  r.elem = elem;
  r.key = r.string = (dir == 1 ? "<-chan " : dir == 2 ? "chan<- " : "chan ") + m.types[elem].key;
  if (channel == ChInt) m.types[FRChan].key = m.types[FRChan].string = "func() " + r.key;
}

void Bench::rename(const char* path) {
  for (TypeRow& r : m.types) {
    for (MethodRow& x : r.methods)
      if (x.pkgPath == m.path) x.pkgPath = path;
    if (r.pkgPath == m.path) r.pkgPath = path;
    auto put = [](std::string& s, std::string_view by) {
      for (size_t at = 0; (at = s.find("main.", at)) != s.npos; at += by.size()) s.replace(at, 4, by);
    };
    put(r.key, path);
    put(r.string, std::string_view(path).substr(std::string_view(path).rfind('/') + 1));
  }
  m.path = path;
}

void Bench::hide(FunctionId function) {
  m.types[Doer].methods = {{"do", "lib", FRInt, kNoId, kNoId}};
  if (function != kNoId) m.types[Two].methods.push_back({"do", "lib", FRInt, function, function});
}

void Bench::finish() { f.finish(); }

// ---- The valid module --------------------------------------------------------------------------

namespace {

void makeTypes(Module& m) {
  auto& t = m.types;
  t.resize(TypeCount);
  auto basic = [&](TypeId id, Kind k, const char* name, uint64_t size) {
    t[id] = row(k, name, size, static_cast<uint32_t>(size > 8 ? 8 : size));
    t[id].name = name;
    t[id].comparable = true;
  };
  basic(Int, Kind::Int, "int", 8);
  basic(Int32, Kind::Int32, "int32", 4);
  basic(Uint8, Kind::Uint8, "uint8", 1);
  basic(Bool, Kind::Bool, "bool", 1);
  basic(Float64, Kind::Float64, "float64", 8);
  basic(String, Kind::String, "string", 16);
  basic(Uintptr, Kind::Uintptr, "uintptr", 8);
  basic(Unsafe, Kind::UnsafePointer, "unsafe.Pointer", 8);
  auto of = [&](TypeId id, Kind k, const char* key, TypeId elem, bool comparable = true) {
    t[id] = row(k, key, k == Kind::Slice ? 24 : 8, 8);
    t[id].elem = elem;
    t[id].comparable = comparable;
  };
  of(PInt, Kind::Pointer, "*int", Int);
  of(PString, Kind::Pointer, "*string", String);
  of(PPInt, Kind::Pointer, "**int", PInt);
  of(PAny, Kind::Pointer, "*interface {}", Any);
  of(PPair, Kind::Pointer, "*main.Pair", Pair);
  of(PArr4, Kind::Pointer, "*[4]int", Arr4);
  of(PArr3, Kind::Pointer, "*[3]int", Arr3);
  of(PBig, Kind::Pointer, "*[20]*int", Big);
  of(PIter, Kind::Pointer, "*[16]unsafe.Pointer", Iter);
  of(PMyInt, Kind::Pointer, "*main.MyInt", MyInt);
  of(PTwo, Kind::Pointer, "*main.Two", Two);
  of(PSecret, Kind::Pointer, "*lib.Secret", Secret);
  of(SInt, Kind::Slice, "[]int", Int, false);
  of(SByte, Kind::Slice, "[]uint8", Uint8, false);
  of(SPInt, Kind::Slice, "[]*int", PInt, false);
  of(SString, Kind::Slice, "[]string", String, false);
  of(SRune, Kind::Slice, "[]int32", Int32, false);
  of(ChInt, Kind::Chan, "chan int", Int);
  of(ChPInt, Kind::Chan, "chan *int", PInt);
  t[ChInt].chanDir = t[ChPInt].chanDir = 3;
  auto map = [&](TypeId id, const char* key, TypeId k, TypeId e) {
    of(id, Kind::Map, key, e, false);
    t[id].mapKey = k;
  };
  map(MapSI, "map[string]int", String, Int);
  map(MapIP, "map[int]*int", Int, PInt);
  map(MapPI, "map[*int]int", PInt, Int);
  map(MapAI, "map[interface {}]int", Any, Int);
  auto array = [&](TypeId id, const char* key, TypeId elem, uint64_t n) {
    t[id] = row(Kind::Array, key, n * 8, 8);
    t[id].elem = elem;
    t[id].length = n;
    t[id].comparable = true;
  };
  array(Arr4, "[4]int", Int, 4);
  array(Arr3, "[3]int", Int, 3);
  array(Big, "[20]*int", PInt, 20);
  array(Iter, "[16]unsafe.Pointer", Unsafe, 16);
  auto pair = [&](TypeId id, const char* key, FieldRow a, FieldRow b) {
    t[id] = row(Kind::Struct, key, 16, 8);
    t[id].fields = {a, b};
    t[id].comparable = true;
  };
  pair(Pair, "main.Pair", {"A", "", Int, "", 0, false}, {"B", "", PInt, "", 8, false});
  pair(Two, "main.Two", {"P", "", PInt, "", 0, false}, {"N", "", Int, "", 8, false});
  pair(Secret, "lib.Secret", {"Open", "", Int, "", 0, false}, {"hidden", "lib", PInt, "", 8, false});
  pair(Desc, "lib.Desc", {"Size", "", Int, "", 0, false}, {"Elem", "", PInt, "", 8, false});
  of(PDesc, Kind::Pointer, "*lib.Desc", Desc);
  pair(Layout, "struct { F uintptr; X unsafe.Pointer }", {"F", "main", Uintptr, "", 0, false}, {"X0", "main", Unsafe, "", 8, false});
  pair(LayoutInt, "struct { F uintptr; X uintptr }", {"F", "main", Uintptr, "", 0, false}, {"X0", "main", Uintptr, "", 8, false});
  t[Pair].name = "Pair";
  t[Two].name = "Two";
  t[Pair].pkgPath = t[Two].pkgPath = t[MyInt].pkgPath = "main";
  t[Secret].name = "Secret";
  t[Desc].name = "Desc";
  t[Secret].pkgPath = t[Desc].pkgPath = "lib";
  auto func = [&](TypeId id, const char* key, std::vector<TypeId> params, std::vector<TypeId> results) {
    t[id] = row(Kind::Func, key, 8, 8);
    t[id].params = std::move(params);
    t[id].results = std::move(results);
  };
  func(Func, "func()", {}, {});
  func(FIntInt, "func(int) int", {Int}, {Int});
  func(FPInt, "func(*int)", {PInt}, {});
  func(FPIntPInt, "func(*int) *int", {PInt}, {PInt});
  func(FRPInt, "func() *int", {}, {PInt});
  func(FRString, "func() string", {}, {String});
  func(FRBig, "func() [20]*int", {}, {Big});
  func(FBig, "func([20]*int)", {Big}, {});
  func(FAny, "func(interface {})", {Any}, {});
  func(FRMap, "func() map[string]int", {}, {MapSI});
  func(FRChan, "func() chan int", {}, {ChInt});
  func(FStr, "func(string)", {String}, {});
  func(FRFunc, "func() func()", {}, {Func});
  func(FUnsafe, "func(unsafe.Pointer)", {Unsafe}, {});
  func(FRAny, "func() interface {}", {}, {Any});
  func(FFunc, "func(func())", {Func}, {});
  func(FMyInt, "func(main.MyInt) string", {MyInt}, {String});
  func(FRInt, "func() int", {}, {Int});
  func(FPBig, "func(*[20]*int)", {PBig}, {});
  func(FRSInt, "func() []int", {}, {SInt});
  func(FSInt, "func([]int)", {SInt}, {});
  for (TypeId id : {Any, Stringer, Doer}) {
    t[id] = row(Kind::Interface, id == Any ? "interface {}" : id == Stringer ? "main.Stringer" : "main.Doer", 16, 8);
    t[id].comparable = true;
  }
  t[Stringer].name = "Stringer";
  t[Doer].name = "Doer";
  t[Stringer].pkgPath = t[Doer].pkgPath = "main";
  t[Stringer].methods = {{"String", "", FRString, kNoId, kNoId}};
  t[Doer].methods = {{"Do", "", FPInt, kNoId, kNoId}};
  t[MyInt] = row(Kind::Int, "main.MyInt", 8, 8);
  t[MyInt].name = "MyInt";
  t[MyInt].pkgPath = "main";
  t[MyInt].comparable = true;
  t[MyInt].methods = {{"String", "", FRString, FnPString, FnString}};
  t[Two].methods = {{"String", "", FRString, FnPTwoString, FnTwoString}};
}

void makeFunctions(Bench& b) {
  b.m.functions.reserve(64);
  b.add("main.main", Func);
  auto simple = [&](const char* symbol, TypeId type, TypeId recv, const std::function<void(Fn&)>& body) {
    Fn f = b.add(symbol, type, recv);
    body(f);
    f.finish();
  };
  simple("main.id", FIntInt, kNoId, [](Fn& f) { f.op(Op::Mov, 0, 1); });
  simple("main.take", FPInt, kNoId, [](Fn& f) {
    uint16_t n = f.slot(Int);
    f.op(Op::Load64, n, 0, 0);
  });
  simple("main.leak", FPInt, kNoId,
         [](Fn& f) { f.wide(Op::GlobalStore, 0, GPInt, static_cast<uint8_t>(MemKind::Ref)); });
  simple("main.pass", FPIntPInt, kNoId, [](Fn& f) { f.op(Op::Mov, 0, 1); });
  simple("main.main.func1", Func, kNoId, [](Fn& f) {
    f.row().flags = kIsClosure;
    f.row().captures = {PInt};
    uint16_t p = f.slot(PInt);
    uint16_t n = f.slot(Int);
    f.op(Op::LoadCap, p, 0, 0, 1).op(Op::Load64, n, p, 0);
  });
  simple("main.MyInt.String", FRString, MyInt, [](Fn& f) { f.wide(Op::LoadStr, 0, 0); });
  // (they stand in method tables, and are given cells)
  simple("main.(*MyInt).String", FRString, PMyInt, [](Fn& f) {
    f.row().groups.back().access = Access::ReadOnly;
    f.wide(Op::LoadStr, 0, 0);
  });
  simple("main.big", FRBig, kNoId, [](Fn& f) { f.typed(Op::ClearT, Big, 0, 0, 0, 0, 1); });
  simple("main.takeBig", FBig, kNoId, [](Fn& f) {
    uint16_t p = f.slot(PInt);
    f.op(Op::Load64, p, 0, 0);
  });
  simple("main.give", FAny, kNoId, [](Fn& f) { f.wide(Op::GlobalAddr, f.slot(PAny), GAny); });
  simple("main.Two.String", FRString, Two, [](Fn& f) { f.wide(Op::LoadStr, 0, 0); });
  simple("main.(*Two).String", FRString, PTwo, [](Fn& f) {
    f.row().groups.back().access = Access::ReadOnly;
    f.wide(Op::LoadStr, 0, 0);
  });
  simple("main.main.func2", Func, kNoId, [](Fn& f) {
    f.row().flags = kIsClosure;
    f.row().captures = {Int};
    f.op(Op::LoadCap, f.slot(Int), 0, 0, 1);
  });
}

void makeData(Module& m) {
  m.data.bytes.resize(kDataSize);
  const char* names[] = {"gi", "gp", "gs", "gsl", "gpair", "gany", "gf", "gst", "gsecret"};
  const TypeId types[] = {Int, PInt, String, SInt, Pair, Any, Func, Stringer, Secret};
  for (uint32_t g = 0; g < GCount; g++) {
    m.globals.push_back({std::string("main.") + names[g], types[g], kGlobalAt[g], false});
    m.globalRefs.push_back({g, 0});
  }
  m.globalsSize = kArrayAt;
  m.data.objects = {{kArrayAt, Arr4}, {kCellAt, MyInt}};
  auto put = [&](uint64_t at, uint64_t v) { memcpy(m.data.bytes.data() + at, &v, 8); };
  using Target = DataReloc::Target;
  put(kGlobalAt[GString] + 8, 5);
  put(kGlobalAt[GSInt] + 8, 2);
  put(kGlobalAt[GSInt] + 16, 4);
  m.data.relocs = {{kGlobalAt[GPInt], Target::Data, 0, kArrayAt + 8},
                   {kGlobalAt[GString], Target::String, 0, 0},
                   {kGlobalAt[GSInt], Target::Data, 0, kArrayAt},
                   {kGlobalAt[GPair] + 8, Target::Global, GInt, 0},
                   {kGlobalAt[GAny], Target::Type, MyInt, 0},
                   {kGlobalAt[GAny] + 8, Target::Data, 0, kCellAt},
                   {kGlobalAt[GFunc], Target::Function, FnMain, 0},
                   {kGlobalAt[GStringer], Target::Itab, 0, 0},
                   {kGlobalAt[GStringer] + 8, Target::Data, 0, kCellAt}};
}

}  // namespace

Bench::Bench() : f(m, FnMain) {
  m.path = "main";
  m.files = {"main.go"};
  m.strings = {"hello"};
  makeTypes(m);
  makeFunctions(*this);
  m.imports = {{"lib.Get", 1, 1, FIntInt, kNoId},      {"lib.Peek", 0, 1, FPInt, kNoId},
               {"lib.Keep", 0, 1, FPInt, kNoId},       {"vo.exit", 0, 1, kNoId, kNoId},
               {"vo.intToString", 2, 1, kNoId, kNoId}, {"lib.Secret.Get", 1, 2, FRInt, Secret}};
  m.itabs = {{Stringer, MyInt}, {Stringer, Two}};
  makeData(m);
  m.main = FnMain;
  m.imageHash = "image";
}

// ---- The library -------------------------------------------------------------------------------

namespace {

class FakeLibrary : public LibraryFacts {
 public:
  FakeLibrary() {
    auto init = [](abi::Type& t, Kind k, uint64_t size, bool comparable = true) {
      t = {};
      t.kind_ = k;
      t.size = size;
      t.align = static_cast<uint8_t>(size > 8 ? 8 : size);
      static const abi::Closure equal{};
      t.equal = comparable ? &equal : nullptr;
    };
    init(int_, Kind::Int, 8);
    init(unsafe_, Kind::UnsafePointer, 8);
    init(pInt_, Kind::Pointer, 8);
    pInt_.elem = &int_;
    init(secret_, Kind::Struct, 16);
    secret_.fields = fields_;
    secret_.fieldCount = secret_.fieldCap = 2;
    fields_[0] = {name("Open", true), &int_, 0};
    fields_[1] = {name("hidden", false), &pInt_, 8};
    secret_.pkgPath = name("lib", false);
    init(desc_, Kind::Struct, 16);
    desc_.fields = descFields_;
    desc_.fieldCount = desc_.fieldCap = 2;
    descFields_[0] = {name("Size", true), &int_, 0};
    descFields_[1] = {name("Elem", true), &pInt_, 8};
    desc_.tflag = abi::kTFlagDescriptor;
    init(part_, Kind::Struct, 8);
    part_.fields = partFields_;
    part_.fieldCount = part_.fieldCap = 1;
    partFields_[0] = {name("A", true), &int_, 0};
    init(whole_, Kind::Struct, 16);
    whole_.fields = wholeFields_;
    whole_.fieldCount = whole_.fieldCap = 2;
    wholeFields_[0] = {name("part", false), &part_, 0};
    wholeFields_[1] = {name("hidden", false), &pInt_, 8};
    init(pDesc_, Kind::Pointer, 8);
    pDesc_.elem = &desc_;
    for (FuncWith* f : {&intInt_, &fPInt_, &fUnsafe_, &rInt_}) init(f->type, Kind::Func, 8, false);
    intInt_.type.inCount = intInt_.type.outCount_ = 1;
    intInt_.parts[0] = intInt_.parts[1] = &int_;
    fPInt_.type.inCount = 1;
    fPInt_.parts[0] = &pInt_;
    fUnsafe_.type.inCount = 1;
    fUnsafe_.parts[0] = &unsafe_;
    rInt_.type.outCount_ = 1;
    rInt_.parts[0] = &int_;
    types_ = {{"int", &int_}, {"*int", &pInt_}, {"unsafe.Pointer", &unsafe_}, {"lib.Secret", &secret_}, {"lib.Desc", &desc_}, {"*lib.Desc", &pDesc_},
              {"func(int) int", &intInt_.type}, {"func(*int)", &fPInt_.type},
              {"func(unsafe.Pointer)", &fUnsafe_.type}, {"func() int", &rInt_.type}};
    auto fn = [&](const char* symbol, FuncWith& f, const abi::Type* recv = nullptr,
                  bool closure = false) {
      LibraryFunction x;
      x.type = &f.type;
      x.recv = recv;
      x.closure = closure;
      x.resultSlots = f.type.numOut();
      x.paramSlots = f.type.numIn() + (recv == nullptr ? 0u : 2u);
      functions_[symbol] = x;
    };
    fn("lib.Get", intInt_);
    fn("lib.Peek", fPInt_);
    fn("lib.Keep", fPInt_);
    fn("lib.peek", fPInt_);
    fn("lib.Raw", fUnsafe_);
    fn("lib.F.func1", intInt_, nullptr, true);
    fn("lib.Secret.Get", rInt_, &secret_);
    fn("internal/x.Get", intInt_);
    fn("lib/internal/y.Get", intInt_);
    fn("syscall.Get", intInt_);
    fn("runtime.get", intInt_);
    fn("lib.helper", intInt_);
    fn("slices.nextPowerOfTwo", intInt_);
    fn("lib.native", intInt_);
    fn("lib.Native", intInt_);
    fn("lib.OpenNative", intInt_);
    for (const char* n : {"lib.native", "lib.Native", "lib.OpenNative"}) functions_[n].native = true;
    functions_["lib.native"].open = functions_["lib.OpenNative"].open = true;
  }
  const abi::Type* type(std::string_view key) const override {
    auto it = types_.find(std::string(key));
    return it == types_.end() ? nullptr : it->second;
  }
  bool function(std::string_view symbol, LibraryFunction* out) const override {
    auto it = functions_.find(std::string(symbol));
    if (it == functions_.end()) return false;
    *out = it->second;
    return true;
  }
  const abi::Type* global(std::string_view symbol) const override {
    return symbol == "lib.Var" || symbol == "lib.secret" || symbol == "internal/x.Var" ? &int_ : nullptr;
  }
  void structs(base::FunctionRef<void(const abi::StructType*)> f) const override {
    f(&secret_);
    f(&whole_);
  }
  bool package(std::string_view path) const override { return path == "lib" || path == "other"; }
  const std::byte* regionBase() const override { return reinterpret_cast<const std::byte*>(names_); }

 private:
  struct FuncWith {
    abi::FuncType type;
    const abi::Type* parts[4];
  };
  abi::Name name(const char* text, bool exported) {
    uint8_t* at = names_ + used_;
    abi::Name::encode(at, text, "", exported, false, false, 0);
    used_ += 64;
    return abi::Name{at};
  }
  uint8_t names_[1024] = {};
  size_t used_ = 0;
  abi::Type int_, unsafe_;
  abi::PtrType pInt_, pDesc_;
  abi::StructType secret_, desc_, part_, whole_;  // whole_: struct { part struct { A int }; hidden *int }
  abi::StructField fields_[2], descFields_[2], partFields_[1], wholeFields_[2];
  FuncWith intInt_{}, fPInt_{}, fUnsafe_{}, rInt_{};
  std::map<std::string, const abi::Type*> types_;
  std::map<std::string, LibraryFunction> functions_;
};

}  // namespace

std::unique_ptr<LibraryFacts> fakeLibrary() { return std::make_unique<FakeLibrary>(); }

std::string check(const Module& m, const LibraryFacts& library) {
  const Module* one = &m;
  DecodeResult d = decode(encode({&one, 1}));
  if (!d.error.empty()) return d.error;
  if (!(d.modules[0] == m)) return "the file does not hold the same module";
  std::string error = checkStructure(d.modules[0]);
  if (!error.empty()) return error;
  one = &d.modules[0];
  return verify({&one, 1}, library);
}

}  // namespace vo::bytecode::attack
