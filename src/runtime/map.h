// The language's map (see map.cpp for the algorithm). A map value is a Map*; null is the nil map, on
// which all functions but the assigning ones work.
//
// Element pointers point into the table: valid until the next operation that may grow the map, and
// for the collector as long as they exist. The caller moves elements with typedMove.
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
  int64_t count;  ///< first word: len(m)
  uint8_t* groups;
  const MapLayout* layout;
  uint64_t groupMask;   ///< number of groups - 1
  int64_t growthLeft;   ///< empty slots that may still be filled
  uint32_t seed;
  uint32_t clearSeq;    ///< counts clear()
};
static_assert(sizeof(Map) == 48);

/// An iteration. Has the size and pointer words of reflect's hiter: words 0-7 are references, 8-11
/// are not. All zero: not started. key == null after next: the end.
struct MapIter {
  void* key;
  void* elem;
  const abi::MapType* type;
  Map* map;
  uint8_t* groups;  ///< the table when the iteration began
  void* unused[3];
  uint64_t groupMask;
  uint64_t start;    ///< random slot to begin with
  uint64_t done;     ///< slots visited
  uint64_t clearSeq;
};
static_assert(sizeof(MapIter) == 96);
inline constexpr uint8_t kMapIterPointerBits[2] = {0xff, 0};

/// make(map[K]V, hint). Null: out of memory. A negative or huge hint counts as 0.
Map* makeMap(Runtime& rt, const abi::MapType* t, int64_t hint);
inline int64_t mapLen(const Map* m) { return m == nullptr ? 0 : m->count; }

/// *elem = the element of *key, or null if it is absent. Panics if the key cannot be hashed.
abi::HelperStatus mapFind(abi::HelperContext& cx, const abi::MapType* t, Map* m, const void* key,
                          void** elem);
/// *elem = where to store the element of *key, which is entered. Panics: nil map, unhashable key,
/// out of memory.
abi::HelperStatus mapAssign(abi::HelperContext& cx, const abi::MapType* t, Map* m, const void* key,
                            void** elem);
abi::HelperStatus mapDelete(abi::HelperContext& cx, const abi::MapType* t, Map* m,
                            const void* key);
void mapClear(Runtime& rt, const abi::MapType* t, Map* m);
/// maps.Clone of a map that is not nil. Null: out of memory.
Map* mapClone(Runtime& rt, const abi::MapType* t, Map* m);

// Keys whose kind is a 4-byte or 8-byte integer or pointer (mapFast tells), and strings. Find: null
// if absent. Assign: null if out of memory; REQUIRES m != null.
enum class MapFast : uint8_t { None, Key32, Key64, String };
MapFast mapFast(const abi::MapType* t);
void* mapFind32(Runtime& rt, Map* m, uint32_t key);
void* mapFind64(Runtime& rt, Map* m, uint64_t key);
void* mapFindString(Runtime& rt, Map* m, abi::GoString key);
void* mapAssign32(Runtime& rt, Map* m, uint32_t key);
void* mapAssign64(Runtime& rt, Map* m, uint64_t key);  ///< pointers too
void* mapAssignString(Runtime& rt, Map* m, abi::GoString key);
void mapDelete32(Runtime& rt, Map* m, uint32_t key);
void mapDelete64(Runtime& rt, Map* m, uint64_t key);
void mapDeleteString(Runtime& rt, Map* m, abi::GoString key);

/// Starts an iteration (overwrites *it) and moves to the first entry.
void mapIterInit(Runtime& rt, const abi::MapType* t, Map* m, MapIter* it);
/// Moves to the next entry; it->key == null at the end.
void mapIterNext(Runtime& rt, MapIter* it);

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
