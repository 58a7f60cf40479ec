// A line of input on a terminal: editing, history, completion. One thread.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace vo::cli {

/// Lines that were typed before, in a file of the user's state folder: at most kMost, the oldest go
/// first.
class History {
 public:
  static constexpr size_t kMost = 1000;
  /// Reads the file; one that is not there has no lines.
  History();
  /// Empty lines and repetitions are left out. Writes the file anew once it is twice as long as it
  /// may be; errors count for nothing.
  void add(const std::string& line);
  const std::vector<std::string>& lines() const { return lines_; }

 private:
  std::string path_;
  std::vector<std::string> lines_;
  size_t written_ = 0;
};

class LineEditor {
 public:
  enum class Result : uint8_t { Line, Interrupted, End };
  using Complete = std::function<std::vector<std::string>(std::string_view prefix)>;
  /// Called until there is a byte to read.
  using Wait = std::function<void()>;

  LineEditor(History& history, Complete complete, Wait wait);
  /// Reads one line without its end. The terminal is raw only meanwhile.
  Result read(const std::string& prompt, std::string* line);

 private:
  int key();
  void escape();
  void show() const;
  void move(size_t to) { at_ = to; }
  void erase(size_t begin, size_t end);
  void recall(size_t index);
  void complete();
  void search();
  size_t before(size_t at) const;
  size_t behind(size_t at) const;

  History& history_;
  Complete complete_;
  Wait wait_;
  std::string prompt_, text_, own_;  ///< `own_`: what was typed before the history was called up
  size_t at_ = 0, recalled_ = 0;
};

}  // namespace vo::cli
