// This file runs the golden files of test/syntax: each holds a program and, behind a line
// `// ---- tree`, the expected dump of its tree and its messages as comments. With --update the
// expected part is rewritten.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdio>
#include <filesystem>

#include "syntax/printer.h"
#include "support/parsed.h"

namespace vo::syntax {
namespace {

bool update = false;
constexpr std::string_view kMark = "// ---- tree\n";

std::string commented(const std::string& text) {
  std::string out;
  for (size_t i = 0; i < text.size();) {
    size_t end = std::min(text.find('\n', i), text.size());
    out += end == i ? "//" : "// ";
    out.append(text, i, end - i);
    out += '\n';
    i = end + 1;
  }
  return out;
}

void runGolden(const std::filesystem::path& path) {
  std::string all = readFile(path.string());
  size_t mark = all.find(kMark);
  std::string input = all.substr(0, mark);
  Parsed p(input, path.extension() == ".vo", path.filename().string());
  std::string actual = dumpFile(*p.file);
  for (const std::string& m : p.messages()) actual += m + "\n";
  std::string wanted = input + std::string(kMark) + commented(actual);
  if (update) {
    FILE* f = fopen(path.c_str(), "wb");
    ASSERT_NE(f, nullptr);
    fwrite(wanted.data(), 1, wanted.size(), f);
    fclose(f);
    return;
  }
  EXPECT_EQ(all, wanted) << path;
}

TEST(Golden, Trees) {
  std::vector<std::filesystem::path> paths;
  for (const auto& e : std::filesystem::directory_iterator("test/syntax"))
    if (e.path().extension() == ".go" || e.path().extension() == ".vo") paths.push_back(e.path());
  std::sort(paths.begin(), paths.end());
  EXPECT_GE(paths.size(), 6u);
  for (const auto& p : paths) runGolden(p);
}

}  // namespace
}  // namespace vo::syntax

int main(int argc, char** argv) {
  testing::InitGoogleTest(&argc, argv);
  for (int i = 1; i < argc; i++)
    if (std::string_view(argv[i]) == "--update") vo::syntax::update = true;
  return RUN_ALL_TESTS();
}
