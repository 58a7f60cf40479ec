// This file knows what is below each kind of node.
#include "lsp/tree.h"

namespace vo::lsp {

using namespace syntax;

namespace {

struct Walker {
  Visit f;
  void one(const Node* n) const {
    if (n != nullptr) f(n);
  }
  template <class T>
  void all(std::span<T*> list) const {
    for (const T* n : list) one(n);
  }
  void fields(std::span<Field> list) const {
    for (size_t i = 0; i < list.size(); i++) {
      // `a, b int`: the type stands behind the last name.
      if (!list[i].embedded) one(list[i].name);
      if (i + 1 == list.size() || !list[i + 1].sharesType) {
        one(list[i].type);
        one(list[i].tag);
      }
    }
  }
  void signature(const FuncType* t, const Ident* name, std::span<Field> receiver) const {
    fields(receiver);
    one(name);
    f(t);
  }

  void expr(const Node* n) const;
  void stmt(const Node* n) const;
  void decl(const Node* n) const;
};

void Walker::expr(const Node* n) const {
  switch (n->kind) {
    case NodeKind::CompositeLit: {
      const auto* e = cast<CompositeLit>(n);
      one(e->type);
      return all(e->elements);
    }
    case NodeKind::KeyValueExpr: one(cast<KeyValueExpr>(n)->key); return one(cast<KeyValueExpr>(n)->value);
    case NodeKind::FuncLit: one(cast<FuncLit>(n)->type); return one(cast<FuncLit>(n)->body);
    case NodeKind::ParenExpr: return one(cast<ParenExpr>(n)->x);
    case NodeKind::SelectorExpr: one(cast<SelectorExpr>(n)->x); return one(cast<SelectorExpr>(n)->sel);
    case NodeKind::IndexExpr: one(cast<IndexExpr>(n)->x); return all(cast<IndexExpr>(n)->indices);
    case NodeKind::SliceExpr: {
      const auto* e = cast<SliceExpr>(n);
      for (const Expr* x : {e->x, e->lo, e->hi, e->max}) one(x);
      return;
    }
    case NodeKind::TypeAssertExpr: one(cast<TypeAssertExpr>(n)->x); return one(cast<TypeAssertExpr>(n)->type);
    case NodeKind::CallExpr: one(cast<CallExpr>(n)->fun); return all(cast<CallExpr>(n)->args);
    case NodeKind::StarExpr: return one(cast<StarExpr>(n)->x);
    case NodeKind::UnaryExpr: return one(cast<UnaryExpr>(n)->x);
    case NodeKind::BinaryExpr: one(cast<BinaryExpr>(n)->x); return one(cast<BinaryExpr>(n)->y);
    case NodeKind::TryExpr: return one(cast<TryExpr>(n)->x);
    case NodeKind::DynAttrExpr: one(cast<DynAttrExpr>(n)->x); return one(cast<DynAttrExpr>(n)->sel);
    case NodeKind::DynIndexExpr: one(cast<DynIndexExpr>(n)->x); return one(cast<DynIndexExpr>(n)->key);
    case NodeKind::DynCallExpr: one(cast<DynCallExpr>(n)->call->fun); return all(cast<DynCallExpr>(n)->call->args);
    case NodeKind::ArrayType: one(cast<ArrayType>(n)->length); return one(cast<ArrayType>(n)->element);
    case NodeKind::StructType: return fields(cast<StructType>(n)->fields);
    case NodeKind::FuncType: {
      const auto* t = cast<FuncType>(n);
      fields(t->typeParams);
      fields(t->params);
      return fields(t->results);
    }
    case NodeKind::InterfaceType:
      for (const InterfaceElement& e : cast<InterfaceType>(n)->elements) {
        one(e.name);
        one(e.type);
        one(e.embedded);
      }
      return;
    case NodeKind::MapType: one(cast<MapType>(n)->key); return one(cast<MapType>(n)->value);
    case NodeKind::ChanType: return one(cast<ChanType>(n)->element);
    case NodeKind::Ellipsis: return one(cast<Ellipsis>(n)->element);
    default: return;  // leaves
  }
}

void Walker::stmt(const Node* n) const {
  switch (n->kind) {
    case NodeKind::DeclStmt: return all(cast<DeclStmt>(n)->decls);
    case NodeKind::LabeledStmt: one(cast<LabeledStmt>(n)->label); return one(cast<LabeledStmt>(n)->stmt);
    case NodeKind::ExprStmt: return one(cast<ExprStmt>(n)->x);
    case NodeKind::SendStmt: one(cast<SendStmt>(n)->chan); return one(cast<SendStmt>(n)->value);
    case NodeKind::IncDecStmt: return one(cast<IncDecStmt>(n)->x);
    case NodeKind::AssignStmt: all(cast<AssignStmt>(n)->lhs); return all(cast<AssignStmt>(n)->rhs);
    case NodeKind::GoStmt: return one(cast<GoStmt>(n)->call);
    case NodeKind::DeferStmt: return one(cast<DeferStmt>(n)->call);
    case NodeKind::FailStmt: return one(cast<FailStmt>(n)->x);
    case NodeKind::ReturnStmt: return all(cast<ReturnStmt>(n)->results);
    case NodeKind::BranchStmt: return one(cast<BranchStmt>(n)->label);
    case NodeKind::BlockStmt: return all(cast<BlockStmt>(n)->stmts);
    case NodeKind::IfStmt: {
      const auto* s = cast<IfStmt>(n);
      one(s->init), one(s->cond), one(s->then);
      return one(s->otherwise);
    }
    case NodeKind::CaseClause: all(cast<CaseClause>(n)->list); return all(cast<CaseClause>(n)->body);
    case NodeKind::SwitchStmt: one(cast<SwitchStmt>(n)->init), one(cast<SwitchStmt>(n)->tag); return all(cast<SwitchStmt>(n)->clauses);
    case NodeKind::TypeSwitchStmt: {
      const auto* s = cast<TypeSwitchStmt>(n);
      one(s->init), one(s->bind), one(s->assertion);
      return all(s->clauses);
    }
    case NodeKind::CommClause: one(cast<CommClause>(n)->comm); return all(cast<CommClause>(n)->body);
    case NodeKind::SelectStmt: return all(cast<SelectStmt>(n)->clauses);
    case NodeKind::ForStmt: {
      const auto* s = cast<ForStmt>(n);
      one(s->init), one(s->cond), one(s->post);
      return one(s->body);
    }
    case NodeKind::RangeStmt: {
      const auto* s = cast<RangeStmt>(n);
      one(s->key), one(s->value), one(s->extra), one(s->x);
      return one(s->body);
    }
    default: return;
  }
}

void Walker::decl(const Node* n) const {
  switch (n->kind) {
    case NodeKind::ImportDecl: one(cast<ImportDecl>(n)->name); return one(cast<ImportDecl>(n)->path);
    case NodeKind::ConstDecl: all(cast<ConstDecl>(n)->names), one(cast<ConstDecl>(n)->type); return all(cast<ConstDecl>(n)->values);
    case NodeKind::VarDecl: all(cast<VarDecl>(n)->names), one(cast<VarDecl>(n)->type); return all(cast<VarDecl>(n)->values);
    case NodeKind::TypeDecl: one(cast<TypeDecl>(n)->name), fields(cast<TypeDecl>(n)->typeParams); return one(cast<TypeDecl>(n)->type);
    case NodeKind::FuncDecl: {
      const auto* d = cast<FuncDecl>(n);
      signature(d->type, d->name, d->receiver);
      return one(d->body);
    }
    default: return;
  }
}

void addPath(const Node* n, diag::Pos pos, std::vector<const Node*>& path) {
  path.push_back(n);
  const Node* inner = nullptr;
  // Of two that touch at `pos` the identifier, else the later one.
  forEachChild(n, [&](const Node* child) {
    // A function's type ends before its body, and begins before its name.
    bool inside = child->pos <= pos && pos <= child->end;
    if (inside && !(inner != nullptr && isa<Ident>(inner) && !isa<Ident>(child))) inner = child;
  });
  if (inner != nullptr) addPath(inner, pos, path);
}

}  // namespace

void forEachChild(const Node* n, Visit f) {
  Walker w{f};
  w.expr(n);
  w.stmt(n);
  w.decl(n);
}

void forEachNode(const Node* n, Visit f) {
  f(n);
  forEachChild(n, [&](const Node* child) { forEachNode(child, f); });
}

void forEachNode(const File& file, Visit f) {
  for (const Decl* d : file.decls) forEachNode(d, f);
}

std::vector<const Node*> pathTo(const File& file, diag::Pos pos) {
  std::vector<const Node*> path;
  for (const Decl* d : file.decls) {
    if (d->pos <= pos && pos <= d->end) {
      addPath(d, pos, path);
      break;
    }
  }
  return path;
}

}  // namespace vo::lsp
