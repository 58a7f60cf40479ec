// This file implements the check of labels and branches of a function body.
//
// Go's rules: a goto must not jump over a variable declaration of its block and not into another
// block; break and continue lead out of (or on in) an enclosing statement; labels are unique in
// the function and used. One walk over the statements does it: gotos whose label has not been seen
// yet travel outwards from block to block until the label turns up. What is left at the end has no
// label, or one inside a block.
#include "syntax/branches.h"

#include <algorithm>
#include <string>
#include <unordered_map>
#include <vector>

#include "syntax/printer.h"

namespace vo::syntax {

using diag::Kind;

namespace {

struct Label {
  /// Index of the block that declares it. Blocks are gone when gotos look for them, so that the
  /// label keeps what is needed: identity and position.
  uint32_t block = 0;
  Pos blockStart;
  LabeledStmt* stmt = nullptr;
  bool used = false;
};

/// What an unlabelled break or continue leaves.
struct Targets {
  Stmt* breaks = nullptr;
  Stmt* continues = nullptr;
  int caseIndex = -1;  ///< of the clause directly around, or -1
};

class Checker {
 public:
  Checker(const diag::SourceFile& source, diag::Sink& sink, bool isVo)
      : source_(source), sink_(sink), isVo_(isVo) {}
  void body(BlockStmt* block);

 private:
  using Gotos = std::vector<BranchStmt*>;

  /// A block being walked.
  struct Frame {
    const Frame* parent;
    uint32_t id;
    Pos start;
    LabeledStmt* labelled;
    Gotos forward;  ///< gotos without a label so far
    Gotos crossing; ///< those of them that were there when the last variable was declared
    Pos variablePos;
    std::string variable;
  };

  Gotos walk(const Frame* parent, const Targets& targets, LabeledStmt* labelled, Pos start,
             std::span<Stmt*> list);
  void statement(Frame& frame, const Targets& targets, Stmt* s, bool last);
  void nested(Frame& frame, const Targets& targets, LabeledStmt* labelled, Stmt* s);
  void inner(Frame& frame, const Targets& targets, LabeledStmt* labelled, Pos start,
             std::span<Stmt*> list);
  void declareVariable(Frame& frame, Pos pos, std::string name);
  void declareLabel(Frame& frame, LabeledStmt* s);
  void branch(Frame& frame, const Targets& targets, BranchStmt* b, bool last);
  void fallthroughStmt(const Targets& targets, BranchStmt* b, bool last);
  void labelledBranch(Frame& frame, BranchStmt* b);
  Label* find(Symbol name);
  std::string where(Pos pos) const;
  void error(Kind kind, const Node* at, std::string text) {
    sink_.error(kind, at->range(), std::move(text));
  }

  const diag::SourceFile& source_;
  diag::Sink& sink_;
  bool isVo_;
  std::vector<Label> labels_;  ///< in the order of their declarations
  std::unordered_map<const base::SymbolData*, size_t> labelOf_;
  uint32_t blocks_ = 0;
};

bool isLoop(const Stmt* s) {
  return s->kind == NodeKind::ForStmt || s->kind == NodeKind::RangeStmt;
}
bool isBreakable(const Stmt* s) {
  return isLoop(s) || s->kind == NodeKind::SwitchStmt || s->kind == NodeKind::TypeSwitchStmt ||
         s->kind == NodeKind::SelectStmt;
}

void Checker::body(BlockStmt* block) {
  VO_CHECK(labels_.empty() && blocks_ == 0, "a checker is for one body");
  Gotos left = walk(nullptr, {}, nullptr, block->pos, block->stmts);
  for (const BranchStmt* b : left) {
    std::string name(b->label->name.str());
    if (Label* l = find(b->label->name)) {
      l->used = true;
      error(Kind::JumpIntoBlock, b->label,
            "goto " + name + " jumps into block starting at " + where(l->blockStart));
    } else {
      error(Kind::UndeclaredLabel, b->label, "label " + name + " not defined");
    }
  }
  for (const Label& l : labels_) {
    if (l.used) continue;
    const Ident* id = l.stmt->label;
    std::string text = "label " + std::string(id->name.str()) + " defined and not used";
    if (isVo_) {
      sink_.warning(Kind::UnusedLabelWarning, id->range(), std::move(text));
    } else {
      error(Kind::UnusedLabel, id, std::move(text));
    }
  }
}

Label* Checker::find(Symbol name) {
  auto it = labelOf_.find(name.data());
  return it == labelOf_.end() ? nullptr : &labels_[it->second];
}

// file:line:column, as positions stand inside of Go's messages.
std::string Checker::where(Pos pos) const {
  diag::Location loc = diag::locateIn(source_, pos);
  std::string out(loc.file);
  out += ":" + std::to_string(loc.line);
  if (loc.column != 0) out += ":" + std::to_string(loc.column);
  return out;
}

Checker::Gotos Checker::walk(const Frame* parent, const Targets& targets, LabeledStmt* labelled,
                             Pos start, std::span<Stmt*> list) {
  Frame frame{parent, blocks_++, start, labelled, {}, {}, {}, {}};
  // A fallthrough is the last statement even if empty statements follow.
  while (!list.empty() && isa<EmptyStmt>(list.back())) list = list.first(list.size() - 1);
  for (size_t i = 0; i < list.size(); i++) statement(frame, targets, list[i], i + 1 == list.size());
  return std::move(frame.forward);
}

void Checker::statement(Frame& frame, const Targets& targets, Stmt* s, bool last) {
  LabeledStmt* labelled = nullptr;
  while (auto* l = dynCast<LabeledStmt>(s)) {
    labelled = nullptr;
    if (l->label->name.str() != "_") {
      declareLabel(frame, l);
      labelled = l;
    }
    s = l->stmt;
  }
  switch (s->kind) {
    case NodeKind::DeclStmt:
      for (const Decl* d : cast<DeclStmt>(s)->decls) {
        const auto* v = dynCast<VarDecl>(d);
        if (v == nullptr) continue;
        declareVariable(frame, v->pos, std::string(v->names[0]->name.str()));
        break;
      }
      return;
    case NodeKind::AssignStmt: {
      const auto* a = cast<AssignStmt>(s);
      if (a->op == Token::Define) declareVariable(frame, a->opPos, exprListString(a->lhs));
      return;
    }
    case NodeKind::BranchStmt:
      return branch(frame, targets, cast<BranchStmt>(s), last);
    default:
      return nested(frame, targets, labelled, s);
  }
}

// Statements with blocks.
void Checker::nested(Frame& frame, const Targets& targets, LabeledStmt* labelled, Stmt* s) {
  Targets plain{targets.breaks, targets.continues, -1};
  switch (s->kind) {
    case NodeKind::BlockStmt:
      return inner(frame, plain, labelled, s->pos, cast<BlockStmt>(s)->stmts);
    case NodeKind::IfStmt:
      // All blocks of a chain of else-ifs are treated as children of this one: nothing but an if
      // stands between them.
      for (Stmt* rest = s; rest != nullptr;) {
        if (auto* block = dynCast<BlockStmt>(rest))
          return inner(frame, plain, labelled, block->pos, block->stmts);
        auto* i = cast<IfStmt>(rest);
        inner(frame, plain, labelled, i->then->pos, i->then->stmts);
        rest = i->otherwise;
      }
      return;
    case NodeKind::ForStmt: {
      auto* f = cast<ForStmt>(s);
      return inner(frame, {s, s, -1}, labelled, f->body->pos, f->body->stmts);
    }
    case NodeKind::RangeStmt: {
      auto* r = cast<RangeStmt>(s);
      return inner(frame, {s, s, -1}, labelled, r->body->pos, r->body->stmts);
    }
    case NodeKind::SwitchStmt:
    case NodeKind::TypeSwitchStmt: {
      auto clauses = s->kind == NodeKind::SwitchStmt ? cast<SwitchStmt>(s)->clauses
                                                     : cast<TypeSwitchStmt>(s)->clauses;
      for (size_t i = 0; i < clauses.size(); i++)
        inner(frame, {s, targets.continues, static_cast<int>(i)}, labelled, clauses[i]->pos,
              clauses[i]->body);
      return;
    }
    case NodeKind::SelectStmt:
      for (CommClause* c : cast<SelectStmt>(s)->clauses)
        inner(frame, {s, targets.continues, -1}, labelled, c->pos, c->body);
      return;
    default:
      return;
  }
}

void Checker::inner(Frame& frame, const Targets& targets, LabeledStmt* labelled, Pos start,
                    std::span<Stmt*> list) {
  Gotos left = walk(&frame, targets, labelled, start, list);
  frame.forward.insert(frame.forward.end(), left.begin(), left.end());
}

void Checker::declareVariable(Frame& frame, Pos pos, std::string name) {
  frame.variablePos = pos;
  frame.variable = std::move(name);
  // These jump over it, if their label follows in this block.
  frame.crossing = frame.forward;
}

void Checker::declareLabel(Frame& frame, LabeledStmt* s) {
  Symbol name = s->label->name;
  Label* label = find(name);
  if (label != nullptr) {
    error(Kind::DuplicateLabel, s->label,
          "label " + std::string(name.str()) + " already defined at " +
              where(label->stmt->label->pos));
  } else {
    VO_DCHECK(labelOf_.size() == labels_.size(), "each label is found by its name");
    labelOf_[name.data()] = labels_.size();
    labels_.push_back({frame.id, frame.start, s, false});
    label = &labels_.back();
  }
  std::erase_if(frame.forward, [&](BranchStmt* b) {
    VO_DCHECK(b->token == Token::Goto && b->target == nullptr, "only gotos wait for their labels");
    if (b->label->name != name) return false;
    b->target = s;
    label->used = true;
    if (std::find(frame.crossing.begin(), frame.crossing.end(), b) != frame.crossing.end())
      error(Kind::JumpOverDecl, b->label,
            "goto " + std::string(name.str()) + " jumps over declaration of " + frame.variable +
                " at " + where(frame.variablePos));
    return true;
  });
}

void Checker::branch(Frame& frame, const Targets& targets, BranchStmt* b, bool last) {
  if (b->label != nullptr) return labelledBranch(frame, b);
  switch (b->token) {
    case Token::Break:
      b->target = targets.breaks;
      if (b->target == nullptr)
        error(Kind::InvalidBranch, b, "break is not in a loop, switch, or select");
      return;
    case Token::Continue:
      b->target = targets.continues;
      if (b->target == nullptr) error(Kind::InvalidBranch, b, "continue is not in a loop");
      return;
    default:
      return fallthroughStmt(targets, b, last);
  }
}

void Checker::fallthroughStmt(const Targets& targets, BranchStmt* b, bool last) {
  const char* message = "fallthrough statement out of place";
  if (isa<TypeSwitchStmt>(targets.breaks)) {
    message = "cannot fallthrough in type switch";
  } else if (auto* s = dynCast<SwitchStmt>(targets.breaks); s != nullptr) {
    if (targets.caseIndex >= 0 && last) {
      if (static_cast<size_t>(targets.caseIndex) + 1 < s->clauses.size()) {
        b->target = s;
        return;
      }
      message = "cannot fallthrough final case in switch";
    }
  }
  error(Kind::MisplacedFallthrough, b, message);
}

void Checker::labelledBranch(Frame& frame, BranchStmt* b) {
  Label* label = find(b->label->name);
  std::string name(b->label->name.str());
  VO_DCHECK(b->target == nullptr, "a branch is looked at once");
  if (b->token == Token::Goto) {
    if (label != nullptr) {
      label->used = true;
      for (const Frame* f = &frame; f != nullptr; f = f->parent) {
        if (f->id != label->block) continue;
        b->target = label->stmt;
        return;
      }
    }
    // The label may follow.
    frame.forward.push_back(b);
    return;
  }
  bool isBreak = b->token == Token::Break;
  std::string word = isBreak ? "break" : "continue";
  if (label == nullptr)
    return error(Kind::UndeclaredLabel, b->label, word + " label not defined: " + name);
  label->used = true;
  for (const Frame* f = &frame; f != nullptr; f = f->parent) {
    if (f->labelled != label->stmt) continue;
    Stmt* target = label->stmt->stmt;
    while (auto* l = dynCast<LabeledStmt>(target)) target = l->stmt;
    if (!(isBreak ? isBreakable(target) : isLoop(target))) break;
    b->target = target;
    return;
  }
  error(Kind::MisplacedLabel, b->label, "invalid " + word + " label " + name);
}

}  // namespace

void checkBranches(BlockStmt* body, const diag::SourceFile& source, diag::Sink& sink, bool isVo) {
  Checker(source, sink, isVo).body(body);
}

}  // namespace vo::syntax
