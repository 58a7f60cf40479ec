// This file compares and hashes values by walking their descriptors.
//
// There are two walks. The first is recursive and gives up when it gets long: after kShortWalk steps, or where
// interfaces are nested deeply. Then the second one starts anew: it has a stack of its own, an object of the
// heap, and stops after each piece. The stack holds interior pointers, so what they lead to stays alive though
// another goroutine may overwrite the value meanwhile. Both give the same results.
//
// The operands may be variables of a frame that are dead behind the instruction: the second walk makes copies.
#include "runtime/values.h"

#include <algorithm>
#include <bit>
#include <cstring>

#include "runtime/barrier.h"
#include "runtime/pieces.h"
#include "runtime/runtime.h"
#include "runtime/string.h"
#include "runtime/type_ops.h"

namespace vo::runtime {

using abi::asArray;
using abi::asInterface;
using abi::asStruct;
using abi::HelperContext;
using abi::HelperStatus;
using abi::Kind;
using abi::PanicKind;
using abi::RuntimePanic;
using abi::Slot;
using abi::slotPtr;
using abi::Type;

namespace {

constexpr int64_t kShortWalk = 1024;  ///< steps: fields, elements
constexpr size_t kStepBytes = 64;     ///< bytes that count like a step
constexpr uint64_t kStepsPerUnit = 2;
constexpr int kShortDepth = 50;
constexpr uint64_t kMaxDepth = 10000;

bool isBlank(const abi::StructField& f) { return f.name.name() == "_"; }

template <class T>
T load(const void* p) {
  T v;
  memcpy(&v, p, sizeof v);
  return v;
}

template <class Float>
bool complexEqual(const void* a, const void* b) {
  auto* x = static_cast<const char*>(a);
  auto* y = static_cast<const char*>(b);
  return load<Float>(x) == load<Float>(y) && load<Float>(x + sizeof(Float)) == load<Float>(y + sizeof(Float));
}

uint64_t hashFloat(Runtime& rt, double v, uint64_t seed) {
  if (v == 0) return hash64(0, seed);
  if (v != v) return hash64(rt.rng.next(), seed);
  return hash64(std::bit_cast<uint64_t>(v), seed);
}

template <class Float>
uint64_t hashComplex(Runtime& rt, const void* p, uint64_t seed) {
  return hashFloat(rt, load<Float>(static_cast<const char*>(p) + sizeof(Float)), hashFloat(rt, load<Float>(p), seed));
}

/// The dynamic type in an interface of type t; null: it is nil.
const Type* dynamicType(const Type* t, const void* word) {
  VO_DCHECK(t->kind() == Kind::Interface, "interfaces have dynamic types");
  if (word == nullptr || asInterface(t)->methodCount == 0) return static_cast<const Type*>(word);
  return static_cast<const abi::ITab*>(word)->type;
}
/// Arrays and structs whose equality is that of their bytes.
bool isPlainMemory(const Type* t) {
  return (t->tflag & abi::kTFlagRegularMemory) != 0 && (t->kind() == Kind::Array || t->kind() == Kind::Struct);
}
bool isUnordered(Kind k) { return k == Kind::Func || k == Kind::Map || k == Kind::Slice; }

/// Values of kinds without parts.
bool scalarsEqual(const Type* t, const void* a, const void* b) {
  switch (t->kind()) {
    case Kind::Float32: return load<float>(a) == load<float>(b);
    case Kind::Float64: return load<double>(a) == load<double>(b);
    case Kind::Complex64: return complexEqual<float>(a, b);
    case Kind::Complex128: return complexEqual<double>(a, b);
    default: return memcmp(a, b, t->size) == 0;
  }
}
uint64_t hashScalar(Runtime& rt, const Type* t, const void* p, uint64_t seed) {
  switch (t->kind()) {
    case Kind::Float32: return hashFloat(rt, load<float>(p), seed);
    case Kind::Float64: return hashFloat(rt, load<double>(p), seed);
    case Kind::Complex64: return hashComplex<float>(rt, p, seed);
    case Kind::Complex128: return hashComplex<double>(rt, p, seed);
    default: break;
  }
  if (t->size == 8) return hash64(load<uint64_t>(p), seed);
  if (t->size == 4) return hash64(load<uint32_t>(p), seed);
  return hashBytes(p, t->size, seed);
}

// --- The short walk -----------------------------------------------------------------------------------

struct Walk {
  RuntimePanic& panic;
  int64_t left = kShortWalk;  ///< below 0: it is too long

  /// Counts a step and that many bytes.
  bool goesOn(size_t bytes) {
    left -= static_cast<int64_t>(std::min<size_t>(bytes / kStepBytes, kShortWalk)) + 1;
    return left >= 0;
  }
  bool fail(PanicKind kind, const Type* t) {
    VO_DCHECK(panic.kind == PanicKind::None, "a walk ends at its first failure");
    panic = {.kind = kind, .types = {t}};
    return false;
  }
};

bool equalIn(const Type* t, const void* a, const void* b, Walk& w, int depth);

bool dataEqual(const Type* t, void* x, void* y, Walk& w, int depth) {
  if (t->equal == nullptr) return w.fail(PanicKind::Uncomparable, t);
  if (t->directIface()) return x == y;
  if (depth > kShortDepth) {
    w.left = -1;
    return false;
  }
  return equalIn(t, x, y, w, depth + 1);
}

bool equalIn(const Type* t, const void* a, const void* b, Walk& w, int depth) {
  if ((t->tflag & abi::kTFlagRegularMemory) != 0) return w.goesOn(t->size) && memcmp(a, b, t->size) == 0;
  if (!w.goesOn(0)) return false;
  auto *x = static_cast<const char*>(a), *y = static_cast<const char*>(b);
  switch (t->kind()) {
    case Kind::String: {
      auto s = load<abi::GoString>(a), u = load<abi::GoString>(b);
      if (s.len != u.len) return false;
      return s.len == 0 || s.data == u.data || (w.goesOn(static_cast<size_t>(s.len)) && memcmp(s.data, u.data, static_cast<size_t>(s.len)) == 0);
    }
    case Kind::Interface: {
      auto i = load<abi::Eface>(a), j = load<abi::Eface>(b);
      if (i.type != j.type) return false;
      return i.type == nullptr || dataEqual(dynamicType(t, i.type), i.data, j.data, w, depth);
    }
    case Kind::Array: {
      const Type* elem = asArray(t)->elem;
      for (uint64_t i = 0; i < asArray(t)->len; i++)
        if (!equalIn(elem, x + i * elem->size, y + i * elem->size, w, depth)) return false;
      return true;
    }
    case Kind::Struct: {
      const abi::StructType* s = asStruct(t);
      for (int64_t i = 0; i < s->fieldCount; i++) {
        const abi::StructField& f = s->fields[i];
        if (!isBlank(f) && !equalIn(f.typ, x + f.offset, y + f.offset, w, depth)) return false;
      }
      return true;
    }
    default:
      if (isUnordered(t->kind())) return w.fail(PanicKind::Uncomparable, t);
      return scalarsEqual(t, a, b);
  }
}

/// What it returns counts only if the walk has neither failed nor become too long.
uint64_t hashIn(Runtime& rt, const Type* t, const void* p, uint64_t seed, Walk& w, int depth) {
  if (isPlainMemory(t)) return w.goesOn(t->size) ? hashBytes(p, t->size, seed) : 0;
  if (!w.goesOn(0)) return 0;
  switch (t->kind()) {
    case Kind::String: {
      auto s = load<abi::GoString>(p);
      return w.goesOn(static_cast<size_t>(s.len)) ? hashBytes(s.data, static_cast<size_t>(s.len), seed) : 0;
    }
    case Kind::Interface: {
      auto* words = static_cast<void* const*>(p);
      const Type* dynamic = dynamicType(t, words[0]);
      if (dynamic == nullptr) return hash64(0, seed);
      if (dynamic->equal == nullptr) return w.fail(PanicKind::Unhashable, dynamic);
      if (depth > kShortDepth) w.left = -1;
      const void* value = dynamic->directIface() ? static_cast<const void*>(words + 1) : words[1];
      return hashIn(rt, dynamic, value, seed ^ dynamic->hash, w, depth + 1);
    }
    case Kind::Array: {
      const Type* elem = asArray(t)->elem;
      for (uint64_t i = 0; i < asArray(t)->len && w.left >= 0 && w.panic.kind == PanicKind::None; i++)
        seed = hashIn(rt, elem, static_cast<const char*>(p) + i * elem->size, seed, w, depth);
      return seed;
    }
    case Kind::Struct: {
      const abi::StructType* s = asStruct(t);
      for (int64_t i = 0; i < s->fieldCount && w.left >= 0 && w.panic.kind == PanicKind::None; i++) {
        const abi::StructField& f = s->fields[i];
        if (!isBlank(f)) seed = hashIn(rt, f.typ, static_cast<const char*>(p) + f.offset, seed, w, depth);
      }
      return seed;
    }
    default:
      if (isUnordered(t->kind())) return w.fail(PanicKind::Unhashable, t);
      return hashScalar(rt, t, p, seed);
  }
}

// --- The long walk --------------------------------------------------------------------------------------

/// A value whose parts are being looked at. Its bytes are of `type`; of a run of bytes to compare that is
/// null, of a string to hash kStringType, and `end` then says how long they are.
struct Level {
  const Type* type;
  const char *a, *b;  ///< b: only of comparisons
  uint64_t at;        ///< of the next element, field or byte
  uint64_t end;
  uint64_t nesting;   ///< of interfaces
};
constexpr uint8_t kLevelBits = 0b111;
const Type kLevelType = {.size = sizeof(Level), .ptrBytes = 24, .align = 8, .fieldAlign = 8,
                         .kind_ = Kind::Struct, .gcData = &kLevelBits};

/// State: {levels, how many, room for how many, hash, hashing, result, copies of the operands, operands}.
class Walker {
 public:
  explicit Walker(HelperContext& context)
      : cx(context),
        rt(context.runtime),
        levels(slotPtr<Level>(cx.state[0])),
        count(cx.state[1]),
        room(cx.state[2]),
        hash(cx.state[3]),
        hashing(cx.state[4] != 0) {}

  void visit(const Type* t, const char* a, const char* b, uint64_t nesting);
  HelperStatus goOn();

 private:
  HelperContext& cx;
  Runtime& rt;
  Level* levels;
  uint64_t count, room, hash;
  bool hashing;
  bool equal = true, noMemory = false;
  int64_t left = abi::kMaxWork * kStepsPerUnit;
  RuntimePanic panic;

  bool ends() const { return count == 0 || !equal || noMemory || panic.kind != PanicKind::None; }
  void push(const Type* t, const char* a, const char* b, uint64_t end, uint64_t nesting);
  void hashRun(const char* data, uint64_t n, uint64_t nesting);
  void visitString(const void* a, const void* b, uint64_t nesting);
  void visitInterface(const Type* t, const char* a, const char* b, uint64_t nesting);
  void step();
  void stepBytes(Level& l);
};

void Walker::push(const Type* t, const char* a, const char* b, uint64_t end, uint64_t nesting) {
  VO_DCHECK(count <= room, "the stack of levels has that many places");
  if (end == 0) return;
  if (count == room) {
    auto* more = static_cast<Level*>(rt.heap.allocArray(&kLevelType, room * 2));
    if (more == nullptr) {
      noMemory = true;
      return;
    }
    typedInitArray(&kLevelType, more, levels, count);
    levels = more;
    room *= 2;
  }
  Level& l = levels[count++];
  storePointer(rt.barrier, &l.type, t);
  storePointer(rt.barrier, &l.a, a);
  storePointer(rt.barrier, &l.b, b);
  l.at = 0;
  l.end = end;
  l.nesting = nesting;
}

void Walker::visitString(const void* a, const void* b, uint64_t nesting) {
  auto s = load<abi::GoString>(a);
  auto n = static_cast<uint64_t>(s.len);
  auto* data = reinterpret_cast<const char*>(s.data);
  if (!hashing) {
    auto u = load<abi::GoString>(b);
    if (s.len != u.len) equal = false;
    if (equal && s.data != u.data) push(nullptr, data, reinterpret_cast<const char*>(u.data), n, nesting);
  } else {
    hashRun(data, n, nesting);
  }
}

void Walker::hashRun(const char* data, uint64_t n, uint64_t nesting) {
  if (n <= 16) {
    hash = hashBytes(data, n, hash);
    return;
  }
  push(&kStringType, data, nullptr, n, nesting);
  hash = HashStream::begin(hash);
}

void Walker::visitInterface(const Type* t, const char* a, const char* b, uint64_t nesting) {
  auto i = load<abi::Eface>(a);
  const Type* dynamic = dynamicType(t, i.type);
  if (!hashing) {
    auto j = load<abi::Eface>(b);
    if (i.type != j.type) equal = false;
    if (!equal || i.type == nullptr) return;
    b = static_cast<const char*>(j.data);
    if (dynamic->directIface() && dynamic->equal != nullptr) {
      equal = i.data == j.data;
      return;
    }
  } else if (dynamic == nullptr) {
    hash = hash64(0, hash);
    return;
  }
  if (dynamic->equal == nullptr) {
    panic = {.kind = hashing ? PanicKind::Unhashable : PanicKind::Uncomparable, .types = {dynamic}};
  } else if (nesting > kMaxDepth) {
    panic = {.kind = PanicKind::StackOverflow};
  } else {
    if (hashing) hash ^= dynamic->hash;
    if (dynamic->kind() == Kind::Interface) {  // not in Go; but then it is nested as deep as anyone likes
      push(dynamic, static_cast<const char*>(i.data), b, 1, nesting + 1);
      return;
    }
    visit(dynamic, dynamic->directIface() ? a + 8 : static_cast<const char*>(i.data), b, nesting + 1);
  }
}

void Walker::visit(const Type* t, const char* a, const char* b, uint64_t nesting) {
  if (!hashing && (t->tflag & abi::kTFlagRegularMemory) != 0) {
    push(nullptr, a, b, t->size, nesting);
    return;
  }
  if (hashing && isPlainMemory(t)) {
    hashRun(a, t->size, nesting);
    return;
  }
  switch (t->kind()) {
    case Kind::String: visitString(a, b, nesting); return;
    case Kind::Interface: visitInterface(t, a, b, nesting); return;
    case Kind::Array: push(t, a, b, asArray(t)->len, nesting); return;
    case Kind::Struct: push(t, a, b, static_cast<uint64_t>(asStruct(t)->fieldCount), nesting); return;
    default: break;
  }
  if (isUnordered(t->kind())) {
    panic = {.kind = hashing ? PanicKind::Unhashable : PanicKind::Uncomparable, .types = {t}};
  } else if (hashing) {
    hash = hashScalar(rt, t, a, hash);
  } else {
    equal = scalarsEqual(t, a, b);
  }
}

/// Some more bytes of a run.
void Walker::stepBytes(Level& l) {
  size_t n = std::min<size_t>(l.end - l.at, static_cast<size_t>(std::max<int64_t>(left, 1)) * kStepBytes);
  VO_DCHECK(l.at < l.end, "a run that is through leaves the stack");
  if (hashing) {
    size_t body = (l.end - 1) / 16 * 16;
    n = std::min<size_t>(body - l.at, n);
    hash = HashStream::more(hash, l.a + l.at, n);
    l.at += n;
    if (l.at == body) {
      hash = HashStream::end(hash, l.a + l.end, l.end);
      count--;
    }
  } else {
    equal = memcmp(l.a + l.at, l.b + l.at, n) == 0;
    l.at += n;
    if (l.at == l.end) count--;
  }
  left -= static_cast<int64_t>(n / kStepBytes);
}

void Walker::step() {
  left--;
  VO_DCHECK(count != 0, "there is a level");
  Level& l = levels[count - 1];
  if (l.type == nullptr || l.type == &kStringType) {
    stepBytes(l);
    return;
  }
  if (l.at == l.end) {
    count--;
    return;
  }
  uint64_t i = l.at++;
  size_t offset;
  const Type* part;
  if (l.type->kind() == Kind::Interface) {
    part = l.type;
    offset = 0;
  } else if (l.type->kind() == Kind::Array) {
    part = asArray(l.type)->elem;
    offset = i * part->size;
  } else {
    const abi::StructField& f = asStruct(l.type)->fields[i];
    if (isBlank(f)) return;
    part = f.typ;
    offset = f.offset;
  }
  visit(part, l.a + offset, hashing ? nullptr : l.b + offset, l.nesting);
}

HelperStatus continueWalk(HelperContext& cx, Slot*) { return Walker(cx).goOn(); }

HelperStatus Walker::goOn() {
  while (!ends() && left > 0) {
    uint64_t before = hash;
    step();
    if (noMemory) {  // only push needs some: the step can be done again
      hash = before;
      levels[count - 1].at--;
    }
  }
  if (panic.kind != PanicKind::None) return raise(cx, panic);
  cx.state[0] = abi::ptrSlot(levels);
  cx.state[1] = count;
  cx.state[2] = room;
  cx.state[3] = hash;
  if (noMemory) return outOfMemory(cx);
  bool done = ends();
  if (done) *slotPtr<Slot>(cx.state[5]) = hashing ? hash : equal;
  auto steps = abi::kMaxWork * kStepsPerUnit - static_cast<uint64_t>(std::max<int64_t>(left, 0));
  return again(cx, steps / kStepsPerUnit, done ? nullptr : continueWalk);
}

/// A copy that no frame holds; large values are in no frame.
const void* outsideFrames(Runtime& rt, const Type* t, const void* p) {
  if (t->size > kPieceBytes) return p;
  void* copy = rt.heap.allocObject(t);
  if (copy != nullptr) typedInitArray(t, copy, p, 1);
  return copy;
}

HelperStatus beginWalk(HelperContext& cx, const Type* t, const void* a, const void* b, uint64_t seed, bool hashing,
                       Slot* result) {
  constexpr uint64_t kFirstRoom = 16;
  Runtime& rt = cx.runtime;
  a = outsideFrames(rt, t, a);
  if (!hashing) b = outsideFrames(rt, t, b);
  void* levels = rt.heap.allocArray(&kLevelType, kFirstRoom);
  if (a == nullptr || (!hashing && b == nullptr) || levels == nullptr) return outOfMemory(cx);
  Slot* s = cx.state;
  s[0] = abi::ptrSlot(levels);
  s[1] = 0;
  s[2] = kFirstRoom;
  s[3] = seed;
  s[4] = hashing;
  s[5] = abi::ptrSlot(result);
  s[6] = abi::ptrSlot(a);
  s[7] = abi::ptrSlot(b);
  Walker w(cx);
  w.visit(t, static_cast<const char*>(a), static_cast<const char*>(b), 0);
  return w.goOn();
}

}  // namespace

Walked compareShort(const Type* t, const void* a, const void* b, RuntimePanic& panic) {
  Walk w{panic};
  bool equal = equalIn(t, a, b, w, 0);
  return w.left < 0 ? Walked::Long : equal ? Walked::Yes : Walked::No;
}

Walked hashShort(Runtime& rt, const Type* t, const void* p, uint64_t seed, RuntimePanic& panic, uint64_t* hash,
                 int64_t* steps) {
  Walk w{panic};
  *hash = hashIn(rt, t, p, seed, w, 0);
  if (steps != nullptr) *steps = kShortWalk - w.left;
  return w.left < 0 ? Walked::Long : panic.kind == PanicKind::None ? Walked::Yes : Walked::No;
}

HelperStatus compareValues(HelperContext& cx, const Type* t, const void* a, const void* b, Slot* result) {
  RuntimePanic panic;
  Walked walked = compareShort(t, a, b, panic);
  if (walked == Walked::Long) return beginWalk(cx, t, a, b, 0, false, result);
  if (panic.kind != PanicKind::None) return raise(cx, panic);
  *result = walked == Walked::Yes;
  return HelperStatus::Done;
}

HelperStatus compareEfaces(HelperContext& cx, abi::Eface x, abi::Eface y, Slot* result) {
  *result = x.type == y.type;
  if (x.type != y.type || x.type == nullptr) return HelperStatus::Done;
  if (x.type->equal == nullptr)
    return raise(cx, {.kind = PanicKind::Uncomparable, .types = {x.type}});
  if (!x.type->directIface()) return compareValues(cx, x.type, x.data, y.data, result);
  *result = x.data == y.data;
  return HelperStatus::Done;
}

HelperStatus compareIfaces(HelperContext& cx, abi::Iface x, abi::Iface y, Slot* result) {
  *result = x.tab == y.tab;
  if (x.tab != y.tab || x.tab == nullptr) return HelperStatus::Done;
  return compareEfaces(cx, {x.tab->type, x.data}, {y.tab->type, y.data}, result);
}

HelperStatus hashValue(HelperContext& cx, const Type* t, const void* p, uint64_t seed, Slot* result) {
  RuntimePanic panic;
  uint64_t hash;
  Walked walked = hashShort(cx.runtime, t, p, seed, panic, &hash);
  if (walked == Walked::Long) return beginWalk(cx, t, p, nullptr, seed, true, result);
  if (panic.kind != PanicKind::None) return raise(cx, panic);
  *result = hash;
  return HelperStatus::Done;
}

}  // namespace vo::runtime
