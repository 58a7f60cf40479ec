// This file is `vo prof`: the files that it reads and writes.
#include "cli/prof.h"

#include <fcntl.h>
#include <regex.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <string>
#include <string_view>
#include <vector>

#include "package/files.h"
#include "package/loader.h"
#include "profile/flame_graph.h"
#include "profile/listing.h"
#include "profile/profile.h"
#include "profile/table.h"
#include "storage/output.h"

namespace vo::cli {
namespace {

int refuse(const std::string& what) {
  fprintf(stderr, "vo: %s\n", what.c_str());
  return 1;
}

/// Reads and understands a profile, or says why not.
bool load(const std::string& file, profile::Profile* out) {
  int fd = file == "-" ? 0 : open(file.c_str(), O_RDONLY | O_CLOEXEC);
  if (fd < 0) return refuse("open " + file + ": " + strerror(errno)), false;
  std::string bytes;
  constexpr size_t kStep = size_t{1} << 20;
  ssize_t n = 1;
  while (n > 0 && bytes.size() <= profile::kMaxBytes) {
    size_t done = bytes.size();
    bytes.resize(done + kStep);
    do n = ::read(fd, bytes.data() + done, kStep);
    while (n < 0 && errno == EINTR);
    bytes.resize(done + static_cast<size_t>(n > 0 ? n : 0));
  }
  int why = errno;
  if (fd != 0) close(fd);
  if (n < 0) return refuse("read " + file + ": " + strerror(why)), false;
  std::string error = profile::read(std::move(bytes), out);
  return error.empty() || (refuse(file + ": " + error), false);
}

int write(const std::string& file, const std::string& text) {
  std::string error = file.empty() || file == "-" ? storage::writeAll(1, "standard output", text)
                                                  : storage::writeFile(file, text);
  return error.empty() ? 0 : refuse(error);
}

/// Reads a source file: by its name; for one without a folder's, as -trimpath leaves it, in this
/// folder, those above it, and Go's library.
std::string readSource(const std::string& file, std::vector<std::string>* lines) {
  std::string text, error = package::readFile(file, &text);
  if (!error.empty() && !file.starts_with('/')) {
    std::string folder = package::absolutePath("."), found = folder + "/" + file;
    while (!package::isFile(found) && folder != "/") {
      folder = package::parentOf(folder);
      found = folder + "/" + file;
    }
    if (!package::isFile(found)) found = package::defaultLibraryRoot() + "/" + file;
    error = package::readFile(found, &text);
    if (!error.empty())
      error = "could not find file " + file + " on path " + package::absolutePath(".");
  }
  for (size_t at = 0; at < text.size();) {
    size_t end = std::min(text.find('\n', at), text.size());
    lines->push_back(text.substr(at, end - at));
    at = end + 1;
  }
  return error;
}

/// -list.
int list(const profile::Profile& p, const Command& c, const profile::TableOptions& o) {
  regex_t pattern;
  if (int problem = regcomp(&pattern, c.prof.list.c_str(), REG_EXTENDED | REG_NOSUB);
      problem != 0) {
    char why[200];
    regerror(problem, &pattern, why, sizeof why);
    return refuse("-list " + c.prof.list + ": " + why);
  }
  auto shows = [&](std::string_view name) {
    return regexec(&pattern, std::string(name).c_str(), 0, nullptr, 0) == 0;
  };
  std::string text =
      profile::listing(p, {.sample = o.sample, .unit = o.unit, .shows = shows, .read = readSource});
  regfree(&pattern);
  return text.empty() ? refuse("no matches found for regexp: " + c.prof.list)
                      : write(c.output, text);
}

}  // namespace

int prof(const Command& c) {
  if (c.args.size() != 1) {
    fputs(c.args.empty() ? "vo: prof takes a profile; see 'vo help prof'\n"
                         : "vo: prof takes one profile (a program's executable is not needed; "
                           "-diff compares with another profile)\n",
          stderr);
    return 2;
  }
  const std::string& file = c.args[0];
  profile::Profile p;
  if (!load(file, &p)) return 1;
  if (!c.prof.base.empty()) {
    profile::Profile base;
    if (!load(c.prof.base, &base)) return 1;
    if (std::string error = profile::subtract(p, base); !error.empty()) return refuse(error);
  }
  profile::TableOptions options{.byCum = c.prof.byCum, .count = c.prof.count, .unit = c.prof.unit};
  std::string error;
  if (!profile::findSampleType(p, c.prof.sampleType, &options.sample, &error))
    return refuse(file + ": " + error);
  if (!p.dropFrames.empty())
    fprintf(stderr,
            "vo: %s names frames that are to be dropped (drop_frames): they are shown, too\n",
            file.c_str());
  if (!c.prof.html.empty()) {
    std::string page;
    error = profile::flameGraph(p, options.sample, file, &page);
    return error.empty() ? write(c.prof.html, page) : refuse(file + ": " + error);
  }
  if (!c.prof.list.empty()) return list(p, c, options);
  return write(c.output,
               c.prof.tags ? profile::labelTable(p, options) : profile::topTable(p, options));
}

}  // namespace vo::cli
