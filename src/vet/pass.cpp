// This file answers what several analyzers ask of names, types and texts.
#include "vet/pass.h"

#include <algorithm>

#include "types/convert.h"

namespace vo::vet {

using namespace syntax;
using types::Mode;

Pass::Pass(const Unit& u, Knowledge& k)
    : unit(u), info(u.info), types(u.types), knowledge(k), tree(u.files, u.info) {}

void Pass::report(diag::Range range, std::string message) {
  findings.push_back({current, range.begin, range.end, std::move(message)});
}

bool Pass::imports(std::string_view path) const {
  for (const types::Package* p : unit.package->imports)
    if (p->path == path) return true;
  return false;
}

types::Type* Pass::typeOf(const Expr* e) const {
  if (e == nullptr) return nullptr;
  if (isNil(e)) return types.basic(types::BasicKind::UntypedNil);
  if (types::Type* t = info.type(e)) return t;
  const auto* id = dynCast<Ident>(e);
  const types::Object* o = id == nullptr ? nullptr : info.object(id);
  return o == nullptr ? nullptr : o->type;
}

bool Pass::isValue(const Expr* e) const {
  switch (info.mode(e)) {
    case Mode::Constant:
    case Mode::Variable:
    case Mode::MapIndex:
    case Mode::Value:
    case Mode::NilValue:
    case Mode::CommaOk:
    case Mode::CommaErr:
      return true;
    default:
      return false;
  }
}

bool Pass::constantString(const Expr* e, std::string_view* text) const {
  const types::ConstValue* v = info.constant(e);
  if (v == nullptr || types::constKind(v) != types::ConstKind::String) return false;
  *text = types::stringValue(v);
  return true;
}

types::Object* Pass::use(const Ident* id) const {
  return id == nullptr || info.isDefinition(id) ? nullptr : info.object(id);
}

types::Object* Pass::definition(const Ident* id) const {
  return info.isDefinition(id) ? info.object(id) : nullptr;
}

const Ident* Pass::usedIdent(const Expr* e) const {
  e = unparen(e);
  if (const auto* index = dynCast<IndexExpr>(e)) {
    bool isInstance = isType(index->indices[0]);
    if (!isInstance) return nullptr;
    e = unparen(index->x);
  }
  if (const auto* id = dynCast<Ident>(e)) return id;
  const auto* selector = dynCast<SelectorExpr>(e);
  return selector == nullptr ? nullptr : selector->sel;
}

types::Object* Pass::callee(const CallExpr* call) const {
  types::Object* o = use(usedIdent(call->fun));
  return types::isa<types::TypeName>(o) ? nullptr : o;
}

types::Func* Pass::staticCallee(const CallExpr* call) const {
  auto* f = types::dynCast<types::Func>(callee(call));
  const types::Signature* s = f == nullptr ? nullptr : f->signature();
  if (s == nullptr || (s->recv != nullptr && types::isInterface(s->recv->type))) return nullptr;
  return f;
}

std::string Pass::fullName(const types::Object* o) const {
  const auto* f = types::dynCast<types::Func>(o);
  std::string name(o->name.str());
  if (f == nullptr) return name;
  if (const types::Signature* s = f->signature(); s != nullptr && s->recv != nullptr) {
    // (as go/types: an interface type without a name is "interface")
    bool isLiteral = types::isa<types::Interface>(s->recv->type);
    return "(" + (isLiteral ? "interface" : typeText(s->recv->type)) + ")." + name;
  }
  return f->package == nullptr ? name : std::string(f->package->path) + "." + name;
}

std::string Pass::typeTextByName(const types::Type* t) const {
  types::Package nobody{};  // seen from which all packages are others
  return types::typeString(t, types::Qualifier(&nobody));
}

bool Pass::terms(types::Type* t, std::vector<types::Term>* out) const {
  auto* parameter = types::as<types::TypeParam>(t);
  if (parameter == nullptr) {
    out->push_back({false, t});
    return true;
  }
  const types::TypeSet* set = types::typeSet(types::constraintInterface(parameter));
  if (set->isEmpty()) return false;
  for (const types::Term& term : set->terms)
    if (term.type != nullptr) out->push_back(term);
  return true;
}

bool Pass::implements(types::Type* t, types::Type* interface) const {
  std::string cause;
  if (!types::isInterface(interface)) return false;
  return types::missingMethod(types, t, types::under(interface), true, types::identical, &cause) ==
         nullptr;
}

bool Pass::isConvertible(types::Type* from, types::Type* to) const {
  std::string cause;
  return types::convertibleType(types, from, to, &cause);
}

bool Pass::isAssignable(types::Type* from, types::Type* to) const {
  std::string cause;
  return types::assignableType(types, from, to, &cause);
}

types::Object* Pass::member(types::Type* t, std::string_view name) const {
  return types::lookupFieldOrMethod(types, t, false, nullptr, types.symbol(name)).object;
}

std::string_view Pass::source(diag::Range range) const {
  const diag::SourceFile* f = unit.sources.fileOf(range.begin);
  return f == nullptr
             ? std::string_view()
             : f->text.substr(range.begin.value - f->base, range.end.value - range.begin.value);
}

/// N of "go1.N".
static int minorOf(std::string_view version) {
  int minor = 0;
  size_t dot = version.find('.');
  for (size_t i = dot == std::string_view::npos ? version.size() : dot + 1;
       i < version.size() && version[i] >= '0' && version[i] <= '9'; i++)
    minor = minor * 10 + (version[i] - '0');
  return minor;
}

int Pass::minorVersion(uint32_t file) const {
  std::string_view own = unit.files[file]->goVersion;
  return own.empty() ? packageMinor() : minorOf(own);
}

int Pass::packageMinor() const { return minorOf(unit.package->goVersion); }

namespace {

bool isPureBuiltin(const types::Object* o) {
  const auto* b = types::dynCast<types::Builtin>(o);
  if (b == nullptr) return false;
  using enum types::BuiltinId;
  switch (b->id) {
    case Cap:
    case Complex:
    case Imag:
    case Len:
    case Make:
    case Max:
    case Min:
    case New:
    case Real:
      return true;
    default:
      return false;
  }
}

}  // namespace

bool Pass::hasNoEffects(const Expr* e) const {
  bool none = true;
  auto visit = [&](const Node* n) {
    switch (n->kind) {
      case NodeKind::Ident:
      case NodeKind::BasicLit:
      case NodeKind::BinaryExpr:
      case NodeKind::ParenExpr:
      case NodeKind::SelectorExpr:
      case NodeKind::IndexExpr:
      case NodeKind::SliceExpr:
      case NodeKind::TypeAssertExpr:
      case NodeKind::StarExpr:
      case NodeKind::CompositeLit:
      case NodeKind::KeyValueExpr:
      case NodeKind::Ellipsis:
        break;
      case NodeKind::ArrayType:
      case NodeKind::StructType:
      case NodeKind::ChanType:
      case NodeKind::FuncType:
      case NodeKind::MapType:
      case NodeKind::InterfaceType:
      case NodeKind::FuncLit:
        return false;
      case NodeKind::UnaryExpr:
        none &= cast<UnaryExpr>(n)->op != Token::Arrow;
        break;
      case NodeKind::CallExpr: {
        const auto* call = cast<CallExpr>(n);
        none &= isType(call->fun) || isPureBuiltin(callee(call));
        break;
      }
      default:
        none = false;
    }
    return none;
  };
  walk(e, info, visit);
  return none;
}

const Expr* Pass::declaredAs(const Ident* id) const {
  const types::Object* o = info.object(id);
  if (!types::isa<types::Var>(o)) return nullptr;
  auto among = [&](auto names, std::span<Expr* const> values) -> const Expr* {
    if (names.size() != values.size()) return nullptr;
    for (size_t i = 0; i < names.size(); i++) {
      const auto* name = dynCast<Ident>(static_cast<const Node*>(names[i]));
      if (name != nullptr && definition(name) == o) return values[i];
    }
    return nullptr;
  };
  const Expr* found = nullptr;
  tree.each<AssignStmt>([&](const AssignStmt* s, uint32_t) {
    if (s->op == Token::Define && found == nullptr) found = among(s->lhs, s->rhs);
  });
  tree.each<VarDecl>([&](const VarDecl* d, uint32_t) {
    if (found == nullptr) found = among(d->names, d->values);
  });
  return found;
}

// ---- Without a pass ----------------------------------------------------------------------------

bool contains(std::initializer_list<std::string_view> list, std::string_view s) {
  return std::find(list.begin(), list.end(), s) != list.end();
}

static bool isIn(const types::Object* o, std::string_view path) {
  return o->package != nullptr && o->package->path == path;
}

bool isTypeNamed(const types::Type* t, std::string_view path,
                 std::initializer_list<std::string_view> names) {
  const auto* named = types::as<types::Named>(t);
  return named != nullptr && isIn(named->object, path) &&
         contains(names, named->object->name.str());
}

bool isFunctionNamed(const types::Object* o, std::string_view path,
                     std::initializer_list<std::string_view> names) {
  const auto* f = types::dynCast<types::Func>(o);
  return f != nullptr && isIn(f, path) &&
         (f->signature() == nullptr || f->signature()->recv == nullptr) &&
         contains(names, f->name.str());
}

bool isMethodNamed(const types::Object* o, std::string_view path, std::string_view type,
                   std::string_view name) {
  const auto* f = types::dynCast<types::Func>(o);
  if (f == nullptr || f->name.str() != name || f->signature() == nullptr ||
      f->signature()->recv == nullptr)
    return false;
  const types::Named* named = receiverNamed(f->signature()->recv);
  return named != nullptr && isTypeNamed(named, path, {type});
}

types::Named* receiverNamed(const types::Var* v, bool* isPointer) {
  types::Type* t = v->type;
  auto* pointer = types::as<types::Pointer>(t);
  if (isPointer != nullptr) *isPointer = pointer != nullptr;
  return types::as<types::Named>(pointer != nullptr ? pointer->elem : t);
}

std::string plural(size_t n, std::string_view what) {
  return std::to_string(n) + " " + std::string(what) + (n == 1 ? "" : "s");
}

}  // namespace vo::vet
