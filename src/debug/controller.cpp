// This file decides at which instructions the program stands.
#include "debug/controller.h"

#include <algorithm>
#include <charconv>

#include "debug/evaluate.h"

namespace vo::debug {

using link::Function;
using link::LineStep;

namespace {

struct HitCondition {
  std::string_view op;
  uint64_t n = 0;
};

bool parse(std::string_view text, HitCondition& c) {
  while (text.starts_with(' ')) text.remove_prefix(1);
  while (text.ends_with(' ')) text.remove_suffix(1);
  c.op = "==";
  for (std::string_view op : {"==", ">=", "<=", ">", "<", "%", "="}) {
    if (!text.starts_with(op)) continue;
    c.op = op == "=" ? "==" : op;
    text.remove_prefix(op.size());
    break;
  }
  while (text.starts_with(' ')) text.remove_prefix(1);
  std::from_chars_result r = std::from_chars(text.data(), text.data() + text.size(), c.n);
  return r.ec == std::errc() && r.ptr == text.data() + text.size() && (c.op != "%" || c.n != 0);
}

bool isHit(std::string_view condition, uint64_t hits) {
  HitCondition c;
  if (condition.empty() || !parse(condition, c)) return true;
  if (c.op == "==") return hits == c.n;
  if (c.op == ">=") return hits >= c.n;
  if (c.op == "<=") return hits <= c.n;
  if (c.op == ">") return hits > c.n;
  if (c.op == "<") return hits < c.n;
  return hits % c.n == 0;
}

}  // namespace

bool isHitCondition(std::string_view text) {
  HitCondition c;
  return parse(text, c);
}

Controller::Controller(const link::Program& program, const Places& places, Client& client)
    : program_(program), places_(places), client_(client) {
  firstWord = reinterpret_cast<const link::Word*>(program.regionBase);
  const link::Word* end = firstWord;
  for (const link::Program* p = &program; p != nullptr; p = p->base)
    for (const Function* f : p->functions) end = std::max(end, f->code + f->codeWords);
  marks.resize(static_cast<size_t>(end - firstWord) / 64 + 1);
}

void Controller::setBreakpoints(const std::string& owner, std::vector<Breakpoint> breakpoints) {
  std::erase_if(breakpoints_, [&](const Owned& o) { return o.owner == owner; });
  breakpoints_.push_back({owner, std::move(breakpoints)});
  std::fill(marks.begin(), marks.end(), 0);
  for (const Owned& o : breakpoints_)
    for (const Breakpoint& b : o.list)
      for (const link::Word* at : b.at) {
        auto i = static_cast<size_t>(at - firstWord);
        marks[i / 64] |= uint64_t{1} << i % 64;
      }
}

void Controller::go(Go how, const vm::Fiber* fiber) {
  pauses_ = false;
  how_ = how;
  lastFp_ = nullptr;
  if (how != Go::On && how != Go::ToEntry) {
    std::vector<Frame> frames = fiber != nullptr ? in_->framesOf(fiber) : std::vector<Frame>();
    if (frames.empty() || frames[0].fp == nullptr) {
      how_ = Go::On;
    } else {
      goroutine_ = fiber->g.id;
      fp_ = frames[0].fp;
      function_ = frames[0].function;
      const LineStep* step = stepAt(function_, frames[0].pc - 1);
      line_ = step != nullptr ? step->line : 0;
      file_ = step != nullptr ? step->file : 0;
    }
  }
  look();
}

bool Controller::hear(vm::Vm& vm) {
  if (!isWoken_.exchange(false)) return true;
  bool goesOn = client_.woken();
  look();
  if (!goesOn) vm.endWith(vm::Outcome::Interrupted, 2);
  return goesOn;
}

bool Controller::stop(vm::Vm& vm, Stop what) {
  how_ = Go::On;
  pauses_ = false;
  isWoken_.store(false);
  bool goesOn = client_.stopped(what);
  look();
  if (!goesOn) vm.endWith(vm::Outcome::Interrupted, 2);
  return goesOn;
}

Frame Controller::frameAt(vm::Vm& vm) const {
  Frame f{vm.fiber, vm.fp, vm.pc, vm::functionOf(vm.fp), {}, 0, 0, false};
  f.name = f.function->name;
  if (const LineStep* s = stepAt(f.function, vm.pc - 1)) f.line = s->line, f.file = s->file;
  return f;
}

std::vector<int64_t> Controller::breakpointsHere(vm::Vm& vm, bool* isOfFunction) {
  std::vector<int64_t> hit;
  const link::Word* at = vm.pc - 1;
  auto i = static_cast<uint64_t>(at - firstWord);
  if (i / 64 >= marks.size() || (marks[i / 64] >> i % 64 & 1) == 0) return hit;
  Frame frame = frameAt(vm);
  for (Owned& o : breakpoints_) {
    for (Breakpoint& b : o.list) {
      if (std::find(b.at.begin(), b.at.end(), at) == b.at.end()) continue;
      if (!b.condition.empty()) {
        std::expected<bool, std::string> holds = evaluateCondition(*in_, frame, b.condition);
        // A condition that cannot be evaluated stops, so that it is noticed.
        if (!holds) client_.log("condition " + b.condition + ": " + holds.error(), frame);
        if (holds && !*holds) continue;
      }
      b.hits++;
      if (!isHit(b.hitCondition, b.hits)) continue;
      if (b.log.empty()) {
        hit.push_back(b.id);
        *isOfFunction = b.isOfFunction;
        continue;
      }
      std::string text;
      for (size_t p = 0; p < b.log.size(); p++) {
        size_t end = b.log[p] == '{' ? b.log.find('}', p) : std::string::npos;
        if (end == std::string::npos) {
          text += b.log[p];
          continue;
        }
        std::expected<Value, std::string> v =
            evaluate(*in_, frame, std::string_view(b.log).substr(p + 1, end - p - 1));
        text += v ? in_->text(*v) : "{" + v.error() + "}";
        p = end;
      }
      client_.log(text, frame);
    }
  }
  return hit;
}

/// Whether the frame `outer` is `inner` or has called it, directly or through others.
bool Controller::isCalledBy(const abi::Slot* inner, const abi::Slot* outer) const {
  for (const abi::Slot* f = inner; f != nullptr; f = vm::callerOf(f))
    if (f == outer && vm::functionOf(f) == function_) return true;
  return false;
}

bool Controller::stepEnds(vm::Vm& vm) {
  const Function* f = vm::functionOf(vm.fp);
  if (how_ == Go::ToEntry) return f == program_.main && stepAt(f, vm.pc - 1) != nullptr;
  if (vm.fiber->g.id != goroutine_) return false;
  if (vm.fp != lastFp_ || f != lastFunction_) {
    lastFp_ = vm.fp;
    lastFunction_ = f;
    lastIsOwn_ = !vm.isStub(f) && places_.isOwn(f);
    where_ = vm.fp == fp_ && f == function_ ? Where::Here
             : isCalledBy(vm.fp, fp_)       ? Where::Inside
                                            : Where::Outside;
  }
  if (!lastIsOwn_) return false;
  const LineStep* step = stepAt(f, vm.pc - 1);
  if (step == nullptr) return false;
  switch (where_) {
    case Where::Here:
      return how_ != Go::Out && (step->line != line_ || step->file != file_);
    case Where::Inside: {
      if (how_ == Go::In) return true;
      const abi::Slot* caller = vm::callerOf(vm.fp);
      const Function* by = caller != nullptr ? vm::functionOf(caller) : nullptr;
      return by != nullptr && vm.isStub(by) && vm.stubKind(by) == vm::Stub::Unwind;
    }
    case Where::Outside:
      return true;
  }
  return false;
}

bool Controller::instruction(vm::Vm& vm) {
  if (vm::isSpecialPc(vm.pc - 1) || vm.fiber == nullptr) return true;
  if (!hear(vm)) return false;
  bool isOfFunction = false;
  std::vector<int64_t> hit = breakpointsHere(vm, &isOfFunction);
  if (!hit.empty())
    return stop(
        vm, {isOfFunction ? Reason::FunctionBreakpoint : Reason::Breakpoint, {}, std::move(hit)});
  if (how_ != Go::On && stepEnds(vm))
    return stop(vm, {how_ == Go::ToEntry ? Reason::Entry : Reason::Step, {}, {}});
  if (pauses_) return stop(vm, {Reason::Pause, {}, {}});
  return true;
}

bool Controller::panics(vm::Vm& vm, abi::Eface value) {
  std::string text = failure_.empty() ? in_->panicText(value) : failure_;
  failure_.clear();
  constexpr size_t kMostTexts = 64;
  if (panicTexts_.size() == kMostTexts) panicTexts_.clear();
  panicTexts_[value.data] = text;
  if (!atPanics_) return true;
  return stop(vm, {Reason::Panic, text, {}});
}

bool Controller::unrecovered(vm::Vm& vm) {
  if (!atUnrecovered_) return true;
  abi::Eface value = vm.fiber->panics->value;
  auto text = panicTexts_.find(value.data);
  return stop(
      vm,
      {Reason::Unrecovered, text != panicTexts_.end() ? text->second : in_->panicText(value), {}});
}

bool Controller::fatal(vm::Vm& vm, std::string_view text) {
  if (!atFatal_) return true;
  return stop(vm, {Reason::Fatal, "fatal error: " + std::string(text), {}});
}

bool Controller::idle(vm::Vm& vm) {
  if (!hear(vm)) return false;
  return pauses_ ? stop(vm, {Reason::Pause, {}, {}}) : true;
}

}  // namespace vo::debug
