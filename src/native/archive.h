// The machine code of the library image, made once: an archive that executables are linked with.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "native/codegen.h"

namespace vo::native {

struct ArchiveOptions {
  CodegenOptions codegen;
  std::string key;           ///< of this image and this executable: stands in a file beside the archive
  std::string generator;     ///< what else the code depends on
  unsigned processes = 2;
  bool progress = false;     ///< a line per step to stderr
};

/// Compiles all functions of `program` in some processes, a package or a part of one at a time, and writes the archive
/// (complete or not at all). What is wrong, or empty. REQUIRES: the process has one thread.
/// There is little to do if what is there was made of the same code by the same generator.
std::string writeArchive(const std::string& path, const link::Program& program, const ArchiveOptions& options);

/// Whether the archive at `path` is to be one with this key, by the file beside it.
bool isArchiveOf(const std::string& path, const std::string& key);

/// The objects of the archive at `path` that have code of `functions`, which are ordered by address. They stay mapped. What is wrong, or empty.
std::string objectsOf(const std::string& path, std::span<const link::Function* const> functions, std::vector<std::string_view>* objects);

}  // namespace vo::native
