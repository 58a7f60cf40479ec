// This file answers what types are: their classes and common underlying types.
#include "types/predicates.h"

#include "types/type_string.h"
#include "types/typeset.h"

namespace vo::types {

namespace {

bool isBasicKind(const Type* t, BasicKind kind) {
  const Basic* b = underAs<Basic>(t);
  return b != nullptr && b->basic == kind;
}

}  // namespace

bool isValid(const Type* t) {
  const Basic* b = dynCast<Basic>(unalias(t));
  return b == nullptr || b->basic != BasicKind::Invalid;
}

bool isBasic(const Type* t, uint32_t flags) {
  const Basic* b = underAs<Basic>(t);
  return b != nullptr && (b->flags & flags) != 0;
}
bool isBoolean(const Type* t) { return isBasic(t, kIsBoolean); }
bool isInteger(const Type* t) { return isBasic(t, kIsInteger); }
bool isUnsigned(const Type* t) { return isBasic(t, kIsUnsigned); }
bool isFloat(const Type* t) { return isBasic(t, kIsFloat); }
bool isComplex(const Type* t) { return isBasic(t, kIsComplex); }
bool isNumeric(const Type* t) { return isBasic(t, kIsNumeric); }
bool isString(const Type* t) { return isBasic(t, kIsString); }
bool isIntegerOrFloat(const Type* t) { return isBasic(t, kIsInteger | kIsFloat); }
bool isConstType(const Type* t) { return isBasic(t, kIsConstType); }

bool allBasic(Type* t, uint32_t flags) {
  if (TypeParam* p = as<TypeParam>(t))
    return eachTerm(p, [&](const Term* term) { return term != nullptr && isBasic(term->type, flags); });
  return isBasic(t, flags);
}
bool allBoolean(Type* t) { return allBasic(t, kIsBoolean); }
bool allInteger(Type* t) { return allBasic(t, kIsInteger); }
bool allUnsigned(Type* t) { return allBasic(t, kIsUnsigned); }
bool allNumeric(Type* t) { return allBasic(t, kIsNumeric); }
bool allString(Type* t) { return allBasic(t, kIsString); }
bool allOrdered(Type* t) { return allBasic(t, kIsOrdered); }
bool allNumericOrString(Type* t) { return allBasic(t, kIsNumeric | kIsString); }

bool hasName(const Type* t) {
  t = unalias(t);
  return isa<Basic>(t) || isa<Named>(t) || isa<TypeParam>(t);
}

bool isTypeLit(const Type* t) {
  t = unalias(t);
  return !isa<Named>(t) && !isa<TypeParam>(t);
}

bool isUntyped(const Type* t) {
  const Basic* b = dynCast<Basic>(t);
  return b != nullptr && (b->flags & kIsUntyped) != 0;
}
bool isTyped(const Type* t) { return !isUntyped(t); }

bool isUntypedNumeric(const Type* t) {
  const Basic* b = dynCast<Basic>(t);
  return b != nullptr && (b->flags & kIsUntyped) != 0 && (b->flags & kIsNumeric) != 0;
}

bool isInterface(const Type* t) { return underAs<Interface>(t) != nullptr; }
bool isTypeParam(const Type* t) { return as<TypeParam>(t) != nullptr; }
bool isNonTypeParamInterface(const Type* t) { return !isTypeParam(t) && isInterface(t); }

bool hasEmptyTypeSet(const Type* t) {
  const TypeParam* p = as<TypeParam>(t);
  if (p == nullptr || p->bound == nullptr) return false;
  // The bound may be an instance that is being expanded: look without expanding.
  const Type* bound = unalias(p->bound);
  if (const Named* n = dynCast<Named>(bound)) bound = n->underlying;
  const Interface* i = dynCast<Interface>(bound);
  return i != nullptr && i->typeSet != nullptr && i->typeSet->isEmpty();
}

bool isGeneric(const Type* t) {
  if (const Alias* a = dynCast<Alias>(t))
    if (!a->typeParams.empty() && a->typeArgs.empty()) return true;
  const Named* n = as<Named>(t);
  return n != nullptr && !n->isInstance() && !n->typeParams.empty();
}

bool isBytesOrRunes(const Type* t) {
  const Slice* s = underAs<Slice>(t);
  if (s == nullptr) return false;
  const Basic* b = underAs<Basic>(s->elem);
  return b != nullptr && (b->basic == BasicKind::Uint8 || b->basic == BasicKind::Int32);
}

bool isUnsafePointer(const Type* t) { return isBasicKind(t, BasicKind::UnsafePointer); }
bool isUintptr(const Type* t) { return isBasicKind(t, BasicKind::Uintptr); }

bool isInterfacePtr(const Type* t) {
  const Pointer* p = underAs<Pointer>(t);
  return p != nullptr && isInterface(p->elem);
}

bool hasNil(const Type* t) {
  const Type* u = under(t);
  if (u == nullptr) return false;
  switch (u->kind) {
    case TypeKind::Basic: return static_cast<const Basic*>(u)->basic == BasicKind::UnsafePointer;
    case TypeKind::Slice:
    case TypeKind::Pointer:
    case TypeKind::Signature:
    case TypeKind::Map:
    case TypeKind::Chan: return true;
    case TypeKind::Interface:
      return !isTypeParam(t) || underIs(const_cast<Type*>(t), [](Type* x) {
        return x != nullptr && hasNil(x);
      });
    default: return false;
  }
}

namespace {

/// Searches the parts of a type for one that `Match` accepts; stops at defined types' names (their
/// arguments are parts).
template <class Match>
class PartFinder {
 public:
  explicit PartFinder(Match match) : match_(match) {}
  bool find(const Type* t) {
    if (t == nullptr || depth_ > kMaxDepth) return false;
    // A part met again holds nothing new. Not asked of the first parts: most types have few.
    if (++parts_ > kFewParts && !seen_.insert(t).second) return false;
    depth_++;
    bool r = findIn(t);
    depth_--;
    return r;
  }

 private:
  bool findVars(std::span<Var* const> vars) {
    for (const Var* v : vars)
      if (find(v->type)) return true;
    return false;
  }
  bool findList(std::span<Type* const> types) {
    for (const Type* t : types)
      if (find(t)) return true;
    return false;
  }
  bool findIn(const Type* t) {
    if (match_(t)) return true;
    switch (t->kind) {
      case TypeKind::Basic:
      case TypeKind::TypeParam: return false;
      case TypeKind::Alias: {
        const Type* u = unalias(t);
        return u != t && find(u);
      }
      case TypeKind::Named: return findList(static_cast<const Named*>(t)->typeArgs);
      case TypeKind::Pointer: return find(static_cast<const Pointer*>(t)->elem);
      case TypeKind::Slice: return find(static_cast<const Slice*>(t)->elem);
      case TypeKind::Array: return find(static_cast<const Array*>(t)->elem);
      case TypeKind::Chan: return find(static_cast<const Chan*>(t)->elem);
      case TypeKind::Map:
        return find(static_cast<const Map*>(t)->key) || find(static_cast<const Map*>(t)->elem);
      case TypeKind::Struct: return findVars(static_cast<const Struct*>(t)->fields);
      case TypeKind::Tuple: return findVars(static_cast<const Tuple*>(t)->vars);
      case TypeKind::Signature: {
        const Signature* s = static_cast<const Signature*>(t);
        return findVars(s->params->vars) || findVars(s->results->vars);
      }
      case TypeKind::Interface: {
        const Interface* i = static_cast<const Interface*>(t);
        // Method signatures may lead back here.
        for (const Interface* s : stack_)
          if (s == i) return false;
        stack_.push_back(i);
        bool r = findList(i->embeddeds);
        for (size_t k = 0; k < i->methods.size() && !r; k++) r = find(i->methods[k]->type);
        stack_.pop_back();
        return r;
      }
      case TypeKind::Union:
        for (const UnionTerm& term : static_cast<const Union*>(t)->terms)
          if (find(term.type)) return true;
        return false;
    }
    return false;
  }
  static constexpr int kMaxDepth = 10'000;
  static constexpr int kFewParts = 100;
  Match match_;
  std::unordered_set<const Type*> seen_;
  int parts_ = 0;
  std::vector<const Interface*> stack_;
  int depth_ = 0;
};

}  // namespace

bool containsTypeParam(const Type* t) {
  return PartFinder([](const Type* part) { return part->kind == TypeKind::TypeParam; }).find(t);
}

Dereferenced deref(Type* t) {
  if (Pointer* p = as<Pointer>(t)) return {p->elem, true};
  return {t, false};
}

Type* derefStructPtr(Type* t) {
  Pointer* p = underAs<Pointer>(t);
  return p != nullptr && underAs<Struct>(p->elem) != nullptr ? p->elem : t;
}

Type* defaultType(TypeContext& ctx, Type* t) {
  Basic* b = dynCast<Basic>(t);
  if (b == nullptr) return t;
  switch (b->basic) {
    case BasicKind::UntypedBool: return ctx.basic(BasicKind::Bool);
    case BasicKind::UntypedInt: return ctx.basic(BasicKind::Int);
    case BasicKind::UntypedRune: return ctx.universe().runeType;
    case BasicKind::UntypedFloat: return ctx.basic(BasicKind::Float64);
    case BasicKind::UntypedComplex: return ctx.basic(BasicKind::Complex128);
    case BasicKind::UntypedString: return ctx.basic(BasicKind::String);
    default: return t;
  }
}

Type* maxType(Type* x, Type* y) {
  if (x == y) return x;
  if (!isUntypedNumeric(x) || !isUntypedNumeric(y)) return nullptr;
  return cast<Basic>(x)->basic > cast<Basic>(y)->basic ? x : y;
}

// ---- Type sets of any type ---------------------------------------------------------------------

bool typeSetAll(Type* t, base::FunctionRef<bool(Type*, Type*)> f) {
  TypeParam* p = as<TypeParam>(t);
  if (p == nullptr) return f(t, under(t));
  return eachTerm(p, [&](const Term* term) {
    if (term == nullptr) return f(nullptr, nullptr);
    return f(term->type, term->tilde ? unalias(term->type) : under(term->type));
  });
}

bool underIs(Type* t, base::FunctionRef<bool(Type*)> f) {
  return typeSetAll(t, [&](Type*, Type* u) { return f(u); });
}

namespace {

/// Folds the types of a set into one: see commonUnder.
class CommonUnder {
 public:
  /// `ctx` may be null: nobody asks for causes.
  explicit CommonUnder(TypeContext* ctx) : ctx_(ctx) {}

  bool add(Type* t, Type* u, std::string* cause) {
    if (u == nullptr) {
      if (cause != nullptr) *cause = "no specific type";
      return false;
    }
    if (under_ == nullptr) {
      type_ = t;
      under_ = u;
      return true;
    }
    Chan *mine = dynCast<Chan>(under_), *other = dynCast<Chan>(u);
    if (mine != nullptr && other != nullptr) {
      if (!identical(mine->elem, other->elem))
        return fail(cause, "channels ", t, " have different element types");
      if (mine->dir == other->dir) return true;
      if (mine->dir == ChanDir::Both) {
        type_ = t;
        under_ = u;
      } else if (other->dir != ChanDir::Both) {
        return fail(cause, "channels ", t, " have conflicting directions");
      }
      return true;
    }
    if (identical(under_, u)) return true;
    return fail(cause, "", t, " have different underlying types");
  }
  Type* result() const { return under_; }

 private:
  bool fail(std::string* cause, const char* what, Type* t, const char* text) const {
    if (cause != nullptr) *cause = what + typeString(*ctx_, type_) + " and " + typeString(*ctx_, t) + text;
    return false;
  }
  TypeContext* ctx_;
  Type* type_ = nullptr;
  Type* under_ = nullptr;
};

}  // namespace

Type* commonUnder(TypeContext& ctx, Type* t, base::FunctionRef<bool(Type*, Type*, std::string*)> condition,
                  std::string* cause) {
  CommonUnder common(&ctx);
  bool ok = typeSetAll(t, [&](Type* type, Type* u) {
    if (condition && !condition(type, u, cause)) return false;
    return common.add(type, u, cause);
  });
  return ok ? common.result() : nullptr;
}

Type* commonUnder(TypeContext& ctx, Type* t, std::string* cause) { return commonUnder(ctx, t, {}, cause); }

Type* commonUnder(Type* t) {
  CommonUnder common(nullptr);
  bool ok = typeSetAll(t, [&](Type* type, Type* u) { return common.add(type, u, nullptr); });
  return ok ? common.result() : nullptr;
}

Type* coreString(TypeContext& ctx, Type* t) {
  if (!isTypeParam(t)) return under(t);
  Type* common = nullptr;
  bool hasString = false;
  bool ok = underIs(t, [&](Type* u) {
    if (u == nullptr) return false;
    if (isString(u)) {
      hasString = true;
      u = ctx.newSlice(ctx.universe().byteType);
    }
    if (common == nullptr) {
      common = u;
      return true;
    }
    return identical(common, u);
  });
  if (!ok || common == nullptr) return nullptr;
  return hasString ? ctx.basic(BasicKind::String) : common;
}

std::string_view compositeKind(const Type* t) {
  const Type* u = under(t);
  if (u == nullptr) return "";
  switch (u->kind) {
    case TypeKind::Array: return "array";
    case TypeKind::Slice: return "slice";
    case TypeKind::Struct: return "struct";
    case TypeKind::Pointer: return "pointer";
    case TypeKind::Signature: return "func";
    case TypeKind::Interface: return "interface";
    case TypeKind::Map: return "map";
    case TypeKind::Chan: return "chan";
    case TypeKind::Tuple: return "tuple";
    case TypeKind::Union: return "union";
    default: return "";
  }
}

}  // namespace vo::types
