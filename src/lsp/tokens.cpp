// This file answers how names are to be coloured, and what may be shown between them.
#include <algorithm>

#include "lsp/requests.h"
#include "lsp/tree.h"
#include "types/predicates.h"
#include "types/type_string.h"

namespace vo::lsp {

using namespace syntax;
using types::Object;
using types::ObjectKind;

namespace {

enum TokenType : uint32_t { kNamespace, kType, kTypeParameter, kParameter, kVariable, kProperty, kFunction, kMethod, kLabel, kTokenTypes };
constexpr const char* kTokenTypeNames[kTokenTypes] = {"namespace", "type", "typeParameter", "parameter", "variable", "property", "function", "method", "label"};

enum Modifier : uint32_t { kDefinition = 1, kReadonly = 2, kDefaultLibrary = 4 };
constexpr const char* kModifierNames[] = {"definition", "readonly", "defaultLibrary"};

TokenType typeOf(const Object* o) {
  switch (o->kind) {
    case ObjectKind::PkgName: return kNamespace;
    case ObjectKind::TypeName: return types::isa<types::TypeParam>(o->type) ? kTypeParameter : kType;
    case ObjectKind::Var: {
      const auto* v = static_cast<const types::Var*>(o);
      return v->isField ? kProperty : v->isParam ? kParameter : kVariable;
    }
    case ObjectKind::Func: {
      const types::Signature* s = static_cast<const types::Func*>(o)->signature();
      return s != nullptr && s->recv != nullptr ? kMethod : kFunction;
    }
    case ObjectKind::Builtin: return kFunction;
    case ObjectKind::Label: return kLabel;
    case ObjectKind::Const: case ObjectKind::Nil: return kVariable;
  }
  return kVariable;
}

FileView viewOf(Context& cx, Value params) {
  std::string path = pathOfUri(params["textDocument"]["uri"].text());
  return path.empty() ? FileView{} : cx.workspace.view(path);
}

}  // namespace

Json semanticTokenTypes() { return Json(kTokenTypeNames); }
Json semanticTokenModifiers() { return Json(kModifierNames); }

Answer semanticTokens(Context& cx, Value params) {
  FileView view = viewOf(cx, params);
  if (!view) return Json();
  struct Token {
    uint32_t begin, end, type, modifiers;
  };
  std::vector<Token> tokens;
  forEachName(view, [&](const Ident* id, Object* o) {
    uint32_t modifiers = 0;
    if (id->pos == o->pos) modifiers |= kDefinition;
    if (o->kind == ObjectKind::Const || o->kind == ObjectKind::Nil) modifiers |= kReadonly;
    if (o->package == nullptr) modifiers |= kDefaultLibrary;
    tokens.push_back({view.offsetOf(id->pos), view.offsetOf(id->end), typeOf(o), modifiers});
  });
  std::sort(tokens.begin(), tokens.end(), [](const Token& a, const Token& b) { return a.begin < b.begin; });
  Json data = Json::array();
  Place last;
  for (const Token& t : tokens) {
    Place begin = view.text->placeOf(t.begin, cx.encoding), end = view.text->placeOf(t.end, cx.encoding);
    uint32_t lines = begin.line - last.line;
    for (uint32_t n : {lines, lines == 0 ? begin.character - last.character : begin.character, end.character - begin.character, t.type, t.modifiers})
      data.push_back(n);
    last = begin;
  }
  return Json{{"data", std::move(data)}};
}

Answer inlayHint(Context& cx, Value params) {
  FileView view = viewOf(cx, params);
  if (!view || view.unit == nullptr) return Json();
  const Text& text = *view.text;
  const types::Info& info = view.unit->info;
  types::Qualifier qualifier(view.unit->package);
  uint32_t from = text.offsetOf(Context::place(params["range"]["start"]), cx.encoding);
  uint32_t to = params["range"].isObject() ? text.offsetOf(Context::place(params["range"]["end"]), cx.encoding) : text.size();
  constexpr int kTypeHint = 1, kParameterHint = 2;
  Json out = Json::array();
  auto add = [&](diag::Pos at, std::string label, int kind) {
    uint32_t offset = view.offsetOf(at);
    if (offset < from || offset > to) return;
    Place p = text.placeOf(offset, cx.encoding);
    Json j = {{"position", {{"line", p.line}, {"character", p.character}}}, {"label", std::move(label)}, {"kind", kind}};
    j[kind == kTypeHint ? "paddingLeft" : "paddingRight"] = true;
    out.push_back(std::move(j));
  };
  auto variable = [&](const Expr* e) {
    const auto* id = dynCast<Ident>(e);
    if (id == nullptr || id->name.str() == "_" || !info.isDefinition(id)) return;
    Object* o = info.object(id);
    if (o != nullptr && o->type != nullptr && types::isValid(o->type)) add(id->end, types::typeString(o->type, qualifier), kTypeHint);
  };
  forEachNode(*view.file, [&](const Node* n) {
    if (const auto* s = dynCast<AssignStmt>(n); s != nullptr && s->op == syntax::Token::Define)
      for (const Expr* e : s->lhs) variable(e);
    if (const auto* r = dynCast<RangeStmt>(n); r != nullptr && r->op == syntax::Token::Define)
      for (const Expr* e : {r->key, r->value})
        if (e != nullptr) variable(e);
    const auto* call = dynCast<CallExpr>(n);
    const auto* s = call == nullptr ? nullptr : types::underAs<types::Signature>(info.type(call->fun));
    if (s == nullptr || info.mode(call->fun) == types::Mode::Type) return;
    for (size_t i = 0; i < call->args.size() && i < s->params->vars.size(); i++) {
      bool isRest = s->variadic && i + 1 == s->params->vars.size();
      std::string name(s->params->vars[i]->name.str());
      const auto* id = dynCast<Ident>(call->args[i]);
      if (name.empty() || name == "_" || (id != nullptr && id->name.str() == name)) continue;
      add(call->args[i]->pos, name + (isRest ? "...:" : ":"), kParameterHint);
    }
  });
  return out;
}

}  // namespace vo::lsp
