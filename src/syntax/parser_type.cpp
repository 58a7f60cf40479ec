// This file implements the parsing of types and parameter lists.
#include "syntax/parser_impl.h"

namespace vo::syntax {

Expr* Parser::type() {
  Expr* t = typeOrNull();
  if (t != nullptr) return t;
  t = badExpr();
  syntaxError("expected type");
  advance({Token::Comma, Token::Colon, Token::Semicolon, Token::RParen, Token::RBrack,
           Token::RBrace});
  return t;
}

Expr* Parser::pointerTo(Pos begin, Expr* x) {
  auto* star = node<StarExpr>(begin);
  star->x = x;
  return finish(star);
}

// Type     = TypeName | TypeLit | "(" Type ")" .
// TypeName = identifier | QualifiedIdent .
// TypeLit  = ArrayType | StructType | PointerType | FunctionType | InterfaceType | SliceType |
//            MapType | ChannelType .
Expr* Parser::typeOrNull() {
  Pos begin = pos();
  if (tok() == Token::Name) return qualifiedName(nullptr);
  Nested level(*this);
  if (!level.ok()) return nullptr;
  switch (tok()) {
    case Token::Mul:
      next();
      return pointerTo(begin, type());
    case Token::Arrow: {
      next();
      want(Token::Chan);
      auto* t = node<ChanType>(begin);
      t->dir = ChanDir::Recv;
      t->element = chanElem();
      return finish(t);
    }
    case Token::Func:
      next();
      return funcType(begin, "function type");
    case Token::LBrack:
      next();
      if (got(Token::RBrack)) return sliceType(begin);
      return arrayType(begin, nullptr);
    case Token::Chan: {
      next();
      auto* t = node<ChanType>(begin);
      t->dir = got(Token::Arrow) ? ChanDir::Send : ChanDir::Both;
      t->element = chanElem();
      return finish(t);
    }
    case Token::Map: {
      next();
      want(Token::LBrack);
      auto* t = node<MapType>(begin);
      t->key = type();
      want(Token::RBrack);
      t->value = type();
      return finish(t);
    }
    case Token::Struct:
      return structType();
    case Token::Interface:
      return interfaceType();
    case Token::LParen: {
      // Parentheses around types are not kept.
      next();
      Expr* t = type();
      want(Token::RParen);
      return t;
    }
    default:
      return nullptr;
  }
}

// QualifiedIdent = [ PackageName "." ] identifier [ TypeArgs ] . The first name may be given.
Expr* Parser::qualifiedName(Ident* first) {
  Expr* x = first;
  if (x == nullptr && tok() == Token::Name) x = name();
  if (x == nullptr) {
    auto* n = node<Ident>(pos());
    n->name = context_.symbols.intern("_");
    x = n;
    syntaxError("expected name");
    advance({Token::Dot, Token::Semicolon, Token::RBrace});
  }
  if (tok() == Token::Dot) {
    auto* s = node<SelectorExpr>(x->pos);
    next();
    s->x = x;
    s->sel = name();
    x = finish(s);
  }
  return tok() == Token::LBrack ? typeInstance(x) : x;
}

Expr* Parser::typeInstance(Expr* x) {
  Nested level(*this);
  if (!level.ok()) return x;
  auto* i = node<IndexExpr>(x->pos);
  i->x = x;
  i->lbrack = pos();
  want(Token::LBrack);
  bool comma = false;
  if (tok() == Token::RBrack) {
    syntaxError("expected type argument list");
    i->indices = single<Expr*>(badExpr());
  } else {
    i->indices = typeList(true, &comma);
  }
  want(Token::RBrack);
  return finish(i);
}

// "[" has been taken; a length that was parsed already is given.
Expr* Parser::arrayType(Pos begin, Expr* length) {
  if (length == nullptr) {
    Pos dots = pos();
    if (got(Token::DotDotDot)) {
      length = finish(node<Ellipsis>(dots));
    } else {
      exprLevel_++;
      length = expr();
      exprLevel_--;
    }
  }
  if (tok() == Token::Comma) {
    // A trailing comma would be right in a type parameter list.
    syntaxError("unexpected comma; expected ]");
    next();
  }
  want(Token::RBrack);
  auto* t = node<ArrayType>(begin);
  t->length = length;
  t->element = type();
  return finish(t);
}

// "[" and "]" have been taken.
Expr* Parser::sliceType(Pos begin) {
  auto* t = node<ArrayType>(begin);
  t->element = type();
  return finish(t);
}

Expr* Parser::chanElem() {
  Expr* t = typeOrNull();
  if (t != nullptr) return t;
  t = badExpr();
  syntaxError("missing channel element type");
  return t;
}

// StructType = "struct" "{" { FieldDecl ";" } "}" .
StructType* Parser::structType() {
  auto* t = node<StructType>(pos());
  want(Token::Struct);
  want(Token::LBrace);
  size_t mark = fields_.size();
  list("struct type", Token::Semicolon, Token::RBrace, [&] {
    fieldDecl();
    return false;
  });
  t->fields = collect(fields_, mark);
  return finish(t);
}

// Adds a field and takes its tag, if there is one.
void Parser::addField(Ident* fieldName, Expr* type, bool sharesType) {
  Field f{};
  f.name = fieldName;
  f.type = type;
  f.embedded = fieldName == nullptr;
  f.sharesType = sharesType;
  fields_.push_back(f);
}

// FieldDecl     = ( IdentifierList Type | EmbeddedField ) [ Tag ] .
// EmbeddedField = [ "*" ] TypeName [ TypeArgs ] .
void Parser::fieldDecl() {
  size_t first = fields_.size();
  Pos begin = pos();
  switch (tok()) {
    case Token::Name: {
      Ident* n = name();
      if (tok() == Token::Dot || atLiteral() || tok() == Token::Semicolon ||
          tok() == Token::RBrace) {
        addField(nullptr, qualifiedName(n), false);
        break;
      }
      auto names = nameList(n);
      Expr* t = nullptr;
      if (names.size() == 1 && tok() == Token::LBrack) {
        // Either an embedded T[P1, P2] or a field T of type [P]E or []E.
        t = arrayOrTypeArgs(n);
        if (isa<IndexExpr>(t)) {
          addField(nullptr, t, false);
          break;
        }
      } else {
        t = type();
      }
      for (size_t i = 0; i < names.size(); i++) addField(names[i], t, i > 0);
      break;
    }
    case Token::Mul: {
      next();
      Expr* t = nullptr;
      if (tok() == Token::LParen) {
        syntaxError("cannot parenthesize embedded type");
        next();
        t = qualifiedName(nullptr);
        got(Token::RParen);
      } else {
        t = qualifiedName(nullptr);
      }
      addField(nullptr, pointerTo(begin, t), false);
      break;
    }
    case Token::LParen: {
      syntaxError("cannot parenthesize embedded type");
      next();
      Pos star = pos();
      Expr* t = got(Token::Mul) ? pointerTo(star, qualifiedName(nullptr)) : qualifiedName(nullptr);
      got(Token::RParen);
      addField(nullptr, t, false);
      break;
    }
    default:
      syntaxError("expected field name or embedded type");
      advance({Token::Semicolon, Token::RBrace});
      return;
  }
  BasicLit* tag = literalOrNull();
  for (size_t i = first; i < fields_.size(); i++) fields_[i].tag = tag;
}

// At "[", behind the name `head`: `[n]E` or `[]E` (an ArrayType), else `head[n,]` or
// `head[n1, n2]` (an IndexExpr).
Expr* Parser::arrayOrTypeArgs(Ident* head) {
  Nested level(*this);
  if (!level.ok()) return badExpr();
  Pos begin = pos();
  want(Token::LBrack);
  if (got(Token::RBrack)) return sliceType(begin);
  bool comma = false;
  auto indices = typeList(false, &comma);
  want(Token::RBrack);
  if (!comma) {
    if (Expr* element = typeOrNull()) {
      auto* t = node<ArrayType>(begin);
      t->length = indices[0];
      t->element = element;
      return finish(t);
    }
  }
  auto* i = node<IndexExpr>(head->pos);
  i->x = head;
  i->lbrack = begin;
  i->indices = indices;
  return finish(i);
}

// InterfaceType = "interface" "{" { ( MethodDecl | EmbeddedElem ) ";" } "}" .
InterfaceType* Parser::interfaceType() {
  auto* t = node<InterfaceType>(pos());
  want(Token::Interface);
  want(Token::LBrace);
  size_t mark = elements_.size();
  list("interface type", Token::Semicolon, Token::RBrace, [&] {
    InterfaceElement e{};
    if (tok() == Token::Name) e = methodDecl();
    if (e.name == nullptr) e.embedded = embeddedElem(e.embedded);
    elements_.push_back(e);
    return false;
  });
  t->elements = collect(elements_, mark);
  return finish(t);
}

// MethodDecl = MethodName Signature, or the first operand of an embedded element.
InterfaceElement Parser::methodDecl() {
  constexpr std::string_view kContext = "interface method";
  InterfaceElement e{};
  Ident* n = name();
  auto signature = [&] {
    e.name = n;
    e.type = funcType(pos(), kContext);
  };
  if (tok() == Token::LParen) {
    signature();
    return e;
  }
  if (tok() != Token::LBrack) {
    e.embedded = qualifiedName(n);
    return e;
  }
  // Either an embedded T[P1, P2] or a method m[T C](x T), which is an error that deserves its own
  // message.
  Pos lbrack = pos();
  next();
  if (tok() == Token::RBrack) {
    Range closing = tokenRange();
    next();
    bool method = tok() == Token::LParen;
    errorAt(closing, method ? "empty type parameter list" : "empty type argument list");
    if (method) {
      signature();
    } else {
      e.embedded = n;
    }
    return e;
  }
  auto list = paramList(nullptr, nullptr, Token::RBrack, ParamKind::TypeArgs);
  if (list.empty()) {
    if (tok() == Token::LParen) {
      signature();
    } else {
      e.embedded = n;
    }
    return e;
  }
  if (list[0].name != nullptr) {
    signature();
    errorAt(pointAt(lbrack), "interface method must have no type parameters");
    return e;
  }
  auto* i = node<IndexExpr>(n->pos);
  i->x = n;
  i->lbrack = lbrack;
  i->indices = arena_->array<Expr*>(list.size());
  for (size_t k = 0; k < list.size(); k++) i->indices[k] = list[k].type;
  e.embedded = finish(i);
  return e;
}

// EmbeddedElem = EmbeddedTerm { "|" EmbeddedTerm } . The first term may be given.
Expr* Parser::embeddedElem(Expr* x) {
  if (x == nullptr) x = embeddedTerm();
  for (int chain = 1; tok() == Token::Or && mayChain(chain); chain++) {
    auto* b = node<BinaryExpr>(x->pos);
    b->op = Token::Or;
    b->opPos = pos();
    next();
    b->x = x;
    b->y = embeddedTerm();
    x = finish(b);
  }
  return x;
}

// EmbeddedTerm = [ "~" ] Type .
Expr* Parser::embeddedTerm() {
  if (tok() == Token::Tilde) {
    auto* u = node<UnaryExpr>(pos());
    u->op = Token::Tilde;
    next();
    u->x = type();
    return finish(u);
  }
  Expr* t = typeOrNull();
  if (t != nullptr) return t;
  t = badExpr();
  syntaxError("expected ~ term or type");
  TokenSet follow = {Token::Semicolon, Token::RParen, Token::RBrack, Token::RBrace};
  for (Token op = Token::OrOr; op <= Token::Tilde; op = static_cast<Token>(static_cast<int>(op) + 1))
    if (op != Token::Mul) follow.add(op);
  advance(follow);
  return t;
}

// Signature = [ TypeParams ] Parameters [ Result ] . `begin` is where the type begins.
FuncType* Parser::funcType(Pos begin, std::string_view context) {
  auto* t = node<FuncType>(begin);
  Range bracket = tokenRange();
  if (got(Token::LBrack)) {
    if (!context.empty())
      syntaxErrorAt(bracket, std::string(context) + " must have no type parameters");
    if (tok() == Token::RBrack) {
      syntaxError("empty type parameter list");
      next();
    } else {
      t->typeParams = paramList(nullptr, nullptr, Token::RBrack, ParamKind::TypeParams);
    }
  }
  want(Token::LParen);
  t->params = paramList(nullptr, nullptr, Token::RParen, ParamKind::Params);
  funcResult(t);
  return finish(t);
}

// Result = Parameters | Type .
void Parser::funcResult(FuncType* t) {
  if (got(Token::LParen)) {
    t->resultsParenthesised = true;
    t->results = paramList(nullptr, nullptr, Token::RParen, ParamKind::Results);
    return;
  }
  Field f{};
  f.type = typeOrNull();
  if (f.type != nullptr) t->results = single(f);
}

// ParameterDecl = [ IdentifierList ] [ "..." ] Type . A name that was taken already may be given.
// A lone name may turn out to be a type or one of several names: distributeTypes() decides.
// False after an error that leaves nothing.
bool Parser::paramDecl(Ident* first, Token follow, Param& out) {
  bool typeSets = follow == Token::RBrack;
  if (first == nullptr && typeSets && tok() == Token::Tilde) {
    out.type = embeddedElem(nullptr);
    return true;
  }
  if (tok() == Token::Name || first != nullptr) {
    Ident* n = first != nullptr ? first : name();
    if (tok() == Token::LBrack) {
      out.type = arrayOrTypeArgs(n);
      if (!isa<IndexExpr>(out.type)) out.name = n;
      if (typeSets && tok() == Token::Or) out.type = embeddedElem(out.type);
      return true;
    }
    if (tok() == Token::Dot) {
      out.type = qualifiedName(n);
      if (typeSets && tok() == Token::Or) out.type = embeddedElem(out.type);
      return true;
    }
    if (typeSets && tok() == Token::Or) {
      out.type = embeddedElem(n);
      return true;
    }
    out.name = n;
  }
  if (tok() == Token::DotDotDot) {
    auto* dots = node<Ellipsis>(pos());
    next();
    dots->element = typeOrNull();
    out.type = finish(dots);
    if (dots->element == nullptr) {
      out.type = badExpr();
      syntaxError("... is missing type");
    }
    return true;
  }
  if (typeSets && tok() == Token::Tilde) {
    out.type = embeddedElem(nullptr);
    return true;
  }
  out.type = typeOrNull();
  if (typeSets && tok() == Token::Or && out.type != nullptr) out.type = embeddedElem(out.type);
  if (out.name != nullptr || out.type != nullptr) return true;
  syntaxError("expected " + tokenWord(follow));
  advance({Token::Comma, follow});
  return false;
}

// ParameterList = ParameterDecl { "," ParameterDecl } [ "," ] ")" . The opening bracket has been
// taken; so may have been the first name, or the first name and its type.
std::span<Field> Parser::paramList(Ident* first, Expr* firstType, Token close, ParamKind kind) {
  size_t mark = params_.size();
  Range closing = tokenRange();
  if (first != nullptr && firstType != nullptr && tok() == close) {
    next();
    params_.push_back({first, firstType, false});
  } else {
    closing.begin = list("parameter list", Token::Comma, close, [&] {
      Param p;
      bool ok = true;
      if (firstType != nullptr) {
        p = {first, firstType, false};
      } else {
        ok = paramDecl(first, close, p);
      }
      first = nullptr;
      firstType = nullptr;
      if (ok) params_.push_back(p);
      return false;
    });
    closing.end = closing.begin.plus(1);
  }
  std::span<Param> params{params_.data() + mark, params_.size() - mark};
  distributeTypes(params, closing, kind == ParamKind::TypeParams);
  checkDots(params, kind == ParamKind::Params);
  auto fields = arena_->array<Field>(params.size());
  for (size_t i = 0; i < params.size(); i++) {
    fields[i].name = params[i].name;
    fields[i].type = params[i].type;
    fields[i].sharesType = i > 0 && params[i].type == params[i - 1].type;
  }
  params_.resize(mark);
  return fields;
}

// Either all parameters have a name or none has. In `a, b int` the names take the type to their
// right; a list of lone names is a list of types, unless names are required.
void Parser::distributeTypes(std::span<Param> list, Range closing, bool requireNames) {
  size_t named = 0;  // with name and type
  size_t typed = 0;
  for (const Param& p : list) {
    named += p.name != nullptr && p.type != nullptr;
    typed += p.type != nullptr;
  }
  if (named == 0 && !requireNames) {
    for (Param& p : list) {
      if (p.name == nullptr) continue;
      p.type = p.name;
      p.name = nullptr;
    }
    return;
  }
  if (named == list.size()) return;
  Range wrong{};  // the leftmost
  Expr* current = nullptr;
  for (size_t i = list.size(); i-- > 0;) {
    Param& p = list[i];
    if (p.type != nullptr) {
      current = p.type;
      if (p.name == nullptr) {
        wrong = current->range();
        p.name = node<Ident>(wrong.begin);
        p.name->name = context_.symbols.intern("_");
      }
    } else if (current != nullptr) {
      p.type = current;
    } else {
      wrong = p.name->range();
      p.type = node<BadExpr>(wrong.begin);
    }
  }
  if (!wrong.begin.valid()) return;
  if (named == typed) {
    // Some parameters at the end have no type.
    syntaxErrorAt(closing, requireNames ? "missing type constraint" : "missing parameter type");
  } else if (!requireNames) {
    syntaxErrorAt(wrong, "missing parameter name");
  } else {
    syntaxErrorAt(wrong, list.size() == 1 ? "missing type parameter name or invalid array length"
                                          : "missing type parameter name");
  }
}

// Only the last parameter of a function may have dots. Others lose them.
void Parser::checkDots(std::span<Param> list, bool allowed) {
  bool reported = false;
  for (size_t i = 0; i < list.size(); i++) {
    auto* dots = dynCast<Ellipsis>(list[i].type);
    if (dots == nullptr || (allowed && i + 1 == list.size())) continue;
    if (!reported)
      errorAt({dots->pos, dots->pos.plus(3)},
              allowed ? "can only use ... with final parameter" : "invalid use of ...");
    reported = true;
    list[i].type = dots->element;
  }
}

}  // namespace vo::syntax
