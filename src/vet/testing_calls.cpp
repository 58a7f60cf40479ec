// This file finds calls of (*testing.T).Fatal and the like from goroutines that a test starts.
#include <map>
#include <set>

#include "vet/pass.h"

namespace vo::vet {

using namespace syntax;

namespace {

bool isTestingMethod(const types::Object* o, std::initializer_list<std::string_view> names) {
  const auto* f = types::dynCast<types::Func>(o);
  return f != nullptr && f->package != nullptr && f->package->path == "testing" &&
         f->signature()->recv != nullptr && contains(names, f->name.str());
}

/// Whether a parameter is written `*testing.T` or `*testing.B`.
bool takesTest(const FuncDecl* d) {
  for (const Field& f : d->type->params) {
    const auto* star = dynCast<StarExpr>(f.type);
    const auto* s = star == nullptr ? nullptr : dynCast<SelectorExpr>(star->x);
    const auto* x = s == nullptr ? nullptr : dynCast<Ident>(s->x);
    if (x != nullptr && x->name.str() == "testing" && contains({"T", "B"}, s->sel->name.str()))
      return true;
  }
  return false;
}

class GoroutineCheck {
 public:
  explicit GoroutineCheck(Pass& pass) : pass_(pass) {}

  void run() {
    pass_.tree.each<FuncDecl>(
        [&](const FuncDecl* d, uint32_t) { declarations_[pass_.definition(d->name)] = d; });
    pass_.tree.each<GoStmt>([&](const GoStmt* s, uint32_t i) {
      if (isInTest(i)) started(s);
    });
    pass_.tree.each<CallExpr>([&](const CallExpr* call, uint32_t i) {
      if (isInTest(i)) subtest(call);
    });
    for (const auto& [region, starts] : starts_)
      for (const Start& s : starts)
        if (s.go != nullptr) check(region, s);
  }

 private:
  /// What runs elsewhere, and how it was started; `go` is null for subtests, which only keep what
  /// is inside from being looked at.
  struct Start {
    const GoStmt* go;
    const Expr* fun;
  };

  bool isInTest(uint32_t i) const {
    for (; i != Tree::kNone; i = pass_.tree.at(i).parent)
      if (const auto* d = dynCast<FuncDecl>(pass_.tree.at(i).node)) return takesTest(d);
    return true;
  }

  /// The function literal that a variable was made with.
  const FuncLit* literalOf(const Expr* e) const {
    const Ident* id = pass_.usedIdent(e);
    return id == nullptr ? nullptr : dynCast<FuncLit>(pass_.declaredAs(id));
  }

  void started(const GoStmt* s) {
    const auto* call = dynCast<CallExpr>(s->call);
    if (call == nullptr) return;
    const Expr* fun = unparen(call->fun);
    const Node* region = literalOf(fun);
    if (const types::Func* f = region == nullptr ? pass_.staticCallee(call) : nullptr) {
      auto it = declarations_.find(f->origin != nullptr ? f->origin : f);
      if (it != declarations_.end()) region = it->second;
    }
    starts_[region == nullptr ? s : region].push_back({s, fun});
  }

  void subtest(const CallExpr* call) {
    if (call->args.size() != 2 || !isTestingMethod(pass_.callee(call), {"Run"})) return;
    const Expr* fun = unparen(call->args[1]);
    const Node* region = isa<FuncLit>(fun) ? static_cast<const Node*>(fun) : literalOf(fun);
    starts_[region == nullptr ? call : region].push_back({nullptr, fun});
  }

  void check(const Node* region, const Start& start) {
    auto visit = [&](const Node* n) {
      if (n != region && starts_.contains(n)) return false;
      if (const auto* call = dynCast<CallExpr>(n)) checkCall(call, start);
      return true;
    };
    walk(region, pass_.info, visit);
  }

  void checkCall(const CallExpr* call, const Start& start) {
    const auto* s = dynCast<SelectorExpr>(unparen(call->fun));
    const types::Selection* selection = s == nullptr ? nullptr : pass_.info.selection(s);
    const auto* x = s == nullptr ? nullptr : dynCast<Ident>(unparen(s->x));
    if (selection == nullptr || x == nullptr || !types::isa<types::Var>(pass_.use(x))) return;
    if (!isTestingMethod(selection->object,
                         {"FailNow", "Fatal", "Fatalf", "Skip", "Skipf", "SkipNow"}))
      return;
    const auto* pointer = types::as<types::Pointer>(selection->recv);
    std::string type =
        pointer != nullptr ? "*" + pass_.typeText(pointer->elem) : pass_.typeText(selection->recv);
    std::string method = "(" + type + ")." + std::string(selection->object->name.str());
    const auto* id = dynCast<Ident>(start.fun);
    std::string context =
        id == nullptr ? "" : " (" + std::string(id->name.str()) + " calls " + method + ")";
    const Node* where = isa<FuncLit>(start.fun) ? static_cast<const Node*>(call) : start.go;
    pass_.report(where, "call to " + method + " from a non-test goroutine" + context);
  }

  Pass& pass_;
  std::map<const types::Object*, const FuncDecl*> declarations_;
  std::map<const Node*, std::vector<Start>> starts_;  ///< by region
};

}  // namespace

void testinggoroutine(Pass& pass) {
  if (pass.imports("testing")) GoroutineCheck(pass).run();
}

}  // namespace vo::vet
