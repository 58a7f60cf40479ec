// The machine form of Go values that C++ and Vo code share: the 8-byte slot, and the headers of
// string, slice, interface and closure in Go's amd64 layout.
//
// In slots a string takes 2 (data, len), a slice 3, an interface 2, a complex number 2; structs are
// flattened; integers are kept sign- or zero-extended to 64 bits, a float32 as its 32 bits
// zero-extended.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace vo::abi {

using Slot = uint64_t;

struct Type;
struct ITab;

struct GoString {
  const uint8_t* data;
  int64_t len;
  std::string_view view() const {
    return {reinterpret_cast<const char*>(data), static_cast<size_t>(len)};
  }
};
struct GoSlice {
  void* data;
  int64_t len;
  int64_t cap;
};
/// An interface without methods. type == null is the nil interface.
struct Eface {
  const Type* type;
  void* data;
};
/// An interface with methods. tab == null is the nil interface.
struct Iface {
  const ITab* tab;
  void* data;
};
/// What a func value points to; captured variables follow. `code` is what the engine jumps to (the
/// function index in the VM, the entry address in native code).
struct Closure {
  uintptr_t code;
};

static_assert(sizeof(GoString) == 16 && sizeof(GoSlice) == 24 && sizeof(Eface) == 16);

/// A string over `text`, which must outlive it.
inline GoString goString(std::string_view text) {
  return {reinterpret_cast<const uint8_t*>(text.data()), static_cast<int64_t>(text.size())};
}

// --- Values in slots --------------------------------------------------------------------------

inline void* slotPtr(Slot s) { return reinterpret_cast<void*>(s); }
template <class T>
T* slotPtr(Slot s) {
  return reinterpret_cast<T*>(s);
}
inline Slot ptrSlot(const void* p) { return reinterpret_cast<Slot>(p); }
inline int64_t slotInt(Slot s) { return static_cast<int64_t>(s); }
inline Slot intSlot(int64_t v) { return static_cast<Slot>(v); }
inline double slotF64(Slot s) { return std::bit_cast<double>(s); }
inline Slot f64Slot(double v) { return std::bit_cast<Slot>(v); }
inline float slotF32(Slot s) { return std::bit_cast<float>(static_cast<uint32_t>(s)); }
inline Slot f32Slot(float v) { return std::bit_cast<uint32_t>(v); }

inline GoString slotString(const Slot* s) { return {slotPtr<const uint8_t>(s[0]), slotInt(s[1])}; }
inline GoSlice slotSlice(const Slot* s) { return {slotPtr(s[0]), slotInt(s[1]), slotInt(s[2])}; }
inline Eface slotEface(const Slot* s) { return {slotPtr<const Type>(s[0]), slotPtr(s[1])}; }
inline Iface slotIface(const Slot* s) { return {slotPtr<const ITab>(s[0]), slotPtr(s[1])}; }
inline void putString(Slot* s, GoString v) {
  s[0] = ptrSlot(v.data);
  s[1] = intSlot(v.len);
}
inline void putSlice(Slot* s, GoSlice v) {
  s[0] = ptrSlot(v.data);
  s[1] = intSlot(v.len);
  s[2] = intSlot(v.cap);
}
inline void putEface(Slot* s, Eface v) {
  s[0] = ptrSlot(v.type);
  s[1] = ptrSlot(v.data);
}

}  // namespace vo::abi
