// This file implements the printing of declarations.
#include "format/printer.h"
#include "syntax/lexer.h"
#include "syntax/unicode.h"

namespace vo::format {

namespace {

// For each spec of a group, whether it has a column for types. Where a run of specs with values has
// no type, values stand in that column:
//
//     foobar int = 42      there is a type, so the column stays
//     x          = 7       for all of the run
//     foo
//     bar = 991            another run, which has none
std::vector<bool> typeColumns(std::span<Spec*> specs) {
  std::vector<bool> keeps(specs.size());
  size_t begin = 0;
  bool isInRun = false, hasType = false;
  auto endRun = [&](size_t end) {
    for (size_t i = begin; isInRun && hasType && i < end; i++) keeps[i] = true;
    isInRun = false;
  };
  for (size_t i = 0; i < specs.size(); i++) {
    if (specs[i]->values.empty()) {
      endRun(i);
    } else if (!isInRun) {
      begin = i;
      isInRun = true;
      hasType = false;
    }
    if (specs[i]->type != nullptr) hasType = true;
  }
  endRun(specs.size());
  return keeps;
}

}  // namespace

// A const or var in a group: name, type, value and comment are columns.
void Printer::alignedValueSpec(Spec* s, bool keepsType) {
  nameList(s->names, false);
  int columns = 3;
  if (s->type != nullptr || keepsType) {
    put(Space::VTab);
    columns--;
  }
  if (s->type != nullptr) expr(s->type);
  if (!s->values.empty()) {
    put(Space::VTab, Token::Assign, Space::Blank);
    exprList(Pos{}, s->values, 1, 0, Pos{});
    columns--;
  }
  if (s->comment == nullptr) return;
  for (; columns > 0; columns--) put(Space::VTab);
}

// A path in backquotes or with escapes gets quotes, if it can be one.
void Printer::importPath(Literal* path) {
  base::Arena arena;
  std::string_view text = path->text;
  if (text.size() < 2 || (text[0] != '`' && text.find('\\') == std::string_view::npos))
    return expr(path);
  std::string value(syntax::literalValue(text, arena));
  bool isPath = !value.empty();
  for (size_t i = 0; i < value.size();) {
    syntax::DecodedRune r = syntax::decodeRune(std::string_view(value).substr(i));
    bool isBad =
        r.value < 0x80 &&
        std::string_view(" !\"#$%&'()*,:;<=>?[\\]^{|}`").find(static_cast<char>(r.value)) !=
            std::string_view::npos;
    isPath = isPath && r.valid && !isBad && r.value != 0xfffd && syntax::isPrintable(r.value);
    i += r.width;
  }
  if (!isPath) return expr(path);
  at(path->pos);
  literalText("\"" + value + "\"", Token::String);
}

// One of `count` specs.
void Printer::spec(Spec* s, Token keyword, size_t count, bool indents) {
  if (keyword == Token::Import) {
    if (s->importName != nullptr) {
      expr(s->importName);
      put(Space::Blank);
    }
    importPath(s->path);
    at(s->sortedEnd);
  } else if (keyword == Token::Type) {
    expr(s->names[0]);
    if (s->typeParams.isThere) parameters(s->typeParams, ParamMode::TypeTypeParams);
    put(count == 1 ? Space::Blank : Space::VTab);
    if (s->assign.valid()) put(Token::Assign, Space::Blank);
    expr(s->type);
  } else {
    nameList(s->names, indents);
    if (s->type != nullptr) {
      put(Space::Blank);
      expr(s->type);
    }
    if (s->values.empty()) return;
    put(Space::Blank, Token::Assign, Space::Blank);
    exprList(Pos{}, s->values, 1, 0, Pos{});
  }
}

void Printer::genDecl(GenDecl* d) {
  at(d->pos);
  put(d->keyword, Space::Blank);
  if (!d->lparen.valid()) return spec(d->specs[0], d->keyword, 1, true);
  at(d->lparen);
  put(Token::LParen);
  if (!d->specs.empty()) {
    put(Space::Indent, Space::FormFeed);
    bool isAligned =
        d->specs.size() > 1 && (d->keyword == Token::Const || d->keyword == Token::Var);
    std::vector<bool> keepsType;
    if (isAligned) keepsType = typeColumns(d->specs);
    int line = 0;
    for (size_t i = 0; i < d->specs.size() && !isTooBig_; i++) {
      Spec* s = d->specs[i];
      if (i > 0) linebreak(lineOf(s->pos), 1, Space::None, linesFrom(line) > 0);
      recordLine(&line);
      if (isAligned) {
        alignedValueSpec(s, keepsType[i]);
      } else {
        spec(s, d->keyword, d->specs.size(), false);
      }
    }
    put(Space::Unindent, Space::FormFeed);
  }
  at(d->rparen);
  put(Token::RParen);
}

void Printer::funcDecl(FuncDecl* d) {
  at(d->pos);
  put(Token::Func, Space::Blank);
  int start = out_.column - 5;
  if (d->receiver.isThere) {
    parameters(d->receiver, ParamMode::Func);
    put(Space::Blank);
  }
  expr(d->name);
  signature(d->type);
  funcBody(distanceFrom(d->pos, start), Space::VTab, d->body);
}

void Printer::declList(const std::vector<Decl>& decls) {
  Token previous = Token::Illegal;
  for (const Decl& d : decls) {
    Token keyword = d.keyword();
    if (!output_.empty()) {
      // A blank line where the kind changes, or before a comment.
      int least = previous != keyword || d.hasDoc ? 2 : 1;
      bool isLongFunc = d.fun != nullptr && lineOf(d.fun->pos) != lineOf(d.fun->end);
      linebreak(lineOf(d.pos()), least, Space::None, isLongFunc);
    }
    previous = keyword;
    if (d.gen != nullptr) {
      genDecl(d.gen);
    } else {
      funcDecl(d.fun);
    }
  }
}

}  // namespace vo::format
