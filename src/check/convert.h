// Explicit conversions.
#pragma once

#include "check/state.h"

namespace vo::check {

void conversion(Checker& ck, Operand& x, Type* t);

}  // namespace vo::check
