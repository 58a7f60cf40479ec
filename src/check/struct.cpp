// This file checks struct types.
#include "check/delayed.h"
#include "check/report.h"
#include "check/state.h"
#include "check/type_expr.h"

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

void structType(Checker& ck, Struct* s, StructType* e) {
  size_t n = e->fields.size();
  if (n == 0) return;
  std::span<Var*> fields = ck.arena.array<Var*>(n);
  std::span<std::string_view> tags;
  base::SymbolMap<Object*> seen;
  size_t count = 0;
  Type* t = nullptr;
  for (size_t i = 0; i < n; i++) {
    Field& f = e->fields[i];
    if (i == 0 || f.type != e->fields[i - 1].type)
      t = f.type != nullptr ? varType(ck, f.type) : ck.invalidType();
    Ident* name = f.name;
    bool embedded = name == nullptr || f.embedded;
    Symbol symbol = ck.blank;
    Pos pos = f.type != nullptr ? f.type->pos : e->pos;
    if (embedded) {
      name = f.type != nullptr ? embeddedName(f.type) : nullptr;
      if (name == nullptr && f.type != nullptr && !isa<BadExpr>(f.type)) {
        error(ck, pos, Kind::InvalidSyntaxTree, "invalid embedded field type ", f.type);
        t = ck.invalidType();
      }
    }
    if (name != nullptr) {
      symbol = name->name;
      pos = name->pos;
    }
    if (embedded && f.type != nullptr) {
      Delayed& d = later(ck, Delayed::Kind::EmbeddedField, pos);
      d.expr = f.type;
      d.type = t;
    }
    Var* field = ck.tc.newField(pos, ck.pkg, symbol, t, embedded);
    if (symbol != ck.blank && !seen.insert(ck.tc.transient(), symbol, field)) {
      noteOther(ck, error(ck, rangeOf(field), Kind::DuplicateDecl, symbol, " redeclared"), seen.get(symbol));
      continue;
    }
    if (name != nullptr && !embedded) ck.recordDef(name, field);
    if (f.tag != nullptr && f.tag->token != Token::String && !f.tag->bad)
      error(ck, f.tag, Kind::InvalidSyntaxTree, "incorrect tag syntax: ", types::quoteGo(f.tag->text));
    if (f.tag != nullptr && !f.tag->value.empty()) {
      if (tags.empty()) tags = ck.arena.array<std::string_view>(n);
      tags[count] = ck.arena.copy(f.tag->value);
    }
    fields[count++] = field;
  }
  s->fields = fields.first(count);
  if (!tags.empty()) s->tags = tags.first(count);
}

void checkEmbedded(Checker& ck, Expr* e, Type* type) {
  types::Dereferenced d = types::deref(type);
  Type* u = under(d.type);
  if (u == nullptr || !isValid(d.type)) return;
  Range at = rangeOf(e);
  if (types::isUnsafePointer(u)) {
    error(ck, at, Kind::InvalidPtrEmbed, "embedded field type cannot be unsafe.Pointer");
  } else if (isa<Pointer>(u)) {
    error(ck, at, Kind::InvalidPtrEmbed, "embedded field type cannot be a pointer");
  } else if (isa<Interface>(u)) {
    if (types::isTypeParam(d.type)) {
      error(ck, at, Kind::MisplacedTypeParam, "embedded field type cannot be a (pointer to a) type parameter");
    } else if (d.isPointer) {
      error(ck, at, Kind::InvalidPtrEmbed, "embedded field type cannot be a pointer to an interface");
    }
  }
}

}  // namespace vo::check
