// Inlining of small functions, and direct calls where the receiver's type is known.
//
// Takes modules whose imports have been inlined, changes the bodies of one and copies nodes of others, which are
// read only (they may lie in an image). Reports nothing. On the thread of the compilation.
#pragma once

#include "ir/builder.h"

namespace vo::ir {

/// Nodes a function may have to be inlined, counted as cmd/compile counts (a call is 57 more).
inline constexpr uint32_t kInlineBudget = 80;

/// Rewrites the functions of `module`: calls of interface methods on values of known type become static
/// calls; calls of functions within the budget are replaced by their bodies, of this module and
/// of any whose IR is still there. Nodes that come from a callee say so (Node::inlined,
/// Func::inlineSites), so that traces show its frame. Methods that direct calls need are built and
/// appended to `module`. Each module once, after its imports.
/// `ownBodiesOnly`: bodies of functions that other packages declare stay there, instances of their
/// generic functions included: code of the library does what a safe module may not.
void inlineCalls(BuildContext& cx, Module& module, bool ownBodiesOnly = false);

/// Behind inlineCalls, if that has inlined closures: those that are made nowhere any more leave the module.
void dropClosures(BuildContext& cx, Module& module);

/// The module is lowered: bodies of functions that later packages may inline are moved to BuildContext::arena, and
/// nothing refers to BuildContext::bodies any more. The module itself is gone.
void endModule(BuildContext& cx, Module& module);

/// Whether calls of the function may be replaced by its body: it then must keep its IR for other packages.
/// REQUIRES: inlineCalls ran on its module.
bool isInlinable(const Func& func);

}  // namespace vo::ir
