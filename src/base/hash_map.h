// A hash table over an Allocator.
//
// Open addressing with linear probing, at most three quarters full; an entry that goes is filled by those behind
// it, so there are no tombstones. Entries move when others come and go: keep no address of one over that. Keys
// are integers, pointers, or whatever a Hash is given for.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <new>
#include <type_traits>
#include <utility>

#include "base/allocator.h"

namespace vo::base {

/// Integers and addresses. The upper bits of the product are the good ones.
template <class K>
struct HashOf {
  static_assert(std::is_integral_v<K> || std::is_enum_v<K> || std::is_pointer_v<K>, "other keys need their own Hash");
  uint64_t operator()(const K& key) const {
    uint64_t bits;
    if constexpr (std::is_pointer_v<K>) {
      bits = reinterpret_cast<uintptr_t>(key);
    } else {
      bits = static_cast<uint64_t>(key);
    }
    bits *= 0x9e3779b97f4a7c15;
    return bits ^ bits >> 32;
  }
};

template <class K, class V, class Hash = HashOf<K>>
class HashMap {
 public:
  struct Entry {
    K key;
    V value;
  };

  explicit HashMap(Allocator& allocator) : allocator_(&allocator) {}
  ~HashMap() { drop(); }
  HashMap(const HashMap&) = delete;
  HashMap& operator=(const HashMap&) = delete;

  Allocator& allocator() const { return *allocator_; }
  size_t size() const { return size_; }
  bool empty() const { return size_ == 0; }

  /// Null if there is none.
  V* find(const K& key) {
    size_t i = indexOf(key);
    return i != kNone ? &entries_[i].value : nullptr;
  }
  const V* find(const K& key) const { return const_cast<HashMap*>(this)->find(key); }
  bool contains(const K& key) const { return indexOf(key) != kNone; }
  /// The value of `key`, value-initialised if it is new.
  V& operator[](const K& key) {
    if (V* found = find(key)) return *found;
    return add(key, V{});
  }
  /// REQUIRES: the key is not there.
  V& add(const K& key, V value) {
    VO_DCHECK(!contains(key), "a key is added once");
    if ((size_ + 1) * 4 > capacity() * 3) [[unlikely]] rehash(capacity() == 0 ? 8 : capacity() * 2);
    size_t i = freePlace(key);
    used_[i] = 1;
    size_++;
    return (new (entries_ + i) Entry{key, std::move(value)})->value;
  }
  /// Whether it was there.
  bool erase(const K& key) {
    size_t i = indexOf(key);
    if (i == kNone) return false;
    entries_[i].~Entry();
    // What stands behind the gap and wants to be at the gap or before it goes there.
    for (size_t k = (i + 1) & mask_; used_[k] != 0; k = (k + 1) & mask_) {
      if (((k - home(entries_[k].key)) & mask_) < ((k - i) & mask_)) continue;
      new (entries_ + i) Entry(std::move(entries_[k]));
      entries_[k].~Entry();
      i = k;
    }
    used_[i] = 0;
    size_--;
    return true;
  }
  void clear() {
    drop();
    entries_ = nullptr;
    used_ = nullptr;
    mask_ = size_ = 0;
  }

  /// Entries in an order that says nothing.
  template <class E>
  class IteratorOf {
   public:
    IteratorOf(E* entries, const uint8_t* used, size_t at, size_t end) : entries_(entries), used_(used), at_(at), end_(end) { skip(); }
    E& operator*() const { return entries_[at_]; }
    IteratorOf& operator++() {
      at_++;
      skip();
      return *this;
    }
    bool operator!=(const IteratorOf& other) const { return at_ != other.at_; }

   private:
    void skip() {
      while (at_ != end_ && used_[at_] == 0) at_++;
    }
    E* entries_;
    const uint8_t* used_;
    size_t at_, end_;
  };
  IteratorOf<Entry> begin() { return {entries_, used_, 0, capacity()}; }
  IteratorOf<Entry> end() { return {entries_, used_, capacity(), capacity()}; }
  IteratorOf<const Entry> begin() const { return {entries_, used_, 0, capacity()}; }
  IteratorOf<const Entry> end() const { return {entries_, used_, capacity(), capacity()}; }

 private:
  static constexpr size_t kNone = SIZE_MAX;
  static_assert(alignof(Entry) <= Allocator::kAlign);

  size_t capacity() const { return entries_ == nullptr ? 0 : mask_ + 1; }
  size_t home(const K& key) const { return Hash{}(key) & mask_; }
  size_t indexOf(const K& key) const {
    if (size_ == 0) return kNone;
    for (size_t i = home(key); used_[i] != 0; i = (i + 1) & mask_)
      if (entries_[i].key == key) return i;
    return kNone;
  }
  size_t freePlace(const K& key) const {
    size_t i = home(key);
    while (used_[i] != 0) i = (i + 1) & mask_;
    return i;
  }
  [[gnu::noinline]] void rehash(size_t n) {
    Entry* old = entries_;
    uint8_t* oldUsed = used_;
    size_t oldCapacity = capacity();
    entries_ = static_cast<Entry*>(allocator_->get(n * sizeof(Entry) + n));
    used_ = reinterpret_cast<uint8_t*>(entries_ + n);
    memset(used_, 0, n);
    mask_ = n - 1;
    for (size_t i = 0; i < oldCapacity; i++) {
      if (oldUsed[i] == 0) continue;
      size_t to = freePlace(old[i].key);
      used_[to] = 1;
      new (entries_ + to) Entry(std::move(old[i]));
      old[i].~Entry();
    }
    allocator_->release(old, oldCapacity * (sizeof(Entry) + 1));
  }
  void drop() {
    for (Entry& e : *this) e.~Entry();
    allocator_->release(entries_, capacity() * (sizeof(Entry) + 1));
  }

  Allocator* allocator_;
  Entry* entries_ = nullptr;
  uint8_t* used_ = nullptr;  ///< behind the entries
  size_t mask_ = 0;
  size_t size_ = 0;
};

}  // namespace vo::base
