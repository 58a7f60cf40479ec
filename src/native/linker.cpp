// This file links executables.
#include "native/linker.h"

#include <elf.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdint>
#include <cstring>

#include <lld/Common/Driver.h>
#include <llvm/Object/ArchiveWriter.h>
#include <llvm/Support/CrashRecoveryContext.h>
#include <llvm/Support/Error.h>
#include <llvm/Support/raw_ostream.h>

#include "base/check.h"
#include "native/output.h"

LLD_HAS_DRIVER(elf)

namespace vo::native {

namespace {

bool exists(const std::string& path) { return access(path.c_str(), R_OK) == 0; }

/// The C library's file in our folder, or else the system's.
std::string findFile(const std::string& folder, const char* name) {
  std::string path = folder + "/" + name;
  if (exists(path)) return path;
  for (const char* system : {"/usr/lib/x86_64-linux-gnu/", "/usr/lib/gcc/x86_64-linux-gnu/12/", "/usr/lib/gcc/x86_64-linux-gnu/14/"})
    if (std::string other = std::string(system) + name; exists(other)) return other;
  return path;
}

}  // namespace

std::string linkExecutable(const LinkInput& input) {
  std::vector<std::string> args = {"ld.lld", "-o", "-"};
  std::string missing;
  auto file = [&](const char* name) {
    args.push_back(findFile(input.libraryFolder, name));
    if (missing.empty() && !exists(args.back())) missing = args.back();
  };
  if (input.relocatable) {
    args.push_back("-r");
  } else {
    args.insert(args.end(), {"-static", "--gc-sections", "--build-id=none", "--eh-frame-hdr", "-z", "noexecstack", "--no-dynamic-linker", "--threads=1",
                             "--defsym=vo_cpu_level=" + std::to_string(input.cpuLevel)});
    if (input.strip) args.push_back("--strip-all");
    if (!input.debug && !input.strip) args.push_back("--strip-debug");
    file("crt1.o");
    file("crti.o");
    file("crtbeginT.o");
  }
  // lld reads files, if only in memory. There may be more objects than a process may have files open.
  std::vector<llvm::NewArchiveMember> members;
  for (const std::string& object : input.objects) members.emplace_back(llvm::MemoryBufferRef(object, "object"));
  auto objects = llvm::writeArchiveToBuffer(members, llvm::SymtabWritingMode::NoSymtab, llvm::object::Archive::K_GNU, /*Deterministic=*/true,
                                            /*Thin=*/false);
  if (!objects) return "no archive of the program's objects: " + llvm::toString(objects.takeError());
  int fd = memfd_create("objects", 0);
  std::string_view bytes{(*objects)->getBufferStart(), (*objects)->getBufferSize()};
  if (std::string error = writeAll(fd, "the objects for the linker", bytes); !error.empty()) return error;
  args.insert(args.end(), {"--whole-archive", "/proc/self/fd/" + std::to_string(fd), "--no-whole-archive"});
  if (!input.relocatable) {
    args.push_back("--start-group");
    if (!input.archive.empty()) args.push_back(input.archive);
    for (const char* name : {"libvo_native.a", "libc.a", "libm.a", "libgcc.a", "libgcc_eh.a"}) file(name);
    args.push_back("--end-group");
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
    return "the program cannot be linked" + (err.empty() ? ", and the linker does not say why" : "\n" + err);
  }
  if (!err.empty()) llvm::errs() << err;
  struct stat st{};
  auto size = fstat(made, &st) == 0 ? static_cast<size_t>(st.st_size) : 0;
  void* linked = mmap(nullptr, size, PROT_READ, MAP_PRIVATE, made, 0);
  if (linked == MAP_FAILED) return std::string("the linked program cannot be read: ") + strerror(errno);
  return writeFile(input.output, {static_cast<const char*>(linked), size}, input.relocatable ? 0666 : 0777);
}

}  // namespace vo::native
