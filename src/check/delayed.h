// Work that waits until types are complete: instances, types that contain themselves, monomorphism.
#pragma once

#include "check/state.h"

namespace vo::check {

// ---- delayed.cpp ----
Delayed& later(Checker& ck, Delayed::Kind kind, Pos pos);
void processDelayed(Checker& ck, size_t from);
void checkArraySizes(Checker& ck);
void checkElementSizes(Checker& ck);

// ---- mono.cpp ----
void recordCanonical(Checker& ck, TypeParam* own, TypeParam* base);
void recordMono(Checker& ck, Pos pos, std::span<TypeParam* const> params, std::span<Type* const> args,
                std::span<syntax::Expr* const> exprs);
void monomorph(Checker& ck);

// ---- valid_type.cpp ----
void validType(Checker& ck, Named* t);

}  // namespace vo::check
