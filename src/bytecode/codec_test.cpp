// This file tests the .vob form: random modules survive it field by field, and broken bytes are errors.
#include <gtest/gtest.h>

#include <random>

#include "bytecode/codec.h"
#include "bytecode/decode.h"
#include "bytecode/encode.h"

namespace vo::bytecode {
namespace {

/// Gives every field of codec.h a random value.
struct Filler {
  std::mt19937_64 random;
  size_t size(size_t most) { return random() % (most + 1); }

  template <class T>
  void num(T& v) {
    v = static_cast<T>(random() >> (random() % 64));
  }
  void id(uint32_t& v) { v = random() % 4 == 0 ? kNoId : static_cast<uint32_t>(random()); }
  void flag(bool& v) { v = random() % 2 != 0; }
  template <class E>
  void choice(E& v, E last) {
    v = static_cast<E>(random() % (static_cast<unsigned>(last) + 1));
  }
  void bytes(std::string& s) {
    s.resize(size(9));
    for (char& c : s) c = static_cast<char>(random());
  }
  void bytes(std::vector<uint8_t>& s) {
    s.resize(size(99));
    for (uint8_t& c : s) c = static_cast<uint8_t>(random());
  }
  void name(std::string& s) {
    s.clear();
    static constexpr const char* kParts[] = {"a", "Z9", "é", "世", "𝄞", "·"};
    for (size_t n = size(4); n > 0; n--) s += kParts[random() % 6];
  }
  void names(std::vector<std::string>& list) {
    list.resize(size(3));
    for (auto& s : list) name(s);
  }
  void texts(std::vector<std::string>& list) {
    list.resize(size(3));
    for (auto& s : list) bytes(s);
  }
  void numbers(std::vector<uint32_t>& list) {
    list.resize(size(3));
    for (uint32_t& v : list) id(v);
  }
  void code(std::vector<uint64_t>& words) {
    words.resize(size(20));
    for (uint64_t& w : words) w = random();
  }
  template <class R>
  void list(std::vector<R>& rows) {
    rows.resize(size(4));
    for (R& r : rows) codec::fields(*this, r);
  }
  template <class F>
  void section(unsigned, const char*, F content) {
    content();
  }
};

Module randomModule(uint64_t seed) {
  Module m;
  Filler f{std::mt19937_64(seed)};
  codec::sections(f, m);
  return m;
}

TEST(Codec, RandomModulesSurvive) {
  for (uint64_t seed = 1; seed <= 300; seed++) {
    Module a = randomModule(seed), b = randomModule(seed + 1000);
    const Module* list[] = {&a, &b};
    DecodeResult r = decode(encode(list));
    ASSERT_EQ(r.error, "") << "seed " << seed;
    ASSERT_EQ(r.modules.size(), 2u);
    EXPECT_TRUE(r.modules[0] == a) << "seed " << seed;
    EXPECT_TRUE(r.modules[1] == b) << "seed " << seed;
    EXPECT_FALSE(r.modules[0] == b) << "seed " << seed;
  }
}

TEST(Codec, EveryPrefixIsAnError) {
  Module a = randomModule(7);
  const Module* list[] = {&a};
  std::vector<uint8_t> bytes = encode(list);
  for (size_t n = 0; n < bytes.size(); n++) {
    DecodeResult r = decode(std::span(bytes).first(n));
    ASSERT_TRUE(r.error.starts_with("offset ")) << n;
    EXPECT_TRUE(r.modules.empty());
  }
}

TEST(Codec, FlippedBitsAreErrorsOrOtherModules) {
  Module a = randomModule(8);
  const Module* list[] = {&a};
  const std::vector<uint8_t> bytes = encode(list);
  for (size_t bit = 0; bit < bytes.size() * 8; bit++) {
    std::vector<uint8_t> b = bytes;
    b[bit / 8] ^= static_cast<uint8_t>(1u << (bit % 8));
    DecodeResult r = decode(b);
    if (!r.error.empty()) continue;
    // What was accepted is what the bytes say: one form per module.
    std::vector<const Module*> again;
    for (const Module& m : r.modules) again.push_back(&m);
    EXPECT_EQ(encode(again), b) << "bit " << bit;
  }
}

std::string errorOf(std::vector<uint8_t> bytes) { return decode(bytes).error; }

std::vector<uint8_t> header() {
  std::vector<uint8_t> b(std::begin(codec::kMagic), std::end(codec::kMagic));
  b.push_back(codec::kVersion);
  for (int i = 0; i < 8; i++) b.push_back(static_cast<uint8_t>(codec::opcodeHash() >> (8 * i)));
  return b;
}

TEST(Codec, Messages) {
  EXPECT_EQ(errorOf({}), "offset 0: not a bytecode module");
  EXPECT_EQ(errorOf({'V', 'O', 'B', ' '}), "offset 0: not a bytecode module");
  EXPECT_EQ(errorOf({'V', 'O', 'B', 7}),
            "offset 3: format version 7, this vo reads version 4: build the module again");
  std::vector<uint8_t> b = header();
  EXPECT_EQ(errorOf(b), "offset 12: the file ends in the middle of a number");
  b[5] ^= 1;
  EXPECT_EQ(errorOf(b), "offset 12: made for another instruction set: build the module again");
  b = header();
  for (int i = 0; i < 8; i++) b.push_back(0xff);
  b.push_back(0x7f);
  EXPECT_EQ(errorOf(b), "offset 21: the file is too short for 9223372036854775807 entries");
  b = header();
  b.insert(b.end(), {1, 2});
  b.resize(b.size() + 40);
  EXPECT_EQ(errorOf(b), "offset 13: section 2 stands where section 1 (module) should be");
}

TEST(Codec, CountsAreCheckedBeforeMemoryIsTaken) {
  // A section of types that claims as many rows as its length allows at a byte each.
  std::vector<uint8_t> b = header();
  b.insert(b.end(), {1, 1, 7, 0, 0, 0, 0, 0, 0, 0});
  b.insert(b.end(), {2, 0xff, 0x01});
  b.push_back(0x90);
  b.push_back(0x01);
  b.resize(b.size() + 400);
  EXPECT_EQ(errorOf(b), "offset 27: types: the file is too short for 144 entries");
}

TEST(Codec, NamesAreUtf8) {
  Module m;
  m.path = "a\xff";
  const Module* list[] = {&m};
  EXPECT_NE(decode(encode(list)).error.find("a name is not UTF-8"), std::string::npos);
  for (const char* bad : {"\xc0\x80", "\xed\xa0\x80", "\xf4\x90\x80\x80", "\xe2\x82", "\x80"}) {
    m.path = bad;
    EXPECT_NE(decode(encode(list)).error, "") << bad;
  }
  m.path = "pkg";
  m.strings = {"\xff\xfe"};
  EXPECT_EQ(decode(encode(list)).error, "");
}

}  // namespace
}  // namespace vo::bytecode
