// This file reads .vob bytes; codec.h says in which order fields come.
//
// Every count is compared with the bytes that are left before anything is allocated, and all rows
// together with a budget that follows from the file's size.
#include "bytecode/decode.h"

#include <cstring>

#include "bytecode/codec.h"

namespace vo::bytecode {
namespace {

/// Memory per byte of the file. Rows of real modules take 3 to 10 times the bytes of their file form.
constexpr uint64_t kMemoryFactor = 16;
constexpr uint64_t kMemoryFree = 1 << 20;

/// Counts the bytes of the shortest form of a row: one per field.
struct Minimum {
  uint64_t total = 0;
  template <class T>
  void num(T&) { total++; }
  void id(uint32_t&) { total++; }
  void flag(bool&) { total++; }
  template <class E>
  void choice(E&, E) { total++; }
  template <class T>
  void bytes(T&) { total++; }
  void name(std::string&) { total++; }
  void numbers(std::vector<uint32_t>&) { total++; }
  void code(std::vector<uint64_t>&) { total++; }
  template <class R>
  void list(std::vector<R>&) { total++; }
};
template <class R>
uint64_t minimumBytes() {
  static const uint64_t n = [] {
    R r{};
    Minimum m;
    codec::fields(m, r);
    return m.total;
  }();
  return n;
}

bool isUtf8(const uint8_t* p, const uint8_t* end) {
  while (p < end) {
    uint8_t c = *p++;
    if (c < 0x80) continue;
    int more = c >= 0xc2 && c < 0xe0 ? 1 : c >= 0xe0 && c < 0xf0 ? 2 : c >= 0xf0 && c < 0xf5 ? 3 : 0;
    if (more == 0 || end - p < more) return false;
    if ((c == 0xe0 && *p < 0xa0) || (c == 0xed && *p > 0x9f) || (c == 0xf0 && *p < 0x90) ||
        (c == 0xf4 && *p > 0x8f))
      return false;
    for (; more > 0; more--, p++)
      if ((*p & 0xc0) != 0x80) return false;
  }
  return true;
}

class Reader {
 public:
  explicit Reader(std::span<const uint8_t> bytes)
      : start_(bytes.data()), at_(bytes.data()), end_(bytes.data() + bytes.size()),
        budget_(bytes.size() * kMemoryFactor + kMemoryFree) {}

  std::string error;

  bool ok() const { return error.empty(); }
  size_t left() const { return static_cast<size_t>(end_ - at_); }
  void skip(size_t n) {
    VO_DCHECK(n <= left(), "looksLikeModule has seen the bytes");
    at_ += n;
  }
  void fail(const std::string& what) {
    if (ok())
      error = "offset " + std::to_string(at_ - start_) + ": " +
              (section_ == nullptr ? std::string() : std::string(section_) + ": ") + what;
    at_ = end_;
  }

  uint64_t word() {
    uint64_t v = 0;
    for (unsigned shift = 0; shift < 64; shift += 7) {
      if (at_ == end_) return fail("the file ends in the middle of a number"), 0;
      uint8_t b = *at_++;
      if (shift == 63 && b > 1) break;
      v |= uint64_t{b & 0x7fu} << shift;
      if (b < 0x80) {
        if (b == 0 && shift != 0) return fail("a number with leading zeros"), 0;
        return v;
      }
    }
    return fail("a number of more than 64 bits"), 0;
  }
  uint64_t fixed() {
    if (left() < 8) return fail("the file ends in the middle of a word"), 0;
    uint64_t v = 0;
    for (int i = 0; i < 8; i++) v |= uint64_t{at_[i]} << (8 * i);
    at_ += 8;
    return v;
  }
  template <class T>
  void num(T& out) {
    uint64_t v = word();
    out = static_cast<T>(v);
    if (out != v) fail("the number " + std::to_string(v) + " is too large for its field"), out = 0;
  }
  void id(uint32_t& out) {
    num(out);
    out--;
  }
  void flag(bool& out) {
    uint64_t v = word();
    if (v > 1) fail("a flag is neither 0 nor 1");
    out = v == 1;
  }
  template <class E>
  void choice(E& out, E last) {
    uint64_t v = word();
    if (v > static_cast<uint64_t>(last)) fail("no such kind"), v = 0;
    out = static_cast<E>(v);
  }
  /// A count of things that take at least `each` bytes of the file and `memory` bytes here.
  size_t count(uint64_t each, uint64_t memory) {
    uint64_t n = word();
    if (n > left() / each) return fail("the file is too short for " + std::to_string(n) + " entries"), 0;
    if (n * memory > budget_) return fail("the entries take too much memory for the file's size"), 0;
    budget_ -= n * memory;
    VO_DCHECK(n <= left(), "what is allocated is bounded by the file");
    return static_cast<size_t>(n);
  }
  template <class T>
  void bytes(T& out) {
    size_t n = count(1, 1);
    if (!ok()) return;
    out.assign(at_, at_ + n);
    at_ += n;
  }
  void name(std::string& out) {
    bytes(out);
    auto* p = reinterpret_cast<const uint8_t*>(out.data());
    if (!isUtf8(p, p + out.size())) fail("a name is not UTF-8");
  }
  void names(std::vector<std::string>& list) {
    list.resize(count(1, sizeof(std::string)));
    for (size_t i = 0; i < list.size() && ok(); i++) name(list[i]);
  }
  void texts(std::vector<std::string>& list) {
    list.resize(count(1, sizeof(std::string)));
    for (size_t i = 0; i < list.size() && ok(); i++) bytes(list[i]);
  }
  void numbers(std::vector<uint32_t>& list) {
    list.resize(count(1, 4));
    for (size_t i = 0; i < list.size() && ok(); i++) id(list[i]);
  }
  void code(std::vector<uint64_t>& words) {
    words.resize(count(8, 8));
    for (uint64_t& w : words) w = fixed();
  }
  template <class R>
  void list(std::vector<R>& rows) {
    rows.resize(count(minimumBytes<R>(), sizeof(R)));
    for (size_t i = 0; i < rows.size() && ok(); i++) codec::fields(*this, rows[i]);
  }
  template <class F>
  void section(unsigned number, const char* title, F content) {
    if (!ok()) return;
    VO_DCHECK(section_ == nullptr, "sections do not nest");
    if (at_ == end_) return fail(std::string("the file ends before section ") + title);
    if (*at_ != number)
      return fail("section " + std::to_string(*at_) + " stands where section " +
                  std::to_string(number) + " (" + title + ") should be");
    at_++;
    section_ = title;
    uint64_t n = word();
    if (ok() && n > left()) fail("the section is longer than the file");
    if (!ok()) return;
    const uint8_t* fileEnd = end_;
    end_ = at_ + n;
    content();
    if (ok() && at_ != end_) fail("the section has bytes behind its content");
    at_ = end_;
    end_ = fileEnd;
    section_ = nullptr;
  }

 private:
  const uint8_t* start_;
  const uint8_t* at_;
  const uint8_t* end_;
  uint64_t budget_;
  const char* section_ = nullptr;
};

}  // namespace

bool looksLikeModule(std::span<const uint8_t> bytes) {
  // A source file of Vo may begin with these letters, but not with a control character behind them.
  return bytes.size() >= 4 && memcmp(bytes.data(), codec::kMagic, 3) == 0 && bytes[3] < 0x09;
}

DecodeResult decode(std::span<const uint8_t> bytes) {
  DecodeResult result;
  if (!looksLikeModule(bytes)) {
    result.error = "offset 0: not a bytecode module";
    return result;
  }
  if (bytes[3] != codec::kVersion) {
    result.error = "offset 3: format version " + std::to_string(bytes[3]) + ", this vo reads version " +
                   std::to_string(codec::kVersion) + ": build the module again";
    return result;
  }
  Reader r(bytes);
  r.skip(4);
  if (r.fixed() != codec::opcodeHash() && r.ok())
    r.fail("made for another instruction set: build the module again");
  size_t n = r.count(2 * codec::kSections, sizeof(Module));
  if (r.ok() && n == 0) r.fail("no modules");
  result.modules.resize(n);
  for (size_t i = 0; i < n && r.ok(); i++) codec::sections(r, result.modules[i]);
  if (r.ok() && r.left() != 0) r.fail("bytes behind the last module");
  VO_DCHECK(!r.ok() || result.modules.size() == n, "a file that was read has all of its modules");
  if (!r.ok()) {
    result.modules.clear();
    result.error = r.error;
  }
  return result;
}

}  // namespace vo::bytecode
