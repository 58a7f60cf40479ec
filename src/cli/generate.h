// `vo generate`: runs the generators that `//go:generate` lines of packages name, as go generate.
#pragma once

#include "cli/command.h"

namespace vo::cli {

/// Takes flags (c.generate) and packages or files (c.args). Exit status: 1 if a generator failed or
/// a package is not there. REQUIRES: once in a process, and nothing has been compiled.
int generate(const Command& c);

}  // namespace vo::cli
