#!/usr/bin/env python3
"""Links the parts of every engine (run-time core, scheduling, natives) with nothing but themselves and says what
they lack. test/freestanding.txt is the list that may be missing, each with its reason: a native executable has to
bring every one of these itself.

A line of the list: symbol, two spaces, kind, two spaces, reason. Symbols of kind `compiler` may also not be
missing: a compiler puts them in where it likes."""
import argparse
import collections
import pathlib
import re
import subprocess
import sys
import tempfile

LIST = pathlib.Path(__file__).with_suffix(".txt")


def listed():
    rows = {}
    for n, line in enumerate(LIST.read_text().splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        m = re.fullmatch(r"(\S.*?) {2,}(\w+) {2,}(\S.*)", line)
        if m is None:
            sys.exit(f"{LIST.name}:{n}: not symbol, kind, reason")
        if m.group(1) in rows:
            sys.exit(f"{LIST.name}:{n}: {m.group(1)} is there twice")
        rows[m.group(1)] = m.group(2)
    return rows


def undefined(args):
    with tempfile.TemporaryDirectory() as folder:
        out = f"{folder}/all.o"
        # Of the archives that others bring (base) only what is asked for takes part.
        subprocess.run([args.cxx, "-nostdlib", "-r", "-o", out, "-Wl,--whole-archive", *args.archives,
                        "-Wl,--no-whole-archive", *args.below], check=True)
        text = subprocess.run([args.nm, "-u", "-C", out], check=True, capture_output=True, text=True).stdout
    return {line.split(None, 1)[1] for line in text.splitlines() if re.match(r"\s*[Uw] ", line)}


def main():
    p = argparse.ArgumentParser(description=__doc__)
    p.add_argument("--cxx", required=True)
    p.add_argument("--nm", required=True)
    p.add_argument("--below", action="append", default=[], help="archives of which only what is needed is taken")
    p.add_argument("--exact", action="store_true", help="an optimised build: what is listed must be missing, too")
    p.add_argument("archives", nargs="+")
    args = p.parse_args()
    rows, found = listed(), undefined(args)
    bad = [f"missing, and not in {LIST.name}: {s}" for s in sorted(found - rows.keys())]
    if args.exact:
        bad += [f"in {LIST.name}, and not missing any more: {s}"
                for s in sorted(rows.keys() - found) if rows[s] != "compiler"]
    print("\n".join(bad + [""] if bad else []), end="")
    kinds = collections.Counter(rows.get(s, "unknown") for s in found)
    print(f"freestanding: {len(found)} symbols missing (" + ", ".join(f"{n} {k}" for k, n in kinds.most_common()) +
          f"), {len(bad)} wrong")
    return 1 if bad or not found else 0


if __name__ == "__main__":
    sys.exit(main())
