// This file starts the program that fetches modules, and is `vo install`.
#include "cli/modules_tool.h"

#include <fcntl.h>
#include <spawn.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <iterator>
#include <string_view>

#include "cli/own_program.h"
#include "package/files.h"
#include "package/loader.h"

extern char** environ;

namespace vo::cli {
namespace {

constexpr std::string_view kOfMod[] = {"download", "edit", "tidy", "vendor", "verify"};

int fail(const std::string& text) { return fprintf(stderr, "vo: %s\n", text.c_str()), 1; }

/// Runs this executable again and waits. What it prints goes to *output, if that is not null.
int runSelf(const std::vector<std::string>& words, std::string* output) {
  int pipes[2] = {-1, -1};
  if (output != nullptr && pipe2(pipes, O_CLOEXEC) != 0)
    return fail(std::string("pipe: ") + strerror(errno));
  std::vector<char*> argv;
  std::string self = "vo";
  argv.push_back(self.data());
  for (const std::string& word : words) argv.push_back(const_cast<char*>(word.c_str()));
  argv.push_back(nullptr);
  posix_spawn_file_actions_t files;
  posix_spawn_file_actions_init(&files);
  if (output != nullptr) posix_spawn_file_actions_adddup2(&files, pipes[1], 1);
  pid_t pid = 0;
  int why = posix_spawn(&pid, "/proc/self/exe", &files, nullptr, argv.data(), environ);
  posix_spawn_file_actions_destroy(&files);
  if (output != nullptr) {
    close(pipes[1]);
    char buffer[4096];
    for (ssize_t n; why == 0 && (n = read(pipes[0], buffer, sizeof buffer)) != 0;) {
      if (n < 0 && errno != EINTR) break;
      if (n > 0) output->append(buffer, static_cast<size_t>(n));
    }
    close(pipes[0]);
  }
  if (why != 0) return fail(std::string("cannot start vo again: ") + strerror(why));
  int status = 0;
  while (waitpid(pid, &status, 0) < 0 && errno == EINTR) {
  }
  return WIFEXITED(status) ? WEXITSTATUS(status) : 1;
}

/// Where `vo install` puts programs: GOBIN, else bin in the first folder of GOPATH.
std::string binFolder() {
  auto variable = [](const char* name) {
    const char* value = getenv(name);
    return std::string(value == nullptr ? "" : value);
  };
  if (std::string bin = variable("GOBIN"); !bin.empty()) return bin;
  std::string gopath = variable("GOPATH");
  if (!gopath.empty()) return gopath.substr(0, gopath.find(':')) + "/bin";
  return variable("HOME") + "/go/bin";
}

}  // namespace

std::string programName(std::string path) {
  path = path.substr(0, path.find('@'));
  auto isMajor = [](std::string_view s) {
    return s.size() > 1 && s[0] == 'v' &&
           s.find_first_not_of("0123456789", 1) == std::string_view::npos && s != "v0" && s != "v1";
  };
  size_t slash = path.rfind('/');
  std::string last = path.substr(slash + 1);
  return isMajor(last) && slash != std::string::npos ? programName(path.substr(0, slash)) : last;
}

bool isForModulesTool(std::span<char* const> words) {
  if (words.empty()) return false;
  // (help is given by the table of words)
  for (const char* flag : {"-h", "--h", "-help", "--help"})
    if (words.size() > 2 && std::string_view(words[2]) == flag) return false;
  std::string_view word = words[0];
  if (word == "get" || word == "work" || word == kFetchWord) return true;
  return word == "mod" && words.size() > 1 &&
         std::find(std::begin(kOfMod), std::end(kOfMod), std::string_view(words[1])) !=
             std::end(kOfMod);
}

int runModulesTool(std::span<char* const> words) {
  std::vector<std::string> args = {package::defaultLibraryRoot()};
  args.insert(args.end(), words.begin(), words.end());
  return runOwnProgram("modules", args);
}

bool namesVersion(const std::string& operand) {
  size_t at = operand.find('@');
  return at != std::string::npos && at != 0 && at + 1 < operand.size() && operand[0] != '.' &&
         operand[0] != '/' && !package::exists(operand);
}

std::optional<std::string> fetchPackage(const std::string& packageAtVersion) {
  std::string output;
  if (runSelf({kFetchWord, packageAtVersion}, &output) != 0 || !output.ends_with('\n'))
    return std::nullopt;
  output.pop_back();
  // The program is read as its own main module.
  setenv("GOWORK", "off", 1);
  return output;
}

int installPrograms(std::span<char* const> args) {
  std::vector<std::string> flags, packages;
  for (const char* arg : args) {
    bool isFlag = arg[0] == '-' && packages.empty();
    (isFlag ? flags : packages).emplace_back(arg);
  }
  if (packages.empty()) packages.emplace_back(".");
  bool isVersioned = namesVersion(packages[0]);
  for (const std::string& name : packages)
    if (isVersioned != namesVersion(name))
      return fail("install: either all packages have a version or none: " + name);
  std::string folder = binFolder();
  for (const std::string& name : packages) {
    std::string path = name;
    if (isVersioned) {
      std::optional<std::string> dir = fetchPackage(name);
      if (!dir) return 1;
      path = *dir;
    }
    std::vector<std::string> words = {"build"};
    if (isVersioned)
      words.emplace_back("-mod=mod");  // (its go.sum need not have what has just been fetched)
    words.insert(words.end(), flags.begin(), flags.end());
    words.insert(words.end(),
                 {"-o", isVersioned ? folder + "/" + programName(name) : folder + "/", path});
    if (!package::isDir(folder)) {
      for (size_t at = 1; at != std::string::npos; at = folder.find('/', at + 1))
        mkdir(folder.substr(0, at).c_str(), 0777);
      if (mkdir(folder.c_str(), 0777) != 0 && errno != EEXIST)
        return fail("cannot make " + folder + ": " + strerror(errno));
    }
    if (int status = runSelf(words, nullptr); status != 0) return status;
  }
  return 0;
}

}  // namespace vo::cli
