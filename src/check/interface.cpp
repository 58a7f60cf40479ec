// This file checks interface types and the unions in them.
#include <algorithm>

#include "check/delayed.h"
#include "check/report.h"
#include "check/state.h"
#include "check/type_expr.h"
#include "types/interface_cycle.h"

namespace vo::check {

using namespace syntax;

void interfaceType(Checker& ck, Interface* t, InterfaceType* e, TypeName* def) {
  SmallVec<Func*, 8> methods;
  SmallVec<Type*, 4> embeddeds;
  SmallVec<Pos, 4> positions;
  // The receiver of a method is the interface, by its name if it has one.
  Type* recvType = t;
  if (def != nullptr)
    if (Named* n = as<Named>(def->type)) recvType = n;
  for (InterfaceElement& el : e->elements) {
    if (el.name == nullptr) {
      if (el.embedded == nullptr) continue;
      Type* embedded = unionType(ck, el.embedded);
      embeddeds.push(embedded);
      positions.push(el.embedded->pos);
      continue;
    }
    if (el.name->name == ck.blank) {
      error(ck, el.name, Kind::BlankIfaceMethod, "methods must have a unique non-blank name");
      continue;
    }
    if (el.type == nullptr) continue;
    Signature* sig = dynCast<Signature>(typ(ck, el.type));
    if (sig == nullptr) continue;
    sig->recv = ck.tc.newParam(el.name->pos, ck.pkg, Symbol(), recvType);
    sig->recv->isParam = true;
    Func* m = ck.tc.newFunc(el.name->pos, ck.pkg, el.name->name, sig);
    ck.recordDef(el.name, m);
    methods.push(m);
  }
  std::stable_sort(methods.begin(), methods.end(), [](const Func* a, const Func* b) {
    return types::compareObjects(a, b) < 0;
  });
  t->methods = ck.arena.copy(std::span<Func* const>(methods.span()));
  t->embeddeds = ck.arena.copy(std::span<Type* const>(embeddeds.span()));
  t->embedPos = ck.arena.copy(std::span<const Pos>(positions.span()));
  VO_DCHECK(t->embedPos.size() == t->embeddeds.size(), "each embedded type has its position");
  VO_DCHECK(!t->complete, "an interface literal is checked once");
  t->complete = true;
  later(ck, Delayed::Kind::InterfaceTypeSet, e->pos).type = t;
  if (!methods.empty() || !embeddeds.empty()) ck.interfaceLiterals.push_back({t, e});
}

// gc's restriction: an interface without a name must not contain itself. The outermost literal is
// where it is reported.
void checkInterfaceCycles(Checker& ck) {
  std::sort(ck.interfaceLiterals.begin(), ck.interfaceLiterals.end(),
            [](const auto& a, const auto& b) { return a.second->pos < b.second->pos; });
  types::InterfaceCycleFinder finder;
  Pos end;
  for (const auto& [t, e] : ck.interfaceLiterals) {
    if (e->pos < end) continue;
    end = e->end;
    if (finder.hasCycle(t))
      error(ck, e, Kind::InvalidDeclCycle,
            "invalid recursive type: anonymous interface refers to itself (see https://go.dev/issue/56103)");
  }
}

// Before Go 1.18 only interfaces could be embedded.
void oldInterface(Checker& ck, Interface* t) {
  for (size_t i = 0; i < t->embeddeds.size(); i++) {
    Type* e = t->embeddeds[i];
    Range at = i < t->embedPos.size() ? rangeOf(t->embedPos[i]) : Range{};
    if (!isValid(e)) continue;
    if (isa<Union>(under(e))) {
      versionError(ck, at, kGo1_18, text(ck, "embedding interface element ", e));
    } else if (!isa<Interface>(under(e)) && isValid(under(e))) {
      versionError(ck, at, kGo1_18, text(ck, "embedding non-interface type ", e));
    }
  }
}

// `A`, `~A`, `A | ~B | …`: the tree leans to the left and may be long.
Type* unionType(Checker& ck, Expr* e) {
  SmallVec<Expr*, 8> terms;
  SmallVec<BinaryExpr*, 8> nodes;
  Expr* x = e;
  for (;;) {
    BinaryExpr* b = dynCast<BinaryExpr>(x);
    if (b == nullptr || b->op != Token::Or) break;
    nodes.push(b);
    terms.push(b->y);
    x = b->x;
  }
  terms.push(x);
  std::reverse(terms.begin(), terms.end());
  std::span<UnionTerm> list = ck.arena.array<UnionTerm>(terms.size());
  bool tooMany = false, ok = true;
  for (size_t i = 0; i < terms.size(); i++) {
    Expr* type = terms[i];
    UnaryExpr* tilde = dynCast<UnaryExpr>(type);
    if (tilde != nullptr && tilde->op != Token::Tilde) tilde = nullptr;
    if (tilde != nullptr) type = tilde->x;
    Type* t = typ(ck, type);
    if (types::isTypeParam(t)) {
      if (tilde != nullptr) {
        error(ck, type, Kind::MisplacedTypeParam, "type in term ", terms[i], " cannot be a type parameter");
      } else {
        error(ck, type, Kind::MisplacedTypeParam, "term cannot be a type parameter");
      }
      t = ck.invalidType();
    }
    if (terms.size() == 1 && tilde == nullptr) return t;
    if (i >= types::kMaxUnionTerms && !tooMany) {
      error(ck, terms[i], Kind::InvalidUnion, "cannot handle more than ", int(types::kMaxUnionTerms),
            " union terms (implementation limitation)");
      tooMany = true;
      ok = false;
    }
    list[i] = {tilde != nullptr, t};
  }
  if (!ok) return ck.invalidType();
  Union* u = ck.tc.newUnion(list);
  for (Expr* node : nodes) ck.recordType(node, u);
  for (Expr* term : terms)
    if (isa<UnaryExpr>(term)) ck.recordType(term, u);
  Delayed& d = later(ck, Delayed::Kind::UnionTerms, e->pos);
  d.type = u;
  d.exprs = ck.tc.transient().copy(std::span<Expr* const>(terms.span()));
  return u;
}

void checkUnionTerms(Checker& ck, Union* u, std::span<Expr*> exprs) {
  for (size_t i = 0; i < u->terms.size() && i < exprs.size(); i++) {
    UnionTerm& term = u->terms[i];
    if (!isValid(term.type)) continue;
    Type* underlying = under(term.type);
    Interface* itf = dynCast<Interface>(underlying);
    // Terms are named with the paths of their packages, as types2 does.
    auto termName = [](const UnionTerm& u2) {
      return std::string(u2.tilde ? "~" : "") + types::typeString(u2.type, types::Qualifier());
    };
    std::string name = termName(term);
    if (term.tilde) {
      if (itf != nullptr) {
        error(ck, exprs[i], Kind::InvalidUnion, "invalid use of ~ (", term.type, " is an interface)");
        continue;
      }
      if (!identical(underlying, term.type)) {
        error(ck, exprs[i], Kind::InvalidUnion, "invalid use of ~ (underlying type of ", term.type, " is ", underlying,
              ")");
        continue;
      }
    }
    if (itf != nullptr) {
      types::TypeSet* set = types::typeSet(itf);
      if (!set->methods.empty()) {
        error(ck, exprs[i], Kind::InvalidUnion, "cannot use ", name, " in union (", name, " contains methods)");
      } else if (term.type == ck.tc.universe().comparableType) {
        error(ck, exprs[i], Kind::InvalidUnion, "cannot use comparable in union");
      } else if (set->comparable) {
        error(ck, exprs[i], Kind::InvalidUnion, "cannot use ", name, " in union (", name, " embeds comparable)");
      }
      continue;
    }
    int other = types::overlappingTerm(u->terms.first(i), term);
    if (other >= 0) {
      UnionTerm& o = u->terms[other];
      error(ck, exprs[i], Kind::InvalidUnion, "overlapping terms ", name, " and ", termName(o));
    }
  }
}

}  // namespace vo::check
