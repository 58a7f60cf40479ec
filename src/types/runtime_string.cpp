// This file writes types as they appear at run time: in reflect's String, in panics, and as names
// for linking. gc's forms: packages by name (by path inside type arguments and in link names),
// spaces inside struct and interface braces, no parameter names, `interface {}` for any.
#include "types/predicates.h"
#include "types/type_string.h"
#include "types/typeset.h"

namespace vo::types {

namespace {

class RuntimeWriter {
 public:
  /// `paths`: package paths instead of names, everywhere.
  explicit RuntimeWriter(bool paths) : paths_(paths) {}
  std::string take() { return std::move(out_); }

  void type(const Type* t) {
    t = unalias(t);
    if (t == nullptr || out_.size() > kMaxRuntimeText) return;
    switch (t->kind) {
      case TypeKind::Basic: {
        const Basic* b = static_cast<const Basic*>(t);
        if (b->basic == BasicKind::UnsafePointer) out_ += "unsafe.";
        // byte and rune are uint8 and int32 here.
        if (b->basic == BasicKind::Uint8)
          out_ += "uint8";
        else if (b->basic == BasicKind::Int32)
          out_ += "int32";
        else
          out_ += b->name;
        return;
      }
      case TypeKind::Named: return named(static_cast<const Named*>(t), true);
      case TypeKind::Pointer:
        out_ += '*';
        return type(static_cast<const Pointer*>(t)->elem);
      case TypeKind::Slice:
        out_ += "[]";
        return type(static_cast<const Slice*>(t)->elem);
      case TypeKind::Array:
        out_ += "[" + std::to_string(static_cast<const Array*>(t)->length) + "]";
        return type(static_cast<const Array*>(t)->elem);
      case TypeKind::Map:
        out_ += "map[";
        type(static_cast<const Map*>(t)->key);
        out_ += ']';
        return type(static_cast<const Map*>(t)->elem);
      case TypeKind::Chan: return chan(static_cast<const Chan*>(t));
      case TypeKind::Struct: return structType(static_cast<const Struct*>(t));
      case TypeKind::Tuple: return vars(static_cast<const Tuple*>(t)->vars, false);
      case TypeKind::Signature:
        out_ += "func";
        return signature(static_cast<const Signature*>(t));
      case TypeKind::Interface: return interface(static_cast<const Interface*>(t));
      case TypeKind::TypeParam: out_ += static_cast<const TypeParam*>(t)->object->name.str(); return;
      case TypeKind::Union:
      case TypeKind::Alias: return;
    }
  }

  void named(const Named* n, bool qualified) {
    const Package* p = n->object->package;
    if (p != nullptr && qualified) {
      out_ += paths_ ? p->path : p->name.str();
      out_ += '.';
    }
    out_ += n->object->name.str();
    if (n->isInstance()) {
      bool paths = paths_;
      paths_ = true;
      out_ += '[';
      for (size_t i = 0; i < n->typeArgs.size(); i++) {
        if (i > 0) out_ += ',';
        type(n->typeArgs[i]);
      }
      out_ += ']';
      paths_ = paths;
    }
    // Inside type arguments and link names a local type must be told from its namesakes.
    if (n->localNumber != 0 && paths_) out_ += "·" + std::to_string(n->localNumber);
  }

 private:
  // What an embedded field is named after.
  static const Type* embeddedType(const Var* f) {
    const Type* t = unalias(static_cast<const Type*>(f->type));
    if (const Pointer* p = dynCast<Pointer>(t)) t = unalias(static_cast<const Type*>(p->elem));
    return t;
  }
  static const Basic* embeddedBasic(const Var* f) { return dynCast<Basic>(embeddedType(f)); }
  static bool embeddedByName(const Var* f) {
    if (const Named* n = dynCast<Named>(embeddedType(f))) return n->object->name == f->name;
    const Basic* b = embeddedBasic(f);
    return b != nullptr && b->name == f->name.str();
  }

  void chan(const Chan* c) {
    if (c->dir == ChanDir::Recv) {
      out_ += "<-chan ";
      return type(c->elem);
    }
    if (c->dir == ChanDir::Send) {
      out_ += "chan<- ";
      return type(c->elem);
    }
    out_ += "chan ";
    const Chan* elem = dynCast<Chan>(unalias(static_cast<const Type*>(c->elem)));
    bool parens = elem != nullptr && elem->dir == ChanDir::Recv;
    if (parens) out_ += '(';
    type(c->elem);
    if (parens) out_ += ')';
  }

  void structType(const Struct* s) {
    out_ += "struct {";
    for (size_t i = 0; i < s->fields.size(); i++) {
      const Var* f = s->fields[i];
      out_ += i > 0 ? "; " : " ";
      // In a link name, what is embedded by an alias is told from what is embedded by its name.
      if (!f->embedded || (paths_ && !embeddedByName(f))) {
        if (paths_ && !f->isExported() && f->package != nullptr) {
          out_ += f->package->path;
          out_ += '.';
        }
        out_ += f->name.str();
        out_ += ' ';
      }
      type(f->type);
      // An embedded built-in type has an unexported name, which belongs to the struct's package.
      if (paths_ && f->embedded && f->package != nullptr && embeddedBasic(f) != nullptr && embeddedByName(f)) {
        out_ += '@';
        out_ += f->package->path;
      }
      if (!s->tags.empty() && !s->tags[i].empty()) {
        out_ += ' ';
        out_ += quoteGo(s->tags[i]);
      }
    }
    out_ += s->fields.empty() ? "}" : " }";
  }

  void interface(const Interface* t) {
    const TypeSet* set = typeSet(t);
    out_ += "interface {";
    for (size_t i = 0; i < set->methods.size(); i++) {
      const Func* m = set->methods[i];
      out_ += i > 0 ? "; " : " ";
      if (!m->isExported() && m->package != nullptr) {
        out_ += paths_ ? m->package->path : m->package->name.str();
        out_ += '.';
      }
      out_ += m->name.str();
      if (const Signature* s = m->signature()) signature(s);
    }
    out_ += set->methods.empty() ? "}" : " }";
  }

  void signature(const Signature* s) {
    vars(s->params->vars, s->variadic);
    std::span<Var* const> results = s->results->vars;
    if (results.empty()) return;
    out_ += ' ';
    if (results.size() == 1)
      type(results[0]->type);
    else
      vars(results, false);
  }

  void vars(std::span<Var* const> list, bool variadic) {
    out_ += '(';
    for (size_t i = 0; i < list.size(); i++) {
      if (i > 0) out_ += ", ";
      const Slice* s = as<Slice>(static_cast<const Type*>(list[i]->type));
      if (variadic && i + 1 == list.size() && s != nullptr) {
        out_ += "...";
        type(s->elem);
      } else {
        type(list[i]->type);
      }
    }
    out_ += ')';
  }

  bool paths_;
  std::string out_;
};

}  // namespace

std::string runtimeTypeString(const Type* type) {
  RuntimeWriter w(false);
  w.type(type);
  return w.take();
}

std::string linkTypeString(const Type* type) {
  RuntimeWriter w(true);
  w.type(type);
  return w.take();
}

std::string runtimeTypeName(const Type* type) {
  type = unalias(type);
  RuntimeWriter w(false);
  if (const Named* n = dynCast<Named>(type)) {
    w.named(n, false);
    return w.take();
  }
  const Basic* b = dynCast<Basic>(type);
  if (b == nullptr) return {};
  if (b->basic == BasicKind::UnsafePointer) return "Pointer";
  w.type(type);
  return w.take();
}

}  // namespace vo::types
