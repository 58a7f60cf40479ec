#!/usr/bin/env python3
"""Looks for every exported name of Go's API (api/*.txt of Go's sources, for linux/amd64) in the library.

    api.py --vo PATH [--go-root DIR] [PACKAGE…]

Makes a program with one file for each package that uses all of its names (constants, functions, types, fields,
methods, variables), and has `vo check` look at it. Prints what is missing; exit 1 if anything is."""
import argparse
import os
import pathlib
import re
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent
LEFT_OUT = {"unsafe"}  # its functions are no values, and part of the language
FEATURE = re.compile(r"pkg ([\w./]+)(?: \(([\w-]+)\))?, (.*)")


def features(folder):
    """Package -> set of features, without those that Go has taken back (except.txt)."""
    def lines(path):
        for line in path.read_text().splitlines():
            line = re.sub(r"\s*(//deprecated.*|#\d+)?(\s*#\d+)?$", "", line.strip())
            if line:
                yield line
    gone = set(lines(folder / "except.txt"))
    out = {}
    for path in sorted(folder.glob("go1*.txt")):
        for line in lines(path):
            m = FEATURE.match(line)
            if m and line not in gone and m.group(2) in (None, "linux-amd64") and m.group(1) not in LEFT_OUT:
                out.setdefault(m.group(1), set()).add(m.group(3))
    return out


def split(text):
    """Parts of a list at its outer commas."""
    parts, depth, start = [], 0, 0
    for i, c in enumerate(text):
        depth += c in "([{"
        depth -= c in ")]}"
        if c == "," and depth == 0:
            parts.append(text[start:i].strip())
            start = i + 1
    return parts + [text[start:].strip()]


def closing(text, at):
    depth = 0
    for i in range(at, len(text)):
        depth += text[i] in "([{"
        depth -= text[i] in ")]}"
        if depth == 0:
            return i
    raise ValueError(text)


def arguments(params):
    """A type argument for each of "$0 any, $1 ~[]$0 …". An interface with methods is one for itself."""
    bounds = [p.split(" ", 1)[1] for p in split(params)]
    chosen = {}

    def choose(i):
        if i in chosen:
            return chosen[i]
        chosen[i] = "int"
        if bounds[i] in ("error", "hash.Hash"):
            chosen[i] = bounds[i]
        terms = re.search(r"~(.*?)(?:\s*[|}]|$)", bounds[i])
        if terms:
            chosen[i] = re.sub(r"\$(\d+)", lambda m: choose(int(m.group(1))), terms.group(1)).strip()
        return chosen[i]
    return "[" + ", ".join(choose(i) for i in range(len(bounds))) + "]"


class Package:
    def __init__(self, path, found):
        self.path, self.found = path, found
        self.generic = {}  # type name -> its arguments
        for f in found:
            if m := re.match(r"type (\w+)\[", f):
                end = closing(f, m.end() - 1)
                if "$" in f[m.end():end]:
                    self.generic[m.group(1)] = arguments(f[m.end():end])

    def type(self, name):
        return "p." + name + self.generic.get(name, "")

    def use(self, feature):
        """A declaration that does not compile without the feature; None: another feature says the same."""
        kind, rest = feature.split(" ", 1)
        name = re.match(r"\w+", rest)
        if kind == "const":
            return f"const _ = p.{name.group()}"
        if kind == "var":
            return f"var _ = &p.{name.group()}"
        if kind == "func":
            args = ""
            if rest[name.end():name.end() + 1] == "[":
                args = arguments(rest[name.end() + 1:closing(rest, name.end())])
            return f"var _ = p.{name.group()}{args}"
        if kind == "method":
            m = re.match(r"\((\*?)(\w+)(?:\[.*?\])?\) (\w+)(\[)?", rest)
            if m.group(4):  # a generic method
                args = arguments(rest[m.end(4):closing(rest, m.end(4) - 1)])
                return f"var _ = ({m.group(1)}{self.type(m.group(2))}).{m.group(3)}{args}"
            return f"var _ = ({m.group(1)}{self.type(m.group(2))}).{m.group(3)}"
        return self.use_type(rest, name.group())

    def use_type(self, rest, name):
        of = self.type(name)
        if m := re.match(r"\w+(?:\[.*\])? struct, (embedded )?(\S+)", rest):
            field = re.sub(r"\[.*", "", m.group(2)).split(".")[-1].lstrip("*") if m.group(1) else m.group(2)
            return f"func _(x *{of}) {{ _ = x.{field} }}"
        if m := re.match(r"\w+(?:\[.*\])? interface, (\w+)", rest):
            if m.group(1) == "unexported":
                return None
            return f"var _ = ({of}).{m.group(1)}"
        if re.match(r"\w+(?:\[.*\])? interface \{.*[~|]", rest) or name in self.constraints():
            return f"func _[T {of}]() {{}}"
        return f"type _ = {of}"

    def constraints(self):
        return {m.group(1) for f in self.found if (m := re.match(r"type (\w+) interface \{.*[~|]", f))}

    def text(self):
        uses = sorted({u for f in self.found if (u := self.use(f))})
        imports = f'import p "{self.path}"\n' + ('import "hash"\n' if any("hash.Hash" in u for u in uses) else "")
        return uses, "package main\n\n" + imports + "\n" + "\n".join(uses) + "\n"


def main():
    p = argparse.ArgumentParser(usage=__doc__)
    p.add_argument("--vo", required=True)
    p.add_argument("--go-root", default=str(ROOT / "build/golang/usr/share/go-1.27"))
    p.add_argument("packages", nargs="*")
    a = p.parse_args()
    packages = features(pathlib.Path(a.go_root) / "api")
    if a.packages:
        packages = {k: v for k, v in packages.items() if k in a.packages}
    if not packages:
        sys.exit("api.py: no features found")
    count = 0
    with tempfile.TemporaryDirectory() as folder:
        pathlib.Path(folder, "go.mod").write_text("module api\n\ngo 1.27\n")
        pathlib.Path(folder, "main.go").write_text("package main\n\nfunc main() {}\n")
        files = {}
        for path, found in packages.items():
            uses, text = Package(path, found).text()
            count += len(uses)
            name = path.replace("/", "_") + "_api.go"
            files[name] = path
            pathlib.Path(folder, name).write_text(text)
        run = subprocess.run([os.path.abspath(a.vo), "check", "-e", "."], cwd=folder, capture_output=True, text=True)
    bad = [line for line in run.stderr.splitlines() if line.strip()]
    print(f"api: {count} uses in {len(files)} packages: " + ("all there" if run.returncode == 0 else "NOT all there"))
    if run.returncode != 0:
        print("\n".join(bad[:200]))
    sys.exit(run.returncode != 0)


if __name__ == "__main__":
    main()
