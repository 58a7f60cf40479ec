// This file searches line tables.
#include "debug/places.h"

#include <algorithm>
#include <utility>

namespace vo::debug {

using link::Function;
using link::LineStep;

const LineStep* stepAt(const Function* f, const link::Word* at) {
  if (at < f->code || at >= f->code + f->codeWords) return nullptr;
  auto pc = static_cast<uint32_t>(at - f->code);
  auto behind = std::upper_bound(f->lines.begin(), f->lines.end(), pc,
                                 [](uint32_t p, const LineStep& s) { return p < s.pc; });
  if (behind == f->lines.begin()) return nullptr;
  const LineStep& step = *(behind - 1);
  return step.line != 0 ? &step : nullptr;
}

Places::Places(const link::Program& program, std::string library)
    : program_(program), library_(std::move(library)) {
  for (const link::Program* p = program.base; p != nullptr; p = p->base)
    imageFiles_.insert(p->files.begin(), p->files.end());
}

std::string_view Places::fileName(uint32_t file) const {
  for (const link::Program* p = &program_; p != nullptr; p = p->base)
    if (file >= p->firstFile && file - p->firstFile < p->files.size())
      return p->files[file - p->firstFile];
  return "?";
}

bool Places::isOwn(const Function* f) const {
  if ((f->flags & (link::kWrapper | link::kNative | link::kExternal)) != 0 || f->lines.empty())
    return false;
  if (f->startFile < program_.firstFile) return false;
  std::string_view file = fileName(f->startFile);
  if (imageFiles_.contains(file)) return false;
  return file.starts_with('/') &&
         !(file.starts_with(library_) && file.substr(library_.size()).starts_with('/'));
}

std::vector<uint32_t> Places::linesWithCode(std::string_view file, uint32_t first,
                                            uint32_t last) const {
  std::vector<uint32_t> lines;
  for (const link::Program* p = &program_; p != nullptr; p = p->base) {
    auto found = std::find(p->files.begin(), p->files.end(), file);
    if (found == p->files.end()) continue;
    auto number = p->firstFile + static_cast<uint32_t>(found - p->files.begin());
    for (const link::Program* q = &program_; q != nullptr; q = q->base)
      for (const Function* f : q->functions)
        for (const LineStep& s : f->lines)
          if (s.file == number && s.line >= first && s.line <= last && s.line != 0 &&
              (f->flags & link::kWrapper) == 0)
            lines.push_back(s.line);
  }
  std::sort(lines.begin(), lines.end());
  lines.erase(std::unique(lines.begin(), lines.end()), lines.end());
  return lines;
}

std::vector<Place> Places::ofLine(std::string_view file, uint32_t line) const {
  std::vector<uint32_t> lines = linesWithCode(file, line, UINT32_MAX);
  std::vector<Place> places;
  if (lines.empty()) return places;
  for (const link::Program* q = &program_; q != nullptr; q = q->base) {
    for (const Function* f : q->functions) {
      if ((f->flags & link::kWrapper) != 0) continue;
      // Inlined calls of one line may begin at many places, the line of the function itself at its
      // first one.
      uint32_t inlined = UINT32_MAX;
      for (const LineStep& s : f->lines) {
        if (s.line != lines[0] || s.inlined == inlined || fileName(s.file) != file) continue;
        places.push_back({f, f->code + s.pc, s.line, s.file});
        inlined = s.inlined;
      }
    }
  }
  return places;
}

namespace {

/// Without type arguments, and without parentheses and stars of receivers.
std::string plainName(std::string_view name) {
  std::string plain;
  int depth = 0;
  for (char c : name) {
    if (c == '[') depth++;
    if (depth == 0 && c != '(' && c != ')' && c != '*') plain += c;
    if (c == ']') depth--;
  }
  return plain;
}

}  // namespace

std::vector<Place> Places::ofFunction(std::string_view name) const {
  std::string wanted = plainName(name);
  std::vector<Place> places;
  for (const link::Program* q = &program_; q != nullptr; q = q->base) {
    for (const Function* f : q->functions) {
      if ((f->flags & (link::kWrapper | link::kNative)) != 0) continue;
      std::string plain = plainName(f->name);
      if (plain != wanted && plain != "main." + wanted &&
          plain.substr(plain.rfind('/') + 1) != wanted)
        continue;
      auto s = std::find_if(f->lines.begin(), f->lines.end(),
                            [](const LineStep& l) { return l.line != 0 && l.inlined == 0; });
      if (s != f->lines.end()) places.push_back({f, f->code + s->pc, s->line, s->file});
    }
  }
  return places;
}

}  // namespace vo::debug
