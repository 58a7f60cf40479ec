#pragma clang diagnostic ignored "-Winvalid-offsetof"
#include "abi/type.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "abi/metadata.h"
#include "base/system_allocator.h"

namespace vo::abi {
namespace {

TEST(AbiName, RoundTrip) {
  for (std::string text : {std::string("x"), std::string("Field"), std::string(300, 'n')}) {
    for (std::string tag : {std::string(), std::string("json:\"a\""), std::string(200, 't')}) {
      for (bool path : {false, true}) {
        std::vector<uint8_t> bytes(Name::encodedSize(text, tag, path));
        Name::encode(bytes.data(), text, tag, true, false, path, 77);
        Name n{bytes.data()};
        EXPECT_EQ(n.name(), text);
        EXPECT_EQ(n.tag(), tag);
        EXPECT_TRUE(n.exported());
        EXPECT_FALSE(n.embedded());
        EXPECT_EQ(n.pkgPathOff(), path ? 77 : 0);
      }
    }
  }
}

TEST(AbiMetadata, Offsets) {
  std::byte region[64] = {};
  base::SystemAllocator allocator;
  MetadataSpace space(allocator);
  space.base = region;
  space.size = sizeof region;
  int a = 0, b = 0;
  EXPECT_EQ(space.resolve(0), nullptr);
  EXPECT_EQ(space.resolve(-1), nullptr);
  EXPECT_EQ(space.resolve(8), region + 8);
  int32_t offA = space.addReflectOff(&a);
  int32_t offB = space.addReflectOff(&b);
  EXPECT_EQ(offA, -2);
  EXPECT_EQ(offB, -3);
  EXPECT_EQ(space.addReflectOff(&a), offA);
  EXPECT_EQ(space.addReflectOff(region + 5), 5);
  EXPECT_EQ(space.resolve(offB), &b);
  EXPECT_EQ(space.resolve(-100), nullptr);
}

}  // namespace
}  // namespace vo::abi

namespace vo::abi {
static_assert(offsetof(ArrayType, elem) == 48 && offsetof(ArrayType, len) == 64);
static_assert(offsetof(ChanType, elem) == 48 && offsetof(ChanType, dir) == 56);
static_assert(offsetof(FuncType, inCount) == 48 && offsetof(FuncType, outCount_) == 50);
static_assert(offsetof(InterfaceType, pkgPath) == 48 && offsetof(InterfaceType, methods) == 56);
static_assert(offsetof(MapType, key) == 48 && offsetof(MapType, elem) == 56 &&
              offsetof(MapType, group) == 64 && offsetof(MapType, hasher) == 72 &&
              offsetof(MapType, groupSize) == 80 && offsetof(MapType, flags) == 128);
static_assert(offsetof(PtrType, elem) == 48 && offsetof(SliceType, elem) == 48);
static_assert(offsetof(StructType, pkgPath) == 48 && offsetof(StructType, fields) == 56);
}  // namespace vo::abi
