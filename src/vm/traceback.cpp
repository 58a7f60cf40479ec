// This file writes the stack traces of panics and fatal errors in Go's form: inlined calls are frames
// of their own, wrappers and the run time's functions are left out, argument words are "...".
#include <algorithm>
#include <cstdio>
#include <span>

#include "runtime/bubble.h"
#include "runtime/string.h"
#include "vm/vm.h"

namespace vo::vm {

namespace {

constexpr size_t kShownEnds = 50;  ///< frames printed at either end of a long stack

/// The step of a line table that covers a code word.
const link::LineStep* stepAt(std::span<const link::LineStep> lines, uint32_t at) {
  const link::LineStep* found = nullptr;
  size_t low = 0, high = lines.size();
  while (low < high) {
    size_t mid = (low + high) / 2;
    if (lines[mid].pc <= at) {
      found = &lines[mid];
      low = mid + 1;
    } else {
      high = mid;
    }
  }
  return found;
}

bool isExportedRuntime(std::string_view name) {
  constexpr std::string_view kPackage = "runtime.";
  if (!name.starts_with(kPackage)) return false;
  name.remove_prefix(kPackage.size());
  return !name.empty() && name[0] >= 'A' && name[0] <= 'Z';
}

/// Whether `outer` is a package's initialiser and `inner` one of the init functions that it calls. To
/// gc they are calls of the run time's.
bool callsInit(std::string_view outer, std::string_view inner) {
  return outer.ends_with(".init") && inner.size() > outer.size() && inner.starts_with(outer) &&
         inner[outer.size()] == '.';
}

/// A character from text at `at`, which moves behind it; what is no UTF-8 is -1.
int32_t nextRune(std::string_view text, size_t& at) {
  runtime::DecodedRune r = runtime::decodeRune(abi::goString(text), static_cast<int64_t>(at));
  at += static_cast<size_t>(r.width);
  return r.rune == runtime::kRuneError && r.width == 1 ? -1 : r.rune;
}

bool needsQuotes(std::string_view text) {
  return !std::ranges::all_of(text, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' || c == '/' ||
           c == '_';
  });
}

/// A key or value of a label, in quotes where Go has them.
void appendLabelText(std::string& out, std::string_view text) {
  if (!needsQuotes(text)) {
    out += text;
    return;
  }
  out += '"';
  for (size_t i = 0; i < text.size();) {
    size_t from = i;
    int32_t r = nextRune(text, i);
    char hex[16];
    if (r == '\n' || r == '\r' || r == '\t') {
      out += r == '\n' ? "\\n" : r == '\r' ? "\\r" : "\\t";
    } else if (r == '\\' || r == '"') {
      (out += '\\') += static_cast<char>(r);
    } else if (r >= ' ' && r <= '~') {
      out += static_cast<char>(r);
    } else {
      auto byte = static_cast<unsigned char>(text[from]);
      if (r < 127) {
        snprintf(hex, sizeof hex, "\\x%02x", r < 0 ? byte : static_cast<unsigned>(r));
      } else {
        snprintf(hex, sizeof hex, r < 0x10000 ? "\\u%04x" : "\\U%08x", static_cast<unsigned>(r));
      }
      out += hex;
    }
  }
  out += '"';
}

bool isHidden(const Function* f) {
  if ((f->flags & link::kWrapper) != 0) return true;
  return (f->flags & link::kRuntimeInternal) != 0 && !isExportedRuntime(f->name);
}

}  // namespace

void Vm::logicalFrames(const Function* f, const Word* at, std::vector<LogicalFrame>& out) const {
  bool inCode = at > f->code && at <= f->code + f->codeWords;
  const link::LineStep* step =
      stepAt(f->lines, inCode ? static_cast<uint32_t>(at - f->code - 1) : 0);
  uint32_t line = step != nullptr && step->line != 0 ? step->line : f->startLine;
  uint32_t file = step != nullptr ? step->file : f->startFile;
  for (uint32_t i = step != nullptr ? step->inlined : 0; i != 0;) {
    const link::InlineFrame& in = f->inlines[i - 1];
    out.push_back({in.function, file, line, f, true});
    line = in.line;
    file = in.file;
    i = in.parent;
  }
  out.push_back({f->name, file, line, f, false});
}

std::string_view Vm::fileName(uint32_t file) const {
  for (const link::Program* p = &program; p != nullptr; p = p->base)
    if (file >= p->firstFile && file - p->firstFile < p->files.size())
      return p->files[file - p->firstFile];
  return "?";
}

void Vm::appendFrame(std::string& out, const LogicalFrame& frame) const {
  bool isPanic = frame.function == nullptr && frame.name == "runtime.gopanic";
  out += isPanic ? "panic" : frame.name;
  // As in gc: words of arguments only where there are some; those of inlined calls are never known.
  bool none = frame.function == nullptr ? !isPanic : !frame.inlined && frame.function->paramSlots == 0;
  out += none ? "()\n\t" : "(...)\n\t";
  out += frame.function == nullptr ? frame.path : fileName(frame.file);
  out += ':';
  out += std::to_string(frame.line);
  out += '\n';
}

/// " {key: value}", if the goroutine has labels (runtime/pprof.SetGoroutineLabels).
void Vm::appendLabels(std::string& out, const runtime::G& g) const {
  if (g.labels == nullptr || !library->settingIs("tracebacklabels", "1", true)) return;
  // A label.Set: a slice of pairs of strings.
  const auto* list = static_cast<const abi::GoSlice*>(g.labels);
  const auto* texts = static_cast<const abi::GoString*>(list->data);
  if (list->len == 0) return;
  for (int64_t i = 0; i < list->len; i++) {
    out += i == 0 ? " {" : ", ";
    appendLabelText(out, texts[2 * i].view());
    out += ": ";
    appendLabelText(out, texts[2 * i + 1].view());
  }
  out += '}';
}

bool Vm::runtimeWanted() const {
  std::string_view level = library->traceback;
  return throwing || level == "system" || level == "crash" || level == "2";
}

namespace {

/// Takes frames one after another; of a deep stack it keeps only the two ends.
template <class Frame>
class BothEnds {
 public:
  void add(const Frame& frame) {
    if (head_.size() < kShownEnds) return head_.push_back(frame);
    if (tail_.size() < kShownEnds) {
      tail_.push_back(frame);
    } else {
      tail_[count_ % kShownEnds] = frame;
    }
    count_++;
  }
  /// Calls show for each frame, and elided with their number for those between.
  void each(auto show, auto elided) const {
    for (const Frame& f : head_) show(f);
    if (count_ > tail_.size()) elided(count_ - tail_.size());
    for (size_t i = 0; i < tail_.size(); i++)
      show(tail_[count_ > tail_.size() ? (count_ + i) % kShownEnds : i]);
  }

 private:
  std::vector<Frame> head_, tail_;
  size_t count_ = 0;
};

}  // namespace

void Vm::appendTrace(std::string& out, const Fiber* f, FrameCursor c, std::string_view state) {
  out += "\ngoroutine " + std::to_string(f->g.id) + " [";
  out += state;
  if (f->g.leaked) out += " (leaked)";
  if (const runtime::Bubble* bubble = f->g.bubble; bubble != nullptr) {
    bool durable = f != fiber && f->g.status == runtime::GStatus::Waiting && runtime::isDurable(f->g.waitReason);
    if (durable && !state.ends_with("(durable)")) out += " (durable)";
    out += ", synctest bubble " + std::to_string(bubble->id);
  }
  out += ']';
  appendLabels(out, f->g);
  out += ":\n";
  BothEnds<LogicalFrame> frames;
  std::vector<LogicalFrame> logical;
  std::string_view inner;
  bool showRuntime = runtimeWanted();
  for (; !c.done(); c.next()) {
    const Function* function = functionOf(c.fp);
    logical.clear();
    if (isStub(function)) {
      if (stubKind(function) != Stub::Unwind && !showRuntime) continue;
      LibraryFn here[4];
      for (size_t i = 0, n = libraryFrames(f, c, here); i < n; i++) {
        const LibraryFrame& frame = kLibraryFrames[static_cast<size_t>(here[i])];
        frames.add({frame.name, 0, frame.line, nullptr, false, frame.file});
      }
      continue;
    }
    logicalFrames(function, c.pc, logical);
    for (const LogicalFrame& l : logical) {
      if (!l.inlined && isHidden(function)) continue;
      if (callsInit(l.name, inner)) continue;
      inner = l.name;
      frames.add(l);
    }
  }
  if (f->pc == specialPc(Special::FiberStart) && f->start != nullptr && f != fiber) {
    const auto* function = reinterpret_cast<const Function*>(f->start->code);
    frames.add({function->name, function->startFile, function->startLine, function, false});
  }
  frames.each([&](const LogicalFrame& l) { appendFrame(out, l); },
              [&](size_t n) { out += "..." + std::to_string(n) + " frames elided...\n"; });
  if (f->createdBy != nullptr) {
    logical.clear();
    logicalFrames(f->createdBy, f->createdAt, logical);
    out += "created by ";
    out += logical[0].name;
    if (f->parentId != 0) out += " in goroutine " + std::to_string(f->parentId);
    out += "\n\t";
    out += fileName(logical[0].file);
    out += ':' + std::to_string(logical[0].line) + '\n';
  }
}

/// All goroutines (of a bubble, if one is given) but `except` and the run time's own.
void Vm::appendOthers(std::string& out, const Fiber* except, uint32_t bubble) {
  for (runtime::G* g = rt.firstG(); g != nullptr; g = g->allNext) {
    const Fiber* f = fiberOf(g);
    if (f == except || g->isSystem || (bubble != 0 && runtime::bubbleOf(g) != bubble)) continue;
    std::string_view state = g->status == runtime::GStatus::Waiting
                                 ? std::string_view(waitReasonText(g->waitReason))
                                 : "runnable";
    appendTrace(out, f, FrameCursor(f->stack, f->fp, f->pc), state);
  }
}

}  // namespace vo::vm
