// This file words decisions as gc's -m does.
#include <unistd.h>

#include <algorithm>
#include <unordered_set>

#include "escape/build.h"
#include "ir/inline.h"
#include "types/constant.h"
#include "types/type_string.h"

namespace vo::escape {

namespace {

std::string_view operatorText(Op op) {
  switch (op) {
    case Op::Add: return "+";
    case Op::Sub: return "-";
    case Op::Mul: return "*";
    case Op::Div: return "/";
    case Op::Rem: return "%";
    case Op::And: return "&";
    case Op::Or: return "|";
    case Op::Xor: return "^";
    case Op::AndNot: return "&^";
    case Op::Shl: return "<<";
    case Op::Shr: return ">>";
    case Op::Eq: return "==";
    case Op::Ne: return "!=";
    case Op::Lt: return "<";
    case Op::Le: return "<=";
    case Op::Gt: return ">";
    case Op::Ge: return ">=";
    case Op::AndAnd: return "&&";
    case Op::OrOr: return "||";
    default: return {};
  }
}

class Describer {
 public:
  explicit Describer(const types::Qualifier& names) : names_(names) {}
  std::string describe(const Node* n) const;

 private:
  std::string typeText(const Type* t) const { return types::typeString(t, names_); }
  std::string list(std::span<Node*> nodes) const {
    std::string s;
    for (const Node* n : nodes) s += (s.empty() ? "" : ", ") + (n == nullptr ? "_" : describe(n));
    return s;
  }
  const types::Qualifier& names_;
};

std::string Describer::describe(const Node* n) const {
  if (n == nullptr) return "";
  switch (n->op) {
    case Op::Const: return types::constString(n->constant);
    case Op::Zero: return types::isTypeLit(n->type) ? "nil" : typeText(n->type) + "{}";
    case Op::FuncRef: case Op::Closure:
      if (n->func->outer != nullptr) return "func literal";
      if (n->count == 1 && n->func->name.ends_with("-fm")) {
        // A method value.
        std::string_view m = n->func->name;
        m.remove_suffix(3);
        const Node* x = n->items[0]->op == Op::Addr ? n->items[0]->a : n->items[0];
        return describe(x) + std::string(m.substr(m.rfind('.')));
      }
      return std::string(n->func->name);
    case Op::Local: return n->local->name.empty() ? "~tmp" : std::string(n->local->name);
    case Op::Global: return n->global->var != nullptr ? std::string(n->global->var->name.str()) : "stmp";
    case Op::Field: {
      const Node* x = n->a->op == Op::Deref ? n->a->a : n->a;
      auto* s = types::underAs<types::Struct>(n->a->type);
      return describe(x) + "." + std::string(s->fields[static_cast<size_t>(n->index)]->name.str());
    }
    case Op::Index: case Op::StrIndex: case Op::MapIndex:
      return describe(n->a) + "[" + describe(n->b) + "]";
    case Op::Deref:
      return n->a->op == Op::Deref ? "*(" + describe(n->a) + ")" : "*" + describe(n->a);
    case Op::Addr: return "&" + describe(n->a);
    case Op::New: {
      Type* elem = types::underAs<types::Pointer>(n->type)->elem;
      if (n->a != nullptr && (n->a->op == Op::StructLit || n->a->op == Op::ArrayLit))
        return "&" + typeText(elem) + "{...}";
      if (n->a != nullptr && n->a->op == Op::Zero) return "&" + typeText(elem) + "{}";
      return "new(" + typeText(elem) + ")";
    }
    case Op::StructLit: case Op::ArrayLit:
      return typeText(n->type) + (n->count == 0 ? "{}" : "{...}");
    case Op::SliceLit:
      if (n->has(ir::kVariadic)) return "... argument";
      return typeText(n->type) + (n->count == 0 ? "{}" : "{...}");
    case Op::MakeSlice:
      return "make(" + typeText(n->type) + ", " + describe(n->a) +
             (n->b != nullptr ? ", " + describe(n->b) : "") + ")";
    case Op::MakeMap: case Op::MakeChan:
      return "make(" + typeText(n->type) + (n->a != nullptr ? ", " + describe(n->a) : "") + ")";
    case Op::Concat: {
      std::string s;
      for (uint32_t i = 0; i < n->count; i++) s += (i != 0 ? " + " : "") + describe(n->items[i]);
      return s;
    }
    case Op::Neg: return "-" + describe(n->a);
    case Op::BitNot: return "^" + describe(n->a);
    case Op::Not: return "!" + describe(n->a);
    case Op::ToIface: {
      auto* basic = types::dynCast<types::Basic>(types::unalias(n->a->type));
      bool plain = basic != nullptr && (basic->basic == types::BasicKind::Int || types::isString(basic) ||
                                        basic->basic == types::BasicKind::Bool ||
                                        basic->basic == types::BasicKind::Float64);
      if (n->a->op == Op::Const && !plain)
        return typeText(n->a->type) + "(" + describe(n->a) + ")";
      return describe(n->a);
    }
    case Op::IfaceToIface: return describe(n->a);
    case Op::ConvNop: case Op::ConvNum: case Op::IntToStr: case Op::BytesToStr: case Op::RunesToStr:
    case Op::StrToBytes: case Op::StrToRunes: {
      std::string t = typeText(n->type);
      if (t[0] == '*' || t[0] == '<' || t[0] == '[' || t.starts_with("func")) t = "(" + t + ")";
      return t + "(" + describe(n->a) + ")";
    }
    case Op::NonNil: return describe(n->a);
    case Op::Len: return "len(" + describe(n->a) + ")";
    case Op::Cap: return "cap(" + describe(n->a) + ")";
    case Op::SliceOp:
      return (n->a->op == Op::Deref ? "(" + describe(n->a) + ")" : describe(n->a)) + "[" +
             describe(n->b) + ":" + describe(n->c) +
             (n->count != 0 ? ":" + describe(n->items[0]) : "") + "]";
    case Op::Unbox: return describe(n->a) + ".(" + typeText(n->type) + ")";
    case Op::CallStatic: return std::string(n->func->name) + "(" + list(n->list()) + ")";
    default: break;
  }
  std::string_view op = operatorText(n->op);
  if (!op.empty()) return describe(n->a) + " " + std::string(op) + " " + describe(n->b);
  return std::string(ir::opInfo(n->op).text);
}

}  // namespace

std::string describe(const Node* n, const types::Qualifier& names) { return Describer(names).describe(n); }

std::string_view localName(const Func* f) {
  std::string_view n = f->name;
  size_t slash = n.rfind('/');
  size_t dot = n.find('.', slash == std::string_view::npos ? 0 : slash);
  return dot == std::string_view::npos ? n : n.substr(dot + 1);
}

void reportInlining(const ir::Module& module, Decisions& decisions) {
  auto canInline = [&](const Func* f) {
    if (f->body != nullptr && !f->has(ir::kFuncWrapper) && ir::isInlinable(*f)) decisions.list.push_back({f->pos, "can inline " + std::string(localName(f))});
  };
  for (const Func* f : module.inlined) canInline(f);
  for (const Func* f : module.funcs.span()) {
    if (f->body == nullptr || f->has(ir::kFuncWrapper)) continue;
    canInline(f);
    for (const ir::InlineSite& s : f->inlineSites.span()) {
      if (s.parent != 0) continue;
      bool own = s.callee->package == f->package;
      decisions.list.push_back(
          {s.call, "inlining call to " + std::string(own ? localName(s.callee) : s.callee->name)});
    }
  }
}

std::string explain(const diag::SourceMap& sources, Decisions& decisions) {
  std::stable_sort(decisions.list.begin(), decisions.list.end(),
                   [](const Decision& a, const Decision& b) { return a.pos < b.pos; });
  std::unordered_set<std::string> said;
  std::string text;
  char folder[4096];
  std::string here = getcwd(folder, sizeof folder) != nullptr ? std::string(folder) + "/" : "/";
  for (const Decision& d : decisions.list) {
    diag::Location at = sources.locate(d.pos);
    std::string line(at.file);
    if (line.starts_with(here)) line = line.substr(here.size());
    if (!line.starts_with('/') && !line.starts_with("./")) line = "./" + line;
    line += ":" + std::to_string(at.line) + ":" + std::to_string(at.column) + ": " + d.text + "\n";
    if (said.insert(line).second) text += line;
  }
  return text;
}

void report(const Location& l, Decisions& out) {
  if (l.member == nullptr || l.member->func->has(ir::kFuncWrapper)) return;
  if (l.local != nullptr) {
    if (l.has(kEscapes) && !l.local->name.empty() && l.local->kind != ir::LocalKind::Capture)
      out.list.push_back({l.local->pos, "moved to heap: " + std::string(l.local->name)});
    return;
  }
  if (l.node == nullptr) return;
  const Node* n = l.node;
  if (n->op == Op::Append) return;
  bool closure = n->op == Op::Closure || n->op == Op::FuncRef;
  if (closure && n->func->outer != nullptr && n->func->has(ir::kFuncWrapper)) return;
  if (n->op == Op::CallStatic) {
    if (!n->func->has(ir::kFuncWrapper) && !n->func->has(ir::kFuncRangeBody))
      out.list.push_back({n->func->pos, "func literal does not escape"});
    return;
  }
  // What came from an inlined call is reported at the call in this function.
  diag::Pos pos = n->pos;
  for (uint32_t site = n->inlined; site != 0;) {
    const ir::InlineSite& s = l.member->func->inlineSites.span()[site - 1];
    pos = s.call;
    site = s.parent;
  }
  out.list.push_back({pos, describe(n, out.names) + (l.has(kEscapes) ? " escapes to heap" : " does not escape")});
}

void reportParam(const Func* f, const Location& l, bool hasPointers, Decisions& out) {
  if (f->has(ir::kFuncWrapper) || !hasPointers || l.has(kEscapes)) return;
  std::string name(l.local->name);
  if (name.empty() || name == "_" || name[0] == '~') return;
  diag::Pos pos = l.local->pos;
  bool said = false;
  if (l.leaks.heap != ir::kNoLeak) {
    out.list.push_back({pos, (l.leaks.heap == 0 ? "leaking param: " : "leaking param content: ") + name});
    said = true;
  }
  for (size_t i = 0; i < ir::kLeakResults && i < f->results.size(); i++) {
    int8_t d = l.leaks.results[i];
    if (d == ir::kNoLeak || (l.leaks.heap != ir::kNoLeak && d >= l.leaks.heap)) continue;
    std::string result(f->results[i]->name);
    if (result.empty() || result == "_") result = (result.empty() ? "~r" : "~b") + std::to_string(i);
    out.list.push_back({pos, "leaking param: " + name + " to result " + result + " level=" + std::to_string(d)});
    said = true;
  }
  if (!said) out.list.push_back({pos, name + " does not escape"});
}

}  // namespace vo::escape
