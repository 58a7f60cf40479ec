// This file checks declarations in test files: names, parameters, outputs of examples, fuzz
// targets.
#include <algorithm>

#include "vet/comments.h"
#include "vet/pass.h"

namespace vo::vet {

using namespace syntax;
using types::BasicKind;

namespace {

bool beginsLower(std::string_view s) {
  if (s.empty()) return false;
  auto c = static_cast<unsigned char>(s[0]);
  // (beyond ASCII: what is no upper-case letter counts as one that begins a word)
  return c < 0x80 ? c >= 'a' && c <= 'z' : !types::isExportedName(s) && (c & 0xe0) == 0xc0;
}

/// `Output:` or `unordered output:` at the front.
bool isOutput(const std::string& comment) {
  std::string s;
  for (char c : comment) s += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  size_t at = s.find_first_not_of(" \t\n\r\f\v");
  if (at == std::string::npos) return false;
  if (s.compare(at, 10, "unordered ") == 0) at += 10;
  return s.compare(at, 7, "output:") == 0;
}

class TestFile {
 public:
  TestFile(Pass& pass, const File* file)
      : pass_(pass), file_(file), comments_(commentsOf(*file->source)) {}

  void run() {
    for (const Decl* d : file_->decls) {
      const auto* f = dynCast<FuncDecl>(d);
      if (f == nullptr || !f->receiver.empty()) continue;
      std::string_view name = f->name->name.str();
      if (name.starts_with("Example")) {
        exampleName(f);
        exampleOutput(f);
      } else if (name.starts_with("Test")) {
        test(f, "Test");
      } else if (name.starts_with("Benchmark")) {
        test(f, "Benchmark");
      } else if (name.starts_with("Fuzz")) {
        test(f, "Fuzz");
        fuzz(f);
      }
    }
  }

 private:
  // ---- Tests ----
  void test(const FuncDecl* f, std::string_view prefix) {
    auto params = f->type->params;
    if (!f->type->results.empty() || params.size() != 1) return;
    const auto* star = dynCast<StarExpr>(params[0].type);
    const auto* id = star == nullptr ? nullptr : dynCast<Ident>(star->x);
    if (const auto* s = star == nullptr ? nullptr : dynCast<SelectorExpr>(star->x)) id = s->sel;
    if (id == nullptr || id->name.str() != prefix.substr(0, 1)) return;
    std::string name(f->name->name.str());
    if (!f->type->typeParams.empty()) {
      diag::Pos open = f->name->end;
      pass_.report({open, {}}, name + " has type parameters: it will not be run by go test as a " +
                                   std::string(prefix) + "XXX function");
    }
    if (beginsLower(std::string_view(name).substr(prefix.size())))
      pass_.report(f->name, name + " has malformed name: first letter after '" +
                                std::string(prefix) + "' must not be lowercase");
  }

  // ---- Examples ----
  std::vector<const types::Object*> lookup(std::string_view name) const {
    base::Symbol symbol = pass_.types.symbol(name);
    if (const types::Object* o = pass_.unit.package->scope->lookup(symbol)) return {o};
    std::vector<const types::Object*> out;
    for (const types::Package* p : pass_.unit.package->imports)
      if (const types::Object* o = p->scope->lookup(symbol)) out.push_back(o);
    return out;
  }

  void exampleName(const FuncDecl* f) {
    std::string name(f->name->name.str());
    auto say = [&](const std::string& what) { pass_.reportAt(f->pos, name + " " + what); };
    if (!f->type->params.empty()) say("should be niladic");
    if (!f->type->results.empty()) say("should return nothing");
    if (!f->type->typeParams.empty()) say("should not have type params");
    if (name == "Example") return;
    std::string rest = name.substr(7);
    std::vector<std::string> parts;
    for (size_t at = 0; at <= rest.size();) {
      size_t end = parts.size() == 2 ? std::string::npos : rest.find('_', at);
      parts.push_back(rest.substr(at, end == std::string::npos ? end : end - at));
      if (end == std::string::npos) break;
      at = end + 1;
    }
    const std::string& ident = parts[0];
    std::vector<const types::Object*> objects = lookup(ident);
    if (!ident.empty() && objects.empty()) return say("refers to unknown identifier: " + ident);
    if (parts.size() < 2) return;
    if (ident.empty()) {
      std::string suffix = rest.substr(1);
      if (!beginsLower(suffix)) say("has malformed example suffix: " + suffix);
      return;
    }
    if (!beginsLower(parts[1])) {
      bool isFound = std::any_of(objects.begin(), objects.end(), [&](const types::Object* o) {
        return types::lookupFieldOrMethod(pass_.types, o->type, true, o->package,
                                          pass_.types.symbol(parts[1]))
                   .object != nullptr;
      });
      if (!isFound) say("refers to unknown field or method: " + ident + "." + parts[1]);
    }
    if (parts.size() == 3 && !beginsLower(parts[2]))
      say("has malformed example suffix: " + parts[2]);
  }

  void exampleOutput(const FuncDecl* f) {
    struct Seen {
      diag::Pos pos;
      bool isOutput;
    };
    std::vector<Seen> seen;
    size_t outputs = 0;
    for (const CommentGroup& g : comments_) {
      if (g.pos() < f->pos) continue;
      if (g.end() > f->end) break;
      seen.push_back({g.pos(), isOutput(g.text())});
      outputs += seen.back().isOutput;
    }
    for (size_t i = 0; i + 1 < seen.size(); i++)
      if (seen[i].isOutput)
        pass_.reportAt(seen[i].pos, outputs > 1
                                        ? "there can only be one output comment block per example"
                                        : "output comment block must be the last comment block");
  }

  // ---- Fuzz targets ----
  bool isTestingPointer(const types::Type* t, std::string_view name) const {
    const auto* p = types::dynCast<types::Pointer>(t);
    return p != nullptr && isTypeNamed(p->elem, "testing", {name});
  }
  /// A call of that method of a *testing.F; any if the name is empty.
  bool isCallOf(const CallExpr* call, std::string_view name) const {
    const auto* s = dynCast<SelectorExpr>(call->fun);
    return s != nullptr && isTestingPointer(pass_.typeOf(s->x), "F") &&
           (name.empty() || s->sel->name.str() == name);
  }

  void fuzz(const FuncDecl* f) {
    const types::Tuple* params = nullptr;
    auto targets = [&](const Node* n) {
      const auto* call = dynCast<CallExpr>(n);
      if (call == nullptr || !isCallOf(call, "Fuzz") || call->args.size() != 1 ||
          pass_.typeOf(call->args[0]) == nullptr)
        return true;
      target(call->args[0], &params);
      return false;
    };
    walk(f, pass_.info, targets);
    if (params == nullptr) return;
    auto adds = [&](const Node* n) {
      const auto* call = dynCast<CallExpr>(n);
      if (call != nullptr && isCallOf(call, "Add")) add(call, params);
      return true;
    };
    walk(f, pass_.info, adds);
  }

  void target(const Expr* e, const types::Tuple** params) {
    const auto* s = types::underAs<types::Signature>(pass_.typeOf(e));
    if (s == nullptr) return pass_.report(e, "argument to Fuzz must be a function");
    if (!s->results->vars.empty()) pass_.report(e, "fuzz target must not return any value");
    if (s->params->vars.empty()) return pass_.report(e, "fuzz target must have 1 or more argument");
    if (areFuzzable(s->params, e) && *params == nullptr) *params = s->params;
    auto calls = [&](const Node* n) {
      const auto* call = dynCast<CallExpr>(n);
      if (call != nullptr && isCallOf(call, "") && !isCallOf(call, "Name") &&
          !isCallOf(call, "Failed"))
        pass_.report(call, "fuzz target must not call any *F methods");
      return true;
    };
    walk(e, pass_.info, calls);
  }

  static constexpr BasicKind kFuzzed[] = {
      BasicKind::String, BasicKind::Bool,   BasicKind::Float32, BasicKind::Float64, BasicKind::Int,
      BasicKind::Int8,   BasicKind::Int16,  BasicKind::Int32,   BasicKind::Int64,   BasicKind::Uint,
      BasicKind::Uint8,  BasicKind::Uint16, BasicKind::Uint32,  BasicKind::Uint64};

  static bool isFuzzable(const types::Type* t) {
    const auto* slice = types::as<types::Slice>(t);
    const auto* b = types::as<types::Basic>(slice != nullptr ? slice->elem : t);
    if (b == nullptr) return false;
    return slice != nullptr
               ? b->basic == BasicKind::Uint8
               : std::find(std::begin(kFuzzed), std::end(kFuzzed), b->basic) != std::end(kFuzzed);
  }

  bool areFuzzable(const types::Tuple* params, const Expr* e) {
    const auto* lit = dynCast<FuncLit>(e);
    auto where = [&](size_t i) {
      return lit != nullptr && i < lit->type->params.size() ? lit->type->params[i].type : e;
    };
    bool ok = true;
    if (!isTestingPointer(params->vars[0]->type, "T")) {
      pass_.report(where(0), "the first parameter of a fuzz target must be *testing.T");
      ok = false;
    }
    for (size_t i = 1; i < params->vars.size(); i++) {
      if (isFuzzable(params->vars[i]->type)) continue;
      pass_.report(where(i),
                   "fuzzing arguments can only have the following types: string, bool, float32, "
                   "float64, int, int8, int16, int32, int64, "
                   "uint, uint8, uint16, uint32, uint64, []byte");
      ok = false;
    }
    return ok;
  }

  void add(const CallExpr* call, const types::Tuple* params) {
    size_t wanted = params->vars.size() - 1;
    if (call->args.size() != wanted)
      return pass_.report(call, "wrong number of values in call to (*testing.F).Add: " +
                                    std::to_string(call->args.size()) + ", fuzz target expects " +
                                    std::to_string(wanted));
    std::vector<size_t> wrong;
    std::string given, expected;
    for (size_t i = 0; i < wanted; i++) {
      types::Type* t = pass_.typeOf(call->args[i]);
      if (t == nullptr) return;
      const types::Type* want = params->vars[i + 1]->type;
      if (!types::identical(t, want)) wrong.push_back(i);
      given += (i > 0 ? " " : "") + pass_.typeText(t);
      expected += (i > 0 ? " " : "") + pass_.typeText(want);
    }
    if (wrong.size() == 1) {
      const Expr* arg = call->args[wrong[0]];
      pass_.report(
          arg, "mismatched type in call to (*testing.F).Add: " + pass_.typeText(pass_.typeOf(arg)) +
                   ", fuzz target expects " + pass_.typeText(params->vars[wrong[0] + 1]->type));
    } else if (!wrong.empty()) {
      pass_.report(call, "mismatched types in call to (*testing.F).Add: [" + given +
                             "], fuzz target expects [" + expected + "]");
    }
  }

  Pass& pass_;
  const File* file_;
  std::vector<CommentGroup> comments_;
};

}  // namespace

void tests(Pass& pass) {
  for (const File* f : pass.unit.files)
    if (f->source->path.ends_with("_test.go") || f->source->path.ends_with("_test.vo"))
      TestFile(pass, f).run();
}

}  // namespace vo::vet
