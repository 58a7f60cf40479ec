// This file stands in for the parts of LLVM that we do not have: lld initialises all that LLVM was built with.
#include <llvm/Config/llvm-config.h>
#include <llvm/Passes/PassPlugin.h>

// (an argument is replaced before it is pasted)
#define X86 VoHasX86
#define AArch64 VoHasAArch64
#define VO_NO(target, part)                       \
  extern "C" void LLVMInitialize##target##part(); \
  void LLVMInitialize##target##part() {}
#define LLVM_TARGET(target) VO_NO(target, TargetInfo) VO_NO(target, Target) VO_NO(target, TargetMC)
#include <llvm/Config/Targets.def>
#define LLVM_ASM_PRINTER(target) VO_NO(target, AsmPrinter)
#include <llvm/Config/AsmPrinters.def>
#define LLVM_ASM_PARSER(target) VO_NO(target, AsmParser)
#include <llvm/Config/AsmParsers.def>

llvm::PassPluginLibraryInfo getPollyPluginInfo();
llvm::PassPluginLibraryInfo getPollyPluginInfo() {
  return {LLVM_PLUGIN_API_VERSION, "", "", [](llvm::PassBuilder&) {}};
}
