// This file checks the additions of .vo files: expr?, fail, errdefer and assert.
#include "check/impl.h"

namespace vo::check {

using namespace syntax;

bool Checker::returnsError(const Signature* sig) const {
  if (sig == nullptr || sig->results->vars.empty()) return false;
  Type* last = sig->results->vars.back()->type;
  return last != nullptr && identical(last, tc.universe().errorType);
}

bool Checker::needsErrorResult(Range at, Kind kind, std::string_view what) {
  if (returnsError(env.signature)) {
    std::span<Var*> results = env.signature->results->vars;
    if (!results.back()->name.empty()) results.back()->reassigned = true;
    return true;
  }
  // An invalid result type has been reported.
  if (env.signature != nullptr && !env.signature->results->vars.empty() &&
      !isValid(env.signature->results->vars.back()->type))
    return false;
  diag::Diagnostic* d =
      env.signature == nullptr
          ? error(at, kind, "cannot use ", what, " outside a function")
          : error(at, kind, "cannot use ", what, " in a function whose last result is not error");
  if (env.signature != nullptr) hint(d, "add an error result to the function, or handle the error here");
  return false;
}

// `x?`: x without its error.
ExprKind Checker::tryExpr(Operand& x, TryExpr* e) {
  rawExpr(nullptr, x, e->x, nullptr, false);
  x.expr = e->x;
  auto fail = [&] {
    x.mode = Mode::Invalid;
    x.type = invalidType();
    return ExprKind::Statement;
  };
  if (x.mode == Mode::NoValue || x.mode == Mode::Builtin || x.mode == Mode::Type) {
    exclude(x, ~0u);
    return fail();
  }
  env.hasCallOrRecv = true;
  if (x.isInvalid()) return fail();
  std::span<Var*> values;
  Type* last = x.type;
  if (Tuple* t = dynCast<Tuple>(x.type)) {
    if (!t->vars.empty()) last = t->vars.back()->type;
    values = t->vars;
  }
  if (!identical(last, tc.universe().errorType)) {
    hint(error(x, Kind::InvalidTry, "invalid operation: ", static_cast<Expr*>(e), " (", x.expr,
               values.empty() ? " is not of type error)" : " has no error as its last value)"),
         "? takes an error, or several values of which the last is an error");
    return fail();
  }
  if (!needsErrorResult(rangeOf(e), Kind::InvalidTry, "?")) return fail();
  size_t n = values.empty() ? 0 : values.size() - 1;
  if (n == 0) {
    x.mode = Mode::NoValue;
    x.type = tc.emptyTuple();
  } else if (n == 1) {
    x.mode = Mode::Value;
    x.type = values[0]->type;
  } else {
    x.mode = Mode::Value;
    x.type = tc.newTuple(values.first(n));
  }
  x.value = nullptr;
  return ExprKind::Statement;
}

// `fail (x)` is a call if something named fail is declared.
void Checker::failStmt(FailStmt* s) {
  if (s->call != nullptr) {
    Ident* id = dynCast<Ident>(s->call->fun);
    if (id != nullptr && lookup(id->name) != nullptr) {
      info.setFailIsCall(s);
      callStatement(s->other != nullptr ? s->other : s->call);
      return;
    }
  }
  bool ok = needsErrorResult(rangeOf(s), Kind::InvalidFail, "fail");
  Operand x;
  expr(nullptr, x, s->x);
  if (!ok || x.isInvalid()) return;
  if (x.isNil()) {
    hint(error(x, Kind::InvalidFail, "cannot fail with nil"), "return the results instead");
    return;
  }
  assignment(x, tc.universe().errorType, "fail statement");
}

// An expression in statement context.
void Checker::callStatement(Expr* e) {
  Operand x;
  ExprKind kind = rawExpr(nullptr, x, e, nullptr, false);
  if (kind == ExprKind::Statement || x.isInvalid()) return;
  error(x, Kind::UnusedExpr, x, " is not used");
}

void Checker::errDefer(DeferStmt* s) {
  if (s->other != nullptr && lookup(tc.symbol("errdefer")) != nullptr) {
    info.setErrDeferIsCall(s);
    callStatement(s->other);
    return;
  }
  needsErrorResult(rangeOf(Range{s->pos, s->pos.plus(8)}), Kind::InvalidErrDefer, "errdefer");
  suspendedCall("errdefer", s->call, Kind::InvalidErrDefer);
}

bool Checker::constantAssert(Operand& x, CallExpr* call) {
  if (call->args.size() != 1) {
    error(call, Kind::WrongArgCount, "invalid operation: too many arguments for ", static_cast<Expr*>(call));
    return false;
  }
  if (!x.isConstant() || !types::isBoolean(x.type)) {
    error(x, Kind::InvalidAssertion, "invalid argument: ", x, " is not a boolean constant");
    return false;
  }
  if (!types::boolValue(x.value)) error(call, Kind::AssertionFails, static_cast<Expr*>(call), " failed");
  return true;
}

bool Checker::builtinAssert(Operand& x, CallExpr* call, OperandList& args) {
  if (ctx.options.assertIsConstant) return constantAssert(x, call);
  TypeListVec params;
  bool ok = true;
  for (size_t i = 0; i < args.size(); i++) {
    Operand& a = args[i];
    if (i == 0 && !types::allBoolean(a.type)) {
      error(a, Kind::InvalidAssertion, "non-boolean condition ", a, " in assert");
      ok = false;
      continue;
    }
    assignment(a, nullptr, "argument to built-in assert");
    ok &= !a.isInvalid();
    params.push(a.type);
  }
  if (!ok) return false;
  x.mode = Mode::NoValue;
  recordBuiltin(call->fun, makeSig(nullptr, params.span()));
  return true;
}

}  // namespace vo::check
