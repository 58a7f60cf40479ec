// Compiled modules (.vob) on disk.
//
// Reads and writes files; errors are texts for people. Bytes from a file are decoded, checked and verified before
// anything else sees them.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "bytecode/module.h"

namespace vo::driver {

struct ModuleFile {
  std::vector<bytecode::Module> modules;
  std::string error;  ///< why there are none, or empty
};

/// Whether the file begins as a .vob does, or is called so.
bool isModuleFile(const std::string& path);

/// Decodes and checks the structure of a .vob file's bytes.
ModuleFile modulesOf(std::span<const uint8_t> bytes);
/// Reads, decodes and checks the structure of a .vob file.
ModuleFile readModuleFile(const std::string& path);

/// Writes a file that appears under its name only when it is complete; an error text or empty.
std::string writeModuleFile(const std::string& path, const std::vector<uint8_t>& bytes);

}  // namespace vo::driver
