// What an executable does to its process: signals, ticks, standard files.
#pragma once

#include <cstdint>
#include <string_view>

namespace vo::base {
class Allocator;
}
namespace vo::runtime {
struct RuntimeOptions;
struct GcStats;
}

namespace vo::native_runtime {

/// Ends the process, as Go's programs do, if the processor lacks what the code was made for.
void requireCpu();

/// The value of a variable of the environment; empty if there is none.
std::string_view environmentOf(const char* name);
/// GOGC, GOMEMLIMIT, GODEBUG and our own switches; ends the process if one is wrong.
void readEnvironment(runtime::RuntimeOptions& options);
/// A line on stderr: how long the collector's steps took.
void printSteps(const runtime::GcStats& stats, base::Allocator& memory);
/// A standard descriptor that is closed would be the number of the next file opened, which print or a trace then
/// writes into.
void openStandardFiles();
/// As Go's programs: a broken pipe is an error of the write; SIGQUIT, and SIGABRT, SIGSEGV and the like from outside,
/// print all goroutines and exit. Handlers run on a stack of their own.
void installSignals();
/// What each further thread needs: a stack for handlers, and the signals that are its own.
void installThread();
/// From now on the thread's vo_poll_flag is set each 10 ms of processor time that it uses.
void startTicks();
/// How many processors the process may use: by its affinity and its control group's quota, which counts as two at least.
uint32_t processors();
/// The signal that wants the program to end, or 0. Looked at by ticks and before waiting.
int quitSignal();
[[noreturn]] void abortBySignal();

}  // namespace vo::native_runtime
