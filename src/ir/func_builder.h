// The IR builder's inside, for a function: the state, and small structs that the build_*.cpp share. Nothing
// outside src/ir includes this.
#pragma once

#include "ir/module_builder.h"

namespace vo::ir {

struct FuncBuilder;

/// A statement that break and continue may refer to.
struct BranchTarget {
  const syntax::Stmt* stmt;  ///< null: not a target
  Label* breakLabel;
  Label* continueLabel;      ///< null: not a loop
  /// A range-over-func loop whose body is the function being built; then the labels are null.
  bool rangeBody = false;
};

/// The state of a range-over-func loop (range_func.cpp).
struct RangeFuncLoop {
  const syntax::Stmt* stmt;
  Local* state;           ///< a variable of `owner`,
  FuncBuilder* owner;     ///< the function around the loop
};

/// A jump out of a range-over-func body, to be made when the iterator function has returned.
struct RangeJump {
  enum class Kind : uint8_t { Return, Break, Continue, Goto } kind;
  const syntax::Stmt* target;  ///< the statement left or continued; the LabeledStmt of a goto
  int64_t code;
};

/// The state of building one function. What builds are free functions, declared by concept: build_func.h,
/// build_expr.h, build_stmt.h and so on. A closure's builder lives inside its parent's time, on the same thread.
struct FuncBuilder {
  FuncBuilder(Builder& builder, Func* func, TypeEnv* env, FuncBuilder* parent);
  ~FuncBuilder() { endExtent(); }
  FuncBuilder(const FuncBuilder&) = delete;
  FuncBuilder& operator=(const FuncBuilder&) = delete;
  /// Nodes that are made from now on belong to the body (Func::extents).
  void startExtent();
  void endExtent();

  Builder& b;
  Func* fn;
  TypeEnv* env;
  FuncBuilder* parent;     ///< of a closure: the function around it
  NodeVec* out = nullptr;  ///< where statements go
  const std::byte* extent = nullptr;  ///< where the current one begins
  std::unordered_map<const types::Var*, Local*> vars;
  std::unordered_set<const Local*> exposed;  ///< variables that pointers may point to
  std::vector<BranchTarget> targets;
  std::unordered_map<const syntax::Stmt*, Label*> gotoLabels;
  std::vector<Node*> labelMarks;
  std::unordered_set<const Label*> gotoTargets;
  int later = 0;           ///< operands still to come that have effects (order.cpp)
  uint16_t loopDepth = 0;
  Signature* sig = nullptr;  ///< what `return` and `?` obey (of the enclosing function in a range body)
  uint32_t closures = 0, rangeBodies = 0, wrappers = 0;
  bool isVo = false;

  // Captures: by the outer variable.
  struct Capture {
    Local* local;
    Local* outer;
    FuncBuilder* owner;
  };
  std::vector<Capture> captureList;
  std::unordered_map<const Local*, Local*> captureOf;

  /// Function literals of package initialisers.
  std::unordered_map<const syntax::FuncLit*, Node*> staticLits;

  // Range-over-func bodies.
  RangeFuncLoop* rangeLoop = nullptr;  ///< this function is the body of it
  Local* nextCode = nullptr;           ///< of the outermost function: what to do after the loop
  Local* frameToken = nullptr;         ///< of the outermost function
  std::vector<RangeJump> rangeJumps;   ///< of the outermost function: all jumps of its bodies
  std::vector<RangeJump> leaves;       ///< of a body: the jumps that leave it

  FuncBuilder& outermost();
  /// What `f` emits, as a list.
  template <class F>
  NodeVec collect(F f) {
    NodeVec list;
    NodeVec* saved = out;
    out = &list;
    f();
    out = saved;
    return list;
  }
  Type* map(Type* t) { return b.mapType(env, t); }

  const char* stackBase;
};

Op binaryOpOf(Token t);
const syntax::Expr* unparen(const syntax::Expr* e);

}  // namespace vo::ir
