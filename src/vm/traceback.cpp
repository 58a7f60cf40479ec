// This file writes the stack traces of panics and fatal errors in Go's form: inlined calls are frames
// of their own, wrappers and the run time's functions are left out, argument words are "...".
#include <span>

#include "vm/vm.h"

namespace vo::vm {

namespace {

constexpr int kShownEnds = 50;  ///< frames printed at either end of a long stack

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

bool isHidden(const Function* f) {
  if ((f->flags & link::kWrapper) != 0) return true;
  return (f->flags & link::kRuntimeInternal) != 0 && !isExportedRuntime(f->name);
}

}  // namespace

void Vm::logicalFrames(const Function* f, const Word* at, std::vector<LogicalFrame>& out) const {
  bool inCode = at > f->code && at <= f->code + f->codeWords;
  const link::LineStep* step =
      stepAt(f->lines, inCode ? static_cast<uint32_t>(at - f->code - 1) : 0);
  uint32_t line = step != nullptr ? step->line : f->startLine;
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
  out += frame.name;
  // As in gc: words of arguments only where there are some; those of inlined calls are never known.
  out += !frame.inlined && frame.function->paramSlots == 0 ? "()\n\t" : "(...)\n\t";
  out += fileName(frame.file);
  out += ':';
  out += std::to_string(frame.line);
  out += '\n';
}

void Vm::appendTrace(std::string& out, const Fiber* f, FrameCursor c, std::string_view state) {
  out += "\ngoroutine " + std::to_string(f->g.id) + " [";
  out += state;
  out += "]:\n";
  // Text of each frame; of a deep stack only the two ends are kept.
  std::vector<std::string> head, tail;
  size_t count = 0;
  std::vector<LogicalFrame> logical;
  std::string_view inner;
  auto add = [&](std::string text) {
    if (head.size() < kShownEnds) {
      head.push_back(std::move(text));
    } else {
      if (tail.size() < kShownEnds) {
        tail.push_back(std::move(text));
      } else {
        tail[count % kShownEnds] = std::move(text);
      }
      count++;
    }
  };
  for (; !c.done(); c.next()) {
    const Function* function = functionOf(c.fp);
    if (isStub(function)) {
      if (stubKind(function) == Stub::Unwind)
        add("panic(...)\n\t" + std::string(kPanicFile) + ":" + std::to_string(kPanicLine) + "\n");
      continue;
    }
    logical.clear();
    logicalFrames(function, c.pc, logical);
    for (const LogicalFrame& l : logical) {
      if (!l.inlined && isHidden(function)) continue;
      if (callsInit(l.name, inner)) continue;
      inner = l.name;
      std::string text;
      appendFrame(text, l);
      add(std::move(text));
    }
  }
  if (f->pc == specialPc(Special::FiberStart) && f->start != nullptr && f != fiber) {
    const auto* function = reinterpret_cast<const Function*>(f->start->code);
    std::string text;
    appendFrame(text, {function->name, function->startFile, function->startLine, function, false});
    add(std::move(text));
  }
  for (const std::string& s : head) out += s;
  if (count > tail.size())
    out += "..." + std::to_string(count - tail.size()) + " frames elided...\n";
  for (size_t i = 0; i < tail.size(); i++)
    out += tail[count > tail.size() ? (count + i) % kShownEnds : i];
  if (f->createdBy != nullptr) {
    logical.clear();
    logicalFrames(f->createdBy, f->createdAt, logical);
    out += "created by ";
    out += logical[0].name;
    out += " in goroutine " + std::to_string(f->parentId) + "\n\t";
    out += fileName(logical[0].file);
    out += ':' + std::to_string(logical[0].line) + '\n';
  }
}

/// All goroutines but `except` and the run time's own.
void Vm::appendOthers(std::string& out, const Fiber* except) {
  for (runtime::G* g = rt.firstG(); g != nullptr; g = g->allNext) {
    const Fiber* f = fiberOf(g);
    if (f == except || g->isSystem) continue;
    std::string_view state = g->status == runtime::GStatus::Waiting
                                 ? std::string_view(waitReasonText(g->waitReason))
                                 : "runnable";
    appendTrace(out, f, FrameCursor(f->stack, f->fp, f->pc), state);
  }
}

}  // namespace vo::vm
