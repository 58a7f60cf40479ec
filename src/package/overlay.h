// How files of our overlay and Go's own files become one package.
//
// A declaration in an overlay file replaces Go's of the same name; everything else stays Go's.
// That is done on the text, before parsing: what is replaced is overwritten with spaces, so every
// later stage sees one ordinary package whose positions are those of Go's files.
//
// Takes texts and gives texts of the same length; never reads files. No state: any thread.
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace vo::package {

/// Names of top-level declarations; a method is "Type.method".
using DeclNames = std::set<std::string, std::less<>>;

/// One line of the overlay's manifest: `package directive...` with the directives
///   native           constraints are read as those of the program's architecture
///   amd64            constraints are read as linux/amd64, whatever that is
///   none             no file of Go's unless another directive names it
///   -file.go         leave this file out
///   +file.go         take this file in spite of its constraints
///   file.go:A,B      of this file only these declarations (a type with its methods)
struct OverlayRule {
  bool native = false;
  bool amd64 = false;
  bool none = false;
  std::set<std::string, std::less<>> dropped;
  std::set<std::string, std::less<>> taken;
  std::map<std::string, DeclNames, std::less<>> picks;
};

using OverlayManifest = std::map<std::string, OverlayRule, std::less<>>;

/// Parses manifest.txt; an unknown directive is reported in *error.
OverlayManifest parseManifest(std::string_view text, std::string* error);

/// The top-level names that a file declares, plus those of its `//vo:omit name` lines.
DeclNames declaredNames(std::string_view text);

/// `text` without the declarations in `replaced` and, if `picks` is not null, without all others
/// than those. Imports that only those used go too. Lines and columns stay.
std::string withoutDecls(std::string_view text, const DeclNames& replaced, const DeclNames* picks);

}  // namespace vo::package
