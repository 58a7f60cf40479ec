#!/usr/bin/env python3
"""Profiles of `vo run -cpuprofile` and its sisters: written however the program ends in an orderly way, read by vo prof, and without any other
difference for the program.

    run_profiles.py --vo BUILD/bin/vo [--engines vm,jit] [--go GO]

--go: go tool pprof and go tool trace read them, too.
"""
import argparse
import os
import re
import signal
import subprocess
import sys
import tempfile
import time

PROGRAM = '''package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/signal"
	"runtime/pprof"
	"strings"
	"sync"
	"syscall"
	"time"
)

var ready = start()

// An initialiser is part of the profile.
func start() bool {
	busy(60)
	return true
}

var kept [][]byte

func processorTime() int64 {
	var u syscall.Rusage
	syscall.Getrusage(syscall.RUSAGE_SELF, &u)
	return u.Utime.Nano() + u.Stime.Nano()
}

//go:noinline
func busy(ms int) (sum int) {
	for begin := processorTime(); processorTime()-begin < int64(ms)*1e6; {
		for i := range 20000 {
			sum += i % 7
		}
	}
	return sum
}

//go:noinline
func hold() {
	for range 40 {
		kept = append(kept, make([]byte, 1<<20))
	}
}

func contend() {
	var mu sync.Mutex
	var wg sync.WaitGroup
	for range 4 {
		wg.Go(func() {
			mu.Lock()
			time.Sleep(2 * time.Millisecond)
			mu.Unlock()
		})
	}
	wg.Wait()
}

type told struct{}

func (told) Error() string { return "told" }

func main() {
	for _, e := range os.Environ() {
		if strings.HasPrefix(e, "VO_PROFILE") {
			fmt.Println("seen", e)
		}
	}
	fmt.Println("begins")
	pprof.Do(context.Background(), pprof.Labels("part", "first"), func(context.Context) { busy(60) })
	hold()
	contend()
	os.Chdir("/")
	switch os.Args[1] {
	case "exit":
		os.Exit(3)
	case "panic":
		defer fmt.Println("deferred")
		panic(errors.Join(told{}, errors.New("second")))
	case "goroutine":
		go func() {
			var m map[string]int
			m["x"] = 1
		}()
		select {}
	case "stranded":
		time.Sleep(time.Minute)
	case "handler":
		c := make(chan os.Signal, 1)
		signal.Notify(c, syscall.SIGTERM)
		fmt.Println("waits")
		fmt.Println(<-c)
		busy(20)
		os.Exit(4)
	}
	fmt.Println("ends")
}
'''
KINDS = {'cpuprofile': 'main.busy', 'memprofile': 'main.hold', 'blockprofile': 'sync.(*WaitGroup).Wait', 'mutexprofile': 'sync.(*Mutex).Unlock'}


class Test:
    def __init__(self, vo, go, folder):
        self.vo, self.go, self.folder, self.passed, self.failed = vo, go, folder, 0, 0
        self.env = {k: v for k, v in os.environ.items() if not k.startswith(('VO_', 'GOMAXPROCS', 'GOFLAGS'))}
        self.env['VO_CACHE'] = os.path.join(folder, 'cache')

    def check(self, name, ok, what=''):
        self.passed += bool(ok)
        self.failed += not ok
        if not ok:
            print('FAIL %s: %s' % (name, what))

    def start(self, engine, flags, *args):
        return subprocess.Popen([self.vo, 'run', '-engine=' + engine, *flags, 'p.go', *args], cwd=self.folder, env=self.env, stdout=subprocess.PIPE,
                                stderr=subprocess.PIPE)

    def end(self, p, wait=None, send=None):
        first = b''
        if send:
            while wait not in first:
                first += os.read(p.stdout.fileno(), 1000)
            time.sleep(0.3)
            p.send_signal(send)
        out, err = p.communicate(timeout=300)
        return (first + out).decode(), re.sub(r'0x[0-9a-f]+|goroutine \d+', '#', err.decode()), p.returncode

    def prof(self, *args):
        p = subprocess.run([self.vo, 'prof', *args], cwd=self.folder, env=self.env, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        return p.stdout.decode() + p.stderr.decode()

    def profiles(self, name):
        for kind, function in KINDS.items():
            table = self.prof(kind)
            self.check('%s, %s' % (name, kind), function in table, table)
            if self.go:
                p = subprocess.run([self.go, 'tool', 'pprof', '-top', kind], cwd=self.folder, env=dict(self.env, TZ='UTC'), stdout=subprocess.PIPE, stderr=subprocess.PIPE)
                self.check('%s, %s: go tool pprof' % (name, kind), p.stdout.decode() == table, p.stdout.decode() + p.stderr.decode() + table)
        trace = open(os.path.join(self.folder, 'trace'), 'rb').read()
        self.check(name + ', trace', trace.startswith(b'go 1.') and len(trace) > 500, trace[:100])
        if self.go:
            p = subprocess.run([self.go, 'tool', 'trace', '-d=parsed', 'trace'], cwd=self.folder, env=self.env, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
            self.check(name + ': go tool trace', p.returncode == 0 and b'GoCreate' in p.stdout or b'StateTransition' in p.stdout, p.stderr[-500:])

    def ends(self, engine):
        def flags(kinds):
            return ['-%s=%s' % (k, k) for k in kinds]

        everything = flags([*KINDS, 'trace'])
        for how, wait, send in (('return', None, None), ('exit', None, None), ('panic', None, None), ('goroutine', None, None),
                                ('handler', b'waits', signal.SIGTERM), ('stranded', b'begins', signal.SIGTERM), ('stranded', b'begins', signal.SIGINT)):
            name = '%s: %s %s' % (engine, how, send or '')
            plain = self.end(self.start(engine, [], how), wait, send)
            for k in [*KINDS, 'trace']:
                if os.path.exists(os.path.join(self.folder, k)):
                    os.remove(os.path.join(self.folder, k))
            told = self.end(self.start(engine, everything, how), wait, send)
            self.check(name + ' is the same', plain == told, '%r\n  %r' % (plain, told))
            self.profiles(name)
        labels = self.prof('-tags', 'cpuprofile')
        self.check(engine + ': labels', ' part: Total' in labels and ' first' in labels, labels)
        self.check(engine + ': the initialiser is in it', 'main.start' in self.prof('cpuprofile'))

    def bad(self, engine):
        out, err, code = self.end(self.start(engine, ['-cpuprofile=none/cpu'], 'return'))
        self.check(engine + ': no such folder', (out, err, code) == ('', 'vo: open none/cpu: no such file or directory\n', 1), (out, err, code))
        out, err, code = self.end(self.start(engine, ['-memprofile='], 'return'))
        self.check(engine + ': no name', (out, err, code) == ('', 'vo: a profile needs the name of a file\n', 2), (out, err, code))


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('--vo', required=True)
    parser.add_argument('--engines', default='vm')
    parser.add_argument('--go')
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        test = Test(os.path.abspath(args.vo), args.go and os.path.abspath(args.go), folder)
        with open(os.path.join(folder, 'p.go'), 'w') as f:
            f.write(PROGRAM)
        for engine in args.engines.split(','):
            test.ends(engine)
            test.bad(engine)
        module = subprocess.run([test.vo, 'build', '--emit=vob', '-o', 'p.vob', 'p.go'], cwd=folder, env=test.env, stderr=subprocess.PIPE)
        p = subprocess.run([test.vo, 'run', '-cpuprofile=cpu', 'p.vob'], cwd=folder, env=test.env, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        test.check('a module', (module.returncode, p.returncode, p.stderr) == (0, 1, b'vo: a compiled module writes no profiles: run its sources\n'), p)
    print('run_profiles: %d passed, %d failed' % (test.passed, test.failed))
    return 1 if test.failed else 0


if __name__ == '__main__':
    sys.exit(main())
