#!/usr/bin/env python3
"""`vo mod init|graph|why` against go mod: standard output, standard error, exit code and the go.mod that is there afterwards.

    mod.py --vo VO [--filter TEXT]        compare with the stored answers (test/mod/answers.json)
    mod.py --go GO --store                ask go, and store its answers
    mod.py --go GO                        ask go, and compare

Each situation is a module (files), modules in the cache, and command lines. go gets them from a proxy of files, vo from a module cache as go
leaves it. In what is printed the situation's folder is $W, the names of the two commands are one, and a release of Go (1.27.4) is its language (1.27).
"""
import argparse
import json
import os
import re
import subprocess
import sys
import tempfile

sys.dont_write_bytecode = True
import modules

ANSWERS = os.path.join(os.path.dirname(os.path.abspath(__file__)), 'mod/answers.json')


def go_mod(path, go, *requires):
    return 'module %s\n' % path + ('\ngo %s\n' % go if go else '') + ''.join('\nrequire %s\n' % r for r in requires)


def imports(package, *paths, head=''):
    return head + 'package %s\n' % package + ''.join('\nimport _ "%s"\n' % p for p in paths)


# Two versions of b, one of an old Go that is not pruned, one of a Go that is a requirement.
CACHE = {
    ('ex.com/b', 'v1.0.0'): {'go.mod': go_mod('ex.com/b', '1.20', 'ex.com/d v1.0.0'), 'b.go': imports('b', 'ex.com/d'), 'b_test.go': imports('b', 'ex.com/t')},
    ('ex.com/b', 'v1.1.0'): {'go.mod': go_mod('ex.com/b', '1.21.3', 'ex.com/d v1.1.0', 'ex.com/t v0.1.0'), 'b.go': imports('b', 'ex.com/d', 'sort'),
                             'b_test.go': imports('b_test', 'ex.com/t'), 'sub/s.go': imports('s', 'ex.com/t')},
    ('ex.com/c', 'v0.2.0'): {'go.mod': go_mod('ex.com/c', '', 'ex.com/b v1.0.0'), 'c.go': imports('c', 'ex.com/b')},
    ('ex.com/d', 'v1.0.0'): {'d.go': imports('d')},
    ('ex.com/d', 'v1.1.0'): {'go.mod': go_mod('ex.com/d', '1.16', 'ex.com/t v0.1.0'), 'd.go': imports('d'), 'x/x.go': imports('x', 'ex.com/t')},
    ('ex.com/t', 'v0.1.0'): {'go.mod': go_mod('ex.com/t', '1.18', 'ex.com/Upper v1.0.0-rc.1'), 't.go': imports('t'), 't_test.go': imports('t', 'ex.com/Upper')},
    ('ex.com/Upper', 'v1.0.0-rc.1'): {'go.mod': go_mod('ex.com/Upper', '1.20'), 'u.go': imports('u')},
}
PRUNED = {
    'go.mod': go_mod('ex.com/a', '1.27', 'ex.com/b v1.1.0', 'ex.com/d v1.1.0 // indirect', 'ex.com/t v0.1.0 // indirect', 'ex.com/Upper v1.0.0-rc.1 // indirect'),
    'a.go': imports('a', 'fmt'), 'a_windows.go': imports('a', 'ex.com/b', head='//go:build !linux && windows\n\n'), 'in/in.go': imports('in', 'ex.com/a/lib'),
    'gen.go': imports('main', 'ex.com/d/x', head='//go:build ignore\n\n'), 'lib/lib.go': imports('lib', 'C', 'ex.com/nowhere/q', 'ex.com/b/sub'), 'lib/lib_test.go': imports('lib', 'testing'),
    'testdata/t.go': imports('t', 'go/ast'), '_no/n.go': imports('n', 'go/ast'), 'nested/go.mod': go_mod('ex.com/a/nested', '1.20'), 'nested/n.go': imports('n', 'go/ast'),
}
WHY = [['why', 'ex.com/b'], ['why', 'ex.com/t', 'ex.com/d', 'ex.com/d/x', 'ex.com/Upper'], ['why', '-vendor', 'ex.com/t', 'ex.com/Upper'], ['why', 'go/ast', 'go/scanner', 'sort', 'testing', 'unsafe'],
       ['why', 'ex.com/a'], ['why', './...'], ['why', './lib', './in'], ['why', '-m', 'ex.com/b', 'ex.com/d', 'ex.com/t', 'ex.com/Upper'], ['why', '-m', 'all'], ['why', '-m', '-vendor', 'all'],
       ['why', '-m', 'ex.com/none'], ['why', '-m', 'ex.com/b@v1.1.0'], ['why', '-m', 'ex.com/a'], ['why', '-m', 'ex.com/...'], ['why', '-m', 'ex.com/n...'], ['why', '-m', 'ex.com/t', 'ex.com/t'], ['why', '-m'], ['why', 'nowhere.com/x'], ['why', 'C'], ['why', './none'], ['why', 'golang.org/x/net/http/httpguts', 'vendor/golang.org/x/net/http/httpguts']]
GRAPHS = {
    'alone': {'go.mod': go_mod('ex.com/a', '1.27')},
    'old': {'go.mod': go_mod('ex.com/a', '1.20')},
    'no go line': {'go.mod': go_mod('ex.com/a', '')},
    'release': {'go.mod': go_mod('ex.com/a', '1.22.1') + '\ntoolchain go1.23.0\n'},
    'pruned': PRUNED,
    'not pruned': {'go.mod': go_mod('ex.com/a', '1.16', 'ex.com/t v0.1.0', 'ex.com/c v0.2.0')},
    'behind an old one': {'go.mod': go_mod('ex.com/a', '1.27', 'ex.com/c v0.2.0', 'ex.com/b v1.0.0', 'ex.com/d v1.0.0')},
    'replaced': {'go.mod': go_mod('ex.com/a', '1.27', 'ex.com/c v0.2.0', 'ex.com/b v1.0.0', 'ex.com/l v0.0.0') +
                 '\nreplace (\n\tex.com/l => ./l\n\tex.com/c => ex.com/d v1.0.0\n)\n', 'l/go.mod': go_mod('ex.com/l', '1.21', 'ex.com/b v1.0.0')},
    'excluded': {'go.mod': go_mod('ex.com/a', '1.27', 'ex.com/c v0.2.0') + '\nexclude ex.com/b v1.0.0\n'},
    'a circle': {'go.mod': go_mod('ex.com/t', '1.27', 'ex.com/b v1.1.0', 'ex.com/d v1.1.0')},
}
PATHS = ['ex.com/a', 'foo', 'fmt', 'a..b', 'ex.com/a/v2', 'ex.com/a/v1', 'ex.com/v2/v1', 'ex.com/a/v0', 'ex.com/a/v02', 'ex.com/a/v2.1', 'ex.com/a/v', 'ex.com/a1', 'v2', '2', 'Bad Path', 'ex.com/a@v1', './x',
         '..', '.', '/abs', 'ex.com/a/', 'ex.com//a', 'ex.com/é', 'ex.com/CON', 'ex.com/con.x', 'ex.com/...', 'ex.com/a.', 'ex.com/.a', 'ex.com/a~1', 'ex.com/a~x', 'ex.com/a+b', 'gopkg.in/yaml.v2',
         'gopkg.in/yaml', 'gopkg.in/yaml.v0', 'gopkg.in/yaml.v02', 'gopkg.in/yaml/v3', 'gopkg.in/yaml.v2-unstable', 'go', 'toolchain', '']
# name: (files, command lines, folder)
SITUATIONS = {'init ' + p: ({}, [['init', p]], '.') for p in PATHS}
SITUATIONS.update({
    'init, nothing known': ({}, [['init'], ['init', 'a', 'b']], '.'),
    'init, there already': ({'go.mod': 'module x\n'}, [['init', 'ex.com/a'], ['init', 'Bad Path']], '.'),
    'init, with sources': ({'a.go': imports('a')}, [['init', 'ex.com/a']], '.'),
    'init, with a folder': ({'lib/a.txt': ''}, [['init', 'ex.com/a']], '.'),
    'init, hidden ones': ({'.git/x': '', '_x/a.go': '', '_a.go': '', 'a.txt': ''}, [['init', 'ex.com/a']], '.'),
    'init, inside of a module': ({'go.mod': 'module x\n', 'in/a.txt': ''}, [['init', 'ex.com/in']], 'in'),
    'init, import comment': ({'b.go': 'package b\n', 'c.go': '// About.\npackage  b //  import "ex.com/said" \r\n'}, [['init']], '.'),
    'init, no import comment': ({'c.go': 'package b /**/ // import "ex.com/said"\n', 'd.go': 'package d// import "ex.com/d"\n', 'e.go': 'package e // import "ex.com/e" x\n'}, [['init']], '.'),
    'init, import comment below': ({'a.txt': '', 'sub/c.go': 'package b // import "ex.com/said/sub"\n'}, [['init']], '.'),
    'init, in GOPATH': ({'.gopath/src/ex.com/here/a.txt': ''}, [['init']], '.gopath/src/ex.com/here'),
    'no module': ({}, [['graph'], ['why', 'fmt'], ['why', '-m', 'x']], '.'),
    'arguments': (PRUNED, [['graph', 'x'], ['why']], '.'),
    'why': (PRUNED, WHY, '.'),
    'why, over tests': ({'go.mod': go_mod('ex.com/a', '1.15', 'ex.com/b v1.0.0', 'ex.com/t v0.1.0'), 'a.go': imports('a'), 'a_test.go': imports('a_test', 'ex.com/b')}, WHY[:4] + WHY[7:10] + [['why', 'all'], ['why', '-vendor', 'all']], '.'),
    'why, tools': (dict(PRUNED, **{'go.mod': PRUNED['go.mod'] + '\ntool (\n\tex.com/d/x\n\tex.com/nowhere/tool\n)\n'}), [['why', 'ex.com/d/x'], ['why', 'ex.com/d/x', 'ex.com/t', 'ex.com/nowhere/tool'], ['why', '-m', 'all'], ['why', 'all']], '.'),
    'why, in a folder': (PRUNED, [['why', '.'], ['why', 'ex.com/t']], 'lib'),
})
SITUATIONS.update({'graph, ' + name: (files, [['graph']], '.') for name, files in GRAPHS.items()})


def normalise(text, work):
    text = text.replace(work + '/', '$W/').replace(work, '$W')
    text = ''.join(l for l in text.splitlines(True) if not l.startswith('go: downloading '))
    text = re.sub(r'(?m)^(go|vo): ', 'vo: ', text)
    text = re.sub(r"\b(go|vo) (mod|help)\b", 'vo \\2', text).replace('vo help modules', 'vo help mod').replace('vo help mod init', 'vo help mod')
    return re.sub(r'(?m)^go 1\.27\.\d+$', 'go 1.27', text)


def ask(command, files, args, folder, is_go):
    """[exit code, standard output, standard error, go.mod afterwards]"""
    with tempfile.TemporaryDirectory(prefix='vo-mod-') as work:
        work = os.path.realpath(work)
        for name, text in files.items():
            modules.put(os.path.join(work, 'w', name), text)
        cwd = os.path.join(work, 'w', folder)
        os.makedirs(cwd, exist_ok=True)
        gopath = os.path.join(work, 'w/.gopath')
        env = {k: v for k, v in os.environ.items() if not k.startswith('GO') or k == 'GOCACHE'}
        env.update(GOPATH=gopath, GOMODCACHE=os.path.join(work, 'cache'), GOPROXY='off', GOSUMDB='off', GOTOOLCHAIN='local', GOENV='off', GOFLAGS='-mod=mod')
        if is_go:
            modules.makeProxy(CACHE, os.path.join(work, 'proxy'))
            env['GOPROXY'] = 'file://' + os.path.join(work, 'proxy')
        else:
            modules.makeCache(CACHE, os.path.join(work, 'cache'))
        try:
            p = subprocess.run([command, 'mod', *args], cwd=cwd, env=env, capture_output=True, text=True, timeout=120)
        finally:
            subprocess.run(['chmod', '-R', 'u+w', work], check=False)
        path = os.path.join(cwd, 'go.mod')
        there = open(path, encoding='utf-8').read() if os.path.exists(path) else None
        return [p.returncode, normalise(p.stdout, work + '/w'), normalise(p.stderr, work + '/w'), there and normalise(there, work)]


def bad_input(vo):
    """What go does not refuse, or in other words. Each gives an exit code and a part of the only message; nothing is written."""
    damaged = {'go.mod': 'module ex.com/a\n\nrequire ex.com/b\n'}
    absent = {'go.mod': go_mod('ex.com/a', '1.27', 'ex.com/gone v1.0.0')}
    behind = {'go.mod': go_mod('ex.com/a', '1.27', 'ex.com/b v1.0.0', 'ex.com/c v0.2.0', 'ex.com/d v1.0.0', 'ex.com/l v0.0.0') + '\nreplace ex.com/l => ./l\n',
              'l/go.mod': go_mod('ex.com/l', '1.21', 'ex.com/b v1.1.0')}
    older = {'go.mod': go_mod('ex.com/a', '1.20', 'ex.com/b v1.1.0', 'ex.com/d v1.1.0', 'ex.com/t v0.1.0')}
    failed = 0
    for files, args, code, said in ((damaged, ['graph'], 1, 'go.mod:3: usage: require module/path v1.2.3'), (damaged, ['why', 'fmt'], 1, 'go.mod:3: usage'),
                                    (absent, ['why', 'fmt'], 1, 'ex.com/gone@v1.0.0: its go.mod is not in the module cache'), (absent, ['graph'], 1, 'ex.com/gone@v1.0.0: its go.mod is not in the module cache'), (behind, ['graph'], 1, 'updates to go.mod needed'), (behind, ['why', 'fmt'], 1, 'updates to go.mod needed'),
                                    (older, ['graph'], 1, 'updates to go.mod needed'),
                                    ({}, ['tydi'], 2, 'vo mod tydi: unknown command'), ({}, [], 2, 'vo mod needs to know what to do'),
                                    ({}, ['init', '-m', 'x'], 2, "-m and -vendor are vo mod why's"), (PRUNED, ['why', 'ex.com/...'], 1, 'patterns of import paths are not there yet'),
                                    (dict(PRUNED, **{'go.work': 'go 1.27\n\nuse .\n'}), ['graph', '-mod=readonly'], 1, 'set GOWORK=off')):
        got = ask(vo, files, args, '.', False)
        if got[0] != code or got[1] != '' or said not in got[2] or got[3] != files.get('go.mod'):
            failed += 1
            print('FAIL', args, 'wanted', code, said, 'got', got)
    return failed


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('--vo', default=os.path.join(modules.ROOT, '../../build/release/bin/vo'))
    parser.add_argument('--go')
    parser.add_argument('--store', action='store_true')
    parser.add_argument('--filter', default='')
    args = parser.parse_args()
    if args.store and not args.go:
        parser.error('--store needs --go')
    command = os.path.abspath(args.go or args.vo)
    answers = {}
    for name, (files, lines, folder) in SITUATIONS.items():
        if args.filter in name:
            for line in lines:
                answers[name + ': ' + ' '.join(line)] = ask(command, files, line, folder, bool(args.go))
    if args.store:
        os.makedirs(os.path.dirname(ANSWERS), exist_ok=True)
        with open(ANSWERS, 'w', encoding='utf-8') as f:
            json.dump(answers, f, indent=0, ensure_ascii=False)
            f.write('\n')
        return 0
    with open(ANSWERS, encoding='utf-8') as f:
        stored = json.load(f)
    failed = 0 if args.go else bad_input(command)
    for key, got in answers.items():
        want = stored.get(key)
        if got == want:
            continue
        failed += 1
        print('FAIL', key)
        for what, w, g in zip(('exit code', 'stdout', 'stderr', 'go.mod'), want or ['not stored'] * 4, got):
            if w != g:
                print('  %s\n  go: %s\n  vo: %s' % (what, w, g))
    print('%d answers, %d failed' % (len(answers), failed))
    return 1 if failed or not answers else 0


if __name__ == '__main__':
    sys.exit(main())
