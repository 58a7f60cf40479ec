// This file is the server's loop: it reads what has come, answers requests in their order, and while nothing comes checks
// packages, one at a time, and tells the client what is wrong with them.
#include "lsp/server.h"

#include <poll.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <deque>
#include <iterator>
#include <set>

#include "lsp/message.h"
#include "lsp/requests.h"

namespace vo::lsp {

namespace {

enum Code : int { kParseError = -32700, kInvalidRequest = -32600, kMethodNotFound = -32601, kNotInitialized = -32002,
                  kCancelled = -32800, kFailed = -32803 };

struct Row {
  std::string_view method;
  Answer (*answer)(Context&, Value);
};
constexpr Row kRequests[] = {
#define VO_REQUEST(function, method) {method, function},
#include "lsp/requests.def"
};

class Server {
 public:
  Server(const driver::ImageRoot& image, int in, int out) : workspace_(image), cx_{workspace_}, in_(in), out_(out) {}
  int run();

 private:
  // ---- Transport ----
  bool receive(bool wait);
  void send(const Json& message);
  void reply(const Json& id, const Answer& answer);
  void fail(const Json& id, int code, const std::string& text);

  // ---- Messages ----
  void handle(const Json& message);
  void request(const std::string& method, Value params, const Json& id);
  void notification(const std::string& method, Value params);
  Answer initialize(Value params);
  void initialized();
  void didOpen(Value params);
  void didChange(Value params);
  void publish();
  Json diagnostic(const Text& text, const Problem& p);

  Workspace workspace_;
  Context cx_;
  int in_, out_;
  MessageReader reader_;
  std::deque<Json> queue_;
  std::set<std::string> cancelled_;  ///< ids, as JSON
  std::map<std::string, std::set<std::string>> published_;  ///< by key of a folder: files with problems
  bool isInitialized_ = false, isShutDown_ = false, isOver_ = false, watches_ = false, saysVersions_ = false;
  std::map<std::string, int64_t> versions_;
  int status_ = 1;
};

// ---- Transport -----------------------------------------------------------------------------------

// Takes what has come; `wait`: until something has. False if nothing more will come.
bool Server::receive(bool wait) {
  for (;;) {
    pollfd p{in_, POLLIN, 0};
    int n = poll(&p, 1, wait ? -1 : 0);
    if (n < 0 && errno == EINTR) continue;
    if (n <= 0) return n == 0;
    char buffer[64 << 10];
    ssize_t got = read(in_, buffer, sizeof buffer);
    if (got < 0 && (errno == EINTR || errno == EAGAIN)) continue;
    if (got <= 0) return false;
    reader_.feed({buffer, static_cast<size_t>(got)});
    size_t before = queue_.size();
    while (std::optional<std::string> content = reader_.next()) {
      Json message = parseJson(*content);
      if (message.is_discarded()) {
        fail(nullptr, kParseError, "the message is no JSON");
        continue;
      }
      if (Value(message)["method"].text() == "$/cancelRequest") {
        cancelled_.insert(dumpJson(Value(message)["params"]["id"].copy()));
        continue;
      }
      queue_.push_back(std::move(message));
    }
    if (!reader_.error().empty()) {
      fail(nullptr, kParseError, reader_.error());
      return false;
    }
    if (!wait || queue_.size() > before) wait = false;
  }
}

void Server::send(const Json& message) {
  std::string bytes = frame(dumpJson(message));
  for (size_t at = 0; at < bytes.size();) {
    ssize_t n = write(out_, bytes.data() + at, bytes.size() - at);
    if (n < 0 && errno == EINTR) continue;
    if (n <= 0) {
      isOver_ = true;  // the client is gone
      return;
    }
    at += static_cast<size_t>(n);
  }
}

void Server::reply(const Json& id, const Answer& answer) {
  if (!answer.error.empty()) return fail(id, kFailed, answer.error);
  send({{"jsonrpc", "2.0"}, {"id", id}, {"result", answer.result}});
}

void Server::fail(const Json& id, int code, const std::string& text) {
  send({{"jsonrpc", "2.0"}, {"id", id}, {"error", {{"code", code}, {"message", text}}}});
}

// ---- The loop ------------------------------------------------------------------------------------

int Server::run() {
  bool isOpen = true;
  while (!isOver_) {
    if (isOpen) isOpen = receive(false);
    if (!queue_.empty()) {
      Json message = std::move(queue_.front());
      queue_.pop_front();
      handle(message);
      continue;
    }
    if (!isOpen) break;
    if (isInitialized_ && !isShutDown_ && workspace_.step()) {
      publish();
      continue;
    }
    publish();
    cancelled_.clear();  // of requests that were answered already
    isOpen = receive(true);
  }
  return status_;
}

void Server::handle(const Json& message) {
  Value m(message);
  std::string method = m["method"].text();
  Json id = m["id"].copy();
  bool hasId = id.is_string() || id.is_number_integer();
  if (method.empty()) {
    bool isResponse = hasId && (m["result"].exists() || m["error"].exists() || message.contains("result"));
    if (!isResponse) fail(hasId ? id : Json(), kInvalidRequest, "a message needs a method");
    return;
  }
  if (!hasId) return notification(method, m["params"]);
  if (cancelled_.erase(dumpJson(id)) != 0) return fail(id, kCancelled, "cancelled");
  request(method, m["params"], id);
}

void Server::request(const std::string& method, Value params, const Json& id) {
  if (method == "initialize") {
    if (isInitialized_) return fail(id, kInvalidRequest, "initialize comes once");
    return reply(id, initialize(params));
  }
  if (!isInitialized_) return fail(id, kNotInitialized, "initialize comes first");
  if (isShutDown_) return fail(id, kInvalidRequest, "the server is shut down");
  if (method == "shutdown") {
    isShutDown_ = true;
    return reply(id, Json());
  }
  for (const Row& row : kRequests)
    if (row.method == method) return reply(id, row.answer(cx_, params));
  fail(id, kMethodNotFound, "no method " + method);
}

void Server::notification(const std::string& method, Value params) {
  std::string path = pathOfUri(params["textDocument"]["uri"].text());
  if (method == "exit") {
    isOver_ = true;
    status_ = isShutDown_ ? 0 : 1;
  } else if (!isInitialized_ || isShutDown_) {
    return;
  } else if (method == "initialized") {
    initialized();
  } else if (method == "textDocument/didOpen") {
    didOpen(params);
  } else if (method == "textDocument/didChange") {
    didChange(params);
  } else if (method == "textDocument/didClose") {
    if (workspace_.document(path) == nullptr) return;
    versions_.erase(path);
    workspace_.close(path);
  } else if (method == "textDocument/didSave") {
    if (!path.empty()) workspace_.fileChanged(path);
  } else if (method == "workspace/didChangeWatchedFiles") {
    for (Value change : params["changes"].items())
      if (std::string p = pathOfUri(change["uri"].text()); !p.empty() && workspace_.document(p) == nullptr) workspace_.fileChanged(p);
  } else if (method == "workspace/didChangeWorkspaceFolders") {
    for (Value f : params["event"]["added"].items())
      if (std::string p = pathOfUri(f["uri"].text()); !p.empty()) workspace_.addRoot(p);
    for (Value f : params["event"]["removed"].items())
      if (std::string p = pathOfUri(f["uri"].text()); !p.empty()) workspace_.removeRoot(p);
  }
  // Others need not be understood.
}

// ---- Lifecycle -----------------------------------------------------------------------------------

Answer Server::initialize(Value params) {
  isInitialized_ = true;
  Value capabilities = params["capabilities"];
  for (Value e : capabilities["general"]["positionEncodings"].items())
    if (e.text() == "utf-8") cx_.encoding = Encoding::Utf8;
  cx_.hasSnippets = capabilities["textDocument"]["completion"]["completionItem"]["snippetSupport"].flag();
  watches_ = capabilities["workspace"]["didChangeWatchedFiles"]["dynamicRegistration"].flag();
  saysVersions_ = capabilities["textDocument"]["publishDiagnostics"]["versionSupport"].flag();
  std::vector<std::string> roots;
  for (Value f : params["workspaceFolders"].items()) roots.push_back(pathOfUri(f["uri"].text()));
  if (roots.empty()) roots.push_back(pathOfUri(params["rootUri"].text()));
  if (roots[0].empty()) roots[0] = params["rootPath"].text();
  for (std::string& r : roots) {
    while (r.size() > 1 && r.ends_with('/')) r.pop_back();
    if (!r.empty()) workspace_.addRoot(r);
  }
  Json can = {
      {"positionEncoding", cx_.encoding == Encoding::Utf8 ? "utf-8" : "utf-16"},
      {"textDocumentSync", {{"openClose", true}, {"change", 2}, {"save", true}}},
      {"hoverProvider", true},
      {"definitionProvider", true},
      {"declarationProvider", true},
      {"typeDefinitionProvider", true},
      {"implementationProvider", true},
      {"referencesProvider", true},
      {"documentHighlightProvider", true},
      {"documentSymbolProvider", true},
      {"workspaceSymbolProvider", true},
      {"completionProvider", {{"triggerCharacters", {"."}}}},
      {"signatureHelpProvider", {{"triggerCharacters", {"(", ","}}}},
      {"renameProvider", {{"prepareProvider", true}}},
      {"callHierarchyProvider", true},
      {"foldingRangeProvider", true},
      {"selectionRangeProvider", true},
      {"semanticTokensProvider", {{"legend", {{"tokenTypes", semanticTokenTypes()}, {"tokenModifiers", semanticTokenModifiers()}}}, {"full", true}}},
      {"inlayHintProvider", true},
      {"documentFormattingProvider", true},
      {"codeActionProvider", {{"codeActionKinds", {"quickfix", "refactor.rewrite", "source.organizeImports"}}}},
      {"workspace", {{"workspaceFolders", {{"supported", true}, {"changeNotifications", true}}}}},
  };
  return Json{{"capabilities", can}, {"serverInfo", {{"name", "vo lsp"}, {"version", "0.1"}}}};
}

void Server::initialized() {
  if (!watches_) return;
  Json watchers = Json::array();
  for (const char* glob : {"**/*.go", "**/*.vo", "**/go.mod", "**/vo.mod", "**/go.work"}) watchers.push_back({{"globPattern", glob}});
  send({{"jsonrpc", "2.0"}, {"id", "watch"}, {"method", "client/registerCapability"},
        {"params", {{"registrations", {{{"id", "files"}, {"method", "workspace/didChangeWatchedFiles"}, {"registerOptions", {{"watchers", watchers}}}}}}}}});
}

// ---- Documents -----------------------------------------------------------------------------------

void Server::didOpen(Value params) {
  Value d = params["textDocument"];
  std::string path = pathOfUri(d["uri"].text());
  if (path.empty()) return;
  versions_[path] = d["version"].number();
  workspace_.open(path, d["text"].text());
}

void Server::didChange(Value params) {
  std::string path = pathOfUri(params["textDocument"]["uri"].text());
  std::shared_ptr<const Text> old = workspace_.document(path);
  if (old == nullptr) return;
  auto text = std::make_shared<Text>(*old);
  for (Value change : params["contentChanges"].items()) {
    Value range = change["range"];
    uint32_t begin = 0, end = text->size();
    if (range.isObject()) {
      begin = text->offsetOf(Context::place(range["start"]), cx_.encoding);
      end = text->offsetOf(Context::place(range["end"]), cx_.encoding);
    }
    text->replace(begin, end, change["text"].text());
  }
  versions_[path] = params["textDocument"]["version"].number();
  workspace_.change(path, std::move(text));
}

// ---- Problems ------------------------------------------------------------------------------------

Json Server::diagnostic(const Text& text, const Problem& p) {
  constexpr int kError = 1, kWarning = 2, kUnnecessary = 1;
  uint32_t end = p.end;
  Json j = {{"range", cx_.range(text, p.begin, end)}, {"severity", p.isWarning ? kWarning : kError}, {"source", "vo"},
            {"code", diag::kindName(p.kind)}, {"message", p.text}};
  bool isUnused = p.kind == diag::Kind::UnusedImport || p.kind == diag::Kind::UnusedImportWarning || p.kind == diag::Kind::UnusedVar ||
                  p.kind == diag::Kind::UnusedVarWarning || p.kind == diag::Kind::UnusedLabel || p.kind == diag::Kind::UnusedLabelWarning;
  if (isUnused) j["tags"] = Json::array({kUnnecessary});
  Json related = Json::array();
  for (const Problem::Note& n : p.notes)
    if (Json l = cx_.location({n.path, n.begin, n.end}); !l.is_null()) related.push_back({{"location", l}, {"message", n.text}});
  if (!related.empty()) j["relatedInformation"] = related;
  return j;
}

void Server::publish() {
  for (Folder* f : workspace_.unpublished()) {
    f->published = true;
    std::map<std::string, std::vector<const Problem*>> byFile;
    // What a package is missing that does not parse is not known.
    for (const Problem& p : f->syntaxProblems) byFile[p.path].push_back(&p);
    bool isParsed = std::all_of(f->syntaxProblems.begin(), f->syntaxProblems.end(), [](const Problem& p) { return p.isWarning; });
    for (const Unit* u : {f->base.get(), f->tests.get(), f->external.get()}) {
      if (u == nullptr || !isParsed) continue;
      for (const Problem& p : u->problems) {
        bool isTest = p.path.find("_test.") != std::string::npos;
        if (u == f->base.get() || isTest) byFile[p.path].push_back(&p);
      }
    }
    std::set<std::string> now;
    for (const auto& [path, list] : byFile) now.insert(path);
    std::set<std::string> all = now;
    all.merge(published_[f->key]);
    for (const SourceText& t : f->texts)
      if (versions_.contains(t.path)) all.insert(t.path);
    published_[f->key] = now;
    for (const std::string& path : all) {
      std::shared_ptr<const Text> text = workspace_.textOf(path);
      Json list = Json::array();
      if (text != nullptr)
        for (const Problem* p : byFile[path]) list.push_back(diagnostic(*text, *p));
      Json params = {{"uri", uriOfPath(path)}, {"diagnostics", list}};
      if (auto v = versions_.find(path); saysVersions_ && v != versions_.end()) params["version"] = v->second;
      send({{"jsonrpc", "2.0"}, {"method", "textDocument/publishDiagnostics"}, {"params", params}});
    }
  }
}

}  // namespace

int serve(const driver::ImageRoot& image, int in, int out) { return Server(image, in, out).run(); }

}  // namespace vo::lsp
