// Coverage profiles: read, summed up by function, and shown as a page.
//
// Takes texts, gives texts; the sources that a profile names are found by the caller. No state.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "testrun/cover.h"

namespace vo::testrun {

struct ProfileBlock : CoverBlock {
  int64_t count;
};

/// What a profile says of one file.
struct FileProfile {
  std::string name;  ///< as the profile has it: an import path and a file's name, or a path
  std::vector<ProfileBlock> blocks;  ///< by where they begin; each place once
};

struct Profile {
  std::string mode;
  std::vector<FileProfile> files;  ///< by name
};

/// Reads a profile's text; samples of the same block are added up. What is wrong, with its line, or empty.
[[nodiscard]] std::string readProfile(std::string_view text, Profile* out);

/// A file with its text.
struct ProfiledFile {
  const FileProfile* profile;
  std::string path, text;
};

/// A line for each function and one for all, as go tool cover -func. What is wrong with a source, or empty.
[[nodiscard]] std::string functionTable(const std::vector<ProfiledFile>& files, std::string* out);

/// A page that shows the sources, one at a time, and needs nothing else.
std::string coveragePage(const std::string& mode, const std::vector<ProfiledFile>& files);

}  // namespace vo::testrun
