// Interned names. Two symbols are equal exactly if their texts are.
//
// An Interner belongs to one thread; those of an image are frozen and read by all. Texts live in its arena.
#pragma once

#include <cstdint>
#include <string_view>

#include "base/arena.h"

namespace vo::base {

/// What a Symbol points to: hash, length and, right behind, the text.
struct SymbolData {
  uint32_t hash;
  uint32_t length;
  const char* text() const { return reinterpret_cast<const char*>(this + 1); }
};

/// An interned string: one pointer, compared by address. The null symbol is the empty name.
class Symbol {
 public:
  constexpr Symbol() = default;
  constexpr explicit Symbol(const SymbolData* data) : data_(data) {}
  std::string_view str() const {
    return data_ == nullptr ? std::string_view() : std::string_view(data_->text(), data_->length);
  }
  /// Depends on the text only, so it is the same in every process; but for symbols of a keyed Interner.
  uint32_t hash() const { return data_ == nullptr ? 0 : data_->hash; }
  bool empty() const { return data_ == nullptr; }
  explicit operator bool() const { return data_ != nullptr; }
  friend bool operator==(Symbol, Symbol) = default;
  const SymbolData* data() const { return data_; }

 private:
  const SymbolData* data_ = nullptr;
};

/// The table of symbols. A second table can stand on a frozen first one (the library image's),
/// which is then only read. Not thread-safe.
class Interner {
 public:
  /// The part that lives in the arena, and so in the image.
  struct Table {
    /// A symbol's address, and in the upper 16 bits the upper bits of its hash, so that other symbols on
    /// the way (each on a page of its own in a mapped image) are not looked at. 0: empty.
    uint64_t* slots = nullptr;
    uint32_t mask = 0;
    uint32_t count = 0;
  };

  /// `frozen` (may be null) is looked up first and never written.
  explicit Interner(Arena& arena, const Table* frozen = nullptr);
  /// From now on texts are hashed with this process' key: a stranger chooses them (keyed_hash.h). REQUIRES: nothing has
  /// been interned, and the table does not become part of an image.
  void hashKeyed();
  /// Of texts that are not keyed.
  static uint32_t hash(std::string_view text);
  Symbol intern(std::string_view text);
  /// The symbol of `text` if it has been interned, else the null symbol.
  Symbol find(std::string_view text) const;
  const Table& table() const { return *table_; }

 private:
  void rehash(uint32_t newSize);
  Arena& arena_;
  const Table* frozen_;
  Table* table_;
  bool keyed_ = false;
};

/// A hash table in an arena keyed by Symbol. Values are moved as bytes; a missing key reads as
/// null. Iteration order is insertion order (entries()).
template <class V>
class SymbolMap {
 public:
  struct Entry {
    Symbol key;
    V value;
  };
  /// The value of `key`, or null.
  V* find(Symbol key) {
    if (entries_.size() <= kLinear) {
      for (Entry& e : entries_)
        if (e.key == key) return &e.value;
      return nullptr;
    }
    for (uint32_t i = key.hash() & mask_;; i = (i + 1) & mask_) {
      uint32_t at = index_[i];
      if (at == 0) return nullptr;
      if (entries_[at - 1].key == key) return &entries_[at - 1].value;
    }
  }
  const V* find(Symbol key) const { return const_cast<SymbolMap*>(this)->find(key); }
  V get(Symbol key) const {
    const V* v = find(key);
    return v == nullptr ? V{} : *v;
  }
  /// Adds the pair unless the key exists; false if it does.
  bool insert(Arena& arena, Symbol key, const V& value) {
    if (find(key) != nullptr) return false;
    entries_.push(arena, Entry{key, value});
    if (entries_.size() > kLinear) addToIndex(arena);
    return true;
  }
  void set(Arena& arena, Symbol key, const V& value) {
    if (V* v = find(key)) {
      *v = value;
    } else {
      insert(arena, key, value);
    }
  }
  std::span<const Entry> entries() const { return entries_.span(); }
  size_t size() const { return entries_.size(); }

 private:
  static constexpr size_t kLinear = 8;
  void place(uint32_t at) {
    for (uint32_t i = entries_[at - 1].key.hash() & mask_;; i = (i + 1) & mask_) {
      if (index_[i] == 0) {
        index_[i] = at;
        return;
      }
    }
  }
  void addToIndex(Arena& arena) {
    if (index_ != nullptr && entries_.size() * 2 <= mask_ + 1) {
      place(static_cast<uint32_t>(entries_.size()));
      return;
    }
    uint32_t n = 32;
    while (n < entries_.size() * 4) n *= 2;
    index_ = arena.array<uint32_t>(n).data();
    mask_ = n - 1;
    for (uint32_t at = 1; at <= entries_.size(); at++) place(at);
  }
  ArenaVec<Entry> entries_;
  uint32_t* index_ = nullptr;
  uint32_t mask_ = 0;
};

}  // namespace vo::base
