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
#include <llvm/Support/CrashRecoveryContext.h>
#include <llvm/Support/raw_ostream.h>

#include "base/check.h"
#include "native/output.h"

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

}  // namespace

void hideSplitStack(std::string& object) {
  VO_CHECK(object.size() >= sizeof(Elf64_Ehdr), "an object has its header");
  Elf64_Ehdr e;
  memcpy(&e, object.data(), sizeof e);
  auto header = [&](uint32_t i) { return e.e_shoff + uint64_t{i} * sizeof(Elf64_Shdr); };
  auto read = [&](uint32_t i) {
    Elf64_Shdr h;
    VO_CHECK(header(i) + sizeof h <= object.size(), "sections have their headers");
    memcpy(&h, object.data() + header(i), sizeof h);
    return h;
  };
  // (with very many sections, both numbers stand in the first header)
  Elf64_Shdr first = read(0);
  uint64_t count = e.e_shnum != 0 ? e.e_shnum : first.sh_size;
  Elf64_Shdr names = read(e.e_shstrndx != SHN_XINDEX ? e.e_shstrndx : first.sh_link);
  for (uint32_t i = 1; i < count; i++) {
    Elf64_Shdr h = read(i);
    const char* name = object.data() + names.sh_offset + h.sh_name;
    if (strcmp(name, ".note.GNU-split-stack") != 0 && strcmp(name, ".note.GNU-no-split-stack") != 0 && strcmp(name, ".stack_sizes") != 0 &&
        strcmp(name, ".rela.stack_sizes") != 0)
      continue;
    h.sh_type = SHT_NULL;
    h.sh_flags = h.sh_link = h.sh_info = 0;
    memcpy(object.data() + header(i), &h, sizeof h);
  }
}

std::string linkExecutable(const LinkInput& input) {
  std::vector<std::string> args = {"ld.lld", "-o", "-"};
  std::string missing;
  auto file = [&](const char* name) {
    args.push_back(findFile(input.arch, input.libraryFolder, name));
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
  // lld reads files, if only in memory.
  for (const std::string& object : input.objects) {
    int fd = memfd_create("object", 0);
    if (std::string error = writeAll(fd, "an object for the linker", object); !error.empty()) return error;
    args.push_back("/proc/self/fd/" + std::to_string(fd));
  }
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
  void* bytes = mmap(nullptr, size, PROT_READ, MAP_PRIVATE, made, 0);
  if (bytes == MAP_FAILED) return std::string("the linked program cannot be read: ") + strerror(errno);
  return writeFile(input.output, {static_cast<const char*>(bytes), size}, input.relocatable ? 0666 : 0777);
}

}  // namespace vo::native
