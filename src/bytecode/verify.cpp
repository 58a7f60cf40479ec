// This file verifies a file's modules: what they import and define, static data, methods and
// interface tables, and then every function's code.
//
// Names decide what link connects, so they are checked as link uses them: a file's own functions come
// before the library's, a library symbol may not be redefined, and of the library only what a Go
// program could name may be imported.
#include "bytecode/verify.h"

#include <algorithm>
#include <cstring>
#include <deque>
#include <memory>

#include "base/upper_case.h"
#include "bytecode/verify_code.h"

namespace vo::bytecode {

using abi::Kind;
using verifier::FunctionContext;
using verifier::GlobalType;
using verifier::kNoType;
using verifier::Leaf;
using verifier::LeafKind;
using verifier::ModuleFacts;
using verifier::Signature;
using verifier::Types;

namespace {

/// Parameters from here on have no escape facts of their own; see verify_flow.cpp.
constexpr uint32_t kUntracked = 0xffff0000u;

/// "path/pkg" of a symbol like "path/pkg.(*T).M" or "path/pkg.F[int]".
std::string_view packageOf(std::string_view symbol) {
  size_t end = std::min(symbol.find('['), symbol.find('('));
  size_t slash = symbol.substr(0, std::min(end, symbol.size())).rfind('/');
  size_t dot = symbol.find('.', slash == std::string_view::npos ? 0 : slash);
  return dot == std::string_view::npos ? std::string_view() : symbol.substr(0, dot);
}

/// The last name: "M" of "pkg.(*T).M".
std::string_view lastName(std::string_view symbol) {
  size_t bracket = symbol.find('[');
  if (bracket != std::string_view::npos && symbol.back() == ']') symbol = symbol.substr(0, bracket);
  size_t dot = symbol.rfind('.');
  return dot == std::string_view::npos ? symbol : symbol.substr(dot + 1);
}

bool deniedPackage(std::string_view path) {
  return path == "unsafe" || path == "syscall" || path == "runtime/internal" ||
         path.starts_with("internal/") || path.starts_with("runtime/internal/") ||
         path.find("/internal/") != std::string_view::npos || path == "golang.org" || path == "vo";
}

/// Names that the engine looks up, or that would pass for the library's own.
bool reservedPackage(std::string_view path) {
  return path == "unsafe" || path == "syscall" || path == "runtime" || path == "reflect" || path == "vo" ||
         path.starts_with("internal/") || path.starts_with("runtime/");
}

/// Natives that lowering calls by name, with their slots: v value, s string, b byte slice, r rune slice.
struct KnownNative {
  std::string_view symbol, params, results;
};
constexpr KnownNative kNatives[] = {
    {"vo.intToString", "v", "s"},   {"vo.bytesToString", "b", "s"}, {"vo.bytesAsString", "b", "s"}, {"vo.runesToString", "r", "s"},
    {"vo.stringToBytes", "s", "b"}, {"vo.stringToRunes", "s", "r"}, {"vo.stringToSmallBytes", "s", "b"},
    {"vo.stringToSmallRunes", "s", "r"}, {"runtime.complex128div", "vvvv", "vv"}, {"vo.exit", "v", ""},
};

class Verifier {
 public:
  Verifier(std::span<const Module* const> modules, const LibraryFacts& library)
      : modules_(modules), library_(library) {}
  std::string run();

 private:
  bool fail(std::string text) {
    if (error_.empty()) error_ = std::move(text);
    return false;
  }
  bool fail(const Module& m, std::string text) { return fail("module " + m.path + ": " + text); }
  bool ownSignature(uint32_t m, const FunctionRow& row, Signature& s);
  bool fillLeaves(Signature& s);
  bool declareFunctions();
  bool resolveImports();
  bool resolveImport(ModuleFacts& facts, const ImportRow& row);
  bool libraryImport(ModuleFacts& facts, const ImportRow& row, Signature& s, std::string& refusal);
  bool nativeImport(const ImportRow& row, Signature& s);
  bool checkModule(uint32_t m);
  bool checkGlobals(uint32_t m);
  bool checkData(uint32_t m);
  bool checkObject(uint32_t m, GlobalType t, uint64_t at, int depth);
  bool checkLeaf(uint32_t m, const Leaf& leaf, uint64_t at);
  bool checkWords(uint32_t m, const Leaf& leaf, uint64_t at);
  bool checkInterfaceData(uint32_t m, const Leaf& leaf, uint64_t at);
  const DataReloc* relocAt(uint32_t m, uint64_t at) const;
  uint64_t wordAt(const Module& m, uint64_t at) const;
  bool pointsTo(uint32_t m, const DataReloc& r, uint32_t repr, uint64_t count);
  bool checkItabs(uint32_t m);
  bool checkMethods(uint32_t m);
  bool checkCodeOfAll();
  bool followAll();

  std::span<const Module* const> modules_;
  const LibraryFacts& library_;
  std::string error_;
  Types types_;
  std::deque<Signature> signatures_;
  std::vector<ModuleFacts> facts_;
  std::unordered_map<std::string_view, Signature*> own_;
  struct OwnGlobal {
    uint32_t module;
    const GlobalRow* row;
  };
  std::unordered_map<std::string_view, OwnGlobal> globals_;
  std::vector<std::unordered_map<uint64_t, const DataReloc*>> relocs_;
  std::vector<std::unordered_map<uint64_t, bool>> usedRelocs_;
  std::deque<FunctionContext> functions_;
};

// ---- Signatures --------------------------------------------------------------------------------

bool Verifier::fillLeaves(Signature& s) {
  for (size_t i = 0; i < s.results.size(); i++) {
    types_.slots(s.results[i], s.resultLeaves);
    s.resultOf.resize(s.resultLeaves.size(), static_cast<uint32_t>(i));
  }
  for (size_t i = 0; i < s.params.size(); i++) {
    types_.slots(s.params[i], s.paramLeaves);
    s.paramOf.resize(s.paramLeaves.size(), static_cast<uint32_t>(i));
  }
  return true;
}

bool Verifier::ownSignature(uint32_t m, const FunctionRow& row, Signature& s) {
  const Module& module = *modules_[m];
  if (row.type == kNoId) return fail(module, "function " + row.symbol + " has no type");
  s.own = s.known = true;
  s.type = types_.global(m, row.type);
  if (types_.kind(s.type) != Kind::Func)
    return fail(module, "the type of function " + row.symbol + " is no function type");
  s.method = row.recv != kNoId;
  if (s.method) s.params.push_back(types_.global(m, row.recv));
  const verifier::TypeFacts& f = types_.at(s.type);
  s.params.insert(s.params.end(), f.params.begin(), f.params.end());
  s.results = f.results;
  s.closure = (row.flags & kIsClosure) != 0 && !row.captures.empty();
  for (TypeId c : row.captures) {
    types_.slots(types_.global(m, c), s.captureLeaves);
    s.captureOf.resize(s.captureLeaves.size(), static_cast<uint32_t>(s.captureCallees.size()));
    s.captureCallees.push_back(nullptr);
  }
  if (!row.captures.empty() && (row.flags & kIsClosure) == 0)
    return fail(module, "function " + row.symbol + " captures values and is no closure");
  if (s.closure && s.method) return fail(module, "closure " + row.symbol + " has a receiver");
  s.escape = {kUntracked, kUntracked, kUntracked, kUntracked};
  return fillLeaves(s);
}

bool Verifier::declareFunctions() {
  for (uint32_t m = 0; m < modules_.size(); m++) {
    const Module& module = *modules_[m];
    facts_.push_back({&module, m, {}, {}});
    for (const FunctionRow& row : module.functions) {
      if (row.code.empty()) {
        facts_[m].functions.push_back(nullptr);
        facts_[m].refusals.push_back("function " + row.symbol + " has no code");
        continue;
      }
      if (!row.alias.empty()) return fail(module, "function " + row.symbol + " has a second name");
      signatures_.emplace_back();
      Signature& s = signatures_.back();
      if (!ownSignature(m, row, s)) return false;
      facts_[m].functions.push_back(&s);
      facts_[m].refusals.emplace_back();
      if (row.symbol.empty()) return fail(module, "a function without a name");
      LibraryFunction known;
      if (library_.function(row.symbol, &known) && !row.dedup)
        return fail(module, "function " + row.symbol + " is the library's");
      if (reservedPackage(packageOf(row.symbol)))
        return fail(module, "function " + row.symbol + " is in a package of the library");
      auto [it, fresh] = own_.try_emplace(row.symbol, &s);
      if (fresh) continue;
      // Two modules may bring the same instance: link keeps the first.
      const Signature& first = *it->second;
      bool same = row.dedup && first.type == s.type && first.params == s.params &&
                  first.closure == s.closure && first.captureLeaves.size() == s.captureLeaves.size();
      for (size_t i = 0; same && i < s.captureLeaves.size(); i++)
        same = verifier::sameLeaf(first.captureLeaves[i], s.captureLeaves[i]);
      if (!same) return fail(module, "function " + row.symbol + " is defined twice");
      facts_[m].functions.back() = it->second;
    }
  }
  return true;
}

bool Verifier::nativeImport(const ImportRow& row, Signature& s) {
  for (const KnownNative& n : kNatives) {
    if (n.symbol != row.symbol) continue;
    auto add = [&](std::string_view form, std::vector<Leaf>& out, std::vector<uint32_t>& of) {
      for (size_t i = 0; i < form.size(); i++) {
        GlobalType bytes = kNoType;
        uint8_t parts = form[i] == 'v' ? 1 : form[i] == 's' ? 2 : 3;
        Kind elem = form[i] == 'b' ? Kind::Uint8 : Kind::Int32;
        for (GlobalType t = 0; parts == 3 && t < types_.count() && bytes == kNoType; t++)
          if (types_.kind(t) == elem) bytes = t;
        for (uint8_t k = 0; k < parts; k++) {
          Leaf l;
          l.kind = parts == 1 ? LeafKind::Value : parts == 2 ? LeafKind::String : LeafKind::Slice;
          l.part = k;
          l.parts = parts;
          l.type = parts == 3 && bytes != kNoType ? types_.repr(bytes) : 0;
          out.push_back(l);
          of.push_back(static_cast<uint32_t>(i));
        }
      }
    };
    add(n.params, s.paramLeaves, s.paramOf);
    add(n.results, s.resultLeaves, s.resultOf);
    s.escape = {0, 0, 0, 0};  // conversions copy
    return true;
  }
  return false;
}

bool Verifier::libraryImport(ModuleFacts& facts, const ImportRow& row, Signature& s,
                             std::string& refusal) {
  LibraryFunction known;
  if (!library_.function(row.symbol, &known)) {
    refusal = "the library has no function " + row.symbol;
    return false;
  }
  std::string_view package = packageOf(row.symbol);
  if (deniedPackage(package) || package.empty()) {
    refusal = "function " + row.symbol + " is in a package that a safe module may not use";
    return false;
  }
  if (row.type == kNoId || known.type == nullptr) {
    refusal = "function " + row.symbol + " has no type";
    return false;
  }
  GlobalType type = types_.global(facts.index, row.type);
  if (types_.at(type).library != known.type || types_.kind(type) != Kind::Func) {
    refusal = "function " + row.symbol + " has another type in the library";
    return false;
  }
  s.known = true;
  s.type = type;
  s.method = known.recv != nullptr;
  if (s.method != (row.recv != kNoId) ||
      (s.method && types_.at(types_.global(facts.index, row.recv)).library != known.recv)) {
    refusal = "method " + row.symbol + " has another receiver in the library";
    return false;
  }
  if (known.closure) {
    refusal = "function " + row.symbol + " is a closure of the library";
    return false;
  }
  if (s.method) s.params.push_back(types_.global(facts.index, row.recv));
  const verifier::TypeFacts& f = types_.at(type);
  s.params.insert(s.params.end(), f.params.begin(), f.params.end());
  s.results = f.results;
  s.escape = known.escape;
  fillLeaves(s);
  for (auto* list : {&s.paramLeaves, &s.resultLeaves})
    for (const Leaf& l : *list)
      if (l.kind == LeafKind::UnsafePtr && l.guard == 0) {
        refusal = "function " + row.symbol + " takes or gives unsafe pointers";
        return false;
      }
  if (s.resultLeaves.size() != known.resultSlots || s.paramLeaves.size() != known.paramSlots) {
    refusal = "function " + row.symbol + " takes another number of slots in the library";
    return false;
  }
  if (!base::isExportedName(lastName(row.symbol))) {
    // Helpers of generic bodies: harmless if they only see numbers and text, and are Go themselves.
    bool plain = !known.native && !package.starts_with("runtime") && package != "os" && package != "reflect";
    for (auto* list : {&s.paramLeaves, &s.resultLeaves})
      for (const Leaf& l : *list)
        plain = plain && (l.kind == LeafKind::Value || l.kind == LeafKind::String) && l.guard == 0;
    if (!plain) {
      refusal = "function " + row.symbol + " is not exported";
      return false;
    }
  }
  return true;
}

bool Verifier::resolveImport(ModuleFacts& facts, const ImportRow& row) {
  auto own = own_.find(row.symbol);
  if (own != own_.end()) {
    Signature* s = own->second;
    if (row.type == kNoId || types_.global(facts.index, row.type) != s->type ||
        (row.recv != kNoId) != s->method ||
        (s->method && types_.global(facts.index, row.recv) != s->params[0]))
      return fail(*facts.module, "import " + row.symbol + " has another type than the function");
    facts.functions.push_back(s);
    facts.refusals.emplace_back();
    return true;
  }
  signatures_.emplace_back();
  Signature& s = signatures_.back();
  std::string refusal;
  bool ok = nativeImport(row, s) || libraryImport(facts, row, s, refusal);
  if (ok && (row.resultSlots != s.resultLeaves.size() || row.paramSlots != s.paramLeaves.size()))
    return fail(*facts.module, "import " + row.symbol + " takes another number of slots");
  facts.functions.push_back(ok ? &s : nullptr);
  facts.refusals.push_back(refusal);
  return true;
}

bool Verifier::resolveImports() {
  for (ModuleFacts& f : facts_)
    for (const ImportRow& row : f.module->imports)
      if (!resolveImport(f, row)) return false;
  return true;
}

// ---- Package variables and static data ---------------------------------------------------------

bool Verifier::checkGlobals(uint32_t m) {
  const Module& module = *modules_[m];
  for (const GlobalRow& g : module.globals) {
    GlobalType t = types_.global(m, g.type);
    if (types_.hasUnsafePointer(t)) return fail(module, "variable " + g.symbol + " holds unsafe.Pointer");
    if (!g.imported) continue;
    auto own = globals_.find(g.symbol);
    if (own != globals_.end()) {
      if (types_.global(own->second.module, own->second.row->type) != t)
        return fail(module, "variable " + g.symbol + " has another type where it is defined");
      continue;
    }
    const abi::Type* known = library_.global(g.symbol);
    if (known == nullptr) return fail(module, "no package defines variable " + g.symbol);
    if (known != types_.at(t).library)
      return fail(module, "variable " + g.symbol + " has another type in the library");
    if (!base::isExportedName(lastName(g.symbol)) || deniedPackage(packageOf(g.symbol)))
      return fail(module, "variable " + g.symbol + " is not exported");
  }
  for (const GlobalRef& r : module.globalRefs)
    if (r.offset > types_.size(types_.global(m, module.globals[r.global].type)))
      return fail(module, "a reference behind variable " + module.globals[r.global].symbol);
  return true;
}

const DataReloc* Verifier::relocAt(uint32_t m, uint64_t at) const {
  auto it = relocs_[m].find(at);
  return it == relocs_[m].end() ? nullptr : it->second;
}

uint64_t Verifier::wordAt(const Module& m, uint64_t at) const {
  uint64_t w = 0;
  if (at + 8 <= m.data.bytes.size()) memcpy(&w, m.data.bytes.data() + at, 8);
  return w;
}

// Whether the address is that of `count` values of a representation.
bool Verifier::pointsTo(uint32_t m, const DataReloc& r, uint32_t repr, uint64_t count) {
  const Module& module = *modules_[m];
  GlobalType t = kNoType;
  uint64_t offset = r.addend;
  if (r.target == DataReloc::Target::Global) {
    t = types_.global(m, module.globals[r.index].type);
  } else if (r.target == DataReloc::Target::Data) {
    auto inside = [&](uint64_t at, TypeId id) {
      GlobalType o = types_.global(m, id);
      if (r.addend < at || r.addend - at >= std::max<uint64_t>(types_.size(o), 1)) return;
      t = o;
      offset = r.addend - at;
    };
    for (const FrameVariable& o : module.data.objects) inside(o.offset, o.type);
    for (const GlobalRow& g : module.globals)
      if (!g.imported) inside(g.offset, g.type);
  }
  if (t == kNoType) return false;
  if (count == 1 && types_.hasPart(t, offset, repr)) return true;
  // Several: elements of one array, from its start.
  if (types_.kind(t) != Kind::Array || offset != 0) return false;
  return types_.repr(types_.at(t).elem) == repr && count <= types_.row(t).length;
}

bool Verifier::checkInterfaceData(uint32_t m, const Leaf& leaf, uint64_t at) {
  const Module& module = *modules_[m];
  GlobalType iface = types_.ofRepr(leaf.type);
  const DataReloc* first = relocAt(m, at);
  const DataReloc* second = relocAt(m, at + 8);
  if (first == nullptr)
    return (second == nullptr && wordAt(module, at) == 0 && wordAt(module, at + 8) == 0) ||
           fail(module, "static data: half an interface");
  usedRelocs_[m][at] = true;
  GlobalType concrete = kNoType;
  if (first->addend != 0) return fail(module, "static data: an interface's type has an offset");
  if (first->target == DataReloc::Target::Type && types_.at(iface).methods.empty()) {
    concrete = types_.global(m, first->index);
  } else if (first->target == DataReloc::Target::Itab && !types_.at(iface).methods.empty()) {
    const ItabRow& row = module.itabs[first->index];
    if (types_.repr(types_.global(m, row.interface)) != types_.repr(iface))
      return fail(module, "static data: a table of another interface");
    concrete = types_.global(m, row.concrete);
  } else {
    return fail(module, "static data: an interface of another form");
  }
  if (types_.kind(concrete) == Kind::Interface || types_.hasUnsafePointer(concrete))
    return fail(module, "static data: an interface that holds " + types_.name(concrete));
  if (types_.isDirect(concrete)) {
    std::vector<Leaf> leaves;
    types_.slots(concrete, leaves);
    return leaves.size() == 1 && checkWords(m, leaves[0], at + 8);
  }
  if (second == nullptr) return fail(module, "static data: half an interface");
  usedRelocs_[m][at + 8] = true;
  return pointsTo(m, *second, types_.repr(concrete), 1) ||
         fail(module, "static data: an interface holds no " + types_.name(concrete));
}

bool Verifier::checkWords(uint32_t m, const Leaf& leaf, uint64_t at) {
  const Module& module = *modules_[m];
  const DataReloc* r = relocAt(m, at);
  uint64_t word = wordAt(module, at);
  if (leaf.guard != 0 && (r != nullptr || word != 0))
    return fail(module, "static data: hidden fields of a library struct");
  if (r == nullptr) {
    if (word != 0) return fail(module, "static data: a pointer that is a number");
    bool sized = leaf.kind == LeafKind::String || leaf.kind == LeafKind::Slice;
    // Without memory there is nothing to be long.
    if (sized && (wordAt(module, at + 8) != 0 || (leaf.kind == LeafKind::Slice && wordAt(module, at + 16) != 0)))
      return fail(module, "static data: a length without memory");
    return true;
  }
  usedRelocs_[m][at] = true;
  switch (leaf.kind) {
    case LeafKind::Pointer:
      return pointsTo(m, *r, leaf.type, 1) || fail(module, "static data: a pointer to another type");
    case LeafKind::String: {
      if (r->target != DataReloc::Target::String) return fail(module, "static data: no string");
      uint64_t length = module.strings[r->index].size();
      return (r->addend == 0 && wordAt(module, at + 8) <= length) ||
             fail(module, "static data: a string longer than its text");
    }
    case LeafKind::Slice: {
      uint64_t len = wordAt(module, at + 8), cap = wordAt(module, at + 16);
      if (len > cap || !pointsTo(m, *r, leaf.type, std::max<uint64_t>(cap, 1)))
        return fail(module, "static data: a slice longer than its memory");
      return true;
    }
    case LeafKind::Func: {
      if (r->target != DataReloc::Target::Function || r->addend != 0)
        return fail(module, "static data: no function");
      const Signature* s = facts_[m].functions[r->index];
      if (s == nullptr) return fail(module, facts_[m].refusals[r->index]);
      return (s->known && !s->closure && !s->method && types_.repr(s->type) == leaf.type) ||
             fail(module, "static data: a function of another type");
    }
    default: return fail(module, "static data: such a pointer cannot be constant");
  }
}

bool Verifier::checkLeaf(uint32_t m, const Leaf& leaf, uint64_t at) {
  if (leaf.part != 0) return true;  // seen with the first
  switch (leaf.kind) {
    case LeafKind::Value: {
      // An address in a number would tell where things lie, nothing more; there is no use for it.
      for (uint64_t i = at & ~uint64_t{7}; i <= at; i += 8)
        if (i == at && relocAt(m, i) != nullptr)
          return fail(*modules_[m], "static data: a number that is an address");
      return true;
    }
    case LeafKind::Interface: return checkInterfaceData(m, leaf, at);
    default: return checkWords(m, leaf, at);
  }
}

bool Verifier::checkObject(uint32_t m, GlobalType t, uint64_t at, int depth) {
  if (!types_.hasRefs(t)) return true;
  if (const std::vector<Leaf>* f = types_.flat(t)) {
    for (const Leaf& l : *f)
      if (!checkLeaf(m, l, at + l.offset)) return false;
    return true;
  }
  if (depth > 600) return fail(*modules_[m], "static data: nested too deep");
  const verifier::TypeFacts& f = types_.at(t);
  if (f.kind == Kind::Array) {
    for (uint64_t i = 0; i < f.row->length; i++)
      if (!checkObject(m, f.elem, at + i * types_.size(f.elem), depth + 1)) return false;
    return true;
  }
  for (size_t i = 0; i < f.fields.size(); i++) {
    if (f.hidden[i]) {
      for (uint64_t k = 0; k < types_.size(f.fields[i]); k++) {
        uint64_t byte = at + f.row->fields[i].offset + k;
        if (relocAt(m, byte) != nullptr || modules_[m]->data.bytes[byte] != 0)
          return fail(*modules_[m], "static data: hidden fields of a library struct");
      }
      continue;
    }
    if (!checkObject(m, f.fields[i], at + f.row->fields[i].offset, depth + 1)) return false;
  }
  return true;
}

bool Verifier::checkData(uint32_t m) {
  const Module& module = *modules_[m];
  struct Piece {
    uint64_t at;
    GlobalType type;
  };
  std::vector<Piece> pieces;
  auto add = [&](uint64_t at, TypeId id) {
    GlobalType t = types_.global(m, id);
    if (at % types_.row(t).align != 0 || (types_.hasRefs(t) && at % 8 != 0)) return false;
    if (at > module.data.bytes.size() || types_.size(t) > module.data.bytes.size() - at) return false;
    if (types_.hasUnsafePointer(t)) return false;
    pieces.push_back({at, t});
    return true;
  };
  for (const GlobalRow& g : module.globals) {
    if (g.imported) continue;
    if (g.symbol.empty()) {
      // A cell: one of the objects, by another name.
      bool known = false;
      for (const FrameVariable& o : module.data.objects)
        known = known || (o.offset == g.offset && o.type == g.type);
      if (!known) return fail(module, "static data: a nameless variable that is no object");
      continue;
    }
    if (!add(g.offset, g.type)) return fail(module, "variable " + g.symbol + " lies outside the data");
  }
  for (const FrameVariable& o : module.data.objects)
    if (!add(o.offset, o.type)) return fail(module, "static data: an object outside the data");
  std::sort(pieces.begin(), pieces.end(), [](auto& a, auto& b) { return a.at < b.at; });
  for (size_t i = 1; i < pieces.size(); i++)
    if (pieces[i].at < pieces[i - 1].at + types_.size(pieces[i - 1].type))
      return fail(module, "static data: objects overlap");
  for (const Piece& p : pieces)
    if (!checkObject(m, p.type, p.at, 0)) return false;
  for (const DataReloc& r : module.data.relocs)
    if (!usedRelocs_[m].contains(r.at))
      return fail(module, "static data: an address that belongs to nothing");
  return true;
}

// ---- Interface tables and methods --------------------------------------------------------------

bool Verifier::checkItabs(uint32_t m) {
  const Module& module = *modules_[m];
  for (const ItabRow& row : module.itabs) {
    GlobalType iface = types_.global(m, row.interface), t = types_.global(m, row.concrete);
    auto wrong = [&] {
      return fail(module, types_.name(t) + " has not the methods of " + types_.name(iface));
    };
    if (types_.kind(iface) != Kind::Interface || types_.kind(t) == Kind::Interface)
      return fail(module, "an interface table for " + types_.name(iface));
    const verifier::TypeFacts& want = types_.at(iface);
    const verifier::TypeFacts& have = types_.at(t);
    size_t k = 0;
    for (size_t i = 0; i < want.methods.size(); i++) {
      const MethodRow& w = want.row->methods[i];
      if (have.library != nullptr) {
        // Link compares with the library's descriptor; here the types.
        const abi::UncommonType* u = have.library->uncommon();
        bool found = false;
        for (unsigned j = 0; u != nullptr && j < u->mcount && !found; j++) {
          const abi::Method& x = u->methods()[j];
          abi::Name name{reinterpret_cast<const uint8_t*>(library_.regionBase()) + x.name};
          auto* type = reinterpret_cast<const abi::Type*>(library_.regionBase() + x.mtyp);
          found = name.name() == w.name && type == types_.at(want.methods[i]).library;
        }
        if (!found) return wrong();
        continue;
      }
      for (; k < have.row->methods.size(); k++) {
        const MethodRow& x = have.row->methods[k];
        if (x.name == w.name && (base::isExportedName(w.name) || x.pkgPath == w.pkgPath)) break;
      }
      if (k == have.row->methods.size()) return wrong();
      // Rows of one key agree but for their methods: link takes the first module's.
      const MethodRow& x = have.row->methods[k];
      GlobalType type = kNoType;
      for (uint32_t mm = 0; mm < modules_.size() && type == kNoType; mm++) {
        const auto& rows = modules_[mm]->types;
        if (have.row >= rows.data() && have.row < rows.data() + rows.size())
          type = types_.global(mm, x.type);
      }
      if (type != want.methods[i]) return wrong();
    }
  }
  return true;
}

bool Verifier::checkMethods(uint32_t m) {
  const Module& module = *modules_[m];
  for (TypeId id = 0; id < module.types.size(); id++) {
    const TypeRow& row = module.types[id];
    GlobalType t = types_.global(m, id);
    if (types_.kind(t) == Kind::Interface || types_.at(t).library != nullptr) continue;
    for (size_t i = 0; i < row.methods.size(); i++) {
      const MethodRow& x = row.methods[i];
      auto wrong = [&] { return fail(module, "method " + x.name + " of " + row.key); };
      GlobalType type = types_.global(m, x.type);
      if (types_.kind(type) != Kind::Func) return wrong();
      if (i > 0) {
        // Exported names first, then by name, then by package: searches depend on it.
        const MethodRow& p = row.methods[i - 1];
        bool ordered = base::isExportedName(p.name) != base::isExportedName(x.name)
                           ? base::isExportedName(p.name)
                           : p.name != x.name ? p.name < x.name : p.pkgPath < x.pkgPath;
        if (!ordered) return fail(module, "the methods of " + row.key + " are not sorted");
      }
      for (bool behindInterface : {true, false}) {
        FunctionId f = behindInterface ? x.ifn : x.tfn;
        if (f == kNoId) return wrong();
        Signature* s = facts_[m].functions[f];
        if (s == nullptr) return fail(module, facts_[m].refusals[f]);
        if (!s->known || s->closure || !s->method || s->type != type) return wrong();
        // ifn takes the data word of an interface: the value, or the address of its cell.
        bool byValue = types_.repr(s->params[0]) == types_.repr(t);
        const verifier::TypeFacts& r = types_.at(s->params[0]);
        bool byAddress = r.kind == Kind::Pointer && types_.repr(r.elem) == types_.repr(t);
        bool cell = behindInterface && !types_.isDirect(t);
        if (!(cell ? byAddress : byValue))
          return fail(module, "method " + x.name + " of " + row.key + " takes another receiver");
        s->readsReceiver = s->readsReceiver || cell;
      }
    }
  }
  return true;
}

// ---- All of it ---------------------------------------------------------------------------------

bool Verifier::checkModule(uint32_t m) {
  const Module& module = *modules_[m];
  if (reservedPackage(module.path))
    return fail(module, "a package of that name is the library's");
  for (const std::string& path : module.importPaths)
    if (path == "unsafe" || path == "syscall")
      return fail(module, "imports " + path + ", which a safe module may not use");
  for (FunctionId f : {module.init, module.main}) {
    if (f == kNoId) continue;
    const Signature* s = facts_[m].functions[f];
    if (s == nullptr || !s->own || s->closure || !s->params.empty() || !s->results.empty())
      return fail(module, "init and main are functions without parameters and results");
  }
  return checkGlobals(m) && checkData(m) && checkItabs(m) && checkMethods(m);
}

bool Verifier::checkCodeOfAll() {
  for (uint32_t m = 0; m < modules_.size(); m++) {
    for (size_t i = 0; i < modules_[m]->functions.size(); i++) {
      const FunctionRow& row = modules_[m]->functions[i];
      if (row.code.empty()) continue;
      Signature& s = *facts_[m].functions[i];
      functions_.push_back({types_, facts_[m], row, s, {}, {}, {}, {}, 0, {}});
      FunctionContext& cx = functions_.back();
      std::string error = verifier::prepare(cx);
      if (error.empty()) error = verifier::checkCode(cx);
      if (!error.empty()) return fail(*modules_[m], error);
    }
  }
  return true;
}

// Escape facts grow along calls until they are stable.
bool Verifier::followAll() {
  std::unordered_map<const Signature*, std::vector<size_t>> users, codeOf;
  std::vector<std::vector<size_t>> closuresMade(functions_.size());
  for (size_t i = 0; i < functions_.size(); i++) codeOf[&functions_[i].signature].push_back(i);
  for (size_t i = 0; i < functions_.size(); i++) {
    const FunctionContext& cx = functions_[i];
    for (uint32_t pc = 0; pc < cx.row.code.size(); pc++) {
      if (!cx.starts[pc]) continue;
      Op op = Insn{cx.row.code[pc]}.op();
      const Signature* callee = nullptr;
      if (op == Op::Call) callee = cx.facts.functions[Insn{cx.row.code[pc]}.imm32()];
      if (op == Op::MkClosure || op == Op::MkClosureAt)
        callee = cx.facts.functions[static_cast<uint32_t>(cx.row.code[pc + 1])];
      if (callee == nullptr || !callee->own) continue;
      if (op != Op::Call)
        for (size_t k : codeOf[callee]) closuresMade[i].push_back(k);
      std::vector<size_t>& list = users[callee];
      if (list.empty() || list.back() != i) list.push_back(i);
    }
  }
  std::deque<size_t> work;
  std::vector<bool> queued(functions_.size(), true);
  for (size_t i = 0; i < functions_.size(); i++) work.push_back(i);
  while (!work.empty()) {
    size_t i = work.front();
    work.pop_front();
    queued[i] = false;
    std::string error;
    bool grew = verifier::followPointers(functions_[i], &error);
    if (!error.empty()) return fail(*functions_[i].facts.module, error);
    for (const Signature* callee : functions_[i].followed) {
      std::vector<size_t>& list = users[callee];
      if (std::find(list.begin(), list.end(), i) == list.end()) list.push_back(i);
    }
    for (size_t k : closuresMade[i]) {
      if (!functions_[k].signature.calleesGrew) continue;
      functions_[k].signature.calleesGrew = false;
      if (!queued[k]) work.push_back(k);
      queued[k] = true;
    }
    if (!grew) continue;
    for (size_t user : users[&functions_[i].signature]) {
      if (queued[user]) continue;
      queued[user] = true;
      work.push_back(user);
    }
  }
  return true;
}

std::string Verifier::run() {
  if (!types_.build(modules_, library_)) return types_.error();
  for (uint32_t m = 0; m < modules_.size(); m++) {
    for (const GlobalRow& g : modules_[m]->globals) {
      if (g.imported || g.symbol.empty()) continue;
      if (library_.global(g.symbol) != nullptr) return "variable " + g.symbol + " is the library's";
      if (!globals_.try_emplace(g.symbol, OwnGlobal{m, &g}).second)
        return "variable " + g.symbol + " is defined twice";
    }
    relocs_.emplace_back();
    usedRelocs_.emplace_back();
    for (const DataReloc& r : modules_[m]->data.relocs) {
      if (r.at % 8 != 0) return "module " + modules_[m]->path + ": static data: an address that is not aligned";
      if (!relocs_[m].try_emplace(r.at, &r).second)
        return "module " + modules_[m]->path + ": static data: two addresses in one place";
    }
  }
  bool ok = declareFunctions() && resolveImports();
  for (uint32_t m = 0; ok && m < modules_.size(); m++) ok = checkModule(m);
  if (ok) ok = checkCodeOfAll() && followAll();
  return ok ? std::string() : error_;
}

}  // namespace

std::string verify(std::span<const Module* const> modules, const LibraryFacts& library) {
  return Verifier(modules, library).run();
}

}  // namespace vo::bytecode
