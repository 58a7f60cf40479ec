// This file implements the short form of expressions in messages.
#include "syntax/printer.h"

namespace vo::syntax {
namespace {

class Writer {
 public:
  std::string out;

  void expr(const Expr* x);
  template <class T>
  void exprs(std::span<T> list) {
    for (size_t i = 0; i < list.size(); i++) {
      if (i > 0) out += ", ";
      expr(list[i]);
    }
  }

 private:
  void add(std::string_view text) { out += text; }
  void body(bool empty) { add(empty ? "{}" : "{…}"); }
  void slice(const SliceExpr* x);
  void structType(const StructType* x);
  void interfaceType(const InterfaceType* x);
  void chanType(const ChanType* x);
  void signature(const FuncType* x);
  void params(std::span<Field> list);
};

void Writer::expr(const Expr* x) {
  if (x == nullptr) return;
  switch (x->kind) {
    case NodeKind::Ident: return add(cast<Ident>(x)->name.str());
    case NodeKind::BasicLit: return add(cast<BasicLit>(x)->text);
    case NodeKind::CompositeLit: {
      const auto* c = cast<CompositeLit>(x);
      expr(c->type);
      return body(c->elements.empty());
    }
    case NodeKind::KeyValueExpr:
      expr(cast<KeyValueExpr>(x)->key);
      add(": ");
      return expr(cast<KeyValueExpr>(x)->value);
    case NodeKind::FuncLit:
      expr(cast<FuncLit>(x)->type);
      add(" ");
      return body(cast<FuncLit>(x)->body->stmts.empty());
    case NodeKind::ParenExpr:
      add("(");
      expr(cast<ParenExpr>(x)->x);
      return add(")");
    case NodeKind::SelectorExpr:
      expr(cast<SelectorExpr>(x)->x);
      add(".");
      return expr(cast<SelectorExpr>(x)->sel);
    case NodeKind::IndexExpr:
      expr(cast<IndexExpr>(x)->x);
      add("[");
      exprs(cast<IndexExpr>(x)->indices);
      return add("]");
    case NodeKind::SliceExpr: return slice(cast<SliceExpr>(x));
    case NodeKind::TypeAssertExpr: {
      const auto* t = cast<TypeAssertExpr>(x);
      expr(t->x);
      add(".(");
      if (t->type == nullptr) add("type");
      expr(t->type);
      return add(")");
    }
    case NodeKind::CallExpr:
      expr(cast<CallExpr>(x)->fun);
      add("(");
      exprs(cast<CallExpr>(x)->args);
      return add(cast<CallExpr>(x)->ellipsis.valid() ? "...)" : ")");
    case NodeKind::StarExpr:
      add("*");
      return expr(cast<StarExpr>(x)->x);
    case NodeKind::UnaryExpr:
      add(tokenText(cast<UnaryExpr>(x)->op));
      return expr(cast<UnaryExpr>(x)->x);
    case NodeKind::BinaryExpr: {
      const auto* b = cast<BinaryExpr>(x);
      expr(b->x);
      add(" ");
      add(tokenText(b->op));
      add(" ");
      return expr(b->y);
    }
    case NodeKind::TryExpr:
      expr(cast<TryExpr>(x)->x);
      return add("?");
    case NodeKind::DynAttrExpr:
      expr(cast<DynAttrExpr>(x)->x);
      add("~>");
      return expr(cast<DynAttrExpr>(x)->sel);
    case NodeKind::DynIndexExpr:
      expr(cast<DynIndexExpr>(x)->x);
      add("~>[");
      expr(cast<DynIndexExpr>(x)->key);
      return add("]");
    case NodeKind::DynCallExpr: {
      const CallExpr* c = cast<DynCallExpr>(x)->call;
      expr(c->fun);
      add(isa<DynAttrExpr>(c->fun) ? "(" : "~>(");
      exprs(c->args);
      return add(c->ellipsis.valid() ? "...)" : ")");
    }
    case NodeKind::ArrayType:
      add("[");
      expr(cast<ArrayType>(x)->length);
      add("]");
      return expr(cast<ArrayType>(x)->element);
    case NodeKind::StructType: return structType(cast<StructType>(x));
    case NodeKind::FuncType:
      add("func");
      return signature(cast<FuncType>(x));
    case NodeKind::InterfaceType: return interfaceType(cast<InterfaceType>(x));
    case NodeKind::MapType:
      add("map[");
      expr(cast<MapType>(x)->key);
      add("]");
      return expr(cast<MapType>(x)->value);
    case NodeKind::ChanType: return chanType(cast<ChanType>(x));
    case NodeKind::Ellipsis:
      add("...");
      return expr(cast<Ellipsis>(x)->element);
    default: return add("<bad expr>");
  }
}

void Writer::slice(const SliceExpr* x) {
  expr(x->x);
  add("[");
  expr(x->lo);
  add(":");
  expr(x->hi);
  if (x->max != nullptr) {
    add(":");
    expr(x->max);
  }
  add("]");
}

void Writer::structType(const StructType* x) {
  add("struct{");
  for (size_t i = 0; i < x->fields.size(); i++) {
    const Field& f = x->fields[i];
    if (i > 0) add(f.sharesType ? ", " : "; ");
    bool more = i + 1 < x->fields.size() && x->fields[i + 1].sharesType;
    if (f.name != nullptr) {
      expr(f.name);
      if (!more) add(" ");
    }
    if (more) continue;
    expr(f.type);
    if (f.tag != nullptr) {
      add(" ");
      expr(f.tag);
    }
  }
  add("}");
}

void Writer::interfaceType(const InterfaceType* x) {
  add("interface{");
  for (size_t i = 0; i < x->elements.size(); i++) {
    const InterfaceElement& e = x->elements[i];
    if (i > 0) add("; ");
    expr(e.embedded);
    if (e.name == nullptr) continue;
    expr(e.name);
    signature(e.type);
  }
  add("}");
}

void Writer::chanType(const ChanType* x) {
  if (x->dir == ChanDir::Recv) add("<-");
  add(x->dir == ChanDir::Send ? "chan<- " : "chan ");
  const auto* element = dynCast<ChanType>(x->element);
  bool ambiguous = x->dir == ChanDir::Both && element != nullptr && element->dir == ChanDir::Recv;
  if (ambiguous) add("(");
  expr(x->element);
  if (ambiguous) add(")");
}

void Writer::signature(const FuncType* x) {
  params(x->params);
  if (x->results.empty()) return;
  add(" ");
  if (x->results.size() == 1 && x->results[0].name == nullptr) return expr(x->results[0].type);
  params(x->results);
}

void Writer::params(std::span<Field> list) {
  add("(");
  for (size_t i = 0; i < list.size(); i++) {
    if (i > 0) add(", ");
    if (list[i].name != nullptr) {
      expr(list[i].name);
      if (i + 1 < list.size() && list[i + 1].sharesType) continue;
      add(" ");
    }
    expr(list[i].type);
  }
  add(")");
}

}  // namespace

std::string exprString(const Expr* x) {
  Writer w;
  w.expr(x);
  return std::move(w.out);
}

std::string exprListString(std::span<Expr* const> list) {
  Writer w;
  w.exprs(list);
  return std::move(w.out);
}

std::string simpleStmtString(const Stmt* s) {
  switch (s->kind) {
    case NodeKind::ExprStmt: return exprString(cast<ExprStmt>(s)->x);
    case NodeKind::SendStmt:
      return exprString(cast<SendStmt>(s)->chan) + " <- " + exprString(cast<SendStmt>(s)->value);
    case NodeKind::IncDecStmt:
      return exprString(cast<IncDecStmt>(s)->x) + (cast<IncDecStmt>(s)->increment ? "++" : "--");
    case NodeKind::AssignStmt: {
      const auto* a = cast<AssignStmt>(s);
      std::string op(tokenText(a->op));
      if (a->op != Token::Assign && a->op != Token::Define) op += "=";
      return exprListString(a->lhs) + " " + op + " " + exprListString(a->rhs);
    }
    case NodeKind::GoStmt: return "go " + exprString(cast<GoStmt>(s)->call);
    case NodeKind::DeferStmt:
      return (cast<DeferStmt>(s)->onError ? "errdefer " : "defer ") +
             exprString(cast<DeferStmt>(s)->call);
    case NodeKind::FailStmt: return "fail " + exprString(cast<FailStmt>(s)->x);
    default: return std::string(nodeKindName(s->kind));
  }
}

}  // namespace vo::syntax
