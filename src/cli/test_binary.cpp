// This file compiles and runs the tests of a package.
//
// The file that stands for the executable has a line for each fact, a word and a value. It begins with `#!` and this executable's name, so
// tests that start their own program again need not know of that.
#include "cli/test_binary.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <map>
#include <string_view>

#include "base/arena.h"
#include "cli/native.h"
#include "cli/run.h"
#include "diag/diagnostic.h"
#include "package/files.h"
#include "storage/file_cache.h"
#include "storage/output.h"
#include "testrun/test_functions.h"
#include "testrun/test_program.h"

namespace vo::cli {
namespace {

/// False: a line is not one of ours.
bool readTestBinary(std::string_view text, TestBinary* out) {
  text.remove_prefix(std::min(text.find('\n'), text.size()));
  while (!text.empty()) {
    text.remove_prefix(1);
    std::string_view line = text.substr(0, text.find('\n'));
    text.remove_prefix(line.size());
    if (line.empty()) continue;
    size_t blank = line.find(' ');
    std::string_view word = line.substr(0, blank);
    std::string value(blank == std::string_view::npos ? "" : line.substr(blank + 1));
    if (word == "import") {
      out->tested.importPath = value;
    } else if (word == "folder") {
      out->tested.dir = value;
    } else if (word == "file") {
      out->tested.named.push_back(value);
    } else if (word == "covermode") {
      out->coverMode = value;
    } else if (word == "covertext") {
      out->coverText = value;
    } else if (word == "covered" || word == "uncovered") {
      size_t end = value.find(' ');
      if (end == std::string::npos) return false;
      out->covered.push_back({value.substr(0, end), value.substr(end + 1), word == "covered"});
    } else if (word == "untested") {
      out->hasTests = false;
    } else if (word == "library") {
      out->tested.isLibrary = true;
    } else if (word == "module") {
      out->module = value;
    } else if (word == "tag") {
      out->tags.push_back(value);
    } else if (word == "mod") {
      out->mod = value;
    } else if (word == "setting") {
      out->settings.push_back(value);
    } else {
      return false;
    }
  }
  return !out->tested.importPath.empty();
}

/// What go calls the packages of a load: those that are compiled anew for a test say so.
std::vector<std::string> descriptionsOf(const package::LoadResult& loaded, const std::string& tested) {
  std::vector<std::string> out;
  std::vector<bool> isAnew;
  for (const package::LoadedPackage& p : loaded.packages) {
    bool hasTests = std::any_of(p.files.begin(), p.files.end(), [](const package::LoadedFile& f) {
      return f.source->path.ends_with("_test.go") || f.source->path.ends_with("_test.vo");
    });
    auto importsAnew = [&](const package::LoadedImport& i) { return i.package != package::LoadedImport::kUnsafe && isAnew[i.package]; };
    isAnew.push_back(hasTests || std::any_of(p.imports.begin(), p.imports.end(), importsAnew));
    out.push_back(p.listPath + (isAnew.back() ? " [" + tested + ".test]" : ""));
  }
  return out;
}

/// gc's lines below the names of the packages they are about.
std::string messagesOf(driver::Compilation& compilation, const std::string& tested) {
  diag::RenderOptions options;
  options.carets = false;
  options.library = package::defaultLibraryRoot();
  options.folder = package::absolutePath(".");
  const package::LoadResult& loaded = compilation.loaded();
  std::map<std::string_view, size_t> packageOf;  // by the path of a file
  for (size_t i = 0; i < loaded.packages.size(); i++)
    for (const package::LoadedFile& f : loaded.packages[i].files) packageOf[f.source->path] = i;
  std::map<size_t, diag::Sink> byPackage;
  for (const diag::Diagnostic& d : compilation.sink().all()) {
    const diag::SourceFile* file = compilation.sources().fileOf(d.range.begin);
    auto found = packageOf.find(file == nullptr ? std::string_view() : file->path);
    diag::Diagnostic& copy = byPackage[found == packageOf.end() ? loaded.packages.size() : found->second].error(d.kind, d.range, d.text);
    copy.notes = d.notes;
  }
  std::vector<std::string> names = descriptionsOf(loaded, tested);
  names.push_back(tested);  // of errors that are nowhere
  std::string out;
  for (const auto& [i, sink] : byPackage) out += "# " + names[i] + "\n" + diag::render(sink, compilation.sources(), options);
  return out;
}

/// Whether `vo test` lets it run. `key`: of the program.
bool mayRun(int control, const std::string& key) {
  if (control < 0) return true;
  std::string message = kReady + key + "\n";
  char answer = 0;
  bool isAnswered = storage::writeAll(control, "vo test", message).empty();
  while (isAnswered) {
    ssize_t n = read(control, &answer, 1);
    if (n == 1) break;
    isAnswered = n < 0 && errno == EINTR;
  }
  close(control);
  return isAnswered;
}

/// Of the program and of what runs it.
std::string keyOf(const driver::Program& program, const driver::MetadataSpace& space) {
  storage::FileCache::Key key;
  struct stat self{};
  stat("/proc/self/exe", &self);
  key.add(std::to_string(self.st_size) + " " + std::to_string(self.st_mtim.tv_sec) + "." + std::to_string(self.st_mtim.tv_nsec));
  key.add(space.imageHash());
  for (const base::Region::Extent& e : program.extents()) key.add({reinterpret_cast<const char*>(e.begin), e.size});
  return key.text();
}

int fail(int control, const std::string& text) {
  if (control < 0) {
    fputs(text.c_str(), stderr);
  } else if (!storage::writeAll(control, "vo test", kFailed + text).empty()) {
    fputs("vo: the parent process is gone\n", stderr);
  }
  return 1;
}

/// Of a package without tests.
int checkPackage(int control, const TestBinary& binary, Command& c) {
  c.compile.paths = binary.tested.named.empty() ? std::vector<std::string>{binary.tested.dir} : binary.tested.named;
  c.compile.checkOnly = true;
  driver::MetadataSpace space(imagePath());
  driver::Compilation compilation(space);
  if (!compilation.compile(c.compile)) return fail(control, messagesOf(compilation, binary.tested.importPath));
  return mayRun(control, {}) ? 0 : 1;
}

}  // namespace

std::string writtenTestBinary(const TestBinary& binary, const std::string& vo) {
  std::string out = "#!" + vo + " testbinary\n";
  auto add = [&out](const char* word, const std::string& value) { out += std::string(word) + " " + value + "\n"; };
  add("import", binary.tested.importPath);
  add("folder", binary.tested.dir);
  for (const std::string& f : binary.tested.named) add("file", f);
  if (binary.tested.isLibrary) out += "library\n";
  if (!binary.hasTests) out += "untested\n";
  if (!binary.module.empty()) add("module", binary.module);
  for (const std::string& t : binary.tags) add("tag", t);
  if (!binary.mod.empty()) add("mod", binary.mod);
  for (const std::string& s : binary.settings) add("setting", s);
  if (binary.coverMode.empty()) return out;
  add("covermode", binary.coverMode);
  add("covertext", binary.coverText);
  for (const TestBinary::Covered& c : binary.covered) add(c.isLinked ? "covered" : "uncovered", c.importPath + " " + c.dir);
  return out;
}

namespace {

package::TestFiles filesOf(const TestBinary& binary, const package::TestedPackage& package) {
  base::Arena texts;
  diag::SourceMap sources(texts);
  diag::Sink sink;
  package::LoadOptions options;
  options.tags = binary.tags;
  return package::Loader(texts, sources, sink, options).testFiles(package);
}

}  // namespace

std::vector<testrun::TestProgram::Covered> coveredFiles(const TestBinary& binary, const TestBinary::Covered& package,
                                                        std::map<std::string, std::string>* texts) {
  package::TestedPackage tested = binary.tested;
  if (tested.importPath != package.importPath) {
    tested = {package.importPath, package.dir, package.dir.starts_with(package::defaultLibraryRoot() + "/"), {}, {}};
  }
  testrun::CoverMode mode = testrun::coverModeOf(binary.coverMode);
  std::vector<testrun::TestProgram::Covered> out;
  for (const std::string& path : filesOf(binary, tested).files) {
    std::string text, variable = "_vo_cover_" + std::to_string(out.size());
    if (!package::readFile(path, &text).empty()) continue;
    testrun::CoveredFile file = testrun::withCounters(text, path.ends_with(".vo"), mode, variable);
    out.push_back({package.importPath, package.importPath + "/" + package::baseName(path), package.isLinked ? variable : "", std::move(file.blocks)});
    if (texts != nullptr && package.isLinked) (*texts)[path] = std::move(file.text);
  }
  return out;
}

std::string prepareTests(const TestBinary& binary, PreparedTests* out) {
  package::TestFiles files = filesOf(binary, binary.tested);
  testrun::TestFunctions functions;
  if (std::string why = testrun::findTestFunctions(files, &functions); !why.empty()) return why;
  testrun::TestProgram program;
  program.importPath = binary.tested.importPath;
  program.modulePath = binary.module == "std" ? "" : binary.module;
  program.hasPackage = !files.files.empty() || !files.tests.empty();
  program.hasExternal = !files.externalTests.empty();
  program.coverMode = binary.coverMode;
  program.coverText = binary.coverText;
  for (const TestBinary::Covered& c : binary.covered)
    for (testrun::TestProgram::Covered& f : coveredFiles(binary, c, &out->replaced)) program.covered.push_back(std::move(f));
  out->tested = binary.tested;
  out->tested.program = testrun::programText(functions, program);
  return {};
}

int testBinary(int argc, char** argv) {
  int control = -1, at = 2;
  if (at < argc && std::string_view(argv[at]).starts_with(kControlFlag)) {
    control = atoi(argv[at++] + strlen(kControlFlag));
    fcntl(control, F_SETFD, FD_CLOEXEC);
  }
  std::string output;
  if (at < argc && std::string_view(argv[at]).starts_with(kOutputFlag)) output = argv[at++] + strlen(kOutputFlag);
  if (at >= argc) return fail(control, "usage: vo testbinary FILE [ARGUMENT...]\n");
  std::string path = package::absolutePath(argv[at]), text;
  TestBinary binary;
  if (std::string why = package::readFile(path, &text); !why.empty()) return fail(control, "vo: " + why + "\n");
  if (!readTestBinary(text, &binary)) return fail(control, "vo: " + path + " is no test program\n");

  Command c;
  c.word = output.empty() ? Word::Run : Word::Build;
  std::vector<char*> flags;
  if (output.empty())
    for (std::string& s : binary.settings) flags.push_back(s.data());
  flags.push_back(path.data());
  c.engine = Command::Engine::Vm;
  if (parseArguments(flags, c) != Parsed::Right) return 1;
  c.args.assign(argv + at, argv + argc);
  c.compile.tags = binary.tags;
  c.compile.mod = binary.mod;
  if (!binary.hasTests) return checkPackage(control, binary, c);
  PreparedTests prepared;
  package::TestedPackage& tested = prepared.tested;
  if (std::string why = prepareTests(binary, &prepared); !why.empty()) return fail(control, "# " + binary.tested.importPath + "\n" + why + "\n");
  c.compile.tests = &tested;
  if (!prepared.replaced.empty()) {
    c.compile.replaced = [&prepared](const std::string& path) {
      auto found = prepared.replaced.find(path);
      return found == prepared.replaced.end() ? nullptr : &found->second;
    };
  }

  // What of the library is tested, or counted, is not what the image has.
  bool needsLibrary = tested.isLibrary || std::any_of(binary.covered.begin(), binary.covered.end(), [](const TestBinary::Covered& p) {
                        return p.isLinked && p.dir.starts_with(package::defaultLibraryRoot() + "/");
                      });
  const std::string& arch = c.compile.settings.goarch;
  c.compile.linksC = !output.empty();
  std::string image = needsLibrary ? std::string() : imagePath(arch);
  driver::MetadataSpace space(image);
  Compiled compiled = {space, image, std::make_unique<driver::Compilation>(space), nullptr, path};
  if (!compiled.compilation->compile(c.compile)) return fail(control, messagesOf(*compiled.compilation, tested.importPath));
  compiled.program = compiled.compilation->takeProgram();
  if (!mayRun(control, control < 0 ? std::string() : keyOf(*compiled.program, space))) return 1;
  if (!output.empty()) {
    c.output = output;
    return hasTarget(arch, image) && canWrite(c, output) ? startBackend(c, image, *compiled.program, output) : 1;
  }
  // Where tests of the library look for its sources.
  if (tested.isLibrary) setenv("GOROOT", package::parentOf(package::defaultLibraryRoot()).c_str(), 0);
  if (control >= 0) {
    if (chdir(tested.dir.c_str()) != 0) {
      fprintf(stderr, "chdir %s: %s\n", tested.dir.c_str(), strerror(errno));
      return 1;
    }
    setenv("PWD", tested.dir.c_str(), 1);
  }
  return runProgram(c, std::move(compiled));
}

}  // namespace vo::cli
