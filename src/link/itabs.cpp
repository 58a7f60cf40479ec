// This file makes the interface tables that modules name.
#include "abi/itab_list.h"
#include "link/linker.h"

namespace vo::link {

namespace {

abi::Name nameAt(const std::byte* region, abi::NameOff off) {
  return abi::Name{reinterpret_cast<const uint8_t*>(region) + off};
}

std::string_view pathOf(const std::byte* region, abi::Name n, std::string_view typesPath) {
  return n.hasPkgPath() ? nameAt(region, n.pkgPathOff()).name() : typesPath;
}

}  // namespace

// Both method lists are sorted alike, so one pass over the concrete type's finds all.
const abi::ITab* Linker::itab(const abi::InterfaceType* iface, const abi::Type* concrete) {
  VO_DCHECK(iface != nullptr && concrete != nullptr, "both descriptors are declared before tables are made");
  for (const Program* p = base_; p != nullptr; p = p->base)
    if (const abi::ITab* t = abi::findItab(p->itabs, iface, concrete)) return t;
  const abi::ITab*& slot = itabs_[iface][concrete];
  if (slot != nullptr) return slot;
  size_t n = static_cast<size_t>(iface->methodCount);
  VO_DCHECK(iface->kind() == abi::Kind::Interface && concrete->kind() != abi::Kind::Interface,
            "tables lead from an interface to a concrete type");
  VO_DCHECK(options_.untrusted || n > 0, "interfaces without methods have no tables");
  auto* t = static_cast<abi::ITab*>(arena_.alloc(sizeof(abi::ITab) + 8 * (n == 0 ? 0 : n - 1), 8));
  t->inter = iface;
  t->type = concrete;
  t->hash = concrete->hash;
  const abi::UncommonType* u = concrete->uncommon();
  size_t k = 0;
  for (size_t i = 0; i < n; i++) {
    abi::Name want = nameAt(regionBase_, iface->methods[i].name);
    for (; u != nullptr && k < u->mcount; k++) {
      const abi::Method& m = u->methods()[k];
      abi::Name have = nameAt(regionBase_, m.name);
      if (have.name() != want.name()) continue;
      if (!have.exported() && pathOf(regionBase_, have, nameAt(regionBase_, u->pkgPath).name()) !=
                                  pathOf(regionBase_, want, iface->pkgPath.name()))
        continue;
      t->fun[i] = reinterpret_cast<uintptr_t>(regionBase_ + m.ifn);
      break;
    }
    if (t->fun[i] == 0) {
      errors_.push_back("internal: " + std::string(nameAt(regionBase_, concrete->str).name()) +
                        " has no method " + std::string(want.name()));
      break;
    }
  }
  slot = t;
  itabList_.push_back(t);
  return t;
}

void Linker::makeItabs() {
  for (Unit& u : units_) {
    for (const bytecode::ItabRow& r : u.module->itabs) {
      if (isFull()) return;
      u.itabs.push_back(itab(abi::asInterface(u.types[r.interface]), u.types[r.concrete]));
    }
  }
  std::sort(itabList_.begin(), itabList_.end(), abi::itabLess);
}

}  // namespace vo::link
