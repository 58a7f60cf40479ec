// Who allocated what: for messages about addresses that should not be where they are.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace vo::base {

/// What arenas with Arena::logTo tell of: each chunk and, in debug builds, each object.
class AllocationLog {
 public:
  /// `what` is a literal. The running pass and its subject are noted with it.
  void add(const void* p, size_t size, const char* what);
  /// The last one that `p` lies in: "types::Var, pass check of net/http".
  std::string at(const void* p) const;

 private:
  struct Entry {
    const std::byte* begin;
    const std::byte* end;
    const char* what;
    const char* pass;
    size_t subject;
  };
  std::vector<Entry> entries_;
  std::vector<std::string> subjects_;
};

}  // namespace vo::base
