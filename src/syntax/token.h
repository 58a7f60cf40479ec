// The tokens of Go and Vo, from tokens.def.
#pragma once

#include <cstdint>
#include <string_view>

namespace vo::syntax {

enum class Token : uint8_t {
#define VO_TOKEN(name, text) name,
#include "syntax/tokens.def"
};

std::string_view tokenText(Token token);
/// Of a binary operator, 1 (`||`) to 5 (`*`); 0 for anything else.
int precedence(Token token);

}  // namespace vo::syntax
