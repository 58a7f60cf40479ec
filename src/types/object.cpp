// This file implements small questions about objects.
#include "types/object.h"

#include "base/upper_case.h"
#include "syntax/unicode.h"

namespace vo::types {

bool Object::isExported() const { return isExportedName(name.str()); }

bool Object::sameId(const Package* from, Symbol other, bool foldCase) const {
  if (foldCase) {
    if (syntax::equalFold(name.str(), other.str())) return true;
  }
  if (name != other) return false;
  return isExported() || samePackage(package, from);
}

bool isExportedName(std::string_view name) { return base::isExportedName(name); }

bool samePackage(const Package* a, const Package* b) {
  if (a == b) return true;
  if (a == nullptr || b == nullptr) return false;
  return a->path == b->path;
}

int compareObjects(const Object* a, const Object* b) {
  if (a == b) return 0;
  bool exportedA = a->isExported(), exportedB = b->isExported();
  if (exportedA != exportedB) return exportedA ? -1 : 1;
  if (a->name != b->name) return a->name.str().compare(b->name.str());
  if (exportedA) return 0;
  std::string_view pathA = a->package == nullptr ? std::string_view() : a->package->path;
  std::string_view pathB = b->package == nullptr ? std::string_view() : b->package->path;
  return pathA.compare(pathB);
}

}  // namespace vo::types
