// This file answers what may be written at a place, and what the function takes whose call is being written.
//
// Where nothing of a name stands yet, a name that nobody has is put there first: `x.` at the end of a line would otherwise
// go on with the next line, and `f(` with whatever follows.
#include <algorithm>
#include <set>

#include "lsp/imports.h"
#include "lsp/members.h"
#include "lsp/requests.h"
#include "lsp/tree.h"
#include "types/predicates.h"
#include "types/scope.h"
#include "types/type_string.h"

namespace vo::lsp {

using namespace syntax;
using types::Object;
using types::ObjectKind;

namespace {

constexpr std::string_view kPlaceholder = "vo_here";
constexpr size_t kMostItems = 400;

/// CompletionItemKind of the protocol.
enum ItemKind : int { kMethod = 2, kFunction = 3, kField = 5, kVariable = 6, kClass = 7, kInterface = 8, kModule = 9, kKeyword = 14, kConstant = 21, kStruct = 22, kTypeParameter = 25 };

bool isNameByte(char c) {
  return c == '_' || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c & 0x80) != 0;
}

int kindOf(const Object* o) {
  switch (o->kind) {
    case ObjectKind::PkgName: return kModule;
    case ObjectKind::Const: case ObjectKind::Nil: return kConstant;
    case ObjectKind::TypeName:
      if (types::isa<types::TypeParam>(o->type)) return kTypeParameter;
      if (o->type == nullptr) return kClass;
      return types::isInterface(o->type) ? kInterface : types::underAs<types::Struct>(o->type) != nullptr ? kStruct : kClass;
    case ObjectKind::Var: return static_cast<const types::Var*>(o)->isField ? kField : kVariable;
    case ObjectKind::Func: {
      const types::Signature* s = static_cast<const types::Func*>(o)->signature();
      return s != nullptr && s->recv != nullptr ? kMethod : kFunction;
    }
    case ObjectKind::Builtin: return kFunction;
    case ObjectKind::Label: return kVariable;
  }
  return kVariable;
}

/// 0: not at all; more is better. A prefix is best, then one in other letters, then letters in this order.
int score(std::string_view name, std::string_view typed) {
  if (typed.empty()) return 1;
  auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; };
  if (name.starts_with(typed)) return 4;
  size_t at = 0;
  bool isPrefix = name.size() >= typed.size();
  for (size_t i = 0; i < name.size() && at < typed.size(); i++) {
    if (lower(name[i]) == lower(typed[at])) {
      at++;
    } else if (i < typed.size()) {
      isPrefix = false;
    }
  }
  if (at < typed.size()) return 0;
  return isPrefix ? 3 : lower(name[0]) == lower(typed[0]) ? 2 : 1;
}

class Completer {
 public:
  Completer(Context& cx, Cursor& cursor, std::string typed) : cx_(cx), c_(cursor), unit_(*cursor.view.unit), typed_(std::move(typed)) {}

  Json run() {
    expect();
    if (c_.nodes.size() >= 2) {
      const Node* around = c_.nodes[c_.nodes.size() - 2];
      if (const auto* s = dynCast<SelectorExpr>(around); s != nullptr && s->sel == c_.name) {
        selector(s);
        return take();
      }
      if (isa<ImportDecl>(c_.nodes[0])) return take();
    }
    literalFields();
    scopes();
    keywords();
    if (!typed_.empty()) packages();
    return take();
  }

 private:
  struct Item {
    int rank;      ///< smaller is better
    size_t order;  ///< as found
    Json json;
  };

  void add(std::string name, int kind, std::string detail, int distance, Json more = Json::object()) {
    int s = score(name, typed_);
    if (s == 0 || name == "_" || name == kPlaceholder || !names_.insert(name).second) return;
    more["label"] = name;
    more["kind"] = kind;
    if (!detail.empty()) more["detail"] = std::move(detail);
    items_.push_back({(4 - s) * 1000 + distance, items_.size(), std::move(more)});
  }

  void add(const Object* o, int distance) {
    std::string detail = o->type == nullptr || o->kind == ObjectKind::TypeName ? std::string() : types::typeString(o->type, types::Qualifier(unit_.package));
    if (o->kind == ObjectKind::PkgName) detail = "\"" + std::string(static_cast<const types::PkgName*>(o)->imported->path) + "\"";
    if (fits(o)) distance -= 50;
    add(std::string(o->name.str()), kindOf(o), std::move(detail), distance + 100);
  }

  /// Whether its value, or what it gives, is of the type that is wanted here.
  bool fits(const Object* o) const {
    if (expected_ == nullptr || o->type == nullptr || o->kind == ObjectKind::TypeName) return false;
    if (types::identical(o->type, expected_)) return true;
    const auto* f = types::dynCast<types::Func>(o);
    const types::Signature* s = f == nullptr ? nullptr : f->signature();
    return s != nullptr && s->results->vars.size() == 1 && types::identical(s->results->vars[0]->type, expected_);
  }

  /// What the call around wants as the argument that is being written, or the assignment's left side has.
  void expect() {
    for (size_t i = c_.nodes.size(); i-- > 0;) {
      if (const auto* call = dynCast<CallExpr>(c_.nodes[i])) {
        auto* s = types::underAs<types::Signature>(unit_.info.type(call->fun));
        for (size_t a = 0; s != nullptr && a < call->args.size(); a++)
          if (call->args[a]->pos <= c_.name->pos && c_.name->end <= call->args[a]->end && a < s->params->vars.size()) expected_ = s->params->vars[a]->type;
        return;
      }
      if (const auto* assign = dynCast<AssignStmt>(c_.nodes[i])) {
        if (assign->lhs.size() == 1 && assign->opPos < c_.name->pos) expected_ = unit_.info.type(assign->lhs[0]);
        return;
      }
      if (isa<BlockStmt>(c_.nodes[i])) return;
    }
  }

  void selector(const SelectorExpr* s) {
    const auto* id = dynCast<Ident>(s->x);
    Object* o = id == nullptr ? nullptr : unit_.info.object(id);
    if (const auto* p = types::dynCast<types::PkgName>(o)) return exported(p->imported, Json());
    if (types::Type* t = unit_.info.type(s->x); t != nullptr && types::isValid(t)) {
      bool isType = unit_.info.mode(s->x) == types::Mode::Type;
      for (const Member& m : membersOf(t, unit_.package))
        if (!isType || m.object->kind == ObjectKind::Func) add(m.object, m.depth);
      return;
    }
    if (id == nullptr || o != nullptr) return;
    // A package that is not imported yet.
    for (const auto& [path, name] : cx_.workspace.importable(*c_.view.folder)) {
      if (name != id->name.str()) continue;
      std::string error;
      if (types::Package* p = cx_.workspace.resolveImport(*c_.view.folder, path, &error)) exported(p, importEdit(cx_, original_, path));
    }
  }

  void exported(const types::Package* p, const Json& edit) {
    for (base::Symbol name : types::sortedNames(p->scope)) {
      const Object* o = p->scope->lookup(name);
      if (!o->isExported()) continue;
      size_t before = items_.size();
      add(o, edit.is_null() ? 0 : 20);
      if (!edit.is_null() && items_.size() > before) {
        items_.back().json["additionalTextEdits"] = Json::array({edit});
        items_.back().json["detail"] = "(from \"" + std::string(p->path) + "\")";
      }
    }
  }

  void literalFields() {
    // The innermost literal whose element is being begun: T{na|}, T{a: 1, na|}.
    if (c_.nodes.size() < 2) return;
    const auto* lit = dynCast<CompositeLit>(c_.nodes[c_.nodes.size() - 2]);
    if (const auto* kv = dynCast<KeyValueExpr>(c_.nodes[c_.nodes.size() - 2]); kv != nullptr && kv->key == c_.name && c_.nodes.size() >= 3)
      lit = dynCast<CompositeLit>(c_.nodes[c_.nodes.size() - 3]);
    if (lit == nullptr) return;
    types::Type* t = unit_.info.type(lit);
    if (auto* p = types::underAs<types::Pointer>(t)) t = p->elem;
    const auto* s = types::underAs<types::Struct>(t);
    if (s == nullptr) return;
    std::set<std::string_view> used;
    for (const Expr* e : lit->elements)
      if (const auto* kv = dynCast<KeyValueExpr>(e))
        if (const auto* key = dynCast<Ident>(kv->key); key != nullptr && key != c_.name) used.insert(key->name.str());
    for (const types::Var* f : s->fields) {
      if (used.contains(f->name.str()) || !(f->isExported() || types::samePackage(f->package, unit_.package))) continue;
      std::string name(f->name.str());
      add(name, kField, types::typeString(f->type, types::Qualifier(unit_.package)), 0, {{"insertText", name + ": "}});
    }
  }

  void scopes() {
    int distance = 0;
    diag::Pos at = c_.name->pos;
    for (const types::Scope* s = scopeAt(unit_, *c_.view.file, at); s != nullptr; s = s->parent) {
      bool isLocal = s->pos.valid();
      for (const auto& e : s->elems.entries())
        if (!isLocal || e.value->scopePos <= at) add(e.value, std::min(distance, 300));
      distance += isLocal ? 5 : 30;
    }
  }

  void keywords() {
    if (typed_.empty()) return;
    bool isStatement = c_.nodes.size() >= 2 && isa<ExprStmt>(c_.nodes[c_.nodes.size() - 2]);
    for (std::string_view word : {"break", "case", "const", "continue", "default", "defer", "else", "fallthrough", "for", "go", "goto", "if", "import",
                                  "package", "range", "return", "select", "switch", "type", "var"})
      if (isStatement && word.starts_with(typed_)) add(std::string(word), kKeyword, "", 200);
    for (std::string_view word : {"chan", "func", "interface", "map", "struct"})
      if (word.starts_with(typed_)) add(std::string(word), kKeyword, "", 200);
    if (isStatement && c_.view.file->isVo)
      for (std::string_view word : {"fail", "errdefer"})
        if (word.starts_with(typed_)) add(std::string(word), kKeyword, "", 200);
  }

  /// Packages that are not imported, by their names.
  void packages() {
    for (const auto& [path, name] : cx_.workspace.importable(*c_.view.folder)) {
      if (!name.starts_with(typed_)) continue;
      int length = static_cast<int>(std::min<size_t>(path.size(), 100));
      Json edit = importEdit(cx_, original_, path);
      if (!edit.is_null()) add(name, kModule, "\"" + path + "\"", 500 + length, {{"additionalTextEdits", Json::array({edit})}});
    }
  }

  Json take() {
    std::sort(items_.begin(), items_.end(), [](const Item& a, const Item& b) { return a.rank != b.rank ? a.rank < b.rank : a.order < b.order; });
    bool isCut = items_.size() > kMostItems;
    Json list = Json::array();
    for (size_t i = 0; i < std::min(items_.size(), kMostItems); i++) {
      std::string order = std::to_string(i);
      items_[i].json["sortText"] = std::string(5 - order.size(), '0') + order;
      items_[i].json["textEdit"] = {{"range", range}, {"newText", Value(items_[i].json)["insertText"].isText() ? items_[i].json["insertText"] : items_[i].json["label"]}};
      items_[i].json.erase("insertText");
      items_[i].json["filterText"] = items_[i].json["label"];
      list.push_back(std::move(items_[i].json));
    }
    return {{"isIncomplete", isCut || !typed_.empty()}, {"items", std::move(list)}};
  }

 public:
  Json range;  ///< what the chosen item replaces
  void setOriginal(std::shared_ptr<const Text> text) { original_ = std::move(text); }

 private:
  Context& cx_;
  Cursor& c_;
  Unit& unit_;
  std::string typed_;
  std::shared_ptr<const Text> original_;
  types::Type* expected_ = nullptr;
  std::set<std::string> names_;
  std::vector<Item> items_;
};

/// The document with the placeholder where no name has been begun. `begin`: where the name begins.
Cursor cursorWithName(Context& cx, Value params, uint32_t* begin, uint32_t* end) {
  Cursor c;
  c.path = pathOfUri(params["textDocument"]["uri"].text());
  std::shared_ptr<const Text> text = c.path.empty() ? nullptr : cx.workspace.textOf(c.path);
  if (text == nullptr) return c;
  uint32_t at = text->offsetOf(Context::place(params["position"]), cx.encoding);
  *begin = *end = at;
  while (*begin > 0 && isNameByte(text->bytes()[*begin - 1])) --*begin;
  std::string_view typed = std::string_view(text->bytes()).substr(*begin, at - *begin);
  c.view = *begin == at ? cx.workspace.viewWith(c.path, at, at, kPlaceholder) : cx.workspace.viewWith(c.path, *begin, at, typed);
  c.offset = *begin == at ? at + 1 : at;
  if (c.view) lookAt(c);
  return c;
}

}  // namespace

Answer completion(Context& cx, Value params) {
  uint32_t begin = 0, end = 0;
  Cursor c = cursorWithName(cx, params, &begin, &end);
  if (!c || c.view.unit == nullptr || c.name == nullptr) return Json();
  std::shared_ptr<const Text> text = cx.workspace.textOf(c.path);
  Completer completer(cx, c, text->bytes().substr(begin, end - begin));
  completer.setOriginal(text);
  completer.range = cx.range(*text, begin, end);
  return completer.run();
}

Answer signatureHelp(Context& cx, Value params) {
  uint32_t begin = 0, end = 0;
  Cursor c = cursorWithName(cx, params, &begin, &end);
  if (!c || c.view.unit == nullptr) return Json();
  const Unit& unit = *c.view.unit;
  diag::Pos at = c.view.at(c.offset);
  for (size_t i = c.nodes.size(); i-- > 0;) {
    if (isa<FuncLit>(c.nodes[i])) return Json();
    const auto* call = dynCast<CallExpr>(c.nodes[i]);
    if (call == nullptr || at <= call->lparen) continue;
    const auto* s = types::underAs<types::Signature>(unit.info.type(call->fun));
    if (s == nullptr) return Json();
    const Expr* fun = call->fun;
    if (const auto* sel = dynCast<SelectorExpr>(fun)) fun = sel->sel;
    const auto* id = dynCast<Ident>(fun);
    std::string name = id == nullptr ? "func" : std::string(id->name.str());
    types::Qualifier qualifier(unit.package);
    size_t active = 0;
    for (const Expr* a : call->args)
      if (a->end < at) active++;
    Json parameters = Json::array();
    for (size_t p = 0; p < s->params->vars.size(); p++) {
      const types::Var* v = s->params->vars[p];
      std::string type = types::typeString(v->type, qualifier);
      if (s->variadic && p + 1 == s->params->vars.size() && type.starts_with("[]")) type = "..." + type.substr(2);
      std::string label = v->name.empty() ? type : std::string(v->name.str()) + " " + type;
      parameters.push_back({{"label", label}});
    }
    if (!s->params->vars.empty()) active = std::min(active, s->params->vars.size() - 1);
    Json signature = {{"label", name + types::signatureString(s, qualifier)}, {"parameters", parameters}};
    if (Object* o = id == nullptr ? nullptr : unit.info.object(id)) {
      if (std::string doc = docOf(cx, o); !doc.empty()) signature["documentation"] = {{"kind", "markdown"}, {"value", doc}};
    }
    return Json{{"signatures", Json::array({signature})}, {"activeSignature", 0}, {"activeParameter", active}};
  }
  return Json();
}

}  // namespace vo::lsp
