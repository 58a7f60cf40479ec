#!/usr/bin/env python3
"""Compares vo vet with go vet on folders of packages: vet_compare.py --vo VO --go GO SOURCE... [--only ANALYZER].

SOURCE is Go's cmd/vet/testdata, a passes folder of golang.org/x/tools (each passes/NAME/testdata/src), or any folder of packages.
Packages are copied into a module of their own below a temporary folder; imports of neighbours become imports of that module. The findings are
compared, but for analyzers of assembly and C, by file, line, column, analyzer and message. Exit code 1 if fewer than 98 % are alike or vo has further ones.
"""
import argparse
import collections
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile


NOT_OURS = {'asmdecl', 'cgocall', 'framepointer'}  # assembly and C


def roots(source):
    """Folders whose subfolders are the packages that may import each other."""
    found = sorted(source.glob('*/testdata/src')) + sorted(source.glob('*/testdata'))
    found = [f for f in found if f.name == 'src' or not (f / 'src').exists()]
    return found or [source]


def copy(root, to):
    packages = {p.relative_to(root).as_posix() for p in root.rglob('*') if p.is_dir() and any(p.glob('*.go'))}
    for package in packages:
        folder = to / package
        folder.mkdir(parents=True, exist_ok=True)
        for f in (root / package).iterdir():
            if not f.is_file():
                continue
            text = f.read_bytes()
            if f.suffix == '.go':
                text = re.sub(rb'^((?:import\s+)?[\t ]*(?:[\w.]+ )?)"([\w./-]+)"', lambda m: m[1] + b'"t/' + m[2] + b'"' if m[2].decode() in packages else m[0], text, flags=re.M)
            (folder / f.name).write_bytes(text)
    (to / 'go.mod').write_text('module t\n\ngo 1.27\n')
    return sorted(packages)


def findings(command, package, cwd, to):
    p = subprocess.run([*command, 'vet', '-json', './' + package], cwd=cwd, capture_output=True, text=True, env={**os.environ, 'GOFLAGS': '-mod=mod', 'GOPROXY': 'off', 'CGO_ENABLED': '0'})
    out, decoder, text = collections.Counter(), json.JSONDecoder(), p.stdout.strip()
    while text:
        value, end = decoder.raw_decode(text)
        text = text[end:].lstrip()
        for analyzers in value.values():
            for name, rows in analyzers.items():
                if name in NOT_OURS:
                    continue
                for row in rows if isinstance(rows, list) else []:
                    out[(row['posn'].replace(str(to) + '/', ''), name, row['message'].replace(str(to) + '/', ''))] += 1
    return out, p


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('--vo', required=True, type=lambda s: os.path.abspath(s))
    parser.add_argument('--go', required=True, type=lambda s: os.path.abspath(s))
    parser.add_argument('--only', help='folders whose path has this')
    parser.add_argument('--verbose', action='store_true')
    parser.add_argument('source', nargs='+', type=pathlib.Path)
    args = parser.parse_args()
    total = collections.Counter()
    for source in args.source:
        for root in roots(source):
            if args.only and args.only not in str(root):
                continue
            with tempfile.TemporaryDirectory() as folder:
                to = pathlib.Path(folder).resolve()
                for package in copy(root, to):
                    go, went = findings([args.go], package, to, to)
                    if not go and went.returncode != 0 and 'vet: ' in went.stderr + went.stdout or went.returncode != 0 and not went.stdout.strip():
                        total['packages that go vet refuses'] += 1
                        continue
                    vo, did = findings([args.vo], package, to, to)
                    missing, further = go - vo, vo - go
                    total['alike'] += sum((go & vo).values())
                    total['missing'] += sum(missing.values())
                    total['further'] += sum(further.values())
                    if (missing or further) and args.verbose:
                        print(f'== {root}: {package}', did.stderr.strip()[:300] if did.returncode else '')
                        for sign, rows in ('-', missing), ('+', further):
                            for row in sorted(rows):
                                print(f'{sign} {row[0]}: {row[1]}: {row[2]}')
                        sys.stdout.flush()
    found = total['alike'] + total['missing']
    print(f"{total['alike']} of {found} findings alike ({100 * total['alike'] / max(found, 1):.1f} %), {total['further']} further ones, "
          f"{total['packages that go vet refuses']} packages that go vet refuses")
    return 1 if total['alike'] < 0.98 * found or total['further'] else 0


if __name__ == '__main__':
    sys.exit(main())
