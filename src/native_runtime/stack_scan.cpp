#include "native_runtime/stack_scan.h"

#include <algorithm>
#include <bit>

#include "native_runtime/machine.h"

namespace vo::native_runtime {

extern "C" const char __morestack[], vo_makeFuncStub[];

uint64_t StackScanner::scan(Machine& engine, const Goroutine& g, runtime::RootVisitor& visitor) {
  machine_ = &engine;
  visitor_ = &visitor;
  segment_ = g.top;
  bytes_ = 0;
  inner_.clear();
  std::fill(std::begin(noted_), std::end(noted_), 0);
  FrameCursor c(g);
  if (c.record == nullptr && g.context.bp != nullptr) {
    const uint64_t* bp = g.context.bp;
    auto at = g.context.sp[0];
    auto isIn = [at](const void* begin, const void* end) { return at > reinterpret_cast<uint64_t>(begin) && at < reinterpret_cast<uint64_t>(end); };
    if (isIn(__morestack, vo_segmentReturned)) {
      // A function without a frame: its arguments are what the stub has pushed up to the func value, and behind the return
      // address.
#if defined(__x86_64__)
      constexpr int64_t kStackBytes = -7, kR13 = -8;
      maybe(bp + kR13, 8 + kMorestackWords + bp[kStackBytes] / 8);
      constexpr unsigned kR15 = 0, kR14 = 1, kR13Number = 2, kR12 = 3, kRbx = 4;
      saved_[kR13Number] = bp + kR13;
      saved_[kRbx] = bp - 9;
      saved_[kR12] = bp - 10;
      saved_[kR14] = bp - 11;
      saved_[kR15] = bp - 12;
#elif defined(__aarch64__)
      constexpr int64_t kStackBytes = 3, kX19 = -9;
      maybe(bp + kX19 - 1, 10 + kMorestackWords + bp[kStackBytes] / 8);
      for (size_t i = 0; i < kSavedRegisters; i++) saved_[i] = bp + kX19 - i;
#endif
      c.next();
    } else {
      startAtStub(g.context);
      // The stub of a function that reflect has made waits with its arguments, some of them in its caller's frame.
      bool isMade = isIn(vo_makeFuncStub, __morestack);
      if (isMade && c.bp() != nullptr && segment_->contains(c.bp())) {
        maybe(g.context.sp, static_cast<size_t>(c.bp() - g.context.sp));
      } else if (isMade) {
        maybe(g.context.sp, static_cast<size_t>(reinterpret_cast<const uint64_t*>(segment_->high) - g.context.sp));
      }
    }
  }
  for (unsigned top = 2; !c.done(); c.next(top)) {
    if (c.record != nullptr) {
      record(*c.record);
    } else {
      top = frame(c);
    }
  }
  return bytes_;
}

void StackScanner::report() const {
  base::Text out(inner_.allocator());
  out += "stacks: ";
  out.addUint(frames_) += " frames, ";
  out.addUint(unmapped_) += " without a map\n";
  base::writeError(out);
}

// --- Words ------------------------------------------------------------------------------------------------

void StackScanner::sure(uint64_t word) {
  visitor_->visit(reinterpret_cast<const void*>(word));
  note(word);
}

void StackScanner::maybe(const uint64_t* words, size_t n) {
  visitor_->visitConservative(words, n);
  for (size_t i = 0; i < n; i++) note(words[i]);
  bytes_ += n * 8;
}

/// Keeps in mind that the word leads to a place of the stack, if it does.
void StackScanner::note(uint64_t word) {
  const void* p = reinterpret_cast<const void*>(word);
  for (const Segment* s = segment_; s != nullptr; s = s->below) {
    if (!s->contains(p)) continue;
    uint64_t at = depth(*s, p);
    uint64_t& known = noted_[at / 8 % std::size(noted_)];
    if (known == at) return;
    known = at;
    inner_.push(at);
    std::push_heap(inner_.begin(), inner_.end());
    return;
  }
}

// --- Frames -----------------------------------------------------------------------------------------------

/// All registers are where the stub has pushed them.
void StackScanner::startAtStub(const Context& stub) {
#if defined(__x86_64__)
  for (size_t i = 0; i < kSavedRegisters; i++) saved_[kSavedRegisters - 1 - i] = stub.bp - 1 - i;  // rbx, r12, …
#elif defined(__aarch64__)
  for (size_t i = 0; i < kSavedRegisters; i++) saved_[i] = stub.bp - 1 - i;
#endif
}

void StackScanner::record(const Record& r) {
  while (!segment_->contains(&r)) segment_ = segment_->below;
  maybe(r.words(), size_t{r.payload} + r.results);
  std::fill(std::begin(saved_), std::end(saved_), nullptr);
  if (r.from.bp != nullptr) startAtStub(r.from);
}

const StackScanner::Call& StackScanner::callAt(uint64_t pc) {
  Call& call = calls_[pc % std::size(calls_)];
  if (call.pc == pc) return call;
  call = {.pc = pc, .function = machine_->functionOfPc(pc)};
  if (call.function == nullptr) return call;
  call.map = static_cast<const uint8_t*>(machine_->stackMapOf(call.function));
  if (call.map == nullptr) return call;
  StackMap map(call.map);
  if (map.isKnown()) call.set = map.setAt(pc - reinterpret_cast<uint64_t>(call.function->code));
  return call;
}

unsigned StackScanner::frame(const FrameCursor& c) {
  while (!segment_->contains(c.bp())) segment_ = segment_->below;
  const Call& call = callAt(c.pc);
  frames_++;
  if (call.map == nullptr) {
    unmapped_++;
    unmapped(c, call.function);
    std::fill(std::begin(saved_), std::end(saved_), nullptr);
    return 2;
  }
  StackMap map(call.map);
  if (!map.isKnown()) {
    unmapped_++;
    unmapped(c, call.function);
  } else if (call.set != nullptr) {
    visitSet(c, call);
  }
#if defined(__x86_64__)
  const uint64_t* at = c.bp();
  for (size_t i = 0; i < kSavedRegisters; i++)
    if ((map.saved() >> i & 1) != 0) saved_[i] = --at;
#elif defined(__aarch64__)
  auto n = static_cast<unsigned>(std::popcount(map.saved())), k = 0u;
  for (size_t i = 0; i < kSavedRegisters; i++)
    if ((map.saved() >> i & 1) != 0) saved_[i] = c.bp() + map.top() - savedBelow(k++, n, map.top());
#endif
  return map.top();
}

/// All words of the frame, and what its registers and stack arguments are.
void StackScanner::unmapped(const FrameCursor& c, const Function* f) {
  constexpr size_t kHidden = 2;
  for (const uint64_t* r : saved_)
    if (r != nullptr) maybe(r, 1);
  size_t parameters = f != nullptr ? f->paramSlots + kHidden : 16;
  const void* map = f != nullptr ? machine_->stackMapOf(f) : nullptr;
  unsigned top = map != nullptr ? StackMap(map).top() : 2;
  const uint64_t* end = c.bp() + top + (parameters > kArgumentRegisters ? parameters - kArgumentRegisters : 0);
  end = std::min(end, reinterpret_cast<const uint64_t*>(segment_->high));
  maybe(c.sp(), static_cast<size_t>(end - c.sp()));
}

void StackScanner::visitSet(const FrameCursor& c, const Call& call) {
  MapReader in(call.set);
  uint8_t flags = in.byte();
  const uint64_t* base = (flags & kFromRbp) != 0 ? c.bp() : c.sp();
  if ((flags & kMapRegisters) != 0) {
    uint64_t certain = in.number(), possible = in.number();
    for (size_t i = 0; i < kSavedRegisters; i++) {
      VO_CHECK(((certain | possible) >> i & 1) == 0 || saved_[i] != nullptr, "a register that calls preserve has been pushed");
      if ((certain >> i & 1) != 0) sure(*saved_[i]);
      if ((possible >> i & 1) != 0) maybe(saved_[i], 1);
    }
  }
  auto words = [&](auto visit) {
    const uint64_t* at = base + in.signedNumber();
    for (uint64_t n = in.number(); n > 0; n--, at += 8)
      for (unsigned bits = in.byte(), i = 0; bits != 0; bits >>= 1, i++)
        if ((bits & 1) != 0) visit(at + i);
  };
  if ((flags & kMapSure) != 0)
    words([&](const uint64_t* w) {
      sure(*w);
      bytes_ += 8;
    });
  if ((flags & kMapMaybe) != 0) words([&](const uint64_t* w) { maybe(w, 1); });
  if ((flags & kMapVariables) != 0) {
    int64_t at = in.signedNumber();
    visitVariables(StackMap(call.map), base + at, c.bp(), in.skip(0));
  }
  visitor_->addWork(1);
}

void StackScanner::visitVariables(const StackMap& map, const uint64_t* base, const uint64_t* bp, const uint8_t* live) {
  variables_.clear();
  MapReader in = map.variableTable();
  uint32_t end = 0;
  for (size_t i = 0; i < map.variables(); i++) {
    Variable v{};
    v.first = end + static_cast<uint32_t>(in.number());
    v.words = static_cast<uint32_t>(in.number());
    v.bits = in.skip((v.words + 7) / 8);
    end = v.first + v.words;
    variables_.push(v);
  }
  for (size_t i = 0; i < variables_.size(); i++)
    if ((live[i / 8] >> i % 8 & 1) != 0) visitVariable(variables_[i], base, true);
  // What has been noted up to this frame, and by its variables meanwhile.
  uint64_t outside = depth(*segment_, bp), from = depth(*segment_, base);
  while (!inner_.empty() && inner_[0] > outside) {
    uint64_t at = inner_[0];
    std::pop_heap(inner_.begin(), inner_.end());
    inner_.pop();
    if (at > from) continue;
    auto word = static_cast<uint32_t>((from - at) / 8);
    auto* after = std::upper_bound(variables_.begin(), variables_.end(), word, [](uint32_t w, const Variable& v) { return w < v.first; });
    if (after == variables_.begin()) continue;
    Variable& v = after[-1];
    // What leads there may be dead and dangle, and so may what it says.
    if (word < v.first + v.words && !v.isVisited) visitVariable(v, base, false);
  }
}

void StackScanner::visitVariable(Variable& v, const uint64_t* base, bool isSure) {
  v.isVisited = true;
  for (uint32_t i = 0; i < v.words; i++) {
    if ((v.bits[i / 8] >> i % 8 & 1) == 0) continue;
    const uint64_t* w = base + v.first + i;
    if (isSure) {
      sure(*w);
    } else {
      maybe(w, 1);
    }
  }
  visitor_->addWork(v.words / 8);
}

}  // namespace vo::native_runtime
