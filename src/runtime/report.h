// What a program's end says on standard error: panics that nobody has recovered, faults, stacks of goroutines.
// All in Go's form. Where frames are, the engine knows.
#pragma once

#include <cstdint>
#include <string_view>

#include "abi/metadata.h"
#include "base/text.h"
#include "base/vec.h"
#include "runtime/g.h"
#include "runtime/library_frames.h"
#include "runtime/unwind.h"

namespace vo::runtime {

// --- Panics -----------------------------------------------------------------------------------------

/// "panic: …" lines, the oldest first. The values' Error and String methods have been called before: their results
/// are plain strings here.
void addPanics(base::Text& out, const abi::MetadataSpace& meta, const Panic* newest);
/// The bubble whose goroutines are shown with the panic because they are all blocked; 0: none. As in gc, only if the
/// panic has been recovered and raised again (package testing does it): else its value is a text by now.
uint32_t deadlockedBubble(const abi::MetadataSpace& meta, const Panic* p);
/// The line about the nil dereference, if there was one.
void addSignal(base::Text& out, const Unwinding& u, uint64_t pc);
/// What a signal from outside that ends the program is called.
std::string_view endingSignalText(int signal);

// --- Goroutines -------------------------------------------------------------------------------------

/// One call. Frames of Go's run time that have none of ours are such, too.
struct TraceFrame {
  std::string_view name;
  std::string_view file;
  uint32_t line = 0;
  bool hasArguments = false;  ///< shown as "..."
};

/// gopanic is shown as "panic".
TraceFrame traceFrameOf(LibraryFn fn);

/// Which functions of package runtime a trace shows although they are part of the run time.
bool isExportedRuntime(std::string_view name);
/// Whether `outer` is a package's initialiser and `inner` one of the init functions that it calls. To gc they are
/// calls of the run time's, which it does not show.
bool callsInit(std::string_view outer, std::string_view inner);

/// The stack of one goroutine. Of a deep one only the two ends are shown.
class TraceText {
 public:
  explicit TraceText(base::Text& out) : out_(out), head_(out.allocator()), tail_(out.allocator()) {}
  /// The line above the frames. `state` is "running" for the one that runs.
  void begin(const G& g, std::string_view state, bool isRunning, bool showLabels);
  /// From the innermost on.
  void add(const TraceFrame& frame);
  /// Writes them.
  void end();
  /// By a go statement there. `parent` 0: not said.
  void createdBy(const TraceFrame& frame, uint64_t parent);

 private:
  static constexpr size_t kShownEnds = 50;
  void addPlace(const TraceFrame& frame);
  void addFrame(const TraceFrame& frame);
  base::Text& out_;
  base::Vec<TraceFrame> head_, tail_;
  size_t count_ = 0;  ///< of those behind head_
};

}  // namespace vo::runtime
