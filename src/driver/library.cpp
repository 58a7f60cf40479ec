// This file says what is in the library image and where it lies.
#include "driver/library.h"

#include <unistd.h>

namespace vo::driver {

std::string defaultImagePath() {
  char exe[4096];
  ssize_t n = readlink("/proc/self/exe", exe, sizeof exe - 1);
  if (n <= 0) return {};
  std::string path(exe, static_cast<size_t>(n));
  size_t slash = path.rfind('/');
  size_t parent = slash == std::string::npos || slash == 0 ? slash : path.rfind('/', slash - 1);
  if (parent == std::string::npos) return {};
  return path.substr(0, parent) + "/lib/vo/std.voa";
}

const std::vector<std::string>& libraryPackages() {
  static const std::vector<std::string> list = {
      "bufio", "bytes", "cmp", "container/heap", "container/list", "container/ring", "context",
      "crypto/md5", "crypto/sha1", "crypto/sha256", "crypto/sha512", "encoding",
      "encoding/base32", "encoding/base64", "encoding/binary", "encoding/csv", "encoding/hex",
      "encoding/json", "errors", "flag", "fmt", "hash", "hash/adler32", "hash/crc32",
      "hash/crc64", "hash/fnv", "hash/maphash", "html", "io", "io/fs", "io/ioutil", "iter", "log",
      "maps", "math", "math/big", "math/bits", "math/cmplx", "math/rand", "math/rand/v2",
      "net/url", "os", "os/signal", "path", "path/filepath", "reflect", "regexp",
      "regexp/syntax", "runtime", "runtime/debug", "slices", "sort", "strconv", "strings", "sync",
      "sync/atomic", "syscall", "testing", "text/tabwriter", "text/template",
      "text/template/parse", "time", "unicode", "unicode/utf16", "unicode/utf8", "unique", "weak"};
  return list;
}

}  // namespace vo::driver
