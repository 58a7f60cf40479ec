// This file loads and checks packages for the language server.
//
// A folder is stale when a file of it, or of a package that it imports, has changed. ensureChecked() brings it up to
// date: imported folders first, then its own units. A unit's types live in the unit's arena and refer to those of imported
// units, which are older and live longer: who is stale is never looked at before it is checked again.
#include "lsp/workspace.h"

#include <sys/stat.h>

#include <algorithm>

#include "base/path.h"
#include "package/build_constraint.h"
#include "package/files.h"
#include "package/import_path.h"
#include "package/loader.h"
#include "package/package_files.h"
#include "package/scan.h"

namespace vo::lsp {

using syntax::File;

namespace {

/// Positions are 32 bits: before they run out, or what old texts leave behind gets large, all is read anew.
constexpr uint32_t kMostPositions = 1u << 31;
constexpr size_t kMostTables = size_t{192} << 20;
constexpr int kMaxFolderDepth = 64;

bool hasMain(std::string_view text) { return text.find("func main(") != std::string_view::npos; }

std::string moduleFolderOf(const std::string& dir) {
  for (std::string at = dir;; at = package::parentOf(at)) {
    for (const char* name : {"/go.work", "/vo.mod", "/go.mod"})
      if (package::isFile(at + name)) return at;
    if (at == "/" || at == "." || at.empty()) return {};
  }
}

bool hasAssembly(const std::string& dir) {
  std::vector<std::string> names = package::listDir(dir);
  return std::any_of(names.begin(), names.end(), [](const std::string& n) { return n.ends_with(".s"); });
}

bool isBelow(std::string_view path, std::string_view dir) {
  return path == dir || (path.starts_with(dir) && (dir == "/" || path[dir.size()] == '/'));
}

}  // namespace

Unit::Unit(base::Interner& symbols, const driver::ImageRoot& image)
    : types(arena, arena, symbols, image.universe), info(arena, arena, image.facts, image.nextKept) {}

/// What all folders share: names and positions.
struct Workspace::Session {
  explicit Session(const driver::ImageRoot& image) : symbols(tables, image.symbols), sources(tables, image.sources) {}
  base::Arena tables;
  base::Interner symbols;
  diag::SourceMap sources;
};

struct Workspace::Scratch {
  base::Arena trees;
  std::shared_ptr<const Text> text;
  std::unique_ptr<Unit> unit;
};

class Workspace::Importer final : public types::Importer {
 public:
  Importer(Workspace& w, Folder& from, bool seesTests) : workspace_(w), from_(from), seesTests_(seesTests) {}
  types::Package* import(std::string_view path, const types::Package*, std::string* error) override {
    Target t = workspace_.resolve(from_, path);
    if (t.library != nullptr) return t.library;
    if (t.folder == &from_) {
      if (seesTests_ && from_.tests != nullptr) return from_.tests->package;
    } else if (t.folder != nullptr) {
      from_.imports.insert(t.folder);
    }
    if (t.folder != nullptr && t.folder != &from_ && t.folder->state == Folder::State::Checking) t.error = "import cycle not allowed";
    if (t.folder == nullptr || t.folder->base == nullptr) {
      *error = "could not import " + std::string(path) + (t.error.empty() ? "" : " (" + t.error + ")");
      return nullptr;
    }
    return t.folder->base->package;
  }

 private:
  Workspace& workspace_;
  Folder& from_;
  bool seesTests_;
};

Workspace::Workspace(const driver::ImageRoot& image)
    : image_(image), libraryRoot_(package::defaultLibraryRoot()), session_(std::make_unique<Session>(image)) {}
Workspace::~Workspace() = default;

base::Interner& Workspace::symbols() { return session_->symbols; }

types::Package* Workspace::libraryPackage(std::string_view path) const { return image_.packages.get(session_->symbols.find(path)); }

// ---- Documents -----------------------------------------------------------------------------------

void Workspace::open(const std::string& path, std::string text) {
  documents_[path] = std::make_shared<Text>(std::move(text));
  owners_.erase(path);
  fileChanged(path);
}

void Workspace::change(const std::string& path, std::shared_ptr<const Text> text) {
  VO_CHECK(documents_.contains(path), "only open documents change");
  documents_[path] = std::move(text);
  fileChanged(path);
}

void Workspace::close(const std::string& path) {
  documents_.erase(path);
  fileChanged(path);
}

void Workspace::fileChanged(const std::string& path) {
  std::string name = package::baseName(path);
  if (name == "go.mod" || name == "vo.mod" || name == "go.work" || name == "modules.txt") return renew();
  if (Folder* f = folderOf(path)) makeStale(*f);
}

std::shared_ptr<const Text> Workspace::document(const std::string& path) const {
  auto it = documents_.find(path);
  return it == documents_.end() ? nullptr : it->second;
}

std::shared_ptr<const Text> Workspace::textOf(const std::string& path) {
  if (auto text = document(path)) return text;
  struct stat s;
  if (stat(path.c_str(), &s) != 0) return nullptr;
  OnDisk& file = disk_[path];
  int64_t changed = static_cast<int64_t>(s.st_mtim.tv_sec) * 1'000'000'000 + s.st_mtim.tv_nsec;
  if (file.text != nullptr && file.changed == changed && file.size == s.st_size) return file.text;
  std::string text;
  if (!package::readFile(path, &text).empty()) return nullptr;
  file = {changed, s.st_size, std::make_shared<Text>(std::move(text))};
  return file.text;
}

void Workspace::makeStale(Folder& f) {
  f.isParsed = false;
  if (f.state == Folder::State::Stale) return;
  f.state = Folder::State::Stale;
  for (auto& [key, other] : folders_)
    if (other->imports.contains(&f)) makeStale(*other);
}

// ---- Folders -------------------------------------------------------------------------------------

void Workspace::addRoot(const std::string& dir) {
  if (std::find(roots_.begin(), roots_.end(), dir) == roots_.end()) roots_.push_back(dir);
  findFolders(dir, 0);
}

void Workspace::removeRoot(const std::string& dir) {
  std::erase(roots_, dir);
  renew();
}

// The packages of one module: other modules inside of it are others' unless they are roots themselves.
void Workspace::findFolders(const std::string& dir, int depth) {
  if (depth > kMaxFolderDepth || moduleFolderOf(dir).empty()) return;
  bool hasSources = false;
  for (const std::string& name : package::listDir(dir)) {
    if (package::isSourceName(name)) {
      hasSources = true;
      continue;
    }
    if (name.starts_with('.') || name.starts_with('_') || name == "vendor" || name == "testdata" || name == "node_modules") continue;
    std::string path = dir + "/" + name;
    if (!package::isDir(path) || package::isFile(path + "/go.mod") || package::isFile(path + "/vo.mod")) continue;
    findFolders(path, depth + 1);
  }
  if (hasSources) newFolder(dir, "")->isUsers = true;
}

package::Modules* Workspace::modulesFor(const std::string& dir, std::string* root) {
  *root = moduleFolderOf(dir);
  std::unique_ptr<package::Modules>& m = modules_[*root];
  if (m == nullptr) {
    m = std::make_unique<package::Modules>();
    if (!root->empty() && !m->open(dir, "").empty()) m = std::make_unique<package::Modules>();  // a broken go.mod: as if there were none
  }
  return m.get();
}

Folder* Workspace::newFolder(const std::string& dir, const std::string& mainFile) {
  std::string key = mainFile.empty() ? dir : mainFile;
  std::unique_ptr<Folder>& f = folders_[key];
  if (f != nullptr) return f.get();
  f = std::make_unique<Folder>();
  f->key = key;
  f->dir = dir;
  f->mainFile = mainFile;
  f->goVersion = "go1." + std::to_string(package::kUserGoMinor);
  if (isBelow(dir, libraryRoot_)) {
    f->isLibrary = true;
    f->importPath = dir.substr(std::min(dir.size(), libraryRoot_.size() + 1));
    return f.get();
  }
  std::string root;
  f->modules = modulesFor(dir, &root);
  f->module = f->modules->mainOf(dir);
  f->importPath = "command-line-arguments";
  if (f->module != nullptr) {
    f->importPath = f->module->id.path + dir.substr(f->module->dir.size());
    if (int minor = package::minorOf(f->module->goVersion); minor >= 0)
      f->goVersion = "go1." + std::to_string(std::min(minor, package::kUserGoMinor));
  }
  return f.get();
}

Folder* Workspace::folderOf(const std::string& path) {
  auto it = owners_.find(path);
  if (it != owners_.end()) {
    auto f = folders_.find(it->second);
    if (f != folders_.end()) return f->second.get();
  }
  if (!package::isSourceName(package::baseName(path)) && !documents_.contains(path)) return nullptr;
  auto f = folders_.find(package::parentOf(path));
  return f == folders_.end() ? nullptr : f->second.get();
}

/// The folder that an open file belongs to.
Folder* Workspace::folderFor(const std::string& path) {
  if (Folder* f = folderOf(path)) return f;
  std::shared_ptr<const Text> text = textOf(path);
  if (text == nullptr) return nullptr;
  std::string dir = package::parentOf(path);
  bool isAlone = moduleFolderOf(dir).empty() && !isBelow(dir, libraryRoot_) && (hasMain(text->bytes()) || !package::isSourceName(package::baseName(path)));
  Folder* f = newFolder(dir, isAlone ? path : "");
  f->isUsers = true;
  owners_[path] = f->key;
  return f;
}

std::vector<std::string> Workspace::filesOf(const Folder& f) {
  package::BuildContext context = f.isLibrary ? package::kLibraryAmd64Context : package::kUserContext;
  std::vector<std::string> out;
  if (!f.mainFile.empty()) out.push_back(f.mainFile);
  bool inModule = f.mainFile.empty() && (f.isLibrary || (f.module != nullptr));
  std::set<std::string> names;
  for (const std::string& name : package::listDir(f.dir)) names.insert(name);
  for (const auto& [path, text] : documents_)
    if (package::parentOf(path) == f.dir) names.insert(package::baseName(path));
  for (const std::string& name : names) {
    std::string path = f.dir + "/" + name;
    if (!package::isSourceName(name) || path == f.mainFile || !package::matchFileName(context, name)) continue;
    std::shared_ptr<const Text> text = textOf(path);
    if (text == nullptr || !package::matchFileHeader(context, text->bytes()) || package::importsC(text->bytes())) continue;
    // Outside of modules every program of the folder is its own package.
    if (!inModule && hasMain(text->bytes())) continue;
    if (!inModule && package::scanHeader(text->bytes()).package != "main" && !f.mainFile.empty()) continue;
    out.push_back(path);
  }
  std::sort(out.begin(), out.end());
  return out;
}

// ---- Imports -------------------------------------------------------------------------------------

Workspace::Target Workspace::resolve(Folder& from, std::string_view given) {
  std::string path(given);
  if (path.starts_with("std/")) path.erase(0, 4);
  Target t;
  if (from.isLibrary) {
    t.library = libraryPackage(path);
    if (t.library == nullptr) t.library = libraryPackage("vendor/" + path);
    return t;
  }
  if (package::isRelative(path) || path.starts_with("/")) return t.error = "\"" + path + "\" is no package path", t;
  if (t.error = package::malformedPath(path); !t.error.empty()) return t;
  bool isDotless = path.substr(0, path.find('/')).find('.') == std::string::npos;
  if (isDotless && (t.library = libraryPackage(path)) != nullptr) {
    if (package::internalParent(path) == std::string::npos) return t;
    return t.library = nullptr, t.error = "use of internal package " + path + " not allowed", t;
  }
  if (!from.modules->enabled()) {
    t.error = isDotless ? "package " + path + " is not in std" : "no go.mod file found in this folder or any parent folder";
    return t;
  }
  if (!package::mayImportInternal(from.importPath, path)) return t.library = nullptr, t.error = "use of internal package " + path + " not allowed", t;
  package::Modules::Found found = from.modules->find(path, {from.importPath, from.module == nullptr ? "" : from.module->id.version});
  if (!found.error.empty() || found.module == nullptr)
    return t.error = found.error.empty() ? "package " + path + " is not in std" : found.error, t;
  Folder* f = newFolder(found.dir, "");
  if (f->module == nullptr || !found.module->isMain) {
    f->modules = from.modules;
    f->module = found.module;
    f->importPath = path;
    if (int minor = package::minorOf(found.module->goVersion); minor >= 0)
      f->goVersion = "go1." + std::to_string(std::min(minor, package::kUserGoMinor));
  }
  if (f->state == Folder::State::Stale) ensureChecked(*f);
  t.folder = f;
  return t;
}

types::Package* Workspace::resolveImport(Folder& from, std::string_view path, std::string* error) {
  return Importer(*this, from, false).import(path, nullptr, error);
}

std::string Workspace::folderOfImport(Folder& from, std::string_view path) {
  Target t = resolve(from, path);
  if (t.folder != nullptr) return t.folder->dir;
  return t.library == nullptr ? std::string() : libraryRoot_ + "/" + std::string(t.library->path);
}

std::vector<std::pair<std::string, std::string>> Workspace::importable(const Folder& from) {
  std::vector<std::pair<std::string, std::string>> out;
  for (const auto& e : image_.packages.entries()) {
    std::string_view path = e.key.str();
    if (package::internalParent(path) == std::string_view::npos && !path.starts_with("vendor/")) out.emplace_back(path, e.value->name.str());
  }
  for (const auto& [key, f] : folders_) {
    if (f.get() == &from || f->isLibrary || f->module == nullptr || f->base == nullptr || f->base->package->name.str() == "main") continue;
    if (package::mayImportInternal(from.importPath, f->importPath)) out.emplace_back(f->importPath, f->base->package->name.str());
  }
  return out;
}

// ---- Checks --------------------------------------------------------------------------------------

void Workspace::addProblems(const diag::Sink& sink, std::vector<Problem>& out) {
  auto place = [&](diag::Range range, std::string* path, uint32_t* begin, uint32_t* end) {
    const diag::SourceFile* f = session_->sources.fileOf(range.begin);
    if (f == nullptr) return false;
    *path = f->path;
    *begin = range.begin.value - f->base;
    *end = std::max(range.begin, range.end).value - f->base;
    return true;
  };
  for (const diag::Listed& l : sink.listed(session_->sources, 0)) {
    if (l.diagnostic == nullptr) continue;
    const diag::Diagnostic& d = *l.diagnostic;
    Problem p{d.kind, d.severity == diag::Severity::Warning, {}, 0, 0, d.text, {}};
    if (!place(d.range, &p.path, &p.begin, &p.end)) continue;
    if (!d.hint.empty()) p.text += "\n" + d.hint;
    for (const diag::Note& n : d.notes) {
      Problem::Note note{{}, 0, 0, n.text};
      if (place(n.range, &note.path, &note.begin, &note.end)) p.notes.push_back(std::move(note));
    }
    out.push_back(std::move(p));
  }
}

void Workspace::parse(Folder& f) {
  std::map<std::string, SourceText> old;
  for (SourceText& t : f.texts) old[t.path] = std::move(t);
  f.texts.clear();
  f.files.clear();
  f.syntaxProblems.clear();
  f.trees = std::make_unique<base::Arena>();
  diag::Sink sink;
  syntax::ParseContext context{*f.trees, *f.trees, session_->symbols, sink, image_.nextKept};
  context.fileTables = &session_->tables;
  context.isLibrary = f.isLibrary;
  for (const std::string& path : filesOf(f)) {
    std::shared_ptr<const Text> text = textOf(path);
    if (text == nullptr) continue;
    SourceText t = std::move(old[path]);
    if (t.source == nullptr || (t.text != text && t.text->bytes() != text->bytes())) {
      if (t.source != nullptr) t.source->text = {};
      t.source = session_->sources.add(session_->tables.copy(std::string_view(path)), text->bytes());
      if (t.source == nullptr) continue;  // renewIfLarge() keeps that from happening
    }
    t.source->text = text->bytes();
    t.path = path;
    t.text = text;
    t.isTest = package::isTestName(package::baseName(path));
    owners_[path] = f.key;
    f.files.push_back(syntax::parseFile(context, *t.source, path.ends_with(".vo") || !path.ends_with(".go")));
    f.texts.push_back(std::move(t));
  }
  addProblems(sink, f.syntaxProblems);
  f.nextKept = context.nextKept;
  f.nextTransient = context.nextTransient;
  for (auto& [path, t] : old)
    if (t.source != nullptr) t.source->text = {};
}

std::unique_ptr<Unit> Workspace::checkUnit(Folder& f, std::span<File* const> files, const std::string& path, bool seesTests,
                                           const check::Options& options) {
  auto unit = std::make_unique<Unit>(session_->symbols, image_);
  unit->folder = &f;
  unit->files.assign(files.begin(), files.end());
  Importer importer(*this, f, seesTests);
  diag::Sink sink;
  check::CheckContext context{unit->types, unit->info, session_->sources, sink, importer, options};
  context.options.isLibrary = f.isLibrary;
  context.options.goVersion = f.goVersion;
  unit->package = check::checkPackage(context, path, unit->files).package;
  unit->package->goVersion = f.goVersion;
  addProblems(sink, unit->problems);
  return unit;
}

check::Options Workspace::optionsFor(const Folder& f) const {
  check::Options options;
  options.ignoreFuncBodies = !f.isUsers;
  options.hasAssembly = !f.isLibrary && hasAssembly(f.dir);
  return options;
}

void Workspace::ensureChecked(Folder& f) {
  if (f.state != Folder::State::Stale) return;
  f.state = Folder::State::Checking;
  f.hasTests = false;
  f.base.reset();
  f.tests.reset();
  f.external.reset();
  f.imports.clear();
  if (!f.isParsed) parse(f);
  f.isParsed = false;
  std::vector<File*> plain;
  for (size_t i = 0; i < f.files.size(); i++)
    if (!f.texts[i].isTest) plain.push_back(f.files[i]);
  f.base = checkUnit(f, plain, f.importPath, false, optionsFor(f));
  f.state = Folder::State::Checked;
}

namespace {

/// Leaves the problems that the other check has, too.
void keepCommon(std::vector<Problem>& problems, const std::vector<Problem>& other) {
  std::erase_if(problems, [&](const Problem& p) {
    return std::none_of(other.begin(), other.end(), [&](const Problem& o) { return o.path == p.path && o.begin == p.begin && o.kind == p.kind; });
  });
}

}  // namespace

// External tests see what the package's own tests export to them, if there are any. But other packages that they import
// know the package without tests, and to the checker these are different: the go command compiles those packages
// again. Here both readings are checked, and only what is wrong in both is wrong.
void Workspace::ensureTests(Folder& f) {
  ensureChecked(f);
  if (f.hasTests || f.state != Folder::State::Checked || !f.isUsers) return;
  f.hasTests = true;
  f.published = false;
  std::vector<File*> withTests, external;
  bool hasOwn = false;
  for (size_t i = 0; i < f.files.size(); i++) {
    File* file = f.files[i];
    bool isExternal = f.texts[i].isTest && file->package != nullptr && file->package->name.str().ends_with("_test");
    (isExternal ? external : withTests).push_back(file);
    hasOwn |= f.texts[i].isTest && !isExternal;
  }
  check::Options options = optionsFor(f);
  if (hasOwn) f.tests = checkUnit(f, withTests, f.importPath, false, options);
  if (external.empty()) return;
  f.external = checkUnit(f, external, f.importPath + "_test", false, options);
  f.externalSeesTests = false;
  if (!hasOwn || f.external->problems.empty()) return;
  std::unique_ptr<Unit> other = checkUnit(f, external, f.importPath + "_test", true, options);
  f.externalSeesTests = other->problems.size() < f.external->problems.size();
  if (f.externalSeesTests) std::swap(f.external, other);
  keepCommon(f.external->problems, other->problems);
}

FileView Workspace::view(const std::string& path) {
  renewIfLarge();
  Folder* f = folderFor(path);
  if (f == nullptr) return {};
  if (!f->isUsers) {
    f->isUsers = true;
    makeStale(*f);
  }
  ensureTests(*f);
  for (size_t i = 0; i < f->texts.size(); i++) {
    if (f->texts[i].path != path) continue;
    FileView v{f, nullptr, f->files[i], f->texts[i].text};
    for (Unit* u : {f->base.get(), f->tests.get(), f->external.get()})
      if (v.unit == nullptr && u != nullptr && std::find(u->files.begin(), u->files.end(), v.file) != u->files.end()) v.unit = u;
    return v;
  }
  // No file of the package: only its syntax is known.
  std::shared_ptr<const Text> text = textOf(path);
  if (text == nullptr) return {};
  scratch_ = std::make_unique<Scratch>();
  scratch_->text = text;
  diag::Sink sink;
  syntax::ParseContext context{scratch_->trees, scratch_->trees, session_->symbols, sink};
  context.fileTables = &session_->tables;
  diag::SourceFile* source = session_->sources.add(session_->tables.copy(std::string_view(path)), text->bytes());
  if (source == nullptr) return {};
  return {f, nullptr, syntax::parseFile(context, *source, !path.ends_with(".go")), text};
}

FileView Workspace::viewWith(const std::string& path, uint32_t begin, uint32_t end, std::string_view insertion) {
  renewIfLarge();
  Folder* f = folderFor(path);
  if (f == nullptr) return {};
  if (f->state == Folder::State::Stale && !f->isParsed) {
    f->base.reset();
    f->tests.reset();
    f->external.reset();
    parse(*f);
    f->isParsed = true;
  }
  auto own = std::find_if(f->texts.begin(), f->texts.end(), [&](const SourceText& t) { return t.path == path; });
  if (own == f->texts.end()) return {};
  scratch_ = std::make_unique<Scratch>();
  Text text = *own->text;
  text.replace(begin, end, insertion);
  scratch_->text = std::make_shared<Text>(std::move(text));
  diag::Sink sink;
  syntax::ParseContext context{scratch_->trees, scratch_->trees, session_->symbols, sink, f->nextKept, f->nextTransient};
  context.fileTables = &session_->tables;
  context.isLibrary = f->isLibrary;
  diag::SourceFile* source = session_->sources.add(own->source->path, scratch_->text->bytes());
  if (source == nullptr) return {};
  FileView v{f, nullptr, syntax::parseFile(context, *source, !path.ends_with(".go")), scratch_->text};
  auto nameOf = [](const File* file) { return file->package == nullptr ? std::string_view("main") : file->package->name.str(); };
  bool isExternal = own->isTest && nameOf(v.file).ends_with("_test");
  if (isExternal) ensureTests(*f);
  std::vector<File*> files;
  for (size_t i = 0; i < f->files.size(); i++) {
    if (f->texts[i].path == path) {
      files.push_back(v.file);
    } else if (!f->texts[i].isTest ? !isExternal : own->isTest && nameOf(f->files[i]) == nameOf(v.file)) {
      files.push_back(f->files[i]);
    }
  }
  check::Options options;
  options.onlyBodyAt = v.at(begin);
  std::set<Folder*> imports = f->imports;
  scratch_->unit = checkUnit(*f, files, isExternal ? f->importPath + "_test" : f->importPath, isExternal && f->externalSeesTests, options);
  f->imports.insert(imports.begin(), imports.end());
  v.unit = scratch_->unit.get();
  return v;
}

void Workspace::forEachFile(base::FunctionRef<void(const FileView&)> f) {
  renewIfLarge();
  while (step()) {
  }
  for (auto& [key, folder] : folders_) {
    if (!folder->isUsers) continue;
    ensureTests(*folder);
    for (size_t i = 0; i < folder->files.size(); i++) {
      FileView v{folder.get(), nullptr, folder->files[i], folder->texts[i].text};
      for (Unit* u : {folder->base.get(), folder->tests.get(), folder->external.get()})
        if (v.unit == nullptr && u != nullptr && std::find(u->files.begin(), u->files.end(), v.file) != u->files.end()) v.unit = u;
      f(v);
    }
  }
}

Span Workspace::spanOf(diag::Pos pos, size_t length) const {
  const diag::SourceFile* f = session_->sources.fileOf(pos);
  if (f == nullptr) return {};
  uint32_t begin = pos.value - f->base;
  return {std::string(f->path), begin, begin + static_cast<uint32_t>(length)};
}

bool Workspace::step() {
  auto isDone = [](const Folder& f) { return f.state == Folder::State::Checked && f.hasTests; };
  // What is open comes first.
  for (const auto& [path, text] : documents_) {
    Folder* f = folderFor(path);
    if (f == nullptr || isDone(*f)) continue;
    renewIfLarge();
    if ((f = folderFor(path)) != nullptr) ensureTests(*f);
    return true;
  }
  for (auto& [key, f] : folders_) {
    if (isDone(*f) || !f->isUsers) continue;
    ensureTests(*f);
    return true;
  }
  return false;
}

std::vector<Folder*> Workspace::unpublished() {
  std::vector<Folder*> out;
  for (auto& [key, f] : folders_)
    if (f->isUsers && !f->published && f->hasTests && f->state == Folder::State::Checked) out.push_back(f.get());
  return out;
}

void Workspace::renewIfLarge() {
  if (session_->sources.table().nextBase > kMostPositions || session_->tables.bytesUsed() > kMostTables) renew();
}

void Workspace::renew() {
  scratch_.reset();
  folders_.clear();
  owners_.clear();
  modules_.clear();
  session_ = std::make_unique<Session>(image_);
  for (const std::string& root : roots_) findFolders(root, 0);
  for (const auto& [path, text] : documents_) folderFor(path);
}

}  // namespace vo::lsp
