// This file checks type rows: kinds, parts, layout, and that no type contains itself.
#include <unordered_set>

#include "abi/type.h"
#include "base/keyed_hash.h"
#include "bytecode/structure_impl.h"

namespace vo::bytecode {

using abi::Kind;

namespace {

/// Types inside of types, by value. Link walks types recursively.
constexpr unsigned kMaxDepth = 2000;
/// Words that link may have to look at for all types of a module.
constexpr uint64_t kMaxCost = uint64_t{1} << 28;
constexpr uint64_t kMaxTypeSize = uint64_t{1} << 47;

Kind kindOf(const TypeRow& r) { return static_cast<Kind>(r.kind); }

struct Scalar {
  uint8_t size, align, slots;
};
/// The kinds whose layout is fixed; size 0: others.
Scalar scalarOf(Kind k) {
  switch (k) {
    case Kind::Bool: case Kind::Int8: case Kind::Uint8: return {1, 1, 1};
    case Kind::Int16: case Kind::Uint16: return {2, 2, 1};
    case Kind::Int32: case Kind::Uint32: case Kind::Float32: return {4, 4, 1};
    case Kind::Complex64: return {8, 4, 2};
    case Kind::Complex128: return {16, 8, 2};
    case Kind::Interface: case Kind::String: return {16, 8, 2};
    case Kind::Slice: return {24, 8, 3};
    case Kind::Array: case Kind::Struct: case Kind::Invalid: return {0, 0, 0};
    default: return {8, 8, 1};
  }
}

/// Empty structs that ask for the alignment of 8 (types/sizes.cpp).
bool isAlign64(const TypeRow& r) {
  return r.fields.empty() && (r.key == "sync/atomic.align64" || r.key == "internal/runtime/atomic.align64" ||
                              r.key == "runtime/internal/atomic.align64");
}

bool isPointerFree(Kind k) { return k >= Kind::Bool && k <= Kind::Complex128; }

}  // namespace

bool StructureChecker::typeParts(const TypeRow& r) {
  if (r.kind == 0 || r.kind > static_cast<uint8_t>(Kind::UnsafePointer)) return fail("no such kind");
  Kind k = kindOf(r);
  bool hasElem = k == Kind::Pointer || k == Kind::Slice || k == Kind::Array || k == Kind::Chan ||
                 k == Kind::Map;
  if (hasElem != isType(r.elem) || (!hasElem && r.elem != kNoId))
    return fail("the element type is missing or does not belong to this kind");
  if ((k == Kind::Map) != isType(r.mapKey) || (k != Kind::Map && r.mapKey != kNoId))
    return fail("the key type is missing or does not belong to this kind");
  if (k != Kind::Array && r.length != 0) return fail("a length does not belong to this kind");
  if (k == Kind::Chan ? r.chanDir < 1 || r.chanDir > 3 : r.chanDir != 0)
    return fail("no such channel direction");
  if (k != Kind::Struct && !r.fields.empty()) return fail("fields do not belong to this kind");
  if (k != Kind::Func && (!r.params.empty() || !r.results.empty() || r.variadic))
    return fail("parameters do not belong to this kind");
  if (r.params.size() > 0xffff || r.results.size() > 0x7fff) return fail("too many parameters");
  for (TypeId p : r.params)
    if (!isType(p)) return fail("no such parameter type");
  for (TypeId p : r.results)
    if (!isType(p)) return fail("no such result type");
  if (r.variadic && (r.params.empty() || kindOf(type(r.params.back())) != Kind::Slice))
    return fail("the last parameter of a variadic function is a slice");
  for (const FieldRow& f : r.fields)
    if (!isType(f.type)) return fail("no such field type");
  if (r.methods.size() > 0xffff) return fail("too many methods");
  for (const MethodRow& m : r.methods) {
    if (m.name.empty()) return fail("a method has no name");
    if (!isType(m.type) || kindOf(type(m.type)) != Kind::Func)
      return fail("the type of method " + m.name + " is no function type");
    if (k == Kind::Interface ? m.ifn != kNoId || m.tfn != kNoId : !isFunction(m.ifn) || !isFunction(m.tfn))
      return fail("method " + m.name + " names no function");
  }
  if (r.pointerTo != kNoId && (!isType(r.pointerTo) || kindOf(type(r.pointerTo)) != Kind::Pointer ||
                               &type(type(r.pointerTo).elem < m_.types.size() ? type(r.pointerTo).elem : 0) != &r))
    return fail("the pointer type is none of this type");
  return true;
}

bool StructureChecker::structLayout(const TypeRow& r, Shape& s, unsigned depth) {
  VO_DCHECK(s.slots == 0 && !s.memory, "a shape is computed once");
  uint64_t at = 0, align = isAlign64(r) ? 8 : 1;
  bool endsEmpty = false;
  s.comparable = true;
  for (const FieldRow& f : r.fields) {
    if (!shapeOf(f.type, depth + 1)) return false;
    const TypeRow& t = type(f.type);
    const Shape& part = shapes_[f.type];
    at = (at + t.align - 1) & ~uint64_t{t.align - 1};
    if (f.offset != at) return fail("field " + f.name + " is at the wrong offset");
    at += t.size;
    if (at > kMaxTypeSize) return fail("the type is too large");
    if (t.align > align) align = t.align;
    endsEmpty = t.size == 0 && at != 0;
    s.slots += part.slots;
    s.memory = s.memory || part.memory || s.slots > kMaxValueSlots;
    if (s.memory) s.slots = 1;
    s.comparable = s.comparable && t.comparable;
    s.cost += part.cost;
    if (s.cost > kMaxCost) return fail("the type has too many parts");
  }
  if (endsEmpty) at++;  // the address of the last field stays inside
  if (r.align != align || r.size != ((at + align - 1) & ~(align - 1)))
    return fail("the size or alignment is wrong");
  return true;
}

bool StructureChecker::layout(const TypeRow& r, Shape& s, unsigned depth) {
  Kind k = kindOf(r);
  s.cost = 1;
  if (k == Kind::Struct) return structLayout(r, s, depth);
  if (k == Kind::Array) {
    if (!shapeOf(r.elem, depth + 1)) return false;
    const TypeRow& e = type(r.elem);
    const Shape& part = shapes_[r.elem];
    if (r.align != e.align || (e.size != 0 && r.length > kMaxTypeSize / e.size) ||
        r.length > kMaxTypeSize || r.size != r.length * e.size)
      return fail("the size or alignment is wrong");
    s.memory = (part.memory && r.length != 0) || (part.slots != 0 && r.length > kMaxValueSlots / part.slots);
    s.slots = s.memory ? 1 : static_cast<uint32_t>(r.length * part.slots);
    s.comparable = e.comparable;
    // Link walks the elements of arrays with pointers.
    s.cost += isPointerFree(kindOf(e)) || r.length == 0 ? 1 : part.cost * (part.cost > kMaxCost / r.length ? kMaxCost : r.length);
    return s.cost <= kMaxCost || fail("the type has too many parts");
  }
  Scalar fixed = scalarOf(k);
  if (r.size != fixed.size || r.align != fixed.align) return fail("the size or alignment is wrong");
  s.slots = fixed.slots;
  s.comparable = k != Kind::Func && k != Kind::Map && k != Kind::Slice;
  return true;
}

bool StructureChecker::shapeOf(TypeId id, unsigned depth) {
  VO_DCHECK(id < shapes_.size(), "typeParts has refused rows that name no type");
  if (shapes_[id].state == 2) return true;
  if (shapes_[id].state == 1) return fail("it contains itself");
  if (depth > kMaxDepth) return fail("types are nested too deeply");
  shapes_[id].state = 1;
  Shape s;
  if (!layout(type(id), s, depth)) return false;
  s.state = 2;
  VO_DCHECK(!s.memory || s.slots == 1, "a value in memory is one slot: its address");
  if (type(id).comparable && !s.comparable) return fail("it is comparable and its parts are not");
  shapes_[id] = s;
  cost_ += s.cost;
  return cost_ <= kMaxCost || fail("the types have too many parts");
}

bool StructureChecker::types() {
  shapes_.resize(m_.types.size());
  std::unordered_set<std::string_view, base::KeyedTextHash> keys;
  keys.reserve(m_.types.size());
  auto in = [&](size_t i) {
    error_ = "type " + std::to_string(i) + " (" + m_.types[i].string + "): " + error_;
    return false;
  };
  for (size_t i = 0; i < m_.types.size(); i++)
    if (!typeParts(m_.types[i])) return in(i);
  for (size_t i = 0; i < m_.types.size(); i++) {
    if (!shapeOf(static_cast<TypeId>(i), 0)) return in(i);
    const TypeRow& r = m_.types[i];
    if (kindOf(r) == Kind::Map && !shapeOf(r.mapKey, 0)) return in(i);
    if (kindOf(r) == Kind::Map && !type(r.mapKey).comparable) {
      fail("the key type is not comparable");
      return in(i);
    }
    if (r.key.empty() || !keys.insert(r.key).second) {
      fail("the key is empty or another type's");
      return in(i);
    }
  }
  return true;
}

}  // namespace vo::bytecode
