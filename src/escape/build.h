// Escape analysis' inside: Flow reads the trees of a group of functions and makes the graph.
#pragma once

#include <deque>
#include <unordered_map>
#include <unordered_set>

#include "escape/escape.h"
#include "escape/graph.h"
#include "types/predicates.h"

namespace vo::escape {

using ir::Func;
using ir::Local;
using ir::Node;
using ir::Op;
using types::Type;

/// Variables larger than this are on the heap, as lowering has it; and what expressions make.
inline constexpr int64_t kMaxFrameVariable = 64 * 1024;

/// Whether values of the type hold pointers. Memoizes structs by address.
class PointerTypes {
 public:
  bool has(Type* t);

 private:
  std::unordered_map<Type*, bool> known_;
};

bool tooLargeForFrame(Type* t);

/// The function's name without its package: "f", "(*T).M", "main.func1".
std::string_view localName(const Func* f);
/// Marks appends whose first array is small (grown_slices.cpp). After the function's leaks are known.
void growSmall(base::Arena& arena, Func& f);
/// What -m says about a location, and about a parameter.
void report(const Location& l, Decisions& out);
void reportParam(const Func* f, const Location& l, bool hasPointers, Decisions& out);

/// What a group's walk before the analysis finds about a local variable.
struct LocalFacts {
  Node* value = nullptr;      ///< of its Decl, if it is never assigned otherwise
  bool declared = false;
  /// Of a capture: the variable (by reference) that it is, or null.
  Member* ownerMember = nullptr;
  Local* owner = nullptr;
  Node* captured = nullptr;   ///< of a capture by value: what was captured, in `ownerMember`
};

class Flow {
 public:
  Flow(Graph& graph, PointerTypes& pointers, std::deque<Member>& members,
       Decisions* decisions)
      : g_(graph), pointers_(pointers), members_(members), decisions_(decisions) {}

  /// Makes the graph for the group `members`.
  void build();

  /// Functions with an append to a local variable.
  std::vector<Func*> growing;

  LocId locationOf(const Member* m, const Local* l) const { return m->base + l->id; }

 private:
  // ---- Facts (batches.cpp) ----
  void addLocations(Member& m);
  void collect(Member& m, Node* n);
  void collectOnce(Member& m);
  void collectClosure(Member& m, Node* n);
  void countSites(const Func* in, const Node* n);
  Member* memberOf(const Func* f);
  LocalFacts& facts(const Member* m, const Local* l);

  // ---- Values (build_expr.cpp) ----
  void expr(Hole k, Node* n);
  void discard(Node* n) { expr(Hole{}, n); }
  void discardAll(std::span<Node*> list);
  void local(Hole k, Node* n);
  void unsafeValue(Hole k, Node* n);
  void closure(Hole k, Node* n);
  void makeSlice(Hole k, Node* n);
  /// The memory that n allocates, whose address goes to k.
  Hole spill(Hole k, Node* n);
  Hole tee(std::initializer_list<Hole> ks) { return tee(std::vector<Hole>(ks)); }
  Hole tee(const std::vector<Hole>& ks);
  static Hole heap() { return {kHeap, 0}; }
  static Hole calleeHole() { return {kCallee, 0}; }
  static Hole mutatorHole() { return {kMutator, 0}; }

  // ---- Producers (build_call.cpp) ----
  void producer(std::span<const Hole> ks, Node* n);
  void call(std::span<const Hole> ks, Node* n);
  void append(Hole k, Node* n);
  Hole tagHole(std::span<const Hole> ks, const Func* callee, Member* inGroup, size_t param, Type* type);
  Hole captureHole(const Func* callee, size_t capture);
  struct Target {
    Func* func = nullptr;
    Member* member = nullptr;  ///< if in the group
  };
  /// The function that a func value must be.
  Target staticCallee(Node* value);

  // ---- Statements (build_stmt.cpp) ----
  void stmt(Node* n);
  void decl(Node* n);
  Hole place(Node* n);
  bool isSelfAssign(const Node* dst, const Node* src) const;
  static bool isHeaderData(const Node* n);

  Graph& g_;
  PointerTypes& pointers_;
  std::deque<Member>& members_;
  Decisions* decisions_;
  std::unordered_map<const Func*, Member*> memberOf_;
  struct Sites {
    uint32_t count = 0;
    bool foreign = false;
  };
  std::unordered_map<const Func*, Sites> sites_;
  std::unordered_set<const Member*> collected_;
  std::vector<LocalFacts> facts_;   ///< by location
  std::unordered_set<const ir::Label*> seenLabels_, loopLabels_;  ///< loop: jumped back to
  Member* m_ = nullptr;
  uint16_t loopDepth_ = 1;
};

}  // namespace vo::escape
