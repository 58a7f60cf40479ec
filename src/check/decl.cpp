// This file checks declarations of constants, variables, types and functions, at package level and
// in functions.
//
// A package-level object is declared when it is first needed. Its color says how far it is: white
// (not begun), grey (being declared: it is on the object path) or black. A use of a grey object is
// a cycle, which may be a valid one (type T *T) or not (cycles.cpp).
#include "check/impl.h"

namespace vo::check {

using namespace syntax;

void Checker::push(Object* o) {
  o->color = types::Color::Grey;
  objectPath.push_back(o);
}

void Checker::pop() {
  objectPath.back()->color = types::Color::Black;
  objectPath.pop_back();
}

void Checker::objDecl(Object* o) {
  if (isOnPath(o)) {
    switch (o->kind) {
      case ObjectKind::Const:
      case ObjectKind::Var:
        if (!validCycle(o) || o->type == nullptr) o->type = invalidType();
        return;
      case ObjectKind::TypeName:
        if (!validCycle(o)) o->type = invalidType();
        return;
      default:
        // A function keeps its (empty) signature: much relies on its having one.
        validCycle(o);
        return;
    }
  }
  if (o->type != nullptr) return;
  DeclInfo* d = declOf(o);
  if (d == nullptr) {  // only after errors
    o->type = invalidType();
    return;
  }
  if (stackExhausted(rangeOf(o))) {
    o->type = isa<Func>(o) ? static_cast<Type*>(tc.newSignature(tc.emptyTuple(), tc.emptyTuple(), false))
                           : invalidType();
    return;
  }
  push(o);
  Environment saved = env;
  env = Environment{};
  env.scope = d->file->scope;
  env.file = d->file;
  switch (o->kind) {
    case ObjectKind::Const:
      env.decl = d;
      constDecl(types::cast<Const>(o), d->type, d->init, d->inherited, types::cast<Const>(o)->value);
      break;
    case ObjectKind::Var:
      env.decl = d->shared != nullptr ? d->shared : d;
      varDecl(types::cast<Var>(o), d->lhs, d->type, d->init);
      break;
    case ObjectKind::TypeName:
      typeDecl(types::cast<TypeName>(o), d->typeDecl);
      collectMethods(types::cast<TypeName>(o));
      break;
    case ObjectKind::Func: funcDecl(types::cast<Func>(o), d); break;
    default: VO_UNREACHABLE("only declarations are on the object path");
  }
  env = saved;
  info.setKept(env.keep);
  pop();
}

// ---- Constants and variables -------------------------------------------------------------------

void Checker::constDecl(Const* c, Expr* type, Expr* init, bool inherited, ConstValue* iota) {
  ConstValue* savedIota = env.iota;
  Pos savedPos = env.errorPos;
  env.iota = iota;
  env.errorPos = Pos{};
  c->value = types::makeUnknown(arena);
  bool ok = true;
  if (type != nullptr) {
    Type* t = typ(type);
    if (types::isConstType(t)) {
      c->type = t;
    } else {
      if (isValid(under(t)))
        error(type, Kind::InvalidConstType, "invalid constant type ", t);
      c->type = invalidType();
      ok = false;
    }
  }
  if (ok) {
    Operand x;
    if (init != nullptr) {
      // An inherited expression's errors belong to the name that inherits it.
      if (inherited) env.errorPos = c->pos;
      expr(nullptr, x, init);
    }
    initConst(c, x);
  }
  env.iota = savedIota;
  env.errorPos = savedPos;
}

void Checker::varDecl(Var* v, std::span<Var*> lhs, Expr* type, Expr* init) {
  if (type != nullptr) v->type = varType(type);
  if (init == nullptr) {
    if (type == nullptr) v->type = invalidType();  // arity() has said so
    return;
  }
  if (lhs.size() <= 1) {
    Target target = targetFor(v->type, nullptr, v->name.str());
    Operand x;
    expr(target ? &target : nullptr, x, init);
    initVar(v, x, "variable declaration");
    return;
  }
  if (type != nullptr)
    for (Var* l : lhs) l->type = v->type;
  Expr* inits[] = {init};
  initVars(lhs, inits, nullptr);
}

// ---- Types -------------------------------------------------------------------------------------

void Checker::typeDecl(TypeName* name, TypeDecl* d) {
  later(Delayed::Kind::ValidType, name->pos).object = name;
  if (d->isAlias) {
    aliasDecl(name, d);
    return;
  }
  if (!d->typeParams.empty() && d->typeParams[0].name != nullptr)
    verifyVersion(d->typeParams[0].name, kGo1_18, "type parameter");
  Named* named = tc.newNamed(name, nullptr, name->order == 0 ? ++localTypes : 0);
  bool generic = !d->typeParams.empty();
  if (generic) {
    openScope(d);
    collectTypeParams(d->typeParams, &named->typeParams);
  }
  Type* rhs = declaredType(d->type, name);
  named->fromRhs = rhs;
  if (types::isTypeParam(rhs)) {
    error(d->type, Kind::MisplacedTypeParam, "cannot use a type parameter as RHS in type declaration");
    named->fromRhs = invalidType();
  }
  if (generic) closeScope();
}

void Checker::aliasDecl(TypeName* name, TypeDecl* d) {
  bool generic = !d->typeParams.empty();
  bool versionOk = true;
  if (generic)
    versionOk = verifyVersion(d->typeParams[0].name != nullptr ? rangeOf(d->typeParams[0].name) : rangeOf(d),
                              kGo1_23, "generic type alias");
  if (versionOk) verifyVersion(d, kGo1_9, "type alias");
  name->isAlias = true;
  Alias* alias = tc.newAlias(name, nullptr);
  if (generic) {
    openScope(d);
    collectTypeParams(d->typeParams, &alias->typeParams);
  }
  Type* rhs = declaredType(d->type, name);
  if (alias->fromRhs == nullptr) alias->fromRhs = rhs;
  if (TypeParam* p = dynCast<TypeParam>(rhs)) {
    for (TypeParam* own : alias->typeParams) {
      if (own != p) continue;
      error(d->type, Kind::MisplacedTypeParam,
            "cannot use type parameter declared in alias declaration as RHS");
      alias->fromRhs = invalidType();
    }
  }
  alias->actual = nullptr;
  unalias(alias);
  if (generic) closeScope();
}

std::span<TypeParam*> Checker::collectTypeParams(std::span<Field> list, std::span<TypeParam*>* early) {
  std::span<TypeParam*> params = arena.array<TypeParam*>(list.size());
  Pos scopePos = list[0].name != nullptr ? list[0].name->pos : Pos{};
  for (size_t i = 0; i < list.size(); i++)
    params[i] = declareTypeParam(list[i].name, scopePos, static_cast<int>(i));
  // Set before the constraints are checked, for they may use the type: type T[P T[P]] …
  *early = params;
  bool saved = env.inTypeParams;
  env.inTypeParams = true;
  Type* b = invalidType();
  for (size_t i = 0; i < list.size(); i++) {
    if (i == 0 || list[i].type != list[i - 1].type) {
      b = list[i].type != nullptr ? bound(list[i].type) : invalidType();
      if (types::isTypeParam(b)) {
        error(list[i].type, Kind::MisplacedTypeParam, "cannot use a type parameter as constraint");
        b = invalidType();
      }
    }
    params[i]->bound = b;
  }
  env.inTypeParams = saved;
  return params;
}

// A constraint literal (~T, A|B) stands for an interface that embeds it.
Type* Checker::bound(Expr* e) {
  bool literal = false;
  if (UnaryExpr* u = dynCast<UnaryExpr>(e)) literal = u->op == Token::Tilde;
  if (BinaryExpr* b = dynCast<BinaryExpr>(e)) literal = b->op == Token::Or;
  if (!literal) return typ(e);
  Interface* t = tc.newInterface();
  std::span<Type*> embeddeds = arena.array<Type*>(1);
  std::span<Pos> positions = arena.array<Pos>(1);
  embeddeds[0] = unionType(e);
  positions[0] = e->pos;
  t->embeddeds = embeddeds;
  t->embedPos = positions;
  t->complete = true;
  t->implicit = true;
  later(Delayed::Kind::InterfaceTypeSet, e->pos).type = t;
  recordType(e, t);
  return t;
}

TypeParam* Checker::declareTypeParam(Ident* name, Pos scopePos, int index) {
  TypeName* object = tc.newTypeName(name != nullptr ? name->pos : scopePos, pkg,
                                    name != nullptr ? name->name : blank, nullptr);
  TypeParam* p = tc.newTypeParam(object, invalidType(), index);
  declare(env.scope, name, object, scopePos);
  return p;
}

void Checker::collectMethods(TypeName* name) {
  auto found = methodsOf.find(name);
  if (found == methodsOf.end()) return;
  std::vector<Func*> methods = std::move(found->second);
  methodsOf.erase(found);
  Named* base = as<Named>(name->type);
  if (base != nullptr) later(Delayed::Kind::FieldUniqueness, name->pos).type = base;
  std::unordered_map<const void*, Func*> seen;
  bool first = base != nullptr && base->methods.empty();  // then `seen` knows all of them
  for (Func* m : methods) {
    auto [at, isNew] = seen.try_emplace(m->name.data(), m);
    if (!isNew) {
      error(m, Kind::DuplicateMethod, "method ", name->name, ".", m->name, " already declared at ",
            at->second->pos);
      continue;
    }
    if (first) {
      base->methods.push(tc.arena(), m);
    } else if (base != nullptr) {
      types::addMethod(tc, base, m);
    }
  }
}

void Checker::checkFieldUniqueness(Named* base) {
  Struct* s = underAs<Struct>(base);
  if (s == nullptr || base->methods.empty()) return;
  for (Var* f : s->fields) {
    if (f->name == blank) continue;
    for (Func* m : base->methods) {
      if (m == nullptr || !f->sameId(m->package, m->name)) continue;
      noteOther(error(m, Kind::DuplicateFieldAndMethod, "field and method with the same name ", f->name), f);
    }
  }
}

// ---- Functions ---------------------------------------------------------------------------------

void Checker::funcDecl(Func* f, DeclInfo* d) {
  FuncDecl* fd = d->funcDecl;
  Signature* sig = tc.newSignature(tc.emptyTuple(), tc.emptyTuple(), false);
  f->type = sig;  // for cycles
  env.keep = fd->isGeneric;
  info.setKept(env.keep);
  funcType(sig, fd->receiver.empty() ? nullptr : &fd->receiver[0], fd->type->typeParams, fd->type);
  if (sig->scope != nullptr) {
    sig->scope->pos = fd->pos;
    sig->scope->end = fd->end;
  }
  if (!fd->type->typeParams.empty() && fd->body == nullptr)
    error(fd, Kind::BadDecl, "generic function is missing function body");
  if (fd->body == nullptr || ctx.options.ignoreFuncBodies) return;
  Delayed& body = later(Delayed::Kind::FuncBody, f->pos);
  body.decl = d;
  body.type = sig;
  body.node = fd->body;
}

// ---- Declarations in functions -----------------------------------------------------------------

void Checker::declStmt(std::span<Decl*> list) {
  for (Decl* d : list) {
    switch (d->kind) {
      case NodeKind::ConstDecl: localConst(cast<ConstDecl>(d)); break;
      case NodeKind::VarDecl: localVar(cast<VarDecl>(d)); break;
      case NodeKind::TypeDecl: localType(cast<TypeDecl>(d)); break;
      default: break;  // the parser has said so
    }
  }
}

void Checker::localConst(ConstDecl* d) {
  size_t top = delayed.size();
  const ConstDecl* source = d->inherited != nullptr ? d->inherited : d;
  bool inherited = source != d;
  ConstValue* iota = types::makeInt64(arena, d->iota);
  SmallVec<Const*, 4> lhs;
  for (size_t i = 0; i < d->names.size(); i++) {
    Const* c = newLocalConst(d->names[i]->pos, d->names[i]->name);
    lhs.push(c);
    constDecl(c, source->type, i < source->values.size() ? source->values[i] : nullptr, inherited, iota);
  }
  arity(d->pos, d->names, source->values, true, inherited);
  processDelayed(top);
  for (size_t i = 0; i < d->names.size(); i++) declare(env.scope, d->names[i], lhs[i], d->end);
}

void Checker::localVar(VarDecl* d) {
  size_t top = delayed.size();
  if (!d->embeds.empty()) localEmbeds.push_back({env.file, d});
  SmallVec<Var*, 4> lhs;
  for (Ident* name : d->names) lhs.push(newLocalVar(name->pos, name->name, nullptr));
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
    varDecl(lhs[i], all, d->type, init);
    if (d->values.size() == 1) break;  // one value, or a call that gave all of them their types
  }
  for (Var* v : lhs)
    if (v->type == nullptr) v->type = invalidType();
  if (d->type == nullptr || !d->values.empty()) arity(d->pos, d->names, d->values, false, false);
  processDelayed(top);
  for (size_t i = 0; i < lhs.size(); i++) declare(env.scope, d->names[i], lhs[i], d->end);
}

void Checker::localType(TypeDecl* d) {
  TypeName* name = tc.newTypeName(d->name->pos, pkg, d->name->name, nullptr);
  declare(env.scope, d->name, name, d->name->pos);
  push(name);
  typeDecl(name, d);
  pop();
}

}  // namespace vo::check
