// The gate of a sandboxed program: each system call that it may make at all has a row in calls.def.
//
// Files are found beneath the permitted folders by the kernel (openat2 with RESOLVE_BENEATH), so
// that neither .. nor symbolic links lead out; files that the program has not opened itself are
// none of its own. The working directory is the program's alone: the process' stays. A gate belongs
// to its machine's thread. It closes what the program has left open.
#pragma once

#include <atomic>
#include <functional>
#include <random>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "abi/helper.h"
#include "sandbox/permissions.h"
#include "stdlib/gate.h"

namespace vo::sandbox {

/// The library's natives, those that reach beyond the machine in an unguarded way replaced by one
/// that ends the program.
std::vector<abi::HelperFn> confinedNatives();

class Gate final : public stdlib::Gate {
 public:
  /// `folder`: the working directory that the program begins in. `seed`: of what it gets for random
  /// numbers of the system; 0: it gets none, unless they are permitted.
  Gate(Permissions permissions, std::string folder, uint64_t seed);
  ~Gate();
  Gate(const Gate&) = delete;
  Gate& operator=(const Gate&) = delete;

  /// What is wrong with the permissions (a folder that is not there), or empty.
  const std::string& problem() const { return problem_; }
  /// Is set to true when the program has written more than it may, which it is to end for. May be null.
  std::atomic<bool>* interrupt = nullptr;
  bool outputExceeded() const { return outputExceeded_; }
  /// Where standard output and error go; empty: to the process'.
  std::function<void(int fd, std::string_view text)> output;
  /// Standard input is the process'; else it is empty.
  bool hasInput = true;

  bool answers(uint64_t number, const uint64_t* args, os::CallResult* result) override;
  bool owns(int fd) const override;

 private:
  enum class Right : uint8_t { Read, Write };
  /// A permitted folder, or a file in one.
  struct Root {
    std::string path, real;  ///< as named and as it is, absolute
    std::string file;        ///< the name, if it is a file
    int folder = -1;
  };
  /// A place in the file system to do something at: a folder's descriptor, and a name in it, which
  /// may be empty for the thing itself.
  class Place;
  struct Own {
    bool isOpen = false, mayWrite = false;
  };

  void addRoot(const std::string& path, std::vector<Root>& roots);
  const Root* rootOf(const std::vector<Root>& roots, const std::string& path,
                     std::string* rest) const;
  std::string absolute(int dir, const char* path) const;
  uint64_t openBeneath(Right right, int dir, const char* path, uint64_t flags, uint64_t mode,
                       int* fd) const;
  Place parent(Right right, int dir, const char* path) const;
  Place whole(Right right, int dir, const char* path, uint64_t flags = 0) const;
  os::CallResult note(const os::CallResult& opened, bool mayWrite);
  bool writeOut(uint64_t number, const uint64_t* a, os::CallResult* r);
  bool isFull() const { return count_ >= permissions_.openFiles; }
  static constexpr os::CallResult refusal(stdlib::Refusal why) {
    return {~uint64_t{0}, 0, static_cast<uint64_t>(why)};
  }
  static constexpr os::CallResult failure(uint64_t error) { return {~uint64_t{0}, 0, error}; }
  os::CallResult refused(Right right) const {
    return refusal(right == Right::Read ? stdlib::Refusal::Read : stdlib::Refusal::Write);
  }
  bool mayReach(const void* address, uint64_t size) const;

  // One for each kind of row of calls.def: true if *r is the answer.
#define VO_GATE(name) bool name(uint64_t number, const uint64_t* a, os::CallResult* r)
  VO_GATE(free);
  VO_GATE(file);
  VO_GATE(own);
  VO_GATE(input);
  VO_GATE(twoFiles);
  VO_GATE(changed);
  VO_GATE(write);
  VO_GATE(close);
  VO_GATE(copied);
  VO_GATE(control);
  VO_GATE(pipe);
  VO_GATE(open);
  VO_GATE(stat);
  VO_GATE(access);
  VO_GATE(readLink);
  VO_GATE(made);
  VO_GATE(renamed);
  VO_GATE(linked);
  VO_GATE(symlink);
  VO_GATE(attributes);
  VO_GATE(truncated);
  VO_GATE(folder);
  VO_GATE(folderOfFile);
  VO_GATE(where);
  VO_GATE(random);
  VO_GATE(socket);
  VO_GATE(address);
  VO_GATE(listen);
  VO_GATE(accept);
  VO_GATE(sendTo);
  VO_GATE(sendMessage);
  VO_GATE(option);
#undef VO_GATE

  Permissions permissions_;
  std::string folder_;
  std::vector<Root> read_, write_;
  std::vector<Own> files_;
  uint64_t count_ = 0, written_ = 0;
  bool hasSeed_, outputExceeded_ = false;
  std::mt19937_64 rng_;
  std::string problem_;
};

}  // namespace vo::sandbox
