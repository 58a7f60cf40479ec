// This file checks function types: receivers with their type parameters, parameters, results.
#include "check/decl.h"
#include "check/delayed.h"
#include "check/record.h"
#include "check/report.h"
#include "check/scope.h"
#include "check/state.h"
#include "check/type_expr.h"

namespace vo::check {

using namespace syntax;

static Var* collectReceiver(Checker& ck, syntax::Field& f, Pos scopePos, std::span<TypeParam*>* typeParams);
static Type* genericReceiver(Checker& ck, syntax::Field& f, syntax::Expr* base, bool ptr,
                             std::span<syntax::Ident* const> names, Pos scopePos, std::span<TypeParam*>* typeParams);
static void recordReceiverTypes(Checker& ck, syntax::Expr* e, Type* t);
static Tuple* collectParams(Checker& ck, std::span<syntax::Field> list, bool isResult, bool* variadic);
static void declareParams(Checker& ck, std::span<syntax::Field> list, Tuple* vars, Pos scopePos);

void funcType(Checker& ck, Signature* sig, Field* recvField, std::span<Field> typeParams, FuncType* t) {
  VO_DCHECK(sig->scope == nullptr, "a signature is collected once");
  ck.env.scope = ck.newScope(ck.env.scope, t->pos, t->end, true);
  Scope* scope = ck.env.scope;
  sig->scope = scope;
  ck.scopedSignatures.push_back(sig);
  Var* recv = nullptr;
  std::span<TypeParam*> recvTypeParams;
  if (recvField != nullptr) recv = collectReceiver(ck, *recvField, t->pos, &recvTypeParams);
  if (!typeParams.empty()) collectTypeParams(ck, typeParams, &sig->typeParams);
  bool variadic = false;
  Tuple* params = collectParams(ck, t->params, false, &variadic);
  Tuple* results = collectParams(ck, t->results, true, nullptr);
  if (recv != nullptr && !recv->name.empty()) declare(ck, scope, recvField->name, recv, t->end);
  declareParams(ck, t->params, params, t->end);
  declareParams(ck, t->results, results, t->end);
  sig->recv = recv;
  sig->recvTypeParams = recvTypeParams;
  sig->params = params;
  sig->results = results;
  sig->variadic = variadic;
  VO_DCHECK(ck.env.scope == scope, "type parameters open no scope of their own");
  ck.env.scope = scope->parent;
}

static Tuple* collectParams(Checker& ck, std::span<Field> list, bool isResult, bool* variadic) {
  if (list.empty()) return ck.tc.emptyTuple();
  std::span<Var*> vars = ck.arena.array<Var*>(list.size());
  bool named = false, anonymous = false, isVariadic = false;
  Type* t = nullptr;
  for (size_t i = 0; i < list.size(); i++) {
    Field& f = list[i];
    if (i == 0 || f.type != list[i - 1].type) {
      Expr* type = f.type;
      if (Ellipsis* dots = dynCast<Ellipsis>(type)) {
        if (!isResult && i + 1 == list.size()) {
          isVariadic = true;
        } else if (isResult) {
          error(ck, dots, Kind::InvalidSyntaxTree, "invalid use of ...");
        } else {
          error(ck, dots, Kind::BadDotDotDotSyntax, "can only use ... with final parameter in list");
        }
        type = dots->element;
      }
      t = type != nullptr ? varType(ck, type) : ck.invalidType();
    }
    Var* v = ck.tc.newParam(f.name != nullptr ? f.name->pos : f.type->pos, ck.pkg,
                            f.name != nullptr ? f.name->name : Symbol(), t);
    v->isParam = true;
    if (isResult) v->paramKind = Var::ParamKind::Result;
    vars[i] = v;
    (f.name != nullptr ? named : anonymous) = true;
  }
  if (named && anonymous)
    error(ck, list[0].type, Kind::InvalidSyntaxTree, "list contains both named and anonymous parameters");
  if (isVariadic) {
    Var* last = vars.back();
    last->type = ck.tc.newSlice(last->type);
    ck.recordType(list.back().type, last->type);
  }
  if (variadic != nullptr) *variadic = isVariadic;
  return ck.tc.newTuple(vars);
}

static void declareParams(Checker& ck, std::span<Field> list, Tuple* vars, Pos scopePos) {
  VO_DCHECK(list.empty() || vars->vars.size() == list.size(), "each parameter of the source has its variable");
  for (size_t i = 0; i < list.size(); i++)
    if (list[i].name != nullptr) declare(ck, ck.env.scope, list[i].name, vars->vars[i], scopePos);
}

// ---- Receivers ---------------------------------------------------------------------------------

// `(r *T[A, _])`: pointer, base T and the names A and _.
void unpackReceiver(Checker& ck, Expr* type, bool unpackParams, bool* ptr, Expr** base, SmallVec<Ident*, 4>* names) {
  auto unparen = [](Expr* e) {
    while (ParenExpr* p = dynCast<ParenExpr>(e)) e = p->x;
    return e;
  };
  Expr* b = unparen(type);
  *ptr = false;
  if (StarExpr* star = dynCast<StarExpr>(b)) {
    *ptr = true;
    b = unparen(star->x);
  }
  if (IndexExpr* index = dynCast<IndexExpr>(b)) {
    b = index->x;
    if (unpackParams) {
      for (Expr* arg : index->indices) {
        Ident* id = dynCast<Ident>(arg);
        if (id == nullptr && !isa<BadExpr>(arg))
          error(ck, arg, Kind::BadDecl, "receiver type parameter ", arg, " must be an identifier");
        names->push(id);
      }
    }
  }
  *base = b;
}

static Var* collectReceiver(Checker& ck, Field& f, Pos scopePos, std::span<TypeParam*>* typeParams) {
  bool ptr;
  Expr* base;
  SmallVec<Ident*, 4> names;
  unpackReceiver(ck, f.type, true, &ptr, &base, &names);
  Type* t = nullptr;
  if (names.empty()) {
    t = varType(ck, f.type);
    // Methods on an alias of an instance are not permitted.
    auto unpointer = [](Type* p) {
      while (p != nullptr && isa<Pointer>(p)) p = types::cast<Pointer>(p)->elem;
      return p;
    };
    Alias* a = dynCast<Alias>(unpointer(t));
    for (int i = 0; a != nullptr && i < 1000; i++) {
      Type* rhs = unpointer(a->fromRhs);
      Named* n = dynCast<Named>(rhs);
      Alias* g = dynCast<Alias>(rhs);
      if ((n != nullptr && !n->origin->typeParams.empty()) || (g != nullptr && g->origin != nullptr && !g->origin->typeParams.empty())) {
        error(ck, base, Kind::InvalidRecv, "cannot define new methods on instantiated type ", rhs);
        t = ck.invalidType();
        break;
      }
      a = g;
    }
  } else {
    t = genericReceiver(ck, f, base, ptr, names.span(), scopePos, typeParams);
  }
  Var* recv = ck.tc.newParam(f.name != nullptr ? f.name->pos : f.type->pos, ck.pkg,
                             f.name != nullptr ? f.name->name : Symbol(), t);
  recv->isParam = true;
  recv->paramKind = Var::ParamKind::Receiver;
  Delayed& d = later(ck, Delayed::Kind::ValidReceiver, recv->pos);
  d.expr = base;
  d.object = recv;
  return recv;
}

// The receiver's type parameters get the constraints of the base type's, in terms of their own
// names; the receiver type is the base type instantiated with them.
static Type* genericReceiver(Checker& ck, Field& f, Expr* base, bool ptr, std::span<Ident* const> names, Pos scopePos,
                             std::span<TypeParam*>* typeParams) {
  Named* baseType = nullptr;
  Cause cause;
  Type* t = genericType(ck, base, &cause);
  if (isValid(t)) {
    baseType = dynCast<Named>(t);
    if (baseType == nullptr && isa<Alias>(t))
      error(ck, base, Kind::InvalidRecv, "cannot define new methods on generic alias type ", t);
  } else if (!cause.empty()) {
    error(ck, base, Kind::InvalidRecv, cause);
  }
  std::span<TypeParam*> params = ck.arena.array<TypeParam*>(names.size());
  for (size_t i = 0; i < names.size(); i++) {
    params[i] = declareTypeParam(ck, names[i], names[i] != nullptr ? scopePos : base->pos, static_cast<int>(i));
    if (names[i] == nullptr) continue;
    if (names[i]->name == ck.blank) ck.recordDef(names[i], params[i]->object);
    ck.recordType(names[i], params[i]);
  }
  *typeParams = params;
  if (baseType == nullptr) return ck.invalidType();
  std::span<TypeParam*> baseParams = baseType->typeParams;
  std::span<Type*> args = ck.arena.array<Type*>(params.size());
  for (size_t i = 0; i < params.size(); i++) args[i] = params[i];
  if (params.size() == baseParams.size()) {
    types::SubstMap map{baseParams, args};
    for (size_t i = 0; i < params.size(); i++) {
      recordCanonical(ck, params[i], baseParams[i]);
      params[i]->bound = types::subst(ck.tc, baseParams[i]->bound, map, params[i]->object->pos);
    }
  } else {
    error(ck, base, Kind::BadRecv, "receiver declares ", params.size(),
          params.size() == 1 ? " type parameter" : " type parameters", ", but receiver base type declares ",
          baseParams.size());
  }
  verifyVersion(ck, base, kGo1_18, "type instantiation");
  Type* recv = types::instantiate(ck.tc, baseType, args, f.type->pos);
  recordInstance(ck, base, args, recv);
  if (ptr && isValid(recv)) recv = newPointer(ck, recv);
  recordReceiverTypes(ck, f.type, recv);
  return recv;
}

static void recordReceiverTypes(Checker& ck, Expr* e, Type* t) {
  for (;;) {
    ck.recordType(e, t);
    if (ParenExpr* p = dynCast<ParenExpr>(e)) {
      e = p->x;
    } else if (StarExpr* s = dynCast<StarExpr>(e)) {
      e = s->x;
      Pointer* pointer = dynCast<Pointer>(t);
      if (pointer == nullptr) return;
      t = pointer->elem;
    } else {
      return;
    }
  }
}

void validReceiver(Checker& ck, Expr* at, Var* recv) {
  Type* base = types::deref(recv->type).type;
  Type* t = unalias(base);
  if (!isValid(t)) return;
  if (Named* n = dynCast<Named>(t)) {
    if (n->object->package != ck.pkg) {
      error(ck, at, Kind::InvalidRecv, "cannot define new methods on non-local type ", base);
      return;
    }
    Type* u = under(n);
    std::string_view cause;
    if (types::isUnsafePointer(u)) cause = "unsafe.Pointer";
    else if (isa<Pointer>(u) || isa<Interface>(u)) cause = "pointer or interface type";
    if (!cause.empty()) error(ck, at, Kind::InvalidRecv, "invalid receiver type ", base, " (", cause, ")");
  } else if (isa<Basic>(t)) {
    error(ck, at, Kind::InvalidRecv, "cannot define new methods on non-local type ", base);
  } else {
    error(ck, at, Kind::InvalidRecv, "invalid receiver type ", recv->type);
  }
}

}  // namespace vo::check
