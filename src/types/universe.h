// The predeclared types, values and functions, and the tables that live as long as types do. All
// of it is arena data, so a library image contains its universe and a compilation on top of the
// image uses that one.
#pragma once

#include <cstddef>

#include "types/object.h"
#include "types/type.h"

namespace vo::types {

class TypeContext;
struct InstanceTable;   // instantiate.cpp
struct CanonicalTable;  // canonical.cpp

struct Universe {
  /// The running compilation's. Null in an image, which any number of compilations stand on: each has a
  /// copy of this struct of its own, and the image's types need no context, because they are complete.
  TypeContext* context;
  /// In an image: the addresses that belong to it, which nobody writes to.
  const std::byte* imageBegin;
  const std::byte* imageEnd;

  Scope* scope;            ///< what every package's scope has as parent
  Scope* voScope;          ///< names that only .vo files see, after `scope` (assert). No parent.
  Package* unsafePackage;  ///< imported as "unsafe"

  Basic* basic[kBasicKinds];
  Basic* byteType;         ///< uint8 under the name byte (identical to it, another address)
  Basic* runeType;         ///< int32 under the name rune
  Alias* anyType;          ///< `any`
  Interface* emptyInterface;  ///< what any stands for; prints as "any"
  Named* errorType;
  Named* comparableType;
  Tuple* emptyTuple;
  Func* errorMethod;       ///< Error of error
  Const* iota;
  Nil* nil;

  TypeSet* topTypeSet;     ///< of an interface that is not complete: all types
  InstanceTable* instances;
  CanonicalTable* canonical;  ///< null until canonical.h is used
  const CanonicalTable* frozenCanonical;  ///< the image's below it, or null
  uint32_t nextTypeParamId;
};

/// Builds the universe in the context's arena. Called by TypeContext.
Universe* makeUniverse(base::Arena& arena, base::Interner& interner);

/// The text of a built-in function's name ("append", "Sizeof", "assert").
std::string_view builtinName(BuiltinId id);
/// What messages call the function: "len", "unsafe.Sizeof".
std::string_view builtinDisplayName(BuiltinId id);

struct BuiltinTraits {
  uint8_t minArgs;
  bool variadic;
  enum class Use : uint8_t { Conversion, Expression, Statement } use;
};
BuiltinTraits builtinTraits(BuiltinId id);

}  // namespace vo::types
