// This file instantiates generic functions: with type arguments that are given, with those that
// the arguments of a call imply, and with those that the target of an assignment implies.
#include "check/call.h"
#include "check/delayed.h"
#include "check/expr.h"
#include "check/record.h"
#include "check/report.h"
#include "check/scope.h"
#include "check/state.h"
#include "check/type_expr.h"

namespace vo::check {

using namespace syntax;

// With `partial` and `infer` false, type arguments that are too few are only collected there and the
// result is true: the caller knows more. Otherwise x is instantiated, or invalid after an error.
bool funcInst(Checker& ck, const Target* target, Pos pos, Operand& x, IndexExpr* inst, bool infer,
              TypeListVec* partial) {
  if (inst != nullptr) {
    pos = inst->lbrack;
    x.expr = inst;
  }
  Range at = inst != nullptr ? rangeOf(inst->lbrack) : rangeOf(pos);
  bool versionOk = verifyVersion(ck, at, kGo1_18, "function instantiation");
  TypeListVec typeArgs;
  std::span<Expr*> exprs;
  auto fail = [&] {
    x.mode = Mode::Invalid;
    x.type = ck.invalidType();
    return false;
  };
  if (inst != nullptr) {
    exprs = inst->indices;
    if (!typeList(ck, exprs, typeArgs)) return fail();
  }
  Signature* sig = underAs<Signature>(x.type);
  VO_DCHECK(sig != nullptr && !sig->typeParams.empty(), "the caller has seen a generic function");
  size_t got = typeArgs.size(), want = sig->typeParams.size();
  if (got > want) {
    error(ck, exprs[got - 1], Kind::WrongTypeArgCount, "got ", got, " type arguments but want ", want);
    return fail();
  }
  if (got < want) {
    if (!infer) {
      for (Type* t : typeArgs) partial->push(t);
      return true;
    }
    // `var f target = x` is inferred like the call g(f) of `func g[params of x](type of x)`.
    types::InferArg arg;
    std::span<const types::InferArg> args;
    Tuple* params = ck.tc.emptyTuple();
    bool reverse = false;
    if (target != nullptr) {
      if (versionOk && !ck.allowed(kGo1_21))
        versionError(ck, at, kGo1_21,
                     inst != nullptr ? "partially instantiated function in assignment"
                                     : "implicitly instantiated function in assignment");
      Signature* plain = ck.tc.newSignature(sig->params, sig->results, sig->variadic);
      Var* v = ck.tc.newParam(pos, ck.pkg, Symbol(), plain);
      params = newTuple(ck, {&v, 1});
      arg.type = target->signature;
      arg.expr = target->expr;
      if (arg.expr == nullptr) {
        arg.expr = description(ck, x.expr->range(), target->name);
      }
      args = {&arg, 1};
      reverse = true;
    }
    types::Renamed renamed = types::renameTypeParams(ck.tc, sig->typeParams, params, pos);
    types::InferError why;
    std::optional<std::vector<Type*>> all =
        types::infer(ck.tc, renamed.params, typeArgs.span(), types::cast<Tuple>(renamed.type), args, reverse, &why);
    if (!all.has_value()) {
      if (!why.text.empty()) {
        error(ck, reverse ? rangeOf(pos) : at, Kind::CannotInferTypeArgs, why.text);
      }
      return fail();
    }
    typeArgs.clear();
    for (Type* t : *all) typeArgs.push(t);
  }
  x.type = instantiateSignature(ck, pos, x.expr, sig, typeArgs.span(), exprs);
  x.mode = Mode::Value;
  return false;
}

Signature* instantiateSignature(Checker& ck, Pos pos, Expr* e, Signature* sig, std::span<Type* const> typeArgs,
                                std::span<Expr*> exprs) {
  Type* t = types::instantiate(ck.tc, sig, typeArgs, pos);
  Signature* instance = dynCast<Signature>(t);
  if (instance == nullptr) return sig;
  VO_DCHECK(instance->typeParams.empty() && typeArgs.size() == sig->typeParams.size(), "all type parameters are replaced");
  recordInstance(ck, e, typeArgs, instance);
  Delayed& d = later(ck, Delayed::Kind::VerifyFuncInstance, pos);
  d.typeParams = sig->typeParams;
  d.typeArgs = ck.arena.copy(typeArgs);
  d.exprs = exprs;
  return instance;
}

// Infers the type arguments of a generic callee and of generic functions among the arguments, all
// together; replaces `params` and the arguments' types by the instantiated ones. Null after an error.
Signature* inferCall(Checker& ck, CallExpr* call, Signature* sig, std::span<Type* const> typeArgs,
                     std::span<Expr*> typeExprs, OperandList& args, PartialList& partial, SmallVec<Var*, 8>& params,
                     bool adjusted) {
  SmallVec<TypeParam*, 8> typeParams;
  TypeListVec known;
  size_t own = sig->typeParams.size();
  Tuple* paramTuple = newTuple(ck, params.span());
  if (own > 0) {
    verifyVersion(ck, call->fun, kGo1_18,
                  isa<IndexExpr>(call->fun) ? "function instantiation" : "implicit function instantiation");
    // Recursive calls: the parameters must differ from those that are in scope.
    types::Renamed renamed = types::renameTypeParams(ck.tc, sig->typeParams, paramTuple, call->pos);
    for (TypeParam* p : renamed.params) typeParams.push(p);
    paramTuple = types::cast<Tuple>(renamed.type);
    for (Type* t : typeArgs) known.push(t);
    known.resize(own);
  }
  struct GenericArg {
    size_t index;
    Signature* signature;
  };
  SmallVec<GenericArg, 4> genericArgs;
  for (size_t i = 0; i < args.size(); i++) {
    Signature* s = args[i].isInvalid() ? nullptr : dynCast<Signature>(args[i].type);
    if (s == nullptr || s->typeParams.empty()) continue;
    if (genericArgs.empty()) verifyVersion(ck, args[i], kGo1_21, "implicitly instantiated function as argument");
    // A copy with its own parameters, for f(g, g).
    Signature* copy = ck.arena.make<Signature>(*s);
    copy->scope = nullptr;
    types::Renamed renamed = types::renameTypeParams(ck.tc, copy->typeParams, copy, call->pos);
    Signature* fresh = types::cast<Signature>(renamed.type);
    if (fresh == s || fresh == copy) fresh = ck.arena.make<Signature>(*copy);
    fresh->typeParams = renamed.params;
    VO_DCHECK(fresh != args[i].type, "an argument's parameters are its own: f(g, g)");
    args[i].type = fresh;
    for (TypeParam* p : renamed.params) typeParams.push(p);
    for (const PartialArgs& given : partial)
      if (given.index == i)
        for (Type* t : given.typeArgs) known.push(t);
    known.resize(typeParams.size());
    genericArgs.push({i, fresh});
  }
  SmallVec<types::InferArg, 8> inferArgs;
  for (const Operand& x : args) inferArgs.push({x.type, x.expr, x.isNil(), x.isInvalid()});
  types::InferError why;
  std::optional<std::vector<Type*>> all =
      types::infer(ck.tc, typeParams.span(), known.span(), paramTuple, inferArgs.span(), false, &why);
  if (!all.has_value()) {
    if (!why.text.empty()) {
      Range at = why.at != nullptr ? rangeOf(why.at) : rangeOf(call->lparen);
      error(ck, at, Kind::CannotInferTypeArgs, "in call to ", call->fun, ", ", why.text);
    }
    return nullptr;
  }
  std::span<Type* const> inferred = *all;
  VO_DCHECK(inferred.size() == typeParams.size(), "inference answers for every type parameter");
  Signature* result = sig;
  if (own > 0) {
    result = instantiateSignature(ck, call->lparen, call->fun, sig, inferred.first(own), typeExprs);
    if (adjusted) {
      types::SubstMap map{typeParams.span().first(own), inferred.first(own)};
      paramTuple = types::substTuple(ck.tc, paramTuple, map, call->pos);
    } else {
      paramTuple = result->params;
    }
    params.clear();
    for (Var* v : paramTuple->vars) params.push(v);
  }
  size_t next = own;
  for (const GenericArg& g : genericArgs) {
    Operand& x = args[g.index];
    size_t n = g.signature->typeParams.size();
    x.type = instantiateSignature(ck, call->lparen, x.expr, g.signature, inferred.subspan(next, n), {});
    record(ck, x);
    next += n;
  }
  return result;
}

}  // namespace vo::check
