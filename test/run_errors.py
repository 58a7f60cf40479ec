#!/usr/bin/env python3
"""Check that `vo check FILE` complains about exactly the lines that the files of test/errors mark with `// error: REGEXP`, in those words.

    run_errors.py --vo PATH [--filter GLOB] [-j N] [--list-failures FILE] [-v]

A diagnostic line is FILE:LINE:COL: [error: ]MESSAGE; warnings and notes do not count. The exit code of vo must be 1, and it may neither crash
nor take longer than the time-out. The last line is `N passed, N failed`.
"""
import argparse
import concurrent.futures
import fnmatch
import os
import re
import subprocess
import sys

sys.dont_write_bytecode = True
import check_errors

DIAGNOSTIC = re.compile(r'^(?:\S*/)?([^/\s:]+\.(?:go|vo)):(\d+)(?::(\d+))?: (?:(error|warning|note)(?:\[\w+\])?: )?(.*)$')


def reported(output, name):
    found = {}
    for line in output.split('\n'):
        m = DIAGNOSTIC.match(line)
        if m and m.group(1) == name and m.group(4) in (None, 'error'):
            found.setdefault(int(m.group(2)), []).append(m.group(5))
    return found


def matches(wanted, messages):
    """As gc without -e: a line may report only one of its errors, but nothing that is not wanted."""
    return bool(wanted) == bool(messages) and all(any(re.search(regexp, m) for regexp in wanted) for m in messages)


def run(vo, path, timeout):
    name = os.path.basename(path)
    with open(path, encoding='utf-8', errors='surrogateescape') as f:
        want = check_errors.expectations(f.read())
    try:
        r = subprocess.run([vo, 'check', '-e', path], capture_output=True, timeout=timeout)
    except subprocess.TimeoutExpired:
        return ['  timed out']
    got = reported((r.stdout + r.stderr).decode('utf-8', 'replace'), name)
    problems = []
    for n in sorted(set(want) | set(got)):
        if not matches(want.get(n, []), got.get(n, [])):
            problems.append('  line %d: want %s, got %s' % (n, want.get(n, []), got.get(n, [])))
    if r.returncode != (1 if want else 0):
        problems.append('  exit code %d' % r.returncode)
    return problems


def knownFailures():
    """{name: reason} of test/errors/known_failures.txt."""
    known = {}
    path = os.path.join(check_errors.TEST, 'errors', 'known_failures.txt')
    if os.path.exists(path):
        for line in open(path, encoding='utf-8'):
            name, _, reason = line.strip().partition(' ')
            if name and not name.startswith('#'):
                known[name] = reason or sys.exit('known_failures.txt: %s has no reason' % name)
    return known


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('--vo', default=os.path.join(check_errors.TEST, '..', 'build', 'release', 'bin', 'vo'))
    parser.add_argument('--filter', default='*')
    parser.add_argument('-j', type=int, default=2)
    parser.add_argument('--timeout', type=float, default=20)
    parser.add_argument('--list-failures')
    parser.add_argument('-v', '--verbose', action='store_true')
    opts = parser.parse_args()
    if not os.path.exists(opts.vo):
        sys.exit('run_errors.py: there is no %s' % opts.vo)
    names = [n for n in sorted(os.listdir(check_errors.ROOT)) if n.endswith(('.go', '.vo')) and fnmatch.fnmatch(n, opts.filter)]
    failed = []
    known = knownFailures()
    skipped = 0
    with concurrent.futures.ThreadPoolExecutor(opts.j) as pool:
        for name, problems in zip(names, pool.map(lambda n: run(opts.vo, os.path.join(check_errors.ROOT, n), opts.timeout), names)):
            if problems and name in known:
                skipped += 1
                continue
            if name in known:
                problems = ['  passes now: remove it from known_failures.txt']
            if problems:
                failed.append(name)
                print('FAIL %s\n%s' % (name, '\n'.join(problems)), flush=True)
            elif opts.verbose:
                print('passed  ' + name)
    if opts.list_failures:
        with open(opts.list_failures, 'w') as f:
            f.writelines(n + '\n' for n in failed)
    tail = ', %d skipped' % skipped if skipped else ''
    print('%d passed, %d failed%s' % (len(names) - len(failed) - skipped, len(failed), tail))
    sys.exit(bool(failed))


if __name__ == '__main__':
    main()
