// This file prints the side tables of a checked package.
#include "support/check_dump.h"

#include "syntax/printer.h"
#include "types/type_string.h"

namespace vo::check {

using namespace syntax;

namespace {

class ExprWalker {
 public:
  explicit ExprWalker(base::FunctionRef<void(Expr*)> f) : f_(f) {}
  void decl(Decl* d);

 private:
  void expr(Expr* e);
  void exprParts(Expr* e);
  void stmt(Stmt* s);
  template <class T>
  void list(std::span<T*> items) {
    for (T* item : items) {
      if constexpr (std::is_base_of_v<Expr, T>) expr(item);
      else stmt(item);
    }
  }
  void fields(std::span<Field> list);

  base::FunctionRef<void(Expr*)> f_;
};

void ExprWalker::fields(std::span<Field> list) {
  for (size_t i = 0; i < list.size(); i++) {
    if (list[i].name != nullptr && !list[i].embedded) expr(list[i].name);
    if (i == 0 || list[i].type != list[i - 1].type) expr(list[i].type);
  }
}

// Operators lean to the left, maybe thousands deep: their left spine is walked with a loop.
void ExprWalker::expr(Expr* e) {
  if (e == nullptr) return;
  std::vector<BinaryExpr*> spine;
  while (BinaryExpr* b = dynCast<BinaryExpr>(e)) {
    f_(b);
    spine.push_back(b);
    e = b->x;
  }
  f_(e);
  exprParts(e);
  while (!spine.empty()) {
    expr(spine.back()->y);
    spine.pop_back();
  }
}

void ExprWalker::exprParts(Expr* e) {
  switch (e->kind) {
    case NodeKind::CompositeLit:
      expr(cast<CompositeLit>(e)->type);
      list(cast<CompositeLit>(e)->elements);
      return;
    case NodeKind::KeyValueExpr:
      expr(cast<KeyValueExpr>(e)->key);
      expr(cast<KeyValueExpr>(e)->value);
      return;
    case NodeKind::FuncLit:
      expr(cast<FuncLit>(e)->type);
      stmt(cast<FuncLit>(e)->body);
      return;
    case NodeKind::ParenExpr: expr(cast<ParenExpr>(e)->x); return;
    case NodeKind::SelectorExpr:
      expr(cast<SelectorExpr>(e)->x);
      expr(cast<SelectorExpr>(e)->sel);
      return;
    case NodeKind::IndexExpr:
      expr(cast<IndexExpr>(e)->x);
      list(cast<IndexExpr>(e)->indices);
      return;
    case NodeKind::SliceExpr:
      for (Expr* part : {cast<SliceExpr>(e)->x, cast<SliceExpr>(e)->lo, cast<SliceExpr>(e)->hi, cast<SliceExpr>(e)->max})
        expr(part);
      return;
    case NodeKind::TypeAssertExpr:
      expr(cast<TypeAssertExpr>(e)->x);
      expr(cast<TypeAssertExpr>(e)->type);
      return;
    case NodeKind::CallExpr:
      expr(cast<CallExpr>(e)->fun);
      list(cast<CallExpr>(e)->args);
      return;
    case NodeKind::StarExpr: expr(cast<StarExpr>(e)->x); return;
    case NodeKind::UnaryExpr: expr(cast<UnaryExpr>(e)->x); return;
    case NodeKind::TryExpr: expr(cast<TryExpr>(e)->x); return;
    case NodeKind::DynAttrExpr: expr(cast<DynAttrExpr>(e)->x); return;
    case NodeKind::DynIndexExpr:
      expr(cast<DynIndexExpr>(e)->x);
      expr(cast<DynIndexExpr>(e)->key);
      return;
    case NodeKind::DynCallExpr:
      expr(cast<DynCallExpr>(e)->call->fun);
      list(cast<DynCallExpr>(e)->call->args);
      return;
    case NodeKind::ArrayType:
      expr(cast<ArrayType>(e)->length);
      expr(cast<ArrayType>(e)->element);
      return;
    case NodeKind::StructType: fields(cast<StructType>(e)->fields); return;
    case NodeKind::FuncType:
      fields(cast<FuncType>(e)->typeParams);
      fields(cast<FuncType>(e)->params);
      fields(cast<FuncType>(e)->results);
      return;
    case NodeKind::InterfaceType:
      for (InterfaceElement& m : cast<InterfaceType>(e)->elements) {
        expr(m.name);
        expr(m.type);
        expr(m.embedded);
      }
      return;
    case NodeKind::MapType:
      expr(cast<MapType>(e)->key);
      expr(cast<MapType>(e)->value);
      return;
    case NodeKind::ChanType: expr(cast<ChanType>(e)->element); return;
    case NodeKind::Ellipsis: expr(cast<Ellipsis>(e)->element); return;
    default: return;
  }
}

void ExprWalker::stmt(Stmt* s) {
  if (s == nullptr) return;
  switch (s->kind) {
    case NodeKind::DeclStmt:
      for (Decl* d : cast<DeclStmt>(s)->decls) decl(d);
      return;
    case NodeKind::LabeledStmt: stmt(cast<LabeledStmt>(s)->stmt); return;
    case NodeKind::ExprStmt: expr(cast<ExprStmt>(s)->x); return;
    case NodeKind::SendStmt:
      expr(cast<SendStmt>(s)->chan);
      expr(cast<SendStmt>(s)->value);
      return;
    case NodeKind::IncDecStmt: expr(cast<IncDecStmt>(s)->x); return;
    case NodeKind::AssignStmt:
      list(cast<AssignStmt>(s)->lhs);
      list(cast<AssignStmt>(s)->rhs);
      return;
    case NodeKind::GoStmt: expr(cast<GoStmt>(s)->call); return;
    case NodeKind::DeferStmt: expr(cast<DeferStmt>(s)->call); return;
    case NodeKind::FailStmt: expr(cast<FailStmt>(s)->x); return;
    case NodeKind::ReturnStmt: list(cast<ReturnStmt>(s)->results); return;
    case NodeKind::BlockStmt: list(cast<BlockStmt>(s)->stmts); return;
    case NodeKind::IfStmt:
      for (Stmt* next = s; next != nullptr;) {
        IfStmt* i = dynCast<IfStmt>(next);
        if (i == nullptr) {
          stmt(next);
          return;
        }
        stmt(i->init);
        expr(i->cond);
        stmt(i->then);
        next = i->otherwise;
      }
      return;
    case NodeKind::CaseClause:
      list(cast<CaseClause>(s)->list);
      list(cast<CaseClause>(s)->body);
      return;
    case NodeKind::SwitchStmt:
      stmt(cast<SwitchStmt>(s)->init);
      expr(cast<SwitchStmt>(s)->tag);
      list(cast<SwitchStmt>(s)->clauses);
      return;
    case NodeKind::TypeSwitchStmt:
      stmt(cast<TypeSwitchStmt>(s)->init);
      expr(cast<TypeSwitchStmt>(s)->bind);
      if (cast<TypeSwitchStmt>(s)->assertion != nullptr) expr(cast<TypeSwitchStmt>(s)->assertion->x);
      list(cast<TypeSwitchStmt>(s)->clauses);
      return;
    case NodeKind::CommClause:
      stmt(cast<CommClause>(s)->comm);
      list(cast<CommClause>(s)->body);
      return;
    case NodeKind::SelectStmt: list(cast<SelectStmt>(s)->clauses); return;
    case NodeKind::ForStmt:
      stmt(cast<ForStmt>(s)->init);
      expr(cast<ForStmt>(s)->cond);
      stmt(cast<ForStmt>(s)->post);
      stmt(cast<ForStmt>(s)->body);
      return;
    case NodeKind::RangeStmt:
      for (Expr* part : {cast<RangeStmt>(s)->key, cast<RangeStmt>(s)->value, cast<RangeStmt>(s)->x}) expr(part);
      stmt(cast<RangeStmt>(s)->body);
      return;
    default: return;
  }
}

void ExprWalker::decl(Decl* d) {
  switch (d->kind) {
    case NodeKind::ConstDecl:
      for (Ident* name : cast<ConstDecl>(d)->names) expr(name);
      expr(cast<ConstDecl>(d)->type);
      list(cast<ConstDecl>(d)->values);
      return;
    case NodeKind::VarDecl:
      for (Ident* name : cast<VarDecl>(d)->names) expr(name);
      expr(cast<VarDecl>(d)->type);
      list(cast<VarDecl>(d)->values);
      return;
    case NodeKind::TypeDecl:
      expr(cast<TypeDecl>(d)->name);
      fields(cast<TypeDecl>(d)->typeParams);
      expr(cast<TypeDecl>(d)->type);
      return;
    case NodeKind::FuncDecl: {
      FuncDecl* f = cast<FuncDecl>(d);
      fields(f->receiver);
      expr(f->name);
      exprParts(f->type);
      stmt(f->body);
      return;
    }
    default: return;
  }
}

std::string_view modeText(types::Mode mode) {
  switch (mode) {
    case types::Mode::NoValue: return "no value";
    case types::Mode::Builtin: return "built-in";
    case types::Mode::Type: return "type";
    case types::Mode::Constant: return "constant";
    case types::Mode::Variable: return "variable";
    case types::Mode::MapIndex: return "map index";
    case types::Mode::Value: return "value";
    case types::Mode::NilValue: return "nil";
    case types::Mode::CommaOk: return "comma-ok";
    default: return "invalid";
  }
}

class Dumper {
 public:
  explicit Dumper(CheckContext& context) : context_(context), info_(context.info) {}

  void expr(Expr* e) {
    types::Mode mode = info_.mode(e);
    Ident* id = dynCast<Ident>(e);
    types::Object* object = id != nullptr ? info_.object(id) : nullptr;
    if (mode == types::Mode::Invalid && object == nullptr) return;
    diag::Location at = context_.sources.locate(e->pos, false);
    out_ += std::to_string(at.line) + ":" + std::to_string(at.column) + " " + syntax::exprString(e) + ":";
    if (mode != types::Mode::Invalid) {
      out_ += ' ';
      out_ += modeText(mode);
      if (const types::Type* t = info_.type(e); t != nullptr && mode != types::Mode::NoValue)
        out_ += " " + types::typeString(context_.types, t);
      if (const types::ConstValue* v = info_.constant(e)) out_ += " = " + types::constString(v);
    }
    if (object != nullptr) {
      out_ += info_.isDefinition(id) ? " declares " : " uses ";
      out_ += types::objectString(object, context_.types.qualifier());
      variable(object, info_.isDefinition(id));
    }
    out_ += '\n';
    if (SelectorExpr* s = dynCast<SelectorExpr>(e)) selection(s);
    if (id != nullptr) {
      if (const types::Instance* i = info_.instance(id))
        out_ += "\tinstance " + types::typeListString(i->typeArgs, context_.types.qualifier()) + "\n";
    }
  }

  void initializers(const CheckedPackage& package) {
    for (const types::Initializer& i : package.initializers) {
      out_ += "init";
      for (const types::Var* v : i.lhs) out_ += " " + std::string(v->name.str());
      out_ += " = " + syntax::exprString(i.rhs) + "\n";
    }
  }

  std::string take() { return std::move(out_); }

 private:
  void variable(const types::Object* object, bool definition) {
    const types::Var* v = types::dynCast<types::Var>(object);
    if (v == nullptr || !definition) return;
    if (v->captured) out_ += ", captured";
    if (v->reassigned) out_ += ", reassigned";
    if (v->addressTaken) out_ += ", address taken";
  }

  void selection(SelectorExpr* e) {
    const types::Selection* s = info_.selection(e);
    if (s == nullptr) return;
    static constexpr std::string_view kNames[] = {"none", "qualified", "field", "method", "method expression"};
    out_ += "\t";
    out_ += kNames[static_cast<size_t>(s->kind)];
    for (size_t i = 0; i < s->path.size(); i++) {
      out_ += i == 0 ? " path " : ".";
      out_ += std::to_string(s->path[i]);
    }
    if (s->indirect) out_ += " indirect";
    out_ += '\n';
  }

  CheckContext& context_;
  const types::Info& info_;
  std::string out_;
};

}  // namespace

void forEachExpr(const File& file, base::FunctionRef<void(Expr*)> f) {
  ExprWalker walker(f);
  for (Decl* d : file.decls) walker.decl(d);
}

std::string dumpTypes(CheckContext& context, const CheckedPackage& package, std::span<File* const> files) {
  context.types.setMessagePackage(package.package);
  Dumper dumper(context);
  for (const File* f : files) forEachExpr(*f, [&](Expr* e) { dumper.expr(e); });
  dumper.initializers(package);
  return dumper.take();
}

}  // namespace vo::check
