// This file tests the baseline compiler on programs assembled by hand: ways in and out, threads, memory, refusals.
#include "vm/baseline/baseline.h"

#include <elf.h>
#include <gtest/gtest.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <malloc.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <atomic>
#include <climits>
#include <cstddef>
#include <cstring>
#include <fstream>
#include <random>
#include <thread>

#include "bytecode/op_info.h"
#include "support/vm_assembler.h"
#include "vm/vm.h"

namespace vo::vm::testing {
namespace {

using baseline::Baseline;
using baseline::CodeMemory;
using baseline::CodePlace;
using bytecode::Operand;
using bytecode::PrintKind;

/// A process has one region.
struct World {
  base::Region region{base::Region::kAddress, base::Region::kMost};
  Baseline baseline;
  explicit World(size_t most = Baseline::kMost) : baseline(region, most) {}
};

/// fold(x) of all x below `count`, summed: a loop in registers, allocation, a recursive call, a loop around it.
struct Folds {
  Assembly a;
  Function* fold;
  Function* main;
  uint64_t sum = 0;

  Folds(base::Region& region, int64_t count, int32_t factor) : a(region) {
    Type* node = a.type(Kind::Struct, 16, {0}, "main.node");
    fold = a.declare("main.fold", {.results = 1, .params = 1, .slots = 8, .refs = {4}});
    Code f(a);
    // 0: result, 1: x, 2: i, 3: acc, 4: node
    f.imm(Op::LoadI, 2, 0).op(Op::Mov, 3, 1).imm(Op::LoadI, 5, 9);
    auto top = f.here();
    f.op(Op::MulI, 3, 3, factor).op(Op::Xor, 3, 3, 2).op(Op::ShrUI, 6, 3, 7).op(Op::Add, 3, 3, 6);
    f.jumpTo(Op::LoopIncLtS, 2, 5, top);
    f.imm(Op::New, 4, a.offset(node)).op(Op::Store64, 4, 3, 8).op(Op::Load64, 0, 4, 8);
    auto end = f.jump(Op::JEqI, 1, 0);
    f.op(Op::ShrUI, 13, 1, 1).call(fold, 12).op(Op::Add, 0, 0, 12);
    f.patch(end, f.here());
    f.op(Op::Return).finish(fold);
    main = a.declare("main.main", {.slots = 4});
    Code m(a);
    m.imm(Op::LoadI, 0, 0).imm(Op::LoadI, 1, count).imm(Op::LoadI, 2, 0);
    auto next = m.here();
    m.op(Op::Mov, 9, 0).call(fold, 8).op(Op::Add, 2, 2, 8);
    m.jumpTo(Op::LoopIncLtS, 0, 1, next);
    m.op(Op::Print, 2, static_cast<uint32_t>(PrintKind::Uint)).op(Op::Return).finish(main);
    for (int64_t i = 0; i < count; i++) sum += model(static_cast<uint64_t>(i), factor);
  }
  static uint64_t model(uint64_t x, int32_t factor) {
    uint64_t acc = x;
    for (uint64_t i = 0; i < 9; i++) {
      acc = (acc * static_cast<uint64_t>(int64_t{factor})) ^ i;
      acc += acc >> 7;
    }
    return x == 0 ? acc : acc + model(x >> 1, factor);
  }
  std::string want() const { return std::to_string(sum); }
  std::string run(Baseline* with, Options options = {}) {
    options.baseline = with;
    Ran ran = testing::run(a, main, options);
    return ran.code == 0 ? ran.err : ran.err + " exit " + std::to_string(ran.code);
  }
};

std::vector<uint32_t> instructionsOf(const Function* f) {
  std::vector<uint32_t> at;
  for (uint32_t i = 0; i < f->codeWords; i++) {
    at.push_back(i);
    if (bytecode::opInfo(Insn{link::codeWord(f->code + i)}.op()).x != bytecode::ExtraWord::None) i++;
  }
  return at;
}
bool isCompiled(const Function* f) { return static_cast<uint8_t>(f->code[0]) == link::kNativeByte; }

TEST(Baseline, GivesWhatTheInterpreterGives) {
  World w;
  Folds p(w.region, 300, 5);
  EXPECT_EQ(p.run(nullptr), p.want());
  w.baseline.compile(p.main, 0);
  EXPECT_TRUE(isCompiled(p.main));
  EXPECT_FALSE(isCompiled(p.fold));
  EXPECT_EQ(p.run(&w.baseline), p.want());
  w.baseline.compile(p.fold, 0);
  EXPECT_TRUE(isCompiled(p.fold));
  EXPECT_EQ(p.run(&w.baseline), p.want());
  EXPECT_EQ(p.run(nullptr), p.want()) << "a machine without machine code reads the words as they were";
  EXPECT_EQ(w.baseline.stats().functions, 2u);
}

TEST(Baseline, ZeroesOnlyWhatIsReadBeforeItIsSet) {
  World w;
  Assembly a(w.region);
  Type* node = a.type(Kind::Struct, 16, {0}, "main.node");
  // Slot 8 is no reference, as the length of a slice is none: it is zero where the slice is nil.
  auto made = [&](uint32_t slot, bool setsIt) {
    Function* f = a.declare("main.f", {.slots = 14, .refs = {2, 3, 4, 5, 6, 7, 9, 10, 11}});
    Code c(a);
    c.imm(Op::New, 6, a.offset(node));
    if (setsIt) c.op(Op::Mov, slot, 6);
    auto nil = c.jump(Op::JEqI, slot, 0);
    c.op(Op::Mov, 9, 6).op(Op::Store64, 9, 6, 0);
    c.patch(nil, c.here());
    c.op(Op::Return).finish(f);
    w.baseline.compile(f, 0);
    EXPECT_TRUE(isCompiled(f));
    return f;
  };
  for (uint32_t slot : {2u, 5u, 8u, 11u}) {
    const Function* reads = made(slot, false);
    EXPECT_EQ(reads->zeroFrom, slot);
    EXPECT_EQ(reads->zeroTo, slot + 1);
    const Function* sets = made(slot, true);
    EXPECT_EQ(sets->zeroFrom, sets->zeroTo);
  }
}

/// Functions of random instructions on numbers in a loop: few slots, so that operands are often the same one, and all that
/// a row says may be in a register is.
class RandomLoops {
 public:
  explicit RandomLoops(uint64_t seed) : random_(seed) {
    for (unsigned i = 0; i < bytecode::kOpCount; i++) {
      auto op = static_cast<Op>(i);
      const bytecode::OpInfo& info = bytecode::opInfo(op);
      const baseline::Row& row = baseline::rowOf(op);
      bool inRegisters = row.places[0] != Place::N || row.places[1] != Place::N || row.places[2] != Place::N;
      if (!inRegisters || info.x != bytecode::ExtraWord::None) continue;
      if (info.effects == bytecode::kNumbers || op == Op::Mov) values_.push_back(op);
      if (info.effects == (bytecode::kNumbers | bytecode::kBranches)) jumps_.push_back(op);
    }
  }

  Function* make(Assembly& a) {
    Function* f = a.declare("main.loop", {.slots = kSlots});
    Code c(a);
    for (uint32_t s = 0; s < kInts; s++) c.imm(Op::LoadI, s, static_cast<int32_t>(random_() % 3 == 0 ? random_() : random_() % 64));
    for (uint32_t s = kInts; s < kCounter; s++) c.op(Op::LoadK, s).word(std::bit_cast<uint64_t>(static_cast<double>(random_() % 1000) / 8));
    c.imm(Op::LoadI, kCounter, 0).imm(Op::LoadI, kLimit, 4);
    auto top = c.here();
    for (unsigned i = 0, n = 2 + static_cast<unsigned>(random_() % 12); i < n; i++) {
      if (random_() % 5 != 0) {
        value(c);
        continue;
      }
      Op jump = jumps_[random_() % jumps_.size()];
      size_t over = operandsOf(c, jump);
      value(c);
      c.patch(over, c.here(), bytecode::isWide(bytecode::opInfo(jump).b));
    }
    c.jumpTo(random_() % 2 == 0 ? Op::LoopIncLtS : Op::LoopIncLeS, kCounter, kLimit, top);
    for (uint32_t s = 0; s < kLimit; s++) c.op(Op::MulI, kLimit, kLimit, 31).op(Op::Add, kLimit, kLimit, s);
    c.op(Op::Print, kLimit, static_cast<uint32_t>(PrintKind::Uint)).op(Op::Return).finish(f);
    return f;
  }
  size_t kinds() const { return values_.size() + jumps_.size(); }

 private:
  using Place = baseline::Place;
  static constexpr uint32_t kInts = 5, kCounter = kInts + 5, kLimit = kCounter + 1, kSlots = kLimit + 1;

  uint32_t slot(bool isFloat) {
    if (isFloat) return kInts + static_cast<uint32_t>(random_() % (kCounter - kInts));
    return random_() % 8 == 0 ? kCounter : static_cast<uint32_t>(random_() % kInts);
  }
  void value(Code& c) { operandsOf(c, values_[random_() % values_.size()]); }
  /// Appends the instruction; the place of its word.
  size_t operandsOf(Code& c, Op op) {
    const bytecode::OpInfo& info = bytecode::opInfo(op);
    const baseline::Row& row = baseline::rowOf(op);
    const Operand kinds[3] = {info.a, info.b, info.c};
    bool movesFloats = random_() % 2 == 0;
    uint32_t operands[3] = {};
    for (unsigned i = 0; i < 3; i++) {
      if (bytecode::isSlot(kinds[i])) {
        operands[i] = slot(row.places[i] == Place::D || (row.places[i] == Place::W && movesFloats));
      } else if (kinds[i] == Operand::Imm || kinds[i] == Operand::UImm) {
        bool isShift = (op >= Op::ShlI && op <= Op::ShrSI) || op == Op::Shl32UI;
        operands[i] = static_cast<uint16_t>(1 + random_() % (isShift || random_() % 2 == 0 ? 31 : 0xffff));
      }
    }
    // The counter only counts.
    if (bytecode::isSlot(kinds[0]) && kinds[0] != Operand::U1 && operands[0] == kCounter) operands[0] = 0;
    unsigned flags = 0;
    if (op == Op::Cut) flags = static_cast<unsigned>(random_() % 6);
    if (op == Op::Cvt) flags = static_cast<unsigned>(bytecode::CvtKind::I64ToF64);
    if (op == Op::MathF) flags = static_cast<unsigned>(bytecode::MathFn::Sqrt);
    size_t at = c.here();
    if (bytecode::isWide(info.b)) {
      c.imm(op, operands[0], static_cast<int32_t>(random_()), flags);
    } else {
      c.op(op, operands[0], operands[1], static_cast<int32_t>(operands[2]), flags);
    }
    return at;
  }

  std::mt19937_64 random_;
  std::vector<Op> values_, jumps_;
};

TEST(Baseline, OperandsMayBeInAnyRegisters) {
  World w;
  RandomLoops loops(7);
  EXPECT_GT(loops.kinds(), 60u);
  for (int n = 0; n < 40; n++) {
    Assembly a(w.region);
    for (int i = 0; i < 50; i++) {
      Function* f = loops.make(a);
      std::string want = testing::run(a, f, {}).err;
      ASSERT_FALSE(want.empty());
      w.baseline.compile(f, 0);
      ASSERT_TRUE(isCompiled(f));
      Options options;
      options.baseline = &w.baseline;
      ASSERT_EQ(testing::run(a, f, options).err, want) << "function " << i << " of " << n;
    }
  }
}

// A stranger's module says which words are zeroed: none of them holds what was in the frame before.
TEST(Baseline, ZeroesWhatIsNoReferenceAtAll) {
  World w;
  Assembly a(w.region);
  Function* f = a.declare("main.f", {.slots = 14, .frameWords = 20});
  f->zeroFrom = 2;
  f->zeroTo = 20;
  Code c(a);
  c.op(Op::Mov, 6, 5).op(Op::Return).finish(f);
  w.baseline.compile(f, 0);
  EXPECT_EQ(f->zeroFrom, 5u);
  EXPECT_EQ(f->zeroTo, 20u) << "nobody says who sets frame memory without references";
}

TEST(Baseline, IsEnteredAtEveryInstruction) {
  World w;
  Folds p(w.region, 40, 3);
  w.baseline.compile(p.main, 1);
  for (const Function* f : {p.fold, p.main}) {
    for (uint32_t only : instructionsOf(f)) {
      std::vector<Word> words(f->code, f->code + f->codeWords);
      for (uint32_t i : instructionsOf(f))
        if (i != only) const_cast<Word&>(f->code[i]) = link::codeWord(f->code + i);
      EXPECT_EQ(p.run(&w.baseline), p.want()) << f->name << " at word " << only;
      std::copy(words.begin(), words.end(), const_cast<Word*>(f->code));
    }
  }
}

TEST(Baseline, IsLeftAtEveryInstruction) {
  // Which instructions are left out alternates between functions: with either one first, each is once.
  for (bool mainFirst : {false, true}) {
    World w;
    w.baseline.compileHalf();
    Folds p(w.region, 300, 7);
    w.baseline.compile(mainFirst ? p.main : p.fold, 0);
    w.baseline.compile(mainFirst ? p.fold : p.main, 0);
    EXPECT_EQ(w.baseline.stats().functions, 2u);
    EXPECT_GE(w.baseline.stats().leaving * 2 + 2, w.baseline.stats().instructions);
    EXPECT_EQ(p.run(&w.baseline), p.want());
  }
}

TEST(Baseline, StopsWhereTheInterpreterStops) {
  World w;
  Folds p(w.region, 40, 3);
  for (bool compiled : {false, true}) {
    if (compiled) w.baseline.compile(p.main, 1);
    static std::vector<std::pair<uint64_t, const Word*>> stops;
    if (!compiled) stops.clear();
    for (size_t n = 1; n < 300; n++) {
      Options options;
      options.baseline = &w.baseline;
      options.instructionBudget = n;
      options.slice = 1;
      p.a.program.main = p.main;
      Machine machine(p.a.program, options);
      machine.run();
      std::pair<uint64_t, const Word*> stop = {machine.vm().spent(), machine.vm().pc};
      if (!compiled) stops.push_back(stop);
      EXPECT_EQ(stop, stops[n - 1]) << n;
    }
  }
}

TEST(Baseline, ThreadsShareIt) {
  World w;
  for (int round = 0; round < 30; round++) {
    Folds p(w.region, 2000, 3 + round);
    p.a.program.main = p.main;
    std::atomic<int> wrong = 0;
    auto work = [&] {
      Options options;
      options.baseline = &w.baseline;
      options.slice = 100;  // what is hot is found at once
      std::string out;
      options.write = [](void* to, int, std::string_view text) { static_cast<std::string*>(to)->append(text); };
      options.writeContext = &out;
      options.runtime.heap.reserve = size_t{1} << 28;
      Machine machine(p.a.program, options);
      if (machine.run() != 0 || out != p.want()) wrong++;
    };
    std::thread x(work), y(work);
    x.join();
    y.join();
    EXPECT_EQ(wrong, 0);
    EXPECT_TRUE(isCompiled(p.fold));
  }
}

size_t fieldOfStatm(int field) {
  std::ifstream in("/proc/self/statm");
  size_t pages = 0;
  for (int i = 0; i <= field; i++) in >> pages;
  return pages * static_cast<size_t>(sysconf(_SC_PAGESIZE));
}

TEST(Baseline, CodeEndsWithItsProgram) {
  World w;
  auto runOne = [&](int n) {
    Folds p(w.region, 5, 3 + n);
    w.baseline.compile(p.main, 1);
    Options options;
    options.runtime.heap.reserve = size_t{1} << 26;
    EXPECT_EQ(p.run(&w.baseline, options), p.want());
    EXPECT_TRUE(isCompiled(p.main));
  };
  runOne(0);
  auto settle = [] { malloc_trim(0); };
  for (int n = 1; n < 50; n++) runOne(n);
  settle();
  uint64_t taken = w.baseline.stats().taken;
  [[maybe_unused]] size_t space = fieldOfStatm(0), resident = fieldOfStatm(1);
  for (int n = 50; n < 1050; n++) runOne(n);
  settle();
  EXPECT_EQ(w.baseline.stats().taken, taken);
  EXPECT_EQ(w.baseline.stats().functions, 2u * 1050);
  EXPECT_EQ(w.region.taken(), 0u);
#ifndef VO_SANITIZE  // sanitizers keep what was freed
  EXPECT_LE(fieldOfStatm(0), space + (size_t{1} << 20));
  EXPECT_LE(fieldOfStatm(1), resident + (size_t{1} << 20));
#endif
}

TEST(Baseline, FullMemoryLeavesTheRestToTheInterpreter) {
  World w(8192);
  std::vector<std::unique_ptr<Folds>> programs;
  for (int n = 0; n < 40; n++) programs.push_back(std::make_unique<Folds>(w.region, 20, 3 + n));
  for (auto& p : programs) w.baseline.compile(p->main, 1);
  baseline::Stats stats = w.baseline.stats();
  EXPECT_GT(stats.functions, 2u);
  EXPECT_GT(stats.left, 10u);
  EXPECT_LE(stats.taken, 8192u);
  for (auto& p : programs) EXPECT_EQ(p->run(&w.baseline), p->want());
  // Room that programs give back is for others.
  programs.clear();
  Folds last(w.region, 20, 11);
  w.baseline.compile(last.main, 1);
  EXPECT_TRUE(isCompiled(last.main));
  EXPECT_EQ(last.run(&w.baseline), last.want());
}

/// A child process without signals' fuss: 0 if `body` says true.
template <class Body>
int inChild(Body body) {
  pid_t child = fork();
  if (child == 0) _exit(body() ? 0 : 1);
  int status = 0;
  waitpid(child, &status, 0);
  return WIFEXITED(status) ? WEXITSTATUS(status) : 1000 + WTERMSIG(status);
}

/// From now on the system refuses to make memory executable.
bool refuseExecutableMemory() {
  sock_filter code[] = {
      BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(seccomp_data, nr)),
      BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_mprotect, 0, 3),
      BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(seccomp_data, args[2])),
      BPF_JUMP(BPF_JMP | BPF_JSET | BPF_K, PROT_EXEC, 0, 1),
      BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | EACCES),
      BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
  };
  sock_fprog program = {std::size(code), code};
  return prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 && prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program) == 0;
}

TEST(Baseline, InterpretsWhereExecutableMemoryIsRefused) {
  EXPECT_EQ(inChild([] {
              if (!refuseExecutableMemory()) return false;
              World w;
              Folds p(w.region, 40, 3);
              size_t space = fieldOfStatm(0);
              w.baseline.compile(p.main, 1);
              baseline::Stats stats = w.baseline.stats();
              return stats.isRefused && stats.functions == 0 && !isCompiled(p.main) && p.run(&w.baseline) == p.want() &&
                     fieldOfStatm(0) < space + Baseline::kMost;  // nothing reserved stays
            }),
            0);
}

TEST(Baseline, AForkedProcessRunsWhatThereIsAndCompilesNoMore) {
  World w;
  Folds first(w.region, 40, 3), second(w.region, 40, 5);
  w.baseline.compile(first.main, 1);
  uint64_t functions = w.baseline.stats().functions;
  EXPECT_EQ(inChild([&] {
              w.baseline.compile(second.main, 1);
              return w.baseline.stats().functions == functions && !isCompiled(second.main) &&
                     first.run(&w.baseline) == first.want() && second.run(&w.baseline) == second.want();
            }),
            0);
  // What the parent compiles after it is not overwritten.
  w.baseline.compile(second.main, 1);
  EXPECT_EQ(second.run(&w.baseline), second.want());
  EXPECT_EQ(first.run(&w.baseline), first.want());
}

TEST(Baseline, MemoryIsNeverWritableAndExecutable) {
  World w;
  std::atomic<bool> ends = false;
  std::atomic<int> looks = 0, executable = 0, both = 0;
  std::thread looker([&] {
    while (!ends) {
      std::ifstream maps("/proc/self/maps");
      for (std::string line; std::getline(maps, line);) {
        std::string access = line.substr(line.find(' ') + 1, 4);
        if (access == "r-xs") executable++;
        if (access[1] == 'w' && access[2] == 'x') both++;
      }
      looks++;
    }
  });
  for (int n = 0; looks < 20 || n < 200; n++) {
    Folds p(w.region, 3, 3 + n);
    w.baseline.compile(p.main, 1);
    EXPECT_EQ(p.run(&w.baseline), p.want());
  }
  ends = true;
  looker.join();
  EXPECT_GT(executable, 0) << "the mapping that machine code runs in was seen";
  EXPECT_EQ(both, 0);
}

TEST(Baseline, SaysWhichInstructionIsAtAnAddress) {
  World w;
  Folds p(w.region, 40, 3);
  w.baseline.compile(p.main, 1);
  unsigned long long begin = 0, size = 0;
  std::string map = w.baseline.perfMap();
  ASSERT_EQ(sscanf(map.c_str(), "%llx %llx", &begin, &size), 2);
  const auto* first = reinterpret_cast<const uint8_t*>(begin);
  CodePlace at = w.baseline.placeOf(first);
  ASSERT_NE(at.function, nullptr);
  EXPECT_EQ(at.word, 0u);
  // Each instruction but those that have no bytes comes, in order.
  std::vector<uint32_t> seen;
  for (uint64_t i = 0; i < size; i++) {
    CodePlace place = w.baseline.placeOf(first + i);
    EXPECT_EQ(place.function, at.function);
    if (seen.empty() || place.word > seen.back()) seen.push_back(place.word);
  }
  EXPECT_EQ(seen, instructionsOf(at.function));
  EXPECT_EQ(w.baseline.placeOf(first + Baseline::kMost).function, nullptr);
  EXPECT_EQ(w.baseline.placeOf(&w).function, nullptr);
}

/// The names of the object files that gdb sees, and where they say that is.
std::vector<std::pair<std::string, uint64_t>> namesForGdb() {
  std::vector<std::pair<std::string, uint64_t>> names;
  for (jit_code_entry* e = __jit_debug_descriptor.first_entry; e != nullptr; e = e->next_entry) {
    const char* file = e->symfile_addr;
    const auto* head = reinterpret_cast<const Elf64_Ehdr*>(file);
    const auto* sections = reinterpret_cast<const Elf64_Shdr*>(file + head->e_shoff);
    for (unsigned i = 0; i < head->e_shnum; i++) {
      const Elf64_Shdr& s = sections[i];
      if (s.sh_type != SHT_NOBITS) EXPECT_LE(s.sh_offset + s.sh_size, e->symfile_size);
      if (s.sh_type != SHT_SYMTAB) continue;
      for (size_t k = 1; k < s.sh_size / s.sh_entsize; k++) {
        Elf64_Sym symbol;
        memcpy(&symbol, file + s.sh_offset + k * s.sh_entsize, sizeof symbol);
        names.emplace_back(file + sections[s.sh_link].sh_offset + symbol.st_name, sections[symbol.st_shndx].sh_addr + symbol.st_value);
      }
    }
  }
  return names;
}

TEST(Baseline, TellsGdbNames) {
  {
    World w;
    w.baseline.tellGdb();
    EXPECT_TRUE(namesForGdb().empty());
    Folds p(w.region, 4, 3);
    w.baseline.compile(p.main, 1);
    std::vector<std::pair<std::string, uint64_t>> names = namesForGdb();
    ASSERT_EQ(names.size(), 2u);
    for (const auto& [name, address] : names) {
      CodePlace place = w.baseline.placeOf(reinterpret_cast<const void*>(address));
      ASSERT_NE(place.function, nullptr);
      EXPECT_EQ(place.function->name, name);
    }
    {
      Folds q(w.region, 4, 3);
      w.baseline.compile(q.fold, 0);
      EXPECT_EQ(namesForGdb().size(), 3u);
    }
    EXPECT_EQ(namesForGdb(), names) << "what is gone has no name";
  }
  EXPECT_TRUE(namesForGdb().empty());
}

TEST(CodeMemory, GivesEachByteOnce) {
  constexpr size_t kSize = 64 << 10;
  CodeMemory memory(kSize);
  ASSERT_TRUE(memory.valid());
  std::mt19937 random(1);
  std::vector<std::pair<size_t, size_t>> taken;
  std::vector<bool> isTaken(kSize);
  for (int n = 0; n < 20000; n++) {
    if (random() % 2 == 0) {
      size_t size = 1 + random() % 3000, at = memory.take(size);
      if (at == CodeMemory::kNone) continue;
      EXPECT_EQ(at % CodeMemory::kAlign, 0u);
      for (size_t i = 0; i < size; i++) {
        EXPECT_FALSE(isTaken[at + i]);
        isTaken[at + i] = true;
      }
      memory.writeAt(at)[size - 1] = static_cast<uint8_t>(n);
      EXPECT_EQ(memory.runAt(at)[size - 1], static_cast<uint8_t>(n));
      taken.emplace_back(at, size);
    } else if (!taken.empty()) {
      auto& [at, size] = taken[random() % taken.size()];
      memory.give(at, size);
      std::fill_n(isTaken.begin() + static_cast<ptrdiff_t>(at), size, false);
      std::swap(taken.back(), *std::find(taken.begin(), taken.end(), std::pair(at, size)));
      taken.pop_back();
    }
  }
  for (auto& [at, size] : taken) memory.give(at, size);
  EXPECT_EQ(memory.used(), 0u);
  EXPECT_EQ(memory.take(kSize), 0u) << "free neighbours are joined";
}

}  // namespace
}  // namespace vo::vm::testing
