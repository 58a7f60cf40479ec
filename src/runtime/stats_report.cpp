// This file writes what a program took. Pauses are shown as a histogram of a dozen rows at most:
// each is for times up to four times those of the row above it, so one sees the usual and the rare.
#include "runtime/stats_report.h"

#include <algorithm>

namespace vo::runtime {
namespace {

void addPadded(base::Text& out, base::Text& cell, size_t width) {
  for (size_t n = cell.size(); n < width; n++) out += ' ';
  out += cell;
}

/// Three digits or more, and the unit: 1234 us is 1.23 ms.
void addTime(base::Text& out, uint64_t ns) {
  constexpr struct {
    uint64_t size;
    std::string_view name;
  } kUnits[] = {{1'000'000'000, " s"}, {1'000'000, " ms"}, {1'000, " us"}, {1, " ns"}};
  for (auto [size, name] : kUnits) {
    if (ns < size && size != 1) continue;
    uint64_t whole = ns / size, hundredths = ns % size * 100 / size;
    out.addUint(whole);
    if (size != 1 && whole < 100) {
      out += '.';
      out += static_cast<char>('0' + hundredths / 10);
      if (whole < 10) out += static_cast<char>('0' + hundredths % 10);
    }
    out += name;
    return;
  }
}

/// Rows of two powers of two each, up to 2^10 ns first.
void addHistogram(base::Text& out, const GcStats& gc) {
  constexpr unsigned kClassesPerRow = 8, kRows = GcStats::kPauseClasses / kClassesPerRow + 1;
  constexpr uint64_t kBar = 40;
  uint64_t rows[kRows] = {}, most = 0;
  unsigned first = kRows, last = 0;
  for (unsigned i = 0; i < GcStats::kPauseClasses; i++) {
    unsigned row = i / kClassesPerRow;
    rows[row] += gc.pauseClasses[i];
    if (gc.pauseClasses[i] == 0) continue;
    most = std::max(most, rows[row]);
    first = std::min(first, row);
    last = row;
  }
  for (unsigned row = first; row <= last; row++) {
    base::Text limit(out.allocator()), count(out.allocator());
    addTime(limit, uint64_t{1} << (GcStats::kFirstBit + 1 + 2 * row));
    count.addUint(rows[row]);
    out += "    up to ";
    addPadded(out, limit, 8);
    addPadded(out, count, 9);
    out += "  ";
    for (uint64_t n = (rows[row] * kBar + most - 1) / most; n > 0; n--) out += '#';
    out += '\n';
  }
}

}  // namespace

void addStats(base::Text& out, const GcStats& gc, int64_t wall, int64_t cpu) {
  out += "run: ";
  addTime(out, static_cast<uint64_t>(wall));
  out += ", ";
  addTime(out, static_cast<uint64_t>(cpu));
  (out += " of processor time\ngc: ").addUint(gc.cycles);
  out += gc.cycles == 1 ? " collection" : " collections";
  if (gc.forcedCycles != 0) ((out += " (").addUint(gc.forcedCycles)) += " asked for)";
  if (gc.cycles != 0) {
    (out += ", ").addUint(gc.lastMarkedBytes >> 10);
    out += " kB in use after the last one; pauses: ";
    addTime(out, gc.pauseTotal);
    out += " together, the longest ";
    addTime(out, gc.longestPause);
  }
  out += '\n';
  addHistogram(out, gc);
}

}  // namespace vo::runtime
