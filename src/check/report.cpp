// This file makes the texts of messages and hands them to the sink. No text is made unless
// something is wrong, so nothing here is on the path of correct programs.
#include <algorithm>

#include "check/report.h"
#include "check/state.h"
#include "syntax/unicode.h"

namespace vo::check {

static std::string versionReason(Checker& ck, std::string_view message);
static std::string operandString(Checker& ck, const Operand& x);
static std::string objectString(Checker& ck, const Object* o);

void MessageText::put(const Type* t) {
  out += t == nullptr ? std::string("<nil>") : types::typeString(ck.tc, t);
}
void MessageText::put(const Operand& x) { out += operandString(ck, x); }
void MessageText::put(const Object* o) { out += objectString(ck, o); }
void MessageText::put(const ConstValue* v) { out += types::constString(v); }
void MessageText::put(Pos pos) { out += positionText(ck, pos); }
void MessageText::put(std::span<syntax::Expr* const> list) {
  out += '[';
  bool first = true;
  for (const syntax::Expr* e : list) {
    if (!first) out += ", ";
    first = false;
    out += syntax::exprString(e);
  }
  out += ']';
}

std::string positionText(Checker& ck, Pos pos) {
  return ck.ctx.sources.fileOf(pos) == nullptr ? "-" : diag::positionText(ck.ctx.sources, pos);
}

// Messages that mention an invalid operand or type are consequences of an error that has been
// reported: types2 leaves them out by the same test.
diag::Diagnostic* report(Checker& ck, Range range, Kind kind, std::string message) {
  if (ck.hadError()) {
    size_t operand = message.find("invalid operand");
    size_t type = message.find("invalid type");
    if ((operand != std::string::npos && operand > 0) || (type != std::string::npos && type > 0))
      return nullptr;
  }
  if (ck.env.errorPos.valid()) range = rangeOf(ck.env.errorPos);
  message += versionReason(ck, message);
  if (kind == Kind::InvalidSyntaxTree) message.insert(0, "invalid syntax tree: ");
  return &ck.ctx.sink.error(kind, range, std::move(message));
}

// Where the language version that is too old for something comes from.
static std::string versionReason(Checker& ck, std::string_view message) {
  size_t at = message.find("requires go1.");
  if (at == std::string_view::npos || message.find(" or later", at) == std::string_view::npos) return {};
  if (ck.env.file == nullptr || ck.env.file->version == 0) return {};
  std::string version = "go1." + std::to_string(ck.env.file->version);
  if (ck.env.file->file->goVersion == version) return " (file declares //go:build " + version + ")";
  std::string_view lang = ck.ctx.options.goVersion;
  return " (-lang was set to " + std::string(lang.substr(0, lang.find('.', lang.find('.') + 1))) + "; check go.mod)";
}

diag::Diagnostic* reportWarning(Checker& ck, Range range, Kind kind, std::string message) {
  return &ck.ctx.sink.warning(kind, range, std::move(message));
}

void addNote(diag::Diagnostic* d, Range at, std::string message) {
  d->notes.push_back({at, std::move(message)});
}

void noteOther(Checker& ck, diag::Diagnostic* d, const Object* other) {
  if (d != nullptr && other->pos.valid())
    addNote(d, rangeOf(other), text(ck, "other declaration of ", other->name));
}

void versionError(Checker& ck, Range at, Version v, std::string what) {
  report(ck, at, Kind::UnsupportedFeature, text(ck, what, " requires go1.", int(v), " or later"));
}

// A function type is where its parameters are, and a slice expression, also as the first part of
// another expression, where its bracket is.
Pos startOf(const syntax::Node* n) {
  using namespace syntax;
  for (;;) {
    switch (n->kind) {
      case NodeKind::FuncType: return n->pos.plus(4);
      case NodeKind::SliceExpr: return cast<SliceExpr>(n)->lbrack;
      case NodeKind::SelectorExpr: n = cast<SelectorExpr>(n)->x; continue;
      case NodeKind::IndexExpr: n = cast<IndexExpr>(n)->x; continue;
      case NodeKind::TypeAssertExpr: n = cast<TypeAssertExpr>(n)->x; continue;
      case NodeKind::BinaryExpr: n = cast<BinaryExpr>(n)->x; continue;
      case NodeKind::CallExpr: n = cast<CallExpr>(n)->fun; continue;
      case NodeKind::KeyValueExpr: n = cast<KeyValueExpr>(n)->key; continue;
      case NodeKind::CompositeLit: {
        const Expr* type = cast<CompositeLit>(n)->type;
        if (type == nullptr) return n->pos;
        n = type;
        continue;
      }
      case NodeKind::SendStmt: n = cast<SendStmt>(n)->chan; continue;
      case NodeKind::AssignStmt: n = cast<AssignStmt>(n)->lhs[0]; continue;
      case NodeKind::IncDecStmt: n = cast<IncDecStmt>(n)->x; continue;
      default: return n->pos;
    }
  }
}

static std::string objectString(Checker& ck, const Object* o) {
  return types::objectString(o, ck.tc.qualifier());
}

std::string objectKindName(const Object* o) {
  switch (o->kind) {
    case ObjectKind::PkgName: return "package name";
    case ObjectKind::Const: return "constant";
    case ObjectKind::TypeName:
      if (types::cast<TypeName>(o)->isAlias) return "type alias";
      return isa<TypeParam>(o->type) ? "type parameter" : "defined type";
    case ObjectKind::Var: {
      const Var* v = types::cast<Var>(o);
      if (v->isField) return "struct field";
      if (v->isParam) {
        constexpr const char* kNames[] = {"parameter", "receiver", "result variable"};
        return kNames[static_cast<size_t>(v->paramKind)];
      }
      return v->package != nullptr && v->parent == v->package->scope ? "package-level variable"
                                                                     : "local variable";
    }
    case ObjectKind::Func: {
      const Signature* sig = types::cast<Func>(o)->signature();
      return sig != nullptr && sig->recv != nullptr ? "method" : "function";
    }
    case ObjectKind::Label: return "label";
    case ObjectKind::Builtin: return "built-in function";
    case ObjectKind::Nil: return "untyped nil";
  }
  return "unknown symbol";
}

std::string qualified(Checker& ck, const Object* o) {
  std::string out = o->package == nullptr ? std::string() : ck.tc.qualifier().prefix(o->package);
  out += o->name.str();
  return out;
}

// "(number, string, ...T)": what calls and returns have and want.
std::string typesSummary(Checker& ck, std::span<Type* const> list, bool variadic, bool hasDots) {
  std::string out = "(";
  for (size_t i = 0; i < list.size(); i++) {
    if (i > 0) out += ", ";
    Type* t = list[i];
    bool last = i + 1 == list.size();
    if (last && variadic) out += "...";
    if (t == nullptr || !isValid(t)) {
      out += "unknown type";
    } else if (types::isUntyped(t)) {
      std::string_view name = types::cast<Basic>(t)->name;
      out += types::isNumeric(t) ? "number" : name.substr(name.find(' ') + 1);
    } else if (const Slice* s = dynCast<Slice>(t); last && variadic && s != nullptr) {
      out += text(ck, s->elem);
    } else {
      out += text(ck, t);
    }
    if (last && hasDots) out += "...";
  }
  return out + ")";
}

namespace {

std::string_view modeName(Mode mode) {
  switch (mode) {
    case Mode::Invalid: return "invalid operand";
    case Mode::NoValue: return "no value";
    case Mode::Builtin: return "built-in";
    case Mode::Type: return "type";
    case Mode::Constant: return "constant";
    case Mode::Variable: return "variable";
    case Mode::MapIndex: return "map index expression";
    case Mode::Value: return "value";
    case Mode::NilValue: return "nil";
    case Mode::CommaOk: return "comma, ok expression";
    case Mode::CommaErr: return "comma, error expression";
  }
  return "operand";
}

}  // namespace

// "x (variable of type int)", "1 << 3 (untyped int constant 8)", "f() (no value)": see the table in
// types2's operand.go for all forms.
static std::string operandString(Checker& ck, const Operand& x) {
  if (x.mode == Mode::NilValue) {
    if (x.type == nullptr || !isValid(x.type)) return "nil (with invalid type)";
    if (x.type == ck.basic(BasicKind::UntypedNil)) return "nil";
    return text(ck, "nil (of type ", x.type, ")");
  }
  std::string expr;
  if (x.expr != nullptr) {
    expr = syntax::exprString(x.expr);
  } else if (x.mode == Mode::Builtin) {
    expr = types::builtinName(x.builtin);
  } else if (x.mode == Mode::Type) {
    expr += text(ck, x.type);
  } else if (x.mode == Mode::Constant) {
    expr += text(ck, x.value);
  }
  std::string out;
  if (!expr.empty()) out += expr + " (";
  bool hasType = false;
  bool typed = x.mode != Mode::Invalid && x.mode != Mode::NoValue && x.mode != Mode::Builtin &&
               x.mode != Mode::Type;
  if (typed && x.type != nullptr) {
    if (types::isUntyped(x.type)) {
      out += types::cast<Basic>(x.type)->name;
      out += ' ';
    } else {
      hasType = true;
    }
  }
  out += modeName(x.mode);
  if (x.mode == Mode::Constant && x.value != nullptr) {
    std::string value = types::constString(x.value);
    if (value != expr) out += " " + value;
  }
  if (hasType && !isValid(x.type)) {
    out += " with invalid type";
  } else if (hasType) {
    out += " of ";
    if (types::isGeneric(x.type)) out += "generic ";
    TypeParam* param = as<TypeParam>(x.type);
    if (param == nullptr && (isa<Alias>(x.type) || isa<Named>(x.type))) {
      std::string_view what = types::compositeKind(x.type);
      if (what.empty()) {
        if (const Basic* b = underAs<Basic>(x.type)) what = b->name;
      }
      out += what;
      out += ' ';
    }
    out += "type ";
    out += text(ck, x.type);
    if (param != nullptr) {
      out += " constrained by ";
      out += text(ck, param->bound);
      if (types::hasEmptyTypeSet(param)) out += " with empty type set";
    }
  }
  if (!expr.empty()) out += ')';
  return out;
}

namespace {

/// The number of edits (insert, delete, replace, swap of neighbours) between short names, or a
/// large number if they are long.
size_t editDistance(std::string_view a, std::string_view b) {
  constexpr size_t kMax = 40;
  if (a.size() > kMax || b.size() > kMax) return kMax;
  size_t rows[3][kMax + 1];
  size_t *before = rows[0], *previous = rows[1], *current = rows[2];
  for (size_t j = 0; j <= b.size(); j++) previous[j] = j;
  for (size_t i = 1; i <= a.size(); i++) {
    current[0] = i;
    for (size_t j = 1; j <= b.size(); j++) {
      current[j] = std::min({previous[j] + 1, current[j - 1] + 1,
                             previous[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
        current[j] = std::min(current[j], before[j - 2] + 1);
    }
    std::swap(before, previous);
    std::swap(previous, current);
  }
  return previous[b.size()];
}

}  // namespace

// The nearest visible name, if one is near enough to be meant.
void suggestName(Checker& ck, diag::Diagnostic* d, Symbol name) {
  if (d == nullptr || name.str().size() < 2) return;
  std::string_view wanted = name.str(), best;
  size_t bestDistance = wanted.size() <= 3 ? 2 : wanted.size() <= 6 ? 3 : 4;
  for (Scope* s = ck.env.scope; s != nullptr; s = s->parent) {
    for (const auto& entry : s->elems.entries()) {
      std::string_view have = entry.key.str();
      if (have.size() + 3 < wanted.size() || wanted.size() + 3 < have.size()) continue;
      size_t distance = syntax::equalFold(have, wanted) ? 1 : editDistance(have, wanted);
      if (distance < bestDistance) {
        bestDistance = distance;
        best = have;
      }
    }
  }
  if (!best.empty()) hint(d, text(ck, "did you mean ", best, "?"));
}

namespace {

/// The name without its first character; as gc has it, a name of one character stays whole.
std::string_view tail(std::string_view s) {
  size_t i = 1;
  while (i < s.size() && (static_cast<unsigned char>(s[i]) & 0xc0) == 0x80) i++;
  return s.size() <= i ? s : s.substr(i);
}

}  // namespace

// What a failed selector or field name says: whether something with another spelling exists, and
// whether it could be used from here.
std::string lookupError(Checker& ck, Type* type, Symbol sel, Object* alternative, bool structLit) {
  enum { Missing, Misspelled, Unexported, Inaccessible } which = Missing;
  std::string_view have, want = sel.str();
  if (alternative != nullptr) {
    have = alternative->name.str();
    bool wantExported = types::isExportedName(want), haveExported = types::isExportedName(have);
    if (alternative->package == ck.pkg) {
      which = Misspelled;
    } else if (wantExported) {
      if (haveExported) which = Misspelled;
      else if (tail(want) == tail(have)) which = Unexported;
    } else if (haveExported) {
      if (tail(want) == tail(have)) which = Misspelled;
    } else if (want == have) {
      which = Inaccessible;
    }
  }
  if (structLit) {
    std::string start = text(ck, "unknown field ", sel, " in struct literal of type ", type);
    switch (which) {
      case Missing: return start;
      case Misspelled: return text(ck, start, ", but does have ", have);
      case Unexported: return text(ck, start, ", but does have unexported ", have);
      case Inaccessible:
        return text(ck, "cannot refer to unexported field ", have, " in struct literal of type ", type);
    }
  }
  std::string_view what = isa<Var>(alternative) ? "field" : isa<Func>(alternative) ? "method" : "object";
  std::string start = text(ck, "type ", type, " has no field or method ", sel);
  switch (which) {
    case Missing: return start;
    case Misspelled: return text(ck, start, ", but does have ", what, " ", have);
    case Unexported: return text(ck, start, ", but does have unexported ", what, " ", have);
    case Inaccessible: return text(ck, "cannot refer to unexported ", what, " ", have);
  }
  return start;
}

}  // namespace vo::check
