// This file checks dynamic access, an addition of .vo files: x~>f, x~>[k], x~>(args).
//
// A step's value is the pair (any, error), whatever it finds: what is checked here is the base, the
// arguments and where the pair goes. Where it is the only right side of an assignment or a return,
// the targets' types are what the program checks the values against when it runs (ir/dynamic.cpp).
#include "check/assign.h"
#include "check/call.h"
#include "check/decl.h"
#include "check/dynamic.h"
#include "check/expr.h"
#include "check/report.h"
#include "check/scope.h"
#include "check/state.h"

namespace vo::check {

using namespace syntax;

namespace {

const Expr* unparen(const Expr* e) {
  while (const ParenExpr* p = dynCast<ParenExpr>(e)) e = p->x;
  return e;
}

std::string_view methodFor(const Expr* step) {
  if (isa<DynAttrExpr>(step)) return "DynAttr";
  return isa<DynIndexExpr>(step) ? "DynIndex" : "DynCall";
}

/// The expression with what makes a value of a pair.
std::string valueOf(const Expr* e) {
  return exprString(e) + (isDynamic(unparen(e)) ? "?" : "");
}

}  // namespace

static Tuple* dynamicPair(Checker& ck) {
  if (ck.dynamicPairType == nullptr) {
    Var* vars[2] = {ck.tc.newParam({}, nullptr, {}, ck.emptyInterface()),
                    ck.tc.newParam({}, nullptr, {}, ck.tc.universe().errorType)};
    ck.dynamicPairType = newTuple(ck, vars);
  }
  return ck.dynamicPairType;
}

// What a concrete base's method must look like.
static Signature* dynamicSignature(Checker& ck, const Expr* step) {
  Type* param = ck.emptyInterface();
  bool variadic = isa<DynCallExpr>(step);
  if (isa<DynAttrExpr>(step)) param = ck.basic(BasicKind::String);
  if (variadic) param = ck.tc.newSlice(param);
  Var* v = ck.tc.newParam({}, nullptr, {}, param);
  return ck.tc.newSignature(newTuple(ck, {&v, 1}), dynamicPair(ck), variadic);
}

// Whether the concrete operand has the method that the step calls. If it is there but not usable, `why` says
// what is wrong with it.
static bool hasDynamicMethod(Checker& ck, const Operand& x, Expr* base, const Expr* step, std::string* why) {
  std::string_view name = methodFor(step);
  types::Lookup found = types::lookupFieldOrMethod(ck.tc, x.type, x.mode == Mode::Variable, ck.pkg, ck.tc.symbol(name));
  Func* m = dynCast<Func>(found.object);
  if (m == nullptr) {
    if (found.object == nullptr && found.indirect) *why = text(ck, "method ", name, " has pointer receiver");
    return false;
  }
  resolve(ck, m);
  Signature* sig = m->signature();
  if (sig == nullptr) return false;
  if (!identical(methodValueType(ck, m), dynamicSignature(ck, step))) {
    *why = text(ck, "its method ", name, " is not ", static_cast<Type*>(dynamicSignature(ck, step)));
    return false;
  }
  addDep(ck, m->origin != nullptr ? m->origin : m);
  bool byAddress = sig->recv != nullptr && isa<Pointer>(sig->recv->type) && !found.indirect && !isa<Pointer>(under(x.type));
  if (x.mode == Mode::Variable && byAddress) markRoot(ck, base, true, true);
  return true;
}

static bool dynamicBase(Checker& ck, Operand& x, Expr* step) {
  Expr* base = syntax::dynamicBase(step);
  rawExpr(ck, nullptr, x, base, nullptr, false);
  exclude(ck, x,
          1u << static_cast<unsigned>(Mode::NoValue) | 1u << static_cast<unsigned>(Mode::Builtin) |
              1u << static_cast<unsigned>(Mode::Type));
  if (x.isInvalid() || !isValid(x.type)) return false;
  if (Tuple* t = dynCast<Tuple>(x.type)) {
    if (identical(t, dynamicPair(ck))) return true;
    error(ck, x, Kind::InvalidDynamic, "invalid operation: ~> takes an interface value or a pair (any, error), and ", x,
          " is neither: assign it to variables first");
    return false;
  }
  if (x.isNil()) {
    error(ck, x, Kind::InvalidDynamic, "invalid operation: ~> on nil");
    return false;
  }
  if (types::isNonTypeParamInterface(x.type)) return true;
  std::string why;
  if (hasDynamicMethod(ck, x, base, step, &why)) {
    if (types::isUntyped(x.type)) assignment(ck, x, nullptr, "base of ~>");
    return true;
  }
  if (why.empty()) why = text(ck, "it has no method ", methodFor(step));
  error(ck, x, Kind::InvalidDynamic, "invalid operation: ~> on ", x, ", which is no interface value, and ", why,
        ": write any(", unparen(base), ")~>");
  return false;
}

// x~>f, x~>[k], x~>(args): the pair.
ExprKind dynamicExpr(Checker& ck, Operand& x, Expr* e) {
  bool ok = dynamicBase(ck, x, e);
  if (DynIndexExpr* index = dynCast<DynIndexExpr>(e)) {
    Operand key;
    expr(ck, nullptr, key, index->key);
    if (!key.isInvalid()) assignment(ck, key, ck.emptyInterface(), "key of ~>[ ]");
  } else if (DynCallExpr* d = dynCast<DynCallExpr>(e)) {
    OperandList args;
    PartialList partial;
    genericExprList(ck, d->call->args, args, partial);
    arguments(ck, d->call, dynamicSignature(ck, e), {}, {}, args, partial);
  } else if (cast<DynAttrExpr>(e)->sel->name == ck.blank) {
    error(ck, cast<DynAttrExpr>(e)->sel, Kind::InvalidBlank, "cannot refer to blank field or method");
    ok = false;
  }
  ck.env.hasCallOrRecv = true;
  x.value = nullptr;
  x.mode = ok ? Mode::Value : Mode::Invalid;
  x.type = ok ? static_cast<Type*>(dynamicPair(ck)) : ck.invalidType();
  if (!ok || isa<DynCallExpr>(e)) return ExprKind::Statement;
  return ExprKind::Expression;
}

bool isDynamicValue(std::span<Expr* const> rhs) {
  return rhs.size() == 1 && isDynamic(unparen(rhs[0]));
}

// The operands for `targets` targets: as many values as these leave room for, and the error. None after an
// error, which has been reported if it is not for the caller to say (a return's).
static void dynamicValues(Checker& ck, size_t targets, Expr* e, bool isReturn, OperandList& values) {
  Operand x;
  rawExpr(ck, nullptr, x, e, nullptr, false);
  if (x.isInvalid()) return;
  size_t n = targets >= 2 && isa<DynCallExpr>(unparen(e)) ? targets : 2;
  if (n != targets && !isReturn) {
    error(ck, e, Kind::WrongAssignCount, "assignment mismatch: ", targets, targets == 1 ? " variable" : " variables",
          " but ", e, " has 2 values, (any, error)",
          targets == 1 ? text(ck, ": write ", e, "? or take the error as well") : std::string());
    return;
  }
  for (size_t i = 0; i + 1 < n; i++) values.push(Operand{Mode::Value, {}, e, ck.emptyInterface(), nullptr});
  values.push(Operand{Mode::Value, {}, e, ck.tc.universe().errorType, nullptr});
}

void initDynamic(Checker& ck, std::span<Var* const> lhs, Expr* rhs, Stmt* returnStmt) {
  OperandList values;
  dynamicValues(ck, lhs.size(), rhs, returnStmt != nullptr, values);
  bool fits = values.size() == lhs.size();
  if (!fits && values.size() > 0) returnError(ck, returnStmt, lhs, values);
  for (Var* v : lhs)
    if (v->type == nullptr && (!fits || v != lhs.back())) v->type = fits ? ck.emptyInterface() : ck.invalidType();
  if (fits)
    initVar(ck, lhs.back(), values[lhs.size() - 1], returnStmt != nullptr ? "return statement" : "multiple assignment");
}

void assignDynamic(Checker& ck, std::span<Expr*> lhs, Expr* rhs) {
  OperandList values;
  dynamicValues(ck, lhs.size(), rhs, false, values);
  if (values.size() == 0) {
    useAll(ck, lhs, true);
    return;
  }
  for (size_t i = 0; i + 1 < lhs.size(); i++) lhsVar(ck, lhs[i]);
  assignVar(ck, lhs.back(), nullptr, &values[lhs.size() - 1], "multiple assignment");
}

// `x~>f = v` and the like. False if `lhs` is no dynamic expression.
bool dynamicTarget(Checker& ck, Expr* lhs) {
  const Expr* e = unparen(lhs);
  if (!isDynamic(e)) return false;
  use(ck, lhs);
  std::string base = valueOf(syntax::dynamicBase(e));
  if (const DynAttrExpr* a = dynCast<DynAttrExpr>(e)) {
    error(ck, lhs, Kind::InvalidDynamic, "cannot assign to ", lhs, ": write dyn.SetAttr(", base, ", \"", a->sel->name,
          "\", value)");
  } else if (const DynIndexExpr* i = dynCast<DynIndexExpr>(e)) {
    error(ck, lhs, Kind::InvalidDynamic, "cannot assign to ", lhs, ": write dyn.SetIndex(", base, ", ",
          static_cast<const Expr*>(i->key), ", value)");
  } else {
    error(ck, lhs, Kind::InvalidDynamic, "cannot assign to ", lhs, " (neither addressable nor a map index expression)");
  }
  return true;
}

}  // namespace vo::check
