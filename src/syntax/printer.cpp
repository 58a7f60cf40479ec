// This file implements the dump of a syntax tree as indented text.
//
// A line is: the role in the parent, the kind, the node's own words (operator, literal, …), its
// position. Names and literals, which are most nodes, are short: `x: name a @3:7`.
#include "syntax/printer.h"

#include <string>

namespace vo::syntax {
namespace {

class Dumper {
 public:
  Dumper(const diag::SourceFile& source, const DumpOptions& options)
      : source_(source), options_(options) {}
  std::string out;

  void file(const File& f);

 private:
  /// Starts a line.
  void line(std::string_view role, std::string_view text) {
    out.append(static_cast<size_t>(indent_) * 2, ' ');
    if (!role.empty()) {
      out += role;
      out += ": ";
    }
    out += text;
  }
  void word(std::string_view text) {
    out += ' ';
    out += text;
  }
  void flag(bool on, std::string_view text) {
    if (on) word(text);
  }
  void position(const Node* n);
  void open(std::string_view role, const Node* n) { line(role, nodeKindName(n->kind)); }
  /// Ends the line of `n` and calls `children` one level deeper.
  template <class F>
  void close(const Node* n, F&& children) {
    position(n);
    indent_++;
    children();
    indent_--;
  }
  template <class T>
  void list(std::string_view role, std::span<T> nodes) {
    for (const auto& n : nodes) node(role, n);
  }
  void node(std::string_view role, const Node* n);
  bool leaf(std::string_view role, const Node* n);
  void expr(const Node* n);
  void type(const Node* n);
  void stmt(const Node* n);
  void clause(const Node* n);
  void decl(const Node* n);
  void fields(std::string_view role, std::span<Field> fields);

  const diag::SourceFile& source_;
  DumpOptions options_;
  int indent_ = 0;
};

void Dumper::position(const Node* n) {
  if (options_.positions) {
    auto put = [&](Pos p) {
      diag::Location loc = diag::locateIn(source_, p, false);
      out += std::to_string(loc.line) + ":" + std::to_string(loc.column);
    };
    out += " @";
    put(n->pos);
    out += '-';
    put(n->end);
  }
  out += '\n';
}

void Dumper::file(const File& f) {
  line("", f.isVo ? "VoFile" : "File");
  if (f.package != nullptr) word(f.package->name.str());
  if (!f.goVersion.empty()) word(f.goVersion);
  out += '\n';
  indent_++;
  for (const Linkname& l : f.linknames) {
    line("linkname", l.local.str());
    if (!l.target.empty()) word(l.target);
    out += '\n';
  }
  for (std::string_view name : f.voOmits) {
    line("omit", name);
    out += '\n';
  }
  for (std::string_view name : f.voLinks) {
    line("link", name);
    out += '\n';
  }
  list("", f.decls);
  indent_--;
}

void Dumper::node(std::string_view role, const Node* n) {
  if (n == nullptr || leaf(role, n)) return;
  open(role, n);
  if (n->kind < NodeKind::ArrayType) return expr(n);
  if (n->kind < NodeKind::BadStmt) return type(n);
  if (n->kind < NodeKind::BadDecl) return stmt(n);
  decl(n);
}

bool Dumper::leaf(std::string_view role, const Node* n) {
  if (const auto* id = dynCast<Ident>(n)) {
    line(role, "name");
    word(id->name.str());
  } else if (const auto* lit = dynCast<BasicLit>(n)) {
    line(role, tokenText(lit->token));
    word(lit->text.substr(0, lit->text.find('\n')));
    flag(lit->bad, "bad");
  } else {
    return false;
  }
  position(n);
  return true;
}

void Dumper::expr(const Node* n) {
  switch (n->kind) {
    case NodeKind::CompositeLit: {
      const auto* x = cast<CompositeLit>(n);
      return close(n, [&] {
        node("type", x->type);
        list("", x->elements);
      });
    }
    case NodeKind::KeyValueExpr: {
      const auto* x = cast<KeyValueExpr>(n);
      return close(n, [&] {
        node("key", x->key);
        node("value", x->value);
      });
    }
    case NodeKind::FuncLit: {
      const auto* x = cast<FuncLit>(n);
      return close(n, [&] {
        node("type", x->type);
        node("body", x->body);
      });
    }
    case NodeKind::ParenExpr: return close(n, [&] { node("", cast<ParenExpr>(n)->x); });
    case NodeKind::StarExpr: return close(n, [&] { node("", cast<StarExpr>(n)->x); });
    case NodeKind::TryExpr: return close(n, [&] { node("", cast<TryExpr>(n)->x); });
    case NodeKind::DynAttrExpr:
      word(cast<DynAttrExpr>(n)->sel->name.str());
      return close(n, [&] { node("", cast<DynAttrExpr>(n)->x); });
    case NodeKind::DynIndexExpr: {
      const auto* x = cast<DynIndexExpr>(n);
      return close(n, [&] {
        node("", x->x);
        node("key", x->key);
      });
    }
    case NodeKind::DynCallExpr: {
      const CallExpr* x = cast<DynCallExpr>(n)->call;
      flag(x->ellipsis.valid(), "...");
      return close(n, [&] {
        node("fun", x->fun);
        list("", x->args);
      });
    }
    case NodeKind::SelectorExpr:
      word(cast<SelectorExpr>(n)->sel->name.str());
      return close(n, [&] { node("", cast<SelectorExpr>(n)->x); });
    case NodeKind::IndexExpr: {
      const auto* x = cast<IndexExpr>(n);
      return close(n, [&] {
        node("", x->x);
        list("index", x->indices);
      });
    }
    case NodeKind::SliceExpr: {
      const auto* x = cast<SliceExpr>(n);
      flag(x->three, "three");
      return close(n, [&] {
        node("", x->x);
        node("lo", x->lo);
        node("hi", x->hi);
        node("max", x->max);
      });
    }
    case NodeKind::TypeAssertExpr: {
      const auto* x = cast<TypeAssertExpr>(n);
      flag(x->type == nullptr, "type");
      return close(n, [&] {
        node("", x->x);
        node("type", x->type);
      });
    }
    case NodeKind::CallExpr: {
      const auto* x = cast<CallExpr>(n);
      flag(x->ellipsis.valid(), "...");
      return close(n, [&] {
        node("fun", x->fun);
        list("", x->args);
      });
    }
    case NodeKind::UnaryExpr:
      word(tokenText(cast<UnaryExpr>(n)->op));
      return close(n, [&] { node("", cast<UnaryExpr>(n)->x); });
    case NodeKind::BinaryExpr: {
      const auto* x = cast<BinaryExpr>(n);
      word(tokenText(x->op));
      return close(n, [&] {
        node("", x->x);
        node("", x->y);
      });
    }
    default: return position(n);
  }
}

void Dumper::fields(std::string_view role, std::span<Field> fields) {
  for (const Field& f : fields) {
    line(role, f.embedded ? "embedded" : f.name == nullptr ? "unnamed" : f.name->name.str());
    flag(f.sharesType, "(as before)");
    out += '\n';
    if (f.sharesType) continue;
    indent_++;
    node("", f.type);
    node("tag", f.tag);
    indent_--;
  }
}

void Dumper::type(const Node* n) {
  switch (n->kind) {
    case NodeKind::ArrayType: {
      const auto* x = cast<ArrayType>(n);
      return close(n, [&] {
        node("length", x->length);
        node("", x->element);
      });
    }
    case NodeKind::StructType:
      return close(n, [&] { fields("field", cast<StructType>(n)->fields); });
    case NodeKind::FuncType: {
      const auto* x = cast<FuncType>(n);
      return close(n, [&] {
        fields("typeparam", x->typeParams);
        fields("param", x->params);
        fields("result", x->results);
      });
    }
    case NodeKind::InterfaceType:
      return close(n, [&] {
        for (const InterfaceElement& e : cast<InterfaceType>(n)->elements) {
          if (e.name != nullptr) node("method", e.name);
          node("", e.type);
          node("embedded", e.embedded);
        }
      });
    case NodeKind::MapType: {
      const auto* x = cast<MapType>(n);
      return close(n, [&] {
        node("key", x->key);
        node("value", x->value);
      });
    }
    case NodeKind::ChanType: {
      const auto* x = cast<ChanType>(n);
      flag(x->dir == ChanDir::Send, "send");
      flag(x->dir == ChanDir::Recv, "receive");
      return close(n, [&] { node("", x->element); });
    }
    default:
      return close(n, [&] { node("", cast<Ellipsis>(n)->element); });
  }
}

void Dumper::stmt(const Node* n) {
  switch (n->kind) {
    case NodeKind::EmptyStmt:
      flag(cast<EmptyStmt>(n)->implicit, "implicit");
      return position(n);
    case NodeKind::DeclStmt: return close(n, [&] { list("", cast<DeclStmt>(n)->decls); });
    case NodeKind::LabeledStmt:
      word(cast<LabeledStmt>(n)->label->name.str());
      return close(n, [&] { node("", cast<LabeledStmt>(n)->stmt); });
    case NodeKind::ExprStmt: return close(n, [&] { node("", cast<ExprStmt>(n)->x); });
    case NodeKind::SendStmt:
      return close(n, [&] {
        node("chan", cast<SendStmt>(n)->chan);
        node("value", cast<SendStmt>(n)->value);
      });
    case NodeKind::IncDecStmt:
      word(cast<IncDecStmt>(n)->increment ? "++" : "--");
      return close(n, [&] { node("", cast<IncDecStmt>(n)->x); });
    case NodeKind::AssignStmt: {
      const auto* s = cast<AssignStmt>(n);
      word(tokenText(s->op));
      return close(n, [&] {
        list("lhs", s->lhs);
        list("rhs", s->rhs);
      });
    }
    case NodeKind::GoStmt: return close(n, [&] { node("", cast<GoStmt>(n)->call); });
    case NodeKind::DeferStmt: {
      const auto* s = cast<DeferStmt>(n);
      flag(s->onError, "onError");
      return close(n, [&] {
        node("", s->call);
        node("or", s->other);
      });
    }
    case NodeKind::FailStmt: {
      const auto* s = cast<FailStmt>(n);
      return close(n, [&] {
        node("", s->x);
        node("or", s->other);
      });
    }
    case NodeKind::ReturnStmt: return close(n, [&] { list("", cast<ReturnStmt>(n)->results); });
    case NodeKind::BranchStmt: {
      const auto* s = cast<BranchStmt>(n);
      word(tokenText(s->token));
      if (s->label != nullptr) word(s->label->name.str());
      if (s->target != nullptr) word("to " + std::string(nodeKindName(s->target->kind)));
      return position(n);
    }
    case NodeKind::BlockStmt: return close(n, [&] { list("", cast<BlockStmt>(n)->stmts); });
    case NodeKind::IfStmt: {
      const auto* s = cast<IfStmt>(n);
      return close(n, [&] {
        node("init", s->init);
        node("cond", s->cond);
        node("then", s->then);
        node("else", s->otherwise);
      });
    }
    case NodeKind::ForStmt: {
      const auto* s = cast<ForStmt>(n);
      return close(n, [&] {
        node("init", s->init);
        node("cond", s->cond);
        node("post", s->post);
        node("body", s->body);
      });
    }
    case NodeKind::RangeStmt: {
      const auto* s = cast<RangeStmt>(n);
      flag(s->op != Token::Illegal, tokenText(s->op));
      return close(n, [&] {
        node("key", s->key);
        node("value", s->value);
        node("extra", s->extra);
        node("x", s->x);
        node("body", s->body);
      });
    }
    default: return clause(n);
  }
}

// Switches, selects and their clauses.
void Dumper::clause(const Node* n) {
  switch (n->kind) {
    case NodeKind::CaseClause: {
      const auto* s = cast<CaseClause>(n);
      flag(s->isDefault, "default");
      return close(n, [&] {
        list("case", s->list);
        list("", s->body);
      });
    }
    case NodeKind::SwitchStmt: {
      const auto* s = cast<SwitchStmt>(n);
      return close(n, [&] {
        node("init", s->init);
        node("tag", s->tag);
        list("", s->clauses);
      });
    }
    case NodeKind::TypeSwitchStmt: {
      const auto* s = cast<TypeSwitchStmt>(n);
      if (s->bind != nullptr) word(s->bind->name.str());
      return close(n, [&] {
        node("init", s->init);
        node("", s->assertion);
        list("", s->clauses);
      });
    }
    case NodeKind::CommClause: {
      const auto* s = cast<CommClause>(n);
      flag(s->comm == nullptr, "default");
      return close(n, [&] {
        node("comm", s->comm);
        list("", s->body);
      });
    }
    case NodeKind::SelectStmt: return close(n, [&] { list("", cast<SelectStmt>(n)->clauses); });
    default: return position(n);
  }
}

void Dumper::decl(const Node* n) {
  switch (n->kind) {
    case NodeKind::ImportDecl: {
      const auto* d = cast<ImportDecl>(n);
      if (d->name != nullptr) word(d->name->name.str());
      if (d->path != nullptr) word(d->path->text);
      return position(n);
    }
    case NodeKind::ConstDecl: {
      const auto* d = cast<ConstDecl>(n);
      word("iota=" + std::to_string(d->iota));
      if (d->inherited != nullptr)
        word("inherits " + std::string(d->inherited->names[0]->name.str()));
      return close(n, [&] {
        list("", d->names);
        node("type", d->type);
        list("value", d->values);
      });
    }
    case NodeKind::VarDecl: {
      const auto* d = cast<VarDecl>(n);
      for (std::string_view e : d->embeds) word("embed=" + std::string(e));
      return close(n, [&] {
        list("", d->names);
        node("type", d->type);
        list("value", d->values);
      });
    }
    case NodeKind::TypeDecl: {
      const auto* d = cast<TypeDecl>(n);
      word(d->name->name.str());
      flag(d->isAlias, "=");
      return close(n, [&] {
        fields("typeparam", d->typeParams);
        node("", d->type);
      });
    }
    case NodeKind::FuncDecl: {
      const auto* d = cast<FuncDecl>(n);
      word(d->name->name.str());
      flag(d->isGeneric, "generic");
      if (d->pragmas != 0) word("pragmas=" + std::to_string(d->pragmas));
      return close(n, [&] {
        fields("receiver", d->receiver);
        node("type", d->type);
        node("body", d->body);
      });
    }
    default: return position(n);
  }
}

}  // namespace

std::string dumpFile(const File& file, const DumpOptions& options) {
  Dumper d(*file.source, options);
  d.file(file);
  return std::move(d.out);
}

}  // namespace vo::syntax
