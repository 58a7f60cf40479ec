// For unit tests: a package with the declarations of test/types/generate.go, and types read from
// text.
#pragma once

#include <fstream>
#include <map>
#include <sstream>
#include <string>
#include <vector>

#include "types/context.h"
#include "types/instantiate.h"
#include "types/lookup.h"
#include "types/predicates.h"
#include "types/scope.h"
#include "types/type_string.h"

namespace vo::types::test {

inline std::vector<std::string> readLines(const std::string& path) {
  std::ifstream in(path);
  std::vector<std::string> lines;
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  return lines;
}

inline std::vector<std::string> split(const std::string& text, const std::string& separator) {
  std::vector<std::string> parts;
  size_t start = 0;
  for (;;) {
    size_t end = text.find(separator, start);
    parts.push_back(text.substr(start, end == std::string::npos ? end : end - start));
    if (end == std::string::npos) return parts;
    start = end + separator.size();
  }
}

struct World {
  base::Arena kept, transient;
  base::Interner interner{kept};
  TypeContext ctx{kept, transient, interner};
  Package* package = ctx.newPackage("p", "p");
  /// Type parameters in scope.
  std::map<std::string, TypeParam*> params;

  World() {
    ctx.setMessagePackage(package);
    declare("N", "int");
    declare("S", "struct{ a int; B string }");
    declare("T", "struct{ S; c []int }");
    declare("F", "func(int) string");
    declare("E", "interface{ M(int) string }");
    declare("L", "[]int");
    declare("C", "chan int");
    declare("M", "map[string]int");
    generic("G", "X any", "struct{ x X; next *G[X] }");
    generic("Pair", "K comparable, V any", "struct{ k K; v V }");
    method(declare("I", "struct{}"), "M", "func(int) string", false);
    method(declare("J", "struct{}"), "M", "func(int) string", true);
    alias("A", "[]N");
    alias("PA", "*A");
    alias("Gi", "G[int]");
  }

  Symbol sym(std::string_view s) { return ctx.symbol(s); }
  Type* type(const std::string& text);
  /// Declares the type parameters of a list like `K comparable, V any` and returns them.
  std::vector<TypeParam*> typeParams(const std::string& text);

  Named* declare(const std::string& name, const std::string& rhs) {
    TypeName* o = ctx.newTypeName({}, package, sym(name), nullptr);
    Named* n = ctx.newNamed(o, nullptr);
    insert(ctx.arena(), package->scope, o);
    n->fromRhs = type(rhs);
    return n;
  }
  Named* generic(const std::string& name, const std::string& list, const std::string& rhs) {
    TypeName* o = ctx.newTypeName({}, package, sym(name), nullptr);
    Named* n = ctx.newNamed(o, nullptr);
    insert(ctx.arena(), package->scope, o);
    std::vector<TypeParam*> ps = typeParams(list);
    n->typeParams = ctx.arena().copy(std::span<TypeParam* const>(ps));
    n->fromRhs = type(rhs);
    params.clear();
    return n;
  }
  void alias(const std::string& name, const std::string& rhs) {
    TypeName* o = ctx.newTypeName({}, package, sym(name), nullptr);
    ctx.newAlias(o, type(rhs));
    insert(ctx.arena(), package->scope, o);
  }
  Func* method(Named* t, const std::string& name, const std::string& sig, bool pointer) {
    Signature* s = cast<Signature>(type(sig));
    s->recv = ctx.newParam({}, package, {}, pointer ? static_cast<Type*>(ctx.newPointer(t)) : t);
    Func* f = ctx.newFunc({}, package, sym(name), s);
    addMethod(ctx, t, f);
    return f;
  }
};

/// Reads type expressions. Tests only write well-formed ones.
class TypeReader {
 public:
  TypeReader(World& world, const std::string& text) : w_(world), text_(text) { next(); }
  Type* read() { return type(); }
  bool atEnd() const { return token_.empty(); }
  const std::string& token() const { return token_; }
  void advance() { next(); }

  /// A constraint: terms separated by `|`.
  Type* constraint() {
    std::vector<UnionTerm> terms;
    for (;;) {
      bool tilde = accept("~");
      terms.push_back({tilde, type()});
      if (!accept("|")) break;
    }
    if (terms.size() == 1 && !terms[0].tilde) return terms[0].type;
    return w_.ctx.newUnion(w_.ctx.arena().copy(std::span<const UnionTerm>(terms)));
  }
  bool accept(const std::string& t) {
    if (token_ != t) return false;
    next();
    return true;
  }

 private:
  void next() {
    while (at_ < text_.size() && text_[at_] == ' ') at_++;
    token_.clear();
    if (at_ == text_.size()) return;
    char c = text_[at_];
    if (isalnum(static_cast<unsigned char>(c)) || c == '_') {
      while (at_ < text_.size() && (isalnum(static_cast<unsigned char>(text_[at_])) || text_[at_] == '_'))
        token_ += text_[at_++];
    } else if (c == '`') {
      size_t end = text_.find('`', at_ + 1);
      token_ = text_.substr(at_, end - at_);
      at_ = end + 1;
    } else if (text_.substr(at_, 3) == "...") {
      token_ = "...";
      at_ += 3;
    } else if (text_.substr(at_, 2) == "<-") {
      token_ = "<-";
      at_ += 2;
    } else {
      token_ = std::string(1, c);
      at_++;
    }
  }
  std::string take() {
    std::string t = token_;
    next();
    return t;
  }
  bool isName() const { return !token_.empty() && (isalpha(static_cast<unsigned char>(token_[0])) || token_[0] == '_'); }

  Type* type() {
    TypeContext& c = w_.ctx;
    if (accept("(")) {
      Type* t = type();
      accept(")");
      return t;
    }
    if (accept("*")) return c.newPointer(type());
    if (accept("[")) {
      if (accept("]")) return c.newSlice(type());
      int64_t n = std::stoll(take());
      accept("]");
      return c.newArray(type(), n);
    }
    if (accept("<-")) {
      accept("chan");
      return c.newChan(ChanDir::Recv, type());
    }
    if (accept("chan")) {
      ChanDir dir = accept("<-") ? ChanDir::Send : ChanDir::Both;
      return c.newChan(dir, type());
    }
    if (accept("map")) {
      accept("[");
      Type* key = type();
      accept("]");
      return c.newMap(key, type());
    }
    if (accept("func")) return signature();
    if (accept("struct")) return structType();
    if (accept("interface")) return interface();
    return name();
  }

  Type* name() {
    std::string n = take();
    if (accept(".")) n = take();  // unsafe.Pointer
    auto p = w_.params.find(n);
    if (p != w_.params.end()) return p->second;
    Object* o = w_.package->scope->lookup(w_.sym(n));
    if (o == nullptr) o = w_.ctx.universe().scope->lookup(w_.sym(n));
    if (o == nullptr) o = w_.ctx.universe().unsafePackage->scope->lookup(w_.sym(n));
    VO_CHECK(o != nullptr, "tests name declared types");
    Type* t = o->type;
    Named* generic = dynCast<Named>(t);
    if (generic == nullptr || generic->typeParams.empty() || token_ != "[") return t;
    next();
    std::vector<Type*> args;
    do args.push_back(type());
    while (accept(","));
    accept("]");
    return instantiate(w_.ctx, t, args);
  }

  /// `(T, name T, ...T)`: names if a name is followed by a type.
  Tuple* parameters(bool* variadic) {
    struct Entry {
      std::string name;
      Type* type;
    };
    std::vector<Entry> entries;
    accept("(");
    while (!accept(")")) {
      size_t at = at_;
      std::string saved = token_, name;
      if (isName() && token_ != "func" && token_ != "struct" && token_ != "chan" && token_ != "map" &&
          token_ != "interface") {
        name = take();
        if (token_ == "," || token_ == ")" || token_ == "[" || token_ == ".") {
          at_ = at;
          token_ = saved;
          name.clear();
        }
      }
      bool dots = accept("...");
      Type* t = type();
      if (dots) {
        t = w_.ctx.newSlice(t);
        if (variadic != nullptr) *variadic = true;
      }
      entries.push_back({name, t});
      accept(",");
    }
    std::vector<Var*> vars;
    for (const Entry& e : entries)
      vars.push_back(w_.ctx.newParam({}, w_.package, e.name.empty() ? Symbol() : w_.sym(e.name), e.type));
    return w_.ctx.newTuple(w_.ctx.arena().copy(std::span<Var* const>(vars)));
  }

  Signature* signature() {
    bool variadic = false;
    Tuple* params = parameters(&variadic);
    Tuple* results = nullptr;
    if (token_ == "(") {
      results = parameters(nullptr);
    } else if (isName() || token_ == "*" || token_ == "[" || token_ == "<-") {
      Var* v = w_.ctx.newParam({}, w_.package, {}, type());
      results = w_.ctx.newTuple(w_.ctx.arena().copy(std::span<Var* const>(&v, 1)));
    }
    return w_.ctx.newSignature(params, results, variadic);
  }

  Type* structType() {
    std::vector<Var*> fields;
    std::vector<std::string_view> tags;
    bool tagged = false;
    accept("{");
    while (!accept("}")) {
      std::vector<std::string> names;
      bool embedded = false;
      Type* t;
      if (token_ == "*") {
        next();
        names.push_back(token_);
        t = w_.ctx.newPointer(type());
        embedded = true;
      } else {
        names.push_back(take());
        while (accept(",")) names.push_back(take());
        if (token_ == ";" || token_ == "}") {
          embedded = true;
          t = TypeReader(w_, names[0]).read();
        } else {
          t = type();
        }
      }
      std::string_view tag;
      if (!token_.empty() && token_[0] == '`') {
        tag = w_.ctx.arena().copy(std::string_view(token_).substr(1));
        tagged = true;
        next();
      }
      for (const std::string& n : names) {
        fields.push_back(w_.ctx.newField({}, w_.package, w_.sym(n), t, embedded));
        tags.push_back(tag);
      }
      accept(";");
    }
    return w_.ctx.newStruct(w_.ctx.arena().copy(std::span<Var* const>(fields)),
                            tagged ? w_.ctx.arena().copy(std::span<const std::string_view>(tags))
                                   : std::span<std::string_view>());
  }

  Type* interface() {
    std::vector<Func*> methods;
    std::vector<Type*> embeddeds;
    Interface* t = w_.ctx.newInterface();
    accept("{");
    while (!accept("}")) {
      size_t at = at_;
      std::string saved = token_;
      if (isName()) {
        std::string n = take();
        if (token_ == "(") {
          Signature* s = signature();
          s->recv = w_.ctx.newParam({}, w_.package, {}, t);
          methods.push_back(w_.ctx.newFunc({}, w_.package, w_.sym(n), s));
          accept(";");
          continue;
        }
        at_ = at;
        token_ = saved;
      }
      embeddeds.push_back(constraint());
      accept(";");
    }
    t->methods = w_.ctx.arena().copy(std::span<Func* const>(methods));
    t->embeddeds = w_.ctx.arena().copy(std::span<Type* const>(embeddeds));
    t->complete = true;
    return t;
  }

  World& w_;
  std::string text_;
  size_t at_ = 0;
  std::string token_;
};

inline Type* World::type(const std::string& text) { return TypeReader(*this, text).read(); }

inline std::vector<TypeParam*> World::typeParams(const std::string& text) {
  // Two passes: all names first, since constraints may mention any of them.
  std::vector<TypeParam*> list;
  for (int pass = 0; pass < 2; pass++) {
    TypeReader r(*this, text);
    size_t i = 0;
    std::vector<TypeParam*> open;
    while (!r.atEnd()) {
      std::string name = r.token();
      r.advance();
      if (pass == 0) {
        TypeName* o = ctx.newTypeName({}, package, sym(name), nullptr);
        list.push_back(ctx.newTypeParam(o, nullptr, static_cast<int32_t>(list.size())));
        params[name] = list.back();
        // Skip the constraint up to a comma outside brackets.
        int depth = 0;
        while (!r.atEnd() && (depth > 0 || r.token() != ",")) {
          if (r.token() == "(" || r.token() == "[" || r.token() == "{") depth++;
          if (r.token() == ")" || r.token() == "]" || r.token() == "}") depth--;
          r.advance();
        }
        r.accept(",");
        continue;
      }
      open.push_back(list[i++]);
      if (r.accept(",")) continue;
      Type* bound = r.constraint();
      // A union or literal that is no interface is wrapped, as the checker does.
      if (!isInterface(bound)) {
        Interface* wrapper = ctx.newInterface({}, ctx.arena().copy(std::span<Type* const>(&bound, 1)));
        wrapper->implicit = true;
        bound = wrapper;
      }
      for (TypeParam* p : open) p->bound = bound;
      open.clear();
      r.accept(",");
    }
  }
  return list;
}

}  // namespace vo::types::test
