// This file finds what a program reaches.
//
// Roots are its initialisers, main, the package variables of its packages and what the run time calls by name. A function
// reaches what its code names. A type is reached as a descriptor alone (it is allocated, compared, copied), or *shown*: a
// value of it may be in an interface, so that methods can be called by assertions and reflection. What a shown type
// consists of is shown, for reflection takes values apart. A method of a shown type is reached if an interface type that
// values may be converted to at run time has one of its name and signature; or it is exported, and somewhere
// methods are looked up by reflection (gc's rule; interface tables of the linker have all of their methods).
#include "native/reach.h"

#include <algorithm>
#include <cstring>
#include <map>
#include <set>
#include <string_view>
#include <unordered_map>

#include "abi/itab_list.h"
#include "base/check.h"
#include "bytecode/op_info.h"

namespace vo::native {
namespace {

using bytecode::ExtraWord;
using bytecode::Insn;
using bytecode::Op;
using bytecode::Operand;
using link::Function;

constexpr std::string_view kNamed[] = {
#define VO_NAMED(name, symbol) symbol,
#include "native_runtime/named_functions.def"
};

/// Methods of reflect that give any method of a value; what they consist of counts for them, and calls among them do not.
bool looksUpMethods(std::string_view name) {
  for (std::string_view receiver : {"reflect.(*rtype).", "reflect.(*interfaceType).", "reflect.Value."}) {
    if (!name.starts_with(receiver)) continue;
    std::string_view method = name.substr(receiver.size());
    method = method.substr(0, method.find('.'));
    return method == "Method" || method == "MethodByName" || method == "Methods";
  }
  return false;
}

class Walker {
 public:
  explicit Walker(const ProgramIndex& index) : index_(index) {}
  Reached run();

 private:
  enum class Level : uint8_t { Descriptor, Shown };
  using Signature = std::pair<std::string_view, abi::TypeOff>;

  void function(const Function* f, bool taken);
  void type(const abi::Type* t, Level level);
  void itab(const abi::ITab* t);
  void globals(const link::GlobalsPart* part);
  void code(const Function& f);
  void fields(const abi::Type& t, Level level);
  void showMethods(const abi::Type& t);
  void dynamicInterface(const abi::InterfaceType* t);
  void keepMethod(const abi::Method& m);
  void reflectsMethods();
  bool looksUp(const abi::InterfaceType* t) const;
  bool isLive(const abi::Method& m) const;

  const Function* functionAt(uint32_t n) const { return link::functionAt(index_.program().regionBase, n); }
  const abi::Type* typeNumber(uint32_t n) const {
    return reinterpret_cast<const abi::Type*>(index_.program().regionBase + uint64_t{n} * 8);
  }

  const ProgramIndex& index_;
  Reached out_;
  std::unordered_map<const Function*, bool> functions_;  ///< with: is taken as a value
  std::unordered_map<const abi::Type*, Level> types_;
  std::unordered_set<const abi::ITab*> itabs_;
  std::unordered_set<const link::GlobalsPart*> globals_;
  std::vector<const Function*> functionWork_;
  std::vector<std::pair<const abi::Type*, Level>> typeWork_;
  std::set<Signature> live_;                       ///< of interface types that values are converted to
  std::map<Signature, std::vector<const abi::Method*>> waiting_;  ///< methods of shown types
  std::vector<const abi::Method*> exported_;              ///< of shown types
  std::unordered_set<const abi::InterfaceType*> dynamic_;
  std::vector<uint16_t> lookUps_;                         ///< numbers of Method and so on in reflect.Type
};

Reached Walker::run() {
  const link::Program& p = index_.program();
  if (const abi::Type* t = index_.type("reflect.Type")) {
    const auto* i = abi::asInterface(t);
    for (int64_t m = 0; m < i->methodCount; m++) {
      std::string_view name = index_.name(i->methods[m].name).name();
      if (name == "Method" || name == "MethodByName" || name == "Methods") lookUps_.push_back(static_cast<uint16_t>(m));
    }
  }
  for (const Function* f : p.inits) function(f, false);
  if (p.main != nullptr) function(p.main, true);
  if (p.memProfileRate != 0) globals(index_.part(p.memProfileRate));
  std::vector<const Function*> named;
  for (std::string_view name : kNamed) named.push_back(index_.function(name));
  for (size_t i = 0; i < named.size(); i++)
    if (kNamed[i].starts_with("runtime.") && named[i] != nullptr) function(named[i], true);
  // Parts are in the executable as wholes, so what they name is reached.
  for (const link::GlobalsPart& g : p.globals) globals(index_.part(g.offset));
  auto find = [&](std::string_view name) -> const Function* {
    auto it = std::find(std::begin(kNamed), std::end(kNamed), name);
    return it == std::end(kNamed) ? nullptr : named[static_cast<size_t>(it - std::begin(kNamed))];
  };
  const std::pair<const Function*, const Function*> kStubs[] = {
      {find("reflect.makeFuncStub"), find("reflect.callReflect")},
      {find("reflect.methodValueCall"), find("reflect.callMethod")}};
  while (!functionWork_.empty() || !typeWork_.empty()) {
    if (!functionWork_.empty()) {
      const Function* f = functionWork_.back();
      functionWork_.pop_back();
      code(*f);
      for (auto [stub, handler] : kStubs)
        if (f == stub && handler != nullptr) function(handler, true);
    } else {
      auto [t, level] = typeWork_.back();
      typeWork_.pop_back();
      fields(*t, level);
    }
  }
  for (const auto& [f, taken] : functions_) out_.functions.push_back(f);
  for (const auto& [t, level] : types_) {
    out_.types.push_back(t);
    out_.typeSet.insert(t);
  }
  out_.itabs.assign(itabs_.begin(), itabs_.end());
  out_.globals.assign(globals_.begin(), globals_.end());
  std::sort(out_.functions.begin(), out_.functions.end());
  std::sort(out_.types.begin(), out_.types.end());
  std::sort(out_.itabs.begin(), out_.itabs.end(), abi::itabLess);
  std::sort(out_.globals.begin(), out_.globals.end(), [](auto* a, auto* b) { return a->offset < b->offset; });
  for (const Function* f : named) out_.named.push_back(functions_.contains(f) ? f : nullptr);
  return std::move(out_);
}

void Walker::function(const Function* f, bool taken) {
  VO_DCHECK(index_.isFunction(f), "code names functions");
  auto [it, fresh] = functions_.try_emplace(f, false);
  if (fresh) functionWork_.push_back(f);
  // (of whatever result: tables are small)
  if (fresh && (f->flags & link::kExternal) != 0 && index_.program().errno_ != nullptr) itab(index_.program().errno_);
  if (!taken || it->second) return;
  it->second = true;
  // reflect may call it.
  if (f->type != nullptr) type(f->type, Level::Descriptor);
  if (f->recv != nullptr) type(f->recv, Level::Descriptor);
}

void Walker::code(const Function& f) {
  bool isLookUp = looksUpMethods(f.name);
  auto named = [&](const Function* callee, bool taken) {
    if (!isLookUp && looksUpMethods(callee->name)) reflectsMethods();
    function(callee, taken);
  };
  if (!isLookUp && std::any_of(f.inlines.begin(), f.inlines.end(), [](auto& i) { return looksUpMethods(i.function); }))
    reflectsMethods();
  for (uint32_t i = 0; i < f.codeWords; i++) {
    Insn in{f.code[i]};
    Op op = in.op();
    const bytecode::OpInfo& info = bytecode::opInfo(op);
    switch (info.b) {
      case Operand::Func32: named(functionAt(in.imm32()), op != Op::Call); break;
      case Operand::Type32: type(typeNumber(in.imm32()), Level::Descriptor); break;
      case Operand::Off32:
        if (!bytecode::isFrameAccess(op))
          if (const link::GlobalsPart* part = index_.part(in.imm32())) globals(part);
        break;
      default: break;
    }
    if (!isLookUp && (op == Op::CallIface || op == Op::TailIface) &&
        std::find(lookUps_.begin(), lookUps_.end(), op == Op::CallIface ? in.c() : in.b()) != lookUps_.end())
      reflectsMethods();
    if (info.x == ExtraWord::None) continue;
    link::Word x = f.code[++i];
    auto low = static_cast<uint32_t>(x), high = static_cast<uint32_t>(x >> 32);
    if (info.x == ExtraWord::TypeX) {
      const abi::Type* t = typeNumber(low);
      switch (op) {
        case Op::Iface:
          type(t, Level::Shown);
          if (high != low) itab(reinterpret_cast<const abi::ITab*>(typeNumber(high)));
          break;
        case Op::AssertI: case Op::ConvI:
          type(t, Level::Descriptor);
          if (t->kind() == abi::Kind::Interface) dynamicInterface(abi::asInterface(t));
          break;
        default: type(t, Level::Descriptor); break;
      }
      // What the text of a failed assertion names.
      if ((op == Op::AssertI || op == Op::Unbox) && high >> 1 != 0) type(typeNumber(high >> 1), Level::Descriptor);
    } else if (info.x == ExtraWord::FuncX) {
      named(functionAt(low), true);
      type(typeNumber(high), Level::Descriptor);
    } else if (info.x == ExtraWord::Table) {
      i += low;
    }
  }
}

void Walker::type(const abi::Type* t, Level level) {
  VO_DCHECK(index_.isType(t), "code and descriptors name types");
  auto [it, fresh] = types_.try_emplace(t, level);
  if (!fresh && it->second >= level) return;
  it->second = level;
  typeWork_.push_back({t, level});
}

void Walker::fields(const abi::Type& t, Level level) {
  auto part = [&](const abi::Type* p) {
    if (p != nullptr) type(p, level);
  };
  // static closures: {function, type}
  auto closure = [&](const abi::Closure* c) {
    if (c != nullptr) function(reinterpret_cast<const Function*>(c->code), false);
  };
  closure(t.equal);
  switch (t.kind()) {
    case abi::Kind::Array:
      part(abi::asArray(&t)->elem);
      if (level == Level::Shown) part(abi::asArray(&t)->slice);
      break;
    case abi::Kind::Chan: part(abi::asChan(&t)->elem); break;
    case abi::Kind::Func:
      for (size_t i = 0; i < size_t{abi::asFunc(&t)->numIn()} + abi::asFunc(&t)->numOut(); i++) part(abi::asFunc(&t)->types()[i]);
      break;
    case abi::Kind::Interface:
      for (int64_t i = 0; i < abi::asInterface(&t)->methodCount; i++) part(index_.typeAt(abi::asInterface(&t)->methods[i].typ));
      if (level == Level::Shown) dynamicInterface(abi::asInterface(&t));
      break;
    case abi::Kind::Map:
      part(abi::asMap(&t)->key);
      part(abi::asMap(&t)->elem);
      closure(abi::asMap(&t)->hasher);
      break;
    case abi::Kind::Pointer: part(abi::asPtr(&t)->elem); break;
    case abi::Kind::Slice: part(abi::asSlice(&t)->elem); break;
    case abi::Kind::Struct:
      for (int64_t i = 0; i < abi::asStruct(&t)->fieldCount; i++) part(abi::asStruct(&t)->fields[i].typ);
      break;
    default: break;
  }
  if (level != Level::Shown) return;
  // reflect's PointerTo, New and Addr give values of the pointer type, whose methods only the linked descriptor has.
  if (const abi::Type* pointer = index_.typeAt(t.ptrToThis))
    if ((t.tflag & abi::kTFlagNamed) != 0 || (pointer->uncommon() != nullptr && pointer->uncommon()->mcount != 0)) part(pointer);
  showMethods(t);
}

void Walker::showMethods(const abi::Type& t) {
  const abi::UncommonType* u = t.uncommon();
  if (u == nullptr) return;
  for (uint16_t i = 0; i < u->mcount; i++) {
    const abi::Method& m = u->methods()[i];
    abi::Name name = index_.name(m.name);
    Signature s{name.name(), m.mtyp};
    if (live_.contains(s) || (out_.reflectsMethods && name.exported())) keepMethod(m);
    waiting_[s].push_back(&m);
    if (name.exported()) exported_.push_back(&m);
  }
}

void Walker::keepMethod(const abi::Method& m) {
  if (!out_.methods.insert(&m).second) return;
  // (methods that nobody supplies have none)
  for (abi::TextOff off : {m.ifn, m.tfn})
    if (off > 0) function(reinterpret_cast<const Function*>(index_.program().regionBase + off), true);
  if (m.mtyp > 0) type(index_.typeAt(m.mtyp), out_.reflectsMethods ? Level::Shown : Level::Descriptor);
}

void Walker::dynamicInterface(const abi::InterfaceType* t) {
  if (!dynamic_.insert(t).second) return;
  if (looksUp(t)) reflectsMethods();
  for (int64_t i = 0; i < t->methodCount; i++) {
    Signature s{index_.name(t->methods[i].name).name(), t->methods[i].typ};
    if (!live_.insert(s).second) continue;
    if (auto it = waiting_.find(s); it != waiting_.end())
      for (const abi::Method* m : it->second) keepMethod(*m);
  }
}

void Walker::reflectsMethods() {
  if (out_.reflectsMethods) return;
  out_.reflectsMethods = true;
  for (const abi::Method* m : out_.methods)
    if (m->mtyp > 0) type(index_.typeAt(m->mtyp), Level::Shown);
  for (const abi::Method* m : exported_) keepMethod(*m);
}

/// An interface of somebody's own by which reflect.Type's methods that look up methods are called.
bool Walker::looksUp(const abi::InterfaceType* t) const {
  if (t == index_.type("reflect.Type")) return false;
  for (int64_t i = 0; i < t->methodCount; i++) {
    std::string_view name = index_.name(t->methods[i].name).name();
    if (name == "Method" || name == "MethodByName" || name == "Methods") return true;
  }
  return false;
}

void Walker::itab(const abi::ITab* t) {
  VO_DCHECK(index_.isItab(t), "code names interface tables");
  if (!itabs_.insert(t).second) return;
  if (index_.name(t->type->str).name() == "*reflect.rtype" && looksUp(t->inter)) reflectsMethods();
  type(t->inter, Level::Descriptor);
  type(t->type, Level::Shown);
  for (int64_t i = 0; i < t->inter->methodCount; i++) function(reinterpret_cast<const Function*>(t->fun[i]), true);
}

void Walker::globals(const link::GlobalsPart* part) {
  if (part == nullptr || !globals_.insert(part).second) return;
  std::unordered_set<uint64_t> inBlock;
  for (uint64_t at : part->relocations) {
    inBlock.insert(at - part->offset);
    uint64_t to;
    memcpy(&to, part->init + (at - part->offset), sizeof to);
    globals(index_.part(to));
  }
  for (uint64_t i = 0; i < part->size / 8; i++) {
    if ((part->refs[i / 8] >> (i % 8) & 1) == 0 || inBlock.contains(i * 8)) continue;
    const void* p;
    memcpy(&p, part->init + i * 8, sizeof p);
    if (!isMetadata(p)) continue;
    if (index_.isFunction(p)) {
      auto* f = static_cast<const Function*>(p);
      if (looksUpMethods(f->name)) reflectsMethods();
      function(f, true);
    } else if (index_.isType(p)) {
      type(static_cast<const abi::Type*>(p), Level::Shown);
    } else if (index_.isItab(p)) {
      itab(static_cast<const abi::ITab*>(p));
    }
  }
}

}  // namespace

Reached reach(const ProgramIndex& index) { return Walker(index).run(); }

}  // namespace vo::native
