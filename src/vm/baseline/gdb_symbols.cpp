// This file makes object files of names: ELF with a section .text that has addresses and no bytes, a symbol for each
// function, and one rule for all of them how to find the caller: machine code never moves the stack pointer between
// instructions, so above it is the return address into `interpret`.
#include "vm/baseline/gdb_symbols.h"

#include <elf.h>

#include <algorithm>
#include <cstring>

extern "C" {
[[gnu::noinline]] void __jit_debug_register_code() { asm volatile("" ::: "memory"); }
jit_descriptor __jit_debug_descriptor = {1, JIT_NOACTION, nullptr, nullptr};
}

namespace vo::vm::baseline {

struct GdbSymbols::File {
  std::string bytes;
  std::vector<uintptr_t> begins;
  jit_code_entry entry = {};
};

namespace {

enum Section : uint16_t { kNone, kText, kFrames, kSymbols, kNames, kSections };

template <class T>
void put(std::string& to, const T& v) {
  to.append(reinterpret_cast<const char*>(&v), sizeof v);
}

/// .eh_frame of [begin, begin + size).
std::string framesOf(uintptr_t begin, size_t size) {
  // Version 1, no augmentation; code and data alignment 1 and -8; return address in column 16. CFA is rsp + 8, the
  // return address is at CFA - 8.
  static constexpr uint8_t kCie[] = {1, 0, 1, 0x78, 16, 0x0c, 7, 8, 0x90, 1, 0, 0};
  std::string out;
  put(out, uint32_t{sizeof kCie + 4});
  put(out, uint32_t{0});
  put(out, kCie);
  put(out, uint32_t{4 + 8 + 8 + 4});
  put(out, static_cast<uint32_t>(out.size()));  // back to the common part
  put(out, uint64_t{begin});
  put(out, uint64_t{size});
  put(out, uint32_t{0});  // no instructions
  put(out, uint32_t{0});  // the end
  return out;
}

std::string objectFile(uintptr_t begin, size_t size, const std::string& symbols, const std::string& names) {
  Elf64_Ehdr head = {};
  memcpy(head.e_ident, ELFMAG, SELFMAG);
  head.e_ident[EI_CLASS] = ELFCLASS64;
  head.e_ident[EI_DATA] = ELFDATA2LSB;
  head.e_ident[EI_VERSION] = EV_CURRENT;
  head.e_type = ET_REL;
  head.e_machine = EM_X86_64;
  head.e_version = EV_CURRENT;
  head.e_shoff = sizeof head;
  head.e_ehsize = sizeof head;
  head.e_shentsize = sizeof(Elf64_Shdr);
  head.e_shnum = kSections;
  head.e_shstrndx = kNames;
  std::string frames = framesOf(begin, size);
  static constexpr std::string_view kTitles = std::string_view("\0.text\0.eh_frame\0.symtab\0.strtab\0", 33);
  size_t at = sizeof head + kSections * sizeof(Elf64_Shdr);
  Elf64_Shdr sections[kSections] = {};
  auto section = [&](Section s, uint32_t title, uint32_t type, size_t bytes, size_t align) -> Elf64_Shdr& {
    Elf64_Shdr& h = sections[s];
    h.sh_name = title;
    h.sh_type = type;
    h.sh_offset = at;
    h.sh_size = bytes;
    h.sh_addralign = align;
    if (type != SHT_NOBITS) at += bytes;
    return h;
  };
  Elf64_Shdr& text = section(kText, 1, SHT_NOBITS, size, 1);
  text.sh_addr = begin;
  text.sh_flags = SHF_ALLOC | SHF_EXECINSTR;
  section(kFrames, 7, SHT_PROGBITS, frames.size(), 8).sh_flags = SHF_ALLOC;
  Elf64_Shdr& table = section(kSymbols, 17, SHT_SYMTAB, symbols.size(), 8);
  table.sh_link = kNames;
  table.sh_info = 1;  // the first that is not local
  table.sh_entsize = sizeof(Elf64_Sym);
  section(kNames, 25, SHT_STRTAB, kTitles.size() + names.size(), 1);
  std::string file;
  put(file, head);
  put(file, sections);
  return file.append(frames).append(symbols).append(kTitles).append(names);
}

constexpr uint32_t kFirstName = 33;  ///< behind the titles of sections

}  // namespace

GdbSymbols::GdbSymbols() = default;
GdbSymbols::~GdbSymbols() {
  while (!files_.empty()) remove(reinterpret_cast<const void*>(files_.back()->begins[0]));
}

void GdbSymbols::add(const void* begin, size_t size, std::string_view name) {
  added_.push_back({reinterpret_cast<uintptr_t>(begin), size, std::string(name)});
}

void GdbSymbols::show() {
  if (added_.empty()) return;
  auto file = std::make_unique<File>();
  uintptr_t begin = UINTPTR_MAX, end = 0;
  for (const Symbol& s : added_) {
    begin = std::min(begin, s.begin);
    end = std::max(end, s.begin + s.size);
    file->begins.push_back(s.begin);
  }
  std::string symbols, names;
  put(symbols, Elf64_Sym{});
  for (const Symbol& s : added_) {
    Elf64_Sym symbol = {};
    symbol.st_name = kFirstName + static_cast<uint32_t>(names.size());
    symbol.st_info = ELF64_ST_INFO(STB_GLOBAL, STT_FUNC);
    symbol.st_shndx = kText;
    symbol.st_value = s.begin - begin;
    symbol.st_size = s.size;
    put(symbols, symbol);
    names.append(s.name).push_back('\0');
  }
  added_.clear();
  file->bytes = objectFile(begin, end - begin, symbols, names);
  jit_code_entry& e = file->entry;
  e.symfile_addr = file->bytes.data();
  e.symfile_size = file->bytes.size();
  jit_descriptor& all = __jit_debug_descriptor;
  e.next_entry = all.first_entry;
  if (e.next_entry != nullptr) e.next_entry->prev_entry = &e;
  all.first_entry = all.relevant_entry = &e;
  all.action_flag = JIT_REGISTER_FN;
  __jit_debug_register_code();
  files_.push_back(std::move(file));
}

void GdbSymbols::remove(const void* begin) {
  auto it = std::find_if(files_.begin(), files_.end(), [&](const auto& file) {
    return std::find(file->begins.begin(), file->begins.end(), reinterpret_cast<uintptr_t>(begin)) != file->begins.end();
  });
  if (it == files_.end()) return;
  jit_code_entry& e = (*it)->entry;
  jit_descriptor& all = __jit_debug_descriptor;
  (e.prev_entry != nullptr ? e.prev_entry->next_entry : all.first_entry) = e.next_entry;
  if (e.next_entry != nullptr) e.next_entry->prev_entry = e.prev_entry;
  all.relevant_entry = &e;
  all.action_flag = JIT_UNREGISTER_FN;
  __jit_debug_register_code();
  files_.erase(it);
}

}  // namespace vo::vm::baseline
