// Upper-case letters above ASCII.
#pragma once

#include <cstdint>

namespace vo::types {

bool isUpperCase(char32_t c);

}  // namespace vo::types
