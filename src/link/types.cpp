// This file makes type descriptors: internal/abi's structs in the metadata region.
//
// In front of each descriptor stands a word with the type's copy plan (program.h). One descriptor per
// type: rows with a key that the base or an earlier module has are that type.
#include <algorithm>
#include <cstring>

#include "base/upper_case.h"
#include "link/linker.h"

namespace vo::link {

using abi::Kind;
using bytecode::MemKind;
using bytecode::TypeRow;

namespace {

Kind kindOf(const TypeRow& r) { return static_cast<Kind>(r.kind); }

constexpr uint64_t kUnknown = UINT64_MAX;

uint32_t hashKey(std::string_view key) {
  uint32_t h = 0x811c9dc5u;
  for (char c : key) h = (h ^ static_cast<uint8_t>(c)) * 0x01000193u;
  return h;
}

bool hasUncommon(const TypeRow& r) { return !r.name.empty() || !r.methods.empty(); }

/// What reflect and the run time read as descriptors: those of the library, which has no other types of these names.
bool isDescriptor(const TypeRow& r) { return r.key == "internal/abi.Type" || r.key == "reflect.rtype"; }

size_t methodCount(const TypeRow& r) {
  return kindOf(r) == Kind::Interface ? 0 : r.methods.size();
}

}  // namespace

abi::NameOff Linker::name(std::string_view text, std::string_view tag, bool exported,
                          bool embedded, std::string_view pkgPath) {
  if (text.empty() && tag.empty()) return 0;
  std::string key;
  key += exported ? 'e' : 'u';
  key += embedded ? 'm' : '-';
  key += text;
  key += '\0';
  key += tag;
  key += '\0';
  key += pkgPath;
  auto it = names_.find(key);
  if (it != names_.end()) return it->second;
  abi::NameOff path = pkgPath.empty() ? 0 : name(pkgPath, "", false, false, "");
  size_t size = abi::Name::encodedSize(text, tag, !pkgPath.empty());
  auto* p = static_cast<uint8_t*>(arena_.alloc(size, 1));
  abi::Name::encode(p, text, tag, exported, embedded, !pkgPath.empty(), path);
  abi::NameOff off = byteOffset(p);
  VO_DCHECK(off != 0, "offset 0 is no name");
  names_.emplace(std::move(key), off);
  return off;
}

// Sorting by a key of interface type compares addresses of descriptors (fmt prints a map[any] so), so they lie in the
// order of gc's linker: types without a name by their text, then by size of descriptor, at the end in the
// order of its object files. What the library image has lies before all types of a program.
struct Linker::TypeOrder {
  bool named;
  size_t size;
  int file;
  std::string_view text;
  auto operator<=>(const TypeOrder&) const = default;
};

Linker::TypeOrder Linker::typeOrder(const TypeRow& r) {
  static constexpr std::string_view kBasics[] = {
      "string", "int8",   "uint8",     "int16",      "uint16",  "int32",   "uint32", "int64",         "uint64",
      "int",    "uint",   "uintptr",   "complex64",  "complex128", "float32", "float64", "bool",     "unsafe.Pointer"};
  if (r.name.empty()) return {false, 0, 0, r.string};
  // gc's descriptors have the fields of structs behind them.
  size_t size = descriptorBytes(r) + sizeof(abi::StructField) * r.fields.size();
  if (r.string.starts_with("main.")) return {true, size, 0, r.key};
  const auto* basic = std::find(std::begin(kBasics), std::end(kBasics), r.string);
  bool isBasic = basic != std::end(kBasics);
  return {true, size, static_cast<int>(basic - kBasics) + 1, isBasic ? "" : std::string_view(r.key)};
}

size_t Linker::descriptorBytes(const TypeRow& r) {
  VO_DCHECK(kindOf(r) != Kind::Invalid && r.kind <= static_cast<uint8_t>(Kind::UnsafePointer), "rows are of Go's kinds");
  size_t size = abi::descriptorSize(kindOf(r));
  if (hasUncommon(r)) size += sizeof(abi::UncommonType);
  if (kindOf(r) == Kind::Func) size += 8 * (r.params.size() + r.results.size());
  return size + sizeof(abi::Method) * methodCount(r);
}

abi::Type* Linker::allocateType(const TypeRow& r) {
  auto* p = static_cast<std::byte*>(arena_.alloc(descriptorBytes(r) + 8, 8));
  return reinterpret_cast<abi::Type*>(p + 8);
}

/// The key of a type, or what stands for it in a session: package main's names mean other things in time.
base::Symbol Linker::keyOf(const std::string& key) {
  if (!options_.isSession || key.find("main.") == key.npos) return symbols_.intern(key);
  auto goesOn = [](char c) { return c == '_' || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c & 0x80) != 0; };
  std::string out = key;
  for (const auto& [name, generation] : options_.generations) {
    std::string symbol = "main." + name;
    for (size_t at = out.find(symbol); at != out.npos; at = out.find(symbol, at + 1)) {
      size_t end = at + symbol.size();
      if (end == out.size() || !goesOn(out[end])) out.insert(end, "'" + std::to_string(generation));
    }
  }
  if (key.find("·") != key.npos) out += "'" + std::to_string(options_.input);
  return symbols_.intern(out);
}

void Linker::declareTypes() {
  std::vector<base::Symbol> keys;
  auto find = [&](base::Symbol key) {
    const abi::Type* known = program_->typesByKey.get(key);
    for (const Program* p = base_; known == nullptr && p != nullptr; p = p->base) known = p->typesByKey.get(key);
    return known;
  };
  struct Fresh {
    TypeOrder order;
    NewType type;
    base::Symbol key;
  };
  std::vector<Fresh> fresh;
  for (Unit& u : units_) {
    for (const TypeRow& r : u.module->types) {
      keys.push_back(keyOf(r.key));
      if (find(keys.back()) != nullptr || !program_->typesByKey.insert(arena_, keys.back(), nullptr)) continue;
      fresh.push_back({typeOrder(r), {&u, &r, nullptr}, keys.back()});
    }
  }
  std::vector<Fresh*> sorted;
  sorted.reserve(fresh.size());
  for (Fresh& f : fresh) sorted.push_back(&f);
  std::stable_sort(sorted.begin(), sorted.end(), [](const Fresh* a, const Fresh* b) { return a->order < b->order; });
  for (Fresh* f : sorted) {
    if (isFull()) return;
    f->type.type = allocateType(*f->type.row);
    VO_DCHECK(*program_->typesByKey.find(f->key) == nullptr, "a descriptor is made once per key");
    *program_->typesByKey.find(f->key) = f->type.type;
    newTypes_.push_back(f->type);
  }
  size_t at = 0;
  for (Unit& u : units_)
    for (size_t i = 0; i < u.module->types.size(); i++) u.types.push_back(const_cast<abi::Type*>(find(keys[at++])));
  VO_CHECK(at == keys.size(), "each row has its key");
}

void Linker::fillTypes() {
  for (NewType& t : newTypes_) {
    if (isFull()) return;
    fillType(t);
  }
  // Plans need nothing but rows; methods need all names.
  for (NewType& t : newTypes_) {
    if (isFull()) return;
    reinterpret_cast<const CopyPlan**>(t.type)[-1] = copyPlan(*t.unit, *t.row);
    fillMethods(t);
  }
  std::vector<std::pair<std::string_view, const abi::Type*>> named;
  for (const NewType& t : newTypes_) {
    Kind k = kindOf(*t.row);
    bool unnamed = t.row->name.empty();
    if (unnamed && (k == Kind::Pointer || k == Kind::Array || k == Kind::Chan ||
                    k == Kind::Func || k == Kind::Map || k == Kind::Slice || k == Kind::Struct) &&
        !t.row->key.starts_with("·"))
      named.emplace_back(t.row->string, t.type);
  }
  std::stable_sort(named.begin(), named.end(),
                   [](const auto& a, const auto& b) { return a.first < b.first; });
  std::vector<const abi::Type*> links;
  links.reserve(named.size());
  for (const auto& [text, type] : named) links.push_back(type);
  program_->typeLinks = keep(links);
}

void Linker::fillType(NewType& nt) {
  const TypeRow& r = *nt.row;
  Unit& u = *nt.unit;
  abi::Type* t = nt.type;
  VO_DCHECK(isOurs(t), "descriptors of the base are finished");
  VO_DCHECK(t->size == 0, "a descriptor is filled once");
  Kind k = kindOf(r);
  t->size = r.size;
  t->hash = hashKey(r.key);
  t->align = t->fieldAlign = static_cast<uint8_t>(r.align);
  t->kind_ = k;
  t->tflag = static_cast<uint8_t>((hasUncommon(r) ? abi::kTFlagUncommon : 0) |
                                  (!r.name.empty() ? abi::kTFlagNamed : 0) |
                                  (isRegularMemory(u, r) ? abi::kTFlagRegularMemory : 0) |
                                  (isDirect(u, r) ? abi::kTFlagDirectIface : 0) |
                                  (isDescriptor(r) ? abi::kTFlagDescriptor : 0));
  // An unnamed pointer type's string is exported with its element's name, as gc has it.
  bool exported = base::isExportedName(k == Kind::Pointer && r.name.empty() ? u.module->types[r.elem].name : r.name);
  t->str = name(r.string, "", exported, false, "");
  fillPointerMap(u, static_cast<bytecode::TypeId>(&r - u.module->types.data()));
  auto closure = [&](const Function* f, const abi::Type* captured) {
    auto* c = static_cast<uintptr_t*>(arena_.alloc(16, 8));
    c[0] = reinterpret_cast<uintptr_t>(f);
    c[1] = reinterpret_cast<uintptr_t>(captured);
    return reinterpret_cast<const abi::Closure*>(c);
  };
  if (r.comparable) t->equal = closure(typeEqual_, t);
  switch (k) {
    case Kind::Array: {
      auto* a = static_cast<abi::ArrayType*>(t);
      a->elem = typeAt(u, r.elem);
      a->len = r.length;
      base::Symbol slice = keyOf("[]" + u.module->types[r.elem].key);
      a->slice = program_->typesByKey.get(slice);
      for (const Program* p = base_; a->slice == nullptr && p != nullptr; p = p->base)
        a->slice = p->typesByKey.get(slice);
      break;
    }
    case Kind::Chan: {
      auto* c = static_cast<abi::ChanType*>(t);
      c->elem = typeAt(u, r.elem);
      c->dir = r.chanDir;
      break;
    }
    case Kind::Func: {
      auto* f = static_cast<abi::FuncType*>(t);
      VO_DCHECK(r.params.size() <= UINT16_MAX && r.results.size() < 0x8000, "a descriptor counts parameters with 16 bits");
      f->inCount = static_cast<uint16_t>(r.params.size());
      f->outCount_ = static_cast<uint16_t>(r.results.size() | (r.variadic ? 0x8000u : 0));
      auto* list = const_cast<const abi::Type**>(f->types());
      for (bytecode::TypeId p : r.params) *list++ = typeAt(u, p);
      for (bytecode::TypeId p : r.results) *list++ = typeAt(u, p);
      break;
    }
    case Kind::Interface: {
      auto* i = static_cast<abi::InterfaceType*>(t);
      auto methods = arena_.array<abi::Imethod>(r.methods.size());
      VO_DCHECK(options_.untrusted || std::is_sorted(r.methods.begin(), r.methods.end(), [](auto& a, auto& b) { return a.name < b.name; }),
                "interface tables are made in one pass over both lists");
      std::string path = r.pkgPath;
      for (size_t m = 0; m < methods.size(); m++) {
        const bytecode::MethodRow& row = r.methods[m];
        methods[m].name = name(row.name, "", row.pkgPath.empty(), false, row.pkgPath);
        methods[m].typ = byteOffset(typeAt(u, row.type));
        if (path.empty()) path = row.pkgPath;
      }
      i->methods = methods.data();
      i->methodCount = i->methodCap = static_cast<int64_t>(methods.size());
      if (!path.empty())
        i->pkgPath = abi::Name{reinterpret_cast<const uint8_t*>(regionBase_) +
                               name(path, "", false, false, "")};
      break;
    }
    case Kind::Map: {
      auto* m = static_cast<abi::MapType*>(t);
      const TypeRow &key = u.module->types[r.mapKey], &elem = u.module->types[r.elem];
      m->key = typeAt(u, r.mapKey);
      m->elem = typeAt(u, r.elem);
      m->hasher = closure(typeHash_, m->key);
      m->flags = (needsKeyUpdate(u, key) ? abi::kMapNeedKeyUpdate : 0u) |
                 (hashMightPanic(u, key) ? abi::kMapHashMightPanic : 0u) |
                 (key.size > 128 ? abi::kMapIndirectKey : 0u) | (elem.size > 128 ? abi::kMapIndirectElem : 0u);
      break;
    }
    case Kind::Pointer: {
      static_cast<abi::PtrType*>(t)->elem = typeAt(u, r.elem);
      auto* elem = const_cast<abi::Type*>(typeAt(u, r.elem));
      // Descriptors of the base are finished.
      bool ours = isOurs(elem);
      if (ours && r.name.empty() && elem->ptrToThis == 0) elem->ptrToThis = byteOffset(t);
      break;
    }
    case Kind::Slice: static_cast<abi::SliceType*>(t)->elem = typeAt(u, r.elem); break;
    case Kind::Struct: {
      auto* s = static_cast<abi::StructType*>(t);
      auto fields = arena_.array<abi::StructField>(r.fields.size());
      for (size_t i = 0; i < fields.size(); i++) {
        const bytecode::FieldRow& f = r.fields[i];
        VO_DCHECK(f.offset + u.module->types[f.type].size <= r.size, "a field lies in its struct");
        fields[i].name = abi::Name{reinterpret_cast<const uint8_t*>(regionBase_) +
                                   name(f.name, f.tag, f.pkgPath.empty(), f.embedded, "")};
        fields[i].typ = typeAt(u, f.type);
        fields[i].offset = f.offset;
        if (!f.pkgPath.empty() && s->pkgPath.isNull())
          s->pkgPath = abi::Name{reinterpret_cast<const uint8_t*>(regionBase_) +
                                 name(f.pkgPath, "", false, false, "")};
      }
      s->fields = fields.data();
      s->fieldCount = s->fieldCap = static_cast<int64_t>(fields.size());
      break;
    }
    default: break;
  }
}

// Methods that follow addresses in metadata and in maps, or hand them out. The library calls them by name; reflect
// would let anybody call them, on structs of their own.
bool Linker::hasMetadataMethods(const Unit& u, const TypeRow& row) {
  const TypeRow* r = &row;
  if (kindOf(*r) == Kind::Pointer && r->name.empty()) r = &u.module->types[r->elem];
  if (r->pkgPath == "internal/abi" || r->pkgPath == "internal/runtime/maps") return true;
  return kindOf(*r) == Kind::Struct && std::any_of(r->fields.begin(), r->fields.end(), [&](auto& f) {
    const TypeRow& part = u.module->types[f.type];
    return f.embedded && kindOf(part) == Kind::Struct && hasMetadataMethods(u, part);
  });
}

void Linker::fillMethods(NewType& nt) {
  const TypeRow& r = *nt.row;
  if (!hasUncommon(r)) return;
  Unit& u = *nt.unit;
  auto* un = const_cast<abi::UncommonType*>(nt.type->uncommon());
  if (!r.pkgPath.empty()) un->pkgPath = name(r.pkgPath, "", false, false, "");
  size_t count = hasMetadataMethods(u, r) ? 0 : methodCount(r);
  VO_DCHECK(count <= UINT16_MAX, "a descriptor counts methods with 16 bits");
  un->mcount = static_cast<uint16_t>(count);
  size_t after = sizeof(abi::UncommonType);
  if (kindOf(r) == Kind::Func) after += 8 * (r.params.size() + r.results.size());
  un->moff = static_cast<uint32_t>(after);
  auto* methods = const_cast<abi::Method*>(un->methods());
  for (size_t i = 0; i < count; i++) {
    const bytecode::MethodRow& m = r.methods[i];
    VO_DCHECK(options_.untrusted || i == 0 || r.methods[i - 1].name <= m.name, "methods are sorted: reflect and the tables search them");
    VO_DCHECK(m.ifn < u.functions.size() && m.tfn < u.functions.size(), "a method has both of its functions");
    bool exported = m.pkgPath.empty();
    if (exported) un->xcount = static_cast<uint16_t>(i + 1);
    // As gc does, a name says its package only if that is not the type's: StructOf counts on it.
    methods[i].name = name(m.name, "", exported, false, m.pkgPath == r.pkgPath ? std::string_view() : m.pkgPath);
    methods[i].mtyp = byteOffset(typeAt(u, m.type));
    methods[i].ifn = byteOffset(u.functions[m.ifn]);
    methods[i].tfn = byteOffset(u.functions[m.tfn]);
    for (const Function* f : {u.functions[m.ifn], u.functions[m.tfn]})
      if (f->type == nullptr && isOurs(f)) const_cast<Function*>(f)->type = abi::asFunc(typeAt(u, m.type));
  }
}

// ---- What follows from a type's parts ----------------------------------------------------------

// Types may have exponentially more parts than rows, so what is asked of a row is answered once.
template <class F>
uint64_t Linker::once(Unit::Fact fact, const Unit& u, const TypeRow& r, F compute) {
  std::vector<uint64_t>& known = u.facts[static_cast<size_t>(fact)];
  if (known.empty()) known.assign(u.module->types.size(), kUnknown);
  auto row = static_cast<size_t>(&r - u.module->types.data());
  VO_DCHECK(row < known.size(), "the row is one of this module's");
  if (known[row] == kUnknown) known[row] = compute();
  return known[row];
}

// Bytes of the prefix with pointers.
uint64_t Linker::pointerPrefix(const Unit& u, const TypeRow& r) {
  const auto& rows = u.module->types;
  switch (kindOf(r)) {
    case Kind::Pointer: case Kind::UnsafePointer: case Kind::Map: case Kind::Chan:
    case Kind::Func: case Kind::String: case Kind::Slice: return 8;
    case Kind::Interface: return 16;
    case Kind::Array:
      return once(Unit::Fact::PointerPrefix, u, r, [&]() -> uint64_t {
        const TypeRow& e = rows[r.elem];
        uint64_t last = pointerPrefix(u, e);
        return last == 0 || r.length == 0 ? 0 : (r.length - 1) * e.size + last;
      });
    case Kind::Struct:
      return once(Unit::Fact::PointerPrefix, u, r, [&]() -> uint64_t {
        for (size_t i = r.fields.size(); i > 0; i--) {
          const bytecode::FieldRow& f = r.fields[i - 1];
          if (uint64_t p = pointerPrefix(u, rows[f.type])) return f.offset + p;
        }
        return 0;
      });
    default: return 0;
  }
}

// Which words of a value are references: a bit for each up to the last. Made once per descriptor, of its parts' maps, so
// that it takes time in proportion to the maps however deep types lie in one another.
void Linker::fillPointerMap(const Unit& u, bytecode::TypeId id) {
  const TypeRow& r = u.module->types[id];
  abi::Type* t = u.types[id];
  // Descriptors of the base are finished.
  if (!isOurs(t) || t->gcData != nullptr) return;
  uint64_t prefix = pointerPrefix(u, r);
  VO_DCHECK(prefix % 8 == 0 && prefix <= r.size, "pointers are whole words inside the value");
  if (prefix == 0) return;
  if (prefix > pointerBytesLeft_) {
    if (pointerBytesLeft_ != 0)
      errors_.push_back("type " + r.string + " is too large: " + std::to_string(prefix) + " bytes with pointers in them");
    pointerBytesLeft_ = 0;
    return;
  }
  pointerBytesLeft_ -= prefix;
  uint64_t words = prefix / 8;
  auto map = arena_.array<uint8_t>((words + 7) / 8);
  auto part = [&](bytecode::TypeId of, uint64_t offset) {
    fillPointerMap(u, of);
    orBits(map.data(), offset / 8, u.types[of]->gcData, u.types[of]->ptrBytes / 8);
  };
  switch (kindOf(r)) {
    case Kind::Array: {
      uint64_t size = u.module->types[r.elem].size;
      for (uint64_t i = 0; i < std::min<uint64_t>(r.length, 8); i++) part(r.elem, i * size);
      // Eight elements have whole bytes of the map, which are repeated.
      for (uint64_t n, at = size / 8; at < map.size(); at += n) {
        n = std::min(at, map.size() - at);
        memcpy(map.data() + at, map.data(), n);
      }
      if (words % 8 != 0) map.back() &= static_cast<uint8_t>((1u << (words % 8)) - 1);
      break;
    }
    case Kind::Struct:
      for (const bytecode::FieldRow& f : r.fields) part(f.type, f.offset);
      break;
    default: map[0] = static_cast<uint8_t>((1u << words) - 1); break;
  }
  t->ptrBytes = prefix;
  t->gcData = map.data();
}

void orBits(uint8_t* to, uint64_t at, const uint8_t* bits, uint64_t n) {
  to += at / 8;
  unsigned shift = at % 8;
  for (uint64_t i = 0; i < (n + 7) / 8; i++) {
    unsigned moved = unsigned{bits[i]} << shift;
    to[i] |= static_cast<uint8_t>(moved);
    if (moved > 0xff) to[i + 1] |= static_cast<uint8_t>(moved >> 8);
  }
}

// The slots of a value, found out once per row. Null: there are more than a value may have.
const Linker::SlotSteps* Linker::slotSteps(const Unit& u, const TypeRow& r) {
  if (u.steps.empty()) u.steps.resize(u.module->types.size());
  auto row = static_cast<size_t>(&r - u.module->types.data());
  VO_DCHECK(row < u.steps.size(), "the row is one of this module's");
  if (!u.steps[row].known) {
    SlotSteps s;
    s.known = true;
    s.small = flatten(u, r, s);
    u.steps[row] = std::move(s);
  }
  return u.steps[row].small ? &u.steps[row] : nullptr;
}

bool Linker::flatten(const Unit& u, const TypeRow& r, SlotSteps& out) {
  const auto& rows = u.module->types;
  if (r.size == 0) return true;
  auto add = [&](uint64_t at, MemKind k) {
    if (out.steps.size() == bytecode::kMaxValueSlots) return false;
    out.steps.push_back({static_cast<uint32_t>(at), static_cast<uint8_t>(k), 1, 0});
    return true;
  };
  auto part = [&](const TypeRow& p, uint64_t at) {
    const SlotSteps* s = slotSteps(u, p);
    return s != nullptr && std::ranges::all_of(s->steps, [&](const CopyStep& x) { return add(at + x.offset, static_cast<MemKind>(x.kind)); });
  };
  switch (kindOf(r)) {
    case Kind::Bool: case Kind::Uint8: return add(0, MemKind::U8);
    case Kind::Int8: return add(0, MemKind::I8);
    case Kind::Int16: return add(0, MemKind::I16);
    case Kind::Uint16: return add(0, MemKind::U16);
    case Kind::Int32: return add(0, MemKind::I32);
    case Kind::Uint32: case Kind::Float32: return add(0, MemKind::U32);
    case Kind::Complex64: return add(0, MemKind::U32) && add(4, MemKind::U32);
    case Kind::Complex128: return add(0, MemKind::Word) && add(8, MemKind::Word);
    case Kind::String: return add(0, MemKind::Ref) && add(8, MemKind::Word);
    case Kind::Slice: return add(0, MemKind::Ref) && add(8, MemKind::Word) && add(16, MemKind::Word);
    case Kind::Interface: return add(0, MemKind::Ref) && add(8, MemKind::Ref);
    case Kind::Pointer: case Kind::UnsafePointer: case Kind::Map: case Kind::Chan:
    case Kind::Func: return add(0, MemKind::Ref);
    case Kind::Array: {
      const TypeRow& e = rows[r.elem];
      for (uint64_t i = 0; i < r.length; i++) {
        size_t before = out.steps.size();
        if (!part(e, i * e.size)) return false;
        if (out.steps.size() == before) return true;  // elements without slots
      }
      return true;
    }
    case Kind::Struct:
      return std::ranges::all_of(r.fields, [&](const bytecode::FieldRow& f) { return part(rows[f.type], f.offset); });
    default: return add(0, MemKind::Word);
  }
}

// Which slots of a value are references, a bit each: that of a memory value is its address.
uint64_t Linker::slotRefs(const Unit& u, const TypeRow& r) {
  static_assert(bytecode::kMaxValueSlots < 64);
  const SlotSteps* s = slotSteps(u, r);
  if (s == nullptr) return 1;
  uint64_t refs = 0;
  for (size_t i = 0; i < s->steps.size(); i++)
    if (s->steps[i].kind == static_cast<uint8_t>(MemKind::Ref)) refs |= uint64_t{1} << i;
  return refs;
}

CopyPlan* Linker::copyPlan(const Unit& u, const TypeRow& r) {
  const SlotSteps* known = slotSteps(u, r);
  if (known == nullptr) return nullptr;
  std::vector<CopyStep> steps = known->steps;
  auto* plan = arena_.make<CopyPlan>();
  plan->steps = static_cast<uint32_t>(steps.size());
  plan->allWords = 1;
  for (size_t i = steps.size(); i > 0; i--) {
    CopyStep& s = steps[i - 1];
    bool word = s.kind >= static_cast<uint8_t>(MemKind::Word);
    if (!word || s.offset != 8 * (i - 1)) plan->allWords = 0;
    if (word && i < steps.size() && steps[i].kind >= static_cast<uint8_t>(MemKind::Word) &&
        steps[i].offset == s.offset + 8)
      s.run = static_cast<uint8_t>(steps[i].run + 1);
  }
  plan->step = keep(steps).data();
  return plan;
}

bool Linker::isDirect(const Unit& u, const TypeRow& r) { return r.size == 8 && pointerPrefix(u, r) == 8; }

bool Linker::isRegularMemory(const Unit& u, const TypeRow& r) {
  const auto& rows = u.module->types;
  switch (kindOf(r)) {
    case Kind::Float32: case Kind::Float64: case Kind::Complex64: case Kind::Complex128:
    case Kind::String: case Kind::Interface: case Kind::Slice: case Kind::Map: case Kind::Func:
      return false;
    case Kind::Array: return once(Unit::Fact::Regular, u, r, [&] { return isRegularMemory(u, rows[r.elem]); }) != 0;
    case Kind::Struct:
      return once(Unit::Fact::Regular, u, r, [&] {
        uint64_t end = 0;
        for (const bytecode::FieldRow& f : r.fields) {
          if (f.name == "_" || f.offset != end || !isRegularMemory(u, rows[f.type])) return false;
          end = f.offset + rows[f.type].size;
        }
        return end == r.size;
      }) != 0;
    default: return true;
  }
}

bool Linker::needsKeyUpdate(const Unit& u, const TypeRow& r) {
  const auto& rows = u.module->types;
  switch (kindOf(r)) {
    case Kind::Float32: case Kind::Float64: case Kind::Complex64: case Kind::Complex128:
    case Kind::Interface: case Kind::String: return true;
    case Kind::Array: return once(Unit::Fact::KeyUpdate, u, r, [&] { return needsKeyUpdate(u, rows[r.elem]); }) != 0;
    case Kind::Struct:
      return once(Unit::Fact::KeyUpdate, u, r, [&] {
        return std::any_of(r.fields.begin(), r.fields.end(),
                         [&](auto& f) { return needsKeyUpdate(u, rows[f.type]); });
      }) != 0;
    default: return false;
  }
}

bool Linker::hashMightPanic(const Unit& u, const TypeRow& r) {
  const auto& rows = u.module->types;
  switch (kindOf(r)) {
    case Kind::Interface: return true;
    case Kind::Array: return once(Unit::Fact::HashPanics, u, r, [&] { return hashMightPanic(u, rows[r.elem]); }) != 0;
    case Kind::Struct:
      return once(Unit::Fact::HashPanics, u, r, [&] {
        return std::any_of(r.fields.begin(), r.fields.end(),
                         [&](auto& f) { return hashMightPanic(u, rows[f.type]); });
      }) != 0;
    default: return false;
  }
}

}  // namespace vo::link
