// This file offers edits: for imports, and code that follows from types.
#include <algorithm>

#include "lsp/imports.h"
#include "lsp/members.h"
#include "lsp/requests.h"
#include "lsp/tree.h"
#include "types/lookup.h"
#include "types/predicates.h"
#include "types/type_string.h"
#include "types/typeset.h"

namespace vo::lsp {

using namespace syntax;
using types::Object;

namespace {

struct Actions {
  Context& cx;
  const Cursor& c;  ///< at the beginning of the range
  uint32_t end;
  std::string uri;
  Json out = Json::array();

  void add(const std::string& title, const char* kind, Json edits) {
    if (edits.empty()) return;
    Json changes = Json::object();
    changes[uri] = std::move(edits);
    out.push_back({{"title", title}, {"kind", kind}, {"edit", {{"changes", std::move(changes)}}}});
  }
  Json insert(uint32_t at, const std::string& text) const { return {{"range", cx.range(*c.view.text, at, at)}, {"newText", text}}; }
  bool touches(const Problem& p) const { return p.path == c.view.file->source->path && p.begin <= end && c.offset <= p.end; }

  void imports() {
    std::set<const ImportDecl*> unused = unusedImports(c.view);
    add("Organize imports", "source.organizeImports", organizeImports(cx, c.view, unused));
    for (const ImportDecl* d : unused)
      if (c.view.offsetOf(d->pos) <= end && c.offset <= c.view.offsetOf(d->end))
        add("Remove unused import \"" + std::string(d->path->value) + "\"", "quickfix", removeImports(cx, c.view, {d}));
    for (const Problem& p : c.view.unit->problems) {
      if (p.kind != diag::Kind::UndeclaredName || !touches(p)) continue;
      std::string name = c.view.text->bytes().substr(p.begin, p.end - p.begin);
      for (const auto& [path, packageName] : cx.workspace.importable(*c.view.folder))
        if (packageName == name) add("Add import \"" + path + "\"", "quickfix", Json::array({importEdit(cx, c.view.text, path)}));
    }
  }

  std::string zeroOf(types::Type* t) const {
    types::Type* u = types::under(t);
    if (types::isNumeric(u)) return "0";
    if (types::isString(u)) return "\"\"";
    if (types::isBoolean(u)) return "false";
    if (types::isa<types::Struct>(u) || types::isa<types::Array>(u)) return types::typeString(t, types::Qualifier(c.view.unit->package)) + "{}";
    return "nil";
  }

  void fillStruct() {
    const CompositeLit* lit = nullptr;
    for (const Node* n : c.nodes)
      if (isa<CompositeLit>(n)) lit = cast<CompositeLit>(n);
    if (lit == nullptr) return;
    types::Type* t = c.view.unit->info.type(lit);
    if (auto* p = types::underAs<types::Pointer>(t)) t = p->elem;
    const auto* s = types::underAs<types::Struct>(t);
    if (s == nullptr) return;
    std::set<std::string_view> used;
    for (const Expr* e : lit->elements) {
      const auto* kv = dynCast<KeyValueExpr>(e);
      if (kv == nullptr) return;  // by position
      if (const auto* key = dynCast<Ident>(kv->key)) used.insert(key->name.str());
    }
    const Text& text = *c.view.text;
    std::string_view line = text.line(text.lineOf(c.view.offsetOf(lit->pos)));
    std::string indent(line.substr(0, std::min(line.find_first_not_of("\t "), line.size())));
    std::string body;
    for (const types::Var* f : s->fields) {
      if (used.contains(f->name.str()) || !(f->isExported() || types::samePackage(f->package, c.view.unit->package))) continue;
      body += indent + "\t" + std::string(f->name.str()) + ": " + zeroOf(f->type) + ",\n";
    }
    if (body.empty()) return;
    uint32_t at = c.view.offsetOf(lit->rbrace);
    bool isEmpty = lit->elements.empty();
    uint32_t begin = isEmpty ? c.view.offsetOf(lit->lbrace) + 1 : c.view.offsetOf(lit->elements.back()->end);
    std::string before = isEmpty ? "\n" : ",\n";
    add("Fill " + types::typeString(t, types::Qualifier(c.view.unit->package)), "refactor.rewrite",
        Json::array({Json{{"range", cx.range(text, begin, at)}, {"newText", before + body + indent}}}));
  }

  /// For `var _ I = T{}`, assignments and arguments whose types lack methods: their declarations.
  void implement() {
    for (const Problem& p : c.view.unit->problems) {
      if (!touches(p) || p.text.find("missing method") == std::string::npos) continue;
      std::vector<const Node*> path = pathTo(*c.view.file, c.view.at(p.begin));
      types::Type* have = nullptr;
      for (const Node* n : path)
        if (n->kind <= NodeKind::Ellipsis)
          if (types::Type* t = c.view.unit->info.type(static_cast<const Expr*>(n)); have == nullptr && t != nullptr && c.view.offsetOf(n->pos) == p.begin) have = t;
      auto* named = have == nullptr ? nullptr : types::as<types::Named>(types::deref(have).type);
      if (named == nullptr || named->object->package != c.view.unit->package) continue;
      if (types::Type* want = wantedInterface(p.text)) methodsFor(named, types::deref(have).isPointer, want);
    }
  }

  /// The interface that a message says is not implemented: "T does not implement I (…".
  types::Type* wantedInterface(const std::string& message) const {
    constexpr std::string_view kWords = " does not implement ";
    size_t at = message.find(kWords);
    if (at == std::string::npos) return nullptr;
    std::string name = message.substr(at + kWords.size());
    name = name.substr(0, name.find(' '));
    const types::Scope* scope = scopeAt(*c.view.unit, *c.view.file, c.view.at(c.offset));
    std::string package;
    if (size_t dot = name.find('.'); dot != std::string::npos) {
      package = name.substr(0, dot);
      name = name.substr(dot + 1);
    }
    auto find = [&](const types::Scope* s, const std::string& n) -> Object* {
      base::Symbol symbol = cx.workspace.symbols().find(n);
      for (; s != nullptr && !symbol.empty(); s = s->parent)
        if (Object* o = s->lookup(symbol)) return o;
      return nullptr;
    };
    Object* o = find(scope, package.empty() ? name : package);
    if (auto* p = types::dynCast<types::PkgName>(o); p != nullptr && !package.empty()) o = find(p->imported->scope, name);
    return o != nullptr && types::isInterface(o->type) ? o->type : nullptr;
  }

  void methodsFor(types::Named* named, bool isPointer, types::Type* want) {
    types::Qualifier qualifier(c.view.unit->package);
    Span at = declarationOf(cx, named->object);
    if (at.path != c.path) return;
    std::string type(named->object->name.str());
    std::string code;
    for (types::Func* f : types::typeSet(types::underAs<types::Interface>(want))->methods) {
      if (types::lookupFieldOrMethod(c.view.unit->types, named, true, c.view.unit->package, f->name).object != nullptr) continue;
      std::string receiver = std::string(1, static_cast<char>(type[0] | 0x20)) + (isPointer ? " *" : " ") + type;
      code += "\nfunc (" + receiver + ") " + std::string(f->name.str()) + types::signatureString(f->signature(), qualifier) + " {\n\tpanic(\"not implemented\")\n}\n";
    }
    std::vector<const Node*> path = pathTo(*c.view.file, c.view.at(at.begin));
    if (code.empty() || path.empty()) return;
    // Behind the declaration, its group included.
    uint32_t line = c.view.text->lineOf(c.view.offsetOf(path[0]->end));
    while (line + 1 < c.view.text->lines() && c.view.text->line(line).starts_with('\t')) line++;
    uint32_t offset = c.view.text->lineStart(line + 1);
    add("Implement " + types::typeString(want, qualifier), "quickfix", Json::array({insert(offset, code)}));
  }
};

}  // namespace

Answer codeAction(Context& cx, Value params) {
  Json start = {{"textDocument", params["textDocument"].copy()}, {"position", params["range"]["start"].copy()}};
  Cursor c = cursorOf(cx, start);
  if (!c || c.view.unit == nullptr) return Json();
  Actions a{cx, c, c.view.text->offsetOf(Context::place(params["range"]["end"]), cx.encoding), params["textDocument"]["uri"].text()};
  a.imports();
  a.fillStruct();
  a.implement();
  std::vector<std::string> only;
  for (Value kind : params["context"]["only"].items()) only.push_back(kind.text());
  Json out = Json::array();
  for (Json& action : a.out) {
    std::string kind = Value(action)["kind"].text();
    bool isWanted = only.empty() || std::any_of(only.begin(), only.end(), [&](const std::string& o) { return kind == o || kind.starts_with(o + "."); });
    if (isWanted) out.push_back(std::move(action));
  }
  return out;
}

}  // namespace vo::lsp
