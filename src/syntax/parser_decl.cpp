// This file implements the parsing of files and declarations.
#include "syntax/branches.h"
#include "syntax/build_constraint.h"
#include "syntax/parser_impl.h"

namespace vo::syntax {

namespace {
constexpr TokenSet kDeclKeywords = {Token::Import, Token::Const, Token::Type, Token::Var,
                                    Token::Func};
}  // namespace

// SourceFile = PackageClause ";" { ImportDecl ";" } { TopLevelDecl ";" } .
File* Parser::file() {
  VO_CHECK(decls_.empty() && imports_.empty() && linknames_.empty(), "a parser is for one file");
  auto* f = arena_->make<File>();
  f->source = &source_;
  f->isVo = isVo_;
  next();
  f->goVersion = arena_->copy(headerGoVersion(lex_.source()));
  auto close = [&] {
    VO_CHECK(functions_ == 0 && depth_ == 0 && exprLevel_ == 0, "what the parser has entered it has left");
    VO_CHECK(exprs_.empty() && stmts_.empty() && params_.empty(), "each list has been taken by its production");
    f->decls = collect(decls_, 0);
    f->imports = collect(imports_, 0);
    f->linknames = collect(linknames_, 0);
    f->voOmits = collect(omits_, 0);
    f->voLinks = collect(libraries_, 0);
    f->lateErrors = collect(lateErrors_, 0);
    return f;
  };
  if (tok() == Token::Package) {
    takePragmas(Taker::File);
    next();
    f->package = name();
    want(Token::Semicolon);
    if (lex_.errorCount() != 0) return close();
  } else if (!isVo_) {
    syntaxError("package statement must be first");
    return close();
  }
  f->hasClause = true;
  Token previous = Token::Import;
  while (tok() != Token::EndOfFile) {
    Token keyword = tok();
    if (keyword == Token::Import && previous != Token::Import)
      syntaxError("imports must appear before other declarations");
    previous = keyword;
    if (keyword == Token::Func) {
      Pos begin = pos();
      next();
      FuncDecl* d = funcDecl(begin);
      decls_.push_back(d);
    } else if (kDeclKeywords.has(keyword)) {
      next();
      declGroup(keyword);
    } else {
      auto* last = decls_.empty() ? nullptr : dynCast<FuncDecl>(decls_.back());
      if (keyword == Token::LBrace && last != nullptr && last->body == nullptr) {
        syntaxError("unexpected semicolon or newline before {");
      } else {
        syntaxError("non-declaration statement outside function body");
      }
      advance(kDeclKeywords);
      continue;
    }
    // Before the semicolon is taken: the comments behind it belong to the next declaration.
    clearPragmas();
    if (tok() != Token::EndOfFile && !got(Token::Semicolon)) {
      syntaxError("after top level declaration");
      advance(kDeclKeywords);
    }
  }
  clearPragmas();
  return close();
}

// spec | "(" { spec ";" } ")" .
template <class F>
void Parser::group(F&& spec) {
  if (tok() != Token::LParen) {
    spec(0u);
    return;
  }
  clearPragmas();
  next();
  uint32_t index = 0;
  list("grouped declaration", Token::Semicolon, Token::RParen, [&] {
    spec(index++);
    return false;
  });
}

// Behind the keyword. Leaves the declarations on decls_.
void Parser::declGroup(Token keyword) {
  switch (keyword) {
    case Token::Import: return group([&](uint32_t) { importDecl(); });
    case Token::Var: return group([&](uint32_t) { varDecl(); });
    case Token::Type: return group([&](uint32_t) { typeDecl(); });
    default: break;
  }
  ConstDecl* last = nullptr;
  group([&](uint32_t iota) { constDecl(iota, last); });
}

// ImportSpec = [ "." | PackageName ] ImportPath .
void Parser::importDecl() {
  auto* d = node<ImportDecl>(pos());
  takePragmas(Taker::Other);
  if (tok() == Token::Name) {
    d->name = name();
  } else if (tok() == Token::Dot) {
    d->name = node<Ident>(pos());
    d->name->name = context_.symbols.intern(".");
    next();
    finish(d->name);
  }
  d->path = literalOrNull();
  if (d->path == nullptr) {
    syntaxError("missing import path");
    advance({Token::Semicolon, Token::RParen});
    return;
  }
  if (!d->path->bad && d->path->token != Token::String) {
    syntaxErrorAt(d->path->range(), "import path must be a string");
    d->path->bad = true;
  }
  finish(d);
  imports_.push_back(d);
  decls_.push_back(d);
}

// ConstSpec = IdentifierList [ [ Type ] "=" ExpressionList ] . `last` is the spec of the group
// whose type and values count.
void Parser::constDecl(uint32_t iota, ConstDecl*& last) {
  auto* d = node<ConstDecl>(pos());
  d->iota = iota;
  takePragmas(Taker::Other);
  d->names = nameList(name());
  if (tok() != Token::EndOfFile && tok() != Token::Semicolon && tok() != Token::RParen) {
    d->type = typeOrNull();
    if (gotAssign()) d->values = exprList();
  }
  if (d->type != nullptr || !d->values.empty()) {
    last = d;
  } else {
    d->inherited = last;
  }
  decls_.push_back(finish(d));
}

// TypeSpec = identifier [ TypeParams ] [ "=" ] Type .
void Parser::typeDecl() {
  auto* d = node<TypeDecl>(pos());
  takePragmas(Taker::Other);
  d->name = name();
  if (tok() == Token::LBrack) {
    typeDeclAfterBracket(d);
  } else {
    d->isAlias = gotAssign();
    d->type = typeOrNull();
  }
  if (d->type == nullptr) {
    d->type = badExpr();
    syntaxError("in type declaration");
    advance({Token::Semicolon, Token::RParen});
  }
  decls_.push_back(finish(d));
}

namespace {

// Whether x can only be a type or constraint element; false if it can be a value too.
bool isTypeElem(const Expr* x) {
  switch (x->kind) {
    case NodeKind::ArrayType:
    case NodeKind::StructType:
    case NodeKind::FuncType:
    case NodeKind::InterfaceType:
    case NodeKind::MapType:
    case NodeKind::ChanType:
      return true;
    case NodeKind::BinaryExpr: {
      const auto* b = cast<BinaryExpr>(x);
      return isTypeElem(b->x) || isTypeElem(b->y);
    }
    case NodeKind::UnaryExpr: {
      const auto* u = cast<UnaryExpr>(x);
      return u->op == Token::Tilde || isTypeElem(u->x);
    }
    case NodeKind::StarExpr: return isTypeElem(cast<StarExpr>(x)->x);
    case NodeKind::ParenExpr: return isTypeElem(cast<ParenExpr>(x)->x);
    default: return false;
  }
}

struct NameAndType {
  Ident* name = nullptr;
  Expr* type = nullptr;
};

}  // namespace

// Behind the name of a type declaration, at "[": an array or slice type, or type parameters.
//
// `type T[P *C]…` reads both as an array length P*C and as a parameter P with constraint *C. As in
// Go, the expression is parsed and then split where that makes sense: into a name and a type that
// cannot be a value, or, if a comma follows, a name and anything.
void Parser::typeDeclAfterBracket(TypeDecl* d) {
  Pos lbrack = pos();
  next();
  if (got(Token::RBrack)) {
    d->type = sliceType(lbrack);
    return;
  }
  if (tok() != Token::Name) {
    d->type = arrayType(lbrack, nullptr);
    return;
  }
  // A name followed by "[" begins a constraint like `P []E`: no constant has an index.
  Expr* x = name();
  if (tok() != Token::LBrack) {
    exprLevel_++;
    x = binaryExpr(primaryExpr(x, false), 0);
    exprLevel_--;
  }
  Expr* bound = nullptr;
  Ident* parameter = splitTypeParam(x, tok() == Token::Comma, &bound);
  if (parameter == nullptr || (bound == nullptr && tok() == Token::RBrack)) {
    d->type = arrayType(lbrack, x);
    return;
  }
  d->typeParams = paramList(parameter, bound, Token::RBrack, ParamKind::TypeParams);
  d->isAlias = gotAssign();
  d->type = typeOrNull();
}

// Splits x into the name it begins with and the rest as a type:
//
//     x          split if                      name   rest
//     P          always                        P      none
//     P*E        E is a type element, or force P      *E
//     P*E|F      E or F is one, or force       P      *E|F
//     P(E)       E is one, or force            P      E
Ident* Parser::splitTypeParam(Expr* x, bool force, Expr** rest) {
  *rest = nullptr;
  if (auto* n = dynCast<Ident>(x)) return n;
  if (auto* c = dynCast<CallExpr>(x)) {
    auto* n = dynCast<Ident>(c->fun);
    if (n == nullptr || c->args.size() != 1 || c->ellipsis.valid()) return nullptr;
    if (!force && !isTypeElem(c->args[0])) return nullptr;
    *rest = unparen(c->args[0]);
    return n;
  }
  auto* b = dynCast<BinaryExpr>(x);
  if (b == nullptr) return nullptr;
  if (b->op == Token::Mul) {
    auto* n = dynCast<Ident>(b->x);
    if (n == nullptr || (!force && !isTypeElem(b->y))) return nullptr;
    auto* star = node<StarExpr>(b->opPos);
    star->x = b->y;
    star->end = b->end;
    *rest = star;
    return n;
  }
  if (b->op != Token::Or) return nullptr;
  Expr* left = nullptr;
  Ident* n = splitTypeParam(b->x, force || isTypeElem(b->y), &left);
  if (n == nullptr || left == nullptr) return nullptr;
  auto* either = node<BinaryExpr>(left->pos);
  either->op = Token::Or;
  either->opPos = b->opPos;
  either->x = left;
  either->y = b->y;
  either->end = b->end;
  *rest = either;
  return n;
}

// VarSpec = IdentifierList ( Type [ "=" ExpressionList ] | "=" ExpressionList ) .
void Parser::varDecl() {
  auto* d = node<VarDecl>(pos());
  for (const Pragma& p : pragmas_)
    if (p.isEmbed && !d->embedPos.valid()) d->embedPos = lex_.posAt(p.offset);
  takePragmas(Taker::Var);
  d->embeds = collect(embeds_, 0);
  d->names = nameList(name());
  if (gotAssign()) {
    d->values = exprList();
  } else {
    d->type = type();
    if (gotAssign()) d->values = exprList();
  }
  decls_.push_back(finish(d));
}

// IdentifierList = identifier { "," identifier } . The first one has been taken.
std::span<Ident*> Parser::nameList(Ident* first) {
  if (tok() != Token::Comma) return single(first);
  size_t mark = names_.size();
  names_.push_back(first);
  while (got(Token::Comma)) {
    Ident* n = name();
    names_.push_back(n);
  }
  return collect(names_, mark);
}

// Behind "func": whether the declaration has type parameters or a receiver with some. Decided
// before anything is parsed, because such a declaration goes to the kept arena.
bool Parser::declaresGeneric() const {
  if (tok() == Token::Name) return lex_.peekOnLine() == '[';
  if (tok() != Token::LParen) return false;
  // A receiver and a name are short: no need for tokens. Braces and strings are there only by mistake,
  // and to keep too much costs nothing but memory.
  std::string_view text = lex_.rest();
  int open = 1;
  for (size_t i = 0; i < text.size(); i++) {
    switch (text[i]) {
      case '[':
      case '{':
      case '"':
      case '`': return true;
      case '(':
        if (open++ == 0) return false;  // the parameters
        break;
      case ')': open--; break;
      case '/': {
        bool line = text.substr(i).starts_with("//");
        if (!line && !text.substr(i).starts_with("/*")) break;
        i = text.find(line ? "\n" : "*/", i + 2);
        if (i == std::string_view::npos) return false;
        break;
      }
      default: break;
    }
  }
  return false;
}

namespace {

// Whether the receiver's type is T[…], *T[…] or either in parentheses.
bool hasTypeParams(const Expr* type) {
  for (;;) {
    if (const auto* p = dynCast<ParenExpr>(type)) {
      type = p->x;
    } else if (const auto* s = dynCast<StarExpr>(type)) {
      type = s->x;
    } else {
      return isa<IndexExpr>(type);
    }
  }
}

}  // namespace

// FunctionDecl = "func" identifier [ TypeParams ] Signature [ Block ] .
// MethodDecl   = "func" Parameters identifier [ TypeParams ] Signature [ Block ] .
// Behind "func", which is at `begin`.
FuncDecl* Parser::funcDecl(Pos begin) {
  bool generic = declaresGeneric();
  if (generic) {
    arena_ = &context_.kept;
    nextId_ = &context_.nextKept;
    idBit_ = ExprId::kKeptBit;
  }
  auto* f = node<FuncDecl>(begin);
  f->behindFunc = pos();
  f->pragmas = takePragmas(Taker::Func);
  bool method = got(Token::LParen);
  if (method) {
    f->receiver = paramList(nullptr, nullptr, Token::RParen, ParamKind::Results);
    if (f->receiver.empty()) errorAt(tokenRange(), "method has no receiver");
    if (f->receiver.size() > 1) {
      errorAt(tokenRange(), "method has multiple receivers");
      f->receiver = f->receiver.first(1);
    }
  }
  if (tok() == Token::Name) {
    f->name = name();
    f->type = funcType(pos(), "");
  } else {
    f->name = node<Ident>(pos());
    f->name->name = context_.symbols.intern("_");
    f->type = node<FuncType>(pos());
    syntaxError(method ? "expected name" : "expected name or (");
    advance({Token::LBrace, Token::Semicolon});
  }
  f->isGeneric = generic && (!f->type->typeParams.empty() ||
                             (!f->receiver.empty() && hasTypeParams(f->receiver[0].type)));
  if (tok() == Token::LBrace) f->body = funcBody();
  finish(f);
  arena_ = &context_.transient;
  nextId_ = &context_.nextTransient;
  idBit_ = 0;
  return f;
}

BlockStmt* Parser::funcBody() {
  functions_++;
  size_t errors = lex_.errorCount();
  BlockStmt* body = blockStmt("");
  functions_--;
  // After a syntax error the statements say little about what was meant.
  if (errors == lex_.errorCount()) checkBranches(body, source_, context_.sink, isVo_);
  return body;
}

}  // namespace vo::syntax
