// This file builds a package: its functions, its initialiser, and for package main what the program
// starts with.
#include "ir/build_assign.h"
#include "ir/build_convert.h"
#include "ir/build_dynamic.h"
#include "ir/build_expr.h"
#include "ir/build_func.h"
#include "ir/build_stmt.h"
#include "ir/func_builder.h"
#include "ir/nodes.h"
#include "ir/static_init.h"

namespace vo::ir {

using namespace syntax;

static void programTexts(FuncBuilder& fb);
static void initializer(FuncBuilder& fb, const types::Initializer& init);
static void mainWrapper(FuncBuilder& fb, Func* main, Type* result);

Builder::Builder(BuildContext& context, Module& m)
    : cx(context), module(m), tc(context.types), info(context.info), package(m.package) {}

bool Builder::inVoFile(Pos pos) const {
  const diag::SourceFile* f = cx.sources.fileOf(pos);
  return f != nullptr && (f->path.ends_with(".vo") || (f->isScript && !f->path.ends_with(".go")));
}

void Builder::declareAll(const check::CheckedPackage& checked) {
  for (types::Var* v : checked.variables) {
    if (v->name.str() == "_") continue;
    Global* g = global(v);
    g->id = static_cast<uint32_t>(module.globals.size());
    module.globals.push(cx.bodies, g);
  }
  for (const syntax::Linkname& l : checked.linknames) {
    if (l.target.empty()) continue;
    types::Var* v = types::dynCast<types::Var>(package->scope->lookup(l.local));
    if (v == nullptr) continue;
    Global* g = global(v);
    if (g->linkName == l.target) continue;
    g->linkName = text(l.target);
    g->flags |= kGlobalLinked;
  }
  uint32_t inits = 0;
  for (const check::FuncBody& fb : checked.functions) {
    const Signature* sig = types::cast<Signature>(static_cast<const Type*>(fb.func->type));
    if (fb.decl->isGeneric || fb.func->name.str() == "_") continue;
    Func* f = declared(fb.func);
    VO_DCHECK(f->body == nullptr, "bodies are built when all functions are declared");
    if (fb.func->name.str() == "init" && sig->recv == nullptr) {
      f->linkName = text(packagePrefix(package) + "init." + std::to_string(inits++));
      f->name = f->linkName;
    }
    enroll(f);
    pending.push_back({f, fb.func, fb.decl, nullptr});
  }
}

void Builder::buildBody(PendingFunc& p) {
  base::setPassSubject(p.func->linkName.data(), p.func->linkName.size());
  VO_DCHECK(p.decl != nullptr && p.func->body == nullptr, "a body is built once");
  FuncBuilder fb(*this, p.func, p.env.get(), nullptr);
  buildDecl(fb, p.decl, p.object);
}

void Builder::drain() {
  while (!pending.empty()) {
    PendingFunc p = std::move(pending.front());
    pending.pop_front();
    buildBody(p);
  }
}

// Initialisers in order, as data where possible, then the init functions.
void Builder::buildInit(const check::CheckedPackage& checked) {
  std::string name = packagePrefix(package) + "init";
  Func* f = newFunc(name, name, package);
  f->flags |= kFuncIsInit;
  FuncBuilder fb(*this, f, nullptr, nullptr);
  setSynthetic(fb, nullptr, voidSignature());
  for (const check::EmbedVar& e : checked.embeds) embedded(fb, e);
  if (checked.package->name.str() == "main") programTexts(fb);
  bool code = false;
  body(fb, {}, [&] {
    for (const types::Initializer& init : checked.initializers) {
      Pos pos = init.lhs.empty() ? init.rhs->pos : init.lhs[0]->pos;
      if (!f->pos.valid()) f->pos = pos;
      fb.isVo = inVoFile(pos);
      initializer(fb, init);
    }
    code = !fb.out->empty();
  });
  std::vector<Func*> calls;
  if (code) {
    enroll(f);
    calls.push_back(f);
  } else {
    fb.fn = nullptr;
    *f = {};  // nobody knows it
  }
  for (const check::FuncBody& body : checked.functions) {
    const Signature* sig = types::cast<Signature>(static_cast<const Type*>(body.func->type));
    if (body.func->name.str() == "init" && body.decl->body != nullptr && sig->recv == nullptr)
      calls.push_back(declared(body.func));
  }
  if (calls.size() == 1) module.init = calls[0];
  if (calls.size() < 2) return;
  // Traces show the initialisers and init functions, but not what runs them.
  std::string all = name + "·all";
  Func* run = newFunc(all, all, package);
  run->flags |= kFuncWrapper;
  run->pos = calls[0]->pos;
  FuncBuilder rb(*this, run, nullptr, nullptr);
  setSynthetic(rb, nullptr, voidSignature());
  body(rb, run->pos, [&] {
    for (Func* c : calls) {
      Node* call = make(rb, Op::CallStatic, c->pos, nullptr);
      call->func = c;
      emit(rb, make(rb, Op::Eval, c->pos, nullptr, call));
    }
  });
  enroll(run);
  module.init = run;
}

static void initializer(FuncBuilder& fb, const types::Initializer& init) {
  Pos pos = init.rhs->pos;
  if (init.lhs.size() == 1) {
    types::Var* v = init.lhs[0];
    if (v->name.str() == "_") {
      if (fb.b.info.mode(init.rhs) != Mode::NilValue) discard(fb, producerTo(fb, init.rhs, v->type), pos);
      return;
    }
    Global* g = fb.b.global(v);
    size_t globals = fb.b.module.globals.size();
    uint32_t count = fb.b.staticCount;
    // Static data would go to the place that a second name does not use.
    Node* s = (g->flags & kGlobalLinked) == 0 ? staticValue(fb, init.rhs, v->type, true) : nullptr;
    if (s != nullptr) {
      if (s->op != Op::Zero) g->init = s;
      return;
    }
    fb.b.module.globals.resize(fb.b.cx.bodies, globals);
    fb.b.staticCount = count;
    assign(fb, variable(fb, v, pos), producerTo(fb, init.rhs, v->type), pos);
    return;
  }
  std::vector<Target> list;
  for (types::Var* v : init.lhs) {
    Target t;
    t.pos = v->pos;
    if (v->name.str() != "_") {
      t.kind = Target::Kind::Place;
      t.place = variable(fb, v, v->pos);
      t.type = v->type;
    }
    list.push_back(t);
  }
  if (list.empty()) {
    discard(fb, producer(fb, init.rhs), pos);
    return;
  }
  const Expr* e = unparen(init.rhs);
  if (const TryExpr* t = dynCast<TryExpr>(e)) {
    NodeVec values = tryValues(fb, t);
    assignValues(fb, list, values);
    return;
  }
  if (isDynamic(e)) {
    NodeVec values = dynamicResults(fb, e, typesOf(list));
    assignValues(fb, list, values);
    return;
  }
  assignMulti(fb, list, isa<CallExpr>(e) ? producer(fb, e) : commaOk(fb, e), pos);
}

// What the run time is told of the program.
static void programTexts(FuncBuilder& fb) {
  auto add = [&](std::string_view name, std::string_view value) {
    if (value.empty()) return;
    Global* g = fb.b.newStatic(fb.b.stringType(), strConst(fb, value, fb.fn->pos), fb.fn->pos, false);
    g->linkName = name;
  };
  add("main..godebug", fb.b.cx.godebugDefault);
  add("main..modinfo", fb.b.cx.moduleInfo);
}

// main may return an error or an exit status in .vo files.
void Builder::buildMain(const check::CheckedPackage& checked) {
  for (const check::FuncBody& fb : checked.functions) {
    const Signature* sig = types::cast<Signature>(static_cast<const Type*>(fb.func->type));
    if (fb.func->name.str() != "main" || sig->recv != nullptr) continue;
    Func* f = declared(fb.func);
    module.main = f;
    if (sig->results->vars.empty()) return;
    Func* w = newFunc("main.main·exit", "main.main", package);
    w->flags |= kFuncWrapper;
    w->pos = fb.func->pos;
    enroll(w);
    module.main = w;
    FuncBuilder b2(*this, w, nullptr, nullptr);
    setSynthetic(b2, nullptr, voidSignature());
    body(b2, fb.decl->end, [&] { mainWrapper(b2, f, sig->results->vars[0]->type); });
    return;
  }
}

static void mainWrapper(FuncBuilder& fb, Func* main, Type* result) {
  Pos pos = main->pos;
  Node* call = make(fb, Op::CallStatic, pos, result);
  call->func = main;
  Node* r = spill(fb, call, pos);
  auto exitWith = [&](Node* code) {
    base::Symbol key = fb.b.cx.symbols.intern("vo.exit");
    Func* f = fb.b.cx.program.find(key);
    if (f == nullptr) {
      f = fb.b.newFunc("vo.exit", "vo.exit", fb.b.package);
      f->externName = f->linkName;
      fb.b.cx.program.byName.insert(fb.b.cx.arena, key, f);
      fb.b.enroll(f);
      FuncBuilder exit(fb.b, f, nullptr, nullptr);
      types::Var* v = fb.b.tc.newParam(pos, nullptr, {}, fb.b.intType());
      setSynthetic(exit, nullptr,
                   fb.b.tc.newSignature(fb.b.tc.newTuple(fb.b.tc.arena().copy(std::span<types::Var* const>(&v, 1))),
                                        fb.b.tc.emptyTuple(), false));
    }
    Node* c = makeList(fb, Op::CallStatic, pos, nullptr, std::span<Node* const>(&code, 1));
    c->func = f;
    emit(fb, make(fb, Op::Eval, pos, nullptr, c));
  };
  if (types::isInteger(under(result))) {
    exitWith(convert(fb, r, fb.b.intType(), pos));
    return;
  }
  NodeVec none;
  NodeVec then = fb.collect([&] {
    types::Func* method = fb.b.tc.universe().errorMethod;
    Node* textCall = make(fb, Op::CallIface, pos, fb.b.stringType(), copy(fb, r));
    textCall->method = method;
    Node* parts[3] = {strConst(fb, "error: ", pos), spill(fb, textCall, pos), strConst(fb, "\n", pos)};
    emit(fb, makeList(fb, Op::Print, pos, nullptr, parts));
    exitWith(intConst(fb, 1, fb.b.intType(), pos));
  });
  emitIf(fb, not_(fb, isNil(fb, copy(fb, r), pos)), then, none, pos);
}

Module* buildPackage(BuildContext& cx, const check::CheckedPackage& checked) {
  base::PassScope pass("ir");
  Module* m = cx.bodies.make<Module>();
  m->package = checked.package;
  Builder b(cx, *m);
  b.declareAll(checked);
  b.buildInit(checked);
  if (checked.package->name.str() == "main") b.buildMain(checked);
  b.drain();
  VO_DCHECK(b.pending.empty(), "what building asks for is built, too");
  return m;
}

Func* methodWrapper(BuildContext& cx, Module& module, Type* recv, const types::Func* method) {
  Builder b(cx, module);
  Func* f = b.methodWrapper(recv, method);
  b.drain();
  return f;
}

Func* methodFunc(BuildContext& cx, Module& module, Type* recv, const types::Func* method) {
  Builder b(cx, module);
  Func* f = b.methodFunc(recv, method);
  b.drain();
  return f;
}

}  // namespace vo::ir
