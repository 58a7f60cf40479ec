// One function of linked bytecode to LLVM IR.
//
// Every slot is an alloca of its own, of which slotsToValues makes values; frame memory is one more. A slot that may hold a
// reference is a pointer, all others are 64-bit integers. Instructions are translated one by one, in blocks that begin
// at jump targets; what an instruction can fail with is a cold block behind it.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "abi/panic.h"
#include "bytecode/op_info.h"
#include "link/liveness.h"
#include "native/module_translator.h"

namespace vo::native {

class FunctionDebug;

class FunctionTranslator {
 public:
  FunctionTranslator(ModuleTranslator& module, const link::Function& f, llvm::Function* fn);
  void run();

 private:
  using Value = llvm::Value*;
  using Op = bytecode::Op;
  using MemKind = bytecode::MemKind;

  // --- The function as a whole (function_translator.cpp) --------------------------------------------
  void findBlocks();
  bool isBrief(uint32_t from, uint32_t to) const;
  void prologue();
  void nativeEntry();
  /// What calls the function of C on the system stack (translate_external.cpp).
  llvm::Function* externalCall();
  bool hasErrnoResult() const;
  void zeroFrameMemory();
  /// Tells where variables are, and makes values of the slots that need no memory.
  void placeSlots();
  void instruction();
  bool moves();
  void place(uint32_t pc);
  llvm::BasicBlock* blockAt(int64_t pc);
  llvm::BasicBlock* newBlock(const char* name);
  /// Words of the instruction at pc, its extra words included.
  uint32_t lengthAt(uint32_t pc) const;
  uint32_t target() const;

  // --- Slots ------------------------------------------------------------------------------------------
  llvm::AllocaInst* slot(uint32_t i);
  bool isRef(uint32_t i) const;
  Value get(uint32_t i);       ///< as i64
  Value pointer(uint32_t i);
  Value real(uint32_t i);      ///< as double
  Value real32(uint32_t i);
  Value toWord(Value v);
  Value toPointer(Value v);
  void put(uint32_t i, Value v);  ///< of any one-word type; i1 is extended
  Value constant(uint64_t v) { return llvm::ConstantInt::get(i64_, v); }
  Value offset(Value p, uint64_t bytes);
  Value offset(Value p, Value bytes);
  /// The first words of the area that calls pass memory in.
  Value scratch(uint32_t words);
  Value hidden(Value p);
  void storeScratch(Value area, uint32_t word, Value v);
  Value loadScratch(Value area, uint32_t word);

  // --- Checks -----------------------------------------------------------------------------------------
  void branch(Value condition, llvm::BasicBlock* yes, llvm::BasicBlock* no, llvm::MDNode* weights = nullptr);
  /// Goes on where `fine` holds; else raises.
  void check(Value fine, abi::PanicKind kind, Value x = nullptr, Value y = nullptr, unsigned flags = 0);
  void trap(Value kind, Value x, Value y);
  /// `where`: what the fault's report says.
  void nilCheck(Value p, Value where = nullptr);
  void indexCheck(Value index, Value length);
  void poll(bool counted);

  // --- Memory (translate_memory.cpp) -------------------------------------------------------------------
  bool memory();
  Value load(Value address, MemKind kind);
  void store(Value address, MemKind kind, Value v);
  void storeRef(Value address, Value v);
  /// Words from slot `first` on; bit i of refs: word i is a reference.
  void storeWords(Value address, uint32_t first, unsigned words, unsigned refs);
  void loadWords(Value address, uint32_t first, unsigned words);
  /// `used`: what is used behind it.
  void shade(const std::vector<Value>& addresses, llvm::ArrayRef<Value> used);
  Value frameAddress(uint64_t off);
  Value faultAddress(Value p, uint64_t off);
  void loadByPlan();
  void storeByPlan();

  /// Before the instruction: whether it keeps what is said by fresh_.
  bool keepsFresh() const;
  /// Whether the instruction is the first to store to that word of a fresh object. From now on it is not.
  bool isInitial(uint64_t offset);

  // --- Numbers (translate_numbers.cpp) ------------------------------------------------------------------
  bool integers();
  bool floats();
  bool comparisons();
  bool jumps();
  Value cut(Value v, MemKind kind);
  Value divide(Value x, Value y, bool isSigned, bool remainder, bool checked);
  Value convert(bytecode::CvtKind kind, Value v);
  Value truncate64(Value d);
  Value truncate32(Value d);
  Value truncateU64(Value d);
  Value minMax(Value x, Value y, bool isMin);
  Value mathFunction(bytecode::MathFn fn, Value x);
  void jumpIf(Value condition, bool isLoop, bool counted = false);

  // --- Elements, strings, interfaces (translate_values.cpp) ---------------------------------------------
  bool elements();
  bool interfaces();
  void index(MemKind kind);
  void setIndex(MemKind kind);
  void slice();
  void sliceString();
  void equalStrings();
  void compareStrings();
  void equalMemory();
  void box();
  void boxString();
  void newObject();
  void makeClosure();
  void mapGet();
  /// A zeroed object, or null: the run time must be asked.
  Value allocate(const abi::Type* t);
  static bool isSmall(const abi::Type* t);
  void append1();
  void grow();
  Value hasType(uint32_t firstSlot);

  // --- Usual cases of what the run time does (translate_usual.cpp) --------------------------------------
  /// The instruction's usual case is what follows; where what it requires does not hold, the run time carries it out.
  struct Usual {
    llvm::BasicBlock *slow, *on;
  };
  bool usualCases();
  Usual beginUsual();
  void require(const Usual& u, Value condition);
  void requireNoBarrier(const Usual& u);
  void endUsual(const Usual& u);
  /// As a pointer if it may be a reference, else as i64.
  Value either(uint32_t slot);
  void toInterface();
  void equalInterfaces();
  void append();
  void copyElements();
  void copyValue();
  void clearValue();
  void temporaryString();
  void makeSlice();
  void boxMemory();
  void mapSet();
  void mapDelete();
  void mapNext();
  Value mapCall(const Usual& u, const std::string& name, llvm::Type* result);
  void defer();

  // --- Calls (translate_calls.cpp) ----------------------------------------------------------------------
  bool calls();
  /// Results from slot `tail` on, parameters behind them.
  void emitCall(llvm::FunctionCallee callee, uint32_t tail, uint32_t results, std::vector<Value> args, Value closure,
                bool memoryResults);
  std::vector<Value> arguments(uint32_t tail, uint32_t results, uint32_t params);
  void callClosure();
  void callInterface();
  void tailInterface();
  void callNative();
  bool openNative(uint32_t number, uint32_t first);
  bool openAtomic(std::string_view name, uint32_t first);
  bool openSearch(std::string_view name, uint32_t number, uint32_t first);
  void shortString(uint32_t number, uint32_t first);
  void runtimeNative(uint32_t number, uint32_t first);
  void returns();
  void returnDefer();
  /// The instruction as a `vo_op_…`.
  void slowOp();
  /// One with a frame of its own: results, then parameters.
  Value specialOp(std::string_view name, uint32_t results, std::initializer_list<Value> params);
  void callRuntime(Value fn, Value frame, uint32_t words);
  void unreachable();
  uint32_t typeSlots() const;
  std::vector<Value> extraWords();

  // --- Roots (translate_roots.cpp) ----------------------------------------------------------------------
  /// What is live at a call, besides what the call itself is given.
  enum class Live : uint8_t {
    After,   ///< the instruction: what the next one finds, as far as it was there before
    Before,  ///< the instruction goes on with its operands
    Target,  ///< it is about to jump
    Raised,  ///< it does not go on, but deferred calls and the epilogue may
  };
  /// A call where the collector may look at the frame. `maybe`: further values, of which nobody knows whether they are
  /// references; `words`: so many of the area that calls pass memory in are the callee's.
  llvm::CallInst* callAtSafepoint(llvm::FunctionCallee callee, llvm::ArrayRef<Value> args, Live live, llvm::ArrayRef<Value> maybe = {},
                                  uint32_t words = 0);
  void findLiveness();
  bool isKept(uint32_t i) const { return i < keptIndex_.size() && keptIndex_[i] >= 0; }

  // Operands of the instruction.
  uint32_t a() const { return in_.a(); }
  uint32_t b() const { return in_.b(); }
  uint32_t c() const { return in_.c(); }
  unsigned flags() const { return in_.flags(); }
  int64_t sb() const { return static_cast<int16_t>(in_.b()); }
  int64_t sc() const { return static_cast<int16_t>(in_.c()); }
  int64_t imm32() const { return static_cast<int32_t>(in_.imm32()); }
  template <class T>
  const T* at(uint32_t offset) const {
    return reinterpret_cast<const T*>(module_.meta() + uint64_t{offset} * 8);
  }
  uint32_t xLow() const { return static_cast<uint32_t>(x_); }
  uint32_t xHigh() const { return static_cast<uint32_t>(x_ >> 32); }

  ModuleTranslator& module_;
  const link::Function& f_;
  llvm::Function* fn_;
  llvm::LLVMContext& context_;
  llvm::IRBuilder<> ir_;
  llvm::Type *i64_, *i32_, *i8_, *double_, *float_, *ptr_;
  llvm::BasicBlock* entry_ = nullptr;
  std::vector<llvm::BasicBlock*> blocks_;   ///< by code word; null: none begins there
  std::vector<bool> isBrief_;               ///< by code word: a back-edge of a loop without loops inside, whose turns are short
  std::vector<llvm::AllocaInst*> slots_;
  llvm::AllocaInst* frame_ = nullptr;
  llvm::AllocaInst* scratch_ = nullptr;
  Value scratchAt_ = nullptr;     ///< its address
  llvm::AllocaInst* record_ = nullptr;      ///< MarkRecord of a function with deferred calls
  llvm::AllocaInst* kept_ = nullptr;        ///< the slots that its epilogue uses
  std::vector<int32_t> keptIndex_;
  uint32_t scratchWords_ = 0;
  std::unique_ptr<const link::Liveness> liveness_;  ///< null: calls have no maps
  uint32_t pc_ = 0;
  bytecode::Insn in_{0};
  Op op_ = Op::Nop;
  uint64_t x_ = 0;
  /// The slot with the address of an object that was made in this block and that nothing else refers to yet; words of it that have been
  /// stored to. All else of it is zero, so a first store overwrites nothing that the collector has to see.
  static constexpr uint32_t kNoSlot = UINT32_MAX;
  uint32_t fresh_ = kNoSlot;
  uint64_t freshStored_ = 0;
  llvm::DISubprogram* scope_ = nullptr;
  std::shared_ptr<FunctionDebug> debug_;  ///< null without variables
  Value resultsAt_ = nullptr;
  Value closure_ = nullptr;
};

}  // namespace vo::native
