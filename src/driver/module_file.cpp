// This file reads and writes .vob files.
#include "driver/module_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>

#include "bytecode/decode.h"
#include "bytecode/structure.h"
#include "package/files.h"

namespace vo::driver {

bool isModuleFile(const std::string& path) {
  int fd = open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
  if (fd < 0) return path.ends_with(".vob");
  uint8_t head[4] = {};
  struct stat st = {};
  // Devices and pipes are not touched.
  ssize_t n = fstat(fd, &st) == 0 && S_ISREG(st.st_mode) ? read(fd, head, sizeof head) : 0;
  close(fd);
  if (S_ISDIR(st.st_mode)) return false;
  return path.ends_with(".vob") ||
         bytecode::looksLikeModule({head, static_cast<size_t>(n < 0 ? 0 : n)});
}

ModuleFile modulesOf(std::span<const uint8_t> bytes) {
  ModuleFile file;
  bytecode::DecodeResult decoded = bytecode::decode(bytes);
  file.error = decoded.error;
  for (const bytecode::Module& m : decoded.modules)
    if (file.error.empty()) file.error = bytecode::checkStructure(m);
  if (file.error.empty()) file.modules = std::move(decoded.modules);
  return file;
}

ModuleFile readModuleFile(const std::string& path) {
  std::string bytes, error = package::readFile(path, &bytes);
  if (!error.empty()) return {{}, error};
  return modulesOf({reinterpret_cast<const uint8_t*>(bytes.data()), bytes.size()});
}

std::string writeModuleFile(const std::string& path, const std::vector<uint8_t>& bytes) {
  std::string temporary = path + ".tmp" + std::to_string(getpid());
  FILE* f = fopen(temporary.c_str(), "wbe");
  bool ok = f != nullptr && fwrite(bytes.data(), 1, bytes.size(), f) == bytes.size();
  if (f != nullptr) ok = fclose(f) == 0 && ok;
  if (ok) ok = rename(temporary.c_str(), path.c_str()) == 0;
  if (ok) return {};
  std::string why = strerror(errno);
  unlink(temporary.c_str());
  return "cannot write " + path + ": " + why;
}

}  // namespace vo::driver
