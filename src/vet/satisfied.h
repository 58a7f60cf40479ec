// Where a package gives values of some types to variables of interface types.
#pragma once

#include "base/function_ref.h"
#include "vet/pass.h"

namespace vo::vet {

/// Calls f(interface, type) for assignments, declarations, calls, conversions, returns and
/// literals, perhaps several times for the same two.
void eachSatisfied(Pass& pass,
                   base::FunctionRef<void(types::Type* interface, types::Type* type)> f);

}  // namespace vo::vet
