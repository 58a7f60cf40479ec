// This file follows addresses of frame variables: none may outlive its frame.
//
// A *trace* of a reference is the set of places it may come from: the own frame, the heap, a
// parameter, what a parameter points to, a captured value, and so on. Traces of slots are unions over
// the whole function; inside a basic block the trace of the last store is used, so that a temporary
// that serves twice does not confuse two variables. Storing through a pointer that may point anywhere
// but into the own frame makes the value escape. What escapes from a parameter becomes part of the
// function's escape facts, which its callers apply to their arguments; everything only grows, so
// repeating until nothing changes ends, and at the end the facts hold.
//
// The rules are those of the compiler's escape analysis (src/escape), which is Go's: a store through a
// pointer, a send, a call of something unknown are escapes. What the compiler puts into frames passes
// here.
#include <algorithm>

#include "bytecode/verify_code.h"

namespace vo::bytecode::verifier {

namespace {

constexpr uint32_t kMaxTracked = 16;  ///< parameters with facts of their own

using Bits = uint64_t;
constexpr Bits paramBit(uint32_t p) { return Bits{1} << p; }
constexpr Bits contentBit(uint32_t p) { return Bits{1} << (kMaxTracked + p); }
constexpr Bits kParams = (Bits{1} << kMaxTracked) - 1;
constexpr Bits kContents = kParams << kMaxTracked;
constexpr Bits capturedBit(uint32_t value) {
  return Bits{1} << (2 * kMaxTracked + std::min(value, kMaxTrackedCaptures - 1));
}
constexpr Bits kCaptured = ((Bits{1} << kMaxTrackedCaptures) - 1) << 2 * kMaxTracked;
constexpr Bits kCapturedContent = kCaptured << kMaxTrackedCaptures;  ///< what they point to
constexpr Bits kResultMemory = Bits{1} << 57;     ///< where the caller wants a result
constexpr Bits kFrame = Bits{1} << 58;            ///< the own frame
constexpr Bits kHeap = Bits{1} << 59;             ///< anywhere else
constexpr Bits kReadOnly = Bits{1} << 60;         ///< a cell or element that is only read

constexpr uint32_t kNowhere = UINT32_MAX, kManyVariables = UINT32_MAX - 1;

struct Trace {
  Bits bits = 0;
  uint32_t variable = kNowhere;  ///< with kFrame: the frame variable, if it is one
  const Signature* callee = nullptr;  ///< of func values: the one function they lead to
};
const Signature kManyFunctions{};

bool merge(Trace& into, Trace t) {
  Trace before = into;
  into.bits |= t.bits;
  if ((t.bits & kFrame) != 0) {
    if (into.variable == kNowhere) {
      into.variable = t.variable;
    } else if (t.variable != kNowhere && t.variable != into.variable) {
      into.variable = kManyVariables;
    }
  }
  if (t.callee != nullptr && t.callee != into.callee)
    into.callee = into.callee == nullptr ? t.callee : &kManyFunctions;
  return into.bits != before.bits || into.variable != before.variable || into.callee != before.callee;
}
constexpr Trace unknown(Bits bits) { return {bits, kNowhere, &kManyFunctions}; }

class Flow {
 public:
  explicit Flow(FunctionContext& cx) : cx_(cx), types_(cx.types) {}
  bool run(std::string* error);

 private:
  void step();
  void startBlock() {
    epoch_++;
    memoryEpoch_++;
  }
  Trace traceOf(uint32_t r) const;
  Trace traceOf(uint32_t r, unsigned n) const;
  void put(uint32_t r, unsigned n, Trace t);
  Trace loaded(Trace pointer);
  void store(Trace pointer, Trace value);
  void escape(Trace t);
  void escapeAll(Trace t) {
    escape(t);
    escape(loaded(t));
  }
  void call(const Signature& s, uint32_t firstParam);
  void unknownCall(uint32_t words, uint32_t resultWords);
  void closure(bool inFrame);
  Trace reached(Trace t);
  Trace captured(uint32_t word);
  void written(Trace t);
  void afterCall(uint32_t resultWords, Trace t);
  void returned();
  void tailCall(uint32_t interface);
  bool clearsResults() const;
  void grow(uint32_t& mask, uint32_t add) {
    if ((mask | add) != mask) {
      mask |= add;
      changed_ = true;
    }
  }
  bool elementHasRefs(uint32_t r) const {
    uint32_t a = leafOf(r).type;
    return types_.hasRefs(types_.ofRepr(a));
  }
  const Leaf& leafOf(uint32_t r) const {
    static const Leaf none;
    return r < cx_.slots.size() ? cx_.slots[r] : none;
  }
  bool refersAt(uint32_t r) const { return r >= cx_.slots.size() || isRef(cx_.slots[r]); }

  FunctionContext& cx_;
  Types& types_;
  std::string error_;
  std::vector<Trace> unions_, now_;
  std::vector<uint32_t> nowEpoch_;
  std::vector<Trace> tail_;
  std::vector<Trace> content_;   ///< by frame variable
  // What a variable holds since a store to all of it, until the next call or label.
  std::vector<Trace> contentNow_;
  std::vector<uint32_t> contentEpoch_;
  uint32_t memoryEpoch_ = 1;
  Trace everywhere_;             ///< stored through a pointer to some frame variable
  Trace inResults_;
  uint32_t epoch_ = 1;
  bool changed_ = false;
  bool resultsCleared_ = false;  ///< entry has cleared all results that are kept in memory
  uint32_t pc_ = 0;
  Insn in_{};
  uint64_t x_ = 0;
};

Trace Flow::traceOf(uint32_t r) const {
  if (r >= cx_.tailBase) return r - cx_.tailBase < tail_.size() ? tail_[r - cx_.tailBase] : Trace{};
  if (r >= unions_.size()) return {};
  return nowEpoch_[r] == epoch_ ? now_[r] : unions_[r];
}

Trace Flow::traceOf(uint32_t r, unsigned n) const {
  Trace t;
  for (unsigned i = 0; i < n; i++) merge(t, traceOf(r + i));
  return t;
}

void Flow::put(uint32_t r, unsigned n, Trace t) {
  for (unsigned i = 0; i < n; i++) {
    uint32_t at = r + i;
    if (at >= cx_.tailBase) {
      if (at - cx_.tailBase < tail_.size()) tail_[at - cx_.tailBase] = t;
      continue;
    }
    if (at >= unions_.size()) continue;
    Trace value = refersAt(at) ? t : Trace{};
    if (merge(unions_[at], value)) changed_ = true;
    now_[at] = value;
    nowEpoch_[at] = epoch_;
  }
}

// What loading through the pointer may give.
Trace Flow::loaded(Trace p) {
  Trace t;
  if ((p.bits & kFrame) != 0) {
    merge(t, everywhere_);
    if (p.variable == kManyVariables || p.variable == kNowhere) {
      for (const Trace& c : content_) merge(t, c);
    } else {
      bool fresh = contentEpoch_[p.variable] == memoryEpoch_;
      merge(t, fresh ? contentNow_[p.variable] : content_[p.variable]);
    }
  }
  if ((p.bits & ~kFrame) != 0) t.callee = &kManyFunctions;
  t.bits |= (p.bits & kParams) << kMaxTracked | (p.bits & kContents);
  t.bits |= (p.bits & kCaptured) << kMaxTrackedCaptures | (p.bits & kCapturedContent);
  if ((p.bits & kResultMemory) != 0) {
    // What the caller has left there may lead into the caller's frame.
    if (!resultsCleared_ && error_.empty()) error_ = "the memory of a result is read before it is cleared";
    merge(t, inResults_);
  }
  if ((p.bits & ~(kFrame | kResultMemory)) != 0) t.bits |= kHeap;
  return t;
}

// What loading any number of times may give.
Trace Flow::reached(Trace t) {
  Trace all = loaded(t);
  while (merge(all, loaded(all))) {}
  return all;
}

void Flow::escape(Trace t) {
  if ((t.bits & kReadOnly) != 0 && error_.empty())
    error_ = "a pointer that may only be read through gets away";
  if ((t.bits & (kFrame | kResultMemory)) != 0 && error_.empty())
    error_ = "the address of a frame variable outlives its frame";
  EscapeMasks& e = cx_.signature.escape;
  grow(e.leaks, static_cast<uint32_t>(t.bits & kParams));
  grow(e.contentLeaks, static_cast<uint32_t>((t.bits & kContents) >> kMaxTracked));
  constexpr uint32_t low = 2 * kMaxTracked;
  grow(cx_.signature.captureLeaks, static_cast<uint32_t>((t.bits & kCaptured) >> low));
  grow(cx_.signature.captureContentLeaks,
       static_cast<uint32_t>((t.bits & kCapturedContent) >> (low + kMaxTrackedCaptures)));
}

void Flow::store(Trace pointer, Trace value) {
  if ((pointer.bits & kReadOnly) != 0 && error_.empty())
    error_ = "a store to what may only be read";
  if (value.bits == 0) return;
  if ((value.bits & kReadOnly) != 0 && error_.empty())
    error_ = "a pointer that may only be read through gets away";
  if ((pointer.bits & ~(kFrame | kResultMemory | kReadOnly)) != 0) escape(value);
  if ((pointer.bits & kResultMemory) != 0 && merge(inResults_, value)) changed_ = true;
  if ((pointer.bits & kFrame) != 0) {
    bool one = pointer.variable != kManyVariables && pointer.variable != kNowhere;
    if (merge(one ? content_[pointer.variable] : everywhere_, value)) changed_ = true;
    if (one) merge(contentNow_[pointer.variable], value);
  }
}

// What a function returns: its callers see the parameters' facts.
void Flow::returned() {
  uint32_t n = cx_.row.resultSlots;
  Trace t = inResults_;
  for (uint32_t i = 0; i < n; i++) {
    Trace r = traceOf(i);
    r.bits &= ~kResultMemory;
    if (refersAt(i)) merge(t, r);
  }
  if ((t.bits & (kFrame | kReadOnly)) != 0 && error_.empty())
    error_ = "a result holds the address of a frame variable";
  EscapeMasks& e = cx_.signature.escape;
  grow(e.flows, static_cast<uint32_t>(t.bits & kParams));
  grow(e.contentFlows, static_cast<uint32_t>((t.bits & kContents) >> kMaxTracked));
  // Results of closures are not followed.
  escape(unknown(t.bits & (kCaptured | kCapturedContent)));
}

// The method gets this function's parameters as they are now, and returns for it.
void Flow::tailCall(uint32_t interface) {
  escapeAll(traceOf(interface, 2));
  const Signature& s = cx_.signature;
  for (uint32_t i = 0; i < cx_.row.resultSlots; i++)
    if (types_.inMemory(s.results[s.resultOf[i]])) store(traceOf(i), unknown(kHeap));
  for (uint32_t i = 1; i < s.paramLeaves.size(); i++) {
    Trace t = traceOf(cx_.row.resultSlots + i);
    if (!types_.inMemory(s.params[s.paramOf[i]])) {
      escapeAll(t);
      continue;
    }
    // The copies that callers made of parameters stand behind the frame's own variables.
    bool callers = t.variable >= cx_.frame.size() && t.variable < content_.size();
    if ((t.bits & kFrame) != 0 && !callers && error_.empty())
      error_ = "the address of a frame variable outlives its frame";
    store(t, {});
    escape(loaded(t));
  }
  returned();
}

void Flow::afterCall(uint32_t resultWords, Trace t) {
  std::fill(tail_.begin(), tail_.end(), Trace{});
  for (uint32_t i = 0; i < resultWords && i < tail_.size(); i++) tail_[i] = t;
}

void Flow::call(const Signature& s, uint32_t firstParam) {
  Trace result = unknown(kHeap);
  auto has = [](uint32_t mask, uint32_t p) { return (mask >> std::min(p, 31u) & 1) != 0; };
  for (size_t i = 0; i < s.paramLeaves.size(); i++) {
    uint32_t word = firstParam + static_cast<uint32_t>(i);
    if (word >= tail_.size() || !isRef(s.paramLeaves[i])) continue;
    Trace t = tail_[word];
    uint32_t p = s.paramOf[i];
    if (t.bits == 0) continue;
    if ((t.bits & kReadOnly) != 0 && error_.empty())
      error_ = "a pointer that may only be read through gets away";
    // A value kept in memory is passed by the address of a copy that is the callee's: what it holds
    // is what escapes.
    bool copy = s.known && types_.inMemory(s.params[p]);
    written(t);
    if (has(s.escape.leaks, p) && !copy) escape(t);
    if (has(s.escape.contentLeaks, p) || (copy && has(s.escape.leaks, p))) escape(loaded(t));
    if (has(s.escape.flows, p) && !copy) merge(result, t);
    if (has(s.escape.contentFlows, p) || (copy && has(s.escape.flows, p))) merge(result, reached(t));
  }
  for (size_t i = 0; i < s.resultLeaves.size() && i < tail_.size(); i++)
    if (s.known && types_.inMemory(s.results[s.resultOf[i]])) store(tail_[i], result);
  afterCall(static_cast<uint32_t>(s.resultLeaves.size()), result);
}

void Flow::unknownCall(uint32_t words, uint32_t resultWords) {
  for (uint32_t i = 0; i < words && i < tail_.size(); i++) {
    // Memory for results is written, not kept.
    if (i < resultWords) {
      store(tail_[i], unknown(kHeap));
      continue;
    }
    Trace t = tail_[i];
    escapeAll(t);
  }
  afterCall(resultWords, unknown(kHeap));
}

void Flow::closure(bool inFrame) {
  Signature& s = *cx_.facts.functions[static_cast<uint32_t>(x_)];
  Trace all;
  for (unsigned i = 0; i < in_.flags(); i++) {
    if (!refersAt(in_.b() + i)) continue;
    Trace t = traceOf(in_.b() + i);
    uint32_t value = s.captureOf[i], bit = std::min(value, kMaxTrackedCaptures - 1);
    if ((s.captureLeaks >> bit & 1) != 0) escape(t);
    if ((s.captureContentLeaks >> bit & 1) != 0) escape(loaded(t));
    // The body may put anything that does not die into what it captured.
    written(t);
    merge(all, t);
    const Signature*& known = s.captureCallees[value];
    const Signature* callee = t.callee == &kManyFunctions ? &s : t.callee;
    if (callee == nullptr || callee == known || known == &s) continue;
    known = known == nullptr ? callee : &s;
    s.calleesGrew = true;
  }
  if (!inFrame) {
    escape(all);
    put(in_.a(), 1, {kHeap, kNowhere, &s});
    return;
  }
  Trace at = traceOf(in_.a());
  store(at, all);
  at.callee = &s;
  put(in_.a(), 1, at);
}

// A captured func value: the function it leads to, if it is the same wherever the closure is made.
Trace Flow::captured(uint32_t word) {
  const Signature& s = cx_.signature;
  uint32_t value = s.captureOf[word];
  const Signature* callee = s.captureCallees[value];
  return {capturedBit(value), kNowhere, callee == &s ? &kManyFunctions : callee};
}

// Someone who has the pointer may have stored references to the heap in all that it leads to.
void Flow::written(Trace t) {
  if ((t.bits & kReadOnly) != 0) return;
  for (int depth = 0; (t.bits & kFrame) != 0; depth++) {
    store(t, unknown(kHeap));
    Trace next = t;
    if (!merge(next, loaded(t)) || depth > 64) break;
    t = next;
  }
}

void Flow::step() {
  Op op = in_.op();
  const OpInfo& info = opInfo(op);
  uint32_t a = in_.a(), b = in_.b(), c = in_.c();
  unsigned flags = in_.flags();
  const Trace heap = unknown(kHeap);
  auto readOnly = [](Trace t) {
    t.bits |= kReadOnly;
    return t;
  };
  // A load yields values, not addresses into what was read.
  auto load = [&](uint32_t pointer) { return loaded(traceOf(pointer)); };
  switch (op) {
    case Op::Mov: put(a, 1, traceOf(b)); return;
    case Op::Mov2: case Op::Mov3: case Op::MovN: {
      unsigned n = op == Op::Mov2 ? 2 : op == Op::Mov3 ? 3 : flags;
      std::vector<Trace> t;
      for (unsigned i = 0; i < n; i++) t.push_back(traceOf(b + i));
      for (unsigned i = 0; i < n; i++) put(a + i, 1, t[i]);
      return;
    }
    case Op::Zero: put(a, 1, {}); return;
    case Op::ZeroN: put(a, flags, {}); return;
    case Op::LoadStr: put(a, 2, heap); return;
    case Op::LoadCap:
      for (unsigned i = 0; i < flags; i++) put(a + i, 1, captured(b + i));
      return;
    case Op::LoadFunc: put(a, 1, {kHeap, kNowhere, cx_.facts.functions[in_.imm32()]}); return;
    case Op::FrameAddr: {
      FrameSlot* v = cx_.frameAt(in_.imm32());
      put(a, 1, {kFrame, static_cast<uint32_t>(v - cx_.frame.data()), nullptr});
      return;
    }
    case Op::FrameLoad: case Op::FrameLoad2: case Op::FrameLoad3: {
      FrameSlot* v = cx_.frameAt(in_.imm32());
      put(a, op == Op::FrameLoad ? 1 : op == Op::FrameLoad2 ? 2 : 3,
          loaded({kFrame, static_cast<uint32_t>(v - cx_.frame.data()), nullptr}));
      return;
    }
    case Op::FrameStore: case Op::FrameStore2: case Op::FrameStore3: {
      FrameSlot* v = cx_.frameAt(in_.imm32());
      unsigned n = op == Op::FrameStore ? 1 : op == Op::FrameStore2 ? 2 : 3;
      Trace t;
      for (unsigned i = 0; i < n; i++)
        if (refersAt(a + i)) merge(t, traceOf(a + i));
      auto index = static_cast<uint32_t>(v - cx_.frame.data());
      if (v->offset == in_.imm32() && types_.size(v->type) == (op == Op::FrameStore ? 0 : 8 * n)) {
        contentNow_[index] = {};
        contentEpoch_[index] = memoryEpoch_;
      }
      store({kFrame, index, nullptr}, t);
      return;
    }
    case Op::GlobalStore:
      if (refersAt(a)) escape(traceOf(a));
      return;
    case Op::LoadW2: put(a, 2, load(b)); return;
    case Op::LoadW3: put(a, 3, load(b)); return;
    case Op::Load64: put(a, 1, load(b)); return;
    case Op::LoadT: {
      std::vector<Leaf> leaves;
      types_.slots(cx_.global(static_cast<uint32_t>(x_)), leaves);
      put(a, static_cast<unsigned>(leaves.size()), load(b));
      return;
    }
    case Op::Store8: case Op::Store16: case Op::Store32: case Op::Store64:
      store(traceOf(a), {});
      return;
    case Op::StoreRef: store(traceOf(a), traceOf(b)); return;
    case Op::StoreW2: case Op::StoreW3: case Op::StoreT: {
      unsigned n = op == Op::StoreW2 ? 2 : 3;
      if (op == Op::StoreT) {
        std::vector<Leaf> leaves;
        types_.slots(cx_.global(static_cast<uint32_t>(x_)), leaves);
        n = static_cast<unsigned>(leaves.size());
      }
      Trace t;
      for (unsigned i = 0; i < n; i++)
        if (refersAt(b + i)) merge(t, traceOf(b + i));
      store(traceOf(a), t);
      return;
    }
    case Op::CopyT: store(traceOf(a), load(b)); return;
    case Op::ClearT: store(traceOf(a), {}); return;
    case Op::PtrAdd: case Op::PtrAddK: put(a, 1, traceOf(b)); return;
    case Op::Idx64: put(a, 1, load(b)); return;
    case Op::IdxW2: put(a, 2, load(b)); return;
    case Op::IdxW3: put(a, 3, load(b)); return;
    case Op::SetIdx8: case Op::SetIdx16: case Op::SetIdx32: case Op::SetIdx64:
      store(traceOf(a), {});
      return;
    case Op::SetIdxRef: store(traceOf(a), traceOf(c)); return;
    case Op::SetIdxW2: case Op::SetIdxW3: {
      Trace t;
      for (unsigned i = 0; i < (op == Op::SetIdxW2 ? 2u : 3u); i++)
        if (refersAt(c + i)) merge(t, traceOf(c + i));
      store(traceOf(a), t);
      return;
    }
    case Op::IdxAddr: put(a, 1, traceOf(b)); return;
    case Op::ArrView: case Op::SliceOf: put(a, 3, traceOf(b)); return;
    case Op::SliceStr: put(a, 2, traceOf(b)); return;
    case Op::SliceToArr: put(a, 1, traceOf(b)); return;
    case Op::ClearSlice: store(traceOf(a), {}); return;
    case Op::Grow: case Op::Append1: case Op::AppendSlice: case Op::AppendStr: {
      Trace base = traceOf(b);
      // The memory that is written may be the base's; what it holds may move to the heap.
      if (elementHasRefs(b)) {
        escape(loaded(base));
        if (op == Op::Append1) escape(traceOf(c));
        if (op == Op::AppendSlice) escape(loaded(traceOf(c)));
      }
      store(base, {});
      merge(base, heap);
      put(a, 3, base);
      return;
    }
    case Op::CopySlice: store(traceOf(b), elementHasRefs(b) ? load(c) : Trace{}); return;
    case Op::CopyStr: store(traceOf(b), {}); return;
    case Op::Concat: put(a, 2, heap); return;  // copies what lies in a frame
    case Op::StrTemp: {
      Trace t = traceOf(c);
      store(t, {});
      merge(t, heap);
      put(a, 2, t);
      return;
    }
    case Op::MkClosure: closure(false); return;
    case Op::MkClosureAt: closure(true); return;
    case Op::Box: if (refersAt(b)) escape(traceOf(b)); put(a, 1, readOnly(heap)); return;
    case Op::BoxStr: escape(traceOf(b)); put(a, 1, readOnly(heap)); return;
    case Op::BoxMem: escape(load(b)); put(a, 1, readOnly(heap)); return;
    case Op::Iface: {
      Trace t = traceOf(b);
      t.bits &= ~kReadOnly;  // what an interface holds is read-only by its nature
      put(a, 2, t);
      return;
    }
    case Op::Unbox: {
      Trace t = traceOf(b, 2);
      GlobalType type = cx_.global(static_cast<uint32_t>(x_));
      put(a, 1, types_.isDirect(type) ? t : readOnly(t));
      return;
    }
    case Op::IfaceAny: case Op::ConvI: put(a, 2, traceOf(b, 2)); return;
    case Op::AssertI: put(a, 2, traceOf(b, 2)); return;
    case Op::Call: call(*cx_.facts.functions[in_.imm32()],
                        static_cast<uint32_t>(cx_.facts.functions[in_.imm32()]->resultLeaves.size()));
      return;
    case Op::CallClosure: case Op::CallIface: {
      GlobalType t = types_.ofRepr(leafOf(b).type);
      const Signature* callee = op == Op::CallClosure ? traceOf(b).callee : nullptr;
      // A method as a func value takes its receiver as any other parameter.
      if (callee != nullptr && callee != &kManyFunctions) {
        cx_.followed.insert(callee);
        call(*callee, static_cast<uint32_t>(callee->resultLeaves.size()));
        return;
      }
      if (op == Op::CallIface) {
        escapeAll(traceOf(b, 2));
        t = *types_.method(t, c);
      }
      const TypeFacts& f = types_.at(t);
      std::vector<Leaf> results, params;
      for (GlobalType r : f.results) types_.slots(r, results);
      uint32_t words = static_cast<uint32_t>(results.size()) + (op == Op::CallIface ? 1u : 0u);
      for (GlobalType p : f.params) {
        params.clear();
        types_.slots(p, params);
        if (types_.inMemory(p) && words < tail_.size()) {
          store(tail_[words], {});
          escape(loaded(tail_[words]));
          tail_[words] = {};
        }
        words += static_cast<uint32_t>(params.size());
      }
      unknownCall(words, static_cast<uint32_t>(results.size()));
      return;
    }
    case Op::TailIface: tailCall(a); return;
    case Op::Return: returned(); return;
    case Op::Go: case Op::DeferOuter: escapeAll(traceOf(a)); return;
    case Op::Defer: return;
    case Op::Panic: escapeAll(traceOf(a, 2)); return;
    case Op::Trap: return;
    case Op::Recover: put(a, 2, heap); return;
    case Op::MapGet:
      put(a, 1, readOnly(heap));
      put(a + 1, 1, {});
      return;
    case Op::MapSet: {
      GlobalType key = types_.at(cx_.global(static_cast<uint32_t>(x_))).mapKey;
      if (flags == static_cast<unsigned>(MapKind::Any)) {
        escape(load(c));
      } else if (types_.hasRefs(key)) {
        escape(traceOf(c));
      }
      put(a, 1, heap);
      return;
    }
    case Op::MapIterInit: case Op::CloseChan: return;
    case Op::MapIterNext: put(a, 2, readOnly(heap)); return;
    case Op::Send: escape(load(b)); return;
    case Op::Recv:
      if (c != 0xffff) store(traceOf(c), heap);
      return;
    case Op::Select: case Op::SelectBig: {
      uint32_t n = op == Op::Select ? c : static_cast<uint32_t>(x_);
      for (uint32_t i = 0; i < n; i++) {
        Trace at = traceOf(b + 2 * i + 1);
        // Whether a case of a large select sends is known at run time only.
        bool sends = op == Op::SelectBig || (x_ >> i & 1) != 0;
        if (sends) escape(loaded(at));
        if (!sends || op == Op::SelectBig) store(at, heap);
      }
      return;
    }
    default: break;
  }
  // Everything else yields numbers, or references to the heap.
  auto yields = [&](Operand kind, uint32_t r) {
    if (isDefined(kind)) put(r, slotCount(kind, flags), heap);
  };
  yields(info.a, a);
  yields(info.b, b);
}

// Whether the function begins with clearing the memory of its results.
bool Flow::clearsResults() const {
  const Signature& s = cx_.signature;
  std::vector<bool> open(s.resultLeaves.size());
  size_t left = 0;
  for (size_t i = 0; i < open.size(); i++) {
    open[i] = types_.inMemory(s.results[s.resultOf[i]]);
    left += open[i] ? 1 : 0;
  }
  for (uint32_t pc = 0; left != 0 && pc < cx_.row.code.size() && (pc == 0 || !cx_.labels[pc]);) {
    Insn in{cx_.row.code[pc]};
    switch (in.op()) {
      case Op::Nop: case Op::Zero: case Op::ZeroN: case Op::LoadI: case Op::FrameZero: pc++; continue;
      case Op::LoadK: pc += 2; continue;
      case Op::ClearT: break;
      default: return false;
    }
    GlobalType t = cx_.global(static_cast<uint32_t>(cx_.row.code[pc + 1]));
    uint32_t r = in.a();
    if (r < open.size() && open[r] && types_.repr(t) == types_.repr(s.results[s.resultOf[r]])) {
      open[r] = false;
      left--;
    }
    pc += 2;
  }
  return left == 0;
}

bool Flow::run(std::string* error) {
  const FunctionRow& row = cx_.row;
  size_t n = cx_.slots.size();
  unions_.assign(n, {});
  now_.assign(n, {});
  nowEpoch_.assign(n, 0);
  tail_.assign(row.totalWords > cx_.tailBase ? row.totalWords - cx_.tailBase : 0, {});
  content_.assign(cx_.frame.size(), {});
  const Signature& s = cx_.signature;
  EscapeMasks before = s.escape;
  uint32_t capturesBefore = s.captureLeaks, contentsBefore = s.captureContentLeaks;
  for (size_t i = 0; i < s.resultLeaves.size(); i++)
    if (types_.inMemory(s.results[s.resultOf[i]])) unions_[i] = unknown(kResultMemory);
  for (size_t i = 0; i < s.paramLeaves.size(); i++) {
    uint32_t r = static_cast<uint32_t>(s.resultLeaves.size() + i), p = s.paramOf[i];
    if (!isRef(s.paramLeaves[i])) continue;
    bool tracked = p < kMaxTracked;
    if (types_.inMemory(s.params[p])) {
      // The caller's copy: like a frame variable that holds what the parameter's value refers to.
      content_.push_back(unknown(tracked ? contentBit(p) : kHeap));
      unions_[r] = {kFrame, static_cast<uint32_t>(content_.size() - 1), nullptr};
    } else {
      unions_[r] = unknown(tracked ? paramBit(p) : kHeap);
    }
  }
  if (s.readsReceiver) unions_[s.resultLeaves.size()].bits |= kReadOnly;
  resultsCleared_ = clearsResults();
  contentNow_.assign(content_.size(), {});
  contentEpoch_.assign(content_.size(), 0);
  do {
    changed_ = false;
    for (pc_ = 0; pc_ < row.code.size();) {
      in_ = Insn{row.code[pc_]};
      const OpInfo& info = opInfo(in_.op());
      uint32_t next = pc_ + 1;
      if (cx_.labels[pc_]) {
        startBlock();
        std::fill(tail_.begin(), tail_.end(), Trace{});
      }
      if (info.x != ExtraWord::None) {
        x_ = row.code[next++];
        if (info.x == ExtraWord::Table) next += static_cast<uint32_t>(x_);
      }
      step();
      if (!error_.empty()) {
        *error = located(cx_, pc_, error_);
        return false;
      }
      if ((info.effects & kCalls) != 0) memoryEpoch_++;
      if ((info.effects & kEnds) != 0) startBlock();
      pc_ = next;
    }
    startBlock();
  } while (changed_);
  return s.escape.leaks != before.leaks || s.escape.contentLeaks != before.contentLeaks ||
         s.escape.flows != before.flows || s.escape.contentFlows != before.contentFlows ||
         s.captureLeaks != capturesBefore || s.captureContentLeaks != contentsBefore;
}

}  // namespace

bool followPointers(FunctionContext& cx, std::string* error) { return Flow(cx).run(error); }

}  // namespace vo::bytecode::verifier
