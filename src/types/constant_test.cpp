// Compares constants with the answers of go/constant in test/types/constants.txt.
#include "types/constant.h"

#include <gtest/gtest.h>

#include <cstdio>

#include "support/types_world.h"

namespace vo::types {
namespace {

using syntax::Token;
using test::readLines;
using test::split;

const char* kindName(ConstKind k) {
  static const char* const kNames[] = {"Unknown", "Bool", "String", "Int", "Float", "Complex"};
  return kNames[static_cast<int>(k)];
}

std::string shortened(std::string s, size_t max, size_t keep) {
  if (s.size() > max) return s.substr(0, keep) + "..." + std::to_string(s.size());
  return s;
}

std::string show(base::Arena& arena, ConstValue* v) {
  std::string s = std::string(kindName(constKind(v))) + "\t" + constString(v) + "\t" +
                  shortened(constExactString(v), 300, 100);
  if (constKind(v) != ConstKind::Int && constKind(v) != ConstKind::Float) return s;
  char text[100];
  snprintf(text, sizeof text, "\t%016lx\t%08x\t%d\t", std::bit_cast<uint64_t>(float64Value(v)),
           std::bit_cast<uint32_t>(float32Value(v)), constSign(v));
  return s + text + shortened(constExactString(toInt(arena, v)), 100, 50);
}

Token operatorOf(const std::string& s) {
  if (s == "+") return Token::Add;
  if (s == "-") return Token::Sub;
  if (s == "*") return Token::Mul;
  if (s == "/" || s == "/=") return Token::Div;
  if (s == "%") return Token::Rem;
  if (s == "&") return Token::And;
  if (s == "|") return Token::Or;
  if (s == "^") return Token::Xor;
  if (s == "&^") return Token::AndNot;
  if (s == "<<") return Token::Shl;
  return Token::Shr;
}

TEST(Constant, AgreesWithGoConstant) {
  base::Arena arena;
  std::vector<ConstValue*> literals;
  int compared = 0;
  for (const std::string& line : readLines("test/types/constants.txt")) {
    std::vector<std::string> f = split(line, "\t");
    auto at = [&](const std::string& i) { return literals[std::stoul(i)]; };
    auto minus = [&](ConstValue* v) { return constUnary(arena, Token::Sub, v, 0); };
    ConstValue* v = nullptr;
    size_t rest = 4;
    if (f[0] == "lit") {
      Token kind = f[1] == "INT" ? Token::Int : f[1] == "FLOAT" ? Token::Float : Token::Imag;
      v = makeFromLiteral(arena, kind, f[2]);
      literals.push_back(v);
      rest = 3;
    } else if (f[0] == "cmp") {
      Token ops[] = {Token::Equal, Token::Less, Token::LessEqual};
      for (int i = 0; i < 3; i++) {
        if (f[3][static_cast<size_t>(i)] == '-') continue;
        EXPECT_EQ(constCompare(ops[i], at(f[1]), at(f[2])), f[3][static_cast<size_t>(i)] == '1') << line;
      }
      continue;
    } else if (f[0] == "un") {
      v = constUnary(arena, operatorOf(f[1]), at(f[2]), static_cast<uint32_t>(std::stoul(f[3])));
    } else if (f[0] == "sh" || f[0] == "nsh") {
      ConstValue* x = f[0] == "sh" ? at(f[2]) : minus(at(f[2]));
      v = constShift(arena, operatorOf(f[1]), x, static_cast<uint32_t>(std::stoul(f[3])));
    } else {
      ConstValue* x = f[0] == "bin" ? at(f[2]) : minus(at(f[2]));
      v = constBinary(arena, operatorOf(f[1]), x, at(f[3]), f[1] == "/=");
    }
    std::string expected;
    for (size_t i = rest; i < f.size(); i++) expected += (i > rest ? "\t" : "") + f[i];
    EXPECT_EQ(show(arena, v), expected) << line.substr(0, 60);
    compared++;
  }
  EXPECT_GT(compared, 2000);
}

TEST(Constant, LongConcatenationsCopyLittle) {
  base::Arena arena;
  ConstValue* sum = makeString(arena, "");
  ConstValue* piece = makeString(arena, "0123456789");
  for (int i = 0; i < 20000; i++) sum = constBinary(arena, Token::Add, sum, piece, false);
  EXPECT_EQ(stringValue(sum).size(), 200000u);
  EXPECT_EQ(stringValue(sum).substr(199990), "0123456789");
  EXPECT_LT(arena.bytesUsed(), 4u << 20);
}

TEST(Constant, ConcatenationsOfOnePrefixDoNotDisturbEachOther) {
  base::Arena arena;
  ConstValue* ab = constBinary(arena, Token::Add, makeString(arena, "a"), makeString(arena, "b"), false);
  ConstValue* abx = constBinary(arena, Token::Add, ab, makeString(arena, "x"), false);
  ConstValue* aby = constBinary(arena, Token::Add, ab, makeString(arena, "y"), false);
  EXPECT_EQ(stringValue(abx), "abx");
  EXPECT_EQ(stringValue(aby), "aby");
  EXPECT_EQ(stringValue(ab), "ab");
  EXPECT_EQ(stringValue(constBinary(arena, Token::Add, abx, abx, false)), "abxabx");
}

TEST(Constant, MalformedLiteralsAreUnknown) {
  base::Arena arena;
  for (const char* text : {"", "0x", "0b", "0b2", "08", "1.2.3", "1e", "0x1p", "1e+", "abc", "0xg"}) {
    EXPECT_EQ(constKind(makeFromLiteral(arena, Token::Int, text)), ConstKind::Unknown) << text;
    if (std::string(text) != "08")
      EXPECT_EQ(constKind(makeFromLiteral(arena, Token::Float, text)), ConstKind::Unknown) << text;
  }
  std::string big(200'000, '9');
  EXPECT_EQ(constKind(makeFromLiteral(arena, Token::Int, big)), ConstKind::Unknown);
  EXPECT_EQ(constKind(makeFromLiteral(arena, Token::Float, "1e99999999999999999999")), ConstKind::Unknown);
  EXPECT_EQ(constSign(makeFromLiteral(arena, Token::Float, "1e-99999999999999999999")), 0);
}

TEST(Constant, StringsAreQuotedAndShortened) {
  base::Arena arena;
  EXPECT_EQ(constString(makeString(arena, "a\n\"\xff\xe2\x82\xac")), "\"a\\n\\\"\\xff€\"");
  std::string s = constString(makeString(arena, std::string(100, 'x')));
  EXPECT_EQ(s, "\"" + std::string(68, 'x') + "...");
}

}  // namespace
}  // namespace vo::types
