// A queue over an Allocator: in at the end, out at the front, in a ring.
#pragma once

#include <cstddef>
#include <new>
#include <type_traits>
#include <utility>

#include "base/allocator.h"

namespace vo::base {

template <class T>
class Queue {
 public:
  explicit Queue(Allocator& allocator) : allocator_(&allocator) {}
  ~Queue() {
    while (!empty()) pop();
    release();
  }
  Queue(const Queue&) = delete;
  Queue& operator=(const Queue&) = delete;

  size_t size() const { return size_; }
  bool empty() const { return size_ == 0; }
  /// From the front on.
  T& operator[](size_t i) {
    VO_DCHECK(i < size_, "index in range");
    return data_[(first_ + i) & (capacity_ - 1)];
  }
  const T& operator[](size_t i) const { return const_cast<Queue&>(*this)[i]; }
  T& front() { return (*this)[0]; }
  const T& front() const { return (*this)[0]; }
  void push(T value) {
    if (size_ == capacity_) [[unlikely]] grow();
    new (data_ + ((first_ + size_) & (capacity_ - 1))) T(std::move(value));
    size_++;
  }
  T pop() {
    T& at = front();
    T value(std::move(at));
    at.~T();
    first_ = (first_ + 1) & (capacity_ - 1);
    size_--;
    return value;
  }

 private:
  [[gnu::noinline]] void grow() {
    size_t n = capacity_ == 0 ? 8 : capacity_ * 2;
    auto* to = static_cast<T*>(allocator_->get(n * sizeof(T)));
    for (size_t i = 0; i < size_; i++) {
      T& from = (*this)[i];
      new (to + i) T(std::move(from));
      from.~T();
    }
    release();
    data_ = to;
    capacity_ = n;
    first_ = 0;
  }
  void release() { allocator_->release(data_, capacity_ * sizeof(T)); }

  Allocator* allocator_;
  T* data_ = nullptr;
  size_t capacity_ = 0;  ///< a power of two, or 0
  size_t first_ = 0;
  size_t size_ = 0;
  static_assert(alignof(T) <= Allocator::kAlign);
};

}  // namespace vo::base
