// This file substitutes types for type parameters.
//
// A type is copied only along the paths that lead to a substituted parameter; everything else is
// shared. Instances met on the way are re-instantiated, which looks them up first, so recursive
// types come to an end.
#include "types/subst.h"

#include "types/instantiate.h"
#include "types/typeset.h"

namespace vo::types {

namespace {

/// Deeper types than the parser lets through can only come from runaway instantiation.
constexpr int kMaxDepth = 5000;

/// New type parameters in place of others, yet without bounds, and the map to them.
struct FreshParams {
  FreshParams(TypeContext& ctx, std::span<TypeParam* const> old, const SubstMap& outer)
      : params(ctx.arena().array<TypeParam*>(old.size())), from_(outer.params.begin(), outer.params.end()),
        to_(outer.args.begin(), outer.args.end()) {
    VO_DCHECK(from_.size() == to_.size(), "each parameter has its argument");
    for (size_t i = 0; i < old.size(); i++) {
      VO_DCHECK(old[i]->object != nullptr, "a type parameter has a name");
      const TypeName* o = old[i]->object;
      TypeName* name = ctx.newTypeName(o->pos, o->package, o->name, nullptr);
      params[i] = ctx.newTypeParam(name, nullptr, old[i]->index);
      from_.push_back(old[i]);
      to_.push_back(params[i]);
    }
  }
  SubstMap map() const { return {from_, to_}; }

  std::span<TypeParam*> params;

 private:
  std::vector<TypeParam*> from_;
  std::vector<Type*> to_;
};

class Subster {
 public:
  Subster(TypeContext& ctx, const SubstMap& map, Pos pos) : ctx_(ctx), map_(map), pos_(pos) {}

  Type* type(Type* t) {
    if (t == nullptr) return ctx_.invalid();
    if (isa<Basic>(t)) return t;
    VO_DCHECK(depth_ >= 0, "what is entered is left");
    if (depth_ >= kMaxDepth) return ctx_.invalid();
    // Large types share parts; each is substituted once.
    bool memo = ++parts_ > kFewParts;
    if (memo)
      if (auto it = done_.find(t); it != done_.end()) return it->second;
    depth_++;
    Type* r = substitute(t);
    depth_--;
    if (memo) done_.emplace(t, r);
    return r;
  }

  Tuple* tuple(Tuple* t) {
    std::span<Var*> vars = this->vars(t->vars);
    return vars.data() == t->vars.data() ? t : ctx_.newTuple(vars);
  }

 private:
  Type* substitute(Type* t) {
    switch (t->kind) {
      case TypeKind::Basic: return t;
      case TypeKind::TypeParam: return map_.lookup(static_cast<TypeParam*>(t));
      case TypeKind::Pointer: {
        Type* elem = type(static_cast<Pointer*>(t)->elem);
        return elem == static_cast<Pointer*>(t)->elem ? t : ctx_.newPointer(elem);
      }
      case TypeKind::Slice: {
        Type* elem = type(static_cast<Slice*>(t)->elem);
        return elem == static_cast<Slice*>(t)->elem ? t : ctx_.newSlice(elem);
      }
      case TypeKind::Array: {
        Array* a = static_cast<Array*>(t);
        Type* elem = type(a->elem);
        return elem == a->elem ? t : ctx_.newArray(elem, a->length);
      }
      case TypeKind::Chan: {
        Chan* c = static_cast<Chan*>(t);
        Type* elem = type(c->elem);
        return elem == c->elem ? t : ctx_.newChan(c->dir, elem);
      }
      case TypeKind::Map: {
        Map* m = static_cast<Map*>(t);
        Type *key = type(m->key), *elem = type(m->elem);
        return key == m->key && elem == m->elem ? t : ctx_.newMap(key, elem);
      }
      case TypeKind::Struct: {
        Struct* s = static_cast<Struct*>(t);
        std::span<Var*> fields = vars(s->fields);
        return fields.data() == s->fields.data() ? t : ctx_.newStruct(fields, s->tags);
      }
      case TypeKind::Tuple: return tuple(static_cast<Tuple*>(t));
      case TypeKind::Signature: return signature(static_cast<Signature*>(t));
      case TypeKind::Union: return unionType(static_cast<Union*>(t));
      case TypeKind::Interface: return interface(static_cast<Interface*>(t));
      case TypeKind::Named: {
        Named* n = static_cast<Named*>(t);
        return instance(n, n->origin, n->origin->typeParams.size(), n->typeArgs);
      }
      case TypeKind::Alias: {
        Alias* a = static_cast<Alias*>(t);
        if (!a->origin->typeParams.empty())
          return instance(a, a->origin, a->origin->typeParams.size(), a->typeArgs);
        // A local alias in a generic function may stand for something with its parameters.
        if (a->actual == nullptr) return a;
        Type* actual = type(a->actual);
        return actual == a->actual ? t : actual;
      }
    }
    VO_UNREACHABLE("every kind of type has a case");
  }

  /// Copies the list when the first element changes; else returns it as it is.
  template <class T, class F>
  std::span<T> list(std::span<T> in, F&& f) {
    std::span<T> out = in;
    for (size_t i = 0; i < in.size(); i++) {
      T x = f(in[i]);
      if (same(x, in[i])) continue;
      if (out.data() == in.data()) out = ctx_.arena().copy(std::span<const T>(in));
      out[i] = x;
    }
    return out;
  }
  static bool same(const void* a, const void* b) { return a == b; }
  static bool same(const UnionTerm& a, const UnionTerm& b) { return a.type == b.type; }

  std::span<Var*> vars(std::span<Var*> in) {
    return list(in, [&](Var* v) {
      Type* t = type(v->type);
      return t == v->type ? v : ctx_.cloneVar(v, t);
    });
  }

  std::span<Type*> types(std::span<Type*> in) {
    return list(in, [&](Type* t) { return type(t); });
  }

  Type* signature(Signature* s) {
    // Not its own type parameters are substituted but those of a method's receiver.
    if (!s->typeParams.empty() && !map_.has(s->typeParams[0])) return genericSignature(s);
    // The receiver stays: interfaces and defined types replace it when they are copied, and going
    // through it here would never end for a method of an anonymous interface.
    Tuple *params = tuple(s->params), *results = tuple(s->results);
    if (params == s->params && results == s->results) return s;
    return copySignature(s, params, results);
  }

  Signature* copySignature(const Signature* s, Tuple* params, Tuple* results) {
    VO_DCHECK(params != nullptr && results != nullptr, "lists may be empty, but they are there");
    Signature* copy = ctx_.arena().make<Signature>(*s);
    copy->backendId = 0;
    copy->scope = nullptr;
    copy->params = params;
    copy->results = results;
    return copy;
  }

  /// The copy has type parameters of its own, for their bounds may mention what is substituted, and
  /// the methods of two instances share none.
  Signature* genericSignature(Signature* s) {
    FreshParams fresh(ctx_, s->typeParams, map_);
    Subster inner(ctx_, fresh.map(), pos_);
    for (size_t i = 0; i < s->typeParams.size(); i++) {
      ctx_.hooks().copiedTypeParam(fresh.params[i], s->typeParams[i]);
      fresh.params[i]->bound = inner.type(s->typeParams[i]->bound);
    }
    Signature* copy = copySignature(s, inner.tuple(s->params), inner.tuple(s->results));
    copy->typeParams = fresh.params;
    return copy;
  }

  Type* unionType(Union* u) {
    std::span<UnionTerm> terms =
        list(u->terms, [&](UnionTerm t) { return UnionTerm{t.tilde, type(t.type)}; });
    return terms.data() == u->terms.data() ? u : ctx_.newUnion(terms);
  }

  Type* interface(Interface* t) {
    std::span<Func*> methods = list(t->methods, [&](Func* m) {
      if (m->type == nullptr) ctx_.hooks().declare(m);
      if (m->type == nullptr) return m;
      Type* s = type(m->type);
      return s == m->type ? m : ctx_.cloneFunc(m, s);
    });
    std::span<Type*> embeddeds = types(t->embeddeds);
    if (methods.data() == t->methods.data() && embeddeds.data() == t->embeddeds.data()) return t;
    Interface* copy = ctx_.newInterface();
    copy->methods = replaceRecvType(ctx_, methods, t, copy);
    copy->embeddeds = embeddeds;
    copy->embedPos = t->embedPos;
    copy->implicit = t->implicit;
    copy->complete = t->complete;
    return copy;
  }

  Type* instance(Type* t, Type* generic, size_t paramCount, std::span<Type*> args) {
    if (paramCount == 0) return t;
    if (args.size() != paramCount) return ctx_.invalid();  // reported where it was written
    std::span<Type*> newArgs = types(args);
    return newArgs.data() == args.data() ? t : instantiate(ctx_, generic, newArgs, pos_);
  }

  TypeContext& ctx_;
  SubstMap map_;
  Pos pos_;
  int depth_ = 0;
  static constexpr int kFewParts = 100;
  int parts_ = 0;
  std::unordered_map<const Type*, Type*> done_;
};

}  // namespace

Type* subst(TypeContext& ctx, Type* type, const SubstMap& map, Pos pos) {
  if (map.params.empty() || isa<Basic>(type)) return type;
  if (TypeParam* p = dynCast<TypeParam>(type)) return map.lookup(p);
  return Subster(ctx, map, pos).type(type);
}

Tuple* substTuple(TypeContext& ctx, Tuple* tuple, const SubstMap& map, Pos pos) {
  return map.params.empty() ? tuple : Subster(ctx, map, pos).tuple(tuple);
}

Signature* substSignature(TypeContext& ctx, Signature* sig, const SubstMap& map, Pos pos) {
  return cast<Signature>(subst(ctx, sig, map, pos));
}

std::span<Func*> replaceRecvType(TypeContext& ctx, std::span<Func*> methods, Type* from, Type* to) {
  std::span<Func*> out = methods;
  for (size_t i = 0; i < methods.size(); i++) {
    Signature* sig = methods[i]->signature();
    if (sig == nullptr || sig->recv == nullptr || sig->recv->type != from) continue;
    if (out.data() == methods.data()) out = ctx.arena().copy(std::span<Func* const>(methods));
    Signature* copy = ctx.arena().make<Signature>(*sig);
    copy->scope = nullptr;
    copy->recv = ctx.cloneVar(sig->recv, to);
    out[i] = ctx.cloneFunc(methods[i], copy);
  }
  return out;
}

Renamed renameTypeParams(TypeContext& ctx, std::span<TypeParam* const> params, Type* type, Pos pos) {
  if (params.empty()) return {{}, type};
  FreshParams fresh(ctx, params, {});
  SubstMap map = fresh.map();
  for (size_t i = 0; i < params.size(); i++)
    fresh.params[i]->bound = subst(ctx, params[i]->bound, map, pos);
  return {fresh.params, subst(ctx, type, map, pos)};
}

}  // namespace vo::types
