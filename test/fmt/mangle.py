#!/usr/bin/env python3
"""Mangles Go files and compares what vo fmt and gofmt make of them.

    mangle.py --vo VO [--gofmt GOFMT] [--first SEED] [--files N] [-s] [--broken] [--keep FOLDER] [--store] FOLDER...

N files of the folders, chosen and mangled by seeds (one a file): white space, indentation, blank lines, line breaks where
the grammar lets them be added or left out, statements joined by semicolons, comments added, moved and split. Both tools
must then agree, byte for byte, be it text or errors, and so when their texts are formatted again. With --broken tokens
are dropped, doubled, exchanged and inserted instead, and what counts is the errors. Prints the names of files that
differ and how many there were; exit code 1 if any.

Without --gofmt, mangled.txt beside this file has digests of its answers for the first seeds, written by --store.
"""
import argparse
import hashlib
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile

TOKEN = re.compile(
    r"""(?P<space>[ \t\r]+)|(?P<newline>\n)|(?P<line>//[^\n]*)|(?P<block>/\*.*?\*/)"""
    r"""|(?P<text>"(?:\\.|[^"\\\n])*"|`[^`]*`|'(?:\\.|[^'\\\n])+')|(?P<word>\w+)"""
    r"""|(?P<op><<=|>>=|&\^=|\.\.\.|&&|\|\||<-|\+\+|--|==|!=|<=|>=|:=|[-+*/%&|^]=|<<|>>|&\^|.)""", re.S)
DIGESTS = os.path.join(os.path.dirname(os.path.abspath(__file__)), "mangled.txt")
# What --broken puts between tokens.
INSERTED = ("{", "}", "(", ")", "[", "]", ",", ";", ":", ".", "#", '"', "'", "`", "\\", "~", "?", "=", "func ", "go ", "type ", "0x", "1_", "0b3", "09",
            "case ", "if ", "<-", "/*", "$", "\u00e9", "\u2639", '"\\x"', "'ab'", "'\\q'", 'import "x"\n')
# A newline behind these is a semicolon.
ENDS = {")", "]", "}", "++", "--"}
KEYWORDS_INSIDE = {"if", "for", "switch", "case", "func", "var", "const", "type", "else", "go", "defer", "struct", "interface",
                   "map", "chan", "range", "select", "package", "import", "goto", "default"}


# Lines of comments, as people write them.
COMMENT_LINES = (
    "// Text of a paragraph.", "//", "//  - item", "// - item", "//   * item one", "//     more of it", "//  1. first", "//   2) second",
    "// # Heading", "// Old Heading", "//\tcode()", "//    code {", "//   }", "// func f() {", "// }", "//go:noinline", "//nolint:all",
    "//tight", "//  two blanks", "// [link]: https://example.com/x", "// See [link] and [Name].", "// ``quoted'' text", "//line x.go:7",
    "/* block */", "/* two\n   lines */", "/*\n * stars\n * here\n */", "/*\n\ttabs\n\n\there\n*/", "/*\nDoc text\n\n  - a\n  - b\n*/",
    "// Trailing blanks  ", "// +build linux,!cgo darwin", "//go:build linux && (cgo || darwin)", "/**/", "//")


def tokens(text):
    return [[m.lastgroup, m.group()] for m in TOKEN.finditer(text)]


def ends_statement(token):
    kind, text = token
    return kind == "text" or (kind == "word" and text not in KEYWORDS_INSIDE) or text in ENDS


def combine(a, b):
    """Whether two tokens need a blank between them."""
    if not a or not b:
        return False
    word = re.compile(r"\w|[^\x00-\x7f]")
    if word.match(a[-1]) and (word.match(b[0]) or b[0] in ".\"'`"):
        return True
    if a[-1] == "." and b[0].isdigit():
        return True
    return a[-1] in "+-*/%&|^<>=!:.~" and b[0] in "+-*/%&|^<>=!:.~"


class Mangler:
    def __init__(self, text, seed):
        self.random = random.Random(seed)
        self.tokens = tokens(text)
        # Not every file has everything.
        self.rates = {name: self.random.choice((0, 0.02, 0.1, 0.5)) for name in
                      ("space", "tight", "indent", "blank", "trail", "break", "join", "semicolon", "block", "line", "move", "own", "number",
                       "imports")}
        self.out = []
        if self.chance("imports"):
            text = re.sub(r"(?<=\nimport \(\n)(?:[^)\n]*\n)+(?=\)\n)", self.shuffled, text)
            self.tokens = tokens(text)

    def chance(self, name):
        return self.random.random() < self.rates[name]

    def shuffled(self, match):
        lines = match.group().splitlines(True)
        lines += self.random.sample(lines, self.random.randint(0, 2) % (len(lines) + 1))
        self.random.shuffle(lines)
        return "".join(lines)

    def spaces(self):
        return self.random.choice((" ", "  ", "\t", " \t", "     "))

    def run(self):
        items = self.tokens
        previous = ["newline", "\n"]     # the last token that is no space
        code = ["op", ";"]               # the last one that is no comment either
        for i, (kind, text) in enumerate(items):
            following = next((t for t in items[i + 1:i + 12] if t[0] not in ("space", "newline")), ["newline", "\n"])
            if kind == "space":
                if previous[0] == "newline":
                    text = self.indent(text)
                elif self.chance("tight") and following[0] in ("word", "op", "text") and not combine(previous[1], following[1]) \
                        and items[i + 1][0] != "newline":
                    text = ""
                elif self.chance("space"):
                    text = self.spaces()
                self.out.append(text)
                continue
            if kind == "newline":
                self.newline(previous, code, following)
                previous = [kind, text]
                continue
            if kind == "line" and previous[0] != "newline" and self.chance("move") and not ends_statement(code):
                # To a line of its own.
                self.out.append("\n" + self.indent("\t"))
            if kind in ("word", "op", "text") and previous[0] != "newline" and code[1] in "{(,|&&||+=" and code[1] and self.chance("break") \
                    and previous is code and code[1] != "":
                self.out.append("\n" + self.indent("\t"))
            if kind in ("word", "op", "text") and self.chance("block") and previous[0] in ("word", "op") and previous[1] not in (".", "//"):
                self.out.append(self.random.choice((" /* c */ ", "/*c*/", " /* a\n b */ ")) if not ends_statement(code)
                                else self.random.choice((" /* c */ ", " /*c*/")))
            if kind == "word" and text[0].isdigit() and self.chance("number"):
                text = re.sub(r"^0[xbo]|e(?=[-+0-9]*$)|p(?=[-+0-9]*$)", lambda m: m.group().upper(), text)
            self.out.append(text)
            previous = [kind, text]
            if kind not in ("line", "block"):
                code = previous
        return "".join(self.out)

    def indent(self, text):
        return self.random.choice(("", " ", "\t\t", "        ", text + "\t")) if self.chance("indent") else text

    def newline(self, previous, code, following):
        if self.chance("trail"):
            self.out.append(self.spaces())
        if self.chance("line") and previous[0] != "line":
            self.out.append(self.random.choice((" // c", "//c", "\t// a  b  ", " /* z */")))
            previous = ["line", ""]
        is_comment = previous[0] in ("line", "newline") or following[0] in ("line", "block", "newline")
        if not is_comment and previous[0] != "block":
            if not ends_statement(code) and self.chance("join"):
                self.out.append(" ")
                return
            if ends_statement(code) and self.chance("semicolon") and following[1] not in ("}", ")"):
                self.out.append("; ")
                return
            if ends_statement(code) and following[1] == "}" and self.chance("join"):
                self.out.append(" ")
                return
        self.out.append("\n")
        if self.chance("own"):
            # Most often at the margin, where doc comments are.
            margin = self.random.choice(("", "", "\t", "\t\t", "    "))
            for _ in range(self.random.randint(1, 8)):
                self.out.append(margin + self.random.choice(COMMENT_LINES) + "\n")
        if self.chance("blank"):
            self.out.append("\n" * self.random.randint(1, 3))


def sources(folders):
    found = []
    for folder in folders:
        for path, names, files in os.walk(folder):
            names.sort()
            found += [os.path.join(path, f) for f in sorted(files) if f.endswith(".go")]
    return found


def run(command, folder):
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, errors="surrogateescape", check=False)


def write(path, text):
    with open(path, "w", encoding="utf-8", errors="surrogateescape", newline="") as f:
        f.write(text)


def read(path):
    with open(path, encoding="utf-8", errors="surrogateescape", newline="") as f:
        return f.read()


def by_file(lines):
    """Error lines by the file that they begin with."""
    found = {}
    for line in lines.splitlines():
        found.setdefault(line.split(":", 1)[0], []).append(line)
    return found


def broken(text, seed):
    chance = random.Random(seed)
    items = tokens(text)
    for _ in range(chance.randint(1, 3)):
        if not items:
            break
        i = chance.randrange(len(items))
        how = chance.randrange(4)
        if how == 0:
            del items[i]
        elif how == 1:
            items.insert(i, list(chance.choice(items)))
        elif how == 2:
            items[i] = list(chance.choice(items))
        else:
            items.insert(i, ["op", chance.choice(INSERTED)])
    return "".join(text for _, text in items)


class Comparison:
    """A folder with a folder `input`, and one of what each tool has made of it."""

    def __init__(self, args, files, folder):
        self.folder = folder
        self.flags = ["-s"] if args.s else []
        self.names = []
        os.mkdir(os.path.join(folder, "input"))
        for seed in range(args.first, args.first + args.files):
            source = files[random.Random(seed).randrange(len(files))]
            text = read(source)
            text = broken(text, seed) if args.broken else Mangler(text, seed).run()
            self.names.append(f"{seed}_{os.path.basename(source)}")
            write(os.path.join(folder, "input", self.names[-1]), text)

    def format(self, tool, name):
        """For each file its text, its errors, and whether it would change again."""
        folder = os.path.join(self.folder, name)
        shutil.copytree(os.path.join(self.folder, "input"), folder)
        errors = by_file(run([*tool, *self.flags, "-w", "."], folder).stderr)
        again = set(run([*tool, *self.flags, "-l", "."], folder).stdout.split("\n"))
        return {n: (read(os.path.join(folder, n)), errors.get(n), n in again) for n in self.names}


def digest(answer):
    text, errors, again = answer
    return hashlib.sha256(repr((text, errors, again)).encode(errors="surrogateescape")).hexdigest()[:16]


def compare(args, files, folder):
    comparison = Comparison(args, files, folder)
    ours = comparison.format([os.path.abspath(args.vo), "fmt"], "vo")
    if not args.gofmt:
        with open(DIGESTS, encoding="utf-8") as f:
            stored = dict(line.split() for line in f)
        bad = [n for n in comparison.names if stored.get(n) != digest(ours[n])]
        return comparison, ours, bad
    theirs = comparison.format([os.path.abspath(args.gofmt)], "gofmt")
    if args.store:
        with open(DIGESTS, "w", encoding="utf-8") as f:
            f.writelines(f"{n} {digest(theirs[n])}\n" for n in comparison.names)
    bad = [n for n in comparison.names if theirs[n] != ours[n]]
    for n in bad if args.keep else ():
        os.makedirs(args.keep, exist_ok=True)
        write(os.path.join(args.keep, n + ".input"), read(os.path.join(folder, "input", n)))
        for tool, answer in (("gofmt", theirs[n]), ("vo", ours[n])):
            write(os.path.join(args.keep, f"{n}.{tool}"), "\n".join([answer[0], *(answer[1] or ()), f"changes again: {answer[2]}"]))
    return comparison, ours, bad


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--vo", required=True)
    parser.add_argument("--gofmt")
    parser.add_argument("--first", type=int, default=1)
    parser.add_argument("--files", type=int, default=200)
    parser.add_argument("--broken", action="store_true")
    parser.add_argument("--keep", help="a folder for files that differ")
    parser.add_argument("--store", action="store_true")
    parser.add_argument("-s", action="store_true", help="with simplification")
    parser.add_argument("folders", nargs="+")
    args = parser.parse_args()
    if args.gofmt and not os.path.exists(args.gofmt):
        print(f"skipped: {args.gofmt} is not there; ./dev oracle brings it")
        return 77
    files = sources(args.folders)
    if not files:
        sys.exit("mangle.py: no Go files")
    with tempfile.TemporaryDirectory() as folder:
        comparison, ours, bad = compare(args, files, folder)
    for name in bad:
        print(f"differs: {name}")
    errors = sum(1 for answer in ours.values() if answer[1])
    print(f"{len(comparison.names)} files, {errors} with errors, {len(bad)} differ")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
