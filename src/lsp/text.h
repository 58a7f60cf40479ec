// A text with its lines, and places in it as the protocol counts them.
//
// A place is a line and a column in UTF-16 units (or in bytes, if client and server have agreed on that); ours are
// byte offsets. Places outside of the text are brought to the nearest one inside. Bytes that are no UTF-8 count as one
// unit each. One thread.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace vo::lsp {

enum class Encoding : uint8_t { Utf16, Utf8 };

struct Place {
  uint32_t line = 0;       ///< from 0
  uint32_t character = 0;  ///< from 0
  friend constexpr bool operator==(Place, Place) = default;
  friend constexpr auto operator<=>(Place, Place) = default;
};

class Text {
 public:
  Text() : Text(std::string()) {}
  explicit Text(std::string text);
  const std::string& bytes() const { return text_; }
  uint32_t size() const { return static_cast<uint32_t>(text_.size()); }
  size_t lines() const { return starts_.size(); }
  uint32_t lineStart(size_t line) const { return line < starts_.size() ? starts_[line] : size(); }
  /// Without its end.
  std::string_view line(size_t line) const;
  uint32_t lineOf(uint32_t offset) const;

  uint32_t offsetOf(Place place, Encoding encoding) const;
  Place placeOf(uint32_t offset, Encoding encoding) const;
  /// Puts `with` in place of the bytes from `begin` to `end`.
  void replace(uint32_t begin, uint32_t end, std::string_view with);

 private:
  void index();
  std::string text_;
  std::vector<uint32_t> starts_;
};

/// The file of a `file:` URI, or empty; and back.
std::string pathOfUri(std::string_view uri);
std::string uriOfPath(std::string_view path);

}  // namespace vo::lsp
