// This file checks calls: the called expression, conversions, argument lists and their matching
// with parameters.
#include "check/assign.h"
#include "check/builtins.h"
#include "check/call.h"
#include "check/convert.h"
#include "check/decl.h"
#include "check/expr.h"
#include "check/index.h"
#include "check/record.h"
#include "check/report.h"
#include "check/scope.h"
#include "check/state.h"
#include "check/type_expr.h"

namespace vo::check {

using namespace syntax;

static ExprKind conversionCall(Checker& ck, Operand& x, syntax::CallExpr* call);
static void argumentCountError(Checker& ck, syntax::CallExpr* call, Signature* sig, const OperandList& args,
                               size_t want, bool dots);

ExprKind callExpr(Checker& ck, Operand& x, CallExpr* call) {
  IndexExpr* inst = dynCast<IndexExpr>(call->fun);
  if (inst != nullptr) {
    // Instantiation waits for the arguments: they may supply more type arguments.
    if (!indexExpr(ck, x, inst)) inst = nullptr;
    x.expr = call->fun;
    record(ck, x);
  } else {
    exprOrType(ck, x, call->fun, true);
  }
  auto fail = [&] {
    x.mode = Mode::Invalid;
    x.type = ck.invalidType();
    x.expr = call;
    return ExprKind::Statement;
  };
  switch (x.mode) {
    case Mode::Invalid:
      use(ck, call->args);
      return fail();
    case Mode::Type: return conversionCall(ck, x, call);
    case Mode::Builtin: {
      BuiltinId id = x.builtin;
      if (!builtinCall(ck, x, call, id)) x.invalidate();
      if (x.isInvalid()) x.type = ck.invalidType();
      x.expr = call;
      if (!x.isInvalid() && !x.isConstant()) ck.env.hasCallOrRecv = true;
      switch (types::builtinTraits(id).use) {
        case types::BuiltinTraits::Use::Conversion: return ExprKind::Conversion;
        case types::BuiltinTraits::Use::Expression: return ExprKind::Expression;
        default: return ExprKind::Statement;
      }
    }
    default: break;
  }
  VO_DCHECK(x.type != nullptr, "what is called has a type");
  Signature* sig = dynCast<Signature>(x.type);
  if (sig == nullptr) {
    Cause cause;
    Type* u = types::commonUnder(ck.tc, x.type, [&](Type* t, Type* under, std::string* why) {
      if (under == nullptr || isa<Signature>(under)) return true;
      if (why != nullptr) *why = text(ck, t, " is not a function");
      return false;
    }, &cause);
    if (u == nullptr) {
      error(ck, x, Kind::InvalidCall, "invalid operation: cannot call ", x, ": ", cause);
      return fail();
    }
    sig = types::cast<Signature>(u);
  }
  bool wasGeneric = !sig->typeParams.empty();
  TypeListVec typeArgs;
  std::span<Expr*> typeExprs;
  if (inst != nullptr) {
    typeExprs = inst->indices;
    if (!typeList(ck, typeExprs, typeArgs)) {
      use(ck, call->args);
      return fail();
    }
    size_t got = typeArgs.size(), want = sig->typeParams.size();
    if (got > want) {
      error(ck, typeExprs[want], Kind::WrongTypeArgCount, "got ", got, " type arguments but want ", want);
      use(ck, call->args);
      return fail();
    }
    // With all type arguments given the signature is known even if the arguments have errors.
    if (got == want && want > 0) {
      verifyVersion(ck, inst, kGo1_18, "function instantiation");
      sig = instantiateSignature(ck, inst->lbrack, inst, sig, typeArgs.span(), typeExprs);
      typeArgs.clear();
      typeExprs = {};
    }
  }
  OperandList args;
  PartialList partial;
  genericExprList(ck, call->args, args, partial);
  sig = arguments(ck, call, sig, typeArgs.span(), typeExprs, args, partial);
  if (wasGeneric && sig->typeParams.empty()) recordTypeAndValue(ck, call->fun, Mode::Value, sig, nullptr);
  switch (sig->results->vars.size()) {
    case 0:
      x.mode = Mode::NoValue;  // the type stays the function's: gc shows it in messages
      break;
    case 1:
      if (!isComplete(ck, sig->results->vars[0]->type)) return fail();
      x.mode = Mode::Value;
      x.type = sig->results->vars[0]->type;
      break;
    default:
      x.mode = Mode::Value;
      x.type = sig->results;
      break;
  }
  x.expr = call;
  x.value = nullptr;
  ck.env.hasCallOrRecv = true;
  // Inference failed: a result in terms of the callee's parameters means nothing here.
  if (x.mode == Mode::Value && !sig->typeParams.empty() && types::isParameterized(sig->typeParams, x.type)) {
    x.invalidate();
    x.type = ck.invalidType();
  }
  return ExprKind::Statement;
}

static ExprKind conversionCall(Checker& ck, Operand& x, CallExpr* call) {
  nonGeneric(ck, nullptr, x);
  if (x.isInvalid()) {
    x.expr = call;
    return ExprKind::Conversion;
  }
  Type* t = x.type;
  x.mode = Mode::Invalid;
  x.value = nullptr;
  size_t n = call->args.size();
  if (!isComplete(ck, t)) {
    // no value can have the type yet
  } else if (n == 0) {
    error(ck, call, Kind::WrongArgCount, "missing argument in conversion to ", t);
  } else if (n > 1) {
    use(ck, call->args);
    error(ck, call->args[n - 1], Kind::WrongArgCount, "too many arguments in conversion to ", t);
  } else {
    Target target = targetFor(t, nullptr, "conversion");
    expr(ck, target ? &target : nullptr, x, call->args[0]);
    if (!x.isInvalid()) {
      Interface* itf = underAs<Interface>(t);
      if (itf != nullptr && !types::isTypeParam(t) && !types::typeSet(itf)->isMethodSet()) {
        error(ck, call, Kind::MisplacedConstraintIface, "cannot use interface ", t,
              " in conversion (contains specific type constraints or is comparable)");
        x.invalidate();
      } else if (call->ellipsis.valid()) {
        error(ck, call->args[0], Kind::BadDotDotDotSyntax, "invalid use of ... in conversion to ", t);
        x.invalidate();
      } else {
        conversion(ck, x, t);
      }
    }
  }
  if (x.isInvalid()) x.type = ck.invalidType();
  x.expr = call;
  return ExprKind::Conversion;
}

// ---- Expression lists --------------------------------------------------------------------------

void exprList(Checker& ck, std::span<Expr*> list, OperandList& out) {
  if (list.size() == 1) {
    multiExpr(ck, list[0], false, out, nullptr);
    return;
  }
  for (Expr* e : list) {
    Operand x;
    expr(ck, nullptr, x, e);
    out.push(x);
  }
}

// Like exprList, but functions may stay generic or partly instantiated: inference decides. Type
// arguments that were given go to `partial`, by index of the operand.
void genericExprList(Checker& ck, std::span<Expr*> list, OperandList& out, PartialList& partial) {
  bool infer = !ck.allowed(kGo1_21);  // before, an argument had to be instantiated on its own
  for (Expr* e : list) {
    Operand x;
    IndexExpr* inst = dynCast<IndexExpr>(e);
    if (inst != nullptr) {
      if (indexExpr(ck, x, inst)) {
        TypeListVec given;
        if (funcInst(ck, nullptr, e->pos, x, inst, infer, &given)) {
          partial.push_back({out.size(), ck.arena.copy(std::span<Type* const>(given.span()))});
          x.expr = inst;
        } else {
          record(ck, x);
        }
        out.push(x);
        continue;
      }
      // An ordinary index expression: what rawExpr would have done.
      x.expr = e;
      nonGeneric(ck, nullptr, x);
        record(ck, x);
        exclude(ck, x,
                1u << static_cast<unsigned>(Mode::NoValue) | 1u << static_cast<unsigned>(Mode::Builtin) |
                    1u << static_cast<unsigned>(Mode::Type));
        singleValue(ck, x);
        out.push(x);
        continue;
    }
    if (list.size() > 1) {
      genericExpr(ck, x, e);
      out.push(x);
      continue;
    }
    rawExpr(ck, nullptr, x, e, nullptr, true);
    exclude(ck, x,
            1u << static_cast<unsigned>(Mode::NoValue) | 1u << static_cast<unsigned>(Mode::Builtin) |
                1u << static_cast<unsigned>(Mode::Type));
    Tuple* t = x.isInvalid() ? nullptr : dynCast<Tuple>(x.type);
    if (t == nullptr) {
      out.push(x);
      continue;
    }
    for (Var* v : t->vars) out.push(Operand{Mode::Value, {}, e, v->type, nullptr});
  }
}

// ---- Arguments ---------------------------------------------------------------------------------

// Checks the arguments against the parameters, with inference if callee or arguments are generic.
// The result is the callee's signature, instantiated; after an error the signature as it came.
Signature* arguments(Checker& ck, CallExpr* call, Signature* sig, std::span<Type* const> typeArgs,
                     std::span<Expr*> typeExprs, OperandList& args, PartialList& partial) {
  size_t nargs = args.size();
  std::span<Var*> declared = sig->params->vars;
  size_t npars = declared.size();
  bool dots = call->ellipsis.valid();
  // The parameter of each argument: a variadic one is repeated.
  SmallVec<Var*, 8> params;
  bool adjusted = false;
  if (sig->variadic) {
    if (dots) {
      if (call->args.size() == 1 && nargs > 1) {
        error(ck, call, Kind::InvalidDotDotDot, "cannot use ... with ", nargs, "-valued ", call->args[0]);
        return sig;
      }
    } else if (nargs >= npars - 1) {
      adjusted = true;
      for (size_t i = 0; i + 1 < npars; i++) params.push(declared[i]);
      if (nargs >= npars) {
        Var* last = declared[npars - 1];
        Slice* s = dynCast<Slice>(last->type);
        Var* v = (sig->typeParams.empty() ? ck.tc.transient() : ck.arena).make<Var>(*last);
        v->type = s != nullptr ? s->elem : ck.invalidType();
        while (params.size() < nargs) params.push(v);
      }
      npars = nargs;
    } else {
      npars--;  // for the message
    }
  } else if (dots) {
    error(ck, call, Kind::NonVariadicDotDotDot, "cannot use ... in call to non-variadic ", call->fun);
    return sig;
  }
  if (!adjusted)
    for (Var* v : declared) params.push(v);
  if (nargs != npars) {
    argumentCountError(ck, call, sig, args, npars, dots);
    return sig;
  }
  bool generic = !sig->typeParams.empty();
  for (size_t i = 0; i < nargs && !generic; i++) {
    Signature* s = dynCast<Signature>(args[i].type);
    generic = s != nullptr && !s->typeParams.empty() && !args[i].isInvalid();
  }
  VO_DCHECK(params.size() >= nargs, "each argument has a parameter");
  Signature* result = sig;
  if (generic) {
    result = inferCall(ck, call, sig, typeArgs, typeExprs, args, partial, params, adjusted);
    if (result == nullptr) return sig;
  }
  for (size_t i = 0; i < nargs; i++) assignment(ck, args[i], params[i]->type, "argument to ", call->fun);
  return result;
}

static void argumentCountError(Checker& ck, CallExpr* call, Signature* sig, const OperandList& args, size_t want,
                               bool dots) {
  Range at = rangeOf(call);
  std::string_view what = "not enough";
  if (args.size() > want) {
    at = rangeOf(args[want]);
    what = "too many";
  } else if (args.size() > 0) {
    at = rangeOf(args[args.size() - 1]);
  }
  TypeListVec have, wanted;
  for (const Operand& x : args) have.push(x.type);
  for (Var* v : sig->params->vars) wanted.push(v->type);
  report(ck, at, Kind::WrongArgCount,
         text(ck, what, " arguments in call to ", call->fun, "\n\thave ", typesSummary(ck, have.span(), false, dots),
              "\n\twant ", typesSummary(ck, wanted.span(), sig->variadic, false)));
}

// ---- Using expressions after errors ------------------------------------------------------------

bool useAll(Checker& ck, std::span<Expr*> list, bool lhs) {
  bool ok = true;
  for (Expr* e : list) ok &= useOne(ck, e, lhs);
  return ok;
}

// Checks an expression whose value nobody wants, so that variables in it count as used. On the left
// side of an assignment a variable does not.
bool useOne(Checker& ck, Expr* e, bool lhs) {
  if (e == nullptr) return true;
  Expr* inner = e;
  while (ParenExpr* p = dynCast<ParenExpr>(inner)) inner = p->x;
  Operand x;
  if (KeyValueExpr* kv = dynCast<KeyValueExpr>(inner)) return useOne(ck, kv->value, lhs);
  if (Ident* id = dynCast<Ident>(inner)) {
    if (id->name == ck.blank) return true;
    Var* v = lhs ? dynCast<Var>(lookup(ck, id->name)) : nullptr;
    if (v != nullptr && v->package != ck.pkg) v = nullptr;
    bool used = v != nullptr && v->used;
    exprOrType(ck, x, id, true);
    if (v != nullptr) v->used = used;
  } else {
    rawExpr(ck, nullptr, x, e, nullptr, true);
  }
  return !x.isInvalid();
}

}  // namespace vo::check
