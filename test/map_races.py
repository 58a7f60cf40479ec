#!/usr/bin/env python3
"""Programs whose goroutines change a map at the same time: executables end with gc's fatal errors, and nothing worse.

    map_races.py --vo PATH [--runs N]
"""
import argparse
import os
import subprocess
import sys
import tempfile

# What one goroutine does in its loop, what the other, and the errors that may be seen. k: a key, i: a counter.
RACES = [
    ('map[int]int', 'm[i%1000] = i', 'm[i%1000+7] = i', ['writes']),
    ('map[int32]int', 'm[int32(i%50)] = i', 'delete(m, int32(i%50))', ['writes']),
    ('map[int32]int', 'm[int32(i%3000)] = i', 'delete(m, int32(i*7%3000))', ['writes', 'none']),
    ('map[string]int', 'm[names[i%100]] = i', 'sum += m[names[i%100]]', ['read', 'writes']),
    ('map[int]*int', 'm[i] = &sum; if i%5000 == 0 { clear(m) }', 'if p := m[i%3000]; p != nil { sum++ }', ['read', 'writes', 'none']),
    ('map[int]int', 'm[i] = i; delete(m, i-100)', 'for k := range m { sum += k }', ['iteration', 'writes', 'read']),
    ('map[[3]int]string', 'm[[3]int{i % 100}] = names[i%100]', 'm[[3]int{i%100 + 1}] = names[i%100]', ['writes', 'none']),
]
TEXTS = {
    'writes': 'fatal error: concurrent map writes\n',
    'read': 'fatal error: concurrent map read and map write\n',
    'iteration': 'fatal error: concurrent map iteration and map write\n',
    'none': '',
}
PROGRAM = '''package main

import "time"

var names [100]string

func main() {
	for i := range names {
		names[i] = string(rune('a'+i%%26)) + string(rune('A'+i/26))
	}
	m := %s{}
	sum := 0
	go func() {
		for i := 0; ; i++ {
			%s
		}
	}()
	go func() {
		sum := 0
		for i := 0; ; i++ {
			%s
		}
		_ = sum
	}()
	time.Sleep(2 * time.Second)
	_ = sum
}
'''


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('--vo', required=True)
    parser.add_argument('--runs', type=int, default=3)
    opts = parser.parse_args()
    bad = seen = 0
    with tempfile.TemporaryDirectory() as folder:
        for number, (kind, first, second, errors) in enumerate(RACES):
            source, exe = os.path.join(folder, 'race%d.go' % number), os.path.join(folder, 'race%d' % number)
            with open(source, 'w') as f:
                f.write(PROGRAM % (kind, first, second))
            built = subprocess.run([opts.vo, 'build', '-o', exe, source], capture_output=True, text=True)
            if built.returncode != 0:
                print('map_races: %d: %s' % (number, built.stderr))
                bad += 1
                continue
            for run in range(opts.runs):
                env = dict(os.environ, GOMAXPROCS='4')
                p = subprocess.run([exe], env=env, capture_output=True, text=True, timeout=60)
                seen += p.returncode == 2
                if p.returncode == 0 and not p.stderr:
                    continue  # on a busy machine the two may never meet
                if p.returncode != 2 or not any(TEXTS[e] and p.stderr.startswith(TEXTS[e]) for e in errors):
                    print('map_races: %s, %s: exit %d, %r' % (first, second, p.returncode, p.stderr[:400]))
                    bad += 1
    print('map_races: %d races in %d runs, seen in %d, %d bad' % (len(RACES), len(RACES) * opts.runs, seen, bad))
    return 1 if bad or seen == 0 else 0


sys.exit(main())
