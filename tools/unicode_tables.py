#!/usr/bin/env python3
"""Writes the header with the compiler's tables of characters from the library's unicode/tables.go: unicode_tables.py TABLES_GO HEADER.

So identifiers and exported names have the Unicode version of package unicode. The ranges are above ASCII, sorted, with a stride as there.
"""
import re
import sys

TABLE = r'^var _%s = &RangeTable\{\n(.*?)^\}'
RANGE = re.compile(r'\{(0x[0-9a-f]+), (0x[0-9a-f]+), (\d+)\}')


def ranges(text, name):
    m = re.search(TABLE % name, text, re.S | re.M)
    if m is None:
        sys.exit(f'unicode_tables: no table _{name}')
    return [(int(a, 16), int(b, 16), int(stride)) for a, b, stride in RANGE.findall(m.group(1))]


def union(tables):
    points = sorted({c for table in tables for a, b, stride in table for c in range(a, b + 1, stride)})
    out = []
    for c in points:
        if out and out[-1][1] == c - 1:
            out[-1][1] = c
        else:
            out.append([c, c])
    return [(a, b, 1) for a, b in out]


def above_ascii(table):
    out = []
    for a, b, stride in table:
        if a < 0x80:
            a += (0x80 - a + stride - 1) // stride * stride
        if a <= b:
            out.append((a, b, stride))
    return out


def folds(text):
    """(first, last, stride, delta): what to add for the smallest character that differs only in case. ASCII is there, too."""
    body = re.search(r'^var _CaseRanges = \[\]CaseRange\{\n(.*?)^\}', text, re.S | re.M).group(1)
    cases = re.findall(r'\{(0x[0-9A-F]+), (0x[0-9A-F]+), d\{(\S+), (\S+), (\S+)\}\}', body)
    upper, lower = {}, {}
    for first, last, up, low, _ in cases:
        first, last = int(first, 16), int(last, 16)
        for c in range(first, last + 1):
            if up == 'UpperLower':  # alternating, beginning with a capital
                upper[c], lower[c] = first + ((c - first) & ~1), first + ((c - first) | 1)
            else:
                upper[c], lower[c] = c + int(up), c + int(low)
    body = re.search(r'^var caseOrbit = \[\]foldPair\{\n(.*?)^\}', text, re.S | re.M).group(1)
    orbit = {int(a, 16): int(b, 16) for a, b in re.findall(r'\{(0x[0-9A-F]+), (0x[0-9A-F]+)\}', body)}

    def simple_fold(c):
        if c in orbit:
            return orbit[c]
        low = lower.get(c, c)
        return low if low != c else upper.get(c, c)

    out = []
    for c in sorted(set(upper) | set(orbit)):
        smallest, at = c, simple_fold(c)
        while at != c:
            smallest, at = min(smallest, at), simple_fold(at)
        if smallest == c:
            continue
        delta = smallest - c
        if out and out[-1][3] == delta and c - out[-1][1] == (out[-1][2] or c - out[-1][1]) and c - out[-1][1] <= 2:
            out[-1][2] = c - out[-1][1]
            out[-1][1] = c
        else:
            out.append([c, c, 0, delta])
    return [(a, b, stride or 1, delta) for a, b, stride, delta in out]


def main():
    source, header = sys.argv[1:]
    with open(source, encoding='utf-8') as f:
        text = f.read()
    version = re.search(r'^const Version = "([^"]+)"', text, re.M).group(1)
    tables = [('Letters', 'Category L.', ranges(text, 'L')),
              ('Digits', 'Category Nd.', ranges(text, 'Nd')),
              ('Upper', 'Category Lu.', ranges(text, 'Lu')),
              ('Printable', "Letters, marks, numbers, punctuation, symbols: Go's IsPrint.", union(ranges(text, c) for c in 'LMNPS'))]
    out = [f'// Unicode {version}, above ASCII. Written by tools/unicode_tables.py.', '#pragma once', '',
           '#include "base/unicode_range.h"', '', 'namespace vo::base {', '']
    for name, what, table in tables:
        out += [f'/// {what}', f'inline constexpr UnicodeRange k{name}[] = {{']
        out += [f'    {{{a:#x}, {b:#x}, {stride}}},' for a, b, stride in above_ascii(table)]
        out += ['};', '']
    out += ['/// From characters to the smallest one that differs only in case.', 'inline constexpr FoldRange kFolds[] = {']
    out += [f'    {{{{{a:#x}, {b:#x}, {stride}}}, {delta}}},' for a, b, stride, delta in folds(text)]
    out += ['};', '']
    out += ['}  // namespace vo::base', '']
    with open(header, 'w', encoding='utf-8') as f:
        f.write('\n'.join(out))


if __name__ == '__main__':
    main()
