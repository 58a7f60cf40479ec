#!/usr/bin/env python3
"""The package (tools/package), unpacked, moved to a folder with a strange name and used there, where neither the build nor a
compiler can be seen (if the system lets us hide them).

    package.py --vo BUILD/bin/vo
"""
import argparse
import os
import shutil
import subprocess
import sys

import building

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
HELLO = 'package main\n\nimport "fmt"\n\nfunc main() { fmt.Println("hi", []int{1}) }\n'
LIBRARY = 'package main\n\nimport (\n\t"fmt"\n\n\t"ex.com/dep"\n)\n\nfunc main() { fmt.Println(dep.X, panics()) }\n' \
          '\nfunc panics() (s string) {\n\tdefer func() { s = fmt.Sprint(recover()) }()\n\tvar a []int\n\treturn string(rune(a[1]))\n}\n'


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('--vo', required=True)
    vo = os.path.abspath(parser.parse_args().vo)
    build = os.path.dirname(os.path.dirname(vo))
    with building.Workplace(vo) as w:
        w.call(os.path.join(ROOT, 'tools', 'package'), '--quick', build, w.path('out'), cwd='/')
        archives = os.listdir(w.path('out')) if os.path.isdir(w.path('out')) else []
        w.expect('the archive', len(archives) == 1 and archives[0].endswith('-linux-amd64.tar.zst'), archives)
        subprocess.run(['tar', '--zstd', '-xf', os.path.join(w.path('out'), archives[0]), '-C', w.folder], check=True)
        size = os.path.getsize(w.path('out/' + archives[0])) >> 20
        shutil.rmtree(w.path('out'))
        os.rename(w.path(archives[0][:-len('.tar.zst')]), w.path("moved to 'here'"))
        root = w.path("moved to 'here'")
        layout(w, root)
        use(w, root)
        print('package: %d MB, %d failed' % (size, w.failed))
        return 1 if w.failed else 0


def layout(w, root):
    for name in ('bin/vo', 'lib/vo/vo-native'):
        path = os.path.join(root, name)
        text = w.call('readelf', '-ldW', path)[1]
        w.expect(name + ' is static', os.access(path, os.X_OK) and 'INTERP' not in text and 'NEEDED' not in text, text)
    for name in ('share/man/man1/vo.1.gz', 'share/bash-completion/completions/vo', 'share/zsh/site-functions/_vo', 'share/fish/vendor_completions.d/vo.fish', 'share/doc/vo/README.md', 'share/doc/vo/licences/go', 'share/doc/vo/licences/glibc', 'lib/vo/go/src/fmt/print.go', 'lib/vo/modules.vob', 'lib/vo/generate.vob', 'lib/vo/play.vob'):
        w.expect(name, os.path.getsize(os.path.join(root, name)) > 0)
    w.expect('no tests', not os.path.exists(os.path.join(root, 'lib/vo/go/src/cmd')) and not os.path.exists(os.path.join(root, 'lib/vo/go/src/fmt/fmt_test.go')))


def use(w, root):
    # A mount over the sources and the build hides them; without the right to do so, only the environment does.
    hidden = ['unshare', '--mount', 'sh', '-c', 'mount -t tmpfs none "$0" && exec "$@"', ROOT]
    if subprocess.run(hidden + ['true'], capture_output=True).returncode != 0:
        hidden = []
    env = {'PATH': '/nowhere', 'HOME': w.folder}
    vo = os.path.join(root, 'bin/vo')

    def call(*args, **more):
        """All that is said, and the exit code if it is not 0."""
        vars = dict(env, **more.pop('env', {}))
        p = subprocess.run(hidden + ['/usr/bin/env', '-i'] + ['%s=%s' % v for v in vars.items()] + list(args), cwd=w.folder, stdin=subprocess.DEVNULL,
                           capture_output=True, text=True, timeout=300)
        return p.stdout + p.stderr + ('exit %d\n' % p.returncode if p.returncode else '')

    w.write('hi.go', HELLO)
    w.write('m/go.mod', 'module ex.com/m\n\ngo 1.27\n\nrequire ex.com/dep v1.0.0\n')
    w.write('m/vendor/modules.txt', '# ex.com/dep v1.0.0\n## explicit; go 1.27\nex.com/dep\n')
    w.write('m/vendor/ex.com/dep/d.go', 'package dep\n\nimport "strings"\n\nvar X = strings.ToUpper("dep")\n')
    w.write('m/main.go', LIBRARY)
    w.expect('run', call(vo, 'run', 'hi.go') == 'hi [1]\n')
    said = 'DEP runtime error: index out of range [1] with length 0\n'
    w.expect('a module', call(vo, 'run', 'm') == said, call(vo, 'run', 'm'))
    # The library from its sources.
    out = call(vo, 'run', 'hi.go', env={'VO_IMAGE': 'none'})
    w.expect('sources', out == 'hi [1]\n', out)
    out = call(vo, 'build', 'hi.go') + call(w.path('hi'))
    w.expect('build', out == 'hi [1]\n', out)
    out = call(vo, 'build', '-trimpath', '-timings', '-o', 'mod', 'm')
    # (hundreds of functions, compiled in no time: the archive is the right one)
    w.expect('the archive is used', '(2 compiled)' in out or '(3 compiled)' in out or '(4 compiled)' in out, out)
    w.expect('a module, built', call(w.path('mod')) == said)
    tour = os.path.join(root, 'share/doc/vo/examples/tour.vo')
    ran, built = call(vo, 'run', tour), call(vo, 'build', '-o', 'tour', tour) + call(w.path('tour'))
    w.expect('tour', ran == built and ran.count('\n') > 20, (ran, built))
    # Elsewhere alone: VO_ROOT says where the rest is.
    shutil.copy(vo, w.path('alone'))
    out = call(w.path('alone'), 'run', 'hi.go', env={'VO_ROOT': root}) + call(w.path('alone'), 'build', '-o', 'there', 'hi.go', env={'VO_ROOT': root}) + call(w.path('there'))
    w.expect('VO_ROOT', out == 'hi [1]\nhi [1]\n', out)
    out = call(vo, 'run', 'hi.go', env={'VO_ROOT': '/nowhere'})
    w.expect('a wrong VO_ROOT', out == 'vo: VO_ROOT=/nowhere: there is no folder lib/vo in it\nexit 1\n', out)
    # What is shown of the machine where it was built: nothing.
    out = call(vo, 'check', 'nowhere.go') + call(vo, 'run', 'hi.go', env={'GODEBUG': 'x=1'})
    w.expect('messages', ROOT not in out, out)


if __name__ == '__main__':
    sys.exit(main())
