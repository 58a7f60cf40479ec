// This file checks identifiers and type expressions.
#include "check/impl.h"
#include "syntax/unicode.h"

namespace vo::check {

using namespace syntax;

// What an identifier denotes; its use is recorded and, within a package-level declaration, noted
// as a dependency.
void Checker::ident(Operand& x, Ident* e, bool wantType) {
  x.mode = Mode::Invalid;
  x.expr = e;
  Scope* scope = nullptr;
  bool crossedFunc = false;
  Object* o = lookupScope(e->name, &scope, &crossedFunc);
  if (o == nullptr) {
    if (e->name == blank) {
      error(e, Kind::InvalidBlank, "cannot use _ as value or type");
    } else if (!e->name.empty() && isValidName(e->name.str())) {
      suggestName(error(e, Kind::UndeclaredName, "undefined: ", e->name), e->name);
    }
    return;
  }
  types::Universe& u = tc.universe();
  if (o->package == nullptr && (o->type == u.comparableType || o->type == u.anyType)) {
    if (!verifyVersion(e, kGo1_18, "predeclared ", e->name)) return;
  }
  recordUse(e, o);
  bool gotType = o->kind == ObjectKind::TypeName;
  if (!gotType && wantType) {
    error(e, Kind::NotAType, o->name, " (", objectKindName(o), ") is not a type");
    if (Var* v = dynCast<Var>(o); v != nullptr && v->package == pkg) v->used = true;
    return;
  }
  if ((o->type == nullptr && o->kind != ObjectKind::PkgName) ||
      (gotType && wantType && o->package == pkg)) {
    objDecl(o);
  }
  Type* t = o->type;
  if (env.file != nullptr && scope == env.file->scope && !env.file->dotImports.empty()) {
    auto found = env.file->dotImports.find(o);
    if (found != env.file->dotImports.end()) found->second->used = true;
  }
  switch (o->kind) {
    case ObjectKind::PkgName:
      error(e, Kind::InvalidPkgUse, "use of package ", o->name, " not in selector");
      return;
    case ObjectKind::Const:
      addDep(o);
      if (!isValid(t)) return;
      if (o == u.iota) {
        if (env.iota == nullptr) {
          error(e, Kind::InvalidIota, "cannot use iota outside constant declaration");
          return;
        }
        x.value = env.iota;
      } else {
        x.value = types::cast<Const>(o)->value;
      }
      x.mode = Mode::Constant;
      break;
    case ObjectKind::TypeName: x.mode = Mode::Type; break;
    case ObjectKind::Var: {
      Var* v = types::cast<Var>(o);
      if (v->package == pkg) {
        v->used = true;
        if (crossedFunc && v->parent != pkg->scope) v->captured = true;
      }
      addDep(o);
      if (!isValid(t)) return;
      x.mode = Mode::Variable;
      break;
    }
    case ObjectKind::Func:
      addDep(o);
      x.mode = Mode::Value;
      break;
    case ObjectKind::Builtin:
      x.builtin = types::cast<Builtin>(o)->id;
      x.mode = Mode::Builtin;
      if (t == nullptr) t = invalidType();
      break;
    case ObjectKind::Nil:
      x.mode = Mode::NilValue;
      if (t == nullptr) t = basic(BasicKind::UntypedNil);
      break;
    case ObjectKind::Label: return;  // labels are in no scope of names
  }
  x.type = t;
}

// ---- Type expressions --------------------------------------------------------------------------

Type* Checker::varType(Expr* e) {
  Type* t = declaredType(e, nullptr);
  validVarType(e, t);
  return t;
}

// Whether a type is a constraint interface can be asked only when it is complete.
void Checker::validVarType(Expr* e, Type* t) {
  switch (t->kind) {
    case TypeKind::Named:
    case TypeKind::Alias:
    case TypeKind::Interface: break;
    default: return;
  }
  if (isa<Named>(t)) {
    // Most named types are complete and no interfaces: no need to put the question off.
    Type* u = types::cast<Named>(t)->underlying;
    if (u != nullptr && u->kind != TypeKind::Interface) return;
  }
  if (types::isTypeParam(t)) return;
  Delayed& d = later(Delayed::Kind::ValidVarType, e->pos);
  d.expr = e;
  d.type = t;
}

Type* Checker::declaredType(Expr* e, TypeName* def) {
  Type* t = typInternal(e, def);
  if (types::isGeneric(t)) {
    error(e, Kind::WrongTypeArgCount, "cannot use generic type ", t, " without instantiation");
    t = invalidType();
  }
  recordType(e, t);
  return t;
}

// A generic type that is about to be instantiated. `cause` stays empty if an error was reported.
Type* Checker::genericType(Expr* e, Cause* cause) {
  Type* t = typInternal(e, nullptr);
  if (isValid(t) && !types::isGeneric(t)) {
    if (cause != nullptr) *cause = text(t, " is not a generic type");
    t = invalidType();
  }
  recordType(e, t);
  return t;
}

Type* Checker::typInternal(Expr* e, TypeName* def) {
  if (stackExhausted(e)) return invalidType();
  switch (e->kind) {
    case NodeKind::BadExpr: return invalidType();
    case NodeKind::Ident:
    case NodeKind::SelectorExpr: {
      Operand x;
      if (Ident* id = dynCast<Ident>(e)) {
        ident(x, id, true);
      } else {
        selector(x, cast<SelectorExpr>(e), true);
      }
      if (x.mode == Mode::Type) return x.type;
      if (x.mode == Mode::NoValue) error(x, Kind::NotAType, x, " used as type");
      else if (x.mode != Mode::Invalid) error(x, Kind::NotAType, x, " is not a type");
      return invalidType();
    }
    case NodeKind::IndexExpr:
      verifyVersion(e, kGo1_18, "type instantiation");
      return instantiatedType(cast<IndexExpr>(e)->x, cast<IndexExpr>(e)->indices);
    case NodeKind::ParenExpr: return declaredType(cast<ParenExpr>(e)->x, def);
    case NodeKind::ArrayType: return arrayType(cast<ArrayType>(e));
    case NodeKind::Ellipsis:
      error(e, Kind::InvalidSyntaxTree, "invalid use of ...");
      return invalidType();
    case NodeKind::StructType: {
      Struct* s = tc.newStruct({}, {});
      structType(s, cast<StructType>(e));
      return s;
    }
    case NodeKind::StarExpr: {
      Type* elem = varType(cast<StarExpr>(e)->x);
      // A pointer to an invalid type would only lead to more errors.
      return isValid(elem) ? newPointer(elem) : invalidType();
    }
    case NodeKind::FuncType: {
      Signature* sig = tc.newSignature(tc.emptyTuple(), tc.emptyTuple(), false);
      funcType(sig, nullptr, {}, cast<FuncType>(e));
      return sig;
    }
    case NodeKind::InterfaceType: {
      Interface* t = tc.newInterface();
      interfaceType(t, cast<InterfaceType>(e), def);
      return t;
    }
    case NodeKind::MapType: return mapType(cast<MapType>(e));
    case NodeKind::ChanType: {
      ChanType* c = cast<ChanType>(e);
      types::ChanDir dir = c->dir == syntax::ChanDir::Send   ? types::ChanDir::Send
                           : c->dir == syntax::ChanDir::Recv ? types::ChanDir::Recv
                                                             : types::ChanDir::Both;
      Chan* chan = tc.newChan(dir, varType(c->element));
      maybeLarge(chan->elem, chan, e);
      return chan;
    }
    default:
      error(e, Kind::NotAType, e, " is not a type");
      use(e);
      return invalidType();
  }
}

Type* Checker::arrayType(ArrayType* e) {
  if (e->length == nullptr) return tc.newSlice(varType(e->element));
  int64_t length = -1;
  if (isa<Ellipsis>(e->length)) {
    error(e, Kind::BadDotDotDotSyntax, "invalid use of [...] array (outside a composite literal)");
  } else {
    length = arrayLength(e->length);
  }
  Type* elem = varType(e->element);
  if (length < 0) return invalidType();
  Array* a = tc.newArray(elem, length);
  // Only long arrays and arrays of arrays can be too large.
  constexpr int64_t kSurelySmall = 1024;
  if (length > kSurelySmall || isa<Array>(elem)) longArrays.push_back({a, e});
  return a;
}

// Remembers a map or channel whose element may be too large for gc. Outside functions its error is at
// the declaration.
void Checker::maybeLarge(Type* elem, Type* container, Expr* e) {
  if (ctx.options.isLibrary) return;
  if (!isa<Array>(elem) && !isa<Struct>(elem) && !isa<Named>(elem) && !isa<Alias>(elem)) return;
  largeElements.push_back({container, objectPath.empty() ? rangeOf(e) : rangeOf(objectPath.back())});
}

Type* Checker::mapType(MapType* e) {
  Type* key = varType(e->key);
  Type* elem = varType(e->value);
  Map* m = tc.newMap(key, elem);
  maybeLarge(key, m, e);
  maybeLarge(elem, m, e);
  if (!isa<Basic>(key)) {
    Delayed& d = later(Delayed::Kind::MapKey, e->pos);
    d.type = m;
    d.expr = e->key;
  }
  return m;
}

Type* Checker::instantiatedType(Expr* x, std::span<Expr*> list) {
  Cause cause;
  Type* generic = genericType(x, &cause);
  if (!cause.empty()) {
    error(x, Kind::NotAGenericType, "invalid operation: ", x, std::span<Expr* const>(list), " (", cause, ")");
  }
  if (!isValid(generic)) return generic;  // an alias of an invalid type stays what it is
  TypeListVec args;
  if (!typeList(list, args)) return invalidType();
  Type* instance = types::instantiate(tc, generic, args.span(), x->pos);
  if (!isValid(instance) && !isa<Named>(instance) && !isa<Alias>(instance)) return invalidType();
  if (Named* n = dynCast<Named>(instance)) instancePos.try_emplace(n, x->pos);
  Delayed& d = later(Delayed::Kind::VerifyTypeInstance, x->pos);
  d.expr = x;
  d.type = instance;
  d.typeArgs = arena.copy(std::span<Type* const>(args.span()));
  d.exprs = list;
  return instance;
}

int64_t Checker::arrayLength(Expr* e) {
  // A lone name may have been meant as a type parameter without constraint: say both.
  if (Ident* name = dynCast<Ident>(e)) {
    Object* o = lookup(name->name);
    if (o == nullptr) {
      error(name, Kind::InvalidArrayLen, "undefined array length ", name->name, " or missing type constraint");
      return -1;
    }
    if (!isa<Const>(o)) {
      error(name, Kind::InvalidArrayLen, "invalid array length ", name->name);
      return -1;
    }
  }
  Operand x;
  expr(nullptr, x, e);
  if (!x.isConstant()) {
    if (!x.isInvalid()) error(x, Kind::InvalidArrayLen, "array length ", x, " must be constant");
    return -1;
  }
  if (types::isUntyped(x.type) || types::isInteger(x.type)) {
    ConstValue* v = types::toInt(arena, x.value);
    if (types::constKind(v) == ConstKind::Int) {
      int64_t n;
      if (types::int64Value(v, &n) && n >= 0) return n;
    } else if (types::constKind(x.value) == ConstKind::Unknown) {
      return -1;
    }
  }
  if (types::isInteger(x.type)) {
    error(x, Kind::InvalidArrayLen, "invalid array length ", x);
  } else {
    error(x, Kind::InvalidArrayLen, "array length ", x, " must be integer");
  }
  return -1;
}

bool Checker::typeList(std::span<Expr*> list, TypeListVec& out) {
  bool ok = true;
  for (Expr* e : list) {
    Type* t = varType(e);
    ok &= isValid(t);
    out.push(t);
  }
  return ok;
}

}  // namespace vo::check
