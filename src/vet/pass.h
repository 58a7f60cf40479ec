// What an analyzer is given: a package, its facts, questions that many ask, and the list of
// findings.
//
// Owned by vet::analyse. Each analyzer is a function of its own; none keeps anything.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "types/lookup.h"
#include "types/predicates.h"
#include "types/type_string.h"
#include "types/typeset.h"
#include "vet/tree.h"
#include "vet/vet.h"

namespace vo::vet {

class Pass {
 public:
  Pass(const Unit& unit, Knowledge& knowledge);

  const Unit& unit;
  const types::Info& info;
  types::TypeContext& types;
  Knowledge& knowledge;
  const Tree tree;
  Analyzer current{};  ///< whose findings are reported
  std::vector<Finding> findings;

  void report(diag::Range range, std::string message);
  void reportAt(diag::Pos pos, std::string message) { report({pos, {}}, std::move(message)); }
  void report(const syntax::Node* n, std::string message) {
    report(n->range(), std::move(message));
  }

  // ---- Names and types ----
  /// The package's path.
  std::string_view path() const { return unit.package->path; }
  bool imports(std::string_view path) const;
  /// The type of an expression, nil's own for nil; null if there is none.
  types::Type* typeOf(const syntax::Expr* e) const;
  bool isType(const syntax::Expr* e) const { return info.mode(e) == types::Mode::Type; }
  bool isNil(const syntax::Expr* e) const { return info.mode(e) == types::Mode::NilValue; }
  bool isValue(const syntax::Expr* e) const;
  /// The text of a constant string; false if it is none.
  bool constantString(const syntax::Expr* e, std::string_view* text) const;
  types::Object* use(const syntax::Ident* id) const;  ///< not what it declares
  types::Object* definition(const syntax::Ident* id) const;
  /// The identifier that names what the expression is: `f`, `x.f`, either with type arguments; or
  /// null.
  const syntax::Ident* usedIdent(const syntax::Expr* e) const;
  /// What a call calls: Func, Var or Builtin; null for conversions and other expressions.
  types::Object* callee(const syntax::CallExpr* call) const;
  /// The same, but only a Func that is no method of an interface.
  types::Func* staticCallee(const syntax::CallExpr* call) const;
  /// `path.F` or `(*path.T).M`.
  std::string fullName(const types::Object* o) const;
  /// With paths of packages.
  std::string typeText(const types::Type* t) const {
    return types::typeString(t, types::Qualifier());
  }
  /// With names of packages.
  std::string typeTextByName(const types::Type* t) const;
  /// The type set of a type parameter; any other type alone. False: invalid.
  bool terms(types::Type* t, std::vector<types::Term>* out) const;
  bool implements(types::Type* t, types::Type* interface) const;
  bool isConvertible(types::Type* from, types::Type* to) const;
  bool isAssignable(types::Type* from, types::Type* to) const;
  types::Type* errorType() const { return types.universe().errorType; }
  types::Type* stringType() const { return types.basic(types::BasicKind::String); }
  /// The method or field of a value that is not addressable, by an exported name.
  types::Object* member(types::Type* t, std::string_view name) const;

  // ---- Texts ----
  /// An expression as gofmt would write it.
  std::string text(const syntax::Node* n) const;
  /// The source from the first to the last byte of a node.
  std::string_view source(diag::Range range) const;
  uint32_t line(diag::Pos pos) const { return unit.sources.locate(pos).line; }
  /// N of the Go 1.N that a file's language is.
  int minorVersion(uint32_t file) const;
  int packageMinor() const;
  int minorVersionOf(uint32_t node) const { return minorVersion(tree.at(node).file); }
  /// Whether evaluating it does nothing else.
  bool hasNoEffects(const syntax::Expr* e) const;
  /// What a local or package variable was declared with, alone or beside others; or null.
  const syntax::Expr* declaredAs(const syntax::Ident* id) const;
};

bool isTypeNamed(const types::Type* t, std::string_view path,
                 std::initializer_list<std::string_view> names);
bool isFunctionNamed(const types::Object* o, std::string_view path,
                     std::initializer_list<std::string_view> names);
bool isMethodNamed(const types::Object* o, std::string_view path, std::string_view type,
                   std::string_view name);
/// Of a receiver or result: its named type, below one pointer; or null.
types::Named* receiverNamed(const types::Var* v, bool* isPointer = nullptr);
std::string plural(size_t n, std::string_view what);
bool contains(std::initializer_list<std::string_view> list, std::string_view s);

/// A function of each analyzer.
#define VO_ANALYZER(name, function, meaning) void function(Pass& pass);
#include "vet/analyzers.def"

/// Finds functions that forward to those of fmt: printf's first half, for packages that others
/// import.
void findPrinters(Pass& pass);

}  // namespace vo::vet
