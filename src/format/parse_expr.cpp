// This file implements the parsing of expressions.
#include <algorithm>
#include <utility>

#include "format/parser_impl.h"

namespace vo::format {

Name* Parser::name() {
  auto* n = node<Name>(pos_);
  n->text = "_";
  if (tok_ == Token::Name) {
    n->text = lex_.text;
    next();
  } else {
    expect(Token::Name);
  }
  return finish(n);
}

std::span<Name*> Parser::nameList() {
  std::vector<Name*> names = {name()};
  while (tok_ == Token::Comma) {
    next();
    names.push_back(name());
  }
  return keep(names);
}

Literal* Parser::literal() {
  auto* l = node<Literal>(pos_);
  l->token = tok_;
  l->text = lex_.text.starts_with('`') ? withoutReturns(lex_.text, false) : lex_.text;
  next();
  return finish(l);
}

std::span<Expr*> Parser::exprList() {
  size_t mark = exprs_.size();
  for (;;) {
    Expr* x = expr();
    exprs_.push_back(x);
    if (tok_ != Token::Comma) break;
    next();
  }
  return take(exprs_, mark);
}

std::span<Expr*> Parser::list(bool isRhs) {
  bool old = inRhs_;
  inRhs_ = isRhs;
  auto xs = exprList();
  inRhs_ = old;
  return xs;
}

Expr* Parser::expr() { return binaryExpr(nullptr, 1); }

Expr* Parser::rhs() {
  bool old = inRhs_;
  inRhs_ = true;
  Expr* x = expr();
  inRhs_ = old;
  return x;
}

// Of operators that bind at least as `minimum`. The left operand may be given.
Expr* Parser::binaryExpr(Expr* x, int minimum) {
  if (x == nullptr) x = unaryExpr();
  Nested nested(*this);
  for (;;) {
    Token op = inRhs_ && tok_ == Token::Assign ? Token::Equal : tok_;
    int binds = syntax::precedence(op);
    if (binds < minimum || !nested.deeper()) return x;
    auto* b = node<Binary>(x->pos);
    b->op = op;
    b->opPos = expect(op);
    b->x = x;
    b->y = binaryExpr(nullptr, binds + 1);
    x = endWith(b, b->y);
  }
}

Expr* Parser::unaryExpr() {
  if (word_ != nullptr) return primaryExpr(nullptr);
  Nested nested(*this);
  switch (tok_) {
    case Token::Add:
    case Token::Sub:
    case Token::Not:
    case Token::Xor:
    case Token::And:
    case Token::Tilde: {
      auto* u = node<Unary>(pos_);
      u->op = tok_;
      next();
      u->x = unaryExpr();
      return endWith(u, u->x);
    }
    case Token::Arrow:
      return receiveOrChan();
    case Token::Mul: {
      auto* s = node<Star>(pos_);
      next();
      s->x = unaryExpr();
      return endWith(s, s->x);
    }
    default:
      return primaryExpr(nullptr);
  }
}

// At `<-`: a receive, or the channel type that only turns out to be one when it has been read as
// `<-(chan T)`. Then the arrows move one to the left: `<-(chan<- (chan T))` is `<-chan (<-chan T)`.
Expr* Parser::receiveOrChan() {
  Pos arrow = pos_;
  next();
  Expr* x = unaryExpr();
  auto* t = dynCast<ChanType>(x);
  if (t == nullptr) {
    auto* u = node<Unary>(arrow);
    u->op = Token::Arrow;
    u->x = x;
    return endWith(u, x);
  }
  ChanDir dir = ChanDir::Send;
  while (t != nullptr && dir == ChanDir::Send) {
    if (t->dir == ChanDir::Recv) errorExpected(t->arrow, "'chan'");
    Pos old = t->arrow;
    t->pos = t->arrow = arrow;
    arrow = old;
    dir = t->dir;
    t->dir = ChanDir::Recv;
    t = dynCast<ChanType>(t->value);
  }
  if (dir == ChanDir::Send) errorExpected(arrow, "channel type");
  return x;
}

bool Parser::mayBeLiteralType(const Expr* x) const {
  switch (x->kind) {
    case NodeKind::Bad:
    case NodeKind::Name:
    case NodeKind::Selector:
    case NodeKind::Index:
    case NodeKind::IndexList:
      return level_ >= 0;
    case NodeKind::ArrayType:
    case NodeKind::StructType:
    case NodeKind::MapType:
      return true;
    default:
      return false;
  }
}

Expr* Parser::primaryExpr(Expr* x) {
  if (x == nullptr) x = operand();
  Nested nested(*this);
  while (nested.deeper()) {
    switch (tok_) {
      case Token::Dot:
        x = selectorOrAssertion(x);
        break;
      case Token::LBrack:
        x = indexOrSlice(x);
        break;
      case Token::LParen:
        x = call(x, x->pos);
        break;
      case Token::Squiggle:
        x = dynamicStep(x);
        break;
      case Token::Question: {
        auto* t = node<Try>(x->pos);
        t->x = x;
        t->question = pos_;
        next();
        x = finish(t);
        break;
      }
      case Token::LBrace: {
        Expr* bare = withoutParens(x);
        if (!mayBeLiteralType(bare)) return x;
        if (bare != x) error(bare->pos, "cannot parenthesize type in composite literal");
        x = literalValue(x, x->pos);
        break;
      }
      default:
        return x;
    }
  }
  return x;
}

Expr* Parser::selectorOrAssertion(Expr* x) {
  next();
  if (tok_ == Token::LParen) {
    auto* t = node<TypeAssert>(x->pos);
    t->x = x;
    t->lparen = pos_;
    next();
    if (tok_ == Token::Type) {
      next();
    } else {
      t->type = type();
    }
    t->rparen = expect(Token::RParen);
    return closeAt(t, t->rparen);
  }
  auto* s = node<Selector>(x->pos);
  s->x = x;
  if (tok_ == Token::Name) {
    s->name = name();
    return finish(s);
  }
  s->name = node<Name>(pos_);
  errorExpected(pos_, "selector or type assertion");
  if (tok_ != Token::RBrace) next();
  return finish(s);
}

// At `~>`.
Expr* Parser::dynamicStep(Expr* x) {
  next();
  if (tok_ == Token::LParen) {
    Call* c = call(x, x->pos);
    c->isDynamic = true;
    return c;
  }
  if (tok_ == Token::LBrack) {
    auto* i = node<DynIndex>(x->pos);
    i->x = x;
    i->lbrack = pos_;
    next();
    level_++;
    i->key = rhs();
    level_--;
    i->rbrack = expect(Token::RBrack);
    return closeAt(i, i->rbrack);
  }
  auto* s = node<DynSelector>(x->pos);
  s->x = x;
  s->name = name();
  return finish(s);
}

Expr* Parser::indexOrSlice(Expr* x) {
  Pos lbrack = expect(Token::LBrack);
  if (tok_ == Token::RBrack) {
    errorExpected(pos_, "operand");
    Expr* bad = badExpr(pos_);
    next();
    return packIndex(x, lbrack, keep(std::vector<Expr*>{bad}), bad->pos);
  }
  level_++;
  Expr* parts[3] = {};
  Pos colons[2];
  int colonCount = 0;
  std::vector<Expr*> args;
  if (tok_ != Token::Colon) parts[0] = rhs();
  if (tok_ == Token::Colon) {
    while (tok_ == Token::Colon && colonCount < 2) {
      colons[colonCount++] = pos_;
      next();
      if (tok_ != Token::Colon && tok_ != Token::RBrack && tok_ != Token::EndOfFile)
        parts[colonCount] = rhs();
    }
  } else {
    args.push_back(parts[0]);
    while (tok_ == Token::Comma) {
      next();
      if (tok_ != Token::RBrack && tok_ != Token::EndOfFile) args.push_back(type());
    }
  }
  level_--;
  Pos rbrack = expect(Token::RBrack);
  if (colonCount == 0) return packIndex(x, lbrack, keep(args), rbrack);
  if (colonCount == 2) {
    if (parts[1] == nullptr) error(colons[0], "middle index required in 3-index slice");
    if (parts[2] == nullptr) error(colons[1], "final index required in 3-index slice");
  }
  auto* s = node<Slice>(x->pos);
  s->x = x;
  s->lbrack = lbrack;
  std::copy(parts, parts + 3, s->parts);
  s->rbrack = rbrack;
  return closeAt(s, rbrack);
}

Call* Parser::call(Expr* fun, Pos begin) {
  auto* c = node<Call>(begin);
  c->fun = fun;
  c->lparen = expect(Token::LParen);
  level_++;
  size_t mark = exprs_.size();
  while (tok_ != Token::RParen && tok_ != Token::EndOfFile && !c->ellipsis.valid()) {
    Expr* x = rhs();
    exprs_.push_back(x);
    if (tok_ == Token::DotDotDot) {
      c->ellipsis = pos_;
      next();
    }
    if (!atComma("argument list", Token::RParen)) break;
    next();
  }
  level_--;
  c->args = take(exprs_, mark);
  c->rparen = expectClosing(Token::RParen, "argument list");
  return closeAt(c, c->rparen);
}

Expr* Parser::operand() {
  if (word_ != nullptr) return std::exchange(word_, nullptr);
  switch (tok_) {
    case Token::Name:
      return name();
    case Token::Int:
    case Token::Float:
    case Token::Imag:
    case Token::Char:
    case Token::String:
      return literal();
    case Token::LParen: {
      auto* p = node<Paren>(pos_);
      next();
      level_++;
      p->x = rhs();
      level_--;
      p->rparen = expect(Token::RParen);
      return closeAt(p, p->rparen);
    }
    case Token::Func: {
      FuncType* t = funcType();
      if (tok_ != Token::LBrace) return t;
      auto* f = node<FuncLit>(t->pos);
      f->type = t;
      level_++;
      f->body = block();
      level_--;
      return endWith(f, f->body);
    }
    default:
      break;
  }
  if (Expr* t = typeOrNull()) return t;
  Pos begin = pos_;
  errorExpected(begin, "operand");
  advance(Stop::Statement);
  return badExpr(begin);
}

Expr* Parser::literalValue(Expr* type, Pos begin) {
  Nested nested(*this);
  auto* c = node<CompositeLit>(begin);
  c->type = type;
  c->lbrace = expect(Token::LBrace);
  level_++;
  size_t mark = exprs_.size();
  while (tok_ != Token::RBrace && tok_ != Token::EndOfFile) {
    Expr* e = element();
    exprs_.push_back(e);
    if (!atComma("composite literal", Token::RBrace)) break;
    next();
  }
  level_--;
  c->elements = take(exprs_, mark);
  c->rbrace = expectClosing(Token::RBrace, "composite literal");
  return closeAt(c, c->rbrace);
}

Expr* Parser::value() { return tok_ == Token::LBrace ? literalValue(nullptr, pos_) : expr(); }

Expr* Parser::element() {
  Expr* x = value();
  if (tok_ != Token::Colon) return x;
  auto* p = node<KeyValue>(x->pos);
  p->key = x;
  p->colon = pos_;
  next();
  p->value = value();
  return endWith(p, p->value);
}

}  // namespace vo::format
