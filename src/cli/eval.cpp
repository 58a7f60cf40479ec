// This file makes a program of the code of `vo eval`.
//
// Declarations that the code begins with go to the package, the rest into main. Whether the last
// statement is an expression the parser says. What it gives only the checker knows, so the program
// is made for a single value, and again for several or none where the checker complains of just
// that:
//
//     func f() string { … }; x := f(); strings.Fields(x)
//
//     import "strings"
//     func f() string { … }
//     func main() (_eval_err error) {
//       x := f();
//       _eval_v :=
//       strings.Fields(x)
//       if _eval_err = _eval_value(_eval_v); _eval_err != nil { return }
//       return
//     }
//
// The code stands on lines of its own behind `//line` directives, so that messages and their
// excerpts show nothing else.
#include "cli/eval.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "base/arena.h"
#include "base/symbol.h"
#include "syntax/ast.h"
#include "syntax/lexer.h"
#include "syntax/parser.h"

namespace vo::cli {
namespace {

using syntax::Token;

/// Of packages with one name those that are meant; else the one with the shortest path is.
constexpr std::string_view kUsual[] = {"math/rand", "text/template", "runtime/pprof",
                                       "text/scanner", "runtime/trace"};

}  // namespace

std::string libraryPathOf(const driver::ImageRoot& image, std::string_view name) {
  std::string best;
  for (const auto& [path, package] : image.packages.entries()) {
    std::string_view p = path.str();
    if (package->name.str() != name || p.find("internal") != p.npos || p.starts_with("vendor/") ||
        name == "main")
      continue;
    if (std::find(std::begin(kUsual), std::end(kUsual), p) != std::end(kUsual))
      return std::string(p);
    if (best.empty() || std::pair(p.size(), p) < std::pair(best.size(), std::string_view(best)))
      best = p;
  }
  return best;
}

std::vector<Lexeme> lexemesOf(const std::string& code) {
  base::Arena arena;
  diag::Sink sink;
  diag::SourceFile file;
  file.text = code;
  file.size = static_cast<uint32_t>(code.size());
  syntax::Lexer lexer(arena, arena, sink, file, true);
  std::vector<Lexeme> out;
  do {
    lexer.next();
    // (a name that the lexer had to repair is in its arena)
    out.push_back({lexer.token,
                   std::string_view(code).substr(lexer.offset, lexer.end - lexer.offset),
                   lexer.offset, lexer.end});
  } while (lexer.token != Token::EndOfFile);
  return out;
}

int depthChange(Token t) {
  if (t == Token::LParen || t == Token::LBrack || t == Token::LBrace) return 1;
  return t == Token::RParen || t == Token::RBrack || t == Token::RBrace ? -1 : 0;
}

size_t behindGroup(const std::vector<Lexeme>& all, size_t i) {
  int depth = 0;
  for (; i + 1 < all.size(); i++)
    if ((depth += depthChange(all[i].token)) == 0) return i + 1;
  return i;
}

bool declaresFunction(const std::vector<Lexeme>& all, size_t i) {
  if (all[i + 1].token == Token::Name) return true;
  if (all[i + 1].token != Token::LParen) return false;
  size_t name = behindGroup(all, i + 1);
  return all[name].token == Token::Name && all[name + 1].token == Token::LParen;
}

bool isPrinting(const syntax::Expr* e) {
  const auto* call = syntax::dynCast<syntax::CallExpr>(e);
  const auto* f = call == nullptr ? nullptr : syntax::dynCast<syntax::SelectorExpr>(call->fun);
  const auto* package = f == nullptr ? nullptr : syntax::dynCast<syntax::Ident>(f->x);
  return package != nullptr && package->name.str() == "fmt" &&
         (f->sel->name.str().starts_with("Print") || f->sel->name.str().starts_with("Fprint"));
}

namespace {

/// The name by which an import path is probably known: its last element that is no version.
std::string_view lastElement(std::string_view path) {
  size_t slash = path.rfind('/');
  if (slash == path.npos) return path;
  std::string_view last = path.substr(slash + 1);
  bool isVersion =
      last.size() > 1 && last[0] == 'v' && last.find_first_not_of("0123456789", 1) == last.npos;
  return isVersion ? lastElement(path.substr(0, slash)) : last;
}

enum class Form : uint8_t { Value, Values, Statements };

/// A piece of code from the command line, and what it consists of.
struct Code {
  const char* name;  ///< in messages
  std::string_view text;
  std::vector<Lexeme> lexemes;
  size_t body = 0;                   ///< offset behind the leading declarations
  size_t value = 0, valueEnd = 0;    ///< the last statement, if it is an expression
  size_t close = std::string::npos;  ///< offset of a bracket that closes nothing
  bool isCut = false;                ///< what is wrong is that something follows that is not there
  Form form = Form::Statements;      ///< how it becomes part of the program
};

Code readCode(const char* name, const std::string& text) {
  Code code{.name = name, .text = text, .lexemes = lexemesOf(text)};
  int depth = 0;
  for (const Lexeme& l : code.lexemes)
    if ((depth += depthChange(l.token)) < 0) code.close = std::min<size_t>(code.close, l.offset);
  return code;
}

using Names = std::set<std::string, std::less<>>;

/// Finds the declarations for the package: up to the last import, function or type, since variables
/// may just as well be main's. `keepsVariables`: those outlive the body's runs. Adds what they
/// declare, imports included.
void findDeclarations(Code& code, bool keepsVariables, Names& declared) {
  const std::vector<Lexeme>& all = code.lexemes;
  for (size_t i = 0; i + 1 < all.size();) {
    Token t = all[i].token;
    if (t == Token::Semicolon) {
      i++;
      continue;
    }
    bool isVariable = t == Token::Var || t == Token::Const;
    if (t != Token::Import && t != Token::Type && !isVariable &&
        !(t == Token::Func && declaresFunction(all, i)))
      break;
    int depth = 0;
    for (size_t first = i; i + 1 < all.size() && (depth != 0 || all[i].token != Token::Semicolon);
         i++) {
      depth += depthChange(all[i].token);
      if (t == Token::Import && all[i].token == Token::String)
        declared.emplace(all[i - 1].token == Token::Name
                             ? all[i - 1].text
                             : lastElement(all[i].text.substr(1, all[i].text.size() - 2)));
      if (i == first + 1 && all[i].token == Token::Name) declared.emplace(all[i].text);
    }
    if (!isVariable || keepsVariables) code.body = std::min<size_t>(all[i].end, code.text.size());
  }
}

/// Finds the expression at the end. Errors are left to the compiler, which sees them again.
void findValue(Code& code) {
  constexpr std::string_view kHead = "func main() {\n";
  base::Arena arena;
  diag::Sink sink;
  diag::SourceMap map(arena);
  base::Interner symbols(arena);
  syntax::ParseContext context{arena, arena, symbols, sink};
  std::string text = std::string(kHead).append(code.text.substr(code.body)) + "\n}\n";
  diag::SourceFile* source = map.add(code.name, text);
  auto offsetOf = [&](diag::Pos pos) {
    return pos.value - source->base - kHead.size() + code.body;
  };
  const syntax::File* file = syntax::parseFile(context, *source, true);
  if (sink.hasErrors()) code.isCut = offsetOf(sink.all()[0].range.begin) > code.text.size();
  if (sink.hasErrors() || file->decls.size() != 1) return;
  const auto* main = syntax::dynCast<syntax::FuncDecl>(file->decls[0]);
  if (main == nullptr || main->body == nullptr) return;
  const syntax::ExprStmt* last = nullptr;
  for (const syntax::Stmt* s : main->body->stmts)
    if (!syntax::isa<syntax::EmptyStmt>(s)) last = syntax::dynCast<syntax::ExprStmt>(s);
  if (last == nullptr || isPrinting(last->x)) return;
  code.form = Form::Value;
  code.value = offsetOf(last->x->pos);
  code.valueEnd = offsetOf(last->x->end);
}

/// Names that may be packages: with a dot behind them, and none before.
void findImports(const Code& code, const Names& declared, const driver::ImageRoot* image,
                 std::map<std::string, std::string>& paths) {
  if (image == nullptr) return;
  const std::vector<Lexeme>& all = code.lexemes;
  for (size_t i = 0; i + 1 < all.size(); i++) {
    if (all[i].token != Token::Name || all[i + 1].token != Token::Dot ||
        (i > 0 && all[i - 1].token == Token::Dot))
      continue;
    if (declared.contains(all[i].text) || paths.contains(std::string(all[i].text))) continue;
    if (std::string path = libraryPathOf(*image, all[i].text); !path.empty())
      paths[std::string(all[i].text)] = path;
  }
}

constexpr std::string_view kShow =
    "func _eval_value[T any](v T) error {\n"
    "\tif e, isError := any(&v).(*error); isError && *e == nil {\n\t\treturn nil\n\t}\n"
    "\treturn _eval_values(v)\n"
    "}\n"
    "func _eval_values(list ...any) error {\n"
    "\tlast := len(list) - 1\n"
    "\tif err, isError := list[last].(error); isError {\n\t\treturn err\n\t}\n"
    "\tif last > 0 && list[last] == nil {\n\t\tlist = list[:last]\n\t}\n"
    "\t_eval_fmt.Println(list...)\n"
    "\treturn nil\n"
    "}\n";

constexpr std::string_view kNext =
    "\ttext, err := _eval_in.ReadString('\\n')\n"
    "\tif err != nil && text == \"\" {\n"
    "\t\tif err != _eval_io.EOF {\n\t\t\t_eval_fmt.Fprintln(_eval_os.Stderr, "
    "err)\n\t\t\t_eval_os.Exit(1)\n\t\t}\n"
    "\t\treturn false\n"
    "\t}\n"
    "\tif text[len(text)-1] == '\\n' {\n\t\ttext = text[:len(text)-1]\n\t}\n"
    "\tline = text\n\tn++\n"
    "\treturn true\n"
    "}\n";

/// Writes the program's text.
class Writer {
 public:
  std::string text;

  /// The code's statements, and what prints the value at their end.
  void addStatements(const Code& code) {
    if (code.close != std::string::npos) {
      // The function ends here, so that the parser complains of the bracket.
      place(code, code.body, code.close);
      text += "}\n}\n";
      return place(code, code.close, code.text.size());
    }
    if (code.form == Form::Statements) return place(code, code.body, code.text.size());
    if (code.value > code.body) place(code, code.body, code.value);
    bool isSingle = code.form == Form::Value;
    text += isSingle ? "_eval_v :=" : "if _eval_err = _eval_values(";
    place(code, code.value, code.valueEnd);
    // (where a line ends behind a value, a semicolon would be inserted)
    if (!isSingle) text.insert(text.size() - 1, ",");
    text += isSingle ? "if _eval_err = _eval_value(_eval_v)" : ")";
    text += "; _eval_err != nil {\nreturn\n}\n";
  }

  /// A part of the user's code, on lines of its own.
  void place(const Code& code, size_t begin, size_t end) {
    std::string_view before = code.text.substr(0, begin);
    auto line = std::count(before.begin(), before.end(), '\n') + 1;
    size_t start = before.rfind('\n') + 1;
    text += "\n//line " + std::string(code.name) + ":" + std::to_string(line) + ":" +
            std::to_string(begin - start + 1) + "\n";
    text.append(code.text.substr(begin, end - begin)) += "\n";
  }
};

std::string sourceOf(const Code& code, const Code& end, const EvalOptions& options,
                     const std::map<std::string, std::string>& imports) {
  Writer w;
  std::string& text = w.text;
  text = "package main\nimport _eval_fmt \"fmt\"\n";
  bool isLoop = options.perLine || options.printsLines;
  if (isLoop)
    text += "import _eval_bufio \"bufio\"\nimport _eval_io \"io\"\nimport _eval_os \"os\"\n";
  for (const auto& [name, path] : imports) text += "import \"" + path + "\"\n";
  for (const std::string& path : options.imports) text += "import \"" + path + "\"\n";
  if (code.body != 0) w.place(code, 0, code.body);
  text += kShow;
  if (isLoop) {
    text +=
        "var line string\nvar n int\nvar _eval_in = _eval_bufio.NewReader(_eval_os.Stdin)\nfunc "
        "_eval_next() bool {\n";
    if (options.printsLines) text += "\tif n > 0 {\n\t\t_eval_fmt.Println(line)\n\t}\n";
    text += kNext;
  }
  text += "func main() (_eval_err error) {\n";
  // (in blocks of their own, at whose end the parser is again itself)
  text += isLoop ? "for _eval_next() {\n" : "{\n";
  w.addStatements(code);
  // What lacks its end is at the end of the file: the parser says so.
  if (code.isCut) return std::move(text);
  text += "}\n{\n";
  w.addStatements(end);
  if (end.isCut) return std::move(text);
  return text + "}\nreturn\n}\n";
}

/// Chooses the form that the errors in the code's value ask for. Whether it is another one.
bool changeForm(driver::Compilation& compilation, Code& code) {
  if (code.form != Form::Value) return false;
  for (const diag::Diagnostic& d : compilation.sink().all()) {
    if (compilation.sources().locate(d.range.begin).file != code.name) continue;
    if (d.kind == diag::Kind::WrongAssignCount) return code.form = Form::Values, true;
    if (d.kind == diag::Kind::TooManyValues) return code.form = Form::Statements, true;
  }
  return false;
}

/// Takes out the imports that nothing uses after all: variables have their names. Whether there
/// were any.
bool dropUnused(driver::Compilation& compilation, std::map<std::string, std::string>& imports) {
  size_t before = imports.size();
  for (const diag::Diagnostic& d : compilation.sink().all())
    if (d.kind == diag::Kind::UnusedImportWarning)
      std::erase_if(imports, [&](const auto& i) {
        return d.text.find("\"" + i.second + "\"") != std::string::npos;
      });
  return imports.size() != before;
}

}  // namespace

std::unique_ptr<driver::Compilation> compileCode(driver::MetadataSpace& space, Command& c) {
  Code code = readCode("<eval>", c.eval.code), end = readCode("<end>", c.eval.end);
  Names declared;
  for (const std::string& path : c.eval.imports) declared.emplace(lastElement(path));
  findDeclarations(code, c.eval.perLine || c.eval.printsLines, declared);
  std::map<std::string, std::string> imports;
  for (Code* part : {&code, &end}) {
    findValue(*part);
    findImports(*part, declared, space.image(), imports);
  }
  auto compile = [&] {
    c.compile.source = package::SourceText{"<eval>", sourceOf(code, end, c.eval, imports)};
    auto compilation = std::make_unique<driver::Compilation>(space);
    compilation->compile(c.compile);
    return compilation;
  };
  std::unique_ptr<driver::Compilation> compilation = compile();
  if (compilation->sink().hasErrors()) {
    bool changes = changeForm(*compilation, code);
    changes |= changeForm(*compilation, end);
    std::unique_ptr<driver::Compilation> second = changes ? compile() : nullptr;
    // (of the number of values nothing need be said; that there is none may be the mistake)
    bool several = code.form == Form::Values || end.form == Form::Values;
    if (second != nullptr && (several || !second->sink().hasErrors()))
      compilation = std::move(second);
  }
  if (dropUnused(*compilation, imports)) compilation = compile();
  return compilation;
}

}  // namespace vo::cli
