// A growing array over an Allocator.
//
// As std::vector, but it knows where its memory comes from and is not copied by accident. Growing ends the
// process only where the system has no memory (see allocator.h); tryResize is for sizes that a program chooses.
#pragma once

#include <cstddef>
#include <cstring>
#include <new>
#include <span>
#include <type_traits>
#include <utility>

#include "base/allocator.h"
#include "base/check.h"

namespace vo::base {

template <class T>
class Vec {
 public:
  explicit Vec(Allocator& allocator) : allocator_(&allocator) {}
  ~Vec() { drop(); }
  Vec(const Vec&) = delete;
  Vec& operator=(const Vec&) = delete;
  /// The other one is empty afterwards, and may be used again.
  Vec(Vec&& other) noexcept
      : allocator_(other.allocator_),
        data_(std::exchange(other.data_, nullptr)),
        size_(std::exchange(other.size_, 0)),
        capacity_(std::exchange(other.capacity_, 0)) {}
  Vec& operator=(Vec&& other) noexcept {
    if (this == &other) return *this;
    drop();
    allocator_ = other.allocator_;
    data_ = std::exchange(other.data_, nullptr);
    size_ = std::exchange(other.size_, 0);
    capacity_ = std::exchange(other.capacity_, 0);
    return *this;
  }

  Allocator& allocator() const { return *allocator_; }
  size_t size() const { return size_; }
  bool empty() const { return size_ == 0; }
  T* data() { return data_; }
  const T* data() const { return data_; }
  T* begin() { return data_; }
  T* end() { return data_ + size_; }
  const T* begin() const { return data_; }
  const T* end() const { return data_ + size_; }
  std::span<T> span() { return {data_, size_}; }
  std::span<const T> span() const { return {data_, size_}; }
  T& operator[](size_t i) {
    VO_DCHECK(i < size_, "index in range");
    return data_[i];
  }
  const T& operator[](size_t i) const {
    VO_DCHECK(i < size_, "index in range");
    return data_[i];
  }
  T& back() { return (*this)[size_ - 1]; }
  const T& back() const { return (*this)[size_ - 1]; }

  /// `value` may be an element of this Vec.
  T& push(T value) {
    if (size_ == capacity_) [[unlikely]] grow(size_ + 1);
    return *new (data_ + size_++) T(std::move(value));
  }
  void pop() {
    VO_DCHECK(size_ != 0, "there is a last element");
    data_[--size_].~T();
  }
  /// Behind the others; not elements of this Vec.
  void append(std::span<const T> values) {
    static_assert(std::is_trivially_copyable_v<T>, "copied as bytes");
    if (values.empty()) return;
    reserve(size_ + values.size());
    memcpy(static_cast<void*>(data_ + size_), values.data(), values.size_bytes());
    size_ += values.size();
  }
  void reserve(size_t n) {
    if (n > capacity_) grow(n);
  }
  /// New elements are value-initialised.
  void resize(size_t n) {
    reserve(n);
    setSize(n);
  }
  /// False, and nothing changes: the allocator has no room.
  [[nodiscard]] bool tryResize(size_t n) {
    if (n > capacity_) {
      size_t bytes;
      if (__builtin_mul_overflow(n, sizeof(T), &bytes)) return false;
      void* p = allocator_->tryGet(bytes, alignment());
      if (p == nullptr) return false;
      moveTo(static_cast<T*>(p), n);
    }
    setSize(n);
    return true;
  }
  void clear() { setSize(0); }
  /// The memory goes, too.
  void reset() {
    drop();
    data_ = nullptr;
    size_ = capacity_ = 0;
  }
  void swap(Vec& other) { std::swap(*this, other); }

 private:
  static constexpr size_t alignment() { return alignof(T) > Allocator::kAlign ? alignof(T) : Allocator::kAlign; }
  void setSize(size_t n) {
    for (size_t i = size_; i < n; i++) new (data_ + i) T{};
    for (size_t i = n; i < size_; i++) data_[i].~T();
    size_ = n;
  }
  void drop() {
    setSize(0);
    allocator_->release(data_, capacity_ * sizeof(T), alignment());
  }
  [[gnu::noinline]] void grow(size_t atLeast) {
    size_t n = capacity_ < 4 ? 4 : capacity_ * 2;
    if (n < atLeast) n = atLeast;
    size_t bytes;
    if (__builtin_mul_overflow(n, sizeof(T), &bytes)) outOfHostMemory();
    moveTo(static_cast<T*>(allocator_->get(bytes, alignment())), n);
  }
  void moveTo(T* to, size_t capacity) {
    if constexpr (std::is_trivially_copyable_v<T>) {
      if (size_ != 0) memcpy(static_cast<void*>(to), static_cast<const void*>(data_), size_ * sizeof(T));
    } else {
      for (size_t i = 0; i < size_; i++) {
        new (to + i) T(std::move(data_[i]));
        data_[i].~T();
      }
    }
    allocator_->release(data_, capacity_ * sizeof(T), alignment());
    data_ = to;
    capacity_ = capacity;
  }

  Allocator* allocator_;
  T* data_ = nullptr;
  size_t size_ = 0;
  size_t capacity_ = 0;
};

}  // namespace vo::base
