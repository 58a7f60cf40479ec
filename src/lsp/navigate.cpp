// This file answers where names are declared, used and implemented, and what they are.
#include <algorithm>
#include <set>

#include "lsp/related.h"
#include "lsp/requests.h"
#include "lsp/tree.h"
#include "package/files.h"
#include "package/package_files.h"
#include "package/scan.h"
#include "types/lookup.h"
#include "types/predicates.h"
#include "types/type_string.h"

namespace vo::lsp {

using namespace syntax;
using types::Object;

namespace {

/// The import declaration whose path the cursor is in, or null.
const ImportDecl* importAt(const Cursor& c) {
  return c.nodes.size() == 2 && isa<BasicLit>(c.nodes[1]) ? dynCast<ImportDecl>(c.nodes[0]) : nullptr;
}

/// The name in the package clause if the cursor is in it, or null.
const Ident* clauseAt(const Cursor& c) {
  const Ident* name = c.view.file->package;
  return name != nullptr && c.offset >= c.view.offsetOf(name->pos) && c.offset <= c.view.offsetOf(name->end) ? name : nullptr;
}

/// The package clauses of a package's files, and the paths where other packages of the workspace import it.
std::vector<Span> packageReferences(Context& cx, const Cursor& c) {
  std::vector<Span> out;
  bool isExternal = c.view.unit != nullptr && c.view.unit->package->path != c.view.folder->importPath;  // nobody imports it
  cx.workspace.forEachFile([&](const FileView& v) {
    std::string path(v.file->source->path);
    if (v.folder == c.view.folder && v.file->package != nullptr && v.file->package->name == c.view.file->package->name)
      out.push_back({path, v.offsetOf(v.file->package->pos), v.offsetOf(v.file->package->end)});
    for (const ImportDecl* d : v.file->imports)
      if (!isExternal && d->path->value == c.view.folder->importPath) out.push_back({path, v.offsetOf(d->pos), v.offsetOf(d->end)});
  });
  return out;
}

std::string block(const std::string& code, const std::string& doc) {
  std::string out = "```go\n" + code + "\n```";
  return doc.empty() ? out : out + "\n\n---\n\n" + doc;
}

Json locations(Context& cx, const std::vector<Span>& spans) {
  Json out = Json::array();
  for (const Span& s : spans)
    if (Json l = cx.location(s); !l.is_null()) out.push_back(std::move(l));
  return out;
}

}  // namespace

Answer hover(Context& cx, Value params) {
  Cursor c = cursorOf(cx, params);
  if (!c) return Json();
  if (const ImportDecl* d = importAt(c)) {
    std::string dir = cx.workspace.folderOfImport(*c.view.folder, d->path->value);
    if (dir.empty()) return Json();
    std::string name = package::baseName(dir);
    return Json{{"contents", {{"kind", "markdown"}, {"value", block("package " + name, packageDoc(cx, dir))}}},
                {"range", cx.range(*c.view.text, c.view.offsetOf(d->path->pos), c.view.offsetOf(d->path->end))}};
  }
  if (const Ident* name = clauseAt(c)) {
    std::string doc = packageDoc(cx, c.view.folder->dir);
    return Json{{"contents", {{"kind", "markdown"}, {"value", block("package " + std::string(name->name.str()), doc)}}},
                {"range", cx.range(*c.view.text, c.view.offsetOf(name->pos), c.view.offsetOf(name->end))}};
  }
  if (c.name == nullptr || c.object == nullptr) return Json();
  std::string text = describe(cx, c.object, c.view.unit, c.name);
  std::string doc;
  if (const auto* p = types::dynCast<types::PkgName>(c.object)) {
    std::string dir = cx.workspace.folderOfImport(*c.view.folder, p->imported->path);
    if (!dir.empty()) doc = packageDoc(cx, dir);
  } else {
    doc = docOf(cx, c.object);
  }
  return Json{{"contents", {{"kind", "markdown"}, {"value", block(text, doc)}}},
              {"range", cx.range(*c.view.text, c.view.offsetOf(c.name->pos), c.view.offsetOf(c.name->end))}};
}

Answer definition(Context& cx, Value params) {
  Cursor c = cursorOf(cx, params);
  if (!c) return Json();
  if (const ImportDecl* d = importAt(c)) {
    std::string dir = cx.workspace.folderOfImport(*c.view.folder, d->path->value);
    std::vector<Span> files;
    for (const std::string& name : package::listDir(dir)) {
      if (!package::isSourceName(name) || package::isTestName(name)) continue;
      std::shared_ptr<const Text> text = cx.workspace.textOf(dir + "/" + name);
      if (text == nullptr) continue;
      package::ScannedHeader h = package::scanHeader(text->bytes());
      if (!h.package.empty()) files.push_back({dir + "/" + name, h.packageOffset, h.packageOffset + static_cast<uint32_t>(h.package.size())});
    }
    return locations(cx, files);
  }
  if (const Ident* name = clauseAt(c)) return locations(cx, {{c.path, c.view.offsetOf(name->pos), c.view.offsetOf(name->end)}});
  if (c.object == nullptr) return Json();
  return locations(cx, {declarationOf(cx, c.object)});
}

Answer typeDefinition(Context& cx, Value params) {
  Cursor c = cursorOf(cx, params);
  if (!c || c.object == nullptr || c.object->type == nullptr) return Json();
  types::Type* t = c.object->type;
  // What a type is made of counts: the elements of pointers, slices, …; of functions the only result.
  for (int i = 0; i < 100; i++) {
    t = types::unalias(t);
    if (auto* n = types::dynCast<types::Named>(t)) return locations(cx, {declarationOf(cx, n->origin->object)});
    if (auto* p = types::dynCast<types::TypeParam>(t)) return locations(cx, {declarationOf(cx, p->object)});
    if (auto* b = types::dynCast<types::Basic>(t)) {
      Object* o = cx.workspace.image().universe->scope->lookup(cx.workspace.symbols().find(b->name));
      return o == nullptr ? Json() : locations(cx, {declarationOf(cx, o)});
    }
    types::Type* next = nullptr;
    if (auto* p = types::dynCast<types::Pointer>(t)) next = p->elem;
    if (auto* s = types::dynCast<types::Slice>(t)) next = s->elem;
    if (auto* a = types::dynCast<types::Array>(t)) next = a->elem;
    if (auto* m = types::dynCast<types::Map>(t)) next = m->elem;
    if (auto* ch = types::dynCast<types::Chan>(t)) next = ch->elem;
    if (auto* s = types::dynCast<types::Signature>(t); s != nullptr && !s->results->vars.empty()) next = s->results->vars[0]->type;
    if (next == nullptr) break;
    t = next;
  }
  return Json();
}

Answer references(Context& cx, Value params) {
  Cursor c = cursorOf(cx, params);
  if (c && clauseAt(c) != nullptr) return locations(cx, packageReferences(cx, c));
  if (!c || c.object == nullptr) return Json();
  std::vector<Span> spans;
  auto* method = types::dynCast<types::Func>(c.object);
  if (method != nullptr && method->signature() != nullptr && method->signature()->recv != nullptr) {
    // A call by way of an interface may be a call of the method, and the other way around.
    for (const types::Func* f : relatedMethods(cx, method, false))
      for (Span& s : referencesTo(cx, f)) spans.push_back(std::move(s));
    std::sort(spans.begin(), spans.end());
    spans.erase(std::unique(spans.begin(), spans.end()), spans.end());
  } else {
    spans = referencesTo(cx, c.object);
  }
  if (!params["context"]["includeDeclaration"].flag()) {
    Span d = declarationOf(cx, c.object);
    std::erase(spans, d);
  }
  return locations(cx, spans);
}

Answer documentHighlight(Context& cx, Value params) {
  Cursor c = cursorOf(cx, params);
  if (!c || c.object == nullptr) return Json();
  std::set<const Ident*> written;
  forEachNode(*c.view.file, [&](const Node* n) {
    const auto* s = dynCast<AssignStmt>(n);
    if (s == nullptr) return;
    for (const Expr* e : s->lhs) {
      if (const auto* sel = dynCast<SelectorExpr>(e)) e = sel->sel;
      if (const auto* id = dynCast<Ident>(e)) written.insert(id);
    }
  });
  Json out = Json::array();
  forEachName(c.view, [&](const Ident* id, Object* o) {
    if (!sameDeclaration(o, c.object)) return;
    constexpr int kRead = 2, kWrite = 3;
    out.push_back({{"range", cx.range(*c.view.text, c.view.offsetOf(id->pos), c.view.offsetOf(id->end))},
                   {"kind", written.contains(id) || id->pos == c.object->pos ? kWrite : kRead}});
  });
  return out;
}

Answer implementation(Context& cx, Value params) {
  Cursor c = cursorOf(cx, params);
  if (!c || c.object == nullptr) return Json();
  std::set<Span> spans;
  if (auto* method = types::dynCast<types::Func>(c.object); method != nullptr && method->signature() != nullptr && method->signature()->recv != nullptr) {
    for (const types::Func* f : relatedMethods(cx, method, false)) spans.insert(declarationOf(cx, f));
    spans.erase(declarationOf(cx, method));
  } else if (c.object->kind == types::ObjectKind::TypeName) {
    for (const types::TypeName* t : relatedTypes(cx, static_cast<types::TypeName*>(c.object))) spans.insert(declarationOf(cx, t));
  }
  std::erase_if(spans, [](const Span& s) { return s.path.empty(); });
  return locations(cx, {spans.begin(), spans.end()});
}

}  // namespace vo::lsp
