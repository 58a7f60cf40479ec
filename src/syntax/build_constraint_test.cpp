// This file tests build constraints and outlines.
#include "syntax/build_constraint.h"

#include <gtest/gtest.h>

namespace vo::syntax {
namespace {

bool linuxTags(std::string_view tag) {
  return tag == "linux" || tag == "amd64" || tag == "unix" || tag == "go1.21";
}

bool builds(std::string_view line) {
  return evaluateConstraint(std::string(line) + "\n\npackage p\n", linuxTags).satisfied;
}

TEST(BuildConstraint, GoBuild) {
  EXPECT_TRUE(builds("//go:build linux"));
  EXPECT_FALSE(builds("//go:build !linux"));
  EXPECT_TRUE(builds("//go:build linux && (amd64 || arm64) && !cgo"));
  EXPECT_FALSE(builds("//go:build windows || linux && arm64"));
  EXPECT_TRUE(builds("/* licence */\n\n//go:build go1.21"));
  EXPECT_TRUE(builds("package p\n//go:build windows"));
  EXPECT_TRUE(builds("//go:buildsomething windows"));
}

TEST(BuildConstraint, Errors) {
  auto error = [](std::string_view line) {
    return evaluateConstraint(std::string(line) + "\n\npackage p\n", linuxTags).error;
  };
  EXPECT_EQ(error("//go:build !!linux"), "parsing //go:build line: double negation not allowed");
  EXPECT_EQ(error("//go:build (linux"), "parsing //go:build line: missing close paren");
  EXPECT_EQ(error("//go:build linux &"), "parsing //go:build line: invalid syntax at &");
  EXPECT_EQ(error("//go:build"), "parsing //go:build line: unexpected end of expression");
  EXPECT_EQ(error("//go:build a b"), "parsing //go:build line: unexpected token b");
  EXPECT_EQ(error("//go:build a\n//go:build b"), "multiple //go:build comments");
  std::string deep = "//go:build " + std::string(100'000, '(');
  EXPECT_EQ(error(deep), "parsing //go:build line: build expression too large");
}

TEST(BuildConstraint, PlusBuild) {
  EXPECT_TRUE(builds("// +build linux"));
  EXPECT_FALSE(builds("// +build windows"));
  EXPECT_TRUE(builds("// +build windows linux,amd64"));
  EXPECT_FALSE(builds("// +build linux\n// +build arm64"));
  EXPECT_TRUE(builds("// +build !windows"));
  // Not a constraint without a blank line behind it.
  EXPECT_TRUE(evaluateConstraint("// +build windows\npackage p\n", linuxTags).satisfied);
}

TEST(BuildConstraint, FileNames) {
  auto ok = [](std::string_view name) { return fileNameMatches(name, linuxTags); };
  EXPECT_TRUE(ok("a.go"));
  EXPECT_TRUE(ok("linux.go"));
  EXPECT_TRUE(ok("windows.go"));
  EXPECT_TRUE(ok("a_linux.go"));
  EXPECT_FALSE(ok("a_windows.go"));
  EXPECT_TRUE(ok("a_linux_amd64.go"));
  EXPECT_FALSE(ok("a_linux_arm64.go"));
  EXPECT_FALSE(ok("a_arm64_test.go"));
  EXPECT_TRUE(ok("a_unix.go"));
  EXPECT_TRUE(ok("a_windows_x.go"));
  EXPECT_TRUE(ok("_linux.go"));
  EXPECT_FALSE(ok("_windows.vo"));
  EXPECT_FALSE(ok("a_windows_amd64.go"));
}

TEST(BuildConstraint, GoVersion) {
  auto version = [](std::string_view e) {
    return headerGoVersion("//go:build " + std::string(e) + "\n\npackage p\n");
  };
  EXPECT_EQ(version("linux && go1.22"), "go1.22");
  EXPECT_EQ(version("(linux && go1.22) || (windows && go1.20)"), "go1.20");
  EXPECT_EQ(version("linux"), "");
  EXPECT_EQ(version("linux || (windows && go1.22)"), "");
  EXPECT_EQ(version("!go1.22"), "");
  EXPECT_EQ(version("(linux && !linux && go1.20) || go1.21"), "go1.20");
  EXPECT_EQ(version("go1"), "go1");
}

TEST(Outline, Imports) {
  FileOutline o = scanOutline("// c\npackage p\n\nimport \"fmt\"\nimport (\n\t. \"a/b\"\n\t_ `c`\n"
                              "\tx \"d\"; \"e\"\n)\n\nfunc f() {}\n", false);
  EXPECT_EQ(o.package, "p");
  ASSERT_EQ(o.imports.size(), 5u);
  EXPECT_EQ(o.imports[0].path, "fmt");
  EXPECT_EQ(o.imports[1].name, ".");
  EXPECT_EQ(o.imports[2].path, "c");
  EXPECT_EQ(o.imports[3].name, "x");
  EXPECT_EQ(o.imports[4].path, "e");
}

TEST(Outline, OddFiles) {
  EXPECT_EQ(scanOutline("", false).package, "");
  EXPECT_EQ(scanOutline("package", false).package, "");
  EXPECT_EQ(scanOutline("package p; import (\"a\"", false).imports.size(), 1u);
  FileOutline cut = scanOutline("/*\nfunc f\n*/ package p\nimport \"a\"\nvar x int\n", false);
  EXPECT_EQ(cut.package, "p");
  EXPECT_EQ(cut.imports.size(), 1u);
  FileOutline vo = scanOutline("#!/usr/bin/env vo\nimport \"a\"\nfunc main() {}\n", true);
  EXPECT_EQ(vo.package, "");
  EXPECT_EQ(vo.imports.size(), 1u);
  EXPECT_EQ(scanOutline("package p\nimport \"a\"", false).imports.size(), 1u);
}

}  // namespace
}  // namespace vo::syntax
