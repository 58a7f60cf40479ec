// This file chooses engines.
//
// An executable is made by the backend, a process of its own, into memory that both have (a memfd): when it is complete the backend seals
// it, so whoever looks sees all of it or nothing. It also keeps it in the user's cache under a key of the linked program's bytes, and of
// what turns them into an executable.
#include "cli/engine.h"

#include <fcntl.h>
#include <sched.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
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

/// Above what programs open, so that their files have the numbers that they have elsewhere.
int moveAside(int fd) {
  constexpr int kAside = 900;
  int moved = fd >= 0 ? fcntl(fd, F_DUPFD_CLOEXEC, kAside) : -1;
  if (moved < 0) return fd;
  close(fd);
  return moved;
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
  if (c.isModule) return "a module";
  if (!c.compile.testPackage.empty()) return "a test of the library";
  if (std::string file = missingFile(); !file.empty()) return "there is no native backend: " + file + " is missing";
  if (c.engine == Command::Engine::Jit) return {};
  if (c.namesBaseline || c.perfMap) return "flags of the VM";
  if (!variable("VO_STRESS").empty() || !variable("VO_GCSTEPS").empty() || !variable("VO_IMAGE").empty()) return "variables of the VM";
  if (variable("GOMAXPROCS") == "1") return "GOMAXPROCS=1";
  return {};
}

NativeProgram::NativeProgram(const Command& c, const std::string& image, const driver::Program& program) : openFiles_(openFilesLimit()) {
  storage::FileCache::Key key;
  key.add("executable");
  for (const std::string& file : backendFiles()) key.add(stampOf(file));
  key.add(stampOf(image));
  for (const base::Region::Extent& e : program.extents()) {
    key.add(std::to_string(reinterpret_cast<uintptr_t>(e.begin)));
    key.add({reinterpret_cast<const char*>(e.begin), e.size});
  }
  key.add(std::to_string(reinterpret_cast<uintptr_t>(program.linked())));
  arguments_ = backendArguments(c, image, program, &program_);
  program_ = moveAside(program_);
  // (which files they are is no matter of the executable)
  for (std::string& a : arguments_) {
    if (a.starts_with("--fd=")) {
      a = "--fd=" + std::to_string(program_);
    } else {
      key.add(a);
    }
  }
  key_ = key.text();
}

NativeProgram::~NativeProgram() {
  for (int fd : {program_, executable_})
    if (fd >= 0) close(fd);
}

bool NativeProgram::find() {
  std::optional<std::string> path = storage::FileCache(storage::cacheFolder()).findPath(key_);
  // (a cache that must not be run from is as if it were empty)
  if (!path || access(path->c_str(), X_OK) != 0) return false;
  kept_ = *path;
  return true;
}

/// The process that makes it, or -1; in the background nobody's child.
int NativeProgram::start(bool inBackground) {
  executable_ = moveAside(memfd_create("vo", MFD_CLOEXEC | MFD_ALLOW_SEALING));
  if (arguments_.empty() || executable_ < 0) return -1;
  std::vector<std::string> all = arguments_;
  all.push_back("--into=" + std::to_string(executable_));
  all.push_back("--keep=" + key_);
  std::vector<char*> argv;
  for (std::string& a : all) argv.push_back(a.data());
  argv.push_back(nullptr);
  sigset_t none;
  sigemptyset(&none);
  int pid = fork();
  if (pid != 0) {
    if (inBackground && pid > 0) waitpid(pid, nullptr, 0);
    return pid;
  }
  if (inBackground) {
    constexpr int kLessUrgent = 5;
    if (fork() != 0) _exit(0);
    setpriority(PRIO_PROCESS, 0, kLessUrgent);
    int nothing = open("/dev/null", O_RDWR);
    for (int fd : {0, 1, 2}) dup2(nothing, fd);
  }
  sigprocmask(SIG_SETMASK, &none, nullptr);
  for (int fd : {program_, executable_}) fcntl(fd, F_SETFD, 0);
  execve(argv[0], argv.data(), environ);
  if (!inBackground) fprintf(stderr, "vo: cannot start the native backend %s: %s\n", argv[0], strerror(errno));
  _exit(1);
}

int NativeProgram::make() {
  int status = 1, pid = start(false);
  if (pid < 0) {
    fprintf(stderr, "vo: cannot start the native backend: %s\n", strerror(errno));
    return 1;
  }
  while (waitpid(pid, &status, 0) < 0 && errno == EINTR) {
  }
  if (WIFEXITED(status)) return WEXITSTATUS(status);
  fprintf(stderr, "vo: the native backend was ended by signal %d\n", WTERMSIG(status));
  return 1;
}

void NativeProgram::startMaking() { start(true); }

bool NativeProgram::isMade() const {
  int seals = executable_ >= 0 ? fcntl(executable_, F_GET_SEALS) : -1;
  return seals > 0 && (seals & F_SEAL_WRITE) != 0;
}

int NativeProgram::become(const std::vector<std::string>& args, const std::string& script) {
  std::vector<std::string> texts = args;
  std::vector<char*> argv, env;
  for (std::string& a : texts) argv.push_back(a.data());
  argv.push_back(nullptr);
  for (char** e = environ; *e != nullptr; e++) env.push_back(*e);
  // The run time takes it out.
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
constexpr int64_t kLong = 100 * kMilli;         ///< those that others have noticed already: it is for the next time
constexpr int64_t kPatience = 300 * kMilli;     ///< output is not held back for longer
constexpr int64_t kBetweenLooks = kMilli;
}  // namespace

Race::Race(NativeProgram& native) : native_(native), start_(os::nanotime()), looked_(start_) {}

void Race::join(vm::Options& options) {
  cpu_set_t processors;
  // One processor has enough to do with the program.
  if (sched_getaffinity(0, sizeof processors, &processors) == 0 && CPU_COUNT(&processors) < 2) return;
  options.replace = replace;
  options.replaceContext = this;
}

vm::Replace Race::replace(void* race, vm::Noticed noticed) {
  using enum vm::Replace;
  auto& r = *static_cast<Race*>(race);
  int64_t now = os::nanotime();
  if (now - r.looked_ < kBetweenLooks) return GoOn;
  r.looked_ = now;
  bool isNoticed = noticed == vm::Noticed::Yes;
  if (!r.isMaking_ && now - r.start_ > (isNoticed ? kLong : kShort)) {
    r.isMaking_ = true;
    r.native_.startMaking();
  }
  if (isNoticed) return GoOn;
  if (r.isMaking_ && r.native_.isMade()) return End;
  return noticed == vm::Noticed::Held && now - r.start_ > kPatience ? Show : GoOn;
}

}  // namespace vo::cli
