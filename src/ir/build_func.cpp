// This file sets up the function that is being built: its parameters, results and other variables.
#include "ir/build.h"

namespace vo::ir {

FuncBuilder::FuncBuilder(Builder& builder, Func* func, TypeEnv* e, FuncBuilder* p)
    : b(builder), fn(func), env(e), parent(p) {
  stackBase_ = p != nullptr ? p->stackBase_ : static_cast<const char*>(__builtin_frame_address(0));
  if (p != nullptr) isVo = p->isVo;
  startExtent();
}

void FuncBuilder::startExtent() {
  extent = static_cast<const std::byte*>(b.cx.arena.alloc(0, 1));
}

void FuncBuilder::endExtent() {
  if (fn == nullptr) return;
  auto* end = static_cast<const std::byte*>(b.cx.arena.alloc(0, 1));
  if (end > extent) fn->extents[fn->extents[0].begin == nullptr ? 0 : 1] = {extent, end};
}

Local* FuncBuilder::newLocal(LocalKind kind, std::string_view name, Type* t, Pos pos) {
  Local* l = b.cx.arena.make<Local>();
  l->name = name;
  l->type = t;
  l->pos = pos;
  l->kind = kind;
  l->id = static_cast<uint32_t>(fn->locals.size());
  fn->locals.push(b.cx.arena, l);
  return l;
}

// A variable is captured by value if nobody can tell: it never changes after its declaration, nobody
// has its address, and it is small.
Local* FuncBuilder::declareVar(const types::Var* v) {
  Type* t = map(v->type);
  Local* l = newLocal(LocalKind::Var, v->name.str(), t, v->pos);
  l->reassigned = v->reassigned;
  l->shared = v->reassigned || v->addressTaken || types::sizeOf(t) > 128;
  if (v->addressTaken) exposed.insert(l);
  vars[v] = l;
  return l;
}

Label* FuncBuilder::newLabel(std::string_view name) {
  Label* l = b.cx.arena.make<Label>();
  l->id = fn->labels++;
  l->name = name;
  return l;
}

/// The function that a range-over-func body belongs to.
FuncBuilder& FuncBuilder::outermost() {
  FuncBuilder* f = this;
  while (f->rangeLoop != nullptr) f = f->parent;
  return *f;
}
FuncBuilder* FuncBuilder::enclosingFunction() { return &outermost(); }

void FuncBuilder::setSynthetic(Type* recv, Signature* s) {
  sig = s;
  fn->variadic = s->variadic;
  std::vector<Local*> params, results;
  if (recv != nullptr) params.push_back(newLocal(LocalKind::Param, {}, recv, fn->pos));
  for (const types::Var* v : s->params->vars)
    params.push_back(newLocal(LocalKind::Param, v->name.str(), v->type, fn->pos));
  for (const types::Var* v : s->results->vars) {
    Local* l = newLocal(LocalKind::Result, {}, v->type, fn->pos);
    l->reassigned = l->shared = true;
    results.push_back(l);
  }
  fn->params = b.cx.arena.copy(std::span<Local* const>(params));
  fn->results = b.cx.arena.copy(std::span<Local* const>(results));
}

void FuncBuilder::setSignature(Signature* s, const types::Var* recv, Signature* declaredSig) {
  Signature* d = declaredSig != nullptr ? declaredSig : s;
  sig = s;
  fn->variadic = s->variadic;
  std::vector<Local*> params;
  auto param = [&](const types::Var* v, LocalKind kind) {
    Type* t = map(v->type);
    std::string_view name = v->name.str();
    Local* l = newLocal(kind, name.empty() ? "" : name, t, v->pos);
    l->reassigned = v->reassigned || kind == LocalKind::Result;
    l->shared = kind == LocalKind::Result || v->reassigned || v->addressTaken || types::sizeOf(t) > 128;
    if (v->addressTaken) exposed.insert(l);
    vars[v] = l;
    return l;
  };
  if (recv != nullptr) params.push_back(param(recv, LocalKind::Param));
  for (const types::Var* v : d->params->vars) params.push_back(param(v, LocalKind::Param));
  std::vector<Local*> results;
  for (const types::Var* v : d->results->vars) {
    results.push_back(param(v, LocalKind::Result));
    if (!v->name.empty()) fn->flags |= kFuncNamedResults;
  }
  fn->params = b.cx.arena.copy(std::span<Local* const>(params));
  fn->results = b.cx.arena.copy(std::span<Local* const>(results));
}

void FuncBuilder::buildDecl(const syntax::FuncDecl* decl, const types::Func* object) {
  Signature* declaredSig = types::cast<Signature>(object->type);
  setSignature(types::cast<Signature>(map(declaredSig)), declaredSig->recv, declaredSig);
  fn->pos = decl->name->pos;
  isVo = b.inVoFile(decl->pos);
  if (decl->body == nullptr) return;
  body(decl->body->rbrace, [&] { stmts(decl->body->stmts); });
}

void FuncBuilder::finish(NodeVec& list) {
  if (fn->results.empty() && (list.empty() || (opInfo(list.back()->op).effects & kEnds) == 0)) {
    list.push_back(make(Op::Return, fn->end, nullptr));
  }
  // What range-over-func bodies turned out to need.
  NodeVec head = collect([&] {
    if (nextCode != nullptr) decl(nextCode, intConst(0, b.intType(), fn->pos), fn->pos);
    if (frameToken != nullptr)
      decl(frameToken, make(Op::FrameToken, fn->pos, frameToken->type), fn->pos);
  });
  list.insert(list.begin(), head.begin(), head.end());
  // A label that only break and continue use is no place to jump to.
  for (Node* mark : labelMarks) {
    if (gotoTargets.contains(mark->label)) continue;
    mark->op = Op::Block;
    mark->label = nullptr;
  }
  fn->body = block(list, fn->pos);
  std::vector<Local*> captures;
  for (const Capture& c : captureList) captures.push_back(c.local);
  fn->captures = b.cx.arena.copy(std::span<Local* const>(captures));
}

}  // namespace vo::ir
