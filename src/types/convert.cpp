// This file decides assignability and convertibility of typed, non-constant values.
#include "types/convert.h"

#include "types/instantiate.h"
#include "types/predicates.h"
#include "types/type_string.h"
#include "types/typeset.h"

namespace vo::types {

namespace {

/// Puts a line in front of the cause, which then explains it.
void explain(std::string* cause, std::string text) {
  if (cause == nullptr) return;
  if (!cause->empty()) text += "\n\t" + *cause;
  *cause = std::move(text);
}

}  // namespace

bool assignableType(TypeContext& ctx, Type* v, Type* t, std::string* cause) {
  if (!isValid(v) || !isValid(t)) return true;
  Type* origT = t;
  v = unalias(v);
  t = unalias(t);
  if (identical(v, t)) return true;
  Type *vu = under(v), *tu = under(t);
  TypeParam *vp = dynCast<TypeParam>(v), *tp = dynCast<TypeParam>(t);

  if (vp == nullptr && tp == nullptr && (!hasName(v) || !hasName(t)) && identical(vu, tu))
    return true;

  if ((isa<Interface>(tu) && tp == nullptr) || isInterfacePtr(tu)) {
    if (implements(ctx, v, t, false, cause)) return true;
    if (vp == nullptr) return false;
    if (cause != nullptr) cause->clear();
  }
  if (isa<Interface>(vu) && vp == nullptr && implements(ctx, t, v, false, nullptr)) {
    if (cause != nullptr) *cause = "need type assertion";
    return false;
  }
  if (Chan* vc = dynCast<Chan>(vu); vc != nullptr && vc->dir == ChanDir::Both)
    if (Chan* tc = dynCast<Chan>(tu); tc != nullptr && identical(vc->elem, tc->elem))
      return !hasName(v) || !hasName(t);
  if (vp == nullptr && tp == nullptr) return false;

  auto text = [&](const Type* x) { return typeString(ctx, x); };
  if (tp != nullptr && !hasName(v)) {
    return eachTerm(tp, [&](const Term* term) {
      if (term == nullptr) return false;
      if (assignableType(ctx, v, term->type, cause)) return true;
      explain(cause, "cannot assign " + text(v) + " to " + text(term->type) + " (in " + text(tp) + ")");
      return false;
    });
  }
  if (vp != nullptr && !hasName(t)) {
    return eachTerm(vp, [&](const Term* term) {
      if (term == nullptr) return false;
      if (assignableType(ctx, term->type, t, cause)) return true;
      explain(cause,
              "cannot assign " + text(term->type) + " (in " + text(vp) + ") to " + text(origT));
      return false;
    });
  }
  return false;
}

namespace {

bool isPointerType(const Type* t) { return underAs<Pointer>(t) != nullptr; }

/// Conversions between types that are no type parameters; `done` is set if the answer stands
/// though it is no.
bool convertiblePlain(TypeContext& ctx, Type* v, Type* t, std::string* cause, bool* done) {
  Type *vu = under(v), *tu = under(t);
  bool params = isTypeParam(v) || isTypeParam(t);
  if (!params && identicalIgnoreTags(vu, tu)) return true;
  Pointer *vp = dynCast<Pointer>(v), *tp = dynCast<Pointer>(t);
  if (vp != nullptr && tp != nullptr && identicalIgnoreTags(under(vp->elem), under(tp->elem)) &&
      !isTypeParam(vp->elem) && !isTypeParam(tp->elem))
    return true;
  if (isIntegerOrFloat(vu) && isIntegerOrFloat(tu)) return true;
  if (isComplex(vu) && isComplex(tu)) return true;
  if ((isInteger(vu) || isBytesOrRunes(vu)) && isString(tu)) return true;
  if (isString(vu) && isBytesOrRunes(tu)) return true;
  if ((isPointerType(vu) || isUintptr(vu)) && isUnsafePointer(tu)) return true;
  if (isUnsafePointer(vu) && (isPointerType(tu) || isUintptr(tu))) return true;
  Slice* s = dynCast<Slice>(vu);
  if (s == nullptr) return false;
  Pointer* p = dynCast<Pointer>(tu);
  Array* a = p != nullptr ? underAs<Array>(p->elem) : dynCast<Array>(tu);
  if (a == nullptr || !identical(s->elem, a->elem)) return false;
  int version = p != nullptr ? 17 : 20;
  if (ctx.hooks().allowVersion(version)) return true;
  if (cause != nullptr)
    *cause = p != nullptr ? "conversion of slice to array pointer requires go1.17 or later"
                          : "conversion of slice to array requires go1.20 or later";
  *done = true;
  return false;
}

}  // namespace

bool convertibleType(TypeContext& ctx, Type* v, Type* t, std::string* cause) {
  if (assignableType(ctx, v, t, cause)) return true;
  Type* origT = t;
  v = unalias(v);
  t = unalias(t);
  bool done = false;
  if (convertiblePlain(ctx, v, t, cause, &done)) return true;
  TypeParam *vp = dynCast<TypeParam>(v), *tp = dynCast<TypeParam>(t);
  if (done || (vp == nullptr && tp == nullptr)) return false;

  auto text = [&](const Type* x) { return typeString(ctx, x); };
  auto toTerms = [&](Type* from, const std::string& fromText) {
    return eachTerm(tp, [&](const Term* term) {
      if (term == nullptr) return false;
      if (convertibleType(ctx, from, term->type, cause)) return true;
      explain(cause, "cannot convert " + fromText + " to type " + text(term->type) + " (in " +
                         text(tp) + ")");
      return false;
    });
  };
  if (vp == nullptr) return toTerms(v, text(v));
  return eachTerm(vp, [&](const Term* term) {
    if (term == nullptr) return false;
    std::string from = text(term->type) + " (in " + text(vp) + ")";
    if (tp != nullptr) return toTerms(term->type, from);
    if (convertibleType(ctx, term->type, t, cause)) return true;
    explain(cause, "cannot convert " + from + " to type " + text(origT));
    return false;
  });
}

Type* implicitType(TypeContext& ctx, Type* untyped, bool isNil, Type* target) {
  if (isTyped(untyped) || !isValid(target)) return untyped;
  if (isUntyped(target)) return maxType(untyped, target);
  if (isNil) return hasNil(target) ? target : nullptr;
  Type* u = under(target);
  if (isa<Basic>(u)) {
    switch (cast<Basic>(untyped)->basic) {
      case BasicKind::UntypedBool: return isBoolean(target) ? target : nullptr;
      case BasicKind::UntypedString: return isString(target) ? target : nullptr;
      case BasicKind::UntypedNil: return nullptr;
      default: return isNumeric(target) ? target : nullptr;
    }
  }
  Interface* i = dynCast<Interface>(u);
  if (i == nullptr) return nullptr;
  if (isTypeParam(target)) {
    bool ok = underIs(target, [&](Type* x) {
      return x != nullptr && implicitType(ctx, untyped, isNil, x) != nullptr;
    });
    return ok ? target : nullptr;
  }
  // A value in an interface has its default type; only empty interfaces have such values.
  return typeSet(i)->isAll() ? defaultType(ctx, untyped) : nullptr;
}

}  // namespace vo::types
