// This file finds goroutines, frames and variables, and takes values apart.
#include "debug/inspector.h"

#include <sys/uio.h>
#include <unistd.h>

#include <algorithm>
#include <cstring>
#include <limits>

#include "abi/slot_kind.h"
#include "runtime/barrier.h"
#include "runtime/chan.h"
#include "runtime/map.h"

namespace vo::debug {

using abi::Kind;
using link::Function;

template <class T>
static T load(const std::byte* p) {
  T v;
  memcpy(&v, p, sizeof v);
  return v;
}

Inspector::Inspector(vm::Vm& vm, const Places& places) : vm_(vm), places_(places) {
  for (const link::Program* p = &vm.program; p != nullptr; p = p->base)
    for (const auto& e : p->typesByKey.entries())
      if (e.value->kind() <= Kind::Complex128 || e.value->kind() == Kind::String ||
          e.value->kind() == Kind::Interface)
        basics_.emplace(e.key.str(), e.value);
}

const abi::Type* Inspector::basic(std::string_view name) const {
  if (name == "byte") name = "uint8";
  if (name == "rune") name = "int32";
  auto it = basics_.find(name);
  return it != basics_.end() ? it->second : nullptr;
}

// --- Goroutines and frames -----------------------------------------------------------------------

std::vector<const vm::Fiber*> Inspector::goroutines() const {
  std::vector<const vm::Fiber*> all;
  for (runtime::G* g = vm_.rt.firstG(); g != nullptr; g = g->allNext)
    if (!g->isSystem) all.push_back(vm::fiberOf(g));
  std::sort(all.begin(), all.end(),
            [](const vm::Fiber* a, const vm::Fiber* b) { return a->g.id < b->g.id; });
  return all;
}

const vm::Fiber* Inspector::goroutine(uint64_t id) const {
  for (const vm::Fiber* f : goroutines())
    if (f->g.id == id) return f;
  return nullptr;
}

std::string Inspector::stateOf(const vm::Fiber* f) const {
  if (f == vm_.fiber) return "running";
  if (f->g.status == runtime::GStatus::Waiting) return runtime::waitReasonText(f->g.waitReason);
  return "runnable";
}

std::vector<Frame> Inspector::framesOf(const vm::Fiber* f) const {
  std::vector<Frame> frames;
  bool runs = f == vm_.fiber;
  std::vector<vm::Vm::LogicalFrame> logical;
  if (!runs && f->pc == vm::specialPc(vm::Special::FiberStart) && f->startFunction != nullptr) {
    const Function* start = f->startFunction;
    frames.push_back(
        {f, nullptr, nullptr, start, start->name, start->startFile, start->startLine, false});
    return frames;
  }
  for (vm::FrameCursor c(f->stack, runs ? vm_.fp : f->fp, runs ? vm_.pc : f->pc); !c.done();
       c.next()) {
    const Function* function = vm::functionOf(c.fp);
    if (vm_.isStub(function) || (function->flags & link::kWrapper) != 0) continue;
    logical.clear();
    vm_.logicalFrames(function, c.pc, logical);
    for (const auto& l : logical)
      frames.push_back({f, c.fp, c.pc, function, l.name, l.file, l.line, l.inlined});
  }
  return frames;
}

std::string Inspector::packageOf(std::string_view function) {
  size_t slash = function.substr(0, function.find('[')).rfind('/');
  size_t dot = function.find('.', slash == std::string_view::npos ? 0 : slash);
  return std::string(function.substr(0, dot));
}

// --- Variables -----------------------------------------------------------------------------------

bool Inspector::isReadable(const void* p, uint64_t size) {
  if (reinterpret_cast<uintptr_t>(p) < 4096) return size == 0;
  constexpr uint64_t kPage = 4096, kMost = uint64_t{1} << 20;
  auto from = reinterpret_cast<uintptr_t>(p), end = from + std::min(size, kMost);
  for (uintptr_t at = from; at < end; at = (at / kPage + 1) * kPage) {
    std::byte b;
    iovec here = {&b, 1}, there = {reinterpret_cast<void*>(at), 1};
    if (process_vm_readv(getpid(), &here, 1, &there, 1, 0) != 1) return false;
  }
  return true;
}

Value Inspector::make(const abi::Type* t, const void* from) {
  Value v;
  v.type = t;
  v.copy = std::make_shared<Copy>();
  // (a byte more: a value of no size has an address, too)
  v.copy->bytes.resize(t->size + 1);
  v.copy->type = t;
  v.at = v.copy->bytes.data();
  if (from != nullptr) memcpy(v.at, from, t->size);
  return v;
}

static void fromSlots(Copy& copy) {
  const link::CopyPlan* plan = link::planOf(copy.type);
  for (uint32_t i = 0; i < plan->steps; i++)
    memcpy(copy.bytes.data() + plan->step[i].offset, copy.slots + i,
           abi::memSize(static_cast<abi::MemKind>(plan->step[i].kind)));
}

static void toSlots(Copy& copy) {
  const link::CopyPlan* plan = link::planOf(copy.type);
  for (uint32_t i = 0; i < plan->steps; i++)
    copy.slots[i] =
        abi::loadKind(reinterpret_cast<uint64_t>(copy.bytes.data() + plan->step[i].offset),
                      static_cast<abi::MemKind>(plan->step[i].kind));
}

std::expected<Value, std::string> Inspector::valueOf(const Frame& f,
                                                     const link::DebugLocal& l) const {
  Value v;
  v.type = l.type;
  if (l.inFrame) {
    v.at = reinterpret_cast<std::byte*>(f.fp + f.function->slots) + l.at;
  } else {
    v = make(l.type);
    v.copy->slots = f.fp + l.at;
    fromSlots(*v.copy);
  }
  if (!l.name.starts_with('&')) return v;
  return pointee(v);
}

std::vector<Variable> Inspector::locals(const Frame& f, bool ofParameters) const {
  std::vector<Variable> all;
  if (f.isInlined || f.fp == nullptr || f.function->debug == nullptr) return all;
  auto at = static_cast<uint32_t>(f.pc - f.function->code - 1);
  for (const link::DebugLocal& l : f.function->debug->locals) {
    if (at < l.fromPc || at >= l.toPc || l.isParameter != ofParameters) continue;
    std::string name(l.name.substr(l.name.starts_with('&') ? 1 : 0));
    if (name.empty() || name[0] == '~' || name[0] == '.') continue;
    for (Variable& v : all) {
      if (v.name != name) continue;
      v.name = "(" + name + ")";  // hidden by this one
      v.expression.clear();
    }
    std::expected<Value, std::string> value = valueOf(f, l);
    if (value) all.push_back({name, *value, name});
  }
  return all;
}

std::expected<Value, std::string> Inspector::variable(const Frame& f, std::string_view name) const {
  for (bool ofParameters : {false, true})
    for (const Variable& v : locals(f, ofParameters))
      if (v.name == name) return v.value;
  return packageVariable(packageOf(f.function != nullptr ? f.function->name : f.name), name);
}

std::vector<Variable> Inspector::packageVariables(std::string_view package) const {
  std::vector<Variable> all;
  std::string prefix = std::string(package) + ".";
  for (const link::Program* p = &vm_.program; p != nullptr; p = p->base)
    for (const auto& e : p->globalsByName.entries()) {
      std::string_view symbol = e.key.str();
      if (!symbol.starts_with(prefix) || e.value.type == nullptr) continue;
      std::string name(symbol.substr(prefix.size()));
      if (name.empty() || name == "_" || name.find_first_of("./·") != std::string::npos) continue;
      all.push_back({name, {e.value.type, vm_.globals + e.value.offset, nullptr, false}, name});
    }
  std::sort(all.begin(), all.end(),
            [](const Variable& a, const Variable& b) { return a.name < b.name; });
  return all;
}

std::expected<Value, std::string> Inspector::packageVariable(std::string_view package,
                                                             std::string_view name) const {
  std::string symbol = std::string(package) + "." + std::string(name), ending = "/" + symbol;
  for (const link::Program* p = &vm_.program; p != nullptr; p = p->base)
    for (const auto& e : p->globalsByName.entries())
      if ((e.key.str() == symbol || e.key.str().ends_with(ending)) && e.value.type != nullptr)
        return Value{e.value.type, vm_.globals + e.value.offset, nullptr, false};
  return std::unexpected("there is no variable " + std::string(name) + " here");
}

// --- Values --------------------------------------------------------------------------------------

Value Inspector::dynamic(const Value& v) const {
  auto word = load<uint64_t>(v.at);
  const abi::Type* type = nullptr;
  if (word != 0 && abi::asInterface(v.type)->methodCount != 0) {
    type = reinterpret_cast<const abi::ITab*>(word)->type;
  } else {
    type = reinterpret_cast<const abi::Type*>(word);
  }
  if (type == nullptr) return {};
  if (type->directIface()) return make(type, v.at + 8);
  // What is in an interface is nobody's to change.
  auto* data = load<std::byte*>(v.at + 8);
  if (!isReadable(data, type->size)) return {};
  return make(type, data);
}

std::expected<Value, std::string> Inspector::pointee(const Value& v) const {
  if (v.isNil() || v.type->kind() != Kind::Pointer)
    return std::unexpected("a value of type " + typeText(v.type) + " is no pointer");
  const abi::Type* elem = abi::asPtr(v.type)->elem;
  auto* to = load<std::byte*>(v.at);
  if (to == nullptr) return std::unexpected(std::string("nil pointer"));
  if (!isReadable(to, elem->size)) return std::unexpected(std::string("the pointer leads nowhere"));
  return Value{elem, to, nullptr, false};
}

std::expected<Value, std::string> Inspector::field(const Value& v, std::string_view name,
                                                   int depth) const {
  constexpr int kMostEmbedded = 16;
  Value s = v;
  if (!s.isNil() && s.type->kind() == Kind::Interface) s = dynamic(s);
  if (!s.isNil() && s.type->kind() == Kind::Pointer) {
    std::expected<Value, std::string> p = pointee(s);
    if (!p) return p;
    s = *p;
  }
  if (s.isNil() || s.type->kind() != Kind::Struct)
    return std::unexpected("a value of type " + typeText(v.type) + " has no field " +
                           std::string(name));
  const abi::StructType* t = abi::asStruct(s.type);
  for (int64_t i = 0; i < t->fieldCount; i++)
    if (t->fields[i].name.name() == name)
      return Value{t->fields[i].typ, s.at + t->fields[i].offset, s.copy, false};
  for (int64_t i = 0; i < t->fieldCount && depth < kMostEmbedded; i++) {
    if (!t->fields[i].name.embedded() || t->fields[i].typ->kind() == Kind::Interface) continue;
    std::expected<Value, std::string> inner =
        field({t->fields[i].typ, s.at + t->fields[i].offset, s.copy, false}, name, depth + 1);
    if (inner) return inner;
  }
  return std::unexpected(typeText(s.type) + " has no field " + std::string(name));
}

std::vector<Inspector::Entry> Inspector::entries(const Value& map, uint64_t most) const {
  std::vector<Entry> all;
  auto* m = load<runtime::Map*>(map.at);
  if (m == nullptr || !isReadable(m, sizeof *m)) return all;
  const abi::MapType* t = abi::asMap(map.type);
  // The program must not see that somebody has looked: not by its random numbers either.
  runtime::Rng before = vm_.rt.rng;
  abi::HelperContext cx(vm_.rt);
  runtime::MapIter it{};
  abi::HelperStatus status = runtime::mapIterInit(cx, t, m, &it);
  while (status == abi::HelperStatus::Again && cx.continuation != nullptr)
    status = cx.continuation(cx, nullptr);
  while (it.key != nullptr && all.size() < most) {
    all.push_back({{t->key, static_cast<std::byte*>(it.key), nullptr, false},
                   {t->elem, static_cast<std::byte*>(it.elem), nullptr, false}});
    status = runtime::mapIterNext(cx, &it);
    while (status == abi::HelperStatus::Again && cx.continuation != nullptr)
      status = cx.continuation(cx, nullptr);
  }
  vm_.rt.rng = before;
  auto isLess = [](const Entry& a, const Entry& b) {
    switch (a.key.type->kind()) {
      case Kind::String:
        return load<abi::GoString>(a.key.at).view() < load<abi::GoString>(b.key.at).view();
      case Kind::Int:
      case Kind::Int64:
        return load<int64_t>(a.key.at) < load<int64_t>(b.key.at);
      case Kind::Int32:
        return load<int32_t>(a.key.at) < load<int32_t>(b.key.at);
      case Kind::Float64:
        return load<double>(a.key.at) < load<double>(b.key.at);
      default:
        return memcmp(a.key.at, b.key.at, a.key.type->size) < 0;
    }
  };
  std::stable_sort(all.begin(), all.end(), isLess);
  return all;
}

Inspector::Shape Inspector::shapeOf(const Value& v) const {
  if (v.isNil()) return {};
  switch (v.type->kind()) {
    case Kind::Struct:
      return {static_cast<uint64_t>(abi::asStruct(v.type)->fieldCount), 0};
    case Kind::Array:
      return {0, abi::asArray(v.type)->len};
    case Kind::Slice:
      return {0, static_cast<uint64_t>(load<abi::GoSlice>(v.at).len)};
    case Kind::Map:
      return {static_cast<uint64_t>(runtime::mapLen(load<runtime::Map*>(v.at))), 0};
    case Kind::Chan: {
      auto* c = load<runtime::Chan*>(v.at);
      return {0, c == nullptr ? 0 : c->count};
    }
    case Kind::Pointer: {
      std::expected<Value, std::string> to = pointee(v);
      if (!to) return {};
      return to->type->kind() == Kind::Struct ? shapeOf(*to) : Shape{1, 0};
    }
    case Kind::Interface: {
      Value d = dynamic(v);
      return d.isNil() ? Shape{} : Shape{1, 0};
    }
    default:
      return {};
  }
}

std::vector<Variable> Inspector::children(const Value& v, const std::string& expression,
                                          uint64_t start, uint64_t count) const {
  std::vector<Variable> all;
  if (v.isNil()) return all;
  auto elements = [&](const abi::Type* elem, std::byte* at, uint64_t n) {
    for (uint64_t i = start; i < n && i - start < count; i++) {
      std::string index = "[" + std::to_string(i) + "]";
      if (!isReadable(at + i * elem->size, elem->size)) break;
      all.push_back({index,
                     {elem, at + i * elem->size,
                      v.copy != nullptr && v.type->kind() == Kind::Array ? v.copy : nullptr, false},
                     expression.empty() ? "" : expression + index});
    }
  };
  switch (v.type->kind()) {
    case Kind::Struct: {
      const abi::StructType* t = abi::asStruct(v.type);
      for (int64_t i = 0; i < t->fieldCount; i++) {
        std::string name(t->fields[i].name.name());
        all.push_back({name,
                       {t->fields[i].typ, v.at + t->fields[i].offset, v.copy, false},
                       expression.empty() || name == "_" ? "" : expression + "." + name});
      }
      break;
    }
    case Kind::Array:
      elements(abi::asArray(v.type)->elem, v.at, abi::asArray(v.type)->len);
      break;
    case Kind::Slice: {
      auto s = load<abi::GoSlice>(v.at);
      elements(abi::asSlice(v.type)->elem, static_cast<std::byte*>(s.data),
               static_cast<uint64_t>(s.len));
      break;
    }
    case Kind::Map: {
      std::vector<Entry> found = entries(v, UINT64_MAX);
      for (uint64_t i = start; i < found.size() && i - start < count; i++) {
        std::string key = text(found[i].key);
        bool isPlain =
            found[i].key.type->kind() <= Kind::Float64 || found[i].key.type->kind() == Kind::String;
        all.push_back({key, found[i].element,
                       expression.empty() || !isPlain ? "" : expression + "[" + key + "]"});
      }
      break;
    }
    case Kind::Chan: {
      auto* c = load<runtime::Chan*>(v.at);
      for (uint64_t i = start; c != nullptr && i < c->count && i - start < count; i++)
        all.push_back({"[" + std::to_string(i) + "]",
                       {c->elem,
                        reinterpret_cast<std::byte*>(c->buffer) +
                            (c->recvIndex + i) % c->capacity * c->elem->size,
                        nullptr, false},
                       ""});
      break;
    }
    case Kind::Pointer: {
      std::expected<Value, std::string> to = pointee(v);
      if (!to) break;
      if (to->type->kind() == Kind::Struct) return children(*to, expression, start, count);
      all.push_back({"*", *to, expression.empty() ? "" : "*" + expression});
      break;
    }
    case Kind::Interface:
      if (Value d = dynamic(v); !d.isNil())
        all.push_back({"data", d, expression.empty() ? "" : expression + ".(data)"});
      break;
    default:
      break;
  }
  return all;
}

static bool isSigned(Kind k) { return k >= Kind::Int && k <= Kind::Int64; }
static bool isUnsigned(Kind k) { return k >= Kind::Uint && k <= Kind::Uintptr; }

static int64_t integerOf(const Value& v) {
  uint64_t bits = 0;
  memcpy(&bits, v.at, std::min<size_t>(v.type->size, 8));
  if (!isSigned(v.type->kind())) return static_cast<int64_t>(bits);
  auto shift = static_cast<unsigned>(64 - v.type->size * 8);
  return static_cast<int64_t>(bits << shift) >> shift;
}

std::expected<Value, std::string> Inspector::element(const Value& v, const Value& index) const {
  Value of = v;
  if (!of.isNil() && of.type->kind() == Kind::Pointer &&
      abi::asPtr(of.type)->elem->kind() == Kind::Array) {
    std::expected<Value, std::string> to = pointee(of);
    if (!to) return to;
    of = *to;
  }
  if (of.isNil()) return std::unexpected(std::string("nil has no elements"));
  if (of.type->kind() == Kind::Map) {
    const abi::MapType* t = abi::asMap(of.type);
    Value key = make(t->key);
    Inspector& self = const_cast<Inspector&>(*this);
    if (std::string why = self.assign(key, index); !why.empty()) return std::unexpected(why);
    for (const Entry& e : entries(of, UINT64_MAX))
      if (equal(e.key, key)) return e.element;
    return std::unexpected("the map has no key " + text(key));
  }
  if (index.isNil() || !(isSigned(index.type->kind()) || isUnsigned(index.type->kind())))
    return std::unexpected("index " + text(index) + " is no integer");
  int64_t i = integerOf(index), n = 0;
  const abi::Type* elem = nullptr;
  std::byte* at = nullptr;
  std::shared_ptr<Copy> copy;
  switch (of.type->kind()) {
    case Kind::Array:
      elem = abi::asArray(of.type)->elem, at = of.at,
      n = static_cast<int64_t>(abi::asArray(of.type)->len), copy = of.copy;
      break;
    case Kind::Slice: {
      auto s = load<abi::GoSlice>(of.at);
      elem = abi::asSlice(of.type)->elem, at = static_cast<std::byte*>(s.data), n = s.len;
      break;
    }
    case Kind::String: {
      auto s = load<abi::GoString>(of.at);
      if (i < 0 || i >= s.len)
        return std::unexpected("index " + std::to_string(i) +
                               " is out of range [0:" + std::to_string(s.len) + "]");
      if (!isReadable(s.data + i, 1))
        return std::unexpected(std::string("the string's bytes cannot be read"));
      const abi::Type* byte = basic("uint8");
      if (byte == nullptr) return std::unexpected(std::string("type uint8 is not in this program"));
      return make(byte, s.data + i);
    }
    default:
      return std::unexpected("a value of type " + typeText(of.type) + " has no elements");
  }
  if (i < 0 || i >= n)
    return std::unexpected("index " + std::to_string(i) +
                           " is out of range [0:" + std::to_string(n) + "]");
  if (!isReadable(at + i * static_cast<int64_t>(elem->size), elem->size))
    return std::unexpected(std::string("the element cannot be read"));
  return Value{elem, at + i * static_cast<int64_t>(elem->size), copy, false};
}

bool Inspector::equal(const Value& a, const Value& b, int depth) const {
  if (a.isNil() || b.isNil()) {
    const Value& other = a.isNil() ? b : a;
    if (other.isNil()) return true;
    return load<uint64_t>(other.at) == 0;  // of slices the data, of interfaces the type
  }
  if (depth > 20 || a.type != b.type) return false;
  switch (a.type->kind()) {
    case Kind::String: {
      auto x = load<abi::GoString>(a.at), y = load<abi::GoString>(b.at);
      if (x.len != y.len) return false;
      return x.len == 0 ||
             (isReadable(x.data, static_cast<uint64_t>(x.len)) &&
              isReadable(y.data, static_cast<uint64_t>(y.len)) && x.view() == y.view());
    }
    case Kind::Float32:
      return load<float>(a.at) == load<float>(b.at);
    case Kind::Float64:
      return load<double>(a.at) == load<double>(b.at);
    case Kind::Interface:
      return equal(dynamic(a), dynamic(b), depth + 1);
    case Kind::Struct: {
      const abi::StructType* t = abi::asStruct(a.type);
      for (int64_t i = 0; i < t->fieldCount; i++) {
        const abi::StructField& f = t->fields[i];
        if (!equal({f.typ, a.at + f.offset, a.copy, false}, {f.typ, b.at + f.offset, b.copy, false},
                   depth + 1))
          return false;
      }
      return true;
    }
    case Kind::Array: {
      const abi::ArrayType* t = abi::asArray(a.type);
      for (uint64_t i = 0; i < t->len; i++)
        if (!equal({t->elem, a.at + i * t->elem->size, a.copy, false},
                   {t->elem, b.at + i * t->elem->size, b.copy, false}, depth + 1))
          return false;
      return true;
    }
    default:
      return memcmp(a.at, b.at, a.type->size) == 0;
  }
}

std::string Inspector::assign(const Value& to, const Value& from) {
  if (to.at == nullptr) return "it cannot be set";
  Kind k = to.type->kind();
  std::string mismatch =
      "a value of type " + typeText(from.type) + " is none of type " + typeText(to.type);
  Value value;
  if (from.isNil()) {
    if (k != Kind::Pointer && k != Kind::Slice && k != Kind::Map && k != Kind::Chan &&
        k != Kind::Func && k != Kind::Interface && k != Kind::UnsafePointer)
      return "nil is none of type " + typeText(to.type);
    value = make(to.type);
  } else if (from.type == to.type) {
    value = make(to.type, from.at);
  } else if (from.isUntyped && from.type->kind() == Kind::Int && (isSigned(k) || isUnsigned(k))) {
    value = make(to.type);
    auto n = load<int64_t>(from.at);
    memcpy(value.at, &n, to.type->size);
    if (integerOf(value) != n) return std::to_string(n) + " does not fit into " + typeText(to.type);
  } else if (from.isUntyped &&
             (from.type->kind() == Kind::Int || from.type->kind() == Kind::Float64) &&
             (k == Kind::Float64 || k == Kind::Float32)) {
    double d = from.type->kind() == Kind::Int ? static_cast<double>(load<int64_t>(from.at))
                                              : load<double>(from.at);
    auto f = static_cast<float>(d);
    value = k == Kind::Float64 ? make(to.type, &d) : make(to.type, &f);
  } else if (from.isUntyped && from.type->kind() == k && (k == Kind::String || k == Kind::Bool)) {
    value = make(to.type, from.at);
  } else {
    return mismatch;
  }
  if (k == Kind::String && to.isPlace() && from.copy != nullptr && from.copy->slots == nullptr) {
    // A text of ours: it is to outlive the value.
    auto s = load<abi::GoString>(value.at);
    abi::GoString kept = abi::goString(texts_.emplace_back(s.view()));
    memcpy(value.at, &kept, sizeof kept);
  }
  if (to.copy == nullptr) {
    runtime::typedMove(vm_.rt, to.type, to.at, value.at);
    return {};
  }
  memcpy(to.at, value.at, to.type->size);
  if (to.copy->slots != nullptr) toSlots(*to.copy);
  return {};
}

}  // namespace vo::debug
