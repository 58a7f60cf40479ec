// This file implements the parsing of statements.
#include "syntax/parser_impl.h"
#include "syntax/printer.h"

namespace vo::syntax {

// StatementList = { Statement ";" } .
std::span<Stmt*> Parser::stmtList() {
  size_t mark = stmts_.size();
  while (tok() != Token::EndOfFile && tok() != Token::RBrace && tok() != Token::Case &&
         tok() != Token::Default) {
    Stmt* s = stmtOrNull();
    clearPragmas();
    if (s == nullptr) break;
    if (auto* empty = dynCast<EmptyStmt>(s))
      empty->implicit = tok() != Token::Semicolon || lex_.semi != Semi::Written;
    stmts_.push_back(s);
    // ";" is optional before "}".
    if (!got(Token::Semicolon) && tok() != Token::RBrace) {
      syntaxError("at end of statement");
      advance({Token::Semicolon, Token::RBrace, Token::Case, Token::Default});
      got(Token::Semicolon);
    }
  }
  return collect(stmts_, mark);
}

// Block = "{" StatementList "}" . `context` says what the block belongs to.
BlockStmt* Parser::blockStmt(std::string_view context) {
  auto* b = node<BlockStmt>(pos());
  Nested level(*this);
  if (!level.ok()) return b;
  if (!got(Token::LBrace)) {
    syntaxError("expected { after " + std::string(context));
    advance({Token::Name, Token::RBrace});
    b->rbrace = pos();
    if (got(Token::RBrace)) return finish(b);
  }
  b->stmts = stmtList();
  b->rbrace = pos();
  want(Token::RBrace);
  return finish(b);
}

// Statement = Declaration | LabeledStmt | SimpleStmt | GoStmt | ReturnStmt | BreakStmt |
//             ContinueStmt | GotoStmt | FallthroughStmt | Block | IfStmt | SwitchStmt |
//             SelectStmt | ForStmt | DeferStmt .  Vo adds FailStmt.
Stmt* Parser::stmtOrNull() {
  Nested level(*this);
  if (!level.ok()) return nullptr;
  if (tok() == Token::Name) return nameStmtOrNull();
  if (tok() == Token::Var || tok() == Token::Const || tok() == Token::Type) return declStmt();
  clearPragmas();
  switch (tok()) {
    case Token::LBrace:
      return blockStmt("");
    case Token::Add: case Token::Sub: case Token::Mul: case Token::And: case Token::Xor:
    case Token::Not: case Token::Arrow:
    case Token::Int: case Token::Float: case Token::Imag: case Token::Char: case Token::String:
    case Token::Func: case Token::LParen: case Token::LBrack: case Token::Struct:
    case Token::Map: case Token::Chan: case Token::Interface:
      return simpleStmt(nullptr, Token::Illegal);
    case Token::For: return forStmt();
    case Token::Switch: return switchStmt();
    case Token::Select: return selectStmt();
    case Token::If: return ifStmt();
    case Token::Fallthrough:
    case Token::Break:
    case Token::Continue:
    case Token::Goto:
      return branchStmt();
    case Token::Go:
    case Token::Defer:
      return callStmt();
    case Token::Return: {
      auto* r = node<ReturnStmt>(pos());
      next();
      if (tok() != Token::Semicolon && tok() != Token::RBrace) r->results = exprList();
      return finish(r);
    }
    case Token::Semicolon:
      return node<EmptyStmt>(pos());
    default:
      return nullptr;
  }
}

// Most statements begin with a name.
Stmt* Parser::nameStmtOrNull() {
  clearPragmas();
  Ident* word = name();
  if (tok() == Token::Colon) return labeledStmtOrNull(word);
  if (isVo_) {
    std::string_view text = word->name.str();
    if (text == "fail" || text == "errdefer")
      if (Stmt* s = contextualStmtOrNull(word)) return s;
  }
  return simpleStmt(binaryExpr(primaryExpr(word, true), 0), Token::Illegal);
}

namespace {

// Whether a token behind a name at the start of a statement makes no Go statement but can begin
// an operand.
bool beginsOperandOnly(Token t) {
  switch (t) {
    case Token::Name: case Token::Int: case Token::Float: case Token::Imag: case Token::Char:
    case Token::String: case Token::Func: case Token::And: case Token::Mul: case Token::Sub:
    case Token::Add: case Token::Not: case Token::Xor: case Token::Struct: case Token::Map:
    case Token::Chan: case Token::Interface:
      return true;
    default:
      return false;
  }
}

}  // namespace

// `fail x` and `errdefer f(x)`, behind the word. Null if the word is an ordinary name here.
//
// Before a parenthesis both readings are possible, and the statement is parsed as the call:
// fail(x).y is that tree with CallExpr(fail, x) as its leftmost operand. The other reading is the
// same tree with ParenExpr(x) in that place, so only the nodes on the way there are copied.
Stmt* Parser::contextualStmtOrNull(Ident* word) {
  bool fails = word->name.str() == "fail";
  if (beginsOperandOnly(tok())) {
    if (fails) {
      auto* f = node<FailStmt>(word->pos);
      f->x = expr();
      return finish(f);
    }
    auto* d = node<DeferStmt>(word->pos);
    d->onError = true;
    d->call = primaryExpr(nullptr, false);
    return finish(d);
  }
  if (tok() != Token::LParen) return nullptr;
  Expr* whole = binaryExpr(primaryExpr(word, true), 0);
  Stmt* asName = simpleStmt(whole, Token::Illegal);
  if (!isa<ExprStmt>(asName)) return asName;
  CallExpr* inner = nullptr;
  Expr* other = withParenthesisedOperand(whole, word, &inner);
  if (other == nullptr) return asName;
  if (fails) {
    auto* f = node<FailStmt>(word->pos);
    f->x = other;
    f->call = inner;
    f->other = whole;
    return finish(f);
  }
  if (!isa<CallExpr>(other) && !isa<DynCallExpr>(other)) return asName;
  auto* d = node<DeferStmt>(word->pos);
  d->onError = true;
  d->call = other;
  d->other = whole;
  return finish(d);
}

// The tree `x` with the call word(a), its leftmost operand, replaced by (a). Null unless that call
// has one argument.
Expr* Parser::withParenthesisedOperand(Expr* x, const Ident* word, CallExpr** inner) {
  auto copy = [&]<class T>(T* from, Expr* T::* operand) -> Expr* {
    Expr* replaced = withParenthesisedOperand(from->*operand, word, inner);
    if (replaced == nullptr) return nullptr;
    auto* n = node<T>(replaced->pos);
    ExprId id = n->id;
    *n = *from;
    n->id = id;
    n->pos = replaced->pos;
    n->*operand = replaced;
    return n;
  };
  switch (x->kind) {
    case NodeKind::CallExpr: {
      auto* c = cast<CallExpr>(x);
      if (c->fun != word) return copy(c, &CallExpr::fun);
      if (c->args.size() != 1 || c->ellipsis.valid()) return nullptr;
      auto* p = node<ParenExpr>(c->lparen);
      p->x = c->args[0];
      p->end = c->end;
      *inner = c;
      return p;
    }
    case NodeKind::SelectorExpr: return copy(cast<SelectorExpr>(x), &SelectorExpr::x);
    case NodeKind::IndexExpr: return copy(cast<IndexExpr>(x), &IndexExpr::x);
    case NodeKind::SliceExpr: return copy(cast<SliceExpr>(x), &SliceExpr::x);
    case NodeKind::TypeAssertExpr: return copy(cast<TypeAssertExpr>(x), &TypeAssertExpr::x);
    case NodeKind::TryExpr: return copy(cast<TryExpr>(x), &TryExpr::x);
    case NodeKind::DynAttrExpr: return copy(cast<DynAttrExpr>(x), &DynAttrExpr::x);
    case NodeKind::DynIndexExpr: return copy(cast<DynIndexExpr>(x), &DynIndexExpr::x);
    case NodeKind::DynCallExpr: {
      auto* d = cast<DynCallExpr>(x);
      Expr* replaced = copy(d->call, &CallExpr::fun);
      if (replaced == nullptr) return nullptr;
      auto* n = node<DynCallExpr>(replaced->pos);
      n->call = cast<CallExpr>(replaced);
      n->end = d->end;
      return n;
    }
    case NodeKind::BinaryExpr: return copy(cast<BinaryExpr>(x), &BinaryExpr::x);
    default: return nullptr;
  }
}

// SimpleStmt = EmptyStmt | ExpressionStmt | SendStmt | IncDecStmt | Assignment | ShortVarDecl .
// `first` may be the first expression. `keyword` is For where a range clause may stand, Switch
// where a type switch guard may: then its variable goes to `bind`.
Stmt* Parser::simpleStmt(Expr* first, Token keyword, Ident** bind) {
  if (keyword == Token::For && tok() == Token::Range)
    return rangeClause(pos(), {}, Token::Illegal);
  if (first == nullptr) first = expr();
  if (tok() == Token::Comma) {
    size_t mark = exprs_.size();
    exprs_.push_back(first);
    while (got(Token::Comma)) {
      Expr* x = expr();
      exprs_.push_back(x);
    }
    return assignment(collect(exprs_, mark), keyword, bind);
  }
  switch (tok()) {
    case Token::Assign:
    case Token::Define:
      return assignment(single(first), keyword, bind);
    case Token::AssignOp: {
      auto* a = node<AssignStmt>(first->pos);
      a->op = lex_.op;
      a->opPos = pos();
      next();
      a->lhs = single(first);
      a->rhs = single(expr());
      return finish(a);
    }
    case Token::IncOp:
    case Token::DecOp: {
      auto* i = node<IncDecStmt>(first->pos);
      i->x = first;
      i->increment = tok() == Token::IncOp;
      next();
      return finish(i);
    }
    case Token::Arrow: {
      auto* s = node<SendStmt>(first->pos);
      s->chan = first;
      s->arrow = pos();
      next();
      s->value = expr();
      return finish(s);
    }
    default: {
      auto* s = node<ExprStmt>(first->pos);
      s->x = first;
      return finish(s);
    }
  }
}

// Behind the left side of an assignment, a definition or a range clause.
Stmt* Parser::assignment(std::span<Expr*> lhs, Token keyword, Ident** bind) {
  Pos begin = lhs[0]->pos;
  if (tok() != Token::Assign && tok() != Token::Define) {
    syntaxError("expected := or = or comma");
    advance({Token::Semicolon, Token::RBrace});
    auto* s = node<ExprStmt>(begin);
    s->x = lhs[0];
    return finish(s);
  }
  Token op = tok();
  Pos opPos = pos();
  next();
  if (keyword == Token::For && tok() == Token::Range) return rangeClause(begin, lhs, op);
  std::span<Expr*> rhs = exprList();
  if (bind != nullptr && op == Token::Define && rhs.size() == 1 && lhs.size() == 1) {
    auto* guard = dynCast<TypeAssertExpr>(rhs[0]);
    auto* variable = dynCast<Ident>(lhs[0]);
    if (guard != nullptr && guard->type == nullptr && variable != nullptr) {
      *bind = variable;
      auto* s = node<ExprStmt>(begin);
      s->x = guard;
      return finish(s);
    }
  }
  auto* a = node<AssignStmt>(begin);
  a->op = op;
  a->opPos = opPos;
  a->lhs = lhs;
  a->rhs = rhs;
  return finish(a);
}

// At `range`. The statement gets its position and its body from forStmt().
RangeStmt* Parser::rangeClause(Pos begin, std::span<Expr*> lhs, Token op) {
  auto* r = node<RangeStmt>(begin);
  r->op = op;
  r->rangePos = pos();
  next();
  if (!lhs.empty()) r->key = lhs[0];
  if (lhs.size() > 1) r->value = lhs[1];
  if (lhs.size() > 2) r->extra = lhs[2];
  r->x = expr();
  return finish(r);
}

// At the colon. Null if no statement follows.
Stmt* Parser::labeledStmtOrNull(Ident* label) {
  auto* s = node<LabeledStmt>(label->pos);
  s->label = label;
  Range colon = tokenRange();
  want(Token::Colon);
  if (tok() == Token::RBrace) {
    // The semicolon of an empty statement may be left out before "}".
    auto* empty = node<EmptyStmt>(pos());
    empty->implicit = true;
    s->stmt = empty;
    return finish(s);
  }
  s->stmt = stmtOrNull();
  if (s->stmt != nullptr) return finish(s);
  syntaxErrorAt(colon, "missing statement after label");
  return nullptr;
}

Stmt* Parser::declStmt() {
  auto* s = node<DeclStmt>(pos());
  size_t mark = decls_.size();
  Token keyword = tok();
  next();
  declGroup(keyword);
  s->decls = collect(decls_, mark);
  return finish(s);
}

// GoStmt = "go" Expression . DeferStmt = "defer" Expression .
Stmt* Parser::callStmt() {
  Pos begin = pos();
  bool isGo = tok() == Token::Go;
  next();
  Expr* x = primaryExpr(nullptr, tok() == Token::LParen);
  Expr* bare = unparen(x);
  if (bare != x)
    errorAt(x->range(), std::string("expression in ") + (isGo ? "go" : "defer") +
                            " must not be parenthesized");
  if (isGo) {
    auto* s = node<GoStmt>(begin);
    s->call = bare;
    return finish(s);
  }
  auto* s = node<DeferStmt>(begin);
  s->call = bare;
  return finish(s);
}

Stmt* Parser::branchStmt() {
  auto* b = node<BranchStmt>(pos());
  b->token = tok();
  next();
  if (b->token == Token::Goto) {
    b->label = name();
  } else if (b->token != Token::Fallthrough && tok() == Token::Name) {
    b->label = name();
  }
  return finish(b);
}

namespace {

// Shows `x` with a binary expression in parentheses, so that the "=" next to it stands out.
std::string emphasised(std::span<Expr* const> list) {
  std::string text = exprListString(list);
  return list.size() == 1 && isa<BinaryExpr>(list[0]) ? "(" + text + ")" : text;
}

// Where Go's compiler places a message about a simple statement: at its operator.
Range operatorRange(const Stmt* s) {
  auto point = [](Pos p, uint32_t n) { return Range{p, p.plus(n)}; };
  if (const auto* a = dynCast<AssignStmt>(s)) return point(a->opPos, 1);
  if (const auto* send = dynCast<SendStmt>(s)) return point(send->arrow, 2);
  if (const auto* i = dynCast<IncDecStmt>(s)) return {Pos{i->end.value - 2}, i->end};
  return s->range();
}

}  // namespace

// The clause between if, for or switch and its block.
Parser::Header Parser::header(Token keyword) {
  Header h;
  want(keyword);
  if (tok() == Token::LBrace) {
    if (keyword == Token::If) {
      syntaxError("missing condition in if statement");
      h.cond = badExpr();
    }
    return h;
  }
  int outer = exprLevel_;
  exprLevel_ = -1;
  Ident** bind = keyword == Token::Switch ? &h.bind : nullptr;
  Stmt* first = nullptr;
  if (tok() != Token::Semicolon) {
    if (got(Token::Var))
      syntaxError("var declaration not allowed in " + std::string(tokenText(keyword)) +
                  " initializer");
    first = simpleStmt(nullptr, keyword, bind);
    if (auto* range = dynCast<RangeStmt>(first)) {
      h.range = range;
      exprLevel_ = outer;
      return h;
    }
  }
  Stmt* condition = first;
  Pos semiPos;
  Semi semi = Semi::Written;
  if (tok() != Token::LBrace) {
    h.init = first;
    h.bind = nullptr;
    condition = nullptr;
    if (tok() == Token::Semicolon) {
      semiPos = pos();
      semi = lex_.semi;
      next();
    } else {
      // Asking for "{" rather than ";" makes a better message.
      want(Token::LBrace);
      if (tok() != Token::LBrace) advance({Token::LBrace, Token::RBrace});
    }
    if (keyword != Token::For) {
      if (tok() != Token::LBrace) condition = simpleStmt(nullptr, keyword, bind);
    } else if (tok() != Token::Semicolon && tok() == Token::LBrace) {
      syntaxError("expected for loop condition");
    } else {
      if (tok() != Token::Semicolon) condition = simpleStmt(nullptr, Token::Illegal);
      want(Token::Semicolon);
      if (tok() != Token::LBrace) {
        h.post = simpleStmt(nullptr, Token::Illegal);
        auto* a = dynCast<AssignStmt>(h.post);
        if (a != nullptr && a->op == Token::Define)
          syntaxErrorAt({a->opPos, a->opPos.plus(2)},
                        "cannot declare in post statement of for loop");
      }
    }
  }
  headerCondition(h, condition, keyword, semiPos, semi);
  exprLevel_ = outer;
  return h;
}

// Takes the condition out of statement `s`, which may be null.
void Parser::headerCondition(Header& h, Stmt* s, Token keyword, Pos semiPos, Semi semi) {
  if (s == nullptr) {
    if (keyword != Token::If || !semiPos.valid()) return;
    if (semi == Semi::Written) {
      syntaxErrorAt(pointAt(semiPos), "missing condition in if statement");
    } else {
      syntaxErrorAt(pointAt(semiPos), std::string("unexpected ") +
                                          (semi == Semi::Newline ? "newline" : "EOF") +
                                          ", expected { after if clause");
    }
    h.cond = node<BadExpr>(semiPos);
    return;
  }
  if (auto* e = dynCast<ExprStmt>(s)) {
    h.cond = e->x;
    return;
  }
  // Often "=" was written for "==": make it visible.
  auto* a = dynCast<AssignStmt>(s);
  std::string what = a != nullptr && a->op == Token::Assign
                         ? "assignment " + emphasised(a->lhs) + " = " + emphasised(a->rhs)
                         : simpleStmtString(s);
  syntaxErrorAt(operatorRange(s), "cannot use " + what + " as value");
}

// IfStmt = "if" [ SimpleStmt ";" ] Expression Block [ "else" ( IfStmt | Block ) ] .
// A loop, since programs that write programs make long chains of else-ifs.
Stmt* Parser::ifStmt() {
  std::vector<IfStmt*> chain;
  Stmt* otherwise = nullptr;
  for (;;) {
    auto* s = node<IfStmt>(pos());
    chain.push_back(s);
    Header h = header(Token::If);
    s->init = h.init;
    s->cond = h.cond != nullptr ? h.cond : badExpr();
    s->then = blockStmt("if clause");
    finish(s);
    if (!got(Token::Else)) break;
    if (tok() == Token::If && mayChain(static_cast<int>(chain.size()))) continue;
    if (tok() == Token::LBrace) {
      otherwise = blockStmt("");
    } else {
      syntaxError("else must be followed by if or statement block");
      advance({Token::Name, Token::RBrace});
    }
    break;
  }
  for (size_t i = chain.size(); i-- > 0;) {
    chain[i]->otherwise = otherwise;
    if (otherwise != nullptr) chain[i]->end = otherwise->end;
    otherwise = chain[i];
  }
  return otherwise;
}

// ForStmt = "for" [ Condition | ForClause | RangeClause ] Block .
Stmt* Parser::forStmt() {
  Pos begin = pos();
  Header h = header(Token::For);
  BlockStmt* body = blockStmt("for clause");
  if (h.range != nullptr) {
    h.range->pos = begin;
    h.range->body = body;
    return finish(h.range);
  }
  auto* s = node<ForStmt>(begin);
  s->init = h.init;
  s->cond = h.cond;
  s->post = h.post;
  s->body = body;
  return finish(s);
}

// SwitchStmt = "switch" [ SimpleStmt ";" ] [ Expression | TypeSwitchGuard ] "{" { CaseClause } "}" .
Stmt* Parser::switchStmt() {
  Pos begin = pos();
  Header h = header(Token::Switch);
  if (!got(Token::LBrace)) {
    syntaxError("missing { after switch clause");
    advance({Token::Case, Token::Default, Token::RBrace});
  }
  size_t mark = cases_.size();
  while (tok() != Token::EndOfFile && tok() != Token::RBrace) {
    CaseClause* c = caseClause();
    cases_.push_back(c);
  }
  auto clauses = collect(cases_, mark);
  Pos rbrace = pos();
  want(Token::RBrace);
  auto* guard = dynCast<TypeAssertExpr>(h.cond);
  if (guard != nullptr && guard->type == nullptr) {
    auto* s = node<TypeSwitchStmt>(begin);
    s->init = h.init;
    s->bind = h.bind;
    s->assertion = guard;
    s->clauses = clauses;
    s->rbrace = rbrace;
    return finish(s);
  }
  auto* s = node<SwitchStmt>(begin);
  s->init = h.init;
  s->tag = h.cond;
  s->clauses = clauses;
  s->rbrace = rbrace;
  return finish(s);
}

// SelectStmt = "select" "{" { CommClause } "}" .
Stmt* Parser::selectStmt() {
  auto* s = node<SelectStmt>(pos());
  want(Token::Select);
  if (!got(Token::LBrace)) {
    syntaxError("missing { after select clause");
    advance({Token::Case, Token::Default, Token::RBrace});
  }
  size_t mark = comms_.size();
  while (tok() != Token::EndOfFile && tok() != Token::RBrace) {
    CommClause* c = commClause();
    comms_.push_back(c);
  }
  s->clauses = collect(comms_, mark);
  s->rbrace = pos();
  want(Token::RBrace);
  return finish(s);
}

CaseClause* Parser::caseClause() {
  auto* c = node<CaseClause>(pos());
  if (got(Token::Case)) {
    c->list = exprList();
  } else if (got(Token::Default)) {
    c->isDefault = true;
  } else {
    syntaxError("expected case or default or }");
    advance({Token::Colon, Token::Case, Token::Default, Token::RBrace});
  }
  c->colon = pos();
  want(Token::Colon);
  c->body = stmtList();
  return finish(c);
}

CommClause* Parser::commClause() {
  auto* c = node<CommClause>(pos());
  if (got(Token::Case)) {
    // The checker rejects what is neither a send nor a receive.
    c->comm = simpleStmt(nullptr, Token::Illegal);
  } else if (!got(Token::Default)) {
    syntaxError("expected case or default or }");
    advance({Token::Colon, Token::Case, Token::Default, Token::RBrace});
  }
  c->colon = pos();
  want(Token::Colon);
  c->body = stmtList();
  return finish(c);
}

}  // namespace vo::syntax
