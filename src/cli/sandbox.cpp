#include "cli/sandbox.h"

#include <unistd.h>

#include <charconv>
#include <cstdio>
#include <limits>

#include "os/clock.h"

namespace vo::cli {
namespace {

/// A number with one of the units behind it, of which "" may be one. `factors` are those of
/// `units`.
bool parseWithUnit(std::string_view text,
                   std::span<const std::pair<std::string_view, uint64_t>> units, uint64_t* value) {
  uint64_t n;
  auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), n);
  if (error != std::errc()) return false;
  std::string_view unit(end, static_cast<size_t>(text.data() + text.size() - end));
  for (auto [name, factor] : units)
    if (unit == name) return !__builtin_mul_overflow(n, factor, value);
  return false;
}

constexpr std::pair<std::string_view, uint64_t> kCounts[] = {
    {"", 1}, {"k", 1000}, {"K", 1000}, {"M", 1000'000}, {"G", 1000'000'000}};
constexpr std::pair<std::string_view, uint64_t> kBytes[] = {
    {"", 1},        {"B", 1},         {"k", 1 << 10}, {"K", 1 << 10},  {"KiB", 1 << 10},
    {"M", 1 << 20}, {"MiB", 1 << 20}, {"G", 1 << 30}, {"GiB", 1 << 30}};
constexpr std::pair<std::string_view, uint64_t> kTimes[] = {
    {"ns", 1},           {"us", 1000},          {"µs", 1000},           {"ms", 1000'000},
    {"s", 1000'000'000}, {"m", 60'000'000'000}, {"h", 3600'000'000'000}};

}  // namespace

std::string addPermissions(Flag flag, std::string_view list, ConfinedOptions& c) {
  c.hasPermissions = true;
  do {
    size_t end = list.find(',');
    std::string_view one = list.substr(0, end);
    list.remove_prefix(end == std::string_view::npos ? list.size() : end + 1);
    if (one.empty()) return "a permission needs something that it is for";
    sandbox::Permissions& p = c.permissions;
    if (flag == Flag::AllowNet) {
      if (std::string why = p.addNet(one); !why.empty()) return "-allow-net: " + why;
    } else {
      (flag == Flag::AllowRead    ? p.read
       : flag == Flag::AllowWrite ? p.write
                                  : p.env)
          .emplace_back(one);
    }
  } while (!list.empty());
  return {};
}

std::string setLimit(Flag flag, std::string_view value, ConfinedOptions& c) {
  uint64_t n = 0;
  constexpr uint64_t kMost = std::numeric_limits<int64_t>::max();
  auto is = [&](auto& units) { return parseWithUnit(value, units, &n) && n > 0 && n <= kMost; };
  std::string text(value);
  switch (flag) {
    case Flag::Memory:
      if (!is(kBytes)) return "-memory takes bytes, as 64M or 64MiB, not " + text;
      c.memory = n;
      return {};
    case Flag::Fuel:
      if (!is(kCounts)) return "-fuel takes a number, as 10M, not " + text;
      c.fuel = n;
      return {};
    case Flag::Timeout:
      if (!is(kTimes)) return "-timeout takes a duration, as 500ms or 2s, not " + text;
      c.timeout = static_cast<int64_t>(n);
      return {};
    case Flag::Seed:
      if (!is(kCounts)) return "-seed takes a number above 0, not " + text;
      c.seed = n;
      return {};
    case Flag::Clock:
      c.hasPermissions = true;
      if (!is(kTimes)) return "-clock takes a duration, as 1ms, not " + text;
      c.permissions.clockStep = static_cast<int64_t>(n);
      return {};
    case Flag::MaxFiles:
      c.hasPermissions = true;
      if (!is(kCounts)) return "-max-files takes a number, not " + text;
      c.permissions.openFiles = n;
      return {};
    default:
      c.hasPermissions = true;
      if (!is(kBytes)) return "-max-output takes bytes, as 1M, not " + text;
      c.permissions.outputBytes = n;
      return {};
  }
}

Confinement::Confinement(const ConfinedOptions& c, vm::Options& options) : confined_(c) {
  options.runtime.heap.memoryLimit = c.memory;
  options.instructionBudget = c.fuel;
  if (c.seed != 0) options.runtime.seed = c.seed;
  if (!c.isOn) return;
  char folder[4096];
  if (getcwd(folder, sizeof folder) == nullptr) folder[0] = '/', folder[1] = 0;
  gate_.emplace(c.permissions, folder, c.seed);
  problem_ = gate_->problem();
  natives_ = sandbox::confinedNatives();
  options.gate = &*gate_;
  options.natives = natives_;
  options.interrupt = gate_->interrupt = &ending_;
  options.env = c.permissions.environment(options.env);
}

const std::string& Confinement::problem() const { return problem_; }

void Confinement::keepSignals(vm::Options& options) const {
  if (gate_) options.ownsSignals = false;
}

void Confinement::begin(vm::Machine& machine) const {
  if (confined_.timeout == 0) return;
  int64_t now = os::nanotime();
  machine.setDeadline(
      confined_.timeout > std::numeric_limits<int64_t>::max() - now ? 0 : now + confined_.timeout);
}

void Confinement::report(vm::Machine& machine) const {
  const char* what = nullptr;
  if (machine.outcome() == vm::Outcome::BudgetUsed) {
    what = "out of fuel (-fuel)";
  } else if (machine.outcome() == vm::Outcome::Interrupted) {
    what = gate_ && gate_->outputExceeded() ? "too much output (-max-output)"
                                                 : "out of time (-timeout)";
  }
  if (what == nullptr) return;
  std::string trace = machine.traceAtEnd();
  fprintf(stderr, "vo: the program was ended: %s\n%s", what, trace.c_str());
}

}  // namespace vo::cli
