// This file reads files and folders for package loading.
#include "package/files.h"

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <cstring>

namespace vo::package {
namespace {

/// Go's texts of the errors that occur here (errno's texts begin with a capital).
std::string errorText(int error) {
  std::string text = strerror(error);
  if (!text.empty() && text[0] >= 'A' && text[0] <= 'Z') text[0] = static_cast<char>(text[0] - 'A' + 'a');
  return text;
}

}  // namespace

std::string installationRoot() {
  if (const char* given = getenv("VO_ROOT"); given != nullptr && *given != 0) return given;
  char exe[4096];
  ssize_t n = readlink("/proc/self/exe", exe, sizeof exe);
  if (n <= 0 || n == sizeof exe) return {};
  return parentOf(parentOf(std::string(exe, static_cast<size_t>(n))));
}

std::string readFile(const std::string& path, std::string* text) {
  text->clear();
  int fd = open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
  if (fd < 0) return "open " + path + ": " + errorText(errno);
  struct stat st = {};
  std::string why;
  if (fstat(fd, &st) != 0) {
    why = "stat " + path + ": " + errorText(errno);
  } else if (S_ISDIR(st.st_mode)) {
    why = "read " + path + ": is a directory";
  } else if (!S_ISREG(st.st_mode)) {
    why = "read " + path + ": not a regular file";
  } else if (static_cast<size_t>(st.st_size) > kMaxSourceBytes) {
    why = "read " + path + ": the file is too large";
  } else {
    text->resize(static_cast<size_t>(st.st_size));
    size_t have = 0;
    while (have < text->size()) {
      ssize_t n = read(fd, text->data() + have, text->size() - have);
      if (n < 0 && errno == EINTR) continue;
      if (n < 0) why = "read " + path + ": " + errorText(errno);
      if (n <= 0) break;
      have += static_cast<size_t>(n);
    }
    text->resize(have);
  }
  close(fd);
  return why;
}

bool exists(const std::string& path) {
  struct stat st = {};
  return stat(path.c_str(), &st) == 0;
}
bool isFile(const std::string& path) {
  struct stat st = {};
  return stat(path.c_str(), &st) == 0 && S_ISREG(st.st_mode);
}
bool isDir(const std::string& path) {
  struct stat st = {};
  return stat(path.c_str(), &st) == 0 && S_ISDIR(st.st_mode);
}

std::vector<std::string> listDir(const std::string& path) {
  std::vector<std::string> out;
  DIR* dir = opendir(path.c_str());
  if (dir == nullptr) return out;
  while (dirent* entry = readdir(dir)) out.emplace_back(entry->d_name);
  closedir(dir);
  std::sort(out.begin(), out.end());
  return out;
}

std::string absolutePath(const std::string& path) {
  if (path.starts_with("/")) return cleanPath(path);
  char buffer[4096];
  const char* cwd = getcwd(buffer, sizeof buffer);
  return cleanPath(std::string(cwd == nullptr ? "/" : cwd) + "/" + path);
}

std::string parentOf(const std::string& path) {
  size_t slash = path.rfind('/');
  if (slash == std::string::npos) return ".";
  return slash == 0 ? "/" : path.substr(0, slash);
}

std::string baseName(std::string_view path) {
  size_t slash = path.rfind('/');
  return std::string(slash == std::string_view::npos ? path : path.substr(slash + 1));
}

}  // namespace vo::package
