// This file implements alignment: marks to spaces.
//
// A line is cells, each ended by a tab or a VTab, and what is behind the last of them. A column is
// a block of lines one below the other that have a cell in that place; it is as wide as its widest
// cell and a space. Indentation is cells too, empty ones, which stay tabs. A form feed, or a line
// without cells, ends all columns:
//
//     a\vint\v// x          a   int    // x
//     bcd\vstring\v// y     bcd string // y
//
// A column whose cells are all empty and ended by VTabs is left out.
#include <algorithm>
#include <cstring>
#include <vector>

#include "format/printer.h"

namespace vo::format {

namespace {

class Aligner {
 public:
  explicit Aligner(std::string_view marked) : in_(marked) {}

  std::string run() {
    out_.reserve(in_.size() + in_.size() / 8);
    lines_.push_back({0, 0});
    for (size_t i = 0; i < in_.size();) {
      char c = in_[i];
      switch (c) {
        case '\t':
        case '\v':
          endCell(c == '\t');
          i++;
          break;
        case '\n':
        case '\f': {
          endCell(false);
          bool ends = c == '\f' || lines_.back().end - lines_.back().begin == 1;
          lines_.push_back({cells_.size(), cells_.size()});
          if (ends) flush();
          i++;
          break;
        }
        case kEscape: {
          size_t close = in_.find(kEscape, i + 1);
          if (close == std::string_view::npos) close = in_.size();
          addText(in_.substr(i + 1, close - i - 1));
          solid_ = text_.size();
          i = std::min(close + 1, in_.size());
          break;
        }
        default: {
          size_t end = i + 1;
          while (end < in_.size() && static_cast<unsigned char>(in_[end]) >= ' ' &&
                 in_[end] != kEscape)
            end++;
          addText(in_.substr(i, end - i));
          i = end;
        }
      }
    }
    endCell(false);
    flush();
    return std::move(out_);
  }

 private:
  struct Cell {
    size_t begin;  ///< in text_
    size_t end;
    size_t solid;  ///< blanks before here stay
    int width;
    bool isHard;  ///< ended by a tab
  };
  struct Line {
    size_t begin;  ///< of cells_
    size_t end;
    size_t cellCount() const { return end - begin; }
  };

  void addText(std::string_view s) {
    text_ += s;
    width_ += static_cast<int>(
        std::count_if(s.begin(), s.end(), [](char c) { return (c & 0xc0) != 0x80; }));
  }

  void endCell(bool isHard) {
    cells_.push_back({cellBegin_, text_.size(), std::max(solid_, cellBegin_), width_, isHard});
    lines_.back().end = cells_.size();
    cellBegin_ = text_.size();
    width_ = 0;
  }

  void flush() {
    formatLines(0, lines_.size());
    lines_.assign(1, {0, 0});
    cells_.clear();
    text_.clear();
    cellBegin_ = solid_ = 0;
  }

  const Cell& cellAt(size_t line, size_t column) const {
    return cells_[lines_[line].begin + column];
  }
  bool hasColumn(size_t line, size_t column) const { return column + 1 < lines_[line].cellCount(); }

  // Lines in which the columns up to widths_.size() are known.
  void formatLines(size_t from, size_t to) {
    size_t column = widths_.size();
    for (size_t i = from; i < to; i++) {
      if (!hasColumn(i, column)) continue;
      writeLines(from, i);
      from = i;
      int width = 0;
      bool isEmpty = true;
      for (; i < to && hasColumn(i, column); i++) {
        const Cell& c = cellAt(i, column);
        width = std::max(width, c.width + 1);
        if (c.width > 0 || c.isHard) isEmpty = false;
      }
      widths_.push_back(isEmpty ? 0 : width);
      formatLines(from, i);
      widths_.pop_back();
      from = i--;
    }
    writeLines(from, to);
  }

  void writeLines(size_t from, size_t to) {
    constexpr int kTab = 8;
    for (size_t i = from; i < to; i++) {
      bool isIndent = true;
      size_t solid = out_.size();
      size_t count = lines_[i].cellCount();
      for (size_t j = 0; j < count; j++) {
        const Cell& c = cellAt(i, j);
        int width = j < widths_.size() ? widths_[j] : 0;
        if (c.begin == c.end) {
          if (isIndent) {
            out_.append(static_cast<size_t>((width + kTab - 1) / kTab), '\t');
          } else {
            out_.append(static_cast<size_t>(width), ' ');
          }
          continue;
        }
        isIndent = false;
        out_.append(text_, c.begin, c.end - c.begin);
        if (c.solid > c.begin) solid = out_.size() - (c.end - c.solid);
        if (width > c.width) out_.append(static_cast<size_t>(width - c.width), ' ');
      }
      size_t end = out_.size();
      while (end > solid && (out_[end - 1] == ' ' || out_[end - 1] == '\t')) end--;
      out_.resize(end);
      if (i + 1 < lines_.size()) out_ += '\n';
    }
  }

  std::string_view in_;
  std::string out_;
  std::string text_;  ///< of the lines since the last flush, without marks
  std::vector<Cell> cells_;
  std::vector<Line> lines_;
  std::vector<int> widths_;
  size_t cellBegin_ = 0;
  size_t solid_ = 0;
  int width_ = 0;
};

}  // namespace

std::string align(std::string_view marked) { return Aligner(marked).run(); }

}  // namespace vo::format
