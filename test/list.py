#!/usr/bin/env python3
"""`vo list` against go list: names, fields of -json and templates, for packages of a module (test/list/module) and of the library.
go's answers are stored in test/list/answers.json, without the fields that speak of go's own installation.

    list.py --vo VO
    list.py --store       (ask the go of ./dev oracle anew)
"""
import argparse
import json
import os
import subprocess
import sys

sys.dont_write_bytecode = True
import doc

TEST = os.path.join(os.path.dirname(os.path.abspath(__file__)), 'list')
# Of go's build, not of the package.
OTHERS = ('Target', 'Stale', 'StaleReason', 'DefaultGODEBUG', 'SFiles', 'HFiles', 'CgoFiles', 'IgnoredOtherFiles', 'EmbedPatterns', 'EmbedFiles', 'TestEmbedPatterns',
          'TestEmbedFiles')
CASES = [
    [], ['.'], ['./...'], ['./a/...'], ['ex.com/...internal...'], ['ex.com/list/...'], ['ex.com/other/...'], ['./a', './c', './a'], ['ex.com/other'], ['./cmd/run'], ['./vendored'],
    ['./c/testdata/t'], ['./nested'], ['./ignored'], ['./nowhere'], ['nowhere/x'], ['nowhere.com/x'], ['./c/...x'], ['std'], ['fmt', 'strings'], ['encoding/...'],
    ['-m'], ['-m', 'all'], ['-deps', './cmd/run'], ['-deps', './...'], ['-deps', 'strings', 'fmt'], ['-deps', '-json', './a'], ['-deps', '-f', '{{.ImportPath}} {{.DepOnly}}', './cmd/run'],
    ['-json'], ['-json', './...'], ['-json', 'ex.com/other/sub'], ['-json', 'fmt'], ['-json', 'net/http'], ['-json', 'crypto/tls', 'runtime', 'unsafe'], ['-json', '-m'],
    ['-f', '{{.ImportPath}} {{.Name}}|{{.Doc}}|{{join .GoFiles ","}}', './...'], ['-f', '{{.GoFiles}} {{.Standard}} {{.Module.Path}}', '.'],
    ['-f', '{{join .Deps "\\n"}}', './cmd/run'], ['-f', '{{.ImportPath}}{{"\\n"}}', '-f', '{{.Name}}', '.'], ['-f={{.Module.GoVersion}} {{.Module.Main}}', './a'],
]


def normalise(text, library):
    """Folders of this machine have names; JSON is a list of objects without the fields that do not count."""
    for folder, name in ((TEST, 'TEST'), (library, 'LIBRARY'), (os.path.dirname(library), 'GOROOT')):
        text = text.replace(folder, name)
    if not text.startswith('{'):
        return text
    decoder, objects, at = json.JSONDecoder(), [], 0
    while at < len(text.rstrip()):
        found, at = decoder.raw_decode(text, at)
        objects.append([[k, v] for k, v in found.items() if k not in OTHERS])
        at = len(text) - len(text[at:].lstrip())
    return objects


def ask(command, args, library):
    p = subprocess.run([*command, 'list', *args], cwd=os.path.join(TEST, 'module'), env=doc.ENV, capture_output=True, text=True, timeout=60)
    return [p.returncode, normalise(p.stdout, library), p.stderr != '']


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('--vo', default=os.path.join(doc.ROOT, 'build/release/bin/vo'))
    parser.add_argument('--store', action='store_true')
    args = parser.parse_args()
    answers = os.path.join(TEST, 'answers.json')
    if args.store:
        stored = {' '.join(c): ask([os.path.join(doc.GO, 'bin/go')], c, os.path.join(doc.GO, 'src')) for c in CASES}
        with open(answers, 'w', encoding='utf-8') as f:
            json.dump(stored, f, indent=0)
            f.write('\n')
        return 0
    with open(answers, encoding='utf-8') as f:
        stored = json.load(f)
    failed = 0
    for case in CASES:
        expected, got = stored[' '.join(case)], ask([os.path.abspath(args.vo)], case, doc.sources())
        if expected == got:
            continue
        failed += 1
        print('FAIL vo list', *case, expected[0], got[0])
        if not isinstance(expected[1], list) or not isinstance(got[1], list):
            print('  go: %.600s\n  vo: %.600s' % (expected[1], got[1]))
            continue
        for e, g in zip(expected[1], got[1]):
            print(*['  %s: go %.300s, vo %.300s' % (k, dict(e).get(k), dict(g).get(k)) for k in dict(e) | dict(g) if dict(e).get(k) != dict(g).get(k)], sep='\n')
            if dict(e) == dict(g) and e != g:
                print('  order:', [k for k, _ in e], [k for k, _ in g])
    print('%d passed, %d failed' % (len(CASES) - failed, failed))
    return failed != 0


if __name__ == '__main__':
    sys.exit(main())
