// When a program on the VM stands: breakpoints, steps, pauses, panics. Client says what happens
// then.
//
// A step ends where another line begins: in the frame that it began in, or in the one around it
// when that has returned; `in` also in a function of the user's that is entered. Functions of the
// library are gone through, whatever they call of the user's is not. A deferred call that a panic
// makes ends steps, too: nobody would see where the program has gone otherwise. Other goroutines
// run during a step and do not end it, their breakpoints do.
#pragma once

#include <atomic>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "debug/inspector.h"
#include "debug/places.h"
#include "vm/debug.h"

namespace vo::debug {

struct Breakpoint {
  int64_t id = 0;
  std::vector<const link::Word*> at;
  std::string condition, log;
  /// "5", "==5", ">5", ">=5", "<5", "<=5", "%5"; empty: each time. See isHitCondition.
  std::string hitCondition;
  bool isOfFunction = false;
  uint64_t hits = 0;
};
bool isHitCondition(std::string_view text);

enum class Reason : uint8_t {
  Entry,
  Step,
  Breakpoint,
  FunctionBreakpoint,
  Pause,
  Panic,
  Unrecovered,
  Fatal
};

struct Stop {
  Reason reason;
  std::string text;  ///< of a panic or fatal error
  std::vector<int64_t> breakpoints;
};

/// On the machine's thread.
class Client {
 public:
  virtual ~Client() = default;
  /// Returns when the program is to go on (after Controller::go), or to end: false.
  virtual bool stopped(const Stop& stop) = 0;
  /// Controller::wake was called. False: the program is to end.
  virtual bool woken() = 0;
  virtual void log(const std::string& text, const Frame& frame) = 0;
};

enum class Go : uint8_t { On, Over, In, Out, ToEntry };

class Controller final : public vm::Debugger {
 public:
  Controller(const link::Program& program, const Places& places, Client& client);

  /// Of one source, or of functions: those that were there before with the same `owner` go.
  void setBreakpoints(const std::string& owner, std::vector<Breakpoint> breakpoints);
  void stopAt(bool panics, bool unrecovered, bool fatal) {
    atPanics_ = panics, atUnrecovered_ = unrecovered, atFatal_ = fatal;
  }
  /// How the program goes on when it does, in this goroutine.
  void go(Go how, const vm::Fiber* fiber);
  void pause() {
    pauses_ = true;
    look();
  }
  /// Any thread: Client::woken is called soon.
  void wake() {
    isWoken_.store(true);
    asksAlways.store(true);
  }
  /// The machine that it looks at. REQUIRED before that runs.
  void attach(Inspector& inspector) { in_ = &inspector; }

  bool instruction(vm::Vm& vm) override;
  void failing(std::string_view text) override { failure_ = text; }
  bool panics(vm::Vm& vm, abi::Eface value) override;
  bool unrecovered(vm::Vm& vm) override;
  bool fatal(vm::Vm& vm, std::string_view text) override;
  bool idle(vm::Vm& vm) override;

 private:
  struct Owned {
    std::string owner;
    std::vector<Breakpoint> list;
  };
  bool stop(vm::Vm& vm, Stop what);
  bool hear(vm::Vm& vm);
  void look() { asksAlways.store(pauses_ || how_ != Go::On || isWoken_.load()); }
  bool stepEnds(vm::Vm& vm);
  bool isCalledBy(const abi::Slot* inner, const abi::Slot* outer) const;
  std::vector<int64_t> breakpointsHere(vm::Vm& vm, bool* isOfFunction);
  Frame frameAt(vm::Vm& vm) const;

  const link::Program& program_;
  const Places& places_;
  Client& client_;
  Inspector* in_ = nullptr;
  std::vector<Owned> breakpoints_;
  std::atomic<bool> isWoken_ = false;
  bool pauses_ = false;
  bool atPanics_ = false, atUnrecovered_ = true, atFatal_ = true;
  std::string failure_;  ///< text of the run-time error whose value is made
  std::map<const void*, std::string> panicTexts_;  ///< by where values are

  // The step under way: where it began.
  Go how_ = Go::On;
  uint64_t goroutine_ = 0;
  const abi::Slot* fp_ = nullptr;
  const link::Function* function_ = nullptr;
  uint32_t line_ = 0, file_ = 0;
  // Where the last instruction of the step was.
  const abi::Slot* lastFp_ = nullptr;
  const link::Function* lastFunction_ = nullptr;
  enum class Where : uint8_t { Here, Inside, Outside } where_ = Where::Here;
  bool lastIsOwn_ = false;
};

}  // namespace vo::debug
