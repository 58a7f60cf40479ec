// This file implements the diagnostic sink and the renderer of messages with source excerpts.
#include "diag/diagnostic.h"

#include <algorithm>

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
}  // namespace

Diagnostic& Sink::error(Kind kind, Range range, std::string text) {
  errors_++;
  if (all_.size() >= kMaxKept) all_.pop_back();
  return all_.emplace_back(
      Diagnostic{kind, Severity::Error, range, std::move(text), {}, {}});
}

Diagnostic& Sink::warning(Kind kind, Range range, std::string text) {
  if (all_.size() >= kMaxKept) all_.pop_back();
  return all_.emplace_back(
      Diagnostic{kind, Severity::Warning, range, std::move(text), {}, {}});
}

std::vector<const Diagnostic*> Sink::sorted(const SourceMap& map) const {
  std::vector<const Diagnostic*> list;
  for (const Diagnostic& d : all_) list.push_back(&d);
  std::stable_sort(list.begin(), list.end(), [](const Diagnostic* a, const Diagnostic* b) {
    return a->range.begin < b->range.begin;
  });
  std::vector<const Diagnostic*> kept;
  Location last;
  bool lastWasSyntax = false;
  for (const Diagnostic* d : list) {
    Location loc = map.locate(d->range.begin);
    bool sameLine = !kept.empty() && loc.line == last.line && loc.file == last.file;
    if (sameLine && d->text == kept.back()->text) continue;
    bool isSyntax = d->text.starts_with("syntax error");
    if (sameLine && lastWasSyntax && isSyntax && loc.line != 0) continue;
    kept.push_back(d);
    last = loc;
    lastWasSyntax = isSyntax || (sameLine && lastWasSyntax);
  }
  return kept;
}

namespace {

void appendPosition(std::string& out, const SourceMap& map, Pos pos) {
  Location loc = map.locate(pos);
  if (loc.file.empty()) return;
  out += loc.file;
  out += ':';
  out += std::to_string(loc.line);
  if (loc.column != 0) {
    out += ':';
    out += std::to_string(loc.column);
  }
  out += ": ";
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
  size_t errors = 0;
  for (const Diagnostic* d : sink.sorted(map)) {
    if (d->severity == Severity::Error && options.maxErrors != 0 &&
        errors++ == options.maxErrors) {
      out += "too many errors\n";
      break;
    }
    appendPosition(out, map, d->range.begin);
    if (d->severity == Severity::Warning) out += "warning: ";
    out += d->text;
    out += '\n';
    if (options.carets) appendExcerpt(out, map, d->range);
    if (!d->hint.empty()) out += "    hint: " + d->hint + "\n";
    for (const Note& n : d->notes) {
      out += '\t';
      appendPosition(out, map, n.range.begin);
      out += n.text;
      out += '\n';
    }
  }
  return out;
}

}  // namespace vo::diag
