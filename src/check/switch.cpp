// This file checks switch, type switch and select statements.
#include "check/assign.h"
#include "check/constant.h"
#include "check/expr.h"
#include "check/report.h"
#include "check/scope.h"
#include "check/state.h"
#include "check/stmt.h"
#include "check/type_expr.h"

namespace vo::check {

using namespace syntax;

static void caseValues(Checker& ck, Operand& x, std::span<syntax::Expr*> values, struct CaseSet& seen);

namespace {

/// gc's own position of an expression: the token that makes it what it is.
Pos operatorOf(const Expr* e) {
  switch (e->kind) {
    case NodeKind::CallExpr: return cast<CallExpr>(e)->lparen;
    case NodeKind::IndexExpr: return cast<IndexExpr>(e)->lbrack;
    case NodeKind::SliceExpr: return cast<SliceExpr>(e)->lbrack;
    case NodeKind::BinaryExpr: return cast<BinaryExpr>(e)->opPos;
    case NodeKind::SelectorExpr: return cast<SelectorExpr>(e)->x->end;
    case NodeKind::TypeAssertExpr: return cast<TypeAssertExpr>(e)->x->end;
    case NodeKind::CompositeLit: return cast<CompositeLit>(e)->lbrace;
    default: return e->pos;
  }
}

}  // namespace

/// The constant case values seen so far. As in gc only integers, floats and strings count.
struct CaseSet {
  struct Entry {
    ConstValue* value;
    Type* type;
    Range at;
  };
  std::unordered_multimap<uint64_t, Entry> entries;
};

/// The types of a type switch seen so far; null stands for nil.
struct TypeCaseSet {
  struct Entry {
    Type* type;
    Expr* expr;
  };
  std::vector<Entry> entries;
};

static void multipleDefaults(Checker& ck, std::span<CaseClause*> clauses) {
  CaseClause* first = nullptr;
  for (CaseClause* c : clauses) {
    if (!c->isDefault) continue;
    if (first != nullptr) {
      error(ck, rangeOf(c->pos), Kind::DuplicateDefault, "multiple defaults (first at ", first->pos, ")");
    } else {
      first = c;
    }
  }
}

void switchStmt(Checker& ck, SwitchStmt* s) {
  ck.openScope(s);
  simpleStmt(ck, s->init);
  Operand x;
  if (s->tag != nullptr) {
    expr(ck, nullptr, x, s->tag);
    // As if assigned to a variable.
    assignment(ck, x, nullptr, "switch expression");
    if (!x.isInvalid() && !types::comparable(x.type) && !types::hasNil(x.type)) {
      error(ck, x, Kind::InvalidExprSwitch, "cannot switch on ", x, " (", x.type, " is not comparable)");
      x.invalidate();
    }
  } else {
    Ident* id = ck.tc.transient().make<Ident>();
    id->kind = NodeKind::Ident;
    id->pos = s->clauses.empty() ? s->rbrace : s->clauses[0]->pos;
    id->end = id->pos;
    id->name = ck.tc.symbol("true");
    x.mode = Mode::Constant;
    x.type = ck.basic(BasicKind::Bool);
    x.value = types::makeBool(ck.localArena(), true);
    x.expr = id;
  }
  multipleDefaults(ck, s->clauses);
  CaseSet seen;
  for (CaseClause* clause : s->clauses) {
    caseValues(ck, x, clause->list, seen);
    ck.openScope(clause);
    stmtList(ck, clause->body);
    ck.closeScope();
  }
  ck.closeScope();
}

static void caseValues(Checker& ck, Operand& x, std::span<Expr*> values, CaseSet& seen) {
  for (Expr* e : values) {
    Operand v;
    expr(ck, nullptr, v, e);
    if (x.isInvalid() || v.isInvalid()) continue;
    convertUntyped(ck, v, x.type);  // an untyped case value takes the type of the tag
    if (v.isInvalid()) continue;
    // The case value stands on the left, so that messages are about it.
    Operand result = v;
    Operand tag = x;
    comparison(ck, result, tag, Token::Equal, true);
    if (result.isInvalid() || !v.isConstant()) continue;
    ConstKind kind = types::constKind(v.value);
    if (kind != ConstKind::Int && kind != ConstKind::Float && kind != ConstKind::String) continue;
    uint64_t hash = types::constHash(v.value);
    auto [begin, end] = seen.entries.equal_range(hash);
    bool duplicate = false;
    for (auto it = begin; it != end && !duplicate; ++it) {
      if (types::constKind(it->second.value) != kind ||
          !types::constCompare(Token::Equal, it->second.value, v.value) || !identical(v.type, it->second.type))
        continue;
      note(ck, error(ck, v, Kind::DuplicateCase, "duplicate case ", v, " in expression switch"), it->second.at,
           "previous case");
      duplicate = true;
    }
    if (!duplicate) seen.entries.emplace(hash, CaseSet::Entry{v.value, v.type, rangeOf(operatorOf(e))});
  }
}




static bool isNilIdent(Checker& ck, Expr* e) {
  while (ParenExpr* p = dynCast<ParenExpr>(e)) e = p->x;
  Ident* id = dynCast<Ident>(e);
  return id != nullptr && isa<types::Nil>(lookup(ck, id->name));
}

// The type of the clause's variable: that of a single case type, else that of the operand, null for
// an invalid one.
static Type* caseTypes(Checker& ck, const Operand* x, std::span<Expr*> list, TypeCaseSet& seen) {
  Type* t = nullptr;
  for (Expr* e : list) {
    if (isNilIdent(ck, e)) {
      Operand ignored;
      expr(ck, nullptr, ignored, e);
      t = nullptr;
    } else {
      t = varType(ck, e);
      if (!isValid(t)) continue;
    }
    TypeCaseSet::Entry* other = nullptr;
    for (TypeCaseSet::Entry& entry : seen.entries) {
      if (entry.type == t || (t != nullptr && entry.type != nullptr && identical(t, entry.type))) {
        other = &entry;
        break;
      }
    }
    if (other != nullptr) {
      diag::Diagnostic* d = t == nullptr
          ? error(ck, e, Kind::DuplicateCase, "duplicate case nil in type switch")
          : error(ck, e, Kind::DuplicateCase, "duplicate case ", t, " in type switch");
      note(ck, d, rangeOf(other->expr), "previous case");
      continue;
    }
    seen.entries.push_back({t, e});
    if (x != nullptr && t != nullptr) typeAssertion(ck, e, *x, t, true);
  }
  if (list.size() != 1 || t == nullptr) return x != nullptr ? x->type : ck.invalidType();
  return t;
}

void typeSwitchStmt(Checker& ck, TypeSwitchStmt* s) {
  ck.openScope(s);
  simpleStmt(ck, s->init);
  Ident* bind = s->bind;
  if (bind != nullptr) {
    if (bind->name == ck.blank) {
      error(ck, bind, Kind::NoNewVar, "no new variable on left side of :=");
      bind = nullptr;
    } else {
      ck.info.setObject(bind, nullptr, true);
    }
  }
  Operand x;
  const Operand* operand = nullptr;
  if (s->assertion != nullptr) {
    expr(ck, nullptr, x, s->assertion->x);
    if (!x.isInvalid()) {
      if (types::isTypeParam(x.type)) {
        error(ck, x, Kind::InvalidTypeSwitch, "cannot use type switch on type parameter value ", x);
      } else if (types::isInterface(x.type)) {
        operand = &x;
      } else {
        error(ck, x, Kind::InvalidTypeSwitch, x, " is not an interface");
      }
    }
  }
  multipleDefaults(ck, s->clauses);
  TypeCaseSet seen;
  SmallVec<Var*, 16> vars;
  for (CaseClause* clause : s->clauses) {
    Type* t = caseTypes(ck, operand, clause->list, seen);
    ck.openScope(clause);
    if (bind != nullptr) {
      Var* v = newLocalVar(ck, bind->pos, bind->name, t);
      if (operand != nullptr) noteDynamicType(ck, v, *operand);
      declare(ck, ck.env.scope, nullptr, v, clause->colon);
      ck.info.setImplicitObject(clause, v);
      vars.push(v);
    }
    stmtList(ck, clause->body);
    ck.closeScope();
  }
  // The variables of all clauses count as one.
  if (bind != nullptr) {
    bool used = false;
    for (Var* v : vars) {
      used |= v->used;
      v->used = true;
    }
    if (!used) {
      std::string message = text(ck, bind->name, " declared and not used");
      if (ck.isVo()) {
        reportWarning(ck, rangeOf(bind), Kind::UnusedVarWarning, std::move(message));
      } else {
        report(ck, rangeOf(bind), Kind::UnusedVar, std::move(message));
      }
    }
  }
  ck.closeScope();
}

void selectStmt(Checker& ck, SelectStmt* s) {
  CommClause* firstDefault = nullptr;
  for (CommClause* c : s->clauses) {
    if (c->comm != nullptr) continue;
    if (firstDefault != nullptr) {
      error(ck, rangeOf(c->pos), Kind::DuplicateDefault, "multiple defaults (first at ", firstDefault->pos, ")");
    } else {
      firstDefault = c;
    }
  }
  for (CommClause* clause : s->clauses) {
    bool valid = clause->comm == nullptr || isa<SendStmt>(clause->comm);
    Expr* receive = nullptr;
    if (AssignStmt* a = dynCast<AssignStmt>(clause->comm)) {
      if (a->rhs.size() == 1) receive = a->rhs[0];
    } else if (ExprStmt* e = dynCast<ExprStmt>(clause->comm)) {
      receive = e->x;
    }
    while (receive != nullptr && isa<ParenExpr>(receive)) receive = cast<ParenExpr>(receive)->x;
    if (UnaryExpr* u = dynCast<UnaryExpr>(receive)) valid |= u->op == Token::Arrow;
    if (!valid) {
      ExprStmt* e = dynCast<ExprStmt>(clause->comm);
      if (!isa<BadStmt>(clause->comm))
        error(ck, e != nullptr ? rangeOf(operatorOf(e->x)) : rangeOf(clause->comm), Kind::InvalidSelectCase,
              "select case must be send or receive (possibly with assignment)");
      continue;
    }
    AssignStmt* assign = dynCast<AssignStmt>(clause->comm);
    if (assign != nullptr && assign->op != Token::Assign && assign->op != Token::Define)
      ck.backEndErrors.push_back({assign->opPos, Kind::InvalidSelectCase, "select case must be receive, send or assign recv"});
    ck.openScope(clause);
    simpleStmt(ck, clause->comm);
    stmtList(ck, clause->body);
    ck.closeScope();
  }
}

}  // namespace vo::check
