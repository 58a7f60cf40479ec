#!/usr/bin/env python3
"""Makes a program of very many lines, compiles and runs it, and says what that took.

    large_program.py --vo PATH [--lines N] [--packages N] [--keep FOLDER]

The packages import each other in a chain, with functions, methods, closures, strings, maps and generic instances as
programs have them. The sum that the program prints is computed here as well.
"""
import argparse
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time

FUNCTION = '''
type T{n} struct {{
	a, b int
	name string
}}

func (t *T{n}) Add(x int) int {{
	t.a += x
	if t.a > {limit} {{
		t.b++
		t.a -= {limit}
	}}
	return t.a + t.b
}}

// F{n} is called by the function before it.
func F{n}(x int) int {{
	t := &T{n}{{x, 1, "{name}"}}
	s := []int{{x, {n}, 3}}
	for i, v := range s {{
		s[i] = t.Add(v + i)
	}}
	m := map[string]int{{t.name: s[0], "k": s[1]}}
	f := func(y int) int {{ return y + m[t.name] + Last(s) }}
	if x%2 == 0 {{
		return f(x) % 1000003
	}}
	return (f(x) + m["k"]) % 1000003
}}
'''
LINES = FUNCTION.count('\n')


def value(n, x, name):
    limit = 100 + n % 50
    state = [x, 1]

    def add(v):
        state[0] += v
        if state[0] > limit:
            state[1] += 1
            state[0] -= limit
        return state[0] + state[1]

    s = [x, n, 3]
    for i in range(3):
        s[i] = add(s[i] + i)
    y = x + s[0] + s[2]
    return (y if x % 2 == 0 else y + s[1]) % 1000003


def generate(folder, lines, packages):
    count = lines // packages // LINES
    perFile = 100
    total = 0
    open(os.path.join(folder, 'go.mod'), 'w').write('module large\n\ngo 1.27\n')
    x = 1
    for p in range(packages):
        path = os.path.join(folder, f'p{p}')
        os.mkdir(path)
        head = f'package p{p}\n'
        for first in range(0, count, perFile):
            body = []
            for n in range(first, min(first + perFile, count)):
                name = f'p{p}.{n}'
                body.append(FUNCTION.format(n=n, limit=100 + n % 50, name=name))
                x = value(n, x, name)
            text = head + ''.join(body)
            open(os.path.join(path, f'f{first}.go'), 'w').write(text)
            total += text.count('\n')
        chain = ''.join(f'\tx = F{n}(x)\n' for n in range(count))
        before = f'\tx = p{p - 1}.All(x)\n' if p else ''
        imports = f'\nimport "large/p{p - 1}"\n' if p else ''
        text = f'{head}{imports}\nfunc Last[T any](s []T) T {{ return s[len(s)-1] }}\n\nfunc All(x int) int {{\n{before}{chain}\treturn x\n}}\n'
        open(os.path.join(path, 'all.go'), 'w').write(text)
        total += text.count('\n')
    text = f'package main\n\nimport "large/p{packages - 1}"\n\nfunc main() {{ println(p{packages - 1}.All(1)) }}\n'
    open(os.path.join(folder, 'main.go'), 'w').write(text)
    return total + text.count('\n'), x


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('--vo', required=True)
    parser.add_argument('--lines', type=int, default=2_400_000)
    parser.add_argument('--packages', type=int, default=48)
    parser.add_argument('--keep')
    args = parser.parse_args()
    folder = args.keep or tempfile.mkdtemp(prefix='large.')
    os.makedirs(folder, exist_ok=True)
    lines, want = generate(folder, args.lines, args.packages)
    start = time.monotonic()
    got = subprocess.run([os.path.abspath(args.vo), 'run', '-timings', folder], stderr=subprocess.PIPE, text=True)
    seconds = time.monotonic() - start
    use = resource.getrusage(resource.RUSAGE_CHILDREN)
    if not args.keep:
        shutil.rmtree(folder)
    sys.stdout.write(got.stderr[-2000:])
    print(f'{lines} lines: {seconds:.1f} s, {use.ru_utime:.1f} s user, {use.ru_stime:.1f} s system, peak {use.ru_maxrss // 1024} MB')
    if got.returncode != 0 or got.stderr.splitlines()[-1:] != [str(want)]:
        sys.exit(f'large_program: wanted {want}, status {got.returncode}')


main()
