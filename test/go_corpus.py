#!/usr/bin/env python3
"""Runs the programs of Go's own test folder on vo.

    go_corpus.py --vo PATH [--root FOLDER] [--kinds run,check] [--filter GLOB] [-j N] [--list-failures FILE]
                 [--native RUNS] [--build-flag FLAG] [--shard K/N] [--only FILE] [--skipped]

run (`// run`, `// rundir`, `// runindir`, `// runoutput`): a program passes if it exits with 0 within the limit and its output (stdout and
stderr together) is its .out file, or nothing if it has none, as in Go's own runner.
check (`// compile`, `// build` and `// errorcheck` of single files): the first two must be accepted, the third refused with an error that
matches on every line that wants one. test/go_corpus_skips.txt names what is left out, each with its reason (--skipped: these alone).
--native 1,2,8,8:gc-every-alloc+poison-freed: programs are built by `vo build` and each is run with GOMAXPROCS 1, 2 and 8, and
with 8 under stress switches."""
import argparse
import concurrent.futures
import fnmatch
import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
import time

HERE = os.path.dirname(os.path.abspath(__file__))
FOLDERS = [".", "ken", "chan", "interface", "syntax", "fixedbugs", "typeparam", "typeparam/mdempsky", "abi",
           "escape", "runtime"]

KINDS = {"run": ("run", "rundir", "runindir", "runoutput"), "check": ("compile", "build", "errorcheck")}


def skips():
    out = {}
    path = os.path.join(HERE, "go_corpus_skips.txt")
    if os.path.exists(path):
        for line in open(path, encoding="utf-8"):
            name, _, reason = line.strip().partition(" ")
            if name and not name.startswith("#"):
                out[name] = reason or sys.exit(f"go_corpus_skips.txt: {name} has no reason")
    return out


def recipe(path):
    """(kind, arguments) of a test file's first comment, or None."""
    text = open(path, encoding="utf-8", errors="replace").read(4000)
    for line in text.splitlines():
        if line.startswith("//go:build") or line.startswith("// +build") or not line.strip():
            if re.search(r"\bignore\b", line):
                return None
            continue
        m = re.match(r"// (run|rundir|runindir|runoutput|compile|build|errorcheck)(?:\s+(.*))?$", line)
        return m and (m.group(1), shlex.split(m.group(2) or ""))
    return None


def flags(words):
    """(the words that are no flags of gc or of Go's runner, the go line that a flag asks for)."""
    rest, version, words = [], None, list(words)
    while words:
        word = words.pop(0)
        if word == "-gomodversion":
            version = words.pop(0).strip('"')
        elif word.startswith("-lang=go"):
            version = word[8:]
        elif word == "-goexperiment":
            words.pop(0)
        elif not word.startswith("-"):
            rest.append(word)
    return rest, version


def wanted_errors(path):
    """{line: [regexp]} of `// ERROR "…" "…"` comments; LINE stands for the line's number."""
    wanted = {}
    for n, line in enumerate(open(path, encoding="utf-8", errors="surrogateescape", newline="").read().split("\n"), 1):
        m = re.search(r"// (?:GC_)?ERROR (.*)", line)
        if m and "////" not in line:
            at = lambda k: os.path.basename(path) + ":" + str(n + int(k.group(1) or 0))
            wanted[n] = [re.sub(r"LINE([+-]\d+)?", at, q) for q in re.findall(r'"([^"]*)"', m.group(1))]
    return wanted


def built(path):
    """Whether the file's constraint holds on linux/amd64 with gc's tags."""
    text = open(path, encoding="utf-8", errors="replace").read(4000)
    m = re.search(r"^//go:build (.*)$", text, re.M)
    if not m:
        return True
    true = {"linux", "amd64", "gc", "unix", "goexperiment.rangefunc"}
    expr = re.sub(r"[\w.]+", lambda w: str(w.group(0) in true or w.group(0).startswith("go1.")), m.group(1))
    expr = expr.replace("&&", " and ").replace("||", " or ").replace("!", " not ")
    return bool(eval(expr))  # only True, False, and, or, not and parentheses are left


def environments(runs):
    """What is set for each run of an executable: of `8:gc-every-alloc+poison-freed` GOMAXPROCS and VO_STRESS."""
    out = []
    for run in runs.split(",") if runs else []:
        procs, _, stress = run.partition(":")
        out.append({"GOMAXPROCS": procs, "VO_STRESS": stress.replace("+", ",")})
    return out


class Runner:
    def __init__(self, vo, root, timeout, native=None, build_flags=()):
        """native: the environments that executables run in; none: programs run on the VM."""
        self.vo, self.root, self.timeout = vo, root, timeout
        self.native, self.build_flags = native, build_flags

    def call(self, command, cwd, env=None, timeout=None):
        p = subprocess.run(command, cwd=cwd, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                           timeout=timeout or self.timeout, env=dict(os.environ, **(env or {})))
        return p.returncode, p.stdout.decode("utf-8", "replace")  # not as text: programs print \r, too

    def vo_run(self, paths, args, cwd):
        """Exit code and output; of executables the first that is not the first run's."""
        if not self.native:
            return self.call([self.vo, "run", *paths, *args], cwd)
        first = None
        with tempfile.TemporaryDirectory() as d:
            program = os.path.join(d, "program")
            # (LLVM's time for the quarter of a million lines of rangegen.go)
            level = ["-O0"] if os.path.isfile(paths[0]) and os.path.getsize(paths[0]) > 1 << 20 else []
            code, out = self.call([self.vo, "build", *self.build_flags, *level, "-o", program, *paths], cwd, {"VO_STRESS": ""}, 10 * self.timeout)
            if code != 0:
                return code, "build: " + out
            for env in self.native:
                what = " ".join("=".join(pair) for pair in env.items())
                try:
                    answer = self.call([program, *args], cwd, env)
                except subprocess.TimeoutExpired:
                    return -1, f"[{what}] timed out"
                if first is not None and answer != first:
                    return answer[0] or -1, f"[{what}] " + answer[1]
                first = answer
        return first

    def check(self, name, kind, words):
        path = os.path.join(self.root, name)
        _, version = flags(words)
        with tempfile.TemporaryDirectory() as d:
            if version:
                shutil.copy(path, d)
                open(os.path.join(d, "go.mod"), "w").write("module m\n\ngo %s\n" % version)
                path = os.path.join(d, os.path.basename(path))
            try:
                p = subprocess.run([self.vo, "check", "-e", os.path.basename(path)], cwd=os.path.dirname(path),
                                   stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=self.timeout)
            except subprocess.TimeoutExpired:
                return name, "timed out"
            output = re.sub(r"^    .*\n", "", p.stdout.decode("utf-8", "replace"), flags=re.M).replace("./", "")  # without excerpts and hints
            if kind != "errorcheck":
                return name, None if p.returncode == 0 else "refused: " + output[:200]
            if p.returncode != 1:
                return name, "accepted" if p.returncode == 0 else f"exit code {p.returncode}"
            messages = {}
            for m in re.finditer(r"^\S*?" + re.escape(os.path.basename(path)) + r":(\d+)[:\d]*: (.*(?:\n\t.*)*)", output, re.M):
                messages.setdefault(int(m.group(1)), []).append(m.group(2))
            for line, regexps in wanted_errors(path).items():
                for regexp in regexps:
                    if not any(re.search(regexp, m) for m in messages.get(line, [])):
                        return name, f"line {line}: want {regexp}, got {messages.get(line, [])}"
        return name, None

    def run(self, name, kind, words):
        if kind in KINDS["check"]:
            return self.check(name, kind, words)
        words, version = flags(words)
        path = os.path.join(self.root, name)
        want = ""
        if os.path.exists(path[:-3] + ".out"):
            want = open(path[:-3] + ".out", errors="replace").read()
        try:
            if kind == "rundir":
                code, out = self.vo_run(["-rundir", path[:-3] + ".dir"], [], self.root)
            elif kind == "runindir":
                with tempfile.TemporaryDirectory() as d:
                    folder = shutil.copytree(path[:-3] + ".dir", os.path.join(d, "m"))
                    if not os.path.exists(os.path.join(folder, "go.mod")):
                        open(os.path.join(folder, "go.mod"), "w").write("module %s\n\ngo %s\n" % (os.path.basename(path)[:-3] + ".dir", version or "1.14"))
                    code, out = self.vo_run(["."], [], folder)
            else:
                files = [name] + [os.path.join(os.path.dirname(name), w) for w in words if w.endswith(".go")]
                args = [w for w in words if not w.endswith(".go")]
                code, out = self.vo_run(files, args, self.root)
                if kind == "runoutput" and code == 0:
                    with tempfile.TemporaryDirectory() as d:
                        made = os.path.join(d, "made.go")
                        open(made, "w", newline="").write(out)
                        code, out = self.vo_run([made], [], d)
        except subprocess.TimeoutExpired:
            return name, "timed out"
        if code != 0:
            return name, f"exit code {code}: " + out[:200]
        return name, None if out == want else "other output: " + out[:200]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--vo", required=True)
    parser.add_argument("--root", default=os.path.join(HERE, "..", "build", "golang", "usr", "share", "go-1.27", "test"))
    parser.add_argument("--kinds", default="run,check")
    parser.add_argument("--filter", default="*")
    parser.add_argument("-j", type=int, default=2)
    parser.add_argument("--timeout", type=float, default=30)
    parser.add_argument("--list-failures")
    parser.add_argument("--native")
    parser.add_argument("--build-flag", action="append", default=[])
    parser.add_argument("--shard", default="0/1", help="K/N: only every N-th program, from the K-th; day/N: another part each day")
    parser.add_argument("--only", help="a file with names of programs: these alone")
    parser.add_argument("--skipped", action="store_true")
    opts = parser.parse_args()
    if not os.path.isdir(opts.root):
        print(f"{opts.root} is not there")
        sys.exit(77)
    left_out = skips()
    only = opts.only and open(opts.only).read().split()
    jobs, skipped = [], 0
    for folder in FOLDERS:
        full = os.path.join(opts.root, folder)
        for f in sorted(os.listdir(full)) if os.path.isdir(full) else []:
            name = os.path.normpath(os.path.join(folder, f))
            if not f.endswith(".go") or not fnmatch.fnmatch(name, opts.filter):
                continue
            path = os.path.join(opts.root, name)
            r = recipe(path)
            if r is None or not any(r[0] in KINDS[k] for k in opts.kinds.split(",")) or not built(path):
                continue
            # -0: no errors, but remarks of gc's optimiser, are wanted.
            if (name in left_out) != opts.skipped or (r[0] == "errorcheck" and "-0" in r[1]):
                skipped += 1
                continue
            if not only or name in only:
                jobs.append((name, *r))
    shard, shards = opts.shard.split("/")
    jobs = jobs[int(time.time() // 86400) % int(shards) if shard == "day" else int(shard)::int(shards)]
    runner = Runner(os.path.abspath(opts.vo), os.path.abspath(opts.root), opts.timeout, environments(opts.native), opts.build_flag)
    failures = []
    with concurrent.futures.ThreadPoolExecutor(opts.j) as pool:
        for n, (name, why) in enumerate(pool.map(lambda j: runner.run(*j), jobs), 1):
            if why:
                failures.append(name)
                print(f"FAIL {name}: {why.strip()}", flush=True)
            if n % 100 == 0:
                print(f"  {n}/{len(jobs)}, {len(failures)} failed", flush=True)
    if opts.list_failures:
        open(opts.list_failures, "w").writelines(f + "\n" for f in failures)
    good = len(jobs) - len(failures)
    for what, kinds in (("programs that run", KINDS["run"]), ("compile, build", ("compile", "build")), ("errorcheck", ("errorcheck",))):
        some = [j[0] for j in jobs if j[1] in kinds]
        bad = len(set(some) & set(failures))
        if some:
            print(f"{what}: {len(some) - bad} of {len(some)} as with Go, {100 * (len(some) - bad) / len(some):.1f} %")
    print(f"{good} passed, {len(failures)} failed, {skipped} skipped")
    sys.exit(bool(failures) or not good)


if __name__ == "__main__":
    main()
