// This file finds out how the entries of a map type lie in its groups, and how large its tables get. A layout is made when a
// map of the type is made first, and lasts as long as the program.
#include <algorithm>

#include "runtime/map.h"
#include "runtime/map_table.h"
#include "runtime/pieces.h"
#include "runtime/values.h"

namespace vo::runtime {

using abi::Kind;
using abi::MapType;
using abi::Type;

MapLayouts::~MapLayouts() {
  for (auto& [type, layout] : table_) memory_.destroy(layout);
}

MapFast mapFast(const MapType* t) {
  switch (t->key->kind()) {
    case Kind::Int32:
    case Kind::Uint32: return MapFast::Key32;
    case Kind::Int:
    case Kind::Int64:
    case Kind::Uint:
    case Kind::Uint64:
    case Kind::Uintptr:
    case Kind::Pointer:
    case Kind::UnsafePointer:
    case Kind::Chan: return MapFast::Key64;
    case Kind::String: return MapFast::String;
    default: return MapFast::None;
  }
}

bool mapMustAsk(const Map* m) { return m->layout->largeCells; }

namespace {

constexpr size_t kMaxInline = 128;

/// Sets the bits of a value of type t that begins at word `at`.
void setBits(uint8_t* bits, size_t at, const Type* t) {
  for (size_t i = 0; i < t->ptrBytes / 8; i++) {
    if (((t->gcData[i / 8] >> (i % 8)) & 1) == 0) continue;
    bits[(at + i) / 8] = static_cast<uint8_t>(bits[(at + i) / 8] | (1u << ((at + i) % 8)));
  }
}

/// Whether hashing keys of the type may take long: it depends on what they refer to, or they are large.
bool canBeLong(const Type* t) {
  constexpr size_t kLarge = 256;
  switch (t->kind()) {
    case Kind::String:
    case Kind::Interface: return true;
    case Kind::Array: return t->size > kLarge || (t->size != 0 && canBeLong(abi::asArray(t)->elem));
    case Kind::Struct:
      if (t->size > kLarge) return true;
      for (int64_t i = 0; i < abi::asStruct(t)->fieldCount; i++)
        if (canBeLong(abi::asStruct(t)->fields[i].typ)) return true;
      return false;
    default: return false;
  }
}

size_t firstPointer(const Type* t) {
  for (size_t i = 0; i < t->ptrBytes / 8; i++)
    if (((t->gcData[i / 8] >> (i % 8)) & 1) != 0) return i;
  VO_UNREACHABLE("strings and interfaces have pointers");
}

/// Groups of a full table: some 1,000 slots, at most 64 KB (or 16 groups), and little lost to the size class.
uint32_t groupsOfTable(size_t groupSize) {
  constexpr uint32_t kMost = 128, kLeast = 16;
  auto waste = [&](uint32_t groups) {
    size_t bytes = groups * groupSize + sizeof(TableTail);
    return static_cast<double>(roundUpSize(bytes, true)) / static_cast<double>(bytes);
  };
  uint32_t groups = kMost;
  while (groups > kLeast && groups * groupSize > kPieceBytes) groups /= 2;
  return groups > kLeast && waste(groups / 2) + 0.05 < waste(groups) ? groups / 2 : groups;
}

MapLayout* buildLayout(base::Allocator& memory, const MapType* t) {
  auto* l = memory.make<MapLayout>(memory);
  l->type = t;
  l->indirectKey = t->key->size > kMaxInline;
  l->indirectElem = t->elem->size > kMaxInline;
  const Type* key = l->indirectKey ? &kPointerType : t->key;
  const Type* elem = l->indirectElem ? &kPointerType : t->elem;
  size_t keyAlign = std::max<size_t>(key->align, 1);
  size_t elemAlign = std::max<size_t>(elem->align, 1);
  size_t align = std::max(keyAlign, elemAlign);
  // An element without size shares the key's address: a pointer behind the table must not exist.
  size_t offset = elem->size == 0 ? 0 : (key->size + elemAlign - 1) / elemAlign * elemAlign;
  size_t slot = std::max<size_t>(elem->size == 0 ? key->size : offset + elem->size, 1);
  slot = (slot + align - 1) / align * align;
  l->elemOffset = static_cast<uint32_t>(offset);
  l->slotSize = static_cast<uint32_t>(slot);
  l->groupSize = static_cast<uint32_t>(8 + 8 * slot);
  l->tableGroups = groupsOfTable(l->groupSize);
  if (canBeLong(t->key)) l->hashesAt = static_cast<uint32_t>(8 + 8 * (l->indirectKey ? 0 : firstPointer(t->key)));
  l->updateKey = needKeyUpdate(t->key);
  l->reflexive = isReflexive(t->key);
  l->mightPanic = hashMightPanic(t->key);
  l->largeElem = t->elem->size > kPieceBytes;
  l->largeCells = t->key->size > kPieceBytes || t->elem->size > kPieceBytes;
  l->fast = mapFast(t);
  l->group.size = l->groupSize;
  l->group.align = l->group.fieldAlign = 8;
  l->group.kind_ = Kind::Struct;
  VO_DCHECK(l->groupSize % 8 == 0 && l->elemOffset + elem->size <= l->slotSize, "keys and elements lie in their slots");
  if (key->ptrBytes != 0 || elem->ptrBytes != 0) {
    size_t words = l->groupSize / 8;
    l->bits.resize((words + 7) / 8 + 8);
    for (size_t i = 0; i < 8; i++) {
      setBits(l->bits.data(), 1 + i * slot / 8, key);
      setBits(l->bits.data(), 1 + (i * slot + offset) / 8, elem);
    }
    l->group.ptrBytes = l->groupSize;
    l->group.gcData = l->bits.data();
  }
  return l;
}

}  // namespace

const MapLayout* MapLayouts::find(const MapType* t) {
  Locked held(lock_);
  MapLayout*& l = table_[t];
  if (l == nullptr) l = buildLayout(memory_, t);
  lastType_ = t;
  last_ = l;
  return l;
}

}  // namespace vo::runtime
