// This file implements operations on paths as texts.
#include "base/path.h"

#include <vector>

namespace vo::base {

std::string cleanPath(std::string_view path) {
  bool rooted = path.starts_with("/");
  std::vector<std::string_view> parts;
  while (!path.empty()) {
    size_t slash = path.find('/');
    std::string_view part = path.substr(0, slash);
    path.remove_prefix(slash == std::string_view::npos ? path.size() : slash + 1);
    if (part.empty() || part == ".") continue;
    if (part == ".." && !parts.empty() && parts.back() != "..") {
      parts.pop_back();
    } else if (part != ".." || !rooted) {
      parts.push_back(part);
    }
  }
  std::string out = rooted ? "/" : "";
  for (std::string_view part : parts) {
    if (!out.empty() && out.back() != '/') out += '/';
    out += part;
  }
  return out.empty() ? "." : out;
}

std::string_view folderOf(std::string_view path) {
  size_t slash = path.rfind('/');
  if (slash == std::string_view::npos) return ".";
  return path.substr(0, slash == 0 ? 1 : slash);
}

std::string relativePath(std::string_view folder, std::string_view path) {
  if (path == folder) return ".";
  auto below = [&] {
    if (folder == "/") return path.substr(1);
    bool is = path.starts_with(folder) && path.size() > folder.size() && path[folder.size()] == '/';
    return is ? path.substr(folder.size() + 1) : std::string_view();
  };
  std::string up;
  while (path != folder && below().empty()) {
    up += up.empty() ? ".." : "/..";
    folder = folderOf(folder);
  }
  if (path == folder) return up;
  return up.empty() ? std::string(below()) : up + "/" + std::string(below());
}

}  // namespace vo::base
