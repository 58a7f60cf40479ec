// Where packages outside of the library come from: the main modules (one, or those of a go.work), their vendor folder,
// or the modules that go.mod files select, in folders of replacements and in go's module cache. Nothing is fetched.
//
// Reads files only when something is looked up, and owns what it has read. Errors are texts in go's words. For one
// compilation, on its thread.
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "package/module_file.h"

namespace vo::package {

/// A module of the build.
struct Module {
  ModuleVersion id;                ///< main modules have no version
  ModuleVersion replacedBy;        ///< its path is empty if it is not replaced
  std::string dir;                 ///< its folder; empty: it is not there
  std::string goVersion = "1.16";  ///< of its go.mod
  bool isMain = false;
};

bool hasPathPrefix(std::string_view path, std::string_view prefix);
/// N of "1.N", "1.N.M", "1.Nrc1"; -1 if it is no version.
int minorOf(std::string_view goVersion);

class Modules {
 public:
  /// Reads the module files for a program in `dir`. `mode` is -mod's. What is wrong, in go's words, or empty.
  [[nodiscard]] std::string open(const std::string& dir, const std::string& mode);

  bool enabled() const { return !mains_.empty(); }
  /// The main module that the folder is in (of several the innermost), or null.
  const Module* mainOf(const std::string& dir) const;
  /// The go line that counts for the program's settings: go.work's or go.mod's.
  const std::string& goVersion() const { return goVersion_; }
  /// The godebug lines that count, and the start of an error in one: "go.mod:4: ".
  const std::vector<GodebugLine>& godebugs() const;
  std::string godebugFile(int line) const;
  /// A line `mod` or `dep` of a program's build information, with the line of a replacement.
  std::string describeForInfo(const std::string& word, const Module& m);

  /// The modules of the build: main ones, then the selected ones by path, or if packages come from a vendor folder none of those.
  std::vector<const Module*> all();
  /// A module and what its go.mod asks for. Versions of Go are those of modules, "go" and "toolchain".
  struct Requirements {
    ModuleVersion module;
    std::vector<ModuleVersion> required;
  };
  /// The graph that versions are selected from, breadth first from the main module, of which there is one. *error is set if a go.mod is not
  /// there, or if the main one is behind what others ask for.
  std::vector<Requirements> requirementGraph(std::string* error);
  /// Packages of the tool lines of all main modules.
  std::vector<std::string> tools() const;
  /// The go.work that counts, or empty.
  const std::string& workFile() const { return workPath_; }
  /// The vendor folder that packages come from, or empty.
  std::string vendorDir() const { return vendoring_ ? root_ + "/vendor" : std::string(); }

  struct Found {
    const Module* module = nullptr;
    std::string dir;
    std::string error;  ///< not empty: there is no such package, or several; both empty: no module has it
  };
  struct Importer {
    std::string path;     ///< of the package
    std::string version;  ///< of its module, if it is no main module
  };
  /// The package of an import path, which is not the library's.
  Found find(const std::string& path, const Importer& importer);

 private:
  struct Vendored {
    bool isExplicit = false;
    ModuleVersion replacedBy;
    std::string goVersion;
  };
  std::string openWork(const std::string& path);
  std::string addMain(const std::string& dir, const std::string& file);
  std::string chooseMode(const std::string& mode);
  std::string readVendor();
  std::string checkVendor() const;
  Found findVendored(const std::string& path);
  Found findSelected(const std::string& path, const Importer& importer, bool roots);
  std::string missing(const std::string& path) const;
  void selectRoots();
  void selectGraph();
  ModuleFile requirementsOf(const ModuleVersion& m);
  /// The go.mod of a module that is not a main one; false if it is not there.
  bool readRequirements(const ModuleVersion& m, ModuleFile* to);
  std::vector<ModuleVersion> rootsOfGraph() const;
  std::string addToGraph(const ModuleVersion& m, std::vector<ModuleVersion>* required, bool* isPruned);
  /// The replacement of a module, or an empty path.
  ModuleVersion replacementOf(const ModuleVersion& m, std::string* from = nullptr) const;
  bool excludes(const ModuleVersion& m) const;
  std::string dirOf(const ModuleVersion& m, const ModuleVersion& replacedBy) const;
  const Module* module(const ModuleVersion& m);
  /// The hash in go.sum, or empty.
  std::string sumOf(const ModuleVersion& m);

  std::string root_, workPath_, goVersion_, mode_, cache_;
  ModuleFile work_;
  bool vendoring_ = false, vendorsByDefault_ = false, wholeGraph_ = false, rootsChosen_ = false, sumsRead_ = false;
  std::vector<Module> mains_;
  std::vector<ModuleFile> files_;                    ///< of mains_
  std::map<std::string, std::string> selected_;      ///< module path to version
  std::map<ModuleVersion, Module> modules_;
  std::map<ModuleVersion, Vendored> vendored_;
  std::vector<ModuleVersion> vendorList_, vendorReplaced_;
  std::map<std::string, ModuleVersion> vendorPackages_;
  std::map<std::string, std::string> sums_;          ///< go.sum: "path version" to hash
};

}  // namespace vo::package
