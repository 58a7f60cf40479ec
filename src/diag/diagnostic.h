// What a stage says about the user's source: values in a sink, never output.
//
// A Sink owns its diagnostics, belongs to one compilation and so to one thread, keeps at most 50,000, and never
// prints: render() makes the text.
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
  uint32_t unit = 0;  ///< see Sink::beginUnit
};

/// A line of the list that the user sees: a diagnostic, or the end of its package's errors at the limit.
struct Listed {
  const Diagnostic* diagnostic;
  bool tooMany = false;
};

/// Collects diagnostics in the order in which the compiler finds them, which should be gc's: it
/// decides which errors are within the limit.
class Sink {
 public:
  Diagnostic& error(Kind kind, Range range, std::string text);
  Diagnostic& warning(Kind kind, Range range, std::string text);
  size_t errorCount() const { return errors_; }
  bool hasErrors() const { return errors_ != 0; }
  const std::vector<Diagnostic>& all() const { return all_; }
  /// What follows is another package's: it is listed behind what was there, and has a limit of its own.
  void beginUnit() {
    unit_++;
    errorsBefore_ = errors_;
  }
  bool unitHasErrors() const { return errors_ > errorsBefore_; }
  /// Whether a package's parse has found what keeps its types from being checked.
  bool stopsChecking() const;
  /// As gc lists them. In the order of reporting a second syntax error of a line is dropped, and an
  /// error that repeats the last one on its line; the first `maxErrors` (0: all) of the others are
  /// taken and sorted by position, files in the order of their first errors.
  std::vector<Listed> listed(const SourceMap& map, size_t maxErrors) const;

 private:
  Diagnostic& add(Kind kind, Severity severity, Range range, std::string text);
  uint32_t unit_ = 0;
  size_t errorsBefore_ = 0;
  std::vector<Diagnostic> all_;
  size_t errors_ = 0;
};

struct RenderOptions {
  bool carets = true;      ///< source line and caret below each message
  size_t maxErrors = 10;   ///< of a package; then "too many errors", as gc; 0: no limit
  std::string library;     ///< folder of Go's library: notes call it $GOROOT/src
  std::string folder;      ///< the user's: files are shown relative to it where that is shorter
};

/// The text shown to the user: `file:line:column: text`, source line with a caret, hint, notes.
std::string render(const Sink& sink, const SourceMap& map, const RenderOptions& options);

}  // namespace vo::diag
