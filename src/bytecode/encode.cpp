// This file writes modules as .vob bytes; codec.h says in which order.
#include "bytecode/encode.h"

#include "bytecode/codec.h"
#include "bytecode/op_info.h"

namespace vo::bytecode {

uint64_t codec::opcodeHash() {
  uint64_t h = 0xcbf29ce484222325u;
  auto byte = [&](unsigned b) { h = (h ^ (b & 0xff)) * 0x100000001b3u; };
  byte(kByteOps);
  for (unsigned i = 0; i < kOpCount; i++) {
    const OpInfo& info = opInfo(static_cast<Op>(i));
    for (char c : info.name) byte(static_cast<unsigned char>(c));
    byte(0);
    for (unsigned k : {static_cast<unsigned>(info.a), static_cast<unsigned>(info.b),
                       static_cast<unsigned>(info.c), static_cast<unsigned>(info.x)})
      byte(k);
    byte(info.effects);
    byte(info.effects >> 8);
    for (char c : info.meaning) byte(static_cast<unsigned char>(c));
  }
  return h;
}

namespace {

class Writer {
 public:
  std::vector<uint8_t> out;

  void word(uint64_t v) {
    while (v >= 0x80) {
      out.push_back(static_cast<uint8_t>(v | 0x80));
      v >>= 7;
    }
    out.push_back(static_cast<uint8_t>(v));
  }
  void fixed(uint64_t v) {
    for (int i = 0; i < 8; i++) out.push_back(static_cast<uint8_t>(v >> (8 * i)));
  }
  void num(uint64_t v) { word(v); }
  void id(uint32_t v) { word(uint32_t{v + 1}); }  // kNoId is 0
  void flag(bool v) { out.push_back(v); }
  template <class E>
  void choice(E v, E last) {
    VO_DCHECK(v <= last, "decode refuses what is behind the last enumerator");
    word(static_cast<uint64_t>(v));
  }
  template <class T>
  void bytes(const T& s) {
    word(s.size());
    out.insert(out.end(), s.begin(), s.end());
  }
  void name(const std::string& s) { bytes(s); }
  void names(const std::vector<std::string>& list) { texts(list); }
  void texts(const std::vector<std::string>& list) {
    word(list.size());
    for (const std::string& s : list) bytes(s);
  }
  void numbers(const std::vector<uint32_t>& list) {
    word(list.size());
    for (uint32_t v : list) id(v);
  }
  void code(const std::vector<uint64_t>& words) {
    word(words.size());
    for (uint64_t w : words) fixed(w);
  }
  template <class R>
  void list(const std::vector<R>& rows) {
    word(rows.size());
    for (const R& r : rows) codec::fields(*this, r);
  }
  template <class F>
  void section(unsigned number, const char*, F content) {
    VO_DCHECK(number >= 1 && number <= codec::kSections, "codec.h counts its sections");
    std::vector<uint8_t> before;
    before.swap(out);
    content();
    before.swap(out);
    out.push_back(static_cast<uint8_t>(number));
    bytes(before);
  }
};

}  // namespace

std::vector<uint8_t> encode(std::span<const Module* const> modules) {
  Writer w;
  for (uint8_t b : codec::kMagic) w.out.push_back(b);
  w.out.push_back(codec::kVersion);
  w.fixed(codec::opcodeHash());
  VO_CHECK(!modules.empty(), "a file has a module: decode refuses others");
  w.word(modules.size());
  for (const Module* m : modules) codec::sections(w, *m);
  return std::move(w.out);
}

}  // namespace vo::bytecode
