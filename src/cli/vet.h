// `vo vet`: probable mistakes in packages, with go vet's flags and output.
#pragma once

namespace vo::cli {

/// Takes vo's own arguments. 0: nothing was found, or -json; 1: something was, or a package does
/// not compile; 2: wrong flags.
int vet(int argc, char** argv);

}  // namespace vo::cli
