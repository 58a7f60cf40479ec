// This file chooses the files of a package by their names, constraints and imports.
#include "package/package_files.h"

#include <algorithm>

#include "package/files.h"
#include "package/scan.h"

namespace vo::package {
namespace {

/// Reads the file to see its constraints; the text is read again when the file is taken.
bool headerMatches(const BuildContext& context, const std::string& path) {
  std::string text;
  return readFile(path, &text).empty() && matchFileHeader(context, text);
}

enum class Assembly { None, Empty, Functions };

/// What gc would assemble in the folder. A file without functions only allows others to declare
/// functions without a body.
Assembly assemblyOf(const std::string& dir, const std::vector<std::string>& names, BuildContext context) {
  context.gc = true;
  Assembly out = Assembly::None;
  for (const std::string& name : names) {
    std::string text;
    if (!name.ends_with(".s") || name.starts_with("_") || name.starts_with(".") || !matchFileName(context, name)) continue;
    if (!readFile(dir + "/" + name, &text).empty() || !matchFileHeader(context, text)) continue;
    if (text.find("TEXT") != std::string::npos) return Assembly::Functions;
    out = Assembly::Empty;
  }
  return out;
}

}  // namespace

bool isSourceName(std::string_view name) {
  if (name.starts_with(".") || name.starts_with("_")) return false;
  return name.ends_with(".go") || name.ends_with(".vo");
}

bool isTestName(std::string_view name) { return name.ends_with("_test.go") || name.ends_with("_test.vo"); }

bool importsC(std::string_view text) {
  if (text.find("\"C\"") == std::string_view::npos) return false;
  std::vector<ScannedImport> imports = scanHeader(text).imports;
  return std::any_of(imports.begin(), imports.end(), [](const ScannedImport& i) { return i.path == "C"; });
}

FolderFiles userFiles(const std::string& dir, BuildContext context) {
  FolderFiles out;
  std::vector<std::string> names = listDir(dir);
  Assembly assembly = assemblyOf(dir, names, context);
  out.hasAssembly = assembly != Assembly::None;
  if (assembly == Assembly::Functions) context.arch = Arch::Unknown;
  for (const std::string& name : names) {
    if (!isSourceName(name)) continue;
    std::string path = dir + "/" + name, text;
    bool taken = matchFileName(context, name) && readFile(path, &text).empty() && matchFileHeader(context, text) && !importsC(text);
    if (!taken) {
      out.sawIgnored = true;
    } else {
      (isTestName(name) ? out.tests : out.files).push_back({path, false, nullptr});
    }
  }
  return out;
}

std::string whyNoFiles(const FolderFiles& found, const std::string& dir) {
  if (found.sawIgnored) return "build constraints exclude all Go files in " + dir;
  return (!found.tests.empty() ? "no non-test Go files in " : "no Go files in ") + dir;
}

std::vector<ChosenFile> overlaidFiles(const std::string& dir, const std::string& overlayDir, const OverlayRule* rule,
                                      BuildContext context) {
  OverlayRule none;
  const OverlayRule& r = rule == nullptr ? none : *rule;
  Arch target = context.arch;
  context.arch = r.native ? target : r.amd64 ? Arch::Amd64 : Arch::Unknown;
  std::vector<ChosenFile> out;
  for (const std::string& name : listDir(dir)) {
    if (!isSourceName(name) || r.dropped.contains(name)) continue;
    auto pick = r.picks.find(name);
    bool named = r.taken.contains(name) || pick != r.picks.end();
    if (!named && (r.none || !matchFileName(context, name) || !headerMatches(context, dir + "/" + name))) continue;
    out.push_back({dir + "/" + name, false, pick == r.picks.end() ? nullptr : &pick->second});
  }
  for (const std::string& name : listDir(overlayDir))
    if (isSourceName(name) && matchFileName({.library = true, .arch = target}, name)) out.push_back({overlayDir + "/" + name, true, nullptr});
  return out;
}

}  // namespace vo::package
