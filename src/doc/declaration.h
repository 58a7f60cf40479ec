// Declarations as gofmt prints them, without what is not exported and without comments but those of fields, methods and entries.
#pragma once

#include <string>

#include "doc/package_doc.h"

namespace vo::doc {

/// Without the body.
std::string declarationText(const Func& f);
std::string declarationText(const Type& t, bool unexported);
/// Empty if no entry is to be shown.
std::string declarationText(const Value& v, bool unexported);
/// `type T interface { … }` with one of its methods, or several of one name in other case.
std::string methodText(const Type& t, const std::vector<const syntax::InterfaceElement*>& methods);

/// As it is written, with its comment and all that is in it.
std::string sourceText(const Func& f);
std::string sourceText(const Type& t);
std::string sourceText(const Value& v);

}  // namespace vo::doc
