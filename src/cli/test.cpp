// This file runs the tests of packages: processes that compile and run them, and what is shown of it in which order.
//
// Each package is a job. A process compiles its tests, says on a socket that it is ready, and waits until it may run them; what it prints then
// comes through a pipe. One thread waits for all of them. Output is shown by the order of the packages, but in JSON.
#include "cli/test.h"

#include <fcntl.h>
#include <ftw.h>
#include <poll.h>
#include <spawn.h>
#include <sys/signalfd.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <climits>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "base/arena.h"
#include "cli/run.h"
#include "cli/test_binary.h"
#include "cli/test_flags.h"
#include "diag/diagnostic.h"
#include "os/clock.h"
#include "package/files.h"
#include "package/patterns.h"
#include "storage/file_cache.h"
#include "storage/output.h"
#include "testrun/events.h"
#include "testrun/result_cache.h"

extern char** environ;

namespace vo::cli {
namespace {

constexpr int64_t kSecond = 1'000'000'000;

/// A file descriptor that is closed when it is no longer needed.
class Descriptor {
 public:
  explicit Descriptor(int fd = -1) : fd_(fd) {}
  Descriptor(Descriptor&& from) noexcept : fd_(std::exchange(from.fd_, -1)) {}
  Descriptor& operator=(Descriptor&& from) noexcept {
    reset();
    fd_ = std::exchange(from.fd_, -1);
    return *this;
  }
  ~Descriptor() { reset(); }
  void reset() {
    if (fd_ >= 0) close(fd_);
    fd_ = -1;
  }
  int get() const { return fd_; }
  bool isOpen() const { return fd_ >= 0; }

 private:
  int fd_;
};

/// One package on its way.
struct Job {
  enum class State : uint8_t { Waiting, Compiling, Ready, Running, Done };

  package::NamedPackage package;
  package::TestFiles files;
  TestBinary binary;
  std::string setupError;     ///< shown before all else
  std::string failedBuild;    ///< what go calls the package that could not be compiled
  testrun::CachedTest cached;
  std::map<std::string, std::string> loaded;  ///< folders of the packages in its program, by import path
  std::string folder;         ///< of its program
  State state = State::Waiting;
  pid_t pid = 0;
  Descriptor process, control, output;
  std::string said;           ///< on the control socket
  std::string text;           ///< what is to be shown of it, when it is its turn
  std::string captured;       ///< what its program has printed, if that passes through here
  std::unique_ptr<testrun::EventWriter> events;  ///< from when it runs
  int64_t start = 0, killAt = 0, lastWordsUntil = 0;
  bool wasQuit = false, wasKilled = false, isIncomplete = false;
  int status = 0;             ///< as waitpid
  bool hasExited = false;
};

class Tester {
 public:
  explicit Tester(TestCommand& command) : c_(command) {}
  ~Tester() { removeFolder(); }

  int run();

 private:
  using State = Job::State;
  bool findJobs();
  std::string whyNotFuzzed(const std::vector<package::NamedPackage>& packages) const;
  void check(Job& job);
  void failSetup(Job& job);
  void startEvents(Job& job);
  std::string checkImports(Job& job, const package::TestedPackage& tested);
  void chooseCovered();
  void chooseFuzzed(Job& job);
  bool startProfile();
  void addProfile(std::string_view profile);
  bool sayUntestedCoverage(Job& job);
  std::string percentage(const Job& job) const;
  bool makeFolder();

  void removeFolder() const {
    // (not std::filesystem: it brings locales, whose constructors run at each start of vo)
    constexpr int kFolders = 16;  // open at once
    auto removeOne = [](const char* path, const struct stat*, int, FTW*) {
      remove(path);  // (what cannot go stays)
      return 0;
    };
    if (!folder_.empty()) nftw(folder_.c_str(), removeOne, kFolders, FTW_DEPTH | FTW_PHYS);
  }
  void write(int fd, std::string_view text) const;

  void startWhatMayStart();
  void begin(Job& job);
  bool spawn(Job& job);
  std::string executableOf(const Job& job) const;
  std::string whyNotCompiled() const;
  void wait();
  bool takeSignals();
  void takeSignal();
  void takeControl(Job& job);
  void takeOutput(Job& job);
  void takeExit(Job& job);
  void checkTimes(Job& job);
  bool mayRun(const Job& job) const;
  void letRun(Job& job);
  void finishBuild(Job& job);
  void finishRun(Job& job);
  void finish(Job& job, bool ok);
  void showWhatIsDone();

  /// Whether results are kept, and so may be there.
  bool keepsResults(const Job& job) const { return !c_.packages.empty() && !c_.compilesOnly && !job.package.root.empty() && testrun::keepsResults(c_.args); }
  static std::string logOf(const Job& job) { return job.folder + "/testlog.txt"; }
  static std::string profileOf(const Job& job) { return job.folder + "/_cover_.out"; }
  bool takeCached(Job& job);

  /// Where a job's lines go: through the events, at once, or to what is shown at its turn.
  void say(Job& job, std::string_view text);
  std::string exitText(const Job& job) const;

  /// Without packages in the command, and of benchmarks, programs write to our output themselves.
  bool streams() const { return c_.packages.empty() || c_.compilesOnly || c_.benchmarks || c_.fuzzes; }
  bool showsAtOnce() const { return (c_.showsPasses && (jobs_.size() == 1 || c_.processes == 1)) || c_.json; }

  TestCommand& c_;
  std::vector<Job> jobs_;
  std::string folder_, vo_;
  size_t shown_ = 0;  ///< jobs before it have been shown
  bool hasFailed_ = false;
  sigset_t before_{};         ///< signals that were blocked
  Descriptor signals_;
  bool isInterrupted_ = false;
  Descriptor profile_;
  bool hasProfile_ = true;  ///< as long as nothing goes wrong with it
  std::set<std::string> complaints_;  ///< of the compiler, that have been shown
  testrun::ResultCache results_{storage::cacheFolder()};
};

// --- Packages ----------------------------------------------------------------------------------------

/// What fuzzing cannot be combined with.
std::string Tester::whyNotFuzzed(const std::vector<package::NamedPackage>& packages) const {
  if (packages.size() > 1) return "cannot use -fuzz flag with multiple packages";
  if (!c_.coverProfile.empty()) return "cannot use -coverprofile flag with -fuzz flag";
  if (!c_.profile.empty()) return "cannot use " + c_.profile + " flag with -fuzz flag";
  if (packages[0].isLibrary) return "cannot use -fuzz flag on package outside the main module";
  if (storage::cacheFolder().empty()) return "-fuzz needs a cache, for the inputs that it finds: VO_CACHE says that there is none";
  return {};
}

bool Tester::findJobs() {
  package::LoadOptions options;
  options.tags = c_.tags;
  options.mod = c_.mod;
  package::NamedPackages found = package::findPackages(c_.packages, options);
  if (!found.error.empty() || !found.moduleError.empty()) {
    fprintf(stderr, "%s%s\n", found.error.empty() ? "vo: " : "", (found.error + found.moduleError).c_str());
    return false;
  }
  for (const std::string& w : found.warnings) fprintf(stderr, "vo: warning: %s\n", w.c_str());
  if (found.packages.empty()) {
    fputs("no packages to test\n", stderr);
    return false;
  }
  if (!c_.profile.empty() && found.packages.size() > 1) {
    fprintf(stderr, "vo: cannot use %s flag with multiple packages\n", c_.profile.c_str());
    return false;
  }
  if (std::string why = c_.fuzzes ? whyNotFuzzed(found.packages) : std::string(); !why.empty()) {
    fprintf(stderr, "vo: %s\n", why.c_str());
    return false;
  }
  for (package::NamedPackage& p : found.packages) {
    Job& job = jobs_.emplace_back();
    job.package = std::move(p);
    job.binary.tested = {job.package.importPath, job.package.dir, job.package.isLibrary, job.package.files, {}};
    job.binary.module = job.package.module;
    job.binary.tags = c_.tags;
    job.binary.mod = c_.mod;
    job.binary.settings = c_.settings;
  }
  if (std::string why = c_.compilesOnly ? whyNotCompiled() : std::string(); !why.empty()) {
    fprintf(stderr, "%s\n", why.c_str());
    return false;
  }
  for (Job& job : jobs_) check(job);
  if (!c_.coverMode.empty()) chooseCovered();
  if (c_.fuzzes) chooseFuzzed(jobs_[0]);
  return true;
}

/// All that the program has, but for the library.
void Tester::chooseFuzzed(Job& job) {
  std::string root = package::defaultLibraryRoot() + "/";
  job.binary.coverMode = "fuzz";
  for (const auto& [path, dir] : job.loaded)
    if (path != "main" && path != job.package.importPath + "_test" && !dir.starts_with(root)) job.binary.covered.push_back({path, dir, true});
}

/// Which packages' statements are counted: the tested one's, or what the patterns stand for of all that any of the tests has.
void Tester::chooseCovered() {
  std::map<std::string, std::string> chosen;
  std::string root = package::defaultLibraryRoot() + "/";
  for (const std::string& pattern : c_.coverPackages) {
    bool isMatched = false;
    for (const Job& job : jobs_) {
      for (const auto& [path, dir] : job.loaded) {
        bool isOwn = path == "main" || path == job.package.importPath + "_test";
        if (isOwn || !package::isMeant(pattern, path, dir, dir.starts_with(root))) continue;
        chosen[path] = dir;
        isMatched = true;
      }
      if (job.setupError.empty() && package::isMeant(pattern, job.package.importPath, job.package.dir, job.package.isLibrary)) {
        chosen[job.package.importPath] = job.package.dir;
        isMatched = true;
      }
    }
    if (!isMatched) fprintf(stderr, "warning: no packages being tested depend on matches for pattern %s\n", pattern.c_str());
  }
  for (Job& job : jobs_) {
    job.binary.coverMode = c_.coverMode;
    if (c_.coverPackages.empty()) job.binary.covered = {{job.package.importPath, job.package.dir, true}};
    for (const auto& [path, dir] : chosen) job.binary.covered.push_back({path, dir, job.loaded.contains(path)});
    for (const std::string& p : c_.coverPackages) job.binary.coverText += (job.binary.coverText.empty() ? " in " : ", ") + p;
  }
}

// --- Coverage profiles -------------------------------------------------------------------------------

/// Makes the file of the profile, so that an old one is gone whatever becomes of the tests.
bool Tester::startProfile() {
  if (c_.coverProfile.empty()) return true;
  profile_ = Descriptor(open(c_.coverProfile.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666));
  if (!profile_.isOpen()) {
    fprintf(stderr, "vo: open %s: %s\n", c_.coverProfile.c_str(), strerror(errno));
    return false;
  }
  addProfile("mode: " + c_.coverMode + "\n");
  return hasProfile_;
}

void Tester::addProfile(std::string_view profile) {
  if (!hasProfile_ || !profile_.isOpen()) return;
  std::string why = storage::writeAll(profile_.get(), c_.coverProfile, profile);
  if (why.empty()) return;
  fprintf(stderr, "vo: %s\n", why.c_str());
  hasProfile_ = false;
  hasFailed_ = true;
}

/// Of a package without tests: that nothing of it ran. False: it has no functions.
bool Tester::sayUntestedCoverage(Job& job) {
  const std::string& path = job.package.importPath;
  if (std::none_of(job.binary.covered.begin(), job.binary.covered.end(), [&path](const TestBinary::Covered& c) { return c.importPath == path; })) return false;
  std::string profile;
  uint32_t statements = 0;
  for (const testrun::TestProgram::Covered& f : coveredFiles(job.binary, {path, job.package.dir, false}, nullptr)) {
    for (const testrun::CoverBlock& b : f.blocks) statements += b.statements;
    profile += testrun::emptyProfile(f.name, f.blocks);
  }
  if (profile.empty()) return false;
  say(job, "\t" + path + "\t\tcoverage: " + (statements == 0 ? "[no statements]\n" : "0.0% of statements\n"));
  addProfile(profile);
  return true;
}

/// For the line of the result, what the program has said.
std::string Tester::percentage(const Job& job) const {
  constexpr std::string_view kStart = "coverage: ";
  size_t at = c_.coverMode.empty() ? std::string::npos : job.captured.find(kStart);
  size_t end = at == std::string::npos ? at : job.captured.find('\n', at);
  return end == std::string::npos ? std::string() : "\t" + job.captured.substr(at, end - at);
}

/// The errors that go finds before it compiles anything.
void Tester::check(Job& job) {
  job.setupError = job.package.error;
  if (job.setupError.empty()) {
    base::Arena texts;
    diag::SourceMap sources(texts);
    diag::Sink sink;
    package::LoadOptions options;
    options.tags = c_.tags;
    job.files = package::Loader(texts, sources, sink, options).testFiles(job.binary.tested);
    const package::TestFiles& f = job.files;
    if (f.files.empty() && f.tests.empty() && f.externalTests.empty()) {
      job.setupError = f.hasIgnored ? "package " + job.package.importPath + ": build constraints exclude all Go files in " + job.package.dir
                                    : "no Go files in " + job.package.dir;
    } else if (!f.tests.empty() || !f.externalTests.empty()) {
      PreparedTests prepared;
      job.setupError = prepareTests(job.binary, &prepared);
      if (!job.setupError.empty()) job.failedBuild = job.package.importPath + ".test";
      if (job.setupError.empty() && (!job.package.isLibrary || !c_.coverPackages.empty())) job.setupError = checkImports(job, prepared.tested);
    }
  }
  if (!job.setupError.empty()) failSetup(job);
}

std::string Tester::checkImports(Job& job, const package::TestedPackage& tested) {
  base::Arena texts;
  diag::SourceMap sources(texts);
  diag::Sink sink;
  package::LoadOptions options;
  options.tags = c_.tags;
  options.mod = c_.mod;
  std::string root = package::defaultLibraryRoot();
  // The library is as it is.
  options.provided = [&root](std::string_view path) { return package::isDir(root + "/" + std::string(path)); };
  package::Loader loader(texts, sources, sink, options);
  package::LoadResult loaded = loader.loadTests(tested);
  for (const package::LoadedPackage& p : loaded.packages) job.loaded[p.importPath] = p.dir;
  if (!sink.hasErrors()) return {};
  diag::RenderOptions plain;
  plain.carets = false;
  plain.library = root;
  plain.folder = package::absolutePath(".");
  // As go, the first one only.
  const diag::Diagnostic& error = sink.all()[0];
  diag::Sink first;
  first.error(error.kind, error.range, error.text).notes = error.notes;
  std::string text = diag::render(first, sources, plain);
  if (text.starts_with("./")) text.erase(0, 2);
  return text.substr(0, text.find_last_not_of('\n') + 1);
}

void Tester::startEvents(Job& job) {
  if (!c_.json) return;
  job.events = std::make_unique<testrun::EventWriter>(job.package.importPath, [this](std::string_view line) { write(1, line); });
  if (!job.failedBuild.empty()) job.events->setFailedBuild(job.failedBuild);
}

void Tester::failSetup(Job& job) {
  std::string text = "# " + job.package.importPath + "\n" + job.setupError + "\n";
  if (c_.json) {
    if (job.failedBuild.empty()) job.failedBuild = job.package.importPath;
    write(1, testrun::buildEvents(job.failedBuild, text));
  } else {
    write(2, text);
  }
  startEvents(job);
  std::string line = "FAIL\t" + job.package.importPath + " [setup failed]\n";
  job.events ? job.events->text(line) : write(1, line);
  finish(job, false);
}

bool Tester::makeFolder() {
  const char* given = getenv("TMPDIR");
  folder_ = std::string(given != nullptr && *given != 0 ? given : "/tmp") + "/vo-test-XXXXXX";
  if (mkdtemp(folder_.data()) == nullptr) {
    fprintf(stderr, "vo: cannot make a folder %s: %s\n", folder_.c_str(), strerror(errno));
    folder_.clear();
    return false;
  }
  char self[PATH_MAX];
  ssize_t n = readlink("/proc/self/exe", self, sizeof self);
  vo_.assign(self, n > 0 ? static_cast<size_t>(n) : 0);
  return true;
}

/// Who reads it may be gone: then results are of no interest, and nothing of us stays.
void Tester::write(int fd, std::string_view text) const {
  if (text.empty() || storage::writeAll(fd, "stdout", text).empty()) return;
  for (const Job& job : jobs_)
    if (job.process.isOpen()) kill(job.pid, SIGKILL);
  removeFolder();
  _exit(1);
}

// --- Processes ---------------------------------------------------------------------------------------

/// As many as there are processors; of benchmarks one after the other.
void Tester::startWhatMayStart() {
  auto isActive = [](const Job& j) { return j.state == State::Compiling || j.state == State::Running; };
  auto active = std::count_if(jobs_.begin(), jobs_.end(), isActive);
  for (Job& job : jobs_) {
    if (active >= c_.processes) return;
    if (job.state == State::Ready && mayRun(job)) {
      letRun(job);
      if (isActive(job)) active++;
    }
    if (job.state != State::Waiting) continue;
    begin(job);
    if (isActive(job)) active++;
  }
}

void Tester::begin(Job& job) {
  if ((hasFailed_ && c_.failfast) || isInterrupted_) {
    job.state = State::Done;
    return;
  }
  job.state = State::Compiling;
  job.binary.hasTests = !job.files.tests.empty() || !job.files.externalTests.empty();
  if (!job.binary.hasTests && job.package.isLibrary) {
    job.state = State::Ready;
    return;
  }
  if (spawn(job)) return;
  startEvents(job);
  say(job, "vo: cannot start a process: " + std::string(strerror(errno)) + "\nFAIL\t" + job.package.importPath + "\t0.000s\n");
  finish(job, false);
}

/// The last part of the import path, but for a version's.
std::string binaryName(const std::string& importPath) {
  std::string name = importPath.substr(importPath.rfind('/') + 1);
  bool isVersion = name.size() > 1 && name[0] == 'v' && name.find_first_not_of("0123456789", 1) == std::string::npos;
  if (isVersion && importPath.find('/') != std::string::npos) {
    std::string before = importPath.substr(0, importPath.rfind('/'));
    name = before.substr(before.rfind('/') + 1);
  }
  return name + ".test";
}

/// Of -c: NAME.test here, or what -o says.
std::string Tester::executableOf(const Job& job) const {
  std::string name = binaryName(job.package.importPath);
  if (c_.output.empty()) return name;
  if (c_.output.ends_with('/')) return c_.output + name;
  return package::isDir(c_.output) ? c_.output + "/" + name : c_.output;
}

/// Of -c: no two packages' executables may be one file.
std::string Tester::whyNotCompiled() const {
  if (c_.output.ends_with('/')) storage::makeFolders(c_.output);
  std::map<std::string, std::string> owners;
  if (c_.output == "/dev/null") return {};
  if (jobs_.size() > 1 && !c_.output.empty() && !c_.output.ends_with('/') && !package::isDir(c_.output))
    return "with multiple packages, -o must refer to a directory or /dev/null";
  for (const Job& job : jobs_) {
    auto [at, isNew] = owners.emplace(executableOf(job), job.package.importPath);
    if (!isNew) return "cannot write test binary " + binaryName(job.package.importPath) + " for multiple packages:\n" + at->second + "\n" + job.package.importPath;
  }
  return {};
}

bool Tester::spawn(Job& job) {
  job.folder = folder_ + "/b" + std::to_string(&job - jobs_.data() + 1);
  std::string path = job.folder + "/" + binaryName(job.package.importPath);
  mkdir(job.folder.c_str(), 0777);
  if (!storage::writeFile(path, writtenTestBinary(job.binary, vo_), 0777).empty()) return false;
  int control[2], output[2] = {-1, -1};
  if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, control) != 0) return false;
  job.control = Descriptor(control[0]);
  Descriptor theirs(control[1]), theirOutput;
  if (!streams() || c_.json) {
    if (pipe2(output, O_CLOEXEC) != 0) return false;
    job.output = Descriptor(output[0]);
    theirOutput = Descriptor(output[1]);
  }
  constexpr int kControl = 3;  // in the process
  std::vector<std::string> args = {vo_, "testbinary", kControlFlag + std::to_string(kControl), path};
  if (c_.compilesOnly) args.insert(args.end() - 1, kOutputFlag + executableOf(job));
  if (keepsResults(job)) args.push_back("-test.testlogfile=" + logOf(job));
  args.emplace_back("-test.paniconexit0");
  if (c_.fuzzes) {
    args.push_back("-test.fuzzcachedir=" + storage::cacheFolder() + "/fuzz/" + job.package.importPath);
    args.push_back("-test.parallel=" + std::to_string(c_.processes));  // processes: each has one thread
  }
  if (!c_.coverMode.empty()) args.push_back("-test.gocoverdir=" + job.folder);
  if (!c_.coverProfile.empty()) args.push_back("-test.coverprofile=" + profileOf(job));
  args.insert(args.end(), c_.args.begin(), c_.args.end());
  std::vector<char*> argv;
  for (std::string& a : args) argv.push_back(a.data());
  argv.push_back(nullptr);
  posix_spawn_file_actions_t files;
  posix_spawn_file_actions_init(&files);
  posix_spawn_file_actions_addopen(&files, 0, "/dev/null", O_RDONLY, 0);
  int out = theirOutput.isOpen() ? theirOutput.get() : 1;
  posix_spawn_file_actions_adddup2(&files, theirs.get(), kControl);
  posix_spawn_file_actions_adddup2(&files, out, 1);
  posix_spawn_file_actions_adddup2(&files, 1, 2);
  posix_spawn_file_actions_addclosefrom_np(&files, kControl + 1);
  posix_spawnattr_t how;
  posix_spawnattr_init(&how);
  posix_spawnattr_setflags(&how, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
  posix_spawnattr_setsigmask(&how, &before_);
  sigset_t pipe;
  sigemptyset(&pipe);
  sigaddset(&pipe, SIGPIPE);
  posix_spawnattr_setsigdefault(&how, &pipe);
  errno = posix_spawn(&job.pid, vo_.c_str(), &files, &how, argv.data(), environ);
  posix_spawn_file_actions_destroy(&files);
  if (errno != 0) return false;
  job.process = Descriptor(static_cast<int>(syscall(SYS_pidfd_open, job.pid, 0)));
  return job.process.isOpen();
}

/// From now on signals that end processes are read, so that nothing of us is left behind.
bool Tester::takeSignals() {
  sigset_t ending;
  sigemptyset(&ending);
  for (int s : {SIGINT, SIGTERM, SIGHUP}) sigaddset(&ending, s);
  if (sigprocmask(SIG_BLOCK, &ending, &before_) != 0) return false;
  signal(SIGPIPE, SIG_IGN);
  signals_ = Descriptor(signalfd(-1, &ending, SFD_CLOEXEC));
  return signals_.isOpen();
}

/// Whoever runs is told to end, too, and at the second time ended; nobody else begins.
void Tester::takeSignal() {
  signalfd_siginfo info{};
  if (read(signals_.get(), &info, sizeof info) != sizeof info) return;
  for (Job& job : jobs_)
    if (job.process.isOpen()) kill(job.pid, isInterrupted_ ? SIGKILL : static_cast<int>(info.ssi_signo));
  isInterrupted_ = hasFailed_ = true;
}

/// Waits until something happens to a process.
void Tester::wait() {
  std::vector<pollfd> list = {{signals_.get(), POLLIN, 0}};
  struct Taker {
    Job& job;
    const Descriptor& from;
    void (Tester::*take)(Job&);
  };
  std::vector<Taker> takers;
  int64_t now = os::nanotime(), until = INT64_MAX;
  for (Job& job : jobs_) {
    auto add = [&](const Descriptor& d, void (Tester::*take)(Job&)) {
      if (!d.isOpen()) return;
      list.push_back({d.get(), POLLIN, 0});
      takers.push_back({job, d, take});
    };
    add(job.control, &Tester::takeControl);
    add(job.output, &Tester::takeOutput);
    add(job.process, &Tester::takeExit);
    for (int64_t t : {job.killAt, job.lastWordsUntil})
      if (t != 0 && job.state == State::Running) until = std::min(until, t);
  }
  constexpr int64_t kMilli = 1'000'000;
  int milliseconds = until == INT64_MAX ? -1 : static_cast<int>(std::clamp<int64_t>((until - now) / kMilli + 1, 0, INT_MAX));
  if (poll(list.data(), list.size(), milliseconds) > 0) {
    if (list[0].revents != 0) takeSignal();
    for (size_t i = 0; i < takers.size(); i++)
      if (list[i + 1].revents != 0 && takers[i].from.isOpen()) (this->*takers[i].take)(takers[i].job);
  }
  for (Job& job : jobs_)
    if (job.state == State::Running) checkTimes(job);
}

void Tester::takeControl(Job& job) {
  char bytes[4096];
  ssize_t n = read(job.control.get(), bytes, sizeof bytes);
  if (n > 0) job.said.append(bytes, static_cast<size_t>(n));
  if (n <= 0) {
    job.control.reset();
  } else if (job.said[0] == kReady && job.said.ends_with('\n')) {
    job.state = State::Ready;
    startWhatMayStart();
  }
}

/// Whether its result was known before it ran.
bool Tester::takeCached(Job& job) {
  if (!keepsResults(job)) return false;
  storage::FileCache::Key key;
  key.add(job.said);
  key.add(job.package.dir);
  for (const std::string& a : c_.args) key.add(a);
  for (const std::string& s : c_.settings) key.add(s);
  job.cached = {key.text(), job.package.dir, job.package.root};
  std::string profile;
  std::optional<std::string> output = results_.find(job.cached, c_.coverProfile.empty() ? nullptr : &profile);
  if (!output) return false;
  addProfile(profile);
  if (c_.json || showsAtOnce()) {
    say(job, *output);
  } else {
    job.text = *output;
  }
  kill(job.pid, SIGKILL);
  while (waitpid(job.pid, nullptr, 0) < 0 && errno == EINTR) {
  }
  job.process.reset();
  job.output.reset();
  job.control.reset();
  finish(job, true);
  return true;
}

bool Tester::mayRun(const Job& job) const {
  auto index = static_cast<size_t>(&job - jobs_.data());
  // Events begin in the order of the packages.
  auto hasBegun = [](const Job& j) { return j.state == State::Running || j.state == State::Done; };
  if (c_.json && !std::all_of(jobs_.begin(), jobs_.begin() + static_cast<ptrdiff_t>(index), hasBegun)) return false;
  if (!c_.benchmarks) return true;
  // Nothing else is to run beside a benchmark.
  bool areBuilt = std::all_of(jobs_.begin(), jobs_.end(), [](const Job& j) { return j.state != State::Waiting && j.state != State::Compiling; });
  return shown_ == index && areBuilt;
}

void Tester::letRun(Job& job) {
  startEvents(job);
  if (!job.failedBuild.empty()) {
    if (!c_.compilesOnly) say(job, "FAIL\t" + job.package.importPath + " [build failed]\n");
    return finish(job, false);
  }
  if (!job.binary.hasTests) {
    if (c_.coverMode.empty() || !sayUntestedCoverage(job)) say(job, "?   \t" + job.package.importPath + "\t[no test files]\n");
    job.control.reset();
    return finish(job, true);
  }
  if (takeCached(job)) return;
  job.state = State::Running;
  job.start = os::nanotime();
  constexpr int64_t kMinute = 60 * kSecond;
  if (c_.timeout > 0 && !c_.benchmarks && !c_.fuzzes) job.killAt = job.start + c_.timeout + std::max(kMinute, c_.timeout / 10);
  char go = 'g';
  // (if it is gone, its exit says so)
  [[maybe_unused]] ssize_t n = send(job.control.get(), &go, 1, MSG_NOSIGNAL);
  job.control.reset();
}

void Tester::takeOutput(Job& job) {
  char bytes[65536];
  ssize_t n = read(job.output.get(), bytes, sizeof bytes);
  if (n < 0 && errno == EINTR) return;
  if (n <= 0) {
    job.output.reset();
    if (job.hasExited) finishRun(job);
    return;
  }
  std::string_view text(bytes, static_cast<size_t>(n));
  if (!streams()) job.captured += text;
  say(job, text);
}

void Tester::takeExit(Job& job) {
  while (waitpid(job.pid, &job.status, 0) < 0 && errno == EINTR) {
  }
  job.process.reset();
  job.hasExited = true;
  if (job.state != State::Running) return finishBuild(job);
  if (!job.output.isOpen()) return finishRun(job);
  // Others may still have its output.
  int64_t delay = c_.timeout > 0 ? std::max(5 * kSecond, c_.timeout / 10) : INT64_MAX / 4;
  job.lastWordsUntil = os::nanotime() + delay;
}

void Tester::checkTimes(Job& job) {
  int64_t now = os::nanotime();
  if (job.killAt != 0 && now >= job.killAt && !job.hasExited) {
    kill(job.pid, job.wasQuit ? SIGKILL : SIGQUIT);
    job.wasQuit = true;
    job.killAt = now + std::max(5 * kSecond, c_.timeout / 10);
  }
  if (job.lastWordsUntil != 0 && now >= job.lastWordsUntil && job.output.isOpen()) {
    job.isIncomplete = true;
    job.output.reset();
    finishRun(job);
  }
}

// --- Results -----------------------------------------------------------------------------------------

void Tester::say(Job& job, std::string_view text) {
  if (job.events) {
    job.events->text(text);
  } else if (streams() || showsAtOnce()) {
    write(1, text);
  } else {
    job.text += text;
  }
}

/// It has ended before it ran. What several tests need is complained of once.
void Tester::finishBuild(Job& job) {
  if (job.state == State::Done) return;
  // (what it said last may not have been read)
  while (job.control.isOpen()) takeControl(job);
  std::string text = !job.said.empty() && job.said[0] == kFailed ? job.said.substr(1) : std::string();
  if (!text.starts_with("# ")) text.insert(0, "# " + job.package.importPath + "\n");
  while (!text.empty()) {
    std::string part = text.substr(0, std::min(text.find("\n# ", 1), text.size() - 1) + 1);
    text.erase(0, part.size());
    job.failedBuild = part.substr(2, part.find('\n') - 2);
    if (!complaints_.insert(part).second) continue;
    write(c_.json ? 1 : 2, c_.json ? testrun::buildEvents(job.failedBuild, part) : part);
  }
  job.state = State::Ready;
}

std::string Tester::exitText(const Job& job) const {
  if (job.isIncomplete && job.status == 0) return "exec: WaitDelay expired before I/O complete";
  if (WIFEXITED(job.status)) return "exit status " + std::to_string(WEXITSTATUS(job.status));
  std::string text = "signal: ";
  const char* name = strsignal(WTERMSIG(job.status));
  text += name == nullptr ? "unknown" : name;
  std::transform(text.begin(), text.end(), text.begin(), [](char ch) { return ch >= 'A' && ch <= 'Z' ? static_cast<char>(ch + 32) : ch; });
  return text + (WCOREDUMP(job.status) ? " (core dumped)" : "");
}

/// What the program itself says when nothing matches.
std::string_view nothingRun(std::string_view output) {
  auto says = [output](std::string_view line) { return output.starts_with(line) || output.find("\n" + std::string(line)) != std::string_view::npos; };
  if (says("testing: warning: -fuzz matches more than one fuzz test, won't fuzz\n")) return "[-fuzz matches more than one fuzz test, won't fuzz]";
  if (says("testing: warning: no fuzz tests to fuzz\n")) return " [no fuzz tests to fuzz]";
  if (says("testing: warning: no tests to run\n")) return " [no tests to run]";
  return {};
}

void Tester::finishRun(Job& job) {
  if (c_.compilesOnly) return finish(job, job.status == 0);
  char seconds[32];
  snprintf(seconds, sizeof seconds, "%.3fs", static_cast<double>(os::nanotime() - job.start) / 1e9);
  bool ok = job.status == 0 && !job.isIncomplete;
  std::string profile;
  if (!c_.coverProfile.empty() && package::readFile(profileOf(job), &profile).empty()) profile.erase(0, profile.find('\n') + 1);
  addProfile(profile);
  bool lacksNewline = !job.captured.empty() && !job.captured.ends_with('\n');
  if (ok) {
    if (!c_.showsPasses && !c_.json) job.text.clear();
    if (lacksNewline) say(job, "\n");
    std::string line = "ok  \t" + job.package.importPath + "\t" + seconds + percentage(job) + std::string(nothingRun(job.captured)) + "\n";
    say(job, line);
    std::string log;
    if (package::readFile(logOf(job), &log).empty())
      results_.add(job.cached, log, (c_.showsPasses || c_.json ? job.captured + (lacksNewline ? "\n" : "") : "") + line,
                   c_.coverProfile.empty() ? nullptr : &profile);
    return finish(job, true);
  }
  if (job.wasQuit) say(job, "*** Test killed with quit: ran too long (" + durationText(c_.timeout + std::max(60 * kSecond, c_.timeout / 10)) + ").\n");
  if (job.isIncomplete) say(job, "*** Test I/O incomplete " + durationText(std::max(5 * kSecond, c_.timeout / 10)) + " after exiting.\n");
  if (job.captured.empty() || !WIFEXITED(job.status) || job.isIncomplete) {
    say(job, exitText(job) + "\n");
  } else if (lacksNewline) {
    say(job, "\n");
  }
  say(job, std::string(c_.json ? "\x16" : "") + "FAIL\t" + job.package.importPath + "\t" + seconds + "\n");
  finish(job, false);
}

void Tester::finish(Job& job, bool ok) {
  job.state = State::Done;
  if (job.events) job.events->end(ok);
  hasFailed_ = hasFailed_ || !ok;
}

void Tester::showWhatIsDone() {
  for (; shown_ < jobs_.size() && jobs_[shown_].state == State::Done; shown_++) write(1, jobs_[shown_].text);
}

int Tester::run() {
  if (!findJobs()) return 1;
  if (!startProfile() || !makeFolder()) return 1;
  if (!takeSignals()) {
    fprintf(stderr, "vo: signalfd: %s\n", strerror(errno));
    return 1;
  }
  while (showWhatIsDone(), shown_ < jobs_.size()) {
    startWhatMayStart();
    auto isBusy = [](const Job& j) { return j.state != State::Done && j.state != State::Waiting; };
    if (std::any_of(jobs_.begin(), jobs_.end(), isBusy)) wait();
  }
  if (hasFailed_ && !c_.json && !c_.fuzzes && !c_.compilesOnly && !c_.packages.empty()) write(1, "FAIL\n");
  return hasFailed_ ? 1 : 0;
}

}  // namespace

int test(int argc, char** argv) {
  TestCommand command;
  if (int status = parseTestArguments(argc, argv, &command); status != 0) return status;
  return Tester(command).run();
}

}  // namespace vo::cli
