// This file patches objects.
#include "native/object_reader.h"

#include <charconv>

namespace vo::native {

void nameSymbols(std::string& object, std::span<const std::string> names) {
  ObjectReader reader(object);
  for (uint32_t i = 1; i < reader.sections(); i++) {
    Elf64_Shdr table = reader.section(i);
    if (table.sh_type != SHT_SYMTAB) continue;
    // Texts also are names of sections, so they stay, and new ones stand behind them at the end of the file.
    Elf64_Shdr texts = reader.section(table.sh_link);
    std::string all = object.substr(texts.sh_offset, texts.sh_size);
    for (uint64_t k = 0; k < table.sh_size; k += sizeof(Elf64_Sym)) {
      auto symbol = reader.at<Elf64_Sym>(table.sh_offset + k);
      const char* name = all.data() + symbol.st_name;
      if (*name != '?') continue;
      size_t number = 0;
      auto [end, error] = std::from_chars(name + 1, name + strlen(name), number);
      VO_CHECK(error == std::errc() && *end == 0 && number < names.size(), "placeholders are numbers of names");
      symbol.st_name = static_cast<uint32_t>(all.size());
      all.append(names[number]).push_back('\0');
      memcpy(object.data() + table.sh_offset + k, &symbol, sizeof symbol);
    }
    texts.sh_offset = object.size();
    texts.sh_size = all.size();
    memcpy(object.data() + reader.headerAt(table.sh_link), &texts, sizeof texts);
    object += all;
    return;
  }
}

void hideSplitStack(std::string& object) {
  ObjectReader reader(object);
  // (LLVM's sizes of frames are read already)
  for (const char* name : {".note.GNU-split-stack", ".note.GNU-no-split-stack", ".stack_sizes", ".rela.stack_sizes"}) {
    uint32_t i = reader.find(name);
    if (i == 0) continue;
    Elf64_Shdr h = reader.section(i);
    h.sh_type = SHT_NULL;
    h.sh_flags = h.sh_link = h.sh_info = 0;
    memcpy(object.data() + reader.headerAt(i), &h, sizeof h);
  }
}

}  // namespace vo::native
