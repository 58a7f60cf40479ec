// How the checker gets at imported packages.
//
// The importer owns the packages it gives, or knows who does; they outlive the checker that asked. Called on the
// checker's thread, perhaps recursively: an import may be what checks the imported package.
#pragma once

#include <string>
#include <string_view>

#include "types/object.h"

namespace vo::types {

class Importer {
 public:
  virtual ~Importer() = default;
  /// The checked package that `path` means in a file of package `from`; null with an error text
  /// ("package foo is not in std") if there is none. "unsafe" is answered by the checker.
  virtual Package* import(std::string_view path, const Package* from, std::string* error) = 0;
};

}  // namespace vo::types
