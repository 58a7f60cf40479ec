// This file checks assignments: assignability, initialisations, assignments, `:=`, and the matching
// of several variables with several values.
#include "check/impl.h"

namespace vo::check {

using namespace syntax;

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
Target Checker::targetFor(Type* t, Expr* e, std::string_view name) {
  if (t == nullptr) return {};
  return {dynCast<Signature>(types::commonUnder(t)), e, name};
}

bool Checker::assignableTo(const Operand& x, Type* t, Cause* cause, Kind* kind) {
  *kind = Kind::IncompatibleAssign;
  if (x.isInvalid() || !isValid(t) || x.type == t) return true;
  if (types::isUntyped(x.type)) {
    ConstValue* v;
    Representation why;
    if (TypeParam* p = as<TypeParam>(t)) {
      return types::eachTerm(p, [&](const types::Term* term) {
        return term != nullptr && implicitType(x, term->type, &v, &why) != nullptr;
      });
    }
    return implicitType(x, t, &v, &why) != nullptr;
  }
  if (types::assignableType(tc, x.type, t, nullptr)) return true;
  if (cause != nullptr) types::assignableType(tc, x.type, t, cause);
  if (types::isNonTypeParamInterface(t)) *kind = Kind::InvalidIfaceAssign;
  else if (underAs<Chan>(x.type) != nullptr && underAs<Chan>(t) != nullptr) *kind = Kind::InvalidChanAssign;
  return false;
}

// With a `callee` the context is "argument to " and the function.
void Checker::assignment(Operand& x, Type* t, std::string_view context, Expr* callee) {
  singleValue(x);
  auto where = [&] { return callee != nullptr ? text(context, callee) : std::string(context); };
  switch (x.mode) {
    case Mode::Invalid: return;
    case Mode::NilValue:
    case Mode::Constant:
    case Mode::Variable:
    case Mode::MapIndex:
    case Mode::Value:
    case Mode::CommaOk: break;
    default:
      error(x, Kind::IncompatibleAssign, "cannot assign ", x, " to ", t, " in ", where());
      x.invalidate();
      return;
  }
  if (x.type == t && !isGenericFunction(x)) [[likely]] return;
  if (types::isUntyped(x.type)) {
    Type* target = t;
    if (x.isNil()) {
      if (t == nullptr) {
        error(x, Kind::UntypedNilUse, "use of untyped nil in ", where());
        x.invalidate();
        return;
      }
    } else if (t == nullptr || types::isNonTypeParamInterface(t)) {
      target = types::defaultType(tc, x.type);
    }
    ConstValue* v;
    Representation why;
    Type* newType = implicitType(x, target, &v, &why);
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
      error(x, kind, "cannot use ", x, " as ", target, " value in ", where(), suffix);
      x.invalidate();
      return;
    }
    if (v != nullptr) {
      x.value = v;
      updateExprVal(x.expr, v);
    }
    if (newType != x.type) {
      x.type = newType;
      updateExprType(x.expr, newType, false);
    }
  }
  if (isGenericFunction(x)) {
    Target target = targetFor(t, nullptr, context);
    nonGeneric(target ? &target : nullptr, x);
    if (x.isInvalid()) return;
    record(x);
  }
  if (t == nullptr) return;
  Cause cause;
  Kind kind;
  if (assignableTo(x, t, &cause, &kind)) return;
  if (cause.empty()) {
    error(x, kind, "cannot use ", x, " as ", t, " value in ", where());
  } else {
    error(x, kind, "cannot use ", x, " as ", t, " value in ", where(), ": ", cause);
  }
  x.invalidate();
}

// ---- Initialisation ----------------------------------------------------------------------------

void Checker::initConst(Const* c, Operand& x) {
  bool typed = c->type != nullptr;
  if (x.isInvalid() || !isValid(x.type) || (typed && !isValid(c->type))) {
    if (!typed) c->type = invalidType();
    return;
  }
  if (!x.isConstant()) {
    error(x, Kind::InvalidConstInit, x, " is not constant");
    if (!typed) c->type = invalidType();
    return;
  }
  if (!typed) c->type = x.type;
  assignment(x, c->type, "constant declaration");
  if (x.isInvalid()) return;
  // String values may be in the transient arena; a constant stays.
  c->value = types::constKind(x.value) == ConstKind::String ? types::makeString(arena, types::stringValue(x.value))
                                                            : x.value;
}

// An interface variable that only ever holds values of one type: calls of its methods are direct (ir).
void Checker::noteDynamicType(Var* v, const Operand& x) {
  if (v == nullptr || v->package != pkg || x.isInvalid() || x.isNil() || !types::isInterface(v->type)) return;
  Type* t = x.type;
  for (Expr* e = unparen(x.expr); types::isInterface(t); t = info.type(e)) {
    TypeAssertExpr* assertion = dynCast<TypeAssertExpr>(e);
    CallExpr* call = dynCast<CallExpr>(e);
    if (call != nullptr && (info.mode(call->fun) != Mode::Type || call->args.size() != 1)) call = nullptr;
    if (assertion == nullptr && call == nullptr) break;
    e = unparen(assertion != nullptr ? assertion->x : call->args[0]);
    if (info.mode(e) == Mode::NilValue) return;
    if (info.type(e) == nullptr) break;
  }
  if (types::isUntyped(t)) t = types::defaultType(tc, t);
  bool known = !types::isInterface(t) && !types::isTypeParam(t) && (v->onlyType == nullptr || identical(v->onlyType, t));
  v->severalTypes |= !known;
  if (known) v->onlyType = t;
}

void Checker::initVar(Var* v, Operand& x, std::string_view context) {
  bool typed = v->type != nullptr;
  if (x.isInvalid() || !isValid(x.type) || (typed && !isValid(v->type))) {
    if (!typed) v->type = invalidType();
    x.invalidate();
    return;
  }
  if (!typed) {
    Type* t = x.type;
    if (types::isUntyped(t)) {
      if (x.isNil()) {
        error(x, Kind::UntypedNilUse, "use of untyped nil in ", context);
        v->type = invalidType();
        x.invalidate();
        return;
      }
      t = types::defaultType(tc, t);
    }
    v->type = t;
  }
  noteDynamicType(v, x);
  assignment(x, v->type, context);
}

void Checker::initVars(std::span<Var* const> lhs, std::span<Expr*> rhs, Stmt* returnStmt) {
  if (isDynamicValue(rhs)) return initDynamic(lhs, rhs[0], returnStmt);
  size_t l = lhs.size(), r = rhs.size();
  std::string_view context = returnStmt != nullptr ? "return statement" : l > 1 ? "multiple assignment" : "assignment";
  bool isCall = r == 1 && (isa<CallExpr>(unparen(rhs[0])) || isa<TryExpr>(unparen(rhs[0])));
  if (l == r && !isCall) {
    for (size_t i = 0; i < l; i++) {
      bool unnamed = returnStmt != nullptr && lhs[i]->name.empty();
      Target target = targetFor(lhs[i]->type, nullptr, unnamed ? "result variable" : lhs[i]->name.str());
      Operand x;
      expr(target ? &target : nullptr, x, rhs[i]);
      initVar(lhs[i], x, context);
    }
    return;
  }
  auto setInvalid = [&] {
    for (Var* v : lhs)
      if (v->type == nullptr) v->type = invalidType();
  };
  if (r != 1) {
    if (use(rhs)) {
      if (returnStmt != nullptr) {
        OperandList values;
        exprList(rhs, values);
        returnError(returnStmt, lhs, values);
      } else {
        assignError(rhs, l, r);
      }
    }
    setInvalid();
    return;
  }
  OperandList values;
  bool commaOk;
  multiExpr(rhs[0], l == 2 && returnStmt == nullptr, values, &commaOk);
  if (l == values.size()) {
    for (size_t i = 0; i < l; i++) initVar(lhs[i], values[i], context);
    if (commaOk && !values[0].isInvalid() && !values[1].isInvalid())
      recordCommaOk(rhs[0], values[0].type, values[1].type);
    return;
  }
  if (values.empty() || !values[0].isInvalid()) {
    if (returnStmt != nullptr) {
      returnError(returnStmt, lhs, values);
    } else {
      assignError(rhs, l, values.size());
    }
  }
  setInvalid();
}

void Checker::assignError(std::span<Expr*> rhs, size_t l, size_t r) {
  std::string vars = measure(l, "variable"), values = measure(r, "value");
  if (rhs.size() == 1) {
    if (CallExpr* call = dynCast<CallExpr>(unparen(rhs[0]))) {
      error(rhs[0], Kind::WrongAssignCount, "assignment mismatch: ", vars, " but ", call->fun, " returns ", values);
      return;
    }
  }
  error(rhs[0], Kind::WrongAssignCount, "assignment mismatch: ", vars, " but ", values);
}

void Checker::returnError(Stmt* at, std::span<Var* const> lhs, const OperandList& rhs) {
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
  report(range, Kind::WrongResultCount,
         text(what, " return values\n\thave ", typesSummary(have.span(), false, false), "\n\twant ",
              typesSummary(want.span(), false, false)));
}

// ---- Assignment --------------------------------------------------------------------------------

// The type of an assignable expression, null for `_`, else the invalid type. An assignment is not a
// use of the variable.
Type* Checker::lhsVar(Expr* lhs) {
  Ident* id = dynCast<Ident>(unparen(lhs));
  if (id != nullptr && id->name == blank) {
    info.setObject(id, nullptr, true);
    return nullptr;
  }
  if (dynamicTarget(lhs)) return invalidType();
  Var* v = nullptr;
  bool used = false;
  if (id != nullptr) {
    v = dynCast<Var>(lookup(id->name));
    if (v != nullptr && v->package != pkg) v = nullptr;
    if (v != nullptr) used = v->used;
  }
  Operand x;
  expr(nullptr, x, lhs);
  if (v != nullptr) v->used = used;
  if (x.isInvalid() || !isValid(x.type)) return invalidType();
  if (x.mode == Mode::Variable || x.mode == Mode::MapIndex) {
    markRoot(lhs, true, false);
    return x.type;
  }
  if (SelectorExpr* sel = dynCast<SelectorExpr>(x.expr)) {
    Operand base;
    expr(nullptr, base, sel->x);
    if (base.mode == Mode::MapIndex) {
      error(x, Kind::UnaddressableFieldAssign, "cannot assign to struct field ", x.expr, " in map");
      return invalidType();
    }
  }
  error(x, Kind::UnassignableOperand, "cannot assign to ", x.expr, " (neither addressable nor a map index expression)");
  return invalidType();
}

// `lhs = rhs`, or `lhs = *x` if the value has been checked already.
void Checker::assignVar(Expr* lhs, Expr* rhs, Operand* x, std::string_view context) {
  Type* t = lhsVar(lhs);
  if (t != nullptr && !isValid(t)) {
    if (x != nullptr) {
      x->invalidate();
    } else {
      use(rhs);
    }
    return;
  }
  Operand value;
  if (x == nullptr) {
    // As gc: a type parameter is no target here.
    Target target;
    if (t != nullptr && underAs<Signature>(t) != nullptr) target = targetFor(t, lhs, {});
    expr(target ? &target : nullptr, value, rhs);
    x = &value;
  }
  if (Ident* id = dynCast<Ident>(unparen(lhs)); id != nullptr && t != nullptr) noteDynamicType(dynCast<Var>(info.object(id)), *x);
  if (t == nullptr && context == "assignment") context = "assignment to _ identifier";
  assignment(*x, t, context);
}

void Checker::assignVars(std::span<Expr*> lhs, std::span<Expr*> rhs) {
  if (isDynamicValue(rhs)) return assignDynamic(lhs, rhs[0]);
  size_t l = lhs.size(), r = rhs.size();
  std::string_view context = l > 1 ? "multiple assignment" : "assignment";
  bool isCall = r == 1 && (isa<CallExpr>(unparen(rhs[0])) || isa<TryExpr>(unparen(rhs[0])));
  if (l == r && !isCall) {
    for (size_t i = 0; i < l; i++) assignVar(lhs[i], rhs[i], nullptr, context);
    return;
  }
  if (r != 1) {
    bool lhsOk = useAll(lhs, true);
    bool rhsOk = use(rhs);
    if (lhsOk && rhsOk) assignError(rhs, l, r);
    return;
  }
  OperandList values;
  bool commaOk;
  multiExpr(rhs[0], l == 2, values, &commaOk);
  if (l == values.size()) {
    for (size_t i = 0; i < l; i++) assignVar(lhs[i], nullptr, &values[i], context);
    if (commaOk && !values[0].isInvalid() && !values[1].isInvalid())
      recordCommaOk(rhs[0], values[0].type, values[1].type);
    return;
  }
  if (values.empty() || !values[0].isInvalid()) assignError(rhs, l, values.size());
  useAll(lhs, true);
}

void Checker::shortVarDecl(AssignStmt* s) {
  size_t top = delayed.size();
  Scope* scope = env.scope;
  SmallVec<Var*, 6> vars, newVars;
  bool hasError = false;
  for (size_t i = 0; i < s->lhs.size(); i++) {
    Expr* l = s->lhs[i];
    Ident* id = dynCast<Ident>(l);
    Var* v = nullptr;
    if (id == nullptr) {
      if (!dynamicTarget(l)) useAll({&l, 1}, true);
      if (!isa<BadExpr>(l) && !isDynamic(l)) error(l, Kind::BadDecl, "non-name ", l, " on left side of :=");
      hasError = true;
    } else {
      bool repeated = false;
      if (id->name != blank)
        for (size_t j = 0; j < i; j++) {
          Ident* other = dynCast<Ident>(s->lhs[j]);
          repeated |= other != nullptr && other->name == id->name;
        }
      if (repeated) {
        error(l, Kind::RepeatedDecl, l, " repeated on left side of :=");
        hasError = true;
      } else if (Object* old = id->name == blank ? nullptr : scope->lookup(id->name)) {
        recordUse(id, old);
        v = dynCast<Var>(old);
        if (v == nullptr) {
          error(l, Kind::UnassignableOperand, "cannot assign to ", l);
          hasError = true;
        } else {
          v->reassigned = true;
        }
      } else {
        v = newLocalVar(id->pos, id->name, nullptr);
        if (id->name != blank) newVars.push(v);
        recordDef(id, v);
      }
    }
    vars.push(v != nullptr ? v : newLocalVar(l->pos, blank, nullptr));
  }
  initVars(vars.span(), s->rhs, nullptr);
  processDelayed(top);
  if (newVars.empty() && !hasError) {
    error(s->opPos, Kind::NoNewVar, "no new variables on left side of :=");
    return;
  }
  Pos scopePos = s->rhs.empty() ? s->end : s->rhs.back()->end;
  for (Var* v : newVars) declare(scope, nullptr, v, scopePos);
}

}  // namespace vo::check
