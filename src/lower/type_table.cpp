// This file describes types for the bytecode module: a row per class of identical types with all
// that a descriptor needs, and how values of the type are held in slots.
//
// Types of other packages get rows without methods: the package that declares a defined type
// describes it. Instances of generic types and unnamed types have no such home; every module
// describes those it uses and link keeps one.
#include "lower/type_table.h"

#include <algorithm>
#include <numeric>

#include "abi/type.h"
#include "types/lookup.h"
#include "types/predicates.h"
#include "types/scope.h"
#include "types/sizes.h"
#include "types/type_string.h"
#include "types/typeset.h"

namespace vo::lower {

using abi::Kind;
using types::BasicKind;
using types::cast;
using types::dynCast;
using types::Type;
using types::TypeKind;

namespace {

Kind basicKind(BasicKind k) {
  switch (k) {
    case BasicKind::Bool: case BasicKind::UntypedBool: return Kind::Bool;
    case BasicKind::Int: case BasicKind::UntypedInt: return Kind::Int;
    case BasicKind::Int8: return Kind::Int8;
    case BasicKind::Int16: return Kind::Int16;
    case BasicKind::Int32: case BasicKind::UntypedRune: return Kind::Int32;
    case BasicKind::Int64: return Kind::Int64;
    case BasicKind::Uint: return Kind::Uint;
    case BasicKind::Uint8: return Kind::Uint8;
    case BasicKind::Uint16: return Kind::Uint16;
    case BasicKind::Uint32: return Kind::Uint32;
    case BasicKind::Uint64: return Kind::Uint64;
    case BasicKind::Uintptr: return Kind::Uintptr;
    case BasicKind::Float32: return Kind::Float32;
    case BasicKind::Float64: case BasicKind::UntypedFloat: return Kind::Float64;
    case BasicKind::Complex64: return Kind::Complex64;
    case BasicKind::Complex128: case BasicKind::UntypedComplex: return Kind::Complex128;
    case BasicKind::String: case BasicKind::UntypedString: return Kind::String;
    case BasicKind::UnsafePointer: case BasicKind::UntypedNil: return Kind::UnsafePointer;
    case BasicKind::Invalid: break;
  }
  VO_UNREACHABLE("invalid types do not reach the back end");
}

Kind kindOf(const Type* u) {
  switch (u->kind) {
    case TypeKind::Basic: return basicKind(cast<types::Basic>(u)->basic);
    case TypeKind::Pointer: return Kind::Pointer;
    case TypeKind::Slice: return Kind::Slice;
    case TypeKind::Array: return Kind::Array;
    case TypeKind::Map: return Kind::Map;
    case TypeKind::Chan: return Kind::Chan;
    case TypeKind::Struct: return Kind::Struct;
    case TypeKind::Signature: return Kind::Func;
    case TypeKind::Interface: return Kind::Interface;
    default: break;
  }
  VO_UNREACHABLE("every type of a program has one of these kinds");
}

std::string unexportedPath(const types::Object* o) {
  return o->isExported() || o->package == nullptr ? std::string() : std::string(o->package->path);
}

}  // namespace

NumClass numClass(Type* t) {
  auto* b = dynCast<types::Basic>(types::under(t));
  if (b == nullptr) return NumClass::Other;
  switch (basicKind(b->basic)) {
    case Kind::Bool: return NumClass::Bool;
    case Kind::Int: case Kind::Int64: return NumClass::I64;
    case Kind::Int8: return NumClass::I8;
    case Kind::Int16: return NumClass::I16;
    case Kind::Int32: return NumClass::I32;
    case Kind::Uint: case Kind::Uint64: case Kind::Uintptr: return NumClass::U64;
    case Kind::Uint8: return NumClass::U8;
    case Kind::Uint16: return NumClass::U16;
    case Kind::Uint32: return NumClass::U32;
    case Kind::Float32: return NumClass::F32;
    case Kind::Float64: return NumClass::F64;
    case Kind::Complex64: return NumClass::C64;
    case Kind::Complex128: return NumClass::C128;
    case Kind::String: return NumClass::String;
    default: return NumClass::Other;
  }
}

std::string typeKey(const Type* t) { return types::linkTypeString(t); }

TypeTable::TypeTable(types::TypeContext& ctx, types::CanonicalTypes& canonical,
                     bytecode::Module& module, const types::Package* package)
    : ctx_(ctx), canonical_(canonical), module_(module), package_(package) {}

Type* TypeTable::intType() { return ctx_.basic(BasicKind::Int); }
Type* TypeTable::uintptrType() { return ctx_.basic(BasicKind::Uintptr); }
Type* TypeTable::pointerType() { return ctx_.basic(BasicKind::UnsafePointer); }
Type* TypeTable::boolType() { return ctx_.basic(BasicKind::Bool); }
Type* TypeTable::stringType() { return ctx_.basic(BasicKind::String); }
Type* TypeTable::anyType() { return ctx_.universe().emptyInterface; }

Type* TypeTable::pointerTo(Type* t) {
  VO_DCHECK(t != nullptr && t->kind != TypeKind::Tuple, "tuples are no values");
  Type*& p = pointers_[canonical_.idOf(t)];
  if (p == nullptr) p = ctx_.newPointer(t);
  return p;
}

Type* TypeTable::sliceOf(Type* t) {
  VO_DCHECK(t != nullptr && t->kind != TypeKind::Tuple, "tuples are no values");
  Type*& p = slices_[canonical_.idOf(t)];
  if (p == nullptr) p = ctx_.newSlice(t);
  return p;
}

TypeTable::Known& TypeTable::known(uint32_t n) {
  VO_DCHECK(n != UINT32_MAX, "canonical numbers begin at 0: backendId - 1 of a type without one is none");
  uint32_t c = n / kChunk;
  if (c >= chunks_.size()) chunks_.resize(c + 1, nothing_);
  if (chunks_[c] == nothing_) chunks_[c] = owned_.emplace_back(std::make_unique<Known[]>(kChunk)).get();
  return chunks_[c][n % kChunk];
}

TypeId TypeTable::newId(Type* t) {
  t = types::unalias(t);
  Known& k = known(canonical_.idOf(t));
  if (k.nextRow != 0) return k.nextRow - 1;
  auto id = static_cast<TypeId>(module_.types.size());
  k.nextRow = id + 1;  // before its parts: defined types may be recursive
  module_.types.emplace_back();
  typeOf_.push_back(t);
  VO_DCHECK(typeOf_.size() == module_.types.size(), "rows and their types have the same numbers");
  fill(id, t);
  return id;
}

void TypeTable::fill(TypeId id, Type* t) {
  Type* u = types::under(t);
  bytecode::TypeRow row;
  row.kind = static_cast<uint8_t>(kindOf(u));
  row.string = types::runtimeTypeString(t);
  row.key = typeKey(t);
  row.comparable = types::comparable(t);
  if (auto* named = dynCast<types::Named>(t)) {
    row.name = types::runtimeTypeName(t);
    if (named->object->package != nullptr) row.pkgPath = named->object->package->path;
  } else if (types::isa<types::Basic>(t)) {
    row.name = row.string;
    if (row.kind == static_cast<uint8_t>(Kind::UnsafePointer)) {
      row.name = "Pointer";
      row.pkgPath = "unsafe";
    }
  }
  row.size = static_cast<uint64_t>(types::sizeOf(t));
  row.align = static_cast<uint32_t>(types::alignOf(t));
  switch (u->kind) {
    case TypeKind::Pointer: row.elem = idOf(cast<types::Pointer>(u)->elem); break;
    case TypeKind::Slice: row.elem = idOf(cast<types::Slice>(u)->elem); break;
    case TypeKind::Array:
      row.elem = idOf(cast<types::Array>(u)->elem);
      row.length = static_cast<uint64_t>(cast<types::Array>(u)->length);
      idOf(sliceOf(cast<types::Array>(u)->elem));  // the descriptor names it
      break;
    case TypeKind::Map:
      row.mapKey = idOf(cast<types::Map>(u)->key);
      row.elem = idOf(cast<types::Map>(u)->elem);
      break;
    case TypeKind::Chan:
      row.elem = idOf(cast<types::Chan>(u)->elem);
      row.chanDir = cast<types::Chan>(u)->dir == types::ChanDir::Both   ? 3
                    : cast<types::Chan>(u)->dir == types::ChanDir::Send ? 2
                                                                        : 1;
      break;
    case TypeKind::Struct: {
      auto* s = cast<types::Struct>(u);
      std::vector<int64_t> offsets = types::offsetsOf(s);
      VO_DCHECK(offsets.size() == s->fields.size(), "each field has an offset");
      VO_DCHECK(std::is_sorted(offsets.begin(), offsets.end()), "fields lie in their order");
      for (size_t i = 0; i < s->fields.size(); i++) {
        const types::Var* f = s->fields[i];
        row.fields.push_back({std::string(f->name.str()), unexportedPath(f), idOf(f->type),
                              i < s->tags.size() ? std::string(s->tags[i]) : std::string(),
                              static_cast<uint64_t>(offsets[i]), f->embedded});
      }
      break;
    }
    case TypeKind::Signature: {
      auto* sig = cast<types::Signature>(u);
      for (types::Var* v : sig->params->vars) row.params.push_back(idOf(v->type));
      for (types::Var* v : sig->results->vars) row.results.push_back(idOf(v->type));
      row.variadic = sig->variadic;
      break;
    }
    case TypeKind::Interface:
      for (types::Func* m : types::typeSet(cast<types::Interface>(u))->methods)
        row.methods.push_back({std::string(m->name.str()), unexportedPath(m), idOf(m->type)});
      break;
    default: break;
  }
  VO_DCHECK((row.align & (row.align - 1)) == 0 && row.align <= 8 && row.size % row.align == 0,
            "sizes are multiples of alignments, which are powers of two up to a word");
  VO_DCHECK(id < module_.types.size() && module_.types[id].key.empty(), "a row is filled once");
  module_.types[id] = std::move(row);
}

bool TypeTable::fillMethods(MethodSource& source) {
  VO_DCHECK(methodsDone_ <= typeOf_.size(), "rows are never taken away");
  bool any = false;
  for (; methodsDone_ < typeOf_.size(); methodsDone_++) {
    Type* t = typeOf_[methodsDone_];
    if (t == nullptr) continue;
    auto id = static_cast<TypeId>(methodsDone_);
    if (types::isInterface(t)) continue;
    Type* base = t;
    if (auto* p = dynCast<types::Pointer>(t)) base = types::unalias(p->elem);
    auto* named = dynCast<types::Named>(base);
    if (named != nullptr) {
      if (types::isInterface(named)) continue;
      bool foreign = named->object->package != package_ && named->typeArgs.empty();
      if (foreign) continue;
      if (base == t) module_.types[id].pointerTo = idOf(pointerTo(t));
    } else if (!types::isa<types::Struct>(base)) {
      continue;
    }
    // reflect.New of a struct type finds the pointer type's promoted methods only if it is described.
    if (named == nullptr && base == t && !types::methodSet(ctx_, pointerTo(t)).empty())
      module_.types[id].pointerTo = idOf(pointerTo(t));
    for (const types::MethodSetEntry& e : types::methodSet(ctx_, t)) {
      if (source.isLeftOut(&e)) continue;
      bytecode::MethodRow m{std::string(e.method->name.str()), unexportedPath(e.method),
                            idOf(e.method->type), source.methodFunction(t, &e, true),
                            source.methodFunction(t, &e, source.isHidden(&e))};
      module_.types[id].methods.push_back(std::move(m));
      any = true;
    }
  }
  return any;
}

uint32_t TypeTable::methodIndex(Type* iface, const types::Func* method) {
  auto* i = cast<types::Interface>(types::under(iface));
  int32_t index = -1;
  types::typeSetMethod(types::typeSet(i), method->package, method->name, false, &index);
  VO_CHECK(index >= 0, "the interface has the method that is called");
  return static_cast<uint32_t>(index);
}

TypeId TypeTable::closureLayout(const std::vector<bool>& refs) {
  std::string key = "·closure ";
  for (bool r : refs) key += r ? 'p' : 'w';
  auto [it, fresh] = layouts_.try_emplace(key, 0);
  if (!fresh) return it->second;
  bytecode::TypeRow row;
  row.kind = static_cast<uint8_t>(Kind::Struct);
  row.string = row.key = key;
  row.size = 8 * (refs.size() + 1);
  row.align = 8;
  row.fields.push_back({"F", "", idOf(uintptrType()), "", 0, false});
  for (size_t i = 0; i < refs.size(); i++)
    row.fields.push_back({"X" + std::to_string(i), "",
                          idOf(refs[i] ? pointerType() : uintptrType()), "", 8 * (i + 1), false});
  it->second = static_cast<TypeId>(module_.types.size());
  module_.types.push_back(std::move(row));
  typeOf_.push_back(nullptr);
  VO_DCHECK(typeOf_.size() == module_.types.size(), "rows and their types have the same numbers");
  return layouts_[key];
}

const Shape& TypeTable::newShape(Type* t) {
  t = types::unalias(t);
  Known& k = known(canonical_.idOf(t));  // chunks stay where they are
  if (k.shape == nullptr) {
    auto s = std::make_unique<Shape>();
    makeShape(*s, t);
    k.shape = shapes_.emplace_back(std::move(s)).get();
    VO_DCHECK(k.shape->slots <= kMaxValueSlots, "larger values are in memory");
  }
  return *k.shape;
}

void TypeTable::makeShape(Shape& s, Type* t) {
  Type* u = types::under(t);
  s.size = static_cast<uint64_t>(types::sizeOf(t));
  s.align = static_cast<uint32_t>(types::alignOf(t));
  auto add = [&](uint32_t offset, MemKind k) {
    s.steps.push_back({offset, k});
    if (k == MemKind::Ref) s.hasPointers = true;
  };
  auto leaf = [&](std::initializer_list<MemKind> words) {
    uint32_t offset = 0;
    for (MemKind k : words) {
      add(offset, k);
      offset += bytecode::memSize(k);
    }
    s.leaves.push_back(static_cast<uint8_t>(words.size()));
  };
  auto addAll = [&](const Shape& part, uint64_t at) {
    if (part.hasPointers) s.hasPointers = true;
    if (part.memory || s.steps.size() + part.steps.size() > kMaxValueSlots) s.memory = true;
    if (s.memory) return;
    for (const SlotStep& p : part.steps) add(static_cast<uint32_t>(at + p.offset), p.kind);
    s.leaves.insert(s.leaves.end(), part.leaves.begin(), part.leaves.end());
  };
  switch (kindOf(u)) {
    case Kind::Bool: case Kind::Uint8: leaf({MemKind::U8}); break;
    case Kind::Int8: leaf({MemKind::I8}); break;
    case Kind::Int16: leaf({MemKind::I16}); break;
    case Kind::Uint16: leaf({MemKind::U16}); break;
    case Kind::Int32: leaf({MemKind::I32}); break;
    case Kind::Uint32: case Kind::Float32: leaf({MemKind::U32}); break;
    case Kind::Int: case Kind::Int64: case Kind::Uint: case Kind::Uint64: case Kind::Uintptr:
    case Kind::Float64: leaf({MemKind::Word}); break;
    case Kind::Complex64: leaf({MemKind::U32, MemKind::U32}); break;
    case Kind::Complex128: leaf({MemKind::Word, MemKind::Word}); break;
    case Kind::String: leaf({MemKind::Ref, MemKind::Word}); break;
    case Kind::Slice: leaf({MemKind::Ref, MemKind::Word, MemKind::Word}); break;
    case Kind::Interface: leaf({MemKind::Ref, MemKind::Ref}); break;
    case Kind::Pointer: case Kind::UnsafePointer: case Kind::Map: case Kind::Chan:
    case Kind::Func: leaf({MemKind::Ref}); break;
    case Kind::Array: {
      auto* a = cast<types::Array>(u);
      const Shape& e = shape(a->elem);
      for (int64_t i = 0; i < a->length && !s.memory; i++) {
        addAll(e, static_cast<uint64_t>(i) * e.size);
        if (e.slots == 0) break;
      }
      break;
    }
    case Kind::Struct: {
      auto* st = cast<types::Struct>(u);
      for (int64_t o : types::offsetsOf(st)) s.fieldOffsets.push_back(static_cast<uint64_t>(o));
      for (size_t i = 0; i < st->fields.size(); i++) {
        s.fieldSlots.push_back(static_cast<uint32_t>(s.steps.size()));
        addAll(shape(st->fields[i]->type), s.fieldOffsets[i]);
      }
      break;
    }
    case Kind::Invalid: VO_UNREACHABLE("types are valid here");
  }
  if (s.memory) {
    s.steps.clear();
    s.leaves.clear();
    s.fieldSlots.clear();
    s.slots = 1;
    return;
  }
  s.slots = static_cast<uint32_t>(s.steps.size());
  VO_DCHECK(std::accumulate(s.leaves.begin(), s.leaves.end(), 0u) == s.slots, "leaves cover the slots");
  VO_DCHECK(s.fieldSlots.size() == s.fieldOffsets.size(), "each field of a value in slots has its first slot");
  VO_DCHECK(s.steps.empty() || s.steps.back().offset + bytecode::memSize(s.steps.back().kind) <= s.size,
            "what slots hold lies inside the value");
  s.words = true;
  for (uint32_t i = 0; i < s.slots; i++) {
    if (s.steps[i].kind < MemKind::Word || s.steps[i].offset != 8 * i) s.words = false;
    if (i < 8 && s.steps[i].kind == MemKind::Ref) s.refMask |= static_cast<uint8_t>(1u << i);
  }
}

}  // namespace vo::lower
