// This file lists packages in go list's forms: import paths, JSON, or what a template says.
#include "cli/list.h"

#include <algorithm>
#include <cstdio>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "cli/json_object.h"
#include "doc/comment_text.h"
#include "doc/source.h"
#include "package/files.h"
#include "package/lookup.h"
#include "package/scan.h"
#include "syntax/ast.h"

namespace vo::cli {
namespace {

using package::Lookup;
using package::PackageAt;

/// The first sentence of a package's comment, of the first file that has one.
std::string synopsisOf(const std::string& dir, const std::vector<std::string>& files) {
  for (const std::string& file : files) {
    std::string text;
    if (!package::readFile(dir + "/" + file, &text).empty()) continue;
    auto clause = static_cast<uint32_t>(text.rfind("package", package::scanHeader(text).packageOffset));
    if (clause >= text.size()) continue;
    const syntax::File noTree{};
    doc::Source head(std::string_view(text).substr(0, clause + 1), noTree);
    if (std::string comment = doc::textOf(head.leading(clause)); !comment.empty()) return doc::synopsis(comment);
  }
  return {};
}

/// A package with its fields: text, list or truth value, as -json and templates have them.
struct Field {
  std::string name;
  std::string text;
  std::vector<std::string> list;
  std::vector<Field> object;
  enum class Kind : uint8_t { Text, List, True, Object } kind = Kind::Text;
};
struct Listed {
  PackageAt at;
  std::vector<Field> fields;  ///< those that are not empty, in go's order
};

std::vector<Field> fieldsOf(const package::Module& m) {
  std::vector<Field> out, place;
  auto add = [](std::vector<Field>& to, const char* name, const std::string& text) {
    if (!text.empty()) to.push_back({.name = name, .text = text});
  };
  if (!m.dir.empty()) {
    add(place, "Dir", m.dir);
    add(place, "GoMod", m.dir + "/go.mod");
  }
  add(place, "GoVersion", m.goVersion);
  add(out, "Path", m.id.path);
  add(out, "Version", m.id.version);
  if (!m.replacedBy.path.empty()) {
    Field replace{.name = "Replace", .kind = Field::Kind::Object};
    add(replace.object, "Path", m.replacedBy.path);
    add(replace.object, "Version", m.replacedBy.version);
    replace.object.insert(replace.object.end(), place.begin(), place.end());
    out.push_back(std::move(replace));
  }
  if (m.isMain) out.push_back({.name = "Main", .text = "true", .kind = Field::Kind::True});
  out.insert(out.end(), place.begin(), place.end());
  return out;
}

/// Follows imports: all packages that `start` needs.
class Dependencies {
 public:
  explicit Dependencies(Lookup& lookup) : lookup_(lookup) {}

  /// `start` behind all that it needs, each behind what that needs; what was met before is left out.
  void addInOrder(const PackageAt& start, std::set<std::string>& met, std::vector<PackageAt>& to) {
    if (!met.insert(start.importPath).second) return;
    for (const PackageAt& next : importsOf(start)) addInOrder(next, met, to);
    to.push_back(start);
  }

  std::vector<std::string> of(const PackageAt& start) {
    std::set<std::string> seen;
    std::vector<PackageAt> work = {start};
    while (!work.empty()) {
      PackageAt p = std::move(work.back());
      work.pop_back();
      for (const PackageAt& next : importsOf(p))
        if (seen.insert(next.importPath).second) work.push_back(next);
    }
    return {seen.begin(), seen.end()};
  }

 private:
  const std::vector<PackageAt>& importsOf(const PackageAt& p) {
    auto [it, isNew] = known_.try_emplace(p.dir);
    if (!isNew) return it->second;
    std::vector<PackageAt> found;
    package::FolderSources sources = lookup_.sources(p.dir);
    // (every program has the runtime)
    if (sources.name == "main" && !p.isLibrary) sources.imports.emplace_back("runtime");
    for (const std::string& path : sources.imports) {
      std::string why;
      std::optional<PackageAt> next = lookup_.find(path, &p, &why);
      found.push_back(next ? *next : PackageAt{"", path});
    }
    return known_[p.dir] = std::move(found);
  }

  Lookup& lookup_;
  std::map<std::string, std::vector<PackageAt>> known_;
};

Listed describe(const PackageAt& p, const std::string& pattern, Lookup& lookup, Dependencies& dependencies, bool needsAll) {
  Listed out{p, {}};
  package::FolderSources s = lookup.sources(p.dir);
  auto text = [&](const char* name, const std::string& value) {
    if (!value.empty()) out.fields.push_back({.name = name, .text = value});
  };
  auto list = [&](const char* name, const std::vector<std::string>& value) {
    if (!value.empty()) out.fields.push_back({.name = name, .list = value, .kind = Field::Kind::List});
  };
  text("Dir", p.dir);
  text("ImportPath", p.importPath);
  text("Name", s.name);
  text("Doc", synopsisOf(p.dir, s.files));
  text("Root", p.module != nullptr ? p.module->dir : p.isLibrary ? lookup.library().substr(0, lookup.library().rfind('/')) : "");
  if (p.module != nullptr) out.fields.push_back({.name = "Module", .object = fieldsOf(*p.module), .kind = Field::Kind::Object});
  auto truth = [&](const char* name, bool value) {
    if (value) out.fields.push_back({.name = name, .text = "true", .kind = Field::Kind::True});
  };
  if (!pattern.empty()) list("Match", {pattern});
  truth("Goroot", p.isLibrary);
  truth("Standard", p.isLibrary);
  truth("DepOnly", pattern.empty());
  list("GoFiles", s.files);
  list("IgnoredGoFiles", s.ignored);
  Field map{.name = "ImportMap", .kind = Field::Kind::Object};
  for (std::vector<std::string>* imports : {&s.imports, &s.testImports, &s.externalTestImports}) {
    for (std::string& path : *imports) {
      std::string why;
      std::optional<PackageAt> found = p.isLibrary ? lookup.find(path, &p, &why) : std::nullopt;
      if (!found || found->importPath == path) continue;
      if (imports == &s.imports) map.object.push_back({.name = path, .text = found->importPath});
      path = found->importPath;
    }
    // (go sorts those of tests only)
    if (imports != &s.imports) std::sort(imports->begin(), imports->end());
  }
  list("Imports", s.imports);
  if (!map.object.empty()) out.fields.push_back(std::move(map));
  if (needsAll) list("Deps", dependencies.of(p));
  list("TestGoFiles", s.tests);
  list("TestImports", s.testImports);
  list("XTestGoFiles", s.externalTests);
  list("XTestImports", s.externalTestImports);
  return out;
}

JsonObject asJson(const std::vector<Field>& fields) {
  JsonObject out;
  for (const Field& f : fields) {
    switch (f.kind) {
      case Field::Kind::Text: out.add(f.name, f.text); break;
      case Field::Kind::True: out.add(f.name, true); break;
      case Field::Kind::List: out.add(f.name, f.list); break;
      case Field::Kind::Object: out.add(f.name, asJson(f.object)); break;
    }
  }
  return out;
}

// ---- Templates -------------------------------------------------------------------------------------------

/// Every field that a package may have: others are mistakes.
constexpr std::string_view kFields[] = {"Dir",     "ImportPath", "Name",        "Doc",         "Root",        "Match",        "Goroot",      "Standard", "DepOnly", "GoFiles", "IgnoredGoFiles",
                                        "Imports", "Deps",       "TestGoFiles", "TestImports", "XTestGoFiles", "XTestImports"};
constexpr std::string_view kModuleFields[] = {"Path", "Version", "Main", "Dir", "GoMod", "GoVersion"};

std::string shown(const Field& f, std::string_view separator, bool isJoined) {
  if (f.kind != Field::Kind::List) return f.text;
  std::string out;
  for (const std::string& s : f.list) out.append(out.empty() ? "" : separator).append(s);
  return isJoined ? out : "[" + out + "]";
}

/// The field that `.Name` or `.Module.Name` is of the package, empty if it has none. False: there is no such field.
bool findField(const Listed& p, std::string_view name, Field* to) {
  if (!name.starts_with('.')) return false;
  name.remove_prefix(1);
  bool isModule = name.starts_with("Module.");
  if (isModule) name.remove_prefix(7);
  std::span<const std::string_view> known = isModule ? std::span<const std::string_view>(kModuleFields) : std::span<const std::string_view>(kFields);
  if (std::find(known.begin(), known.end(), name) == known.end()) return false;
  std::vector<Field> fields = !isModule ? p.fields : p.at.module != nullptr ? fieldsOf(*p.at.module) : std::vector<Field>();
  auto it = std::find_if(fields.begin(), fields.end(), [&](const Field& f) { return f.name == name; });
  if (it != fields.end()) {
    *to = *it;
  } else {
    bool isTruth = name == "Goroot" || name == "Standard" || name == "DepOnly" || name == "Main";
    bool isList = name.ends_with("Files") || name.ends_with("Imports") || name == "Match" || name == "Deps";
    *to = {.name = std::string(name), .text = isTruth ? "false" : "", .kind = isList ? Field::Kind::List : Field::Kind::Text};
  }
  return true;
}

/// Replaces {{.Field}} and {{join .Field "separator"}}. What is wrong goes to *why.
std::string expand(std::string_view text, const Listed& p, std::string* why) {
  std::string out;
  for (size_t open; (open = text.find("{{")) != text.npos;) {
    out.append(text.substr(0, open));
    size_t close = text.find("}}", open);
    if (close == text.npos) return *why = "a {{ without }}", out;
    std::string_view action = text.substr(open + 2, close - open - 2);
    text.remove_prefix(close + 2);
    while (action.starts_with(' ')) action.remove_prefix(1);
    while (action.ends_with(' ')) action.remove_suffix(1);
    bool isJoin = action.starts_with("join ");
    std::string_view name = isJoin ? action.substr(5) : action, separator = " ";
    if (size_t quote = name.find(' '); isJoin && quote != name.npos && name.size() > quote + 2 && name[quote + 1] == '"' && name.ends_with('"')) {
      separator = name.substr(quote + 2, name.size() - quote - 3);
      name = name.substr(0, quote);
    }
    std::string unescaped(separator == "\\n" ? "\n" : separator == "\\t" ? "\t" : separator);
    Field f;
    if (!findField(p, name, &f)) {
      *why = "{{" + std::string(action) + "}} is not understood: {{.Field}}, {{.Module.Field}} and {{join .Field \"separator\"}} are";
      return out;
    }
    out += shown(f, unescaped, isJoin);
  }
  return out.append(text);
}

/// \n and \t, which shells leave as they are.
std::string unescaped(std::string_view s) {
  std::string out;
  for (size_t i = 0; i < s.size(); i++) {
    bool isEscape = s[i] == '\\' && i + 1 < s.size() && (s[i + 1] == 'n' || s[i + 1] == 't');
    out += !isEscape ? s[i] : s[i + 1] == 'n' ? '\n' : '\t';
    i += isEscape;
  }
  return out;
}

// ---- The command -------------------------------------------------------------------------------------------

int listModules(const Command& c, Lookup& lookup) {
  package::Modules& modules = lookup.modules();
  if (!modules.enabled()) return fputs("vo: go.mod file not found in current directory or any parent directory\n", stderr), 1;
  bool wantsAll = c.args == std::vector<std::string>{"all"};
  if (!wantsAll && !c.args.empty()) return fprintf(stderr, "vo: list -m takes all or nothing, not %s\n", c.args[0].c_str()), 2;
  for (const package::Module* m : modules.all()) {
    if (!wantsAll && !m->isMain) continue;
    if (c.json) {
      puts(asJson(fieldsOf(*m)).text().c_str());
      continue;
    }
    std::string line = m->id.path + (m->id.version.empty() ? "" : " " + m->id.version);
    const package::ModuleVersion& by = m->replacedBy;
    if (!by.path.empty()) line += " => " + by.path + (by.version.empty() ? "" : " " + by.version);
    puts(line.c_str());
  }
  return 0;
}

}  // namespace

int listPackages(const Command& c) {
  Lookup lookup;
  if (std::string why = lookup.open(c.compile.mod); !why.empty()) return fprintf(stderr, "vo: %s\n", why.c_str()), 1;
  if (c.modules) return listModules(c, lookup);
  Dependencies dependencies(lookup);
  int status = 0;
  std::set<std::string> seen, met;
  std::string format = unescaped(c.format);
  bool needsAll = c.json || format.find(".Deps") != std::string::npos;
  for (const std::string& pattern : c.args.empty() ? std::vector<std::string>{"."} : c.args) {
    std::string why;
    std::vector<PackageAt> found = lookup.match(pattern, &why);
    if (!why.empty()) fprintf(stderr, "vo: %s\n", why.c_str()), status = 1;
    std::set<std::string> named;
    for (const PackageAt& p : found) named.insert(p.dir);
    if (c.withDependencies) {
      std::vector<PackageAt> all;
      for (const PackageAt& p : found) dependencies.addInOrder(p, met, all);
      found = std::move(all);
    }
    if (found.empty() && why.empty()) fprintf(stderr, "vo: warning: \"%s\" matched no packages\n", pattern.c_str());
    for (const PackageAt& p : found) {
      if (!seen.insert(p.dir).second) continue;
      if (!c.json && format.empty()) {
        puts(p.importPath.c_str());
        continue;
      }
      Listed listed = describe(p, named.contains(p.dir) ? pattern : std::string(), lookup, dependencies, needsAll);
      std::string line = c.json ? asJson(listed.fields).text() : expand(format, listed, &why);
      if (!why.empty()) return fprintf(stderr, "vo: -f: %s\n", why.c_str()), 2;
      puts(line.c_str());
    }
  }
  return status;
}

}  // namespace vo::cli
