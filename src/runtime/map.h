// The language's map (see map.cpp for the algorithm). A map value is a Map*; null is the nil map, on
// which all functions but the assigning ones work.
//
// Element pointers point into a table: valid until the next operation that may grow the map, and
// for the collector as long as they exist. The caller moves elements with typedMove.
//
// No operation takes long: tables are small, and what depends on the size of keys, elements or the whole map is
// done in pieces.
#pragma once

#include <cstdint>

#include "abi/helper.h"
#include "abi/type.h"
#include "base/hash_map.h"
#include "runtime/lock.h"

namespace vo::runtime {

class Runtime;
struct MapLayout;

struct Map {
  int64_t count;    ///< first word: len(m)
  uint8_t* tables;  ///< the table, or the directory of tables, or null (map_table.h)
  const MapLayout* layout;
  uint32_t seed;
  uint32_t clearSeq;    ///< counts clear()
  uint16_t groupMask;   ///< number of groups of a table - 1
  int16_t growthLeft;   ///< of the only table: empty slots that may still be filled
  uint8_t shift;        ///< 32 - bits of the hash that choose a table
  bool tail;            ///< the only table has a tail
  uint8_t changing;     ///< a thread of several is changing it
  uint8_t reshaped;     ///< counts up before tables, groupMask, shift and tail change, and again when they have (MapShape)
};
static_assert(sizeof(Map) == 40);

/// An iteration. Has the size and pointer words of reflect's hiter: words 0-7 are references, 8-11
/// are not. All zero: not started. key == null after next: the end.
struct MapIter {
  void* key;
  void* elem;
  const abi::MapType* type;
  Map* map;
  uint8_t* table;   ///< that is walked
  void* unused[3];
  uint16_t groupMask, done;  ///< of the table; its slots that were visited
  uint16_t start;            ///< random slot to begin with
  bool tail, started;
  uint32_t prefix;  ///< hash bits of the table: it is for those from here on,
  uint32_t span;    ///< so many more but one
  uint64_t left;    ///< of all 2^32 prefixes, from this table on
  uint64_t clearSeq;
};
static_assert(sizeof(MapIter) == 96);
inline constexpr uint8_t kMapIterPointerBits[2] = {0xff, 0};

/// make(map[K]V, hint). Null: out of memory. A negative or huge hint counts as 0.
Map* makeMap(Runtime& rt, const abi::MapType* t, int64_t hint);
inline int64_t mapLen(const Map* m) { return m == nullptr ? 0 : m->count; }

/// Where mapFind and mapAssign put what they have found; they may answer Again.
struct MapAnswer {
  abi::Slot* elem;               ///< address of the element
  const void* absent = nullptr;  ///< mapFind: what elem becomes if there is none
  abi::Slot* found = nullptr;    ///< mapFind: 1 or 0; may be null
};
/// The element of *key. Panics if the key cannot be hashed.
abi::HelperStatus mapFind(abi::HelperContext& cx, const abi::MapType* t, Map* m, const void* key,
                          const MapAnswer& answer);
/// Where to store the element of *key, which is entered. Panics: nil map, unhashable key, out of memory.
abi::HelperStatus mapAssign(abi::HelperContext& cx, const abi::MapType* t, Map* m, const void* key,
                            abi::Slot* elem);
/// m[*key] = *value.
abi::HelperStatus mapStore(abi::HelperContext& cx, const abi::MapType* t, Map* m, const void* key,
                           const void* value);
abi::HelperStatus mapDelete(abi::HelperContext& cx, const abi::MapType* t, Map* m,
                            const void* key);
void mapClear(Runtime& rt, const abi::MapType* t, Map* m);
/// *out = maps.Clone of a map that is not nil. Panics: out of memory.
abi::HelperStatus mapClone(abi::HelperContext& cx, const abi::MapType* t, Map* m, abi::Slot* out);

// Keys whose kind is a 4-byte or 8-byte integer or pointer (mapFast tells), and strings that are not very
// long. Find: null if absent. Assign: null if out of memory, or if mapAssign must be asked (mapMustAsk);
// REQUIRES m != null.
enum class MapFast : uint8_t { None, Key32, Key64, String };
MapFast mapFast(const abi::MapType* t);
bool mapMustAsk(const Map* m);
/// A string key longer than this is for the general functions.
inline constexpr int64_t kMaxFastText = 4 << 10;
void* mapFind32(Runtime& rt, Map* m, uint32_t key);
void* mapFind64(Runtime& rt, Map* m, uint64_t key);
void* mapFindString(Runtime& rt, Map* m, abi::GoString key);
void* mapAssign32(Runtime& rt, Map* m, uint32_t key);
void* mapAssign64(Runtime& rt, Map* m, uint64_t key);  ///< pointers too
void* mapAssignString(Runtime& rt, Map* m, abi::GoString key);
void mapDelete32(Runtime& rt, Map* m, uint32_t key);
void mapDelete64(Runtime& rt, Map* m, uint64_t key);
void mapDeleteString(Runtime& rt, Map* m, abi::GoString key);

/// What says where a map's entries are, at one time: a program that changes a map in one thread while another one uses it is
/// wrong, but must not reach beyond tables.
struct MapShape {
  uint8_t* tables = nullptr;
  uint16_t groupMask = 0;
  uint8_t shift = 32;
  bool tail = false;
  MapShape() = default;
  explicit MapShape(const Map* m) : tables(m->tables), groupMask(m->groupMask), shift(m->shift), tail(m->tail) {}
  /// False: another thread was just changing it.
  bool take(const Map* m) {
    uint8_t before = __atomic_load_n(&m->reshaped, __ATOMIC_ACQUIRE);
    *this = MapShape(m);
    __atomic_thread_fence(__ATOMIC_ACQUIRE);
    return before == __atomic_load_n(&m->reshaped, __ATOMIC_RELAXED) && (before & 1) == 0;
  }
};

// The same for executables, which call them where generated code stands (native_runtime/fast.h): no allocation, no
// barriers. `s` is the map's shape as the caller has taken it. REQUIRES that nobody marks, but for numbers, and that m is not null.
void* mapFind32(const Map* m, MapShape s, uint32_t key);
void* mapFind64(const Map* m, MapShape s, uint64_t key);
void* mapFindString(const Map* m, MapShape s, abi::GoString key);
/// Null: the functions above must be asked.
void* mapTryAssign32(Map* m, MapShape s, uint32_t key);
void* mapTryAssign64(Map* m, MapShape s, uint64_t key);
void* mapTryAssignString(Map* m, MapShape s, abi::GoString key);
void mapTryDelete32(Map* m, MapShape s, uint32_t key);
void mapTryDelete64(Map* m, MapShape s, uint64_t key);
void mapTryDeleteString(Map* m, MapShape s, abi::GoString key);
struct MapEntry {
  void* key;  ///< null: the end
  void* elem;
};
/// What mapIterNext finds, if it is in the table at hand; a key of 1: it must be asked.
MapEntry mapTryNext(MapIter* it, MapShape s);

/// Starts an iteration (overwrites *it) and moves to the first entry. `entry`, if not null, gets key and elem
/// when it is found.
abi::HelperStatus mapIterInit(abi::HelperContext& cx, const abi::MapType* t, Map* m, MapIter* it,
                              abi::Slot* entry = nullptr);
/// Moves to the next entry; it->key == null at the end.
abi::HelperStatus mapIterNext(abi::HelperContext& cx, MapIter* it, abi::Slot* entry = nullptr);

/// The layouts of table groups, one per map type, made on first use.
class MapLayouts {
 public:
  explicit MapLayouts(base::Allocator& memory) : table_(memory), memory_(memory) {}
  ~MapLayouts();
  MapLayouts(const MapLayouts&) = delete;
  MapLayouts& operator=(const MapLayouts&) = delete;
  const MapLayout* of(const abi::MapType* t) { return t == lastType_ ? last_ : find(t); }

 private:
  const MapLayout* find(const abi::MapType* t);
  [[no_unique_address]] RankedLock<LockRank::MapLayouts> lock_;
  const abi::MapType* lastType_ = nullptr;  ///< programs make maps of one type in a row
  const MapLayout* last_ = nullptr;
  base::HashMap<const abi::MapType*, MapLayout*> table_;
  base::Allocator& memory_;
};

}  // namespace vo::runtime
