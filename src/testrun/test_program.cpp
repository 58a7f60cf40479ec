// This file writes the package main that hands a package's tests to package testing.
#include "testrun/test_program.h"

#include <algorithm>
#include <tuple>

#include "syntax/unicode.h"

namespace vo::testrun {
namespace {

std::string nameOf(const TestFunction& f) { return (f.isExternal ? "_xtest." : "_test.") + f.name; }

void appendTable(std::string& out, const char* name, const char* type, const std::vector<TestFunction>& list) {
  out += std::string("\nvar ") + name + " = []testing." + type + "{\n";
  for (const TestFunction& f : list) out += "\t{" + quoted(f.name) + ", " + nameOf(f) + "},\n";
  out += "}\n";
}

/// An import under a name that is used, or of a package for its effects.
void appendImport(std::string& out, bool isUsed, const char* name, const std::string& path) {
  out += std::string("\t") + (isUsed ? name : "_") + " " + quoted(path) + "\n";
}

/// The order of blocks in a profile, as indices.
std::vector<size_t> sortedBlocks(const std::vector<CoverBlock>& blocks) {
  std::vector<size_t> order(blocks.size());
  for (size_t i = 0; i < order.size(); i++) order[i] = i;
  auto key = [&blocks](size_t i) {
    const CoverBlock& b = blocks[i];
    return std::tuple(b.line, b.endLine, b.column, b.endColumn, b.statements);
  };
  std::sort(order.begin(), order.end(), [&key](size_t a, size_t b) { return key(a) < key(b); });
  return order;
}

/// What is the same for all programs that count: it reads coverFiles.
constexpr const char* kCoverage = R"(
// blocks: first line and column, last line and column, statements, and the index of the counter.
type coverFile struct {
	name   string
	counts []uint32
	blocks [][6]uint32
}

func (f coverFile) count(block [6]uint32) uint32 {
	if f.counts == nil {
		return 0
	}
	return f.counts[block[5]]
}

func coverPercent(inPackages string) string {
	var covered, total uint64
	for _, f := range coverFiles {
		for _, b := range f.blocks {
			total += uint64(b[4])
			if f.count(b) != 0 {
				covered += uint64(b[4])
			}
		}
	}
	if total == 0 {
		return "coverage: [no statements]\n"
	}
	return fmt.Sprintf("coverage: %.1f%% of statements%s\n", 100*float64(covered)/float64(total), inPackages)
}

func coverProfile(file string) error {
	out, err := os.Create(file)
	if err != nil {
		return fmt.Errorf("internal error: opening coverage data output file %q: %v", file, err)
	}
	w := bufio.NewWriter(out)
	fmt.Fprintf(w, "mode: %s\n", testdeps.CoverMode)
	for _, f := range coverFiles {
		for _, b := range f.blocks {
			fmt.Fprintf(w, "%s:%d.%d,%d.%d %d %d\n", f.name, b[0], b[1], b[2], b[3], b[4], f.count(b))
		}
	}
	if err := w.Flush(); err != nil {
		return err
	}
	return out.Close()
}

func coverReport(dir, file, mode, inPackages string, w io.Writer, packages []string) error {
	if _, err := io.WriteString(w, coverPercent(inPackages)); err != nil || file == "" {
		return err
	}
	return coverProfile(file)
}

func coverSnapshot() float64 {
	var covered, total float64
	for _, f := range coverFiles {
		total += float64(len(f.blocks))
		for _, b := range f.blocks {
			if f.count(b) != 0 {
				covered++
			}
		}
	}
	return covered / max(total, 1)
}
)";

void appendCoverage(std::string& out, const TestProgram& program) {
  std::string table = "\nvar coverFiles = []coverFile{\n";
  size_t number = 0;
  for (const TestProgram::Covered& c : program.covered) {
    std::string counts = "nil";
    if (!c.variable.empty() && !c.blocks.empty()) {
      std::string name = "cover" + std::to_string(number++);
      out += "\n//go:linkname " + name + " " + c.package + "." + c.variable + "\nvar " + name + " [" + std::to_string(c.blocks.size()) + "]uint32\n";
      counts = name + "[:]";
    }
    table += "\t{" + quoted(c.name) + ", " + counts + ", [][6]uint32{";
    for (size_t i : sortedBlocks(c.blocks)) {
      const CoverBlock& b = c.blocks[i];
      table += "{";
      for (uint32_t n : {b.line, b.column, b.endLine, b.endColumn, b.statements}) table += std::to_string(n) + ", ";
      table += std::to_string(i) + "}, ";
    }
    table += "}},\n";
  }
  out += table + "}\n" + kCoverage;
}

/// Lays the counters of all files side by side, where package fuzz looks at them.
void appendFuzzCounters(std::string& out, const TestProgram& program) {
  std::string moves;
  size_t number = 0, all = 0;
  for (const TestProgram::Covered& c : program.covered) {
    if (c.variable.empty() || c.blocks.empty()) continue;
    std::string name = "cover" + std::to_string(number++), type = "*[" + std::to_string(c.blocks.size()) + "]uint8";
    out += "\n//go:linkname " + name + " " + c.package + "." + c.variable + "\nvar " + name + " " + type + "\n";
    moves += "\t" + name + " = (" + type + ")(all[" + std::to_string(all) + ":])\n";
    all += c.blocks.size();
  }
  out += "\nfunc init() {\n\tall := make([]byte, " + std::to_string(all) + ")\n" + moves + "\tfuzz.SetCounters(all)\n}\n";
}

}  // namespace

std::string emptyProfile(const std::string& name, const std::vector<CoverBlock>& blocks) {
  std::string out;
  auto pair = [](uint32_t line, uint32_t column) { return std::to_string(line) + "." + std::to_string(column); };
  for (size_t i : sortedBlocks(blocks)) {
    const CoverBlock& b = blocks[i];
    out += name + ":" + pair(b.line, b.column) + "," + pair(b.endLine, b.endColumn) + " " + std::to_string(b.statements) + " 0\n";
  }
  return out;
}

std::string quoted(std::string_view text) {
  static constexpr char kDigits[] = "0123456789abcdef";
  std::string out = "\"";
  while (!text.empty()) {
    syntax::DecodedRune r = syntax::decodeRune(text);
    auto c = static_cast<unsigned char>(text[0]);
    if (c == '"' || c == '\\') {
      out += {'\\', text[0]};
    } else if (!r.valid || c < ' ' || c == 0x7f) {
      out += {'\\', 'x', kDigits[c >> 4], kDigits[c & 15]};
    } else {
      out += text.substr(0, r.width);
    }
    text.remove_prefix(r.width);
  }
  return out + "\"";
}

std::string programText(const TestFunctions& functions, const TestProgram& program) {
  bool used[2] = {};
  for (const auto* list : {&functions.tests, &functions.benchmarks, &functions.fuzzTargets, &functions.examples})
    for (const TestFunction& f : *list) used[f.isExternal] = true;
  if (functions.main) used[functions.main->isExternal] = true;

  std::string out = "// Made by vo test.\n\npackage main\n\nimport (\n\t\"os\"\n";
  if (functions.main) out += "\t\"reflect\"\n";
  bool fuzzes = program.coverMode == "fuzz", covers = !fuzzes && !program.coverMode.empty();
  if (fuzzes) out += "\t\"internal/fuzz\"\n";
  if (covers) out += "\t\"bufio\"\n\t\"fmt\"\n\t\"io\"\n";
  out += "\t\"testing\"\n\t\"testing/internal/testdeps\"\n\t_ \"unsafe\"\n\n";
  if (program.hasPackage) appendImport(out, used[0], "_test", program.importPath);
  if (program.hasExternal) appendImport(out, used[1], "_xtest", program.importPath + "_test");
  out += ")\n";
  appendTable(out, "tests", "InternalTest", functions.tests);
  appendTable(out, "benchmarks", "InternalBenchmark", functions.benchmarks);
  appendTable(out, "fuzzTargets", "InternalFuzzTarget", functions.fuzzTargets);
  out += "\nvar examples = []testing.InternalExample{\n";
  for (const TestFunction& f : functions.examples)
    out += "\t{" + quoted(f.name) + ", " + nameOf(f) + ", " + quoted(f.output) + (f.unordered ? ", true},\n" : ", false},\n");
  out += "}\n";
  if (fuzzes) appendFuzzCounters(out, program);
  if (covers) appendCoverage(out, program);
  // (what go's linker sets)
  out += "\n//go:linkname testBinary testing.testBinary\nvar testBinary string\n\nfunc init() {\n\ttestBinary = \"1\"\n\ttestdeps.ModulePath = " + quoted(program.modulePath) + "\n";
  std::string path = program.importPath == "command-line-arguments" ? "" : program.importPath;
  out += "\ttestdeps.ImportPath = " + quoted(path) + "\n";
  if (covers) {
    out += "\ttestdeps.CoverMode = " + quoted(program.coverMode) + "\n\ttestdeps.Covered = " + quoted(program.coverText) + "\n";
    out += "\ttestdeps.CoverSnapshotFunc = coverSnapshot\n\ttestdeps.CoverProcessTestDirFunc = coverReport\n";
    out += "\ttestdeps.CoverMarkProfileEmittedFunc = func(bool) {}\n";
  }
  out += "}\n\nfunc main() {\n";
  out += "\tm := testing.MainStart(testdeps.TestDeps{}, tests, benchmarks, fuzzTargets, examples)\n";
  if (functions.main) {
    out += "\t" + nameOf(*functions.main) + "(m)\n\tos.Exit(int(reflect.ValueOf(m).Elem().FieldByName(\"exitCode\").Int()))\n}\n";
  } else {
    out += "\tos.Exit(m.Run())\n}\n";
  }
  return out;
}

}  // namespace vo::testrun
