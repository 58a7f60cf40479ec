// This file divides functions into blocks for coverage, and puts counters into texts.
//
// A list of statements is divided behind each that may go elsewhere (if, for, switch, labels, blocks, panic, function literals). The stretch of
// text from one such place to the next is divided again where lines are blank or comments alone, for what is shown is lines; but no counter
// goes into a statement. Inserted text keeps to its line: positions in traces and messages are right, but for columns.
#include "testrun/cover.h"

#include <algorithm>
#include <optional>
#include <set>
#include <tuple>

#include "base/arena.h"
#include "diag/diagnostic.h"
#include "package/scan.h"
#include "syntax/parser.h"

namespace vo::testrun {
namespace {

using namespace syntax;

// --- Children of expressions -------------------------------------------------------------------------

/// Calls `f` with each expression directly below `e`, in the order of the text; types have no code.
template <class F>
void forEachChild(const Expr* e, F f) {
  auto each = [&f](std::span<Expr* const> list) {
    for (Expr* x : list) f(x);
  };
  switch (e->kind) {
    case NodeKind::CompositeLit: return each(cast<CompositeLit>(e)->elements);
    case NodeKind::KeyValueExpr: return f(cast<KeyValueExpr>(e)->key), f(cast<KeyValueExpr>(e)->value);
    case NodeKind::ParenExpr: return f(cast<ParenExpr>(e)->x);
    case NodeKind::SelectorExpr: return f(cast<SelectorExpr>(e)->x);
    case NodeKind::IndexExpr: return f(cast<IndexExpr>(e)->x), each(cast<IndexExpr>(e)->indices);
    case NodeKind::SliceExpr: {
      const auto* s = cast<SliceExpr>(e);
      return f(s->x), f(s->lo), f(s->hi), f(s->max);
    }
    case NodeKind::TypeAssertExpr: return f(cast<TypeAssertExpr>(e)->x);
    case NodeKind::CallExpr: return f(cast<CallExpr>(e)->fun), each(cast<CallExpr>(e)->args);
    case NodeKind::StarExpr: return f(cast<StarExpr>(e)->x);
    case NodeKind::UnaryExpr: return f(cast<UnaryExpr>(e)->x);
    case NodeKind::BinaryExpr: return f(cast<BinaryExpr>(e)->x), f(cast<BinaryExpr>(e)->y);
    case NodeKind::TryExpr: return f(cast<TryExpr>(e)->x);
    case NodeKind::DynAttrExpr: return f(cast<DynAttrExpr>(e)->x);
    case NodeKind::DynIndexExpr: return f(cast<DynIndexExpr>(e)->x), f(cast<DynIndexExpr>(e)->key);
    case NodeKind::DynCallExpr: return f(cast<DynCallExpr>(e)->call);
    default: return;
  }
}

/// All function literals in an expression that are not in another one.
template <class F>
void forEachLiteral(const Expr* e, F f) {
  if (e == nullptr) return;
  if (const auto* literal = dynCast<FuncLit>(e)) return f(literal);
  forEachChild(e, [&f](const Expr* x) { forEachLiteral(x, f); });
}

/// The first function literal in an expression, in the order of the text, or null.
const FuncLit* firstLiteral(const Expr* e) {
  const FuncLit* first = nullptr;
  forEachLiteral(e, [&first](const FuncLit* f) { first = first == nullptr ? f : first; });
  return first;
}

/// Calls `f` with each expression of a statement that has no statements inside.
template <class F>
void forEachExpr(const Stmt* s, F f) {
  auto each = [&f](std::span<Expr* const> list) {
    for (Expr* x : list) f(x);
  };
  switch (s->kind) {
    case NodeKind::DeclStmt:
      for (const Decl* d : cast<DeclStmt>(s)->decls) {
        if (const auto* v = dynCast<VarDecl>(d)) each(v->values);
        if (const auto* c = dynCast<ConstDecl>(d)) each(c->values);
      }
      return;
    case NodeKind::ExprStmt: return f(cast<ExprStmt>(s)->x);
    case NodeKind::SendStmt: return f(cast<SendStmt>(s)->chan), f(cast<SendStmt>(s)->value);
    case NodeKind::IncDecStmt: return f(cast<IncDecStmt>(s)->x);
    case NodeKind::AssignStmt: return each(cast<AssignStmt>(s)->lhs), each(cast<AssignStmt>(s)->rhs);
    case NodeKind::GoStmt: return f(cast<GoStmt>(s)->call);
    case NodeKind::DeferStmt: return f(cast<DeferStmt>(s)->call);
    case NodeKind::FailStmt: return f(cast<FailStmt>(s)->x);
    case NodeKind::ReturnStmt: return each(cast<ReturnStmt>(s)->results);
    default: return;
  }
}

const FuncLit* firstLiteral(const Stmt* s) {
  const FuncLit* first = nullptr;
  if (s != nullptr)
    forEachExpr(s, [&first](const Expr* e) { first = first == nullptr ? firstLiteral(e) : first; });
  return first;
}

bool isPanic(const Stmt* s) {
  const auto* statement = dynCast<ExprStmt>(s);
  const auto* call = statement == nullptr ? nullptr : dynCast<CallExpr>(statement->x);
  const auto* name = call == nullptr ? nullptr : dynCast<Ident>(call->fun);
  return name != nullptr && name->name.str() == "panic" && call->args.size() == 1;
}

/// Whether what follows may not run, or run more often.
bool endsBlock(const Stmt* s) {
  switch (s->kind) {
    case NodeKind::BlockStmt:
    case NodeKind::BranchStmt:
    case NodeKind::ForStmt:
    case NodeKind::IfStmt:
    case NodeKind::LabeledStmt:
    case NodeKind::RangeStmt:
    case NodeKind::SwitchStmt:
    case NodeKind::SelectStmt:
    case NodeKind::TypeSwitchStmt: return true;
    default: return isPanic(s) || firstLiteral(s) != nullptr;
  }
}

/// A label cannot be divided from these.
bool needsLabel(const Stmt* s) {
  return isa<ForStmt>(s) || isa<RangeStmt>(s) || isa<SwitchStmt>(s) || isa<SelectStmt>(s) || isa<TypeSwitchStmt>(s);
}

// --- The file ----------------------------------------------------------------------------------------

class Instrumenter {
 public:
  Instrumenter(const diag::SourceFile& source, CoverMode mode, std::string variable)
      : base_(source.base), text_(source.text), mode_(mode), variable_(std::move(variable)) {
    for (uint32_t i = 0; i < text_.size(); i++)
      if (text_[i] == '\n') lines_.push_back(i + 1);
  }

  CoveredFile run(const File& file);

 private:
  /// Offsets into the text.
  struct Span {
    uint32_t begin, end;
  };
  struct Item {
    Span at;
    const Stmt* stmt;  ///< null: a label without its statement
  };

  uint32_t offset(diag::Pos p) const { return p.value - base_; }
  Span spanOf(const Stmt* s) const { return {offset(s->pos), offset(s->end)}; }
  uint32_t lineOf(uint32_t at) const { return static_cast<uint32_t>(std::upper_bound(lines_.begin(), lines_.end(), at) - lines_.begin()); }
  void insert(uint32_t at, std::string text) { edits_.emplace_back(at, std::move(text)); }
  std::string counter(Span block, uint32_t statements);

  std::vector<Span> codeIn(Span part) const;
  uint32_t find(uint32_t from, std::string_view what) const;
  uint32_t braceBehind(uint32_t from) const { return find(from, "{"); }
  uint32_t boundaryOf(const Stmt* s) const;
  void addCounters(uint32_t from, uint32_t insertAt, uint32_t end, std::span<Stmt* const> list, bool extends);
  void addBlock(Span block, std::span<const Item> items, uint32_t insertAt);

  void visitBody(const BlockStmt* body) { visitBlock(body, offset(body->pos)); }
  void visitBlock(const BlockStmt* block, uint32_t brace);
  void visitList(std::span<Stmt* const> list) {
    for (const Stmt* s : list) visit(s);
  }
  void visit(const Stmt* s);
  void visit(const Expr* e) {
    forEachLiteral(e, [this](const FuncLit* f) { visitBody(f->body); });
  }
  void visitIf(const IfStmt* s);
  template <class Clause>
  void visitClauses(std::span<Clause* const> clauses);

  uint32_t base_;
  std::string_view text_;
  CoverMode mode_;
  std::string variable_;
  std::vector<uint32_t> lines_{0};  ///< where each begins
  std::vector<std::pair<uint32_t, std::string>> edits_;
  std::set<std::tuple<uint32_t, uint32_t, uint32_t, uint32_t>> seen_;
  std::vector<CoverBlock> blocks_;
};

std::string Instrumenter::counter(Span at, uint32_t statements) {
  uint32_t line = lineOf(at.begin), endLine = lineOf(at.end);
  CoverBlock block = {line, at.begin - lines_[line - 1] + 1, endLine, at.end - lines_[endLine - 1] + 1, statements};
  // No two are alike.
  while (!seen_.insert({block.line, block.column, block.endLine, block.endColumn}).second) block.endColumn++;
  std::string element = variable_ + "[" + std::to_string(blocks_.size()) + "]";
  blocks_.push_back(block);
  switch (mode_) {
    case CoverMode::Set: return element + " = 1;";
    case CoverMode::Count:
    case CoverMode::Fuzz: return element + "++;";
    case CoverMode::Atomic: return "_vo_atomic.AddUint32(&" + element + ", 1);";
  }
  return {};
}

/// The pieces of a stretch of text that have code in each line; if there is no code, its empty beginning. Braces are no code.
std::vector<Instrumenter::Span> Instrumenter::codeIn(Span part) const {
  std::string_view text = text_.substr(0, part.end);
  std::vector<Span> out;
  uint32_t begin = 0, last = 0;  // of the piece at hand: its first byte, its last line; 0: none
  for (uint32_t at = part.begin; at < part.end;) {
    uint32_t next = std::max(package::skipOpaque(text, at), at + 1);
    bool isComment = text.substr(at).starts_with("//") || text.substr(at).starts_with("/*");
    if (isComment || std::string_view(" \t\r\n{}").find(text[at]) != std::string_view::npos) {
      at = next;
      continue;
    }
    uint32_t line = lineOf(at);
    if (last == 0) {
      begin = at;
    } else if (line > last + 1) {
      out.push_back({begin, lines_[last]});
      begin = at;
    }
    last = std::max(last, text[at] == '`' ? lineOf(next - 1) : line);
    at = next;
  }
  if (last == 0) return {{part.begin, part.begin}};
  // (a newline at the end begins no line)
  bool isLastLine = last >= lines_.size() || lines_[last] >= part.end;
  out.push_back({begin, isLastLine ? part.end : lines_[last]});
  return out;
}

/// Where the text is next, outside of comments.
uint32_t Instrumenter::find(uint32_t from, std::string_view what) const {
  for (uint32_t at = from; at < text_.size();) {
    std::string_view rest = text_.substr(at);
    if (rest.starts_with(what)) return at;
    at = rest.starts_with("//") || rest.starts_with("/*") ? std::max(package::skipOpaque(text_, at), at + 1) : at + 1;
  }
  VO_CHECK(false, "the parser has seen what is looked for");
}

/// Where the block that a statement is in stops within the statement.
uint32_t Instrumenter::boundaryOf(const Stmt* s) const {
  auto literal = [this](auto... parts) -> std::optional<uint32_t> {
    const FuncLit* found = nullptr;
    ((found = found == nullptr ? firstLiteral(parts) : found), ...);
    if (found == nullptr) return std::nullopt;
    return offset(found->body->pos);
  };
  auto endOf = [this](const Node* n, uint32_t otherwise) { return n == nullptr ? otherwise : offset(n->end); };
  uint32_t start = offset(s->pos);
  switch (s->kind) {
    case NodeKind::BlockStmt: return start;
    case NodeKind::IfStmt: {
      const auto* i = cast<IfStmt>(s);
      return literal(i->init, i->cond).value_or(offset(i->then->pos));
    }
    case NodeKind::ForStmt: {
      const auto* f = cast<ForStmt>(s);
      return literal(f->init, f->cond, f->post).value_or(offset(f->body->pos));
    }
    case NodeKind::LabeledStmt: return boundaryOf(cast<LabeledStmt>(s)->stmt);
    case NodeKind::RangeStmt: return literal(cast<RangeStmt>(s)->x).value_or(offset(cast<RangeStmt>(s)->body->pos));
    case NodeKind::SwitchStmt: {
      const auto* w = cast<SwitchStmt>(s);
      if (std::optional<uint32_t> at = literal(w->init, w->tag)) return *at;
      return braceBehind(endOf(w->tag, endOf(w->init, start)));
    }
    case NodeKind::TypeSwitchStmt: {
      const auto* w = cast<TypeSwitchStmt>(s);
      return literal(w->init).value_or(braceBehind(offset(w->assertion->end)));
    }
    case NodeKind::SelectStmt: return braceBehind(start);
    default: return literal(s).value_or(offset(s->end));
  }
}

/// Adds the counters of a list of statements, but not those of lists inside of it.
void Instrumenter::addCounters(uint32_t from, uint32_t insertAt, uint32_t end, std::span<Stmt* const> list, bool extends) {
  if (list.empty()) {
    Span first = codeIn({insertAt, end})[0];
    return insert(first.begin, counter(first, 0));
  }
  std::vector<Item> items;
  for (const Stmt* s : list) items.push_back({spanOf(s), s});
  for (size_t first = 0; first < items.size();) {
    size_t last = first;
    uint32_t blockEnd = end;
    while (last < items.size()) {
      const Stmt* s = items[last].stmt;
      blockEnd = boundaryOf(s);
      last++;
      if (!endsBlock(s)) continue;
      if (const auto* label = dynCast<LabeledStmt>(s); label != nullptr && !needsLabel(label->stmt)) {
        // A goto may come here: the statement begins a block, and the label ends one.
        uint32_t begin = offset(label->pos);
        blockEnd = begin;
        items[last - 1] = {{begin, offset(label->stmt->pos)}, nullptr};
        items.insert(items.begin() + static_cast<ptrdiff_t>(last), {spanOf(label->stmt), label->stmt});
      }
      extends = false;
      break;
    }
    if (extends) blockEnd = end;
    if (from != blockEnd) addBlock({from, blockEnd}, {items.begin() + static_cast<ptrdiff_t>(first), items.begin() + static_cast<ptrdiff_t>(last)}, insertAt);
    first = last;
    if (first < items.size()) from = insertAt = items[first].at.begin;
  }
}

/// The counters of statements that run one after the other.
void Instrumenter::addBlock(Span block, std::span<const Item> items, uint32_t insertAt) {
  struct Piece {
    Span at;
    uint32_t statements;
  };
  std::vector<Piece> pieces;
  for (Span code : codeIn(block)) {
    auto begins = [&code](const Item& i) { return i.at.begin >= code.begin && i.at.begin < code.end; };
    auto statements = static_cast<uint32_t>(std::count_if(items.begin(), items.end(), begins));
    auto isInside = [&code](const Item& i) { return i.at.begin < code.begin && code.begin < i.at.end; };
    if (!pieces.empty() && std::any_of(items.begin(), items.end(), isInside)) {
      pieces.back().at.end = code.end;
      pieces.back().statements += statements;
    } else {
      pieces.push_back({code, statements});
    }
  }
  for (const Piece& p : pieces) insert(&p == pieces.data() ? insertAt : p.at.begin, counter(p.at, p.statements));
}

// --- The walk ----------------------------------------------------------------------------------------

void Instrumenter::visitBlock(const BlockStmt* block, uint32_t brace) {
  addCounters(brace, brace + 1, offset(block->rbrace) + 1, block->stmts, true);
  visitList(block->stmts);
}

/// What stands behind `else` becomes a block of its own, which may have a counter.
void Instrumenter::visitIf(const IfStmt* s) {
  if (s->init != nullptr) visit(s->init);
  visit(s->cond);
  visitBody(s->then);
  if (s->otherwise == nullptr) return;
  constexpr uint32_t kElse = 4;
  uint32_t behind = find(offset(s->then->end), "else") + kElse, end = offset(s->otherwise->end);
  insert(behind, "{");
  insert(end, "}");
  if (const auto* block = dynCast<BlockStmt>(s->otherwise)) return visitBlock(block, behind);
  Stmt* const list[] = {s->otherwise};
  addCounters(behind, behind + 1, end + 1, list, true);
  visit(s->otherwise);
}

template <class Clause>
void Instrumenter::visitClauses(std::span<Clause* const> clauses) {
  for (const Clause* c : clauses) {
    uint32_t behind = offset(c->colon) + 1;
    addCounters(behind, behind, c->body.empty() ? behind : offset(c->body.back()->end), c->body, false);
  }
  for (const Clause* c : clauses) {
    if constexpr (std::is_same_v<Clause, CaseClause>) {
      for (const Expr* e : c->list) visit(e);
    } else if (c->comm != nullptr) {
      visit(c->comm);
    }
    visitList(c->body);
  }
}

void Instrumenter::visit(const Stmt* s) {
  auto some = [this](const auto* n) {
    if (n != nullptr) visit(n);
  };
  switch (s->kind) {
    case NodeKind::BlockStmt: return visitBody(cast<BlockStmt>(s));
    case NodeKind::IfStmt: return visitIf(cast<IfStmt>(s));
    case NodeKind::LabeledStmt: return visit(cast<LabeledStmt>(s)->stmt);
    case NodeKind::ForStmt: {
      const auto* f = cast<ForStmt>(s);
      return some(f->init), some(f->cond), some(f->post), visitBody(f->body);
    }
    case NodeKind::RangeStmt: {
      const auto* r = cast<RangeStmt>(s);
      return some(r->key), some(r->value), some(r->x), visitBody(r->body);
    }
    case NodeKind::SwitchStmt: {
      const auto* w = cast<SwitchStmt>(s);
      return some(w->init), some(w->tag), visitClauses<CaseClause>(w->clauses);
    }
    case NodeKind::TypeSwitchStmt: {
      const auto* w = cast<TypeSwitchStmt>(s);
      return some(w->init), some(w->assertion->x), visitClauses<CaseClause>(w->clauses);
    }
    case NodeKind::SelectStmt: return visitClauses<CommClause>(cast<SelectStmt>(s)->clauses);
    default: forEachExpr(s, [this](const Expr* e) { visit(e); });
  }
}

CoveredFile Instrumenter::run(const File& file) {
  if (mode_ == CoverMode::Atomic && file.package != nullptr) insert(offset(file.package->end), "; import _vo_atomic \"sync/atomic\"");
  for (const Decl* d : file.decls) {
    if (const auto* f = dynCast<FuncDecl>(d); f != nullptr && f->body != nullptr && f->name->name.str() != "_") visitBody(f->body);
    if (const auto* v = dynCast<VarDecl>(d))
      for (const Expr* e : v->values) visit(e);
  }
  std::stable_sort(edits_.begin(), edits_.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  CoveredFile out;
  uint32_t done = 0;
  for (const auto& [at, text] : edits_) {
    out.text += text_.substr(done, at - done);
    out.text += text;
    done = at;
  }
  out.text += text_.substr(done);
  std::string size = "[" + std::to_string(blocks_.size()) + "]";
  if (!blocks_.empty()) out.text += "\nvar " + variable_ + (mode_ == CoverMode::Fuzz ? " = new(" + size + "uint8)\n" : " " + size + "uint32\n");
  if (mode_ == CoverMode::Atomic && file.package != nullptr) out.text += "\nvar _ = _vo_atomic.LoadUint32\n";
  out.blocks = std::move(blocks_);
  return out;
}

}  // namespace

CoverMode coverModeOf(std::string_view name) {
  return name == "set" ? CoverMode::Set : name == "count" ? CoverMode::Count : name == "fuzz" ? CoverMode::Fuzz : CoverMode::Atomic;
}

CoveredFile withCounters(std::string_view text, bool isVo, CoverMode mode, const std::string& variable) {
  base::Arena arena;
  base::Interner symbols(arena);
  diag::SourceMap sources(arena);
  diag::Sink sink;
  diag::SourceFile* source = sources.add("", arena.copy(text));
  if (source == nullptr) return {std::string(text), {}};
  ParseContext parse{arena, arena, symbols, sink};
  const File* file = parseFile(parse, *source, isVo);
  if (sink.hasErrors()) return {std::string(text), {}};
  return Instrumenter(*source, mode, variable).run(*file);
}

}  // namespace vo::testrun
