// Rules for import paths that need no more than the paths.
//
// Texts in, answers out. No state: any thread.
#pragma once

#include <string>
#include <string_view>

namespace vo::package {

/// For a path with an element "internal": the path before it. npos if there is none.
size_t internalParent(std::string_view path);
bool isRelative(std::string_view path);
/// What the go command does not take as an import path, in its words, or empty.
std::string malformedPath(std::string_view path);
/// Why a new module cannot have this path, in the go command's words, or empty.
std::string malformedModulePath(std::string_view path);
/// Whether a package may import `path` if its own path is `importer`.
bool mayImportInternal(std::string_view importer, std::string_view path);

}  // namespace vo::package
