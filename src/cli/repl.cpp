// This file is `vo repl`: lines, the commands that begin with a colon, and Ctrl-C.
//
// While a line is awaited the program's goroutines run. SIGINT is a thread's: it sets the flag that
// a running input looks at.
#include "cli/repl.h"

#include <poll.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstring>
#include <fstream>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>

#include "cli/doc.h"
#include "cli/line_editor.h"
#include "cli/repl_session.h"
#include "driver/library.h"
#include "os/clock.h"
#include "package/files.h"

namespace vo::cli {

namespace {

constexpr std::string_view kHelp =
    "Statements, declarations and expressions of Go and Vo. An input goes on while a bracket is "
    "open or something must follow.\n"
    "  :type EXPR      the type of an expression, which is not evaluated\n"
    "  :doc NAME       documentation, as vo doc\n"
    "  :vars           the variables and their types\n"
    "  :time EXPR      run it, and say how long that took\n"
    "  :bytecode EXPR  the instructions that it is compiled to\n"
    "  :load FILE      run the inputs of a file\n"
    "  :save FILE      write what was accepted so far to a file\n"
    "  :reset          forget everything\n"
    "  :help           this text\n"
    "  :quit           the end, as Ctrl-D\n";

/// SIGINT sets a flag and wakes the machine that runs. The thread ends with the process.
class Interrupts {
 public:
  Interrupts() {
    sigset_t set;
    sigemptyset(&set);
    sigaddset(&set, SIGINT);
    pthread_sigmask(SIG_BLOCK, &set, nullptr);
    std::thread([this, set] {
      for (int signal; sigwait(&set, &signal) == 0;) {
        std::lock_guard lock(mutex_);
        if (!isRunning_) continue;
        flag_.store(true);
        if (machine_ != nullptr) machine_->wake();
      }
    }).detach();
  }
  const std::atomic<bool>* flag() const { return &flag_; }
  /// What runs may be interrupted, until the end.
  void begin() {
    std::lock_guard lock(mutex_);
    isRunning_ = true;
  }
  void setMachine(vm::Machine* machine) {
    std::lock_guard lock(mutex_);
    machine_ = machine;
  }
  /// Whether it was.
  bool end() {
    std::lock_guard lock(mutex_);
    isRunning_ = false;
    return flag_.exchange(false);
  }

 private:
  std::mutex mutex_;
  std::atomic<bool> flag_ = false;
  bool isRunning_ = false;
  vm::Machine* machine_ = nullptr;
};

std::string trimmed(const std::string& text) {
  size_t begin = text.find_first_not_of(" \t\r\n"), end = text.find_last_not_of(" \t\r\n");
  return begin == text.npos ? std::string() : text.substr(begin, end + 1 - begin);
}

class Repl {
 public:
  Repl(driver::MetadataSpace& space, bool isTerminal, Interrupts& interrupts)
      : space_(space), isTerminal_(isTerminal), interrupts_(interrupts) {
    reset();
  }

  int run() {
    std::string text;
    for (;;) {
      std::string line;
      LineEditor::Result r =
          isTerminal_ ? readTyped(text.empty() ? "vo> " : "... ", &line) : readPiped(&line);
      if (r == LineEditor::Result::Interrupted) {
        text.clear();
        continue;
      }
      bool isEnd = r == LineEditor::Result::End;
      if (!isEnd) text += line + "\n";
      if (isEnd && trimmed(text).empty()) return code_;
      if (!isEnd && !text.starts_with(':') && Session::isIncomplete(text)) continue;
      std::string input = std::exchange(text, {});
      if (trimmed(input).empty()) continue;
      if (isTerminal_)
        for (size_t at = 0, end; (end = input.find('\n', at)) != input.npos; at = end + 1)
          history_.add(input.substr(at, end - at));
      std::optional<int> ended = take(trimmed(input));
      if (ended) return *ended;
    }
  }

 private:
  void reset() {
    interrupts_.setMachine(nullptr);
    session_ = nullptr;
    session_ = std::make_unique<Session>(space_, interrupts_.flag());
  }

  LineEditor::Result readTyped(const std::string& prompt, std::string* line) {
    LineEditor editor(
        history_, [this](std::string_view prefix) { return session_->completions(prefix); },
        [this] { awaitInput(); });
    return editor.read(prompt, line);
  }

  LineEditor::Result readPiped(std::string* line) {
    for (;;) {
      size_t end = pending_.find('\n');
      if (end != pending_.npos) {
        *line = pending_.substr(0, end);
        pending_.erase(0, end + 1);
        return LineEditor::Result::Line;
      }
      awaitInput();
      char buffer[1 << 14];
      ssize_t n = read(0, buffer, sizeof buffer);
      if (n < 0 && errno == EINTR) continue;
      if (n > 0) {
        pending_.append(buffer, static_cast<size_t>(n));
        continue;
      }
      if (pending_.empty()) return LineEditor::Result::End;
      *line = std::exchange(pending_, {});
      return LineEditor::Result::Line;
    }
  }

  /// Until standard input has something, goroutines run.
  void awaitInput() {
    fflush(stdout);
    for (;;) {
      vm::Machine* machine = ended_ ? nullptr : session_->machine();
      pollfd files[2] = {{0, POLLIN, 0}, {-1, POLLIN, 0}};
      int timeout = -1;
      if (machine != nullptr) {
        constexpr int64_t kSlice = 5'000'000, kMillisecond = 1'000'000;
        if (machine->runOthers(os::nanotime() + kSlice) == vm::CallOutcome::Ended) {
          ended_ = true;
          code_ = machine->exitCode();
          _exit(code_);
        }
        vm::Machine::Waiting w = machine->waiting();
        files[1].fd = machine->eventDescriptor();
        if (w.nextTimer != INT64_MAX)
          timeout = static_cast<int>(
              std::clamp<int64_t>((w.nextTimer - os::nanotime()) / kMillisecond + 1, 0, 1000));
        if (w.isBusy) timeout = timeout < 0 ? 50 : std::min(timeout, 50);
        if (w.isReady) timeout = 0;
      }
      int n = poll(files, 2, timeout);
      if (n < 0 && errno != EINTR) return;
      if (files[0].revents != 0) return;
    }
  }

  /// An input or a command. The exit status, if that is the end.
  std::optional<int> take(const std::string& input) {
    if (!input.starts_with(':')) return runCode(input);
    size_t space = input.find_first_of(" \t\n");
    std::string name = input.substr(1, space == input.npos ? input.npos : space - 1),
                rest = space == input.npos ? "" : trimmed(input.substr(space));
    if (name == "quit" || name == "q") return code_;
    if (name == "help" || name == "h") return put(std::string(kHelp));
    if (name == "vars") return put(session_->variables());
    if (name == "reset") {
      reset();
      return std::nullopt;
    }
    constexpr std::string_view kNeedy[] = {"type", "doc", "time", "bytecode", "load", "save"};
    if (std::find(std::begin(kNeedy), std::end(kNeedy), name) == std::end(kNeedy))
      return complain("no command :" + name + "; :help shows them");
    if (rest.empty()) return complain(":" + name + " needs something behind it; see :help");
    if (name == "type") {
      std::string type = session_->typeOf(rest);
      return type.empty() ? std::nullopt : put(type + "\n");
    }
    if (name == "bytecode") return put(session_->bytecodeOf(rest));
    if (name == "doc") return document(rest);
    if (name == "load") return load(rest);
    if (name == "save") return save(rest);
    int64_t start = os::nanotime();
    std::optional<int> ended = runCode(rest);
    constexpr double kMillisecond = 1e6;
    if (!ended)
      fprintf(stderr, "%.3f ms\n", static_cast<double>(os::nanotime() - start) / kMillisecond);
    return ended;
  }

  std::optional<int> runCode(const std::string& code) {
    fflush(stdout);
    interrupts_.setMachine(session_->machine());
    interrupts_.begin();
    std::optional<int> ended = session_->run(code);
    interrupts_.end();
    interrupts_.setMachine(session_->machine());
    if (!session_->isRight() && !isTerminal_) code_ = 1;
    return ended;
  }

  std::optional<int> load(const std::string& path) {
    std::string text;
    if (std::string why = package::readFile(path, &text); !why.empty())
      return complain(path + ": " + why);
    return runCode(text);
  }

  std::optional<int> save(const std::string& path) {
    std::ofstream out(path);
    out << session_->accepted();
    out.close();
    return out ? std::nullopt : complain("cannot write " + path + ": " + strerror(errno));
  }

  std::optional<int> document(const std::string& name) {
    Command c;
    c.word = Word::Doc;
    c.args = {name};
    showDoc(c);
    return std::nullopt;
  }

  std::optional<int> put(const std::string& text) {
    fwrite(text.data(), 1, text.size(), stdout);
    fflush(stdout);
    return std::nullopt;
  }

  std::optional<int> complain(const std::string& text) {
    fprintf(stderr, "vo: %s\n", text.c_str());
    if (!isTerminal_) code_ = 1;
    return std::nullopt;
  }

  driver::MetadataSpace& space_;
  bool isTerminal_;
  Interrupts& interrupts_;
  History history_;
  std::unique_ptr<Session> session_;
  std::string pending_;
  bool ended_ = false;
  int code_ = 0;
};

}  // namespace

int repl(const Command& c, const std::string& image) {
  if (!c.args.empty()) {
    fprintf(stderr, "vo: repl takes no arguments (%s): a script is its standard input\n",
            c.args[0].c_str());
    return 2;
  }
  driver::MetadataSpace space(image);
  if (!space.valid() || !space.damage().empty() || space.image() == nullptr) {
    const std::string& why = space.damage();
    fprintf(stderr, "vo: repl needs the library image: %s\n",
            !why.empty() ? why.c_str() : ("there is none of this build at " + image).c_str());
    return 1;
  }
  signal(SIGPIPE, SIG_IGN);
  Interrupts interrupts;
  int code = Repl(space, isatty(0) && isatty(1), interrupts).run();
  fflush(nullptr);
  _exit(code);  // the thread that waits for signals needs what is in this function
}

}  // namespace vo::cli
