// This file counts lines and columns.
#include "lsp/text.h"

#include <algorithm>

namespace vo::lsp {

namespace {

/// Bytes and UTF-16 units of the character at the front.
struct Character {
  uint32_t bytes;
  uint32_t units;
};

Character characterAt(std::string_view s) {
  auto at = [&](size_t i) { return i < s.size() ? static_cast<unsigned char>(s[i]) : 0u; };
  auto follows = [&](size_t n) {
    for (size_t i = 1; i <= n; i++)
      if ((at(i) & 0xC0) != 0x80) return false;
    return true;
  };
  unsigned c = at(0);
  if (c >= 0xC2 && c < 0xE0 && follows(1)) return {2, 1};
  if (c >= 0xE0 && c < 0xF0 && follows(2)) return {3, 1};
  if (c >= 0xF0 && c < 0xF5 && follows(3)) return {4, 2};
  return {1, 1};
}

int hexDigit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

}  // namespace

Text::Text(std::string text) : text_(std::move(text)) { index(); }

void Text::index() {
  starts_.assign(1, 0);
  for (size_t at = text_.find('\n'); at != std::string::npos; at = text_.find('\n', at + 1))
    starts_.push_back(static_cast<uint32_t>(at + 1));
}

std::string_view Text::line(size_t line) const {
  uint32_t begin = lineStart(line), end = lineStart(line + 1);
  std::string_view out = std::string_view(text_).substr(begin, end - begin);
  while (!out.empty() && (out.back() == '\n' || out.back() == '\r')) out.remove_suffix(1);
  return out;
}

uint32_t Text::lineOf(uint32_t offset) const {
  return static_cast<uint32_t>(std::upper_bound(starts_.begin(), starts_.end(), offset) - starts_.begin() - 1);
}

uint32_t Text::offsetOf(Place place, Encoding encoding) const {
  if (place.line >= starts_.size()) return size();
  std::string_view text = line(place.line);
  uint32_t begin = starts_[place.line];
  if (encoding == Encoding::Utf8) return begin + std::min<uint32_t>(place.character, static_cast<uint32_t>(text.size()));
  uint32_t at = 0, units = 0;
  while (at < text.size() && units < place.character) {
    Character c = characterAt(text.substr(at));
    at += c.bytes;
    units += c.units;
  }
  return begin + at;
}

Place Text::placeOf(uint32_t offset, Encoding encoding) const {
  offset = std::min(offset, size());
  uint32_t line = lineOf(offset), begin = starts_[line];
  if (encoding == Encoding::Utf8) return {line, offset - begin};
  uint32_t units = 0;
  for (uint32_t at = begin; at < offset;) {
    Character c = characterAt(std::string_view(text_).substr(at));
    at += c.bytes;
    units += c.units;
  }
  return {line, units};
}

void Text::replace(uint32_t begin, uint32_t end, std::string_view with) {
  begin = std::min(begin, size());
  end = std::clamp(end, begin, size());
  text_.replace(begin, end - begin, with);
  index();
}

std::string pathOfUri(std::string_view uri) {
  if (!uri.starts_with("file://")) return {};
  uri.remove_prefix(7);
  if (uri.starts_with("localhost/")) uri.remove_prefix(9);
  if (!uri.starts_with("/")) return {};
  std::string out;
  for (size_t i = 0; i < uri.size(); i++) {
    int high = i + 2 < uri.size() && uri[i] == '%' ? hexDigit(uri[i + 1]) : -1;
    int low = high >= 0 ? hexDigit(uri[i + 2]) : -1;
    if (low >= 0) {
      out += static_cast<char>(high * 16 + low);
      i += 2;
    } else {
      out += uri[i];
    }
  }
  return out.find('\0') == std::string::npos ? out : std::string();
}

std::string uriOfPath(std::string_view path) {
  std::string out = "file://";
  for (char c : path) {
    bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || std::string_view("/-._~+@").find(c) != std::string_view::npos;
    if (plain) {
      out += c;
    } else {
      constexpr std::string_view kHex = "0123456789ABCDEF";
      auto u = static_cast<unsigned char>(c);
      out += {'%', kHex[u >> 4], kHex[u & 15]};
    }
  }
  return out;
}

}  // namespace vo::lsp
