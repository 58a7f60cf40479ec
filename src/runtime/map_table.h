// The inside of maps: tables, groups, slots. For map*.cpp only; map.cpp tells the algorithm.
//
//     Map ──► table                        one table, which doubles up to MapLayout::tableGroups
//     Map ──► [t0][t1][t1][t2]… ──► table  a directory by the hash's top bits, of such tables
//
//     table:  [group 0] … [group n-1] [tail]
//     group:  [c0 … c7] [slot 0: key, elem] … [slot 7]
//     control byte: 0 empty (so fresh zeroed memory is an empty table), 1 deleted,
//                   0x80 | 7 bits of the hash: full
#pragma once

#if defined(__x86_64__)
#include <emmintrin.h>
#endif

#include <cstring>

#include "abi/type.h"
#include "base/vec.h"
#include "runtime/barrier.h"
#include "runtime/map.h"
#include "runtime/runtime.h"
#include "runtime/string.h"
#include "runtime/type_ops.h"

namespace vo::runtime {

/// How a group of one map type looks. Owned by MapLayouts.
struct MapLayout {
  explicit MapLayout(base::Allocator& memory) : bits(memory) {}
  const abi::MapType* type = nullptr;
  abi::Type group = {};  ///< a descriptor of one group, for the collector
  base::Vec<uint8_t> bits;
  uint32_t elemOffset = 0;
  uint32_t slotSize = 0;
  uint32_t groupSize = 0;
  uint32_t tableGroups = 0;  ///< of a table in a directory: a power of two
  uint32_t hashesAt = 0;     ///< in a tail, the pointer to the hashes of long keys; 0: keys are never long
  bool indirectKey = false;
  bool indirectElem = false;
  bool updateKey = false;
  bool reflexive = false;
  bool mightPanic = false;
  bool largeElem = false;   ///< elements are too large to be allocated in one piece
  bool largeCells = false;  ///< or keys
  MapFast fast = MapFast::None;
};

/// Behind the groups of a table that is in a directory or may have long keys. The collector takes it for the
/// beginning of another group, so the hashes' pointer lies where a slot has one.
struct TableTail {
  int32_t growthLeft;  ///< empty slots that may still be filled
  uint32_t depth;      ///< bits of the hash that all keys have in common
};

inline constexpr uint64_t kFullBits = 0x8080808080808080ull;
inline constexpr uint8_t kDeleted = 1;
inline constexpr uint32_t kSingle = 32;  ///< Map::shift without a directory

#if defined(__x86_64__)
inline uint32_t matchByte(const uint8_t* group, uint8_t value) {
  __m128i ctrl = _mm_loadl_epi64(reinterpret_cast<const __m128i*>(group));
  __m128i hits = _mm_cmpeq_epi8(ctrl, _mm_set1_epi8(static_cast<char>(value)));
  return static_cast<uint32_t>(_mm_movemask_epi8(hits)) & 0xff;
}
inline uint32_t matchFull(const uint8_t* group) {
  __m128i ctrl = _mm_loadl_epi64(reinterpret_cast<const __m128i*>(group));
  return static_cast<uint32_t>(_mm_movemask_epi8(ctrl)) & 0xff;
}
#else
/// A bit for each byte, out of its highest one.
inline uint32_t highBits(uint64_t bytes) { return static_cast<uint32_t>((bytes >> 7 & 0x0101010101010101) * 0x0102040810204080 >> 56); }
inline uint32_t matchByte(const uint8_t* group, uint8_t value) {
  constexpr uint64_t kLow = 0x7f7f7f7f7f7f7f7f;
  uint64_t ctrl;
  memcpy(&ctrl, group, sizeof ctrl);
  ctrl ^= value * uint64_t{0x0101010101010101};
  return highBits(~(((ctrl & kLow) + kLow) | ctrl));
}
inline uint32_t matchFull(const uint8_t* group) {
  uint64_t ctrl;
  memcpy(&ctrl, group, sizeof ctrl);
  return highBits(ctrl);
}
#endif
inline uint8_t tagOf(uint64_t hash) { return static_cast<uint8_t>(0x80 | (hash & 0x7f)); }

inline uint8_t* groupAt(const MapLayout& l, uint8_t* table, uint64_t i) { return table + i * l.groupSize; }

/// A slot of a table; group == null: none.
struct Place {
  uint8_t* group = nullptr;
  uint32_t i = 0;
  explicit operator bool() const { return group != nullptr; }
  uint8_t* slot(const MapLayout& l) const { return group + 8 + i * l.slotSize; }
  void* key(const MapLayout& l) const { return l.indirectKey ? *reinterpret_cast<void**>(slot(l)) : slot(l); }
  void* elem(const MapLayout& l) const {
    uint8_t* p = slot(l) + l.elemOffset;
    return l.indirectElem ? *reinterpret_cast<void**>(p) : p;
  }
};
/// Slot numbers count through all groups of a table.
inline Place placeAt(const MapLayout& l, uint8_t* table, uint64_t slot) {
  return {groupAt(l, table, slot >> 3), static_cast<uint32_t>(slot & 7)};
}
inline uint64_t slotNumber(const MapLayout& l, const uint8_t* table, const Place& p) {
  VO_DCHECK(p.group >= table && static_cast<uint64_t>(p.group - table) % l.groupSize == 0 && p.i < 8, "a slot of the table");
  return static_cast<uint64_t>(p.group - table) / l.groupSize * 8 + p.i;
}

inline int64_t capacityOf(uint64_t groups) { return groups == 1 ? 8 : static_cast<int64_t>(groups * 7); }

inline uint8_t** directory(const Map* m) { return reinterpret_cast<uint8_t**>(m->tables); }
inline uint64_t directorySize(const Map* m) { return uint64_t{1} << (kSingle - m->shift); }
inline uint64_t directoryIndex(const Map* m, uint64_t hash) { return (hash >> 32) >> m->shift; }
/// The table of a hash; null: there is none yet.
inline uint8_t* tableOf(MapShape s, uint64_t hash) {
  if (s.shift == kSingle) [[likely]] return s.tables;
  return reinterpret_cast<uint8_t**>(s.tables)[(hash >> 32) >> s.shift];
}
inline uint8_t* tableOf(const Map* m, uint64_t hash) { return tableOf(MapShape(m), hash); }
inline bool hasTail(MapShape s) { return s.shift != kSingle || s.tail; }
inline bool hasTail(const Map* m) { return hasTail(MapShape(m)); }
inline uint8_t* tailOf(const MapLayout& l, MapShape s, uint8_t* table) { return groupAt(l, table, uint64_t{s.groupMask} + 1); }
inline uint8_t* tailOf(const Map* m, uint8_t* table) { return tailOf(*m->layout, MapShape(m), table); }
inline TableTail& tail(const MapLayout& l, MapShape s, uint8_t* table) { return *reinterpret_cast<TableTail*>(tailOf(l, s, table)); }
inline TableTail& tail(const Map* m, uint8_t* table) { return *reinterpret_cast<TableTail*>(tailOf(m, table)); }

/// While it lives, the map's shape changes. One thread at a time.
class Reshaping {
 public:
  explicit Reshaping(Map* m) : map_(m) {
    VO_DCHECK((m->reshaped & 1) == 0, "one thread at a time");
    count(__ATOMIC_RELAXED);
    __atomic_thread_fence(__ATOMIC_RELEASE);
  }
  ~Reshaping() { count(__ATOMIC_RELEASE); }
  Reshaping(const Reshaping&) = delete;
  Reshaping& operator=(const Reshaping&) = delete;

 private:
  void count(int order) { __atomic_store_n(&map_->reshaped, static_cast<uint8_t>(map_->reshaped + 1), order); }
  Map* map_;
};

/// The hashes of a table's long keys by slot, 0 for other keys; null: it has none.
inline uint64_t* hashesOf(const MapLayout& l, uint8_t* tailAt) {
  return l.hashesAt == 0 ? nullptr : *reinterpret_cast<uint64_t**>(tailAt + l.hashesAt);
}
inline uint64_t* hashesOf(const Map* m, uint8_t* table) {
  return hasTail(m) ? hashesOf(*m->layout, tailOf(m, table)) : nullptr;
}

/// Keys that are longer than this have their hash in the table: moving 1,000 of them must not take long.
inline constexpr int64_t kLongText = 256;
/// ... and keys whose hash takes more than this as a string.
inline bool isLong(const abi::GoString& s) { return s.len > kLongText; }

/// The hash of a key that is not long and has been hashed before.
uint64_t hashShortKey(Runtime& rt, const Map* m, const void* key);

/// A key of any kind by its hash and its identity: the bytes of its slot.
Place findIdentical(const Map* m, uint64_t hash, const uint8_t* slot);

/// The entry of a key of any kind that can be hashed and compared in a short walk.
Place findShort(const Map* m, uint64_t hash, const void* key);
void deletePlace(Runtime& rt, Map* m, Place place, uint64_t hash);

/// The first slot on the hash's way that is not full. None: the table is full, which only threads can make that change the map at once.
inline Place findFree(const MapLayout& l, uint8_t* table, uint64_t mask, uint64_t hash) {
  uint64_t g = (hash >> 7) & mask;
  for (uint64_t step = 1; step <= mask + 1; step++) {
    uint8_t* group = groupAt(l, table, g);
    uint32_t notFull = matchFull(group) ^ 0xff;
    if (notFull != 0) return {group, static_cast<uint32_t>(__builtin_ctz(notFull))};
    g = (g + step) & mask;
  }
  return {};
}

/// A zero table of so many groups. Null: out of memory.
uint8_t* newTable(Runtime& rt, const MapLayout& l, uint64_t groups, bool withTail);

/// What insertion needs to know of a key that is not the fast kinds': its cells, if they were made before, and
/// whether it is long.
struct NewEntry {
  const void* key;
  void* keyCell = nullptr;
  void* elemCell = nullptr;
  bool isLong = false;
};
/// Enters a key that is absent. None: out of memory.
Place insertEntry(Runtime& rt, Map* m, const NewEntry& entry, uint64_t hash);

}  // namespace vo::runtime
