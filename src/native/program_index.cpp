// This file answers what lies where in a program.
#include "native/program_index.h"

#include <algorithm>

#include "base/check.h"
#include "base/region.h"

namespace vo::native {

bool isMetadata(const void* p) { return reinterpret_cast<uintptr_t>(p) - base::Region::kAddress < base::Region::kMost; }

ProgramIndex::ProgramIndex(const link::Program& program) : program_(program) {
  VO_CHECK(program.regionBase == reinterpret_cast<const std::byte*>(base::Region::kAddress), "the program lies in the region");
  for (const link::Program* p = &program; p != nullptr; p = p->base) {
    for (const auto& e : p->typesByKey.entries()) types_.push_back(e.value);
    itabs_.insert(itabs_.end(), p->itabs.begin(), p->itabs.end());
    for (const link::PackageInit& i : p->packages)
      if (i.globals.size != 0) parts_.push_back(&i.globals);
  }
  std::sort(types_.begin(), types_.end());
  std::sort(itabs_.begin(), itabs_.end());
  std::sort(parts_.begin(), parts_.end(), [](auto* a, auto* b) { return a->offset < b->offset; });
}

bool ProgramIndex::isFunction(const void* p) const {
  for (const link::Program* u = &program_; u != nullptr; u = u->base)
    if (std::binary_search(u->functions.begin(), u->functions.end(), static_cast<const link::Function*>(p))) return true;
  return false;
}

bool ProgramIndex::isType(const void* p) const { return std::binary_search(types_.begin(), types_.end(), p); }
bool ProgramIndex::isItab(const void* p) const { return std::binary_search(itabs_.begin(), itabs_.end(), p); }

const link::Function* ProgramIndex::function(std::string_view symbol) const {
  for (const link::Program* p = &program_; p != nullptr; p = p->base)
    for (const auto& e : p->byName.entries())
      if (e.key.str() == symbol) return e.value;
  return nullptr;
}

const abi::Type* ProgramIndex::type(std::string_view key) const {
  for (const link::Program* p = &program_; p != nullptr; p = p->base)
    for (const auto& e : p->typesByKey.entries())
      if (e.key.str() == key) return e.value;
  return nullptr;
}

const link::GlobalsPart* ProgramIndex::part(uint64_t offset) const {
  if (offset < link::kZeroSizeRoom) return nullptr;
  auto it = std::upper_bound(parts_.begin(), parts_.end(), offset, [](uint64_t o, auto* p) { return o < p->offset; });
  VO_CHECK(it != parts_.begin(), "package variables lie in the parts of packages");
  const link::GlobalsPart* p = it[-1];
  VO_CHECK(offset - p->offset <= p->size, "package variables lie in the parts of packages");
  return p;
}

abi::Name ProgramIndex::name(abi::NameOff off) const {
  return abi::Name{off > 0 ? reinterpret_cast<const uint8_t*>(program_.regionBase) + off : nullptr};
}

const abi::Type* ProgramIndex::typeAt(abi::TypeOff off) const {
  return off > 0 ? reinterpret_cast<const abi::Type*>(program_.regionBase + off) : nullptr;
}

std::string_view ProgramIndex::file(uint32_t number) const {
  for (const link::Program* p = &program_; p != nullptr; p = p->base)
    if (number >= p->firstFile && number - p->firstFile < p->files.size()) return p->files[number - p->firstFile];
  return {};
}

uint32_t ProgramIndex::fileCount() const { return program_.firstFile + static_cast<uint32_t>(program_.files.size()); }

}  // namespace vo::native
