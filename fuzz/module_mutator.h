// Mutations of bytecode modules by rows and instructions: what comes out decodes, and often passes the
// structural checks.
#pragma once

#include <cstdint>
#include <random>
#include <vector>

#include "bytecode/codec.h"
#include "bytecode/op_info.h"

namespace vo::fuzz {

using bytecode::Insn;
using bytecode::Module;
using bytecode::Op;
using bytecode::OpInfo;
using bytecode::Operand;

/// A codec stream that counts fields, and changes the one with a given number.
class FieldChanger {
 public:
  FieldChanger(std::minstd_rand& random, uint64_t target) : random_(random), target_(target) {}
  uint64_t count = 0;

  template <class T>
  void num(T& v) {
    uint64_t old = last_;
    last_ = v;
    if (hit()) v = static_cast<T>(number(v, old));
  }
  void id(uint32_t& v) {
    if (hit()) v = random_() % 8 == 0 ? bytecode::kNoId : static_cast<uint32_t>(random_() % 4 == 0 ? number(v, 0) : random_() % 64);
  }
  void flag(bool& v) {
    if (hit()) v = !v;
  }
  template <class E>
  void choice(E& v, E last) {
    if (hit()) v = static_cast<E>(random_() % (static_cast<unsigned>(last) + 1));
  }
  template <class T>
  void bytes(T& s) {
    if (!hit() || s.empty()) return;
    size_t i = random_() % s.size();
    if (random_() % 3 == 0) {
      s.resize(i);
    } else {
      s[i] = static_cast<typename T::value_type>(random_() % 128);
    }
  }
  void name(std::string& s) { bytes(s); }
  void names(std::vector<std::string>& list) { texts(list); }
  void texts(std::vector<std::string>& list) {
    rows(list);
    for (std::string& s : list) bytes(s);
  }
  void numbers(std::vector<uint32_t>& list) {
    rows(list);
    for (uint32_t& v : list) id(v);
  }
  void code(std::vector<uint64_t>&) {}  // mutateCode does that
  template <class R>
  void list(std::vector<R>& list) {
    rows(list);
    for (R& r : list) bytecode::codec::fields(*this, r);
  }
  template <class F>
  void section(unsigned, const char*, F content) {
    content();
  }

 private:
  bool hit() { return count++ == target_; }
  uint64_t number(uint64_t v, uint64_t other) {
    switch (random_() % 8) {
      case 0: return v + 1;
      case 1: return v - 1;
      case 2: return v ^ uint64_t{1} << random_() % 64;
      case 3: return 0;
      case 4: return other;
      case 5: return v * 2;
      case 6: return v + 8;
      default: return random_() % 40;
    }
  }
  template <class T>
  void rows(std::vector<T>& list) {
    if (!hit() || list.empty()) return;
    size_t i = random_() % list.size(), k = random_() % list.size();
    switch (random_() % 4) {
      case 0: list.erase(list.begin() + static_cast<std::ptrdiff_t>(i)); break;
      case 1: list.insert(list.begin() + static_cast<std::ptrdiff_t>(i), T(list[k])); break;
      case 2: list[i] = T(list[k]); break;
      default: std::swap(list[i], list[k]);
    }
  }

  std::minstd_rand& random_;
  uint64_t target_;
  uint64_t last_ = 0;
};

/// Words of the instruction at `at`; 0: it is none, or the code ends before it does.
inline size_t wordsOf(const std::vector<uint64_t>& code, size_t at) {
  Op op = Insn{code[at]}.op();
  if (static_cast<unsigned>(op) >= bytecode::kOpCount) return 0;
  const OpInfo& info = bytecode::opInfo(op);
  size_t words = info.x == bytecode::ExtraWord::None ? 1 : 2, left = code.size() - at;
  if (info.x == bytecode::ExtraWord::Table && left >= 2) words += static_cast<uint32_t>(code[at + 1]);
  return words <= left ? words : 0;
}

/// Where the instructions of a function start, up to the first that is none.
inline std::vector<size_t> startsOf(const std::vector<uint64_t>& code) {
  std::vector<size_t> starts;
  for (size_t at = 0, words; at < code.size() && (words = wordsOf(code, at)) != 0; at += words) starts.push_back(at);
  return starts;
}

/// Another row with the same operands.
inline Op sameShape(std::minstd_rand& random, Op op) {
  const OpInfo& info = bytecode::opInfo(op);
  for (int tries = 0; tries < 200; tries++) {
    auto other = static_cast<Op>(random() % bytecode::kOpCount);
    const OpInfo& o = bytecode::opInfo(other);
    bool same = o.x == info.x && bytecode::isSlot(o.a) == bytecode::isSlot(info.a) &&
                bytecode::isSlot(o.b) == bytecode::isSlot(info.b) && bytecode::isSlot(o.c) == bytecode::isSlot(info.c) &&
                bytecode::isWide(o.b) == bytecode::isWide(info.b);
    if (same && other != op) return other;
  }
  return op;
}

inline uint16_t otherSlot(std::minstd_rand& random, const bytecode::FunctionRow& f, uint16_t v) {
  switch (random() % 6) {
    case 0: return static_cast<uint16_t>(v + 1);
    case 1: return static_cast<uint16_t>(v - 1);
    case 2: return static_cast<uint16_t>(f.totalWords == 0 ? 0 : random() % f.totalWords);
    default: return static_cast<uint16_t>(f.slots == 0 ? 0 : random() % f.slots);
  }
}

/// Changes an instruction of a function, keeping where instructions start.
inline void mutateCode(std::minstd_rand& random, Module& m) {
  if (m.functions.empty()) return;
  bytecode::FunctionRow& f = m.functions[random() % m.functions.size()];
  std::vector<size_t> starts = startsOf(f.code);
  if (starts.empty()) return;
  size_t at = starts[random() % starts.size()], other = starts[random() % starts.size()];
  uint64_t& w = f.code[at];
  Insn in{w};
  const OpInfo& info = bytecode::opInfo(in.op());
  auto put = [&](int shift, uint64_t mask, uint64_t v) { w = (w & ~(mask << shift)) | (v & mask) << shift; };
  switch (random() % 12) {
    case 0: w = in.withOp(sameShape(random, in.op())).word; break;
    case 1: put(8, 0xff, random() % 2 == 0 ? random() % 8 : random() % 256); break;
    case 2: case 3: put(16, 0xffff, otherSlot(random, f, in.a())); break;
    case 4: case 5:
      if (bytecode::isWide(info.b)) {
        put(32, 0xffffffff, random() % 3 == 0 ? in.imm32() + random() % 16 - 8 : random() % 32);
      } else {
        put(32, 0xffff, otherSlot(random, f, in.b()));
      }
      break;
    case 6: case 7:
      if (!bytecode::isWide(info.b)) put(48, 0xffff, otherSlot(random, f, in.c()));
      break;
    case 8:
      if (wordsOf(f.code, at) == wordsOf(f.code, other)) std::swap_ranges(f.code.begin() + static_cast<std::ptrdiff_t>(at),
          f.code.begin() + static_cast<std::ptrdiff_t>(at + wordsOf(f.code, at)), f.code.begin() + static_cast<std::ptrdiff_t>(other));
      break;
    case 9:
      if (wordsOf(f.code, at) == wordsOf(f.code, other))
        for (size_t i = wordsOf(f.code, at); i > 0; i--) f.code[at + i - 1] = f.code[other + i - 1];
      break;
    case 10:
      for (size_t i = wordsOf(f.code, at); i > 0; i--) f.code[at + i - 1] = Insn::abc(Op::Nop, 0, 0, 0, 0).word;
      break;
    default:
      if (wordsOf(f.code, at) < 2) break;
      switch (random() % 4) {
        case 0: f.code[at + 1] = (f.code[at + 1] & ~uint64_t{0xffffffff}) | random() % 64; break;
        case 1: f.code[at + 1] = (f.code[at + 1] & 0xffffffff) | uint64_t{random() % 64} << 32; break;
        case 2: f.code[at + 1] += random() % 16 - 8; break;
        default: f.code[at + 1] ^= uint64_t{1} << random() % 64;
      }
  }
}

/// Changes a few fields and instructions.
inline void mutateModules(std::minstd_rand& random, std::vector<Module>& modules) {
  for (unsigned times = 1 + random() % 3; times > 0; times--) {
    Module& m = modules[random() % modules.size()];
    if (random() % 4 != 0) {
      mutateCode(random, m);
      continue;
    }
    FieldChanger counter(random, UINT64_MAX);
    bytecode::codec::sections(counter, m);
    FieldChanger changer(random, random() % counter.count);
    bytecode::codec::sections(changer, m);
  }
}

}  // namespace vo::fuzz
