// This file builds calls of predeclared functions.
#include "ir/build_call.h"
#include "ir/build_convert.h"
#include "ir/build_expr.h"
#include "ir/build_stmt.h"
#include "ir/func_builder.h"
#include "ir/nodes.h"
#include "ir/order.h"

namespace vo::ir {

using namespace syntax;

static Node* lenCap(FuncBuilder& fb, const syntax::CallExpr* e, BuiltinId id);
static Node* append(FuncBuilder& fb, const syntax::CallExpr* e);
static Node* makeBuiltin(FuncBuilder& fb, const syntax::CallExpr* e);
static Node* minMax(FuncBuilder& fb, const syntax::CallExpr* e, BuiltinId id);
static Node* newBuiltin(FuncBuilder& fb, const syntax::CallExpr* e);
static Node* unsafeBuiltin(FuncBuilder& fb, const syntax::CallExpr* e, BuiltinId id);
static void printNodes(FuncBuilder& fb, NodeVec args, bool newline, Pos pos);
static void assertStmt(FuncBuilder& fb, const syntax::CallExpr* e, NodeVec args);

namespace {

bool isStatementBuiltin(BuiltinId id) {
  switch (id) {
    case BuiltinId::Panic:
    case BuiltinId::Print:
    case BuiltinId::Println:
    case BuiltinId::Delete:
    case BuiltinId::Close:
    case BuiltinId::Clear:
    case BuiltinId::Copy:
    case BuiltinId::Recover:
    case BuiltinId::Assert: return true;
    default: return false;
  }
}

/// Rendered by the run time as fmt.Println would: predeclared types without methods.
bool printsNatively(Type* t) {
  types::Basic* bt = types::dynCast<types::Basic>(types::unalias(t));
  return bt != nullptr && (types::isNumeric(bt) || types::isString(bt) || types::isBoolean(bt));
}

}  // namespace

NodeVec builtinArgs(FuncBuilder& fb, const CallExpr* e, BuiltinId id) {
  NodeVec args;
  std::vector<bool> effects(e->args.size() + 1);
  for (size_t i = e->args.size(); i-- > 0;) effects[i] = effects[i + 1] || hasEffect(fb, e->args[i]);
  Type* only = e->args.size() == 1 ? fb.b.info.type(e->args[0]) : nullptr;
  if (only != nullptr && types::isa<Tuple>(only)) {
    args = multi(fb, e->args[0]);
    if (id == BuiltinId::Delete) args[1] = convert(fb, args[1], underAs<types::Map>(args[0]->type)->key, e->pos);
    return args;
  }
  for (size_t i = 0; i < e->args.size(); i++) {
    Later l(fb, effects[i + 1]);
    const Expr* a = e->args[i];
    if (id == BuiltinId::Panic || (id == BuiltinId::Assert && i > 0)) {
      args.push_back(exprTo(fb, a, fb.b.anyType()));
    } else if (id == BuiltinId::Delete && i == 1) {
      Type* m = args[0]->type;
      args.push_back(earlyKey(fb, exprTo(fb, a, underAs<types::Map>(m)->key), m));
    } else if (fb.b.info.mode(a) == Mode::NilValue) {
      args.push_back(zero(fb, fb.b.anyType(), a->pos));
    } else {
      args.push_back(expr(fb, a));
    }
  }
  return args;
}

// The builtins that may be deferred, with their arguments evaluated.
Node* builtinWith(FuncBuilder& fb, BuiltinId id, const CallExpr* e, NodeVec args) {
  Pos pos = e->pos;
  switch (id) {
    case BuiltinId::Panic: emit(fb, make(fb, Op::Panic, pos, nullptr, args[0])); return nullptr;
    case BuiltinId::Print: printNodes(fb, std::move(args), false, pos); return nullptr;
    case BuiltinId::Println: printNodes(fb, std::move(args), true, pos); return nullptr;
    case BuiltinId::Delete: emit(fb, make(fb, Op::MapDelete, pos, nullptr, args[0], args[1])); return nullptr;
    case BuiltinId::Close: emit(fb, make(fb, Op::Close, pos, nullptr, args[0])); return nullptr;
    case BuiltinId::Clear:
      emit(fb, make(fb, types::isa<types::Map>(under(args[0]->type)) ? Op::MapClear : Op::SliceClear, pos, nullptr,
                    args[0]));
      return nullptr;
    case BuiltinId::Copy: return make(fb, Op::Copy, pos, fb.b.intType(), args[0], args[1]);
    case BuiltinId::Assert: assertStmt(fb, e, std::move(args)); return nullptr;
    case BuiltinId::Recover: {
      FuncBuilder& f = fb.outermost();
      f.fn->flags |= kFuncHasRecover;
      fb.fn->flags |= kFuncHasRecover;
      // In the body of a range-over-func loop there is the iterator between it and the unwinder, so
      // it answers nil, as in gc.
      return make(fb, Op::Recover, pos, fb.b.anyType());
    }
    default: VO_UNREACHABLE("the other builtins are expressions");
  }
}

Node* builtin(FuncBuilder& fb, const CallExpr* e, BuiltinId id) {
  if (isStatementBuiltin(id)) return builtinWith(fb, id, e, builtinArgs(fb, e, id));
  Type* t = typeOf(fb, e);
  Type* only = e->args.size() == 1 ? fb.b.info.type(e->args[0]) : nullptr;
  bool isMulti = only != nullptr && types::isa<Tuple>(only);
  auto two = [&](Op op, Type* first, Type* second) {
    if (isMulti) {
      NodeVec values = multi(fb, e->args[0]);
      return make(fb, op, e->pos, t, values[0], values[1]);
    }
    Node* x;
    {
      Later l(fb, hasEffect(fb, e->args[1]));
      x = first != nullptr ? exprTo(fb, e->args[0], first) : expr(fb, e->args[0]);
    }
    return make(fb, op, e->pos, t, x, second != nullptr ? exprTo(fb, e->args[1], second) : expr(fb, e->args[1]));
  };
  switch (id) {
    case BuiltinId::Len:
    case BuiltinId::Cap: return lenCap(fb, e, id);
    case BuiltinId::Append: return append(fb, e);
    case BuiltinId::Make: return early(fb, makeBuiltin(fb, e));
    case BuiltinId::New: return early(fb, newBuiltin(fb, e));
    case BuiltinId::Min:
    case BuiltinId::Max: return early(fb, minMax(fb, e, id));
    case BuiltinId::Complex: {
      Type* part = fb.b.basic(types::sizeOf(t) == 8 ? BasicKind::Float32 : BasicKind::Float64);
      return early(fb, two(Op::Complex, part, part));
    }
    case BuiltinId::Real: return early(fb, make(fb, Op::Real, e->pos, t, expr(fb, e->args[0])));
    case BuiltinId::Imag: return early(fb, make(fb, Op::Imag, e->pos, t, expr(fb, e->args[0])));
    case BuiltinId::UnsafeAdd: return two(Op::UnsafeAdd, nullptr, nullptr);
    case BuiltinId::UnsafeSlice: return early(fb, two(Op::UnsafeSlice, nullptr, nullptr));
    case BuiltinId::UnsafeString: return early(fb, two(Op::UnsafeString, nullptr, nullptr));
    case BuiltinId::UnsafeSliceData: return make(fb, Op::UnsafeSliceData, e->pos, t, expr(fb, e->args[0]));
    case BuiltinId::UnsafeStringData: return make(fb, Op::UnsafeStringData, e->pos, t, expr(fb, e->args[0]));
    default: return unsafeBuiltin(fb, e, id);
  }
}

// Sizes that depend on type parameters are constants here.
static Node* unsafeBuiltin(FuncBuilder& fb, const CallExpr* e, BuiltinId id) {
  const Expr* a = unparen(e->args[0]);
  int64_t v = 0;
  if (id == BuiltinId::UnsafeOffsetof) {
    const SelectorExpr* s = cast<SelectorExpr>(a);
    const types::Selection* sel = fb.b.info.selection(s);
    v = types::offsetOfPath(types::deref(fb.map(sel->recv)).type, sel->path);
  } else {
    v = id == BuiltinId::UnsafeAlignof ? types::alignOf(typeOf(fb, a)) : types::sizeOf(typeOf(fb, a));
  }
  return intConst(fb, v, typeOf(fb, e), e->pos);
}

static Node* lenCap(FuncBuilder& fb, const CallExpr* e, BuiltinId id) {
  Node* x = expr(fb, e->args[0]);
  Type* u = under(x->type);
  if (types::Pointer* p = types::dynCast<types::Pointer>(u)) u = under(p->elem);
  if (types::Array* a = types::dynCast<types::Array>(u)) {
    discard(fb, x, e->pos);
    return intConst(fb, a->length, typeOf(fb, e), e->pos);
  }
  return early(fb, make(fb, id == BuiltinId::Len ? Op::Len : Op::Cap, e->pos, typeOf(fb, e), x));
}

static Node* append(FuncBuilder& fb, const CallExpr* e) {
  Type* t = typeOf(fb, e);
  std::vector<bool> effects(e->args.size() + 1);
  for (size_t i = e->args.size(); i-- > 0;) effects[i] = effects[i + 1] || hasEffect(fb, e->args[i]);
  Type* only = e->args.size() == 1 ? fb.b.info.type(e->args[0]) : nullptr;
  if (only != nullptr && types::isa<Tuple>(only)) {
    NodeVec values = multi(fb, e->args[0]);
    Type* elemType = underAs<types::Slice>(t)->elem;
    for (size_t i = 1; i < values.size(); i++) values[i] = convert(fb, values[i], elemType, e->pos);
    NodeVec rest(values.begin() + 1, values.end());
    return makeList(fb, Op::Append, e->lparen, t, rest, values[0]);
  }
  Node* s;
  {
    Later l(fb, effects[1]);
    s = exprTo(fb, e->args[0], t);
  }
  if (e->args.size() == 1) return s;
  if (e->ellipsis.valid()) {
    if (fb.b.info.mode(e->args[1]) == Mode::NilValue) return s;
    return make(fb, Op::AppendSlice, e->lparen, t, s, expr(fb, e->args[1]));
  }
  Type* elem = underAs<types::Slice>(t)->elem;
  NodeVec list;
  for (size_t i = 1; i < e->args.size(); i++) {
    Later l(fb, effects[i + 1]);
    list.push_back(exprTo(fb, e->args[i], elem));
  }
  return makeList(fb, Op::Append, e->lparen, t, list, s);
}

static Node* makeBuiltin(FuncBuilder& fb, const CallExpr* e) {
  Type* t = typeOf(fb, e);
  Node* args[2] = {};
  for (size_t i = 1; i < e->args.size() && i < 3; i++) {
    Later l(fb, i == 1 && e->args.size() > 2 && hasEffect(fb, e->args[2]));
    args[i - 1] = expr(fb, e->args[i]);
    // A constant that is written as a float or rune.
    if (args[i - 1]->op == Op::Const && !types::isInteger(args[i - 1]->type))
      args[i - 1] = constant(fb, args[i - 1]->constant, fb.b.intType(), e->args[i]->pos);
  }
  switch (under(t)->kind) {
    case types::TypeKind::Slice: return make(fb, Op::MakeSlice, e->lparen, t, args[0], args[1]);
    case types::TypeKind::Map: return make(fb, Op::MakeMap, e->lparen, t, args[0]);
    case types::TypeKind::Chan: return make(fb, Op::MakeChan, e->lparen, t, args[0]);
    default: VO_UNREACHABLE("only slices, maps and channels are made");
  }
}

static Node* newBuiltin(FuncBuilder& fb, const CallExpr* e) {
  Type* t = typeOf(fb, e);
  const Expr* a = e->args[0];
  if (fb.b.info.mode(a) == Mode::Type) return make(fb, Op::New, e->pos, t);
  return make(fb, Op::New, e->pos, t, exprTo(fb, a, underAs<types::Pointer>(t)->elem));
}

static Node* minMax(FuncBuilder& fb, const CallExpr* e, BuiltinId id) {
  Type* t = typeOf(fb, e);
  std::vector<bool> effects(e->args.size() + 1);
  for (size_t i = e->args.size(); i-- > 0;) effects[i] = effects[i + 1] || hasEffect(fb, e->args[i]);
  NodeVec list;
  if (types::isa<Tuple>(fb.b.info.type(e->args[0]))) {
    for (Node* v : multi(fb, e->args[0])) list.push_back(convert(fb, v, t, e->pos));
  } else {
    for (size_t i = 0; i < e->args.size(); i++) {
      Later l(fb, effects[i + 1]);
      list.push_back(exprTo(fb, e->args[i], t));
    }
  }
  if (list.size() == 1) return list[0];
  return makeList(fb, id == BuiltinId::Min ? Op::Min : Op::Max, e->pos, t, list);
}

// ---- print, assert ---------------------------------------------------------------------------------

Func* libraryFunc(FuncBuilder& fb, std::string_view package, std::string_view name) {
  base::Symbol key = fb.b.cx.symbols.find(std::string(package) + "." + std::string(name));
  return key.empty() ? nullptr : fb.b.cx.program.find(key);
}

static void printNodes(FuncBuilder& fb, NodeVec args, bool newline, Pos pos) {
  bool native = true;
  if (fb.isVo)
    for (Node* a : args) native = native && printsNatively(a->type);
  if (!native) {
    if (Func* f = libraryFunc(fb, "fmt", newline ? "Println" : "Print")) {
      // print puts spaces between all operands, as println does.
      NodeVec boxed;
      for (size_t i = 0; i < args.size(); i++) {
        if (!newline && i > 0) boxed.push_back(convert(fb, strConst(fb, " ", pos), fb.b.anyType(), pos));
        boxed.push_back(convert(fb, args[i], fb.b.anyType(), pos));
      }
      Node* list[1] = {variadicSlice(fb, boxed, fb.b.tc.newSlice(fb.b.anyType()), pos)};
      Node* c =
          makeList(fb, Op::CallStatic, pos,
                   f->object != nullptr ? fb.b.resultType(types::cast<Signature>(f->object->type)) : nullptr, list);
      c->func = f;
      emit(fb, make(fb, Op::Eval, pos, nullptr, c));
      return;
    }
    fb.b.cx.sink.error(diag::Kind::ImportError, {pos, pos.plus(1)}, "println of this type needs package fmt");
    return;
  }
  if (fb.isVo && !newline && args.size() > 1) {
    NodeVec spaced;
    for (Node* a : args) {
      if (!spaced.empty()) spaced.push_back(strConst(fb, " ", pos));
      spaced.push_back(a);
    }
    args = std::move(spaced);
  }
  Node* n = makeList(fb, Op::Print, pos, nullptr, args);
  if (newline) n->flags |= kNewline;
  if (fb.isVo) n->flags |= kStdout;
  emit(fb, n);
}

static void assertStmt(FuncBuilder& fb, const CallExpr* e, NodeVec args) {
  Pos pos = e->pos;
  NodeVec none;
  NodeVec fails = fb.collect([&] {
    Node* message = strConst(fb, "assertion failed", pos);
    if (args.size() > 1) {
      Func* f = libraryFunc(fb, "fmt", "Sprintln");
      if (f == nullptr) {
        fb.b.cx.sink.error(diag::Kind::ImportError, {pos, pos.plus(1)}, "assert with a message needs package fmt");
        return;
      }
      NodeVec rest(args.begin() + 1, args.end());
      Node* list[1] = {variadicSlice(fb, rest, fb.b.tc.newSlice(fb.b.anyType()), pos)};
      Node* c = makeList(fb, Op::CallStatic, pos, fb.b.stringType(), list);
      c->func = f;
      Node* s = spill(fb, c, pos);
      Node* length = make(fb, Op::Sub, pos, fb.b.intType(), make(fb, Op::Len, pos, fb.b.intType(), s),
                          intConst(fb, 1, fb.b.intType(), pos));
      Node* parts[2] = {strConst(fb, "assertion failed: ", pos),
                        make(fb, Op::SliceOp, pos, fb.b.stringType(), local(fb, s->local, pos), nullptr, length)};
      message = makeList(fb, Op::Concat, pos, fb.b.stringType(), parts);
    }
    emit(fb, make(fb, Op::Panic, pos, nullptr, convert(fb, message, fb.b.anyType(), pos)));
  });
  emitIf(fb, not_(fb, args[0]), fails, none, pos);
}

}  // namespace vo::ir
