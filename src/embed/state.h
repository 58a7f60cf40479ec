// What stands behind the handles of include/vo/vo.hpp.
#pragma once

#include <atomic>
#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

#include "driver/compile.h"
#include "sandbox/gate.h"
#include "vm/machine.h"
#include "vo/vo.hpp"

namespace vo::detail {

struct EngineState {
  explicit EngineState(const std::string& image) : space(image) {}
  driver::MetadataSpace space;
};

/// A function of a script.
struct Callee {
  Signature signature;
  std::string text;  ///< its type, for people
  const link::Function* function = nullptr;
};

struct ProgramState {
  std::shared_ptr<EngineState> engine;
  std::unique_ptr<driver::Program> program;
  std::string package;  ///< its path
  std::unordered_map<std::string, Callee> functions;
  std::vector<HostFunction> host;
  std::vector<abi::HelperFn> natives;  ///< the library's (those for sandboxes, if it is one), and one for each of the host's
  bool isTrusted = false;
};

struct VmState {
  VmState(std::shared_ptr<ProgramState> p, VmOptions o);
  /// Why it runs nothing any more, or if it does (Error::text is empty) that it does.
  Error howEnded() const;

  std::shared_ptr<ProgramState> program;
  VmOptions options;
  std::atomic<bool> interrupted = false;
  std::string written;          ///< to stderr, of the call under way: a fatal error's text
  bool hasBegun = false, isStarted = false, isCalling = false;
  std::unique_ptr<sandbox::Gate> gate;  ///< null: the script is trusted
  std::string problem;                  ///< why there is no machine, or empty
  std::unique_ptr<vm::Machine> machine;
};

/// The natives that call host functions, one for each number; as many as there may be.
std::span<const abi::HelperFn> hostThunks();

}  // namespace vo::detail
