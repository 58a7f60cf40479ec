// This file answers what the type library asks while types are completed.
#include "check/hooks.h"

#include "check/decl.h"
#include "check/delayed.h"
#include "check/report.h"

namespace vo::check {

void Hooks::declare(Object* o) {
  resolve(ck, o);
}

void Hooks::duplicateMethod(Pos pos, const Func* method, Pos other) {
  diag::Diagnostic* d = error(ck, pos, Kind::DuplicateDecl, "duplicate method ", method->name);
  if (other.valid()) note(ck, d, rangeOf(other), "other declaration of method ", method->name);
}

// Whether two embedded methods agree can be said only when all types are complete.
void Hooks::overlappingMethods(Pos pos, const Func* method, Pos otherPos, const Func* other) {
  if (method == other && ck.allowed(kGo1_14)) return;
  if (!ck.allowed(kGo1_14)) {
    duplicateMethod(pos, method, otherPos);
    return;
  }
  Delayed& d = later(ck, Delayed::Kind::OverlappingMethods, pos);
  d.object = const_cast<Func*>(method);
  d.other = const_cast<Func*>(other);
  d.otherPos = otherPos;
}

void Hooks::unionTooLarge(Pos pos) {
  error(ck, pos, Kind::InvalidUnion, "cannot handle more than ", int(types::kMaxUnionTerms),
        " union terms (implementation limitation)");
}

void Hooks::copiedTypeParam(TypeParam* copy, TypeParam* of) { recordCanonical(ck, copy, of); }

void Hooks::instanceTooDeep(Pos pos, const Type* generic) {
  error(ck, pos, Kind::InvalidInstanceCycle, "instantiation of ", generic, " nests more than ",
        int(types::kMaxInstanceDepth), " deep");
}

void Hooks::wrongTypeArgCount(Pos pos, std::string_view message) {
  error(ck, pos, Kind::WrongTypeArgCount, message);
}

bool Hooks::allowVersion(int minor) {
  return ck.env.file == nullptr || ck.env.file->version == 0 || ck.env.file->version >= minor;
}

std::string Hooks::posString(Pos pos) {
  return positionText(ck, pos);
}

}  // namespace vo::check
