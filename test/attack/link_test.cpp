// This file tests that a program for which the metadata region has no room is a link error, wherever the room ends.
#include <gtest/gtest.h>

#include <algorithm>

#include "attack/hostile_shapes.h"
#include "link/link.h"

namespace vo::bytecode::attack {
namespace {

constexpr size_t kMega = size_t{1} << 20;

class Natives final : public link::NativeResolver {
 public:
  int32_t find(std::string_view name) const override { return name.starts_with("vo.") ? 1 : -1; }
  bool mayBeNamed(int32_t) const override { return false; }
};

link::LinkResult linkInto(size_t size, const Module& m) {
  base::Region region(0x5900'0000'0000, size);
  EXPECT_TRUE(region.valid());
  base::Piece piece(region);
  base::Arena arena(piece);
  base::Interner names(arena);
  link::LinkOptions options;
  options.missingNative = 0;
  options.untrusted = true;
  const Module* one = &m;
  return link::link(arena, piece, names, Natives(), nullptr, {&one, 1}, options);
}

TEST(FullRegion, IsALinkError) {
  // Their steps are those that take most of a program's room.
  for (std::string_view name : {"tiny functions", "wide frames", "chains of structs", "types and methods", "tables", "strings", "variables",
                                "missing functions", "straight code", "lines"}) {
    for (const HostileShape& shape : hostileShapes()) {
      if (shape.name != name) continue;
      Bench b;
      shape.make(b, name == "wide frames" ? 100'000 : 1'500'000);
      b.finish();
      size_t errors = 0;
      for (size_t size = kMega;; size += std::max(kMega, size / 3 / kMega * kMega)) {
        link::LinkResult r = linkInto(size, b.m);
        EXPECT_EQ(r.program == nullptr, !r.errors.empty());
        if (r.program != nullptr) break;
        EXPECT_EQ(r.errors[0], "the program is too large: there is no room for it in the " + std::to_string(size / kMega) +
                                   " MiB that all programs of a process have together");
        errors++;
        ASSERT_LT(size, 200 * kMega) << name;
      }
      EXPECT_GT(errors, 0u) << name;
    }
  }
}

}  // namespace
}  // namespace vo::bytecode::attack
