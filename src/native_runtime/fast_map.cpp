// This file is what generated code calls of maps without leaving the goroutine's stack.
#include "native_runtime/fast.h"
#include "native_runtime/map_race.h"

using namespace vo;
using namespace vo::native_runtime;
using abi::PanicKind;

extern "C" {

extern const volatile uint8_t vo_barrier_flag;

void* vo_map_assign64(runtime::Map* m, uint64_t key) {
  if (m == nullptr) return nullptr;
  ChangingInPlace now(m);
  return runtime::mapTryAssign64(m, now.shape(), key);
}
void* vo_map_assign32(runtime::Map* m, uint32_t key) {
  if (m == nullptr) return nullptr;
  ChangingInPlace now(m);
  return runtime::mapTryAssign32(m, now.shape(), key);
}
void* vo_map_assign_string(runtime::Map* m, const void* data, int64_t length) {
  if (vo_barrier_flag != 0 || m == nullptr) return nullptr;
  ChangingInPlace now(m);
  return runtime::mapTryAssignString(m, now.shape(), {static_cast<const uint8_t*>(data), length});
}
bool vo_map_delete64(runtime::Map* m, uint64_t key) {
  if (vo_barrier_flag != 0) return false;
  if (m == nullptr) return true;
  ChangingInPlace now(m);
  runtime::mapTryDelete64(m, now.shape(), key);
  return true;
}
bool vo_map_delete32(runtime::Map* m, uint32_t key) {
  if (vo_barrier_flag != 0) return false;
  if (m == nullptr) return true;
  ChangingInPlace now(m);
  runtime::mapTryDelete32(m, now.shape(), key);
  return true;
}
bool vo_map_delete_string(runtime::Map* m, const void* data, int64_t length) {
  if (vo_barrier_flag != 0) return false;
  if (m == nullptr) return true;
  ChangingInPlace now(m);
  runtime::mapTryDeleteString(m, now.shape(), {static_cast<const uint8_t*>(data), length});
  return true;
}

runtime::MapEntry vo_map_next(runtime::MapIter* it) {
  if (vo_barrier_flag != 0) return {reinterpret_cast<void*>(1), nullptr};
  if (it->map == nullptr) return runtime::MapEntry{};
  runtime::MapShape s = shapeOf(it->map, PanicKind::MapIterationWrite);
  if (it->unused[0] != nullptr) return runtime::mapTryNext(it, s);
  it->unused[0] = reinterpret_cast<void*>(1);
  return {it->key, it->elem};
}

void* vo_map_find64(const runtime::Map* m, uint64_t key) {
  return m == nullptr ? nullptr : runtime::mapFind64(m, shapeOf(m, PanicKind::MapReadWrite), key);
}
void* vo_map_find32(const runtime::Map* m, uint32_t key) {
  return m == nullptr ? nullptr : runtime::mapFind32(m, shapeOf(m, PanicKind::MapReadWrite), key);
}
void* vo_map_find_string(const runtime::Map* m, const void* data, int64_t length) {
  if (m == nullptr) return nullptr;
  return runtime::mapFindString(m, shapeOf(m, PanicKind::MapReadWrite), {static_cast<const uint8_t*>(data), length});
}
}
