// Functions of Go's run time that are none here but stand in the stacks of traces and profiles.
//
// Their program counters are addresses of rows of a table: a pc between two rows' addresses is in the first.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

#include "runtime/g.h"

namespace vo::runtime {

struct alignas(8) LibraryFrame {
  std::string_view name, file;
  uint32_t line;
};

enum class LibraryFn : uint8_t {
  Gopanic, Gopark, Chanrecv, Chanrecv1, Chansend, Chansend1, Selectgo, Block, Semacquire1, SemacquireMutex,
  SemacquireWaitGroup, NotifyListWait, Sleep, Netpollblock, PollWait, Goexit, DoInit1, DoInit, MainInit, Main, Bottom,
  Count
};

const LibraryFrame& libraryFrame(LibraryFn fn);
inline uint64_t libraryPc(LibraryFn fn) { return reinterpret_cast<uint64_t>(&libraryFrame(fn)) + 8; }
/// Null: the pc is in none of them.
const LibraryFrame* libraryFrameAt(uint64_t pc);

/// One call at a program counter.
struct PcFrame {
  uint64_t pc;  ///< leaves out the calls inlined into this one
  std::string_view name, file;
  uint32_t line, startLine;
  uint64_t entry;
};

/// Those that a goroutine waits in, innermost first. The last one is the one that the block profile has.
std::span<const LibraryFn> parkedIn(WaitReason reason);
/// Program counters of a waiting goroutine that stand before its own: all of parkedIn, or only the last one where it
/// waits for a channel and not `all`. How many there are.
size_t waitingPcs(const G& g, bool all, std::span<uint64_t> out);

}  // namespace vo::runtime
