// This file is the state machine of panics.
//
// Raising pushes a Panic; nothing is unwound yet. The goroutine's deferred functions are called one after
// another, innermost frame first, on top of the stack:
//
//     start -> next -> Call -> (deferred function runs) -> returned -> Unwinds -> next -> …
//                                                                   -> Resumes: the frame goes on
//                   -> Ends, Unrecovered: no deferred function is left
//
// recover answers to a function that was called by the newest panic. When that function has returned, the frames
// above the one whose deferred call it was are dropped, and this frame runs what is left of its deferred calls.
//
// A deferred function may panic itself. The older panic stays in the list below the newer one: if the newer one is
// recovered inside, the older goes on; if it unwinds past the older one's stub, the older one is over (it was
// aborted) and goes with the frames that are dropped. Goexit is a panic that recover does not see; when a panic
// above it is recovered below its stub, Goexit goes on instead of the frame.
#include "runtime/unwind.h"

#include <algorithm>
#include <utility>

#include "base/check.h"

namespace vo::runtime {

Unwinder::~Unwinder() {
  for (Chunk* c : chunks_) memory_.destroy(c);
  while (freePanics_ != nullptr) memory_.destroy(std::exchange(freePanics_, freePanics_->link));
}

// --- Deferred calls -----------------------------------------------------------------------------------

void Unwinder::giveRecord(Unwinding& u) {
  if (freeDefers_ == nullptr) {
    Chunk* chunk = chunks_.push(memory_.make<Chunk>());
    for (Defer& d : chunk->records) {
      d.next = freeDefers_;
      freeDefers_ = &d;
    }
  }
  Defer* d = freeDefers_;
  freeDefers_ = d->next;
  d->next = u.freeDefers;
  u.freeDefers = d;
}

void Unwinder::dropErrorDefers(Unwinding& u, const Slot* frame) {
  for (Defer** at = &u.defers; *at != nullptr && (*at)->frame == frame;) {
    Defer* d = *at;
    if (d->onlyOnError) {
      *at = d->next;
      free(u, d);
    } else {
      at = &d->next;
    }
  }
}

void Unwinder::decideErrors(Unwinding& u, const Slot* frame, bool failed) {
  // Asked before each of the frame's calls, and there may be a million of them.
  if (u.errorDefers == 0) return;
  if (u.defers == nullptr || u.defers->frame != frame || u.defers->decided) return;
  if (!failed) dropErrorDefers(u, frame);
  for (Defer* d = u.defers; d != nullptr && d->frame == frame; d = d->next) {
    u.errorDefers -= d->onlyOnError ? 1 : 0;
    d->onlyOnError = false;
    d->decided = true;
  }
}

// --- Panics -------------------------------------------------------------------------------------------

void Unwinder::start(Unwinding& u, abi::Eface value, bool isGoexit, Slot* stub) {
  Panic* p = freePanics_;
  if (p != nullptr) {
    freePanics_ = p->link;
  } else {
    p = memory_.make<Panic>();
  }
  VO_DCHECK(stub != nullptr, "deferred calls run above the frame that raised the panic");
  *p = {.link = u.panics, .value = value, .stub = stub, .goexit = isGoexit};
  u.panics = p;
}

void Unwinder::popPanic(Unwinding& u) {
  Panic* p = u.panics;
  VO_DCHECK(p != nullptr, "there is a panic");
  u.panics = p->link;
  p->link = freePanics_;
  freePanics_ = p;
}

Unwinder::Next Unwinder::next(Unwinding& u, const abi::Closure** closure) {
  Panic* p = u.panics;
  VO_DCHECK(p != nullptr && !p->recovered, "a panic that nobody has recovered goes on");
  if (p->goexit && u.defers != nullptr) dropErrorDefers(u, u.defers->frame);
  if (u.defers == nullptr) return p->goexit ? Next::Ends : Next::Unrecovered;
  p->deferFrame = u.defers->frame;
  VO_DCHECK(p->deferFrame != nullptr, "deferred calls belong to frames");
  *closure = take(u);
  return Next::Call;
}

Unwinder::Returned Unwinder::returned(Unwinding& u, base::FunctionRef<bool(const Slot*, const Slot*)> isInner, Slot** frame) {
  VO_CHECK(u.panics != nullptr, "a deferred call of the unwinder returns to a panic");
  if (!u.panics->recovered) return Returned::Unwinds;
  *frame = u.panics->deferFrame;
  VO_DCHECK(*frame != nullptr && !u.panics->goexit, "recover answers to a deferred call, and never to Goexit");
  popPanic(u);
  // Older panics whose stub is dropped with the frames above this one were aborted.
  while (u.panics != nullptr && isInner(u.panics->stub, *frame)) {
    if (u.panics->goexit) {
      *frame = u.panics->stub;
      return Returned::Goexits;
    }
    popPanic(u);
  }
  if (u.panics == nullptr) u.sawSignal = false;
  dropErrorDefers(u, *frame);
  return Returned::Resumes;
}

void Unwinder::dropAll(Unwinding& u, bool keeps) {
  while (u.defers != nullptr) take(u);
  while (u.panics != nullptr) popPanic(u);
  Defer** from = &u.freeDefers;
  for (unsigned i = 0; keeps && i < kKept && *from != nullptr; i++) from = &(*from)->next;
  while (Defer* d = *from) {
    *from = d->next;
    d->next = freeDefers_;
    freeDefers_ = d;
  }
}

void Unwinder::trim() {
  while (freePanics_ != nullptr) memory_.destroy(std::exchange(freePanics_, freePanics_->link));
  std::sort(chunks_.begin(), chunks_.end());
  base::Vec<uint32_t> unused(memory_);
  for (size_t i = 0; i < chunks_.size(); i++) unused.push(0);
  auto chunkOf = [&](Defer* d) {
    auto after = std::upper_bound(chunks_.begin(), chunks_.end(), d, [](Defer* a, Chunk* c) { return a < c->records; });
    return static_cast<size_t>(after - chunks_.begin()) - 1;
  };
  for (Defer* d = freeDefers_; d != nullptr; d = d->next) unused[chunkOf(d)]++;
  for (Defer** at = &freeDefers_; *at != nullptr;) {
    if (unused[chunkOf(*at)] == kChunk) {
      *at = (*at)->next;
    } else {
      at = &(*at)->next;
    }
  }
  size_t kept = 0;
  for (size_t i = 0; i < chunks_.size(); i++) {
    if (unused[i] == kChunk) {
      memory_.destroy(chunks_[i]);
    } else {
      chunks_[kept++] = chunks_[i];
    }
  }
  while (chunks_.size() > kept) chunks_.pop();
}

Panic* nextWithText(Panic* p) {
  for (; p != nullptr; p = p->link) {
    if (p->goexit) continue;
    Panic* below = p->link;
    if (below == nullptr || below->value.type != p->value.type || below->value.data != p->value.data) return p;
    below->repanicked = true;
  }
  return nullptr;
}

}  // namespace vo::runtime
