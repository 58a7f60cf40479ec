#!/usr/bin/env python3
"""`vo build`: its forms, where it writes, and what it says when it cannot.

    native_build.py --vo PATH
"""
import argparse
import os
import stat
import subprocess
import sys
import tempfile

PROGRAM = 'package main\n\nimport "fmt"\n\nfunc main() { fmt.Println("hi", []int{1}) }\n'


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('--vo', required=True)
    vo = os.path.abspath(parser.parse_args().vo)
    failed = 0

    def expect(what, holds, text=''):
        nonlocal failed
        if not holds:
            failed += 1
            print('FAIL %s %s' % (what, text))

    with tempfile.TemporaryDirectory() as folder:
        def path(name):
            return os.path.join(folder, name)

        def write(name, text):
            os.makedirs(os.path.dirname(path(name)), exist_ok=True)
            with open(path(name), 'w') as f:
                f.write(text)

        def build(*args, cwd=folder):
            p = subprocess.run([vo, 'build'] + list(args), cwd=cwd, stdin=subprocess.DEVNULL, capture_output=True, text=True)
            return p.returncode, p.stdout + p.stderr

        def runs(name):
            p = subprocess.run([path(name)], capture_output=True, text=True)
            return (p.returncode, p.stdout) == (0, 'hi [1]\n')

        write('hi.go', PROGRAM)
        write('module/go.mod', 'module example.com/module\n\ngo 1.27\n')
        write('module/main.go', PROGRAM)
        os.mkdir(path('out'))
        for flags, name in (([], 'hi'), (['-o', 'other'], 'other'), (['-o', 'out'], 'out/hi'), (['--strip', '-o', 'small'], 'small'),
                            (['-g', '-O0', '-o', 'debug'], 'debug')):
            code, text = build(*flags, 'hi.go')
            expect(flags, code == 0 and text == '' and runs(name), text)
        expect('sizes', os.path.getsize(path('small')) < os.path.getsize(path('hi')) < os.path.getsize(path('debug')))
        # In place of an executable that runs.
        p = subprocess.Popen([path('hi')], stdout=subprocess.DEVNULL)
        expect('again', build('hi.go')[0] == 0 and runs('hi'))
        p.wait()
        code, text = build('.', cwd=path('module'))
        expect('a module', code == 0 and runs('module/module'), text)
        for form, ending, holds in (('obj', '.o', lambda b: b.startswith(b'\x7fELF')), ('ll', '.ll', lambda b: b'define ' in b),
                                    ('asm', '.s', lambda b: b'.text' in b)):
            code, text = build('--emit=' + form, 'hi.go')
            expect(form, code == 0 and os.path.exists(path('hi' + ending)), text)
            if code == 0:
                with open(path('hi' + ending), 'rb') as f:
                    expect(form, holds(f.read()))
        code, text = build('-o', '/dev/null', 'hi.go')
        expect('/dev/null', code == 0 and stat.S_ISCHR(os.stat('/dev/null').st_mode), text)
        for args, said in ((['-o', 'nowhere/x', 'hi.go'], 'cannot write nowhere/x: No such file'), (['--emit=exe2', 'hi.go'], 'cannot emit exe2')):
            code, text = build(*args)
            expect(args, code == 1 and said in text, text)
        write('bad.go', 'package main\n\nfunc main() { x }\n')
        code, text = build('bad.go')
        expect('an error', code == 1 and 'undefined: x' in text and not os.path.exists(path('bad')), text)
        write('lib.go', 'package lib\n')
        code, text = build('lib.go')
        expect('no program', code == 1 and 'is not a main package' in text, text)
        left = [f for f in os.listdir(folder) if '.tmp' in f]
        expect('nothing is left', not left, left)
    print('native_build: %d failed' % failed)
    return 1 if failed else 0


if __name__ == '__main__':
    sys.exit(main())
