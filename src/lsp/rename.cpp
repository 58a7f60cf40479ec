// This file renames what the module declares.
//
// Whether a new name is possible is found out by trying: the edited texts take the place of the documents, everything is
// checked again, and there must be no new error and as many references as before. So no rule about scopes, embedding or
// interfaces stands here a second time.
#include <algorithm>
#include <iterator>
#include <map>
#include <set>

#include "lsp/related.h"
#include "lsp/requests.h"
#include "package/files.h"

namespace vo::lsp {

using types::Object;
using types::ObjectKind;

namespace {

constexpr std::string_view kKeywords[] = {"break", "case", "chan", "const", "continue", "default", "defer", "else", "fallthrough",
                                          "for", "func", "go", "goto", "if", "import", "interface", "map", "package", "range",
                                          "return", "select", "struct", "switch", "type", "var"};

bool isIdentifier(std::string_view s) {
  if (s.empty() || (s[0] >= '0' && s[0] <= '9')) return false;
  for (char c : s)
    if (c != '_' && !(c >= '0' && c <= '9') && !(c >= 'a' && c <= 'z') && !(c >= 'A' && c <= 'Z') && (c & 0x80) == 0) return false;
  return std::find(std::begin(kKeywords), std::end(kKeywords), s) == std::end(kKeywords);
}

/// Why the object keeps its name, or empty.
std::string whyFixed(Context& cx, const Cursor& c) {
  const Object* o = c.object;
  if (o == nullptr) return "there is no name to change here";
  std::string name(o->name.str());
  if (!o->pos.valid()) return name + " is predeclared";
  if (o->kind == ObjectKind::Func && (name == "main" || name == "init") && isPackageLevel(o)) return "func " + name + " has that name for a reason";
  Span s = declarationOf(cx, o);
  Folder* f = cx.workspace.folderOf(s.path);
  if (f == nullptr || !f->isUsers || f->isLibrary) return name + " is declared outside of the workspace, in " + s.path;
  return {};
}

/// The file with each span replaced.
Text replaced(const Text& text, const std::vector<Span>& spans, const std::string& name) {
  std::string out;
  uint32_t at = 0;
  for (const Span& s : spans) {
    out += text.bytes().substr(at, s.begin - at) + name;
    at = s.end;
  }
  return Text(out + text.bytes().substr(at));
}


void addErrors(const std::vector<Problem>& problems, std::vector<std::string>& out) {
  for (const Problem& p : problems)
    if (!p.isWarning) out.push_back(p.text);
}

std::vector<std::string> errorsOf(Context& cx) {
  std::vector<std::string> out;
  std::set<const Unit*> seen;
  cx.workspace.forEachFile([&](const FileView& v) {
    if (v.unit != nullptr && seen.insert(v.unit).second) {
      addErrors(v.folder->syntaxProblems, out);
      addErrors(v.unit->problems, out);
    }
  });
  return out;
}

}  // namespace

Answer prepareRename(Context& cx, Value params) {
  Cursor c = cursorOf(cx, params);
  if (!c || c.name == nullptr || c.object == nullptr) return Json();
  if (std::string why = whyFixed(cx, c); !why.empty()) return Answer::failed(why);
  return Json{{"range", cx.range(*c.view.text, c.view.offsetOf(c.name->pos), c.view.offsetOf(c.name->end))}, {"placeholder", c.name->name.str()}};
}

Answer rename(Context& cx, Value params) {
  Cursor c = cursorOf(cx, params);
  std::string name = params["newName"].text();
  if (!c || c.name == nullptr) return Answer::failed("there is no name to change here");
  if (std::string why = whyFixed(cx, c); !why.empty()) return Answer::failed(why);
  if (!isIdentifier(name) || name == "_") return Answer::failed("\"" + name + "\" is no name");
  std::string old(c.object->name.str());
  if (name == old) return Json{{"changes", Json::object()}};

  // A method keeps its interfaces only if their methods change, too.
  std::vector<Span> spans;
  std::vector<types::Func*> methods;
  auto* method = types::dynCast<types::Func>(c.object);
  if (method != nullptr && method->signature() != nullptr && method->signature()->recv != nullptr) methods = relatedMethods(cx, method, true);
  for (const types::Func* f : methods) {
    Span s = declarationOf(cx, f);
    Folder* folder = cx.workspace.folderOf(s.path);
    if (folder == nullptr || !folder->isUsers || folder->isLibrary)
      return Answer::failed("method " + old + " implements an interface that is declared outside of the workspace, in " + s.path);
  }
  if (methods.empty()) {
    spans = referencesTo(cx, c.object);
  } else {
    for (const types::Func* f : methods)
      for (Span& s : referencesTo(cx, f)) spans.push_back(std::move(s));
    std::sort(spans.begin(), spans.end());
    spans.erase(std::unique(spans.begin(), spans.end()), spans.end());
  }

  std::map<std::string, std::vector<Span>> byFile;
  for (const Span& s : spans) {
    std::shared_ptr<const Text> text = cx.workspace.textOf(s.path);
    // An import under its own name gets one; an embedded field is called as its type.
    if (text == nullptr || text->bytes().compare(s.begin, s.end - s.begin, old) != 0) continue;
    byFile[s.path].push_back(s);
  }
  bool isImplicitImport = c.object->kind == ObjectKind::PkgName && declarationOf(cx, c.object).end - declarationOf(cx, c.object).begin != old.size();

  // Try it.
  std::vector<std::string> before = errorsOf(cx);
  std::map<std::string, std::shared_ptr<const Text>> saved;
  Span first = declarationOf(cx, c.object);
  for (const auto& [path, list] : byFile) {
    saved[path] = cx.workspace.document(path);
    Text text = replaced(*cx.workspace.textOf(path), list, name);
    if (isImplicitImport && path == first.path) text.replace(first.begin, first.begin, name + " ");
    cx.workspace.open(path, text.bytes());
  }
  std::vector<std::string> after = errorsOf(cx);
  std::string why;
  for (const std::string& e : after)
    if (why.empty() && std::find(before.begin(), before.end(), e) == before.end()) why = e;
  if (why.empty() && after.size() > before.size()) why = after.back();
  size_t count = 0, wanted = 0;
  if (why.empty()) {
    // Each changed name, and no other, must mean the same declaration.
    uint32_t shift = 0;
    for (const Span& s : byFile[first.path])
      if (s.begin < first.begin) shift += static_cast<uint32_t>(name.size()) - static_cast<uint32_t>(s.end - s.begin);
    FileView v = cx.workspace.view(first.path);
    Cursor moved{v, first.path, first.begin + shift, {}, nullptr, nullptr};
    lookAt(moved);
    for (const auto& [path, list] : byFile) wanted += list.size();
    if (moved.object != nullptr && methods.size() <= 1 && !isImplicitImport) {
      for (const Span& s : referencesTo(cx, moved.object)) {
        std::shared_ptr<const Text> text = cx.workspace.textOf(s.path);
        count += text != nullptr && text->bytes().compare(s.begin, s.end - s.begin, name) == 0;
      }
    } else {
      count = wanted;
    }
  }
  for (auto& [path, text] : saved) {
    if (text == nullptr) {
      cx.workspace.close(path);
    } else {
      cx.workspace.change(path, text);
    }
  }
  if (!why.empty()) return Answer::failed("renaming " + old + " to " + name + " would be an error: " + why);
  if (count != wanted) return Answer::failed("renaming " + old + " to " + name + " would change what names mean: " + name + " is declared in a scope between");

  Json changes = Json::object();
  for (const auto& [path, list] : byFile) {
    std::shared_ptr<const Text> text = cx.workspace.textOf(path);
    Json edits = Json::array();
    for (const Span& s : list) edits.push_back({{"range", cx.range(*text, s.begin, s.end)}, {"newText", name}});
    if (isImplicitImport && path == first.path) edits.push_back({{"range", cx.range(*text, first.begin, first.begin)}, {"newText", name + " "}});
    changes[uriOfPath(path)] = std::move(edits);
  }
  return Json{{"changes", std::move(changes)}};
}

}  // namespace vo::lsp
