// This file reads and writes the frames of messages.
#include "lsp/message.h"

namespace vo::lsp {

namespace {

bool equalFold(std::string_view a, std::string_view b) {
  if (a.size() != b.size()) return false;
  for (size_t i = 0; i < a.size(); i++)
    if ((a[i] | 0x20) != (b[i] | 0x20)) return false;
  return true;
}

std::string_view trimmed(std::string_view s) {
  while (!s.empty() && (s.front() == ' ' || s.front() == '\t')) s.remove_prefix(1);
  while (!s.empty() && (s.back() == ' ' || s.back() == '\t')) s.remove_suffix(1);
  return s;
}

/// Digits only; nothing if they are none, or too many.
std::optional<size_t> lengthOf(std::string_view digits) {
  if (digits.empty() || digits.size() > 12) return {};
  size_t n = 0;
  for (char c : digits) {
    if (c < '0' || c > '9') return {};
    n = n * 10 + static_cast<size_t>(c - '0');
  }
  return n;
}

}  // namespace

// True when the header is complete and right.
bool MessageReader::readHeader() {
  std::string_view rest = std::string_view(buffer_).substr(at_);
  size_t end = rest.find("\r\n\r\n");
  if (end == std::string_view::npos || end > kMaxHeader) {
    if (rest.size() > kMaxHeader) error_ = "a message's header is longer than 64 KiB";
    return false;
  }
  std::string_view lines = rest.substr(0, end);
  at_ += end + 4;
  std::optional<size_t> length;
  while (!lines.empty()) {
    std::string_view line = lines.substr(0, lines.find("\r\n"));
    lines.remove_prefix(std::min(lines.size(), line.size() + 2));
    size_t colon = line.find(':');
    if (colon == std::string_view::npos) {
      error_ = "a message's header has a line without a colon";
      return false;
    }
    if (!equalFold(trimmed(line.substr(0, colon)), "content-length")) continue;
    length = lengthOf(trimmed(line.substr(colon + 1)));
    if (!length || *length > kMaxMessage) {
      error_ = "a message's Content-Length is no number, or more than 256 MiB";
      return false;
    }
  }
  if (!length) {
    error_ = "a message's header has no Content-Length";
    return false;
  }
  length_ = length;
  return true;
}

std::optional<std::string> MessageReader::next() {
  if (!error_.empty() || (!length_ && !readHeader())) return {};
  if (buffer_.size() - at_ < *length_) return {};
  std::string content = buffer_.substr(at_, *length_);
  at_ += *length_;
  length_.reset();
  if (at_ == buffer_.size() || at_ > (1 << 20)) {
    buffer_.erase(0, at_);
    at_ = 0;
  }
  return content;
}

std::string frame(std::string_view content) {
  std::string out = "Content-Length: " + std::to_string(content.size()) + "\r\n\r\n";
  out += content;
  return out;
}

}  // namespace vo::lsp
