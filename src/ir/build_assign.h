// Assignments and definitions.
#pragma once

#include "ir/func_builder.h"

namespace vo::ir {

/// Where a value goes: a place, a map element, or nowhere.
struct Target {
  enum class Kind : uint8_t { Blank, Place, MapElem } kind = Kind::Blank;
  Node* place = nullptr;   ///< or the map
  Node* key = nullptr;
  Type* type = nullptr;
  Local* fresh = nullptr;  ///< a variable this statement declares
  Pos pos;
};

inline std::vector<Type*> typesOf(std::span<const Target> list) {
  std::vector<Type*> out;
  for (const Target& t : list) out.push_back(t.type);
  return out;
}
inline std::vector<Type*> typesOf(std::span<Local* const> list) {
  std::vector<Type*> out;
  for (const Local* l : list) out.push_back(l->type);
  return out;
}
void assignStmt(FuncBuilder& fb, const syntax::AssignStmt* s);
/// `lhs op= rhs`; without rhs: 1.
void assignOp(FuncBuilder& fb, const syntax::Expr* lhs, Token op, const syntax::Expr* rhs, Pos pos);
void define(FuncBuilder& fb, std::span<syntax::Expr* const> lhs, std::span<syntax::Expr* const> rhs, bool define,
            Pos pos);
Target target(FuncBuilder& fb, const syntax::Expr* e, bool define);
void store(FuncBuilder& fb, const Target& t, Node* value);
void assignMulti(FuncBuilder& fb, std::vector<Target>& lhs, Node* producer, Pos pos);
void assignValues(FuncBuilder& fb, std::vector<Target>& lhs, NodeVec& values);
/// The producer of (value, ok).
Node* commaOk(FuncBuilder& fb, const syntax::Expr* e);
bool isBlank(const syntax::Expr* e);

}  // namespace vo::ir
