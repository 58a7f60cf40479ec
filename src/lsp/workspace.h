// What the server knows of the user's code: open documents, folders with their packages, trees and facts.
//
// A Workspace reads files and checks packages when somebody asks; nothing is computed by itself but in step(). A
// package is a Folder with up to three checks (Unit): the package, the package with its tests, and the external tests.
// Each Unit has its types, objects and facts in an arena of its own, above the library image: identity of types does
// not depend on their addresses. When a file of a folder changes, the folder and all that import it are stale; their
// memory goes when they are checked again, imported ones first. One thread.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/function_ref.h"
#include "check/checker.h"
#include "driver/library.h"
#include "lsp/text.h"
#include "package/modules.h"
#include "syntax/parser.h"

namespace vo::lsp {

/// The text of a file as it is parsed. It lives as long as something refers to it.
struct SourceText {
  std::string path;
  std::shared_ptr<const Text> text;
  diag::SourceFile* source = nullptr;
  bool isTest = false;
};

/// A problem, in the words of the checker.
struct Problem {
  diag::Kind kind;
  bool isWarning;
  std::string path;
  uint32_t begin, end;  ///< bytes
  std::string text;
  struct Note {
    std::string path;
    uint32_t begin, end;
    std::string text;
  };
  std::vector<Note> notes;
};

struct Folder;

/// One check of files of a folder.
struct Unit {
  Unit(base::Interner& symbols, const driver::ImageRoot& image);
  base::Arena arena;  ///< types, objects, facts
  types::TypeContext types;
  types::Info info;
  types::Package* package = nullptr;
  std::vector<syntax::File*> files;
  std::vector<Problem> problems;
  Folder* folder = nullptr;
};

/// A package on the disk. (Outside of modules a folder may be several: each file with a main function is one, and
/// takes those without it.)
struct Folder {
  std::string key;         ///< of Workspace::folders
  std::string dir;
  std::string mainFile;    ///< outside of modules: the file that it is about, or empty
  std::string importPath;
  std::string goVersion;
  package::Modules* modules = nullptr;
  const package::Module* module = nullptr;
  bool isLibrary = false;
  bool isUsers = false;    ///< of the workspace or opened: checked with the bodies of its functions
  enum class State : uint8_t { Stale, Checking, Checked } state = State::Stale;
  bool published = false;  ///< its problems have been given to the client

  std::vector<SourceText> texts;
  std::vector<syntax::File*> files;  ///< by index of texts
  std::unique_ptr<base::Arena> trees;
  bool isParsed = false;             ///< stale, but the trees are of the texts as they are
  uint32_t nextKept = 0, nextTransient = 0;  ///< numbers of expressions behind those of the trees
  std::vector<Problem> syntaxProblems;
  std::unique_ptr<Unit> base;        ///< without tests: what others import
  std::unique_ptr<Unit> tests;       ///< with tests of the package, or null
  std::unique_ptr<Unit> external;    ///< of package x_test, or null
  bool hasTests = false;             ///< the two above are up to date, if the folder is
  bool externalSeesTests = false;    ///< what `external` imports under this path is `tests`
  std::set<Folder*> imports;         ///< of the last check
};

/// A file with the unit that knows most of it.
struct FileView {
  Folder* folder = nullptr;
  Unit* unit = nullptr;        ///< null for a file that belongs to no package (constraints exclude it)
  syntax::File* file = nullptr;
  std::shared_ptr<const Text> text;
  diag::Pos at(uint32_t offset) const { return file->source == nullptr ? diag::Pos{} : diag::Pos{file->source->base + offset}; }
  uint32_t offsetOf(diag::Pos pos) const { return pos.value - file->source->base; }
  explicit operator bool() const { return file != nullptr; }
};

/// Bytes of a file.
struct Span {
  std::string path;
  uint32_t begin = 0, end = 0;
  friend auto operator<=>(const Span&, const Span&) = default;
};

class Workspace {
 public:
  explicit Workspace(const driver::ImageRoot& image);
  ~Workspace();
  Workspace(const Workspace&) = delete;
  Workspace& operator=(const Workspace&) = delete;

  // ---- What changes --------------------------------------------------------------------------------
  /// All packages of modules at and below the folder belong to the workspace.
  void addRoot(const std::string& dir);
  void removeRoot(const std::string& dir);
  void open(const std::string& path, std::string text);
  /// REQUIRES: the document is open.
  void change(const std::string& path, std::shared_ptr<const Text> text);
  void close(const std::string& path);
  /// The file has changed, has come or is gone on the disk.
  void fileChanged(const std::string& path);

  /// The text of an open document, or null.
  std::shared_ptr<const Text> document(const std::string& path) const;
  const std::map<std::string, std::shared_ptr<const Text>>& documents() const { return documents_; }
  /// The text of an open document or of the file; null if there is none.
  std::shared_ptr<const Text> textOf(const std::string& path);

  // ---- Questions -----------------------------------------------------------------------------------
  /// The file, checked; empty if there is none.
  FileView view(const std::string& path);
  /// The same as of a text that has something else at `[begin, end)`, with the bodies of only those functions that
  /// contain the place. It lives until the next such question.
  FileView viewWith(const std::string& path, uint32_t begin, uint32_t end, std::string_view insertion);
  /// Checks all that belongs to the workspace. Each file comes once, with the unit that knows most of it.
  void forEachFile(base::FunctionRef<void(const FileView&)> f);
  /// The span of the name at a position of the session, in the file that it is in now.
  Span spanOf(diag::Pos pos, size_t length) const;

  /// Checks one stale folder that belongs to the workspace. False if there is none.
  bool step();
  /// Folders whose problems have changed since they were asked for.
  std::vector<Folder*> unpublished();
  /// Whether a folder of the user's has the file.
  Folder* folderOf(const std::string& path);

  const driver::ImageRoot& image() const { return image_; }
  base::Interner& symbols();
  /// A package of the library by its import path, or null.
  types::Package* libraryPackage(std::string_view path) const;
  /// Import paths of all packages that `from` may import, with their names: the library's and the workspace's.
  std::vector<std::pair<std::string, std::string>> importable(const Folder& from);
  /// The package that a file of `from` means by an import path; null with *error.
  types::Package* resolveImport(Folder& from, std::string_view path, std::string* error);
  /// The folder of an import path, for those who look at its files; empty if there is none.
  std::string folderOfImport(Folder& from, std::string_view path);
  const std::string& libraryRoot() const { return libraryRoot_; }

 private:
  struct Session;
  class Importer;
  struct Target {
    types::Package* library = nullptr;
    Folder* folder = nullptr;
    std::string error;
  };
  package::Modules* modulesFor(const std::string& dir, std::string* root);
  Folder* folderFor(const std::string& path);
  Folder* newFolder(const std::string& dir, const std::string& mainFile);
  Target resolve(Folder& from, std::string_view path);
  std::vector<std::string> filesOf(const Folder& f);
  void parse(Folder& f);
  /// The package without tests, and what it imports.
  void ensureChecked(Folder& f);
  /// All of it. Apart, for tests may import what imports their package.
  void ensureTests(Folder& f);
  check::Options optionsFor(const Folder& f) const;
  /// `seesTests`: an import of the folder's own path means its tests, too.
  std::unique_ptr<Unit> checkUnit(Folder& f, std::span<syntax::File* const> files, const std::string& path, bool seesTests,
                                  const check::Options& options);
  void makeStale(Folder& f);
  void addProblems(const diag::Sink& sink, std::vector<Problem>& out);
  void findFolders(const std::string& dir, int depth);
  void renewIfLarge();
  void renew();

  const driver::ImageRoot& image_;
  std::string libraryRoot_;
  std::map<std::string, std::shared_ptr<const Text>> documents_;
  struct OnDisk {
    int64_t changed;  ///< nanoseconds
    int64_t size;
    std::shared_ptr<const Text> text;
  };
  std::map<std::string, OnDisk> disk_;
  std::vector<std::string> roots_;
  std::unique_ptr<Session> session_;
  std::map<std::string, std::unique_ptr<package::Modules>> modules_;  ///< by folder of go.mod; "" without
  std::map<std::string, std::unique_ptr<Folder>> folders_;
  std::map<std::string, std::string> owners_;                          ///< path of a source file to the key of its folder
  struct Scratch;
  std::unique_ptr<Scratch> scratch_;                                   ///< of viewWith
};

}  // namespace vo::lsp
