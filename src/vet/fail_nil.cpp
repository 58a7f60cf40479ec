// This file finds `fail` statements whose error is nil: the function would return as if nothing had
// failed. The checker refuses `fail nil` itself; here are conversions of nil, and variables that a
// condition around the statement has found to be nil.
#include "vet/pass.h"

namespace vo::vet {

using namespace syntax;

namespace {

bool isConvertedNil(Pass& pass, const Expr* e) {
  const auto* call = dynCast<CallExpr>(unparen(e));
  if (call == nullptr || call->args.size() != 1 || !pass.isType(call->fun)) return false;
  bool isInterface =
      types::isInterface(pass.typeOf(call->fun));  // (else it is a nil pointer in an error)
  return isInterface && (pass.isNil(unparen(call->args[0])) || isConvertedNil(pass, call->args[0]));
}

/// Whether a condition says `v == nil`, or with `op` NotEqual the contrary.
bool compares(Pass& pass, const Expr* condition, Token op, const types::Object* v) {
  const auto* b = dynCast<BinaryExpr>(unparen(condition));
  if (b == nullptr || b->op != op) return false;
  const auto* id = dynCast<Ident>(unparen(pass.isNil(b->y) ? b->x : b->y));
  return id != nullptr && (pass.isNil(b->x) || pass.isNil(b->y)) && pass.use(id) == v;
}

bool isAssigned(Pass& pass, const Node* in, const types::Object* v) {
  bool found = false;
  auto visit = [&](const Node* n) {
    const auto* u = dynCast<UnaryExpr>(n);
    if (u != nullptr && u->op == Token::And) {
      const auto* id = dynCast<Ident>(unparen(u->x));
      found |= id != nullptr && pass.info.object(id) == v;
    }
    if (const auto* s = dynCast<AssignStmt>(n))
      for (const Expr* e : s->lhs) {
        const auto* id = dynCast<Ident>(unparen(e));
        found |= id != nullptr && pass.info.object(id) == v;
      }
    return !found;
  };
  walk(in, pass.info, visit);
  return found;
}

/// Whether the statement runs only where the variable is nil.
bool isNilThere(Pass& pass, uint32_t statement, const types::Object* v) {
  const Node* child = pass.tree.at(statement).node;
  for (uint32_t i = pass.tree.at(statement).parent; i != Tree::kNone; i = pass.tree.at(i).parent) {
    const Node* n = pass.tree.at(i).node;
    if (isa<FuncLit>(n)) return false;
    if (const auto* s = dynCast<IfStmt>(n)) {
      bool isNil = (child == s->then && compares(pass, s->cond, Token::Equal, v)) ||
                   (child == s->otherwise && compares(pass, s->cond, Token::NotEqual, v));
      if (isNil) return !isAssigned(pass, child, v);
    }
    child = n;
  }
  return false;
}

}  // namespace

void failnil(Pass& pass) {
  pass.tree.each<FailStmt>([&](const FailStmt* s, uint32_t i) {
    if (s->other != nullptr && pass.info.failIsCall(s)) return;
    const auto* id = dynCast<Ident>(unparen(s->x));
    const auto* v = id == nullptr ? nullptr : types::dynCast<types::Var>(pass.use(id));
    if (isConvertedNil(pass, s->x)) pass.report(s, "fail with a nil error");
    if (v != nullptr && isNilThere(pass, i, v))
      pass.report(s, "fail with " + std::string(v->name.str()) + ", which is nil here");
  });
}

}  // namespace vo::vet
