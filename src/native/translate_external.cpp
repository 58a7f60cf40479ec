// This file makes the calls of C: a function on the system stack that takes the parameters from a frame of slots, calls as the
// System V convention says, and puts the result there.
//
// LLVM knows the convention for numbers and addresses. A struct of up to 16 bytes is two eightbytes, each in a register of
// its class; if the registers left do not hold all of it, it is memory.
#include "native/function_translator.h"
#include "native/symbols.h"

namespace vo::native {

using abi::Kind;

namespace {

/// A part of a struct that has a slot.
struct Leaf {
  uint64_t offset;
  const abi::Type* type;
};

void leavesOf(const abi::Type& t, uint64_t at, std::vector<Leaf>& out) {
  if (t.kind() == Kind::Struct) {
    for (int64_t i = 0; i < abi::asStruct(&t)->fieldCount; i++)
      leavesOf(*abi::asStruct(&t)->fields[i].typ, at + abi::asStruct(&t)->fields[i].offset, out);
  } else if (t.kind() == Kind::Array) {
    for (uint64_t i = 0; i < abi::asArray(&t)->len; i++) leavesOf(*abi::asArray(&t)->elem, at + i * abi::asArray(&t)->elem->size, out);
  } else {
    out.push_back({at, &t});
  }
}

bool isFloat(Kind k) { return k == Kind::Float32 || k == Kind::Float64; }
bool isSigned(Kind k) { return k == Kind::Int || k == Kind::Int8 || k == Kind::Int16 || k == Kind::Int32 || k == Kind::Int64; }

/// Between slots and values of C, in a function of its own.
class Call {
 public:
  Call(llvm::Module& module, llvm::Function* fn)
      : module_(module), context_(module.getContext()), ir_(llvm::BasicBlock::Create(context_, "", fn)), frame_(fn->getArg(0)) {}
  void make(const std::string& name, const link::Function& f, bool hasErrno);

 private:
  using Value = llvm::Value*;

  llvm::Type* typeOf(const abi::Type& t);
  Value slot(uint32_t i) { return ir_.CreateConstGEP1_64(ir_.getInt64Ty(), frame_, i); }
  Value toC(const abi::Type& t, uint32_t at);
  Value toSlot(const abi::Type& t, Value v);
  uint32_t slotsOf(const abi::Type& t);
  std::vector<llvm::Type*> eightbytes(const abi::Type& t);
  void passStruct(const abi::Type& t, uint32_t at);
  void pass(const abi::Type& t, uint32_t at);
  void extend(const abi::Type& t, llvm::AttrBuilder& attributes);
  void takeResult(const abi::Type& t, Value v);

  llvm::Module& module_;
  llvm::LLVMContext& context_;
  llvm::IRBuilder<> ir_;
  Value frame_;
  std::vector<llvm::Type*> types_;
  std::vector<Value> values_;
  std::vector<llvm::AttributeSet> attributes_;
  unsigned integers_ = 6, floats_ = 8;  ///< registers left
};

llvm::Type* Call::typeOf(const abi::Type& t) {
  switch (t.kind()) {
    case Kind::Float32: return ir_.getFloatTy();
    case Kind::Float64: return ir_.getDoubleTy();
    case Kind::Pointer: case Kind::UnsafePointer: return ir_.getPtrTy();
    default: return ir_.getIntNTy(static_cast<unsigned>(t.size * 8));
  }
}

Call::Value Call::toC(const abi::Type& t, uint32_t at) {
  // (the slot's low bytes are the value)
  return ir_.CreateLoad(typeOf(t), slot(at));
}

Call::Value Call::toSlot(const abi::Type& t, Value v) {
  if (t.kind() == Kind::Float32) v = ir_.CreateBitCast(v, ir_.getInt32Ty());
  if (!v->getType()->isIntegerTy() || v->getType() == ir_.getInt64Ty()) return v;
  if (t.kind() == Kind::Bool) v = ir_.CreateTrunc(v, ir_.getInt1Ty());
  return isSigned(t.kind()) ? ir_.CreateSExt(v, ir_.getInt64Ty()) : ir_.CreateZExt(v, ir_.getInt64Ty());
}

uint32_t Call::slotsOf(const abi::Type& t) {
  std::vector<Leaf> leaves;
  leavesOf(t, 0, leaves);
  VO_CHECK(link::planOf(&t)->steps == leaves.size(), "each part of a struct has its slot");
  return static_cast<uint32_t>(leaves.size());
}

std::vector<llvm::Type*> Call::eightbytes(const abi::Type& t) {
  std::vector<Leaf> leaves;
  leavesOf(t, 0, leaves);
  std::vector<llvm::Type*> out;
  for (uint64_t i = 0; i < t.size; i += 8) {
    bool areFloats = true;
    for (const Leaf& l : leaves) areFloats = areFloats && (l.offset / 8 != i / 8 || isFloat(l.type->kind()));
    out.push_back(areFloats ? ir_.getDoubleTy() : ir_.getInt64Ty());
  }
  return out;
}

void Call::passStruct(const abi::Type& t, uint32_t at) {
  std::vector<llvm::Type*> parts = eightbytes(t);
  auto* type = llvm::ArrayType::get(ir_.getInt64Ty(), parts.size());
  Value memory = ir_.CreateAlloca(type);
  ir_.CreateStore(llvm::Constant::getNullValue(type), memory);
  std::vector<Leaf> leaves;
  leavesOf(t, 0, leaves);
  for (const Leaf& l : leaves) ir_.CreateStore(toC(*l.type, at++), ir_.CreateConstGEP1_64(ir_.getInt8Ty(), memory, l.offset));
  unsigned floats = 0;
  for (llvm::Type* p : parts) floats += p->isDoubleTy() ? 1 : 0;
  auto integers = static_cast<unsigned>(parts.size()) - floats;
  if (integers > integers_ || floats > floats_) {
    llvm::AttrBuilder attributes(context_);
    attributes.addByValAttr(type);
    attributes.addAlignmentAttr(8);
    types_.push_back(ir_.getPtrTy());
    values_.push_back(memory);
    attributes_.push_back(llvm::AttributeSet::get(context_, attributes));
    return;
  }
  integers_ -= integers;
  floats_ -= floats;
  for (size_t i = 0; i < parts.size(); i++) {
    types_.push_back(parts[i]);
    values_.push_back(ir_.CreateLoad(parts[i], ir_.CreateConstGEP1_64(ir_.getInt64Ty(), memory, i)));
    attributes_.emplace_back();
  }
}

void Call::extend(const abi::Type& t, llvm::AttrBuilder& attributes) {
  if (t.size < 8 && !isFloat(t.kind())) attributes.addAttribute(isSigned(t.kind()) ? llvm::Attribute::SExt : llvm::Attribute::ZExt);
}

void Call::pass(const abi::Type& t, uint32_t at) {
  if (t.kind() == Kind::Struct) return passStruct(t, at);
  unsigned& left = isFloat(t.kind()) ? floats_ : integers_;
  if (left != 0) left--;
  llvm::AttrBuilder attributes(context_);
  extend(t, attributes);
  types_.push_back(typeOf(t));
  values_.push_back(toC(t, at));
  attributes_.push_back(llvm::AttributeSet::get(context_, attributes));
}

void Call::takeResult(const abi::Type& t, Value v) {
  if (t.kind() != Kind::Struct) {
    ir_.CreateStore(toSlot(t, v), slot(0));
    return;
  }
  Value memory = ir_.CreateAlloca(llvm::ArrayType::get(ir_.getInt64Ty(), 2));
  ir_.CreateStore(v, memory);
  std::vector<Leaf> leaves;
  leavesOf(t, 0, leaves);
  uint32_t at = 0;
  for (const Leaf& l : leaves)
    ir_.CreateStore(toSlot(*l.type, ir_.CreateLoad(typeOf(*l.type), ir_.CreateConstGEP1_64(ir_.getInt8Ty(), memory, l.offset))), slot(at++));
}

void Call::make(const std::string& name, const link::Function& f, bool hasErrno) {
  const abi::FuncType& type = *f.type;
  uint32_t at = f.resultSlots;
  for (size_t i = 0; i < type.numIn(); i++) {
    pass(*type.in(i), at);
    at += type.in(i)->kind() == Kind::Struct ? slotsOf(*type.in(i)) : 1;
  }
  VO_CHECK(at == f.resultSlots + f.paramSlots, "all parameters were passed");
  const abi::Type* result = type.numOut() > (hasErrno ? 1u : 0u) ? type.out(0) : nullptr;
  llvm::Type* resultType = ir_.getVoidTy();
  llvm::AttrBuilder resultAttributes(context_);
  if (result != nullptr && result->kind() == Kind::Struct) {
    resultType = llvm::StructType::get(context_, eightbytes(*result));
  } else if (result != nullptr) {
    resultType = typeOf(*result);
  }
  Value number = nullptr;
  if (hasErrno) {
    number = ir_.CreateCall(module_.getOrInsertFunction("__errno_location", llvm::FunctionType::get(ir_.getPtrTy(), false)));
    ir_.CreateStore(ir_.getInt32(0), number);
  }
  // As variadic ones are called, which costs others nothing: al says how many vector registers there are.
  auto* callType = llvm::FunctionType::get(resultType, types_, true);
  llvm::CallInst* call = ir_.CreateCall(callType, module_.getOrInsertFunction(name, callType).getCallee(), values_);
  call->setAttributes(llvm::AttributeList::get(context_, llvm::AttributeSet::get(context_, {llvm::Attribute::get(context_, llvm::Attribute::NoBuiltin)}),
                                               llvm::AttributeSet::get(context_, resultAttributes), attributes_));
  if (result != nullptr) takeResult(*result, call);
  if (hasErrno) {
    ir_.CreateStore(ir_.getInt64(0), slot(f.resultSlots - 2));
    ir_.CreateStore(ir_.CreateZExt(ir_.CreateLoad(ir_.getInt32Ty(), number), ir_.getInt64Ty()), slot(f.resultSlots - 1));
  }
  ir_.CreateRetVoid();
}

}  // namespace

bool FunctionTranslator::hasErrnoResult() const {
  uint16_t n = f_.type->numOut();
  return n != 0 && f_.type->out(n - 1)->kind() == Kind::Interface;
}

llvm::Function* FunctionTranslator::externalCall() {
  llvm::Module& module = module_.module();
  auto* type = llvm::FunctionType::get(ir_.getVoidTy(), {ptr_}, false);
  auto* fn = llvm::Function::Create(type, llvm::Function::InternalLinkage, codeSymbol(f_) + "$c", module);
  module_.setCodeAttributes(fn);
  Call(module, fn).make(module_.externalName(f_), f_, hasErrnoResult());
  return fn;
}

}  // namespace vo::native
