// A relocatable ELF64 object, made piece by piece: data that is laid out by us, not by LLVM.
//
// Owns its bytes. One thread.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "native/target.h"

namespace vo::native {

class ElfObject {
 public:
  /// Further numbers are sections of their own that addRodata makes.
  enum class Section : uint32_t { Rodata, Data, Bss, Count };
  struct Place {
    Section section;
    uint64_t offset;
    Place operator+(uint64_t n) const { return {section, offset + n}; }
  };
  /// A word that becomes an address, or its lower half (REQUIRES: the address is below 4 GiB).
  enum class Width : uint8_t { Word, Half };

  explicit ElfObject(Arch arch) : arch_(arch) {}
  /// A read-only section that linkers drop if nothing refers to it.
  Section addRodata();
  /// One that they keep, under a name of its own.
  Section addKept(std::string name);
  /// The next `size` bytes of a section, zero. `align` is a power of two.
  Place allocate(Section section, uint64_t size, uint64_t align);
  /// REQUIRES: not of Bss.
  void write(Place at, const void* bytes, uint64_t size);
  template <class T>
  void put(Place at, T value) {
    write(at, &value, sizeof value);
  }
  /// The place becomes the address of `target` + `addend`.
  void relocate(Place at, Place target, Width width = Width::Word);
  void relocate(Place at, std::string_view symbol, int64_t addend = 0, Width width = Width::Word);
  /// A global symbol; each is defined once.
  void define(std::string_view name, Place at, uint64_t size);
  uint64_t size(Section section) const { return of(section).size; }

  /// The file.
  std::string finish() const;

  // For tests.
  const std::vector<uint8_t>& bytes(Section section) const { return of(section).bytes; }

 private:
  struct Symbol {
    uint32_t name;       ///< in texts_
    bool defined = false;
    Place at{};
    uint64_t size = 0;
  };
  struct Relocation {
    uint64_t at;
    uint32_t to;         ///< a symbol's index, or a section
    bool isSection;
    Width width;
    int64_t addend;
  };
  struct SectionData {
    std::string name;            ///< of what addKept made
    std::vector<uint8_t> bytes;  ///< none of Bss
    uint64_t size = 0, align = 1;
    std::vector<Relocation> relocations;
  };
  uint32_t symbol(std::string_view name);
  SectionData& of(Section s) { return sections_[static_cast<size_t>(s)]; }
  const SectionData& of(Section s) const { return sections_[static_cast<size_t>(s)]; }

  Arch arch_;
  std::vector<SectionData> sections_ = std::vector<SectionData>(static_cast<size_t>(Section::Count));
  std::vector<Symbol> symbols_;
  std::unordered_map<std::string, uint32_t> numbers_;
  std::string texts_ = std::string(1, '\0');
};

/// Adds a line table (docs/native.md) under its symbol, in a section of its own.
void addLineTable(ElfObject& object, std::string_view symbol, const std::vector<uint8_t>& bytes);

}  // namespace vo::native
