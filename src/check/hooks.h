// What the type library asks the checker while types are completed.
#pragma once

#include "check/state.h"

namespace vo::check {

/// In force while a package is checked (TypeContext::setHooks).
struct Hooks final : types::TypeHooks {
  explicit Hooks(Checker& checker) : ck(checker) {}
  void declare(Object* o) override;
  void duplicateMethod(Pos pos, const Func* method, Pos other) override;
  void overlappingMethods(Pos pos, const Func* method, Pos otherPos, const Func* other) override;
  void unionTooLarge(Pos pos) override;
  void copiedTypeParam(TypeParam* copy, TypeParam* of) override;
  void instanceTooDeep(Pos pos, const Type* generic) override;
  void wrongTypeArgCount(Pos pos, std::string_view message) override;
  bool allowVersion(int minor) override;
  std::string exprString(const syntax::Expr* e) override { return syntax::exprString(e); }
  std::string posString(Pos pos) override;

  Checker& ck;
};

}  // namespace vo::check
