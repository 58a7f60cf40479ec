#!/usr/bin/env python3
"""Runs generated programs (generate.py) on vo's engines and on go, and compares standard output and exit code.

    run_generated.py --vo PATH --stored                        seeds of seeds.txt, against the answers stored there
    run_generated.py --vo PATH [--first SEED] [--programs N]   programs of any seeds, against go (`./dev oracle` brings it)
    run_generated.py --store [--programs N]                    write seeds.txt: go's answers for seeds 1 to N
    run_generated.py --vo PATH --shrink FILE                   make a program that differs smaller

A long run: `--first 10000 --programs 1250 --log FILE --engines vm,native-O0,native/4`; seeds that FILE has are not run again.

--engines: vm, eager (all compiled by the baseline compiler), native (`vo build`), native-O0 to -O3; ENGINE:SWITCH+SWITCH runs with VO_STRESS,
ENGINE/N every N-th program only.
Without go and without a stored answer the first engine is what the others are compared with. A program that differs is stored in --keep, with what is left of
it after removing all statements and functions that the difference does not need (unless --no-shrink).
"""
import argparse
import concurrent.futures
import hashlib
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time

HERE = os.path.dirname(os.path.abspath(__file__))
sys.dont_write_bytecode = True
sys.path[:0] = [HERE, os.path.dirname(HERE)]
import corpus
import generate
import gotool

SEEDS = os.path.join(HERE, 'seeds.txt')
TIMEOUT = 60


def run(command, env=None, cwd=None, timeout=TIMEOUT):
    """(standard output, exit code), or (b'', 'timeout')."""
    try:
        p = subprocess.run(command, env=env, cwd=cwd, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=timeout)
    except subprocess.TimeoutExpired:
        return b'', 'timeout', b''
    return p.stdout, p.returncode, p.stderr


class Engines:
    def __init__(self, vo, timeout=TIMEOUT, go=True):
        self.vo = vo and os.path.abspath(vo)
        self.env = dict(os.environ, VO_STRESS='')
        self.timeout = timeout
        self.folder = tempfile.TemporaryDirectory(prefix='generated') if go else None
        self.tool = gotool.GoTool(self.folder.name) if go else None
        self.built = {}  # path of a program: level and digest of the source that its executable is of

    def result(self, engine, path):
        """What the program does on an engine: (standard output, exit code or what went wrong); None: go refuses it."""
        name, _, stress = engine.partition(':')
        env = dict(self.env, VO_STRESS=stress.replace('+', ','))
        if name in ('vm', 'eager'):
            if name == 'eager':
                env['VO_BASELINE'] = 'eager'
            return run([self.vo, 'run', path], env, timeout=self.timeout)[:2]
        if name == 'go':
            return self.go(path)
        exe, source = path + '.exe', name + digest(open(path, 'rb').read())
        if self.built.get(path) != source:
            out, code, err = run([self.vo, 'build', '-' + (name.partition('-')[2] or 'O2'), '-o', exe, path], self.env, timeout=600)
            if code != 0:
                return out, 'build: ' + err.decode('utf-8', 'replace')[:300]
            self.built[path] = source
        return run([exe], env, timeout=self.timeout)[:2]

    def go(self, path):
        """None: go refuses the program."""
        exe = path + '.go.exe'
        error = self.tool.build(path, exe)
        if error is not None:
            self.goError = error
            return None
        result = run([exe], timeout=self.timeout)[:2]
        os.unlink(exe)
        return result


# Shrinking

def tree(lines):
    """Lines as a list of lines and blocks; a block is a list whose first and last items are the lines around the others."""
    out, i = [], 0
    while i < len(lines):
        depth, j = balance(lines[i]), i
        while depth > 0 and j + 1 < len(lines):
            j += 1
            depth += balance(lines[j])
        out.append(lines[i] if j == i else [lines[i]] + tree(lines[i + 1:j]) + [lines[j]])
        i = j + 1
    return out


def balance(line):
    line = re.sub(r'"(\\.|[^"\\])*"|`[^`]*`', '', line)
    line = re.sub(r'//.*', '', line)
    return line.count('{') + line.count('(') - line.count('}') - line.count(')')


def flat(nodes):
    out = []
    for n in nodes:
        if isinstance(n, list):
            out += flat(n)
        else:
            out.append(n)
    return out


def shrink(text, differs, seconds):
    """A smaller text for which differs(text) holds."""
    root = tree(text.split('\n'))
    end = time.time() + seconds

    def holds():
        return time.time() < end and differs('\n'.join(flat(root)))

    def reduce(nodes, lo, hi):
        """Removes what it can of nodes[lo:hi], the last first; True if something went."""
        changed, size = False, max(1, (hi - lo + 1) // 2)
        while True:
            i = hi
            while i > lo and time.time() < end:
                start = max(lo, i - size)
                removed = nodes[start:i]
                del nodes[start:i]
                if holds():
                    changed = True
                    hi -= len(removed)
                else:
                    nodes[start:start] = removed
                i = start
            if size == 1:
                break
            size //= 2
        for i in range(hi - 1, lo - 1, -1):
            if isinstance(nodes[i], list):
                changed |= reduce(nodes[i], 1, len(nodes[i]) - 1)
                block = nodes[i]
                nodes[i:i + 1] = block[1:-1]  # without what is around it
                if holds():
                    changed = True
                else:
                    nodes[i:i + len(block) - 2] = [block]
        return changed
    for n in root:  # first the calls, then what is not called
        if isinstance(n, list) and n[0].startswith('func main()'):
            reduce(n, 1, len(n) - 1)
    while reduce(root, 0, len(root)) and time.time() < end:
        pass
    return '\n'.join(flat(root))


def smaller(engines, text, bad, reference, folder, seconds):
    path = os.path.join(folder, 'candidate.go')

    def differs(candidate):
        with open(path, 'w') as f:
            f.write(candidate)
        if run([engines.vo, 'check', path])[1] != 0:
            return False
        results = [engines.result(reference, path), engines.result(bad, path)]
        return None not in results and 'timeout' not in [r[1] for r in results] and results[0] != results[1]
    return shrink(text, differs, seconds) if differs(text) else text


# Stored answers

def digest(data):
    return hashlib.sha256(data).hexdigest()[:16]


def stored():
    """{seed: (digest of the program, digest of its output, exit code)}"""
    out = {}
    for line in corpus.readOr(SEEDS, b'').decode().splitlines():
        if not line.startswith('#'):
            seed, program, output, code = line.split()
            out[int(seed)] = program, output, int(code)
    return out


def store(programs):
    engines = Engines(None)
    with tempfile.TemporaryDirectory() as folder, open(SEEDS + '.new', 'w') as f:
        f.write('# seed, digests of the program and of the output that go %s has for it, exit code\n' % corpus.GO_VERSION)
        seeds = range(1, programs + 1)
        for seed, path in [(s, write(s, folder)[0]) for s in seeds]:
            result = engines.go(path)
            if result is None:
                sys.exit('seed %d: go: %s' % (seed, engines.goError))
            f.write('%d %s %s %d\n' % (seed, digest(open(path, 'rb').read()), digest(result[0]), result[1]))
    os.rename(SEEDS + '.new', SEEDS)


def write(seed, folder):
    text, _, count = generate.generate(seed)
    path = os.path.join(folder, 'seed%d.go' % seed)
    with open(path, 'w') as f:
        f.write(text)
    return path, count


def first(a, b):
    a, b = a.decode('utf-8', 'replace').split('\n'), b.decode('utf-8', 'replace').split('\n')
    for x, y in zip(a, b):
        if x != y:
            return '%r, %r' % (x, y)
    return '%d lines, %d' % (len(a), len(b))


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument('--vo')
    p.add_argument('--stored', action='store_true')
    p.add_argument('--store', action='store_true')
    p.add_argument('--first', type=int, default=1)
    p.add_argument('--programs', type=int, default=25)
    p.add_argument('--engines', default='vm,eager,native,native:gc-every-alloc+poison-freed+preempt-every-edge')
    p.add_argument('--no-go', action='store_true')
    p.add_argument('--keep', default='generated-failures')
    p.add_argument('--log')
    p.add_argument('--shrink')
    p.add_argument('--no-shrink', action='store_true')
    p.add_argument('--shrink-seconds', type=float, default=300)
    p.add_argument('--batch', type=int, default=4)
    p.add_argument('--timeout', type=float, default=TIMEOUT)
    p.add_argument('-j', type=int, default=1)
    a = p.parse_args()
    if a.store:
        return store(a.programs)
    haveGo = os.path.exists(corpus.GO) and not a.no_go
    engines, names = Engines(a.vo, a.timeout, haveGo and not a.stored), a.engines.split(',')
    if a.shrink:
        with tempfile.TemporaryDirectory() as folder:
            path = os.path.abspath(a.shrink)
            results = {n: engines.result(n, path) for n in (['go'] if haveGo else []) + names}
            reference = next(iter(results))
            for n in results:
                if results[n] != results[reference]:
                    sys.stdout.write(smaller(engines, open(path).read(), n, reference, folder, a.shrink_seconds))
                    return 0
        print('no difference')
        return 1
    answers = stored() if a.stored else {}
    seeds = list(answers) if a.stored else list(range(a.first, a.first + a.programs))
    if a.log:
        done = {int(line.split()[0]) for line in corpus.readOr(a.log, b'').decode().splitlines() if line.split()[2] == a.engines}
        seeds = [s for s in seeds if s not in done]
    failed, functions, stale, differing = 0, 0, 0, set()
    began = time.time()

    def vo(job):
        seed, path = job
        return {n: engines.result(n.partition('/')[0], path) for n in names if seed % int(n.partition('/')[2] or 1) == 0}

    with tempfile.TemporaryDirectory() as folder, concurrent.futures.ThreadPoolExecutor(a.j) as pool:
        for at in range(0, len(seeds), a.batch):
            batch = seeds[at:at + a.batch]
            written = [write(s, folder) for s in batch]
            paths = [path for path, _ in written]
            functions += sum(n for _, n in written)
            want = [None] * len(batch)
            if a.stored:
                for i, s in enumerate(batch):
                    if answers[s][0] == digest(open(paths[i], 'rb').read()):
                        want[i] = answers[s][1:]
                    else:
                        stale += 1
            elif haveGo:
                want = list(pool.map(engines.go, paths))
                for seed, w in zip(batch, want):
                    if w is None:
                        failed += 1
                        differing.add(seed)
                        keep(a.keep, seed, paths[batch.index(seed)], 'go refuses it')
                        print('seed %d: go refuses it: %s' % (seed, getattr(engines, 'goError', '')[:300]), flush=True)
            for seed, path, expected, got in zip(batch, paths, want, pool.map(vo, zip(batch, paths))):
                reference = 'go' if expected is not None else names[0]
                if expected is None:
                    expected = got[names[0]]
                bad = [n for n in got if (digest(got[n][0]) if a.stored and reference == 'go' else got[n][0], got[n][1]) != tuple(expected)]
                for n in bad:
                    print('seed %d: %s differs from %s: %s' % (seed, n, reference, 'exit %s, %s' % (got[n][1], expected[1]) if got[n][1] != expected[1] else
                                                               '' if a.stored and reference == 'go' else first(expected[0], got[n][0])), flush=True)
                if bad:
                    failed += 1
                    differing.add(seed)
                    target = keep(a.keep, seed, path, ', '.join(bad) + ' differ from ' + reference)
                    if not a.no_shrink and not a.stored:
                        text = smaller(engines, open(path).read(), bad[0].partition('/')[0], reference, folder, a.shrink_seconds)
                        with open(os.path.join(target, 'reduced.go'), 'w') as f:
                            f.write(text)
            for path in paths:
                for file in (path, path + '.exe'):
                    if os.path.exists(file):
                        os.remove(file)
            if a.log:
                with open(a.log, 'a') as f:
                    f.writelines('%d %d %s %s\n' % (s, n, a.engines, 'differs' if s in differing else 'equal') for s, (_, n) in zip(batch, written))
            if not a.stored:
                print('%d programs, %d functions, %d differ, %.0f s' % (at + len(batch), functions, failed, time.time() - began), flush=True)
    if stale:
        print('%d stored answers are of other programs: run_generated.py --store' % stale)
    print('%d programs, %d functions on %s, compared with %s: %d differ' % (
        len(seeds), functions, ', '.join(names), 'stored answers' if a.stored else 'go' if haveGo else names[0], failed))
    return 1 if failed or stale else 0


def keep(folder, seed, path, why):
    target = os.path.join(folder, 'seed%d' % seed)
    os.makedirs(target, exist_ok=True)
    shutil.copy(path, os.path.join(target, 'program.go'))
    with open(os.path.join(target, 'why.txt'), 'w') as f:
        f.write(why + '\n')
    return target


if __name__ == '__main__':
    sys.exit(main())
