// This file lists the library's public packages by walking its folders, so that a newer library brings
// its new packages by itself.
#include "package/library_packages.h"

#include <algorithm>

#include "package/build_constraint.h"
#include "package/files.h"

namespace vo::package {
namespace {

/// Folders that hold no package of a program: those that only their own tree may import, and package
/// builtin, which is documentation.
bool isPrivate(const std::string& name) {
  return name == "internal" || name == "vendor" || name == "cmd" || name == "testdata" || name == "builtin" ||
         name.starts_with(".") || name.starts_with("_");
}

bool isOurs(const std::string& folder, const std::string& name) {
  if ((!name.ends_with(".go") && !name.ends_with(".vo")) || name.ends_with("_test.go") || name.starts_with(".") || name.starts_with("_")) return false;
  std::string text;
  return matchFileName(kLibraryContext, name) && readFile(folder + "/" + name, &text).empty() &&
         matchFileHeader(kLibraryContext, text);
}

void collect(const std::string& root, const std::string& path, std::vector<std::string>* out) {
  std::string folder = path.empty() ? root : root + "/" + path;
  bool found = false;
  for (const std::string& name : listDir(folder)) {
    if (isDir(folder + "/" + name)) {
      // Overlays of modules (module/…) are no packages of the library.
      if (!isPrivate(name) && !(path.empty() && name == "module")) collect(root, path.empty() ? name : path + "/" + name, out);
    } else {
      found = found || isOurs(folder, name);
    }
  }
  if (found && !path.empty()) out->push_back(path);
}

}  // namespace

std::vector<std::string> publicLibraryPackages(const std::string& root, const std::string& overlay) {
  std::vector<std::string> out;
  collect(root, "", &out);
  collect(overlay, "", &out);
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

}  // namespace vo::package
