// The beginning of a program that nobody can have noticed yet: it could end here and begin once more, in whatever way.
//
// It may ask what is, and read plain files. What it writes to standard output and error is held back, as long as its host
// wants that; then, or when it does anything else that others can see, all of it is written.
#pragma once

#include <cstdint>
#include <string_view>

#include "base/vec.h"
#include "os/call.h"

namespace vo::stdlib {

class Unnoticed {
 public:
  explicit Unnoticed(base::Allocator& memory) : files_(memory), held_(memory), pieces_(memory) {}

  /// Nothing has been done yet.
  void begin() { isOn_ = true; }
  bool isOn() const { return isOn_; }
  bool holdsOutput() const { return !pieces_.empty(); }

  /// A system call is about to be made.
  void beforeCall(uint64_t number, const uint64_t* arguments) {
    if (isOn_ && !staysUnnoticed(number, arguments)) end();
  }
  void afterCall(uint64_t number, const uint64_t* arguments, const os::CallResult& result) {
    if (isOn_) noteFile(number, arguments, result);
  }
  /// Whether the bytes are written later; else who has them writes them.
  bool hold(int fd, std::string_view bytes);
  /// The program does something else that others can see, or its host waits no longer.
  void end();

 private:
  struct Piece {
    int fd;
    size_t bytes;
  };
  bool staysUnnoticed(uint64_t number, const uint64_t* a) const;
  void noteFile(uint64_t number, const uint64_t* a, const os::CallResult& r);
  bool isOwn(uint64_t fd) const;

  bool isOn_ = false;
  base::Vec<int> files_;   ///< that it has opened
  base::Vec<char> held_;
  base::Vec<Piece> pieces_;
};

}  // namespace vo::stdlib
