#!/usr/bin/env python3
"""Runs the programs of Go's own test folder (`// run`, `// rundir`, `// runoutput`) on vo.

    go_corpus.py --vo PATH [--root FOLDER] [--filter GLOB] [-j N] [--list-failures FILE]

A program passes if it exits with 0 within the limit and its output (stdout and stderr together) is its .out
file, or nothing if it has none, as in Go's own runner. test/go_corpus_skips.txt names the programs that are
left out, each with its reason."""
import argparse
import concurrent.futures
import fnmatch
import os
import re
import shlex
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
FOLDERS = [".", "ken", "chan", "interface", "syntax", "fixedbugs", "typeparam", "typeparam/mdempsky", "abi",
           "escape", "runtime"]


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
        m = re.match(r"// (run|rundir|runoutput)\b\s*(.*)", line)
        if not m:
            return None
        words = [w for w in shlex.split(m.group(2)) if not w.startswith("-")]
        return m.group(1), words
    return None


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

    def run(self, name, kind, words):
        path = os.path.join(self.root, name)
        want = ""
        if os.path.exists(path[:-3] + ".out"):
            want = open(path[:-3] + ".out", errors="replace").read()
        try:
            if kind == "rundir":
                code, out = self.vo_run(["-rundir", path[:-3] + ".dir"], [], self.root)
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
    parser.add_argument("--root", default="/usr/share/go-1.23/test")
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
            if r is None or not built(path):
                continue
            if name in left_out:
                skipped += 1
                continue
            jobs.append((name, *r))
    runner = Runner(os.path.abspath(opts.vo), opts.root, opts.timeout)
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
    print(f"{100 * good / max(1, len(jobs)):.1f} % of the programs behave as with Go")
    print(f"{good} passed, {len(failures)} failed, {skipped} skipped")


if __name__ == "__main__":
    main()
