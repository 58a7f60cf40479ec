// This file tests precise roots: random functions run with a full collection at every safepoint over a
// heap that poisons what it frees, and their results are compared with a plain C++ model of the
// same operations whose objects are never freed. A reference that a frame's map misses, a slot that is
// not cleared, or a barrier left out shows as a wrong sum, a poisoned read, or an ASan report.
//
// Each program runs as it is, compiled by the baseline compiler, and with half of its instructions compiled.
//
//     vm_random_test            a few hundred programs
//     vm_random_test N [SEED]   N functions, from that seed on
#include <climits>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <random>

#include "support/vm_assembler.h"
#include "vm/baseline/baseline.h"

namespace vo::vm::testing {
namespace {

enum class Do : uint8_t {
  New, Mov, Clear, SetField, GetField, SetValue, AddValue, Call, FrameStore, FrameLoad, FrameThrough,
  Append, Element, Closure, Count,
};
struct Action {
  Do what;
  uint32_t a, b, c;
};
/// Straight actions; some are the body of a loop.
struct Item {
  uint32_t repeat = 1;
  std::vector<Action> actions;
};
struct Plan {
  std::vector<Item> items;
};

// Slots of every function. Results: a node and a sum; parameters: two nodes.
constexpr uint32_t kResult = 0, kSum = 1, kParam = 2, kRefCount = 4, kTemp = 8, kPointer = 9,
                   kCounter = 10, kLimit = 11, kSlice = 12, kSlots = 15, kFrameVars = 2,
                   kFrameWords = kSlots + kFrameVars, kCallee = kFrameWords + kHeaderWords;

// --- The model ---------------------------------------------------------------------------------------------

struct Node {
  Node* field[2] = {};
  uint64_t value = 0;
};
class Model {
 public:
  explicit Model(const std::vector<Plan>& plans) : plans_(plans) {}
  struct Result {
    Node* node;
    uint64_t sum;
  };
  Result call(size_t i, Node* p, Node* q) {
    Frame f;
    f.refs[0] = p;
    f.refs[1] = q;
    for (const Item& item : plans_[i].items)
      for (uint32_t k = 0; k < item.repeat; k++)
        for (const Action& x : item.actions) step(f, x);
    return {f.refs[2], f.sum};
  }

 private:
  /// refs: the parameters, then the local references.
  struct Frame {
    Node* refs[2 + kRefCount] = {};
    Node* memory[kFrameVars] = {};
    std::vector<Node*> slice;
    uint64_t sum = 0;
  };
  void step(Frame& f, const Action& x) {
    Node*& a = f.refs[x.a];
    Node* b = f.refs[x.b];
    switch (x.what) {
      case Do::New:
        owned_.push_back(std::make_unique<Node>());
        a = owned_.back().get();
        break;
      case Do::Mov:
      case Do::Closure: a = b; break;
      case Do::Clear: a = nullptr; break;
      case Do::SetField:
        if (a != nullptr) a->field[x.c & 1] = b;
        break;
      case Do::GetField:
        if (b != nullptr) a = b->field[x.c & 1];
        break;
      case Do::SetValue:
        if (a != nullptr) a->value = x.c;
        break;
      case Do::AddValue:
        if (a != nullptr) f.sum = f.sum * 31 + a->value;
        break;
      case Do::Call: {
        Result r = call(x.c, a, b);
        a = r.node;
        f.sum = f.sum * 31 + r.sum;
        break;
      }
      case Do::FrameStore:
      case Do::FrameThrough: f.memory[x.c % kFrameVars] = a; break;
      case Do::FrameLoad: a = f.memory[x.c % kFrameVars]; break;
      case Do::Append: f.slice.push_back(a); break;
      case Do::Element:
        if (!f.slice.empty()) a = f.slice[x.c % f.slice.size()];
        break;
      case Do::Count: break;
    }
  }
  const std::vector<Plan>& plans_;
  std::vector<std::unique_ptr<Node>> owned_;
};

// --- The program -----------------------------------------------------------------------------------------------

struct Program {
  Assembly a;
  Type* node = a.type(Kind::Struct, 24, {0, 1}, "main.node");
  Type* pointer = a.type(Kind::Pointer, 8, {0}, "*main.node");
  Type* layout = a.type(Kind::Struct, 16, {1}, "struct");
  Function* get = nullptr;
  std::vector<Function*> functions;

  Program(base::Region& region, const std::vector<Plan>& plans) : a(region) {
    get = a.declare("main.get", {.results = 1, .slots = 2, .flags = link::kIsClosure, .refs = {0}});
    Code(a).op(Op::LoadCap, 0, 0, 0, 1).op(Op::Return).finish(get);
    std::vector<uint32_t> refs = {kResult, kTemp, kPointer, kSlice};
    for (uint32_t i = 0; i < 2 + kRefCount; i++) refs.push_back(kParam + i);
    for (uint32_t i = 0; i < kFrameVars; i++) refs.push_back(kSlots + i);
    for (size_t i = 0; i < plans.size(); i++)
      functions.push_back(a.declare("main.f", {.results = 2, .params = 2, .slots = kSlots,
                                               .frameWords = kFrameWords, .refs = refs}));
    for (size_t i = 0; i < plans.size(); i++) emit(plans[i], functions[i]);
  }

  Function* main() {
    Function* m = a.declare("main.main", {.slots = 2, .refs = {0}});
    Code c(a);
    c.imm(Op::New, 0, a.offset(node)).op(Op::Mov, 8, 0).op(Op::Zero, 9).call(functions[0], 6);
    c.op(Op::Mov, 1, 7).op(Op::Print, 1, 2).op(Op::Return).finish(m);
    return m;
  }

 private:
  void emit(const Plan& plan, Function* f) {
    Code c(a);
    c.imm(Op::LoadI, kSum, 0).imm(Op::LoadI, kSlice + 1, 0).imm(Op::LoadI, kSlice + 2, 0);
    for (const Item& item : plan.items) {
      c.imm(Op::LoadI, kCounter, 0).imm(Op::LoadI, kLimit, item.repeat);
      auto top = c.here();
      for (const Action& x : item.actions) emit(c, x);
      c.jumpTo(Op::LoopIncLtS, kCounter, kLimit, top);
    }
    c.op(Op::Mov, kResult, kParam + 2).op(Op::Return).finish(f);
  }
  void addToSum(Code& c, uint32_t slot) {
    c.op(Op::MulI, kSum, kSum, 31).op(Op::Add, kSum, kSum, slot);
  }
  /// Runs `body` only if slot is not zero.
  template <class Body>
  void guarded(Code& c, uint32_t slot, Body body) {
    auto skip = c.jump(Op::JEqI, slot, 0);
    body();
    c.patch(skip, c.here());
  }
  void emit(Code& c, const Action& x) {
    uint32_t ra = kParam + x.a, rb = kParam + x.b;
    int32_t field = static_cast<int32_t>(x.c & 1) * 8;
    uint32_t memory = (kSlots + x.c % kFrameVars) * 8;
    auto ref = static_cast<unsigned>(MemKind::Ref);
    // kTemp holds numbers only between two safepoints; it is a reference slot, so it is cleared again.
    switch (x.what) {
      case Do::New: c.imm(Op::New, ra, a.offset(node)); break;
      case Do::Mov: c.op(Op::Mov, ra, rb); break;
      case Do::Clear: c.op(Op::Zero, ra); break;
      case Do::SetField: guarded(c, ra, [&] { c.op(Op::StoreRef, ra, rb, field); }); break;
      case Do::GetField: guarded(c, rb, [&] { c.op(Op::Load64, ra, rb, field); }); break;
      case Do::SetValue:
        guarded(c, ra, [&] {
          c.imm(Op::LoadI, kTemp, x.c).op(Op::Store64, ra, kTemp, 16).op(Op::Zero, kTemp);
        });
        break;
      case Do::AddValue:
        guarded(c, ra, [&] {
          c.op(Op::Load64, kTemp, ra, 16);
          addToSum(c, kTemp);
          c.op(Op::Zero, kTemp);
        });
        break;
      case Do::Call:
        c.op(Op::Mov, kCallee + 2, ra).op(Op::Mov, kCallee + 3, rb).call(functions[x.c], kCallee);
        c.op(Op::Mov, ra, kCallee);
        addToSum(c, kCallee + 1);
        break;
      case Do::FrameStore: c.imm(Op::FrameStore, ra, memory, ref); break;
      case Do::FrameThrough:
        c.imm(Op::FrameAddr, kPointer, memory).op(Op::StoreRef, kPointer, ra, 0);
        break;
      case Do::FrameLoad: c.imm(Op::FrameLoad, ra, memory, ref); break;
      case Do::Append:
        c.op(Op::Append1, kSlice, kSlice, static_cast<int32_t>(ra)).typeX(pointer, ref);
        break;
      case Do::Element:
        guarded(c, kSlice + 1, [&] {
          c.imm(Op::LoadI, kTemp, x.c).op(Op::RemU, kTemp, kTemp, kSlice + 1);
          c.op(Op::Idx64, ra, kSlice, kTemp).op(Op::Zero, kTemp);
        });
        break;
      case Do::Closure:
        c.op(Op::MkClosure, kPointer, rb, 0, 1);
        c.word(a.offset(get) | uint64_t{a.offset(layout)} << 32);
        c.op(Op::CallClosure, kCallee, kPointer).op(Op::Mov, ra, kCallee);
        break;
      case Do::Count: break;
    }
  }
};

std::vector<Plan> makePlans(std::mt19937_64& random) {
  auto below = [&](uint32_t n) { return static_cast<uint32_t>(random() % n); };
  std::vector<Plan> plans(2 + below(4));
  for (size_t i = 0; i < plans.size(); i++) {
    uint32_t items = 1 + below(4);
    int calls = 0;
    for (uint32_t k = 0; k < items; k++) {
      Item item;
      item.repeat = 1 + below(3);
      uint32_t n = 3 + below(12);
      for (uint32_t j = 0; j < n; j++) {
        Action x = {static_cast<Do>(below(static_cast<uint32_t>(Do::Count))), below(2 + kRefCount),
                    below(2 + kRefCount), below(1000)};
        if (x.what == Do::Call) {
          // Later functions only, and few, so that every program ends soon.
          if (i + 1 == plans.size() || calls++ >= 2) {
            x.what = Do::New;
          } else {
            x.c = static_cast<uint32_t>(i) + 1 + below(static_cast<uint32_t>(plans.size() - i - 1));
          }
        }
        item.actions.push_back(x);
      }
      plans[i].items.push_back(item);
    }
  }
  return plans;
}

enum class Mode : uint8_t { Interpreted, Compiled, HalfCompiled };

bool runOne(base::Region& region, uint64_t seed, Mode mode, size_t& functions) {
  baseline::Baseline baseline(region);
  std::mt19937_64 random(seed);
  std::vector<Plan> plans = makePlans(random);
  functions += plans.size();
  Model model(plans);
  Node first;
  uint64_t want = model.call(0, &first, nullptr).sum;
  Program program(region, plans);
  Function* main = program.main();
  Options options;
  if (mode == Mode::HalfCompiled) baseline.compileHalf();
  if (mode != Mode::Interpreted) {
    options.baseline = &baseline;
    baseline.compile(main, UINT_MAX);
    for (const Function* f : program.functions) baseline.compile(f, UINT_MAX);
    baseline.compile(program.get, 0);
    if (baseline.stats().functions < 3) {
      fputs("nothing is compiled\n", stderr);
      return false;
    }
  }
  options.runtime.heap.reserve = size_t{1} << 26;
  // In one case of four marking goes on in tiny steps while the program runs.
  bool inSteps = seed % 4 == 1;
  options.runtime.stress.gcEveryAlloc = !inSteps;
  options.runtime.stress.smallSteps = inSteps;
  options.runtime.stress.poisonFreed = true;
  options.runtime.stress.preemptEveryEdge = true;
  options.runtime.stress.verifyHeap = inSteps || seed % 8 == 0;
  Ran ran = run(program.a, main, options);
  if (ran.err == std::to_string(want) && ran.code == 0) return true;
  fprintf(stderr, "seed %llu, mode %d: want %llu, got %s (exit code %d)\n",
          static_cast<unsigned long long>(seed), static_cast<int>(mode), static_cast<unsigned long long>(want),
          ran.err.c_str(), ran.code);
  return false;
}

}  // namespace
}  // namespace vo::vm::testing

int main(int argc, char** argv) {
  size_t wanted = argc > 1 ? strtoull(argv[1], nullptr, 10) : 400;
  uint64_t seed = argc > 2 ? strtoull(argv[2], nullptr, 10) : 1;
  size_t functions = 0;
  vo::base::Region region(vo::base::Region::kAddress, vo::base::Region::kMost);
  for (; functions < wanted; seed++) {
    size_t more = 0;
    using enum vo::vm::testing::Mode;
    for (auto mode : {Interpreted, Compiled, HalfCompiled}) {
      more = 0;
      if (!vo::vm::testing::runOne(region, seed, mode, more)) return 1;
    }
    functions += more;
  }
  printf("%zu functions, seeds up to %llu\n", functions, static_cast<unsigned long long>(seed - 1));
  return 0;
}
