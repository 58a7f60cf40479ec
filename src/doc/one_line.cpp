// This file shortens declarations.
#include "doc/one_line.h"

#include "base/upper_case.h"

namespace vo::doc {
namespace {

constexpr int kMaxDepth = 10;
constexpr std::string_view kDots = "...";

/// With commas, and not much more than a line of them.
std::string join(const std::vector<std::string>& parts) {
  constexpr size_t kWidth = 80;
  std::string out;
  size_t width = 0;
  for (const std::string& p : parts) {
    width += p.size() + 2;
    if (&p != parts.data()) out += ", ";
    if (width > kWidth) return out.append(kDots);
    out += p;
  }
  return out;
}

std::string oneLine(const Source& source, const syntax::Expr* e, int depth);

std::string oneLine(const Source& source, std::span<syntax::Field> field, int depth) {
  std::vector<std::string> names;
  for (const syntax::Field& f : field)
    if (f.name != nullptr && !f.embedded) names.emplace_back(f.name->name.str());
  std::string type = oneLine(source, field[0].type, depth);
  return names.empty() ? type : join(names) + " " + type;
}

std::string typeParameters(const Source& source, std::span<syntax::Field> list, int depth) {
  std::vector<std::string> out;
  for (std::span<syntax::Field> f : groupFields(list)) out.push_back(oneLine(source, f, depth));
  return out.empty() ? std::string() : "[" + join(out) + "]";
}

/// Without the word func.
std::string signature(const Source& source, const syntax::FuncType* f, int depth) {
  std::vector<std::string> parameters, results;
  bool parenthesised = false;
  for (std::span<syntax::Field> p : groupFields(f->params)) parameters.push_back(oneLine(source, p, depth));
  for (std::span<syntax::Field> r : groupFields(f->results)) {
    parenthesised |= r[0].name != nullptr;
    results.push_back(oneLine(source, r, depth));
  }
  parenthesised |= results.size() > 1;
  std::string out = typeParameters(source, f->typeParams, depth) + "(" + join(parameters) + ")";
  if (results.empty()) return out;
  return out + (parenthesised ? " (" + join(results) + ")" : " " + join(results));
}

std::string oneLine(const Source& source, const syntax::Expr* e, int depth) {
  if (e == nullptr) return {};
  if (depth == 0) return std::string(kDots);
  depth--;
  switch (e->kind) {
    case syntax::NodeKind::FuncType: return "func" + signature(source, syntax::cast<syntax::FuncType>(e), depth);
    case syntax::NodeKind::StructType: return syntax::cast<syntax::StructType>(e)->fields.empty() ? "struct{}" : "struct{ ... }";
    case syntax::NodeKind::InterfaceType: return syntax::cast<syntax::InterfaceType>(e)->elements.empty() ? "interface{}" : "interface{ ... }";
    case syntax::NodeKind::FuncLit: return oneLine(source, syntax::cast<syntax::FuncLit>(e)->type, depth) + " { ... }";
    case syntax::NodeKind::CompositeLit: {
      const auto* c = syntax::cast<syntax::CompositeLit>(e);
      return oneLine(source, c->type, depth) + (c->elements.empty() ? "{}" : "{ ... }");
    }
    case syntax::NodeKind::ArrayType: {
      const auto* a = syntax::cast<syntax::ArrayType>(e);
      return "[" + oneLine(source, a->length, depth) + "]" + oneLine(source, a->element, depth);
    }
    case syntax::NodeKind::MapType: {
      const auto* m = syntax::cast<syntax::MapType>(e);
      return "map[" + oneLine(source, m->key, depth) + "]" + oneLine(source, m->value, depth);
    }
    case syntax::NodeKind::CallExpr: {
      const auto* c = syntax::cast<syntax::CallExpr>(e);
      std::vector<std::string> args;
      for (const syntax::Expr* a : c->args) args.push_back(oneLine(source, a, depth));
      return oneLine(source, c->fun, depth) + "(" + join(args) + ")";
    }
    case syntax::NodeKind::UnaryExpr: {
      const auto* u = syntax::cast<syntax::UnaryExpr>(e);
      return std::string(syntax::tokenText(u->op)) + oneLine(source, u->x, depth);
    }
    case syntax::NodeKind::Ellipsis:
      if (syntax::cast<syntax::Ellipsis>(e)->element == nullptr) return std::string(kDots);
      break;
    default: break;
  }
  std::string_view text = source.slice(e);
  return std::string(text.find('\n') == text.npos ? text : kDots);
}

}  // namespace

std::string oneLine(const Source& source, const syntax::Expr* e) { return oneLine(source, e, kMaxDepth); }

std::string oneLine(const Func& f) {
  const Source& s = *f.source;
  std::string out = "func ";
  if (!f.decl->receiver.empty()) {
    const syntax::Field& r = f.decl->receiver[0];
    std::string name = r.name == nullptr ? "" : std::string(r.name->name.str()) + " ";
    out += "(" + name + (f.receiver.empty() ? oneLine(s, r.type, kMaxDepth - 1) : f.receiver) + ") ";
  }
  return out + f.name + signature(s, f.decl->type, kMaxDepth - 1);
}

std::string oneLine(const Type& t) {
  return "type " + t.name + typeParameters(*t.source, t.decl->typeParams, kMaxDepth - 1) + (t.decl->isAlias ? " = " : " ") +
         oneLine(*t.source, t.decl->type, kMaxDepth - 1);
}

std::string oneLine(const Value& v, bool unexported) {
  std::string type;  // of constants it carries over from entry to entry
  for (const Spec& s : v.specs) {
    if (s.type != nullptr) {
      type = " " + oneLine(*v.source, s.type, kMaxDepth - 1);
    } else if (!s.values.empty()) {
      type.clear();
    }
    std::string name(s.names[0]->name.str());
    if (!unexported && !base::isExportedName(name)) continue;
    size_t index = static_cast<size_t>(&s - v.specs.data());
    std::string value = index < s.values.size() ? " = " + oneLine(*v.source, s.values[index], kMaxDepth - 1) : "";
    return std::string(v.isConst ? "const " : "var ") + name + type + value + (v.specs.size() > 1 ? " ..." : "");
  }
  return {};
}

}  // namespace vo::doc
