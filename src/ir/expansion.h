// A callee's body, copied into a caller: the inliner's (inline.cpp) inside.
#pragma once

#include <unordered_map>
#include <vector>

#include "ir/func_builder.h"

namespace vo::ir {

/// Of a func value, its conversions taken away.
inline const Node* withoutConversions(const Node* n) {
  while (n != nullptr && n->op == Op::ConvNop) n = n->a;
  return n;
}

/// Of a capture's value: a variable that is never set again, or the address of one. It may be asked for as often as one likes.
bool isFixed(const Node* captured);

/// Copies a callee's body, in the place of one call.
class Expansion {
 public:
  /// `closure`: what is called, if that is a closure. Each of its captures isFixed, or it stands in the call itself.
  Expansion(base::Arena& arena, FuncBuilder& caller, Func& callee, const Node* closure, const Node* call, uint16_t depth);

  /// The statements, and the values of the results (trees to be used once, right behind).
  /// `into`, if not null, is a new variable for the only result.
  void run(const Node* call, NodeVec* out, NodeVec* results, Local* into);
  bool inVariables = false;  ///< the results are in variables of their own

 private:
  Node* node(Op op, Pos pos);
  void set(Node* n, const NodeVec& list);
  Node* local(Local* l, Pos pos);
  Local* newLocal(const Local* from);
  void declare(NodeVec* out, Local* l, Node* value, Pos pos);
  void declareResults(NodeVec* out);
  void bind(Local* p, Node* arg);
  Local* mapped(Local* l);
  Label* mapped(Label* l);
  uint32_t mappedSite(uint32_t k);
  Pos place(const Node* n) const { return isWrapper_ && n->inlined == 0 ? at_ : n->pos; }
  Node* replacement(const Local* l, const Node* at);
  Node* clone(const Node* n);
  Node* operand(const Node* parent, const Node* x);
  Node* leave(const Node* n);

  base::Arena& arena_;
  FuncBuilder& caller_;
  Func& callee_;
  const Node* closure_;
  Pos at_, begin_;
  uint16_t depth_;
  bool isWrapper_;  ///< no frame of traces: its nodes stand where the call does
  uint32_t site_ = 0;
  NodeVec* out_ = nullptr;
  Label* end_ = nullptr;
  std::vector<uint32_t> siteOf_;
  std::unordered_map<const Local*, Local*> locals_;
  std::unordered_map<const Local*, Node*> replaced_;
  std::unordered_map<const Label*, Label*> labels_;
};

}  // namespace vo::ir
