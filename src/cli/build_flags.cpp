// This file reads -tags and -mod.
#include "cli/build_flags.h"

#include <cstdlib>

namespace vo::cli {

bool takeBuildFlag(std::string_view flag, driver::CompileOptions& options) {
  if (flag.starts_with("mod=")) {
    options.mod = flag.substr(4);
    return true;
  }
  if (!flag.starts_with("tags=")) return false;
  options.tags.clear();
  std::string_view list = flag.substr(5);
  while (!list.empty()) {
    size_t end = list.find_first_of(", ");
    if (end != 0) options.tags.emplace_back(list.substr(0, end));
    list.remove_prefix(end == std::string_view::npos ? list.size() : end + 1);
  }
  return true;
}

void takeGoFlags(driver::CompileOptions& options) {
  const char* env = getenv("GOFLAGS");
  std::string_view list = env == nullptr ? "" : env;
  while (!list.empty()) {
    size_t end = list.find_first_of(" \t\n");
    // As for go, a flag may stand in quotes, and what a command does not know is of no interest to it.
    std::string_view flag = list.substr(0, end);
    list.remove_prefix(end == std::string_view::npos ? list.size() : end + 1);
    if (flag.size() > 1 && (flag[0] == '\'' || flag[0] == '"') && flag.back() == flag[0]) flag = flag.substr(1, flag.size() - 2);
    if (flag.starts_with("--")) flag.remove_prefix(1);
    if (flag.starts_with("-")) takeBuildFlag(flag.substr(1), options);
  }
}

}  // namespace vo::cli
