// Lines of cells, aligned as gofmt aligns them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace vo::doc {

class Table {
 public:
  /// A line whose cells but the last are padded to the width of the column: that of its neighbours above and below which have a
  /// cell there, too. A column of empty cells has no width. A last cell may have more lines; then the next line is a section of
  /// its own.
  void add(std::vector<std::string> cells);
  /// Text that is no table. Columns end before it and begin anew.
  void addText(std::string_view text);
  void addBlank() { addText("\n"); }
  /// All lines, each behind a tab.
  std::string text() const;

 private:
  struct Line {
    std::vector<std::string> cells;
    std::string plain;  ///< if there are no cells
  };
  std::vector<Line> lines_;
};

}  // namespace vo::doc
