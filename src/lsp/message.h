// The frames of the base protocol: `Content-Length: N`, an empty line, N bytes.
//
// A MessageReader takes bytes as they come and gives the contents of messages; it never reads by itself and keeps at
// most one message and what stands behind it. One thread.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace vo::lsp {

class MessageReader {
 public:
  /// A longer message is an error: nobody sends one, and its length would be the stranger's to choose.
  static constexpr size_t kMaxMessage = size_t{256} << 20;
  static constexpr size_t kMaxHeader = 64 << 10;

  void feed(std::string_view bytes) { buffer_ += bytes; }
  /// The next content that is complete. Nothing: more bytes are needed, or the stream is broken (then see error()).
  std::optional<std::string> next();
  /// Why the stream cannot be followed any more, or empty.
  const std::string& error() const { return error_; }

 private:
  bool readHeader();

  std::string buffer_;
  size_t at_ = 0;  ///< what stands before it has been taken
  std::optional<size_t> length_;
  std::string error_;
};

/// The frame of a message.
std::string frame(std::string_view content);

}  // namespace vo::lsp
