// Upper-case letters, and names that begin with one: they are exported.
#pragma once

#include <cstdint>
#include <string_view>

namespace vo::base {

/// For letters above ASCII.
bool isUpperCase(char32_t c);
/// Whether the identifier `name`, valid UTF-8, is exported.
bool isExportedName(std::string_view name);

}  // namespace vo::base
