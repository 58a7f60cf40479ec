// This file makes the functions that no source has: methods promoted through embedding, value methods
// called through pointers, methods as functions, bound methods.
#include "ir/build_call.h"
#include "ir/build_func.h"
#include "ir/func_builder.h"
#include "ir/nodes.h"
#include "ir/wrappers.h"

namespace vo::ir {

namespace {

bool isDirect(const types::Lookup& found, Type* recv) {
  if (found.path.size() != 1) return false;
  bool isPointer = types::isa<types::Pointer>(types::unalias(recv));
  return types::hasPtrRecv(types::cast<types::Func>(found.object)) == isPointer;
}

}  // namespace

static std::string receiverName(Builder& b, Type* recv, bool full) {
  Type* t = types::unalias(recv);
  bool pointer = false;
  if (types::Pointer* p = types::dynCast<types::Pointer>(t)) {
    pointer = true;
    t = types::unalias(p->elem);
  }
  std::string s;
  std::string prefix;
  if (types::Named* n = types::dynCast<types::Named>(t)) {
    prefix = b.packagePrefix(n->object->package);
    s = n->object->name.str();
    if (full && n->localNumber != 0) s += "·" + std::to_string(n->localNumber);
    if (!n->typeArgs.empty()) s += full ? b.typeArgsName(n->typeArgs) : "[...]";
  } else {
    prefix = "go.";
    s = types::linkTypeString(t);
    if (!pointer) return prefix + s;
  }
  return prefix + (pointer ? "(*" + s + ")" : s);
}

/// Of a method without export the package belongs to the name.
static std::string methodName(Builder& b, const types::Func* m) {
  std::string s(m->name.str());
  if (!m->isExported() && m->package != nullptr && m->package != b.package) s = std::string(m->package->path) + "." + s;
  return s;
}

Func* Builder::methodFunc(Type* recv, const types::Func* method) {
  types::Lookup found = types::lookupFieldOrMethod(tc, recv, true, method->package, method->name);
  const types::Func* m = types::dynCast<types::Func>(found.object);
  VO_CHECK(m != nullptr, "the type has the method");
  if (isDirect(found, recv)) return funcOf(m);

  std::string full = receiverName(*this, recv, true) + "." + methodName(*this, m);
  base::Symbol key = cx.symbols.intern(full);
  if (Func* f = cx.program.find(key)) return f;
  Func* f = newFunc(full, receiverName(*this, recv, false) + "." + std::string(m->name.str()), package);
  f->flags |= kFuncWrapper | kFuncDupOk | kFuncMethodWrapper;
  f->pos = m->pos;
  cx.program.byName.insert(cx.arena, key, f);
  enroll(f);
  std::span<int32_t> path = cx.bodies.copy(std::span<const int32_t>(found.path));
  FuncBuilder fb(*this, f, nullptr, nullptr);
  Signature* s = plainSignature(types::cast<Signature>(const_cast<Type*>(static_cast<const Type*>(m->type))));
  setSynthetic(fb, recv, s);
  body(fb, m->pos, [&] {
    Node* x = local(fb, f->params[0], m->pos);
    // A value method through a nil pointer has a panic of its own.
    if (path.size() == 1 && types::isa<types::Pointer>(under(recv))) {
      NodeVec none;
      NodeVec then = fb.collect([&] {
        Type* t = types::cast<types::Pointer>(under(recv))->elem;
        types::Named* n = as<types::Named>(t);
        std::string type = receiverName(*this, t, false);
        std::string name = n != nullptr ? type.substr(packagePrefix(n->object->package).size()) : "?";
        std::string text = "value method " + type + "." + std::string(m->name.str()) + " called using nil *" + name +
                           " pointer";
        Node* p = make(fb, Op::RunPanic, m->pos, nullptr, strConst(fb, text, m->pos));
        p->index = static_cast<int64_t>(abi::PanicKind::ValueMethodNil);
        emit(fb, p);
      });
      emitIf(fb, isNil(fb, copy(fb, x), m->pos), then, none, m->pos);
    }
    types::Lookup at{const_cast<types::Func*>(m), path, found.indirect};
    Callee c;
    Node* r = methodRecv(fb, x, at, {}, &c.func, m->pos);
    c.sig = s;
    c.kind = c.func != nullptr ? Callee::Kind::Static : Callee::Kind::Iface;
    if (c.func != nullptr) {
      c.recv = r;
    } else {
      c.value = r;
      c.method = m;
    }
    forward(fb, c, 1, m->pos);
  });
  return f;
}

// Calls with the function's own parameters from number `first` on, and returns the results.
void forward(FuncBuilder& fb, const Callee& c, size_t first, Pos pos) {
  NodeVec args;
  for (size_t i = first; i < fb.fn->params.size(); i++) args.push_back(local(fb, fb.fn->params[i], pos));
  Node* n = makeCall(fb, c, std::move(args), pos);
  if (n->type == nullptr) {
    emit(fb, make(fb, Op::Eval, pos, nullptr, n));
    return;
  }
  NodeVec values;
  if (types::isa<Tuple>(n->type))
    values = multiOf(fb, n, pos);
  else
    values.push_back(spill(fb, n, pos));
  emit(fb, makeList(fb, Op::Return, pos, nullptr, values));
}

// A pointer-shaped receiver is the interface's data word itself.
Func* Builder::methodWrapper(Type* recv, const types::Func* method) {
  if (types::isDirectIface(recv)) return methodFunc(recv, method);
  return methodFunc(pointerTo(recv), method);
}

// I.M: a function that takes the interface.
Func* Builder::interfaceMethodFunc(Type* iface, const types::Func* m) {
  std::string full = types::isa<types::Named>(types::unalias(iface)) ? receiverName(*this, iface, true)
                                                                      : "go." + types::linkTypeString(iface);
  full += "." + methodName(*this, m);
  base::Symbol key = cx.symbols.intern(full);
  if (Func* f = cx.program.find(key)) return f;
  Func* f = newFunc(full, full, package);
  f->flags |= kFuncWrapper | kFuncDupOk;
  f->pos = m->pos;
  cx.program.byName.insert(cx.arena, key, f);
  enroll(f);
  FuncBuilder fb(*this, f, nullptr, nullptr);
  Signature* s = plainSignature(types::cast<Signature>(const_cast<Type*>(static_cast<const Type*>(m->type))));
  setSynthetic(fb, iface, s);
  body(fb, m->pos, [&] {
    Callee c;
    c.kind = Callee::Kind::Iface;
    c.value = local(fb, f->params[0], m->pos);
    c.method = m;
    c.sig = s;
    forward(fb, c, 1, m->pos);
  });
  return f;
}

// x.M with x bound: a closure whose only capture is the receiver, as the method or interface wants it.
Func* Builder::boundMethod(Type* recv, const types::Func* m) {
  std::string full = receiverName(*this, recv, true) + "." + methodName(*this, m) + "-fm";
  base::Symbol key = cx.symbols.intern(full);
  if (Func* f = cx.program.find(key)) return f;
  Func* f = newFunc(full, receiverName(*this, recv, false) + "." + std::string(m->name.str()) + "-fm", package);
  f->flags |= kFuncWrapper | kFuncDupOk | kFuncIsClosure | kFuncAdapter;
  f->pos = m->pos;
  cx.program.byName.insert(cx.arena, key, f);
  enroll(f);
  FuncBuilder fb(*this, f, nullptr, nullptr);
  Signature* s = plainSignature(types::cast<Signature>(const_cast<Type*>(static_cast<const Type*>(m->type))));
  setSynthetic(fb, nullptr, s);
  Local* capture = newLocal(fb, LocalKind::Capture, fb.b.cx.arena.copy("recv"), recv, m->pos);
  fb.captureList.push_back({capture, nullptr, nullptr});
  body(fb, m->pos, [&] {
    Callee c;
    c.sig = s;
    Node* r = local(fb, capture, m->pos);
    if (types::isInterface(recv)) {
      c.kind = Callee::Kind::Iface;
      c.value = r;
      c.method = m;
    } else {
      c.kind = Callee::Kind::Static;
      c.func = funcOf(m);
      c.recv = r;
    }
    forward(fb, c, 0, m->pos);
  });
  return f;
}

}  // namespace vo::ir
