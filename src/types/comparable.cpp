// This file decides whether values of a type can be compared, and says why not.
#include <algorithm>
#include <unordered_set>

#include "types/predicates.h"
#include "types/type_string.h"
#include "types/typeset.h"

namespace vo::types {

namespace {

class Comparability {
 public:
  /// `ctx` may be null: nobody asks for causes.
  explicit Comparability(bool dynamic, TypeContext* ctx = nullptr) : dynamic_(dynamic), ctx_(ctx) {}

  bool check(Type* t, std::string* cause) {
    // A type met again inside itself adds nothing; one that was refused has ended the search.
    if (depth_ > kMaxNesting || !remember(t)) return true;
    depth_++;
    bool r = decide(t, cause);
    depth_--;
    return r;
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
  /// False if t has been seen. A few types are the common case.
  bool remember(Type* t) {
    constexpr size_t kFew = 16;
    if (few_.size() < kFew) {
      if (std::find(few_.begin(), few_.end(), t) != few_.end()) return false;
      few_.push_back(t);
      return true;
    }
    return std::find(few_.begin(), few_.end(), t) == few_.end() && many_.insert(t).second;
  }

  bool decide(Type* t, std::string* cause) {
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
        if (cause != nullptr) *cause = typeString(*ctx_, t) + " cannot be compared";
        return false;
      case TypeKind::Interface: return checkInterface(t, static_cast<Interface*>(u), cause);
      default: return false;
    }
  }

  bool checkFields(Struct* s, std::string* cause) {
    for (Var* f : s->fields) {
      if (check(f->type, nullptr)) continue;
      if (cause != nullptr)
        *cause = "struct containing " + typeString(*ctx_, f->type) + " cannot be compared";
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

  /// Nobody nests types so deeply; the answer does not matter.
  static constexpr int kMaxNesting = 5'000;
  bool dynamic_;
  TypeContext* ctx_;
  int depth_ = 0;
  std::vector<Type*> few_;
  std::unordered_set<Type*> many_;
};

}  // namespace

bool isComparable(Type* t, bool dynamic) { return Comparability(dynamic).check(t, nullptr); }

std::string whyIncomparable(TypeContext& ctx, Type* t) {
  std::string cause;
  Comparability(true, &ctx).check(t, &cause);
  return cause;
}

bool typeSetIsComparable(const TypeSet* set) { return Comparability(false).checkSet(set); }

}  // namespace vo::types
