// This file is the fuzz target of running untrusted modules: decoder, structural checks, verifier, link
// and a bounded run of what was accepted, over a poisoned heap and with a collection at every
// allocation for some inputs, interpreted or as machine code. There is no library, so that a run is short; programs with the library
// are run by fuzz/mutants.
#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <string>

#include "bytecode/decode.h"
#include "bytecode/encode.h"
#include "bytecode/structure.h"
#include <memory>
#include "link/library_facts.h"
#include "link/link.h"
#include "module_mutator.h"
#include "stdlib/natives.h"
#include "vm/baseline/baseline.h"
#include "vm/machine.h"

extern "C" size_t LLVMFuzzerMutate(uint8_t* data, size_t size, size_t maxSize);

namespace {

using namespace vo;

/// The region that inputs are linked in, each in a piece of its own, and what is counted.
struct World {
  base::Region region{base::Region::kAddress, base::Region::kMost};
  vm::baseline::Baseline baseline{region};
  base::Arena none;
  base::Interner symbols{none};
  uint64_t decoded = 0, accepted = 0, ran = 0;
};

World& world() {
  static auto* w = [] {
    auto* made = new World;
    atexit([] {
      World& w = world();
      fprintf(stderr, "%llu decoded, %llu accepted, %llu run\n", static_cast<unsigned long long>(w.decoded),
              static_cast<unsigned long long>(w.accepted), static_cast<unsigned long long>(w.ran));
    });
    int nowhere = ::open("/dev/null", O_RDWR);
    dup2(nowhere, 1);
    dup2(nowhere, 0);
    return made;
  }();
  return *w;
}

class Natives final : public link::NativeResolver {
 public:
  int32_t find(std::string_view name) const override { return stdlib::findNative(name); }
  bool mayBeNamed(int32_t number) const override { return stdlib::nativeMayBeNamed(number); }
};

void dropOutput(void*, int, std::string_view) {}

/// Bytes with the hash of this build's instruction set, so that stored inputs stay alive.
std::vector<uint8_t> refreshed(const uint8_t* data, size_t size) {
  std::vector<uint8_t> bytes(data, data + size);
  if (size >= 12 && bytecode::looksLikeModule(bytes)) {
    bytes[3] = bytecode::codec::kVersion;
    for (size_t i = 0; i < 8; i++) bytes[4 + i] = static_cast<uint8_t>(bytecode::codec::opcodeHash() >> (8 * i));
  }
  return bytes;
}

}  // namespace

extern "C" int LLVMFuzzerInitialize(int*, char***) {
  world();
  return 0;
}

extern "C" size_t LLVMFuzzerCustomMutator(uint8_t* data, size_t size, size_t maxSize, unsigned seed) {
  std::minstd_rand random(seed);
  if (random() % 50 == 0) return LLVMFuzzerMutate(data, size, maxSize);
  bytecode::DecodeResult r = bytecode::decode(refreshed(data, size));
  if (!r.error.empty()) return LLVMFuzzerMutate(data, size, maxSize);
  fuzz::mutateModules(random, r.modules);
  std::vector<const bytecode::Module*> list;
  for (const bytecode::Module& m : r.modules) list.push_back(&m);
  std::vector<uint8_t> bytes = bytecode::encode(list);
  if (bytes.size() > maxSize) return LLVMFuzzerMutate(data, size, maxSize);
  std::copy(bytes.begin(), bytes.end(), data);
  return bytes.size();
}

namespace {

/// Links and runs with limits. The link is forgotten.
void linkAndRun(const std::vector<const bytecode::Module*>& list, unsigned choice) {
  World& w = world();
  base::Piece piece(w.region);
  base::Arena kept(piece);
  base::Interner symbols(kept);
  Natives natives;
  link::LinkOptions options;
  options.missingNative = stdlib::findNative("vo.missing");
  options.untrusted = true;
  link::LinkResult linked = link::link(kept, piece, symbols, natives, nullptr, list, options);
  if (linked.program == nullptr || linked.program->main == nullptr) return;
  w.ran++;
  vm::Options run;
  run.runtime.heap.reserve = size_t{1} << 30;
  run.runtime.heap.memoryLimit = size_t{64} << 20;
  run.runtime.seed = 1 + choice;
  run.runtime.stress.gcEveryAlloc = choice % 4 == 1;
  run.runtime.stress.poisonFreed = choice % 2 == 1;
  run.natives = stdlib::nativeFunctions();
  run.args = {"fuzz"};
  run.instructionBudget = choice % 4 == 1 ? 2'000 : 50'000;
  run.slice = 500;
  run.write = dropOutput;
  // Half of the inputs as machine code: it trusts what the verifier has proved, and nothing else.
  if (choice / 4 % 2 == 1) {
    run.baseline = &w.baseline;
    run.compileAll = true;
  }
  vm::Machine machine(*linked.program, run);
  machine.run();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  World& w = world();
  bytecode::DecodeResult r = bytecode::decode(refreshed(data, size));
  if (!r.error.empty()) return 0;
  w.decoded++;
  std::vector<const bytecode::Module*> list;
  for (const bytecode::Module& m : r.modules) list.push_back(&m);
  for (const bytecode::Module* m : list)
    if (!bytecode::checkStructure(*m).empty()) return 0;
  link::ProgramFacts library(nullptr, w.symbols);
  if (!bytecode::verify(list, library).empty()) return 0;
  w.accepted++;
  linkAndRun(list, size != 0 ? data[size / 2] + static_cast<unsigned>(size) : 0);
  return 0;
}
