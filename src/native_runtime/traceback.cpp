// This file finds functions and the calls that stack traces show: inlined calls are frames of their own, wrappers and
// the run time's functions are left out. runtime::TraceText writes them.
#include <algorithm>
#include <span>

#include "native_runtime/machine.h"
#include "runtime/bubble.h"
#include "runtime/report.h"

namespace vo::native_runtime {

namespace {

/// The step of a line table that covers a byte of code.
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

uint64_t entryOf(const Function* f) { return reinterpret_cast<uint64_t>(f->code); }

/// What stands before the line table.
struct LinesHeader {
  uint32_t codeBytes;
  uint32_t steps;
};

/// `lines` of a function in the executable has its address only: the table says how long it is.
const LinesHeader* headerOf(const Function* f) {
  const link::LineStep* lines = f->lines.data();
  return lines != nullptr ? reinterpret_cast<const LinesHeader*>(lines) - 1 : nullptr;
}

std::span<const link::LineStep> linesOf(const Function* f) {
  const LinesHeader* h = headerOf(f);
  if (h == nullptr) return {};
  return {f->lines.data(), h->steps};
}

/// The inlined call at a return address: 1 + its index in Function::inlines; 0: none.
const link::LineStep* stepBefore(const Function* f, uint64_t pc) {
  const LinesHeader* h = headerOf(f);
  uint64_t offset = pc - entryOf(f);
  bool inCode = h != nullptr && offset != 0 && offset <= h->codeBytes;
  return stepAt(linesOf(f), inCode ? static_cast<uint32_t>(offset - 1) : 0);
}

}  // namespace

const Function* Machine::functionOfPc(uint64_t pc) {
  if (byCode.empty()) {
    for (const Function* f : program.functions)
      if (f->code != nullptr && headerOf(f) != nullptr) byCode.push(f);  // else it is code of the run time
    std::sort(byCode.begin(), byCode.end(), [](const Function* a, const Function* b) { return entryOf(a) < entryOf(b); });
  }
  if (pc == 0) return nullptr;  // (programs ask runtime.FuncForPC about any number)
  uint64_t before = pc - 1;
  auto* it = std::upper_bound(byCode.begin(), byCode.end(), before, [](uint64_t at, const Function* f) { return at < entryOf(f); });
  if (it == byCode.begin()) return nullptr;
  const Function* f = *--it;
  const LinesHeader* h = headerOf(f);
  return before - entryOf(f) < h->codeBytes ? f : nullptr;
}

const void* Machine::stackMapOf(const Function* f) const {
  const LinesHeader* h = headerOf(f);
  return h != nullptr ? f->lines.data() + h->steps : nullptr;
}

const Function* Machine::functionAtAddress(uint64_t address) const {
  auto it = std::lower_bound(program.functions.begin(), program.functions.end(), reinterpret_cast<const Function*>(address));
  return it != program.functions.end() && reinterpret_cast<uint64_t>(*it) == address ? *it : nullptr;
}

bool Machine::isInlinedAt(const Function* f, uint64_t pc) const {
  const link::LineStep* step = stepBefore(f, pc);
  return step != nullptr && step->inlined != 0;
}

void Machine::logicalFrames(const Function* f, uint64_t pc, base::Vec<LogicalFrame>& out) const {
  const link::LineStep* step = stepBefore(f, pc);
  uint32_t line = step != nullptr && step->line != 0 ? step->line : f->startLine;
  uint32_t file = step != nullptr ? step->file : f->startFile;
  for (uint32_t i = step != nullptr ? step->inlined : 0; i != 0;) {
    const link::InlineFrame& in = f->inlines[i - 1];
    out.push({in.function, file, line, f, true});
    line = in.line;
    file = in.file;
    i = in.parent;
  }
  out.push({f->name, file, line, f, false});
}

uint64_t Machine::firstCopy(const Function* f, uint64_t pc) const {
  const link::LineStep* step = stepBefore(f, pc);
  auto isSame = [step](const link::LineStep* s) {
    return s != nullptr && s->line == step->line && s->file == step->file && s->inlined == step->inlined;
  };
  if (step == nullptr) return pc;
  for (const link::LineStep& s : linesOf(f))
    if (uint64_t first = entryOf(f) + s.pc + 1; isSame(&s) && isSame(stepBefore(f, first))) return first;
  return pc;
}

std::string_view Machine::fileName(uint32_t file) const {
  if (file >= program.firstFile && file - program.firstFile < program.files.size()) return program.files[file - program.firstFile];
  return "?";
}

/// As in gc: words of arguments only where there are some; those of inlined calls are never known.
runtime::TraceFrame Machine::traceFrame(const LogicalFrame& f) const {
  return {f.name, fileName(f.file), f.line, !f.inlined && f.function->paramSlots != 0};
}

void Machine::appendTrace(base::Text& out, const Goroutine* f, FrameCursor c, std::string_view state) {
  runtime::TraceText text(out);
  text.begin(f->g, state, f == current, library->settingIs("tracebacklabels", "1", true));
  base::Vec<LogicalFrame> logical(rt.memory);
  std::string_view inner;
  bool showRuntime = throwing || library->runtimeFramesWanted();
  if (f->start != nullptr && f != current) {
    const auto* function = reinterpret_cast<const Function*>(f->start->code);
    text.add(traceFrame({function->name, function->startFile, function->startLine, function, false}));
  }
  for (; !c.done(); c.next()) {
    if (c.record != nullptr) {
      if (c.record->kind != RecordKind::Unwind && !showRuntime) continue;
      LibraryFn here[4];
      for (size_t i = 0, n = libraryFrames(f, c.record, here); i < n; i++) text.add(runtime::traceFrameOf(here[i]));
      continue;
    }
    const Function* function = functionOfPc(c.pc);
    if (function == nullptr) continue;  // a stub of reflect's
    logical.clear();
    // In its prologue a function stands at its beginning.
    logicalFrames(function, c.atEntry ? entryOf(function) : c.pc, logical);
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
void Machine::appendOthers(base::Text& out, const Goroutine* except, uint32_t bubble) {
  stopWorldSoon();
  for (runtime::G* g = rt.firstG(); g != nullptr; g = g->allNext) {
    const Goroutine* f = goroutineOf(g);
    if (f == except || g->isSystem || (bubble != 0 && runtime::bubbleOf(g) != bubble)) continue;
    appendOther(out, f);
  }
}

/// A goroutine that does not run, or that has been stopped.
void Machine::appendOther(base::Text& out, const Goroutine* f) {
  std::string_view state = "runnable";
  if (f->g.status == runtime::GStatus::Waiting) state = runtime::waitReasonText(f->g.waitReason);
  if (f->g.status == runtime::GStatus::Syscall) state = "syscall";
  if (f->g.status == runtime::GStatus::Running) {
    state = "running";
    for (const Thread* t : threads) {
      if (t->current == f && t->inForeign.load() != 0) state = "syscall";
      if (t->current != f || !t->isOutside.load(std::memory_order_acquire)) continue;
      runtime::TraceText text(out);
      text.begin(f->g, state, false, library->settingIs("tracebacklabels", "1", true));
      out += "\tgoroutine running on other thread; stack unavailable\n";
      text.end();
      return;
    }
  }
  appendTrace(out, f, FrameCursor(*f), state);
}

}  // namespace vo::native_runtime
