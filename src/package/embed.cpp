// This file finds the files of `//go:embed` patterns, by the rules of cmd/go: what would not be in the
// module's zip file (other modules, links, devices, folders of version control, names that some system
// cannot have) is an error if a pattern names it, and what begins with a dot or underscore is left out of
// folders without `all:`.
#include "package/embed.h"

#include <sys/stat.h>

#include <algorithm>
#include <cctype>
#include <cstdlib>
#include <set>

#include "base/check.h"
#include "package/files.h"
#include "package/scan.h"

namespace vo::package {
namespace {

constexpr std::string_view kBlank = " \t\r\n\v\f";

/// Takes the quoted string at the start of `text`: false if it does not end or a blank does not follow.
bool takeQuoted(std::string_view* text, std::string* out) {
  char quote = text->front();
  size_t i = 1;
  for (; i < text->size() && (*text)[i] != quote; i++) {
    char c = (*text)[i];
    if (c == '\\' && quote == '"') {
      // What a file name can need; other escapes name no file.
      if (++i >= text->size() || ((*text)[i] != '\\' && (*text)[i] != '"')) return false;
      c = (*text)[i];
    }
    *out += c;
  }
  if (i >= text->size()) return false;
  text->remove_prefix(i + 1);
  return text->empty() || kBlank.find(text->front()) != std::string_view::npos;
}

/// Adds the patterns of the words behind `//go:embed`, unless one of them is malformed.
void addPatterns(std::string_view file, std::string_view arguments, std::vector<EmbedPattern>* out) {
  std::vector<EmbedPattern> found;
  for (;;) {
    size_t word = arguments.find_first_not_of(kBlank);
    if (word == std::string_view::npos) break;
    arguments.remove_prefix(word);
    EmbedPattern p{{}, static_cast<uint32_t>(arguments.data() - file.data())};
    if (arguments.front() == '"' || arguments.front() == '`') {
      if (!takeQuoted(&arguments, &p.text)) return;
    } else {
      size_t end = std::min(arguments.find_first_of(kBlank), arguments.size());
      p.text = arguments.substr(0, end);
      arguments.remove_prefix(end);
    }
    found.push_back(std::move(p));
  }
  out->insert(out->end(), found.begin(), found.end());
}

/// `[…]` at the start of *pattern, which is taken off, against `c`.
bool matchClass(std::string_view* pattern, char c, bool* ok) {
  auto take = [&]() -> char {
    if (pattern->empty()) return *ok = false, '\0';
    char x = pattern->front();
    pattern->remove_prefix(1);
    if (x == '-' || x == ']') *ok = false;
    if (x != '\\') return x;
    if (pattern->empty()) return *ok = false, '\0';
    x = pattern->front();
    pattern->remove_prefix(1);
    return x;
  };
  VO_CHECK(pattern->starts_with("["), "a class begins here");
  pattern->remove_prefix(1);
  bool negated = pattern->starts_with("^");
  if (negated) pattern->remove_prefix(1);
  bool match = false;
  for (bool first = true; *ok && (first || !pattern->starts_with("]")); first = false) {
    char low = take(), high = low;
    if (pattern->starts_with("-")) {
      pattern->remove_prefix(1);
      high = take();
    }
    if (pattern->empty()) *ok = false;
    auto u = static_cast<unsigned char>(c);
    match = match || (static_cast<unsigned char>(low) <= u && u <= static_cast<unsigned char>(high));
  }
  if (*ok) pattern->remove_prefix(1);
  return match != negated;
}

size_t runeLength(std::string_view s) {
  VO_CHECK(!s.empty(), "a rune is asked for where there is one");
  auto c = static_cast<unsigned char>(s.front());
  size_t n = c < 0xc0 ? 1 : c < 0xe0 ? 2 : c < 0xf0 ? 3 : 4;
  return std::min(n, s.size());
}

/// The pattern up to its first `*` against the start of the name, of which *rest is what remains.
bool matchChunk(std::string_view chunk, std::string_view name, std::string_view* rest, bool* ok) {
  bool failed = false;  // the rest of the pattern is still read: it may be malformed
  while (!chunk.empty() && *ok) {
    failed = failed || name.empty();
    char c = failed ? '\0' : name.front();
    size_t length = failed ? 0 : 1;
    if (chunk[0] == '[') {
      failed = !matchClass(&chunk, c, ok) || failed;
    } else if (chunk[0] == '?') {
      failed = failed || c == '/';
      if (!failed) length = runeLength(name);
      chunk.remove_prefix(1);
    } else {
      if (chunk[0] == '\\') chunk.remove_prefix(1);
      if (chunk.empty()) return *ok = false;
      failed = failed || chunk[0] != c;
      chunk.remove_prefix(1);
    }
    if (!failed) name.remove_prefix(length);
  }
  *rest = name;
  return *ok && !failed;
}

/// Where the pattern's part without `*` ends.
size_t chunkEnd(std::string_view pattern) {
  bool inClass = false;
  size_t i = 0;
  for (; i < pattern.size() && (pattern[i] != '*' || inClass); i++) {
    if (pattern[i] == '\\') i++;
    else if (pattern[i] == '[') inClass = true;
    else if (pattern[i] == ']') inClass = false;
  }
  return std::min(i, pattern.size());
}

bool hasMeta(std::string_view s) { return s.find_first_of("*?[\\") != std::string_view::npos; }

/// filepath.Glob below `root`: paths relative to it.
std::vector<std::string> glob(const std::string& root, const std::string& pattern) {
  struct stat st = {};
  if (!hasMeta(pattern)) {
    if (lstat((root + "/" + pattern).c_str(), &st) != 0) return {};
    return {pattern};
  }
  size_t slash = pattern.rfind('/');
  std::vector<std::string> dirs = {""};
  if (slash != std::string::npos) dirs = glob(root, pattern.substr(0, slash));
  std::string last = slash == std::string::npos ? pattern : pattern.substr(slash + 1);
  std::vector<std::string> out;
  for (const std::string& dir : dirs) {
    for (const std::string& name : listDir(dir.empty() ? root : root + "/" + dir)) {
      bool ok = true;
      if (name != "." && name != ".." && matchGlob(last, name, &ok)) out.push_back(dir.empty() ? name : dir + "/" + name);
    }
  }
  return out;
}

/// fs.ValidPath, without ".".
bool isValidPattern(std::string_view s) {
  if (s.empty() || s == ".") return false;
  for (;;) {
    size_t slash = s.find('/');
    std::string_view element = s.substr(0, slash);
    if (element.empty() || element == "." || element == "..") return false;
    if (slash == std::string_view::npos) return true;
    s.remove_prefix(slash + 1);
  }
}

/// Names that Windows keeps for devices, whatever follows a dot.
bool isDeviceName(std::string_view name) {
  std::string s;
  for (char c : name.substr(0, name.find('.'))) s += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  if (s == "con" || s == "prn" || s == "aux" || s == "nul") return true;
  return s.size() == 4 && (s.starts_with("com") || s.starts_with("lpt")) && s[3] >= '1' && s[3] <= '9';
}

/// Whether a file of that name cannot be in a module's zip file.
bool isBadName(std::string_view name) {
  if (name.empty() || name.ends_with(".") || isDeviceName(name)) return true;
  for (char c : name) {
    auto u = static_cast<unsigned char>(c);
    if (u < 0x80 && !std::isalnum(u) && std::string_view("!#$%&()+,-.=@[]^_{}~ ").find(c) == std::string_view::npos)
      return true;
  }
  return name == ".bzr" || name == ".hg" || name == ".git" || name == ".svn";
}

class Resolver {
 public:
  Resolver(const std::string& dir, bool all) : dir_(dir), all_(all) {}

  /// Adds a match and what is below it; else why it cannot be embedded.
  std::string add(const std::string& rel) {
    struct stat st = {};
    if (lstat(full(rel).c_str(), &st) != 0) return {};
    std::string what = S_ISDIR(st.st_mode) ? "directory " : "file ";
    for (std::string at = rel;; at = parentOf(at)) {
      if (exists(full(at) + "/go.mod")) return "cannot embed " + what + rel + ": in different module";
      struct stat parent = {};
      if (at != rel && lstat(full(at).c_str(), &parent) == 0 && !S_ISDIR(parent.st_mode))
        return "cannot embed " + what + rel + ": in non-directory " + at;
      if (std::string name = baseName(at); isBadName(name))
        return "cannot embed " + what + rel + (at == rel ? ": invalid name " : ": in invalid directory ") + name;
      if (at.find('/') == std::string::npos) break;
    }
    if (S_ISREG(st.st_mode)) return files_.insert(rel), std::string();
    if (S_ISLNK(st.st_mode) && followsLinks() && isFile(full(rel))) return files_.insert(rel), std::string();
    if (!S_ISDIR(st.st_mode)) return "cannot embed irregular file " + rel;
    size_t before = count_;
    if (std::string why = walk(rel); !why.empty()) return why;
    return count_ == before ? "cannot embed directory " + rel + ": contains no embeddable files" : std::string();
  }

  std::vector<std::string> files() const { return {files_.begin(), files_.end()}; }

 private:
  std::string full(const std::string& rel) const { return dir_ + "/" + rel; }

  /// GODEBUG=embedfollowsymlinks=1
  static bool followsLinks() {
    const char* env = getenv("GODEBUG");
    return env != nullptr && std::string_view(env).find("embedfollowsymlinks=1") != std::string_view::npos;
  }

  std::string walk(const std::string& folder) {
    for (const std::string& name : listDir(full(folder))) {
      if (name == "." || name == "..") continue;
      std::string rel = folder + "/" + name;
      struct stat st = {};
      if (lstat(full(rel).c_str(), &st) != 0) continue;
      bool hidden = name[0] == '.' || name[0] == '_';
      if (isBadName(name) || (hidden && !all_)) {
        if (S_ISDIR(st.st_mode) || hidden) continue;
        return "cannot embed file " + rel + ": invalid name " + name;
      }
      if (S_ISDIR(st.st_mode)) {
        if (exists(full(rel) + "/go.mod")) continue;
        if (std::string why = walk(rel); !why.empty()) return why;
      } else if (S_ISREG(st.st_mode)) {
        count_++;
        files_.insert(rel);
      }
    }
    return {};
  }

  const std::string& dir_;
  bool all_;
  size_t count_ = 0;
  std::set<std::string> files_;
};

}  // namespace

std::vector<EmbedPattern> scanEmbeds(std::string_view text) {
  constexpr std::string_view kDirective = "//go:embed";
  std::vector<EmbedPattern> out;
  if (text.find(kDirective) == std::string_view::npos) return out;
  ScannedHeader head = scanHeader(text);
  bool imported = std::any_of(head.imports.begin(), head.imports.end(), [](const ScannedImport& i) { return i.path == "embed"; });
  if (!imported) return out;
  for (uint32_t at = head.end; at < text.size();) {
    uint32_t next = skipOpaque(text, at);
    VO_CHECK(next >= at && next <= text.size(), "a comment ends in the text");
    std::string_view comment = text.substr(at, next - at);
    if (comment.starts_with(kDirective) && comment.size() > kDirective.size() && kBlank.find(comment[kDirective.size()]) != std::string_view::npos)
      addPatterns(text, comment.substr(kDirective.size()), &out);
    at = next == at ? at + 1 : next;
  }
  return out;
}

bool matchGlob(std::string_view pattern, std::string_view name, bool* ok) {
  *ok = true;
  while (!pattern.empty()) {
    bool star = pattern.starts_with("*");
    while (pattern.starts_with("*")) pattern.remove_prefix(1);
    if (star && pattern.empty()) return name.find('/') == std::string_view::npos;
    size_t end = chunkEnd(pattern);
    std::string_view chunk = pattern.substr(0, end), rest;
    pattern.remove_prefix(end);
    bool matched = matchChunk(chunk, name, &rest, ok) && (!pattern.empty() || rest.empty());
    for (size_t i = 0; !matched && star && *ok && i < name.size() && name[i] != '/'; i++) {
      matched = matchChunk(chunk, name.substr(i + 1), &rest, ok) && (!pattern.empty() || rest.empty());
    }
    if (!matched) {
      // The rest of the pattern is read for its syntax only.
      while (*ok && !pattern.empty()) {
        while (pattern.starts_with("*")) pattern.remove_prefix(1);
        size_t n = chunkEnd(pattern);
        matchChunk(pattern.substr(0, n), {}, &rest, ok);
        pattern.remove_prefix(n);
      }
      return false;
    }
    name = rest;
  }
  return name.empty();
}

std::string resolveEmbed(const std::string& dir, std::string_view pattern, std::vector<std::string>* files) {
  bool all = pattern.starts_with("all:");
  if (all) pattern.remove_prefix(4);
  bool ok = true;
  matchGlob(pattern, "", &ok);
  if (!ok || !isValidPattern(pattern)) return "invalid pattern syntax";
  Resolver resolver(dir, all);
  for (const std::string& rel : glob(dir, std::string(pattern)))
    if (std::string why = resolver.add(rel); !why.empty()) return why;
  VO_CHECK(files != nullptr && files->empty(), "a pattern is resolved once");
  *files = resolver.files();
  return files->empty() ? "no matching files found" : std::string();
}

}  // namespace vo::package
