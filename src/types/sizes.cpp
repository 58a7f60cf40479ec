// This file computes sizes as gc does on amd64.
//
// Differences to the textbook layout: a struct that ends in a field of size zero gets a byte of
// padding (so that a pointer to that field stays inside the object), unless all of it is empty.
#include "types/sizes.h"

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

int64_t structSize(const Struct* s) {
  int64_t offset = 0, align = 1;
  int64_t lastSize = 1;
  for (const Var* f : s->fields) {
    int64_t a = alignOf(f->type), size = sizeOf(f->type);
    if (size < 0) return -1;
    align = std::max(align, a);
    offset = alignUp(offset, a);
    if (offset < 0 || __builtin_add_overflow(offset, size, &offset)) return -1;
    lastSize = size;
  }
  if (offset > 0 && lastSize == 0) offset++;
  return alignUp(offset, align);
}

}  // namespace

int64_t alignOf(Type* t) {
  Type* u = under(t);
  switch (u->kind) {
    case TypeKind::Array: return alignOf(static_cast<Array*>(u)->elem);
    case TypeKind::Struct: {
      if (isAlign64(t)) return 8;
      int64_t align = 1;
      for (const Var* f : static_cast<Struct*>(u)->fields) align = std::max(align, alignOf(f->type));
      return align;
    }
    case TypeKind::Basic: {
      const Basic* b = static_cast<Basic*>(u);
      if (b->basic == BasicKind::Complex64) return 4;
      int64_t size = kBasicSizes[static_cast<size_t>(b->basic)];
      return size < 1 ? 1 : std::min(size, kWordSize);
    }
    default: return kWordSize;
  }
}

int64_t sizeOf(Type* t) {
  Type* u = under(t);
  switch (u->kind) {
    case TypeKind::Basic: return kBasicSizes[static_cast<size_t>(static_cast<Basic*>(u)->basic)];
    case TypeKind::Array: {
      const Array* a = static_cast<Array*>(u);
      if (a->length <= 0) return 0;
      int64_t elem = sizeOf(a->elem), total;
      if (elem < 0 || __builtin_mul_overflow(elem, a->length, &total)) return -1;
      return total;
    }
    case TypeKind::Struct: return structSize(static_cast<Struct*>(u));
    case TypeKind::Slice: return 3 * kWordSize;
    case TypeKind::Interface: return 2 * kWordSize;
    default: return kWordSize;
  }
}

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
    int64_t offset = offsetsOf(s)[static_cast<size_t>(i)];
    if (offset < 0 || __builtin_add_overflow(sum, offset, &sum)) return -1;
    t = s->fields[static_cast<size_t>(i)]->type;
  }
  return sum;
}

namespace {

bool varies(Type* t, std::vector<const Named*>& seen) {
  if (isTypeParam(t)) return true;
  if (Named* n = as<Named>(t)) {
    for (const Named* s : seen)
      if (s == n) return false;
    seen.push_back(n);
  }
  Type* u = under(t);
  if (Array* a = dynCast<Array>(u)) return varies(a->elem, seen);
  if (Struct* s = dynCast<Struct>(u))
    for (Var* f : s->fields)
      if (varies(f->type, seen)) return true;
  return false;
}

}  // namespace

bool hasVaryingSize(Type* t) {
  std::vector<const Named*> seen;
  return varies(t, seen);
}

bool tooLarge(Type* t) {
  int64_t size = sizeOf(t);
  return size < 0 || size > kMaxTypeSize;
}

}  // namespace vo::types
