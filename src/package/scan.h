// A quick look at the head of a source file: package clause and imports, without parsing the rest.
//
// Views into the text that is given; any bytes are safe, what is no Go ends the look. No state: any thread.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace vo::package {

struct ScannedImport {
  std::string_view path;  ///< without quotes
  std::string_view name;  ///< the name before it, or empty
  uint32_t offset;        ///< of the opening quote
  uint32_t end;           ///< behind the closing quote
  uint32_t specBegin;     ///< of the name, or of the quote
};

struct ScannedHeader {
  std::string_view package;  ///< empty if there is no package clause
  uint32_t packageOffset = 0;
  std::vector<ScannedImport> imports;
  uint32_t end = 0;  ///< where the declarations after the imports begin
  bool complete = false;  ///< it did not stop in the middle of a clause
};

/// Stops without an error where the text is not what it expects: the parser will report it.
ScannedHeader scanHeader(std::string_view text);

/// Behind the comment, string or character literal that begins at `at`; `at` if none does there.
uint32_t skipOpaque(std::string_view text, uint32_t at);

}  // namespace vo::package
