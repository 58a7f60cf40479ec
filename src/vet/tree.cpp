// This file knows what is below each kind of node.
#include "vet/tree.h"

namespace vo::vet {

using namespace syntax;

namespace {

using Visit = base::FunctionRef<void(const Node*)>;

void maybe(const Node* n, Visit f) {
  if (n != nullptr) f(n);
}

template <class T>
void list(std::span<T*> nodes, Visit f) {
  for (T* n : nodes) maybe(n, f);
}

void fields(std::span<Field> list, Visit f) {
  for (const Field& field : list) {
    maybe(field.name, f);
    if (!field.sharesType) maybe(field.type, f);
    maybe(field.tag, f);
  }
}

void ofDecl(const Node* n, Visit f) {
  switch (n->kind) {
    case NodeKind::ImportDecl: {
      const auto* d = cast<ImportDecl>(n);
      maybe(d->name, f);
      return maybe(d->path, f);
    }
    case NodeKind::ConstDecl: {
      const auto* d = cast<ConstDecl>(n);
      list(d->names, f);
      maybe(d->type, f);
      return list(d->values, f);
    }
    case NodeKind::VarDecl: {
      const auto* d = cast<VarDecl>(n);
      list(d->names, f);
      maybe(d->type, f);
      return list(d->values, f);
    }
    case NodeKind::TypeDecl: {
      const auto* d = cast<TypeDecl>(n);
      maybe(d->name, f);
      fields(d->typeParams, f);
      return maybe(d->type, f);
    }
    case NodeKind::FuncDecl: {
      const auto* d = cast<FuncDecl>(n);
      fields(d->receiver, f);
      maybe(d->name, f);
      maybe(d->type, f);
      return maybe(d->body, f);
    }
    default:
      return;
  }
}

void ofStmt(const Node* n, const types::Info& info, Visit f) {
  switch (n->kind) {
    case NodeKind::DeclStmt:
      return list(cast<DeclStmt>(n)->decls, f);
    case NodeKind::LabeledStmt: {
      maybe(cast<LabeledStmt>(n)->label, f);
      return maybe(cast<LabeledStmt>(n)->stmt, f);
    }
    case NodeKind::ExprStmt:
      return maybe(cast<ExprStmt>(n)->x, f);
    case NodeKind::SendStmt: {
      maybe(cast<SendStmt>(n)->chan, f);
      return maybe(cast<SendStmt>(n)->value, f);
    }
    case NodeKind::IncDecStmt:
      return maybe(cast<IncDecStmt>(n)->x, f);
    case NodeKind::AssignStmt: {
      list(cast<AssignStmt>(n)->lhs, f);
      return list(cast<AssignStmt>(n)->rhs, f);
    }
    case NodeKind::GoStmt:
      return maybe(cast<GoStmt>(n)->call, f);
    case NodeKind::DeferStmt: {
      const auto* d = cast<DeferStmt>(n);
      return maybe(d->other != nullptr && info.errDeferIsCall(d) ? d->other : d->call, f);
    }
    case NodeKind::FailStmt: {
      const auto* s = cast<FailStmt>(n);
      return maybe(s->other != nullptr && info.failIsCall(s) ? s->other : s->x, f);
    }
    case NodeKind::ReturnStmt:
      return list(cast<ReturnStmt>(n)->results, f);
    case NodeKind::BranchStmt:
      return maybe(cast<BranchStmt>(n)->label, f);
    case NodeKind::BlockStmt:
      return list(cast<BlockStmt>(n)->stmts, f);
    case NodeKind::IfStmt: {
      const auto* s = cast<IfStmt>(n);
      maybe(s->init, f);
      maybe(s->cond, f);
      maybe(s->then, f);
      return maybe(s->otherwise, f);
    }
    case NodeKind::CaseClause: {
      list(cast<CaseClause>(n)->list, f);
      return list(cast<CaseClause>(n)->body, f);
    }
    case NodeKind::SwitchStmt: {
      const auto* s = cast<SwitchStmt>(n);
      maybe(s->init, f);
      maybe(s->tag, f);
      return list(s->clauses, f);
    }
    case NodeKind::TypeSwitchStmt: {
      const auto* s = cast<TypeSwitchStmt>(n);
      maybe(s->init, f);
      maybe(s->bind, f);
      maybe(s->assertion, f);
      return list(s->clauses, f);
    }
    case NodeKind::CommClause: {
      maybe(cast<CommClause>(n)->comm, f);
      return list(cast<CommClause>(n)->body, f);
    }
    case NodeKind::SelectStmt:
      return list(cast<SelectStmt>(n)->clauses, f);
    case NodeKind::ForStmt: {
      const auto* s = cast<ForStmt>(n);
      maybe(s->init, f);
      maybe(s->cond, f);
      maybe(s->post, f);
      return maybe(s->body, f);
    }
    case NodeKind::RangeStmt: {
      const auto* s = cast<RangeStmt>(n);
      maybe(s->key, f);
      maybe(s->value, f);
      maybe(s->x, f);
      return maybe(s->body, f);
    }
    default:
      return ofDecl(n, f);
  }
}

}  // namespace

void children(const Node* n, const types::Info& info, Visit f) {
  switch (n->kind) {
    case NodeKind::CompositeLit: {
      maybe(cast<CompositeLit>(n)->type, f);
      return list(cast<CompositeLit>(n)->elements, f);
    }
    case NodeKind::KeyValueExpr: {
      maybe(cast<KeyValueExpr>(n)->key, f);
      return maybe(cast<KeyValueExpr>(n)->value, f);
    }
    case NodeKind::FuncLit: {
      maybe(cast<FuncLit>(n)->type, f);
      return maybe(cast<FuncLit>(n)->body, f);
    }
    case NodeKind::ParenExpr:
      return maybe(cast<ParenExpr>(n)->x, f);
    case NodeKind::SelectorExpr: {
      maybe(cast<SelectorExpr>(n)->x, f);
      return maybe(cast<SelectorExpr>(n)->sel, f);
    }
    case NodeKind::IndexExpr: {
      maybe(cast<IndexExpr>(n)->x, f);
      return list(cast<IndexExpr>(n)->indices, f);
    }
    case NodeKind::SliceExpr: {
      const auto* x = cast<SliceExpr>(n);
      maybe(x->x, f);
      maybe(x->lo, f);
      maybe(x->hi, f);
      return maybe(x->max, f);
    }
    case NodeKind::TypeAssertExpr: {
      maybe(cast<TypeAssertExpr>(n)->x, f);
      return maybe(cast<TypeAssertExpr>(n)->type, f);
    }
    case NodeKind::CallExpr: {
      maybe(cast<CallExpr>(n)->fun, f);
      return list(cast<CallExpr>(n)->args, f);
    }
    case NodeKind::StarExpr:
      return maybe(cast<StarExpr>(n)->x, f);
    case NodeKind::UnaryExpr:
      return maybe(cast<UnaryExpr>(n)->x, f);
    case NodeKind::BinaryExpr: {
      maybe(cast<BinaryExpr>(n)->x, f);
      return maybe(cast<BinaryExpr>(n)->y, f);
    }
    case NodeKind::TryExpr:
      return maybe(cast<TryExpr>(n)->x, f);
    case NodeKind::DynAttrExpr:
      return maybe(cast<DynAttrExpr>(n)->x, f);
    case NodeKind::DynIndexExpr: {
      maybe(cast<DynIndexExpr>(n)->x, f);
      return maybe(cast<DynIndexExpr>(n)->key, f);
    }
    case NodeKind::DynCallExpr: {
      const CallExpr* call = cast<DynCallExpr>(n)->call;
      maybe(call->fun, f);
      return list(call->args, f);
    }
    case NodeKind::ArrayType: {
      maybe(cast<ArrayType>(n)->length, f);
      return maybe(cast<ArrayType>(n)->element, f);
    }
    case NodeKind::StructType:
      return fields(cast<StructType>(n)->fields, f);
    case NodeKind::FuncType: {
      const auto* t = cast<FuncType>(n);
      fields(t->typeParams, f);
      fields(t->params, f);
      return fields(t->results, f);
    }
    case NodeKind::InterfaceType: {
      for (const InterfaceElement& e : cast<InterfaceType>(n)->elements) {
        maybe(e.name, f);
        maybe(e.type, f);
        maybe(e.embedded, f);
      }
      return;
    }
    case NodeKind::MapType: {
      maybe(cast<MapType>(n)->key, f);
      return maybe(cast<MapType>(n)->value, f);
    }
    case NodeKind::ChanType:
      return maybe(cast<ChanType>(n)->element, f);
    case NodeKind::Ellipsis:
      return maybe(cast<Ellipsis>(n)->element, f);
    default:
      return ofStmt(n, info, f);
  }
}

void walk(const Node* n, const types::Info& info, base::FunctionRef<bool(const Node*)> f) {
  if (n == nullptr || !f(n)) return;
  auto below = [&](const Node* child) { walk(child, info, f); };
  children(n, info, below);
}

Tree::Tree(std::span<File* const> files, const types::Info& info) {
  for (uint32_t i = 0; i < files.size(); i++)
    for (const Decl* d : files[i]->decls) add(d, kNone, i, info);
}

void Tree::add(const Node* n, uint32_t parent, uint32_t file, const types::Info& info) {
  auto index = static_cast<uint32_t>(entries_.size());
  entries_.push_back({n, parent, file});
  byKind_[static_cast<size_t>(n->kind)].push_back(index);
  auto below = [&](const Node* child) { add(child, index, file, info); };
  children(n, info, below);
}

const Node* Tree::above(uint32_t i, int n) const {
  for (; n > 0 && i != kNone; n--) i = entries_[i].parent;
  return i == kNone ? nullptr : entries_[i].node;
}

}  // namespace vo::vet
