// White space of texts, as Go's strings package sees it.
#pragma once

#include <string_view>

namespace vo::format {

/// Without white space at the end; of Unicode, too.
std::string_view trimRight(std::string_view s);
std::string_view trimSpace(std::string_view s);

}  // namespace vo::format
