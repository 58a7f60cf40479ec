#include "package/overlay.h"

#include <gtest/gtest.h>

namespace vo::package {
namespace {

constexpr std::string_view kGo = R"(package p

import (
	"fmt"
	"io"
)

import "os"

// F does things.
//
//go:noescape
func F(x int) string {
	return fmt.Sprint("}", '{', `
func G() {}
`, x)
}

func G() io.Reader { return nil }

type T struct {
	a int
}

func (t *T) M() {}
func (T) N() { os.Exit(1) }

type L[K any] struct{}

func (l *L[K]) M(f func()) {}

var a, b = 1,
	2

const (
	A = iota // first
	B
	// about C
	C
)

var (
	x  = 1
	y, z = 2,
		3
	w func(
		int)
)
)";

TEST(Overlay, Names) {
  DeclNames want = {"F", "G", "T", "T.M", "T.N", "L", "L.M", "a", "b", "A", "B", "C", "x", "y", "z", "w"};
  EXPECT_EQ(declaredNames(kGo), want);
  EXPECT_EQ(declaredNames("package p\n\n//vo:omit X T.y\n\nfunc init() {}\n"), (DeclNames{"X", "T.y"}));
}

TEST(Overlay, ReplacedDeclsGoAndPositionsStay) {
  std::string out = withoutDecls(kGo, {"F", "T.N", "B", "y", "z", "a"}, nullptr);
  EXPECT_EQ(out.size(), kGo.size());
  EXPECT_EQ(std::count(out.begin(), out.end(), '\n'), std::count(kGo.begin(), kGo.end(), '\n'));
  EXPECT_EQ(declaredNames(out), (DeclNames{"G", "T", "T.M", "L", "L.M", "b", "A", "C", "x", "w"}));
  EXPECT_EQ(out.find("fmt"), std::string::npos);  // only F used it
  EXPECT_EQ(out.find("\"os\""), std::string::npos);
  EXPECT_NE(out.find("\"io\""), std::string::npos);
  EXPECT_EQ(out.find("noescape"), std::string::npos);
  EXPECT_NE(out.find("\t_\n\t// about C"), std::string::npos);
  EXPECT_EQ(out.find("func G"), kGo.find("func G() io"));
}

TEST(Overlay, Picks) {
  DeclNames picks = {"T", "G"};
  std::string out = withoutDecls(kGo, {}, &picks);
  DeclNames left = declaredNames(out);
  for (const char* name : {"T", "T.M", "T.N", "G"}) EXPECT_TRUE(left.contains(name)) << name;
  for (const char* name : {"F", "L", "x", "B"}) EXPECT_FALSE(left.contains(name)) << name;
  EXPECT_EQ(out.find("\"fmt\""), std::string::npos);
  EXPECT_NE(out.find("\"os\""), std::string::npos);
}

TEST(Overlay, Manifest) {
  std::string error;
  OverlayManifest m = parseManifest("# about\nruntime none +error.go mprof.go:A,B\ninternal/goarch amd64\nmath -x.go\n", &error);
  EXPECT_EQ(error, "");
  EXPECT_TRUE(m["runtime"].none);
  EXPECT_TRUE(m["runtime"].taken.contains("error.go"));
  EXPECT_EQ(m["runtime"].picks["mprof.go"], (DeclNames{"A", "B"}));
  EXPECT_TRUE(m["internal/goarch"].amd64);
  EXPECT_FALSE(m["internal/goarch"].native);
  EXPECT_TRUE(m["math"].dropped.contains("x.go"));
  parseManifest("math what\n", &error);
  EXPECT_NE(error, "");
}

TEST(Overlay, AnyTextIsSafe) {
  for (std::string_view text : {"", "func", "func (", "var (", "var (\n\t", "const (\n\ta", "/*", "`", "'\\", "type \"", "func (a", "var a,", "}\n}\nfunc"}) {
    DeclNames none;
    EXPECT_EQ(withoutDecls(text, declaredNames(text), &none).size(), text.size());
  }
}

}  // namespace
}  // namespace vo::package
