// Files that appear complete or not at all.
#pragma once

#include <sys/types.h>

#include <string>
#include <string_view>

namespace vo::storage {

/// Makes `path` a file of `bytes`: written without a name where the file system can do that, then put in place. A symbolic
/// link is followed, a device or a pipe is written into. What is wrong, or empty; then nothing is left of the try.
[[nodiscard]] std::string writeFile(const std::string& path, std::string_view bytes, mode_t mode = 0666);

/// Makes the folder and those above it that are missing, as far as that is possible.
void makeFolders(const std::string& path);

/// Writes all of it. What is wrong, or empty.
[[nodiscard]] std::string writeAll(int fd, const std::string& path, std::string_view bytes);

}  // namespace vo::storage
