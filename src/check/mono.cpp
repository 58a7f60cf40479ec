// This file reports generic code that would need infinitely many instances: func f[T any]() {
// f[*T]() }.
//
// Vertices are type parameters, and local types of generic functions. An instantiation gives an
// edge from each parameter (or such type) that occurs in a type argument to the parameter it is
// for: of weight 0 if the argument is just that, else 1. A cycle of positive weight grows without
// end (Bellman and Ford, for longest paths).
#include "check/delayed.h"
#include "check/report.h"
#include "check/state.h"

namespace vo::check {

static bool mentionsLocalType(Checker& ck, Type* t);
static void monoWalk(Checker& ck, TypeParam* to, Type* part, Type* arg, Pos pos, int depth);
static void reportInstanceLoop(Checker& ck, int v);

struct MonoGraph {
  struct Vertex {
    TypeName* object;
    int weight = 0, length = 0;
    int previous = -1;  ///< edge
  };
  struct Edge {
    int to, from, weight;
    Pos pos;
    Type* type;
  };
  std::vector<Vertex> vertices;
  std::vector<Edge> edges;
  std::unordered_map<TypeParam*, TypeParam*> canonical;
  std::unordered_map<TypeName*, int> index;

  int vertexOf(TypeName* name) {
    auto [at, isNew] = index.try_emplace(name, static_cast<int>(vertices.size()));
    if (isNew) vertices.push_back({name});
    return at->second;
  }
  int paramVertex(TypeParam* p) {
    auto found = canonical.find(p);
    return vertexOf((found != canonical.end() ? found->second : p)->object);
  }
};

Checker::~Checker() { delete mono; }

void recordCanonical(Checker& ck, TypeParam* own, TypeParam* base) {
  if (base->object->package != ck.pkg) return;
  if (ck.mono == nullptr) ck.mono = new MonoGraph;
  ck.mono->canonical[own] = base;
}

void recordMono(Checker& ck, Pos pos, std::span<TypeParam* const> params, std::span<Type* const> args,
                std::span<syntax::Expr* const> exprs) {
  if (params.empty() || params[0]->object->package != ck.pkg) return;  // cycles stay in a package
  for (size_t i = 0; i < params.size() && i < args.size(); i++) {
    if (!types::containsTypeParam(args[i]) && !mentionsLocalType(ck, args[i])) continue;
    if (ck.mono == nullptr) ck.mono = new MonoGraph;
    monoWalk(ck, params[i], args[i], args[i], i < exprs.size() ? exprs[i]->pos : pos, 0);
  }
}

static bool mentionsLocalType(Checker& ck, Type*) { return ck.localTypes != 0; }

static void monoFlow(Checker& ck, TypeParam* to, TypeName* fromName, TypeParam* fromParam, Type* part, Type* arg,
                     Pos pos) {
  int from = fromParam != nullptr ? ck.mono->paramVertex(fromParam) : ck.mono->vertexOf(fromName);
  int at = ck.mono->paramVertex(to);
  VO_DCHECK(from >= 0 && static_cast<size_t>(at) < ck.mono->vertices.size(), "edges are between vertices");
  ck.mono->edges.push_back({at, from, part == arg ? 0 : 1, pos, arg});
}

// A type declared in a generic function depends on the function's type parameters.
static bool monoLocalType(Checker& ck, Named* n) {
  TypeName* name = n->origin->object;
  if (name->package != ck.pkg || name->parent == ck.pkg->scope || name->parent == nullptr) return false;
  if (ck.mono->index.contains(name)) return true;
  bool any = false;
  for (Scope* s = name->parent; s != nullptr && s != ck.pkg->scope; s = s->parent) {
    for (const auto& entry : s->elems.entries()) {
      TypeName* other = dynCast<TypeName>(entry.value);
      if (other == nullptr || other->isAlias || !(other->pos < name->pos)) continue;
      TypeParam* p = dynCast<TypeParam>(other->type);
      if (p == nullptr) continue;
      any = true;
      int to = ck.mono->vertexOf(name), from = ck.mono->paramVertex(p);
      ck.mono->edges.push_back({to, from, 1, name->pos, p});
    }
  }
  return any;
}

static void monoWalk(Checker& ck, TypeParam* to, Type* part, Type* arg, Pos pos, int depth) {
  if (depth > 200 || part == nullptr) return;
  part = unalias(part);
  auto walk = [&](Type* t) { monoWalk(ck, to, t, arg, pos, depth + 1); };
  switch (part->kind) {
    case TypeKind::TypeParam: monoFlow(ck, to, nullptr, types::cast<TypeParam>(part), part, arg, pos); return;
    case TypeKind::Named: {
      Named* n = types::cast<Named>(part);
      if (monoLocalType(ck, n)) monoFlow(ck, to, n->origin->object, nullptr, part, arg, pos);
      for (Type* a : n->typeArgs) walk(a);
      return;
    }
    case TypeKind::Array: walk(types::cast<Array>(part)->elem); return;
    case TypeKind::Chan: walk(types::cast<Chan>(part)->elem); return;
    case TypeKind::Pointer: walk(types::cast<Pointer>(part)->elem); return;
    case TypeKind::Slice: walk(types::cast<Slice>(part)->elem); return;
    case TypeKind::Map:
      walk(types::cast<Map>(part)->key);
      walk(types::cast<Map>(part)->elem);
      return;
    case TypeKind::Interface:
      for (Func* m : types::typeSet(types::cast<Interface>(part))->methods) walk(m->type);
      return;
    case TypeKind::Signature:
      for (Var* v : types::cast<Signature>(part)->params->vars) walk(v->type);
      for (Var* v : types::cast<Signature>(part)->results->vars) walk(v->type);
      return;
    case TypeKind::Struct:
      for (Var* f : types::cast<Struct>(part)->fields) walk(f->type);
      return;
    default: return;
  }
}

void monomorph(Checker& ck) {
  if (ck.mono == nullptr) return;
  for (bool again = true; again;) {
    again = false;
    for (size_t i = 0; i < ck.mono->edges.size(); i++) {
      const MonoGraph::Edge& e = ck.mono->edges[i];
      MonoGraph::Vertex& from = ck.mono->vertices[e.from];
      MonoGraph::Vertex& to = ck.mono->vertices[e.to];
      int weight = from.weight + e.weight;
      if (weight <= to.weight) continue;
      to.previous = static_cast<int>(i);
      to.length = from.length + 1;
      // A path as long as there are vertices contains a cycle.
      if (to.length == static_cast<int>(ck.mono->vertices.size())) {
        reportInstanceLoop(ck, e.to);
        return;
      }
      to.weight = weight;
      again = true;
    }
  }
}

static void reportInstanceLoop(Checker& ck, int v) {
  std::vector<int> path;
  std::vector<bool> seen(ck.mono->vertices.size());
  while (!seen[v]) {
    VO_DCHECK(ck.mono->vertices[v].previous >= 0, "a path that grew came from somewhere");
    path.push_back(v);
    seen[v] = true;
    v = ck.mono->edges[ck.mono->vertices[v].previous].from;
  }
  size_t start = 0;
  while (path[start] != v) start++;
  diag::Diagnostic* d = error(ck, ck.mono->vertices[v].object, Kind::InvalidInstanceCycle, "instantiation cycle:");
  for (size_t i = start; i < path.size(); i++) {
    const MonoGraph::Edge& e = ck.mono->edges[ck.mono->vertices[path[i]].previous];
    TypeName* name = ck.mono->vertices[e.to].object;
    if (isa<TypeParam>(name->type)) {
      note(ck, d, rangeOf(e.pos), name->name, " instantiated as ", e.type);
    } else {
      note(ck, d, rangeOf(e.pos), name->name, " implicitly parameterized by ", e.type);
    }
  }
}

}  // namespace vo::check
