// Programs in bounds: limits of `vo run`, and its sandbox.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "cli/command.h"
#include "sandbox/gate.h"
#include "vm/machine.h"

namespace vo::cli {

/// Of -allow-read, -allow-write, -allow-net and -allow-env: a list with commas. What is wrong, or
/// empty.
std::string addPermissions(Flag flag, std::string_view list, ConfinedOptions& c);
/// Of -memory, -fuel, -timeout, -seed, -clock, -max-files and -max-output. What is wrong, or empty.
std::string setLimit(Flag flag, std::string_view value, ConfinedOptions& c);

/// What keeps one machine in bounds; outlives it.
class Confinement {
 public:
  /// Completes `options`, whose arguments, environment and natives are set.
  Confinement(const ConfinedOptions& c, vm::Options& options);
  /// Why the program cannot be run like that, or empty.
  const std::string& problem() const;
  /// After vm::installSignals: os/signal gets nothing in a sandbox.
  void keepSignals(vm::Options& options) const;
  /// The machine is about to run.
  void begin(vm::Machine& machine) const;
  /// If a limit has ended the program: which one and where, to stderr.
  void report(vm::Machine& machine) const;

 private:
  const ConfinedOptions& confined_;
  std::optional<sandbox::Gate> gate_;
  std::vector<abi::HelperFn> natives_;
  std::atomic<bool> ending_ = false;
  std::string problem_;
};

}  // namespace vo::cli
