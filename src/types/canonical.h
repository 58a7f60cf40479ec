// Canonical types for the back end: a hash of what a type is, and one number per class of
// identical types.
//
// The numbers belong to a CanonicalTypes, which belongs to one compilation. Takes complete types only, keeps
// pointers to them, and changes nothing but the number that is stored in a type.
#pragma once

#include "types/context.h"

namespace vo::types {

/// A hash of the content that is the same in every process and for all identical types (tags
/// count; interfaces by method set; type parameters by index, so they may collide).
uint64_t typeHash(const Type* t);
/// The same, but all interface literals hash alike: for types that are still being declared.
uint64_t shallowTypeHash(const Type* t);

/// Numbers classes of identical types from 0 on, in order of first use. The table lives in the
/// arena of the universe, so numbers given in an image stay, and a compilation goes on behind them.
/// Types are also marked (backendId), so asking again is a load; those of the image that it has not
/// numbered are looked up. REQUIRES: the types are complete.
class CanonicalTypes {
 public:
  explicit CanonicalTypes(TypeContext& ctx);
  uint32_t idOf(Type* t);
  /// The first type of the class.
  Type* at(uint32_t id) const;
  size_t size() const;

 private:
  void mark(const Type* t, uint32_t number);
  TypeContext& ctx_;
  std::unordered_map<const Type*, uint32_t> ofFrozen_;  ///< 1 + the class of types in the image
};

}  // namespace vo::types
