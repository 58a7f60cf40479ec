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
#include <deque>
#include <initializer_list>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace vo::runtime {
struct G;
}

namespace vo::vm {

struct Vm;
struct Fiber;

class Tracer {
 public:
  explicit Tracer(Vm& vm);
  Tracer(const Tracer&) = delete;
  Tracer& operator=(const Tracer&) = delete;

  // --- What the scheduler reports, while tracing is on ---------------------------------------------

  void created(const Fiber* f);  ///< by the running goroutine
  void started(const Fiber* f);  ///< it goes on
  void stopped(const Fiber* f, bool preempted);  ///< the running one waits, or is only ready
  void ended();                  ///< the running one
  void woken(const runtime::G* g);
  void idle(bool begins);        ///< nothing is ready
  void marking(bool begins);

  // --- What programs report -------------------------------------------------------------------------

  enum class User : uint8_t { TaskBegin, TaskEnd, RegionBegin, RegionEnd, Log };
  void user(User what, uint64_t task, uint64_t parent, std::string_view a, std::string_view b);

  // --- Output ---------------------------------------------------------------------------------------

  /// Ends the generation, and begins the next one unless the trace ends.
  void endGeneration(bool traceEnds);
  /// Pieces that are complete: the header, batches, the bytes between generations.
  std::deque<std::string> chunks;
  bool on = true;          ///< there may be more pieces
  bool readerDone = false; ///< it has seen the end
  runtime::G* reader = nullptr;  ///< waits for pieces

 private:
  struct State {
    uint8_t status;
    uint64_t seq;
  };
  void event(uint8_t type, std::initializer_list<uint64_t> args);
  void beginGeneration();
  void flush();
  void addBatch(uint64_t thread, const std::string& data);
  void addTables();
  void wakeReader();
  uint64_t string(std::string_view text);
  uint64_t stack(const Fiber* f);
  uint64_t stackId(std::vector<uint64_t> pcs);
  uint64_t startOf(const Fiber* f);

  Vm& vm_;
  uint64_t generation_ = 0;
  int64_t generationStart_ = 0;
  std::string batch_;
  int64_t batchStart_ = 0, last_ = 0;  ///< times
  uint64_t current_ = 0;               ///< the running goroutine; 0: none
  bool idle_ = false;
  uint64_t processorSeq_ = 0;
  bool marking_ = false;
  uint64_t markingSeq_ = 0;
  std::map<uint64_t, State> goroutines_;
  std::unordered_map<std::string, uint64_t> strings_;
  std::map<std::vector<uint64_t>, uint64_t> stacks_;
};

}  // namespace vo::vm
