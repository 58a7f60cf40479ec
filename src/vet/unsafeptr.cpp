// This file finds conversions of numbers to unsafe.Pointer other than those of the patterns that
// package unsafe allows.
#include "vet/pass.h"

namespace vo::vet {

using namespace syntax;
using types::BasicKind;

static bool isOfBasic(Pass& pass, const Expr* e, BasicKind kind) {
  const auto* b = types::underAs<types::Basic>(pass.typeOf(e));
  return b != nullptr && b->basic == kind;
}

static bool isHeader(const types::Type* t) {
  return t != nullptr && isTypeNamed(t, "reflect", {"SliceHeader", "StringHeader"});
}

/// `uintptr(p)`, plus or minus numbers.
static bool isSafeArithmetic(Pass& pass, const Expr* e) {
  e = unparen(e);
  if (const auto* call = dynCast<CallExpr>(e))
    return call->args.size() == 1 && isOfBasic(pass, call->fun, BasicKind::Uintptr) &&
           isOfBasic(pass, call->args[0], BasicKind::UnsafePointer);
  const auto* b = dynCast<BinaryExpr>(e);
  if (b == nullptr || (b->op != Token::Add && b->op != Token::Sub && b->op != Token::AndNot))
    return false;
  return isSafeArithmetic(pass, b->x) && !isSafeArithmetic(pass, b->y);
}

static bool isSafe(Pass& pass, const Expr* e) {
  e = unparen(e);
  if (const auto* s = dynCast<SelectorExpr>(e); s != nullptr && s->sel->name.str() == "Data") {
    const auto* p = types::as<types::Pointer>(pass.typeOf(s->x));
    if (p != nullptr && isHeader(p->elem)) return true;
  }
  const auto* call = dynCast<CallExpr>(e);
  const auto* s =
      call == nullptr || !call->args.empty() ? nullptr : dynCast<SelectorExpr>(call->fun);
  if (s != nullptr && contains({"Pointer", "UnsafeAddr"}, s->sel->name.str()) &&
      isTypeNamed(pass.typeOf(s->x), "reflect", {"Value"}))
    return true;
  return isSafeArithmetic(pass, e);
}

void unsafeptr(Pass& pass) {
  pass.tree.each<CallExpr>([&](const CallExpr* call, uint32_t) {
    if (call->args.size() != 1 || !isOfBasic(pass, call->fun, BasicKind::UnsafePointer) ||
        !isOfBasic(pass, call->args[0], BasicKind::Uintptr))
      return;
    if (!isSafe(pass, call->args[0])) pass.report(call, "possible misuse of unsafe.Pointer");
  });
  pass.tree.each<StarExpr>([&](const StarExpr* e, uint32_t) {
    if (types::Type* t = pass.typeOf(e); isHeader(t))
      pass.report(e, "possible misuse of " + pass.typeText(t));
  });
  pass.tree.each<UnaryExpr>([&](const UnaryExpr* e, uint32_t) {
    if (types::Type* t = pass.typeOf(e->x); e->op == Token::And && isHeader(t))
      pass.report(e, "possible misuse of " + pass.typeText(t));
  });
}

}  // namespace vo::vet
