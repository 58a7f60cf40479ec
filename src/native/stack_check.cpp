#include "native/stack_check.h"

#include <cstring>

#include <llvm/IR/Constants.h>

#include "base/check.h"
#include "native/object_reader.h"
#include "native/target.h"

namespace vo::native {

namespace {

constexpr uint32_t kSubSp = 0xd10003f1;  // sub x17, sp, #0
constexpr uint64_t kSubAt = 8;           // in the function

llvm::Constant* stackCheck(llvm::Function& f) {
  unsigned words = 0;
  for (const llvm::Argument& a : f.args()) words += a.hasSwiftSelfAttr() ? 0 : 1;
  unsigned registers = argumentRegisters(Arch::Aarch64), stackBytes = words > registers ? (words - registers) * 8 : 0;
  VO_CHECK(stackBytes < 0x10000, "a function has less arguments");
  const uint32_t code[] = {
      0xd53bd050,                      // mrs x16, tpidr_el0
      0xf9400610,                      // ldr x16, [x16, #8]
      kSubSp,                          // sub x17, sp, #frame
      0xeb10023f,                      // cmp x17, x16
      0x540000e8,                      // b.hi body
      0x58000090,                      // ldr x16, morestack
      0xd280000e | stackBytes << 5,    // mov x14, #stackBytes
      0xaa1e03ef,                      // mov x15, x30
      0xd63f0200,                      // blr x16
  };                                   // morestack: .quad __morestack; body:
  llvm::LLVMContext& context = f.getContext();
  auto* nothing = llvm::FunctionType::get(llvm::Type::getVoidTy(context), false);
  auto* more = llvm::cast<llvm::Constant>(f.getParent()->getOrInsertFunction("__morestack", nothing).getCallee());
  return llvm::ConstantStruct::getAnon({llvm::ConstantDataArray::get(context, llvm::ArrayRef(code)), more}, /*Packed=*/true);
}

}  // namespace

void addStackChecks(llvm::Module& module) {
  for (llvm::Function& f : module) {
    if (f.empty() || !f.hasFnAttribute("split-stack")) continue;
    f.setPrologueData(stackCheck(f));
    f.removeFnAttr("split-stack");
  }
}

void setFrameSizes(std::string& object) {
  ObjectReader reader(object);
  for (uint32_t i = 1; i < reader.sections(); i++) {
    if (strcmp(reader.nameOf(i), ".stack_sizes") != 0) continue;
    Elf64_Shdr h = reader.section(i);
    std::unordered_map<uint64_t, uint64_t> targets = reader.targets(i);
    for (uint64_t at = 0; at < h.sh_size;) {
      auto target = targets.find(at);
      VO_CHECK(target != targets.end(), "a frame's size is that of a function");
      uint64_t size = 0, p = h.sh_offset + at + 8;
      for (unsigned shift = 0;; shift += 7) {
        auto b = reader.at<uint8_t>(p++);
        size |= uint64_t{b & 0x7fu} << shift;
        if (b < 0x80) break;
      }
      at = p - h.sh_offset;
      uint64_t place = reader.section(static_cast<uint32_t>(target->second)).sh_offset + kSubAt;
      // (a function without check may be shorter)
      if (place + 4 > object.size() || reader.at<uint32_t>(place) != kSubSp) continue;
      constexpr uint64_t kPage = 4096;
      bool inPages = size >= kPage;
      uint64_t number = inPages ? (size + kPage - 1) / kPage : size;
      VO_CHECK(number < kPage, "frames have less than 16 MiB");
      auto word = static_cast<uint32_t>(kSubSp | (inPages ? 1u << 22 : 0) | number << 10);
      memcpy(object.data() + place, &word, sizeof word);
    }
  }
}

}  // namespace vo::native
