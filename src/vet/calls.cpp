// This file has the analyzers that look at one call, conversion or literal at a time.
#include <algorithm>

#include "vet/pass.h"

namespace vo::vet {

using namespace syntax;
using types::BasicKind;

void appends(Pass& pass) {
  pass.tree.each<CallExpr>([&](const CallExpr* call, uint32_t) {
    const auto* b = types::dynCast<types::Builtin>(pass.callee(call));
    if (b != nullptr && b->id == types::BuiltinId::Append && call->args.size() == 1)
      pass.report(call, "append with no values");
  });
}

// ---- composites --------------------------------------------------------------------------------

/// Types of the library that are not expected to change, as go vet lists them.
static bool mayBeUnkeyed(std::string_view type) {
  static constexpr std::string_view kTypes[] = {
      "image/color.Alpha16",       "image/color.Alpha",
      "image/color.CMYK",          "image/color.Gray16",
      "image/color.Gray",          "image/color.NRGBA64",
      "image/color.NRGBA",         "image/color.NYCbCrA",
      "image/color.RGBA64",        "image/color.RGBA",
      "image/color.YCbCr",         "image.Point",
      "image.Rectangle",           "image.Uniform",
      "unicode.Range16",           "unicode.Range32",
      "testing.InternalBenchmark", "testing.InternalExample",
      "testing.InternalTest",      "testing.InternalFuzzTarget"};
  return std::find(std::begin(kTypes), std::end(kTypes), type) != std::end(kTypes);
}

static std::string_view withoutTest(std::string_view path) {
  return path.ends_with("_test") ? path.substr(0, path.size() - 5) : path;
}

static bool isOwnType(Pass& pass, const types::Type* t) {
  t = types::unalias(t);
  if (types::isa<types::Struct>(t)) return true;
  if (const auto* p = types::dynCast<types::Pointer>(t)) return isOwnType(pass, p->elem);
  const types::TypeName* name = nullptr;
  if (const auto* n = types::dynCast<types::Named>(t)) name = n->object;
  if (const auto* p = types::dynCast<types::TypeParam>(t)) name = p->object;
  return name != nullptr && name->package != nullptr &&
         withoutTest(name->package->path) == withoutTest(pass.path());
}

void composites(Pass& pass) {
  pass.tree.each<CompositeLit>([&](const CompositeLit* lit, uint32_t) {
    bool hasKey = std::any_of(lit->elements.begin(), lit->elements.end(),
                              [](const Expr* e) { return isa<KeyValueExpr>(e); });
    types::Type* t = pass.typeOf(lit);
    std::vector<types::Term> terms;
    if (lit->elements.empty() || hasKey || t == nullptr || !pass.terms(t, &terms) || terms.empty())
      return;
    types::Type* first = terms[0].type;
    auto* pointer = types::as<types::Pointer>(first);
    if (types::underAs<types::Struct>(pointer != nullptr ? pointer->elem : first) == nullptr ||
        isOwnType(pass, first))
      return;
    if (std::string name = pass.typeText(t); !mayBeUnkeyed(name))
      pass.report(lit, name + " struct literal uses unkeyed fields");
  });
}

void defers(Pass& pass) {
  if (!pass.imports("time")) return;
  pass.tree.each<DeferStmt>([&](const DeferStmt* s, uint32_t) {
    auto visit = [&](const Node* n) {
      const auto* call = dynCast<CallExpr>(n);
      if (call != nullptr && isFunctionNamed(pass.callee(call), "time", {"Since"}))
        pass.reportAt(call->pos, "call to time.Since is not deferred");
      return !isa<FuncLit>(n);
    };
    walk(s->call, pass.info, visit);
  });
}

void errorsas(Pass& pass) {
  if (pass.path() == "errors" || pass.path() == "errors_test") return;
  pass.tree.each<CallExpr>([&](const CallExpr* call, uint32_t) {
    if (call->args.size() < 2 || !isFunctionNamed(pass.callee(call), "errors", {"As"})) return;
    types::Type* t = pass.typeOf(call->args[1]);
    if (t == nullptr) return;
    const auto* i = types::dynCast<types::Interface>(types::under(t));
    if (i != nullptr && !types::isTypeParam(t) && types::typeSet(i)->isAll()) return;
    auto* pointer = types::underAs<types::Pointer>(t);
    if (pointer != nullptr && types::identical(pointer->elem, pass.errorType()))
      return pass.report(call, "second argument to errors.As should not be *error");
    if (pointer == nullptr ||
        (!types::isInterface(pointer->elem) && !pass.isAssignable(pointer->elem, pass.errorType())))
      pass.report(call,
                  "second argument to errors.As must be a non-nil pointer to either a type that "
                  "implements error, or to any interface type");
  });
}

// ---- hostport ----------------------------------------------------------------------------------

static void checkAddress(Pass& pass, const Expr* e, const CallExpr* dial) {
  const auto* call = dynCast<CallExpr>(e);
  std::string_view format;
  if (call == nullptr || call->args.size() != 3 ||
      !isFunctionNamed(pass.callee(call), "fmt", {"Sprintf"}))
    return;
  if (!pass.constantString(call->args[0], &format) || (format != "%s:%d" && format != "%s:%s"))
    return;
  std::string where =
      dial == nullptr ? ""
                      : " (passed to net.Dial at L" + std::to_string(pass.line(dial->pos)) + ")";
  pass.report(call->args[0],
              "address format \"" + std::string(format) + "\" does not work with IPv6" + where);
}

/// The only value of the assignment or declaration that declares a variable.
static const Expr* onlyValueOf(Pass& pass, const types::Object* o) {
  const Expr* found = nullptr;
  auto names = [&](const Node* n) {
    const auto* id = dynCast<Ident>(n);
    return id != nullptr && pass.definition(id) == o;
  };
  pass.tree.each<AssignStmt>([&](const AssignStmt* s, uint32_t) {
    if (s->rhs.size() == 1 && std::any_of(s->lhs.begin(), s->lhs.end(), names)) found = s->rhs[0];
  });
  pass.tree.each<VarDecl>([&](const VarDecl* d, uint32_t) {
    if (d->values.size() == 1 && std::any_of(d->names.begin(), d->names.end(), names))
      found = d->values[0];
  });
  return found;
}

void hostport(Pass& pass) {
  if (!pass.imports("fmt") || !pass.imports("net")) return;
  pass.tree.each<CallExpr>([&](const CallExpr* call, uint32_t) {
    const types::Object* callee = pass.callee(call);
    if (!isFunctionNamed(callee, "net", {"Dial", "DialTimeout"}) &&
        !isMethodNamed(callee, "net", "Dialer", "Dial"))
      return;
    if (call->args.size() < 2) return;
    const Expr* address = call->args[1];
    if (isa<CallExpr>(address) && call->args.size() == 2) checkAddress(pass, address, nullptr);
    const auto* id = dynCast<Ident>(address);
    const auto* v = id == nullptr ? nullptr : types::dynCast<types::Var>(pass.use(id));
    if (v != nullptr)
      if (const Expr* value = onlyValueOf(pass, v)) checkAddress(pass, value, call);
  });
}

// ---- httpresponse ------------------------------------------------------------------------------

static const Ident* rootIdent(const Node* n) {
  while (const auto* s = dynCast<SelectorExpr>(n)) n = s->x;
  return dynCast<Ident>(n);
}

static bool returnsResponse(Pass& pass, const CallExpr* call) {
  const auto* fun = dynCast<SelectorExpr>(call->fun);
  const auto* s = fun == nullptr ? nullptr : types::dynCast<types::Signature>(pass.typeOf(fun));
  if (s == nullptr || s->results->vars.size() != 2) return false;
  bool isPointer = false;
  const types::Named* response = receiverNamed(s->results->vars[0], &isPointer);
  if (!isPointer || response == nullptr || !isTypeNamed(response, "net/http", {"Response"}))
    return false;
  if (!types::identical(s->results->vars[1]->type, pass.errorType())) return false;
  types::Type* t = pass.info.type(fun->x);
  const auto* id = dynCast<Ident>(fun->x);
  if (t == nullptr || (id != nullptr && types::isa<types::PkgName>(pass.info.object(id))))
    return id != nullptr && id->name.str() == "http";
  const auto* pointer = types::as<types::Pointer>(t);
  return isTypeNamed(pointer != nullptr ? pointer->elem : t, "net/http", {"Client"});
}

void httpresponse(Pass& pass) {
  if (!pass.imports("net/http")) return;
  pass.tree.each<CallExpr>([&](const CallExpr* call, uint32_t i) {
    if (!returnsResponse(pass, call)) return;
    // The statement that the call is in, alone.
    const Node* child = nullptr;
    int calls = 0;
    for (uint32_t at = i; at != Tree::kNone; at = pass.tree.at(at).parent) {
      const Node* n = pass.tree.at(at).node;
      if (const auto* block = dynCast<BlockStmt>(n)) {
        auto it = std::find(block->stmts.begin(), block->stmts.end(), child);
        if (calls > 1 || it == block->stmts.end() || it + 1 == block->stmts.end()) return;
        const auto* assignment = dynCast<AssignStmt>(*it);
        const auto* deferred = dynCast<DeferStmt>(it[1]);
        const Ident* response = assignment == nullptr ? nullptr : rootIdent(assignment->lhs[0]);
        const auto* close = deferred == nullptr ? nullptr : dynCast<CallExpr>(deferred->call);
        const Ident* root = close == nullptr ? nullptr : rootIdent(close->fun);
        if (response != nullptr && root != nullptr &&
            pass.info.object(response) == pass.info.object(root))
          pass.report(root,
                      "using " + std::string(response->name.str()) + " before checking for errors");
        return;
      }
      calls += isa<CallExpr>(n);
      child = n;
    }
  });
}

// ---- ifaceassert -------------------------------------------------------------------------------

static void checkAssertion(Pass& pass, types::Type* from, const Expr* target) {
  types::Type* to = pass.typeOf(target);
  if (from == nullptr || to == nullptr || !types::isInterface(from) || !types::isInterface(to))
    return;
  if (types::containsTypeParam(types::under(from)) || types::containsTypeParam(types::under(to)))
    return;
  std::string cause;
  bool isWrong = false;
  const types::Func* f = types::missingMethod(pass.types, types::under(from), types::under(to),
                                              false, types::identical, &cause, &isWrong);
  if (f != nullptr && isWrong)
    pass.reportAt(target->pos, "impossible type assertion: no type can implement both " +
                                   pass.typeText(from) + " and " + pass.typeText(to) +
                                   " (conflicting types for " + std::string(f->name.str()) +
                                   " method)");
}

void ifaceassert(Pass& pass) {
  pass.tree.each<TypeAssertExpr>([&](const TypeAssertExpr* e, uint32_t) {
    if (e->type != nullptr) checkAssertion(pass, pass.typeOf(e->x), e->type);
  });
  pass.tree.each<TypeSwitchStmt>([&](const TypeSwitchStmt* s, uint32_t) {
    for (const CaseClause* c : s->clauses)
      for (const Expr* target : c->list) checkAssertion(pass, pass.typeOf(s->assertion->x), target);
  });
}

// ---- sigchanyzer -------------------------------------------------------------------------------

static bool isSignalNotify(Pass& pass, const CallExpr* call) {
  const auto* selector = dynCast<SelectorExpr>(call->fun);
  if (const auto* id = dynCast<Ident>(call->fun))
    selector = dynCast<SelectorExpr>(pass.declaredAs(id));
  const types::Object* o = selector == nullptr ? nullptr : pass.info.object(selector->sel);
  return o != nullptr && o->name.str() == "Notify" && o->package != nullptr &&
         o->package->path == "os/signal";
}

void sigchanyzer(Pass& pass) {
  if (!pass.imports("os/signal")) return;
  pass.tree.each<CallExpr>([&](const CallExpr* call, uint32_t) {
    if (call->args.empty() || !isSignalNotify(pass, call)) return;
    const CallExpr* made = nullptr;
    if (const auto* id = dynCast<Ident>(call->args[0])) {
      made = dynCast<CallExpr>(pass.declaredAs(id));
    } else if (const auto* direct = dynCast<CallExpr>(call->args[0])) {
      const auto* b = types::dynCast<types::Builtin>(pass.callee(direct));
      if (b == nullptr || b->id != types::BuiltinId::Make) made = direct;
    }
    if (made != nullptr && made->args.size() == 1)
      pass.report(call, "misuse of unbuffered os.Signal channel as argument to signal.Notify");
  });
}

// ---- stringintconv -----------------------------------------------------------------------------

static std::string nameOf(const types::Type* t) {
  if (const auto* b = types::dynCast<types::Basic>(t)) return std::string(b->name);
  if (const auto* n = types::dynCast<types::Named>(t)) return std::string(n->object->name.str());
  if (const auto* a = types::dynCast<types::Alias>(t)) return std::string(a->object->name.str());
  if (const auto* p = types::dynCast<types::TypeParam>(t))
    return std::string(p->object->name.str());
  return {};
}

/// `MyInt (int, in T)`: the type of the set, its underlying one, the type parameter.
static std::string describe(types::Type* t, types::Type* in, const std::string& inName) {
  std::string name = t == in ? inName : nameOf(t);
  if (name.empty()) return {};
  std::string more;
  if (std::string under = nameOf(types::under(t)); !under.empty() && under != name) more = under;
  if (t != in && !inName.empty() && inName != name)
    more += (more.empty() ? "in " : ", in ") + inName;
  return more.empty() ? name : name + " (" + more + ")";
}

static bool isNumberToSpell(const types::Type* t) {
  const auto* b = types::underAs<types::Basic>(t);
  return b != nullptr && (b->flags & types::kIsInteger) != 0 && b->basic != BasicKind::Uint8 &&
         b->basic != BasicKind::Int32 && b->basic != BasicKind::UntypedRune;
}

void stringintconv(Pass& pass) {
  pass.tree.each<CallExpr>([&](const CallExpr* call, uint32_t) {
    if (call->args.size() != 1) return;
    const auto* id = dynCast<Ident>(call->fun);
    if (const auto* s = dynCast<SelectorExpr>(call->fun)) id = s->sel;
    const auto* name = types::dynCast<types::TypeName>(id == nullptr ? nullptr : pass.use(id));
    types::Type* from = pass.typeOf(call->args[0]);
    std::vector<types::Term> targets, sources;
    if (name == nullptr || from == nullptr || !pass.terms(name->type, &targets) ||
        !pass.terms(from, &sources))
      return;
    auto target = std::find_if(targets.begin(), targets.end(), [](const types::Term& t) {
      const auto* b = types::underAs<types::Basic>(t.type);
      return b != nullptr && b->basic == BasicKind::String;
    });
    auto source = std::find_if(sources.begin(), sources.end(),
                               [](const types::Term& t) { return isNumberToSpell(t.type); });
    if (target == targets.end() || source == sources.end()) return;
    std::string to = describe(target->type, name->type, std::string(name->name.str())),
                of = describe(source->type, from, nameOf(from));
    if (!to.empty() && !of.empty())
      pass.reportAt(call->pos, "conversion from " + of + " to " + to +
                                   " yields a string of one rune, not a string of digits");
  });
}

void timeformat(Pass& pass) {
  constexpr std::string_view kBad = "2006-02-01";
  pass.tree.each<CallExpr>([&](const CallExpr* call, uint32_t) {
    const types::Object* callee = pass.callee(call);
    if (call->args.empty() || (!isMethodNamed(callee, "time", "Time", "Format") &&
                               !isFunctionNamed(callee, "time", {"Parse"})))
      return;
    const Expr* arg = call->args[0];
    std::string_view format;
    if (!types::isa<types::Basic>(pass.typeOf(arg)) || !pass.constantString(arg, &format)) return;
    size_t at = format.find(kBad);
    if (at == std::string_view::npos) return;
    diag::Pos pos = isa<BasicLit>(arg) ? arg->pos.plus(static_cast<uint32_t>(at) + 1) : arg->pos;
    pass.report({pos, isa<BasicLit>(arg) ? pos.plus(kBad.size()) : diag::Pos{}},
                "2006-02-01 should be 2006-01-02");
  });
}

void unmarshal(Pass& pass) {
  if (contains({"encoding/gob", "encoding/json", "encoding/xml", "encoding/asn1"}, pass.path()))
    return;
  pass.tree.each<CallExpr>([&](const CallExpr* call, uint32_t) {
    const types::Func* f = pass.staticCallee(call);
    if (f == nullptr || f->package == nullptr) return;
    const types::Var* receiver = f->signature()->recv;
    std::string_view name = f->name.str(), path = f->package->path;
    size_t at;
    if (name == "Unmarshal" && receiver == nullptr &&
        contains({"encoding/json", "encoding/xml", "encoding/asn1"}, path)) {
      at = 1;
    } else if (name == "Decode" && receiver != nullptr &&
               contains({"encoding/json", "encoding/xml", "encoding/gob"}, path)) {
      const types::Named* decoder = receiverNamed(receiver);
      if (decoder == nullptr || decoder->object->name.str() != "Decoder") return;
      at = 0;
    } else {
      return;
    }
    types::Type* t = call->args.size() <= at ? nullptr : pass.typeOf(call->args[at]);
    if (t == nullptr || types::isInterface(t) || types::isTypeParam(t) ||
        types::underAs<types::Pointer>(t) != nullptr)
      return;
    pass.reportAt(call->lparen, "call of " + std::string(name) + " passes non-pointer" +
                                    (at == 1 ? " as second argument" : ""));
  });
}

// ---- unusedresult ------------------------------------------------------------------------------

static bool mustUse(std::string_view path, std::string_view name) {
  if (path == "context")
    return contains({"WithCancel", "WithDeadline", "WithTimeout", "WithValue"}, name);
  if (path == "errors") return name == "New";
  if (path == "fmt")
    return contains({"Append", "Appendf", "Appendln", "Errorf", "Sprint", "Sprintf", "Sprintln"},
                    name);
  if (path == "maps")
    return contains({"All", "Clone", "Collect", "Equal", "EqualFunc", "Keys", "Values"}, name);
  if (path == "sort") return name == "Reverse";
  if (path != "slices") return false;
  return contains({"All",          "AppendSeq", "Backward",    "BinarySearch", "BinarySearchFunc",
                   "Chunk",        "Clip",      "Clone",       "Collect",      "Compact",
                   "CompactFunc",  "Compare",   "CompareFunc", "Concat",       "Contains",
                   "ContainsFunc", "Delete",    "DeleteFunc",  "Equal",        "EqualFunc",
                   "Grow",         "Index",     "IndexFunc",   "Insert",       "IsSorted",
                   "IsSortedFunc", "Max",       "MaxFunc",     "Min",          "MinFunc",
                   "Repeat",       "Replace",   "Sorted",      "SortedFunc",   "SortedStableFunc",
                   "Values"},
                  name);
}

void unusedresult(Pass& pass) {
  pass.tree.each<ExprStmt>([&](const ExprStmt* s, uint32_t) {
    const auto* call = dynCast<CallExpr>(unparen(s->x));
    const auto* f = call == nullptr ? nullptr : types::dynCast<types::Func>(pass.callee(call));
    if (f == nullptr) return;
    const types::Signature* signature = f->signature();
    std::string name(f->name.str());
    diag::Range range{call->pos, call->lparen};
    if (const types::Var* receiver = signature->recv) {
      bool isText = (name == "Error" || name == "String") && signature->params->vars.empty() &&
                    signature->results->vars.size() == 1 &&
                    types::identical(signature->results->vars[0]->type, pass.stringType());
      if (isText)
        pass.report(range,
                    "result of (" + pass.typeText(receiver->type) + ")." + name + " call not used");
    } else if (f->package != nullptr && mustUse(f->package->path, name)) {
      pass.report(range,
                  "result of " + std::string(f->package->path) + "." + name + " call not used");
    }
  });
}

void waitgroup(Pass& pass) {
  if (!pass.imports("sync")) return;
  pass.tree.each<CallExpr>([&](const CallExpr* call, uint32_t i) {
    if (!isMethodNamed(pass.callee(call), "sync", "WaitGroup", "Add")) return;
    const Tree& tree = pass.tree;
    const auto* block = dynCast<BlockStmt>(tree.above(i, 2));
    if (!isa<ExprStmt>(tree.above(i)) || block == nullptr || block->stmts[0] != tree.above(i))
      return;
    if (isa<FuncLit>(tree.above(i, 3)) && isa<CallExpr>(tree.above(i, 4)) &&
        isa<GoStmt>(tree.above(i, 5)))
      pass.reportAt(call->lparen, "WaitGroup.Add called from inside new goroutine");
  });
}

}  // namespace vo::vet
