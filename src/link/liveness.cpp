// This file finds out which references of a frame are live.
//
// Blocks of straight code; what is live at their starts grows until nothing changes; then one more walk writes the
// set of every instruction down. Sets that are equal are kept once.
//
// A slot group is several references; each is a bit of its own. A frame variable is one bit: loads and `frame.addr`
// use it, stores end its life before them only if they set all of its references at once. So it is live where its
// address may be taken again, which is half of the truth: it also lives while somebody holds its address, which
// the collector sees (vm/roots.cpp).
//
// A function with deferred calls may go on at its epilogue after any instruction that calls or panics, so what
// is live there is live everywhere. Its closures in frame memory are, too: a deferred call's record refers to them.
#include "link/liveness.h"

#include <algorithm>
#include <bit>
#include <cstring>

#include "base/check.h"
#include "bytecode/op_info.h"
#include "link/native_code.h"

namespace vo::link {

using bytecode::ExtraWord;
using bytecode::Insn;
using bytecode::Op;
using bytecode::OpInfo;
using bytecode::Operand;

class LivenessBuilder {
 public:
  /// References; or words that are zeroed at entry, be they references or not: a length must be zero where its slice is nil.
  enum class Of : uint8_t { References, ZeroedWords };
  LivenessBuilder(const Function& f, const std::byte* regionBase, uint64_t maxWork, Of of = Of::References)
      : f_(f), regionBase_(regionBase), maxWork_(maxWork), of_(of), out_(std::make_unique<Liveness>()) {}

  bool run() { return flows() && record(); }
  bool atEntry(const std::function<void(uint32_t, uint32_t)>& visit);
  Liveness::Operands operandsBefore(const Word* pc);
  uint64_t work() const { return work_; }
  std::unique_ptr<const Liveness> take() { return std::move(out_); }

 private:
  struct Block {
    uint32_t begin, end;  ///< numbers of instructions
  };
  static constexpr uint32_t kNone = UINT32_MAX;
  static constexpr size_t kNowhere = SIZE_MAX;

  bool flows();
  void numberReferences();
  bool findInstructions();
  void findBlocks();
  size_t deferredAt(size_t defer) const;
  void findDeferredClosures();
  void findLate();
  bool touches(size_t insn, uint16_t slot) const;
  bool flow();
  bool record();

  uint32_t endOf(size_t insn) const {
    return insn + 1 < insns_.size() ? insns_[insn + 1] : f_.codeWords;
  }
  Insn at(size_t insn) const { return Insn{codeWord(f_.code + insns_[insn])}; }
  template <class Visit>
  void targets(size_t insn, Visit visit) const;
  void step(size_t insn, uint64_t* live) const;
  void use(size_t insn, uint64_t* live) const;
  void define(size_t insn, uint64_t* live) const;
  template <class Visit>
  void operands(size_t insn, bool defined, Visit visit) const;
  void slots(uint32_t first, uint64_t count, bool add, uint64_t* live) const;
  void memory(size_t insn, bool uses, uint64_t* live) const;
  const FrameVariable* variableAt(uint32_t byte) const;
  const FrameVariable* filledBy(size_t insn) const;
  size_t bitOf(const FrameVariable* v) const { return out_->firstVariable() + static_cast<size_t>(v - f_.variables.data()); }
  void outOf(const Block& b, uint64_t* live) const;
  uint32_t keep(const uint64_t* set);

  static void put(uint64_t* set, size_t bit, bool on) {
    uint64_t mask = uint64_t{1} << bit % 64;
    set[bit / 64] = on ? set[bit / 64] | mask : set[bit / 64] & ~mask;
  }
  void unite(uint64_t* into, const uint64_t* from) const {
    for (size_t i = 0; i < words_; i++) into[i] |= from[i];
  }
  uint64_t* liveAt(size_t block) { return blockSets_.data() + block * words_; }
  const uint64_t* liveAt(size_t block) const { return blockSets_.data() + block * words_; }

  const Function& f_;
  const std::byte* regionBase_;
  uint64_t maxWork_;
  Of of_;
  uint64_t work_ = 0;
  std::unique_ptr<Liveness> out_;
  size_t words_ = 0;
  std::vector<uint32_t> bitOf_;         ///< by slot; kNone: no reference
  std::vector<uint32_t> insns_;         ///< where instructions begin
  std::vector<uint32_t> blockAt_;       ///< by code word: the block that begins there
  std::vector<Block> blocks_;
  std::vector<uint64_t> blockSets_;
  /// A comparison of pointers whose result is not used at once: they live up to instruction `end`.
  struct Late {
    size_t insn, end;
  };
  std::vector<Late> late_;
  std::vector<uint64_t> always_;        ///< with deferred calls: what is live everywhere
  std::vector<uint32_t> table_;         ///< hash table of kept sets: number + 1
  uint32_t kept_ = 0;
};

void LivenessBuilder::numberReferences() {
  bitOf_.assign(f_.slots, kNone);
  VO_DCHECK(f_.slots <= f_.frameWords, "slots are the frame's first words");
  for (uint32_t i = 0; i < f_.slots; i++) {
    bool counts = of_ == Of::ZeroedWords ? i >= f_.zeroFrom && i < f_.zeroTo
                                         : f_.refs != nullptr && (f_.refs[i / 64] >> i % 64 & 1) != 0;
    if (!counts) continue;
    bitOf_[i] = static_cast<uint32_t>(out_->slotOf_.size());
    out_->slotOf_.push_back(i);
  }
  VO_DCHECK(std::is_sorted(f_.variables.begin(), f_.variables.end(), [](auto& a, auto& b) { return a.first < b.first; }),
            "frame variables are searched by word");
  out_->closureBit_ = out_->slotOf_.size() + f_.variables.size();
  words_ = out_->setWords_ = out_->closureBit_ / 64 + 1;
  always_.assign(words_, 0);
}

bool LivenessBuilder::findInstructions() {
  for (uint32_t pc = 0; pc < f_.codeWords;) {
    insns_.push_back(pc);
    const OpInfo& info = opInfo(Insn{codeWord(f_.code + pc)}.op());
    pc++;
    if (info.x == ExtraWord::None) continue;
    if (info.x == ExtraWord::Table) pc += static_cast<uint32_t>(f_.code[pc]);
    pc++;
  }
  work_ += insns_.size();
  return work_ <= maxWork_;
}

/// The code words that the instruction may jump to.
template <class Visit>
void LivenessBuilder::targets(size_t insn, Visit visit) const {
  uint32_t pc = insns_[insn];
  Insn in = at(insn);
  const OpInfo& info = opInfo(in.op());
  if (info.b == Operand::Jump32) visit(pc + 1 + in.imm32());
  if (info.c == Operand::Jump) visit(pc + 1 + static_cast<uint32_t>(int32_t{static_cast<int16_t>(in.c())}));
  if (info.x == ExtraWord::JumpX) visit(pc + 2 + static_cast<uint32_t>(f_.code[pc + 1]));
  if (info.x != ExtraWord::Table) return;
  Word x = f_.code[pc + 1];
  visit(pc + 2 + static_cast<uint32_t>(x >> 32));
  for (uint32_t i = 0; i < static_cast<uint32_t>(x); i++) visit(pc + 2 + static_cast<uint32_t>(f_.code[pc + 2 + i]));
}

void LivenessBuilder::findBlocks() {
  VO_DCHECK(!insns_.empty(), "a function has an instruction: its return");
  constexpr uint32_t kStart = UINT32_MAX - 1;
  blockAt_.assign(f_.codeWords, kNone);
  blockAt_[0] = kStart;
  if ((f_.flags & kHasDefer) != 0) blockAt_[f_.epilogue] = kStart;
  for (size_t i = 0; i < insns_.size(); i++) {
    uint16_t effects = opInfo(at(i).op()).effects;
    targets(i, [&](uint32_t pc) { blockAt_[pc] = kStart; });
    if ((effects & (bytecode::kBranches | bytecode::kEnds)) != 0 && i + 1 < insns_.size()) blockAt_[insns_[i + 1]] = kStart;
  }
  for (uint32_t i = 0; i < insns_.size(); i++) {
    if (blockAt_[insns_[i]] != kStart) continue;
    if (!blocks_.empty()) blocks_.back().end = i;
    blockAt_[insns_[i]] = static_cast<uint32_t>(blocks_.size());
    blocks_.push_back({i, static_cast<uint32_t>(insns_.size())});
  }
  blockSets_.assign(blocks_.size() * words_, 0);
}

/// Calls visit(first slot, count) for the operands that the instruction sets, or for those that it reads.
template <class Visit>
void LivenessBuilder::operands(size_t insn, bool defined, Visit visit) const {
  Insn in = at(insn);
  const OpInfo& info = opInfo(in.op());
  Word x = info.x == ExtraWord::None ? 0 : f_.code[insns_[insn] + 1];
  auto one = [&](Operand k, uint16_t v) {
    if (!bytecode::isSlot(k) || k == Operand::T || (bytecode::isDefined(k) != defined)) return;
    uint32_t typeSlots = 0;
    if (k == Operand::DT || k == Operand::UT)
      typeSlots = planOf(reinterpret_cast<const abi::Type*>(regionBase_ + (x & 0xffffffffu) * 8))->steps;
    visit(v, exactSlots(k, in, v, x, typeSlots));
  };
  one(info.a, in.a());
  one(info.b, in.b());
  one(info.c, in.c());
}

void LivenessBuilder::slots(uint32_t first, uint64_t count, bool add, uint64_t* live) const {
  // Words of the outgoing area are no slots of this function.
  uint64_t end = std::min<uint64_t>(first + count, f_.slots);
  for (uint64_t i = first; i < end; i++)
    if (bitOf_[i] != kNone) put(live, bitOf_[i], add);
}

const FrameVariable* LivenessBuilder::variableAt(uint32_t byte) const {
  auto after = std::upper_bound(f_.variables.begin(), f_.variables.end(), byte / 8,
                                [](uint32_t w, const FrameVariable& v) { return w < v.first; });
  if (after == f_.variables.begin()) return nullptr;
  // An address may stand behind a variable of size 0; only what lies inside counts.
  const FrameVariable& v = after[-1];
  return byte / 8 < v.first + v.words ? &v : nullptr;
}

/// The variable whose address is taken here so that the next instruction makes a closure of all of it, or null.
const FrameVariable* LivenessBuilder::filledBy(size_t insn) const {
  Insn in = at(insn);
  if (in.op() != Op::FrameAddr || insn + 1 >= insns_.size() || blockAt_[insns_[insn + 1]] != kNone) return nullptr;
  Insn next = at(insn + 1);
  if (next.op() != Op::MkClosureAt || next.a() != in.a()) return nullptr;
  const FrameVariable* v = variableAt(in.imm32());
  return v != nullptr && v->first * 8 == in.imm32() && v->words <= 1u + next.flags() ? v : nullptr;
}

/// What an instruction with a place in frame memory does to the variables there. Rows that set a slot read memory,
/// or take its address; others set memory.
void LivenessBuilder::memory(size_t insn, bool uses, uint64_t* live) const {
  Insn in = at(insn);
  if (!bytecode::isFrameAccess(in.op()) || f_.variables.empty()) return;
  if (const FrameVariable* v = filledBy(insn); v != nullptr) {
    if (!uses) put(live, bitOf(v), false);
    return;
  }
  Operand a = opInfo(in.op()).a;
  if (bytecode::isDefined(a) != uses) return;
  uint32_t byte = in.imm32();
  if (uses) {
    if (const FrameVariable* v = variableAt(byte); v != nullptr) put(live, bitOf(v), true);
    return;
  }
  auto after = std::upper_bound(f_.variables.begin(), f_.variables.end(), byte / 8,
                                [](uint32_t w, const FrameVariable& v) { return w < v.first; });
  size_t variables = out_->firstVariable();
  uint64_t bytes = a == Operand::UImm ? uint64_t{in.a()} * 8 : uint64_t{bytecode::slotCount(a, in.flags())} * 8;
  if (in.op() == Op::FrameStore) bytes = memSize(static_cast<bytecode::MemKind>(in.flags()));
  uint64_t end = (byte + bytes) / 8;
  uint64_t from = (uint64_t{byte} + 7) / 8;
  auto it = after == f_.variables.begin() ? after : after - 1;
  for (; it != f_.variables.end() && it->first < end; ++it) {
    bool all = true;
    for (uint32_t w = it->first; w < it->first + it->words && all; w++)
      if (of_ == Of::ZeroedWords || (f_.refs[w / 64] >> w % 64 & 1) != 0) all = w >= from && w < end;
    if (all) put(live, variables + static_cast<size_t>(it - f_.variables.begin()), false);
  }
}

void LivenessBuilder::define(size_t insn, uint64_t* live) const {
  operands(insn, true, [&](uint32_t first, uint64_t n) { slots(first, n, false, live); });
  memory(insn, false, live);
}

void LivenessBuilder::use(size_t insn, uint64_t* live) const {
  operands(insn, false, [&](uint32_t first, uint64_t n) { slots(first, n, true, live); });
  memory(insn, true, live);
  uint16_t effects = opInfo(at(insn).op()).effects;
  if ((effects & bytecode::kResults) != 0) slots(0, f_.resultSlots, true, live);
  if ((effects & bytecode::kParams) != 0) slots(f_.resultSlots, f_.paramSlots, true, live);
  if ((effects & bytecode::kCaptures) != 0) put(live, out_->closureBit_, true);
}

void LivenessBuilder::step(size_t insn, uint64_t* live) const {
  define(insn, live);
  use(insn, live);
  for (const Late& l : late_)
    if (insn > l.insn && insn <= l.end) use(l.insn, live);
}

bool LivenessBuilder::touches(size_t insn, uint16_t slot) const {
  bool found = false;
  auto look = [&](uint32_t first, uint64_t n) { found |= slot >= first && slot < first + n; };
  operands(insn, false, look);
  operands(insn, true, look);
  return found;
}

/// gc computes what has no effect as late as it can within a block. `ok := p == q; runtime.GC(); use(ok)` keeps
/// both objects, and programs that look at weak pointers see it.
void LivenessBuilder::findLate() {
  constexpr size_t kMost = 64;  // each costs time at every instruction
  for (const Block& b : blocks_) {
    for (size_t i = b.begin; i < b.end && late_.size() < kMost; i++) {
      if ((opInfo(at(i).op()).effects & bytecode::kLate) == 0) continue;
      bool isRef = false;
      operands(i, false, [&](uint32_t first, uint64_t) { isRef |= first < f_.slots && bitOf_[first] != kNone; });
      if (!isRef) continue;
      size_t end = i + 1;
      while (end < b.end && !touches(end, at(i).a())) end++;
      work_ += end - i;
      if (end > i + 1) late_.push_back({i, std::min<size_t>(end, b.end - 1)});
    }
  }
}

/// What is live at the end of a block.
void LivenessBuilder::outOf(const Block& b, uint64_t* live) const {
  std::copy(always_.begin(), always_.end(), live);
  size_t last = b.end - 1;
  VO_DCHECK(b.begin < b.end, "blocks have instructions");
  targets(last, [&](uint32_t pc) { unite(live, liveAt(blockAt_[pc])); });
  if ((opInfo(at(last).op()).effects & bytecode::kEnds) == 0 && b.end < insns_.size())
    unite(live, liveAt(blockAt_[insns_[b.end]]));
}

/// The instruction that makes the closure which `defer` pushes, if it stands in the same block; else kNowhere.
size_t LivenessBuilder::deferredAt(size_t defer) const {
  uint32_t slot = at(defer).a();
  for (size_t i = defer; i-- > 0 && blockAt_[insns_[i + 1]] == kNone;) {
    if (at(i).op() == Op::MkClosureAt && at(i).a() == slot) return i;
    bool sets = false;
    operands(i, true, [&](uint32_t first, uint64_t count) { sets = sets || (slot >= first && slot - first < count); });
    if (!sets) continue;
    if (at(i).op() == Op::MkClosure || at(i).op() == Op::LoadFunc) return i;
    if (at(i).op() != Op::Mov) return kNowhere;
    slot = at(i).b();
  }
  return kNowhere;
}

/// The closures in frame memory that records of deferred calls refer to. `frame.addr` directly before `closure.at` says which
/// variable is the closure.
void LivenessBuilder::findDeferredClosures() {
  if ((f_.flags & kHasDefer) == 0) return;
  std::vector<size_t> made;
  bool all = false, some = false;
  for (size_t i = 0; i < insns_.size() && !all; i++) {
    if (at(i).op() == Op::DeferToken) all = true;  // who is given it defers what it likes
    if (at(i).op() != Op::Defer) continue;
    some = true;
    made.push_back(deferredAt(i));
    all = made.back() == kNowhere;
  }
  all = all || !some;
  for (size_t i = 1; i < insns_.size(); i++) {
    if (at(i).op() != Op::MkClosureAt || (!all && std::find(made.begin(), made.end(), i) == made.end())) continue;
    bool known = at(i - 1).op() == Op::FrameAddr && at(i - 1).a() == at(i).a();
    if (known) {
      if (const FrameVariable* v = variableAt(at(i - 1).imm32()); v != nullptr) put(always_.data(), bitOf(v), true);
      continue;
    }
    // Whichever it is, all are kept.
    for (size_t v = 0; v < f_.variables.size(); v++) put(always_.data(), out_->firstVariable() + v, true);
  }
}

bool LivenessBuilder::flow() {
  std::vector<uint64_t> live(words_);
  for (bool changed = true; changed;) {
    changed = false;
    for (size_t b = blocks_.size(); b-- > 0;) {
      work_ += (blocks_[b].end - blocks_[b].begin) + words_ / 4;
      outOf(blocks_[b], live.data());
      for (size_t i = blocks_[b].end; i-- > blocks_[b].begin;) step(i, live.data());
      unite(live.data(), always_.data());
      if (std::equal(live.begin(), live.end(), liveAt(b))) continue;
      std::copy(live.begin(), live.end(), liveAt(b));
      changed = true;
    }
    if (work_ > maxWork_) return false;
    if ((f_.flags & kHasDefer) != 0) unite(always_.data(), liveAt(blockAt_[f_.epilogue]));
  }
  return true;
}

/// The number of a set that is kept, the same for equal ones.
uint32_t LivenessBuilder::keep(const uint64_t* set) {
  uint64_t h = 0;
  for (size_t i = 0; i < words_; i++) h = (h ^ set[i]) * 0x9e3779b97f4a7c15u, h ^= h >> 29;
  size_t mask = table_.size() - 1;
  VO_DCHECK(kept_ < table_.size(), "the table has a free place: its size comes from the number of sets there can be");
  size_t at = h & mask;
  for (; table_[at] != 0; at = (at + 1) & mask)
    if (memcmp(out_->pool_.data() + (table_[at] - 1) * words_, set, words_ * 8) == 0) return table_[at] - 1;
  out_->pool_.insert(out_->pool_.end(), set, set + words_);
  table_[at] = ++kept_;
  return kept_ - 1;
}

bool LivenessBuilder::record() {
  size_t size = std::bit_ceil(insns_.size() * 4 + 4);
  table_.assign(size, 0);
  out_->code_ = f_.code;
  out_->at_.assign(f_.codeWords + 1, 0);
  std::vector<uint64_t> live(words_), more(words_);
  keep(always_.data());  // number 0: raised(), and what is live behind the last instruction
  VO_DCHECK(kept_ == 1, "the first set is the one that raised() gives");
  for (const Block& b : blocks_) {
    outOf(b, live.data());
    for (size_t i = b.end; i-- > b.begin;) {
      uint32_t pc = insns_[i], end = endOf(i);
      VO_DCHECK(pc < end && end <= f_.codeWords, "an instruction is in the function");
      uint16_t effects = opInfo(at(i).op()).effects;
      if ((effects & bytecode::kParks) != 0) {
        more = live;
        use(i, more.data());
        if (more != live) out_->parking_.push_back({end, keep(more.data())});
      }
      // A panic may leave pc inside an instruction.
      for (uint32_t w = pc + 1; w < end; w++) out_->at_[w] = static_cast<uint16_t>(keep(live.data()));
      step(i, live.data());
      unite(live.data(), always_.data());
      out_->at_[pc] = static_cast<uint16_t>(keep(live.data()));
      work_ += 1 + words_ / 4;
    }
  }
  std::sort(out_->parking_.begin(), out_->parking_.end(), [](const auto& a, const auto& b) { return a.pc < b.pc; });
  VO_DCHECK(out_->pool_.size() == size_t{kept_} * words_, "sets are of one size");
  return kept_ <= UINT16_MAX && work_ <= maxWork_;
}

bool LivenessBuilder::flows() {
  numberReferences();
  if (f_.codeWords > maxWork_ || !findInstructions()) return false;
  findBlocks();
  if (blockSets_.size() > maxWork_) return false;
  findDeferredClosures();
  findLate();
  return flow();
}

bool LivenessBuilder::atEntry(const std::function<void(uint32_t, uint32_t)>& visit) {
  if (!flows()) return false;
  LiveSet live(liveAt(blockAt_[0]), words_);
  for (size_t i = 0; i < out_->slotCount(); i++)
    if (live.has(i)) visit(out_->slotOf(i), 1);
  // Frame memory that is no variable with references may be read at any time.
  uint32_t next = f_.slots;
  for (size_t i = 0; i < f_.variables.size(); i++) {
    const FrameVariable& v = f_.variables[i];
    if (v.first > next) visit(next, v.first - next);
    if (live.has(out_->firstVariable() + i)) visit(v.first, v.words);
    next = std::max(next, v.first + v.words);
  }
  if (next < f_.frameWords) visit(next, f_.frameWords - next);
  return true;
}

std::unique_ptr<const Liveness> Liveness::of(const Function& f, const std::byte* regionBase, uint64_t maxWork,
                                             uint64_t& work) {
  VO_DCHECK((f.flags & kNative) == 0 && f.codeWords != 0, "natives have no code that says what they use");
  LivenessBuilder builder(f, regionBase, maxWork);
  bool done = builder.run();
  work += builder.work();
  return done ? builder.take() : nullptr;
}

bool Liveness::atEntry(const Function& f, const std::byte* regionBase, uint64_t maxWork,
                       const std::function<void(uint32_t, uint32_t)>& visit) {
  return LivenessBuilder(f, regionBase, maxWork, LivenessBuilder::Of::ZeroedWords).atEntry(visit);
}

Liveness::Operands LivenessBuilder::operandsBefore(const Word* pc) {
  Liveness::Operands result;
  findInstructions();
  for (size_t i = 0; i < insns_.size(); i++) {
    if (f_.code + endOf(i) != pc) continue;
    operands(i, true, [&](uint32_t first, uint64_t n) { result.set.push_back({first, static_cast<uint32_t>(n)}); });
    operands(i, false, [&](uint32_t first, uint64_t n) { result.read.push_back({first, static_cast<uint32_t>(n)}); });
  }
  return result;
}

Liveness::Operands Liveness::operandsBefore(const Function& f, const std::byte* regionBase, const Word* pc) {
  return LivenessBuilder(f, regionBase, UINT64_MAX).operandsBefore(pc);
}

LiveSet Liveness::parked(const Word* pc) const {
  auto at = static_cast<uint32_t>(pc - code_);
  auto it = std::lower_bound(parking_.begin(), parking_.end(), at, [](const Parking& p, uint32_t w) { return p.pc < w; });
  return it != parking_.end() && it->pc == at ? set(it->set) : before(pc);
}

size_t Liveness::bytes() const {
  return sizeof(*this) + slotOf_.size() * 4 + at_.size() * 2 + pool_.size() * 8 + parking_.size() * sizeof(Parking);
}

}  // namespace vo::link
