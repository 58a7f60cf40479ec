// This file checks range loops.
#include "check/assign.h"
#include "check/expr.h"
#include "check/report.h"
#include "check/scope.h"
#include "check/state.h"
#include "check/stmt.h"

namespace vo::check {

using namespace syntax;

static bool rangeKeyVal(Checker& ck, Type* t, Type** key, Type** val, Cause* cause);
static void rangeVars(Checker& ck, syntax::RangeStmt* s, Operand& x, Type* key, Type* val);

void rangeStmt(Checker& ck, RangeStmt* s) {
  Operand x;
  expr(ck, nullptr, x, s->x);
  Type *key = nullptr, *val = nullptr;
  if (!x.isInvalid()) {
    Cause cause;
    bool ok = rangeKeyVal(ck, x.type, &key, &val, &cause);
    if (!ok && !cause.empty()) {
      error(ck, x, Kind::InvalidRangeExpr, "cannot range over ", x, ": ", cause);
    } else if (!ok) {
      error(ck, x, Kind::InvalidRangeExpr, "cannot range over ", x);
    } else if (key == nullptr && s->key != nullptr) {
      error(ck, s->key, Kind::InvalidIterVar, "range over ", x, " permits no iteration variables");
    } else if (val == nullptr && s->value != nullptr) {
      error(ck, s->value, Kind::InvalidIterVar, "range over ", x, " permits only one iteration variable");
    } else if (s->extra != nullptr) {
      error(ck, s->extra, Kind::InvalidIterVar, "range clause permits at most two iteration variables");
    }
    if (!ok) key = val = nullptr;
  }
  // The variables belong to the loop; the range expression does not see them.
  ck.openScope(s);
  rangeVars(ck, s, x, key, val);
  stmt(ck, s->body);
  ck.closeScope();
}

static void rangeVars(Checker& ck, RangeStmt* s, Operand& x, Type* key, Type* val) {
  Expr* lhs[2] = {s->key, s->value};
  Type* types[2] = {key, val};
  bool overInt = !x.isInvalid() && types::isInteger(x.type);
  if (s->op == Token::Define) {
    SmallVec<Var*, 2> vars;
    for (int i = 0; i < 2; i++) {
      if (lhs[i] == nullptr) continue;
      Ident* id = dynCast<Ident>(lhs[i]);
      if (id == nullptr && !isa<BadExpr>(lhs[i]))
        error(ck, lhs[i], Kind::InvalidSyntaxTree, "cannot declare ", lhs[i]);
      Var* v = newLocalVar(ck, lhs[i]->pos, id != nullptr ? id->name : ck.blank, nullptr);
      if (id != nullptr) {
        ck.recordDef(id, v);
        if (id->name != ck.blank) vars.push(v);
      }
      if (types[i] == nullptr || !isValid(types[i])) {
        v->type = ck.invalidType();
        v->used = true;
      } else if (overInt) {
        initVar(ck, v, x, "range clause");
      } else {
        Operand y{Mode::Value, {}, lhs[i], types[i], nullptr};
        initVar(ck, v, y, "assignment");
      }
      if (v->type == nullptr) v->type = ck.invalidType();
    }
    for (Var* v : vars) declare(ck, ck.env.scope, nullptr, v, s->body->pos);
    if (vars.empty()) error(ck, s, Kind::NoNewVar, "no new variables on left side of :=");
  } else if (lhs[0] != nullptr) {
    for (int i = 0; i < 2; i++) {
      if (lhs[i] == nullptr) continue;
      if (types[i] == nullptr || !isValid(types[i])) continue;
      if (overInt) {
        assignVar(ck, lhs[i], nullptr, &x, "range clause");
        // An untyped count has taken the variable's type, which must be an integer type.
        if (!x.isInvalid() && !types::isInteger(x.type))
          error(ck, lhs[i], Kind::InvalidRangeExpr, "cannot use iteration variable of type ", x.type);
      } else {
        Operand y{Mode::Value, {}, lhs[i], types[i], nullptr};
        assignVar(ck, lhs[i], nullptr, &y, "assignment");
      }
    }
  } else if (overInt) {
    // As `_ = x`, which gives an untyped count its type.
    assignment(ck, x, nullptr, "range clause");
  }
}

// The types of the iteration values; null ones do not exist.
static bool rangeKeyVal(Checker& ck, Type* t, Type** key, Type** val, Cause* cause) {
  *key = *val = nullptr;
  Type* u = types::commonUnder(ck.tc, t, [&](Type* member, Type* under, std::string* why) {
    Chan* c = dynCast<Chan>(under);
    if (c == nullptr || c->dir != types::ChanDir::Send) return true;
    if (why != nullptr) *why = text(ck, "receive from send-only channel ", member);
    return false;
  }, cause);
  if (u == nullptr) return false;
  if (Pointer* p = dynCast<Pointer>(u))
    if (Array* a = underAs<Array>(p->elem)) u = a;
  switch (u->kind) {
    case TypeKind::Basic:
      if (types::isString(u)) {
        *key = ck.basic(BasicKind::Int);
        *val = ck.tc.universe().runeType;
        return true;
      }
      if (types::isInteger(u)) {
        if (!ck.allowed(kGo1_22)) {
          *cause = "requires go1.22 or later";
          return false;
        }
        *key = t;
        return true;
      }
      return false;
    case TypeKind::Array:
      *key = ck.basic(BasicKind::Int);
      *val = types::cast<Array>(u)->elem;
      return true;
    case TypeKind::Slice:
      *key = ck.basic(BasicKind::Int);
      *val = types::cast<Slice>(u)->elem;
      return true;
    case TypeKind::Map:
      *key = types::cast<Map>(u)->key;
      *val = types::cast<Map>(u)->elem;
      return true;
    case TypeKind::Chan: *key = types::cast<Chan>(u)->elem; return true;
    case TypeKind::Signature: break;
    default: return false;
  }
  if (!ck.allowed(kGo1_23)) {
    *cause = "requires go1.23 or later";
    return false;
  }
  Signature* sig = types::cast<Signature>(u);
  auto bad = [&](std::string why) {
    *cause = "func must be func(yield func(...) bool): " + why;
    return false;
  };
  if (sig->params->vars.size() != 1) return bad("wrong argument count");
  if (!sig->results->vars.empty()) return bad("unexpected results");
  std::string why;
  Type* yieldType = types::commonUnder(ck.tc, sig->params->vars[0]->type, &why);
  Signature* yield = dynCast<Signature>(yieldType);
  if (yield == nullptr) return bad(yieldType == nullptr ? "in yield type, " + why : "argument is not func");
  std::span<Var*> params = yield->params->vars, results = yield->results->vars;
  if (params.size() > 2) return bad("yield func has too many parameters");
  if (results.size() != 1 || !identical(results[0]->type, ck.basic(BasicKind::Bool))) {
    return bad(results.size() == 1 && types::isBoolean(results[0]->type)
                   ? "yield func returns user-defined boolean, not bool"
                   : "yield func does not return bool");
  }
  if (yield->variadic) {
    *cause = text(ck, "yield func of type ", yieldType, " cannot be variadic");
    return false;
  }
  if (!params.empty()) *key = params[0]->type;
  if (params.size() == 2) *val = params[1]->type;
  return true;
}

}  // namespace vo::check
