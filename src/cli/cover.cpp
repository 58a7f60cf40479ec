// This file shows coverage profiles.
#include "cli/cover.h"

#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "package/files.h"
#include "package/patterns.h"
#include "storage/output.h"
#include "testrun/profile.h"

namespace vo::cli {
namespace {

constexpr int kFailed = 2;  ///< go's

int fail(const std::string& text) {
  fprintf(stderr, "vo: cover: %s\n", text.c_str());
  return kFailed;
}

struct CoverFlags {
  std::string function, html, output;
};

/// What is wrong, or empty.
std::string parseFlags(int argc, char** argv, CoverFlags* out) {
  for (int i = 2; i < argc; i++) {
    std::string_view flag = argv[i];
    if (!flag.starts_with('-')) return "unexpected argument " + std::string(flag);
    flag.remove_prefix(flag.starts_with("--") ? 2 : 1);
    size_t equals = flag.find('=');
    std::string_view name = flag.substr(0, equals);
    std::string* value = name == "func" ? &out->function : name == "html" ? &out->html : name == "o" ? &out->output : nullptr;
    if (value == nullptr) return "unknown flag -" + std::string(name);
    if (equals == std::string_view::npos && i + 1 >= argc) return "flag -" + std::string(name) + " needs a value";
    *value = equals == std::string_view::npos ? std::string(argv[++i]) : std::string(flag.substr(equals + 1));
  }
  if (out->function.empty() == out->html.empty()) return "one of -func and -html is needed";
  return {};
}

/// Reads the sources that the profile names. What is wrong, or empty.
std::string readSources(const testrun::Profile& profile, std::vector<testrun::ProfiledFile>* out) {
  std::map<std::string, package::NamedPackage> packages;
  for (const testrun::FileProfile& f : profile.files) {
    testrun::ProfiledFile file = {&f, f.name, {}};
    if (!f.name.starts_with('.') && !f.name.starts_with('/')) {
      std::string path = package::parentOf(f.name);
      if (!packages.contains(path)) {
        package::NamedPackages found = package::findPackages({path}, {});
        if (!found.moduleError.empty()) return found.moduleError;
        packages[path] = found.packages[0];
      }
      const package::NamedPackage& p = packages[path];
      if (!p.error.empty()) return f.name + ": " + p.error;
      file.path = p.dir + "/" + package::baseName(f.name);
    }
    if (std::string why = package::readFile(file.path, &file.text); !why.empty()) return why;
    out->push_back(std::move(file));
  }
  return {};
}

/// A new file in the folder for temporary ones, or empty.
std::string temporaryPage() {
  const char* folder = getenv("TMPDIR");
  std::string path = std::string(folder != nullptr && *folder != 0 ? folder : "/tmp") + "/vo-cover-XXXXXX.html";
  constexpr int kEnding = 5;
  int fd = mkstemps(path.data(), kEnding);
  if (fd < 0) return {};
  close(fd);
  return path;
}

}  // namespace

int cover(int argc, char** argv) {
  CoverFlags flags;
  if (std::string why = parseFlags(argc, argv, &flags); !why.empty()) {
    return fail(why + "\nusage: vo cover -func=PROFILE | -html=PROFILE [-o=FILE]   (of a profile that vo test -coverprofile=PROFILE has written)");
  }
  bool isPage = !flags.html.empty();
  const std::string& name = isPage ? flags.html : flags.function;
  std::string text, result;
  testrun::Profile profile;
  std::vector<testrun::ProfiledFile> files;
  if (std::string why = package::readFile(name, &text); !why.empty()) return fail(why);
  if (std::string why = testrun::readProfile(text, &profile); !why.empty()) return fail(name + ": " + why);
  if (std::string why = readSources(profile, &files); !why.empty()) return fail(why);
  if (isPage) {
    result = testrun::coveragePage(profile.mode, files);
  } else if (std::string why = testrun::functionTable(files, &result); !why.empty()) {
    return fail(why);
  }
  std::string output = isPage && flags.output.empty() ? temporaryPage() : flags.output;
  if (isPage && output.empty()) return fail("cannot make a file for the page: name one with -o");
  std::string why = output.empty() ? storage::writeAll(1, "stdout", result) : storage::writeFile(output, result);
  if (!why.empty()) return fail(why);
  if (isPage && flags.output.empty()) printf("%s\n", output.c_str());
  return 0;
}

}  // namespace vo::cli
