// Compares predicates, conversions, sizes, texts and method sets with the answers of go/types in
// test/types/relations.txt.
#include <gtest/gtest.h>

#include "types/canonical.h"
#include "types/convert.h"
#include "types/sizes.h"
#include "support/types_world.h"
#include "types/typeset.h"

namespace vo::types {
namespace {

using test::readLines;
using test::split;
using test::World;

struct Relations : testing::Test {
  World w;
  std::vector<Type*> types;
  std::vector<std::string> texts;
};

TEST_F(Relations, AgreeWithGoTypes) {
  int compared = 0;
  for (const std::string& line : readLines("test/types/relations.txt")) {
    std::vector<std::string> f = split(line, "\t");
    if (f[0] == "type") {
      Type* t = w.type(f[1]);
      types.push_back(unalias(t));
      texts.push_back(f[1]);
      if (f[1] == "comparable") continue;
      EXPECT_EQ(typeString(w.ctx, types.back()), f[2]);
      EXPECT_EQ(comparable(t), f[3] == "true") << f[1];
      EXPECT_EQ(std::to_string(sizeOf(t)), f[4]) << f[1];
      EXPECT_EQ(std::to_string(alignOf(t)), f[5]) << f[1];
      std::string methods;
      for (const MethodSetEntry& e : methodSet(w.ctx, t))
        methods += (methods.empty() ? "" : ",") + std::string(e.method->name.str());
      EXPECT_EQ(methods, f[6]) << f[1];
      continue;
    }
    size_t i = std::stoul(f[1]), j = std::stoul(f[2]);
    Type *x = types[i], *y = types[j];
    std::string pair = texts[i] + " / " + texts[j];
    EXPECT_EQ(identical(x, y), f[3][0] == '1') << pair;
    EXPECT_EQ(identicalIgnoreTags(x, y), f[3][1] == '1') << pair;
    if (identical(x, y)) EXPECT_EQ(typeHash(x), typeHash(y)) << pair;
    if (f[3][2] == '-') continue;
    EXPECT_EQ(assignableType(w.ctx, x, y, nullptr), f[3][2] == '1') << pair;
    EXPECT_EQ(convertibleType(w.ctx, x, y, nullptr), f[3][3] == '1') << pair;
    if (f[3][4] != '-') EXPECT_EQ(implements(w.ctx, x, y, false, nullptr), f[3][4] == '1') << pair;
    compared++;
  }
  EXPECT_GT(compared, 4000);
  // Numbers of canonical types are exactly the classes of identical ones.
  CanonicalTypes canonical(w.ctx);
  for (Type* x : types)
    for (Type* y : types) EXPECT_EQ(canonical.idOf(x) == canonical.idOf(y), identical(x, y));
}

TEST_F(Relations, RuntimeStrings) {
  // What reflect.TypeOf(x).String() prints in a program with these declarations in package p.
  auto text = [&](const char* t) { return runtimeTypeString(w.type(t)); };
  EXPECT_EQ(text("map[string]S"), "map[string]p.S");
  EXPECT_EQ(text("struct{ a int; B string `x`}"), "struct { a int; B string \"x\" }");
  EXPECT_EQ(text("struct{}"), "struct {}");
  EXPECT_EQ(text("func(int, ...string) (a int, err error)"), "func(int, ...string) (int, error)");
  EXPECT_EQ(text("func(a int) (b string)"), "func(int) string");
  EXPECT_EQ(text("any"), "interface {}");
  EXPECT_EQ(text("interface{ M(int) string; O() }"), "interface { M(int) string; O() }");
  EXPECT_EQ(text("Pair[string,G[N]]"), "p.Pair[string,p.G[p.N]]");
  EXPECT_EQ(text("chan (<-chan byte)"), "chan (<-chan uint8)");
  EXPECT_EQ(text("chan<- rune"), "chan<- int32");
  EXPECT_EQ(text("*[3][]error"), "*[3][]error");
  EXPECT_EQ(text("unsafe.Pointer"), "unsafe.Pointer");
  EXPECT_EQ(runtimeTypeName(w.type("Pair[string,N]")), "Pair[string,p.N]");
  EXPECT_EQ(runtimeTypeName(w.type("[]int")), "");
  // Inside type arguments packages, and unexported names, have paths.
  w.package = w.ctx.newPackage("example.com/q", "q");
  w.declare("Foo", "struct{ x int }");
  w.generic("L", "X any", "[]X");
  EXPECT_EQ(text("struct{ a Foo; B Foo; Foo }"), "struct { a q.Foo; B q.Foo; q.Foo }");
  EXPECT_EQ(text("L[struct{ a int; B Foo }]"), "q.L[struct { example.com/q.a int; B example.com/q.Foo }]");
  EXPECT_EQ(text("L[func(int, ...Foo) (Foo, error)]"),
            "q.L[func(int, ...example.com/q.Foo) (example.com/q.Foo, error)]");
  EXPECT_EQ(text("L[interface{ m(); M() }]"), "q.L[interface { M(); example.com/q.m() }]");
  EXPECT_EQ(text("interface{ m(); M(Foo) }"), "interface { M(q.Foo); q.m() }");
  Named* local = cast<Named>(w.type("Foo"));
  local->localNumber = 1;
  EXPECT_EQ(text("Foo"), "q.Foo");
  EXPECT_EQ(text("L[Foo]"), "q.L[example.com/q.Foo·1]");
  EXPECT_EQ(linkTypeString(local), "example.com/q.Foo·1");
}

std::string whyNot(World& w, const char* v, const char* t, bool constraint = false) {
  std::string cause;
  EXPECT_FALSE(implements(w.ctx, w.type(v), w.type(t), constraint, &cause));
  return cause;
}

TEST_F(Relations, Causes) {
  EXPECT_EQ(whyNot(w, "N", "E"), "N does not implement E (missing method M)");
  EXPECT_EQ(whyNot(w, "J", "E"), "J does not implement E (method M has pointer receiver)");
  EXPECT_EQ(whyNot(w, "I", "interface{ M() }"),
            "I does not implement interface{M()} (wrong type for method M)\n\t\thave M(int) string\n\t\twant M()");
  EXPECT_EQ(whyNot(w, "I", "interface{ m() }"),
            "I does not implement interface{m()} (missing method m)\n\t\thave M(int) string\n\t\twant m()");
  EXPECT_EQ(whyNot(w, "*E", "E"),
            "*E does not implement E (type *E is pointer to interface, not interface)");
  EXPECT_EQ(whyNot(w, "int", "N"), "int does not implement N (N is not an interface)");
  EXPECT_EQ(whyNot(w, "[]int", "comparable", true), "[]int does not satisfy comparable");
  EXPECT_EQ(whyNot(w, "N", "interface{ int | string }", true),
            "N does not satisfy interface{int | string} (possibly missing ~ for int in interface{int | string})");
  EXPECT_EQ(whyNot(w, "bool", "interface{ ~int | string }", true),
            "bool does not satisfy interface{~int | string} (bool missing in ~int | string)");
  EXPECT_FALSE(isComparable(w.type("struct{ a map[string]S }"), true));
  EXPECT_EQ(whyIncomparable(w.ctx, w.type("struct{ a map[string]S }")), "struct containing map[string]S cannot be compared");
}

TEST_F(Relations, InstancesAreUniqueAndExpandLazily) {
  Type* a = w.type("G[[]N]");
  EXPECT_EQ(a, w.type("G[[]N]"));
  EXPECT_EQ(a, w.type("G[A]"));
  EXPECT_NE(a, w.type("G[[]int]"));
  Struct* s = underAs<Struct>(a);
  ASSERT_NE(s, nullptr);
  EXPECT_EQ(typeString(w.ctx, s), "struct{x []N; next *G[[]N]}");
  EXPECT_EQ(cast<Pointer>(s->fields[1]->type)->elem, a);
}

TEST_F(Relations, RunawayInstancesEnd) {
  // type R[X any] struct { f *R[[]X] }, type Q[X any] struct { f *Q[Q[X]] }
  w.generic("R", "X any", "struct{ f *R[[]X] }");
  w.generic("Q", "X any", "struct{ f *Q[Q[X]] }");
  for (const char* name : {"R[int]", "Q[int]"}) {
    Type* t = w.type(name);
    for (int i = 0; i < 300 && isValid(t); i++) {
      Struct* s = underAs<Struct>(t);
      if (s == nullptr) break;
      t = cast<Pointer>(s->fields[0]->type)->elem;
    }
  }
  EXPECT_FALSE(isValid(under(w.ctx.invalid())));
}

TEST_F(Relations, LookupThroughEmbedding) {
  w.declare("U", "struct{ T; *I }");
  w.declare("V", "struct{ S; T }");
  Lookup r = lookupFieldOrMethod(w.ctx, w.type("U"), false, w.package, w.sym("a"));
  ASSERT_TRUE(isa<Var>(r.object));
  EXPECT_EQ(std::vector<int32_t>(r.path.begin(), r.path.end()), (std::vector<int32_t>{0, 0, 0}));
  EXPECT_FALSE(r.indirect);
  r = lookupFieldOrMethod(w.ctx, w.type("U"), false, w.package, w.sym("M"));
  ASSERT_TRUE(isa<Func>(r.object));
  EXPECT_TRUE(r.indirect);
  // S's fields are at depth 1 and, through T, at depth 2: the shallow one wins.
  r = lookupFieldOrMethod(w.ctx, w.type("V"), false, w.package, w.sym("a"));
  EXPECT_EQ(r.path.size(), 2u);
}

TEST_F(Relations, AmbiguousSelectors) {
  w.declare("B1", "struct{ x int }");
  w.declare("B2", "struct{ x int }");
  w.declare("W", "struct{ B1; B2 }");
  EXPECT_TRUE(lookupFieldOrMethod(w.ctx, w.type("W"), false, w.package, w.sym("x")).ambiguous());
  EXPECT_EQ(lookupFieldOrMethod(w.ctx, w.type("W"), false, w.package, w.sym("y")).object, nullptr);
  Lookup r = lookupFieldOrMethod(w.ctx, w.type("J"), false, w.package, w.sym("M"));
  EXPECT_EQ(r.object, nullptr);
  EXPECT_TRUE(r.indirect);
  EXPECT_NE(lookupFieldOrMethod(w.ctx, w.type("J"), true, w.package, w.sym("M")).object, nullptr);
}

TEST_F(Relations, SizesOfStrangeTypes) {
  // Contains itself through an array: no size, but no endless recursion.
  TypeName* o = w.ctx.newTypeName({}, w.package, w.sym("Z"), nullptr);
  Named* z = w.ctx.newNamed(o, nullptr);
  insert(w.ctx.arena(), w.package->scope, o);
  z->fromRhs = w.type("struct{ a [2]Z }");
  EXPECT_LT(sizeOf(z), 0);
  // 2^60 ints by doubling: found in linear time, and too large.
  std::string last = "int";
  for (int i = 0; i < 70; i++) {
    std::string name = "D" + std::to_string(i);
    w.declare(name, "struct{ a, b " + last + " }");
    last = name;
    int64_t size = sizeOf(w.type(name));
    EXPECT_EQ(size, i < 59 ? int64_t{16} << i : -1) << i;
    EXPECT_EQ(tooLarge(w.type(name)), i > 46) << i;
  }
}

TEST(TypesBasics, ExportedNames) {
  EXPECT_TRUE(isExportedName("A"));
  EXPECT_FALSE(isExportedName("a"));
  EXPECT_FALSE(isExportedName("_A"));
  EXPECT_TRUE(isExportedName("Äa"));
  EXPECT_FALSE(isExportedName("äA"));
  EXPECT_FALSE(isExportedName("日本"));
}

}  // namespace
}  // namespace vo::types
