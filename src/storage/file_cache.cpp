// This file keeps what was compiled.
//
// A file is the bytes, then a hash of them: so an executable is one with the hash behind it, too. Finding one makes it young, if it is not yet: the oldest go first.
#include "storage/file_cache.h"

#include <dirent.h>
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <vector>

#define XXH_INLINE_ALL
#include <xxhash.h>

#include "storage/output.h"

namespace vo::storage {
namespace {

constexpr size_t kHash = 16;
constexpr time_t kHour = 3600, kDay = 24 * kHour;

std::string hashOf(std::string_view bytes) {
  XXH128_canonical_t result;
  XXH128_canonicalFromHash(&result, XXH3_128bits(bytes.data(), bytes.size()));
  return std::string(reinterpret_cast<const char*>(result.digest), kHash);
}

std::optional<std::string> readFile(const std::string& path, time_t* changed) {
  int fd = open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (fd < 0) return std::nullopt;
  struct stat st{};
  std::string bytes;
  bool ok = fstat(fd, &st) == 0 && S_ISREG(st.st_mode);
  if (ok) bytes.resize(static_cast<size_t>(st.st_size));
  for (size_t at = 0; ok && at < bytes.size();) {
    ssize_t n = read(fd, bytes.data() + at, bytes.size() - at);
    ok = n > 0;
    if (ok) at += static_cast<size_t>(n);
  }
  close(fd);
  *changed = st.st_mtime;
  return ok ? std::optional(std::move(bytes)) : std::nullopt;
}

bool isWhole(std::string_view file) {
  return file.size() > kHash && file.substr(file.size() - kHash) == hashOf(file.substr(0, file.size() - kHash));
}

/// The oldest go first.
void makeYoung(const std::string& path, time_t changed) {
  if (time(nullptr) - changed > kHour) utimensat(AT_FDCWD, path.c_str(), nullptr, 0);
}

struct File {
  std::string path;
  time_t changed;
  uint64_t bytes;
};

/// Calls take for each name in the folder that does not begin with a dot.
template <class Take>
void eachName(const std::string& folder, Take take) {
  DIR* d = opendir(folder.c_str());
  if (d == nullptr) return;
  while (dirent* e = readdir(d))
    if (e->d_name[0] != '.') take(std::string(e->d_name));
  closedir(d);
}

}  // namespace

struct FileCache::Key::State {
  XXH3_state_t hash;
};

FileCache::Key::Key() : state_(new State) { XXH3_128bits_reset(&state_->hash); }
FileCache::Key::~Key() { delete state_; }

void FileCache::Key::add(std::string_view part) {
  uint64_t size = part.size();
  XXH3_128bits_update(&state_->hash, &size, sizeof size);
  XXH3_128bits_update(&state_->hash, part.data(), part.size());
}

std::string FileCache::Key::text() {
  constexpr char kDigits[] = "0123456789abcdef";
  std::string out;
  XXH128_canonical_t digest;
  XXH128_canonicalFromHash(&digest, XXH3_128bits_digest(&state_->hash));
  for (uint8_t b : digest.digest) (out += kDigits[b >> 4]) += kDigits[b & 15];
  return out;
}

std::string FileCache::pathOf(const std::string& key) const { return path_ + "/" + key.substr(0, 2) + "/" + key.substr(2) + ".o"; }

std::optional<std::string> FileCache::find(const std::string& key) const {
  if (!isOn()) return std::nullopt;
  std::string path = pathOf(key);
  time_t changed = 0;
  std::optional<std::string> bytes = readFile(path, &changed);
  if (!bytes) return std::nullopt;
  if (!isWhole(*bytes)) {
    unlink(path.c_str());
    return std::nullopt;
  }
  makeYoung(path, changed);
  bytes->resize(bytes->size() - kHash);
  return bytes;
}

std::optional<std::string> FileCache::findPath(const std::string& key) const {
  if (!isOn()) return std::nullopt;
  std::string path = pathOf(key);
  int fd = open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (fd < 0) return std::nullopt;
  struct stat st{};
  size_t size = fstat(fd, &st) == 0 && S_ISREG(st.st_mode) ? static_cast<size_t>(st.st_size) : 0;
  void* at = size != 0 ? mmap(nullptr, size, PROT_READ, MAP_PRIVATE | MAP_POPULATE, fd, 0) : MAP_FAILED;
  close(fd);
  bool ok = at != MAP_FAILED && isWhole({static_cast<const char*>(at), size});
  if (at != MAP_FAILED) munmap(at, size);
  if (!ok) {
    unlink(path.c_str());
    return std::nullopt;
  }
  makeYoung(path, st.st_mtime);
  return path;
}

void FileCache::add(const std::string& key, std::string_view bytes, bool isExecutable) {
  if (!isOn()) return;
  std::string path = pathOf(key);
  makeFolders(path.substr(0, path.rfind('/')));
  if (writeFile(path, std::string(bytes) + hashOf(bytes), isExecutable ? 0777 : 0666).empty()) added_ += bytes.size();
}

FileCache::~FileCache() {
  constexpr uint64_t kMuch = 8;  // parts of the limit
  if (!isOn() || added_ == 0) return;
  std::string stamp = path_ + "/trimmed";
  struct stat st{};
  bool isRecent = stat(stamp.c_str(), &st) == 0 && time(nullptr) - st.st_mtime < kDay;
  if (isRecent && added_ < limit_ / kMuch) return;
  trim();
  (void)!writeFile(stamp, "").empty();
}

void FileCache::trim() const {
  std::vector<File> files;
  uint64_t all = 0;
  eachName(path_, [&](const std::string& folder) {
    if (folder.size() != 2) return;
    eachName(path_ + "/" + folder, [&](const std::string& name) {
      struct stat st{};
      std::string path = path_ + "/" + folder + "/" + name;
      if (stat(path.c_str(), &st) != 0 || !S_ISREG(st.st_mode)) return;
      // What a process that was killed has left.
      if (!name.ends_with(".o") && time(nullptr) - st.st_mtime > kHour) {
        unlink(path.c_str());
        return;
      }
      files.push_back({path, st.st_mtime, static_cast<uint64_t>(st.st_size)});
      all += files.back().bytes;
    });
  });
  if (all <= limit_) return;
  std::sort(files.begin(), files.end(), [](const File& a, const File& b) { return a.changed < b.changed; });
  // Room for a while.
  uint64_t target = limit_ / 4 * 3;
  for (size_t i = 0; i < files.size() && all > target; i++) {
    unlink(files[i].path.c_str());
    all -= files[i].bytes;
  }
}

uint64_t FileCache::clear() const {
  uint64_t bytes = 0;
  if (!isOn()) return bytes;
  eachName(path_, [&](const std::string& name) {
    std::string folder = path_ + "/" + name;
    if (name.size() != 2 || name.find_first_not_of("0123456789abcdef") != std::string::npos) return;
    eachName(folder, [&](const std::string& file) {
      struct stat st{};
      std::string path = folder + "/" + file;
      if (lstat(path.c_str(), &st) == 0 && S_ISREG(st.st_mode) && unlink(path.c_str()) == 0) bytes += static_cast<uint64_t>(st.st_size);
    });
    rmdir(folder.c_str());
  });
  unlink((path_ + "/trimmed").c_str());
  return bytes;
}

std::string cacheFolder() {
  auto variable = [](const char* name) {
    const char* value = getenv(name);
    return std::string(value == nullptr ? "" : value);
  };
  std::string own = variable("VO_CACHE"), xdg = variable("XDG_CACHE_HOME"), home = variable("HOME");
  // Relative ones would be another folder wherever a program is built.
  if (!own.empty()) return own.starts_with('/') ? own : std::string();
  if (xdg.starts_with('/')) return xdg + "/vo";
  return home.starts_with('/') ? home + "/.cache/vo" : std::string();
}

}  // namespace vo::storage
