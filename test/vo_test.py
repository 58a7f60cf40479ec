#!/usr/bin/env python3
"""`vo test` beside `go test`: output, errors and exit status of small modules.

    vo_test.py --vo PATH [--go GO --store] [--native] [NAME...]

test/vo_test/NAME.txt: command lines (`test FLAGS...`, or `test(X=1) FLAGS...` with variables; `cover FLAGS...`), then the module's files, each below a line `-- PATH --`. NAME.out has what Go 1.27
answers to each, written by --store. What differs from run to run (times, addresses, numbers of goroutines, folders) is
made alike on both sides. Lines `# why` between the commands are comments; `~ TEXT` after a command says that vo's answer differs there on purpose: it
is compared with NAME.vo, which --store-vo writes. --native: those of test/vo_test/native, which need the native backend."""
import argparse
import difflib
import glob
import os
import re
import shlex
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
FOLDER = os.path.join(HERE, "vo_test")


def read_case(path):
    """(commands, files): of each command its line, variables, arguments and whether vo differs."""
    head, *rest = re.split(r"^-- (.+) --\n", open(path, encoding="utf-8").read(), flags=re.M)
    commands = []
    for line in head.splitlines():
        if m := re.match(r"(test|cover)(?:\((.*?)\))?( .*)?$", line):
            variables = dict(v.split("=", 1) for v in (m.group(2) or "").split())
            commands.append([line, variables, [m.group(1), *shlex.split(m.group(3) or "")], False])
        elif line.startswith("~"):
            commands[-1][3] = True
    return commands, dict(zip(rest[::2], rest[1::2]))


def alike(text, folder):
    text = text.replace("/private" + folder, "DIR").replace(folder, "DIR")
    text = re.sub(r"/[^\s\"]*?/src/((?:testing|runtime|fmt|strings|time|sync|os|reflect)/)", r"GOROOT/\1", text)
    text = re.sub(r"/\S+/go-1\.27/src\b", "GOROOT", text)
    text = re.sub(r"\(\d+\.\d\ds\)", "(T)", text)
    text = re.sub(r"\t\d+\.\d{3}s", "\tT", text)
    text = re.sub(r'("Time":)"[^"]*"', r"\1T", text)
    text = re.sub(r'("Elapsed":)[\d.e+-]+', r"\1T", text)
    text = re.sub(r"\\t\d+\.\d{3}s", r"\\tT", text)
    text = re.sub(r"0x[0-9a-f]+", "0x", text)
    text = re.sub(r" \+0x", "", text)
    text = re.sub(r"goroutine \d+", "goroutine N", text)
    # Benchmarks: how often, how long, on how many processors. In JSON a line comes in as many pieces as it was read in.
    text = re.sub(r'(Benchmark[^"\n]*?) *\\t"\}\n\{[^\n]*?"Output":"', r"\1\\t", text)
    text = re.sub(r"(Benchmark[^\s\"\\]*?)(?:-\d+)? *(?:\t|\\t)? *\d+(?:\t|\\t) *[\d.]+ ns/op", r"\1 N T ns/op", text)
    text = re.sub(r"(--- BENCH: Benchmark[^\s\"\\]*?)-\d+\b", r"\1", text)
    text = re.sub(r" +\d+ (B|allocs)/op", r" N \1/op", text)
    text = re.sub(r"cpu: [^\"\n\\]*", "cpu: X", text)
    text = re.sub(r" *[\d.]+ MB/s", " MB/s", text)
    # What calls of the library are given, and where in it they are.
    text = re.sub(r"^([a-z][\w./]*\.[\w.()*]+|panic)\((?:[{]*0x|\.\.\.|\)).*$", r"\1(...)", text, flags=re.M)
    text = re.sub(r'("Output":"[a-z][\w./]*(?:\.[\w.()*]+)?)\((?:[{]*0x|\.\.\.|\)\\n).*?\\n"', r'\1(...)\\n"', text)
    text = re.sub(r"((?:GOROOT/\S+|_testmain)\.go):\d+", r"\1:N", text)
    text = re.sub(r"/tmp/(go-build|vo-test)\S*?/b\d+/", "BUILD/", text)
    text = re.sub(r"-test.shuffle \d+", "-test.shuffle N", text)
    text = text.replace("usage: go test", "usage: vo test").replace("Run 'go help test' and 'go help testflag' for details.", "Run 'vo help' for details.").replace("Run 'go help test' for details.", "Run 'vo help' for details.")
    return re.sub(r"^go: ", "vo: ", text, flags=re.M)


def answer(program, folder, variables, args):
    if args[0] == "cover" and os.path.basename(program) == "go":
        args = ["tool", *args]
    env = {k: v for k, v in os.environ.items() if not k.startswith(("GO", "VO_ENGINE"))} | {"GOWORK": "off", "TZ": "UTC"} | variables
    env["GOFLAGS"] = ("-vet=off " + env.get("GOFLAGS", "")).strip()
    p = subprocess.run([program, *args], cwd=folder, env=env, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=120)
    out, err = (alike(t.decode("utf-8", "replace"), folder) for t in (p.stdout, p.stderr))
    text = f"{out}-- stderr --\n{err}-- exit {p.returncode} --\n"
    # Executables that were made, and what they print.
    for path in sorted(glob.glob(os.path.join(folder, "**/*.test"), recursive=True)):
        q = subprocess.run([path, "-test.v"], cwd=folder, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=120)
        text += f"-- {os.path.relpath(path, folder)} --\n{alike(q.stdout.decode(), folder)}-- exit {q.returncode} --\n"
        os.remove(path)
    # Profiles as they are.
    for a in args:
        name, _, value = a.partition("=")
        path = os.path.join(folder, value)
        if name == "-coverprofile" and os.path.exists(path):
            text += "-- profile --\n" + open(path, encoding="utf-8").read()
            os.remove(path)
    return text


def all_answers(program, commands, files):
    with tempfile.TemporaryDirectory() as folder:
        folder = os.path.realpath(folder)
        for name, text in files.items():
            path = os.path.join(folder, name)
            os.makedirs(os.path.dirname(path), exist_ok=True)
            open(path, "w", encoding="utf-8").write(text)
            os.utime(path, (1e9, 1e9))  # results of tests that read a new file are not kept
        with tempfile.TemporaryDirectory() as cache:
            return {line: answer(program, folder, {"VO_CACHE": cache} | variables, args) for line, variables, args, _ in commands}


def stored(path):
    """Answers by command line."""
    if not os.path.exists(path):
        return {}
    parts = re.split(r"^\$ (.+)\n", open(path, encoding="utf-8").read(), flags=re.M)
    return dict(zip(parts[1::2], parts[2::2]))


def store(path, answers):
    open(path, "w", encoding="utf-8").write("".join(f"$ {line}\n{text}" for line, text in answers.items()))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--vo", default="build/release/bin/vo")
    parser.add_argument("--go", default="build/oracle/usr/lib/go-1.27/bin/go")
    parser.add_argument("--native", action="store_true")
    parser.add_argument("--store", action="store_true", help="ask go, and write its answers")
    parser.add_argument("--store-vo", action="store_true", help="write vo's answers where they differ on purpose")
    parser.add_argument("names", nargs="*")
    opts = parser.parse_args()
    folder = os.path.join(FOLDER, "native") if opts.native else FOLDER
    names = opts.names or sorted(f[:-4] for f in os.listdir(folder) if f.endswith(".txt"))
    wrong = count = 0
    for name in names:
        base = os.path.join(folder, name)
        commands, files = read_case(base + ".txt")
        if opts.store:
            subprocess.run([os.path.abspath(opts.go), "clean", "-testcache"], check=True)
            store(base + ".out", all_answers(os.path.abspath(opts.go), [c for c in commands if not c[3]], files))
            continue
        got = all_answers(os.path.abspath(opts.vo), commands, files)
        if opts.store_vo and any(c[3] for c in commands):
            store(base + ".vo", {c[0]: got[c[0]] for c in commands if c[3]})
        want = stored(base + ".out") | stored(base + ".vo")
        for line, *_ in commands:
            count += 1
            if want.get(line) == got[line]:
                continue
            wrong += 1
            print(f"--- {name}: {line}")
            sys.stdout.writelines(difflib.unified_diff(want.get(line, "nothing is stored\n").splitlines(True), got[line].splitlines(True), "go", "vo"))
    print(f"vo test: {count} commands of {len(names)} modules, {wrong} wrong")
    return 1 if wrong or (not opts.store and count == 0) else 0


if __name__ == "__main__":
    sys.exit(main())
