// Which files of a folder are a package's.
//
// Reads a folder and heads of its files; gives names. No state.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "package/build_constraint.h"
#include "package/overlay.h"

namespace vo::package {

/// A source file before it is in the source map.
struct ChosenFile {
  std::string path;
  bool isOverlay = false;
  const DeclNames* picks = nullptr;  ///< of this file only these declarations
  bool named = false;                ///< on the command line
};

bool isSourceName(std::string_view name);
bool isTestName(std::string_view name);

/// Whether the file says `import "C"`.
bool importsC(std::string_view text);

/// What a user's folder has.
struct FolderFiles {
  std::vector<ChosenFile> files;
  std::vector<ChosenFile> tests;
  bool sawIgnored = false;  ///< files that constraints leave out
  bool hasAssembly = false;  ///< a .s file that gc would assemble
};

/// As go build takes them with CGO_ENABLED=0, but that a folder with assembly counts as one for an unknown
/// architecture: its portable code is taken.
FolderFiles userFiles(const std::string& dir, BuildContext context);

/// Why a folder without files has none, in go's words.
std::string whyNoFiles(const FolderFiles& found, const std::string& dir);

/// Go's files of a package and those of the overlay, by the manifest's rule for it (which may be null).
std::vector<ChosenFile> overlaidFiles(const std::string& dir, const std::string& overlayDir, const OverlayRule* rule,
                                      BuildContext context);

}  // namespace vo::package
