// Operations in pieces: results against the simple ones, work per piece, and marking that goes on in between.
#include "runtime/pieces.h"

#include <gtest/gtest.h>

#include <cstring>
#include <string>
#include <vector>

#include "runtime/barrier.h"
#include "runtime/search.h"
#include "runtime/slice.h"
#include "runtime/string.h"
#include "support/runtime_types.h"

namespace vo::runtime {
namespace {

using abi::GoSlice;
using abi::GoString;
using abi::goString;
using abi::HelperContext;
using abi::HelperStatus;
using abi::Kind;
using abi::Slot;
using testing::Pieces;
using testing::TestEngine;
using testing::TestRuntime;
using testing::Types;

struct PiecesTest : ::testing::Test {
  static constexpr size_t kLong = 10 * kPieceBytes + 776;
  static constexpr size_t kPiece = kPieceBytes;
  TestRuntime rt;
  TestEngine engine{rt};
  Types types;
  HelperContext cx{rt};
  const Type* i64 = types.scalar(Kind::Int, 8, "int");
  const Type* u8 = types.scalar(Kind::Uint8, 1, "uint8");
  const Type* pointer = types.pointerTo(i64);
  Pieces pieces;

  /// Runs a helper to its end; each piece has done some work, but not too much.
  void run(HelperStatus status, size_t leastPieces) {
    pieces = {};
    ASSERT_EQ(testing::finish(cx, status, nullptr, &pieces), HelperStatus::Done);
    EXPECT_GE(pieces.count, leastPieces);
    EXPECT_LE(pieces.mostWork, abi::kMaxWork);
  }
  static std::string pattern(size_t n) {
    std::string s(n, 0);
    for (size_t i = 0; i < n; i++) s[i] = static_cast<char>((i * 7 + i / 255) % 251);
    return s;
  }
};

TEST_F(PiecesTest, MovesInBothDirections) {
  for (int64_t shift : {-100001, -8, 0, 8, 100001}) {
    std::string have = pattern(2 * kLong), want = have;
    char* from = have.data() + kLong / 2;
    run(moveArray(cx, u8, from + shift, from, kLong), shift == 0 ? 0 : 10);
    memmove(want.data() + kLong / 2 + shift, want.data() + kLong / 2, kLong);
    EXPECT_EQ(have, want) << shift;
  }
}

TEST_F(PiecesTest, ClearsAndFills) {
  std::string have = pattern(kLong + 2);
  run(clearArray(cx, u8, have.data() + 1, kLong), 10);
  EXPECT_EQ(have, std::string(1, 0) + std::string(kLong, 0) + pattern(kLong + 2).back());
  // The array of the second round is the first one's memory, which is not clear.
  std::string a = pattern(kLong), b = pattern(kPiece + 8);
  for (int round = 0; round < 2; round++) {
    void* p = nullptr;
    size_t bytes = a.size() + b.size() + 3 * kPiece;
    run(newFilled(cx, {.elem = u8, .bytes = bytes, .a = a.data(), .aBytes = a.size(), .b = b.data(), .bBytes = b.size()}, &p),
        round == 0 ? 11 : 14);
    EXPECT_EQ(std::string(static_cast<char*>(p), bytes), a + b + std::string(3 * kPiece, 0));
    memset(p, 0xee, bytes);
    rt.gc.collect(nullptr);
  }
}

TEST_F(PiecesTest, NewMemoryThatWasUsedIsClear) {
  constexpr int64_t kCount = 100000;
  for (const Type* elem : {i64, static_cast<const Type*>(pointer)}) {
    for (int round = 0; round < 2; round++) {
      void* p = nullptr;
      run(makeSlice(cx, elem, kCount, kCount, &p), round == 0 ? 0 : kCount * 8 / kPiece);
      auto* words = static_cast<uint64_t*>(p);
      EXPECT_TRUE(std::all_of(words, words + kCount, [](uint64_t w) { return w == 0; }));
      std::fill_n(words, kCount, reinterpret_cast<uint64_t>(p));
      rt.gc.collect(nullptr);
    }
  }
}

/// Whoever writes to an array that is being copied or cleared finds no half of a slice, which would be longer than its
/// memory: all words of one are of one time.
TEST_F(PiecesTest, PiecesEndBetweenValues) {
  const Type* slice = types.sliceOf(u8);
  std::vector<const Type*> fields(8 * kPiece / 24, slice);
  fields[0] = i64;  // one large value; 24 does not divide a piece either
  const Type* all = types.structOf(fields);
  const Type* pair = types.structOf({i64, slice, i64});
  struct Case {
    const Type* elem;
    size_t bytes, first, each;  ///< where the first slice is, and the distance of the next
  };
  for (const Case& c : {Case{slice, 24 * (fields.size() - 1), 0, 24}, Case{all, all->size, 8, 24},
                        Case{pair, pair->size * 12000, 8, pair->size}}) {
    auto count = static_cast<int64_t>(c.bytes / c.elem->size);
    void* array = nullptr;
    run(makeSlice(cx, c.elem, 2 * count, 2 * count, &array), 0);
    engine.handles = {array};
    std::vector<uint64_t> copy(c.bytes / 4);
    auto* words = static_cast<uint64_t*>(array);
    uint64_t time = 0;
    auto write = [&] { std::fill_n(words, c.bytes / 4, time++); };
    auto follow = [&](HelperStatus status, const void* result) {
      while (status == HelperStatus::Again && cx.continuation != nullptr) {
        write();
        status = cx.continuation(cx, nullptr);
      }
      EXPECT_GT(time, 5u);
      for (size_t at = c.first; at + 24 <= c.bytes; at += c.each) {
        const uint64_t* s = static_cast<const uint64_t*>(result) + at / 8;
        ASSERT_TRUE(s[0] == s[1] && s[1] == s[2]) << at << ": " << s[0] << ' ' << s[1] << ' ' << s[2];
      }
      time = 0;
    };
    write();
    GoSlice out = {};
    HelperStatus grown = growSlice(cx, c.elem, {array, count, count}, 1, &out);
    follow(grown, out.data);
    // One of them goes down from the end.
    follow(moveArray(cx, c.elem, copy.data(), array, static_cast<size_t>(count)), copy.data());
    words = copy.data();
    follow(moveArray(cx, c.elem, array, copy.data(), static_cast<size_t>(count)), array);
    words = static_cast<uint64_t*>(array);
    follow(clearArray(cx, c.elem, array, static_cast<size_t>(count)), array);
  }
}

/// What is copied into a new array stays alive, wherever in the copying marking begins, and though the old
/// array is cleared by someone else meanwhile.
TEST_F(PiecesTest, MarkingBeginsBetweenPieces) {
  constexpr int64_t kCount = 4 * static_cast<int64_t>(kPiece) / 8;
  for (int when = 0; when < 5; when++) {
    // The new array's memory has been used before: nothing but what is filled may be looked at.
    void* used = nullptr;
    run(makeSlice(cx, i64, kCount * 4, kCount * 4, &used), 0);
    std::fill_n(static_cast<uint64_t*>(used), kCount * 4, 0x5555555555555555u);
    rt.gc.collect(nullptr);
    void* array = nullptr;
    run(makeSlice(cx, pointer, kCount, kCount, &array), 0);
    engine.handles = {array};
    auto** cells = static_cast<int64_t**>(array);
    for (int64_t i = 0; i < kCount; i++) {
      cells[i] = static_cast<int64_t*>(rt.heap.allocObject(i64));
      *cells[i] = i;
    }
    GoSlice out = {};
    HelperStatus status = growSlice(cx, pointer, {array, kCount, kCount}, 1, &out);
    engine.handles = {out.data};  // the operand is dead, the state is not
    for (Slot s : cx.state) engine.handles.push_back(abi::slotPtr(s));
    for (int piece = 0; status == HelperStatus::Again && cx.continuation != nullptr; piece++) {
      if (piece == when) {
        // Someone else clears what is copied already, then marking begins.
        typedClearArray(rt, pointer, array, std::min<size_t>(kCount, static_cast<size_t>(piece + 1) * kPiece / 8));
        rt.gc.collect(nullptr);
      }
      status = cx.continuation(cx, nullptr);
    }
    engine.handles = {out.data};
    rt.gc.collect(nullptr);
    auto** copy = static_cast<int64_t**>(out.data);
    for (int64_t i = 0; i < kCount; i++) {
      if (copy[i] == nullptr) continue;  // cleared before it was copied
      ASSERT_TRUE(rt.heap.find(copy[i]));
      ASSERT_EQ(*copy[i], i) << when;
    }
    EXPECT_EQ(copy[0] != nullptr, true);
    engine.handles.clear();
  }
}

TEST_F(PiecesTest, Strings) {
  std::string a = pattern(kLong), b = pattern(3), c = pattern(kPiece);
  GoString parts[] = {goString(a), goString(""), goString(b), goString(c)}, out;
  run(stringConcat(cx, parts, 4, &out), 11);
  EXPECT_EQ(out.view(), a + b + c);
  std::vector<GoString> many(40000, goString("ab"));
  run(stringConcat(cx, many.data(), many.size(), &out), 20);
  EXPECT_EQ(out.len, 80000);
  EXPECT_EQ(out.view().substr(79990), "ababababab");
  run(stringOfBytes(cx, a.data(), static_cast<int64_t>(a.size()), &out), 10);
  EXPECT_EQ(out.view(), a);
  GoSlice bytes;
  run(bytesFromString(cx, goString(a), &bytes), 10);
  EXPECT_EQ(std::string(static_cast<char*>(bytes.data), a.size()), a);
}

TEST_F(PiecesTest, Runes) {
  std::string text;
  for (size_t i = 0; text.size() < kLong; i++) text += i % 3 == 0 ? "x" : i % 3 == 1 ? "\xc3\xa9" : "\xf0\x9f\x98\x80";
  Slot result[3];
  run(runesFromString(cx, goString(text), result), 40);
  GoSlice runes = abi::slotSlice(result);
  auto* r = static_cast<const int32_t*>(runes.data);
  EXPECT_EQ(runes.len, runeCount(goString(text)));
  EXPECT_EQ(r[0], 'x');
  EXPECT_EQ(r[200000], 0x1f600);
  run(stringFromRunes(cx, r, runes.len, result), 20);
  EXPECT_EQ(abi::slotString(result).view(), text);
}

TEST_F(PiecesTest, Comparisons) {
  std::string a = pattern(5 * kReadPieceBytes), b = a;
  Slot result = 77;
  auto compare = [&](const std::string& x, const std::string& y, size_t least) {
    run(compareStrings(cx, goString(x), goString(y), &result), least);
    return abi::slotInt(result);
  };
  EXPECT_EQ(compare(a, b, 4), 0);
  EXPECT_EQ(compare(a, b + "x", 4), -1);
  b[b.size() - 2]++;
  EXPECT_EQ(compare(a, b, 4), -1);
  EXPECT_EQ(compare(b, a, 4), 1);
  run(compareBytes(cx, a.data(), b.data(), a.size(), kEquality, &result), 4);
  EXPECT_EQ(result, 0u);
  run(compareBytes(cx, a.data(), b.data(), a.size() - 2, kEquality, &result), 4);
  EXPECT_EQ(result, 1u);
}

struct SearchTest : PiecesTest {
  Slot result = 77;
  static const uint8_t* bytes(const std::string& s) { return reinterpret_cast<const uint8_t*>(s.data()); }
  int64_t find(const std::string& text, const std::string& needle, size_t least) {
    run(findBytes(cx, bytes(text), static_cast<int64_t>(text.size()), bytes(needle), static_cast<int64_t>(needle.size()), &result), least);
    return abi::slotInt(result);
  }
  int64_t wanted(const std::string& text, const std::string& needle) {
    size_t at = text.find(needle);
    return at == std::string::npos ? -1 : static_cast<int64_t>(at);
  }
};

TEST_F(SearchTest, Bytes) {
  constexpr size_t kSize = 5 * kReadPieceBytes;
  auto n = static_cast<int64_t>(kSize);
  for (size_t at : {size_t{0}, size_t{1}, kReadPieceBytes - 1, kReadPieceBytes, kSize - 1}) {
    std::string text(kSize, 'a');
    text[at] = 'b';
    run(findByte(cx, bytes(text), n, 'b', &result), 0);
    EXPECT_EQ(result, at);
    run(findLastByte(cx, bytes(text), n, 'b', &result), 0);
    EXPECT_EQ(result, at);
    run(countByte(cx, bytes(text), n, 'a', &result), 4);
    EXPECT_EQ(result, kSize - 1);
    run(findByte(cx, bytes(text), n, 'c', &result), 4);
    EXPECT_EQ(abi::slotInt(result), -1);
    run(findLastByte(cx, bytes(text), n, 'c', &result), 4);
    EXPECT_EQ(abi::slotInt(result), -1);
  }
  for (auto f : {findByte, findLastByte}) {
    run(f(cx, nullptr, 0, 'c', &result), 0);
    EXPECT_EQ(abi::slotInt(result), -1);
  }
}

TEST_F(SearchTest, Needles) {
  constexpr size_t kSize = 5 * kReadPieceBytes;
  std::string text = pattern(kSize);
  for (size_t at : {size_t{0}, kReadPieceBytes / 4 - 3, kReadPieceBytes - 2000, kSize - 9000}) {
    for (size_t length : {2u, 7u, 4096u, 4097u, 9000u}) {
      std::string with = text, needle = pattern(length + 1).substr(1);
      needle.back() = static_cast<char>(0xfe);
      with.replace(at, length, needle);
      EXPECT_EQ(find(with, needle, 0), wanted(with, needle)) << at << " " << length;
    }
  }
  for (size_t length : {3u, 5000u}) {
    std::string none(length, static_cast<char>(0xfd));
    EXPECT_EQ(find(text, none, 4), -1);
  }
  EXPECT_EQ(find(text, "", 0), 0);
  EXPECT_EQ(find(text, text, 0), 0);
  EXPECT_EQ(find(text, text + "x", 0), -1);
}

/// Nearly every place agrees with most of the needle.
TEST_F(SearchTest, RepetitiveNeedles) {
  std::string text(3 * kReadPieceBytes, 'a'), needle(kReadPieceBytes, 'a');
  needle.back() = 'b';
  EXPECT_EQ(find(text, needle, 4), -1);
  text += 'b';
  EXPECT_EQ(find(text, needle, 4), static_cast<int64_t>(text.size() - needle.size()));
  needle.front() = 'c';
  EXPECT_EQ(find(text, needle, 4), -1);
}

}  // namespace
}  // namespace vo::runtime
