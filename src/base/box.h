// A pointer that owns an object made by an Allocator.
#pragma once

#include <utility>

#include "base/allocator.h"

namespace vo::base {

template <class T>
class Box {
 public:
  Box() = default;
  template <class... Args>
  static Box make(Allocator& allocator, Args&&... args) {
    Box b;
    b.allocator_ = &allocator;
    b.object_ = allocator.make<T>(std::forward<Args>(args)...);
    return b;
  }
  ~Box() { reset(); }
  Box(const Box&) = delete;
  Box& operator=(const Box&) = delete;
  Box(Box&& other) noexcept : allocator_(other.allocator_), object_(std::exchange(other.object_, nullptr)) {}
  Box& operator=(Box&& other) noexcept {
    std::swap(allocator_, other.allocator_);
    std::swap(object_, other.object_);
    return *this;
  }
  void reset() {
    if (object_ != nullptr) allocator_->destroy(std::exchange(object_, nullptr));
  }
  T* get() const { return object_; }
  T& operator*() const { return *object_; }
  T* operator->() const { return object_; }
  explicit operator bool() const { return object_ != nullptr; }

 private:
  Allocator* allocator_ = nullptr;
  T* object_ = nullptr;
};

}  // namespace vo::base
