// This file merges the type rows of a file's modules, checks their layouts, compares those that the
// library has with its descriptors, and answers how values lie in slots and memory.
//
// Keys name types across modules, so rows with one key must agree. A key that the library has must
// describe the library's type. Apart from that a key is only a name: two rows that describe the same
// structure under two keys are two types to a type assertion, which harms no one but the program.
//
// Conversions between types with identical underlying types move slots as they are, so the verifier
// compares representations: numbers that are equal exactly for such types.
#include "bytecode/verify_types.h"

#include <algorithm>
#include <unordered_set>

#include "base/upper_case.h"
#include "bytecode/opcodes.h"

namespace vo::bytecode::verifier {

using abi::Kind;

namespace {

/// The package whose structs have no invariants that memory depends on.
constexpr std::string_view kEmbed = "embed";
constexpr size_t kMaxFlat = 64;
/// Not asked yet.
constexpr GlobalType kUnknownPart = kNoType - 1;

/// Whether values are what a reflect.Type leads to.
bool isDescriptor(const TypeFacts& f) { return f.library != nullptr && (f.library->tflag & abi::kTFlagDescriptor) != 0; }
/// Steps that a row or a word of code may take on average, and that any file may take.
constexpr uint64_t kWorkPerRow = 50, kFreeWork = uint64_t{1} << 22;

}  // namespace

bool sameButRights(const Leaf& a, const Leaf& b) {
  return a.kind == b.kind && a.part == b.part && a.type == b.type && a.guard == b.guard &&
         a.guardIndex == b.guardIndex && a.guardCount == b.guardCount;
}

bool sameLeaf(const Leaf& a, const Leaf& b) { return sameButRights(a, b) && a.access == b.access && a.dir == b.dir; }

bool fits(const Leaf& have, const Leaf& want) {
  return sameButRights(have, want) && (want.dir & ~have.dir) == 0 && admits(have.access, want.access);
}

bool admits(Access have, Access want) { return have == want || have == Access::Plain || want == Access::ReadOnly; }

bool isWhole(std::span<const Leaf> leaves) {
  size_t n = leaves.size();
  for (size_t i = 0; i < n; i++) {
    const Leaf& l = leaves[i];
    if (l.parts > 1) {
      if (l.part > i || i - l.part + l.parts > n) return false;
      if (l.part > 0 && (leaves[i - 1].kind != l.kind || leaves[i - 1].part + 1 != l.part ||
                         leaves[i - 1].type != l.type))
        return false;
    }
    if (l.guard != 0 && (l.guardIndex > i || i - l.guardIndex + l.guardCount > n)) return false;
  }
  return true;
}

bool Types::build(std::span<const Module* const> modules, const LibraryFacts& library) {
  library_ = &library;
  workLimit_ = kFreeWork;
  for (const Module* m : modules) {
    paths_.insert(m->path);
    workLimit_ += kWorkPerRow * (m->types.size() + m->itabs.size() + m->data.bytes.size() / 8);
    for (const FunctionRow& f : m->functions) workLimit_ += kWorkPerRow * (1 + f.code.size() + f.groups.size());
  }
  if (!mergeRows(modules)) return false;
  std::fill(std::begin(ofKind_), std::end(ofKind_), kNoType);
  std::unordered_map<std::string, uint32_t, base::KeyedTextHash> reprs;
  reprs.reserve(types_.size());
  for (TypeFacts& f : types_) {
    auto [it, fresh] = reprs.try_emplace(reprKey(f), static_cast<uint32_t>(reprType_.size()));
    if (fresh) reprType_.push_back(static_cast<GlobalType>(&f - types_.data()));
    f.repr = it->second;
    auto t = static_cast<GlobalType>(&f - types_.data());
    if (GlobalType& first = ofKind_[static_cast<size_t>(f.kind)]; first == kNoType) first = t;
    if (f.kind == Kind::Func) funcs_.try_emplace(it->first, t);
    if (f.kind == Kind::Interface && f.methods.empty())
      emptyInterface_ = static_cast<GlobalType>(&f - types_.data());
  }
  openOwnStructs();
  if (exhausted()) return fail("the file takes too much work");
  refs_.assign(types_.size(), -1);
  unsafe_.assign(types_.size(), kUnknownPart);
  closeDescriptors();
  for (GlobalType t = 0; t < types_.size(); t++)
    if (!checkRow(t) || !matchLibrary(t) || !checkTexts(t)) return false;
  return true;
}

bool Types::mergeRows(std::span<const Module* const> modules) {
  std::unordered_map<std::string_view, GlobalType, base::KeyedTextHash> byKey;
  if (modules.size() == 1) byKey.reserve(modules[0]->types.size());
  std::vector<std::pair<uint32_t, TypeId>> origin;
  for (uint32_t m = 0; m < modules.size(); m++) {
    std::vector<GlobalType> ids;
    std::unordered_map<std::string_view, TypeId, base::KeyedTextHash> own;
    own.reserve(modules[m]->types.size());
    for (TypeId i = 0; i < modules[m]->types.size(); i++) {
      const TypeRow& r = modules[m]->types[i];
      if (!own.try_emplace(r.key, i).second)
        return fail("type " + r.key + " is described twice in one module");
      auto [it, fresh] = byKey.try_emplace(r.key, static_cast<GlobalType>(types_.size()));
      if (fresh) {
        types_.emplace_back();
        types_.back().row = &r;
        types_.back().kind = static_cast<Kind>(r.kind);
        types_.back().library = library_->type(r.key);
        origin.emplace_back(m, i);
      }
      ids.push_back(it->second);
    }
    ids_.push_back(std::move(ids));
  }
  for (GlobalType t = 0; t < types_.size(); t++) {
    TypeFacts& f = types_[t];
    const TypeRow& r = *f.row;
    uint32_t m = origin[t].first;
    auto id = [&](TypeId i) { return i == kNoId ? kNoType : ids_[m][i]; };
    f.elem = id(r.elem);
    f.mapKey = id(r.mapKey);
    for (TypeId p : r.params) f.params.push_back(id(p));
    for (TypeId p : r.results) f.results.push_back(id(p));
    for (const FieldRow& x : r.fields) {
      f.fields.push_back(id(x.type));
      bool own = x.pkgPath.empty() || paths_.contains(x.pkgPath);
      // Static data fills those of embedded files.
      f.hidden.push_back(!own && !base::isExportedName(x.name) && x.pkgPath != kEmbed);
    }
    if (f.kind == Kind::Interface)
      for (const MethodRow& x : r.methods) f.methods.push_back(id(x.type));
  }
  for (uint32_t m = 0; m < modules.size(); m++)
    for (TypeId i = 0; i < modules[m]->types.size(); i++)
      if (!sameRow(ids_[m][i], m, modules[m]->types[i])) return false;
  return true;
}

bool Types::sameRow(GlobalType t, uint32_t module, const TypeRow& r) {
  const TypeFacts& f = types_[t];
  const TypeRow& a = *f.row;
  if (&a == &r) return true;
  auto id = [&](TypeId i) { return i == kNoId ? kNoType : ids_[module][i]; };
  bool same = a.kind == r.kind && a.size == r.size && a.align == r.align &&
              a.length == r.length && a.chanDir == r.chanDir && a.variadic == r.variadic &&
              f.elem == id(r.elem) && f.mapKey == id(r.mapKey) && a.name == r.name &&
              f.params.size() == r.params.size() && f.results.size() == r.results.size() &&
              f.fields.size() == r.fields.size() &&
              (f.kind != Kind::Interface || f.methods.size() == r.methods.size());
  for (size_t i = 0; same && i < r.params.size(); i++) same = f.params[i] == id(r.params[i]);
  for (size_t i = 0; same && i < r.results.size(); i++) same = f.results[i] == id(r.results[i]);
  for (size_t i = 0; same && i < r.fields.size(); i++)
    same = f.fields[i] == id(r.fields[i].type) && a.fields[i].name == r.fields[i].name &&
           a.fields[i].pkgPath == r.fields[i].pkgPath && a.fields[i].offset == r.fields[i].offset;
  for (size_t i = 0; same && i < f.methods.size(); i++)
    same = f.methods[i] == id(r.methods[i].type) && a.methods[i].name == r.methods[i].name &&
           a.methods[i].pkgPath == r.methods[i].pkgPath;
  return same || fail("type " + r.key + " is described in two ways");
}

std::string Types::reprKey(const TypeFacts& f) const {
  const TypeRow& r = *f.row;
  std::string key = std::to_string(r.kind);
  auto add = [&](uint64_t n) { key += ' ' + std::to_string(n); };
  switch (f.kind) {
    case Kind::Pointer: case Kind::Slice: add(f.elem); break;
    case Kind::Chan: add(f.elem); add(r.chanDir); break;
    case Kind::Array: add(f.elem); add(r.length); break;
    case Kind::Map: add(f.mapKey); add(f.elem); break;
    case Kind::Func:
      for (GlobalType p : f.params) add(p);
      key += r.variadic ? "..>" : ">";
      for (GlobalType p : f.results) add(p);
      break;
    case Kind::Struct:
      for (size_t i = 0; i < f.fields.size(); i++) {
        add(f.fields[i]);
        key += '@' + std::to_string(r.fields[i].offset) + r.fields[i].name + '\'' + r.fields[i].pkgPath;
      }
      break;
    case Kind::Interface:
      for (size_t i = 0; i < f.methods.size(); i++) {
        add(f.methods[i]);
        key += r.methods[i].name + '\'' + r.methods[i].pkgPath;
      }
      break;
    default: break;
  }
  return key;
}

// What checkStructure does not look at.
bool Types::checkRow(GlobalType t) {
  const TypeFacts& f = types_[t];
  const TypeRow& r = *f.row;
  bool plain = f.kind <= Kind::Complex128 || f.kind == Kind::String || f.kind == Kind::UnsafePointer;
  if (plain && r.name.empty() && f.library == nullptr)
    return fail("type " + r.key + " is no predeclared type");
  if (f.kind == Kind::Slice || f.kind == Kind::Chan || f.kind == Kind::Map)
    for (GlobalType held : {f.elem, f.mapKey})
      if (held != kNoType && unsafePart(held) != kNoType && types_[unsafePart(held)].kind != Kind::UnsafePointer)
        return fail("type " + r.key + " holds descriptors of types");
  for (size_t i = 1; i < f.methods.size(); i++)
    if (r.methods[i - 1].name == r.methods[i].name && r.methods[i - 1].pkgPath == r.methods[i].pkgPath)
      return fail("type " + r.key + " has method " + r.methods[i].name + " twice");
  return true;
}

// ---- The library's types -----------------------------------------------------------------------

// Whether reflect may take a type of the file and one of the library for identical in a conversion, where names of
// types without one, keys and tags do not matter.
bool Types::mayConvert(GlobalType t, const abi::Type* to, int depth) const {
  const TypeFacts& f = types_[t];
  if (f.library == to) return true;
  if (f.kind != to->kind()) return false;
  std::string_view name = (to->tflag & abi::kTFlagNamed) == 0 ? std::string_view() : libraryName(to->str);
  // (behind the package, but not in type arguments)
  if (size_t dot = name.substr(0, name.find('[')).rfind('.'); dot != name.npos) name.remove_prefix(dot + 1);
  if (f.row->name != name) return false;
  if (!name.empty() || depth > 50) return true;
  auto list = [&](const std::vector<GlobalType>& types, auto other) {
    for (size_t i = 0; i < types.size(); i++)
      if (!mayConvert(types[i], other(i), depth + 1)) return false;
    return true;
  };
  switch (f.kind) {
    case Kind::Pointer: return mayConvert(f.elem, abi::asPtr(to)->elem, depth + 1);
    case Kind::Slice: return mayConvert(f.elem, abi::asSlice(to)->elem, depth + 1);
    case Kind::Array: return f.row->length == abi::asArray(to)->len && mayConvert(f.elem, abi::asArray(to)->elem, depth + 1);
    case Kind::Chan: return f.row->chanDir == abi::asChan(to)->dir && mayConvert(f.elem, abi::asChan(to)->elem, depth + 1);
    case Kind::Map:
      return mayConvert(f.mapKey, abi::asMap(to)->key, depth + 1) && mayConvert(f.elem, abi::asMap(to)->elem, depth + 1);
    case Kind::Func: {
      const abi::FuncType* x = abi::asFunc(to);
      return x->numIn() == f.params.size() && x->numOut() == f.results.size() && list(f.params, [&](size_t i) { return x->in(i); }) &&
             list(f.results, [&](size_t i) { return x->out(i); });
    }
    case Kind::Struct: return sameForm(f, abi::asStruct(to)) && list(f.fields, [&](size_t i) { return abi::asStruct(to)->fields[i].typ; });
    default: return true;
  }
}

// Names and offsets of fields; packages do not matter.
bool Types::sameForm(const TypeFacts& f, const abi::StructType* s) {
  if (static_cast<size_t>(s->fieldCount) != f.fields.size()) return false;
  for (size_t i = 0; i < f.fields.size(); i++)
    if (s->fields[i].offset != f.row->fields[i].offset || s->fields[i].name.name() != f.row->fields[i].name) return false;
  return true;
}

// Instances of the library's generic functions bring structs whose unexported fields are of its packages.
// Where the library has no struct of this form under any name, so that neither a conversion nor reflect leads
// from one of its values to such a field, only code of the file fills them. What has an unsafe.Pointer stays
// closed: so it may at least be moved.
void Types::openOwnStructs() {
  std::unordered_multimap<std::string_view, GlobalType> closed;  // by the name of the last field
  for (GlobalType t = 0; t < types_.size(); t++) {
    const TypeFacts& f = types_[t];
    if (f.library != nullptr || std::ranges::find(f.hidden, true) == f.hidden.end()) continue;
    bool open = std::ranges::all_of(f.fields, [&](GlobalType x) {
      while (types_[x].kind == Kind::Array) x = types_[x].elem;
      return types_[x].kind != Kind::UnsafePointer;
    });
    if (open) closed.emplace(f.row->fields.back().name, t);
  }
  if (closed.empty()) return;
  library_->structs([&](const abi::StructType* s) {
    if (s->fieldCount == 0) return;
    auto [from, to] = closed.equal_range(s->fields[s->fieldCount - 1].name.name());
    while (from != to && spend(1)) {
      const TypeFacts& f = types_[from->second];
      bool same = sameForm(f, s);
      for (size_t i = 0; same && i < f.fields.size(); i++) same = mayConvert(f.fields[i], s->fields[i].typ, 0);
      from = same ? closed.erase(from) : std::next(from);
    }
  });
  for (auto& [name, t] : closed) types_[t].hidden.assign(types_[t].hidden.size(), false);
}

// Fields of descriptors are the library's, exported or not.
void Types::closeDescriptors() {
  for (GlobalType t = 0; t < types_.size(); t++) {
    GlobalType part = unsafePart(t);
    if (part != kNoType && types_[part].kind != Kind::UnsafePointer) types_[t].hidden.assign(types_[t].hidden.size(), true);
  }
}

std::string_view Types::libraryName(int32_t off) const {
  return abi::Name{reinterpret_cast<const uint8_t*>(library_->regionBase()) + off}.name();
}

bool Types::matchStruct(GlobalType t, const abi::StructType* s) {
  const TypeFacts& f = types_[t];
  if (static_cast<size_t>(s->fieldCount) != f.fields.size()) return false;
  for (size_t i = 0; i < f.fields.size(); i++) {
    const abi::StructField& x = s->fields[i];
    const FieldRow& r = f.row->fields[i];
    if (x.name.name() != r.name || x.typ != types_[f.fields[i]].library || x.offset != r.offset ||
        x.name.exported() != base::isExportedName(r.name))
      return false;
    // Hidden fields depend on the packages that rows name: the library's, and none of the file.
    if (x.name.exported() || r.name == "_") continue;
    if (s->pkgPath.isNull() || s->pkgPath.name() != r.pkgPath || (!f.hidden[i] && r.pkgPath != kEmbed)) return false;
  }
  return true;
}

bool Types::matchInterface(GlobalType t, const abi::InterfaceType* s) {
  const TypeFacts& f = types_[t];
  if (static_cast<size_t>(s->methodCount) != f.methods.size()) return false;
  for (size_t i = 0; i < f.methods.size(); i++) {
    auto* type = reinterpret_cast<const abi::Type*>(library_->regionBase() + s->methods[i].typ);
    if (libraryName(s->methods[i].name) != f.row->methods[i].name ||
        type != types_[f.methods[i]].library)
      return false;
  }
  return true;
}

bool Types::matchLibrary(GlobalType t) {
  const TypeFacts& f = types_[t];
  const abi::Type* d = f.library;
  const TypeRow& r = *f.row;
  if (d == nullptr) return true;
  auto desc = [&](GlobalType x) { return types_[x].library; };
  bool same = d->kind() == f.kind && d->size == r.size && d->align == r.align &&
              d->comparable() == r.comparable;
  if (same) {
    switch (f.kind) {
      case Kind::Pointer: same = abi::asPtr(d)->elem == desc(f.elem); break;
      case Kind::Slice: same = abi::asSlice(d)->elem == desc(f.elem); break;
      case Kind::Array:
        same = abi::asArray(d)->elem == desc(f.elem) && abi::asArray(d)->len == r.length;
        break;
      case Kind::Chan:
        same = abi::asChan(d)->elem == desc(f.elem) && abi::asChan(d)->dir == r.chanDir;
        break;
      case Kind::Map:
        same = abi::asMap(d)->key == desc(f.mapKey) && abi::asMap(d)->elem == desc(f.elem);
        break;
      case Kind::Func: {
        auto* x = abi::asFunc(d);
        same = x->numIn() == f.params.size() && x->numOut() == f.results.size() &&
               x->variadic() == r.variadic;
        for (size_t i = 0; same && i < f.params.size(); i++) same = x->in(i) == desc(f.params[i]);
        for (size_t i = 0; same && i < f.results.size(); i++) same = x->out(i) == desc(f.results[i]);
        break;
      }
      case Kind::Struct: same = matchStruct(t, abi::asStruct(d)); break;
      case Kind::Interface: same = matchInterface(t, abi::asInterface(d)); break;
      default: break;
    }
  }
  return same || fail("type " + r.key + " is not as the library has it");
}

// ---- Values in slots and memory ----------------------------------------------------------------

const std::vector<Leaf>* Types::flat(GlobalType t) {
  using State = TypeFacts::State;
  TypeFacts& f = types_[t];
  if (f.flatState == State::Known) return &f.flat;
  if (f.flatState != State::Unknown) return nullptr;
  f.flatState = State::Large;
  std::vector<Leaf> out;
  auto add = [&](LeafKind k, MemKind mem, uint32_t type = 0, uint8_t part = 0, uint8_t parts = 1,
                 uint32_t offset = 0) {
    Leaf l;
    l.kind = k;
    l.mem = static_cast<uint8_t>(mem);
    l.type = type;
    l.part = part;
    l.parts = parts;
    l.offset = offset;
    out.push_back(l);
  };
  auto embed = [&](GlobalType part, uint64_t at) {
    const std::vector<Leaf>* p = flat(part);
    if (p == nullptr || out.size() + p->size() > kMaxFlat) return false;
    for (Leaf l : *p) {
      l.offset += static_cast<uint32_t>(at);
      out.push_back(l);
    }
    return true;
  };
  switch (f.kind) {
    case Kind::Bool: case Kind::Uint8: add(LeafKind::Value, MemKind::U8); break;
    case Kind::Int8: add(LeafKind::Value, MemKind::I8); break;
    case Kind::Int16: add(LeafKind::Value, MemKind::I16); break;
    case Kind::Uint16: add(LeafKind::Value, MemKind::U16); break;
    case Kind::Int32: add(LeafKind::Value, MemKind::I32); break;
    case Kind::Uint32: case Kind::Float32: add(LeafKind::Value, MemKind::U32); break;
    case Kind::Int: case Kind::Int64: case Kind::Uint: case Kind::Uint64: case Kind::Uintptr:
    case Kind::Float64: add(LeafKind::Value, MemKind::Word); break;
    case Kind::Complex64:
      add(LeafKind::Value, MemKind::U32);
      add(LeafKind::Value, MemKind::U32, 0, 0, 1, 4);
      break;
    case Kind::Complex128:
      add(LeafKind::Value, MemKind::Word);
      add(LeafKind::Value, MemKind::Word, 0, 0, 1, 8);
      break;
    case Kind::String:
      add(LeafKind::String, MemKind::Ref, 0, 0, 2);
      add(LeafKind::String, MemKind::Word, 0, 1, 2, 8);
      break;
    case Kind::Slice:
      for (uint8_t i = 0; i < 3; i++)
        add(LeafKind::Slice, i == 0 ? MemKind::Ref : MemKind::Word, repr(f.elem), i, 3, 8u * i);
      break;
    case Kind::Interface:
      for (uint8_t i = 0; i < 2; i++)
        add(LeafKind::Interface, MemKind::Ref, f.repr, i, 2, 8u * i);
      break;
    case Kind::Pointer: {
      const TypeFacts& e = types_[f.elem];
      bool iterator = e.kind == Kind::Array && types_[e.elem].kind == Kind::UnsafePointer;
      add(iterator ? LeafKind::Iterator : LeafKind::Pointer, MemKind::Ref, e.repr);
      break;
    }
    case Kind::UnsafePointer: add(LeafKind::UnsafePtr, MemKind::Ref); break;
    case Kind::Chan:
      add(LeafKind::Chan, MemKind::Ref, repr(f.elem));
      out.back().dir = f.row->chanDir;
      break;
    case Kind::Map: add(LeafKind::Map, MemKind::Ref, f.repr); break;
    case Kind::Func: add(LeafKind::Func, MemKind::Ref, f.repr); break;
    case Kind::Array:
      if (f.row->length > kMaxFlat && f.row->size != 0) return nullptr;
      for (uint64_t i = 0; i < f.row->length && f.row->size != 0; i++)
        if (!embed(f.elem, i * size(f.elem))) return nullptr;
      break;
    case Kind::Struct: {
      bool guarded = false;
      std::vector<bool> hidden;
      for (size_t i = 0; i < f.fields.size(); i++) {
        size_t before = out.size();
        if (!embed(f.fields[i], f.row->fields[i].offset)) return nullptr;
        hidden.resize(out.size(), f.hidden[i]);
        guarded = guarded || (f.hidden[i] && out.size() > before);
      }
      for (size_t i = 0; guarded && i < out.size(); i++) {
        if (!hidden[i]) continue;
        out[i].guard = f.repr + 1;
        out[i].guardIndex = static_cast<uint16_t>(i);
        out[i].guardCount = static_cast<uint16_t>(out.size());
      }
      break;
    }
    default: return nullptr;
  }
  f.flat = std::move(out);
  f.flatState = State::Known;
  return &f.flat;
}

bool Types::inMemory(GlobalType t) {
  const std::vector<Leaf>* f = flat(t);
  return f == nullptr || f->size() > kMaxValueSlots;
}

Leaf Types::pointerTo(GlobalType t) {
  Leaf l;
  l.kind = LeafKind::Pointer;
  l.mem = static_cast<uint8_t>(MemKind::Ref);
  l.type = repr(t);
  return l;
}

void Types::slots(GlobalType t, std::vector<Leaf>& out) {
  if (inMemory(t)) {
    out.push_back(pointerTo(t));
    return;
  }
  const std::vector<Leaf>& f = *flat(t);
  out.insert(out.end(), f.begin(), f.end());
}

bool Types::hasRefs(GlobalType t) {
  if (refs_[t] >= 0) return refs_[t] != 0;
  const TypeFacts& f = types_[t];
  bool r = false;
  switch (f.kind) {
    case Kind::Array: r = f.row->length != 0 && hasRefs(f.elem); break;
    case Kind::Struct:
      for (GlobalType x : f.fields) r = r || hasRefs(x);
      break;
    default: r = f.kind > Kind::Complex128; break;
  }
  refs_[t] = r ? 1 : 0;
  return r;
}

GlobalType Types::unsafePart(GlobalType t) {
  if (unsafe_[t] != kUnknownPart) return unsafe_[t];
  const TypeFacts& f = types_[t];
  GlobalType r = kNoType;
  if (f.kind == Kind::UnsafePointer || isDescriptor(f)) r = t;
  if (r == kNoType && f.kind == Kind::Array) r = unsafePart(f.elem);
  for (size_t i = 0; i < f.fields.size() && r == kNoType; i++) {
    GlobalType part = unsafePart(f.fields[i]);
    // What lies behind a hidden field is the library's, but for descriptors: with one, anything is a reflect.Type.
    if (part != kNoType && (!f.hidden[i] || types_[part].kind != Kind::UnsafePointer)) r = part;
  }
  return unsafe_[t] = r;
}

bool Types::isDirect(GlobalType t) {
  const TypeFacts& f = types_[t];
  switch (f.kind) {
    case Kind::Pointer: case Kind::Map: case Kind::Chan: case Kind::Func: case Kind::UnsafePointer:
      return true;
    case Kind::Struct:
      return size(t) == 8 && std::any_of(f.fields.begin(), f.fields.end(),
                                         [&](GlobalType field) { return size(field) == 8 && isDirect(field); });
    case Kind::Array: return f.row->length == 1 && isDirect(f.elem);
    default: return false;
  }
}

size_t Types::fieldAt(const TypeFacts& f, uint64_t offset) const {
  const std::vector<FieldRow>& rows = f.row->fields;
  auto it = std::upper_bound(rows.begin(), rows.end(), offset, [](uint64_t at, const FieldRow& r) { return at < r.offset; });
  return static_cast<size_t>(it - rows.begin()) - 1;
}

bool Types::leavesAt(GlobalType t, uint64_t offset, unsigned count, Leaf* out) {
  for (; spend(1);) {
    if (const std::vector<Leaf>* f = flat(t)) {
      auto it = std::lower_bound(f->begin(), f->end(), offset,
                                 [](const Leaf& l, uint64_t at) { return l.offset < at; });
      if (static_cast<size_t>(f->end() - it) < count) return false;
      for (unsigned i = 0; i < count; i++, ++it) {
        if (it->offset != offset + 8 * i) return false;
        out[i] = *it;
      }
      return true;
    }
    const TypeFacts& x = types_[t];
    if (offset >= x.row->size) return false;
    if (x.kind == Kind::Array) {
      offset %= size(x.elem);
      t = x.elem;
      continue;
    }
    if (x.kind != Kind::Struct) return false;
    size_t i = fieldAt(x, offset);
    uint64_t at = x.row->fields[i].offset;
    if (x.hidden[i] || offset - at >= size(x.fields[i])) return false;
    offset -= at;
    t = x.fields[i];
  }
  return false;
}

bool Types::hasPart(GlobalType t, uint64_t offset, uint32_t part, int depth) {
  const TypeFacts& f = types_[t];
  if (offset == 0 && f.repr == part) return true;
  if (depth > 100 || !spend(1)) return false;
  if (f.kind == Kind::Array) {
    uint64_t each = size(f.elem);
    if (f.row->length == 0) return false;
    if (each == 0) return offset == 0 && hasPart(f.elem, 0, part, depth + 1);
    return offset < f.row->size && hasPart(f.elem, offset % each, part, depth + 1);
  }
  if (f.kind != Kind::Struct || f.fields.empty()) return false;
  // One field with a size, and those without that stand at its beginning.
  for (size_t i = fieldAt(f, offset) + 1; i-- > 0;) {
    uint64_t at = f.row->fields[i].offset, n = size(f.fields[i]);
    bool inside = offset - at <= (n == 0 ? 0 : n - 1);
    if (inside && !f.hidden[i] && hasPart(f.fields[i], offset - at, part, depth + 1)) return true;
    if (at != offset || !spend(1)) break;
  }
  return false;
}

GlobalType Types::funcValue(GlobalType func, GlobalType recv) {
  if (recv == kNoType) return func;
  TypeFacts f;
  f.row = types_[func].row;
  f.kind = Kind::Func;
  f.params.push_back(recv);
  f.params.insert(f.params.end(), types_[func].params.begin(), types_[func].params.end());
  f.results = types_[func].results;
  if (!spend(f.params.size() + f.results.size())) return kNoType;
  auto it = funcs_.find(reprKey(f));
  return it == funcs_.end() ? kNoType : it->second;
}

bool Types::isHidden(const MethodRow& m, GlobalType type) const {
  if (base::isExportedName(m.name) || paths_.contains(m.pkgPath)) return false;
  return !types_[type].params.empty() || !types_[type].results.empty();
}

const GlobalType* Types::method(GlobalType iface, uint32_t index) const {
  const TypeFacts& f = types_[iface];
  return f.kind == Kind::Interface && index < f.methods.size() ? &f.methods[index] : nullptr;
}

}  // namespace vo::bytecode::verifier
