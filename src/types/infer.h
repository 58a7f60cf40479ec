// Inference of type arguments for calls and for assignments of generic functions.
//
// Takes parameters, given arguments and the types of operands; gives the missing arguments or why there are none.
// Reports nothing itself. New types go to the context's arena.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "types/context.h"

namespace vo::types {

/// An argument as inference sees it.
struct InferArg {
  Type* type = nullptr;                ///< may be untyped, or a generic signature
  const syntax::Expr* expr = nullptr;  ///< for messages
  bool isNil = false;                  ///< untyped nil
  bool invalid = false;                ///< an error was reported: inference gives up quietly
};

/// Why inference failed. The checker prefixes "in call to %s, " where go does.
struct InferError {
  const syntax::Expr* at = nullptr;  ///< the argument at fault; null: the call or `pos`
  std::string text;                  ///< empty: an error has been reported before
};

/// All type arguments for `params`, starting from `args` (may be shorter or contain nulls) and the
/// parameter and argument lists of a call (same length, may be empty). `reverse` words messages for
/// the assignment of a generic function. Nothing on failure. Constraints are not verified.
/// REQUIRES: params not empty; they do not occur in the types of the arguments (renameTypeParams).
std::optional<std::vector<Type*>> infer(TypeContext& ctx, std::span<TypeParam* const> params,
                                        std::span<Type* const> args, Tuple* parameters,
                                        std::span<const InferArg> arguments, bool reverse,
                                        InferError* error);

/// Whether any of `params` occurs in t.
bool isParameterized(std::span<TypeParam* const> params, Type* t);

}  // namespace vo::types
