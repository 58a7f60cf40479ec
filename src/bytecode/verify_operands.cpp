// This file knows what slots and the outgoing area hold, and says whether that is what an operand must be.
#include "bytecode/verify_checker.h"

namespace vo::bytecode::verifier {

using abi::Kind;

// ---- Slots and the outgoing area ---------------------------------------------------------------

Leaf Checker::leafAt(uint32_t r) const {
  if (r < cx_.slots.size()) return cx_.slots[r];
  if (r >= cx_.tailBase && r - cx_.tailBase < tail_.size()) return tail_[r - cx_.tailBase];
  return {};
}

void Checker::forgetTail() {
  types_.spend(tailTop_);
  std::fill_n(tail_.begin(), tailTop_, Leaf{});
  std::fill_n(tailTypes_.begin(), tailTop_, kNoType);
  tailTop_ = 0;
}

bool Checker::read(uint32_t r, unsigned n, std::vector<Leaf>& out) {
  out.clear();
  for (unsigned i = 0; i < n; i++) {
    Leaf l = leafAt(r + i);
    if (l.kind == LeafKind::None) return fail(slotName(r + i) + " holds nothing known here");
    if (!cleared(r + i)) return false;
    out.push_back(l);
  }
  return true;
}

// A number, or the length or capacity of something.
bool Checker::value(uint32_t r) {
  Leaf l = leafAt(r);
  bool ok = l.kind == LeafKind::Value ||
            ((l.kind == LeafKind::String || l.kind == LeafKind::Slice) && l.part > 0);
  if (!cleared(r)) return false;
  if (!ok) return fail(slotName(r) + " is no number");
  if (l.guard != 0) return fail(slotName(r) + " belongs to a library struct with hidden fields");
  return true;
}

bool Checker::values(uint32_t r, unsigned n) {
  for (unsigned i = 0; i < n; i++)
    if (!value(r + i)) return false;
  return true;
}

// A result slot holds what the caller has left there until the function puts something into it.
bool Checker::cleared(uint32_t r) {
  bool undefined = r < undefined_.size() && undefined_[r];
  return !undefined || fail("result " + slotName(r) + " is read before it is cleared");
}

// Anything may be compared for equality or tested for zero.
bool Checker::comparable(uint32_t r) {
  return leafAt(r).kind != LeafKind::None || fail(slotName(r) + " holds nothing known here");
}

// What callers lend stays where they have put it: a tail call passes it on.
bool Checker::noteDefined(uint32_t r, unsigned n) {
  if (r < row_.resultSlots + row_.paramSlots && cx_.slots[r].access != Access::Plain)
    return fail(slotName(r) + " holds an address that is the caller's to choose");
  for (unsigned i = 0; i < n; i++) {
    if (r + i < undefined_.size() && undefined_[r + i]) {
      undefined_[r + i] = false;
      undefinedCount_--;
    }
  }
  return true;
}

bool Checker::wholeValue(std::span<const Leaf> leaves) {
  if (isWhole(leaves)) return true;
  for (const Leaf& l : leaves)
    if (l.guard != 0) return fail("a library struct with hidden fields is not moved whole");
  return fail("half of a string, slice or interface");
}

bool Checker::define(uint32_t r, std::span<const Leaf> leaves) {
  if (!wholeValue(leaves)) return false;
  if (r >= cx_.tailBase) {
    if (r - cx_.tailBase + leaves.size() > tail_.size())
      return fail("a store behind the outgoing area");
    for (size_t i = 0; i < leaves.size(); i++) {
      tail_[r - cx_.tailBase + i] = leaves[i];
      tailTypes_[r - cx_.tailBase + i] = kNoType;
    }
    tailTop_ = std::max(tailTop_, static_cast<uint32_t>(r - cx_.tailBase + leaves.size()));
    return true;
  }
  if (r + leaves.size() > cx_.slots.size()) return fail(slotName(r) + " is no slot of this function");
  for (size_t i = 0; i < leaves.size(); i++)
    if (!fits(leaves[i], cx_.slots[r + i]))
      return misfit(r + static_cast<uint32_t>(i), leaves[i], cx_.slots[r + i],
                    slotName(r + static_cast<uint32_t>(i)) + " has another type than what is put there");
  return noteDefined(r, static_cast<unsigned>(leaves.size()));
}

bool Checker::defineValue(uint32_t r, unsigned n) {
  Leaf l = leaf(LeafKind::Value);
  for (unsigned i = 0; i < n; i++)
    if (!define(r + i, {&l, 1})) return false;
  return true;
}

// The address of byte `offset` of a t: in a slot it must be the address of such a part.
bool Checker::defineAddress(uint32_t r, GlobalType t, uint64_t offset, Access access) {
  if (r >= cx_.tailBase) {
    Leaf l;
    l.kind = LeafKind::Pointer;
    l.type = UINT32_MAX;  // decided by the parameter it is for
    l.access = access;
    if (!define(r, {&l, 1})) return false;
    tailTypes_[r - cx_.tailBase] = t;
    tailOffsets_[r - cx_.tailBase] = offset;
    return true;
  }
  Leaf l = leafAt(r);
  if (l.kind != LeafKind::Pointer || l.guard != 0) return fail(slotName(r) + " is no pointer");
  if (!admits(access, l.access)) return fail(slotName(r) + " holds an address that may not be kept");
  if (!types_.hasPart(t, offset, l.type))
    return fail("no " + types_.name(types_.ofRepr(l.type)) + " at byte " + std::to_string(offset) +
                " of " + types_.name(t));
  return noteDefined(r, 1);
}

bool Checker::move(uint32_t dst, uint32_t src, unsigned n) {
  std::vector<Leaf> leaves;
  if (!read(src, n, leaves)) return false;
  if (n == 1 && leaves[0].part > 0 && leaves[0].kind != LeafKind::Interface &&
      leaves[0].guard == 0) {
    leaves[0] = leaf(LeafKind::Value);  // a length
  }
  for (const Leaf& l : leaves)
    if (l.type == UINT32_MAX) return fail(slotName(src) + " holds nothing known here");
  return define(dst, leaves);
}

bool Checker::zero(uint32_t dst, unsigned n) {
  if (dst < cx_.tailBase) {
    if (dst + n > cx_.slots.size()) return fail(slotName(dst) + " is no slot of this function");
    std::span<const Leaf> leaves(cx_.slots.data() + dst, n);
    return wholeValue(leaves) && noteDefined(dst, n);
  }
  // In the outgoing area zeros are whatever the parameter is.
  std::vector<Leaf> zeros(n, leaf(LeafKind::None));
  for (Leaf& l : zeros) l.type = UINT32_MAX;
  return define(dst, zeros);
}

// ---- What operands must be ---------------------------------------------------------------------

Leaf Checker::leaf(LeafKind kind, uint32_t type) const {
  Leaf l;
  l.kind = kind;
  l.type = type;
  return l;
}

void Checker::stringLeaves(Leaf out[2]) const {
  for (uint8_t i = 0; i < 2; i++) {
    out[i] = leaf(LeafKind::String);
    out[i].part = i;
    out[i].parts = 2;
  }
}

void Checker::sliceLeaves(GlobalType elem, Leaf out[3], Access access) const {
  for (uint8_t i = 0; i < 3; i++) {
    out[i] = leaf(LeafKind::Slice, types_.repr(elem));
    out[i].access = access;
    out[i].part = i;
    out[i].parts = 3;
  }
}

void Checker::interfaceLeaves(GlobalType t, Leaf out[2]) const {
  for (uint8_t i = 0; i < 2; i++) {
    out[i] = leaf(LeafKind::Interface, types_.repr(t));
    out[i].part = i;
    out[i].parts = 2;
  }
}

bool Checker::pointer(uint32_t r, GlobalType* to, bool write) {
  Leaf l = leafAt(r);
  if (l.kind != LeafKind::Pointer || l.guard != 0 || l.type == UINT32_MAX)
    return fail(slotName(r) + " is no pointer");
  if (!cleared(r)) return false;
  if (write && l.access != Access::Plain && l.access != Access::Borrowed)
    return fail(slotName(r) + " may only be read through");
  *to = types_.ofRepr(l.type);
  return true;
}

bool Checker::string(uint32_t r) {
  std::vector<Leaf> l;
  if (!read(r, 2, l)) return false;
  return (l[0].kind == LeafKind::String && l[0].part == 0 && l[1].part == 1 && l[0].guard == 0 &&
          l[1].kind == LeafKind::String) ||
         fail(slotName(r) + " is no string");
}

// One that may become another value, or be kept.
bool Checker::plainString(uint32_t r) {
  return string(r) && (leafAt(r).access == Access::Plain || fail(slotName(r) + " holds an address that may not be kept"));
}

bool Checker::slice(uint32_t r, unsigned parts, GlobalType* elem, bool write) {
  std::vector<Leaf> l;
  if (!read(r, parts, l)) return false;
  for (unsigned i = 0; i < parts; i++)
    if (l[i].kind != LeafKind::Slice || l[i].part != i || l[i].guard != 0 || l[i].type != l[0].type)
      return fail(slotName(r) + " is no slice");
  if (write && l[0].access != Access::Plain && l[0].access != Access::Borrowed)
    return fail(slotName(r) + " may only be read through");
  *elem = types_.ofRepr(l[0].type);
  return true;
}

// One whose memory the result of an append may share.
bool Checker::plainSlice(uint32_t r, GlobalType* elem) {
  return slice(r, 3, elem) && (leafAt(r).access == Access::Plain || fail(slotName(r) + " holds an address that may not be kept"));
}

bool Checker::interface(uint32_t r, GlobalType* type) {
  std::vector<Leaf> l;
  if (!read(r, 2, l)) return false;
  if (l[0].kind != LeafKind::Interface || l[0].part != 0 || l[0].guard != 0 ||
      l[1].kind != LeafKind::Interface || l[1].part != 1)
    return fail(slotName(r) + " is no interface");
  *type = types_.ofRepr(l[0].type);
  return true;
}

bool Checker::anyInterface(uint32_t r) {
  GlobalType t;
  if (!interface(r, &t)) return false;
  return types_.at(t).methods.empty() || fail(slotName(r) + " is no interface without methods");
}

// The type of an interface without methods that is to be put there.
bool Checker::emptyInterfaceAt(uint32_t r, GlobalType* t) {
  if (r >= cx_.tailBase) {
    *t = types_.emptyInterface();
    return *t != kNoType || fail("the module has no empty interface type");
  }
  Leaf d = leafAt(r);
  if (d.kind != LeafKind::Interface) return fail(slotName(r) + " is no interface");
  *t = types_.ofRepr(d.type);
  return types_.at(*t).methods.empty() || fail(slotName(r) + " is no interface without methods");
}

bool Checker::channel(uint32_t r, uint8_t dir, uint32_t* elem) {
  Leaf l = leafAt(r);
  if (l.kind != LeafKind::Chan || l.guard != 0) return fail(slotName(r) + " is no channel");
  if ((dir & ~l.dir) != 0) return fail(slotName(r) + " is a channel of another direction");
  if (!cleared(r)) return false;
  *elem = l.type;
  return true;
}

bool Checker::map(uint32_t r, GlobalType type) {
  Leaf l = leafAt(r);
  if (l.kind != LeafKind::Map || l.guard != 0) return fail(slotName(r) + " is no map");
  if (!cleared(r)) return false;
  if (type != kNoType && l.type != types_.repr(type))
    return fail(slotName(r) + " is no " + types_.name(type));
  return true;
}

bool Checker::function(uint32_t r, GlobalType* type) {
  Leaf l = leafAt(r);
  if (l.kind != LeafKind::Func || l.guard != 0) return fail(slotName(r) + " is no function");
  if (!cleared(r)) return false;
  *type = types_.ofRepr(l.type);
  return true;
}

bool Checker::plainFunction(uint32_t r) {
  GlobalType t;
  if (!function(r, &t)) return false;
  return (types_.at(t).params.empty() && types_.at(t).results.empty()) ||
         fail("deferred and started functions have no parameters or results");
}

bool Checker::part(GlobalType t, uint64_t offset, GlobalType wanted) {
  return types_.hasPart(t, offset, types_.repr(wanted)) ||
         fail("no " + types_.name(wanted) + " at byte " + std::to_string(offset) + " of " +
              types_.name(t));
}

// Types whose values a safe module handles: without unsafe.Pointer of its own, and without descriptors.
bool Checker::plainType(GlobalType t) {
  GlobalType part = types_.unsafePart(t);
  return part == kNoType || fail(types_.name(part) + " in " + types_.name(t));
}

}  // namespace vo::bytecode::verifier
