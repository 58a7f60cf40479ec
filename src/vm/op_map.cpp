// This file carries out the map instructions.
#include "runtime/map.h"

#include "vm/operands.h"

namespace vo::vm {

static_assert(sizeof(runtime::MapIter) <= 8 * bytecode::kMapIteratorWords);

using abi::slotInt;
using abi::slotPtr;
using bytecode::MapKind;
using runtime::Map;

/// Zero bytes that stay for ever: what a map access yields for an absent key.
const void* Vm::zeroValue(size_t bytes) {
  if (bytes > zeroBytes) {
    // A large one is fresh memory of the system: nobody touches it to make it zero.
    zeroBytes = bytes < 1024 ? 1024 : bytes * 2;
    zeroBlocks.emplace_back(calloc(zeroBytes, 1));
    if (zeroBlocks.back() == nullptr) base::outOfHostMemory();
  }
  return zeroBlocks.empty() ? &zeroBytes : zeroBlocks.back().get();
}

bool Vm::opMakeMap(Word w) {
  Operands o{w, fp};
  TypeOperand t(*this, *pc++);
  Map* m = runtime::makeMap(rt, abi::asMap(t.type), abi::slotInt(o.rb()));
  if (m == nullptr) return outOfMemory();
  o.ra() = abi::ptrSlot(m);
  return afterAlloc();
}

bool Vm::opMapGet(Word w) {
  Operands o{w, fp};
  Word x = *pc++;
  auto* m = slotPtr<Map>(o.rb());
  auto kind = static_cast<MapKind>(o.flags());
  void* elem;
  if (kind == MapKind::K64) {
    elem = runtime::mapFind64(rt, m, o.rc());
  } else if (kind == MapKind::String && slotInt(fp[o.c() + 1]) <= runtime::kMaxFastText) {
    elem = runtime::mapFindString(rt, m, abi::slotString(&o.rc()));
  } else if (kind == MapKind::K32) {
    elem = runtime::mapFind32(rt, m, static_cast<uint32_t>(o.rc()));
  } else {
    return findInMap(w, x);
  }
  Slot* d = &o.ra();
  d[1] = elem != nullptr;
  d[0] = abi::ptrSlot(elem != nullptr ? elem : zeroElement(x));
  return true;
}

/// What a map access yields for an absent key; x names the map type.
const void* Vm::zeroElement(Word x) {
  return zeroValue(abi::asMap(typeAt(static_cast<uint32_t>(x)))->elem->size + 8);
}

/// A key by its address, or a long string.
bool Vm::findInMap(Word w, Word x) {
  Operands o{w, fp};
  const void* key = &o.rc();
  if (static_cast<MapKind>(o.flags()) == MapKind::Any) {
    if (isNilAddress(o.rc())) return trapNil(w);
    key = slotPtr(o.rc());
  }
  Slot* d = &o.ra();
  return finish(runtime::mapFind(cx, abi::asMap(TypeOperand(*this, x).type), slotPtr<Map>(o.rb()), key,
                                 {.elem = d, .absent = zeroElement(x), .found = d + 1}));
}

bool Vm::opMapSet(Word w) {
  Operands o{w, fp};
  TypeOperand t(*this, *pc++);
  auto* m = slotPtr<Map>(o.rb());
  auto kind = static_cast<MapKind>(o.flags());
  if (m == nullptr || kind == MapKind::Any) [[unlikely]] {
    if (kind != MapKind::Any) return raiseKind(abi::PanicKind::AssignNilMap);
    if (isNilAddress(o.rc())) return trapNil(w);
    return finishAlloc(runtime::mapAssign(cx, abi::asMap(t.type), m, slotPtr(o.rc()), &o.ra()));
  }
  void* elem = nullptr;
  if (kind == MapKind::K32) {
    elem = runtime::mapAssign32(rt, m, static_cast<uint32_t>(o.rc()));
  } else if (kind == MapKind::K64) {
    elem = runtime::mapAssign64(rt, m, o.rc());
  } else if (slotInt(fp[o.c() + 1]) <= runtime::kMaxFastText) {
    elem = runtime::mapAssignString(rt, m, abi::slotString(&o.rc()));
  }
  if (elem == nullptr) [[unlikely]] return assignInMap(w, t.type);
  o.ra() = abi::ptrSlot(elem);
  return afterAlloc();
}

/// A fast kind's assignment has had no memory, or the key or its element are too large for it.
bool Vm::assignInMap(Word w, const abi::Type* type) {
  Operands o{w, fp};
  auto* m = slotPtr<Map>(o.rb());
  if (static_cast<MapKind>(o.flags()) != MapKind::String && !runtime::mapMustAsk(m)) return outOfMemory();
  // Slots of a key of the fast kinds begin with its bytes.
  return finishAlloc(runtime::mapAssign(cx, abi::asMap(type), m, &o.rc(), &o.ra()));
}

bool Vm::opMapDelete(Word w) {
  Operands o{w, fp};
  Word x = *pc++;
  auto* m = slotPtr<Map>(o.rb());
  switch (static_cast<MapKind>(o.flags())) {
    case MapKind::K32: runtime::mapDelete32(rt, m, static_cast<uint32_t>(o.rc())); return true;
    case MapKind::K64: runtime::mapDelete64(rt, m, o.rc()); return true;
    case MapKind::String:
      if (slotInt(fp[o.c() + 1]) > runtime::kMaxFastText) return deleteInMap(x, m, &o.rc());
      runtime::mapDeleteString(rt, m, abi::slotString(&o.rc()));
      return true;
    case MapKind::Any: break;
  }
  if (isNilAddress(o.rc())) return trapNil(w);
  return deleteInMap(x, m, slotPtr(o.rc()));
}

bool Vm::deleteInMap(Word x, Map* m, const void* key) {
  return finish(runtime::mapDelete(cx, abi::asMap(TypeOperand(*this, x).type), m, key));
}

bool Vm::opMapClear(Word w) {
  Operands o{w, fp};
  TypeOperand t(*this, *pc++);
  runtime::mapClear(rt, abi::asMap(t.type), slotPtr<Map>(o.rb()));
  return true;
}

bool Vm::opMapIterInit(Word w) {
  Operands o{w, fp};
  TypeOperand t(*this, *pc++);
  auto* it = slotPtr<runtime::MapIter>(o.ra());
  VO_DCHECK(it != nullptr, "iterators lie in frames");
  it->unused[0] = nullptr;
  return finish(runtime::mapIterInit(cx, abi::asMap(t.type), slotPtr<Map>(o.rb()), it));
}

/// mapIterInit has moved to the first entry; the mark in `unused` says that it has been handed out.
/// Moving on only when the next entry is wanted lets the body delete entries ahead.
bool Vm::opMapIterNext(Word w) {
  Operands o{w, fp};
  auto* it = slotPtr<runtime::MapIter>(o.rb());
  Slot* d = &o.ra();
  if (it->unused[0] != nullptr) return finishAlloc(runtime::mapIterNext(cx, it, d));
  it->unused[0] = slotPtr(1);
  d[0] = abi::ptrSlot(it->key);
  d[1] = abi::ptrSlot(it->elem);
  return afterAlloc();
}

}  // namespace vo::vm
