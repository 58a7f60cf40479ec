// This file tests the reading of `//go:embed` lines, the globs, and what patterns find in a folder.
#include "package/embed.h"

#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

namespace vo::package {
namespace {

namespace fs = std::filesystem;

std::string join(const std::vector<std::string>& list) {
  std::string out;
  for (const std::string& s : list) out += (out.empty() ? "" : " ") + s;
  return out;
}

std::string patterns(std::string_view text) {
  std::vector<std::string> list;
  for (const EmbedPattern& p : scanEmbeds(text)) list.push_back(p.text + "@" + std::to_string(p.offset));
  return join(list);
}

TEST(Embed, PatternsOfAFile) {
  EXPECT_EQ(patterns("package p\nimport _ \"embed\"\n//go:embed a b/*.c\nvar x string\n"), "a@38 b/*.c@40");
  EXPECT_EQ(patterns("package p\nimport _ \"embed\"\n//go:embed \"a b\" `c d`\nvar x string\n"), "a b@38 c d@44");
  EXPECT_EQ(patterns("package p\nimport _ \"embed\"\nvar (\n\t//go:embed all:x\n\ty string\n)\n"), "all:x@45");
  EXPECT_EQ(patterns("package p\n//go:embed a\nvar x string\n"), "");                          // no import
  EXPECT_EQ(patterns("package p\nimport _ \"embed\"\nvar s = `\n//go:embed a\n`\n"), "");       // in a literal
  EXPECT_EQ(patterns("package p\nimport _ \"embed\"\n//go:embedded a\nvar x string\n"), "");    // another word
  EXPECT_EQ(patterns("package p\nimport _ \"embed\"\n//go:embed a \"b\nvar x string\n"), "");   // open quote
  EXPECT_EQ(patterns("package p\nimport _ \"embed\"\n//go:embed \"a\"b\nvar x string\n"), "");
}

TEST(Embed, Globs) {
  bool ok = false;
  auto match = [&](const char* pattern, const char* name) { return matchGlob(pattern, name, &ok); };
  EXPECT_TRUE(match("*.txt", "a.txt"));
  EXPECT_FALSE(match("*.txt", "a.txt.x"));
  EXPECT_FALSE(match("*", "a/b"));
  EXPECT_TRUE(match("a*b*c", "a12b34c"));
  EXPECT_TRUE(match("a*b", "abab"));
  EXPECT_TRUE(match("?\?", "\xc3\xa4x"));
  EXPECT_TRUE(match("[a-c]x", "bx"));
  EXPECT_FALSE(match("[^a-c]x", "bx"));
  EXPECT_TRUE(match("\\*", "*"));
  EXPECT_TRUE(ok);
  for (const char* bad : {"[", "[]a]", "[a", "[a-", "[-x]", "[^", "a[", "*[", "a\\", "x*\\"}) {
    match(bad, "a");
    EXPECT_FALSE(ok) << bad;
  }
}

class EmbedFolder : public testing::Test {
 protected:
  EmbedFolder() {
    char name[] = "/tmp/vo-embed-XXXXXX";
    root = mkdtemp(name);
  }
  ~EmbedFolder() override { fs::remove_all(root); }
  void file(const std::string& path) {
    fs::create_directories(fs::path(root + "/" + path).parent_path());
    std::ofstream(root + "/" + path) << path;
  }
  std::string resolve(const char* pattern) {
    std::vector<std::string> files;
    std::string why = resolveEmbed(root, pattern, &files);
    return why.empty() ? join(files) : "! " + why;
  }
  std::string root;
};

TEST_F(EmbedFolder, FilesAndFolders) {
  for (const char* f : {"a.txt", "b.txt", ".hid", "_und", "d/x", "d/.hid", "d/_u", "d/e/y", "d/.f/z", "m/go.mod", "m/x", "d/n/go.mod", "d/n/x"}) file(f);
  fs::create_directories(root + "/empty");
  EXPECT_EQ(resolve("*.txt"), "a.txt b.txt");
  EXPECT_EQ(resolve("d"), "d/e/y d/x");
  EXPECT_EQ(resolve("all:d"), "d/.f/z d/.hid d/_u d/e/y d/x");
  EXPECT_EQ(resolve("d/*"), "! cannot embed directory d/n: in different module");
  EXPECT_EQ(resolve("d/[.x]*"), "d/.f/z d/.hid d/x");
  EXPECT_EQ(resolve("d/*/y"), "d/e/y");
  EXPECT_EQ(resolve(".hid"), ".hid");
  EXPECT_EQ(resolve("[._]*"), ".hid _und");
  EXPECT_EQ(resolve("nosuch"), "! no matching files found");
  EXPECT_EQ(resolve("m/x"), "! cannot embed file m/x: in different module");
  EXPECT_EQ(resolve("empty"), "! cannot embed directory empty: contains no embeddable files");
  for (const char* bad : {"", ".", "..", "/a", "a/", "a//b", "./a", "a/../b", "[x", "a\\"})
    EXPECT_EQ(resolve(bad), "! invalid pattern syntax") << bad;
}

TEST_F(EmbedFolder, WhatIsNoFileOfAModule) {
  for (const char* f : {"d/a", "con.txt", "d/b'c", "x/.git/y", "dot."}) file(f);
  ASSERT_EQ(symlink("d/a", (root + "/link").c_str()), 0);
  ASSERT_EQ(symlink("d", (root + "/dlink").c_str()), 0);
  ASSERT_EQ(mkfifo((root + "/pipe").c_str(), 0600), 0);
  EXPECT_EQ(resolve("link"), "! cannot embed irregular file link");
  EXPECT_EQ(resolve("dlink/a"), "! cannot embed file dlink/a: in non-directory dlink");
  EXPECT_EQ(resolve("pipe"), "! cannot embed irregular file pipe");
  EXPECT_EQ(resolve("con.txt"), "! cannot embed file con.txt: invalid name con.txt");
  EXPECT_EQ(resolve("dot."), "! cannot embed file dot.: invalid name dot.");
  EXPECT_EQ(resolve("d"), "! cannot embed file d/b'c: invalid name b'c");
  EXPECT_EQ(resolve("x/.git/y"), "! cannot embed file x/.git/y: in invalid directory .git");
  EXPECT_EQ(resolve("all:x"), "! cannot embed directory x: contains no embeddable files");
}

}  // namespace
}  // namespace vo::package
