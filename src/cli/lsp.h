// `vo lsp`.
#pragma once

#include <string>

#include "cli/command.h"

namespace vo::cli {

/// Serves the client on standard input and output. An exit status.
int runLanguageServer(const Command& c, const std::string& image);

}  // namespace vo::cli
