// Memory for machine code: written by one mapping, run by another, never both by one (W^X).
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>

namespace vo::vm::baseline {

/// One thread at a time.
class CodeMemory {
 public:
  /// Reserves `size` bytes of addresses (a multiple of the page size); pages come when they are written. valid() is false where the system refuses
  /// executable mappings.
  explicit CodeMemory(size_t size);
  ~CodeMemory();
  CodeMemory(const CodeMemory&) = delete;
  CodeMemory& operator=(const CodeMemory&) = delete;

  bool valid() const { return run_ != nullptr; }
  /// The next free `size` bytes as an offset, a multiple of kAlign. kNone: there is no room.
  size_t take(size_t size);
  /// Gives back bytes [at, at + size), rounded up to kAlign.
  void give(size_t at, size_t size);

  uint8_t* writeAt(size_t at) const { return write_ + at; }
  const uint8_t* runAt(size_t at) const { return run_ + at; }
  bool contains(const void* p) const { return static_cast<const uint8_t*>(p) - run_ < static_cast<ptrdiff_t>(size_) && p >= run_; }
  size_t offsetOf(const void* p) const { return static_cast<size_t>(static_cast<const uint8_t*>(p) - run_); }
  /// Bytes that are taken.
  size_t used() const { return used_; }

  static constexpr size_t kAlign = 32;
  static constexpr size_t kNone = SIZE_MAX;

 private:
  uint8_t* write_ = nullptr;
  uint8_t* run_ = nullptr;
  size_t size_;
  size_t used_ = 0;
  size_t touched_ = 0;  ///< bytes from the begin whose pages the system has given
  std::map<size_t, size_t> free_;  ///< by offset; neighbours are joined
};

}  // namespace vo::vm::baseline
