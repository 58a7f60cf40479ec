// `vo mod`: makes a module, and shows what one needs. As go mod; nothing is fetched. (What fetches
// or edits: modules_tool.h.)
#pragma once

#include <string>
#include <vector>

#include "cli/command.h"
#include "package/modules.h"

namespace vo::cli {

/// c.args: what to do, and with what. An exit status: go's.
int mod(const Command& c);

/// Makes a go.mod in the working directory; without a path it guesses one as go does.
int initModule(const std::vector<std::string>& args);
/// Prints a shortest way of imports from the main module's packages to each package of `names`, or
/// with -m to each module.
int explainModules(const Command& c, const std::vector<std::string>& names);

/// Opens the module of the working directory for one of these, and reads its graph. What is wrong,
/// or empty.
[[nodiscard]] std::string openModule(const Command& c, package::Modules& modules,
                                     std::vector<package::Modules::Requirements>* graph);
/// "vo: TEXT" on stderr, and 1.
int failMod(const std::string& text);

}  // namespace vo::cli
