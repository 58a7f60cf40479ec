// Lists of interface tables, sorted by the addresses of interface and type: link makes them, the run
// time looks tables up in them.
#pragma once

#include <algorithm>
#include <span>
#include <utility>

#include "abi/type.h"

namespace vo::abi {

inline std::pair<const Type*, const Type*> itabKey(const ITab* t) { return {t->inter, t->type}; }

inline bool itabLess(const ITab* a, const ITab* b) { return itabKey(a) < itabKey(b); }

/// The table for the pair in a list sorted by itabLess, or null.
inline const ITab* findItab(std::span<const ITab* const> list, const InterfaceType* inter, const Type* type) {
  std::pair<const Type*, const Type*> key{inter, type};
  auto it = std::lower_bound(list.begin(), list.end(), key,
                             [](const ITab* t, const auto& k) { return itabKey(t) < k; });
  return it != list.end() && itabKey(*it) == key ? *it : nullptr;
}

}  // namespace vo::abi
