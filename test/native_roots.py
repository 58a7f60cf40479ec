#!/usr/bin/env python3
"""What executables' stacks keep alive: nearly all frames have a map, and without maps programs run, too.

    native_roots.py --vo PATH
"""
import argparse
import os
import re
import subprocess
import sys
import tempfile

# Frames of the library and of the program, of calls through interfaces, closures and reflect, with deferred calls, and
# deep stacks of several segments.
PROGRAM = '''package main

import (
	"encoding/json"
	"fmt"
	"runtime"
	"sort"
	"strings"
	"sync"
)

type node struct {
	Name string
	Next *node
	seen map[string][]int
}

func (n *node) MarshalText() ([]byte, error) {
	runtime.GC()
	return []byte(n.Name), nil
}

func deep(n int, up *node) int {
	defer func() { _ = recover() }()
	here := node{Name: strings.Repeat("x", n%7), Next: up}
	if n == 0 {
		runtime.GC()
		panic(fmt.Sprint(up.Name))
	}
	return deep(n-1, &here) + len(here.Next.Name)
}

func main() {
	var wg sync.WaitGroup
	for i := range 4 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			list := []*node{{Name: "b"}, {Name: "a"}, {Name: fmt.Sprint(i)}}
			sort.Slice(list, func(i, j int) bool {
				runtime.GC()
				return list[i].Name < list[j].Name
			})
			text, err := json.Marshal(map[string]any{"list": list, "i": i})
			var back map[string]any
			if json.Unmarshal(text, &back) != nil || err != nil || len(back) != 2 {
				panic(string(text))
			}
		}()
	}
	wg.Wait()
	fmt.Println(deep(3000, &node{Name: "top"}))
}
'''


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('--vo', required=True)
    vo = os.path.abspath(parser.parse_args().vo)
    failed = 0

    def expect(what, holds, text):
        nonlocal failed
        if not holds:
            failed += 1
            print('FAIL %s: %s' % (what, text))

    with tempfile.TemporaryDirectory() as folder:
        source = os.path.join(folder, 'roots.go')
        with open(source, 'w') as f:
            f.write(PROGRAM)
        outputs = {}
        for name, flags, stress in (('maps', [], ''), ('checked', [], 'gc-every-alloc,poison-freed,verify-heap'), ('all', [], ''),
                                    ('conservative', ['--gc-roots=conservative'], 'poison-freed,verify-heap')):
            program = os.path.join(folder, name)
            p = subprocess.run([vo, 'build', *flags, '-o', program, source], capture_output=True, text=True)
            expect(name, p.returncode == 0, p.stdout + p.stderr)
            env = dict(os.environ, VO_GCSTEPS='1', VO_STRESS=stress, VO_GCROOTS='conservative' if name == 'all' else '')
            p = subprocess.run([program], capture_output=True, text=True, env=env)
            m = re.search(r'stacks: (\d+) frames, (\d+) without a map', p.stderr)
            expect(name, p.returncode == 0 and m, p.stderr[-500:])
            if p.returncode != 0 or not m:
                continue
            outputs[name] = p.stdout
            frames, unmapped = int(m.group(1)), int(m.group(2))
            if name in ('maps', 'checked'):
                expect(name, frames > 1000 and unmapped * 100 <= frames, m.group(0))
            else:
                expect(name, (frames == 0) if name == 'all' else (unmapped * 4 > frames), m.group(0))
        expect('outputs', len(set(outputs.values())) == 1, outputs)
    print('native_roots: %d failed' % failed)
    return 1 if failed else 0


if __name__ == '__main__':
    sys.exit(main())
