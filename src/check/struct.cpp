// This file checks struct types.
#include "check/impl.h"

namespace vo::check {

using namespace syntax;

namespace {

/// The name an embedded field takes from its type, or null if the type has no such form.
Ident* embeddedName(Expr* e) {
  for (bool star = false;;) {
    switch (e->kind) {
      case NodeKind::Ident: return cast<Ident>(e);
      case NodeKind::StarExpr:
        if (star) return nullptr;
        star = true;
        e = cast<StarExpr>(e)->x;
        continue;
      case NodeKind::ParenExpr: e = cast<ParenExpr>(e)->x; continue;
      case NodeKind::SelectorExpr: return cast<SelectorExpr>(e)->sel;
      case NodeKind::IndexExpr: e = cast<IndexExpr>(e)->x; continue;
      default: return nullptr;
    }
  }
}

}  // namespace

void Checker::structType(Struct* s, StructType* e) {
  size_t n = e->fields.size();
  if (n == 0) return;
  std::span<Var*> fields = arena.array<Var*>(n);
  std::span<std::string_view> tags;
  base::SymbolMap<Object*> seen;
  size_t count = 0;
  Type* t = nullptr;
  for (size_t i = 0; i < n; i++) {
    Field& f = e->fields[i];
    if (i == 0 || f.type != e->fields[i - 1].type)
      t = f.type != nullptr ? varType(f.type) : invalidType();
    Ident* name = f.name;
    bool embedded = name == nullptr || f.embedded;
    Symbol symbol = blank;
    Pos pos = f.type != nullptr ? f.type->pos : e->pos;
    if (embedded) {
      name = f.type != nullptr ? embeddedName(f.type) : nullptr;
      if (name == nullptr && f.type != nullptr && !isa<BadExpr>(f.type)) {
        error(pos, Kind::InvalidSyntaxTree, "invalid embedded field type ", f.type);
        t = invalidType();
      }
    }
    if (name != nullptr) {
      symbol = name->name;
      pos = name->pos;
    }
    if (embedded && f.type != nullptr) {
      Delayed& d = later(Delayed::Kind::EmbeddedField, pos);
      d.expr = f.type;
      d.type = t;
    }
    Var* field = tc.newField(pos, pkg, symbol, t, embedded);
    if (symbol != blank && !seen.insert(tc.transient(), symbol, field)) {
      noteOther(error(rangeOf(field), Kind::DuplicateDecl, symbol, " redeclared"), seen.get(symbol));
      continue;
    }
    if (name != nullptr && !embedded) recordDef(name, field);
    if (f.tag != nullptr && f.tag->token != Token::String && !f.tag->bad)
      error(f.tag, Kind::InvalidSyntaxTree, "incorrect tag syntax: ", types::quoteGo(f.tag->text));
    if (f.tag != nullptr && !f.tag->value.empty()) {
      if (tags.empty()) tags = arena.array<std::string_view>(n);
      tags[count] = arena.copy(f.tag->value);
    }
    fields[count++] = field;
  }
  s->fields = fields.first(count);
  if (!tags.empty()) s->tags = tags.first(count);
}

void Checker::checkEmbedded(Expr* e, Type* type) {
  types::Dereferenced d = types::deref(type);
  Type* u = under(d.type);
  if (u == nullptr || !isValid(d.type)) return;
  Range at = rangeOf(e);
  if (types::isUnsafePointer(u)) {
    error(at, Kind::InvalidPtrEmbed, "embedded field type cannot be unsafe.Pointer");
  } else if (isa<Pointer>(u)) {
    error(at, Kind::InvalidPtrEmbed, "embedded field type cannot be a pointer");
  } else if (isa<Interface>(u)) {
    if (types::isTypeParam(d.type)) {
      error(at, Kind::MisplacedTypeParam, "embedded field type cannot be a (pointer to a) type parameter");
    } else if (d.isPointer) {
      error(at, Kind::InvalidPtrEmbed, "embedded field type cannot be a pointer to an interface");
    }
  }
}

}  // namespace vo::check
