// This file spells symbols.
#include "native/symbols.h"

#include <iterator>
#include <string_view>

#include "abi/helper.h"
#include "base/check.h"
#include "base/region.h"

namespace vo::native {
namespace {

using namespace abi;  // the flags of natives

constexpr std::string_view kNativeNames[] = {
#define VO_HELPER(cppName, linkName, flags) #cppName,
#include "stdlib/natives.def"
};

constexpr uint32_t kNativeFlags[] = {
#define VO_HELPER(cppName, linkName, flags) flags,
#include "stdlib/natives.def"
};

std::string hex(uint64_t n) {
  constexpr char kDigits[] = "0123456789abcdef";
  char text[16];
  size_t at = sizeof text;
  do text[--at] = kDigits[n & 15];
  while ((n >>= 4) != 0);
  return std::string(text + at, sizeof text - at);
}

std::string named(const char* prefix, const void* p) { return prefix + hex(metadataOffset(p)); }

const char* runtimeCode(const link::Function& f) {
  if ((f.flags & link::kNative) == 0) return nullptr;
  if (f.name == "reflect.makeFuncStub") return "vo_makeFuncStub";
  if (f.name == "reflect.methodValueCall") return "vo_methodValueCall";
  return nullptr;
}

}  // namespace

uint64_t metadataOffset(const void* p) {
  uint64_t off = reinterpret_cast<uintptr_t>(p) - base::Region::kAddress;
  VO_CHECK(off != 0 && off < base::Region::kMost, "metadata lies in the region");
  return off;
}

std::string codeSymbol(const link::Function& f) {
  if (const char* name = runtimeCode(f)) return name;
  std::string s(f.name);
  // '@' begins a version for linkers.
  for (char& c : s)
    if (static_cast<unsigned char>(c) < ' ' || c == '@' || c == '"') c = '_';
  return s + '$' + hex(metadataOffset(&f));
}

std::string functionSymbol(const link::Function& f) { return named("F$", &f); }
std::string linesSymbol(const link::Function& f) { return named("L$", &f); }
std::string typeSymbol(const abi::Type* type) { return named("T$", type); }
std::string itabSymbol(const abi::ITab* itab) { return named("I$", itab); }
std::string globalsSymbol(uint64_t partOffset) { return "G$" + hex(partOffset); }

std::string_view nativeName(uint32_t number) {
  VO_CHECK(number < std::size(kNativeNames), "a native's number is that of its row");
  return kNativeNames[number];
}
bool isLeafNative(uint32_t number) { return (kNativeFlags[number] & kHelperLeaf) != 0; }

std::string nativeSymbol(uint32_t number) {
  VO_CHECK(number < std::size(kNativeNames), "a native's number is that of its row");
  std::string_view name = kNativeNames[number];
  return "_ZN2vo6stdlib" + std::to_string(name.size()) + std::string(name) + "ERNS_3abi13HelperContextEPm";
}

bool isRuntimeCode(const link::Function& f) { return runtimeCode(f) != nullptr; }

}  // namespace vo::native
