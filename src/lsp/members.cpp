// This file collects fields, methods and scopes.
#include "lsp/members.h"

#include <set>

#include "types/lookup.h"
#include "types/predicates.h"
#include "types/typeset.h"

namespace vo::lsp {

namespace {
constexpr int kMostEmbedding = 16;  ///< deeper fields are not offered
}

std::vector<Member> membersOf(types::Type* t, const types::Package* from) {
  std::vector<Member> out;
  std::set<std::string_view> names;
  std::set<const types::Type*> seen;
  std::vector<types::Type*> level = {t};
  for (int depth = 0; depth < kMostEmbedding && !level.empty(); depth++) {
    std::vector<types::Type*> next;
    auto add = [&](types::Object* o) {
      if (!o->isExported() && !types::samePackage(o->package, from)) return;
      if (names.insert(o->name.str()).second) out.push_back({o, depth});
    };
    for (types::Type* at : level) {
      types::Type* value = types::deref(at).type;
      if (!seen.insert(value).second) continue;
      if (auto* named = types::as<types::Named>(value))
        for (size_t i = 0; i < types::numMethods(named); i++) add(types::methodAt(named, i));
      if (auto* i = types::underAs<types::Interface>(value); i != nullptr && (value == at || types::isTypeParam(value)))
        for (types::Func* f : types::typeSet(i)->methods) add(f);
      if (auto* s = types::underAs<types::Struct>(value)) {
        for (types::Var* f : s->fields) {
          add(f);
          if (f->embedded) next.push_back(f->type);
        }
      }
    }
    level = std::move(next);
  }
  return out;
}

const types::Scope* scopeAt(const Unit& unit, const syntax::File& file, diag::Pos at) {
  diag::Pos begin{file.source->base}, end{file.source->base + file.source->size};
  auto inFile = [&](diag::Pos p) { return begin <= p && p <= end; };
  const types::Scope* best = unit.package->scope;
  // A file's scope has no place of its own; what is in it has.
  for (const types::Scope* s = best->firstChild; s != nullptr; s = s->nextSibling) {
    bool isOurs = s->firstChild != nullptr && inFile(s->firstChild->pos);
    for (const auto& e : s->elems.entries()) isOurs |= inFile(e.value->pos);
    if (!isOurs) continue;
    best = s;
    break;
  }
  for (const types::Scope* s = best->firstChild; s != nullptr;) {
    if (s->pos <= at && at <= s->end) {
      best = s;
      s = s->firstChild;
    } else {
      s = s->nextSibling;
    }
  }
  return best;
}

}  // namespace vo::lsp
