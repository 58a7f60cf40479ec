// This file translates calls, returns, deferred calls, and the instructions that the run time carries out.
#include <cstddef>

#include "native/function_translator.h"
#include "native/symbols.h"

namespace vo::native {

using Op = bytecode::Op;
using bytecode::ExtraWord;
using bytecode::Operand;

// --- Calls ------------------------------------------------------------------------------------------------

std::vector<FunctionTranslator::Value> FunctionTranslator::arguments(uint32_t tail, uint32_t results, uint32_t params) {
  std::vector<Value> list;
  for (uint32_t i = 0; i < params; i++) list.push_back(get(tail + results + i));
  return list;
}

void FunctionTranslator::emitCall(llvm::FunctionCallee callee, uint32_t tail, uint32_t results, std::vector<Value> args, Value closure, bool memoryResults) {
  bool inBuffer = callee.getFunctionType()->getReturnType()->isVoidTy() && results != 0;
  Value buffer = nullptr;
  if (inBuffer) {
    buffer = scratch(results);
    // Where memory for large results is.
    for (uint32_t i = 0; memoryResults && i < results; i++) storeScratch(buffer, i, get(tail + i));
    args.insert(args.begin(), buffer);
  }
  if (closure != nullptr) args.push_back(closure);
  llvm::CallInst* call = callAtSafepoint(callee, args, Live::After);
  if (closure != nullptr) call->addParamAttr(static_cast<unsigned>(args.size() - 1), llvm::Attribute::SwiftSelf);
  call->addFnAttr(llvm::Attribute::NoMerge);
  call->setDoesNotThrow();
  for (uint32_t i = 0; i < results; i++)
    put(tail + i, inBuffer ? loadScratch(buffer, i) : results == 1 ? static_cast<Value>(call) : ir_.CreateExtractValue(call, i));
}

namespace {
struct Shape {
  uint32_t results, params;
  bool memoryResults;
};
/// Of an indirect call: its flags, or the instruction before it.
Shape shapeOf(const link::Function& f, uint32_t pc) {
  bytecode::Insn in{f.code[pc]};
  if (in.flags() != bytecode::kCallShapeUnknown) return {uint32_t{in.flags()} >> 4, in.flags() & 15u, false};
  bytecode::Insn before{f.code[pc - 1]};
  VO_CHECK(pc != 0 && before.op() == Op::CallShape, "a call of many words has its shape before it");
  return {before.a(), before.b(), before.c() != 0};
}
}  // namespace

void FunctionTranslator::callClosure() {
  Shape s = shapeOf(f_, pc_);
  Value closure = pointer(b());
  nilCheck(closure, constant(0));
  Value function = ir_.CreateLoad(ptr_, closure);
  Value code = ir_.CreateLoad(ptr_, offset(function, offsetof(link::Function, code)));
  llvm::FunctionType* type = module_.functionType(s.results, s.params, true, s.memoryResults);
  emitCall({type, code}, a(), s.results, arguments(a(), s.results, s.params), closure, s.memoryResults);
}

void FunctionTranslator::callInterface() {
  Shape s = shapeOf(f_, pc_);
  Value itab = pointer(b());
  uint64_t entry = offsetof(abi::ITab, fun) + 8 * uint64_t{c()};
  nilCheck(itab, constant(entry));
  Value function = ir_.CreateLoad(ptr_, offset(itab, entry));
  Value code = ir_.CreateLoad(ptr_, offset(function, offsetof(link::Function, code)));
  std::vector<Value> args = arguments(a(), s.results, s.params);
  VO_CHECK(!args.empty(), "a method has its receiver");
  args[0] = get(b() + 1);
  emitCall({module_.functionType(s.results, s.params, false, s.memoryResults), code}, a(), s.results, std::move(args), nullptr, s.memoryResults);
}

/// Results and parameters are this function's, but for the receiver: so is the place of its frame, however long a chain of these is.
void FunctionTranslator::tailInterface() {
  Value itab = pointer(a());
  uint64_t entry = offsetof(abi::ITab, fun) + 8 * uint64_t{b()};
  nilCheck(itab, constant(entry));
  Value function = ir_.CreateLoad(ptr_, offset(itab, entry));
  Value code = ir_.CreateLoad(ptr_, offset(function, offsetof(link::Function, code)));
  std::vector<Value> args = arguments(0, f_.resultSlots, f_.paramSlots);
  VO_CHECK(!args.empty() && closure_ == nullptr, "a method has its receiver and no captures");
  args[0] = get(a() + 1);
  if (resultsAt_ != nullptr) args.insert(args.begin(), resultsAt_);
  llvm::CallInst* call = ir_.CreateCall(fn_->getFunctionType(), code, args);
  call->setTailCallKind(llvm::CallInst::TCK_MustTail);
  call->setDoesNotThrow();
  if (call->getType()->isVoidTy()) {
    ir_.CreateRetVoid();
  } else {
    ir_.CreateRet(call);
  }
}

void FunctionTranslator::callNative() {
  if (!openNative(in_.imm32(), a())) runtimeNative(in_.imm32(), a());
}

/// A call of this instruction's native; results and parameters are the slots from `first` on.
void FunctionTranslator::runtimeNative(uint32_t number, uint32_t first) {
  ModuleTranslator::Words words{uint32_t{flags()} >> 4, flags() & 15u};
  if (flags() == bytecode::kCallShapeUnknown) words = module_.nativeWords(number);
  uint32_t n = words.results + words.params;
  Value frame = scratch(n);
  // What results were before may dangle.
  bool memory = module_.hasMemoryResults(number);
  for (uint32_t i = 0; i < n; i++) storeScratch(frame, i, i < words.results && !memory ? constant(0) : get(first + i));
  if (isLeafNative(number)) {
    auto* type = llvm::FunctionType::get(i8_, {ptr_, ptr_}, false);
    ir_.CreateCall(type, module_.native(number), {llvm::ConstantPointerNull::get(ir_.getPtrTy()), frame})->setDoesNotThrow();
  } else {
    callRuntime(module_.native(number), frame, n);
  }
  for (uint32_t i = 0; i < words.results; i++) put(first + i, loadScratch(frame, i));
}

void FunctionTranslator::returns() {
  uint32_t n = f_.resultSlots;
  if (resultsAt_ != nullptr) {
    for (uint32_t i = 0; i < n; i++) ir_.CreateStore(get(i), offset(resultsAt_, uint64_t{i} * 8));
    ir_.CreateRetVoid();
  } else if (n == 0) {
    ir_.CreateRetVoid();
  } else if (n == 1) {
    ir_.CreateRet(get(0));
  } else {
    std::vector<Value> values;
    for (uint32_t i = 0; i < n; i++) values.push_back(get(i));
    ir_.CreateAggregateRet(values.data(), n);
  }
}

// --- What the run time does ---------------------------------------------------------------------------------

void FunctionTranslator::callRuntime(Value fn, Value frame, uint32_t words) {
  bool goesOn = op_ != Op::Panic && op_ != Op::Trap && op_ != Op::Unbox;
  llvm::CallInst* call = callAtSafepoint(module_.callFunction(), {fn, frame, llvm::ConstantPointerNull::get(ir_.getPtrTy())},
                                         goesOn ? Live::After : Live::Raised, {}, words);
  call->addFnAttr(llvm::Attribute::NoMerge);
}

void FunctionTranslator::unreachable() { ir_.CreateUnreachable(); }

uint32_t FunctionTranslator::typeSlots() const { return link::planOf(at<abi::Type>(xLow()))->steps; }

/// What stands in a frame behind the instruction word (docs/native.md).
std::vector<FunctionTranslator::Value> FunctionTranslator::extraWords() {
  switch (bytecode::opInfo(op_).x) {
    case ExtraWord::TypeX: {
      Value type = module_.type(at<abi::Type>(xLow()));
      if (op_ != Op::AssertI && op_ != Op::Unbox && op_ != Op::ConvI) return {type, constant(xHigh())};
      uint32_t of = op_ == Op::ConvI ? 0 : xHigh() >> 1;
      return {type, constant(xHigh() & 1), of == 0 ? constant(0) : module_.type(at<abi::Type>(of))};
    }
    case ExtraWord::FuncX: return {module_.descriptor(*at<link::Function>(xLow())), module_.type(at<abi::Type>(xHigh()))};
    case ExtraWord::None: return op_ == Op::New ? std::vector<Value>{module_.type(at<abi::Type>(in_.imm32()))} : std::vector<Value>{};
    default: return {constant(x_)};
  }
}

void FunctionTranslator::slowOp() {
  const bytecode::OpInfo& info = bytecode::opInfo(op_);
  VO_CHECK((info.effects & bytecode::kBranches) == 0, "the run time does not jump");
  std::string_view name = op_ == Op::Unbox ? "UnboxFail" : info.name;
  // A type's place is another one in each program: it is no part of what objects are kept under.
  std::vector<Value> words = {constant(op_ == Op::New ? static_cast<uint32_t>(in_.word) : in_.word)};
  for (Value v : extraWords()) words.push_back(v);
  const Operand kinds[] = {info.a, info.b, info.c};
  const uint16_t fields[] = {in_.a(), in_.b(), in_.c()};
  auto setsAt = static_cast<uint32_t>(words.size());
  std::vector<uint32_t> sets;
  auto count = [&](unsigned i) {
    bool typed = kinds[i] == Operand::DT || kinds[i] == Operand::UT;
    return bytecode::isSlot(kinds[i]) ? bytecode::exactSlots(kinds[i], in_, fields[i], x_, typed ? typeSlots() : 0) : 0;
  };
  for (unsigned i = 0; i < 3; i++)
    for (uint64_t k = 0; bytecode::isDefined(kinds[i]) && k < count(i); k++) {
      sets.push_back(static_cast<uint32_t>(fields[i] + k));
      words.push_back(constant(0));
    }
  for (unsigned i = 0; i < 3; i++)
    for (uint64_t k = 0; !bytecode::isDefined(kinds[i]) && k < count(i); k++) {
      auto s = static_cast<uint32_t>(fields[i] + k);
      words.push_back(isRef(s) ? pointer(s) : get(s));
    }
  auto n = static_cast<uint32_t>(words.size());
  Value frame = scratch(n);
  for (uint32_t i = 0; i < n; i++) storeScratch(frame, i, words[i]);
  callRuntime(module_.slowOp(name), frame, n);
  if (op_ == Op::Unbox) return;
  for (uint32_t i = 0; i < sets.size(); i++) put(sets[i], loadScratch(frame, setsAt + i));
}

FunctionTranslator::Value FunctionTranslator::specialOp(std::string_view name, uint32_t results, std::initializer_list<Value> params) {
  Value frame = scratch(results + static_cast<uint32_t>(params.size()));
  uint32_t i = 0;
  for (; i < results; i++) storeScratch(frame, i, constant(0));
  for (Value v : params) storeScratch(frame, i++, v);
  callRuntime(module_.slowOp(name), frame, i);
  return frame;
}

bool FunctionTranslator::calls() {
  switch (op_) {
    case Op::Call: {
      const auto* callee = at<link::Function>(in_.imm32());
      bool entered = (callee->flags & (link::kIsClosure | link::kNative)) != 0;
      emitCall(module_.function(*callee), a(), callee->resultSlots, arguments(a(), callee->resultSlots, callee->paramSlots),
               entered ? static_cast<Value>(module_.descriptor(*callee)) : nullptr, (callee->flags & link::kMemoryResults) != 0);
      return true;
    }
    case Op::CallClosure: callClosure(); return true;
    case Op::CallIface: callInterface(); return true;
    case Op::TailIface: tailInterface(); return true;
    case Op::CallExt: callNative(); return true;
    case Op::Return: returns(); return true;
    case Op::Go: specialOp("Go", 0, {pointer(a())}); return true;
    case Op::DeferOuter: specialOp("DeferOuter", 0, {get(b()), pointer(a()), constant(c())}); return true;
    case Op::DeferToken: put(a(), record_); return true;
    case Op::Recover: {
      Value frame = specialOp("Recover", 2, {});
      put(a(), loadScratch(frame, 0));
      put(a() + 1, loadScratch(frame, 1));
      return true;
    }
    case Op::Panic: specialOp("Panic", 0, {get(a()), get(a() + 1)}); unreachable(); return true;
    case Op::Trap: {
      bool hasText = (flags() & 1) != 0;
      specialOp("Trap", 0, {constant(b()), hasText ? get(a()) : constant(0), hasText ? get(a() + 1) : constant(0)});
      unreachable();
      return true;
    }
    case Op::Print: {
      // The pieces of one print in a row are written at once.
      bytecode::Insn next{f_.code[pc_ + 1]};
      bool more = next.op() == Op::Print && ((next.b() ^ b()) & bytecode::kPrintVo) == 0;
      auto kind = static_cast<bytecode::PrintKind>(b() & ~uint32_t{bytecode::kPrintVo});
      unsigned n = bytecode::printSlots(kind);
      Value frame = scratch(n + 2);
      storeScratch(frame, 0, constant(b()));
      storeScratch(frame, 1, constant(more ? 1 : 0));
      for (unsigned i = 0; i < n; i++) storeScratch(frame, 2 + i, get(a() + i));
      callRuntime(module_.slowOp("Print"), frame, n + 2);
      return true;
    }
    case Op::MkClosureAt: {
      Value at = pointer(a());
      ir_.CreateStore(module_.descriptor(*this->at<link::Function>(xLow())), at);
      for (uint32_t i = 0; i < flags(); i++)
        ir_.CreateStore(isRef(b() + i) ? pointer(b() + i) : get(b() + i), offset(at, 8 * (uint64_t{i} + 1)));
      return true;
    }
    default: return false;
  }
}

}  // namespace vo::native
