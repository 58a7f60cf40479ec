// This file starts the native backend.
#include "cli/native.h"

#include <elf.h>
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>

#include "base/check.h"
#include "driver/module_edits.h"
#include "driver/module_file.h"
#include "package/files.h"
#include "storage/output.h"

extern char** environ;

namespace vo::cli {
namespace {

std::string hex(uint64_t n) {
  char text[20];
  snprintf(text, sizeof text, "%llx", static_cast<unsigned long long>(n));
  return text;
}

bool complain(const std::string& text) {
  fprintf(stderr, "vo: %s\n", text.c_str());
  return false;
}

/// Whether an executable has not all of its sections: the kernel would start it, and it would die of a signal.
bool isCut(const std::string& path) {
  int fd = open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (fd < 0) return false;
  Elf64_Ehdr header{};
  struct stat st{};
  bool isCut = pread(fd, &header, sizeof header, 0) != static_cast<ssize_t>(sizeof header) || fstat(fd, &st) != 0 ||
               header.e_shoff + uint64_t{header.e_shnum} * header.e_shentsize > static_cast<uint64_t>(st.st_size);
  close(fd);
  return isCut;
}

std::string backendPath() {
  std::string path = driver::defaultImagePath();
  return path.substr(0, path.rfind('/') + 1) + "vo-native";
}

/// Becomes the native backend, a program beside the image. Returns only if it cannot be started.
int becomeBackend(std::vector<std::string> args) {
  std::string path = backendPath();
  if (isCut(path)) return complain("the native backend " + path + " is damaged"), 1;
  std::vector<char*> argv;
  for (std::string& a : args) argv.push_back(a.data());
  argv.push_back(nullptr);
  execve(path.c_str(), argv.data(), environ);
  fprintf(stderr, "vo: cannot start the native backend %s: %s\n", path.c_str(), strerror(errno));
  return 1;
}

/// "v2" behind a module's path.
bool isMajorVersion(std::string_view s) {
  return s.size() > 1 && s[0] == 'v' && std::all_of(s.begin() + 1, s.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// As go names an executable.
std::string programName(const Command& c, const package::LoadedPackage& main) {
  std::string first = c.compile.paths[0];
  struct stat st{};
  bool byFolder = stat(first.c_str(), &st) == 0 && S_ISDIR(st.st_mode);
  if (!byFolder) {
    first = first.substr(first.rfind('/') + 1);
    return isSource(first) ? first.substr(0, first.rfind('.')) : first;
  }
  std::string path = main.module != nullptr ? main.listPath : package::absolutePath(first);
  size_t slash = path.rfind('/');
  if (slash != std::string::npos && slash > 0 && main.module != nullptr && isMajorVersion(path.substr(slash + 1))) path.resize(slash);
  std::string name = path.substr(path.rfind('/') + 1);
  return name.empty() ? "main" : name;
}

bool isFolder(const std::string& path) {
  struct stat st{};
  return stat(path.c_str(), &st) == 0 && S_ISDIR(st.st_mode);
}

/// With something in it that neither we nor another linker or compiler has made.
bool isSomethingElse(const Command& c, const std::string& path) {
  int fd = open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
  char start[4] = {};
  ssize_t n = fd >= 0 ? read(fd, start, 4) : 0;
  if (fd >= 0) close(fd);
  if (n <= 0 || driver::isModuleFile(path)) return false;
  if (c.emit == "ll" || c.emit == "asm") return isSource(path) || memcmp(start, "#!", 2) == 0;
  return memcmp(start, "\x7f" "ELF", 4) != 0;
}

}  // namespace

const char* endingOf(const std::string& emit) {
  return emit == "obj" ? ".o" : emit == "ll" ? ".ll" : emit == "asm" ? ".s" : emit == "vob" ? ".vob" : "";
}

std::string outputName(const Command& c, const driver::Compilation& compilation, const char* ending) {
  bool inFolder = c.output.ends_with("/") || isFolder(c.output);
  if (!c.output.empty() && !inFolder) return c.output;
  const package::LoadResult& loaded = compilation.loaded();
  VO_CHECK(loaded.main != package::LoadResult::kNone, "a program was compiled");
  return (inFolder ? c.output + (c.output.ends_with("/") ? "" : "/") : "") + programName(c, loaded.packages[loaded.main]) + ending;
}

bool canWrite(const Command& c, const std::string& path) {
  auto fail = [&] { return complain("cannot write " + path + ": " + strerror(errno)); };
  if (c.output.ends_with("/") && !isFolder(c.output)) {
    for (size_t at = 1; (at = c.output.find('/', at)) != std::string::npos; at++)
      if (mkdir(c.output.substr(0, at).c_str(), 0777) != 0 && errno != EEXIST) return fail();
  }
  struct stat st{};
  bool exists = stat(path.c_str(), &st) == 0;
  if (exists && S_ISDIR(st.st_mode)) return complain("build output " + path + " already exists and is a folder; -o names a file");
  if (exists && !S_ISREG(st.st_mode)) return access(path.c_str(), W_OK) == 0 || fail();
  if (exists && isSomethingElse(c, path)) return complain("build output " + path + " already exists and is not an object file");
  size_t slash = path.rfind('/');
  std::string folder = slash == std::string::npos ? "." : path.substr(0, slash + 1);
  return access(folder.c_str(), W_OK | X_OK) == 0 || fail();
}

bool hasTarget(const std::string& goarch, const std::string& image) {
  if (goarch == "amd64" || image.empty()) return true;
  std::string folder = image.substr(0, image.rfind('/') + 1);
  if (access(image.c_str(), R_OK) == 0 && access((folder + "native-aarch64/libvo_native.a").c_str(), R_OK) == 0) return true;
  return complain("this vo was built without what programs for aarch64-linux are made of (" + folder +
                  "native-aarch64): './dev aarch64' in its sources installs and builds that");
}

std::vector<std::string> backendFiles() {
  std::string path = backendPath(), folder = path.substr(0, path.rfind('/'));
  return {path, folder + "/native/libstd.a", folder + "/native/libvo_native.a"};
}

int memoryOf(const driver::Program& program) {
  int fd = memfd_create("vo program", 0);
  for (const base::Region::Extent& e : program.extents()) {
    if (fd < 0 || storage::writeAll(fd, "the program", {reinterpret_cast<const char*>(e.begin), e.size}).empty()) continue;
    close(fd);
    return -1;
  }
  return fd;
}

std::vector<std::string> backendArguments(const Command& c, const std::string& image, const driver::Program& program) {
  std::vector<std::string> args = {backendPath()};
  for (const base::Region::Extent& e : program.extents())
    args.push_back("--extent=" + hex(reinterpret_cast<uint64_t>(e.begin)) + ":" + hex(e.size));
  args.push_back("--program=" + hex(reinterpret_cast<uint64_t>(program.linked())));
  if (program.linked()->base != nullptr) args.push_back("--image=" + image);
  if (c.compile.settings.goarch == "arm64") args.push_back("--target=aarch64");
  if (!c.emit.empty()) args.push_back("--emit=" + c.emit);
  if (c.compile.timings) args.push_back("--timings");
  if (!c.cpu.empty()) args.push_back("--cpu=" + c.cpu);
  if (c.compile.settings.trimpath) args.push_back("--trim=" + std::string(driver::kLibraryFolder) + "/");
  if (c.strip) args.push_back("--strip");
  for (const std::string& f : c.linkFlags) args.push_back("--link=" + f);
  if (c.debug && !c.strip) args.push_back("-g");
  args.insert(args.end(), c.backend.begin(), c.backend.end());
  return args;
}

int startBackend(const Command& c, const std::string& image, const driver::Program& program, const std::string& output) {
  int fd = memoryOf(program);
  if (fd < 0) return complain(std::string("cannot hand the program to the native backend: ") + strerror(errno)), 1;
  std::vector<std::string> args = backendArguments(c, image, program);
  args.push_back("--fd=" + std::to_string(fd));
  args.push_back(output.empty() ? "--print" : "--output=" + output);
  return becomeBackend(std::move(args));
}

int makeNativeLibrary(int argc, char** argv, const std::string& image) {
  if (argc < 3) {
    fputs("usage: vo native-library [flags of the backend] FILE\n", stderr);
    return 1;
  }
  driver::MetadataSpace space(image);
  if (space.image() == nullptr) {
    fprintf(stderr, "vo: there is no library image %s of this build\n", image.c_str());
    return 1;
  }
  std::vector<std::string> args = {backendPath(), "--image=" + image, "--program=" + hex(reinterpret_cast<uint64_t>(space.image()->program)),
                                   std::string("--archive=") + argv[argc - 1]};
  args.insert(args.end(), argv + 2, argv + argc - 1);
  return becomeBackend(std::move(args));
}

}  // namespace vo::cli
