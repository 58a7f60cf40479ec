// This file knows what the go command says of import paths.
#include "package/import_path.h"

#include <algorithm>

#include "package/modules.h"

namespace vo::package {

size_t internalParent(std::string_view path) {
  size_t best = std::string_view::npos;
  for (size_t at = path.find("internal"); at != std::string_view::npos; at = path.find("internal", at + 1)) {
    bool begins = at == 0 || path[at - 1] == '/';
    bool ends = at + 8 == path.size() || path[at + 8] == '/';
    if (begins && ends) best = at;
  }
  return best;
}

bool isRelative(std::string_view path) {
  return path.starts_with("./") || path.starts_with("../") || path == "." || path == "..";
}

std::string malformedPath(std::string_view path) {
  std::string start = "malformed import path \"" + std::string(path) + "\": ";
  if (path.starts_with('-')) return start + "leading dash";
  if (path.find("//") != std::string_view::npos) return start + "double slash";
  if (path.ends_with('/')) return start + "trailing slash";
  while (!path.empty()) {
    std::string_view element = path.substr(0, path.find('/'));
    path.remove_prefix(std::min(path.size(), element.size() + 1));
    if (element.find_first_not_of('.') == std::string_view::npos)
      return start + "invalid path element \"" + std::string(element) + "\"";
    if (element.ends_with('.')) return start + "trailing dot in path element";
  }
  return {};
}

bool mayImportInternal(std::string_view importer, std::string_view path) {
  size_t at = internalParent(path);
  if (at == std::string_view::npos) return true;
  std::string_view parent = path.substr(0, at == 0 ? 0 : at - 1);
  return parent.empty() || hasPathPrefix(importer, parent);
}

}  // namespace vo::package
