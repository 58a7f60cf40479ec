#include "package/build_constraint.h"

#include <gtest/gtest.h>

#include <string>

namespace vo::package {
namespace {

constexpr auto kUser = kUserContext;
constexpr auto kLibrary = kLibraryContext;
constexpr auto kAmd64 = kLibraryAmd64Context;

TEST(BuildConstraint, Tags) {
  EXPECT_TRUE(matchTag(kUser, "linux"));
  EXPECT_TRUE(matchTag(kUser, "vo"));
  EXPECT_FALSE(matchTag(kUser, "gc"));
  EXPECT_TRUE(matchTag(kUser, "amd64"));
  EXPECT_FALSE(matchTag(kUser, "arm64"));
  EXPECT_TRUE(matchTag({.arch = Arch::Arm64}, "arm64"));
  EXPECT_FALSE(matchTag({.arch = Arch::Arm64}, "amd64"));
  EXPECT_FALSE(matchTag({.library = true}, "arm64"));
  EXPECT_FALSE(matchTag(kUser, "cgo"));
  EXPECT_FALSE(matchTag(kUser, "mine"));
  std::string mine[] = {"mine", "purego"};
  EXPECT_TRUE(matchTag({.arch = Arch::Amd64, .tags = mine}, "purego"));
  EXPECT_FALSE(matchTag({.library = true, .tags = mine}, "mine"));
  EXPECT_TRUE(matchTag(kUser, "go1.27"));
  EXPECT_FALSE(matchTag(kUser, "go1.28"));
  EXPECT_FALSE(matchTag(kUser, "go1.01"));
  EXPECT_TRUE(matchTag(kLibrary, "gc"));
  EXPECT_FALSE(matchTag(kLibrary, "go1.28"));
  EXPECT_FALSE(matchTag(kLibrary, "amd64"));
  EXPECT_TRUE(matchTag(kAmd64, "amd64"));
  EXPECT_FALSE(matchTag(kLibrary, "cgo"));
}

TEST(BuildConstraint, FileNames) {
  EXPECT_TRUE(matchFileName(kUser, "x.go"));
  EXPECT_TRUE(matchFileName(kUser, "x_linux_amd64.go"));
  EXPECT_FALSE(matchFileName(kUser, "x_arm64.go"));
  EXPECT_TRUE(matchFileName({.arch = Arch::Arm64}, "x_linux_arm64.go"));
  EXPECT_TRUE(matchFileName(kUser, "linux.go"));
  EXPECT_TRUE(matchFileName(kUser, "x_linux.go"));
  EXPECT_FALSE(matchFileName(kUser, "x_windows.go"));
  EXPECT_FALSE(matchFileName(kUser, "x_windows.pb.go"));
  EXPECT_TRUE(matchFileName(kUser, "x_linux_amd64.go"));
  EXPECT_FALSE(matchFileName({}, "x_linux_amd64.go"));
  EXPECT_FALSE(matchFileName(kUser, "x_linux_arm64.go"));
  EXPECT_TRUE(matchFileName(kAmd64, "x_linux_amd64.go"));
  EXPECT_FALSE(matchFileName(kUser, "x_windows_test.vo"));
  EXPECT_TRUE(matchFileName(kUser, "x_unix.go"));  // "unix" is not a file name suffix
}

TEST(BuildConstraint, Headers) {
  EXPECT_TRUE(matchFileHeader(kUser, "package x\n//go:build windows\n"));
  EXPECT_FALSE(matchFileHeader(kUser, "// text\n\n//go:build windows || (amd64 && !vo)\n\npackage x\n"));
  EXPECT_TRUE(matchFileHeader(kUser, "/* a\nb */\n//go:build !windows && (vo || arm)\npackage x\n"));
  EXPECT_FALSE(matchFileHeader(kUser, "//go:build ignore\npackage x\n"));
  EXPECT_FALSE(matchFileHeader(kUser, "//go:build (linux\npackage x\n"));
  EXPECT_FALSE(matchFileHeader(kUser, "// +build windows darwin,!linux\n\npackage x\n"));
  EXPECT_TRUE(matchFileHeader(kUser, "// +build windows linux\n\npackage x\n"));
}

TEST(BuildConstraint, DeepNestingIsAnError) {
  bool ok = true;
  std::string deep(100'000, '(');
  EXPECT_FALSE(evaluateConstraint(kUser, deep, &ok));
  EXPECT_FALSE(ok);
  EXPECT_FALSE(evaluateConstraint(kUser, std::string(100'000, '!') + "x", &ok));
  EXPECT_FALSE(ok);
}

TEST(BuildConstraint, AnyTagIsTrueAndFalse) {
  const BuildContext any = {.any = true};
  for (const char* line : {"windows", "!linux", "linux && !linux", "!(amd64 || linux)", "!!plan9", "!ignore", "custom || ignore"})
    EXPECT_TRUE(matchFileHeader(any, std::string("//go:build ") + line + "\n\npackage p\n")) << line;
  for (const char* line : {"ignore", "linux && ignore", "!!ignore", "linux &&"})
    EXPECT_FALSE(matchFileHeader(any, std::string("//go:build ") + line + "\n\npackage p\n")) << line;
  EXPECT_TRUE(matchFileHeader(any, "// +build !linux,linux\n\npackage p\n"));
  EXPECT_FALSE(matchFileHeader(any, "// +build ignore\n\npackage p\n"));
}

}  // namespace
}  // namespace vo::package
