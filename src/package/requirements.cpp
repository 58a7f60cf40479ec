// This file makes the graph that `go mod graph` prints. It has more than what versions are selected
// by: Go itself is in it, as the module "go", which from Go 1.21 on asks for a "toolchain".
#include <algorithm>
#include <cstdlib>
#include <map>
#include <set>

#include "base/check.h"
#include "package/modules.h"

namespace vo::package {
namespace {

constexpr int kPruned = 17;                 ///< a go.mod names all modules that packages come from
constexpr int kStrict = 21;                 ///< Go's version is something that is required
constexpr const char* kNoVersion = "1.16";  ///< of a go.mod without a go line

/// "1.21.3", "1.22rc1": numbers, where a release candidate is between the language and its first
/// release.
struct GoVersion {
  long numbers[3] = {-1, -1, -1};
  long candidate = 0;  ///< 0 or more for the language and releases; of betas and candidates below
  auto operator<=>(const GoVersion&) const = default;
};

GoVersion parseGoVersion(std::string_view text) {
  GoVersion v;
  if (text.starts_with("go")) text.remove_prefix(2);
  std::string s(text);
  const char* at = s.c_str();
  for (long& n : v.numbers) {
    char* end = nullptr;
    n = strtol(at, &end, 10);
    if (end == at || *end != '.') {
      at = end;
      break;
    }
    at = end + 1;
  }
  constexpr long kBeta = 1, kCandidate = 1000;
  if (std::string_view rest = at; rest.starts_with("beta")) {
    v.numbers[2] = -1;
    v.candidate = kBeta + atol(at + 4);
  } else if (rest.starts_with("rc")) {
    v.numbers[2] = -1;
    v.candidate = kCandidate + atol(at + 2);
  }
  return v;
}

bool isLess(const ModuleVersion& a, const ModuleVersion& b) {
  if (a.path != b.path) return a.path < b.path;
  if (a.path == "go" || a.path == "toolchain")
    return parseGoVersion(a.version) < parseGoVersion(b.version);
  return compareVersions(a.version, b.version) < 0;
}

bool isStrict(const std::string& goVersion) { return minorOf(goVersion) >= kStrict; }

}  // namespace

std::vector<ModuleVersion> Modules::rootsOfGraph() const {
  const ModuleFile& file = files_.front();
  std::vector<ModuleVersion> roots;
  for (const ModuleVersion& r : file.required)
    if (!excludes(r)) roots.push_back(r);
  roots.push_back({"go", file.goVersion.empty() ? kNoVersion : file.goVersion});
  if (!file.toolchain.empty()) roots.push_back({"toolchain", file.toolchain});
  std::stable_sort(roots.begin(), roots.end(), isLess);
  return roots;
}

std::string Modules::addToGraph(const ModuleVersion& m, std::vector<ModuleVersion>* required,
                                bool* isPruned) {
  *isPruned = true;
  if (m.path == "toolchain") return {};
  if (m.path == "go") {
    if (isStrict(m.version)) required->push_back({"toolchain", "go" + m.version});
    return {};
  }
  ModuleFile f;
  if (!readRequirements(m, &f)) {
    ModuleVersion r = replacementOf(m);
    if (!r.path.empty() && r.version.empty())
      return m.path + "@" + m.version + ": replacement directory " + r.path + " has no go.mod";
    return m.path + "@" + m.version + ": its go.mod is not in the module cache (" + cache_ +
           "/cache/download); to fetch it:\n\tvo mod download " + m.path;
  }
  for (const ModuleVersion& r : f.required)
    if (!excludes(r)) required->push_back(r);
  if (isStrict(f.goVersion)) required->push_back({"go", f.goVersion});
  *isPruned = minorOf(f.goVersion.empty() ? kNoVersion : f.goVersion) >= kPruned;
  return {};
}

std::vector<Modules::Requirements> Modules::requirementGraph(std::string* error) {
  VO_CHECK(mains_.size() == 1, "the graph is that of one main module");
  const ModuleVersion main = mains_.front().id;
  const std::vector<ModuleVersion> roots = rootsOfGraph();
  std::map<ModuleVersion, std::vector<ModuleVersion>> required = {{main, roots}};
  std::map<ModuleVersion, bool> pruned;
  struct Step {
    ModuleVersion m;
    bool whole;  ///< also what is behind modules of Go 1.17 and newer
  };
  std::vector<Step> work;
  for (const ModuleVersion& r : roots)
    work.push_back({r, minorOf(mains_.front().goVersion) < kPruned});
  std::set<std::pair<ModuleVersion, bool>> seen;
  for (size_t i = 0; i < work.size(); i++) {
    Step s = work[i];
    if (!seen.emplace(s.m, s.whole).second || s.m == main) continue;
    if (!required.contains(s.m)) {
      std::string why = addToGraph(s.m, &required[s.m], &pruned[s.m]);
      if (!why.empty() && error->empty()) *error = why;
    }
    bool behind = s.whole || !pruned[s.m];
    for (const ModuleVersion& r : required[s.m])
      if (behind) work.push_back({r, true});
  }
  std::vector<Requirements> out;
  std::map<std::string, ModuleVersion> selected;
  std::set<ModuleVersion> reached = {main};
  std::vector<ModuleVersion> queue = {main};
  for (size_t i = 0; i < queue.size(); i++) {
    ModuleVersion m = queue[i];
    ModuleVersion& best = selected.try_emplace(m.path, m).first->second;
    if (isLess(best, m)) best = m;
    auto it = required.find(m);
    if (it == required.end()) continue;
    for (const ModuleVersion& r : it->second)
      if (reached.insert(r).second) queue.push_back(r);
    if (!it->second.empty()) out.push_back({m, it->second});
  }
  // (what the main module does not name cannot be behind)
  for (const ModuleVersion& r : roots)
    if (error->empty() && r.path != main.path && isLess(r, selected.at(r.path)))
      *error = "updates to go.mod needed; to update it:\n\tvo mod tidy";
  return out;
}

}  // namespace vo::package
