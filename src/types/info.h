// What the checker finds out about syntax: side tables for the IR builder and the tools.
//
// Facts about expressions are in chunked arrays indexed by ExprId: one set in the kept arena for
// kept expressions (it becomes part of the library image) and one in the transient arena; the image's
// own set is read beside them. Facts about other nodes are in hash tables keyed by the node's position,
// which no other node of the kind shares; whether a node is kept is what setKept() said last.
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
  Type* recv = nullptr;      ///< type of x
  Object* object = nullptr;  ///< Var field, Func method
  /// Field indices through embedded fields; the last is the field's own index, or the method's in
  /// its type's declared methods or type set.
  std::span<int32_t> path;
  bool indirect = false;     ///< a pointer was dereferenced on the path
};

/// An instantiation of a generic function or type named by an identifier.
struct Instance {
  std::span<Type*> typeArgs;
  Type* type = nullptr;  ///< the instantiated signature or named type
};

class Info {
 public:
  struct Tables;      ///< the kept part, an arena struct: the root of it in an image

  /// `kept` and `transient` receive the two parts and outlive this. `frozen` (may be null) is the
  /// kept part of the library image this compilation stands on, which has the kept expressions with
  /// numbers below `firstKept`.
  Info(base::Arena& kept, base::Arena& transient, const Tables* frozen = nullptr, uint32_t firstKept = 0);
  Info(const Info&) = delete;
  Info& operator=(const Info&) = delete;
  /// What an image must keep a pointer to.
  const Tables* keptTables() const { return kept_; }

  /// Facts about transient nodes are gone, and so is the memory of their arena: the next package begins.
  void forgetTransient();

  /// Facts about nodes other than expressions go to the kept part from now on, or to the
  /// transient one: set while a kept declaration is checked.
  void setKept(bool kept) { nodesAreKept_ = kept; }

  Mode mode(const syntax::Expr* e) const;
  /// The final type: untyped only for constants (and nil, untyped booleans) that stay so. Null if
  /// not recorded. In a generic body it may contain type parameters; the IR builder substitutes.
  Type* type(const syntax::Expr* e) const;
  /// The constant value or null. (Set for constant expressions of every form.)
  ConstValue* constant(const syntax::Expr* e) const;
  /// What an identifier uses or defines, the Ident of a selector included. Null if none (and for
  /// the symbolic variable of `switch x := y.(type)`: see implicitObject).
  Object* object(const syntax::Ident* id) const;
  /// True if the identifier declares the object (`:=` with a new name, var, param, …).
  bool isDefinition(const syntax::Ident* id) const;
  const Selection* selection(const syntax::SelectorExpr* e) const;
  /// Of an Ident that denotes a generic function or type that is instantiated, else null.
  const Instance* instance(const syntax::Ident* id) const;
  /// The variable of a type switch clause; null without binding.
  Var* implicitObject(const syntax::CaseClause* clause) const;
  /// The statement a break, continue or goto with a label refers to: the LabeledStmt. Null without.
  syntax::Stmt* branchTarget(const syntax::BranchStmt* s) const;
  /// For `fail (x)`: true if it is a call of a declared function.
  bool failIsCall(const syntax::FailStmt* s) const;
  /// For `errdefer (f)(x)`: true if it is a call of something named errdefer.
  bool errDeferIsCall(const syntax::DeferStmt* s) const;

  void setFacts(const syntax::Expr* e, Mode mode, Type* type, ConstValue* constant);
  void setObject(const syntax::Ident* id, Object* object, bool definition);
  void setSelection(const syntax::SelectorExpr* e, const Selection& selection);
  void setInstance(const syntax::Ident* id, const Instance& instance);
  void setImplicitObject(const syntax::CaseClause* clause, Var* var);
  void setBranchTarget(const syntax::BranchStmt* s, syntax::Stmt* target);
  void setFailIsCall(const syntax::FailStmt* s);
  void setErrDeferIsCall(const syntax::DeferStmt* s);

 private:
  Tables& tablesFor(syntax::ExprId id) {
    VO_DCHECK(!isFrozen(id), "facts of the image do not change");
    return id.kept() ? *kept_ : *transient_;
  }
  const Tables& tablesFor(syntax::ExprId id) const {
    return isFrozen(id) ? *frozen_ : id.kept() ? *kept_ : *transient_;
  }
  bool isFrozen(syntax::ExprId id) const { return id.kept() && id.index() < firstKept_; }
  base::Arena& arenaFor(syntax::ExprId id) { return id.kept() ? keptArena_ : transientArena_; }

  base::Arena& keptArena_;
  base::Arena& transientArena_;
  const Tables* frozen_;
  uint32_t firstKept_;
  Tables* kept_;
  Tables* transient_;
  bool nodesAreKept_ = false;
};

}  // namespace vo::types
