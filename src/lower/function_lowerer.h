// Lowering of one function: where its variables live, and the code of its tree.
//
// Values of up to kMaxValueSlots slots are in slots; larger ones ("memory values") are addresses
// of memory that holds them. gen() gives the first slot of a value, wherever it already is; genTo()
// puts it into given slots; genInto() puts it into a place. An expression tree has no effects, so a
// variable's own slots can serve as operand until the statement's store.
#pragma once

#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "lower/code_buffer.h"
#include "lower/module_lowerer.h"

namespace vo::lower {

/// Where a variable lives.
struct Home {
  enum class Kind : uint8_t { None, Slots, Frame, Pointer };
  Kind kind = Kind::None;
  Reg reg = kNoReg;       ///< Slots: the value; Pointer: slot with the variable's address
  uint32_t offset = 0;    ///< Frame
  Reg view = kNoReg;      ///< arrays in memory that are indexed: three slots of a slice of it
  types::Type* iterated = nullptr;  ///< iterators: the map type of the MapIterInit passed last
};

/// A variable or part of one, ready to be read or written.
struct Place {
  enum class Kind : uint8_t { Slots, Frame, Ptr, Global, Elem };
  Kind kind;
  types::Type* type;
  Reg reg = kNoReg;         ///< Slots; Ptr: slot with an address; Elem: the slice's slots
  types::Type* base = nullptr;  ///< Ptr: what the pointer in reg points to; `type` lies in it
  uint64_t offset = 0;      ///< bytes, for Frame, Ptr, Global
  Reg index = kNoReg;       ///< Elem
  uint8_t indexFlags = 0;   ///< Elem: kUnsignedIndex
  const ir::Global* global = nullptr;
};

/// Bytes that a slice of make, or the bytes of a short-lived string, may have in the frame.
inline constexpr uint64_t kMaxFrameSlice = 64 * 1024;

class FunctionLowerer {
 public:
  FunctionLowerer(ModuleLowerer& module, ir::Func& f, bytecode::FunctionRow& row);
  void run();

 private:
  // ---- Set-up (function_lowerer.cpp) ----
  void lowerBody();
  void layOutParams();
  void prologue();
  void bindLocal(ir::Local* l);
  void makeView(Home& h, types::Type* t, Access access);
  void collectLoopConstants(const ir::Node* n, int depth);
  void epilogue();
  void storeResults();
  void fillRow();
  /// For debuggers: the variable is visible from here to the end of its block.
  void tellLocal(const ir::Local* l, bool isParameter = false);
  void finishLocals();
  void loadCaptures();
  bool livesInMemory(const ir::Local* l) const;
  bool isOnHeap(const ir::Local* l) const;
  /// Whether the memory of `size` bytes that the node makes lies in the frame.
  bool isOnFrame(const ir::Node* n, uint64_t size = 1) const { return n->has(ir::kOnFrame) && !isForHeap(size); }
  /// In modules for files memory whose address may go anywhere is on the heap; without size it leads nowhere.
  bool isForHeap(uint64_t size) const { return module_.context().portable && size != 0; }
  bool looksThroughReceiver() const;

  // ---- Statements (lower_stmt.cpp) ----
  void stmt(ir::Node* n);
  void stmts(std::span<ir::Node*> list);
  void decl(ir::Node* n);
  void assign(ir::Node* n);
  void assignOp(ir::Node* n);
  void assignMulti(ir::Node* n);
  bool assertIntoVariables(ir::Node* n, std::span<ir::Node*> places);
  void eval(ir::Node* n);
  void ifStmt(ir::Node* n);
  void loop(ir::Node* n);
  bool fusedLoopEnd(ir::Node* cond, ir::Node* post, Label top);
  void switchStmt(ir::Node* n);
  void intSwitch(ir::Node* n, Reg tag, std::span<Label> bodies, Label otherwise);
  void stringSwitch(ir::Node* n, Reg tag, std::span<Label> bodies, Label otherwise);
  void returnStmt(ir::Node* n);
  void print(ir::Node* n);
  void mapAssign(ir::Node* n);
  void mapAssignOp(ir::Node* n);
  void select(ir::Node* n, std::span<ir::Node*> places);
  struct LabelSet {
    Label brk, cont, go;
  };
  LabelSet& labels(ir::Label* l);

  // ---- Expressions (lower_expr.cpp) ----
  Reg gen(ir::Node* n);
  /// gen() of a string that is only looked at: string(bytes) is then the bytes themselves.
  Reg genLooked(ir::Node* n);
  void genTo(ir::Node* n, Reg dst);
  void genInto(ir::Node* n, const Place& dst, bool fresh, bool zeroed = false);
  Reg genMemory(ir::Node* n);
  void genValue(ir::Node* n, Reg dst);
  Reg zeroSlots(types::Type* t);
  void constant(ir::Node* n, Reg dst);
  bool smallConst(const ir::Node* n, int64_t* out) const;
  void loadWord(Reg dst, uint64_t bits);
  void slice(ir::Node* n, Reg dst);
  void minMax(ir::Node* n, Reg dst);
  void concat(ir::Node* n, Reg dst);
  void addressValue(ir::Node* n, Reg dst);
  void negate(ir::Node* n, Reg dst);
  void operation(ir::Node* n, Reg dst);
  void complexValue(ir::Node* n, Reg dst);
  void shortCircuit(ir::Node* n, Reg dst);
  void lenOrCap(ir::Node* n, Reg dst);
  void intToString(ir::Node* n, Reg dst);
  void sliceToString(ir::Node* n, Reg dst);
  void sliceToArray(ir::Node* n, Reg dst);
  void unsafeSlice(ir::Node* n, Reg dst);
  void unsafeString(ir::Node* n, Reg dst);
  types::Type* sliceOfBasic(bool isBytes) {
    return types_.sliceOf(
        types_.basic(isBytes ? types::BasicKind::Uint8 : types::BasicKind::Int32));
  }

  // ---- Objects (lower_literal.cpp) ----
  void newObject(ir::Node* n, Reg dst);
  void makeSlice(ir::Node* n, Reg dst);
  void makeMapOrChan(ir::Node* n, Reg dst);
  void sliceLit(ir::Node* n, Reg dst);
  bool makeSliceOnFrame(ir::Node* n, Reg dst);
  bool makeSmallSlice(ir::Node* n, Reg dst);
  void composite(ir::Node* n, Reg dst);
  void closure(ir::Node* n, Reg dst);
  types::Type* captureBlock(const ir::Func& f);

  // ---- Arithmetic and comparison (lower_arith.cpp) ----
  void arith(ir::Op op, types::Type* t, Reg dst, Reg x, ir::Node* y, unsigned flags);
  void shift(ir::Op op, NumClass c, Reg dst, Reg x, ir::Node* y, bool checked);
  void complexArith(ir::Op op, NumClass c, Reg dst, Reg x, Reg y);
  void cut(NumClass c, Reg r);
  void convert(types::Type* from, types::Type* to, Reg src, Reg dst);
  void compare(ir::Node* n, Reg dst);
  void equalValues(types::Type* t, Reg x, Reg y, Reg dst, bool negate);
  /// Jumps to `target` if n is `sense`, else falls through. `loop`: a back-edge.
  void cond(ir::Node* n, Label target, bool sense, bool loop = false);
  bool fusedCompare(ir::Node* n, Label target, bool sense, bool loop);
  void branchOn(ir::Op op, NumClass c, ir::Node* x, ir::Node* y, Label target, bool loop);

  // ---- Places (lower_place.cpp) ----
  Place place(ir::Node* n);
  Place localPlace(const ir::Local* l);
  Place field(const Place& p, types::Type* t, size_t index, types::Type* structType);
  void addressTo(const Place& p, Reg dst);
  Access accessOf(const Place& p) const;
  bool isWholePointee(const Place& p);
  bool accessFrame(const Place& p, Reg slots, bool isStore);
  void load(const Place& p, Reg dst);
  Reg loadTemp(const Place& p);
  void store(const Place& p, Reg src);
  void clear(const Place& p);
  void copyMemory(const Place& dst, Reg srcAddress);
  Reg address(const Place& p);
  Place pointerPlace(Reg pointer, types::Type* t) { return {Place::Kind::Ptr, t, pointer, t}; }
  /// Memory for a value of the type until the statement ends: in the frame, or on the heap if large.
  Place memoryTemp(types::Type* t);
  /// Memory for what a channel gives. It lives while the goroutine waits, so it must not have what was received before.
  Place receiveTemp(types::Type* t);
  /// The address of memory with the value of n, for instructions that want one.
  Reg spilled(ir::Node* n);
  Reg spill(types::Type* t, Reg value);
  Place reach(const Place& p, uint64_t limit);

  // ---- Calls (lower_call.cpp) ----
  /// Emits the call; its results are then in the outgoing area from word 0 (memory results: at
  /// `memoryResults_`).
  unsigned callShape(uint32_t results, uint32_t params, bool memoryResults);
  void call(ir::Node* n);
  const ir::Node* forwardedCall(std::span<ir::Node*> body) const;
  bool tailCall();
  bool intrinsic(ir::Node* n, Reg dst);
  /// The single (slot) result of an effect into dst.
  void callResult(ir::Node* n, Reg dst);
  void append(ir::Node* n, Reg dst);
  void stringToSlice(ir::Node* n, Reg dst);
  types::Type* appendBuffer(ir::Node* n);
  Reg emptyBuffer(types::Type* array, Label full, const ir::Node* append);
  void smallCapacity(types::Type* elem, Reg len, Reg dst);
  void cut(ir::Node* n, Reg dst);
  void growStepwise(ir::Node* n, Reg base, Reg count, Reg dst);
  void recv(ir::Node* n, const Place* value, Reg ok);
  /// The results of a producer of several values, in slots (memory values: addresses).
  std::vector<Reg> producer(ir::Node* n, std::span<ir::Node*> places);
  std::vector<Reg> passArguments(std::span<ir::Node*> args, uint32_t firstWord);
  ir::Node* hiddenPointer(ir::Node* argument);
  static std::vector<types::Type*> resultTypes(types::Type* t);
  /// Calls a native with arguments in slots.
  void native(std::string_view symbol,
              std::initializer_list<std::pair<Reg, types::Type*>> args, types::Type* result, Reg dst);

  // ---- Interfaces, maps, channels (lower_iface.cpp, lower_map.cpp) ----
  void toIface(ir::Node* n, Reg dst);
  void ifaceToIface(ir::Node* n, Reg dst);
  Reg dataWord(ir::Node* value, bool onFrame);
  void isExactly(types::Type* t, types::Type* ifaceType, Reg iface, Reg dst);
  uint32_t assertionExtra(types::Type* ifaceType);
  void typeIs(ir::Node* n, Reg dst);
  void unbox(types::Type* t, types::Type* ifaceType, Reg iface, const Place& dst);
  void typeAssertInto(ir::Node* n, const Place& dst);
  /// Value into dst, or zero; the result is 1 or 0 in `ok`.
  void typeAssertOk(ir::Node* n, const Place& dst, Reg ok);
  bool hasMethods(types::Type* iface);
  struct Key {
    bytecode::MapKind kind;
    Reg reg;
  };
  Key mapKey(types::Type* mapType, ir::Node* key);
  Reg mapGet(ir::Node* n);
  Reg consecutive(std::initializer_list<types::Type*> types, Access pointers = Access::Plain);

  // ---- Small things ----
  const Shape& shape(types::Type* t) { return types_.shape(t); }
  Reg temp(types::Type* t, Access access = Access::Plain) { return code_.temp(t, access); }
  void mov(types::Type* t, Reg dst, Reg src);
  void movSlots(uint32_t count, Reg dst, Reg src);
  void at(const ir::Node* n);
  void findLine(diag::Pos pos);
  void emit(Op op, Reg a = 0, Reg b = 0, Reg c = 0, unsigned flags = 0) {
    code_.emit(op, a, b, c, flags);
  }
  uint64_t typeX(types::Type* t, uint32_t extra = 0) {
    return uint64_t{types_.idOf(t)} | uint64_t{extra} << 32;
  }
  bool mentions(const ir::Node* n, const ir::Local* l) const;
  bool readsMemory(const ir::Node* n) const;
  bool allocates(const ir::Node* n) const;
  bool branches(const ir::Node* n) const;
  Reg tail(uint32_t i) { return code_.tail(i); }

  ModuleLowerer& module_;
  TypeTable& types_;
  ir::Func& func_;
  bytecode::FunctionRow& row_;
  CodeBuffer& code_;
  std::vector<Home> homes_;              ///< by Local::id
  std::vector<LabelSet> labels_;
  std::vector<Reg> resultRegs_;
  std::vector<Place> memoryResults_;     ///< of the last call, by result
  std::unordered_map<uint64_t, Reg> loopConstants_[2];  ///< integers, floats by their bits
  std::vector<std::pair<uint64_t, uint32_t>> constantUses_[2];
  std::unordered_map<const ir::Local*, Reg> smallArray_;   ///< first arrays of slices (zero: not used)
  std::unordered_set<const ir::Local*> buffered_;  ///< slices whose first append has a buffer
  Label epilogue_;
  uint32_t fixedSlots_ = 0;
  uint32_t frameMarks_ = 0;
  // Line table cache.
  const diag::SourceFile* source_ = nullptr;
  uint32_t lineBegin_ = 1, lineEnd_ = 0, line_ = 0, file_ = 0;
  std::vector<uint16_t> inlineRows_;
};

}  // namespace vo::lower
