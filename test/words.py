#!/usr/bin/env python3
"""The command line: help of every word and flag, guesses, exit codes, programs on standard input, code of `vo eval`, and the
words env, version, completion and clean."""
import argparse
import json
import os
import re
import shutil
import struct
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


def evaluated(r):
    def gives(code, out, *flags, args=(), status=0, err='', **more):
        r.expect(['eval', *flags, code, *args], status, out, err, **more)

    gives('1+1', '2\n')
    gives('"plain"', 'plain\n')
    gives('strings.Fields(os.Getenv("WORDS"))', '[a b]\n', env={'WORDS': 'a b '})
    gives('x := 3; x*2 // six', '6\n')
    gives('x := 3\nif x > 2 {\n\tfmt.Println("more")\n}', 'more\n')
    gives('fmt.Println("once")', 'once\n')
    gives('println("err")', '', err='err\n')
    gives('strconv.Atoi("12")', '12\n')
    gives('strings.Cut("a=b", "=")', 'a b true\n')
    gives('json.Marshal(1)?[0]', '49\n')
    gives('any(nil)', '<nil>\n')
    gives('error(nil)', '')
    gives('', '')
    gives('// nothing', '')
    gives('time.Sleep(1)', '')
    gives('time.Duration(1500) * time.Millisecond', '1.5s\n')
    gives('func() int { return 4 }()', '4\n')
    gives('func f(n int) int { if n < 2 { return n }; return f(n-1) + f(n-2) }; f(20)', '6765\n')
    gives('type T struct{ a, b int }\nfunc (t T) Sum() int { return t.a + t.b }\nT{1, 2}.Sum()', '3\n')
    gives('import "strings"; strings.ToUpper("x")', 'X\n')
    gives('import s "strings"; s.ToUpper("x")', 'X\n')
    # Packages of one name, and variables with a package's.
    gives('rand.Intn(1)', '0\n')
    gives('rand.N(1)', '0\n', '-import', 'math/rand/v2')
    gives('len(rand.Text())', '26\n', '-import=crypto/rand')
    gives('template.New("x").Name()', 'x\n')
    gives('var path = "/a"; path + "b"', '/ab\n')
    gives('url := struct{ X int }{4}; url.X', '4\n')
    gives('os.Args', '[<eval> a -n]\n', args=('--', 'a', '-n'))
    gives('os.Args', '[<eval> a -n]\n', args=('a', '-n'))
    # What fails.
    gives('strconv.Atoi("x")', '', status=1, err='error: strconv.Atoi: parsing "x": invalid syntax\n')
    gives('strconv.Atoi("x")?', '', status=1, err='error: strconv.Atoi: parsing "x": invalid syntax\n')
    gives('os.Remove("/nowhere/x")', '', status=1, err='error: remove /nowhere/x: no such file or directory\n')
    gives('defer fmt.Println("end"); errors.New("bad")', 'end\n', status=1, err='error: bad\n')
    gives('os.Exit(7)', '', status=7)
    gives('a := []int{1}\na[5]', '', status=2, err='index out of range [5] with length 1\n\ngoroutine 1 [running]:\nmain.main()\n\t<eval>:2\n')
    for code, said in (('1 + "a"', '<eval>:1:1: invalid operation: 1 + "a" (mismatched types untyped int and untyped string)\n    1 + "a"\n    ^\n'),
                       ('x := 1; strings.Foo(x)', '<eval>:1:17: undefined: strings.Foo\n    strings.Foo(x)\n            ^~~\n'),
                       ('x :=\n1 + % 2', '<eval>:2:5: syntax error: unexpected %, expected expression\n'),
                       ('foo.Bar()', '<eval>:1:1: undefined: foo\n'),
                       ('func f() {}; 1 + f()', '<eval>:1:18: f() (no value) used as value\n'),
                       ('os.ReadFile(1)', '<eval>:1:13: cannot use 1 '),
                       ('func f() { g() }; f()', '<eval>:1:12: undefined: g\n'),
                       ('int', '<eval>:1:1: int (type) is not an expression\n'),
                       ('}', '<eval>:1:1: syntax error: non-declaration statement outside function body\n    }\n'),
                       ('f(', 'syntax error: unexpected EOF, expected )\n'),
                       ('if true {', 'syntax error: unexpected EOF, expected }\n'),
                       ('x = = 1', '<eval>:1:5: syntax error: unexpected =, expected expression\n'),
                       ('"abc', '<eval>:1:5: newline in string\n')):
        seen = r.run('eval', code)
        r.check(code, seen[0] == 1 and seen[1] == '' and seen[2].count('error') <= 1 and (seen[2].startswith(said) or said[0] != '<' and said in seen[2]), seen)
    # Lines of standard input.
    lines = 'a\nbb\nccc'
    gives('len(line)', '1\n2\n3\n', '-n', stdin=lines)
    gives('line = strings.ToUpper(line)', 'A\nBB\nCCC\n', '-p', stdin=lines)
    gives('if n == 2 { continue }; line += "!"', 'a!\nbb\nccc!\n', '-p', stdin=lines)
    gives('if n == 2 { break }', 'a\n', '-p', stdin=lines)
    gives('var total int; total += len(line)', '6\n', '-n', '-end', 'total', stdin=lines + '\n')
    gives('if n == 2 { line }', '', '-n', stdin=lines, status=1, err='<eval>:1:13: line (variable of type string) is not used\n')
    gives('total', '', '-n', '-end', 'missing', stdin=lines, status=1, err='<end>:1:1: undefined: missing\n')
    gives('var sum int; k := strconv.Atoi(line)?; sum += k', '6\n', '-n', '-end=sum', stdin='1\n2\n3\n')
    gives('var sum int; k := strconv.Atoi(line)?; sum += k', '', '-n', '-end=sum', stdin='1\nx\n', status=1, err='parsing "x"')
    gives('n', '', '-n', stdin='')
    r.expect(['eval'], 2, '', "eval needs code; see 'vo help eval'")
    r.expect(['eval', '-improt', 'x', '1'], 2, '', 'did you mean -import?')
    gives('lib.X', '42\n', '-C', 'module', '-import', 'ex.com/m/lib')


def environment(r):
    code, text, err = r.run('env', env={'GOFLAGS': "-mod=mod 'a b'", 'VO_CACHE': '/c'})
    keys = [line.split('=')[0] for line in text.splitlines()]
    r.check('env', (code, err) == (0, '') and keys == sorted(keys) and r"GOFLAGS='-mod=mod '\''a b'\'''" in text.splitlines() and "VO_CACHE='/c'\n" in text, text)
    r.expect(['env', 'GOOS', 'NO_SUCH', 'GOVERSION'], 0, 'linux\n\ngo1.27\n')
    r.expect(['env', '-json', 'GOOS', 'NO_SUCH'], 0, '{\n\t"GOOS": "linux",\n\t"NO_SUCH": ""\n}\n')
    r.expect(['env', '-C', 'module', 'GOMOD', 'GOWORK'], 0, os.path.join(os.path.realpath(r.folder), 'module/go.mod') + '\n\n')
    r.expect(['env', 'GOMOD', 'GOMODCACHE'], 0, '/dev/null\n/p/pkg/mod\n', env={'GOPATH': '/p:/q', 'GOMODCACHE': ''})
    whole = json.loads(r.run('env', '-json')[1])
    r.check('env -json', set(whole) == set(keys), whole)


def build_information(r):
    """An ELF file with no more than the information, as go's linker and ours write it."""
    def text(s):
        n, out = len(s), b''
        while n >= 0x80:
            out, n = out + bytes([n & 0x7f | 0x80]), n >> 7
        return out + bytes([n]) + s

    lines = (b'path\tex.com/m\nmod\tex.com/m\t(devel)\t\ndep\tex.com/a\tv1.2.0\th1:x=\ndep\tex.com/b\tv1.0.0\n=>\t../b\t(devel)\t\n'
             b'build\t-compiler=gc\nbuild\t-ldflags="-X main.a=\\"b c\\""\n')
    data = b'\xff Go buildinf:\x08\x02' + bytes(16) + text(b'go1.27.4') + text(b'0' * 16 + lines + b'1' * 16)
    head = b'\x7fELF\x02\x01\x01' + bytes(9) + struct.pack('<HHIQQQIHHHHHH', 2, 62, 1, 0, 64, 0, 0, 64, 56, 1, 64, 0, 0)
    segment = struct.pack('<IIQQQQQQ', 1, 6, 128, 0, 0, len(data), len(data), 16)
    whole = head + segment + bytes(8) + data
    shown = 'exe: go1.27.4\n' + ''.join('\t%s\n' % line for line in lines.decode().splitlines())

    def file(name, content, mode=0o755):
        with open(os.path.join(r.folder, name), 'wb') as f:
            f.write(content)
        os.chmod(os.path.join(r.folder, name), mode)

    file('exe', whole)
    r.expect(['version', 'exe'], 0, 'exe: go1.27.4\n')
    r.expect(['version', '-m', 'exe'], 0, shown)
    os.makedirs(os.path.join(r.folder, 'bin'))
    file('bin/exe', whole)
    file('bin/script', b'#!/bin/sh\n')
    os.symlink('..', os.path.join(r.folder, 'bin/up'))
    r.expect(['version', '-m', 'bin'], 0, shown.replace('exe:', 'bin/exe:'))
    code, out, _ = r.run('version', '-m', '-json', 'exe')
    info = json.loads(out)
    r.check('version -json', code == 0 and info['Main'] == {'Path': 'ex.com/m', 'Version': '(devel)'} and info['Deps'][1]['Replace'] == {'Path': '../b', 'Version': '(devel)'} and
            info['Settings'][1] == {'Key': '-ldflags', 'Value': '-X main.a="b c"'}, out)
    for size in range(0, len(whole), 7):
        file('cut', whole[:size])
        code, out, err = r.run('version', '-m', 'cut')
        r.check(('cut', size), code == 1 and out == '' and err.startswith('cut: could not read Go build info from cut: '), (code, out, err))
    file('plain', whole, 0o644)
    r.expect(['version', 'plain'], 0)
    r.expect(['version', '-m', 'plain'], 1)
    r.expect(['version', '-m', 'nowhere'], 1, '', 'stat nowhere: no such file or directory\n')
    r.expect(['version', '-m'], 2, '', 'takes -m and -json with a file only')
    r.expect(['version', '-json', 'exe'], 2, '', '-json needs -m')


def completions(r):
    script = r.run('completion', 'bash')[1]

    def completed(*words):
        asks = 'COMP_WORDS=(%s); COMP_CWORD=%d; _vo; echo "${COMPREPLY[@]}"' % (' '.join("'%s'" % w for w in words), len(words) - 1)
        return subprocess.run(['bash', '-c', script + asks], capture_output=True, text=True, timeout=20).stdout.split()

    r.check('bash: words', completed('vo', 'b') == ['build'] and completed('vo', 'help', 'ch') == ['check'] and 'eval' in completed('vo', ''), completed('vo', ''))
    r.check('bash: flags', completed('vo', 'run', '-eng') == ['-engine'] and completed('vo', 'build', '-trim') == ['-trimpath'], completed('vo', 'run', '-eng'))
    r.check('bash: files', completed('vo', 'run', 'x') == [], completed('vo', 'run', 'x'))
    for shell, line in (('zsh', "'run:compile and run a program, or run a module'"), ('fish', "complete -c vo -n __fish_use_subcommand -a run -d 'compile and run")):
        code, out, err = r.run('completion', shell)
        r.check(shell, code == 0 and line in out and 'engine' in out and '`' not in out, (out, err))
        if shutil.which(shell):
            p = subprocess.run([shell, '-n'], input=out, capture_output=True, text=True, timeout=20)
            r.check(shell + ' reads it', p.returncode == 0 and p.stderr == '', p)
    r.expect(['completion'], 2, '', 'completion is for bash, zsh or fish')
    r.expect(['completion', 'cmd.exe'], 2, '', 'completion is for bash, zsh or fish')


def cleaning(r):
    cache = os.path.join(r.folder, 'cache')
    for name in ('0a/x.o', 'ff/y.o', 'ff/half', 'trimmed', 'other/z.o', '0g/w.o', 'note'):
        os.makedirs(os.path.dirname(os.path.join(cache, name)), exist_ok=True)
        r.write('cache/' + name, 'x')
    r.expect(['clean'], 0, env={'VO_CACHE': cache})
    left = sorted(os.path.relpath(os.path.join(at, f), cache) for at, _, files in os.walk(cache) for f in files)
    r.check('clean', left == ['0g/w.o', 'note', 'other/z.o'] and not os.path.exists(cache + '/0a'), left)
    r.expect(['clean'], 0, env={'VO_CACHE': 'off'})
    r.expect(['clean', 'x'], 2, '', 'clean takes no arguments')


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument('--vo', required=True)
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        r = Runner(os.path.abspath(args.vo), folder)
        help_of_words(r)
        wrong(r)
        standard_input(r)
        evaluated(r)
        environment(r)
        build_information(r)
        completions(r)
        cleaning(r)
    print('%d passed, %d failed' % (r.passed, r.failed))
    return r.failed != 0


if __name__ == '__main__':
    sys.exit(main())
