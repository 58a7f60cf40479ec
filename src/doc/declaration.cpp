// This file prints declarations. Their expressions are taken from the source, which is formatted; what is left of structs, interfaces and
// groups is aligned anew.
#include "doc/declaration.h"

#include <algorithm>
#include <set>
#include <utility>

#include "base/upper_case.h"
#include "doc/one_line.h"
#include "doc/table.h"

namespace vo::doc {
namespace {

/// Adds the comments of fields and methods in a type, which stay with it.
void findKept(const Source& s, const syntax::Expr* e, std::set<const CommentGroup*>& kept) {
  if (const auto* fields = syntax::dynCast<syntax::StructType>(e)) {
    for (const syntax::Field& f : fields->fields) {
      diag::Pos end = f.tag != nullptr ? f.tag->end : f.type->end;
      kept.insert({s.leading(s.offsetOf(f.embedded ? f.type->pos : f.name->pos)), s.trailing(s.offsetOf(end))});
      findKept(s, f.type, kept);
    }
  } else if (const auto* methods = syntax::dynCast<syntax::InterfaceType>(e)) {
    for (const syntax::InterfaceElement& i : methods->elements)
      kept.insert({s.leading(s.offsetOf(i.name != nullptr ? i.name->pos : i.embedded->pos)), s.trailing(s.offsetOf(i.name != nullptr ? i.type->end : i.embedded->end))});
  } else if (const auto* array = syntax::dynCast<syntax::ArrayType>(e)) {
    findKept(s, array->element, kept);
  } else if (const auto* map = syntax::dynCast<syntax::MapType>(e)) {
    findKept(s, map->value, kept);
  } else if (const auto* pointer = syntax::dynCast<syntax::StarExpr>(e)) {
    findKept(s, pointer->x, kept);
  } else if (const auto* literal = syntax::dynCast<syntax::CompositeLit>(e)) {
    findKept(s, literal->type, kept);
  }
}

/// The source of an expression or part of a declaration without its comments but those of fields. Where they had lines of their own there is a
/// blank one.
std::string withoutComments(const Source& source, uint32_t begin, uint32_t end, const syntax::Expr* e = nullptr) {
  if (!source.hasComment(begin, end)) return std::string(source.slice(begin, end));
  std::set<const CommentGroup*> kept;
  findKept(source, e, kept);
  std::string text;
  uint32_t at = begin;
  for (const CommentGroup& g : source.groups()) {
    if (g.begin < begin || g.begin >= end || kept.contains(&g)) continue;
    text.append(source.slice(at, g.begin));
    text.resize(text.find_last_not_of(" \t") + 1);
    at = g.end;
  }
  text.append(source.slice(at, end));
  for (size_t blank; (blank = text.find("\n\n\n")) != std::string::npos;) text.erase(blank, 1);
  return text;
}

std::string textOf(const Source& s, const syntax::Expr* e) { return withoutComments(s, s.offsetOf(e->pos), s.offsetOf(e->end), e); }

std::string joined(const CommentGroup& g) {
  std::string out;
  for (std::string_view c : g.comments) out.append(out.empty() ? "" : " ").append(c);
  return out;
}

/// The lines between braces or parentheses: comments, entries, blank lines where the source had some.
class Body {
 public:
  /// `open`: offset of the brace.
  Body(const Source& source, uint32_t open, bool rewritesComments) : source_(source), line_(source.lineOf(open)), rewrites_(rewritesComments) {}

  /// What begins and ends there, with its comment; `trailing`: what is in the last cell, or null.
  void add(uint32_t begin, uint32_t end, std::vector<std::string> cells, const CommentGroup* trailing) {
    const CommentGroup* doc = source_.leading(begin);
    uint32_t first = doc == nullptr ? source_.lineOf(begin) : doc->firstLine;
    if ((!isFirst_ || doc != nullptr) && first >= line_ + 2) table_.addBlank();
    if (doc != nullptr) addComment(*doc);
    table_.add(std::move(cells));
    line_ = trailing == nullptr ? source_.lineOf(end - 1) : trailing->lastLine;
    isFirst_ = false;
    trails_ = trailing != nullptr;
  }

  /// For what is left out. `close`: offset of the closing brace.
  void addRemark(std::string_view text, uint32_t close) {
    if (!isFirst_ && source_.lineOf(close - 1) >= line_ + 2) table_.addBlank();
    table_.addText("\t" + std::string(text) + "\n");
  }

  /// Where the last entries of a group are left out, gofmt breaks the line twice behind a comment.
  void close(uint32_t offset) {
    if (trails_ && source_.lineOf(offset) >= line_ + 2) table_.addBlank();
  }

  std::string text() const { return table_.text(); }

 private:
  void addComment(const CommentGroup& doc) {
    if (!rewrites_) {
      for (std::string_view c : doc.comments) table_.addText("\t" + std::string(c) + "\n");
      return;
    }
    std::string text = doc::textOf(&doc);
    if (doc.comments.back().size() != 2 && text.ends_with('\n')) text.pop_back();
    for (size_t at = 0; at <= text.size();) {
      size_t end = std::min(text.find('\n', at), text.size());
      std::string line = (text[at] == '\t' ? "//" : "// ") + text.substr(at, end - at);
      line.resize(line.find_last_not_of(" \t") + 1);
      table_.addText("\t" + line + "\n");
      at = end + 1;
    }
  }

  const Source& source_;
  Table table_;
  uint32_t line_;  ///< where the last thing ended
  bool isFirst_ = true, trails_ = false, rewrites_;
};

/// The name of an embedded type, or null if it is more than a name.
const syntax::Ident* embeddedName(const syntax::Expr* e, bool isInterface) {
  if (const auto* star = syntax::dynCast<syntax::StarExpr>(e); star != nullptr && !isInterface) e = star->x;
  if (const auto* i = syntax::dynCast<syntax::Ident>(e)) return i;
  const auto* s = syntax::dynCast<syntax::SelectorExpr>(e);
  return s == nullptr ? nullptr : s->sel;
}

bool isExported(const syntax::Ident* i) { return base::isExportedName(i->name.str()); }

bool isShown(std::span<syntax::Field> field) {
  if (field[0].embedded) {
    const syntax::Ident* name = embeddedName(field[0].type, false);
    return name == nullptr || isExported(name);
  }
  return std::all_of(field.begin(), field.end(), [](const syntax::Field& f) { return isExported(f.name); });
}

bool isShown(const syntax::InterfaceElement& e) {
  if (e.name != nullptr) return isExported(e.name);
  const syntax::Ident* name = embeddedName(e.embedded, true);
  if (name == nullptr || isExported(name)) return true;
  return syntax::isa<syntax::Ident>(e.embedded) && (name->name.str() == "error" || name->name.str() == "comparable");
}

std::string structText(const Source& s, const syntax::StructType* type, bool unexported) {
  std::vector<std::span<syntax::Field>> shown, all = groupFields(type->fields);
  for (std::span<syntax::Field> f : all)
    if (unexported || isShown(f)) shown.push_back(f);
  bool isTrimmed = shown.size() < all.size();
  uint32_t begin = s.offsetOf(type->pos), end = s.offsetOf(type->end);
  if (!isTrimmed && s.lineOf(begin) == s.lineOf(end)) return std::string(s.slice(begin, end));
  // A field alone is not aligned.
  bool isAlone = shown.size() + isTrimmed == 1;
  Body body(s, static_cast<uint32_t>(s.text().find('{', begin)), true);
  for (std::span<syntax::Field> f : shown) {
    std::vector<std::string> cells;
    bool isNamed = !f[0].embedded;
    const syntax::Expr* typeExpr = f[0].type;
    diag::Pos from = isNamed ? f[0].name->pos : typeExpr->pos, to = typeExpr->end;
    if (isNamed) {
      std::string names;
      for (const syntax::Field& n : f) names.append(names.empty() ? "" : ", ").append(n.name->name.str());
      cells.push_back(std::move(names));
    }
    cells.push_back(textOf(s, typeExpr));
    size_t tabs = isNamed ? 1 : 2;
    if (f[0].tag != nullptr) {
      if (isNamed && !isAlone) cells.emplace_back();
      cells.emplace_back(s.slice(f[0].tag));
      to = f[0].tag->end;
      tabs = 1;
    }
    if (isAlone) {
      std::string joinedCells;
      for (const std::string& c : cells) joinedCells.append(joinedCells.empty() ? "" : " ").append(c);
      cells = {std::move(joinedCells)};
      tabs = 1;
    }
    const CommentGroup* comment = s.trailing(s.offsetOf(to));
    if (comment != nullptr) {
      for (; tabs > 1; tabs--) cells.emplace_back();
      cells.push_back(joined(*comment));
    }
    body.add(s.offsetOf(from), s.offsetOf(to), std::move(cells), comment);
  }
  if (isTrimmed) body.addRemark("// Has unexported fields.", end - 1);
  return "struct {\n" + body.text() + "}";
}

void addElement(Body& body, const Source& s, const syntax::InterfaceElement& e) {
  diag::Pos from = e.name != nullptr ? e.name->pos : e.embedded->pos, to = e.name != nullptr ? e.type->end : e.embedded->end;
  std::vector<std::string> cells = {withoutComments(s, s.offsetOf(from), s.offsetOf(to))};
  const CommentGroup* comment = s.trailing(s.offsetOf(to));
  if (comment != nullptr) cells.push_back(joined(*comment));
  body.add(s.offsetOf(from), s.offsetOf(to), std::move(cells), comment);
}

std::string interfaceText(const Source& s, const syntax::InterfaceType* type, bool unexported) {
  uint32_t begin = s.offsetOf(type->pos), end = s.offsetOf(type->end);
  bool isTrimmed = !unexported && !std::all_of(type->elements.begin(), type->elements.end(), [](const syntax::InterfaceElement& e) { return isShown(e); });
  if (!isTrimmed && s.lineOf(begin) == s.lineOf(end)) return std::string(s.slice(begin, end));
  Body body(s, static_cast<uint32_t>(s.text().find('{', begin)), true);
  for (const syntax::InterfaceElement& e : type->elements)
    if (unexported || isShown(e)) addElement(body, s, e);
  if (isTrimmed) body.addRemark("// Has unexported methods.", end - 1);
  return "interface {\n" + body.text() + "}";
}

std::string typeText(const Source& s, const syntax::Expr* e, bool unexported) {
  if (const auto* t = syntax::dynCast<syntax::StructType>(e)) return structText(s, t, unexported);
  if (const auto* t = syntax::dynCast<syntax::InterfaceType>(e)) return interfaceText(s, t, unexported);
  return textOf(s, e);
}

// ---- Constants and variables ---------------------------------------------------------------------------------

/// An entry that is shown.
struct Entry {
  const Spec* spec;
  std::string type;
};

std::vector<Entry> shownEntries(const Value& v, bool unexported) {
  std::vector<Entry> out;
  const syntax::Expr* type = nullptr;
  for (const Spec& s : v.specs) {
    if (s.type != nullptr) type = s.type;
    if (!unexported && std::none_of(s.names.begin(), s.names.end(), isExported)) continue;
    Entry e{&s, s.type == nullptr ? "" : textOf(*v.source, s.type)};
    // The type of a constant whose first entry is not shown.
    if (s.type == nullptr && s.values.empty() && type != nullptr) e.type = oneLine(*v.source, type);
    type = nullptr;
    out.push_back(std::move(e));
  }
  return out;
}

/// In which entries the column of types is kept though they have none: entries with values in a row, of which one has a type.
std::vector<bool> keptTypes(const std::vector<Entry>& entries) {
  std::vector<bool> keep(entries.size());
  for (size_t i = 0; i < entries.size();) {
    if (entries[i].spec->values.empty()) {
      i++;
      continue;
    }
    size_t end = i;
    bool any = false;
    for (; end < entries.size() && !entries[end].spec->values.empty(); end++) any |= !entries[end].type.empty();
    std::fill(keep.begin() + static_cast<ptrdiff_t>(i), keep.begin() + static_cast<ptrdiff_t>(end), any);
    i = end;
  }
  return keep;
}

std::string namesOf(const Spec& s) {
  std::string out;
  for (const syntax::Ident* n : s.names) out.append(out.empty() ? "" : ", ").append(n->name.str());
  return out;
}

std::string valuesOf(const Source& source, const Spec& s) {
  return s.values.empty() ? std::string() : "= " + withoutComments(source, source.offsetOf(s.values.front()->pos), source.offsetOf(s.values.back()->end), s.values.front());
}

/// In a line of its own, not aligned with others.
std::string plainEntry(const Source& source, const Entry& e) {
  std::string out = namesOf(*e.spec);
  if (!e.type.empty()) out += " " + e.type;
  if (!e.spec->values.empty()) out += " " + valuesOf(source, *e.spec);
  if (const CommentGroup* comment = source.trailing(e.spec->end)) out += " " + joined(*comment);
  return out;
}

}  // namespace

std::string declarationText(const Func& f) {
  const Source& s = *f.source;
  if (f.receiver.empty()) return withoutComments(s, s.offsetOf(f.decl->pos), s.offsetOf(f.decl->type->end));
  const syntax::Ident* name = f.decl->receiver[0].name;
  return "func (" + (name == nullptr ? std::string() : std::string(name->name.str()) + " ") + f.receiver + ") " +
         withoutComments(s, s.offsetOf(f.decl->name->pos), s.offsetOf(f.decl->type->end));
}

std::string declarationText(const Type& t, bool unexported) {
  const Source& s = *t.source;
  std::string head = withoutComments(s, s.offsetOf(t.decl->name->pos), s.offsetOf(t.decl->type->pos));
  // (in a group it may be aligned)
  head.resize(head.find_last_not_of(" \t=") + 1);
  std::string out = "type " + head + (t.decl->isAlias ? " = " : " ") + typeText(s, t.decl->type, unexported);
  if (const CommentGroup* comment = s.trailing(s.offsetOf(t.decl->type->end))) out += " " + joined(*comment);
  return out;
}

std::string declarationText(const Value& v, bool unexported) {
  const Source& s = *v.source;
  std::vector<Entry> entries = shownEntries(v, unexported);
  if (entries.empty()) return {};
  std::string keyword = v.isConst ? "const " : "var ";
  if (!v.isGroup) return keyword + plainEntry(s, entries[0]);
  Body body(s, v.open, false);
  std::vector<bool> keep = keptTypes(entries);
  for (size_t i = 0; i < entries.size(); i++) {
    const Entry& e = entries[i];
    const CommentGroup* comment = s.trailing(e.spec->end);
    if (entries.size() == 1) {
      body.add(e.spec->begin, e.spec->end, {plainEntry(s, e)}, comment);
      continue;
    }
    std::vector<std::string> cells = {namesOf(*e.spec)};
    int tabs = 3;
    if (!e.type.empty() || keep[i]) cells.push_back(e.type), tabs--;
    if (!e.spec->values.empty()) cells.push_back(valuesOf(s, *e.spec)), tabs--;
    if (comment != nullptr) {
      for (; tabs > 1; tabs--) cells.emplace_back();
      cells.push_back(joined(*comment));
    }
    body.add(e.spec->begin, e.spec->end, std::move(cells), comment);
  }
  body.close(v.end - 1);
  return keyword + "(\n" + body.text() + ")";
}

std::string methodText(const Type& t, const std::vector<const syntax::InterfaceElement*>& methods) {
  const syntax::Expr* type = t.decl->type;
  if (t.source->lineOf(type->pos) == t.source->lineOf(type->end)) {
    std::string list;
    for (const syntax::InterfaceElement* m : methods) {
      std::string_view text = t.source->slice(t.source->offsetOf(m->name->pos), t.source->offsetOf(m->type->end));
      list.append(list.empty() ? "" : "; ").append(text);
    }
    return "type " + t.name + " interface{ " + list + " }";
  }
  Body body(*t.source, static_cast<uint32_t>(t.source->text().find('{', t.source->offsetOf(type->pos))), false);
  for (const syntax::InterfaceElement* m : methods) addElement(body, *t.source, *m);
  body.close(t.source->offsetOf(type->end) - 1);
  return "type " + t.name + " interface {\n" + body.text() + "}";
}

std::string sourceText(const Func& f) {
  const Source& s = *f.source;
  uint32_t begin = s.offsetOf(f.decl->pos);
  const CommentGroup* doc = s.leading(begin);
  std::string out = doc == nullptr ? "" : std::string(s.slice(doc->begin, begin));
  out += f.receiver.empty() ? std::string(s.slice(begin, s.offsetOf(f.decl->type->end))) : declarationText(f);
  // (bodies of functions in a line each are aligned)
  return f.decl->body == nullptr ? out : out + " " + std::string(s.slice(f.decl->body));
}

std::string sourceText(const Type& t) {
  const Source& s = *t.source;
  uint32_t name = s.offsetOf(t.decl->name->pos), end = s.offsetOf(t.decl->type->end);
  if (const CommentGroup* comment = s.trailing(end)) end = comment->end;
  const CommentGroup* doc = s.leading(t.begin);
  std::string comment = doc == nullptr ? "" : std::string(s.slice(doc->begin, doc->end)) + "\n";
  return comment + "type " + std::string(s.slice(name, end));
}

std::string sourceText(const Value& v) {
  const CommentGroup* doc = v.source->leading(v.begin);
  uint32_t end = v.end;
  if (const CommentGroup* comment = v.source->trailing(end); comment != nullptr && !v.isGroup) end = comment->end;
  return std::string(v.source->slice(doc == nullptr ? v.begin : doc->begin, end));
}

}  // namespace vo::doc
