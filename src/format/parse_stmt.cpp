// This file implements the parsing of statements.
#include "format/parser_impl.h"

namespace vo::format {

std::span<Stmt*> Parser::stmtList() {
  size_t mark = stmts_.size();
  while (tok_ != Token::Case && tok_ != Token::Default && tok_ != Token::RBrace &&
         tok_ != Token::EndOfFile) {
    Stmt* s = stmt();
    stmts_.push_back(s);
  }
  return take(stmts_, mark);
}

BlockStmt* Parser::block() {
  auto* b = node<BlockStmt>(pos_);
  b->lbrace = expect(Token::LBrace);
  b->list = stmtList();
  bool isClosed = tok_ == Token::RBrace;
  b->rbrace = expect(Token::RBrace);
  finish(b);
  if (!isClosed) b->end = b->list.empty() ? b->lbrace.plus(1) : b->list.back()->end;
  return b;
}

Stmt* Parser::stmt() {
  Nested nested(*this);
  Pos begin = pos_;
  switch (tok_) {
    case Token::Const:
    case Token::Type:
    case Token::Var: {
      auto* s = node<DeclStmt>(begin);
      s->decl = genDecl();
      return finish(s);
    }
    case Token::Name:
    case Token::Int:
    case Token::Float:
    case Token::Imag:
    case Token::Char:
    case Token::String:
    case Token::Func:
    case Token::LParen:
    case Token::LBrack:
    case Token::Struct:
    case Token::Map:
    case Token::Chan:
    case Token::Interface:
    case Token::Add:
    case Token::Sub:
    case Token::Mul:
    case Token::And:
    case Token::Xor:
    case Token::Arrow:
    case Token::Not: {
      bool isRange = false;
      Stmt* s = simpleStmt(Simple::LabelOk, &isRange);
      // The statement behind a label has taken its semicolon.
      if (!isa<LabeledStmt>(s)) expectSemi();
      return s;
    }
    case Token::Go:
      return callStmt("go");
    case Token::Defer:
      return callStmt("defer");
    case Token::Return:
      return returnStmt();
    case Token::Break:
    case Token::Continue:
    case Token::Goto:
    case Token::Fallthrough:
      return branchStmt();
    case Token::LBrace: {
      BlockStmt* b = block();
      expectSemi();
      return b;
    }
    case Token::If:
      return ifStmt();
    case Token::Switch:
      return switchStmt();
    case Token::Select:
      return selectStmt();
    case Token::For:
      return forStmt();
    case Token::Semicolon: {
      auto* s = node<EmptyStmt>(begin);
      next();
      return finish(s);
    }
    case Token::RBrace:
      return finish(node<EmptyStmt>(begin));
    default:
      errorExpected(begin, "statement");
      advance(Stop::Statement);
      return finish(node<BadStmt>(begin));
  }
}

Stmt* Parser::simpleStmt(Simple mode, bool* isRange) {
  if (isVo_ && mode == Simple::LabelOk && tok_ == Token::Name)
    if (Stmt* s = contextualStmtOrNull()) return s;
  auto lhs = list(false);
  Expr* x = lhs[0];
  if (tok_ == Token::Define || tok_ == Token::Assign || tok_ == Token::AssignOp) {
    auto* s = node<AssignStmt>(x->pos);
    s->lhs = lhs;
    s->token = tok_;
    s->op = lex_.source().substr(lex_.offset, lex_.end - lex_.offset);
    s->opPos = pos_;
    next();
    if (mode == Simple::RangeOk && tok_ == Token::Range && s->token != Token::AssignOp) {
      next();
      s->rhs = keep(std::vector<Expr*>{rhs()});
      *isRange = true;
    } else {
      s->rhs = list(true);
    }
    return endWith(s, s->rhs.back());
  }
  if (lhs.size() > 1) errorExpected(x->pos, "1 expression");
  switch (tok_) {
    case Token::Colon: {
      Pos colon = pos_;
      next();
      if (mode == Simple::LabelOk && isa<Name>(x)) {
        auto* s = node<LabeledStmt>(x->pos);
        s->label = cast<Name>(x);
        s->colon = colon;
        s->stmt = stmt();
        return endWith(s, s->stmt);
      }
      error(colon, "illegal label declaration");
      return finish(node<BadStmt>(x->pos));
    }
    case Token::Arrow: {
      auto* s = node<SendStmt>(x->pos);
      s->chan = x;
      s->arrow = pos_;
      next();
      s->value = rhs();
      return endWith(s, s->value);
    }
    case Token::IncOp:
    case Token::DecOp: {
      auto* s = node<IncDecStmt>(x->pos);
      s->x = x;
      s->op = tok_;
      s->opPos = pos_;
      next();
      return finish(s);
    }
    default: {
      auto* s = node<ExprStmt>(x->pos);
      s->x = x;
      return endWith(s, x);
    }
  }
}

namespace {

// Whether a text behind a name at the start of a statement makes no Go statement but can begin an
// operand.
bool beginsOperandOnly(Token t) {
  switch (t) {
    case Token::Name:
    case Token::Int:
    case Token::Float:
    case Token::Imag:
    case Token::Char:
    case Token::String:
    case Token::Func:
    case Token::And:
    case Token::Mul:
    case Token::Sub:
    case Token::Add:
    case Token::Not:
    case Token::Xor:
    case Token::Struct:
    case Token::Map:
    case Token::Chan:
    case Token::Interface:
      return true;
    default:
      return false;
  }
}

}  // namespace

// `fail x` and `errdefer f(x)`; null if the word is an ordinary name here, and nothing has been
// taken. Before a parenthesis scope decides which it is; here, what the author wrote does: with a
// blank it is the statement.
Stmt* Parser::contextualStmtOrNull() {
  bool fails = lex_.text == "fail";
  if (!fails && lex_.text != "errdefer") return nullptr;
  std::string_view rest = lex_.rest();
  bool hasBlank = rest.starts_with(' ') || rest.starts_with('\t');
  auto* s = node<WordStmt>(pos_);
  s->word = fails ? "fail" : "errdefer";
  // The word is taken to see what follows; as a name it would begin the expression that is parsed
  // then.
  Name* word = name();
  if (!beginsOperandOnly(tok_) && !(tok_ == Token::LParen && hasBlank)) {
    word_ = word;
    return nullptr;
  }
  s->x = fails ? expr() : primaryExpr(nullptr);
  return finish(s);
}

Stmt* Parser::callStmt(const char* word) {
  auto* s = node<WordStmt>(pos_);
  s->word = word;
  next();
  Expr* x = rhs();
  if (isa<Paren>(x)) {
    error(x->pos, "expression in " + std::string(word) + " must not be parenthesized");
    x = withoutParens(x);
  }
  bool isCall = isa<Call>(x) || (isVo_ && isa<Try>(x));
  if (!isCall && !isa<BadExpr>(x))
    error(x->end, "expression in " + std::string(word) + " must be function call");
  s->x = x;
  finish(s);
  if (!isCall) s->end = s->pos.plus(static_cast<uint32_t>(s->word.size()));
  expectSemi();
  return s;
}

Stmt* Parser::returnStmt() {
  auto* s = node<ReturnStmt>(pos_);
  next();
  if (tok_ != Token::Semicolon && tok_ != Token::RBrace) s->results = list(true);
  finish(s);
  expectSemi();
  return s;
}

Stmt* Parser::branchStmt() {
  auto* s = node<BranchStmt>(pos_);
  s->token = tok_;
  next();
  if (s->token == Token::Goto || (s->token != Token::Fallthrough && tok_ == Token::Name))
    s->label = name();
  finish(s);
  expectSemi();
  return s;
}

Expr* Parser::asExpr(Stmt* s, const char* want) {
  if (s == nullptr) return nullptr;
  if (auto* e = dynCast<ExprStmt>(s)) return e->x;
  const char* found = isa<AssignStmt>(s) ? "assignment" : "simple statement";
  error(s->pos, std::string("expected ") + want + ", found " + found +
                    " (missing parentheses around composite literal?)");
  return badExpr(s->pos);
}

void Parser::ifHeader(IfStmt* s) {
  if (tok_ == Token::LBrace) {
    error(pos_, "missing condition in if statement");
    s->cond = badExpr(pos_);
    return;
  }
  int level = level_;
  level_ = -1;
  bool isRange = false;
  Stmt* init = nullptr;
  if (tok_ != Token::Semicolon) {
    if (tok_ == Token::Var) {
      next();
      error(pos_, "var declaration not allowed in if initializer");
    }
    init = simpleStmt(Simple::Basic, &isRange);
  }
  Stmt* cond = init;
  Pos semi;
  bool isNewline = false;
  if (tok_ != Token::LBrace) {
    s->init = init;
    cond = nullptr;
    if (tok_ == Token::Semicolon) {
      semi = pos_;
      isNewline = atNewline();
      next();
    } else {
      expect(Token::Semicolon);
    }
    if (tok_ != Token::LBrace) cond = simpleStmt(Simple::Basic, &isRange);
  }
  if (cond != nullptr) {
    s->cond = asExpr(cond, "boolean expression");
  } else if (semi.valid()) {
    error(semi, isNewline ? "unexpected newline, expecting { after if clause"
                          : "missing condition in if statement");
  }
  if (s->cond == nullptr) s->cond = badExpr(pos_);
  level_ = level;
}

IfStmt* Parser::ifStmt() {
  Nested nested(*this);
  auto* s = node<IfStmt>(expect(Token::If));
  ifHeader(s);
  s->body = block();
  endWith(s, s->body);
  if (tok_ != Token::Else) {
    expectSemi();
    return s;
  }
  next();
  if (tok_ == Token::If) {
    s->otherwise = ifStmt();
    endWith(s, s->otherwise);
  } else if (tok_ == Token::LBrace) {
    s->otherwise = block();
    endWith(s, s->otherwise);
    expectSemi();
  } else {
    errorExpected(pos_, "if statement or block");
  }
  return s;
}

// Says whether the statement is `x.(type)` or `v := x.(type)`.
bool Parser::isTypeSwitchGuard(Stmt* s) {
  auto isAssert = [](Expr* x) {
    auto* t = dynCast<TypeAssert>(x);
    return t != nullptr && t->type == nullptr;
  };
  if (auto* e = dynCast<ExprStmt>(s)) return isAssert(e->x);
  auto* a = dynCast<AssignStmt>(s);
  if (a == nullptr || a->lhs.size() != 1 || a->rhs.size() != 1 || !isAssert(a->rhs[0]))
    return false;
  if (a->token == Token::Assign) error(a->opPos, "expected ':=', found '='");
  return a->token != Token::AssignOp;
}

Stmt* Parser::switchStmt() {
  Pos begin = expect(Token::Switch);
  Stmt* init = nullptr;
  Stmt* tag = nullptr;
  if (tok_ != Token::LBrace) {
    int level = level_;
    level_ = -1;
    bool isRange = false;
    if (tok_ != Token::Semicolon) tag = simpleStmt(Simple::Basic, &isRange);
    if (tok_ == Token::Semicolon) {
      next();
      init = tag;
      tag = tok_ != Token::LBrace ? simpleStmt(Simple::Basic, &isRange) : nullptr;
    }
    level_ = level;
  }
  bool isTypeSwitch = isTypeSwitchGuard(tag);
  auto* body = node<BlockStmt>(pos_);
  body->lbrace = expect(Token::LBrace);
  size_t mark = stmts_.size();
  while (tok_ == Token::Case || tok_ == Token::Default) {
    Stmt* clause = caseClause();
    stmts_.push_back(clause);
  }
  body->list = take(stmts_, mark);
  body->rbrace = expect(Token::RBrace);
  closeAt(body, body->rbrace);
  Stmt* result = nullptr;
  if (isTypeSwitch) {
    auto* s = node<TypeSwitchStmt>(begin);
    s->init = init;
    s->guard = tag;
    s->body = body;
    result = finish(s);
    expectSemi();
  } else {
    auto* s = node<SwitchStmt>(begin);
    s->init = init;
    s->body = body;
    result = finish(s);
    expectSemi();
    s->tag = asExpr(tag, "switch expression");
  }
  return result;
}

Stmt* Parser::caseClause() {
  auto* c = node<CaseClause>(pos_);
  if (tok_ == Token::Case) {
    next();
    c->list = list(true);
  } else {
    c->isDefault = true;
    expect(Token::Default);
  }
  c->colon = expect(Token::Colon);
  c->body = stmtList();
  return finish(c);
}

Stmt* Parser::selectStmt() {
  auto* s = node<SelectStmt>(expect(Token::Select));
  s->body = node<BlockStmt>(pos_);
  s->body->lbrace = expect(Token::LBrace);
  size_t mark = stmts_.size();
  while (tok_ == Token::Case || tok_ == Token::Default) {
    Stmt* clause = commClause();
    stmts_.push_back(clause);
  }
  s->body->list = take(stmts_, mark);
  s->body->rbrace = expect(Token::RBrace);
  finish(s->body);
  finish(s);
  expectSemi();
  return s;
}

Stmt* Parser::commOperation() {
  auto lhs = list(false);
  if (tok_ == Token::Arrow) {
    if (lhs.size() > 1) errorExpected(lhs[0]->pos, "1 expression");
    auto* s = node<SendStmt>(lhs[0]->pos);
    s->chan = lhs[0];
    s->arrow = pos_;
    next();
    s->value = rhs();
    return endWith(s, s->value);
  }
  if (tok_ == Token::Assign || tok_ == Token::Define) {
    if (lhs.size() > 2) errorExpected(lhs[0]->pos, "1 or 2 expressions");
    auto* s = node<AssignStmt>(lhs[0]->pos);
    s->lhs = lhs;
    s->token = tok_;
    s->op = syntax::tokenText(tok_);
    s->opPos = pos_;
    next();
    s->rhs = keep(std::vector<Expr*>{rhs()});
    return finish(s);
  }
  if (lhs.size() > 1) errorExpected(lhs[0]->pos, "1 expression");
  auto* s = node<ExprStmt>(lhs[0]->pos);
  s->x = lhs[0];
  return finish(s);
}

Stmt* Parser::commClause() {
  auto* c = node<CommClause>(pos_);
  if (tok_ == Token::Case) {
    next();
    c->comm = commOperation();
  } else {
    expect(Token::Default);
  }
  c->colon = expect(Token::Colon);
  c->body = stmtList();
  return finish(c);
}

Stmt* Parser::forStmt() {
  Pos begin = expect(Token::For);
  Stmt* init = nullptr;
  Stmt* cond = nullptr;
  Stmt* post = nullptr;
  bool isRange = false;
  if (tok_ != Token::LBrace) {
    int level = level_;
    level_ = -1;
    bool unused = false;
    if (tok_ == Token::Range) {
      auto* a = node<AssignStmt>(pos_);
      next();
      a->rhs = keep(std::vector<Expr*>{rhs()});
      cond = a;
      isRange = true;
    } else if (tok_ != Token::Semicolon) {
      cond = simpleStmt(Simple::RangeOk, &isRange);
    }
    if (!isRange && tok_ == Token::Semicolon) {
      next();
      init = cond;
      cond = tok_ != Token::Semicolon ? simpleStmt(Simple::Basic, &unused) : nullptr;
      expectSemi();
      if (tok_ != Token::LBrace) post = simpleStmt(Simple::Basic, &unused);
    }
    level_ = level;
  }
  BlockStmt* body = block();
  expectSemi();
  if (!isRange) {
    auto* s = node<ForStmt>(begin);
    s->init = init;
    s->cond = asExpr(cond, "boolean or range expression");
    s->post = post;
    s->body = body;
    return endWith(s, body);
  }
  auto* a = cast<AssignStmt>(cond);
  auto* s = node<RangeStmt>(begin);
  if (a->lhs.size() > 2) errorExpected(a->lhs.back()->pos, "at most 2 expressions");
  if (!a->lhs.empty()) s->key = a->lhs[0];
  if (a->lhs.size() > 1) s->value = a->lhs[1];
  s->op = a->token;
  s->opPos = a->opPos;
  s->x = a->rhs[0];
  s->body = body;
  return endWith(s, body);
}

}  // namespace vo::format
