// This file is the fuzz target of the compiler: any text through parser, checker, IR, inlining, escape
// analysis and lowering, with a small library to import. What compiles must have well-formed IR and a
// module that passes the structural checks and survives its binary form.
#include <map>
#include <string>
#include <string_view>

#include "bytecode/decode.h"
#include "bytecode/encode.h"
#include "bytecode/structure.h"
#include "check/checker.h"
#include "escape/escape.h"
#include "ir/builder.h"
#include "ir/inline.h"
#include "ir/verify.h"
#include "lower/lower.h"
#include "source_mutator.h"
#include "syntax/parser.h"

namespace {

using namespace vo;

/// What programs may import, by path.
const std::map<std::string_view, std::string_view> kLibrary = {
    {"fmt", "package fmt\nimport \"io\"\ntype Stringer interface{ String() string }\nfunc Println(a ...any) (n int, err error)\n"
            "func Sprintf(f string, a ...any) string\nfunc Errorf(f string, a ...any) error\n"
            "func Fprintln(w io.Writer, a ...any) (int, error) { return 0, nil }\n"},
    {"io", "package io\ntype Writer interface{ Write(p []byte) (n int, err error) }\n"
           "type Reader interface{ Read(p []byte) (n int, err error) }\ntype ReadWriter interface { Reader; Writer }\n"
           "type eof struct{}\nfunc (eof) Error() string { return \"EOF\" }\nvar EOF error = eof{}\n"},
    {"errors", "package errors\ntype errorString struct{ s string }\nfunc (e *errorString) Error() string { return e.s }\n"
               "func New(text string) error { return &errorString{text} }\nfunc Is(err, target error) bool\n"},
    {"sync", "package sync\ntype Mutex struct { state int32; sema uint32 }\nfunc (m *Mutex) Lock() { m.state++ }\n"
             "func (m *Mutex) Unlock() { m.state-- }\ntype Map struct { m Mutex; x map[any]any }\n"
             "func (m *Map) Range(f func(key, value any) bool) { for k, v := range m.x { if !f(k, v) { break } } }\n"},
    {"iter", "package iter\ntype Seq[V any] func(yield func(V) bool)\ntype Seq2[K, V any] func(yield func(K, V) bool)\n"},
    {"slices", "package slices\nimport (\"cmp\"; \"iter\")\nfunc Max[S ~[]E, E cmp.Ordered](x S) E { m := x[0]; for _, v := range x { m = max(m, v) }; return m }\n"
               "func All[S ~[]E, E any](s S) iter.Seq2[int, E] { return func(yield func(int, E) bool) { for i, v := range s { if !yield(i, v) { return } } } }\n"
               "func SortFunc[S ~[]E, E any](x S, f func(a, b E) int) { for i := range x { for j := i; j > 0 && f(x[j-1], x[j]) > 0; j-- { x[j], x[j-1] = x[j-1], x[j] } } }\n"},
    {"cmp", "package cmp\ntype Ordered interface { ~int | ~int8 | ~int16 | ~int32 | ~int64 | ~uint | ~uint8 | ~uintptr | ~float32 | ~float64 | ~string }\n"
            "func Compare[T Ordered](x, y T) int { if x < y { return -1 }; if x > y { return 1 }; return 0 }\n"},
    {"math", "package math\nconst Pi = 3.14159265358979323846264338327950288419716939937510582097494459\nconst MaxInt64 = 1<<63 - 1\n"
             "func Sqrt(x float64) float64\nfunc Floor(x float64) float64 { return x }\n"},
    {"strings", "package strings\ntype Builder struct { addr *Builder; buf []byte }\nfunc (b *Builder) WriteByte(c byte) error { b.buf = append(b.buf, c); return nil }\n"
                "func (b *Builder) String() string { return string(b.buf) }\nfunc Repeat(s string, n int) string { r := \"\"; for range n { r += s }; return r }\n"},
};

/// One compilation: of the text and of what it imports.
struct World final : types::Importer {
  base::Arena kept, transient;
  base::Interner symbols{kept};
  diag::SourceMap sources{kept};
  diag::Sink sink;
  types::TypeContext types{kept, transient, symbols};
  types::Info info{kept, transient};
  types::CanonicalTypes canonical{types};
  ir::Program program;
  ir::BuildContext build{kept, transient, types, info, sources, sink, symbols, program};
  syntax::ParseContext parsing{kept, transient, symbols, sink};
  std::map<std::string_view, types::Package*> packages;

  types::Package* import(std::string_view path, const types::Package*, std::string* error) override {
    auto text = kLibrary.find(path);
    if (text == kLibrary.end()) {
      *error = "package " + std::string(path) + " is not in std";
      return nullptr;
    }
    auto [it, fresh] = packages.try_emplace(text->first, nullptr);
    if (fresh) it->second = compile("x.go", text->second, path, true);
    return it->second;
  }

  types::Package* compile(std::string_view file, std::string_view text, std::string_view path, bool isLibrary) {
    bool isVo = file.ends_with(".vo");
    syntax::File* tree = syntax::parseFile(parsing, *sources.add(file, text), isVo);
    check::Options options;
    options.isLibrary = isLibrary;
    check::CheckContext context{types, info, sources, sink, *this, options};
    syntax::File* files[] = {tree};
    check::CheckedPackage checked = check::checkPackage(context, path, files);
    if (sink.hasErrors()) return checked.package;
    ir::Module* module = ir::buildPackage(build, checked);
    if (sink.hasErrors()) return checked.package;
    verify(*module);
    ir::inlineCalls(build, *module);
    verify(*module);
    escape::analyse(kept, transient, *module);
    lower::LowerContext lowering{build, canonical};
    bytecode::Module code = lower::lowerModule(lowering, *module);
    checkModule(code);
    return checked.package;
  }

  void verify(const ir::Module& module) {
    for (const ir::Func* f : module.funcs.span()) {
      std::string fault = ir::verify(*f);
      if (!fault.empty()) fprintf(stderr, "%s\n", fault.c_str());
      VO_CHECK(fault.empty(), "IR is well formed");
    }
  }

  void checkModule(const bytecode::Module& m) {
    std::string fault = bytecode::checkStructure(m);
    if (!fault.empty()) fprintf(stderr, "%s\n", fault.c_str());
    VO_CHECK(fault.empty(), "what the compiler makes passes the structural checks");
    const bytecode::Module* list[] = {&m};
    bytecode::DecodeResult back = bytecode::decode(bytecode::encode(list));
    VO_CHECK(back.error.empty() && back.modules[0] == m, "modules survive their binary form");
  }
};

}  // namespace

VO_FUZZ_SOURCE_MUTATOR

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  std::string_view text(reinterpret_cast<const char*>(data), size);
  World world;
  world.compile(text.starts_with("package") ? "x.go" : "x.vo", text, "main", false);
  std::string report = diag::render(world.sink, world.sources, {});
  if (getenv("VO_FUZZ_REPORT") != nullptr) fputs(report.c_str(), stderr);
  return 0;
}
