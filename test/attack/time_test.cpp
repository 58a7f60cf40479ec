// This file tests that checking a file takes time in proportion to its size, whatever it holds: each module here has
// many of two things that could be multiplied with one another.
#include <gtest/gtest.h>

#include <chrono>

#include "attack/attack_builder.h"
#include "bytecode/encode.h"

namespace vo::bytecode::attack {
namespace {

/// Seconds for 10 MB, with room for slow machines and checked builds; what is not linear takes minutes.
constexpr double kSecondsPer10MB = 20;

void expectLinear(const char* name, const std::function<void(Bench&)>& make) {
  auto library = fakeLibrary();
  Bench b;
  make(b);
  b.finish();
  const Module* one = &b.m;
  double size = static_cast<double>(encode({&one, 1}).size());
  auto start = std::chrono::steady_clock::now();
  std::string said = check(b.m, *library);
  double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  EXPECT_LT(seconds, kSecondsPer10MB * std::max(size / 1e7, 0.02)) << name << ": " << size << " bytes, " << said;
  if (getenv("VO_TIMES") != nullptr) printf("%-40s %8.0f KB %6.2f s  %5.2f s per 10 MB  %s\n", name, size / 1e3, seconds, seconds / size * 1e7, said.substr(0, 70).c_str());
}

constexpr uint32_t kMany = 20000;

/// func() with `n` results of type t.
TypeId manyResults(Bench& b, TypeId t, size_t n) {
  TypeRow r = row(abi::Kind::Func, "", 8, 8);
  r.results.assign(n, t);
  std::string list;
  for (size_t i = 0; i < n; i++) list += (i == 0 ? "" : ", ") + b.m.types[t].key;
  r.key = r.string = "func() (" + list + ")";
  b.m.types.push_back(r);
  return static_cast<TypeId>(b.m.types.size() - 1);
}

/// A struct with `n` fields of type t.
TypeId manyFields(Bench& b, TypeId t, uint32_t n, uint64_t each) {
  TypeRow r = row(abi::Kind::Struct, "struct { many }", n * each, 8);
  for (uint32_t i = 0; i < n; i++) r.fields.push_back({"F" + std::to_string(i), "", t, "", i * each, false});
  b.m.types.push_back(r);
  TypeRow p = row(abi::Kind::Pointer, "*struct { many }", 8, 8);
  p.elem = static_cast<TypeId>(b.m.types.size() - 1);
  b.m.types.push_back(p);
  return static_cast<TypeId>(b.m.types.size() - 1);
}

TEST(Time, CallsAndResults) {
  expectLinear("calls and results", [](Bench& b) {
    TypeId t = manyResults(b, Int, 30000);
    uint16_t c = b.f.slot(t);
    b.f.out(30000);
    for (uint32_t i = 0; i < kMany; i++) b.f.op(Op::CallClosure, b.f.tail(), c);
  });
}

TEST(Time, InstructionsAndFields) {
  expectLinear("instructions and fields", [](Bench& b) {
    uint16_t p = b.f.slot(manyFields(b, Int, 8000, 8)), n = b.f.slot(Int);
    for (uint32_t i = 0; i < 3 * kMany; i++) b.f.op(Op::Load64, n, p, static_cast<uint16_t>(63000 - 8 * (i % 7000)));
  });
}

TEST(Time, AddressesAndFieldsWithoutSize) {
  expectLinear("addresses and fields without size", [](Bench& b) {
    TypeRow e = row(abi::Kind::Struct, "struct {}", 0, 1);
    b.m.types.push_back(e);
    auto empty = static_cast<TypeId>(b.m.types.size() - 1);
    TypeId t = manyFields(b, empty, kMany, 0);
    b.m.types[t - 1].align = 1;
    b.m.types[t - 1].size = 0;
    uint16_t p = b.f.slot(t), q = b.f.slot(PInt);
    for (uint32_t i = 0; i < kMany; i++) b.f.op(Op::PtrAdd, q, p, 0);
  });
}

TEST(Time, FunctionsAndParameters) {
  expectLinear("functions and parameters", [](Bench& b) {
    TypeId t = manyResults(b, Arr4, 4000);
    for (uint32_t i = 0; i < 2000; i++) {
      b.m.functions.emplace_back();
      FunctionRow& f = b.m.functions.back();
      f.name = f.symbol = "main.f" + std::to_string(i);
      f.type = t;
      f.resultSlots = 16000;
      f.slots = 16000;
      f.totalWords = 16004;
      f.groups = {{0, Arr4}};
      f.code = {Insn::abc(Op::Return, 0, 0, 0, 0).word};
    }
  });
}

TEST(Time, MethodsAsValuesAndTypes) {
  expectLinear("methods as values and types", [](Bench& b) {
    for (uint32_t i = 0; i < kMany; i++) {
      TypeRow r = row(abi::Kind::Array, "", 8 * uint64_t{i + 10}, 8);
      r.elem = Int;
      r.length = i + 10;
      r.key = r.string = "[" + std::to_string(r.length) + "]int";
      b.m.types.push_back(r);
    }
    uint16_t c = b.f.slot(FMyInt);
    for (uint32_t i = 0; i < 3 * kMany; i++) b.f.wide(Op::LoadFunc, c, FnString);
  });
}

TEST(Time, DataAndAddresses) {
  expectLinear("data and addresses", [](Bench& b) {
    uint64_t at = b.m.data.bytes.size();
    b.m.data.bytes.resize(at + 16 * uint64_t{kMany});
    for (uint32_t i = 0; i < kMany; i++) {
      uint64_t word = at + 8 * uint64_t{i};
      b.m.data.objects.push_back({static_cast<uint32_t>(word), PInt});
      b.m.data.relocs.push_back({word, DataReloc::Target::Data, 0, at + 8 * uint64_t{kMany} + 8 * uint64_t{i}});
    }
    for (uint32_t i = 0; i < kMany; i++)
      b.m.data.objects.push_back({static_cast<uint32_t>(at + 8 * uint64_t{kMany} + 8 * uint64_t{i}), Int});
  });
}

TEST(Time, TablesAndMethods) {
  expectLinear("tables and methods", [](Bench& b) {
    b.m.types[Stringer].methods.clear();
    b.m.types[Two].methods.clear();
    b.m.itabs.clear();
    b.m.data.relocs.resize(7);
    for (uint32_t i = 0; i < 1000; i++) {
      std::string name = "M" + std::to_string(10000 + i);
      b.m.types[Stringer].methods.push_back({name, "", FRString, kNoId, kNoId});
      b.m.types[Two].methods.push_back({name, "", FRString, FnPTwoString, FnTwoString});
    }
    b.m.itabs.assign(5 * kMany, {Stringer, Two});
  });
}

TEST(Time, NativesAndTypes) {
  expectLinear("natives and types", [](Bench& b) {
    for (uint32_t i = 0; i < kMany; i++) {
      TypeRow r = row(abi::Kind::Array, "", 8 * uint64_t{i + 10}, 8);
      r.elem = Int;
      r.length = i + 10;
      r.key = r.string = "[" + std::to_string(r.length) + "]int";
      b.m.types.push_back(r);
      b.m.imports.push_back({"vo.bytesToString", 2, 3, kNoId, kNoId});
    }
  });
}

TEST(Time, TypesAndLongTexts) {
  expectLinear("types and long texts", [](Bench& b) {
    TypeId t = manyResults(b, Int, 30000);
    for (uint32_t i = 0; i < kMany; i++) {
      TypeRow r = row(abi::Kind::Pointer, "", 8, 8);
      r.elem = t;
      r.key = r.string = "*x" + std::to_string(i);
      b.m.types.push_back(r);
    }
  });
}

TEST(Time, LinesAndInstructions) {
  expectLinear("lines and instructions", [](Bench& b) {
    for (uint32_t i = 0; i < 5 * kMany; i++) {
      b.f.row().lines.push_back({i, i, 0, 0});
      b.f.op(Op::Nop);
    }
  });
}

TEST(Time, VariablesAndReferences) {
  expectLinear("variables and references", [](Bench& b) {
    for (uint32_t i = 0; i < kMany; i++) b.m.globals.push_back({"", MyInt, kCellAt, false});
    for (uint32_t i = 0; i < kMany; i++) b.m.globalRefs.push_back({GInt, 0});
  });
}

}  // namespace
}  // namespace vo::bytecode::attack
