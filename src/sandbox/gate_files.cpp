// This file finds files by name beneath the permitted folders, and makes the calls that name some.
//
// A name is made absolute (with the program's working directory, or the folder of the descriptor it
// is relative to) and compared with the roots; what is left of it the kernel looks up beneath the
// root. What follows a symbolic link at the end is done by way of /proc/self/fd on the thing that
// was found; what does not, on its name in the folder that was found.
#include <errno.h>
#include <fcntl.h>
#include <linux/magic.h>
#include <linux/openat2.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/vfs.h>
#include <unistd.h>

#include <algorithm>
#include <climits>
#include <cstdlib>
#include <cstring>
#include <utility>

#include "os/file.h"
#include "sandbox/gate.h"

namespace vo::sandbox {

using os::CallResult;
using stdlib::Refusal;

namespace {

const char* textAt(uint64_t address) { return reinterpret_cast<const char*>(address); }

/// Without double slashes and dots; .. stays.
std::string withoutDots(std::string_view path) {
  std::string out;
  while (!path.empty()) {
    size_t end = path.find('/');
    std::string_view part = path.substr(0, end);
    if (!part.empty() && part != ".") (out += '/') += part;
    path.remove_prefix(end == std::string_view::npos ? path.size() : end + 1);
  }
  return out.empty() ? "/" : out;
}

/// .. goes, too, by what is written.
std::string cleaned(const std::string& path) {
  std::vector<std::string_view> parts;
  std::string_view rest = path;
  while (!rest.empty()) {
    size_t end = rest.find('/');
    std::string_view part = rest.substr(0, end);
    if (part == "..") {
      if (!parts.empty()) parts.pop_back();
    } else if (!part.empty() && part != ".") {
      parts.push_back(part);
    }
    rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
  }
  std::string out;
  for (std::string_view p : parts) (out += '/') += p;
  return out.empty() ? "/" : out;
}

bool isProc(const std::string& path) { return path == "/proc" || path.starts_with("/proc/"); }

/// Where a descriptor leads, as the kernel says, or empty.
std::string pathOf(int fd) {
  char text[PATH_MAX];
  std::string link = "/proc/self/fd/" + std::to_string(fd);
  int64_t n = os::resultOf(os::call(SYS_readlinkat, AT_FDCWD, link.c_str(), text, sizeof text));
  return n > 0 && text[0] == '/' ? std::string(text, static_cast<size_t>(n)) : std::string();
}

}  // namespace

/// Owns the descriptor.
class Gate::Place {
 public:
  Place(int folder, std::string name, uint64_t error)
      : folder_(folder), name_(std::move(name)), error_(error) {}
  Place(Place&& other) noexcept
      : folder_(std::exchange(other.folder_, -1)),
        name_(std::move(other.name_)),
        error_(other.error_) {}
  Place& operator=(Place&& other) noexcept {
    std::swap(folder_, other.folder_);
    std::swap(name_, other.name_);
    error_ = other.error_;
    return *this;
  }
  ~Place() {
    if (folder_ >= 0) os::close(folder_);
  }
  explicit operator bool() const { return folder_ >= 0; }
  uint64_t error() const { return error_; }
  int folder() const { return folder_; }
  const char* name() const { return name_.c_str(); }
  /// A name for the thing itself, links followed.
  std::string path() const { return "/proc/self/fd/" + std::to_string(folder_); }

 private:
  int folder_;
  std::string name_;
  uint64_t error_;
};

void Gate::addRoot(const std::string& path, std::vector<Root>& roots) {
  Root root;
  root.path = cleaned(path.starts_with('/') ? path : folder_ + "/" + path);
  char real[PATH_MAX];
  if (realpath(root.path.c_str(), real) == nullptr) {
    problem_ = "there is no " + path + " that could be permitted: " + strerror(errno);
    return;
  }
  root.real = real;
  std::string folder = root.real;
  struct stat st = {};
  if (::stat(real, &st) == 0 && !S_ISDIR(st.st_mode)) {
    root.file = folder.substr(folder.rfind('/') + 1);
    folder = folder.substr(0, folder.rfind('/') + 1);
  }
  root.folder = os::open(folder.c_str(), O_PATH | O_DIRECTORY | O_CLOEXEC);
  if (root.folder < 0) problem_ = path + " cannot be opened: " + strerror(-root.folder);
  roots.push_back(std::move(root));
}

/// The narrowest root with that path in it, and what of the path is beneath; or null.
const Gate::Root* Gate::rootOf(const std::vector<Root>& roots, const std::string& path,
                               std::string* rest) const {
  const Root* found = nullptr;
  size_t longest = 0;
  for (const Root& root : roots)
    for (const std::string* begin : {&root.path, &root.real}) {
      size_t n = *begin == "/" ? 0 : begin->size();
      bool isIn = path.compare(0, n, *begin, 0, n) == 0 && (path.size() == n || path[n] == '/');
      if (!isIn || (found != nullptr && n < longest)) continue;
      std::string beneath = path.size() <= n + 1 ? "" : path.substr(n + 1);
      if (!root.file.empty() && !beneath.empty()) continue;
      found = &root;
      longest = n;
      *rest = root.file.empty() ? beneath : root.file;
    }
  return found;
}

/// Empty: relative to something that is not the program's.
std::string Gate::absolute(int dir, const char* path) const {
  if (path[0] == '/') return withoutDots(path);
  if (dir != AT_FDCWD && !owns(dir)) return {};
  std::string base = dir == AT_FDCWD ? folder_ : pathOf(dir);
  if (base.empty()) return {};
  return withoutDots(base + "/" + path);
}

/// An errno or a refusal; 0: *fd is the file, opened by openat2 beneath a root that gives this
/// right.
uint64_t Gate::openBeneath(Right right, int dir, const char* path, uint64_t flags, uint64_t mode,
                           int* fd) const {
  if (path[0] == 0) return ENOENT;
  std::string whole = absolute(dir, path), rest;
  if (whole == "/dev/null") {  // is nothing that could be kept from anybody
    CallResult r = os::call(SYS_openat, AT_FDCWD, "/dev/null", (flags & ~uint64_t{O_CREAT | O_TRUNC}) | O_CLOEXEC);
    *fd = static_cast<int>(r.r1);
    return r.error;
  }
  const std::vector<Root>& roots = right == Right::Read ? read_ : write_;
  const Root* root = whole.empty() ? nullptr : rootOf(roots, whole, &rest);
  if (root == nullptr && !whole.empty()) root = rootOf(roots, cleaned(whole), &rest);
  if (root == nullptr) return refused(right).error;
  bool wantsFolder = std::string_view(path).ends_with('/');
  open_how how = {};
  how.flags = flags | O_CLOEXEC | (wantsFolder && (flags & O_CREAT) == 0 ? O_DIRECTORY : 0);
  how.mode = (flags & (O_CREAT | O_TMPFILE)) != 0 ? mode & 07777 : 0;
  how.resolve =
      RESOLVE_BENEATH | RESOLVE_NO_MAGICLINKS | (root->file.empty() ? 0 : RESOLVE_NO_SYMLINKS);
  CallResult r =
      os::call(SYS_openat2, root->folder, rest.empty() ? "." : rest.c_str(), &how, sizeof how);
  if (r.error == EXDEV || (r.error == ELOOP && !root->file.empty())) return refused(right).error;
  if (!r.ok()) return r.error;
  // In /proc is this process, with its memory: whoever permits / does not mean that.
  struct statfs system = {};
  if (!isProc(root->real) && os::call(SYS_fstatfs, r.r1, &system).ok() &&
      system.f_type == PROC_SUPER_MAGIC) {
    os::close(static_cast<int>(r.r1));
    return refused(right).error;
  }
  *fd = static_cast<int>(r.r1);
  return 0;
}

/// The folder that the last name of the path is in, and that name.
Gate::Place Gate::parent(Right right, int dir, const char* path) const {
  if (path[0] == 0) return {-1, "", ENOENT};
  std::string folder = path;
  while (folder.size() > 1 && folder.ends_with('/')) folder.pop_back();
  size_t slash = folder.rfind('/');
  std::string name = folder.substr(slash + 1);
  if (name == "." || name == ".." || name.empty())
    return {-1, "", static_cast<uint64_t>(name == "." ? EINVAL : EBUSY)};
  folder = slash == std::string::npos ? "." : folder.substr(0, slash + 1);
  // (a permitted file is in a folder that may not be permitted)
  std::string whole = absolute(dir, path), rest;
  const Root* root =
      whole.empty() ? nullptr : rootOf(right == Right::Read ? read_ : write_, whole, &rest);
  if (root != nullptr && !root->file.empty()) {
    CallResult r = os::call(SYS_fcntl, root->folder, F_DUPFD_CLOEXEC, 0);
    return {r.ok() ? static_cast<int>(r.r1) : -1, root->file, r.error};
  }
  int fd = -1;
  uint64_t error = openBeneath(right, dir, folder.c_str(), O_PATH | O_DIRECTORY, 0, &fd);
  return {fd, std::move(name), error};
}

/// What the path leads to; with O_NOFOLLOW a link itself.
Gate::Place Gate::whole(Right right, int dir, const char* path, uint64_t flags) const {
  int fd = -1;
  uint64_t error = openBeneath(right, dir, path, O_PATH | flags, 0, &fd);
  return {fd, "", error};
}

// --- Calls ---------------------------------------------------------------------------------------

bool Gate::open(uint64_t, const uint64_t* a, CallResult* r) {
  uint64_t flags = a[2];
  uint64_t way = flags & O_ACCMODE;
  bool writes = way != O_RDONLY || (flags & (O_CREAT | O_TRUNC)) != 0 ||
                (flags & O_TMPFILE) == O_TMPFILE,
       reads = way != O_WRONLY;
  if (isFull()) return *r = failure(EMFILE), true;
  auto dir = static_cast<int>(a[0]);
  for (Right right : {Right::Write, Right::Read}) {
    // Both rights must be there; who has neither is told of the rarer one. What is made does not exist yet: then its folder
    // counts.
    if (!reads || !writes) break;
    Place place = whole(right, dir, textAt(a[1]));
    if (!place && place.error() == ENOENT && (flags & O_CREAT) != 0)
      place = parent(right, dir, textAt(a[1]));
    if (!place) return *r = failure(place.error()), true;
  }
  int fd = -1;
  // (a pipe without writers would keep the machine waiting)
  uint64_t error = openBeneath(writes ? Right::Write : Right::Read, dir, textAt(a[1]),
                               flags | O_NONBLOCK | O_NOCTTY, a[3], &fd);
  if (error != 0) return *r = failure(error), true;
  struct stat st = {};
  bool isPlain = os::call(SYS_fstat, fd, &st).ok() && (S_ISREG(st.st_mode) || S_ISDIR(st.st_mode));
  if (isPlain && (flags & (O_NONBLOCK | O_PATH)) == 0) {
    uint64_t was = os::call(SYS_fcntl, fd, F_GETFL).r1;
    os::call(SYS_fcntl, fd, F_SETFL, was & ~uint64_t{O_NONBLOCK});
  }
  *r = note({static_cast<uint64_t>(fd), 0, 0}, writes);
  return true;
}

bool Gate::stat(uint64_t, const uint64_t* a, CallResult* r) {
  auto dir = static_cast<int>(a[0]);
  const char* path = textAt(a[1]);
  if (path[0] == 0 && (a[3] & AT_EMPTY_PATH) != 0) return file(SYS_fstat, a, r);
  Place place = whole(Right::Read, dir, path, (a[3] & AT_SYMLINK_NOFOLLOW) != 0 ? O_NOFOLLOW : 0);
  *r = place ? os::call(SYS_newfstatat, place.folder(), "", a[2], AT_EMPTY_PATH)
             : failure(place.error());
  return true;
}

/// faccessat and statfs. The latter has no folder.
bool Gate::access(uint64_t number, const uint64_t* a, CallResult* r) {
  bool isStatfs = number == SYS_statfs;
  Place place =
      whole(Right::Read, isStatfs ? AT_FDCWD : static_cast<int>(a[0]), textAt(a[isStatfs ? 0 : 1]));
  if (!place) return *r = failure(place.error()), true;
  std::string path = place.path();
  *r = isStatfs ? os::call(number, path.c_str(), a[1])
       : number == SYS_faccessat
           ? os::call(number, AT_FDCWD, path.c_str(), a[2])
           : os::call(number, AT_FDCWD, path.c_str(), a[2], a[3] & ~uint64_t{AT_SYMLINK_NOFOLLOW});
  return true;
}

bool Gate::readLink(uint64_t, const uint64_t* a, CallResult* r) {
  Place place = whole(Right::Read, static_cast<int>(a[0]), textAt(a[1]), O_NOFOLLOW);
  struct stat st = {};
  bool isLink = place && os::call(SYS_fstat, place.folder(), &st).ok() && S_ISLNK(st.st_mode);
  *r = isLink ? os::call(SYS_readlinkat, place.folder(), "", a[2], a[3])
              : failure(place ? EINVAL : place.error());
  return true;
}

/// mkdirat and unlinkat: a name comes or goes.
bool Gate::made(uint64_t number, const uint64_t* a, CallResult* r) {
  Place place = parent(Right::Write, static_cast<int>(a[0]), textAt(a[1]));
  *r = place ? os::call(number, place.folder(), place.name(), a[2]) : failure(place.error());
  return true;
}

bool Gate::renamed(uint64_t number, const uint64_t* a, CallResult* r) {
  Place from = parent(Right::Write, static_cast<int>(a[0]), textAt(a[1])),
        to = parent(Right::Write, static_cast<int>(a[2]), textAt(a[3]));
  *r = !from ? failure(from.error())
       : !to ? failure(to.error())
             : os::call(SYS_renameat2, from.folder(), from.name(), to.folder(), to.name(),
                        number == SYS_renameat2 ? a[4] : 0);
  return true;
}

/// Who may write to the new name can write to what it stands for: so that must be permitted for the
/// old one, and no link is followed.
bool Gate::linked(uint64_t, const uint64_t* a, CallResult* r) {
  Place from = parent(Right::Write, static_cast<int>(a[0]), textAt(a[1])),
        to = parent(Right::Write, static_cast<int>(a[2]), textAt(a[3]));
  *r = !from ? failure(from.error())
       : !to ? failure(to.error())
             : os::call(SYS_linkat, from.folder(), from.name(), to.folder(), to.name(), 0);
  return true;
}

bool Gate::symlink(uint64_t, const uint64_t* a, CallResult* r) {
  Place place = parent(Right::Write, static_cast<int>(a[1]), textAt(a[2]));
  *r = place ? os::call(SYS_symlinkat, a[0], place.folder(), place.name()) : failure(place.error());
  return true;
}

/// fchmodat, fchownat, utimensat.
bool Gate::attributes(uint64_t number, const uint64_t* a, CallResult* r) {
  auto dir = static_cast<int>(a[0]);
  uint64_t flags = number == SYS_fchownat ? a[4] : number == SYS_fchmodat ? 0 : a[3];
  if (a[1] == 0 && number == SYS_utimensat) return changed(number, a, r);
  if ((flags & AT_EMPTY_PATH) != 0 && textAt(a[1])[0] == 0) return changed(number, a, r);
  bool isName = (flags & AT_SYMLINK_NOFOLLOW) != 0;
  Place place =
      isName ? parent(Right::Write, dir, textAt(a[1])) : whole(Right::Write, dir, textAt(a[1]));
  if (!place) return *r = failure(place.error()), true;
  std::string path = isName ? place.name() : place.path();
  *r = os::call(number, isName ? place.folder() : AT_FDCWD, path.c_str(), a[2], a[3], a[4]);
  return true;
}

bool Gate::truncated(uint64_t, const uint64_t* a, CallResult* r) {
  int fd = -1;
  uint64_t error = openBeneath(Right::Write, AT_FDCWD, textAt(a[0]), O_WRONLY | O_NONBLOCK, 0, &fd);
  *r = error != 0 ? failure(error) : os::call(SYS_ftruncate, fd, a[1]);
  if (error == 0) os::close(fd);
  return true;
}

bool Gate::folder(uint64_t, const uint64_t* a, CallResult* r) {
  int fd = -1;
  uint64_t error = openBeneath(Right::Read, AT_FDCWD, textAt(a[0]), O_PATH | O_DIRECTORY, 0, &fd);
  *r = failure(error);
  if (error != 0) return true;
  folder_ = pathOf(fd);
  os::close(fd);
  *r = {};
  return true;
}

bool Gate::folderOfFile(uint64_t number, const uint64_t* a, CallResult* r) {
  if (file(number, a, r)) return true;
  struct stat st = {};
  std::string path = pathOf(static_cast<int>(a[0]));
  *r = failure(ENOTDIR);
  if (!os::call(SYS_fstat, a[0], &st).ok() || !S_ISDIR(st.st_mode) || path.empty()) return true;
  folder_ = path;
  *r = {};
  return true;
}

bool Gate::where(uint64_t, const uint64_t* a, CallResult* r) {
  uint64_t n = folder_.size() + 1;
  *r = a[1] < n ? failure(ERANGE) : CallResult{n, 0, 0};
  if (r->ok()) memcpy(reinterpret_cast<char*>(a[0]), folder_.c_str(), n);
  return true;
}

}  // namespace vo::sandbox
