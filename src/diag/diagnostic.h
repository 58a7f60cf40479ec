// What a stage says about the user's source: values in a sink, never output.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "diag/source_map.h"

namespace vo::diag {

enum class Severity : uint8_t { Error, Warning };

/// The kinds of diagnostics, one row each in kinds.def.
enum class Kind : uint16_t {
#define VO_DIAG(name, severity, example) name,
#include "diag/kinds.def"
#undef VO_DIAG
};

std::string_view kindName(Kind kind);

struct Note {
  Range range;
  std::string text;
};

struct Diagnostic {
  Kind kind;
  Severity severity;
  Range range;
  std::string text;  ///< one line (or several, tab-indented as Go does); no position, no newline at the end
  std::string hint;  ///< what to do about it; may be empty
  std::vector<Note> notes;
};

/// Collects diagnostics. As in Go, only the first syntax error of a line is kept by `sorted`.
class Sink {
 public:
  Diagnostic& error(Kind kind, Range range, std::string text);
  Diagnostic& warning(Kind kind, Range range, std::string text);
  size_t errorCount() const { return errors_; }
  bool hasErrors() const { return errors_ != 0; }
  const std::vector<Diagnostic>& all() const { return all_; }
  /// By position (stable), without exact duplicates and without a second syntax error on a line.
  std::vector<const Diagnostic*> sorted(const SourceMap& map) const;

 private:
  std::vector<Diagnostic> all_;
  size_t errors_ = 0;
};

struct RenderOptions {
  bool carets = true;      ///< source line and caret below each message
  size_t maxErrors = 10;   ///< then "too many errors", as Go; 0: no limit
};

/// The text shown to the user: `file:line:column: text`, source line with a caret, hint, notes.
std::string render(const Sink& sink, const SourceMap& map, const RenderOptions& options);

}  // namespace vo::diag
