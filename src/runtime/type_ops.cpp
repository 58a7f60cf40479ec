// This file hashes bytes, boxes values, compares descriptors, and builds itabs.
#include "runtime/type_ops.h"

#include <array>
#include <algorithm>
#include <cstring>

#include "abi/itab_list.h"
#include "runtime/barrier.h"
#include "runtime/runtime.h"
#include "runtime/string.h"

namespace vo::runtime {

using abi::asArray;
using abi::asInterface;
using abi::asStruct;
using abi::Kind;
using abi::PanicKind;
using abi::RuntimePanic;

namespace {

template <class T>
T load(const void* p) {
  T v;
  memcpy(&v, p, sizeof v);
  return v;
}

}  // namespace

const uint64_t kSmallInts[256] = {
#define VO_ROW(n) n, n + 1, n + 2, n + 3, n + 4, n + 5, n + 6, n + 7
#define VO_ROWS(n) VO_ROW(n), VO_ROW(n + 8), VO_ROW(n + 16), VO_ROW(n + 24)
    VO_ROWS(0), VO_ROWS(32), VO_ROWS(64), VO_ROWS(96),
    VO_ROWS(128), VO_ROWS(160), VO_ROWS(192), VO_ROWS(224)
#undef VO_ROWS
#undef VO_ROW
};

/// A multiply-and-fold hash over 16 bytes at a time.
uint64_t hashBytes(const void* p, size_t n, uint64_t seed) {
  if (n > ShortText::kMost) {
    size_t body = (n - 1) / 16 * 16;
    return HashStream::end(HashStream::more(HashStream::begin(seed), p, body), static_cast<const char*>(p) + n, n);
  }
  return ShortText(p, n).hash(n, seed);
}

bool needKeyUpdate(const Type* key) {
  switch (key->kind()) {
    case Kind::Float32:
    case Kind::Float64:
    case Kind::Complex64:
    case Kind::Complex128:
    case Kind::Interface:
    case Kind::String: return true;
    case Kind::Array: return needKeyUpdate(asArray(key)->elem);
    case Kind::Struct:
      for (int64_t i = 0; i < asStruct(key)->fieldCount; i++) {
        if (needKeyUpdate(asStruct(key)->fields[i].typ)) return true;
      }
      return false;
    default: return false;
  }
}

bool hashMightPanic(const Type* t) {
  switch (t->kind()) {
    case Kind::Interface: return true;
    case Kind::Array: return hashMightPanic(asArray(t)->elem);
    case Kind::Struct:
      for (int64_t i = 0; i < asStruct(t)->fieldCount; i++) {
        if (hashMightPanic(asStruct(t)->fields[i].typ)) return true;
      }
      return false;
    default: return false;
  }
}

bool isReflexive(const Type* t) {
  switch (t->kind()) {
    case Kind::Float32:
    case Kind::Float64:
    case Kind::Complex64:
    case Kind::Complex128:
    case Kind::Interface: return false;
    case Kind::Array: return isReflexive(asArray(t)->elem);
    case Kind::Struct:
      for (int64_t i = 0; i < asStruct(t)->fieldCount; i++) {
        if (!isReflexive(asStruct(t)->fields[i].typ)) return false;
      }
      return true;
    default: return true;
  }
}

// --- Identity -------------------------------------------------------------------------------------

namespace {

bool identicalInterfaces(const abi::MetadataSpace& meta, const abi::InterfaceType* a,
                         const abi::InterfaceType* b) {
  if (a->methodCount != b->methodCount || a->pkgPath.name() != b->pkgPath.name()) return false;
  for (int64_t i = 0; i < a->methodCount; i++) {
    if (meta.name(a->methods[i].name).name() != meta.name(b->methods[i].name).name() ||
        !identicalTypes(meta, meta.type(a->methods[i].typ), meta.type(b->methods[i].typ))) {
      return false;
    }
  }
  return true;
}

bool identicalStructs(const abi::MetadataSpace& meta, const abi::StructType* a,
                      const abi::StructType* b) {
  if (a->fieldCount != b->fieldCount || a->pkgPath.name() != b->pkgPath.name()) return false;
  for (int64_t i = 0; i < a->fieldCount; i++) {
    const abi::StructField &x = a->fields[i], &y = b->fields[i];
    if (x.name.name() != y.name.name() || x.name.tag() != y.name.tag() || x.offset != y.offset ||
        x.name.embedded() != y.name.embedded() || !identicalTypes(meta, x.typ, y.typ)) {
      return false;
    }
  }
  return true;
}

bool identicalFuncs(const abi::MetadataSpace& meta, const abi::FuncType* a,
                    const abi::FuncType* b) {
  if (a->inCount != b->inCount || a->outCount_ != b->outCount_) return false;
  for (size_t i = 0; i < size_t{a->numIn()} + a->numOut(); i++) {
    if (!identicalTypes(meta, a->types()[i], b->types()[i])) return false;
  }
  return true;
}

}  // namespace

bool identicalTypes(const abi::MetadataSpace& meta, const Type* a, const Type* b) {
  if (a == b) return true;
  if (a == nullptr || b == nullptr || a->kind() != b->kind() || a->hash != b->hash) return false;
  bool named = (a->tflag & abi::kTFlagNamed) != 0;
  if (named != ((b->tflag & abi::kTFlagNamed) != 0)) return false;
  if (named) {
    return meta.typeString(a) == meta.typeString(b) && meta.pkgPath(a) == meta.pkgPath(b);
  }
  switch (a->kind()) {
    case Kind::Array:
      return asArray(a)->len == asArray(b)->len &&
             identicalTypes(meta, asArray(a)->elem, asArray(b)->elem);
    case Kind::Chan:
      return abi::asChan(a)->dir == abi::asChan(b)->dir &&
             identicalTypes(meta, abi::asChan(a)->elem, abi::asChan(b)->elem);
    case Kind::Map:
      return identicalTypes(meta, abi::asMap(a)->key, abi::asMap(b)->key) &&
             identicalTypes(meta, abi::asMap(a)->elem, abi::asMap(b)->elem);
    case Kind::Pointer: return identicalTypes(meta, abi::asPtr(a)->elem, abi::asPtr(b)->elem);
    case Kind::Slice: return identicalTypes(meta, abi::asSlice(a)->elem, abi::asSlice(b)->elem);
    case Kind::Func: return identicalFuncs(meta, abi::asFunc(a), abi::asFunc(b));
    case Kind::Interface: return identicalInterfaces(meta, asInterface(a), asInterface(b));
    case Kind::Struct: return identicalStructs(meta, asStruct(a), asStruct(b));
    default: return true;
  }
}

// --- Itabs ------------------------------------------------------------------------------------------

ItabTable::ItabTable(Runtime& rt) : rt_(rt), table_(rt.memory), built_(rt.memory), units_(rt.memory) {}

ItabTable::~ItabTable() {
  for (const Built& b : built_) rt_.memory.release(b.tab, b.bytes);
}

const abi::ITab* ItabTable::linked(const abi::InterfaceType* inter, const Type* type) const {
  for (std::span<const abi::ITab* const> unit : units_)
    if (const abi::ITab* t = abi::findItab(unit, inter, type)) return t;
  return nullptr;
}

const abi::ITab* ItabTable::get(const abi::InterfaceType* inter, const Type* type,
                                std::string_view* missing) {
  Locked held(lock_);
  VO_DCHECK(inter->methodCount > 0 && type != nullptr, "interfaces without methods need no table");
  Key key{inter, type};
  Known known = {};
  if (const Known* before = table_.find(key)) {
    known = *before;
  } else {
    known.tab = linked(inter, type);
    if (known.tab == nullptr) known.tab = build(inter, type, known.missing);
    table_.add(key, known);
  }
  if (known.tab == nullptr && missing != nullptr) *missing = known.missing;
  return known.tab;
}

/// Both method lists are sorted alike, so one pass over the type's finds all of the interface's.
const abi::ITab* ItabTable::build(const abi::InterfaceType* inter, const Type* type,
                                  std::string_view& missing) {
  const abi::MetadataSpace& meta = rt_.metadata;
  const abi::UncommonType* un = type->uncommon();
  auto pathOf = [&](abi::Name n, std::string_view otherwise) {
    return n.hasPkgPath() ? meta.name(n.pkgPathOff()).name() : otherwise;
  };
  auto n = static_cast<size_t>(inter->methodCount);
  size_t bytes = (3 + n) * 8;
  auto* tab = static_cast<abi::ITab*>(rt_.memory.get(bytes));
  tab->inter = inter;
  tab->type = type;
  tab->hash = type->hash;
  tab->pad = 0;
  uint16_t j = 0, count = un != nullptr ? un->mcount : 0;
  VO_DCHECK(rt_.resolveText != nullptr, "the engine says where functions are");
  for (size_t k = 0; k < n; k++) {
    const abi::Imethod& want = inter->methods[k];
    abi::Name wantName = meta.name(want.name);
    std::string_view text = wantName.name();
    std::string_view path = pathOf(wantName, inter->pkgPath.name());
    const Type* wantType = meta.type(want.typ);
    bool found = false;
    for (; j < count && !found; j++) {
      const abi::Method& have = un->methods()[j];
      abi::Name haveName = meta.name(have.name);
      if (meta.type(have.mtyp) != wantType || haveName.name() != text) continue;
      if (!haveName.exported() && pathOf(haveName, meta.name(un->pkgPath).name()) != path) continue;
      tab->fun[k] = rt_.resolveText(rt_, have.ifn);
      found = true;
    }
    if (!found) {
      missing = text;
      rt_.memory.release(tab, bytes);
      return nullptr;
    }
  }
  built_.push({tab, bytes});
  return tab;
}

RuntimePanic assertionPanic(const Type* from, const Type* have, const Type* want,
                            std::string_view missing) {
  return {.kind = PanicKind::Assertion, .types = {from, have, want}, .text = abi::goString(missing)};
}

const void* assertWord(Runtime& rt, const abi::InterfaceType* inter, const Type* type,
                       const Type* from, RuntimePanic& panic) {
  VO_DCHECK(inter != nullptr && inter->kind() == Kind::Interface, "the target is an interface");
  if (type == nullptr) {
    panic = assertionPanic(nullptr, nullptr, inter);
    return nullptr;
  }
  if (inter->methodCount == 0) return type;
  std::string_view missing;
  const abi::ITab* tab = rt.itabs().get(inter, type, &missing);
  if (tab == nullptr) panic = assertionPanic(from, type, inter, missing);
  return tab;
}

bool implements(Runtime& rt, const abi::InterfaceType* inter, const Type* type) {
  return inter->methodCount == 0 || rt.itabs().get(inter, type) != nullptr;
}

// --- Boxing -----------------------------------------------------------------------------------------

namespace {
alignas(16) const uint64_t kZeroValue[128] = {};

bool allZero(const void* p, size_t n) {
  auto* b = static_cast<const uint8_t*>(p);
  for (size_t i = 0; i < n; i++)
    if (b[i] != 0) return false;
  return true;
}
}  // namespace

void* boxValue(Runtime& rt, const Type* t, const void* p, bool& oom) {
  if (t->directIface()) return load<void*>(p);
  if (t->size == 0) return rt.heap.zeroBase();
  if (t->size <= 8 && t->ptrBytes == 0) {
    uint64_t v = 0;
    memcpy(&v, p, t->size);
    if (v < 256) return const_cast<uint64_t*>(&kSmallInts[v]);
  } else if (t->size <= 64 && allZero(p, t->size)) {
    return const_cast<uint64_t*>(kZeroValue);
  }
  VO_DCHECK(t->kind() != Kind::Interface, "an interface holds no interface");
  void* box = rt.heap.allocObject(t);
  if (box == nullptr) {
    oom = true;
    return nullptr;
  }
  typedInitArray(t, box, p, 1);
  return box;
}

void unboxValue(Runtime& rt, const Type* t, const void* data, void* dst) {
  if (t->directIface()) {
    storePointer(rt.barrier, dst, data);
  } else {
    typedMove(rt, t, dst, data);
  }
}

}  // namespace vo::runtime
