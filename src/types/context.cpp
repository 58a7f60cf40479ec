// This file implements the constructors of types and objects, and the naming of packages in
// messages.
#include "types/context.h"

#include "types/instance_table.h"
#include "types/instantiate.h"
#include "types/type_string.h"

namespace vo::types {

namespace {

template <class T>
T* make(base::Arena& arena) {
  T* t = arena.make<T>();
  t->kind = T::kKind;
  return t;
}

template <class T>
T* makeObject(base::Arena& arena, Pos pos, Package* package, Symbol name, Type* type) {
  T* o = make<T>(arena);
  o->pos = pos;
  o->package = package;
  o->name = name;
  o->type = type;
  return o;
}

uint32_t hashText(uint32_t h, std::string_view text) {
  for (char c : text) h = (h ^ static_cast<unsigned char>(c)) * 16777619u;
  return (h ^ 0xff) * 16777619u;
}

}  // namespace

// ---- Qualifier ---------------------------------------------------------------------------------

void Qualifier::mark(const Package* package) const {
  std::vector<const Package*> pending{package};
  while (!pending.empty()) {
    const Package* p = pending.back();
    pending.pop_back();
    if (!seen_.insert(p).second) continue;
    paths_[p->name.str()].insert(p->path);
    for (const Package* imported : p->imports) pending.push_back(imported);
  }
}

std::string Qualifier::prefix(const Package* package) const {
  if (package == nullptr || package == current_) return {};
  if (current_ == nullptr) return package->path.empty() ? "" : std::string(package->path) + ".";
  if (seen_.empty()) mark(current_);
  auto it = paths_.find(package->name.str());
  if (it != paths_.end() && it->second.size() > 1) return quoteGo(package->path) + ".";
  return std::string(package->name.str()) + ".";
}

// ---- TypeContext -------------------------------------------------------------------------------

TypeContext::TypeContext(base::Arena& kept, base::Arena& transient, base::Interner& interner,
                         const Universe* frozen)
    : kept_(kept), transient_(transient), interner_(interner), notesLazy_(frozen == nullptr) {
  if (frozen == nullptr) {
    universe_ = makeUniverse(kept, interner);
  } else {
    universe_ = kept.make<Universe>(*frozen);
    universe_->instances = kept.make<InstanceTable>();
    universe_->instances->frozen = frozen->instances;
    universe_->canonical = nullptr;
    universe_->frozenCanonical = frozen->canonical;
  }
  universe_->context = this;
}

TypeContext::~TypeContext() { universe_->context = nullptr; }

void TypeContext::setHooks(TypeHooks* hooks) {
  hooks_ = hooks == nullptr ? &defaultHooks_ : hooks;
}

Pointer* TypeContext::newPointer(Type* elem) {
  Pointer* t = make<Pointer>(kept_);
  VO_DCHECK(elem != nullptr, "what a pointer points to is known");
  t->elem = elem;
  return t;
}

Slice* TypeContext::newSlice(Type* elem) {
  Slice* t = make<Slice>(kept_);
  VO_DCHECK(elem != nullptr, "a slice has an element type");
  t->elem = elem;
  return t;
}

Array* TypeContext::newArray(Type* elem, int64_t length) {
  Array* t = make<Array>(kept_);
  t->elem = elem;
  t->length = length;
  return t;
}

Map* TypeContext::newMap(Type* key, Type* elem) {
  Map* t = make<Map>(kept_);
  t->key = key;
  t->elem = elem;
  return t;
}

Chan* TypeContext::newChan(ChanDir dir, Type* elem) {
  Chan* t = make<Chan>(kept_);
  t->dir = dir;
  t->elem = elem;
  return t;
}

Struct* TypeContext::newStruct(std::span<Var*> fields, std::span<std::string_view> tags) {
  VO_DCHECK(tags.empty() || tags.size() == fields.size(), "a struct has a tag per field or none");
  Struct* t = make<Struct>(kept_);
  noteLazy(t);
  t->fields = fields;
  t->tags = tags;
  return t;
}

Tuple* TypeContext::newTuple(std::span<Var*> vars) {
  if (vars.empty() && universe_->emptyTuple != nullptr) return universe_->emptyTuple;
  Tuple* t = make<Tuple>(kept_);
  t->vars = vars;
  return t;
}

Signature* TypeContext::newSignature(Tuple* params, Tuple* results, bool variadic) {
  Signature* t = make<Signature>(kept_);
  t->params = params != nullptr ? params : emptyTuple();
  t->results = results != nullptr ? results : emptyTuple();
  t->variadic = variadic;
  return t;
}

Interface* TypeContext::newInterface() {
  Interface* t = make<Interface>(kept_);
  noteLazy(t);
  t->universe = universe_;
  return t;
}

Interface* TypeContext::newInterface(std::span<Func*> methods, std::span<Type*> embeddeds) {
  Interface* t = newInterface();
  t->methods = methods;
  t->embeddeds = embeddeds;
  t->complete = true;
  return t;
}

Union* TypeContext::newUnion(std::span<UnionTerm> terms) {
  Union* t = make<Union>(kept_);
  t->terms = terms;
  t->universe = universe_;
  return t;
}

TypeParam* TypeContext::newTypeParam(TypeName* object, Type* bound, int32_t index) {
  VO_DCHECK(object != nullptr, "a type parameter has a name to be found by");
  TypeParam* t = make<TypeParam>(kept_);
  noteLazy(t);
  t->id = ++universe_->nextTypeParamId;
  t->index = index;
  t->object = object;
  t->bound = bound;
  t->universe = universe_;
  if (object->type == nullptr) object->type = t;
  return t;
}

Named* TypeContext::newNamed(TypeName* object, Type* rhs, uint32_t localNumber) {
  VO_DCHECK(object != nullptr && !object->name.empty(), "the hash is over package and name");
  Named* t = make<Named>(kept_);
  noteLazy(t);
  t->state = Named::State::Resolved;
  t->object = object;
  t->fromRhs = rhs;
  t->origin = t;
  t->localNumber = localNumber;
  t->universe = universe_;
  uint32_t h = hashText(2166136261u, object->package == nullptr ? "" : object->package->path);
  t->hash = hashText(h, object->name.str()) + localNumber * 0x9E3779B9u;
  if (object->type == nullptr) object->type = t;
  return t;
}

Alias* TypeContext::newAlias(TypeName* object, Type* rhs) {
  VO_DCHECK(object != nullptr, "an alias is a name");
  Alias* t = make<Alias>(kept_);
  noteLazy(t);
  t->object = object;
  t->fromRhs = rhs;
  t->origin = t;
  t->universe = universe_;
  object->isAlias = true;
  if (rhs != nullptr) t->actual = unalias(rhs);
  if (object->type == nullptr) object->type = t;
  return t;
}

Var* TypeContext::newVar(Pos pos, Package* package, Symbol name, Type* type) {
  return makeObject<Var>(kept_, pos, package, name, type);
}

Var* TypeContext::newParam(Pos pos, Package* package, Symbol name, Type* type) {
  Var* v = newVar(pos, package, name, type);
  v->isParam = true;
  v->used = true;
  return v;
}

Var* TypeContext::newField(Pos pos, Package* package, Symbol name, Type* type, bool embedded) {
  Var* v = newVar(pos, package, name, type);
  v->isField = true;
  v->embedded = embedded;
  return v;
}

Const* TypeContext::newConst(Pos pos, Package* package, Symbol name, Type* type,
                             ConstValue* value) {
  Const* c = makeObject<Const>(kept_, pos, package, name, type);
  c->value = value;
  return c;
}

TypeName* TypeContext::newTypeName(Pos pos, Package* package, Symbol name, Type* type) {
  return makeObject<TypeName>(kept_, pos, package, name, type);
}

Func* TypeContext::newFunc(Pos pos, Package* package, Symbol name, Signature* type) {
  Func* f = makeObject<Func>(kept_, pos, package, name, type);
  f->origin = f;
  return f;
}

PkgName* TypeContext::newPkgName(Pos pos, Package* package, Symbol name, Package* imported) {
  VO_DCHECK(imported != nullptr, "a failed import has a package too");
  PkgName* p = makeObject<PkgName>(kept_, pos, package, name, invalid());
  p->imported = imported;
  return p;
}

Label* TypeContext::newLabel(Pos pos, Package* package, Symbol name) {
  return makeObject<Label>(kept_, pos, package, name, invalid());
}

Package* TypeContext::newPackage(std::string_view path, std::string_view name) {
  Package* p = kept_.make<Package>();
  p->path = kept_.copy(path);
  p->name = symbol(name);
  p->scope = kept_.make<Scope>();
  p->scope->parent = universe_->scope;
  return p;
}

Var* TypeContext::cloneVar(const Var* var, Type* type) {
  Var* v = kept_.make<Var>(*var);
  // (as detachLocals() does: the clone may live longer than the scope)
  if (v->parent != nullptr) v->parent = universe_->scope;
  v->type = type;
  v->origin = var->origin != nullptr ? var->origin : const_cast<Var*>(var);
  return v;
}

Func* TypeContext::cloneFunc(const Func* func, Type* type) {
  Func* f = kept_.make<Func>(*func);
  f->type = type;
  f->origin = func->origin != nullptr ? func->origin : const_cast<Func*>(func);
  return f;
}

}  // namespace vo::types
