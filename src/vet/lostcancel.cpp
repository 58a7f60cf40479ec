// This file finds returns that are reached without a use of the cancel function that
// context.WithCancel and the like gave.
#include <map>
#include <set>

#include "vet/control_flow.h"

namespace vo::vet {

using namespace syntax;

namespace {

bool givesCancel(Pass& pass, const CallExpr* call, std::string* name) {
  const auto* s = dynCast<SelectorExpr>(call->fun);
  const auto* x = s == nullptr ? nullptr : dynCast<Ident>(s->x);
  const auto* package =
      x == nullptr ? nullptr : types::dynCast<types::PkgName>(pass.info.object(x));
  if (package == nullptr || package->imported->path != "context") return false;
  *name = s->sel->name.str();
  return contains({"WithCancel", "WithCancelCause", "WithTimeout", "WithTimeoutCause",
                   "WithDeadline", "WithDeadlineCause"},
                  *name);
}

/// One function, without those inside of it.
class CancelCheck {
 public:
  CancelCheck(Pass& pass, Returns& returns, const Node* function, const FuncType* type,
              const BlockStmt* body)
      : pass_(pass), returns_(returns), function_(function), type_(type), body_(body) {}

  void run() {
    find(body_, nullptr);
    if (variables_.empty() || isMain()) return;
    ControlFlow flow = returns_.build(body_);
    for (auto [v, stmt] : variables_) check(flow, v, stmt);
  }

 private:
  bool isMain() const {
    const auto* d = dynCast<FuncDecl>(function_);
    return d != nullptr && d->receiver.empty() && d->name->name.str() == "main" &&
           pass_.unit.package->name.str() == "main";
  }

  /// Calls below `n` that give cancel functions, and the variables for these; `parent` is right
  /// above.
  void find(const Node* n, const Node* parent) {
    if (isa<FuncLit>(n)) return;
    std::string name;
    if (const auto* call = dynCast<CallExpr>(n); call != nullptr && givesCancel(pass_, call, &name))
      note(parent, name);
    auto below = [&](const Node* child) { find(child, n); };
    children(n, pass_.info, below);
  }

  void note(const Node* stmt, const std::string& name) {
    const Ident* id = nullptr;
    if (const auto* d = dynCast<VarDecl>(stmt); d != nullptr && d->names.size() > 1)
      id = d->names[1];
    if (const auto* s = dynCast<AssignStmt>(stmt); s != nullptr && s->lhs.size() > 1)
      id = dynCast<Ident>(s->lhs[1]);
    if (id == nullptr) return;
    if (id->name.str() == "_")
      return pass_.report(id, "the cancel function returned by context." + name +
                                  " should be called, not discarded, to avoid a context leak");
    const auto* v = types::dynCast<types::Var>(pass_.info.object(id));
    bool isOwn = v != nullptr && v->pos >= function_->pos && v->pos < function_->end;
    if (v != nullptr && (isOwn || pass_.info.isDefinition(id))) variables_[v] = stmt;
  }

  bool isResult(const types::Var* v) const {
    for (const Field& f : type_->results)
      if (f.name != nullptr && pass_.info.object(f.name) == v) return true;
    return false;
  }

  bool uses(const Node* n, const types::Var* v) const {
    bool found = false;
    auto visit = [&](const Node* x) {
      if (const auto* id = dynCast<Ident>(x)) found |= pass_.use(id) == v;
      if (const auto* r = dynCast<ReturnStmt>(x)) found |= r->results.empty() && isResult(v);
      return !found;
    };
    walk(n, pass_.info, visit);
    return found;
  }

  bool uses(const Block& b, size_t from, const types::Var* v) const {
    for (size_t i = from; i < b.nodes.size(); i++)
      if (uses(b.nodes[i], v)) return true;
    return false;
  }

  /// Where a block leaves the function, if it does; none: not.
  diag::Range endOf(const Block& b) const {
    constexpr uint32_t kReturnWord = 6;
    if (b.endsBody) return {body_->rbrace, body_->rbrace.plus(kReturnWord)};
    const Node* last = b.nodes.empty() ? nullptr : b.nodes.back();
    return isa<ReturnStmt>(last) || isa<FailStmt>(last) ? last->range() : diag::Range{};
  }

  diag::Range search(const Block& from, const types::Var* v, std::set<const Block*>* seen) const {
    for (const Block* b : from.next) {
      if (!seen->insert(b).second || uses(*b, 0, v)) continue;
      if (diag::Range end = endOf(*b); end.begin.valid()) return end;
      if (diag::Range end = search(*b, v, seen); end.begin.valid()) return end;
    }
    return {};
  }

  void check(const ControlFlow& flow, const types::Var* v, const Node* stmt) {
    for (const Block& b : flow.blocks) {
      for (size_t i = 0; i < b.nodes.size(); i++) {
        if (b.nodes[i] != stmt) continue;
        if (uses(b, i + 1, v)) return;
        std::set<const Block*> seen;
        diag::Range end = endOf(b);
        if (!end.begin.valid()) end = search(b, v, &seen);
        if (end.begin.valid()) report(v, stmt, end);
        return;
      }
    }
  }

  void report(const types::Var* v, const Node* stmt, diag::Range end) {
    std::string name(v->name.str());
    pass_.report(stmt,
                 "the " + name + " function is not used on all paths (possible context leak)");
    pass_.report(end, "this return statement may be reached without using the " + name +
                          " var defined on line " + std::to_string(pass_.line(stmt->pos)));
  }

  Pass& pass_;
  Returns& returns_;
  const Node* function_;
  const FuncType* type_;
  const BlockStmt* body_;
  std::map<const types::Var*, const Node*> variables_;
};

}  // namespace

void lostcancel(Pass& pass) {
  if (!pass.imports("context")) return;
  Returns returns(pass);
  pass.tree.each<FuncDecl>([&](const FuncDecl* d, uint32_t) {
    if (d->body != nullptr) CancelCheck(pass, returns, d, d->type, d->body).run();
  });
  pass.tree.each<FuncLit>([&](const FuncLit* lit, uint32_t) {
    CancelCheck(pass, returns, lit, lit->type, lit->body).run();
  });
}

}  // namespace vo::vet
