// This file links modules: the order of the steps, functions, strings, package variables and the order
// of initialisation.
//
// Every table is laid out before anything is filled, because everything may refer to everything.
// A function or type that several modules bring (instances, wrappers, unnamed types) is taken from
// the first of them, or from the base.
#include "link/link.h"

#include <algorithm>
#include <cstring>
#include <queue>

#include "abi/itab_list.h"
#include "link/linker.h"

namespace vo::link {

namespace {
/// Their initial bytes and bitmaps lie in the region.
constexpr uint64_t kMaxGlobals = uint64_t{1} << 30;
}  // namespace

using bytecode::DataReloc;
using bytecode::FunctionRow;
using bytecode::Module;

Linker::Linker(base::Arena& arena, const base::Piece& piece, base::Interner& symbols,
               const NativeResolver& natives, const Program* base,
               std::span<const Module* const> modules, const LinkOptions& options)
    : arena_(arena), piece_(piece), regionBase_(piece.region().base()), symbols_(symbols), natives_(natives), base_(base),
      options_(options) {
  for (const Module* m : modules) {
    VO_DCHECK(m != nullptr, "each unit has its module");
    units_.emplace_back();
    units_.back().module = m;
  }
}

LinkResult link(base::Arena& arena, const base::Piece& piece, base::Interner& symbols,
                const NativeResolver& natives, const Program* base,
                std::span<const Module* const> modules, const LinkOptions& options) {
  base::PassScope pass("link");
  return Linker(arena, piece, symbols, natives, base, modules, options).run();
}

LinkResult Linker::run() {
  VO_CHECK(program_ == nullptr, "a linker makes one program");
  VO_CHECK(base_ == nullptr || base_->regionBase == regionBase_, "a program and its base lie in one region");
  program_ = arena_.make<Program>();
  program_->base = base_;
  program_->regionBase = regionBase_;
  program_->firstFile =
      base_ == nullptr ? 0 : base_->firstFile + static_cast<uint32_t>(base_->files.size());
  for (auto step : {&Linker::declareFunctions, &Linker::resolveFunctions, &Linker::declareStrings, &Linker::declareTypes,
                    &Linker::layOutGlobals, &Linker::fillTypes, &Linker::typeNatives, &Linker::takeExternals}) {
    (this->*step)();
    if (isFull()) return full();
  }
  if (!errors_.empty()) return {nullptr, std::move(errors_)};
  for (const Unit& u : units_) {
    VO_DCHECK(u.functions.size() == u.module->functions.size() + u.module->imports.size(), "own functions, then imports");
    VO_DCHECK(u.types.size() == u.module->types.size(), "each type row has its descriptor");
    VO_DCHECK(u.globals.size() == u.module->globals.size(), "each variable has its place");
    VO_DCHECK(u.strings.size() == u.module->strings.size(), "each string has its header");
  }
  for (auto step : {&Linker::makeItabs, &Linker::linkFunctions, &Linker::writeAllStaticData, &Linker::orderInits,
                    &Linker::reportMissing, &Linker::finish}) {
    (this->*step)();
    if (isFull()) return full();
  }
  LinkResult result;
  result.errors = std::move(errors_);
  if (result.errors.empty()) result.program = program_;
  return result;
}

LinkResult Linker::full() const {
  return {nullptr, {"the program is too large: there is no room for it in the " + std::to_string(piece_.region().size() >> 20) +
                    " MiB that all programs of a process have together"}};
}

// ---- Functions ---------------------------------------------------------------------------------

void Linker::linkFunctions() {
  for (Unit& u : units_) {
    for (size_t i = 0; i < u.own.size() && !isFull(); i++)
      if (u.own[i] != nullptr && u.linksHere[i]) linkFunction(u, u.module->functions[i], *u.own[i]);
  }
}

const Function* Linker::findFunction(std::string_view text) {
  base::Symbol s = symbols_.find(text);
  if (s.empty()) return nullptr;
  if (const Function* f = program_->byName.get(s)) return f;
  for (const Program* p = base_; p != nullptr; p = p->base)
    if (const Function* f = p->byName.get(s)) return f;
  return nullptr;
}

const Function* Linker::findOwn(std::string_view text) {
  base::Symbol s = symbols_.find(text);
  return s.empty() ? nullptr : program_->byName.get(s);
}

void Linker::declareFunctions() {
  VO_DCHECK(functions_.empty(), "functions are declared once");
  for (Unit& u : units_) {
    u.own.resize(u.module->functions.size());
    u.linksHere.resize(u.module->functions.size());
    for (size_t i = 0; i < u.own.size() && !isFull(); i++) {
      const FunctionRow& row = u.module->functions[i];
      if (row.code.empty()) continue;
      VO_DCHECK(!row.symbol.empty(), "functions with code are found by their symbols");
      if (row.dedup) {
        bool isOwn = options_.untrusted || (options_.isSession && row.symbol.find("main.") != std::string::npos);
        if (const Function* f = isOwn ? findOwn(row.symbol) : findFunction(row.symbol)) {
          u.own[i] = const_cast<Function*>(f);
          continue;
        }
      }
      auto* f = arena_.make<Function>();
      f->self = f;
      u.own[i] = f;
      u.linksHere[i] = true;
      functions_.push_back(f);
      program_->byName.insert(arena_, symbols_.intern(row.symbol), f);
      if (!row.alias.empty()) program_->byName.insert(arena_, symbols_.intern(row.alias), f);
    }
  }
}

// A Function for a native: what func values and interface tables of it hold.
const Function* Linker::nativeFunction(std::string_view symbol, uint32_t results,
                                       uint32_t params) {
  int32_t number = natives_.find(symbol);
  VO_DCHECK(number <= UINT16_MAX, "natives are numbered with 16 bits");
  bool missing = number < 0;
  if (missing) {
    // Libraries declare functions that nothing ever calls.
    if (options_.missingNative < 0) {
      errors_.push_back(std::string(symbol) +
                        ": function has no body, and no native function has that name");
      number = 0;
    } else {
      number = options_.missingNative;
    }
  }
  auto* f = arena_.make<Function>();
  f->self = f;
  f->flags = kNative | kWrapper | (natives_.mayBeNamed(number) ? kOpenNative : 0);
  f->native = static_cast<uint16_t>(number);
  auto code = arena_.array<Word>(1);
  code[0] = bytecode::Insn::aImm(bytecode::Op::NativeBody, 0, 0, static_cast<uint32_t>(number)).word;
  f->code = code.data();
  f->codeWords = 1;
  f->resultSlots = results;
  f->paramSlots = params;
  // One more slot: the closure, for natives that are entered through one.
  f->slots = f->frameWords = results + params + 1;
  f->totalWords = f->frameWords + bytecode::kFrameHeaderWords;
  f->name = arena_.copy(symbol);
  functions_.push_back(f);
  program_->byName.insert(arena_, symbols_.intern(symbol), f);
  if (missing) missing_[f] = symbol;
  return f;
}

void Linker::resolveFunctions() {
  VO_DCHECK(units_.empty() || units_.front().functions.empty(), "functions are resolved once, after all are declared");
  for (Unit& u : units_) {
    u.functions.assign(u.own.begin(), u.own.end());
    for (const bytecode::ImportRow& i : u.module->imports) {
      if (isFull()) return;
      const Function* f = findFunction(i.symbol);
      if (f == nullptr) f = nativeFunction(i.symbol, i.resultSlots, i.paramSlots);
      u.functions.push_back(f);
    }
  }
  // Exported functions without a body are what other modules name, although this one may not.
  for (Unit& u : units_) {
    for (const FunctionRow& row : u.module->functions) {
      if (!row.code.empty() || row.symbol.empty() || natives_.find(row.symbol) < 0) continue;
      if (findFunction(row.symbol) == nullptr)
        nativeFunction(row.symbol, row.resultSlots, row.paramSlots);
    }
  }
  auto native = [&](std::string_view symbol) {
    const Function* f = findFunction(symbol);
    return f != nullptr ? f : nativeFunction(symbol, 1, 2);
  };
  typeEqual_ = native("vo.typeEqual");
  typeHash_ = native("vo.typeHash");
  VO_DCHECK(typeEqual_ != nullptr && typeHash_ != nullptr, "descriptors refer to both");
}

// What natives take is known from those who declare or call them.
void Linker::typeNatives() {
  auto set = [&](const Unit& u, std::string_view symbol, bytecode::TypeId type, bytecode::TypeId recv) {
    if (type == bytecode::kNoId) return;
    auto* f = const_cast<Function*>(findOwn(symbol));
    if (f == nullptr || (f->flags & kNative) == 0 || f->type != nullptr) return;
    f->type = abi::asFunc(u.types[type]);
    if (recv != bytecode::kNoId) f->recv = u.types[recv];
  };
  for (const Unit& u : units_) {
    for (const FunctionRow& row : u.module->functions)
      if (row.code.empty()) set(u, row.symbol, row.type, row.recv);
    for (const bytecode::ImportRow& row : u.module->imports)
      set(u, row.symbol, row.type, row.recv);
  }
}

void Linker::findMemProfile() {
  constexpr std::string_view kRate = "runtime.MemProfileRate", kProfile = "runtime.MemProfile";
  if (base_ == nullptr) return;
  bool named = false;
  for (const Unit& u : units_) {
    for (const bytecode::GlobalRow& g : u.module->globals) named = named || (g.imported && g.symbol == kRate);
    for (const bytecode::ImportRow& i : u.module->imports) named = named || i.symbol == kProfile;
  }
  if (!named) return;
  base::Symbol s = symbols_.intern(kRate);
  for (const Program* p = base_; p != nullptr; p = p->base)
    if (const GlobalEntry* entry = p->globalsByName.find(s)) program_->memProfileRate = entry->offset;
}

// ---- Strings and files -------------------------------------------------------------------------

void Linker::declareStrings() {
  size_t count = 0;
  for (const Unit& u : units_) count += u.module->strings.size();
  strings_.reserve(count);
  for (Unit& u : units_) {
    for (const std::string& s : u.module->strings) {
      if (isFull()) return;
      const abi::GoString*& g = strings_[s];
      if (g == nullptr) {
        std::string_view text = arena_.copy(s);
        auto* cell = arena_.make<abi::GoString>();
        *cell = abi::goString(text);
        g = cell;
      }
      u.strings.push_back(g);
    }
    for (const std::string& f : u.module->files) u.files.push_back(fileNumber(f));
  }
}

uint16_t Linker::fileNumber(const std::string& path) {
  auto [it, fresh] = files_.try_emplace(path, 0);
  if (fresh) {
    size_t n = program_->firstFile + fileList_.size();
    if (n >= UINT16_MAX) {
      if (n == UINT16_MAX) errors_.push_back("more than 65,535 source files, the library's included");
      n = 0;
    }
    it->second = static_cast<uint16_t>(n);
    fileList_.push_back(arena_.copy(path));
  }
  return it->second;
}

// ---- Package variables -------------------------------------------------------------------------

namespace {

/// Whether the row is the variable itself, not another package's name for it (`//go:linkname v pkg.v`).
bool definesGlobal(const bytecode::Module& m, const bytecode::GlobalRow& g) {
  std::string_view symbol = g.symbol;
  if (g.imported) return false;
  std::string_view prefix = m.main != bytecode::kNoId ? std::string_view("main") : std::string_view(m.path);
  return symbol.empty() || (symbol.starts_with(prefix) && symbol.substr(prefix.size()).starts_with('.'));
}

}  // namespace

const GlobalEntry* Linker::findGlobal(std::string_view symbol) {
  base::Symbol s = symbols_.intern(symbol);
  const GlobalEntry* entry = program_->globalsByName.find(s);
  for (const Program* p = base_; entry == nullptr && p != nullptr; p = p->base) entry = p->globalsByName.find(s);
  return entry;
}

void Linker::layOutGlobals() {
  uint64_t base = base_ == nullptr ? 0 : base_->globalsSize;
  VO_DCHECK(base_ == nullptr || base >= kZeroSizeRoom, "the base's variables come first, and before them those without size");
  // The block begins with the place of all variables without size (Heap::zeroBase).
  uint64_t at = base_ == nullptr ? kZeroSizeRoom : base;
  for (Unit& u : units_) {
    at = (at + 63) & ~uint64_t{63};
    u.globalsBase = at;
    for (const bytecode::GlobalRow& g : u.module->globals) {
      if (g.imported) {
        u.globals.push_back(UINT64_MAX);
        continue;
      }
      u.globals.push_back(u.module->types[g.type].size == 0 ? 0 : at + g.offset);
      if (options_.isSession && u.module->main != bytecode::kNoId && !g.symbol.empty()) {
        if (const GlobalEntry* known = findGlobal(g.symbol)) u.globals.back() = known->offset;
      }
      if (!g.symbol.empty() && definesGlobal(*u.module, g))
        program_->globalsByName.insert(arena_, symbols_.intern(g.symbol),
                                       GlobalEntry{u.globals.back(), u.types[g.type]});
    }
    at += (u.module->data.bytes.size() + 15) & ~uint64_t{15};
  }
  // A second name for a variable that nobody defines is a variable of its own.
  for (Unit& u : units_) {
    for (size_t i = 0; i < u.globals.size(); i++) {
      const bytecode::GlobalRow& g = u.module->globals[i];
      if (g.imported || definesGlobal(*u.module, g)) continue;
      const GlobalEntry* entry = findGlobal(g.symbol);
      if (entry == nullptr)
        program_->globalsByName.insert(arena_, symbols_.intern(g.symbol), GlobalEntry{u.globals[i], u.types[g.type]});
      else if (entry->type == u.types[g.type])
        u.globals[i] = entry->offset;
    }
  }
  for (Unit& u : units_) {
    for (size_t i = 0; i < u.globals.size(); i++) {
      if (u.globals[i] != UINT64_MAX) continue;
      const GlobalEntry* entry = findGlobal(u.module->globals[i].symbol);
      if (entry == nullptr) errors_.push_back(u.module->globals[i].symbol + ": no package defines this variable");
      u.globals[i] = entry == nullptr ? 0 : entry->offset;
    }
  }
  findMemProfile();
  if (at > kMaxGlobals)
    errors_.push_back("package variables take " + std::to_string(at) + " bytes: the limit is 1 GiB");
  VO_CHECK(at >= base, "the block of variables grows");
  program_->globalsSize = at;
}

void Linker::writeAllStaticData() {
  for (Unit& u : units_) writeStaticData(u);
}

// The part of a unit: its bytes, which words are references, and what becomes an address at the start.
void Linker::writeStaticData(Unit& u) {
  const bytecode::StaticData& d = u.module->data;
  uint64_t size = (d.bytes.size() + 15) & ~uint64_t{15};
  VO_DCHECK(u.globalsBase % 64 == 0, "parts of the block begin at cache lines");
  auto bytes = arena_.array<uint8_t>(size);
  auto refs = arena_.array<uint8_t>((size / 8 + 7) / 8);
  std::vector<uint64_t> relocations;
  auto mark = [&](bytecode::TypeId type, uint64_t offset) {
    const abi::Type* t = u.types[type];
    VO_DCHECK(t->ptrBytes == 0 || offset + t->ptrBytes <= size, "references lie inside the static data");
    orBits(refs.data(), offset / 8, t->gcData, t->ptrBytes / 8);
  };
  if (!d.bytes.empty()) memcpy(bytes.data(), d.bytes.data(), d.bytes.size());
  for (const bytecode::GlobalRow& g : u.module->globals)
    if (!g.imported && !g.symbol.empty()) mark(g.type, g.offset);
  for (const bytecode::FrameVariable& o : d.objects) mark(o.type, o.offset);
  for (const DataReloc& r : d.relocs) {
    VO_DCHECK(r.at % 8 == 0 && r.at + 8 <= size, "addresses are whole words of the static data");
    uint64_t value = 0;
    bool inGlobals = false;
    switch (r.target) {
      case DataReloc::Target::Data: value = u.globalsBase + r.addend; inGlobals = true; break;
      case DataReloc::Target::Global: value = u.globals[r.index] + r.addend; inGlobals = true; break;
      case DataReloc::Target::Function: value = reinterpret_cast<uint64_t>(u.functions[r.index]); break;
      case DataReloc::Target::Type: value = reinterpret_cast<uint64_t>(u.types[r.index]); break;
      case DataReloc::Target::Itab: value = reinterpret_cast<uint64_t>(u.itabs[r.index]); break;
      case DataReloc::Target::String: value = reinterpret_cast<uint64_t>(u.strings[r.index]->data); break;
    }
    memcpy(bytes.data() + r.at, &value, 8);
    if (inGlobals) relocations.push_back(u.globalsBase + r.at);
    VO_DCHECK(!inGlobals || value <= program_->globalsSize, "the address is inside the block of variables");
  }
  u.part = {u.globalsBase, size, bytes.data(), refs.data(), keep(nonZeroRuns(bytes)), keep(relocations)};
}

// Where bytes are not zero, gaps of less than 256 bytes included. (Offset 0 as a relocated word is zero, too:
// relocations write their words whatever is there.)
std::vector<GlobalsPart::Run> Linker::nonZeroRuns(std::span<const uint8_t> bytes) {
  constexpr uint64_t kStep = 256;
  static const uint8_t kZeros[kStep] = {};
  std::vector<GlobalsPart::Run> runs;
  VO_DCHECK(bytes.size() % 16 == 0, "static data is whole words");
  for (uint64_t at = 0; at < bytes.size(); at += kStep) {
    uint64_t n = std::min(kStep, bytes.size() - at);
    if (memcmp(bytes.data() + at, kZeros, n) == 0) continue;
    if (!runs.empty() && runs.back().offset + runs.back().size == at) {
      runs.back().size += n;
    } else {
      runs.push_back({at, n});
    }
  }
  return runs;
}

// ---- Initialisation ----------------------------------------------------------------------------

/// Of a symbol "net/http.isToken", "net/http".
static std::string_view packageOf(std::string_view symbol) {
  symbol = symbol.substr(0, symbol.find('['));  // type arguments have paths, too
  size_t slash = symbol.rfind('/');
  size_t dot = symbol.find('.', slash == std::string_view::npos ? 0 : slash);
  return symbol.substr(0, dot);
}

// Go 1.21's rule: packages sorted by import path; again and again the first one whose imports are all
// initialised is next. Only packages that the main package reaches take part; the others of the library
// are not even looked at.
void Linker::orderInits() {
  struct Node {
    const PackageInit* info;
    std::vector<uint32_t> users;  ///< positions in `nodes`
    uint32_t open = 0;
  };
  // (of a session the programs before have nothing but package main, whose initialisers have run)
  const Program* library = base_;
  while (library != nullptr && library->base != nullptr) library = library->base;
  auto baseCount = static_cast<uint32_t>(library == nullptr ? 0 : library->packages.size());
  auto numberOf = [&](base::Symbol path) -> const uint32_t* {
    if (path.empty()) return nullptr;
    const uint32_t* n = program_->packageNumbers.find(path);
    return n == nullptr && library != nullptr ? library->packageNumbers.find(path) : n;
  };
  for (size_t i = 0; i < units_.size(); i++)
    program_->packageNumbers.insert(arena_, symbols_.intern(units_[i].module->path), baseCount + static_cast<uint32_t>(i));
  std::vector<PackageInit> own;
  for (Unit& u : units_) {
    PackageInit p{};
    p.path = arena_.copy(u.module->path);
    if (u.module->init != bytecode::kNoId) p.function = u.functions[u.module->init];
    if (u.module->main != bytecode::kNoId) program_->main = u.functions[u.module->main];
    std::vector<uint32_t> imports;
    for (const std::string& path : u.module->importPaths)
      if (const uint32_t* n = numberOf(symbols_.find(path))) imports.push_back(*n);
    // What is pulled by a link name counts as imported: its package's variables must be there.
    for (const bytecode::ImportRow& i : u.module->imports) {
      const uint32_t* n = numberOf(symbols_.find(packageOf(i.symbol)));
      if (n != nullptr && *n < baseCount && std::find(imports.begin(), imports.end(), *n) == imports.end()) imports.push_back(*n);
    }
    p.imports = keep(imports);
    p.globals = u.part;
    own.push_back(p);
  }
  program_->packages = keep(own);
  VO_DCHECK(own.size() == units_.size(), "a package is a unit");

  std::vector<uint32_t> placeOf(baseCount + own.size(), 0);  // 1 + position in `nodes`, by number
  std::vector<Node> nodes;
  std::vector<uint32_t> work;
  auto reach = [&](uint32_t n) {
    VO_DCHECK(n < placeOf.size(), "packages are numbered, the base's first");
    if (placeOf[n] == 0) {
      nodes.push_back({n < baseCount ? &library->packages[n] : &program_->packages[n - baseCount], {}, 0});
      placeOf[n] = static_cast<uint32_t>(nodes.size());
      work.push_back(placeOf[n] - 1);
    }
    return placeOf[n] - 1;
  };
  for (uint32_t i = 0; i < own.size(); i++) reach(baseCount + i);
  if (const uint32_t* n = numberOf(symbols_.find("runtime"))) reach(*n);
  while (!work.empty()) {
    uint32_t at = work.back();
    work.pop_back();
    for (uint32_t n : nodes[at].info->imports) {
      uint32_t import = reach(n);
      nodes[import].users.push_back(at);
      nodes[at].open++;
    }
  }
  auto later = [&](uint32_t a, uint32_t b) { return nodes[a].info->path > nodes[b].info->path; };
  std::priority_queue<uint32_t, std::vector<uint32_t>, decltype(later)> ready(later);
  for (uint32_t i = 0; i < nodes.size(); i++)
    if (nodes[i].open == 0) ready.push(i);
  std::vector<const Function*> inits;
  std::vector<GlobalsPart> parts;
  while (!ready.empty()) {
    const Node& n = nodes[ready.top()];
    ready.pop();
    if (n.info->function != nullptr) inits.push_back(n.info->function);
    if (n.info->globals.size != 0) parts.push_back(n.info->globals);
    for (uint32_t user : n.users) {
      VO_DCHECK(nodes[user].open != 0, "each import is counted once");
      if (--nodes[user].open == 0) ready.push(user);
    }
  }
  program_->inits = keep(inits);
  VO_CHECK(!errors_.empty() || inits.size() <= nodes.size(), "a package has one initialiser");
  VO_DCHECK(options_.untrusted || std::all_of(nodes.begin(), nodes.end(), [](const Node& n) { return n.open == 0; }),
            "packages do not import each other in circles");
  program_->globals = keep(parts);
}

// The initial value of a string variable of package main.
std::string_view Linker::textOf(std::string_view symbol) const {
  for (const Unit& u : units_) {
    if (u.module->main == bytecode::kNoId) continue;
    for (const bytecode::GlobalRow& g : u.module->globals) {
      if (g.symbol != symbol) continue;
      for (const DataReloc& r : u.module->data.relocs)
        if (r.at == g.offset && r.target == DataReloc::Target::String) return u.strings[r.index]->view();
    }
  }
  return {};
}

void Linker::finish() {
  std::sort(functions_.begin(), functions_.end());
  VO_DCHECK(std::adjacent_find(functions_.begin(), functions_.end()) == functions_.end(), "each function is there once");
  VO_CHECK(functions_.empty() || (isOurs(functions_.front()) && isOurs(functions_.back())), "functions lie in the program's piece");
  std::vector<const Function*> list(functions_.begin(), functions_.end());
  program_->functions = keep(list);
  program_->files = keep(fileList_);
  program_->itabs = keep(itabList_);
  VO_DCHECK(std::is_sorted(itabList_.begin(), itabList_.end(), abi::itabLess), "the run time searches them");
  program_->godebugDefault = textOf("main..godebug");
  program_->moduleInfo = textOf("main..modinfo");
}

}  // namespace vo::link
