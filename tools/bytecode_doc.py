#!/usr/bin/env python3
"""Writes docs/bytecode.md from opcodes.def and ext_opcodes.def of src/bytecode; with --check only compares."""
import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
ROW = re.compile(r'VO_OP\((\w+),\s*"([^"]*)",\s*(\w+),\s*(\w+),\s*(\w+),\s*(\w+),\s*([^"]*?),\s*"((?:[^"\\]|\\.)*)"\)')


def table_lines():
    first, second = ((ROOT / "src/bytecode" / name).read_text().splitlines() for name in ("opcodes.def", "ext_opcodes.def"))
    return first + ["// ---- Rare instructions"] + [re.sub("^// ---- Rare: ", "// ---- # ", line) for line in second]


def generate():
    lines = table_lines()
    out = ["# The bytecode", "", "Generated from `src/bytecode/opcodes.def` and `ext_opcodes.def` by `tools/bytecode_doc.py`.", ""]
    head, started, table = [], False, False
    for line in lines:
        if line.startswith("// ----"):
            title = line.strip("/ -").strip()
            if not started:
                out += head + [""]
                started = True
            out += ["", f"## {title}".replace("## #", "###"), ""]
            table = False
        elif m := ROW.match(line):
            if not table:
                out += ["| op | name | a | b | c | extra | effects | meaning |", "|---|---|---|---|---|---|---|---|"]
                table = True
            name, text, a, b, c, x, effects, meaning = m.groups()
            cells = [f"`{text}`", name] + ["" if v == "None" else v for v in (a, b, c, x, effects.replace("|", ","))]
            out.append("| " + " | ".join(cells + [meaning.replace("|", "\\|")]) + " |")
        elif line.startswith("//"):
            text = line[2:]
            if not started:
                head.append("    " + text if text.startswith("   ") else text.strip())
            else:
                out.append(text.strip())
                table = False
    return "\n".join(out) + "\n"


def main():
    path = ROOT / "docs/bytecode.md"
    text = generate()
    rows = sum(1 for l in table_lines() if l.startswith("VO_OP("))
    shown = text.count("\n| `")
    if rows != shown:
        sys.exit(f"bytecode_doc: {rows} rows, but {shown} were understood")
    if "--check" in sys.argv:
        if not path.exists() or path.read_text() != text:
            sys.exit("docs/bytecode.md is out of date: run tools/bytecode_doc.py")
        print(f"docs/bytecode.md describes {rows} instructions")
    else:
        path.write_text(text)


main()
