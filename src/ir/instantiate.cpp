// This file maps the types of a generic body to those of an instance, finds or makes the functions
// and variables that objects stand for, and names them as gc does.
//
// Types declared inside a generic function are types of their own in each instance: the mapping
// clones them, once per instance. Only types written in the function's syntax are looked into;
// type arguments are taken as they are.
#include "ir/module_builder.h"

namespace vo::ir {

using types::Alias;
using types::Array;
using types::Chan;
using types::Interface;
using types::Map;
using types::Named;
using types::Object;
using types::Pointer;
using types::Slice;
using types::Struct;
using types::TypeKind;
using types::TypeParam;
using types::Var;

// ---- Types -----------------------------------------------------------------------------------------

Type* Builder::mapType(TypeEnv* env, Type* t) {
  if (env == nullptr || t == nullptr) return t;
  if (t->kind == TypeKind::Basic) return t;
  auto found = env->memo.find(t);
  if (found != env->memo.end()) return found->second;
  Type* r = mapCompound(env, t);
  env->memo[t] = r;
  return r;
}

Type* Builder::mapCompound(TypeEnv* env, Type* t) {
  switch (t->kind) {
    case TypeKind::Basic:
    case TypeKind::Union: return t;
    case TypeKind::TypeParam: {
      for (size_t i = 0; i < env->params.size(); i++)
        if (env->params[i] == t) return env->args[i];
      return t;
    }
    case TypeKind::Alias: return mapType(env, types::unalias(t));
    case TypeKind::Named: return mapNamed(env, types::cast<Named>(t));
    case TypeKind::Pointer: {
      Type* e = mapType(env, types::cast<Pointer>(t)->elem);
      return e == types::cast<Pointer>(t)->elem ? t : pointerTo(e);
    }
    case TypeKind::Slice: {
      Type* e = mapType(env, types::cast<Slice>(t)->elem);
      return e == types::cast<Slice>(t)->elem ? t : tc.newSlice(e);
    }
    case TypeKind::Array: {
      Array* a = types::cast<Array>(t);
      Type* e = mapType(env, a->elem);
      return e == a->elem ? t : tc.newArray(e, a->length);
    }
    case TypeKind::Map: {
      Map* m = types::cast<Map>(t);
      Type* k = mapType(env, m->key);
      Type* e = mapType(env, m->elem);
      return k == m->key && e == m->elem ? t : tc.newMap(k, e);
    }
    case TypeKind::Chan: {
      Chan* c = types::cast<Chan>(t);
      Type* e = mapType(env, c->elem);
      return e == c->elem ? t : tc.newChan(c->dir, e);
    }
    case TypeKind::Tuple: return mapTuple(env, types::cast<Tuple>(t));
    case TypeKind::Signature: return mapSignature(env, types::cast<Signature>(t));
    case TypeKind::Struct: {
      Struct* s = types::cast<Struct>(t);
      std::vector<Type*> mapped;
      bool changed = false;
      for (Var* f : s->fields) {
        mapped.push_back(mapType(env, f->type));
        changed |= mapped.back() != f->type;
      }
      if (!changed) return t;
      std::span<Var*> fields = tc.arena().array<Var*>(mapped.size());
      for (size_t i = 0; i < mapped.size(); i++) fields[i] = tc.cloneVar(s->fields[i], mapped[i]);
      return tc.newStruct(fields, s->tags);
    }
    case TypeKind::Interface: {
      Interface* x = types::cast<Interface>(t);
      bool changed = false;
      std::vector<types::Func*> methods;
      for (types::Func* m : x->methods) {
        Type* mt = mapType(env, m->type);
        changed |= mt != m->type;
        methods.push_back(mt == m->type ? m : tc.cloneFunc(m, mt));
      }
      std::vector<Type*> embedded;
      for (Type* e : x->embeddeds) {
        embedded.push_back(mapType(env, e));
        changed |= embedded.back() != e;
      }
      if (!changed) return t;
      return tc.newInterface(tc.arena().copy(std::span<types::Func* const>(methods)),
                             tc.arena().copy(std::span<Type* const>(embedded)));
    }
  }
  VO_UNREACHABLE("all kinds of types are above");
}

Tuple* Builder::mapTuple(TypeEnv* env, Tuple* t) {
  std::vector<Type*> mapped;
  bool changed = false;
  for (Var* v : t->vars) {
    mapped.push_back(mapType(env, v->type));
    changed |= mapped.back() != v->type;
  }
  if (!changed) return t;
  std::span<Var*> vars = tc.arena().array<Var*>(mapped.size());
  for (size_t i = 0; i < mapped.size(); i++) vars[i] = tc.cloneVar(t->vars[i], mapped[i]);
  return tc.newTuple(vars);
}

Signature* Builder::mapSignature(TypeEnv* env, Signature* s) {
  Tuple* params = mapTuple(env, s->params);
  Tuple* results = mapTuple(env, s->results);
  if (params == s->params && results == s->results) return s;
  return tc.newSignature(params, results, s->variadic);
}

namespace {

/// Declared in a function? Package-level types and those of the universe are not.
bool isLocal(const Named* t) {
  const types::TypeName* object = t->object;
  return object->package != nullptr && object->parent != nullptr && object->parent != object->package->scope;
}

}  // namespace

Type* Builder::mapNamed(TypeEnv* env, Named* t) {
  if (!t->typeArgs.empty()) {
    std::vector<Type*> args;
    bool changed = false;
    for (Type* a : t->typeArgs) {
      args.push_back(mapType(env, a));
      changed |= args.back() != a;
    }
    if (isLocal(t->origin) && !env->suffix.empty()) return mapLocalInstance(env, t, args);
    if (!changed) return t;
    return types::instantiate(tc, t->origin, args);
  }
  if (!isLocal(t)) return t;
  Named* clone = cloneNamed(t, std::string(t->object->name.str()) + env->suffix);
  env->memo[t] = clone;
  resolveClone(env, clone, t);
  return clone;
}

// A generic type that a generic function declares: its instances are told apart by the function's
// type arguments, too. In text these come first: T[int;string].
Type* Builder::mapLocalInstance(TypeEnv* env, Named* t, std::span<Type* const> args) {
  VO_DCHECK(env->suffix.size() >= 2 && env->suffix.back() == ']', "the suffix is a list of type arguments");
  std::string own = typeArgsName(args);
  std::string outer = env->suffix.substr(0, env->suffix.size() - 1);
  std::string name = std::string(t->object->name.str()) + outer + ";" + own.substr(1);
  Named*& clone = env->instances[{t->origin, std::move(own)}];
  if (clone != nullptr) return clone;
  Named* fresh = clone = cloneNamed(t, name);
  resolveClone(env, fresh, t);
  return fresh;
}

Named* Builder::cloneNamed(Named* t, std::string_view newName) {
  const types::TypeName* object = t->object;
  types::TypeName* name = tc.newTypeName(object->pos, object->package, tc.symbol(newName), nullptr);
  name->parent = object->parent;
  return tc.newNamed(name, nullptr, t->localNumber);
}

void Builder::resolveClone(TypeEnv* env, Named* clone, Named* t) {
  VO_DCHECK(clone->state != types::Named::State::Resolved || clone->underlying == nullptr, "a clone is resolved once");
  Type* u = mapType(env, under(t));
  clone->underlying = u;
  clone->fromRhs = u;
  clone->state = Named::State::Resolved;
}

types::Pointer* Builder::pointerTo(Type* t) {
  types::Pointer*& p = pointers[t];
  if (p == nullptr) p = tc.newPointer(t);
  return p;
}

Signature* Builder::voidSignature() {
  if (voidSignature_ == nullptr)
    voidSignature_ = tc.newSignature(tc.emptyTuple(), tc.emptyTuple(), false);
  return voidSignature_;
}

Signature* Builder::plainSignature(Signature* s) {
  if (s->recv == nullptr && s->typeParams.empty()) return s;
  return tc.newSignature(s->params, s->results, s->variadic);
}

Type* Builder::resultType(const Signature* s) {
  if (s->results->vars.empty()) return nullptr;
  if (s->results->vars.size() == 1) return s->results->vars[0]->type;
  return s->results;
}

Type* Builder::mapIterType() {
  if (mapIterType_ == nullptr)
    mapIterType_ = tc.newArray(basic(BasicKind::UnsafePointer), kMapIterWords);
  return mapIterType_;
}

// ---- Names ---------------------------------------------------------------------------------------

std::string Builder::packagePrefix(const types::Package* p) const {
  if (p == nullptr) return {};
  if (p->name.str() == "main") return "main.";
  return std::string(p->path) + ".";
}

std::string Builder::typeArgsName(std::span<Type* const> args) const {
  std::string s = "[";
  for (size_t i = 0; i < args.size(); i++) {
    if (i > 0) s += ',';
    s += types::linkTypeString(args[i]);
  }
  return s + "]";
}

// "p.F", "p.T.M", "p.(*T).M"; with type arguments after the receiver's type and after the name.
std::string Builder::funcName(const types::Func* f, std::span<Type* const> args, bool full) const {
  const Signature* sig = types::cast<Signature>(static_cast<const Type*>(f->type));
  auto listOf = [&](std::span<Type* const> part) {
    return part.empty() ? std::string() : full ? typeArgsName(part) : std::string("[...]");
  };
  size_t ofReceiver = std::min(sig->recvTypeParams.size(), args.size());
  std::string list = listOf(args.first(ofReceiver));
  std::string name = std::string(f->name.str()) + listOf(args.subspan(ofReceiver));
  std::string s = packagePrefix(f->package);
  if (sig->recv == nullptr) return s + name;
  Type* r = types::unalias(sig->recv->type);
  bool pointer = false;
  if (types::Pointer* p = types::dynCast<types::Pointer>(r)) {
    pointer = true;
    r = types::unalias(p->elem);
  }
  std::string type = "?";
  if (Named* n = types::dynCast<Named>(r)) {
    type = n->object->name.str();
    if (n->localNumber != 0 && full) type += "·" + std::to_string(n->localNumber);
  } else {
    type = types::linkTypeString(r);
  }
  type += list;
  s += pointer ? "(*" + type + ")" : type;
  return s + "." + name;
}

// ---- Functions and variables ----------------------------------------------------------------------

Func* Builder::newFunc(std::string_view linkName, std::string_view name, types::Package* p) {
  Func* f = cx.arena.make<Func>();
  f->linkName = text(linkName);
  f->name = linkName == name ? f->linkName : text(name);
  f->package = p;
  return f;
}

void Builder::enroll(Func* f) {
  VO_DCHECK(f->id == 0 || module.funcs.size() <= f->id || module.funcs[f->id] != f, "a function is enrolled once");
  f->id = static_cast<uint32_t>(module.funcs.size());
  module.funcs.push(cx.bodies, f);
}

Func* Builder::declared(const types::Func* f) {
  if (f->backendId != 0) return cx.program.declaredAt(f->backendId - 1);
  VO_CHECK(!cx.types.isFrozen(f), "the functions of the library image are numbered in it");
  std::string name = funcName(f, {}, true);
  Func* r = newFunc(name, name, f->package);
  r->object = f;
  r->pos = f->pos;
  cx.program.declared.push(cx.arena, r);
  f->backendId = cx.program.declaredEnd();
  // Blank functions and init functions have no name of their own.
  if (f->name.str() != "_" && f->name.str() != "init")
    cx.program.byName.insert(cx.arena, cx.symbols.intern(r->linkName), r);
  const Signature* sig = types::cast<Signature>(static_cast<const Type*>(f->type));
  r->variadic = sig->variadic;
  if (!f->hasBody)
    r->externName = f->linkname.empty() ? r->linkName : text(f->linkname);
  else if (!f->linkname.empty())
    r->externName = text(f->linkname);
  if ((f->pragmas & syntax::kNoInline) != 0) r->flags |= kFuncNoInline;
  return r;
}

Func* Builder::instance(const types::Func* origin, std::span<Type* const> args) {
  VO_DCHECK(origin->origin == nullptr || origin->origin == origin, "instances are those of declarations");
  VO_DCHECK(!args.empty(), "a function without type arguments is declared()");
  std::string full = funcName(origin, args, true);
  base::Symbol key = cx.symbols.intern(full);
  if (Func* f = cx.program.find(key)) return f;
  Func* r = newFunc(full, funcName(origin, args, false), origin->package);
  r->object = origin;
  r->pos = origin->pos;
  r->typeArgs = cx.arena.copy(args);
  r->flags |= kFuncGeneric | kFuncDupOk;
  if ((origin->pragmas & syntax::kNoInline) != 0) r->flags |= kFuncNoInline;
  cx.program.byName.insert(cx.arena, key, r);
  enroll(r);
  const Signature* sig = types::cast<Signature>(static_cast<const Type*>(origin->type));
  r->variadic = sig->variadic;
  auto env = std::make_shared<TypeEnv>();
  env->params.assign(sig->recvTypeParams.begin(), sig->recvTypeParams.end());
  env->params.insert(env->params.end(), sig->typeParams.begin(), sig->typeParams.end());
  VO_CHECK(env->params.size() == args.size(), "an instance has as many arguments as the function parameters");
  env->args.assign(args.begin(), args.end());
  env->suffix = typeArgsName(args);
  VO_CHECK(origin->decl != nullptr, "the declarations of generic functions are kept");
  pending.push_back({r, origin, origin->decl, std::move(env)});
  return r;
}

// Of a method found on a concrete type: its receiver tells the first type arguments.
Func* Builder::funcOf(const types::Func* f, std::span<Type* const> own) {
  const Signature* sig = types::cast<Signature>(static_cast<const Type*>(f->type));
  std::vector<Type*> args;
  if (sig->recv != nullptr) {
    Type* r = types::deref(sig->recv->type).type;
    Named* n = as<Named>(r);
    if (n != nullptr) args.assign(n->typeArgs.begin(), n->typeArgs.end());
  }
  args.insert(args.end(), own.begin(), own.end());
  return args.empty() ? declared(f) : instance(f->origin != nullptr ? f->origin : f, args);
}

Global* Builder::global(const Var* v) {
  VO_DCHECK(!v->isField && v->package != nullptr, "package variables belong to packages");
  if (v->backendId != 0) return cx.program.globalAt(v->backendId - 1);
  VO_CHECK(!cx.types.isFrozen(v), "the variables of the library image are numbered in it");
  Global* g = cx.arena.make<Global>();
  std::string name = packagePrefix(v->package) + std::string(v->name.str());
  g->linkName = text(name);
  g->package = v->package;
  g->var = const_cast<Var*>(v);
  g->type = v->type;
  g->pos = v->pos;
  cx.program.globals.push(cx.arena, g);
  v->backendId = cx.program.globalsEnd();
  return g;
}

Global* Builder::newStatic(Type* t, Node* init, Pos pos, bool readOnly) {
  Global* g = cx.arena.make<Global>();
  g->linkName = text(packagePrefix(package) + ".stmp_" + std::to_string(staticCount++));
  g->package = package;
  g->type = t;
  g->init = init;
  g->pos = pos;
  g->flags = readOnly ? kGlobalReadOnly : 0;
  g->id = static_cast<uint32_t>(module.globals.size());
  module.globals.push(cx.bodies, g);
  return g;
}

}  // namespace vo::ir
