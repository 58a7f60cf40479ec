#!/usr/bin/env python3
"""Runs the scenarios of native_engine_test, which plays generated code, and compares what they print."""
import subprocess
import sys

OVERFLOW = '''runtime: goroutine stack exceeds 1000000000-byte limit
runtime: sp='''
SCENARIOS = {  # name: (standard output behind "init", exit code, beginning of standard error)
    'hello': ('hello\n', 0, ''),
    'deep': ('deep\n', 0, ''),
    'overflow': ('', 2, OVERFLOW),
    'panics': ('deferred\nrecovered\n' * 5 + 'over\n', 0, ''),
    'many': ('many\n', 0, ''),
    'spin': ('preempted\n', 0, ''),
    'goexit': ('deferred\ngoexit\n', 0, ''),
    'heap': ('heap\n', 0, ''),
    'panic': ('', 2, 'panic: runtime error: index out of range [5] with length 3\n\ngoroutine 1 [running]:\n'),
    'deadlock': ('', 2, 'fatal error: all goroutines are asleep - deadlock!\n\ngoroutine 1 [select (no cases)]:\n'),
}


def main():
    bad = 0
    for name, (out, code, err) in SCENARIOS.items():
        r = subprocess.run([sys.argv[1], name], capture_output=True, text=True, timeout=60)
        if (r.stdout, r.returncode) != ('init\n' + out, code) or not r.stderr.startswith(err):
            print(f'native_engine: {name}: exit {r.returncode}, {r.stdout!r}, {r.stderr[:300]!r}')
            bad += 1
    print(f'native_engine: {len(SCENARIOS)} scenarios, {bad} failed')
    return 1 if bad else 0


sys.exit(main())
