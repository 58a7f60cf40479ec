// This file keeps the log and finds in it.
#include "base/allocation_log.h"

#include <string_view>

#include "base/check.h"

namespace vo::base {

void AllocationLog::add(const void* p, size_t size, const char* what) {
  std::string_view subject = passSubjectNow();
  if (subjects_.empty() || subjects_.back() != subject) subjects_.emplace_back(subject);
  auto* begin = static_cast<const std::byte*>(p);
  entries_.push_back({begin, begin + size, what, PassScope::current(), subjects_.size() - 1});
}

std::string AllocationLog::at(const void* p) const {
  for (size_t i = entries_.size(); i-- > 0;) {
    const Entry& e = entries_[i];
    if (p < e.begin || p >= e.end) continue;
    return std::string(e.what) + ", pass " + e.pass + " of " + subjects_[e.subject];
  }
  return "nobody knows";
}

}  // namespace vo::base
