// This file implements simplification.
#include "format/simplify.h"

#include <algorithm>
#include <string>

#include "format/walk.h"
#include "syntax/lexer.h"

namespace vo::format {

namespace {

class Simplifier {
 public:
  explicit Simplifier(std::string_view text) : text_(text) {}

  void run(const Decl& d) {
    walk(d, [this](Node* n) { return visit(n); });
  }

 private:
  bool visit(Node* n) {
    switch (n->kind) {
      case NodeKind::CompositeLit:
        return !elements(cast<CompositeLit>(n));
      case NodeKind::Slice:
        slice(cast<Slice>(n));
        return true;
      case NodeKind::RangeStmt:
        range(cast<RangeStmt>(n));
        return true;
      default:
        return true;
    }
  }

  // Of an array, slice or map; says whether it is one. Elements are simplified before.
  bool elements(CompositeLit* c) {
    Expr* key = nullptr;
    Expr* element = nullptr;
    if (auto* a = dynCast<ArrayType>(c->type)) element = a->element;
    if (auto* m = dynCast<MapType>(c->type)) {
      key = m->key;
      element = m->value;
    }
    if (element == nullptr) return false;
    for (Expr*& e : c->elements) {
      auto* pair = dynCast<KeyValue>(e);
      if (pair != nullptr && key != nullptr) elide(key, pair->key);
      elide(element, pair != nullptr ? pair->value : e);
    }
    return true;
  }

  // `T{…}` where T is meant, and `&T{…}` where *T is.
  void elide(Expr* type, Expr*& x) {
    walk(x, [this](Node* n) { return visit(n); });
    if (auto* c = dynCast<CompositeLit>(x); c != nullptr && isSame(type, c->type)) {
      c->type = nullptr;
      c->pos = c->lbrace;
    }
    auto* pointer = dynCast<Star>(type);
    auto* address = dynCast<Unary>(x);
    if (pointer == nullptr || address == nullptr || address->op != Token::And) return;
    auto* c = dynCast<CompositeLit>(address->x);
    if (c == nullptr || !isSame(pointer->x, c->type)) return;
    c->type = nullptr;
    c->pos = c->lbrace;
    x = c;
  }

  bool isSame(const Expr* a, const Expr* b) const {
    return b != nullptr && squeezed(a) == squeezed(b);
  }

  // The node's tokens, without semicolons that need not be there.
  std::string squeezed(const Expr* x) const {
    std::string copy(text_.substr(x->pos.value - 1, x->end.value - x->pos.value));
    base::Arena arena;
    diag::Sink sink;
    diag::SourceFile source;
    source.text = copy;
    source.base = 1;
    source.size = static_cast<uint32_t>(copy.size());
    syntax::Lexer lex(arena, arena, sink, source, false);
    std::string out;
    for (lex.next(); lex.token != Token::EndOfFile; lex.next()) {
      if (lex.token == Token::RBrace && out.ends_with("; ")) out.resize(out.size() - 2);
      if (lex.token == Token::Semicolon) {
        if (lex.semi != syntax::Semi::EndOfFile) out += "; ";
      } else {
        out.append(copy, lex.offset, lex.end - lex.offset).append(" ");
      }
    }
    return out;
  }

  static void slice(Slice* s) {
    auto* name = dynCast<Name>(s->x);
    auto* call = dynCast<Call>(s->parts[1]);
    if (s->parts[2] != nullptr || name == nullptr || call == nullptr || call->args.size() != 1 ||
        call->ellipsis.valid())
      return;
    auto* fun = dynCast<Name>(call->fun);
    auto* argument = dynCast<Name>(call->args[0]);
    if (fun != nullptr && fun->text == "len" && argument != nullptr && argument->text == name->text)
      s->parts[1] = nullptr;
  }

  static void range(RangeStmt* s) {
    auto isBlank = [](Expr* x) {
      auto* n = dynCast<Name>(x);
      return n != nullptr && n->text == "_";
    };
    if (isBlank(s->value)) s->value = nullptr;
    if (isBlank(s->key) && s->value == nullptr) s->key = nullptr;
  }

  std::string_view text_;
};

bool isEmpty(const File& file, const Decl& d) {
  if (d.gen == nullptr || d.hasDoc || !d.gen->specs.empty()) return false;
  return std::none_of(file.comments.begin(), file.comments.end(), [&](const CommentGroup* g) {
    return d.gen->pos <= g->list[0].pos && g->list.back().end() <= d.gen->rparen.plus(1);
  });
}

}  // namespace

void simplify(File& file, std::string_view text) {
  std::erase_if(file.decls, [&](const Decl& d) { return isEmpty(file, d); });
  Simplifier simplifier(text);
  for (const Decl& d : file.decls) simplifier.run(d);
}

}  // namespace vo::format
