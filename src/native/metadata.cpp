// This file writes the metadata object.
//
// Everything gets its place first, then its bytes: the original's, with relocations where pointers and offsets are. Types
// keep the order of their addresses, so lists that are sorted by them stay so.
#include "native/metadata.h"

#include <algorithm>
#include <cstddef>
#include <cstring>
#include <string>

#include "base/check.h"
#include "native/symbols.h"

namespace vo::native {
namespace {

using link::Function;
using Place = ElfObject::Place;
using Section = ElfObject::Section;
using Width = ElfObject::Width;

class Writer {
 public:
  Writer(Arch arch, const ProgramIndex& index, const Reached& reached, std::string_view trim)
      : index_(index), r_(reached), trim_(trim), o_(arch) {}
  ElfObject run();

 private:
  void layOut();
  void function(const Function& f);
  void type(const abi::Type& t);
  void methods(const abi::Type& t, Place at);
  void itab(const abi::ITab& t);
  void globals(const link::GlobalsPart& part);
  void program();
  void buildInfo(std::string_view moduleInfo);

  static uint64_t descriptorBytes(const abi::Type& t);
  Place rodata(uint64_t size, uint64_t align) { return o_.allocate(Section::Rodata, size, align); }
  /// Bytes that nobody writes; the same place for the same bytes.
  Place constant(std::string_view bytes);
  Place name(abi::Name n);
  Place plan(const link::CopyPlan& plan);
  /// A string_view, which for libstdc++ begins with its length (a span with its address).
  void text(Place at, std::string_view s);
  template <class T>
  void list(Place at, Place items, const std::vector<T>& of) {
    o_.put<uint64_t>(at + 8, of.size());
    if (!of.empty()) o_.relocate(at, items);
  }
  Place pointers(const std::vector<Place>& to);
  void nameOff(Place at, abi::NameOff off);
  void namePointer(Place at, abi::Name n);
  /// 0 if the type is not in the executable.
  void typeOff(Place at, abi::TypeOff off);
  void typePointer(Place at, const abi::Type* t);
  void closure(Place at, const abi::Closure* c);
  void address(Place at, uint64_t globalOffset);
  Place at(const Function* f) const { return functions_.at(f); }
  Place at(const abi::Type* t) const { return types_.at(t); }
  Place at(const abi::ITab* t) const { return itabs_.at(t); }

  std::string_view trimmed(std::string_view file) const { return file.substr(file.starts_with(trim_) ? trim_.size() : 0); }

  const ProgramIndex& index_;
  const Reached& r_;
  std::string_view trim_;
  ElfObject o_;
  std::unordered_map<const Function*, Place> functions_;
  std::unordered_map<const abi::Type*, Place> types_;
  std::unordered_map<const abi::ITab*, Place> itabs_;
  std::unordered_map<const link::GlobalsPart*, Place> globals_;
  std::unordered_map<std::string, Place> constants_;
  std::unordered_map<const uint8_t*, Place> names_;
  std::vector<bool> usedFiles_;
};

/// The place of a field.
#define VO_AT(place, T, field) ((place) + offsetof(T, field))
#pragma clang diagnostic ignored "-Winvalid-offsetof"  // descriptors derive from Type

uint64_t Writer::descriptorBytes(const abi::Type& t) {
  uint64_t n = abi::descriptorSize(t.kind());
  if (t.kind() == abi::Kind::Func) n += 8 * (uint64_t{abi::asFunc(&t)->numIn()} + abi::asFunc(&t)->numOut());
  const abi::UncommonType* u = t.uncommon();
  if (u != nullptr) n += sizeof(abi::UncommonType) + u->mcount * sizeof(abi::Method);
  return n;
}

void Writer::layOut() {
  for (const Function* f : r_.functions) {
    functions_[f] = rodata(sizeof(Function), 8);
    o_.define(functionSymbol(*f), at(f), sizeof(Function));
  }
  for (const abi::Type* t : r_.types) {
    types_[t] = rodata(8 + descriptorBytes(*t), 8) + 8;
    o_.define(typeSymbol(t), at(t), descriptorBytes(*t));
  }
  for (const abi::ITab* t : r_.itabs) {
    uint64_t size = offsetof(abi::ITab, fun) + 8 * static_cast<uint64_t>(t->inter->methodCount);
    itabs_[t] = rodata(size, 8);
    o_.define(itabSymbol(t), at(t), size);
  }
  for (const link::GlobalsPart* g : r_.globals) {
    Section s = g->runs.empty() && g->relocations.empty() ? Section::Bss : Section::Data;
    globals_[g] = o_.allocate(s, g->size, 64);
    o_.define(globalsSymbol(g->offset), globals_[g], g->size);
  }
  o_.define(globalsSymbol(0), o_.allocate(Section::Bss, link::kZeroSizeRoom, 16), link::kZeroSizeRoom);
}

Place Writer::constant(std::string_view bytes) {
  auto [it, fresh] = constants_.try_emplace(std::string(bytes));
  if (fresh) {
    it->second = rodata(bytes.size(), 1);
    o_.write(it->second, bytes.data(), bytes.size());
  }
  return it->second;
}

void Writer::text(Place to, std::string_view s) {
  static_assert(sizeof(std::span<const link::LineStep>) == 16 && sizeof s == 16);
  o_.put<uint64_t>(to, s.size());
  if (s.empty()) return;
  VO_CHECK(isMetadata(s.data()), "a program refers to nothing outside the region");
  o_.relocate(to + 8, constant(s));
}

Place Writer::name(abi::Name n) {
  VO_CHECK(isMetadata(n.bytes), "a program refers to nothing outside the region");
  if (auto it = names_.find(n.bytes); it != names_.end()) return it->second;
  std::string_view tag = n.tag();
  uint64_t size = abi::Name::encodedSize(n.name(), tag, n.hasPkgPath());
  Place p = rodata(size, 1);
  names_[n.bytes] = p;
  o_.write(p, n.bytes, size);
  if (n.hasPkgPath()) {
    Place path = p + (size - sizeof(abi::NameOff));
    o_.put<abi::NameOff>(path, 0);
    nameOff(path, n.pkgPathOff());
  }
  return p;
}

void Writer::nameOff(Place to, abi::NameOff off) {
  if (off > 0) o_.put<abi::NameOff>(to, 0), o_.relocate(to, name(index_.name(off)), Width::Half);
}

void Writer::namePointer(Place to, abi::Name n) {
  o_.put<uint64_t>(to, 0);
  // (link adds offset 0, "no name", to the region's base)
  if (!n.isNull() && n.bytes != reinterpret_cast<const uint8_t*>(index_.program().regionBase)) o_.relocate(to, name(n));
}

void Writer::typePointer(Place to, const abi::Type* t) {
  o_.put<uint64_t>(to, 0);
  if (t != nullptr && r_.has(t)) o_.relocate(to, at(t));
}

void Writer::typeOff(Place to, abi::TypeOff off) {
  const abi::Type* t = index_.typeAt(off);
  o_.put<abi::TypeOff>(to, 0);
  if (t != nullptr && r_.has(t)) o_.relocate(to, at(t), Width::Half);
}

void Writer::closure(Place to, const abi::Closure* c) {
  o_.put<uint64_t>(to, 0);
  if (c == nullptr) return;
  const void* words[2];
  memcpy(words, c, sizeof words);
  Place p = rodata(sizeof words, 8);
  o_.relocate(p, at(static_cast<const Function*>(words[0])));
  o_.relocate(p + 8, at(static_cast<const abi::Type*>(words[1])));
  o_.relocate(to, p);
}

Place Writer::pointers(const std::vector<Place>& to) {
  Place p = rodata(8 * to.size(), 8);
  for (size_t i = 0; i < to.size(); i++) o_.relocate(p + 8 * i, to[i]);
  return p;
}

Place Writer::plan(const link::CopyPlan& plan) {
  // The bytes of steps are all a plan is; `allWords` follows from them.
  std::string_view steps(reinterpret_cast<const char*>(plan.step), plan.steps * sizeof(link::CopyStep));
  auto [it, fresh] = constants_.try_emplace("plan " + std::string(steps));
  if (!fresh) return it->second;
  Place s = rodata(steps.size(), alignof(link::CopyStep)), p = rodata(sizeof plan, 8);
  it->second = p;
  o_.write(s, steps.data(), steps.size());
  o_.write(p, &plan, sizeof plan);
  o_.put<uint64_t>(VO_AT(p, link::CopyPlan, step), 0);
  if (plan.steps != 0) o_.relocate(VO_AT(p, link::CopyPlan, step), s);
  return p;
}

void Writer::function(const Function& f) {
  Place p = at(&f);
  Function copy = f;
  copy.self = nullptr;
  copy.code = nullptr;
  copy.codeWords = 0;
  copy.refs = nullptr;
  copy.variables = {};
  copy.name = {};
  copy.lines = {};
  copy.inlines = {};
  copy.type = nullptr;
  copy.recv = nullptr;
  copy.debug = nullptr;
  o_.write(p, &copy, sizeof copy);
  o_.relocate(VO_AT(p, Function, self), p);
  o_.relocate(VO_AT(p, Function, code), codeSymbol(f));
  text(VO_AT(p, Function, name), f.name);
  if (!isRuntimeCode(f)) o_.relocate(VO_AT(p, Function, lines), linesSymbol(f), 2 * sizeof(uint32_t));
  typePointer(VO_AT(p, Function, type), f.type);
  typePointer(VO_AT(p, Function, recv), f.recv);
  auto use = [&](uint32_t file) {
    if (file < usedFiles_.size()) usedFiles_[file] = true;
  };
  use(f.startFile);
  for (const link::LineStep& s : f.lines) use(s.file);
  if (f.inlines.empty()) return;
  Place rows = rodata(f.inlines.size() * sizeof(link::InlineFrame), 8);
  o_.relocate(VO_AT(p, Function, inlines), rows);
  o_.put<uint64_t>(VO_AT(p, Function, inlines) + 8, f.inlines.size());
  for (size_t i = 0; i < f.inlines.size(); i++) {
    link::InlineFrame row = f.inlines[i];
    use(row.file);
    Place at = rows + i * sizeof row;
    row.function = {};
    o_.write(at, &row, sizeof row);
    text(VO_AT(at, link::InlineFrame, function), f.inlines[i].function);
  }
}

void Writer::type(const abi::Type& t) {
  using abi::Kind;
  Place p = at(&t);
  o_.write(p, &t, descriptorBytes(t));
  const link::CopyPlan* copy = link::planOf(&t);
  if (copy != nullptr) o_.relocate({p.section, p.offset - 8}, plan(*copy));
  closure(VO_AT(p, abi::Type, equal), t.equal);
  o_.put<uint64_t>(VO_AT(p, abi::Type, gcData), 0);
  if (t.ptrBytes != 0)
    o_.relocate(VO_AT(p, abi::Type, gcData), constant({reinterpret_cast<const char*>(t.gcData), (t.ptrBytes / 8 + 7) / 8}));
  nameOff(VO_AT(p, abi::Type, str), t.str);
  typeOff(VO_AT(p, abi::Type, ptrToThis), t.ptrToThis);
  switch (t.kind()) {
    case Kind::Array:
      typePointer(VO_AT(p, abi::ArrayType, elem), abi::asArray(&t)->elem);
      typePointer(VO_AT(p, abi::ArrayType, slice), abi::asArray(&t)->slice);
      break;
    case Kind::Chan: typePointer(VO_AT(p, abi::ChanType, elem), abi::asChan(&t)->elem); break;
    case Kind::Func: {
      const auto* f = abi::asFunc(&t);
      Place list = p + static_cast<uint64_t>(reinterpret_cast<const char*>(f->types()) - reinterpret_cast<const char*>(f));
      for (size_t i = 0; i < size_t{f->numIn()} + f->numOut(); i++) typePointer(list + 8 * i, f->types()[i]);
      break;
    }
    case Kind::Interface: {
      const auto* i = abi::asInterface(&t);
      auto n = static_cast<uint64_t>(i->methodCount);
      namePointer(VO_AT(p, abi::InterfaceType, pkgPath), i->pkgPath);
      Place rows = rodata(n * sizeof(abi::Imethod), 8);
      o_.put<uint64_t>(VO_AT(p, abi::InterfaceType, methods), 0);
      if (n != 0) o_.relocate(VO_AT(p, abi::InterfaceType, methods), rows);
      for (uint64_t m = 0; m < n; m++) {
        Place row = rows + m * sizeof(abi::Imethod);
        nameOff(VO_AT(row, abi::Imethod, name), i->methods[m].name);
        typeOff(VO_AT(row, abi::Imethod, typ), i->methods[m].typ);
      }
      break;
    }
    case Kind::Map:
      typePointer(VO_AT(p, abi::MapType, key), abi::asMap(&t)->key);
      typePointer(VO_AT(p, abi::MapType, elem), abi::asMap(&t)->elem);
      closure(VO_AT(p, abi::MapType, hasher), abi::asMap(&t)->hasher);
      break;
    case Kind::Pointer: typePointer(VO_AT(p, abi::PtrType, elem), abi::asPtr(&t)->elem); break;
    case Kind::Slice: typePointer(VO_AT(p, abi::SliceType, elem), abi::asSlice(&t)->elem); break;
    case Kind::Struct: {
      const auto* s = abi::asStruct(&t);
      auto n = static_cast<uint64_t>(s->fieldCount);
      namePointer(VO_AT(p, abi::StructType, pkgPath), s->pkgPath);
      Place rows = rodata(n * sizeof(abi::StructField), 8);
      o_.put<uint64_t>(VO_AT(p, abi::StructType, fields), 0);
      if (n != 0) o_.relocate(VO_AT(p, abi::StructType, fields), rows);
      for (uint64_t f = 0; f < n; f++) {
        Place row = rows + f * sizeof(abi::StructField);
        namePointer(VO_AT(row, abi::StructField, name), s->fields[f].name);
        typePointer(VO_AT(row, abi::StructField, typ), s->fields[f].typ);
        o_.put<uint64_t>(VO_AT(row, abi::StructField, offset), s->fields[f].offset);
      }
      break;
    }
    default: break;
  }
  methods(t, p);
}

void Writer::methods(const abi::Type& t, Place p) {
  const abi::UncommonType* u = t.uncommon();
  if (u == nullptr) return;
  auto offset = [&](const void* of) { return p + static_cast<uint64_t>(static_cast<const char*>(of) - reinterpret_cast<const char*>(&t)); };
  nameOff(VO_AT(offset(u), abi::UncommonType, pkgPath), u->pkgPath);
  VO_CHECK(u->mcount == 0 || offset(u->methods()).offset + u->mcount * sizeof(abi::Method) == p.offset + descriptorBytes(t),
           "methods are the end of a descriptor");
  for (uint16_t i = 0; i < u->mcount; i++) {
    const abi::Method& m = u->methods()[i];
    Place row = offset(&m);
    nameOff(VO_AT(row, abi::Method, name), m.name);
    bool kept = r_.methods.contains(&m);
    auto code = [&](Place to, abi::TextOff off) {
      o_.put<abi::TextOff>(to, kept && off > 0 ? 0 : -1);
      if (kept && off > 0) o_.relocate(to, at(reinterpret_cast<const Function*>(index_.program().regionBase + off)), Width::Half);
    };
    code(VO_AT(row, abi::Method, ifn), m.ifn);
    code(VO_AT(row, abi::Method, tfn), m.tfn);
    if (kept || r_.has(index_.typeAt(m.mtyp))) {
      typeOff(VO_AT(row, abi::Method, mtyp), m.mtyp);
    } else {
      o_.put<abi::TypeOff>(VO_AT(row, abi::Method, mtyp), -1);
    }
  }
}

void Writer::itab(const abi::ITab& t) {
  Place p = at(&t);
  typePointer(VO_AT(p, abi::ITab, inter), t.inter);
  typePointer(VO_AT(p, abi::ITab, type), t.type);
  o_.put(VO_AT(p, abi::ITab, hash), t.hash);
  for (int64_t i = 0; i < t.inter->methodCount; i++)
    o_.relocate(VO_AT(p, abi::ITab, fun) + 8 * static_cast<uint64_t>(i), at(reinterpret_cast<const Function*>(t.fun[i])));
}

void Writer::address(Place to, uint64_t offset) {
  const link::GlobalsPart* part = index_.part(offset);
  if (part == nullptr) return o_.relocate(to, globalsSymbol(0), static_cast<int64_t>(offset));
  o_.relocate(to, globals_.at(part) + (offset - part->offset));
}

void Writer::globals(const link::GlobalsPart& part) {
  Place p = globals_.at(&part);
  if (p.section == Section::Bss) return;
  o_.write(p, part.init, part.size);
  for (uint64_t block : part.relocations) {
    uint64_t at = block - part.offset, to;
    memcpy(&to, part.init + at, sizeof to);
    o_.put<uint64_t>(p + at, 0);
    address(p + at, to);
  }
  std::unordered_map<uint64_t, bool> inBlock;
  for (uint64_t block : part.relocations) inBlock[block - part.offset] = true;
  for (uint64_t at = 0; at + 8 <= part.size; at += 8) {
    if ((part.refs[at / 64] >> (at / 8 % 8) & 1) == 0 || inBlock.contains(at)) continue;
    const void* to;
    memcpy(&to, part.init + at, sizeof to);
    if (!isMetadata(to)) {
      VO_CHECK(to == nullptr, "package variables refer to metadata and to each other");
      continue;
    }
    o_.put<uint64_t>(p + at, 0);
    if (index_.isFunction(to)) {
      o_.relocate(p + at, this->at(static_cast<const Function*>(to)));
    } else if (index_.isType(to)) {
      o_.relocate(p + at, this->at(static_cast<const abi::Type*>(to)));
    } else if (index_.isItab(to)) {
      o_.relocate(p + at, this->at(static_cast<const abi::ITab*>(to)));
    } else {
      // The text of a string, whose length is the next word.
      uint64_t length;
      VO_CHECK(at + 16 <= part.size, "a string has its length behind it");
      memcpy(&length, part.init + at + 8, sizeof length);
      VO_CHECK(isMetadata(static_cast<const char*>(to) + length), "texts lie in the region");
      o_.relocate(p + at, constant({static_cast<const char*>(to), length}));
    }
  }
}

void Writer::program() {
  const link::Program& from = index_.program();
  Place p = rodata(sizeof(link::Program), 8);
  o_.define(kProgramSymbol, p, sizeof(link::Program));
  auto span = [&](uint64_t field, const std::vector<Place>& to) { list(p + field, pointers(to), to); };
  auto places = [&](const auto& of) {
    std::vector<Place> out;
    for (const auto* x : of) out.push_back(at(x));
    return out;
  };
  span(offsetof(link::Program, functions), places(r_.functions));
  span(offsetof(link::Program, inits), places(from.inits));
  span(offsetof(link::Program, itabs), places(r_.itabs));
  if (from.main != nullptr) o_.relocate(VO_AT(p, link::Program, main), at(from.main));
  // Unnamed types of all units, by their texts.
  std::vector<const abi::Type*> links;
  for (const link::Program* u = &from; u != nullptr; u = u->base)
    std::copy_if(u->typeLinks.begin(), u->typeLinks.end(), std::back_inserter(links), [&](auto* t) { return r_.has(t); });
  std::stable_sort(links.begin(), links.end(), [&](auto* a, auto* b) { return index_.name(a->str).name() < index_.name(b->str).name(); });
  span(offsetof(link::Program, typeLinks), places(links));
  // Package variables, in place.
  Place parts = rodata(r_.globals.size() * sizeof(link::GlobalsPart), 8);
  list(VO_AT(p, link::Program, globals), parts, r_.globals);
  for (size_t i = 0; i < r_.globals.size(); i++) {
    const link::GlobalsPart& g = *r_.globals[i];
    Place row = parts + i * sizeof(link::GlobalsPart);
    o_.relocate(VO_AT(row, link::GlobalsPart, offset), globals_.at(&g));
    o_.put(VO_AT(row, link::GlobalsPart, size), g.size);
    o_.relocate(VO_AT(row, link::GlobalsPart, refs), constant({reinterpret_cast<const char*>(g.refs), (g.size / 8 + 7) / 8}));
  }
  if (from.memProfileRate != 0) address(VO_AT(p, link::Program, memProfileRate), from.memProfileRate);
  text(VO_AT(p, link::Program, godebugDefault), from.godebugDefault);
  text(VO_AT(p, link::Program, moduleInfo), from.moduleInfo);
  buildInfo(from.moduleInfo);
  // File numbers are those of the linked program; only what lines name has a text.
  Place files = rodata(usedFiles_.size() * sizeof(std::string_view), 8);
  list(VO_AT(p, link::Program, files), files, usedFiles_);
  for (uint32_t i = 0; i < usedFiles_.size(); i++)
    if (usedFiles_[i]) text(files + i * sizeof(std::string_view), trimmed(index_.file(i)));
  Place named = rodata(8 * r_.named.size(), 8);
  o_.define(kNamedSymbol, named, 8 * r_.named.size());
  for (size_t i = 0; i < r_.named.size(); i++)
    if (r_.named[i] != nullptr) o_.relocate(named + 8 * i, at(r_.named[i]));
  o_.define(kMetadataEnd, rodata(8, 8), 0);
}

// What `go version -m` and debug/buildinfo read of a file: the form since Go 1.18, a header and two strings with their lengths.
void Writer::buildInfo(std::string_view moduleInfo) {
  constexpr std::string_view kHeader("\xff Go buildinf:\x08\x02", 16);  // words of 8 bytes, strings in place
  constexpr std::string_view kVersion = "go1.27";                       // runtime.Version() of the overlay
  constexpr std::string_view kBegin("\x30\x77\xaf\x0c\x92\x74\x08\x02\x41\xe1\xc1\x07\xe6\xd6\x18\xe6", 16),
      kEnd("\xf9\x32\x43\x31\x86\x18\x20\x72\x00\x82\x42\x10\x41\x16\xd8\xf2", 16);
  std::string bytes(kHeader);
  bytes.resize(32);
  auto add = [&](const std::string& s) {
    uint64_t n = s.size();
    for (; n >= 0x80; n >>= 7) bytes += static_cast<char>(n | 0x80);
    bytes += static_cast<char>(n);
    bytes += s;
  };
  add(std::string(kVersion));
  add(moduleInfo.empty() ? std::string() : std::string(kBegin) + std::string(moduleInfo) + std::string(kEnd));
  bytes.resize((bytes.size() + 15) & ~size_t{15});
  Place p = o_.allocate(o_.addKept(".go.buildinfo"), bytes.size(), 16);
  o_.write(p, bytes.data(), bytes.size());
}

ElfObject Writer::run() {
  usedFiles_.resize(index_.fileCount());
  layOut();
  for (const Function* f : r_.functions) function(*f);
  for (const abi::Type* t : r_.types) type(*t);
  for (const abi::ITab* t : r_.itabs) itab(*t);
  for (const link::GlobalsPart* g : r_.globals) globals(*g);
  program();
  return std::move(o_);
}

}  // namespace

ElfObject writeMetadata(Arch arch, const ProgramIndex& index, const Reached& reached, std::string_view trim) {
  return Writer(arch, index, reached, trim).run();
}

}  // namespace vo::native
