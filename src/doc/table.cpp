// This file aligns columns: a column is a run of lines that have a cell there with one more behind it.
#include "doc/table.h"

#include <algorithm>
#include <cstdint>
#include <utility>

namespace vo::doc {
namespace {

size_t widthOf(std::string_view s) {
  return static_cast<size_t>(std::count_if(s.begin(), s.end(), [](char c) { return (static_cast<uint8_t>(c) & 0xc0) != 0x80; }));
}

}  // namespace

void Table::add(std::vector<std::string> cells) {
  bool isLong = cells.back().find('\n') != std::string::npos;
  lines_.push_back({std::move(cells), {}});
  if (isLong) lines_.push_back({});
}

void Table::addText(std::string_view text) { lines_.push_back({{}, std::string(text)}); }

std::string Table::text() const {
  std::string out;
  std::vector<std::vector<size_t>> widths(lines_.size());
  for (size_t i = 0; i < lines_.size(); i++) {
    const std::vector<std::string>& cells = lines_[i].cells;
    if (cells.empty()) {
      out += lines_[i].plain;
      continue;
    }
    for (size_t column = 0; column + 1 < cells.size(); column++) {
      if (column < widths[i].size()) continue;  // with those above
      size_t width = 0, end = i;
      for (; end < lines_.size() && column + 1 < lines_[end].cells.size(); end++) width = std::max(width, widthOf(lines_[end].cells[column]));
      for (size_t line = i; line < end; line++) widths[line].push_back(width == 0 ? 0 : width + 1);
    }
    std::string line = "\t";
    for (size_t column = 0; column < cells.size(); column++) {
      line += cells[column];
      if (column + 1 < cells.size()) line.append(widths[i][column] - std::min(widths[i][column], widthOf(cells[column])), ' ');
    }
    line.resize(line.find_last_not_of(" \t") + 1);
    out += line + "\n";
  }
  return out;
}

}  // namespace vo::doc
