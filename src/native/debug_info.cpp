// This file describes types, variables and scopes to debuggers.
//
// Types have the shapes of gc's DWARF, which gdb knows: a string is a struct of str and len, a slice one of array, len and cap.
// A variable is visible from its declaration to the end of its block, so each declaration begins a lexical block: what it
// hides is hidden from there.
#include "native/debug_info.h"

#include <algorithm>

#include <llvm/BinaryFormat/Dwarf.h>
#include <llvm/IR/DebugInfoMetadata.h>

#include "abi/slot_kind.h"
#include "base/check.h"
#include "native/symbols.h"
#include "runtime/chan.h"
#include "runtime/map.h"

namespace vo::native {

using abi::Kind;
using link::Function;
namespace dwarf = llvm::dwarf;

namespace {
constexpr uint64_t kWord = 8, kBits = 8;
}

// --- Types ------------------------------------------------------------------------------------------------

std::string_view DebugTypes::nameOf(const abi::Type& t) const {
  std::string_view name = abi::Name{reinterpret_cast<const uint8_t*>(meta_) + t.str}.name();
  if ((t.tflag & abi::kTFlagExtraStar) != 0) name.remove_prefix(1);
  return name;
}

llvm::DIType* DebugTypes::basic(std::string_view name, uint64_t size, unsigned encoding) {
  return builder_.createBasicType(name, size * kBits, encoding);
}

llvm::DIType* DebugTypes::pointerTo(llvm::DIType* t, std::string_view name) {
  return builder_.createPointerType(t, kWord * kBits, 0, std::nullopt, name);
}

llvm::DICompositeType* DebugTypes::record(std::string_view name, uint64_t size) {
  // (equal ones would be one node)
  std::string identity = std::string(name) + '#' + std::to_string(types_.size()) + '.' + std::to_string(simple_.size());
  return builder_.createStructType(unit_, name, unit_->getFile(), 0, size * kBits, 0, llvm::DINode::FlagZero, nullptr, {}, dwarf::DW_LANG_Go, nullptr, identity);
}

void DebugTypes::setFields(llvm::DICompositeType* record, std::span<const Field> fields) {
  std::vector<llvm::Metadata*> members;
  for (const Field& f : fields)
    members.push_back(builder_.createMemberType(record, f.name, unit_->getFile(), 0, f.type->getSizeInBits(), 0, f.offset * kBits, llvm::DINode::FlagZero, f.type));
  builder_.replaceArrays(record, builder_.getOrCreateArray(members));
}

/// A type of the run time's.
llvm::DIType* DebugTypes::simple(std::string_view name, std::span<const Field> fields) {
  llvm::DIType*& t = simple_[std::string(name)];
  if (t != nullptr) return t;
  uint64_t size = 0;
  for (const Field& f : fields) size = std::max(size, f.offset + f.type->getSizeInBits() / kBits);
  llvm::DICompositeType* r = record(name, size);
  t = r;
  setFields(r, fields);
  return r;
}

llvm::DIType* DebugTypes::of(const abi::Type* t) {
  if (auto it = types_.find(t); it != types_.end()) return it->second;
  llvm::DIType* made = make(*t, nameOf(*t));
  return types_[t] = made;
}

llvm::DIType* DebugTypes::make(const abi::Type& t, std::string_view name) {
  auto number = [&] { return basic("int", kWord, dwarf::DW_ATE_signed); };
  auto word = [&] { return basic("uintptr", kWord, dwarf::DW_ATE_unsigned); };
  auto address = [&] { return pointerTo(nullptr, "unsafe.Pointer"); };
  auto filled = [&](std::span<const Field> fields) {
    llvm::DICompositeType* r = record(name, t.size);
    types_[&t] = r;
    setFields(r, fields);
    return r;
  };
  switch (t.kind()) {
    case Kind::Bool: return basic(name, t.size, dwarf::DW_ATE_boolean);
    case Kind::Int: case Kind::Int8: case Kind::Int16: case Kind::Int32: case Kind::Int64: return basic(name, t.size, dwarf::DW_ATE_signed);
    case Kind::Uint: case Kind::Uint8: case Kind::Uint16: case Kind::Uint32: case Kind::Uint64: case Kind::Uintptr:
      return basic(name, t.size, dwarf::DW_ATE_unsigned);
    case Kind::Float32: case Kind::Float64: return basic(name, t.size, dwarf::DW_ATE_float);
    case Kind::Complex64: case Kind::Complex128: return basic(name, t.size, dwarf::DW_ATE_complex_float);
    case Kind::UnsafePointer: return pointerTo(nullptr, name);
    case Kind::String: return filled(std::vector<Field>{{"str", pointerTo(basic("uint8", 1, dwarf::DW_ATE_unsigned), "*uint8"), 0}, {"len", number(), kWord}});
    case Kind::Array: {
      llvm::DIType* elem = of(abi::asArray(&t)->elem);
      auto length = static_cast<int64_t>(abi::asArray(&t)->len);
      return builder_.createArrayType(t.size * kBits, 0, elem, builder_.getOrCreateArray({builder_.getOrCreateSubrange(0, length)}));
    }
    case Kind::Slice: {
      llvm::DICompositeType* r = record(name, t.size);
      types_[&t] = r;  // elements may be such slices
      llvm::DIType* elem = of(abi::asSlice(&t)->elem);
      setFields(r, std::vector<Field>{{"array", pointerTo(elem, "*" + std::string(nameOf(*abi::asSlice(&t)->elem))), 0}, {"len", number(), kWord}, {"cap", number(), 2 * kWord}});
      return r;
    }
    case Kind::Struct: {
      llvm::DICompositeType* r = record(name, t.size);
      types_[&t] = r;
      std::vector<Field> fields;
      for (int64_t i = 0; i < abi::asStruct(&t)->fieldCount; i++) {
        const abi::StructField& f = abi::asStruct(&t)->fields[i];
        fields.push_back({f.name.name(), of(f.typ), f.offset});
      }
      setFields(r, fields);
      return r;
    }
    case Kind::Pointer: {
      // (type P *P has no end: what is being made is an address to what it consists of)
      types_[&t] = pointerTo(nullptr, name);
      const abi::Type* elem = abi::asPtr(&t)->elem;
      if (elem->kind() != Kind::Pointer) types_.erase(&t);
      return pointerTo(of(elem), name);
    }
    case Kind::Interface: {
      llvm::DIType* type = pointerTo(simple("runtime._type", std::vector<Field>{{"size", word(), 0}, {"ptrBytes", word(), kWord}}), "*runtime._type");
      if (abi::asInterface(&t)->methodCount == 0) return filled(std::vector<Field>{{"_type", type, 0}, {"data", address(), kWord}});
      llvm::DIType* tab = pointerTo(simple("runtime.itab", std::vector<Field>{{"inter", type, 0}, {"_type", type, kWord}}), "*runtime.itab");
      return filled(std::vector<Field>{{"tab", tab, 0}, {"data", address(), kWord}});
    }
    case Kind::Map: {
      std::string inner = "runtime.hmap[" + std::string(nameOf(*abi::asMap(&t)->key)) + "]" + std::string(nameOf(*abi::asMap(&t)->elem));
      return pointerTo(simple(inner, std::vector<Field>{{"count", number(), offsetof(runtime::Map, count)}}), name);
    }
    case Kind::Chan: {
      std::string inner = "runtime.hchan[" + std::string(nameOf(*abi::asChan(&t)->elem)) + "]";
      return pointerTo(simple(inner, std::vector<Field>{{"qcount", number(), offsetof(runtime::Chan, count)}, {"dataqsiz", number(), offsetof(runtime::Chan, capacity)}}), name);
    }
    case Kind::Func: {
      llvm::DIType* function = simple("runtime.function", std::vector<Field>{{"self", word(), offsetof(Function, self)}, {"code", address(), offsetof(Function, code)}});
      return pointerTo(simple("runtime.funcval", std::vector<Field>{{"fn", pointerTo(function, "*runtime.function"), 0}}), name);
    }
    case Kind::Invalid: break;
  }
  VO_UNREACHABLE("every kind of type has a shape");
}

// --- Functions --------------------------------------------------------------------------------------------

namespace {

const link::LineStep* stepAt(const Function& f, uint32_t pc) {
  auto after = std::upper_bound(f.lines.begin(), f.lines.end(), pc, [](uint32_t p, const link::LineStep& s) { return p < s.pc; });
  return after == f.lines.begin() ? nullptr : &after[-1];
}

unsigned lineAt(const Function& f, uint32_t pc) {
  const link::LineStep* s = stepAt(f, pc);
  return s != nullptr && s->inlined == 0 && s->line != 0 ? s->line : f.startLine;
}

}  // namespace

FunctionDebug::FunctionDebug(ModuleTranslator& module, const Function& f, llvm::DISubprogram* subprogram)
    : module_(module), f_(f), subprogram_(subprogram), parts_(f.slots), inlined_(f.inlines.size()) {
  llvm::DIBuilder& builder = module.debugBuilder();
  llvm::DIFile* file = subprogram->getFile();
  std::vector<const link::DebugLocal*> locals;
  for (const link::DebugLocal& l : f.debug->locals) locals.push_back(&l);
  std::stable_sort(locals.begin(), locals.end(), [](const auto* a, const auto* b) {
    if (a->isParameter != b->isParameter) return a->isParameter;
    return !a->isParameter && (a->fromPc != b->fromPc ? a->fromPc < b->fromPc : a->toPc > b->toPc);
  });
  unsigned parameters = 0;
  std::vector<Scope> open = {{0, f.codeWords, subprogram}};
  for (const link::DebugLocal* l : locals) {
    bool byAddress = l->name.starts_with("&");
    const abi::Type* type = byAddress ? abi::asPtr(l->type)->elem : l->type;
    std::string_view name = l->name.substr(byAddress ? 1 : 0);
    unsigned line = lineAt(f, l->isParameter ? 0 : l->fromPc);
    llvm::DILocalVariable* variable;
    llvm::DILocalScope* scope = subprogram;
    if (l->isParameter) {
      line = f.startLine;
      variable = builder.createParameterVariable(subprogram, name, ++parameters, file, line, module.debugTypes().of(type), true);
    } else {
      while (open.back().to <= l->fromPc && open.size() > 1) open.pop_back();
      Scope s = open.back();
      if (s.from != l->fromPc || s.to != l->toPc) {
        // (unique by line and column: the number will do)
        s = {l->fromPc, std::min(l->toPc, open.back().to), builder.createLexicalBlock(open.back().scope, file, line, static_cast<unsigned>(scopes_.size()))};
        open.push_back(s);
        scopes_.push_back(s);
      }
      scope = s.scope;
      variable = builder.createAutoVariable(scope, name, file, line, module.debugTypes().of(type), true);
    }
    llvm::DILocation* where = llvm::DILocation::get(module.context(), line, 0, scope);
    Part whole = {variable, where, byAddress, 0, type->size, type->size};
    if (l->inFrame) {
      inFrame_.push_back({whole, l->at});
    } else if (byAddress) {
      if (l->at < parts_.size()) parts_[l->at].push_back(whole);
    } else if (const link::CopyPlan* plan = link::planOf(type)) {
      for (uint32_t i = 0; i < plan->steps && l->at + i < parts_.size(); i++) {
        Part p = whole;
        p.offset = plan->step[i].offset;
        p.size = abi::memSize(static_cast<abi::MemKind>(plan->step[i].kind));
        parts_[l->at + i].push_back(p);
      }
    }
  }
}

llvm::DILocalScope* FunctionDebug::scopeAt(uint32_t pc) {
  llvm::DILocalScope* found = subprogram_;
  for (const Scope& s : scopes_) {
    if (s.from > pc) break;
    if (pc < s.to) found = s.scope;
  }
  return found;
}

llvm::DILocation* FunctionDebug::location(uint32_t pc, uint32_t line, uint32_t column, uint32_t inlined) {
  llvm::LLVMContext& context = module_.context();
  if (inlined == 0) return llvm::DILocation::get(context, line, column, scopeAt(pc));
  auto functionOf = [&](uint32_t i, uint32_t file) {
    llvm::DISubprogram*& s = inlinedFunctions_[f_.inlines[i - 1].function];
    llvm::DIBuilder& builder = module_.debugBuilder();
    llvm::DIFile* f = module_.debugFile(file);
    if (s == nullptr)
      s = builder.createFunction(f, f_.inlines[i - 1].function, {}, f, 0, builder.createSubroutineType(builder.getOrCreateTypeArray({})), 0, llvm::DINode::FlagZero,
                                 llvm::DISubprogram::SPFlagDefinition | llvm::DISubprogram::SPFlagOptimized);
    return s;
  };
  auto callOf = [&](auto& self, uint32_t i) -> llvm::DILocation* {
    llvm::DILocation*& at = inlined_[i - 1];
    if (at != nullptr) return at;
    const link::InlineFrame& call = f_.inlines[i - 1];
    llvm::DILocalScope* scope = call.parent == 0 ? scopeAt(pc) : functionOf(call.parent, call.file);
    llvm::DILocation* around = call.parent == 0 ? nullptr : self(self, call.parent);
    return at = llvm::DILocation::getDistinct(context, call.line, 0, scope, around);
  };
  const link::LineStep* step = stepAt(f_, pc);
  llvm::DILocation* call = callOf(callOf, inlined);
  return llvm::DILocation::get(context, line, column, functionOf(inlined, step->file), call);
}

llvm::DIExpression* FunctionDebug::expression(const Part& p, uint64_t offset, bool inMemory) {
  std::vector<uint64_t> ops;
  if (inMemory && offset != 0) ops.insert(ops.end(), {dwarf::DW_OP_plus_uconst, offset});
  if (p.isAddress) ops.push_back(dwarf::DW_OP_deref);
  if (p.size != p.total && !p.isAddress) ops.insert(ops.end(), {dwarf::DW_OP_LLVM_fragment, p.offset * kBits, p.size * kBits});
  return module_.debugBuilder().createExpression(ops);
}

void FunctionDebug::declare(const Part& p, llvm::Value* address, uint64_t offset, llvm::BasicBlock* block) {
  if (llvm::Instruction* end = block->getTerminator()) {
    module_.debugBuilder().insertDeclare(address, p.variable, expression(p, offset, true), p.where, end);
  } else {
    module_.debugBuilder().insertDeclare(address, p.variable, expression(p, offset, true), p.where, block);
  }
}

void FunctionDebug::value(const Part& p, llvm::Value* v, llvm::Instruction* before) {
  module_.debugBuilder().insertDbgValueIntrinsic(v, p.variable, expression(p, 0, false), p.where, before);
}

}  // namespace vo::native
