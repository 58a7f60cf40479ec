// Expressions that debuggers evaluate: variables, literals, selectors, indexes, *x, arithmetic,
// comparison, && || !, len, cap, conversions to basic types, assertions x.(T) of what an interface
// holds. Nothing of the program runs, so functions are not called.
#pragma once

#include <expected>
#include <string>
#include <string_view>

#include "debug/inspector.h"

namespace vo::debug {

/// The value in the frame, or what is wrong with the expression.
std::expected<Value, std::string> evaluate(Inspector& inspector, const Frame& frame,
                                           std::string_view expression);
/// The same where truth is asked for.
std::expected<bool, std::string> evaluateCondition(Inspector& inspector, const Frame& frame,
                                                   std::string_view expression);

}  // namespace vo::debug
