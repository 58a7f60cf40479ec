// This file tests the reader of profiles with messages made here, and the texts made of them.
#include "profile/profile.h"

#include <gtest/gtest.h>

#include <string>

#include "profile/flame_graph.h"
#include "profile/table.h"
#include "profile/units.h"

namespace vo::profile {
namespace {

std::string varint(uint64_t v) {
  std::string out;
  for (; v >= 0x80; v >>= 7) out += static_cast<char>(v | 0x80);
  return out + static_cast<char>(v);
}
std::string number(uint64_t field, uint64_t v) { return varint(field << 3) + varint(v); }
std::string message(uint64_t field, const std::string& bytes) {
  return varint(field << 3 | 2) + varint(bytes.size()) + bytes;
}

/// Two functions, of which f calls g, and a sample of `values`.
std::string small(const std::string& sampleFields) {
  return message(1, number(1, 1) + number(2, 2)) + message(2, sampleFields) +
         message(4, number(1, 1) + message(4, number(1, 1) + number(2, 5))) +
         message(4, number(1, 900) + message(4, number(1, 2))) +
         message(5, number(1, 1) + number(2, 3)) + message(5, number(1, 2) + number(2, 4)) +
         message(6, "") + message(6, "cpu") + message(6, "nanoseconds") + message(6, "main.g") +
         message(6, "main.f");
}

std::string errorOf(const std::string& bytes) {
  Profile p;
  return read(bytes, &p);
}

TEST(Profile, ReadsIdsAndPackedNumbers) {
  Profile p;
  ASSERT_EQ(read(small(message(1, varint(1) + varint(900)) + number(2, 10'000'000)), &p), "");
  ASSERT_EQ(p.samples.size(), 1u);
  EXPECT_EQ(p.framesOf(p.samples[0]).size(), 2u);
  EXPECT_EQ(p.value(0, 0), 10'000'000);
  EXPECT_EQ(topTable(p, {}),
            "Type: cpu\n"
            "Showing nodes accounting for 10ms, 100% of 10ms total\n"
            "      flat  flat%   sum%        cum   cum%\n"
            "      10ms   100%   100%       10ms   100%  main.g\n"
            "         0     0%   100%       10ms   100%  main.f\n");
}

TEST(Profile, SaysWhatIsWrongAndWhere) {
  EXPECT_EQ(errorOf(""), "the file is empty");
  EXPECT_NE(errorOf("\x1f\x8b\x08").find("cut off after 3 bytes"), std::string::npos);
  EXPECT_NE(errorOf("hello, world").find("at byte"), std::string::npos);
  std::string good = small(number(1, 1) + number(2, 7));
  EXPECT_EQ(errorOf(good), "");
  for (size_t n = 1; n < good.size(); n++) EXPECT_NE(errorOf(good.substr(0, n)), "") << n;
  EXPECT_NE(
      errorOf(small(number(1, 2) + number(2, 7))).find("names location 2, which is not there"),
      std::string::npos);
  EXPECT_NE(
      errorOf(small(number(1, 1))).find("a sample has 0 values, but there are 1 sample types"),
      std::string::npos);
  EXPECT_NE(errorOf(small(number(1, 1) + number(2, 7) + number(2, 8))).find("more values"),
            std::string::npos);
  EXPECT_NE(errorOf(good + message(5, number(1, 2))).find("two functions have the id 2"),
            std::string::npos);
  EXPECT_NE(errorOf(good + message(5, number(2, 1))).find("a function has no id"),
            std::string::npos);
  EXPECT_NE(errorOf(good + number(9, 1) + number(9, 2)).find("a second profile begins"),
            std::string::npos);
  EXPECT_NE(errorOf(good + number(14, 5)).find("text 5 is not one of the 5"), std::string::npos);
  EXPECT_NE(errorOf(message(6, "x")).find("first text of the string table is not empty"),
            std::string::npos);
}

TEST(Profile, StacksAsDeepAsTheyLike) {
  std::string ids;
  for (int i = 0; i < 300'000; i++) ids += i % 2 == 0 ? varint(1) : varint(900);
  Profile p;
  ASSERT_EQ(read(small(message(1, ids) + number(2, 1)), &p), "");
  std::string page;
  ASSERT_EQ(flameGraph(p, 0, "deep", &page), "");
  EXPECT_NE(page.find("\"left\":280001"), std::string::npos);
}

TEST(Profile, NamesDoNotLeaveTheirStrings) {
  std::string bytes = small(number(1, 1) + number(2, 7));
  bytes += message(5, number(1, 3) + number(2, 5)) + message(6, "</script><b>\"\\\x01\xff") +
           message(4, number(1, 3) + message(4, number(1, 3))) +
           message(2, number(1, 3) + number(2, 1));
  Profile p;
  ASSERT_EQ(read(bytes, &p), "");
  std::string page;
  ASSERT_EQ(flameGraph(p, 0, "<title>", &page), "");
  EXPECT_EQ(page.find("</script><b>"), std::string::npos);
  EXPECT_NE(page.find(R"("\u003c/script\u003e\u003cb\u003e\"\\\u0001\ufffd")"), std::string::npos);
}

TEST(Profile, Differences) {
  Profile now, before, other;
  ASSERT_EQ(read(small(number(1, 1) + number(2, 30)), &now), "");
  ASSERT_EQ(read(small(number(1, 1) + number(2, 20)), &before), "");
  ASSERT_EQ(subtract(now, before), "");
  EXPECT_NE(topTable(now, {}).find("10ns, 50.00% of 20ns total"), std::string::npos);
  before.sampleTypes[0].unit = "bytes";
  EXPECT_NE(subtract(now, before), "");
}

TEST(Units, AsPprof) {
  EXPECT_EQ(scaledText(1536, "bytes", "auto"), "1.50kB");
  EXPECT_EQ(scaledText(-90'000'000'000, "nanoseconds", "auto"), "-90s");
  EXPECT_EQ(scaledText(7, "count", "auto"), "7");
  EXPECT_EQ(scaledText(0, "bytes", "MB"), "0");
  EXPECT_EQ(scaledText(INT64_MIN, "seconds", "auto").substr(0, 1), "-");
  EXPECT_EQ(percentage(1, 3), "33.33%");
  EXPECT_EQ(percentage(1, 300), " 0.33%");
  EXPECT_EQ(percentage(3, 3), "  100%");
}

}  // namespace
}  // namespace vo::profile
