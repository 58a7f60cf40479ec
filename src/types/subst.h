// Substitution of types for type parameters.
//
// Takes complete or incomplete types and never changes them; what does not mention a parameter is given back as
// it is. New types go to the context's arena.
#pragma once

#include "types/context.h"

namespace vo::types {

/// Parallel lists: args[i] stands for params[i]; a null argument leaves its parameter alone. Both
/// must outlive the map.
struct SubstMap {
  std::span<TypeParam* const> params;
  std::span<Type* const> args;
  bool has(const TypeParam* p) const {
    for (const TypeParam* x : params)
      if (x == p) return true;
    return false;
  }
  Type* lookup(const TypeParam* p) const {
    for (size_t i = 0; i < params.size(); i++)
      if (params[i] == p) return args[i] != nullptr ? args[i] : const_cast<TypeParam*>(p);
    return const_cast<TypeParam*>(p);
  }
};

/// `type` with the map applied; the same address if nothing changed. Instances in it are
/// re-instantiated, not expanded. `pos` is for errors (wrong counts).
Type* subst(TypeContext& ctx, Type* type, const SubstMap& map, Pos pos = {});
Tuple* substTuple(TypeContext& ctx, Tuple* tuple, const SubstMap& map, Pos pos = {});
Signature* substSignature(TypeContext& ctx, Signature* sig, const SubstMap& map, Pos pos = {});

/// Methods whose receiver has type `from` are replaced by copies with receiver type `to`. Returns
/// the list itself if there is none.
std::span<Func*> replaceRecvType(TypeContext& ctx, std::span<Func*> methods, Type* from, Type* to);

/// Fresh type parameters in place of `params`, and `type` in terms of them: recursive calls of a
/// generic function must not mix up the parameters inferred with those of the caller.
struct Renamed {
  std::span<TypeParam*> params;
  Type* type;
};
Renamed renameTypeParams(TypeContext& ctx, std::span<TypeParam* const> params, Type* type,
                         Pos pos = {});

}  // namespace vo::types
