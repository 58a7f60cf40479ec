// This file puts a package's documentation together, in go doc's order and spacing.
#include "doc/show.h"

#include <algorithm>
#include <set>
#include <vector>

#include "base/upper_case.h"
#include "doc/declaration.h"
#include "doc/one_line.h"
#include "syntax/unicode.h"

namespace vo::doc {
namespace {

constexpr std::string_view kIndent = "    ";

class Page {
 public:
  Page(const Package& package, const ShowOptions& options) : package_(package), options_(options), links_(package.links()) {}

  void showPackage() {
    write({});
    if (!options_.brief) {
      out_ += commentText(package_.text(), "", kIndent, links_);
      ensureNewlines(1);
    }
    if (options_.all) {
      showAll();
    } else if (package_.name() == "main" && !options_.commands) {
      return;
    } else {
      if (!options_.brief) ensureNewlines(2);
      summarise(package_.consts(), false);
      summarise(package_.vars(), false);
      summarise(package_.funcs(), false);
      for (const Type* t : package_.types()) summarise(*t);
    }
    if (options_.brief || package_.bugs().empty()) return;
    write("\n");
    for (const std::string& bug : package_.bugs()) write("BUG: " + bug + "\n");
  }

  bool showSymbol(std::string_view symbol) {
    bool found = false;
    for (const Func* f : package_.funcs()) {
      if (!matches(symbol, f->name)) continue;
      found = true;
      options_.brief ? write(oneLine(*f) + "\n") : show(*f);
    }
    for (const std::vector<Value*>& values : {package_.consts(), package_.vars()})
      for (const Value* v : values)
        if (declares(*v, symbol)) show(*v), found = true;
    for (const Type* t : package_.types())
      if (matches(symbol, t->name)) show(*t), found = true;
    return found || showMethod({}, symbol);
  }

  /// Of all types if `symbol` is empty.
  bool showMethod(std::string_view symbol, std::string_view method) {
    bool found = false;
    for (const Type* t : typesMatching(symbol)) {
      if (!t->methods.empty()) {
        for (const Func* m : t->methods)
          if (matches(method, m->name)) show(*m), found = true;
        continue;
      }
      const auto* type = syntax::dynCast<syntax::InterfaceType>(t->decl->type);
      if (symbol.empty() || type == nullptr) continue;
      std::vector<const syntax::InterfaceElement*> methods;
      for (const syntax::InterfaceElement& e : type->elements)
        if (e.name != nullptr && matches(method, e.name->name.str())) methods.push_back(&e);
      if (methods.empty()) continue;
      found = true;
      write(methodText(*t, methods) + "\n");
    }
    return found;
  }

  bool showField(std::string_view symbol, std::string_view name) {
    bool found = false, isMore = false;
    for (const Type* t : typesMatching(symbol)) {
      const auto* type = syntax::dynCast<syntax::StructType>(t->decl->type);
      if (type == nullptr) continue;
      for (std::span<syntax::Field> group : groupFields(type->fields)) {
        for (const syntax::Field& f : group) {
          if (f.embedded) continue;
          if (!matches(name, f.name->name.str())) {
            isMore = true;
            continue;
          }
          if (!found) write("type " + t->name + " struct {\n");
          found = true;
          showField(*t->source, group, f);
        }
      }
    }
    if (found) write(std::string(isMore ? "\n    // ... other fields elided ...\n" : "") + "}\n");
    return found;
  }

  bool hasType(std::string_view symbol) const { return !typesMatching(symbol).empty(); }
  std::string take() { return std::move(out_); }

 private:
  // ---- Output --------------------------------------------------------------------------------------

  /// The first text comes behind the package clause.
  void write(std::string_view text) {
    if (!hasClause_ && !options_.brief && (package_.name() != "main" || options_.commands))
      out_ += "package " + package_.name() + " // import \"" + package_.importPath() + "\"\n\n";
    hasClause_ = true;
    out_ += text;
  }

  void ensureNewlines(size_t n) {
    while (!out_.ends_with(std::string(n, '\n'))) out_ += '\n';
  }

  void emit(const std::string& comment, const std::string& declaration) {
    write(declaration);
    ensureNewlines(1);
    if (comment.empty() || options_.source) return;
    out_ += commentText(comment, kIndent, "        ", links_);
    ensureNewlines(2);
  }

  void header(std::string_view text) { write("\n" + std::string(text) + "\n\n"); }

  // ---- Choice --------------------------------------------------------------------------------------

  bool isShown(std::string_view name) const { return options_.unexported || base::isExportedName(name); }

  /// A lower-case letter of the user's stands for both cases.
  bool matches(std::string_view wanted, std::string_view name) const {
    if (!isShown(name)) return false;
    if (options_.matchesCase) return wanted == name;
    while (!wanted.empty() && !name.empty()) {
      syntax::DecodedRune w = syntax::decodeRune(wanted), n = syntax::decodeRune(name);
      wanted.remove_prefix(w.width);
      name.remove_prefix(n.width);
      if (w.value == n.value) continue;
      bool isLower = w.value < 0x80 ? w.value >= 'a' && w.value <= 'z' : !base::isUpperCase(w.value);
      if (!isLower || syntax::foldCase(w.value) != syntax::foldCase(n.value)) return false;
    }
    return wanted.empty() && name.empty();
  }

  /// Whether it is shown with its type.
  bool isTyped(const Value& v) const { return v.type != nullptr && isShown(v.type->name); }
  bool isConstructor(const Func& f) const { return f.type != nullptr && isShown(f.type->name); }

  bool declares(const Value& v, std::string_view symbol) const {
    return std::any_of(v.specs.begin(), v.specs.end(), [&](const Spec& s) {
      return std::any_of(s.names.begin(), s.names.end(), [&](const syntax::Ident* n) { return matches(symbol, n->name.str()); });
    });
  }
  bool declaresShown(const Value& v) const {
    return std::any_of(v.specs.begin(), v.specs.end(),
                       [&](const Spec& s) { return std::any_of(s.names.begin(), s.names.end(), [&](const syntax::Ident* n) { return isShown(n->name.str()); }); });
  }

  std::vector<const Type*> typesMatching(std::string_view symbol) const {
    std::vector<const Type*> out;
    for (const Type* t : package_.types())
      if (symbol.empty() ? isShown(t->name) : matches(symbol, t->name)) out.push_back(t);
    return out;
  }

  // ---- Parts ---------------------------------------------------------------------------------------

  void show(const Func& f) { emit(f.doc, options_.source ? sourceText(f) : declarationText(f)); }

  void show(const Value& v) {
    if (!shown_.insert(&v).second) return;
    if (options_.brief) return write(oneLine(v, options_.unexported) + "\n");
    if (std::string text = options_.source ? sourceText(v) : declarationText(v, options_.unexported); !text.empty()) emit(v.doc, text);
  }

  void show(const Type& t) {
    if (options_.brief) return write(oneLine(t) + "\n");
    emit(t.doc, options_.source ? sourceText(t) : declarationText(t, options_.unexported));
    ensureNewlines(2);
    if (!options_.all) {
      summarise(t.consts, true);
      summarise(t.vars, true);
      summarise(t.funcs, true);
      return summarise(t.methods, true);
    }
    for (const std::vector<Value*>& values : {t.consts, t.vars})
      for (const Value* v : values)
        if (declaresShown(*v)) show(*v);
    for (const std::vector<Func*>& funcs : {t.funcs, t.methods}) {
      for (const Func* f : funcs) {
        if (!isShown(f->name)) continue;
        show(*f);
        if (f->doc.empty()) ensureNewlines(2);
      }
    }
  }

  void showAll() {
    bool any = false;
    auto begin = [&](std::string_view text) {
      if (!any) header(text);
      any = true;
    };
    for (const auto& [values, title] : {std::pair(&package_.consts(), "CONSTANTS"), std::pair(&package_.vars(), "VARIABLES")}) {
      any = false;
      for (const Value* v : *values)
        if (!isTyped(*v) && declaresShown(*v)) begin(title), show(*v);
    }
    any = false;
    for (const Func* f : package_.funcs())
      if (isShown(f->name) && !isConstructor(*f)) begin("FUNCTIONS"), show(*f);
    any = false;
    for (const Type* t : package_.types())
      if (isShown(t->name)) begin("TYPES"), show(*t);
  }

  void summarise(const std::vector<Value*>& values, bool withTyped) {
    for (const Value* v : values) {
      if (isTyped(*v) && !withTyped) continue;
      if (std::string line = oneLine(*v, options_.unexported); !line.empty()) write(line + "\n");
    }
  }

  void summarise(const std::vector<Func*>& funcs, bool withConstructors) {
    for (const Func* f : funcs)
      if (isShown(f->name) && (withConstructors || !isConstructor(*f))) write(oneLine(*f) + "\n");
  }

  void summarise(const Type& t) {
    if (!isShown(t.name)) return;
    write(oneLine(t) + "\n");
    for (const std::vector<Value*>& values : {t.consts, t.vars})
      for (const Value* v : values)
        if (std::string line = oneLine(*v, options_.unexported); !line.empty()) write(std::string(kIndent) + line + "\n");
    for (const Func* f : t.funcs)
      if (isShown(f->name)) write(std::string(kIndent) + oneLine(*f) + "\n");
  }

  void showField(const Source& source, std::span<syntax::Field> group, const syntax::Field& f) {
    if (const CommentGroup* doc = source.leading(source.offsetOf(group[0].name->pos))) {
      std::string text = commentText(textOf(doc), "", kIndent, links_);
      for (size_t at = 0; at < text.size();) {
        size_t end = text.find('\n', at);
        write(std::string(kIndent) + "// " + text.substr(at, end - at) + "\n");
        at = end + 1;
      }
    }
    std::string line = std::string(kIndent) + std::string(f.name->name.str()) + " " + oneLine(source, f.type);
    diag::Pos end = group[0].tag != nullptr ? group[0].tag->end : f.type->end;
    if (const CommentGroup* comment = source.trailing(source.offsetOf(end))) line.append("  ").append(comment->comments[0]);
    write(line + "\n");
  }

  const Package& package_;
  const ShowOptions& options_;
  Links links_;
  std::string out_;
  std::set<const Value*> shown_;
  bool hasClause_ = false;
};

}  // namespace

Shown show(const Package& package, const ShowOptions& given, std::string_view symbol, std::string_view member) {
  ShowOptions options = given;
  // Names of package builtin are those of the language.
  options.unexported |= package.importPath() == "builtin";
  Page page(package, options);
  Shown out;
  if (symbol.empty()) {
    page.showPackage();
    out.found = true;
  } else if (member.empty()) {
    out.found = page.showSymbol(symbol);
  } else if (!page.hasType(symbol)) {
    out.error = "symbol " + std::string(symbol) + " is not a type in package " + package.name() + " installed in \"" + package.importPath() + "\"";
  } else {
    out.found = page.showMethod(symbol, member) || page.showField(symbol, member);
  }
  out.text = page.take();
  return out;
}

}  // namespace vo::doc
