// This file writes the stacks of goroutines in Go's form.
#include <algorithm>

#include "abi/value.h"
#include "runtime/bubble.h"
#include "runtime/report.h"
#include "runtime/string.h"

namespace vo::runtime {

namespace {

/// A character from text at `at`, which moves behind it; what is no UTF-8 is -1.
int32_t nextRune(std::string_view text, size_t& at) {
  DecodedRune r = decodeRune(abi::goString(text), static_cast<int64_t>(at));
  VO_DCHECK(r.width > 0, "there is a character");
  at += static_cast<size_t>(r.width);
  return r.rune == kRuneError && r.width == 1 ? -1 : r.rune;
}

bool needsQuotes(std::string_view text) {
  return !std::all_of(text.begin(), text.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' || c == '/' || c == '_';
  });
}

/// A character as %q has it; `byte` is the first one of what is no UTF-8 (r is -1).
void addQuoted(base::Text& out, int32_t r, unsigned char byte) {
  if (r == '\n' || r == '\r' || r == '\t') {
    out += r == '\n' ? "\\n" : r == '\r' ? "\\r" : "\\t";
  } else if (r == '\\' || r == '"') {
    (out += '\\') += static_cast<char>(r);
  } else if (r >= ' ' && r <= '~') {
    out += static_cast<char>(r);
  } else if (r < 127) {
    (out += "\\x").addHex(r < 0 ? byte : static_cast<unsigned>(r), 2);
  } else {
    bool isShort = r < 0x10000;
    (out += isShort ? "\\u" : "\\U").addHex(static_cast<unsigned>(r), isShort ? 4 : 8);
  }
}

/// A key or value of a label, in quotes where Go has them.
void addLabelText(base::Text& out, std::string_view text) {
  if (!needsQuotes(text)) {
    out += text;
    return;
  }
  out += '"';
  for (size_t i = 0; i < text.size();) {
    auto byte = static_cast<unsigned char>(text[i]);
    addQuoted(out, nextRune(text, i), byte);
  }
  out += '"';
}

/// " {key: value}", if the goroutine has labels (runtime/pprof.SetGoroutineLabels): a label.Set, which is a slice of
/// pairs of strings.
void addLabels(base::Text& out, const G& g) {
  if (g.labels == nullptr) return;
  const auto* list = static_cast<const abi::GoSlice*>(g.labels);
  const auto* texts = static_cast<const abi::GoString*>(list->data);
  if (list->len == 0) return;
  for (int64_t i = 0; i < list->len; i++) {
    out += i == 0 ? " {" : ", ";
    addLabelText(out, texts[2 * i].view());
    out += ": ";
    addLabelText(out, texts[2 * i + 1].view());
  }
  out += '}';
}

}  // namespace

TraceFrame traceFrameOf(LibraryFn fn) {
  const LibraryFrame& f = libraryFrame(fn);
  bool isPanic = fn == LibraryFn::Gopanic;
  return {isPanic ? "panic" : f.name, f.file, f.line, isPanic};
}

bool isExportedRuntime(std::string_view name) {
  constexpr std::string_view kPackage = "runtime.";
  if (!name.starts_with(kPackage)) return false;
  name.remove_prefix(kPackage.size());
  return !name.empty() && name[0] >= 'A' && name[0] <= 'Z';
}

bool callsInit(std::string_view outer, std::string_view inner) {
  return outer.ends_with(".init") && inner.size() > outer.size() && inner.starts_with(outer) && inner[outer.size()] == '.';
}

void TraceText::begin(const G& g, std::string_view state, bool isRunning, bool showLabels) {
  (out_ += "\ngoroutine ").addUint(g.id) += " [";
  out_ += state;
  if (g.leaked) out_ += " (leaked)";
  if (g.bubble != nullptr) {
    bool durable = !isRunning && g.status == GStatus::Waiting && isDurable(g.waitReason);
    if (durable && !state.ends_with("(durable)")) out_ += " (durable)";
    (out_ += ", synctest bubble ").addUint(g.bubble->id);
  }
  out_ += ']';
  if (showLabels) addLabels(out_, g);
  out_ += ":\n";
}

void TraceText::add(const TraceFrame& frame) {
  if (head_.size() < kShownEnds) {
    head_.push(frame);
    return;
  }
  if (tail_.size() < kShownEnds) {
    tail_.push(frame);
  } else {
    tail_[count_ % kShownEnds] = frame;
  }
  count_++;
}

void TraceText::end() {
  for (const TraceFrame& f : head_) addFrame(f);
  VO_DCHECK(tail_.size() <= count_ && (count_ == 0 || head_.size() == kShownEnds), "the end is what did not fit the beginning");
  size_t elided = count_ - tail_.size();
  if (elided != 0) (out_ += "...").addUint(elided) += " frames elided...\n";
  for (size_t i = 0; i < tail_.size(); i++) addFrame(tail_[elided != 0 ? (count_ + i) % kShownEnds : i]);
}

void TraceText::addPlace(const TraceFrame& frame) {
  ((((out_ += "\n\t") += frame.file) += ':').addUint(frame.line)) += '\n';
}

void TraceText::addFrame(const TraceFrame& frame) {
  out_ += frame.name;
  out_ += frame.hasArguments ? "(...)" : "()";
  addPlace(frame);
}

void TraceText::createdBy(const TraceFrame& frame, uint64_t parent) {
  (out_ += "created by ") += frame.name;
  if (parent != 0) (out_ += " in goroutine ").addUint(parent);
  addPlace(frame);
}

}  // namespace vo::runtime
