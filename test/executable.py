#!/usr/bin/env python3
"""Executables of `vo build` in strange surroundings: what Go's executables do there, which is stored here.

    executable.py --vo PATH [--go]      (--go: the same of executables of go, from build/oracle)
"""
import argparse
import os
import re
import resource
import signal
import subprocess
import sys

import building

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
GO = os.path.join(ROOT, 'build', 'oracle', 'usr', 'lib', 'go-1.27', 'bin', 'go')
TABLE = os.path.join(ROOT, 'build', 'golang', 'usr', 'share', 'go-1.27', 'src', 'internal', 'godebugs', 'table.go')

PROGRAM = '''package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"runtime"
	"runtime/debug"
	"strings"
	"sync"
	"syscall"
	"time"
	"unsafe"
)

func unstarted() { select {} }

func main() {
	switch os.Args[1] {
	case "stdin":
		var s string
		n, err := fmt.Scan(&s)
		fmt.Println(n, err)
		_, err = os.Stdin.Read(make([]byte, 1))
		fmt.Println(err == io.EOF)
		f, err := os.Open("/dev/null")
		fmt.Println(f.Fd() > 2, err)
	case "stdout":
		n, err := fmt.Println("x")
		fmt.Fprintln(os.Stderr, n, err)
	case "faults":
		for i := range 16 {
			go func() {
				p := uintptr(0x123456789000)
				for range i * 10000 {
					p++
				}
				*(*byte)(unsafe.Pointer(p)) = 1
			}()
		}
		time.Sleep(time.Minute)
	case "unstarted":
		runtime.GOMAXPROCS(1)
		go unstarted()
		panic("x")
	case "flood":
		w := bufio.NewWriter(os.Stdout)
		for {
			if _, err := w.WriteString(strings.Repeat("y", 20)); err != nil {
				fmt.Fprintln(os.Stderr, err)
				os.Exit(3)
			}
		}
	case "ignored":
		signal.Ignore(syscall.SIGPIPE)
		for {
			if _, err := os.Stdout.WriteString("yyyyyyyyyyyyyyyy\\n"); err != nil {
				fmt.Fprintln(os.Stderr, err, errors.Is(err, syscall.EPIPE))
				os.Exit(3)
			}
		}
	case "notified":
		c := make(chan os.Signal, 1)
		signal.Notify(c, syscall.SIGPIPE)
		for {
			if _, err := os.Stdout.WriteString("yyyyyyyyyyyyyyyy\\n"); err != nil {
				fmt.Fprintln(os.Stderr, err, <-c)
				os.Exit(3)
			}
		}
	case "pipe":
		r, w, _ := os.Pipe()
		r.Close()
		_, err := w.Write([]byte("x"))
		fmt.Println(err, errors.Is(err, syscall.EPIPE))
	case "print":
		for range 100000 {
			println("yyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyy")
		}
	case "panic":
		go func() { select {} }()
		time.Sleep(time.Millisecond)
		panic("x")
	case "threads":
		var wg sync.WaitGroup
		for range 20 {
			wg.Go(func() {
				ts := syscall.Timespec{Nsec: 20e6}
				syscall.Nanosleep(&ts, nil)
				time.Sleep(time.Millisecond)
			})
		}
		wg.Wait()
		fmt.Println("ok")
	case "files":
		for {
			if _, err := os.Open("/dev/null"); err != nil {
				fmt.Println(err)
				return
			}
		}
	case "deep":
		var wg sync.WaitGroup
		for range 100 {
			wg.Go(func() { deep(10000) })
		}
		wg.Wait()
		b := make([]byte, 100<<20)
		fmt.Println(deep(100000), len(b)>>20)
	case "maps":
		wait := make(chan bool)
		for range 20 {
			go func() { deep(10000); <-wait }()
		}
		deep(100000)
		maps, _ := os.ReadFile("/proc/self/maps")
		sum := uint64(0)
		for _, line := range strings.Split(string(maps), "\\n") {
			var from, to uint64
			var rights string
			if n, _ := fmt.Sscanf(line, "%x-%x %s", &from, &to, &rights); n == 3 && rights[1] == 'w' {
				sum += to - from
			}
		}
		fmt.Println(sum < 300<<20)
	case "settings":
		fmt.Println(debug.SetGCPercent(50), debug.SetMemoryLimit(-1))
	}
}

func deep(n int) int {
	var a [10]int
	if n == 0 {
		return a[n%10]
	}
	a[n%10] = deep(n-1) + 1
	return a[n%10]
}
'''
NO_THREAD = re.compile(r'runtime: failed to create new OS thread \(have \d+ already; errno=11\)\nruntime: may need to increase max user processes '
                       r'\(ulimit -u\)\nfatal error: newosproc\n')


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('--vo', required=True)
    parser.add_argument('--go', action='store_true')
    args = parser.parse_args()
    with building.Workplace(args.vo) as w:
        w.write('p.go', PROGRAM)
        if args.go:
            subprocess.run([GO, 'build', '-o', w.path('p'), 'p.go'], cwd=w.folder, check=True)
        else:
            code, text = w.build('p.go')
            w.expect('build', code == 0, text)
        os.chmod(w.folder, 0o755)
        closed_files(w)
        broken_pipes(w)
        limits(w, args.go)
        environment(w, args.go)
        traces(w)
        if not args.go:
            counted(w)
            godebugs(w)
        print('executable: %d failed' % w.failed)
        return 1 if w.failed else 0


def start(w, what, before=None, env=None, **files):
    for name in ('stdin', 'stdout', 'stderr'):
        files.setdefault(name, subprocess.DEVNULL if name == 'stdin' else subprocess.PIPE)
    p = subprocess.run([w.path('p'), what], cwd=w.folder, preexec_fn=before, env=dict(os.environ, **(env or {})), text=True, timeout=100, **files)
    return p.returncode, p.stdout or '', p.stderr or ''


def closed_files(w):
    def closing(*fds):
        return lambda: [os.close(fd) for fd in fds]
    got = start(w, 'stdin', closing(0))
    w.expect('stdin closed', got == (0, '0 EOF\ntrue\ntrue <nil>\n', ''), got)
    got = start(w, 'stdout', closing(1))
    w.expect('stdout closed', got == (0, '', '2 <nil>\n'), got)
    got = start(w, 'panic', closing(2))
    w.expect('stderr closed', got == (2, '', ''), got)
    got = start(w, 'stdin', closing(0, 1, 2))
    w.expect('all closed', got == (0, '', ''), got)


def broken_pipes(w):
    def broken(what, **more):
        r, fd = os.pipe()
        os.close(r)
        file = more.pop('file', 'stdout')
        try:
            return start(w, what, **{file: fd}, **more)
        finally:
            os.close(fd)
    got = broken('flood')
    w.expect('SIGPIPE', got == (-signal.SIGPIPE, '', ''), got)
    got = broken('print', file='stderr')
    w.expect('SIGPIPE of stderr', got[0] in (-signal.SIGPIPE, 0), got)
    got = broken('ignored')
    w.expect('SIGPIPE ignored', got == (3, '', 'write /dev/stdout: broken pipe true\n'), got)
    got = broken('notified')
    w.expect('SIGPIPE notified', got == (3, '', 'write /dev/stdout: broken pipe broken pipe\n'), got)
    got = broken('flood', before=lambda: signal.signal(signal.SIGPIPE, signal.SIG_IGN))
    w.expect('SIGPIPE ignored by the parent', got == (-signal.SIGPIPE, '', ''), got)
    got = start(w, 'pipe')
    w.expect('another pipe', got == (0, 'write |1: broken pipe true\n', ''), got)


def limits(w, go):
    got = start(w, 'files', lambda: resource.setrlimit(resource.RLIMIT_NOFILE, (20, 20)))
    w.expect('RLIMIT_NOFILE', got == (0, 'open /dev/null: too many open files\n', ''), got)

    # Threads that cannot be made: Go's error, or a program that does with fewer.
    def few():
        resource.setrlimit(resource.RLIMIT_NPROC, (number, number))
        if os.getuid() == 0:
            os.setgid(65534)
            os.setuid(65534)
    for number in (1, 2, 5):
        got = start(w, 'threads', few)
        w.expect(('RLIMIT_NPROC', number), got == (0, 'ok\n', '') or (got[0] == 2 and got[1] == '' and NO_THREAD.match(got[2])), got)
    # Little address space. (Go wants 700 MB for hello.)
    for megabytes, whats in ((4000, ('stdin', 'deep', 'threads')), (1000, ('stdin', 'threads')), (200, ('pipe',))):
        for what in () if go and megabytes < 1000 else whats:
            got = start(w, what, lambda: resource.setrlimit(resource.RLIMIT_AS, (megabytes << 20, megabytes << 20)))
            w.expect(('RLIMIT_AS', megabytes, what), got[0] == 0 and got[2] == '' and got[1] in
                     ('0 EOF\ntrue\ntrue <nil>\n', '100000 100\n', 'ok\n', 'write |1: broken pipe true\n'), got)


def environment(w, go):
    for variable, code, out, err in (
            ('GOGC=off', 0, '-1 9223372036854775807\n', ''), ('GOGC=-5', 0, '-1 9223372036854775807\n', ''), ('GOGC=x', 0, '100 9223372036854775807\n', ''),
            ('GOGC=-off', 0, '100 9223372036854775807\n', ''), ('GOGC=30', 0, '30 9223372036854775807\n', ''),
            ('GOMEMLIMIT=10MiB', 0, '100 10485760\n', ''), ('GOMEMLIMIT=off', 0, '100 9223372036854775807\n', ''),
            ('GOMEMLIMIT=1x', 2, '', 'GOMEMLIMIT=1x\nfatal error: malformed GOMEMLIMIT; see `go doc runtime/debug.SetMemoryLimit`\n'),
            ('GODEBUG=asynctimerchan=2', 2, '', 'fatal error: removed GODEBUG "asynctimerchan" set to old value "2" in environment '
             '(https://go.dev/doc/godebug#go-127)\n\ngoroutine 1 [running, locked to thread]:\n'),
            ('GODEBUG=tlskyber=0,x=1', 2, '', 'fatal error: removed GODEBUG "tlskyber" set to old value "0" in environment (https://go.dev/doc/godebug#go-124)\n'),
            ('GODEBUG=asynctimerchan=1,asynctimerchan=0', 2, '', 'fatal error: removed GODEBUG "asynctimerchan" set to old value "1" in environment '),
            ('GODEBUG=asynctimerchan=0,,unknown=1,x509sha1', 0, '100 9223372036854775807\n', '')):
        name, _, value = variable.partition('=')
        got = start(w, 'settings', env={name: value})
        w.expect(variable, got[:2] == (code, out) and got[2].startswith(err) and (err or not got[2]), got)
    if not go:
        code, out, err = start(w, 'deep', env={'VO_GCSTEPS': '1'})
        w.expect('VO_GCSTEPS', code == 0 and re.fullmatch(r'stacks: \d+ frames, \d+ without a map\ngc: \d+ cycles, \d+ steps; cpu p50 \d+ us, p99 \d+ us, p99.9 \d+ us, longest \d+ us; '
                                                          r'wall longest \d+ us\n', err), err)
    for level, code, goroutines in (('none', 2, 0), ('0', 2, 0), ('single', 2, 1), ('1', 2, 2), ('all', 2, 2), ('system', 2, 2), ('2', 2, 2),
                                    ('crash', -signal.SIGABRT, 2), ('xx', 2, 0), ('', 2, 1)):
        got = start(w, 'panic', env={'GOTRACEBACK': level}, before=lambda: resource.setrlimit(resource.RLIMIT_CORE, (0, 0)))
        found = len(re.findall(r'^goroutine \d+ .*:$', got[2], re.M))
        w.expect(('GOTRACEBACK', level), got[0] == code and got[2].startswith('panic: x\n') and (found == goroutines or (level in ('system', '2', 'crash') and found >= 2)), got)


def traces(w):
    for i in range(20):
        got = start(w, 'faults', env={'VO_STRESS': 'many-threads'})
        w.expect('faults on many threads', got[0] == 2 and got[2].startswith('unexpected fault address 0x12345'), got)
    got = start(w, 'unstarted', env={'GOTRACEBACK': 'system'})
    w.expect('frames of a goroutine that has not run', re.search(r'\nmain\.unstarted\(.*\)\n\t.*\nruntime\.goexit', got[2]), got)


def counted(w):
    """vm.overcommit_memory=2, as far as a program can see it: a mount over the file that says so."""
    w.write('two', '2\n')
    for what, said in (('maps', 'true\n'), ('deep', '100000 100\n')):
        code, out, err = w.call('unshare', '--mount', 'sh', '-c', 'mount --bind two /proc/sys/vm/overcommit_memory && exec ./p ' + what)
        if 'unshare' in err or 'mount' in err:
            return
        w.expect(('overcommit_memory=2', what), (code, out, err) == (0, said, ''), (code, out, err))


def godebugs(w):
    """The run time's list is that of the library."""
    with open(os.path.join(ROOT, 'src/native_runtime/removed_godebugs.def')) as f:
        ours = re.findall(r'^VO_REMOVED\("(\w+)", (\d+), "(\w*)", "(\w*)"\)', f.read(), re.M)
    if not os.path.exists(TABLE):
        return
    with open(TABLE) as f:
        rows = re.findall(r'^\t\{Name: "(\w+)", Removed: (\d+), Old: (.*)\},', f.read(), re.M)
    theirs = []
    for name, version, old in rows:
        values = re.findall(r'"(\w+)"', old.split('}')[0]) if old.startswith('func') else [{'zero': '0', 'one': '1'}[old]]
        theirs.append((name, version, values[0], values[1] if len(values) > 1 else ''))
    w.expect('removed settings', ours == theirs, (ours, theirs))


if __name__ == '__main__':
    sys.exit(main())
