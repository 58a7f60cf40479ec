// This file carries out the map instructions.
#include "runtime/map.h"

#include "vm/operands.h"

namespace vo::vm {

static_assert(sizeof(runtime::MapIter) <= 8 * bytecode::kMapIteratorWords);

using abi::HelperStatus;
using abi::slotPtr;
using bytecode::MapKind;
using runtime::Map;

/// Zero bytes that stay for ever: what a map access yields for an absent key.
const void* Vm::zeroValue(size_t bytes) {
  if (bytes > zeroBytes) {
    zeroBytes = bytes < 1024 ? 1024 : bytes * 2;
    zeroBlocks.push_back(std::make_unique<uint64_t[]>((zeroBytes + 7) / 8));
  }
  return zeroBlocks.empty() ? &zeroBytes : static_cast<const void*>(zeroBlocks.back().get());
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
  TypeOperand t(*this, *pc++);
  const abi::MapType* type = abi::asMap(t.type);
  auto* m = slotPtr<Map>(o.rb());
  void* elem = nullptr;
  switch (static_cast<MapKind>(o.flags())) {
    case MapKind::K32: elem = runtime::mapFind32(rt, m, static_cast<uint32_t>(o.rc())); break;
    case MapKind::K64: elem = runtime::mapFind64(rt, m, o.rc()); break;
    case MapKind::String:
      elem = runtime::mapFindString(rt, m, abi::slotString(&o.rc()));
      break;
    case MapKind::Any: {
      if (isNilAddress(o.rc())) return trapNil(w);
      HelperStatus status = runtime::mapFind(cx, type, m, slotPtr(o.rc()), &elem);
      if (status != HelperStatus::Done) return finishSlow(status);
    }
  }
  Slot* d = &o.ra();
  d[1] = elem != nullptr;
  d[0] = abi::ptrSlot(elem != nullptr ? elem : zeroValue(type->elem->size + 8));
  return true;
}

bool Vm::opMapSet(Word w) {
  Operands o{w, fp};
  TypeOperand t(*this, *pc++);
  auto* m = slotPtr<Map>(o.rb());
  auto kind = static_cast<MapKind>(o.flags());
  void* elem = nullptr;
  if (m == nullptr || kind == MapKind::Any) {
    if (m == nullptr && kind != MapKind::Any) return raiseKind(abi::PanicKind::AssignNilMap);
    if (isNilAddress(o.rc())) return trapNil(w);
    HelperStatus status = runtime::mapAssign(cx, abi::asMap(t.type), m, slotPtr(o.rc()), &elem);
    if (status != HelperStatus::Done) return finishSlow(status);
  } else if (kind == MapKind::K32) {
    elem = runtime::mapAssign32(rt, m, static_cast<uint32_t>(o.rc()));
  } else if (kind == MapKind::K64) {
    elem = runtime::mapAssign64(rt, m, o.rc());
  } else {
    elem = runtime::mapAssignString(rt, m, abi::slotString(&o.rc()));
  }
  if (elem == nullptr) return outOfMemory();
  o.ra() = abi::ptrSlot(elem);
  return afterAlloc();
}

bool Vm::opMapDelete(Word w) {
  Operands o{w, fp};
  TypeOperand t(*this, *pc++);
  auto* m = slotPtr<Map>(o.rb());
  switch (static_cast<MapKind>(o.flags())) {
    case MapKind::K32: runtime::mapDelete32(rt, m, static_cast<uint32_t>(o.rc())); return true;
    case MapKind::K64: runtime::mapDelete64(rt, m, o.rc()); return true;
    case MapKind::String: runtime::mapDeleteString(rt, m, abi::slotString(&o.rc())); return true;
    case MapKind::Any: break;
  }
  if (isNilAddress(o.rc())) return trapNil(w);
  return finish(runtime::mapDelete(cx, abi::asMap(t.type), m, slotPtr(o.rc())));
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
  it->unused[0] = nullptr;
  runtime::mapIterInit(rt, abi::asMap(t.type), slotPtr<Map>(o.rb()), it);
  return true;
}

/// mapIterInit has moved to the first entry; the mark in `unused` says that it has been handed out.
/// Moving on only when the next entry is wanted lets the body delete entries ahead.
bool Vm::opMapIterNext(Word w) {
  Operands o{w, fp};
  auto* it = slotPtr<runtime::MapIter>(o.rb());
  if (it->unused[0] != nullptr) {
    runtime::mapIterNext(rt, it);
  } else {
    it->unused[0] = slotPtr(1);
  }
  Slot* d = &o.ra();
  d[0] = abi::ptrSlot(it->key);
  d[1] = abi::ptrSlot(it->elem);
  return afterAlloc();
}

}  // namespace vo::vm
