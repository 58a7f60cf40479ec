// This file delivers signals to os/signal.
//
// Signals are the process'. Only the runtime that its host has given them (State::ownsSignals: the command's one)
// changes handlers and receives signals; for others os/signal does nothing. So the variables below have one user
// besides the handlers.
//
// A handler only notes the signal in a set of bits and writes to an event descriptor, which the poller
// watches. The goroutine of os/signal takes signals from the set and waits on the descriptor when
// it is empty.
#include <signal.h>

#include <atomic>

#include "os/file.h"
#include "os/signal_mask.h"
#include "sched/services.h"
#include "stdlib/native_util.h"
#include "stdlib/signals.h"

namespace vo::stdlib {
namespace {

constexpr uint32_t kSignals = 65;
std::atomic<uint64_t> arrived;       ///< bit s-1: signal s came and was not taken
std::atomic<uint64_t> wanted;        ///< signals that a handler catches
std::atomic<int> inHandlers;         ///< handlers that run, on any thread
std::atomic<bool> receiving;         ///< the goroutine of os/signal has delivered what it took
std::atomic<int> eventFd{-1};
[[gnu::tls_model("initial-exec")]] thread_local os::SignalMask savedMask;  ///< of a thread that is about to fork
os::SignalMask firstMask;              ///< what was blocked when the process began

uint64_t bit(uint32_t s) { return uint64_t{1} << (s - 1); }
bool known(uint32_t s) { return s >= 1 && s < kSignals; }

void post(uint32_t s) {
  VO_DCHECK(known(s), "the kernel's signals are numbered from 1 to 64");
  arrived.fetch_or(bit(s));
  os::postEvent(eventFd.load());
}

void raiseHere(int s) { os::call(SYS_tgkill, os::call(SYS_getpid).r1, os::call(SYS_gettid).r1, s); }

/// Each signal is delivered or does what it does without a handler: one that Stop has overtaken comes again when this handler is left.
void onSignal(int s) {
  inHandlers.fetch_add(1);
  if ((wanted.load() & bit(static_cast<uint32_t>(s))) != 0)
    post(static_cast<uint32_t>(s));
  else
    raiseHere(s);
  inHandlers.fetch_sub(1);
}

/// What was there before os/signal first changed a signal: Stop goes back to it.
struct sigaction originals[kSignals];
std::atomic<uint64_t> changed;  ///< bit s-1: originals[s] is set

void setAction(uint32_t s, void (*handler)(int)) {
  struct sigaction action = {};
  action.sa_handler = handler;
  action.sa_flags = SA_RESTART | SA_ONSTACK;
  sigfillset(&action.sa_mask);
  sigaction(static_cast<int>(s), &action, nullptr);
}

void keepOriginal(uint32_t s) {
  VO_DCHECK(known(s), "signals that do not exist have been refused");
  if ((changed.fetch_or(bit(s)) & bit(s)) == 0) sigaction(static_cast<int>(s), nullptr, &originals[s]);
}

}  // namespace

void takeQuietSignals() {
  firstMask = os::setBlocked(os::kAllSignals);
  os::setBlocked(firstMask);
  // A handler, not SIG_IGN, which child processes would inherit.
  for (int s : {SIGPIPE, SIGUSR1, SIGUSR2, SIGALRM, SIGXCPU, SIGXFSZ, SIGVTALRM, SIGPROF, SIGIO, SIGPWR})
    setAction(static_cast<uint32_t>(s), [](int) {});
}

void blockSignals() { savedMask = os::setBlocked(os::kAllSignals); }
void unblockSignals() { os::setBlocked(savedMask); }
void unblockAsAtStart() { os::setBlocked(firstMask); }

void resetSignalHandlers() {
  uint64_t set = wanted.load();
  for (uint32_t s = 1; s < kSignals; s++)
    if ((set & bit(s)) != 0) setAction(s, SIG_DFL);
}

// signal_enable(s uint32)
HelperStatus signalEnable(HelperContext& cx, Slot* frame) {
  State& state = State::of(cx);
  auto s = static_cast<uint32_t>(frame[0]);
  state.unnoticed.end();
  if (!state.ownsSignals) return kDone;
  state.services.signalsActive = true;
  if (eventFd.load() < 0) eventFd = os::makeEvent();
  if (state.signalFile == sched::PollHandle::None) {
    int error = 0;
    state.signalFile = state.services.poller.open(eventFd.load(), &error);
  }
  if (!known(s) || s == SIGKILL || s == SIGSTOP) return kDone;
  keepOriginal(s);
  wanted.fetch_or(bit(s));
  setAction(s, onSignal);
  return kDone;
}
// signal_disable(s uint32)
HelperStatus signalDisable(HelperContext& cx, Slot* frame) {
  auto s = static_cast<uint32_t>(frame[0]);
  if (!State::of(cx).ownsSignals || !known(s) || (wanted.load() & bit(s)) == 0) return kDone;
  sigaction(static_cast<int>(s), &originals[s], nullptr);  // first: see onSignal
  wanted.fetch_and(~bit(s));
  return kDone;
}
// signal_ignore(s uint32)
HelperStatus signalIgnore(HelperContext& cx, Slot* frame) {
  State::of(cx).unnoticed.end();
  auto s = static_cast<uint32_t>(frame[0]);
  if (!State::of(cx).ownsSignals || !known(s) || s == SIGKILL || s == SIGSTOP) return kDone;
  keepOriginal(s);
  setAction(s, SIG_IGN);
  wanted.fetch_and(~bit(s));
  return kDone;
}
// signal_ignored(s uint32) bool
HelperStatus signalIgnored(HelperContext&, Slot* frame) {
  auto s = static_cast<uint32_t>(frame[1]);
  struct sigaction action = {};
  bool ignored = known(s) && sigaction(static_cast<int>(s), nullptr, &action) == 0 && action.sa_handler == SIG_IGN;
  frame[0] = ignored;
  return kDone;
}
// nextSignal() uint32
HelperStatus signalNext(HelperContext& cx, Slot* frame) {
  if (!State::of(cx).ownsSignals) return frame[0] = UINT32_MAX, kDone;
  uint64_t set = arrived.load();
  frame[0] = 0;
  receiving = set == 0;
  if (set == 0) return kDone;
  auto s = static_cast<uint32_t>(__builtin_ctzll(set)) + 1;
  arrived.fetch_and(~bit(s));  // after `receiving`: see signalIsIdle
  frame[0] = s;
  return kDone;
}
// waitSignal()
HelperStatus signalWait(HelperContext& cx, Slot*) {
  State& state = State::of(cx);
  if (state.signalFile == sched::PollHandle::None || os::takeEvent(eventFd.load()) || arrived.load() != 0) return kDone;
  return state.services.poller.waitCanceled(cx.g, state.signalFile, 'r');
}
// isIdle() bool
HelperStatus signalIsIdle(HelperContext& cx, Slot* frame) {
  frame[0] = !State::of(cx).ownsSignals || (inHandlers.load() == 0 && arrived.load() == 0 && receiving.load());
  return kDone;
}

void brokenPipe() {
  struct sigaction action = {};
  if (sigaction(SIGPIPE, nullptr, &action) == 0 && action.sa_handler == SIG_IGN) return;
  if ((wanted.load() & bit(SIGPIPE)) != 0) return post(SIGPIPE);
  setAction(SIGPIPE, SIG_DFL);
  os::unblock(os::maskOf(SIGPIPE));
  raiseHere(SIGPIPE);
}

// os.sigpipe(): a write to standard output or error met a broken pipe
HelperStatus osSigpipe(HelperContext& cx, Slot*) {
  if (State::of(cx).ownsSignals) brokenPipe();
  return kDone;
}

}  // namespace vo::stdlib
