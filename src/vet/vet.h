// Analyzers: what compiles and is probably a mistake, in the words of `go vet`.
//
// Takes a checked package with its syntax and facts, which it does not change, and gives findings.
// Never prints, reads no files. On the thread of the compilation, before the package's facts are
// dropped.
#pragma once

#include <bitset>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "diag/source_map.h"
#include "syntax/ast.h"
#include "types/context.h"
#include "types/info.h"

namespace vo::vet {

enum class Analyzer : uint8_t {
#define VO_ANALYZER(name, function, meaning) name,
#include "vet/analyzers.def"
};
inline constexpr size_t kAnalyzers = 0
#define VO_ANALYZER(name, function, meaning) +1
#include "vet/analyzers.def"
    ;
using Selection = std::bitset<kAnalyzers>;

std::string_view analyzerName(Analyzer a);
std::string_view analyzerMeaning(Analyzer a);
std::optional<Analyzer> findAnalyzer(std::string_view name);

struct Finding {
  Analyzer analyzer;
  diag::Pos pos;
  diag::Pos end;  ///< none: `pos`
  std::string message;
};

/// How a function prints, as far as its last parameters go.
enum class PrintKind : uint8_t { None, Print, Printf, Errorf };

/// What analyzers know of packages analysed before, imported ones first. For one compilation.
struct Knowledge {
  std::map<const types::Object*, PrintKind>
      printers;  ///< functions, methods, variables and fields; those of generic types
};

/// A file of the package's folder that is no part of the package: constraints leave it out, or it
/// is not Go.
struct OtherFile {
  const diag::SourceFile* source;  ///< with its lines
  bool isGo;
};

struct Unit {
  types::Package* package;
  std::span<syntax::File* const> files;
  const types::Info& info;
  types::TypeContext& types;
  diag::SourceMap& sources;
  std::span<const OtherFile> others = {};
};

/// What the chosen analyzers find, by position.
std::vector<Finding> analyse(const Unit& unit, Knowledge& knowledge, const Selection& chosen);

}  // namespace vo::vet
