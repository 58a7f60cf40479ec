// This file is what generated code calls of maps without leaving the goroutine's stack.
#include "native_runtime/fast.h"
#include "native_runtime/map_race.h"

using namespace vo;
using namespace vo::native_runtime;
using abi::PanicKind;

extern "C" {

extern const volatile uint8_t vo_barrier_flag;

void* vo_map_assign64(runtime::Map* m, uint64_t key) {
  checkNotChanging(m, PanicKind::MapWrites);
  Changing now(m);
  return runtime::mapTryAssign64(m, key);
}
void* vo_map_assign32(runtime::Map* m, uint32_t key) {
  checkNotChanging(m, PanicKind::MapWrites);
  Changing now(m);
  return runtime::mapTryAssign32(m, key);
}
void* vo_map_assign_string(runtime::Map* m, const void* data, int64_t length) {
  if (vo_barrier_flag != 0) return nullptr;
  checkNotChanging(m, PanicKind::MapWrites);
  Changing now(m);
  return runtime::mapTryAssignString(m, {static_cast<const uint8_t*>(data), length});
}
bool vo_map_delete64(runtime::Map* m, uint64_t key) {
  if (vo_barrier_flag != 0) return false;
  checkNotChanging(m, PanicKind::MapWrites);
  Changing now(m);
  runtime::mapTryDelete64(m, key);
  return true;
}
bool vo_map_delete32(runtime::Map* m, uint32_t key) {
  if (vo_barrier_flag != 0) return false;
  checkNotChanging(m, PanicKind::MapWrites);
  Changing now(m);
  runtime::mapTryDelete32(m, key);
  return true;
}
bool vo_map_delete_string(runtime::Map* m, const void* data, int64_t length) {
  if (vo_barrier_flag != 0) return false;
  checkNotChanging(m, PanicKind::MapWrites);
  Changing now(m);
  runtime::mapTryDeleteString(m, {static_cast<const uint8_t*>(data), length});
  return true;
}

runtime::MapEntry vo_map_next(runtime::MapIter* it) {
  if (vo_barrier_flag != 0) return {reinterpret_cast<void*>(1), nullptr};
  checkNotChanging(it->map, PanicKind::MapIterationWrite);
  if (it->unused[0] != nullptr) return runtime::mapTryNext(it);
  it->unused[0] = reinterpret_cast<void*>(1);
  return {it->key, it->elem};
}

void* vo_map_find64(runtime::Map* m, uint64_t key) {
  checkNotChanging(m, PanicKind::MapReadWrite);
  return runtime::mapFind64(m, key);
}
void* vo_map_find32(runtime::Map* m, uint32_t key) {
  checkNotChanging(m, PanicKind::MapReadWrite);
  return runtime::mapFind32(m, key);
}
void* vo_map_find_string(runtime::Map* m, const void* data, int64_t length) {
  checkNotChanging(m, PanicKind::MapReadWrite);
  return runtime::mapFindString(m, {static_cast<const uint8_t*>(data), length});
}
}
