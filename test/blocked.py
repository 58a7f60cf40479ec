#!/usr/bin/env python3
"""A goroutine blocked in a read, a wait, an open or a sleep stops no other one; a deadlock is reported only when no timer, read or process is left.

    blocked.py --vo PATH      (or --go, to see what Go does)

In each program a ticker prints beside the blocked goroutine; what unblocks it comes only after some ticks.
"""
import argparse
import os
import subprocess
import sys
import tempfile
import threading

TICKS = 5

HEAD = '''package main

import (
%s)

%s
var ticks = make(chan bool, 1000)

func ticker() {
	for range time.Tick(2 * time.Millisecond) {
		println("tick")
		select {
		case ticks <- true:
		default:
		}
	}
}

func some() {
	for i := 0; i < 5; i++ {
		<-ticks
	}
}

func main() {
	go ticker()
%s
	println("done")
}
'''

# name: (imports, declarations, body, what the driver does after the ticks)
PROGRAMS = {
    'stdin': (['os'], '', 'var b [8]byte\nn, err := os.Stdin.Read(b[:])\nprintln(n, err == nil)', 'write'),
    'stdin scanner': (['bufio', 'os'], '', 's := bufio.NewScanner(os.Stdin)\nprintln(s.Scan(), s.Text())', 'write'),
    'pipe': (['os'], '', 'r, w, _ := os.Pipe()\ngo func() { some(); w.Write([]byte("abc")) }()\nvar b [8]byte\nn, err := r.Read(b[:])\nprintln(n, err == nil)', ''),
    'pipe write': (['os'], '', 'r, w, _ := os.Pipe()\ngo func() { some(); b := make([]byte, 1<<20); for i := 0; i < 1<<18; { n, _ := r.Read(b); i += n } }()\n'
                   'n, err := w.Write(make([]byte, 1<<18))\nprintln(n, err == nil)', ''),
    'wait': (['os/exec'], '', 'c := exec.Command("cat")\nw, _ := c.StdinPipe()\nc.Start()\ngo func() { some(); w.Close() }()\nprintln(c.Wait() == nil)', ''),
    'output': (['os/exec'], '', 'c := exec.Command("sh", "-c", "sleep 0.05; echo x")\nout, err := c.Output()\nprintln(string(out) == "x\\n", err == nil)\nsome()', ''),
    'sleep': ([], '', 'time.Sleep(50 * time.Millisecond)\nsome()', ''),
    'fifo': (['os'], '', 'f, err := os.Open(os.Args[1])\nvar b [8]byte\nn, _ := f.Read(b[:])\nprintln(n, err == nil)', 'fifo'),
    'socket': (['os', 'syscall'], '', 'p, err := syscall.Socketpair(syscall.AF_UNIX, syscall.SOCK_STREAM, 0)\nif err != nil {\nprintln(err.Error())\n}\n'
               'r, w := os.NewFile(uintptr(p[0]), "r"), os.NewFile(uintptr(p[1]), "w")\ngo func() { some(); w.Write([]byte("abc")) }()\nvar b [8]byte\nn, err := r.Read(b[:])\nprintln(n, err == nil)', ''),
    'mutex': (['sync'], '', 'var m sync.Mutex\nm.Lock()\ngo func() { some(); m.Unlock() }()\nm.Lock()', ''),
    'several reads': (['os'], '', 'done := make(chan int)\nvar ws []*os.File\nfor i := 0; i < 20; i++ {\nr, w, _ := os.Pipe()\nws = append(ws, w)\n'
                      'go func() { var b [8]byte; n, _ := r.Read(b[:]); done <- n }()\n}\nsome()\nfor i := range ws {\nws[19-i].Write([]byte("xy"))\nprintln(<-done)\n}', ''),
}

# name: (source, what the driver does after the first line, expected end: deadlock or nothing)
DEADLOCKS = {
    'plain': ('package main\n\nfunc main() {\n\tprintln("start")\n\tselect {}\n}\n', '', True),
    'after a timer': ('package main\n\nimport "time"\n\nfunc main() {\n\tprintln("start")\n\ttime.AfterFunc(20*time.Millisecond, func() { println("fired") })\n\tselect {}\n}\n', '', True),
    'after a sleep': ('package main\n\nimport "time"\n\nfunc main() {\n\tprintln("start")\n\tgo time.Sleep(20 * time.Millisecond)\n\tselect {}\n}\n', '', True),
    'after a read': ('package main\n\nimport "os"\n\nfunc main() {\n\tprintln("start")\n\tgo func() { os.Stdin.Read(make([]byte, 1)); println("read") }()\n\tselect {}\n}\n', 'write', True),
    'beside a read': ('package main\n\nimport "os"\n\nfunc main() {\n\tprintln("start")\n\tgo os.Stdin.Read(make([]byte, 1))\n\tselect {}\n}\n', '', False),
    'beside a sleep': ('package main\n\nimport "time"\n\nfunc main() {\n\tprintln("start")\n\tgo time.Sleep(time.Hour)\n\tselect {}\n}\n', '', False),
    'beside a process': ('package main\n\nimport "os/exec"\n\nfunc main() {\n\tc := exec.Command("sleep", "5")\n\tc.Start()\n\tgo c.Wait()\n\tprintln("start")\n\tselect {}\n}\n', '', False),
}



def start(opts, folder, source, args=()):
    path = os.path.join(folder, 'p.go')
    with open(path, 'w') as f:
        f.write(source)
    if opts.go:
        subprocess.run(['go', 'build', '-o', path[:-3], path], check=True)
        words = [path[:-3]]
    else:
        words = [opts.vo, 'run', path]
    return subprocess.Popen(words + list(args), stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, bufsize=1)


def ticking(opts, name):
    imports, decls, body, action = PROGRAMS[name]
    lines = ''.join('\t"%s"\n' % i for i in sorted(imports + ['time']))
    with tempfile.TemporaryDirectory() as folder:
        fifo = os.path.join(folder, 'fifo')
        os.mkfifo(fifo)
        p = start(opts, folder, HEAD % (lines, decls, body), [fifo])
        guard = threading.Timer(30, p.kill)
        guard.start()
        seen, rest = 0, []
        while True:
            line = p.stderr.readline()
            if line == '':
                break
            if line == 'tick\n':
                seen += 1
                if seen == TICKS and action == 'write':
                    p.stdin.write('abc\n')
                if seen == TICKS and action == 'fifo':
                    with open(fifo, 'w') as f:
                        f.write('abc\n')
            else:
                rest.append(line)
        code = p.wait()
        guard.cancel()
        if code != 0 or seen < TICKS or not rest or rest[-1] != 'done\n' or any('false' in l for l in rest):
            return 'exit code %d, %d ticks, %s' % (code, seen, ''.join(rest)[:400])
    return ''


def deadlock(opts, name):
    source, action, expected = DEADLOCKS[name]
    with tempfile.TemporaryDirectory() as folder:
        p = start(opts, folder, source)
        p.stderr.readline()
        if action == 'write':
            p.stdin.write('x\n')
            p.stdin.flush()
        if not expected:
            try:
                p.wait(0.3)
            except subprocess.TimeoutExpired:
                p.kill()
                p.communicate()
                return ''
            return 'it ended: ' + p.stderr.read()[:400]
        try:
            p.wait(20)
        except subprocess.TimeoutExpired:
            p.kill()
            return 'no deadlock is reported'
        err = p.stderr.read()
        p.stdin.close()
        if p.returncode != 2 or 'fatal error: all goroutines are asleep - deadlock!' not in err:
            return 'exit code %d: %s' % (p.returncode, err[:400])
    return ''


def main():
    ap = argparse.ArgumentParser(description=__doc__.split('\n')[0])
    ap.add_argument('--vo')
    ap.add_argument('--go', action='store_true')
    opts = ap.parse_args()
    failed = 0
    tests = [('ticker beside ' + n, ticking, n) for n in PROGRAMS] + [('deadlock ' + n, deadlock, n) for n in DEADLOCKS]
    for title, test, name in tests:
        fault = test(opts, name)
        if fault:
            failed += 1
            print('FAIL %s: %s' % (title, fault))
    print('%d passed, %d failed' % (len(tests) - failed, failed))
    return failed != 0


if __name__ == '__main__':
    sys.exit(main())
