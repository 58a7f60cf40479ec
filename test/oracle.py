#!/usr/bin/env python3
"""Generate the expected results of test/run's plain-Go programs by running the real go.

    oracle.py [PATH...] [--force] [--check] [-j N]

Builds each program (`go build -trimpath` of Go 1.27, which `./dev oracle` brings, in a temporary module of language go 1.27, or what a `// go: VERSION` header says), runs it with a
10 s limit (with GOMAXPROCS=1 where a `// procs: 1` header says so), and stores NAME.out, and NAME.err and NAME.code when they are not empty or zero. Programs whose hash is in test/oracle.sum are
skipped. With --check nothing is stored: differences to what is stored are printed, and the exit code says whether there were any.
A .vo program's expectation is written by hand.
"""
import argparse
import concurrent.futures
import hashlib
import os
import shutil
import subprocess
import sys
import tempfile

sys.dont_write_bytecode = True
import corpus

SUMS = os.path.join(corpus.TEST, 'oracle.sum')
ENV = dict(corpus.GO_ENV, GOTRACEBACK='single')


def digest(program):
    h = hashlib.sha256()
    for path in program.files():
        h.update(os.path.relpath(path, os.path.dirname(program.path)).encode() + b'\0' + corpus.readOr(path, b'') + b'\0')
    return h.hexdigest()[:24]


def loadSums():
    sums = {}
    for line in corpus.readOr(SUMS, b'').decode().splitlines():
        value, name = line.split(' ', 1)
        sums[name] = value
    return sums


def goBuild(cwd, args, jobs):
    return subprocess.run([corpus.GO, 'build', '-trimpath', '-p', str(jobs), '-ldflags=-s -w'] + args, cwd=cwd, env=ENV,
                          capture_output=True, text=True, timeout=1800)


def buildAll(programs, work, jobs):
    """Build programs in as few go commands as possible; returns {name: executable} and the error texts."""
    executables, errors = {}, []
    byVersion = {}
    for p in programs:
        if p.isDir:
            target = os.path.join(work, 'dirs', p.name.replace('/', '__'))
            shutil.copytree(p.path, target)
            exe = target + '.exe'
            r = goBuild(target, ['-o', exe, '.'], jobs)
            if r.returncode:
                errors.append('%s:\n%s' % (p.name, r.stderr))
            else:
                executables[p.name] = exe
        else:
            byVersion.setdefault(p.header.get('go', corpus.GO_VERSION), []).append(p)
    for version, group in byVersion.items():
        module = os.path.join(work, 'go' + version)
        binaries = os.path.join(work, 'bin' + version)
        os.makedirs(binaries)
        for p in group:
            folder = os.path.join(module, p.name.replace('/', '__'))
            os.makedirs(folder)
            shutil.copy(p.path, folder)
        with open(os.path.join(module, 'go.mod'), 'w') as f:
            f.write('module prog\n\ngo %s\n' % version)
        r = goBuild(module, ['-o', binaries + '/', './...'], jobs)
        if r.returncode:
            errors.append(r.stderr)
        for p in group:
            exe = os.path.join(binaries, p.name.replace('/', '__'))
            if r.returncode:
                one = goBuild(module, ['-o', exe, './' + os.path.basename(exe)], jobs)
                if one.returncode:
                    continue
            executables[p.name] = exe
    return executables, errors


def runOne(program, exe, normalise):
    limit = float(program.header.get('timeout', 10))
    env = dict(ENV, GOMAXPROCS=program.header['procs']) if 'procs' in program.header else ENV
    with tempfile.TemporaryDirectory() as cwd:
        try:
            r = subprocess.run([exe] + program.args, cwd=cwd, env=env, input=program.stdin(), capture_output=True, timeout=limit)
        except subprocess.TimeoutExpired:
            return None
    return r.stdout, corpus.normaliseBytes(r.stderr, normalise), r.returncode


def sameResult(program, result):
    expected = program.expected()
    if expected is None:
        return False
    out, err, code, prefixOnly = expected
    sameErr = result[1].startswith(err) if prefixOnly else result[1] == err
    return result[0] == out and sameErr and result[2] == code


def store(program, result):
    out, err, code = result
    if os.path.exists(program.stem + '.errprefix'):
        err = err.split(b'\n\n')[0] + b'\n'  # up to the first empty line
    for suffix, data, keep in (('.out', out, True), ('.err', err, bool(err)), ('.code', b'%d\n' % code, code != 0)):
        if keep:
            with open(program.stem + suffix, 'wb') as f:
                f.write(data)
        elif os.path.exists(program.stem + suffix):
            os.remove(program.stem + suffix)


def evaluate(programs, jobs):
    """Yields (program, result or None) for every program; prints build errors."""
    normalise = corpus.loadNormalise()
    with tempfile.TemporaryDirectory(prefix='oracle') as work:
        executables, errors = buildAll(programs, work, jobs)
        for e in errors:
            print('BUILD', e)
        with concurrent.futures.ThreadPoolExecutor(jobs) as pool:
            todo = [p for p in programs if p.name in executables]
            yield from zip(todo, pool.map(lambda p: runOne(p, executables[p.name], normalise), todo))
            yield from ((p, None) for p in programs if p.name not in executables)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('paths', nargs='*')
    parser.add_argument('--force', action='store_true')
    parser.add_argument('--check', action='store_true')
    parser.add_argument('-j', type=int, default=2)
    parser.add_argument('-v', '--verbose', action='store_true')
    opts = parser.parse_args()
    sums = loadSums()
    chosen = [p for p in corpus.programs(opts.paths) if not p.isVo]
    if not opts.force and not opts.check:
        chosen = [p for p in chosen if sums.get(p.name) != digest(p) or not os.path.exists(p.stem + '.out')]
    bad = 0
    for program, result in evaluate(chosen, opts.j):
        if result is None:
            print('FAILED', program.name)
            bad += 1
        elif opts.check:
            if not sameResult(program, result):
                print('DIFFERS', program.name)
                bad += 1
        else:
            store(program, result)
            sums[program.name] = digest(program)
            if opts.verbose:
                print('stored %s (%d bytes out, %d err, code %d)' % (program.name, len(result[0]), len(result[1]), result[2]))
    if not opts.check:
        known = {p.name for p in corpus.programs()}
        with open(SUMS, 'w') as f:
            f.writelines('%s %s\n' % (v, k) for k, v in sorted(sums.items()) if k in known)
    print('%d programs, %d bad' % (len(chosen), bad))
    sys.exit(bad != 0)


if __name__ == '__main__':
    main()
