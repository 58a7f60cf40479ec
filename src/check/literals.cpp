// This file checks literals: basic ones, functions, and composite literals.
#include <algorithm>

#include "check/assign.h"
#include "check/call.h"
#include "check/constant.h"
#include "check/decl.h"
#include "check/delayed.h"
#include "check/expr.h"
#include "check/index.h"
#include "check/literals.h"
#include "check/report.h"
#include "check/state.h"
#include "check/type_expr.h"

namespace vo::check {

using namespace syntax;

static void structLit(Checker& ck, syntax::CompositeLit* e, Struct* s, Type* base);
static void keyedStructLit(Checker& ck, syntax::CompositeLit* e, Struct* s, Type* base);
static Var* literalField(Checker& ck, syntax::Ident* key, Struct* s, Type* base, std::span<const int32_t>* path);
static void mapLit(Checker& ck, syntax::CompositeLit* e, Map* m);
static int64_t indexedElements(Checker& ck, std::span<syntax::Expr*> elements, Type* type, int64_t length);

void basicLit(Checker& ck, Operand& x, BasicLit* e) {
  if (e->bad) return;  // the parser has said so
  ConstValue* v = nullptr;
  BasicKind kind = BasicKind::Invalid;
  switch (e->token) {
    case Token::Int: kind = BasicKind::UntypedInt; break;
    case Token::Float: kind = BasicKind::UntypedFloat; break;
    case Token::Imag: kind = BasicKind::UntypedComplex; break;
    case Token::Char:
      kind = BasicKind::UntypedRune;
      v = types::makeInt64(ck.localArena(), e->rune);
      break;
    case Token::String:
      kind = BasicKind::UntypedString;
      v = types::makeString(e->id.kept() ? ck.arena : ck.tc.transient(), e->value);
      break;
    default: return;
  }
  if (v == nullptr) {
    std::string_view s = e->text;
    // More digits than any precision: converting them would take long and mean nothing.
    constexpr size_t kLimit = 10000;
    if (s.size() > kLimit) {
      error(ck, e, Kind::InvalidConstVal, "excessively long constant: ", s.substr(0, 10), "... (", s.size(), " chars)");
      return;
    }
    if (s.size() > 2 && !ck.allowed(kGo1_13)) {
      if (s.find('_') != std::string_view::npos) {
        versionError(ck, rangeOf(e), kGo1_13, "underscore in numeric literal");
      } else if (s[0] == '0' && (s[1] == 'b' || s[1] == 'B')) {
        versionError(ck, rangeOf(e), kGo1_13, "binary literal");
      } else if (s[0] == '0' && (s[1] == 'o' || s[1] == 'O')) {
        versionError(ck, rangeOf(e), kGo1_13, "0o/0O-style octal literal");
      } else if (s[0] == '0' && (s[1] == 'x' || s[1] == 'X') && e->token != Token::Int) {
        versionError(ck, rangeOf(e), kGo1_13, "hexadecimal floating-point literal");
      }
    }
    v = types::makeFromLiteral(ck.localArena(), e->token, s);
    if (types::constKind(v) == ConstKind::Unknown) {
      error(ck, e, Kind::InvalidConstVal, "malformed constant: ", s);
      return;
    }
  }
  x.mode = Mode::Constant;
  x.type = ck.basic(kind);
  x.value = v;
  x.expr = e;
  if (kind != BasicKind::UntypedString && kind != BasicKind::UntypedRune) overflow(ck, x, e->pos);
}

// The body is checked at the end of the statement: it may refer to a type that the literal is
// part of, but must not see what is declared later.
void funcLit(Checker& ck, Operand& x, FuncLit* e) {
  Signature* sig = dynCast<Signature>(typ(ck, e->type));
  if (sig == nullptr) return;
  if (sig->scope != nullptr) {
    sig->scope->pos = e->pos;
    sig->scope->end = e->end;
  }
  if (!ck.ctx.options.ignoreFuncBodies && e->body != nullptr) {
    Delayed& d = later(ck, Delayed::Kind::FuncBody, e->pos);
    d.decl = ck.env.decl;
    d.iota = ck.env.iota;
    d.type = sig;
    d.node = e->body;
  }
  x.mode = Mode::Value;
  x.type = sig;
}

void compositeLit(Checker& ck, Operand& x, CompositeLit* e, Type* hint) {
  Type *t, *base;
  bool isElement = false;
  if (e->type != nullptr) {
    ArrayType* at = dynCast<ArrayType>(e->type);
    if (at != nullptr && at->length != nullptr && isa<Ellipsis>(at->length)) {
      t = ck.tc.newArray(varType(ck, at->element), -1);
    } else {
      t = typ(ck, e->type);
    }
    base = t;
  } else if (hint != nullptr) {
    t = hint;
    base = t;
    Type* u = types::commonUnder(base);
    if (Pointer* p = dynCast<Pointer>(u)) base = p->elem;  // *T stands for &T{}
    isElement = true;
  } else {
    error(ck, e, Kind::UntypedLit, "missing type in composite literal");
    t = base = ck.invalidType();
  }
  if (!isComplete(ck, base)) {
    x.invalidate();
    return;
  }
  Type* u = types::commonUnder(base);
  switch (u == nullptr ? TypeKind::Tuple : u->kind) {
    case TypeKind::Struct: structLit(ck, e, types::cast<Struct>(u), base); break;
    case TypeKind::Array: {
      Array* a = types::cast<Array>(u);
      int64_t n = indexedElements(ck, e->elements, a->elem, a->length);
      if (a->length < 0) {
        a->length = n;
        if (e->type != nullptr) ck.recordType(e->type, a);
      }
      break;
    }
    case TypeKind::Slice: indexedElements(ck, e->elements, types::cast<Slice>(u)->elem, -1); break;
    case TypeKind::Map: mapLit(ck, e, types::cast<Map>(u)); break;
    default:
      for (Expr* el : e->elements) {
        KeyValueExpr* kv = dynCast<KeyValueExpr>(el);
        use(ck, kv != nullptr ? kv->value : el);
      }
      if (u == nullptr || isValid(u)) {
        error(ck, e, Kind::InvalidLit, "invalid composite literal", isElement ? " element" : "", " type ", t,
              u == nullptr ? " (no common underlying type)" : "");
        x.invalidate();
        return;
      }
      break;
  }
  x.mode = Mode::Value;
  x.type = t;
}

static void structLit(Checker& ck, CompositeLit* e, Struct* s, Type* base) {
  if (e->elements.empty()) return;
  if (isa<KeyValueExpr>(e->elements[0])) {
    keyedStructLit(ck, e, s, base);
    return;
  }
  for (size_t i = 0; i < e->elements.size(); i++) {
    if (isa<KeyValueExpr>(e->elements[i])) {
      error(ck, e->elements[i], Kind::MixedStructLit, "mixture of field:value and value elements in struct literal");
      continue;
    }
    Operand x;
    genericExpr(ck, x, e->elements[i]);
    if (i >= s->fields.size()) {
      error(ck, x, Kind::InvalidStructLit, "too many values in struct literal of type ", base);
      break;
    }
    Var* f = s->fields[i];
    if (!f->isExported() && f->package != ck.pkg) {
      error(ck, x, Kind::UnexportedLitField, "implicit assignment to unexported field ", f->name,
            " in struct literal of type ", base);
      continue;
    }
    assignment(ck, x, f->type, "struct literal");
  }
  if (e->elements.size() >= s->fields.size()) return;
  bool hidden = std::ranges::any_of(s->fields, [&](Var* f) { return !f->isExported() && f->package != ck.pkg; });
  error(ck, e->rbrace, Kind::InvalidStructLit, "too few values in struct literal of type ", base,
        hidden ? " (type has unexported fields - use key:value pairs)" : "");
}

namespace {

struct FieldKey {
  std::span<const int32_t> path;
  Var* field;
};

/// The keys of a struct literal, sorted by their paths. No path is the beginning of another one.
class FieldKeys {
 public:
  /// Adds a key, unless its field is, contains or is part of that of an earlier one: then it is
  /// that one.
  const FieldKey* add(FieldKey key) {
    auto at = std::ranges::lower_bound(keys_, key, [](const FieldKey& a, const FieldKey& b) {
      return std::ranges::lexicographical_compare(a.path, b.path);
    });
    // Paths that begin alike are neighbours.
    if (at != keys_.end() && overlap(at->path, key.path)) return &*at;
    if (at != keys_.begin() && overlap(at[-1].path, key.path)) return &at[-1];
    keys_.insert(at, key);
    return nullptr;
  }

 private:
  static bool overlap(std::span<const int32_t> a, std::span<const int32_t> b) {
    size_t n = std::min(a.size(), b.size());
    return std::ranges::equal(a.first(n), b.first(n));
  }
  std::vector<FieldKey> keys_;
};

/// "A.B.x"
std::string pathString(const Struct* s, std::span<const int32_t> path) {
  std::string out;
  for (int32_t i : path) {
    const Var* f = s->fields[static_cast<size_t>(i)];
    if (!out.empty()) out += '.';
    out += f->name.str();
    s = underAs<Struct>(types::deref(f->type).type);
  }
  return out;
}

}  // namespace

static void keyedStructLit(Checker& ck, CompositeLit* e, Struct* s, Type* base) {
  FieldKeys seen;
  for (Expr* el : e->elements) {
    KeyValueExpr* kv = dynCast<KeyValueExpr>(el);
    if (kv == nullptr) {
      error(ck, el, Kind::MixedStructLit, "mixture of field:value and value elements in struct literal");
      continue;
    }
    Ident* key = dynCast<Ident>(kv->key);
    Operand x;
    genericExpr(ck, x, kv->value);
    if (key == nullptr) {
      error(ck, kv, Kind::InvalidLitField, "invalid field name ", kv->key, " in struct literal");
      continue;
    }
    std::span<const int32_t> path;
    Var* f = literalField(ck, key, s, base, &path);
    if (f == nullptr) continue;
    ck.recordUse(key, f);
    assignment(ck, x, f->type, "struct literal");
    const FieldKey* other = seen.add({path, f});
    if (other == nullptr) continue;
    if (other->field == f) {
      error(ck, kv, Kind::DuplicateLitField, "duplicate field name ", f->name, " in struct literal");
    } else if (other->path.size() < path.size()) {
      error(ck, kv, Kind::DuplicateLitField, "cannot specify promoted field ", f->name,
            " and enclosing embedded field ", other->field->name);
    } else {
      error(ck, kv, Kind::DuplicateLitField, "cannot specify embedded field ", f->name, " and enclosed promoted field ",
            other->field->name);
    }
  }
}

// The field, or promoted field, that a key names; null after an error.
static Var* literalField(Checker& ck, Ident* key, Struct* s, Type* base, std::span<const int32_t>* path) {
  types::Lookup found = types::lookupFieldOrMethod(ck.tc, s, false, ck.pkg, key->name);
  if (found.object == nullptr) {
    Object* similar = types::lookupFieldOrMethod(ck.tc, s, false, ck.pkg, key->name, true).object;
    error(ck, key, Kind::MissingLitField, lookupError(ck, base, key->name, similar, true));
    return nullptr;
  }
  Var* f = dynCast<Var>(found.object);
  if (f == nullptr) {
    error(ck, key, Kind::MissingLitField, static_cast<Expr*>(key), " is not a field");
    return nullptr;
  }
  *path = found.path;
  if (path->size() > 1 && !ck.allowed(kGo1_27)) {
    versionError(ck, rangeOf(key), kGo1_27,
                 text(ck, "use of promoted field ", pathString(s, *path), " in struct literal of type ", base));
    return nullptr;
  }
  if (found.indirect) {
    error(ck, key, Kind::InvalidLitField, "invalid implicit pointer indirection to reach ", static_cast<Expr*>(key));
    return nullptr;
  }
  return f;
}

namespace {

/// Constants that are equal though of different kinds (1 and 1.0) have one key.
ConstValue* normalKey(base::Arena& arena, ConstValue* v) {
  switch (types::constKind(v)) {
    case ConstKind::Complex:
    case ConstKind::Float: {
      ConstValue* i = types::toInt(arena, v);
      if (types::constKind(i) == ConstKind::Int) return i;
      ConstValue* f = types::toFloat(arena, v);
      return types::constKind(f) == ConstKind::Float ? f : v;
    }
    default: return v;
  }
}

struct SeenKey {
  ConstValue* value;
  Type* type;
};

}  // namespace

static void mapLit(Checker& ck, CompositeLit* e, Map* m) {
  // With keys of interface type, equal values of different types are different keys.
  bool isInterfaceKey = types::isNonTypeParamInterface(m->key);
  std::unordered_multimap<uint64_t, SeenKey> visited;
  for (Expr* el : e->elements) {
    KeyValueExpr* kv = dynCast<KeyValueExpr>(el);
    if (kv == nullptr) {
      error(ck, el, Kind::MissingLitKey, "missing key in map literal");
      continue;
    }
    Operand x;
    genericExpr(ck, x, kv->key, m->key);
    assignment(ck, x, m->key, "map literal");
    if (x.isInvalid()) continue;
    if (x.isConstant() && types::constKind(x.value) != ConstKind::Unknown) {
      ConstValue* key = normalKey(ck.tc.transient(), x.value);
      uint64_t hash = types::constHash(key);
      auto [begin, end] = visited.equal_range(hash);
      bool duplicate = false;
      for (auto it = begin; it != end && !duplicate; ++it) {
        duplicate = types::constKind(it->second.value) == types::constKind(key) &&
                    types::constCompare(Token::Equal, it->second.value, key) &&
                    (!isInterfaceKey || identical(it->second.type, x.type));
      }
      if (duplicate) {
        error(ck, x, Kind::DuplicateLitKey, "duplicate key ", x.value, " in map literal");
        continue;
      }
      visited.emplace(hash, SeenKey{key, x.type});
    }
    genericExpr(ck, x, kv->value, m->elem);
    assignment(ck, x, m->elem, "map literal");
  }
}

// The length of the literal: its greatest index + 1.
static int64_t indexedElements(Checker& ck, std::span<Expr*> elements, Type* type, int64_t length) {
  std::unordered_set<int64_t> visited;
  bool keyed = false;  // without keys there are no duplicates
  for (Expr* e : elements) keyed |= isa<KeyValueExpr>(e);
  int64_t at = 0, max = 0;
  for (Expr* e : elements) {
    bool validIndex = false;
    Expr* value = e;
    if (KeyValueExpr* kv = dynCast<KeyValueExpr>(e)) {
      int64_t i;
      if (isValid(index(ck, kv->key, length, &i))) {
        if (i >= 0) {
          at = i;
          validIndex = true;
        } else {
          error(ck, e, Kind::InvalidLitIndex, "index ", kv->key, " must be integer constant");
        }
      }
      value = kv->value;
    } else if (length >= 0 && at >= length) {
      error(ck, e, Kind::OversizeArrayLit, "index ", at, " is out of bounds (>= ", length, ")");
    } else {
      validIndex = true;
    }
    if (validIndex && keyed && !visited.insert(at).second)
      error(ck, e, Kind::DuplicateLitKey, "duplicate index ", at, " in array or slice literal");
    if (at < INT64_MAX) at++;
    if (at > max) max = at;
    Operand x;
    genericExpr(ck, x, value, type);
    assignment(ck, x, type, "array or slice literal");
  }
  return max;
}

}  // namespace vo::check
