// This file times hand-assembled programs, against which the interpreter's handlers are tuned:
//     vm_bench fib 32 | sieve 100 | loops 10000
// The same programs in Lua are in bench/lua.
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <string_view>

#include "support/vm_assembler.h"

namespace {

using namespace vo::vm::testing;

/// func fib(n) { if n < 2 { return n }; return fib(n-1) + fib(n-2) }
Function* fib(Assembly& a, int64_t n) {
  // 0: result, 1: n, 2: temporary; callee at 7
  Function* f = a.declare("main.fib", {.results = 1, .params = 1, .slots = 3});
  Code c(a);
  auto recurse = c.jump(Op::JGeSI, 1, 2);
  c.op(Op::Mov, 0, 1).op(Op::Return);
  c.patch(recurse, c.here());
  c.op(Op::AddI, 8, 1, -1).call(f, 7).op(Op::Mov, 2, 7);
  c.op(Op::AddI, 8, 1, -2).call(f, 7).op(Op::Add, 0, 2, 7).op(Op::Return);
  c.finish(f);
  Function* main = a.declare("main.main", {.slots = 1});
  Code m(a);
  m.imm(Op::LoadI, 6, n).call(f, 5).op(Op::Mov, 0, 5);
  m.op(Op::Print, 0, 1).op(Op::Print, 0, 13).op(Op::Return);
  m.finish(main);
  return main;
}

/// `rounds` times: sieve of 1,000,000 bools, primes counted
Function* sieve(Assembly& a, int64_t rounds) {
  constexpr int64_t kN = 1000000;
  // 0..2: flags, 3: i, 4: j, 5: count, 6: n, 7: one, 8: flag, 9: round, 10: zero, 11: rounds
  Function* main = a.declare("main.main", {.slots = 12, .refs = {0}});
  Type* boolean = a.type(Kind::Bool, 1, {}, "bool");
  Code c(a);
  c.imm(Op::LoadI, 6, kN).imm(Op::LoadI, 7, 1).imm(Op::LoadI, 9, 0).imm(Op::LoadI, 10, 0);
  c.imm(Op::LoadI, 11, rounds);
  auto round = c.here();
  c.op(Op::MakeSlice, 0, 6, 6).typeX(boolean);
  c.imm(Op::LoadI, 5, 0).imm(Op::LoadI, 3, 2);
  auto outer = c.here();
  c.op(Op::IdxU8, 8, 0, 3);
  auto composite = c.jump(Op::JNeI, 8, 0);
  c.op(Op::AddI, 5, 5, 1).op(Op::Add, 4, 3, 3);
  auto skip = c.jump(Op::JLeS, 6, 4);
  auto inner = c.here();
  c.op(Op::SetIdx8, 0, 4, 7).op(Op::Add, 4, 4, 3);
  c.jumpTo(Op::LoopLtS, 4, 6, inner);
  c.patch(skip, c.here());
  c.patch(composite, c.here());
  c.jumpTo(Op::LoopIncLtS, 3, 6, outer);
  c.jumpTo(Op::LoopIncLtS, 9, 11, round);
  c.op(Op::Print, 5, 1).op(Op::Print, 0, 13).op(Op::Return);
  c.finish(main);
  return main;
}

/// for i < n { for j < n { s += (i ^ j) & 7 } }
Function* loops(Assembly& a, int64_t n) {
  Function* main = a.declare("main.main", {.slots = 5});
  Code c(a);
  c.imm(Op::LoadI, 0, 0).imm(Op::LoadI, 1, 0).imm(Op::LoadI, 3, n);
  auto outer = c.here();
  c.imm(Op::LoadI, 2, 0);
  auto inner = c.here();
  c.op(Op::Xor, 4, 1, 2).op(Op::AndI, 4, 4, 7).op(Op::Add, 0, 0, 4);
  c.jumpTo(Op::LoopIncLtS, 2, 3, inner);
  c.jumpTo(Op::LoopIncLtS, 1, 3, outer);
  c.op(Op::Print, 0, 1).op(Op::Print, 0, 13).op(Op::Return);
  c.finish(main);
  return main;
}

/// Binary trees of pairs: bottomUp(d) allocates 2^(d+1)-1 nodes of two pointers, check counts them.
Function* trees(Assembly& a, int64_t depth) {
  Type* node = a.type(Kind::Struct, 16, {0, 1}, "main.node");
  // make: 0: result, 1: depth, 2: left, 3: right, 4: node; callee at 9
  Function* make = a.declare("main.make", {.results = 1, .params = 1, .slots = 5, .refs = {0, 2, 3, 4}});
  {
    Code c(a);
    auto deeper = c.jump(Op::JNeI, 1, 0);
    c.imm(Op::New, 0, a.offset(node)).op(Op::Return);
    c.patch(deeper, c.here());
    c.op(Op::AddI, 10, 1, -1).call(make, 9).op(Op::Mov, 2, 9);
    c.op(Op::AddI, 10, 1, -1).call(make, 9).op(Op::Mov, 3, 9);
    c.imm(Op::New, 4, a.offset(node));
    c.op(Op::StoreRef, 4, 2, 0).op(Op::StoreRef, 4, 3, 8).op(Op::Mov, 0, 4).op(Op::Return);
    c.finish(make);
  }
  // check: 0: result, 1: node, 2: child, 3: sum; callee at 8
  Function* check = a.declare("main.check", {.results = 1, .params = 1, .slots = 4, .refs = {1, 2}});
  {
    Code c(a);
    c.op(Op::Load64, 2, 1, 0);
    auto inner = c.jump(Op::JNeI, 2, 0);
    c.imm(Op::LoadI, 0, 1).op(Op::Return);
    c.patch(inner, c.here());
    c.op(Op::Mov, 9, 2).call(check, 8).op(Op::Mov, 3, 8);
    c.op(Op::Load64, 2, 1, 8).op(Op::Mov, 9, 2).call(check, 8).op(Op::Add, 3, 3, 8);
    c.op(Op::AddI, 0, 3, 1).op(Op::Return);
    c.finish(check);
  }
  Function* main = a.declare("main.main", {.slots = 4, .refs = {0}});
  Code m(a);
  m.imm(Op::LoadI, 1, 0).imm(Op::LoadI, 2, 0).imm(Op::LoadI, 3, 20);
  auto again = m.here();
  m.imm(Op::LoadI, 9, depth).call(make, 8).op(Op::Mov, 0, 8);
  m.op(Op::Mov, 9, 0).call(check, 8).op(Op::Add, 1, 1, 8);
  m.jumpTo(Op::LoopIncLtS, 2, 3, again);
  m.op(Op::Print, 1, 1).op(Op::Print, 0, 13).op(Op::Return);
  m.finish(main);
  return main;
}

}  // namespace

int main(int argc, char** argv) {
  std::string_view what = argc > 1 ? argv[1] : "fib";
  int64_t n = argc > 2 ? atoll(argv[2]) : 32;
  Assembly a;
  Function* main = what == "fib"     ? fib(a, n)
                   : what == "sieve" ? sieve(a, n)
                   : what == "trees" ? trees(a, n)
                                     : loops(a, n);
  auto start = std::chrono::steady_clock::now();
  Ran ran = run(a, main);
  auto end = std::chrono::steady_clock::now();
  printf("%s%s %.3f s\n", ran.out.c_str(), ran.err.c_str(),
         std::chrono::duration<double>(end - start).count());
  return ran.code;
}
