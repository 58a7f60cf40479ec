// This file checks declarations of constants, variables, types and functions, at package level and
// in functions.
//
// A package-level object is declared when it is first needed. Its color says how far it is: white
// (not begun), grey (being declared: it is on the object path) or black. A use of a grey object is
// a cycle, which may be a valid one (type T *T) or not (cycles.cpp).
#include "check/assign.h"
#include "check/decl.h"
#include "check/delayed.h"
#include "check/expr.h"
#include "check/package.h"
#include "check/report.h"
#include "check/scope.h"
#include "check/state.h"
#include "check/type_expr.h"

namespace vo::check {

using namespace syntax;

static void constDecl(Checker& ck, Const* c, syntax::Expr* type, syntax::Expr* init, bool inherited, ConstValue* iota);
static void varDecl(Checker& ck, Var* v, std::span<Var*> lhs, syntax::Expr* type, syntax::Expr* init);
static void typeDecl(Checker& ck, TypeName* name, syntax::TypeDecl* d);
static void aliasDecl(Checker& ck, TypeName* name, syntax::TypeDecl* d);
static void funcDecl(Checker& ck, Func* f, DeclInfo* d);
static void localConst(Checker& ck, syntax::ConstDecl* d);
static void localVar(Checker& ck, syntax::VarDecl* d);
static void localType(Checker& ck, syntax::TypeDecl* d);
static void collectMethods(Checker& ck, TypeName* name);
static Type* bound(Checker& ck, syntax::Expr* e);

void push(Checker& ck, Object* o) {
  VO_DCHECK(!isOnPath(o), "an object is on the path once");
  o->color = types::Color::Grey;
  ck.objectPath.push_back(o);
}

void pop(Checker& ck) {
  VO_DCHECK(!ck.objectPath.empty() && isOnPath(ck.objectPath.back()), "what is taken from the path was put there");
  ck.objectPath.back()->color = types::Color::Black;
  ck.objectPath.pop_back();
}

void objDecl(Checker& ck, Object* o) {
  if (isOnPath(o)) {
    switch (o->kind) {
      case ObjectKind::Const:
      case ObjectKind::Var:
        if (!validCycle(ck, o) || o->type == nullptr) o->type = ck.invalidType();
        return;
      case ObjectKind::TypeName:
        if (!validCycle(ck, o)) o->type = ck.invalidType();
        return;
      default:
        // A function keeps its (empty) signature: much relies on its having one.
        validCycle(ck, o);
        return;
    }
  }
  if (o->type != nullptr) return;
  DeclInfo* d = declOf(ck, o);
  if (d == nullptr) {  // only after errors
    o->type = ck.invalidType();
    return;
  }
  if (stackExhausted(ck, rangeOf(o))) {
    o->type = isa<Func>(o) ? static_cast<Type*>(ck.tc.newSignature(ck.tc.emptyTuple(), ck.tc.emptyTuple(), false))
                           : ck.invalidType();
    return;
  }
  push(ck, o);
  Environment saved = ck.env;
  ck.env = Environment{};
  ck.env.scope = d->file->scope;
  ck.env.file = d->file;
  switch (o->kind) {
    case ObjectKind::Const:
      ck.env.decl = d;
      constDecl(ck, types::cast<Const>(o), d->type, d->init, d->inherited, types::cast<Const>(o)->value);
      break;
    case ObjectKind::Var:
      ck.env.decl = d->shared != nullptr ? d->shared : d;
      varDecl(ck, types::cast<Var>(o), d->lhs, d->type, d->init);
      break;
    case ObjectKind::TypeName:
      typeDecl(ck, types::cast<TypeName>(o), d->typeDecl);
      collectMethods(ck, types::cast<TypeName>(o));
      break;
    case ObjectKind::Func: funcDecl(ck, types::cast<Func>(o), d); break;
    default: VO_UNREACHABLE("only declarations are on the object path");
  }
  ck.env = saved;
  ck.info.setKept(ck.env.keep);
  pop(ck);
  VO_DCHECK(o->type != nullptr, "a declaration gives its object a type, after errors an invalid one");
}

// ---- Constants and variables -------------------------------------------------------------------

static void constDecl(Checker& ck, Const* c, Expr* type, Expr* init, bool inherited, ConstValue* iota) {
  ConstValue* savedIota = ck.env.iota;
  Pos savedPos = ck.env.errorPos;
  ck.env.iota = iota;
  ck.env.errorPos = Pos{};
  c->value = types::makeUnknown(ck.arena);
  bool ok = true;
  if (type != nullptr) {
    Type* t = typ(ck, type);
    if (types::isConstType(t)) {
      c->type = t;
    } else {
      if (isValid(under(t)))
        error(ck, type, Kind::InvalidConstType, "invalid constant type ", t);
      c->type = ck.invalidType();
      ok = false;
    }
  }
  if (ok) {
    Operand x;
    if (init != nullptr) {
      // An inherited expression's errors belong to the name that inherits it.
      if (inherited) ck.env.errorPos = c->pos;
      expr(ck, nullptr, x, init);
    }
    initConst(ck, c, x);
  }
  ck.env.iota = savedIota;
  ck.env.errorPos = savedPos;
}

static void varDecl(Checker& ck, Var* v, std::span<Var*> lhs, Expr* type, Expr* init) {
  if (type != nullptr) v->type = varType(ck, type);
  if (init == nullptr) {
    if (type == nullptr) v->type = ck.invalidType();  // arity() has said so
    return;
  }
  if (lhs.size() <= 1) {
    Target target = targetFor(v->type, nullptr, v->name.str());
    Operand x;
    expr(ck, target ? &target : nullptr, x, init);
    initVar(ck, v, x, "variable declaration");
    return;
  }
  if (type != nullptr)
    for (Var* l : lhs) l->type = v->type;
  Expr* inits[] = {init};
  initVars(ck, lhs, inits, nullptr);
}

// ---- Types -------------------------------------------------------------------------------------

static void typeDecl(Checker& ck, TypeName* name, TypeDecl* d) {
  later(ck, Delayed::Kind::ValidType, name->pos).object = name;
  if (d->isAlias) {
    aliasDecl(ck, name, d);
    return;
  }
  if (!d->typeParams.empty() && d->typeParams[0].name != nullptr)
    verifyVersion(ck, d->typeParams[0].name, kGo1_18, "type parameter");
  Named* named = ck.tc.newNamed(name, nullptr, name->order == 0 ? ++ck.localTypes : 0);
  bool generic = !d->typeParams.empty();
  if (generic) {
    ck.openScope(d);
    collectTypeParams(ck, d->typeParams, &named->typeParams);
  }
  Type* rhs = declaredType(ck, d->type, name);
  named->fromRhs = rhs;
  if (types::isTypeParam(rhs)) {
    error(ck, d->type, Kind::MisplacedTypeParam, "cannot use a type parameter as RHS in type declaration");
    named->fromRhs = ck.invalidType();
  }
  if (generic) ck.closeScope();
}

static void aliasDecl(Checker& ck, TypeName* name, TypeDecl* d) {
  bool generic = !d->typeParams.empty();
  bool versionOk = true;
  if (generic)
    versionOk = verifyVersion(ck, d->typeParams[0].name != nullptr ? rangeOf(d->typeParams[0].name) : rangeOf(d),
                              kGo1_23, "generic type alias");
  if (versionOk) verifyVersion(ck, d, kGo1_9, "type alias");
  name->isAlias = true;
  Alias* alias = ck.tc.newAlias(name, nullptr);
  if (generic) {
    ck.openScope(d);
    collectTypeParams(ck, d->typeParams, &alias->typeParams);
  }
  Type* rhs = declaredType(ck, d->type, name);
  if (alias->fromRhs == nullptr) alias->fromRhs = rhs;
  if (TypeParam* p = dynCast<TypeParam>(rhs)) {
    for (TypeParam* own : alias->typeParams) {
      if (own != p) continue;
      error(ck, d->type, Kind::MisplacedTypeParam, "cannot use type parameter declared in alias declaration as RHS");
      alias->fromRhs = ck.invalidType();
    }
  }
  alias->actual = nullptr;
  unalias(alias);
  if (generic) ck.closeScope();
}

std::span<TypeParam*> collectTypeParams(Checker& ck, std::span<Field> list, std::span<TypeParam*>* early) {
  VO_DCHECK(!list.empty() && early != nullptr, "a list of type parameters is not empty, and its owner is told");
  std::span<TypeParam*> params = ck.arena.array<TypeParam*>(list.size());
  Pos scopePos = list[0].name != nullptr ? list[0].name->pos : Pos{};
  for (size_t i = 0; i < list.size(); i++)
    params[i] = declareTypeParam(ck, list[i].name, scopePos, static_cast<int>(i));
  // Set before the constraints are checked, for they may use the type: type T[P T[P]] …
  *early = params;
  bool saved = ck.env.inTypeParams;
  ck.env.inTypeParams = true;
  Type* b = ck.invalidType();
  for (size_t i = 0; i < list.size(); i++) {
    if (i == 0 || list[i].type != list[i - 1].type) {
      b = list[i].type != nullptr ? bound(ck, list[i].type) : ck.invalidType();
      if (types::isTypeParam(b)) {
        error(ck, list[i].type, Kind::MisplacedTypeParam, "cannot use a type parameter as constraint");
        b = ck.invalidType();
      }
    }
    params[i]->bound = b;
  }
  ck.env.inTypeParams = saved;
  return params;
}

// A constraint literal (~T, A|B) stands for an interface that embeds it.
static Type* bound(Checker& ck, Expr* e) {
  bool literal = false;
  if (UnaryExpr* u = dynCast<UnaryExpr>(e)) literal = u->op == Token::Tilde;
  if (BinaryExpr* b = dynCast<BinaryExpr>(e)) literal = b->op == Token::Or;
  if (!literal) return typ(ck, e);
  Interface* t = ck.tc.newInterface();
  std::span<Type*> embeddeds = ck.arena.array<Type*>(1);
  std::span<Pos> positions = ck.arena.array<Pos>(1);
  embeddeds[0] = unionType(ck, e);
  positions[0] = e->pos;
  t->embeddeds = embeddeds;
  t->embedPos = positions;
  t->complete = true;
  t->implicit = true;
  later(ck, Delayed::Kind::InterfaceTypeSet, e->pos).type = t;
  ck.recordType(e, t);
  return t;
}

TypeParam* declareTypeParam(Checker& ck, Ident* name, Pos scopePos, int index) {
  TypeName* object = ck.tc.newTypeName(name != nullptr ? name->pos : scopePos, ck.pkg,
                                       name != nullptr ? name->name : ck.blank, nullptr);
  TypeParam* p = ck.tc.newTypeParam(object, ck.invalidType(), index);
  declare(ck, ck.env.scope, name, object, scopePos);
  return p;
}

static void collectMethods(Checker& ck, TypeName* name) {
  auto found = ck.methodsOf.find(name);
  if (found == ck.methodsOf.end()) return;
  std::vector<Func*> methods = std::move(found->second);
  ck.methodsOf.erase(found);
  Named* base = as<Named>(name->type);
  if (base != nullptr) later(ck, Delayed::Kind::FieldUniqueness, name->pos).type = base;
  std::unordered_map<const void*, Func*> seen;
  bool first = base != nullptr && base->methods.empty();  // then `seen` knows all of them
  for (Func* m : methods) {
    auto [at, isNew] = seen.try_emplace(m->name.data(), m);
    if (!isNew) {
      error(ck, m, Kind::DuplicateMethod, "method ", name->name, ".", m->name, " already declared at ",
            at->second->pos);
      continue;
    }
    if (first) {
      base->methods.push(ck.tc.arena(), m);
    } else if (base != nullptr) {
      types::addMethod(ck.tc, base, m);
    }
  }
}

void checkFieldUniqueness(Checker& ck, Named* base) {
  Struct* s = underAs<Struct>(base);
  if (s == nullptr || base->methods.empty()) return;
  for (Var* f : s->fields) {
    if (f->name == ck.blank) continue;
    for (Func* m : base->methods) {
      if (m == nullptr || !f->sameId(m->package, m->name)) continue;
      noteOther(ck, error(ck, m, Kind::DuplicateFieldAndMethod, "field and method with the same name ", f->name), f);
    }
  }
}

// ---- Functions ---------------------------------------------------------------------------------

static void funcDecl(Checker& ck, Func* f, DeclInfo* d) {
  FuncDecl* fd = d->funcDecl;
  VO_DCHECK(fd != nullptr && f->type == nullptr, "a function is declared once, by its declaration");
  Signature* sig = ck.tc.newSignature(ck.tc.emptyTuple(), ck.tc.emptyTuple(), false);
  f->type = sig;  // for cycles
  ck.env.keep = fd->isGeneric;
  ck.info.setKept(ck.env.keep);
  funcType(ck, sig, fd->receiver.empty() ? nullptr : &fd->receiver[0], fd->type->typeParams, fd->type);
  if (sig->scope != nullptr) {
    sig->scope->pos = fd->pos;
    sig->scope->end = fd->end;
  }
  if (!fd->type->typeParams.empty() && fd->body == nullptr)
    error(ck, fd, Kind::BadDecl, "generic function is missing function body");
  if (fd->body == nullptr || ck.ctx.options.ignoreFuncBodies) return;
  if (Pos at = ck.ctx.options.onlyBodyAt; at.valid() && (at < fd->pos || fd->end < at)) return;
  Delayed& body = later(ck, Delayed::Kind::FuncBody, f->pos);
  body.decl = d;
  body.type = sig;
  body.node = fd->body;
}

// ---- Declarations in functions -----------------------------------------------------------------

void declStmt(Checker& ck, std::span<Decl*> list) {
  for (Decl* d : list) {
    switch (d->kind) {
      case NodeKind::ConstDecl: localConst(ck, cast<ConstDecl>(d)); break;
      case NodeKind::VarDecl: localVar(ck, cast<VarDecl>(d)); break;
      case NodeKind::TypeDecl: localType(ck, cast<TypeDecl>(d)); break;
      default: break;  // the parser has said so
    }
  }
}

static void localConst(Checker& ck, ConstDecl* d) {
  size_t top = ck.delayed.size();
  const ConstDecl* source = d->inherited != nullptr ? d->inherited : d;
  bool inherited = source != d;
  ConstValue* iota = types::makeInt64(ck.localArena(), d->iota);
  SmallVec<Const*, 4> lhs;
  for (size_t i = 0; i < d->names.size(); i++) {
    Const* c = newLocalConst(ck, d->names[i]->pos, d->names[i]->name);
    lhs.push(c);
    constDecl(ck, c, source->type, i < source->values.size() ? source->values[i] : nullptr, inherited, iota);
  }
  arity(ck, d->pos, d->names, source->values, true, inherited);
  processDelayed(ck, top);
  for (size_t i = 0; i < d->names.size(); i++) declare(ck, ck.env.scope, d->names[i], lhs[i], d->end);
}

static void localVar(Checker& ck, VarDecl* d) {
  size_t top = ck.delayed.size();
  if (!d->embeds.empty()) ck.localEmbeds.push_back({ck.env.file, d});
  SmallVec<Var*, 4> lhs;
  for (Ident* name : d->names) lhs.push(newLocalVar(ck, name->pos, name->name, nullptr));
  for (size_t i = 0; i < lhs.size(); i++) {
    std::span<Var*> all;
    Expr* init = nullptr;
    if (d->values.size() == d->names.size()) {
      init = d->values[i];
    } else if (d->values.size() == 1) {
      all = lhs.span();
      init = d->values[0];
    } else if (i < d->values.size()) {
      init = d->values[i];
    }
    varDecl(ck, lhs[i], all, d->type, init);
    if (d->values.size() == 1) break;  // one value, or a call that gave all of them their types
  }
  for (Var* v : lhs)
    if (v->type == nullptr) v->type = ck.invalidType();
  if (d->type == nullptr || !d->values.empty()) arity(ck, d->pos, d->names, d->values, false, false);
  processDelayed(ck, top);
  for (size_t i = 0; i < lhs.size(); i++) declare(ck, ck.env.scope, d->names[i], lhs[i], d->end);
}

static void localType(Checker& ck, TypeDecl* d) {
  TypeName* name = ck.tc.newTypeName(d->name->pos, ck.pkg, d->name->name, nullptr);
  VO_DCHECK(ck.env.scope != ck.pkg->scope, "types of packages are declared when they are needed");
  declare(ck, ck.env.scope, d->name, name, d->name->pos);
  push(ck, name);
  typeDecl(ck, name, d);
  pop(ck);
}

}  // namespace vo::check
