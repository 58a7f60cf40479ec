// This file checks the shape of IR: operand classes and presence as ops.def has them, effects only at
// the root of statements, places where places are wanted, types that agree where nodes demand it,
// labels that belong to a statement around the jump, variables of this function.
#include "ir/verify.h"

#include <unordered_set>
#include <vector>

#include "ir/printer.h"
#include "types/predicates.h"

namespace vo::ir {

namespace {

using types::identical;
using types::under;

class Verifier {
 public:
  explicit Verifier(const Func& f) : func_(f) {}

  std::string run() {
    if (func_.body == nullptr) return {};
    for (const Local* l : func_.locals.span())
      if (l->type == nullptr || containsParam(l->type)) fail("a variable has no concrete type", nullptr);
    collectLabels(func_.body);
    stmt(func_.body);
    return error_;
  }

 private:
  bool containsParam(Type* t) { return types::containsTypeParam(t); }

  void fail(const char* what, const Node* n) {
    if (!error_.empty()) return;
    error_ = std::string(what) + " in " + std::string(func_.linkName);
    if (n != nullptr) {
      error_ += ": ";
      error_ += opInfo(n->op).cls == OpClass::Stmt ? std::string(opInfo(n->op).text) : printTree(n);
      error_ += " at " + std::to_string(n->pos.value);
    }
  }

  void collectLabels(const Node* n) {
    if (n == nullptr || n->depth == 0) return;
    if (n->op == Op::LabelMark && !marks_.insert(n->label).second) fail("a label stands twice", n);
    const OpInfo& info = opInfo(n->op);
    if (info.cls != OpClass::Stmt && info.cls != OpClass::Part) return;
    for (const Node* x : {n->a, n->b, n->c})
      if (x != nullptr && opInfo(x->op).cls == OpClass::Stmt) collectLabels(x);
    if (info.list == ListKind::Stmts || info.list == ListKind::Parts)
      for (const Node* x : n->list()) collectLabels(x);
  }

  void operand(const Node* parent, const Node* x, OperandKind kind) {
    switch (kind) {
      case OperandKind::No:
        if (x != nullptr) fail("an operand too many", parent);
        return;
      case OperandKind::OptVal:
        if (x != nullptr) value(x);
        return;
      case OperandKind::Val:
        if (x == nullptr) return fail("an operand is missing", parent);
        value(x);
        return;
      case OperandKind::Place:
        if (x == nullptr) return fail("an operand is missing", parent);
        value(x);
        if (!isPlace(x)) fail("an operand is no place", parent);
        return;
      case OperandKind::Stmt:
        if (x == nullptr) return fail("a statement is missing", parent);
        stmt(x);
        return;
      case OperandKind::OptStmt:
        if (x != nullptr) stmt(x);
        return;
      case OperandKind::Producer:
        if (x == nullptr) {
          if (parent->op != Op::Decl) fail("a producer is missing", parent);
          return;
        }
        if (opInfo(x->op).cls == OpClass::Effect)
          node(x);
        else
          value(x);
        return;
    }
  }

  static bool isPlace(const Node* n) {
    for (;;) {
      switch (n->op) {
        case Op::Local:
        case Op::Global:
        case Op::Deref: return true;
        case Op::Field: n = n->a; break;
        case Op::Index:
          if (types::isa<types::Slice>(under(n->a->type))) return true;
          n = n->a;
          break;
        default: return false;
      }
    }
  }

  void value(const Node* n) {
    OpClass c = opInfo(n->op).cls;
    if (c != OpClass::Expr && c != OpClass::Place) return fail("a value is expected", n);
    if (n->depth > kMaxDepth) fail("a tree is too deep", n);
    if (n->type == nullptr) return fail("a value has no type", n);
    if (types::isa<types::TypeParam>(n->type)) fail("a value has the type of a type parameter", n);
    node(n);
  }

  void node(const Node* n) {
    const OpInfo& info = opInfo(n->op);
    operand(n, n->a, info.a);
    operand(n, n->b, info.b);
    operand(n, n->c, info.c);
    if (info.list == ListKind::No && n->count != 0) fail("a list too many", n);
    if (info.list == ListKind::Vals)
      for (const Node* x : n->list()) operand(n, x, OperandKind::Val);
    if (info.list == ListKind::Parts)
      for (const Node* x : n->list()) {
        if (opInfo(x->op).cls != OpClass::Part) fail("a part is expected", n);
        node(x);
      }
    typesOf(n);
  }

  void sameType(const Node* n, const Type* x, const Type* y) {
    if (x == nullptr || y == nullptr || !identical(x, y)) fail("types differ", n);
  }

  void typesOf(const Node* n) {
    switch (n->op) {
      case Op::Local:
        if (n->local->id >= func_.locals.size() || func_.locals[n->local->id] != n->local)
          fail("a variable of another function", n);
        sameType(n, n->type, n->local->type);
        return;
      case Op::Add:
      case Op::Sub:
      case Op::Mul:
      case Op::Div:
      case Op::Rem:
      case Op::And:
      case Op::Or:
      case Op::Xor:
      case Op::AndNot:
        sameType(n, n->a->type, n->type);
        sameType(n, n->b->type, n->type);
        return;
      case Op::Shl:
      case Op::Shr:
      case Op::Neg:
      case Op::BitNot: sameType(n, n->a->type, n->type); return;
      case Op::Eq:
      case Op::Ne:
      case Op::Lt:
      case Op::Le:
      case Op::Gt:
      case Op::Ge: sameType(n, n->a->type, n->b->type); return;
      case Op::ToIface:
        if (types::isInterface(n->a->type) || !types::isInterface(n->type)) fail("no boxing", n);
        return;
      case Op::IfaceToIface:
        if (!types::isInterface(n->a->type) || !types::isInterface(n->type)) fail("no interfaces", n);
        return;
      case Op::Assign: sameType(n, n->a->type, n->b->type); return;
      case Op::Decl:
        if (n->a != nullptr) sameType(n, n->a->type, n->local->type);
        return;
      case Op::StructLit: {
        const types::Struct* s = types::underAs<types::Struct>(n->type);
        if (s == nullptr || s->fields.size() != n->count) return fail("fields and values differ in number", n);
        for (uint32_t i = 0; i < n->count; i++) sameType(n, s->fields[i]->type, n->items[i]->type);
        return;
      }
      case Op::CallStatic: {
        const Func* f = n->func;
        if (f->body == nullptr && f->params.empty()) return;  // not built yet
        if (f->params.size() != n->count) return fail("arguments and parameters differ in number", n);
        for (uint32_t i = 0; i < n->count; i++) sameType(n, f->params[i]->type, n->items[i]->type);
        return;
      }
      case Op::Closure: {
        if (n->func->captures.size() != n->count) return fail("captures differ in number", n);
        for (uint32_t i = 0; i < n->count; i++) sameType(n, n->func->captures[i]->type, n->items[i]->type);
        return;
      }
      case Op::Return:
        if (n->count != 0 && n->count != func_.results.size()) return fail("results differ in number", n);
        for (uint32_t i = 0; i < n->count; i++) sameType(n, func_.results[i]->type, n->items[i]->type);
        return;
      case Op::MapAssign: {
        const types::Map* m = types::underAs<types::Map>(n->a->type);
        if (m == nullptr) return fail("no map", n);
        sameType(n, m->key, n->b->type);
        sameType(n, m->elem, n->c->type);
        return;
      }
      default: return;
    }
  }

  void stmt(const Node* n) {
    const OpInfo& info = opInfo(n->op);
    if (info.cls != OpClass::Stmt) return fail("a statement is expected", n);
    switch (n->op) {
      case Op::Block:
      case Op::Loop:
      case Op::Switch:
        if (n->label != nullptr) around_.push_back(n);
        break;
      case Op::Break:
      case Op::Continue: {
        bool found = false;
        for (const Node* a : around_)
          found = found || (a->label == n->label && (n->op == Op::Break || a->op == Op::Loop));
        if (!found) fail("a jump leads nowhere", n);
        return;
      }
      case Op::Goto:
        if (!marks_.contains(n->label)) fail("a goto leads nowhere", n);
        return;
      default: break;
    }
    if (n->op == Op::AssignMulti)
      for (const Node* x : n->list())
        if (x != nullptr) {
          value(x);
          if (!isPlace(x)) fail("a target is no place", n);
        }
    if (info.list == ListKind::Stmts)
      for (const Node* x : n->list()) stmt(x);
    node(n);
    if (!around_.empty() && around_.back() == n) around_.pop_back();
  }

  const Func& func_;
  std::string error_;
  std::unordered_set<const Label*> marks_;
  std::vector<const Node*> around_;
};

}  // namespace

std::string verify(const Func& f) { return Verifier(f).run(); }

}  // namespace vo::ir
