#include "package/header_errors.h"
#include "package/loader.h"

#include <algorithm>
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "package/files.h"
#include "package/module_file.h"

namespace vo::package {
namespace {

namespace fs = std::filesystem;

/// A folder of files that is deleted at the end.
class Tree {
 public:
  explicit Tree(std::initializer_list<std::pair<const char*, const char*>> files) {
    char name[] = "/tmp/vo_loader_XXXXXX";
    root = mkdtemp(name);
    for (auto& [path, text] : files) {
      fs::path p = fs::path(root) / path;
      fs::create_directories(p.parent_path());
      std::ofstream(p) << text;
    }
  }
  ~Tree() { fs::remove_all(root); }
  std::string operator/(const char* path) const { return root + "/" + path; }
  std::string root;
};

struct Loaded {
  base::Arena arena;
  diag::SourceMap map{arena};
  diag::Sink sink;
  LoadResult result;

  LoadOptions options(const Tree* library) {
    LoadOptions o;
    o.implicitRuntime = false;
    if (library != nullptr) {
      o.libraryRoot = *library / "src";
      o.overlayRoot = *library / "overlay";
    }
    return o;
  }
  Loaded(const std::vector<std::string>& paths, const Tree* library = nullptr) {
    result = Loader(arena, map, sink, options(library)).loadProgram(paths);
  }
  std::string order() const {
    std::string out;
    for (const LoadedPackage& p : result.packages) out += (out.empty() ? "" : " ") + p.importPath;
    return out;
  }
  std::string errors() const {
    std::string out;
    for (const diag::Diagnostic& d : sink.all()) out += d.text + "\n";
    return out;
  }
};

TEST(Loader, ModuleTree) {
  Tree lib({{"src/fmt/f.go", "package fmt\nimport \"internal/z\"\n"}, {"src/internal/z/z.go", "package z\n"}, {"src/b/b.go", "package b\n"}});
  Tree t({{"go.mod", "module ex.com/m\n\ngo 1.22\nrequire (\n\tex.com/r v1.0.0\n\tex.com/v v1.0.0\n)\nreplace (\n\tex.com/r v1.0.0 => ./rep // local\n\tex.com/v => ./vrep\n)\n"},
          {"main.go", "package main\n\nimport (\n\t\"std/fmt\"\n\tq \"ex.com/m/a\"\n\t\"ex.com/r/sub\"\n\t. \"ex.com/v\"\n)\n"},
          {"extra_windows.go", "package other\n"},
          {"main_test.go", "package main_test\n"},
          {"a/a.vo", "package a\nimport \"b\"; import \"ex.com/m/a/internal/i\"\n"},
          {"a/internal/i/i.go", "package i\n"},
          {"rep/go.mod", "module ex.com/r\n\ngo 1.18\n"},
          {"rep/sub/s.go", "package sub\n"},
          {"vrep/go.mod", "module ex.com/v\n"}, {"vrep/v.go", "package v\n"}});
  Loaded run({t.root}, &lib);
  EXPECT_EQ(run.errors(), "");
  EXPECT_EQ(run.order(), "b ex.com/m/a/internal/i ex.com/m/a ex.com/r/sub ex.com/v internal/z fmt main");
  const LoadedPackage& main = run.result.packages[run.result.main];
  EXPECT_EQ(main.listPath, "ex.com/m");
  EXPECT_EQ(main.goVersion, "go1.22");
  EXPECT_EQ(main.files.size(), 1u);
  EXPECT_EQ(main.imports[3].path, "std/fmt");  // by path, not as written
  EXPECT_EQ(run.result.packages[main.imports[3].package].importPath, "fmt");
  EXPECT_TRUE(run.result.packages[main.imports[3].package].isLibrary);
  EXPECT_EQ(run.result.packages[3].goVersion, "go1.18");
  EXPECT_TRUE(run.result.packages[2].files[0].isVo);
}

TEST(Loader, Cycle) {
  Tree t({{"go.mod", "module ex.com/m\n"}, {"main.go", "package main\nimport \"ex.com/m/a\"\n"},
          {"a/a.go", "package a\nimport \"ex.com/m/b\"\n"}, {"b/b.go", "package b\nimport \"ex.com/m/a\"\n"}});
  Loaded run({t.root}, &t);
  EXPECT_EQ(run.errors(),
            "package ex.com/m\n\timports ex.com/m/a from main.go\n\timports ex.com/m/b from a.go\n"
            "\timports ex.com/m/a from b.go: import cycle not allowed\n");
}

TEST(Loader, Errors) {
  Tree lib({{"src/internal/abi/a.go", "package abi\n"}});
  Tree t({{"go.mod", "module ex.com/n\ngo 1.21\n"},
          {"main.go", "package main\nimport \"foo/bar\"\nimport \"github.com/x/y\"\nimport \"internal/abi\"\nimport \"./k\"\nimport \"ex.com/n/p\"\nimport \"ex.com/n/two\"\nimport \"ex.com/n/none\"\nimport \"ex.com/n/win\"\n"},
          {"p/p.go", "package main\n"}, {"two/a.go", "package a\n"}, {"two/b.go", "package b\n"}, {"none/x.txt", ""}, {"win/w_windows.go", "package w\n"}});
  Loaded run({t.root}, &lib);
  std::string e = run.errors();
  for (const char* text : {"package foo/bar is not in std (", "no required module provides package github.com/x/y; to add it:\n\tgo get github.com/x/y",
                           "\"./k\" is relative, but relative", "local import \"./k\" in non-local package",
                           "import \"ex.com/n/p\" is a program, not an importable package",
                           "found packages a (a.go) and b (b.go) in ", "no required module provides package ex.com/n/none; to add it:",
                           "package ex.com/n\n\timports ex.com/n/win: build constraints exclude all Go files in "})
    EXPECT_NE(e.find(text), std::string::npos) << text << "\n" << e;
  EXPECT_EQ(run.map.locate(run.sink.all()[0].range.begin).line, 5u);  // "./k": in the order of the paths
  auto internal = std::find_if(run.sink.all().begin(), run.sink.all().end(), [](const diag::Diagnostic& d) { return !d.notes.empty(); });
  ASSERT_NE(internal, run.sink.all().end());
  EXPECT_EQ(internal->text, "package ex.com/n");
  EXPECT_EQ(internal->notes[0].text, "use of internal package internal/abi not allowed");
  EXPECT_EQ(run.map.locate(internal->notes[0].range.begin).line, 4u);
}

TEST(Loader, HeaderErrors) {
  auto error = [](const char* text) {
    HeaderError e = headerError(text);
    return e.text.empty() ? std::string() : std::to_string(e.offset) + " " + e.text;
  };
  EXPECT_EQ(error("package p\n\nimport (\n\t_ \"a/b\"; . `c`\n)\nimport \"d\"\n\nfunc f( { @"), "");
  EXPECT_EQ(error("package p; import \"a\", \"b\""), "");  // the compiler's
  EXPECT_EQ(error("importx \"a\""), "0 expected 'package', found importx");
  EXPECT_EQ(error("package func"), "8 expected 'IDENT', found 'func'");
  EXPECT_EQ(error("package p import \"a\""), "10 expected ';', found 'import'");
  EXPECT_EQ(error("package p\nimport a\n"), "18 missing import path");
  EXPECT_EQ(error("package p\nimport 'a'\n"), "17 import path must be a string");
  EXPECT_EQ(error("package p\nimport (\n\"a\",\n\"b\")\n"), "22 expected ';', found ','");
  EXPECT_EQ(error("package p\nimport (\n\"a\"\n"), "23 expected ')', found 'EOF'");
  EXPECT_EQ(error("package p\nimport \"a\n"), "17 string literal not terminated");
  EXPECT_EQ(error("/* a\npackage p\n"), "0 comment not terminated");
  EXPECT_EQ(error("@package p\n"), "0 illegal character U+0040 '@'");
  EXPECT_EQ(error("package p\nimport \"\\\"a\"\n"), "17 invalid import path: \\\"a");
  EXPECT_EQ(error("package p\nimport x \"a b\"\n"), "17 invalid import path: a b");
}

TEST(Loader, NamedFiles) {
  Tree t({{"a.go", "//go:build ignore\n\npackage main\n"}, {"b.vo", "#!/usr/bin/env vo\nimport \"unsafe\"\n"}, {"c.go", "package main\n"}, {"x/y.go", "package y\n"}});
  Loaded run({t / "a.go", t / "b.vo"}, &t);
  EXPECT_EQ(run.errors(), "");
  ASSERT_EQ(run.result.packages.size(), 1u);
  EXPECT_EQ(run.result.packages[0].files.size(), 2u);
  EXPECT_EQ(run.result.packages[0].name, "main");
  EXPECT_EQ(run.result.packages[0].imports[0].package, LoadedImport::kUnsafe);
  EXPECT_NE(Loaded({t / "no.go"}).errors().find("no such file or directory"), std::string::npos);
  EXPECT_NE(Loaded({t / "a.go", t / "x/y.go"}).errors().find("named files must all be in one directory"), std::string::npos);
  EXPECT_NE(Loaded({t / "nodir"}).errors(), "");
}

TEST(Loader, NamedFilesMayHaveAnyName) {
  Tree t({{"go.mod", "module m\n"}, {"x_test.go", "#!/usr/bin/env -S vo run\npackage main\n"}, {"_y_test.vo", "#!vo\n"}, {"script", "#!vo\n"}, {"a.go", "package main\n"}});
  for (auto [name, isVo] : {std::pair{"x_test.go", false}, std::pair{"_y_test.vo", true}, std::pair{"script", true}}) {
    Loaded run({t / name}, &t);
    EXPECT_EQ(run.errors(), "");
    EXPECT_EQ(run.result.packages[0].name, "main");
    EXPECT_EQ(run.result.packages[0].files[0].isVo, isVo) << name;
    EXPECT_TRUE(run.result.packages[0].files[0].source->isScript);
  }
  Loaded folder({t.root}, &t);
  ASSERT_EQ(folder.result.packages[0].files.size(), 1u);
  EXPECT_FALSE(folder.result.packages[0].files[0].source->isScript);
}

TEST(Loader, DynamicAccessNeedsPackageDyn) {
  Tree lib({{"src/fmt/f.go", "package fmt\n"}, {"overlay/dyn/d.go", "package dyn\n"}});
  Tree t({{"uses.vo", "func main() { v~>f() }\n"}, {"not.vo", "func main() {}\n"}, {"go.go", "package main // ~>\n"}});
  EXPECT_EQ(Loaded({t / "uses.vo"}, &lib).order(), "dyn main");
  EXPECT_EQ(Loaded({t / "not.vo"}, &lib).order(), "main");
  EXPECT_EQ(Loaded({t / "go.go"}, &lib).order(), "main");
  Tree named({{"go.mod", "module dyn\n"}, {"main.vo", "import \"dyn/x\"\nfunc main() { v~>f(x.X) }\n"}, {"x/x.go", "package x\n"}});
  Loaded run({named.root}, &lib);
  EXPECT_EQ(run.errors(), "");
  EXPECT_EQ(run.order(), "dyn dyn/x main");
}

TEST(Loader, StdIsTheLibraryWhateverTheModule) {
  Tree lib({{"src/fmt/f.go", "package fmt\n"}});
  Tree t({{"go.mod", "module fmt\n"}, {"main.go", "package main\nimport \"std/fmt\"\n"}});
  Loaded run({t.root}, &lib);
  EXPECT_EQ(run.errors(), "");
  EXPECT_EQ(run.result.packages[0].isLibrary, true);
}

TEST(Loader, Rundir) {
  Tree t({{"a.go", "package a\n"}, {"a2.go", "package a\n"}, {"b.go", "package b\nimport \"test/a\"\n"}, {"main.go", "package main\nimport (\"./a\"; \"./b\")\n"}});
  base::Arena arena;
  diag::SourceMap map(arena);
  diag::Sink sink;
  LoadResult r = Loader(arena, map, sink, {.implicitRuntime = false}).loadRundir(t.root, false);
  EXPECT_FALSE(sink.hasErrors());
  ASSERT_EQ(r.packages.size(), 3u);
  EXPECT_EQ(r.packages[0].importPath, "test/a");
  EXPECT_EQ(r.packages[0].files.size(), 2u);
  EXPECT_EQ(r.main, 2u);
}

TEST(Loader, OverlayReplacesDeclarations) {
  Tree lib({{"src/p/p.go", "package p\n\nimport \"q\"\n\nfunc F() { q.X() }\n\nfunc G() {}\n"}, {"src/q/q.go", "package q\n"},
            {"overlay/p/p.go", "package p\n\nfunc F()\n"}, {"overlay/manifest.txt", "p\n"}, {"overlay/own/o.go", "package own\n"}});
  Tree t({{"main.go", "package main\nimport \"p\"\nimport \"own\"\n"}});
  Loaded run({t / "main.go"}, &lib);
  EXPECT_EQ(run.errors(), "");
  EXPECT_EQ(run.order(), "own p main");  // q went with Go's F
  EXPECT_TRUE(run.result.packages[1].files[1].isOverlay);
}

TEST(Loader, RealLibrary) {
  if (!isDir(defaultLibraryRoot())) GTEST_SKIP() << "no library sources on this machine";
  base::Arena arena;
  diag::SourceMap map(arena);
  diag::Sink sink;
  LoadResult r = Loader(arena, map, sink, {}).loadLibrary({"fmt"});
  std::string errors;
  for (const diag::Diagnostic& d : sink.all()) errors += d.text + "\n";
  EXPECT_EQ(errors, "");
  EXPECT_GE(r.packages.size(), 44u);
  EXPECT_LE(r.packages.size(), 50u);
  EXPECT_EQ(r.packages.back().importPath, "fmt");
}

TEST(ModuleFile, Reads) {
  std::string error;
  ModuleFile m = parseModuleFile("// c\nmodule \"ex.com/m\" // x\ngo 1.21.3\ntoolchain go1.22\nrequire a.b/c v1.0.0\nrequire (\n\td.e/f v0.1.0 // indirect\n)\nreplace a.b/c => ../c\n", &error);
  EXPECT_EQ(error, "");
  EXPECT_EQ(m.path, "ex.com/m");
  EXPECT_EQ(m.goVersion, "1.21.3");
  EXPECT_EQ(m.required.size(), 2u);
  EXPECT_TRUE(m.replaced[0].isLocal());
  parseModuleFile("module a\nmodule b\n", &error);
  EXPECT_EQ(error, "2: repeated module statement");
}

TEST(Files, CleanPath) {
  EXPECT_EQ(cleanPath("/a/./b//../c/"), "/a/c");
  EXPECT_EQ(cleanPath("/../.."), "/");
  EXPECT_EQ(cleanPath("a/../.."), "..");
  EXPECT_EQ(cleanPath("."), ".");
}

}  // namespace
}  // namespace vo::package
