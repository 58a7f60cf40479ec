// The IR builder's inside, for a module: Builder, with functions by declaration, instances, names and wrappers.
// Nothing outside src/ir includes this.
#pragma once

#include <map>
#include <deque>
#include <memory>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "abi/panic.h"
#include "ir/builder.h"
#include "types/context.h"
#include "types/info.h"
#include "types/instantiate.h"
#include "types/lookup.h"
#include "types/predicates.h"
#include "types/sizes.h"
#include "types/subst.h"
#include "types/type_string.h"
#include "types/typeset.h"

namespace vo::ir {

using syntax::Token;
using types::as;
using types::BasicKind;
using types::BuiltinId;
using types::identical;
using types::Mode;
using types::Signature;
using types::Tuple;
using types::under;
using types::underAs;

using NodeVec = std::vector<Node*>;

/// What the type parameters of an instance stand for.
struct TypeEnv {
  std::vector<types::TypeParam*> params;
  std::vector<Type*> args;
  std::string suffix;  ///< "[int]": of link names of the types declared inside
  std::unordered_map<const Type*, Type*> memo;
  /// Instances of generic types declared inside, by origin and link names of the arguments.
  std::map<std::pair<const types::Named*, std::string>, types::Named*> instances;
};

/// A function whose body is still to be built.
struct PendingFunc {
  Func* func;
  const types::Func* object;
  const syntax::FuncDecl* decl;
  std::shared_ptr<TypeEnv> env;  ///< null if not generic
};

class Builder {
 public:
  Builder(BuildContext& context, Module& module);

  BuildContext& cx;
  Module& module;
  types::TypeContext& tc;
  types::Info& info;
  types::Package* package;
  std::deque<PendingFunc> pending;
  uint32_t staticCount = 0;
  /// Go 1.22's loop variables; a file may be older than its package.
  bool perIterationVars(Pos pos) const {
    const diag::SourceFile* f = cx.sources.fileOf(pos);
    return f == nullptr || !f->sharedLoopVariables;
  }
  std::unordered_map<const Type*, types::Pointer*> pointers;

  // ---- Package (build_package.cpp) ----
  void declareAll(const check::CheckedPackage& checked);
  void buildInit(const check::CheckedPackage& checked);
  void buildMain(const check::CheckedPackage& checked);
  /// Builds what is pending until nothing is.
  void drain();
  void buildBody(PendingFunc& p);

  // ---- Functions and names (instantiate.cpp) ----
  /// The function of a declaration that is neither generic nor a method of an instance.
  Func* declared(const types::Func* f);
  /// The instance of a generic function or method; the type arguments of a receiver come first.
  Func* instance(const types::Func* origin, std::span<Type* const> args);
  /// The function of a concrete method or function object, instantiated as its receiver says and
  /// with type arguments of its own.
  Func* funcOf(const types::Func* f, std::span<Type* const> own = {});
  Global* global(const types::Var* v);
  Global* newStatic(Type* t, Node* init, Pos pos, bool readOnly);
  Type* mapType(TypeEnv* env, Type* t);
  Func* newFunc(std::string_view linkName, std::string_view name, types::Package* p);
  void enroll(Func* f);
  std::string packagePrefix(const types::Package* p) const;
  std::string funcName(const types::Func* f, std::span<Type* const> args, bool full) const;
  std::string typeArgsName(std::span<Type* const> args) const;

  // ---- Wrappers (wrappers.cpp) ----
  Func* methodFunc(Type* recv, const types::Func* method);
  Func* methodWrapper(Type* recv, const types::Func* method);
  Func* interfaceMethodFunc(Type* iface, const types::Func* method);
  Func* boundMethod(Type* recv, const types::Func* method);

  // ---- Small things ----
  std::string_view text(std::string_view s) { return cx.arena.copy(s); }
  types::Pointer* pointerTo(Type* t);
  Type* basic(BasicKind k) const { return tc.basic(k); }
  Type* intType() const { return basic(BasicKind::Int); }
  Type* boolType() const { return basic(BasicKind::Bool); }
  Type* stringType() const { return basic(BasicKind::String); }
  Type* anyType() const { return tc.universe().emptyInterface; }
  types::Signature* voidSignature();
  /// The signature without its receiver.
  types::Signature* plainSignature(types::Signature* s);
  Type* resultType(const Signature* s);
  Type* mapIterType();
  /// Whether the file has the rules of .vo files.
  bool inVoFile(Pos pos) const;

 private:
  Type* mapCompound(TypeEnv* env, Type* t);
  Tuple* mapTuple(TypeEnv* env, Tuple* t);
  Signature* mapSignature(TypeEnv* env, Signature* s);
  Type* mapNamed(TypeEnv* env, types::Named* t);
  Type* mapLocalInstance(TypeEnv* env, types::Named* t, std::span<Type* const> args);
  types::Named* cloneNamed(types::Named* t, std::string_view newName);
  void resolveClone(TypeEnv* env, types::Named* clone, types::Named* t);
  types::Signature* voidSignature_ = nullptr;
  Type* mapIterType_ = nullptr;
};

}  // namespace vo::ir
