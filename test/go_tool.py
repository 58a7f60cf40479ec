#!/usr/bin/env python3
"""`vo tool` against go tool: the list of a module's tools, their runs, messages and exit codes.

    go_tool.py --vo VO [--filter TEXT]        compare with the stored answers (test/go_tool/answers.json)
    go_tool.py --go GO --store                ask go, and store its answers

Of go's list its own tools are left out: those vo refuses by name, which is tried with vo alone.
"""
import os
import re
import sys

sys.dont_write_bytecode = True
import tool_answers

HERE = os.path.dirname(os.path.abspath(__file__))
MAIN = '''package main

import (
	"fmt"
	"os"
%s)

func main() {
	dir, _ := os.Getwd()
	fmt.Printf("%s: %%q in %%s\\n", os.Args[1:], dir)
%s}
'''


def program(name, imports='', more=''):
    return MAIN % (imports, name, more)


HEAD = 'module ex.com/a\n\ngo 1.27\n\n'
DEPENDENCIES = 'require (\n\tex.com/t v1.0.0\n\tex.com/d v1.2.0 // indirect\n)\n\nreplace ex.com/t => ./deps/t\n\nreplace ex.com/d => ./deps/d\n\n'
FILES = {
    'go.mod': HEAD + 'tool ex.com/a/cmd/own\n\ntool (\n\tex.com/t/cmd/far\n\tex.com/a/same\n\tex.com/t/same\n\tex.com/a/old/v2\n\tex.com/a/broken\n\tex.com/a/lib\n\tex.com/a/cmd/vet\n)\n\n' + DEPENDENCIES,
    'cmd/own/main.go': program('own', more='\tif len(os.Args) > 1 && os.Args[1] == "fail" {\n\t\tfmt.Fprintln(os.Stderr, "on purpose: 3")\n\t\tos.Exit(3)\n\t}\n\tif len(os.Args) > 1 && os.Args[1] == "panic" {\n\t\tpanic("on purpose")\n\t}\n'),
    'same/main.go': program('same of a'), 'old/v2/main.go': program('old'), 'lib/lib.go': 'package lib\n', 'broken/main.go': 'package main\n\nfunc main() { return 1 }\n', 'cmd/vet/main.go': program('own vet'),
    'sub/s.go': 'package sub\n', 'deps/t/go.mod': 'module ex.com/t\n\ngo 1.21\n\nrequire ex.com/d v1.0.0\n', 'deps/t/same/main.go': program('same of t'),
    # (of Go 1.21: the loop variable is one)
    'deps/t/cmd/far/main.go': program('far', '\n\t"ex.com/d"\n\t"ex.com/t/internal/in"\n', '\tvar f []func() int\n\tfor i := 0; i < 2; i++ {\n\t\tf = append(f, func() int { return i })\n\t}\n\tfmt.Println(d.Name, in.Name, f[0]())\n'),
    'deps/t/internal/in/in.go': 'package in\n\nconst Name = "in t"\n', 'deps/d/go.mod': 'module ex.com/d\n', 'deps/d/d.go': 'package d\n\nconst Name = "d as a has it"\n',
}
COMMANDS = ['', 'own', 'own a b', 'own -n --x=1 -mod=y', 'own fail', 'own -h', 'own help', 'ex.com/a/cmd/own x', 'far', 'far x', 'ex.com/t/cmd/far', 'same', 'ex.com/a/same', 'ex.com/t/same y', 'old', 'v2', 'ex.com/a/old/v2 z', 'none', 'No-such', 'cmd/own',
            './cmd/own', 'ex.com/a/cmd/vet q', '-C sub own', '-C=sub own w', '-C sub', 'own -- x']
OTHERS = {
    'no tools': {'go.mod': HEAD}, 'one': {'go.mod': HEAD + 'tool ex.com/a/x\n', 'x/main.go': program('x')}, 'in no module': {'x.go': program('x')},
    'no go.sum': {'go.mod': HEAD + 'tool ex.com/t/cmd/x\n\nrequire ex.com/t v1.0.0\n'},
    'workspace': {'go.work': 'go 1.27\n\nuse ./m\n\nuse ./n\n', 'm/go.mod': 'module ex.com/m\n\ngo 1.27\n\ntool ex.com/m/x\n\ntool ex.com/n/y\n', 'm/x/main.go': program('x'), 'n/go.mod': 'module ex.com/n\n\ngo 1.27\n\ntool ex.com/n/y\n', 'n/y/main.go': program('y')},
}


def cases():
    for words in COMMANDS:
        yield 'tool ' + words, FILES, ['tool', *words.split()], {}
    for name, files in OTHERS.items():
        for words in ('', 'x a', 'y', 'none'):
            yield f'{name}: {words}', files, ['tool', *words.split()], {'GOMODCACHE': '/nowhere'}


def own():
    """Go's own tools, and what go's messages have a form of their own for."""
    for name, instead in (('vet', 'vo vet'), ('compile', 'vo build'), ('pprof', 'vo prof'), ('test2json', 'vo test -json')):
        yield 'go\'s ' + name, FILES, ['tool', name, 'x'], {}, {'code': 2, 'out': '', 'err': f'CMD: tool {name} is a part of go: use {instead}' + {'vet': '', 'pprof': '', 'test2json': '', 'compile': ', and vo check for errors alone'}[name] + '\n'}
    yield 'go\'s asm', FILES, ['tool', 'asm'], {}, {'code': 2, 'err': 'CMD: tool asm is a part of go: vo has nothing in its place\n'}
    for engine in ('vm', 'auto'):
        yield 'engine ' + engine, FILES, ['tool', '-engine=' + engine, 'far', 'x'], {}, {'code': 0, 'out': 'far: ["x"] in $W\nd as a has it in t 2\n'}
    yield 'broken', FILES, ['tool', 'broken'], {}, {'code': 1, 'out': ''}
    yield 'no program', FILES, ['tool', 'lib'], {}, {'code': 1, 'err': 'CMD: ex.com/a/lib is not a main package\n'}
    yield 'panic', FILES, ['tool', 'own', 'panic'], {}, {'code': 2, 'out': 'own: ["panic"] in $W\n'}
    yield 'flags', FILES, ['tool', '-z', 'own'], {}, {'code': 2, 'out': ''}
    yield 'a tool that nothing provides', {'go.mod': HEAD + 'tool ex.com/none/x\n'}, ['tool', 'x'], {}, {'code': 1, 'err': 'no required module provides package ex.com/none/x; to add it:\n\tgo get ex.com/none/x\n'}


def normalise(text, tool):
    """The two commands' names are one; lines of one word are go's tools. Go has the tools of one name in any order."""
    head, choose, rest = text.partition('choose one of:\n')
    lines = (head + choose + ''.join(sorted(rest.splitlines(keepends=True), reverse=True))).splitlines(keepends=True)
    prefix = 'go: ' if tool.is_go else 'vo: '
    return ''.join('CMD: ' + line[4:] if line.startswith(prefix) else line for line in lines if not (tool.is_go and re.fullmatch(r'[a-z0-9]+\n', line)))


if __name__ == '__main__':
    sys.exit(tool_answers.main(__doc__, os.path.join(HERE, 'go_tool/answers.json'), cases(), normalise, 40, own()))
