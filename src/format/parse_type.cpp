// This file implements the parsing of types and of parameter lists.
#include "format/parser_impl.h"

namespace vo::format {

Expr* Parser::badExpr(Pos begin) {
  auto* b = node<BadExpr>(begin);
  b->end = pos_;
  return b;
}

Expr* Parser::type() {
  if (Expr* t = typeOrNull()) return t;
  Pos begin = pos_;
  errorExpected(begin, "type");
  advance(Stop::Expression);
  return badExpr(begin);
}

// [ package "." ] name. The first name may be given.
Expr* Parser::typeName(Name* first) {
  if (first == nullptr) first = name();
  if (tok_ != Token::Dot) return first;
  auto* s = node<Selector>(first->pos);
  next();
  s->x = first;
  s->name = name();
  return finish(s);
}

Expr* Parser::qualifiedName(Name* first) {
  Expr* t = typeName(first);
  return tok_ == Token::LBrack ? typeInstance(t) : t;
}

Expr* Parser::packIndex(Expr* x, Pos lbrack, std::span<Expr*> indices, Pos rbrack) {
  if (indices.size() == 1) {
    auto* i = node<Index>(x->pos);
    i->x = x;
    i->lbrack = lbrack;
    i->index = indices[0];
    i->rbrack = rbrack;
    return closeAt(i, rbrack);
  }
  auto* l = node<IndexList>(x->pos);
  l->x = x;
  l->lbrack = lbrack;
  l->indices = indices;
  l->rbrack = rbrack;
  return closeAt(l, rbrack);
}

Expr* Parser::typeInstance(Expr* x) {
  Pos lbrack = expect(Token::LBrack);
  level_++;
  std::vector<Expr*> args;
  while (tok_ != Token::RBrack && tok_ != Token::EndOfFile) {
    args.push_back(type());
    if (!atComma("type argument list", Token::RBrack)) break;
    next();
  }
  level_--;
  Pos rbrack = expectClosing(Token::RBrack, "type argument list");
  if (args.empty()) {
    errorExpected(rbrack, "type argument list");
    args.push_back(badExpr(rbrack));
  }
  return packIndex(x, lbrack, keep(args), rbrack);
}

// Behind "[". The length may be given.
Expr* Parser::arrayType(Pos lbrack, Expr* length) {
  auto* t = node<ArrayType>(lbrack);
  if (length == nullptr) {
    level_++;
    if (tok_ == Token::DotDotDot) {
      auto* e = node<Ellipsis>(pos_);
      next();
      length = finish(e);
    } else if (tok_ != Token::RBrack) {
      length = rhs();
    }
    level_--;
  }
  if (tok_ == Token::Comma) {
    error(pos_, "unexpected comma; expecting ]");
    next();
  }
  expect(Token::RBrack);
  t->length = length;
  t->element = type();
  return endWith(t, t->element);
}

// At "[" behind a name: `x []E` and `x [n]E` keep the name, `x[T]` and `x[T1, T2]` have taken it.
Parser::Param Parser::arrayOrTypeArgs(Name* x) {
  Pos lbrack = expect(Token::LBrack);
  Pos trailingComma;
  std::vector<Expr*> args;
  if (tok_ != Token::RBrack) {
    level_++;
    args.push_back(rhs());
    while (tok_ == Token::Comma) {
      Pos comma = pos_;
      next();
      if (tok_ == Token::RBrack) {
        trailingComma = comma;
        break;
      }
      args.push_back(rhs());
    }
    level_--;
  }
  Pos rbrack = expect(Token::RBrack);
  auto array = [&](Expr* length, Expr* element) {
    auto* t = node<ArrayType>(lbrack);
    t->length = length;
    t->element = element;
    return Param{x, endWith(t, element)};
  };
  if (args.empty()) return array(nullptr, type());
  if (args.size() == 1) {
    if (Expr* element = typeOrNull()) {
      if (trailingComma.valid()) error(trailingComma, "unexpected comma; expecting ]");
      return array(args[0], element);
    }
  }
  return {nullptr, packIndex(x, lbrack, keep(args), rbrack)};
}

Expr* Parser::structType() {
  auto* t = node<StructType>(expect(Token::Struct));
  t->fields.isThere = true;
  t->fields.open = expect(Token::LBrace);
  std::vector<Field> fields;
  // A parenthesis is a mistake that fieldDecl() complains about.
  while (tok_ == Token::Name || tok_ == Token::Mul || tok_ == Token::LParen)
    fields.push_back(fieldDecl());
  t->fields.list = keep(fields);
  t->fields.close = expect(Token::RBrace);
  return closeAt(t, t->fields.close);
}

Field Parser::fieldDecl() {
  Field f{};
  std::vector<Name*> names;
  switch (tok_) {
    case Token::Name: {
      Name* n = name();
      if (tok_ == Token::Dot || tok_ == Token::String || tok_ == Token::Semicolon ||
          tok_ == Token::RBrace) {
        f.type = tok_ == Token::Dot ? qualifiedName(n) : n;
        break;
      }
      names.push_back(n);
      while (tok_ == Token::Comma) {
        next();
        names.push_back(name());
      }
      if (names.size() == 1 && tok_ == Token::LBrack) {
        Param p = arrayOrTypeArgs(n);
        f.type = p.type;
        if (p.name == nullptr) names.clear();
      } else {
        f.type = type();
      }
      break;
    }
    case Token::Mul: {
      auto* s = node<Star>(pos_);
      next();
      bool isParenthesised = tok_ == Token::LParen;
      if (isParenthesised) {
        error(pos_, "cannot parenthesize embedded type");
        next();
      }
      s->x = qualifiedName(nullptr);
      f.type = finish(s);
      if (isParenthesised && tok_ == Token::RParen) next();
      break;
    }
    case Token::LParen: {
      error(pos_, "cannot parenthesize embedded type");
      next();
      if (tok_ == Token::Mul) next();
      f.type = qualifiedName(nullptr);
      if (tok_ == Token::RParen) next();
      break;
    }
    default: {
      Pos begin = pos_;
      errorExpected(begin, "field name or embedded type");
      advance(Stop::Expression);
      f.type = badExpr(begin);
    }
  }
  f.names = keep(names);
  if (tok_ == Token::String) f.tag = literal();
  f.hasComment = expectSemi() != nullptr;
  return f;
}

Expr* Parser::interfaceType() {
  auto* t = node<InterfaceType>(expect(Token::Interface));
  t->methods.isThere = true;
  t->methods.open = expect(Token::LBrace);
  std::vector<Field> methods;
  for (;;) {
    Field f{};
    if (tok_ == Token::Name) {
      f = methodSpec();
      if (f.names.empty()) f.type = embeddedElem(f.type);
    } else if (tok_ == Token::Tilde) {
      f.type = embeddedElem(nullptr);
    } else {
      Expr* x = typeOrNull();
      if (x == nullptr) break;
      f.type = embeddedElem(x);
    }
    f.hasComment = expectSemi() != nullptr;
    methods.push_back(f);
  }
  t->methods.list = keep(methods);
  t->methods.close = expect(Token::RBrace);
  return closeAt(t, t->methods.close);
}

// A method, or the first operand of an embedded element.
Field Parser::methodSpec() {
  Field f{};
  Expr* x = typeName(nullptr);
  auto* n = dynCast<Name>(x);
  auto method = [&] {
    auto* t = node<FuncType>(pos_);
    signature(t);
    f.names = keep(std::vector<Name*>{n});
    f.type = t;
  };
  f.type = x;
  if (n == nullptr) {
    if (tok_ == Token::LBrack) f.type = typeInstance(x);
    return f;
  }
  if (tok_ == Token::LParen) method();
  if (tok_ != Token::LBrack || !f.names.empty()) return f;
  Pos lbrack = pos_;
  next();
  level_++;
  Expr* first = expr();
  level_--;
  if (isa<Name>(first) && tok_ != Token::Comma && tok_ != Token::RBrack) {
    paramList(cast<Name>(first), nullptr, Token::RBrack, false);
    expect(Token::RBrack);
    error(lbrack, "interface method must have no type parameters");
    method();
    return f;
  }
  std::vector<Expr*> args = {first};
  if (atComma("type argument list", Token::RBrack)) {
    level_++;
    next();
    while (tok_ != Token::RBrack && tok_ != Token::EndOfFile) {
      args.push_back(type());
      if (!atComma("type argument list", Token::RBrack)) break;
      next();
    }
    level_--;
  }
  Pos rbrack = expectClosing(Token::RBrack, "type argument list");
  f.type = packIndex(n, lbrack, keep(args), rbrack);
  return f;
}

// Term { "|" Term }. The first one may be given.
Expr* Parser::embeddedElem(Expr* x) {
  if (x == nullptr) x = embeddedTerm();
  while (tok_ == Token::Or) {
    auto* b = node<Binary>(x->pos);
    b->op = Token::Or;
    b->opPos = pos_;
    next();
    b->x = x;
    b->y = embeddedTerm();
    x = endWith(b, b->y);
  }
  return x;
}

Expr* Parser::embeddedTerm() {
  if (tok_ == Token::Tilde) {
    auto* u = node<Unary>(pos_);
    u->op = Token::Tilde;
    next();
    u->x = type();
    return endWith(u, u->x);
  }
  if (Expr* t = typeOrNull()) return t;
  Pos begin = pos_;
  errorExpected(begin, "~ term or type");
  advance(Stop::Expression);
  return badExpr(begin);
}

Expr* Parser::chanType() {
  auto* t = node<ChanType>(pos_);
  if (tok_ == Token::Chan) {
    next();
    if (tok_ == Token::Arrow) {
      t->arrow = pos_;
      t->dir = ChanDir::Send;
      next();
    }
  } else {
    t->arrow = expect(Token::Arrow);
    t->dir = ChanDir::Recv;
    expect(Token::Chan);
  }
  t->value = type();
  return endWith(t, t->value);
}

Expr* Parser::typeOrNull() {
  Nested nested(*this);
  switch (tok_) {
    case Token::Name:
      return qualifiedName(nullptr);
    case Token::LBrack: {
      Pos lbrack = expect(Token::LBrack);
      return arrayType(lbrack, nullptr);
    }
    case Token::Struct:
      return structType();
    case Token::Mul: {
      auto* s = node<Star>(pos_);
      next();
      s->x = type();
      return endWith(s, s->x);
    }
    case Token::Func:
      return funcType();
    case Token::Interface:
      return interfaceType();
    case Token::Map: {
      auto* t = node<MapType>(pos_);
      next();
      expect(Token::LBrack);
      t->key = type();
      expect(Token::RBrack);
      t->value = type();
      return endWith(t, t->value);
    }
    case Token::Chan:
    case Token::Arrow:
      return chanType();
    case Token::LParen: {
      auto* p = node<Paren>(pos_);
      next();
      p->x = type();
      p->rparen = expect(Token::RParen);
      return closeAt(p, p->rparen);
    }
    default:
      return nullptr;
  }
}

FuncType* Parser::funcType() {
  auto* t = node<FuncType>(expect(Token::Func));
  if (tok_ == Token::LBrack) {
    FieldList list = typeParameters();
    if (list.isThere) error(list.open, "function type must have no type parameters");
  }
  signature(t);
  return t;
}

void Parser::signature(FuncType* t) {
  t->params = parameters(false);
  t->results = parameters(true);
  finish(t);
}

FieldList Parser::typeParameters() {
  FieldList list{};
  list.open = expect(Token::LBrack);
  if (tok_ != Token::RBrack) list.list = paramList(nullptr, nullptr, Token::RBrack, false);
  list.close = expect(Token::RBrack);
  list.isThere = !list.list.empty();
  if (!list.isThere) error(list.close, "empty type parameter list");
  return list;
}

FieldList Parser::parameters(bool isResult) {
  FieldList list{};
  if (!isResult || tok_ == Token::LParen) {
    list.isThere = true;
    list.open = expect(Token::LParen);
    if (tok_ != Token::RParen) list.list = paramList(nullptr, nullptr, Token::RParen, !isResult);
    list.close = expect(Token::RParen);
  } else {
    Field f{};
    // There may be none; then the last token stays what the signature ends with.
    f.type = typeOrNull();
    if (f.type != nullptr) {
      list.isThere = true;
      list.list = keep(std::vector<Field>{f});
    }
  }
  return list;
}

// One entry of a list. A lone name may turn out to be a type, or one of several names. The name may
// have been taken.
Parser::Param Parser::paramDecl(Name* first, bool typeSets) {
  Param p;
  if (first == nullptr && typeSets && tok_ == Token::Tilde) return {nullptr, embeddedElem(nullptr)};
  auto withTerms = [&](Param q) {
    if (typeSets && tok_ == Token::Or && q.type != nullptr) q.type = embeddedElem(q.type);
    return q;
  };
  if (first == nullptr && tok_ != Token::Name) {
    switch (tok_) {
      case Token::Mul:
      case Token::Arrow:
      case Token::Func:
      case Token::LBrack:
      case Token::Chan:
      case Token::Map:
      case Token::Struct:
      case Token::Interface:
      case Token::LParen:
        p.type = type();
        return withTerms(p);
      case Token::DotDotDot:
        return {nullptr, dotsType()};
      default:
        errorExpected(pos_, "')'");
        advance(Stop::Expression);
        return withTerms(p);
    }
  }
  p.name = first != nullptr ? first : name();
  switch (tok_) {
    case Token::Name:
    case Token::Mul:
    case Token::Arrow:
    case Token::Func:
    case Token::Chan:
    case Token::Map:
    case Token::Struct:
    case Token::Interface:
    case Token::LParen:
      p.type = type();
      break;
    case Token::LBrack:
      p = arrayOrTypeArgs(p.name);
      break;
    case Token::DotDotDot:
      p.type = dotsType();
      return p;
    case Token::Dot:
      p = {nullptr, qualifiedName(p.name)};
      break;
    case Token::Tilde:
      if (!typeSets) break;
      p.type = embeddedElem(nullptr);
      return p;
    case Token::Or:
      if (!typeSets) break;
      return {nullptr, embeddedElem(p.name)};
    default:
      break;
  }
  return withTerms(p);
}

// At "...".
Expr* Parser::dotsType() {
  auto* e = node<Ellipsis>(pos_);
  next();
  e->element = type();
  return endWith(e, e->element);
}

// Behind the bracket; the first name, or it and its type, may have been taken.
std::span<Field> Parser::paramList(Name* first, Expr* firstType, Token close, bool dotsOk) {
  bool isTypeParams = close == Token::RBrack;
  Pos begin = first != nullptr ? first->pos : firstType != nullptr ? firstType->pos : pos_;
  std::vector<Param> params;
  size_t named = 0, typed = 0;
  while (first != nullptr || (tok_ != close && tok_ != Token::EndOfFile)) {
    Param p;
    if (firstType != nullptr) {
      p = {first, isTypeParams ? embeddedElem(firstType) : firstType};
    } else {
      p = paramDecl(first, isTypeParams);
    }
    first = nullptr;
    firstType = nullptr;
    if (p.name != nullptr || p.type != nullptr) {
      params.push_back(p);
      named += p.name != nullptr && p.type != nullptr;
      typed += p.type != nullptr;
    }
    if (!atComma("parameter list", close)) break;
    next();
  }
  if (params.empty()) return {};
  distributeTypes(params, named, typed, isTypeParams, begin);
  checkDots(params, dotsOk);
  return toFields(params, named != 0);
}

// All have names or none has: in `a, b int` names take the type to their right, a list of lone
// names is one of types.
void Parser::distributeTypes(std::span<Param> params, size_t named, size_t typed, bool isTypeParams,
                             Pos begin) {
  const char* noName = params.size() == 1 ? "missing type parameter name or invalid array length"
                                          : "missing type parameter name";
  if (named == 0) {
    for (Param& p : params) {
      if (p.name == nullptr) continue;
      p.type = p.name;
      p.name = nullptr;
    }
    if (isTypeParams)
      error(typed == 0 ? pos_ : begin, typed == 0 ? "missing type constraint" : noName);
    return;
  }
  if (named == params.size()) return;
  Pos wrong;
  Expr* current = nullptr;
  for (size_t i = params.size(); i-- > 0;) {
    Param& p = params[i];
    if (p.type != nullptr) {
      current = p.type;
      if (p.name != nullptr) continue;
      wrong = current->pos;
      p.name = node<Name>(wrong);
    } else if (current != nullptr) {
      p.type = current;
    } else {
      wrong = p.name->pos;
      p.type = badExpr(wrong);
    }
  }
  if (!wrong.valid()) return;
  if (named == typed) {
    error(pos_, isTypeParams ? "missing type constraint" : "missing parameter type");
  } else {
    error(wrong, isTypeParams ? noName : "missing parameter name");
  }
}

void Parser::checkDots(std::span<Param> params, bool dotsOk) {
  for (size_t i = 0; i < params.size(); i++) {
    if (!isa<Ellipsis>(params[i].type) || (dotsOk && i + 1 == params.size())) continue;
    error(params[i].type->pos,
          dotsOk ? "can only use ... with final parameter" : "invalid use of ...");
    return;
  }
}

std::span<Field> Parser::toFields(std::span<Param> params, bool isNamed) {
  std::vector<Field> fields;
  for (size_t i = 0; i < params.size();) {
    Field f{};
    f.type = params[i].type;
    std::vector<Name*> names;
    do {
      if (isNamed) names.push_back(params[i].name);
      i++;
    } while (isNamed && i < params.size() && params[i].type == f.type);
    f.names = keep(names);
    fields.push_back(f);
  }
  return keep(fields);
}

}  // namespace vo::format
