// This file is the collector's treatment of specials: finalisers, cleanups, weak handles, pins, samples of the
// memory profile. How
// they interact with marking and sweeping is told at the head of gc.cpp.
#include "runtime/special.h"

#include <algorithm>
#include <utility>

#include "base/text.h"
#include "runtime/gc.h"
#include "runtime/profile.h"
#include "runtime/runtime.h"

namespace vo::runtime {

void Gc::insertSpecial(Block* b, Special* s) {
  VO_DCHECK(s->cell < b->cellCount && b->allocated(s->cell), "specials belong to objects");
  Locked held(specialsLock_);
  if (b->specials == nullptr) {
    b->specialIndex = static_cast<uint32_t>(specialBlocks_.size());
    specialBlocks_.push(b);
  }
  Special** at = &b->specials;
  while (*at != nullptr && ((*at)->cell < s->cell ||
                            ((*at)->cell == s->cell && (*at)->kind <= s->kind))) {
    at = &(*at)->next;
  }
  s->next = *at;
  *at = s;
  if (marking()) markSpecial(s, b);
}

/// Unlinks and deletes s. A block without specials leaves the list; the last block takes its place,
/// and is visited now if marking would pass it over.
void Gc::dropSpecial(Block* b, Special* s) {
  Locked held(specialsLock_);
  Special** at = &b->specials;
  VO_DCHECK(b->specialIndex < specialBlocks_.size() && specialBlocks_[b->specialIndex] == b, "a block with specials knows its place in the list");
  while (*at != s) at = &(*at)->next;
  *at = s->next;
  runtime_.memory.destroy(s);
  if (b->specials != nullptr) return;
  Block* last = specialBlocks_.back();
  if (marking() && b->specialIndex < specialsCursor_) scanSpecialsOf(last);
  specialBlocks_[b->specialIndex] = last;
  last->specialIndex = b->specialIndex;
  specialBlocks_.pop();
  specialsCursor_ = std::min(specialsCursor_, specialBlocks_.size());
}

void Gc::markSpecial(Special* s, Block* b) {
  RootVisitor visitor(*this);
  own_.work++;
  switch (s->kind) {
    case SpecialKind::Finalizer:
      visitor.visit(s->fn);
      if (!b->noScan && !b->marked(s->cell)) own_.push({b, s->cell, 0});
      break;
    case SpecialKind::Cleanup:
      visitor.visit(s->fn);
      visitor.visit(s->value);
      break;
    case SpecialKind::Weak:
      visitor.visit(s->value);
      break;
    case SpecialKind::Pin:
      visitor.visit(s->pointer);
      break;
    case SpecialKind::Profile:
    case SpecialKind::Bubble:
      break;
  }
}

void Gc::scanSpecialsOf(Block* b) {
  for (Special* s = b->specials; s != nullptr; s = s->next) markSpecial(s, b);
}

void Gc::queueJob(const FinalizerJob& job) {
  jobs_.push(job);
  stats_.queued[static_cast<unsigned>(job.kind)]++;
  if (runtime_.engine != nullptr) runtime_.engine->finalizersReady();
}

/// Acts on the specials of unmarked objects of a block that is being swept.
void Gc::sweepSpecials(Block* b) {
  VO_DCHECK(phase_ == GcPhase::Sweep, "marking has decided who is dead");
  for (Special* s = b->specials; s != nullptr;) {
    uint32_t cell = s->cell;
    if (b->marked(cell)) {
      while (s != nullptr && s->cell == cell) s = s->next;
      continue;
    }
    // The list is sorted by kind within a cell: a finaliser comes first.
    bool revived = s->kind == SpecialKind::Finalizer;
    if (revived) b->setMark(cell);
    while (s != nullptr && s->cell == cell) {
      Special* next = s->next;
      if (s->kind == SpecialKind::Finalizer) {
        queueJob({.kind = FinalizerJob::Kind::Finalizer,
                  .fn = s->fn,
                  .object = s->pointer,
                  .objectType = s->type,
                  .fnType = s->fnType});
        dropSpecial(b, s);
      } else if (s->kind == SpecialKind::Weak) {
        VO_DCHECK(s->value != nullptr, "a weak special has its handle");
        *static_cast<uintptr_t*>(s->value) = 0;
        dropSpecial(b, s);
      } else if (!revived) {
        if (s->kind == SpecialKind::Cleanup) {
          queueJob({.kind = FinalizerJob::Kind::Cleanup,
                    .fn = s->fn,
                    .fnType = s->fnType,
                    .argType = s->type,
                    .arg = s->value});
        } else if (s->kind == SpecialKind::Profile) {
          static_cast<ProfileBucket*>(s->value)->frees++;
        }
        dropSpecial(b, s);
      }
      s = next;
    }
  }
}

Special* Gc::findSpecial(Block* b, uint32_t index, uint8_t kind) {
  for (Special* s = b->specials; s != nullptr && s->cell <= index; s = s->next) {
    if (s->cell == index && static_cast<uint8_t>(s->kind) == kind) return s;
  }
  return nullptr;
}

bool Gc::setFinalizer(void* obj, const Type* objType, const abi::Closure* fn,
                      const abi::FuncType* fnType) {
  ObjectRef o = heap_.find(obj);
  if (!o) return true;
  // Tiny objects share a cell, each with a finalizer of its own.
  Special* old = o.block->specials;
  while (old != nullptr && (old->cell != o.index || old->kind != SpecialKind::Finalizer || old->pointer != obj)) old = old->next;
  if (fn == nullptr) {
    if (old != nullptr) dropSpecial(o.block, old);
    return true;
  }
  if (old != nullptr) return false;
  insertSpecial(o.block, runtime_.memory.make<Special>(Special{.cell = o.index,
                                     .kind = SpecialKind::Finalizer,
                                     .fn = fn,
                                     .fnType = fnType,
                                     .type = objType,
                                     .pointer = obj}));
  return true;
}

uint64_t Gc::addCleanup(void* ptr, const abi::Closure* fn, const abi::FuncType* fnType,
                        const Type* argType, void* arg) {
  ObjectRef o = heap_.find(ptr);
  if (!o) return 0;
  uint64_t id = nextCleanup_++;
  insertSpecial(o.block, runtime_.memory.make<Special>(Special{.cell = o.index,
                                     .kind = SpecialKind::Cleanup,
                                     .fn = fn,
                                     .fnType = fnType,
                                     .type = argType,
                                     .pointer = ptr,
                                     .value = arg,
                                     .number = id}));
  return id;
}

void Gc::removeCleanup(void* ptr, uint64_t id) {
  ObjectRef o = heap_.find(ptr);
  if (!o) return;
  for (Special* s = o.block->specials; s != nullptr; s = s->next) {
    if (s->kind == SpecialKind::Cleanup && s->number == id && s->cell == o.index) {
      dropSpecial(o.block, s);
      return;
    }
  }
}

void* Gc::weakHandle(void* p) {
  auto makeHandle = [&] {
    // Not 8 bytes: those may share their cell with p's object, which then would never die.
    auto* handle = static_cast<uintptr_t*>(heap_.allocNoScan(16));
    if (handle != nullptr) *handle = reinterpret_cast<uintptr_t>(p);
    return handle;
  };
  ObjectRef o = heap_.find(p);
  if (!o) {
    void*& handle = outsideHandles_[p];
    if (handle == nullptr) handle = makeHandle();
    return handle;
  }
  for (Special* s = o.block->specials; s != nullptr && s->cell <= o.index; s = s->next) {
    if (s->cell == o.index && s->kind == SpecialKind::Weak && s->pointer == p) {
      if (marking()) shade(s->value);
      return s->value;
    }
  }
  void* handle = makeHandle();
  if (handle == nullptr) return nullptr;
  insertSpecial(o.block, runtime_.memory.make<Special>(Special{.cell = o.index,
                                     .kind = SpecialKind::Weak,
                                     .pointer = p,
                                     .value = handle}));
  return handle;
}

void* Gc::strongFromWeak(void* handle) {
  if (handle == nullptr) return nullptr;
  void* p = reinterpret_cast<void*>(*static_cast<uintptr_t*>(handle));
  if (p == nullptr) return nullptr;
  if (phase_ == GcPhase::Sweep) {
    ObjectRef o = heap_.find(p);
    if (o && o.block->sweepEpoch != heap_.sweepEpoch_ && !o.block->marked(o.index)) return nullptr;
  }
  if (marking()) shade(p);
  return p;
}

void Gc::pin(void* p) {
  ObjectRef o = heap_.find(p);
  if (!o) return;
  Special* s = findSpecial(o.block, o.index, static_cast<uint8_t>(SpecialKind::Pin));
  if (s == nullptr) {
    s = runtime_.memory.make<Special>(Special{.cell = o.index, .kind = SpecialKind::Pin, .pointer = p});
    insertSpecial(o.block, s);
  }
  s->number++;
}

void Gc::profile(void* p, ProfileBucket* bucket) {
  ObjectRef o = heap_.find(p);
  if (!o) return;
  bucket->allocs++;
  insertSpecial(o.block, runtime_.memory.make<Special>(Special{.cell = o.index, .kind = SpecialKind::Profile, .value = bucket}));
}

void Gc::unpin(void* p) {
  ObjectRef o = heap_.find(p);
  if (!o) return;
  Special* s = findSpecial(o.block, o.index, static_cast<uint8_t>(SpecialKind::Pin));
  if (s != nullptr && --s->number == 0) dropSpecial(o.block, s);
}

bool Gc::pinned(void* p) {
  ObjectRef o = heap_.find(p);
  return o && findSpecial(o.block, o.index, static_cast<uint8_t>(SpecialKind::Pin)) != nullptr;
}

Special* Gc::bubbleSpecial(const ObjectRef& o, const void* p) {
  for (Special* s = o.block->specials; s != nullptr && s->cell <= o.index; s = s->next) {
    if (s->cell == o.index && s->kind == SpecialKind::Bubble && s->pointer == p) return s;
  }
  return nullptr;
}

uint64_t Gc::bubbleOf(void* p) {
  ObjectRef o = heap_.find(p);
  Special* s = o ? bubbleSpecial(o, p) : nullptr;
  return s != nullptr ? s->number : 0;
}

bool Gc::associate(void* p, uint64_t bubble) {
  ObjectRef o = heap_.find(p);
  if (!o) return false;
  insertSpecial(o.block, runtime_.memory.make<Special>(Special{.cell = o.index, .kind = SpecialKind::Bubble, .pointer = p, .number = bubble}));
  return true;
}

void Gc::disassociate(void* p) {
  ObjectRef o = heap_.find(p);
  if (!o) return;
  if (Special* s = bubbleSpecial(o, p); s != nullptr) dropSpecial(o.block, s);
}

bool Gc::takeFinalizerJob(FinalizerJob& job) {
  if (jobs_.empty()) return false;
  VO_DCHECK(!jobRunning_, "one job runs at a time: it is a root until finalizerDone");
  job = running_ = jobs_.pop();
  jobRunning_ = true;
  jobsTaken_++;
  jobCursor_ = std::max(jobCursor_, jobsTaken_);
  if (marking()) visitJob(job);
  return true;
}

void Gc::finalizerDone() {
  if (jobRunning_ && marking()) visitJob(running_);
  if (jobRunning_) stats_.executed[static_cast<unsigned>(running_.kind)]++;
  jobRunning_ = false;
  running_ = {};
}

// --- Verifying ------------------------------------------------------------------------------------

/// Checks one reference found while verifying and queues what it leads to.
void Gc::verifyPointer(const void* p, bool precise) {
  if (!heap_.inRange(p)) return;
  ObjectRef o = heap_.find(p);
  if (!precise && (!o || (verifyMarks_ && !o.block->marked(o.index)))) return;
  if (!o || (verifyMarks_ && !o.block->marked(o.index))) {
    base::Text text(runtime_.memory, "verify-heap: 0x");
    text.addHex(reinterpret_cast<uintptr_t>(p)) += " at or near 0x";
    text.addHex(reinterpret_cast<uintptr_t>(verifyAt_)) += '\n';
    base::writeError(text);
  }
  VO_CHECK(o, "a reachable reference leads to an allocated cell");
  VO_CHECK(!verifyMarks_ || o.block->marked(o.index), "what is reachable is marked");
  if (o.block->noScan || std::exchange(verified_[o.address()], true)) return;
  verifyStack_.push({o.block, o.index, 0});
}

void Gc::verifyReachable() {
  while (!verifyStack_.empty()) {
    GreyObject e = verifyStack_.back();
    verifyStack_.pop();
    auto* words = reinterpret_cast<void* const*>(e.block->cellAddress(e.index));
    if (e.block->pointerBits != nullptr) {
      size_t n = e.block->cellSize / 8;
      for (size_t i = 0; i < n; i++) {
        size_t bit = e.index * n + i;
        if (((e.block->pointerBits[bit / 64] >> (bit % 64)) & 1) == 0) continue;
        verifyAt_ = words + i;
        verifyPointer(words[i], true);
      }
      continue;
    }
    const CellType& cell = e.block->cellTypes[e.index];
    size_t elemWords = cell.type->size / 8;
    for (size_t i = 0; i < cell.bytes / 8; i++) {
      size_t k = i % elemWords;
      if (k >= cell.type->ptrBytes / 8 || ((cell.type->gcData[k / 8] >> (k % 8)) & 1) == 0) continue;
      verifyAt_ = words + i;
      verifyPointer(words[i], true);
    }
  }
}

void Gc::verify() {
  VO_DCHECK(!verifying_ && verifyStack_.empty(), "one verification at a time");
  verifying_ = true;
  verified_.clear();
  RootVisitor visitor(*this);
  uint64_t work = own_.work;
  visitFixedRoots(nullptr);
  for (size_t i = 0; i < jobs_.size(); i++) visitJob(jobs_[i]);
  for (RootSource* source : sources_) {
    for (size_t at = 0; (at = source->visitRoots(visitor, at)) != 0;) {
    }
  }
  for (const Globals& g : globals_) visitor.visitBitmap(g.base, g.bits, g.words);
  if (runtime_.engine != nullptr) {
    for (G* g = runtime_.firstG(); g != nullptr; g = g->allNext) {
      runtime_.engine->visitGoroutine(*g, visitor);
      visitor.visit(g->wakePanic.text.data);
      visitor.visit(g->param);
      visitor.visit(g->labels);
      visitor.visit(g->coroutine);
    }
  }
  verifyReachable();
  verified_.clear();
  verifying_ = false;
  own_.work = work;
}

}  // namespace vo::runtime
