// This file is the fuzz target of what the language server reads before it understands anything: frames, JSON, places
// and edits. The first byte says in which pieces the rest comes.
#include <algorithm>
#include <cstdint>
#include <string_view>

#include "base/check.h"
#include "lsp/json.h"
#include "lsp/message.h"
#include "lsp/text.h"

extern "C" size_t LLVMFuzzerMutate(uint8_t* data, size_t size, size_t maxSize);
extern "C" size_t LLVMFuzzerCustomMutator(uint8_t* data, size_t size, size_t maxSize, unsigned) {
  return LLVMFuzzerMutate(data, size, maxSize);
}

namespace {

using namespace vo::lsp;

/// What the stream contains if it comes in pieces of `step` bytes.
std::string contents(std::string_view stream, size_t step, bool* isBroken) {
  MessageReader reader;
  std::string out;
  for (size_t at = 0; at < stream.size(); at += step) {
    reader.feed(stream.substr(at, step));
    while (std::optional<std::string> content = reader.next()) out += *content + '\n';
  }
  *isBroken = !reader.error().empty();
  return out;
}

void edit(std::string_view content) {
  Json message = parseJson(content);
  if (message.is_discarded()) return;
  VO_CHECK(!parseJson(dumpJson(message)).is_discarded(), "what is written can be read");
  for (Encoding encoding : {Encoding::Utf16, Encoding::Utf8}) {
    Text text{std::string(content)};
    for (Value change : Value(message)["params"]["contentChanges"].items()) {
      auto place = [&](const char* name) {
        Value p = change["range"][name];
        return Place{static_cast<uint32_t>(p["line"].number()), static_cast<uint32_t>(p["character"].number())};
      };
      uint32_t begin = text.offsetOf(place("start"), encoding), end = text.offsetOf(place("end"), encoding);
      VO_CHECK(begin <= text.size() && end <= text.size(), "places are in the text");
      text.replace(begin, end, change["text"].text());
    }
    for (uint32_t at = 0; at <= std::min<uint32_t>(text.size(), 200); at++) {
      // Line ends are no characters: who is inside of one is brought in front of it.
      uint32_t line = text.lineOf(at);
      uint32_t lineEnd = text.lineStart(line) + static_cast<uint32_t>(text.line(line).size());
      VO_CHECK(text.offsetOf(text.placeOf(at, encoding), encoding) >= std::min(at, lineEnd), "a place is where it was, or behind the character that it is inside of");
    }
    VO_CHECK(pathOfUri(uriOfPath("/" + Value(message)["method"].text())).size() <= content.size() + 1, "a path has no more bytes than its URI");
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  if (size == 0) return 0;
  std::string_view stream(reinterpret_cast<const char*>(data) + 1, size - 1);
  bool isBroken = false, isBrokenInPieces = false;
  std::string whole = contents(stream, std::max<size_t>(stream.size(), 1), &isBroken);
  std::string pieces = contents(stream, size_t{1} + data[0] % 16, &isBrokenInPieces);
  VO_CHECK(whole == pieces && isBroken == isBrokenInPieces, "it does not matter in which pieces a stream comes");
  edit(whole.empty() ? stream : std::string_view(whole).substr(0, whole.size() - 1));
  return 0;
}
