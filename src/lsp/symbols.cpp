// This file answers what a file is made of: symbols, folds, selections.
#include <algorithm>

#include "lsp/requests.h"
#include "lsp/tree.h"

namespace vo::lsp {

using namespace syntax;

namespace {

/// SymbolKind of the protocol.
enum SymbolKind : int { kMethod = 6, kField = 8, kInterface = 11, kFunction = 12, kVariable = 13, kConstant = 14, kStruct = 23, kClass = 5 };

struct Outline {
  Context& cx;
  const FileView& view;

  Json range(const Node* from, const Node* to) const { return cx.range(*view.text, view.offsetOf(from->pos), view.offsetOf(to->end)); }
  std::string source(const Node* n) const {
    return n == nullptr ? std::string() : view.text->bytes().substr(view.offsetOf(n->pos), n->end.value - n->pos.value);
  }
  Json symbol(const std::string& name, int kind, const Ident* id, const Node* all, std::string detail) const {
    Json j = {{"name", name.empty() ? "_" : name}, {"kind", kind}, {"range", range(all, all)}, {"selectionRange", range(id, id)}};
    if (!detail.empty()) j["detail"] = std::move(detail);
    return j;
  }
  Json symbol(int kind, const Ident* id, const Node* all, std::string detail) const {
    return symbol(std::string(id->name.str()), kind, id, all, std::move(detail));
  }

  Json members(const Expr* type) const {
    Json out = Json::array();
    if (const auto* s = dynCast<StructType>(type)) {
      for (const Field& f : s->fields)
        if (f.name != nullptr) out.push_back(symbol(kField, f.name, f.name, source(f.type)));
    } else if (const auto* i = dynCast<InterfaceType>(type)) {
      for (const InterfaceElement& e : i->elements)
        if (e.name != nullptr) out.push_back(symbol(kMethod, e.name, e.name, source(e.type)));
    }
    return out;
  }

  void add(const Decl* d, Json& out) const {
    switch (d->kind) {
      case NodeKind::ConstDecl:
        for (const Ident* id : cast<ConstDecl>(d)->names) out.push_back(symbol(kConstant, id, d, source(cast<ConstDecl>(d)->type)));
        return;
      case NodeKind::VarDecl:
        for (const Ident* id : cast<VarDecl>(d)->names) out.push_back(symbol(kVariable, id, d, source(cast<VarDecl>(d)->type)));
        return;
      case NodeKind::TypeDecl: {
        const auto* t = cast<TypeDecl>(d);
        int kind = isa<StructType>(t->type) ? kStruct : isa<InterfaceType>(t->type) ? kInterface : kClass;
        Json j = symbol(kind, t->name, d, kind == kClass ? source(t->type) : kind == kStruct ? "struct{...}" : "interface{...}");
        if (Json m = members(t->type); !m.empty()) j["children"] = std::move(m);
        out.push_back(std::move(j));
        return;
      }
      case NodeKind::FuncDecl: {
        const auto* f = cast<FuncDecl>(d);
        std::string name(f->name->name.str());
        if (!f->receiver.empty()) name = "(" + source(f->receiver[0].type) + ")." + name;
        out.push_back(symbol(name, f->receiver.empty() ? kFunction : kMethod, f->name, d, source(f->type)));
        return;
      }
      default: return;
    }
  }
};

/// Whether the letters of `pattern` come in `name` in this order, whatever their case.
bool matches(std::string_view name, std::string_view pattern) {
  size_t at = 0;
  auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; };
  for (char c : name)
    if (at < pattern.size() && lower(c) == lower(pattern[at])) at++;
  return at == pattern.size();
}

void collect(const Json& symbols, const std::string& path, const std::string& container, std::string_view query, Json& out) {
  constexpr size_t kMost = 300;
  for (const Json& s : symbols) {
    if (out.size() >= kMost) return;
    std::string name = Value(s)["name"].text();
    if (matches(name, query))
      out.push_back({{"name", name}, {"kind", Value(s)["kind"].copy()}, {"containerName", container},
                     {"location", {{"uri", uriOfPath(path)}, {"range", Value(s)["selectionRange"].copy()}}}});
    if (Value(s)["children"].exists()) collect(s["children"], path, name, query, out);
  }
}

FileView viewOf(Context& cx, Value params) {
  std::string path = pathOfUri(params["textDocument"]["uri"].text());
  return path.empty() ? FileView{} : cx.workspace.view(path);
}

}  // namespace

Answer documentSymbol(Context& cx, Value params) {
  FileView view = viewOf(cx, params);
  if (!view) return Json();
  Json out = Json::array();
  for (const Decl* d : view.file->decls) Outline{cx, view}.add(d, out);
  return out;
}

Answer workspaceSymbol(Context& cx, Value params) {
  std::string query = params["query"].text();
  Json out = Json::array();
  cx.workspace.forEachFile([&](const FileView& view) {
    Json symbols = Json::array();
    for (const Decl* d : view.file->decls) Outline{cx, view}.add(d, symbols);
    collect(symbols, std::string(view.file->source->path), view.folder->importPath, query, out);
  });
  return out;
}

Answer foldingRange(Context& cx, Value params) {
  FileView view = viewOf(cx, params);
  if (!view) return Json();
  const Text& text = *view.text;
  Json out = Json::array();
  auto add = [&](uint32_t begin, uint32_t end, const char* kind) {
    uint32_t first = text.lineOf(begin), last = text.lineOf(end);
    if (last <= first) return;
    Json j = {{"startLine", first}, {"endLine", last}};
    if (kind != nullptr) j["kind"] = kind;
    out.push_back(std::move(j));
  };
  forEachNode(*view.file, [&](const Node* n) {
    uint32_t begin = view.offsetOf(n->pos), end = view.offsetOf(n->end);
    switch (n->kind) {
      case NodeKind::BlockStmt: case NodeKind::CompositeLit: case NodeKind::StructType: case NodeKind::InterfaceType:
      case NodeKind::SwitchStmt: case NodeKind::TypeSwitchStmt: case NodeKind::SelectStmt: case NodeKind::CallExpr:
        // The closing bracket stays in sight.
        if (text.lineOf(end) > 0 && text.lineOf(begin) + 1 < text.lineOf(end)) add(begin, text.lineStart(text.lineOf(end)) - 1, nullptr);
        break;
      case NodeKind::CaseClause: case NodeKind::CommClause: add(begin, end, nullptr); break;
      default: break;
    }
  });
  if (view.file->imports.size() > 1) add(view.offsetOf(view.file->imports.front()->pos), view.offsetOf(view.file->imports.back()->end), "imports");
  for (size_t line = 0, first = 0; line <= text.lines(); line++) {
    std::string_view l = line < text.lines() ? text.line(line) : std::string_view();
    size_t at = l.find_first_not_of(" \t");
    bool isComment = at != std::string_view::npos && l.substr(at).starts_with("//");
    if (isComment) continue;
    if (line > first + 1) out.push_back({{"startLine", first}, {"endLine", line - 1}, {"kind", "comment"}});
    first = line + 1;
  }
  return out;
}

Answer selectionRange(Context& cx, Value params) {
  FileView view = viewOf(cx, params);
  if (!view) return Json();
  Json out = Json::array();
  for (Value position : params["positions"].items()) {
    uint32_t offset = view.text->offsetOf(Context::place(position), cx.encoding);
    Json range = {{"range", cx.range(*view.text, 0, view.text->size())}};
    for (const Node* n : pathTo(*view.file, view.at(offset))) {
      Json inner = {{"range", cx.range(*view.text, view.offsetOf(n->pos), view.offsetOf(n->end))}};
      if (inner["range"] == range["range"]) continue;
      inner["parent"] = std::move(range);
      range = std::move(inner);
    }
    out.push_back(std::move(range));
  }
  return out;
}

}  // namespace vo::lsp
