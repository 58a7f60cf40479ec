#include <gtest/gtest.h>

#include <charconv>
#include <cmath>
#include <cstring>
#include <deque>
#include <map>
#include <random>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

#include "base/box.h"
#include "base/decimal.h"
#include "base/hash_map.h"
#include "base/ordered_set.h"
#include "base/queue.h"
#include "base/system_allocator.h"
#include "base/text.h"
#include "base/vec.h"

namespace vo::base {
namespace {

/// Counts how many of it there are.
struct Counted {
  static inline int alive = 0;
  int value = 0;
  Counted() { alive++; }
  explicit Counted(int v) : value(v) { alive++; }
  Counted(Counted&& other) noexcept : value(other.value) { alive++; }
  Counted& operator=(Counted&& other) noexcept {
    value = other.value;
    return *this;
  }
  ~Counted() { alive--; }
};

TEST(Allocator, CountsAndLimits) {
  SystemAllocator a;
  void* p = a.get(100);
  EXPECT_EQ(a.inUse(), 100u);
  a.setLimit(150);
  EXPECT_EQ(a.tryGet(51), nullptr);
  EXPECT_EQ(a.inUse(), 100u);
  void* q = a.tryGet(50);
  ASSERT_NE(q, nullptr);
  EXPECT_FALSE(a.overLimit());
  EXPECT_FALSE(a.count(1));
  void* r = a.get(8);  // never refused, but the engine sees it
  EXPECT_TRUE(a.overLimit());
  EXPECT_EQ(a.tryGet(0), nullptr);
  a.release(r, 8);
  a.release(q, 50);
  EXPECT_TRUE(a.count(50));
  a.uncount(50);
  a.release(p, 100);
  a.release(nullptr, 0);
  EXPECT_EQ(a.inUse(), 0u);
}

TEST(Allocator, Alignment) {
  SystemAllocator a;
  struct alignas(64) Line {
    char bytes[64];
  };
  Line* l = a.make<Line>();
  EXPECT_EQ(reinterpret_cast<uintptr_t>(l) % 64, 0u);
  auto* zeroed = static_cast<const char*>(a.getZeroed(640, 64));
  EXPECT_EQ(reinterpret_cast<uintptr_t>(zeroed) % 64, 0u);
  for (int i = 0; i < 640; i++) EXPECT_EQ(zeroed[i], 0);
  a.release(const_cast<char*>(zeroed), 640, 64);
  a.destroy(l);
  EXPECT_EQ(a.inUse(), 0u);
}

TEST(Vec, GrowsAndShrinks) {
  SystemAllocator a;
  {
    Vec<Counted> v(a);
    for (int i = 0; i < 100; i++) v.push(Counted(i));
    EXPECT_EQ(Counted::alive, 100);
    for (int i = 0; i < 100; i++) EXPECT_EQ(v[static_cast<size_t>(i)].value, i);
    v.pop();
    EXPECT_EQ(v.back().value, 98);
    v.resize(10);
    EXPECT_EQ(Counted::alive, 10);
    v.resize(12);
    EXPECT_EQ(v[11].value, 0);
    Vec<Counted> other(std::move(v));
    EXPECT_EQ(v.size(), 0u);
    EXPECT_EQ(other.size(), 12u);
    v = std::move(other);
    EXPECT_EQ(v.size(), 12u);
    v.swap(other);
    EXPECT_EQ(other.size(), 12u);
    other.clear();
    EXPECT_EQ(Counted::alive, 0);
    other.push(Counted(1));
  }
  EXPECT_EQ(Counted::alive, 0);
  EXPECT_EQ(a.inUse(), 0u);
}

TEST(Vec, PushesItsOwnElement) {
  SystemAllocator a;
  Vec<int> v(a);
  v.push(7);
  for (int i = 0; i < 100; i++) v.push(v[0]);
  for (int n : v) EXPECT_EQ(n, 7);
}

TEST(Vec, AppendAndReset) {
  SystemAllocator a;
  Vec<int> v(a);
  int some[] = {1, 2, 3};
  v.append(some);
  v.append({});
  v.append(some);
  EXPECT_EQ(v.size(), 6u);
  EXPECT_EQ(v.back(), 3);
  v.reset();
  EXPECT_EQ(a.inUse(), 0u);
  v.push(1);
  EXPECT_EQ(v[0], 1);
}

TEST(Vec, TryResizeIsRefused) {
  SystemAllocator a;
  a.setLimit(1000);
  Vec<uint64_t> v(a);
  ASSERT_TRUE(v.tryResize(10));
  v[9] = 5;
  EXPECT_FALSE(v.tryResize(200));
  EXPECT_FALSE(v.tryResize(SIZE_MAX / 4));
  EXPECT_EQ(v.size(), 10u);
  EXPECT_EQ(v[9], 5u);
}

TEST(Queue, IsAsADeque) {
  SystemAllocator a;
  std::mt19937 random(1);
  {
    Queue<int> q(a);
    std::deque<int> model;
    for (int i = 0; i < 20000; i++) {
      // Grows for a while, then shrinks.
      if (random() % 100 < (i / 2000 % 2 == 0 ? 60u : 45u) || model.empty()) {
        q.push(i);
        model.push_back(i);
      } else {
        EXPECT_EQ(q.pop(), model.front());
        model.pop_front();
      }
      ASSERT_EQ(q.size(), model.size());
      if (!model.empty()) {
        EXPECT_EQ(q.front(), model.front());
        size_t at = random() % model.size();
        EXPECT_EQ(q[at], model[at]);
      }
    }
  }
  EXPECT_EQ(a.inUse(), 0u);
}

TEST(Queue, DestroysWhatIsLeft) {
  SystemAllocator a;
  {
    Queue<Counted> q(a);
    for (int i = 0; i < 20; i++) q.push(Counted(i));
    for (int i = 0; i < 5; i++) EXPECT_EQ(q.pop().value, i);
    EXPECT_EQ(Counted::alive, 15);
  }
  EXPECT_EQ(Counted::alive, 0);
}

/// Few homes, so that runs of entries cross each other and the end of the table.
struct BadHash {
  uint64_t operator()(uint32_t key) const { return key % 7 * 5; }
};

template <class Hash>
void compareWithModel(unsigned seed, uint32_t keys) {
  SystemAllocator a;
  std::mt19937 random(seed);
  {
    HashMap<uint32_t, uint32_t, Hash> map(a);
    std::unordered_map<uint32_t, uint32_t> model;
    for (uint32_t i = 0; i < 20000; i++) {
      uint32_t key = static_cast<uint32_t>(random()) % keys;
      switch (random() % 3) {
        case 0:
          map[key] = i;
          model[key] = i;
          break;
        case 1: EXPECT_EQ(map.erase(key), model.erase(key) != 0); break;
        default: {
          const uint32_t* found = map.find(key);
          auto it = model.find(key);
          ASSERT_EQ(found != nullptr, it != model.end()) << key;
          if (found != nullptr) EXPECT_EQ(*found, it->second);
        }
      }
      ASSERT_EQ(map.size(), model.size());
    }
    size_t seen = 0;
    for (const auto& [key, value] : map) {
      seen++;
      EXPECT_EQ(model.at(key), value);
    }
    EXPECT_EQ(seen, model.size());
    map.clear();
    EXPECT_TRUE(map.empty());
    EXPECT_EQ(map.find(1), nullptr);
    map[1] = 2;
  }
  EXPECT_EQ(a.inUse(), 0u);
}

TEST(HashMap, IsAsAModel) {
  compareWithModel<HashOf<uint32_t>>(1, 50);
  compareWithModel<HashOf<uint32_t>>(2, 5000);
  compareWithModel<BadHash>(3, 40);
}

TEST(HashMap, MovesAndDestroysValues) {
  SystemAllocator a;
  {
    HashMap<int*, Box<Counted>> map(a);
    std::vector<int> places(100);
    for (int i = 0; i < 100; i++) map.add(&places[static_cast<size_t>(i)], Box<Counted>::make(a, i));
    for (int i = 0; i < 100; i += 2) EXPECT_TRUE(map.erase(&places[static_cast<size_t>(i)]));
    EXPECT_EQ(Counted::alive, 50);
    for (int i = 1; i < 100; i += 2) EXPECT_EQ((*map.find(&places[static_cast<size_t>(i)]))->value, i);
  }
  EXPECT_EQ(Counted::alive, 0);
  EXPECT_EQ(a.inUse(), 0u);
}

struct Less {
  bool operator()(int a, int b) const { return a < b; }
};

TEST(OrderedSet, IsAsAModel) {
  SystemAllocator a;
  std::mt19937 random(4);
  {
    OrderedSet<int, Less> set(a);
    std::set<int> model;
    for (int i = 0; i < 20000; i++) {
      int value = static_cast<int>(random() % 500);
      if (model.contains(value)) {
        set.erase(value);
        model.erase(value);
      } else {
        set.insert(value);
        model.insert(value);
      }
      int ask = static_cast<int>(random() % 520) - 10;
      auto it = model.lower_bound(ask);
      const int* found = set.firstFrom(ask);
      ASSERT_EQ(found != nullptr, it != model.end());
      if (found != nullptr) EXPECT_EQ(*found, *it);
      const int* before = set.lastBefore(ask);
      ASSERT_EQ(before != nullptr, it != model.begin());
      if (before != nullptr) EXPECT_EQ(*before, *std::prev(it));
      ASSERT_EQ(set.empty(), model.empty());
    }
  }
  EXPECT_EQ(a.inUse(), 0u);
}

TEST(Box, Owns) {
  SystemAllocator a;
  {
    auto b = Box<Counted>::make(a, 3);
    Box<Counted> c = std::move(b);
    EXPECT_FALSE(b);
    EXPECT_EQ(c->value, 3);
    b = Box<Counted>::make(a, 4);
    b = std::move(c);
    EXPECT_EQ(b->value, 3);
    c.reset();
  }
  EXPECT_EQ(Counted::alive, 0);
  EXPECT_EQ(a.inUse(), 0u);
}

TEST(Text, Numbers) {
  SystemAllocator a;
  Text t(a, "x=");
  t.addInt(INT64_MIN) += ' ';
  t.addInt(-1) += ' ';
  t.addUint(UINT64_MAX) += ' ';
  t.addUint(0) += ' ';
  t.addHex(0) += ' ';
  t.addHex(0xdeadbeef) += ' ';
  t.addHex(0x1f, 4) += ' ';
  t.addHex(UINT64_MAX, 3);
  EXPECT_EQ(t.view(), "x=-9223372036854775808 -1 18446744073709551615 0 0 deadbeef 001f ffffffffffffffff");
  t = "new";
  EXPECT_EQ(t.view(), "new");
  EXPECT_EQ(t.size(), 3u);
  t.clear();
  EXPECT_TRUE(t.empty());
}

TEST(Text, Reading) {
  std::string_view rest = "a,b,,c";
  EXPECT_EQ(takeUntil(rest, ','), "a");
  EXPECT_EQ(takeUntil(rest, ','), "b");
  EXPECT_EQ(takeUntil(rest, ','), "");
  EXPECT_EQ(takeUntil(rest, ','), "c");
  EXPECT_TRUE(rest.empty());
  uint64_t n = 1;
  rest = "18446744073709551615x";
  EXPECT_TRUE(readUint(rest, 10, n));
  EXPECT_EQ(n, UINT64_MAX);
  EXPECT_EQ(rest, "x");
  EXPECT_FALSE(readUint(rest, 10, n));
  rest = "18446744073709551616";
  EXPECT_FALSE(readUint(rest, 10, n));
  EXPECT_EQ(rest.size(), 20u);
  rest = "fFg";
  EXPECT_TRUE(readUint(rest, 16, n));
  EXPECT_EQ(n, 255u);
  EXPECT_EQ(rest, "g");
}

/// As to_chars has it: digits and the exponent of 0.d1d2….
template <class T>
std::pair<std::string, int> model(T v) {
  char buffer[64];
  auto end = std::to_chars(buffer, buffer + sizeof buffer, v, std::chars_format::scientific);
  std::string text(buffer, end.ptr), digits;
  size_t e = text.find('e');
  for (char c : text.substr(0, e))
    if (c != '.') digits += c;
  return {digits, std::stoi(text.substr(e + 1)) + 1};
}

template <class T>
void expectShortest(T v) {
  Decimal d = shortestDecimal(v);
  auto [digits, exponent] = model(v);
  ASSERT_EQ(std::string(d.digits, static_cast<size_t>(d.count)), digits) << v;
  ASSERT_EQ(d.exponent, exponent) << v;
}

TEST(Decimal, SameAsToChars) {
  for (double v : {1.0, 0.1, 0.3, 1e6, 123456.0, 1e21, 1e22, 1e23, 5e-324, 2.2250738585072014e-308, 1.7976931348623157e308,
                   9007199254740992.0, 9007199254740993.0, 0.5, 4.35, 9.5e-5, 2e-44, 8.41e21, 9.999999999999999e22})
    expectShortest(v);
  for (float v : {1.0f, 0.1f, 1e-45f, 3.4028235e38f, 1.17549435e-38f, 16777216.0f, 8388608.5f}) expectShortest(v);
  // Powers of two have a nearer neighbour below.
  for (int e = -1074; e < 1024; e++) expectShortest(std::ldexp(1.0, e));
  for (int e = -149; e < 128; e++) expectShortest(std::ldexp(1.0f, e));
  for (int e = -300; e < 300; e++) expectShortest(std::pow(10.0, e));
  std::mt19937_64 random(5);
  for (int i = 0; i < 20000; i++) {
    uint64_t bits = random() & ~(uint64_t{1} << 63);
    double v;
    memcpy(&v, &bits, sizeof v);
    if (std::isfinite(v) && v != 0) expectShortest(v);
    auto half = static_cast<uint32_t>(bits) & 0x7fffffff;
    float f;
    memcpy(&f, &half, sizeof f);
    if (std::isfinite(f) && f != 0) expectShortest(f);
    expectShortest(static_cast<double>(random() % 1'000'000) / 1000 + 0.001);
  }
}

}  // namespace
}  // namespace vo::base
