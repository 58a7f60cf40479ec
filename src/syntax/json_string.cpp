// This file writes texts into JSON.
#include "syntax/json_string.h"

#include <cstdio>

#include "syntax/unicode.h"

namespace vo::syntax {

std::string jsonString(std::string_view text) {
  std::string out = "\"";
  char escaped[8];
  while (!text.empty()) {
    DecodedRune r = decodeRune(text);
    char c = text[0];
    static constexpr std::string_view kShort = "\"\\\b\f\n\r\t", kLetters = "\"\\bfnrt";
    bool isControl = static_cast<unsigned char>(c) < ' ';
    if (!r.valid) {
      out += "\\ufffd";
    } else if (size_t at = kShort.find(c); at != std::string_view::npos) {
      out += {'\\', kLetters[at]};
    } else if (isControl || c == '<' || c == '>' || c == '&' || r.value == 0x2028 || r.value == 0x2029) {
      snprintf(escaped, sizeof escaped, "\\u%04x", static_cast<unsigned>(r.value));
      out += escaped;
    } else {
      out += text.substr(0, r.width);
    }
    text.remove_prefix(r.width);
  }
  return out + "\"";
}

}  // namespace vo::syntax
