// Indices that cannot be mixed up: Id<Tag> and the vector that only it can index.
#pragma once

#include <cstdint>
#include <vector>

#include "base/check.h"

namespace vo::base {

/// An index of its own type. The default value is "none".
template <class Tag>
struct Id {
  static constexpr uint32_t kNone = UINT32_MAX;
  uint32_t value = kNone;
  constexpr Id() = default;
  constexpr explicit Id(uint32_t v) : value(v) {}
  constexpr bool valid() const { return value != kNone; }
  friend constexpr bool operator==(Id, Id) = default;
  friend constexpr auto operator<=>(Id, Id) = default;
};

template <class IdT, class T>
class IndexedVector {
 public:
  IdT push(T value) {
    items_.push_back(std::move(value));
    return IdT(static_cast<uint32_t>(items_.size() - 1));
  }
  T& operator[](IdT id) {
    VO_DCHECK(id.value < items_.size(), "the id belongs to this vector");
    return items_[id.value];
  }
  const T& operator[](IdT id) const {
    VO_DCHECK(id.value < items_.size(), "the id belongs to this vector");
    return items_[id.value];
  }
  size_t size() const { return items_.size(); }
  bool empty() const { return items_.empty(); }
  void resize(size_t n) { items_.resize(n); }
  auto begin() { return items_.begin(); }
  auto end() { return items_.end(); }
  auto begin() const { return items_.begin(); }
  auto end() const { return items_.end(); }

 private:
  std::vector<T> items_;
};

}  // namespace vo::base
