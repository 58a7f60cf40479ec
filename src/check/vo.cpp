// This file checks the additions of .vo files: expr?, fail, errdefer and assert.
#include "check/assign.h"
#include "check/builtins.h"
#include "check/expr.h"
#include "check/record.h"
#include "check/report.h"
#include "check/scope.h"
#include "check/state.h"
#include "check/stmt.h"
#include "check/vo_additions.h"

namespace vo::check {

using namespace syntax;

static void callStatement(Checker& ck, syntax::Expr* e);

static bool returnsError(Checker& ck, const Signature* sig) {
  if (sig == nullptr || sig->results->vars.empty()) return false;
  Type* last = sig->results->vars.back()->type;
  return last != nullptr && identical(last, ck.tc.universe().errorType);
}

static bool needsErrorResult(Checker& ck, Range at, Kind kind, std::string_view what) {
  if (returnsError(ck, ck.env.signature)) {
    std::span<Var*> results = ck.env.signature->results->vars;
    if (!results.back()->name.empty()) results.back()->reassigned = true;
    return true;
  }
  // An invalid result type has been reported.
  if (ck.env.signature != nullptr && !ck.env.signature->results->vars.empty() &&
      !isValid(ck.env.signature->results->vars.back()->type))
    return false;
  diag::Diagnostic* d =
      ck.env.signature == nullptr
          ? error(ck, at, kind, "cannot use ", what, " outside a function")
          : error(ck, at, kind, "cannot use ", what, " in a function whose last result is not error");
  if (ck.env.signature != nullptr) hint(d, "add an error result to the function, or handle the error here");
  return false;
}

// `x?`: x without its error.
ExprKind tryExpr(Checker& ck, Operand& x, TryExpr* e) {
  rawExpr(ck, nullptr, x, e->x, nullptr, false);
  x.expr = e->x;
  auto fail = [&] {
    x.mode = Mode::Invalid;
    x.type = ck.invalidType();
    return ExprKind::Statement;
  };
  if (x.mode == Mode::NoValue || x.mode == Mode::Builtin || x.mode == Mode::Type) {
    exclude(ck, x, ~0u);
    return fail();
  }
  ck.env.hasCallOrRecv = true;
  if (x.isInvalid()) return fail();
  std::span<Var*> values;
  Type* last = x.type;
  if (Tuple* t = dynCast<Tuple>(x.type)) {
    if (!t->vars.empty()) last = t->vars.back()->type;
    values = t->vars;
  }
  if (!identical(last, ck.tc.universe().errorType)) {
    hint(error(ck, x, Kind::InvalidTry, "invalid operation: ", static_cast<Expr*>(e), " (", x.expr,
               values.empty() ? " is not of type error)" : " has no error as its last value)"),
         "? takes an error, or several values of which the last is an error");
    return fail();
  }
  if (!needsErrorResult(ck, rangeOf(e), Kind::InvalidTry, "?")) return fail();
  size_t n = values.empty() ? 0 : values.size() - 1;
  if (n == 0) {
    x.mode = Mode::NoValue;
    x.type = ck.tc.emptyTuple();
  } else if (n == 1) {
    x.mode = Mode::Value;
    x.type = values[0]->type;
  } else {
    x.mode = Mode::Value;
    x.type = ck.tc.newTuple(values.first(n));
  }
  x.value = nullptr;
  return ExprKind::Statement;
}

// `fail (x)` is a call if something named fail is declared.
void failStmt(Checker& ck, FailStmt* s) {
  if (s->call != nullptr) {
    Ident* id = dynCast<Ident>(s->call->fun);
    if (id != nullptr && lookup(ck, id->name) != nullptr) {
      ck.info.setFailIsCall(s);
      callStatement(ck, s->other != nullptr ? s->other : s->call);
      return;
    }
  }
  bool ok = needsErrorResult(ck, rangeOf(s), Kind::InvalidFail, "fail");
  Operand x;
  expr(ck, nullptr, x, s->x);
  if (!ok || x.isInvalid()) return;
  if (x.isNil()) {
    hint(error(ck, x, Kind::InvalidFail, "cannot fail with nil"), "return the results instead");
    return;
  }
  assignment(ck, x, ck.tc.universe().errorType, "fail statement");
}

// An expression in statement context.
static void callStatement(Checker& ck, Expr* e) {
  Operand x;
  ExprKind kind = rawExpr(ck, nullptr, x, e, nullptr, false);
  if (kind == ExprKind::Statement || x.isInvalid()) return;
  error(ck, x, Kind::UnusedExpr, x, " is not used");
}

void errDefer(Checker& ck, DeferStmt* s) {
  if (s->other != nullptr && lookup(ck, ck.tc.symbol("errdefer")) != nullptr) {
    ck.info.setErrDeferIsCall(s);
    callStatement(ck, s->other);
    return;
  }
  needsErrorResult(ck, rangeOf(Range{s->pos, s->pos.plus(8)}), Kind::InvalidErrDefer, "errdefer");
  suspendedCall(ck, "errdefer", s->call, Kind::InvalidErrDefer);
}

static bool constantAssert(Checker& ck, Operand& x, CallExpr* call) {
  if (call->args.size() != 1) {
    error(ck, call, Kind::WrongArgCount, "invalid operation: too many arguments for ", static_cast<Expr*>(call));
    return false;
  }
  if (!x.isConstant() || !types::isBoolean(x.type)) {
    error(ck, x, Kind::InvalidAssertion, "invalid argument: ", x, " is not a boolean constant");
    return false;
  }
  if (!types::boolValue(x.value)) error(ck, call, Kind::AssertionFails, static_cast<Expr*>(call), " failed");
  return true;
}

bool builtinAssert(Checker& ck, Operand& x, CallExpr* call, OperandList& args) {
  if (ck.ctx.options.assertIsConstant) return constantAssert(ck, x, call);
  TypeListVec params;
  bool ok = true;
  for (size_t i = 0; i < args.size(); i++) {
    Operand& a = args[i];
    if (i == 0 && !types::allBoolean(a.type)) {
      error(ck, a, Kind::InvalidAssertion, "non-boolean condition ", a, " in assert");
      ok = false;
      continue;
    }
    assignment(ck, a, nullptr, "argument to built-in assert");
    ok &= !a.isInvalid();
    params.push(a.type);
  }
  if (!ok) return false;
  x.mode = Mode::NoValue;
  recordBuiltin(ck, call->fun, makeSig(ck, nullptr, params.span()));
  return true;
}

}  // namespace vo::check
