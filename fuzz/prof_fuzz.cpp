// This file is the fuzz target of vo prof: bytes through the reader of profiles, the tables and the
// flame graph. The mutator changes fields, so that most inputs are messages still; what is
// compressed is changed as bytes.
#include <algorithm>
#include <cstdint>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "base/check.h"
#include "profile/flame_graph.h"
#include "profile/profile.h"
#include "profile/table.h"

extern "C" size_t LLVMFuzzerMutate(uint8_t* data, size_t size, size_t maxSize);

namespace {

using namespace vo;

struct Field {
  uint64_t number = 0, value = 0;
  bool isBytes = false;
  std::string bytes;
};

bool takeVarint(std::string_view& in, uint64_t* out) {
  *out = 0;
  for (unsigned i = 0; i < 10 && i < in.size(); i++) {
    *out |= uint64_t{static_cast<uint8_t>(in[i]) & 0x7fu} << (7 * i);
    if ((in[i] & 0x80) != 0) continue;
    in.remove_prefix(i + 1);
    return true;
  }
  return false;
}

void putVarint(std::string& out, uint64_t v) {
  for (; v >= 0x80; v >>= 7) out += static_cast<char>(v | 0x80);
  out += static_cast<char>(v);
}

/// False: these are no fields of numbers and bytes.
bool parse(std::string_view in, std::vector<Field>& out) {
  while (!in.empty()) {
    Field f;
    uint64_t tag = 0, size = 0;
    if (!takeVarint(in, &tag) || ((tag & 7) != 0 && (tag & 7) != 2)) return false;
    f.number = tag >> 3;
    f.isBytes = (tag & 7) == 2;
    if (!f.isBytes && !takeVarint(in, &f.value)) return false;
    if (f.isBytes) {
      if (!takeVarint(in, &size) || size > in.size()) return false;
      f.bytes = in.substr(0, size);
      in.remove_prefix(size);
    }
    out.push_back(std::move(f));
  }
  return true;
}

std::string encode(const std::vector<Field>& fields) {
  std::string out;
  for (const Field& f : fields) {
    putVarint(out, f.number << 3 | (f.isBytes ? 2 : 0));
    putVarint(out, f.isBytes ? f.bytes.size() : f.value);
    out += f.bytes;
  }
  return out;
}

uint64_t someNumber(std::minstd_rand& random) {
  constexpr uint64_t kSpecial[] = {
      0, 1, 2, ~uint64_t{0}, uint64_t{1} << 63, (uint64_t{1} << 63) - 1, uint64_t{1} << 32};
  return random() % 2 == 0 ? random() % 20 : kSpecial[random() % std::size(kSpecial)];
}

void change(std::minstd_rand& random, std::vector<Field>& fields, int depth) {
  if (fields.empty()) return;
  size_t at = random() % fields.size(), other = random() % fields.size();
  Field& f = fields[at];
  std::vector<Field> inner;
  switch (random() % 8) {
    case 0:
      fields.erase(fields.begin() + static_cast<std::ptrdiff_t>(at));
      return;
    case 1:
      std::swap(f, fields[other]);
      return;
    case 2:
      fields.push_back(Field(f));
      return;
    case 3:
      f.number = random() % 16;
      return;
    default:
      break;
  }
  if (!f.isBytes) {
    f.value = someNumber(random);
  } else if (depth < 3 && parse(f.bytes, inner) && !inner.empty()) {
    change(random, inner, depth + 1);
    f.bytes = encode(inner);
  } else if (random() % 3 == 0) {
    putVarint(f.bytes, someNumber(random));
  } else if (!f.bytes.empty()) {
    f.bytes[random() % f.bytes.size()] = static_cast<char>(random());
  }
}

}  // namespace

extern "C" size_t LLVMFuzzerCustomMutator(uint8_t* data, size_t size, size_t maxSize,
                                          unsigned seed) {
  std::minstd_rand random(seed);
  std::vector<Field> fields;
  if (random() % 20 == 0 || !parse({reinterpret_cast<const char*>(data), size}, fields))
    return LLVMFuzzerMutate(data, size, maxSize);
  for (size_t n = random() % 3 + 1; n > 0; n--) change(random, fields, 0);
  std::string bytes = encode(fields);
  if (bytes.size() > maxSize) return LLVMFuzzerMutate(data, size, maxSize);
  std::copy(bytes.begin(), bytes.end(), data);
  return bytes.size();
}

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  std::string bytes(reinterpret_cast<const char*>(data), size);
  profile::Profile p;
  if (!profile::read(bytes, &p).empty()) return 0;
  VO_CHECK(p.values.size() == p.samples.size() * p.sampleTypes.size(),
           "a sample has a value for each type");
  std::string error, page;
  profile::TableOptions options;
  VO_CHECK(profile::findSampleType(p, "", &options.sample, &error), "a profile has a default");
  for (bool byCum : {false, true}) {
    options.byCum = byCum;
    options.count = byCum ? 3 : 0;
    VO_CHECK(profile::topTable(p, options).ends_with('\n'), "a table consists of lines");
  }
  profile::labelTable(p, options);
  profile::Profile base;
  VO_CHECK(profile::read(bytes, &base).empty(), "what can be read can be read again");
  VO_CHECK(profile::subtract(p, base).empty(), "a profile can be compared with itself");
  profile::topTable(p, options);
  if (!profile::flameGraph(p, options.sample, "fuzz", &page).empty()) return 0;
  size_t json = page.find("id=\"profile\">");
  VO_CHECK(json != std::string::npos && page.find('<', json) == page.find("</script>", json),
           "data do not end their element");
  return 0;
}
