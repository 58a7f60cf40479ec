// From a command line's files or folder to the packages of a program, in initialisation order.
//
// Reads folders and files, fetches nothing, writes nothing. Texts and sources go to the arena and the SourceMap of
// the caller; errors to the sink. On the thread of the compilation.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/arena.h"
#include "diag/diagnostic.h"
#include "diag/source_map.h"
#include "package/embed.h"
#include "package/modules.h"

namespace vo::package {

/// What a program says of how it was built, beside what the loader knows.
struct BuildSettings {
  std::string ldflags, gcflags;  ///< as given
  std::string goarch = "amd64";  ///< or arm64
  std::string goamd64 = "v1";
  bool trimpath = false;         ///< folders of this machine are not in the program
};

/// A program that is in no file, in the working directory as it were. It may use what .vo files may.
struct SourceText {
  std::string name;  ///< in messages: "<stdin>"
  std::string text;
};

struct LoadOptions {
  std::string libraryRoot;  ///< Go's src folder; empty: defaultLibraryRoot()
  std::string overlayRoot;  ///< src/stdlib/overlay; empty: defaultOverlayRoot()
  /// Load package runtime (and what it imports) even if nothing imports it, before all others.
  bool implicitRuntime = true;
  /// A library package that is loaded even if nothing imports it, or empty.
  std::string alsoLibrary;
  /// Library packages that need no sources because the image has them; may be empty. They appear
  /// in the result without files, and what they import does not appear at all.
  std::function<bool(std::string_view importPath)> provided;
  /// A library package whose own tests are part of it: its _test.go files are taken, those of the
  /// external test package are the package PATH_test, and the program may import any of the library.
  std::string testPackage;
  std::optional<SourceText> source;  ///< the program, instead of paths
  /// Likewise: the import path of its package, which the modules of the working directory have; or empty.
  std::string programPath;
  std::vector<std::string> tags;  ///< of -tags
  std::string mod;                ///< of -mod
  BuildSettings settings;
  /// Asked for the text of each file of a package whose text is its own: another one in its place, or null. May be empty.
  std::function<const std::string*(const std::string& path)> replaced;
  /// Package clauses and imports are the compiler's to complain about (gc -e), not the go command's.
  bool compilerErrors = false;
};

/// A package, its tests, and the program that starts them.
struct TestedPackage {
  std::string importPath;
  std::string dir;
  bool isLibrary = false;
  std::vector<std::string> named;  ///< the files, if the user named them: absolute paths; else those of the folder count
  /// Text of the program's package main, which imports the package as `importPath` and its external tests as
  /// `importPath`_test, and whatever packages of the library may import.
  std::string program;
};

/// Paths of a package's files, sorted by name within each list.
struct TestFiles {
  std::vector<std::string> files, tests, externalTests;
  bool hasIgnored = false;  ///< constraints leave others out
};

/// VO_GOROOT_SRC, else lib/vo/go/src of the installation, else the folder of Debian's golang-1.27-src that the build was
/// configured with.
std::string defaultLibraryRoot();
/// VO_OVERLAY, else lib/vo/overlay of the installation, else the folder that the build was configured with.
std::string defaultOverlayRoot();

struct LoadedFile {
  diag::SourceFile* source = nullptr;
  bool isVo = false;
  bool isOverlay = false;
};

/// An import path as the package's files write it, and the package it means.
struct LoadedImport {
  std::string path;
  uint32_t package;  ///< index into LoadResult::packages; kUnsafe for "unsafe"
  static constexpr uint32_t kUnsafe = ~0u;
};

struct LoadedPackage {
  std::string importPath;  ///< identity; "main" for the program's main package
  std::string listPath;    ///< as Go's messages name it ("command-line-arguments", "ex.com/m")
  std::string name;        ///< of the package clause
  std::string dir;
  std::string goVersion;   ///< "go1.N": the language version of its files
  bool isLibrary = false;  ///< Go's library or our overlay: linkname, unsafe natives, body-less functions are allowed
  bool isProvided = false;
  std::vector<LoadedFile> files;
  std::vector<LoadedImport> imports;
  const Module* module = nullptr;  ///< lives as long as the loader; null for the library and outside of modules
  bool hasAssembly = false;  ///< gc would assemble files of the folder: functions may have no body
  EmbedFiles embeds;       ///< what the patterns of its `//go:embed` lines mean
};

struct LoadResult {
  /// Dependencies first; among packages that are ready, the smaller import path first (Go's order
  /// of initialisation). Packages that had errors are in it.
  std::vector<LoadedPackage> packages;
  static constexpr uint32_t kNone = ~0u;
  bool byFiles = false;       ///< the user named files, not a folder
  uint32_t main = kNone;      ///< index of the package that was asked for
  std::string moduleRoot;     ///< folder of go.mod or vo.mod; empty if there is none
  std::string goVersionLine;  ///< of the main module, "1.21"; empty if there is none
  std::string godebugDefault; ///< GODEBUG settings of the program: "panicnil=1,…"
  std::string moduleInfo;     ///< what debug.ReadBuildInfo reads, without its frame
};

class Loader {
 public:
  /// Texts go to `texts`; whoever ends its life takes them out of `map` (SourceMap::forgetTexts). Errors go to `sink`.
  Loader(base::Arena& texts, diag::SourceMap& map, diag::Sink& sink, LoadOptions options);
  ~Loader();
  Loader(const Loader&) = delete;
  Loader& operator=(const Loader&) = delete;

  /// `paths`: one folder, or files of one folder (which are taken whatever their constraints say); ignored if LoadOptions
  /// has a source.
  LoadResult loadProgram(const std::vector<std::string>& paths);
  /// Which files a tested package has; reads their heads.
  TestFiles testFiles(const TestedPackage& tested);
  LoadResult loadTests(const TestedPackage& tested);
  /// A folder whose files are several packages, as `rundir` in Go's test folder: files with the
  /// same package clause are a package, known to the others as "./" or "test/" and its first file's base name;
  /// `oneFileEach`: every file is a package of its own.
  LoadResult loadRundir(const std::string& dir, bool oneFileEach);
  /// Library packages by import path; LoadResult::main is kNone.
  LoadResult loadLibrary(const std::vector<std::string>& importPaths);

 private:
  struct Impl;
  Impl* impl_;
};

}  // namespace vo::package
