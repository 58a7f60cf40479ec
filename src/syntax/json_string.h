// Texts in what the go command's tools print as JSON (test events, findings, lists of packages).
#pragma once

#include <string>
#include <string_view>

namespace vo::syntax {

/// With quotes, as Go's encoding/json writes it: <, >, & and line separators escaped, U+FFFD for what is no UTF-8. Any thread.
std::string jsonString(std::string_view text);

}  // namespace vo::syntax
