// This file reads files with expected errors and compares them with what the checker says.
#include "support/check_testdata.h"

#include <algorithm>
#include <filesystem>
#include <regex>

namespace vo::check::test {

namespace {

std::string unquote(std::string_view s) {
  while (!s.empty() && (s.back() == ' ' || s.back() == '\t' || s.back() == '\r')) s.remove_suffix(1);
  while (!s.empty() && s.front() == ' ') s.remove_prefix(1);
  if (s.size() < 2) return std::string(s);
  char quote = s.front();
  s = s.substr(1, s.size() - 2);
  if (quote == '`') return std::string(s);
  std::string out;
  for (size_t i = 0; i < s.size(); i++) {
    if (s[i] == '\\' && i + 1 < s.size()) {
      i++;
      out += s[i] == 'n' ? '\n' : s[i] == 't' ? '\t' : s[i];
    } else {
      out += s[i];
    }
  }
  return out;
}

/// A walk over the tokens of a file, just exact enough to find comments.
class CommentScanner {
 public:
  explicit CommentScanner(const std::string& text) : s_(text) {}

  std::vector<Expectation> run() {
    while (i_ < s_.size()) step();
    return std::move(out_);
  }

 private:
  void step() {
    char c = s_[i_];
    if (c == '\n') {
      line_++;
      i_++;
    } else if (c == ' ' || c == '\t' || c == '\r') {
      i_++;
    } else if (s_.compare(i_, 2, "//") == 0) {
      size_t end = std::min(s_.find('\n', i_), s_.size());
      comment(s_.substr(i_ + 2, end - i_ - 2));
      i_ = end;
    } else if (s_.compare(i_, 2, "/*") == 0) {
      size_t end = s_.find("*/", i_ + 2);
      if (end == std::string::npos) end = s_.size();
      std::string body = s_.substr(i_ + 2, end - i_ - 2);
      comment(body);
      line_ += static_cast<uint32_t>(std::count(body.begin(), body.end(), '\n'));
      i_ = std::min(end + 2, s_.size());
    } else if (c == '`') {
      tokenLine_ = line_;
      size_t end = std::min(s_.find('`', i_ + 1), s_.size());
      line_ += static_cast<uint32_t>(std::count(s_.begin() + i_, s_.begin() + end, '\n'));
      i_ = std::min(end + 1, s_.size());
    } else if (c == '"' || c == '\'') {
      tokenLine_ = line_;
      for (i_++; i_ < s_.size() && s_[i_] != c && s_[i_] != '\n'; i_++)
        if (s_[i_] == '\\') i_++;
      if (i_ < s_.size() && s_[i_] == c) i_++;
    } else {
      tokenLine_ = line_;
      i_++;
    }
  }

  void comment(const std::string& body) {
    auto add = [&](std::string_view prefix, bool isRegexp, uint32_t line) {
      out_.push_back({line, isRegexp, unquote(std::string_view(body).substr(prefix.size()))});
    };
    if (body.starts_with(" ERROR ")) add(" ERROR ", false, tokenLine_);
    else if (body.starts_with(" ERRORx ")) add(" ERRORx ", true, tokenLine_);
  }

  const std::string& s_;
  size_t i_ = 0;
  uint32_t line_ = 1;
  uint32_t tokenLine_ = 1;
  std::vector<Expectation> out_;
};

bool matches(const Expectation& e, const std::string& message) {
  if (!e.isRegexp) return message.find(e.pattern) != std::string::npos;
  // Go's regexps allow a brace that starts no repetition.
  std::string pattern;
  for (size_t i = 0; i < e.pattern.size(); i++) {
    char c = e.pattern[i];
    bool repetition = c == '{' && i + 1 < e.pattern.size() && isdigit(static_cast<unsigned char>(e.pattern[i + 1]));
    if (c == '\\' && i + 1 < e.pattern.size()) {
      pattern += c;
      pattern += e.pattern[++i];
    } else if ((c == '{' && !repetition) || (c == '}' && pattern.find('{') == std::string::npos) || (c == '}' && e.pattern[i - 1] == '{')) {
      pattern += '\\';
      pattern += c;
    } else {
      pattern += c;
    }
  }
  return std::regex_search(message, std::regex(pattern, std::regex::ECMAScript));
}

/// types2 checks labels only in its tests; in cmd/compile the parser does, as ours, in these words.
std::string labelWords(std::string message) {
  static const std::pair<const char*, const char*> kWords[] = {
      {"^label (\\S+) defined and not used$", "label $1 declared and not used"},
      {"^label (\\S+) already defined at .*$", "label $1 already declared"},
      {"^label (\\S+) not defined$", "label $1 not declared"},
      {"jumps over declaration of \\S+ at .*:(\\d+):\\d+$", "jumps over variable declaration at line $1"},
      {"^(break|continue) label not defined: (\\S+)$", "invalid $1 label $2"},
  };
  for (const auto& [ours, theirs] : kWords) message = std::regex_replace(message, std::regex(ours), theirs);
  return message;
}

std::string flagOf(const std::string& text, const std::string& name) {
  if (!text.starts_with("// -")) return {};
  std::string line = text.substr(0, text.find('\n'));
  size_t at = line.find("-" + name);
  if (at == std::string::npos) return {};
  size_t start = line.find('=', at);
  if (start == std::string::npos || start != at + 1 + name.size()) return "true";
  return line.substr(start + 1, line.find_first_of(" \r", start) - start - 1);
}

}  // namespace

std::vector<Expectation> readExpectations(const std::string& text, bool voStyle) {
  if (voStyle) {
    // Line by line: the comment may follow text that is no token, such as an unterminated string.
    std::vector<Expectation> out;
    uint32_t line = 1;
    for (size_t start = 0; start < text.size(); line++) {
      size_t end = std::min(text.find('\n', start), text.size());
      std::string_view rest = std::string_view(text).substr(start, end - start);
      for (size_t at = rest.find("// error: "); at != std::string_view::npos;) {
        size_t next = rest.find("// error: ", at + 1);
        std::string pattern(rest.substr(at + 10, next == std::string_view::npos ? next : next - at - 10));
        while (!pattern.empty() && pattern.back() == ' ') pattern.pop_back();
        out.push_back({line, true, pattern});
        at = next;
      }
      start = end + 1;
    }
    return out;
  }
  return CommentScanner(text).run();
}

std::vector<FileSet> fileSets(const std::string& folder) {
  namespace fs = std::filesystem;
  std::vector<FileSet> out;
  if (!fs::is_directory(folder)) return out;
  for (const auto& entry : fs::directory_iterator(folder)) {
    FileSet set{entry.path().string(), {}};
    if (entry.is_directory()) {
      for (const auto& file : fs::directory_iterator(entry.path())) {
        std::string p = file.path();
        if (p.ends_with(".go") || p.ends_with(".vo")) set.paths.push_back(p);
      }
      std::sort(set.paths.begin(), set.paths.end());
    } else if (set.name.ends_with(".go") || set.name.ends_with(".vo")) {
      set.paths.push_back(set.name);
    }
    if (!set.paths.empty()) out.push_back(std::move(set));
  }
  std::sort(out.begin(), out.end(), [](const FileSet& a, const FileSet& b) { return a.name < b.name; });
  return out;
}

std::string compareErrors(World& world, const FileSet& set, bool voStyle, std::string* skipped) {
  Options options;
  options.isLibrary = !voStyle;  // functions without bodies are fine there
  options.assertIsConstant = !voStyle;
  world.sink.beginUnit();
  std::vector<syntax::File*> files;
  std::vector<std::vector<Expectation>> expected;
  size_t firstDiagnostic = world.sink.all().size();
  for (const std::string& path : set.paths) {
    std::string text = readFile(path);
    if (text.find("\n//go:build ignore") != std::string::npos) *skipped = "Go's own run leaves it out";
    if (!flagOf(text, "fakeImportC").empty()) *skipped = "no cgo";
    if (path.ends_with("check/labels.go"))
      *skipped = "tests types2's own check of labels, which cmd/compile turns off (IgnoreBranchErrors): for the "
                 "parser a wrong use of a label is a use";
    // A function that only types2's tests declare (DefPredeclaredTestFuncs); any other built-in will do.
    if (path.ends_with("check/builtins0.go"))
      for (size_t at; (at = text.find("\ttrace(s...")) != std::string::npos;) text.replace(at, 7, "\tprint(");
    if (std::string lang = flagOf(text, "lang"); !lang.empty()) {
      world.texts.push_back(std::make_unique<std::string>(lang));
      options.goVersion = *world.texts.back();
    }
    if (!skipped->empty()) return {};
    expected.push_back(readExpectations(text, voStyle));
    files.push_back(world.parse(path, std::move(text), path.ends_with(".vo")));
  }
  std::string path = "p";
  if (voStyle) {
    // As a build does it: nothing is checked after syntax errors.
    std::string stem = set.name.substr(set.name.rfind('/') + 1);
    path = "prog/" + stem.substr(0, stem.find('.'));
  }
  // cmd/compile stops only for what it calls a syntax error.
  bool syntaxError = false;
  for (size_t i = firstDiagnostic; i < world.sink.all().size(); i++)
    syntaxError |= world.sink.all()[i].text.starts_with("syntax error");
  if (!voStyle || !syntaxError) world.check(path, files, options);
  std::string out;
  std::vector<const diag::Diagnostic*> shown;
  diag::Sink own;
  const std::vector<diag::Diagnostic>& all = world.sink.all();
  for (size_t i = firstDiagnostic; i < all.size(); i++) {
    if (!voStyle) shown.push_back(&all[i]);
    else if (all[i].severity == diag::Severity::Error) own.error(all[i].kind, all[i].range, all[i].text);
  }
  if (voStyle)
    for (const diag::Listed& l : own.listed(world.sources, 0)) shown.push_back(l.diagnostic);
  for (const diag::Diagnostic* shownOne : shown) {
    const diag::Diagnostic& d = *shownOne;
    if (d.severity != diag::Severity::Error && !voStyle) continue;
    // cmd/compile reports these after types2, whose tests therefore accept them.
    if (!voStyle && d.text.find("anonymous interface refers to itself") != std::string::npos) continue;
    diag::Location where = world.sources.locate(d.range.begin, false);
    std::string message = d.text;
    if (voStyle) message = message.substr(0, message.find('\n'));
    else if (message.starts_with("goto") || message.find("label") != std::string::npos) message = labelWords(message);
    else for (const diag::Note& n : d.notes) message += "\n\t" + n.text;
    size_t file = 0;
    while (file < set.paths.size() && set.paths[file] != where.file) file++;
    bool found = false;
    if (file < set.paths.size()) {
      for (Expectation& e : expected[file]) {
        if (e.matched || e.line != where.line || !matches(e, message)) continue;
        e.matched = true;
        found = true;
        break;
      }
    } else if (!where.file.empty() && std::string_view(where.file).starts_with(world.root)) {
      continue;  // of an imported package
    }
    if (!found && d.severity == diag::Severity::Error)
      out += "  " + std::string(where.file) + ":" + std::to_string(where.line) + ":" +
             std::to_string(where.column) + ": unexpected: " + message + "\n";
  }
  for (size_t f = 0; f < expected.size(); f++)
    for (const Expectation& e : expected[f])
      if (!e.matched)
        out += "  " + set.paths[f] + ":" + std::to_string(e.line) + ": missing: " + e.pattern + "\n";
  return out;
}

}  // namespace vo::check::test
