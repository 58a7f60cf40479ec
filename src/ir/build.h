// The IR builder's inside: Builder makes a module, FuncBuilder one function. Their members are spread
// over one file per concept; the groups below name them. Nothing outside src/ir includes this.
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

class FuncBuilder;

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

class FuncBuilder {
 public:
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

  // ---- Functions (build_func.cpp) ----
  /// Locals for parameters and results. `names` are those of the declaration (may be null).
  void setSignature(Signature* s, const types::Var* recv, Signature* declaredSig);
  /// For a synthesized function: receiver type or null.
  void setSynthetic(Type* recv, Signature* s);
  /// Sets the initial value of a variable with `//go:embed` (build_embed.cpp).
  void embedded(const check::EmbedVar& e);
  void programTexts();
  void buildDecl(const syntax::FuncDecl* decl, const types::Func* object);
  /// Runs `f` with an empty statement list and makes it the body.
  template <class F>
  void body(Pos end, F f);
  void finish(NodeVec& stmts);
  Local* newLocal(LocalKind kind, std::string_view name, Type* t, Pos pos);
  Local* newTemp(Type* t, Pos pos) { return newLocal(LocalKind::Temp, {}, t, pos); }
  Local* declareVar(const types::Var* v);
  Label* newLabel(std::string_view name = {});
  FuncBuilder& outermost();

  // ---- Nodes (nodes.cpp) ----
  Node* make(Op op, Pos pos, Type* t);
  Node* make(Op op, Pos pos, Type* t, Node* a, Node* b = nullptr, Node* c = nullptr);
  Node* makeList(Op op, Pos pos, Type* t, std::span<Node* const> list, Node* a = nullptr);
  void setList(Node* n, std::span<Node* const> list);
  void updateDepth(Node* n);
  Node* limit(Node* n);
  Node* emit(Node* stmt);
  Node* local(Local* l, Pos pos);
  /// REQUIRES: the type can represent the value.
  Node* constant(const ConstValue* v, Type* t, Pos pos);
  Node* intConst(int64_t v, Type* t, Pos pos);
  Node* boolConst(bool v, Pos pos);
  Node* strConst(std::string_view v, Pos pos);
  Node* zero(Type* t, Pos pos);
  Node* field(Node* a, int64_t index, Pos pos);
  Node* index(Node* a, Node* i, Pos pos);
  Node* deref(Node* a, Pos pos);
  Node* addr(Node* place, Pos pos);
  Node* not_(Node* a);
  Node* isNil(Node* a, Pos pos);
  Node* funcRef(Func* f, Type* type, Pos pos);
  void assign(Node* place, Node* value, Pos pos);
  Node* decl(Local* l, Node* value, Pos pos);
  Node* block(NodeVec& stmts, Pos pos, Label* label = nullptr);
  void emitIf(Node* cond, NodeVec& then, NodeVec& otherwise, Pos pos);
  void jump(Op op, Label* label, Pos pos);
  /// A new temporary with the value; a Local node.
  Node* spill(Node* value, Pos pos);
  /// The value as something that can be read twice: constants and variables nobody else assigns as
  /// they are, else spilled.
  Node* stable(Node* value);
  /// Another tree of the same shape.
  Node* copy(const Node* n);
  bool mayTrap(const Node* n) const;
  bool isPlace(const Node* n) const;
  Local* rootLocal(const Node* place) const;
  template <class F>
  NodeVec collect(F f) {
    NodeVec list;
    NodeVec* saved = out;
    out = &list;
    f();
    out = saved;
    return list;
  }

  // ---- Types of expressions ----
  Type* map(Type* t) { return b.mapType(env, t); }
  Type* typeOf(const syntax::Expr* e);

  // ---- Order of evaluation (order.cpp) ----
  static bool isSimple(const Node* n);
  static bool isVariable(const Node* n);
  static bool sharesBytes(const Node* key);
  bool hasEffect(const syntax::Expr* e);
  bool anyEffect(std::span<syntax::Expr* const> list);
  /// A value gc evaluates before effects that follow in the statement.
  Node* early(Node* n);
  Node* earlyAddress(Node* n);
  Node* earlyKey(Node* key, Type* mapType);
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

  // ---- Expressions (build_expr.cpp) ----
  bool tooDeep(const syntax::Node* n);
  /// A tree without effects.
  Node* expr(const syntax::Expr* e);
  /// Like expr, but the root may be an Effect.
  Node* producer(const syntax::Expr* e);
  Node* exprTo(const syntax::Expr* e, Type* target);
  Node* producerTo(const syntax::Expr* e, Type* target);
  Node* ident(const syntax::Ident* e);
  Node* variable(const types::Var* v, Pos pos);
  Node* localRef(FuncBuilder* owner, Local* l, Pos pos);
  Node* captured(FuncBuilder* owner, Local* l, Pos pos);
  /// The name in f, p.f, f[int] or p.f[int] if that is a declared function, else null.
  const syntax::Ident* functionName(const syntax::Expr* e) const;
  Node* functionRef(const syntax::Ident* id, Pos pos);
  Node* functionValue(const syntax::Ident* id, Pos pos);
  Node* selector(const syntax::SelectorExpr* e);
  Node* fieldPath(Node* x, std::span<const int32_t> path, Pos pos);
  Node* indexExpr(const syntax::IndexExpr* e);
  Node* sliceExpr(const syntax::SliceExpr* e);
  Node* unary(const syntax::UnaryExpr* e);
  Node* addressOf(const syntax::Expr* e, Pos pos, Type* t);
  Node* binary(const syntax::BinaryExpr* e);
  Node* binaryOp(Token op, Node* x, Node* y, Type* t, Pos pos);
  Node* shiftCount(Node* n);
  Node* compare(Token op, const syntax::BinaryExpr* e);
  Node* compareNodes(Token op, Node* x, Node* y, Type* t, Pos pos);
  Node* logical(const syntax::BinaryExpr* e);
  Node* typeAssert(const syntax::TypeAssertExpr* e, bool ok);
  Node* tryExpr(const syntax::TryExpr* e, bool wantValue);
  std::vector<Node*> tryValues(const syntax::TryExpr* e);
  void failWith(Node* err, Pos pos);
  // ---- Dynamic access (build_dynamic.cpp) ----
  struct DynamicBase {
    Node* value;
    Node* err;  ///< null: the base is no pair
  };
  Node* dynamicCall(std::string_view name, NodeVec args, Pos pos);
  Node* dynamicOperand(const syntax::Expr* base, const syntax::Expr* step);
  DynamicBase dynamicBaseOf(const syntax::Expr* step);
  Node* dynamicArgs(const syntax::DynCallExpr* e);
  Node* dynamicStep(const syntax::Expr* step, Node* value, size_t results);
  NodeVec dynamicValues(const syntax::Expr* e, size_t n);
  NodeVec dynamicParts(Local* list, Local* err, size_t n, Pos pos);
  NodeVec dynamicResults(const syntax::Expr* e, std::span<Type* const> wanted);
  Node* dynamicResult(Node* value, Local* err, Type* t);
  Node* dynamicThunk(const syntax::DynCallExpr* e);
  /// The value's address is not needed: a place for reading parts of it.
  Node* operand(const syntax::Expr* e) { return expr(e); }
  /// A place for assignment or for taking the address.
  Node* place(const syntax::Expr* e);
  Node* addressable(Node* value, Pos pos);

  // ---- Conversions (build_convert.cpp) ----
  Node* convert(Node* v, Type* to, Pos pos);
  Node* conversion(const syntax::CallExpr* e);

  // ---- Calls (build_call.cpp, build_builtin.cpp) ----
  struct Callee {
    enum class Kind : uint8_t { Static, Closure, Iface } kind;
    Func* func = nullptr;
    Node* value = nullptr;         ///< func value, or interface
    const types::Func* method = nullptr;
    Node* recv = nullptr;          ///< first argument of a Static method call
    Signature* sig = nullptr;      ///< mapped, without receiver
  };
  Node* call(const syntax::CallExpr* e);
  /// `direct`: a method of an interface whose dynamic type is known is called as that type's method.
  Callee callee(const syntax::Expr* fun, bool direct);
  Callee methodCallee(const syntax::SelectorExpr* e, const types::Selection* s, bool direct);
  Type* dynamicType(const syntax::Expr* e);
  Node* directReceiver(const syntax::Expr* e, Node* x, const types::Object* method);
  /// The selector in x.M, T.M, x.M[int] or T.M[int] if M is a method, else null.
  const syntax::SelectorExpr* methodSelector(const syntax::Expr* e) const;
  /// The type arguments that a generic function or method got here.
  std::vector<Type*> typeArgs(const syntax::Ident* id);
  Node* makeCall(const Callee& c, NodeVec args, Pos pos);
  NodeVec callArgs(Signature* s, const syntax::CallExpr* e);
  Node* variadicSlice(NodeVec& values, Type* sliceType, Pos pos);
  /// Values of an expression with several results, in temporaries.
  NodeVec multi(const syntax::Expr* e);
  NodeVec multiOf(Node* producer, Pos pos);
  Node* methodRecv(Node* x, const types::Lookup& found, std::span<Type* const> own, Func** func, Pos pos);
  types::Lookup lookupMethod(Type* recv, const types::Object* method);
  Node* builtin(const syntax::CallExpr* e, BuiltinId id);
  Node* lenCap(const syntax::CallExpr* e, BuiltinId id);
  Node* append(const syntax::CallExpr* e);
  Node* makeBuiltin(const syntax::CallExpr* e);
  Node* minMax(const syntax::CallExpr* e, BuiltinId id);
  Node* newBuiltin(const syntax::CallExpr* e);
  Node* unsafeBuiltin(const syntax::CallExpr* e, BuiltinId id);
  void printNodes(NodeVec args, bool newline, Pos pos);
  void assertStmt(const syntax::CallExpr* e, NodeVec args);
  NodeVec builtinArgs(const syntax::CallExpr* e, BuiltinId id);
  Node* builtinWith(BuiltinId id, const syntax::CallExpr* e, NodeVec args);
  Func* libraryFunc(std::string_view package, std::string_view name);

  // ---- Literals and closures (build_literal.cpp, build_closure.cpp) ----
  Node* compositeLit(const syntax::CompositeLit* e, Type* t);
  Node* structLit(const syntax::CompositeLit* e, Type* t);
  struct FieldValue {
    std::span<const int32_t> path;  ///< of indices of fields, through embedded structs
    Node* value;
  };
  std::span<const int32_t> literalField(const syntax::CompositeLit* e, size_t i, types::Struct* s);
  Node* structOf(Type* t, std::span<const FieldValue> list, Pos pos, size_t depth = 0);
  Node* arrayLit(const syntax::CompositeLit* e, Type* t);
  Node* sliceLit(const syntax::CompositeLit* e, Type* t);
  Node* mapLit(const syntax::CompositeLit* e, Type* t);
  void storeElements(const syntax::CompositeLit* e, Node* base, Type* elem);
  bool denseElements(const syntax::CompositeLit* e, Type* elem, NodeVec* values);
  Node* staticArray(const syntax::CompositeLit* e, Type* array);
  Node* funcLit(const syntax::FuncLit* e);
  Node* closureOf(FuncBuilder& child, Type* sig, Pos pos);
  Node* methodValue(const syntax::SelectorExpr* e, const types::Selection* s);
  Node* methodExpr(const syntax::SelectorExpr* e, const types::Selection* s);
  Func* newChild(const char* kind, Signature* s);
  bool isDerived(std::span<Type* const> types);
  bool isDerivedMethod(const types::Selection* s);
  template <class F>
  Node* adapter(Signature* s, size_t first, Node* bound, Pos pos, F target);
  Node* forwarder(Node* func, Pos pos);
  void forward(const Callee& c, size_t first, Pos pos);

  // ---- Packages (build_package.cpp) ----
  void initializer(const types::Initializer& init);
  void mainWrapper(Func* main, Type* result);
  FuncBuilder* enclosingFunction();

  // ---- Statements (build_stmt.cpp) ----
  void stmt(const syntax::Stmt* s);
  void stmts(std::span<syntax::Stmt* const> list);
  void blockStmt(const syntax::BlockStmt* s);
  void exprStmt(const syntax::Expr* e);
  void discard(Node* n, Pos pos);
  void declStmt(const syntax::DeclStmt* s);
  void varDecl(const syntax::VarDecl* d);
  void ifStmt(const syntax::IfStmt* s);
  void forStmt(const syntax::ForStmt* s);
  void returnStmt(const syntax::ReturnStmt* s);
  void doReturn(NodeVec values, Pos pos);
  void branch(const syntax::BranchStmt* s);
  void labeled(const syntax::LabeledStmt* s);
  void sendStmt(const syntax::SendStmt* s);
  Label* gotoLabel(const syntax::Stmt* labeled);
  void loop(Node* cond, NodeVec& body, NodeVec& post, Label* label, Pos pos);

  // ---- Assignment (build_assign.cpp) ----
  /// Where a value goes: a place, a map element, or nowhere.
  struct Target {
    enum class Kind : uint8_t { Blank, Place, MapElem } kind = Kind::Blank;
    Node* place = nullptr;   ///< or the map
    Node* key = nullptr;
    Type* type = nullptr;
    Local* fresh = nullptr;  ///< a variable this statement declares
    Pos pos;
  };
  static std::vector<Type*> typesOf(std::span<const Target> list) {
    std::vector<Type*> out;
    for (const Target& t : list) out.push_back(t.type);
    return out;
  }
  static std::vector<Type*> typesOf(std::span<Local* const> list) {
    std::vector<Type*> out;
    for (const Local* l : list) out.push_back(l->type);
    return out;
  }
  void assignStmt(const syntax::AssignStmt* s);
  /// `lhs op= rhs`; without rhs: 1.
  void assignOp(const syntax::Expr* lhs, Token op, const syntax::Expr* rhs, Pos pos);
  void define(std::span<syntax::Expr* const> lhs, std::span<syntax::Expr* const> rhs, bool define, Pos pos);
  Target target(const syntax::Expr* e, bool define);
  void freeze(Target& t, std::span<Local* const> assigned);
  Node* freezePlace(Node* n, std::span<Local* const> assigned);
  Node* freezeValue(Node* n, std::span<Local* const> assigned);
  void store(const Target& t, Node* value);
  void assignOne(const Target& t, const syntax::Expr* rhs);
  void assignParallel(std::vector<Target>& lhs, std::span<syntax::Expr* const> rhs);
  void assignMulti(std::vector<Target>& lhs, Node* producer, Pos pos);
  void assignValues(std::vector<Target>& lhs, NodeVec& values);
  /// The producer of (value, ok).
  Node* commaOk(const syntax::Expr* e);
  static bool isBlank(const syntax::Expr* e);

  // ---- Range (build_range.cpp, range_func.cpp) ----
  void rangeStmt(const syntax::RangeStmt* s);
  void rangeInt(const syntax::RangeStmt* s);
  void rangeArray(const syntax::RangeStmt* s);
  void rangeString(const syntax::RangeStmt* s);
  void rangeMap(const syntax::RangeStmt* s);
  void rangeChan(const syntax::RangeStmt* s);
  void rangeFunc(const syntax::RangeStmt* s);
  /// Variables that all iterations share (before Go 1.22).
  void rangeShared(const syntax::RangeStmt* s);
  /// Assigns or declares the iteration variables; null for one that is not there.
  void rangeVars(const syntax::RangeStmt* s, Node* key, Node* value);
  Target rangeTarget(const syntax::RangeStmt* s, const syntax::Expr* e);
  /// The variable of `for v := range` if the loop's own counter can be it, else a temporary.
  Local* rangeCounter(const syntax::RangeStmt* s, Type* t);
  Local* rangeResult(const syntax::RangeStmt* s, const syntax::Expr* e, Type* t);
  template <class Head, class Post>
  void rangeLoopOver(const syntax::RangeStmt* s, Node* cond, Head head, Post post);
  void rangeBody(const syntax::RangeStmt* s, FuncBuilder& child);
  void checkRangeState(Pos pos);
  void setState(int64_t v, Pos pos);
  void leaveRange(RangeJump::Kind kind, const syntax::Stmt* target, Pos pos);
  void afterRange(const FuncBuilder& child, Pos pos);
  Node* nextCodeRef(Pos pos);
  Node* frameTokenRef(Pos pos);
  void branchTo(RangeJump::Kind kind, const syntax::Stmt* target, Pos pos);

  // ---- switch and select ----
  void switchStmt(const syntax::SwitchStmt* s);
  bool constantCases(const syntax::SwitchStmt* s, Node* tag);
  void constantSwitch(const syntax::SwitchStmt* s, Node* tag, Label* end);
  void jumpSwitch(const syntax::SwitchStmt* s, Node* tag, Label* end);
  void chainSwitch(const syntax::SwitchStmt* s, Node* tag, Label* end);
  Node* caseCond(const syntax::Expr* e, Node* tag);
  void typeSwitch(const syntax::TypeSwitchStmt* s);
  void typeCase(const syntax::CaseClause* c, Node* x, Label* end);
  void selectStmt(const syntax::SelectStmt* s);
  void selectBody(const syntax::CommClause* c, Local* value, Local* ok);

  // ---- go and defer (build_defer.cpp) ----
  void deferOrGo(const syntax::Expr* e, bool isGo, bool onError, Pos pos);
  Node* thunk(const syntax::CallExpr* e, bool isGo);
  Node* keep(Node* v);
  Node* inChild(FuncBuilder& child, Node* v);

 private:
  const char* stackBase_;
};

Op binaryOpOf(Token t);
const syntax::Expr* unparen(const syntax::Expr* e);
/// The value of an expression as data for a Global, or null if it takes code. With `addresses` it may
/// make variables (for &T{} and slices), as only an initialiser of a package may (static_init.cpp).
Node* staticValue(FuncBuilder& f, const syntax::Expr* e, Type* target, bool addresses);
Node* staticArrayValue(FuncBuilder& f, const syntax::CompositeLit* e, Type* array, bool addresses);

template <class F>
void FuncBuilder::body(Pos end, F f) {
  fn->end = end;
  NodeVec list;
  out = &list;
  f();
  finish(list);
  out = nullptr;
}

}  // namespace vo::ir
