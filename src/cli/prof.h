// `vo prof`: what a profile says, as text or as a picture.
#pragma once

#include "cli/command.h"

namespace vo::cli {

/// Shows c.args[0]. An exit status: 0, or what is wrong has been said.
int prof(const Command& c);

}  // namespace vo::cli
