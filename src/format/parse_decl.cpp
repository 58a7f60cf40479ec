// This file implements the parsing of files and declarations.
#include "format/parser_impl.h"

namespace vo::format {

File Parser::file() {
  File f;
  auto close = [&] {
    f.comments = std::move(groups_);
    return std::move(f);
  };
  // What cannot be read at its very beginning is hardly a source file.
  if (!errors_.empty()) return close();
  if (!isVo_ || tok_ == Token::Package) {
    f.package = expect(Token::Package);
    f.name = name();
    expectSemi();
    if (!errors_.empty()) return close();
  }
  Token previous = Token::Import;
  while (tok_ != Token::EndOfFile) {
    if (tok_ == Token::Import && previous != Token::Import)
      error(pos_, "imports must appear before other declarations");
    previous = tok_;
    Decl d = declaration(Stop::Declaration);
    if (d.gen != nullptr || d.fun != nullptr) f.decls.push_back(d);
  }
  return close();
}

Decl Parser::declaration(Stop recovery) {
  Decl d{};
  d.hasDoc = leadComment_ != nullptr;
  switch (tok_) {
    case Token::Import:
    case Token::Const:
    case Token::Type:
    case Token::Var:
      d.gen = genDecl();
      break;
    case Token::Func:
      d.fun = funcDecl();
      break;
    default:
      errorExpected(pos_, "declaration");
      advance(recovery);
  }
  return d;
}

GenDecl* Parser::genDecl() {
  auto* d = arena_.make<GenDecl>();
  d->keyword = tok_;
  d->pos = pos_;
  next();
  std::vector<Spec*> specs;
  if (tok_ == Token::LParen) {
    d->lparen = pos_;
    next();
    while (tok_ != Token::RParen && tok_ != Token::EndOfFile) specs.push_back(spec(d->keyword));
    d->rparen = expect(Token::RParen);
    expectSemi();
  } else {
    specs.push_back(spec(d->keyword));
  }
  d->specs = keep(specs);
  return d;
}

Spec* Parser::spec(Token keyword) {
  auto* s = arena_.make<Spec>();
  s->pos = pos_;
  switch (keyword) {
    case Token::Import:
      importSpec(s);
      break;
    case Token::Type:
      typeSpec(s);
      break;
    default:
      valueSpec(s, keyword);
  }
  s->end = previousEnd_;
  s->comment = expectSemi();
  return s;
}

void Parser::importSpec(Spec* s) {
  if (tok_ == Token::Name) {
    s->importName = name();
  } else if (tok_ == Token::Dot) {
    s->importName = node<Name>(pos_);
    s->importName->text = ".";
    next();
    finish(s->importName);
  }
  if (tok_ == Token::String) {
    s->path = literal();
  } else if (tok_ >= Token::Name && tok_ <= Token::String) {
    error(pos_, "import path must be a string");
    next();
  } else {
    error(pos_, "missing import path");
    advance(Stop::Expression);
  }
}

void Parser::valueSpec(Spec* s, Token keyword) {
  s->names = nameList();
  if (keyword == Token::Const) {
    if (tok_ == Token::EndOfFile || tok_ == Token::Semicolon || tok_ == Token::RParen) return;
    s->type = typeOrNull();
  } else if (tok_ != Token::Assign) {
    s->type = type();
  }
  if (tok_ != Token::Assign) return;
  next();
  s->values = list(true);
}

void Parser::typeSpec(Spec* s) {
  s->names = keep(std::vector<Name*>{name()});
  if (tok_ == Token::LBrack) return typeSpecAfterBracket(s);
  if (tok_ == Token::Assign) {
    s->assign = pos_;
    next();
  }
  s->type = type();
}

// `type T[P *C]…` reads both as an array of length P*C and as a parameter P with the constraint *C:
// the expression is parsed and split where that makes sense.
void Parser::typeSpecAfterBracket(Spec* s) {
  Pos lbrack = pos_;
  next();
  if (tok_ != Token::Name) {
    s->type = arrayType(lbrack, nullptr);
    return;
  }
  Expr* x = name();
  // A name before "[" begins a constraint like `P []E`: no constant has an index.
  if (tok_ != Token::LBrack) {
    level_++;
    x = binaryExpr(primaryExpr(x), 1);
    level_--;
  }
  Expr* bound = nullptr;
  Name* parameter = splitTypeParam(x, tok_ == Token::Comma, &bound);
  if (parameter == nullptr || (bound == nullptr && tok_ == Token::RBrack)) {
    s->type = arrayType(lbrack, x);
    return;
  }
  s->typeParams.isThere = true;
  s->typeParams.open = lbrack;
  s->typeParams.list = paramList(parameter, bound, Token::RBrack, false);
  s->typeParams.close = expect(Token::RBrack);
  if (tok_ == Token::Assign) {
    s->assign = pos_;
    next();
  }
  s->type = type();
}

// Splits x into the name it begins with and the rest as a type:
//
//     x          split if                      name   rest
//     P          always                        P      none
//     P*E        E is a type element, or force P      *E
//     P*E|F      E or F is one, or force       P      *E|F
//     P(E)       E is one, or force            P      (E)
Name* Parser::splitTypeParam(Expr* x, bool force, Expr** rest) {
  *rest = nullptr;
  if (auto* n = dynCast<Name>(x)) return n;
  if (auto* c = dynCast<Call>(x)) {
    auto* n = dynCast<Name>(c->fun);
    if (n == nullptr || c->args.size() != 1 || c->ellipsis.valid() ||
        (!force && !isTypeElem(c->args[0])))
      return nullptr;
    auto* paren = node<Paren>(c->lparen);
    paren->x = c->args[0];
    paren->rparen = c->rparen;
    paren->end = c->end;
    *rest = paren;
    return n;
  }
  auto* b = dynCast<Binary>(x);
  if (b == nullptr) return nullptr;
  if (b->op == Token::Mul) {
    auto* n = dynCast<Name>(b->x);
    if (n == nullptr || (!force && !isTypeElem(b->y))) return nullptr;
    auto* star = node<Star>(b->opPos);
    star->x = b->y;
    star->end = b->end;
    *rest = star;
    return n;
  }
  if (b->op != Token::Or) return nullptr;
  Expr* left = nullptr;
  Name* n = splitTypeParam(b->x, force || isTypeElem(b->y), &left);
  if (n == nullptr || left == nullptr) return nullptr;
  auto* either = node<Binary>(left->pos);
  *either = *b;
  either->pos = left->pos;
  either->x = left;
  *rest = either;
  return n;
}

FuncDecl* Parser::funcDecl() {
  auto* d = arena_.make<FuncDecl>();
  d->pos = expect(Token::Func);
  if (tok_ == Token::LParen) d->receiver = parameters(false);
  d->name = name();
  d->type = node<FuncType>(d->pos);
  if (tok_ == Token::LBrack) d->type->typeParams = typeParameters();
  signature(d->type);
  d->end = d->type->end;
  if (tok_ == Token::Semicolon) {
    next();
    if (tok_ != Token::LBrace) return d;
    error(pos_, "unexpected semicolon or newline before {");
  }
  if (tok_ == Token::LBrace) {
    d->body = block();
    d->end = d->body->end;
  }
  expectSemi();
  return d;
}

}  // namespace vo::format
