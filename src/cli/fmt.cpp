// This file implements `vo fmt`: which files, what is done with each, in as many threads as there
// are processors. What they have to say is printed in the order of the files.
#include "cli/fmt.h"

#include <dirent.h>
#include <fcntl.h>
#include <pthread.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <string>
#include <string_view>
#include <vector>

#include "format/diff.h"
#include "format/format.h"
#include "os/thread.h"
#include "package/files.h"
#include "storage/output.h"

namespace vo::cli {
namespace {

/// A file, and what there is to print about it.
struct Job {
  std::string path;  ///< empty: standard input
  mode_t mode = 0;
  std::string error;  ///< what kept it from being a job; then there is nothing to do
  std::string out;
  int code = 0;
  bool isDone = false;
};

/// "open NAME: no such file or directory", as Go says it.
std::string systemError(const char* call, const std::string& path) {
  std::string why = strerror(errno);
  if (!why.empty() && why[0] >= 'A' && why[0] <= 'Z') why[0] = static_cast<char>(why[0] | 0x20);
  return std::string(call) + " " + path + ": " + why + "\n";
}

/// What is wrong, or empty.
std::string readAll(int fd, const std::string& path, std::string& text) {
  struct stat info;
  size_t size = 0;
  if (fstat(fd, &info) == 0 && S_ISREG(info.st_mode)) size = static_cast<size_t>(info.st_size);
  text.resize(size + 1);
  size_t n = 0;
  for (;;) {
    if (n > package::kMaxSourceBytes) return path + ": file too large\n";
    if (n == text.size()) text.resize(std::min(n * 2 + 4096, package::kMaxSourceBytes + 1));
    ssize_t got = read(fd, text.data() + n, text.size() - n);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return systemError("read", path);
    if (got == 0) break;
    n += static_cast<size_t>(got);
  }
  text.resize(n);
  return {};
}

std::string readSource(const std::string& path, std::string& text) {
  if (path.empty()) return readAll(0, "/dev/stdin", text);
  // A pipe that nobody writes to is empty, not waited for.
  int fd = open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
  if (fd < 0) return systemError("open", path);
  fcntl(fd, F_SETFL, O_RDONLY);
  std::string error = readAll(fd, path, text);
  close(fd);
  return error;
}

void formatOne(Job& job, const FmtOptions& flags) {
  std::string text;
  job.code = 2;
  job.error = readSource(job.path, text);
  if (!job.error.empty()) return;
  std::string name = job.path.empty() ? "<standard input>" : job.path;
  format::Options options;
  options.isVo = job.path.ends_with(".vo");
  options.simplifies = flags.simplify;
  options.takesFragments = job.path.empty();
  format::Result result = format::format(name, text, options);
  job.error = std::move(result.errors);
  if (!job.error.empty()) return;
  job.code = 0;
  if (result.text != text) {
    if (flags.list) job.out = name + "\n";
    if (flags.write) {
      std::string error = storage::writeFile(job.path, result.text, job.mode & 07777);
      if (!error.empty()) {
        job.error = error + "\n";
        job.code = 2;
        return;
      }
    }
    if (flags.diff) {
      job.out += format::diff(name + ".orig", text, name, result.text);
      job.code = 1;
    }
  }
  if (!flags.list && !flags.write && !flags.diff) job.out = std::move(result.text);
}

/// The jobs, taken by threads in turn, and printed in order.
class Work {
 public:
  Work(std::vector<Job> jobs, const FmtOptions& flags) : jobs_(std::move(jobs)), flags_(flags) {}

  int run() {
    size_t count = std::clamp<size_t>(static_cast<size_t>(sysconf(_SC_NPROCESSORS_ONLN)), 1,
                                      std::max<size_t>(jobs_.size(), 1));
    std::vector<pthread_t> threads;
    pthread_attr_t attributes;
    pthread_attr_init(&attributes);
    pthread_attr_setstacksize(&attributes, format::kStackSize);
    for (size_t i = 0; i < count; i++) {
      pthread_t thread;
      if (pthread_create(&thread, &attributes, start, this) != 0) break;
      threads.push_back(thread);
    }
    pthread_attr_destroy(&attributes);
    if (threads.empty()) {
      fputs("vo: no thread can be started\n", stderr);
      return 2;
    }
    for (pthread_t t : threads) pthread_join(t, nullptr);
    if (fflush(stdout) != 0) {
      fputs(systemError("write", "/dev/stdout").c_str(), stderr);
      code_ = 2;
    }
    return code_;
  }

 private:
  static void* start(void* self) {
    static_cast<Work*>(self)->takeJobs();
    return nullptr;
  }

  void takeJobs() {
    for (;;) {
      size_t i = next_.fetch_add(1);
      if (i >= jobs_.size()) return;
      Job& job = jobs_[i];
      if (job.error.empty()) formatOne(job, flags_);
      lock_.lock();
      job.isDone = true;
      for (; printed_ < jobs_.size() && jobs_[printed_].isDone; printed_++) print(jobs_[printed_]);
      lock_.unlock();
    }
  }

  void print(Job& job) {
    fwrite(job.out.data(), 1, job.out.size(), stdout);
    if (!job.error.empty()) {
      fflush(stdout);
      fwrite(job.error.data(), 1, job.error.size(), stderr);
    }
    code_ = std::max(code_, job.error.empty() ? job.code : 2);
    job = {};
    job.isDone = true;
  }

  std::vector<Job> jobs_;
  const FmtOptions& flags_;
  std::atomic<size_t> next_ = 0;
  os::Lock lock_;  ///< over what follows
  size_t printed_ = 0;
  int code_ = 0;
};

/// Adds the sources of a folder, in the order of their names.
void addFolder(const std::string& folder, std::vector<Job>& jobs) {
  DIR* dir = opendir(folder.c_str());
  if (dir == nullptr) {
    jobs.push_back({folder, 0, systemError("open", folder), {}, 2, false});
    return;
  }
  std::vector<std::string> names;
  while (const dirent* entry = readdir(dir)) {
    std::string name = entry->d_name;
    if (name != "." && name != "..") names.push_back(std::move(name));
  }
  closedir(dir);
  std::sort(names.begin(), names.end());
  std::string prefix = folder == "." ? "" : folder.ends_with('/') ? folder : folder + "/";
  for (const std::string& name : names) {
    std::string path = prefix + name;
    struct stat info;
    if (lstat(path.c_str(), &info) != 0) {
      jobs.push_back({path, 0, systemError("lstat", path), {}, 2, false});
    } else if (S_ISDIR(info.st_mode)) {
      addFolder(path, jobs);
    } else if (!name.starts_with('.') && (name.ends_with(".go") || name.ends_with(".vo"))) {
      jobs.push_back({path, info.st_mode, {}, {}, 0, false});
    }
  }
}

}  // namespace

int formatSources(const Command& c) {
  std::vector<Job> jobs;
  if (c.args.empty()) {
    if (c.fmt.write) {
      fputs("error: cannot use -w with standard input\n", stderr);
      return 2;
    }
    jobs.emplace_back();
  }
  for (const std::string& path : c.args) {
    struct stat info;
    if (lstat(path.c_str(), &info) != 0) {
      jobs.push_back({path, 0, systemError("lstat", path), {}, 2, false});
    } else if (S_ISDIR(info.st_mode)) {
      addFolder(path, jobs);
    } else {
      if (S_ISLNK(info.st_mode)) stat(path.c_str(), &info);
      jobs.push_back({path, info.st_mode, {}, {}, 0, false});
    }
  }
  return Work(std::move(jobs), c.fmt).run();
}

}  // namespace vo::cli
