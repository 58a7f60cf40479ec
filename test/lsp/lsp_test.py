#!/usr/bin/env python3
"""`vo lsp` as an editor drives it: every request on small modules, edits in the midst, broken code, broken messages.

    lsp_test.py --vo build/release/bin/vo [--only NAME]
"""
import argparse
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from client import Client, path_of, place, uri  # noqa: E402

parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
parser.add_argument("--vo", required=True)
parser.add_argument("--only")
args = parser.parse_args()
VO = [os.path.abspath(args.vo), "lsp"]

SHAPES = '''// Package shapes draws.
package shapes

import "fmt"

// Shape is what has an area.
type Shape interface {
	// Area is never negative.
	Area() float64
}

// Rect is a rectangle.
type Rect struct {
	W, H float64 // sides
	Name string
}

// Area multiplies.
func (r Rect) Area() float64 { return r.W * r.H }

// Total adds the areas.
func Total(list ...Shape) (sum float64) {
	for _, s := range list {
		sum += s.Area()
	}
	return sum
}

// Map applies f.
func Map[T, U any](xs []T, f func(T) U) []U {
	var out []U
	for _, x := range xs {
		out = append(out, f(x))
	}
	return out
}

func show() { fmt.Println(Total()) }
'''
MAIN = '''package main

import (
	"fmt"
	"os"

	"ex.com/m/shapes"
)

// version is printed.
const version = "1"

func main() {
	r := shapes.Rect{W: 2, H: 3}
	fmt.Println(version, shapes.Total(r, shapes.Rect{}), r.Area())
	greet("x", len(os.Args))
}

func greet(name string, times int) {
	for i := range times {
		fmt.Println("Grüße 😀", name, i)
	}
	show(name)
}

func show(any) {}
'''
TESTS = '''package shapes_test

import (
	"testing"

	"ex.com/m/shapes"
)

func TestTotal(t *testing.T) {
	if shapes.Total(shapes.Rect{W: 1, H: 2}) != 2 {
		t.Fatal("wrong")
	}
}
'''


class Module:
    """A module on the disk, with places found by texts."""

    def __init__(self, files, mod="module ex.com/m\n\ngo 1.24\n"):
        self.dir = pathlib.Path(tempfile.mkdtemp(prefix="vo-lsp-"))
        for name, text in {**({"go.mod": mod} if mod else {}), **files}.items():
            (self.dir / name).parent.mkdir(parents=True, exist_ok=True)
            (self.dir / name).write_text(text)

    def path(self, name):
        return self.dir / name

    def at(self, name, text, offset=0, nth=0):
        """Line and character (UTF-16) of the nth occurrence."""
        content = (self.dir / name).read_text()
        i = -1
        for _ in range(nth + 1):
            i = content.index(text, i + 1)
        before = content[:i + offset]
        line = before[before.rfind("\n") + 1:]
        return before.count("\n"), len(line.encode("utf-16-le")) // 2


def standard():
    return Module({"main.go": MAIN, "shapes/shapes.go": SHAPES, "shapes/shapes_test.go": TESTS})


def where(locations):
    return sorted((os.path.basename(path_of(l["uri"])), l["range"]["start"]["line"], l["range"]["start"]["character"]) for l in locations)


def expect(got, want, what=""):
    if got != want:
        raise AssertionError(f"{what}\n  got  {got!r}\n  want {want!r}")


def apply(text, edits):
    lines = text.split("\n")

    def offset(p):
        line = lines[p["line"]] if p["line"] < len(lines) else ""
        return sum(len(l) + 1 for l in lines[:p["line"]]) + len(line.encode("utf-16-le")[:2 * p["character"]].decode("utf-16-le"))
    for e in sorted(edits, key=lambda e: offset(e["range"]["start"]), reverse=True):
        text = text[:offset(e["range"]["start"])] + e["newText"] + text[offset(e["range"]["end"]):]
    return text


def labels(completions):
    return [i["label"] for i in completions["items"]]


# ---- Tests -----------------------------------------------------------------------------------------

def test_life():
    m = standard()
    c = Client(VO, m.dir)
    expect(c.capabilities["positionEncoding"], "utf-16")
    expect(c.answer(c.start("no/such", {}))["error"]["code"], -32601)
    expect(c.stop(), 0, "exit after shutdown")
    c = Client(VO, m.dir)
    c.notify("exit", None)
    expect(c.process.wait(timeout=20), 1, "exit without shutdown")
    c = Client(VO, m.dir)
    c.process.stdin.close()
    expect(c.process.wait(timeout=20), 1, "a client that is gone")
    c = Client(VO, m.dir, start=False)
    expect(c.answer(c.start("textDocument/hover", {}))["error"]["code"], -32002, "before initialize")
    c.process.kill()


def test_bad_messages():
    m = standard()
    c = Client(VO, m.dir)
    c.send_bytes(b"Content-Length: 5\r\n\r\n{\"a\":")
    expect(c._take(20)["error"]["code"], -32700, "no JSON")
    c.send_bytes(b"content-length:2\r\nContent-Type: x\r\n\r\n[]")
    expect(c._take(20)["error"]["code"], -32600, "no request")
    c.send({"id": {"a": 1}, "method": "shutdown"})  # an id of another type: a notification that nobody knows
    for params in (None, 1, [], {"textDocument": 3}, {"textDocument": {"uri": "file:///no/such.go"}, "position": {"line": -1, "character": 1e300}},
                   {"textDocument": {"uri": "http://x"}, "position": place(1 << 40, 7)}, {"item": {"uri": []}}):
        for method in ("hover", "definition", "completion", "rename", "references", "foldingRange", "semanticTokens/full", "codeAction",
                       "inlayHint", "selectionRange", "signatureHelp", "implementation", "prepareCallHierarchy", "documentSymbol"):
            c.answer(c.start("textDocument/" + method, params))
        c.answer(c.start("callHierarchy/incomingCalls", params))
        for note in ("didOpen", "didChange", "didClose", "didSave"):
            if note != "didOpen" or not isinstance(params, dict) or "position" not in params:
                c.notify("textDocument/" + note, params)
    # A message that comes in pieces.
    body = json.dumps({"jsonrpc": "2.0", "id": "text id", "method": "workspace/symbol", "params": {"query": "Map"}}).encode()
    for byte in b"Content-Length: %d\r\n\r\n%s" % (len(body), body):
        c.send_bytes(bytes([byte]))
    expect([s["name"] for s in c.answer("text id")["result"]], ["Map"])
    c.send_bytes(b"Content-Length: x\r\n\r\n")
    expect(c._take(20)["error"]["code"], -32700, "a broken frame")
    expect(c.process.wait(timeout=20), 1)


def test_cancel():
    m = standard()
    c = Client(VO, m.dir)
    first = c.next_id + 1
    frames = b""
    for message in ({"id": first, "method": "workspace/symbol", "params": {"query": ""}}, {"id": first + 1, "method": "workspace/symbol", "params": {"query": ""}},
                    {"method": "$/cancelRequest", "params": {"id": first + 1}}):
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        frames += b"Content-Length: %d\r\n\r\n%s" % (len(body), body)
    c.send_bytes(frames)
    c.answer(first)
    expect(c.answer(first + 1)["error"]["code"], -32800)
    c.stop()


def test_diagnostics():
    m = standard()
    c = Client(VO, m.dir)
    main = m.path("main.go")
    c.open(main)
    expect(c.problems(main), [])
    # Typing: an unknown name, then its end; the line has characters of two units.
    line, ch = m.at("main.go", '"Grüße 😀"')
    c.change(main, 2, ((line, ch + 12), (line, ch + 16), "nam"))
    expect([(p["message"].split("\n")[0], p["range"]) for p in c.problems(main)], [("undefined: nam", {"start": place(line, ch + 12), "end": place(line, ch + 15)})])
    c.change(main, 3, MAIN)
    expect(c.problems(main), [])
    # What imports it is checked again.
    shapes = m.path("shapes/shapes.go")
    c.open(shapes)
    c.change(shapes, 2, SHAPES.replace("func Total(", "func Totals(").replace("Total()", "Totals()"))
    expect([p["message"].split("\n")[0] for p in c.problems(main, until=len)], ["undefined: shapes.Total"])
    c.notify("textDocument/didClose", {"textDocument": {"uri": uri(shapes)}})
    expect(c.problems(main, until=lambda problems: not problems), [])
    # Unused imports are marked.
    c.change(main, 4, MAIN.replace("os.Args", "version"))
    problem = c.problems(main)[0]
    expect((problem["message"], problem["tags"], problem["range"]["start"]["line"]), ('"os" imported and not used', [1], 4))
    # Broken code: no noise beside the syntax error.
    c.change(main, 5, MAIN.replace("for i := range times {", "for i := range {"))
    messages = [p["message"] for p in c.problems(main)]
    assert messages and all(x.startswith("syntax error") for x in messages), messages
    c.stop()


def test_hover():
    m = standard()
    c = Client(VO, m.dir)
    main = m.path("main.go")

    def hover(text, offset=0, nth=0):
        h = c.at("hover", main, *m.at("main.go", text, offset, nth))
        return h and h["contents"]["value"]
    expect(hover("Println"), "```go\nfunc fmt.Println(a ...any) (n int, err error)\n```\n\n---\n\nPrintln formats using the default formats for its operands and writes to standard output.\n"
           "Spaces are always added between operands and a newline is appended.\nIt returns the number of bytes written and any write error encountered.")
    assert "func shapes.Total(list ...shapes.Shape) (sum float64)" in hover("Total") and "Total adds the areas." in hover("Total"), hover("Total")
    assert "const version untyped string" in hover("version,") and "version is printed." in hover("version,"), hover("version,")
    assert hover("Rect").startswith("```go\ntype Rect struct {\n\tW, H float64"), hover("Rect")
    assert "field W float64" in hover("W: 2") and "sides" in hover("W: 2"), hover("W: 2")
    assert "var name string" in hover("name, i"), hover("name, i")
    assert "Package shapes draws." in hover('"ex.com/m/shapes"', 3), hover('"ex.com/m/shapes"', 3)
    assert hover("len(").startswith("```go\nfunc len(v Type) int\n```"), hover("len(")
    expect(hover("main", 0), "```go\npackage main\n```")
    expect(hover("{", 0), None)
    c.stop()


def test_definition():
    m = standard()
    c = Client(VO, m.dir)
    main = m.path("main.go")
    line = MAIN[:MAIN.index("for i :=")].count("\n")

    def definition(text, offset=0, nth=0, method="definition"):
        return where(c.at(method, main, *m.at("main.go", text, offset, nth)))
    expect(definition("Total"), [("shapes.go", *m.at("shapes/shapes.go", "Total(list"))])
    expect(definition("Area()"), [("shapes.go", *m.at("shapes/shapes.go", "Area() float64 {"))])
    expect(definition("H: 3"), [("shapes.go", *m.at("shapes/shapes.go", "H float64"))])
    expect(definition("name, i"), [("main.go", *m.at("main.go", "name string"))])
    expect(definition(", i)", 2), [("main.go", line, 5)])
    expect(definition("Println")[0][0], "print.go")
    expect(definition("len(")[0][0], "builtin.go")
    expect(definition("shapes.Rect"), [("main.go", *m.at("main.go", '"ex.com/m/shapes"'))])
    expect(definition('"ex.com/m/shapes"', 2)[0][0], "shapes.go")
    expect(definition("r, shapes", 0, 0, "typeDefinition"), [("shapes.go", *m.at("shapes/shapes.go", "Rect struct"))])
    # Into the library and on from there.
    fmt = c.at("definition", main, *m.at("main.go", "Println"))[0]
    path = path_of(fmt["uri"])
    c.open(path)
    text = pathlib.Path(path).read_text()
    at = text.index("Fprintln(os.Stdout")
    again = c.at("definition", path, text[:at].count("\n"), at - text.rfind("\n", 0, at) - 1)
    expect(os.path.basename(path_of(again[0]["uri"])), "print.go")
    c.stop()


def test_references():
    m = standard()
    c = Client(VO, m.dir)
    main = m.path("main.go")

    def references(text, **context):
        return where(c.at("references", main, *m.at("main.go", text), context={"includeDeclaration": True, **context}))
    expect(references("Total"), [("main.go", *m.at("main.go", "Total")), ("shapes.go", *m.at("shapes/shapes.go", "Total(list")),
                                 ("shapes.go", *m.at("shapes/shapes.go", "Total())")), ("shapes_test.go", *m.at("shapes/shapes_test.go", "Total(shapes"))])
    expect(len(references("Total", includeDeclaration=False)), 3)
    expect(where(c.at("references", m.path("shapes/shapes.go"), 1, 10, context={"includeDeclaration": True})),
           [("main.go", *m.at("main.go", '"ex.com')), ("shapes.go", 1, 8), ("shapes_test.go", *m.at("shapes/shapes_test.go", '"ex.com'))])
    assert ("main.go", *m.at("main.go", '"ex.com')) in references("shapes.Total"), references("shapes.Total")
    expect(references("W: 2"), sorted([("main.go", *m.at("main.go", "W: 2")), ("shapes.go", *m.at("shapes/shapes.go", "W, H")),
                                       ("shapes.go", *m.at("shapes/shapes.go", "W * ")), ("shapes_test.go", *m.at("shapes/shapes_test.go", "W: 1"))]))
    expect(references("show(name)"), [("main.go", *m.at("main.go", "show(name)")), ("main.go", *m.at("main.go", "show(any)"))])
    highlights = c.at("documentHighlight", main, *m.at("main.go", "version,"))
    expect([(h["range"]["start"]["line"], h["kind"]) for h in highlights], [(10, 3), (14, 2)])
    c.stop()


def test_symbols():
    m = standard()
    c = Client(VO, m.dir)
    shapes = m.path("shapes/shapes.go")
    symbols = c.request("textDocument/documentSymbol", {"textDocument": {"uri": uri(shapes)}})
    expect([s["name"] for s in symbols], ["Shape", "Rect", "(Rect).Area", "Total", "Map", "show"])
    expect([s["name"] for s in symbols[1]["children"]], ["W", "H", "Name"])
    found = c.request("workspace/symbol", {"query": "ttl"})
    assert {"Total", "TestTotal"} <= {s["name"] for s in found}, found
    folds = c.request("textDocument/foldingRange", {"textDocument": {"uri": uri(m.path("main.go"))}})
    assert {"startLine": 2, "endLine": 7} not in folds and any(f.get("kind") == "imports" for f in folds), folds
    chain = c.request("textDocument/selectionRange", {"textDocument": {"uri": uri(shapes)}, "positions": [place(*m.at("shapes/shapes.go", "r.W"))]})[0]
    sizes = []
    while chain:
        sizes.append(chain["range"])
        chain = chain.get("parent")
    assert len(sizes) >= 6 and sizes[-1]["start"] == place(0, 0), sizes
    c.stop()


def complete(c, m, name, text, marker="|"):
    """The completions where the marker stands in a new text of the file."""
    i = text.index(marker)
    text = text[:i] + text[i + 1:]
    path = m.path(name)
    c.open(path, text)
    before = text[:i]
    result = c.at("completion", path, before.count("\n"), len(before[before.rfind("\n") + 1:].encode("utf-16-le")) // 2)
    return result or {"items": []}, text


def test_completion():
    m = standard()
    c = Client(VO, m.dir)
    body = lambda code: MAIN.replace('\tgreet("x", len(os.Args))', code)
    got, _ = complete(c, m, "main.go", body("\tr.|\n\tgreet(os.Args[0], 1)"))
    expect(sorted(labels(got)), ["Area", "H", "Name", "W"], "members, at the end of a line")
    got, _ = complete(c, m, "main.go", body('\tfmt.Prin|\n'))
    expect(labels(got)[:3], ["Print", "Printf", "Println"])
    got, _ = complete(c, m, "main.go", body("\tgreet(r.|\n"))
    assert "Name" in labels(got)[:1], labels(got)  # fits the parameter
    got, _ = complete(c, m, "main.go", body("\tif r.|\n"))
    assert "Area" in labels(got), "a broken if"
    got, _ = complete(c, m, "main.go", body("\tver|"))
    expect(labels(got)[0], "version")
    got, _ = complete(c, m, "main.go", body("\tret|"))
    assert "return" in labels(got), labels(got)
    got, _ = complete(c, m, "main.go", body("\t_ = shapes.Rect{|}"))
    expect([i["textEdit"]["newText"] for i in got["items"]][:3], ["W: ", "H: ", "Name: "])
    got, _ = complete(c, m, "main.go", body("\t_ = shapes.Rect{W: 1, |}"))
    assert labels(got)[0] == "H" and "W" not in labels(got), labels(got)
    got, text = complete(c, m, "main.go", body("\tstrings.ToUp|"))
    item = [i for i in got["items"] if i["label"] == "ToUpper"][0]
    edited = apply(text, item["additionalTextEdits"] + [item["textEdit"]])
    assert '\t"fmt"\n\t"os"\n\t"strings"\n' in edited and "strings.ToUpper\n" in edited, edited
    got, text = complete(c, m, "main.go", "package main\n\nfunc main() {\n\tstrconv.Ito|\n}\n")
    item = [i for i in got["items"] if i["label"] == "Itoa"][0]
    assert apply(text, item["additionalTextEdits"]).startswith('package main\n\nimport "strconv"\n\nfunc main'), item
    got, _ = complete(c, m, "main.go", 'package main\n\nfunc f() {\n\tx := struct{ Größe int }{1}\n\t_, _ = "😀", x.|\n}\n')
    expect(labels(got), ["Größe"])
    got, _ = complete(c, m, "main.go", "package main\n\nimport \"errors\"\n\nfunc f(err error) {\n\terr.|\n}\n\ntype T[P interface{ M(); N() }] struct{ p P }\n\nfunc (t T[P]) g() { t.p.M() }\n")
    expect(labels(got), ["Error"])
    got, _ = complete(c, m, "shapes/shapes.go", SHAPES.replace("f(x))", "f(x|))"))
    assert "x" in labels(got) and "xs" in labels(got), labels(got)
    c.stop()


def test_signature():
    m = standard()
    c = Client(VO, m.dir)
    main = m.path("main.go")
    c.open(main, MAIN.replace('greet("x", len(os.Args))', 'greet("x", '))
    line, ch = m.at("main.go", 'greet("x", ')
    help_ = c.at("signatureHelp", main, line, ch + 11)
    expect((help_["signatures"][0]["label"], help_["activeParameter"]), ("greet(name string, times int)", 1))
    expect([p["label"] for p in help_["signatures"][0]["parameters"]], ["name string", "times int"])
    c.stop()


def test_rename():
    m = standard()
    c = Client(VO, m.dir)
    main, shapes, test = m.path("main.go"), m.path("shapes/shapes.go"), m.path("shapes/shapes_test.go")

    def renamed(path, name, text, new, nth=0):
        changes = c.at("rename", path, *m.at(name, text, 0, nth), newName=new)["changes"]
        return {os.path.basename(path_of(u)): apply(pathlib.Path(path_of(u)).read_text(), e) for u, e in changes.items()}

    def refused(path, name, text, new):
        return c.answer(c.start("textDocument/rename", {"textDocument": {"uri": uri(path)}, "position": place(*m.at(name, text)), "newName": new}))["error"]["message"]
    got = renamed(main, "main.go", "Total", "Sum")
    expect(got, {"main.go": MAIN.replace("Total", "Sum"), "shapes.go": SHAPES.replace("Total(", "Sum("),
                 "shapes_test.go": TESTS.replace("shapes.Total", "shapes.Sum")})
    got = renamed(shapes, "shapes/shapes.go", "Area() float64\n", "Size")
    expect(got, {"main.go": MAIN.replace("Area", "Size"), "shapes.go": SHAPES.replace("Area()", "Size()")})
    expect(renamed(main, "main.go", "name string", "who"), {"main.go": MAIN.replace("name", "who")})
    assert "would be an error" in refused(main, "main.go", "greet(name", "main"), refused(main, "main.go", "greet(name", "main")
    assert "would change what names mean" in refused(main, "main.go", "version =", "r"), refused(main, "main.go", "version =", "r")
    assert "outside of the workspace" in refused(main, "main.go", "Println", "Print2")
    assert "no name" in refused(main, "main.go", "version =", "for") and "no name" in refused(main, "main.go", "version =", "1x")
    expect(c.answer(c.start("textDocument/prepareRename", {"textDocument": {"uri": uri(main)}, "position": place(*m.at("main.go", "len("))}))["error"]["message"], "len is predeclared")
    expect(where(c.at("references", main, *m.at("main.go", "Total"), context={"includeDeclaration": True}))[0][0], "main.go", "nothing stays of a trial")
    expect((main.read_text(), shapes.read_text(), test.read_text()), (MAIN, SHAPES, TESTS))
    c.stop()


def test_implementation():
    m = standard()
    c = Client(VO, m.dir)
    shapes = m.path("shapes/shapes.go")
    expect(where(c.at("implementation", shapes, *m.at("shapes/shapes.go", "Shape interface"))), [("shapes.go", *m.at("shapes/shapes.go", "Rect struct"))])
    expect(where(c.at("implementation", shapes, *m.at("shapes/shapes.go", "Area() float64\n"))), [("shapes.go", *m.at("shapes/shapes.go", "Area() float64 {"))])
    expect(where(c.at("implementation", shapes, *m.at("shapes/shapes.go", "Rect struct"))), [("shapes.go", *m.at("shapes/shapes.go", "Shape interface"))])
    item = c.at("prepareCallHierarchy", shapes, *m.at("shapes/shapes.go", "Total(list"))[0]
    calls = c.request("callHierarchy/incomingCalls", {"item": item})
    expect(sorted(i["from"]["name"] for i in calls), ["TestTotal", "main", "show"])
    item = c.at("prepareCallHierarchy", m.path("main.go"), *m.at("main.go", "main() {"))[0]
    calls = c.request("callHierarchy/outgoingCalls", {"item": item})
    expect([o["to"]["name"] for o in calls], ["Println", "Total", "Area", "greet"])
    c.stop()


def test_tokens():
    m = standard()
    c = Client(VO, m.dir)
    main = m.path("main.go")
    data = c.request("textDocument/semanticTokens/full", {"textDocument": {"uri": uri(main)}})["data"]
    types = c.capabilities["semanticTokensProvider"]["legend"]["tokenTypes"]
    names, line, ch, lines = {}, 0, 0, MAIN.split("\n")
    for i in range(0, len(data), 5):
        line, ch = line + data[i], data[i + 1] + (ch if data[i] == 0 else 0)
        names.setdefault(lines[line].encode("utf-16-le")[2 * ch:2 * (ch + data[i + 2])].decode("utf-16-le"), types[data[i + 3]])
    expect({n: names[n] for n in ("fmt", "version", "main", "r", "Rect", "W", "Area", "name", "string")},
           {"fmt": "namespace", "version": "variable", "main": "function", "r": "variable", "Rect": "type", "W": "property", "Area": "method",
            "name": "parameter", "string": "type"})
    hints = c.request("textDocument/inlayHint", {"textDocument": {"uri": uri(main)}, "range": {"start": place(0, 0), "end": place(100, 0)}})
    expect({h["label"] for h in hints} >= {"shapes.Rect", "name:", "times:", "int", "a...:"}, True, hints)
    c.stop()


def actions(c, path, line, character, only=None):
    p = place(line, character)
    return {a["title"]: a["edit"]["changes"][uri(path)] for a in c.request("textDocument/codeAction", {
        "textDocument": {"uri": uri(path)}, "range": {"start": p, "end": p}, "context": {"diagnostics": [], **({"only": only} if only else {})}})}


def test_actions():
    m = standard()
    c = Client(VO, m.dir)
    main = m.path("main.go")
    text = MAIN.replace("os.Args", "strings.Fields(version)")
    c.open(main, text)
    line = text[:text.index("strings")].count("\n")
    got = actions(c, main, line, text.split("\n")[line].index("strings") + 1)
    assert '\t"os"\n\t"strings"\n' in apply(text, got['Add import "strings"']), got
    got = actions(c, main, 4, 3)
    assert '"os"' not in apply(text, got['Remove unused import "os"']), got
    got = actions(c, main, 0, 0, ["source.organizeImports"])
    expect(list(got), ["Organize imports"])
    assert '"os"' not in apply(text, got["Organize imports"])
    text = MAIN.replace('import (\n\t"fmt"\n\t"os"\n', 'import (\n\t"os"\n\t"fmt"\n')
    c.change(main, 2, text)
    expect(apply(text, actions(c, main, 0, 0)["Organize imports"]), MAIN)
    text = MAIN.replace("shapes.Rect{W: 2, H: 3}", "shapes.Rect{W: 2}")
    c.change(main, 3, text)
    line, ch = m.at("main.go", "W: 2")
    assert "shapes.Rect{W: 2,\n\t\tH: 0,\n\t\tName: \"\",\n\t}" in apply(text, actions(c, main, line, ch)["Fill shapes.Rect"]), actions(c, main, line, ch)
    text = 'package main\n\nimport "io"\n\ntype T struct{}\n\nvar _ io.ReadCloser = &T{}\n\nfunc main() {}\n'
    c.change(main, 4, text)
    edited = apply(text, actions(c, main, 6, 24)["Implement io.ReadCloser"])
    assert "func (t *T) Read(p []byte) (n int, err error) {\n" in edited and "func (t *T) Close() error {\n" in edited, edited
    c.change(main, 5, edited)
    expect(c.problems(main, version=5), [], "what was added implements it")
    c.stop()


def test_broken():
    """Answers, not silence or an end, at every place of texts that are cut anywhere."""
    m = standard()
    c = Client(VO, m.dir)
    main = m.path("main.go")
    c.open(main)
    for version, cut in enumerate(range(0, len(MAIN), 37), 2):
        text = MAIN[:cut]
        c.change(main, version, text)
        line = text.count("\n")
        for method in ("completion", "hover", "definition", "signatureHelp"):
            c.at(method, main, line, len(text) - text.rfind("\n") - 1)
        for method in ("documentSymbol", "foldingRange", "semanticTokens/full"):
            c.request("textDocument/" + method, {"textDocument": {"uri": uri(main)}})
    c.change(main, 1000, "package main\n\nimport \"ex.com/m\"\n\ntype T T\n\nfunc f[T T](x T.y) { x.; }\n")
    for character in range(20):
        c.at("completion", main, 6, character)
    c.stop()


def test_outside():
    """Files outside of modules: each program is its own."""
    m = Module({"a.go": "package main\n\nfunc main() { f(1) }\n", "b.go": "package main\n\nfunc main() { f(\"\") }\n", "c.go": "package main\n\nfunc f(x int) {}\n",
                "s.vo": "import \"os\"\n\nfunc g() (int, error) { return 1, nil }\n\nfunc main() error {\n\tx := g()?\n\tprintln(x)\n\tos.Exit(x)\n\treturn nil\n}\n"}, mod=None)
    c = Client(VO)
    c.open(m.path("a.go"))
    expect(c.problems(m.path("a.go")), [])
    c.open(m.path("b.go"))
    expect(len(c.problems(m.path("b.go"))), 1)
    expect(where(c.at("definition", m.path("a.go"), 2, 14)), [("c.go", 2, 5)])
    c.open(m.path("s.vo"))
    expect(c.problems(m.path("s.vo")), [])
    assert "var x int" in c.at("hover", m.path("s.vo"), 5, 1)["contents"]["value"]
    c.open(m.path("new.go"), "package main\n\nfunc main() { undefined() }\n")  # not on the disk
    expect(len(c.problems(m.path("new.go"))), 1)
    c.stop()


def test_vendored():
    m = Module({"main.go": 'package main\n\nimport "dep.org/x"\n\nfunc main() { x.Do() }\n', "vendor/dep.org/x/x.go": "package x\n\n// Do does.\nfunc Do() { hidden() }\n\nfunc hidden() {}\n",
                "vendor/modules.txt": "# dep.org/x v1.0.0\n## explicit; go 1.20\ndep.org/x\n"},
               mod="module ex.com/m\n\ngo 1.24\n\nrequire dep.org/x v1.0.0\n")
    c = Client(VO, m.dir)
    c.open(m.path("main.go"))
    expect(c.problems(m.path("main.go")), [])
    got = c.at("definition", m.path("main.go"), 4, 17)
    expect(where(got), [("x.go", 3, 5)])
    path = path_of(got[0]["uri"])
    expect(where(c.at("definition", path, 3, 13)), [("x.go", 5, 5)])
    c.stop()


def test_utf8():
    m = standard()
    c = Client(VO, m.dir, capabilities={"general": {"positionEncodings": ["utf-8", "utf-16"]}})
    expect(c.capabilities["positionEncoding"], "utf-8")
    line, _ = m.at("main.go", "Grüße")
    text = MAIN.split("\n")[line]
    h = c.at("hover", m.path("main.go"), line, len(text[:text.index("name")].encode()))
    assert "var name string" in h["contents"]["value"], h
    c.stop()


def test_files_change():
    m = standard()
    c = Client(VO, m.dir, capabilities={"workspace": {"didChangeWatchedFiles": {"dynamicRegistration": True}}})
    main = m.path("main.go")
    c.open(main)
    expect(c.problems(main), [])
    expect(c.asked, ["client/registerCapability"])
    m.path("shapes/shapes.go").write_text(SHAPES.replace("Total(", "All("))
    c.notify("workspace/didChangeWatchedFiles", {"changes": [{"uri": uri(m.path("shapes/shapes.go")), "type": 2}]})
    expect([p["message"].split("\n")[0] for p in c.problems(main, until=len)], ["undefined: shapes.Total"])
    m.path("go.mod").write_text("module ex.com/n\n\ngo 1.24\n")
    c.notify("workspace/didChangeWatchedFiles", {"changes": [{"uri": uri(m.path("go.mod")), "type": 2}]})
    assert any("could not import ex.com/m/shapes" in p["message"] for p in c.problems(main)), c.diagnostics
    c.stop()


def test_many_edits():
    """Ten thousand changes: memory stays, and what is there is what was sent."""
    m = standard()
    c = Client(VO, m.dir)
    main = m.path("main.go")
    c.open(main)
    c.problems(main)

    def memory():
        for line in pathlib.Path(f"/proc/{c.process.pid}/status").read_text().split("\n"):
            if line.startswith("VmRSS"):
                return int(line.split()[1])
    version, before = 1, None
    for i in range(2000):
        version += 2
        c.change(main, version, ((12, 13), (12, 13), "\n\tvar x int"))
        c.change(main, version + 1, ((12, 13), (13, 10), ""))
        if i % 100 == 0:
            c.at("hover", main, 10, 7)
        if i == 500:
            before = memory()
    assert "const version" in c.at("hover", main, 10, 7)["contents"]["value"]
    assert memory() < before * 1.5 + 20000, (before, memory())
    c.stop()


def test_flags():
    for arguments in (["-tcp"], ["file.go"]):
        p = subprocess.run(VO + arguments, capture_output=True, text=True, stdin=subprocess.DEVNULL)
        assert p.returncode == 2 and arguments[0].strip("-") in p.stderr, p
    expect(subprocess.run(VO + ["--stdio"], capture_output=True, stdin=subprocess.DEVNULL).returncode, 1)


def test_formatting():
    m = standard()
    c = Client(VO, m.dir)
    main = m.path("main.go")
    text = MAIN.replace("version = ", "version   =").replace("\tgreet", "greet")
    c.open(main, text)
    expect(apply(text, c.request("textDocument/formatting", {"textDocument": {"uri": uri(main)}, "options": {}})), MAIN)
    c.change(main, 2, MAIN)
    expect(c.request("textDocument/formatting", {"textDocument": {"uri": uri(main)}, "options": {}}), [])
    c.change(main, 3, MAIN + "func")
    assert "main.go:" in c.answer(c.start("textDocument/formatting", {"textDocument": {"uri": uri(main)}}))["error"]["message"]
    c.stop()


def main():
    failed = 0
    for name, test in list(globals().items()):
        if not name.startswith("test_") or (args.only and args.only not in name):
            continue
        begin = time.time()
        try:
            test()
            print(f"ok    {name[5:]}  {time.time() - begin:.2f} s", flush=True)
        except Exception as e:  # noqa: BLE001: each test says what is wrong with it
            failed += 1
            print(f"FAIL  {name[5:]}: {type(e).__name__}: {e}", flush=True)
    sys.exit(failed != 0)


main()
