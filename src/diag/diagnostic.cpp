// This file implements the diagnostic sink and the renderer of messages with source excerpts.
#include "diag/diagnostic.h"

#include <algorithm>
#include <tuple>
#include <utility>

#include "base/path.h"

namespace vo::diag {

std::string_view kindName(Kind kind) {
  static constexpr std::string_view names[] = {
#define VO_DIAG(name, severity, example) #name,
#include "diag/kinds.def"
#undef VO_DIAG
  };
  return names[static_cast<size_t>(kind)];
}

namespace {
/// Nobody reads more; a file may have an error every few bytes. The last place is used again and again.
constexpr size_t kMaxKept = 50'000;
/// Columns from here on are not shown, and lines from here on are shown as this one: gc's positions
/// have 8 and 20 bits.
constexpr uint32_t kMaxColumn = 255;
constexpr uint32_t kMaxLine = (1u << 20) - 1;
}  // namespace

Diagnostic& Sink::add(Kind kind, Severity severity, Range range, std::string text) {
  if (all_.size() >= kMaxKept) all_.pop_back();
  return all_.emplace_back(Diagnostic{kind, severity, range, std::move(text), {}, {}, unit_});
}

Diagnostic& Sink::error(Kind kind, Range range, std::string text) {
  errors_++;
  return add(kind, Severity::Error, range, std::move(text));
}

Diagnostic& Sink::warning(Kind kind, Range range, std::string text) {
  return add(kind, Severity::Warning, range, std::move(text));
}

namespace {

bool isSyntaxError(const Diagnostic& d) { return d.text.starts_with("syntax error"); }

}  // namespace

// Bad literals, characters, labels, branches and directives do not, as in gc: their places are filled
// in the tree.
bool Sink::stopsChecking() const {
  return std::any_of(all_.begin(), all_.end(), [this](const Diagnostic& d) {
    return d.unit == unit_ && (isSyntaxError(d) || d.kind == Kind::NestingTooDeep || d.kind == Kind::FileError);
  });
}

namespace {

/// A line of a file, counted in the part of the file that one //line directive names.
struct Line {
  const SourceFile* file = nullptr;
  size_t part = 0;
  uint32_t line = 0;
  friend bool operator==(const Line&, const Line&) = default;
};

/// A diagnostic with what it is sorted by.
struct Entry {
  const Diagnostic* diagnostic;
  size_t part;  ///< index of its file's part in the order of first errors; 0: no position
  uint32_t line;
  uint32_t column;
};

bool sameText(const Diagnostic& a, const Diagnostic& b) {
  return a.text == b.text && std::equal(a.notes.begin(), a.notes.end(), b.notes.begin(), b.notes.end(),
                                        [](const Note& x, const Note& y) {
                                          return x.range.begin == y.range.begin && x.text == y.text;
                                        });
}

/// The errors of one package, filtered, cut and sorted as gc does it.
class Lister {
 public:
  Lister(const SourceMap& map, size_t maxErrors) : map_(map), maxErrors_(maxErrors) {}

  void take(const Diagnostic& d) {
    if (tooMany_ != nullptr) return;
    Line line = lineOf(d);
    bool isError = d.severity == Severity::Error;
    if (isError && repeats(d, line)) return;
    uint32_t column = std::min(map_.locate(d.range.begin, false).column, kMaxColumn);
    // What the go command says before it compiles keeps its order.
    bool sorts = d.kind != Kind::ImportError;
    entries_.push_back({&d, sorts ? partIndex(line) : 0, sorts ? line.line : 0, sorts ? column : 0});
    if (isError && d.kind != Kind::ImportError && ++errors_ == maxErrors_) tooMany_ = &d;
  }

  void finish(std::vector<Listed>& out) {
    std::stable_sort(entries_.begin(), entries_.end(), [](const Entry& a, const Entry& b) {
      return std::tie(a.part, a.line, a.column) < std::tie(b.part, b.line, b.column);
    });
    const Entry* last = nullptr;
    for (const Entry& e : entries_) {
      bool same = last != nullptr && last->part == e.part && last->line == e.line && last->column == e.column &&
                  sameText(*last->diagnostic, *e.diagnostic);
      if (!same) out.push_back({e.diagnostic});
      last = &e;
    }
    if (tooMany_ != nullptr) out.push_back({tooMany_, true});
  }

 private:
  Line lineOf(const Diagnostic& d) const {
    Line line;
    line.file = map_.fileOf(d.range.begin);
    if (line.file == nullptr) return line;
    line.part = partOf(*line.file, d.range.begin);
    line.line = map_.locate(d.range.begin, false).line;
    return line;
  }

  // Only neighbours in the order of reporting are compared.
  bool repeats(const Diagnostic& d, const Line& line) {
    if (isSyntaxError(d)) {
      if (line.file != nullptr && line == lastSyntax_) return true;
      lastSyntax_ = line;
      return false;
    }
    if (last_ != nullptr && line == lastLine_ && sameText(*last_, d)) return true;
    lastLine_ = line;
    last_ = &d;
    return false;
  }

  size_t partIndex(const Line& line) {
    if (line.file == nullptr) return 0;
    std::pair<const SourceFile*, size_t> part{line.file, line.part};
    auto it = std::find(parts_.begin(), parts_.end(), part);
    if (it == parts_.end()) it = parts_.insert(it, part);
    return static_cast<size_t>(it - parts_.begin()) + 1;
  }

  const SourceMap& map_;
  size_t maxErrors_;
  size_t errors_ = 0;
  std::vector<Entry> entries_;
  std::vector<std::pair<const SourceFile*, size_t>> parts_;
  Line lastSyntax_, lastLine_;
  const Diagnostic* last_ = nullptr;
  const Diagnostic* tooMany_ = nullptr;
};

}  // namespace

std::vector<Listed> Sink::listed(const SourceMap& map, size_t maxErrors) const {
  std::vector<Listed> out;
  for (size_t i = 0; i < all_.size();) {
    Lister lister(map, maxErrors);
    for (uint32_t unit = all_[i].unit; i < all_.size() && all_[i].unit == unit; i++) lister.take(all_[i]);
    lister.finish(out);
  }
  return out;
}

namespace {

void replaceAll(std::string& text, const std::string& from, const std::string& to) {
  for (size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
    text.replace(at, from.size(), to);
}

/// What the go command does to the compiler's output: at the beginning of lines and words the file's folder,
/// and then each folder above it, is shown relative to the user's if that is shorter.
void shortenPaths(std::string& text, std::string_view file, const std::string& from, bool beforeCompiling) {
  if (from.empty() || !file.starts_with('/')) return;
  // What it says itself is without "./".
  if (beforeCompiling)
    for (const char* before : {"\n", "\n\t"}) replaceAll(text, before + (from == "/" ? from : from + '/'), before);
  for (std::string dir(base::folderOf(file)); dir != "/"; dir = base::folderOf(dir)) {
    std::string shorter = base::relativePath(from, dir);
    if (shorter.size() >= dir.size() || text.find(dir) == std::string::npos) continue;
    for (const char* before : {"\n", "\n\t", " "})
      if (before[0] != ' ' || !beforeCompiling) replaceAll(text, before + dir, before + shorter);
  }
}

void appendPosition(std::string& out, const SourceMap& map, Pos pos) {
  Location loc = map.locate(pos);
  if (loc.line == 0) return;
  if (loc.line >= kMaxLine) loc = {loc.file, kMaxLine, 0};
  if (map.locate(pos, false).column >= kMaxColumn) loc.column = 0;
  out += locationText(loc) + ": ";
}

/// Position and text.
std::string messageOf(const Listed& l, const SourceMap& map) {
  std::string out;
  const Diagnostic& d = *l.diagnostic;
  appendPosition(out, map, d.range.begin);
  if (l.tooMany) return out + "too many errors\n";
  if (d.severity == Severity::Warning) out += "warning: ";
  return out + d.text + '\n';
}

std::string notesOf(const Diagnostic& d, const SourceMap& map) {
  std::string out;
  for (const Note& n : d.notes) {
    out += '\t';
    if (n.range.begin.valid()) out += positionText(map, n.range.begin) + ": ";
    out += n.text + '\n';
  }
  return out;
}

void appendExcerpt(std::string& out, const SourceMap& map, Range range) {
  std::string_view line = map.lineText(range.begin);
  Location loc = map.locate(range.begin, false);
  if (line.empty() || loc.column == 0 || line.size() > 240) return;
  std::string shown, mark;
  size_t width = 1;
  if (range.end.value > range.begin.value + 1)
    width = std::min<size_t>(range.end.value - range.begin.value, line.size() - (loc.column - 1));
  for (size_t i = 0; i < line.size(); i++) {
    char c = line[i];
    shown += c == '\t' ? c : (static_cast<unsigned char>(c) < 0x20 ? ' ' : c);
    bool continuation = (static_cast<unsigned char>(c) & 0xc0) == 0x80;
    if (i + 1 < loc.column) {
      if (!continuation) mark += c == '\t' ? '\t' : ' ';
    } else if (i + 1 < loc.column + width && !continuation) {
      mark += i + 1 == loc.column ? '^' : '~';
    }
  }
  if (mark.find('^') == std::string::npos) mark += '^';
  out += "    " + shown + "\n    " + mark + "\n";
}

}  // namespace

std::string render(const Sink& sink, const SourceMap& map, const RenderOptions& options) {
  std::string out;
  for (const Listed& l : sink.listed(map, options.maxErrors)) {
    const Diagnostic& d = *l.diagnostic;
    bool useNote = !d.range.begin.valid() && !d.notes.empty();
    const SourceFile* file = map.fileOf(useNote ? d.notes[0].range.begin : d.range.begin);
    auto append = [&](const std::string& text) {
      std::string line = '\n' + text;
      if (!options.library.empty()) replaceAll(line, "\t" + options.library + "/", "\t$GOROOT/src/");
      if (file != nullptr) shortenPaths(line, file->path, options.folder, d.kind == Kind::ImportError);
      out += line.substr(1);
    };
    append(messageOf(l, map));
    if (l.tooMany) continue;
    if (options.carets) appendExcerpt(out, map, d.range);
    if (!d.hint.empty()) out += "    hint: " + d.hint + "\n";
    append(notesOf(d, map));
  }
  return out;
}

}  // namespace vo::diag
