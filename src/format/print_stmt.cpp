// This file implements the printing of statements and function bodies.
#include <algorithm>

#include "format/printer.h"
#include "format/walk.h"

namespace vo::format {

namespace {

// Whether x is a name, or begins with one as a selector does.
bool isTypeName(const Expr* x) {
  while (x != nullptr && x->kind == NodeKind::Selector) x = static_cast<const Selector*>(x)->x;
  return x != nullptr && x->kind == NodeKind::Name;
}

// Whether a literal `name{…}` is in x and in no parentheses of its own: its brace would begin the
// block.
bool hasBareLiteral(Expr* x) {
  bool found = false;
  walk(x, [&](Node* n) {
    if (auto* c = dynCast<CompositeLit>(n)) {
      found = found || isTypeName(c->type);
      return false;
    }
    return !isa<Paren>(n);
  });
  return found;
}

Expr* withoutNeedlessParens(Expr* x) {
  while (auto* p = dynCast<Paren>(x)) {
    if (hasBareLiteral(p->x)) return x;
    x = p->x;
  }
  return x;
}

bool isLiteralLike(Expr* x) {
  x = withoutParens(x);
  if (auto* u = dynCast<Unary>(x); u != nullptr && u->op == Token::And) x = withoutParens(u->x);
  return isa<CompositeLit>(x);
}

}  // namespace

void Printer::stmtList(std::span<Stmt*> list, int indents, bool nextIsBrace) {
  if (indents > 0) put(Space::Indent);
  int line = 0;
  bool isFirst = true;
  for (size_t i = 0; i < list.size() && !isTooBig_; i++) {
    Stmt* s = list[i];
    if (isa<EmptyStmt>(s)) continue;
    // Each clause of a switch is a section of its own.
    if (!output_.empty() || size_ > 0)
      linebreak(lineOf(s->pos), 1, Space::None, isFirst || indents == 0 || linesFrom(line) > 0);
    recordLine(&line);
    stmt(s, nextIsBrace && i + 1 == list.size());
    // A label is on a line of its own, and what counts is that of the statement.
    for (auto* l = dynCast<LabeledStmt>(s); l != nullptr; l = dynCast<LabeledStmt>(l->stmt)) line++;
    isFirst = false;
  }
  if (indents > 0) put(Space::Unindent);
}

void Printer::block(BlockStmt* b, int indents) {
  at(b->lbrace);
  put(Token::LBrace);
  stmtList(b->list, indents, true);
  linebreak(lineOf(b->rbrace), 1, Space::None, true);
  at(b->rbrace);
  put(Token::RBrace);
}

void Printer::controlClause(bool isFor, Stmt* init, Expr* cond, Stmt* post) {
  put(Space::Blank);
  bool needsBlank = false;
  auto condition = [&] {
    if (cond == nullptr) return;
    expr(withoutNeedlessParens(cond));
    needsBlank = true;
  };
  if (init == nullptr && post == nullptr) {
    condition();
  } else {
    if (init != nullptr) stmt(init, false);
    put(Token::Semicolon, Space::Blank);
    condition();
    if (isFor) {
      put(Token::Semicolon, Space::Blank);
      needsBlank = post != nullptr;
      if (post != nullptr) stmt(post, false);
    }
  }
  if (needsBlank) put(Space::Blank);
}

// Whether a list of results looks better if all of it is indented: more than one of them goes over
// lines, literals not counted, or one begins on another line than the last one ends on.
bool Printer::indentsWholesale(std::span<Expr*> list) {
  if (list.size() < 2) return false;
  int line = lineOf(list[0]->pos);
  if (line >= lineOf(list.back()->end)) return false;
  int longOnes = 0;
  for (Expr* x : list) {
    int begin = lineOf(x->pos);
    int end = lineOf(x->end);
    if (line < begin) return true;
    if (begin < end && !isLiteralLike(x)) longOnes++;
    line = end;
  }
  return longOnes > 1;
}

void Printer::labeled(LabeledStmt* s, bool nextIsBrace) {
  put(Space::Unindent);
  expr(s->label);
  at(s->colon);
  put(Token::Colon, Space::Indent);
  if (!isa<EmptyStmt>(s->stmt)) {
    linebreak(lineOf(s->stmt->pos), 1, Space::None, true);
  } else if (!nextIsBrace) {
    put(Space::Newline);
    at(s->stmt->pos);
    return put(Token::Semicolon);
  }
  stmt(s->stmt, nextIsBrace);
}

void Printer::assign(AssignStmt* s) {
  int depth = s->lhs.size() > 1 && s->rhs.size() > 1 ? 2 : 1;
  exprList(s->pos, s->lhs, depth, 0, s->opPos);
  put(Space::Blank);
  at(s->opPos);
  item(s->op, s->token, false, false);
  put(Space::Blank);
  exprList(s->opPos, s->rhs, depth, 0, Pos{});
}

void Printer::returns(ReturnStmt* s) {
  put(Token::Return);
  if (s->results.empty()) return;
  put(Space::Blank);
  // No place of the word is given: a line break never comes before the results.
  if (!indentsWholesale(s->results)) return exprList(Pos{}, s->results, 1, 0, Pos{});
  put(Space::Indent);
  exprList(Pos{}, s->results, 1, kNoIndent, Pos{});
  put(Space::Unindent);
}

void Printer::ifs(IfStmt* s, bool nextIsBrace) {
  put(Token::If);
  controlClause(false, s->init, s->cond, nullptr);
  block(s->body, 1);
  if (s->otherwise == nullptr) return;
  put(Space::Blank, Token::Else, Space::Blank);
  stmt(s->otherwise, nextIsBrace);
}

void Printer::forRange(RangeStmt* s) {
  put(Token::For, Space::Blank);
  if (s->key != nullptr) {
    expr(s->key);
    if (s->value != nullptr) {
      at(s->value->pos);
      put(Token::Comma, Space::Blank);
      expr(s->value);
    }
    put(Space::Blank);
    at(s->opPos);
    put(s->op, Space::Blank);
  }
  put(Token::Range, Space::Blank);
  expr(withoutNeedlessParens(s->x));
  put(Space::Blank);
  block(s->body, 1);
}

void Printer::stmt(Stmt* st, bool nextIsBrace) {
  if (isTooBig_) return;
  at(st->pos);
  switch (st->kind) {
    case NodeKind::DeclStmt:
      return genDecl(cast<DeclStmt>(st)->decl);
    case NodeKind::EmptyStmt:
      return;
    case NodeKind::LabeledStmt:
      return labeled(cast<LabeledStmt>(st), nextIsBrace);
    case NodeKind::ExprStmt:
      return expr(cast<ExprStmt>(st)->x);
    case NodeKind::SendStmt: {
      auto* s = cast<SendStmt>(st);
      expr(s->chan);
      put(Space::Blank);
      at(s->arrow);
      put(Token::Arrow, Space::Blank);
      return expr(s->value);
    }
    case NodeKind::IncDecStmt: {
      auto* s = cast<IncDecStmt>(st);
      expr0(s->x, 2);
      at(s->opPos);
      return put(s->op);
    }
    case NodeKind::AssignStmt:
      return assign(cast<AssignStmt>(st));
    case NodeKind::WordStmt: {
      auto* s = cast<WordStmt>(st);
      item(s->word, Token::Defer, false, false);  // a keyword, be it one of Vo's
      put(Space::Blank);
      return expr(s->x);
    }
    case NodeKind::ReturnStmt:
      return returns(cast<ReturnStmt>(st));
    case NodeKind::BranchStmt: {
      auto* s = cast<BranchStmt>(st);
      put(s->token);
      if (s->label == nullptr) return;
      put(Space::Blank);
      return expr(s->label);
    }
    case NodeKind::BlockStmt:
      return block(cast<BlockStmt>(st), 1);
    case NodeKind::IfStmt:
      return ifs(cast<IfStmt>(st), nextIsBrace);
    case NodeKind::CaseClause: {
      auto* s = cast<CaseClause>(st);
      if (s->isDefault) {
        put(Token::Default);
      } else {
        put(Token::Case, Space::Blank);
        exprList(s->pos, s->list, 1, 0, s->colon);
      }
      at(s->colon);
      put(Token::Colon);
      return stmtList(s->body, 1, nextIsBrace);
    }
    case NodeKind::SwitchStmt: {
      auto* s = cast<SwitchStmt>(st);
      put(Token::Switch);
      controlClause(false, s->init, s->tag, nullptr);
      return block(s->body, 0);
    }
    case NodeKind::TypeSwitchStmt: {
      auto* s = cast<TypeSwitchStmt>(st);
      put(Token::Switch);
      if (s->init != nullptr) {
        put(Space::Blank);
        stmt(s->init, false);
        put(Token::Semicolon);
      }
      put(Space::Blank);
      stmt(s->guard, false);
      put(Space::Blank);
      return block(s->body, 0);
    }
    case NodeKind::CommClause: {
      auto* s = cast<CommClause>(st);
      if (s->comm != nullptr) {
        put(Token::Case, Space::Blank);
        stmt(s->comm, false);
      } else {
        put(Token::Default);
      }
      at(s->colon);
      put(Token::Colon);
      return stmtList(s->body, 1, nextIsBrace);
    }
    case NodeKind::SelectStmt: {
      BlockStmt* body = cast<SelectStmt>(st)->body;
      put(Token::Select, Space::Blank);
      if (!body->list.empty() || commentBefore(body->rbrace)) return block(body, 0);
      at(body->lbrace);
      put(Token::LBrace);
      at(body->rbrace);
      return put(Token::RBrace);
    }
    case NodeKind::ForStmt: {
      auto* s = cast<ForStmt>(st);
      put(Token::For);
      controlClause(true, s->init, s->cond, s->post);
      return block(s->body, 1);
    }
    case NodeKind::RangeStmt:
      return forRange(cast<RangeStmt>(st));
    default:
      VO_CHECK(false, "a file with errors is not printed");
  }
}

// ---- Function bodies ---------------------------------------------------------------------------

// An estimate of the body's bytes on one line; more than the limit if it cannot be on one.
int Printer::bodySize(BlockStmt* body, int limit) {
  constexpr size_t kMostStmts = 5;
  if (lineOf(body->pos) != lineOf(body->rbrace) || body->list.size() > kMostStmts) return limit + 1;
  int size = commentSizeBefore(placeOf(body->rbrace));
  for (size_t i = 0; i < body->list.size() && size <= limit; i++) {
    if (i > 0) size += 2;
    size += nodeSize(body->list[i], limit);
  }
  return size;
}

// `headerSize` is that of the function's head, if it is on one line; `before` stands before a body
// that is on it too.
void Printer::funcBody(int headerSize, Space before, BlockStmt* body) {
  if (body == nullptr || isTooBig_) return;
  int level = level_;
  level_ = 0;
  constexpr int kLongest = 100;
  if (headerSize <= kLongest && headerSize + bodySize(body, kLongest) <= kLongest) {
    put(before);
    at(body->lbrace);
    put(Token::LBrace);
    if (!body->list.empty()) {
      put(Space::Blank);
      for (size_t i = 0; i < body->list.size(); i++) {
        if (i > 0) put(Token::Semicolon, Space::Blank);
        stmt(body->list[i], i + 1 == body->list.size());
      }
      put(Space::Blank);
    }
    put(kNoExtraLinebreak);
    at(body->rbrace);
    put(Token::RBrace, kNoExtraLinebreak);
  } else {
    put(Space::Blank);
    block(body, 1);
  }
  level_ = level;
}

// Columns of output since `startColumn`, or very many if `start` is on another line of the source.
int Printer::distanceFrom(Pos start, int startColumn) {
  return start.valid() && place_.line > 0 && lineOf(start) == place_.line
             ? out_.column - startColumn
             : kInfinity;
}

}  // namespace vo::format
