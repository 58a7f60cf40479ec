// This file implements name lookup, declarations in scopes, dependencies between declarations, and
// the facts about variables that the back end needs.
#include "check/decl.h"
#include "check/report.h"
#include "check/scope.h"
#include "check/state.h"

namespace vo::check {

using namespace syntax;

// Names are entered when their scope starts (after their declaration), so a lookup needs no
// positions. `crossedFunc` tells whether a function body was left on the way out.
Object* lookupScope(Checker& ck, Symbol name, Scope** scope, bool* crossedFunc) {
  bool crossed = false;
  for (Scope* s = ck.env.scope; s != nullptr; s = s->parent) {
    if (Object* o = s->lookup(name)) {
      if (scope != nullptr) *scope = s;
      if (crossedFunc != nullptr) *crossedFunc = crossed;
      return o;
    }
    crossed |= s->isFunc;
  }
  if (ck.isVo() || ck.ctx.options.assertIsConstant) {
    const types::Universe& u = ck.tc.universe();
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

Object* lookup(Checker& ck, Symbol name) { return lookupScope(ck, name, nullptr, nullptr); }

void declare(Checker& ck, Scope* scope, Ident* id, Object* o, Pos scopePos) {
  VO_DCHECK(o != nullptr && (id == nullptr || id->name == o->name), "an object is declared under its own name");
  if (o->name != ck.blank) {
    base::Arena& a = scope == ck.pkg->scope ? ck.arena : ck.tc.transient();
    if (Object* other = types::insert(a, scope, o)) {
      noteOther(ck, error(ck, o, Kind::DuplicateDecl, o->name, " redeclared in this block"), other);
      return;
    }
    o->scopePos = scopePos;
  }
  if (id != nullptr) ck.recordDef(id, o);
}

Var* newLocalVar(Checker& ck, Pos pos, Symbol name, Type* type) {
  VO_DCHECK(ck.pkg != nullptr, "variables are declared in a package");
  Var* v = ck.localArena().make<Var>();
  v->kind = ObjectKind::Var;
  v->pos = pos;
  v->package = ck.pkg;
  v->name = name;
  v->type = type;
  return v;
}

Const* newLocalConst(Checker& ck, Pos pos, Symbol name) {
  Const* c = ck.localArena().make<Const>();
  c->kind = ObjectKind::Const;
  c->pos = pos;
  c->package = ck.pkg;
  c->name = name;
  return c;
}

Tuple* newTuple(Checker& ck, std::span<Var* const> vars) {
  return vars.empty() ? ck.tc.emptyTuple() : ck.tc.newTuple(ck.arena.copy(vars));
}

Pointer* newPointer(Checker& ck, Type* elem) {
  VO_DCHECK(elem != nullptr, "what a pointer points to is known");
  Pointer*& p = ck.pointers[elem];
  if (p == nullptr) p = ck.tc.newPointer(elem);
  return p;
}

Signature* methodValueType(Checker& ck, Func* m) {
  Signature* sig = m->signature();
  if (sig == nullptr) return ck.tc.newSignature(ck.tc.emptyTuple(), ck.tc.emptyTuple(), false);
  if (sig->recv == nullptr) return sig;
  // A signature that is still being collected must not be remembered.
  if (sig->params == nullptr || isOnPath(m)) {
    Signature* copy = ck.arena.make<Signature>(*sig);
    copy->recv = nullptr;
    copy->scope = nullptr;
    return copy;
  }
  Signature*& value = ck.methodValues[m];
  if (value == nullptr) {
    value = ck.arena.make<Signature>(*sig);
    value->recv = nullptr;
    value->scope = nullptr;
  }
  return value;
}

DeclInfo* declOf(Checker& ck, const Object* o) {
  if (o->order == 0 || o->order > ck.decls.size()) return nullptr;
  DeclInfo* d = ck.decls[o->order - 1];
  VO_DCHECK(d != nullptr && d->index < ck.decls.size(), "every number of a package-level object has a declaration");
  return d->object == o ? d : nullptr;
}

void addDep(Checker& ck, Object* to) {
  DeclInfo* from = ck.env.decl;
  if (from == nullptr) return;
  DeclInfo* d = declOf(ck, to);
  if (d == nullptr || d->lastMarkedBy == from) return;
  d->lastMarkedBy = from;
  from->deps.push_back(d);
}

void markRoot(Checker& ck, Expr* e, bool reassigned, bool addressTaken) {
  for (;;) {
    switch (e->kind) {
      case NodeKind::ParenExpr: e = cast<ParenExpr>(e)->x; continue;
      case NodeKind::SelectorExpr: {
        SelectorExpr* s = cast<SelectorExpr>(e);
        const types::Selection* sel = ck.info.selection(s);
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
        Type* t = ck.info.type(i->x);
        // A type parameter may stand for an array.
        if (t == nullptr || (underAs<Array>(t) == nullptr && !types::isTypeParam(t))) return;
        e = i->x;
        continue;
      }
      case NodeKind::Ident: {
        Var* v = dynCast<Var>(ck.info.object(cast<Ident>(e)));
        if (v == nullptr || v->package != ck.pkg) return;  // facts about other packages' variables are not kept
        v->reassigned |= reassigned;
        v->addressTaken |= addressTaken;
        return;
      }
      default: return;
    }
  }
}

}  // namespace vo::check
