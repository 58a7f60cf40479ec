// This file finds calls of functions that are nowhere: declared without a body, often by //go:linkname to something of
// gc's run time. As for gc's linker such a declaration is an error only if the program can come to it: modules declare
// more than they use. What only methods lead to, and what Go's library declares, is left to the run
// time, which says so when it is called.
#include <algorithm>

#include "bytecode/op_info.h"
#include "link/linker.h"

namespace vo::link {

using bytecode::ExtraWord;
using bytecode::FunctionRow;
using bytecode::Insn;
using bytecode::Operand;

namespace {

/// The numbers of the functions that the code mentions.
template <class F>
void eachFunction(const FunctionRow& row, const F& visit) {
  for (size_t i = 0; i < row.code.size(); i++) {
    const bytecode::OpInfo& info = bytecode::opInfo(Insn{row.code[i]}.op());
    if (info.b == Operand::Func32) visit(Insn{row.code[i]}.imm32());
    if (info.x == ExtraWord::None) continue;
    auto first = static_cast<uint32_t>(row.code[++i]);
    if (info.x == ExtraWord::FuncX) visit(first);
    if (info.x == ExtraWord::Table) i += first;
  }
}

}  // namespace

void Linker::reportMissing() {
  if (missing_.empty() || program_->main == nullptr) return;
  std::unordered_map<const Function*, std::pair<const Unit*, const FunctionRow*>> rows;
  std::vector<const Function*> work = {program_->main};
  for (const Unit& u : units_) {
    for (size_t i = 0; i < u.own.size(); i++)
      if (u.own[i] != nullptr && u.linksHere[i]) rows[u.own[i]] = {&u, &u.module->functions[i]};
    if (u.module->init != bytecode::kNoId) work.push_back(u.functions[u.module->init]);
  }
  std::unordered_map<const Function*, bool> seen;
  std::vector<std::string> found;
  while (!work.empty()) {
    const Function* f = work.back();
    work.pop_back();
    auto at = rows.find(f);
    if (at == rows.end() || !seen.try_emplace(f, true).second) continue;
    auto [unit, row] = at->second;
    eachFunction(*row, [&, u = unit, r = row](uint32_t n) {
      const Function* callee = u->functions[n];
      work.push_back(callee);
      auto missing = missing_.find(callee);
      if (missing == missing_.end()) return;
      Declaration d = declarationOf(missing->second);
      if (d.row == nullptr) return;
      auto refused = refused_.find(callee);
      found.push_back(placeOf(d) + (refused != refused_.end() ? refused->second : r->name + ": relocation target " + missing->second + " not defined"));
    });
  }
  std::sort(found.begin(), found.end());
  found.erase(std::unique(found.begin(), found.end()), found.end());
  errors_.insert(errors_.end(), found.begin(), found.end());
}

}  // namespace vo::link
