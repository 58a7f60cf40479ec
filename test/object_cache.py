#!/usr/bin/env python3
"""The cache of compiled objects: what `vo build` makes with it is the same, whatever state it is in, and only what has changed is
compiled again.

    object_cache.py --vo BUILD/bin/vo
"""
import argparse
import os
import random
import shutil
import signal
import subprocess
import sys
import time

import building


def program(changed=None):
    """Some two hundred functions in three packages."""
    lines = ['package %s\n' % 'PACKAGE']
    for i in range(70):
        more = ' + 1000' if i == changed else ''
        lines.append('//go:noinline\nfunc (t *Table) Step%d(n int) int {\n\tif n%%%d == 0 {\n\t\tt.sums[%d] += n%s\n\t}\n\treturn t.sums[%d] * %d\n}\n' %
                     (i, i + 2, i, more, i, i + 1))
    lines.append('type Table struct{ sums [70]int }\n')
    lines.append('func All(n int) (sum int) {\n\tvar t Table')
    lines += ['\tsum += t.Step%d(n)' % i for i in range(70)]
    lines.append('\treturn sum\n}\n')
    return '\n'.join(lines)


def write(w, name='m', changed=None):
    w.write('%s/go.mod' % name, 'module m\n\ngo 1.27\n')
    for p in 'abc':
        w.write('%s/%s/x.go' % (name, p), program(changed if p == 'b' else None).replace('PACKAGE', p))
    w.write('%s/main.go' % name, 'package main\n\nimport (\n\t"m/a"\n\t"m/b"\n\t"m/c"\n)\n\n'
            'func main() {\n\tn := 0\n\tfor i := range 1000 {\n\t\tn += a.All(i) + b.All(i) - c.All(i)\n\t}\n\tprintln(n)\n}\n')


def files(folder):
    out = {}
    for at, _, names in os.walk(folder):
        out.update({os.path.join(at, n): os.stat(os.path.join(at, n)) for n in names if n.endswith('.o')})
    return out


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('--vo', required=True)
    args = parser.parse_args()
    with building.Workplace(args.vo) as w:
        write(w)
        cache = w.path('cache')

        def build(out, where=cache, name='m'):
            code, text = w.build('-o', w.path(out), '.', cwd=w.path(name), env={'VO_CACHE': where})
            w.expect(out, (code, text) == (0, ''), text)
            with open(w.path(out), 'rb') as f:
                return f.read()

        plain = build('off', 'off')
        w.expect('off is off', not os.path.exists(cache))
        w.expect('the first build is the same', build('first') == plain)
        first = files(cache)
        w.expect('parts are kept', len(first) > 3, len(first))
        w.expect('the second build is the same', build('second') == plain)
        second = files(cache)
        w.expect('nothing is compiled twice', second.keys() == first.keys() and
                 all(second[f].st_mtime_ns == first[f].st_mtime_ns for f in first))

        write(w, changed=33)
        changed = build('changed')
        w.expect('a change is compiled', changed != plain and build('changed', 'off') == changed)
        third = files(cache)
        w.expect('a change of one function is one part', len(third.keys() - first.keys()) == 1, len(third.keys() - first.keys()))
        write(w)

        chance = random.Random(1)
        for f in first:
            kind = chance.randrange(4)
            with open(f, 'r+b') as o:
                if kind == 0:
                    o.truncate(chance.randrange(first[f].st_size))
                elif kind == 1:
                    o.seek(chance.randrange(first[f].st_size))
                    o.write(b'\x5a\xa5')
                elif kind == 2:
                    o.truncate(0)
            if kind == 3:
                os.unlink(f)
                os.mkdir(f)
        w.expect('a damaged cache', build('damaged') == plain)
        w.expect('again', build('damaged') == plain)
        shutil.rmtree(cache)

        builders = [subprocess.Popen([w.vo, 'build', '-o', w.path('at_once%d' % i), '.'], cwd=w.path('m'), env=dict(os.environ, VO_CACHE=cache))
                    for i in range(4)]
        for i, b in enumerate(builders):
            with open(w.path('at_once%d' % i) if b.wait() == 0 else os.devnull, 'rb') as f:
                w.expect('builds at once', f.read() == plain)
        shutil.rmtree(cache)

        for i in range(12):
            p = subprocess.Popen([w.vo, 'build', '-o', w.path('killed'), '.'], cwd=w.path('m'), env=dict(os.environ, VO_CACHE=cache), start_new_session=True)
            time.sleep(chance.random() * 0.6)
            try:
                os.killpg(p.pid, signal.SIGKILL)
            except ProcessLookupError:
                pass
            p.wait()
        w.expect('after builds that were killed', build('killed') == plain)

        for where in (w.path('m/go.mod'), '/dev/null', '/proc/none', 'relative'):
            w.expect(('no cache', where), build('none', where) == plain)
        w.expect('a path from somewhere is no folder', not os.path.exists(w.path('m/relative')))
        print('object_cache: %d failed' % w.failed)
        return 1 if w.failed else 0


if __name__ == '__main__':
    sys.exit(main())
