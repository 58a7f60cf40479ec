// Deferred calls, panics, recover and Goexit, as far as they are the same on every engine: who is next.
//
// An engine says where frames are, and which of two is the inner one; it makes the calls and drops the frames.
// What is kept here is the order of deferred calls, the list of panics under way, and what becomes of it when a
// deferred call has returned. The head of unwind.cpp tells the rules.
#pragma once

#include <cstddef>
#include <cstdint>

#include "abi/value.h"
#include "base/function_ref.h"
#include "base/vec.h"
#include "runtime/gc.h"

namespace vo::runtime {

using abi::Slot;

/// A deferred call. The list of a goroutine is sorted: records of inner frames come first.
struct Defer {
  Defer* next = nullptr;
  Slot* frame = nullptr;  ///< whose exit runs it
  const abi::Closure* closure = nullptr;
  bool onlyOnError = false;  ///< errdefer, not decided yet
  bool decided = false;      ///< the frame's errdefers are decided
};

/// A panic or a Goexit under way.
struct Panic {
  Panic* link = nullptr;       ///< the panic during whose deferred calls this one was raised
  abi::Eface value = {};
  Slot* stub = nullptr;        ///< the engine's frame above the one that raised it; deferred calls run above it
  Slot* deferFrame = nullptr;  ///< frame whose deferred call runs
  bool recovered = false;
  bool repanicked = false;
  bool goexit = false;
};

/// Of one goroutine. What its records refer to, the engine shows to the collector.
struct Unwinding {
  Defer* defers = nullptr;
  Panic* panics = nullptr;  ///< the newest
  /// It has dereferenced nil, at this address, and not recovered from all panics since: reports say so.
  bool sawSignal = false;
  uint64_t signalAddress = 0;
  Defer* scanDefer = nullptr;  ///< while it is scanned in pieces: the first record that has not been visited
  Defer* freeDefers = nullptr;   ///< records to use again
  uint64_t errorDefers = 0;      ///< records in `defers` with onlyOnError

  /// The panic that a call of recover by the right function would answer to, or null.
  Panic* recoverable() const {
    return panics != nullptr && !panics->goexit && !panics->recovered ? panics : nullptr;
  }
};

/// The records of all goroutines. One thread at a time, but for defer() with hasRoom(), take(), and decideErrors(), which touch
/// nothing but the goroutine's.
class Unwinder {
 public:
  Unwinder(base::Allocator& memory, Gc& gc) : memory_(memory), gc_(gc), chunks_(memory) {}
  ~Unwinder();
  Unwinder(const Unwinder&) = delete;
  Unwinder& operator=(const Unwinder&) = delete;

  // --- Deferred calls -----------------------------------------------------------------------------

  /// The record becomes the one at `at`: &u.defers, or behind those of frames further in.
  void defer(Unwinding& u, Defer** at, Slot* frame, const abi::Closure* closure, bool onlyOnError) {
    if (u.freeDefers == nullptr) [[unlikely]] giveRecord(u);
    Defer* d = u.freeDefers;
    VO_DCHECK(frame != nullptr, "a deferred call belongs to a frame (its function may be nil: that panics when it is called)");
    u.freeDefers = d->next;
    *d = {*at, frame, closure, onlyOnError};
    u.errorDefers += onlyOnError ? 1 : 0;
    *at = d;
  }
  /// Whether the goroutine has a record that it can use.
  static bool hasRoom(const Unwinding& u) { return u.freeDefers != nullptr; }
  /// Takes the first record off the list. REQUIRES: there is one.
  const abi::Closure* take(Unwinding& u) {
    Defer* d = u.defers;
    VO_DCHECK(d != nullptr, "there is a deferred call");
    u.defers = d->next;
    const abi::Closure* closure = d->closure;
    if (gc_.marking()) gc_.shade(closure);
    free(u, d);
    return closure;
  }
  /// The function of `frame` returns: from now on its errdefers are ordinary ones, if `failed`, or are dropped.
  void decideErrors(Unwinding& u, const Slot* frame, bool failed);

  // --- Panics ---------------------------------------------------------------------------------------

  void start(Unwinding& u, abi::Eface value, bool isGoexit, Slot* stub);

  enum class Next : uint8_t {
    Call,        ///< call *closure from the stub of the newest panic, then say `returned`
    Ends,        ///< a Goexit is through: the goroutine ends
    Unrecovered  ///< nobody has recovered: the program ends
  };
  /// What the newest panic does next.
  Next next(Unwinding& u, const abi::Closure** closure);

  enum class Returned : uint8_t {
    Unwinds,  ///< not recovered: next
    Resumes,  ///< recovered: `*frame`, whose deferred call it was, runs those it has left, and returns
    Goexits   ///< recovered, but a Goexit stands below: drop the frames above its stub, `*frame`; then next
  };
  /// A deferred call has returned to the newest panic's stub. isInner(a, b): frame a was entered after b.
  Returned returned(Unwinding& u, base::FunctionRef<bool(const Slot*, const Slot*)> isInner, Slot** frame);

  /// The goroutine ends, or the program. Records that it could use again stay with it, at most kKept, if `keeps`: another
  /// goroutine will be made of it.
  void dropAll(Unwinding& u, bool keeps = false);
  static constexpr unsigned kKept = 4;
  /// Gives memory back that only records hold which nobody uses. Looks at all of those.
  void trim();

 private:
  static constexpr size_t kChunk = 256;
  struct Chunk {
    Defer records[kChunk];
  };
  void free(Unwinding& u, Defer* d) {
    if (u.scanDefer == d) u.scanDefer = d->next;
    u.errorDefers -= d->onlyOnError ? 1 : 0;
    d->closure = nullptr;
    d->next = u.freeDefers;
    u.freeDefers = d;
  }
  void giveRecord(Unwinding& u);
  void dropErrorDefers(Unwinding& u, const Slot* frame);
  void popPanic(Unwinding& u);

  base::Allocator& memory_;
  Gc& gc_;
  Defer* freeDefers_ = nullptr;  ///< no goroutine's
  Panic* freePanics_ = nullptr;  ///< by link
  base::Vec<Chunk*> chunks_;
};

// --- The report of panics that nobody has recovered -------------------------------------------------

/// From `p` on the first panic whose value is to be asked for its text (Error or String), or null. A panic of the
/// same value as the one below it is that one raised again, and is only marked.
Panic* nextWithText(Panic* p);

}  // namespace vo::runtime
