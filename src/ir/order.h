// Order of evaluation: which operands must be read before effects that follow.
#pragma once

#include "ir/func_builder.h"

namespace vo::ir {

/// While alive, later operands with effects are still to come.
struct Later {
  FuncBuilder& f;
  bool on;
  Later(FuncBuilder& fb, bool effects) : f(fb), on(effects) { f.later += on; }
  ~Later() { f.later -= on; }
  Later(const Later&) = delete;
  Later& operator=(const Later&) = delete;
};
/// Without later operands, e.g. for a nested statement.
struct NoLater {
  FuncBuilder& f;
  int saved;
  explicit NoLater(FuncBuilder& fb) : f(fb), saved(fb.later) { f.later = 0; }
  ~NoLater() { f.later = saved; }
  NoLater(const NoLater&) = delete;
  NoLater& operator=(const NoLater&) = delete;
};

bool isVariable(const Node* n);
bool sharesBytes(const Node* key);
bool hasEffect(FuncBuilder& fb, const syntax::Expr* e);
bool anyEffect(FuncBuilder& fb, std::span<syntax::Expr* const> list);
/// A value gc evaluates before effects that follow in the statement.
Node* early(FuncBuilder& fb, Node* n);
Node* earlyAddress(FuncBuilder& fb, Node* n);
Node* earlyKey(FuncBuilder& fb, Node* key, Type* mapType);

}  // namespace vo::ir
