#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <string>

#include "runtime/panic.h"
#include "runtime/runtime.h"
#include "runtime/slice.h"
#include "runtime/string.h"
#include "support/runtime_types.h"
#include "runtime/type_ops.h"
#include "runtime/values.h"

namespace vo::runtime {
namespace {

using abi::GoSlice;
using abi::GoString;
using abi::goString;
using abi::HelperContext;
using abi::HelperStatus;
using abi::Kind;
using abi::PanicKind;
using abi::Slot;
using testing::TestEngine;
using testing::panicText;
using testing::testOptions;
using testing::TestRuntime;
using testing::Types;

struct ValuesTest : ::testing::Test {
  TestRuntime rt;
  TestEngine engine{rt};
  Types types;
  HelperContext cx{rt};
  const Type* i64 = types.scalar(Kind::Int, 8, "int");
  const Type* u8 = types.scalar(Kind::Uint8, 1, "uint8");
  const Type* f64 = types.scalar(Kind::Float64, 8, "float64");
  const Type* str = types.string();
  abi::RuntimePanic panic;

  /// Results of helpers; panic is set if they fail.
  uint64_t result(HelperStatus status, const Slot& slot) {
    panic = testing::finish(cx, status) == HelperStatus::Panic ? cx.panic : abi::RuntimePanic{};
    return panic.kind == PanicKind::None ? slot : 0;
  }
  bool equal(const Type* t, const void* a, const void* b) {
    Slot slot = 0;
    return result(compareValues(cx, t, a, b, &slot), slot) != 0;
  }
  bool equalEfaces(abi::Eface a, abi::Eface b) {
    Slot slot = 0;
    return result(compareEfaces(cx, a, b, &slot), slot) != 0;
  }
  uint64_t hash(const Type* t, const void* p, uint64_t seed) {
    Slot slot = 0;
    return result(hashValue(cx, t, p, seed, &slot), slot);
  }
};

TEST_F(ValuesTest, GrowthIsGos) {
  // Capacities that Go 1.23 prints for append one by one.
  const int64_t bytes[] = {8, 16, 32, 64, 128, 256, 512, 896, 1408, 2048, 3072, 4096, 5376, 6912, 9472};
  const int64_t ints[] = {1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 848, 1280, 1792, 2560, 3408, 5120};
  auto check = [&](const Type* elem, const int64_t* want, size_t n) {
    GoSlice s{nullptr, 0, 0};
    for (size_t i = 0; i < n; i++) {
      GoSlice out;
      ASSERT_EQ(testing::finish(cx, growSlice(cx, elem, s, 1, &out)), HelperStatus::Done);
      EXPECT_EQ(out.cap, want[i]);
      s = {out.data, out.cap, out.cap};
    }
  };
  check(u8, bytes, std::size(bytes));
  check(i64, ints, std::size(ints));
  const int64_t pointers[] = {1, 2, 4, 8, 16, 32, 64, 143, 287, 607, 1023, 1535, 2303};
  check(types.pointerTo(i64), pointers, std::size(pointers));
  GoSlice out;
  ASSERT_EQ(growSlice(cx, i64, {nullptr, 0, 0}, 5, &out), HelperStatus::Done);
  EXPECT_EQ(out.cap, 6);
  EXPECT_EQ(growSlice(cx, i64, {nullptr, 1, 1}, INT64_MAX, &out), HelperStatus::Panic);
  EXPECT_EQ(cx.panic.kind, PanicKind::GrowSlice);
}

TEST_F(ValuesTest, MakeSliceChecks) {
  void* p;
  EXPECT_EQ(makeSlice(cx, i64, -1, 5, &p), HelperStatus::Panic);
  EXPECT_EQ(cx.panic.kind, PanicKind::MakeSliceLen);
  EXPECT_EQ(makeSlice(cx, i64, 6, 5, &p), HelperStatus::Panic);
  EXPECT_EQ(cx.panic.kind, PanicKind::MakeSliceCap);
  EXPECT_EQ(makeSlice(cx, i64, INT64_MAX, INT64_MAX, &p), HelperStatus::Panic);
  EXPECT_EQ(cx.panic.kind, PanicKind::MakeSliceLen);
  EXPECT_EQ(makeSlice(cx, i64, 0, 0, &p), HelperStatus::Done);
  EXPECT_NE(p, nullptr);
}

TEST_F(ValuesTest, AppendAndCopyOverlap) {
  int64_t init[] = {1, 2, 3, 4, 5, 0, 0, 0};
  GoSlice s{init, 5, 8}, out;
  ASSERT_EQ(appendSlice(cx, i64, s, init + 1, 3, &out), HelperStatus::Done);
  EXPECT_EQ(out.len, 8);
  EXPECT_EQ(init[5], 2);
  EXPECT_EQ(init[7], 4);
  ASSERT_EQ(appendSlice(cx, i64, out, out.data, 8, &out), HelperStatus::Done);
  EXPECT_EQ(static_cast<int64_t*>(out.data)[15], 4);
  Slot copied = 0;
  EXPECT_EQ(copySlice(cx, i64, {init + 1, 4, 4}, {init, 8, 8}, &copied), HelperStatus::Done);
  EXPECT_EQ(copied, 4u);
  EXPECT_EQ(init[1], 1);
  EXPECT_EQ(init[4], 4);
}

TEST_F(ValuesTest, Strings) {
  GoString out;
  GoString parts[] = {goString("ab"), goString(""), goString("cde")};
  ASSERT_EQ(stringConcat(cx, parts, 3, &out), HelperStatus::Done);
  EXPECT_EQ(out.view(), "abcde");
  ASSERT_EQ(stringConcat(cx, parts, 2, &out), HelperStatus::Done);
  EXPECT_EQ(out.data, parts[0].data);
  EXPECT_EQ(stringCompare(goString("a"), goString("b")), -1);
  EXPECT_EQ(stringCompare(goString("ab"), goString("a")), 1);
  EXPECT_EQ(stringCompare(goString(""), goString("")), 0);
  std::string text = "h\xc3\xa9\xe4\xb8\x96\xf0\x9f\x98\x80\xff\xed\xa0\x80\xc0\x80z";
  int32_t want[] = {'h', 0xe9, 0x4e16, 0x1f600, kRuneError, kRuneError, kRuneError,
                    kRuneError, kRuneError, kRuneError, 'z'};
  Slot slots[3];
  ASSERT_EQ(runesFromString(cx, goString(text), slots), HelperStatus::Done);
  GoSlice runes = abi::slotSlice(slots);
  ASSERT_EQ(runes.len, static_cast<int64_t>(std::size(want)));
  for (size_t i = 0; i < std::size(want); i++) {
    EXPECT_EQ(static_cast<int32_t*>(runes.data)[i], want[i]);
  }
  ASSERT_EQ(stringFromRunes(cx, want, 4, slots), HelperStatus::Done);
  out = abi::slotString(slots);
  EXPECT_EQ(out.view(), "h\xc3\xa9\xe4\xb8\x96\xf0\x9f\x98\x80");
  ASSERT_TRUE(stringFromRune(rt, -1, &out));
  EXPECT_EQ(out.view(), "\xef\xbf\xbd");
  ASSERT_TRUE(stringFromRune(rt, 'A', &out));
  EXPECT_EQ(out.view(), "A");
  GoSlice b;
  ASSERT_EQ(bytesFromString(cx, goString("hello"), &b), HelperStatus::Done);
  EXPECT_EQ(b.cap, 8);
}

TEST_F(ValuesTest, EqualityAndHashing) {
  double nan = NAN, zero = 0.0, minus = -0.0;
  EXPECT_FALSE(equal(f64, &nan, &nan));
  EXPECT_TRUE(equal(f64, &zero, &minus));
  EXPECT_EQ(hash(f64, &zero, 1), hash(f64, &minus, 1));
  EXPECT_NE(hash(f64, &nan, 1), hash(f64, &nan, 1));
  const abi::StructType* s = types.structOf({i64, str, f64});
  struct S {
    int64_t a;
    GoString b;
    double c;
  };
  std::string t1 = "text", t2 = "text";
  S x{1, goString(t1), 0.0}, y{1, goString(t2), -0.0};
  EXPECT_TRUE(equal(s, &x, &y));
  EXPECT_EQ(hash(s, &x, 5), hash(s, &y, 5));
  y.c = 1;
  EXPECT_FALSE(equal(s, &x, &y));
  const Type* slice = types.sliceOf(i64);
  GoSlice data{};
  EXPECT_FALSE(equalEfaces({slice, &data}, {slice, &data}));
  EXPECT_EQ(panic.kind, PanicKind::Uncomparable);
  EXPECT_EQ(panicText(panic, types.meta), "runtime error: comparing uncomparable type []T");
  panic = {};
  EXPECT_FALSE(equalEfaces({slice, &data}, {i64, &data}));
  EXPECT_EQ(panic.kind, PanicKind::None);
  EXPECT_TRUE(equalEfaces({nullptr, nullptr}, {nullptr, nullptr}));
}

TEST_F(ValuesTest, IdenticalTypes) {
  Types other;
  // Hashes are equal for equal structure in real descriptors; here by the order of making.
  Types one, two;
  const Type* a = one.sliceOf(one.scalar(Kind::Int, 8, "int"));
  const Type* b = two.sliceOf(two.scalar(Kind::Int, 8, "int"));
  EXPECT_TRUE(identicalTypes(one.meta, a, b));
  const Type* c = other.sliceOf(other.scalar(Kind::Uint, 8, "uint"));
  EXPECT_FALSE(identicalTypes(one.meta, a, c));
  EXPECT_FALSE(identicalTypes(one.meta, a, abi::asSlice(a)->elem));
  EXPECT_FALSE(identicalTypes(one.meta, a, nullptr));
}

TEST_F(ValuesTest, DeeplyNestedInterfacesEndInAnError) {
  const Type* any = types.any();
  constexpr int kDepth = 20000;
  std::vector<abi::Eface> a(kDepth), b(kDepth);
  for (int i = 0; i + 1 < kDepth; i++) {
    a[static_cast<size_t>(i)] = {any, &a[static_cast<size_t>(i) + 1]};
    b[static_cast<size_t>(i)] = {any, &b[static_cast<size_t>(i) + 1]};
  }
  equalEfaces(a[0], b[0]);
  EXPECT_EQ(panic.kind, PanicKind::StackOverflow);
  panic = {};
  hash(any, &a[0], 1);
  EXPECT_EQ(panic.kind, PanicKind::StackOverflow);
}

TEST_F(ValuesTest, PanicTexts) {
  const abi::MetadataSpace& meta = types.meta;
  auto text = [&](const abi::RuntimePanic& p) { return panicText(p, meta); };
  EXPECT_EQ(text(boundsPanic(PanicKind::Index, 5, 3)),
            "runtime error: index out of range [5] with length 3");
  EXPECT_EQ(text(boundsPanic(PanicKind::Index, -1, 3)), "runtime error: index out of range [-1]");
  EXPECT_EQ(text(boundsPanic(PanicKind::Index, -1, 3, false)),
            "runtime error: index out of range [18446744073709551615] with length 3");
  EXPECT_EQ(text(boundsPanic(PanicKind::SliceB, 4, 2)),
            "runtime error: slice bounds out of range [4:2]");
  EXPECT_EQ(text(boundsPanic(PanicKind::SliceConvert, 4, 2)),
            "runtime error: cannot convert slice with length 2 to array or pointer to array with "
            "length 4");
  EXPECT_EQ(text({.kind = PanicKind::AssignNilMap}), "assignment to entry in nil map");
  EXPECT_EQ(text({.kind = PanicKind::Divide}), "runtime error: integer divide by zero");
  EXPECT_EQ(text(assertionPanic(nullptr, nullptr, i64)),
            "interface conversion: interface is nil, not int");
  EXPECT_EQ(text(assertionPanic(types.any(), str, i64)),
            "interface conversion: interface {} is string, not int");
  EXPECT_EQ(text(assertionPanic(nullptr, str, i64, "Foo")),
            "interface conversion: string is not int: missing method Foo");
  EXPECT_TRUE(isFatal(PanicKind::Deadlock));
  EXPECT_FALSE(isFatal(PanicKind::Index));
}

TEST_F(ValuesTest, BoxingWithoutAllocation) {
  uint64_t before = rt.heap.stats().mallocs;
  bool oom = false;
  int64_t v = 200;
  EXPECT_EQ(*static_cast<int64_t*>(boxValue(rt, i64, &v, oom)), 200);
  GoString empty{};
  EXPECT_EQ(static_cast<GoString*>(boxValue(rt, str, &empty, oom))->len, 0);
  EXPECT_EQ(rt.heap.stats().mallocs, before);
  v = 1000;
  void* box = boxValue(rt, i64, &v, oom);
  int64_t back = 0;
  unboxValue(rt, i64, box, &back);
  EXPECT_EQ(back, 1000);
  void* p = &v;
  const Type* ptr = types.pointerTo(i64);
  EXPECT_EQ(boxValue(rt, ptr, &p, oom), &v);
}

/// A named type with methods and interfaces over them, in one metadata region.
TEST_F(ValuesTest, Itabs) {
  types.enter(rt.metadata);
  auto* region = const_cast<std::byte*>(types.meta.base);
  // Function types and names live in the region, so that offsets reach them.
  auto place = [&, at = size_t{40000}](const Type& t) mutable {
    at = (at + 15) / 16 * 16;
    memcpy(region + at, &t, sizeof t);
    auto off = static_cast<abi::TypeOff>(at);
    at += sizeof t;
    return off;
  };
  Type sig{};
  abi::TypeOff sigA = place(sig), sigB = place(sig);
  struct Named {
    Type type;
    abi::UncommonType un;
    abi::Method methods[2];
  } named{};
  named.type.kind_ = Kind::Int;
  named.type.tflag = abi::kTFlagUncommon | abi::kTFlagNamed;
  named.type.hash = 77;
  named.un.mcount = named.un.xcount = 2;
  named.un.moff = sizeof(abi::UncommonType);
  abi::NameOff close = types.name("Close"), read = types.name("Read"), zap = types.name("Zap");
  named.methods[0] = {close, sigA, 5, 6};
  named.methods[1] = {read, sigB, 7, 8};
  auto iface = [&](std::vector<abi::Imethod>& methods) {
    abi::InterfaceType t{};
    t.kind_ = Kind::Interface;
    t.methods = methods.data();
    t.methodCount = static_cast<int64_t>(methods.size());
    return t;
  };
  std::vector<abi::Imethod> both = {{close, sigA}, {read, sigB}}, wrong = {{read, sigA}},
                            missing = {{read, sigB}, {zap, sigA}};
  abi::InterfaceType i1 = iface(both), i2 = iface(wrong), i3 = iface(missing);
  const abi::ITab* tab = rt.itabs().get(&i1, &named.type);
  ASSERT_NE(tab, nullptr);
  EXPECT_EQ(tab->fun[0], 5u);
  EXPECT_EQ(tab->fun[1], 7u);
  EXPECT_EQ(tab->hash, 77u);
  EXPECT_EQ(rt.itabs().get(&i1, &named.type), tab);
  std::string_view name;
  EXPECT_EQ(rt.itabs().get(&i2, &named.type, &name), nullptr);
  EXPECT_EQ(name, "Read");
  for (int i = 0; i < 2; i++) {
    name = {};
    EXPECT_EQ(rt.itabs().get(&i3, &named.type, &name), nullptr);
    EXPECT_EQ(name, "Zap");
  }
}

}  // namespace
}  // namespace vo::runtime
