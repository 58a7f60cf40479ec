// This file writes types and objects as messages show them.
#include "types/type_string.h"

#include <algorithm>

#include "syntax/unicode.h"
#include "types/predicates.h"
#include "types/typeset.h"

namespace vo::types {

namespace {

/// Longer texts help nobody; a type can be exponentially larger than its declaration.
constexpr size_t kMaxText = 1 << 16;
constexpr size_t kMaxDepth = 500;

class Writer {
 public:
  explicit Writer(const Qualifier& qualifier) : qualifier_(qualifier) {}
  bool paramNames = true;
  bool packageInfo = false;  ///< mark the first unexported field with its package

  std::string take() { return std::move(out_); }
  void text(std::string_view s) { out_ += s; }

  void type(const Type* t) {
    if (t == nullptr) return text("<nil>");
    if (out_.size() > kMaxText) return;
    if (seen_.size() > kMaxDepth) return text("…");
    if (std::find(seen_.begin(), seen_.end(), t) != seen_.end()) return text("<cycle to type>");
    seen_.push_back(t);
    write(t);
    seen_.pop_back();
  }

  void typeList(std::span<Type* const> list) {
    text("[");
    for (size_t i = 0; i < list.size(); i++) {
      if (i > 0) text(", ");
      type(list[i]);
    }
    text("]");
  }

  void typeParams(std::span<TypeParam* const> list) {
    text("[");
    const Type* previous = nullptr;
    for (size_t i = 0; i < list.size(); i++) {
      if (i > 0) {
        // Parameters that share a constraint are written together.
        if (list[i]->bound != previous) {
          text(" ");
          type(previous);
        }
        text(", ");
      }
      previous = list[i]->bound;
      type(list[i]);
    }
    if (previous != nullptr) {
      text(" ");
      type(previous);
    }
    text("]");
  }

  void signature(const Signature* s) {
    if (!s->typeParams.empty()) typeParams(s->typeParams);
    tuple(s->params, s->variadic);
    if (s->results->vars.empty()) return;
    text(" ");
    if (s->results->vars.size() == 1 && s->results->vars[0]->name.empty())
      type(s->results->vars[0]->type);
    else
      tuple(s->results, false);
  }

  void packagePrefix(const Package* p) { text(qualifier_.prefix(p)); }

 private:
  void write(const Type* t) {
    switch (t->kind) {
      case TypeKind::Basic: {
        const Basic* b = static_cast<const Basic*>(t);
        if (b->basic == BasicKind::UnsafePointer) text("unsafe.");
        return text(b->name);
      }
      case TypeKind::Pointer:
        text("*");
        return type(static_cast<const Pointer*>(t)->elem);
      case TypeKind::Slice:
        text("[]");
        return type(static_cast<const Slice*>(t)->elem);
      case TypeKind::Array:
        text("[" + std::to_string(static_cast<const Array*>(t)->length) + "]");
        return type(static_cast<const Array*>(t)->elem);
      case TypeKind::Map:
        text("map[");
        type(static_cast<const Map*>(t)->key);
        text("]");
        return type(static_cast<const Map*>(t)->elem);
      case TypeKind::Chan: return chan(static_cast<const Chan*>(t));
      case TypeKind::Struct: return structType(static_cast<const Struct*>(t));
      case TypeKind::Tuple: return tuple(static_cast<const Tuple*>(t), false);
      case TypeKind::Signature:
        text("func");
        return signature(static_cast<const Signature*>(t));
      case TypeKind::Union: return unionType(static_cast<const Union*>(t));
      case TypeKind::Interface: return interface(static_cast<const Interface*>(t));
      case TypeKind::Named: {
        const Named* n = static_cast<const Named*>(t);
        typeName(n->object);
        if (n->isInstance()) return typeList(n->typeArgs);
        if (!n->typeParams.empty()) typeParams(n->typeParams);
        return;
      }
      case TypeKind::Alias: {
        const Alias* a = static_cast<const Alias*>(t);
        typeName(a->object);
        if (!a->typeArgs.empty()) return typeList(a->typeArgs);
        if (!a->typeParams.empty()) typeParams(a->typeParams);
        return;
      }
      case TypeKind::TypeParam: return typeParam(static_cast<const TypeParam*>(t));
    }
  }

  void chan(const Chan* c) {
    bool parens = false;
    switch (c->dir) {
      case ChanDir::Both: {
        text("chan ");
        const Chan* elem = dynCast<Chan>(static_cast<const Type*>(c->elem));
        parens = elem != nullptr && elem->dir == ChanDir::Recv;
        break;
      }
      case ChanDir::Send: text("chan<- "); break;
      case ChanDir::Recv: text("<-chan "); break;
    }
    if (parens) text("(");
    type(c->elem);
    if (parens) text(")");
  }

  void structType(const Struct* s) {
    text("struct{");
    for (size_t i = 0; i < s->fields.size(); i++) {
      if (i > 0) text("; ");
      const Var* f = s->fields[i];
      bool annotate = packageInfo && !f->isExported();
      if (annotate) packageInfo = false;
      if (!f->embedded) {
        text(f->name.str());
        text(" ");
      }
      type(f->type);
      if (annotate && f->package != nullptr)
        text(" /* package " + std::string(f->package->path) + " */ ");
      if (!s->tags.empty() && !s->tags[i].empty()) {
        text(" ");
        text(quoteGo(s->tags[i]));
      }
    }
    text("}");
  }

  void unionType(const Union* u) {
    if (u->terms.empty()) return text("<empty union>");
    for (size_t i = 0; i < u->terms.size(); i++) {
      if (i > 0) text(" | ");
      if (u->terms[i].tilde) text("~");
      type(u->terms[i].type);
    }
  }

  void interface(const Interface* t) {
    if (t->universe != nullptr) {
      if (t == t->universe->emptyInterface) return text("any");
      if (t == t->universe->comparableType->underlying) return text("interface{comparable}");
    }
    if (t->implicit) {
      if (t->methods.empty() && t->embeddeds.size() == 1) return type(t->embeddeds[0]);
      text("/* implicit */ ");
    }
    text("interface{");
    bool first = true;
    for (const Func* m : t->methods) {
      if (!first) text("; ");
      first = false;
      text(m->name.str());
      if (const Signature* s = m->signature()) signature(s);
    }
    for (const Type* e : t->embeddeds) {
      if (!first) text("; ");
      first = false;
      type(e);
    }
    text("}");
  }

  void typeParam(const TypeParam* p) {
    if (p->object == nullptr) return text("<unnamed type parameter>");
    text(p->object->name.str());
    // `int` as the name of a type parameter would read as the predeclared one.
    // (No type parameter of the library does that: its types know no compilation to ask.)
    const Universe* u = p->universe;
    if (u != nullptr && u->context != nullptr && u->scope->lookup(p->object->name) != nullptr)
      text(" /* with " + std::string(p->object->name.str()) + " declared at " +
           u->context->hooks().posString(p->object->pos) + " */");
  }

  void typeName(const TypeName* o) {
    packagePrefix(o->package);
    text(o->name.str());
  }

  void tuple(const Tuple* t, bool variadic) {
    text("(");
    for (size_t i = 0; i < t->vars.size(); i++) {
      if (i > 0) text(", ");
      const Var* v = t->vars[i];
      if (!v->name.empty() && paramNames) {
        text(v->name.str());
        text(" ");
      }
      if (!variadic || i + 1 < t->vars.size()) {
        type(v->type);
      } else if (const Slice* s = dynCast<Slice>(static_cast<const Type*>(v->type))) {
        text("...");
        type(s->elem);
      } else {
        // append([]byte, string...)
        type(v->type);
        text("...");
      }
    }
    text(")");
  }

  const Qualifier& qualifier_;
  std::string out_;
  std::vector<const Type*> seen_;
};

void writeFuncName(Writer& w, const Func* f, const Signature* sig) {
  if (sig != nullptr && sig->recv != nullptr) {
    w.text("(");
    if (isa<Interface>(sig->recv->type))
      w.text("interface");
    else
      w.type(sig->recv->type);
    w.text(").");
  } else if (sig != nullptr) {
    w.packagePrefix(f->package);
  }
  w.text(f->name.str());
}

std::string_view objectWord(const Object* o) {
  switch (o->kind) {
    case ObjectKind::Const: return "const ";
    case ObjectKind::TypeName: return isTypeParam(o->type) ? "type parameter " : "type ";
    case ObjectKind::Var: return static_cast<const Var*>(o)->isField ? "field " : "var ";
    case ObjectKind::Label: return "label ";
    case ObjectKind::Builtin: return "builtin ";
    default: return "";
  }
}

/// What follows the name of a declared type.
void writeDeclaredType(Writer& w, const TypeName* name) {
  const Type* t = name->type;
  std::span<TypeParam* const> params;
  if (const Named* n = dynCast<Named>(t)) params = n->origin->typeParams;
  if (const Alias* a = dynCast<Alias>(t)) params = a->origin->typeParams;
  if (!params.empty()) w.typeParams(params);
  if (name->isAlias) {
    w.text(" =");
    if (const Alias* a = dynCast<Alias>(t)) t = a->fromRhs;
    if (const Interface* i = dynCast<Interface>(t);
        i != nullptr && i->universe != nullptr && i == i->universe->emptyInterface)
      return w.text(" interface{}");
  } else if (const TypeParam* p = dynCast<TypeParam>(t)) {
    t = p->bound;
  } else {
    t = under(t);
  }
  w.text(" ");
  w.type(t);
}

}  // namespace

std::string typeString(const Type* type, const Qualifier& qualifier) {
  Writer w(qualifier);
  w.type(type);
  return w.take();
}

std::string typeListString(std::span<Type* const> types, const Qualifier& qualifier) {
  Writer w(qualifier);
  w.typeList(types);
  return w.take();
}

std::string typeParamListString(std::span<TypeParam* const> params, const Qualifier& qualifier) {
  Writer w(qualifier);
  w.typeParams(params);
  return w.take();
}

std::string signatureString(const Signature* signature, const Qualifier& qualifier) {
  Writer w(qualifier);
  w.signature(signature);
  return w.take();
}

std::string funcString(const Func* func, bool packageInfo, const Qualifier& qualifier) {
  Qualifier byPath;
  Writer w(packageInfo ? byPath : qualifier);
  w.packageInfo = packageInfo;
  w.paramNames = false;
  w.text(func->name.str());
  if (const Signature* s = func->signature()) w.signature(s);
  return w.take();
}

std::string objectString(const Object* object, const Qualifier& qualifier) {
  Writer w(qualifier);
  if (const PkgName* p = dynCast<PkgName>(object)) {
    w.text("package ");
    w.text(p->name.str());
    if (p->imported != nullptr && !p->imported->path.empty() && p->imported->path != p->name.str())
      w.text(" (" + quoteGo(p->imported->path) + ")");
    return w.take();
  }
  if (isa<Nil>(object)) return "nil";
  if (const Func* f = dynCast<Func>(object)) {
    const Signature* sig = f->signature();
    w.text("func ");
    writeFuncName(w, f, sig);
    if (sig != nullptr) w.signature(sig);
    return w.take();
  }
  w.text(objectWord(object));
  if (object->package != nullptr && object->package->scope->lookup(object->name) == object)
    w.packagePrefix(object->package);
  w.text(object->name.str());
  if (object->type == nullptr || isa<Label>(object) || isa<Builtin>(object)) return w.take();
  if (const TypeName* name = dynCast<TypeName>(object)) {
    if (!isa<Basic>(name->type)) writeDeclaredType(w, name);
    return w.take();
  }
  w.text(" ");
  w.type(object->type);
  return w.take();
}

std::string typeParamNames(std::span<TypeParam* const> params) {
  std::string text;
  for (size_t i = 0; i < params.size(); i++) {
    if (i > 0) {
      if (params.size() > 2) text += ",";
      text += i + 1 == params.size() ? " and " : " ";
    }
    text += params[i]->object->name.str();
  }
  return text;
}

std::string quoteGo(std::string_view text) {
  std::string out = "\"";
  auto hex = [&](const char* prefix, uint32_t v, int digits) {
    out += prefix;
    for (int shift = (digits - 1) * 4; shift >= 0; shift -= 4)
      out += "0123456789abcdef"[(v >> shift) & 15];
  };
  while (!text.empty()) {
    syntax::DecodedRune r = syntax::decodeRune(text);
    std::string_view bytes = text.substr(0, r.width);
    text.remove_prefix(r.width);
    if (!r.valid) {
      hex("\\x", static_cast<unsigned char>(bytes[0]), 2);
      continue;
    }
    switch (r.value) {
      case '"': out += "\\\""; continue;
      case '\\': out += "\\\\"; continue;
      case '\a': out += "\\a"; continue;
      case '\b': out += "\\b"; continue;
      case '\f': out += "\\f"; continue;
      case '\n': out += "\\n"; continue;
      case '\r': out += "\\r"; continue;
      case '\t': out += "\\t"; continue;
      case '\v': out += "\\v"; continue;
      default: break;
    }
    if (syntax::isPrintable(r.value))
      out += bytes;
    else if (r.value < ' ' || r.value == 0x7f)
      hex("\\x", r.value, 2);
    else if (r.value < 0x10000)
      hex("\\u", r.value, 4);
    else
      hex("\\U", r.value, 8);
  }
  return out + "\"";
}

}  // namespace vo::types
