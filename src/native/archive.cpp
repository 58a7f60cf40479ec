// This file compiles the library image into an archive.
//
// Functions lie in the image in the order of packages (instances and wrappers where they were first needed); objects have those that
// follow each other, and are named by the first one's place. A link takes the objects that have a function of the program's, and drops the others by
// sections: what these call need not be there.
#include "native/archive.h"

#include <ar.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <bit>
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <string_view>
#include <unordered_map>

#include <llvm/Object/ArchiveWriter.h>
#include <llvm/Support/Error.h>

#include "base/check.h"
#include "bytecode/op_info.h"
#include "native/object_reader.h"
#include "storage/output.h"
#include "native/symbols.h"

namespace vo::native {
namespace {

using link::Function;
using Batch = std::span<const Function* const>;

/// Of a function "net/http.(*T).M", "net/http".
std::string_view packageOf(std::string_view name) {
  name = name.substr(0, name.find('['));
  size_t slash = name.rfind('/');
  return name.substr(0, name.find('.', slash == std::string_view::npos ? 0 : slash));
}

/// At most so many functions: the time of some of LLVM's passes grows faster than modules.
constexpr size_t kMostFunctions = 300;

std::vector<Batch> batches(const link::Program& program) {
  std::unordered_map<std::string_view, size_t> numbers;
  for (const link::PackageInit& p : program.packages) numbers.emplace(p.path, numbers.size());
  std::vector<Batch> out;
  size_t package = 0, from = 0;
  auto end = [&](size_t at) {
    if (at > from) out.push_back(program.functions.subspan(from, at - from));
    from = at;
  };
  for (size_t i = 0; i < program.functions.size(); i++) {
    auto it = numbers.find(packageOf(program.functions[i]->name));
    if (it != numbers.end() && it->second > package) {
      package = it->second;
      end(i);
    } else if (i - from == kMostFunctions) {
      end(i);
    }
  }
  end(program.functions.size());
  return out;
}

/// "OFF.N.o": the N-th object with functions from that place in the image on.
std::string memberName(Batch batch, size_t object) {
  char name[32];
  snprintf(name, sizeof name, "%llx.%zu.o", static_cast<unsigned long long>(metadataOffset(batch[0])), object);
  return name;
}

std::string memberPath(const std::string& archive, size_t batch, size_t object) {
  return archive + "." + std::to_string(batch) + "." + std::to_string(object) + ".o";
}

/// Changes when archives are written differently.
constexpr uint64_t kFormat = 2;

/// What the code of functions is made of, as a number.
class Hasher {
 public:
  void add(uint64_t w) {
    a_ = std::rotl((a_ ^ w) * 0xff51afd7ed558ccdu, 29);
    b_ = std::rotl(b_ + w, 31) * 0xc4ceb9fe1a85ec53u;
  }
  void add(const void* bytes, size_t size) {
    add(size);
    auto* p = static_cast<const char*>(bytes);
    for (uint64_t w = 0; size > 0; w = 0) {
      size_t n = std::min(size, sizeof w);
      memcpy(&w, p, n);
      add(w);
      p += n;
      size -= n;
    }
  }
  void add(std::string_view s) { add(s.data(), s.size()); }
  /// The library's string constants, sizes and forms of types lie at offsets that the code names.
  void add(const abi::Type* t) {
    add(metadataOffset(t));
    add(t->size ^ t->ptrBytes << 32);
    add(uint64_t{static_cast<uint8_t>(t->kind_)} | uint64_t{t->tflag} << 8 | uint64_t{t->align} << 16);
    if (t->ptrBytes != 0) add(t->gcData, (t->ptrBytes / 8 + 7) / 8);
    if (const link::CopyPlan* plan = link::planOf(t)) add(plan->step, plan->steps * sizeof(link::CopyStep));
  }
  void add(const Function& f, const std::byte* base);
  std::string text() const {
    char out[40];
    snprintf(out, sizeof out, "%016llx%016llx", static_cast<unsigned long long>(a_), static_cast<unsigned long long>(b_));
    return out;
  }

 private:
  uint64_t a_ = 0x9e3779b97f4a7c15u, b_ = 1;
};

void Hasher::add(const Function& f, const std::byte* base) {
  using bytecode::Insn;
  add(metadataOffset(&f));
  for (uint32_t n : {f.flags, f.resultSlots, f.paramSlots, f.slots, f.frameWords, f.zeroFrom, f.zeroTo, f.epilogue, f.startLine, f.startFile,
                     uint32_t{f.native}})
    add(n);
  add(f.name);
  if (f.refs != nullptr) add(f.refs, (f.frameWords + 63) / 64 * 8);
  for (const link::LineStep& s : f.lines) add(uint64_t{s.pc} << 32 | s.line), add(uint64_t{s.file} << 16 | s.inlined);
  add(f.code, f.codeWords * sizeof(link::Word));
  for (uint32_t i = 0; i < f.codeWords; i++) {
    Insn in{f.code[i]};
    const bytecode::OpInfo& info = bytecode::opInfo(in.op());
    const std::byte* named = base + uint64_t{in.imm32()} * 8;
    if (info.b == bytecode::Operand::Str32) add(reinterpret_cast<const abi::GoString*>(named)->view());
    if (info.b == bytecode::Operand::Type32) add(reinterpret_cast<const abi::Type*>(named));
    if (info.x == bytecode::ExtraWord::None) continue;
    auto x = static_cast<uint32_t>(f.code[++i]);
    if (info.x == bytecode::ExtraWord::TypeX) add(reinterpret_cast<const abi::Type*>(base + uint64_t{x} * 8));
    if (info.x == bytecode::ExtraWord::Table) i += x;
  }
}

std::string keyPath(const std::string& archive) { return archive + ".key"; }

std::string keyOf(const std::string& archive) {
  int fd = open(keyPath(archive).c_str(), O_RDONLY | O_CLOEXEC);
  if (fd < 0) return {};
  char text[256];
  ssize_t n = read(fd, text, sizeof text);
  close(fd);
  return std::string(text, n > 0 ? static_cast<size_t>(n) : 0);
}

bool hasCode(const std::string& archive, const std::string& code) {
  return keyOf(archive).ends_with("\n" + code + "\n") && access(archive.c_str(), R_OK) == 0;
}

/// An archive's bytes, which stay mapped; empty: errno says why.
std::string_view mapArchive(const std::string& path) {
  int fd = open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (fd < 0) return {};
  struct stat st{};
  auto size = fstat(fd, &st) == 0 ? static_cast<size_t>(st.st_size) : 0;
  void* bytes = mmap(nullptr, size, PROT_READ, MAP_PRIVATE, fd, 0);
  close(fd);
  return bytes == MAP_FAILED ? std::string_view() : std::string_view(static_cast<const char*>(bytes), size);
}

}  // namespace

std::string objectsOf(const std::string& path, std::span<const Function* const> functions, std::vector<std::string_view>* objects) {
  std::string_view bytes = mapArchive(path);
  if (bytes.empty()) return "cannot read " + path + ": " + strerror(errno);
  struct Member {
    uint64_t from;
    std::string_view bytes;
  };
  std::vector<Member> members;
  for (size_t at = SARMAG; at + sizeof(ar_hdr) <= bytes.size();) {
    ar_hdr header;
    memcpy(&header, bytes.data() + at, sizeof header);
    at += sizeof header;
    size_t size = strtoull(std::string(header.ar_size, sizeof header.ar_size).c_str(), nullptr, 10);
    if (memcmp(header.ar_fmag, ARFMAG, sizeof header.ar_fmag) != 0 || size > bytes.size() - at) return path + " is damaged";
    if (header.ar_name[0] != '/') members.push_back({strtoull(std::string(header.ar_name, sizeof header.ar_name).c_str(), nullptr, 16), bytes.substr(at, size)});
    at += size + size % 2;
  }
  size_t end = 0;
  for (size_t i = 0; i < members.size(); i = end) {
    for (end = i; end < members.size() && members[end].from == members[i].from; end++) {}
    auto after = [](uint64_t offset) { return [offset](const Function* f) { return metadataOffset(f) < offset; }; };
    auto first = std::partition_point(functions.begin(), functions.end(), after(members[i].from));
    bool isWanted = first != functions.end() && (end == members.size() || after(members[end].from)(*first));
    for (size_t k = i; k < end && isWanted; k++) objects->push_back(members[k].bytes);
  }
  return {};
}

bool isArchiveOf(const std::string& path, const std::string& key) {
  std::string text = keyOf(path);
  return text.starts_with(key + "\n");
}

std::string writeArchive(const std::string& path, const link::Program& program, const ArchiveOptions& options) {
  // Its key is that of image and backend, which is quickly compared, and behind it one of the code.
  Hasher code;
  code.add(kFormat);
  code.add(options.generator);
  code.add(static_cast<uint64_t>(options.codegen.level));
  code.add(static_cast<uint64_t>(options.codegen.arch));
  code.add(options.codegen.cpu);
  for (const Function* f : program.functions) code.add(*f, program.regionBase);
  for (const std::string_view& file : program.files) code.add(file);
  std::string key = options.key + "\n" + code.text() + "\n";
  if (!options.generator.empty() && hasCode(path, code.text())) {
    utimensat(AT_FDCWD, path.c_str(), nullptr, 0);  // (for build tools)
    return storage::writeFile(keyPath(path), key);
  }
  std::vector<Batch> all = batches(program);
  std::string stem = path + ".tmp" + std::to_string(getpid());
  std::vector<pid_t> children;
  fflush(nullptr);
  for (unsigned child = 0; child < options.processes; child++) {
    pid_t pid = fork();
    VO_CHECK(pid >= 0, "the system has room for a process");
    if (pid != 0) {
      children.push_back(pid);
      continue;
    }
    prctl(PR_SET_PDEATHSIG, SIGTERM);
    auto cache = std::make_unique<storage::FileCache>(storage::cacheFolder());
    for (size_t i = child; i < all.size(); i += options.processes) {
      std::vector<std::string> objects = compileFunctions(all[i], program, options.codegen, {.cache = cache.get(), .generator = options.generator, .partSize = kMostFunctions});
      for (size_t k = 0; k < objects.size(); k++) {
        hideSplitStack(objects[k]);
        if (std::string error = storage::writeFile(memberPath(stem, i, k), objects[k]); !error.empty()) {
          fprintf(stderr, "vo: %s\n", error.c_str());
          _exit(1);
        }
      }
      if (options.progress && i % 20 == child)
        fprintf(stderr, "%zu of %zu: %.*s\n", i, all.size(), static_cast<int>(all[i][0]->name.size()), all[i][0]->name.data());
    }
    cache.reset();
    _exit(0);
  }
  bool ok = true;
  for (pid_t pid : children) {
    int status = 0;
    ok = waitpid(pid, &status, 0) == pid && status == 0 && ok;
  }
  std::string error = ok ? "" : "the library's machine code could not be made";
  std::vector<llvm::NewArchiveMember> members;
  std::vector<std::string> files, names;
  for (size_t i = 0; i < all.size(); i++) {
    for (size_t k = 0; access(memberPath(stem, i, k).c_str(), R_OK) == 0; k++) {
      files.push_back(memberPath(stem, i, k));
      names.push_back(memberName(all[i], k));
    }
  }
  for (size_t i = 0; i < files.size() && error.empty(); i++) {
    auto member = llvm::NewArchiveMember::getFile(files[i], /*Deterministic=*/true);
    if (!member) {
      error = "cannot read " + files[i] + ": " + llvm::toString(member.takeError());
      break;
    }
    member->MemberName = names[i];
    members.push_back(std::move(*member));
  }
  if (error.empty()) {
    llvm::Error failed = llvm::writeArchive(stem, members, llvm::SymtabWritingMode::NormalSymtab, llvm::object::Archive::K_GNU,
                                            /*Deterministic=*/true, /*Thin=*/false);
    if (failed) error = "cannot write " + path + ": " + llvm::toString(std::move(failed));
    // Without key there is no archive.
    unlink(keyPath(path).c_str());
    if (error.empty() && rename(stem.c_str(), path.c_str()) != 0) error = "cannot write " + path + ": " + strerror(errno);
    if (error.empty()) error = storage::writeFile(keyPath(path), key);
  }
  for (const std::string& f : files) unlink(f.c_str());
  return error;
}

}  // namespace vo::native
