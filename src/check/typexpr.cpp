// This file checks identifiers and type expressions.
#include "check/call.h"
#include "check/decl.h"
#include "check/delayed.h"
#include "check/expr.h"
#include "check/report.h"
#include "check/scope.h"
#include "check/state.h"
#include "check/type_expr.h"
#include "syntax/unicode.h"

namespace vo::check {

using namespace syntax;

static Type* typInternal(Checker& ck, syntax::Expr* e, TypeName* def);
static Type* arrayType(Checker& ck, syntax::ArrayType* e);
static Type* mapType(Checker& ck, syntax::MapType* e);
static void maybeLarge(Checker& ck, Type* elem, Type* container, syntax::Expr* e);
static Type* instantiatedType(Checker& ck, syntax::Expr* x, std::span<syntax::Expr*> list);
static int64_t arrayLength(Checker& ck, syntax::Expr* e);

// What an identifier denotes; its use is recorded and, within a package-level declaration, noted
// as a dependency.
void ident(Checker& ck, Operand& x, Ident* e, bool wantType) {
  x.mode = Mode::Invalid;
  x.expr = e;
  Scope* scope = nullptr;
  bool crossedFunc = false;
  Object* o = lookupScope(ck, e->name, &scope, &crossedFunc);
  if (o == nullptr) {
    if (e->name == ck.blank) {
      error(ck, e, Kind::InvalidBlank, "cannot use _ as value or type");
    } else if (!e->name.empty() && isValidName(e->name.str())) {
      suggestName(ck, error(ck, e, Kind::UndeclaredName, "undefined: ", e->name), e->name);
    }
    return;
  }
  types::Universe& u = ck.tc.universe();
  if (o->package == nullptr && (o->type == u.comparableType || o->type == u.anyType)) {
    if (!verifyVersion(ck, e, kGo1_18, "predeclared ", e->name)) return;
  }
  ck.recordUse(e, o);
  bool gotType = o->kind == ObjectKind::TypeName;
  if (!gotType && wantType) {
    error(ck, e, Kind::NotAType, o->name, " (", objectKindName(o), ") is not a type");
    if (Var* v = dynCast<Var>(o); v != nullptr && v->package == ck.pkg) v->used = true;
    return;
  }
  if ((o->type == nullptr && o->kind != ObjectKind::PkgName) ||
      (gotType && wantType && o->package == ck.pkg)) {
    objDecl(ck, o);
  }
  Type* t = o->type;
  if (ck.env.file != nullptr && scope == ck.env.file->scope && !ck.env.file->dotImports.empty()) {
    auto found = ck.env.file->dotImports.find(o);
    if (found != ck.env.file->dotImports.end()) found->second->used = true;
  }
  VO_DCHECK(t != nullptr || o->kind == ObjectKind::PkgName || o->kind == ObjectKind::Builtin || o->kind == ObjectKind::Nil || o->kind == ObjectKind::Label,
            "objDecl gives every declared object a type");
  switch (o->kind) {
    case ObjectKind::PkgName:
      error(ck, e, Kind::InvalidPkgUse, "use of package ", o->name, " not in selector");
      return;
    case ObjectKind::Const:
      addDep(ck, o);
      if (!isValid(t)) return;
      if (o == u.iota) {
        if (ck.env.iota == nullptr) {
          error(ck, e, Kind::InvalidIota, "cannot use iota outside constant declaration");
          return;
        }
        x.value = ck.env.iota;
      } else {
        x.value = types::cast<Const>(o)->value;
      }
      x.mode = Mode::Constant;
      break;
    case ObjectKind::TypeName: x.mode = Mode::Type; break;
    case ObjectKind::Var: {
      Var* v = types::cast<Var>(o);
      if (v->package == ck.pkg) {
        v->used = true;
        if (crossedFunc && v->parent != ck.pkg->scope) v->captured = true;
      }
      addDep(ck, o);
      if (!isValid(t)) return;
      x.mode = Mode::Variable;
      break;
    }
    case ObjectKind::Func:
      addDep(ck, o);
      x.mode = Mode::Value;
      break;
    case ObjectKind::Builtin:
      x.builtin = types::cast<Builtin>(o)->id;
      x.mode = Mode::Builtin;
      if (t == nullptr) t = ck.invalidType();
      break;
    case ObjectKind::Nil:
      x.mode = Mode::NilValue;
      if (t == nullptr) t = ck.basic(BasicKind::UntypedNil);
      break;
    case ObjectKind::Label: return;  // labels are in no scope of names
  }
  x.type = t;
}

// ---- Type expressions --------------------------------------------------------------------------

Type* varType(Checker& ck, Expr* e) {
  Type* t = declaredType(ck, e, nullptr);
  validVarType(ck, e, t);
  return t;
}

// Whether a type is a constraint interface can be asked only when it is complete.
void validVarType(Checker& ck, Expr* e, Type* t) {
  VO_DCHECK(t != nullptr, "a type expression gives a type, after errors an invalid one");
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
  Delayed& d = later(ck, Delayed::Kind::ValidVarType, e->pos);
  d.expr = e;
  d.type = t;
}

Type* declaredType(Checker& ck, Expr* e, TypeName* def) {
  Type* t = typInternal(ck, e, def);
  if (types::isGeneric(t)) {
    error(ck, e, Kind::WrongTypeArgCount, "cannot use generic type ", t, " without instantiation");
    t = ck.invalidType();
  }
  ck.recordType(e, t);
  return t;
}

// A generic type that is about to be instantiated. `cause` stays empty if an error was reported.
Type* genericType(Checker& ck, Expr* e, Cause* cause) {
  Type* t = typInternal(ck, e, nullptr);
  if (isValid(t) && !types::isGeneric(t)) {
    if (cause != nullptr) *cause = text(ck, t, " is not a generic type");
    t = ck.invalidType();
  }
  ck.recordType(e, t);
  return t;
}

static Type* typInternal(Checker& ck, Expr* e, TypeName* def) {
  if (stackExhausted(ck, e)) return ck.invalidType();
  switch (e->kind) {
    case NodeKind::BadExpr: return ck.invalidType();
    case NodeKind::Ident:
    case NodeKind::SelectorExpr: {
      Operand x;
      if (Ident* id = dynCast<Ident>(e)) {
        ident(ck, x, id, true);
      } else {
        selector(ck, x, cast<SelectorExpr>(e), true);
      }
      if (x.mode == Mode::Type) return x.type;
      if (x.mode == Mode::NoValue) error(ck, x, Kind::NotAType, x, " used as type");
      else if (x.mode != Mode::Invalid) error(ck, x, Kind::NotAType, x, " is not a type");
      return ck.invalidType();
    }
    case NodeKind::IndexExpr:
      verifyVersion(ck, e, kGo1_18, "type instantiation");
      return instantiatedType(ck, cast<IndexExpr>(e)->x, cast<IndexExpr>(e)->indices);
    case NodeKind::ParenExpr: return declaredType(ck, cast<ParenExpr>(e)->x, def);
    case NodeKind::ArrayType: return arrayType(ck, cast<ArrayType>(e));
    case NodeKind::Ellipsis:
      error(ck, e, Kind::InvalidSyntaxTree, "invalid use of ...");
      return ck.invalidType();
    case NodeKind::StructType: {
      Struct* s = ck.tc.newStruct({}, {});
      structType(ck, s, cast<StructType>(e));
      return s;
    }
    case NodeKind::StarExpr: {
      Type* elem = varType(ck, cast<StarExpr>(e)->x);
      // A pointer to an invalid type would only lead to more errors.
      return isValid(elem) ? newPointer(ck, elem) : ck.invalidType();
    }
    case NodeKind::FuncType: {
      Signature* sig = ck.tc.newSignature(ck.tc.emptyTuple(), ck.tc.emptyTuple(), false);
      funcType(ck, sig, nullptr, {}, cast<FuncType>(e));
      return sig;
    }
    case NodeKind::InterfaceType: {
      Interface* t = ck.tc.newInterface();
      interfaceType(ck, t, cast<InterfaceType>(e), def);
      return t;
    }
    case NodeKind::MapType: return mapType(ck, cast<MapType>(e));
    case NodeKind::ChanType: {
      ChanType* c = cast<ChanType>(e);
      types::ChanDir dir = c->dir == syntax::ChanDir::Send   ? types::ChanDir::Send
                           : c->dir == syntax::ChanDir::Recv ? types::ChanDir::Recv
                                                             : types::ChanDir::Both;
      Chan* chan = ck.tc.newChan(dir, varType(ck, c->element));
      maybeLarge(ck, chan->elem, chan, e);
      return chan;
    }
    default:
      error(ck, e, Kind::NotAType, e, " is not a type");
      use(ck, e);
      return ck.invalidType();
  }
}

static Type* arrayType(Checker& ck, ArrayType* e) {
  if (e->length == nullptr) return ck.tc.newSlice(varType(ck, e->element));
  int64_t length = -1;
  if (isa<Ellipsis>(e->length)) {
    error(ck, e, Kind::BadDotDotDotSyntax, "invalid use of [...] array (outside a composite literal)");
  } else {
    length = arrayLength(ck, e->length);
  }
  Type* elem = varType(ck, e->element);
  if (length < 0) return ck.invalidType();
  Array* a = ck.tc.newArray(elem, length);
  // Only long arrays and arrays of arrays can be too large.
  constexpr int64_t kSurelySmall = 1024;
  if (length > kSurelySmall || isa<Array>(elem)) ck.longArrays.push_back({a, e});
  return a;
}

// Remembers a map or channel whose element may be too large for gc. Outside functions its error is at
// the declaration.
static void maybeLarge(Checker& ck, Type* elem, Type* container, Expr* e) {
  if (ck.ctx.options.isLibrary) return;
  if (!isa<Array>(elem) && !isa<Struct>(elem) && !isa<Named>(elem) && !isa<Alias>(elem)) return;
  ck.largeElements.push_back({container, ck.objectPath.empty() ? rangeOf(e) : rangeOf(ck.objectPath.back())});
}

static Type* mapType(Checker& ck, MapType* e) {
  Type* key = varType(ck, e->key);
  Type* elem = varType(ck, e->value);
  Map* m = ck.tc.newMap(key, elem);
  maybeLarge(ck, key, m, e);
  maybeLarge(ck, elem, m, e);
  if (!isa<Basic>(key)) {
    Delayed& d = later(ck, Delayed::Kind::MapKey, e->pos);
    d.type = m;
    d.expr = e->key;
  }
  return m;
}

static Type* instantiatedType(Checker& ck, Expr* x, std::span<Expr*> list) {
  Cause cause;
  Type* generic = genericType(ck, x, &cause);
  if (!cause.empty()) {
    error(ck, x, Kind::NotAGenericType, "invalid operation: ", x, std::span<Expr* const>(list), " (", cause, ")");
  }
  if (!isValid(generic)) return generic;  // an alias of an invalid type stays what it is
  TypeListVec args;
  if (!typeList(ck, list, args)) return ck.invalidType();
  Type* instance = types::instantiate(ck.tc, generic, args.span(), x->pos);
  if (!isValid(instance) && !isa<Named>(instance) && !isa<Alias>(instance)) return ck.invalidType();
  if (Named* n = dynCast<Named>(instance)) ck.instancePos.try_emplace(n, x->pos);
  Delayed& d = later(ck, Delayed::Kind::VerifyTypeInstance, x->pos);
  d.expr = x;
  d.type = instance;
  d.typeArgs = ck.arena.copy(std::span<Type* const>(args.span()));
  d.exprs = list;
  return instance;
}

static int64_t arrayLength(Checker& ck, Expr* e) {
  // A lone name may have been meant as a type parameter without constraint: say both.
  if (Ident* name = dynCast<Ident>(e)) {
    Object* o = lookup(ck, name->name);
    if (o == nullptr) {
      error(ck, name, Kind::InvalidArrayLen, "undefined array length ", name->name, " or missing type constraint");
      return -1;
    }
    if (!isa<Const>(o)) {
      error(ck, name, Kind::InvalidArrayLen, "invalid array length ", name->name);
      return -1;
    }
  }
  Operand x;
  expr(ck, nullptr, x, e);
  if (!x.isConstant()) {
    if (!x.isInvalid()) error(ck, x, Kind::InvalidArrayLen, "array length ", x, " must be constant");
    return -1;
  }
  if (types::isUntyped(x.type) || types::isInteger(x.type)) {
    ConstValue* v = types::toInt(ck.localArena(), x.value);
    if (types::constKind(v) == ConstKind::Int) {
      int64_t n;
      if (types::int64Value(v, &n) && n >= 0) return n;
    } else if (types::constKind(x.value) == ConstKind::Unknown) {
      return -1;
    }
  }
  if (types::isInteger(x.type)) {
    error(ck, x, Kind::InvalidArrayLen, "invalid array length ", x);
  } else {
    error(ck, x, Kind::InvalidArrayLen, "array length ", x, " must be integer");
  }
  return -1;
}

bool typeList(Checker& ck, std::span<Expr*> list, TypeListVec& out) {
  bool ok = true;
  for (Expr* e : list) {
    Type* t = varType(ck, e);
    ok &= isValid(t);
    out.push(t);
  }
  return ok;
}

}  // namespace vo::check
