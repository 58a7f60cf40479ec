// This file answers the verifier's questions from the tables of a linked program.
#include "link/library_facts.h"

namespace vo::link {

const abi::Type* ProgramFacts::type(std::string_view key) const {
  base::Symbol s = symbols_.find(key);
  if (s.empty()) return nullptr;
  for (const Program* p = program_; p != nullptr; p = p->base)
    if (const abi::Type* t = p->typesByKey.get(s)) return t;
  return nullptr;
}

bool ProgramFacts::function(std::string_view symbol, bytecode::LibraryFunction* out) const {
  base::Symbol s = symbols_.find(symbol);
  if (s.empty()) return false;
  for (const Program* p = program_; p != nullptr; p = p->base) {
    const Function* f = p->byName.get(s);
    if (f == nullptr) continue;
    out->type = f->type;
    out->recv = f->recv;
    // (a closure's function is entered through its closure only)
    out->closure = (f->flags & kIsClosure) != 0;
    out->native = (f->flags & kNative) != 0;
    out->open = (f->flags & kOpenNative) != 0;
    out->resultSlots = f->resultSlots;
    out->paramSlots = f->paramSlots;
    return true;
  }
  return false;
}

const abi::Type* ProgramFacts::global(std::string_view symbol) const {
  base::Symbol s = symbols_.find(symbol);
  if (s.empty()) return nullptr;
  for (const Program* p = program_; p != nullptr; p = p->base)
    if (const GlobalEntry* g = p->globalsByName.find(s)) return g->type;
  return nullptr;
}

void ProgramFacts::structs(base::FunctionRef<void(const abi::StructType*)> f) const {
  for (const Program* p = program_; p != nullptr; p = p->base)
    for (const auto& e : p->typesByKey.entries())
      if (e.value->kind() == abi::Kind::Struct) f(abi::asStruct(e.value));
}

bool ProgramFacts::package(std::string_view path) const {
  base::Symbol s = symbols_.find(path);
  if (s.empty()) return false;
  for (const Program* p = program_; p != nullptr; p = p->base)
    if (p->packageNumbers.find(s) != nullptr) return true;
  return false;
}

}  // namespace vo::link
