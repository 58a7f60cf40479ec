// A line on a terminal about what takes longer than a second, once a second.
//
// For one thread of the process: it uses the real-time timer and SIGALRM.
#pragma once

namespace vo::native {

class Progress {
 public:
  /// Nothing is shown if stderr is no terminal.
  Progress();
  /// The line goes.
  ~Progress();
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;
  /// `name` is a literal.
  void stage(const char* name);
};

}  // namespace vo::native
