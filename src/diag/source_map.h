// Positions: one 32-bit number for a byte of any file of a compilation.
//
// The map knows texts and paths but does not own them: they live as long as the map's arena. Positions stay what they
// are; a file is added once and never changes but for its lines and directives, which the lexer fills in. Written by
// the thread of the compilation; what an image has is read by all.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "base/arena.h"

namespace vo::diag {

/// A byte of a source file: the file's base plus the offset. 0 is "no position". The order of two
/// positions of one file is their order in the text; files are ordered as they were added.
struct Pos {
  uint32_t value = 0;
  constexpr bool valid() const { return value != 0; }
  friend constexpr bool operator==(Pos, Pos) = default;
  friend constexpr auto operator<=>(Pos, Pos) = default;
  constexpr Pos plus(uint32_t n) const { return Pos{value + n}; }
};

struct Range {
  Pos begin;
  Pos end;  ///< one past the last byte
};

/// A position for people: line and column count from 1, the column in bytes as in Go.
struct Location {
  std::string_view file;  ///< as shown in messages; empty for no position
  uint32_t line = 0;
  uint32_t column = 0;
};

/// The file that `//line :40` names: traces show this, messages nothing.
inline constexpr std::string_view kNoFileName = "??";

/// "file:line:column", without what is not known.
std::string locationText(const Location& location);
class SourceMap;
/// A position inside of a message: behind what a //line directive says, in brackets, is the real one.
std::string positionText(const SourceMap& map, Pos pos);

/// A `//line` directive: from `offset` on, the text counts as `file`:`line`.
struct LineDirective {
  uint32_t offset;
  uint32_t line;
  uint32_t column;  ///< 0: the directive gave none
  std::string_view file;  ///< relative names are joined with the source's folder
};

struct SourceFile {
  std::string_view path;         ///< as given by the user or package loader
  std::string_view text;         ///< may be empty for a file of the library image
  uint32_t base = 0;             ///< position of byte 0
  uint32_t size = 0;
  base::ArenaVec<uint32_t> lineStarts;  ///< offset of each line's first byte; the lexer fills it
  base::ArenaVec<LineDirective> directives;
  bool isScript = false;  ///< named by its path: a first line `#!…` is skipped in .go files too
  bool sharedLoopVariables = false;  ///< written in a Go before 1.22, as the checker found
};

/// Where `pos` of file `f` is; //line directives count if `adjusted`.
Location locateIn(const SourceFile& f, Pos pos, bool adjusted = true);

/// How many of the file's //line directives are before `pos`.
size_t partOf(const SourceFile& f, Pos pos);

/// All files of a compilation. Lives in an arena (it is part of the library image). A compilation
/// that starts from an image keeps the image's files in front: `frozen`.
class SourceMap {
 public:
  /// The part that lives in the arena.
  struct Table {
    const Table* frozen = nullptr;       ///< the image's, in front of this one
    base::ArenaVec<SourceFile*> files;
    base::ArenaVec<uint32_t> bases;      ///< of files: searched without touching them
    uint32_t firstBase = 1;
    uint32_t nextBase = 1;
  };

  explicit SourceMap(base::Arena& arena, const Table* frozen = nullptr);
  /// Adds a file; `path` and `text` are not copied and must outlive the map. Null if the sources
  /// of this compilation would exceed 4 GiB.
  SourceFile* add(std::string_view path, std::string_view text);
  const SourceFile* fileOf(Pos pos) const;
  /// Where `pos` is; //line directives count if `adjusted`.
  Location locate(Pos pos, bool adjusted = true) const;
  /// The files have no texts from now on.
  void forgetTexts();
  /// The text of the line `pos` is in, without its end; empty if unknown.
  std::string_view lineText(Pos pos) const;
  base::Arena& arena() { return arena_; }
  const Table& table() const { return *table_; }

 private:
  base::Arena& arena_;
  Table* table_;
};

}  // namespace vo::diag
