// What the run time's unit tests share: descriptors made by hand, and an engine without code.
#pragma once

#include <algorithm>
#include <deque>
#include <memory>
#include <string>
#include <vector>

#include "abi/helper.h"
#include "base/system_allocator.h"
#include "runtime/panic.h"
#include "runtime/runtime.h"

namespace vo::runtime::testing {

/// Does what an engine does when a helper says Again, without anything in between; how often and how much work
/// it was is counted.
struct Pieces {
  uint64_t count = 0, mostWork = 0;
};
inline abi::HelperStatus finish(abi::HelperContext& cx, abi::HelperStatus status, abi::Slot* frame = nullptr,
                                Pieces* pieces = nullptr) {
  while (status == abi::HelperStatus::Again) {
    if (pieces != nullptr) {
      pieces->count++;
      pieces->mostWork = std::max(pieces->mostWork, cx.work);
    }
    if (cx.continuation == nullptr) return abi::HelperStatus::Done;
    status = cx.continuation(cx, frame);
  }
  return status;
}

using abi::Kind;
using abi::Type;

inline const abi::Closure kEqual = {1};

inline std::string panicText(const abi::RuntimePanic& panic, const abi::MetadataSpace& meta) {
  base::Text text(meta.reflectOffs.allocator());
  addPanicText(text, panic, meta);
  return std::string(text.view());
}

/// Owns descriptors.
class Types {
 public:
  Types() : region_(1 << 16) {
    meta.base = region_.data();
    meta.size = region_.size();
  }
  const Type* scalar(Kind kind, size_t size, const char* name) {
    auto* t = make<Type>(kind, size, name);
    t->equal = &kEqual;
    return t;
  }
  const Type* string() {
    auto* t = make<Type>(Kind::String, 16, "string");
    setPointers(t, {0});
    t->equal = &kEqual;
    return t;
  }
  const abi::PtrType* pointerTo(const Type* elem) {
    auto* t = make<abi::PtrType>(Kind::Pointer, 8, "*T");
    setPointers(t, {0});
    t->tflag |= abi::kTFlagDirectIface;
    t->equal = &kEqual;
    t->elem = elem;
    return t;
  }
  const abi::InterfaceType* any() {
    auto* t = make<abi::InterfaceType>(Kind::Interface, 16, "interface {}");
    setPointers(t, {0, 1});
    t->equal = &kEqual;
    return t;
  }
  const abi::SliceType* sliceOf(const Type* elem) {
    auto* t = make<abi::SliceType>(Kind::Slice, 24, "[]T");
    setPointers(t, {0});
    t->elem = elem;
    return t;
  }
  const abi::MapType* mapOf(const Type* key, const Type* elem) {
    auto* t = make<abi::MapType>(Kind::Map, 8, "map[K]V");
    setPointers(t, {0});
    t->tflag |= abi::kTFlagDirectIface;
    t->key = key;
    t->elem = elem;
    return t;
  }
  /// A struct without fields in the descriptor: `size` bytes, the words in `pointers` are references.
  const Type* record(size_t size, const std::vector<size_t>& pointers, const char* name = "R") {
    auto* t = make<abi::StructType>(Kind::Struct, size, name);
    setPointers(t, pointers);
    return t;
  }
  const abi::StructType* structOf(const std::vector<const Type*>& fields) {
    auto* t = make<abi::StructType>(Kind::Struct, 0, "struct");
    auto* f = new abi::StructField[fields.size()];
    std::vector<size_t> pointers;
    size_t at = 0;
    for (size_t i = 0; i < fields.size(); i++) {
      at = (at + fields[i]->align - 1) / fields[i]->align * fields[i]->align;
      f[i] = {abi::Name{}, fields[i], at};
      for (size_t w = 0; w < fields[i]->ptrBytes / 8; w++) {
        if ((fields[i]->gcData[w / 8] >> (w % 8)) & 1) pointers.push_back(at / 8 + w);
      }
      at += fields[i]->size;
    }
    fields_.emplace_back(f);
    t->size = (at + 7) / 8 * 8;
    t->fields = f;
    t->fieldCount = t->fieldCap = static_cast<int64_t>(fields.size());
    t->equal = &kEqual;
    setPointers(t, pointers);
    return t;
  }
  abi::NameOff name(std::string_view text, bool exported = true) {
    size_t at = used_;
    abi::Name::encode(reinterpret_cast<uint8_t*>(region_.data()) + at, text, "", exported, false,
                      false, 0);
    used_ += abi::Name::encodedSize(text, "", false);
    return static_cast<abi::NameOff>(at);
  }

  void enter(abi::MetadataSpace& space) const {
    space.base = meta.base;
    space.size = meta.size;
  }

  base::SystemAllocator allocator;
  abi::MetadataSpace meta{allocator};

 private:
  template <class T>
  T* make(Kind kind, size_t size, const char* text) {
    auto memory = std::make_unique<uint64_t[]>(sizeof(T) / 8 + 8);
    auto* t = reinterpret_cast<T*>(memory.get());
    memory_.push_back(std::move(memory));
    t->size = size;
    t->kind_ = kind;
    t->align = t->fieldAlign = static_cast<uint8_t>(size % 8 == 0 ? 8 : size % 4 == 0 ? 4 : 1);
    t->str = name(text);
    t->hash = static_cast<uint32_t>(memory_.size());
    return t;
  }
  void setPointers(Type* t, const std::vector<size_t>& words) {
    if (words.empty()) return;
    t->ptrBytes = (words.back() + 1) * 8;
    auto bits = std::make_unique<uint8_t[]>(words.back() / 8 + 1);
    for (size_t w : words) bits[w / 8] = static_cast<uint8_t>(bits[w / 8] | (1u << (w % 8)));
    t->gcData = bits.get();
    bits_.push_back(std::move(bits));
  }
  std::vector<std::byte> region_;
  size_t used_ = 8;
  std::vector<std::unique_ptr<uint64_t[]>> memory_;
  std::vector<std::unique_ptr<uint8_t[]>> bits_;
  std::vector<std::unique_ptr<abi::StructField[]>> fields_;
};

/// Goroutines are vectors of references; `ready` collects who was woken.
class TestEngine : public Engine {
 public:
  explicit TestEngine(Runtime& rt) : rt_(rt) { rt.engine = this; }
  ~TestEngine() {
    for (auto& f : fibers_) {
      if (f->g.status != GStatus::Dead) rt_.removeG(&f->g);
    }
    rt_.engine = nullptr;
  }
  struct Fiber {
    G g;
    std::vector<void*> stack;
  };
  Fiber* spawn() {
    fibers_.push_back(std::make_unique<Fiber>());
    Fiber* f = fibers_.back().get();
    f->g.engine = f;
    f->g.status = GStatus::Running;
    rt_.addG(&f->g);
    return f;
  }
  void visitRoots(RootVisitor& v) override {
    for (void* p : handles) v.visit(p);
  }
  void visitGoroutine(G& g, RootVisitor& v) override {
    auto* f = static_cast<Fiber*>(g.engine);
    for (void* p : f->stack) v.visit(p);
  }
  void ready(G* g, ReadyPlace) override { woken.push_back(g); }
  bool helpsMarking() override { return isHelped; }
  void finalizersReady() override { finalizers++; }

  std::vector<void*> handles;
  std::deque<G*> woken;
  int finalizers = 0;
  bool isHelped = false;  ///< other threads call Gc::help

 private:
  Runtime& rt_;
  std::vector<std::unique_ptr<Fiber>> fibers_;
};

inline RuntimeOptions testOptions();

struct TestMemory {
  base::SystemAllocator allocator;
};
/// A Runtime with an allocator of its own.
struct TestRuntime : TestMemory, Runtime {
  explicit TestRuntime(const RuntimeOptions& options = testOptions()) : Runtime(options, allocator) {}
};

inline RuntimeOptions testOptions() {
  RuntimeOptions o;
  o.heap.reserve = size_t{2} << 30;
  o.seed = 12345;
  return o;
}

}  // namespace vo::runtime::testing
