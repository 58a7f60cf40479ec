// A vector of trivially copyable values whose first N elements need no allocation.
#pragma once

#include <cstdlib>
#include <cstring>
#include <span>
#include <type_traits>

#include "base/check.h"

namespace vo::check {

template <class T, size_t N>
class SmallVec {
 public:
  static_assert(std::is_trivially_copyable_v<T>, "moved as bytes");
  SmallVec() : data_(inlineData()) {}
  explicit SmallVec(size_t n) : SmallVec() { resize(n); }
  ~SmallVec() {
    if (data_ != inlineData()) free(data_);
  }
  SmallVec(const SmallVec&) = delete;
  SmallVec& operator=(const SmallVec&) = delete;

  void push(const T& value) {
    T copy = value;  // `value` may be an element
    if (size_ == capacity_) grow(size_ + 1);
    data_[size_++] = copy;
  }
  /// New elements are value-initialised.
  void resize(size_t n) {
    if (n > capacity_) grow(n);
    for (size_t i = size_; i < n; i++) data_[i] = T{};
    size_ = n;
  }
  void pop() { size_--; }
  void clear() { size_ = 0; }
  T& operator[](size_t i) {
    VO_DCHECK(i < size_, "index in range");
    return data_[i];
  }
  const T& operator[](size_t i) const {
    VO_DCHECK(i < size_, "index in range");
    return data_[i];
  }
  T& back() { return (*this)[size_ - 1]; }
  T* begin() { return data_; }
  T* end() { return data_ + size_; }
  const T* begin() const { return data_; }
  const T* end() const { return data_ + size_; }
  size_t size() const { return size_; }
  bool empty() const { return size_ == 0; }
  std::span<T> span() { return {data_, size_}; }
  std::span<const T> span() const { return {data_, size_}; }

 private:
  T* inlineData() { return reinterpret_cast<T*>(inline_); }
  void grow(size_t atLeast) {
    size_t n = capacity_ * 2 < atLeast ? atLeast : capacity_ * 2;
    T* p = static_cast<T*>(malloc(n * sizeof(T)));
    if (p == nullptr) base::outOfHostMemory();
    if (size_ != 0) memcpy(static_cast<void*>(p), data_, size_ * sizeof(T));
    if (data_ != inlineData()) free(data_);
    data_ = p;
    capacity_ = n;
  }
  alignas(T) std::byte inline_[N * sizeof(T)];
  T* data_;
  size_t size_ = 0;
  size_t capacity_ = N;
};

}  // namespace vo::check
