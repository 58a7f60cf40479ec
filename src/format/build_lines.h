// The lines of a file that say in which builds it is: `//go:build` and the older `// +build`.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace vo::format {

/// Of a `//` comment; whether the expression can be read is another question.
bool isGoBuildLine(std::string_view comment);
bool isPlusBuildLine(std::string_view comment);

/// Moves these lines of a file's marked output to where the go command looks for them, behind each
/// other: one //go:build line, made of the others if it is missing, and +build lines that say the
/// same if there were some. `goBuild` and `plusBuild` are where such comments begin.
void fixBuildLines(std::string& output, const std::vector<size_t>& goBuild,
                   const std::vector<size_t>& plusBuild);

}  // namespace vo::format
