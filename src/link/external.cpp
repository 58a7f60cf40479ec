// This file finds the functions of C among those that nobody supplies: declared without a body in a package of the program's
// own. Their types are such that both languages have them; docs/native.md has the list.
#include <algorithm>

#include "abi/itab_list.h"
#include "link/linker.h"

namespace vo::link {

using abi::Kind;
using bytecode::FunctionRow;

namespace {

/// Structs up to this size are passed as C passes them.
constexpr uint64_t kMostStruct = 16;

/// Of a declaration: its own name, or what //go:linkname says if no package is in it. Empty: it cannot be of C.
std::string_view nameInC(const FunctionRow& row, std::string_view path) {
  std::string_view s = row.symbol;
  if (s.size() > path.size() && s.starts_with(path) && s[path.size()] == '.') s.remove_prefix(path.size() + 1);
  auto isLetter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; };
  bool isName = !s.empty() && isLetter(s[0]) && std::all_of(s.begin(), s.end(), [&](char c) { return isLetter(c) || (c >= '0' && c <= '9'); });
  return isName ? s : std::string_view();
}

/// Why there is no such value in C, and what to do. Empty: there is.
std::string refusalOf(const abi::Type& t, bool isField) {
  switch (t.kind()) {
    case Kind::Bool: case Kind::Int: case Kind::Int8: case Kind::Int16: case Kind::Int32: case Kind::Int64:
    case Kind::Uint: case Kind::Uint8: case Kind::Uint16: case Kind::Uint32: case Kind::Uint64: case Kind::Uintptr:
    case Kind::Float32: case Kind::Float64: case Kind::Pointer: case Kind::UnsafePointer:
      return {};
    case Kind::String: return "a string: C takes the address of its bytes, unsafe.StringData, and its length";
    case Kind::Slice: return "a slice: C takes the address of its first element, unsafe.SliceData, and its length";
    case Kind::Array:
      return isField ? refusalOf(*abi::asArray(&t)->elem, true) : "an array: C takes its address";
    case Kind::Struct: {
      if (t.size > kMostStruct) return "a struct of more than 16 bytes: C takes its address";
      if (t.size == 0) return "a struct without fields: C has none";
      for (int64_t i = 0; i < abi::asStruct(&t)->fieldCount; i++)
        if (std::string why = refusalOf(*abi::asStruct(&t)->fields[i].typ, true); !why.empty()) return "a struct with " + why;
      return {};
    }
    case Kind::Func: return "a func: C calls no functions of Go";
    case Kind::Interface: return "an interface: C takes numbers and addresses";
    case Kind::Map: return "a map: C takes numbers and addresses";
    case Kind::Chan: return "a channel: C takes numbers and addresses";
    case Kind::Complex64: case Kind::Complex128: return "a complex number: C takes its address, or two numbers";
    default: return "of no type that C has";
  }
}

}  // namespace

Linker::Declaration Linker::declarationOf(std::string_view symbol) const {
  for (size_t i = 0; i < units_.size() && i < options_.ownModules.size(); i++) {
    if (!options_.ownModules[i]) continue;
    for (const FunctionRow& row : units_[i].module->functions)
      if (row.code.empty() && row.symbol == symbol && row.startLine != 0) return {&units_[i], &row};
  }
  return {nullptr, nullptr};
}

/// "file:line: "
std::string Linker::placeOf(const Declaration& d) const {
  return d.unit->module->files[d.row->startFile] + ":" + std::to_string(d.row->startLine) + ": ";
}

const abi::Type* Linker::libraryType(std::string_view key) const {
  base::Symbol s = symbols_.find(key);
  for (const Program* p = s.empty() ? nullptr : program_; p != nullptr; p = p->base)
    if (const abi::Type* t = p->typesByKey.get(s)) return t;
  return nullptr;
}

std::string Linker::refusalOf(const Function& f, std::string_view name) {
  std::string head = "function " + std::string(name) + " of C: ";
  if (name == "main" || name.starts_with("vo_")) return head + "the name is the run time's";
  if (f.recv != nullptr || f.type == nullptr) return head + "methods are not C's";
  if (f.type->variadic()) return head + "C's variadic functions are declared with the parameters of a call";
  for (size_t i = 0; i < f.type->numIn(); i++)
    if (std::string why = link::refusalOf(*f.type->in(i), false); !why.empty())
      return head + "parameter " + std::to_string(i + 1) + " is " + why;
  size_t results = f.type->numOut();
  if (results != 0 && f.type->out(results - 1) == libraryType("error")) results--;
  if (results > 1) return head + "C has one result, behind which an error may stand: errno";
  if (results == 1)
    if (std::string why = link::refusalOf(*f.type->out(0), false); !why.empty()) return head + "its result is " + why;
  return {};
}

void Linker::takeExternals() {
  std::vector<External> externals;
  for (auto it = missing_.begin(); it != missing_.end();) {
    auto* f = const_cast<Function*>(it->first);
    Declaration d = declarationOf(it->second);
    std::string_view name = d.row != nullptr ? nameInC(*d.row, d.unit->module->path) : std::string_view();
    std::string why;
    if (!name.empty()) {
      why = options_.linksC ? refusalOf(*f, name)
                            : "function " + std::string(name) + " has no body: the VM calls no functions of C, vo build makes an executable that does";
    }
    if (!why.empty()) refused_[f] = why;
    if (name.empty() || !why.empty()) {
      ++it;
      continue;
    }
    bool hasError = f->type->numOut() != 0 && f->type->out(f->type->numOut() - 1)->kind() == Kind::Interface;
    const abi::Type* errorNumber = hasError ? libraryType("syscall.Errno") : nullptr;
    if (hasError && errorNumber == nullptr) {
      // (there is no image, and nothing imports it)
      refused_[f] = "function " + std::string(name) + " of C: its error needs package syscall: import it";
      ++it;
      continue;
    }
    f->flags = kNative | kExternal;
    f->name = arena_.copy(d.unit->module->path + '.' + std::string(name));
    f->startLine = d.row->startLine;
    f->startFile = d.unit->files[d.row->startFile];
    externals.push_back({f, arena_.copy(name)});
    it = missing_.erase(it);
    if (hasError) program_->errno_ = itab(abi::asInterface(f->type->out(f->type->numOut() - 1)), errorNumber);
  }
  std::sort(externals.begin(), externals.end(), [](const External& a, const External& b) { return a.function < b.function; });
  program_->externals = keep(externals);
  std::vector<std::string_view> libraries;
  for (const std::string& l : options_.libraries) libraries.push_back(arena_.copy(l));
  program_->libraries = keep(libraries);
}

}  // namespace vo::link
