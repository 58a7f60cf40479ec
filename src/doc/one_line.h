// Declarations in a line each: what is long or nested becomes "...".
#pragma once

#include <string>

#include "doc/package_doc.h"

namespace vo::doc {

std::string oneLine(const Source& source, const syntax::Expr* e);
std::string oneLine(const Func& f);
std::string oneLine(const Type& t);
/// The first entry that is shown: an exported one, or any if `unexported`. Empty if there is none.
std::string oneLine(const Value& v, bool unexported);

}  // namespace vo::doc
