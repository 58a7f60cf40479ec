#!/usr/bin/env python3
"""The command line: help of every word and flag, guesses, exit codes, programs on standard input."""
import argparse
import os
import re
import subprocess
import sys
import tempfile

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))


class Runner:
    def __init__(self, vo, folder):
        self.vo, self.folder, self.passed, self.failed = vo, folder, 0, 0

    def run(self, *args, stdin='', env=None):
        p = subprocess.run([self.vo, *args], cwd=self.folder, env=dict(os.environ, **(env or {})), input=stdin, capture_output=True, text=True, timeout=60)
        return p.returncode, p.stdout, p.stderr

    def check(self, what, ok, seen):
        self.passed, self.failed = self.passed + bool(ok), self.failed + (not ok)
        if not ok:
            print('FAIL', what, seen)

    def expect(self, args, code, out='', err='', **more):
        """`out` is all of stdout, `err` part of stderr, of which there is none if it is empty."""
        seen = self.run(*args, **more)
        self.check(args, seen[0] == code and seen[1] == out and err in seen[2] and bool(err) == bool(seen[2]), seen)

    def write(self, name, text):
        with open(os.path.join(self.folder, name), 'w', encoding='utf-8') as f:
            f.write(text)


def rows(table, macro):
    """The columns of a .def file that are written with commas between them, strings without their quotes."""
    with open(os.path.join(ROOT, 'src/cli', table), encoding='utf-8') as f:
        text = f.read()
    for line in re.findall(r'^%s\((.*)' % macro, text, re.M):
        yield [c.strip().strip('"') for c in re.findall(r'"(?:[^"\\]|\\.)*"|[^,]+', line)]


def help_of_words(r):
    words = {name: text for name, text, *_ in rows('words.def', 'VO_WORD')}
    code, overview, err = r.run('help')
    r.check('vo help', code == 0 and err == '' and all(re.search(r'^  %s ' % w, overview, re.M) for w in words.values()), overview)
    for args in ([], ['-h'], ['--help']):
        r.expect(args, 0, overview)
    flags = list(rows('flags.def', 'VO_FLAG'))
    r.check('the tables are read', len(words) >= 6 and len(flags) > 40, (words, flags))
    for word in words.values():
        code, text, err = r.run('help', word)
        r.check(word, (code, err) == (0, '') and text.startswith('usage: vo ' + word), (code, text, err))
        for flag in ('-h', '--help', '-help', '--h'):
            r.expect([word, flag], 0, text)
    manual = r.run('help', '-man')[1]
    for _, flag, takers, *_, meaning in flags:
        if meaning.rstrip('")') == '':
            continue
        for taker in takers.split('|'):
            word = words[taker.strip()[1:]]
            text = r.run(word, '-h')[1]
            r.check((word, flag), re.search(r'^  -%s\b' % re.escape(flag), text, re.M), text)
        r.check(('manual', flag), '\\fB\\-' + flag.replace('-', '\\-') + '\\fR' in manual, flag)
    # What follows a program is the program's.
    r.write('args.go', 'package main\n\nimport "os"\n\nfunc main() { println(len(os.Args), os.Args[1]) }\n')
    r.expect(['run', 'args.go', '-h'], 0, '', '2 -h\n')


def wrong(r):
    for args, said in ((['rnu'], 'vo: unknown command rnu; did you mean vo run?'),
                       (['chekc', 'x.go'], 'did you mean vo check?'),
                       (['frobnicate'], "vo: unknown command frobnicate; see 'vo help'"),
                       (['help', 'biuld'], 'did you mean vo build?'),
                       (['run', '-egnine=vm', 'x.go'], 'vo: unknown flag -egnine; did you mean -engine?'),
                       (['run', '-engine'], 'flag -engine needs a value'),
                       (['run', '-engine=warp', 'x.go'], 'no engine warp'),
                       (['run'], "run needs a file or folder; see 'vo help run'"),
                       (['check', '-ldflags=-s'], "check has no flag -ldflags; see 'vo help check'"),
                       (['version', '--frob'], "unknown flag -frob; see 'vo help version'"),
                       (['run', '-stats=perhaps', 'x.go'], 'invalid boolean value "perhaps" for -stats')):
        code, out, err = r.run(*args)
        r.check(args, code == 2 and out == '' and said in err and err.count('\n') == 1, (code, out, err))


def standard_input(r):
    go = 'package main\n\nimport (\n\t"fmt"\n\t"os"\n)\n\nfunc main() { fmt.Println(os.Args[1:], len(os.Args)) }\n'
    r.expect(['run', '-'], 0, '[] 1\n', stdin=go)
    r.expect(['run', '-', 'a', '-b'], 0, '[a -b] 3\n', stdin=go)
    r.expect(['run', '-'], 3, stdin='func main() int { return 3 }\n')
    r.expect(['run', '-'], 0, '[]\n', stdin='#!/usr/bin/env -S vo run\n' + go.replace(', len(os.Args)', ''))
    r.expect(['run', '-'], 1, '', '<stdin>:1:12: syntax error: ', stdin='func main( {}\n')
    r.expect(['run', '-'], 1, '', 'main is undeclared', stdin='')
    r.expect(['run', '-'], 2, '', 'main.main()\n\t<stdin>:3', stdin='func main() {\n\tvar list []int\n\tprintln(list[1])\n}\n')
    r.expect(['check', '-'], 0, stdin=go)
    r.expect(['check', '-'], 1, '', '<stdin>:1:15: undefined: x\n    func main() { x }\n', stdin='func main() { x }\n')
    r.expect(['check', '-', 'more'], 2, '', 'not also more', stdin=go)
    # Packages of the module that the working directory is in.
    os.makedirs(os.path.join(r.folder, 'module/lib'))
    r.write('module/go.mod', 'module ex.com/m\n\ngo 1.27\n')
    r.write('module/lib/lib.go', 'package lib\n\nconst X = 42\n')
    r.expect(['run', '-C', 'module', '-'], 0, '42\n', stdin='import "ex.com/m/lib"\nimport "fmt"\n\nfunc main() { fmt.Println(lib.X) }\n')


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument('--vo', required=True)
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        r = Runner(os.path.abspath(args.vo), folder)
        help_of_words(r)
        wrong(r)
        standard_input(r)
    print('%d passed, %d failed' % (r.passed, r.failed))
    return r.failed != 0


if __name__ == '__main__':
    sys.exit(main())
