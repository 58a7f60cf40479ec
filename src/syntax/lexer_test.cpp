// This file tests tokens, semicolons, literals, directives and the errors of the lexer.
#include "syntax/lexer.h"

#include <gtest/gtest.h>

#include "support/parsed.h"

namespace vo::syntax {
namespace {

/// The tokens of a text in one line: texts of names and literals, the others as tokenText().
std::string tokens(std::string_view text, bool isVo = false) {
  base::Arena arena;
  diag::Sink sink;
  diag::SourceFile file;
  file.text = text;
  file.base = 1;
  file.size = static_cast<uint32_t>(text.size());
  Lexer lex(arena, arena, sink, file, isVo);
  std::string out;
  for (lex.next(); lex.token != Token::EndOfFile; lex.next()) {
    if (!out.empty()) out += ' ';
    if (lex.token >= Token::Name && lex.token <= Token::String) {
      out += lex.text;
    } else if (lex.token == Token::Semicolon) {
      out += lex.semi == Semi::Written ? ";" : lex.semi == Semi::Newline ? ";nl" : ";eof";
    } else if (lex.token == Token::AssignOp) {
      out += std::string(tokenText(lex.op)) + "=";
    } else {
      out += tokenText(lex.token);
    }
  }
  for (const auto& d : sink.all())
    out += " !" + std::to_string(d.range.begin.value - 1) + " " + d.text;
  return out;
}

TEST(Lexer, Operators) {
  EXPECT_EQ(tokens("+ - * / % & | ^ << >> &^ && || == != < <= > >= ! ~ <- = := ++"),
            "+ - * / % & | ^ << >> &^ && || == != < <= > >= ! ~ <- = := ++ ;eof");
  EXPECT_EQ(tokens("+= -= *= /= %= &= |= ^= <<= >>= &^="), "+= -= *= /= %= &= |= ^= <<= >>= &^=");
  EXPECT_EQ(tokens("( [ { , ; . ... .. :"), "( [ { , ; . ... . . :");
  EXPECT_EQ(tokens("a--b"), "a -- b ;eof");
}

TEST(Lexer, EveryKeyword) {
  for (int i = static_cast<int>(Token::Break); i <= static_cast<int>(Token::Var); i++) {
    std::string text(tokenText(static_cast<Token>(i)));
    EXPECT_TRUE(tokens(text).starts_with(text));
    EXPECT_EQ(tokens(text + "x"), text + "x ;eof");
  }
}

TEST(Lexer, Semicolons) {
  EXPECT_EQ(tokens("a\nb"), "a ;nl b ;eof");
  EXPECT_EQ(tokens("a +\nb"), "a + b ;eof");
  EXPECT_EQ(tokens("return\n"), "return ;nl");
  EXPECT_EQ(tokens("if\n"), "if");
  EXPECT_EQ(tokens("a // c\nb"), "a ;nl b ;eof");
  EXPECT_EQ(tokens("a /* c */ b"), "a b ;eof");
  EXPECT_EQ(tokens("a /* c\n */ b"), "a ;nl b ;eof");
  EXPECT_EQ(tokens(") ] } \"\" 1 'a' ++\n;"), ") ] } \"\" 1 'a' ++ ;nl ;");
  EXPECT_EQ(tokens("f()?\ng", true), "f ( ) ? ;nl g ;eof");
}

TEST(Lexer, Numbers) {
  for (const char* n : {"0", "1", "1_000", "0x1F", "0X_1f", "0b101", "0o17", "017", "1.5", "1.",
                        ".5", "1e9", "1E+9", "0x1p-2", "0x1.8p3", "1i", "1.5i", "0x1p3i", "089i",
                        "089.5", "0_1"})
    EXPECT_EQ(tokens(n), std::string(n) + " ;eof");
  EXPECT_EQ(tokens("089"), "089 ;eof !1 invalid digit '8' in octal literal");
  EXPECT_EQ(tokens("0b12"), "0b12 ;eof !3 invalid digit '2' in binary literal");
  EXPECT_EQ(tokens("0x"), "0x ;eof !2 hexadecimal literal has no digits");
  EXPECT_EQ(tokens("1__0"), "1__0 ;eof !2 '_' must separate successive digits");
  EXPECT_EQ(tokens("1_"), "1_ ;eof !1 '_' must separate successive digits");
  EXPECT_EQ(tokens("1e"), "1e ;eof !2 exponent has no digits");
  EXPECT_EQ(tokens("0x1e2.0"), "0x1e2.0 ;eof !7 hexadecimal mantissa requires a 'p' exponent");
  EXPECT_EQ(tokens("1p3"), "1p3 ;eof !1 'p' exponent requires hexadecimal mantissa");
  EXPECT_EQ(tokens("0b1e3"), "0b1e3 ;eof !3 'e' exponent requires decimal mantissa");
  EXPECT_EQ(tokens("0o1.5"), "0o1.5 ;eof !3 invalid radix point in octal literal");
}

TEST(Lexer, StringsAndRunes) {
  EXPECT_EQ(tokens(R"("a\n\x41\101\u00e9\U0001F600\"")"),
            R"("a\n\x41\101\u00e9\U0001F600\"" ;eof)");
  EXPECT_EQ(tokens("`a\nb`"), "`a\nb` ;eof");
  EXPECT_EQ(tokens("'\\'' 'é' '\\xff'"), "'\\'' 'é' '\\xff' ;eof");
  EXPECT_EQ(tokens("\"a\nb"), "\"a ;nl b ;eof !2 newline in string");
  EXPECT_EQ(tokens("\"a"), "\"a ;eof !0 string not terminated");
  EXPECT_EQ(tokens("`a"), "`a ;eof !0 string not terminated");
  EXPECT_EQ(tokens("''"), "'' ;eof !1 empty rune literal or unescaped '");
  EXPECT_EQ(tokens("'ab'"), "'ab' ;eof !0 more than one character in rune literal");
  EXPECT_EQ(tokens("'a"), "'a ;eof !0 rune literal not terminated");
  EXPECT_EQ(tokens("'a\n"), "'a ;nl !2 newline in rune literal");
  EXPECT_EQ(tokens(R"("\q")"), R"("\q" ;eof !2 unknown escape)");
  EXPECT_EQ(tokens(R"("\400")"), R"("\400" ;eof !5 octal escape value 256 > 255)");
  EXPECT_EQ(tokens(R"("\ud800")"),
            R"("\ud800" ;eof !7 escape is invalid Unicode code point U+D800)");
  EXPECT_EQ(tokens(R"("\xg0")"), R"("\xg0" ;eof !3 invalid character 'g' in hexadecimal escape)");
}

TEST(Lexer, LiteralValues) {
  base::Arena arena;
  EXPECT_EQ(literalValue(R"("plain")", arena), "plain");
  EXPECT_EQ(literalValue(R"("a\tb\\\"\x41\101\u00e9\U0001F600")", arena),
            "a\tb\\\"AA\u00e9\U0001F600");
  EXPECT_EQ(literalValue("`a\\n\r\nb`", arena), "a\\n\nb");
  EXPECT_EQ(literalValue(R"("\xff\000")", arena), std::string_view("\xff\0", 2));
}

TEST(Lexer, Unicode) {
  EXPECT_EQ(tokens("größe 変数 a٣"), "größe 変数 a٣ ;eof");
  EXPECT_EQ(tokens("\U00010d50x \U0001e5f1"), "\U00010d50x \U0001e5f1 ;eof !6 identifier cannot begin with digit U+1E5F1 '\U0001e5f1'");
  EXPECT_EQ(tokens("٣"), "٣ ;eof !0 identifier cannot begin with digit U+0663 '٣'");
  EXPECT_EQ(tokens("a…"), "a… ;eof !1 invalid character U+2026 '…' in identifier");
  EXPECT_EQ(tokens("\xef\xbb\xbf""a"), "a ;eof");
  EXPECT_EQ(tokens("a \xef\xbb\xbf b"), "a b ;eof !2 invalid BOM in the middle of the file");
  EXPECT_EQ(tokens("a \xff b"), "a b ;eof !2 invalid UTF-8 encoding");
  EXPECT_EQ(tokens(std::string_view("a \0 b", 5)), "a b ;eof !2 invalid NUL character");
  EXPECT_EQ(tokens("a # $ b"),
            "a b ;eof !2 invalid character U+0023 '#' !4 invalid character U+0024 '$'");
  EXPECT_EQ(tokens("\x01"), " !0 invalid character U+0001");
}

TEST(Lexer, VoOnly) {
  EXPECT_EQ(tokens("#!/usr/bin/env vo\na", true), "a ;eof");
  EXPECT_EQ(tokens("a?", false), "a ;eof !1 invalid character U+003F '?'");
  EXPECT_EQ(tokens("~>type\n~ >a", true), "~> type ;nl ~ > a ;eof");
  EXPECT_EQ(tokens("~>a", false), "~ > a ;eof");
}

TEST(Lexer, Comments) {
  EXPECT_EQ(tokens("a /* x"), "a ;eof !2 comment not terminated");
  EXPECT_EQ(tokens("/**/ a /***/"), "a ;eof");
}

TEST(Lexer, LineDirectives) {
  Parsed p("package p\n//line foo.y:10\nvar a = 1\n/*line bar.y:20:5*/var b = 2\n");
  ASSERT_EQ(p.sink.errorCount(), 0u);
  diag::Location a = p.map.locate(p.file->decls[0]->pos);
  EXPECT_EQ(a.file, "foo.y");
  EXPECT_EQ(a.line, 10u);
  diag::Location b = p.map.locate(p.file->decls[1]->pos);
  EXPECT_EQ(b.file, "bar.y");
  EXPECT_EQ(b.line, 20u);
  EXPECT_EQ(b.column, 9u);
  EXPECT_EQ(Parsed("package p\n//line foo:0\n").messages()[0], "2:12: invalid line number: 0");
  EXPECT_EQ(Parsed("package p\n//line foo:1:0\n").messages()[0], "2:14: invalid column number: 0");
}

TEST(Lexer, ErrorsAreBounded) {
  std::string text = "package p\n" + std::string(100'000, '#');
  EXPECT_LE(Parsed(text).sink.errorCount(), Lexer::kMaxErrors);
  EXPECT_LE(Parsed("package p;" + std::string(100'000, '\xff')).sink.errorCount(),
            Lexer::kMaxErrors);
}

}  // namespace
}  // namespace vo::syntax
