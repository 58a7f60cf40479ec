// What the checker finds out about syntax: side tables for the IR builder and the tools.
//
// Tables about expressions are indexed by ExprId: chunked arrays, one set for kept expressions (in
// the arena of the image) and one for transient ones. Tables keyed by other nodes are hash tables
// for the transient part and SymbolMap-free arena structures for the kept part (see info.cpp).
#pragma once

#include <span>

#include "syntax/ast.h"
#include "types/constant.h"
#include "types/object.h"

namespace vo::types {

enum class Mode : uint8_t {
  Invalid,    ///< not recorded
  NoValue,    ///< a call without results
  Builtin,    ///< a built-in function
  Type,       ///< a type
  Constant,   ///< value in `constant`
  Variable,   ///< addressable
  MapIndex,   ///< m[k]: assignable, not addressable; may be comma-ok
  Value,      ///< a computed value
  NilValue,   ///< nil
  CommaOk,    ///< like Value, but may be used in a comma-ok form
  CommaErr,   ///< reserved
};

struct TypeAndValue {
  Type* type = nullptr;  ///< final: never an untyped type except for constants that stay so (print args are converted to defaults)
  ConstValue* constant = nullptr;
};

/// How a selector was resolved.
enum class SelectionKind : uint8_t {
  None,
  Qualified,   ///< pkg.Name: `object` is the package-level object
  FieldVal,    ///< x.f
  MethodVal,   ///< x.m (method value or call)
  MethodExpr,  ///< T.m
};

struct Selection {
  SelectionKind kind = SelectionKind::None;
  Type* recv = nullptr;            ///< type of x
  Object* object = nullptr;        ///< Var field, Func method
  std::span<int32_t> path;         ///< field indices through embedded fields; the last is the field's or method's own index
  bool indirect = false;           ///< a pointer was dereferenced on the path
};

/// An instantiation of a generic function or type named by an identifier.
struct Instance {
  std::span<Type*> typeArgs;
  Type* type = nullptr;
};

/// One table of per-expression facts.
struct ExprFacts {
  Mode mode = Mode::Invalid;
  /// For an Ident: used or defined object is in `object`.
  Type* type = nullptr;
  union {
    ConstValue* constant = nullptr;  ///< any expression but an Ident/SelectorExpr naming something
    Selection* selection;            ///< reserved for SelectorExpr: see Info::selection
  };
};

class Info {
 public:
  /// `arena` receives kept tables, `transient` the others; both outlive this.
  Info(base::Arena& arena, base::Arena& transient);

  Mode mode(const syntax::Expr* e) const;
  /// The final type; null if not recorded. For a generic function's body it may contain type
  /// parameters; the IR builder substitutes.
  Type* type(const syntax::Expr* e) const;
  /// The constant value or null. (Set for constant expressions of every form.)
  ConstValue* constant(const syntax::Expr* e) const;
  /// What an identifier uses or defines (Ident of a selector included; symbolic variables of
  /// `x := y.(type)` clauses are in implicitObject). Null if none.
  Object* object(const syntax::Ident* id) const;
  /// True if the identifier declares the object (`:=` with a new name, var, param, …).
  bool isDefinition(const syntax::Ident* id) const;
  const Selection* selection(const syntax::SelectorExpr* e) const;
  /// Type arguments of an Ident that denotes a generic function or type, or null.
  const Instance* instance(const syntax::Ident* id) const;
  /// The variable of a type switch clause; null without binding.
  Var* implicitObject(const syntax::CaseClause* clause) const;
  /// The label object or target: the statement a break/continue/goto refers to (null: innermost).
  syntax::Stmt* branchTarget(const syntax::BranchStmt* s) const;
  /// For `fail (x)`: true if it is a call of a declared function.
  bool failIsCall(const syntax::FailStmt* s) const;
  /// For `x?`: the Func signature it returns from is the enclosing one; nothing else is recorded.

  void setFacts(const syntax::Expr* e, Mode mode, Type* type, ConstValue* constant);
  void setObject(const syntax::Ident* id, Object* object, bool definition);
  void setSelection(const syntax::SelectorExpr* e, Selection selection);
  void setInstance(const syntax::Ident* id, Instance instance);
  void setImplicitObject(const syntax::CaseClause* clause, Var* var);
  void setBranchTarget(const syntax::BranchStmt* s, syntax::Stmt* target);
  void setFailIsCall(const syntax::FailStmt* s);

 private:
  struct Impl;
  Impl* impl_;
};

}  // namespace vo::types
