// This file is vo-native, the backend that `vo build` starts with a linked program: the library image, and a file
// descriptor with the program's extents of the metadata region.
#include <fcntl.h>
#include <malloc.h>
#include <sched.h>
#include <signal.h>
#include <sys/file.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

#include "base/region.h"
#include "image/image.h"
#include "native/archive.h"
#include "native/codegen.h"
#include "native/linker.h"
#include "native/metadata.h"
#include "native/object_reader.h"
#include "storage/output.h"
#include "native/progress.h"
#include "native/reach.h"

namespace vo::native {
namespace {

/// The level of x86-64 that the archive's code is made for: CodegenOptions' default.
constexpr int kArchiveLevel = 2;

struct Arguments {
  std::string image;                  ///< empty: the program stands on nothing
  int fd = -1;
  struct Extent {
    uintptr_t address;
    size_t size;
  };
  std::vector<Extent> extents;        ///< as they follow each other in the file
  const link::Program* program = nullptr;
  std::string output;
  int into = -1;                      ///< besides or instead: a file that the executable is written into, and sealed
  std::string keep;                   ///< under which key it is kept in the user's cache
  bool inBackground = false;          ///< nobody waits for it
  bool print = false;                 ///< to stdout instead: text, of --emit=ll or asm
  std::string function;               ///< print this one only
  std::string archive;                ///< instead: the program is the image's, all of it becomes an archive
  std::string generator;              ///< of the archive: a text that is another one if the generator is
  std::string emit = "exe";
  CodegenOptions codegen;
  int cpuLevel = kArchiveLevel;
  std::string trim;                   ///< what names of files lose at their beginning
  std::vector<std::string> linkFlags; ///< of programs with functions of C
  bool strip = false;
  bool noArchive = false;             ///< the library's functions are compiled, too
  bool timings = false;
};

int fail(const std::string& text) {
  fprintf(stderr, "vo: %s\n", text.c_str());
  return 1;
}

bool parse(int argc, char** argv, Arguments& a) {
  for (int i = 1; i < argc; i++) {
    std::string_view arg = argv[i];
    size_t equals = arg.find('=');
    std::string_view name = arg;
    const char* value = "";
    if (equals != std::string_view::npos) {
      name.remove_suffix(arg.size() - equals);
      value = argv[i] + equals + 1;
    }
    if (name == "--image") {
      a.image = value;
    } else if (name == "--fd") {
      a.fd = atoi(value);
    } else if (name == "--extent") {
      char* end;
      uintptr_t address = strtoull(value, &end, 16);
      a.extents.push_back({address, *end == ':' ? strtoull(end + 1, nullptr, 16) : 0});
    } else if (name == "--program") {
      a.program = reinterpret_cast<const link::Program*>(strtoull(value, nullptr, 16));
    } else if (name == "--cpu") {
      if (value[0] != 'v' || value[1] < '1' || value[1] > '4' || value[2] != 0) return false;
      a.cpuLevel = value[1] - '0';
      a.codegen.cpu = a.cpuLevel == 1 ? "x86-64" : std::string("x86-64-") + value;
    } else if (name == "--target") {
      if (value != std::string_view("aarch64")) return false;
      a.codegen.arch = Arch::Aarch64;
      a.codegen.cpu = "generic";
    } else if (name == "--trim") {
      a.trim = value;
    } else if (name == "--output") {
      a.output = value;
    } else if (name == "--into") {
      a.into = atoi(value);
    } else if (name == "--keep") {
      a.keep = value;
    } else if (name == "--background") {
      a.inBackground = true;
    } else if (name == "--print") {
      a.print = true;
    } else if (name == "--func") {
      a.function = value;
    } else if (name == "--archive") {
      a.archive = value;
    } else if (name == "--emit") {
      a.emit = value;
    } else if (name.size() == 3 && name.starts_with("-O")) {
      a.codegen.level = name[2] - '0';
    } else if (name == "--generator") {
      a.generator = value;
    } else if (name == "--no-archive") {
      a.noArchive = true;
    } else if (name == "-g") {
      a.codegen.debug = true;
    } else if (name == "--link") {
      a.linkFlags.emplace_back(value);
    } else if (name == "--strip") {
      a.strip = true;
    } else if (name == "--timings") {
      a.timings = true;
    } else if (name == "--gc-roots") {
      if (value != std::string_view("maps") && value != std::string_view("conservative")) return false;
      a.codegen.maps = value[0] == 'm';
    } else if (name == "--verify") {
      a.codegen.verify = true;
    } else {
      return false;
    }
  }
  return a.program != nullptr && (!a.output.empty() || a.into >= 0 || !a.archive.empty() || a.print);
}

/// Puts the program where it lay in the process that linked it.
bool mapProgram(const Arguments& a, base::Region& region, std::string* error, std::string* hash) {
  if (!region.valid()) {
    *error = "the addresses of the metadata region are taken";
    return false;
  }
  if (!a.image.empty() && image::mapImage(a.image, region, error, hash, image::Maker::Any) == nullptr) return false;
  size_t at = 0;
  for (const Arguments::Extent& e : a.extents) {
    void* p = mmap(reinterpret_cast<void*>(e.address), e.size, PROT_READ, MAP_PRIVATE | MAP_FIXED, a.fd, static_cast<off_t>(at));
    if (p == MAP_FAILED) {
      *error = std::string("cannot map the program: ") + strerror(errno);
      return false;
    }
    at += e.size;
  }
  return true;
}

/// Seconds since the last call, to stderr.
class Timings {
 public:
  explicit Timings(bool wanted) : wanted_(wanted) {}
  void pass(const char* name) {
    double t = now();
    if (wanted_) fprintf(stderr, "%-9s %.3f s\n", name, t - last_);
    last_ = t;
  }

 private:
  static double now() {
    timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return static_cast<double>(t.tv_sec) + static_cast<double>(t.tv_nsec) * 1e-9;
  }
  bool wanted_;
  double last_ = now();
};

std::string libraryFolder(Arch arch) {
  char exe[4096];
  ssize_t n = readlink("/proc/self/exe", exe, sizeof exe - 1);
  std::string path(exe, n > 0 ? static_cast<size_t>(n) : 0);
  return path.substr(0, path.rfind('/')) + (arch == Arch::Aarch64 ? "/native-aarch64" : "/native");
}

/// The functions of that name: several instances of a generic one.
std::vector<const link::Function*> named(const std::vector<const link::Function*>& functions, std::string_view name) {
  std::vector<const link::Function*> out;
  std::copy_if(functions.begin(), functions.end(), std::back_inserter(out), [&](const link::Function* f) { return f->name == name; });
  return out;
}

/// "file:line" of its declaration.
std::string placeOf(const link::Program& program, const link::Function& f) {
  std::string_view file = f.startFile >= program.firstFile ? program.files[f.startFile - program.firstFile] : "?";
  return std::string(file) + ":" + std::to_string(f.startLine);
}

std::string writeOut(const std::string& text) {
  bool ok = fwrite(text.data(), 1, text.size(), stdout) == text.size() && fflush(stdout) == 0;
  return ok ? std::string() : std::string("cannot write to stdout: ") + strerror(errno);
}

/// The library's machine code for another architecture than ours is made when it is first wanted, beside the run time (*archive), or
/// if nobody may write there, in the user's cache.
std::string makeArchive(const Arguments& a, const std::string& key, std::string* archive) {
  if (isArchiveOf(*archive, key)) return {};
  std::string folder = archive->substr(0, archive->rfind('/'));
  if (access(folder.c_str(), W_OK | X_OK) != 0) {
    std::string cache = storage::cacheFolder();
    storage::makeFolders(cache);
    if (cache.empty() || access(cache.c_str(), W_OK | X_OK) != 0)
      return "neither " + folder + " nor a cache ($VO_CACHE, $XDG_CACHE_HOME, ~/.cache) can be written for the library's machine code";
    *archive = cache + "/libstd-aarch64.a";
  }
  // One at a time: who comes second finds it done.
  int lock = open((*archive + ".lock").c_str(), O_CREAT | O_RDWR | O_CLOEXEC, 0666);
  if (lock >= 0) flock(lock, LOCK_EX);
  if (isArchiveOf(*archive, key)) return {};
  CodegenOptions options;
  options.arch = a.codegen.arch;
  options.cpu = a.codegen.cpu;
  std::string generator;
  char text[256];
  if (FILE* f = fopen((folder + "/generator").c_str(), "re"); f != nullptr) {
    generator.assign(text, fread(text, 1, sizeof text, f));
    while (generator.ends_with("\n")) generator.pop_back();
    fclose(f);
  }
  return writeArchive(*archive, *a.program->base, {.codegen = options, .key = key, .generator = generator, .progress = a.timings});
}

/// Writes it into memory that another process has, too; sealed: it is complete.
std::string hand(int into, std::string_view executable) {
  std::string error = storage::writeAll(into, "the program's executable", executable);
  if (error.empty()) fcntl(into, F_ADD_SEALS, F_SEAL_WRITE | F_SEAL_SHRINK | F_SEAL_GROW);
  return error;
}

/// What is wrong, or empty. `key`: of the archive that goes with image and backend.
std::string build(const Arguments& a, const std::string& key, Timings& timings) {
  Progress progress;
  ProgramIndex index(*a.program);
  Reached reached = reach(index);
  timings.pass("reach");
  LinkInput input;
  Arch arch = a.codegen.arch;
  input.arch = arch;
  input.libraryFolder = libraryFolder(arch);
  input.strip = a.strip;
  input.cpuLevel = a.cpuLevel;
  input.debug = a.codegen.debug;
  for (const link::External& e : a.program->externals)
    if (std::binary_search(reached.functions.begin(), reached.functions.end(), e.function)) input.externals.push_back({std::string(e.name), placeOf(*a.program, *e.function)});
  for (std::string_view l : a.program->libraries) input.libraries.emplace_back(l);
  input.flags = a.linkFlags;
  std::string archive = input.libraryFolder + "/libstd.a";
  if (arch != Arch::X86_64 && a.emit == "exe" && !a.noArchive && a.program->base != nullptr) {
    progress.stage("making machine code of the library, once: some minutes");
    if (std::string error = makeArchive(a, key, &archive); !error.empty()) return error;
    timings.pass("archive");
  }
  bool hasArchive = !a.noArchive && a.cpuLevel >= kArchiveLevel && a.program->base != nullptr && isArchiveOf(archive, key);
  if (hasArchive && access(archive.c_str(), R_OK) != 0) return "the library's machine code, " + archive + ", is missing";
  std::vector<const link::Function*> compiled, linked;
  for (const link::Function* f : reached.functions) {
    bool own = std::binary_search(a.program->functions.begin(), a.program->functions.end(), f);
    if (own || (a.emit == "exe" && !hasArchive)) compiled.push_back(f);
    if (!own && hasArchive) linked.push_back(f);
  }
  if (a.emit == "ll" || a.emit == "asm") {
    if (!a.function.empty()) compiled = named(reached.functions, a.function);
    if (compiled.empty()) return "the program has no function " + (a.function.empty() ? "of its own" : a.function);
    progress.stage("making machine code");
    std::string text = textOf(compiled, *a.program, a.codegen, a.emit == "asm" ? Text::Assembly : Text::OptimisedIr);
    return a.print ? writeOut(text) : storage::writeFile(a.output, text);
  }
  progress.stage(hasArchive ? "making machine code" : "making machine code, of the library, too");
  storage::FileCache cache(storage::cacheFolder());
  cpu_set_t processors;
  bool known = sched_getaffinity(0, sizeof processors, &processors) == 0;
  input.objects = compileFunctions(compiled, *a.program, a.codegen,
                                   {.threads = known ? static_cast<unsigned>(CPU_COUNT(&processors)) : 1, .cache = &cache, .generator = image::buildId()});
  timings.pass("code");
  input.relocatable = a.emit == "obj";
  if (!input.relocatable) input.objects.push_back(writeMetadata(arch, index, reached, a.trim).finish());
  for (std::string& o : input.objects) hideSplitStack(o);
  timings.pass("metadata");
  progress.stage("linking");
  std::string_view executable;
  std::string error = hasArchive && !input.relocatable ? objectsOf(archive, linked, &input.library) : std::string();
  if (error.empty()) error = linkExecutable(input, &executable);
  if (error.empty() && a.into >= 0) error = hand(a.into, executable);
  if (error.empty() && !a.keep.empty()) cache.add(a.keep, executable, true);
  if (error.empty() && !a.output.empty()) error = storage::writeFile(a.output, executable, input.relocatable ? 0666 : 0777);
  timings.pass("link");
  if (error.empty() && a.timings)
    fprintf(stderr, "%zu functions (%zu compiled), %zu types, %zu itabs, %zu parts of variables%s\n", reached.functions.size(),
            compiled.size(), reached.types.size(), reached.itabs.size(), reached.globals.size(),
            reached.reflectsMethods ? ", methods by reflection" : "");
  return error;
}

/// On in a process that is nobody's child, and less urgent.
void goToBackground() {
  constexpr int kLessUrgent = 5;
  if (fork() > 0) _exit(0);
  setpriority(PRIO_PROCESS, 0, kLessUrgent);
}

int main(int argc, char** argv) {
  Arguments a;
  if (!parse(argc, argv, a)) return fail("vo-native is started by vo build");
  if (a.inBackground) goToBackground();
  Timings timings(a.timings);
  base::Region region(base::Region::kAddress, base::Region::kMost);
  std::string error, key;
  if (!mapProgram(a, region, &error, &key)) return fail(error);
  key += '-';
  for (char c : image::buildId()) {
    char digits[3];
    snprintf(digits, sizeof digits, "%02x", static_cast<unsigned char>(c));
    key += digits;
  }
  if (!a.archive.empty()) {
    error = writeArchive(a.archive, *a.program, {.codegen = a.codegen, .key = key, .generator = a.generator, .progress = a.timings});
    timings.pass("archive");
    return error.empty() ? 0 : fail(error);
  }
  error = build(a, key, timings);
  return error.empty() ? 0 : fail(error);
}

}  // namespace
}  // namespace vo::native

int main(int argc, char** argv) {
  // What compilers and linkers allocate stays until they end.
  mallopt(M_TOP_PAD, 16 << 20);
  // A limit of files' sizes is an error of the write.
  signal(SIGXFSZ, SIG_IGN);
  return vo::native::main(argc, argv);
}
