// This file checks calls of the built-in functions of package unsafe.
#include "check/assign.h"
#include "check/builtins.h"
#include "check/call.h"
#include "check/decl.h"
#include "check/expr.h"
#include "check/index.h"
#include "check/record.h"
#include "check/report.h"
#include "check/scope.h"
#include "check/state.h"

namespace vo::check {

using namespace syntax;

static bool builtinOffsetof(Checker& ck, Operand& x, syntax::CallExpr* call);
static bool builtinSizeof(Checker& ck, Operand& x, syntax::CallExpr* call, bool align);

bool builtinUnsafe(Checker& ck, Operand& x, CallExpr* call, OperandList& args, BuiltinId id) {
  switch (id) {
    case BuiltinId::UnsafeAdd: {
      verifyVersion(ck, call->fun, kGo1_17, "unsafe.Add");
      assignment(ck, x, ck.basic(BasicKind::UnsafePointer), "argument to unsafe.Add");
      if (x.isInvalid()) return false;
      if (!isValidIndex(ck, args[1], Kind::InvalidUnsafeAdd, "length", true)) return false;
      x.mode = Mode::Value;
      x.type = ck.basic(BasicKind::UnsafePointer);
      recordBuiltin(ck, call->fun, makeSig(ck, x.type, {x.type, args[1].type}));
      return true;
    }
    case BuiltinId::UnsafeAlignof: return builtinSizeof(ck, x, call, true);
    case BuiltinId::UnsafeSizeof: return builtinSizeof(ck, x, call, false);
    case BuiltinId::UnsafeOffsetof: return builtinOffsetof(ck, x, call);
    case BuiltinId::UnsafeSlice: {
      verifyVersion(ck, call->fun, kGo1_17, "unsafe.Slice");
      Pointer* p = dynCast<Pointer>(types::commonUnder(x.type));
      if (p == nullptr) {
        error(ck, x, Kind::InvalidUnsafeSlice, "invalid argument: ", x, " is not a pointer");
        return false;
      }
      if (!isValidIndex(ck, args[1], Kind::InvalidUnsafeSlice, "length", false)) return false;
      x.mode = Mode::Value;
      x.type = ck.tc.newSlice(p->elem);
      recordBuiltin(ck, call->fun, makeSig(ck, x.type, {p, args[1].type}));
      return true;
    }
    case BuiltinId::UnsafeSliceData: {
      verifyVersion(ck, call->fun, kGo1_20, "unsafe.SliceData");
      Slice* s = dynCast<Slice>(types::commonUnder(x.type));
      if (s == nullptr) {
        error(ck, x, Kind::InvalidUnsafeSliceData, "invalid argument: ", x, " is not a slice");
        return false;
      }
      x.mode = Mode::Value;
      x.type = newPointer(ck, s->elem);
      recordBuiltin(ck, call->fun, makeSig(ck, x.type, {s}));
      return true;
    }
    case BuiltinId::UnsafeString: {
      verifyVersion(ck, call->fun, kGo1_20, "unsafe.String");
      Type* bytePointer = newPointer(ck, ck.tc.universe().byteType);
      assignment(ck, x, bytePointer, "argument to unsafe.String");
      if (x.isInvalid()) return false;
      if (!isValidIndex(ck, args[1], Kind::InvalidUnsafeString, "length", false)) return false;
      x.mode = Mode::Value;
      x.type = ck.basic(BasicKind::String);
      recordBuiltin(ck, call->fun, makeSig(ck, x.type, {bytePointer, args[1].type}));
      return true;
    }
    case BuiltinId::UnsafeStringData:
      verifyVersion(ck, call->fun, kGo1_20, "unsafe.StringData");
      assignment(ck, x, ck.basic(BasicKind::String), "argument to unsafe.StringData");
      if (x.isInvalid()) return false;
      x.mode = Mode::Value;
      x.type = newPointer(ck, ck.tc.universe().byteType);
      recordBuiltin(ck, call->fun, makeSig(ck, x.type, {ck.basic(BasicKind::String)}));
      return true;
    default: VO_UNREACHABLE("every built-in function is handled");
  }
}

static bool builtinSizeof(Checker& ck, Operand& x, CallExpr* call, bool align) {
  assignment(ck, x, nullptr, align ? "argument to unsafe.Alignof" : "argument to unsafe.Sizeof");
  if (x.isInvalid()) return false;
  if (hasVaryingSize(ck, x.type)) {
    x.mode = Mode::Value;
    recordBuiltin(ck, call->fun, makeSig(ck, ck.basic(BasicKind::Uintptr), {x.type}));
  } else {
    int64_t n = align ? types::alignOf(x.type) : types::sizeOf(x.type);
    if (n < 0) {
      error(ck, x, Kind::TypeTooLarge, x, " is too large");
      return false;
    }
    x.mode = Mode::Constant;
    x.value = types::makeInt64(ck.localArena(), n);
  }
  x.type = ck.basic(BasicKind::Uintptr);
  return true;
}

static bool builtinOffsetof(Checker& ck, Operand& x, CallExpr* call) {
  Expr* arg = call->args[0];
  while (ParenExpr* p = dynCast<ParenExpr>(arg)) arg = p->x;
  SelectorExpr* sel = dynCast<SelectorExpr>(arg);
  if (sel == nullptr) {
    error(ck, call->args[0], Kind::BadOffsetofSyntax, "invalid argument: ", call->args[0],
          " is not a selector expression");
    use(ck, call->args[0]);
    return false;
  }
  expr(ck, nullptr, x, sel->x);
  if (x.isInvalid()) return false;
  Type* base = types::derefStructPtr(x.type);
  Symbol name = sel->sel->name;
  types::Lookup found = types::lookupFieldOrMethod(ck.tc, base, false, ck.pkg, name);
  if (found.object == nullptr) {
    error(ck, x, Kind::MissingFieldOrMethod, "invalid argument: ", base, " has no single field ", name);
    return false;
  }
  if (isa<Func>(found.object)) {
    error(ck, call->args[0], Kind::InvalidOffsetof, "invalid argument: ", call->args[0], " is a method value");
    return false;
  }
  if (found.indirect) {
    error(ck, x, Kind::InvalidOffsetof, "invalid argument: field ", name, " is embedded via a pointer in ", base);
    return false;
  }
  recordSelection(ck, sel, types::SelectionKind::FieldVal, base, found.object, found.path, false);
  recordTypeAndValue(ck, sel, x.mode == Mode::Variable ? Mode::Variable : Mode::Value, found.object->type, nullptr);
  if (hasVaryingSize(ck, base)) {
    x.mode = Mode::Value;
    recordBuiltin(ck, call->fun, makeSig(ck, ck.basic(BasicKind::Uintptr), {found.object->type}));
  } else {
    int64_t offset = types::offsetOfPath(base, found.path);
    if (offset < 0) {
      error(ck, x, Kind::TypeTooLarge, x, " is too large");
      return false;
    }
    x.mode = Mode::Constant;
    x.value = types::makeInt64(ck.localArena(), offset);
  }
  x.type = ck.basic(BasicKind::Uintptr);
  return true;
}

}  // namespace vo::check
