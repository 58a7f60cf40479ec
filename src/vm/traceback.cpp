// This file finds the calls that stack traces show: inlined calls are frames of their own, wrappers and the run
// time's functions are left out. runtime::TraceText writes them.
#include <span>

#include "runtime/bubble.h"
#include "runtime/report.h"
#include "vm/vm.h"

namespace vo::vm {

namespace {

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

bool isHidden(const Function* f) {
  if ((f->flags & link::kWrapper) != 0) return true;
  return (f->flags & link::kRuntimeInternal) != 0 && !runtime::isExportedRuntime(f->name);
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

/// As in gc: words of arguments only where there are some; those of inlined calls are never known.
runtime::TraceFrame Vm::traceFrame(const LogicalFrame& f) const {
  return {f.name, fileName(f.file), f.line, !f.inlined && f.function->paramSlots != 0};
}

void Vm::appendTrace(base::Text& out, const Fiber* f, FrameCursor c, std::string_view state, bool asks) {
  constexpr uint32_t kAsk = 512;
  uint32_t seen = 0;
  runtime::TraceText text(out);
  text.begin(f->g, state, f == fiber, library->settingIs("tracebacklabels", "1", true));
  std::vector<LogicalFrame> logical;
  std::string_view inner;
  const Panic* panics = f->panics;
  bool showRuntime = throwing || library->runtimeFramesWanted();
  if (f->pc == specialPc(Special::FiberStart) && f->start != nullptr && f != fiber) {
    const auto* function = reinterpret_cast<const Function*>(f->start->code);
    text.add(traceFrame({function->name, function->startFile, function->startLine, function, false}));
  }
  for (; !c.done(); c.next()) {
    if (asks && ++seen % kAsk == 0 && endsNow()) return;
    const Function* function = functionOf(c.fp);
    logical.clear();
    if (isStub(function)) {
      if (stubKind(function) != Stub::Unwind && !showRuntime) continue;
      LibraryFn here[4];
      for (size_t i = 0, n = libraryFrames(c, &panics, here); i < n; i++) text.add(runtime::traceFrameOf(here[i]));
      continue;
    }
    logicalFrames(function, c.pc, logical);
    for (const LogicalFrame& l : logical) {
      if (!l.inlined && isHidden(function)) continue;
      if (runtime::callsInit(l.name, inner)) continue;
      inner = l.name;
      text.add(traceFrame(l));
    }
  }
  text.end();
  if (f->createdBy == nullptr) return;
  logical.clear();
  logicalFrames(f->createdBy, f->createdAt, logical);
  text.createdBy(traceFrame(logical[0]), f->parentId);
}

/// All goroutines (of a bubble, if one is given) but `except` and the run time's own.
void Vm::appendOthers(base::Text& out, const Fiber* except, uint32_t bubble) {
  for (runtime::G* g = rt.firstG(); g != nullptr; g = g->allNext) {
    const Fiber* f = fiberOf(g);
    if (f == except || g->isSystem || (bubble != 0 && runtime::bubbleOf(g) != bubble)) continue;
    appendOther(out, f);
  }
}

/// A goroutine that does not run.
void Vm::appendOther(base::Text& out, const Fiber* f, bool asks) {
  std::string_view state = f->g.status == runtime::GStatus::Waiting ? std::string_view(waitReasonText(f->g.waitReason))
                                                                    : "runnable";
  appendTrace(out, f, FrameCursor(f->stack, f->fp, f->pc), state, asks);
}

}  // namespace vo::vm
