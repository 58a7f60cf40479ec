// A text that grows, over an Allocator, and the numbers that are written to it.
#pragma once

#include <cstdint>
#include <string_view>

#include "base/vec.h"

namespace vo::base {

/// The part of `rest` before the first `separator`, or all of it; `rest` keeps what stands behind.
inline std::string_view takeUntil(std::string_view& rest, char separator) {
  size_t at = 0;
  while (at < rest.size() && rest[at] != separator) at++;
  std::string_view part(rest.data(), at);
  rest.remove_prefix(at < rest.size() ? at + 1 : at);
  return part;
}

/// The digits at the front of `rest`, which loses them. False, and `rest` is as it was: there are none, or the number
/// needs more than 64 bits. `base` is 10 or 16.
[[nodiscard]] bool readUint(std::string_view& rest, unsigned base, uint64_t& out);

class Text {
 public:
  explicit Text(Allocator& allocator) : chars_(allocator) {}
  Text(Allocator& allocator, std::string_view text) : chars_(allocator) { *this += text; }

  std::string_view view() const { return {chars_.data(), chars_.size()}; }
  operator std::string_view() const { return view(); }  // NOLINT: implicit on purpose
  const char* data() const { return chars_.data(); }
  size_t size() const { return chars_.size(); }
  bool empty() const { return chars_.empty(); }
  void clear() { chars_.clear(); }
  Allocator& allocator() const { return chars_.allocator(); }

  /// `text` must not be part of this one.
  Text& operator=(std::string_view text) {
    chars_.clear();
    return *this += text;
  }
  Text& operator+=(std::string_view text) {
    chars_.append(text);
    return *this;
  }
  Text& operator+=(char c) {
    chars_.push(c);
    return *this;
  }
  Text& addInt(int64_t n);
  Text& addUint(uint64_t n);
  /// Without a prefix, with zeros before it up to `digits`.
  Text& addHex(uint64_t n, unsigned digits = 1);

 private:
  Vec<char> chars_;
};

}  // namespace vo::base
