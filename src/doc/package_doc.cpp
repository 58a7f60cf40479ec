// This file collects a package's declarations, by the rules of Go's package go/doc.
#include "doc/package_doc.h"

#include <algorithm>
#include <utility>

#include "base/upper_case.h"
#include "format/format.h"
#include "package/files.h"
#include "syntax/lexer.h"
#include "syntax/parser.h"

namespace vo::doc {
namespace {

using syntax::Token;

constexpr std::string_view kPredeclared[] = {"any",   "bool",  "byte", "comparable", "complex64", "complex128", "error", "float32", "float64", "int",    "int8",
                                             "int16", "int32", "int64", "rune",      "string",    "uint",       "uint8", "uint16",  "uint32",  "uint64", "uintptr"};
bool isPredeclared(std::string_view name) { return std::find(std::begin(kPredeclared), std::end(kPredeclared), name) != std::end(kPredeclared); }

/// A declaration with its keyword: the tree has one node for each of its specs.
struct Declaration {
  Token keyword;
  uint32_t begin, end;
  uint32_t open = 0;  ///< of its parenthesis, or 0
};

struct Outline {
  uint32_t package = 0;  ///< of the package clause
  std::vector<Declaration> declarations;
};

Outline outlineOf(std::string_view text, bool isVo) {
  base::Arena arena;
  diag::Sink sink;
  diag::SourceFile file;
  file.text = text;
  file.size = static_cast<uint32_t>(text.size());
  syntax::Lexer lexer(arena, arena, sink, file, isVo);
  Outline out;
  lexer.next();
  out.package = lexer.offset;
  bool isStart = true;
  int depth = 0;
  for (; lexer.token != Token::EndOfFile; lexer.next()) {
    if (isStart) out.declarations.push_back({lexer.token, lexer.offset, lexer.end});
    Declaration& d = out.declarations.back();
    if (lexer.token == Token::LParen && !isStart && d.end == d.begin + syntax::tokenText(d.keyword).size() && d.keyword != Token::Func) d.open = lexer.offset;
    isStart = depth == 0 && lexer.token == Token::Semicolon;
    if (!isStart) d.end = lexer.end;
    if (lexer.token == Token::LParen || lexer.token == Token::LBrack || lexer.token == Token::LBrace) depth++;
    if (lexer.token == Token::RParen || lexer.token == Token::RBrack || lexer.token == Token::RBrace) depth--;
  }
  return out;
}

struct BaseName {
  std::string_view name;
  bool isImported = false;
};
BaseName baseNameOf(const syntax::Expr* e) {
  if (const auto* i = syntax::dynCast<syntax::Ident>(e)) return {i->name.str()};
  if (const auto* i = syntax::dynCast<syntax::IndexExpr>(e)) return baseNameOf(i->x);
  if (const auto* p = syntax::dynCast<syntax::ParenExpr>(e)) return baseNameOf(p->x);
  if (const auto* s = syntax::dynCast<syntax::StarExpr>(e)) return baseNameOf(s->x);
  if (const auto* s = syntax::dynCast<syntax::SelectorExpr>(e); s != nullptr && syntax::isa<syntax::Ident>(s->x)) return {s->sel->name.str(), true};
  return {};
}

/// The name by which a package is known that nobody has looked at.
std::string assumedName(std::string_view path) {
  auto element = [](std::string_view p) { return p.substr(p.rfind('/') == p.npos ? 0 : p.rfind('/') + 1); };
  std::string_view base = element(path);
  bool isVersion = base.size() > 1 && base[0] == 'v' && base.find_first_not_of("0123456789", 1) == base.npos;
  if (isVersion && base.size() < path.size()) base = element(path.substr(0, path.size() - base.size() - 1));
  if (base.starts_with("go-")) base.remove_prefix(3);
  auto isName = [](char c) { return static_cast<uint8_t>(c) >= 0x80 || c == '_' || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
  return {base.begin(), std::find_if_not(base.begin(), base.end(), isName)};
}

/// `MARKER(who):` at the start: the length behind it, or 0.
size_t markerLength(std::string_view s, std::string_view* marker) {
  size_t n = std::min(s.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ"), s.size());
  size_t close = s.find(')');
  if (n < 2 || n >= s.size() || s[n] != '(' || close == s.npos || close == n + 1) return 0;
  *marker = s.substr(0, n);
  return close + 1 + (s.substr(close + 1).starts_with(':') ? 1 : 0);
}

std::string_view skipBlanks(std::string_view s) { return s.substr(std::min(s.find_first_not_of(" \t"), s.size())); }

/// Every run of blanks as one, none at the ends.
std::string withSingleBlanks(std::string_view s) {
  std::string out;
  for (char c : s) {
    if (c == '\r' || c == '\t') c = ' ';
    if (c != ' ' || (!out.empty() && out.back() != ' ')) out += c;
  }
  if (out.ends_with(' ')) out.pop_back();
  return out;
}

}  // namespace

std::vector<std::span<syntax::Field>> groupFields(std::span<syntax::Field> fields) {
  std::vector<std::span<syntax::Field>> out;
  for (size_t i = 0; i < fields.size();) {
    size_t end = i + 1;
    while (end < fields.size() && fields[end].sharesType) end++;
    out.push_back(fields.subspan(i, end - i));
    i = end;
  }
  return out;
}

Package::Package(std::string importPath, std::string name, const std::vector<std::string>& paths, bool formats)
    : importPath_(std::move(importPath)), name_(std::move(name)) {
  for (const std::string& path : paths)
    if (!read(path, formats)) return;
  for (const Source& s : sources_) addFile(s);
  // Functions when all types are known.
  for (const Source& s : sources_)
    for (const syntax::Decl* d : s.tree().decls)
      if (const auto* f = syntax::dynCast<syntax::FuncDecl>(d)) addFunc(s, f);
  finish();
}

/// Null after an error.
const syntax::File* Package::parse(const std::string& path, std::string text) {
  texts_.push_back(std::move(text));
  diag::SourceFile* file = map_.add(arena_.copy(std::string_view(path)), texts_.back());
  if (file == nullptr) return error_ = path + ": the package's sources are too large", nullptr;
  syntax::ParseContext context{arena_, arena_, symbols_, sink_};
  context.isLibrary = true;  // (directives are not the matter here)
  const syntax::File* tree = syntax::parseFile(context, *file, path.ends_with(".vo"));
  if (!sink_.hasErrors()) return tree;
  error_ = diag::render(sink_, map_, {.carets = false, .maxErrors = 1});
  error_.pop_back();
  return nullptr;
}

bool Package::read(const std::string& path, bool formats) {
  std::string text;
  if (error_ = package::readFile(path, &text); !error_.empty()) return false;
  const syntax::File* tree = parse(path, text);
  if (tree == nullptr) return false;
  // (behind the parser, whose bound on nesting also holds for the formatter's stack)
  format::Result formatted = formats ? format::format(path, text, {.isVo = path.ends_with(".vo")}) : format::Result();
  if (formats && formatted.errors.empty() && formatted.text != text) tree = parse(path, std::move(formatted.text));
  if (tree != nullptr) sources_.emplace_back(tree->source->text, *tree);
  return tree != nullptr;
}

void Package::addImport(const syntax::ImportDecl* import) {
  std::string name = import->name == nullptr ? assumedName(import->path->value) : std::string(import->name->name.str());
  if (name == ".") return;
  auto [it, isNew] = imports_.try_emplace(name, import->path->value);
  if (!isNew && it->second != import->path->value) it->second.clear();
}

void Package::addFile(const Source& source) {
  Outline outline = outlineOf(source.text(), source.tree().isVo);
  if (const CommentGroup* doc = source.leading(outline.package)) doc_ += (doc_.empty() ? "" : "\n") + textOf(doc);
  Value* value = nullptr;
  size_t at = 0, valueAt = 0;
  for (const syntax::Decl* d : source.tree().decls) {
    uint32_t offset = source.offsetOf(d->pos);
    while (at + 1 < outline.declarations.size() && outline.declarations[at + 1].begin <= offset) at++;
    const Declaration& in = outline.declarations[at];
    if (const auto* import = syntax::dynCast<syntax::ImportDecl>(d)) addImport(import);
    if (const auto* type = syntax::dynCast<syntax::TypeDecl>(d)) addType(source, type, in.begin, in.open != 0);
    const auto* constant = syntax::dynCast<syntax::ConstDecl>(d);
    const auto* variable = syntax::dynCast<syntax::VarDecl>(d);
    if (constant == nullptr && variable == nullptr) continue;
    if (value == nullptr || valueAt != at) {
      if (value != nullptr) addValue(value);
      value = &allValues_.emplace_back(Value{&source, constant != nullptr, in.open != 0, in.begin, in.end, in.open, {}, textOf(source.leading(in.begin))});
      valueAt = at;
    }
    std::span<syntax::Ident* const> names = constant != nullptr ? constant->names : variable->names;
    const syntax::Expr* type = constant != nullptr ? constant->type : variable->type;
    std::span<syntax::Expr* const> values = constant != nullptr ? constant->values : variable->values;
    diag::Pos end = !values.empty() ? values.back()->end : type != nullptr ? type->end : names.back()->end;
    value->specs.push_back({names, type, values, source.offsetOf(names[0]->pos), source.offsetOf(end)});
  }
  if (value != nullptr) addValue(value);
  addBugs(source);
}

Type* Package::typeNamed(std::string_view name) {
  if (name.empty() || name == "_") return nullptr;
  Type*& type = typesByName_[std::string(name)];
  if (type == nullptr) type = &allTypes_.emplace_back(Type{.name = std::string(name)});
  return type;
}

void Package::addType(const Source& source, const syntax::TypeDecl* decl, uint32_t begin, bool isGroup) {
  Type* type = typeNamed(decl->name->name.str());
  if (type == nullptr) return;
  type->source = &source;
  type->decl = decl;
  type->begin = isGroup ? source.offsetOf(decl->name->pos) : begin;
  const CommentGroup* doc = source.leading(type->begin);
  if (doc == nullptr && isGroup) doc = source.leading(begin);
  type->doc = textOf(doc);
  type->docBegin = doc == nullptr ? type->begin : doc->begin;
  auto embed = [&](const syntax::Expr* e) {
    BaseName name = baseNameOf(e);
    Type* embedded = name.isImported ? nullptr : typeNamed(name.name);
    if (embedded == nullptr) return;
    embedded->isEmbedded = true;
    type->embedded[embedded] = syntax::isa<syntax::StarExpr>(e);
  };
  if (const auto* s = syntax::dynCast<syntax::StructType>(decl->type)) {
    for (const syntax::Field& f : s->fields)
      if (f.embedded) embed(f.type);
  } else if (const auto* i = syntax::dynCast<syntax::InterfaceType>(decl->type)) {
    for (const syntax::InterfaceElement& e : i->elements)
      if (e.embedded != nullptr) embed(e.embedded);
  }
}

/// A declaration belongs to the type that three quarters of its entries have, if they have no other.
void Package::addValue(Value* value) {
  std::string_view dominant, previous;
  size_t count = 0;
  for (const Spec& s : value->specs) {
    std::string_view name;
    if (s.type != nullptr) {
      if (BaseName b = baseNameOf(s.type); !b.isImported) name = b.name;
    } else if (value->isConst && s.values.empty()) {
      name = previous;
    }
    if (!name.empty()) {
      if (!dominant.empty() && dominant != name) {
        dominant = {};
        break;
      }
      dominant = name;
      count++;
    }
    previous = name;
  }
  Type* type = !dominant.empty() && count >= value->specs.size() * 3 / 4 ? typeNamed(dominant) : nullptr;
  (type == nullptr ? values_ : type->values).push_back(value);
}

void Package::addFunc(const Source& source, const syntax::FuncDecl* decl) {
  Func* f = &allFuncs_.emplace_back(Func{&source, decl, std::string(decl->name->name.str()), textOf(source.leading(source.offsetOf(decl->pos))), {}, {}});
  auto set = [&](std::map<std::string, Func*>& to) {
    // (one with a comment stays: the other is for another system)
    Func*& known = to[f->name];
    if (known == nullptr || known->doc.empty()) known = f;
  };
  if (!decl->receiver.empty()) {
    BaseName receiver = baseNameOf(decl->receiver[0].type);
    f->original = receiver.name;
    if (Type* type = receiver.isImported ? nullptr : typeNamed(receiver.name)) set(type->methodsByName);
    return;
  }
  Type* made = nullptr;
  size_t count = 0;
  for (const syntax::Field& r : decl->type->results) {
    if (r.sharesType) continue;
    const syntax::Expr* e = r.type;
    if (const auto* a = syntax::dynCast<syntax::ArrayType>(e)) e = a->element;
    BaseName name = baseNameOf(e);
    if (name.isImported || name.name.empty() || (isPredeclared(name.name) && !typesByName_.contains(name.name))) continue;
    bool isParameter = std::any_of(decl->type->typeParams.begin(), decl->type->typeParams.end(),
                                   [&](const syntax::Field& p) { return p.name != nullptr && p.name->name.str() == name.name; });
    if (isParameter) continue;
    if (Type* type = typeNamed(name.name)) made = type, count++;
    if (count > 1) break;
  }
  set(count == 1 ? made->funcsByName : funcsByName_);
}

void Package::addBugs(const Source& source) {
  for (const CommentGroup& g : source.groups()) {
    for (size_t i = 0; i < g.comments.size(); i++) {
      std::string_view marker;
      auto begins = [&](size_t at) { return markerLength(skipBlanks(g.comments[at].substr(2)), &marker) != 0; };
      if (!begins(i) || marker != "BUG") continue;
      size_t end = i + 1;
      while (end < g.comments.size() && !begins(end)) end++;
      CommentGroup part = g;
      part.comments.assign(g.comments.begin() + static_cast<ptrdiff_t>(i), g.comments.begin() + static_cast<ptrdiff_t>(end));
      std::string text = textOf(&part);
      std::string_view rest = skipBlanks(text);
      std::string body = withSingleBlanks(rest.substr(markerLength(rest, &marker)));
      if (!body.empty()) bugs_.push_back(std::move(body));
    }
  }
}

void Package::embedMethods(Type* type, Type* in, bool byPointer, int level, std::set<Type*>& visited) {
  visited.insert(in);
  for (auto [embedded, isPointer] : in->embedded) {
    bool pointer = byPointer || isPointer;
    for (const auto& [name, m] : embedded->methodsByName) {
      if (m == nullptr || m->level != 0) continue;
      Func*& known = type->methodsByName[name];
      if (known != nullptr && known->level < level) continue;
      if (known != nullptr && known->level == level) {
        // Ambiguous: neither is a method.
        known = &allFuncs_.emplace_back(Func{.source = nullptr, .decl = nullptr, .name = name, .level = level});
        continue;
      }
      known = &allFuncs_.emplace_back(*m);
      known->level = level;
      known->receiver = (!pointer && syntax::isa<syntax::StarExpr>(m->decl->receiver[0].type) ? "*" : "") + type->name;
    }
    if (!visited.contains(embedded)) embedMethods(type, embedded, pointer, level + 1, visited);
  }
  visited.erase(in);
}

void Package::finish() {
  for (Type& t : allTypes_) {
    std::set<Type*> visited;
    if (t.decl != nullptr && syntax::isa<syntax::StructType>(t.decl->type)) embedMethods(&t, &t, false, 1, visited);
  }
  for (auto& [name, t] : typesByName_) {
    if (t->decl != nullptr) {
      types_.push_back(t);
    } else if (isPredeclared(name) || t->isEmbedded) {
      // What belongs to a type that is not this package's is the package's own.
      values_.insert(values_.end(), t->values.begin(), t->values.end());
      for (const auto& [n, f] : t->funcsByName) funcsByName_[n] = f;
      if (!isPredeclared(name)) funcsByName_.insert(t->methodsByName.begin(), t->methodsByName.end());
    }
  }
  auto split = [](std::vector<Value*> values, std::vector<Value*>& consts, std::vector<Value*>& vars) {
    auto key = [](const Value* v) { return v->specs.size() == 1 ? v->specs[0].names[0]->name.str() : std::string_view(); };
    // (in a deque addresses tell nothing: the order of reading is that of the files)
    std::stable_sort(values.begin(), values.end(), [&](const Value* a, const Value* b) { return key(a) < key(b); });
    for (Value* v : values) (v->isConst ? consts : vars).push_back(v);
  };
  std::map<const Value*, size_t> order;
  for (const Value& v : allValues_) order.emplace(&v, order.size());
  std::sort(values_.begin(), values_.end(), [&](const Value* a, const Value* b) { return order[a] < order[b]; });
  split(values_, consts_, vars_);
  for (const auto& [name, f] : funcsByName_) funcs_.push_back(f);
  for (Type* t : types_) {
    split(t->values, t->consts, t->vars);
    for (const auto& [name, f] : t->funcsByName) t->funcs.push_back(f);
    for (const auto& [name, m] : t->methodsByName)
      if (m->decl != nullptr && (m->level == 0 || !base::isExportedName(m->original))) t->methods.push_back(m);
  }
  recordSymbols();
  // go doc wants those of types among the package's, too.
  for (Type* t : types_) {
    for (Value* v : t->values) v->type = t;
    for (Func* f : t->funcs) f->type = t;
    consts_.insert(consts_.end(), t->consts.begin(), t->consts.end());
    vars_.insert(vars_.end(), t->vars.begin(), t->vars.end());
    funcs_.insert(funcs_.end(), t->funcs.begin(), t->funcs.end());
  }
}

void Package::recordSymbols() {
  for (const Value& v : allValues_)
    for (const Spec& s : v.specs)
      for (const syntax::Ident* n : s.names) declared_.emplace(n->name.str());
  for (const Func* f : funcs_) declared_.insert(f->name);
  for (const Type* t : types_) {
    declared_.insert(t->name);
    for (const Func* f : t->funcs) declared_.insert(f->name);
    for (const Func* m : t->methods) declared_.insert(t->name + "." + m->name);
    if (const auto* s = syntax::dynCast<syntax::StructType>(t->decl->type))
      for (const syntax::Field& f : s->fields)
        if (!f.embedded) declared_.insert(t->name + "." + std::string(f.name->name.str()));
    if (const auto* i = syntax::dynCast<syntax::InterfaceType>(t->decl->type))
      for (const syntax::InterfaceElement& e : i->elements)
        if (e.name != nullptr) declared_.insert(t->name + "." + std::string(e.name->name.str()));
  }
}

Links Package::links() const {
  return {[this](std::string_view receiver, std::string_view name) {
            return declared_.contains(receiver.empty() ? std::string(name) : std::string(receiver) + "." + std::string(name));
          },
          [this](std::string_view name) {
            auto it = imports_.find(std::string(name));
            return (it != imports_.end() && !it->second.empty()) || name == name_;
          }};
}

}  // namespace vo::doc
