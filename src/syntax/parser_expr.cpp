// This file implements the parsing of expressions.
#include <algorithm>

#include "syntax/parser_impl.h"
#include "syntax/printer.h"
#include "syntax/unicode.h"

namespace vo::syntax {

// Expression = UnaryExpr | Expression binary_op Expression .
// `x`, if given, is the first operand.
Expr* Parser::binaryExpr(Expr* x, int minPrecedence) {
  if (x == nullptr) x = unaryExpr();
  for (int chain = 1;; chain++) {
    int p = precedence(tok());
    if (p <= minPrecedence) return x;
    if (!mayChain(chain)) return x;
    auto* b = node<BinaryExpr>(x->pos);
    b->op = tok();
    b->opPos = pos();
    next();
    b->x = x;
    b->y = binaryExpr(nullptr, p);
    x = finish(b);
  }
}

// UnaryExpr = PrimaryExpr | unary_op UnaryExpr .
Expr* Parser::unaryExpr() {
  switch (tok()) {
    case Token::Mul:
    case Token::Add:
    case Token::Sub:
    case Token::Not:
    case Token::Xor:
    case Token::Tilde:
    case Token::And:
    case Token::Arrow:
      break;
    default:
      return primaryExpr(nullptr, true);
  }
  Nested level(*this);
  if (!level.ok()) return badExpr();
  if (tok() == Token::Arrow) return receiveOrChannel();
  if (tok() == Token::Mul) {
    auto* star = node<StarExpr>(pos());
    next();
    star->x = unaryExpr();
    return finish(star);
  }
  auto* u = node<UnaryExpr>(pos());
  u->op = tok();
  next();
  u->x = unaryExpr();
  // The operand may be a parenthesised composite literal: the parentheses count for nothing.
  if (u->op == Token::And) u->x = unparen(u->x);
  return finish(u);
}

// `<-x` is a receive operation unless x turns out to be a channel type: then the arrow belongs to
// the type. `<-chan T` is parsed as <-(chan T) and turned into (<-chan T); in `<-chan<- chan T`
// the arrows move one to the right: (<-chan (<-chan T)).
Expr* Parser::receiveOrChannel() {
  Pos begin = pos();
  next();
  Expr* x = unaryExpr();
  if (!isa<ChanType>(x)) {
    auto* u = node<UnaryExpr>(begin);
    u->op = Token::Arrow;
    u->x = x;
    return finish(u);
  }
  ChanDir dir = ChanDir::Send;
  Expr* t = x;
  x->pos = begin;
  while (dir == ChanDir::Send) {
    auto* c = dynCast<ChanType>(t);
    if (c == nullptr) break;
    dir = c->dir;
    // <-<-chan T: no type
    if (dir == ChanDir::Recv) syntaxError("unexpected <-, expected chan");
    c->dir = ChanDir::Recv;
    t = c->element;
  }
  // <-chan<- T where T is no channel
  if (dir == ChanDir::Send) syntaxError("unexpected " + exprString(t) + ", expected chan");
  return x;
}

// Operand = Literal | OperandName | MethodExpr | "(" Expression ")" .
Expr* Parser::operand(bool keepParens) {
  switch (tok()) {
    case Token::Name:
      return name();
    case Token::Int:
    case Token::Float:
    case Token::Imag:
    case Token::Char:
    case Token::String:
      return literalOrNull();
    case Token::LParen: {
      Nested level(*this);
      if (!level.ok()) return badExpr();
      Pos begin = pos();
      next();
      exprLevel_++;
      Expr* x = expr();
      exprLevel_--;
      want(Token::RParen);
      // Parentheses are kept only where the checker or the parser complains about them. Before
      // `{` this may be a composite literal's type, where they are wrong.
      if (!keepParens && tok() != Token::LBrace) return x;
      auto* p = node<ParenExpr>(begin);
      p->x = x;
      return finish(p);
    }
    case Token::Func: {
      Nested level(*this);
      if (!level.ok()) return badExpr();
      Pos begin = pos();
      next();
      FuncType* t = funcType(begin, "function type");
      if (tok() != Token::LBrace) return t;
      exprLevel_++;
      auto* f = node<FuncLit>(begin);
      f->type = t;
      f->body = funcBody();
      exprLevel_--;
      return finish(f);
    }
    case Token::LBrack:
    case Token::Chan:
    case Token::Map:
    case Token::Struct:
    case Token::Interface:
      return type();
    default: {
      Expr* x = badExpr();
      syntaxError("expected expression");
      advance({Token::RParen, Token::RBrack, Token::RBrace});
      return x;
    }
  }
}

// PrimaryExpr = Operand | Conversion | PrimaryExpr ( Selector | Index | Slice | TypeAssertion |
//               Arguments | "?" | DynamicStep ) .
Expr* Parser::primaryExpr(Expr* x, bool keepParens) {
  if (x == nullptr) x = operand(keepParens);
  for (int chain = 1;; chain++) {
    if (!mayChain(chain)) return x;
    switch (tok()) {
      case Token::Dot:
        x = selectorOrAssertion(x);
        break;
      case Token::LBrack: {
        Nested level(*this);
        if (!level.ok()) return x;
        x = indexOrSlice(x);
        break;
      }
      case Token::LParen: {
        Nested level(*this);
        if (!level.ok()) return x;
        x = call(x);
        break;
      }
      case Token::Question: {
        auto* t = node<TryExpr>(x->pos);
        t->x = x;
        t->question = pos();
        next();
        x = finish(t);
        break;
      }
      case Token::Squiggle: {
        Nested level(*this);
        if (!level.ok()) return x;
        x = dynamicStep(x);
        break;
      }
      case Token::LBrace:
        if (!mayBeLiteralType(unparen(x))) return x;
        if (isa<ParenExpr>(x)) syntaxError("cannot parenthesize type in composite literal");
        x = complitExpr(x);
        break;
      default:
        return x;
    }
  }
}

// At the dot.
Expr* Parser::selectorOrAssertion(Expr* x) {
  next();
  if (tok() == Token::Name) {
    auto* s = node<SelectorExpr>(x->pos);
    s->x = x;
    s->sel = name();
    return finish(s);
  }
  if (tok() != Token::LParen) {
    syntaxError("expected name or (");
    advance({Token::Semicolon, Token::RParen});
    return x;
  }
  next();
  auto* t = node<TypeAssertExpr>(x->pos);
  t->x = x;
  if (!got(Token::Type)) t->type = type();
  want(Token::RParen);
  return finish(t);
}

// At `~>`: DynamicStep = "~>" ( name [ Arguments ] | "[" Expression "]" | Arguments ) .
Expr* Parser::dynamicStep(Expr* x) {
  next();
  if (tok() == Token::LParen) return dynamicCall(x);
  if (tok() == Token::LBrack) return dynamicIndex(x);
  if (tok() != Token::Name) {
    syntaxError("expected name, [ or ( after ~>");
    advance({Token::Semicolon, Token::RParen});
    return x;
  }
  auto* a = node<DynAttrExpr>(x->pos);
  a->x = x;
  a->sel = name();
  finish(a);
  return tok() == Token::LParen ? dynamicCall(a) : a;
}

Expr* Parser::dynamicIndex(Expr* x) {
  auto* i = node<DynIndexExpr>(x->pos);
  i->x = x;
  i->lbrack = pos();
  next();
  exprLevel_++;
  i->key = expr();
  exprLevel_--;
  if (tok() == Token::Colon || tok() == Token::Comma) {
    syntaxError("~>[ ] takes one key");
    advance({Token::RBrack, Token::Semicolon});
  }
  want(Token::RBrack);
  return finish(i);
}

Expr* Parser::dynamicCall(Expr* x) {
  auto* d = node<DynCallExpr>(x->pos);
  d->call = cast<CallExpr>(call(x));
  return finish(d);
}

// At the bracket: x[i], x[T1, T2], x[i:j], x[i:j:k].
Expr* Parser::indexOrSlice(Expr* x) {
  Pos lbrack = pos();
  next();
  Expr* first = nullptr;
  if (tok() != Token::Colon) {
    bool comma = false;
    std::span<Expr*> indices;
    if (tok() == Token::RBrack) {
      syntaxError("expected operand");
      indices = single<Expr*>(badExpr());
    } else {
      indices = typeList(false, &comma);
    }
    if (comma || tok() == Token::RBrack) {
      want(Token::RBrack);
      auto* i = node<IndexExpr>(x->pos);
      i->x = x;
      i->lbrack = lbrack;
      i->indices = indices;
      return finish(i);
    }
    first = indices[0];
  }
  if (!got(Token::Colon)) {
    syntaxError("expected comma, : or ]");
    advance({Token::Comma, Token::Colon, Token::RBrack});
  }
  exprLevel_++;
  auto* s = node<SliceExpr>(x->pos);
  s->x = x;
  s->lbrack = lbrack;
  s->lo = first;
  if (tok() != Token::Colon && tok() != Token::RBrack) s->hi = expr();
  if (tok() == Token::Colon) {
    s->three = true;
    if (s->hi == nullptr) {
      errorAt(tokenRange(), "middle index required in 3-index slice");
      s->hi = badExpr();
    }
    next();
    if (tok() != Token::RBrack) {
      s->max = expr();
    } else {
      errorAt(tokenRange(), "final index required in 3-index slice");
      s->max = badExpr();
    }
  }
  exprLevel_--;
  want(Token::RBrack);
  return finish(s);
}

// At the parenthesis: argList = [ arg { "," arg } [ "..." ] [ "," ] ] ")" .
Expr* Parser::call(Expr* x) {
  auto* c = node<CallExpr>(x->pos);
  c->fun = x;
  c->lparen = pos();
  next();
  size_t mark = exprs_.size();
  exprLevel_++;
  c->rparen = list("argument list", Token::Comma, Token::RParen, [&] {
    Expr* argument = expr();
    exprs_.push_back(argument);
    if (tok() != Token::DotDotDot) return false;
    c->ellipsis = pos();
    next();
    return true;
  });
  exprLevel_--;
  c->args = collect(exprs_, mark);
  return finish(c);
}

namespace {

// Whether x can only be a value, not a type.
bool isValue(const Expr* x) {
  switch (x->kind) {
    case NodeKind::BasicLit:
    case NodeKind::CompositeLit:
    case NodeKind::FuncLit:
    case NodeKind::SliceExpr:
    case NodeKind::TypeAssertExpr:
    case NodeKind::CallExpr:
    case NodeKind::TryExpr:
    case NodeKind::DynAttrExpr:
    case NodeKind::DynIndexExpr:
    case NodeKind::DynCallExpr:
    case NodeKind::UnaryExpr:
    case NodeKind::BinaryExpr:
      return true;
    case NodeKind::ParenExpr:
      return isValue(cast<ParenExpr>(x)->x);
    case NodeKind::IndexExpr: {
      const auto* i = cast<IndexExpr>(x);
      return isValue(i->x) || (i->indices.size() == 1 && isValue(i->indices[0]));
    }
    default:
      return false;
  }
}

}  // namespace

// Before `{`: whether x and the brace can be a composite literal. In a control clause
// (exprLevel_ < 0) a brace behind a name opens the block.
bool Parser::mayBeLiteralType(const Expr* x) const {
  switch (x->kind) {
    case NodeKind::Ident:
    case NodeKind::SelectorExpr:
      return exprLevel_ >= 0;
    case NodeKind::IndexExpr:
      return exprLevel_ >= 0 && !isValue(x);
    case NodeKind::ArrayType:
    case NodeKind::StructType:
    case NodeKind::MapType:
      return true;
    default:
      return false;
  }
}

// Element = Expression | LiteralValue .
Expr* Parser::bareComplitExpr() {
  return tok() == Token::LBrace ? complitExpr(nullptr) : expr();
}

// LiteralValue = "{" [ ElementList [ "," ] ] "}" .
CompositeLit* Parser::complitExpr(Expr* type) {
  auto* x = node<CompositeLit>(type == nullptr ? pos() : type->pos);
  x->type = type;
  x->lbrace = pos();
  Nested level(*this);
  if (!level.ok()) return x;
  exprLevel_++;
  want(Token::LBrace);
  size_t mark = exprs_.size();
  x->rbrace = list("composite literal", Token::Comma, Token::RBrace, [&] {
    Expr* e = bareComplitExpr();
    if (tok() == Token::Colon) {
      auto* kv = node<KeyValueExpr>(e->pos);
      kv->key = e;
      kv->colon = pos();
      next();
      kv->value = bareComplitExpr();
      e = finish(kv);
    }
    exprs_.push_back(e);
    return false;
  });
  x->elements = collect(exprs_, mark);
  exprLevel_--;
  return finish(x);
}

BasicLit* Parser::literalOrNull() {
  if (!atLiteral()) return nullptr;
  auto* b = node<BasicLit>(pos());
  b->token = tok();
  b->bad = lex_.bad;
  // Kept trees outlive the source text.
  b->text = idBit_ != 0 ? arena_->copy(lex_.text) : lex_.text;
  if (!b->bad && (b->token == Token::String || b->token == Token::Char)) {
    b->value = literalValue(b->text, *arena_);
    if (b->token == Token::Char) {
      // '\xff' is a number, not UTF-8.
      bool byteEscape = b->text.size() > 3 && b->text[1] == '\\' && b->value.size() == 1;
      b->rune = byteEscape ? static_cast<uint8_t>(b->value[0])
                           : static_cast<int32_t>(decodeRune(b->value).value);
    }
  }
  next();
  return finish(b);
}

// The interner's symbol; most names of a file are names it has just used.
Symbol Parser::symbol(std::string_view text) {
  auto byte = [&](size_t i) { return static_cast<size_t>(static_cast<uint8_t>(text[i])); };
  size_t n = text.size();
  size_t hash = byte(0) * 5 + byte(n / 2) * 37 + byte(n - 1) * 131 + n * 29;
  Symbol& slot = recent_[hash % recent_.size()];
  if (slot.str() != text) slot = context_.symbols.intern(text);
  return slot;
}

Ident* Parser::name() {
  auto* n = node<Ident>(pos());
  if (tok() == Token::Name) {
    n->name = symbol(lex_.text);
    next();
    return finish(n);
  }
  n->name = context_.symbols.intern("_");
  syntaxError("expected name");
  advance({});
  return n;
}

// ExpressionList = Expression { "," Expression } .
std::span<Expr*> Parser::exprList() {
  Expr* first = expr();
  if (tok() != Token::Comma) return single(first);
  size_t mark = exprs_.size();
  exprs_.push_back(first);
  while (got(Token::Comma)) {
    Expr* x = expr();
    exprs_.push_back(x);
  }
  return collect(exprs_, mark);
}

// typeList = arg { "," arg } [ "," ] .
std::span<Expr*> Parser::typeList(bool strict, bool* comma) {
  exprLevel_++;
  Expr* first = strict ? type() : expr();
  size_t mark = exprs_.size();
  exprs_.push_back(first);
  if (tok() == Token::Comma) {
    *comma = true;
    while (got(Token::Comma)) {
      Expr* t = typeOrNull();
      if (t == nullptr) break;
      exprs_.push_back(t);
    }
  }
  exprLevel_--;
  return collect(exprs_, mark);
}

}  // namespace vo::syntax
