// This file implements the source map: binary searches over files, lines and //line directives.
#include "diag/source_map.h"

#include <algorithm>

namespace vo::diag {

SourceMap::SourceMap(base::Arena& arena, const Table* frozen)
    : arena_(arena), table_(arena.make<Table>()) {
  if (frozen == nullptr) return;
  table_->frozen = frozen;
  table_->firstBase = table_->nextBase = frozen->nextBase;
  VO_CHECK(frozen->frozen == nullptr && table_->firstBase != 0, "an image stands on nothing");
}

SourceFile* SourceMap::add(std::string_view path, std::string_view text) {
  if (text.size() >= UINT32_MAX - table_->nextBase - 2) return nullptr;
  auto* f = arena_.make<SourceFile>();
  f->path = path;
  f->text = text;
  f->base = table_->nextBase;
  f->size = static_cast<uint32_t>(text.size());
  VO_CHECK(table_->bases.empty() || table_->bases.back() < f->base, "positions ascend with files: they are searched");
  f->lineStarts.push(arena_, 0);
  table_->nextBase += f->size + 2;  // a position may be one past the end
  table_->files.push(arena_, f);
  table_->bases.push(arena_, f->base);
  return f;
}

const SourceFile* SourceMap::fileOf(Pos pos) const {
  if (!pos.valid()) return nullptr;
  const Table* table = table_;
  while (table->frozen != nullptr && pos.value < table->firstBase) table = table->frozen;
  auto bases = table->bases.span();
  auto it = std::upper_bound(bases.begin(), bases.end(), pos.value);
  if (it == bases.begin()) return nullptr;
  const SourceFile* f = table->files[static_cast<size_t>(it - bases.begin()) - 1];
  return pos.value <= f->base + f->size + 1 ? f : nullptr;
}

namespace {
// The index of the line that holds `offset`.
size_t lineIndex(const SourceFile& f, uint32_t offset) {
  VO_DCHECK(!f.lineStarts.empty() && f.lineStarts[0] == 0, "a file has a first line");
  auto lines = f.lineStarts.span();
  return static_cast<size_t>(std::upper_bound(lines.begin(), lines.end(), offset) -
                             lines.begin()) - 1;
}
}  // namespace

Location SourceMap::locate(Pos pos, bool adjusted) const {
  const SourceFile* f = fileOf(pos);
  return f == nullptr ? Location{} : locateIn(*f, pos, adjusted);
}

std::string locationText(const Location& location) {
  std::string out;
  if (location.file != kNoFileName) out += location.file;
  out += ':' + std::to_string(location.line);
  if (location.column != 0) out += ':' + std::to_string(location.column);
  return out;
}

std::string positionText(const SourceMap& map, Pos pos) {
  std::string shown = locationText(map.locate(pos)), real = locationText(map.locate(pos, false));
  return shown == real ? shown : shown + "[" + real + "]";
}

size_t partOf(const SourceFile& f, Pos pos) {
  VO_DCHECK(pos.value >= f.base && pos.value <= f.base + f.size + 1, "the position is in the file");
  uint32_t offset = pos.value - f.base;
  auto dirs = f.directives.span();
  auto it = std::upper_bound(dirs.begin(), dirs.end(), offset,
                             [](uint32_t v, const LineDirective& d) { return v < d.offset; });
  return static_cast<size_t>(it - dirs.begin());
}

Location locateIn(const SourceFile& source, Pos pos, bool adjusted) {
  VO_DCHECK(pos.value >= source.base && pos.value <= source.base + source.size + 1, "the position is in the file");
  const SourceFile* f = &source;
  uint32_t offset = pos.value - f->base;
  size_t line = lineIndex(*f, offset);
  Location loc{f->path, static_cast<uint32_t>(line + 1), offset - f->lineStarts[line] + 1};
  if (!adjusted || f->directives.empty()) return loc;
  size_t part = partOf(*f, pos);
  if (part == 0) return loc;
  const LineDirective& d = f->directives[part - 1];
  size_t dirLine = lineIndex(*f, d.offset);
  VO_DCHECK(dirLine <= line, "a directive counts for what is behind it");
  loc.file = d.file;
  loc.line = d.line + static_cast<uint32_t>(line - dirLine);
  // As in Go, a directive without a column makes columns unknown; one with a column counts from
  // there on its own line.
  if (d.column == 0) {
    loc.column = 0;
  } else if (line == dirLine) {
    loc.column = d.column + (offset - d.offset);
  }
  return loc;
}

void SourceMap::forgetTexts() {
  for (SourceFile* f : table_->files.span()) f->text = {};
}

std::string_view SourceMap::lineText(Pos pos) const {
  const SourceFile* f = fileOf(pos);
  if (f == nullptr || f->text.empty()) return {};
  uint32_t offset = std::min(pos.value - f->base, f->size);
  size_t line = lineIndex(*f, offset);
  size_t begin = f->lineStarts[line];
  VO_CHECK(begin <= f->text.size(), "lines begin in the text");
  size_t end = line + 1 < f->lineStarts.size() ? f->lineStarts[line + 1] : f->text.size();
  while (end > begin && (f->text[end - 1] == '\n' || f->text[end - 1] == '\r')) end--;
  return f->text.substr(begin, end - begin);
}

}  // namespace vo::diag
