#!/usr/bin/env python3
"""Runs vo vet on the programs of test/vet, one per analyzer and some for its forms, and compares with go's answers: vet.py --vo VO [--go GO].

NAME.go (and NAME_test.go, NAME.vo) stands beside NAME.out, the sorted lines of go vet; with --go they are written anew, but for .vo files, which
go has no answers for: theirs were written by hand. What is in FORMS is run with flags, in the folder `forms`, a module of three packages.
"""
import argparse
import json
import os
import pathlib
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent / 'vet'
FORMS = ['-json ./one', './one', '-c=1 ./one', '-printf=false ./one', '-assign ./one', '-assign -assign=false ./one', './broken', './user', '-json ./broken', './...',
         './missing', '-unknown ./one', '-assign=maybe ./one', '-c=x ./one', 'one/one.go', '-bool ./one', '-C one .']


def findings(text):
    """Of -json, without the fixes that go suggests, one line each."""
    out, decoder, text = [], json.JSONDecoder(), text.strip()
    while text:
        packages, end = decoder.raw_decode(text)
        text = text[end:].lstrip()
        for path, analyzers in packages.items():
            for name, rows in analyzers.items():
                out += [' '.join([path, name, *(f'{key}={row[key]}' for key in ('posn', 'end', 'message'))]) for row in rows]
    return sorted(out)


def run(tool, args, cwd):
    env = {**os.environ, 'GOFLAGS': '-mod=mod', 'GOPROXY': 'off'}
    p = subprocess.run([tool, 'vet', *args], cwd=cwd, capture_output=True, text=True, env=env)
    text = (p.stdout + p.stderr).replace(str(HERE), '$HERE')
    if '-json' in args and p.returncode == 0:
        return findings(text), p.returncode
    # go's usage names go's commands.
    lines = [line for line in text.splitlines() if not line.startswith(('usage: ', 'Run ')) and not line.startswith('# [')]
    return sorted(lines), p.returncode


def cases():
    for f in sorted(HERE.iterdir()):
        if f.suffix in ('.go', '.vo'):
            yield f.stem, [f.name], HERE, HERE / (f.stem + '.out'), f.suffix == '.go'
    for i, form in enumerate(FORMS):
        yield f'vet {form}', form.split(), HERE / 'forms', HERE / 'forms' / f'{i:02}.out', True


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('--vo', required=True, type=os.path.abspath)
    parser.add_argument('--go', type=os.path.abspath)
    args = parser.parse_args()
    failed = count = 0
    for name, command, cwd, expected, has_go in cases():
        if args.go and has_go:
            lines, status = run(args.go, command, cwd)
            expected.write_text('\n'.join([*lines, f'exit {status}', '']))
        lines, status = run(args.vo, command, cwd)
        got = '\n'.join([*lines, f'exit {status}', ''])
        count += 1
        if got != expected.read_text():
            failed += 1
            print(f'{name}: expected\n{expected.read_text()}got\n{got}')
    print(f'{count - failed} of {count} alike')
    return 1 if failed or count < 30 else 0


if __name__ == '__main__':
    sys.exit(main())
