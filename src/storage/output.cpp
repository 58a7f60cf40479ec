// This file writes files.
#include "storage/output.h"

#include <fcntl.h>
#include <limits.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>

namespace vo::storage {
namespace {

std::string failure(const std::string& path) { return "cannot write " + path + ": " + strerror(errno); }

/// What a symbolic link leads to.
std::string target(const std::string& path) {
  char real[PATH_MAX];
  struct stat st{};
  bool isLink = lstat(path.c_str(), &st) == 0 && S_ISLNK(st.st_mode);
  return isLink && realpath(path.c_str(), real) != nullptr ? real : path;
}

std::string writeInto(const std::string& path, std::string_view bytes) {
  int fd = open(path.c_str(), O_WRONLY | O_CLOEXEC);
  if (fd < 0) return failure(path);
  std::string error = writeAll(fd, path, bytes);
  if (close(fd) != 0 && error.empty()) error = failure(path);
  return error;
}

}  // namespace

void makeFolders(const std::string& path) {
  for (size_t at = 0; at != std::string::npos;) {
    at = path.find('/', at + 1);
    mkdir(path.substr(0, at).c_str(), 0777);
  }
}

std::string writeAll(int fd, const std::string& path, std::string_view bytes) {
  while (!bytes.empty()) {
    ssize_t n = write(fd, bytes.data(), bytes.size());
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) return failure(path);
    bytes.remove_prefix(static_cast<size_t>(n));
  }
  return {};
}

std::string writeFile(const std::string& given, std::string_view bytes, mode_t mode) {
  struct stat st{};
  bool exists = stat(given.c_str(), &st) == 0;
  if (exists && !S_ISREG(st.st_mode)) return writeInto(given, bytes);
  std::string path = target(given), beside = path + ".tmp" + std::to_string(getpid());
  size_t slash = path.rfind('/');
  std::string folder = slash == std::string::npos ? "." : path.substr(0, slash + 1);
  int fd = open(folder.c_str(), O_TMPFILE | O_WRONLY | O_CLOEXEC, mode);
  bool isNamed = fd < 0;
  if (isNamed) fd = open(beside.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode);
  if (fd < 0) return failure(given);
  std::string error = writeAll(fd, given, bytes);
  if (error.empty() && !isNamed) {
    // (the only way to give it a name without rights; where something stands already, only a rename can take its place)
    std::string self = "/proc/self/fd/" + std::to_string(fd);
    auto link = [&](const std::string& name) { return linkat(AT_FDCWD, self.c_str(), AT_FDCWD, name.c_str(), AT_SYMLINK_FOLLOW) == 0; };
    bool isPlaced = link(path);
    isNamed = !isPlaced && errno == EEXIST && link(beside);
    if (!isPlaced && !isNamed) error = failure(given);
  }
  if (close(fd) != 0 && error.empty()) error = failure(given);
  if (isNamed && error.empty() && rename(beside.c_str(), path.c_str()) == 0) return {};
  if (isNamed && error.empty()) error = failure(given);
  if (isNamed) unlink(beside.c_str());
  return error;
}

}  // namespace vo::storage
