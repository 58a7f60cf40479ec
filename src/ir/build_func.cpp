// This file sets up the function that is being built: its parameters, results and other variables.
#include "base/seeded_bug.h"
#include "ir/build_func.h"
#include "ir/build_stmt.h"
#include "ir/func_builder.h"
#include "ir/nodes.h"

namespace vo::ir {

FuncBuilder::FuncBuilder(Builder& builder, Func* func, TypeEnv* e, FuncBuilder* p)
    : b(builder), fn(func), env(e), parent(p) {
  stackBase = p != nullptr ? p->stackBase : static_cast<const char*>(__builtin_frame_address(0));
  VO_DCHECK(p == nullptr || &p->b == &builder, "a closure is built by its parent's builder");
  if (p != nullptr) isVo = p->isVo;
  startExtent();
}

void FuncBuilder::startExtent() {
  extent = static_cast<const std::byte*>(b.cx.bodies.alloc(0, 1));
}

void FuncBuilder::endExtent() {
  if (fn == nullptr) return;
  auto* end = static_cast<const std::byte*>(b.cx.bodies.alloc(0, 1));
  if (end > extent) fn->extents[fn->extents[0].begin == nullptr ? 0 : 1] = {extent, end};
}

Local* newLocal(FuncBuilder& fb, LocalKind kind, std::string_view name, Type* t, Pos pos) {
  VO_DCHECK(t != nullptr && !types::isa<types::Tuple>(t), "a variable holds one value");
  bool ofHead = kind == LocalKind::Param || kind == LocalKind::Result || kind == LocalKind::Capture;
  Local* l = (ofHead ? fb.b.cx.arena : fb.b.cx.bodies).make<Local>();
  l->name = name;
  l->type = t;
  l->pos = pos;
  l->kind = kind;
  l->id = static_cast<uint32_t>(fb.fn->locals.size());
  fb.fn->locals.push(fb.b.cx.bodies, l);
  return l;
}

// A variable is captured by value if nobody can tell: it never changes after its declaration, nobody
// has its address, and it is small.
Local* declareVar(FuncBuilder& fb, const types::Var* v) {
  Type* t = fb.map(v->type);
  VO_DCHECK(!fb.vars.contains(v) || fb.vars[v]->kind == LocalKind::Var, "parameters are declared once");
  Local* l = newLocal(fb, LocalKind::Var, v->name.str(), t, v->pos);
  l->reassigned = v->reassigned;
  l->shared = v->reassigned || v->addressTaken || types::sizeOf(t) > 128;
  if (v->addressTaken) fb.exposed.insert(l);
  fb.vars[v] = l;
  return l;
}

Label* newLabel(FuncBuilder& fb, std::string_view name) {
  Label* l = fb.b.cx.bodies.make<Label>();
  l->id = fb.fn->labels++;
  l->name = name;
  return l;
}

/// The function that a range-over-func body belongs to.
FuncBuilder& FuncBuilder::outermost() {
  FuncBuilder* f = this;
  VO_DCHECK(rangeLoop == nullptr || parent != nullptr, "the body of a range loop is inside of a function");
  while (f->rangeLoop != nullptr) f = f->parent;
  return *f;
}

void setSynthetic(FuncBuilder& fb, Type* recv, Signature* s) {
  fb.sig = s;
  VO_DCHECK(fb.fn->locals.size() == 0, "parameters and results come first");
  fb.fn->variadic = s->variadic;
  std::vector<Local*> params, results;
  if (recv != nullptr) params.push_back(newLocal(fb, LocalKind::Param, {}, recv, fb.fn->pos));
  for (const types::Var* v : s->params->vars)
    params.push_back(newLocal(fb, LocalKind::Param, v->name.str(), v->type, fb.fn->pos));
  for (const types::Var* v : s->results->vars) {
    Local* l = newLocal(fb, LocalKind::Result, {}, v->type, fb.fn->pos);
    l->reassigned = l->shared = true;
    results.push_back(l);
  }
  fb.fn->params = fb.b.cx.arena.copy(std::span<Local* const>(params));
  fb.fn->results = fb.b.cx.arena.copy(std::span<Local* const>(results));
}

void setSignature(FuncBuilder& fb, Signature* s, const types::Var* recv, Signature* declaredSig) {
  Signature* d = declaredSig != nullptr ? declaredSig : s;
  fb.sig = s;
  VO_DCHECK(fb.fn->locals.size() == 0, "parameters and results come first");
  fb.fn->variadic = s->variadic;
  std::vector<Local*> params;
  auto param = [&](const types::Var* v, LocalKind kind) {
    Type* t = fb.map(v->type);
    std::string_view name = v->name.str();
    // (none, not an address of this executable: it may go into an image)
    Local* l = newLocal(fb, kind, name.empty() ? std::string_view() : name, t, v->pos);
    l->reassigned = v->reassigned || kind == LocalKind::Result;
    bool changes = l->reassigned && !(kind == LocalKind::Result && base::isSeeded(base::Bug::ResultCapture));
    l->shared = changes || v->addressTaken || types::sizeOf(t) > 128;
    if (v->addressTaken) fb.exposed.insert(l);
    fb.vars[v] = l;
    return l;
  };
  if (recv != nullptr) params.push_back(param(recv, LocalKind::Param));
  for (const types::Var* v : d->params->vars) params.push_back(param(v, LocalKind::Param));
  std::vector<Local*> results;
  for (const types::Var* v : d->results->vars) {
    results.push_back(param(v, LocalKind::Result));
    if (!v->name.empty()) fb.fn->flags |= kFuncNamedResults;
  }
  fb.fn->params = fb.b.cx.arena.copy(std::span<Local* const>(params));
  fb.fn->results = fb.b.cx.arena.copy(std::span<Local* const>(results));
}

void buildDecl(FuncBuilder& fb, const syntax::FuncDecl* decl, const types::Func* object) {
  Signature* declaredSig = types::cast<Signature>(object->type);
  setSignature(fb, types::cast<Signature>(fb.map(declaredSig)), declaredSig->recv, declaredSig);
  fb.fn->pos = decl->name->pos;
  fb.isVo = fb.b.inVoFile(decl->pos);
  if (decl->body == nullptr) return;
  body(fb, decl->body->rbrace, [&] { stmts(fb, decl->body->stmts); });
}

void finish(FuncBuilder& fb, NodeVec& list) {
  VO_DCHECK(fb.fn->body == nullptr && fb.targets.empty() && fb.loopDepth == 0, "a function is finished once, outside of all statements");
  if (fb.fn->results.empty() && (list.empty() || (opInfo(list.back()->op).effects & kEnds) == 0)) {
    list.push_back(make(fb, Op::Return, fb.fn->end, nullptr));
  }
  // What range-over-func bodies turned out to need.
  NodeVec head = fb.collect([&] {
    if (fb.nextCode != nullptr) decl(fb, fb.nextCode, intConst(fb, 0, fb.b.intType(), fb.fn->pos), fb.fn->pos);
    if (fb.frameToken != nullptr)
      decl(fb, fb.frameToken, make(fb, Op::FrameToken, fb.fn->pos, fb.frameToken->type), fb.fn->pos);
  });
  list.insert(list.begin(), head.begin(), head.end());
  // A label that only break and continue use is no place to jump to.
  for (Node* mark : fb.labelMarks) {
    if (fb.gotoTargets.contains(mark->label)) continue;
    mark->op = Op::Block;
    mark->label = nullptr;
  }
  fb.fn->body = block(fb, list, fb.fn->pos);
  std::vector<Local*> captures;
  for (const FuncBuilder::Capture& c : fb.captureList) captures.push_back(c.local);
  fb.fn->captures = fb.b.cx.arena.copy(std::span<Local* const>(captures));
}

}  // namespace vo::ir
