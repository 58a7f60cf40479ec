// From files or a folder to a linked program: the list of the compiler's passes.
//
// A Compilation owns all that its passes make, and what of a program outlives them (program()). Errors are in its
// sink; it never prints. It belongs to one thread; several may compile at once on one image.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "base/arena.h"
#include "bytecode/module.h"
#include "check/checker.h"
#include "diag/diagnostic.h"
#include "driver/library.h"
#include "ir/builder.h"
#include "link/link.h"
#include "package/loader.h"

namespace vo::driver {

/// A package of sources that has been checked without errors, with what is gone when the next one begins.
struct CheckedUnit {
  const package::LoadedPackage& loaded;
  const check::CheckedPackage& checked;
  std::span<syntax::File* const> files;
  const types::Info& info;
  types::TypeContext& types;
  diag::SourceMap& sources;
};

struct CompileOptions {
  std::vector<std::string> paths;  ///< one folder, or files of one folder
  /// Compile this instead of `paths`, which only names it.
  std::optional<package::SourceText> source;
  /// package::LoadOptions::programPath, likewise.
  std::string programPath;
  bool checkOnly = false;
  /// Is shown each package of sources that has no errors, imported ones first. May be empty.
  std::function<void(const CheckedUnit&)> onChecked;
  /// For analyzers: misplaced directives and functions without a body are no errors.
  bool isLenient = false;
  /// package::LoadOptions::compilerErrors.
  bool compilerErrors = false;
  /// paths[0] is a folder whose files are several packages, as in Go's test folder.
  bool rundir = false;
  /// A package of the library that is initialised before all of the program's own, whether or not they import it; or empty.
  std::string first;
  /// package::LoadOptions::testPackage: paths are then the main package that starts the tests.
  std::string testPackage;
  /// Natives of the host, which the main package declares without a body: by name. Their numbers follow the library's.
  std::vector<std::string> hostFunctions;
  /// Compile this package with its tests instead of `paths`.
  const package::TestedPackage* tests = nullptr;
  /// package::LoadOptions::replaced.
  std::function<const std::string*(const std::string& path)> replaced;
  /// The program is linked behind what is there already, which goes on to run; it is null in an unused one. Outlives the
  /// compilation; after errors it is as before. See link::LinkOptions::isSession.
  class Program* session = nullptr;
  std::vector<std::pair<std::string, uint32_t>> generations;  ///< link::LinkOptions::generations
  uint32_t input = 0;                                         ///< link::LinkOptions::input
  /// Compile these library packages instead of `paths`.
  std::vector<std::string> library;
  /// Keep what each stage printed (`vo dump`): a stage's name, or empty.
  std::string dump;
  /// Keep what inlining and escape analysis decide about the program's own packages (`vo build -m`).
  bool explain = false;
  bool noInline = false;
  std::string mod;                ///< -mod: vendor, mod, readonly, or empty
  std::vector<std::string> tags;  ///< build tags that are true in user code
  /// Initial values of package variables of type string, by symbol ("main.version"), as -X of go's linker. One that is
  /// not there counts for nothing.
  std::vector<std::pair<std::string, std::string>> variables;
  package::BuildSettings settings;
  bool verbose = false;           ///< names of packages to stderr as they are compiled
  /// The program's modules are to be portable: nothing of other packages is inlined into them.
  bool portable = false;
  /// For debuggers: where variables live.
  bool debug = false;
  /// What has no body may be a function of C.
  bool linksC = false;
  /// modules() is asked for afterwards.
  bool keepModules = false;
  /// Seconds per pass to stderr.
  bool timings = false;
};

/// What a compilation is for: an image consists of much that a program is done with when it is linked.
enum class Makes : uint8_t { Program, Image };

/// One run of the compiler. Everything lives as long as this object, but for the program that is taken from it. One
/// thread at a time; compilations of one MetadataSpace share nothing that is written.
class Compilation {
 public:
  /// Stands on the library image of `space`, which outlives it; if there is none, the library is compiled from its
  /// sources.
  explicit Compilation(MetadataSpace& space, Makes makes = Makes::Program);
  ~Compilation();
  Compilation(const Compilation&) = delete;
  Compilation& operator=(const Compilation&) = delete;

  /// Runs the passes until the first that reports errors. True if none did.
  bool compile(const CompileOptions& options);

  /// Instead of compile: takes the modules of a .vob file and links them behind the library image.
  /// Modules that are not safe are refused unless `allowUnsafe`. True if there were no errors.
  bool load(const std::string& path, bool allowUnsafe);
  /// Verifies (unless `allowUnsafe`) and links modules whose structure has been checked, in place of
  /// those before. Why they are not safe, or empty: then see program() and sink().
  std::string adopt(std::vector<bytecode::Module> modules, bool allowUnsafe);
  /// After a successful compile with `portable` and `keepModules`: the program is replaced by one of the same modules, verified and linked as
  /// those of a file. True if there were no errors.
  bool confine();
  /// After a successful compile of a program with an image: the .vob file of its modules.
  bool emitModules(std::vector<uint8_t>* bytes);

  diag::Sink& sink();
  diag::SourceMap& sources();
  /// After a successful compile that was not checkOnly.
  const link::Program* program() const;
  /// The linked program, for whoever runs it when this compilation is gone; program() is null then.
  std::unique_ptr<Program> takeProgram();
  const package::LoadResult& loaded() const;
  /// What `dump` asked for.
  const std::string& dumped() const;
  /// What `explain` asked for: gc's lines, by position.
  const std::string& explained() const;
  /// Bytecode of the packages, imported ones first. REQUIRES: CompileOptions::keepModules.
  const std::vector<std::unique_ptr<bytecode::Module>>& modules() const;
  size_t sourceLines() const;
  /// After a successful compile of library packages without an image, with Makes::Image: writes one.
  bool writeImage(const std::string& path, std::string* error);

 private:
  struct State;
  void link(bool untrusted = false);
  /// Why the program's modules are not safe, or empty.
  std::string verify() const;
  std::unique_ptr<State> state_;
};

}  // namespace vo::driver
