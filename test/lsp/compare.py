#!/usr/bin/env python3
"""`vo lsp` beside gopls on one module: are the answers alike, and what does either take?

    compare.py --vo build/release/bin/vo --gopls GOPLS --go FOLDER_OF_GO MODULE [--positions 500] [--seed 1] [--only PREFIX] [-v]

At seeded random identifiers both are asked for definition, hover and references in the module; a table says how many answers are alike, and
-v shows those that are not. Then: start to the first diagnostics, diagnostics after an edit, completion, resident memory. Nothing
is written into the module. gopls needs Go's command in PATH (--go); the module's dependencies must be in GOMODCACHE."""
import argparse
import os
import pathlib
import random
import re
import subprocess
import sys
import time

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from client import Client, path_of, uri  # noqa: E402

parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
parser.add_argument("module")
parser.add_argument("--vo", required=True)
parser.add_argument("--gopls", required=True)
parser.add_argument("--go", required=True)
parser.add_argument("--positions", type=int, default=500)
parser.add_argument("--edits", type=int, default=20)
parser.add_argument("--seed", type=int, default=1)
parser.add_argument("--only", default="")
parser.add_argument("-v", action="store_true")
args = parser.parse_args()
module = pathlib.Path(args.module).resolve()
env = {**os.environ, "PATH": args.go + ":" + os.environ["PATH"], "GOFLAGS": "-mod=mod", "GOTOOLCHAIN": "local", "GOPROXY": "off"}
goroot = subprocess.run([args.go + "/go", "env", "GOROOT"], capture_output=True, text=True, env=env).stdout.strip()
KEYWORDS = set("break case chan const continue default defer else fallthrough for func go goto if import interface map package range return select struct switch type var".split())


def memory(pid):
    """MiB, resident."""
    text = pathlib.Path(f"/proc/{pid}/status").read_text()
    return int(re.search(r"VmRSS:\s+(\d+)", text).group(1)) / 1024


def identifiers(path):
    """(line, character) of names outside of comments and strings."""
    text = path.read_text()
    blank = re.sub(r'//[^\n]*|/\*.*?\*/|"(?:\\.|[^"\\\n])*"|`[^`]*`|\'(?:\\.|[^\'\\\n])+\'', lambda m: re.sub(r"[^\n]", " ", m.group()), text, flags=re.S)
    if not blank.isascii():
        return
    for m in re.finditer(r"[A-Za-z_]\w*", blank):
        if m.group() not in KEYWORDS | {"_"}:
            yield blank.count("\n", 0, m.start()), m.start() - blank.rfind("\n", 0, m.start()) - 1


def spot(location):
    path = os.path.realpath(path_of(location["uri"]))
    for root in (goroot + "/src/", os.environ.get("VO_GOROOT_SRC", "\0") + "/"):
        path = path.replace(os.path.realpath(root) + "/", "GOROOT/") if root != "\0/" else path
    path = re.sub(r".*/go-1\.27/src/", "GOROOT/", path)
    return path, location["range"]["start"]["line"], location["range"]["start"]["character"]


def spots(result):
    result = result if isinstance(result, list) else [result] if result else []
    return sorted({spot(r) for r in result})


def hover_type(result):
    """The declaration in the answer's first block of code, without comments, sizes and layout. Of types only the head: the two show
    different parts of them."""
    if not result:
        return None
    text = result["contents"]["value"]
    m = re.search(r"```go\n(.*?)\n```", text, re.S)
    code = m.group(1) if m else text
    code = re.sub(r"//[^\n]*|/\*.*?\*/", "", code, flags=re.S)
    if code.startswith("package"):
        return " ".join(code.split()[:2])
    if m := re.match(r"(type \w+)", code):
        return m.group(1)
    return " ".join(code.split())


def server(command):
    begin = time.time()
    return Client(command, module, capabilities={"textDocument": {"hover": {"contentFormat": ["markdown"]}, "publishDiagnostics": {"versionSupport": True}}, "workspace": {"configuration": True}}, env=env), begin


files = sorted(p for p in module.rglob("*.go") if "testdata" not in p.parts and "vendor" not in p.parts and not any(x.startswith(("_", ".")) for x in p.relative_to(module).parts)
               and str(p.relative_to(module)).startswith(args.only))
files = [p for p in files if not re.search(r"_(windows|darwin|plan9|js|wasm|freebsd|openbsd|netbsd|solaris|aix|arm64|386|arm)(_test)?\.go$", p.name) and "//go:build" not in p.read_text()[:3000]]
lines = sum(p.read_text().count("\n") for p in files)
rng = random.Random(args.seed)
first = max(files, key=lambda p: p.stat().st_size if not p.name.endswith("_test.go") else 0)
print(f"{len(files)} files, {lines} lines; edits in {first.relative_to(module)}", flush=True)

servers, figures = {}, {}
for name, command in (("vo", [os.path.abspath(args.vo), "lsp"]), ("gopls", [args.gopls])):
    c, begin = server(command)
    c.open(first)
    c.problems(first, timeout=600)
    figures[name] = {"start to first diagnostics": time.time() - begin}
    servers[name] = c

places = []
pool = list(files)
while len(places) < args.positions:
    path = rng.choice(pool)
    names = list(identifiers(path))
    if names:
        places.append((path, *rng.choice(names)))

alike = {}
for path, line, ch in places:
    for question in ("definition", "hover", "references"):
        answers = {}
        for name, c in servers.items():
            more = {"context": {"includeDeclaration": True}} if question == "references" else {}
            try:
                answers[name] = c.at(question, path, line, ch, **more)
            except RuntimeError as e:
                answers[name] = None
        key = hover_type if question == "hover" else spots
        a, b = key(answers["vo"]), key(answers["gopls"])
        if question == "references":  # gopls also looks for those inside of dependencies
            a, b = [[s for s in x if s[0].startswith(str(module))] for x in (a, b)]
        same, total = alike.get(question, (0, 0))
        alike[question] = (same + (a == b), total + 1)
        if a != b and args.v:
            print(f"{question} {path.relative_to(module)}:{line + 1}:{ch + 1}\n  vo    {a if question == 'hover' else [x for x in a if x not in b][:4]}\n"
                  f"  gopls {b if question == 'hover' else [x for x in b if x not in a][:4]}", flush=True)
for question, (same, total) in alike.items():
    print(f"{question:12} {same}/{total} alike, {100 * same / total:.1f} %", flush=True)

# A function at the end of the largest file, edited.
text = first.read_text()
line = text.count("\n") + 2
for name, c in servers.items():
    after, completion = [], []
    for i in range(args.edits):
        c.change(first, 2 * i + 2, text + f"\n\nfunc voEdit() {{\n\tvar x int = \"{i}\"\n}}\n")
        begin = time.time()
        while not any("x" in p["message"] or "int" in p["message"] for p in c.problems(first)):
            pass
        after.append(time.time() - begin)
        c.change(first, 2 * i + 3, text + "\n\nfunc voEdit(t *int) {\n\tvar s struct{ A, B int }\n\ts.\n}\n")
        begin = time.time()
        got = c.request("textDocument/completion", {"textDocument": {"uri": uri(first)}, "position": {"line": line + 2, "character": 3}})
        completion.append(time.time() - begin)
        items = got["items"] if isinstance(got, dict) else got or []
        assert {"A", "B"} <= {x["label"] for x in items}, (name, got)
    after.sort(), completion.sort()
    figures[name]["diagnostics after an edit, p95"] = after[int(len(after) * 0.95)]
    figures[name]["completion, p95"] = completion[int(len(completion) * 0.95)]
    figures[name]["memory, MiB"] = memory(c.process.pid)
for figure in figures["vo"]:
    v, g = figures["vo"][figure], figures["gopls"][figure]
    unit, factor = ("", 1) if "MiB" in figure else (" ms", 1000)
    print(f"{figure:32} vo {v * factor:9.1f}{unit}  gopls {g * factor:9.1f}{unit}  {v / g:.3f}", flush=True)
for c in servers.values():
    c.process.kill()
