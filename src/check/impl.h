// The checker's inside: one struct with the state of checking one package. Its member functions
// are spread over one file per concept; the groups below name them. Nothing outside src/check
// includes this.
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

struct Checker final : types::TypeHooks {
  explicit Checker(CheckContext& context);
  ~Checker() override;
  Checker(const Checker&) = delete;
  Checker& operator=(const Checker&) = delete;

  // ---- State -----------------------------------------------------------------------------------
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

  // ---- Messages (report.cpp, operand.cpp) ------------------------------------------------------
  bool hadError() const { return ctx.sink.errorCount() > firstError; }
  void put(std::string& out, std::string_view text) const { out += text; }
  void put(std::string& out, const std::string& text) const { out += text; }
  void put(std::string& out, const char* text) const { out += text; }
  void put(std::string& out, char c) const { out += c; }
  void put(std::string& out, Symbol s) const { out += s.str(); }
  void put(std::string& out, int64_t n) const { out += std::to_string(n); }
  void put(std::string& out, size_t n) const { out += std::to_string(n); }
  void put(std::string& out, int n) const { out += std::to_string(n); }
  void put(std::string& out, Token t) const { out += syntax::tokenText(t); }
  void put(std::string& out, const syntax::Expr* e) const { out += syntax::exprString(e); }
  void put(std::string& out, const Type* t);
  void put(std::string& out, const Operand& x);
  void put(std::string& out, const Object* o);
  void put(std::string& out, const ConstValue* v);
  void put(std::string& out, Pos pos);
  void put(std::string& out, std::span<syntax::Expr* const> list);
  template <class... Parts>
  std::string text(const Parts&... parts) {
    std::string out;
    (put(out, parts), ...);
    return out;
  }
  static Range rangeOf(const syntax::Node* n) {
    return {startOf(n), n->end};
  }
  /// Where gc reports what is wrong with `n`: at its first token, with two exceptions.
  static Pos startOf(const syntax::Node* n);
  static Range rangeOf(const Operand& x) { return x.expr != nullptr ? rangeOf(x.expr) : Range{}; }
  static Range rangeOf(const Object* o) {
    return {o->pos, o->pos.plus(static_cast<uint32_t>(o->name.str().size()))};
  }
  static Range rangeOf(Pos p) { return {p, p.plus(p.valid() ? 1 : 0)}; }
  static Range rangeOf(Range r) { return r; }
  /// The diagnostic for additions (hint, notes), or null if it was suppressed as a consequence of
  /// an earlier error.
  diag::Diagnostic* report(Range range, Kind kind, std::string text);
  std::string versionReason(std::string_view message) const;
  diag::Diagnostic* reportWarning(Range range, Kind kind, std::string text);
  template <class At, class... Parts>
  diag::Diagnostic* error(const At& at, Kind kind, const Parts&... parts) {
    return report(rangeOf(at), kind, text(parts...));
  }
  template <class... Parts>
  void note(diag::Diagnostic* d, Range at, const Parts&... parts) {
    if (d != nullptr) addNote(d, at, text(parts...));
  }
  void addNote(diag::Diagnostic* d, Range at, std::string text);
  void noteOther(diag::Diagnostic* d, const Object* other);
  void hint(diag::Diagnostic* d, std::string text) {
    if (d != nullptr) d->hint = std::move(text);
  }
  std::string operandString(const Operand& x);
  std::string objectString(const Object* o);
  std::string objectKindName(const Object* o);
  std::string qualifier(const Package* p);
  std::string qualified(const Object* o);
  std::string typesSummary(std::span<Type* const> list, bool variadic, bool hasDots);
  void suggestName(diag::Diagnostic* d, Symbol name);
  std::string lookupError(Type* type, Symbol sel, Object* alternative, bool structLit);

  // ---- Versions --------------------------------------------------------------------------------
  bool allowed(Version v) const {
    return env.file == nullptr || env.file->version == 0 || env.file->version >= v;
  }
  template <class At, class... Parts>
  bool verifyVersion(const At& at, Version v, const Parts&... parts) {
    if (allowed(v)) [[likely]] return true;
    versionError(rangeOf(at), v, text(parts...));
    return false;
  }
  void versionError(Range at, Version v, std::string what);
  bool isVo() const { return env.file != nullptr && env.file->isVo; }

  // ---- Recording (record.cpp) ------------------------------------------------------------------
  void record(const Operand& x);
  void recordType(syntax::Expr* e, Type* t) { info.setFacts(e, Mode::Type, t, nullptr); }
  void recordTypeAndValue(syntax::Expr* e, Mode mode, Type* t, ConstValue* v);
  void recordBuiltin(syntax::Expr* fun, Signature* sig);
  void recordCommaOk(syntax::Expr* e, Type* t0, Type* t1);
  void recordInstance(syntax::Expr* e, std::span<Type* const> typeArgs, Type* type);
  void recordDef(syntax::Ident* id, Object* o) { info.setObject(id, o, true); }
  void recordUse(syntax::Ident* id, Object* o) { info.setObject(id, o, false); }
  void recordSelection(syntax::SelectorExpr* e, types::SelectionKind kind, Type* recv,
                       Object* object, std::span<const int32_t> path, bool indirect);

  // ---- Objects and scopes (scope.cpp) ----------------------------------------------------------
  Type* invalidType() const { return tc.invalid(); }
  Basic* basic(BasicKind k) const { return tc.basic(k); }
  base::Arena& localArena() const { return env.keep ? arena : tc.transient(); }
  Scope* newScope(Scope* parent, Pos pos, Pos end, bool isFunc = false) {
    return types::newScope(tc.transient(), parent, pos, end, isFunc);
  }
  void openScope(const syntax::Node* n) { env.scope = newScope(env.scope, n->pos, n->end); }
  void closeScope() { env.scope = env.scope->parent; }
  Object* lookup(Symbol name) const;
  Object* lookupScope(Symbol name, Scope** scope, bool* crossedFunc) const;
  void declare(Scope* scope, syntax::Ident* id, Object* o, Pos scopePos);
  /// A variable or constant of the current function body.
  Var* newLocalVar(Pos pos, Symbol name, Type* type);
  Const* newLocalConst(Pos pos, Symbol name);
  Tuple* newTuple(std::span<Var* const> vars);
  /// One per element type and package, so that `&x` allocates once.
  Pointer* newPointer(Type* elem);
  Type* emptyInterface() const { return tc.universe().emptyInterface; }
  /// The type of a method as a value: its signature without receiver.
  Signature* methodValueType(Func* m);
  DeclInfo* declOf(const Object* o) const;
  void addDep(Object* to);
  /// Marks the variable at the root of an addressable expression (`x`, `x.f`, `x[i]` of arrays).
  void markRoot(syntax::Expr* e, bool reassigned, bool addressTaken);

  // ---- Hooks of the type library (hooks.cpp) ---------------------------------------------------
  void declare(Object* o) override;
  void duplicateMethod(Pos pos, const Func* method, Pos other) override;
  void overlappingMethods(Pos pos, const Func* method, Pos otherPos, const Func* other) override;
  void unionTooLarge(Pos pos) override;
  void copiedTypeParam(TypeParam* copy, TypeParam* of) override;
  void instanceTooDeep(Pos pos, const Type* generic) override;
  void wrongTypeArgCount(Pos pos, std::string_view message) override;
  bool allowVersion(int minor) override;
  std::string exprString(const syntax::Expr* e) override { return syntax::exprString(e); }
  std::string posString(Pos pos) override;

  // ---- Package (package.cpp, unused.cpp) -------------------------------------------------------
  void run(std::span<syntax::File*> list, std::string_view path);
  void initFiles(std::span<syntax::File*> list, std::string_view path);
  void collectObjects();
  void collectFile(FileInfo& file, std::vector<struct MethodInfo>& methods);
  void collectImport(FileInfo& file, syntax::ImportDecl* d);
  void collectConst(FileInfo& file, syntax::ConstDecl* d);
  void collectVar(FileInfo& file, syntax::VarDecl* d);
  void collectFunc(FileInfo& file, syntax::FuncDecl* d, std::vector<struct MethodInfo>& methods);
  void checkMainSignature(syntax::FuncDecl* d, Func* f);
  Package* importPackage(syntax::ImportDecl* d, std::string_view path);
  void dotImport(FileInfo& file, syntax::ImportDecl* d, PkgName* name);
  void checkFileScopes();
  void associateMethods(std::span<struct MethodInfo> methods);
  TypeName* resolveBaseTypeName(bool* ptr, syntax::Ident* name);
  DeclInfo* newDecl(FileInfo& file, Object* o);
  DeclInfo* declarePackageObject(FileInfo& file, syntax::Ident* id, Object* o);
  void arity(Pos pos, std::span<syntax::Ident*> names, std::span<syntax::Expr*> inits,
             bool isConst, bool inherited);
  void packageObjects();
  void linkNames();
  void unusedImports();
  void lateErrors();
  void lateLinkname(const FileInfo& f, const syntax::Linkname& l, std::unordered_set<Object*>& linked);
  void lateFunction(const FuncBody& f, bool isLinked);

  // ---- //go:embed (embed.cpp) -------------------------------------------------------------------
  void embedPlaces();
  void embedVars();
  void embedPlace(const FileInfo& file, const syntax::VarDecl* d, bool local);
  void embedVar(const syntax::VarDecl* d);

  void usage(Scope* scope);

  // ---- Delayed work (delayed.cpp) --------------------------------------------------------------
  Delayed& later(Delayed::Kind kind, Pos pos);
  void processDelayed(size_t from);
  void runDelayed(const Delayed& d);
  void checkArraySizes();
  void checkElementSizes();
  void checkInterfaceCycles();
  void verifyTypeInstance(const Delayed& d);
  void verifyInstance(const Delayed& d, std::span<TypeParam* const> params);
  void recordCanonical(TypeParam* own, TypeParam* base);
  void recordMono(Pos pos, std::span<TypeParam* const> params, std::span<Type* const> args,
                  std::span<syntax::Expr* const> exprs);

  // ---- Declarations (decl.cpp, cycles.cpp, valid_type.cpp, initorder.cpp) ----------------------
  void objDecl(Object* o);
  bool isOnPath(const Object* o) const { return o->color == types::Color::Grey; }
  void push(Object* o);
  void pop();
  void constDecl(Const* c, syntax::Expr* type, syntax::Expr* init, bool inherited,
                 ConstValue* iota);
  void varDecl(Var* v, std::span<Var*> lhs, syntax::Expr* type, syntax::Expr* init);
  void typeDecl(TypeName* name, syntax::TypeDecl* d);
  void aliasDecl(TypeName* name, syntax::TypeDecl* d);
  void funcDecl(Func* f, DeclInfo* d);
  void declStmt(std::span<syntax::Decl*> list);
  void localConst(syntax::ConstDecl* d);
  void localVar(syntax::VarDecl* d);
  void localType(syntax::TypeDecl* d);
  void collectMethods(TypeName* name);
  void checkFieldUniqueness(Named* base);
  std::span<TypeParam*> collectTypeParams(std::span<syntax::Field> list,
                                          std::span<TypeParam*>* early);
  TypeParam* declareTypeParam(syntax::Ident* name, Pos scopePos, int index);
  Type* bound(syntax::Expr* e);
  bool validCycle(Object* o);
  void cycleError(std::span<Object* const> cycle, size_t start);
  void directCycles();
  bool isComplete(Type* t);
  bool isPointeeComplete(Type* t);
  bool reportIfOnPath(TypeName* name);
  bool hasVaryingSize(Type* t);
  TypeName* objectOf(Named* n);
  void validType(Named* t);
  bool validTypeIn(Type* t, std::vector<Named*>& nest, std::vector<Named*>& path);
  void initOrder();
  void reportInitCycle(std::span<DeclInfo* const> cycle);
  void monomorph();
  bool mentionsLocalType(Type* t) const;
  void monoWalk(TypeParam* to, Type* part, Type* arg, Pos pos, int depth);
  void monoFlow(TypeParam* to, TypeName* fromName, TypeParam* fromParam, Type* part, Type* arg,
                Pos pos);
  bool monoLocalType(Named* n);
  void reportInstanceLoop(int v);

  // ---- Type expressions (typexpr.cpp, signature.cpp, struct.cpp, interface.cpp) ----------------
  void ident(Operand& x, syntax::Ident* e, bool wantType);
  Type* typ(syntax::Expr* e) { return declaredType(e, nullptr); }
  Type* varType(syntax::Expr* e);
  void validVarType(syntax::Expr* e, Type* t);
  Type* declaredType(syntax::Expr* e, TypeName* def);
  Type* genericType(syntax::Expr* e, Cause* cause);
  Type* typInternal(syntax::Expr* e, TypeName* def);
  Type* arrayType(syntax::ArrayType* e);
  Type* mapType(syntax::MapType* e);
  void maybeLarge(Type* elem, Type* container, syntax::Expr* e);
  Type* instantiatedType(syntax::Expr* x, std::span<syntax::Expr*> list);
  int64_t arrayLength(syntax::Expr* e);
  /// False if one of the types is invalid; all are checked.
  bool typeList(std::span<syntax::Expr*> list, TypeListVec& out);
  void funcType(Signature* sig, syntax::Field* recv, std::span<syntax::Field> typeParams,
                syntax::FuncType* t);
  Var* collectReceiver(syntax::Field& f, Pos scopePos, std::span<TypeParam*>* typeParams);
  Type* genericReceiver(syntax::Field& f, syntax::Expr* base, bool ptr,
                        std::span<syntax::Ident* const> names, Pos scopePos,
                        std::span<TypeParam*>* typeParams);
  void recordReceiverTypes(syntax::Expr* e, Type* t);
  Tuple* collectParams(std::span<syntax::Field> list, bool isResult, bool* variadic);
  void declareParams(std::span<syntax::Field> list, Tuple* vars, Pos scopePos);
  void validReceiver(syntax::Expr* at, Var* recv);
  void unpackReceiver(syntax::Expr* type, bool unpackParams, bool* ptr, syntax::Expr** base,
                      SmallVec<syntax::Ident*, 4>* names);
  void structType(Struct* s, syntax::StructType* e);
  void checkEmbedded(syntax::Expr* e, Type* t);
  void interfaceType(Interface* t, syntax::InterfaceType* e, TypeName* def);
  void oldInterface(Interface* t);
  Type* unionType(syntax::Expr* e);
  void checkUnionTerms(Union* u, std::span<syntax::Expr*> exprs);

  // ---- Expressions (expr.cpp, binary.cpp, const.cpp, index.cpp, literals.cpp) ------------------
  /// Whether recursion must end here; says so once.
  bool stackExhausted(Range at);
  bool stackExhausted(const syntax::Node* at) {
    return stackExhausted(at != nullptr ? at->range() : Range{});
  }
  ExprKind rawExpr(const Target* target, Operand& x, syntax::Expr* e, Type* hint, bool allowGeneric);
  ExprKind exprInternal(const Target* target, Operand& x, syntax::Expr* e, Type* hint);
  void expr(const Target* target, Operand& x, syntax::Expr* e);
  /// Like expr, but a function may stay generic: assignment() instantiates it.
  void genericExpr(Operand& x, syntax::Expr* e, Type* hint = nullptr);
  /// The values of `e` (several for a call); with `allowCommaOk` a second one for comma-ok forms.
  void multiExpr(syntax::Expr* e, bool allowCommaOk, OperandList& out, bool* commaOk);
  syntax::Ident* description(Range at, std::string_view text);
  void exprOrType(Operand& x, syntax::Expr* e, bool allowGeneric);
  void nonGeneric(const Target* target, Operand& x);
  static bool isGenericFunction(const Operand& x) {
    const Signature* s = dynCast<Signature>(x.type);
    return s != nullptr && !s->typeParams.empty();
  }
  void exclude(Operand& x, unsigned modes);
  void singleValue(Operand& x);
  void star(Operand& x, syntax::StarExpr* e);
  void unary(Operand& x, syntax::UnaryExpr* e);
  void typeAssert(Operand& x, syntax::TypeAssertExpr* e);
  Type* chanElem(Range at, const Operand& x, bool receive);
  void typeAssertion(syntax::Expr* e, const Operand& x, Type* t, bool typeSwitch);
  void binaryChain(Operand& x, syntax::BinaryExpr* e);
  void binary(Operand& x, syntax::Expr* e, syntax::Expr* lhs, syntax::Expr* rhs, Token op);
  void binaryOperands(Operand& x, Operand& y, syntax::Expr* e, syntax::Expr* lhs,
                      syntax::Expr* rhs, Token op);
  void shift(Operand& x, Operand& y, syntax::Expr* e, Token op);
  void comparison(Operand& x, Operand& y, Token op, bool switchCase);
  void matchTypes(Operand& x, Operand& y);
  bool mayConvert(const Operand& x, const Operand& y);
  Cause incomparableCause(Type* t);
  bool opDefined(Operand& x, Token op, bool isUnary);

  enum class Representation : uint8_t { Ok, Truncated, Overflow, Invalid };
  void overflow(Operand& x, Pos opPos);
  void representable(Operand& x, Basic* t);
  Representation representation(const Operand& x, Basic* t, ConstValue** out);
  void invalidConversion(Representation why, const Operand& x, Type* target);
  void convertUntyped(Operand& x, Type* target);
  /// The type `x` takes where `target` is expected, or null; a constant's value in `*value`.
  Type* implicitType(const Operand& x, Type* target, ConstValue** value, Representation* why);
  void updateExprType(syntax::Expr* e, Type* t, bool final);
  void updateExprVal(syntax::Expr* e, ConstValue* v);

  bool indexExpr(Operand& x, syntax::IndexExpr* e);
  bool indexTypeParam(Operand& x, syntax::IndexExpr* e, int64_t* length, bool* done);
  void mapIndex(Operand& x, syntax::IndexExpr* e, Type* key, Type* elem);
  void sliceExpr(Operand& x, syntax::SliceExpr* e);
  syntax::Expr* singleIndex(syntax::IndexExpr* e);
  /// The type of a valid index (else invalid) and its constant value or -1.
  Type* index(syntax::Expr* e, int64_t max, int64_t* value);
  bool isValidIndex(Operand& x, Kind kind, std::string_view what, bool allowNegative);
  void basicLit(Operand& x, syntax::BasicLit* e);
  void funcLit(Operand& x, syntax::FuncLit* e);
  void compositeLit(Operand& x, syntax::CompositeLit* e, Type* hint);
  void structLit(syntax::CompositeLit* e, Struct* s, Type* base);
  void keyedStructLit(syntax::CompositeLit* e, Struct* s, Type* base);
  Var* literalField(syntax::Ident* key, Struct* s, Type* base, std::span<const int32_t>* path);
  void mapLit(syntax::CompositeLit* e, Map* m);
  int64_t indexedElements(std::span<syntax::Expr*> elements, Type* type, int64_t length);

  // ---- Calls (call.cpp, infer_call.cpp, selector.cpp, builtins.cpp, convert.cpp) ---------------
  ExprKind callExpr(Operand& x, syntax::CallExpr* call);
  ExprKind conversionCall(Operand& x, syntax::CallExpr* call);
  /// Instantiates `x` as far as type arguments, `target` and inference allow; with `infer` false
  /// and too few arguments given it only puts these into `partial` and returns true.
  bool funcInst(const Target* target, Pos pos, Operand& x, syntax::IndexExpr* inst, bool infer,
                TypeListVec* partial);
  Signature* instantiateSignature(Pos pos, syntax::Expr* e, Signature* sig,
                                  std::span<Type* const> typeArgs,
                                  std::span<syntax::Expr*> exprs);
  void exprList(std::span<syntax::Expr*> list, OperandList& out);
  void genericExprList(std::span<syntax::Expr*> list, OperandList& out, PartialList& partial);
  Signature* arguments(syntax::CallExpr* call, Signature* sig, std::span<Type* const> typeArgs,
                       std::span<syntax::Expr*> exprs, OperandList& args, PartialList& partial);
  Signature* inferCall(syntax::CallExpr* call, Signature* sig, std::span<Type* const> typeArgs,
                       std::span<syntax::Expr*> exprs, OperandList& args, PartialList& partial,
                       SmallVec<Var*, 8>& params, bool adjusted);
  void argumentCountError(syntax::CallExpr* call, Signature* sig, const OperandList& args,
                          size_t want, bool dots);
  void selector(Operand& x, syntax::SelectorExpr* e, bool wantType);
  bool qualifiedIdent(Operand& x, syntax::SelectorExpr* e);
  /// Whether gc's importers know the unexported object of another package.
  bool seenByImporters(const Package* p, const Object* o);
  void selectorError(Operand& x, syntax::SelectorExpr* e, const types::Lookup& found);
  void methodExpr(Operand& x, syntax::SelectorExpr* e, const types::Lookup& found);
  bool use(std::span<syntax::Expr*> list) { return useAll(list, false); }
  bool use(syntax::Expr* e) { return useOne(e, false); }
  bool useAll(std::span<syntax::Expr*> list, bool lhs);
  bool useOne(syntax::Expr* e, bool lhs);
  bool builtinCall(Operand& x, syntax::CallExpr* call, BuiltinId id);
  bool builtinAppend(Operand& x, syntax::CallExpr* call, OperandList& args);
  bool builtinLen(Operand& x, syntax::CallExpr* call, bool isLen);
  bool builtinComplex(Operand& x, syntax::CallExpr* call, OperandList& args);
  bool builtinRealImag(Operand& x, syntax::CallExpr* call, bool isReal);
  bool builtinClear(Operand& x, syntax::CallExpr* call);
  bool builtinClose(Operand& x, syntax::CallExpr* call);
  bool isBytesOrStrings(Type* t, bool* hasString);
  Type* byteSlice() {
    if (byteSliceType == nullptr) byteSliceType = tc.newSlice(tc.universe().byteType);
    return byteSliceType;
  }
  bool builtinCopy(Operand& x, syntax::CallExpr* call, OperandList& args);
  bool builtinDelete(Operand& x, syntax::CallExpr* call, OperandList& args);
  bool builtinMake(Operand& x, syntax::CallExpr* call);
  bool builtinMinMax(Operand& x, syntax::CallExpr* call, OperandList& args, bool isMax);
  bool builtinNew(Operand& x, syntax::CallExpr* call);
  bool builtinPrint(Operand& x, syntax::CallExpr* call, OperandList& args, std::string_view name);
  bool constantAssert(Operand& x, syntax::CallExpr* call);
  bool builtinAssert(Operand& x, syntax::CallExpr* call, OperandList& args);
  bool builtinOffsetof(Operand& x, syntax::CallExpr* call);
  bool builtinSizeof(Operand& x, syntax::CallExpr* call, bool align);
  bool builtinUnsafe(Operand& x, syntax::CallExpr* call, OperandList& args, BuiltinId id);
  Type* sliceElem(const Operand& x, Cause* cause);
  Type* applyTypeFunc(Type* (Checker::*f)(Type*), const Operand& x, BuiltinId id);
  Type* complexOf(Type* t);
  Type* floatOf(Type* t);
  Signature* makeSig(Type* res, std::initializer_list<Type*> args);
  Signature* makeSig(Type* res, std::span<Type* const> args);
  void conversion(Operand& x, Type* t);
  bool convertibleTo(const Operand& x, Type* t, Cause* cause);
  bool constConvertibleTo(const Operand& x, Type* t, ConstValue** value);

  // ---- Assignments (assign.cpp) ----------------------------------------------------------------
  /// Null for no error; else the kind of the error. `cause` may be null.
  bool assignableTo(const Operand& x, Type* t, Cause* cause, Kind* kind);
  /// Makes `x` a value of type `t`, or reports why it cannot be (`context` says where; with a null
  /// `t` x goes to the blank identifier).
  void assignment(Operand& x, Type* t, std::string_view context, syntax::Expr* callee = nullptr);
  void initConst(Const* c, Operand& x);
  void initVar(Var* v, Operand& x, std::string_view context);
  Type* lhsVar(syntax::Expr* e);
  void noteDynamicType(Var* v, const Operand& x);
  void assignVar(syntax::Expr* lhs, syntax::Expr* rhs, Operand* x, std::string_view context);
  void assignError(std::span<syntax::Expr*> rhs, size_t l, size_t r);
  void returnError(syntax::Stmt* at, std::span<Var* const> lhs, const OperandList& rhs);
  void initVars(std::span<Var* const> lhs, std::span<syntax::Expr*> rhs, syntax::Stmt* returnStmt);
  void assignVars(std::span<syntax::Expr*> lhs, std::span<syntax::Expr*> rhs);
  void shortVarDecl(syntax::AssignStmt* s);
  Target targetFor(Type* t, syntax::Expr* e, std::string_view name);

  // ---- Statements (stmt.cpp, switch.cpp, range.cpp, return.cpp) --------------------
  void funcBody(DeclInfo* decl, Signature* sig, syntax::BlockStmt* body, ConstValue* iota);
  void stmtList(std::span<syntax::Stmt*> list);
  void stmt(syntax::Stmt* s);
  void stmtInner(syntax::Stmt* s);
  void simpleStmt(syntax::Stmt* s) {
    if (s != nullptr) stmt(s);
  }
  void exprStmt(syntax::ExprStmt* s);
  void sendStmt(syntax::SendStmt* s);
  void incDecStmt(syntax::IncDecStmt* s);
  void assignStmt(syntax::AssignStmt* s);
  void returnStmt(syntax::ReturnStmt* s);
  void ifStmt(syntax::IfStmt* s);
  void condition(syntax::Expr* cond, std::string_view where);
  void forStmt(syntax::ForStmt* s);
  void suspendedCall(std::string_view keyword, syntax::Expr* call, Kind kind);
  void switchStmt(syntax::SwitchStmt* s);
  void typeSwitchStmt(syntax::TypeSwitchStmt* s);
  void selectStmt(syntax::SelectStmt* s);
  void caseValues(Operand& x, std::span<syntax::Expr*> values, struct CaseSet& seen);
  Type* caseTypes(const Operand* x, std::span<syntax::Expr*> list, struct TypeCaseSet& seen);
  void multipleDefaults(std::span<syntax::CaseClause*> clauses);
  bool isNilIdent(syntax::Expr* e);
  void rangeStmt(syntax::RangeStmt* s);
  bool rangeKeyVal(Type* t, Type** key, Type** val, Cause* cause);
  void rangeVars(syntax::RangeStmt* s, Operand& x, Type* key, Type* val);
  bool isTerminating(syntax::Stmt* s);
  bool isTerminatingSwitch(std::span<syntax::CaseClause*> clauses, const syntax::Stmt* s);
  bool isTerminatingList(std::span<syntax::Stmt*> list);

  // ---- Additions of .vo files (vo.cpp) ---------------------------------------------------------
  ExprKind tryExpr(Operand& x, syntax::TryExpr* e);
  void failStmt(syntax::FailStmt* s);
  void errDefer(syntax::DeferStmt* s);
  bool returnsError(const Signature* sig) const;
  void callStatement(syntax::Expr* e);
  bool needsErrorResult(Range at, Kind kind, std::string_view what);

  // ---- Dynamic access (dynamic.cpp) ------------------------------------------------------------
  ExprKind dynamicExpr(Operand& x, syntax::Expr* e);
  bool dynamicBase(Operand& x, syntax::Expr* step);
  bool hasDynamicMethod(const Operand& x, syntax::Expr* base, const syntax::Expr* step, std::string* why);
  Signature* dynamicSignature(const syntax::Expr* step);
  Tuple* dynamicPair();
  bool isDynamicValue(std::span<syntax::Expr* const> rhs) const;
  void dynamicValues(size_t targets, syntax::Expr* e, bool isReturn, OperandList& values);
  void initDynamic(std::span<Var* const> lhs, syntax::Expr* rhs, syntax::Stmt* returnStmt);
  void assignDynamic(std::span<syntax::Expr*> lhs, syntax::Expr* rhs);
  bool dynamicTarget(syntax::Expr* lhs);
};

}  // namespace vo::check
