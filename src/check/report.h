// Messages: their texts, where they point to, and language versions that are too old for something.
#pragma once

#include "check/state.h"

namespace vo::check {

/// The text of a message from its parts, and how each kind of part is written.
class MessageText {
 public:
  explicit MessageText(Checker& checker) : ck(checker) {}
  void put(std::string_view text) { out += text; }
  void put(const std::string& text) { out += text; }
  void put(const char* text) { out += text; }
  void put(char c) { out += c; }
  void put(Symbol s) { out += s.str(); }
  void put(int64_t n) { out += std::to_string(n); }
  void put(size_t n) { out += std::to_string(n); }
  void put(int n) { out += std::to_string(n); }
  void put(Token t) { out += syntax::tokenText(t); }
  void put(const syntax::Expr* e) { out += syntax::exprString(e); }
  void put(const Type* t);
  void put(const Operand& x);
  void put(const Object* o);
  void put(const ConstValue* v);
  void put(Pos pos);
  void put(std::span<syntax::Expr* const> list);

  std::string out;

 private:
  Checker& ck;
};
template <class... Parts>
std::string text(Checker& ck, const Parts&... parts) {
  MessageText message(ck);
  (message.put(parts), ...);
  return std::move(message.out);
}

/// Where gc reports what is wrong with `n`: at its first token, with two exceptions.
Pos startOf(const syntax::Node* n);
inline Range rangeOf(const syntax::Node* n) { return {startOf(n), n->end}; }
inline Range rangeOf(const Operand& x) { return x.expr != nullptr ? rangeOf(x.expr) : Range{}; }
inline Range rangeOf(const Object* o) {
  return {o->pos, o->pos.plus(static_cast<uint32_t>(o->name.str().size()))};
}
inline Range rangeOf(Pos p) { return {p, p.plus(p.valid() ? 1 : 0)}; }
inline Range rangeOf(Range r) { return r; }

/// The diagnostic for additions (hint, notes), or null if it was suppressed as a consequence of
/// an earlier error.
diag::Diagnostic* report(Checker& ck, Range range, Kind kind, std::string text);
diag::Diagnostic* reportWarning(Checker& ck, Range range, Kind kind, std::string text);
template <class At, class... Parts>
diag::Diagnostic* error(Checker& ck, const At& at, Kind kind, const Parts&... parts) {
  return report(ck, rangeOf(at), kind, text(ck, parts...));
}
void addNote(diag::Diagnostic* d, Range at, std::string text);
template <class... Parts>
void note(Checker& ck, diag::Diagnostic* d, Range at, const Parts&... parts) {
  if (d != nullptr) addNote(d, at, text(ck, parts...));
}
void noteOther(Checker& ck, diag::Diagnostic* d, const Object* other);
inline void hint(diag::Diagnostic* d, std::string text) {
  if (d != nullptr) d->hint = std::move(text);
}

/// "-" if the position is in no file.
std::string positionText(Checker& ck, Pos pos);
std::string objectKindName(const Object* o);
std::string qualified(Checker& ck, const Object* o);
std::string typesSummary(Checker& ck, std::span<Type* const> list, bool variadic, bool hasDots);
void suggestName(Checker& ck, diag::Diagnostic* d, Symbol name);
std::string lookupError(Checker& ck, Type* type, Symbol sel, Object* alternative, bool structLit);

void versionError(Checker& ck, Range at, Version v, std::string what);
/// Whether the language version in force has what came with `v`; else an error that begins with the parts.
template <class At, class... Parts>
bool verifyVersion(Checker& ck, const At& at, Version v, const Parts&... parts) {
  if (ck.allowed(v)) [[likely]] return true;
  versionError(ck, rangeOf(at), v, text(ck, parts...));
  return false;
}

}  // namespace vo::check
