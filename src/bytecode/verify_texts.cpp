// This file checks that the texts of types say what the types are. Link and reflect look types up by them: the slice
// type of an array by its key, `[5]int` by its string without looking at what the row describes.
//
// Of composite types without a name the texts are composed of their parts'. Names begin with a package and a dot,
// which no text of a composite type does. Structs and interfaces only begin as such: whoever looks for one of these
// compares fields and methods.
#include <algorithm>

#include "bytecode/verify_types.h"

namespace vo::bytecode::verifier {

using abi::Kind;

namespace {

/// The compiler cuts longer texts off somewhere.
constexpr size_t kLongText = 1 << 19;

bool isWordByte(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || (c & 0x80) != 0;
}

/// No text of a composite type has such a beginning up to a dot.
bool isPackage(std::string_view s) {
  return !s.empty() && std::ranges::all_of(s, [](char c) { return isWordByte(c) || std::string_view("/.-~+@").find(c) != std::string_view::npos; });
}

}  // namespace

// Whether `text`, the key or string of f, is composed of its parts' (`part` gives one). Stops where it is longer: the
// work is bounded by the text.
bool Types::isComposed(const TypeFacts& f, std::string_view text, const std::string TypeRow::*part) const {
  std::string s;
  bool longer = false;
  auto add = [&](std::string_view piece) {
    longer = longer || s.size() + piece.size() > text.size();
    if (!longer) s += piece;
  };
  auto type = [&](GlobalType t) { add(types_[t].row->*part); };
  auto list = [&](const std::vector<GlobalType>& types, bool variadic) {
    add("(");
    for (size_t i = 0; i < types.size() && !longer; i++) {
      if (i > 0) add(", ");
      bool rest = variadic && i + 1 == types.size();
      if (rest) add("...");
      type(rest ? types_[types[i]].elem : types[i]);
    }
    add(")");
  };
  const TypeRow& r = *f.row;
  switch (f.kind) {
    case Kind::Pointer: add("*"); break;
    case Kind::Slice: add("[]"); break;
    case Kind::Array: add('[' + std::to_string(r.length) + ']'); break;
    case Kind::Map:
      add("map[");
      type(f.mapKey);
      add("]");
      break;
    case Kind::Chan: add(r.chanDir == 3 ? "chan " : r.chanDir == 1 ? "<-chan " : "chan<- "); break;
    case Kind::Func:
      add("func");
      list(f.params, r.variadic);
      if (!f.results.empty()) add(" ");
      if (f.results.size() == 1) type(f.results[0]);
      if (f.results.size() > 1) list(f.results, false);
      break;
    default: return false;
  }
  if (f.elem != kNoType) {
    const TypeFacts& e = types_[f.elem];
    bool parens = f.kind == Kind::Chan && r.chanDir == 3 && e.kind == Kind::Chan && e.row->chanDir == 1 && e.row->name.empty();
    if (parens) add("(");
    type(f.elem);
    if (parens) add(")");
  }
  return longer ? text.size() >= kLongText && text.starts_with(s) : text == s;
}

bool Types::checkTexts(GlobalType t) {
  const TypeFacts& f = types_[t];
  const TypeRow& r = *f.row;
  // Link takes the library's descriptor, texts included.
  if (f.library != nullptr) return true;
  auto wrong = [&] { return fail("type " + r.key + ": the text says something else than the row"); };
  if (f.kind == Kind::UnsafePointer && r.key == "unsafe.Pointer") return r.string == r.key || wrong();
  if (!r.name.empty()) {
    if (r.pkgPath.empty())  // predeclared
      return (r.key == r.name && r.string == r.name && std::ranges::all_of(r.name, isWordByte)) || wrong();
    size_t dot = r.string.find('.');
    // (the path of a module may be anything)
    bool own = isPackage(r.pkgPath) && (paths_.contains(r.pkgPath) || r.name.find('[') != std::string::npos);
    bool good = own && r.key.starts_with(r.pkgPath) && r.key.substr(r.pkgPath.size()).starts_with('.') && dot != std::string::npos &&
                std::all_of(r.string.begin(), r.string.begin() + static_cast<ptrdiff_t>(dot), isWordByte) &&
                r.string.substr(dot + 1) == r.name;
    return good || wrong();
  }
  if (f.kind == Kind::Struct || f.kind == Kind::Interface) {
    const char* begin = f.kind == Kind::Struct ? "struct {" : "interface {";
    bool layout = f.kind == Kind::Struct && r.key.starts_with("·closure ") && r.string == r.key;
    return layout || (r.key.starts_with(begin) && r.string.starts_with(begin)) || wrong();
  }
  return (isComposed(f, r.key, &TypeRow::key) && isComposed(f, r.string, &TypeRow::string)) || wrong();
}

}  // namespace vo::bytecode::verifier
