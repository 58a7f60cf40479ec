#!/usr/bin/env python3
"""Programs that want more memory than there is end as Go's do, with status 2; those that only make garbage go on."""
import argparse
import os
import resource
import subprocess
import sys
import tempfile

OUT_OF_MEMORY = 'fatal error: runtime: out of memory'
OVERFLOW = 'runtime: goroutine stack exceeds 1000000000-byte limit\nruntime: sp=0x'
LIMIT = 700 << 20

# name: (address space or None, environment, source after the package clause, expected start of stderr, expected stdout)
PROGRAMS = {
    'slice': (None, {}, 'var n = 1 << 40\n\nfunc main() { s := make([]byte, n); println(len(s)) }', OUT_OF_MEMORY, ''),
    'slice too long': (None, {}, 'var n = 1 << 60\n\nfunc main() { s := make([]int, n); println(len(s)) }', 'panic: runtime error: makeslice: len out of range', ''),
    'channel': (None, {}, 'var n = 1 << 40\n\nfunc main() { c := make(chan int, n); println(cap(c)) }', OUT_OF_MEMORY, ''),
    'hint of a map': (None, {}, 'import "fmt"\n\nvar n = 1 << 40\n\nfunc main() { m := make(map[int]int, n); m[1] = 2; fmt.Println(len(m)) }', '', '1\n'),
    'deep recursion': (None, {}, 'func f(n int) int { return f(n+1) + 1 }\n\nfunc main() { println(f(0)) }', OVERFLOW, ''),
    'append': (LIMIT, {}, 'func main() {\n\tvar s []int\n\tfor i := 0; ; i++ {\n\t\ts = append(s, i)\n\t}\n}', OUT_OF_MEMORY, ''),
    'slices': (LIMIT, {}, 'func main() {\n\tvar s [][]byte\n\tfor {\n\t\ts = append(s, make([]byte, 1<<20))\n\t}\n}', OUT_OF_MEMORY, ''),
    'objects': (LIMIT, {}, 'type t struct {\n\tnext *t\n\tn [60]int\n}\n\nvar l *t\n\nfunc main() {\n\tfor {\n\t\tl = &t{next: l}\n\t}\n}', OUT_OF_MEMORY, ''),
    'map': (LIMIT, {}, 'func main() {\n\tm := map[int][10]int{}\n\tfor i := 0; ; i++ {\n\t\tm[i] = [10]int{}\n\t}\n}', OUT_OF_MEMORY, ''),
    'string': (LIMIT, {}, 'func main() {\n\ts := "x"\n\tfor {\n\t\ts += s\n\t}\n}', OUT_OF_MEMORY, ''),
    'library': (LIMIT, {}, 'import "strings"\n\nfunc main() {\n\ts := "x"\n\tfor {\n\t\ts = strings.Repeat(s, 2)\n\t}\n}', OUT_OF_MEMORY, ''),
    'goroutines': (LIMIT, {}, 'func main() {\n\tfor {\n\t\tgo func() { select {} }()\n\t}\n}', OUT_OF_MEMORY, ''),
    'deferred calls': (LIMIT, {}, 'func main() {\n\tfor {\n\t\tdefer println(1)\n\t}\n}', OUT_OF_MEMORY, ''),
    'recursion': (LIMIT, {}, 'func f(n int) int { return f(n+1) + 1 }\n\nfunc main() { println(f(0)) }', OUT_OF_MEMORY, ''),
    'garbage in large pieces': (LIMIT, {}, '''import "fmt"

func main() {
	live := make([]byte, 80<<20)
	n := 0
	for i := 0; i < 100; i++ {
		b := make([]byte, 50<<20)
		b[i] = 1
		n += len(b)
	}
	fmt.Println(n>>20, len(live)>>20)
}''', '', '5000 80\n'),
    'garbage of the library': (LIMIT, {'GOGC': 'off'}, '''import (
	"fmt"
	"strings"
)

func main() {
	n := 0
	for i := 0; i < 100; i++ {
		n += len(strings.Repeat("x", 40<<20))
	}
	fmt.Println(n >> 20)
}''', '', '4000\n'),
    'soft limit': (None, {'GOGC': 'off', 'GOMEMLIMIT': '64MiB'}, '''import (
	"fmt"
	"os"
)

var sink []byte

func main() {
	for i := 0; i < 1<<20; i++ {
		sink = make([]byte, 1000)
	}
	text, _ := os.ReadFile("/proc/self/statm")
	var size, pages int
	fmt.Sscan(string(text), &size, &pages)
	fmt.Println(pages*os.Getpagesize() < 128<<20)
}''', '', 'true\n'),
    'stacks count for the soft limit': (None, {'GOGC': 'off', 'GOMEMLIMIT': '250MiB'}, '''import (
	"fmt"
	"os"
	"strings"
)

var sink []byte

func deep(n int) int {
	var a [50]int
	if n == 0 {
		for range 4000 {
			sink = make([]byte, 100000)
		}
		return 0
	}
	a[n%50] = n
	return deep(n-1) + a[3]
}

// kilobytes says what the kernel counts for this process.
func kilobytes(field string) int {
	status, _ := os.ReadFile("/proc/self/status")
	_, text, _ := strings.Cut(string(status), field)
	var kb int
	fmt.Sscan(text, &kb)
	return kb
}

func main() {
	own := kilobytes("VmRSS:") // vo itself
	deep(250000)
	used := kilobytes("VmHWM:") - own
	// Uncounted, the stacks alone would take it 130000 over the limit.
	fmt.Println(used < 262144+8000, used > 110000)
}''', '', 'true true\n'),
    'soft limit below what lives': (None, {'GOMEMLIMIT': '1MiB'}, '''import "fmt"

var sink []byte

func main() {
	live := make([]byte, 20<<20)
	for i := 0; i < 100000; i++ {
		sink = make([]byte, 100)
	}
	fmt.Println(len(live))
}''', '', '20971520\n'),
}


def run(vo, native, space, env, source):
    def limit():
        resource.setrlimit(resource.RLIMIT_AS, (space, space))
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, 'p.go')
        with open(path, 'w') as f:
            f.write('package main\n\n' + source + '\n')
        command = [vo, 'run', path]
        if native:
            command = [path[:-3]]
            p = subprocess.run([vo, 'build', '-o', command[0], path], capture_output=True, text=True)
            if p.returncode != 0:
                return p
        return subprocess.run(command, env=dict(os.environ, **env), capture_output=True, text=True, timeout=100,
                              preexec_fn=limit if space else None)


def main():
    ap = argparse.ArgumentParser(description=__doc__)
    ap.add_argument('--vo', required=True)
    ap.add_argument('--native', action='store_true', help='as executables')
    args = ap.parse_args()
    vo = os.path.abspath(args.vo)
    failed = 0
    for name, (space, env, source, err, out) in PROGRAMS.items():
        p = run(vo, args.native, space, env, source)
        if p.returncode == (2 if err else 0) and p.stdout == out and p.stderr.startswith(err) and (err or not p.stderr):
            continue
        failed += 1
        print('FAIL %s: exit code %d, %r, %s' % (name, p.returncode, p.stdout[:100], p.stderr[:300]), flush=True)
    print('%d passed, %d failed' % (len(PROGRAMS) - failed, failed))
    return failed != 0


if __name__ == '__main__':
    sys.exit(main())
