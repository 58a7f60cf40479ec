#!/usr/bin/env python3
"""Executables for aarch64 Linux, run by qemu-user: a share of the corpus, and what is particular to that target.

    aarch64.py --vo PATH [--every N] [-j N]

Exits with 77 and says why if there is no qemu, or if vo was built without what it takes.
"""
import argparse
import os
import shutil
import struct
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
# Address space that is reserved costs qemu memory: the less there is, the less is reserved.
QEMU = 'qemu-aarch64 -R 16G'

FACTS = r'''package main

import (
	"bytes"
	"fmt"
	"os"
	"runtime"
	"runtime/debug"
	"sync"
	"syscall"
	"time"
	"unsafe"
)

func deep(n int, pad [40]int) int {
	if n == 0 {
		return pad[3]
	}
	pad[3] = n
	return deep(n-1, pad) + 1
}

func many(a, b, c, d, e, f, g, h, i, j, k int) int { return a + 2*b + 3*c + 4*d + 5*e + 6*f + 7*g + 8*h + 9*i + 10*j + 11*k + deep(200, [40]int{}) }

//go:noinline
func floats(x float64, n int) (y float64) {
	for i := 0; i < n; i++ {
		y = y*0.5 + x
		runtime.Gosched()
	}
	return y
}

func main() {
	fmt.Println(runtime.GOARCH, unsafe.Sizeof(syscall.Stat_t{}), syscall.SYS_WRITE)
	var st syscall.Stat_t
	fmt.Println(syscall.Stat("/proc/self/exe", &st), st.Mode&syscall.S_IFMT == syscall.S_IFREG, st.Nlink == 1, os.Getpid() == syscall.Getpid())
	info, _ := debug.ReadBuildInfo()
	for _, s := range info.Settings {
		if s.Key == "GOARCH" || s.Key == "GOARM64" || s.Key == "GOAMD64" {
			fmt.Println(s.Key, s.Value)
		}
	}
	// Stacks that grow with arguments in memory, in many goroutines at once; collections meanwhile.
	var wait sync.WaitGroup
	sums := make([]int, 50)
	for i := range sums {
		wait.Add(1)
		go func() {
			defer wait.Done()
			var kept [][]byte
			for k := range 20 {
				kept = append(kept, bytes.Repeat([]byte{byte(i)}, 1000*k))
			}
			runtime.GC()
			sums[i] = many(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, i) + len(kept[19])
			if kept[10][5] != byte(i) {
				panic("lost")
			}
		}()
	}
	wait.Wait()
	fmt.Println(sums[0], sums[49], deep(20000, [40]int{}))
	// Floating-point registers that calls preserve, across switches.
	results := make([]float64, 8)
	for i := range results {
		wait.Go(func() { results[i] = floats(float64(i), 40) })
	}
	wait.Wait()
	fmt.Printf("%.6f\n", results)
	func() {
		defer func() { fmt.Println(recover()) }()
		var p *int
		*p = 1
	}()
	start := time.Now()
	time.Sleep(5 * time.Millisecond)
	fmt.Println(time.Since(start) >= 5*time.Millisecond)
}
'''
SAID = '''arm64 128 64
<nil> true true true
GOARCH arm64
GOARM64 v8.0
19586 20125 20001
[0.000000 2.000000 4.000000 6.000000 8.000000 10.000000 12.000000 14.000000]
runtime error: invalid memory address or nil pointer dereference
true
'''
OVERFLOW = '''package main

func down(n int) int { return down(n+1) + 1 }

func main() { println(down(0)) }
'''


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('--vo', required=True)
    parser.add_argument('--every', type=int, default=12, help='of the corpus every N-th program')
    parser.add_argument('-j', type=int, default=2)
    opts = parser.parse_args()
    native = os.path.join(os.path.dirname(os.path.realpath(opts.vo)), '..', 'lib', 'vo', 'native-aarch64', 'libvo_native.a')
    if shutil.which('qemu-aarch64') is None:
        print('skipped: there is no qemu-aarch64 (Debian: qemu-user; ./dev aarch64 installs it)')
        sys.exit(77)
    if not os.path.exists(native):
        print('skipped: this vo was built without what executables for aarch64 are made of (./dev aarch64)')
        sys.exit(77)
    failed = 0

    def expect(what, ok, detail=''):
        nonlocal failed
        failed += not ok
        print('%s %s%s' % ('ok  ' if ok else 'FAIL', what, '' if ok else '\n' + str(detail)), flush=True)

    with tempfile.TemporaryDirectory() as folder:
        def build(name, text):
            source, program = os.path.join(folder, name + '.go'), os.path.join(folder, name)
            with open(source, 'w') as f:
                f.write(text)
            p = subprocess.run([opts.vo, 'build', '--target=aarch64-linux', '-o', program, source], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
            expect('build ' + name, p.returncode == 0, p.stdout)
            return program

        def run(program, **env):
            return subprocess.run(QEMU.split() + [program], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=dict(os.environ, **env), timeout=300)

        program = build('facts', FACTS)
        with open(program, 'rb') as f:
            header = f.read(20)
        expect('machine', header[:4] == b'\x7fELF' and struct.unpack('<H', header[18:20])[0] == 183, header)
        for env in ({'GOMAXPROCS': '1'}, {'GOMAXPROCS': '2'}, {'VO_STRESS': 'gc-every-alloc,poison-freed,verify-heap'}):
            p = run(program, **env)
            expect('facts %s' % env, p.returncode == 0 and p.stdout == SAID, (p.returncode, p.stdout, p.stderr[:2000]))
        p = run(build('overflow', OVERFLOW))
        expect('overflow', p.returncode == 2 and 'goroutine stack exceeds 1000000000-byte limit' in p.stderr and 'main.down' in p.stderr, (p.returncode, p.stderr[:500]))
    corpus = subprocess.run([sys.executable, os.path.join(HERE, 'run_corpus.py'), '--vo', opts.vo, '-j', str(opts.j), '--mode', 'native', '--timeout', '120',
                             '--build-flag=--target=aarch64-linux', '--run-with', QEMU, '--failures', 'aarch64_failures.txt', '--shard', '0/%d' % opts.every])
    expect('corpus', corpus.returncode == 0)
    sys.exit(failed != 0)


if __name__ == '__main__':
    main()
