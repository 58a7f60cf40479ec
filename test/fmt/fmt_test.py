#!/usr/bin/env python3
"""`vo fmt` against what gofmt of Go 1.27 makes of the same.

    fmt_test.py --vo VO [--golang FOLDER] [--gofmt GOFMT] [--store]

Four parts. `pairs/NAME.input` must become `pairs/NAME.golden`: text and errors; simplify_… with -s, fragment_… from
standard input; what comes out must stay as it is when it is formatted again, but for the few that gofmt changes twice, too. Commands must print what commands.txt says. Vo's programs must mean
the same when they are formatted: their trees, without positions, are the same. And of all of Go's src/ (--golang) the files are listed, and the
errors printed, that sources.txt has; it is gofmt's.

With --gofmt the real one is asked, too, except for Vo's own files; --store writes its answers (and vo's for .vo files).
"""
import argparse
import hashlib
import os
import re
import stat
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
PAIRS = os.path.join(HERE, "pairs")
COMMANDS = os.path.join(HERE, "commands.txt")
SOURCES = os.path.join(HERE, "sources.txt")

# What gofmt itself does not leave as it has made it.
NOT_STABLE = {"build_late.go", "doc_links.go"}

FILES = {
    "good.go": "package p\n\nvar x = 1\n",
    "bad.go": "package p\nfunc f( {\n",
    "ugly.go": "package   p\nvar x  =  1\nvar s = []T{T{1}}\n",
    "folder/.hidden.go": "package   p\n",
    "folder/a.go": "package   p\n",
    "folder/b.txt": "package   p\n",
    "folder/sub/c.go": "package   p\n",
    "folder/testdata/bad.go": "package\n",
    "long.go": "package p\n\n" + "".join(f"var x{i} = {i}\n" for i in range(30)) + "var  y=1\n" +
               "".join(f"var z{i} = {i}\n" for i in range(9)) + "var  w=1",
    "empty.go": "",
}
COMMAND_LINES = (
    ["ugly.go"], ["good.go", "ugly.go"], ["-l", "ugly.go", "good.go"], ["-d", "ugly.go"], ["-d", "good.go"], ["-s", "-d", "ugly.go"],
    ["-l", "-d", "ugly.go", "bad.go"], ["-l", "."], ["-l", "folder/"], ["-l", "folder/.hidden.go"], ["-d", "long.go"], ["missing.go"],
    ["-l", "missing.go", "ugly.go"], ["bad.go"], ["empty.go"], ["-l=false", "good.go"], ["--l", "ugly.go"], ["-w"],
    ["-w", "good.go"], ["-l", "-w", "ugly.go"], ["-l", "ugly.go"], ["-w", "link.go"], ["-d", "-w", "long.go"], ["-l", "folder/b.txt"],
)


def run(command, folder, text=None):
    p = subprocess.run(command, cwd=folder, input=text, stdin=subprocess.DEVNULL if text is None else None, capture_output=True,
                       timeout=300, check=False)
    return p.returncode, p.stdout, p.stderr


def read(path):
    with open(path, "rb") as f:
        return f.read()


def write(path, data):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "wb") as f:
        f.write(data)


class Test:
    def __init__(self, args):
        self.args = args
        self.vo = [os.path.abspath(args.vo), "fmt"]
        self.gofmt = [os.path.abspath(args.gofmt)] if args.gofmt else None
        self.passed = self.failed = 0

    def check(self, what, expected, found):
        ok = expected == found
        self.passed, self.failed = self.passed + ok, self.failed + (not ok)
        if not ok:
            print(f"FAIL {what}")
            with tempfile.TemporaryDirectory() as folder:
                for name, data in (("expected", expected), ("found", found)):
                    write(os.path.join(folder, name), data)
                print(run(["diff", "expected", "found"], folder)[1].decode(errors="replace")[:3000])

    def answer(self, path, found, ask):
        """What is expected of `found`: the stored answer, which gofmt must still give."""
        if self.args.store:
            write(path, ask() if ask else found)
        stored = read(path)
        if ask and not self.args.store:
            self.check("gofmt: " + os.path.basename(path), stored, ask())
        return stored

    def format(self, tool, folder, name, data):
        flags = ["-s"] if name.startswith("simplify_") else []
        if name.startswith("fragment_"):
            _, out, err = run(tool + flags, folder, data)
        else:
            write(os.path.join(folder, name), data)
            _, out, err = run(tool + flags + [name], folder)
        return out + err

    def pairs(self, folder):
        for input_name in sorted(os.listdir(PAIRS)):
            if not input_name.endswith(".input"):
                continue
            name = input_name.removesuffix(".input")
            data = read(os.path.join(PAIRS, input_name))
            found = self.format(self.vo, folder, name, data)
            ask = None
            if self.gofmt and not name.endswith(".vo"):
                ask = lambda: self.format(self.gofmt, folder, name, data)
            golden = self.answer(os.path.join(PAIRS, name + ".golden"), found, ask)
            self.check(name, golden, found)
            if name.startswith("bad_"):
                continue
            again = self.format(self.vo, folder, name, golden)
            if name not in NOT_STABLE:
                self.check(name + " again", golden, again)
            elif ask:
                self.check(name + " again, by gofmt", self.format(self.gofmt, folder, name, golden), again)

    def transcript(self, tool, folder):
        for name, text in FILES.items():
            write(os.path.join(folder, name), text.encode())
        os.chmod(os.path.join(folder, "ugly.go"), 0o750)
        write(os.path.join(folder, "target.go"), b"package   p\n")
        os.symlink("target.go", os.path.join(folder, "link.go"))
        out = b""
        for arguments in COMMAND_LINES:
            code, stdout, stderr = run(tool + arguments, folder)
            out += b"$ fmt " + " ".join(arguments).encode() + b"\n" + stdout + stderr + b"exit %d\n" % code
        mode = stat.S_IMODE(os.stat(os.path.join(folder, "ugly.go")).st_mode)
        left = sorted(os.listdir(folder))
        out += b"mode %o\nlink %d\n%s%s\n" % (mode, os.path.islink(os.path.join(folder, "link.go")), read(os.path.join(folder, "target.go")),
                                             " ".join(left).encode())
        return out

    def commands(self, folder):
        names = iter(range(10))

        def transcript(tool):
            return self.transcript(tool, os.path.join(folder, f"commands{next(names)}"))

        found = transcript(self.vo)
        self.check("commands", self.answer(COMMANDS, found, (lambda: transcript(self.gofmt)) if self.gofmt else None), found)
        code, _, err = run(self.vo + ["-q"], folder)
        self.check("unknown flag", b"2 vo: unknown flag -q", b"%d " % code + err.split(b";")[0])

    def programs(self, folder):
        root = os.path.dirname(os.path.dirname(HERE))
        for top in ("test/run", "test/syntax", "examples"):
            for path, names, files in os.walk(os.path.join(root, top)):
                names.sort()
                for name in sorted(f for f in files if f.endswith(".vo")):
                    self.program(folder, os.path.join(path, name), os.path.relpath(os.path.join(path, name), root))

    def program(self, folder, path, name):
        code, text, _ = run(self.vo + [path], folder)
        if code != 0:
            return  # it has errors on purpose
        trees = []
        for data in (read(path), text):
            write(os.path.join(folder, "program.vo"), data)
            _, dump, _ = run(self.vo[:1] + ["dump", "-stage=ast", "program.vo"], folder)
            trees.append(re.sub(rb"(at )?@?[0-9]+:[0-9]+(-[0-9]+:[0-9]+)?", b"", dump))
        self.check(name + " means the same", *trees)
        self.check(name + " again", b"", run(self.vo + ["-l", "program.vo"], folder)[1])

    def tree(self):
        """Says which sources these are: they have no version."""
        digest = hashlib.sha256()
        for folder, names, files in os.walk(os.path.join(self.args.golang, "src")):
            names.sort()
            for name in sorted(files):
                if name.endswith(".go"):
                    path = os.path.join(folder, name)
                    digest.update(f"{os.path.relpath(path, self.args.golang)} {os.path.getsize(path)}\n".encode())
        return b"tree " + digest.hexdigest().encode() + b"\n"

    def sources(self):
        tree = self.tree()
        if not self.args.store and not read(SOURCES).startswith(tree):
            print("Go's src: not compared, since these are not the sources that sources.txt is about")
            return

        def listing(tool):
            _, out, err = run(tool + ["-l", "src"], self.args.golang)
            return tree + out + err

        found = listing(self.vo)
        self.check("Go's src", self.answer(SOURCES, found, (lambda: listing(self.gofmt)) if self.gofmt else None), found)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--vo", required=True)
    parser.add_argument("--golang")
    parser.add_argument("--gofmt")
    parser.add_argument("--store", action="store_true")
    test = Test(parser.parse_args())
    with tempfile.TemporaryDirectory() as folder:
        test.pairs(folder)
        test.commands(folder)
        test.programs(folder)
    if test.args.golang:
        test.sources()
    print(f"{test.passed} passed, {test.failed} failed")
    return 1 if test.failed else 0


if __name__ == "__main__":
    sys.exit(main())
