// This file tests the builder: golden dumps of test/ir/*.go and *.vo, and that all IR of Go's library
// is well formed. With VO_UPDATE=1 in the environment the golden files are rewritten.
#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "support/check_world.h"
#include "gtest/gtest.h"
#include "ir/builder.h"
#include "ir/inline.h"
#include "ir/printer.h"
#include "ir/verify.h"

namespace vo::ir {
namespace {

/// A compilation that builds each package when it has been checked.
struct Compilation {
  check::test::World world;
  base::Arena arena;
  Program program;
  BuildContext cx{arena, arena, world.types, world.info, world.sources, world.sink, world.symbols, program};
  std::map<const types::Package*, Module*> modules;

  bool inlining = false;

  Module* build(const check::CheckedPackage& p) {
    for (types::Package* i : p.imports)
      if (!modules.contains(i))
        for (auto& [path, checked] : world.packages)
          if (checked.package == i) build(checked);
    Module* m = buildPackage(cx, p);
    if (inlining) inlineCalls(cx, *m);
    modules[p.package] = m;
    return m;
  }
};

std::string faults(const Module& m) {
  for (const Func* f : m.funcs.span()) {
    std::string e = verify(*f);
    if (!e.empty()) return e + "\n" + print(*f);
  }
  return {};
}

TEST(Ir, Golden) {
  namespace fs = std::filesystem;
  if (!fs::exists("test/ir")) GTEST_SKIP();
  std::vector<fs::path> files;
  for (const auto& e : fs::directory_iterator("test/ir"))
    if (e.path().extension() == ".go" || e.path().extension() == ".vo") files.push_back(e.path());
  std::sort(files.begin(), files.end());
  for (const fs::path& p : files) {
    Compilation c;
    check::CheckedPackage checked = c.world.check(check::test::readFile(p), p.extension() == ".vo");
    ASSERT_FALSE(c.world.sink.hasErrors()) << p << "\n" << c.world.messages();
    Module* m = c.build(checked);
    EXPECT_EQ(faults(*m), "") << p;
    std::string got = print(*m);
    fs::path golden = p;
    golden += ".ir";
    if (p.filename().string().starts_with("inline")) {
      inlineCalls(c.cx, *m);
      EXPECT_EQ(faults(*m), "") << p;
      got = print(*m);
    }
    if (getenv("VO_UPDATE") != nullptr) {
      std::ofstream(golden) << got;
    } else {
      EXPECT_EQ(got, check::test::readFile(golden)) << p;
    }
  }
}

/// Programs of one file below a folder: their own package only.
void buildPrograms(const std::string& folder) {
  namespace fs = std::filesystem;
  std::vector<fs::path> files;
  for (const auto& e : fs::recursive_directory_iterator(folder))
    if (e.path().extension() == ".go" || e.path().extension() == ".vo") files.push_back(e.path());
  std::sort(files.begin(), files.end());
  size_t built = 0;
  for (const fs::path& p : files) {
    Compilation c;
    check::CheckedPackage checked = c.world.check(check::test::readFile(p), p.extension() == ".vo");
    if (checked.package == nullptr || c.world.sink.hasErrors()) continue;
    if (getenv("VO_VERBOSE") != nullptr) fprintf(stderr, "%s\n", p.c_str());
    Module* m = buildPackage(c.cx, checked);
    inlineCalls(c.cx, *m);
    EXPECT_EQ(faults(*m), "") << p;
    built++;
  }
  printf("%zu of %zu programs\n", built, files.size());
}

TEST(Ir, Programs) {
  const char* folder = getenv("VO_IR_DIR");
  if (!std::filesystem::exists("test/run/basic") && folder == nullptr) GTEST_SKIP();
  buildPrograms(folder != nullptr ? folder : "test/run/basic");
}

/// All of Go's packages that the named one needs.
TEST(Ir, Library) {
  const char* root = getenv("VO_IR_ROOT");
  std::string text = "package main\nimport _ \"" + std::string(root != nullptr ? root : "fmt") + "\"\nfunc main() {}\n";
  Compilation c;
  check::CheckedPackage checked = c.world.check(text);
  if (c.world.packages.empty()) GTEST_SKIP() << "no library";
  ASSERT_FALSE(c.world.sink.hasErrors()) << c.world.messages();
  size_t funcs = 0;
  c.inlining = true;
  auto start = std::chrono::steady_clock::now();
  c.build(checked);
  double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  for (auto& [package, m] : c.modules) {
    funcs += m->funcs.size();
    EXPECT_EQ(faults(*m), "");
  }
  printf("%zu packages, %zu functions, %.1f MB, %.0f ms\n", c.modules.size(), funcs,
         static_cast<double>(c.arena.bytesUsed()) / 1e6, seconds * 1e3);
}

/// Numbers of inlined calls by where their bodies are declared.
struct InlinedBodies {
  bool hasLibrary = false;
  size_t own = 0;
  size_t foreign = 0;
};

InlinedBodies inlinedBodies(bool ownBodiesOnly) {
  Compilation c;
  check::CheckedPackage checked = c.world.check(
      "package main\n"
      "import \"unicode/utf8\"\n"
      "func twice(n int) int { return n + n }\n"
      "func main() { println(utf8.RuneLen('x'), utf8.ValidRune('y'), twice(3)) }\n");
  InlinedBodies n;
  if (c.world.packages.empty()) return n;
  n.hasLibrary = true;
  EXPECT_FALSE(c.world.sink.hasErrors()) << c.world.messages();
  c.inlining = true;
  for (auto& [path, imported] : c.world.packages) c.build(imported);
  c.inlining = false;
  Module* m = c.build(checked);
  inlineCalls(c.cx, *m, ownBodiesOnly);
  EXPECT_EQ(faults(*m), "");
  for (const Func* f : m->funcs.span())
    for (const InlineSite& site : f->inlineSites.span()) ++(site.callee->package == m->package ? n.own : n.foreign);
  return n;
}

TEST(Ir, OwnBodiesOnly) {
  InlinedBodies all = inlinedBodies(false);
  if (!all.hasLibrary) GTEST_SKIP() << "no library";
  EXPECT_GT(all.own, 0u);
  EXPECT_GT(all.foreign, 0u);
  InlinedBodies portable = inlinedBodies(true);
  EXPECT_GT(portable.own, 0u);
  EXPECT_EQ(portable.foreign, 0u);
}

}  // namespace
}  // namespace vo::ir
