// This file checks calls of built-in functions; those of package unsafe are in unsafe.cpp.
#include "check/impl.h"

namespace vo::check {

using namespace syntax;

bool Checker::builtinCall(Operand& x, CallExpr* call, BuiltinId id) {
  types::BuiltinTraits traits = types::builtinTraits(id);
  if (call->ellipsis.valid() && id != BuiltinId::Append) {
    error(call, Kind::InvalidDotDotDot, "invalid operation: invalid use of ... with built-in ",
          types::builtinName(id));
    use(call->args);
    return false;
  }
  // len and cap are constant only if their argument has no calls or receives.
  bool savedCallOrRecv = env.hasCallOrRecv;
  bool isLength = id == BuiltinId::Len || id == BuiltinId::Cap;
  if (isLength) env.hasCallOrRecv = false;
  OperandList args;
  size_t nargs = call->args.size();
  bool special = id == BuiltinId::Make || id == BuiltinId::New || id == BuiltinId::UnsafeOffsetof;
  bool ok = true;
  if (!special) {
    exprList(call->args, args);
    if (call->args.empty()) args.clear();
    nargs = args.size();
    for (const Operand& a : args) ok &= !a.isInvalid();
    if (ok && nargs > 0) x = args[0];
  }
  if (ok && (nargs < traits.minArgs || (!traits.variadic && nargs > traits.minArgs))) {
    error(call, Kind::WrongArgCount, "invalid operation: ", nargs < traits.minArgs ? "not enough" : "too many",
          " arguments for ", static_cast<Expr*>(call), " (expected ", int(traits.minArgs), ", found ", nargs, ")");
    ok = false;
  }
  if (ok) {
    switch (id) {
      case BuiltinId::Append: ok = builtinAppend(x, call, args); break;
      case BuiltinId::Cap:
      case BuiltinId::Len: ok = builtinLen(x, call, id == BuiltinId::Len); break;
      case BuiltinId::Clear: ok = builtinClear(x, call); break;
      case BuiltinId::Close: ok = builtinClose(x, call); break;
      case BuiltinId::Complex: ok = builtinComplex(x, call, args); break;
      case BuiltinId::Copy: ok = builtinCopy(x, call, args); break;
      case BuiltinId::Delete: ok = builtinDelete(x, call, args); break;
      case BuiltinId::Imag:
      case BuiltinId::Real: ok = builtinRealImag(x, call, id == BuiltinId::Real); break;
      case BuiltinId::Make: ok = builtinMake(x, call); break;
      case BuiltinId::Max:
      case BuiltinId::Min: ok = builtinMinMax(x, call, args, id == BuiltinId::Max); break;
      case BuiltinId::New: ok = builtinNew(x, call); break;
      case BuiltinId::Panic:
        panicCalls.insert(call);
        assignment(x, emptyInterface(), "argument to panic");
        ok = !x.isInvalid();
        x.mode = ok ? Mode::NoValue : Mode::Invalid;
        if (ok) recordBuiltin(call->fun, makeSig(nullptr, {emptyInterface()}));
        break;
      case BuiltinId::Print:
      case BuiltinId::Println: ok = builtinPrint(x, call, args, types::builtinName(id)); break;
      case BuiltinId::Recover:
        x.mode = Mode::Value;
        // A literal of its own: messages show it as interface{}, not as any.
        if (recoverType == nullptr) recoverType = tc.newInterface({}, {});
        x.type = recoverType;
        recordBuiltin(call->fun, makeSig(x.type, {}));
        break;
      case BuiltinId::Assert: ok = builtinAssert(x, call, args); break;
      default: ok = builtinUnsafe(x, call, args, id); break;
    }
  }
  if (isLength) env.hasCallOrRecv = savedCallOrRecv;
  if (ok && x.mode == Mode::NoValue) x.type = tc.emptyTuple();
  if (!x.isConstant()) x.value = nullptr;
  return ok;
}

// The type of the built-in as it is used in this call: what the back end goes by.
Signature* Checker::makeSig(Type* res, std::span<Type* const> args) {
  base::Arena& a = localArena();
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
  for (size_t i = 0; i < args.size(); i++) params[i] = makeVar(types::defaultType(tc, args[i]));
  sig->params = args.empty() ? tc.emptyTuple() : makeTuple(params);
  sig->results = tc.emptyTuple();
  if (res != nullptr) {
    std::span<Var*> results = a.array<Var*>(1);
    results[0] = makeVar(res);
    sig->results = makeTuple(results);
  }
  return sig;
}

Signature* Checker::makeSig(Type* res, std::initializer_list<Type*> args) {
  return makeSig(res, std::span<Type* const>(args.begin(), args.size()));
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
Type* Checker::sliceElem(const Operand& x, Cause* cause) {
  Type* elem = nullptr;
  bool ok = types::underIs(x.type, [&](Type* u) {
    Slice* s = dynCast<Slice>(u);
    if (s == nullptr) {
      *cause = x.isNil() ? std::string("argument must be a slice; have untyped nil")
                         : text("argument must be a slice; have ", x);
      return false;
    }
    if (elem == nullptr) {
      elem = s->elem;
    } else if (!identical(elem, s->elem)) {
      *cause = text("mismatched slice element types ", elem, " and ", s->elem, " in ", x);
      return false;
    }
    return true;
  });
  return ok ? elem : nullptr;
}

// Whether all types of the set are strings or byte slices; `*hasString`: one is a string.
bool Checker::isBytesOrStrings(Type* t, bool* hasString) {
  *hasString = false;
  Type* byteType = tc.universe().byteType;
  return types::underIs(t, [&](Type* u) {
    if (Slice* s = dynCast<Slice>(u)) return identical(s->elem, byteType);
    if (u == nullptr || !types::isString(u)) return false;
    *hasString = true;
    return true;
  });
}

bool Checker::builtinAppend(Operand& x, CallExpr* call, OperandList& args) {
  Cause cause;
  Type* s = x.type;
  Type* elem = sliceElem(x, &cause);
  if (elem == nullptr) {
    error(x, Kind::InvalidAppend, "invalid append: ", cause);
    return false;
  }
  Signature* sig = nullptr;
  // append(bytes, string...)
  if (args.size() == 2 && call->ellipsis.valid()) {
    Kind ignored;
    bool hasString;
    if (assignableTo(x, byteSlice(), nullptr, &ignored) && isBytesOrStrings(args[1].type, &hasString) && hasString) {
      if (types::isUntyped(args[1].type)) convertUntyped(args[1], basic(BasicKind::String));
      sig = makeSig(s, {s, args[1].type});
      sig->variadic = true;
    }
  }
  if (sig == nullptr) {
    sig = makeSig(s, {s, tc.newSlice(elem)});
    sig->variadic = true;
    PartialList none;
    arguments(call, sig, {}, {}, args, none);  // the result type is known even after errors
  }
  recordBuiltin(call->fun, sig);
  x.mode = Mode::Value;
  x.type = s;
  return true;
}

bool Checker::builtinLen(Operand& x, CallExpr* call, bool isLen) {
  Mode mode = Mode::Invalid;
  ConstValue* v = nullptr;
  Type* u = arrayPointerDeref(under(x.type));
  switch (u->kind) {
    case TypeKind::Basic:
      if (!types::isString(u) || !isLen) break;
      mode = Mode::Value;
      if (x.isConstant()) {
        mode = Mode::Constant;
        v = types::makeInt64(arena, static_cast<int64_t>(types::stringValue(x.value).size()));
      }
      break;
    case TypeKind::Array: {
      mode = Mode::Value;
      int64_t n = types::cast<Array>(u)->length;
      if (env.hasCallOrRecv) break;
      mode = Mode::Constant;
      v = n >= 0 ? types::makeInt64(arena, n) : types::makeUnknown(arena);
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
      error(x, isLen ? Kind::InvalidLen : Kind::InvalidCap, "invalid argument: ", x, " for built-in ",
            isLen ? "len" : "cap");
    return false;
  }
  if (mode != Mode::Constant) {
    if (types::isUntyped(x.type)) convertUntyped(x, basic(BasicKind::String));
    recordBuiltin(call->fun, makeSig(basic(BasicKind::Int), {x.type}));
  }
  x.mode = mode;
  x.type = basic(BasicKind::Int);
  x.value = v;
  return true;
}

bool Checker::builtinClear(Operand& x, CallExpr* call) {
  verifyVersion(call->fun, kGo1_21, "clear");
  bool ok = types::underIs(x.type, [&](Type* u) {
    if (isa<Map>(u) || isa<Slice>(u)) return true;
    error(x, Kind::InvalidClear, "invalid argument: cannot clear ", x,
          ": argument must be (or constrained by) map or slice");
    return false;
  });
  if (!ok) return false;
  x.mode = Mode::NoValue;
  recordBuiltin(call->fun, makeSig(nullptr, {x.type}));
  return true;
}

bool Checker::builtinClose(Operand& x, CallExpr* call) {
  bool ok = types::underIs(x.type, [&](Type* u) {
    Chan* c = dynCast<Chan>(u);
    if (c == nullptr) {
      error(x, Kind::InvalidClose, "invalid operation: cannot close non-channel ", x);
      return false;
    }
    if (c->dir == types::ChanDir::Recv) {
      error(x, Kind::InvalidClose, "invalid operation: cannot close receive-only channel ", x);
      return false;
    }
    return true;
  });
  if (!ok) return false;
  x.mode = Mode::NoValue;
  recordBuiltin(call->fun, makeSig(nullptr, {x.type}));
  return true;
}

bool Checker::builtinCopy(Operand& x, CallExpr* call, OperandList& args) {
  Operand& y = args[1];
  Cause cause;
  // An untyped nil could be assigned to []byte, but is no slice.
  Type* to = sliceElem(x, &cause);
  if (to == nullptr) {
    error(x, Kind::InvalidCopy, "invalid copy: ", cause);
    return false;
  }
  Kind ignored;
  bool hasString;
  bool special = assignableTo(x, byteSlice(), nullptr, &ignored) && isBytesOrStrings(y.type, &hasString);
  if (!special) {
    Type* from = sliceElem(y, &cause);
    if (from == nullptr) {
      if (!types::allString(y.type)) {
        error(y, Kind::InvalidCopy, "invalid copy: ", cause);
        return false;
      }
      from = tc.universe().byteType;
    }
    if (!identical(to, from)) {
      error(x, Kind::InvalidCopy, "invalid copy: arguments ", x, " and ", y, " have different element types ", to,
            " and ", from);
      return false;
    }
  }
  if (types::isUntyped(y.type)) convertUntyped(y, basic(BasicKind::String));
  recordBuiltin(call->fun, makeSig(basic(BasicKind::Int), {x.type, y.type}));
  x.mode = Mode::Value;
  x.type = basic(BasicKind::Int);
  return true;
}

bool Checker::builtinDelete(Operand& x, CallExpr* call, OperandList& args) {
  Type *map = x.type, *key = nullptr;
  bool ok = types::underIs(map, [&](Type* u) {
    Map* m = dynCast<Map>(u);
    if (m == nullptr) {
      error(x, Kind::InvalidDelete, "invalid argument: ", x, " is not a map");
      return false;
    }
    if (key != nullptr && !identical(m->key, key)) {
      error(x, Kind::InvalidDelete, "invalid argument: maps of ", x, " must have identical key types");
      return false;
    }
    key = m->key;
    return true;
  });
  if (!ok) return false;
  x = args[1];
  assignment(x, key, "argument to delete");
  if (x.isInvalid()) return false;
  x.mode = Mode::NoValue;
  recordBuiltin(call->fun, makeSig(nullptr, {map, key}));
  return true;
}

bool Checker::builtinMake(Operand& x, CallExpr* call) {
  Expr* arg = call->args[0];
  Type* t = varType(arg);
  if (!isValid(t)) return false;
  Cause cause;
  Type* u = types::commonUnder(tc, t, [&](Type*, Type* ut, std::string* why) {
    if (isa<Slice>(ut) || isa<Map>(ut) || isa<Chan>(ut)) return true;
    if (why != nullptr) *why = ut == nullptr ? "no specific type" : "type must be slice, map, or channel";
    return false;
  }, &cause);
  if (u == nullptr) {
    error(arg, Kind::InvalidMake, "invalid argument: cannot make ", arg, ": ", cause);
    return false;
  }
  size_t n = call->args.size(), min = isa<Slice>(u) ? 2 : 1;
  if (n < min || n > min + 1) {
    error(call, Kind::WrongArgCount, "invalid operation: ", static_cast<Expr*>(call), " expects ", min, " or ",
          min + 1, " arguments; found ", n);
    return false;
  }
  TypeListVec params;
  params.push(t);
  int64_t sizes[2] = {-1, -1};
  int known = 0;
  for (size_t i = 1; i < n; i++) {
    int64_t size;
    params.push(index(call->args[i], -1, &size));
    if (size >= 0) sizes[known++] = size;
  }
  if (known == 2 && sizes[0] > sizes[1])
    error(call->args[1], Kind::SwappedMakeArgs, "invalid argument: length and capacity swapped");
  x.mode = Mode::Value;
  x.type = t;
  recordBuiltin(call->fun, makeSig(t, params.span()));
  return true;
}

bool Checker::builtinNew(Operand& x, CallExpr* call) {
  Expr* arg = call->args[0];
  exprOrType(x, arg, false);
  exclude(x, 1u << static_cast<unsigned>(Mode::NoValue) | 1u << static_cast<unsigned>(Mode::Builtin));
  if (x.isInvalid()) return false;
  if (x.mode == Mode::Type) {
    validVarType(arg, x.type);
  } else {
    if (types::isUntyped(x.type)) {
      assignment(x, nullptr, "argument to new");
      if (x.isInvalid()) return false;
    }
    verifyVersion(call->fun, kGo1_26, "new(", arg, ")");
  }
  Type* t = x.type;
  x.mode = Mode::Value;
  x.type = newPointer(t);
  recordBuiltin(call->fun, makeSig(x.type, {t}));
  return true;
}

bool Checker::builtinPrint(Operand& x, CallExpr* call, OperandList& args, std::string_view name) {
  TypeListVec params;
  std::string context = "argument to built-in ";
  context += name;
  for (Operand& a : args) {
    assignment(a, nullptr, context);
    if (a.isInvalid()) return false;
    params.push(a.type);
  }
  x.mode = Mode::NoValue;
  recordBuiltin(call->fun, makeSig(nullptr, params.span()));
  return true;
}

// ---- Numbers -----------------------------------------------------------------------------------

Type* Checker::complexOf(Type* t) {
  Basic* b = underAs<Basic>(t);
  if (b == nullptr) return nullptr;
  switch (b->basic) {
    case BasicKind::Float32: return basic(BasicKind::Complex64);
    case BasicKind::Float64: return basic(BasicKind::Complex128);
    case BasicKind::UntypedFloat: return basic(BasicKind::UntypedComplex);
    default: return nullptr;
  }
}

Type* Checker::floatOf(Type* t) {
  Basic* b = underAs<Basic>(t);
  if (b == nullptr) return nullptr;
  switch (b->basic) {
    case BasicKind::Complex64: return basic(BasicKind::Float32);
    case BasicKind::Complex128: return basic(BasicKind::Float64);
    case BasicKind::UntypedComplex: return basic(BasicKind::UntypedFloat);
    default: return nullptr;
  }
}

// f of x's type. For a type parameter gc has no result type to give: an error, unless no type of
// the set fits anyway.
Type* Checker::applyTypeFunc(Type* (Checker::*f)(Type*), const Operand& x, BuiltinId id) {
  TypeParam* p = as<TypeParam>(x.type);
  if (p == nullptr) return (this->*f)(x.type);
  SmallVec<UnionTerm, 4> terms;
  bool ok = types::eachTerm(p, [&](const types::Term* term) {
    if (term == nullptr) return false;
    Type* r = (this->*f)(term->type);
    if (r == nullptr) return false;
    terms.push({term->tilde, r});
    return true;
  });
  if (!ok) return nullptr;
  error(x, id == BuiltinId::Real   ? Kind::InvalidReal
           : id == BuiltinId::Imag ? Kind::InvalidImag
                                   : Kind::InvalidComplex,
        x, " not supported as argument to built-in ", types::builtinName(id),
        " for go1.18 (see go.dev/issue/50937)");
  std::span<Type*> embedded = arena.array<Type*>(1);
  embedded[0] = tc.newUnion(arena.copy(std::span<const UnionTerm>(terms.span())));
  TypeName* name = tc.newTypeName(Pos{}, pkg, p->object->name, nullptr);
  return tc.newTypeParam(name, tc.newInterface({}, embedded), p->index);
}

bool Checker::builtinComplex(Operand& x, CallExpr* call, OperandList& args) {
  Operand& y = args[1];
  bool ux = types::isUntyped(x.type), uy = types::isUntyped(y.type);
  if (ux && uy) {
    if (x.isConstant() && y.isConstant()) {
      for (Operand* o : {&x, &y}) {
        if (types::isNumeric(o->type) && types::constSign(types::constImag(arena, o->value)) == 0)
          o->type = basic(BasicKind::UntypedFloat);
      }
    } else {
      convertUntyped(x, basic(BasicKind::Float64));
      convertUntyped(y, basic(BasicKind::Float64));
    }
  } else if (ux) {
    convertUntyped(x, y.type);
  } else if (uy) {
    convertUntyped(y, x.type);
  }
  if (x.isInvalid() || y.isInvalid()) return false;
  if (!identical(x.type, y.type)) {
    error(x, Kind::InvalidComplex, "invalid operation: ", static_cast<Expr*>(call), " (mismatched types ", x.type,
          " and ", y.type, ")");
    return false;
  }
  Type* result = applyTypeFunc(&Checker::complexOf, x, BuiltinId::Complex);
  if (result == nullptr) {
    error(x, Kind::InvalidComplex, "invalid argument: arguments have type ", x.type, ", expected floating-point");
    return false;
  }
  if (x.isConstant() && y.isConstant()) {
    x.value = types::makeComplex(arena, types::toFloat(arena, x.value), types::toFloat(arena, y.value));
  } else {
    x.mode = Mode::Value;
    recordBuiltin(call->fun, makeSig(result, {x.type, x.type}));
  }
  x.type = result;
  return true;
}

bool Checker::builtinRealImag(Operand& x, CallExpr* call, bool isReal) {
  if (types::isUntyped(x.type)) {
    if (x.isConstant()) {
      if (types::isNumeric(x.type)) x.type = basic(BasicKind::UntypedComplex);
    } else {
      convertUntyped(x, basic(BasicKind::Complex128));
      if (x.isInvalid()) return false;
    }
  }
  Type* result = applyTypeFunc(&Checker::floatOf, x, isReal ? BuiltinId::Real : BuiltinId::Imag);
  if (result == nullptr) {
    error(x, isReal ? Kind::InvalidReal : Kind::InvalidImag, "invalid argument: argument has type ", x.type,
          ", expected complex type");
    return false;
  }
  if (x.isConstant()) {
    x.value = isReal ? types::constReal(arena, x.value) : types::constImag(arena, x.value);
  } else {
    x.mode = Mode::Value;
    recordBuiltin(call->fun, makeSig(result, {x.type}));
  }
  x.type = result;
  return true;
}

bool Checker::builtinMinMax(Operand& x, CallExpr* call, OperandList& args, bool isMax) {
  std::string_view name = isMax ? "max" : "min";
  verifyVersion(call->fun, kGo1_21, "built-in ", name);
  Token op = isMax ? Token::Greater : Token::Less;
  for (size_t i = 0; i < args.size(); i++) {
    Operand& a = args[i];
    if (!types::allOrdered(a.type)) {
      error(a, Kind::InvalidMinMaxOperand, "invalid argument: ", a, " cannot be ordered");
      return false;
    }
    if (i == 0) continue;
    matchTypes(x, a);
    if (x.isInvalid()) return false;
    if (!identical(x.type, a.type)) {
      error(a, Kind::MismatchedTypes, "invalid argument: mismatched types ", x.type, " (previous argument) and ",
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
    assignment(x, emptyInterface(), context);
    if (x.isInvalid()) return false;
  }
  TypeListVec params;
  for (const Operand& a : args) {
    updateExprType(a.expr, x.type, true);
    params.push(x.type);
  }
  if (!x.isConstant()) recordBuiltin(call->fun, makeSig(x.type, params.span()));
  return true;
}

}  // namespace vo::check
