// This file reads the rbp chain. Four return addresses are not generated code's: vo_callReturned and vo_bottomReturned say that a record has
// made the call, vo_segmentReturned that the callee began a segment, and 0 that this was all.
//
//     a function's frame    [rbp] caller's rbp   [rbp+8] return address
//     record's frame        [rbp] stub's rbp     [rbp+8] (for debuggers)      the record is at rbp+16
//     __morestack's frame   [rbp] caller's rbp   [rbp+8] in the function that did not fit   [rbp+16] its return address
//
// On aarch64 it is x29's chain, and the same, but that what functions save besides lies above the frame's two words.
#include "native_runtime/frames.h"

#include "native_runtime/machine.h"

extern "C" const char vo_bottomReturned[], __morestack[];

namespace vo::native_runtime {

FrameCursor::FrameCursor(const Goroutine& g) {
  if (g.isAtRecord()) {
    record = g.records;
  } else if (uint64_t goesOn = g.context.bp != nullptr ? g.context.sp[0] : 0;
             goesOn > reinterpret_cast<uint64_t>(__morestack) && goesOn < reinterpret_cast<uint64_t>(vo_segmentReturned)) {
    // Its frame says where the function that did not fit is, and the chain goes on behind that one's return address.
    pc = g.context.bp[1];
    atEntry = true;
    entryFrame_ = g.context.bp;
  } else {
    at(g.context.bp[1], reinterpret_cast<const uint64_t*>(g.context.bp[0]), g.context.bp + 2);
  }
}

FrameCursor FrameCursor::ofRunning(const Goroutine& g, uint64_t pc, uint64_t bp) {
  FrameCursor c(g);
  c.record = nullptr;
  c.atEntry = false;
  c.pc = pc + 1;
  c.bp_ = reinterpret_cast<const uint64_t*>(bp);
  c.sp_ = nullptr;
  return c;
}

void FrameCursor::at(uint64_t returnPc, const uint64_t* callerBp, const uint64_t* callerSp) {
  record = nullptr;
  bp_ = callerBp;
  sp_ = callerSp;
  pc = returnPc;
  if (returnPc == reinterpret_cast<uint64_t>(vo_segmentReturned)) {
    pc = bp_[2];
    sp_ = bp_ + kMorestackWords;
    bp_ = reinterpret_cast<const uint64_t*>(bp_[0]);
  }
  if (pc == reinterpret_cast<uint64_t>(vo_callReturned) || pc == reinterpret_cast<uint64_t>(vo_bottomReturned)) {
    record = reinterpret_cast<const Record*>(bp_ + 2);
    pc = 0;
  }
}

void FrameCursor::next(size_t top) {
  if (record != nullptr && record->below != nullptr &&
      static_cast<const void*>(record->from.sp) == record->below) {
    record = record->below;  // pushed on one that was about to call
  } else if (record != nullptr) {
    const uint64_t* stub = record->from.bp;
    record = nullptr;
    if (stub != nullptr) {
      at(stub[1], reinterpret_cast<const uint64_t*>(stub[0]), stub + 2);
    } else {
      pc = 0;
    }
  } else if (atEntry) {
    atEntry = false;
    at(entryFrame_[2], reinterpret_cast<const uint64_t*>(entryFrame_[0]), entryFrame_ + kMorestackWords);
  } else {
    at(bp_[1], reinterpret_cast<const uint64_t*>(bp_[0]), bp_ + top);
  }
}

}  // namespace vo::native_runtime
