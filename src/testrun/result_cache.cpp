// This file keeps results of tests.
#include "testrun/result_cache.h"

#include <dirent.h>
#include <sys/stat.h>
#include <time.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <string_view>

#include "base/path.h"

namespace vo::testrun {
namespace {

constexpr std::string_view kLogStart = "# test log\n";
constexpr time_t kTooNew = 2;  ///< seconds: a file that was written since may change without another time

std::string describe(const struct stat& st) {
  return std::to_string(st.st_size) + " " + std::to_string(st.st_mode) + " " + std::to_string(st.st_mtim.tv_sec) + "." +
         std::to_string(st.st_mtim.tv_nsec);
}

std::string statOf(const std::string& path) {
  struct stat st{};
  std::string out = stat(path.c_str(), &st) == 0 ? describe(st) : "none";
  return out + (lstat(path.c_str(), &st) == 0 ? " " + describe(st) : " none");
}

std::string namesIn(const std::string& folder) {
  std::vector<std::string> list;
  if (DIR* dir = opendir(folder.c_str())) {
    while (const dirent* entry = readdir(dir)) {
      std::string name = entry->d_name;
      if (name != "." && name != "..") list.push_back(name + " " + statOf(folder + "/" + name));
    }
    closedir(dir);
  }
  std::sort(list.begin(), list.end());
  std::string out;
  for (const std::string& line : list) out += "\n" + line;
  return out;
}

/// Nothing: the file is too new to tell.
std::optional<std::string> contentsOf(const std::string& path) {
  struct stat st{};
  if (stat(path.c_str(), &st) != 0) return "none";
  if (S_ISDIR(st.st_mode)) return describe(st) + namesIn(path);
  if (S_ISREG(st.st_mode) && time(nullptr) - st.st_mtim.tv_sec < kTooNew) return std::nullopt;
  return describe(st);
}

std::string variable(const std::string& name) {
  const char* value = getenv(name.c_str());
  return value == nullptr ? "unset" : "is " + std::string(value);
}

bool isIn(const std::string& path, const std::string& folder) { return path == folder || path.starts_with(folder + "/"); }

/// A name for what the log's variables and files are now; nothing: there is none.
std::optional<std::string> inputsOf(const CachedTest& test, std::string_view log) {
  storage::FileCache::Key key;
  key.add("GODEBUG " + variable("GODEBUG"));
  std::string folder = test.dir;
  log.remove_prefix(kLogStart.size());
  while (!log.empty()) {
    std::string line(log.substr(0, log.find('\n')));
    log.remove_prefix(std::min(log.size(), line.size() + 1));
    if (line.empty()) continue;
    size_t blank = line.find(' ');
    if (blank == std::string::npos) return std::nullopt;
    std::string word = line.substr(0, blank), name = line.substr(blank + 1);
    if (word == "getenv") {
      key.add(line + " " + variable(name));
      continue;
    }
    std::string path = base::cleanPath(name.starts_with('/') ? name : folder + "/" + name);
    if (word == "chdir") {
      folder = path;
      key.add(line + " " + statOf(path));
    } else if (word != "stat" && word != "open") {
      return std::nullopt;
    } else if (isIn(path, test.root)) {
      std::optional<std::string> is = word == "stat" ? statOf(path) : contentsOf(path);
      if (!is) return std::nullopt;
      key.add(line + " " + *is);
    }
  }
  return key.text();
}

bool isLog(std::string_view log) { return log.starts_with(kLogStart) && log.ends_with('\n'); }

std::string keyOf(const std::string& id, const std::string& what) {
  storage::FileCache::Key key;
  key.add("test result");
  key.add(id);
  key.add(what);
  return key.text();
}

}  // namespace

bool keepsResults(const std::vector<std::string>& args) {
  static constexpr std::array<std::string_view, 11> kUsual = {"benchtime", "cpu", "failfast", "fullpath", "list", "parallel",
                                                              "run", "short", "skip", "timeout", "v"};
  return std::all_of(args.begin(), args.end(), [](std::string_view a) {
    if (!a.starts_with("-test.") || a.find('=') == std::string_view::npos) return false;
    std::string_view name = a.substr(6, a.find('=') - 6);
    return std::find(kUsual.begin(), kUsual.end(), name) != kUsual.end() || name == "coverprofile" || name == "outputdir";
  });
}

std::optional<std::string> ResultCache::find(const CachedTest& test, std::string* profile) const {
  if (test.id.empty()) return std::nullopt;
  std::optional<std::string> log = files_.find(keyOf(test.id, "log"));
  if (!log || !isLog(*log)) return std::nullopt;
  std::optional<std::string> inputs = inputsOf(test, *log);
  if (!inputs) return std::nullopt;
  if (profile != nullptr) {
    std::optional<std::string> kept = files_.find(keyOf(test.id, "profile " + *inputs));
    if (!kept) return std::nullopt;
    *profile = *kept;
  }
  std::optional<std::string> output = files_.find(keyOf(test.id, *inputs));
  if (!output || !output->ends_with('\n')) return std::nullopt;
  size_t line = output->rfind('\n', output->size() - 2);
  line = line == std::string::npos ? 0 : line + 1;
  constexpr std::string_view kPassed = "ok  \t";
  size_t time = output->find('\t', line + kPassed.size());  // behind the path
  if (!output->substr(line).starts_with(kPassed) || time == std::string::npos) return std::nullopt;
  size_t end = output->find_first_not_of("0123456789.s", time + 1);
  return output->replace(time + 1, end - time - 1, "(cached)");
}

void ResultCache::add(const CachedTest& test, const std::string& log, const std::string& output, const std::string* profile) {
  if (test.id.empty() || !isLog(log)) return;
  std::optional<std::string> inputs = inputsOf(test, log);
  if (!inputs) return;
  if (profile != nullptr) files_.add(keyOf(test.id, "profile " + *inputs), *profile);
  files_.add(keyOf(test.id, "log"), log);
  files_.add(keyOf(test.id, *inputs), output);
}

}  // namespace vo::testrun
