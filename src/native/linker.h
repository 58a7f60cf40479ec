// The link of an executable: lld in this process.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "native/target.h"

namespace vo::native {

struct LinkInput {
  std::vector<std::string> objects;  ///< bytes; the metadata object is the last
  std::string libraryFolder;         ///< of libvo_native.a and the C library's objects: lib/vo/native
  std::string archive;               ///< the library's machine code, or empty
  std::string output;
  Arch arch = Arch::X86_64;
  int cpuLevel = 2;                  ///< of x86-64: executables look for it when they start
  bool strip = false;                ///< no symbols
  bool debug = false;                ///< what the objects have for debuggers stays
  bool relocatable = false;          ///< an object, of `objects` alone
};

/// Writes the executable (complete or not at all), or says what is wrong. At most once per process: lld leaves its memory
/// behind.
std::string linkExecutable(const LinkInput& input);

/// Takes the mark away by which lld wants to know about split stacks: it would look for functions that have none and
/// change the prologues of those that call them. Ours see to the room themselves.
void hideSplitStack(std::string& object);

}  // namespace vo::native
