#!/usr/bin/env python3
"""The errors of whole programs as `go build` lists them: lines, texts, order and number.

    listed_errors.py --vo PATH [--filter GLOB] [-v]     compare `vo check` with the stored lists
    listed_errors.py --record [--filter GLOB]           make the lists anew with Go (./dev oracle)

A program of test/listed is NAME.go, or NAME.txt with several files behind `-- file --` lines (go.mod among them, or it is
`module m` of the current Go); its list is NAME.list. Lists are without the `# package` lines; the programs' folder is FOLDER in them, and Go's
library GOROOT/src. In NAME.go and NAME.txt, `<NUL>` stands for a zero byte and `<BOM>` for a byte order mark. Excerpts of the source and hints,
which vo adds, are left out.
"""
import argparse
import difflib
import fnmatch
import os
import re
import subprocess
import sys
import tempfile

sys.dont_write_bytecode = True
import corpus

FOLDER = os.path.join(corpus.TEST, 'listed')
DEFAULT_MODULE = 'module m\n\ngo %s\n' % corpus.GO_VERSION


def filesOf(path):
    text = open(path, encoding='utf-8').read().replace('<NUL>', '\0').replace('<BOM>', '\ufeff')
    if path.endswith('.go'):
        return {os.path.basename(path): text}
    parts = re.split(r'^-- (\S+) --\n', text, flags=re.M)
    return dict(zip(parts[1::2], parts[2::2]))


def run(path, command):
    """The list that a command prints for the program, in its folder."""
    with tempfile.TemporaryDirectory(prefix='listed') as folder:
        for name, text in dict({'go.mod': DEFAULT_MODULE}, **filesOf(path)).items():
            target = os.path.join(folder, name)
            os.makedirs(os.path.dirname(target), exist_ok=True)
            with open(target, 'w', encoding='utf-8') as f:
                f.write(text)
        p = subprocess.run(command, cwd=folder, env=corpus.GO_ENV, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                           timeout=120)
        output = p.stdout.decode('utf-8', 'replace').replace(folder, 'FOLDER')
    lines = [l for l in output.split('\n') if l and not l.startswith(('# ', '    '))]
    lines = [re.sub(r'\(\S*/src/', '(GOROOT/src/', l) for l in lines]
    return p.returncode, ''.join(l + '\n' for l in lines)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('--vo', default=os.path.join(corpus.TEST, '..', 'build', 'release', 'bin', 'vo'))
    parser.add_argument('--record', action='store_true')
    parser.add_argument('--filter', default='*')
    parser.add_argument('-v', '--verbose', action='store_true')
    opts = parser.parse_args()
    names = [n for n in sorted(os.listdir(FOLDER)) if n.endswith(('.go', '.txt')) and fnmatch.fnmatch(n, opts.filter)]
    failed = 0
    for name in names:
        path = os.path.join(FOLDER, name)
        stored = os.path.splitext(path)[0] + '.list'
        if opts.record:
            code, found = run(path, [os.path.abspath(corpus.GO), 'build', '-o', os.devnull, '.'])
            if code == 0:
                sys.exit('%s: go builds it' % name)
            with open(stored, 'w', encoding='utf-8') as f:
                f.write(found)
            continue
        code, found = run(path, [os.path.abspath(opts.vo), 'check', '.'])
        want = open(stored, encoding='utf-8').read()
        if code == 1 and found == want:
            if opts.verbose:
                print('passed ', name)
            continue
        failed += 1
        print('FAIL %s (exit code %d)' % (name, code))
        sys.stdout.writelines('    ' + l for l in difflib.unified_diff(want.splitlines(True), found.splitlines(True), 'go', 'vo', n=1))
    print('%d programs recorded' % len(names) if opts.record else '%d passed, %d failed' % (len(names) - failed, failed))
    sys.exit(bool(failed) or not names)


if __name__ == '__main__':
    main()
