#!/usr/bin/env python3
"""Runs the library's own tests (Go's src/PKG/*_test.go: tests and examples) on vo.

    library_tests.py --vo PATH [--min PERCENT] [--table] [--run REGEXP] [--native FLAGS [--procs LIST] [--times N] [--compare]] [PACKAGE…]

Without packages: all of them but those that test gc's tool chain (LEFT_OUT). A package's tests are compiled into it and started by Go's own
package testing, as `go test -short` does. A test that ends the process counts as failed, and the rest go on in a
new process. --native=-O1: as an executable that `vo build -O1` makes, which is run for each number of processors (--procs=1,8), --times each; a test
that fails once has failed. --compare: those that fail are run on the VM, too, and only what passes there is an error. test/library_tests_skips.txt names what is left out, with reasons: it is not counted."""
import argparse
import concurrent.futures
import os
import re
import shutil
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
# Folders whose packages test gc's tool chain, need cgo or hardware, or are no packages of programs.
LEFT_OUT = re.compile(r"^(cmd|runtime|simd|arena|builtin|vendor|plugin|unsafe|internal/(abi|bytealg|coverage|cpu|dag|gate|goarch|goos|msan|asan|race|"
                      r"obscuretestdata|pkgbits|platform|profile|runtime|stringslite|synctest|sysinfo|testenv|trace|zstd|buildcfg|exportdata|"
                      r"lazyregexp|nettrace|goroot|goversion|copyright|cgrouptest|cfg|diff|itoa|lazytemplate|bisect|chacha8rand|fuzz|testlog|testhash|"
                      r"testpty|txtar|types|unsafeheader|xcoff|filepathlite|oserror|saferio|singleflight|sync|syscall|weak|godebug|godebugs|poll|reflectlite/x))"
                      r"(/|$)|^go/(types|importer|internal|build|doc/x)|testdata|^crypto/internal/(bigmod|boring|nistec|fips140test)")
TESTED_ANYWAY = "runtime/debug runtime/pprof runtime/metrics internal/reflectlite internal/fmtsort internal/sync internal/zstd internal/singleflight internal/saferio testing/synctest go/types go/build".split()


def publicPackages(root):
    """All packages of the library that have tests."""
    out = set(TESTED_ANYWAY)
    for folder, dirs, files in os.walk(root):
        path = os.path.relpath(folder, root)
        dirs[:] = [d for d in dirs if d not in ("testdata", "vendor", "cmd")]
        if path != "." and not LEFT_OUT.search(path) and any(f.endswith("_test.go") for f in files):
            out.add(path)
    return sorted(out)


OSES = "aix android darwin dragonfly freebsd hurd illumos ios js nacl netbsd openbsd plan9 solaris wasip1 windows zos".split()
ARCHES = """386 amd64 arm arm64 loong64 mips mips64 mips64le mipsle ppc64 ppc64le riscv64 s390x wasm sparc64""".split()
TRUE = {"linux", "unix", "gc", "vo", "purego", "math_big_pure_go", "goexperiment.jsonv2", "goexperiment.greenteagc", "goexperiment.sizespecializedmalloc"}


def skips():
    out = {}
    for line in open(os.path.join(HERE, "library_tests_skips.txt"), encoding="utf-8"):
        line = line.strip()
        if line and not line.startswith("#"):
            package, test, reason = line.split(" ", 2)
            out.setdefault(package, {})[test] = reason
    return out


def holds(expr):
    expr = re.sub(r"[\w.]+", lambda w: str(w.group(0) in TRUE or bool(re.fullmatch(r"go1\.(1?\d|2[0-7])", w.group(0)))), expr)
    return bool(eval(expr.replace("&&", " and ").replace("||", " or ").replace("!", " not ")))


def built(name, text):
    """Whether vo takes the test file: see src/package/build_constraint.h, BuildContext::Library."""
    parts = name[:-len("_test.go")].split("_")[1:]
    if any(p in ARCHES or p in OSES for p in parts[-2:]):
        return False
    m = re.search(r"^//go:build (.*)$", text[:text.find("\npackage ") + 1], re.M)
    return not m or holds(m.group(1))


def example_output(text, start):
    """The output comment of the example whose body starts there: (text, unordered), or None."""
    end = text.find("\n}", start)
    body = text[start:end]
    m = re.search(r"((?:^[ \t]*//.*\n?)+)\s*\Z", body, re.M)
    if not m:
        return None
    comment = "\n".join(re.sub(r"^[ \t]*// ?", "", line) for line in m.group(1).rstrip("\n").split("\n"))
    head = re.match(r"(?is)\s*(unordered )?output:", comment)
    if not head:
        return None
    return comment[head.end():].strip("\n ") , bool(head.group(1))


def quote(s):
    return '"' + "".join(c if " " <= c < "\x7f" and c not in '"\\' else
                         "".join(f"\\x{b:02x}" for b in c.encode()) for c in s) + '"'


class Package:
    """A package's tests and the program that starts them."""

    def __init__(self, root, path, left_out):
        self.path, self.dir = path, os.path.join(root, path)
        self.tests, self.examples, self.main = [], [], None
        self.used = set()
        self.again = False  # tests start themselves again
        for name in sorted(os.listdir(self.dir)):
            if not name.endswith("_test.go") or name[0] in "._":
                continue
            text = open(os.path.join(self.dir, name), encoding="utf-8", errors="surrogateescape").read()
            if not built(name, text):
                continue
            self.again = self.again or "testenv.Executable(" in text
            package = "_xtest" if re.search(r"^package \w+_test\b", text, re.M) else "_test"
            # Sources in raw strings have functions, too; in front of a comment or string a backquote is just that.
            code = re.sub(r'//[^\n]*|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])+\'|`[^`]*`',
                          lambda m: re.sub(r"[^\n]", " ", m.group()) if m.group()[0] == "`" else m.group(), text)
            for m in re.finditer(r"^func (Test|Example)(\w*)\(([^)]*)\) *\{", code, re.M):
                func = m.group(1) + m.group(2)
                if m.group(2)[:1].islower() or func in left_out:
                    continue
                if func == "TestMain":
                    self.main = f"{package}.TestMain"
                elif m.group(1) == "Test":
                    if not re.fullmatch(r"(\w+ +)?\*(\w+\.)?T", m.group(3)):
                        continue
                    self.tests.append((func, package))
                else:
                    output = example_output(text, m.end())
                    if output is None:
                        continue
                    self.examples.append((func, package, *output))
                self.used.add(package)
        self.external = any(re.search(r"^package \w+_test\b", open(os.path.join(self.dir, n), errors="replace").read(), re.M)
                            for n in os.listdir(self.dir) if n.endswith("_test.go"))

    def names(self):
        return [t[0] for t in self.tests] + [e[0] for e in self.examples]

    def program(self, vo):
        lines = [f"#!/usr/bin/env -S {vo} run -testpkg={self.path}", "package main", "", 'import "os"', 'import _ "unsafe"', 'import "testing"', 'import "testing/internal/testdeps"']
        if self.path != "testing":
            lines.append(f'import {"_test" if "_test" in self.used else "_"} {quote(self.path)}')
        else:
            lines.append('import _test "testing"')
        if self.external:
            lines.append(f'import {"_xtest" if "_xtest" in self.used else "_"} {quote(self.path + "_test")}')
        if self.again:
            lines += ['import _ "internal/testenv"', "//go:linkname exePath internal/testenv.exePath", "var exePath func() (string, error)",
                      "func init() { exePath = func() (string, error) { return os.Args[0], nil } }"]
        lines.append("var tests = []testing.InternalTest{")
        lines += [f"\t{{{quote(f)}, {p}.{f}}}," for f, p in self.tests]
        lines += ["}", "var examples = []testing.InternalExample{"]
        lines += [f"\t{{{quote(f)}, {p}.{f}, {quote(o)}, {str(u).lower()}}}," for f, p, o, u in self.examples]
        lines += ["}", "", "//go:linkname testBinary testing.testBinary", "var testBinary string", "", "func main() {", '\ttestBinary = "1"', "\ttestdeps.ImportPath = " + quote(self.path),
                  "\tm := testing.MainStart(testdeps.TestDeps{}, tests, nil, nil, examples)",
                  f"\t{self.main}(m)" if self.main else "\tos.Exit(m.Run())",
                  "\t_ = os.Args", "}"]
        if "_test" not in self.used and self.path == "testing":
            lines.append("var _ = _test.Short")
        return "\n".join(lines) + "\n"


class Runner:
    def __init__(self, opts):
        self.vo, self.root, self.timeout, self.run_only = os.path.abspath(opts.vo), opts.root, opts.timeout, opts.run
        self.native, self.procs, self.times = opts.native, (opts.procs or "").split(","), opts.times
        self.compare, self.keep = opts.compare, opts.keep and os.path.abspath(opts.keep)
        self.left_out = skips()
        # Package time's tests read GOROOT/lib/time/zoneinfo.zip, which Debian's package of sources does not have.
        self.env = dict(os.environ)
        go = shutil.which("go") or "/usr/local/go/bin/go"
        real = os.path.dirname(os.path.dirname(os.path.realpath(go)))
        self.has_zones = os.path.exists(os.path.join(real, "lib/time/zoneinfo.zip"))
        if self.has_zones:
            self.env["GOROOT"] = real

    def once(self, package, command, names, env):
        """Runs these tests; gives results by name, and the test that ended the process, if one did."""
        pattern = "^(" + "|".join(names) + ")$"
        try:
            p = subprocess.run(command + ["-test.v", "-test.short", "-test.parallel=1",
                                "-test.paniconexit0", "-test.run", pattern],
                               cwd=package.dir, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                               timeout=self.timeout, env=env)
            out, code = p.stdout, p.returncode
        except subprocess.TimeoutExpired as e:
            out, code = (e.stdout or b"") + b"\ntimed out\n", -9
        text = out.decode("utf-8", "replace")
        results, running, blame = {}, {}, None
        for line in text.split("\n"):
            # Not what a test shows, indented, of another process' output.
            m = re.search(r"(?<!\s)=== (RUN|CONT|PAUSE|NAME) +(\w+)", line)
            if m:
                blame = m.group(2)
                if m.group(1) == "RUN":
                    running[blame] = True
            m = re.search(r"^--- (PASS|FAIL|SKIP): (\w+) ", line) or re.search(r"--- (PASS|FAIL|SKIP): (\w+) \(\d", line)
            if m and "    --- " not in line:
                results[m.group(2)] = m.group(1)
                running.pop(m.group(2), None)
        dead = None
        if code not in (0, 1) or running:
            dead = blame if blame in running else next(iter(running), None)
        if dead is None and code not in (0, 1) and blame and results.get(blame) in (None, "PASS"):
            dead = blame
        return results, dead, text

    def all(self, package, command, names, env):
        """Runs these tests in as many processes as it takes: results by name, output."""
        results, outputs, left = {}, [], names
        while left:
            got, dead, text = self.once(package, command, left, env)
            outputs.append(text)
            results.update(got)
            if dead:
                results[dead] = "DIED"
            rest = [n for n in left if n not in results]
            if len(rest) == len(left):
                break
            left = rest
        for n in names:
            results.setdefault(n, "NOT RUN")
        return results, "\n".join(outputs)

    def package(self, path):
        """(path, results by name, output)."""
        if path == "time" and not self.has_zones:
            return path, {}, "no Go installation with lib/time/zoneinfo.zip"
        package = Package(self.root, path, self.left_out.get(path, {}))
        names = package.names()
        if self.run_only:
            names = [n for n in names if re.search(self.run_only, n)]
        with tempfile.TemporaryDirectory() as d:
            main = os.path.join(d, "main.vo")  # the first line is for tests that start themselves again
            open(main, "w").write(package.program(self.vo))
            os.chmod(main, 0o755)
            if os.environ.get("KEEP_MAIN"):
                open(os.environ["KEEP_MAIN"], "w").write(package.program(self.vo))
            on_vm = [self.vo, "run", "-e", "-testpkg=" + package.path, main]
            if self.native is None:
                return path, *self.all(package, on_vm, names, self.env)
            exe = os.path.join(self.keep or d, path.replace("/", ".") + ".test")
            p = subprocess.run([self.vo, "build", *self.native.split(), "-testpkg=" + package.path, "-o", exe, main], cwd=package.dir,
                               stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=1800)
            if p.returncode != 0:
                return path, dict.fromkeys(names, "NOT BUILT"), p.stdout.decode("utf-8", "replace")
            results, text = self.natively(package, exe, names)
            failed = [n for n, r in results.items() if r not in ("PASS", "SKIP")]
            if self.compare and failed:
                for n, r in self.all(package, on_vm, failed, self.env)[0].items():
                    if r not in ("PASS", "SKIP"):
                        results[n] = "VM"
            return path, results, text

    def natively(self, package, exe, names):
        """Runs the executable for each number of processors, and several times: what fails once has failed, output of what failed."""
        failures, outputs, results = {}, [], {}
        for procs in self.procs:
            for _ in range(self.times):
                results, text = self.all(package, [exe], names, self.env | ({"GOMAXPROCS": procs} if procs else {}))
                failed = [(n, r) for n, r in results.items() if r not in ("PASS", "SKIP")]
                for n, r in failed:
                    of = failures.setdefault(n, {})
                    of[r, procs] = of.get((r, procs), 0) + 1
                if failed:
                    outputs.append(f"=== GOMAXPROCS={procs}\n{text}")
        for n, of in failures.items():
            results[n] = " ".join(r + (f"/{p}" if p else "") + (f" {k} of {self.times}" if self.times > 1 else "") for (r, p), k in of.items())
        return results, "\n".join(outputs)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--vo", required=True)
    parser.add_argument("--root", default=os.environ.get("VO_GOROOT_SRC") or "build/golang/usr/share/go-1.27/src")
    parser.add_argument("--min", type=float, default=0)
    parser.add_argument("-j", type=int, default=1)
    parser.add_argument("--timeout", type=float, default=120, help="seconds per process")
    parser.add_argument("--native", metavar="FLAGS", help="build executables, with these flags")
    parser.add_argument("--procs", metavar="LIST", help="numbers of processors that executables run with")
    parser.add_argument("--times", type=int, default=1, help="how often executables run")
    parser.add_argument("--compare", action="store_true", help="run what fails as an executable on the VM: what fails there, too, does not count")
    parser.add_argument("--keep", metavar="DIR", help="leave executables there")
    parser.add_argument("--run", help="only tests whose name matches")
    parser.add_argument("--table", action="store_true", help="print a table for docs/stdlib.md")
    parser.add_argument("-v", action="store_true", help="print the tests' output")
    parser.add_argument("packages", nargs="*")
    opts = parser.parse_args()
    runner = Runner(opts)
    good = total = 0
    rows = []
    with concurrent.futures.ThreadPoolExecutor(opts.j) as pool:
        started = [pool.submit(runner.package, p) for p in opts.packages or publicPackages(opts.root)]
        for done in concurrent.futures.as_completed(started):
            path, results, text = done.result()
            alike = [n for n, r in results.items() if r == "VM"]
            results = {n: r for n, r in results.items() if r != "VM"}
            passed = sum(r in ("PASS", "SKIP") for r in results.values())
            failed = {n: r for n, r in results.items() if r not in ("PASS", "SKIP")}
            good, total = good + passed, total + len(results)
            rows.append((path, passed, len(results), len(runner.left_out.get(path, {})), failed))
            names = [f"{n} {r}" for n, r in failed.items()]
            print(f"{path}: {passed}/{len(results)} " + ", ".join(names[:40]) + (f"; on the VM, too: {', '.join(alike)}" if alike else ""), flush=True)
            if opts.keep and failed:
                open(os.path.join(opts.keep, path.replace("/", ".") + ".log"), "w").write(text)
            if opts.v or (results and all(r in ("NOT RUN", "NOT BUILT") for r in results.values())):
                print(text if opts.v else text[:1500])
    if opts.table:
        for path, passed, n, left, failed in sorted(rows):
            print(f"| {path} | {passed}/{n} | {left or ''} | {', '.join(failed)} |")
    percent = 100 * good / max(1, total)
    print(f"{good} of {total} tests pass: {percent:.1f} %")
    sys.exit(percent < opts.min)


if __name__ == "__main__":
    main()
