#!/usr/bin/env python3
"""The flags that `vo build` has of go: what they do, and what is said of wrong ones. What is expected is Go 1.27's answer.

    build_flags.py --vo PATH
"""
import argparse
import os
import sys

import building

VARIABLES = '''package main

type Text string

var version, other = "dev", "other"
var copied = version
var text Text = "text"
var empty string
var computed = compute()

func compute() string { return "computed" }

func main() { println(version, other, copied, text, empty, computed, version == "dev") }
'''
PLACE = '''package main

import (
	"fmt"
	"runtime"

	"ex.com/m/v2/sub"
	"ex.com/dep"
)

func main() {
	defer func() {
		recover()
		for i := 0; ; i++ {
			_, file, line, ok := runtime.Caller(i)
			if !ok {
				break
			}
			fmt.Println(file, line)
		}
	}()
	fmt.Println(sub.File(), dep.File())
	var s []int
	fmt.Sprint(stringer{s})
	panic(1)
}

type stringer struct{ s []int }

func (s stringer) String() string {
	_, file, _, _ := runtime.Caller(2)
	fmt.Println(file)
	return ""
}
'''
FILE = 'package %s\n\nimport "runtime"\n\nfunc File() string { _, file, _, _ := runtime.Caller(0); return file }\n'


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('--vo', required=True)
    with building.Workplace(parser.parse_args().vo) as w:
        w.write('x.go', VARIABLES)
        variables(w)
        refused(w)
        targets(w)
        places(w)
        outputs(w)
        print('build_flags: %d failed' % w.failed)
        return 1 if w.failed else 0


def variables(w):
    plain = 'dev other dev text  computed true\n'
    for flags, env, said in (
            ([], {}, plain),
            (['-ldflags=-X main.version=v1'], {}, 'v1 other v1 text  computed false\n'),
            (['-ldflags', "-X 'main.version=a b' -X=main.empty=x=y -s -w"], {}, 'a b other a b text x=y computed false\n'),
            (['-ldflags', '-X main.version=one -X main.version='], {}, ' other  text  computed false\n'),
            (['-ldflags', 'all=-X main.other=o -extldflags "-static"'], {}, 'dev o dev text  computed true\n'),
            (['-ldflags=-X main.version=v1', '-ldflags='], {}, plain),
            # An initialiser that runs overwrites it; what is not there counts for nothing.
            (['-ldflags', '-X main.computed=c -X main.nothing=n -X ex.com/x.y=z -X main.compute=f'], {}, plain),
            ([], {'GOFLAGS': "'-ldflags=-X main.version=env' -trimpath -unknown"}, 'env other env text  computed false\n'),
            (['-ldflags='], {'GOFLAGS': "'-ldflags=-X main.version=env'"}, plain)):
        code, text = w.build(*flags, 'x.go', env=env)
        out = w.run('x') if code == 0 else ''
        w.expect((flags, env), (code, text, out) == (0, '', said), (code, text, out))
    for form in ('obj', 'vob', 'vob'):
        code, text = w.build('--emit=' + form, '-ldflags=-X main.version=v1', 'x.go')
        w.expect(form, code == 0, text)
    _, _, err = w.call(w.vo, 'run', 'x.vob')
    w.expect('-X in a module', err == 'v1 other v1 text  computed false\n', err)


def refused(w):
    for args, said in (
            (['-ldflags=-X main.text=x'], 'main.text: cannot set with -X: not a var of type string (type:main.Text)'),
            (['-ldflags=-X main.version'], '-X flag requires argument of the form importpath.name=value'),
            (['-ldflags=-X version=1'], '-X flag requires argument of the form importpath.name=value'),
            (['-ldflags=-X'], 'flag needs an argument: -X'),
            (["-ldflags=-X 'main.version=1"], "invalid value \"-X 'main.version=1\" for flag -ldflags: unterminated ' string"),
            (['-ldflags=foo'], 'invalid value "foo" for flag -ldflags: missing =<value> in <pattern>=<value>'),
            (['-ldflags==-s'], 'missing <pattern> in <pattern>=<value>'),
            (["-ldflags='-s'=-w"], "parameter may not start with quote character '"),
            (['-ldflags=fmt=-s'], 'of patterns there is only all'),
            (['-ldflags=-Z'], 'no linker flag -Z'),
            (['-ldflags=-X runtime.buildVersion=1'], "a variable of Go's library"),
            (['-gcflags=-d=panic'], 'no compiler flag -d'),
            (['-race'], 'no race detector'),
            (['-msan'], '-msan and -asan are refused'),
            (['-cover'], '-cover is refused'),
            (['-x'], '-n and -x'),
            (['-buildmode=plugin'], '-buildmode=plugin is not supported'),
            (['-compiler=gccgo'], '-compiler=gccgo is not supported'),
            (['-trimpth'], 'unknown flag -trimpth; did you mean -trimpath?'),
            (['--ldflag=-s'], 'did you mean -ldflags?'),
            (['-tgas', 'x'], 'did you mean -tags?'),
            (['-frobnicate'], "unknown flag -frobnicate; see 'vo help build'"),
            (['-stats'], "build has no flag -stats; see 'vo help build'"),
            (['-baseline=off'], 'build has no flag -baseline'),
            (['-trimpath=maybe'], 'invalid boolean value "maybe" for -trimpath'),
            (['-buildvcs=maybe'], "invalid boolean value \"maybe\" for -buildvcs: value is neither 'auto' nor a valid bool"),
            (['--target=pdp11'], 'unknown target pdp11: programs are built for x86_64-linux and aarch64-linux'),
            (['-C', 'nowhere'], '-C: chdir nowhere: No such file or directory'),
            (['--target=aarch64-linux', '--cpu=v3'], '--cpu names levels of x86-64: aarch64-linux has one'),
            (['--cpu=v5'], 'invalid --cpu: must be v1, v2, v3, v4, not v5')):
        code, text = w.build(*args, '-o', 'refused', 'x.go')
        # (what -X names is looked for when the program has been read)
        status = 1 if 'not a var of type string' in said or "Go's library" in said else 2
        w.expect(args, code == status and said in text and text.count('\n') == 1 and not os.path.exists(w.path('refused')), (code, text))
    for args in (('x.go', '-o', 'after'), ('-trimpath', 'x.go', '-o=after', '-ldflags', '-s')):
        code, text = w.build(*args)
        w.expect(args, code == 0 and os.path.exists(w.path('after')), (code, text))
    for args, said in ((['-tags'], 'flag -tags needs a value'), (['x.go', 'more'], 'not also more'), (['x.go', '-o'], 'flag -o needs a value'),
                       (['.', 'x.go'], 'not also x.go')):
        code, text = w.build(*args)
        w.expect(args, code == 2 and said in text, (code, text))


def targets(w):
    for env, said in (({'GOOS': 'windows'}, 'GOOS=windows: programs are built for linux only'), ({'GOARCH': 'riscv64'}, 'GOARCH=riscv64: programs are built for amd64 and arm64 only'),
                      ({'GOAMD64': 'v0'}, 'invalid GOAMD64: must be v1, v2, v3, v4')):
        code, text = w.build('-o', 'target', 'x.go', env=env)
        w.expect(env, code == 2 and said in text and not os.path.exists(w.path('target')), text)
    w.write('cpu.go', 'package main\n\nfunc dot(a, b []uint64) (n uint64) {\n\tfor i := range a {\n\t\tn += a[i] * b[i] >> (b[i] & 63)\n\t}\n\treturn\n}\n\n'
            'func main() { println(dot(make([]uint64, 100), make([]uint64, 100))) }\n')
    with open('/proc/cpuinfo') as f:
        has = 'avx512vl' in f.read()
    for flags, env, has_shrx in ((['--cpu=v1'], {}, False), ([], {}, False), (['--cpu=v3'], {}, True), ([], {'GOAMD64': 'v3'}, True),
                                 (['--cpu=v1'], {'GOAMD64': 'v3'}, False)):
        code, text = w.build('--emit=asm', *flags, 'cpu.go', env=env)
        with open(w.path('cpu.s')) as f:
            asm = f.read()
        w.expect((flags, env), code == 0 and has_shrx == ('shrx' in asm), text)
    for level in ('v1', 'v2', 'v4'):
        code, text = w.build('--cpu=' + level, 'cpu.go')
        out = w.run('cpu') if code == 0 else text
        wanted = '0\n' if has or level != 'v4' else 'This program can only be run on AMD64 processors with v4 microarchitecture support.\nexit 1\n'
        w.expect(level, out == wanted, out)


def places(w):
    """-trimpath, in a module with a vendor folder."""
    w.write('m/go.mod', 'module ex.com/m/v2\n\ngo 1.27\n\nrequire ex.com/dep v1.2.3\n')
    w.write('m/vendor/modules.txt', '# ex.com/dep v1.2.3\n## explicit; go 1.27\nex.com/dep\n')
    w.write('m/vendor/ex.com/dep/d.go', FILE % 'dep')
    w.write('m/sub/s.go', FILE % 'sub')
    w.write('m/main.go', PLACE)
    code, text = w.build(cwd='m')
    out = w.run('m/m') if code == 0 else ''
    w.expect('a module', w.folder + '/m/sub/s.go ' in out and '\n/usr/share/go-1.27/src/fmt/print.go\n' in out, text + out)
    code, text = w.build('-trimpath', cwd='m')
    out = w.run('m/m') if code == 0 else text
    w.expect('-trimpath', out.startswith('ex.com/m/v2/sub/s.go ex.com/dep@v1.2.3/d.go\nfmt/print.go\n') and 'ex.com/m/v2/main.go 25\n' in out and
             '/usr/share/' not in out and w.folder not in out, out)
    with open(w.path('m/m'), 'rb') as f:
        w.expect('no folder of this machine', w.folder.encode() not in f.read())
    # The same bytes in another folder.
    os.makedirs(w.path('other'))
    os.rename(w.path('m'), w.path('other/m'))
    for flags in (['-trimpath'], ['-trimpath', '-g']):
        w.build(*flags, '-o', w.path('there' + flags[-1]), cwd='other/m')
    os.rename(w.path('other/m'), w.path('m'))
    for flags in (['-trimpath'], ['-trimpath', '-g']):
        w.build(*flags, '-o', w.path('here' + flags[-1]), cwd='m')
        with open(w.path('here' + flags[-1]), 'rb') as here, open(w.path('there' + flags[-1]), 'rb') as there:
            w.expect(('the same bytes', flags), here.read() == there.read())
    code, text = w.build('-trimpath', '-o', 'files', 'x.go')
    with open(w.path('files'), 'rb') as f:
        w.expect('files', code == 0 and w.folder.encode() not in f.read(), text)
    code, text = w.build('-v', cwd='m')
    w.expect('-v', (code, text) == (0, 'ex.com/dep\nex.com/m/v2/sub\nex.com/m/v2\n'), text)


def outputs(w):
    code, text = w.build('-C', 'm', '-o', 'new/folder/', '.')
    w.expect('-o new/folder/', code == 0 and os.access(w.path('m/new/folder/m'), os.X_OK), text)
    w.write('two/a.go', 'package main\n\nfunc main() { println(b) }\n')
    w.write('two/b.go', 'package main\n\nconst b = "b"\n')
    code, text = w.build('two/a.go', 'two/b.go')
    w.expect('two files', code == 0 and w.run('a') == 'b\n', text)
    w.write('tagged.go', '//go:build tagged\n\npackage main\n\nfunc main() { println(1) }\n')
    for args in (['-tags', 'a,b', '-buildvcs=false', '-buildmode=exe', '-a', '-p=2', '-trimpath=false', '-gcflags=all=-N -l'], ['--']):
        code, text = w.build(*args, 'tagged.go')
        w.expect(args, (code, text) == (0, ''), text)
    # Neither a source nor anything else that is no executable is overwritten.
    w.write('script', '#!/usr/bin/env -S vo run\npackage main\n\nfunc main() {}\n')
    w.write('empty', '')
    for args, name in ((['script'], 'script'), (['-o', 'x.go', 'x.go'], 'x.go'), (['--emit=vob', '-o', 'x.go', 'x.go'], 'x.go')):
        code, text = w.build(*args)
        w.expect(args, code == 1 and text == 'vo: build output %s already exists and is not an object file\n' % name, text)
    code, text = w.build('-o', 'empty', 'x.go')
    w.expect('an empty file', code == 0, text)


if __name__ == '__main__':
    sys.exit(main())
