// This file edits import declarations.
#include "lsp/imports.h"

#include <algorithm>

#include "package/scan.h"

namespace vo::lsp {

using syntax::ImportDecl;

namespace {

Json edit(Context& cx, const Text& text, uint32_t begin, uint32_t end, const std::string& with) {
  return {{"range", cx.range(text, begin, end)}, {"newText", with}};
}

bool isLibraryPath(std::string_view path) { return path.substr(0, path.find('/')).find('.') == std::string_view::npos; }

}  // namespace

Json importEdit(Context& cx, const std::shared_ptr<const Text>& text, const std::string& path) {
  package::ScannedHeader h = package::scanHeader(text->bytes());
  for (const package::ScannedImport& i : h.imports)
    if (i.path == path) return nullptr;
  std::string quoted = "\"" + path + "\"";
  // In a group: before the first greater path of the run of its kind.
  uint32_t inGroup = 0;
  for (const package::ScannedImport& i : h.imports) {
    uint32_t line = text->lineStart(text->lineOf(i.specBegin));
    std::string_view before = std::string_view(text->bytes()).substr(line, i.specBegin - line);
    if (before.find("import") != std::string_view::npos) continue;
    if (isLibraryPath(i.path) == isLibraryPath(path) && i.path > path) return edit(cx, *text, line, line, "\t" + quoted + "\n");
    if (isLibraryPath(i.path) == isLibraryPath(path) || inGroup == 0) inGroup = text->lineStart(text->lineOf(i.end) + 1);
  }
  if (inGroup != 0) return edit(cx, *text, inGroup, inGroup, "\t" + quoted + "\n");
  if (!h.imports.empty()) {
    uint32_t at = text->lineStart(text->lineOf(h.imports.back().end) + 1);
    return edit(cx, *text, at, at, "import " + quoted + "\n");
  }
  if (h.package.empty()) return edit(cx, *text, 0, 0, "import " + quoted + "\n\n");
  uint32_t at = h.packageOffset + static_cast<uint32_t>(h.package.size());
  return edit(cx, *text, at, at, "\n\nimport " + quoted);
}

Json removeImports(Context& cx, const FileView& view, const std::set<const ImportDecl*>& which) {
  const Text& text = *view.text;
  Json out = Json::array();
  for (const ImportDecl* d : which) {
    uint32_t line = text.lineOf(view.offsetOf(d->pos));
    out.push_back(edit(cx, text, text.lineStart(line), text.lineStart(line + 1), ""));
  }
  return out;
}

Json organizeImports(Context& cx, const FileView& view, const std::set<const ImportDecl*>& unused) {
  const Text& text = *view.text;
  Json out = Json::array();
  std::vector<const ImportDecl*> run;
  auto lineOf = [&](const ImportDecl* d) { return text.lineOf(view.offsetOf(d->pos)); };
  auto finish = [&] {
    if (run.empty()) return;
    uint32_t begin = text.lineStart(lineOf(run.front())), end = text.lineStart(lineOf(run.back()) + 1);
    std::vector<std::pair<std::string, std::string>> lines;
    for (const ImportDecl* d : run)
      if (!unused.contains(d)) lines.emplace_back(d->path->value, text.line(lineOf(d)));
    std::stable_sort(lines.begin(), lines.end());
    std::string with;
    for (const auto& [path, line] : lines) with += line + "\n";
    if (with != text.bytes().substr(begin, end - begin)) out.push_back(edit(cx, text, begin, end, with));
    run.clear();
  };
  for (const ImportDecl* d : view.file->imports) {
    std::string_view line = text.line(lineOf(d));
    bool isAlone = line.starts_with("import");
    if (!run.empty() && (isAlone || lineOf(d) != lineOf(run.back()) + 1)) finish();
    if (!isAlone) {
      run.push_back(d);
    } else if (unused.contains(d)) {
      out.push_back(edit(cx, text, text.lineStart(lineOf(d)), text.lineStart(lineOf(d) + 1), ""));
    }
  }
  finish();
  return out;
}

std::set<const ImportDecl*> unusedImports(const FileView& view) {
  std::set<const ImportDecl*> out;
  if (view.unit == nullptr) return out;
  for (const Problem& p : view.unit->problems) {
    bool isUnused = p.kind == diag::Kind::UnusedImport || p.kind == diag::Kind::UnusedImportWarning;
    if (!isUnused || p.path != view.file->source->path) continue;
    for (const ImportDecl* d : view.file->imports)
      if (view.offsetOf(d->pos) <= p.begin && p.begin <= view.offsetOf(d->end)) out.insert(d);
  }
  return out;
}

}  // namespace vo::lsp
