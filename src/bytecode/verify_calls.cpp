// This file checks calls, interfaces, maps and channels.
#include "bytecode/verify_checker.h"

namespace vo::bytecode::verifier {

using abi::Kind;

namespace {
// Channel directions of descriptors.
constexpr uint8_t kReceives = 1, kSends = 2, kBothDirections = 3;
}  // namespace

// ---- Calls -------------------------------------------------------------------------------------

bool Checker::arguments(const Signature& s, uint32_t first) {
  size_t n = s.paramLeaves.size();
  if (first + n > tail_.size() || !types_.spend(n)) return fail("the outgoing area is too small for the arguments");
  for (size_t i = 0; i < n;) {
    const Leaf& want = s.paramLeaves[i];
    size_t count = std::max<size_t>(want.parts, want.guard != 0 ? want.guardCount : 1);
    count = std::min(count, n - i);
    // Zeros are a value of any type, as long as all of it is zero.
    bool zeros = true;
    for (size_t k = 0; k < count; k++) {
      const Leaf& have = tail_[first + i + k];
      zeros = zeros && have.kind == LeafKind::None && have.type == UINT32_MAX;
    }
    for (size_t k = 0; k < count && !zeros; k++) {
      const Leaf& have = tail_[first + i + k];
      size_t at = first + i + k;
      if (have.kind == LeafKind::Pointer && have.type == UINT32_MAX) {
        if (s.paramLeaves[i + k].kind == LeafKind::Pointer && s.paramLeaves[i + k].guard == 0 &&
            admits(have.access, s.paramLeaves[i + k].access) &&
            types_.hasPart(tailTypes_[at], tailOffsets_[at], s.paramLeaves[i + k].type))
          continue;
        if (s.paramLeaves[i + k].kind == LeafKind::Pointer && !admits(have.access, s.paramLeaves[i + k].access))
          return fail(slotName(cx_.tailBase + static_cast<uint32_t>(at)) + " holds an address that may not be kept");
        return fail("argument word " + std::to_string(i + k) + " has another type than the parameter");
      }
      if (!fits(have, s.paramLeaves[i + k]))
        return misfit(cx_.tailBase + static_cast<uint32_t>(at), have, s.paramLeaves[i + k], "argument word " + std::to_string(i + k) + " has another type than the parameter");
    }
    i += count;
  }
  return true;
}

// Results that are kept in memory go where an argument says; the others replace the arguments.
bool Checker::results(const Signature& s) {
  size_t n = s.resultLeaves.size();
  if (n > tail_.size() || !types_.spend(n)) return fail("the outgoing area is too small for the results");
  auto inMemory = [&](size_t i) { return s.known && s.resultLeaves[i].access == Access::Borrowed; };
  for (size_t i = 0; i < n; i++) {
    if (!inMemory(i)) continue;
    const Leaf& have = tail_[i];
    bool part = have.kind == LeafKind::Pointer && have.type == UINT32_MAX && admits(have.access, Access::Borrowed) &&
                types_.hasPart(tailTypes_[i], tailOffsets_[i], s.resultLeaves[i].type);
    if (!part && !fits(have, s.resultLeaves[i])) return fail("no memory for result " + std::to_string(i));
  }
  forgetTail();
  for (size_t i = 0; i < n; i++)
    if (!inMemory(i)) tail_[i] = s.resultLeaves[i];
  tailTop_ = static_cast<uint32_t>(n);
  return true;
}

bool Checker::callValue(GlobalType func, uint32_t receiverWords) {
  const TypeFacts& f = types_.at(func);
  Signature s;
  s.known = true;
  s.results = f.results;
  s.params = f.params;
  if (!fillLeaves(types_, s)) return fail("the function has too many parameters");
  auto resultWords = static_cast<uint32_t>(s.resultLeaves.size());
  auto paramWords = static_cast<uint32_t>(s.paramLeaves.size()) + receiverWords;
  if (!arguments(s, resultWords + receiverWords) || !results(s)) return false;
  bool inMemory = std::any_of(s.resultLeaves.begin(), s.resultLeaves.end(), [](const Leaf& l) { return l.access == Access::Borrowed; });
  return in_.flags() == callShapeFlags(resultWords, paramWords, inMemory) || fail("the flags tell of other words than the function's");
}

// Whether the parameters behind the receiver are what any method of this type may be given.
bool Checker::sameParameters() const {
  Signature plain;
  plain.params = cx_.signature.params;
  fillLeaves(types_, plain);
  for (size_t i = 1; i < plain.paramLeaves.size(); i++)
    if (plain.paramLeaves[i].access != cx_.signature.paramLeaves[i].access) return false;
  return true;
}

bool Checker::print() {
  GlobalType t;
  switch (static_cast<PrintKind>(b_)) {
    case PrintKind::String: return string(a_);
    case PrintKind::Slice: return slice(a_, 3, &t);
    case PrintKind::Eface: case PrintKind::Iface: return interface(a_, &t);
    case PrintKind::Space: case PrintKind::Newline: return true;
    case PrintKind::Complex64: case PrintKind::Complex128: return values(a_, 2);
    case PrintKind::Pointer: return comparable(a_);
    default: return value(a_);
  }
}

bool Checker::checkCalls() {
  GlobalType t = kNoType;
  Leaf l[2];
  switch (in_.op()) {
    case Op::Call: {
      if (a_ != cx_.tailBase) return fail("arguments stand at the start of the outgoing area");
      Signature* s = cx_.facts.functions[in_.imm32()];
      if (s == nullptr) return fail(cx_.facts.refusals[in_.imm32()]);
      s->named = true;
      if (s->closure) return fail("a closure is called without its captures");
      return arguments(*s, static_cast<uint32_t>(s->resultLeaves.size())) && results(*s);
    }
    case Op::CallClosure:
      if (a_ != cx_.tailBase) return fail("arguments stand at the start of the outgoing area");
      return function(b_, &t) && callValue(t, 0);
    case Op::CallIface: {
      if (a_ != cx_.tailBase) return fail("arguments stand at the start of the outgoing area");
      if (!interface(b_, &t)) return false;
      const GlobalType* m = types_.method(t, c_);
      if (m == nullptr) return fail(types_.name(t) + " has no method " + std::to_string(c_));
      if (types_.isHidden(types_.row(t).methods[c_], *m)) return fail("method " + types_.row(t).methods[c_].name + " is not exported");
      return callValue(*m, 1);
    }
    case Op::TailIface: {
      if (undefinedCount_ != 0) return fail("results are not cleared at entry");
      if ((row_.flags & kHasDefer) != 0) return fail("a function with deferred calls leaves through its epilogue");
      if (!interface(a_, &t)) return false;
      const GlobalType* m = types_.method(t, b_);
      if (m == nullptr) return fail(types_.name(t) + " has no method " + std::to_string(b_));
      const Signature& s = cx_.signature;
      std::vector<Leaf> receiver;
      if (s.method) types_.slots(s.params[0], receiver);
      if (s.closure || receiver.size() != 1 || types_.repr(s.type) != types_.repr(*m) || !sameParameters())
        return fail("the function is no method of the same type with a receiver of one word");
      const MethodRow& to = types_.row(t).methods[b_];
      Signature& own = cx_.signature;
      if (types_.isHidden(to, *m)) own.handsOn = &to;
      if (own.firstTail == nullptr) own.firstTail = &to;
      if (to.name != own.firstTail->name || to.pkgPath != own.firstTail->pkgPath) own.endsOtherwise = true;
      return true;
    }
    case Op::Return:
      cx_.signature.endsOtherwise = true;
      if (undefinedCount_ != 0) return fail("results are not cleared at entry");
      if ((row_.flags & kHasDefer) != 0 && !sawEpilogue_)
        return fail("a function with deferred calls leaves through its epilogue");
      return true;
    case Op::ReturnDefer:
      if ((row_.flags & kHasDefer) == 0 || row_.epilogue > pc_)
        return fail("not the epilogue of a function with deferred calls");
      sawEpilogue_ = true;
      return (flags_ & 1) == 0 || interface(a_, &t);
    case Op::Go: return plainFunction(a_);
    case Op::Defer:
      return ((row_.flags & kHasDefer) != 0 || fail("defer in a function without epilogue")) &&
             plainFunction(a_);
    case Op::DeferOuter: return plainFunction(a_) && comparable(b_);
    case Op::Recover: {
      if (!emptyInterfaceAt(a_, &t)) return false;
      interfaceLeaves(t, l);
      return define(a_, l);
    }
    case Op::Panic: return anyInterface(a_);
    case Op::Trap: return (flags_ & 1) == 0 || plainString(a_);
    case Op::Print: return print();
    default: return notMine();
  }
}

bool Checker::checkInterfaces() {
  GlobalType t = kNoType, u = kNoType;
  Leaf l[3];
  auto form = [&](GlobalType iface, bool itab) {
    return types_.at(iface).methods.empty() != itab || fail("the interface has another form");
  };
  switch (in_.op()) {
    case Op::Iface: {
      if (!plainType(xType_)) return false;
      if (xHigh_ != 0) {
        const ItabRow& row = cx_.facts.module->itabs[xHigh_ - 1];
        if (cx_.global(row.concrete) != xType_) return fail("the interface table is for another type");
        t = cx_.global(row.interface);
      } else {
        if (!emptyInterfaceAt(a_, &t)) return false;
      }
      if (types_.kind(xType_) == Kind::Interface) return fail("an interface in an interface");
      if (types_.isDirect(xType_)) {
        std::vector<Leaf> leaves;
        types_.slots(xType_, leaves);
        if (!cleared(b_)) return false;
        Leaf have = leafAt(b_);
        if (leaves.size() != 1 || !fits(have, leaves[0]) || have.guard != 0)
          return misfit(b_, have, leaves.empty() ? have : leaves[0], slotName(b_) + " is no " + types_.name(xType_));
      } else if (!pointer(b_, &u) || !part(u, 0, xType_)) {
        return false;
      } else if (!admits(leafAt(b_).access, Access::Cell)) {
        return fail(slotName(b_) + " is no cell of an interface");
      }
      interfaceLeaves(t, l);
      return define(a_, {l, 2});
    }
    case Op::IfaceIs:
      return interface(b_, &t) && form(t, (xHigh_ & 1) != 0) && defineValue(a_);
    case Op::JmpIs: case Op::JmpIsNot: return interface(a_, &t) && form(t, (xHigh_ & 1) != 0);
    case Op::Unbox: {
      if (!interface(b_, &t) || !form(t, (xHigh_ & 1) != 0)) return false;
      if (types_.kind(xType_) == Kind::Interface) return fail("an interface in an interface");
      if (!types_.isDirect(xType_)) {
        l[0] = pointerLeaf(xType_, Access::Cell);
        return define(a_, {l, 1});
      }
      std::vector<Leaf> leaves;
      types_.slots(xType_, leaves);
      return define(a_, leaves);
    }
    case Op::IfaceAny: {
      if (!interface(b_, &t) || !form(t, true)) return false;
      if (!emptyInterfaceAt(a_, &u)) return false;
      interfaceLeaves(u, l);
      return define(a_, {l, 2});
    }
    case Op::AssertI: case Op::ConvI:
      if (!interface(b_, &t) || !form(t, (xHigh_ & 1) != 0)) return false;
      if (types_.kind(xType_) != Kind::Interface) return fail(types_.name(xType_) + " is no interface");
      // What is "known to have the methods" is asserted all the same: a failure panics.
      interfaceLeaves(xType_, l);
      if (!define(a_, {l, 2})) return false;
      return in_.op() == Op::ConvI || (flags_ & 1) == 0 || defineValue(a_ + 2);
    case Op::EqIface:
      return interface(b_, &t) && interface(c_, &u) && form(t, (flags_ & 1) != 0) &&
             form(u, (flags_ & 1) != 0) && defineValue(a_);
    default: return notMine();
  }
}

// ---- Maps and channels -------------------------------------------------------------------------

bool Checker::mapKey(GlobalType t, uint32_t r) {
  GlobalType key = types_.at(t).mapKey, to;
  MapKind want = MapKind::Any;
  switch (types_.kind(key)) {
    case Kind::String: want = MapKind::String; break;
    case Kind::Int: case Kind::Int64: case Kind::Uint: case Kind::Uint64: case Kind::Uintptr:
    case Kind::Pointer: case Kind::Chan: case Kind::UnsafePointer: want = MapKind::K64; break;
    case Kind::Int32: case Kind::Uint32: want = MapKind::K32; break;
    default: break;
  }
  if (flags_ != static_cast<unsigned>(want)) return fail("the map has keys of another class");
  if (want == MapKind::Any) return pointer(r, &to) && part(to, 0, key);
  // A map that is only looked at keeps no key.
  if (want == MapKind::String && in_.op() != Op::MapSet) return string(r);
  std::vector<Leaf> leaves, have;
  types_.slots(key, leaves);
  if (want != MapKind::String && leaves[0].kind == LeafKind::Value) return value(r);
  if (!read(r, static_cast<unsigned>(leaves.size()), have)) return false;
  for (size_t i = 0; i < leaves.size(); i++)
    if (!fits(have[i], leaves[i])) return misfit(r, have[i], leaves[i], slotName(r) + " is no key of " + types_.name(t));
  return true;
}

bool Checker::checkMaps() {
  Leaf l[2];
  auto isMap = [&] {
    return types_.kind(xType_) == Kind::Map || fail(types_.name(xType_) + " is no map type");
  };
  switch (in_.op()) {
    case Op::MakeMap:
      if (!isMap() || !value(b_)) return false;
      l[0] = leaf(LeafKind::Map, types_.repr(xType_));
      return define(a_, {l, 1});
    case Op::MapGet:
      if (!isMap() || !map(b_, xType_) || !mapKey(xType_, c_)) return false;
      l[0] = pointerLeaf(types_.at(xType_).elem, Access::ReadOnly);
      l[1] = leaf(LeafKind::Value);
      return define(a_, {l, 2});
    case Op::MapSet:
      if (!isMap() || !map(b_, xType_) || !mapKey(xType_, c_)) return false;
      l[0] = pointerLeaf(types_.at(xType_).elem, Access::Borrowed);
      return define(a_, {l, 1});
    case Op::MapDelete: return isMap() && map(b_, xType_) && mapKey(xType_, c_);
    case Op::MapClear: return isMap() && map(b_, xType_);
    case Op::MapIterInit: case Op::MapIterNext: {
      uint32_t r = in_.op() == Op::MapIterInit ? a_ : b_;
      bool address = pc_ > 0 && cx_.starts[pc_ - 1] && !cx_.labels[pc_] &&
                     Insn{row_.code[pc_ - 1]}.op() == Op::FrameAddr && Insn{row_.code[pc_ - 1]}.a() == r;
      if (!address) return fail("no frame memory for the iterator");
      const FrameSlot* v = cx_.frameAt(Insn{row_.code[pc_ - 1]}.imm32());
      if (in_.op() == Op::MapIterInit) {
        if (!isMap() || !map(b_, xType_)) return false;
        return v->map == xType_ || fail("one iterator runs over maps of two types");
      }
      if (v->map == kNoType) return fail("the iterator is never set up");
      l[0] = pointerLeaf(types_.at(v->map).mapKey, Access::ReadOnly);
      l[1] = pointerLeaf(types_.at(v->map).elem, Access::ReadOnly);
      return define(a_, {l, 2});
    }
    case Op::MapLen: return map(b_, kNoType) && defineValue(a_);
    default: return notMine();
  }
}

bool Checker::select(bool big) {
  uint32_t count = big ? static_cast<uint32_t>(x_) : c_;
  if (!big && count > 63) return fail("too many cases for one word");
  if (x_ > UINT32_MAX && big) return fail("too many cases");
  for (uint32_t i = 0; i < count; i++) {
    uint32_t elem;
    GlobalType to;
    if (b_ + 2 * uint64_t{i} + 1 >= cx_.slots.size()) return fail("select cases behind the slots");
    // Whether a case of a large select sends is known at run time only.
    bool sends = !big && (x_ >> i & 1) != 0;
    uint8_t dir = big ? kBothDirections : sends ? kSends : kReceives;
    if (!channel(b_ + 2 * i, dir, &elem) || !pointer(b_ + 2 * i + 1, &to, !sends)) return false;
    if (!types_.hasPart(to, 0, elem)) return fail("a select case has memory of another type");
  }
  if (big) {
    GlobalType marks;
    if (!pointer(c_, &marks)) return false;
    if (types_.kind(marks) != Kind::Array || types_.size(types_.at(marks).elem) != 1 ||
        types_.row(marks).length < uint64_t{count} + 1)
      return fail("no mark for each select case");
  }
  return defineValue(a_, 2);
}

bool Checker::checkChannels() {
  uint32_t elem;
  GlobalType to;
  Leaf l;
  switch (in_.op()) {
    case Op::MakeChan:
      if (types_.kind(xType_) != Kind::Chan) return fail(types_.name(xType_) + " is no channel type");
      if (!value(b_)) return false;
      l = leaf(LeafKind::Chan, types_.repr(types_.at(xType_).elem));
      l.dir = types_.row(xType_).chanDir;
      return define(a_, {&l, 1});
    case Op::Send:
      return channel(a_, kSends, &elem) && pointer(b_, &to) &&
             (types_.hasPart(to, 0, elem) || fail("the value sent has another type"));
    case Op::Recv:
      if (!channel(b_, kReceives, &elem)) return false;
      if (c_ != 0xffff && !(pointer(c_, &to, true) && types_.hasPart(to, 0, elem)))
        return fail("the value received has another type");
      return defineValue(a_);
    case Op::CloseChan: return channel(a_, kSends, &elem);
    case Op::ChanLen: case Op::ChanCap: return channel(b_, 0, &elem) && defineValue(a_);
    case Op::Select: return select(false);
    case Op::SelectBig: return select(true);
    default: return notMine();
  }
}

}  // namespace vo::bytecode::verifier
