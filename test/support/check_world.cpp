// This file implements the compilation that tests of the checker use. Library packages are read
// with the build context of an unknown architecture "vo", except for five that are amd64's.
#include "support/check_world.h"

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>
#include <utility>

#include "syntax/build_constraint.h"

namespace vo::check::test {

namespace {

double now() {
  return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

}  // namespace

std::string readFile(const std::string& path, bool* ok) {
  std::ifstream in(path, std::ios::binary);
  if (ok != nullptr) *ok = in.good();
  std::stringstream s;
  s << in.rdbuf();
  return s.str();
}

syntax::File* World::parse(const std::string& name, std::string text, bool isVo) {
  texts.push_back(std::make_unique<std::string>(name));
  const std::string& path = *texts.back();
  texts.push_back(std::make_unique<std::string>(std::move(text)));
  diag::SourceFile* source = sources.add(path, *texts.back());
  return syntax::parseFile(parsing, *source, isVo);
}

CheckedPackage World::check(std::string_view path, std::vector<syntax::File*> files, const Options& options) {
  CheckContext context{types, info, sources, sink, *this, options};
  return checkPackage(context, path, files);
}

CheckedPackage World::check(const std::string& text, bool isVo) {
  Options options;
  options.goVersion = goVersion;
  return check("main", {parse(isVo ? "test.vo" : "test.go", text, isVo)}, options);
}

std::string World::messages() const {
  std::string out;
  for (const diag::Listed& listed : sink.listed(sources, 0)) {
    const diag::Diagnostic* d = listed.diagnostic;
    diag::Location l = sources.locate(d->range.begin);
    out += std::to_string(l.line) + ":" + std::to_string(l.column) + ": ";
    if (d->severity == diag::Severity::Warning) out += "warning: ";
    out += d->text + "\n";
    for (const diag::Note& n : d->notes) out += "\t" + n.text + "\n";
    if (!d->hint.empty()) out += "\thint: " + d->hint + "\n";
  }
  return out;
}

types::Package* World::import(std::string_view pathView, const types::Package*, std::string* error) {
  std::string path(pathView);
  if (failImports) {
    *error = "no imports in this test";
    return nullptr;
  }
  if (auto found = packages.find(path); found != packages.end()) {
    if (found->second.package == nullptr) *error = "import cycle";
    return found->second.package;
  }
  namespace fs = std::filesystem;
  std::string folder = root + "/" + path;
  if (!fs::is_directory(folder)) folder = root + "/vendor/" + path;
  if (!fs::is_directory(folder)) {
    *error = "package " + path + " is not in std";
    return nullptr;
  }
  packages[path] = {};
  static const std::set<std::string> kAmd64 = {"internal/goarch", "encoding/binary", "internal/runtime/syscall/linux",
                                               "syscall", "internal/syscall/unix", "golang.org/x/sys/cpu",
                                               "internal/cpu", "internal/bytealg", "internal/runtime/atomic", "internal/runtime/maps",
                                               "runtime/internal/sys", "runtime", "internal/runtime/sys"};
  bool amd64 = kAmd64.contains(path);
  auto tags = [&](std::string_view tag) {
    if (tag == "linux" || tag == "unix" || tag == "gc" || tag == "purego" || tag == "math_big_pure_go" ||
        tag == "goexperiment.jsonv2") return true;
    if (tag == (amd64 || wholeAmd64 ? "amd64" : "vo")) return true;
    if (tag.starts_with("go1.")) return std::stoi(std::string(tag.substr(4))) <= 27;
    return false;
  };
  std::vector<std::string> names;
  for (const auto& entry : fs::directory_iterator(folder)) {
    std::string name = entry.path().filename();
    if (!name.ends_with(".go") || name.ends_with("_test.go") || name[0] == '.' || name[0] == '_') continue;
    if (syntax::fileNameMatches(name, tags)) names.push_back(name);
  }
  std::sort(names.begin(), names.end());
  double start = now();
  std::vector<syntax::File*> files;
  bool outer = std::exchange(parsing.isLibrary, true);
  for (const std::string& name : names) {
    std::string text = readFile(folder + "/" + name);
    if (!syntax::evaluateConstraint(text, tags).satisfied) continue;
    lines += static_cast<size_t>(std::count(text.begin(), text.end(), '\n'));
    files.push_back(parse(folder + "/" + name, std::move(text), false));
  }
  if (auto extra = extraFiles.find(path); extra != extraFiles.end())
    files.push_back(parse(folder + "/vo_extra.go", extra->second, false));
  parsing.isLibrary = outer;
  parseSeconds += now() - start;
  trees[path] = files;
  Options options;
  options.goVersion = "go1.27";
  options.isLibrary = true;
  start = now();
  double before = checkSeconds + parseSeconds;
  CheckedPackage result = check(path, files, options);
  checkSeconds += now() - start - (checkSeconds + parseSeconds - before);
  types::Package* p = result.package;
  packages[path] = std::move(result);
  return p;
}

}  // namespace vo::check::test
