// The state of the type library in one compilation, and the constructors of types and objects.
//
// A type that may have to be completed later (an instance, an interface, a type parameter) holds a
// pointer to the Universe, an arena struct; the Universe knows the TypeContext of the running
// compilation. So under(), identical() and the other predicates need no context, and there are no
// globals. The types of a library image were completed when it was written (completeTypes): they are
// read-only, and several compilations in several threads may stand on them.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "base/arena.h"
#include "base/symbol.h"
#include "types/constant.h"
#include "types/object.h"
#include "types/type.h"
#include "types/universe.h"

namespace vo::syntax {
struct Expr;
}

namespace vo::types {

/// What the library asks of the checker while packages are being checked. The defaults suit a
/// compilation in which everything is declared already.
class TypeHooks {
 public:
  virtual ~TypeHooks() = default;
  /// Makes sure that the object's type is set up (a method whose signature may not have been
  /// collected yet).
  virtual void declare(Object*) {}
  /// Two explicit methods of one name in an interface.
  virtual void duplicateMethod(Pos, const Func*, Pos /*other*/) {}
  /// Two embedded interfaces have methods of one name (perhaps the same one): an error unless their types are identical,
  /// to be decided when all types are complete.
  virtual void overlappingMethods(Pos, const Func*, Pos /*other*/, const Func*) {}
  /// A union has more than kMaxUnionTerms terms.
  virtual void unionTooLarge(Pos) {}
  /// A type parameter of a method was copied for an instance of the receiver's type.
  virtual void copiedTypeParam(TypeParam* /*copy*/, TypeParam* /*of*/) {}
  /// An instantiation nests deeper than kMaxInstanceDepth; the result is the invalid type.
  virtual void instanceTooDeep(Pos, const Type* /*generic*/) {}
  /// Wrong number of type arguments for an alias or function, found while substituting.
  virtual void wrongTypeArgCount(Pos, std::string_view /*text*/) {}
  /// Whether the language version go1.`minor` may be used by the package being checked.
  virtual bool allowVersion(int /*minor*/) { return true; }
  /// The text of an expression in messages.
  virtual std::string exprString(const syntax::Expr*) { return "expression"; }
  /// `file:line:column` in messages.
  virtual std::string posString(Pos) { return "-"; }
};

inline constexpr size_t kMaxUnionTerms = 100;
inline constexpr uint16_t kMaxInstanceDepth = 100;

/// How packages are named in messages, as cmd/compile does: the current one not at all, others by
/// name, or by quoted path if the current package's imports (transitively) have two of that name.
class Qualifier {
 public:
  Qualifier() = default;
  /// Names relative to `current`; null: every package by its path, as a nil qualifier in go/types.
  explicit Qualifier(const Package* current) : current_(current) {}
  /// With the dot: "", "fmt.", "\"a/fmt\".".
  std::string prefix(const Package* package) const;

 private:
  void mark(const Package* package) const;
  const Package* current_ = nullptr;
  mutable std::unordered_map<std::string_view, std::unordered_set<std::string_view>> paths_;
  mutable std::unordered_set<const Package*> seen_;
};

struct MethodSetEntry;  // lookup.h

class TypeContext {
 public:
  /// Types and objects go to `kept`; paths of lookups and other results that need not last go to
  /// `transient`. `frozen` is the universe of the library image this compilation stands on, or
  /// null to make one. All arguments outlive the context. `frozen` is only read.
  TypeContext(base::Arena& kept, base::Arena& transient, base::Interner& interner,
              const Universe* frozen = nullptr);
  ~TypeContext();
  TypeContext(const TypeContext&) = delete;
  TypeContext& operator=(const TypeContext&) = delete;

  base::Arena& arena() { return kept_; }
  base::Arena& transient() { return transient_; }
  base::Interner& interner() { return interner_; }
  Universe& universe() { return *universe_; }
  const Universe& universe() const { return *universe_; }
  /// Whether it lies in the library image, and so must not be written.
  bool isFrozen(const void* p) const {
    return p >= universe_->imageBegin && p < universe_->imageEnd;
  }
  /// Types that may need completing, in order of creation; kept only if there is no image below.
  std::vector<Type*>& lazyTypes() { return lazyTypes_; }
  void noteLazy(Type* t) {
    if (notesLazy_) lazyTypes_.push_back(t);
  }
  Symbol symbol(std::string_view text) { return interner_.intern(text); }
  /// Never null: hooks that do nothing unless the checker has set its own.
  TypeHooks& hooks() { return *hooks_; }
  void setHooks(TypeHooks* hooks);
  /// The package whose point of view messages take.
  void setMessagePackage(const Package* package) { qualifier_ = Qualifier(package); }
  const Qualifier& qualifier() const { return qualifier_; }
  /// What methodSet() has computed, by type address.
  std::unordered_map<const Type*, std::span<const MethodSetEntry>>& methodSetCache() {
    return methodSets_;
  }

  // ---- Basic types ----
  Basic* basic(BasicKind kind) const { return universe_->basic[static_cast<size_t>(kind)]; }
  Type* invalid() const { return basic(BasicKind::Invalid); }

  // ---- Types ----
  Pointer* newPointer(Type* elem);
  Slice* newSlice(Type* elem);
  Array* newArray(Type* elem, int64_t length);
  Map* newMap(Type* key, Type* elem);
  Chan* newChan(ChanDir dir, Type* elem);
  /// The spans below are kept, not copied: they must be in the arena. `tags` may be empty.
  Struct* newStruct(std::span<Var*> fields, std::span<std::string_view> tags);
  Tuple* newTuple(std::span<Var*> vars);
  Tuple* emptyTuple() { return universe_->emptyTuple; }
  Signature* newSignature(Tuple* params, Tuple* results, bool variadic);
  /// Not complete yet: set methods and embeddeds, then `complete`.
  Interface* newInterface();
  Interface* newInterface(std::span<Func*> methods, std::span<Type*> embeddeds);
  Union* newUnion(std::span<UnionTerm> terms);
  /// Sets object->type if it is null. `bound` may be set later.
  TypeParam* newTypeParam(TypeName* object, Type* bound, int32_t index);
  /// A declared type; sets object->type if it is null. `rhs` may be set later (fromRhs).
  /// REQUIRES: the object's package and name are set (they are hashed).
  Named* newNamed(TypeName* object, Type* rhs, uint32_t localNumber = 0);
  Alias* newAlias(TypeName* object, Type* rhs);

  // ---- Objects ----
  Var* newVar(Pos pos, Package* package, Symbol name, Type* type);
  Var* newParam(Pos pos, Package* package, Symbol name, Type* type);
  Var* newField(Pos pos, Package* package, Symbol name, Type* type, bool embedded);
  Const* newConst(Pos pos, Package* package, Symbol name, Type* type, ConstValue* value);
  TypeName* newTypeName(Pos pos, Package* package, Symbol name, Type* type);
  Func* newFunc(Pos pos, Package* package, Symbol name, Signature* type);
  PkgName* newPkgName(Pos pos, Package* package, Symbol name, Package* imported);
  Label* newLabel(Pos pos, Package* package, Symbol name);
  /// A package with an empty scope below the universe. Copies `path`.
  Package* newPackage(std::string_view path, std::string_view name);
  /// A copy with another type; origin is kept.
  Var* cloneVar(const Var* var, Type* type);
  Func* cloneFunc(const Func* func, Type* type);

 private:
  base::Arena& kept_;
  base::Arena& transient_;
  base::Interner& interner_;
  Universe* universe_;
  TypeHooks defaultHooks_;
  TypeHooks* hooks_ = &defaultHooks_;
  Qualifier qualifier_;
  std::unordered_map<const Type*, std::span<const MethodSetEntry>> methodSets_;
  bool notesLazy_;
  std::vector<Type*> lazyTypes_;
};

/// The compilation a type that needs completion belongs to.
inline TypeContext& contextOf(const Universe* universe) {
  VO_CHECK(universe->context != nullptr, "the types of a library image are complete");
  return *universe->context;
}

}  // namespace vo::types
