// This file answers what the type library asks while types are completed.
#include "check/impl.h"

namespace vo::check {

void Checker::declare(Object* o) {
  if (o->type == nullptr || isOnPath(o)) objDecl(o);
}

void Checker::duplicateMethod(Pos pos, const Func* method, Pos other) {
  diag::Diagnostic* d = error(pos, Kind::DuplicateDecl, "duplicate method ", method->name);
  if (other.valid()) note(d, rangeOf(other), "other declaration of method ", method->name);
}

// Whether two embedded methods agree can be said only when all types are complete.
void Checker::overlappingMethods(Pos pos, const Func* method, Pos otherPos, const Func* other) {
  if (method == other && allowed(kGo1_14)) return;
  if (!allowed(kGo1_14)) {
    duplicateMethod(pos, method, otherPos);
    return;
  }
  Delayed& d = later(Delayed::Kind::OverlappingMethods, pos);
  d.object = const_cast<Func*>(method);
  d.other = const_cast<Func*>(other);
  d.otherPos = otherPos;
}

void Checker::unionTooLarge(Pos pos) {
  error(pos, Kind::InvalidUnion, "cannot handle more than ", int(types::kMaxUnionTerms),
        " union terms (implementation limitation)");
}

void Checker::copiedTypeParam(TypeParam* copy, TypeParam* of) { recordCanonical(copy, of); }

void Checker::instanceTooDeep(Pos pos, const Type* generic) {
  error(pos, Kind::InvalidInstanceCycle, "instantiation of ", generic, " nests more than ",
        int(types::kMaxInstanceDepth), " deep");
}

void Checker::wrongTypeArgCount(Pos pos, std::string_view message) {
  error(pos, Kind::WrongTypeArgCount, message);
}

bool Checker::allowVersion(int minor) {
  return env.file == nullptr || env.file->version == 0 || env.file->version >= minor;
}

std::string Checker::posString(Pos pos) {
  return ctx.sources.fileOf(pos) == nullptr ? "-" : diag::positionText(ctx.sources, pos);
}

}  // namespace vo::check
