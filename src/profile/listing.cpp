// This file makes listings: a row for each line of a function's source, from where the function
// begins to a little behind the last line that has a sample.
#include "profile/listing.h"

#include <algorithm>
#include <cstdint>
#include <map>
#include <tuple>

#include "base/path.h"
#include "profile/table.h"
#include "profile/units.h"

namespace vo::profile {
namespace {

constexpr int64_t kMargin = 5;  ///< lines around the first and the last

struct Cost {
  int64_t flat = 0, cum = 0;
  size_t seen = 0;  ///< 1 + the last sample that was added to cum
};

/// A function in a file.
struct Routine {
  int64_t startLine = 0;
  std::map<int64_t, Cost> lines;
};

using Routines = std::map<std::pair<std::string_view, std::string>, Routine>;

std::string padded(const std::string& s, size_t width) {
  return s.size() >= width ? s : std::string(width - s.size(), ' ') + s;
}

/// The lines of all functions that are shown, with what they took.
Routines costs(const Profile& p, const ListingOptions& o) {
  std::vector<Routine*> routineOf(p.functions.size(), nullptr);
  Routines all;
  for (size_t i = 0; i < p.functions.size(); i++) {
    const Function& f = p.functions[i];
    if (f.name.empty() || !o.shows(f.name)) continue;
    routineOf[i] =
        &all[{f.name, f.file.empty() ? std::string() : base::cleanPath(std::string(f.file))}];
    routineOf[i]->startLine = f.startLine;
  }
  for (size_t i = 0; i < p.samples.size(); i++) {
    int64_t value = p.value(i, o.sample);
    if (value == 0) continue;
    Cost* leaf = nullptr;
    std::span<const uint32_t> frames = p.framesOf(p.samples[i]);
    for (size_t k = frames.size(); k-- > 0;) {
      std::span<const Line> lines = p.linesOf(p.locations[frames[k]]);
      leaf = nullptr;
      for (size_t n = lines.size(); n-- > 0;) {
        Routine* r = lines[n].function == kNone ? nullptr : routineOf[lines[n].function];
        leaf = r == nullptr ? nullptr : &r->lines[lines[n].line];
        if (leaf == nullptr || leaf->seen == i + 1) continue;
        leaf->seen = i + 1;
        leaf->cum = wrappingSum(leaf->cum, value);
      }
    }
    if (leaf != nullptr) leaf->flat = wrappingSum(leaf->flat, value);
  }
  std::erase_if(all, [](const auto& r) { return r.second.lines.empty(); });
  return all;
}

}  // namespace

std::string listing(const Profile& p, const ListingOptions& o) {
  Routines routines = costs(p, o);
  if (routines.empty()) return {};
  int64_t total = totalOf(p, o.sample);
  auto show = [&](int64_t v) { return scaledText(v, p.sampleTypes[o.sample].unit, o.unit); };
  auto cell = [&](int64_t v) { return padded(v == 0 ? "." : show(v), 10); };
  std::string out = "Total: " + show(total) + "\n";
  for (const auto& [place, routine] : routines) {
    const auto& [name, file] = place;
    if (file.empty()) {
      out += "No source information for " + std::string(name) + "\n";
      continue;
    }
    int64_t flat = 0, cum = 0;
    for (const auto& [line, cost] : routine.lines) {
      flat = wrappingSum(flat, cost.flat);
      cum = wrappingSum(cum, cost.cum);
    }
    out += "ROUTINE ======================== " + std::string(name) + " in " + file + "\n" +
           padded(show(flat), 10) + " " + padded(show(cum), 10) + " (flat, cum) " +
           percentage(cum, total) + " of Total\n";
    std::vector<std::string> source;
    if (std::string error = o.read(file, &source); !error.empty()) {
      out += " Error: " + error + "\n";
      continue;
    }
    auto size = static_cast<int64_t>(source.size());
    int64_t first = routine.lines.begin()->first, last = routine.lines.rbegin()->first;
    int64_t begin = std::max<int64_t>(routine.startLine != 0 ? std::min(routine.startLine, first)
                                                             : first - std::min(first, kMargin),
                                      1);
    int64_t end = last >= size ? size : std::min(size, last + kMargin);
    for (int64_t line = begin; line <= end; line++) {
      auto at = routine.lines.find(line);
      Cost cost = at == routine.lines.end() ? Cost() : at->second;
      out += cell(cost.flat) + " " + cell(cost.cum) + " " + padded(std::to_string(line), 6) + ":" +
             source[static_cast<size_t>(line - 1)] + "\n";
    }
  }
  return out;
}

}  // namespace vo::profile
