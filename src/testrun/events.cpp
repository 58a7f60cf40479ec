// This file makes events of the lines that a test program prints.
//
// Package testing marks its own lines with ^V, and what a test reports as an error is between ^O and ^N; ^[ stands before such a byte that
// a test has printed itself. Events that end a test are held back until something else follows, since what is printed below "--- PASS" still belongs to it.
#include "testrun/events.h"

#include <time.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdio>

#include "base/upper_case.h"
#include "syntax/json_string.h"
#include "syntax/unicode.h"

namespace vo::testrun {
namespace {

constexpr char kFraming = 'V' - '@', kErrorBegin = 'O' - '@', kErrorEnd = 'N' - '@', kEscape = '[' - '@';
constexpr size_t kInput = 4096, kOutput = 1024;  ///< go's: longer lines are several events

bool isBenchmarkName(std::string_view name) {
  constexpr std::string_view kStart = "Benchmark";
  if (!name.starts_with(kStart)) return false;
  name.remove_prefix(kStart.size());
  if (name.empty()) return true;
  char32_t c = syntax::decodeRune(name).value;
  bool isLower = (c >= 'a' && c <= 'z') || (syntax::isUnicodeLetter(c) && !base::isUpperCase(c) && syntax::foldCase(c) != c);
  return !isLower;
}

/// How much of the text does not end inside of a character.
size_t wholeCharacters(std::string_view text) {
  for (size_t i = 1; i < 4 && i <= text.size(); i++) {
    auto c = static_cast<unsigned char>(text[text.size() - i]);
    if ((c & 0xc0) == 0x80) continue;
    size_t width = (c & 0xe0) == 0xc0 ? 2 : (c & 0xf0) == 0xe0 ? 3 : (c & 0xf8) == 0xf0 ? 4 : 1;
    return i < width ? text.size() - i : text.size();
  }
  return text.size();
}

int64_t now(clockid_t clock) {
  timespec t{};
  clock_gettime(clock, &t);
  return t.tv_sec * 1'000'000'000 + t.tv_nsec;
}

/// As time.Time's MarshalJSON.
std::string timeText() {
  int64_t t = now(CLOCK_REALTIME);
  time_t seconds = t / 1'000'000'000;
  tm local{};
  localtime_r(&seconds, &local);
  char date[32], fraction[16], zone[16];
  strftime(date, sizeof date, "%Y-%m-%dT%H:%M:%S", &local);
  snprintf(fraction, sizeof fraction, ".%09lld", static_cast<long long>(t % 1'000'000'000));
  std::string_view digits = fraction;
  digits = digits.substr(0, digits.find_last_not_of('0') + 1);
  if (digits == ".") digits = "";
  long minutes = local.tm_gmtoff / 60;
  if (minutes == 0) {
    snprintf(zone, sizeof zone, "Z");
  } else {
    snprintf(zone, sizeof zone, "%c%02ld:%02ld", minutes < 0 ? '-' : '+', std::labs(minutes) / 60, std::labs(minutes) % 60);
  }
  return std::string(date) + std::string(digits) + zone;
}

std::string numberText(double n) {
  char digits[32];
  auto [end, error] = std::to_chars(digits, digits + sizeof digits, n);
  return {digits, end};
}

std::string_view trimSpace(std::string_view s) {
  size_t begin = s.find_first_not_of(" \t\r\n\v\f");
  if (begin == std::string_view::npos) return {};
  return s.substr(begin, s.find_last_not_of(" \t\r\n\v\f") + 1 - begin);
}

/// Takes the text up to a blank off `rest`.
std::string takeWord(std::string_view& rest) {
  size_t blank = rest.find(' ');
  std::string word(rest.substr(0, blank));
  rest.remove_prefix(blank == std::string_view::npos ? rest.size() : blank + 1);
  return word;
}

}  // namespace

// --- Lines -------------------------------------------------------------------------------------------

/// A line ends behind a newline, or in front of a mark that does not begin it.
LineSplitter::End LineSplitter::findEnd(std::string_view text) {
  for (size_t i = 0; i < text.size(); i++) {
    if (text[i] == '\n') return {i, 1};
    if (isEscaped_) {
      isEscaped_ = false;
    } else if (text[i] == kEscape) {
      isEscaped_ = true;
    } else if (text[i] == kFraming && i > 0) {
      return {i, 0};
    }
  }
  return {std::string_view::npos, 0};
}

void LineSplitter::write(std::string_view text) {
  while (!text.empty()) {
    size_t taken = std::min(text.size(), capacity_ - buffer_.size());
    buffer_ += text.substr(0, taken);
    text.remove_prefix(taken);
    std::string_view rest = buffer_;
    while (!rest.empty()) {
      End end = findEnd(rest);
      if (end.at == std::string_view::npos) {
        // The name of a benchmark is shown while it runs.
        size_t tab = inLongLine_ ? std::string_view::npos : rest.find('\t');
        std::string_view name = rest.substr(0, std::min(tab, rest.size()));
        name = name.substr(0, name.find_last_not_of(' ') + 1);
        if (tab != std::string_view::npos && isBenchmarkName(name)) {
          part_(rest.substr(0, tab + 1));
          inLongLine_ = true;
          rest.remove_prefix(tab + 1);
        }
        break;
      }
      (inLongLine_ ? part_ : line_)(rest.substr(0, end.at + end.width));
      inLongLine_ = false;
      rest.remove_prefix(end.at + end.width);
    }
    if (rest.size() == capacity_) {
      size_t whole = wholeCharacters(rest);
      part_(rest.substr(0, whole));
      rest.remove_prefix(whole);
      inLongLine_ = true;
    }
    buffer_.erase(0, buffer_.size() - rest.size());
  }
}

void LineSplitter::flush() {
  if (buffer_.empty()) return;
  part_(buffer_);
  buffer_.clear();
}

// --- Events ------------------------------------------------------------------------------------------

EventWriter::EventWriter(std::string package, std::function<void(std::string_view)> write)
    : package_(std::move(package)), write_(std::move(write)), start_(now(CLOCK_MONOTONIC)),
      output_(kOutput, [this](std::string_view s) { writeOutput(s); }, [this](std::string_view s) { writeOutput(s); }),
      input_(kInput, [this](std::string_view s) { takeLine(s); }, [this](std::string_view s) { output_.write(s); }) {
  put({.action = "start"});
}

void EventWriter::end(bool ok) {
  input_.flush();
  output_.flush();
  // (a package without tests was skipped)
  result_ = !ok ? "fail" : result_ != "skip" ? "pass" : result_;
  constexpr double kMilli = 1e6;
  Event event = {.action = result_, .elapsed = std::round(static_cast<double>(now(CLOCK_MONOTONIC) - start_) / kMilli) / 1000};
  put(event, result_ == "fail" && !failedBuild_.empty() ? ",\"FailedBuild\":" + syntax::jsonString(failedBuild_) : std::string());
}

void EventWriter::takeLine(std::string_view line) {
  if (line.empty()) return;
  bool isMarked = line[0] == kFraming;
  if (needsMark_ && !isMarked) return output_.write(line);
  if (isMarked) {
    output_.flush();
    line.remove_prefix(1);
  }
  std::string_view trimmed = line;
  if (trimmed.ends_with('\n')) trimmed.remove_suffix(1);
  if (trimmed.size() < line.size() && trimmed.ends_with('\r')) trimmed.remove_suffix(1);
  if (trimmed == "=== NAME") {  // its blanks have got lost
    line = "=== NAME  \n";
    trimmed = line.substr(0, line.size() - 1);
  }
  if (takeEnd(line, trimmed, isMarked)) return;

  for (std::string_view word : {"RUN   ", "PAUSE ", "CONT  ", "NAME  ", "PASS  ", "FAIL  ", "SKIP  ", "ATTR  ", "ARTIFACTS "})
    if (line.starts_with("=== ") && line.substr(4).starts_with(word)) return takeUpdate(line, isMarked);
  std::string_view inner = line;
  size_t indent = 0;
  for (; inner.starts_with("    "); indent++) inner.remove_prefix(4);
  for (std::string_view word : {"PASS: ", "FAIL: ", "SKIP: ", "BENCH: "})
    if (inner.starts_with("--- ") && inner.substr(4).starts_with(word)) return takeReport(inner, line, indent, isMarked);
  // Below a report, the indentation says whose output it is.
  if (indent > 0 && indent <= reports_.size()) test_ = reports_[indent - 1].test;
  output_.write(line);
}

/// "PASS" and the like, which end the whole program.
bool EventWriter::takeEnd(std::string_view line, std::string_view trimmed, bool isMarked) {
  if (trimmed == "PASS" || trimmed == "FAIL" || trimmed.starts_with("FAIL\t")) {
    flushReports(0);
    test_.clear();
    needsMark_ = isMarked;
    writeFraming(line);
    result_ = trimmed == "PASS" ? "pass" : "fail";
    return true;
  }
  if (line.starts_with("?   \t") && trimmed.ends_with("\t[no test files]") && reports_.empty()) result_ = "skip";
  return false;
}

/// "--- PASS: TestA (0.00s)".
void EventWriter::takeReport(std::string_view line, std::string_view all, size_t indent, bool isMarked) {
  std::string_view rest = line.substr(4);
  Event event = {.action = takeWord(rest)};
  event.action.pop_back();  // the colon
  for (char& c : event.action) c = static_cast<char>(c + 32);
  std::string_view name = trimSpace(rest);
  if (size_t paren = name.find(" ("); paren != std::string_view::npos) {
    if (name.ends_with("s)")) std::from_chars(name.data() + paren + 2, name.data() + name.size() - 2, event.elapsed);
    name = name.substr(0, paren);
  }
  if (reports_.size() < indent) return output_.write(all);  // no such subtest: it is text
  needsMark_ = isMarked;
  flushReports(indent);
  event.test = test_ = name;
  reports_.push_back(std::move(event));
  writeFraming(all);
}

/// "=== RUN   TestA".
void EventWriter::takeUpdate(std::string_view line, bool isMarked) {
  std::string_view rest = line.substr(4);
  Event event = {.action = takeWord(rest)};
  for (char& c : event.action) c = static_cast<char>(c + 32);
  std::string_view name = trimSpace(rest);
  if (event.action == "artifacts") {
    std::string test = takeWord(name);
    event.path = name;
    name = {};
    event.test = test;
  } else if (event.action == "attr") {
    std::string test = takeWord(name);
    event.key = takeWord(name);
    event.value = name;
    event.test = test;
  } else {
    event.test = name;
  }
  needsMark_ = isMarked;
  flushReports(0);
  test_ = event.test;
  if (event.action == "name") return;
  // Nothing of a paused test comes after it is said to be paused.
  if (event.action == "pause") writeFraming(line);
  put(event);
  if (event.action != "pause") writeFraming(line);
}

void EventWriter::writeFraming(std::string_view line) {
  isFraming_ = true;
  output_.write(line);
  isFraming_ = false;
}

void EventWriter::flushReports(size_t depth) {
  test_.clear();
  while (reports_.size() > depth) {
    Event event = std::move(reports_.back());
    reports_.pop_back();
    put(event);
  }
}

void EventWriter::writeOutput(std::string_view text) {
  const char* type = isFraming_ ? "frame" : inError_ ? "error-continue" : "";
  std::string piece;
  for (size_t i = 0; i < text.size(); i++) {
    char c = text[i];
    if (skipsEscaped_) {
      skipsEscaped_ = false;
      piece += c;
    } else if (c == kEscape) {
      skipsEscaped_ = true;
    } else if (c == kErrorBegin) {
      if (!piece.empty()) putOutput(piece, type);
      piece.clear();
      inError_ = true;
      type = "error";
    } else if (c == kErrorEnd) {
      if (i + 1 < text.size() && text[i + 1] == '\n') piece += text[++i];
      putOutput(piece, type);
      piece.clear();
      inError_ = false;
      type = "";
    } else {
      piece += c;
    }
  }
  if (!piece.empty()) putOutput(piece, type);
}

void EventWriter::putOutput(std::string_view text, const char* type) {
  std::string rest = ",\"Output\":" + syntax::jsonString(text);
  if (*type != 0) rest += ",\"OutputType\":" + syntax::jsonString(type);
  put({.action = "output"}, rest);
}

void EventWriter::put(const Event& event, const std::string& rest) {
  const std::string& test = event.test.empty() ? test_ : event.test;
  std::string out = "{\"Time\":\"" + timeText() + "\",\"Action\":" + syntax::jsonString(event.action) + ",\"Package\":" + syntax::jsonString(package_);
  if (!test.empty()) out += ",\"Test\":" + syntax::jsonString(test);
  if (event.elapsed >= 0) out += ",\"Elapsed\":" + numberText(event.elapsed);
  out += rest;
  for (auto [name, value] : std::array<std::pair<const char*, const std::string*>, 3>{{{"Key", &event.key}, {"Value", &event.value}, {"Path", &event.path}}})
    if (!value->empty()) out += ",\"" + std::string(name) + "\":" + syntax::jsonString(*value);
  write_(out + "}\n");
}

std::string buildEvents(const std::string& id, std::string_view text) {
  std::string start = "{\"ImportPath\":" + syntax::jsonString(id) + ",\"Action\":", out;
  while (!text.empty()) {
    std::string line(text.substr(0, text.find('\n')));
    text.remove_prefix(std::min(text.size(), line.size() + 1));
    out += start + "\"build-output\",\"Output\":" + syntax::jsonString(line + "\n") + "}\n";
  }
  return out + start + "\"build-fail\"}\n";
}

}  // namespace vo::testrun
