// This file compares method sets.
#include "lsp/related.h"

#include <set>

#include "types/lookup.h"
#include "types/predicates.h"
#include "types/typeset.h"

namespace vo::lsp {

using types::Func;
using types::Named;
using types::Type;
using types::TypeName;

namespace {

void addTypes(const types::Package* package, std::vector<Named*>& out) {
  for (const auto& e : package->scope->elems.entries()) {
    auto* name = types::dynCast<TypeName>(e.value);
    auto* named = name == nullptr || name->isAlias ? nullptr : types::dynCast<Named>(name->type);
    if (named != nullptr && named->typeParams.empty()) out.push_back(named);
  }
}

/// Whether values of t, or pointers to them, have all methods of interface i.
bool implements(types::TypeContext& ctx, Type* t, Type* i) {
  auto same = [](Type* x, Type* y) { return types::identical(x, y); };
  if (types::missingMethod(ctx, t, i, true, same, nullptr) == nullptr) return true;
  return !types::isInterface(t) && types::missingMethod(ctx, ctx.newPointer(t), i, true, same, nullptr) == nullptr;
}

bool hasMethods(Type* i) {
  auto* interface = types::underAs<types::Interface>(i);
  return interface != nullptr && !types::typeSet(interface)->methods.empty();
}

}  // namespace

std::vector<Named*> declaredTypes(Context& cx) {
  std::vector<Named*> out;
  std::set<const types::Package*> seen;
  std::set<const Unit*> units;
  std::vector<const types::Package*> work;
  cx.workspace.forEachFile([&](const FileView& v) {
    if (v.unit != nullptr && units.insert(v.unit).second) work.push_back(v.unit->package);
  });
  while (!work.empty()) {
    const types::Package* p = work.back();
    work.pop_back();
    if (!seen.insert(p).second) continue;
    addTypes(p, out);
    for (const types::Package* i : p->imports) work.push_back(i);
  }
  if (auto* error = cx.workspace.image().universe->errorType) out.push_back(error);
  return out;
}

namespace {

/// The unit's context that new types may be made in: any of the workspace does.
types::TypeContext* anyContext(Context& cx) {
  types::TypeContext* out = nullptr;
  cx.workspace.forEachFile([&](const FileView& v) {
    if (v.unit != nullptr && out == nullptr) out = &v.unit->types;
  });
  return out;
}

}  // namespace

std::vector<TypeName*> relatedTypes(Context& cx, TypeName* type) {
  std::vector<TypeName*> out;
  std::vector<Named*> all = declaredTypes(cx);
  types::TypeContext* ctx = anyContext(cx);
  if (ctx == nullptr || type->type == nullptr) return out;
  bool isInterface = types::isInterface(type->type);
  for (Named* t : all) {
    if (sameDeclaration(t->object, type)) continue;
    bool related = isInterface ? hasMethods(type->type) && implements(*ctx, t, type->type)
                               : types::isInterface(t) && hasMethods(t) && implements(*ctx, type->type, t);
    if (related) out.push_back(t->object);
  }
  return out;
}

std::vector<Func*> relatedMethods(Context& cx, Func* method, bool all) {
  std::vector<Func*> out = {method};
  types::TypeContext* ctx = anyContext(cx);
  std::vector<Named*> declared = declaredTypes(cx);
  auto methodOf = [&](Type* t) -> Func* {
    types::Lookup l = types::lookupFieldOrMethod(*ctx, t, true, method->package, method->name);
    return types::dynCast<Func>(l.object);
  };
  auto knows = [&](const Func* f) {
    for (const Func* o : out)
      if (sameDeclaration(o, f)) return true;
    return false;
  };
  // Types that have the method, and who implements whom among them: the closure of that relation.
  std::vector<std::pair<Named*, Func*>> having;
  for (Named* t : declared)
    if (Func* f = ctx == nullptr ? nullptr : methodOf(t)) having.emplace_back(t, static_cast<Func*>(originOf(f)));
  for (size_t i = 0; i < (all ? out.size() : 1); i++) {
    for (auto& [t, f] : having) {
      if (!sameDeclaration(f, out[i])) continue;
      for (auto& [other, g] : having) {
        if (knows(g) || types::isInterface(t) == types::isInterface(other)) continue;
        if (types::isInterface(t) ? implements(*ctx, other, t) : implements(*ctx, t, other)) out.push_back(g);
      }
    }
  }
  return out;
}

}  // namespace vo::lsp
