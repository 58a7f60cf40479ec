#!/usr/bin/env python3
"""`vo mod tidy|download|verify|vendor|edit`, `vo get` and `vo work` against go: exit code, what is printed, and all files afterwards, the
module cache among them.

    fetch.py --vo VO [--filter TEXT]      compare with the stored answers (test/mod/fetch_answers.json), then what go does not do
    fetch.py --go GO --store              ask go, and store its answers
    fetch.py --go GO                      ask go, and compare
    fetch.py --go GO --random 100         compare vo with go on drawn modules

A situation is a module (files), an environment and command lines, which follow each other. Modules come from a proxy of files that the
test makes, with retracted, excluded, renamed, damaged and missing ones. In what is printed the situation's folder is $W, the names of the
two commands are one, and a release of Go (1.27.4) is its language (1.27).
"""
import argparse
import atexit
import functools
import http.server
import json
import os
import random
import re
import shutil
import signal
import stat
import subprocess
import sys
import tempfile
import threading
import time
import zipfile

sys.dont_write_bytecode = True
import modules
from mod import go_mod, imports

ANSWERS = os.path.join(os.path.dirname(os.path.abspath(__file__)), 'mod/fetch_answers.json')

PROXY = {
    ('ex.com/b', 'v1.0.0'): {'go.mod': go_mod('ex.com/b', '1.20', 'ex.com/d v1.0.0'), 'b.go': imports('b', 'ex.com/d'), 'LICENSE': 'b\n'},
    ('ex.com/b', 'v1.1.0'): {'go.mod': go_mod('ex.com/b', '1.21.3', 'ex.com/d v1.1.0', 'ex.com/t v0.1.0'), 'b.go': imports('b', 'ex.com/d', 'sort'), 'b_test.go': imports('b_test', 'ex.com/t'),
                             'sub/s.go': imports('s', 'ex.com/t'), 'LICENSE': 'b\n', 'e/e.go': 'package e\n\nimport _ "embed"\n\n//go:embed data/*.txt x\nvar s string\n', 'e/data/a.txt': 'a\n', 'e/data/b.bin': '', 'e/x/.h': '', 'e/x/y/z': '1\n'},
    ('ex.com/b', 'v1.2.0-rc.1'): {'go.mod': go_mod('ex.com/b', '1.21.3'), 'b.go': imports('b')},
    ('ex.com/c', 'v0.2.0'): {'go.mod': go_mod('ex.com/c', '', 'ex.com/b v1.0.0'), 'c.go': imports('c', 'ex.com/b')},
    ('ex.com/c', 'v0.3.0'): {'go.mod': go_mod('ex.com/c', '1.27', 'ex.com/b v1.1.0', 'ex.com/d v1.1.0 // indirect', 'ex.com/t v0.1.0 // indirect'), 'c.go': imports('c', 'ex.com/b', 'ex.com/b/sub')},
    ('ex.com/d', 'v1.0.0'): {'d.go': imports('d')},
    ('ex.com/d', 'v1.1.0'): {'go.mod': go_mod('ex.com/d', '1.16', 'ex.com/t v0.1.0'), 'd.go': imports('d'), 'x/x.go': imports('x', 'ex.com/t')},
    ('ex.com/d', 'v1.2.0'): {'go.mod': go_mod('ex.com/d', '1.27'), 'd.go': imports('d')},
    ('ex.com/d', 'v1.3.0'): {'go.mod': go_mod('ex.com/d', '1.27') + '\n// does not work\nretract [v1.2.0, v1.3.0]\n', 'd.go': imports('d')},
    ('ex.com/t', 'v0.1.0'): {'go.mod': go_mod('ex.com/t', '1.18', 'ex.com/Upper v1.0.0-rc.1'), 't.go': imports('t'), 't_test.go': imports('t', 'ex.com/Upper')},
    ('ex.com/t', 'v0.1.1'): {'go.mod': go_mod('ex.com/t', '1.18', 'ex.com/Upper v1.0.0-rc.1'), 't.go': imports('t')},
    ('ex.com/Upper', 'v1.0.0-rc.1'): {'go.mod': go_mod('ex.com/Upper', '1.20'), 'u.go': imports('u')},
    ('ex.com/big', 'v1.0.0'): {'b.go': imports('big')},
    ('ex.com/big', 'v2.0.0+incompatible'): {'b.go': imports('big')},
    ('ex.com/big/v3', 'v3.1.0'): {'go.mod': go_mod('ex.com/big/v3', '1.21'), 'b.go': imports('big'), 'cmd/tool/main.go': imports('main', 'ex.com/d', 'ex.com/big/v3') + '\nfunc main() { println("tool") }\n'},
    ('ex.com/split', 'v1.0.0'): {'go.mod': go_mod('ex.com/split', '1.20'), 's.go': imports('s'), 'in/i.go': imports('i')},
    ('ex.com/split', 'v1.1.0'): {'go.mod': go_mod('ex.com/split', '1.20'), 's.go': imports('s')},
    ('ex.com/split/in', 'v1.0.0'): {'go.mod': go_mod('ex.com/split/in', '1.20'), 'i.go': imports('i')},
    ('ex.com/renamed', 'v1.0.0'): {'go.mod': go_mod('ex.com/other', '1.20'), 'r.go': imports('r')},
    ('ex.com/broken', 'v1.0.0'): {'go.mod': go_mod('ex.com/broken', '1.20'), 'b.go': imports('b')},
    ('ex.com/badmod', 'v1.0.0'): {'go.mod': 'module ex.com/badmod\n\nrequire (\n', 'b.go': imports('b')},
    ('ex.com/future', 'v1.0.0'): {'go.mod': go_mod('ex.com/future', '1.99'), 'f.go': imports('f')},
    ('ex.com/old', 'v1.0.0'): {'go.mod': go_mod('ex.com/old', '1.13', 'ex.com/c v0.2.0'), 'o.go': imports('o', 'ex.com/c'), 'o_test.go': imports('o', 'ex.com/t')},
    ('ex.com/nogo', 'v1.0.0'): {'go.mod': go_mod('ex.com/nogo', '1.20'), 'README': ''},
    ('ex.com/circle', 'v1.0.0'): {'go.mod': go_mod('ex.com/circle', '1.20', 'ex.com/a v1.0.0'), 'c.go': imports('c')},
    ('ex.com/a', 'v1.0.0'): {'go.mod': go_mod('ex.com/a', '1.20'), 'a.go': imports('a')},
}
HOME = {'go.mod': go_mod('ex.com/a', '1.27')}


def home(*requires, go='1.27', more='', **files):
    return {'go.mod': go_mod('ex.com/a', go, *requires) + more, **{k.replace('__', '/').replace('_GO', '.go'): v for k, v in files.items()}}


TIDY = [['mod', 'tidy']]
KEPT = home('ex.com/b v1.1.0', 'ex.com/d v1.1.0 // indirect', 'ex.com/t v0.1.0 // indirect', a_GO=imports('a', 'ex.com/b'))
EDITS = [['-fmt'], ['-require=ex.com/x@v1.0.0'], ['-require', 'ex.com/b@v1.1.0'], ['-droprequire=ex.com/b'], ['-exclude=ex.com/x@v1.0.0'], ['-dropexclude=ex.com/y@v1.0.0'], ['-replace=ex.com/x=../x'],
         ['-replace', 'ex.com/x@v1.0.0=ex.com/y@v1.2.0'], ['-dropreplace=ex.com/r'], ['-retract=[v1.0.0,v1.1.0]'], ['-retract=v1.3.0'], ['-dropretract=v0.0.1'], ['-tool=ex.com/b/cmd'], ['-droptool=ex.com/old/tool'], ['-ignore=./x'],
         ['-dropignore=node_modules'], ['-godebug=panicnil=1'], ['-dropgodebug=default'], ['-go=1.21'], ['-go=none'], ['-toolchain=go1.28.0'], ['-toolchain=none'], ['-module=ex.com/new'], ['-json'], ['-print'],
         ['-require=ex.com/x@v1', '-print'], ['-module=ex.com/n', '-go=1.25', '-exclude=ex.com/q@v1.0.0', '-json'],
         [], ['-json', '-print'], ['-fmt', 'a', 'b'], ['-fmt', 'nowhere.mod'], ['-require=x'], ['-require=ex.com/x@v1@v2'], ['-require=Bad Path@v1.0.0'], ['-droprequire=ex.com/b@v1.0.0'], ['-replace=a'], ['-replace=a=>b'], ['-replace=ex.com/x=y'], ['-go=x'], ['-go=1.2.3.4'],
         ['-toolchain=1.21'], ['-retract=[v1.0.0'], ['-exclude=ex.com/x@1.0'], ['-godebug=x'], ['-module=a b'], ['-replace=ex.com/x=../x@v1.0.0']]
FULL = '''module ex.com/a // the module

go 1.27

toolchain go1.27.9

godebug default=go1.21

require (
  ex.com/b v1.0.0
  ex.com/d v1.0.0 // indirect
)
require ex.com/q v0.0.0

exclude ex.com/y v1.0.0
replace ex.com/r => ../r
retract v0.0.1 // by mistake
tool ex.com/old/tool
ignore node_modules
'''

# name: (files, command lines, environment, folder)
SITUATIONS = {
    'tidy, nothing': (HOME, TIDY, {}, '.'),
    'tidy, no module': ({}, TIDY + [['mod', 'verify'], ['mod', 'vendor'], ['get', 'ex.com/b'], ['mod', 'download'], ['mod', 'download', 'ex.com/b@v1.0.0'], ['mod', 'download', 'ex.com/b']], {}, '.'),
    'tidy, arguments': (HOME, [['mod', 'tidy', 'x'], ['mod', 'vendor', 'x'], ['mod', 'verify', 'x'], ['mod', 'tidy', '-go=1.99'], ['mod', 'tidy', '-go=x']], {}, '.'),
    'tidy, one': (home(a_GO=imports('a', 'ex.com/b')), TIDY + TIDY, {}, '.'),
    'tidy, in a folder': (home(a_GO=imports('a', 'ex.com/b'), sub__s_GO=imports('s', 'ex.com/c')), TIDY, {}, 'sub'),
    'tidy, several': (home(a_GO=imports('a', 'ex.com/b/sub', 'ex.com/c'), a_test_GO=imports('a_test', 'ex.com/Upper'), w_windows_GO=imports('a', 'ex.com/d/x', head='//go:build !linux && windows\n\n'),
                          g_GO=imports('main', 'ex.com/none', head='//go:build ignore\n\n'), testdata__x_GO=imports('x', 'ex.com/none'), vendor__x_GO=imports('x', 'ex.com/none')), TIDY, {}, '.'),
    'tidy, vo files': (home(a_GO=imports('a')), TIDY, {}, '.'),
    'tidy, unused': (home('ex.com/b v1.1.0', 'ex.com/c v0.2.0', a_GO=imports('a')), [['mod', 'tidy', '-v'], ['mod', 'tidy', '-v']], {}, '.'),
    'tidy, diff': (home('ex.com/c v0.2.0', a_GO=imports('a', 'ex.com/b')), [['mod', 'tidy', '-diff'], ['mod', 'tidy'], ['mod', 'tidy', '-diff']], {}, '.'),
    'tidy, too low': (home('ex.com/c v0.3.0', 'ex.com/b v1.0.0', a_GO=imports('a', 'ex.com/c', 'ex.com/b')), TIDY, {}, '.'),
    'tidy, low': (home('ex.com/b v1.0.0', a_GO=imports('a', 'ex.com/b')), TIDY, {}, '.'),
    'tidy, old go': (home(go='1.16', a_GO=imports('a', 'ex.com/old', 'ex.com/b/sub')), TIDY, {}, '.'),
    'tidy, very old go': (home(go='1.13', a_GO=imports('a', 'ex.com/old')), TIDY, {}, '.'),
    'tidy, 1.17': (home(go='1.17', a_GO=imports('a', 'ex.com/old', 'ex.com/d')), TIDY, {}, '.'),
    'tidy, 1.20': (home(go='1.20', a_GO=imports('a', 'ex.com/old', 'ex.com/t')), TIDY, {}, '.'),
    'tidy, go rises': (home(go='1.20', a_GO=imports('a', 'ex.com/c')), TIDY, {}, '.'),
    'tidy, no go line': (home(go='', a_GO=imports('a', 'ex.com/t')), TIDY, {}, '.'),
    'tidy, other go': (home('ex.com/t v0.1.0', go='1.16', a_GO=imports('a', 'ex.com/t')), [['mod', 'tidy', '-go=1.21'], ['mod', 'tidy', '-go=1.16'], ['mod', 'tidy', '-compat=1.16'], ['mod', 'tidy', '-go=1.18', '-compat=1.16']], {}, '.'),
    'tidy, toolchain': (home(a_GO=imports('a', 'ex.com/b'), more='\ntoolchain go1.27.9\n'), TIDY, {}, '.'),
    'tidy, order kept': (home(a_GO=imports('a', 'ex.com/b', 'ex.com/t', 'ex.com/big'), more='\n// first\nrequire (\n\tex.com/t v0.1.0 // a comment\n\tex.com/b v1.0.0 // indirect; why\n)\n\nrequire ex.com/big v1.0.0\n'), TIDY, {}, '.'),
    'tidy, replaced by a folder': (home(a_GO=imports('a', 'ex.com/l', 'ex.com/b'), l__l_GO=imports('l', 'ex.com/t'), more='\nreplace ex.com/l => ./l\n', **{'l/go.mod': go_mod('ex.com/l', '1.21', 'ex.com/t v0.1.0')}), TIDY + [['mod', 'vendor']], {}, '.'),
    'tidy, replaced by a module': (home('ex.com/c v0.2.0', a_GO=imports('a', 'ex.com/c'), more='\nreplace ex.com/c => ex.com/d v1.1.0\n'), TIDY + [['mod', 'vendor'], ['mod', 'download', '-json']], {}, '.'),
    'tidy, replaced versions': (home(a_GO=imports('a', 'ex.com/c', 'ex.com/b'), more='\nreplace ex.com/b v1.0.0 => ex.com/b v1.1.0\n'), TIDY, {}, '.'),
    'tidy, replacement gone': (home('ex.com/l v1.0.0', a_GO=imports('a', 'ex.com/l'), more='\nreplace ex.com/l => ./l\n'), TIDY, {}, '.'),
    'tidy, excluded': (home('ex.com/c v0.2.0', a_GO=imports('a', 'ex.com/c'), more='\nexclude ex.com/b v1.0.0\n'), TIDY, {}, '.'),
    'tidy, tools': (home('ex.com/big/v3 v3.1.0', a_GO=imports('a'), more='\ntool ex.com/big/v3/cmd/tool\n'), TIDY, {}, '.'),
    'tidy, a tool to find': (home(a_GO=imports('a'), more='\ntool ex.com/big/v3/cmd/tool\n'), TIDY, {}, '.'),
    'tidy, ignored': (home(a_GO=imports('a'), no__n_GO=imports('n', 'ex.com/none'), x__no__n_GO=imports('n', 'ex.com/none'), yes__y_GO=imports('y', 'ex.com/d'), more='\nignore (\n\t./no\n\tx/no\n)\n'), TIDY, {}, '.'),
    'tidy, nested': (home(a_GO=imports('a'), nested__n_GO=imports('n', 'ex.com/none'), **{'nested/go.mod': go_mod('ex.com/a/nested', '1.20')}), TIDY, {}, '.'),
    'tidy, split': (home('ex.com/split v1.0.0', a_GO=imports('a', 'ex.com/split/in')), TIDY, {}, '.'),
    'tidy, split apart': (home(a_GO=imports('a', 'ex.com/split/in')), TIDY, {}, '.'),
    'tidy, ambiguous': (home('ex.com/split v1.0.0', 'ex.com/split/in v1.0.0', a_GO=imports('a', 'ex.com/split/in')), TIDY, {}, '.'),
    'tidy, incompatible': (home(a_GO=imports('a', 'ex.com/big')), TIDY, {}, '.'),
    'tidy, retracted': (home(a_GO=imports('a', 'ex.com/d')), TIDY, {}, '.'),
    'tidy, kept retracted': (home('ex.com/d v1.2.0', a_GO=imports('a', 'ex.com/d')), TIDY, {}, '.'),
    'tidy, circle': (home(a_GO=imports('a', 'ex.com/circle')), TIDY, {}, '.'),
    'tidy, missing': (home(a_GO=imports('a', 'ex.com/none', 'ex.com/b')), TIDY + [['mod', 'tidy', '-e']], {}, '.'),
    'tidy, missing behind': (home(a_GO=imports('a', 'ex.com/a/x'), x__x_GO=imports('x', 'ex.com/b/none')), TIDY, {}, '.'),
    'tidy, missing of the library': (home(a_GO=imports('a', 'no/such')), TIDY, {}, '.'),
    'tidy, missing here': (home(a_GO=imports('a', 'ex.com/a/none')), TIDY, {}, '.'),
    'tidy, missing version': (home('ex.com/b v1.9.0', a_GO=imports('a', 'ex.com/b')), TIDY + [['mod', 'download'], ['mod', 'verify']], {}, '.'),
    'tidy, missing module': (home('ex.com/none v1.9.0', a_GO=imports('a', 'ex.com/none')), TIDY, {}, '.'),
    'tidy, renamed': (home('ex.com/renamed v1.0.0', a_GO=imports('a', 'ex.com/renamed')), TIDY, {}, '.'),
    'tidy, renamed, to find': (home(a_GO=imports('a', 'ex.com/renamed')), TIDY, {}, '.'),
    'tidy, damaged zip': (home('ex.com/broken v1.0.0', a_GO=imports('a', 'ex.com/broken')), TIDY, {}, '.'),
    'tidy, damaged go.mod': (home('ex.com/badmod v1.0.0', a_GO=imports('a', 'ex.com/badmod')), TIDY, {}, '.'),
    'tidy, a newer go': (home('ex.com/future v1.0.0', a_GO=imports('a', 'ex.com/future')), TIDY, {}, '.'),
    'tidy, own newer go': (home(go='1.99', a_GO=imports('a')), TIDY, {}, '.'),
    'tidy, own damaged go.mod': ({'go.mod': 'module ex.com/a\n\nrequire ex.com/b\n'}, TIDY + [['mod', 'edit', '-fmt'], ['get', 'ex.com/b']], {}, '.'),
    'tidy, no module line': ({'go.mod': 'go 1.27\n'}, TIDY, {}, '.'),
    'tidy, syntax error': (home(a_GO='package a\n\nimport "ex.com/b\n'), TIDY, {}, '.'),
    'tidy, wrong sum': (dict(KEPT, **{'go.sum': 'ex.com/b v1.1.0 h1:wN+x4NVGpMsO7ErUn/mUI3vEoE6Jt13X2s0bqwp9tc8=\n'}), TIDY, {}, '.'),
    'tidy, wrong sum of go.mod': (dict(KEPT, **{'go.sum': 'ex.com/b v1.1.0/go.mod h1:wN+x4NVGpMsO7ErUn/mUI3vEoE6Jt13X2s0bqwp9tc8=\n'}), TIDY, {}, '.'),
    'tidy, sums to drop': (dict(KEPT, **{'go.sum': 'ex.com/q v1.1.0 h1:wN+x4NVGpMsO7ErUn/mUI3vEoE6Jt13X2s0bqwp9tc8=\nrubbish\n\nex.com/q v1.1.0/go.mod h1:wN+x4NVGpMsO7ErUn/mUI3vEoE6Jt13X2s0bqwp9tc8=\n'}), TIDY, {}, '.'),
    'tidy, proxies': (home(a_GO=imports('a', 'ex.com/b')), TIDY, {'GOPROXY': 'file://$W/nowhere,$PROXY'}, '.'),
    'tidy, off': (home(a_GO=imports('a', 'ex.com/b')), TIDY, {'GOPROXY': 'off'}, '.'),
    'tidy, off, required': (KEPT, TIDY + [['mod', 'download']], {'GOPROXY': 'off'}, '.'),
    'download': (KEPT, [['mod', 'download', '-json'], ['mod', 'verify'], ['mod', 'download'], ['mod', 'download', 'ex.com/b'], ['mod', 'download', 'ex.com/none']], {}, '.'),
    'download, all': (home('ex.com/c v0.2.0', go='1.16', a_GO=imports('a', 'ex.com/c')), [['mod', 'download'], ['mod', 'verify'], ['mod', 'download', 'all']], {}, '.'),
    'download, by name': (HOME, [['mod', 'download', '-json', 'ex.com/b@v1.0.0'], ['mod', 'download', 'ex.com/d@latest', 'ex.com/t@v0.1'], ['mod', 'download', '-json', 'ex.com/none@v1.0.0', 'ex.com/d@v1.1.0'], ['mod', 'download', 'ex.com/b@v9'],
                                 ['mod', 'download', 'ex.com/broken@v1.0.0'], ['mod', 'download', 'ex.com/Upper@latest'], ['mod', 'download', '-json', 'ex.com/big@latest']], {}, '.'),
    'download, nothing': (HOME, [['mod', 'download'], ['mod', 'verify'], ['mod', 'vendor']], {}, '.'),
    'download, writable': (KEPT, [['mod', 'download', '-modcacherw', 'ex.com/d']], {}, '.'),
    'download, writable by GOFLAGS': (KEPT, [['mod', 'download', 'ex.com/d']], {'GOFLAGS': '-modcacherw'}, '.'),
    'vendor': (home('ex.com/b v1.1.0', 'ex.com/d v1.1.0 // indirect', 'ex.com/t v0.1.0 // indirect', a_GO=imports('a', 'ex.com/b', 'ex.com/b/e'), a_test_GO=imports('a', 'ex.com/b/sub')), [['mod', 'tidy'], ['mod', 'vendor'], ['mod', 'vendor', '-v', '-o', 'other']], {}, '.'),
    'vendor, old': (home('ex.com/c v0.2.0', go='1.13', a_GO=imports('a', 'ex.com/c')), [['mod', 'tidy'], ['mod', 'vendor']], {}, '.'),
    'vendor, no sums': (KEPT, [['mod', 'vendor']], {'GOFLAGS': ''}, '.'),
    'get': (home(a_GO=imports('a')), [['get', 'ex.com/b'], ['get', 'ex.com/b@v1.0.0'], ['get', 'ex.com/b@latest'], ['get', 'ex.com/b@none'], ['get', 'ex.com/b@v1.0'], ['get', 'ex.com/b@<v1.1.0'], ['get', 'ex.com/b@>v1.0.0']], {}, '.'),
    'get, imported': (home(a_GO=imports('a', 'ex.com/b')), [['get', 'ex.com/b@v1.0.0'], ['get', '.'], ['get', '-u', '.'], ['get', '-t', './...']], {}, '.'),
    'get, upgrades': (home('ex.com/t v0.1.0', 'ex.com/d v1.0.0', a_GO=imports('a', 'ex.com/t', 'ex.com/d')), [['get', '-u=patch', './...'], ['get', '-u', './...']], {}, '.'),
    'get, downgrade of others': (home('ex.com/b v1.1.0', 'ex.com/d v1.1.0', 'ex.com/t v0.1.0 // indirect', a_GO=imports('a', 'ex.com/b', 'ex.com/d')), [['get', 'ex.com/d@v1.0.0'], ['get', 'ex.com/d@none']], {}, '.'),
    'get, conflict': (HOME, [['get', 'ex.com/b@v1.1.0', 'ex.com/d@v1.0.0']], {}, '.'),
    'get, several': (HOME, [['get', 'ex.com/c@v0.2.0', 'ex.com/t'], ['get', 'ex.com/c'], ['get', 'ex.com/c@none', 'ex.com/t@none']], {}, '.'),
    'get, missing': (HOME, [['get', 'ex.com/none'], ['get', 'ex.com/b@v9.9.9'], ['get', 'ex.com/b/none'], ['get', 'ex.com/b@v9'], ['get', 'ex.com/b@'], ['get', 'ex.com/none@v1.0.0'], ['get', 'ex.com/b@none']], {}, '.'),
    'get, retracted': (HOME, [['get', 'ex.com/d'], ['get', 'ex.com/d@v1.2.0'], ['get', 'ex.com/d']], {}, '.'),
    'get, a tool': (HOME, [['get', '-tool', 'ex.com/big/v3/cmd/tool'], ['get', '-tool', 'ex.com/big/v3/cmd/tool@none']], {}, '.'),
    'get, go': (home(go='1.20'), [['get', 'go@1.20'], ['get', 'toolchain@none']], {}, '.'),
    'get, no root package': (HOME, [['get', 'ex.com/nogo'], ['get', 'ex.com/nogo@v1.0.0']], {}, '.'),
    'get, readonly': (HOME, [['get', 'ex.com/b'], ['mod', 'tidy']], {'GOFLAGS': '-mod=readonly'}, '.'),
    'work': ({'a/go.mod': go_mod('ex.com/a', '1.21'), 'b/go.mod': go_mod('ex.com/b', '1.27'), 'c/d/go.mod': go_mod('ex.com/d', ''), 'e/e.txt': ''},
             [['work', 'use', 'a'], ['work', 'sync'], ['work', 'edit', '-fmt'], ['work', 'init', './a'], ['work', 'init'], ['work', 'use', 'b'], ['work', 'use', '-r', 'c'], ['work', 'use', 'e'], ['work', 'use', 'none'], ['work', 'use', 'a/go.mod'], ['work', 'edit', '-json'],
              ['work', 'edit', '-replace=ex.com/x=./x', '-godebug=panicnil=1'], ['work', 'edit', '-dropuse=./b', '-print'], ['work', 'edit', '-use=q', '-go=1.99', '-print'], ['work', 'edit', '-dropuse=./b'], ['work', 'edit', '-replace=x'], ['work', 'edit'], ['work', 'sync']], {}, '.'),
    'work, sync': ({'go.work': 'go 1.27\n\nuse (\n\t./a\n\t./q\n)\n', 'a/go.mod': go_mod('ex.com/a', '1.27', 'ex.com/t v0.1.0'), 'a/a.go': imports('a', 'ex.com/t'), 'q/go.mod': go_mod('ex.com/q', '1.27', 'ex.com/t v0.1.1'), 'q/q.go': imports('q', 'ex.com/t')},
                   [['work', 'sync'], ['work', 'sync']], {}, '.'),
}
SITUATIONS.update({'edit ' + ' '.join(e): ({'go.mod': FULL}, [['mod', 'edit', *e]], {}, '.') for e in EDITS})


def normalise(text, work):
    text = text.replace(work + '/w/', '$W/').replace(work + '/w', '$W').replace(work, '$T')
    text = ''.join(l for l in text.splitlines(True) if not re.match(r'(go|vo): (downloading|finding|found) ', l))
    text = re.sub(r'(?m)^(go|vo)( mod)?: ', 'vo: ', text)
    text = re.sub(r"\b(go|vo) (mod|help|get|work|install)\b", 'vo \\2', text)
    text = re.sub(r'\([^ ()]*/src/', '($GOROOT/src/', text)
    text = re.sub(r'1\.27\.[4-8]\b', '1.27', text)
    text = re.sub(r'(?s)\n\nSECURITY ERROR\n.*', '\n\nSECURITY ERROR\n', text)
    text = re.sub(r"(?m)^(usage: |Run 'vo help |\tFor more information, see|\tor run 'vo help).*\n", '', text)
    return text.replace('vo help modules', 'vo help mod')


def found(text):
    """Which modules were found for what: their order is that of answers."""
    return sorted(l.split(': ', 1)[1] for l in text.splitlines() if re.match(r'(go|vo): (finding|found) ', l))


def tree(top, work, is_cache):
    """All files below a folder: their texts, of those in a cache (but archives) their modes, too."""
    out = {}
    for folder, dirs, names in os.walk(top):
        dirs.sort()
        for name in sorted(names):
            path = os.path.join(folder, name)
            short = os.path.relpath(path, top)
            if short.startswith('.gopath/') or name.endswith(('.lock', '.partial')) or name == 'lock' or '.tmp' in name:
                continue
            mode = '%o ' % stat.S_IMODE(os.stat(path).st_mode) if is_cache and '/cache/' not in path[len(top) - 6:] else ''
            with open(path, 'rb') as f:
                data = f.read()
            if name == 'go.sum' and 'go.work' in os.listdir(top):
                continue  # (go work sync leaves those of go.mod files out)
            if is_cache:
                short = mode + short
                data = b'' if '.zip' in name and not name.endswith('hash') else data
            out[short] = normalise(data.decode(errors='replace'), work)
    return out


@functools.cache
def the_proxy():
    """The proxy of all situations: a folder, which goes with the process."""
    proxy = tempfile.mkdtemp(prefix='vo-proxy-')
    atexit.register(shutil.rmtree, proxy)
    modules.makeProxy(PROXY, proxy)
    with open(os.path.join(proxy, 'ex.com/broken/@v/v1.0.0.zip'), 'r+b') as f:
        f.truncate(100)
    return proxy


class Server(http.server.ThreadingHTTPServer):
    """A proxy over HTTP: a folder, and for paths that a rule matches a status, or half of the answer."""

    def __init__(self, folder, rules):
        server, self.asked = self, []

        class Handler(http.server.BaseHTTPRequestHandler):
            def do_GET(self):
                server.asked.append(self.path)
                path = os.path.join(folder, self.path.lstrip('/'))
                for rule, status in rules.items():
                    if re.search(rule, self.path):
                        return self.answer(status, b'because', status == 200)
                if not os.path.isfile(path):
                    return self.answer(404, b'not found: no such thing', False)
                with open(path, 'rb') as f:
                    self.answer(200, f.read(), False)

            def answer(self, status, data, is_cut):
                self.send_response(status)
                self.send_header('Content-Type', 'text/plain; charset=utf-8')
                self.send_header('Content-Length', str(len(data) * (1 + is_cut)))
                self.end_headers()
                self.wfile.write(data)

            def log_message(self, *_):
                pass

        super().__init__(('127.0.0.1', 0), Handler)
        threading.Thread(target=self.serve_forever, daemon=True).start()

    def url(self):
        return 'http://127.0.0.1:%d' % self.server_port


class Place:
    """A situation in a folder of its own."""

    def __init__(self, command, files, env, folder, is_go):
        self.top = os.path.realpath(tempfile.mkdtemp(prefix='vo-fetch-'))
        self.command, self.work = command, os.path.join(self.top, 'w')
        for name, text in files.items():
            modules.put(os.path.join(self.work, name), text)
        self.cwd = os.path.join(self.work, folder)
        os.makedirs(self.cwd, exist_ok=True)
        proxy = os.path.join(self.top, 'proxy')
        os.symlink(the_proxy(), proxy)
        self.env = {k: v for k, v in os.environ.items() if not k.startswith('GO') or k == 'GOCACHE'}
        self.env.update(GOPATH=os.path.join(self.top, 'gopath'), GOMODCACHE=os.path.join(self.top, 'cache'), GOPROXY='$PROXY', GOSUMDB='off', GOTOOLCHAIN='local', GOENV='off')
        self.env.update(env)
        self.env = {k: v.replace('$PROXY', 'file://' + proxy).replace('$W', self.work) for k, v in self.env.items()}

    def __enter__(self):
        return self

    def __exit__(self, *_):
        subprocess.run(['chmod', '-R', 'u+w', self.top], check=False)
        shutil.rmtree(self.top, ignore_errors=True)

    def run(self, *args, **more):
        return subprocess.run([self.command, *args], cwd=self.cwd, env=self.env, capture_output=True, text=True, timeout=120, **more)

    def ask(self, args):
        p = self.run(*args)
        return [p.returncode, normalise(p.stdout, self.top), normalise(p.stderr, self.top), found(p.stderr), tree(self.work, self.top, False)]

    def cache(self):
        return tree(os.path.join(self.top, 'cache'), self.top, True)


def ask(command, situation, is_go):
    files, lines, env, folder = situation
    with Place(command, files, env, folder, is_go) as place:
        answers, before = [], None
        for line in lines:
            answer = place.ask(line)
            now = answer[4]
            # (only what has changed is stored)
            answer[4] = {k: v for k, v in now.items() if (before if before is not None else files).get(k) != v}
            answer[4].update({k: None for k in (before if before is not None else files) if k not in now})
            before = now
            answers.append(answer)
        return answers + [place.cache()]


def compare(name, lines, want, got):
    failed = 0
    for i, line in enumerate(lines):
        if want[i] == got[i]:
            continue
        failed += 1
        print('FAIL %s: %s' % (name, ' '.join(line)))
        for what, w, g in zip(('exit code', 'stdout', 'stderr', 'found', 'files'), want[i], got[i]):
            if w != g:
                print('  %s\n  go: %s\n  vo: %s' % (what, w, g))
    wanted, cache = want[-1], got[-1]
    # (which versions are looked at for their retractions, and which are read in vain, is the tools' own affair)
    wrong = {k for k in wanted.keys() & cache.keys() if wanted[k] != cache[k] and not k.endswith('/list')} | {k for k in wanted if '@v/' not in k and k not in cache}
    for k in sorted(wrong):
        failed += 1
        print('FAIL %s: %s in the cache\n  go: %s\n  vo: %s' % (name, k, wanted[k], cache.get(k)))
    return failed


class Checks:
    def __init__(self, vo):
        self.vo, self.failed, self.count = vo, 0, 0

    def check(self, what, ok, seen):
        self.count += 1
        if not ok:
            self.failed += 1
            print('FAIL', what, seen)

    def place(self, files, **env):
        return Place(self.vo, files, env, '.', False)

    def expect(self, place, args, code, err='', out=''):
        p = place.run(*args)
        self.check(' '.join(args), p.returncode == code and err in p.stderr and out in p.stdout, (p.returncode, p.stdout, p.stderr))


USER = home(a_GO=imports('a', 'ex.com/b'))
NOTHING = '/nowhere'


def over_http(c):
    """Which proxy is asked when another has not got it, or fails."""
    gone, broken, cut = Server(NOTHING, {'.': 410}), Server(NOTHING, {'.': 500}), Server(the_proxy(), {'b/@v/v1.1.0.zip': 200})
    whole = Server(the_proxy(), {})
    for proxies, code, err in ((whole.url(), 0, ''), (gone.url() + ',' + whole.url(), 0, ''), (gone.url() + ',' + gone.url(), 1, '410 Gone\n\tserver response: because'), (broken.url() + '|' + whole.url(), 0, ''),
                               (broken.url() + ',' + whole.url(), 1, '500 Internal Server Error'), (gone.url() + ',off', 1, 'server response: because'), (gone.url() + ',direct', 1, 'name a proxy in GOPROXY'),
                               ('direct', 1, 'fetching from version control'), (cut.url(), 1, 'unexpected EOF'), ('http://127.0.0.1:1', 1, 'connection refused'), ('ftp://x', 1, 'invalid proxy URL scheme'), (',', 1, 'contains no entries'), ('/nowhere', 1, 'missing scheme')):
        with c.place(USER, GOPROXY=proxies) as p:
            c.expect(p, ['mod', 'tidy'], code, err)
            c.check(proxies, os.path.exists(os.path.join(p.work, 'go.sum')) == (code == 0), p.ask(['mod', 'edit', '-json']))
    asked = len(whole.asked)
    for name in ('GOPRIVATE', 'GONOPROXY'):
        with c.place(USER, GOPROXY=whole.url(), **{name: 'ex.com'}) as p:
            c.expect(p, ['mod', 'tidy'], 1, 'take the module out of GOPRIVATE or GONOPROXY')
    c.check('nobody is told of private modules', len(whole.asked) == asked, whole.asked[asked:])
    with c.place(USER, GOPROXY=whole.url()) as p:
        c.expect(p, ['mod', 'tidy'], 0)
        asked = len(whole.asked)
        c.expect(p, ['mod', 'tidy'], 0)
        c.expect(p, ['mod', 'download'], 0)
        c.check('the cache is used', [a for a in whole.asked[asked:] if not a.endswith('.info')] == [], whole.asked[asked:])


def checksum_database(c):
    """Whether it is asked: of a database that is not there, that is seen by the error."""
    key = 'sum.ex.com+6bcf9a8f+AVe1m3Fl5U1Gf0kKzTAEPWLkGoRIkXH6LcHgcKYmB0aP'
    for env, code, err in (({'GOSUMDB': key}, 1, 'verifying'), ({'GOSUMDB': key, 'GONOSUMDB': 'ex.com'}, 0, ''), ({'GOSUMDB': key, 'GONOSUMDB': 'other.com'}, 1, 'verifying'), ({'GOSUMDB': 'nonsense'}, 1, 'invalid GOSUMDB')):
        with c.place(USER, **env) as p:
            c.expect(p, ['mod', 'tidy'], code, err)
            c.check('nothing is trusted', os.path.exists(os.path.join(p.work, 'go.sum')) == (code == 0), env)


def signed_sums(c):
    """A checksum database that is one, behind a proxy: test/mod/sumdb on our VM."""
    with c.place(USER) as p, tempfile.TemporaryDirectory(prefix='vo-sumdb-') as folder:
        c.expect(p, ['mod', 'tidy'], 0)
        sums = open(p.work + '/go.sum', encoding='utf-8').read()
        known = os.path.join(folder, 'sums')
        modtool = os.path.join(os.path.dirname(os.path.dirname(c.vo)), 'modtool')  # the build's module with golang.org/x/mod
        for name in ('go.mod', 'vendor/modules.txt'):
            modules.put(os.path.join(folder, name), open(os.path.join(modtool, name), encoding='utf-8').read())
        os.makedirs(folder + '/vendor/golang.org/x')
        os.symlink(os.path.realpath(modtool + '/vendor/golang.org/x/mod'), folder + '/vendor/golang.org/x/mod')
        shutil.copy(os.path.join(os.path.dirname(ANSWERS), 'sumdb/main.go'), folder)
        env = {k: v for k, v in os.environ.items() if not k.startswith('GO')}
        wrong = sums.replace('ex.com/b v1.1.0 h1:', 'ex.com/b v1.1.0 h1:A')
        for text, code, err in ((sums, 0, ''), (wrong, 1, 'SECURITY ERROR'), (sums.replace('ex.com/b', 'ex.com/x'), 1, 'verifying')):
            modules.put(known, text)
            server = subprocess.Popen([c.vo, 'run', '-engine=vm', folder, the_proxy(), known], stdout=subprocess.PIPE, text=True, env=env)
            try:
                url, key = server.stdout.readline().strip(), server.stdout.readline().strip()
                with c.place(USER, GOPROXY=url, GOSUMDB=key) as q:
                    c.expect(q, ['mod', 'tidy'], code, err)
                    path = q.work + '/go.sum'
                    c.check('go.sum', (open(path, encoding='utf-8').read() if os.path.exists(path) else None) == (sums if code == 0 else None), path)
                    c.check('what is wrong is not kept', code == 0 or not os.path.exists(q.top + '/cache/ex.com/b@v1.1.0'), q.cache())
            finally:
                server.kill()
                server.wait()


def whole(c, p, what):
    """What is there after a kill: go.mod and go.sum as before or as afterwards, the cache usable."""
    for name, text in (('go.mod', p.mods), ('go.sum', p.sums)):
        path = os.path.join(p.work, name)
        now = open(path, encoding='utf-8').read() if os.path.exists(path) else None
        c.check('%s is whole after %s' % (name, what), now in text, now)


def killed(c):
    """Killed at any moment: nothing is torn, and the next run does it all."""
    with c.place(USER) as p:
        c.expect(p, ['mod', 'tidy'], 0)
        mods, sums = [USER['go.mod'], open(p.work + '/go.mod').read()], [None, open(p.work + '/go.sum').read()]
        want = p.cache()
    with c.place(USER) as p:
        p.mods, p.sums = mods, sums
        for i in range(25):
            for name in ('go.mod', 'go.sum'):
                if os.path.exists(os.path.join(p.work, name)):
                    os.remove(os.path.join(p.work, name))
            modules.put(os.path.join(p.work, 'go.mod'), USER['go.mod'])
            if i % 5 == 0:
                subprocess.run(['chmod', '-R', 'u+w', p.top], check=False)
                shutil.rmtree(os.path.join(p.top, 'cache'), ignore_errors=True)
            process = subprocess.Popen([c.vo, 'mod', 'tidy'], cwd=p.cwd, env=p.env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            time.sleep(0.02 + 0.004 * i)
            process.send_signal(signal.SIGKILL)
            process.wait()
            whole(c, p, 'kill %d' % i)
        modules.put(os.path.join(p.work, 'go.mod'), USER['go.mod'])
        c.expect(p, ['mod', 'tidy'], 0)
        whole(c, p, 'the last run')
        c.expect(p, ['mod', 'verify'], 0, out='all modules verified')
        c.check('the cache is whole', want == p.cache(), (want, p.cache()))
        left = [n for n in os.listdir(p.work) if '.tmp' in n] + [d for _, dirs, _ in os.walk(p.top) for d in dirs if '.tmp' in d]
        c.check('nothing is left beside go.mod and go.sum, and no folders in the cache', left == [], left)


def together(c):
    """Several at once, with one cache: the locks keep them apart."""
    with c.place(USER) as p:
        all_of = []
        for i in range(4):
            for name, text in USER.items():
                modules.put(os.path.join(p.work, 'p%d' % i, name), text)
            all_of.append(subprocess.Popen([c.vo, 'mod', 'tidy'], cwd=os.path.join(p.work, 'p%d' % i), env=p.env, stderr=subprocess.PIPE, text=True))
        for process in all_of:
            err = process.communicate()[1]
            c.check('at once', process.returncode == 0, err)
        c.check('alike', len({open('%s/p%d/go.sum' % (p.work, i)).read() for i in range(4)}) == 1, p.work)


def cache(c):
    """What is wrong with it is noticed; what go has left half done is done again."""
    with c.place(KEPT) as p:
        c.expect(p, ['mod', 'tidy'], 0)
        top = os.path.join(p.top, 'cache')
        c.check('it is read-only', stat.S_IMODE(os.stat(top + '/ex.com/b@v1.1.0').st_mode) == 0o555 and stat.S_IMODE(os.stat(top + '/ex.com/b@v1.1.0/b.go').st_mode) == 0o444, os.stat(top + '/ex.com/b@v1.1.0'))
        subprocess.run(['chmod', '-R', 'u+w', top], check=True)
        modules.put(top + '/ex.com/b@v1.1.0/b.go', 'package c\n')
        c.expect(p, ['mod', 'verify'], 1, 'ex.com/b v1.1.0: dir has been modified (%s/ex.com/b@v1.1.0)' % top)
        modules.put(top + '/cache/download/ex.com/b/@v/v1.1.0.partial', '')
        c.expect(p, ['mod', 'download'], 0)
        c.expect(p, ['mod', 'verify'], 0, out='all modules verified')
        os.truncate(top + '/cache/download/ex.com/b/@v/v1.1.0.zip', 100)
        c.expect(p, ['mod', 'verify'], 1, 'ex.com/b v1.1.0: zip: not a valid zip file')
    with c.place(USER, GOMODCACHE='relative') as p:
        c.expect(p, ['mod', 'tidy'], 1, 'GOMODCACHE entry is relative')
    with c.place(dict(KEPT, **{'go.sum': 'rubbish\n'})) as p:
        c.expect(p, ['mod', 'download'], 1, 'go.sum:1: wrong number of fields 1')
    with c.place(USER) as p:
        os.chmod(p.work + '/go.mod', 0o444)
        c.expect(p, ['mod', 'tidy'], 1, 'updating go.mod: open %s/go.mod: permission denied' % p.work)


def programs(c):
    """vo run and vo install of what is fetched, and what the compiler does with what tidy has brought."""
    with c.place(home('ex.com/d v1.2.0', a_GO=imports('a')), GOBIN='$W/bin/x') as p:
        c.expect(p, ['run', 'ex.com/nogo@v1.0.0'], 1, 'does not contain package ex.com/nogo')
        c.expect(p, ['run', 'ex.com/none@v1.0.0'], 1, 'no such file or directory')
        c.expect(p, ['run', 'ex.com/big/v3/cmd/tool@v9'], 1, 'no matching versions for query "v9"')
        # (its go.mod does not require what it imports)
        c.expect(p, ['run', 'ex.com/big/v3/cmd/tool@latest'], 1, 'no required module provides package ex.com/d')
        c.expect(p, ['run', 'ex.com/prog@latest', 'x', 'y'], 0, out='prog 3')
        c.expect(p, ['run', 'ex.com/prog/cmd/p@v1'], 0, out='p 1')
        c.expect(p, ['install', 'ex.com/prog@latest', '.'], 1, 'either all packages have a version or none')
    with c.place({'a.go': 'package main\n\nimport (\n\t"fmt"\n\n\t"ex.com/prog/lib"\n)\n\nfunc main() { fmt.Println(lib.Name) }\n', **HOME}) as p:
        c.expect(p, ['mod', 'tidy'], 0)
        c.expect(p, ['run', '.'], 0, out='lib')
        c.expect(p, ['mod', 'vendor'], 0)
        p.env['GOMODCACHE'] = p.work + '/nowhere'
        c.expect(p, ['run', '.'], 0, out='lib')
    with c.place(home(b_vo='package a\n\nimport _ "ex.com/b"\n')) as p:
        os.rename(p.work + '/b_vo', p.work + '/b.vo')
        c.expect(p, ['mod', 'tidy'], 0)
        c.check('.vo files count', 'require ex.com/b v1.1.0' in open(p.work + '/go.mod').read(), open(p.work + '/go.mod').read())


def words(c):
    with c.place(HOME) as p:
        for args in (['mod', 'tidy', '-nonsense'], ['work'], ['work', 'nonsense'], ['get', '-u=x'], ['mod', 'download', '-q']):
            c.expect(p, args, 2)
        for args in (['get', 'go@1.99'], ['mod', 'tidy', '-C']):
            c.expect(p, args, 1 if args[0] == 'get' else 2)
        os.mkdir(p.work + '/other')
        c.expect(p, ['mod', 'edit', '-C', 'other', '-print'], 0, out='module ex.com/a')
        c.expect(p, ['get', 'go@1.26'], 0, 'downgraded go 1.27 => 1.26')
        modules.put(p.work + '/other.mod', go_mod('ex.com/other', '1.27'))
        c.expect(p, ['mod', 'edit', '-modfile=other.mod', '-require=ex.com/b@v1.0.0'], 0)
        c.expect(p, ['mod', 'download', '-modfile=other.mod'], 0)
        c.check('-modfile', 'ex.com/b v1.0.0' in open(p.work + '/other.mod').read() and os.path.exists(p.work + '/other.sum') and not os.path.exists(p.work + '/go.sum'), os.listdir(p.work))
        c.expect(p, ['mod', 'tidy', '-h'], 0, out='usage: vo mod')


PROXY.update({
    ('ex.com/prog', 'v1.0.0'): {'go.mod': go_mod('ex.com/prog', '1.21', 'ex.com/d v1.0.0'), 'main.go': 'package main\n\nimport (\n\t"fmt"\n\t"os"\n\n\t_ "ex.com/d"\n)\n\nfunc main() { fmt.Println("prog", len(os.Args)) }\n',
                                'cmd/p/main.go': 'package main\n\nimport (\n\t"fmt"\n\t"os"\n)\n\nfunc main() { fmt.Println("p", len(os.Args)) }\n', 'lib/lib.go': 'package lib\n\nconst Name = "lib"\n'},
})


def random_proxy(rng):
    """Modules whose requirements and imports are drawn, each version importing only what its own requirements may have."""
    names = ['m.com/' + c for c in 'abcdefg'[:rng.randint(3, 7)]]
    out = {}
    for i, name in enumerate(names):
        for minor in range(rng.randint(1, 3)):
            others = [n for n in names[i + 1:] if rng.random() < 0.6]
            files = {'p.go': imports('p', *(n for n in others if rng.random() < 0.7)), 'x/x.go': imports('x', *(n + '/x' for n in others if rng.random() < 0.4)), 'p_test.go': imports('p', *(n for n in others if rng.random() < 0.3))}
            files['go.mod'] = go_mod(name, rng.choice(['1.15', '1.16', '1.17', '1.20', '1.21', '1.27']), *('%s v1.%d.0%s' % (n, 0, rng.choice(['', '', ' // indirect'])) for n in others))
            out[(name, 'v1.%d.0' % minor)] = files
    # Requirements on versions that there are.
    for files in out.values():
        files['go.mod'] = re.sub(r'(m\.com/\w) v1\.0\.0', lambda m: '%s v1.%d.0' % (m[1], rng.randrange(sum(n == m[1] for n, _ in out))), files['go.mod'])
    return names, out


def random_situations(vo, go, first, count):
    """Compares vo and go on drawn modules: tidy, get, tidy."""
    failed = 0
    for seed in range(first, first + count):
        rng = random.Random(seed)
        names, proxy = random_proxy(rng)
        used = [n + rng.choice(['', '/x']) for n in names if rng.random() < 0.5]
        some = [n for n in names if rng.random() < 0.3]
        version = lambda n: 'v1.%d.0' % rng.randrange(sum(m == n for m, _ in proxy))
        files = home(*('%s %s' % (n, version(n)) for n in some), go=rng.choice(['1.16', '1.17', '1.21', '1.27']), a_GO=imports('a', *used), a_test_GO=imports('a', *(n for n in names if rng.random() < 0.2)))
        one = rng.choice(names)
        lines = [['mod', 'tidy'], ['get', one + '@' + rng.choice([version(one), 'latest', 'none'])], ['mod', 'tidy'], ['get', '-u', './...'], ['mod', 'vendor']]
        folder = tempfile.mkdtemp(prefix='vo-random-')
        modules.makeProxy(proxy, folder)
        env = {'GOPROXY': 'file://' + folder}
        want, got = (ask(command, (files, lines, env, '.'), False) for command in (go, vo))
        shutil.rmtree(folder)
        wrong = [i for i in range(len(lines)) if want[i] != got[i]]
        if wrong:
            failed += 1
            print('FAIL seed', seed, ' '.join(lines[wrong[0]]))
            compare('seed %d' % seed, lines[:wrong[0] + 1], want[:wrong[0] + 1] + [{}], got[:wrong[0] + 1] + [{}])
    print('%d drawn, %d failed' % (count, failed))
    return 1 if failed else 0


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('--vo', default=os.path.join(modules.ROOT, '../../build/release/bin/vo'))
    parser.add_argument('--go')
    parser.add_argument('--store', action='store_true')
    parser.add_argument('--filter', default='')
    parser.add_argument('--random', type=int, metavar='COUNT', help='compare vo with --go on drawn modules')
    parser.add_argument('--first', type=int, default=0, help='the first of them')
    args = parser.parse_args()
    if args.store and not args.go:
        parser.error('--store needs --go')
    command = os.path.abspath(args.go or args.vo)
    os.umask(0o022)
    if args.random:
        return random_situations(os.path.abspath(args.vo), os.path.abspath(args.go), args.first, args.random)
    answers = {name: ask(command, situation, bool(args.go)) for name, situation in SITUATIONS.items() if args.filter in name}
    if args.store:
        with open(ANSWERS, 'w', encoding='utf-8') as f:
            json.dump(answers, f, indent=0, ensure_ascii=False, sort_keys=True)
            f.write('\n')
        return 0
    with open(ANSWERS, encoding='utf-8') as f:
        stored = json.load(f)
    checks = Checks(command)
    if not args.go and not args.filter:
        for more in (over_http, checksum_database, signed_sums, killed, together, cache, programs, words):
            more(checks)
    failed, count = checks.failed, checks.count
    for name, got in answers.items():
        lines = SITUATIONS[name][1]
        count += len(lines)
        if name not in stored:
            print('FAIL', name, 'is not stored')
            failed += 1
        else:
            failed += compare(name, lines, stored[name], got)
    print('%d answers, %d failed' % (count, failed))
    return 1 if failed or not count else 0


if __name__ == '__main__':
    sys.exit(main())
