// What tests of the checker share: a compilation with everything in it, and an importer that reads
// Go's library from source. Not part of the checker.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "check/checker.h"
#include "syntax/parser.h"

namespace vo::check::test {

std::string readFile(const std::string& path, bool* ok = nullptr);

struct World : types::Importer {
  base::Arena kept, transient;
  base::Interner symbols{kept};
  diag::SourceMap sources{kept};
  diag::Sink sink;
  types::TypeContext types{kept, transient, symbols};
  types::Info info{kept, transient};
  syntax::ParseContext parsing{kept, transient, symbols, sink};
  std::string root = VO_GOLANG "/src";
  std::string goVersion = "go1.27";
  std::map<std::string, CheckedPackage> packages;
  std::map<std::string, std::vector<syntax::File*>> trees;
  std::vector<std::unique_ptr<std::string>> texts;
  size_t lines = 0;           ///< of the library files that were read
  double parseSeconds = 0, checkSeconds = 0;  ///< the latter without those of imports
  /// Files of the library that replace or complete those on disk: by package path, complete text.
  std::map<std::string, std::string> extraFiles;
  bool failImports = false;
  bool wholeAmd64 = false;  ///< amd64 for every package

  syntax::File* parse(const std::string& name, std::string text, bool isVo);
  /// Checks one package of files in memory.
  CheckedPackage check(std::string_view path, std::vector<syntax::File*> files, const Options& options);
  /// One file.
  CheckedPackage check(const std::string& text, bool isVo = false);
  /// All messages, sorted, one per line; continuation lines and notes tab-indented below.
  std::string messages() const;

  types::Package* import(std::string_view path, const types::Package* from, std::string* error) override;
};

}  // namespace vo::check::test
