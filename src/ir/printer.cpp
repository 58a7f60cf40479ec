// This file prints IR. Statements are lines, expressions are written prefix as op(a, b): no precedence
// to think of. Variables are named name.id, temporaries t.id; conversions and other nodes whose type
// matters show it as op<type>(…).
#include "ir/printer.h"

#include "types/type_string.h"

namespace vo::ir {

namespace {

std::string typeName(const Type* t) {
  if (t == nullptr) return "-";
  if (types::isa<types::Tuple>(t)) {
    std::string s = "(";
    for (const types::Var* v : types::cast<types::Tuple>(t)->vars) s += (s.size() > 1 ? ", " : "") + typeName(v->type);
    return s + ")";
  }
  return types::runtimeTypeString(t);
}

std::string localName(const Local* l) {
  return (l->name.empty() ? "t" : std::string(l->name)) + "." + std::to_string(l->id);
}

std::string labelName(const Label* l) {
  return "L" + std::to_string(l->id) + (l->name.empty() ? "" : "_" + std::string(l->name));
}

class Printer {
 public:
  std::string out;

  void expr(const Node* n) {
    if (n == nullptr) {
      out += "_";
      return;
    }
    switch (n->op) {
      case Op::Const: constant(n); return;
      case Op::Local: out += localName(n->local); return;
      case Op::Global: out += n->global->linkName; return;
      case Op::FuncRef: out += "&"; out += n->func->linkName; return;
      case Op::Field: {
        expr(n->a);
        const types::Struct* s = types::underAs<types::Struct>(n->a->type);
        out += ".";
        out += s->fields[static_cast<size_t>(n->index)]->name.str();
        return;
      }
      case Op::Index:
        expr(n->a);
        out += n->has(kNoCheck) ? "[!" : "[";
        expr(n->b);
        out += "]";
        return;
      case Op::Deref:
        out += n->has(kNoCheck) ? "*!" : "*";
        out += "(";
        expr(n->a);
        out += ")";
        return;
      default: break;
    }
    const OpInfo& info = opInfo(n->op);
    out += info.text;
    if (n->op != Op::RunPanic && n->has(kNoCheck) && (n->op == Op::Shl || n->op == Op::Shr || n->op == Op::Div || n->op == Op::Rem || n->op == Op::StrIndex))
      out += "!";
    if (n->has(kOnFrame)) out += "@frame";
    if (typeMatters(n->op)) out += "<" + typeName(info.payload == Payload::Type ? n->typeArg : n->type) + ">";
    if (info.payload == Payload::Func) {
      out += " ";
      out += n->func->linkName;
    }
    if (info.payload == Payload::Method) {
      out += " .";
      out += n->method->name.str();
    }
    if (info.payload == Payload::Global) {
      out += " ";
      out += n->global->linkName;
    }
    operands(n);
  }

  void stmt(const Node* n, int depth) {
    switch (n->op) {
      case Op::Block:
        if (n->label == nullptr) {
          for (const Node* s : n->list()) stmt(s, depth);
          return;
        }
        line(depth, "block " + labelName(n->label) + " {");
        for (const Node* s : n->list()) stmt(s, depth + 1);
        line(depth, "}");
        return;
      case Op::If:
        indent(depth);
        out += "if ";
        expr(n->a);
        out += " {\n";
        stmt(n->b, depth + 1);
        if (n->c != nullptr) {
          line(depth, "} else {");
          stmt(n->c, depth + 1);
        }
        line(depth, "}");
        return;
      case Op::Loop:
        indent(depth);
        out += "loop " + labelName(n->label) + " ";
        if (n->a != nullptr) {
          expr(n->a);
          out += " ";
        }
        out += "{\n";
        stmt(n->b, depth + 1);
        if (n->c != nullptr) {
          line(depth, "} next {");
          stmt(n->c, depth + 1);
        }
        line(depth, "}");
        return;
      case Op::Switch:
        indent(depth);
        out += "switch ";
        if (n->label != nullptr) out += labelName(n->label) + " ";
        expr(n->a);
        out += " {\n";
        for (const Node* c : n->list()) {
          indent(depth);
          out += "case ";
          list(c);
          out += ":\n";
          stmt(c->a, depth + 1);
        }
        if (n->b != nullptr) {
          line(depth, "default:");
          stmt(n->b, depth + 1);
        }
        line(depth, "}");
        return;
      case Op::LabelMark: line(depth > 0 ? depth - 1 : 0, labelName(n->label) + ":"); return;
      case Op::Decl:
        indent(depth);
        out += "var " + localName(n->local);
        if (n->a != nullptr) {
          out += " = ";
          expr(n->a);
        } else if (n->has(kUninit)) {
          out += " = ?";
        }
        out += "\n";
        return;
      case Op::Assign:
        indent(depth);
        expr(n->a);
        out += " = ";
        expr(n->b);
        out += "\n";
        return;
      case Op::AssignMulti:
        indent(depth);
        list(n);
        out += " = ";
        expr(n->b);
        out += "\n";
        return;
      case Op::AssignOp:
        indent(depth);
        expr(n->a);
        out += " " + std::string(opInfo(n->opcode).text) + "= ";
        expr(n->b);
        out += "\n";
        return;
      default: break;
    }
    indent(depth);
    out += opInfo(n->op).text;
    if (opInfo(n->op).payload == Payload::Label) out += " " + labelName(n->label);
    if (opInfo(n->op).payload == Payload::OpCode) out += " " + std::string(opInfo(n->opcode).text);
    if (n->op == Op::RunPanic) out += " " + std::to_string(n->index);
    if (n->op == Op::Print) out += std::string(n->has(kNewline) ? " line" : "") + (n->has(kStdout) ? " stdout" : "");
    if (n->op == Op::Defer && n->has(kOnError)) out += " on_error";
    if (n->a != nullptr || n->count != 0) {
      out += " ";
      operands(n);
    }
    out += "\n";
  }

 private:
  void indent(int depth) { out.append(static_cast<size_t>(depth) * 2 + 2, ' '); }
  void line(int depth, std::string_view text) {
    indent(depth);
    out += text;
    out += "\n";
  }

  static bool typeMatters(Op op) {
    switch (op) {
      case Op::Zero:
      case Op::New:
      case Op::ConvNop:
      case Op::ConvNum:
      case Op::ToIface:
      case Op::IfaceToIface:
      case Op::TypeIs:
      case Op::Unbox:
      case Op::MakeSlice:
      case Op::MakeMap:
      case Op::MakeChan:
      case Op::StructLit:
      case Op::ArrayLit:
      case Op::SliceLit:
      case Op::StaticSlice:
      case Op::SliceToArrayPtr:
      case Op::TypeAssert:
      case Op::TypeAssertOk: return true;
      default: return false;
    }
  }

  void list(const Node* n) {
    bool first = true;
    for (const Node* x : n->list()) {
      if (!first) out += ", ";
      first = false;
      expr(x);
    }
  }

  void operands(const Node* n) {
    const OpInfo& info = opInfo(n->op);
    out += "(";
    bool first = true;
    auto one = [&](const Node* x, OperandKind kind) {
      if (kind == OperandKind::No || (x == nullptr && kind != OperandKind::OptVal)) return;
      if (x == nullptr && n->op != Op::SliceOp) return;
      if (!first) out += ", ";
      first = false;
      expr(x);
    };
    one(n->a, info.a);
    one(n->b, info.b);
    one(n->c, info.c);
    for (const Node* x : n->list()) {
      if (!first) out += ", ";
      first = false;
      expr(x);
    }
    if (n->op == Op::Select && n->has(kHasDefault)) out += first ? "default" : ", default";
    out += ")";
  }

  void constant(const Node* n) {
    std::string v = types::constExactString(n->constant);
    if (v.size() > 60) v = types::constString(n->constant);
    out += v;
    const types::Basic* t = types::dynCast<types::Basic>(n->type);
    bool plain = t != nullptr && (t->basic == types::BasicKind::Int || t->basic == types::BasicKind::String ||
                                  t->basic == types::BasicKind::Bool);
    if (!plain) out += ":" + typeName(n->type);
  }
};

std::string flagNames(uint32_t flags) {
  static constexpr struct {
    FuncFlag flag;
    const char* name;
  } kNames[] = {
      {kFuncWrapper, "wrapper"},       {kFuncNoInline, "noinline"},   {kFuncHasDefer, "defer"},
      {kFuncHasErrDefer, "errdefer"},  {kFuncHasRecover, "recover"},  {kFuncIsClosure, "closure"},
      {kFuncNamedResults, "named"},    {kFuncIsInit, "init"},         {kFuncRangeBody, "rangebody"},
      {kFuncGeneric, "instance"},
  };
  std::string s;
  for (const auto& n : kNames)
    if ((flags & n.flag) != 0) s += std::string(" ") + n.name;
  return s;
}

}  // namespace

std::string print(const Func& f) {
  Printer p;
  p.out = "func " + std::string(f.linkName) + "(";
  for (size_t i = 0; i < f.params.size(); i++)
    p.out += (i > 0 ? ", " : "") + localName(f.params[i]) + " " + typeName(f.params[i]->type);
  p.out += ")";
  if (!f.results.empty()) {
    p.out += " (";
    for (size_t i = 0; i < f.results.size(); i++)
      p.out += (i > 0 ? ", " : "") + localName(f.results[i]) + " " + typeName(f.results[i]->type);
    p.out += ")";
  }
  p.out += flagNames(f.flags);
  if (!f.externName.empty()) p.out += " extern " + std::string(f.externName);
  if (f.body == nullptr) return p.out + "\n";
  p.out += " {\n";
  for (const Local* l : f.captures)
    p.out += "  capture " + localName(l) + " " + typeName(l->type) + (l->byRef ? " by reference" : "") + "\n";
  for (const Local* l : f.locals.span()) {
    if (l->kind == LocalKind::Temp && l->storage == Storage::Slot) continue;
    if (l->kind == LocalKind::Capture || (l->kind != LocalKind::Var && l->storage == Storage::Slot)) continue;
    p.out += "  local " + localName(l) + " " + typeName(l->type);
    if (l->storage == Storage::Heap) p.out += " heap";
    if (l->storage == Storage::Frame) p.out += " frame";
    p.out += "\n";
  }
  p.stmt(f.body, 0);
  p.out += "}\n";
  return p.out;
}

std::string print(const Module& m) {
  std::string s;
  for (const Global* g : m.globals.span()) {
    s += "global " + std::string(g->linkName) + " " + typeName(g->type);
    if (g->init != nullptr) s += " = " + printTree(g->init);
    s += "\n";
  }
  for (const Func* f : m.funcs.span()) s += print(*f);
  return s;
}

std::string printTree(const Node* n) {
  Printer p;
  p.expr(n);
  return p.out;
}

}  // namespace vo::ir
