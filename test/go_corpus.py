#!/usr/bin/env python3
"""Runs the programs of Go's own test folder on vo.

    go_corpus.py --vo PATH [--root FOLDER] [--kinds run,check] [--filter GLOB] [-j N] [--list-failures FILE]

run (`// run`, `// rundir`, `// runindir`, `// runoutput`): a program passes if it exits with 0 within the limit and its output (stdout and
stderr together) is its .out file, or nothing if it has none, as in Go's own runner.
check (`// compile`, `// build` and `// errorcheck` of single files): the first two must be accepted, the third refused with an error that
matches on every line that wants one. test/go_corpus_skips.txt names what is left out, each with its reason."""
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


class Runner:
    def __init__(self, vo, root, timeout):
        self.vo, self.root, self.timeout = vo, root, timeout

    def vo_run(self, paths, args, cwd):
        p = subprocess.run([self.vo, "run", *paths, *args], cwd=cwd, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                           stderr=subprocess.STDOUT, timeout=self.timeout)
        return p.returncode, p.stdout.decode("utf-8", "replace")  # not as text: programs print \r, too

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
    opts = parser.parse_args()
    left_out = skips()
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
            if name in left_out or (r[0] == "errorcheck" and "-0" in r[1]):
                skipped += 1
                continue
            jobs.append((name, *r))
    runner = Runner(os.path.abspath(opts.vo), os.path.abspath(opts.root), opts.timeout)
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


if __name__ == "__main__":
    main()
