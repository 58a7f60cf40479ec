#!/usr/bin/env python3
"""Whether 2,000 generated functions find each mistake of src/base/seeded_bugs.def.

    seeded_bugs.py --vo PATH --seeded BUILD/seeded [--bug NAME] [--all]

BUILD/seeded/bin has vo and the native backend with these mistakes (VO_SEEDED_BUG says which one). Mistakes in lowering run on the VM, those of the backend as executables, plainly and then with
a collection at every allocation and poisoned memory. A program finds a mistake if what it does is not what it does without; the programs are those of seeds.txt, and after
the first one that finds it no more are tried, but with --all.
"""
import argparse
import os
import re
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
sys.dont_write_bytecode = True
sys.path[:0] = [HERE, os.path.dirname(HERE)]
import corpus
import run_generated

ROOT = os.path.dirname(os.path.dirname(HERE))
BUILD_ID = b'\x04\0\0\0\x14\0\0\0\x03\0\0\0GNU\0'  # a note of 20 bytes
STRESS = 'gc-every-alloc,poison-freed'


def bugs():
    with open(os.path.join(ROOT, 'src/base/seeded_bugs.def')) as f:
        return re.findall(r'(?m)^VO_BUG\((\w+), "(\w+)", "(.*)"\)', f.read())


def newer(a, b):
    return not os.path.exists(b) or os.path.getmtime(a) > os.path.getmtime(b)


def link(target, name):
    if os.path.lexists(name):
        os.unlink(name)
    os.symlink(os.path.abspath(target), name)


def prepare(vo, seeded):
    """An image of the seeded vo's own; and a folder for `vo build` whose backend is the seeded one, with the id of the other so that the library's machine code is used."""
    image = os.path.join(seeded, 'std.voa')
    exe = os.path.join(seeded, 'bin', 'vo_seeded')
    if newer(exe, image):
        subprocess.run([exe, 'image', image], env=dict(os.environ, VO_SEEDED_BUG=''), check=True)
    lib = os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(vo))), 'lib', 'vo')
    backend = os.path.join(seeded, 'bin', 'vo-native_seeded')
    if not os.path.exists(backend):
        return image, None
    folder = os.path.join(seeded, 'root', 'lib', 'vo')
    os.makedirs(folder, exist_ok=True)
    for name in os.listdir(lib):
        if name != 'vo-native':
            link(os.path.join(lib, name), os.path.join(folder, name))
    with open(os.path.join(lib, 'vo-native'), 'rb') as f:
        own = f.read()
    with open(backend, 'rb') as f:
        other = f.read()
    at, to = own.index(BUILD_ID) + len(BUILD_ID), other.index(BUILD_ID) + len(BUILD_ID)
    path = os.path.join(folder, 'vo-native')
    with open(path + '.new', 'wb') as f:
        f.write(other[:to] + own[at:at + 20] + other[to + 20:])
    os.chmod(path + '.new', 0o755)
    os.rename(path + '.new', path)
    return image, os.path.join(seeded, 'root')


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument('--vo', required=True)
    p.add_argument('--seeded', required=True)
    p.add_argument('--bug')
    p.add_argument('--all', action='store_true')
    p.add_argument('--level', default='-O0')
    a = p.parse_args()
    seeds = list(run_generated.stored())
    image, root = prepare(a.vo, os.path.abspath(a.seeded))
    missed, known = 0, bugs()
    if root is None:
        known = [b for b in known if b[1] == 'lower']
    with tempfile.TemporaryDirectory() as folder:
        programs, wanted = [], []
        for seed in seeds:
            path, count = run_generated.write(seed, folder)
            programs.append((seed, path, count))

        def want(i):
            while len(wanted) <= i:
                wanted.append(run_generated.run([a.vo, 'run', programs[len(wanted)][1]], dict(os.environ, VO_STRESS=''))[:2])
            return wanted[i]

        def finds(bug, where, i):
            """How program i shows the mistake, or None."""
            path = programs[i][1]
            env = dict(os.environ, VO_STRESS='', VO_CACHE='off', VO_SEEDED_BUG=bug)
            if where == 'lower':
                got = run_generated.run([os.path.join(a.seeded, 'bin', 'vo_seeded'), 'run', path], dict(env, VO_IMAGE=image))
                return 'vm' if got[:2] != want(i) else None
            exe = path + '.exe'
            built = run_generated.run([a.vo, 'build', a.level, '-o', exe, path], dict(env, VO_ROOT=root), timeout=600)
            if built[1] != 0:
                return 'vo build: ' + built[2].decode('utf-8', 'replace')[:200]
            if run_generated.run([exe], env)[:2] != want(i):
                return 'native'
            return 'native:' + STRESS if run_generated.run([exe], dict(env, VO_STRESS=STRESS))[:2] != want(i) else None

        for bug, where, what in [(None, 'lower', ''), (None, 'native', '')] + known:
            if a.bug not in (None, bug) or where == 'native' and root is None:
                continue
            found, functions = [], 0
            for i, (seed, _, count) in enumerate(programs):
                functions += count if not found else 0
                how = finds(bug or '', where, i)
                if how is not None:
                    found.append((seed, how))
                if bug is None or found and not a.all:
                    break
            if bug is None:
                if found:
                    sys.exit('without a mistake: seed %d differs (%s)' % found[0])
                continue
            missed += not found
            print('%-16s %s' % (bug, 'found by seed %d (%s), %d functions%s' % (
                *found[0], functions, '; by %d of %d programs' % (len(found), len(programs)) if a.all else '') if found else 'NOT FOUND by %d functions: %s' % (functions, what)), flush=True)
    print('%d mistakes, %d not found' % (len(known), missed))
    return 1 if missed else 0


if __name__ == '__main__':
    sys.exit(main())
