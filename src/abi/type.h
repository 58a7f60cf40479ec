// Type descriptors: internal/abi of Go 1.27 on amd64, field for field, because Go's own reflect and
// internal/reflectlite are compiled on top of them.
//
// One descriptor per type and process; identity is address equality. Descriptors are read-only once
// published. Offsets (NameOff, TypeOff) are relative to MetadataSpace::base (metadata.h).
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "abi/value.h"

namespace vo::abi {

enum class Kind : uint8_t {
  Invalid,
  Bool,
  Int,
  Int8,
  Int16,
  Int32,
  Int64,
  Uint,
  Uint8,
  Uint16,
  Uint32,
  Uint64,
  Uintptr,
  Float32,
  Float64,
  Complex64,
  Complex128,
  Array,
  Chan,
  Func,
  Interface,
  Map,
  Pointer,
  Slice,
  String,
  Struct,
  UnsafePointer,
};
enum TFlag : uint8_t {
  kTFlagUncommon = 1,       ///< an UncommonType follows the kind's struct
  kTFlagExtraStar = 2,      ///< the name has a '*' in front that does not belong to it
  kTFlagNamed = 4,          ///< a defined (or predeclared) type
  kTFlagRegularMemory = 8,  ///< equal and hash treat it as size bytes
  /// The value itself is the interface's data word: size and ptrBytes are both 8 (pointers, maps,
  /// channels, funcs, unsafe.Pointer, and structs and arrays with such a part and nothing else).
  kTFlagDirectIface = 32,
  /// Ours: values are descriptors (reflect.rtype, abi.Type). Only link and reflect make them, natives give no memory for
  /// others, and reflect does not let anybody set one.
  kTFlagDescriptor = 64,
};

using NameOff = int32_t;
using TypeOff = int32_t;
using TextOff = int32_t;

struct UncommonType;

struct Type {
  uint64_t size;
  uint64_t ptrBytes;  ///< bytes of the prefix that can hold pointers; 0: no pointers
  uint32_t hash;      ///< of the type's identity, the same in every process
  uint8_t tflag;
  uint8_t align;
  uint8_t fieldAlign;
  Kind kind_;
  const Closure* equal;     ///< func(unsafe.Pointer, unsafe.Pointer) bool; null: not comparable
  const uint8_t* gcData;    ///< bit i set: word i is a pointer; (ptrBytes/8+7)/8 bytes
  NameOff str;
  TypeOff ptrToThis;

  Kind kind() const { return kind_; }
  bool hasPointers() const { return ptrBytes != 0; }
  bool directIface() const { return (tflag & kTFlagDirectIface) != 0; }
  bool comparable() const { return equal != nullptr; }
  const UncommonType* uncommon() const;
};
static_assert(sizeof(Type) == 48 && offsetof(Type, ptrBytes) == 8 && offsetof(Type, hash) == 16 &&
              offsetof(Type, tflag) == 20 && offsetof(Type, align) == 21 &&
              offsetof(Type, fieldAlign) == 22 && offsetof(Type, kind_) == 23 &&
              offsetof(Type, equal) == 24 && offsetof(Type, gcData) == 32 &&
              offsetof(Type, str) == 40 && offsetof(Type, ptrToThis) == 44);

/// A method of a type that is not an interface. Sorted: exported first, then by name, then by
/// package path.
struct Method {
  NameOff name;
  TypeOff mtyp;  ///< the signature without receiver
  TextOff ifn;   ///< takes one receiver word (what an itab holds)
  TextOff tfn;   ///< takes the receiver as declared
};
static_assert(sizeof(Method) == 16);

struct UncommonType {
  NameOff pkgPath;
  uint16_t mcount;
  uint16_t xcount;
  uint32_t moff;
  uint32_t unused;
  const Method* methods() const {
    return reinterpret_cast<const Method*>(reinterpret_cast<const char*>(this) + moff);
  }
};
static_assert(sizeof(UncommonType) == 16 && offsetof(UncommonType, moff) == 8);

struct ArrayType : Type {
  const Type* elem;
  const Type* slice;
  uint64_t len;
};
static_assert(sizeof(ArrayType) == 72);

enum ChanDir : int64_t { kRecvDir = 1, kSendDir = 2, kBothDir = 3 };
struct ChanType : Type {
  const Type* elem;
  int64_t dir;
};
static_assert(sizeof(ChanType) == 64);

/// Followed by UncommonType if any, then by the parameter and result types.
struct FuncType : Type {
  uint16_t inCount;
  uint16_t outCount_;  ///< top bit: variadic
  uint16_t numIn() const { return inCount; }
  uint16_t numOut() const { return outCount_ & 0x7fff; }
  bool variadic() const { return (outCount_ & 0x8000) != 0; }
  const Type* const* types() const {
    size_t at = 56 + ((tflag & kTFlagUncommon) != 0 ? sizeof(UncommonType) : 0);
    return reinterpret_cast<const Type* const*>(reinterpret_cast<const char*>(this) + at);
  }
  const Type* in(size_t i) const { return types()[i]; }
  const Type* out(size_t i) const { return types()[inCount + i]; }
};
static_assert(sizeof(FuncType) == 56);

/// What NameOff leads to: a flag byte, varint length, text, [varint length, tag],
/// [4 bytes: NameOff of the package path].
struct Name {
  const uint8_t* bytes = nullptr;

  static constexpr uint8_t kExported = 1, kHasTag = 2, kHasPkgPath = 4, kEmbedded = 8;
  bool isNull() const { return bytes == nullptr; }
  bool exported() const { return (bytes[0] & kExported) != 0; }
  bool hasTag() const { return (bytes[0] & kHasTag) != 0; }
  bool hasPkgPath() const { return bytes != nullptr && (bytes[0] & kHasPkgPath) != 0; }
  bool embedded() const { return (bytes[0] & kEmbedded) != 0; }
  std::string_view name() const;
  std::string_view tag() const;
  /// The offset of the package path's name, 0 if there is none.
  NameOff pkgPathOff() const;

  static size_t encodedSize(std::string_view name, std::string_view tag, bool withPkgPath);
  /// Writes encodedSize() bytes at `out`.
  static void encode(uint8_t* out, std::string_view name, std::string_view tag, bool exported,
                     bool embedded, bool withPkgPath, NameOff pkgPath);
};
static_assert(sizeof(Name) == 8);

struct Imethod {
  NameOff name;
  TypeOff typ;
};
struct InterfaceType : Type {
  Name pkgPath;
  const Imethod* methods;
  int64_t methodCount;
  int64_t methodCap;
};
static_assert(sizeof(InterfaceType) == 80 && sizeof(Imethod) == 8);

struct MapType : Type {
  const Type* key;
  const Type* elem;
  const Type* group;      ///< gc's slot group; null: our maps have a layout of their own (runtime/map.h)
  const Closure* hasher;  ///< func(unsafe.Pointer, uintptr) uintptr
  uint64_t groupSize, keysOff, keyStride, elemsOff, elemStride, elemOff;  ///< of gc's group: 0
  uint32_t flags;         ///< MapFlag
};
enum MapFlag : uint32_t {
  kMapNeedKeyUpdate = 1,   ///< keys that are equal may differ in their bytes
  kMapHashMightPanic = 2,
  kMapIndirectKey = 4,     ///< keys above 128 bytes
  kMapIndirectElem = 8,
};
static_assert(sizeof(MapType) == 136);

struct PtrType : Type {
  const Type* elem;
};
struct SliceType : Type {
  const Type* elem;
};
static_assert(sizeof(PtrType) == 56 && sizeof(SliceType) == 56);

struct StructField {
  Name name;
  const Type* typ;
  uint64_t offset;
};
struct StructType : Type {
  Name pkgPath;
  const StructField* fields;
  int64_t fieldCount;
  int64_t fieldCap;
};
static_assert(sizeof(StructType) == 80 && sizeof(StructField) == 24);

/// fun[] has one entry per method of `inter`, in its order. fun[0] == 0 marks a cached "does not
/// implement" and never leaves the itab table.
struct ITab {
  const InterfaceType* inter;
  const Type* type;
  uint32_t hash;  ///< a copy of type->hash
  uint32_t pad;
  uintptr_t fun[1];
};
static_assert(sizeof(ITab) == 32 && offsetof(ITab, hash) == 16 && offsetof(ITab, fun) == 24);

inline const ArrayType* asArray(const Type* t) { return static_cast<const ArrayType*>(t); }
inline const ChanType* asChan(const Type* t) { return static_cast<const ChanType*>(t); }
inline const FuncType* asFunc(const Type* t) { return static_cast<const FuncType*>(t); }
inline const InterfaceType* asInterface(const Type* t) {
  return static_cast<const InterfaceType*>(t);
}
inline const MapType* asMap(const Type* t) { return static_cast<const MapType*>(t); }
inline const PtrType* asPtr(const Type* t) { return static_cast<const PtrType*>(t); }
inline const SliceType* asSlice(const Type* t) { return static_cast<const SliceType*>(t); }
inline const StructType* asStruct(const Type* t) { return static_cast<const StructType*>(t); }

/// The size of the struct that describes a type of this kind, where its UncommonType would follow.
size_t descriptorSize(Kind kind);

/// "int", "chan", … as reflect's Kind.String.
std::string_view kindName(Kind kind);

}  // namespace vo::abi
