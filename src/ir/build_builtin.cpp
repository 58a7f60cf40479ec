// This file builds calls of predeclared functions.
#include "ir/build.h"

namespace vo::ir {

using namespace syntax;

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

NodeVec FuncBuilder::builtinArgs(const CallExpr* e, BuiltinId id) {
  NodeVec args;
  std::vector<bool> effects(e->args.size() + 1);
  for (size_t i = e->args.size(); i-- > 0;) effects[i] = effects[i + 1] || hasEffect(e->args[i]);
  Type* only = e->args.size() == 1 ? b.info.type(e->args[0]) : nullptr;
  if (only != nullptr && types::isa<Tuple>(only)) {
    args = multi(e->args[0]);
    if (id == BuiltinId::Delete) args[1] = convert(args[1], underAs<types::Map>(args[0]->type)->key, e->pos);
    return args;
  }
  for (size_t i = 0; i < e->args.size(); i++) {
    Later l(*this, effects[i + 1]);
    const Expr* a = e->args[i];
    if (id == BuiltinId::Panic || (id == BuiltinId::Assert && i > 0)) {
      args.push_back(exprTo(a, b.anyType()));
    } else if (id == BuiltinId::Delete && i == 1) {
      Type* m = args[0]->type;
      args.push_back(earlyKey(exprTo(a, underAs<types::Map>(m)->key), m));
    } else if (b.info.mode(a) == Mode::NilValue) {
      args.push_back(zero(b.anyType(), a->pos));
    } else {
      args.push_back(expr(a));
    }
  }
  return args;
}

// The builtins that may be deferred, with their arguments evaluated.
Node* FuncBuilder::builtinWith(BuiltinId id, const CallExpr* e, NodeVec args) {
  Pos pos = e->pos;
  switch (id) {
    case BuiltinId::Panic: emit(make(Op::Panic, pos, nullptr, args[0])); return nullptr;
    case BuiltinId::Print: printNodes(std::move(args), false, pos); return nullptr;
    case BuiltinId::Println: printNodes(std::move(args), true, pos); return nullptr;
    case BuiltinId::Delete: emit(make(Op::MapDelete, pos, nullptr, args[0], args[1])); return nullptr;
    case BuiltinId::Close: emit(make(Op::Close, pos, nullptr, args[0])); return nullptr;
    case BuiltinId::Clear:
      emit(make(types::isa<types::Map>(under(args[0]->type)) ? Op::MapClear : Op::SliceClear, pos,
                nullptr, args[0]));
      return nullptr;
    case BuiltinId::Copy: return make(Op::Copy, pos, b.intType(), args[0], args[1]);
    case BuiltinId::Assert: assertStmt(e, std::move(args)); return nullptr;
    case BuiltinId::Recover: {
      FuncBuilder& f = outermost();
      f.fn->flags |= kFuncHasRecover;
      fn->flags |= kFuncHasRecover;
      // In the body of a range-over-func loop there is the iterator between it and the unwinder, so
      // it answers nil, as in gc.
      return make(Op::Recover, pos, b.anyType());
    }
    default: VO_UNREACHABLE("the other builtins are expressions");
  }
}

Node* FuncBuilder::builtin(const CallExpr* e, BuiltinId id) {
  if (isStatementBuiltin(id)) return builtinWith(id, e, builtinArgs(e, id));
  Type* t = typeOf(e);
  Type* only = e->args.size() == 1 ? b.info.type(e->args[0]) : nullptr;
  bool isMulti = only != nullptr && types::isa<Tuple>(only);
  auto two = [&](Op op, Type* first, Type* second) {
    if (isMulti) {
      NodeVec values = multi(e->args[0]);
      return make(op, e->pos, t, values[0], values[1]);
    }
    Node* x;
    {
      Later l(*this, hasEffect(e->args[1]));
      x = first != nullptr ? exprTo(e->args[0], first) : expr(e->args[0]);
    }
    return make(op, e->pos, t, x, second != nullptr ? exprTo(e->args[1], second) : expr(e->args[1]));
  };
  switch (id) {
    case BuiltinId::Len:
    case BuiltinId::Cap: return lenCap(e, id);
    case BuiltinId::Append: return append(e);
    case BuiltinId::Make: return early(makeBuiltin(e));
    case BuiltinId::New: return early(newBuiltin(e));
    case BuiltinId::Min:
    case BuiltinId::Max: return early(minMax(e, id));
    case BuiltinId::Complex: {
      Type* part = b.basic(types::sizeOf(t) == 8 ? BasicKind::Float32 : BasicKind::Float64);
      return early(two(Op::Complex, part, part));
    }
    case BuiltinId::Real: return early(make(Op::Real, e->pos, t, expr(e->args[0])));
    case BuiltinId::Imag: return early(make(Op::Imag, e->pos, t, expr(e->args[0])));
    case BuiltinId::UnsafeAdd: return two(Op::UnsafeAdd, nullptr, nullptr);
    case BuiltinId::UnsafeSlice: return early(two(Op::UnsafeSlice, nullptr, nullptr));
    case BuiltinId::UnsafeString: return early(two(Op::UnsafeString, nullptr, nullptr));
    case BuiltinId::UnsafeSliceData: return make(Op::UnsafeSliceData, e->pos, t, expr(e->args[0]));
    case BuiltinId::UnsafeStringData: return make(Op::UnsafeStringData, e->pos, t, expr(e->args[0]));
    default: return unsafeBuiltin(e, id);
  }
}

// Sizes that depend on type parameters are constants here.
Node* FuncBuilder::unsafeBuiltin(const CallExpr* e, BuiltinId id) {
  const Expr* a = unparen(e->args[0]);
  int64_t v = 0;
  if (id == BuiltinId::UnsafeOffsetof) {
    const SelectorExpr* s = cast<SelectorExpr>(a);
    const types::Selection* sel = b.info.selection(s);
    v = types::offsetOfPath(types::deref(map(sel->recv)).type, sel->path);
  } else {
    v = id == BuiltinId::UnsafeAlignof ? types::alignOf(typeOf(a)) : types::sizeOf(typeOf(a));
  }
  return intConst(v, typeOf(e), e->pos);
}

Node* FuncBuilder::lenCap(const CallExpr* e, BuiltinId id) {
  Node* x = expr(e->args[0]);
  Type* u = under(x->type);
  if (types::Pointer* p = types::dynCast<types::Pointer>(u)) u = under(p->elem);
  if (types::Array* a = types::dynCast<types::Array>(u)) {
    discard(x, e->pos);
    return intConst(a->length, typeOf(e), e->pos);
  }
  return early(make(id == BuiltinId::Len ? Op::Len : Op::Cap, e->pos, typeOf(e), x));
}

Node* FuncBuilder::append(const CallExpr* e) {
  Type* t = typeOf(e);
  std::vector<bool> effects(e->args.size() + 1);
  for (size_t i = e->args.size(); i-- > 0;) effects[i] = effects[i + 1] || hasEffect(e->args[i]);
  Type* only = e->args.size() == 1 ? b.info.type(e->args[0]) : nullptr;
  if (only != nullptr && types::isa<Tuple>(only)) {
    NodeVec values = multi(e->args[0]);
    Type* elemType = underAs<types::Slice>(t)->elem;
    for (size_t i = 1; i < values.size(); i++) values[i] = convert(values[i], elemType, e->pos);
    NodeVec rest(values.begin() + 1, values.end());
    return makeList(Op::Append, e->lparen, t, rest, values[0]);
  }
  Node* s;
  {
    Later l(*this, effects[1]);
    s = exprTo(e->args[0], t);
  }
  if (e->args.size() == 1) return s;
  if (e->ellipsis.valid()) {
    if (b.info.mode(e->args[1]) == Mode::NilValue) return s;
    return make(Op::AppendSlice, e->lparen, t, s, expr(e->args[1]));
  }
  Type* elem = underAs<types::Slice>(t)->elem;
  NodeVec list;
  for (size_t i = 1; i < e->args.size(); i++) {
    Later l(*this, effects[i + 1]);
    list.push_back(exprTo(e->args[i], elem));
  }
  return makeList(Op::Append, e->lparen, t, list, s);
}

Node* FuncBuilder::makeBuiltin(const CallExpr* e) {
  Type* t = typeOf(e);
  Node* args[2] = {};
  for (size_t i = 1; i < e->args.size() && i < 3; i++) {
    Later l(*this, i == 1 && e->args.size() > 2 && hasEffect(e->args[2]));
    args[i - 1] = expr(e->args[i]);
    // A constant that is written as a float or rune.
    if (args[i - 1]->op == Op::Const && !types::isInteger(args[i - 1]->type))
      args[i - 1] = constant(args[i - 1]->constant, b.intType(), e->args[i]->pos);
  }
  switch (under(t)->kind) {
    case types::TypeKind::Slice: return make(Op::MakeSlice, e->lparen, t, args[0], args[1]);
    case types::TypeKind::Map: return make(Op::MakeMap, e->lparen, t, args[0]);
    case types::TypeKind::Chan: return make(Op::MakeChan, e->lparen, t, args[0]);
    default: VO_UNREACHABLE("only slices, maps and channels are made");
  }
}

Node* FuncBuilder::newBuiltin(const CallExpr* e) {
  Type* t = typeOf(e);
  const Expr* a = e->args[0];
  if (b.info.mode(a) == Mode::Type) return make(Op::New, e->pos, t);
  return make(Op::New, e->pos, t, exprTo(a, underAs<types::Pointer>(t)->elem));
}

Node* FuncBuilder::minMax(const CallExpr* e, BuiltinId id) {
  Type* t = typeOf(e);
  std::vector<bool> effects(e->args.size() + 1);
  for (size_t i = e->args.size(); i-- > 0;) effects[i] = effects[i + 1] || hasEffect(e->args[i]);
  NodeVec list;
  if (types::isa<Tuple>(b.info.type(e->args[0]))) {
    for (Node* v : multi(e->args[0])) list.push_back(convert(v, t, e->pos));
  } else {
    for (size_t i = 0; i < e->args.size(); i++) {
      Later l(*this, effects[i + 1]);
      list.push_back(exprTo(e->args[i], t));
    }
  }
  if (list.size() == 1) return list[0];
  return makeList(id == BuiltinId::Min ? Op::Min : Op::Max, e->pos, t, list);
}

// ---- print, assert ---------------------------------------------------------------------------------

Func* FuncBuilder::libraryFunc(std::string_view package, std::string_view name) {
  base::Symbol key = b.cx.symbols.find(std::string(package) + "." + std::string(name));
  return key.empty() ? nullptr : b.cx.program.find(key);
}

void FuncBuilder::printNodes(NodeVec args, bool newline, Pos pos) {
  bool native = true;
  if (isVo)
    for (Node* a : args) native = native && printsNatively(a->type);
  if (!native) {
    if (Func* f = libraryFunc("fmt", newline ? "Println" : "Print")) {
      // print puts spaces between all operands, as println does.
      NodeVec boxed;
      for (size_t i = 0; i < args.size(); i++) {
        if (!newline && i > 0) boxed.push_back(convert(strConst(" ", pos), b.anyType(), pos));
        boxed.push_back(convert(args[i], b.anyType(), pos));
      }
      Node* list[1] = {variadicSlice(boxed, b.tc.newSlice(b.anyType()), pos)};
      Node* c = makeList(Op::CallStatic, pos, f->object != nullptr ? b.resultType(types::cast<Signature>(f->object->type)) : nullptr, list);
      c->func = f;
      emit(make(Op::Eval, pos, nullptr, c));
      return;
    }
    b.cx.sink.error(diag::Kind::ImportError, {pos, pos.plus(1)}, "println of this type needs package fmt");
    return;
  }
  if (isVo && !newline && args.size() > 1) {
    NodeVec spaced;
    for (Node* a : args) {
      if (!spaced.empty()) spaced.push_back(strConst(" ", pos));
      spaced.push_back(a);
    }
    args = std::move(spaced);
  }
  Node* n = makeList(Op::Print, pos, nullptr, args);
  if (newline) n->flags |= kNewline;
  if (isVo) n->flags |= kStdout;
  emit(n);
}

void FuncBuilder::assertStmt(const CallExpr* e, NodeVec args) {
  Pos pos = e->pos;
  NodeVec none;
  NodeVec fails = collect([&] {
    Node* message = strConst("assertion failed", pos);
    if (args.size() > 1) {
      Func* f = libraryFunc("fmt", "Sprintln");
      if (f == nullptr) {
        b.cx.sink.error(diag::Kind::ImportError, {pos, pos.plus(1)}, "assert with a message needs package fmt");
        return;
      }
      NodeVec rest(args.begin() + 1, args.end());
      Node* list[1] = {variadicSlice(rest, b.tc.newSlice(b.anyType()), pos)};
      Node* c = makeList(Op::CallStatic, pos, b.stringType(), list);
      c->func = f;
      Node* s = spill(c, pos);
      Node* length = make(Op::Sub, pos, b.intType(), make(Op::Len, pos, b.intType(), s), intConst(1, b.intType(), pos));
      Node* parts[2] = {strConst("assertion failed: ", pos),
                        make(Op::SliceOp, pos, b.stringType(), local(s->local, pos), nullptr, length)};
      message = makeList(Op::Concat, pos, b.stringType(), parts);
    }
    emit(make(Op::Panic, pos, nullptr, convert(message, b.anyType(), pos)));
  });
  emitIf(not_(args[0]), fails, none, pos);
}

}  // namespace vo::ir
