// This file is the fuzz target of running untrusted modules: decoder, structural checks, verifier, link
// and a bounded run of what was accepted, under gc-every-alloc and poison-freed for some inputs. The
// mutator starts from modules that are compiled from corpus/vob/*.go against a small library image
// when the target starts. The image is mapped read-only: nothing that is linked or run may write there.
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
#include "driver/compile.h"
#include "driver/library.h"
#include "image/image.h"
#include "link/library_facts.h"
#include "link/link.h"
#include "module_mutator.h"
#include "stdlib/natives.h"
#include "vm/machine.h"

extern "C" size_t LLVMFuzzerMutate(uint8_t* data, size_t size, size_t maxSize);

namespace {

using namespace vo;

/// The library that inputs are linked with, mapped read-only, and modules to start from.
struct World;
World& world();
struct World {
  std::string imagePath = "/tmp/vob_fuzz." + std::to_string(getpid()) + ".voa";
  std::vector<std::vector<uint8_t>> seeds;
  std::unique_ptr<base::Region> region;
  driver::ImageRoot* root = nullptr;
  std::unique_ptr<base::Arena> none;
  std::unique_ptr<base::Interner> symbols;  ///< of the library, to look names up
  uint64_t decoded = 0, accepted = 0, ran = 0;

  World() {
    makeImage();
    compileSeeds();
    open();
  }

  /// A new mapping of the image: what earlier inputs linked behind it is gone.
  void open() {
    region = nullptr;
    region = std::make_unique<base::Region>(driver::kRegionBase, driver::kRegionSize);
    std::string error, hash;
    root = static_cast<driver::ImageRoot*>(image::mapImage(imagePath, *region, &error, &hash));
    VO_CHECK(root != nullptr, "the image that was just written can be mapped");
    none = std::make_unique<base::Arena>();
    symbols = std::make_unique<base::Interner>(*none, root->symbols);
    // Whatever is linked or run never writes into the library.
    VO_CHECK(mprotect(region->base(), region->used(), PROT_READ) == 0, "the image can be protected");
  }

  void makeImage() {
    driver::Compilation library{std::string()};
    driver::CompileOptions options;
    options.library = {"errors", "fmt", "sort", "strconv", "strings", "sync"};
    std::string error;
    VO_CHECK(library.compile(options) && library.writeImage(imagePath, &error), "the library compiles");
  }

  void compileSeeds() {
    namespace fs = std::filesystem;
    std::vector<std::string> paths;
    for (const auto& e : fs::directory_iterator(VO_FUZZ_SEEDS))
      if (e.path().extension() == ".go") paths.push_back(e.path());
    std::sort(paths.begin(), paths.end());
    for (const std::string& path : paths) {
      driver::Compilation compilation(imagePath);
      driver::CompileOptions options;
      options.paths = {path};
      seeds.emplace_back();
      if (!compilation.compile(options) || !compilation.emitModules(&seeds.back())) {
        fputs(diag::render(compilation.sink(), compilation.sources(), {}).c_str(), stderr);
        VO_CHECK(false, "seed programs compile");
      }
    }
    VO_CHECK(!seeds.empty(), "there are seed programs");
  }
};

World& world() {
  static auto* w = [] {
    auto* made = new World;
    atexit([] {
      World& w = world();
      unlink(w.imagePath.c_str());
      fprintf(stderr, "%llu decoded, %llu accepted, %llu run\n", static_cast<unsigned long long>(w.decoded),
              static_cast<unsigned long long>(w.accepted), static_cast<unsigned long long>(w.ran));
    });
    // Programs print; reports of sanitizers go to standard error.
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
  if (!r.error.empty()) r = bytecode::decode(world().seeds[random() % world().seeds.size()]);
  fuzz::mutateModules(random, r.modules);
  std::vector<const bytecode::Module*> list;
  for (const bytecode::Module& m : r.modules) list.push_back(&m);
  std::vector<uint8_t> bytes = bytecode::encode(list);
  if (bytes.size() > maxSize) return LLVMFuzzerMutate(data, size, maxSize);
  std::copy(bytes.begin(), bytes.end(), data);
  return bytes.size();
}

namespace {

/// Links behind the library and runs with limits. The link is forgotten.
void linkAndRun(const std::vector<const bytecode::Module*>& list, unsigned choice) {
  World& w = world();
  {
    base::Arena kept(*w.region);
    base::Interner symbols(kept, w.root->symbols);
    Natives natives;
    link::LinkOptions options;
    options.missingNative = stdlib::findNative("vo.missing");
    options.untrusted = true;
    link::LinkResult linked = link::link(kept, w.region->base(), symbols, natives, w.root->program, list, options);
    if (linked.program != nullptr && linked.program->main != nullptr) {
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
      vm::Machine machine(*linked.program, run);
      machine.run();
    }
  }
  w.open();
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
  link::ProgramFacts library(w.root->program, *w.symbols);
  if (!bytecode::verify(list, library).empty()) return 0;
  w.accepted++;
  linkAndRun(list, size != 0 ? data[size / 2] + static_cast<unsigned>(size) : 0);
  return 0;
}
