// This file checks the keys and values that log/slog's functions are called with.
#include "vet/pass.h"

namespace vo::vet {

using namespace syntax;

namespace {

/// How many arguments stand before the keys and values; -1: it has none.
int skippedArgs(const types::Func* f) {
  if (f->package == nullptr || f->package->path != "log/slog") return -1;
  std::string_view name = f->name.str(), type;
  if (const types::Var* receiver = f->signature()->recv) {
    const types::Named* named = receiverNamed(receiver);
    if (named == nullptr) return -1;
    type = named->object->name.str();
  }
  if (type == "Record") return name == "Add" ? 0 : -1;
  if (!type.empty() && type != "Logger") return -1;
  if (contains({"Debug", "Info", "Warn", "Error"}, name)) return 1;
  if (contains({"DebugContext", "InfoContext", "WarnContext", "ErrorContext"}, name)) return 2;
  if (name == "Log") return 3;
  if (name == "Group" && type.empty()) return 1;
  return name == "With" && !type.empty() ? 0 : -1;
}

std::string shortName(Pass& pass, const types::Func* f) {
  std::string out = std::string(f->package->name.str()) + ".";
  if (const types::Var* receiver = f->signature()->recv) {
    const types::Named* named = receiverNamed(receiver);
    out += (named != nullptr ? std::string(named->object->name.str())
                             : pass.typeText(receiver->type)) +
           ".";
  }
  return out + std::string(f->name.str());
}

bool isMethodExpression(Pass& pass, const CallExpr* call) {
  const auto* s = dynCast<SelectorExpr>(call->fun);
  const types::Selection* selection = s == nullptr ? nullptr : pass.info.selection(s);
  return selection != nullptr && selection->kind == types::SelectionKind::MethodExpr;
}

void check(Pass& pass, const CallExpr* call, const types::Func* f, size_t skipped) {
  enum class Next : uint8_t { Key, Value, Unknown } next = Next::Key;
  const Expr* unknown = nullptr;  // the last argument that may be a key or a value
  const types::Object* attr = f->package->scope->lookup(pass.types.symbol("Attr"));
  for (const Expr* arg : call->args.subspan(skipped)) {
    types::Type* t = pass.typeOf(arg);
    bool isKey = t == pass.stringType(), isAttr = isTypeNamed(t, "log/slog", {"Attr"}),
         isInterface = types::isInterface(t);
    if (next == Next::Value) {
      next = Next::Key;
    } else if (next == Next::Unknown) {
      unknown = arg;
      if (!isKey && !isAttr && !isInterface) next = Next::Key;
    } else if (isKey) {
      next = Next::Value;
    } else if (isInterface && pass.isAssignable(pass.stringType(), t)) {
      next = Next::Unknown;
    } else if (!isAttr && !(isInterface && attr != nullptr && pass.isAssignable(attr->type, t))) {
      std::string what = shortName(pass, f) + " arg " + types::quoteGo(pass.text(arg)) + " should ";
      return pass.report(arg,
                         unknown == nullptr
                             ? what + "be a string or a slog.Attr (possible missing key or value)"
                             : what + "probably be a string or a slog.Attr (previous arg " +
                                   types::quoteGo(pass.text(unknown)) + " cannot be a key)");
    }
  }
  if (next != Next::Value) return;
  pass.report(call, "call to " + shortName(pass, f) +
                        (unknown == nullptr ? " missing a final value"
                                            : " has a missing or misplaced value"));
}

}  // namespace

void slog(Pass& pass) {
  pass.tree.each<CallExpr>([&](const CallExpr* call, uint32_t) {
    const types::Func* f = call->ellipsis.valid() ? nullptr : pass.staticCallee(call);
    int skipped = f == nullptr ? -1 : skippedArgs(f);
    if (skipped < 0) return;
    size_t n = static_cast<size_t>(skipped) + isMethodExpression(pass, call);
    if (call->args.size() > n) check(pass, call, f, n);
  });
}

}  // namespace vo::vet
