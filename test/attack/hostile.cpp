// What it takes to read, verify and link the modules of hostile_shapes.h.
//
//   hostile --list
//   hostile [--bytes=N] [--shape=NAME]           a line for each shape, or for one
//   hostile --bytes=N --shape=NAME --write=FILE  makes its file
//   hostile FILE                                 a line for the file (test/linear.py counts the instructions)
//
// A line says the file's size, milliseconds of the thread for decoding and structure, verifying and linking, bytes that
// the linked program takes, and what the verifier or the linker said.
#include <time.h>

#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <iterator>

#include "attack/hostile_shapes.h"
#include "bytecode/decode.h"
#include "bytecode/encode.h"
#include "bytecode/structure.h"
#include "link/link.h"

namespace vo::bytecode::attack {
namespace {

/// Valgrind's programs have no address like Region::kAddress.
constexpr uintptr_t kAddress = 0x580'0000'0000;

class Natives final : public link::NativeResolver {
 public:
  int32_t find(std::string_view name) const override { return name.starts_with("vo.") ? 1 : -1; }
  bool mayBeNamed(int32_t) const override { return false; }
};

double now() {
  timespec t;
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
  return static_cast<double>(t.tv_sec) * 1e3 + static_cast<double>(t.tv_nsec) * 1e-6;
}

struct Taken {
  double read, verify, link;  ///< milliseconds
  size_t bytes = 0;           ///< of the linked program
  std::string said;
};

/// All that happens to a file before its program runs.
Taken measured(std::span<const uint8_t> file, const LibraryFacts& library, base::Piece& piece) {
  Taken t{};
  double start = now();
  DecodeResult d = decode(file);
  t.said = d.error;
  if (t.said.empty()) t.said = checkStructure(d.modules[0]);
  t.read = now() - start;
  if (!t.said.empty()) return t;
  start = now();
  const Module* one = &d.modules[0];
  t.said = verify({&one, 1}, library);
  t.verify = now() - start;
  if (!t.said.empty()) return t;
  start = now();
  base::Arena arena(piece);
  base::Interner names(arena);
  names.hashKeyed();
  link::LinkOptions options;
  options.missingNative = 0;
  options.untrusted = true;
  link::LinkResult r = link::link(arena, piece, names, Natives(), nullptr, {&one, 1}, options);
  t.link = now() - start;
  t.bytes = arena.bytesUsed();
  if (!r.errors.empty()) t.said = "link: " + r.errors[0];
  return t;
}

std::vector<uint8_t> fileOf(const HostileShape& shape, size_t bytes) {
  Bench b;
  shape.make(b, bytes);
  b.finish();
  const Module* one = &b.m;
  return encode({&one, 1});
}

void report(const char* name, std::span<const uint8_t> file) {
  base::Region region(kAddress, base::Region::kMost);
  VO_CHECK(region.valid(), "the addresses are free");
  base::Piece piece(region);
  Taken t = measured(file, *fakeLibrary(), piece);
  printf("%-32s %9zu bytes: read %7.1f, verify %8.1f, link %8.1f ms; %10zu bytes; %s\n", name, file.size(), t.read, t.verify,
         t.link, t.bytes, t.said.substr(0, 90).c_str());
  fflush(stdout);
}

int main(std::span<char* const> arguments) {
  size_t bytes = 1'000'000;
  std::string_view only;
  const char* write = nullptr;
  for (const char* a : arguments) {
    std::string_view text = a;
    if (text.starts_with("--bytes=")) bytes = strtoull(a + 8, nullptr, 10);
    if (text.starts_with("--shape=")) only = text.substr(8);
    if (text.starts_with("--write=")) write = a + 8;
    if (text.starts_with("--")) continue;
    std::ifstream in(a, std::ios::binary);
    std::vector<char> file{std::istreambuf_iterator<char>(in), {}};
    report(a, {reinterpret_cast<const uint8_t*>(file.data()), file.size()});
    return 0;
  }
  bool list = !arguments.empty() && arguments[0] == std::string_view("--list");
  for (const HostileShape& shape : hostileShapes()) {
    if (!only.empty() && only != shape.name) continue;
    if (list) {
      puts(shape.name);
    } else if (write != nullptr) {
      std::vector<uint8_t> file = fileOf(shape, bytes);
      std::ofstream(write, std::ios::binary).write(reinterpret_cast<const char*>(file.data()), static_cast<std::streamsize>(file.size()));
    } else {
      report(shape.name, fileOf(shape, bytes));
    }
  }
  return 0;
}

}  // namespace
}  // namespace vo::bytecode::attack

int main(int argc, char** argv) {
  return vo::bytecode::attack::main(std::span<char* const>(argv + 1, static_cast<size_t>(argc - 1)));
}
