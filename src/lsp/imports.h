// The imports of a file as text.
//
// Texts in, edits of the protocol out. On the thread of the workspace.
#pragma once

#include <memory>
#include <set>

#include "lsp/names.h"

namespace vo::lsp {

/// The edit that adds an import; null if the file has it.
Json importEdit(Context& cx, const std::shared_ptr<const Text>& text, const std::string& path);
/// The edits that take away the import declarations with these paths.
Json removeImports(Context& cx, const FileView& view, const std::set<const syntax::ImportDecl*>& which);
/// The edits that sort imports, in each run of lines, and take away those of `unused`. Empty if there are none.
Json organizeImports(Context& cx, const FileView& view, const std::set<const syntax::ImportDecl*>& unused);
/// The imports of a file that the checker has found to be unused.
std::set<const syntax::ImportDecl*> unusedImports(const FileView& view);

}  // namespace vo::lsp
