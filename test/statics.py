#!/usr/bin/env python3
"""Which variables of the process our libraries have, compared with the reviewed list test/statics.txt.

Programs run in several threads of one process, so whatever is writable and not reached through a Runtime, a
Compilation or an argument is a mistake or has a reason that the list tells.

    statics.py --build build/release
"""
import argparse
import glob
import os
import re
import subprocess
import sys

sys.dont_write_bytecode = True
HERE = os.path.dirname(os.path.abspath(__file__))


def writable(section):
    if section.startswith('.data.rel.ro'):
        return False
    return section.startswith(('.data', '.bss', '.tdata', '.tbss'))


def statics(archive):
    text = subprocess.run(['readelf', '-SsW', archive], capture_output=True, text=True, check=True).stdout
    sections, names = {}, set()
    for line in text.splitlines():
        if line.startswith('File: '):
            sections = {}
        if m := re.match(r'\s*\[\s*(\d+)\]\s+(\S+)\s', line):
            sections[m.group(1)] = m.group(2)
        f = line.split()
        if len(f) >= 8 and f[3] in ('OBJECT', 'TLS') and writable(sections.get(f[6], '')):
            names.add(f[7])
    shown = subprocess.run(['c++filt'], input='\n'.join(sorted(names)), capture_output=True, text=True, check=True).stdout
    # What guards the initialisation of a local static, and where a name is that the compiler has numbered.
    return {re.sub(r'\.\d+$', '', n) for n in shown.splitlines() if n and not n.startswith('guard variable for ')}


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('--build', required=True)
    args = parser.parse_args()
    archives = [a for a in glob.glob(os.path.join(args.build, 'src/*/libvo_*.a')) if not a.endswith('_testing.a')]
    if len(archives) < 15:
        sys.exit(f'statics: {len(archives)} archives in {args.build}: is it built?')
    found = set().union(*map(statics, archives))
    patterns = [line.split('\t')[0] for line in open(os.path.join(HERE, 'statics.txt')) if line.strip() and line[0] != '#']
    bad = sorted(n for n in found if not any(re.fullmatch(p, n) for p in patterns))
    stale = [p for p in patterns if not any(re.fullmatch(p, n) for n in found)]
    for n in bad:
        print(f'statics: {n}: writable and in no list; reach it through an argument, or say in test/statics.txt why not')
    for p in stale:
        print(f'statics: {p}: in test/statics.txt, and there is no such variable')
    print(f'statics: {len(found)} writable variables in {len(archives)} archives, {len(bad)} unknown')
    sys.exit(1 if bad or stale else 0)


main()
