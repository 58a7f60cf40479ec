// What the tests of the syntax folder share: parsing a text with everything it needs.
#pragma once

#include <fstream>
#include <iterator>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/arena.h"
#include "base/symbol.h"
#include "diag/diagnostic.h"
#include "diag/source_map.h"
#include "syntax/parser.h"

namespace vo::syntax {

/// One parsed text. The tree lives as long as this.
class Parsed {
 public:
  explicit Parsed(std::string text, bool isVo = false, std::string path = "x.go", bool isLibrary = false)
      : path_(std::move(path)), text_(std::move(text)) {
    context.isLibrary = isLibrary;
    source = map.add(path_, text_);
    file = parseFile(context, *source, isVo);
  }

  /// `line:column: text` of each diagnostic, in the order they were reported.
  std::vector<std::string> messages() const {
    std::vector<std::string> out;
    for (const diag::Diagnostic& d : sink.all()) {
      diag::Location loc = diag::locateIn(*source, d.range.begin, false);
      out.push_back(std::to_string(loc.line) + ":" + std::to_string(loc.column) + ": " + d.text);
    }
    return out;
  }

  base::Arena kept, transient;
  base::Interner symbols{kept};
  diag::Sink sink;
  diag::SourceMap map{kept};
  ParseContext context{kept, transient, symbols, sink};
  diag::SourceFile* source = nullptr;
  File* file = nullptr;

 private:
  std::string path_, text_;
};

inline std::string readFile(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

}  // namespace vo::syntax
