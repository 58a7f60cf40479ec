// This file shows the collector what the VM refers to.
#include <algorithm>
#include <utility>
#include <vector>

#include "link/liveness.h"
#include "runtime/gc.h"
#include "vm/vm.h"

namespace vo::vm {

using runtime::RootVisitor;

void Vm::visitRoots(RootVisitor& visitor) {
  visitor.visit(cx.panicValue.data);
  visitor.visit(cx.panicValue.type);
  for (const abi::Slot& s : cx.args) visitor.visit(abi::slotPtr(s));
  for (void* labels : rt.profiler.cpu.labels) visitor.visit(labels);
}

/// What g refers to besides frames and deferred calls.
void Vm::visitOutsideFrames(const Fiber* f, RootVisitor& visitor) {
  visitor.visit(f->start);
  for (uint32_t i = 0; i < f->startArgCount; i++) visitor.visit(abi::slotPtr(f->startArgs[i]));
  for (const Panic* p = f->panics; p != nullptr; p = p->link) {
    visitor.visit(p->value.type);
    visitor.visit(p->value.data);
  }
}

// --- Frames -------------------------------------------------------------------------------------------
//
// Of a frame are visited: the slots that are live where it stands (link/liveness.h), and the frame variables that
// are live or reached. A variable is reached if a visited word of this frame or of one further in leads
// into it; none further out can. So a walk that begins innermost needs to look at each frame once, and
// notes in the stack's marks what leads outwards.
//
// What is dead is not followed, as it may dangle: its object has been freed, or its address is one of a frame that is
// gone. A slot that is dead is never read again, so snapshot-at-beginning does not need it.

namespace {

/// Written over dead references: no address of anything, and no nil.
constexpr Slot kPoison = 0xdead'dead'dead'dea8;

/// The number of the word that p lies in, counted from the one at `from`.
uint32_t wordsBetween(const Slot* from, const void* p) {
  return static_cast<uint32_t>((reinterpret_cast<uintptr_t>(p) - reinterpret_cast<uintptr_t>(from)) / sizeof(Slot));
}

}  // namespace

/// Looks at the frames of one goroutine, innermost first: shows what they hold to `visitor`, or, without one, writes
/// poison over what they will not use.
class FrameWalk {
 public:
  FrameWalk(Vm& vm, const Fiber* f, RootVisitor* visitor, Above above = Above::Call)
      : vm_(vm), fiber_(f), visitor_(visitor), above_(above) {}

  void frame(const FrameCursor& c);
  /// One word that may be a reference.
  void word(Slot v);
  void conservative(const Slot* from, size_t words);
  Above above() const { return above_; }

 private:
  void follow(Slot v);
  void all(const FrameCursor& c, const Function* f);
  void live(const FrameCursor& c, const Function* f, const link::Liveness& liveness, Above above);
  void variables(const FrameCursor& c, const Function* f, const link::LiveSet& set, size_t firstBit);
  void reach(size_t variable, bool forSure);
  bool isReached(const FrameCursor& c, const link::FrameVariable& v);
  void poisonDead(const FrameCursor& c, const Function* f, const link::Liveness& liveness, const link::LiveSet& set);
  static bool isRef(const Function* f, size_t word) { return (f->refs[word / 64] >> word % 64 & 1) != 0; }

  Vm& vm_;
  const Fiber* fiber_;
  RootVisitor* visitor_;
  /// The frame whose variables are being followed, those reached, and those to follow yet.
  const Function* own_ = nullptr;
  Slot* ownFp_ = nullptr;
  enum class Reach : uint8_t { No, Maybe, Sure };
  std::vector<Reach> reached_;
  std::vector<uint32_t> todo_;
  /// The word that is looked at is a reference, not only perhaps.
  bool forSure_ = true;
  link::Liveness::Operands pieces_;  ///< of the instruction that is done in pieces, if this frame stands at one
  /// What stands above the frame that comes next.
  Above above_;
  std::vector<const Slot*> noted_;  ///< instead of marks when there is no visitor
};

void FrameWalk::word(Slot v) {
  if (visitor_ != nullptr) visitor_->visit(abi::slotPtr(v));
  follow(v);
}

/// Notes which frame variable v leads into, if any.
void FrameWalk::follow(Slot v) {
  const void* p = abi::slotPtr(v);
  if (v == 0 || vm_.heap->inRange(p)) return;
  if (own_ != nullptr && p >= ownFp_ && p < ownFp_ + own_->frameWords) {
    uint32_t offset = wordsBetween(ownFp_, p);
    auto after = std::upper_bound(own_->variables.begin(), own_->variables.end(), offset,
                                  [](uint32_t w, const link::FrameVariable& x) { return w < x.first; });
    if (after != own_->variables.begin() && offset < after[-1].first + after[-1].words)
      reach(static_cast<size_t>(after - 1 - own_->variables.begin()), forSure_);
    return;
  }
  Segment* s = fiber_->stack.find(p);
  if (s == nullptr) return;
  Slot* at = s->words + wordsBetween(s->words, p);
  if (visitor_ != nullptr) {
    s->mark(at);
  } else {
    noted_.push_back(at);
  }
}

/// Words that may be anything. What is reached by one may be dead, and dangle.
void FrameWalk::conservative(const Slot* from, size_t words) {
  if (visitor_ != nullptr) visitor_->visitConservative(from, words);
  forSure_ = false;
  for (size_t i = 0; i < words; i++) follow(from[i]);
  forSure_ = true;
}

void FrameWalk::frame(const FrameCursor& c) {
  own_ = nullptr;
  const Function* f = functionOf(c.fp);
  Above above = std::exchange(above_, Above::Call);
  if (vm_.isStub(f)) {
    conservative(c.fp, c.fp[0]);
    Stub kind = vm_.stubKind(f);
    if (kind == Stub::Unwind || kind == Stub::MakePanic) above_ = Above::Panic;
    if (kind == Stub::HelperCall) {
      above_ = Above::Helper;
      auto [at, words] = Vm::helperFrame(c.fp);
      conservative(at, words);
    }
    return;
  }
  bool usesClosure = (f->flags & (link::kIsClosure | link::kNative)) != 0;
  if ((f->flags & link::kNative) != 0) {
    conservative(c.fp, vm_.argumentWords(f, closureOf(c.fp)));
  } else if (f->refs != nullptr) {
    const link::Liveness* liveness = vm_.livenessOf(f);
    if (liveness != nullptr) return live(c, f, *liveness, above);
    all(c, f);
  }
  if (usesClosure) word(abi::ptrSlot(closureOf(c.fp)));
}

/// A function that has not been analysed, or not yet: everything that may be a reference. What is dead may be anything:
/// it dangles, or has never been set (vm/baseline zeroes what is live at entry).
void FrameWalk::all(const FrameCursor& c, const Function* f) {
  // At entry: the function clears its results first thing, until then they are whatever the caller's
  // outgoing area held before. (Where memory for a large result is, the caller has in a slot of its own.)
  uint32_t from = c.pc == f->code ? f->resultSlots : 0;
  for (uint32_t i = from; i < f->frameWords; i++)
    if (isRef(f, i)) conservative(c.fp + i, 1);
  if (visitor_ != nullptr) visitor_->addWork(1 + f->frameWords / 8);
}

void FrameWalk::live(const FrameCursor& c, const Function* f, const link::Liveness& liveness, Above above) {
  bool isTop = c.fp == fiber_->fp;
  bool isParked = isTop && fiber_->g.status == runtime::GStatus::Waiting;
  link::LiveSet set = above == Above::Panic ? liveness.raised() : isParked ? liveness.parked(c.pc) : liveness.before(c.pc);
  uint32_t from = c.pc == f->code ? f->resultSlots : 0;
  own_ = f;
  ownFp_ = c.fp;
  reached_.assign(f->variables.size(), Reach::No);
  // An instruction that is done in pieces still reads its operands, by their places in this frame. What it sets may be
  // set already, or hold what was there before. (Of one that starts again when memory was short, pc is the begin: these
  // are the operands of the one before it in the code then, which may not have run, and dangle.)
  pieces_ = {};
  if (above == Above::Helper) pieces_ = link::Liveness::operandsBefore(*f, vm_.meta, c.pc);
  for (size_t i = 0; i < liveness.slotCount(); i++) {
    uint32_t slot = liveness.slotOf(i);
    bool isRead = pieces_.has(pieces_.read, slot);
    if (slot < from || (!set.has(i) && !isRead)) continue;
    if (!set.has(i) || pieces_.has(pieces_.set, slot)) {
      conservative(c.fp + slot, 1);
    } else {
      word(c.fp[slot]);
    }
  }
  if ((f->flags & link::kIsClosure) != 0 && set.has(liveness.closureBit())) word(abi::ptrSlot(closureOf(c.fp)));
  variables(c, f, set, liveness.firstVariable());
  if (visitor_ != nullptr) {
    visitor_->addWork(1 + f->frameWords / 8);
  } else {
    poisonDead(c, f, liveness, set);
  }
}

void FrameWalk::reach(size_t variable, bool forSure) {
  if (reached_[variable] != Reach::No) return;
  reached_[variable] = forSure ? Reach::Sure : Reach::Maybe;
  todo_.push_back(static_cast<uint32_t>(variable));
}

bool FrameWalk::isReached(const FrameCursor& c, const link::FrameVariable& v) {
  const Slot* at = c.fp + v.first;
  if (visitor_ != nullptr) return c.segment->anyMark(at, v.words);
  return std::any_of(noted_.begin(), noted_.end(), [&](const Slot* p) { return p >= at && p < at + v.words; });
}

/// Visits the frame variables that are live or reached, and what these reach.
void FrameWalk::variables(const FrameCursor& c, const Function* f, const link::LiveSet& set, size_t firstBit) {
  for (size_t i = 0; i < f->variables.size(); i++)
    if (set.has(firstBit + i)) reach(i, true);
  // Marks do not say whether a reference or a word that only may be one has made them.
  for (size_t i = 0; i < f->variables.size(); i++)
    if (isReached(c, f->variables[i])) reach(i, false);
  while (!todo_.empty()) {
    const link::FrameVariable& v = f->variables[todo_.back()];
    bool forSure = reached_[todo_.back()] == Reach::Sure;
    todo_.pop_back();
    for (uint32_t w = v.first; w < v.first + v.words; w++) {
      if (!isRef(f, w)) continue;
      if (forSure) {
        word(c.fp[w]);
      } else {
        conservative(c.fp + w, 1);
      }
    }
    if (visitor_ != nullptr) visitor_->addWork(v.words / 8);
  }
}

void FrameWalk::poisonDead(const FrameCursor& c, const Function* f, const link::Liveness& liveness,
                           const link::LiveSet& set) {
  for (size_t i = 0; i < liveness.slotCount(); i++)
    if (!set.has(i) && !pieces_.has(pieces_.read, liveness.slotOf(i))) c.fp[liveness.slotOf(i)] = kPoison;
  if ((f->flags & link::kIsClosure) != 0 && !set.has(liveness.closureBit())) c.fp[-4] = kPoison;
  for (size_t i = 0; i < f->variables.size(); i++) {
    const link::FrameVariable& v = f->variables[i];
    if (reached_[i] != Reach::No) continue;
    for (uint32_t w = v.first; w < v.first + v.words; w++)
      if (isRef(f, w)) c.fp[w] = kPoison;
  }
}

const link::Liveness* Vm::livenessOf(const Function* f) {
  // A debugger shows variables that the program is done with.
  if (options.debugger != nullptr && f->debug != nullptr) return nullptr;
  auto [it, isNew] = liveness.try_emplace(f);
  if (!isNew) return it->second.get();
  // A step may meet many functions for the first time. One that it has no time for keeps everything alive
  // until the next one; never the other way round.
  if (livenessWork == 0) {
    liveness.erase(it);
    return nullptr;
  }
  uint64_t work = 0;
  it->second = link::Liveness::of(*f, meta, link::Liveness::kMaxWork, work);
  livenessWork -= std::min(livenessWork, work);
  return it->second.get();
}

/// The stress switch poison-dead: what the running goroutine's innermost frames will not use is made unusable.
void Vm::poisonDead() {
  constexpr int kFrames = 24;
  if (fiber->g.gcUnfinished) return;  // those of its marks are the collector's
  livenessWork = UINT64_MAX;
  FrameWalk walk(*this, fiber, nullptr);
  if (fiber->tail != nullptr) walk.conservative(fiber->tail, fiber->tailWords);
  FrameCursor c(fiber->stack, fiber->fp, fiber->pc);
  for (int i = 0; i < kFrames && !c.done(); i++, c.next()) walk.frame(c);
}

void Vm::overwritten(const void* p) {
  if (fiber == nullptr || !fiber->g.gcUnfinished || fiber->scanFp == nullptr) return;
  Segment* s = fiber->stack.find(p);
  if (s == nullptr || s->index > fiber->scanSegment->index) return;
  s->mark(s->words + wordsBetween(s->words, p));
}

void Vm::visitGoroutine(runtime::G& g, RootVisitor& visitor) {
  const Fiber* f = fiberOf(&g);
  if (f == nullptr) return;
  visitOutsideFrames(f, visitor);
  for (const Defer* d = f->defers; d != nullptr; d = d->next) visitor.visit(d->closure);
  FrameWalk walk(*this, f, &visitor);
  if (f->tail != nullptr) walk.conservative(f->tail, f->tailWords);
  for (FrameCursor c(f->stack, f->fp, f->pc); !c.done();) {
    Segment* segment = c.segment;
    walk.frame(c);
    c.next();
    if (c.done() || c.segment != segment) segment->clearMarks();
  }
}

// --- Piece by piece -----------------------------------------------------------------------------------
//
// A piece is the frames of one segment, or some hundred deferred calls. Frames of a segment that is not
// visited yet do not run, and what they hold changes only by stores through pointers, which have the
// barrier. There is one exception: memory of the frame that called into the next segment, which the
// callee uses as its own (large parameters and results). So that frame is visited with its callee.
// The fiber comes back to a segment by a return or by unwinding: stackShrinks.

/// Visits the frames from c on that lie in its segment and the one below. True: that was all.
bool Vm::visitSegment(Fiber* f, FrameCursor c, RootVisitor& visitor, bool isFirst) {
  Segment* segment = c.segment;
  FrameWalk walk(*this, f, &visitor, isFirst ? Above::Call : f->scanAbove);
  if (isFirst && f->tail != nullptr) walk.conservative(f->tail, f->tailWords);
  for (; !c.done() && c.segment == segment; c.next()) walk.frame(c);
  segment->clearMarks();
  f->scanFp = c.fp;
  f->scanPc = c.pc;
  f->scanSegment = c.segment;
  f->scanAbove = walk.above();
  if (c.done()) return true;
  walk.frame(c);
  return false;
}

bool Vm::visitFirstPiece(runtime::G& g, RootVisitor& visitor) {
  Fiber* f = fiberOf(&g);
  if (f == nullptr) return true;
  visitOutsideFrames(f, visitor);
  f->scanDefer = f->defers;
  return visitSegment(f, FrameCursor(f->stack, f->fp, f->pc), visitor, true) && f->scanDefer == nullptr;
}

bool Vm::visitNextPiece(runtime::G& g, RootVisitor& visitor) {
  constexpr int kDefers = 512;
  Fiber* f = fiberOf(&g);
  visitor.addWork(kDefers / 4);
  if (f->scanFp != nullptr) {
    visitSegment(f, FrameCursor(f->scanFp, f->scanPc, f->scanSegment), visitor, false);
  } else {
    for (int i = 0; i < kDefers && f->scanDefer != nullptr; i++) {
      visitor.visit(f->scanDefer->closure);
      f->scanDefer = f->scanDefer->next;
    }
  }
  return f->scanFp == nullptr && f->scanDefer == nullptr;
}

void Vm::stackShrinks(bool ends) {
  if (!rt.gc.marking()) return;
  runtime::G& g = fiber->g;
  while (g.gcUnfinished &&
         (ends || (fiber->scanFp != nullptr &&
                   fiber->scanSegment->index >= fiber->stack.top()->index))) {
    rt.gc.visitNextPiece(g);
  }
}

}  // namespace vo::vm
