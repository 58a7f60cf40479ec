// This file runs LLVM over modules of functions, and makes line tables of what it says about its code.
//
// Each instruction's debug location has the line, and as its column the low 16 bits of the code word it was made of. So
// a row of .debug_line tells the code word, and with it the step of the function's own line table: file, line and
// inlined calls.
#include "native/codegen.h"

#include <pthread.h>

#include <algorithm>
#include <atomic>
#include <functional>
#include <map>
#include <optional>
#include <unordered_map>

#include <llvm/Analysis/CGSCCPassManager.h>
#include <llvm/Analysis/LoopAnalysisManager.h>
#include <llvm/Bitcode/BitcodeWriter.h>
#include <llvm/DebugInfo/DWARF/DWARFContext.h>
#include <llvm/IR/DiagnosticInfo.h>
#include <llvm/IR/DiagnosticPrinter.h>
#include <llvm/IR/InstIterator.h>
#include <llvm/IR/IntrinsicInst.h>
#include <llvm/IR/LegacyPassManager.h>
#include <llvm/IR/Verifier.h>
#include <llvm/MC/TargetRegistry.h>
#include <llvm/Object/ELFObjectFile.h>
#include <llvm/Object/ObjectFile.h>
#include <llvm/Passes/PassBuilder.h>
#include <llvm/Support/CommandLine.h>
#include <llvm/Support/TargetSelect.h>
#include <llvm/Target/TargetMachine.h>

#include "base/check.h"
#include "native/elf_object.h"
#include "native/module_translator.h"
#include "native/object_reader.h"
#include "native/stack_check.h"
#include "native/stack_maps.h"
#include "native/symbols.h"

namespace vo::native {

using link::Function;
using link::LineStep;

namespace {

/// Again does nothing.
void initialiseTarget() {
  LLVMInitializeX86TargetInfo();
  LLVMInitializeX86Target();
  LLVMInitializeX86TargetMC();
  LLVMInitializeX86AsmPrinter();
  LLVMInitializeX86AsmParser();
  LLVMInitializeAArch64TargetInfo();
  LLVMInitializeAArch64Target();
  LLVMInitializeAArch64TargetMC();
  LLVMInitializeAArch64AsmPrinter();
  LLVMInitializeAArch64AsmParser();
  // Numbers among the operands of "deopt" bundles stay where they are; pointers are stored before the call (translate_roots.cpp).
  auto& flags = llvm::cl::getRegisteredOptions();
  static_cast<llvm::cl::opt<bool>*>(flags["use-registers-for-deopt-values"])->setValue(true);
}

/// REQUIRES: initialiseTarget().
std::unique_ptr<llvm::TargetMachine> targetMachine(const CodegenOptions& options) {
  const char* triple = tripleOf(options.arch);
  std::string error;
  const llvm::Target* target = llvm::TargetRegistry::lookupTarget(triple, error);
  VO_CHECK(target != nullptr, "LLVM was built with the target");
  llvm::TargetOptions t;
  t.FunctionSections = true;
  t.DataSections = true;
  t.UniqueSectionNames = true;
  t.TrapUnreachable = false;
  t.EmitStackSizeSection = options.arch == Arch::Aarch64;  // setFrameSizes reads it
  t.AllowFPOpFusion = llvm::FPOpFusion::Strict;
  static constexpr llvm::CodeGenOptLevel kLevels[] = {llvm::CodeGenOptLevel::None, llvm::CodeGenOptLevel::Less,
                                                      llvm::CodeGenOptLevel::Default, llvm::CodeGenOptLevel::Aggressive};
  return std::unique_ptr<llvm::TargetMachine>(target->createTargetMachine(triple, options.cpu, "", t, llvm::Reloc::Static,
                                                                          llvm::CodeModel::Small, kLevels[options.level]));
}

/// What a function may call on the little stack that is there below every limit: it needs no check of its own.
bool isLeafCall(const llvm::CallBase& call) {
  if (call.isInlineAsm() || llvm::isa<llvm::IntrinsicInst>(call)) return true;
  const llvm::Function* callee = call.getCalledFunction();
  if (callee == nullptr) return false;
  static constexpr const char* kLeaves[] = {"vo_trap", "vo_poll", "vo_shade", "bcmp", "memcmp", "vo_map_find64",
                                            "vo_map_find32", "vo_map_find_string", "vo_zero_value"};
  return std::find(std::begin(kLeaves), std::end(kLeaves), callee->getName()) != std::end(kLeaves);
}

/// Small functions that call nobody do not look whether there is stack.
void dropStackChecks(llvm::Module& module) {
  constexpr unsigned kInstructions = 200;
  constexpr uint64_t kBytes = 512;
  for (llvm::Function& f : module) {
    if (f.empty() || f.getInstructionCount() > kInstructions) continue;
    uint64_t bytes = 0;
    bool leaf = true;
    for (const llvm::Instruction& i : llvm::instructions(f)) {
      if (const auto* call = llvm::dyn_cast<llvm::CallBase>(&i)) leaf = leaf && isLeafCall(*call);
      if (const auto* a = llvm::dyn_cast<llvm::AllocaInst>(&i))
        bytes += a->getAllocationSize(module.getDataLayout()).value_or(llvm::TypeSize::getFixed(kBytes + 1)).getFixedValue();
    }
    if (leaf && bytes <= kBytes) f.removeFnAttr("split-stack");
  }
}

void optimise(llvm::Module& module, llvm::TargetMachine& machine, const CodegenOptions& options) {
  int level = options.level;
  llvm::PipelineTuningOptions tuning;
  tuning.LoopVectorization = tuning.SLPVectorization = level >= 2;
  llvm::PassBuilder passes(&machine, tuning);
  llvm::LoopAnalysisManager loops;
  llvm::FunctionAnalysisManager functions;
  llvm::CGSCCAnalysisManager components;
  llvm::ModuleAnalysisManager modules;
  passes.registerModuleAnalyses(modules);
  passes.registerCGSCCAnalyses(components);
  passes.registerFunctionAnalyses(functions);
  passes.registerLoopAnalyses(loops);
  passes.crossRegisterProxies(loops, functions, components, modules);
  const llvm::OptimizationLevel levels[] = {llvm::OptimizationLevel::O0, llvm::OptimizationLevel::O1,
                                                    llvm::OptimizationLevel::O2, llvm::OptimizationLevel::O3};
  llvm::ModulePassManager pipeline = level == 0 ? passes.buildO0DefaultPipeline(levels[0])
                                                : passes.buildPerModuleDefaultPipeline(levels[level]);
  pipeline.run(module, modules);
  if (level > 0) dropStackChecks(module);
  if (options.arch == Arch::Aarch64) addStackChecks(module);
}

/// Roots per call that may stay in registers: more are stored. LLVM does not always find registers for the first numbers,
/// and at -O0 puts roots into some that calls do not preserve.
std::span<const size_t> rootsInRegisters(int level) {
  constexpr static size_t kFewer[] = {1000, 5, 0};
  return std::span(kFewer).subspan(level == 0 ? 2 : 0);
}

struct Batch {
  llvm::LLVMContext context;
  bool failed = false;          ///< LLVM has found no registers
  std::string why;
  std::unique_ptr<ModuleTranslator> translator;
};

std::unique_ptr<Batch> translate(std::span<const Function* const> functions, const link::Program& program,
                                 const CodegenOptions& options, llvm::TargetMachine& machine, size_t rootsInRegisters, bool hasPlaceholders) {
  auto batch = std::make_unique<Batch>();
  batch->context.setDiagnosticHandlerCallBack([](const llvm::DiagnosticInfo* d, void* b) {
    if (d->getSeverity() != llvm::DS_Error) return;
    auto* batch = static_cast<Batch*>(b);
    batch->failed = true;
    llvm::raw_string_ostream out(batch->why);
    llvm::DiagnosticPrinterRawOStream printer(out);
    d->print(printer);
    out << '\n';
  }, batch.get());
  batch->translator = std::make_unique<ModuleTranslator>(batch->context, program, options.arch, options.cpu, options.maps, rootsInRegisters,
                                                         !options.debug ? Debug::None : options.level == 0 ? Debug::Memory : Debug::Values);
  if (hasPlaceholders) batch->translator->usePlaceholders();
  llvm::Module& module = batch->translator->module();
  module.setTargetTriple(tripleOf(options.arch));
  module.setDataLayout(machine.createDataLayout());
  module.setFramePointer(llvm::FramePointerKind::NonLeaf);
  for (const Function* f : functions) batch->translator->define(*f);
  batch->translator->finish();
  if (options.verify && llvm::verifyModule(module, &llvm::errs())) VO_UNREACHABLE("LLVM's verifier refuses a translation");
  return batch;
}

std::string emit(llvm::Module& module, llvm::TargetMachine& machine, llvm::CodeGenFileType form) {
  llvm::SmallVector<char, 0> bytes;
  llvm::raw_svector_ostream out(bytes);
  llvm::legacy::PassManager passes;
  bool refused = machine.addPassesToEmitFile(passes, out, nullptr, form);
  VO_CHECK(!refused, "the target emits objects");
  passes.run(module);
  return std::string(bytes.begin(), bytes.end());
}

// --- Line tables -----------------------------------------------------------------------------------------

const LineStep* stepAt(const Function& f, uint32_t pc) {
  auto after = std::upper_bound(f.lines.begin(), f.lines.end(), pc, [](uint32_t p, const LineStep& s) { return p < s.pc; });
  return after == f.lines.begin() ? nullptr : &after[-1];
}

/// The code word whose low bits and line a row has.
const LineStep* stepOf(const Function& f, uint32_t column, uint32_t line) {
  for (uint32_t pc = column; pc < f.codeWords; pc += 0x10000) {
    const LineStep* step = stepAt(f, pc);
    uint32_t own = step != nullptr && step->line != 0 ? step->line : f.startLine;
    if (std::max(own, 1u) == line) return step;
  }
  return nullptr;
}

struct Table {
  uint64_t size = 0;
  std::vector<LineStep> steps;
};

/// An object with the line tables and the stack maps of an object's functions.
std::string tablesOf(Arch arch, const std::string& object, std::span<const Function* const> functions,
                     const std::unordered_set<const Function*>& unmapped) {
  llvm::MemoryBufferRef buffer(llvm::StringRef(object), "code");
  auto file = llvm::object::ObjectFile::createObjectFile(buffer);
  VO_CHECK(static_cast<bool>(file), "LLVM reads its own objects");
  std::unordered_map<std::string, const Function*> bySymbol;
  for (const Function* f : functions) bySymbol.emplace(codeSymbol(*f), f);
  std::unordered_map<uint64_t, const Function*> bySection;
  std::unordered_map<const Function*, Table> tables;
  for (const llvm::object::SymbolRef& symbol : (*file)->symbols()) {
    auto name = symbol.getName();
    auto section = symbol.getSection();
    if (!name || !section || *section == (*file)->section_end()) continue;
    auto it = bySymbol.find(name->str());
    if (it == bySymbol.end()) continue;
    bySection[(*section)->getIndex()] = it->second;
    tables[it->second].size = llvm::object::ELFSymbolRef(symbol).getSize();
  }
  auto dwarf = llvm::DWARFContext::create(**file);
  for (const auto& unit : dwarf->compile_units()) {
    const llvm::DWARFDebugLine::LineTable* lines = dwarf->getLineTableForUnit(unit.get());
    if (lines == nullptr) continue;
    for (const auto& row : lines->Rows) {
      if (row.EndSequence) continue;
      auto it = bySection.find(row.Address.SectionIndex);
      if (it == bySection.end()) continue;
      const LineStep* step = row.Line != 0 ? stepOf(*it->second, row.Column, row.Line) : nullptr;
      if (step == nullptr) continue;
      std::vector<LineStep>& steps = tables[it->second].steps;
      LineStep made = *step;
      made.pc = static_cast<uint32_t>(row.Address.Address);
      if (!steps.empty() && steps.back().pc == made.pc) steps.pop_back();
      if (!steps.empty() && steps.back().line == made.line && steps.back().file == made.file && steps.back().inlined == made.inlined)
        continue;
      steps.push_back(made);
    }
  }
  ElfObject out(arch);
  std::unordered_map<const Function*, std::vector<uint8_t>> roots = stackMaps(object, bySection, unmapped);
  for (const Function* f : functions) {
    auto it = tables.find(f);
    if (it == tables.end()) continue;
    const Table& t = it->second;
    std::vector<uint8_t> bytes(8 + t.steps.size() * sizeof(LineStep));
    uint32_t head[2] = {static_cast<uint32_t>(t.size), static_cast<uint32_t>(t.steps.size())};
    memcpy(bytes.data(), head, 8);
    if (!t.steps.empty()) memcpy(bytes.data() + 8, t.steps.data(), t.steps.size() * sizeof(LineStep));
    const std::vector<uint8_t>& map = roots.find(f)->second;
    bytes.insert(bytes.end(), map.begin(), map.end());
    addLineTable(out, linesSymbol(*f), bytes);
  }
  return out.finish();
}

}  // namespace

namespace {

/// Functions that become one module. Where a part ends is a matter of the name there, so that a function more or less changes one
/// part and not all that follow.
struct Part {
  std::span<const Function* const> functions;
  int level;
};

std::vector<Part> partsOf(std::span<const Function* const> functions, const CodegenOptions& options, unsigned size) {
  // LLVM's time for functions that large (tables of a program's own making, tests) grows faster than they do.
  // Its instruction selector for aarch64 looks through a whole block for each store that an increment might go with.
  const uint32_t kHugeWords = options.arch == Arch::Aarch64 ? 4000 : 15000;
  std::vector<Part> out;
  size_t from = 0;
  auto end = [&](size_t at) {
    if (at > from) out.push_back({functions.subspan(from, at - from), options.level});
    from = at;
  };
  for (size_t i = 0; i < functions.size(); i++) {
    const Function& f = *functions[i];
    if (f.codeWords > kHugeWords) {
      end(i);
      end(i + 1);
      out.back().level = 0;
    } else if (i - from + 1 >= size * 4 || std::hash<std::string_view>{}(f.name) % size == 0) {
      end(i + 1);
    }
  }
  end(functions.size());
  return out;
}

std::string keyOf(const llvm::Module& module, const CodegenOptions& options, std::string_view generator) {
  llvm::SmallVector<char, 0> bytes;
  llvm::raw_svector_ostream out(bytes);
  llvm::WriteBitcodeToFile(module, out);
  storage::FileCache::Key key;
  key.add(generator);
  key.add(std::to_string(options.level) + options.cpu);
  key.add(std::string_view(bytes.data(), bytes.size()));
  return key.text();
}

/// The object with the code, and that with the tables.
void compile(const Part& part, const link::Program& program, CodegenOptions options, const CodegenResources& resources,
             llvm::TargetMachine& machine, std::string out[2]) {
  options.level = part.level;
  bool isKept = resources.cache != nullptr && resources.cache->isOn() && !options.debug;
  std::unique_ptr<Batch> batch;
  std::optional<std::string> object;
  std::string key;
  for (size_t roots : rootsInRegisters(options.level)) {
    batch = translate(part.functions, program, options, machine, roots, !options.debug);
    llvm::Module& module = batch->translator->module();
    if (isKept && key.empty()) {
      key = keyOf(module, options, resources.generator);
      object = resources.cache->find(key);
      if (object) break;
    }
    optimise(module, machine, options);
    object = emit(module, machine, llvm::CodeGenFileType::ObjectFile);
    if (batch->failed) continue;
    if (options.arch == Arch::Aarch64) setFrameSizes(*object);
    if (isKept) resources.cache->add(key, *object);
    break;
  }
  if (batch->failed) llvm::errs() << batch->why;
  VO_CHECK(object && !batch->failed, "LLVM compiles what the translator makes");
  nameSymbols(*object, batch->translator->names());
  out[1] = tablesOf(options.arch, *object, part.functions, batch->translator->unmapped());
  dropStackMaps(*object);
  out[0] = std::move(*object);
}

}  // namespace

std::vector<std::string> compileFunctions(std::span<const Function* const> functions, const link::Program& program,
                                          const CodegenOptions& options, const CodegenResources& resources) {
  struct Work {
    std::vector<Part> parts;
    std::vector<std::string> objects;
    std::atomic<size_t> next = 0;
    const link::Program& program;
    const CodegenOptions& options;
    const CodegenResources& resources;
  } work{partsOf(functions, options, resources.partSize), {}, {}, program, options, resources};
  work.objects.resize(work.parts.size() * 2);
  auto run = [](void* argument) -> void* {
    auto& w = *static_cast<Work*>(argument);
    CodegenOptions plain = w.options;
    plain.level = 0;
    auto machine = targetMachine(w.options), plainMachine = targetMachine(plain);
    for (size_t i; (i = w.next++) < w.parts.size();)
      compile(w.parts[i], w.program, w.options, w.resources, w.parts[i].level == 0 ? *plainMachine : *machine, &w.objects[i * 2]);
    return nullptr;
  };
  initialiseTarget();
  std::vector<pthread_t> others;
  for (size_t i = 1; i < std::min<size_t>(resources.threads, work.parts.size()); i++) {
    pthread_t t;
    // (without more threads this one does it all)
    if (pthread_create(&t, nullptr, run, &work) != 0) break;
    others.push_back(t);
  }
  run(&work);
  for (pthread_t t : others) pthread_join(t, nullptr);
  return std::move(work.objects);
}

std::string textOf(std::span<const Function* const> functions, const link::Program& program, const CodegenOptions& options,
                   Text form) {
  initialiseTarget();
  std::unique_ptr<llvm::TargetMachine> machine = targetMachine(options);
  std::unique_ptr<Batch> batch = translate(functions, program, options, *machine, rootsInRegisters(options.level)[0], false);
  llvm::Module& module = batch->translator->module();
  if (form != Text::Ir) optimise(module, *machine, options);
  if (form == Text::Assembly) return emit(module, *machine, llvm::CodeGenFileType::AssemblyFile);
  std::string text;
  llvm::raw_string_ostream out(text);
  module.print(out, nullptr);
  return text;
}

}  // namespace vo::native
