// Calls of functions, methods and built-in functions.
#pragma once

#include "ir/func_builder.h"

namespace vo::ir {

struct Callee {
  enum class Kind : uint8_t { Static, Closure, Iface } kind;
  Func* func = nullptr;
  Node* value = nullptr;         ///< func value, or interface
  const types::Func* method = nullptr;
  Node* recv = nullptr;          ///< first argument of a Static method call
  Signature* sig = nullptr;      ///< mapped, without receiver
};

// ---- build_call.cpp ----
Node* call(FuncBuilder& fb, const syntax::CallExpr* e);
/// `direct`: a method of an interface whose dynamic type is known is called as that type's method.
Callee callee(FuncBuilder& fb, const syntax::Expr* fun, bool direct);
Callee methodCallee(FuncBuilder& fb, const syntax::SelectorExpr* e, const types::Selection* s, bool direct);
/// The selector in x.M, T.M, x.M[int] or T.M[int] if M is a method, else null.
const syntax::SelectorExpr* methodSelector(FuncBuilder& fb, const syntax::Expr* e);
Node* makeCall(FuncBuilder& fb, const Callee& c, NodeVec args, Pos pos);
NodeVec callArgs(FuncBuilder& fb, Signature* s, const syntax::CallExpr* e);
Node* variadicSlice(FuncBuilder& fb, NodeVec& values, Type* sliceType, Pos pos);
/// Values of an expression with several results, in temporaries.
NodeVec multi(FuncBuilder& fb, const syntax::Expr* e);
NodeVec multiOf(FuncBuilder& fb, Node* producer, Pos pos);
Node* methodRecv(FuncBuilder& fb, Node* x, const types::Lookup& found, std::span<Type* const> own, Func** func,
                 Pos pos);
types::Lookup lookupMethod(FuncBuilder& fb, Type* recv, const types::Object* method);

// ---- build_builtin.cpp ----
Node* builtin(FuncBuilder& fb, const syntax::CallExpr* e, BuiltinId id);
NodeVec builtinArgs(FuncBuilder& fb, const syntax::CallExpr* e, BuiltinId id);
Node* builtinWith(FuncBuilder& fb, BuiltinId id, const syntax::CallExpr* e, NodeVec args);
Func* libraryFunc(FuncBuilder& fb, std::string_view package, std::string_view name);

}  // namespace vo::ir
