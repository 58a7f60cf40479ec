// `vo eval`: code from the command line as a program.
#pragma once

#include <memory>

#include "cli/command.h"
#include "driver/compile.h"

namespace vo::cli {

/// Compiles c.eval's code. Packages of the library that it names are imported, and what its last expression gives is
/// printed; positions are in the code, in a file
/// named <eval>, or <end> for that of -end. Of the forms that this may take the first without errors
/// counts, else the first. Never null; its sink says whether there were errors.
std::unique_ptr<driver::Compilation> compileCode(driver::MetadataSpace& space, Command& c);

}  // namespace vo::cli
