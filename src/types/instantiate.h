// Instantiation of generic types and functions, and what a type argument must satisfy.
//
// There is one instance per generic type and list of identical arguments in a compilation (image
// included), found through a table keyed by a hash of the content. An instance is expanded when
// its underlying type or a method is first asked for.
#pragma once

#include <string>

#include "types/context.h"

namespace vo::types {

/// The instance of a generic Named, Alias or Signature. The number of arguments is checked for
/// aliases and signatures (hooks.wrongTypeArgCount, result invalid); constraints are not verified.
Type* instantiate(TypeContext& ctx, Type* generic, std::span<Type* const> args, Pos pos = {});

/// Index of the first type argument that does not satisfy its constraint, with a cause ("T does
/// not satisfy C (missing method M)"), or -1.
int verifyInstance(TypeContext& ctx, std::span<TypeParam* const> params,
                   std::span<Type* const> args, std::string* cause, Pos pos = {});

/// Whether v implements interface t; with `constraint`, whether it satisfies it (comparable is
/// satisfied by interfaces). The cause is a whole sentence: "V does not implement T (…)".
bool implements(TypeContext& ctx, Type* v, Type* t, bool constraint, std::string* cause);

/// "not enough type arguments for type T: have 1, want 2", or empty if the counts agree.
std::string typeArgCountError(TypeContext& ctx, std::string_view name, size_t want, size_t got);

/// Brings an instance's fromRhs about (no method). Called by under().
void expandInstance(Named* t);
/// Brings about all that types find out lazily, of all types made so far and of those made on the way:
/// underlying types, methods of instances, type sets, constraints, sizes. Afterwards nobody needs to
/// write to them: what a library image is made of. False if it does not come to an end (more than a
/// million instances). REQUIRES: the context stands on no image.
bool completeTypes(TypeContext& ctx);

/// All instances of named types, in order of creation.
std::span<Named* const> allInstances(const TypeContext& ctx);

}  // namespace vo::types
