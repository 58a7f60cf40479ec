// This file lowers switch statements with constant cases (tables, and searches by halves) and all others (one comparison
// after the other).
#include <algorithm>

#include "base/seeded_bug.h"
#include "lower/function_lowerer.h"
#include "types/predicates.h"

namespace vo::lower {

namespace {
struct IntCase {
  int64_t value;  ///< order-preserving: unsigned values have the top bit flipped
  uint64_t bits;
  Label body;
};
}  // namespace

void FunctionLowerer::intSwitch(ir::Node* n, Reg tag, std::span<Label> bodies, Label otherwise) {
  NumClass c = numClass(n->a->type);
  bool isS = isSigned(c);
  VO_DCHECK(bodies.size() == n->count, "each case has a body");
  std::vector<IntCase> cases;
  for (uint32_t i = 0; i < n->count; i++) {
    for (ir::Node* k : n->items[i]->list()) {
      uint64_t bits = types::lowBits(k->constant);
      cases.push_back({static_cast<int64_t>(isS ? bits : bits ^ (uint64_t{1} << 63)), bits,
                       bodies[i]});
    }
  }
  std::stable_sort(cases.begin(), cases.end(),
                   [](const IntCase& a, const IntCase& b) { return a.value < b.value; });
  VO_DCHECK(std::adjacent_find(cases.begin(), cases.end(), [](auto& a, auto& b) { return a.value == b.value; }) == cases.end(),
            "the checker has refused cases that are there twice");
  Reg scratch = temp(types_.intType());
  auto equal = [&](const IntCase& k) {
    auto v = static_cast<int64_t>(k.bits);
    if (v >= INT16_MIN && v <= INT16_MAX) {
      code_.branch(Op::JEqI, tag, static_cast<Reg>(static_cast<uint16_t>(v)), k.body, Op::JNeI,
                   false, false);
    } else {
      loadWord(scratch, k.bits);
      code_.branch(Op::JEq, tag, scratch, k.body, Op::JNe, false, false);
    }
  };
  auto search = [&](auto& self, size_t from, size_t to) -> void {
    if (to - from <= 4) {
      for (size_t i = from; i < to; i++) equal(cases[i]);
      code_.jump(Op::Jmp, 0, otherwise);
      return;
    }
    uint64_t span = static_cast<uint64_t>(cases[to - 1].value) -
                    static_cast<uint64_t>(cases[from].value);
    if (span < (to - from) * 3 && to - from >= 6) {
      // Dense: a table indexed by the distance from the smallest.
      if (cases[from].bits != 0) {
        loadWord(scratch, cases[from].bits);
        emit(Op::Sub, scratch, tag, scratch);
      } else {
        emit(Op::Mov, scratch, tag);
      }
      code_.jumpTable(scratch, static_cast<uint32_t>(span + 1), otherwise);
      size_t next = from;
      for (uint64_t i = 0; i <= span; i++) {
        if (static_cast<uint64_t>(cases[next].value) - static_cast<uint64_t>(cases[from].value) ==
            i) {
          code_.tableEntry(cases[next++].body);
        } else {
          code_.tableEntry(otherwise);
        }
      }
      return;
    }
    size_t mid = from + (to - from) / 2;
    Label low = code_.newLabel();
    loadWord(scratch, cases[mid].bits);
    if (base::isSeeded(base::Bug::SwitchSigned)) isS = true;
    code_.branch(isS ? Op::JLtS : Op::JLtU, tag, scratch, low, isS ? Op::JLeS : Op::JLeU, true,
                 false);
    self(self, mid, to);
    code_.bind(low);
    self(self, from, mid);
  };
  search(search, 0, cases.size());
}

void FunctionLowerer::stringSwitch(ir::Node* n, Reg tag, std::span<Label> bodies,
                                   Label otherwise) {
  struct Case {
    std::string_view text;
    Label body;
  };
  std::vector<Case> cases;
  for (uint32_t i = 0; i < n->count; i++)
    for (ir::Node* k : n->items[i]->list())
      cases.push_back({types::stringValue(k->constant), bodies[i]});
  std::stable_sort(cases.begin(), cases.end(),
                   [](const Case& a, const Case& b) { return a.text < b.text; });
  Reg k = temp(types_.stringType()), r = temp(types_.intType());
  auto search = [&](auto& self, size_t from, size_t to) -> void {
    if (to - from <= 3) {
      for (size_t i = from; i < to; i++) {
        if (cases[i].text.empty()) {
          emit(Op::ZeroN, k, 0, 0, 2);
        } else {
          code_.emitWide(Op::LoadStr, k, module_.stringId(cases[i].text));
        }
        emit(Op::EqStr, r, tag, k);
        code_.jump(Op::JmpT, r, cases[i].body);
      }
      code_.jump(Op::Jmp, 0, otherwise);
      return;
    }
    size_t mid = from + (to - from) / 2;
    Label low = code_.newLabel();
    code_.emitWide(Op::LoadStr, k, module_.stringId(cases[mid].text));
    emit(Op::CmpStr, r, tag, k);
    code_.branch(Op::JLtSI, r, 0, low, Op::JGeSI, false, false);
    self(self, mid, to);
    code_.bind(low);
    self(self, from, mid);
  };
  search(search, 0, cases.size());
}

void FunctionLowerer::switchStmt(ir::Node* n) {
  CodeBuffer::Mark m = code_.mark();
  Reg tag = gen(n->a);
  Label end = n->label != nullptr ? labels(n->label).brk : code_.newLabel();
  Label otherwise = code_.newLabel();
  std::vector<Label> bodies;
  for (uint32_t i = 0; i < n->count; i++) bodies.push_back(code_.newLabel());
  if (numClass(n->a->type) == NumClass::String) {
    stringSwitch(n, tag, bodies, otherwise);
  } else {
    intSwitch(n, tag, bodies, otherwise);
  }
  code_.releaseTemps(m);
  for (uint32_t i = 0; i < n->count; i++) {
    code_.bind(bodies[i]);
    stmt(n->items[i]->a);
    code_.jump(Op::Jmp, 0, end);
  }
  code_.bind(otherwise);
  stmt(n->b);
  code_.bind(end);
}

}  // namespace vo::lower
