// `vo test`.
#pragma once

namespace vo::cli {

/// Tests packages, each in a process of its own. Gives the exit status: 0 if all is well.
int test(int argc, char** argv);

}  // namespace vo::cli
