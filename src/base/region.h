// The metadata region: the addresses that linked programs lie in, and the pieces of it that programs have.
//
// A process has one Region, because the library image counts on its address. The image is mapped over its
// front, read-only and for all; behind it every program has a Piece, which it gives back when it ends.
// Address space that nobody has is not accessible, so what still points into a program that has ended
// faults instead of reading another program's code.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <mutex>
#include <utility>
#include <vector>

namespace vo::base {

/// Outlives its pieces. Thread-safe once the front is mapped.
class Region {
 public:
  struct Extent {
    std::byte* begin;
    size_t size;
  };
  /// Where a process' region is. Far from where the kernel puts stacks, heaps, libraries and executables of a fixed
  /// address, so that the library image can count on it, and among the addresses that AddressSanitizer and
  /// ThreadSanitizer leave to the program (ThreadSanitizer: 0x5500'0000'0000 to 0x5a00'0000'0000).
  static constexpr uintptr_t kAddress = 0x5800'0000'0000;
  /// Its largest size: what 32-bit distances reach.
  static constexpr size_t kMost = size_t{1} << 31;

  /// Reserves `size` bytes at exactly `address` (page-aligned). valid() is false if that range is
  /// taken.
  Region(uintptr_t address, size_t size);
  ~Region();
  Region(const Region&) = delete;
  Region& operator=(const Region&) = delete;

  bool valid() const { return base_ != nullptr; }
  /// Puts `size` bytes of a file (from a page-aligned offset) at the front, to be read only.
  /// REQUIRES: nothing has been taken yet. False if that cannot be done.
  bool mapFront(int fd, size_t fileOffset, size_t size);
  std::byte* base() const { return base_; }
  /// Bytes from the base up to the end of the last byte that anybody has or had.
  size_t used() const;
  /// Bytes that pieces have.
  size_t taken() const;
  /// What it was reserved with, or as much less as address space is scarce.
  size_t size() const { return size_; }
  /// Whether an address lies in the front.
  bool isFront(const void* p) const { return static_cast<size_t>(static_cast<const std::byte*>(p) - base_) < front_; }
  /// Lets the process write to its copy of the front (pages that are written become its own), or no longer. False: the
  /// system refuses.
  bool makeFrontWritable(bool writable);
  /// `given` is called, on any thread, with what a piece gives back, before that is no longer accessible. One at a time; it
  /// is set and taken away while no piece ends.
  void setGiven(std::function<void(std::byte*, size_t)> given) { given_ = std::move(given); }

 private:
  friend class Piece;
  static constexpr size_t kGrain = size_t{1} << 20;
  /// Nothing (null) if there is no such room.
  Extent take(size_t atLeast);
  void give(Extent e);

  std::byte* base_ = nullptr;
  size_t size_ = 0;
  size_t front_ = 0;  ///< bytes mapped from a file
  mutable std::mutex mutex_;
  std::map<std::byte*, size_t> free_;  ///< by address; neighbours are joined
  size_t used_ = 0;
  size_t taken_ = 0;
  std::function<void(std::byte*, size_t)> given_;
};

/// What one program has of the region: whole grains, taken as they are needed and given back by the
/// destructor. Not thread-safe; different pieces may be used by different threads.
class Piece {
 public:
  explicit Piece(Region& region) : region_(region) {}
  ~Piece();
  Piece(const Piece&) = delete;
  Piece& operator=(const Piece&) = delete;

  /// The next `size` bytes, zeroed, aligned to a page. Where the region has no room they lie elsewhere and the piece
  /// is full: who fills it can go on to a place where it asks.
  void* take(size_t size);
  /// Whether something did not fit: what is in the piece is of no use then.
  bool isFull() const { return !outside_.empty(); }
  /// Whether the address lies in this piece.
  bool contains(const void* p) const;
  Region& region() const { return region_; }
  /// What it has, but for the tail that it has never handed out.
  std::vector<Region::Extent> extents() const;

 private:
  Region& region_;
  std::vector<Region::Extent> extents_;
  std::vector<Region::Extent> outside_;  ///< what the region had no room for
  std::byte* next_ = nullptr;  ///< of the extent taken last
  std::byte* end_ = nullptr;
};

}  // namespace vo::base
