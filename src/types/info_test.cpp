// Tests the side tables.
#include "types/info.h"

#include <gtest/gtest.h>

#include "support/types_world.h"

namespace vo::types {
namespace {

syntax::Ident* ident(base::Arena& arena, uint32_t id, bool kept) {
  syntax::Ident* e = arena.make<syntax::Ident>();
  e->kind = syntax::NodeKind::Ident;
  e->id.value = id | (kept ? syntax::ExprId::kKeptBit : 0);
  return e;
}

TEST(Info, KeepsTheTwoPartsApart) {
  test::World w;
  Info info(w.kept, w.transient);
  Type* n = w.type("N");
  Type* i = w.ctx.basic(BasicKind::Int);
  ConstValue* one = makeInt64(w.kept, 1);
  Object* o = w.package->scope->lookup(w.sym("N"));
  syntax::Ident *a = ident(w.transient, 7, false), *b = ident(w.kept, 7, true);
  EXPECT_EQ(info.mode(a), Mode::Invalid);
  EXPECT_EQ(info.type(a), nullptr);
  EXPECT_EQ(info.object(a), nullptr);
  info.setFacts(a, Mode::Type, n, nullptr);
  info.setFacts(b, Mode::Constant, i, one);
  info.setObject(a, o, true);
  EXPECT_EQ(info.mode(a), Mode::Type);
  EXPECT_EQ(info.type(a), n);
  EXPECT_EQ(info.constant(a), nullptr);
  EXPECT_EQ(info.mode(b), Mode::Constant);
  EXPECT_EQ(info.constant(b), one);
  EXPECT_EQ(info.object(a), o);
  EXPECT_TRUE(info.isDefinition(a));
  EXPECT_EQ(info.object(b), nullptr);
  info.setObject(b, o, false);
  EXPECT_FALSE(info.isDefinition(b));
  EXPECT_EQ(info.object(b), o);
}

TEST(Info, GrowsAndStandsOnAFrozenPart) {
  test::World w;
  Info first(w.kept, w.transient);
  Type* n = w.type("N");
  for (uint32_t id = 0; id < 5000; id += 3) first.setFacts(ident(w.kept, id, true), Mode::Value, n, nullptr);
  for (uint32_t id = 0; id < 500; id++) {
    Type* args[] = {n};
    first.setInstance(ident(w.kept, id, true), {args, n});
  }
  base::Arena program, scratch;
  Info second(program, scratch, first.keptTables(), 5000);
  for (uint32_t id = 0; id < 5000; id++) {
    syntax::Ident* e = ident(scratch, id, true);
    EXPECT_EQ(second.mode(e), id % 3 == 0 ? Mode::Value : Mode::Invalid);
    EXPECT_EQ(second.instance(e) != nullptr, id < 500);
  }
  second.setFacts(ident(program, 9000, true), Mode::Variable, n, nullptr);
  EXPECT_EQ(second.mode(ident(program, 9000, true)), Mode::Variable);
  EXPECT_EQ(first.mode(ident(program, 9000, true)), Mode::Invalid);
  // A second program's facts have the same numbers.
  Info third(program, scratch, first.keptTables(), 5000);
  EXPECT_EQ(third.mode(ident(program, 9000, true)), Mode::Invalid);
  third.setFacts(ident(program, 5000, true), Mode::Value, n, nullptr);
  EXPECT_EQ(second.mode(ident(program, 5000, true)), Mode::Invalid);
}

TEST(Info, StatementFacts) {
  test::World w;
  Info info(w.kept, w.transient);
  std::vector<syntax::CaseClause> clauses(300);
  std::vector<Var*> vars;
  for (uint32_t i = 0; i < clauses.size(); i++) {
    clauses[i].pos = diag::Pos{i * 10 + 1};
    vars.push_back(w.ctx.newVar({}, w.package, w.sym("x"), nullptr));
    info.setKept(i % 2 == 0);
    info.setImplicitObject(&clauses[i], vars.back());
  }
  for (size_t i = 0; i < clauses.size(); i++) EXPECT_EQ(info.implicitObject(&clauses[i]), vars[i]);
  syntax::CaseClause other{};
  other.pos = diag::Pos{5};
  EXPECT_EQ(info.implicitObject(&other), nullptr);
  syntax::FailStmt fail{};
  fail.pos = diag::Pos{77};
  EXPECT_FALSE(info.failIsCall(&fail));
  info.setFailIsCall(&fail);
  EXPECT_TRUE(info.failIsCall(&fail));
}

TEST(Info, SelectionsAreCopied) {
  test::World w;
  Info info(w.kept, w.transient);
  syntax::SelectorExpr* e = w.transient.make<syntax::SelectorExpr>();
  e->kind = syntax::NodeKind::SelectorExpr;
  e->id.value = 3;
  int32_t path[] = {1, 2};
  info.setSelection(e, {SelectionKind::FieldVal, w.type("T"), nullptr, path, true});
  path[0] = 9;
  ASSERT_NE(info.selection(e), nullptr);
  EXPECT_EQ(info.selection(e)->path[0], 1);
  EXPECT_TRUE(info.selection(e)->indirect);
}

}  // namespace
}  // namespace vo::types
