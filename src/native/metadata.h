// The metadata object of an executable: what is reached of functions, types, interface tables and package variables, the
// program's root structure (docs/native.md). Everything but package variables is read-only data.
#pragma once

#include "native/elf_object.h"
#include "native/reach.h"

namespace vo::native {

/// For that kind of machine. REQUIRES: `reached` is that of the program of `index`. Names of source files lose `trim` at their beginning.
ElfObject writeMetadata(Arch arch, const ProgramIndex& index, const Reached& reached, std::string_view trim = {});

}  // namespace vo::native
