#!/usr/bin/env python3
"""Compare the heap allocations (runtime.MemStats.Mallocs) of the benchmark programs with go's.

    mallocs.py --vo PATH [--scale F] [--max RATIO] [NAME...]

Programs run at F times their small size. Prints the counts, their ratios and the geometric mean; a count is taken as at least 100, so that the
few allocations of the run time do not matter. Exits with 1 if the mean is above --max.
"""
import argparse
import importlib.machinery
import importlib.util
import math
import os
import subprocess
import sys
import tempfile

sys.dont_write_bytecode = True
ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
MAIN = '''package main

import "runtime"

func main() {
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	measuredMain()
	runtime.ReadMemStats(&after)
	println("mallocs", after.Mallocs-before.Mallocs)
}
'''


def table():
    loader = importlib.machinery.SourceFileLoader('benchrun', os.path.join(ROOT, 'bench', 'run'))
    module = importlib.util.module_from_spec(importlib.util.spec_from_loader('benchrun', loader))
    loader.exec_module(module)
    return module.TABLE


def count(command, cwd, timeout=60):
    try:
        p = subprocess.run(command, cwd=cwd, capture_output=True, text=True, timeout=timeout, errors='replace')
    except subprocess.TimeoutExpired:
        return None
    for line in p.stderr.splitlines():
        if line.startswith('mallocs '):
            return int(line.split()[1])
    return None


def main():
    a = argparse.ArgumentParser()
    a.add_argument('--vo', required=True)
    a.add_argument('--scale', type=float, default=0.2)
    a.add_argument('--max', type=float, default=0)
    a.add_argument('names', nargs='*')
    o = a.parse_args()
    vo = os.path.abspath(o.vo)
    env = dict(os.environ, GOFLAGS='-mod=mod', GOTOOLCHAIN='local', GO111MODULE='off')
    logs = []
    for name, (_, small, _) in table().items():
        path = os.path.join(ROOT, 'bench', 'programs', name + '.go')
        if (o.names and name not in o.names) or not os.path.exists(path):
            continue
        with open(path, encoding='utf-8') as f:
            text = f.read()
        size = str(max(1, int(small * o.scale))) if small > 100 else str(small)
        with tempfile.TemporaryDirectory() as d:
            for file, content in (('a.go', text.replace('\nfunc main() {', '\nfunc measuredMain() {')), ('m.go', MAIN)):
                with open(os.path.join(d, file), 'w', encoding='utf-8') as f:
                    f.write(content)
            built = subprocess.run(['go', 'build', '-o', 'a', 'a.go', 'm.go'], cwd=d, capture_output=True, text=True, env=env)
            want = count([d + '/a', size], d) if built.returncode == 0 else None
            got = count([vo, 'run', 'a.go', 'm.go', size], d)
        if want is None or got is None:
            print('%-16s go %s, vo %s' % (name, want, got))
            continue
        ratio = max(got, 100) / max(want, 100)
        logs.append(math.log(ratio))
        print('%-16s go %9d  vo %9d  %6.2f' % (name, want, got, ratio))
    mean = math.exp(sum(logs) / len(logs)) if logs else 0
    print('geometric mean %.2f of %d' % (mean, len(logs)))
    return 1 if o.max and mean > o.max else 0


if __name__ == '__main__':
    sys.exit(main())
