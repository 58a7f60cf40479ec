// This file implements the symbol table: open addressing, linear probing, texts in the arena.
#include "base/symbol.h"

#include <cstring>

#include "base/keyed_hash.h"

namespace vo::base {
namespace {

// FNV-1a with a final mix: short names dominate, and the value must not depend on the process,
// because the library image stores it.
uint32_t hashText(std::string_view text) {
  uint64_t h = 0xcbf29ce484222325u;
  for (char c : text) h = (h ^ static_cast<uint8_t>(c)) * 0x100000001b3u;
  h ^= h >> 29;
  return static_cast<uint32_t>(h ^ (h >> 32));
}

constexpr int kAddressBits = 48;
uint64_t slotOf(const SymbolData* d) {
  return reinterpret_cast<uint64_t>(d) | uint64_t{d->hash >> 16} << kAddressBits;
}
const SymbolData* symbolIn(uint64_t slot) {
  return reinterpret_cast<const SymbolData*>(slot & ((uint64_t{1} << kAddressBits) - 1));
}

const SymbolData* lookUp(const Interner::Table& t, std::string_view text, uint32_t hash) {
  if (t.slots == nullptr) return nullptr;
  for (uint32_t i = hash & t.mask;; i = (i + 1) & t.mask) {
    uint64_t slot = t.slots[i];
    if (slot == 0) return nullptr;
    if (slot >> kAddressBits != hash >> 16) continue;
    const SymbolData* d = symbolIn(slot);
    if (d->hash == hash && d->length == text.size() &&
        memcmp(d->text(), text.data(), text.size()) == 0)
      return d;
  }
}

}  // namespace

Interner::Interner(Arena& arena, const Table* frozen)
    : arena_(arena), frozen_(frozen), table_(arena.make<Table>()) {
  rehash(frozen == nullptr ? 1024 : 128);  // most names of a small program are in the frozen table
}

uint32_t Interner::hash(std::string_view text) { return hashText(text); }

void Interner::hashKeyed() {
  VO_CHECK(table_->count == 0, "a table has symbols of one hash");
  keyed_ = true;
}

Symbol Interner::find(std::string_view text) const {
  if (text.empty()) return Symbol();
  uint32_t hash = hashText(text);
  if (frozen_ != nullptr)
    if (const SymbolData* d = lookUp(*frozen_, text, hash)) return Symbol(d);
  if (keyed_) hash = static_cast<uint32_t>(keyedHash(text));
  return Symbol(lookUp(*table_, text, hash));
}

Symbol Interner::intern(std::string_view text) {
  if (text.empty()) return Symbol();
  uint32_t hash = hashText(text);
  if (frozen_ != nullptr)
    if (const SymbolData* d = lookUp(*frozen_, text, hash)) return Symbol(d);
  if (keyed_) hash = static_cast<uint32_t>(keyedHash(text));
  if (const SymbolData* d = lookUp(*table_, text, hash)) return Symbol(d);
  VO_CHECK(text.size() < UINT32_MAX, "a name is shorter than 4 GiB");
  auto* d = static_cast<SymbolData*>(arena_.alloc(sizeof(SymbolData) + text.size() + 1, 8));
  d->hash = hash;
  d->length = static_cast<uint32_t>(text.size());
  memcpy(d + 1, text.data(), text.size());
  if ((table_->count + 1) * 4 > table_->mask * 3) rehash((table_->mask + 1) * 2);
  uint32_t i = hash & table_->mask;
  while (table_->slots[i] != 0) i = (i + 1) & table_->mask;
  table_->slots[i] = slotOf(d);
  table_->count++;
  return Symbol(d);
}

void Interner::rehash(uint32_t newSize) {
  auto slots = arena_.array<uint64_t>(newSize);
  uint32_t mask = newSize - 1;
  for (uint32_t i = 0; table_->slots != nullptr && i <= table_->mask; i++) {
    uint64_t slot = table_->slots[i];
    if (slot == 0) continue;
    uint32_t j = symbolIn(slot)->hash & mask;
    while (slots[j] != 0) j = (j + 1) & mask;
    slots[j] = slot;
  }
  table_->slots = slots.data();
  table_->mask = mask;
}

}  // namespace vo::base
