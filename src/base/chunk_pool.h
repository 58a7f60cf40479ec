// Memory for arenas that come and go within one compilation.
//
// Arenas take chunks and give them back; the next one has them again, warm. So the memory that a compilation
// needs is that of its largest package, not of all.
#pragma once

#include <pthread.h>

#include <cstddef>
#include <cstdint>
#include <vector>

namespace vo::base {

/// Chunks of address space, from the system in slabs. One thread takes and gives (another one of its own
/// clears pages).
class ChunkPool {
 public:
  /// Never: an address is given out once, and reading what was given back is a fault. So whoever keeps a pointer
  /// into a dead arena is found, at once or by who looks for such pointers (image::findDangling).
  enum class Reuse : uint8_t { Yes, Never };
  /// Debug and sanitizer builds never use a chunk again.
  explicit ChunkPool(Reuse reuse = Reuse::Yes);
  ~ChunkPool();
  ChunkPool(const ChunkPool&) = delete;
  ChunkPool& operator=(const ChunkPool&) = delete;

  /// `size` bytes, zeroed, aligned to a page. Sizes are rounded up to pages.
  void* take(size_t size);
  /// `chunk` comes from take(size).
  void give(void* chunk, size_t size);
  /// Whether `p` lies in what this pool has ever given out.
  bool contains(const void* p) const;
  /// Whoever takes much from now on is followed by a thread that has the kernel clear the next pages in
  /// advance (docs/speed.md says what that saves). Without that thread all is the same, but slower.
  void clearAhead() { wanted_ = true; }
  /// Ends that thread. The pool remains as it is.
  void stopClearing();

 private:
  struct Slab {
    std::byte* base;
    size_t size;
    size_t used;
  };
  struct Clearing;
  static constexpr int kClasses = 8;  ///< sizes of 16 KiB, doubled up to 2 MiB, are used again
  static int classOf(size_t size);
  std::byte* fresh(size_t size);
  void addSlab(size_t size);
  bool addSlabApart(size_t size);
  void follow();

  const Reuse reuse_;
  std::vector<Slab> slabs_;          ///< the last one is in use
  std::vector<void*> clean_[kClasses], dirty_[kClasses];
  size_t dirtyBytes_ = 0;
  bool wanted_ = false;
  Clearing* clearing_ = nullptr;     ///< while the thread runs
};

}  // namespace vo::base
