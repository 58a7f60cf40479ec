// This file writes relocatable objects.
#include "native/elf_object.h"

#include <elf.h>

#include <algorithm>
#include <utility>
#include <cstring>

#include "base/check.h"

namespace vo::native {

ElfObject::Section ElfObject::addRodata() {
  sections_.emplace_back();
  return static_cast<Section>(sections_.size() - 1);
}

ElfObject::Section ElfObject::addKept(std::string name) {
  Section s = addRodata();
  of(s).name = std::move(name);
  return s;
}

ElfObject::Place ElfObject::allocate(Section section, uint64_t size, uint64_t align) {
  SectionData& s = of(section);
  VO_DCHECK(align != 0 && (align & (align - 1)) == 0, "alignments are powers of two");
  uint64_t at = (s.size + align - 1) & ~(align - 1);
  s.size = at + size;
  s.align = std::max(s.align, align);
  if (section != Section::Bss) s.bytes.resize(s.size);
  return {section, at};
}

void ElfObject::write(Place at, const void* bytes, uint64_t size) {
  std::vector<uint8_t>& to = of(at.section).bytes;
  VO_CHECK(at.offset + size <= to.size(), "what is written has been allocated");
  if (size != 0) memcpy(to.data() + at.offset, bytes, size);
}

uint32_t ElfObject::symbol(std::string_view name) {
  auto [it, fresh] = numbers_.try_emplace(std::string(name), static_cast<uint32_t>(symbols_.size()));
  if (fresh) {
    symbols_.push_back({static_cast<uint32_t>(texts_.size())});
    texts_.append(name).push_back('\0');
  }
  return it->second;
}

void ElfObject::relocate(Place at, Place target, Width width) {
  of(at.section).relocations.push_back({at.offset, static_cast<uint32_t>(target.section), true, width, static_cast<int64_t>(target.offset)});
}

void ElfObject::relocate(Place at, std::string_view name, int64_t addend, Width width) {
  of(at.section).relocations.push_back({at.offset, symbol(name), false, width, addend});
}

void ElfObject::define(std::string_view name, Place at, uint64_t size) {
  Symbol& s = symbols_[symbol(name)];
  VO_CHECK(!s.defined, "a symbol is defined once");
  s.defined = true;
  s.at = at;
  s.size = size;
}

std::string ElfObject::finish() const {
  // Sections: null, ours, the relocations of those that have some, note, symbols, both string tables.
  constexpr uint64_t kRead = SHF_ALLOC, kWrite = SHF_ALLOC | SHF_WRITE, kKept = SHF_ALLOC | SHF_GNU_RETAIN;
  std::string out(sizeof(Elf64_Ehdr), '\0'), names(1, '\0');
  std::vector<Elf64_Shdr> headers(1);
  std::string last;
  uint32_t lastName = 0;
  auto add = [&](const std::string& name, uint32_t type, uint64_t flags, const void* bytes, uint64_t size, uint64_t align) -> Elf64_Shdr& {
    Elf64_Shdr h{};
    if (name != last) {
      last = name;
      lastName = static_cast<uint32_t>(names.size());
      names.append(name).push_back('\0');
    }
    h.sh_name = lastName;
    h.sh_type = type;
    h.sh_flags = flags;
    out.resize((out.size() + align - 1) & ~(align - 1));
    h.sh_offset = out.size();
    h.sh_size = size;
    h.sh_addralign = align;
    if (type != SHT_NOBITS && size != 0) out.append(static_cast<const char*>(bytes), size);
    headers.push_back(h);
    return headers.back();
  };
  size_t count = sections_.size();
  for (size_t i = 0; i < count; i++) {
    const SectionData& s = sections_[i];
    auto section = static_cast<Section>(i);
    std::string name = !s.name.empty() ? s.name : section == Section::Data ? ".data.vo" : section == Section::Bss ? ".bss.vo" : ".rodata.vo";
    uint64_t flags = section == Section::Data || section == Section::Bss ? kWrite : s.name.empty() ? kRead : kKept;
    add(name, section == Section::Bss ? SHT_NOBITS : SHT_PROGBITS, flags, s.bytes.data(), s.size, s.align);
  }
  auto symbols = static_cast<uint32_t>(
      count + 2 + static_cast<size_t>(std::count_if(sections_.begin(), sections_.end(), [](auto& s) { return !s.relocations.empty(); })));
  for (size_t i = 0; i < count; i++) {
    if (sections_[i].relocations.empty()) continue;
    bool isX86 = arch_ == Arch::X86_64;
    uint32_t word = isX86 ? R_X86_64_64 : R_AARCH64_ABS64, half = isX86 ? R_X86_64_32 : R_AARCH64_ABS32;
    std::vector<Elf64_Rela> rows;
    rows.reserve(sections_[i].relocations.size());
    for (const Relocation& r : sections_[i].relocations) {
      uint64_t number = 1 + r.to + (r.isSection ? 0 : count);
      rows.push_back({r.at, ELF64_R_INFO(number, r.width == Width::Word ? word : half), r.addend});
    }
    Elf64_Shdr& h = add(".rela.vo", SHT_RELA, SHF_INFO_LINK, rows.data(), rows.size() * sizeof(Elf64_Rela), 8);
    h.sh_link = symbols;
    h.sh_info = static_cast<uint32_t>(1 + i);
    h.sh_entsize = sizeof(Elf64_Rela);
  }
  add(".note.GNU-stack", SHT_PROGBITS, 0, nullptr, 0, 1);
  std::vector<Elf64_Sym> rows(1 + count);
  for (size_t i = 0; i < count; i++) {
    rows[1 + i].st_info = ELF64_ST_INFO(STB_LOCAL, STT_SECTION);
    rows[1 + i].st_shndx = static_cast<uint16_t>(1 + i);
  }
  for (const Symbol& s : symbols_) {
    Elf64_Sym row{};
    row.st_name = s.name;
    row.st_info = ELF64_ST_INFO(STB_GLOBAL, s.defined ? STT_OBJECT : STT_NOTYPE);
    if (s.defined) {
      row.st_shndx = static_cast<uint16_t>(1 + static_cast<uint32_t>(s.at.section));
      row.st_value = s.at.offset;
      row.st_size = s.size;
    }
    rows.push_back(row);
  }
  VO_CHECK(headers.size() == symbols && symbols + 3 < SHN_LORESERVE, "sections are numbered with 16 bits");
  Elf64_Shdr& h = add(".symtab", SHT_SYMTAB, 0, rows.data(), rows.size() * sizeof(Elf64_Sym), 8);
  h.sh_link = symbols + 1;
  h.sh_info = static_cast<uint32_t>(1 + count);
  h.sh_entsize = sizeof(Elf64_Sym);
  add(".strtab", SHT_STRTAB, 0, texts_.data(), texts_.size(), 1);
  // (its own name is part of it)
  std::string all = names + ".shstrtab" + '\0';
  add(".shstrtab", SHT_STRTAB, 0, all.data(), all.size(), 1);
  out.resize((out.size() + 7) & ~size_t{7});

  Elf64_Ehdr e{};
  memcpy(e.e_ident, ELFMAG, SELFMAG);
  e.e_ident[EI_CLASS] = ELFCLASS64;
  e.e_ident[EI_DATA] = ELFDATA2LSB;
  e.e_ident[EI_VERSION] = EV_CURRENT;
  e.e_type = ET_REL;
  e.e_machine = arch_ == Arch::X86_64 ? EM_X86_64 : EM_AARCH64;
  e.e_version = EV_CURRENT;
  e.e_shoff = out.size();
  e.e_ehsize = sizeof e;
  e.e_shentsize = sizeof(Elf64_Shdr);
  e.e_shnum = static_cast<uint16_t>(headers.size());
  e.e_shstrndx = static_cast<uint16_t>(headers.size() - 1);
  memcpy(out.data(), &e, sizeof e);
  out.append(reinterpret_cast<const char*>(headers.data()), headers.size() * sizeof(Elf64_Shdr));
  return out;
}

void addLineTable(ElfObject& object, std::string_view symbol, const std::vector<uint8_t>& bytes) {
  ElfObject::Place at = object.allocate(object.addRodata(), bytes.size(), 4);
  object.write(at, bytes.data(), bytes.size());
  object.define(symbol, at, bytes.size());
}

}  // namespace vo::native
