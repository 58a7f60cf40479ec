// This file looks for values that become values of interfaces.
#include "vet/satisfied.h"

namespace vo::vet {

using namespace syntax;

namespace {

class Finder {
 public:
  Finder(Pass& pass, base::FunctionRef<void(types::Type*, types::Type*)> f) : pass_(pass), f_(f) {}

  void run() {
    const Tree& tree = pass_.tree;
    tree.each<VarDecl>([&](const VarDecl* d, uint32_t) {
      for (const Expr* value : d->values)
        give(d->type == nullptr ? nullptr : pass_.typeOf(d->type), value);
    });
    tree.each<AssignStmt>([&](const AssignStmt* s, uint32_t) {
      for (size_t i = 0;
           s->op == Token::Assign && s->lhs.size() == s->rhs.size() && i < s->lhs.size(); i++)
        give(pass_.typeOf(s->lhs[i]), s->rhs[i]);
    });
    tree.each<SendStmt>([&](const SendStmt* s, uint32_t) {
      const auto* c = types::underAs<types::Chan>(pass_.typeOf(s->chan));
      if (c != nullptr) give(c->elem, s->value);
    });
    tree.each<CallExpr>([&](const CallExpr* call, uint32_t) { arguments(call); });
    tree.each<ReturnStmt>([&](const ReturnStmt* s, uint32_t i) { results(s, i); });
    tree.each<CompositeLit>([&](const CompositeLit* lit, uint32_t) { elements(lit); });
  }

 private:
  void give(types::Type* to, const Expr* value) {
    types::Type* t = pass_.typeOf(value);
    if (to != nullptr && t != nullptr && types::isInterface(to) && !types::isTypeParam(to))
      f_(to, t);
  }

  void arguments(const CallExpr* call) {
    if (pass_.isType(call->fun)) {
      for (const Expr* arg : call->args) give(pass_.typeOf(call->fun), arg);
      return;
    }
    const auto* s = types::underAs<types::Signature>(pass_.typeOf(call->fun));
    if (s == nullptr) return;
    auto params = s->params->vars;
    for (size_t i = 0; i < call->args.size(); i++) {
      bool isVariadic = s->variadic && i + 1 >= params.size() && !call->ellipsis.valid();
      if (!isVariadic && i >= params.size()) return;
      types::Type* to = params[isVariadic ? params.size() - 1 : i]->type;
      if (auto* slice = isVariadic ? types::dynCast<types::Slice>(to) : nullptr) to = slice->elem;
      give(to, call->args[i]);
    }
  }

  void results(const ReturnStmt* s, uint32_t i) {
    const types::Signature* signature = nullptr;
    for (; i != Tree::kNone && signature == nullptr; i = pass_.tree.at(i).parent) {
      const Node* n = pass_.tree.at(i).node;
      if (const auto* lit = dynCast<FuncLit>(n))
        signature = types::dynCast<types::Signature>(pass_.typeOf(lit));
      const auto* d = dynCast<FuncDecl>(n);
      const auto* f =
          d == nullptr ? nullptr : types::dynCast<types::Func>(pass_.definition(d->name));
      if (f != nullptr) signature = f->signature();
    }
    if (signature == nullptr || signature->results->vars.size() != s->results.size()) return;
    for (size_t k = 0; k < s->results.size(); k++)
      give(signature->results->vars[k]->type, s->results[k]);
  }

  void elements(const CompositeLit* lit) {
    types::Type* t = types::under(pass_.typeOf(lit));
    const auto* s = types::dynCast<types::Struct>(t);
    for (size_t i = 0; t != nullptr && i < lit->elements.size(); i++) {
      const auto* pair = dynCast<KeyValueExpr>(lit->elements[i]);
      const Expr* value = pair != nullptr ? pair->value : lit->elements[i];
      if (s != nullptr) {
        const auto* key = pair == nullptr ? nullptr : dynCast<Ident>(pair->key);
        const types::Object* field = key != nullptr         ? pass_.info.object(key)
                                     : i < s->fields.size() ? s->fields[i]
                                                            : nullptr;
        if (field != nullptr) give(field->type, value);
      } else if (const auto* slice = types::dynCast<types::Slice>(t)) {
        give(slice->elem, value);
      } else if (const auto* array = types::dynCast<types::Array>(t)) {
        give(array->elem, value);
      } else if (const auto* map = types::dynCast<types::Map>(t)) {
        give(map->elem, value);
      }
    }
  }

  Pass& pass_;
  base::FunctionRef<void(types::Type*, types::Type*)> f_;
};

}  // namespace

void eachSatisfied(Pass& pass, base::FunctionRef<void(types::Type*, types::Type*)> f) {
  Finder(pass, f).run();
}

}  // namespace vo::vet
