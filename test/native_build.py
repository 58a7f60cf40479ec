#!/usr/bin/env python3
"""`vo build`: its forms, where it writes, and what it says when it cannot.

    native_build.py --vo PATH
"""
import argparse
import os
import pty
import stat
import subprocess
import sys
import tempfile

GO = os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', 'build', 'oracle', 'usr', 'lib', 'go-1.27', 'bin', 'go')

PROGRAM = 'package main\n\nimport "fmt"\n\nfunc main() { fmt.Println("hi", []int{1}) }\n'


INFORMATION = '''package main

import (
	"debug/buildinfo"
	"fmt"
	"os"
	"runtime/debug"

	"ex.com/dep"
	"ex.com/m/v2/sub"
	"ex.com/replaced"
)

func main() {
	own, ok := debug.ReadBuildInfo()
	file, err := buildinfo.ReadFile(os.Args[1])
	fmt.Println(ok, err, own.String() == file.String(), dep.X+sub.X+replaced.X)
	fmt.Print(file)
}
'''
# As go 1.27 writes it, but for the version.
SAID = '''true <nil> true 3
go	go1.27
path	ex.com/m/v2
mod	ex.com/m/v2	(devel)	
dep	ex.com/dep	v1.2.3	
dep	ex.com/replaced	v1.0.0
=>	./replaced	(devel)	

build	-buildmode=exe
build	-compiler=gc
build	-ldflags="-s -X 'main.version=a b'"
build	-tags=a,b
build	DefaultGODEBUG=tracebacklabels=0,x509sslcertoverrideplatform=0
build	CGO_ENABLED=0
build	GOARCH=amd64
build	GOOS=linux
build	GOAMD64=v3
'''


def build_information(path, write, build, expect):
    """What a program, debug/buildinfo and `go version -m` (if it is here) say of an executable."""
    write('info/go.mod', 'module ex.com/m/v2\n\ngo 1.26\n\nrequire (\n\tex.com/dep v1.2.3\n\tex.com/replaced v1.0.0\n)\n\nreplace ex.com/replaced => ./replaced\n')
    write('info/vendor/modules.txt', '# ex.com/dep v1.2.3\n## explicit; go 1.27\nex.com/dep\n# ex.com/replaced v1.0.0 => ./replaced\n'
          '## explicit; go 1.27\nex.com/replaced\n# ex.com/replaced => ./replaced\n')
    write('info/main.go', INFORMATION)
    for place, name in (('sub', 'sub'), ('vendor/ex.com/dep', 'dep'), ('vendor/ex.com/replaced', 'replaced')):
        write('info/%s/x.go' % place, 'package %s\n\nconst X = 1\n' % name)
    for flags, said in ((['-ldflags', "-s -X 'main.version=a b'", '-tags=a,b', '--cpu=v3'], SAID),
                        (['-trimpath'], SAID.replace('-ldflags="-s -X \'main.version=a b\'"', '-trimpath=true').replace('build\t-tags=a,b\n', '')
                         .replace('GOAMD64=v3', 'GOAMD64=v1')),
                        (['main.go'], '\n'.join(l for l in SAID.replace('path\tex.com/m/v2', 'path\tcommand-line-arguments').replace('GOAMD64=v3', 'GOAMD64=v1')
                         .replace('dep\tex.com/replaced', 'dep\tex.com/m/v2\t(devel)\t\ndep\tex.com/replaced').splitlines()
                         if not l.startswith(('mod', 'build\t-tags', 'build\t-ldflags'))) + '\n')):
        code, text = build('-o', 'x', *flags, cwd=path('info'))
        p = subprocess.run([path('info/x'), path('info/x')], capture_output=True, text=True) if code == 0 else None
        expect(('build information', flags), p is not None and p.stdout == said, p.stdout if p else text)
        if os.path.exists(GO) and p is not None:
            lines = subprocess.run([GO, 'version', '-m', path('info/x')], capture_output=True, text=True).stdout.splitlines()
            expect(('go version -m', flags), lines[0].endswith(': go1.27') and [l[1:] for l in lines[1:]] == said.splitlines()[2:], lines)


def progress(vo, folder, expect):
    """A line on a terminal when it takes longer than a second, which is gone at the end."""
    main, side = pty.openpty()
    p = subprocess.Popen([vo, 'build', '--no-archive', '-o', 'slow', 'hi.go'], cwd=folder, stdin=subprocess.DEVNULL, stdout=side, stderr=side,
                         env=dict(os.environ, VO_CACHE='off'))
    os.close(side)
    text = b''
    try:
        while part := os.read(main, 1000):
            text += part
    except OSError:  # the other side is closed
        pass
    os.close(main)
    expect('a terminal', p.wait() == 0 and b'\r\x1b[Kvo: making machine code, of the library, too, 1 s' in text and text.endswith(b'\r\x1b[K') and b'\n' not in text, text)


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
        build_information(path, write, build, expect)
        for form, ending, holds in (('obj', '.o', lambda b: b.startswith(b'\x7fELF')), ('ll', '.ll', lambda b: b'define ' in b),
                                    ('asm', '.s', lambda b: b'.text' in b)):
            code, text = build('--emit=' + form, 'hi.go')
            expect(form, code == 0 and os.path.exists(path('hi' + ending)), text)
            if code == 0:
                with open(path('hi' + ending), 'rb') as f:
                    expect(form, holds(f.read()))
        for flags, holds in ((['-stage=llvm'], lambda t: 'define ' in t and 'main.main' in t),
                             (['-stage=asm', '-func=main.main'], lambda t: t.count('.cfi_startproc') == 1 and 'main.main' in t),
                             (['-stage=asm', '-O0', '-func=fmt.Println'], lambda t: 'fmt.Println' in t and 'main.main$' not in t.replace('call', '')),
                             (['-stage=llvm', '-func=main.nothing'], lambda t: t == 'vo: the program has no function main.nothing\n'),
                             (['-stage=tree'], lambda t: 'no stage tree' in t)):
            p = subprocess.run([vo, 'dump'] + flags + ['hi.go'], cwd=folder, capture_output=True, text=True)
            expect(('dump', flags), holds(p.stdout + p.stderr), (p.stdout + p.stderr)[:300])
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
        progress(vo, folder, expect)
        left = [f for f in os.listdir(folder) if '.tmp' in f]
        expect('nothing is left', not left, left)
    print('native_build: %d failed' % failed)
    return 1 if failed else 0


if __name__ == '__main__':
    sys.exit(main())
