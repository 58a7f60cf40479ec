// This file encodes and decodes the names inside type descriptors and resolves their offsets.
#include "abi/type.h"

#include "abi/metadata.h"
#include "base/check.h"

namespace vo::abi {

namespace {

/// Reads a varint of at most 4 bytes at `at`, which moves behind it.
size_t readVarint(const uint8_t*& at) {
  size_t value = 0;
  for (int shift = 0; shift < 28; shift += 7) {
    uint8_t b = *at++;
    value |= static_cast<size_t>(b & 0x7f) << shift;
    if ((b & 0x80) == 0) break;
  }
  return value;
}

size_t varintSize(size_t value) {
  size_t n = 1;
  for (; value >= 0x80; value >>= 7) n++;
  return n;
}

uint8_t* writeText(uint8_t* out, std::string_view text) {
  size_t value = text.size();
  for (; value >= 0x80; value >>= 7) *out++ = static_cast<uint8_t>(value | 0x80);
  *out++ = static_cast<uint8_t>(value);
  if (!text.empty()) memcpy(out, text.data(), text.size());
  return out + text.size();
}

std::string_view readText(const uint8_t*& at) {
  size_t n = readVarint(at);
  std::string_view text(reinterpret_cast<const char*>(at), n);
  at += n;
  return text;
}

constexpr std::string_view kKindNames[] = {
    "invalid", "bool",   "int",    "int8",    "int16",   "int32",   "int64",
    "uint",    "uint8",  "uint16", "uint32",  "uint64",  "uintptr", "float32",
    "float64", "complex64", "complex128", "array", "chan", "func", "interface",
    "map",     "ptr",    "slice",  "string",  "struct",  "unsafe.Pointer"};

}  // namespace

std::string_view Name::name() const {
  if (bytes == nullptr) return {};
  const uint8_t* at = bytes + 1;
  return readText(at);
}

std::string_view Name::tag() const {
  if (bytes == nullptr || !hasTag()) return {};
  const uint8_t* at = bytes + 1;
  readText(at);
  return readText(at);
}

NameOff Name::pkgPathOff() const {
  if (!hasPkgPath()) return 0;
  const uint8_t* at = bytes + 1;
  readText(at);
  if (hasTag()) readText(at);
  NameOff off;
  memcpy(&off, at, sizeof off);
  return off;
}

size_t Name::encodedSize(std::string_view name, std::string_view tag, bool withPkgPath) {
  size_t n = 1 + varintSize(name.size()) + name.size();
  if (!tag.empty()) n += varintSize(tag.size()) + tag.size();
  return n + (withPkgPath ? sizeof(NameOff) : 0);
}

void Name::encode(uint8_t* out, std::string_view name, std::string_view tag, bool exported,
                  bool embedded, bool withPkgPath, NameOff pkgPath) {
  VO_CHECK(name.size() < (1u << 28) && tag.size() < (1u << 28), "a name's length fits its varint");
  *out++ = static_cast<uint8_t>((exported ? kExported : 0) | (tag.empty() ? 0 : kHasTag) |
                                (withPkgPath ? kHasPkgPath : 0) | (embedded ? kEmbedded : 0));
  out = writeText(out, name);
  if (!tag.empty()) out = writeText(out, tag);
  if (withPkgPath) memcpy(out, &pkgPath, sizeof pkgPath);
}

size_t descriptorSize(Kind kind) {
  switch (kind) {
    case Kind::Array: return sizeof(ArrayType);
    case Kind::Chan: return sizeof(ChanType);
    case Kind::Func: return sizeof(FuncType);
    case Kind::Interface: return sizeof(InterfaceType);
    case Kind::Map: return sizeof(MapType);
    case Kind::Pointer: return sizeof(PtrType);
    case Kind::Slice: return sizeof(SliceType);
    case Kind::Struct: return sizeof(StructType);
    default: return sizeof(Type);
  }
}

std::string_view kindName(Kind kind) {
  size_t i = static_cast<size_t>(kind);
  return i < std::size(kKindNames) ? kKindNames[i] : kKindNames[0];
}

const UncommonType* Type::uncommon() const {
  if ((tflag & kTFlagUncommon) == 0) return nullptr;
  return reinterpret_cast<const UncommonType*>(reinterpret_cast<const char*>(this) +
                                               descriptorSize(kind()));
}

int32_t MetadataSpace::addReflectOff(void* p) {
  if (p == nullptr) return 0;
  if (contains(p) && p != base) {
    return static_cast<int32_t>(static_cast<std::byte*>(p) - base);
  }
  if (const int32_t* known = reflectIndex.find(p)) return *known;
  auto next = static_cast<int32_t>(-2 - static_cast<int64_t>(reflectOffs.size()));
  reflectOffs.push(p);
  return reflectIndex.add(p, next);
}

std::string_view MetadataSpace::typeString(const Type* t) const {
  if (t == nullptr) return "nil";
  std::string_view text = name(t->str).name();
  if ((t->tflag & kTFlagExtraStar) != 0 && !text.empty()) text.remove_prefix(1);
  return text;
}

std::string_view MetadataSpace::pkgPath(const Type* t) const {
  if (const UncommonType* u = t->uncommon()) return name(u->pkgPath).name();
  switch (t->kind()) {
    case Kind::Struct: return asStruct(t)->pkgPath.name();
    case Kind::Interface: return asInterface(t)->pkgPath.name();
    default: return {};
  }
}

}  // namespace vo::abi
