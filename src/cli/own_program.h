// Commands of vo that are Go programs of ours (src/modtool, src/playtool). The build has compiled
// them to lib/vo/NAME.vob, and they run on the VM of this process.
#pragma once

#include <string>
#include <vector>

namespace vo::cli {

/// Runs one; `args` follow its name in os.Args. Its exit status. REQUIRES: once in a process, and
/// nothing has been compiled.
int runOwnProgram(const std::string& name, const std::vector<std::string>& args);

/// The absolute name of this process' executable; empty if the system does not say.
std::string executablePath();

/// `vo play`.
int play(const std::vector<std::string>& args);

}  // namespace vo::cli
