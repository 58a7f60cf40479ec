// How the checker gets the packages that a file imports. Implemented by whoever finds packages.
#pragma once

#include <string>
#include <string_view>

#include "types/object.h"

namespace vo::types {

struct Importer {
  virtual ~Importer() = default;
  /// The checked package for `path`, or null with the reason in `*error`. `at` is the import
  /// declaration. Asked once per path and package; the answer may be a package that had errors.
  virtual Package* import(std::string_view path, Pos at, std::string* error) = 0;
};

}  // namespace vo::types
