// This file decides whether values of a type can be compared, and says why not.
#include "types/predicates.h"
#include "types/type_string.h"
#include "types/typeset.h"

namespace vo::types {

namespace {

class Comparability {
 public:
  explicit Comparability(bool dynamic) : dynamic_(dynamic) {}

  bool check(Type* t, std::string* cause) {
    // A type met again inside itself adds nothing; one that was refused has ended the search.
    for (Type* s : seen_)
      if (s == t) return true;
    seen_.push_back(t);
    Type* u = under(t);
    if (u == nullptr) return true;
    switch (u->kind) {
      // The invalid type counts as comparable: it has had its error.
      case TypeKind::Basic: return static_cast<Basic*>(u)->basic != BasicKind::UntypedNil;
      case TypeKind::Pointer:
      case TypeKind::Chan: return true;
      case TypeKind::Struct: return checkFields(static_cast<Struct*>(u), cause);
      case TypeKind::Array:
        if (check(static_cast<Array*>(u)->elem, nullptr)) return true;
        if (cause != nullptr) *cause = messageString(t) + " cannot be compared";
        return false;
      case TypeKind::Interface: return checkInterface(t, static_cast<Interface*>(u), cause);
      default: return false;
    }
  }

  /// Terms are compared strictly, whatever was asked of the whole.
  bool checkSet(const TypeSet* set) {
    if (set->termsAreAll()) return set->comparable;
    if (set->isEmpty()) return false;
    bool dynamic = dynamic_;
    dynamic_ = false;
    bool r = true;
    for (const Term& term : set->terms)
      if (!check(term.type, nullptr)) r = false;
    dynamic_ = dynamic;
    return r;
  }

 private:
  bool checkFields(Struct* s, std::string* cause) {
    for (Var* f : s->fields) {
      if (check(f->type, nullptr)) continue;
      if (cause != nullptr)
        *cause = "struct containing " + messageString(f->type) + " cannot be compared";
      return false;
    }
    return true;
  }

  bool checkInterface(Type* t, Interface* i, std::string* cause) {
    if (dynamic_ && !isTypeParam(t)) return true;
    const TypeSet* set = typeSet(i);
    if (checkSet(set)) return true;
    if (cause != nullptr)
      *cause = set->isEmpty() ? "empty type set" : "incomparable types in type set";
    return false;
  }

  bool dynamic_;
  std::vector<Type*> seen_;
};

}  // namespace

bool isComparable(Type* t, bool dynamic, std::string* cause) {
  return Comparability(dynamic).check(t, cause);
}

bool typeSetIsComparable(const TypeSet* set) { return Comparability(false).checkSet(set); }

}  // namespace vo::types
