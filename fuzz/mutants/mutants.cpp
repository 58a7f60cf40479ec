// This file makes mutants of compiled modules and runs those that pass the structural checks and the
// verifier, over a poisoned heap, interpreted and as machine code. Under AddressSanitizer a wrong access ends the program with the
// number of the mutant; `--first=N --count=1` runs it again.
//
//   mutants [--count=N] [--first=N] [--image=FILE] [--verbose] SEED.go...
//
// A mutant is a function of its number: seed program, number of changes, and the changes.
#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <cstring>
#include <memory>
#include <random>
#include <string>
#include <vector>

#include "bytecode/op_info.h"
#include "bytecode/structure.h"
#include "driver/compile.h"
#include "driver/library.h"
#include "module_mutator.h"
#include "runtime/runtime.h"
#include "stdlib/natives.h"
#include "vm/baseline/baseline.h"
#include "vm/vm.h"

namespace {

using namespace vo;
using bytecode::FunctionRow;
using bytecode::Insn;
using bytecode::Module;
using bytecode::Op;
using bytecode::OpInfo;
using bytecode::Operand;
using Random = std::minstd_rand;

class Mutator {
 public:
  Mutator(Random& random, Module& m) : random_(random), m_(m) {}

  void run() {
    unsigned changes = 1 + below(3);
    for (unsigned i = 0; i < changes; i++) change();
  }

 private:
  unsigned below(uint64_t n) { return n == 0 ? 0 : static_cast<unsigned>(random_() % n); }

  void change() {
    if (m_.functions.empty()) return;
    switch (below(24)) {
      case 0: return changeType();
      case 1: return changeGroup();
      case 2: return changeData();
      case 3: return changeFunctionFacts();
      default: return changeCode();
    }
  }

  FunctionRow* anyFunction() {
    for (int i = 0; i < 20; i++) {
      FunctionRow& f = m_.functions[below(m_.functions.size())];
      if (!f.code.empty()) return &f;
    }
    return nullptr;
  }

  // A slot that is often of the same type as the one there was.
  uint16_t slot(const FunctionRow& f, uint16_t old) {
    uint32_t tail = f.slots + f.frameBytes / 8 + 4;
    if (below(12) == 0 && f.totalWords > tail) return static_cast<uint16_t>(tail + below(f.totalWords - tail));
    if (below(3) != 0) {
      const bytecode::SlotGroup* mine = nullptr;
      for (const bytecode::SlotGroup& g : f.groups)
        if (g.first <= old) mine = &g;
      std::vector<uint16_t> same;
      for (const bytecode::SlotGroup& g : f.groups)
        if (mine != nullptr && g.type == mine->type && g.first != mine->first)
          same.push_back(static_cast<uint16_t>(g.first + (old - mine->first)));
      if (!same.empty()) return same[below(same.size())];
    }
    return static_cast<uint16_t>(below(f.slots));
  }

  uint32_t number(uint32_t old) {
    static constexpr uint32_t kOdd[] = {0, 1, 2, 7, 8, 16, 24, 63, 64, 255, 0x7fff, 0x8000, 0xffff, 0x7fffffff, 0xffffffff};
    switch (below(4)) {
      case 0: return old + 1;
      case 1: return old - 1;
      case 2: return old ^ (1u << below(16));
      default: return kOdd[below(std::size(kOdd))];
    }
  }

  uint64_t field(const FunctionRow& f, Operand kind, unsigned shift, uint64_t w) {
    auto put16 = [&](uint16_t v) { return (w & ~(uint64_t{0xffff} << shift)) | uint64_t{v} << shift; };
    auto put32 = [&](uint32_t v) { return (w & 0xffffffffu) | uint64_t{v} << 32; };
    auto old = static_cast<uint16_t>(w >> shift);
    auto wide = static_cast<uint32_t>(w >> 32);
    switch (kind) {
      case Operand::None: return w;
      case Operand::Imm: case Operand::UImm: case Operand::Jump: return put16(static_cast<uint16_t>(number(old)));
      case Operand::Imm32: case Operand::Jump32: return put32(number(wide));
      case Operand::Off32:
        return put32(below(2) == 0 && !f.frame.empty() ? f.frame[below(f.frame.size())].offset + 8 * below(3) : number(wide));
      case Operand::Func32: return put32(below(m_.functions.size() + m_.imports.size()));
      case Operand::Type32: return put32(below(m_.types.size()));
      case Operand::Str32: return put32(below(m_.strings.size()));
      case Operand::T: return w;
      default: return put16(slot(f, old));
    }
  }

  void changeCode() {
    FunctionRow* f = anyFunction();
    if (f == nullptr) return;
    std::vector<size_t> at = fuzz::startsOf(f->code);
    if (at.empty()) return;
    size_t pc = at[below(at.size())];
    uint64_t& w = f->code[pc];
    const OpInfo& info = bytecode::opInfo(Insn{w}.op());
    switch (below(12)) {
      case 0: case 1: case 2: w = field(*f, info.a, 16, w); return;
      case 3: case 4: case 5: w = field(*f, info.b, 32, w); return;
      case 6: case 7:
        if (!bytecode::isWide(info.b)) w = field(*f, info.c, 48, w);
        return;
      case 8: w ^= uint64_t{1} << (8 + below(4)); return;
      case 9: {  // another instruction of the same form
        for (int i = 0; i < 40; i++) {
          auto op = static_cast<Op>(below(bytecode::kOpCount));
          const OpInfo& other = bytecode::opInfo(op);
          if (other.a != info.a || other.b != info.b || other.c != info.c || other.x != info.x) continue;
          w = Insn{w}.withOp(op).word;
          return;
        }
        return;
      }
      case 10: {  // a copy of one instruction over another, or over a gap
        size_t from = at[below(at.size())];
        if (bytecode::opInfo(Insn{f->code[from]}.op()).x == info.x &&
            info.x != bytecode::ExtraWord::Table) {
          w = f->code[from];
          if (info.x != bytecode::ExtraWord::None) f->code[pc + 1] = f->code[from + 1];
        }
        return;
      }
      default:
        if (info.x != bytecode::ExtraWord::None) {
          uint64_t& x = f->code[pc + 1];
          if (info.x == bytecode::ExtraWord::TypeX && below(2) == 0) {
            x = (x & ~uint64_t{0xffffffff}) | below(m_.types.size());
          } else {
            x = below(2) == 0 ? uint64_t{number(static_cast<uint32_t>(x))} | (x >> 32 << 32)
                              : (x & 0xffffffffu) | uint64_t{number(static_cast<uint32_t>(x >> 32))} << 32;
          }
        } else {
          w = Insn::abc(Op::Nop, 0, 0, 0, 0).word;
        }
    }
  }

  void changeType() {
    if (m_.types.empty()) return;
    bytecode::TypeRow& t = m_.types[below(m_.types.size())];
    switch (below(8)) {
      case 0: t.size = number(static_cast<uint32_t>(t.size)); return;
      case 1: t.elem = below(m_.types.size()); return;
      case 2:
        if (!t.fields.empty()) t.fields[below(t.fields.size())].type = below(m_.types.size());
        return;
      case 3:
        if (!t.fields.empty()) t.fields[below(t.fields.size())].offset = 8 * below(6);
        return;
      case 4:
        if (!t.methods.empty()) t.methods[below(t.methods.size())].ifn = below(m_.functions.size());
        return;
      case 5:
        if (!t.params.empty()) t.params[below(t.params.size())] = below(m_.types.size());
        return;
      case 6: t.key += "x"; return;
      default: t.length = number(static_cast<uint32_t>(t.length)); return;
    }
  }

  void changeGroup() {
    FunctionRow* f = anyFunction();
    if (f == nullptr) return;
    if (!f->frame.empty() && below(2) == 0) {
      bytecode::FrameVariable& v = f->frame[below(f->frame.size())];
      if (below(2) == 0) v.type = below(m_.types.size());
      else v.offset = 8 * below(f->frameBytes / 8 + 1);
    } else if (!f->groups.empty()) {
      bytecode::SlotGroup& g = f->groups[below(f->groups.size())];
      if (below(2) == 0) {
        g.access = static_cast<bytecode::Access>(below(4));
      } else {
        g.type = below(m_.types.size());
      }
    }
  }

  void changeData() {
    if (!m_.data.relocs.empty() && below(2) == 0) {
      bytecode::DataReloc& r = m_.data.relocs[below(m_.data.relocs.size())];
      if (below(2) == 0) r.addend = number(static_cast<uint32_t>(r.addend));
      else r.index = below(m_.types.size());
    } else if (!m_.data.bytes.empty()) {
      m_.data.bytes[below(m_.data.bytes.size())] ^= static_cast<uint8_t>(1u << below(8));
    } else if (!m_.itabs.empty()) {
      m_.itabs[below(m_.itabs.size())].concrete = below(m_.types.size());
    }
  }

  void changeFunctionFacts() {
    FunctionRow* f = anyFunction();
    if (f == nullptr) return;
    switch (below(7)) {
      case 0: f->type = below(m_.types.size()); return;
      case 1: f->recv = below(m_.types.size()); return;
      case 2: f->epilogue = number(f->epilogue); return;
      case 3: f->zeroFrom = f->zeroTo = 0; return;
      case 4: f->totalWords = number(f->totalWords); return;
      case 5: f->flags ^= 1u << below(7); return;
      default:
        if (!f->captures.empty()) f->captures[below(f->captures.size())] = below(m_.types.size());
    }
  }

  Random& random_;
  Module& m_;
};

struct Settings {
  uint64_t count = 400, first = 0;
  std::string image = "mutants.voa";
  bool verbose = false;
  std::vector<std::string> seeds;
};

bool parse(int argc, char** argv, Settings& s) {
  for (int i = 1; i < argc; i++) {
    std::string_view a = argv[i];
    if (a.starts_with("--count=")) s.count = strtoull(argv[i] + 8, nullptr, 10);
    else if (a.starts_with("--first=")) s.first = strtoull(argv[i] + 8, nullptr, 10);
    else if (a.starts_with("--image=")) s.image = a.substr(8);
    else if (a == "--verbose") s.verbose = true;
    else if (a.starts_with("--")) return false;
    else s.seeds.emplace_back(a);
  }
  return !s.seeds.empty();
}

/// The library image of this executable: images belong to the build that wrote them.
bool makeImage(const std::string& path) {
  driver::MetadataSpace space{std::string()};
  driver::Compilation compilation(space, driver::Makes::Image);
  driver::CompileOptions options;
  options.library = driver::libraryPackages();
  std::string error;
  return compilation.compile(options) && compilation.writeImage(path, &error);
}

std::vector<Module> compileSeed(driver::MetadataSpace& space, const std::string& path) {
  driver::Compilation compilation(space);
  driver::CompileOptions options;
  options.paths = {path};
  options.portable = options.keepModules = true;
  std::vector<Module> out;
  if (!compilation.compile(options)) return out;
  for (auto& m : compilation.modules()) out.push_back(*m);
  return out;
}

struct Ran {
  std::string output;
  uint64_t spent = 0;
  vm::Outcome outcome = {};
  bool operator==(const Ran&) const = default;
};

/// Without addresses: they are others in each run.
std::string withoutAddresses(std::string_view text) {
  constexpr size_t kShortest = 9;  // digits
  std::string out;
  for (size_t i = 0; i < text.size();) {
    size_t end = i;
    while (end < text.size() && text[end] >= '0' && text[end] <= '9') end++;
    if (end - i >= kShortest) out += '#';
    else out += text.substr(i, std::max<size_t>(end - i, 1));
    i = std::max(end, i + 1);
  }
  return out;
}

Ran runOnce(const link::Program& program, vm::baseline::Baseline* baseline) {
  Ran ran;
  vm::Options options;
  options.args = {"mutant"};
  options.natives = stdlib::nativeFunctions();
  options.instructionBudget = 3000;
  options.slice = 50;
  options.runtime.seed = 1;
  options.runtime.heap.reserve = size_t{256} << 20;
  options.runtime.heap.memoryLimit = size_t{24} << 20;
  options.runtime.stress.poisonFreed = true;
  options.runtime.stress.smallSteps = true;
  options.write = [](void* to, int, std::string_view text) { static_cast<std::string*>(to)->append(text); };
  options.writeContext = &ran.output;
  options.baseline = baseline;
  options.compileAll = baseline != nullptr;
  vm::Machine machine(program, options);
  machine.run();
  ran.spent = machine.vm().spent();
  ran.outcome = machine.outcome();
  ran.output = withoutAddresses(ran.output);
  return ran;
}

/// Interpreted, then as machine code, which trusts what the verifier has proved and nothing else. Both end alike, unless
/// the program is not the same twice: numbers in slots that it has not set are what earlier programs left.
enum class Ends : uint8_t { Alike, NotTheSameTwice, Otherwise };
Ends runProgram(const link::Program& program, vm::baseline::Baseline& baseline) {
  Ran interpreted = runOnce(program, nullptr);
  constexpr int kTries = 3;
  for (int i = 0; i < kTries; i++) {
    if (runOnce(program, &baseline) == interpreted) return Ends::Alike;
    if (runOnce(program, nullptr) != interpreted) return Ends::NotTheSameTwice;
  }
  return Ends::Otherwise;
}

}  // namespace

int main(int argc, char** argv) {
  Settings s;
  if (!parse(argc, argv, s)) {
    fputs("usage: mutants [--count=N] [--first=N] [--image=FILE] [--verbose] SEED.go...\n", stderr);
    return 1;
  }
  if (!makeImage(s.image)) {
    fputs("mutants: the library does not compile\n", stderr);
    return 1;
  }
  driver::MetadataSpace space(s.image);
  vm::baseline::Baseline baseline(space.region());
  std::vector<std::vector<Module>> seeds;
  for (const std::string& path : s.seeds) {
    seeds.push_back(compileSeed(space, path));
    if (seeds.back().empty()) {
      fprintf(stderr, "mutants: %s does not compile\n", path.c_str());
      return 1;
    }
  }
  // What programs write to descriptors goes nowhere; ours goes to a copy.
  int report = dup(2);
  int null = open("/dev/null", O_RDWR);
  dup2(null, 0);
  dup2(null, 1);
  auto compilation = std::make_unique<driver::Compilation>(space);
  uint64_t accepted = 0, alike = 0, made = 0;
  char line[160];
  for (uint64_t n = s.first; accepted < s.count; n++) {
    made++;
    Random random(static_cast<uint32_t>(n * 2654435761u + 12345));
    random.discard(3);
    std::vector<Module> modules = seeds[n % seeds.size()];
    if (n >= seeds.size()) Mutator(random, modules[random() % modules.size()]).run();
    bool good = true;
    for (const Module& m : modules) good = good && bytecode::checkStructure(m).empty();
    if (!good) {
      if (s.count == 1 && s.first != 0) break;
      continue;
    }
    // The number is known to whoever finds the program dead.
    int len = snprintf(line, sizeof line, "\rmutant %llu ", static_cast<unsigned long long>(n));
    if (s.verbose) (void)!write(report, line, static_cast<size_t>(len));
    std::string reason = compilation->adopt(std::move(modules), false);
    if (!reason.empty()) {
      if (n < seeds.size()) {
        fprintf(stderr, "mutants: seed %s is refused: %s\n", s.seeds[n].c_str(), reason.c_str());
        return 1;
      }
      if (s.count == 1 && s.first != 0) break;
      continue;
    }
    if (compilation->program() == nullptr || compilation->program()->main == nullptr) {
      compilation = std::make_unique<driver::Compilation>(space);  // its errors would be the next one's
      continue;
    }
    accepted++;
    Ends ends = runProgram(*compilation->program(), baseline);
    alike += ends == Ends::Alike;
    if (ends == Ends::Otherwise) {
      len = snprintf(line, sizeof line, "mutant %llu ends otherwise as machine code\n", static_cast<unsigned long long>(n));
      (void)!write(report, line, static_cast<size_t>(len));
      return 1;
    }
    if (accepted % 10000 == 0) {
      len = snprintf(line, sizeof line, "%llu accepted of %llu\n", static_cast<unsigned long long>(accepted),
                     static_cast<unsigned long long>(made));
      (void)!write(report, line, static_cast<size_t>(len));
    }
  }
  int len = snprintf(line, sizeof line, "%llu mutants accepted and run, %llu of them alike as machine code, of %llu made\n",
                     static_cast<unsigned long long>(accepted), static_cast<unsigned long long>(alike), static_cast<unsigned long long>(made));
  (void)!write(report, line, static_cast<size_t>(len));
  return alike * 10 < accepted * 9;  // (few programs see what others left)
}
