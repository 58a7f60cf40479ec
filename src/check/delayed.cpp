// This file runs work that had to wait until types are set up: function bodies and checks that
// need complete types. Each statement runs what it has put off before its scope changes; what is
// left is run after all package-level declarations.
#include <algorithm>

#include "check/decl.h"
#include "check/delayed.h"
#include "check/record.h"
#include "check/report.h"
#include "check/state.h"
#include "check/stmt.h"
#include "check/type_expr.h"

namespace vo::check {

static void runDelayed(Checker& ck, const Delayed& d);
static void verifyTypeInstance(Checker& ck, const Delayed& d);
static void verifyInstance(Checker& ck, const Delayed& d, std::span<TypeParam* const> params);

Delayed& later(Checker& ck, Delayed::Kind kind, Pos pos) {
  Delayed& d = ck.delayed.emplace_back();
  d.kind = kind;
  d.file = ck.env.file;
  d.pos = pos;
  d.keep = ck.env.keep;
  VO_DCHECK(d.file != nullptr || ck.hadError() || ck.files.empty(), "what is put off belongs to a file");
  return d;
}

void processDelayed(Checker& ck, size_t from) {
  VO_DCHECK(from <= ck.delayed.size(), "a statement runs what it has put off, not what others have");
  if (ck.delayed.size() == from) return;
  FileInfo* savedFile = ck.env.file;
  // Running one may add others, which are run in their turn.
  for (size_t i = from; i < ck.delayed.size(); i++) {
    Delayed d = ck.delayed[i];
    ck.env.file = d.file;
    runDelayed(ck, d);
  }
  ck.delayed.resize(from);
  ck.env.file = savedFile;
}

static void runDelayed(Checker& ck, const Delayed& d) {
  switch (d.kind) {
    case Delayed::Kind::FuncBody: {
      bool savedKeep = ck.env.keep;
      ck.env.keep = d.keep;
      ck.info.setKept(d.keep);
      funcBody(ck, d.decl, types::cast<Signature>(d.type), syntax::cast<syntax::BlockStmt>(d.node), d.iota);
      ck.env.keep = savedKeep;
      ck.info.setKept(savedKeep);
      return;
    }
    case Delayed::Kind::ValidType:
      if (Named* t = as<Named>(d.object->type)) validType(ck, t);
      return;
    case Delayed::Kind::ValidVarType: {
      Interface* t = underAs<Interface>(d.type);
      if (t == nullptr) return;
      types::TypeSet* set = types::typeSet(t);
      if (set->isMethodSet()) return;
      error(ck, d.expr, Kind::MisplacedConstraintIface, "cannot use type ", d.type,
            " outside a type constraint: interface ",
            set->comparable ? "is (or embeds) comparable" : "contains type constraints");
      return;
    }
    case Delayed::Kind::MapKey: {
      Map* m = types::cast<Map>(d.type);
      if (!types::comparable(m->key)) {
        error(ck, d.expr, Kind::IncomparableMapKey, "invalid map key type ", m->key,
              types::isTypeParam(m->key) ? " (missing comparable constraint)" : "");
      }
      return;
    }
    case Delayed::Kind::EmbeddedField: checkEmbedded(ck, d.expr, d.type); return;
    case Delayed::Kind::InterfaceTypeSet:
      if (!ck.allowed(kGo1_18)) oldInterface(ck, types::cast<Interface>(d.type));
      types::typeSet(types::cast<Interface>(d.type));
      return;
    case Delayed::Kind::UnionTerms: checkUnionTerms(ck, types::cast<Union>(d.type), d.exprs); return;
    case Delayed::Kind::VerifyTypeInstance: verifyTypeInstance(ck, d); return;
    case Delayed::Kind::VerifyFuncInstance: verifyInstance(ck, d, d.typeParams); return;
    case Delayed::Kind::FieldUniqueness: checkFieldUniqueness(ck, types::cast<Named>(d.type)); return;
    case Delayed::Kind::ValidReceiver: validReceiver(ck, d.expr, types::cast<Var>(d.object)); return;
    case Delayed::Kind::OverlappingMethods: {
      const Func* method = types::cast<Func>(d.object);
      if (identical(method->type, d.other->type)) return;
      diag::Diagnostic* e = error(ck, d.pos, Kind::DuplicateDecl, "duplicate method ", method->name);
      if (d.otherPos.valid()) note(ck, e, rangeOf(d.otherPos), "other declaration of method ", method->name);
      return;
    }
  }
}

// Sizes make sense only of types without cycles, so this is the last of all.
void checkArraySizes(Checker& ck) {
  for (const auto& [a, e] : ck.longArrays) {
    // The element's own size has been complained about already.
    if (!isValid(under(a->elem)) || types::hasVaryingSize(a)) continue;
    if (types::tooLarge(a) && !types::tooLarge(a->elem))
      error(ck, e, Kind::TypeTooLarge, "type ", static_cast<Type*>(a), " larger than address space");
  }
}

// What gc's run time cannot hold. As gc does, a map type is reported once.
void checkElementSizes(Checker& ck) {
  constexpr int64_t kMaxMapPart = int64_t{1} << 31, kMaxChanElement = 1 << 16;
  std::vector<Type*> reported;
  auto atLeast = [&](Type* t, int64_t limit) {
    return isValid(under(t)) && !types::hasVaryingSize(t) && (types::sizeOf(t) >= limit || types::tooLarge(t));
  };
  for (const auto& [t, at] : ck.largeElements) {
    std::string_view what;
    if (Map* m = dynCast<Map>(t)) {
      if (atLeast(m->elem, kMaxMapPart)) what = "map element type too large";
      else if (atLeast(m->key, kMaxMapPart)) what = "map key type too large";
    } else if (atLeast(types::cast<Chan>(t)->elem, kMaxChanElement)) {
      what = "channel element type too large (>64kB)";
    }
    if (what.empty() || std::ranges::any_of(reported, [&](Type* r) { return identical(r, t); })) continue;
    if (isa<Map>(t)) reported.push_back(t);
    error(ck, at, Kind::TypeTooLarge, what);
  }
}

// Constraints are verified when all types are known; a type argument that fails is marked where it
// is written, if it is.
static void verifyInstance(Checker& ck, const Delayed& d, std::span<TypeParam* const> params) {
  std::string cause;
  int i = types::verifyInstance(ck.tc, params, d.typeArgs, &cause, d.pos);
  if (i < 0) {
    recordMono(ck, d.pos, params, d.typeArgs, d.exprs);
    return;
  }
  Range at = static_cast<size_t>(i) < d.exprs.size() ? rangeOf(d.exprs[i]) : rangeOf(d.pos);
  error(ck, at, Kind::InvalidTypeArg, cause);
}

static void verifyTypeInstance(Checker& ck, const Delayed& d) {
  std::span<TypeParam*> params;
  Symbol name;
  if (Named* n = dynCast<Named>(d.type)) {
    params = n->origin->typeParams;
    name = n->object->name;
  } else if (Alias* a = dynCast<Alias>(d.type)) {
    params = a->origin->typeParams;
    name = a->object->name;
  } else {
    return;
  }
  recordInstance(ck, d.expr, d.typeArgs, d.type);
  if (params.size() != d.typeArgs.size()) {
    error(ck, d.pos, Kind::WrongTypeArgCount,
          types::typeArgCountError(ck.tc, name.str(), params.size(), d.typeArgs.size()));
    return;
  }
  verifyInstance(ck, d, params);
}

}  // namespace vo::check
