// Tests the universe, and compilations that stand on the types of another one.
#include "types/context.h"

#include <gtest/gtest.h>

#include "types/canonical.h"
#include "types/interface_cycle.h"
#include "types/representable.h"
#include "types/sizes.h"
#include "types/subst.h"
#include "support/types_world.h"
#include "types/typeset.h"

namespace vo::types {
namespace {

using test::World;

TEST(Universe, HasThePredeclaredNames) {
  World w;
  const Universe& u = w.ctx.universe();
  for (const char* name :
       {"any", "bool", "byte", "comparable", "complex64", "complex128", "error", "float32", "float64", "int", "int8",
        "int16", "int32", "int64", "rune", "string", "uint", "uint8", "uint16", "uint32", "uint64", "uintptr", "true",
        "false", "iota", "nil", "append", "cap", "clear", "close", "complex", "copy", "delete", "imag", "len", "make",
        "max", "min", "new", "panic", "print", "println", "real", "recover"})
    EXPECT_NE(u.scope->lookup(w.sym(name)), nullptr) << name;
  EXPECT_EQ(u.scope->elems.size(), 44u);
  for (const char* name : {"Pointer", "Add", "Alignof", "Offsetof", "Sizeof", "Slice", "SliceData", "String", "StringData"})
    EXPECT_NE(u.unsafePackage->scope->lookup(w.sym(name)), nullptr) << name;
  // Of .vo files only.
  EXPECT_EQ(u.scope->lookup(w.sym("assert")), nullptr);
  EXPECT_TRUE(isa<Builtin>(u.voScope->lookup(w.sym("assert"))));
  EXPECT_TRUE(identical(u.byteType, w.ctx.basic(BasicKind::Uint8)));
  EXPECT_EQ(typeString(w.ctx, u.runeType), "rune");
  EXPECT_EQ(typeString(w.ctx, u.anyType), "any");
  EXPECT_EQ(objectString(u.anyType->object, w.ctx.qualifier()), "type any = interface{}");
  EXPECT_EQ(objectString(u.errorType->object, w.ctx.qualifier()), "type error interface{Error() string}");
}

TEST(Qualifier, WritesPathsOnlyWhereNamesAreAmbiguous) {
  World w;
  Package* a = w.ctx.newPackage("a/util", "util");
  Package* b = w.ctx.newPackage("b/util", "util");
  Package* f = w.ctx.newPackage("x/fmt", "fmt");
  w.package->imports.push(w.kept, a);
  w.package->imports.push(w.kept, f);
  f->imports.push(w.kept, b);
  Qualifier q(w.package);
  EXPECT_EQ(q.prefix(w.package), "");
  EXPECT_EQ(q.prefix(f), "fmt.");
  EXPECT_EQ(q.prefix(a), "\"a/util\".");
  EXPECT_EQ(Qualifier().prefix(a), "a/util.");
  EXPECT_EQ(q.prefix(nullptr), "");
}

TEST(TypeContext, StandsOnAFrozenUniverse) {
  base::Arena image, scratch;
  base::Interner symbols(image);
  Universe* universe;
  Named* list;
  Type* instance;
  uint32_t id;
  {
    TypeContext first(image, scratch, symbols);
    universe = &first.universe();
    Package* p = first.newPackage("lib", "lib");
    list = first.newNamed(first.newTypeName({}, p, first.symbol("List"), nullptr), nullptr);
    TypeParam* t = first.newTypeParam(first.newTypeName({}, p, first.symbol("T"), nullptr), universe->anyType, 0);
    list->typeParams = image.copy(std::span<TypeParam* const>(&t, 1));
    list->fromRhs = first.newSlice(t);
    Type* arg = first.basic(BasicKind::Int);
    instance = instantiate(first, list, {&arg, 1});
    EXPECT_TRUE(completeTypes(first));
    id = CanonicalTypes(first).idOf(instance);
  }
  EXPECT_EQ(universe->context, nullptr);
  base::Arena program, scratch2;
  base::Interner symbols2(program, &symbols.table());
  TypeContext second(program, scratch2, symbols2, universe);
  EXPECT_EQ(universe->context, nullptr);  // it is only read
  Type* arg = second.basic(BasicKind::Int);
  EXPECT_EQ(instantiate(second, list, {&arg, 1}), instance);
  EXPECT_EQ(CanonicalTypes(second).idOf(instance), id);
  Type* other = second.basic(BasicKind::String);
  Type* fresh = instantiate(second, list, {&other, 1});
  EXPECT_NE(fresh, instance);
  EXPECT_EQ(typeString(second, under(fresh)), "[]string");
  // A third context knows nothing of the second's instances and numbers.
  base::Arena program3, scratch3;
  base::Interner symbols3(program3, &symbols.table());
  TypeContext third(program3, scratch3, symbols3, universe);
  EXPECT_NE(instantiate(third, list, {&other, 1}), fresh);
  CanonicalTypes ids2(second), ids3(third);
  EXPECT_EQ(ids2.size(), ids3.size());
  EXPECT_EQ(ids2.idOf(second.newSlice(fresh)), ids3.idOf(third.newChan(ChanDir::Both, arg)));
  EXPECT_EQ(ids3.at(id), instance);
  EXPECT_EQ(second.symbol("List"), list->object->name);
}

TEST(TypeSets, OfConstraints) {
  World w;
  auto terms = [&](const char* text) {
    return termsString(typeSet(underAs<Interface>(w.type(text))), w.ctx.qualifier());
  };
  EXPECT_EQ(terms("interface{ int | string; ~int }"), "int");
  EXPECT_EQ(terms("interface{ ~int | N }"), "~int");
  EXPECT_EQ(terms("interface{ int; string }"), "∅");
  EXPECT_EQ(terms("interface{ comparable; int | []int }"), "int");
  EXPECT_EQ(terms("interface{ ~N }"), "∅");
  EXPECT_EQ(terms("interface{ M(int) string }"), "𝓤");
  EXPECT_TRUE(typeSet(underAs<Interface>(w.type("interface{ comparable; E }")))->comparable);
  EXPECT_EQ(typeSet(underAs<Interface>(w.type("interface{ E; interface{ A(); M(int) string } }")))->methods.size(), 2u);
}

TEST(TypeContext, LongChainsOfDeclarations) {
  World w;
  std::string last = "E", lastStruct = "S";
  constexpr int kLength = 20000;
  for (int i = 0; i < kLength; i++) {
    std::string name = "X" + std::to_string(i);
    w.declare(name, "interface{ " + last + "; M" + (i == 0 ? "x" : "") + "(int) string }");
    last = name;
    std::string structName = "Y" + std::to_string(i);
    w.declare(structName, "struct{ " + lastStruct + " }");
    lastStruct = structName;
  }
  Type* t = w.type(last);
  EXPECT_EQ(typeSet(underAs<Interface>(t))->methods.size(), 2u);
  Type* s = w.type(lastStruct);
  Lookup r = lookupFieldOrMethod(w.ctx, s, false, w.package, w.sym("a"));
  ASSERT_NE(r.object, nullptr);
  EXPECT_EQ(r.path.size(), size_t{kLength} + 1);
  comparable(s);
  sizeOf(s);
  hasVaryingSize(s);
  EXPECT_TRUE(identical(s, s));
}

TEST(TypeContext, SharedPartsAreNotWalkedTwice) {
  // Structs of two of the one before, behind aliases: 2^60 parts each.
  World w;
  auto build = [&](const std::string& letter) {
    w.alias(letter + "0", "struct{ x int }");
    for (int i = 1; i <= 60; i++) {
      std::string before = letter + std::to_string(i - 1);
      w.alias(letter + std::to_string(i), "struct{ a, b " + before + " }");
    }
    return w.type(letter + "60");
  };
  Type *x = build("Xa"), *y = build("Ya");
  EXPECT_TRUE(identical(x, y));
  EXPECT_EQ(typeHash(x), typeHash(y));
  EXPECT_FALSE(containsTypeParam(x));
  std::vector<TypeParam*> params = w.typeParams("P any");
  w.alias("Za0", "struct{ x P }");
  for (int i = 1; i <= 60; i++)
    w.alias("Za" + std::to_string(i),
            "struct{ a, b Za" + std::to_string(i - 1) + " }");
  Type* generic = unalias(w.type("Za60"));
  EXPECT_TRUE(containsTypeParam(generic));
  Type* arg = w.ctx.basic(BasicKind::Int);
  EXPECT_TRUE(identical(subst(w.ctx, generic, SubstMap{params, {&arg, 1}}), x));
}

TEST(InterfaceCycles, OnlyWithoutNames) {
  World w;
  // type i interface { m() interface { i } }
  Named* i = w.ctx.newNamed(w.ctx.newTypeName({}, w.package, w.sym("i"), nullptr), nullptr);
  insert(w.ctx.arena(), w.package->scope, i->object);
  i->fromRhs = w.type("interface{ m() interface{ i } }");
  EXPECT_TRUE(InterfaceCycleFinder().hasCycle(underAs<Interface>(i)));
  Named* l = w.ctx.newNamed(w.ctx.newTypeName({}, w.package, w.sym("l"), nullptr), nullptr);
  insert(w.ctx.arena(), w.package->scope, l->object);
  l->fromRhs = w.type("interface{ m(func(l) map[string]l) interface{ E } }");
  EXPECT_FALSE(InterfaceCycleFinder().hasCycle(underAs<Interface>(l)));
}

TEST(Representable, Limits) {
  World w;
  auto fits = [&](const char* literal, BasicKind kind) {
    syntax::Token token = std::string(literal).find_first_of(".ep") == std::string::npos || literal[1] == 'x'
                              ? syntax::Token::Int
                              : syntax::Token::Float;
    return representableConst(w.kept, makeFromLiteral(w.kept, token, literal), w.ctx.basic(kind), nullptr);
  };
  EXPECT_TRUE(fits("127", BasicKind::Int8));
  EXPECT_FALSE(fits("128", BasicKind::Int8));
  EXPECT_TRUE(fits("255", BasicKind::Uint8));
  EXPECT_FALSE(fits("256", BasicKind::Uint8));
  EXPECT_TRUE(fits("18446744073709551615", BasicKind::Uint64));
  EXPECT_FALSE(fits("18446744073709551616", BasicKind::Uint64));
  EXPECT_FALSE(fits("9223372036854775808", BasicKind::Int));
  EXPECT_TRUE(fits("1e3", BasicKind::Int16));
  EXPECT_FALSE(fits("1.5", BasicKind::Int16));
  EXPECT_TRUE(fits("3.4e38", BasicKind::Float32));
  EXPECT_FALSE(fits("3.5e38", BasicKind::Float32));
  EXPECT_FALSE(fits("1e309", BasicKind::Float64));
  EXPECT_TRUE(fits("1e309", BasicKind::UntypedFloat));
  ConstValue* tenth = makeFromLiteral(w.kept, syntax::Token::Float, "0.1");
  ConstValue* rounded = nullptr;
  ASSERT_TRUE(representableConst(w.kept, tenth, w.ctx.basic(BasicKind::Float32), &rounded));
  EXPECT_EQ(float64Value(rounded), static_cast<double>(0.1f));
  EXPECT_EQ(representError(w.ctx, tenth, w.ctx.basic(BasicKind::UntypedFloat), w.ctx.basic(BasicKind::Int)),
            RepresentError::Truncated);
}

}  // namespace
}  // namespace vo::types
