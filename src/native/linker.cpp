// This file links executables.
#include "native/linker.h"

#include <ar.h>
#include <dirent.h>
#include <elf.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <iterator>
#include <string_view>

#include <lld/Common/Driver.h>
#include <llvm/Support/CrashRecoveryContext.h>
#include <llvm/Support/Error.h>
#include <llvm/Support/raw_ostream.h>

#include "base/check.h"
#include "storage/output.h"

LLD_HAS_DRIVER(elf)

namespace vo::native {

namespace {

bool exists(const std::string& path) { return access(path.c_str(), R_OK) == 0; }

/// The C library's file in our folder, or else the system's.
std::string findFile(Arch arch, const std::string& folder, const char* name) {
  std::string path = folder + "/" + name;
  if (exists(path) || arch != Arch::X86_64) return path;
  for (const char* system : {"/usr/lib/x86_64-linux-gnu/", "/usr/lib/gcc/x86_64-linux-gnu/12/", "/usr/lib/gcc/x86_64-linux-gnu/14/"})
    if (std::string other = std::string(system) + name; exists(other)) return other;
  return path;
}

constexpr const char* kSystemFolders[] = {"/usr/local/lib/x86_64-linux-gnu", "/usr/local/lib", "/lib/x86_64-linux-gnu", "/usr/lib/x86_64-linux-gnu", "/lib64",
                                          "/usr/lib64", "/lib", "/usr/lib"};
constexpr const char* kInterpreter = "/lib64/ld-linux-x86-64.so.2";

/// The number behind ".so.", or -1.
long versionOf(std::string_view file, const std::string& start) {
  if (!file.starts_with(start)) return -1;
  file.remove_prefix(start.size());
  bool isNumber = !file.empty() && std::all_of(file.begin(), file.end(), [](char c) { return c >= '0' && c <= '9'; });
  return isNumber ? atol(std::string(file).c_str()) : -1;
}

/// libNAME.so or libNAME.a; what programs are started with has a number, and is there without a compiler, too.
std::string findLibrary(const std::string& name, const std::vector<std::string>& folders, bool isStatic) {
  for (const std::string& folder : folders) {
    if (name.starts_with(":")) {
      if (exists(folder + "/" + name.substr(1))) return folder + "/" + name.substr(1);
      continue;
    }
    std::string start = folder + "/lib" + name;
    if (!isStatic && exists(start + ".so")) return start + ".so";
    if (exists(start + ".a")) return start + ".a";
  }
  if (isStatic || name.starts_with(":")) return {};
  for (const std::string& folder : folders) {
    DIR* d = opendir(folder.c_str());
    if (d == nullptr) continue;
    std::string best;
    long version = -1;
    while (const dirent* e = readdir(d)) {
      long v = versionOf(e->d_name, "lib" + name + ".so.");
      if (v <= version) continue;
      version = v;
      best = folder + "/" + e->d_name;
    }
    closedir(d);
    if (!best.empty()) return best;
  }
  return {};
}

/// The libraries of C that a program wants.
struct Libraries {
  std::vector<std::string> arguments;  ///< for lld, in order
  std::string searched;                ///< their names
  bool isStatic = false;
  std::string error;
};

Libraries librariesOf(const LinkInput& input) {
  Libraries l;
  std::vector<std::string> folders, names;
  auto add = [&](const std::string& name) {
    l.arguments.push_back("-l" + name);
    l.searched += (l.searched.empty() ? "" : ", ") + name;
  };
  constexpr std::string_view kNothing[] = {"-s", "-g", "-no-pie", "-pthread", "-O1", "-O2"};
  for (size_t i = 0; i < input.flags.size(); i++) {
    const std::string& f = input.flags[i];
    bool isPair = (f == "-l" || f == "-L") && i + 1 < input.flags.size();
    std::string value = isPair ? input.flags[++i] : f.size() > 2 ? f.substr(2) : std::string();
    if (f == "-static") {
      l.isStatic = true;
    } else if (f.starts_with("-l") && !value.empty()) {
      add(value);
    } else if (f.starts_with("-L") && !value.empty()) {
      folders.push_back(value);
    } else if (f.starts_with("-Wl,-rpath,") || f.starts_with("-Wl,-rpath=")) {
      l.arguments.push_back("-rpath=" + f.substr(strlen("-Wl,-rpath,")));
    } else if (f[0] != '-' && exists(f)) {
      l.arguments.push_back(f);
      l.searched += (l.searched.empty() ? "" : ", ") + f;
    } else if (std::find(std::begin(kNothing), std::end(kNothing), f) == std::end(kNothing)) {
      l.error = f[0] != '-' ? "-extldflags: there is no file " + f : "-extldflags: no flag " + f + ": -l, -L, -static, -Wl,-rpath, and files there are";
      return l;
    }
  }
  for (const std::string& name : input.libraries) add(name);
  folders.insert(folders.end(), std::begin(kSystemFolders), std::end(kSystemFolders));
  for (std::string& a : l.arguments) {
    if (!a.starts_with("-l")) continue;
    std::string file = findLibrary(a.substr(2), folders, l.isStatic);
    if (file.empty()) {
      l.error = "there is no library " + a.substr(2) + ": neither lib" + a.substr(2) + (l.isStatic ? ".a" : ".so nor lib" + a.substr(2) + ".a") + " in " + folders[0];
      for (size_t i = 1; i < folders.size(); i++) l.error += ", " + folders[i];
      return l;
    }
    a = file;
  }
  if (l.isStatic) return l;
  l.arguments.push_back("--as-needed");
  for (const char* name : {"libm.so.6", "libc.so.6"}) {
    std::string file = findLibrary(std::string(":") + name, folders, false);
    if (file.empty()) {
      l.error = std::string("a program with functions of C is linked with the system's C library, and there is no ") + name;
      return l;
    }
    l.arguments.push_back(file);
  }
  return l;
}

/// What is said of functions of C that are nowhere, in place of what lld says.
std::string missingExternals(const LinkInput& input, const std::string& searched, std::string_view said) {
  std::string text;
  size_t undefined = 0, ours = 0;
  for (size_t at = 0; (at = said.find("undefined symbol: ", at)) != std::string_view::npos; at++) undefined++;
  for (const ExternalSymbol& e : input.externals) {
    std::string line = "undefined symbol: " + e.name + "\n";
    if (said.find(line) == std::string_view::npos) continue;
    ours++;
    text += (text.empty() ? "" : "\nvo: ") + e.place + ": there is no function " + e.name + " in C's libraries (c, m" + (searched.empty() ? "" : ", ") + searched +
            "): //vo:link NAME or -ldflags=-extldflags=-lNAME names the one that has it";
  }
  return ours != 0 && ours == undefined ? text : std::string();
}

/// lld reads files, if only in memory: *fd is an archive of all objects, as there may be more than a process may have files open.
std::string giveObjects(const LinkInput& input, int* fd) {
  *fd = memfd_create("objects", 0);
  std::string gathered(ARMAG, SARMAG);  // what is small is written together
  std::string error;
  constexpr size_t kSmall = 64 << 10;
  auto write = [&](std::string_view bytes) {
    if (error.empty()) error = storage::writeAll(*fd, "the objects for the linker", bytes);
  };
  auto add = [&](std::string_view object) {
    char header[sizeof(ar_hdr) + 1];
    snprintf(header, sizeof header, "%-16s%-12d%-6d%-6d%-8o%-10zu%s", "object/", 0, 0, 0, 0644, object.size(), ARFMAG);
    gathered += header;
    if (object.size() > kSmall) {
      write(gathered);
      gathered.clear();
      write(object);
    } else {
      gathered += object;
    }
    if (object.size() % 2 != 0) gathered += '\n';
  };
  for (const std::string& object : input.objects) add(object);
  for (std::string_view object : input.library) add(object);
  write(gathered);
  return error;
}

}  // namespace

std::string linkExecutable(const LinkInput& input, std::string_view* executable) {
  std::vector<std::string> args = {"ld.lld", "-o", "-"};
  std::string missing;
  auto file = [&](const char* name) {
    args.push_back(findFile(input.arch, input.libraryFolder, name));
    if (missing.empty() && !exists(args.back())) missing = args.back();
  };
  Libraries libraries;
  if (!input.externals.empty() && input.arch != Arch::X86_64)
    return input.externals[0].place + ": functions of C are there for x86_64-linux only, and " + input.externals[0].name + " is one";
  if (!input.externals.empty() && !input.relocatable) libraries = librariesOf(input);
  if (!libraries.error.empty()) return libraries.error;
  bool isDynamic = !input.externals.empty() && !libraries.isStatic;
  if (input.relocatable) {
    args.push_back("-r");
  } else {
    if (isDynamic) {
      args.insert(args.end(), {"-dynamic-linker", kInterpreter, "--hash-style=gnu"});
    } else {
      args.insert(args.end(), {"-static", "--no-dynamic-linker"});
    }
    args.insert(args.end(), {"--gc-sections", "--build-id=none", "--eh-frame-hdr", "-z", "noexecstack", "--threads=1", "--error-limit=0",
                             "--defsym=vo_cpu_level=" + std::to_string(input.cpuLevel)});
    if (input.strip) args.push_back("--strip-all");
    if (!input.debug && !input.strip) args.push_back("--strip-debug");
    file("crt1.o");
    file("crti.o");
    file(isDynamic ? "crtbegin.o" : "crtbeginT.o");
  }
  int fd = -1;
  if (std::string error = giveObjects(input, &fd); !error.empty()) return error;
  args.insert(args.end(), {"--whole-archive", "/proc/self/fd/" + std::to_string(fd), "--no-whole-archive"});
  if (!input.relocatable) {
    args.push_back("--start-group");
    file("libvo_native.a");
    if (isDynamic) args.push_back("--end-group");
    args.insert(args.end(), libraries.arguments.begin(), libraries.arguments.end());
    if (!isDynamic)
      for (const char* name : {"libc.a", "libm.a"}) file(name);
    file("libgcc.a");
    if (!isDynamic) {
      file("libgcc_eh.a");
      args.push_back("--end-group");
    }
    file("crtend.o");
    file("crtn.o");
  }
  if (!missing.empty()) return "executables cannot be linked: " + missing + " is missing";
  std::vector<const char*> argv;
  for (const std::string& a : args) argv.push_back(a.c_str());
  std::string out, err;
  llvm::raw_string_ostream outStream(out), errStream(err);
  // What lld writes to stdout goes into memory: an executable that is not complete is nowhere.
  int made = memfd_create("executable", MFD_CLOEXEC), stdoutBefore = dup(STDOUT_FILENO);
  if (made < 0 || dup2(made, STDOUT_FILENO) < 0) return std::string("no memory for the linker's output: ") + strerror(errno);
  // Without it lld ends the process at once where it meets what it cannot read.
  llvm::CrashRecoveryContext::Enable();
  lld::Result result = lld::lldMain(argv, outStream, errStream, {{lld::Gnu, &lld::elf::link}});
  if (stdoutBefore >= 0) dup2(stdoutBefore, STDOUT_FILENO);
  if (llvm::outs().has_error()) {
    std::string why = llvm::outs().error().message();
    llvm::outs().clear_error();
    return "no memory for the linker's output: " + why;
  }
  if (result.retCode != 0) {
    while (err.ends_with("\n")) err.pop_back();
    if (std::string text = missingExternals(input, libraries.searched, err + "\n"); !text.empty()) return text;
    return "the program cannot be linked" + (err.empty() ? ", and the linker does not say why" : "\n" + err);
  }
  if (!err.empty()) llvm::errs() << err;
  struct stat st{};
  auto size = fstat(made, &st) == 0 ? static_cast<size_t>(st.st_size) : 0;
  void* linked = mmap(nullptr, size, PROT_READ, MAP_PRIVATE, made, 0);
  if (linked == MAP_FAILED) return std::string("the linked program cannot be read: ") + strerror(errno);
  *executable = {static_cast<const char*>(linked), size};
  return {};
}

}  // namespace vo::native
