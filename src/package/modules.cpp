// This file finds modules. As go does for a go.mod of Go 1.17 or newer, a package is first looked for in the modules
// that go.mod names, then in all that minimal version selection gives: of each module the highest version that a
// go.mod asks for, where the go.mod of a module of Go 1.17 or newer stands for what is behind it.
#include "package/modules.h"

#include <unistd.h>

#include <algorithm>
#include <cstdlib>

#include "base/check.h"
#include "package/build_constraint.h"
#include "package/files.h"

namespace vo::package {
namespace {

constexpr int kPruned = 17;           ///< go.mod names all modules that packages come from
constexpr int kVendorsByDefault = 14;
constexpr int kWorkVendors = 22;

std::string env(const char* name) {
  const char* value = getenv(name);
  return value == nullptr ? std::string() : value;
}

/// GOMODCACHE, or pkg/mod in GOPATH, whose default is ~/go.
std::string cacheFolder() {
  if (std::string s = env("GOMODCACHE"); !s.empty()) return s;
  std::string path = env("GOPATH");
  path = path.substr(0, path.find(':'));
  if (path.empty()) path = env("HOME") + "/go";
  return path + "/pkg/mod";
}

/// As names in the cache: capitals are small letters behind an exclamation mark.
std::string escaped(std::string_view s) {
  std::string out;
  for (char c : s) {
    bool capital = c >= 'A' && c <= 'Z';
    if (capital) out += '!';
    out += capital ? static_cast<char>(c - 'A' + 'a') : c;
  }
  return out;
}

bool hasGoFiles(const std::string& dir) {
  std::vector<std::string> names = listDir(dir);
  return std::any_of(names.begin(), names.end(),
                     [&](const std::string& n) { return (n.ends_with(".go") || n.ends_with(".vo")) && isFile(dir + "/" + n); });
}

/// The folder of package `path` in a module, if it has one; folders of other modules inside do not count.
std::string packageDir(const std::string& path, const std::string& modulePath, const std::string& root) {
  if (root.empty() || !hasPathPrefix(path, modulePath)) return {};
  std::string rest = modulePath.empty() ? "/" + path : path.substr(modulePath.size());
  std::string dir = root + rest;
  if (!hasGoFiles(dir)) return {};
  for (std::string at = dir; at.size() > root.size(); at = parentOf(at))
    if (!modulePath.empty() && isFile(at + "/go.mod")) return {};
  return dir;
}

std::string join(const std::string& dir, const std::string& path) {
  return cleanPath(path.starts_with("/") ? path : dir + "/" + path);
}

std::string describe(const ModuleVersion& m) { return m.version.empty() ? m.path : m.path + "@" + m.version; }

/// Relative to the working directory, if that is shorter.
std::string shortPath(const std::string& path) {
  std::string at = absolutePath("."), up;
  if (path == at) return ".";
  while (!path.starts_with(at == "/" ? at : at + "/")) {
    if (path == at) return up.substr(0, up.size() - 1);
    at = parentOf(at);
    up += "../";
  }
  std::string relative = up + path.substr(at == "/" ? 1 : at.size() + 1);
  return relative.size() < path.size() ? relative : path;
}

std::string tooNew(const std::string& what, const std::string& version) {
  return what + " requires go >= " + version + " (running go 1." + std::to_string(kUserGoMinor) + ")";
}

std::vector<std::string> words(std::string_view line) {
  std::vector<std::string> out;
  while (true) {
    size_t begin = line.find_first_not_of(" \t\r");
    if (begin == std::string_view::npos) return out;
    size_t end = std::min(line.find_first_of(" \t\r", begin), line.size());
    out.emplace_back(line.substr(begin, end - begin));
    line.remove_prefix(end);
  }
}

template <class F>
void eachLine(std::string_view text, const F& visit) {
  while (!text.empty()) {
    size_t eol = text.find('\n');
    visit(text.substr(0, eol));
    text.remove_prefix(eol == std::string_view::npos ? text.size() : eol + 1);
  }
}

}  // namespace

bool hasPathPrefix(std::string_view path, std::string_view prefix) {
  return prefix.empty() || path == prefix || (path.starts_with(prefix) && path[prefix.size()] == '/');
}

int minorOf(std::string_view goVersion) {
  if (!goVersion.starts_with("1.")) return goVersion == "1" ? 0 : -1;
  int n = 0;
  size_t i = 2;
  for (; i < goVersion.size() && i < 6 && goVersion[i] >= '0' && goVersion[i] <= '9'; i++) n = n * 10 + (goVersion[i] - '0');
  return i == 2 ? -1 : n;
}

// ---- Main modules --------------------------------------------------------------------------------

std::string Modules::open(const std::string& dir, const std::string& mode) {
  VO_CHECK(mains_.empty() && files_.empty(), "modules are opened once");
  cache_ = cacheFolder();
  std::string work = env("GOWORK"), module;
  if (work != "off" && !work.empty() && !work.starts_with("/")) return "invalid GOWORK: not an absolute path";
  for (std::string at = dir;; at = parentOf(at)) {
    for (const char* name : {"/vo.mod", "/go.mod"})
      if (module.empty() && isFile(at + name)) module = at + name;
    if (work.empty() && isFile(at + "/go.work")) work = at + "/go.work";
    if (at == "/" || at == ".") break;
  }
  bool inWork = !work.empty() && work != "off";
  if (!inWork && module.empty()) return {};
  std::string why = inWork ? openWork(work) : addMain(parentOf(module), module);
  if (why.empty()) why = chooseMode(mode);
  if (why.empty() && inWork && !module.empty() && mainOf(dir) == nullptr) {
    why = (dir == absolutePath(".") ? "current directory" : "directory " + shortPath(dir)) +
          " is contained in a module that is not one of the workspace modules listed in go.work. You can add the module to the workspace using:\n\tgo work use " +
          shortPath(parentOf(module));
  }
  return why;
}

std::string Modules::openWork(const std::string& path) {
  std::string text, error;
  if (std::string why = readFile(path, &text); !why.empty()) return "reading go.work: " + why;
  workPath_ = path;
  root_ = parentOf(path);
  work_ = parseModuleFile(text, &error, true, true);
  if (!error.empty()) return "errors parsing go.work:\n" + shortPath(path) + ":" + error;
  goVersion_ = work_.goVersion.empty() ? "1.18" : work_.goVersion;
  if (minorOf(goVersion_) > kUserGoMinor) return tooNew(shortPath(path), goVersion_);
  for (const std::string& use : work_.uses) {
    std::string dir = join(root_, use);
    std::string file = isFile(dir + "/vo.mod") ? dir + "/vo.mod" : dir + "/go.mod";
    if (!isFile(file))
      return "cannot load module " + shortPath(dir) + " listed in go.work file: open " + shortPath(file) + ": no such file or directory";
    if (std::string why = addMain(dir, file); !why.empty()) return why;
    VO_CHECK(!mains_.empty() && mains_.size() == files_.size(), "each main module has its file");
    int minor = minorOf(mains_.back().goVersion);
    if (minor > minorOf(goVersion_))
      return "module " + shortPath(dir) + " listed in go.work file requires go >= " + mains_.back().goVersion + ", but go.work lists go " + goVersion_ +
             "; to update it:\n\tgo work use";
  }
  if (mains_.empty()) return "no modules were found in the current workspace; see 'go help work'";
  return {};
}

std::string Modules::addMain(const std::string& dir, const std::string& file) {
  std::string text, error;
  if (std::string why = readFile(file, &text); !why.empty()) return why;
  ModuleFile f = parseModuleFile(text, &error, true);
  if (!error.empty()) {
    bool noLine = error[0] < '0' || error[0] > '9';
    return noLine ? "error reading " + shortPath(file) + ": missing module declaration. To specify the module path:\n\tgo mod edit -module=example.com/mod"
                  : "errors parsing " + shortPath(file) + ":\n" + shortPath(file) + ":" + error;
  }
  Module m;
  m.id.path = f.path;
  m.dir = dir;
  m.isMain = true;
  if (!f.goVersion.empty()) m.goVersion = f.goVersion;
  if (f.goVersion.empty() && file.ends_with("vo.mod")) m.goVersion = "1." + std::to_string(kUserGoMinor);
  if (minorOf(m.goVersion) < 0)
    return "errors parsing " + shortPath(file) + ":\n" + shortPath(file) + ": invalid go version '" + m.goVersion + "': must match format 1.23";
  if (minorOf(m.goVersion) > kUserGoMinor) return tooNew(shortPath(file), m.goVersion);
  if (workPath_.empty()) {
    root_ = dir;
    goVersion_ = m.goVersion;
  }
  mains_.push_back(std::move(m));
  files_.push_back(std::move(f));
  return {};
}

const Module* Modules::mainOf(const std::string& dir) const {
  const Module* best = nullptr;
  for (const Module& m : mains_)
    if ((m.dir == "/" || hasPathPrefix(dir, m.dir)) && (best == nullptr || m.dir.size() > best->dir.size())) best = &m;
  return best;
}

std::string Modules::chooseMode(const std::string& mode) {
  if (!mode.empty() && mode != "vendor" && mode != "mod" && mode != "readonly") return "-mod=" + mode + " not supported (can be '', 'mod', 'readonly', or 'vendor')";
  if (!workPath_.empty() && mode == "mod")
    return "-mod may only be set to readonly or vendor when in workspace mode, but it is set to \"mod\"\n\tRemove the -mod flag to use the default readonly value, \n\tor set GOWORK=off to disable workspace mode.";
  int since = workPath_.empty() ? kVendorsByDefault : kWorkVendors;
  vendoring_ = mode == "vendor" || (mode.empty() && isDir(root_ + "/vendor") && minorOf(goVersion_) >= since);
  vendorsByDefault_ = mode.empty();
  mode_ = vendoring_ ? "vendor" : mode.empty() ? "readonly" : mode;
  return vendoring_ ? readVendor() : std::string();
}

// ---- The vendor folder ---------------------------------------------------------------------------

// Lines `# path version [=> path [version]]`, `## explicit; go 1.20`, and a package path each.
std::string Modules::readVendor() {
  std::string text, error;
  std::string file = root_ + "/vendor/modules.txt";
  if (!readFile(file, &text).empty()) text.clear();
  ModuleVersion mod;
  eachLine(text, [&](std::string_view line) {
    std::vector<std::string> f = words(line);
    if (line.starts_with("# ")) {
      if (f.size() < 3) return;
      mod = {};
      if (!isVersion(f[2]) && f[2] != "=>") return;
      size_t arrow = f[2] == "=>" ? 2 : 3;
      mod = {f[1], arrow == 2 ? "" : f[2]};
      if (f.size() < arrow + 2 || f[arrow] != "=>") return;
      vendored_[mod].replacedBy = {f[arrow + 1], f.size() > arrow + 2 ? f[arrow + 2] : ""};
      vendorReplaced_.push_back(mod);
    } else if (mod.path.empty()) {
      return;
    } else if (line.starts_with("## ")) {
      Vendored& v = vendored_[mod];
      for (size_t i = 1; i < f.size(); i++) {
        if (f[i] == "explicit" || f[i] == "explicit;") v.isExplicit = true;
        if (f[i] == "go" && i + 1 < f.size()) v.goVersion = f[i + 1].substr(0, f[i + 1].find(';'));
      }
      if (minorOf(v.goVersion) > kUserGoMinor) error = tooNew(mod.path + " in " + shortPath(file), v.goVersion);
    } else if (f.size() == 1) {
      vendorPackages_[f[0]] = mod;
      if (std::find(vendorList_.begin(), vendorList_.end(), mod) == vendorList_.end()) vendorList_.push_back(mod);
    }
  });
  return error.empty() ? checkVendor() : error;
}

std::string Modules::checkVendor() const {
  VO_CHECK(vendoring_, "a vendor folder is checked if it is used");
  std::string errors;
  auto complain = [&](const ModuleVersion& m, const std::string& text) { errors += "\n\t" + describe(m) + ": " + text; };
  bool old = workPath_.empty() && minorOf(goVersion_) < kVendorsByDefault;
  auto metaOf = [&](const ModuleVersion& m) {
    auto it = vendored_.find(m);
    return it == vendored_.end() ? Vendored{} : it->second;
  };
  for (const ModuleFile& f : files_) {
    for (const ModuleVersion& r : f.required) {
      bool main = std::any_of(mains_.begin(), mains_.end(), [&](const Module& m) { return m.id.path == r.path; });
      if (!old && !main && !metaOf(r).isExplicit) complain(r, "is explicitly required in go.mod, but not marked as explicit in vendor/modules.txt");
    }
  }
  std::set<ModuleVersion> seen;
  auto checkReplaced = [&](const ModuleFile& f) {
    for (const Replacement& r : f.replaced) {
      if (old || !seen.insert(r.old).second) continue;
      std::string from;
      ModuleVersion now = replacementOf(r.old, &from), then = metaOf(r.old).replacedBy;
      if (now.path.empty()) continue;
      if (then.path.empty()) {
        complain(r.old, "is replaced in " + shortPath(from) + ", but not marked as replaced in vendor/modules.txt");
      } else if (then != now) {
        complain(r.old, "is replaced by " + describe(now) + " in " + shortPath(from) + ", but marked as replaced by " + describe(then) + " in vendor/modules.txt");
      }
    }
  };
  for (const ModuleFile& f : files_) checkReplaced(f);
  checkReplaced(work_);
  for (const ModuleVersion& m : vendorList_) {
    bool required = std::any_of(files_.begin(), files_.end(), [&](const ModuleFile& f) { return std::find(f.required.begin(), f.required.end(), m) != f.required.end(); });
    if (metaOf(m).isExplicit && !required)
      complain(m, "is marked as explicit in vendor/modules.txt, but not explicitly required in " + std::string(workPath_.empty() ? "" : "a ") + "go.mod");
  }
  for (const ModuleVersion& m : vendorReplaced_)
    if (replacementOf(m).path.empty())
      complain(m, "is marked as replaced in vendor/modules.txt, but not replaced in " + std::string(workPath_.empty() ? "go.mod" : "the workspace"));
  if (errors.empty()) return {};
  return "inconsistent vendoring in " + root_ + ":" + errors +
         "\n\n\tTo ignore the vendor directory, use -mod=readonly or -mod=mod.\n\tTo sync the vendor directory, run:\n\t\tgo " +
         (workPath_.empty() ? "mod" : "work") + " vendor";
}

Modules::Found Modules::findVendored(const std::string& path) {
  VO_CHECK(vendoring_, "the vendor folder is used");
  std::vector<std::pair<const Module*, std::string>> all;
  for (const Module& m : mains_)
    if (std::string dir = packageDir(path, m.id.path, m.dir); !dir.empty()) all.emplace_back(&m, dir);
  std::string dir = packageDir(path, "", root_ + "/vendor");
  auto listed = vendorPackages_.find(path);
  if (!dir.empty() && (listed != vendorPackages_.end() || minorOf(goVersion_) < kVendorsByDefault || vendored_.empty())) {
    ModuleVersion id = listed == vendorPackages_.end() ? ModuleVersion{path, {}} : listed->second;
    auto [it, fresh] = modules_.try_emplace(id);
    if (fresh) {
      it->second.id = id;
      it->second.replacedBy = vendored_[id].replacedBy;
      it->second.dir = root_ + "/vendor/" + id.path;
      if (!vendored_[id].goVersion.empty()) it->second.goVersion = vendored_[id].goVersion;
    }
    all.emplace_back(&it->second, dir);
  }
  if (all.empty()) return {};
  if (all.size() == 1) return {all[0].first, all[0].second, {}};
  Found out;
  out.error = "ambiguous import: found package " + path + " in multiple directories:";
  for (const auto& a : all) out.error += "\n\t" + a.second;
  return out;
}

// ---- Replacements and the module cache -----------------------------------------------------------

ModuleVersion Modules::replacementOf(const ModuleVersion& m, std::string* from) const {
  auto look = [&](const ModuleFile& f, const std::string& dir, const std::string& file) -> ModuleVersion {
    const Replacement* any = nullptr;
    for (const Replacement& r : f.replaced) {
      if (r.old.path != m.path || (!r.old.version.empty() && r.old.version != m.version)) continue;
      if (any == nullptr || !r.old.version.empty()) any = &r;
    }
    if (any == nullptr) return {};
    if (from != nullptr) *from = dir + "/" + file;
    ModuleVersion out = any->target;
    // A folder is named from the file that names it; in a workspace, from the go.work.
    if (any->isLocal() && !workPath_.empty() && dir != root_) out.path = join(dir, out.path);
    return out;
  };
  if (!workPath_.empty())
    if (ModuleVersion r = look(work_, root_, "go.work"); !r.path.empty()) return r;
  for (size_t i = 0; i < files_.size(); i++)
    if (ModuleVersion r = look(files_[i], mains_[i].dir, "go.mod"); !r.path.empty()) return r;
  return {};
}

bool Modules::excludes(const ModuleVersion& m) const {
  return std::any_of(files_.begin(), files_.end(), [&](const ModuleFile& f) { return std::find(f.excluded.begin(), f.excluded.end(), m) != f.excluded.end(); });
}

std::string Modules::dirOf(const ModuleVersion& m, const ModuleVersion& replacedBy) const {
  if (!replacedBy.path.empty() && replacedBy.version.empty()) return join(root_, replacedBy.path);
  const ModuleVersion& at = replacedBy.path.empty() ? m : replacedBy;
  return cache_ + "/" + escaped(at.path) + "@" + escaped(at.version);
}

std::vector<std::string> Modules::tools() const {
  std::vector<std::string> out;
  for (const ModuleFile& f : files_) out.insert(out.end(), f.tools.begin(), f.tools.end());
  return out;
}

bool Modules::readRequirements(const ModuleVersion& m, ModuleFile* to) {
  ModuleVersion r = replacementOf(m);
  const ModuleVersion& at = r.path.empty() ? m : r;
  std::string text, error;
  if (at.version.empty() || !readFile(cache_ + "/cache/download/" + escaped(at.path) + "/@v/" + escaped(at.version) + ".mod", &text).empty()) {
    if (!readFile(dirOf(m, r) + "/go.mod", &text).empty()) return false;
  }
  *to = parseModuleFile(text, &error);
  return true;
}

// Nothing if it is not there.
ModuleFile Modules::requirementsOf(const ModuleVersion& m) {
  ModuleFile f;
  readRequirements(m, &f);
  return f;
}

const Module* Modules::module(const ModuleVersion& m) {
  auto [it, fresh] = modules_.try_emplace(m);
  if (!fresh) return &it->second;
  Module& out = it->second;
  out.id = m;
  out.replacedBy = replacementOf(m);
  std::string dir = dirOf(m, out.replacedBy);
  if (isDir(dir)) out.dir = dir;
  if (ModuleFile f = requirementsOf(m); !f.goVersion.empty()) out.goVersion = f.goVersion;
  return &out;
}

const std::vector<GodebugLine>& Modules::godebugs() const { return workPath_.empty() ? files_.front().godebugs : work_.godebugs; }

std::string Modules::godebugFile(int line) const {
  std::string file = shortPath(workPath_.empty() ? root_ + "/go.mod" : workPath_);
  return "error loading " + std::string(workPath_.empty() ? "go.mod" : "go.work") + ":\n" + file + ":" + std::to_string(line) + ": ";
}

std::string Modules::describeForInfo(const std::string& word, const Module& m) {
  auto line = [](const std::string& what, const std::string& path, const std::string& version) { return what + "\t" + path + "\t" + (version.empty() ? "(devel)" : version); };
  auto sum = [&](const ModuleVersion& v) { return v.version.empty() || vendoring_ ? std::string() : sumOf(v); };
  std::string out = line(word, m.id.path, m.id.version);
  if (m.replacedBy.path.empty()) return out + "\t" + sum(m.id) + "\n";
  return out + "\n" + line("=>", m.replacedBy.path, m.replacedBy.version) + "\t" + sum(m.replacedBy) + "\n";
}

// ---- Selection of versions -----------------------------------------------------------------------

void Modules::selectRoots() {
  if (rootsChosen_) return;
  rootsChosen_ = true;
  for (const ModuleFile& f : files_) {
    for (const ModuleVersion& r : f.required) {
      std::string& v = selected_[r.path];
      if (!excludes(r) && (v.empty() || compareVersions(v, r.version) < 0)) v = r.version;
    }
  }
  for (const Module& m : mains_) selected_.erase(m.id.path);
}

void Modules::selectGraph() {
  if (wholeGraph_) return;
  selectRoots();
  wholeGraph_ = true;
  struct Step {
    ModuleVersion m;
    bool whole;  ///< also what is behind modules of Go 1.17 and newer
  };
  std::vector<Step> work;
  std::set<std::pair<ModuleVersion, bool>> seen;
  for (size_t i = 0; i < files_.size(); i++)
    for (const ModuleVersion& r : files_[i].required) work.push_back({r, minorOf(mains_[i].goVersion) < kPruned});
  while (!work.empty()) {
    Step s = work.back();
    work.pop_back();
    bool main = std::any_of(mains_.begin(), mains_.end(), [&](const Module& m) { return m.id.path == s.m.path; });
    if (main || excludes(s.m) || !seen.emplace(s.m, s.whole).second) continue;
    std::string& v = selected_[s.m.path];
    if (v.empty() || compareVersions(v, s.m.version) < 0) v = s.m.version;
    ModuleFile f = requirementsOf(s.m);
    bool pruned = minorOf(f.goVersion.empty() ? "1.16" : f.goVersion) >= kPruned;
    for (const ModuleVersion& r : f.required) {
      if (s.whole || !pruned) {
        work.push_back({r, s.whole || !pruned});
      } else if (std::string& w = selected_[r.path]; !excludes(r) && (w.empty() || compareVersions(w, r.version) < 0)) {
        w = r.version;
      }
    }
  }
  for (const Module& m : mains_) selected_.erase(m.id.path);
}

std::vector<const Module*> Modules::all() {
  std::vector<const Module*> out;
  for (const Module& m : mains_) out.push_back(&m);
  if (vendoring_) return out;
  selectGraph();
  for (const auto& [path, version] : selected_)
    if (!version.empty()) out.push_back(module({path, version}));
  return out;
}

std::string Modules::sumOf(const ModuleVersion& m) {
  if (!sumsRead_) {
    sumsRead_ = true;
    std::vector<std::string> files;
    for (const Module& main : mains_) files.push_back(main.dir + "/go.sum");
    if (!workPath_.empty()) files.push_back(workPath_ + ".sum");
    for (const std::string& file : files) {
      std::string text;
      if (!readFile(file, &text).empty()) continue;
      eachLine(text, [&](std::string_view line) {
        if (std::vector<std::string> f = words(line); f.size() == 3) sums_[f[0] + " " + f[1]] = f[2];
      });
    }
  }
  auto it = sums_.find(m.path + " " + m.version);
  return it == sums_.end() ? std::string() : it->second;
}

Modules::Found Modules::findSelected(const std::string& path, const Importer& importer, bool roots) {
  std::vector<std::pair<const Module*, std::string>> all;
  std::vector<std::string> unsummed;
  for (std::string prefix = path; !prefix.empty(); prefix = prefix.substr(0, prefix.find('/') == std::string::npos ? 0 : prefix.rfind('/'))) {
    for (const Module& m : mains_)
      if (m.id.path == prefix)
        if (std::string dir = packageDir(path, prefix, m.dir); !dir.empty()) all.emplace_back(&m, dir);
    auto it = selected_.find(prefix);
    if (it == selected_.end() || it->second.empty()) continue;
    const Module* m = module({prefix, it->second});
    ModuleVersion at = m->replacedBy.path.empty() ? m->id : m->replacedBy;
    if (mode_ == "readonly" && !at.version.empty() && sumOf(at).empty()) {
      unsummed.push_back(prefix);
      continue;
    }
    if (m->dir.empty()) {
      if (at.version.empty()) return {nullptr, {}, describe(m->id) + ": replacement directory " + at.path + " does not exist"};
      return {nullptr, {}, describe(m->id) + ": module is not in the module cache (" + dirOf(m->id, m->replacedBy) + "); to fetch it:\n\tvo mod download " + m->id.path};
    }
    if (minorOf(m->goVersion) > kUserGoMinor) return {nullptr, {}, tooNew(describe(m->id), m->goVersion)};
    if (std::string dir = packageDir(path, prefix, m->dir); !dir.empty()) all.emplace_back(m, dir);
  }
  if (all.size() > 1) {
    Found out;
    out.error = "ambiguous import: found package " + path + " in multiple modules:";
    for (size_t i = all.size(); i-- > 0;)
      out.error += "\n\t" + all[i].first->id.path + (all[i].first->isMain ? "" : " " + all[i].first->id.version) + " (" + all[i].second + ")";
    return out;
  }
  if (!unsummed.empty()) {
    if (all.empty() && roots) return {};  // perhaps the whole graph has another version
    std::string by = importer.path.empty() ? "" : " (imported by " + importer.path + ")";
    std::string what = all.empty() ? "missing go.sum entry for module providing package " + path + by
                                   : "missing go.sum entry needed to verify package " + path + by + " is provided by exactly one module";
    std::string hint = "get " + importer.path + (importer.version.empty() ? "" : "@" + importer.version);
    if (importer.path.empty()) {
      // A package that the user named: what may have it.
      hint = "mod download";
      for (const std::string& m : unsummed) hint += " " + m;
    }
    return {nullptr, {}, what + "; to add:\n\tgo " + hint};
  }
  return all.empty() ? Found{} : Found{all[0].first, all[0].second, {}};
}

std::string Modules::missing(const std::string& path) const {
  if (vendoring_)
    return "cannot find module providing package " + path + ": import lookup disabled by -mod=vendor" +
           (vendorsByDefault_ ? "\n\t(Go version in " + std::string(workPath_.empty() ? "go.mod" : "go.work") + " is at least 1." +
                                     std::to_string(workPath_.empty() ? kVendorsByDefault : kWorkVendors) + " and vendor directory exists.)"
                              : std::string());
  if (mode_ == "mod") return "cannot find module providing package " + path;
  for (const ModuleFile& f : files_)
    for (const Replacement& r : f.replaced)
      if (hasPathPrefix(path, r.old.path) && !selected_.contains(r.old.path))
        return "module " + r.old.path + " provides package " + path + " and is replaced but not required; to add it:\n\tgo get " + describe(r.old);
  return "no required module provides package " + path + "; to add it:\n\tgo get " + path;
}

Modules::Found Modules::find(const std::string& path, const Importer& importer) {
  Found f;
  if (vendoring_) {
    f = findVendored(path);
  } else {
    selectRoots();
    if (minorOf(goVersion_) >= kPruned) f = findSelected(path, importer, true);
    if (f.module == nullptr && f.error.empty()) {
      selectGraph();
      f = findSelected(path, importer, false);
    }
  }
  if (f.module == nullptr && f.error.empty() && path.substr(0, path.find('/')).find('.') != std::string::npos) f.error = missing(path);
  return f;
}

}  // namespace vo::package
