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
#include <set>

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

/// Steps that a word of a signature counts for.
constexpr uint64_t kKeptLeaf = 32;

/// Functions and variables without export that bodies of generic functions name, which are instantiated in modules:
/// harmless whatever they are given. Natives among them check what they get.
constexpr std::string_view kHelpers[] = {
    "iter.pulled", "maps.clone", "math/rand/v2.(*Rand).uint64n", "math/rand/v2.globalRand", "slices.nextPowerOfTwo", "slices.overlapping",
};

/// Packages whose generic functions are plain Go: the library's instances of those without export are what a module
/// might have instances of itself.
constexpr std::string_view kPlainPackages[] = {"cmp", "slices", "maps", "sort", "iter"};

bool isHelper(std::string_view symbol) {
  if (std::ranges::find(kHelpers, symbol) != std::end(kHelpers)) return true;
  return symbol.ends_with(']') && std::ranges::find(kPlainPackages, packageOf(symbol)) != std::end(kPlainPackages);
}

/// Natives that lowering calls by name, with their slots: v value, s string, b byte slice, r rune slice, l a
/// string that shares its bytes, to be looked at only.
struct KnownNative {
  std::string_view symbol, params, results;
};
constexpr KnownNative kNatives[] = {
    {"vo.intToString", "v", "s"},   {"vo.bytesToString", "b", "s"}, {"vo.bytesAsString", "b", "l"}, {"vo.runesToString", "r", "s"},
    {"vo.stringToBytes", "s", "b"}, {"vo.stringToRunes", "s", "r"}, {"vo.stringToSmallBytes", "s", "b"},
    {"vo.stringToSmallRunes", "s", "r"}, {"runtime.complex128div", "vvvv", "vv"}, {"vo.exit", "v", ""},
};

/// Instances and bound methods of the library's: their names say the library's package, and nobody looks them up.
bool isMadeAnywhere(const FunctionRow& row) {
  return row.dedup && (row.symbol.ends_with("-fm") || row.symbol.find('[') != std::string::npos);
}

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
  bool takeAccess(uint32_t m, const FunctionRow& row, Signature& s);
  bool declareFunctions();
  bool resolveImports();
  bool resolveImport(ModuleFacts& facts, const ImportRow& row);
  bool libraryImport(ModuleFacts& facts, const ImportRow& row, Signature& s, std::string& refusal);
  bool nativeImport(const KnownNative& n, Signature& s);
  bool checkModule(uint32_t m);
  bool checkGlobals(uint32_t m);
  bool findPieces(uint32_t m);
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
  bool checkHidden(uint32_t m);
  bool checkCodeOfAll();

  std::span<const Module* const> modules_;
  const LibraryFacts& library_;
  std::string error_;
  Types types_;
  std::deque<Signature> signatures_;
  std::vector<ModuleFacts> facts_;
  std::unordered_map<std::string_view, Signature*, base::KeyedTextHash> own_;
  struct OwnGlobal {
    uint32_t module;
    const GlobalRow* row;
  };
  std::unordered_map<std::string_view, OwnGlobal, base::KeyedTextHash> globals_;
  struct Piece {
    uint64_t at;
    GlobalType type;
  };
  std::vector<std::vector<Piece>> pieces_;  ///< of static data by module, in order
  std::vector<std::unordered_map<uint64_t, const DataReloc*>> relocs_;
  std::vector<std::unordered_map<uint64_t, bool>> usedRelocs_;
};

// ---- Signatures --------------------------------------------------------------------------------

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
  }
  if (!row.captures.empty() && (row.flags & kIsClosure) == 0)
    return fail(module, "function " + row.symbol + " captures values and is no closure");
  if (s.closure && s.method) return fail(module, "closure " + row.symbol + " has a receiver");
  // (what is kept of each function takes memory)
  if (!verifier::fillLeaves(types_, s) || !types_.spend(kKeptLeaf * (s.paramLeaves.size() + s.resultLeaves.size())))
    return fail(module, "function " + row.symbol + " has too many parameters");
  return takeAccess(m, row, s);
}

// What the function does with addresses that it is given: its slots say so, and it may promise more than its
// callers need.
bool Verifier::takeAccess(uint32_t m, const FunctionRow& row, Signature& s) {
  for (const SlotGroup& g : row.groups) {
    uint32_t i = g.first - row.resultSlots;
    if (g.first < row.resultSlots || i >= s.paramLeaves.size()) continue;
    Leaf want = s.paramLeaves[i];
    want.access = g.access;
    if (!verifier::fits(s.paramLeaves[i], want))
      return fail(*modules_[m], "function " + row.symbol + " keeps a parameter that lies in its caller's frame");
    for (uint32_t k = i; k < s.paramLeaves.size() && k < i + want.parts; k++) s.paramLeaves[k].access = g.access;
  }
  return true;
}

bool Verifier::declareFunctions() {
  for (uint32_t m = 0; m < modules_.size(); m++) {
    const Module& module = *modules_[m];
    facts_.push_back({&module, m, {}, {}});
    for (const FunctionRow& row : module.functions) {
      if (row.code.empty() && !library_.isHostFunction(row.symbol)) {
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
      if (reservedPackage(packageOf(row.symbol)) && !isMadeAnywhere(row))
        return fail(module, "function " + row.symbol + " is in a package of the library");
      auto [it, fresh] = own_.try_emplace(row.symbol, &s);
      if (fresh) continue;
      // Two modules may bring the same instance: link keeps the first.
      const Signature& first = *it->second;
      bool same = row.dedup && first.type == s.type && first.params == s.params &&
                  first.closure == s.closure && first.captureLeaves.size() == s.captureLeaves.size();
      for (size_t i = 0; same && i < s.captureLeaves.size(); i++)
        same = verifier::sameLeaf(first.captureLeaves[i], s.captureLeaves[i]);
      for (size_t i = 0; same && i < s.paramLeaves.size(); i++)
        same = verifier::sameLeaf(first.paramLeaves[i], s.paramLeaves[i]);
      if (!same) return fail(module, "function " + row.symbol + " is defined twice");
      facts_[m].functions.back() = it->second;
    }
  }
  return true;
}

const KnownNative* findNative(std::string_view symbol) {
  for (const KnownNative& n : kNatives)
    if (n.symbol == symbol) return &n;
  return nullptr;
}

// False: a type that the native is about is not in the file, so that nothing can be of it.
bool Verifier::nativeImport(const KnownNative& n, Signature& s) {
  bool ok = true;
  auto add = [&](std::string_view form, std::vector<Leaf>& out) {
    for (char c : form) {
      Leaf l;
      l.kind = c == 'v' ? LeafKind::Value : c == 's' || c == 'l' ? LeafKind::String : LeafKind::Slice;
      l.parts = c == 'v' ? 1 : l.kind == LeafKind::String ? 2 : 3;
      if (c == 'l') l.access = Access::ReadOnly;
      if (l.kind == LeafKind::Slice) {
        GlobalType elem = types_.ofKind(c == 'b' ? Kind::Uint8 : Kind::Int32);
        ok = ok && elem != kNoType;
        if (ok) l.type = types_.repr(elem);
      }
      for (; l.part < l.parts; l.part++) out.push_back(l);
    }
  };
  add(n.params, s.paramLeaves);
  add(n.results, s.resultLeaves);
  return ok;
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
  if (known.native && !known.open) {
    refusal = "native " + row.symbol + " believes what it is given";
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
  if (!verifier::fillLeaves(types_, s)) {
    refusal = "function " + row.symbol + " has too many parameters";
    return false;
  }
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
  if (!base::isExportedName(lastName(row.symbol)) && !isHelper(row.symbol)) {
    refusal = "function " + row.symbol + " is not exported";
    return false;
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
  const KnownNative* native = findNative(row.symbol);
  bool ok = native != nullptr ? nativeImport(*native, s) : libraryImport(facts, row, s, refusal);
  if (!ok && native != nullptr) refusal = "the module has no type for " + row.symbol;
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
    if (GlobalType part = types_.unsafePart(t); part != kNoType)
      return fail(module, "variable " + g.symbol + " holds " + types_.name(part));
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
    if ((!base::isExportedName(lastName(g.symbol)) && !isHelper(g.symbol)) || deniedPackage(packageOf(g.symbol)))
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
  auto holds = [&](GlobalType t, uint64_t offset) {
    if (count == 1 && types_.hasPart(t, offset, repr)) return true;
    // Several: elements of one array, from its start.
    if (types_.kind(t) != Kind::Array || offset != 0) return false;
    return types_.repr(types_.at(t).elem) == repr && count <= types_.row(t).length;
  };
  if (r.target == DataReloc::Target::Global) return holds(types_.global(m, modules_[m]->globals[r.index].type), r.addend);
  if (r.target != DataReloc::Target::Data) return false;
  const std::vector<Piece>& pieces = pieces_[m];
  auto it = std::upper_bound(pieces.begin(), pieces.end(), r.addend, [](uint64_t at, const Piece& p) { return at < p.at; });
  // Objects without size may stand where another one does.
  while (it != pieces.begin() && types_.spend(1)) {
    --it;
    if (r.addend - it->at >= std::max<uint64_t>(types_.size(it->type), 1)) break;
    if (holds(it->type, r.addend - it->at)) return true;
  }
  return false;
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
  if (types_.kind(concrete) == Kind::Interface || types_.unsafePart(concrete) != kNoType)
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
      if (len > cap || !pointsTo(m, *r, leaf.type, cap))
        return fail(module, "static data: a slice longer than its memory");
      return true;
    }
    case LeafKind::Func: {
      if (r->target != DataReloc::Target::Function || r->addend != 0)
        return fail(module, "static data: no function");
      Signature* s = facts_[m].functions[r->index];
      if (s == nullptr) return fail(module, facts_[m].refusals[r->index]);
      s->named = true;
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

// Finds the variables and objects of static data: they lie beside one another.
bool Verifier::findPieces(uint32_t m) {
  const Module& module = *modules_[m];
  std::vector<Piece>& pieces = pieces_[m];
  std::set<std::pair<uint64_t, TypeId>> objects;
  auto add = [&](uint64_t at, TypeId id) {
    GlobalType t = types_.global(m, id);
    if (at % types_.row(t).align != 0 || (types_.hasRefs(t) && at % 8 != 0)) return false;
    if (at > module.data.bytes.size() || types_.size(t) > module.data.bytes.size() - at) return false;
    if (types_.unsafePart(t) != kNoType) return false;
    pieces.push_back({at, t});
    return true;
  };
  for (const FrameVariable& o : module.data.objects) {
    objects.insert({o.offset, o.type});
    if (!add(o.offset, o.type)) return fail(module, "static data: an object outside the data");
  }
  for (const GlobalRow& g : module.globals) {
    if (g.imported) continue;
    // A nameless one is a cell: one of the objects, by another name.
    if (g.symbol.empty() && !objects.contains({g.offset, g.type}))
      return fail(module, "static data: a nameless variable that is no object");
    if (!g.symbol.empty() && !add(g.offset, g.type)) return fail(module, "variable " + g.symbol + " lies outside the data");
  }
  std::sort(pieces.begin(), pieces.end(), [](auto& a, auto& b) { return a.at < b.at; });
  for (size_t i = 1; i < pieces.size(); i++)
    if (pieces[i].at < pieces[i - 1].at + types_.size(pieces[i - 1].type))
      return fail(module, "static data: objects overlap");
  return true;
}

bool Verifier::checkData(uint32_t m) {
  const Module& module = *modules_[m];
  if (!findPieces(m)) return false;
  for (const Piece& p : pieces_[m])
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
    const abi::UncommonType* known = types_.at(t).library == nullptr ? nullptr : types_.at(t).library->uncommon();
    if (!types_.spend(want.methods.size() * (known == nullptr ? 1 : 1 + known->mcount) + types_.row(t).methods.size()))
      return fail(module, "the interface tables have too many methods");
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
        // Nobody calls such a method by its value.
        if (!behindInterface && x.tfn == x.ifn && types_.isHidden(x, type)) continue;
        bool cell = behindInterface && !types_.isDirect(t);
        if (!(cell ? byAddress : byValue))
          return fail(module, "method " + x.name + " of " + row.key + " takes another receiver");
        if (cell && s->paramLeaves[0].access != Access::ReadOnly)
          return fail(module, "method " + x.name + " of " + row.key + " writes to a receiver that may be shared");
      }
    }
  }
  return true;
}

// Methods without export of the library's: its code takes what they give on trust, so each must be the library's own,
// which a wrapper hands on. After all code has been checked.
bool Verifier::checkHidden(uint32_t m) {
  const Module& module = *modules_[m];
  for (TypeId id = 0; id < module.types.size(); id++) {
    GlobalType t = types_.global(m, id);
    if (types_.kind(t) == Kind::Interface || types_.at(t).library != nullptr) continue;
    for (const MethodRow& x : module.types[id].methods) {
      bool hidden = types_.isHidden(x, types_.global(m, x.type));
      for (FunctionId f : {x.ifn, x.tfn}) {
        const Signature* s = facts_[m].functions[f];
        const MethodRow* on = s->handsOn;
        bool same = on != nullptr && on->name == x.name && on->pkgPath == x.pkgPath && !s->endsOtherwise;
        if (hidden ? !same : on != nullptr)
          return fail(module, "method " + x.name + " of " + module.types[id].key + " is the library's alone");
      }
    }
  }
  return true;
}

// ---- All of it ---------------------------------------------------------------------------------

bool Verifier::checkModule(uint32_t m) {
  const Module& module = *modules_[m];
  if (reservedPackage(module.path) || library_.package(module.path))
    return fail(module, "a package of that name is the library's");
  for (const std::string& path : module.importPaths)
    if (path == "unsafe" || path == "syscall")
      return fail(module, "imports " + path + ", which a safe module may not use");
  for (FunctionId f : {module.init, module.main}) {
    if (f == kNoId) continue;
    Signature* s = facts_[m].functions[f];
    if (s != nullptr) s->named = true;
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
      FunctionContext cx{types_, facts_[m], row, s, {}, {}, {}, {}};
      std::string error = verifier::prepare(cx);
      if (error.empty()) error = verifier::checkCode(cx);
      if (!error.empty()) return fail(*modules_[m], error);
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
    pieces_.emplace_back();
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
  if (ok) ok = checkCodeOfAll();
  for (uint32_t m = 0; ok && m < modules_.size(); m++) ok = checkHidden(m);
  for (const Signature& s : signatures_)
    if (ok && s.handsOn != nullptr && s.named) ok = fail("method " + s.handsOn->name + " is not exported");
  return ok ? std::string() : error_;
}

}  // namespace

std::string verify(std::span<const Module* const> modules, const LibraryFacts& library) {
  return Verifier(modules, library).run();
}

}  // namespace vo::bytecode
