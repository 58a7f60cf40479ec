#include "native/module_translator.h"

#include <algorithm>

#include <llvm/IR/MDBuilder.h>

#include "base/check.h"
#include "native/debug_info.h"
#include "native/function_translator.h"
#include "native/symbols.h"

namespace vo::native {

using link::Function;
using link::Program;

ModuleTranslator::ModuleTranslator(llvm::LLVMContext& context, const Program& program, Arch arch, const std::string& cpu, bool maps,
                                   size_t rootsInRegisters, Debug debug)
    : context_(context), module_("vo", context), program_(program), meta_(program.regionBase), arch_(arch), cpu_(cpu), maps_(maps), rootsInRegisters_(rootsInRegisters), debug_(module_), debugLevel_(debug) {
  i64_ = llvm::Type::getInt64Ty(context);
  auto* ptr = llvm::PointerType::get(context, 0);
  auto* nothing = llvm::Type::getVoidTy(context);
  auto* i32 = llvm::Type::getInt32Ty(context);
  module_.addModuleFlag(llvm::Module::Warning, "Debug Info Version", llvm::DEBUG_METADATA_VERSION);
  module_.addModuleFlag(llvm::Module::Warning, "Dwarf Version", 5);
  // (gdb looks for the end of prologues in the line table if the producer is clang)
  unit_ = debug_.createCompileUnit(llvm::dwarf::DW_LANG_Go, debug_.createFile("vo", ""), debug == Debug::None ? "vo" : "clang version 19 (vo)", debug != Debug::Memory, "", 0, "",
                                   debug == Debug::None ? llvm::DICompileUnit::LineTablesOnly : llvm::DICompileUnit::FullDebug, 0, true, false,
                                   llvm::DICompileUnit::DebugNameTableKind::None);  // linkers do not join .debug_names
  if (debug != Debug::None) debugTypes_ = std::make_unique<DebugTypes>(debug_, unit_, meta_);
  auto declare = [&](const char* name, llvm::Type* result, std::initializer_list<llvm::Type*> params) {
    auto callee = module_.getOrInsertFunction(name, llvm::FunctionType::get(result, llvm::ArrayRef(params.begin(), params.size()), false));
    llvm::cast<llvm::Function>(callee.getCallee())->setDoesNotThrow();
    return callee;
  };
  call_ = declare("vo_call", nothing, {ptr, ptr, ptr});
  foreign_ = declare("vo_foreign", nothing, {ptr, ptr});
  trap_ = declare("vo_trap", nothing, {i64_, i64_, i64_});
  mark_ = declare("vo_mark", i32, {ptr, ptr, ptr});
  poll_ = declare("vo_poll", nothing, {});
  shade_ = declare("vo_shade", nothing, {ptr});
  compare_ = declare("bcmp", i32, {ptr, ptr, i64_});
  auto fn = [](llvm::FunctionCallee c) { return llvm::cast<llvm::Function>(c.getCallee()); };
  fn(trap_)->addFnAttr(llvm::Attribute::NoReturn);
  fn(trap_)->addFnAttr(llvm::Attribute::Cold);
  fn(mark_)->addFnAttr(llvm::Attribute::ReturnsTwice);
  for (auto c : {poll_, shade_}) {
    fn(c)->setCallingConv(llvm::CallingConv::PreserveMost);
    fn(c)->addFnAttr(llvm::Attribute::Cold);
  }
  llvm::MDBuilder weights(context);
  unlikely_ = weights.createBranchWeights(1, 1'000'000);
  likely_ = weights.createBranchWeights(1'000'000, 1);
  for (const Program* p = &program; p != nullptr; p = p->base)
    for (const link::PackageInit& package : p->packages)
      if (package.globals.size != 0) parts_.push_back(&package.globals);
  std::sort(parts_.begin(), parts_.end(), [](const auto* x, const auto* y) { return x->offset < y->offset; });
  for (const Program* p = &program; p != nullptr; p = p->base)
    for (const Function* f : p->functions)
      if ((f->flags & (link::kNative | link::kExternal)) == link::kNative) natives_.try_emplace(f->native, Words{f->resultSlots, f->paramSlots, (f->flags & link::kMemoryResults) != 0});
}

ModuleTranslator::~ModuleTranslator() = default;

std::string_view ModuleTranslator::fileName(uint32_t file) const {
  for (const Program* p = &program_; p != nullptr; p = p->base)
    if (file >= p->firstFile && file - p->firstFile < p->files.size()) return p->files[file - p->firstFile];
  return "?";
}

ModuleTranslator::Words ModuleTranslator::nativeWords(uint32_t number) const {
  auto it = natives_.find(number);
  VO_CHECK(it != natives_.end(), "a native that is called has its Function");
  return it->second;
}

llvm::FunctionType* ModuleTranslator::functionType(uint32_t results, uint32_t params, bool closure, bool memoryResults) {
  auto* ptr = llvm::PointerType::get(context_, 0);
  std::vector<llvm::Type*> list;
  llvm::Type* result = llvm::Type::getVoidTy(context_);
  bool inBuffer = results > kRegisterResults || memoryResults;
  if (inBuffer) list.push_back(ptr);
  if (results == 1 && !inBuffer) result = i64_;
  if (results > 1 && !inBuffer) result = llvm::StructType::get(context_, std::vector<llvm::Type*>(results, i64_));
  list.insert(list.end(), params, i64_);
  if (closure) list.push_back(ptr);
  return llvm::FunctionType::get(result, list, false);
}

llvm::Function* ModuleTranslator::function(const Function& f) {
  llvm::Function*& fn = functions_[&f];
  if (fn != nullptr) return fn;
  bool closure = (f.flags & (link::kIsClosure | link::kNative)) != 0;
  fn = llvm::Function::Create(functionType(f.resultSlots, f.paramSlots, closure, (f.flags & link::kMemoryResults) != 0), llvm::Function::ExternalLinkage,
                              isRuntimeCode(f) ? codeSymbol(f) : placeholder(codeSymbol(f)), module_);
  if (closure) fn->addParamAttr(static_cast<unsigned>(fn->arg_size() - 1), llvm::Attribute::SwiftSelf);
  fn->setDoesNotThrow();
  return fn;
}

std::string ModuleTranslator::externalName(const Function& f) const {
  const auto& list = program_.externals;
  auto it = std::lower_bound(list.begin(), list.end(), &f, [](const link::External& e, const Function* x) { return e.function < x; });
  VO_CHECK(it != list.end() && it->function == &f, "a function of C has a name there");
  return std::string(it->name);
}

/// Of all code of ours, on whatever stack.
void ModuleTranslator::setCodeAttributes(llvm::Function* fn) {
  fn->addFnAttr("frame-pointer", "non-leaf");
  fn->addFnAttr("disable-tail-calls", "true");
  fn->addFnAttr("target-cpu", cpu_);
  // A level's own tuning is that of its oldest processor: shld for rotations, which is slow on others.
  fn->addFnAttr("tune-cpu", "generic");
  fn->addFnAttr("no-trapping-math", "true");
  fn->addFnAttr(llvm::Attribute::NoInline);
  fn->setUWTableKind(llvm::UWTableKind::Async);
}

void ModuleTranslator::define(const Function& f) {
  if (isRuntimeCode(f)) return;
  llvm::Function* fn = function(f);
  VO_CHECK(fn->empty(), "a function is defined once");
  setCodeAttributes(fn);
  fn->addFnAttr("split-stack");
  if (!maps_) hasNoMap(f);
  fn->setSubprogram(subprogram(f));
  FunctionTranslator(*this, f, fn).run();
}

void ModuleTranslator::finish() { debug_.finalize(); }

llvm::DIFile* ModuleTranslator::debugFile(uint32_t number) {
  llvm::DIFile*& file = files_[number];
  if (file == nullptr) {
    std::string_view path = fileName(number);
    size_t slash = path.rfind('/');
    file = slash == std::string_view::npos ? debug_.createFile(path, "")
                                           : debug_.createFile(path.substr(slash + 1), path.substr(0, slash));
  }
  return file;
}

llvm::DISubprogram* ModuleTranslator::subprogram(const Function& f) {
  llvm::DIFile* file = debugFile(f.startFile);
  std::vector<llvm::Metadata*> types;
  if (debugs(f) != Debug::None && f.type != nullptr) {
    types.push_back(f.type->numOut() != 0 ? debugTypes_->of(f.type->out(0)) : nullptr);
    if (f.recv != nullptr) types.push_back(debugTypes_->of(f.recv));
    for (size_t i = 0; i < f.type->numIn(); i++) types.push_back(debugTypes_->of(f.type->in(i)));
  }
  // With a linkage name that is not Go's debuggers would show that.
  return debug_.createFunction(file, f.name, debugLevel_ == Debug::None ? placeholder(codeSymbol(f)) : std::string(), file, f.startLine,
                               debug_.createSubroutineType(debug_.getOrCreateTypeArray(types)), f.startLine,
                               llvm::DINode::FlagZero, llvm::DISubprogram::SPFlagDefinition);
}

std::string ModuleTranslator::placeholder(std::string name) {
  if (!hasPlaceholders_) return name;
  auto [it, isNew] = numbers_.try_emplace(name, names_.size());
  if (isNew) names_.push_back(std::move(name));
  return '?' + std::to_string(it->second);
}

llvm::GlobalVariable* ModuleTranslator::external(const std::string& name) {
  if (auto* g = module_.getNamedGlobal(name)) return g;
  auto* g = new llvm::GlobalVariable(module_, llvm::Type::getInt8Ty(context_), false, llvm::GlobalValue::ExternalLinkage, nullptr, name);
  g->setDSOLocal(true);
  return g;
}

llvm::GlobalVariable* ModuleTranslator::byteFlag(const char* name) { return external(name); }

llvm::Constant* ModuleTranslator::descriptor(const Function& f) { return external(placeholder(functionSymbol(f))); }
llvm::Constant* ModuleTranslator::type(const abi::Type* t) { return external(placeholder(typeSymbol(t))); }
llvm::Constant* ModuleTranslator::itab(const void* t) { return external(placeholder(itabSymbol(static_cast<const abi::ITab*>(t)))); }

/// The part of the block of package variables that the offset is in; null: where those of size 0 are.
const link::GlobalsPart* ModuleTranslator::globalsPart(uint64_t offset) const {
  auto it = std::upper_bound(parts_.begin(), parts_.end(), offset, [](uint64_t o, const link::GlobalsPart* p) { return o < p->offset; });
  if (it == parts_.begin()) return nullptr;
  const link::GlobalsPart* part = *--it;
  VO_CHECK(offset <= part->offset + part->size, "a package variable is in its package's part");
  return part;
}

llvm::Constant* ModuleTranslator::global(uint64_t offset) {
  const link::GlobalsPart* part = globalsPart(offset);
  llvm::Constant* base = external(placeholder(globalsSymbol(part != nullptr ? part->offset : 0)));
  uint64_t inside = offset - (part != nullptr ? part->offset : 0);
  if (inside == 0) return base;
  return llvm::ConstantExpr::getGetElementPtr(llvm::Type::getInt8Ty(context_), base, llvm::ConstantInt::get(i64_, inside));
}

llvm::Constant* ModuleTranslator::text(std::string_view bytes) {
  llvm::GlobalVariable*& g = texts_[std::string(bytes)];
  if (g == nullptr) {
    auto* data = llvm::ConstantDataArray::getString(context_, bytes, false);
    g = new llvm::GlobalVariable(module_, data->getType(), true, llvm::GlobalValue::PrivateLinkage, data, "text");
    g->setUnnamedAddr(llvm::GlobalValue::UnnamedAddr::Global);
    g->setAlignment(llvm::Align(1));
  }
  return g;
}

llvm::Constant* ModuleTranslator::native(uint32_t number) {
  auto* type = llvm::FunctionType::get(i64_, false);
  return llvm::cast<llvm::Constant>(module_.getOrInsertFunction(nativeSymbol(number), type).getCallee());
}

llvm::FunctionCallee ModuleTranslator::fast(const char* name, llvm::Type* result, llvm::ArrayRef<llvm::Type*> params) {
  auto callee = module_.getOrInsertFunction(name, llvm::FunctionType::get(result, params, false));
  llvm::cast<llvm::Function>(callee.getCallee())->setDoesNotThrow();
  return callee;
}

llvm::Constant* ModuleTranslator::slowOp(std::string_view name) {
  auto* type = llvm::FunctionType::get(i64_, false);
  return llvm::cast<llvm::Constant>(module_.getOrInsertFunction("vo_op_" + std::string(name), type).getCallee());
}

}  // namespace vo::native
