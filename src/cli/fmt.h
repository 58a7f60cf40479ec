// `vo fmt`, which is gofmt, for .vo files too.
#pragma once

#include "cli/command.h"

namespace vo::cli {

/// Formats the files and folders that c.args name, or standard input. 0; 1 if -d shows differences;
/// 2 if something is wrong, as is said on stderr.
int formatSources(const Command& c);

}  // namespace vo::cli
