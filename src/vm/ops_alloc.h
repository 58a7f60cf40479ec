// Handlers: allocation, boxing, closures. Part of interpreter.cpp.

/// Words of objects whose pointer map is read as one byte.
inline constexpr uint64_t kQuickBytes = 64;

VO_HANDLER(New) {
  const auto* t = reinterpret_cast<const abi::Type*>(VO_META_IMM);
  uint64_t size = t->size;
  if (t->ptrBytes != 0 && size <= kQuickBytes) [[likely]] {
    uint64_t words = t->ptrBytes / 8;
    void* p = VO_ALLOC_MASK(size, t->gcData[0] & ((uint64_t{1} << words) - 1));
    if (p != nullptr) [[likely]] {
      VO_RA = reinterpret_cast<Slot>(p);
      VO_NEXT_ALLOC;
    }
  }
  VO_SLOW(opNew);
}
VO_HANDLER(MakeSlice) { VO_SLOW(opMakeSlice); }
VO_HANDLER(MkClosure) {
  const auto* layout = reinterpret_cast<const abi::Type*>(VO_META_XHI);
  uint64_t size = layout->size;
  if (size <= kQuickBytes) [[likely]] {
    uint64_t words = layout->ptrBytes / 8;
    uint64_t mask = words == 0 ? 0 : layout->gcData[0] & ((uint64_t{1} << words) - 1);
    auto* p = static_cast<Slot*>(VO_ALLOC_MASK(size, mask));
    if (p != nullptr) [[likely]] {
      p[0] = reinterpret_cast<Slot>(VO_META_XLO);
      const Slot* s = VO_PB;
      for (uint64_t i = 0, n = VO_FLAGS; i < n; i++) p[1 + i] = s[i];
      VO_RA = reinterpret_cast<Slot>(p);
      VO_NEXT_ALLOC_X;
    }
  }
  VO_SLOW(opMkClosure);
}
VO_HANDLER(MkClosureAt) { VO_SLOW(opMkClosureAt); }
VO_HANDLER(Box) {
  // Little-endian cells of the numbers below 256 serve all widths of up to 8 bytes.
  Slot v = VO_RB;
  if (v < 256) {
    VO_RA = reinterpret_cast<Slot>(vm->smallValues + v);
    VO_NEXT_X;
  }
  VO_SLOW(opBox);
}
VO_HANDLER(BoxStr) {
  const Slot* s = VO_PB;
  if (s[1] == 0) VO_SLOW(opBoxStr);
  auto* p = static_cast<Slot*>(VO_ALLOC_MASK(16, 1));
  if (p == nullptr) [[unlikely]] VO_SLOW(opBoxStr);
  p[0] = s[0];
  p[1] = s[1];
  VO_RA = reinterpret_cast<Slot>(p);
  VO_NEXT_ALLOC_X;
}
VO_HANDLER(BoxMem) { VO_SLOW(opBoxMem); }
