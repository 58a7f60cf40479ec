// The link of an executable: lld in this process.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "native/target.h"

namespace vo::native {

/// A function of C that the program calls.
struct ExternalSymbol {
  std::string name;
  std::string place;  ///< "file:line" of its declaration
};

struct LinkInput {
  std::vector<std::string> objects;  ///< bytes; the metadata object is the last
  std::string libraryFolder;         ///< of libvo_native.a and the C library's objects: lib/vo/native
  std::vector<std::string_view> library;  ///< objects of the library's archive
  Arch arch = Arch::X86_64;
  int cpuLevel = 2;                  ///< of x86-64: executables look for it when they start
  bool strip = false;                ///< no symbols
  bool debug = false;                ///< what the objects have for debuggers stays
  bool relocatable = false;          ///< an object, of `objects` alone
  std::vector<ExternalSymbol> externals;  ///< not empty: linked with the system's C library, dynamically
  std::vector<std::string> libraries;     ///< of //vo:link
  std::vector<std::string> flags;         ///< -extldflags: only looked at if there are externals
};

/// Makes the executable, *linked, memory that stays, or says what is wrong. At most once per process: lld leaves its memory behind.
std::string linkExecutable(const LinkInput& input, std::string_view* linked);

}  // namespace vo::native
