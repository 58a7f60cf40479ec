// Maps that several threads use at a time, one of which changes them: programs that do so are wrong, and end as with gc if that is
// seen. Nothing is looked at while there is one thread.
#pragma once

#include "native_runtime/thread.h"
#include "runtime/map.h"

extern "C" [[noreturn]] void vo_trap(uint64_t kind, uint64_t x, uint64_t y);

namespace vo::native_runtime {

inline bool isChanging(const runtime::Map* m) {
  return vo_threaded.load(std::memory_order_relaxed) != 0 && m != nullptr && __atomic_load_n(&m->changing, __ATOMIC_RELAXED) != 0;
}

/// While it lives others see that the map is being changed.
class Changing {
 public:
  explicit Changing(runtime::Map* m) : map_(vo_threaded.load(std::memory_order_relaxed) != 0 ? m : nullptr) { set(1); }
  ~Changing() { set(0); }
  Changing(const Changing&) = delete;
  Changing& operator=(const Changing&) = delete;

 private:
  void set(uint8_t value) {
    if (map_ != nullptr) __atomic_store_n(&map_->changing, value, __ATOMIC_RELAXED);
  }
  runtime::Map* map_;
};

// For what generated code calls where it stands:

/// The map's shape; ends the program with `kind` if another thread changes the map.
[[gnu::always_inline]] inline runtime::MapShape shapeOf(const runtime::Map* m, abi::PanicKind kind) {
  runtime::MapShape s;
  if (isChanging(m) || !s.take(m)) [[unlikely]] vo_trap(static_cast<uint64_t>(kind), 0, 0);
  return s;
}

/// Is Changing, and knows the shape.
class ChangingInPlace {
 public:
  explicit ChangingInPlace(runtime::Map* m) : shape_(shapeOf(m, abi::PanicKind::MapWrites)), changing_(m) {}
  runtime::MapShape shape() const { return shape_; }

 private:
  runtime::MapShape shape_;
  Changing changing_;
};

}  // namespace vo::native_runtime
