// This file has the operations of sync/atomic and internal/runtime/atomic. All are sequentially consistent; the pointer forms
// that overwrite have the collector's barrier.
#include "runtime/barrier.h"
#include "stdlib/native_util.h"

namespace vo::stdlib {
namespace {

/// A slot holds int32 sign-extended and uint32 zero-extended.
template <class T>
Slot toSlot(T v) {
  if constexpr (std::is_signed_v<T>) return intSlot(v);
  return static_cast<Slot>(v);
}

template <class T>
T* address(Slot s) {
  return slotPtr<T>(s);
}

/// op(addr *T, v T) T with addr in frame[1], v in frame[2].
template <class T, class F>
HelperStatus binary(HelperContext& cx, Slot* frame, F op) {
  T* p = address<T>(frame[1]);
  if (isNilAddress(p)) return raise(cx, PanicKind::NilDeref);
  frame[0] = toSlot(op(p, static_cast<T>(frame[2])));
  return kDone;
}
template <class T>
HelperStatus swap(HelperContext& cx, Slot* frame) {
  return binary<T>(cx, frame, [](T* p, T v) { return __atomic_exchange_n(p, v, __ATOMIC_SEQ_CST); });
}
template <class T>
HelperStatus add(HelperContext& cx, Slot* frame) {
  return binary<T>(cx, frame, [](T* p, T v) { return __atomic_add_fetch(p, v, __ATOMIC_SEQ_CST); });
}
template <class T>
HelperStatus bitAnd(HelperContext& cx, Slot* frame) {
  return binary<T>(cx, frame, [](T* p, T v) { return __atomic_fetch_and(p, v, __ATOMIC_SEQ_CST); });
}
template <class T>
HelperStatus bitOr(HelperContext& cx, Slot* frame) {
  return binary<T>(cx, frame, [](T* p, T v) { return __atomic_fetch_or(p, v, __ATOMIC_SEQ_CST); });
}
/// op(addr *T, old, new T) bool
template <class T>
HelperStatus compareAndSwap(HelperContext& cx, Slot* frame) {
  T* p = address<T>(frame[1]);
  if (isNilAddress(p)) return raise(cx, PanicKind::NilDeref);
  T old = static_cast<T>(frame[2]);
  frame[0] = __atomic_compare_exchange_n(p, &old, static_cast<T>(frame[3]), false, __ATOMIC_SEQ_CST, __ATOMIC_SEQ_CST);
  return kDone;
}
template <class T>
HelperStatus load(HelperContext& cx, Slot* frame) {
  T* p = address<T>(frame[1]);
  if (isNilAddress(p)) return raise(cx, PanicKind::NilDeref);
  frame[0] = toSlot(__atomic_load_n(p, __ATOMIC_SEQ_CST));
  return kDone;
}
/// Store(addr *T, v T): no result, so the parameters come first.
template <class T>
HelperStatus store(HelperContext& cx, Slot* p, Slot v) {
  T* at = address<T>(p[0]);
  if (isNilAddress(at)) return raise(cx, PanicKind::NilDeref);
  __atomic_store_n(at, static_cast<T>(v), __ATOMIC_SEQ_CST);
  return kDone;
}
/// op(addr *T, v T) without a result: the parameters come first.
template <class T, class F>
HelperStatus change(HelperContext& cx, Slot* frame, F op) {
  T* p = address<T>(frame[0]);
  if (isNilAddress(p)) return raise(cx, PanicKind::NilDeref);
  op(p, static_cast<T>(frame[1]));
  return kDone;
}
void shade(HelperContext& cx, void** slot) {
  const runtime::Barrier& barrier = cx.runtime.barrier;
  if (barrier.on) runtime::barrierShade(barrier.gc, __atomic_load_n(slot, __ATOMIC_SEQ_CST));
}

}  // namespace

HelperStatus atomicSwapI32(HelperContext& cx, Slot* frame) { return swap<int32_t>(cx, frame); }
HelperStatus atomicSwapU32(HelperContext& cx, Slot* frame) { return swap<uint32_t>(cx, frame); }
HelperStatus atomicSwap64(HelperContext& cx, Slot* frame) { return swap<uint64_t>(cx, frame); }
HelperStatus atomicCas32(HelperContext& cx, Slot* frame) { return compareAndSwap<uint32_t>(cx, frame); }
HelperStatus atomicCas64(HelperContext& cx, Slot* frame) { return compareAndSwap<uint64_t>(cx, frame); }
HelperStatus atomicLoadI32(HelperContext& cx, Slot* frame) { return load<int32_t>(cx, frame); }
HelperStatus atomicLoadU32(HelperContext& cx, Slot* frame) { return load<uint32_t>(cx, frame); }
HelperStatus atomicLoad64(HelperContext& cx, Slot* frame) { return load<uint64_t>(cx, frame); }
HelperStatus atomicStore8(HelperContext& cx, Slot* frame) { return store<uint8_t>(cx, frame, frame[1]); }
HelperStatus atomicSwapU8(HelperContext& cx, Slot* frame) { return swap<uint8_t>(cx, frame); }
HelperStatus atomicStore32(HelperContext& cx, Slot* frame) { return store<uint32_t>(cx, frame, frame[1]); }
HelperStatus atomicStore64(HelperContext& cx, Slot* frame) { return store<uint64_t>(cx, frame, frame[1]); }
HelperStatus atomicAddI32(HelperContext& cx, Slot* frame) { return add<int32_t>(cx, frame); }
HelperStatus atomicAddU32(HelperContext& cx, Slot* frame) { return add<uint32_t>(cx, frame); }
HelperStatus atomicAdd64(HelperContext& cx, Slot* frame) { return add<uint64_t>(cx, frame); }
HelperStatus atomicAndI32(HelperContext& cx, Slot* frame) { return bitAnd<int32_t>(cx, frame); }
HelperStatus atomicAndU32(HelperContext& cx, Slot* frame) { return bitAnd<uint32_t>(cx, frame); }
HelperStatus atomicAnd64(HelperContext& cx, Slot* frame) { return bitAnd<uint64_t>(cx, frame); }
HelperStatus atomicOrI32(HelperContext& cx, Slot* frame) { return bitOr<int32_t>(cx, frame); }
HelperStatus atomicOrU32(HelperContext& cx, Slot* frame) { return bitOr<uint32_t>(cx, frame); }
HelperStatus atomicOr64(HelperContext& cx, Slot* frame) { return bitOr<uint64_t>(cx, frame); }

// And8(ptr *uint8, val uint8) and the like: without the result that their namesakes have.
HelperStatus atomicAndNoResult8(HelperContext& cx, Slot* frame) {
  return change<uint8_t>(cx, frame, [](uint8_t* p, uint8_t v) { __atomic_and_fetch(p, v, __ATOMIC_SEQ_CST); });
}
HelperStatus atomicOrNoResult8(HelperContext& cx, Slot* frame) {
  return change<uint8_t>(cx, frame, [](uint8_t* p, uint8_t v) { __atomic_or_fetch(p, v, __ATOMIC_SEQ_CST); });
}
HelperStatus atomicAndNoResult32(HelperContext& cx, Slot* frame) {
  return change<uint32_t>(cx, frame, [](uint32_t* p, uint32_t v) { __atomic_and_fetch(p, v, __ATOMIC_SEQ_CST); });
}
HelperStatus atomicOrNoResult32(HelperContext& cx, Slot* frame) {
  return change<uint32_t>(cx, frame, [](uint32_t* p, uint32_t v) { __atomic_or_fetch(p, v, __ATOMIC_SEQ_CST); });
}

// SwapPointer(addr *unsafe.Pointer, new unsafe.Pointer) unsafe.Pointer
HelperStatus atomicSwapPointer(HelperContext& cx, Slot* frame) {
  void** p = slotPtr<void*>(frame[1]);
  if (isNilAddress(p)) return raise(cx, PanicKind::NilDeref);
  shade(cx, p);
  frame[0] = ptrSlot(__atomic_exchange_n(p, slotPtr(frame[2]), __ATOMIC_SEQ_CST));
  return kDone;
}
// CompareAndSwapPointer(addr *unsafe.Pointer, old, new unsafe.Pointer) bool
HelperStatus atomicCasPointer(HelperContext& cx, Slot* frame) {
  void** p = slotPtr<void*>(frame[1]);
  if (isNilAddress(p)) return raise(cx, PanicKind::NilDeref);
  shade(cx, p);
  void* old = slotPtr(frame[2]);
  frame[0] = __atomic_compare_exchange_n(p, &old, slotPtr(frame[3]), false, __ATOMIC_SEQ_CST, __ATOMIC_SEQ_CST);
  return kDone;
}
// StorePointer(addr *unsafe.Pointer, val unsafe.Pointer)
HelperStatus atomicStorePointer(HelperContext& cx, Slot* frame) {
  void** p = slotPtr<void*>(frame[0]);
  if (isNilAddress(p)) return raise(cx, PanicKind::NilDeref);
  shade(cx, p);
  __atomic_store_n(p, slotPtr(frame[1]), __ATOMIC_SEQ_CST);
  return kDone;
}

}  // namespace vo::stdlib
