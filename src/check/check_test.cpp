// Runs Go's own tests of type errors, Go's library, and our own programs with errors through the
// checker. VO_VERBOSE=1 prints what differs.
#include <gtest/gtest.h>

#include <cstdio>
#include <cstdlib>
#include <filesystem>

#include "check/testdata.h"

namespace vo::check::test {
namespace {

struct Score {
  int passed = 0, failed = 0, skipped = 0;
};

Score runFolder(World& world, const std::string& folder, bool voStyle) {
  Score score;
  bool verbose = getenv("VO_VERBOSE") != nullptr;
  for (const FileSet& set : fileSets(folder)) {
    std::string skipped;
    std::string difference = compareErrors(world, set, voStyle, &skipped);
    if (!skipped.empty()) {
      score.skipped++;
    } else if (difference.empty()) {
      score.passed++;
    } else {
      score.failed++;
      if (verbose || voStyle) printf("%s:\n%s", set.name.c_str(), difference.c_str());
    }
  }
  printf("%s: %d passed, %d failed, %d skipped\n", folder.c_str(), score.passed, score.failed, score.skipped);
  return score;
}

constexpr const char* kTestdata = "/usr/local/go/src/internal/types/testdata/";

// The numbers are ratchets: raise them when more passes, never lower them.
struct GoTestdata : testing::TestWithParam<std::pair<const char*, int>> {};

TEST_P(GoTestdata, ErrorsAgree) {
  if (!std::filesystem::is_directory(kTestdata)) GTEST_SKIP() << "no Go sources";
  World world;
  Score score = runFolder(world, std::string(kTestdata) + GetParam().first, false);
  EXPECT_GE(score.passed, GetParam().second);
}

INSTANTIATE_TEST_SUITE_P(All, GoTestdata,
                         testing::Values(std::pair{"check", 69}, std::pair{"examples", 8},
                                         std::pair{"fixedbugs", 260}, std::pair{"spec", 11}),
                         [](const auto& i) { return std::string(i.param.first); });

TEST(Library, ChecksWithoutErrors) {
  World world;
  if (!std::filesystem::is_directory(world.root)) GTEST_SKIP() << "no library sources";
  for (const char* path :
       {"errors", "unicode/utf8", "strconv", "sort", "slices", "maps", "strings", "bytes", "reflect", "fmt",
        "encoding/json", "text/template", "net/http", "go/parser", "html/template", "database/sql", "testing",
        "image/png", "compress/flate", "encoding/gob", "log/slog", "math/big", "iter", "unique", "encoding/xml",
        "archive/zip", "regexp", "text/tabwriter", "container/heap", "index/suffixarray", "go/format"}) {
    std::string error;
    EXPECT_NE(world.import(path, nullptr, &error), nullptr) << error;
  }
  diag::RenderOptions plain;
  plain.carets = false;
  EXPECT_EQ(world.sink.errorCount(), 0u) << diag::render(world.sink, world.sources, plain);
  printf("%zu packages, %zu lines: parsed in %.2f s, checked in %.2f s (%.2f M lines/s)\n", world.packages.size(),
         world.lines, world.parseSeconds, world.checkSeconds, double(world.lines) / world.checkSeconds / 1e6);
}

TEST(Errors, OurPrograms) {
  World world;
  Score score = runFolder(world, "test/errors", true);
  // dynamic_assignment.vo needs the parser to know `~>`, packages.go what the package loader says.
  EXPECT_LE(score.failed, 2);
}

}  // namespace
}  // namespace vo::check::test
