// This file is `vo mod init`.
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

#include "cli/mod.h"
#include "package/build_constraint.h"
#include "package/files.h"
#include "package/import_path.h"
#include "storage/output.h"

namespace vo::cli {
namespace {

/// Takes blanks off the front; false if there is none.
bool takeBlanks(std::string_view* s) {
  size_t n = std::min(s->find_first_not_of(" \t"), s->size());
  s->remove_prefix(n);
  return n != 0;
}

bool take(std::string_view* s, std::string_view word) {
  if (!s->starts_with(word)) return false;
  s->remove_prefix(word.size());
  return true;
}

/// PATH of a line `package name // import "PATH"`, or empty.
std::string commentedPath(std::string_view line) {
  if (line.ends_with('\r')) line.remove_suffix(1);
  if (!take(&line, "package") || !takeBlanks(&line)) return {};
  size_t name = std::min(line.find_first_of(" \t\r/"), line.size());
  line.remove_prefix(name);
  if (name == 0 || !takeBlanks(&line) || !take(&line, "//") || !takeBlanks(&line) ||
      !take(&line, "import") || !takeBlanks(&line) || !take(&line, "\""))
    return {};
  size_t end = line.find('"');
  if (end == std::string_view::npos ||
      line.find_first_not_of(" \t", end + 1) != std::string_view::npos)
    return {};
  return std::string(line.substr(0, end));
}

/// The path that import comments of a folder's files give it, or empty.
std::string pathInComments(const std::string& dir) {
  for (const std::string& name : package::listDir(dir)) {
    std::string file = dir + "/" + name, text;
    if (!name.ends_with(".go") || !package::isFile(file) || !package::readFile(file, &text).empty())
      continue;
    for (std::string_view rest = text; !rest.empty();) {
      std::string_view line = rest.substr(0, rest.find('\n'));
      rest.remove_prefix(std::min(rest.size(), line.size() + 1));
      if (std::string path = commentedPath(line); !path.empty()) return path;
    }
  }
  return {};
}

/// What comes behind src in a folder of GOPATH, or empty.
std::string pathInGopath(const std::string& dir) {
  const char* value = getenv("GOPATH");
  const char* home = getenv("HOME");
  std::string list = value != nullptr && *value != 0 ? value
                     : home == nullptr               ? ""
                                                     : std::string(home) + "/go";
  for (size_t begin = 0; begin <= list.size();) {
    size_t end = std::min(list.find(':', begin), list.size());
    std::string src = list.substr(begin, end - begin) + "/src/";
    if (end != begin && dir.starts_with(src)) return dir.substr(src.size());
    begin = end + 1;
  }
  return {};
}

std::string guessPath(const std::string& dir) {
  std::string path = pathInComments(dir);
  for (const std::string& name : package::listDir(dir)) {
    if (!path.empty()) return path;
    if (!package::isDir(dir + "/" + name)) continue;
    path = pathInComments(dir + "/" + name);
    if (!path.empty()) return package::parentOf(path);
  }
  return path.empty() ? pathInGopath(dir) : path;
}

/// Whether there is what may be code.
bool hasContents(const std::string& dir) {
  std::vector<std::string> names = package::listDir(dir);
  return std::any_of(names.begin(), names.end(), [&](const std::string& name) {
    if (name.starts_with('.') || name.starts_with('_')) return false;
    return name.ends_with(".go") || name.ends_with(".vo") || package::isDir(dir + "/" + name);
  });
}

}  // namespace

int initModule(const std::vector<std::string>& args) {
  if (args.size() > 1) return failMod("'vo mod init' accepts at most one argument");
  std::string dir = package::absolutePath("."), file = dir + "/go.mod";
  if (package::exists(file)) return failMod(file + " already exists");
  std::string path = args.empty() ? "" : args[0];
  if (path.empty()) path = guessPath(dir);
  if (path.empty()) {
    return failMod("cannot determine module path for source directory " + dir +
                   " (outside GOPATH, module path must be specified)\n\nExample usage:\n\t'vo mod "
                   "init example.com/m' to initialize a v0 or v1 module\n"
                   "\t'vo mod init example.com/m/v2' to initialize a v2 module\n\nRun 'vo help "
                   "mod' for more information.");
  }
  if (std::string why = package::malformedModulePath(path); !why.empty()) return failMod(why);
  fprintf(stderr, "vo: creating new go.mod: module %s\n", path.c_str());
  std::string text = "module " + path + "\n\ngo 1." + std::to_string(package::kUserGoMinor) + "\n";
  if (std::string why = storage::writeFile(file, text); !why.empty()) return failMod(why);
  if (hasContents(dir)) fputs("vo: to add module requirements and sums:\n\tvo mod tidy\n", stderr);
  return 0;
}

}  // namespace vo::cli
