// This file implements the order of imports. The tree stays one whose positions ascend: what moves
// gets the position of what stood there, and its comments are behind it (or before it) again.
#include "format/imports.h"

#include <algorithm>
#include <string>
#include <utility>

#include "format/text.h"
#include "syntax/lexer.h"

namespace vo::format {

namespace {

class ImportSorter {
 public:
  ImportSorter(File& file, Lines& lines, base::Arena& arena)
      : file_(file), lines_(lines), arena_(arena) {}

  void sort(GenDecl* d) {
    std::vector<Spec*> sorted;
    size_t begin = 0;
    for (size_t i = 0; i <= d->specs.size(); i++) {
      bool ends = i == d->specs.size() ||
                  (i > begin && lineOf(d->specs[i]->pos) > 1 + lineOf(d->specs[i - 1]->end));
      if (!ends) continue;
      std::vector<Spec*> run(d->specs.begin() + static_cast<ptrdiff_t>(begin),
                             d->specs.begin() + static_cast<ptrdiff_t>(i));
      if (run.size() > 1) sortRun(run, d);
      sorted.insert(sorted.end(), run.begin(), run.end());
      begin = i;
    }
    d->specs = arena_.copy(std::span<Spec* const>(sorted));
    if (d->specs.empty()) return;
    // Lines of those that are gone.
    int last = lineOf(d->specs.back()->pos);
    for (int closing = lineOf(d->rparen); closing > last + 1;) lines_.merge(--closing);
  }

 private:
  struct Moving {
    CommentGroup* group;
    bool isBefore;
    size_t spec;
  };

  int lineOf(Pos pos) { return lines_.lineOf(pos); }

  std::string_view pathOf(const Spec* s) {
    return s->path != nullptr && s->path->text.size() >= 2
               ? syntax::literalValue(s->path->text, arena_)
               : std::string_view();
  }
  static std::string_view nameOf(const Spec* s) {
    return s->importName != nullptr ? s->importName->text : std::string_view();
  }

  // The comments of the lines of a run, as a range of the file's.
  std::pair<size_t, size_t> commentsOf(const std::vector<Spec*>& specs) {
    Pos begin = lines_.startOf(lineOf(specs[0]->pos));
    int endLine = lineOf(specs.back()->end);
    Pos end = endLine == lines_.count() ? specs.back()->end : lines_.startOf(endLine + 1);
    size_t first = file_.comments.size();
    size_t last = 0;
    for (size_t i = 0; i < file_.comments.size(); i++) {
      const CommentGroup* g = file_.comments[i];
      if (g->list.back().end() >= end) break;
      if (begin > g->list[0].pos) continue;
      first = std::min(first, i);
      last = i + 1;
    }
    return {std::min(first, last), last};
  }

  std::vector<Moving> assign(const std::vector<Spec*>& specs, std::pair<size_t, size_t> range) {
    std::vector<Moving> moving;
    size_t spec = 0;
    for (size_t i = range.first; i < range.second; i++) {
      CommentGroup* g = file_.comments[i];
      Pos pos = g->list[0].pos;
      while (spec + 1 < specs.size() && specs[spec + 1]->pos <= pos) spec++;
      bool isBefore = spec == 0 && specs[0]->pos > pos;
      if (!isBefore && spec + 1 < specs.size() && lineOf(specs[spec]->pos) + 1 == lineOf(pos)) {
        spec++;
        isBefore = true;
      }
      moving.push_back({g, isBefore, spec});
    }
    return moving;
  }

  void sortRun(std::vector<Spec*>& specs, const GenDecl* d) {
    std::vector<std::pair<Pos, Pos>> places;
    for (const Spec* s : specs) places.emplace_back(s->pos, s->end);
    auto range = commentsOf(specs);
    std::vector<Moving> moving = assign(specs, range);
    std::vector<Spec*> original = specs;
    std::sort(specs.begin(), specs.end(),
              [&](const Spec* a, const Spec* b) { return key(a) < key(b); });
    std::vector<Spec*> kept;
    for (size_t i = 0; i < specs.size(); i++) {
      Spec* s = specs[i];
      bool isDouble = i + 1 < specs.size() && pathOf(s) == pathOf(specs[i + 1]) &&
                      nameOf(s) == nameOf(specs[i + 1]) && s->comment == nullptr;
      if (!isDouble) {
        kept.push_back(s);
      } else if (int line = lineOf(s->pos); line != lineOf(d->rparen)) {
        lines_.merge(line);
      }
    }
    specs = std::move(kept);
    for (size_t i = 0; i < specs.size(); i++) {
      place(specs[i], places[i]);
      for (const Moving& m : moving) {
        if (original[m.spec] != specs[i]) continue;
        for (Comment& c : m.group->list)
          c.pos = m.isBefore ? Pos{places[i].first.value - 1} : places[i].second;
      }
    }
    std::sort(file_.comments.begin() + static_cast<ptrdiff_t>(range.first),
              file_.comments.begin() + static_cast<ptrdiff_t>(range.second),
              [](const CommentGroup* a, const CommentGroup* b) {
                return a->list[0].pos < b->list[0].pos;
              });
  }

  struct Key {
    std::string_view path, name;
    std::string comment;
    auto operator<=>(const Key&) const = default;
  };
  Key key(const Spec* s) { return {pathOf(s), nameOf(s), commentText(s->comment)}; }

  static void place(Spec* s, std::pair<Pos, Pos> where) {
    s->pos = where.first;
    if (s->importName != nullptr) s->importName->pos = where.first;
    if (s->path != nullptr) {
      s->path->end = Pos{where.first.value + static_cast<uint32_t>(s->path->text.size())};
      s->path->pos = where.first;
    }
    s->end = s->sortedEnd = where.second;
  }

  // What a comment says, for comparison: without marks and blanks around.
  static std::string commentText(const CommentGroup* g) {
    std::string text;
    if (g == nullptr) return text;
    for (const Comment& c : g->list) {
      std::string_view s = c.text.substr(2);
      if (!c.isLine()) s.remove_suffix(2);
      if (c.isLine() && s.starts_with(' ')) s.remove_prefix(1);
      text.append(trimRight(s)).append("\n");
    }
    return text;
  }

  File& file_;
  Lines& lines_;
  base::Arena& arena_;
};

}  // namespace

void sortImports(File& file, Lines& lines, base::Arena& arena) {
  ImportSorter sorter(file, lines, arena);
  for (const Decl& d : file.decls) {
    if (d.keyword() != Token::Import) break;
    if (d.gen->lparen.valid()) sorter.sort(d.gen);
  }
}

}  // namespace vo::format
