// `vo eval`: code from the command line as a program.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "cli/command.h"
#include "driver/compile.h"
#include "syntax/ast.h"
#include "syntax/token.h"

namespace vo::cli {

/// Compiles c.eval's code. Packages of the library that it names are imported, and what its last
/// expression gives is printed; positions are in the code, in a file named <eval>, or <end> for
/// that of -end. Of the forms that this may take the first without errors counts, else the first.
/// Never null; its sink says whether there were errors.
std::unique_ptr<driver::Compilation> compileCode(driver::MetadataSpace& space, Command& c);

// --- What vo repl has in common with it ---

struct Lexeme {
  syntax::Token token;
  std::string_view text;
  uint32_t offset, end;
};

/// Of code in the language of .vo files, the end included; semicolons that lines end with have no
/// text. They refer to `code`.
std::vector<Lexeme> lexemesOf(const std::string& code);
/// 1 for a bracket that opens, -1 for one that closes, else 0.
int depthChange(syntax::Token t);
/// The index behind the group that opens at `i`.
size_t behindGroup(const std::vector<Lexeme>& all, size_t i);
/// Whether a function or method is declared at `i`, where `func` is, and not a literal called.
bool declaresFunction(const std::vector<Lexeme>& all, size_t i);
/// Whether it is a call of fmt.Print or the like, whose results nobody wants to see.
bool isPrinting(const syntax::Expr* e);
/// The path of the library's package of that name, or empty.
std::string libraryPathOf(const driver::ImageRoot& image, std::string_view name);

}  // namespace vo::cli
