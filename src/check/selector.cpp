// This file checks selectors: qualified identifiers, fields, method values and expressions.
#include "check/call.h"
#include "check/decl.h"
#include "check/expr.h"
#include "check/package.h"
#include "check/record.h"
#include "check/report.h"
#include "check/scope.h"
#include "check/state.h"
#include "syntax/unicode.h"

namespace vo::check {

using namespace syntax;

static void selectorError(Checker& ck, Operand& x, syntax::SelectorExpr* e, const types::Lookup& found);
static void methodExpr(Checker& ck, Operand& x, syntax::SelectorExpr* e, const types::Lookup& found);

// `pkg.Name`. False if the left side does not name a package.
static bool qualifiedIdent(Checker& ck, Operand& x, SelectorExpr* e) {
  Ident* id = dynCast<Ident>(e->x);
  if (id == nullptr) return false;
  PkgName* name = dynCast<PkgName>(lookup(ck, id->name));
  if (name == nullptr) return false;
  ck.recordUse(id, name);
  name->used = true;
  Package* p = name->imported;
  Symbol sel = e->sel->name;
  x.mode = Mode::Invalid;
  x.type = ck.invalidType();
  x.expr = e;
  Object* o = p->scope->lookup(sel);
  if (o != nullptr && !o->isExported() && !seenByImporters(ck, p, o)) o = nullptr;
  if (o == nullptr) {
    if (p->fake || sel.empty() || !isValidName(sel.str())) return true;
    for (const auto& entry : p->scope->elems.entries()) {
      if (!entry.value->isExported() || !equalFold(entry.key.str(), sel.str())) continue;
      error(ck, e->sel, Kind::UndeclaredImportedName, "undefined: ", static_cast<Expr*>(e), " (but have ", entry.key,
            ")");
      return true;
    }
    error(ck, e->sel, Kind::UndeclaredImportedName, "undefined: ", static_cast<Expr*>(e));
    return true;
  }
  if (!o->isExported())
    error(ck, e->sel, Kind::UnexportedName, "name ", sel, " not exported by package ", p->name);
  ck.recordUse(e->sel, o);
  types::Selection s;
  s.kind = types::SelectionKind::Qualified;
  s.object = o;
  ck.info.setSelection(e, s);
  if (o->type == nullptr && o->kind != ObjectKind::Builtin) return true;  // a package with errors
  x.type = o->type;
  switch (o->kind) {
    case ObjectKind::Const:
      if (!isValid(x.type)) return true;
      x.mode = Mode::Constant;
      x.value = types::cast<Const>(o)->value;
      break;
    case ObjectKind::TypeName: x.mode = Mode::Type; break;
    case ObjectKind::Var:
      if (!isValid(x.type)) return true;
      x.mode = Mode::Variable;
      break;
    case ObjectKind::Func: x.mode = Mode::Value; break;
    case ObjectKind::Builtin:
      x.mode = Mode::Builtin;
      x.builtin = types::cast<Builtin>(o)->id;
      x.type = ck.invalidType();
      break;
    default: break;
  }
  return true;
}

void selector(Checker& ck, Operand& x, SelectorExpr* e, bool wantType) {
  if (qualifiedIdent(ck, x, e)) return;
  auto fail = [&] {
    x.mode = Mode::Invalid;
    x.type = ck.invalidType();
    x.expr = e;
  };
  exprOrType(ck, x, e->x, false);
  if (x.mode == Mode::Builtin) {
    error(ck, e->x->end, Kind::UncalledBuiltin, "invalid use of ", x, " in selector expression");
    return fail();
  }
  if (x.isInvalid()) return fail();
  // As gc, which does not look at a generic type when it meets an instance.
  Named* instance = wantType ? as<Named>(x.type) : nullptr;
  if (!(instance != nullptr && instance->isInstance()) && !isComplete(ck, x.type)) return fail();
  if (wantType) {
    error(ck, e->sel, Kind::NotAType, static_cast<Expr*>(e), " is not a type");
    return fail();
  }
  if (!isPointeeComplete(ck, x.type)) return fail();
  types::Lookup found = types::lookupFieldOrMethod(ck.tc, x.type, x.mode == Mode::Variable, ck.pkg, e->sel->name);
  if (found.object == nullptr) {
    selectorError(ck, x, e, found);
    return fail();
  }
  Func* m = dynCast<Func>(found.object);
  if (m != nullptr) resolve(ck, m);
  if (x.mode == Mode::Type) {
    if (m == nullptr) {
      error(ck, e->x, Kind::MissingFieldOrMethod, "operand for field selector ", e->sel->name,
            " must be value of type ", x.type);
      return fail();
    }
    methodExpr(ck, x, e, found);
    return;
  }
  if (m != nullptr) {
    Signature* sig = m->signature();
    recordSelection(ck, e, types::SelectionKind::MethodVal, x.type, m, found.path, found.indirect);
    // Calling a pointer method on a variable takes its address.
    if (x.mode == Mode::Variable && sig != nullptr && sig->recv != nullptr && isa<Pointer>(sig->recv->type) &&
        !found.indirect && !isa<Pointer>(under(x.type))) {
      markRoot(ck, e->x, true, true);
    }
    x.mode = Mode::Value;
    x.type = methodValueType(ck, m);
    addDep(ck, m->origin != nullptr ? m->origin : m);
  } else {
    recordSelection(ck, e, types::SelectionKind::FieldVal, x.type, found.object, found.path, found.indirect);
    x.mode = x.mode == Mode::Variable || found.indirect ? Mode::Variable : Mode::Value;
    x.type = found.object->type;
    if (x.type == nullptr) return fail();
  }
  x.expr = e;
}

static void selectorError(Checker& ck, Operand& x, SelectorExpr* e, const types::Lookup& found) {
  Symbol sel = e->sel->name;
  if (!isValid(under(x.type)) || sel.empty()) return;
  if (found.ambiguous()) {
    error(ck, e->sel, Kind::AmbiguousSelector, "ambiguous selector ", x.expr, ".", sel);
    return;
  }
  if (found.indirect) {
    if (x.mode == Mode::Type) {
      error(ck, e->sel, Kind::InvalidMethodExpr, "invalid method expression ", x.type, ".", sel,
            " (needs pointer receiver (*", x.type, ").", sel, ")");
    } else {
      error(ck, e->sel, Kind::InvalidMethodExpr, "cannot call pointer method ", sel, " on ", x.type);
    }
    return;
  }
  std::string why;
  if (types::isInterfacePtr(x.type)) {
    why = types::interfacePtrError(ck.tc, x.type);
  } else {
    types::Lookup other = types::lookupFieldOrMethod(ck.tc, x.type, x.mode == Mode::Variable, ck.pkg, sel, true);
    why = lookupError(ck, x.type, sel, other.object, false);
  }
  error(ck, e->sel, Kind::MissingFieldOrMethod, x.expr, ".", sel, " undefined (", why, ")");
}

// `T.m`: a function whose first parameter is the receiver.
static void methodExpr(Checker& ck, Operand& x, SelectorExpr* e, const types::Lookup& found) {
  Func* m = types::cast<Func>(found.object);
  recordSelection(ck, e, types::SelectionKind::MethodExpr, x.type, m, found.path, found.indirect);
  Signature* sig = m->signature();
  if (sig == nullptr || sig->recv == nullptr) {
    error(ck, e, Kind::InvalidDeclCycle, "illegal cycle in method declaration");
    x.mode = Mode::Invalid;
    x.type = ck.invalidType();
    x.expr = e;
    return;
  }
  std::span<Var*> params = ck.arena.array<Var*>(sig->params->vars.size() + 1);
  Symbol name;
  if (params.size() > 1 && !sig->params->vars[0]->name.empty())
    name = sig->recv->name.empty() ? ck.blank : sig->recv->name;
  params[0] = ck.tc.newParam(sig->recv->pos, sig->recv->package, name, x.type);
  for (size_t i = 1; i < params.size(); i++) params[i] = sig->params->vars[i - 1];
  Signature* fn = ck.tc.newSignature(ck.tc.newTuple(params), sig->results, sig->variadic);
  fn->typeParams = sig->typeParams;
  x.mode = Mode::Value;
  x.type = fn;
  x.expr = e;
  addDep(ck, m->origin != nullptr ? m->origin : m);
}

}  // namespace vo::check
