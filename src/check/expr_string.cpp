// This file prints expressions for messages in the short form of Go's compiler: one line, spaces
// around every binary operator, "…" for the contents of literals and function bodies.
#include "check/expr_string.h"

namespace vo::check {

using namespace syntax;

namespace {

/// A message never needs more; deeper or longer trees end in "…".
constexpr int kMaxDepth = 200;
constexpr size_t kMaxLength = 10'000;

class ExprPrinter {
 public:
  explicit ExprPrinter(std::string& out) : out_(out), limit_(out.size() + kMaxLength) {}
  void expr(const Expr* e);

 private:
  void list(std::span<Expr*> exprs);
  void fields(std::span<Field> fields);
  void structFields(std::span<Field> fields);
  void signature(const FuncType* t);
  void interface(const InterfaceType* t);
  void chan(const ChanType* t);
  void binary(const BinaryExpr* e);
  void slice(const SliceExpr* e);
  void visit(const Expr* e);

  std::string& out_;
  size_t limit_;
  int depth_ = 0;
};

void ExprPrinter::expr(const Expr* e) {
  if (e == nullptr) return;
  if (depth_ > kMaxDepth || out_.size() > limit_) {
    out_ += "…";
    return;
  }
  depth_++;
  visit(e);
  depth_--;
}

void ExprPrinter::list(std::span<Expr*> exprs) {
  bool first = true;
  for (const Expr* e : exprs) {
    if (!first) out_ += ", ";
    first = false;
    expr(e);
  }
}

// Parameters: names that share a type are followed by it once.
void ExprPrinter::fields(std::span<Field> fields) {
  for (size_t i = 0; i < fields.size(); i++) {
    if (i > 0) out_ += ", ";
    const Field& f = fields[i];
    if (f.name != nullptr) {
      out_ += f.name->name.str();
      if (i + 1 < fields.size() && fields[i + 1].name != nullptr && fields[i + 1].type == f.type)
        continue;
      out_ += ' ';
    }
    expr(f.type);
  }
}

void ExprPrinter::structFields(std::span<Field> fields) {
  for (size_t i = 0; i < fields.size(); i++) {
    const Field& f = fields[i];
    if (i > 0) out_ += f.sharesType ? ", " : "; ";
    if (!f.embedded && f.name != nullptr) {
      out_ += f.name->name.str();
      if (i + 1 < fields.size() && fields[i + 1].sharesType) continue;
      out_ += ' ';
    }
    expr(f.type);
    if (f.tag != nullptr) {
      out_ += ' ';
      out_ += f.tag->text;
    }
  }
}

void ExprPrinter::signature(const FuncType* t) {
  out_ += '(';
  fields(t->params);
  out_ += ')';
  if (t->results.empty()) return;
  out_ += ' ';
  if (t->results.size() == 1 && t->results[0].name == nullptr) {
    expr(t->results[0].type);
    return;
  }
  out_ += '(';
  fields(t->results);
  out_ += ')';
}

void ExprPrinter::interface(const InterfaceType* t) {
  out_ += "interface{";
  bool first = true;
  for (const InterfaceElement& m : t->elements) {
    if (!first) out_ += "; ";
    first = false;
    if (m.name != nullptr) {
      out_ += m.name->name.str();
      if (m.type != nullptr) signature(m.type);
    } else {
      expr(m.embedded);
    }
  }
  out_ += '}';
}

void ExprPrinter::chan(const ChanType* t) {
  if (t->dir == ChanDir::Recv) out_ += "<-";
  out_ += "chan";
  if (t->dir == ChanDir::Send) out_ += "<-";
  out_ += ' ';
  const ChanType* inner = dynCast<ChanType>(t->element);
  bool parens = t->dir == ChanDir::Both && inner != nullptr && inner->dir == ChanDir::Recv;
  if (parens) out_ += '(';
  expr(t->element);
  if (parens) out_ += ')';
}

// Chains lean to the left and may be long: the left spine is walked, not recursed into.
void ExprPrinter::binary(const BinaryExpr* e) {
  const Expr* x = e;
  size_t spine = 0;
  while (const BinaryExpr* b = dynCast<BinaryExpr>(x)) {
    x = b->x;
    spine++;
  }
  if (spine > static_cast<size_t>(kMaxDepth)) {
    out_ += "… ";
    out_ += tokenText(e->op);
    out_ += ' ';
    expr(e->y);
    return;
  }
  expr(e->x);
  out_ += ' ';
  out_ += tokenText(e->op);
  out_ += ' ';
  expr(e->y);
}

void ExprPrinter::slice(const SliceExpr* e) {
  expr(e->x);
  out_ += '[';
  expr(e->lo);
  out_ += ':';
  expr(e->hi);
  if (e->max != nullptr) {
    out_ += ':';
    expr(e->max);
  }
  out_ += ']';
}

void ExprPrinter::visit(const Expr* e) {
  switch (e->kind) {
    case NodeKind::Ident: out_ += cast<Ident>(e)->name.str(); return;
    case NodeKind::BasicLit: out_ += cast<BasicLit>(e)->text; return;
    case NodeKind::FuncLit: {
      const FuncLit* lit = cast<FuncLit>(e);
      expr(lit->type);
      out_ += lit->body != nullptr && !lit->body->stmts.empty() ? " {…}" : " {}";
      return;
    }
    case NodeKind::CompositeLit: {
      const CompositeLit* lit = cast<CompositeLit>(e);
      expr(lit->type);
      out_ += lit->elements.empty() ? "{}" : "{…}";
      return;
    }
    case NodeKind::ParenExpr:
      out_ += '(';
      expr(cast<ParenExpr>(e)->x);
      out_ += ')';
      return;
    case NodeKind::SelectorExpr:
      expr(cast<SelectorExpr>(e)->x);
      out_ += '.';
      expr(cast<SelectorExpr>(e)->sel);
      return;
    case NodeKind::IndexExpr:
      expr(cast<IndexExpr>(e)->x);
      out_ += '[';
      list(cast<IndexExpr>(e)->indices);
      out_ += ']';
      return;
    case NodeKind::SliceExpr: slice(cast<SliceExpr>(e)); return;
    case NodeKind::TypeAssertExpr:
      expr(cast<TypeAssertExpr>(e)->x);
      out_ += ".(";
      if (const Expr* t = cast<TypeAssertExpr>(e)->type) {
        expr(t);
      } else {
        out_ += "type";
      }
      out_ += ')';
      return;
    case NodeKind::CallExpr:
      expr(cast<CallExpr>(e)->fun);
      out_ += '(';
      list(cast<CallExpr>(e)->args);
      if (cast<CallExpr>(e)->ellipsis.valid()) out_ += "...";
      out_ += ')';
      return;
    case NodeKind::StarExpr:
      out_ += '*';
      expr(cast<StarExpr>(e)->x);
      return;
    case NodeKind::UnaryExpr:
      out_ += tokenText(cast<UnaryExpr>(e)->op);
      expr(cast<UnaryExpr>(e)->x);
      return;
    case NodeKind::BinaryExpr: binary(cast<BinaryExpr>(e)); return;
    case NodeKind::TryExpr:
      expr(cast<TryExpr>(e)->x);
      out_ += '?';
      return;
    case NodeKind::KeyValueExpr:
      expr(cast<KeyValueExpr>(e)->key);
      out_ += ": ";
      expr(cast<KeyValueExpr>(e)->value);
      return;
    case NodeKind::ArrayType:
      out_ += '[';
      expr(cast<ArrayType>(e)->length);
      out_ += ']';
      expr(cast<ArrayType>(e)->element);
      return;
    case NodeKind::StructType:
      out_ += "struct{";
      structFields(cast<StructType>(e)->fields);
      out_ += '}';
      return;
    case NodeKind::FuncType:
      out_ += "func";
      signature(cast<FuncType>(e));
      return;
    case NodeKind::InterfaceType: interface(cast<InterfaceType>(e)); return;
    case NodeKind::MapType:
      out_ += "map[";
      expr(cast<MapType>(e)->key);
      out_ += ']';
      expr(cast<MapType>(e)->value);
      return;
    case NodeKind::ChanType: chan(cast<ChanType>(e)); return;
    case NodeKind::Ellipsis:
      out_ += "...";
      expr(cast<Ellipsis>(e)->element);
      return;
    default: out_ += "<bad expr>"; return;
  }
}

}  // namespace

void appendExpr(std::string& out, const Expr* e) { ExprPrinter(out).expr(e); }

std::string exprString(const Expr* e) {
  std::string out;
  appendExpr(out, e);
  return out;
}

}  // namespace vo::check
