// The state of checking one package, and the small structs that the checker's files share. What is done
// with it are free functions, declared by concept: report.h, scope.h, decl.h, type_expr.h, expr.h, call.h,
// assign.h, stmt.h and so on. Nothing outside src/check includes any of these.
#pragma once

#include <deque>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "check/checker.h"

#include "check/operand.h"
#include "check/small_vec.h"
#include "syntax/printer.h"
#include "types/convert.h"
#include "types/infer.h"
#include "types/instantiate.h"
#include "types/lookup.h"
#include "types/predicates.h"
#include "types/representable.h"
#include "types/scope.h"
#include "types/sizes.h"
#include "types/subst.h"
#include "types/type_string.h"
#include "types/typeset.h"

namespace vo::check {

using base::Symbol;
using diag::Kind;
using diag::Pos;
using diag::Range;
using syntax::Token;
using types::Alias;
using types::Array;
using types::Basic;
using types::BasicKind;
using types::Builtin;
using types::BuiltinId;
using types::Chan;
using types::Const;
using types::ConstKind;
using types::ConstValue;
using types::Func;
using types::Interface;
using types::Map;
using types::Named;
using types::Object;
using types::ObjectKind;
using types::Package;
using types::PkgName;
using types::Pointer;
using types::Scope;
using types::Signature;
using types::Slice;
using types::Struct;
using types::Tuple;
using types::Type;
using types::TypeKind;
using types::TypeName;
using types::TypeParam;
using types::Union;
using types::UnionTerm;
using types::Var;
using types::as;
using types::dynCast;
using types::identical;
using types::isa;
using types::isValid;
using types::unalias;
using types::under;
using types::underAs;
using syntax::dynCast;
using syntax::isa;

/// N of "go1.N" or "go1.N.M"; 0 if the text is no version.
int versionOf(std::string_view v);

/// What holds for all of one file.
struct FileInfo {
  syntax::File* file = nullptr;
  Scope* scope = nullptr;
  int version = 0;  ///< N of go1.N; 0: no limit
  bool isVo = false;
  /// Objects that a dot-import brought in, with the import to mark as used.
  std::unordered_map<const Object*, PkgName*> dotImports;
};

/// A package-level declaration (or method), before and after it is checked.
struct DeclInfo {
  Object* object = nullptr;
  FileInfo* file = nullptr;
  std::span<Var*> lhs;              ///< of `a, b = f()`; else empty
  syntax::Expr* type = nullptr;     ///< of a constant or variable
  syntax::Expr* init = nullptr;
  bool inherited = false;           ///< `init` is that of an earlier constant of the group
  syntax::TypeDecl* typeDecl = nullptr;
  syntax::FuncDecl* funcDecl = nullptr;
  std::vector<DeclInfo*> deps;      ///< what the initialiser or body refers to; may repeat
  DeclInfo* lastMarkedBy = nullptr; ///< keeps most repetitions out of `deps`
  uint32_t index = 0;               ///< in Checker::decls
  /// The declaration shared by all names of `a, b = f()`.
  DeclInfo* shared = nullptr;
};

/// Where the checker is. Saved and replaced for each declaration and function body.
struct Environment {
  DeclInfo* decl = nullptr;   ///< package-level declaration whose initialiser or body is checked
  Scope* scope = nullptr;
  FileInfo* file = nullptr;
  ConstValue* iota = nullptr; ///< in a constant declaration
  Pos errorPos;               ///< if valid, where errors are reported: a constant with inherited value
  bool inTypeParams = false;
  Signature* signature = nullptr;  ///< of the enclosing function, or null
  bool hasCallOrRecv = false;
  bool keep = false;          ///< the declaration is kept for instantiation: so are its locals
};

/// Work put off until the types it needs are set up.
struct Delayed {
  enum class Kind : uint8_t {
    FuncBody, ValidType, ValidVarType, MapKey, EmbeddedField, InterfaceTypeSet, UnionTerms,
    VerifyTypeInstance, VerifyFuncInstance, FieldUniqueness, ValidReceiver,
    OverlappingMethods,
  };
  Kind kind;
  FileInfo* file;
  Pos pos;
  DeclInfo* decl = nullptr;
  ConstValue* iota = nullptr;
  syntax::Expr* expr = nullptr;
  syntax::Node* node = nullptr;
  Type* type = nullptr;
  Object* object = nullptr;
  Object* other = nullptr;
  Pos otherPos;
  bool keep = false;
  std::span<TypeParam*> typeParams;
  std::span<Type*> typeArgs;
  std::span<syntax::Expr*> exprs;
};

/// What an expression is assigned to: lets a generic function take its type arguments from the
/// target's signature.
struct Target {
  Signature* signature = nullptr;
  syntax::Expr* expr = nullptr;    ///< described by this,
  std::string_view name;           ///< or by this
  explicit operator bool() const { return signature != nullptr; }
};

/// Why something about a type does not hold; no text is made unless there is an error.
using Cause = std::string;

using OperandList = SmallVec<Operand, 6>;
using TypeListVec = SmallVec<Type*, 4>;

/// Type arguments given to a generic function that is an argument of a call.
struct PartialArgs {
  size_t index;  ///< of the argument
  std::span<Type*> typeArgs;
};
using PartialList = std::vector<PartialArgs>;

/// A language version in which something came, as N of go1.N.
enum Version : int {
  kGo1_9 = 9, kGo1_13 = 13, kGo1_14 = 14, kGo1_16 = 16, kGo1_17 = 17, kGo1_18 = 18, kGo1_20 = 20, kGo1_21 = 21,
  kGo1_22 = 22, kGo1_23 = 23, kGo1_26 = 26, kGo1_27 = 27,
};

/// What gc's back end says, when the package has no other error.
struct BackEndError {
  Pos at;
  Kind kind;
  std::string text;
};

/// Everything that is known while one package is checked. Lives as long as checkPackage runs, on one thread.
struct Checker {
  explicit Checker(CheckContext& context);
  ~Checker();
  Checker(const Checker&) = delete;
  Checker& operator=(const Checker&) = delete;

  CheckContext& ctx;
  types::TypeContext& tc;
  types::Info& info;
  base::Arena& arena;            ///< of types and objects
  Package* pkg = nullptr;
  CheckedPackage checked;

  std::deque<FileInfo> files;
  std::deque<DeclInfo> declStore;
  std::vector<DeclInfo*> decls;  ///< by Object::order - 1
  std::unordered_map<std::string_view, Package*> importMap;
  std::vector<PkgName*> importNames;
  std::vector<FileInfo*> importFiles;  ///< of importNames
  std::vector<BackEndError> backEndErrors;
  std::unordered_map<TypeName*, std::vector<Func*>> methodsOf;
  std::vector<Object*> objectPath;
  std::vector<Delayed> delayed;
  std::unordered_set<const syntax::Expr*> shiftOperands;  ///< untyped left operands of non-constant shifts
  std::unordered_set<const syntax::Expr*> panicCalls;
  std::vector<std::pair<const FileInfo*, const syntax::VarDecl*>> localEmbeds;  ///< `//go:embed` in functions
  std::vector<Signature*> scopedSignatures;  ///< Signature::scope dies with the checker
  std::unordered_map<Type*, Pointer*> pointers;
  std::unordered_map<Func*, Signature*> methodValues;
  std::unordered_map<Named*, bool> varyingTypes;
  std::unordered_set<const Type*> fixedStructs;  ///< structs known not to vary in size
  std::unordered_set<Named*> validTypes;
  uint64_t nestSteps = 0;  ///< of validType
  std::unordered_map<Named*, Pos> instancePos;  ///< where an instance was first written
  std::unordered_map<Named*, TypeName*> instanceObjects;
  std::vector<std::pair<Array*, syntax::Expr*>> longArrays;
  std::vector<std::pair<Type*, Range>> largeElements;  ///< maps and channels, and where they are
  std::vector<std::pair<Interface*, syntax::Expr*>> interfaceLiterals;
  struct MonoGraph* mono = nullptr;
  Type* byteSliceType = nullptr;
  Tuple* dynamicPairType = nullptr;
  Type* recoverType = nullptr;
  uint32_t localTypes = 0;       ///< declared so far, for Named::localNumber
  std::vector<std::pair<Symbol, std::string_view>> packageNames;  ///< for ambiguous qualifiers
  bool packageNamesReady = false;
  Environment env;
  size_t firstError = 0;         ///< errors of the sink when checking began
  uintptr_t stackBase = 0;
  bool stackReported = false;
  Symbol blank, initName, mainName;

  // ---- What only looks at the state ------------------------------------------------------------
  bool hadError() const { return ctx.sink.errorCount() > firstError; }
  bool allowed(Version v) const { return env.file == nullptr || env.file->version == 0 || env.file->version >= v; }
  bool isVo() const { return env.file != nullptr && env.file->isVo; }
  void recordType(syntax::Expr* e, Type* t) { info.setFacts(e, Mode::Type, t, nullptr); }
  void recordDef(syntax::Ident* id, Object* o) { info.setObject(id, o, true); }
  void recordUse(syntax::Ident* id, Object* o) { info.setObject(id, o, false); }
  Type* invalidType() const { return tc.invalid(); }
  Basic* basic(BasicKind k) const { return tc.basic(k); }
  Type* emptyInterface() const { return tc.universe().emptyInterface; }
  Type* byteSlice() {
    if (byteSliceType == nullptr) byteSliceType = tc.newSlice(tc.universe().byteType);
    return byteSliceType;
  }
  base::Arena& localArena() const { return env.keep ? arena : tc.transient(); }
  Scope* newScope(Scope* parent, Pos pos, Pos end, bool isFunc = false) {
    return types::newScope(tc.transient(), parent, pos, end, isFunc);
  }
  void openScope(const syntax::Node* n) { env.scope = newScope(env.scope, n->pos, n->end); }
  void closeScope() { env.scope = env.scope->parent; }
};

}  // namespace vo::check
