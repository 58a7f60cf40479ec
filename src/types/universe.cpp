// This file builds the predeclared world.
#include "types/universe.h"

#include "types/constant.h"
#include "types/instance_table.h"
#include "types/scope.h"
#include "types/typeset.h"

namespace vo::types {

namespace {

struct BasicRow {
  BasicKind kind;
  uint16_t flags;
  const char* name;
};

constexpr BasicRow kBasics[] = {
    {BasicKind::Invalid, 0, "invalid type"},
    {BasicKind::Bool, kIsBoolean, "bool"},
    {BasicKind::Int, kIsInteger, "int"},
    {BasicKind::Int8, kIsInteger, "int8"},
    {BasicKind::Int16, kIsInteger, "int16"},
    {BasicKind::Int32, kIsInteger, "int32"},
    {BasicKind::Int64, kIsInteger, "int64"},
    {BasicKind::Uint, kIsInteger | kIsUnsigned, "uint"},
    {BasicKind::Uint8, kIsInteger | kIsUnsigned, "uint8"},
    {BasicKind::Uint16, kIsInteger | kIsUnsigned, "uint16"},
    {BasicKind::Uint32, kIsInteger | kIsUnsigned, "uint32"},
    {BasicKind::Uint64, kIsInteger | kIsUnsigned, "uint64"},
    {BasicKind::Uintptr, kIsInteger | kIsUnsigned, "uintptr"},
    {BasicKind::Float32, kIsFloat, "float32"},
    {BasicKind::Float64, kIsFloat, "float64"},
    {BasicKind::Complex64, kIsComplex, "complex64"},
    {BasicKind::Complex128, kIsComplex, "complex128"},
    {BasicKind::String, kIsString, "string"},
    {BasicKind::UnsafePointer, 0, "Pointer"},
    {BasicKind::UntypedBool, kIsBoolean | kIsUntyped, "untyped bool"},
    {BasicKind::UntypedInt, kIsInteger | kIsUntyped, "untyped int"},
    {BasicKind::UntypedRune, kIsInteger | kIsUntyped, "untyped rune"},
    {BasicKind::UntypedFloat, kIsFloat | kIsUntyped, "untyped float"},
    {BasicKind::UntypedComplex, kIsComplex | kIsUntyped, "untyped complex"},
    {BasicKind::UntypedString, kIsString | kIsUntyped, "untyped string"},
    {BasicKind::UntypedNil, kIsUntyped, "untyped nil"},
};
static_assert(std::size(kBasics) == kBasicKinds);

using Use = BuiltinTraits::Use;
struct BuiltinRow {
  BuiltinId id;
  const char* name;
  BuiltinTraits traits;
};

constexpr BuiltinRow kBuiltins[] = {
    {BuiltinId::Append, "append", {1, true, Use::Expression}},
    {BuiltinId::Cap, "cap", {1, false, Use::Expression}},
    {BuiltinId::Clear, "clear", {1, false, Use::Statement}},
    {BuiltinId::Close, "close", {1, false, Use::Statement}},
    {BuiltinId::Complex, "complex", {2, false, Use::Expression}},
    {BuiltinId::Copy, "copy", {2, false, Use::Statement}},
    {BuiltinId::Delete, "delete", {2, false, Use::Statement}},
    {BuiltinId::Imag, "imag", {1, false, Use::Expression}},
    {BuiltinId::Len, "len", {1, false, Use::Expression}},
    {BuiltinId::Make, "make", {1, true, Use::Expression}},
    {BuiltinId::Max, "max", {1, true, Use::Expression}},
    {BuiltinId::Min, "min", {1, true, Use::Expression}},
    {BuiltinId::New, "new", {1, false, Use::Expression}},
    {BuiltinId::Panic, "panic", {1, false, Use::Statement}},
    {BuiltinId::Print, "print", {0, true, Use::Statement}},
    {BuiltinId::Println, "println", {0, true, Use::Statement}},
    {BuiltinId::Real, "real", {1, false, Use::Expression}},
    {BuiltinId::Recover, "recover", {0, false, Use::Statement}},
    {BuiltinId::UnsafeAdd, "Add", {2, false, Use::Expression}},
    {BuiltinId::UnsafeAlignof, "Alignof", {1, false, Use::Expression}},
    {BuiltinId::UnsafeOffsetof, "Offsetof", {1, false, Use::Expression}},
    {BuiltinId::UnsafeSizeof, "Sizeof", {1, false, Use::Expression}},
    {BuiltinId::UnsafeSlice, "Slice", {2, false, Use::Expression}},
    {BuiltinId::UnsafeSliceData, "SliceData", {1, false, Use::Expression}},
    {BuiltinId::UnsafeString, "String", {2, false, Use::Expression}},
    {BuiltinId::UnsafeStringData, "StringData", {1, false, Use::Expression}},
    {BuiltinId::Assert, "assert", {1, true, Use::Statement}},
};
constexpr bool builtinsAreInOrder() {
  for (size_t i = 0; i < std::size(kBuiltins); i++)
    if (static_cast<size_t>(kBuiltins[i].id) != i) return false;
  return true;
}
static_assert(builtinsAreInOrder(), "the table is indexed by BuiltinId");

class UniverseBuilder {
 public:
  UniverseBuilder(base::Arena& arena, base::Interner& interner)
      : arena_(arena), interner_(interner), u_(arena.make<Universe>()) {}

  Universe* build() {
    u_->scope = newScope(arena_, nullptr);
    u_->voScope = newScope(arena_, nullptr);
    u_->unsafePackage = arena_.make<Package>();
    u_->unsafePackage->path = arena_.copy(std::string_view("unsafe"));
    u_->unsafePackage->name = interner_.intern("unsafe");
    u_->unsafePackage->scope = arena_.make<Scope>();
    u_->unsafePackage->scope->parent = u_->scope;
    u_->unsafePackage->complete = true;
    u_->emptyTuple = make<Tuple>();
    u_->instances = arena_.make<InstanceTable>();
    addBasics();
    addTypeSets();
    addInterfaces();
    addValues();
    for (const BuiltinRow& row : kBuiltins) addBuiltin(row);
    return u_;
  }

 private:
  template <class T>
  T* make() {
    T* t = arena_.make<T>();
    t->kind = T::kKind;
    return t;
  }

  template <class T>
  T* object(std::string_view name, Type* type) {
    T* o = make<T>();
    o->name = interner_.intern(name);
    o->type = type;
    o->color = Color::Black;
    return o;
  }

  void define(Object* o) {
    Scope* scope = u_->scope;
    if (o->isExported()) {
      scope = u_->unsafePackage->scope;
      o->package = u_->unsafePackage;
    }
    insert(arena_, scope, o);
  }

  Basic* basic(BasicKind kind, uint16_t flags, std::string_view name) {
    Basic* b = make<Basic>();
    b->basic = kind;
    b->flags = flags;
    b->name = arena_.copy(name);
    return b;
  }

  void addBasics() {
    for (const BasicRow& row : kBasics) {
      Basic* b = basic(row.kind, row.flags, row.name);
      u_->basic[static_cast<size_t>(row.kind)] = b;
      if (b->name.find(' ') == std::string_view::npos) define(object<TypeName>(row.name, b));
    }
    u_->byteType = basic(BasicKind::Uint8, kIsInteger | kIsUnsigned, "byte");
    u_->runeType = basic(BasicKind::Int32, kIsInteger, "rune");
    for (Basic* b : {u_->byteType, u_->runeType}) {
      TypeName* name = object<TypeName>(b->name, b);
      name->isAlias = true;
      define(name);
    }
  }

  TypeSet* allTypes(bool comparable) {
    TypeSet* set = arena_.make<TypeSet>();
    set->terms = arena_.array<Term>(1);
    set->comparable = comparable;
    return set;
  }

  void addTypeSets() { u_->topTypeSet = allTypes(false); }

  Interface* interface() {
    Interface* t = make<Interface>();
    t->universe = u_;
    t->complete = true;
    return t;
  }

  Named* named(std::string_view name, Interface* underlying) {
    TypeName* o = object<TypeName>(name, nullptr);
    Named* t = make<Named>();
    t->state = Named::State::Resolved;
    t->object = o;
    t->origin = t;
    t->fromRhs = underlying;
    t->underlying = underlying;
    t->universe = u_;
    t->hash = o->name.hash();
    o->type = t;
    define(o);
    return t;
  }

  void addInterfaces() {
    u_->emptyInterface = interface();
    u_->emptyInterface->typeSet = u_->topTypeSet;
    TypeName* any = object<TypeName>("any", nullptr);
    any->isAlias = true;
    u_->anyType = make<Alias>();
    u_->anyType->object = any;
    u_->anyType->origin = u_->anyType;
    u_->anyType->fromRhs = u_->anyType->actual = u_->emptyInterface;
    u_->anyType->universe = u_;
    any->type = u_->anyType;
    define(any);

    Interface* errorInterface = interface();
    u_->errorType = named("error", errorInterface);
    Var* recv = make<Var>();
    recv->type = u_->errorType;
    recv->isParam = true;
    Var* result = make<Var>();
    result->type = u_->basic[static_cast<size_t>(BasicKind::String)];
    result->isParam = true;
    Signature* sig = make<Signature>();
    sig->recv = recv;
    sig->params = u_->emptyTuple;
    sig->results = make<Tuple>();
    sig->results->vars = arena_.array<Var*>(1);
    sig->results->vars[0] = result;
    u_->errorMethod = object<Func>("Error", sig);
    u_->errorMethod->origin = u_->errorMethod;
    errorInterface->methods = arena_.array<Func*>(1);
    errorInterface->methods[0] = u_->errorMethod;
    TypeSet* set = allTypes(false);
    set->methods = errorInterface->methods;
    errorInterface->typeSet = set;

    Interface* comparableInterface = interface();
    comparableInterface->typeSet = allTypes(true);
    u_->comparableType = named("comparable", comparableInterface);
  }

  Const* constant(std::string_view name, BasicKind kind, ConstValue* value) {
    Const* c = object<Const>(name, u_->basic[static_cast<size_t>(kind)]);
    c->value = value;
    define(c);
    return c;
  }

  void addValues() {
    constant("true", BasicKind::UntypedBool, makeBool(arena_, true));
    constant("false", BasicKind::UntypedBool, makeBool(arena_, false));
    u_->iota = constant("iota", BasicKind::UntypedInt, makeInt64(arena_, 0));
    u_->nil = object<Nil>("nil", u_->basic[static_cast<size_t>(BasicKind::UntypedNil)]);
    define(u_->nil);
  }

  void addBuiltin(const BuiltinRow& row) {
    Builtin* b = object<Builtin>(row.name, u_->basic[static_cast<size_t>(BasicKind::Invalid)]);
    b->id = row.id;
    if (row.id == BuiltinId::Assert)
      insert(arena_, u_->voScope, b);
    else
      define(b);
  }

  base::Arena& arena_;
  base::Interner& interner_;
  Universe* u_;
};

}  // namespace

Universe* makeUniverse(base::Arena& arena, base::Interner& interner) {
  return UniverseBuilder(arena, interner).build();
}

std::string_view builtinName(BuiltinId id) { return kBuiltins[static_cast<size_t>(id)].name; }

std::string_view builtinDisplayName(BuiltinId id) {
  switch (id) {
    case BuiltinId::UnsafeAdd: return "unsafe.Add";
    case BuiltinId::UnsafeAlignof: return "unsafe.Alignof";
    case BuiltinId::UnsafeOffsetof: return "unsafe.Offsetof";
    case BuiltinId::UnsafeSizeof: return "unsafe.Sizeof";
    case BuiltinId::UnsafeSlice: return "unsafe.Slice";
    case BuiltinId::UnsafeSliceData: return "unsafe.SliceData";
    case BuiltinId::UnsafeString: return "unsafe.String";
    case BuiltinId::UnsafeStringData: return "unsafe.StringData";
    default: return builtinName(id);
  }
}

BuiltinTraits builtinTraits(BuiltinId id) { return kBuiltins[static_cast<size_t>(id)].traits; }

}  // namespace vo::types
