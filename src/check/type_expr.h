// Type expressions: types from syntax, signatures, structs, interfaces.
#pragma once

#include "check/state.h"

namespace vo::check {

// ---- interface.cpp ----
void checkInterfaceCycles(Checker& ck);
void interfaceType(Checker& ck, Interface* t, syntax::InterfaceType* e, TypeName* def);
void oldInterface(Checker& ck, Interface* t);
Type* unionType(Checker& ck, syntax::Expr* e);
void checkUnionTerms(Checker& ck, Union* u, std::span<syntax::Expr*> exprs);

// ---- typexpr.cpp ----
void ident(Checker& ck, Operand& x, syntax::Ident* e, bool wantType);
Type* varType(Checker& ck, syntax::Expr* e);
void validVarType(Checker& ck, syntax::Expr* e, Type* t);
Type* declaredType(Checker& ck, syntax::Expr* e, TypeName* def);
inline Type* typ(Checker& ck, syntax::Expr* e) { return declaredType(ck, e, nullptr); }
Type* genericType(Checker& ck, syntax::Expr* e, Cause* cause);
/// False if one of the types is invalid; all are checked.
bool typeList(Checker& ck, std::span<syntax::Expr*> list, TypeListVec& out);

// ---- signature.cpp ----
void funcType(Checker& ck, Signature* sig, syntax::Field* recv, std::span<syntax::Field> typeParams,
              syntax::FuncType* t);
void validReceiver(Checker& ck, syntax::Expr* at, Var* recv);
void unpackReceiver(Checker& ck, syntax::Expr* type, bool unpackParams, bool* ptr, syntax::Expr** base,
                    SmallVec<syntax::Ident*, 4>* names);

// ---- struct.cpp ----
void structType(Checker& ck, Struct* s, syntax::StructType* e);
void checkEmbedded(Checker& ck, syntax::Expr* e, Type* t);

}  // namespace vo::check
