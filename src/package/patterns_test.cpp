#include "package/patterns.h"

#include <gtest/gtest.h>

#include <string>

namespace vo::package {
namespace {

TEST(Patterns, MatchAsGosDo) {
  EXPECT_TRUE(matchesPattern("net/http", "net/http"));
  EXPECT_FALSE(matchesPattern("net/http", "net/http/httptest"));
  EXPECT_TRUE(matchesPattern("net/...", "net"));
  EXPECT_TRUE(matchesPattern("net/...", "net/http/httptest"));
  EXPECT_FALSE(matchesPattern("net/...", "netip"));
  EXPECT_TRUE(matchesPattern("net...", "netip"));
  EXPECT_TRUE(matchesPattern("...", "anything/at/all"));
  EXPECT_TRUE(matchesPattern("...http...", "net/http/httptest"));
  EXPECT_TRUE(matchesPattern(".../internal/...", "a/internal/b"));
  EXPECT_TRUE(matchesPattern(".../internal/...", "a/internal"));
  EXPECT_TRUE(matchesPattern("a...b...b", "abb"));
  EXPECT_FALSE(matchesPattern("a...b...b", "ab"));
  EXPECT_TRUE(matchesPattern("x...y", "xyyzy"));
  EXPECT_FALSE(matchesPattern("x...y", "xyz"));
}

// Trying all ways would take longer than anybody waits.
TEST(Patterns, ManyDotsAreQuick) {
  std::string pattern, text(200, 'a');
  for (int i = 0; i < 100; i++) pattern += "a...";
  EXPECT_FALSE(matchesPattern(pattern + "b", text));
  EXPECT_TRUE(matchesPattern(pattern + "a", text));
}

TEST(Patterns, Folders) {
  for (const char* folder : {".", "..", "./x", "../x", "/x"}) EXPECT_TRUE(isFolderPath(folder)) << folder;
  for (const char* path : {"", "x", ".x", "..x", "x/."}) EXPECT_FALSE(isFolderPath(path)) << path;
}

}  // namespace
}  // namespace vo::package
