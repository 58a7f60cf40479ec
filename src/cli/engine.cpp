// This file chooses engines.
//
// An executable is made by the backend, a process of its own, into memory that both have (a memfd): when it is complete the backend seals
// it, so whoever looks sees all of it or nothing. It also keeps it in the user's cache under a key of the linked program's bytes, and of
// what turns them into an executable.
#include "cli/engine.h"

#include <fcntl.h>
#include <sched.h>
#include <spawn.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <optional>
#include <string_view>

#include "cli/native.h"
#include "os/clock.h"
#include "storage/file_cache.h"

extern char** environ;

namespace vo::cli {
namespace {

/// Above what programs open, so that their files have the numbers that they have elsewhere. -1 if it is.
int moveAside(int fd) {
  if (fd < 0) return fd;
  int moved = -1;
  for (int least : {900, 200, 20})
    if (moved < 0) moved = fcntl(fd, F_DUPFD_CLOEXEC, least);
  int why = errno;
  close(fd);
  errno = why;
  return moved;
}

int waitFor(pid_t pid) {
  int status = 1;
  while (waitpid(pid, &status, 0) < 0 && errno == EINTR) {
  }
  return status;
}

std::string_view variable(const char* name) {
  const char* value = getenv(name);
  return value != nullptr ? value : "";
}

uint64_t openFilesLimit() {
  rlimit limit{};
  return getrlimit(RLIMIT_NOFILE, &limit) == 0 ? limit.rlim_cur : 0;
}

/// One of those that the backend needs, or empty.
std::string missingFile() {
  for (const std::string& file : backendFiles())
    if (access(file.c_str(), R_OK) != 0) return file;
  return {};
}

/// Of a file, whatever would be another in another version.
std::string stampOf(const std::string& path) {
  struct stat st{};
  if (stat(path.c_str(), &st) != 0) return {};
  return path + ' ' + std::to_string(st.st_size) + ' ' + std::to_string(st.st_ino) + ' ' + std::to_string(st.st_mtim.tv_sec) + '.' +
         std::to_string(st.st_mtim.tv_nsec);
}

}  // namespace

std::string whyOnlyVm(const Command& c) {
  if (c.engine == Command::Engine::Vm) return "as asked";
  if (c.confined.isOn) return "a sandbox";
  if (c.confined.isLimited()) return "limits or a seed";
  if (c.isModule) return "a module";
  if (!c.compile.testPackage.empty()) return "a test of the library";
  if (std::string file = missingFile(); !file.empty()) return "there is no native backend: " + file + " is missing";
  if (c.engine == Command::Engine::Jit) return {};
  if (c.namesBaseline || c.perfMap) return "flags of the VM";
  if (!variable("VO_STRESS").empty() || !variable("VO_GCSTEPS").empty() || !variable("VO_IMAGE").empty()) return "variables of the VM";
  if (variable("GOMAXPROCS") == "1") return "GOMAXPROCS=1";
  return {};
}

NativeProgram::NativeProgram(const Command& c, const std::string& image, const driver::Program& program)
    : program_(program), arguments_(backendArguments(c, image, program)), openFiles_(openFilesLimit()) {
  // What a library of C is when it is linked is no part of the key.
  if (!program.linked()->externals.empty()) return;
  storage::FileCache::Key key;
  key.add("executable");
  for (const std::string& file : backendFiles()) key.add(stampOf(file));
  key.add(stampOf(image));
  for (const std::string& a : arguments_) key.add(a);
  for (const base::Region::Extent& e : program.extents()) key.add({reinterpret_cast<const char*>(e.begin), e.size});
  key_ = key.text();
}

NativeProgram::~NativeProgram() {
  for (int fd : {memory_, executable_})
    if (fd >= 0) close(fd);
}

bool NativeProgram::find() {
  if (key_.empty()) return false;
  std::optional<std::string> path = storage::FileCache(storage::cacheFolder()).findPath(key_);
  // (a cache that must not be run from is as if it were empty)
  if (!path || access(path->c_str(), X_OK) != 0) return false;
  kept_ = *path;
  return true;
}

bool NativeProgram::prepare() {
  if (memory_ < 0) memory_ = moveAside(memoryOf(program_));
  return memory_ >= 0;
}

/// The process that makes it, or 0 and errno; in the background that goes at once, and leaves another one behind.
pid_t NativeProgram::start(bool inBackground) {
  constexpr int kMemory = 3, kExecutable = 4;  // in the backend, which has no further files
  executable_ = prepare() ? moveAside(memfd_create("vo", MFD_CLOEXEC | MFD_ALLOW_SEALING)) : -1;
  if (executable_ < 0) return 0;
  std::vector<std::string> all = arguments_;
  all.push_back("--fd=" + std::to_string(kMemory));
  all.push_back("--into=" + std::to_string(kExecutable));
  if (!key_.empty()) all.push_back("--keep=" + key_);
  if (inBackground) all.emplace_back("--background");
  std::vector<char*> argv;
  for (std::string& a : all) argv.push_back(a.data());
  argv.push_back(nullptr);
  // (not fork: the VM's memory may be large)
  posix_spawn_file_actions_t files;
  posix_spawn_file_actions_init(&files);
  posix_spawn_file_actions_adddup2(&files, memory_, kMemory);
  posix_spawn_file_actions_adddup2(&files, executable_, kExecutable);
  posix_spawn_file_actions_addclosefrom_np(&files, kExecutable + 1);
  for (int fd = 0; inBackground && fd < kMemory; fd++) posix_spawn_file_actions_addopen(&files, fd, "/dev/null", O_RDWR, 0);
  sigset_t none;
  sigemptyset(&none);
  posix_spawnattr_t how;
  posix_spawnattr_init(&how);
  posix_spawnattr_setflags(&how, POSIX_SPAWN_SETSIGMASK);
  posix_spawnattr_setsigmask(&how, &none);
  pid_t pid = 0;
  errno = posix_spawn(&pid, argv[0], &files, &how, argv.data(), environ);
  return errno == 0 ? pid : 0;
}

int NativeProgram::make() {
  pid_t pid = start(false);
  if (pid == 0) {
    fprintf(stderr, "vo: cannot start the native backend %s: %s\n", arguments_[0].c_str(), strerror(errno));
    return 1;
  }
  int status = waitFor(pid);
  if (WIFEXITED(status)) return WEXITSTATUS(status);
  fprintf(stderr, "vo: the native backend was ended by signal %d\n", WTERMSIG(status));
  return 1;
}

void NativeProgram::startMaking() {
  if (pid_t pid = start(true); pid != 0) waitFor(pid);
}

int64_t NativeProgram::makingTime() const {
  constexpr int64_t kLink = 60'000'000, kPerWord = 100'000;
  int64_t words = 0;
  for (const link::Function* f : program_.linked()->functions) words += f->codeWords;
  return kLink + words * kPerWord;
}

bool NativeProgram::isMade() const {
  int seals = executable_ >= 0 ? fcntl(executable_, F_GET_SEALS) : -1;
  return seals > 0 && (seals & F_SEAL_WRITE) != 0;
}

int NativeProgram::become(const std::vector<std::string>& args, const std::string& script, bool stats) {
  std::vector<std::string> texts = args;
  std::vector<char*> argv, env;
  for (std::string& a : texts) argv.push_back(a.data());
  argv.push_back(nullptr);
  for (char** e = environ; *e != nullptr; e++) env.push_back(*e);
  // The run time takes them out.
  std::string statsVariable = "VO_STATS=1";
  if (stats) env.push_back(statsVariable.data());
  char exe[4096];
  ssize_t n = readlink("/proc/self/exe", exe, sizeof exe);
  std::string path = "VO_EXECUTABLE=" + (script.empty() ? std::string(exe, n > 0 ? static_cast<size_t>(n) : 0) : script);
  env.push_back(path.data());
  env.push_back(nullptr);
  rlimit limit{};
  if (getrlimit(RLIMIT_NOFILE, &limit) == 0 && limit.rlim_cur != openFiles_) {
    limit.rlim_cur = openFiles_;
    setrlimit(RLIMIT_NOFILE, &limit);
  }
  fflush(nullptr);
  if (!kept_.empty()) execve(kept_.c_str(), argv.data(), env.data());
  // Somebody has removed it just now.
  if (executable_ < 0 && make() != 0) return 1;
  fexecve(executable_, argv.data(), env.data());
  fprintf(stderr, "vo: cannot run the program's executable: %s\n", strerror(errno));
  return 1;
}

// --- The race -------------------------------------------------------------------------------------------

namespace {
constexpr int64_t kMilli = 1'000'000;
constexpr int64_t kShort = 10 * kMilli;         ///< programs that take less are not worth an executable
constexpr int64_t kLong = 100 * kMilli;         ///< those that take more are, for the next time
constexpr int64_t kMostPatience = 300 * kMilli;
constexpr int64_t kBetweenLooks = kMilli;
}  // namespace

Race::Race(NativeProgram& native, vm::Options& options)
    // (what would be shown before the executable is there need not wait at all)
    : native_(native), start_(os::nanotime()), looked_(start_), patience_(native.makingTime() <= kMostPatience ? kMostPatience : 0) {
  cpu_set_t processors;
  isOn_ = native.prepare() && sched_getaffinity(0, sizeof processors, &processors) == 0 && CPU_COUNT(&processors) > 1;
  if (!isOn_) return;  // (one processor has enough to do with the program)
  options.replace = replace;
  options.replaceContext = this;
}

vm::Replace Race::replace(void* race, bool holdsOutput) {
  using enum vm::Replace;
  auto& r = *static_cast<Race*>(race);
  int64_t now = os::nanotime();
  if (now - r.looked_ < kBetweenLooks) return GoOn;
  r.looked_ = now;
  if (!r.isMaking_ && now - r.start_ > kShort) {
    r.isMaking_ = true;
    r.native_.startMaking();
  }
  if (r.isMaking_ && r.native_.isMade()) return End;
  return holdsOutput && now - r.start_ > r.patience_ ? Show : GoOn;
}

void Race::end() {
  if (isOn_ && !isMaking_ && os::nanotime() - start_ > kLong) native_.startMaking();
}

}  // namespace vo::cli
