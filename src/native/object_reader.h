// Reading and patching relocatable ELF64 objects that LLVM has made.
#pragma once

#include <elf.h>

#include <cstdint>
#include <cstring>
#include <span>
#include <string>
#include <unordered_map>

#include "base/check.h"

namespace vo::native {

/// A relocatable object of LLVM's, read where it lies.
class ObjectReader {
 public:
  explicit ObjectReader(const std::string& bytes) : bytes_(bytes), header_(at<Elf64_Ehdr>(0)) {
    // (with very many sections, both numbers stand in the first header)
    Elf64_Shdr first = section(0);
    count_ = header_.e_shnum != 0 ? header_.e_shnum : static_cast<uint32_t>(first.sh_size);
    names_ = section(header_.e_shstrndx != SHN_XINDEX ? header_.e_shstrndx : first.sh_link).sh_offset;
  }
  template <class T>
  T at(uint64_t offset) const {
    VO_CHECK(offset + sizeof(T) <= bytes_.size(), "what is read lies in the object");
    T value;
    memcpy(&value, bytes_.data() + offset, sizeof value);
    return value;
  }
  bool isAarch64() const { return header_.e_machine == EM_AARCH64; }
  uint64_t headerAt(uint32_t i) const { return header_.e_shoff + uint64_t{i} * sizeof(Elf64_Shdr); }
  Elf64_Shdr section(uint32_t i) const { return at<Elf64_Shdr>(headerAt(i)); }
  uint32_t sections() const { return count_; }
  const char* nameOf(uint32_t i) const { return bytes_.data() + names_ + section(i).sh_name; }
  /// 0: there is none.
  uint32_t find(const char* name) const {
    for (uint32_t i = 1; i < count_; i++)
      if (strcmp(nameOf(i), name) == 0) return i;
    return 0;
  }
  /// The section that the word at each relocated offset of section i refers to.
  std::unordered_map<uint64_t, uint64_t> targets(uint32_t i) const {
    std::unordered_map<uint64_t, uint64_t> out;
    for (uint32_t r = 1; r < count_; r++) {
      Elf64_Shdr h = section(r);
      if (h.sh_type != SHT_RELA || h.sh_info != i) continue;
      uint64_t symbols = section(h.sh_link).sh_offset;
      for (uint64_t k = 0; k < h.sh_size; k += sizeof(Elf64_Rela)) {
        auto rela = at<Elf64_Rela>(h.sh_offset + k);
        auto symbol = at<Elf64_Sym>(symbols + ELF64_R_SYM(rela.r_info) * sizeof(Elf64_Sym));
        VO_CHECK(symbol.st_shndx != SHN_XINDEX, "objects have fewer sections");
        out[rela.r_offset] = symbol.st_shndx;
      }
    }
    return out;
  }

 private:
  const std::string& bytes_;
  Elf64_Ehdr header_;
  uint32_t count_ = 0;
  uint64_t names_ = 0;
};

/// The N-th of `names` becomes the name of the symbol `?N` (ModuleTranslator::placeholder).
void nameSymbols(std::string& object, std::span<const std::string> names);
/// Takes the mark away by which lld wants to know about split stacks: it would look for functions that have none and
/// change the prologues of those that call them. Ours see to the room themselves.
void hideSplitStack(std::string& object);

}  // namespace vo::native
