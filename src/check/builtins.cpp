// This file checks calls of built-in functions; those of package unsafe are in unsafe.cpp.
#include "check/assign.h"
#include "check/builtins.h"
#include "check/call.h"
#include "check/constant.h"
#include "check/expr.h"
#include "check/index.h"
#include "check/record.h"
#include "check/report.h"
#include "check/scope.h"
#include "check/state.h"
#include "check/type_expr.h"
#include "check/vo_additions.h"

namespace vo::check {

using namespace syntax;

static bool builtinAppend(Checker& ck, Operand& x, syntax::CallExpr* call, OperandList& args);
static bool builtinLen(Checker& ck, Operand& x, syntax::CallExpr* call, bool isLen);
static bool builtinComplex(Checker& ck, Operand& x, syntax::CallExpr* call, OperandList& args);
static bool builtinRealImag(Checker& ck, Operand& x, syntax::CallExpr* call, bool isReal);
static bool builtinClear(Checker& ck, Operand& x, syntax::CallExpr* call);
static bool builtinClose(Checker& ck, Operand& x, syntax::CallExpr* call);
static bool builtinCopy(Checker& ck, Operand& x, syntax::CallExpr* call, OperandList& args);
static bool builtinDelete(Checker& ck, Operand& x, syntax::CallExpr* call, OperandList& args);
static bool builtinMake(Checker& ck, Operand& x, syntax::CallExpr* call);
static bool builtinMinMax(Checker& ck, Operand& x, syntax::CallExpr* call, OperandList& args, bool isMax);
static bool builtinNew(Checker& ck, Operand& x, syntax::CallExpr* call);
static bool builtinPrint(Checker& ck, Operand& x, syntax::CallExpr* call, OperandList& args, std::string_view name);

bool builtinCall(Checker& ck, Operand& x, CallExpr* call, BuiltinId id) {
  types::BuiltinTraits traits = types::builtinTraits(id);
  if (call->ellipsis.valid() && id != BuiltinId::Append) {
    error(ck, call, Kind::InvalidDotDotDot, "invalid operation: invalid use of ... with built-in ",
          types::builtinName(id));
    use(ck, call->args);
    return false;
  }
  // len and cap are constant only if their argument has no calls or receives.
  bool savedCallOrRecv = ck.env.hasCallOrRecv;
  bool isLength = id == BuiltinId::Len || id == BuiltinId::Cap;
  if (isLength) ck.env.hasCallOrRecv = false;
  OperandList args;
  size_t nargs = call->args.size();
  bool special = id == BuiltinId::Make || id == BuiltinId::New || id == BuiltinId::UnsafeOffsetof;
  bool ok = true;
  if (!special) {
    exprList(ck, call->args, args);
    if (call->args.empty()) args.clear();
    nargs = args.size();
    for (const Operand& a : args) ok &= !a.isInvalid();
    if (ok && nargs > 0) x = args[0];
  }
  if (ok && (nargs < traits.minArgs || (!traits.variadic && nargs > traits.minArgs))) {
    error(ck, call, Kind::WrongArgCount, "invalid operation: ", nargs < traits.minArgs ? "not enough" : "too many",
          " arguments for ", static_cast<Expr*>(call), " (expected ", int(traits.minArgs), ", found ", nargs, ")");
    ok = false;
  }
  if (ok) {
    switch (id) {
      case BuiltinId::Append: ok = builtinAppend(ck, x, call, args); break;
      case BuiltinId::Cap:
      case BuiltinId::Len: ok = builtinLen(ck, x, call, id == BuiltinId::Len); break;
      case BuiltinId::Clear: ok = builtinClear(ck, x, call); break;
      case BuiltinId::Close: ok = builtinClose(ck, x, call); break;
      case BuiltinId::Complex: ok = builtinComplex(ck, x, call, args); break;
      case BuiltinId::Copy: ok = builtinCopy(ck, x, call, args); break;
      case BuiltinId::Delete: ok = builtinDelete(ck, x, call, args); break;
      case BuiltinId::Imag:
      case BuiltinId::Real: ok = builtinRealImag(ck, x, call, id == BuiltinId::Real); break;
      case BuiltinId::Make: ok = builtinMake(ck, x, call); break;
      case BuiltinId::Max:
      case BuiltinId::Min: ok = builtinMinMax(ck, x, call, args, id == BuiltinId::Max); break;
      case BuiltinId::New: ok = builtinNew(ck, x, call); break;
      case BuiltinId::Panic:
        ck.panicCalls.insert(call);
        assignment(ck, x, ck.emptyInterface(), "argument to panic");
        ok = !x.isInvalid();
        x.mode = ok ? Mode::NoValue : Mode::Invalid;
        if (ok) recordBuiltin(ck, call->fun, makeSig(ck, nullptr, {ck.emptyInterface()}));
        break;
      case BuiltinId::Print:
      case BuiltinId::Println: ok = builtinPrint(ck, x, call, args, types::builtinName(id)); break;
      case BuiltinId::Recover:
        x.mode = Mode::Value;
        // A literal of its own: messages show it as interface{}, not as any.
        if (ck.recoverType == nullptr) ck.recoverType = ck.tc.newInterface({}, {});
        x.type = ck.recoverType;
        recordBuiltin(ck, call->fun, makeSig(ck, x.type, {}));
        break;
      case BuiltinId::Assert: ok = builtinAssert(ck, x, call, args); break;
      default: ok = builtinUnsafe(ck, x, call, args, id); break;
    }
  }
  if (isLength) ck.env.hasCallOrRecv = savedCallOrRecv;
  if (ok && x.mode == Mode::NoValue) x.type = ck.tc.emptyTuple();
  if (!x.isConstant()) x.value = nullptr;
  return ok;
}

// The type of the built-in as it is used in this call: what the back end goes by.
Signature* makeSig(Checker& ck, Type* res, std::span<Type* const> args) {
  base::Arena& a = ck.localArena();
  auto makeVar = [&](Type* t) {
    Var* v = a.make<Var>();
    v->kind = ObjectKind::Var;
    v->type = t;
    return v;
  };
  auto makeTuple = [&](std::span<Var*> vars) {
    Tuple* t = a.make<Tuple>();
    t->kind = TypeKind::Tuple;
    t->vars = vars;
    return t;
  };
  Signature* sig = a.make<Signature>();
  sig->kind = TypeKind::Signature;
  std::span<Var*> params = a.array<Var*>(args.size());
  for (size_t i = 0; i < args.size(); i++) params[i] = makeVar(types::defaultType(ck.tc, args[i]));
  sig->params = args.empty() ? ck.tc.emptyTuple() : makeTuple(params);
  sig->results = ck.tc.emptyTuple();
  if (res != nullptr) {
    std::span<Var*> results = a.array<Var*>(1);
    results[0] = makeVar(res);
    sig->results = makeTuple(results);
  }
  return sig;
}

Signature* makeSig(Checker& ck, Type* res, std::initializer_list<Type*> args) {
  return makeSig(ck, res, std::span<Type* const>(args.begin(), args.size()));
}

namespace {

/// The array that t is or points to (by an unnamed pointer), else t.
Type* arrayPointerDeref(Type* t) {
  if (Pointer* p = as<Pointer>(t))
    if (Array* a = underAs<Array>(p->elem)) return a;
  return t;
}

}  // namespace

// The element type of a slice, or of all slices of a type set.
static Type* sliceElem(Checker& ck, const Operand& x, Cause* cause) {
  Type* elem = nullptr;
  bool ok = types::underIs(x.type, [&](Type* u) {
    Slice* s = dynCast<Slice>(u);
    if (s == nullptr) {
      *cause = x.isNil() ? std::string("argument must be a slice; have untyped nil")
                         : text(ck, "argument must be a slice; have ", x);
      return false;
    }
    if (elem == nullptr) {
      elem = s->elem;
    } else if (!identical(elem, s->elem)) {
      *cause = text(ck, "mismatched slice element types ", elem, " and ", s->elem, " in ", x);
      return false;
    }
    return true;
  });
  return ok ? elem : nullptr;
}

// Whether all types of the set are strings or byte slices; `*hasString`: one is a string.
static bool isBytesOrStrings(Checker& ck, Type* t, bool* hasString) {
  *hasString = false;
  Type* byteType = ck.tc.universe().byteType;
  return types::underIs(t, [&](Type* u) {
    if (Slice* s = dynCast<Slice>(u)) return identical(s->elem, byteType);
    if (u == nullptr || !types::isString(u)) return false;
    *hasString = true;
    return true;
  });
}

static bool builtinAppend(Checker& ck, Operand& x, CallExpr* call, OperandList& args) {
  Cause cause;
  Type* s = x.type;
  Type* elem = sliceElem(ck, x, &cause);
  if (elem == nullptr) {
    error(ck, x, Kind::InvalidAppend, "invalid append: ", cause);
    return false;
  }
  Signature* sig = nullptr;
  // append(bytes, string...)
  if (args.size() == 2 && call->ellipsis.valid()) {
    Kind ignored;
    bool hasString;
    if (assignableTo(ck, x, ck.byteSlice(), nullptr, &ignored) && isBytesOrStrings(ck, args[1].type, &hasString) &&
        hasString) {
      if (types::isUntyped(args[1].type)) convertUntyped(ck, args[1], ck.basic(BasicKind::String));
      sig = makeSig(ck, s, {s, args[1].type});
      sig->variadic = true;
    }
  }
  if (sig == nullptr) {
    sig = makeSig(ck, s, {s, ck.tc.newSlice(elem)});
    sig->variadic = true;
    PartialList none;
    arguments(ck, call, sig, {}, {}, args, none);  // the result type is known even after errors
  }
  recordBuiltin(ck, call->fun, sig);
  x.mode = Mode::Value;
  x.type = s;
  return true;
}

static bool builtinLen(Checker& ck, Operand& x, CallExpr* call, bool isLen) {
  Mode mode = Mode::Invalid;
  ConstValue* v = nullptr;
  Type* u = arrayPointerDeref(under(x.type));
  switch (u->kind) {
    case TypeKind::Basic:
      if (!types::isString(u) || !isLen) break;
      mode = Mode::Value;
      if (x.isConstant()) {
        mode = Mode::Constant;
        v = types::makeInt64(ck.localArena(), static_cast<int64_t>(types::stringValue(x.value).size()));
      }
      break;
    case TypeKind::Array: {
      mode = Mode::Value;
      int64_t n = types::cast<Array>(u)->length;
      if (ck.env.hasCallOrRecv) break;
      mode = Mode::Constant;
      v = n >= 0 ? types::makeInt64(ck.localArena(), n) : types::makeUnknown(ck.arena);
      break;
    }
    case TypeKind::Slice:
    case TypeKind::Chan: mode = Mode::Value; break;
    case TypeKind::Map:
      if (isLen) mode = Mode::Value;
      break;
    case TypeKind::Interface: {
      if (!types::isTypeParam(x.type)) break;
      bool ok = types::underIs(x.type, [&](Type* t) {
        if (t == nullptr) return false;
        t = arrayPointerDeref(t);
        switch (t->kind) {
          case TypeKind::Basic: return types::isString(t) && isLen;
          case TypeKind::Array:
          case TypeKind::Slice:
          case TypeKind::Chan: return true;
          case TypeKind::Map: return isLen;
          default: return false;
        }
      });
      if (ok) mode = Mode::Value;
      break;
    }
    default: break;
  }
  if (mode == Mode::Invalid) {
    if (isValid(under(x.type)))
      error(ck, x, isLen ? Kind::InvalidLen : Kind::InvalidCap, "invalid argument: ", x, " for built-in ",
            isLen ? "len" : "cap");
    return false;
  }
  if (mode != Mode::Constant) {
    if (types::isUntyped(x.type)) convertUntyped(ck, x, ck.basic(BasicKind::String));
    recordBuiltin(ck, call->fun, makeSig(ck, ck.basic(BasicKind::Int), {x.type}));
  }
  x.mode = mode;
  x.type = ck.basic(BasicKind::Int);
  x.value = v;
  return true;
}

static bool builtinClear(Checker& ck, Operand& x, CallExpr* call) {
  verifyVersion(ck, call->fun, kGo1_21, "clear");
  bool ok = types::underIs(x.type, [&](Type* u) {
    if (isa<Map>(u) || isa<Slice>(u)) return true;
    error(ck, x, Kind::InvalidClear, "invalid argument: cannot clear ", x,
          ": argument must be (or constrained by) map or slice");
    return false;
  });
  if (!ok) return false;
  x.mode = Mode::NoValue;
  recordBuiltin(ck, call->fun, makeSig(ck, nullptr, {x.type}));
  return true;
}

static bool builtinClose(Checker& ck, Operand& x, CallExpr* call) {
  bool ok = types::underIs(x.type, [&](Type* u) {
    Chan* c = dynCast<Chan>(u);
    if (c == nullptr) {
      error(ck, x, Kind::InvalidClose, "invalid operation: cannot close non-channel ", x);
      return false;
    }
    if (c->dir == types::ChanDir::Recv) {
      error(ck, x, Kind::InvalidClose, "invalid operation: cannot close receive-only channel ", x);
      return false;
    }
    return true;
  });
  if (!ok) return false;
  x.mode = Mode::NoValue;
  recordBuiltin(ck, call->fun, makeSig(ck, nullptr, {x.type}));
  return true;
}

static bool builtinCopy(Checker& ck, Operand& x, CallExpr* call, OperandList& args) {
  Operand& y = args[1];
  Cause cause;
  // An untyped nil could be assigned to []byte, but is no slice.
  Type* to = sliceElem(ck, x, &cause);
  if (to == nullptr) {
    error(ck, x, Kind::InvalidCopy, "invalid copy: ", cause);
    return false;
  }
  Kind ignored;
  bool hasString;
  bool special = assignableTo(ck, x, ck.byteSlice(), nullptr, &ignored) && isBytesOrStrings(ck, y.type, &hasString);
  if (!special) {
    Type* from = sliceElem(ck, y, &cause);
    if (from == nullptr) {
      if (!types::allString(y.type)) {
        error(ck, y, Kind::InvalidCopy, "invalid copy: ", cause);
        return false;
      }
      from = ck.tc.universe().byteType;
    }
    if (!identical(to, from)) {
      error(ck, x, Kind::InvalidCopy, "invalid copy: arguments ", x, " and ", y, " have different element types ", to,
            " and ", from);
      return false;
    }
  }
  if (types::isUntyped(y.type)) convertUntyped(ck, y, ck.basic(BasicKind::String));
  recordBuiltin(ck, call->fun, makeSig(ck, ck.basic(BasicKind::Int), {x.type, y.type}));
  x.mode = Mode::Value;
  x.type = ck.basic(BasicKind::Int);
  return true;
}

static bool builtinDelete(Checker& ck, Operand& x, CallExpr* call, OperandList& args) {
  Type *map = x.type, *key = nullptr;
  bool ok = types::underIs(map, [&](Type* u) {
    Map* m = dynCast<Map>(u);
    if (m == nullptr) {
      error(ck, x, Kind::InvalidDelete, "invalid argument: ", x, " is not a map");
      return false;
    }
    if (key != nullptr && !identical(m->key, key)) {
      error(ck, x, Kind::InvalidDelete, "invalid argument: maps of ", x, " must have identical key types");
      return false;
    }
    key = m->key;
    return true;
  });
  if (!ok) return false;
  x = args[1];
  assignment(ck, x, key, "argument to delete");
  if (x.isInvalid()) return false;
  x.mode = Mode::NoValue;
  recordBuiltin(ck, call->fun, makeSig(ck, nullptr, {map, key}));
  return true;
}

static bool builtinMake(Checker& ck, Operand& x, CallExpr* call) {
  Expr* arg = call->args[0];
  Type* t = varType(ck, arg);
  if (!isValid(t)) return false;
  Cause cause;
  Type* u = types::commonUnder(ck.tc, t, [&](Type*, Type* ut, std::string* why) {
    if (isa<Slice>(ut) || isa<Map>(ut) || isa<Chan>(ut)) return true;
    if (why != nullptr) *why = ut == nullptr ? "no specific type" : "type must be slice, map, or channel";
    return false;
  }, &cause);
  if (u == nullptr) {
    error(ck, arg, Kind::InvalidMake, "invalid argument: cannot make ", arg, ": ", cause);
    return false;
  }
  size_t n = call->args.size(), min = isa<Slice>(u) ? 2 : 1;
  if (n < min || n > min + 1) {
    error(ck, call, Kind::WrongArgCount, "invalid operation: ", static_cast<Expr*>(call), " expects ", min, " or ",
          min + 1, " arguments; found ", n);
    return false;
  }
  TypeListVec params;
  params.push(t);
  int64_t sizes[2] = {-1, -1};
  int known = 0;
  for (size_t i = 1; i < n; i++) {
    int64_t size;
    params.push(index(ck, call->args[i], -1, &size));
    if (size >= 0) sizes[known++] = size;
  }
  if (known == 2 && sizes[0] > sizes[1])
    error(ck, call->args[1], Kind::SwappedMakeArgs, "invalid argument: length and capacity swapped");
  x.mode = Mode::Value;
  x.type = t;
  recordBuiltin(ck, call->fun, makeSig(ck, t, params.span()));
  return true;
}

static bool builtinNew(Checker& ck, Operand& x, CallExpr* call) {
  Expr* arg = call->args[0];
  exprOrType(ck, x, arg, false);
  exclude(ck, x, 1u << static_cast<unsigned>(Mode::NoValue) | 1u << static_cast<unsigned>(Mode::Builtin));
  if (x.isInvalid()) return false;
  if (x.mode == Mode::Type) {
    validVarType(ck, arg, x.type);
  } else {
    if (types::isUntyped(x.type)) {
      assignment(ck, x, nullptr, "argument to new");
      if (x.isInvalid()) return false;
    }
    verifyVersion(ck, call->fun, kGo1_26, "new(", arg, ")");
  }
  Type* t = x.type;
  x.mode = Mode::Value;
  x.type = newPointer(ck, t);
  recordBuiltin(ck, call->fun, makeSig(ck, x.type, {t}));
  return true;
}

static bool builtinPrint(Checker& ck, Operand& x, CallExpr* call, OperandList& args, std::string_view name) {
  TypeListVec params;
  std::string context = "argument to built-in ";
  context += name;
  for (Operand& a : args) {
    assignment(ck, a, nullptr, context);
    if (a.isInvalid()) return false;
    params.push(a.type);
    if (!ck.isVo() && (underAs<Struct>(a.type) != nullptr || underAs<Array>(a.type) != nullptr)) 
      ck.backEndErrors.push_back({call->lparen, Kind::PrintOperand, text(ck, "illegal types for operand: ", name, "\n\t", a.type)});
  }
  x.mode = Mode::NoValue;
  recordBuiltin(ck, call->fun, makeSig(ck, nullptr, params.span()));
  return true;
}

// ---- Numbers -----------------------------------------------------------------------------------

static Type* complexOf(Checker& ck, Type* t) {
  Basic* b = underAs<Basic>(t);
  if (b == nullptr) return nullptr;
  switch (b->basic) {
    case BasicKind::Float32: return ck.basic(BasicKind::Complex64);
    case BasicKind::Float64: return ck.basic(BasicKind::Complex128);
    case BasicKind::UntypedFloat: return ck.basic(BasicKind::UntypedComplex);
    default: return nullptr;
  }
}

static Type* floatOf(Checker& ck, Type* t) {
  Basic* b = underAs<Basic>(t);
  if (b == nullptr) return nullptr;
  switch (b->basic) {
    case BasicKind::Complex64: return ck.basic(BasicKind::Float32);
    case BasicKind::Complex128: return ck.basic(BasicKind::Float64);
    case BasicKind::UntypedComplex: return ck.basic(BasicKind::UntypedFloat);
    default: return nullptr;
  }
}

// f of x's type. For a type parameter gc has no result type to give: an error, unless no type of
// the set fits anyway.
static Type* applyTypeFunc(Checker& ck, Type* (*f)(Checker&, Type*), const Operand& x, BuiltinId id) {
  TypeParam* p = as<TypeParam>(x.type);
  if (p == nullptr) return f(ck, x.type);
  SmallVec<UnionTerm, 4> terms;
  bool ok = types::eachTerm(p, [&](const types::Term* term) {
    if (term == nullptr) return false;
    Type* r = f(ck, term->type);
    if (r == nullptr) return false;
    terms.push({term->tilde, r});
    return true;
  });
  if (!ok) return nullptr;
  error(ck, x,
        id == BuiltinId::Real   ? Kind::InvalidReal
        : id == BuiltinId::Imag ? Kind::InvalidImag
                                : Kind::InvalidComplex,
        x, " not supported as argument to built-in ", types::builtinName(id), " for go1.18 (see go.dev/issue/50937)");
  std::span<Type*> embedded = ck.arena.array<Type*>(1);
  embedded[0] = ck.tc.newUnion(ck.arena.copy(std::span<const UnionTerm>(terms.span())));
  TypeName* name = ck.tc.newTypeName(Pos{}, ck.pkg, p->object->name, nullptr);
  return ck.tc.newTypeParam(name, ck.tc.newInterface({}, embedded), p->index);
}

static bool builtinComplex(Checker& ck, Operand& x, CallExpr* call, OperandList& args) {
  Operand& y = args[1];
  bool ux = types::isUntyped(x.type), uy = types::isUntyped(y.type);
  if (ux && uy) {
    if (x.isConstant() && y.isConstant()) {
      for (Operand* o : {&x, &y}) {
        if (types::isNumeric(o->type) && types::constSign(types::constImag(ck.localArena(), o->value)) == 0)
          o->type = ck.basic(BasicKind::UntypedFloat);
      }
    } else {
      convertUntyped(ck, x, ck.basic(BasicKind::Float64));
      convertUntyped(ck, y, ck.basic(BasicKind::Float64));
    }
  } else if (ux) {
    convertUntyped(ck, x, y.type);
  } else if (uy) {
    convertUntyped(ck, y, x.type);
  }
  if (x.isInvalid() || y.isInvalid()) return false;
  if (!identical(x.type, y.type)) {
    error(ck, x, Kind::InvalidComplex, "invalid operation: ", static_cast<Expr*>(call), " (mismatched types ", x.type,
          " and ", y.type, ")");
    return false;
  }
  Type* result = applyTypeFunc(ck, complexOf, x, BuiltinId::Complex);
  if (result == nullptr) {
    error(ck, x, Kind::InvalidComplex, "invalid argument: arguments have type ", x.type, ", expected floating-point");
    return false;
  }
  if (x.isConstant() && y.isConstant()) {
    x.value = types::makeComplex(ck.localArena(), types::toFloat(ck.localArena(), x.value), types::toFloat(ck.localArena(), y.value));
  } else {
    x.mode = Mode::Value;
    recordBuiltin(ck, call->fun, makeSig(ck, result, {x.type, x.type}));
  }
  x.type = result;
  return true;
}

static bool builtinRealImag(Checker& ck, Operand& x, CallExpr* call, bool isReal) {
  if (types::isUntyped(x.type)) {
    if (x.isConstant()) {
      if (types::isNumeric(x.type)) x.type = ck.basic(BasicKind::UntypedComplex);
    } else {
      convertUntyped(ck, x, ck.basic(BasicKind::Complex128));
      if (x.isInvalid()) return false;
    }
  }
  Type* result = applyTypeFunc(ck, floatOf, x, isReal ? BuiltinId::Real : BuiltinId::Imag);
  if (result == nullptr) {
    error(ck, x, isReal ? Kind::InvalidReal : Kind::InvalidImag, "invalid argument: argument has type ", x.type,
          ", expected complex type");
    return false;
  }
  if (x.isConstant()) {
    x.value = isReal ? types::constReal(ck.localArena(), x.value) : types::constImag(ck.localArena(), x.value);
  } else {
    x.mode = Mode::Value;
    recordBuiltin(ck, call->fun, makeSig(ck, result, {x.type}));
  }
  x.type = result;
  return true;
}

static bool builtinMinMax(Checker& ck, Operand& x, CallExpr* call, OperandList& args, bool isMax) {
  std::string_view name = isMax ? "max" : "min";
  verifyVersion(ck, call->fun, kGo1_21, "built-in ", name);
  Token op = isMax ? Token::Greater : Token::Less;
  for (size_t i = 0; i < args.size(); i++) {
    Operand& a = args[i];
    if (!types::allOrdered(a.type)) {
      error(ck, a, Kind::InvalidMinMaxOperand, "invalid argument: ", a, " cannot be ordered");
      return false;
    }
    if (i == 0) continue;
    matchTypes(ck, x, a);
    if (x.isInvalid()) return false;
    if (!identical(x.type, a.type)) {
      error(ck, a, Kind::MismatchedTypes, "invalid argument: mismatched types ", x.type, " (previous argument) and ",
            a.type, " (type of ", a.expr, ")");
      return false;
    }
    if (x.isConstant() && a.isConstant()) {
      if (types::constCompare(op, a.value, x.value)) x = a;
    } else {
      x.mode = Mode::Value;
    }
  }
  if (!x.isConstant()) {
    x.mode = Mode::Value;
    std::string context = "argument to built-in ";
    context += name;
    assignment(ck, x, ck.emptyInterface(), context);
    if (x.isInvalid()) return false;
  }
  TypeListVec params;
  for (const Operand& a : args) {
    updateExprType(ck, a.expr, x.type, true);
    params.push(x.type);
  }
  if (!x.isConstant()) recordBuiltin(ck, call->fun, makeSig(ck, x.type, params.span()));
  return true;
}

}  // namespace vo::check
