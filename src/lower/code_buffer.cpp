// This file implements the code buffer: emission, jump distances, slot and frame allocation, and the
// final numbering of slots and frame memory.
#include "lower/code_buffer.h"

#include <algorithm>

namespace vo::lower {

using bytecode::Insn;
using bytecode::Operand;

void CodeBuffer::clear() {
  code_.clear();
  lines_.clear();
  labels_.clear();
  fixes_.clear();
  importUses_.clear();
  groups_.clear();
  access_.clear();
  for (auto& f : frame_) f.clear();
  frameSize_[0] = frameSize_[1] = 0;
  freeTemps_.clear();
  freeFrames_.clear();
  liveTemps_.clear();
  liveFrames_.clear();
  slots_ = tailWords_ = 0;
  firstRef_ = UINT32_MAX;
  endRef_ = 0;
  tooFar_ = false;
  longJumps_ = false;
}

void CodeBuffer::FreeLists::clear() {
  lists_.clear();
  items_.clear();
  spare_ = kNone;
}

uint32_t* CodeBuffer::FreeLists::headOf(uint64_t type) {
  for (List& l : lists_)
    if (l.type == type) return &l.head;
  return nullptr;
}

void CodeBuffer::FreeLists::put(uint64_t type, uint32_t value) {
  VO_DCHECK(value != kNone, "kNone says that a list is empty: no slot or offset has that number");
  uint32_t at = spare_;
  if (at != kNone) {
    spare_ = items_[at].next;
  } else {
    at = static_cast<uint32_t>(items_.size());
    items_.emplace_back();
  }
  uint32_t* head = headOf(type);
  items_[at] = {value, head != nullptr ? *head : kNone};
  if (head != nullptr) {
    *head = at;
  } else {
    lists_.push_back({type, at});
  }
}

uint32_t CodeBuffer::FreeLists::take(uint64_t type) {
  uint32_t* head = headOf(type);
  if (head == nullptr || *head == kNone) return kNone;
  VO_DCHECK(*head < items_.size(), "free lists consist of items");
  uint32_t at = *head;
  *head = items_[at].next;
  items_[at].next = spare_;
  spare_ = at;
  return items_[at].value;
}

void CodeBuffer::emit(Op op, Reg a, Reg b, Reg c, unsigned flags) {
  VO_DCHECK(flags < 256, "flags are one byte");
  VO_DCHECK(!bytecode::isWide(opInfo(op).b), "an instruction with a 32-bit operand is made by emitWide");
  VO_DCHECK((!bytecode::isSlot(opInfo(op).a) || a <= UINT16_MAX) && (!bytecode::isSlot(opInfo(op).b) || b <= UINT16_MAX) &&
                (!bytecode::isSlot(opInfo(op).c) || c <= UINT16_MAX),
            "slots are named by 16 bits");
  code_.push_back(Insn::abc(op, static_cast<uint8_t>(flags), static_cast<uint16_t>(a),
                            static_cast<uint16_t>(b), static_cast<uint16_t>(c))
                      .word);
}

void CodeBuffer::emitWide(Op op, Reg a, uint32_t imm, unsigned flags) {
  VO_DCHECK(flags < 256, "flags are one byte");
  VO_DCHECK(bytecode::isWide(opInfo(op).b), "b and c together hold this instruction's operand");
  VO_DCHECK(a <= UINT16_MAX, "slots are named by 16 bits");
  code_.push_back(
      Insn::aImm(op, static_cast<uint8_t>(flags), static_cast<uint16_t>(a), imm).word);
}

void CodeBuffer::emitExtra(uint64_t word) { code_.push_back(word); }

Label CodeBuffer::newLabel() {
  labels_.emplace_back();
  return Label{static_cast<uint32_t>(labels_.size() - 1)};
}

void CodeBuffer::bind(Label l) {
  VO_DCHECK(l.id < labels_.size(), "the label is of this function");
  VO_DCHECK(labels_[l.id].at == UINT32_MAX, "a label is in one place");
  labels_[l.id].at = here();
}

void CodeBuffer::jump(Op op, Reg a, Label target) {
  VO_DCHECK(target.id < labels_.size(), "the label is of this function");
  labels_[target.id].used = true;
  fixes_.push_back({here(), here() + 1, target.id, 0});
  emitWide(op, a, 0);
}

void CodeBuffer::branch(Op op, Reg a, Reg b, Label target, Op inverse, bool inverseSwaps,
                        bool loop) {
  VO_DCHECK(target.id < labels_.size(), "the label is of this function");
  VO_DCHECK(opInfo(op).c == Operand::Jump, "fused branches have their distance in c");
  labels_[target.id].used = true;
  if (longJumps_) {
    VO_DCHECK(opInfo(inverse).c == Operand::Jump, "the inverse of a fused branch is one, too");
    // `inverse` skips the far jump: one word.
    emit(inverse, inverseSwaps ? b : a, inverseSwaps ? a : b, 1);
    jump(loop ? Op::Loop : Op::Jmp, 0, target);
    return;
  }
  fixes_.push_back({here(), here() + 1, target.id, 1});
  emit(op, a, b, 0);
}

void CodeBuffer::jumpTable(Reg index, uint32_t count, Label otherwise) {
  VO_DCHECK(otherwise.id < labels_.size(), "the label is of this function");
  VO_DCHECK(count > 0, "a table has entries");
  labels_[otherwise.id].used = true;
  emit(Op::JmpTable, index);
  fixes_.push_back({here(), here() + 1, otherwise.id, 3});
  emitExtra(count, 0);
}

void CodeBuffer::tableEntry(Label target) {
  VO_DCHECK(target.id < labels_.size(), "the label is of this function");
  VO_DCHECK(!fixes_.empty() && (fixes_.back().form == 2 || fixes_.back().form == 3) && fixes_.back().at + 1 == here(),
            "entries follow their table's count word directly");
  labels_[target.id].used = true;
  // Distances of a table count from the word behind its count word: find it by walking back over
  // the entries, which directly follow each other.
  uint32_t from = here();
  for (size_t i = fixes_.size(); i > 0; i--) {
    const Fix& f = fixes_[i - 1];
    from = f.from;
    if (f.form == 3 || f.form == 2) break;
  }
  fixes_.push_back({here(), from, target.id, 2});
  emitExtra(0);
}

Reg CodeBuffer::newGroup(TypeId id, uint32_t count, bool refs, Access access) {
  Reg r = slots_;
  if (count == 0) return r == 0 ? 0 : r - 1;
  if (!portable_) access = Access::Plain;
  groups_.push_back({r, id, access});
  slots_ += count;
  if (portable_) access_.resize(slots_, access);
  VO_CHECK(slots_ < kTail, "the function's slots fit their operands");
  VO_DCHECK(!portable_ || access_.size() == slots_, "each slot has its access");
  if (refs) {
    firstRef_ = std::min(firstRef_, r);
    endRef_ = std::max(endRef_, r + count);
  }
  return r;
}

Reg CodeBuffer::newSlots(types::Type* type, Access access) {
  const Shape& s = types_.shape(type);
  if (s.memory) return newGroup(types_.idOf(types_.pointerTo(type)), 1, true, access);
  return newGroup(types_.idOf(type), s.slots, s.hasPointers, access);
}

Reg CodeBuffer::temp(types::Type* type, Access access) {
  if (types_.shape(type).memory) type = types_.pointerTo(type);
  uint64_t id = types_.idOf(type);
  if (portable_) id |= static_cast<uint64_t>(access) << 32;
  Reg r = freeTemps_.take(id);
  if (r == FreeLists::kNone) r = newSlots(type, access);
  liveTemps_.push_back({id, r});
  return r;
}

Reg CodeBuffer::tail(uint32_t index) {
  tailWords_ = std::max(tailWords_, index + 1);
  VO_CHECK(index < 0x7000, "a call's arguments fit the outgoing area");
  return kTail + index;
}

uint32_t CodeBuffer::newFrame(types::Type* type) {
  const Shape& s = types_.shape(type);
  return newFrameOf(types_.idOf(type), s.size, s.hasPointers);
}

uint32_t CodeBuffer::newFrameOf(TypeId id, uint64_t size, bool hasPointers) {
  VO_CHECK(size < kNoPointers - frameSize_[0] - frameSize_[1], "offsets in frame memory leave a bit for their part");
  int part = hasPointers ? 0 : 1;
  auto offset = static_cast<uint32_t>(frameSize_[part]);
  frame_[part].push_back({offset, id});
  frameSize_[part] += (std::max<uint64_t>(size, 1) + 7) & ~uint64_t{7};
  return part == 0 ? offset : offset | kNoPointers;
}

uint32_t CodeBuffer::tempFrame(types::Type* type) {
  TypeId id = types_.idOf(type);
  uint32_t offset = freeFrames_.take(id);
  if (offset == FreeLists::kNone) offset = newFrame(type);
  liveFrames_.push_back({id, offset});
  return offset;
}

void CodeBuffer::releaseTemps(Mark m) {
  VO_DCHECK(m.slots <= liveTemps_.size() && m.frames <= liveFrames_.size(), "marks nest");
  while (liveTemps_.size() > m.slots) {
    TempGroup t = liveTemps_.back();
    liveTemps_.pop_back();
    freeTemps_.put(t.type, t.reg);
  }
  while (liveFrames_.size() > m.frames) {
    TempFrame t = liveFrames_.back();
    liveFrames_.pop_back();
    freeFrames_.put(t.type, t.offset);
  }
}

void CodeBuffer::setLine(uint32_t line, uint32_t file, uint32_t inlined) {
  VO_DCHECK(lines_.empty() || lines_.back().pc <= here(), "line rows ascend");
  if (!lines_.empty()) {
    bytecode::LineRow& last = lines_.back();
    if (last.line == line && last.file == file && last.inlined == inlined) return;
    if (last.pc == here()) {
      last = {here(), line, file, inlined};
      return;
    }
  }
  lines_.push_back({here(), line, file, inlined});
}

void CodeBuffer::renumber(std::vector<uint64_t>& code, uint32_t tailBase) {
  auto slot = [&](uint64_t& word, int shift) {
    uint32_t r = static_cast<uint16_t>(word >> shift);
    if (r < kTail) return;
    r = r - kTail + tailBase;
    VO_CHECK(r <= UINT16_MAX, "the outgoing area's slots fit their operands");
    VO_DCHECK(r < tailBase + tailWords_, "the outgoing area has the word: tail() has counted it");
    word = (word & ~(uint64_t{0xffff} << shift)) | uint64_t{r} << shift;
  };
  for (size_t i = 0; i < code.size(); i++) {
    uint64_t& w = code[i];
    Op op = Insn{w}.op();
    const bytecode::OpInfo& info = opInfo(op);
    if (bytecode::isSlot(info.a)) slot(w, 16);
    if (bytecode::isSlot(info.b)) slot(w, 32);
    if (bytecode::isSlot(info.c)) slot(w, 48);
    if (info.b == Operand::Off32 && bytecode::isFrameAccess(op)) {
      uint32_t off = Insn{w}.imm32();
      if ((off & kNoPointers) != 0)
        off = (off & ~kNoPointers) + static_cast<uint32_t>(frameSize_[0]);
      w = (w & 0xffffffffu) | uint64_t{off} << 32;
    }
    if (info.b == Operand::Func32 && (Insn{w}.imm32() & kImportBit) != 0)
      importUses_.push_back({static_cast<uint32_t>(i), false});
    if (info.x == bytecode::ExtraWord::None) continue;
    i++;
    if (info.x == bytecode::ExtraWord::FuncX && (static_cast<uint32_t>(code[i]) & kImportBit) != 0)
      importUses_.push_back({static_cast<uint32_t>(i), true});
    if (op == Op::JmpTable) i += static_cast<uint32_t>(code[i]);
    VO_DCHECK(i < code.size(), "words behind an instruction are inside the function");
  }
}

bool CodeBuffer::finish(bytecode::FunctionRow& row, uint32_t fixedSlots) {
  VO_CHECK(liveTemps_.empty() && liveFrames_.empty(), "every statement has given back its temporaries");
  VO_CHECK(fixedSlots <= slots_, "results and parameters have slots");
  for (const Fix& f : fixes_) {
    VO_CHECK(labels_[f.label].at != UINT32_MAX, "every label that is jumped to is bound");
    int64_t d = int64_t{labels_[f.label].at} - int64_t{f.from};
    VO_DCHECK(f.at < code_.size(), "a jump is inside the function");
    uint64_t& w = code_[f.at];
    switch (f.form) {
      case 0: w = (w & 0xffffffffu) | uint64_t{static_cast<uint32_t>(d)} << 32; break;
      case 1:
        if (d < INT16_MIN || d > INT16_MAX) tooFar_ = true;
        w = (w & 0xffffffffffffu) | uint64_t{static_cast<uint16_t>(d)} << 48;
        break;
      case 2: w = (w & ~uint64_t{0xffffffffu}) | static_cast<uint32_t>(d); break;
      default: w = (w & 0xffffffffu) | uint64_t{static_cast<uint32_t>(d)} << 32; break;
    }
  }
  if (tooFar_) return false;
  uint64_t bytes = frameSize_[0] + frameSize_[1];
  uint64_t frameWords = slots_ + bytes / 8;
  VO_CHECK(frameWords + kFrameHeaderWords + tailWords_ <= UINT16_MAX,
           "the frame's words can be named by operands");
  renumber(code_, static_cast<uint32_t>(frameWords) + kFrameHeaderWords);
  row.slots = slots_;
  row.frameBytes = static_cast<uint32_t>(bytes);
  // A call needs room for the header and the callee checks for its own frame.
  row.totalWords = static_cast<uint32_t>(frameWords) + kFrameHeaderWords + tailWords_;
  row.zeroFrom = row.zeroTo = 0;
  uint32_t from = std::max(firstRef_, fixedSlots), to = endRef_;
  if (firstRef_ != UINT32_MAX && to > from) {
    row.zeroFrom = from;
    row.zeroTo = to;
  }
  if (frameSize_[0] != 0) {
    if (row.zeroTo == 0) row.zeroFrom = slots_;
    row.zeroTo = slots_ + static_cast<uint32_t>(frameSize_[0] / 8);
  }
  row.groups = groups_;
  VO_DCHECK(std::is_sorted(groups_.begin(), groups_.end(), [](auto& a, auto& b) { return a.first < b.first; }),
            "slot groups ascend: the verifier and the debug data search them");
  row.frame = frame_[0];
  for (bytecode::FrameVariable v : frame_[1]) {
    v.offset += static_cast<uint32_t>(frameSize_[0]);
    row.frame.push_back(v);
  }
  row.code = code_;
  row.lines = lines_;
  VO_DCHECK(row.zeroTo <= frameWords && row.zeroFrom <= row.zeroTo, "what is cleared at entry is the frame's");
  return true;
}

}  // namespace vo::lower
