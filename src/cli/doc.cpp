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
#include "package/files.h"
#include "package/lookup.h"
#include "package/patterns.h"

namespace vo::cli {
namespace {

using package::PackageAt;

/// A package and what of it is asked for.
struct Target {
  PackageAt place;
  std::string symbol;
};

class Finder {
 public:
  explicit Finder(const std::string& mod) : error_(lookup_.open(mod)) {}

  const std::string& error() const { return error_; }
  const std::string& library() const { return lookup_.library(); }
  const std::string& workingDirectory() const { return lookup_.workingDirectory(); }

  /// The package of a folder or an import path.
  std::optional<PackageAt> load(const std::string& path) {
    std::string why;
    std::optional<PackageAt> p = lookup_.find(path, nullptr, &why);
    if (p && p->module == nullptr && !p->isLibrary) p->importPath = ".";
    return p;
  }

  /// Packages whose path ends so, nearest to a root first; internal ones only if there are no others.
  std::vector<PackageAt> ending(const std::string& path) {
    std::vector<PackageAt> usual, internal;
    if (path.empty() || path.starts_with('/') || base::isExportedName(path)) return usual;
    auto look = [&](const std::string& root, const std::string& rootPath, bool isLibrary) {
      std::vector<PackageAt> found;
      package::Lookup::walk(root, rootPath, [&](const std::string& dir, const std::string& importPath) {
        if ((importPath == path || importPath.ends_with("/" + path)) && !package::sourcesOf(dir).isEmpty()) found.push_back({dir, importPath, nullptr, isLibrary});
      });
      auto depth = [](const PackageAt& p) { return std::count(p.importPath.begin(), p.importPath.end(), '/'); };
      std::stable_sort(found.begin(), found.end(), [&](const PackageAt& a, const PackageAt& b) { return depth(a) < depth(b); });
      for (PackageAt& p : found) (isInternal(p.importPath) && !isInternal(path) ? internal : usual).push_back(std::move(p));
    };
    package::Modules& modules = lookup_.modules();
    if (std::string vendor = modules.vendorDir(); !vendor.empty()) look(vendor, "", false);
    look(library(), "", true);
    look(library() + "/cmd", "cmd", true);
    for (const package::Module* m : modules.enabled() ? modules.all() : std::vector<const package::Module*>())
      if (!m->dir.empty()) look(m->dir, m->id.path, false);
    return usual.empty() ? internal : usual;
  }

 private:
  static bool isInternal(const std::string& path) { return ("/" + path + "/").find("/internal/") != std::string::npos; }

  package::Lookup lookup_;
  std::string error_;
};

int fail(const std::string& why) {
  fprintf(stderr, "doc: %s\n", why.c_str());
  return 1;
}

std::vector<Target> of(const std::vector<PackageAt>& places, const std::string& symbol) {
  std::vector<Target> out;
  for (const PackageAt& p : places) out.push_back({p, symbol});
  return out;
}

/// The packages that may be meant, in the order in which they are tried. None: *error says why.
std::vector<Target> targetsOf(Finder& finder, const std::vector<std::string>& args, std::string* error) {
  auto here = [&](const std::string& symbol) -> std::vector<Target> {
    if (std::optional<PackageAt> p = finder.load(".")) return {{*p, symbol}};
    *error = "no Go files in " + finder.workingDirectory();
    if (!symbol.empty()) *error = "no package " + symbol + ", and " + *error + " that have a symbol of that name";
    return {};
  };
  if (args.empty()) return here({});
  const std::string& arg = args[0];
  if (std::optional<PackageAt> p = finder.load(arg)) return {{*p, args.size() > 1 ? args[1] : std::string()}};
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
    if (!path.empty() && !package::isFolderPath(path)) {
      if (std::optional<PackageAt> p = finder.load(path)) return {{*p, symbol}};
      if (std::vector<PackageAt> places = finder.ending(path); !places.empty()) return of(places, symbol);
    } else if (std::optional<PackageAt> p = path.empty() ? std::nullopt : finder.load(path)) {
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
    package::FolderSources sources = package::sourcesOf(t.place.dir);
    for (std::string& file : sources.files) file.insert(0, t.place.dir + "/");
    doc::Package package(t.place.importPath, sources.name, sources.files, !t.place.isLibrary);
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
