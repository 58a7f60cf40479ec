// Writes execution traces (runtime/trace) in Go's binary form, version 1.26.
//
// A trace is a header and generations. A generation is made of batches: events of a thread in order of time,
// then the stacks and strings that they name, and a reading of the clocks; a byte says that it has ended. Each
// generation can be read without those before it: it begins with the state of everything.
//
// Here there is one thread and one processor. What state a goroutine is in is known from the events that were
// written, not from the scheduler: a reader checks that they fit together.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <span>
#include <string_view>

#include "base/hash_map.h"
#include "base/queue.h"
#include "base/text.h"
#include "base/vec.h"

namespace vo::runtime {

class Runtime;
struct G;

/// Gives sequences of bytes numbers, from 1 on.
class Numbering {
 public:
  explicit Numbering(base::Allocator& memory) : bytes_(memory), entries_(memory), first_(memory) {}
  uint64_t of(std::string_view bytes);
  size_t size() const { return entries_.size(); }
  /// Those of number `id`.
  std::string_view operator[](uint64_t id) const {
    VO_DCHECK(id - 1 < entries_.size(), "numbers begin at 1");
    const Entry& e = entries_[id - 1];
    return {bytes_.data() + e.at, e.size};
  }
  void clear();

 private:
  struct Entry {
    size_t at, size;
    uint64_t next;  ///< number of another one with the same hash; 0: none
  };
  base::Text bytes_;
  base::Vec<Entry> entries_;
  base::HashMap<uint64_t, uint64_t> first_;  ///< by hash
};

class Tracer {
 public:
  /// `running` may be null.
  Tracer(Runtime& rt, const G* running);
  Tracer(const Tracer&) = delete;
  Tracer& operator=(const Tracer&) = delete;

  // --- What the scheduler reports, while tracing is on ---------------------------------------------

  void created(const G* g);  ///< by the running goroutine
  void started(const G* g);  ///< it goes on
  void stopped(const G* g, bool preempted);  ///< the running one waits, or is only ready
  void ended();              ///< the running one
  void woken(const G* g);
  void idle(bool begins);        ///< nothing is ready
  void marking(bool begins);

  // --- What programs report -------------------------------------------------------------------------

  enum class User : uint8_t { TaskBegin, TaskEnd, RegionBegin, RegionEnd, Log };
  void user(User what, uint64_t task, uint64_t parent, std::string_view a, std::string_view b);

  // --- Output ---------------------------------------------------------------------------------------

  /// Ends the generation, and begins the next one unless the trace ends.
  void endGeneration(bool traceEnds);
  /// Pieces that are complete: the header, batches, the bytes between generations.
  base::Queue<base::Text> chunks;
  bool on = true;          ///< there may be more pieces
  bool readerDone = false; ///< it has seen the end
  G* reader = nullptr;     ///< waits for pieces

 private:
  struct State {
    uint8_t status;
    uint64_t seq;
  };
  void event(uint8_t type, std::initializer_list<uint64_t> args);
  void beginGeneration();
  void flush();
  void addBatch(uint64_t thread, int64_t start, std::string_view data);
  void addTables();
  bool goesOn();
  void wakeReader();
  uint64_t string(std::string_view text);
  uint64_t stack(const G* g);
  uint64_t startOf(const G* g);
  uint64_t stackId(std::span<const uint64_t> pcs);

  Runtime& rt_;
  uint64_t generation_ = 0;
  int64_t generationStart_ = 0;
  base::Text batch_;
  int64_t batchStart_ = 0, last_ = 0;  ///< times
  const G* running_ = nullptr;
  bool idle_ = false;
  uint64_t processorSeq_ = 0;
  uint32_t done_ = 0;  ///< see goesOn
  bool marking_ = false;
  uint64_t markingSeq_ = 0;
  base::HashMap<uint64_t, State> goroutines_;  ///< by id
  Numbering strings_, stacks_;                 ///< a stack is its program counters
};

}  // namespace vo::runtime
