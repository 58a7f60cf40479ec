// What a test program prints, as go's events in JSON (go doc test2json): one object a line.
//
// Takes text in pieces and gives lines to a function as soon as they are complete. One thread.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace vo::testrun {

/// Lines of text, or pieces of those that are longer than the buffer or begin with a benchmark's name.
class LineSplitter {
 public:
  using Take = std::function<void(std::string_view)>;
  LineSplitter(size_t capacity, Take line, Take part) : capacity_(capacity), line_(std::move(line)), part_(std::move(part)) {}
  void write(std::string_view text);
  void flush();

 private:
  struct End {
    size_t at, width;
  };
  End findEnd(std::string_view text);

  size_t capacity_;
  Take line_, part_;
  std::string buffer_;
  bool inLongLine_ = false, isEscaped_ = false;
};

class EventWriter {
 public:
  /// `write` gets whole lines. The event "start" is written at once.
  EventWriter(std::string package, std::function<void(std::string_view)> write);
  EventWriter(const EventWriter&) = delete;
  EventWriter& operator=(const EventWriter&) = delete;

  /// What the program, or `vo test` about it, prints; its own lines are marked as -test.v=test2json marks them.
  void text(std::string_view text) { input_.write(text); }
  /// What of its build has failed.
  void setFailedBuild(std::string id) { failedBuild_ = std::move(id); }
  /// The last event. `ok`: what the process's exit status says.
  void end(bool ok);

 private:
  struct Event {
    std::string action, test, key, value, path;
    double elapsed = -1;  ///< not said
  };
  void takeLine(std::string_view line);
  bool takeEnd(std::string_view line, std::string_view trimmed, bool isMarked);
  void takeReport(std::string_view line, std::string_view all, size_t indent, bool isMarked);
  void takeUpdate(std::string_view line, bool isMarked);
  void writeFraming(std::string_view line);
  void writeOutput(std::string_view text);
  void flushReports(size_t depth);
  void put(const Event& event, const std::string& rest = {});
  void putOutput(std::string_view text, const char* type);

  std::string package_, test_, result_, failedBuild_;
  std::function<void(std::string_view)> write_;
  int64_t start_;
  std::vector<Event> reports_;  ///< of tests that are over, until their output is known to be complete
  bool needsMark_ = false;      ///< lines of the framework are marked
  bool inError_ = false;        ///< until the mark of its end
  bool skipsEscaped_ = false;   ///< the next byte is text, whatever it is
  bool isFraming_ = false;
  LineSplitter output_, input_;
};

/// Lines about a build, as events.
std::string buildEvents(const std::string& id, std::string_view text);

}  // namespace vo::testrun
