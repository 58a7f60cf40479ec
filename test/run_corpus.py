#!/usr/bin/env python3
"""Run the program corpus on vo and compare stdout, exit code and normalised stderr with what is stored.

    run_corpus.py --vo PATH [--filter GLOB] [-j N] [--mode NAME=ENV...] [--go-compare] [--list-failures FILE] [--timeout S] [PATH...]

--mode gc=VO_STRESS=gc-every-alloc sets environment variables for vo; a mode without `=` (gc-every-alloc,poison-freed) is a VO_STRESS value.
--mode vob compiles each program to a .vob file first and runs that, as a safe module but for those in run/unsafe_modules.txt.
--mode native compiles each program to an executable first (`vo build`) and runs that; native=ENV or native:STRESS besides
sets its environment. Programs in run/native_failures.txt are not expected to pass there yet.
    --mode native --build-flag=--target=aarch64-linux --run-with='qemu-aarch64 -R 16G'
--concurrent --repeat 100 looks for what goes wrong rarely.
--go-compare checks the stored results against the machine's go instead of running vo. The last line is `N passed, N failed`.
"""
import argparse
import concurrent.futures
import difflib
import fnmatch
import functools
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
import zlib

sys.dont_write_bytecode = True
import corpus


def shortDiff(kind, want, got, limit=12):
    a = want.decode('utf-8', 'replace').splitlines()
    b = got.decode('utf-8', 'replace').splitlines()
    lines = [l for l in difflib.unified_diff(a, b, 'expected ' + kind, 'got ' + kind, lineterm='', n=1)]
    if len(lines) > limit:
        lines = lines[:limit] + ['... %d more lines' % (len(lines) - limit)]
    return '\n'.join('    ' + l[:200] for l in lines)


class Job:
    def __init__(self, opts, env, normalise, form=''):
        """form: what runs: 'vob', 'native', or '' for the source."""
        self.opts, self.env, self.normalise, self.form = opts, env, normalise, form

    def build(self, program, folder, env):
        """(path of the program's .vob or executable, None), or (None, result) if it was not built."""
        # os.Args[0] and file names in output end in the source's name: the module takes it.
        module = os.path.join(folder, os.path.basename(program.path))
        form = ['--emit=vob'] if self.form == 'vob' else self.opts.build_flag
        try:
            p = subprocess.run([self.opts.vo, 'build'] + form + ['-o', module, program.path], env=dict(env, VO_STRESS=''), cwd=folder,
                               stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=self.opts.timeout)
        except subprocess.TimeoutExpired:
            return None, ('failed', '    build: not done after %g s' % self.opts.timeout)
        if p.returncode == 0:
            return module, None
        if program.expected()[2] == 1 and p.returncode == 1:
            return None, ('skipped', 'does not compile, as expected')
        return None, ('failed', '    build: ' + p.stdout.decode('utf-8', 'replace')[:500])

    def refuses(self, module, env, cwd):
        p = subprocess.run([self.opts.vo, 'run', module], env=env, cwd=cwd, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                           stderr=subprocess.STDOUT, timeout=self.opts.timeout)
        return p.returncode == 1 and b': not safe: ' in p.stdout

    def run(self, program):
        """Returns (status, detail): status is passed, failed or skipped."""
        expected = program.expected()
        if expected is None:
            return 'skipped', 'no expectation stored'
        limit = self.opts.timeout * float(program.header.get('timeout', 10)) / 10
        with tempfile.TemporaryDirectory() as cwd, tempfile.TemporaryDirectory() as built:
            command = [self.opts.vo, 'run'] + self.opts.flag + [program.path] + program.args
            env = self.env
            if self.form:
                module, problem = self.build(program, built, env)
                if problem:
                    return problem
            if 'procs' in program.header and (self.form == 'native' or env.get('VO_ENGINE') == 'jit'):
                env = dict(env, GOMAXPROCS=program.header['procs'])
            if self.form == 'native':
                command = self.opts.run_with.split() + [module] + program.args
            elif self.form == 'vob':
                allow = []
                if program.name in unsafeModules():
                    if not self.refuses(module, env, cwd):
                        return 'failed', '    the verifier accepts it: remove it from unsafe_modules.txt'
                    allow = ['--allow-unsafe']
                command = [self.opts.vo, 'run'] + allow + self.opts.flag + [module] + program.args
            if self.opts.stress_of_the_day:
                env = dict(env, **stressOfTheDay(program))
            switches, _, why = program.header.get('not-under', '').partition(' ')
            # native:SWITCH is for executables alone.
            switches = [s.removeprefix('native:') for s in switches.split(',') if self.form == 'native' or not s.startswith('native:')]
            if any(s and s in env.get('VO_STRESS', '') for s in switches):
                return 'skipped', why
            for run in range(self.opts.repeat):
                status, detail = self.runOnce(command, cwd, env, program, expected, limit)
                if status == 'failed':
                    return status, detail + ('\n    in run %d of %d' % (run + 1, self.opts.repeat) if self.opts.repeat > 1 else '')
                if self.opts.repeat > 1:
                    shutil.rmtree(cwd)
                    os.mkdir(cwd)
        return status, detail

    def runOnce(self, command, cwd, env, program, expected, limit):
        p = subprocess.Popen(command, cwd=cwd, env=env, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                             stderr=subprocess.PIPE, start_new_session=True)
        try:
            out, err = p.communicate(program.stdin(), timeout=limit)
        except subprocess.TimeoutExpired:
            p.kill()
            p.communicate()
            return 'failed', '    timed out after %g s' % limit
        return self.compare(expected, out, err, p.returncode)

    def compare(self, expected, out, err, code):
        wantOut, wantErr, wantCode, prefixOnly = expected
        details = []
        if out != wantOut:
            details.append(shortDiff('stdout', wantOut, out))
        err = corpus.normaliseBytes(err, self.normalise)
        if not (err.startswith(wantErr) if prefixOnly else err == wantErr):
            details.append(shortDiff('stderr', wantErr, err))
        if code != wantCode:
            details.append('    exit code %d, expected %d' % (code, wantCode))
        return ('failed', '\n'.join(details)) if details else ('passed', '')


def knownFailures(file='known_failures.txt'):
    """{name: reason} of a file in test/run: programs that are not expected to pass yet."""
    known = {}
    path = os.path.join(corpus.TEST, 'run', file)
    if os.path.exists(path):
        for line in open(path, encoding='utf-8'):
            name, _, reason = line.strip().partition(' ')
            if name and not name.startswith('#'):
                if not reason:
                    sys.exit('%s: %s has no reason' % (file, name))
                known[name] = reason
    return known


STRESS_MODES = ['gc-every-alloc', 'poison-freed', 'small-steps,verify-heap', 'poison-dead,poison-freed,verify-heap', 'preempt-every-edge,gc-every-alloc,verify-heap']


def stressOfTheDay(program):
    """One stress mode for each program and day, interpreted or compiled, so that all combinations come up in turn."""
    key = zlib.crc32(('%s %d' % (program.name, time.time() // 86400)).encode())
    return {'VO_STRESS': STRESS_MODES[key % len(STRESS_MODES)], 'VO_BASELINE': ('off', 'eager')[key // len(STRESS_MODES) % 2]}


@functools.cache
def unsafeModules():
    """Programs whose modules the verifier refuses, as test/run/unsafe_modules.txt says."""
    path = os.path.join(os.path.dirname(os.path.abspath(__file__)), 'run', 'unsafe_modules.txt')
    with open(path) as f:
        return {l.split(None, 1)[0] for l in f if l.strip() and not l.startswith('#')}


def environment(mode):
    """(name, env) of one --mode argument."""
    env = dict(os.environ)
    if not mode or mode in ('vob', 'native'):
        return mode or 'plain', env
    if mode.startswith('native:'):
        return mode, dict(env, VO_STRESS=mode[len('native:'):])
    name, _, rest = mode.partition('=')
    if not rest:
        env['VO_STRESS'] = name
    elif '=' in rest:
        for pair in rest.split():
            key, _, value = pair.partition('=')
            env[key] = value
    else:
        env['VO_STRESS'] = rest
    return name, env


def hasGoroutines(path):
    files = [path] if os.path.isfile(path) else [os.path.join(path, f) for f in os.listdir(path) if f.endswith(('.go', '.vo'))]
    return any(re.search(r'^\s*go \w', open(f, encoding='utf-8', errors='replace').read(), re.M) for f in files)


def goCompare(chosen, jobs):
    import oracle
    counts = {'passed': 0, 'failed': 0, 'skipped': 0}
    plain = [p for p in chosen if not p.isVo]
    counts['skipped'] = len(chosen) - len(plain)
    for program, result in oracle.evaluate(plain, jobs):
        ok = result is not None and oracle.sameResult(program, result)
        counts['passed' if ok else 'failed'] += 1
        if not ok:
            print('FAIL %s (go differs from what is stored)' % program.name)
    return counts, []


def runMode(opts, chosen, mode):
    name, env = environment(mode)
    form = 'native' if name.startswith('native') else 'vob' if mode == 'vob' else ''
    job = Job(opts, env, corpus.loadNormalise(), form)
    known = {} if opts.all else knownFailures()
    if form == 'native' and not opts.all:
        known = dict(known, **knownFailures(opts.failures or 'native_failures.txt'))
    counts = {'passed': 0, 'failed': 0, 'skipped': 0}
    failures = []
    start = time.time()
    with concurrent.futures.ThreadPoolExecutor(opts.j) as pool:
        for n, (program, (status, detail)) in enumerate(zip(chosen, pool.map(job.run, chosen)), 1):
            if program.name in known and not opts.stress_of_the_day and name in ('plain', 'native'):
                if status == 'passed' and not opts.failures:
                    status, detail = 'failed', '    passes now: remove it from the list of failures'
                elif status == 'failed':
                    status = 'skipped'
            elif program.name in known and status == 'failed':
                status = 'skipped'
            counts[status] += 1
            if status == 'failed':
                failures.append(program.name)
                print('FAIL %s%s\n%s' % (program.name, '' if name == 'plain' else ' [%s]' % name, detail), flush=True)
            elif opts.verbose:
                print('%-7s %s' % (status, program.name), flush=True)
            if n % 50 == 0:
                print('  [%s] %d/%d, %d failed, %.0f s' % (name, n, len(chosen), counts['failed'], time.time() - start), flush=True)
    return counts, failures


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('paths', nargs='*')
    parser.add_argument('--vo', default=os.path.join(corpus.TEST, '..', 'build', 'release', 'bin', 'vo'))
    parser.add_argument('--filter', default='*', help='glob over program names such as basic/*')
    parser.add_argument('-j', type=int, default=2)
    parser.add_argument('--repeat', type=int, default=1, help='runs of each program, which must all pass')
    parser.add_argument('--concurrent', action='store_true', help='only programs with goroutines')
    parser.add_argument('--mode', action='append', default=[])
    parser.add_argument('--flag', action='append', default=[], help='further flag for vo run')
    parser.add_argument('--build-flag', action='append', default=[], help='further flag for vo build')
    parser.add_argument('--run-with', default='', help='what starts executables, such as qemu-aarch64')
    parser.add_argument('--failures', help='instead of run/native_failures.txt: programs that may fail')
    parser.add_argument('--go-compare', action='store_true')
    parser.add_argument('--list-failures')
    parser.add_argument('--timeout', type=float, default=30.0)
    parser.add_argument('--after', default='', help='only programs behind that one')
    parser.add_argument('--shard', default='0/1', help='K/N: only every N-th program, from the K-th')
    parser.add_argument('--stress-of-the-day', action='store_true', help='each program under the stress mode whose turn it is')
    parser.add_argument('--all', action='store_true', help='run known failures like all others')
    parser.add_argument('-v', '--verbose', action='store_true')
    opts = parser.parse_args()
    opts.vo = os.path.abspath(opts.vo) if os.path.exists(opts.vo) else (shutil.which(opts.vo) or opts.vo)
    shard, shards = map(int, opts.shard.split('/'))
    chosen = [p for p in corpus.programs(opts.paths) if fnmatch.fnmatch(p.name, opts.filter)][shard::shards]
    chosen = [p for p in chosen if p.name > opts.after]
    if opts.concurrent:
        chosen = [p for p in chosen if hasGoroutines(p.path)]
    total = {'passed': 0, 'failed': 0, 'skipped': 0}
    failed = []
    if opts.go_compare and not shutil.which('go'):
        print('no go on this machine: nothing to compare with')
        chosen = []
    if not opts.go_compare and not os.path.exists(opts.vo):
        sys.exit('run_corpus.py: there is no %s' % opts.vo)
    for mode in [None] if opts.go_compare else (opts.mode or [None]):
        counts, failures = goCompare(chosen, opts.j) if opts.go_compare else runMode(opts, chosen, mode)
        failed += failures
        for key in total:
            total[key] += counts[key]
    if opts.list_failures:
        with open(opts.list_failures, 'w') as f:
            f.writelines(name + '\n' for name in failed)
    skipped = ', %d skipped' % total['skipped'] if total['skipped'] else ''
    print('%d passed, %d failed%s' % (total['passed'], total['failed'], skipped))
    sys.exit(total['failed'] != 0)


if __name__ == '__main__':
    main()
