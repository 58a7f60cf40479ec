// This file is the adapter's loop and the life of the program's process.
#include "dap/adapter.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <map>
#include <optional>
#include <vector>

#include "dap/debuggee.h"
#include "lsp/json.h"
#include "lsp/message.h"

namespace vo::dap {

namespace {

using lsp::Json;
using lsp::Value;

bool writeAll(int fd, std::string_view text) {
  while (!text.empty()) {
    ssize_t n = write(fd, text.data(), text.size());
    if (n < 0 && errno == EINTR) continue;
    if (n <= 0) return false;
    text.remove_prefix(static_cast<size_t>(n));
  }
  return true;
}

/// How many bytes at the end begin a character that is not complete.
size_t incomplete(std::string_view s) {
  for (size_t back = 1; back <= std::min<size_t>(3, s.size()); back++) {
    auto c = static_cast<unsigned char>(s[s.size() - back]);
    if (c >= 0xc0) return (c >= 0xf0 ? 4u : c >= 0xe0 ? 3u : 2u) > back ? back : 0;
    if (c < 0x80) return 0;
  }
  return 0;
}

class Adapter {
 public:
  Adapter(int in, int out, const std::string& image) : in_(in), out_(out), image_(image) {}
  ~Adapter() { end(); }

  int run();

 private:
  struct Output {
    int fd = -1;
    const char* category;
    std::string rest;
  };

  void send(Json message) {
    message["seq"] = ++seq_;
    isGone_ |= !writeAll(out_, lsp::frame(lsp::dumpJson(message)));
  }
  void event(const char* name, Json body = Json::object()) {
    send({{"type", "event"}, {"event", name}, {"body", std::move(body)}});
  }
  void answer(Value request, Json body = Json::object()) {
    send({{"type", "response"},
          {"request_seq", request["seq"].number()},
          {"success", true},
          {"command", request["command"].text()},
          {"body", std::move(body)}});
  }
  void refuse(int64_t seq, const std::string& command, const std::string& why) {
    send({{"type", "response"},
          {"request_seq", seq},
          {"success", false},
          {"command", command},
          {"message", why},
          {"body", {{"error", {{"id", 1}, {"format", why}, {"showUser", command == "launch"}}}}}});
  }
  void refuse(Value request, const std::string& why) {
    refuse(request["seq"].number(), request["command"].text(), why);
  }

  void hear(std::string_view content);
  void request(const Json& message);
  void handOn(const Json& message);
  bool start(const Json& arguments);
  void restart(Value request);
  void hearProgram();
  void fromProgram(const Json& message);
  void take(Output& output);
  void takeAll() {
    take(stdout_);
    take(stderr_);
  }
  void end();
  void programEnded();

  int in_, out_;
  const std::string& image_;
  lsp::MessageReader client_;
  int64_t seq_ = 0;
  bool isGone_ = false, isDone_ = false;
  int status_ = 0;

  // The program's process.
  pid_t pid_ = 0;
  int socket_ = -1;
  lsp::MessageReader program_;
  Output stdout_{-1, "stdout", {}}, stderr_{-1, "stderr", {}};
  std::map<int64_t, std::string> pending_;  ///< requests that it has: their words
  std::optional<Json> launch_;              ///< the request to be answered when it is compiled
  Json arguments_;
  bool isRestart_ = false, isConfigured_ = false;
  std::map<std::string, Json> kept_;  ///< requests that a restarted program gets once more
};

bool Adapter::start(const Json& arguments) {
  int sockets[2], outs[2], errs[2];
  if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, sockets) != 0) return false;
  if (pipe2(outs, O_CLOEXEC) != 0 || pipe2(errs, O_CLOEXEC) != 0) return false;
  fflush(nullptr);
  pid_t parent = getpid();
  pid_ = fork();
  if (pid_ < 0) return false;
  if (pid_ == 0) {
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (getppid() != parent) _exit(2);
    setpgid(0, 0);
    signal(SIGPIPE, SIG_DFL);
    int null = open("/dev/null", O_RDONLY);
    dup2(null, 0);
    dup2(outs[1], 1);
    dup2(errs[1], 2);
    for (int fd : {null, in_, out_, sockets[0], outs[0], outs[1], errs[0], errs[1]})
      if (fd > 2) close(fd);
    int status = runDebuggee(sockets[1], arguments, image_);
    fflush(nullptr);
    _exit(status);
  }
  close(sockets[1]);
  close(outs[1]);
  close(errs[1]);
  socket_ = sockets[0];
  stdout_.fd = outs[0];
  stderr_.fd = errs[0];
  for (int fd : {socket_, stdout_.fd, stderr_.fd})
    fcntl(fd, F_SETFL, fcntl(fd, F_GETFL) | O_NONBLOCK);
  program_ = {};
  arguments_ = arguments;
  return true;
}

/// Ends the program's process, if there is one, and what it has started.
void Adapter::end() {
  if (pid_ > 0) {
    kill(-pid_, SIGKILL);
    kill(pid_, SIGKILL);
    while (waitpid(pid_, nullptr, 0) < 0 && errno == EINTR) {
    }
  }
  pid_ = 0;
  for (int* fd : {&socket_, &stdout_.fd, &stderr_.fd}) {
    if (*fd >= 0) close(*fd);
    *fd = -1;
  }
  stdout_.rest.clear();
  stderr_.rest.clear();
}

void Adapter::take(Output& output) {
  char buffer[16384];
  while (output.fd >= 0) {
    ssize_t n = read(output.fd, buffer, sizeof buffer);
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) return;
    if (n == 0) {
      close(output.fd);
      output.fd = -1;
      if (!output.rest.empty())
        event("output", {{"category", output.category}, {"output", output.rest}});
      output.rest.clear();
      return;
    }
    output.rest.append(buffer, static_cast<size_t>(n));
    size_t cut = incomplete(output.rest);
    std::string text = output.rest.substr(0, output.rest.size() - cut);
    output.rest.erase(0, text.size());
    if (!text.empty()) event("output", {{"category", output.category}, {"output", text}});
  }
}

void Adapter::programEnded() {
  takeAll();
  int status = 0;
  while (waitpid(pid_, &status, 0) < 0 && errno == EINTR) {
  }
  pid_t group = pid_;
  pid_ = 0;
  kill(-group, SIGKILL);  // (what it has started would keep its output open)
  takeAll();
  int code = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  bool hasRun = !launch_;
  if (launch_) refuse(*launch_, "the program could not be started");
  launch_.reset();
  for (const auto& [seq, command] : pending_) refuse(seq, command, "the program has ended");
  pending_.clear();
  end();
  if (hasRun) event("exited", {{"exitCode", code}});
  event("terminated");
}

void Adapter::fromProgram(const Json& message) {
  Value m(message);
  takeAll();  // what the program has printed before it said this
  if (m["event"].text() == kLaunched) {
    std::string why = m["body"]["message"].text();
    std::optional<Json> request = std::move(launch_);
    launch_.reset();
    if (!why.empty()) {
      bool wasRestart = isRestart_;
      end();
      if (request) refuse(*request, why);
      if (wasRestart) event("terminated");
      return;
    }
    if (isRestart_) {
      for (auto& [key, kept] : kept_) {
        Json again = kept;
        again["seq"] = 0;  // nobody waits for the answer
        writeAll(socket_, lsp::frame(lsp::dumpJson(again)));
      }
      if (isConfigured_)
        writeAll(socket_,
                 lsp::frame(R"({"seq":0,"type":"request","command":"configurationDone"})"));
      if (request) answer(*request);
      return;
    }
    if (request) answer(*request);
    event("initialized");
    return;
  }
  if (m["type"].text() == "response") {
    if (m["request_seq"].number() == 0) return;
    pending_.erase(m["request_seq"].number());
  }
  send(message);
}

void Adapter::hearProgram() {
  char buffer[65536];
  bool isClosed = false;
  for (;;) {
    ssize_t n = read(socket_, buffer, sizeof buffer);
    if (n < 0 && errno == EINTR) continue;
    if (n <= 0) {
      isClosed = n == 0 || errno != EAGAIN;
      break;
    }
    program_.feed({buffer, static_cast<size_t>(n)});
  }
  while (std::optional<std::string> content = program_.next()) {
    Json message = lsp::parseJson(*content);
    if (!message.is_discarded()) fromProgram(message);
    if (socket_ < 0) return;
  }
  if (isClosed) programEnded();
}

void Adapter::handOn(const Json& message) {
  Value m(message);
  if (socket_ < 0 || launch_)
    return refuse(m, pid_ == 0 ? "no program runs" : "the program is being compiled");
  pending_[m["seq"].number()] = m["command"].text();
  // The program reads whenever it stands or runs, so this does not wait for long.
  std::string frame = lsp::frame(lsp::dumpJson(message));
  std::string_view left = frame;
  while (!left.empty()) {
    ssize_t n = write(socket_, left.data(), left.size());
    if (n > 0) left.remove_prefix(static_cast<size_t>(n));
    if (n >= 0 || errno == EINTR) continue;
    if (errno != EAGAIN) return;  // it has ended, which its socket's end says
    pollfd p{socket_, POLLOUT, 0};
    poll(&p, 1, 1000);
  }
}

void Adapter::restart(Value request) {
  if (arguments_.is_null()) return refuse(request, "no program was launched");
  Json arguments = request["arguments"]["arguments"].isObject()
                       ? request["arguments"]["arguments"].copy()
                       : arguments_;
  for (const auto& [seq, command] : pending_) refuse(seq, command, "the program was started anew");
  pending_.clear();
  end();
  isRestart_ = true;
  launch_ = request.copy();
  if (!start(arguments)) {
    launch_.reset();
    refuse(request, "no process can be started");
  }
}

void Adapter::request(const Json& message) {
  Value m(message);
  std::string command = m["command"].text();
  Value arguments = m["arguments"];
  if (command == "initialize") {
    Json filters = Json::array();
    filters.push_back({{"filter", "panic"},
                       {"label", "Panics"},
                       {"description", "All panics, when they are raised"},
                       {"default", false}});
    filters.push_back({{"filter", "unrecovered"},
                       {"label", "Unrecovered panics"},
                       {"description", "Panics that end the program"},
                       {"default", true}});
    filters.push_back({{"filter", "fatal"},
                       {"label", "Fatal errors"},
                       {"description", "Deadlocks, stack overflow and the like"},
                       {"default", true}});
    Json can = {{"exceptionBreakpointFilters", filters}};
    for (const char* what :
         {"supportsConfigurationDoneRequest", "supportsFunctionBreakpoints",
          "supportsConditionalBreakpoints", "supportsHitConditionalBreakpoints",
          "supportsLogPoints", "supportsEvaluateForHovers", "supportsSetVariable",
          "supportsSetExpression", "supportsRestartRequest", "supportsTerminateRequest",
          "supportTerminateDebuggee", "supportsExceptionInfoRequest",
          "supportsBreakpointLocationsRequest", "supportsDelayedStackTraceLoading"})
      can[what] = true;
    return answer(m, can);
  }
  if (command == "launch") {
    if (pid_ != 0) return refuse(m, "a program has been launched");
    if (arguments["program"].text().empty())
      return refuse(m, "launch needs \"program\": a file, a folder or a package");
    std::string mode = arguments["mode"].text();
    if (!mode.empty() && mode != "debug" && mode != "auto")
      return refuse(m, "mode " + mode + " is not supported: debug is");
    launch_ = message;
    isRestart_ = false;
    isConfigured_ = false;
    if (start(arguments.copy())) return;
    launch_.reset();
    return refuse(m, "no process can be started");
  }
  if (command == "attach")
    return refuse(m, "attach is not supported: the adapter runs the program itself; use launch");
  if (command == "disconnect" || command == "terminate") {
    bool wasRunning = pid_ != 0;
    for (const auto& [seq, word] : pending_) refuse(seq, word, "the program has been ended");
    pending_.clear();
    takeAll();
    end();
    answer(m);
    if (wasRunning) event("terminated");
    isDone_ = command == "disconnect";
    return;
  }
  if (command == "restart") return restart(m);
  if (command == "setBreakpoints") kept_["source " + arguments["source"]["path"].text()] = message;
  if (command == "setFunctionBreakpoints" || command == "setExceptionBreakpoints")
    kept_[command] = message;
  if (command == "configurationDone") isConfigured_ = true;
  handOn(message);
}

void Adapter::hear(std::string_view content) {
  Json message = lsp::parseJson(content);
  if (message.is_discarded() || !message.is_object())
    return event("output",
                 {{"category", "console"}, {"output", "vo dap: a message is no JSON object\n"}});
  Value m(message);
  if (m["type"].text() != "request")
    return;  // (we ask nothing, so there are no responses to wait for)
  if (!m["seq"].isNumber() || !m["command"].isText())
    return event("output", {{"category", "console"},
                            {"output", "vo dap: a request needs a seq and a command\n"}});
  request(message);
}

int Adapter::run() {
  while (!isDone_ && !isGone_) {
    pollfd files[4] = {
        {in_, POLLIN, 0}, {socket_, POLLIN, 0}, {stdout_.fd, POLLIN, 0}, {stderr_.fd, POLLIN, 0}};
    if (poll(files, 4, -1) < 0) {
      if (errno == EINTR) continue;
      break;
    }
    if (files[2].revents != 0) take(stdout_);
    if (files[3].revents != 0) take(stderr_);
    if (files[1].revents != 0) hearProgram();
    if (files[0].revents == 0) continue;
    char buffer[65536];
    ssize_t n = read(in_, buffer, sizeof buffer);
    if (n < 0 && errno == EINTR) continue;
    if (n <= 0) break;
    client_.feed({buffer, static_cast<size_t>(n)});
    while (!isDone_) {
      std::optional<std::string> content = client_.next();
      if (!content) break;
      hear(*content);
    }
    if (!client_.error().empty()) {
      fprintf(stderr, "vo dap: %s\n", client_.error().c_str());
      status_ = 1;
      break;
    }
  }
  return status_;
}

}  // namespace

int serve(int in, int out, const std::string& image) { return Adapter(in, out, image).run(); }

}  // namespace vo::dap
