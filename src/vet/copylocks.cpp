// This file finds copies of values that have a lock in them: of a type whose pointer, but not
// itself, has the methods Lock and Unlock. A finding names the types from the copied one down to
// the lock.
#include <set>

#include "vet/pass.h"

namespace vo::vet {

using namespace syntax;

namespace {

class LockCopies {
 public:
  explicit LockCopies(Pass& pass) : pass_(pass) {}

  void run() {
    const Tree& tree = pass_.tree;
    tree.each<AssignStmt>([&](const AssignStmt* s, uint32_t i) { assignment(s, i); });
    tree.each<VarDecl>([&](const VarDecl* d, uint32_t) {
      for (size_t i = 0; i < d->values.size(); i++)
        if (std::string path = copied(d->values[i]); !path.empty())
          pass_.report(d->values[i], "variable declaration copies lock value to " +
                                         std::string(d->names[i]->name.str()) + ": " + path);
    });
    tree.each<CompositeLit>([&](const CompositeLit* lit, uint32_t) {
      for (const Expr* e : lit->elements) {
        if (const auto* pair = dynCast<KeyValueExpr>(e)) e = pair->value;
        if (std::string path = copied(e); !path.empty())
          pass_.report(e, "literal copies lock value from " + pass_.text(e) + ": " + path);
      }
    });
    tree.each<ReturnStmt>([&](const ReturnStmt* s, uint32_t) {
      for (const Expr* e : s->results)
        if (std::string path = copied(e); !path.empty())
          pass_.report(e, "return copies lock value: " + path);
    });
    tree.each<CallExpr>([&](const CallExpr* call, uint32_t) { arguments(call); });
    tree.each<FuncDecl>([&](const FuncDecl* d, uint32_t) {
      if (!d->receiver.empty()) parameter(d->name->name.str(), d->receiver[0].type);
      parameters(d->name->name.str(), d->type);
    });
    tree.each<FuncLit>([&](const FuncLit* lit, uint32_t) { parameters("func", lit->type); });
    tree.each<RangeStmt>([&](const RangeStmt* s, uint32_t) {
      rangeVariable(s, s->key);
      rangeVariable(s, s->value);
    });
  }

 private:
  void assignment(const AssignStmt* s, uint32_t i) {
    bool isReported = false;
    for (size_t k = 0; k < s->rhs.size(); k++) {
      std::string path = copied(s->rhs[k]);
      if (path.empty()) continue;
      pass_.report(s->rhs[k],
                   "assignment copies lock value to " + pass_.text(s->lhs[k]) + ": " + path);
      isReported = true;
    }
    const auto* loop = dynCast<ForStmt>(pass_.tree.above(i));
    if (isReported || s->op != Token::Define || pass_.minorVersionOf(i) < 22 || loop == nullptr ||
        loop->init != s)
      return;
    for (const Expr* e : s->lhs) {
      const auto* id = dynCast<Ident>(e);
      const types::Object* o =
          id == nullptr || id->name.str() == "_" ? nullptr : pass_.definition(id);
      if (o == nullptr) continue;
      if (std::string path = lockIn(o->type); !path.empty())
        pass_.report(e, "for loop iteration copies lock value to " + pass_.text(e) + ": " + path);
    }
  }

  void arguments(const CallExpr* call) {
    if (const auto* b = types::dynCast<types::Builtin>(pass_.use(pass_.usedIdent(call->fun)));
        b != nullptr && !isa<ParenExpr>(call->fun)) {
      using enum types::BuiltinId;
      if (b->id == Len || b->id == Cap || b->id == UnsafeSizeof || b->id == UnsafeOffsetof ||
          b->id == UnsafeAlignof)
        return;
    }
    for (const Expr* e : call->args)
      if (std::string path = copied(e); !path.empty())
        pass_.report(e, "call of " + pass_.text(call->fun) + " copies lock value: " + path);
  }

  void parameters(std::string_view function, const FuncType* type) {
    for (const Field& f : type->params)
      if (!f.sharesType) parameter(function, f.type);
  }

  void parameter(std::string_view function, const Expr* type) {
    if (std::string path = lockIn(pass_.typeOf(type)); !path.empty())
      pass_.report(type, std::string(function) + " passes lock by value: " + path);
  }

  void rangeVariable(const RangeStmt* s, const Expr* e) {
    const auto* id = dynCast<Ident>(e);
    if (e == nullptr || (id != nullptr && id->name.str() == "_")) return;
    types::Type* t = nullptr;
    if (s->op == Token::Define) {
      const types::Object* o = id == nullptr ? nullptr : pass_.definition(id);
      if (o != nullptr) t = o->type;
    } else {
      t = pass_.typeOf(e);
    }
    if (std::string path = lockIn(t); !path.empty())
      pass_.reportAt(e->pos, "range var " + pass_.text(e) + " copies lock: " + path);
  }

  /// The lock in a value that is copied where the expression stands: not one that is made there.
  std::string copied(const Expr* e) {
    e = unparen(e);
    if (isa<CompositeLit>(e) || isa<CallExpr>(e)) return {};
    if (const auto* star = dynCast<StarExpr>(e); star != nullptr && isa<CallExpr>(unparen(star->x)))
      return {};
    return pass_.isValue(e) ? lockIn(pass_.typeOf(e)) : std::string();
  }

  std::string lockIn(types::Type* t) {
    seen_.clear();
    std::vector<std::string> path;
    if (t == nullptr || !find(t, &path)) return {};
    std::string out;
    for (size_t i = path.size(); i-- > 0;) out += path[i] + (i > 0 ? " contains " : "");
    return out;
  }

  bool isLock(types::Type* t) {
    bool isOne = true;
    for (const char* name : {"Lock", "Unlock"}) {
      const auto* f = types::dynCast<types::Func>(pass_.member(pass_.types.newPointer(t), name));
      const types::Signature* s = f == nullptr ? nullptr : f->signature();
      isOne &= s != nullptr && s->params->vars.empty() && s->results->vars.empty();
    }
    return isOne && (pass_.member(t, "Lock") == nullptr || pass_.member(t, "Unlock") == nullptr);
  }

  /// The path from the lock outwards.
  bool find(types::Type* t, std::vector<std::string>* path) {
    if (t == nullptr || !seen_.insert(t).second) return false;
    if (types::isTypeParam(t)) return findInTerms(t, path);
    while (const auto* array = types::underAs<types::Array>(t)) t = array->elem;
    if (const auto* tuple = types::underAs<types::Tuple>(t)) {
      for (const types::Var* v : tuple->vars)
        if (find(v->type, path)) return path->push_back(pass_.typeText(t)), true;
      return false;
    }
    const auto* s = types::underAs<types::Struct>(t);
    if (s == nullptr) return false;
    if (isLock(t) || isTypeNamed(t, "sync", {"noCopy"}))
      return path->push_back(pass_.typeText(t)), true;
    for (const types::Var* f : s->fields)
      if (find(f->type, path)) return path->push_back(pass_.typeText(t)), true;
    return false;
  }

  bool findInTerms(types::Type* t, std::vector<std::string>* path) {
    std::vector<types::Term> terms;
    if (!pass_.terms(t, &terms)) return false;
    for (const types::Term& term : terms) {
      if (!find(term.type, path)) continue;
      if (term.tilde) path->back() = "~" + path->back();
      path->push_back(pass_.typeText(t));
      return true;
    }
    return false;
  }

  Pass& pass_;
  std::set<const types::Type*> seen_;
};

}  // namespace

void copylocks(Pass& pass) { LockCopies(pass).run(); }

}  // namespace vo::vet
