// This file changes modules: names of source files, values of variables.
#include "driver/module_edits.h"

#include <algorithm>
#include <cstring>

#include "base/check.h"

namespace vo::driver {

FileNames::FileNames(const package::LoadResult& loaded, const std::string& library, const std::string& overlay, bool trim) {
  std::string folder = trim ? "" : std::string(kLibraryFolder) + "/";
  library_ = {{library + "/", folder}, {overlay + "/", folder}};
  if (!trim) return;
  for (size_t i = 0; i < loaded.packages.size(); i++) {
    const package::LoadedPackage& p = loaded.packages[i];
    if (p.isLibrary) continue;
    std::string name = i == loaded.main && (loaded.byFiles || p.module == nullptr) ? "." : p.listPath;
    if (p.module != nullptr && !p.module->id.version.empty()) {
      const std::string& path = p.module->id.path;
      VO_CHECK(name.starts_with(path), "a package's path begins with its module's");
      name = path + "@" + p.module->id.version + name.substr(path.size());
    }
    folders_[p.dir] = name;
  }
}

std::string FileNames::nameOf(const std::string& path) const {
  size_t slash = path.rfind('/');
  if (slash != std::string::npos)
    if (auto it = folders_.find(path.substr(0, slash)); it != folders_.end()) return it->second + path.substr(slash);
  for (const auto& [start, name] : library_)
    if (path.starts_with(start)) return name + path.substr(start.size());
  return path;
}

void FileNames::apply(bytecode::Module& module) const {
  for (std::string& file : module.files) file = nameOf(file);
}

namespace {

/// The variable's bytes are a string header: an address, which a relocation fills in, and a length.
void setString(bytecode::Module& m, uint64_t offset, const std::string& value) {
  bytecode::StaticData& d = m.data;
  if (d.bytes.size() < offset + 16) d.bytes.resize(offset + 16);
  uint64_t length = value.size();
  memset(d.bytes.data() + offset, 0, 8);
  memcpy(d.bytes.data() + offset + 8, &length, 8);
  std::erase_if(d.relocs, [&](const bytecode::DataReloc& r) { return r.at == offset; });
  if (value.empty()) return;
  bytecode::DataReloc reloc{offset, bytecode::DataReloc::Target::String, static_cast<uint32_t>(m.strings.size()), 0};
  m.strings.push_back(value);
  d.relocs.insert(std::upper_bound(d.relocs.begin(), d.relocs.end(), offset, [](uint64_t at, const auto& r) { return at < r.at; }), reloc);
}

}  // namespace

std::string setVariables(std::span<const std::unique_ptr<bytecode::Module>> modules,
                         std::span<const std::pair<std::string, std::string>> variables,
                         const std::function<bool(std::string_view symbol)>& isLibrary) {
  std::string errors;
  for (const auto& [symbol, value] : variables) {
    auto complain = [&](const std::string& why) { errors += (errors.empty() ? "" : "\n") + symbol + ": cannot set with -X: " + why; };
    if (isLibrary(symbol)) complain("a variable of Go's library, which is compiled already");
    for (const std::unique_ptr<bytecode::Module>& m : modules) {
      auto g = std::find_if(m->globals.begin(), m->globals.end(), [&](const bytecode::GlobalRow& row) { return !row.imported && row.symbol == symbol; });
      if (g == m->globals.end()) continue;
      const bytecode::TypeRow& type = m->types[g->type];
      if (type.key == "string") {
        setString(*m, g->offset, value);
      } else {
        complain("not a var of type string (type:" + type.key + ")");
      }
    }
  }
  return errors;
}

}  // namespace vo::driver
