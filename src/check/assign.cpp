// This file checks assignments: assignability, initialisations, assignments, `:=`, and the matching
// of several variables with several values.
#include "check/assign.h"
#include "check/call.h"
#include "check/constant.h"
#include "check/delayed.h"
#include "check/dynamic.h"
#include "check/expr.h"
#include "check/record.h"
#include "check/report.h"
#include "check/scope.h"
#include "check/state.h"

namespace vo::check {

using namespace syntax;

static void assignError(Checker& ck, std::span<syntax::Expr*> rhs, size_t l, size_t r);

namespace {

Expr* unparen(Expr* e) {
  while (ParenExpr* p = dynCast<ParenExpr>(e)) e = p->x;
  return e;
}

std::string measure(size_t n, std::string_view unit) {
  std::string out = std::to_string(n) + " ";
  out += unit;
  if (n != 1) out += 's';
  return out;
}

}  // namespace

// For a type parameter it is the signature that all its types have.
Target targetFor(Type* t, Expr* e, std::string_view name) {
  if (t == nullptr) return {};
  return {dynCast<Signature>(types::commonUnder(t)), e, name};
}

bool assignableTo(Checker& ck, const Operand& x, Type* t, Cause* cause, Kind* kind) {
  *kind = Kind::IncompatibleAssign;
  if (x.isInvalid() || !isValid(t) || x.type == t) return true;
  if (types::isUntyped(x.type)) {
    ConstValue* v;
    Representation why;
    if (TypeParam* p = as<TypeParam>(t)) {
      return types::eachTerm(p, [&](const types::Term* term) {
        return term != nullptr && implicitType(ck, x, term->type, &v, &why) != nullptr;
      });
    }
    return implicitType(ck, x, t, &v, &why) != nullptr;
  }
  if (types::assignableType(ck.tc, x.type, t, nullptr)) return true;
  if (cause != nullptr) types::assignableType(ck.tc, x.type, t, cause);
  if (types::isNonTypeParamInterface(t)) *kind = Kind::InvalidIfaceAssign;
  else if (underAs<Chan>(x.type) != nullptr && underAs<Chan>(t) != nullptr) *kind = Kind::InvalidChanAssign;
  return false;
}

// With a `callee` the context is "argument to " and the function.
void assignment(Checker& ck, Operand& x, Type* t, std::string_view context, Expr* callee) {
  singleValue(ck, x);
  auto where = [&] { return callee != nullptr ? text(ck, context, callee) : std::string(context); };
  switch (x.mode) {
    case Mode::Invalid: return;
    case Mode::NilValue:
    case Mode::Constant:
    case Mode::Variable:
    case Mode::MapIndex:
    case Mode::Value:
    case Mode::CommaOk: break;
    default:
      error(ck, x, Kind::IncompatibleAssign, "cannot assign ", x, " to ", t, " in ", where());
      x.invalidate();
      return;
  }
  if (x.type == t && !isGenericFunction(x)) [[likely]] return;
  if (types::isUntyped(x.type)) {
    Type* target = t;
    if (x.isNil()) {
      if (t == nullptr) {
        error(ck, x, Kind::UntypedNilUse, "use of untyped nil in ", where());
        x.invalidate();
        return;
      }
    } else if (t == nullptr || types::isNonTypeParamInterface(t)) {
      target = types::defaultType(ck.tc, x.type);
    }
    ConstValue* v;
    Representation why;
    Type* newType = implicitType(ck, x, target, &v, &why);
    if (newType == nullptr) {
      std::string_view suffix;
      Kind kind = Kind::IncompatibleAssign;
      if (why == Representation::Truncated) {
        suffix = " (truncated)";
        kind = Kind::TruncatedFloat;
      } else if (why == Representation::Overflow) {
        suffix = " (overflows)";
        kind = Kind::NumericOverflow;
      }
      error(ck, x, kind, "cannot use ", x, " as ", target, " value in ", where(), suffix);
      x.invalidate();
      return;
    }
    if (v != nullptr) {
      x.value = v;
      updateExprVal(ck, x.expr, v);
    }
    if (newType != x.type) {
      x.type = newType;
      updateExprType(ck, x.expr, newType, false);
    }
  }
  if (isGenericFunction(x)) {
    Target target = targetFor(t, nullptr, context);
    nonGeneric(ck, target ? &target : nullptr, x);
    if (x.isInvalid()) return;
    record(ck, x);
  }
  if (t == nullptr) return;
  Cause cause;
  Kind kind;
  if (assignableTo(ck, x, t, &cause, &kind)) return;
  if (cause.empty()) {
    error(ck, x, kind, "cannot use ", x, " as ", t, " value in ", where());
  } else {
    error(ck, x, kind, "cannot use ", x, " as ", t, " value in ", where(), ": ", cause);
  }
  x.invalidate();
}

// ---- Initialisation ----------------------------------------------------------------------------

void initConst(Checker& ck, Const* c, Operand& x) {
  VO_DCHECK(c->value != nullptr, "a constant that is being declared is unknown, not nothing");
  bool typed = c->type != nullptr;
  if (x.isInvalid() || !isValid(x.type) || (typed && !isValid(c->type))) {
    if (!typed) c->type = ck.invalidType();
    return;
  }
  if (!x.isConstant()) {
    error(ck, x, Kind::InvalidConstInit, x, " is not constant");
    if (!typed) c->type = ck.invalidType();
    return;
  }
  if (!typed) c->type = x.type;
  assignment(ck, x, c->type, "constant declaration");
  if (x.isInvalid()) return;
  // The value of the expression may end with the package; a constant stays.
  c->value = types::copyConst(ck.arena, x.value);
}

// An interface variable that only ever holds values of one type: calls of its methods are direct (ir).
void noteDynamicType(Checker& ck, Var* v, const Operand& x) {
  if (v == nullptr || v->package != ck.pkg || x.isInvalid() || x.isNil() || !types::isInterface(v->type)) return;
  Type* t = x.type;
  for (Expr* e = unparen(x.expr); types::isInterface(t); t = ck.info.type(e)) {
    TypeAssertExpr* assertion = dynCast<TypeAssertExpr>(e);
    CallExpr* call = dynCast<CallExpr>(e);
    if (call != nullptr && (ck.info.mode(call->fun) != Mode::Type || call->args.size() != 1)) call = nullptr;
    if (assertion == nullptr && call == nullptr) break;
    e = unparen(assertion != nullptr ? assertion->x : call->args[0]);
    if (ck.info.mode(e) == Mode::NilValue) return;
    if (ck.info.type(e) == nullptr) break;
  }
  if (types::isUntyped(t)) t = types::defaultType(ck.tc, t);
  bool known = !types::isInterface(t) && !types::isTypeParam(t) && (v->onlyType == nullptr || identical(v->onlyType, t));
  v->severalTypes |= !known;
  if (known) v->onlyType = t;
}

void initVar(Checker& ck, Var* v, Operand& x, std::string_view context) {
  VO_DCHECK(v != nullptr && !v->isField, "fields are not initialised one by one");
  bool typed = v->type != nullptr;
  if (x.isInvalid() || !isValid(x.type) || (typed && !isValid(v->type))) {
    if (!typed) v->type = ck.invalidType();
    x.invalidate();
    return;
  }
  if (!typed) {
    Type* t = x.type;
    if (types::isUntyped(t)) {
      if (x.isNil()) {
        error(ck, x, Kind::UntypedNilUse, "use of untyped nil in ", context);
        v->type = ck.invalidType();
        x.invalidate();
        return;
      }
      t = types::defaultType(ck.tc, t);
    }
    v->type = t;
  }
  noteDynamicType(ck, v, x);
  assignment(ck, x, v->type, context);
}

void initVars(Checker& ck, std::span<Var* const> lhs, std::span<Expr*> rhs, Stmt* returnStmt) {
  if (isDynamicValue(rhs)) return initDynamic(ck, lhs, rhs[0], returnStmt);
  size_t l = lhs.size(), r = rhs.size();
  std::string_view context = returnStmt != nullptr ? "return statement" : l > 1 ? "multiple assignment" : "assignment";
  bool isCall = r == 1 && (isa<CallExpr>(unparen(rhs[0])) || isa<TryExpr>(unparen(rhs[0])));
  if (l == r && !isCall) {
    for (size_t i = 0; i < l; i++) {
      bool unnamed = returnStmt != nullptr && lhs[i]->name.empty();
      Target target = targetFor(lhs[i]->type, nullptr, unnamed ? "result variable" : lhs[i]->name.str());
      Operand x;
      expr(ck, target ? &target : nullptr, x, rhs[i]);
      initVar(ck, lhs[i], x, context);
    }
    return;
  }
  auto setInvalid = [&] {
    for (Var* v : lhs)
      if (v->type == nullptr) v->type = ck.invalidType();
  };
  if (r != 1) {
    if (use(ck, rhs)) {
      if (returnStmt != nullptr) {
        OperandList values;
        exprList(ck, rhs, values);
        returnError(ck, returnStmt, lhs, values);
      } else {
        assignError(ck, rhs, l, r);
      }
    }
    setInvalid();
    return;
  }
  OperandList values;
  bool commaOk;
  multiExpr(ck, rhs[0], l == 2 && returnStmt == nullptr, values, &commaOk);
  if (l == values.size()) {
    for (size_t i = 0; i < l; i++) initVar(ck, lhs[i], values[i], context);
    if (commaOk && !values[0].isInvalid() && !values[1].isInvalid())
      recordCommaOk(ck, rhs[0], values[0].type, values[1].type);
    return;
  }
  if (values.empty() || !values[0].isInvalid()) {
    if (returnStmt != nullptr) {
      returnError(ck, returnStmt, lhs, values);
    } else {
      assignError(ck, rhs, l, values.size());
    }
  }
  setInvalid();
}

static void assignError(Checker& ck, std::span<Expr*> rhs, size_t l, size_t r) {
  std::string vars = measure(l, "variable"), values = measure(r, "value");
  if (rhs.size() == 1) {
    if (CallExpr* call = dynCast<CallExpr>(unparen(rhs[0]))) {
      error(ck, rhs[0], Kind::WrongAssignCount, "assignment mismatch: ", vars, " but ", call->fun, " returns ", values);
      return;
    }
  }
  error(ck, rhs[0], Kind::WrongAssignCount, "assignment mismatch: ", vars, " but ", values);
}

void returnError(Checker& ck, Stmt* at, std::span<Var* const> lhs, const OperandList& rhs) {
  Range range = at->range();
  std::string_view what = "not enough";
  if (rhs.size() > lhs.size()) {
    range = rangeOf(rhs[lhs.size()]);
    what = "too many";
  } else if (!rhs.empty()) {
    range = rangeOf(rhs[rhs.size() - 1]);
  }
  TypeListVec have, want;
  for (const Operand& x : rhs) have.push(x.type);
  for (Var* v : lhs) want.push(v->type);
  report(ck, range, Kind::WrongResultCount,
         text(ck, what, " return values\n\thave ", typesSummary(ck, have.span(), false, false), "\n\twant ",
              typesSummary(ck, want.span(), false, false)));
}

// ---- Assignment --------------------------------------------------------------------------------

// The type of an assignable expression, null for `_`, else the invalid type. An assignment is not a
// use of the variable.
Type* lhsVar(Checker& ck, Expr* lhs) {
  Ident* id = dynCast<Ident>(unparen(lhs));
  if (id != nullptr && id->name == ck.blank) {
    ck.info.setObject(id, nullptr, true);
    return nullptr;
  }
  if (dynamicTarget(ck, lhs)) return ck.invalidType();
  Var* v = nullptr;
  bool used = false;
  if (id != nullptr) {
    v = dynCast<Var>(lookup(ck, id->name));
    if (v != nullptr && v->package != ck.pkg) v = nullptr;
    if (v != nullptr) used = v->used;
  }
  Operand x;
  expr(ck, nullptr, x, lhs);
  if (v != nullptr) v->used = used;
  if (x.isInvalid() || !isValid(x.type)) return ck.invalidType();
  if (x.mode == Mode::Variable || x.mode == Mode::MapIndex) {
    markRoot(ck, lhs, true, false);
    return x.type;
  }
  if (SelectorExpr* sel = dynCast<SelectorExpr>(x.expr)) {
    Operand base;
    expr(ck, nullptr, base, sel->x);
    if (base.mode == Mode::MapIndex) {
      error(ck, x, Kind::UnaddressableFieldAssign, "cannot assign to struct field ", x.expr, " in map");
      return ck.invalidType();
    }
  }
  error(ck, x, Kind::UnassignableOperand, "cannot assign to ", x.expr,
        " (neither addressable nor a map index expression)");
  return ck.invalidType();
}

// `lhs = rhs`, or `lhs = *x` if the value has been checked already.
void assignVar(Checker& ck, Expr* lhs, Expr* rhs, Operand* x, std::string_view context) {
  Type* t = lhsVar(ck, lhs);
  if (t != nullptr && !isValid(t)) {
    if (x != nullptr) {
      x->invalidate();
    } else {
      use(ck, rhs);
    }
    return;
  }
  Operand value;
  if (x == nullptr) {
    // As gc: a type parameter is no target here.
    Target target;
    if (t != nullptr && underAs<Signature>(t) != nullptr) target = targetFor(t, lhs, {});
    expr(ck, target ? &target : nullptr, value, rhs);
    x = &value;
  }
  if (Ident* id = dynCast<Ident>(unparen(lhs)); id != nullptr && t != nullptr)
    noteDynamicType(ck, dynCast<Var>(ck.info.object(id)), *x);
  if (t == nullptr && context == "assignment") context = "assignment to _ identifier";
  assignment(ck, *x, t, context);
}

void assignVars(Checker& ck, std::span<Expr*> lhs, std::span<Expr*> rhs) {
  if (isDynamicValue(rhs)) return assignDynamic(ck, lhs, rhs[0]);
  size_t l = lhs.size(), r = rhs.size();
  std::string_view context = l > 1 ? "multiple assignment" : "assignment";
  bool isCall = r == 1 && (isa<CallExpr>(unparen(rhs[0])) || isa<TryExpr>(unparen(rhs[0])));
  if (l == r && !isCall) {
    for (size_t i = 0; i < l; i++) assignVar(ck, lhs[i], rhs[i], nullptr, context);
    return;
  }
  if (r != 1) {
    bool lhsOk = useAll(ck, lhs, true);
    bool rhsOk = use(ck, rhs);
    if (lhsOk && rhsOk) assignError(ck, rhs, l, r);
    return;
  }
  OperandList values;
  bool commaOk;
  multiExpr(ck, rhs[0], l == 2, values, &commaOk);
  if (l == values.size()) {
    for (size_t i = 0; i < l; i++) assignVar(ck, lhs[i], nullptr, &values[i], context);
    if (commaOk && !values[0].isInvalid() && !values[1].isInvalid())
      recordCommaOk(ck, rhs[0], values[0].type, values[1].type);
    return;
  }
  if (values.empty() || !values[0].isInvalid()) assignError(ck, rhs, l, values.size());
  useAll(ck, lhs, true);
}

void shortVarDecl(Checker& ck, AssignStmt* s) {
  VO_DCHECK(ck.env.scope != ck.pkg->scope, "variables of packages are not declared by :=");
  size_t top = ck.delayed.size();
  Scope* scope = ck.env.scope;
  SmallVec<Var*, 6> vars, newVars;
  bool hasError = false;
  for (size_t i = 0; i < s->lhs.size(); i++) {
    Expr* l = s->lhs[i];
    Ident* id = dynCast<Ident>(l);
    Var* v = nullptr;
    if (id == nullptr) {
      if (!dynamicTarget(ck, l)) useAll(ck, {&l, 1}, true);
      if (!isa<BadExpr>(l) && !isDynamic(l)) error(ck, l, Kind::BadDecl, "non-name ", l, " on left side of :=");
      hasError = true;
    } else {
      bool repeated = false;
      if (id->name != ck.blank)
        for (size_t j = 0; j < i; j++) {
          Ident* other = dynCast<Ident>(s->lhs[j]);
          repeated |= other != nullptr && other->name == id->name;
        }
      if (repeated) {
        error(ck, l, Kind::RepeatedDecl, l, " repeated on left side of :=");
        hasError = true;
      } else if (Object* old = id->name == ck.blank ? nullptr : scope->lookup(id->name)) {
        ck.recordUse(id, old);
        v = dynCast<Var>(old);
        if (v == nullptr) {
          error(ck, l, Kind::UnassignableOperand, "cannot assign to ", l);
          hasError = true;
        } else {
          v->reassigned = true;
        }
      } else {
        v = newLocalVar(ck, id->pos, id->name, nullptr);
        if (id->name != ck.blank) newVars.push(v);
        ck.recordDef(id, v);
      }
    }
    vars.push(v != nullptr ? v : newLocalVar(ck, l->pos, ck.blank, nullptr));
  }
  VO_DCHECK(vars.size() == s->lhs.size(), "there is a variable for every operand");
  initVars(ck, vars.span(), s->rhs, nullptr);
  processDelayed(ck, top);
  if (newVars.empty() && !hasError) {
    error(ck, s->opPos, Kind::NoNewVar, "no new variables on left side of :=");
    return;
  }
  Pos scopePos = s->rhs.empty() ? s->end : s->rhs.back()->end;
  for (Var* v : newVars) declare(ck, scope, nullptr, v, scopePos);
}

}  // namespace vo::check
