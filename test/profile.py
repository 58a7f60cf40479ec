#!/usr/bin/env python3
"""vo prof: tables of stored profiles are go tool pprof's to the byte, pages of flame graphs stand alone and agree with them, and bad files are
refused with a reason.

    profile.py --vo BUILD/bin/vo [--go GO [--store]]

The profiles are those of the Go compiler at work (compile) and of test/profile/gen.go, built by go build -trimpath.

--go: asks go tool pprof, too; --store: and writes its answers to test/profile.
"""
import argparse
import gzip
import html.parser
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile

FOLDER = pathlib.Path(__file__).resolve().parent / 'profile'
ENV = dict(os.environ, TZ='UTC')
# go tool pprof's flags, and ours where they differ.
TABLES = ['-top', '-top -cum', '-top -nodecount=3', '-top -cum -nodecount=10', '-tags', '-top -sample_index=0', '-top -unit=us', '-top -unit=kb']
MORE = {'heap': ['-top -sample_index=alloc_space', '-top -sample_index=inuse_objects -cum', '-top -diff_base=allocs.pb.gz'],
        'cpu': [r'-list=main\.(fib|words|sorted)', r'-list=^main\.main$ -unit=ms'],
        'mutex': ['-top -diff_base=block.pb.gz'], 'allocs': ['-top -cum -diff_base=heap.pb.gz']}
EMPTY = {'meta', 'link', 'br', 'input'}


class Page(html.parser.HTMLParser):
    """Elements must be closed, and nothing may be fetched."""

    def __init__(self, text):
        super().__init__()
        self.open, self.wrong, self.data, self.ids = [], [], {}, set()
        self.feed(text)
        self.close()
        self.wrong += ['<%s> is open' % t for t in self.open]

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        self.wrong += ['%s=%s' % (k, v) for k, v in attrs.items() if k in ('src', 'href', 'action', 'data', 'background')]
        if attrs.get('id') in self.ids:
            self.wrong.append('two ids ' + attrs['id'])
        self.ids |= {attrs.get('id')} - {None}
        if tag not in EMPTY:
            self.open.append(tag)
            self.key = attrs.get('id') or tag

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            self.wrong.append('</%s>' % tag)

    def handle_data(self, data):
        if self.open and self.open[-1] in ('script', 'style'):
            self.data[self.key] = self.data.get(self.key, '') + data


class Test:
    def __init__(self, vo, go, store):
        self.vo, self.go, self.store, self.passed, self.failed = vo, go, store, 0, 0

    def check(self, name, ok, what=''):
        self.passed += bool(ok)
        self.failed += not ok
        if not ok:
            print('FAIL %s: %s' % (name, what))

    def run(self, *args, stdin=b''):
        p = subprocess.run([self.vo, 'prof', *args], cwd=FOLDER, env=ENV, input=stdin, stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=100)
        return p.stdout, p.stderr.decode(), p.returncode

    def tables(self, file):
        stem = file.name.split('.')[0]
        for flags in TABLES + MORE.get(stem, []):
            stored = FOLDER / (stem + re.sub(r'[^\w-]+', '_', flags) + '.txt')
            if self.go:
                p = subprocess.run([self.go, 'tool', 'pprof', *flags.split(), file.name], cwd=FOLDER, env=ENV, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
                if self.store:
                    stored.write_bytes(p.stdout)
                self.check('stored ' + stored.name, stored.exists() and stored.read_bytes() == p.stdout, 'go answers otherwise')
            out, err, code = self.run(*flags.split(), file.name)
            self.check(stored.name, (out, err, code) == (stored.read_bytes(), '', 0), out.decode() + err)

    def page(self, file, *flags):
        with tempfile.TemporaryDirectory() as folder:
            path = os.path.join(folder, 'p.html')
            out, err, code = self.run(file.name, *flags, '-o', path)
            self.check('page of ' + file.name, (out, err, code) == (b'', '', 0), err)
            text = pathlib.Path(path).read_text()
        page = Page(text)
        self.check('page of %s is HTML that stands alone' % file.name, not page.wrong, page.wrong)
        script, style = page.data['script'], page.data['style']
        self.check('no addresses', not re.search(r'https?:|url\(|import\s|fetch\(|XMLHttp|eval\(|innerHTML', script + style))
        used = set(re.findall(r"\$\('(\w+)'\)", script))
        self.check('ids', used <= page.ids, used - page.ids)
        p = json.loads(page.data['profile'])
        count = len(p['name'])
        self.check('columns', len(p['depth']) == count and all(len(c) == count for k in ('value', 'own') for c in p[k]))
        for values, own in zip(p['value'], p['own']):
            parts, stack = list(own), []
            for i, depth in enumerate(p['depth']):
                del stack[depth:]
                self.check('a walk', len(stack) == depth, i) if len(stack) != depth else None
                if stack:
                    parts[stack[-1]] += values[i]
                stack.append(i)
            wrong = [i for i in range(count) if parts[i] != values[i] and not p['left'] and not flags]
            self.check('parts are the whole in ' + file.name, not wrong, [(p['names'][p['name'][i]], values[i], parts[i]) for i in wrong[:3]])
        table = self.run(file.name, '-n', '1')[0].decode()
        shown = [l for l in table.splitlines() if l.startswith('    ') and '%' in l]
        for line in shown[1:]:
            name = re.sub(r' \((partial-)?inline\)$', '', line.split(maxsplit=5)[5])
            self.check('the first of the table', name in p['names'], name)
        return p

    def bad(self):
        with tempfile.TemporaryDirectory() as folder:
            def refused(name, why, *args, status=1, **more):
                out, err, code = self.run(*args, **more)
                self.check(name, code == status and out == b'' and err.startswith('vo: ') and err.count('\n') == 1 and why in err, (out[:80], err, code))

            good = gzip.decompress((FOLDER / 'heap.pb.gz').read_bytes())
            packed = (FOLDER / 'heap.pb.gz').read_bytes()
            refused('empty', 'the file is empty', '-')
            refused('text', 'at byte 2', '-', stdin=b'hello, world')
            refused('debug=1', 'a profile as text', '-', stdin=b'heap profile: 1: 2 [3: 4] @ heap/1048576\n')
            refused('trace', 'go tool trace', '-', stdin=b'go 1.26 trace\x00\x00\x00')
            for n in range(1, len(good), 61):
                refused('cut at %d' % n, 'at byte', '-', stdin=good[:n])
            for n in range(2, len(packed) - 8, 101):
                refused('compressed, cut at %d' % n, 'cut off', '-', stdin=packed[:n])
            for n in range(20, len(packed), 97):
                refused('compressed, damaged at %d' % n, 'vo: -: ', '-', stdin=packed[:n] + bytes([packed[n] ^ 255]) + packed[n + 1:])
            refused('behind the end', 'damaged at byte', '-', stdin=packed + b'xyz')
            refused('two files', 'a second profile begins', '-', stdin=good + good)
            refused('a bomb', 'larger than 256 MB', '-', stdin=gzip.compress(bytes(300 << 20), 1))
            refused('many rows', 'too large', '-', stdin=b'\x32\x00' * (9 << 20))
            refused('missing', 'open none.pb.gz: No such file or directory', 'none.pb.gz')
            refused('a folder', 'Is a directory', folder)
            refused('no file', 'takes a profile', status=2)
            refused('two', 'takes one profile', 'heap.pb.gz', 'cpu.pb.gz', status=2)
            refused('flag', 'unknown flag -nope', '-nope', 'cpu.pb.gz', status=2)
            refused('flag without value', 'needs a value', 'cpu.pb.gz', '-html', status=2)
            refused('rows', 'takes a number of rows', '-n', 'many', 'cpu.pb.gz', status=2)
            refused('type', 'must be one of: samples, cpu', '-sample_index=wall', 'cpu.pb.gz')
            refused('number of type', 'outside the range [0..1]', '-sample_index=2', 'cpu.pb.gz')
            refused('no function', 'no matches found', '-list', 'nothing', 'cpu.pb.gz')
            refused('expression', '-list (: ', '-list', '(', 'cpu.pb.gz')
            refused('difference', 'count different things', '-diff', 'heap.pb.gz', 'cpu.pb.gz')
            refused('folder of the page', 'No such file or directory', '-html', folder + '/none/x.html', 'cpu.pb.gz')
            self.check('nothing is left', os.listdir(folder) == [], os.listdir(folder))


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('--vo', required=True)
    parser.add_argument('--go')
    parser.add_argument('--store', action='store_true')
    args = parser.parse_args()
    test = Test(os.path.abspath(args.vo), args.go and os.path.abspath(args.go), args.store)
    files = sorted(FOLDER.glob('*.pb.gz'))
    for file in files:
        test.tables(file)
        test.page(file)
    difference = test.page(FOLDER / 'allocs.pb.gz', '-diff', 'heap.pb.gz')
    test.check('a difference knows what was before', 'before' in difference)
    test.check('labels', 'request' in test.page(FOLDER / 'cpu.pb.gz')['labels'])
    out, err, code = test.run('-', stdin=(FOLDER / 'cpu.pb.gz').read_bytes())
    test.check('standard input', (out, err, code) == test.run('cpu.pb.gz'), err)
    test.bad()
    print('profile: %d passed, %d failed' % (test.passed, test.failed))
    return 1 if test.failed or not files else 0


if __name__ == '__main__':
    sys.exit(main())
