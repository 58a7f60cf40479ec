// This file translates a function as a whole: its blocks, its frame, moves and constants.
#include "native/function_translator.h"
#include "native/symbols.h"

#include <algorithm>

#include "base/check.h"
#include "native/debug_info.h"
#include <llvm/IR/InlineAsm.h>
#include "native/slot_values.h"

namespace vo::native {

using bytecode::Insn;
using bytecode::Operand;
using bytecode::ExtraWord;

namespace {
/// A function of more code words: passes that look at all uses of an address whenever they meet it take minutes.
constexpr uint32_t kManyWords = 4000;
}  // namespace

FunctionTranslator::FunctionTranslator(ModuleTranslator& module, const link::Function& f, llvm::Function* fn)
    : module_(module), f_(f), fn_(fn), context_(module.context()), ir_(context_) {
  i64_ = ir_.getInt64Ty();
  i32_ = ir_.getInt32Ty();
  i8_ = ir_.getInt8Ty();
  double_ = ir_.getDoubleTy();
  float_ = ir_.getFloatTy();
  ptr_ = ir_.getPtrTy();
  scope_ = fn->getSubprogram();
  if (module.debugs(f) != Debug::None && (f.flags & link::kNative) == 0) debug_ = std::make_shared<FunctionDebug>(module, f, scope_);
}

// --- Blocks -------------------------------------------------------------------------------------------

uint32_t FunctionTranslator::lengthAt(uint32_t pc) const {
  const bytecode::OpInfo& info = bytecode::opInfo(Insn{f_.code[pc]}.op());
  if (info.x == ExtraWord::None) return 1;
  if (info.x == ExtraWord::Table) return 2 + static_cast<uint32_t>(f_.code[pc + 1]);
  return 2;
}

uint32_t FunctionTranslator::target() const {
  bool wide = op_ == Op::Jmp || op_ == Op::Loop || op_ == Op::JmpT || op_ == Op::JmpF || op_ == Op::LoopT || op_ == Op::LoopF ||
              op_ == Op::JmpIs || op_ == Op::JmpIsNot;
  return static_cast<uint32_t>(int64_t{pc_} + 1 + (wide ? imm32() : sc()));
}

llvm::BasicBlock* FunctionTranslator::newBlock(const char* name) { return llvm::BasicBlock::Create(context_, name, fn_); }

llvm::BasicBlock* FunctionTranslator::blockAt(int64_t pc) {
  VO_CHECK(pc >= 0 && pc < static_cast<int64_t>(blocks_.size()), "jumps stay in their function");
  llvm::BasicBlock*& block = blocks_[static_cast<size_t>(pc)];
  if (block == nullptr) block = newBlock("");
  return block;
}

void FunctionTranslator::findBlocks() {
  blocks_.assign(f_.codeWords + 1, nullptr);
  isBrief_.assign(f_.codeWords + 1, false);
  struct Edge {
    uint32_t from, to;
  };
  std::vector<Edge> edges;
  for (pc_ = 0; pc_ < f_.codeWords; pc_ += lengthAt(pc_)) {
    in_ = Insn{f_.code[pc_]};
    op_ = in_.op();
    const bytecode::OpInfo& info = bytecode::opInfo(op_);
    if ((info.effects & bytecode::kBranches) == 0) continue;
    if (op_ == Op::JmpTable) {
      auto x = f_.code[pc_ + 1];
      auto n = static_cast<uint32_t>(x);
      int64_t behind = pc_ + 2;
      blockAt(behind + (static_cast<int64_t>(x) >> 32));
      for (uint32_t i = 0; i < n; i++) blockAt(behind + static_cast<int32_t>(f_.code[pc_ + 2 + i]));
      continue;
    }
    uint32_t to = target();
    blockAt(to);
    if ((info.effects & bytecode::kSafepoint) != 0) edges.push_back({pc_, to});
  }
  if ((f_.flags & link::kHasDefer) != 0) blockAt(f_.epilogue);
  for (const Edge& e : edges) {
    bool hasInner = std::any_of(edges.begin(), edges.end(), [&](const Edge& o) { return o.from != e.from && o.from >= e.to && o.from < e.from; });
    isBrief_[e.from] = !hasInner && isBrief(e.to, e.from);
  }
}

/// Whether the instructions from one to the other are few and of a few nanoseconds each.
bool FunctionTranslator::isBrief(uint32_t from, uint32_t to) const {
  constexpr unsigned kMost = 32;
  unsigned count = 0;
  for (uint32_t pc = from; pc < to; pc += lengthAt(pc)) {
    Op op = Insn{f_.code[pc]}.op();
    if (op == Op::CallExt) {
      std::string_view name = nativeName(Insn{f_.code[pc]}.imm32());
      if (name.starts_with("math") || name.starts_with("bits")) continue;
    }
    if (++count > kMost || (bytecode::opInfo(op).effects & (bytecode::kAllocs | bytecode::kCalls | bytecode::kParks)) != 0) return false;
    switch (op) {
      case Op::MapGet: case Op::MapDelete: case Op::MapClear: case Op::MapIterInit: case Op::MapIterNext:
      case Op::EqStr: case Op::CmpStr: case Op::EqIface: case Op::EqMem: case Op::CopySlice: case Op::CopyStr: case Op::CopyT:
      case Op::ClearT: case Op::AssertI: case Op::ConvI:
        return false;
      default: break;
    }
  }
  return true;
}

// --- The function ---------------------------------------------------------------------------------------

void FunctionTranslator::place(uint32_t pc) {
  const link::LineStep* step = nullptr;
  for (size_t low = 0, high = f_.lines.size(); low < high;) {
    size_t mid = (low + high) / 2;
    if (f_.lines[mid].pc <= pc) {
      step = &f_.lines[mid];
      low = mid + 1;
    } else {
      high = mid;
    }
  }
  // The column is what line tables are made of: the code word (codegen.cpp).
  uint32_t line = step != nullptr && step->line != 0 ? step->line : f_.startLine;
  if (debug_ != nullptr) {
    ir_.SetCurrentDebugLocation(debug_->location(pc, std::max(line, 1u), pc & 0xffff, step != nullptr ? step->inlined : 0));
    return;
  }
  ir_.SetCurrentDebugLocation(llvm::DILocation::get(context_, std::max(line, 1u), pc & 0xffff, scope_));
}

void FunctionTranslator::run() {
  entry_ = newBlock("entry");
  ir_.SetInsertPoint(entry_);
  place(0);
  if ((f_.flags & link::kNative) != 0) {
    nativeEntry();
    return;
  }
  slots_.assign(f_.totalWords + 64, nullptr);
  findLiveness();
  findBlocks();
  // Breakpoints stand behind the instructions that have no line: parameters are where they are said to be.
  if (debug_ != nullptr) ir_.SetCurrentDebugLocation(llvm::DebugLoc());
  prologue();
  bool open = true;
  for (pc_ = 0; pc_ < f_.codeWords; pc_ += lengthAt(pc_)) {
    if (blocks_[pc_] != nullptr) {
      fresh_ = kNoSlot;
      if (open) ir_.CreateBr(blocks_[pc_]);
      ir_.SetInsertPoint(blocks_[pc_]);
      open = true;
    }
    if (!open) continue;
    in_ = Insn{f_.code[pc_]};
    op_ = in_.op();
    x_ = bytecode::opInfo(op_).x != ExtraWord::None ? f_.code[pc_ + 1] : 0;
    place(pc_);
    instruction();
    open = ir_.GetInsertBlock()->getTerminator() == nullptr;
  }
  if (open) ir_.CreateUnreachable();
  if (scratch_ != nullptr) scratch_->setOperand(0, llvm::ConstantInt::get(i64_, scratchWords_));
  for (llvm::BasicBlock* block : blocks_)
    if (block != nullptr && block->getTerminator() == nullptr) new llvm::UnreachableInst(context_, block);
  if (debug_ != nullptr) {
    placeSlots();
  } else {
    std::erase(slots_, nullptr);
    slotsToValues(*fn_, slots_);
  }
}

void FunctionTranslator::placeSlots() {
  bool inMemory = module_.debugs(f_) == Debug::Memory;
  std::vector<llvm::AllocaInst*> slots;
  std::vector<uint32_t> numbers;
  for (uint32_t i = 0; i < slots_.size(); i++) {
    for (const FunctionDebug::Part& p : debug_->partsOf(i)) {
      if (isKept(i)) {
        debug_->declare(p, kept_, static_cast<uint64_t>(keptIndex_[i]) * 8, entry_);
      } else if (inMemory && slots_[i] != nullptr) {
        debug_->declare(p, slots_[i], 0, entry_);
      }
    }
    if (slots_[i] == nullptr || (inMemory && !debug_->partsOf(i).empty())) continue;
    slots.push_back(slots_[i]);
    numbers.push_back(i);
  }
  for (const FunctionDebug::InFrame& v : debug_->inFrame())
    if (frame_ != nullptr) debug_->declare(v.part, frame_, v.offset, entry_);
  slotsToValues(*fn_, slots, [&](unsigned slot, llvm::Value* value, llvm::Instruction* before) {
    for (const FunctionDebug::Part& p : debug_->partsOf(numbers[slot])) debug_->value(p, value, before);
  });
}

void FunctionTranslator::prologue() {
  bool hasDefer = (f_.flags & link::kHasDefer) != 0;
  if (f_.frameWords > f_.slots) {
    frame_ = ir_.CreateAlloca(llvm::ArrayType::get(i64_, f_.frameWords - f_.slots));
    frame_->setAlignment(llvm::Align(16));
    zeroFrameMemory();
  }
  if (hasDefer) {
    // What the epilogue uses must be where a recovered panic finds it: in memory.
    keptIndex_.assign(slots_.size(), -1);
    int32_t kept = 0;
    auto keep = [&](uint32_t first, uint64_t n) {
      for (uint64_t i = first; i < first + n; i++)
        if (i < f_.slots && keptIndex_[i] < 0) keptIndex_[i] = kept++;
    };
    keep(0, f_.resultSlots);
    for (pc_ = f_.epilogue; pc_ < f_.codeWords; pc_ += lengthAt(pc_)) {
      in_ = Insn{f_.code[pc_]};
      op_ = in_.op();
      x_ = bytecode::opInfo(op_).x != ExtraWord::None ? f_.code[pc_ + 1] : 0;
      const bytecode::OpInfo& info = bytecode::opInfo(op_);
      uint32_t types = (info.a == Operand::DT || info.a == Operand::UT || info.b == Operand::DT || info.b == Operand::UT) ? typeSlots() : 0;
      if (bytecode::isSlot(info.a)) keep(a(), bytecode::exactSlots(info.a, in_, in_.a(), x_, types));
      if (bytecode::isSlot(info.b)) keep(b(), bytecode::exactSlots(info.b, in_, in_.b(), x_, types));
      if (bytecode::isSlot(info.c)) keep(c(), bytecode::exactSlots(info.c, in_, in_.c(), x_, types));
    }
    kept_ = ir_.CreateAlloca(llvm::ArrayType::get(i64_, static_cast<uint64_t>(std::max(kept, 1))));
    record_ = ir_.CreateAlloca(llvm::ArrayType::get(i64_, markWords(module_.arch())));
    ir_.CreateMemSet(kept_, ir_.getInt8(0), static_cast<uint64_t>(std::max(kept, 1)) * 8, llvm::Align(8));
  } else if ((f_.flags & link::kGivesToken) != 0) {
    record_ = ir_.CreateAlloca(llvm::ArrayType::get(i64_, markWords(module_.arch())));
  }
  scratch_ = ir_.CreateAlloca(i64_, llvm::ConstantInt::get(i64_, 1));
  scratchAt_ = f_.codeWords > kManyWords ? hidden(scratch_) : scratch_;
  uint32_t arg = 0;
  bool memoryResults = (f_.flags & link::kMemoryResults) != 0;
  if (f_.resultSlots > kRegisterResults || memoryResults) resultsAt_ = fn_->getArg(arg++);
  for (uint32_t i = 0; i < f_.paramSlots; i++) put(f_.resultSlots + i, fn_->getArg(arg++));
  for (uint32_t i = 0; memoryResults && i < f_.resultSlots; i++) put(i, ir_.CreateLoad(i64_, offset(resultsAt_, uint64_t{i} * 8)));
  if ((f_.flags & link::kIsClosure) != 0) closure_ = fn_->getArg(arg);
  if (hasDefer) {
    llvm::CallInst* mark = ir_.CreateCall(module_.markFunction(), {record_, frame_ != nullptr ? frame_ : kept_, kept_});
    mark->addFnAttr(llvm::Attribute::ReturnsTwice);
    auto* body = newBlock("body");
    branch(ir_.CreateICmpNE(mark, llvm::ConstantInt::get(i32_, 0)), blockAt(f_.epilogue), body, module_.unlikely());
    ir_.SetInsertPoint(body);
  }
}

/// Of [zeroFrom, zeroTo) what is frame memory; slots begin as zero anyway.
void FunctionTranslator::zeroFrameMemory() {
  uint32_t from = std::max(f_.zeroFrom, f_.slots), to = f_.zeroTo;
  if (to <= from) return;
  ir_.CreateMemSet(offset(frame_, uint64_t{from - f_.slots} * 8), ir_.getInt8(0), uint64_t{to - from} * 8, llvm::Align(8));
}

/// The code of a native as a func value or method: builds its frame and runs it.
void FunctionTranslator::nativeEntry() {
  uint32_t words = f_.resultSlots + f_.paramSlots;
  auto* frame = ir_.CreateAlloca(llvm::ArrayType::get(i64_, std::max(words, 1u)));
  uint32_t arg = 0;
  if (f_.resultSlots > kRegisterResults) resultsAt_ = fn_->getArg(arg++);
  for (uint32_t i = 0; i < f_.resultSlots; i++) storeScratch(frame, i, constant(0));
  for (uint32_t i = 0; i < f_.paramSlots; i++) storeScratch(frame, f_.resultSlots + i, fn_->getArg(arg++));
  scratch_ = frame;
  bool isExternal = (f_.flags & link::kExternal) != 0;
  llvm::CallInst* call = isExternal ? callAtSafepoint(module_.foreignFunction(), {externalCall(), frame}, Live::After, {}, words)
                                    : callAtSafepoint(module_.callFunction(), {module_.native(f_.native), frame, fn_->getArg(arg)}, Live::After, {}, words);
  call->addFnAttr(llvm::Attribute::NoMerge);
  std::vector<Value> results;
  for (uint32_t i = 0; i < f_.resultSlots; i++) results.push_back(loadScratch(frame, i));
  if (isExternal && hasErrnoResult()) {
    // The cell that holds the number serves as the value in the interface.
    Value number = results[f_.resultSlots - 1], isError = ir_.CreateICmpNE(number, constant(0));
    Value cell = offset(module_.external("vo_small_values"), ir_.CreateShl(number, 3));
    results[f_.resultSlots - 2] = ir_.CreateSelect(isError, toWord(module_.itab(module_.errnoTable())), constant(0));
    results[f_.resultSlots - 1] = ir_.CreateSelect(isError, toWord(cell), constant(0));
  }
  if (resultsAt_ != nullptr) {
    for (uint32_t i = 0; i < f_.resultSlots; i++) ir_.CreateStore(results[i], offset(resultsAt_, uint64_t{i} * 8));
    ir_.CreateRetVoid();
  } else if (results.empty()) {
    ir_.CreateRetVoid();
  } else if (results.size() == 1) {
    ir_.CreateRet(results[0]);
  } else {
    ir_.CreateAggregateRet(results.data(), static_cast<unsigned>(results.size()));
  }
}

void FunctionTranslator::instruction() {
  if (!keepsFresh()) fresh_ = kNoSlot;
  if (moves() || memory() || integers() || floats() || comparisons() || jumps() || elements() || interfaces() || usualCases() || calls()) return;
  slowOp();
}

// --- Slots ------------------------------------------------------------------------------------------------

bool FunctionTranslator::isRef(uint32_t i) const {
  return i < f_.slots && f_.refs != nullptr && (f_.refs[i / 64] >> i % 64 & 1) != 0;
}

llvm::AllocaInst* FunctionTranslator::slot(uint32_t i) {
  if (i >= slots_.size()) slots_.resize(i + 64, nullptr);
  llvm::AllocaInst*& s = slots_[i];
  if (s == nullptr) {
    llvm::IRBuilder<> at(entry_, entry_->begin());
    llvm::Type* t = isRef(i) ? ptr_ : i64_;
    s = at.CreateAlloca(t);
    at.SetInsertPoint(entry_, std::next(s->getIterator()));
    at.CreateStore(llvm::Constant::getNullValue(t), s);
  }
  return s;
}

FunctionTranslator::Value FunctionTranslator::toWord(Value v) {
  llvm::Type* t = v->getType();
  if (t->isPointerTy()) return ir_.CreatePtrToInt(v, i64_);
  if (t->isDoubleTy()) return ir_.CreateBitCast(v, i64_);
  if (t->isFloatTy()) return ir_.CreateZExt(ir_.CreateBitCast(v, i32_), i64_);
  return t == i64_ ? v : ir_.CreateZExt(v, i64_);
}
FunctionTranslator::Value FunctionTranslator::toPointer(Value v) {
  return v->getType()->isPointerTy() ? v : ir_.CreateIntToPtr(toWord(v), ptr_);
}

FunctionTranslator::Value FunctionTranslator::get(uint32_t i) {
  if (!keptIndex_.empty() && i < keptIndex_.size() && keptIndex_[i] >= 0)
    return ir_.CreateLoad(i64_, offset(kept_, static_cast<uint64_t>(keptIndex_[i]) * 8));
  llvm::AllocaInst* s = slot(i);
  return toWord(ir_.CreateLoad(s->getAllocatedType(), s));
}
FunctionTranslator::Value FunctionTranslator::pointer(uint32_t i) {
  if (!keptIndex_.empty() && i < keptIndex_.size() && keptIndex_[i] >= 0)
    return ir_.CreateLoad(ptr_, offset(kept_, static_cast<uint64_t>(keptIndex_[i]) * 8));
  llvm::AllocaInst* s = slot(i);
  return toPointer(ir_.CreateLoad(s->getAllocatedType(), s));
}
FunctionTranslator::Value FunctionTranslator::real(uint32_t i) { return ir_.CreateBitCast(get(i), double_); }
FunctionTranslator::Value FunctionTranslator::real32(uint32_t i) { return ir_.CreateBitCast(ir_.CreateTrunc(get(i), i32_), float_); }

void FunctionTranslator::put(uint32_t i, Value v) {
  if (!keptIndex_.empty() && i < keptIndex_.size() && keptIndex_[i] >= 0) {
    ir_.CreateStore(v->getType()->isPointerTy() ? v : toWord(v), offset(kept_, static_cast<uint64_t>(keptIndex_[i]) * 8));
    return;
  }
  llvm::AllocaInst* s = slot(i);
  ir_.CreateStore(s->getAllocatedType()->isPointerTy() ? toPointer(v) : toWord(v), s);
}

FunctionTranslator::Value FunctionTranslator::offset(Value p, uint64_t bytes) {
  return bytes == 0 ? p : ir_.CreateGEP(i8_, p, constant(bytes));
}
FunctionTranslator::Value FunctionTranslator::offset(Value p, Value bytes) { return ir_.CreateGEP(i8_, p, bytes); }

/// The same address, of which LLVM does not know what it is of.
FunctionTranslator::Value FunctionTranslator::hidden(Value p) {
  auto* code = llvm::InlineAsm::get(llvm::FunctionType::get(ptr_, {ptr_}, false), "", "=r,0", false);
  return ir_.CreateCall(code, {p});
}

FunctionTranslator::Value FunctionTranslator::scratch(uint32_t words) {
  scratchWords_ = std::max(scratchWords_, std::max(words, 1u));
  return scratchAt_;
}
void FunctionTranslator::storeScratch(Value area, uint32_t word, Value v) {
  ir_.CreateStore(v->getType()->isPointerTy() ? v : toWord(v), offset(area, uint64_t{word} * 8));
}
FunctionTranslator::Value FunctionTranslator::loadScratch(Value area, uint32_t word) {
  return ir_.CreateLoad(i64_, offset(area, uint64_t{word} * 8));
}

// --- Checks -----------------------------------------------------------------------------------------------

void FunctionTranslator::branch(Value condition, llvm::BasicBlock* yes, llvm::BasicBlock* no, llvm::MDNode* weights) {
  ir_.CreateCondBr(condition, yes, no, weights);
}

void FunctionTranslator::trap(Value kind, Value x, Value y) {
  llvm::CallInst* call = callAtSafepoint(
      module_.trapFunction(), {kind, x != nullptr ? toWord(x) : constant(0), y != nullptr ? toWord(y) : constant(0)}, Live::Raised);
  call->addFnAttr(llvm::Attribute::NoMerge);
  call->addFnAttr(llvm::Attribute::NoReturn);
  ir_.CreateUnreachable();
}

void FunctionTranslator::check(Value fine, abi::PanicKind kind, Value x, Value y, unsigned flags) {
  auto* good = newBlock("");
  auto* bad = newBlock("");
  branch(fine, good, bad, module_.likely());
  ir_.SetInsertPoint(bad);
  trap(constant(static_cast<uint64_t>(kind) | flags), x, y);
  ir_.SetInsertPoint(good);
}

void FunctionTranslator::nilCheck(Value p, Value where) {
  // Only null: LLVM knows that of frame memory and of what was checked before. Addresses of the first page besides come
  // from package unsafe alone.
  check(p->getType()->isPointerTy() ? ir_.CreateIsNotNull(p) : ir_.CreateICmpNE(p, constant(0)), abi::PanicKind::NilDeref, where);
}

void FunctionTranslator::indexCheck(Value index, Value length) {
  unsigned isUnsigned = (flags() & bytecode::kUnsignedIndex) != 0 ? 0x100 : 0;
  check(ir_.CreateICmpULT(index, length), abi::PanicKind::Index, index, length, isUnsigned);
}

/// At a back-edge. A counted loop that is brief ends soon: what it would cost is more (vectors).
void FunctionTranslator::poll(bool counted) {
  if ((f_.flags & link::kSafepointFree) != 0 || (counted && isBrief_[pc_])) return;
  // The flag is the thread's. In one piece: LLVM must not keep its address, as goroutines change threads.
  auto* word = llvm::FunctionType::get(ir_.getInt32Ty(), false);
  llvm::InlineAsm* isSet =
      module_.arch() == Arch::Aarch64
          ? llvm::InlineAsm::get(word, "mrs ${0:x}, tpidr_el0\n\tadd ${0:x}, ${0:x}, #:tprel_hi12:vo_poll_flag, lsl #12\n\tldrb ${0:w}, [${0:x}, #:tprel_lo12_nc:vo_poll_flag]", "=&r", true)
          : llvm::InlineAsm::get(word, "cmpb $$0, %fs:vo_poll_flag@tpoff", "={@ccnz},~{dirflag},~{fpsr},~{flags}", true);
  Value isWanted = ir_.CreateCall(isSet, {});
  auto* stop = newBlock("");
  auto* on = newBlock("");
  branch(ir_.CreateICmpNE(isWanted, ir_.getInt32(0)), stop, on, module_.unlikely());
  ir_.SetInsertPoint(stop);
  llvm::CallInst* call = callAtSafepoint(module_.pollFunction(), {}, Live::Target);
  call->setCallingConv(llvm::CallingConv::PreserveMost);
  call->addFnAttr(llvm::Attribute::NoMerge);
  ir_.CreateBr(on);
  ir_.SetInsertPoint(on);
}

// --- Moves and constants ------------------------------------------------------------------------------------

bool FunctionTranslator::moves() {
  switch (op_) {
    case Op::Nop: case Op::CallShape: return true;
    case Op::Mov: case Op::Mov2: case Op::Mov3: case Op::MovN: {
      uint32_t n = op_ == Op::MovN ? flags() : op_ == Op::Mov3 ? 3 : op_ == Op::Mov2 ? 2 : 1;
      std::vector<Value> values;
      for (uint32_t i = 0; i < n; i++) values.push_back(isRef(b() + i) ? pointer(b() + i) : get(b() + i));
      for (uint32_t i = 0; i < n; i++) put(a() + i, values[i]);
      return true;
    }
    case Op::LoadI: put(a(), constant(static_cast<uint64_t>(imm32()))); return true;
    case Op::LoadK: put(a(), constant(x_)); return true;
    case Op::LoadStr: {
      const auto* s = at<abi::GoString>(in_.imm32());
      put(a(), s->len == 0 ? static_cast<Value>(llvm::ConstantPointerNull::get(ir_.getPtrTy())) : module_.text(s->view()));
      put(a() + 1, constant(static_cast<uint64_t>(s->len)));
      return true;
    }
    case Op::Zero: put(a(), constant(0)); return true;
    case Op::ZeroN:
      for (uint32_t i = 0; i < flags(); i++) put(a() + i, constant(0));
      return true;
    case Op::LoadFunc: put(a(), module_.descriptor(*at<link::Function>(in_.imm32()))); return true;
    case Op::LoadType: put(a(), module_.type(at<abi::Type>(in_.imm32()))); return true;
    case Op::LoadCap:
      for (uint32_t i = 0; i < flags(); i++)
        put(a() + i, ir_.CreateLoad(isRef(a() + i) ? ptr_ : i64_, offset(closure_, 8 * (uint64_t{b()} + 1 + i))));
      return true;
    default: return false;
  }
}

}  // namespace vo::native
