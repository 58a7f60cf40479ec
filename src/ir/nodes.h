// Making nodes: the only place that does. What is emitted goes to FuncBuilder::out.
#pragma once

#include "ir/func_builder.h"

namespace vo::ir {

Node* make(FuncBuilder& fb, Op op, Pos pos, Type* t);
Node* make(FuncBuilder& fb, Op op, Pos pos, Type* t, Node* a, Node* b = nullptr, Node* c = nullptr);
Node* makeList(FuncBuilder& fb, Op op, Pos pos, Type* t, std::span<Node* const> list, Node* a = nullptr);
void setList(FuncBuilder& fb, Node* n, std::span<Node* const> list);
void updateDepth(Node* n);
Node* emit(FuncBuilder& fb, Node* stmt);
Node* local(FuncBuilder& fb, Local* l, Pos pos);
/// REQUIRES: the type can represent the value.
Node* constant(FuncBuilder& fb, const ConstValue* v, Type* t, Pos pos);
Node* intConst(FuncBuilder& fb, int64_t v, Type* t, Pos pos);
Node* boolConst(FuncBuilder& fb, bool v, Pos pos);
Node* strConst(FuncBuilder& fb, std::string_view v, Pos pos);
Node* zero(FuncBuilder& fb, Type* t, Pos pos);
Node* field(FuncBuilder& fb, Node* a, int64_t index, Pos pos);
Node* index(FuncBuilder& fb, Node* a, Node* i, Pos pos);
Node* deref(FuncBuilder& fb, Node* a, Pos pos);
Node* addr(FuncBuilder& fb, Node* place, Pos pos);
Node* not_(FuncBuilder& fb, Node* a);
Node* isNil(FuncBuilder& fb, Node* a, Pos pos);
Node* funcRef(FuncBuilder& fb, Func* f, Type* type, Pos pos);
void assign(FuncBuilder& fb, Node* place, Node* value, Pos pos);
Node* decl(FuncBuilder& fb, Local* l, Node* value, Pos pos);
Node* block(FuncBuilder& fb, NodeVec& stmts, Pos pos, Label* label = nullptr);
void emitIf(FuncBuilder& fb, Node* cond, NodeVec& then, NodeVec& otherwise, Pos pos);
void jump(FuncBuilder& fb, Op op, Label* label, Pos pos);
/// A new temporary with the value; a Local node.
Node* spill(FuncBuilder& fb, Node* value, Pos pos);
/// The value as something that can be read twice: constants and variables nobody else assigns as
/// they are, else spilled.
Node* stable(FuncBuilder& fb, Node* value);
/// Another tree of the same shape.
Node* copy(FuncBuilder& fb, const Node* n);
bool mayTrap(const Node* n);
bool isPlace(const Node* n);
Local* rootLocal(const Node* place);
bool isSimple(const Node* n);
Node* addressable(FuncBuilder& fb, Node* value, Pos pos);

}  // namespace vo::ir
