// This file checks calls of the built-in functions of package unsafe.
#include "check/impl.h"

namespace vo::check {

using namespace syntax;

bool Checker::builtinUnsafe(Operand& x, CallExpr* call, OperandList& args, BuiltinId id) {
  switch (id) {
    case BuiltinId::UnsafeAdd: {
      verifyVersion(call->fun, kGo1_17, "unsafe.Add");
      assignment(x, basic(BasicKind::UnsafePointer), "argument to unsafe.Add");
      if (x.isInvalid()) return false;
      if (!isValidIndex(args[1], Kind::InvalidUnsafeAdd, "length", true)) return false;
      x.mode = Mode::Value;
      x.type = basic(BasicKind::UnsafePointer);
      recordBuiltin(call->fun, makeSig(x.type, {x.type, args[1].type}));
      return true;
    }
    case BuiltinId::UnsafeAlignof: return builtinSizeof(x, call, true);
    case BuiltinId::UnsafeSizeof: return builtinSizeof(x, call, false);
    case BuiltinId::UnsafeOffsetof: return builtinOffsetof(x, call);
    case BuiltinId::UnsafeSlice: {
      verifyVersion(call->fun, kGo1_17, "unsafe.Slice");
      Pointer* p = dynCast<Pointer>(types::commonUnder(x.type));
      if (p == nullptr) {
        error(x, Kind::InvalidUnsafeSlice, "invalid argument: ", x, " is not a pointer");
        return false;
      }
      if (!isValidIndex(args[1], Kind::InvalidUnsafeSlice, "length", false)) return false;
      x.mode = Mode::Value;
      x.type = tc.newSlice(p->elem);
      recordBuiltin(call->fun, makeSig(x.type, {p, args[1].type}));
      return true;
    }
    case BuiltinId::UnsafeSliceData: {
      verifyVersion(call->fun, kGo1_20, "unsafe.SliceData");
      Slice* s = dynCast<Slice>(types::commonUnder(x.type));
      if (s == nullptr) {
        error(x, Kind::InvalidUnsafeSliceData, "invalid argument: ", x, " is not a slice");
        return false;
      }
      x.mode = Mode::Value;
      x.type = newPointer(s->elem);
      recordBuiltin(call->fun, makeSig(x.type, {s}));
      return true;
    }
    case BuiltinId::UnsafeString: {
      verifyVersion(call->fun, kGo1_20, "unsafe.String");
      Type* bytePointer = newPointer(tc.universe().byteType);
      assignment(x, bytePointer, "argument to unsafe.String");
      if (x.isInvalid()) return false;
      if (!isValidIndex(args[1], Kind::InvalidUnsafeString, "length", false)) return false;
      x.mode = Mode::Value;
      x.type = basic(BasicKind::String);
      recordBuiltin(call->fun, makeSig(x.type, {bytePointer, args[1].type}));
      return true;
    }
    case BuiltinId::UnsafeStringData:
      verifyVersion(call->fun, kGo1_20, "unsafe.StringData");
      assignment(x, basic(BasicKind::String), "argument to unsafe.StringData");
      if (x.isInvalid()) return false;
      x.mode = Mode::Value;
      x.type = newPointer(tc.universe().byteType);
      recordBuiltin(call->fun, makeSig(x.type, {basic(BasicKind::String)}));
      return true;
    default: VO_UNREACHABLE("every built-in function is handled");
  }
}

bool Checker::builtinSizeof(Operand& x, CallExpr* call, bool align) {
  assignment(x, nullptr, align ? "argument to unsafe.Alignof" : "argument to unsafe.Sizeof");
  if (x.isInvalid()) return false;
  if (hasVaryingSize(x.type)) {
    x.mode = Mode::Value;
    recordBuiltin(call->fun, makeSig(basic(BasicKind::Uintptr), {x.type}));
  } else {
    int64_t n = align ? types::alignOf(x.type) : types::sizeOf(x.type);
    if (n < 0) {
      error(x, Kind::TypeTooLarge, x, " is too large");
      return false;
    }
    x.mode = Mode::Constant;
    x.value = types::makeInt64(arena, n);
  }
  x.type = basic(BasicKind::Uintptr);
  return true;
}

bool Checker::builtinOffsetof(Operand& x, CallExpr* call) {
  Expr* arg = call->args[0];
  while (ParenExpr* p = dynCast<ParenExpr>(arg)) arg = p->x;
  SelectorExpr* sel = dynCast<SelectorExpr>(arg);
  if (sel == nullptr) {
    error(call->args[0], Kind::BadOffsetofSyntax, "invalid argument: ", call->args[0],
          " is not a selector expression");
    use(call->args[0]);
    return false;
  }
  expr(nullptr, x, sel->x);
  if (x.isInvalid()) return false;
  Type* base = types::derefStructPtr(x.type);
  Symbol name = sel->sel->name;
  types::Lookup found = types::lookupFieldOrMethod(tc, base, false, pkg, name);
  if (found.object == nullptr) {
    error(x, Kind::MissingFieldOrMethod, "invalid argument: ", base, " has no single field ", name);
    return false;
  }
  if (isa<Func>(found.object)) {
    error(call->args[0], Kind::InvalidOffsetof, "invalid argument: ", call->args[0], " is a method value");
    return false;
  }
  if (found.indirect) {
    error(x, Kind::InvalidOffsetof, "invalid argument: field ", name, " is embedded via a pointer in ", base);
    return false;
  }
  recordSelection(sel, types::SelectionKind::FieldVal, base, found.object, found.path, false);
  recordTypeAndValue(sel, x.mode == Mode::Variable ? Mode::Variable : Mode::Value, found.object->type, nullptr);
  if (hasVaryingSize(base)) {
    x.mode = Mode::Value;
    recordBuiltin(call->fun, makeSig(basic(BasicKind::Uintptr), {found.object->type}));
  } else {
    int64_t offset = types::offsetOfPath(base, found.path);
    if (offset < 0) {
      error(x, Kind::TypeTooLarge, x, " is too large");
      return false;
    }
    x.mode = Mode::Constant;
    x.value = types::makeInt64(arena, offset);
  }
  x.type = basic(BasicKind::Uintptr);
  return true;
}

}  // namespace vo::check
