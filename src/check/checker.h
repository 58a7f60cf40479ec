// The type checker: one package at a time, from syntax trees to a types::Package and side tables.
//
// Takes trees (immutable), an importer and a sink, all owned by the caller; types and objects go to the arenas of
// the TypeContext, facts to Info. Never prints, never stops at an error, never keeps anything itself: Checker is
// gone when checkPackage returns. On the thread of the TypeContext.
#pragma once

#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "diag/diagnostic.h"
#include "syntax/ast.h"
#include "types/context.h"
#include "types/importer.h"
#include "types/info.h"
#include "types/object.h"

namespace vo::check {

struct Options {
  /// Language version, "go1.27". A file's `//go:build go1.N` line may change it for the file.
  std::string_view goVersion = "go1.27";
  /// A package of Vo's library: functions without body and link names are allowed everywhere.
  bool isLibrary = false;
  /// The folder has assembly: functions without body may be there.
  bool hasAssembly = false;
  /// The meaning `assert` has in Go's own tests of the checker: a constant condition, also in .go files.
  bool assertIsConstant = false;
  /// Declarations only. Nothing is then said about unused imports.
  bool ignoreFuncBodies = false;
  /// If valid: of declared functions only the bodies of those around this position. Says less, then, about what is used.
  diag::Pos onlyBodyAt;
  /// What the patterns of `//go:embed` lines mean: paths below the package's folder. Null: they are not looked at.
  const std::map<std::string, std::vector<std::string>, std::less<>>* embeds = nullptr;
};

struct CheckContext {
  types::TypeContext& types;
  types::Info& info;
  diag::SourceMap& sources;
  diag::Sink& sink;
  types::Importer& importer;
  Options options;
};

/// A function or method declaration of the package. `decl->body` is null if the function is
/// implemented elsewhere.
struct FuncBody {
  types::Func* func;
  syntax::FuncDecl* decl;
};

/// A variable with `//go:embed`, and its files by path; for an embed.FS also their folders, with a slash
/// at the end, in the order of package embed.
struct EmbedVar {
  enum class Kind : uint8_t { String, Bytes, Files };
  types::Var* var;
  Kind kind;
  std::vector<std::string> files;
  std::vector<std::string_view> contents;  ///< of the files, if they are to be built: the caller's to fill in
};

/// What a build needs of a checked package besides its scope. The spans and vectors live as long
/// as the struct; what they point to, as long as the arenas of the TypeContext.
struct CheckedPackage {
  types::Package* package = nullptr;
  /// Every function and method declaration in source order: `init` functions, blank ones and
  /// generic ones included.
  std::vector<FuncBody> functions;
  /// Of the package's variables, in the order in which they run.
  std::vector<types::Initializer> initializers;
  /// Package-level variables in source order, blank ones included.
  std::vector<types::Var*> variables;
  /// Imported packages in the order of the first import declaration that names them.
  std::vector<types::Package*> imports;
  /// `//go:linkname` lines of all files.
  std::vector<syntax::Linkname> linknames;
  std::vector<EmbedVar> embeds;
  bool hasErrors = false;
};

/// Checks the files of one package (all parsed; trees with errors are fine, what the parser has
/// refused stays silent). Files whose package clause differs from the first one's are reported and
/// left out. Errors and warnings go to the sink; the result is always a package with a scope.
/// Never fails otherwise, whatever the input.
CheckedPackage checkPackage(CheckContext& context, std::string_view path,
                            std::span<syntax::File*> files);

}  // namespace vo::check
