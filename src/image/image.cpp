// This file writes and maps images.
#include "image/image.h"

#include <elf.h>
#include <fcntl.h>
#include <link.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <bit>
#include <cstdio>
#include <cstring>

#include "base/check.h"

namespace vo::image {
namespace {

constexpr char kMagic[8] = {'V', 'O', 'I', 'M', 'A', 'G', 'E', '2'};
constexpr size_t kAnyMagic = 7;  ///< the version of the header comes last
constexpr size_t kHeaderBytes = 4096;

struct Header {
  char magic[8];
  char maker[40];
  uint64_t base;
  uint64_t size;
  uint64_t root;
  uint64_t hash[2];  ///< of the content and the build
};

int findBuildId(dl_phdr_info* info, size_t, void* out) {
  for (int i = 0; i < info->dlpi_phnum; i++) {
    const ElfW(Phdr)& ph = info->dlpi_phdr[i];
    if (ph.p_type != PT_NOTE) continue;
    auto* p = reinterpret_cast<const char*>(info->dlpi_addr + ph.p_vaddr);
    const char* end = p + ph.p_memsz;
    while (p + sizeof(ElfW(Nhdr)) <= end) {
      auto* note = reinterpret_cast<const ElfW(Nhdr)*>(p);
      const char* name = p + sizeof *note;
      const char* desc = name + ((note->n_namesz + 3) & ~3u);
      if (note->n_type == NT_GNU_BUILD_ID && note->n_namesz == 4 && memcmp(name, "GNU", 4) == 0) {
        static_cast<std::string*>(out)->assign(desc, note->n_descsz);
        return 1;
      }
      p = desc + ((note->n_descsz + 3) & ~3u);
    }
  }
  return 1;  // only the executable itself, which comes first
}

void fillMaker(Header& h) {
  std::string_view id = makerId();
  VO_CHECK(id.size() == sizeof h.maker, "an id is of one size");
  memcpy(h.maker, id.data(), id.size());
}

// Two lanes of multiply and rotate over the words of the region: it must tell images apart, not resist
// anybody.
void fillHash(Header& h, const base::Region& region) {
  VO_CHECK(region.used() % 8 == 0, "an image is whole words");
  uint64_t a = 0x9e3779b97f4a7c15u, b = region.used();
  auto add = [&](uint64_t w) {
    a = std::rotl((a ^ w) * 0xff51afd7ed558ccdu, 29);
    b = std::rotl(b + w, 31) * 0xc4ceb9fe1a85ec53u;
  };
  for (size_t i = 0; i + 8 <= sizeof h.maker; i += 8) {
    uint64_t w;
    memcpy(&w, h.maker + i, 8);
    add(w);
  }
  auto* words = reinterpret_cast<const uint64_t*>(region.base());
  for (size_t i = 0; i < region.used() / 8; i++) add(words[i]);
  h.hash[0] = a ^ (a >> 32);
  h.hash[1] = b ^ (b >> 32);
}

bool writeAll(int fd, const void* data, size_t size) {
  auto* p = static_cast<const char*>(data);
  while (size > 0) {
    ssize_t n = write(fd, p, size);
    if (n <= 0) return false;
    p += n;
    size -= static_cast<size_t>(n);
  }
  return true;
}

}  // namespace

std::string buildId() {
  std::string id;
  dl_iterate_phdr(findBuildId, &id);
  return id;
}

namespace {

/// The address in a word, if it may be one: facts and names have tags in the upper bits (types/info.cpp, base/symbol.h).
const void* addressIn(uint64_t word) {
  constexpr int kAddressBits = 48;
  constexpr uint64_t kMostModes = 0x1f, kDefinition = 0x80;
  uint64_t tag = word >> 56;
  bool tagged = (word >> kAddressBits & 0xff) == 0 && (tag <= kMostModes || tag == kDefinition);
  return tagged ? reinterpret_cast<const void*>(word & ((uint64_t{1} << kAddressBits) - 1)) : nullptr;
}

}  // namespace

std::string findDangling(const base::Region& region, const base::ChunkPool& pool, const base::AllocationLog& log) {
  constexpr size_t kShown = 8;
  std::string out;
  size_t found = 0;
  auto* words = reinterpret_cast<const uint64_t*>(region.base());
  for (size_t i = 0; i < region.used() / 8; i++) {
    const void* p = addressIn(words[i]);
    if (p == nullptr || !pool.contains(p)) continue;
    if (++found > kShown) continue;
    char addresses[64];
    snprintf(addresses, sizeof addresses, "%p holds %p: ", static_cast<const void*>(words + i), p);
    out += addresses + log.at(words + i) + " names " + log.at(p) + ", among";
    for (size_t k = i < 6 ? 0 : i - 6; k < i + 6; k++) {
      snprintf(addresses, sizeof addresses, " %llx", static_cast<unsigned long long>(words[k]));
      out += addresses;
    }
    out += '\n';
  }
  if (found > kShown) out += "and " + std::to_string(found - kShown) + " more\n";
  return out;
}

bool writeImage(const std::string& path, const base::Region& region, const void* root,
                std::string* error) {
  VO_CHECK(static_cast<const std::byte*>(root) >= region.base() && static_cast<const std::byte*>(root) < region.base() + region.used(),
           "what an image begins with is part of it");
  // Another process may write the same image: each has a file of its own until it is complete.
  std::string temporary = path + ".tmp" + std::to_string(getpid());
  int fd = open(temporary.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
  if (fd < 0) {
    *error = "cannot create " + temporary + ": " + strerror(errno);
    return false;
  }
  alignas(8) char page[kHeaderBytes] = {};
  Header h{};
  memcpy(h.magic, kMagic, sizeof kMagic);
  fillMaker(h);
  h.base = reinterpret_cast<uint64_t>(region.base());
  h.size = region.used();
  h.root = reinterpret_cast<uint64_t>(root);
  fillHash(h, region);
  static_assert(sizeof h <= kHeaderBytes && kHeaderBytes % 4096 == 0, "the region is mapped behind a page of its own");
  memcpy(page, &h, sizeof h);
  bool ok = writeAll(fd, page, sizeof page) && writeAll(fd, region.base(), region.used());
  ok = close(fd) == 0 && ok;
  if (!ok || rename(temporary.c_str(), path.c_str()) != 0) {
    *error = "cannot write " + path + ": " + strerror(errno);
    unlink(temporary.c_str());
    return false;
  }
  return true;
}

void* mapImage(const std::string& path, base::Region& region, std::string* error,
               std::string* hash, Maker maker) {
  int fd = open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (fd < 0) {
    *error = path + ": " + strerror(errno);
    return nullptr;
  }
  Header h{}, mine{};
  fillMaker(mine);
  struct stat st{};
  void* root = nullptr;
  if (pread(fd, &h, sizeof h, 0) != static_cast<ssize_t>(sizeof h) ||
      memcmp(h.magic, kMagic, kAnyMagic) != 0) {
    *error = path + ": not a library image";
  } else if (memcmp(h.magic, kMagic, sizeof kMagic) != 0) {
    *error = path + ": made by another build of vo";
  } else if (maker == Maker::This && (memcmp(h.maker, mine.maker, sizeof h.maker) != 0)) {
    *error = path + ": made by another build of vo";
  } else if (h.base != reinterpret_cast<uint64_t>(region.base()) || fstat(fd, &st) != 0 ||
             static_cast<uint64_t>(st.st_size) != kHeaderBytes + h.size) {
    *error = path + ": incomplete";
  } else if (!region.mapFront(fd, kHeaderBytes, h.size)) {
    *error = path + ": cannot be mapped";
  } else {
    root = reinterpret_cast<void*>(h.root);
    VO_CHECK(h.root >= h.base && h.root - h.base < h.size, "what an image begins with is part of it");
    char text[33];
    snprintf(text, sizeof text, "%016llx%016llx", static_cast<unsigned long long>(h.hash[0]),
             static_cast<unsigned long long>(h.hash[1]));
    *hash = text;
  }
  close(fd);
  return root;
}

bool isDamaged(const std::string& path) {
  int fd = open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (fd < 0) return false;
  Header h{};
  struct stat st{};
  bool whole = pread(fd, &h, sizeof h, 0) == static_cast<ssize_t>(sizeof h) && memcmp(h.magic, kMagic, kAnyMagic) == 0 && fstat(fd, &st) == 0;
  if (whole && memcmp(h.magic, kMagic, sizeof kMagic) == 0) whole = static_cast<uint64_t>(st.st_size) == kHeaderBytes + h.size;
  close(fd);
  return !whole;
}

}  // namespace vo::image
