// This file finds out what names mean.
#include "lsp/names.h"

#include <algorithm>

#include "lsp/tree.h"
#include "package/files.h"
#include "package/package_files.h"
#include "package/scan.h"
#include "types/type_string.h"

namespace vo::lsp {

using namespace syntax;
using types::Object;
using types::ObjectKind;

// ---- Places --------------------------------------------------------------------------------------

Json Context::range(const Text& text, uint32_t begin, uint32_t end) const {
  Place b = text.placeOf(begin, encoding), e = text.placeOf(end, encoding);
  return {{"start", {{"line", b.line}, {"character", b.character}}}, {"end", {{"line", e.line}, {"character", e.character}}}};
}

Json Context::location(const Span& span) const {
  std::shared_ptr<const Text> text = workspace.textOf(span.path);
  if (text == nullptr) return nullptr;
  return {{"uri", uriOfPath(span.path)}, {"range", range(*text, span.begin, span.end)}};
}

Place Context::place(Value position) {
  auto clamped = [](int64_t n) { return static_cast<uint32_t>(std::clamp<int64_t>(n, 0, UINT32_MAX)); };
  return {clamped(position["line"].number()), clamped(position["character"].number())};
}

Cursor cursorOf(Context& cx, Value params) {
  Cursor c;
  c.path = pathOfUri(params["textDocument"]["uri"].text());
  if (c.path.empty()) return c;
  c.view = cx.workspace.view(c.path);
  if (!c.view) return c;
  c.offset = c.view.text->offsetOf(Context::place(params["position"]), cx.encoding);
  lookAt(c);
  return c;
}

void lookAt(Cursor& c) {
  c.nodes = pathTo(*c.view.file, c.view.at(c.offset));
  c.name = c.nodes.empty() ? nullptr : dynCast<Ident>(c.nodes.back());
  c.object = c.name == nullptr || c.view.unit == nullptr ? nullptr : objectOf(*c.view.unit, c.name, c.nodes);
}

// ---- Objects -------------------------------------------------------------------------------------

Object* originOf(Object* o) {
  if (auto* v = types::dynCast<types::Var>(o); v != nullptr && v->origin != nullptr) return v->origin;
  if (auto* f = types::dynCast<types::Func>(o); f != nullptr && f->origin != nullptr) return f->origin;
  return o;
}

bool sameDeclaration(const Object* a, const Object* b) {
  if (a == b) return true;
  if (a == nullptr || b == nullptr) return false;
  a = originOf(const_cast<Object*>(a));
  b = originOf(const_cast<Object*>(b));
  return a == b || (a->pos.valid() ? a->pos == b->pos && a->name == b->name : !b->pos.valid() && a->kind == b->kind && a->name == b->name);
}

Object* objectOf(const Unit& unit, const Ident* name, std::span<const Node* const> around) {
  if (Object* o = unit.info.object(name)) return originOf(o);
  for (const Node* n : around) {
    const auto* s = dynCast<TypeSwitchStmt>(n);
    if (s == nullptr || s->bind != name) continue;
    for (const CaseClause* c : s->clauses)
      if (Object* o = unit.info.implicitObject(c)) return o;
  }
  return nullptr;
}

bool isPackageLevel(const Object* o) { return o->package != nullptr && o->parent == o->package->scope; }

namespace {

bool isWordByte(char c) {
  return c == '_' || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c & 0x80) != 0;
}

/// Where package builtin declares a name of the universe.
Span inBuiltin(Context& cx, std::string_view name) {
  std::string path = cx.workspace.libraryRoot() + "/builtin/builtin.go";
  std::shared_ptr<const Text> text = cx.workspace.textOf(path);
  if (text == nullptr) return {};
  for (size_t line = 0; line < text->lines(); line++) {
    std::string_view l = text->line(line);
    for (std::string_view word : {"func ", "type ", "var ", "\t"}) {
      if (!l.starts_with(word)) continue;
      std::string_view rest = l.substr(word.size());
      if (!rest.starts_with(name) || (rest.size() > name.size() && isWordByte(rest[name.size()]))) continue;
      uint32_t begin = text->lineStart(line) + static_cast<uint32_t>(word.size());
      return {path, begin, begin + static_cast<uint32_t>(name.size())};
    }
  }
  return {};
}

}  // namespace

Span declarationOf(Context& cx, const Object* o) {
  o = originOf(const_cast<Object*>(o));
  if (!o->pos.valid()) return o->package == nullptr ? inBuiltin(cx, o->name.str()) : Span{};
  Span s = cx.workspace.spanOf(o->pos, o->name.str().size());
  // An import without a name is where its path is.
  std::shared_ptr<const Text> text = cx.workspace.textOf(s.path);
  if (text != nullptr && s.begin < text->size() && (text->bytes()[s.begin] == '"' || text->bytes()[s.begin] == '`')) {
    size_t end = text->bytes().find(text->bytes()[s.begin], s.begin + 1);
    if (end != std::string::npos) s.end = static_cast<uint32_t>(end + 1);
  }
  return s;
}

// ---- Comments ------------------------------------------------------------------------------------

namespace {

std::string_view trimLeft(std::string_view s) {
  while (!s.empty() && (s.front() == ' ' || s.front() == '\t')) s.remove_prefix(1);
  return s;
}

/// The comment that ends in the line before `line`: `//` lines, or one `/* */`.
std::string commentAbove(const Text& text, size_t line) {
  std::string out;
  size_t first = line;
  while (first > 0 && trimLeft(text.line(first - 1)).starts_with("//")) first--;
  if (first == line && first > 0 && text.line(first - 1).ends_with("*/")) {
    while (first > 0 && text.line(first - 1).find("/*") == std::string_view::npos) first--;
    if (first == 0) return {};
    for (size_t i = first - 1; i < line; i++) {
      std::string_view l = text.line(i);
      if (i == first - 1) l = l.substr(l.find("/*") + 2);
      if (i + 1 == line) l = l.substr(0, l.rfind("*/"));
      out += std::string(l) + "\n";
    }
    return out;
  }
  for (size_t i = first; i < line; i++) {
    std::string_view l = trimLeft(text.line(i)).substr(2);
    if (l.starts_with("go:") || l.starts_with("line ") || l.starts_with("vo:")) continue;  // directives
    if (l.starts_with(' ')) l.remove_prefix(1);
    out += std::string(l) + "\n";
  }
  return out;
}

}  // namespace

std::string docOf(const Text& text, uint32_t offset) {
  size_t line = text.lineOf(offset);
  std::string out = commentAbove(text, line);
  if (out.empty()) {
    // Behind the declaration, on its line.
    std::string_view l = text.line(line);
    size_t at = l.rfind("// ");
    if (at != std::string_view::npos && at > offset - text.lineStart(line)) out = std::string(l.substr(at + 3));
  }
  while (!out.empty() && (out.back() == '\n' || out.back() == ' ')) out.pop_back();
  return out;
}

std::string docOf(Context& cx, const Object* o) {
  Span s = declarationOf(cx, o);
  std::shared_ptr<const Text> text = s.path.empty() ? nullptr : cx.workspace.textOf(s.path);
  if (text == nullptr || o->kind == ObjectKind::Label) return {};
  bool isLocal = o->package != nullptr && !isPackageLevel(o) && o->parent != nullptr;
  return isLocal ? std::string() : docOf(*text, s.begin);
}

std::string packageDoc(Context& cx, const std::string& dir) {
  std::string best;
  for (const std::string& name : package::listDir(dir)) {
    if (!package::isSourceName(name) || package::isTestName(name)) continue;
    std::shared_ptr<const Text> text = cx.workspace.textOf(dir + "/" + name);
    if (text == nullptr) continue;
    package::ScannedHeader h = package::scanHeader(text->bytes());
    if (h.package.empty()) continue;
    std::string doc = commentAbove(*text, text->lineOf(h.packageOffset));
    if (doc.size() > best.size() && !doc.starts_with("Copyright")) best = doc;
  }
  while (!best.empty() && best.back() == '\n') best.pop_back();
  return best;
}

namespace {

/// The declaration of a type as it is written, without its comments' line.
std::string typeSource(Context& cx, const Object* o) {
  Span s = declarationOf(cx, o);
  std::shared_ptr<const Text> text = s.path.empty() ? nullptr : cx.workspace.textOf(s.path);
  if (text == nullptr) return {};
  base::Arena arena;
  base::Interner symbols(arena);
  diag::Sink sink;
  diag::SourceMap map(arena);
  ParseContext context{arena, arena, symbols, sink};
  diag::SourceFile* source = map.add(s.path, text->bytes());
  File* file = parseFile(context, *source, s.path.ends_with(".vo"));
  std::string out;
  for (const Node* n : pathTo(*file, diag::Pos{source->base + s.begin}))
    if (isa<TypeDecl>(n)) out = "type " + text->bytes().substr(n->pos.value - source->base, n->end.value - n->pos.value);
  if (size_t again = out.find("type type "); again == 0) out.erase(0, 5);
  return out;
}

}  // namespace

/// As it is declared: `func (r *T) name(x int) error`; a function of another package with the package's name.
static std::string describe(const types::Func* f, const types::Signature* s, const types::Qualifier& qualifier) {
  std::string name(f->name.str());
  if (s == nullptr) return "func " + name;
  if (s->recv == nullptr) return "func " + (f->package == nullptr ? std::string() : qualifier.prefix(f->package)) + name + types::signatureString(s, qualifier);
  std::string receiver(s->recv->name.str());
  if (!receiver.empty()) receiver += " ";
  return "func (" + receiver + types::typeString(s->recv->type, qualifier) + ") " + name + types::signatureString(s, qualifier);
}

/// Messages of the compiler name packages by their paths where names are not clear; people know which is meant.
static std::string withoutPaths(std::string text) {
  constexpr std::string_view kPath = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~/";
  for (size_t at = text.find('"'); at != std::string::npos; at = text.find('"', at + 1)) {
    size_t end = text.find_first_not_of(kPath, at + 1);
    if (end == std::string::npos || end == at + 1 || text.compare(end, 2, "\".") != 0) continue;
    std::string path = text.substr(at + 1, end - at - 1);
    text.replace(at, end + 1 - at, path.substr(path.rfind('/') + 1));
  }
  return text;
}

std::string describe(Context& cx, const Object* o, const Unit* unit, const Ident* use) {
  types::Qualifier qualifier(unit == nullptr ? nullptr : unit->package);
  if (const auto* p = types::dynCast<types::PkgName>(o))
    return "package " + std::string(p->imported->name.str()) + " (\"" + std::string(p->imported->path) + "\")";
  if (o->kind == ObjectKind::TypeName && (isPackageLevel(o) || o->package == nullptr)) {
    std::string source = typeSource(cx, o);
    if (!source.empty()) return source;
  }
  if (o->package == nullptr && (o->kind == ObjectKind::Builtin || o->kind == ObjectKind::Nil)) {
    // As package builtin declares it, for the reader.
    Span s = inBuiltin(cx, o->name.str());
    std::shared_ptr<const Text> text = s.path.empty() ? nullptr : cx.workspace.textOf(s.path);
    std::string_view line = text == nullptr ? std::string_view() : text->line(text->lineOf(s.begin));
    if (!line.empty()) return std::string(line.substr(0, line.find(" //")));
  }
  if (const auto* f = types::dynCast<types::Func>(o)) {
    const types::Instance* instance = unit == nullptr || use == nullptr ? nullptr : unit->info.instance(use);
    const auto* s = instance == nullptr ? nullptr : types::dynCast<types::Signature>(instance->type);
    // Of a method of an instance the object itself knows the types.
    const auto* own = use == nullptr ? f : types::dynCast<types::Func>(unit->info.object(use));
    if (own == nullptr) own = f;
    return withoutPaths(describe(own, s == nullptr ? own->signature() : s, qualifier));
  }
  if (o->package == nullptr && o->kind == ObjectKind::Const && o->name.str() != "iota") return "const (\n\ttrue  = 0 == 0\n\tfalse = 0 != 0\n)";
  std::string out = withoutPaths(types::objectString(o, qualifier));
  // Behind the word there is the name alone.
  if (std::string prefix = o->package == nullptr ? std::string() : withoutPaths(qualifier.prefix(o->package)); isPackageLevel(o) && !prefix.empty())
    if (size_t at = out.find(' '); out.compare(at + 1, prefix.size(), prefix) == 0) out.erase(at + 1, prefix.size());
  if (const auto* c = types::dynCast<types::Const>(o); c != nullptr && c->value != nullptr) {
    std::string value = types::constString(c->value);
    if (!value.empty() && out.find(" = ") == std::string::npos) out += " = " + value;
  }
  return out;
}

// ---- References ----------------------------------------------------------------------------------

void forEachName(const FileView& view, base::FunctionRef<void(const Ident*, Object*)> f) {
  if (view.unit == nullptr) return;
  std::vector<const Node*> switches;
  forEachNode(*view.file, [&](const Node* n) {
    if (isa<TypeSwitchStmt>(n)) switches.assign(1, n);
    const auto* name = dynCast<Ident>(n);
    if (name == nullptr) return;
    if (Object* o = objectOf(*view.unit, name, switches)) f(name, o);
  });
}

std::vector<Span> referencesTo(Context& cx, const Object* target) {
  std::vector<Span> out;
  if (target->package == nullptr && !target->pos.valid()) return out;  // predeclared: that is used everywhere
  std::string name(target->name.str());
  diag::Pos pos = originOf(const_cast<Object*>(target))->pos;
  Span home = declarationOf(cx, target);
  bool isLocal = !target->isExported();
  std::string homeDir = package::parentOf(home.path);
  cx.workspace.forEachFile([&](const FileView& view) {
    // What is not exported has no users in other folders; a name that is not there none at all.
    if (view.unit == nullptr || (isLocal && pos.valid() && view.folder->dir != homeDir)) return;
    bool isAnyName = target->kind == ObjectKind::PkgName;
    if (!isAnyName && view.text->bytes().find(name) == std::string::npos) return;
    std::string path(view.file->source->path);
    forEachName(view, [&](const Ident* id, Object* o) {
      if (sameDeclaration(o, target)) out.push_back({path, view.offsetOf(id->pos), view.offsetOf(id->end)});
    });
  });
  // An import without a name is declared by its path.
  if (target->kind == ObjectKind::PkgName && !home.path.empty()) out.push_back(home);
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

}  // namespace vo::lsp
