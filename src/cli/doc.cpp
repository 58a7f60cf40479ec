// This file finds the package that an argument of `vo doc` means, by go doc's rules: `json.Decoder.Decode` may be a path, or a path and a
// symbol behind any of its dots; what is no path may be the end of one.
#include "cli/doc.h"

#include <algorithm>
#include <cstdio>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "base/upper_case.h"
#include "doc/package_doc.h"
#include "package/build_constraint.h"
#include "package/files.h"
#include "package/loader.h"
#include "package/modules.h"
#include "package/package_files.h"

namespace vo::cli {
namespace {

struct Place {
  std::string dir, importPath;
};

/// A package and what of it is asked for.
struct Target {
  Place place;
  std::string symbol;
};

/// The package's files on linux, as gc takes them.
std::vector<std::string> sourcesIn(const std::string& dir) {
  // (go's experiments that are on by default)
  const std::vector<std::string> tags = {"goexperiment.regabiwrappers", "goexperiment.regabiargs", "goexperiment.dwarf5", "goexperiment.randomizedheapbase64",
                                         "goexperiment.greenteagc",     "goexperiment.jsonv2",     "goexperiment.sizespecializedmalloc"};
  package::BuildContext context{.arch = package::Arch::Amd64, .gc = true, .tags = tags};
  std::vector<std::string> out;
  for (const std::string& name : package::listDir(dir)) {
    std::string path = dir + "/" + name, text;
    if (!package::isSourceName(name) || package::isTestName(name) || !package::matchFileName(context, name)) continue;
    if (package::readFile(path, &text).empty() && package::matchFileHeader(context, text) && !package::importsC(text)) out.push_back(path);
  }
  return out;
}

bool isDotted(std::string_view arg) { return arg == "." || arg == ".." || arg.starts_with("./") || arg.starts_with("../"); }

class Finder {
 public:
  explicit Finder(const std::string& mod) : library_(package::defaultLibraryRoot()) { error_ = modules_.open(package::absolutePath("."), mod); }

  const std::string& error() const { return error_; }
  const std::string& library() const { return library_; }

  /// The package of a folder or an import path.
  std::optional<Place> load(const std::string& path) {
    Place p;
    if (path.starts_with('/') || isDotted(path)) {
      p.dir = package::absolutePath(path);
      p.importPath = pathOf(p.dir);
    } else if (package::isDir(library_ + "/" + path)) {
      p = {library_ + "/" + path, path};
    } else if (modules_.enabled()) {
      package::Modules::Found found = modules_.find(path, {});
      p = {found.error.empty() ? found.dir : std::string(), path};
    }
    if (p.dir.empty() || sourcesIn(p.dir).empty()) return std::nullopt;
    return p;
  }

  /// Packages whose path ends so, nearest to a root first; internal ones only if there are no others.
  std::vector<Place> ending(const std::string& path) {
    std::vector<Place> usual, internal;
    if (path.empty() || path.starts_with('/') || base::isExportedName(path)) return usual;
    bool wantsInternal = hasInternal(path);
    auto consider = [&](const std::string& dir, const std::string& importPath) {
      if (importPath != path && !importPath.ends_with("/" + path)) return;
      if (sourcesIn(dir).empty()) return;
      (hasInternal(importPath) && !wantsInternal ? internal : usual).push_back({dir, importPath});
    };
    if (std::string vendor = modules_.vendorDir(); !vendor.empty()) walk(vendor, "", consider);
    walk(library_, "", consider);
    for (const package::Module* m : modules_.enabled() ? modules_.all() : std::vector<const package::Module*>())
      if (!m->dir.empty()) walk(m->dir, m->id.path, consider);
    return usual.empty() ? internal : usual;
  }

 private:
  static bool hasInternal(const std::string& path) { return ("/" + path + "/").find("/internal/") != std::string::npos; }

  std::string pathOf(const std::string& dir) const {
    if (package::hasPathPrefix(dir, library_) && dir != library_) return dir.substr(library_.size() + 1);
    const package::Module* m = modules_.mainOf(dir);
    return m == nullptr ? "." : m->id.path + dir.substr(m->dir.size());
  }

  static void walk(const std::string& root, const std::string& rootPath, const std::function<void(const std::string&, const std::string&)>& visit) {
    std::vector<Place> level = {{root, rootPath}};
    while (!level.empty()) {
      std::vector<Place> next;
      for (const Place& p : level) {
        visit(p.dir, p.importPath);
        for (const std::string& name : package::listDir(p.dir)) {
          if (name.find_first_of("._") == 0 || name == "testdata" || name == "vendor") continue;
          std::string dir = p.dir + "/" + name;
          if (name.find('.') != std::string::npos && package::isSourceName(name)) continue;
          if (package::isDir(dir) && !package::isFile(dir + "/go.mod")) next.push_back({dir, p.importPath.empty() ? name : p.importPath + "/" + name});
        }
      }
      level = std::move(next);
    }
  }

  std::string library_, error_;
  package::Modules modules_;
};

int fail(const std::string& why) {
  fprintf(stderr, "doc: %s\n", why.c_str());
  return 1;
}

std::vector<Target> of(const std::vector<Place>& places, const std::string& symbol) {
  std::vector<Target> out;
  for (const Place& p : places) out.push_back({p, symbol});
  return out;
}

/// The packages that may be meant, in the order in which they are tried. None: *error says why.
std::vector<Target> targetsOf(Finder& finder, const std::vector<std::string>& args, std::string* error) {
  auto here = [&](const std::string& symbol) -> std::vector<Target> {
    if (std::optional<Place> p = finder.load(".")) return {{*p, symbol}};
    *error = (symbol.empty() ? "" : "no package " + symbol + ", and ") + "no Go files in " + package::absolutePath(".") + " that " + (symbol.empty() ? "could be shown" : "have a symbol of that name");
    return {};
  };
  if (args.empty()) return here({});
  const std::string& arg = args[0];
  if (std::optional<Place> p = finder.load(arg)) return {{*p, args.size() > 1 ? args[1] : std::string()}};
  if (args.size() > 1) {
    std::vector<Target> out = of(finder.ending(base::cleanPath(arg)), args[1]);
    if (out.empty()) *error = "no such package: " + arg;
    return out;
  }
  size_t slash = arg.rfind('/');
  // Capitalised, it can only be a symbol.
  if (slash == std::string::npos && base::isExportedName(arg)) return here(arg);
  for (size_t dot = arg.find('.', slash == std::string::npos ? 0 : slash);; dot = arg.find('.', dot + 1)) {
    std::string path = arg.substr(0, dot), symbol = dot == std::string::npos ? "" : arg.substr(dot + 1);
    if (!path.empty() && !isDotted(path + "/")) {
      if (std::optional<Place> p = finder.load(path)) return {{*p, symbol}};
      if (std::vector<Place> places = finder.ending(path); !places.empty()) return of(places, symbol);
    } else if (std::optional<Place> p = path.empty() ? std::nullopt : finder.load(path)) {
      return {{*p, symbol}};
    }
    if (dot == std::string::npos) break;
  }
  if (slash == std::string::npos) return here(arg);
  *error = "no such package: " + arg;
  return {};
}

}  // namespace

int showDoc(const Command& c) {
  if (c.doc.all && c.doc.brief) return fail("cannot combine -all and -short");
  if (c.args.size() > 2) {
    fprintf(stderr, "vo: doc takes a package and a symbol: not also %s; see 'vo help doc'\n", c.args[2].c_str());
    return 2;
  }
  Finder finder(c.compile.mod);
  if (!finder.error().empty()) return fail(finder.error());
  if (!package::isDir(finder.library())) return fail("there are no sources of Go's library in " + finder.library() + "; VO_GOROOT_SRC may name another folder");
  std::string error, paths;
  std::vector<Target> targets = targetsOf(finder, c.args, &error);
  std::string symbol, member;
  for (const Target& t : targets) {
    size_t dot = t.symbol.find('.');
    symbol = t.symbol.substr(0, dot);
    member = dot == std::string::npos ? "" : t.symbol.substr(dot + 1);
    if (member.find('.') != std::string::npos) {
      fputs("doc: too many periods in symbol specification\n", stderr);
      return 2;
    }
    doc::Package package(t.place.importPath, sourcesIn(t.place.dir));
    if (!package.error().empty()) return fail(package.error());
    doc::Shown shown = doc::show(package, c.doc, symbol, member);
    if (!shown.error.empty()) return fail(shown.error);
    fputs(shown.text.c_str(), stdout);
    if (shown.found) return 0;
    paths += (paths.empty() ? "" : ", ") + t.place.importPath;
  }
  if (targets.empty()) return fail(error);
  return fail((member.empty() ? "no symbol " + symbol : "no method or field " + symbol + "." + member) + " in package" + (targets.size() > 1 ? "s " : " ") + paths);
}

}  // namespace vo::cli
