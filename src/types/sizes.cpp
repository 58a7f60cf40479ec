// This file computes sizes as gc does on amd64.
//
// Differences to the textbook layout: a struct that ends in a field of size zero gets a byte of
// padding (so that a pointer to that field stays inside the object), unless all of it is empty.
#include "types/sizes.h"

#include <algorithm>

#include "types/predicates.h"

namespace vo::types {

namespace {

constexpr int64_t kBasicSizes[kBasicKinds] = {
    0,                       // Invalid
    1, 8, 1, 2, 4, 8,        // bool, int, int8 … int64
    8, 1, 2, 4, 8, 8,        // uint, uint8 … uint64, uintptr
    4, 8, 8, 16, 16, 8,      // floats, complexes, string, unsafe.Pointer
    1, 8, 4, 8, 16, 16, 8};  // untyped

int64_t alignUp(int64_t x, int64_t align) {
  VO_DCHECK(x >= 0 && align > 0 && (align & (align - 1)) == 0, "alignments are powers of two");
  return static_cast<int64_t>((static_cast<uint64_t>(x) + static_cast<uint64_t>(align) - 1) &
                              ~(static_cast<uint64_t>(align) - 1));
}

/// sync/atomic marks structs that need 8 bytes of alignment with an empty struct of this name.
bool isAlign64(const Type* t) {
  const Named* n = as<Named>(t);
  if (n == nullptr || n->object->name.str() != "align64" || n->object->package == nullptr)
    return false;
  std::string_view path = n->object->package->path;
  return path == "sync/atomic" || path == "internal/runtime/atomic" ||
         path == "runtime/internal/atomic";
}

/// Types nested deeper count as too large, or as varying: nobody writes such a type.
constexpr size_t kMaxNesting = 2'000;

struct Layout {
  int64_t size;
  int64_t align;
};

/// Lays types out. Sizes of structs are stored in them, or a chain of structs with two fields of
/// the one before would take exponential time. A struct that contains itself (an error that may
/// not have been reported yet) has no size; nothing found on the way there is stored, and nothing
/// about types whose declaration is not complete.
class Layouter {
 public:
  Layout layout(Type* t) {
    Type* u = under(t);
    switch (u->kind) {
      case TypeKind::Basic: return basic(static_cast<Basic*>(u));
      case TypeKind::Array: {
        const Array* a = static_cast<Array*>(u);
        Layout elem = layout(a->elem);
        if (a->length <= 0) return {0, elem.align};
        if (elem.size < 0 || __builtin_mul_overflow(elem.size, a->length, &elem.size)) elem.size = -1;
        return elem;
      }
      case TypeKind::Struct: {
        Layout l = structLayout(static_cast<Struct*>(u));
        if (isAlign64(t)) l.align = 8;
        return l;
      }
      case TypeKind::Slice: return {3 * kWordSize, kWordSize};
      case TypeKind::Interface: return {2 * kWordSize, kWordSize};
      default: return {kWordSize, kWordSize};
    }
  }

 private:
  Layout basic(const Basic* b) {
    if (b->basic == BasicKind::Invalid) provisional_ = true;
    VO_DCHECK(static_cast<size_t>(b->basic) < std::size(kBasicSizes), "each basic type has its size");
    int64_t size = kBasicSizes[static_cast<size_t>(b->basic)];
    int64_t align = b->basic == BasicKind::Complex64 ? 4 : std::min(size, kWordSize);
    return {size, std::max<int64_t>(align, 1)};
  }

  Layout structLayout(const Struct* s) {
    if (s->cachedSize != 0) return {s->cachedSize - 2, s->cachedAlign};
    if (open_.size() > kMaxNesting || std::find(open_.begin(), open_.end(), s) != open_.end()) {
      provisional_ = true;
      return {-1, 1};
    }
    open_.push_back(s);
    bool before = provisional_;
    provisional_ = false;
    Layout l = computeStruct(s);
    VO_DCHECK(l.size >= -1 && l.align >= 1, "sizes that do not fit are -1");
    VO_DCHECK(open_.back() == s, "structs are done in the order of their nesting");
    open_.pop_back();
    if (!provisional_) {
      s->cachedSize = l.size + 2;
      s->cachedAlign = l.align;
    }
    provisional_ = provisional_ || before;
    return l;
  }

  Layout computeStruct(const Struct* s) {
    int64_t offset = 0, align = 1, lastSize = 1;
    for (const Var* f : s->fields) {
      Layout l = layout(f->type);
      align = std::max(align, l.align);
      if (offset >= 0) offset = alignUp(offset, l.align);
      if (l.size < 0 || offset < 0 || __builtin_add_overflow(offset, l.size, &offset)) offset = -1;
      lastSize = l.size;
    }
    if (offset > 0 && lastSize == 0) offset++;
    if (offset >= 0) offset = alignUp(offset, align);
    VO_DCHECK(align <= 2 * kWordSize && (offset < 0 || offset % align == 0), "an array of such structs keeps each aligned");
    return {offset < 0 ? -1 : offset, align};
  }

  std::vector<const Struct*> open_;
  bool provisional_ = false;
};

}  // namespace

int64_t alignOf(Type* t) { return Layouter().layout(t).align; }
int64_t sizeOf(Type* t) { return Layouter().layout(t).size; }

std::vector<int64_t> offsetsOf(const Struct* s) {
  std::vector<int64_t> offsets;
  int64_t offset = 0;
  for (const Var* f : s->fields) {
    if (offset >= 0) offset = alignUp(offset, alignOf(f->type));
    offsets.push_back(offset < 0 ? -1 : offset);
    int64_t size = offset < 0 ? -1 : sizeOf(f->type);
    if (size < 0 || __builtin_add_overflow(offset, size, &offset)) offset = -1;
  }
  return offsets;
}

int64_t offsetOfPath(Type* t, std::span<const int32_t> path) {
  int64_t sum = 0;
  for (int32_t i : path) {
    const Struct* s = underAs<Struct>(t);
    if (s == nullptr) return -1;
    VO_CHECK(i >= 0 && static_cast<size_t>(i) < s->fields.size(), "a path names fields");
    int64_t offset = offsetsOf(s)[static_cast<size_t>(i)];
    if (offset < 0 || __builtin_add_overflow(sum, offset, &sum)) return -1;
    t = s->fields[static_cast<size_t>(i)]->type;
  }
  return sum;
}

namespace {

/// Looks for type parameters in what a type consists of. A type met inside itself counts as
/// varying: it is circular, and its error may be still to come.
class VaryingFinder {
 public:
  bool find(Type* t) {
    if (isTypeParam(t)) return true;
    Named* named = as<Named>(t);
    if (named == nullptr) return findParts(under(t));
    auto [it, isNew] = seen_.emplace(named, true);
    if (!isNew || depth_ > kMaxNesting) return it->second;
    depth_++;
    bool r = findParts(under(t));
    depth_--;
    seen_[named] = r;
    return r;
  }

 private:
  bool findParts(Type* u) {
    if (Array* a = dynCast<Array>(u)) return find(a->elem);
    if (Struct* s = dynCast<Struct>(u))
      for (Var* f : s->fields)
        if (find(f->type)) return true;
    return false;
  }
  std::unordered_map<const Named*, bool> seen_;
  size_t depth_ = 0;
};

}  // namespace

bool hasVaryingSize(Type* t) { return VaryingFinder().find(t); }

bool isDirectIface(Type* t) {
  Type* u = under(t);
  switch (u->kind) {
    case TypeKind::Pointer: case TypeKind::Map: case TypeKind::Chan: case TypeKind::Signature: return true;
    case TypeKind::Basic: return isUnsafePointer(t);
    case TypeKind::Struct:
      if (sizeOf(t) != kWordSize) return false;
      for (Var* f : cast<Struct>(u)->fields)
        if (sizeOf(f->type) != 0) return isDirectIface(f->type);
      return false;
    case TypeKind::Array: {
      auto* a = cast<Array>(u);
      return a->length == 1 && isDirectIface(a->elem);
    }
    default: return false;
  }
}

bool tooLarge(Type* t) {
  int64_t size = sizeOf(t);
  return size < 0 || size > kMaxTypeSize;
}

}  // namespace vo::types
