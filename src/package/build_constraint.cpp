// This file decides whether a source file takes part in a build, by the rules of go/build.
#include "package/build_constraint.h"

#include <cctype>
#include <vector>

namespace vo::package {
namespace {

constexpr std::string_view kKnownOs[] = {
    "aix",   "android", "darwin",  "dragonfly", "freebsd", "hurd", "illumos", "ios",  "js",
    "linux", "nacl",    "netbsd",  "openbsd",   "plan9",   "solaris", "wasip1", "windows", "zos"};
constexpr std::string_view kKnownArch[] = {
    "386",      "amd64",  "amd64p32", "arm",     "armbe",    "arm64",   "arm64be", "loong64",
    "mips",     "mipsle", "mips64",   "mips64le", "mips64p32", "mips64p32le", "ppc", "ppc64",
    "ppc64le",  "riscv",  "riscv64",  "s390",    "s390x",    "sparc",   "sparc64", "wasm"};

/// What holds for the library beside GOOS and releases: its portable code instead of assembly, and the
/// experiments that Go's own build has on.
constexpr std::string_view kLibraryTags[] = {
    "gc", "purego", "math_big_pure_go", "goexperiment.jsonv2", "goexperiment.greenteagc",
    "goexperiment.sizespecializedmalloc"};

template <size_t N>
bool contains(const std::string_view (&list)[N], std::string_view name) {
  for (std::string_view s : list)
    if (s == name) return true;
  return false;
}

/// go1.N with 1 <= N <= newest.
bool isReleaseTag(std::string_view tag, int newest) {
  if (!tag.starts_with("go1.") || tag.size() > 7) return false;
  int n = 0;
  for (char c : tag.substr(4)) {
    if (c < '0' || c > '9') return false;
    n = n * 10 + (c - '0');
  }
  return tag.size() > 4 && tag[4] != '0' && n <= newest;
}

/// A tag that is meant to be true, or false.
bool isMet(const BuildContext& context, std::string_view tag, bool wanted) {
  if (context.any) return wanted && tag != "ignore";
  return matchTag(context, tag);
}

/// expression = and { "||" and }, and = not { "&&" not }, not = "!" not | "(" expression ")" | tag
class Evaluator {
 public:
  Evaluator(const BuildContext& context, std::string_view text) : context_(context), text_(text) {}

  bool run(bool* ok) {
    bool value = orExpr(0);
    skipSpace();
    *ok = !failed_ && at_ == text_.size();
    return *ok && value;
  }

 private:
  static constexpr int kMaxDepth = 200;

  void skipSpace() {
    while (at_ < text_.size() && (text_[at_] == ' ' || text_[at_] == '\t')) at_++;
  }
  bool take(std::string_view token) {
    skipSpace();
    if (!text_.substr(at_).starts_with(token)) return false;
    at_ += token.size();
    return true;
  }
  bool orExpr(int depth) {
    bool value = andExpr(depth);
    while (!failed_ && take("||")) {
      bool right = andExpr(depth);
      value = value || right;
    }
    return value;
  }
  bool andExpr(int depth) {
    bool value = notExpr(depth);
    while (!failed_ && take("&&")) {
      bool right = notExpr(depth);
      value = value && right;
    }
    return value;
  }
  bool notExpr(int depth) {
    if (depth > kMaxDepth) return fail();
    if (take("!")) {
      wanted_ = !wanted_;
      bool value = !notExpr(depth + 1);
      wanted_ = !wanted_;
      return value;
    }
    if (take("(")) {
      bool value = orExpr(depth + 1);
      return take(")") ? value : fail();
    }
    skipSpace();
    size_t start = at_;
    while (at_ < text_.size() && isTagChar(text_[at_])) at_++;
    if (at_ == start) return fail();
    return isMet(context_, text_.substr(start, at_ - start), wanted_);
  }
  static bool isTagChar(char c) {
    auto u = static_cast<unsigned char>(c);
    return std::isalnum(u) || c == '_' || c == '.' || u >= 0x80;
  }
  bool fail() {
    failed_ = true;
    return false;
  }

  const BuildContext& context_;
  std::string_view text_;
  size_t at_ = 0;
  bool failed_ = false;
  bool wanted_ = true;  ///< not behind an odd number of `!`
};

std::string_view trim(std::string_view s) {
  while (!s.empty() && (s.front() == ' ' || s.front() == '\t' || s.front() == '\r')) s.remove_prefix(1);
  while (!s.empty() && (s.back() == ' ' || s.back() == '\t' || s.back() == '\r')) s.remove_suffix(1);
  return s;
}

std::vector<std::string_view> split(std::string_view s, std::string_view separators) {
  std::vector<std::string_view> out;
  while (!s.empty()) {
    size_t n = s.find_first_of(separators);
    if (n != 0) out.push_back(s.substr(0, n));
    if (n == std::string_view::npos) break;
    s.remove_prefix(n + 1);
  }
  return out;
}

/// One old `// +build` line: space means or, comma means and, `!` negates a tag.
bool plusBuildLine(const BuildContext& context, std::string_view line) {
  for (std::string_view option : split(line, " \t")) {
    bool all = true;
    for (std::string_view term : split(option, ",")) {
      bool negated = term.starts_with("!");
      if (negated) term.remove_prefix(1);
      all = all && isMet(context, term, !negated) != negated;
    }
    if (all) return true;
  }
  return false;
}

}  // namespace

bool matchTag(const BuildContext& context, std::string_view tag) {
  if (tag == "linux" || tag == "unix") return true;
  if (tag == "amd64") return context.arch == Arch::Amd64;
  if (tag == "arm64") return context.arch == Arch::Arm64;
  if (context.library) {
    for (std::string_view t : kLibraryTags)
      if (tag == t) return true;
    if (tag == "vo") return context.arch == Arch::Unknown;
    return isReleaseTag(tag, kLibraryGoMinor);
  }
  for (const std::string& t : context.tags)
    if (tag == t) return true;
  if (tag == "gc") return context.gc;
  return tag == "vo" || isReleaseTag(tag, kUserGoMinor);
}

bool matchFileName(const BuildContext& context, std::string_view name) {
  name = name.substr(0, name.find('.'));
  size_t first = name.find('_');
  if (first == std::string_view::npos) return true;
  std::vector<std::string_view> parts = split(name.substr(first), "_");
  if (!parts.empty() && parts.back() == "test") parts.pop_back();
  size_t n = parts.size();
  if (n >= 2 && contains(kKnownOs, parts[n - 2]) && contains(kKnownArch, parts[n - 1]))
    return matchTag(context, parts[n - 2]) && matchTag(context, parts[n - 1]);
  if (n >= 1 && (contains(kKnownOs, parts[n - 1]) || contains(kKnownArch, parts[n - 1])))
    return matchTag(context, parts[n - 1]);
  return true;
}

bool evaluateConstraint(const BuildContext& context, std::string_view expression, bool* ok) {
  return Evaluator(context, expression).run(ok);
}

bool matchFileHeader(const BuildContext& context, std::string_view text) {
  // Constraints stand among blank lines and comments before the package clause. A `// +build` line
  // counts only if a blank line follows its comment group, which every real file obeys.
  bool plusBuild = true;
  bool inBlock = false;
  while (!text.empty()) {
    size_t eol = text.find('\n');
    std::string_view line = trim(text.substr(0, eol));
    text.remove_prefix(eol == std::string_view::npos ? text.size() : eol + 1);
    if (inBlock) {
      size_t close = line.find("*/");
      if (close == std::string_view::npos) continue;
      inBlock = false;
      line = trim(line.substr(close + 2));
    }
    if (line.empty() || line.starts_with("#!")) continue;
    if (line.starts_with("/*")) {
      inBlock = line.find("*/", 2) == std::string_view::npos;
      continue;
    }
    if (!line.starts_with("//")) break;
    if (line.starts_with("//go:build") && (line.size() == 10 || line[10] == ' ' || line[10] == '\t')) {
      bool ok = false;
      bool value = evaluateConstraint(context, trim(line.substr(10)), &ok);
      return ok && value;
    }
    std::string_view comment = trim(line.substr(2));
    if (comment.starts_with("+build ") && !plusBuildLine(context, comment.substr(7)))
      plusBuild = false;
  }
  return plusBuild;
}

}  // namespace vo::package
