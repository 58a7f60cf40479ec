// This file reads coverage profiles and says what is in them.
#include "testrun/profile.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdio>
#include <map>

#include "base/arena.h"
#include "diag/diagnostic.h"
#include "syntax/parser.h"
#include "syntax/unicode.h"

namespace vo::testrun {
namespace {

/// Takes a number off the end of the line, and the character before it.
bool takeNumber(std::string_view& line, char before, int64_t* out) {
  size_t at = line.rfind(before);
  if (at == std::string_view::npos) return false;
  std::string_view digits = line.substr(at + 1);
  auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), *out);
  if (error != std::errc() || end != digits.data() + digits.size() || digits.empty() || *out < 0) return false;
  line = line.substr(0, at);
  return true;
}

/// `name:line.column,line.column statements count`.
bool readLine(std::string_view line, std::string_view* name, ProfileBlock* block) {
  int64_t n[5];
  constexpr char kBefore[] = {' ', ' ', '.', ',', '.'};
  block->count = 0;
  if (!takeNumber(line, kBefore[0], &block->count)) return false;
  for (int i = 0; i < 4; i++)
    if (!takeNumber(line, kBefore[i + 1], &n[i])) return false;
  if (!takeNumber(line, ':', &n[4]) || line.empty()) return false;
  if (std::any_of(std::begin(n), std::end(n), [](int64_t x) { return x > UINT32_MAX; })) return false;
  auto part = [&n](int i) { return static_cast<uint32_t>(n[i]); };
  *name = line;
  block->statements = part(0);
  block->endColumn = part(1);
  block->endLine = part(2);
  block->column = part(3);
  block->line = part(4);
  return true;
}

bool isSamePlace(const CoverBlock& a, const CoverBlock& b) {
  return a.line == b.line && a.column == b.column && a.endLine == b.endLine && a.endColumn == b.endColumn;
}

/// Adds up samples of the same place. False: they do not agree.
bool mergeBlocks(std::vector<ProfileBlock>& blocks, bool isSet) {
  auto before = [](const ProfileBlock& a, const ProfileBlock& b) { return a.line != b.line ? a.line < b.line : a.column < b.column; };
  std::stable_sort(blocks.begin(), blocks.end(), before);
  size_t kept = 0;
  for (const ProfileBlock& b : blocks) {
    if (kept == 0 || !isSamePlace(blocks[kept - 1], b)) {
      blocks[kept++] = b;
      continue;
    }
    if (blocks[kept - 1].statements != b.statements) return false;
    int64_t& count = blocks[kept - 1].count;
    if (isSet) {
      count |= b.count;
    } else if (__builtin_add_overflow(count, b.count, &count)) {
      count = INT64_MAX;
    }
  }
  blocks.resize(kept);
  return true;
}

struct Share {
  int64_t covered = 0, all = 0;
  void add(const ProfileBlock& b) {
    all += b.statements;
    if (b.count > 0) covered += b.statements;
  }
  std::string percent() const {
    char text[32];
    snprintf(text, sizeof text, "%.1f%%", 100.0 * static_cast<double>(covered) / static_cast<double>(std::max<int64_t>(all, 1)));
    return text;
  }
};

/// Columns of which each begins at a multiple of eight, at least one behind the longest cell, as go's text/tabwriter aligns them.
std::string aligned(const std::vector<std::array<std::string, 3>>& rows) {
  auto widthOf = [](std::string_view s) { return static_cast<size_t>(std::count_if(s.begin(), s.end(), [](char c) { return (c & 0xc0) != 0x80; })); };
  constexpr size_t kTab = 8;
  std::string out;
  size_t widths[2] = {};
  for (const auto& row : rows)
    for (size_t i : {0, 1}) widths[i] = std::max(widths[i], widthOf(row[i]));
  for (const auto& row : rows) {
    for (size_t i : {0, 1}) {
      size_t cell = (widths[i] + 1 + kTab - 1) / kTab * kTab;
      out += row[i];
      out.append((cell - widthOf(row[i]) + kTab - 1) / kTab, '\t');
    }
    out += row[2] + "\n";
  }
  return out;
}

std::string escaped(std::string_view text) {
  std::string out;
  for (char c : text) {
    switch (c) {
      case '<': out += "&lt;"; break;
      case '>': out += "&gt;"; break;
      case '&': out += "&amp;"; break;
      case '"': out += "&#34;"; break;
      case '\t': out += "        "; break;
      default: out += c;
    }
  }
  return out;
}

/// The text with its blocks marked, by how often they ran.
std::string marked(const ProfiledFile& file, int64_t most) {
  std::vector<size_t> lines = {0};
  for (size_t i = 0; i < file.text.size(); i++)
    if (file.text[i] == '\n') lines.push_back(i + 1);
  auto offset = [&](uint32_t line, uint32_t column) { return line == 0 || line > lines.size() ? file.text.size() : std::min(file.text.size(), lines[line - 1] + column - 1); };
  std::string out;
  size_t done = 0;
  for (const ProfileBlock& b : file.profile->blocks) {
    size_t begin = offset(b.line, b.column), end = offset(b.endLine, b.endColumn);
    if (begin < done || end <= begin) continue;  // (a profile of another version of the file)
    out += escaped(std::string_view(file.text).substr(done, begin - done));
    // From 1, once, to 10, as often as any; by orders of magnitude.
    int level = b.count == 0 ? 0 : most <= 1 ? 8 : 1 + static_cast<int>(9 * std::log(static_cast<double>(b.count)) / std::log(static_cast<double>(most)));
    out += "<span class=\"c" + std::to_string(level) + "\" title=\"" + std::to_string(b.count) + "\">" +
           escaped(std::string_view(file.text).substr(begin, end - begin)) + "</span>";
    done = end;
  }
  return out + escaped(std::string_view(file.text).substr(done));
}

constexpr const char* kPageHead = R"(<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>Coverage</title>
<style>
:root { color-scheme: light dark; --page: #fff; --text: #666; --bar: #f3f3f3; --none: #b00020; }
@media (prefers-color-scheme: dark) { :root { --page: #14161a; --text: #9aa0a6; --bar: #1f2329; --none: #ff6b6b; } }
body { margin: 0; background: var(--page); color: var(--text); font: 14px/1.45 ui-monospace, Menlo, Consolas, monospace; }
header { position: sticky; top: 0; padding: 8px 16px; background: var(--bar); }
header select { font: inherit; max-width: 60vw; }
header span { margin-left: 14px; }
pre { margin: 12px 16px; }
.c0 { color: var(--none); }
)";

}  // namespace

std::string readProfile(std::string_view text, Profile* out) {
  std::map<std::string, std::vector<ProfileBlock>, std::less<>> files;
  for (size_t number = 1; !text.empty(); number++) {
    std::string_view line = text.substr(0, text.find('\n'));
    text.remove_prefix(std::min(text.size(), line.size() + 1));
    if (line.ends_with('\r')) line.remove_suffix(1);
    constexpr std::string_view kMode = "mode: ";
    if (number == 1) {
      if (!line.starts_with(kMode) || line.size() == kMode.size()) return "line 1: bad mode line: " + std::string(line);
      out->mode = line.substr(kMode.size());
      continue;
    }
    std::string_view name;
    ProfileBlock block{};
    if (!readLine(line, &name, &block))
      return "line " + std::to_string(number) + ": \"" + std::string(line) + "\" is not of the form name.go:line.column,line.column statements count";
    auto found = files.find(name);
    if (found == files.end()) found = files.emplace(name, std::vector<ProfileBlock>()).first;
    found->second.push_back(block);
  }
  for (auto& [name, blocks] : files) {
    if (!mergeBlocks(blocks, out->mode == "set")) return name + ": two samples of a block differ in the number of its statements";
    out->files.push_back({name, std::move(blocks)});
  }
  return {};
}

std::string functionTable(const std::vector<ProfiledFile>& files, std::string* out) {
  std::vector<std::array<std::string, 3>> rows;
  Share total;
  for (const ProfiledFile& f : files) {
    base::Arena arena;
    base::Interner symbols(arena);
    diag::SourceMap sources(arena);
    diag::Sink sink;
    diag::SourceFile* source = sources.add(arena.copy(std::string_view(f.path)), arena.copy(std::string_view(f.text)));
    if (source == nullptr) return f.path + ": too large";
    syntax::ParseContext parse{arena, arena, symbols, sink};
    const syntax::File* file = syntax::parseFile(parse, *source, f.path.ends_with(".vo"));
    if (sink.hasErrors()) {
      diag::RenderOptions plain;
      plain.carets = false;
      plain.maxErrors = 1;
      return diag::render(sink, sources, plain);
    }
    for (const syntax::Decl* d : file->decls) {
      const auto* function = syntax::dynCast<syntax::FuncDecl>(d);
      if (function == nullptr || function->body == nullptr) continue;
      diag::Location begin = sources.locate(function->pos, false), end = sources.locate(function->end, false);
      Share share;
      for (const ProfileBlock& b : f.profile->blocks) {
        bool isBehind = b.line > end.line || (b.line == end.line && b.column >= end.column);
        bool isBefore = b.endLine < begin.line || (b.endLine == begin.line && b.endColumn <= begin.column);
        if (!isBehind && !isBefore) share.add(b);
      }
      total.covered += share.covered;
      total.all += share.all;
      rows.push_back({f.profile->name + ":" + std::to_string(begin.line) + ":", std::string(function->name->name.str()), share.percent()});
    }
  }
  rows.push_back({"total:", "(statements)", total.percent()});
  *out = aligned(rows);
  return {};
}

std::string coveragePage(const std::string& mode, const std::vector<ProfiledFile>& files) {
  int64_t most = 0;
  Share total;
  for (const ProfiledFile& f : files) {
    for (const ProfileBlock& b : f.profile->blocks) {
      most = std::max(most, b.count);
      total.add(b);
    }
  }
  std::string out = kPageHead, pages;
  for (int level = 1; level <= 10; level++)
    out += ".c" + std::to_string(level) + " { color: color-mix(in oklab, #0a9d58 " + std::to_string(40 + 6 * level) + "%, var(--text)); }\n";
  out += "</style>\n</head>\n<body>\n<header>\n<select id=\"files\" aria-label=\"File\">\n";
  for (size_t i = 0; i < files.size(); i++) {
    Share share;
    for (const ProfileBlock& b : files[i].profile->blocks) share.add(b);
    out += "<option value=\"f" + std::to_string(i) + "\">" + escaped(files[i].profile->name) + " (" + share.percent() + ")</option>\n";
    pages += "<pre id=\"f" + std::to_string(i) + "\"" + (i == 0 ? "" : " hidden") + ">" + marked(files[i], most) + "</pre>\n";
  }
  out += "</select>\n<span>all: " + total.percent() + "</span>\n<span class=\"c0\">did not run</span>\n";
  out += mode == "set" ? "<span class=\"c8\">ran</span>\n" : "<span class=\"c1\">once</span>\n<span class=\"c10\">" + std::to_string(most) + " times</span>\n";
  out += "</header>\n<main>\n" + pages + "</main>\n";
  out += R"(<script>
const files = document.getElementById("files");
function show() {
  for (const pre of document.querySelectorAll("pre")) pre.hidden = pre.id !== files.value;
  location.hash = files.value;
}
if (document.getElementById(location.hash.slice(1))) files.value = location.hash.slice(1);
files.addEventListener("change", show);
if (files.value) show();
</script>
</body>
</html>
)";
  return out;
}

}  // namespace vo::testrun
