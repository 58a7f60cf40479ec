// This file is the fuzz target of the formatter: any bytes as a .go file, as a .vo file, and as a
// fragment that is simplified.
#include <cstdint>
#include <string_view>

#include "base/check.h"
#include "format/diff.h"
#include "format/format.h"
#include "source_mutator.h"

VO_FUZZ_SOURCE_MUTATOR

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace vo;
  std::string_view text(reinterpret_cast<const char*>(data), size);
  for (int i = 0; i < 3; i++) {
    format::Options options;
    options.isVo = i == 1;
    options.simplifies = options.takesFragments = i == 2;
    format::Result result = format::format("x", text, options);
    VO_CHECK(result.errors.empty() || result.text.empty(), "what is wrong is not printed");
    format::diff("x.orig", text, "x", result.text);
  }
  return 0;
}
