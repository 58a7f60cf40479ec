// This file finds uses of what the library has only since a later Go than that of the file. Which
// that is, is in a table that tools/library_versions.py makes of Go's api folder.
#include <algorithm>
#include <map>
#include <set>

#include "vet/comments.h"
#include "vet/library_versions.h"
#include "vet/pass.h"

namespace vo::vet {

using namespace syntax;

namespace {

/// Whether a line of the head of a file says that a program has written it.
bool isGenerated(const File* f) {
  for (const CommentGroup& g : commentsOf(*f->source)) {
    if (f->package != nullptr && g.pos() > f->package->pos) return false;
    for (const Comment& c : g.comments)
      if (c.text.starts_with("// Code generated ") && c.text.ends_with(" DO NOT EDIT."))
        return true;
  }
  return false;
}

const types::Object* originOf(const types::Object* o) {
  if (const auto* v = types::dynCast<types::Var>(o); v != nullptr && v->origin != nullptr)
    return v->origin;
  if (const auto* f = types::dynCast<types::Func>(o); f != nullptr && f->origin != nullptr)
    return f->origin;
  if (const auto* t = types::dynCast<types::TypeName>(o))
    if (const auto* n = types::dynCast<types::Named>(t->type)) return n->origin->object;
  return o;
}

class Versions {
 public:
  explicit Versions(Pass& pass) : pass_(pass) {}

  /// What a Go 1.`minor` file must not use of the package: by object.
  const std::map<const types::Object*, const LibrarySymbol*>& tooNew(const types::Package* p,
                                                                     int minor) {
    auto [it, isNew] = known_.try_emplace({p, minor});
    if (isNew && !(p->path == "testing/synctest" && minor >= 24)) fill(p, minor, it->second);
    return it->second;
  }

 private:
  void fill(const types::Package* p, int minor,
            std::map<const types::Object*, const LibrarySymbol*>& out) {
    auto first = std::lower_bound(
        std::begin(kLibrarySymbols), std::end(kLibrarySymbols), p->path,
        [](const LibrarySymbol& s, std::string_view path) { return s.package < path; });
    std::vector<const LibrarySymbol*> members;
    for (; first != std::end(kLibrarySymbols) && first->package == p->path; first++) {
      if (first->minor <= minor) continue;
      if (!first->member.empty())
        members.push_back(first);
      else if (const types::Object* o = p->scope->lookup(pass_.types.symbol(first->name)))
        out[o] = first;
    }
    // Members of types that are too new themselves do not count.
    std::map<const types::Object*, size_t> depth;
    for (const LibrarySymbol* s : members) {
      const types::Object* type = p->scope->lookup(pass_.types.symbol(s->type));
      if (type == nullptr || out.contains(type)) continue;
      types::Lookup found = types::lookupFieldOrMethod(
          pass_.types, type->type, s->name.starts_with("(*"), p, pass_.types.symbol(s->member));
      if (found.object == nullptr) continue;
      auto [d, isFirst] = depth.emplace(found.object, found.path.size());
      if (!isFirst && found.path.size() >= d->second) continue;
      d->second = found.path.size();
      out[found.object] = s;
    }
  }

  Pass& pass_;
  std::map<std::pair<const types::Package*, int>,
           std::map<const types::Object*, const LibrarySymbol*>>
      known_;
};

}  // namespace

void stdversion(Pass& pass) {
  constexpr int kFirst = 21, kLast = 27;
  int module = pass.packageMinor();
  std::vector<int> minors;
  for (uint32_t i = 0; i < pass.unit.files.size(); i++)
    minors.push_back(std::max(pass.minorVersion(i), kFirst));
  if (module < kFirst ||
      std::all_of(minors.begin(), minors.end(), [](int m) { return m >= kLast; }))
    return;
  for (uint32_t i = 0; i < minors.size(); i++)
    if (minors[i] < kLast && isGenerated(pass.unit.files[i])) minors[i] = kLast;
  Versions versions(pass);
  pass.tree.each<Ident>([&](const Ident* id, uint32_t i) {
    int minor = minors[pass.tree.at(i).file];
    const types::Object* o = minor >= kLast ? nullptr : pass.use(id);
    if (o == nullptr || o->package == nullptr) return;
    const auto& tooNew = versions.tooNew(o->package, minor);
    auto it = tooNew.find(originOf(o));
    if (it == tooNew.end()) return;
    pass.report(id, std::string(o->package->name.str()) + "." + std::string(it->second->name) +
                        " requires go1." + std::to_string(it->second->minor) + " or later (" +
                        (minor != module ? "file" : "module") + " is go1." + std::to_string(minor) +
                        ")");
  });
}

}  // namespace vo::vet
