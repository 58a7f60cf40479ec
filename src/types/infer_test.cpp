// Compares inference with the answers of go/types in test/types/inference.txt.
#include "types/infer.h"

#include <gtest/gtest.h>

#include "types/subst.h"
#include "support/types_world.h"

namespace vo::types {
namespace {

using test::readLines;
using test::split;
using test::World;

/// At commas outside brackets.
std::vector<std::string> splitTop(const std::string& s) {
  std::vector<std::string> list;
  int depth = 0;
  std::string current;
  for (char c : s) {
    if (c == '(' || c == '[' || c == '{') depth++;
    if (c == ')' || c == ']' || c == '}') depth--;
    if (c == ',' && depth == 0) {
      list.push_back(current);
      current.clear();
    } else if (c != ' ' || !current.empty()) {
      current += c;
    }
  }
  if (!current.empty()) list.push_back(current);
  return list;
}

/// Expressions are numbered pointers: argument i is a<i>.
struct Names : TypeHooks {
  std::vector<std::string> texts;
  std::string exprString(const syntax::Expr* e) override {
    return texts[reinterpret_cast<uintptr_t>(e) - 1];
  }
};

Type* argumentType(World& w, const std::string& text) {
  if (text == "untyped int") return w.ctx.basic(BasicKind::UntypedInt);
  if (text == "untyped float") return w.ctx.basic(BasicKind::UntypedFloat);
  if (text == "untyped rune") return w.ctx.basic(BasicKind::UntypedRune);
  if (text == "untyped string") return w.ctx.basic(BasicKind::UntypedString);
  if (text == "untyped nil") return w.ctx.basic(BasicKind::UntypedNil);
  return w.type(text);
}

std::string inferText(World& w, const std::vector<std::string>& f) {
  Names names;
  w.ctx.setHooks(&names);
  std::vector<TypeParam*> params = w.typeParams(f[0]);
  std::vector<Type*> parameterTypes;
  for (std::string p : splitTop(f[1])) {
    if (p.starts_with("...")) p = p.substr(3);
    parameterTypes.push_back(w.type(p));
  }
  w.params.clear();
  std::vector<Type*> explicitArgs;
  for (const std::string& a : splitTop(f[2])) explicitArgs.push_back(w.type(a));
  std::vector<InferArg> args;
  std::vector<Var*> vars;
  for (const std::string& a : splitTop(f[3])) {
    size_t i = args.size();
    names.texts.push_back("a" + std::to_string(i));
    InferArg arg;
    arg.type = argumentType(w, a);
    arg.expr = reinterpret_cast<const syntax::Expr*>(i + 1);
    arg.isNil = a == "untyped nil";
    args.push_back(arg);
    Type* t = parameterTypes[std::min(i, parameterTypes.size() - 1)];
    vars.push_back(w.ctx.newParam({}, w.package, {}, t));
  }
  Tuple* tuple = w.ctx.newTuple(w.ctx.arena().copy(std::span<Var* const>(vars)));
  InferError error;
  auto result = infer(w.ctx, params, explicitArgs, tuple, args, false, &error);
  w.ctx.setHooks(nullptr);
  if (!result) return "error: " + error.text;
  std::string cause;
  if (verifyInstance(w.ctx, params, *result, &cause) >= 0) return "error: " + cause;
  std::string text;
  for (Type* t : *result) text += (text.empty() ? "" : "; ") + typeString(w.ctx, t);
  return text;
}

TEST(Infer, AgreesWithGoTypes) {
  int compared = 0;
  for (const std::string& line : readLines("test/types/inference.txt")) {
    std::vector<std::string> f = split(line, " @@ ");
    ASSERT_EQ(f.size(), 5u) << line;
    World w;
    std::string expected = f[4];
    // The checker adds where the call is, and we have no positions here.
    if (size_t at = expected.find("in call to f, "); at != std::string::npos) expected.erase(at, 14);
    if (size_t at = expected.find("(declared at "); at != std::string::npos)
      expected = expected.substr(0, at) + "(declared at -)";
    EXPECT_EQ(inferText(w, f), expected) << line;
    compared++;
  }
  EXPECT_GT(compared, 60);
}

TEST(Infer, RenamedParametersAreOthers) {
  World w;
  std::vector<TypeParam*> params = w.typeParams("P ~[]Q, Q any");
  Type* t = w.type("func(P) Q");
  Renamed r = renameTypeParams(w.ctx, params, t);
  ASSERT_EQ(r.params.size(), 2u);
  EXPECT_NE(r.params[0], params[0]);
  EXPECT_FALSE(isParameterized(params, r.type));
  EXPECT_TRUE(isParameterized(r.params, r.type));
  EXPECT_EQ(typeString(w.ctx, r.params[0]->bound), "~[]Q");
  EXPECT_FALSE(isParameterized(params, r.params[0]->bound));
}

}  // namespace
}  // namespace vo::types
