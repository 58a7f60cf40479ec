// This file checks expressions, top down.
//
// rawExpr dispatches on the form of the expression, gives an Operand and records it. Untyped
// expressions (constants, comparisons, shifts of untyped constants) are recorded with their
// untyped type; when the context fixes the final type, updateExprType (const.cpp) walks down the
// tree again and replaces it, so that the tables hold the types values have at run time.
//
// With a `target` a generic function takes its type arguments from the variable it is assigned to.
// A `hint` is the element type of an enclosing composite literal, for elements without type.
#include "check/call.h"
#include "check/constant.h"
#include "check/decl.h"
#include "check/dynamic.h"
#include "check/expr.h"
#include "check/index.h"
#include "check/literals.h"
#include "check/record.h"
#include "check/report.h"
#include "check/scope.h"
#include "check/state.h"
#include "check/type_expr.h"
#include "check/vo_additions.h"

namespace vo::check {

using namespace syntax;

static ExprKind exprInternal(Checker& ck, const Target* target, Operand& x, syntax::Expr* e, Type* hint);
static void star(Checker& ck, Operand& x, syntax::StarExpr* e);
static void unary(Checker& ck, Operand& x, syntax::UnaryExpr* e);
static void typeAssert(Checker& ck, Operand& x, syntax::TypeAssertExpr* e);

namespace {

/// Bytes of stack the checker may use; trees nest at most kMaxNesting deep, which is more than this
/// allows in builds with large frames.
constexpr uintptr_t kMaxStack = 5u << 20;

constexpr unsigned modeBit(Mode m) { return 1u << static_cast<unsigned>(m); }

std::string nth(size_t n) {
  return std::to_string(n) + (n == 1 ? "st" : n == 2 ? "nd" : n == 3 ? "rd" : "th");
}

}  // namespace

bool stackExhausted(Checker& ck, Range at) {
  uintptr_t here = reinterpret_cast<uintptr_t>(__builtin_frame_address(0));
  if (here > ck.stackBase || ck.stackBase - here < kMaxStack) [[likely]] return false;
  if (!ck.stackReported) {
    ck.stackReported = true;
    report(ck, at, Kind::NestingTooDeep, "nesting too deep");
  }
  return true;
}

ExprKind rawExpr(Checker& ck, const Target* target, Operand& x, Expr* e, Type* hint, bool allowGeneric) {
  VO_DCHECK(e != nullptr, "an operand is what an expression makes");
  if (stackExhausted(ck, e)) {
    x.mode = Mode::Invalid;
    x.type = ck.invalidType();
    x.expr = e;
    return ExprKind::Statement;
  }
  ExprKind kind = exprInternal(ck, target, x, e, hint);
  VO_DCHECK(x.expr != nullptr && (x.type != nullptr || x.mode == Mode::NoValue), "an operand says what it is of, and has a type");
  if (!allowGeneric) nonGeneric(ck, target, x);
  record(ck, x);
  return kind;
}

// Reports a generic type or function that is not instantiated and cannot be.
void nonGeneric(Checker& ck, const Target* target, Operand& x) {
  if (x.mode == Mode::Invalid || x.mode == Mode::NoValue) return;
  std::string_view what;
  switch (x.type->kind) {
    case TypeKind::Alias:
    case TypeKind::Named:
      if (types::isGeneric(x.type)) what = "type";
      break;
    case TypeKind::Signature:
      if (!types::cast<Signature>(x.type)->typeParams.empty()) {
        if (target != nullptr) {
          // gc's position of a selector is its dot.
          funcInst(ck, target, isa<SelectorExpr>(x.expr) ? cast<SelectorExpr>(x.expr)->x->end : x.expr->pos, x, nullptr,
                   true, nullptr);
          return;
        }
        what = "function";
      }
      break;
    default: break;
  }
  if (what.empty()) return;
  error(ck, x.expr, Kind::WrongTypeArgCount, "cannot use generic ", what, " ", x.expr, " without instantiation");
  x.mode = Mode::Invalid;
  x.type = ck.invalidType();
}

static ExprKind exprInternal(Checker& ck, const Target* target, Operand& x, Expr* e, Type* hint) {
  x.mode = Mode::Invalid;
  x.type = ck.invalidType();
  x.value = nullptr;
  ExprKind kind = ExprKind::Expression;
  switch (e->kind) {
    case NodeKind::BadExpr: break;  // reported by the parser
    case NodeKind::Ident:
      ident(ck, x, cast<Ident>(e), false);
      if (x.isInvalid()) x.type = ck.invalidType();
      x.expr = e;
      return ExprKind::Expression;
    case NodeKind::Ellipsis:
      error(ck, e, Kind::InvalidSyntaxTree, "invalid use of ...");
      break;
    case NodeKind::BasicLit: basicLit(ck, x, cast<BasicLit>(e)); break;
    case NodeKind::FuncLit: funcLit(ck, x, cast<FuncLit>(e)); break;
    case NodeKind::CompositeLit: compositeLit(ck, x, cast<CompositeLit>(e), hint); break;
    case NodeKind::ParenExpr:
      kind = rawExpr(ck, nullptr, x, cast<ParenExpr>(e)->x, nullptr, false);
      x.expr = e;
      return kind;
    case NodeKind::SelectorExpr:
      selector(ck, x, cast<SelectorExpr>(e), false);
      x.expr = e;
      return ExprKind::Expression;
    case NodeKind::IndexExpr:
      if (indexExpr(ck, x, cast<IndexExpr>(e)))
        funcInst(ck, target, e->pos, x, cast<IndexExpr>(e), true, nullptr);
      break;
    case NodeKind::SliceExpr: sliceExpr(ck, x, cast<SliceExpr>(e)); break;
    case NodeKind::TypeAssertExpr: typeAssert(ck, x, cast<TypeAssertExpr>(e)); break;
    case NodeKind::CallExpr: return callExpr(ck, x, cast<CallExpr>(e));
    case NodeKind::StarExpr: star(ck, x, cast<StarExpr>(e)); break;
    case NodeKind::UnaryExpr:
      unary(ck, x, cast<UnaryExpr>(e));
      if (!x.isInvalid() && cast<UnaryExpr>(e)->op == Token::Arrow) kind = ExprKind::Statement;
      break;
    case NodeKind::BinaryExpr: binaryChain(ck, x, cast<BinaryExpr>(e)); break;
    case NodeKind::TryExpr: kind = tryExpr(ck, x, cast<TryExpr>(e)); break;
    case NodeKind::DynAttrExpr:
    case NodeKind::DynIndexExpr:
    case NodeKind::DynCallExpr: kind = dynamicExpr(ck, x, e); break;
    case NodeKind::KeyValueExpr:
      error(ck, e, Kind::InvalidSyntaxTree, "no key:value expected");
      break;
    case NodeKind::ArrayType:
    case NodeKind::StructType:
    case NodeKind::FuncType:
    case NodeKind::InterfaceType:
    case NodeKind::MapType:
    case NodeKind::ChanType:
      x.type = typ(ck, e);
      x.mode = Mode::Type;
      break;
    default: break;
  }
  x.expr = e;
  if (x.isInvalid()) {
    x.type = x.type == nullptr ? ck.invalidType() : x.type;
    return ExprKind::Statement;  // avoids complaints about unused values
  }
  return kind;
}

// ---- Ways to ask for an expression -------------------------------------------------------------

void expr(Checker& ck, const Target* target, Operand& x, Expr* e) {
  rawExpr(ck, target, x, e, nullptr, false);
  exclude(ck, x, modeBit(Mode::NoValue) | modeBit(Mode::Builtin) | modeBit(Mode::Type));
  singleValue(ck, x);
}

void genericExpr(Checker& ck, Operand& x, Expr* e, Type* hint) {
  rawExpr(ck, nullptr, x, e, hint, true);
  exclude(ck, x, modeBit(Mode::NoValue) | modeBit(Mode::Builtin) | modeBit(Mode::Type));
  singleValue(ck, x);
}

void exprOrType(Checker& ck, Operand& x, Expr* e, bool allowGeneric) {
  rawExpr(ck, nullptr, x, e, nullptr, allowGeneric);
  exclude(ck, x, modeBit(Mode::NoValue));
  singleValue(ck, x);
}

void multiExpr(Checker& ck, Expr* e, bool allowCommaOk, OperandList& out, bool* commaOk) {
  Operand x;
  rawExpr(ck, nullptr, x, e, nullptr, false);
  exclude(ck, x, modeBit(Mode::NoValue) | modeBit(Mode::Builtin) | modeBit(Mode::Type));
  if (commaOk != nullptr) *commaOk = false;
  if (Tuple* t = dynCast<Tuple>(x.type); t != nullptr && !x.isInvalid()) {
    for (Var* v : t->vars) {
      std::string what = nth(out.size() + 1) + " function result";
      out.push(Operand{Mode::Value, {}, description(ck, e->range(), what), v->type, nullptr});
    }
    return;
  }
  out.push(x);
  if (allowCommaOk && (x.mode == Mode::MapIndex || x.mode == Mode::CommaOk)) {
    Expr* what = description(ck, e->range(), "ok value of (comma, ok) expression");
    out.push(Operand{Mode::Value, {}, what, ck.basic(BasicKind::UntypedBool), nullptr});
    *commaOk = true;
  }
}

// An expression for messages about a value that has none of its own. It never has facts.
Ident* description(Checker& ck, Range at, std::string_view text) {
  Ident* id = ck.tc.transient().make<Ident>();
  id->kind = NodeKind::Ident;
  id->id.value = ExprId::kKeptBit - 1;
  id->pos = at.begin;
  id->end = at.end;
  id->name = ck.tc.symbol(text);
  return id;
}

void exclude(Checker& ck, Operand& x, unsigned modes) {
  if ((modes & modeBit(x.mode)) == 0) [[likely]] return;
  switch (x.mode) {
    case Mode::NoValue:
      error(ck, x, Kind::TooManyValues, x,
            (modes & modeBit(Mode::Type)) != 0 ? " used as value" : " used as value or type");
      break;
    case Mode::Builtin: error(ck, x, Kind::UncalledBuiltin, x, " must be called"); break;
    default: error(ck, x, Kind::NotAnExpr, x, " is not an expression"); break;
  }
  x.invalidate();
}

void singleValue(Checker& ck, Operand& x) {
  if (x.mode != Mode::Value || !isa<Tuple>(x.type)) return;
  const Expr* e = x.expr;
  while (const ParenExpr* p = dynCast<ParenExpr>(e)) e = p->x;
  std::string remedy;
  if (isDynamic(e)) remedy = text(ck, ": write ", e, "? for its value, ~> for a further step");
  error(ck, x, Kind::TooManyValues, "multiple-value ", x, " in single-value context", remedy);
  x.invalidate();
}

// ---- Operators with one operand ----------------------------------------------------------------

static void star(Checker& ck, Operand& x, StarExpr* e) {
  exprOrType(ck, x, e->x, false);
  if (x.isInvalid()) return;
  if (x.mode == Mode::Type) {
    validVarType(ck, e->x, x.type);
    x.type = newPointer(ck, x.type);
    return;
  }
  Type* elem = nullptr;
  if (Pointer* p = underAs<Pointer>(x.type)) {
    elem = p->elem;
  } else {
    bool ok = types::underIs(x.type, [&](Type* u) {
      Pointer* p = dynCast<Pointer>(u);
      if (p == nullptr) {
        diag::Diagnostic* d = error(ck, x, Kind::InvalidIndirection, "invalid operation: cannot indirect ", x);
        (void)d;
        return false;
      }
      if (elem != nullptr && !identical(p->elem, elem)) {
        error(ck, x, Kind::InvalidIndirection, "invalid operation: pointers of ", x, " must have identical base types");
        return false;
      }
      elem = p->elem;
      return true;
    });
    if (!ok || elem == nullptr) {
      x.invalidate();
      return;
    }
  }
  if (!isComplete(ck, elem)) {
    x.invalidate();
    return;
  }
  x.mode = Mode::Variable;
  x.type = elem;
}

static void unary(Checker& ck, Operand& x, UnaryExpr* e) {
  expr(ck, nullptr, x, e->x);
  if (x.isInvalid()) return;
  Token op = e->op;
  switch (op) {
    case Token::And: {
      Expr* operand = e->x;
      while (ParenExpr* p = dynCast<ParenExpr>(operand)) operand = p->x;
      if (!isa<CompositeLit>(operand) && x.mode != Mode::Variable) {
        error(ck, x, Kind::UnaddressableOperand, "invalid operation: cannot take address of ", x);
        x.invalidate();
        return;
      }
      markRoot(ck, e->x, true, true);
      x.mode = Mode::Value;
      x.type = newPointer(ck, x.type);
      return;
    }
    case Token::Arrow: {
      Type* elem = chanElem(ck, rangeOf(x), x, true);
      if (elem == nullptr || !isComplete(ck, elem)) {
        x.invalidate();
        return;
      }
      x.mode = Mode::CommaOk;
      x.type = elem;
      ck.env.hasCallOrRecv = true;
      return;
    }
    case Token::Tilde:
      if (!types::allInteger(x.type)) {
        error(ck, e, Kind::UndefinedOp, "cannot use ~ outside of interface or type constraint");
        x.invalidate();
        return;
      }
      error(ck, e, Kind::UndefinedOp,
            "cannot use ~ outside of interface or type constraint (use ^ for bitwise complement)");
      op = Token::Xor;
      break;
    default: break;
  }
  if (!opDefined(ck, x, op, true)) {
    x.invalidate();
    return;
  }
  if (!x.isConstant()) {
    x.mode = Mode::Value;
    return;
  }
  if (types::constKind(x.value) == ConstKind::Unknown) return;
  uint32_t bits = types::isUnsigned(x.type) ? static_cast<uint32_t>(types::sizeOf(x.type) * 8) : 0;
  VO_DCHECK(x.value != nullptr, "a constant has a value");
  x.value = types::constUnary(ck.localArena(), op, x.value, bits);
  x.expr = e;
  overflow(ck, x, e->pos);
}

Type* chanElem(Checker& ck, Range at, const Operand& x, bool receive) {
  VO_DCHECK(!x.isInvalid(), "nothing more is said about invalid operands");
  Cause cause;
  Type* u = types::commonUnder(ck.tc, x.type, [&](Type* t, Type* under, std::string* why) {
    Chan* c = dynCast<Chan>(under);
    if (c != nullptr && !(receive && c->dir == types::ChanDir::Send) &&
        !(!receive && c->dir == types::ChanDir::Recv))
      return true;
    if (why != nullptr) {
      *why = under == nullptr ? std::string("no specific channel type")
             : c == nullptr   ? text(ck, "non-channel ", t)
                              : text(ck, receive ? "send-only channel " : "receive-only channel ", t);
    }
    return false;
  }, &cause);
  if (u != nullptr) return types::cast<Chan>(u)->elem;
  Kind kind = receive ? Kind::InvalidReceive : Kind::InvalidSend;
  std::string_view what = receive ? "invalid operation: cannot receive from " : "invalid operation: cannot send to ";
  if (types::isTypeParam(x.type)) {
    error(ck, at, kind, what, x, ": ", cause);
  } else {
    error(ck, at, kind, what, cause, " ", x);
  }
  return nullptr;
}

static void typeAssert(Checker& ck, Operand& x, TypeAssertExpr* e) {
  if (e->type == nullptr) {
    error(ck, e, Kind::InvalidSyntaxTree, "use of .(type) outside type switch");
    use(ck, e->x);
    return;
  }
  expr(ck, nullptr, x, e->x);
  if (x.isInvalid()) return;
  if (types::isTypeParam(x.type)) {
    error(ck, x, Kind::InvalidAssert, "invalid operation: cannot use type assertion on type parameter value ", x);
    x.invalidate();
    return;
  }
  if (underAs<Interface>(x.type) == nullptr) {
    error(ck, x, Kind::InvalidAssert, "invalid operation: ", x, " is not an interface");
    x.invalidate();
    return;
  }
  Type* t = varType(ck, e->type);
  if (!isValid(t) || !isComplete(ck, t)) {
    x.invalidate();
    return;
  }
  typeAssertion(ck, e, x, t, false);
  x.mode = Mode::CommaOk;
  x.type = t;
}

void typeAssertion(Checker& ck, Expr* e, const Operand& x, Type* t, bool typeSwitch) {
  Cause cause;
  if (types::assertableTo(ck.tc, x.type, t, nullptr)) return;
  types::assertableTo(ck.tc, x.type, t, &cause);
  if (typeSwitch) {
    error(ck, e, Kind::ImpossibleAssert, "impossible type switch case: ", e, "\n\t", x, " cannot have dynamic type ", t,
          " ", cause);
  } else {
    error(ck, e, Kind::ImpossibleAssert, "impossible type assertion: ", e, "\n\t", t, " does not implement ", x.type,
          " ", cause);
  }
}

}  // namespace vo::check
