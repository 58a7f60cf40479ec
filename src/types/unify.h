// Unification of types with type parameters bound to inferred types.
#pragma once

#include <vector>

#include "types/context.h"
#include "types/subst.h"

namespace vo::types {

enum UnifyMode : uint8_t {
  kInexact = 0,
  kAssign = 1,  ///< the two take part in an assignment: inexact at the top, elements exact
  kExact = 2,   ///< identical but for parameters; else names and channel directions may give way
};

struct InterfacePair;

/// Solves for the type parameters it was made with. Transient.
class Unifier {
 public:
  /// `args` may be shorter than `params` and contain nulls: unknown.
  Unifier(TypeContext& ctx, std::span<TypeParam* const> params, std::span<Type* const> args);
  /// Whether x and y can be made to match; binds parameters (also when it fails).
  bool unify(Type* x, Type* y, uint8_t mode);
  Type* at(const TypeParam* p) const;
  void set(const TypeParam* p, Type* t);
  size_t unknowns() const;
  std::vector<Type*> inferred(std::span<TypeParam* const> params) const;

 private:
  bool nify(Type* x, Type* y, uint8_t mode, const InterfacePair* pairs);
  bool nifyStructure(Type* x, Type* y, uint8_t mode, uint8_t elementMode, const InterfacePair* pairs);
  bool nifyBound(const TypeParam* px, Type* y, uint8_t mode, const InterfacePair* pairs);
  bool nifyInterfaces(Type* x, Type* y, uint8_t mode, const InterfacePair* pairs, bool* done);
  bool nifyTuples(const Tuple* x, const Tuple* y, uint8_t mode, const InterfacePair* pairs);
  const TypeParam* asBound(Type* t) const;
  bool join(const TypeParam* x, const TypeParam* y);
  int indexOf(const TypeParam* p) const;

  TypeContext& ctx_;
  std::vector<const TypeParam*> params_;
  std::vector<uint32_t> handle_;  ///< of a parameter: which entry of types_ it shares
  std::vector<Type*> types_;
  int depth_ = 0;
  int steps_ = 0;
  bool viaInterfaces_;  ///< interfaces match by methods (since Go 1.21)
};

}  // namespace vo::types
