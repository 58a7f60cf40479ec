// The graph that escape analysis solves. A location stands for a variable, the memory that an
// expression allocates, or a temporary value. An edge src -> dst with `derefs` says that the value
// found by `derefs` dereferences of src flows to dst; -1: the address of src does.
#pragma once

#include <cstdint>
#include <vector>

#include "ir/ir.h"

namespace vo::escape {

using LocId = uint32_t;
inline constexpr LocId kHeap = 0;    ///< everything that outlives calls
inline constexpr LocId kCallee = 1;  ///< func values called without being known
inline constexpr LocId kBlank = 2;   ///< nowhere
inline constexpr LocId kMutator = 3; ///< slices and pointers through which something is written
inline constexpr LocId kFirstLocation = 4;
inline constexpr uint32_t kNoEdge = UINT32_MAX;

/// A function of the group that is analysed.
struct Member {
  ir::Func* func = nullptr;
  Member* outer = nullptr;        ///< of a closure made at one place in the group
  LocId base = 0;                 ///< location of its local 0
  /// Some call of it is unknown, so that nobody sees where its results go.
  bool resultsLost = false;
};

enum LocAttr : uint8_t {
  kEscapes = 1,
  kCalls = 2,   ///< its value may be called
  kMutates = 4, ///< what its value points to may be written
  kLost = kEscapes | kCalls | kMutates,
};

struct Location {
  Member* member = nullptr;         ///< null: of no function
  ir::Node* node = nullptr;         ///< an allocation
  ir::Local* local = nullptr;
  uint32_t firstEdge = kNoEdge;     ///< of those that end here
  int32_t derefs = 0;               ///< in the current walk
  uint32_t walk = 0;
  uint16_t loopDepth = 1;
  uint8_t attrs = 0;                ///< LocAttr
  bool isParam = false;             ///< parameter, or capture whose variable is unknown
  /// A parameter that is passed by address. Its memory is the caller's, who may look at it when the call is over.
  bool isLent = false;
  int16_t result = -1;              ///< number of the result it is
  bool queued = false;
  ir::Leaks leaks;                  ///< of a parameter

  bool has(LocAttr a) const { return (attrs & a) != 0; }
};

struct Edge {
  LocId src;
  int32_t derefs;
  uint32_t next;
};

/// Where a value goes: to `dst` after `derefs` dereferences, or its address (-1).
struct Hole {
  LocId dst = kBlank;
  int32_t derefs = 0;
  Hole deref() const { return {dst, derefs + 1}; }
  Hole addr() const { return {dst, derefs - 1}; }
  Hole shift(int32_t n) const { return {dst, derefs + n}; }
};

class Graph {
 public:
  Graph() { clear(); }
  void clear();
  LocId add(Member* m, uint16_t loopDepth);
  void flow(Hole k, LocId src);
  /// Propagates until nothing changes.
  void solve();
  Location& operator[](LocId i) { return locations_[i]; }
  size_t size() const { return locations_.size(); }

 private:
  void walkOne(LocId root);
  void enqueue(LocId l);
  bool outlives(const Location& l, const Location& other) const;
  void leakTo(Location& param, const Location& sink, int32_t derefs);
  void loseResults(const Location& l);

  std::vector<Location> locations_;
  std::vector<Edge> edges_;
  std::vector<LocId> queue_;
  std::vector<LocId> stack_;
  uint32_t walk_ = 0;

 public:
  /// Member of a closure's function, for loseResults.
  std::vector<Member*> members;
};

/// Whether `inner` is a closure inside of `outer`.
bool contains(const Member* outer, const Member* inner);

}  // namespace vo::escape
