#!/usr/bin/env python3
"""Compares every #include with the edges that the CMakeLists declare: a library may include its own
headers and those of libraries it names in DEPENDS, directly or through them. And a header or source that
names uint32_t and the like must come to <cstdint> by our own includes: Debian 12's library forgives it. src/
holds products and the tests of their units, x_test.cpp; what else tests need is in test/."""
import functools
import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent / "src"


def declared():
    deps = {}
    for cml in ROOT.glob("*/CMakeLists.txt"):
        text = cml.read_text()
        m = re.search(r"vo_library\((\w+)(.*?)\)", text, re.S)
        if m:
            body = m.group(2)
            d = body.split("DEPENDS")[1].split() if "DEPENDS" in body else []
            deps[m.group(1)] = set(d)
    return deps


def closure(deps, name, seen=None):
    seen = set() if seen is None else seen
    for d in deps.get(name, ()):
        if d not in seen:
            seen.add(d)
            closure(deps, d, seen)
    return seen


@functools.cache
def has_cstdint(f):
    text = f.read_text()
    return "<cstdint>" in text or any(has_cstdint(ROOT / h) for h in re.findall(r'#include "([^"]+)"', text) if (ROOT / h).exists())


def without_cstdint():
    """Files without #pragma once that are no .cpp are parts of others."""
    for f in sorted(ROOT.rglob("*")):
        if f.suffix not in (".h", ".cpp") or f.suffix == ".h" and "#pragma once" not in f.read_text():
            continue
        if re.search(r"\bu?int(8|16|32|64|ptr)_t\b", re.sub(r"//.*", "", f.read_text())) and not has_cstdint(f):
            yield f.relative_to(ROOT.parent)


def strangers(deps):
    """Sources in a library's folder that are neither part of it nor a unit test."""
    for name in deps:
        text = (ROOT / name / "CMakeLists.txt").read_text()
        product = re.search(r"vo_library\(\w+(.*?)\)", text, re.S).group(1)
        for f in sorted((ROOT / name).glob("*.cpp")):
            if not f.name.endswith("_test.cpp") and not re.search(rf"\b{f.name}\b", product):
                yield f"{f.relative_to(ROOT.parent)}: not part of {name}"


def main():
    deps = declared()
    bad = 0
    checked = 0
    for name in sorted(deps):
        allowed = closure(deps, name) | {name}
        for f in sorted((ROOT / name).rglob("*")):
            if f.suffix not in (".h", ".cpp") or f.name.endswith("_test.cpp"):
                continue
            for n, line in enumerate(f.read_text().splitlines(), 1):
                m = re.match(r'#include "(\w+)/', line)
                if not m:
                    continue
                checked += 1
                if m.group(1) == "vo" and name == "embed":
                    continue  # the public headers, in include/
                if m.group(1) not in allowed:
                    print(f"{f.relative_to(ROOT.parent)}:{n}: {name} may not use {m.group(1)}")
                    bad += 1
    for name in deps:
        if name in closure(deps, name):
            print(f"{name} depends on itself")
            bad += 1
    for text in strangers(deps):
        print(text)
        bad += 1
    for f in without_cstdint():
        print(f"{f}: no <cstdint>")
        bad += 1
    print(f"layers: {checked} includes of {len(deps)} libraries, {bad} wrong")
    return 1 if bad or not checked else 0


if __name__ == "__main__":
    sys.exit(main())
