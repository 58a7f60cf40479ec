// This file implements the quick look at a file's package clause and imports.
#include "base/arena.h"
#include "diag/diagnostic.h"
#include "syntax/build_constraint.h"
#include "syntax/lexer.h"

namespace vo::syntax {
namespace {

// The text up to the first line that begins a declaration other than an import: so that the lexer
// does not look at the rest. Import blocks are indented, hence lines that begin with one of these
// words at column 1 end them in all formatted code; in other code only time is lost or won, since
// the lexer stops at the token all the same.
std::string_view importPart(std::string_view text) {
  for (std::string_view word : {"\nfunc ", "\nvar ", "\ntype ", "\nconst "}) {
    size_t at = text.find(word);
    if (at != std::string_view::npos) text = text.substr(0, at + word.size());
  }
  return text;
}

}  // namespace

FileOutline scanOutline(std::string_view text, bool isVo) {
  FileOutline out;
  base::Arena arena;
  diag::Sink sink;
  diag::SourceFile file;
  // A word at the start of a line inside of a comment or raw string cuts too early; then the cut
  // text has an error and all of it is used.
  std::string_view part = importPart(text);
  for (int attempt = 0; attempt < 2; attempt++) {
    out = {};
    file.text = attempt == 0 ? part : text;
    file.size = static_cast<uint32_t>(file.text.size());
    Lexer lex(arena, arena, sink, file, isVo);
    lex.next();
    if (lex.token == Token::Package) {
      lex.next();
      if (lex.token == Token::Name) out.package = lex.text;
      lex.next();
      lex.next();
    }
    auto spec = [&] {
      ImportSpec s;
      if (lex.token == Token::Name || lex.token == Token::Dot) {
        s.name = lex.token == Token::Dot ? "." : lex.text;
        lex.next();
      }
      if (lex.token != Token::String || lex.bad) return false;
      s.offset = lex.offset;
      s.path = literalValue(lex.text, arena);
      out.importsC = out.importsC || s.path == "C";
      out.imports.push_back(std::move(s));
      lex.next();
      return true;
    };
    bool ok = true;
    while (ok && lex.token == Token::Import) {
      lex.next();
      if (lex.token != Token::LParen) {
        ok = spec();
      } else {
        lex.next();
        while (ok && lex.token != Token::RParen) {
          ok = spec();
          if (ok && lex.token == Token::Semicolon) lex.next();
        }
        lex.next();
      }
      if (lex.token == Token::Semicolon) lex.next();
    }
    bool complete = lex.token == Token::Func || lex.token == Token::Var ||
                    lex.token == Token::Type || lex.token == Token::Const;
    if (part.size() == text.size() || (complete && lex.errorCount() == 0)) break;
  }
  return out;
}

}  // namespace vo::syntax
