#!/usr/bin/env python3
"""How far `vo build -m -l` agrees with gc about what escapes, by the ERROR comments of Go's own tests.

    measure.py --vo PATH [-v] [--min PERCENT] [FILE...]

A comment `// ERROR "regexp" "regexp"` lists what gc says about its line. Matched: a message of that line fits the
expression; missing: none does; extra: a message that fits no expression of its line. The score is
matched / (matched + missing + extra). Exits with 1 if it is below --min.
"""
import argparse
import glob
import os
import re
import subprocess
import sys
import tempfile

FOLDER = 'build/golang/usr/share/go-1.27/test'
COMMENT = re.compile(r'//\s*(?:GC_)?ERROR\s+(.*)$')
STRING = re.compile(r'"((?:[^"\\]|\\.)*)"|`([^`]*)`')
KINDS = [('moved', 'moved to heap'), ('leak', 'leaking param'), ('not', 'does not escape'), ('heap', 'escapes to heap')]


def kind(text):
    text = text.replace('[ ]', ' ')
    for name, words in KINDS:
        if words in text:
            return name
    return 'other'


def expectations(path):
    wanted = {}
    with open(path, encoding='utf-8') as f:
        for number, line in enumerate(f, 1):
            m = COMMENT.search(line)
            if m:
                found = [(a.replace('\\"', '"').replace('\\\\', '\\') if a else b) for a, b in STRING.findall(m.group(1))]
                wanted[number] = found
    return wanted


def messages(vo, path):
    p = subprocess.run([vo, 'build', '-m', '-l', path], capture_output=True, text=True, timeout=60)
    got = {}
    base = os.path.basename(path)
    for line in p.stderr.splitlines():
        m = re.match(r'(.*?):(\d+):(\d+): (.*)$', line)
        if m and os.path.basename(m.group(1)) == base:
            got.setdefault(int(m.group(2)), []).append(m.group(4))
    return got, p.returncode, p.stderr


def main():
    a = argparse.ArgumentParser()
    a.add_argument('--vo', required=True)
    a.add_argument('-v', action='store_true')
    a.add_argument('--min', type=float, default=0)
    a.add_argument('files', nargs='*')
    o = a.parse_args()
    files = o.files or sorted(glob.glob(FOLDER + '/escape*.go'))
    total = {}
    for path in files:
        with open(path, encoding='utf-8') as f:
            head = f.readline()
        if 'errorcheck' not in head or '-m' not in head or 'escapemutationscalls' in head or '-l' not in head:
            continue
        if re.search(r'^import .*"internal/|^\t"internal/', open(path, encoding='utf-8').read(), re.M):
            continue  # only Go's library may import those
        wanted = expectations(path)
        got, code, text = messages(o.vo, path)
        if code != 0:
            print('%s: exit code %d: %s' % (os.path.basename(path), code, text.strip().splitlines()[:1]))
        score = {}

        def count(name, which):
            for table in (score, total):
                table.setdefault(name, [0, 0, 0])[which] += 1
        for number in sorted(set(wanted) | set(got)):
            have = list(got.get(number, []))
            fitting = set()
            for w in wanted.get(number, []):
                hits = [h for h in have if re.search(w, h)]
                fitting.update(hits)
                count(kind(w), 0 if hits else 1)
                if o.v and not hits:
                    print('%s:%d: missing %s' % (os.path.basename(path), number, w))
            for h in have:
                if h not in fitting:
                    count(kind(h), 2)
                    if o.v:
                        print('%s:%d: extra %s' % (os.path.basename(path), number, h))
        sums = [sum(x) for x in zip(*score.values())] if score else [0, 0, 0]
        print('%-28s %5d matched %5d missing %5d extra' % (os.path.basename(path), *sums))
    print()
    for name, words in KINDS + [('other', 'other')]:
        if name in total:
            print('%-28s %5d matched %5d missing %5d extra' % (words, *total[name]))
    matched, missing, extra = [sum(x) for x in zip(*total.values())]
    percent = 100.0 * matched / (matched + missing + extra)
    print('%.1f %% of %d' % (percent, matched + missing + extra))
    return 0 if percent >= o.min else 1


if __name__ == '__main__':
    sys.exit(main())
