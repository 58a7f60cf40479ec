// This file answers requests about a program that runs in this process.
//
// A thread of its own reads requests, so that the machine's thread hears of them between two
// instructions (debug::Controller::wake) or while it waits for events. All else happens on the
// machine's thread.
#include "dap/debuggee.h"

#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <condition_variable>
#include <cstdio>
#include <cstdlib>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string_view>
#include <thread>
#include <vector>

#include "debug/controller.h"
#include "debug/evaluate.h"
#include "debug/inspector.h"
#include "debug/places.h"
#include "diag/diagnostic.h"
#include "driver/compile.h"
#include "lsp/message.h"
#include "package/files.h"
#include "package/loader.h"
#include "stdlib/natives.h"
#include "vm/machine.h"

extern char** environ;

namespace vo::dap {

namespace {

using debug::Frame;
using debug::Reason;
using lsp::Json;
using lsp::Value;

/// Requests as they come, from a thread that reads them.
class Requests {
 public:
  explicit Requests(int socket) : socket_(socket) {}
  /// `wake` is called on the reading thread after each.
  void start(std::function<void()> wake) {
    std::thread([this, wake = std::move(wake)] { read(wake); }).detach();
  }
  /// Waits if `waits`. Nothing: there is none.
  std::optional<Json> next(bool waits) {
    std::unique_lock lock(mutex_);
    if (waits) some_.wait(lock, [this] { return !queue_.empty(); });
    if (queue_.empty()) return {};
    Json j = std::move(queue_.front());
    queue_.pop_front();
    return j;
  }

 private:
  void read(const std::function<void()>& wake) {
    lsp::MessageReader reader;
    char buffer[65536];
    for (;;) {
      ssize_t n = recv(socket_, buffer, sizeof buffer, 0);
      if (n < 0 && errno == EINTR) continue;
      if (n <= 0) break;
      reader.feed({buffer, static_cast<size_t>(n)});
      while (std::optional<std::string> content = reader.next()) {
        std::lock_guard lock(mutex_);
        queue_.push_back(lsp::parseJson(*content));
      }
      some_.notify_one();
      wake();
    }
    _exit(1);  // nobody is there to debug it
  }

  int socket_;
  std::mutex mutex_;
  std::condition_variable some_;
  std::deque<Json> queue_;
};

class Debuggee final : public debug::Client {
 public:
  Debuggee(int socket, Value arguments)
      : socket_(socket), arguments_(arguments), requests_(socket) {}

  /// Returns, with an exit status, if the program cannot be run.
  int run(const std::string& image);

  bool stopped(const debug::Stop& stop) override;
  bool woken() override;
  void log(const std::string& text, const Frame& frame) override;

 private:
  using Answer = std::expected<Json, std::string>;
  /// What a client may ask for by number while the program stands.
  struct Reference {
    enum class Kind : uint8_t { Arguments, Locals, Package, Value } kind;
    Frame frame;
    debug::Value value;
    std::string expression;
  };

  void send(const Json& message);
  void event(const char* name, Json body) {
    send({{"type", "event"}, {"event", name}, {"body", std::move(body)}});
  }
  void launched(const std::string& why) {
    event(kLaunched, why.empty() ? Json::object() : Json{{"message", why}});
  }
  std::string compile(driver::MetadataSpace& space);

  void handle(const Json& request);
  Answer answer(const std::string& command, Value a);
  Answer setBreakpoints(Value a);
  Answer setFunctionBreakpoints(Value a);
  Answer breakpointLocations(Value a);
  Answer threads();
  Answer stackTrace(Value a);
  Answer scopes(Value a);
  Answer variables(Value a);
  Answer evaluate(Value a);
  Answer setVariable(Value a);
  Answer setExpression(Value a);
  Answer resume(debug::Go how, Value a);
  std::string checkCondition(Value b) const;

  Json sourceOf(std::string_view path) const;
  Json describe(const debug::Value& v, const std::string& expression);
  std::expected<Frame, std::string> frameOf(Value a) const;
  std::vector<debug::Variable> childrenOf(const Reference& r, uint64_t start, uint64_t count) const;

  int socket_;
  Value arguments_;
  Requests requests_;
  std::optional<driver::MetadataSpace> space_;  ///< that the program lies in
  std::unique_ptr<driver::Compilation> compilation_;
  std::unique_ptr<driver::Program> program_;
  std::unique_ptr<debug::Places> places_;
  std::unique_ptr<debug::Controller> controller_;
  std::unique_ptr<debug::Inspector> inspector_;
  bool isConfigured_ = false, isStanding_ = false, goesOn_ = false;
  int64_t nextBreakpoint_ = 1;
  debug::Stop stop_{};
  std::vector<Frame> frames_;  ///< by number - 1, as variablesReference
  std::vector<Reference> references_;
};

void Debuggee::send(const Json& message) {
  std::string frame = lsp::frame(lsp::dumpJson(message));
  std::string_view left = frame;
  while (!left.empty()) {
    ssize_t n = ::send(socket_, left.data(), left.size(), MSG_NOSIGNAL);
    if (n < 0 && errno == EINTR) continue;
    if (n <= 0) _exit(1);
    left.remove_prefix(static_cast<size_t>(n));
  }
}

// --- The program ---------------------------------------------------------------------------------

/// What is wrong, or empty.
std::string Debuggee::compile(driver::MetadataSpace& space) {
  compilation_ = std::make_unique<driver::Compilation>(space);
  driver::CompileOptions options;
  options.paths = {arguments_["program"].text()};
  options.debug = options.noInline = true;
  options.mod = arguments_["mod"].text();
  for (Value tag : arguments_["tags"].items()) options.tags.push_back(tag.text());
  compilation_->compile(options);
  if (compilation_->sink().hasErrors()) {
    diag::RenderOptions render;
    render.library = package::defaultLibraryRoot();
    render.folder = package::absolutePath(".");
    return diag::render(compilation_->sink(), compilation_->sources(), render);
  }
  if (compilation_->program() == nullptr || compilation_->program()->main == nullptr)
    return options.paths[0] + " is not a main package";
  program_ = compilation_->takeProgram();
  compilation_.reset();
  return {};
}

int Debuggee::run(const std::string& image) {
  space_.emplace(image);
  if (std::string why = compile(*space_); !why.empty()) {
    launched(why);
    compilation_.reset();
    return 1;
  }
  std::string cwd = arguments_["cwd"].text();
  if (!cwd.empty() && chdir(cwd.c_str()) != 0) {
    launched("cannot go to the folder " + cwd);
    return 1;
  }
  Json env = arguments_["env"].copy();
  if (env.is_object()) {
    for (auto& [name, value] : env.items()) {
      if (value.is_string()) setenv(name.c_str(), Value(value).text().c_str(), 1);
      if (value.is_null()) unsetenv(name.c_str());
    }
  }
  vm::Options options;
  std::string_view error;
  bool isRight =
      runtime::RuntimeOptions::fromEnvironment(options.runtime, error, [](const char* name) {
        const char* value = getenv(name);
        return std::string_view(value != nullptr ? value : "");
      });
  if (!isRight) {
    launched(std::string(error));
    return 1;
  }
  // Runs repeat, unless another number is wanted.
  options.runtime.seed = static_cast<uint64_t>(std::max<int64_t>(1, arguments_["seed"].number(1)));
  options.args = {arguments_["program"].text()};
  for (Value a : arguments_["args"].items()) options.args.push_back(a.text());
  for (char** e = environ; *e != nullptr; e++) options.env.emplace_back(*e);
  options.natives = stdlib::nativeFunctions();
  vm::installSignals(options);
  const link::Program& program = *program_->linked();
  places_ = std::make_unique<debug::Places>(program, package::defaultLibraryRoot());
  controller_ = std::make_unique<debug::Controller>(program, *places_, *this);
  bool isDebugged = !arguments_["noDebug"].flag();
  if (isDebugged) options.debugger = controller_.get();
  vm::Machine machine(program, options);
  inspector_ = std::make_unique<debug::Inspector>(machine.vm(), *places_);
  controller_->attach(*inspector_);
  launched("");
  requests_.start([this] { controller_->wake(); });
  while (!isConfigured_) {
    std::optional<Json> request = requests_.next(true);
    if (request) handle(*request);
  }
  controller_->go(arguments_["stopOnEntry"].flag() ? debug::Go::ToEntry : debug::Go::On, nullptr);
  int code = machine.run();
  fflush(nullptr);
  if (machine.outcome() == vm::Outcome::Aborted) vm::abortBySignal();
  _exit(code);  // (the thread that reads requests uses what destructors would take)
}

// --- Stops ---------------------------------------------------------------------------------------

bool Debuggee::stopped(const debug::Stop& stop) {
  stop_ = stop;
  isStanding_ = true;
  goesOn_ = false;
  const char* reason = "";
  const char* description = "";
  switch (stop.reason) {
    case Reason::Entry:
      reason = "entry", description = "Stopped at the beginning";
      break;
    case Reason::Step:
      reason = "step", description = "Stopped after a step";
      break;
    case Reason::Breakpoint:
      reason = "breakpoint", description = "Stopped at a breakpoint";
      break;
    case Reason::FunctionBreakpoint:
      reason = "function breakpoint", description = "Stopped at a function";
      break;
    case Reason::Pause:
      reason = "pause", description = "Paused";
      break;
    case Reason::Panic:
      reason = "exception", description = "Panic";
      break;
    case Reason::Unrecovered:
      reason = "exception", description = "Unrecovered panic";
      break;
    case Reason::Fatal:
      reason = "exception", description = "Fatal error";
      break;
  }
  vm::Vm& vm = inspector_->vm();
  Json body = {{"reason", reason}, {"description", description}, {"allThreadsStopped", true}};
  const vm::Fiber* fiber = vm.fiber != nullptr ? vm.fiber : vm.mainFiber;
  if (fiber == nullptr && !inspector_->goroutines().empty()) fiber = inspector_->goroutines()[0];
  body["threadId"] = fiber != nullptr ? fiber->g.id : 1;
  if (!stop.text.empty()) body["text"] = stop.text;
  if (!stop.breakpoints.empty()) body["hitBreakpointIds"] = stop.breakpoints;
  event("stopped", body);
  while (!goesOn_) {
    std::optional<Json> request = requests_.next(true);
    if (request) handle(*request);
  }
  isStanding_ = false;
  frames_.clear();
  references_.clear();
  return true;
}

bool Debuggee::woken() {
  while (std::optional<Json> request = requests_.next(false)) handle(*request);
  return true;
}

void Debuggee::log(const std::string& text, const Frame& frame) {
  Json body = {{"category", "console"}, {"output", text + "\n"}};
  if (frame.line != 0) {
    body["source"] = sourceOf(places_->fileName(frame.file));
    body["line"] = frame.line;
  }
  event("output", body);
}

// --- Requests ------------------------------------------------------------------------------------

void Debuggee::handle(const Json& request) {
  Value m(request);
  std::string command = m["command"].text();
  Answer a = answer(command, m["arguments"]);
  Json response = {{"seq", 0},
                   {"type", "response"},
                   {"request_seq", m["seq"].number()},
                   {"command", command},
                   {"success", a.has_value()}};
  if (a) {
    response["body"] = *a;
  } else {
    response["message"] = a.error();
    response["body"] = {{"error", {{"id", 2}, {"format", a.error()}, {"showUser", false}}}};
  }
  send(response);
}

Debuggee::Answer Debuggee::answer(const std::string& command, Value a) {
  if (command == "setBreakpoints") return setBreakpoints(a);
  if (command == "setFunctionBreakpoints") return setFunctionBreakpoints(a);
  if (command == "breakpointLocations") return breakpointLocations(a);
  if (command == "setExceptionBreakpoints") {
    bool panics = false, unrecovered = false, fatal = false;
    for (Value f : a["filters"].items()) {
      panics |= f.text() == "panic";
      unrecovered |= f.text() == "unrecovered";
      fatal |= f.text() == "fatal";
    }
    controller_->stopAt(panics, unrecovered, fatal);
    return Json::object();
  }
  if (command == "configurationDone") {
    isConfigured_ = true;
    return Json::object();
  }
  if (command == "threads") return threads();
  if (command == "pause") {
    if (!isStanding_) controller_->pause();
    return Json::object();
  }
  if (command == "continue" && !isStanding_) return Json{{"allThreadsContinued", true}};
  constexpr std::string_view kOfStops[] = {
      "continue",  "next",     "stepIn",      "stepOut",       "stackTrace",   "scopes",
      "variables", "evaluate", "setVariable", "setExpression", "exceptionInfo"};
  if (std::find(std::begin(kOfStops), std::end(kOfStops), command) == std::end(kOfStops))
    return std::unexpected("the request " + command + " is not supported");
  if (!isStanding_) return std::unexpected(command + ": the program runs: pause it first");
  if (command == "continue") return resume(debug::Go::On, a);
  if (command == "next") return resume(debug::Go::Over, a);
  if (command == "stepIn") return resume(debug::Go::In, a);
  if (command == "stepOut") return resume(debug::Go::Out, a);
  if (command == "stackTrace") return stackTrace(a);
  if (command == "scopes") return scopes(a);
  if (command == "variables") return variables(a);
  if (command == "evaluate") return evaluate(a);
  if (command == "setVariable") return setVariable(a);
  if (command == "setExpression") return setExpression(a);
  if (stop_.text.empty())
    return std::unexpected("the program does not stand at a panic or fatal error");
  bool isFatal = stop_.reason == Reason::Fatal;
  return Json{{"exceptionId", isFatal ? "fatal error" : "panic"},
              {"description", stop_.text},
              {"breakMode", stop_.reason == Reason::Panic ? "always" : "unhandled"}};
}

Debuggee::Answer Debuggee::resume(debug::Go how, Value a) {
  uint64_t id = static_cast<uint64_t>(a["threadId"].number());
  const vm::Fiber* fiber = inspector_->goroutine(id);
  if (fiber == nullptr && how != debug::Go::On)
    return std::unexpected("there is no goroutine " + std::to_string(id));
  controller_->go(how, fiber);
  goesOn_ = true;
  return how == debug::Go::On ? Json{{"allThreadsContinued", true}} : Json::object();
}

Json Debuggee::sourceOf(std::string_view path) const {
  return {{"name", std::string(path.substr(path.rfind('/') + 1))}, {"path", std::string(path)}};
}

std::string Debuggee::checkCondition(Value b) const {
  std::string hit = b["hitCondition"].text();
  if (!hit.empty() && !debug::isHitCondition(hit))
    return "the hit condition " + hit + " is none of N, ==N, >N, >=N, <N, <=N, %N";
  return {};
}

Debuggee::Answer Debuggee::setBreakpoints(Value a) {
  std::string path = a["source"]["path"].text();
  if (path.empty()) return std::unexpected("setBreakpoints needs the path of a source");
  path = package::absolutePath(path);
  std::vector<debug::Breakpoint> all;
  Json list = Json::array();
  for (Value b : a["breakpoints"].items()) {
    int64_t line = b["line"].number();
    Json one = {
        {"id", nextBreakpoint_}, {"verified", false}, {"line", line}, {"source", sourceOf(path)}};
    std::vector<debug::Place> at = line > 0 && line < UINT32_MAX
                                       ? places_->ofLine(path, static_cast<uint32_t>(line))
                                       : std::vector<debug::Place>();
    if (std::string why = checkCondition(b); !why.empty()) {
      one["message"] = why;
    } else if (at.empty()) {
      one["message"] = "there is no code of this program at line " + std::to_string(line) + " of " +
                       path + " or behind it";
    } else {
      one["verified"] = true;
      one["line"] = at[0].line;
      debug::Breakpoint made{nextBreakpoint_,
                             {},
                             b["condition"].text(),
                             b["logMessage"].text(),
                             b["hitCondition"].text()};
      for (const debug::Place& p : at) made.at.push_back(p.at);
      all.push_back(std::move(made));
    }
    nextBreakpoint_++;
    list.push_back(one);
  }
  controller_->setBreakpoints(path, std::move(all));
  return Json{{"breakpoints", list}};
}

Debuggee::Answer Debuggee::setFunctionBreakpoints(Value a) {
  std::vector<debug::Breakpoint> all;
  Json list = Json::array();
  for (Value b : a["breakpoints"].items()) {
    std::string name = b["name"].text();
    Json one = {{"id", nextBreakpoint_}, {"verified", false}};
    std::vector<debug::Place> at =
        name.empty() ? std::vector<debug::Place>() : places_->ofFunction(name);
    if (std::string why = checkCondition(b); !why.empty()) {
      one["message"] = why;
    } else if (at.empty()) {
      one["message"] = "this program has no function " + name;
    } else {
      one["verified"] = true;
      one["line"] = at[0].line;
      one["source"] = sourceOf(places_->fileName(at[0].file));
      debug::Breakpoint made{nextBreakpoint_,          {},  b["condition"].text(), {},
                             b["hitCondition"].text(), true};
      for (const debug::Place& p : at) made.at.push_back(p.at);
      all.push_back(std::move(made));
    }
    nextBreakpoint_++;
    list.push_back(one);
  }
  controller_->setBreakpoints("", std::move(all));
  return Json{{"breakpoints", list}};
}

Debuggee::Answer Debuggee::breakpointLocations(Value a) {
  auto first = static_cast<uint32_t>(std::max<int64_t>(1, a["line"].number(1)));
  auto last = static_cast<uint32_t>(std::max<int64_t>(first, a["endLine"].number(first)));
  Json list = Json::array();
  for (uint32_t line :
       places_->linesWithCode(package::absolutePath(a["source"]["path"].text()), first, last))
    list.push_back({{"line", line}});
  return Json{{"breakpoints", list}};
}

Debuggee::Answer Debuggee::threads() {
  Json list = Json::array();
  for (const vm::Fiber* f : inspector_->goroutines()) {
    std::string name =
        (f == inspector_->vm().fiber ? "* [Go " : "[Go ") + std::to_string(f->g.id) + "] ";
    std::vector<Frame> frames = inspector_->framesOf(f);
    std::string where = frames.empty() ? "?" : std::string(frames.back().name);
    list.push_back({{"id", f->g.id}, {"name", name + where + " (" + inspector_->stateOf(f) + ")"}});
  }
  if (list.empty()) list.push_back({{"id", 1}, {"name", "[Go 1] main.main"}});
  return Json{{"threads", list}};
}

Debuggee::Answer Debuggee::stackTrace(Value a) {
  auto id = static_cast<uint64_t>(a["threadId"].number());
  const vm::Fiber* fiber = inspector_->goroutine(id);
  if (fiber == nullptr) return std::unexpected("there is no goroutine " + std::to_string(id));
  std::vector<Frame> all = inspector_->framesOf(fiber);
  auto start = static_cast<size_t>(std::max<int64_t>(0, a["startFrame"].number()));
  auto count = static_cast<size_t>(std::max<int64_t>(0, a["levels"].number()));
  if (count == 0) count = all.size();
  Json list = Json::array();
  for (size_t i = start; i < all.size() && i - start < count; i++) {
    const Frame& f = all[i];
    frames_.push_back(f);
    std::string_view path = places_->fileName(f.file);
    Json one = {{"id", frames_.size()},
                {"name", std::string(f.name)},
                {"line", f.line},
                {"column", 0},
                {"source", sourceOf(path)}};
    if (!places_->isOwn(f.function)) one["presentationHint"] = "subtle";
    list.push_back(one);
  }
  return Json{{"stackFrames", list}, {"totalFrames", all.size()}};
}

/// That of `frameId`, or the running goroutine's innermost one.
std::expected<Frame, std::string> Debuggee::frameOf(Value a) const {
  if (a["frameId"].isNumber()) {
    auto i = static_cast<size_t>(a["frameId"].number());
    if (i == 0 || i > frames_.size())
      return std::unexpected("there is no frame " + std::to_string(a["frameId"].number()) +
                             " any more");
    return frames_[i - 1];
  }
  const vm::Fiber* f = inspector_->vm().fiber;
  std::vector<Frame> all = f != nullptr ? inspector_->framesOf(f) : std::vector<Frame>();
  if (all.empty()) return std::unexpected(std::string("no goroutine runs"));
  return all[0];
}

Debuggee::Answer Debuggee::scopes(Value a) {
  std::expected<Frame, std::string> f = frameOf(a);
  if (!f) return std::unexpected(f.error());
  Json list = Json::array();
  auto add = [&](const std::string& name, const char* hint, Reference::Kind kind) {
    references_.push_back({kind, *f, {}, {}});
    Json one = {{"name", name},
                {"variablesReference", references_.size()},
                {"expensive", kind == Reference::Kind::Package}};
    if (hint != nullptr) one["presentationHint"] = hint;
    list.push_back(one);
  };
  add("Arguments", "arguments", Reference::Kind::Arguments);
  add("Locals", "locals", Reference::Kind::Locals);
  add("Package " + debug::Inspector::packageOf(f->function->name), nullptr,
      Reference::Kind::Package);
  return Json{{"scopes", list}};
}

/// The text, type and children of a value.
Json Debuggee::describe(const debug::Value& v, const std::string& expression) {
  Json j = {{"type", inspector_->typeText(v.type)}, {"variablesReference", 0}};
  debug::Inspector::Shape shape = inspector_->shapeOf(v);
  if (shape.named + shape.indexed != 0) {
    references_.push_back({Reference::Kind::Value, {}, v, expression});
    j["variablesReference"] = references_.size();
    // (clients ask in pages for what is numbered)
    if (shape.indexed != 0) j["indexedVariables"] = shape.indexed;
    if (shape.named != 0 && shape.indexed == 0) j["namedVariables"] = shape.named;
  }
  return j;
}

std::vector<debug::Variable> Debuggee::childrenOf(const Reference& r, uint64_t start,
                                                  uint64_t count) const {
  switch (r.kind) {
    case Reference::Kind::Arguments:
      return inspector_->arguments(r.frame);
    case Reference::Kind::Locals:
      return inspector_->locals(r.frame);
    case Reference::Kind::Package:
      return inspector_->packageVariables(debug::Inspector::packageOf(r.frame.function->name));
    case Reference::Kind::Value:
      return inspector_->children(r.value, r.expression, start, count);
  }
  return {};
}

Debuggee::Answer Debuggee::variables(Value a) {
  constexpr uint64_t kMost = 10'000;
  auto i = static_cast<size_t>(a["variablesReference"].number());
  if (i == 0 || i > references_.size())
    return std::unexpected("there are no variables " +
                           std::to_string(a["variablesReference"].number()) + " any more");
  auto start = static_cast<uint64_t>(std::max<int64_t>(0, a["start"].number()));
  auto count = static_cast<uint64_t>(std::max<int64_t>(0, a["count"].number()));
  Reference r = references_[i - 1];
  debug::Inspector::Shape shape = r.kind == Reference::Kind::Value ? inspector_->shapeOf(r.value)
                                                                   : debug::Inspector::Shape{1, 0};
  Json list = Json::array();
  std::string filter = a["filter"].text();
  bool isWanted = filter.empty() || (filter == "indexed") == (shape.indexed != 0);
  if (!isWanted) return Json{{"variables", list}};
  for (const debug::Variable& v :
       childrenOf(r, start, count == 0 ? kMost : std::min(count, kMost))) {
    Json one = describe(v.value, v.expression);
    one["name"] = v.name;
    one["value"] = inspector_->text(v.value);
    if (!v.expression.empty()) one["evaluateName"] = v.expression;
    list.push_back(one);
  }
  return Json{{"variables", list}};
}

Debuggee::Answer Debuggee::evaluate(Value a) {
  std::expected<Frame, std::string> f = frameOf(a);
  if (!f) return std::unexpected(f.error());
  std::string expression = a["expression"].text();
  std::expected<debug::Value, std::string> v = debug::evaluate(*inspector_, *f, expression);
  if (!v) return std::unexpected(v.error());
  Json j = describe(*v, expression);
  j["result"] = inspector_->text(*v);
  return j;
}

Debuggee::Answer Debuggee::setVariable(Value a) {
  auto i = static_cast<size_t>(a["variablesReference"].number());
  if (i == 0 || i > references_.size())
    return std::unexpected("there are no variables " +
                           std::to_string(a["variablesReference"].number()) + " any more");
  Reference r = references_[i - 1];
  std::string name = a["name"].text();
  for (const debug::Variable& v : childrenOf(r, 0, UINT64_MAX)) {
    if (v.name != name) continue;
    if (!v.value.isPlace()) return std::unexpected(name + " cannot be set: it is a copy");
    std::expected<Frame, std::string> f =
        r.kind == Reference::Kind::Value ? frameOf({}) : std::expected<Frame, std::string>(r.frame);
    if (!f) return std::unexpected(f.error());
    std::expected<debug::Value, std::string> value =
        debug::evaluate(*inspector_, *f, a["value"].text());
    if (!value) return std::unexpected(value.error());
    if (std::string why = inspector_->assign(v.value, *value); !why.empty())
      return std::unexpected(why);
    Json j = describe(v.value, v.expression);
    j["value"] = inspector_->text(v.value);
    return j;
  }
  return std::unexpected("there is no variable " + name);
}

Debuggee::Answer Debuggee::setExpression(Value a) {
  std::expected<Frame, std::string> f = frameOf(a);
  if (!f) return std::unexpected(f.error());
  std::string expression = a["expression"].text();
  std::expected<debug::Value, std::string> to = debug::evaluate(*inspector_, *f, expression),
                                           value =
                                               debug::evaluate(*inspector_, *f, a["value"].text());
  if (!to) return std::unexpected(to.error());
  if (!value) return std::unexpected(value.error());
  if (!to->isPlace()) return std::unexpected(expression + " is no variable");
  if (std::string why = inspector_->assign(*to, *value); !why.empty()) return std::unexpected(why);
  Json j = describe(*to, expression);
  j["value"] = inspector_->text(*to);
  return j;
}

}  // namespace

int runDebuggee(int socket, Value arguments, const std::string& image) {
  return Debuggee(socket, arguments).run(image);
}

}  // namespace vo::dap
