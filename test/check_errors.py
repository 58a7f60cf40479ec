#!/usr/bin/env python3
"""Check that go reports exactly the errors that the .go files of test/errors declare.

A line that a compiler must complain about ends in `// error: REGEXP`; several on a line follow each other. The regexp is searched in the
message that gc prints for that line (its continuation lines do not count). With --fill, lines that end in `//!` get their comment from go's message.
"""
import argparse
import collections
import os
import re
import subprocess
import sys
import tempfile

sys.dont_write_bytecode = True
import corpus

TEST = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.join(TEST, 'errors')
GO = corpus.GO
ENV = corpus.GO_ENV
MESSAGE = re.compile(r'^(?:vet: )?(\S+?):(\d+):(?:(\d+):)? (.*)$')


def expectations(text):
    """{line: [regexp]} of a file's text."""
    found = collections.OrderedDict()
    for n, line in enumerate(text.split('\n'), 1):
        parts = re.split(r'\s*// error: ', line)
        if len(parts) > 1:
            found[n] = parts[1:]
    return found


def goErrors(files):
    """{file name: {line: [message]}} by building every file as a package of its own."""
    result = {os.path.basename(f): collections.OrderedDict() for f in files}
    with tempfile.TemporaryDirectory(prefix='errors') as work:
        with open(os.path.join(work, 'go.mod'), 'w') as f:
            f.write('module prog\n\ngo %s\n' % corpus.GO_VERSION)
        for path in files:
            folder = os.path.join(work, os.path.basename(path)[:-3])
            os.mkdir(folder)
            with open(path, encoding='utf-8', errors='surrogateescape') as src:
                with open(os.path.join(folder, os.path.basename(path)), 'w', encoding='utf-8', errors='surrogateescape') as f:
                    f.write(src.read())
        # A package that cannot be loaded (a bad import, say) stops the others, so it is built alone.
        listed = subprocess.run([GO, 'list', '-e', '-f', '{{.Dir}} {{if or .Error .DepsErrors}}bad{{end}}', './...'], cwd=work, env=ENV,
                                capture_output=True, text=True).stdout
        folders = [os.path.basename(l.split(' ')[0]) for l in listed.strip().split('\n') if l.endswith(' ')]
        groups = [folders] + [[os.path.basename(f)[:-3]] for f in files if os.path.basename(f)[:-3] not in folders]
        output = ''
        for group in groups:
            r = subprocess.run([GO, 'build', '-p', '2', '-gcflags=-e', '-o', os.devnull] + ['./' + g for g in group], cwd=work, env=ENV,
                               capture_output=True, text=True)
            output += r.stderr
    seen = set()
    for line in output.split('\n'):
        m = MESSAGE.match(line)
        name = os.path.basename(m.group(1)) if m else None
        if m and name in result:
            if (name, line) not in seen and 'other declaration of' not in line:
                seen.add((name, line))
                result[name].setdefault(int(m.group(2)), []).append(m.group(4))
    return result


def fill(path, errors):
    with open(path) as f:
        lines = f.read().split('\n')
    for n, messages in errors.items():
        if lines[n - 1].rstrip().endswith('//!'):
            escaped = [re.sub(r'([\\.*+?^$()\[\]{}|])', r'\\\1', m) for m in messages]
            lines[n - 1] = lines[n - 1].rstrip()[:-3].rstrip() + ''.join(' // error: ' + m for m in escaped)
    with open(path, 'w') as f:
        f.write('\n'.join(lines))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('--fill', action='store_true')
    opts = parser.parse_args()
    files = [os.path.join(ROOT, f) for f in sorted(os.listdir(ROOT)) if f.endswith('.go')]
    bad = 0
    got = goErrors(files)
    for path in files:
        name = os.path.basename(path)
        if opts.fill:
            fill(path, got[name])
        with open(path, encoding='utf-8', errors='surrogateescape') as f:
            text = f.read()
        want = expectations(text)
        problems = []
        for n in sorted(set(want) | set(got[name])):
            w, g = want.get(n, []), got[name].get(n, [])
            if len(w) != len(g) or not all(re.search(a, b) for a, b in zip(w, g)):
                problems.append('  line %d: want %s, go says %s' % (n, w, g))
        if '//!' in text:
            problems.append('  a //! mark without an error')
        if not want and not problems:
            problems.append('  declares no error')
        if problems:
            bad += 1
            print('%s\n%s' % (name, '\n'.join(problems)))
    print('%d files, %d bad' % (len(files), bad))
    sys.exit(bad != 0)


if __name__ == '__main__':
    main()
