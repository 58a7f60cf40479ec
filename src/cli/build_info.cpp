// This file reads the build information of ELF executables: behind a mark in the section .go.buildinfo (or, without a table of sections, in
// the data) stand two strings, Go's version and lines about the modules, since Go 1.18 in place.
#include "cli/build_info.h"

#include <elf.h>
#include <sys/stat.h>

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <cstring>
#include <string>
#include <string_view>
#include <vector>

#include "cli/json_object.h"
#include "package/files.h"

namespace vo::cli {
namespace {

struct BuildInfo {
  std::string version;
  std::string modules;  ///< lines: path, mod, dep, =>, build, each with tabs
  std::string error;
};

/// A struct at an offset, or false where the file ends before.
template <class T>
bool readAt(std::string_view file, uint64_t at, T* to) {
  if (at > file.size() || file.size() - at < sizeof(T)) return false;
  memcpy(to, file.data() + at, sizeof(T));
  return true;
}

std::string_view part(std::string_view file, uint64_t at, uint64_t size) {
  return at > file.size() || size > file.size() - at ? std::string_view() : file.substr(at, size);
}

/// The bytes that may have the mark, empty if there are none.
std::string_view findData(std::string_view file, const Elf64_Ehdr& head) {
  Elf64_Shdr names{};
  readAt(file, head.e_shoff + uint64_t{head.e_shstrndx} * sizeof(Elf64_Shdr), &names);
  std::string_view texts = part(file, names.sh_offset, names.sh_size);
  for (unsigned i = 0; i < head.e_shnum; i++) {
    Elf64_Shdr s;
    if (!readAt(file, head.e_shoff + uint64_t{i} * sizeof s, &s) || s.sh_name >= texts.size()) continue;
    std::string_view name = texts.substr(s.sh_name);
    if (name.substr(0, name.find('\0')) == ".go.buildinfo") return part(file, s.sh_offset, s.sh_size);
  }
  for (unsigned i = 0; i < head.e_phnum; i++) {
    Elf64_Phdr p;
    if (readAt(file, head.e_phoff + uint64_t{i} * sizeof p, &p) && p.p_type == PT_LOAD && (p.p_flags & (PF_X | PF_W)) == PF_W) return part(file, p.p_offset, p.p_filesz);
  }
  return {};
}

/// A length in groups of seven bits, then the bytes. Takes them off `data`; false if they are not there.
bool takeString(std::string_view& data, std::string* to) {
  uint64_t length = 0;
  size_t n = 0;
  for (unsigned shift = 0; n < data.size() && shift < 63; shift += 7) {
    auto byte = static_cast<uint8_t>(data[n++]);
    length |= uint64_t{byte & 0x7fu} << shift;
    if (byte < 0x80) break;
  }
  if (n == 0 || length > data.size() - n) return false;
  *to = data.substr(n, length);
  data.remove_prefix(n + length);
  return true;
}

BuildInfo readBuildInfo(std::string_view file) {
  BuildInfo info;
  Elf64_Ehdr head;
  if (!readAt(file, 0, &head) || memcmp(head.e_ident, ELFMAG, SELFMAG) != 0) return info.error = "unrecognized file format", info;
  if (head.e_ident[EI_CLASS] != ELFCLASS64 || head.e_ident[EI_DATA] != ELFDATA2LSB) return info.error = "only ELF files of 64 bits, lower byte first, are read", info;
  std::string_view data = findData(file, head);
  constexpr std::string_view kMark("\xff Go buildinf:", 14);
  constexpr size_t kHeader = 32, kFlags = 15, kFrame = 16;
  constexpr uint8_t kInPlace = 2;
  size_t at = data.find(kMark);
  while (at != data.npos && at % 16 != 0) at = data.find(kMark, at + 1);
  if (at == data.npos || data.size() - at < kHeader) return info.error = "not a Go executable", info;
  if ((static_cast<uint8_t>(data[at + kFlags]) & kInPlace) == 0) return info.error = "made by a Go before 1.18", info;
  data.remove_prefix(at + kHeader);
  if (!takeString(data, &info.version) || !takeString(data, &info.modules)) return info.error = "its build information is cut short", info;
  bool isFramed = info.modules.size() >= 2 * kFrame + 1 && info.modules[info.modules.size() - kFrame - 1] == '\n';
  info.modules = isFramed ? info.modules.substr(kFrame, info.modules.size() - 2 * kFrame) : std::string();
  return info;
}

std::vector<std::string> split(std::string_view s, char at) {
  std::vector<std::string> out;
  for (size_t begin = 0; begin <= s.size();) {
    size_t end = std::min(s.find(at, begin), s.size());
    out.emplace_back(s.substr(begin, end - begin));
    begin = end + 1;
  }
  return out;
}

JsonObject module(const std::vector<std::string>& words) {
  JsonObject m;
  m.add("Path", words.size() > 1 ? words[1] : "");
  if (words.size() > 2 && !words[2].empty()) m.add("Version", words[2]);
  if (words.size() > 3 && !words[3].empty()) m.add("Sum", words[3]);
  return m;
}

/// The value of a setting, which may be in quotes.
std::string unquoted(std::string_view s) {
  if (s.size() < 2 || s[0] != '"') return std::string(s);
  std::string out;
  for (size_t i = 1; i + 1 < s.size(); i++) {
    if (s[i] == '\\') i++;
    out += s[i];
  }
  return out;
}

JsonObject asJson(const BuildInfo& info) {
  JsonObject out, main;
  std::string path;
  std::vector<JsonObject> deps, settings;
  bool hasMain = false, isDep = false;
  for (const std::string& line : split(info.modules, '\n')) {
    std::vector<std::string> words = split(line, '\t');
    if (words[0] == "path" && words.size() > 1) path = words[1];
    if (words[0] == "mod") main = module(words), hasMain = true, isDep = false;
    if (words[0] == "dep") deps.push_back(module(words)), isDep = true;
    if (words[0] == "=>") (isDep ? deps.back() : main).add("Replace", module(words));
    if (size_t equals = line.find('='); words[0] == "build" && equals != line.npos) {
      JsonObject setting;
      setting.add("Key", std::string_view(line).substr(6, equals - 6));
      setting.add("Value", unquoted(std::string_view(line).substr(equals + 1)));
      settings.push_back(setting);
    }
  }
  out.add("GoVersion", info.version);
  if (!path.empty()) out.add("Path", path);
  if (hasMain) out.add("Main", main);
  if (!deps.empty()) out.add("Deps", deps);
  if (!settings.empty()) out.add("Settings", settings);
  return out;
}

/// Whether it is an executable with build information; says what is wrong if `explains`.
bool showFile(const Command& c, const std::string& path, const struct stat& st, bool explains) {
  // (of other files nobody expects any)
  if (!S_ISREG(st.st_mode) || (st.st_mode & 0111) == 0) return false;
  std::string bytes, why = package::readFile(path, &bytes);
  BuildInfo info = why.empty() ? readBuildInfo(bytes) : BuildInfo{.error = why};
  if (!info.error.empty()) {
    if (explains) fprintf(stderr, "%s: could not read Go build info from %s: %s\n", path.c_str(), path.c_str(), info.error.c_str());
    return false;
  }
  if (c.json) return puts(asJson(info).text().c_str()) >= 0;
  printf("%s: %s\n", path.c_str(), info.version.c_str());
  if (!c.modules) return true;
  for (const std::string& line : split(info.modules, '\n'))
    if (!line.empty()) printf("\t%s\n", line.c_str());
  return true;
}

void showFolder(const Command& c, const std::string& folder) {
  for (const std::string& name : package::listDir(folder)) {
    if (name == "." || name == "..") continue;
    std::string path = (folder.ends_with('/') ? folder : folder + "/") + name;
    struct stat st{};
    if (lstat(path.c_str(), &st) != 0) continue;
    if (S_ISDIR(st.st_mode)) showFolder(c, path);
    // (a link to a folder may lead back)
    if (S_ISLNK(st.st_mode) && (stat(path.c_str(), &st) != 0 || !S_ISREG(st.st_mode))) continue;
    showFile(c, path, st, false);
  }
}

}  // namespace

int showBuildInfo(const Command& c) {
  if (c.json && !c.modules) return fputs("vo: version with -json needs -m\n", stderr), 2;
  int status = 0;
  for (const std::string& path : c.args) {
    struct stat st{};
    if (stat(path.c_str(), &st) != 0) {
      fprintf(stderr, "stat %s: no such file or directory\n", path.c_str());
      status = 1;
    } else if (S_ISDIR(st.st_mode)) {
      showFolder(c, path);
    } else if (!showFile(c, path, st, true) && c.modules) {
      status = 1;
    }
  }
  return status;
}

}  // namespace vo::cli
