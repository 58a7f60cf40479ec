// What go doc prints of a package, a symbol, a method or a field.
#pragma once

#include <string>
#include <string_view>

#include "doc/package_doc.h"

namespace vo::doc {

struct ShowOptions {
  bool all = false;         ///< everything there is
  bool brief = false;       ///< a line for each symbol
  bool source = false;      ///< declarations as they are written
  bool unexported = false;
  bool matchesCase = false; ///< else a lower-case letter of the symbol also stands for the upper-case one
  bool commands = false;    ///< symbols of package main, too
};

struct Shown {
  bool found = false;
  std::string text;
  std::string error;  ///< if the question makes no sense for this package
};

/// `symbol` may be empty: the package; `member`: a method or field of it.
Shown show(const Package& package, const ShowOptions& options, std::string_view symbol, std::string_view member);

}  // namespace vo::doc
