// This file tests the parser: shapes of trees that are easy to get wrong, Vo's additions, messages,
// and its bounds.
#include "syntax/parser.h"

#include <gtest/gtest.h>

#include <chrono>

#include "syntax/printer.h"
#include "support/parsed.h"

namespace vo::syntax {
namespace {

using Strings = std::vector<std::string>;

/// The statements of a function body, checked to parse.
struct Body {
  explicit Body(const std::string& text, bool isVo = false)
      : parsed("package p\nfunc f() {\n" + text + "\n}\n", isVo) {
    EXPECT_EQ(parsed.messages(), Strings{}) << text;
    EXPECT_EQ(parsed.file->decls.size(), 1u);
    stmts = cast<FuncDecl>(parsed.file->decls[0])->body->stmts;
  }
  Parsed parsed;
  std::span<Stmt*> stmts;
};

std::string roundTrip(const std::string& expr) {
  Body b("_ = " + expr);
  return exprString(cast<AssignStmt>(b.stmts[0])->rhs[0]);
}

TEST(Parser, ExpressionStrings) {
  for (const char* x :
       {"a + b * c", "(a + b) * c", "-a", "!a", "<-c", "&a", "*p", "a.b.c", "f(a, b...)", "x[i]",
        "x[i:j]", "x[i:j:k]", "x[:]", "x.(T)", "m[a, b]", "func(a, b int, c ...string) (x error) {}",
        "func() {…}", "T{…}", "[]int{…}", "[...]int{…}", "map[string]int{}", "struct{a, b int}{}",
        "[]struct{a int; b string `t`}{}", "interface{m(); E}(nil)", "(<-chan int)(c)",
        "chan (<-chan int)(c)", "(chan<- int)(c)", "func(int) string(f)", "a << 3 &^ b", "'a'", "1i"}) {
    std::string source = x;
    for (size_t at; (at = source.find("…")) != std::string::npos;)
      source.replace(at, 3, source.find("func()") == 0 ? "return" : "1");
    EXPECT_EQ(roundTrip(source), x);
  }
}

TEST(Parser, Precedence) {
  Body b("_ = a || b && c == d + e * f");
  const auto* x = cast<BinaryExpr>(cast<AssignStmt>(b.stmts[0])->rhs[0]);
  EXPECT_EQ(x->op, Token::OrOr);
  EXPECT_EQ(cast<BinaryExpr>(x->y)->op, Token::AndAnd);
  Body left("_ = a - b - c");
  EXPECT_EQ(exprString(cast<BinaryExpr>(cast<AssignStmt>(left.stmts[0])->rhs[0])->x), "a - b");
}

TEST(Parser, CompositeLiteralsInControlClauses) {
  Body b("if x == (T{1}) { }\nfor _, v := range []int{1} { }\nif a { }\nswitch x { }\n"
         "if f(T{1}) { }\nif x[T{1}] { }");
  EXPECT_EQ(exprString(cast<IfStmt>(b.stmts[0])->cond), "x == (T{…})");
  EXPECT_EQ(exprString(cast<RangeStmt>(b.stmts[1])->x), "[]int{…}");
  EXPECT_EQ(exprString(cast<IfStmt>(b.stmts[2])->cond), "a");
  EXPECT_EQ(exprString(cast<SwitchStmt>(b.stmts[3])->tag), "x");
}

TEST(Parser, RangeForms) {
  Body b("for range x {}\nfor i = range x {}\nfor i, v := range x {}\nfor {}\nfor a {}\n"
         "for i := 0; i < 3; i++ {}\nfor ;; {}");
  const auto* r0 = cast<RangeStmt>(b.stmts[0]);
  EXPECT_EQ(r0->key, nullptr);
  EXPECT_EQ(r0->op, Token::Illegal);
  EXPECT_EQ(cast<RangeStmt>(b.stmts[1])->op, Token::Assign);
  const auto* r2 = cast<RangeStmt>(b.stmts[2]);
  EXPECT_EQ(r2->op, Token::Define);
  EXPECT_EQ(exprString(r2->value), "v");
  EXPECT_EQ(cast<ForStmt>(b.stmts[3])->cond, nullptr);
  EXPECT_NE(cast<ForStmt>(b.stmts[4])->cond, nullptr);
  EXPECT_NE(cast<ForStmt>(b.stmts[5])->post, nullptr);
}

TEST(Parser, TypeSwitches) {
  Body b("switch x := y.(type) { case int, nil: default: }\nswitch y.(type) {}\n"
         "switch a := b; c.(type) {}\nswitch a := b; d := c.(type) { case int: _ = d }");
  const auto* s = cast<TypeSwitchStmt>(b.stmts[0]);
  EXPECT_EQ(s->bind->name.str(), "x");
  EXPECT_EQ(s->clauses.size(), 2u);
  EXPECT_TRUE(s->clauses[1]->isDefault);
  EXPECT_EQ(cast<TypeSwitchStmt>(b.stmts[1])->bind, nullptr);
  EXPECT_NE(cast<TypeSwitchStmt>(b.stmts[2])->init, nullptr);
  EXPECT_EQ(cast<TypeSwitchStmt>(b.stmts[3])->bind->name.str(), "d");
}

TEST(Parser, TypeParametersOrArrayLength) {
  auto declared = [](const std::string& text) {
    Parsed p("package p\n" + text);
    EXPECT_EQ(p.messages(), Strings{}) << text;
    const auto* d = cast<TypeDecl>(p.file->decls[0]);
    std::string out;
    for (const Field& f : d->typeParams)
      out += std::string(f.name->name.str()) + " " + exprString(f.type) + "; ";
    return out + (d->isAlias ? "= " : "") + exprString(d->type);
  };
  EXPECT_EQ(declared("type T[P any] struct{}"), "P any; struct{}");
  EXPECT_EQ(declared("type T[P, Q any] int"), "P any; Q any; int");
  EXPECT_EQ(declared("type T[N]int"), "[N]int");
  EXPECT_EQ(declared("type T[N * 2]int"), "[N * 2]int");
  EXPECT_EQ(declared("type T[P *C,] int"), "P *C; int");
  EXPECT_EQ(declared("type T[P *C]int"), "[P * C]int");
  EXPECT_EQ(declared("type T[P *[]int]int"), "P *[]int; int");
  EXPECT_EQ(declared("type T[P (C),] int"), "P C; int");
  EXPECT_EQ(declared("type T[P *C|D,] int"), "P *C | D; int");
  EXPECT_EQ(declared("type T[P ~int|~string] int"), "P ~int | ~string; int");
  EXPECT_EQ(declared("type T[P []E, E any] int"), "P []E; E any; int");
  EXPECT_EQ(declared("type T[P any] = []P"), "P any; = []P");
  EXPECT_EQ(declared("type T[]int"), "[]int");
  EXPECT_EQ(declared("type T[P interface{ ~int }] int"), "P interface{~int}; int");
  EXPECT_EQ(declared("type T = pkg.G[int, string]"), "= pkg.G[int, string]");
}

TEST(Parser, ParameterLists) {
  Parsed p("package p\nfunc f(a, b int, c ...string) (x, y error)\nfunc g(int, p.T, []x) T\n"
           "type S struct { a, b int; T; *U; q.V; G[int]; h [4]int; i []x `tag` }\n"
           "type I interface { m(x int); E; ~int | G[a, b]; p.Q }\n");
  EXPECT_EQ(p.messages(), Strings{});
  const auto* f = cast<FuncDecl>(p.file->decls[0]);
  EXPECT_EQ(exprString(f->type), "func(a, b int, c ...string) (x, y error)");
  EXPECT_TRUE(f->type->params[1].sharesType);
  EXPECT_TRUE(f->type->resultsParenthesised);
  EXPECT_EQ(exprString(cast<FuncDecl>(p.file->decls[1])->type), "func(int, p.T, []x) T");
  EXPECT_EQ(exprString(cast<TypeDecl>(p.file->decls[2])->type),
            "struct{a, b int; T; *U; q.V; G[int]; h [4]int; i []x `tag`}");
  EXPECT_EQ(exprString(cast<TypeDecl>(p.file->decls[3])->type),
            "interface{m(x int); E; ~int | G[a, b]; p.Q}");
}

TEST(Parser, ConstGroups) {
  Parsed p("package p\nconst (\n a = iota\n b\n c, d = 1, 2\n e, f\n)\nconst g = 1\n");
  auto decl = [&](size_t i) { return cast<ConstDecl>(p.file->decls[i]); };
  EXPECT_EQ(decl(1)->inherited, decl(0));
  EXPECT_EQ(decl(1)->iota, 1u);
  EXPECT_EQ(decl(2)->inherited, nullptr);
  EXPECT_EQ(decl(3)->inherited, decl(2));
  EXPECT_EQ(decl(4)->iota, 0u);
}

TEST(Parser, GenericFunctionsAreKept) {
  Parsed p(
      "package p\nfunc a[T any](x T) T { return x }\nfunc (r *S[T]) m() string { return \"s\" }\n"
      "func b(x int) int { return x }\nfunc (r S) n() {}\nfunc (/* [ */ r S) o() {}\n"
      "func (r p.S[T]) q() {}\nfunc (r S) r[T any]() {}\n"
      "func (/* ) */ r *S /* (( */) /* ( */ s /* ) */ [T any](x T) {}\nfunc (S /*)*/) /*[*/ t(x [1]int) {}\n");
  EXPECT_EQ(p.messages(), Strings{});
  auto func = [&](size_t i) { return cast<FuncDecl>(p.file->decls[i]); };
  EXPECT_TRUE(func(0)->isGeneric);
  EXPECT_TRUE(func(0)->name->id.kept());
  EXPECT_TRUE(func(1)->isGeneric);
  const auto* result = cast<ReturnStmt>(func(1)->body->stmts[0])->results[0];
  EXPECT_TRUE(result->id.kept());
  // The literal is a copy, not a view of the source.
  std::string_view text = cast<BasicLit>(result)->text;
  EXPECT_EQ(text, "\"s\"");
  EXPECT_FALSE(text.data() >= p.source->text.data() &&
               text.data() < p.source->text.data() + p.source->text.size());
  EXPECT_FALSE(func(2)->isGeneric);
  EXPECT_FALSE(func(2)->name->id.kept());
  EXPECT_FALSE(func(3)->isGeneric);
  EXPECT_FALSE(func(4)->isGeneric);
  EXPECT_TRUE(func(5)->isGeneric);
  EXPECT_TRUE(func(6)->isGeneric);
  EXPECT_TRUE(func(7)->isGeneric);
  EXPECT_TRUE(func(7)->name->id.kept());
  EXPECT_FALSE(func(8)->isGeneric);
  EXPECT_FALSE(func(8)->name->id.kept());
  EXPECT_NE(func(2)->name->id.value, 0u);
}

TEST(Parser, BranchTargets) {
  Body b("L:\nfor {\n switch { case a: break L; case b: break; default: continue L }\n}\n"
         "goto M\nM:");
  const auto* label = cast<LabeledStmt>(b.stmts[0]);
  const auto* loop = cast<ForStmt>(label->stmt);
  const auto* sw = cast<SwitchStmt>(loop->body->stmts[0]);
  EXPECT_EQ(cast<BranchStmt>(sw->clauses[0]->body[0])->target, loop);
  EXPECT_EQ(cast<BranchStmt>(sw->clauses[1]->body[0])->target, sw);
  EXPECT_EQ(cast<BranchStmt>(sw->clauses[2]->body[0])->target, loop);
  EXPECT_EQ(cast<BranchStmt>(b.stmts[1])->target, b.stmts[2]);
}

TEST(Parser, Directives) {
  Parsed p("package p\nimport _ \"unsafe\"\n//go:linkname a b.c\n//go:linkname d\n"
           "//go:noinline\n//go:nosplit\nfunc a()\n//vo:omit X T.m\n"
           "//go:embed a.txt \"b c\"\nvar v string\n");
  EXPECT_EQ(p.messages(), Strings{});
  ASSERT_EQ(p.file->linknames.size(), 2u);
  EXPECT_EQ(p.file->linknames[0].target, "b.c");
  EXPECT_EQ(p.file->linknames[1].local.str(), "d");
  EXPECT_EQ(cast<FuncDecl>(p.file->decls[1])->pragmas, kNoInline | kNoSplit);
  ASSERT_EQ(p.file->voOmits.size(), 2u);
  EXPECT_EQ(p.file->voOmits[1], "T.m");
  const auto* v = cast<VarDecl>(p.file->decls[2]);
  ASSERT_EQ(v->embeds.size(), 2u);
  EXPECT_EQ(v->embeds[1], "b c");
  // A declaration takes what it should not have: reported only when the package has no other errors.
  Parsed late("package p\n//go:noinline\nvar x int\n//go:build linux\nfunc f() {}\n");
  EXPECT_EQ(late.messages(), Strings{});
  ASSERT_EQ(late.file->lateErrors.size(), 2u);
  EXPECT_EQ(late.file->lateErrors[0].text, "misplaced compiler directive");
  EXPECT_EQ(Parsed("package p\nfunc f() {\n//go:noinline\nx = 1\n}\n").messages(),
            Strings{"3:3: misplaced compiler directive"});
  EXPECT_EQ(Parsed("//go:build linux && go1.21\n\npackage p\n").file->goVersion, "go1.21");
}

// ---- Vo ----

std::string firstStmt(const std::string& text) {
  Body b(text, true);
  const Stmt* s = b.stmts[0];
  std::string out(nodeKindName(s->kind));
  out += " " + simpleStmtString(s);
  if (const auto* f = dynCast<FailStmt>(s); f != nullptr && f->other != nullptr)
    out += " or " + exprString(f->other);
  if (const auto* d = dynCast<DeferStmt>(s); d != nullptr && d->other != nullptr)
    out += " or " + exprString(d->other);
  return out;
}

TEST(ParserVo, Try) {
  EXPECT_EQ(firstStmt("f()?.g()?"), "ExprStmt f()?.g()?");
  EXPECT_EQ(firstStmt("x := a? + b[i]?"), "AssignStmt x := a? + b[i]?");
  EXPECT_EQ(firstStmt("if f()? { }"), "IfStmt IfStmt");
}

TEST(ParserVo, DynamicAccess) {
  EXPECT_EQ(firstStmt("x := v~>a~>[k]~>(1, y...)~>m(z)?.(T)"), "AssignStmt x := v~>a~>[k]~>(1, y...)~>m(z)?.(T)");
  EXPECT_EQ(firstStmt("v ~>\n type ~> // comment\n [i+1]"), "ExprStmt v~>type~>[i + 1]");
  EXPECT_EQ(firstStmt("x = -v~>n? * 2"), "AssignStmt x = -v~>n? * 2");
  EXPECT_EQ(firstStmt("if v~>ok? { }"), "IfStmt IfStmt");
  EXPECT_EQ(firstStmt("fail~>x()"), "ExprStmt fail~>x()");
  EXPECT_EQ(firstStmt("fail (v)~>err?"), "FailStmt fail (v)~>err? or fail(v)~>err?");
  EXPECT_EQ(firstStmt("errdefer (v)~>m(1)"), "DeferStmt errdefer (v)~>m(1) or errdefer(v)~>m(1)");
  EXPECT_EQ(Parsed("package p\nfunc f() { x = v~>f }\n").messages(),
            Strings{"2:17: syntax error: unexpected ~ at end of statement"});
}

TEST(ParserVo, Fail) {
  EXPECT_EQ(firstStmt("fail err"), "FailStmt fail err");
  EXPECT_EQ(firstStmt("fail &E{1}"), "FailStmt fail &E{…}");
  EXPECT_EQ(firstStmt("fail \"x\" + y"), "FailStmt fail \"x\" + y");
  EXPECT_EQ(firstStmt("fail -x"), "FailStmt fail -x");
  EXPECT_EQ(firstStmt("fail errors.New(s)"), "FailStmt fail errors.New(s)");
  EXPECT_EQ(firstStmt("fail.x()"), "ExprStmt fail.x()");
  EXPECT_EQ(firstStmt("fail[0]()"), "ExprStmt fail[0]()");
  EXPECT_EQ(firstStmt("fail, x = 1, 2"), "AssignStmt fail, x = 1, 2");
  EXPECT_EQ(firstStmt("fail <- 1"), "SendStmt fail <- 1");
  EXPECT_EQ(firstStmt("fail++"), "IncDecStmt fail++");
  EXPECT_EQ(firstStmt("fail += 1"), "AssignStmt fail += 1");
  EXPECT_EQ(firstStmt("fail := 1"), "AssignStmt fail := 1");
  EXPECT_EQ(firstStmt("fail\n(x)"), "ExprStmt fail");
  EXPECT_EQ(firstStmt("fail (x)"), "FailStmt fail (x) or fail(x)");
  EXPECT_EQ(firstStmt("fail (x).f(y)"), "FailStmt fail (x).f(y) or fail(x).f(y)");
  EXPECT_EQ(firstStmt("fail (f)(x) + 1"), "FailStmt fail (f)(x) + 1 or fail(f)(x) + 1");
  EXPECT_EQ(firstStmt("fail()"), "ExprStmt fail()");
  EXPECT_EQ(firstStmt("fail(a, b)"), "ExprStmt fail(a, b)");
  EXPECT_EQ(firstStmt("fail(a).b = 1"), "AssignStmt fail(a).b = 1");
  EXPECT_EQ(firstStmt("fail:\nfor { break fail }"), "LabeledStmt LabeledStmt");
}

TEST(ParserVo, ErrDefer) {
  EXPECT_EQ(firstStmt("errdefer f(x)"), "DeferStmt errdefer f(x)");
  EXPECT_EQ(firstStmt("errdefer func() {}()"), "DeferStmt errdefer func() {}()");
  EXPECT_EQ(firstStmt("errdefer (f)(x)"), "DeferStmt errdefer (f)(x) or errdefer(f)(x)");
  EXPECT_EQ(firstStmt("errdefer(x)"), "ExprStmt errdefer(x)");
  EXPECT_EQ(firstStmt("errdefer = 1"), "AssignStmt errdefer = 1");
}

TEST(ParserVo, PackageClauseIsOptional) {
  Parsed p("#!/usr/bin/env vo\nimport \"fmt\"\nfunc main() { fmt.Println() }\n", true);
  EXPECT_EQ(p.messages(), Strings{});
  EXPECT_EQ(p.file->package, nullptr);
  EXPECT_EQ(p.file->imports.size(), 1u);
  EXPECT_EQ(Parsed("func main() {}\n").messages(),
            Strings{"1:1: syntax error: package statement must be first"});
}

TEST(ParserVo, UnusedLabelsAreWarnings) {
  Parsed p("func main() { L: }\n", true);
  EXPECT_EQ(p.sink.errorCount(), 0u);
  EXPECT_EQ(p.messages(), Strings{"1:15: label L defined and not used"});
  EXPECT_EQ(Parsed("package p\nfunc f() { L: }\n").sink.errorCount(), 1u);
}

TEST(ParserVo, AdditionsAreOffInGo) {
  EXPECT_EQ(Parsed("package p\nfunc f() { fail x }\n").messages(),
            Strings{"2:17: syntax error: unexpected name x at end of statement"});
  EXPECT_EQ(Parsed("package p\nfunc f() { g()? }\n").messages(),
            Strings{"2:15: invalid character U+003F '?'"});
}

// ---- Messages ----

TEST(ParserErrors, Messages) {
  auto in = [](const std::string& body) {
    return Parsed("package p\nfunc f() {\n" + body + "\n}\n").messages();
  };
  EXPECT_EQ(in("f(a\n)"), Strings{"3:4: syntax error: unexpected newline in argument list; "
                                  "possibly missing comma or )"});
  EXPECT_EQ(in("if x = 1 {\n}"),
            Strings{"3:6: syntax error: cannot use assignment x = 1 as value"});
  EXPECT_EQ(in("if x := 1 {\n}"), Strings{"3:6: syntax error: cannot use x := 1 as value"});
  EXPECT_EQ(in("if {\n}"), Strings{"3:4: syntax error: missing condition in if statement"});
  EXPECT_EQ(in("x := []int{1,\n2\n}"), Strings{"4:2: syntax error: unexpected newline in composite "
                                               "literal; possibly missing comma or }"});
  EXPECT_EQ(in("for i := 0; {\n}"),
            Strings{"3:13: syntax error: unexpected {, expected for loop condition"});
  EXPECT_EQ(in("go (f())"), Strings{"3:4: expression in go must not be parenthesized"});
  EXPECT_EQ(in("a b"), Strings{"3:3: syntax error: unexpected name b at end of statement"});
  EXPECT_EQ(in("x[1::2]"), Strings{"3:5: middle index required in 3-index slice"});
  EXPECT_EQ(in("break"), Strings{"3:1: break is not in a loop, switch, or select"});
  EXPECT_EQ(in("goto L\nx := 1\nL:\n_ = x"),
            Strings{"3:6: goto L jumps over declaration of x at x.go:4:3"});
  EXPECT_EQ(Parsed("package p\nfunc f()\n{\n}\n").messages(),
            Strings{"3:1: syntax error: unexpected semicolon or newline before {"});
  EXPECT_EQ(Parsed("package p\nx := 1\n").messages(),
            Strings{"2:1: syntax error: non-declaration statement outside function body"});
  EXPECT_EQ(Parsed("package p\nfunc f(a int, string) {}\n").messages(),
            Strings{"2:21: syntax error: missing parameter type"});
  EXPECT_EQ(Parsed("package p\nfunc () f() {}\n").messages(),
            Strings{"2:9: method has no receiver"});
}

TEST(ParserErrors, SeveralPerRun) {
  EXPECT_EQ(Parsed("package p\nfunc f() {\n\tx := 1 2\n\ty = 3 4\n}\nvar z int int\n")
                .messages()
                .size(),
            3u);
}

// ---- Bounds ----

std::string repeat(std::string_view text, size_t n) {
  std::string out;
  out.reserve(text.size() * n);
  for (size_t i = 0; i < n; i++) out += text;
  return out;
}

TEST(ParserBounds, DeepNestingIsAnError) {
  constexpr size_t kDeep = 100'000;
  for (const char* open :
       {"(", "-", "*", "<-", "!", "&", "[", "f(", "x[", "{", "T{", "[]T{", "[]T{{", "func() {", "x.(",
        "if x { } else ", "if x {", "for {", "switch { case x: ", "select { default: ", "a: ",
        "go func() {", "defer func() { ", "struct{ x ", "map[", "chan ", "interface{ m(", "func(",
        "x + (", "x[y:", "func(x [", "interface{ T[", "struct{ T[", "<-chan ", "fail (", "a?.f("}) {
    auto start = std::chrono::steady_clock::now();
    for (const char* prefix : {"package p\nfunc f() { ", "package p\nvar x = ", "package p\nvar x ",
                               "package p\nfunc f(", "package p\ntype T[", "package p\ntype T "}) {
      Parsed p(prefix + repeat(open, kDeep), true);
      EXPECT_GT(p.sink.errorCount(), 0u) << open;
    }
    auto spent = std::chrono::steady_clock::now() - start;
    EXPECT_LT(std::chrono::duration<double>(spent).count(), 5.0) << open;
  }
  Parsed p("package p\nvar x = " + repeat("(", kDeep));
  EXPECT_EQ(p.sink.all()[0].kind, diag::Kind::NestingTooDeep);
}

TEST(ParserBounds, LongChainsAreErrors) {
  for (const char* link : {" + x", ".x", "()", "[0]", "?", ".(T)", " | x", "{}"}) {
    Parsed p("package p\nvar x = x" + repeat(link, 100'000), true);
    EXPECT_GT(p.sink.errorCount(), 0u) << link;
  }
}

TEST(ParserBounds, WhatIsDeepButAllowedParses) {
  size_t n = kMaxNesting;
  EXPECT_EQ(Parsed("package p\nvar x = " + repeat("(", n) + "1" + repeat(")", n) + "\n")
                .sink.errorCount(), 0u);
  EXPECT_EQ(Parsed("package p\nvar x = 1" + repeat(" + 1", kMaxChain - 1) + "\n").sink.errorCount(),
            0u);
  EXPECT_EQ(Parsed("package p\nfunc f() { " + repeat("if x { } else ", kMaxChain - 1) + "{ } }\n")
                .sink.errorCount(), 0u);
}

}  // namespace
}  // namespace vo::syntax
