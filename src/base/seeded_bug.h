// Mistakes on purpose, to see whether tests find them. Only in executables of test/generate; all others make none, and ask nobody.
#pragma once

#include <cstdint>
#ifdef VO_SEEDED_BUGS
#include <cstdlib>
#include <cstring>
#endif

namespace vo::base {

enum class Bug : uint8_t {
#define VO_BUG(name, where, what) name,
#include "base/seeded_bugs.def"
};

/// Whether it is the mistake that VO_SEEDED_BUG names.
#ifdef VO_SEEDED_BUGS
inline bool isSeeded(Bug bug) {
  static constexpr const char* kNames[] = {
#define VO_BUG(name, where, what) #name,
#include "base/seeded_bugs.def"
  };
  static const char* const chosen = getenv("VO_SEEDED_BUG");
  return chosen != nullptr && strcmp(chosen, kNames[static_cast<unsigned>(bug)]) == 0;
}
#else
constexpr bool isSeeded(Bug) { return false; }
#endif

}  // namespace vo::base
