// This file lowers a module: numbers for functions, strings, tables and variables, static data of
// package variables, and then every function, until no new wrapper is asked for.
#include "lower/module_lowerer.h"

#include <cstring>

#include "abi/type.h"
#include "bytecode/op_info.h"
#include "types/lookup.h"
#include "types/type_string.h"
#include "types/predicates.h"
#include "types/sizes.h"
#include "types/typeset.h"

namespace vo::lower {

static_assert(ir::kMapIterWords == bytecode::kMapIteratorWords);

namespace {
/// The block of variables is bytes in the module and in the program's metadata.
constexpr uint64_t kMaxGlobals = uint64_t{1} << 30;
}  // namespace

using bytecode::DataReloc;
using types::Type;

ModuleLowerer::ModuleLowerer(LowerContext& cx, ir::Module& source, bytecode::Module& out)
    : cx_(cx), source_(source), out_(out),
      types_(cx.build.types, cx.canonical, out, source.package) {}

// Gives numbers to functions that were added to the module since. The row of a function without a body
// says its name and type only.
void ModuleLowerer::adoptFunctions() {
  VO_DCHECK(out_.functions.size() <= source_.funcs.size(), "rows are those of the source's functions, in its order");
  for (size_t i = out_.functions.size(); i < source_.funcs.size(); i++) {
    ir::Func* f = source_.funcs[i];
    VO_DCHECK(f->id == i, "a function's number is its place");
    bytecode::FunctionRow row;
    if (f->body == nullptr) {
      // What a native is, for those who find it by name.
      row.symbol = f->externName.empty() ? f->linkName : f->externName;
      row.type = funcType(*f);
      if (ir::isMethod(*f)) row.recv = types_.idOf(f->params[0]->type);
      if (const diag::SourceFile* file = cx_.build.sources.fileOf(f->pos)) {
        row.startFile = fileId(file->path);
        row.startLine = cx_.build.sources.locate(f->pos).line;
      }
      for (ir::Local* r : f->results) row.resultSlots += types_.shape(r->type).slots;
      for (ir::Local* p : f->params) row.paramSlots += types_.shape(p->type).slots;
    }
    out_.functions.push_back(std::move(row));
  }
}

FunctionId ModuleLowerer::functionId(ir::Func* f) {
  if (f->body != nullptr && f->id < source_.funcs.size() && source_.funcs[f->id] == f) {
    adoptFunctions();
    return f->id;
  }
  auto it = functions_.find(f);
  if (it != functions_.end()) return it->second;
  FunctionId id = importId(f->isExtern() && !f->externName.empty() ? f->externName
                                                                        : f->linkName);
  functions_[f] = id;
  TypeId type = funcType(*f);
  TypeId recv = ir::isMethod(*f) ? types_.idOf(f->params[0]->type) : bytecode::kNoId;
  VO_DCHECK((id & ~kImportBit) < out_.imports.size(), "an import's number is of its row");
  bytecode::ImportRow& row = out_.imports[id & ~kImportBit];
  row.type = type;
  row.recv = recv;
  row.resultSlots = row.paramSlots = 0;
  for (ir::Local* r : f->results) row.resultSlots += types_.shape(r->type).slots;
  for (ir::Local* p : f->params) row.paramSlots += types_.shape(p->type).slots;
  return id;
}

FunctionId ModuleLowerer::importId(std::string_view symbol) {
  auto [it, fresh] =
      imports_.try_emplace(symbol, kImportBit | static_cast<uint32_t>(out_.imports.size()));
  if (fresh) out_.imports.push_back({std::string(symbol)});
  return it->second;
}

FunctionId ModuleLowerer::importNative(std::string_view symbol, std::span<Type* const> params,
                                       Type* result) {
  FunctionId id = importId(symbol);
  VO_DCHECK((id & kImportBit) != 0 && (id & ~kImportBit) < out_.imports.size(), "an import's number says so");
  bytecode::ImportRow& row = out_.imports[id & ~kImportBit];
  if (row.type != bytecode::kNoId) return id;
  row.type = signature(params, {&result, 1}, false);
  row.resultSlots = types_.shape(result).slots;
  for (Type* p : params) row.paramSlots += types_.shape(p).slots;
  return id;
}

TypeId ModuleLowerer::signature(std::span<Type* const> params, std::span<Type* const> results,
                                bool variadic) {
  types::TypeContext& tc = types_.context();
  auto tuple = [&](std::span<Type* const> list) {
    std::vector<types::Var*> vars;
    for (Type* t : list) vars.push_back(tc.newParam({}, nullptr, {}, t));
    return tc.newTuple(tc.arena().copy(std::span<types::Var* const>(vars)));
  };
  return types_.idOf(tc.newSignature(tuple(params), tuple(results), variadic));
}

TypeId ModuleLowerer::funcType(const ir::Func& f) {
  // The declared type, but for what building has changed: wrappers, closures, instances. It may have a
  // receiver, which tells no types apart.
  if (f.object != nullptr && f.typeArgs.empty() && !f.has(ir::kFuncIsClosure) && !f.has(ir::kFuncWrapper) &&
      !f.has(ir::kFuncMethodWrapper))
    return types_.idOf(f.object->type);
  std::vector<Type*> params, results;
  for (ir::Local* p : f.params.subspan(ir::isMethod(f) ? 1 : 0)) params.push_back(p->type);
  for (ir::Local* r : f.results) results.push_back(r->type);
  return signature(params, results, f.variadic);
}

uint32_t ModuleLowerer::stringId(std::string_view text) {
  auto [it, fresh] = strings_.try_emplace(text, static_cast<uint32_t>(out_.strings.size()));
  if (fresh) out_.strings.emplace_back(text);
  return it->second;
}

uint32_t ModuleLowerer::itabId(Type* iface, Type* concrete) {
  uint64_t key = uint64_t{types_.idOf(iface)} << 32 | types_.idOf(concrete);
  auto [it, fresh] = itabs_.try_emplace(key, static_cast<uint32_t>(out_.itabs.size()));
  if (fresh) out_.itabs.push_back({types_.idOf(iface), types_.idOf(concrete)});
  return it->second;
}

uint32_t ModuleLowerer::globalRow(const ir::Global* g) {
  auto it = globals_.find(g);
  if (it != globals_.end()) return it->second;
  auto row = static_cast<uint32_t>(out_.globals.size());
  out_.globals.push_back({std::string(g->linkName), types_.idOf(g->type), 0, true});
  globals_[g] = row;
  return row;
}

uint32_t ModuleLowerer::globalRef(const ir::Global* g, uint64_t offset) {
  uint32_t row = globalRow(g);
  VO_CHECK(offset < (uint64_t{1} << 40), "offsets into package variables are of sane size");
  VO_DCHECK(row < (1u << 24), "row and offset share a word");
  auto [it, fresh] = globalRefs_.try_emplace(uint64_t{row} << 40 | offset,
                                             static_cast<uint32_t>(out_.globalRefs.size()));
  if (fresh) out_.globalRefs.push_back({row, offset});
  return it->second;
}

uint32_t ModuleLowerer::fileId(std::string_view path) {
  auto [it, fresh] = files_.try_emplace(path, static_cast<uint32_t>(out_.files.size()));
  if (fresh) out_.files.emplace_back(path);
  return it->second;
}

// Methods without export that types of the program have through a field of the library's. Those of interfaces are
// kept: wrappers hand them on (always by the form that takes a word: reflect calls no such method), and the type
// would not implement the interface without them.
bool ModuleLowerer::isHidden(const void* entry) const {
  const types::Func* m = static_cast<const types::MethodSetEntry*>(entry)->method;
  return cx_.portable && !m->isExported() && !cx_.own.contains(m->package);
}

bool ModuleLowerer::isLeftOut(const void* entry) const {
  if (!isHidden(entry)) return false;
  auto* s = types::cast<types::Signature>(static_cast<const types::MethodSetEntry*>(entry)->method->type);
  return s->recv == nullptr || !types::isInterface(s->recv->type);
}

FunctionId ModuleLowerer::methodFunction(Type* t, const void* entry, bool word) {
  auto* e = static_cast<const types::MethodSetEntry*>(entry);
  VO_DCHECK(e != nullptr && e->method != nullptr, "the entry is one of types::methodSet");
  ir::Func* f = word ? ir::methodWrapper(cx_.build, source_, t, e->method)
                     : ir::methodFunc(cx_.build, source_, t, e->method);
  return functionId(f);
}

// ---- Static data -------------------------------------------------------------------------------

uint64_t ModuleLowerer::newObject(Type* t) {
  const Shape& s = types_.shape(t);
  uint64_t at = (out_.data.bytes.size() + 15) & ~uint64_t{15};
  VO_CHECK(at + s.size < UINT32_MAX, "objects of static data have 32-bit offsets");
  out_.data.bytes.resize(at + ((std::max<uint64_t>(s.size, 1) + 7) & ~uint64_t{7}));
  return at;
}

bool ModuleLowerer::layOutGlobals() {
  VO_CHECK(out_.globals.empty() && out_.data.bytes.empty(), "a module's own variables come first");
  uint64_t size = 0;
  for (ir::Global* g : source_.globals) {
    const Shape& s = types_.shape(g->type);
    uint64_t align = std::max<uint64_t>(s.align, s.size >= 8 ? 8 : s.align);
    size = (size + align - 1) & ~(align - 1);
    globals_[g] = static_cast<uint32_t>(out_.globals.size());
    out_.globals.push_back({std::string(g->linkName), types_.idOf(g->type), size, false});
    size += std::max<uint64_t>(s.size, 1);
    if (size > kMaxGlobals) {
      cx_.build.sink.error(diag::Kind::TypeTooLarge, {},
                           "package " + std::string(source_.package->path) +
                               ": variables take more than 1 GiB");
      return false;
    }
  }
  out_.globalsSize = (size + 15) & ~uint64_t{15};
  out_.data.bytes.resize(out_.globalsSize);
  for (ir::Global* g : source_.globals)
    if (g->init != nullptr) writeInit(out_.globals[globals_[g]].offset, g->init);
  return true;
}

void ModuleLowerer::reloc(uint64_t at, DataReloc::Target target, uint32_t index,
                          uint64_t addend) {
  out_.data.relocs.push_back({at, target, index, addend});
  VO_DCHECK(at % 8 == 0 && at + 8 <= out_.data.bytes.size(), "addresses are whole words of static data");
}

namespace {
template <class T>
void put(std::vector<uint8_t>& bytes, uint64_t at, T value) {
  VO_DCHECK(at + sizeof(T) <= bytes.size(), "static data lies inside its object");
  memcpy(bytes.data() + at, &value, sizeof(T));
}
}  // namespace

const types::ConstValue* ModuleLowerer::constantPart(const types::ConstValue* v, bool imaginary) {
  VO_DCHECK(v != nullptr, "constant expressions have values");
  base::Arena& arena = cx_.build.types.transient();
  auto* c = const_cast<types::ConstValue*>(v);
  return imaginary ? types::constImag(arena, c) : types::constReal(arena, c);
}

void ModuleLowerer::writeConstant(uint64_t at, Type* t, const types::ConstValue* v) {
  VO_DCHECK(v != nullptr, "constant expressions have values");
  VO_DCHECK(at % types_.shape(t).align == 0, "static data is aligned");
  auto& b = out_.data.bytes;
  uint64_t bits = 0;
  int64_t i = 0;
  if (types::int64Value(v, &i)) {
    bits = static_cast<uint64_t>(i);
  } else {
    types::uint64Value(v, &bits);
  }
  switch (numClass(t)) {
    case NumClass::Bool: put<uint8_t>(b, at, types::boolValue(v)); return;
    case NumClass::I8: case NumClass::U8: put(b, at, static_cast<uint8_t>(bits)); return;
    case NumClass::I16: case NumClass::U16: put(b, at, static_cast<uint16_t>(bits)); return;
    case NumClass::I32: case NumClass::U32: put(b, at, static_cast<uint32_t>(bits)); return;
    case NumClass::I64: case NumClass::U64: case NumClass::Other: put(b, at, bits); return;
    case NumClass::F32: put(b, at, types::float32Value(v)); return;
    case NumClass::F64: put(b, at, types::float64Value(v)); return;
    case NumClass::C64:
      put(b, at, types::float32Value(constantPart(v, false)));
      put(b, at + 4, types::float32Value(constantPart(v, true)));
      return;
    case NumClass::C128:
      put(b, at, types::float64Value(constantPart(v, false)));
      put(b, at + 8, types::float64Value(constantPart(v, true)));
      return;
    case NumClass::String: {
      std::string_view s = types::stringValue(v);
      if (s.empty()) return;
      reloc(at, DataReloc::Target::String, stringId(s), 0);
      put(b, at + 8, uint64_t{s.size()});
      return;
    }
  }
}

// The variable at the root of an address and the offset inside it.
void ModuleLowerer::writeAddress(uint64_t at, const ir::Node* place) {
  uint64_t offset = 0;
  for (;;) {
    switch (place->op) {
      case ir::Op::Global: {
        uint32_t row = globalRow(place->global);
        reloc(at, DataReloc::Target::Global, row, offset);
        return;
      }
      case ir::Op::Field:
        offset += types_.shape(place->a->type).fieldOffsets[static_cast<size_t>(place->index)];
        place = place->a;
        break;
      case ir::Op::Index: {
        int64_t i = 0;
        VO_CHECK(types::int64Value(place->b->constant, &i), "static addresses are constant");
        offset += static_cast<uint64_t>(i) * types_.shape(place->type).size;
        place = place->a;
        break;
      }
      default: VO_UNREACHABLE("static data holds addresses of package variables only");
    }
  }
}

void ModuleLowerer::writeInit(uint64_t at, const ir::Node* n) {
  switch (n->op) {
    case ir::Op::Zero: return;
    case ir::Op::Const:
      if (types::isa<types::Array>(types::under(n->type))) {
        std::string_view bytes = types::stringValue(n->constant);
        VO_CHECK(at + bytes.size() <= out_.data.bytes.size(), "static data lies inside its object");
        if (!bytes.empty()) memcpy(out_.data.bytes.data() + at, bytes.data(), bytes.size());
      } else {
        writeConstant(at, n->type, n->constant);
      }
      return;
    case ir::Op::FuncRef:
      reloc(at, DataReloc::Target::Function, functionId(n->func), 0);
      return;
    case ir::Op::ConvNop: writeInit(at, n->a); return;
    case ir::Op::StructLit: {
      const Shape& s = types_.shape(n->type);
      VO_DCHECK(n->count <= s.fieldOffsets.size(), "a literal has as many values as fields");
      for (uint32_t i = 0; i < n->count; i++) writeInit(at + s.fieldOffsets[i], n->items[i]);
      return;
    }
    case ir::Op::ArrayLit: {
      uint64_t size = n->count == 0 ? 0 : types_.shape(n->items[0]->type).size;
      for (uint32_t i = 0; i < n->count; i++) writeInit(at + i * size, n->items[i]);
      return;
    }
    case ir::Op::StaticSlice: {
      auto* array = types::cast<types::Array>(types::under(n->global->type));
      VO_DCHECK(at + 24 <= out_.data.bytes.size(), "a slice is three words");
      reloc(at, DataReloc::Target::Global, globalRow(n->global), 0);
      put(out_.data.bytes, at + 8, array->length);
      put(out_.data.bytes, at + 16, array->length);
      return;
    }
    case ir::Op::Addr: writeAddress(at, n->a); return;
    case ir::Op::ToIface: {
      Type* concrete = n->a->type;
      auto* iface = types::cast<types::Interface>(types::under(n->type));
      bool hasMethods = types::typeSet(iface)->methods.size() != 0;
      if (hasMethods) {
        reloc(at, DataReloc::Target::Itab, itabId(n->type, concrete), 0);
      } else {
        reloc(at, DataReloc::Target::Type, types_.idOf(concrete), 0);
      }
      if (types::isDirectIface(concrete)) {
        writeInit(at + 8, n->a);
        return;
      }
      uint64_t cell = newObject(concrete);
      out_.data.objects.push_back({static_cast<uint32_t>(cell), types_.idOf(concrete)});
      writeInit(cell, n->a);
      reloc(at + 8, DataReloc::Target::Data, 0, cell);
      return;
    }
    default: VO_UNREACHABLE("static initialisers consist of constants and addresses");
  }
}

uint32_t ModuleLowerer::constantCell(Type* t, const types::ConstValue* value) {
  std::string key = std::to_string(types_.idOf(t)) + ":";
  VO_DCHECK(!types_.shape(t).memory, "constants are basic values");
  uint64_t before = out_.data.bytes.size();
  size_t relocsBefore = out_.data.relocs.size();
  uint64_t at = newObject(t);
  writeConstant(at, t, value);
  if (numClass(t) == NumClass::String) {
    key += types::stringValue(value);
  } else {
    key.append(reinterpret_cast<const char*>(out_.data.bytes.data() + at),
               out_.data.bytes.size() - at);
  }
  auto [it, fresh] = cells_.try_emplace(std::move(key), 0);
  if (!fresh) {
    out_.data.bytes.resize(before);
    out_.data.relocs.resize(relocsBefore);
    return it->second;
  }
  out_.data.objects.push_back({static_cast<uint32_t>(at), types_.idOf(t)});
  auto row = static_cast<uint32_t>(out_.globals.size());
  out_.globals.push_back({"", types_.idOf(t), at, false});
  it->second = static_cast<uint32_t>(out_.globalRefs.size());
  out_.globalRefs.push_back({row, 0});
  return it->second;
}

// ---- The module --------------------------------------------------------------------------------

void ModuleLowerer::resolveImports() {
  auto base = static_cast<uint32_t>(out_.functions.size());
  auto fix = [&](uint32_t id) { return (id & kImportBit) != 0 && id != bytecode::kNoId
                                           ? base + (id & ~kImportBit) : id; };
  for (auto [function, use] : importUses_) {
    VO_DCHECK(function < out_.functions.size() && use.word < out_.functions[function].code.size(),
              "uses of imports are those of the code that was kept");
    uint64_t& w = out_.functions[function].code[use.word];
    if (use.isExtra) {
      w = (w & ~uint64_t{0xffffffffu}) | fix(static_cast<uint32_t>(w));
    } else {
      w = (w & 0xffffffffu) | uint64_t{fix(static_cast<uint32_t>(w >> 32))} << 32;
    }
  }
  for (bytecode::TypeRow& t : out_.types) {
    for (bytecode::MethodRow& m : t.methods) {
      m.ifn = fix(m.ifn);
      m.tfn = fix(m.tfn);
    }
  }
  for (DataReloc& r : out_.data.relocs)
    if (r.target == DataReloc::Target::Function) r.index = fix(r.index);
  if (out_.init != bytecode::kNoId) out_.init = fix(out_.init);
  if (out_.main != bytecode::kNoId) out_.main = fix(out_.main);
  VO_CHECK(out_.functions.size() + out_.imports.size() < kImportBit, "numbers of functions leave a bit for imports");
}

void ModuleLowerer::run() {
  out_.path = source_.package->path;
  VO_CHECK(out_.functions.empty() && out_.types.empty(), "a module is lowered once");
  for (const types::Package* p : source_.package->imports) out_.importPaths.emplace_back(p->path);
  out_.functions.reserve(source_.funcs.size() + source_.funcs.size() / 4);  // the rest are wrappers
  adoptFunctions();
  if (!layOutGlobals()) return;
  // A package's own types are described even if only others use them.
  for (const auto& e : source_.package->scope->elems.entries()) {
    auto* name = types::dynCast<types::TypeName>(e.value);
    if (name == nullptr || name->isAlias || name->type == nullptr) continue;
    auto* named = types::dynCast<types::Named>(name->type);
    if (named == nullptr || !named->typeParams.empty()) continue;
    if (types::isInterface(named) && !types::isMethodSetInterface(
            types::cast<types::Interface>(types::under(named)))) continue;
    types_.idOf(named);
    types_.idOf(types_.pointerTo(named));
  }
  size_t done = 0;
  bool more = true;
  while (more) {
    for (; done < source_.funcs.size(); done++) {
      ir::Func* f = source_.funcs[done];
      adoptFunctions();
      if (f->body == nullptr) continue;
      bytecode::FunctionRow row;
      lowerFunction(*this, *f, row);
      for (CodeBuffer::ImportUse use : code_.importUses())
        importUses_.emplace_back(static_cast<uint32_t>(done), use);
      adoptFunctions();
      out_.functions[done] = std::move(row);
      VO_DCHECK(out_.functions[done].totalWords != 0, "a function with a body has code and a frame");
    }
    more = types_.fillMethods(*this) || done < source_.funcs.size();
  }
  // Types are told apart by their texts.
  for (const bytecode::TypeRow& t : out_.types) {
    if (t.key.size() <= types::kMaxRuntimeText) continue;
    cx_.build.sink.error(diag::Kind::TypeTooLarge, {},
                         "type " + t.key.substr(0, 60) + "... takes more than 512 KiB to write down");
    return;
  }
  if (source_.init != nullptr) out_.init = functionId(source_.init);
  if (source_.main != nullptr) out_.main = functionId(source_.main);
  VO_CHECK(out_.functions.size() == source_.funcs.size(), "every function has a row, wrappers that others asked for, too");
  resolveImports();
}

bytecode::Module lowerModule(LowerContext& cx, ir::Module& source) {
  base::PassScope pass("lower");
  bytecode::Module out;
  ModuleLowerer(cx, source, out).run();
  return out;
}

}  // namespace vo::lower
