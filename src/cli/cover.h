// `vo cover`.
#pragma once

namespace vo::cli {

/// Shows a coverage profile: -func=FILE by function, -html=FILE as a page; -o=OUT: into a file. Gives the exit status.
int cover(int argc, char** argv);

}  // namespace vo::cli
