// This file answers who calls a function, and whom it calls.
#include <algorithm>
#include <map>

#include "lsp/requests.h"
#include "lsp/tree.h"

namespace vo::lsp {

using namespace syntax;
using types::Object;

namespace {

const FuncDecl* functionAround(const Cursor& c) { return c.nodes.empty() ? nullptr : dynCast<FuncDecl>(c.nodes[0]); }

Json item(Context& cx, const Object* o) {
  Span s = declarationOf(cx, o);
  std::shared_ptr<const Text> text = s.path.empty() ? nullptr : cx.workspace.textOf(s.path);
  if (text == nullptr) return nullptr;
  constexpr int kFunction = 12;
  Json range = cx.range(*text, s.begin, s.end);
  std::string package = o->package == nullptr ? "builtin" : std::string(o->package->path);
  return {{"name", o->name.str()}, {"kind", kFunction}, {"detail", package}, {"uri", uriOfPath(s.path)}, {"range", range}, {"selectionRange", range}};
}

Cursor cursorOfItem(Context& cx, Value params) {
  Json place = {{"textDocument", {{"uri", params["item"]["uri"].copy()}}}, {"position", params["item"]["selectionRange"]["start"].copy()}};
  return cursorOf(cx, place);
}

/// What a call calls, if it has a name.
const Ident* calledName(const CallExpr* call) {
  const Expr* fun = call->fun;
  while (const auto* p = dynCast<ParenExpr>(fun)) fun = p->x;
  if (const auto* i = dynCast<IndexExpr>(fun)) fun = i->x;
  if (const auto* s = dynCast<SelectorExpr>(fun)) return s->sel;
  return dynCast<Ident>(fun);
}

}  // namespace

Answer prepareCallHierarchy(Context& cx, Value params) {
  Cursor c = cursorOf(cx, params);
  if (!c || c.view.unit == nullptr) return Json();
  Object* o = c.object;
  if (o == nullptr || o->kind != types::ObjectKind::Func) {
    const FuncDecl* f = functionAround(c);
    o = f == nullptr ? nullptr : c.view.unit->info.object(f->name);
  }
  if (o == nullptr) return Json();
  Json i = item(cx, o);
  return i.is_null() ? i : Json::array({i});
}

Answer incomingCalls(Context& cx, Value params) {
  Cursor c = cursorOfItem(cx, params);
  if (!c || c.object == nullptr) return Json();
  struct Caller {
    Json from;
    Json ranges = Json::array();
  };
  std::map<Span, Caller> callers;
  cx.workspace.forEachFile([&](const FileView& view) {
    if (view.unit == nullptr) return;
    for (const Decl* d : view.file->decls) {
      const auto* f = dynCast<FuncDecl>(d);
      forEachNode(d, [&](const Node* n) {
        const auto* call = dynCast<CallExpr>(n);
        const Ident* id = call == nullptr ? nullptr : calledName(call);
        if (id == nullptr || !sameDeclaration(view.unit->info.object(id), c.object)) return;
        const Object* from = f == nullptr ? nullptr : view.unit->info.object(f->name);
        Caller& caller = callers[from == nullptr ? Span{std::string(view.file->source->path)} : declarationOf(cx, from)];
        if (caller.from.is_null()) caller.from = from == nullptr ? Json() : item(cx, from);
        caller.ranges.push_back(cx.range(*view.text, view.offsetOf(id->pos), view.offsetOf(id->end)));
      });
    }
  });
  Json out = Json::array();
  for (auto& [span, caller] : callers)
    if (!caller.from.is_null()) out.push_back({{"from", std::move(caller.from)}, {"fromRanges", std::move(caller.ranges)}});
  return out;
}

Answer outgoingCalls(Context& cx, Value params) {
  Cursor c = cursorOfItem(cx, params);
  const FuncDecl* f = c ? functionAround(c) : nullptr;
  if (f == nullptr || c.view.unit == nullptr) return Json();
  std::vector<std::pair<Object*, Json>> called;
  forEachNode(f, [&](const Node* n) {
    const auto* call = dynCast<CallExpr>(n);
    const Ident* id = call == nullptr ? nullptr : calledName(call);
    Object* o = id == nullptr ? nullptr : originOf(c.view.unit->info.object(id));
    if (o == nullptr || o->kind != types::ObjectKind::Func) return;
    auto known = std::find_if(called.begin(), called.end(), [&](const auto& e) { return sameDeclaration(e.first, o); });
    if (known == called.end()) known = called.insert(called.end(), {o, Json::array()});
    known->second.push_back(cx.range(*c.view.text, c.view.offsetOf(id->pos), c.view.offsetOf(id->end)));
  });
  Json out = Json::array();
  for (auto& [o, ranges] : called)
    if (Json to = item(cx, o); !to.is_null()) out.push_back({{"to", std::move(to)}, {"fromRanges", std::move(ranges)}});
  return out;
}

}  // namespace vo::lsp
