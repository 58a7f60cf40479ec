// This file implements name lookup, declarations in scopes, dependencies between declarations, and
// the facts about variables that the back end needs.
#include "check/impl.h"

namespace vo::check {

using namespace syntax;

// Names are entered when their scope starts (after their declaration), so a lookup needs no
// positions. `crossedFunc` tells whether a function body was left on the way out.
Object* Checker::lookupScope(Symbol name, Scope** scope, bool* crossedFunc) const {
  bool crossed = false;
  for (Scope* s = env.scope; s != nullptr; s = s->parent) {
    if (Object* o = s->lookup(name)) {
      if (scope != nullptr) *scope = s;
      if (crossedFunc != nullptr) *crossedFunc = crossed;
      return o;
    }
    crossed |= s->isFunc;
  }
  if (isVo() || ctx.options.assertIsConstant) {
    const types::Universe& u = tc.universe();
    if (u.voScope != nullptr) {
      if (Object* o = u.voScope->lookup(name)) {
        if (scope != nullptr) *scope = u.voScope;
        if (crossedFunc != nullptr) *crossedFunc = false;
        return o;
      }
    }
  }
  return nullptr;
}

Object* Checker::lookup(Symbol name) const { return lookupScope(name, nullptr, nullptr); }

void Checker::declare(Scope* scope, Ident* id, Object* o, Pos scopePos) {
  if (o->name != blank) {
    base::Arena& a = scope == pkg->scope ? arena : tc.transient();
    if (Object* other = types::insert(a, scope, o)) {
      noteOther(error(o, Kind::DuplicateDecl, o->name, " redeclared in this block"), other);
      return;
    }
    o->scopePos = scopePos;
  }
  if (id != nullptr) recordDef(id, o);
}

Var* Checker::newLocalVar(Pos pos, Symbol name, Type* type) {
  Var* v = localArena().make<Var>();
  v->kind = ObjectKind::Var;
  v->pos = pos;
  v->package = pkg;
  v->name = name;
  v->type = type;
  return v;
}

Const* Checker::newLocalConst(Pos pos, Symbol name) {
  Const* c = localArena().make<Const>();
  c->kind = ObjectKind::Const;
  c->pos = pos;
  c->package = pkg;
  c->name = name;
  return c;
}

Tuple* Checker::newTuple(std::span<Var* const> vars) {
  return vars.empty() ? tc.emptyTuple() : tc.newTuple(arena.copy(vars));
}

Pointer* Checker::newPointer(Type* elem) {
  Pointer*& p = pointers[elem];
  if (p == nullptr) p = tc.newPointer(elem);
  return p;
}

Signature* Checker::methodValueType(Func* m) {
  Signature* sig = m->signature();
  if (sig == nullptr) return tc.newSignature(tc.emptyTuple(), tc.emptyTuple(), false);
  if (sig->recv == nullptr) return sig;
  // A signature that is still being collected must not be remembered.
  if (sig->params == nullptr || isOnPath(m)) {
    Signature* copy = arena.make<Signature>(*sig);
    copy->recv = nullptr;
    return copy;
  }
  Signature*& value = methodValues[m];
  if (value == nullptr) {
    value = arena.make<Signature>(*sig);
    value->recv = nullptr;
    value->scope = nullptr;
  }
  return value;
}

DeclInfo* Checker::declOf(const Object* o) const {
  if (o->order == 0 || o->order > decls.size()) return nullptr;
  DeclInfo* d = decls[o->order - 1];
  return d->object == o ? d : nullptr;
}

void Checker::addDep(Object* to) {
  DeclInfo* from = env.decl;
  if (from == nullptr) return;
  DeclInfo* d = declOf(to);
  if (d == nullptr || d->lastMarkedBy == from) return;
  d->lastMarkedBy = from;
  from->deps.push_back(d);
}

void Checker::markRoot(Expr* e, bool reassigned, bool addressTaken) {
  for (;;) {
    switch (e->kind) {
      case NodeKind::ParenExpr: e = cast<ParenExpr>(e)->x; continue;
      case NodeKind::SelectorExpr: {
        SelectorExpr* s = cast<SelectorExpr>(e);
        const types::Selection* sel = info.selection(s);
        if (sel == nullptr) {  // a qualified identifier
          e = s->sel;
          continue;
        }
        if (sel->indirect || sel->kind != types::SelectionKind::FieldVal) return;
        e = s->x;
        continue;
      }
      case NodeKind::IndexExpr: {
        IndexExpr* i = cast<IndexExpr>(e);
        Type* t = info.type(i->x);
        // A type parameter may stand for an array.
        if (t == nullptr || (underAs<Array>(t) == nullptr && !types::isTypeParam(t))) return;
        e = i->x;
        continue;
      }
      case NodeKind::Ident: {
        Var* v = dynCast<Var>(info.object(cast<Ident>(e)));
        if (v == nullptr || v->package != pkg) return;  // facts about other packages' variables are not kept
        v->reassigned |= reassigned;
        v->addressTaken |= addressTaken;
        return;
      }
      default: return;
    }
  }
}

}  // namespace vo::check
