// This file builds control flow graphs, a block at a time; `current_` is where the next statement
// goes.
#include "vet/control_flow.h"

namespace vo::vet {

using namespace syntax;

namespace {

class Builder {
 public:
  Builder(Returns& returns, ControlFlow& out) : returns_(returns), out_(out) {
    current_ = newBlock();
  }

  void run(const BlockStmt* body) {
    stmts(body->stmts);
    std::vector<Block*> queue = {&out_.blocks.front()};
    while (!queue.empty()) {
      Block* b = queue.back();
      queue.pop_back();
      if (b->isLive) continue;
      b->isLive = true;
      queue.insert(queue.end(), b->next.begin(), b->next.end());
    }
    if (current_->isLive) current_->returns = current_->endsBody = true;
    out_.neverReturns = true;
    for (const Block& b : out_.blocks) out_.neverReturns &= !(b.isLive && b.returns);
  }

 private:
  struct Targets {
    Block* breaks = nullptr;
    Block* continues = nullptr;
  };

  Block* newBlock() { return &out_.blocks.emplace_back(); }
  void add(const Node* n) {
    if (n != nullptr) current_->nodes.push_back(n);
  }
  void jump(Block* to) { current_->next.push_back(to); }
  void branch(Block* yes, Block* no) {
    jump(yes);
    jump(no);
  }
  void leave() { current_ = newBlock(); }
  Block* labelled(const Stmt* labelledStmt) {
    Block*& b = labels_[labelledStmt];
    if (b == nullptr) b = newBlock();
    return b;
  }

  void stmts(std::span<Stmt* const> list) {
    for (const Stmt* s : list) stmt(s);
  }
  /// As the one before, if there is one.
  void maybe(const Stmt* s) {
    if (s != nullptr) stmt(s);
  }

  void stmt(const Stmt* s) {
    switch (s->kind) {
      case NodeKind::DeferStmt:
        add(s);
        current_->returns = true;  // it may recover
        return;
      case NodeKind::ExprStmt: {
        add(s);
        const auto* call = dynCast<CallExpr>(cast<ExprStmt>(s)->x);
        if (call != nullptr && !returns_.mayReturn(call)) leave();
        return;
      }
      case NodeKind::DeclStmt:
        for (const Decl* d : cast<DeclStmt>(s)->decls)
          if (isa<VarDecl>(d)) add(d);
        return;
      case NodeKind::LabeledStmt: {
        Block* here = labelled(s);
        jump(here);
        current_ = here;
        return stmt(cast<LabeledStmt>(s)->stmt);
      }
      case NodeKind::ReturnStmt:
      case NodeKind::FailStmt:
        current_->returns = true;
        add(s);
        return leave();
      case NodeKind::BranchStmt:
        return branchStmt(cast<BranchStmt>(s));
      case NodeKind::BlockStmt:
        return stmts(cast<BlockStmt>(s)->stmts);
      case NodeKind::IfStmt:
        return ifStmt(cast<IfStmt>(s));
      case NodeKind::SwitchStmt:
        return switchStmt(cast<SwitchStmt>(s));
      case NodeKind::TypeSwitchStmt:
        return typeSwitchStmt(cast<TypeSwitchStmt>(s));
      case NodeKind::SelectStmt:
        return selectStmt(cast<SelectStmt>(s));
      case NodeKind::ForStmt:
        return forStmt(cast<ForStmt>(s));
      case NodeKind::RangeStmt:
        return rangeStmt(cast<RangeStmt>(s));
      default:
        return add(s);
    }
  }

  void branchStmt(const BranchStmt* s) {
    Block* to = nullptr;
    if (s->token == Token::Goto) {
      if (s->target != nullptr) to = labelled(s->target);
    } else if (s->token == Token::Fallthrough) {
      to = fallthrough_;
    } else if (auto it = targets_.find(s->target); it != targets_.end()) {
      to = s->token == Token::Break ? it->second.breaks : it->second.continues;
    }
    jump(to != nullptr ? to : newBlock());
    leave();
  }

  void ifStmt(const IfStmt* s) {
    maybe(s->init);
    Block *then = newBlock(), *done = newBlock(),
          *otherwise = s->otherwise != nullptr ? newBlock() : done;
    add(s->cond);
    branch(then, otherwise);
    current_ = then;
    stmt(s->then);
    jump(done);
    if (s->otherwise != nullptr) {
      current_ = otherwise;
      stmt(s->otherwise);
      jump(done);
    }
    current_ = done;
  }

  void switchStmt(const SwitchStmt* s) {
    maybe(s->init);
    add(s->tag);
    Block* done = newBlock();
    targets_[s] = {done, nullptr};
    std::vector<Block*> bodies;
    for (size_t i = 0; i < s->clauses.size(); i++) bodies.push_back(newBlock());
    bodies.push_back(done);
    const CaseClause* fallback = nullptr;
    size_t fallbackAt = 0;
    auto body = [&](const CaseClause* c, size_t i) {
      Block* outer = fallthrough_;
      current_ = bodies[i];
      fallthrough_ = bodies[i + 1];
      stmts(c->body);
      jump(done);
      fallthrough_ = outer;
    };
    for (size_t i = 0; i < s->clauses.size(); i++) {
      const CaseClause* c = s->clauses[i];
      if (c->isDefault) {
        fallback = c;
        fallbackAt = i;
        continue;
      }
      Block* next = nullptr;
      for (const Expr* e : c->list) {
        next = newBlock();
        add(e);
        branch(bodies[i], next);
        current_ = next;
      }
      body(c, i);
      current_ = next;
    }
    if (fallback != nullptr) {
      jump(bodies[fallbackAt]);
      body(fallback, fallbackAt);
    } else {
      jump(done);
    }
    current_ = done;
  }

  void typeSwitchStmt(const TypeSwitchStmt* s) {
    maybe(s->init);
    add(s->assertion);
    Block* done = newBlock();
    targets_[s] = {done, nullptr};
    const CaseClause* fallback = nullptr;
    for (const CaseClause* c : s->clauses) {
      if (c->isDefault) {
        fallback = c;
        continue;
      }
      Block *body = newBlock(), *next = nullptr;
      for (size_t i = 0; i < c->list.size(); i++) {
        next = newBlock();
        branch(body, next);
        current_ = next;
      }
      current_ = body;
      stmts(c->body);
      jump(done);
      current_ = next;
    }
    if (fallback != nullptr) stmts(fallback->body);
    jump(done);
    current_ = done;
  }

  void selectStmt(const SelectStmt* s) {
    for (const CommClause* c : s->clauses) maybe(c->comm);
    Block* done = newBlock();
    targets_[s] = {done, nullptr};
    const CommClause* fallback = nullptr;
    for (const CommClause* c : s->clauses) {
      if (c->comm == nullptr) {
        fallback = c;
        continue;
      }
      Block *body = newBlock(), *next = newBlock();
      branch(body, next);
      current_ = body;
      if (const auto* assignment = dynCast<AssignStmt>(c->comm)) add(assignment->lhs[0]);
      stmts(c->body);
      jump(done);
      current_ = next;
    }
    if (fallback != nullptr) {
      stmts(fallback->body);
      jump(done);
    }
    current_ = done;
  }

  void forStmt(const ForStmt* s) {
    maybe(s->init);
    Block *body = newBlock(), *done = newBlock();
    Block* loop = s->cond != nullptr ? newBlock() : body;
    Block* more = s->post != nullptr ? newBlock() : loop;
    targets_[s] = {done, more};
    jump(loop);
    current_ = loop;
    if (s->cond != nullptr) {
      add(s->cond);
      branch(body, done);
      current_ = body;
    }
    stmt(s->body);
    jump(more);
    if (s->post != nullptr) {
      current_ = more;
      stmt(s->post);
      jump(loop);
    }
    current_ = done;
  }

  void rangeStmt(const RangeStmt* s) {
    add(s->x);
    add(s->key);
    add(s->value);
    Block *loop = newBlock(), *body = newBlock(), *done = newBlock();
    targets_[s] = {done, loop};
    jump(loop);
    current_ = loop;
    branch(body, done);
    current_ = body;
    stmt(s->body);
    jump(loop);
    current_ = done;
  }

  Returns& returns_;
  ControlFlow& out_;
  Block* current_;
  Block* fallthrough_ = nullptr;
  std::map<const Node*, Targets> targets_;
  std::map<const Node*, Block*> labels_;
};

/// Of the library and known loggers.
bool neverReturns(const types::Func* f) {
  if (isFunctionNamed(f, "os", {"Exit"}) || isFunctionNamed(f, "runtime", {"Goexit"}) ||
      isFunctionNamed(f, "syscall", {"Exit"}) ||
      isFunctionNamed(f, "log", {"Fatal", "Fatalf", "Fatalln", "Panic", "Panicf", "Panicln"}))
    return true;
  for (std::string_view name : {"Fatal", "Fatalf", "Fatalln", "Panic", "Panicf", "Panicln"})
    if (isMethodNamed(f, "log", "Logger", name)) return true;
  for (std::string_view name : {"Fatal", "Fatalf", "FailNow", "Skip", "Skipf", "SkipNow"})
    if (isMethodNamed(f, "testing", "common", name)) return true;
  for (std::string_view name : {"Fatal", "Fatalw", "Fatalf", "Panic", "Panicw", "Panicf"})
    if (isMethodNamed(f, "go.uber.org/zap", "SugaredLogger", name) ||
        isMethodNamed(f, "go.uber.org/zap", "Logger", name))
      return true;
  return isMethodNamed(f, "github.com/sirupsen/logrus", "Logger", "Exit");
}

}  // namespace

Returns::Returns(Pass& pass) : pass_(pass) {
  pass.tree.each<FuncDecl>([&](const FuncDecl* d, uint32_t) {
    const auto* f = types::dynCast<types::Func>(pass.definition(d->name));
    if (f != nullptr && d->body != nullptr) declarations_[f] = d;
  });
}

bool Returns::mayReturn(const CallExpr* call) {
  const auto* b = types::dynCast<types::Builtin>(pass_.callee(call));
  if (b != nullptr && b->id == types::BuiltinId::Panic && isa<Ident>(call->fun)) return false;
  const types::Func* f = pass_.staticCallee(call);
  if (f == nullptr) return true;
  if (f->origin != nullptr) f = f->origin;
  auto declared = declarations_.find(f);
  if (declared == declarations_.end()) return !neverReturns(f);
  auto [answer, isNew] = answers_.emplace(f, Answer::Busy);
  if (!isNew) return answer->second != Answer::No;  // one that calls itself may return
  bool never = build(declared->second->body).neverReturns;
  answers_[f] = never ? Answer::No : Answer::Yes;
  return !never;
}

ControlFlow Returns::build(const BlockStmt* body) {
  ControlFlow out;
  Builder(*this, out).run(body);
  return out;
}

}  // namespace vo::vet
