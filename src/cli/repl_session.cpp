// This file compiles and runs what `vo repl` is given.
//
// A piece of input, a statement or some declarations, is checked with what it names of earlier
// ones. Then:
//
//   - Declarations are kept as text. Who names them compiles them again; a function has no state.
//   Types with the same key are
//     the same type to the linker, unless the session has declared their name again since
//     (link::LinkOptions::generations).
//   - Variables that a statement defines become package variables with names of their own, `_3_x`,
//   and what the text means by `x` is
//     changed to that where the checker says so. The linker gives a variable the place that it has
//     since it was first declared. So a function that was declared before `x` was defined again
//     goes on with the old one.
//   - A statement is the body of main, which is linked behind the program that runs, and called.
#include "cli/repl_session.h"

#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <utility>

#include "base/arena.h"
#include "bytecode/disasm.h"
#include "cli/eval.h"
#include "package/files.h"
#include "stdlib/natives.h"
#include "syntax/parser.h"
#include "types/type_string.h"
#include "vet/tree.h"

extern char** environ;

namespace vo::cli {

using syntax::Token;

namespace {

Identifiers identifiersOf(const std::string& text) {
  Identifiers out;
  for (const Lexeme& l : lexemesOf(text))
    if (l.token == Token::Name) out.emplace(l.text);
  return out;
}

/// A parsed text and what it lies in.
struct ParsedText {
  base::Arena arena;
  diag::Sink sink;
  diag::SourceMap map{arena};
  base::Interner symbols{arena};
  const syntax::File* file;
  size_t base;

  explicit ParsedText(const std::string& text) {
    syntax::ParseContext context{arena, arena, symbols, sink};
    diag::SourceFile* source = map.add("<input>", text);
    base = source->base;
    file = syntax::parseFile(context, *source, true);
  }
};

constexpr std::string_view kHead = "func main() {\n";

/// A name for the import of a path that nobody else has.
std::string aliasOf(std::string_view path) {
  std::string alias = "_p_";
  for (char c : path) alias += c == '/' || c == '.' || c == '-' ? '_' : c;
  return alias;
}

/// A type as text of a program, by its link string: paths before names become the names of imports,
/// which are added to `imports`.
std::string programText(const std::string& link, Identifiers& imports) {
  std::string out;
  auto isPart = [](char c) {
    return isalnum(static_cast<unsigned char>(c)) || c == '_' || c == '/' || c == '.' || c == '-' ||
           (c & 0x80);
  };
  for (size_t i = 0; i < link.size();) {
    if (link[i] == '"') {
      size_t end = i + 1;
      while (end < link.size() && link[end] != '"') end += link[end] == '\\' ? 2 : 1;
      out.append(link, i, end + 1 - i);
      i = end + 1;
      continue;
    }
    if (link.compare(i, 2, "<-") == 0 || !isPart(link[i])) {
      size_t n = link.compare(i, 2, "<-") == 0 ? 2 : 1;
      out.append(link, i, n);
      i += n;
      continue;
    }
    size_t end = i;
    while (end < link.size() && isPart(link[end])) end++;
    std::string_view word = std::string_view(link).substr(i, end - i);
    i = end;
    if (word.starts_with("...")) {
      out += "...";
      word.remove_prefix(3);
    }
    size_t dot = word.rfind('.');
    if (dot == word.npos) {
      out += word;
      continue;
    }
    std::string_view path = word.substr(0, dot);
    if (path != "main") {
      imports.emplace(path);
      out += aliasOf(path) + ".";
    }
    out += word.substr(dot + 1);
  }
  return out;
}

struct Edit {
  size_t begin, end;
  std::string text;
};

std::string edited(const std::string& text, std::vector<Edit> edits) {
  std::sort(edits.begin(), edits.end(),
            [](const Edit& a, const Edit& b) { return a.begin < b.begin; });
  std::string out;
  size_t at = 0;
  for (const Edit& e : edits) {
    out.append(text, at, e.begin - at) += e.text;
    at = e.end;
  }
  return out.append(text, at);
}

}  // namespace

/// What the checker says of a piece.
struct Session::Checked {
  bool isRight = false;
  std::vector<Edit> edits;          ///< names of variables become their own
  std::vector<Variable> defined;    ///< by the piece itself
  std::string type;                 ///< of its value
  std::vector<std::string> values;  ///< types of its values
};

Session::Session(driver::MetadataSpace& space, const std::atomic<bool>* interrupt)
    : space_(space), interrupt_(interrupt) {}
Session::~Session() { machine_.reset(); }

bool Session::isIncomplete(const std::string& text) {
  int depth = 0;
  for (const Lexeme& l : lexemesOf(text)) {
    depth += depthChange(l.token);
    if (depth < 0) return false;
    bool isRaw = l.text.starts_with('`') && (l.text.size() < 2 || !l.text.ends_with('`'));
    if (isRaw && l.end >= text.size()) return true;
  }
  if (depth > 0) return true;
  if (size_t comment = text.rfind("/*");
      comment != text.npos && text.find("*/", comment) == text.npos)
    return true;
  std::vector<Lexeme> all = lexemesOf(text);
  bool declares = all[0].token == Token::Import || all[0].token == Token::Type ||
                  all[0].token == Token::Const ||
                  (all[0].token == Token::Func && declaresFunction(all, 0));
  std::string head = declares ? "package main\n" : "package main\n" + std::string(kHead);
  ParsedText p(head + text + (declares ? "\n" : "\n}\n"));
  return p.sink.hasErrors() &&
         p.sink.all()[0].range.begin.value - p.base > head.size() + text.size();
}

/// Statements each for itself; declarations that follow each other together, since they may name
/// each other.
std::vector<Session::Piece> Session::split(const std::string& text) {
  std::vector<Piece> pieces;
  std::vector<Lexeme> all = lexemesOf(text);
  for (size_t i = 0; i + 1 < all.size();) {
    if (all[i].token == Token::Semicolon) {
      i++;
      continue;
    }
    size_t first = i;
    Token t = all[i].token;
    Piece piece;
    piece.isDeclaration = t == Token::Import || t == Token::Type || t == Token::Const ||
                          (t == Token::Func && declaresFunction(all, i));
    for (int depth = 0; i + 1 < all.size() && (depth > 0 || all[i].token != Token::Semicolon); i++)
      depth += depthChange(all[i].token);
    piece.text = text.substr(all[first].offset,
                             std::min<size_t>(all[i].offset, text.size()) - all[first].offset);
    if (piece.isDeclaration && !pieces.empty() && pieces.back().isDeclaration &&
        (t == Token::Import) == pieces.back().text.starts_with("import"))
      pieces.back().text += "\n" + piece.text;
    else
      pieces.push_back(std::move(piece));
  }
  return pieces;
}

void Session::classify(Piece& piece) {
  std::string head = "package main\n" + std::string(kHead);
  ParsedText p(head + piece.text + "\n}\n");
  if (p.sink.hasErrors() || p.file->decls.size() != 1) return;
  const auto* main = syntax::dynCast<syntax::FuncDecl>(p.file->decls[0]);
  if (main == nullptr || main->body == nullptr) return;
  for (const syntax::Stmt* s : main->body->stmts) {
    if (const auto* e = syntax::dynCast<syntax::ExprStmt>(s); e != nullptr && !isPrinting(e->x)) {
      piece.isValue = true;
      piece.isCall = syntax::isa<syntax::CallExpr>(e->x);
      piece.value = e->x->pos.value - p.base - head.size();
      piece.valueEnd = e->x->end.value - p.base - head.size();
    }
    if (const auto* a = syntax::dynCast<syntax::AssignStmt>(s);
        a != nullptr && a->op == Token::Define)
      for (const syntax::Expr* l : a->lhs)
        if (const auto* id = syntax::dynCast<syntax::Ident>(l);
            id != nullptr && id->name.str() != "_")
          piece.defines.emplace_back(id->name.str());
    const auto* d = syntax::dynCast<syntax::DeclStmt>(s);
    for (size_t i = 0; d != nullptr && i < d->decls.size(); i++) {
      const auto* v = syntax::dynCast<syntax::VarDecl>(d->decls[i]);
      if (v == nullptr) continue;
      piece.isVar = true;
      for (const syntax::Ident* id : v->names)
        if (id->name.str() != "_") piece.defines.emplace_back(id->name.str());
    }
  }
}

/// `head`, the piece on lines of its own, `tail`, and before them what these come to. `named`:
/// variables also have the user's names. Declarations of the names in `without` are left out.
Session::Text Session::textOf(const std::string& head, const std::string& piece,
                              const std::string& tail, bool inMain, bool named,
                              const Identifiers& without) {
  std::string body = head + "\n//line " + file() + ":1:1\n";
  size_t offset = body.size();
  body += piece + tail;
  Identifiers seen, paths;
  std::vector<std::string> work;
  auto reach = [&](const Identifiers& names) {
    for (const std::string& n : names)
      if (seen.insert(n).second) work.push_back(n);
  };
  reach(identifiersOf(body));
  std::set<const Declaration*> taken;
  std::string declared, texts;
  std::map<std::string, std::string> imports;
  while (!work.empty()) {
    std::string name = std::move(work.back());
    work.pop_back();
    if (auto it = byOwn_.find(name); it != byOwn_.end()) {
      declared += "var " + name + " " + it->second.type + "\n";
      reach(it->second.uses);
    }
    if (auto it = current_.find(name); named && it != current_.end() && !without.contains(name)) {
      const Variable& v = byOwn_.at(it->second);
      declared += "var " + name + " " + v.type + "\n";
      reach(v.uses);
    }
    if (name.starts_with("_p_")) paths.insert(name);
    for (const auto& d : declarations_) {
      bool names = std::find(d->names.begin(), d->names.end(), name) != d->names.end();
      if ((!names || !d->receiver.empty()) && d->receiver != name) continue;
      if (std::any_of(d->names.begin(), d->names.end(), [&](const std::string& n) {
            return d->receiver.empty() && without.contains(n);
          }))
        continue;
      if (!d->receiver.empty() &&
          (without.contains(d->receiver) || without.contains(d->receiver + "." + d->names[0])))
        continue;
      if (!taken.insert(d.get()).second) continue;
      if (d->kind == Kind::Import) {
        imports[name] = d->text;
        continue;
      }
      texts += "\n//line " + d->file + ":1:1\n" + d->text + "\n";
      reach(d->uses);
    }
  }
  std::string all = "package main\n";
  for (const auto& [name, text] : imports) all += text + "\n";
  const driver::ImageRoot& image = *space_.image();
  for (const auto& [path, package] : image.packages.entries())
    if (paths.contains(aliasOf(path.str())))
      all += "import " + aliasOf(path.str()) + " \"" + std::string(path.str()) + "\"\n";
  // What has a dot behind it and is declared nowhere may be a package of the library.
  std::string code = declared + texts + body;
  std::set<std::string> found;
  std::vector<Lexeme> lexemes = lexemesOf(code);
  for (size_t i = 0; i + 1 < lexemes.size(); i++) {
    if (lexemes[i].token != Token::Name || lexemes[i + 1].token != Token::Dot ||
        (i > 0 && lexemes[i - 1].token == Token::Dot))
      continue;
    std::string name(lexemes[i].text);
    if (imports.contains(name) || current_.contains(name) || without.contains(name) ||
        name.starts_with("_") || !found.insert(name).second)
      continue;
    if (std::string path = libraryPathOf(image, name); !path.empty())
      all += "import " + name + " \"" + path + "\"\n";
  }
  all += declared + texts;
  if (!inMain) all += "func main() {}\n";
  return {all + body, all.size() + offset};
}

Session::Checked Session::check(const Piece& piece, bool asValue, bool silent) {
  Checked out;
  std::string code =
      asValue ? piece.text.substr(piece.value, piece.valueEnd - piece.value) : piece.text;
  size_t skipped = asValue ? piece.value : 0;
  Identifiers without;
  Text t;
  if (piece.isDeclaration) {
    ParsedText p("package main\n" + piece.text + "\n");
    for (const syntax::Decl* d : p.file->decls) {
      if (const auto* f = syntax::dynCast<syntax::FuncDecl>(d)) {
        if (f->receiver.empty()) without.emplace(f->name->name.str());
      } else if (const auto* type = syntax::dynCast<syntax::TypeDecl>(d)) {
        without.emplace(type->name->name.str());
      } else if (const auto* c = syntax::dynCast<syntax::ConstDecl>(d)) {
        for (const syntax::Ident* id : c->names) without.emplace(id->name.str());
      } else if (const auto* i = syntax::dynCast<syntax::ImportDecl>(d)) {
        if (i->name != nullptr) without.emplace(i->name->name.str());
      }
    }
    // (methods of the same name give way)
    std::vector<Lexeme> all = lexemesOf(piece.text);
    for (size_t i = 0; i + 1 < all.size(); i++) {
      if (all[i].token != Token::Func || all[i + 1].token != Token::LParen ||
          !declaresFunction(all, i))
        continue;
      size_t name = behindGroup(all, i + 1), at = i + 2;
      std::string type;
      for (; at < name && all[at].token != Token::RParen && all[at].token != Token::LBrack; at++)
        if (all[at].token == Token::Name) type = all[at].text;
      without.insert(type + "." + std::string(all[name].text));
    }
    if (piece.text.starts_with("import")) {
      t.all = "package main\n//line " + file() + ":1:1\n" + code + "\nfunc main() {}\n";
    } else {
      t = textOf("", code, "\n", false, true, without);
    }
  } else if (asValue) {
    t = textOf("func _use(...any) {}\nfunc main() {\n_use(", code, ",\n)\n}\n", true, true, {});
  } else {
    std::string uses;
    for (const std::string& n : piece.defines) uses += "_ = " + n + "\n";
    t = textOf("func main() {", code, "\n" + uses + "}\n", true, true, {});
  }
  driver::CompileOptions options;
  options.paths = {file()};
  options.source = package::SourceText{file(), t.all};
  options.checkOnly = true;
  options.onChecked = [&](const driver::CheckedUnit& u) {
    size_t base = u.loaded.files[0].source->base;
    const types::Package* package = u.checked.package;
    auto visit = [&](const syntax::Node* n) {
      size_t at = n->pos.value - base;
      bool inPiece = at >= t.piece && at < t.piece + code.size();
      if (const auto* call = syntax::dynCast<syntax::CallExpr>(n);
          call != nullptr && asValue && out.values.empty()) {
        const auto* use = syntax::dynCast<syntax::Ident>(call->fun);
        if (use != nullptr && use->name.str() == "_use") {
          for (const syntax::Expr* x : call->args) {
            const types::Type* type = u.info.type(x);
            out.type = types::typeString(type, types::Qualifier(package));
            out.values.push_back(out.type);
          }
        }
      }
      const auto* id = syntax::dynCast<syntax::Ident>(n);
      if (id == nullptr || !inPiece) return true;
      const types::Object* o = u.info.object(id);
      if (o == nullptr || o->kind != types::ObjectKind::Var) return true;
      std::string name(id->name.str());
      size_t begin = at - t.piece + skipped;
      if (o->parent == package->scope) {
        if (auto it = current_.find(name); it != current_.end())
          out.edits.push_back({begin, begin + name.size(), it->second});
        return true;
      }
      bool isTop =
          std::find(piece.defines.begin(), piece.defines.end(), name) != piece.defines.end();
      if (!isTop) return true;
      // The definition that main's own block has comes first: deeper ones are behind it or are
      // other objects.
      bool isKnown = std::any_of(out.defined.begin(), out.defined.end(),
                                 [&](const Variable& v) { return v.name == name; });
      if (u.info.isDefinition(id) && !isKnown) {
        Variable v;
        v.name = name;
        v.own = "_" + std::to_string(input_) + "_" + name;
        Identifiers imports;
        v.type = programText(types::linkTypeString(o->type), imports);
        v.shown = types::typeString(o->type, types::Qualifier(package));
        v.uses = identifiersOf(v.type);
        out.defined.push_back(std::move(v));
        out.edits.push_back({begin, begin + name.size(), out.defined.back().own});
      }
      return true;
    };
    for (const syntax::File* f : u.files)
      for (const syntax::Decl* d : f->decls) vet::walk(d, u.info, visit);
  };
  driver::Compilation compilation(space_);
  out.isRight = compilation.compile(options);
  if (!out.isRight && !silent) say(compilation);
  return out;
}

void Session::say(driver::Compilation& compilation) const {
  diag::RenderOptions options;
  options.library = package::defaultLibraryRoot();
  std::string text = diag::render(compilation.sink(), compilation.sources(), options);
  fwrite(text.data(), 1, text.size(), stderr);
}

std::unique_ptr<driver::Compilation> Session::link(const std::string& text,
                                                   const std::string& dump) {
  driver::CompileOptions options;
  options.paths = {file()};
  options.source = package::SourceText{file(), text};
  if (program_ == nullptr) program_ = std::make_unique<driver::Program>(space_);
  options.session = program_.get();
  for (const auto& [name, generation] : generations_)
    options.generations.emplace_back(name, generation);
  options.input = ++links_;
  options.keepModules = !dump.empty();
  auto compilation = std::make_unique<driver::Compilation>(space_);
  if (!compilation->compile(options)) {
    say(*compilation);
    return nullptr;
  }
  return compilation;
}

void Session::forget(const std::string& name) {
  current_.erase(name);
  std::erase_if(declarations_, [&](const auto& d) {
    return d->receiver.empty() &&
           std::find(d->names.begin(), d->names.end(), name) != d->names.end();
  });
}

/// The types of that name and those that it is a part of are others from now on.
void Session::renew(const std::string& name, bool keepsVariables) {
  Identifiers changed = {name};
  for (bool grows = true; grows;) {
    grows = false;
    for (const auto& d : declarations_)
      if (d->kind == Kind::Type &&
          std::any_of(d->uses.begin(), d->uses.end(),
                      [&](const std::string& u) { return changed.contains(u); }))
        for (const std::string& n : d->names) grows |= changed.insert(n).second;
  }
  for (const std::string& n : changed) generations_[n]++;
  if (keepsVariables) return;
  for (auto it = current_.begin(); it != current_.end();) {
    const Variable& v = byOwn_.at(it->second);
    bool isGone = std::any_of(v.uses.begin(), v.uses.end(),
                              [&](const std::string& u) { return changed.contains(u); });
    if (isGone)
      fprintf(stderr, "%s is gone: its type %s is another one now\n", v.name.c_str(),
              v.shown.c_str());
    it = isGone ? current_.erase(it) : std::next(it);
  }
  // (functions that name such a variable do not compile any more, and say so when they are used)
  std::erase_if(byOwn_, [&](const auto& v) {
    return std::any_of(v.second.uses.begin(), v.second.uses.end(),
                       [&](const std::string& u) { return changed.contains(u); });
  });
}

bool Session::declare(const Piece& piece) {
  Checked checked = check(piece, false, false);
  if (!checked.isRight) return false;
  std::string text = edited(piece.text, checked.edits);
  std::vector<Lexeme> all = lexemesOf(text);
  std::vector<std::unique_ptr<Declaration>> fresh;
  Identifiers redeclared, extended;
  for (size_t i = 0; i + 1 < all.size();) {
    if (all[i].token == Token::Semicolon) {
      i++;
      continue;
    }
    size_t first = i;
    Token t = all[i].token;
    for (int depth = 0; i + 1 < all.size() && (depth > 0 || all[i].token != Token::Semicolon); i++)
      depth += depthChange(all[i].token);
    auto d = std::make_unique<Declaration>();
    d->kind = t == Token::Import  ? Kind::Import
              : t == Token::Const ? Kind::Const
              : t == Token::Type  ? Kind::Type
                                  : Kind::Func;
    d->text = text.substr(all[first].offset,
                          std::min<size_t>(all[i].offset, text.size()) - all[first].offset);
    d->file = file();
    d->uses = identifiersOf(d->text);
    ParsedText p("package main\n" + d->text + "\n");
    for (const syntax::Decl* decl : p.file->decls) {
      if (const auto* f = syntax::dynCast<syntax::FuncDecl>(decl)) {
        d->names.emplace_back(f->name->name.str());
        if (f->receiver.empty()) continue;
        size_t name = behindGroup(all, first + 1), at = first + 2;
        for (; at < name && all[at].token != Token::RParen && all[at].token != Token::LBrack; at++)
          if (all[at].token == Token::Name) d->receiver = all[at].text;
      } else if (const auto* type = syntax::dynCast<syntax::TypeDecl>(decl)) {
        d->names.emplace_back(type->name->name.str());
      } else if (const auto* c = syntax::dynCast<syntax::ConstDecl>(decl)) {
        for (const syntax::Ident* id : c->names) d->names.emplace_back(id->name.str());
      } else if (const auto* import = syntax::dynCast<syntax::ImportDecl>(decl)) {
        // A declaration for each, so that those which nothing names are left out.
        auto one = std::make_unique<Declaration>();
        one->kind = Kind::Import;
        std::string path(import->path->value), name = path.substr(path.rfind('/') + 1);
        for (const auto& [known, package] : space_.image()->packages.entries())
          if (known.str() == path) name = package->name.str();
        if (import->name != nullptr) name = import->name->name.str();
        one->names = {name};
        one->text = "import " + name + " \"" + path + "\"";
        fresh.push_back(std::move(one));
      }
    }
    if (d->kind != Kind::Import) fresh.push_back(std::move(d));
  }
  for (const auto& d : fresh) {
    if (!d->receiver.empty()) {
      std::erase_if(declarations_, [&](const auto& old) {
        return old->receiver == d->receiver && old->names == d->names;
      });
      if (!redeclared.contains(d->receiver)) extended.insert(d->receiver);
      continue;
    }
    for (const std::string& n : d->names) {
      if (n == "_") continue;
      bool wasType = std::any_of(declarations_.begin(), declarations_.end(), [&](const auto& old) {
        return old->kind == Kind::Type &&
               std::find(old->names.begin(), old->names.end(), n) != old->names.end();
      });
      forget(n);
      if (!wasType && d->kind != Kind::Type) continue;
      std::erase_if(declarations_, [&](const auto& old) { return old->receiver == n; });
      redeclared.insert(n);
      if (wasType) renew(n, false);
    }
  }
  for (auto& d : fresh) declarations_.push_back(std::move(d));
  for (const std::string& n : extended)
    if (!redeclared.contains(n)) renew(n, true);
  return true;
}

/// The text of a program that runs the statement, or nothing after an error, which has been told.
std::optional<std::string> Session::translate(Piece& piece, std::vector<Variable>& fresh) {
  bool asValue = piece.isValue;
  Checked checked = check(piece, asValue, asValue && piece.isCall);
  if (!checked.isRight && asValue && piece.isCall) {
    asValue = false;
    Checked second = check(piece, false, true);
    if (second.isRight)
      checked = std::move(second);
    else
      check(piece, true, false);
  }
  if (!checked.isRight) return std::nullopt;
  std::vector<Edit> edits = checked.edits;
  if (!checked.defined.empty()) {
    // Uses of what it defines: all that the text calls so at its own level is on the left of the
    // first `=`, or names in a list of var.
    std::vector<Lexeme> all = lexemesOf(piece.text);
    if (piece.isVar) {
      // Specs become assignments: the variables are there, and zero.
      ParsedText p("package main\n" + std::string(kHead) + piece.text + "\n}\n");
      size_t base = p.base + 13 + kHead.size();
      const auto* main = syntax::cast<syntax::FuncDecl>(p.file->decls[0]);
      std::string out;
      for (const syntax::Stmt* s : main->body->stmts) {
        const auto* d = syntax::dynCast<syntax::DeclStmt>(s);
        for (size_t i = 0; d != nullptr && i < d->decls.size(); i++) {
          const auto* v = syntax::dynCast<syntax::VarDecl>(d->decls[i]);
          if (v == nullptr || v->values.empty()) continue;
          std::string names, values;
          for (const syntax::Ident* id : v->names) {
            std::string name(id->name.str());
            for (const Variable& var : checked.defined)
              if (var.name == name) name = var.own;
            names += (names.empty() ? "" : ", ") + name;
          }
          size_t begin = v->values.front()->pos.value - base,
                 end = v->values.back()->end.value - base;
          std::vector<Edit> inside;
          for (const Edit& e : edits)
            if (e.begin >= begin && e.end <= end)
              inside.push_back({e.begin - begin, e.end - begin, e.text});
          out += names + " = " + edited(piece.text.substr(begin, end - begin), inside) + "\n";
        }
      }
      fresh = std::move(checked.defined);
      for (const Variable& v : fresh) byOwn_[v.own] = v;
      return textOf("func main() {", out, "\n}\n", true, false, {}).all;
    }
    for (const Lexeme& l : all)
      if (l.token == Token::Define) {
        edits.push_back({l.offset, l.end, "="});
        break;
      }
    fresh = std::move(checked.defined);
    for (const Variable& v : fresh) byOwn_[v.own] = v;
    return textOf("func main() {", edited(piece.text, edits), "\n}\n", true, false, {}).all;
  }
  if (!asValue)
    return textOf("func main() {", edited(piece.text, edits), "\n}\n", true, false, {}).all;
  std::vector<Edit> inside;
  for (const Edit& e : edits)
    inside.push_back({e.begin - piece.value, e.end - piece.value, e.text});
  std::string value = edited(piece.text.substr(piece.value, piece.valueEnd - piece.value), inside);
  std::string type = checked.type;
  for (size_t at = 0; (at = type.find('`', at)) != type.npos;) type[at] = '\'';
  std::string show =
      "func _show(list ...any) {\n\tfor i, v := range list {\n\t\tif i > 0 {\n\t\t\tfmt.Print(\", "
      "\")\n\t\t}\n"
      "\t\tif s, isText := v.(string); isText {\n\t\t\tfmt.Printf(\"%q\", s)\n\t\t} else "
      "{\n\t\t\tfmt.Printf(\"%+v\", v)\n\t\t}\n\t}\n"
      "\tfmt.Println(\" : \" + `" +
      type + "`)\n}\n";
  return textOf(show + "func main() {\n_show(", value, ",\n)\n}\n", true, false, {}).all;
}

std::optional<int> Session::outcome(vm::CallOutcome how, const std::string& report) {
  switch (how) {
    case vm::CallOutcome::Returned:
      return std::nullopt;
    case vm::CallOutcome::Panicked:
      isRight_ = false;
      fputs(report.c_str(), stderr);
      if (!report.ends_with('\n')) fputc('\n', stderr);
      return std::nullopt;
    case vm::CallOutcome::Goexited:
      return std::nullopt;
    case vm::CallOutcome::Stopped:
      isRight_ = false;
      if (machine_->outcome() == vm::Outcome::Interrupted && interrupt_->load())
        fputs("interrupted\n", stderr);
      return std::nullopt;
    case vm::CallOutcome::Ended:
      return machine_->exitCode();
  }
  VO_UNREACHABLE("a call ends in one of these ways");
}

std::optional<int> Session::start() {
  if (machine_ != nullptr) return std::nullopt;
  if (link("package main\nimport _ \"fmt\"\nimport _ \"os\"\nfunc main() {}\n", "") == nullptr)
    return 1;
  vm::Options options;
  constexpr size_t kGlobals = size_t{1} << 30;
  options.globalsRoom = kGlobals;
  options.outlivesDeadlock = true;
  options.interrupt = interrupt_;
  options.args = {"<repl>"};
  for (char** e = environ; *e != nullptr; e++) options.env.emplace_back(*e);
  options.natives = stdlib::nativeFunctions();
  machine_ = std::make_unique<vm::Machine>(*program_->linked(), options);
  for (const link::Function* f : program_->linked()->inits) initialised_.insert(f);
  if (!machine_->initialise()) return machine_->exitCode();
  return std::nullopt;
}

std::optional<int> Session::execute(const driver::Program& program) {
  if (!machine_->extend(*program.linked())) {
    isRight_ = false;
    fputs("vo: the session's variables take more than 1 GiB: :reset begins anew\n", stderr);
    return std::nullopt;
  }
  std::string report;
  std::vector<const link::Function*> functions;
  for (const link::Function* f : program.linked()->inits)
    if (initialised_.insert(f).second) functions.push_back(f);
  functions.push_back(program.linked()->main);
  for (const link::Function* f : functions) {
    vm::CallOutcome how =
        machine_->call(*reinterpret_cast<const abi::Closure*>(f), {}, {}, &report);
    if (how != vm::CallOutcome::Returned) return outcome(how, report);
  }
  return std::nullopt;
}

std::optional<int> Session::runPiece(Piece& piece) {
  input_++;
  if (piece.isDeclaration) {
    isRight_ = declare(piece);
    return std::nullopt;
  }
  classify(piece);
  if (std::optional<int> ended = start()) return ended;
  std::vector<Variable> fresh;
  std::optional<std::string> text = translate(piece, fresh);
  isRight_ = text.has_value() && link(*text, "") != nullptr;
  if (!isRight_) {
    for (const Variable& v : fresh) byOwn_.erase(v.own);
    return std::nullopt;
  }
  for (const Variable& v : fresh) {
    forget(v.name);
    current_[v.name] = v.own;
  }
  return execute(*program_);
}

std::optional<int> Session::run(const std::string& text) {
  isRight_ = true;
  for (Piece& piece : split(text)) {
    if (std::optional<int> ended = runPiece(piece)) return ended;
    if (!isRight_) return std::nullopt;
    accepted_ += piece.text + "\n";
  }
  return std::nullopt;
}

std::string Session::typeOf(const std::string& expression) {
  Piece piece;
  piece.text = expression;
  input_++;
  classify(piece);
  if (!piece.isValue) {
    fputs("vo: that is no expression\n", stderr);
    return {};
  }
  Checked checked = check(piece, true, false);
  return checked.isRight ? checked.type : std::string();
}

std::string Session::bytecodeOf(const std::string& code) {
  Piece piece;
  piece.text = code;
  input_++;
  classify(piece);
  std::vector<Variable> fresh;
  std::optional<std::string> text = translate(piece, fresh);
  std::unique_ptr<driver::Compilation> compilation = text ? link(*text, "bytecode") : nullptr;
  for (const Variable& v : fresh) byOwn_.erase(v.own);
  if (compilation == nullptr) return {};
  std::string all = bytecode::disassemble(*compilation->modules().back());
  // (what shows values is nobody's question)
  if (size_t at = all.find("func main._show "); at != all.npos)
    all.erase(at, std::min(all.find("\nfunc ", at), all.size() - 1) + 1 - at);
  return all;
}

std::string Session::variables() const {
  std::string out;
  for (const auto& [name, own] : current_) out += name + " " + byOwn_.at(own).shown + "\n";
  return out;
}

std::vector<std::string> Session::completions(std::string_view prefix) const {
  Identifiers found;
  auto add = [&](const std::string& name) {
    if (name.starts_with(prefix)) found.insert(name);
  };
  const driver::ImageRoot& image = *space_.image();
  if (size_t dot = prefix.find('.'); dot != prefix.npos) {
    std::string name(prefix.substr(0, dot)), path = libraryPathOf(image, name);
    for (const auto& [known, package] : image.packages.entries())
      if (known.str() == path)
        for (const auto& e : package->scope->elems.entries())
          if (types::isExportedName(e.key.str())) add(name + "." + std::string(e.key.str()));
    return {found.begin(), found.end()};
  }
  for (const auto& [name, own] : current_) add(name);
  for (const auto& d : declarations_)
    if (d->receiver.empty())
      for (const std::string& n : d->names) add(n);
  for (const auto& [path, package] : image.packages.entries())
    if (path.str().find("internal") == std::string_view::npos && package->name.str() != "main")
      add(std::string(package->name.str()));
  return {found.begin(), found.end()};
}

}  // namespace vo::cli
