#!/usr/bin/env python3
"""Stops programs in the middle of operations on large operands.

    bounded.py VO [--size MB] [--report] [NAME...]

Each program repeats one operation for ever; a signal comes in the middle of it, from outside. The program must end at
once, with a trace, and no helper may have done more work between two safepoints than abi/helper.h allows: that is
counted in bytes and the like, not in time. --report prints the longest time between two looks at the host, and the
collector's longest step (of the thread's own time; the first touch of a page is in it).
"""
import argparse
import os
import re
import signal
import subprocess
import sys
import tempfile
import threading
import time

MOST_WORK = 1024  # abi::kMaxWork
HEAD = '''package main

import (
%s)

const size = %d << 20

var (
	sinkBytes []byte
	sinkText string
	sinkInt int
	sinkBool bool
)

type large [size]byte

%s
func main() {
	%s
	println("go")
	for {
		%s
	}
}
'''
TEXTS = 'a := make([]byte, size); b := make([]byte, size); s := string(a); t := string(b); _, _, _, _ = a, b, s, t'
# name: imports, declarations, set-up, operation
PROGRAMS = {
    'copy': ((), '', TEXTS, 'copy(a, b)'),
    'copy down': ((), '', TEXTS, 'copy(a[1:], a)'),
    'copy of a string': ((), '', TEXTS, 'copy(a, s)'),
    'copy of pointers': ((), '', 'a := make([]*int, size/8); b := make([]*int, size/8)', 'copy(a, b)'),
    'clear': ((), '', TEXTS, 'clear(a)'),
    'clear of pointers': ((), '', 'a := make([]*int, size/8)', 'clear(a)'),
    'append': ((), '', TEXTS, 'sinkBytes = append(a[:1:1], b...)'),
    'append in place': ((), '', TEXTS, 'sinkBytes = append(a[:0], s...)'),
    'append of one': ((), '', TEXTS, 'sinkBytes = append(a, 1)'),
    'make': ((), '', '', 'sinkBytes = make([]byte, size)'),
    'make of pointers': ((), 'var sink []*int\n', '', 'sink = make([]*int, size/8)'),
    'new': ((), 'var sink *large\n', '', 'sink = new(large)'),
    'channel': ((), 'var sink chan int\n', '', 'sink = make(chan int, size/8)'),
    'assignment of arrays': ((), 'var x, y large\n', '', 'x = y'),
    'boxing': ((), 'var x large\nvar sink any\n', '', 'sink = x'),
    'concatenation': ((), '', TEXTS, 'sinkText = s + t'),
    'string of bytes': ((), '', TEXTS, 'sinkText = string(a)'),
    'bytes of a string': ((), '', TEXTS, 'sinkBytes = []byte(s)'),
    'runes of a string': ((), 'var sink []rune\n', TEXTS, 'sink = []rune(s)'),
    'string of runes': ((), '', 'r := make([]rune, size/4)', 'sinkText = string(r)'),
    'equality of strings': ((), '', TEXTS, 'sinkBool = s == t'),
    'order of strings': ((), '', TEXTS, 'sinkBool = s < t'),
    'equality of arrays': ((), 'var x, y large\n', '', 'sinkBool = x == y'),
    'equality of interfaces': ((), '', TEXTS + '; x, y := any([2]any{s, 1}), any([2]any{t, 2})', 'sinkBool = x == y'),
    'compare': (('bytes',), '', TEXTS, 'sinkInt = bytes.Compare(a, b)'),
    'index of a byte': (('bytes',), '', TEXTS, "sinkInt = bytes.IndexByte(a, 'x')"),
    'last index of a byte': (('strings',), '', TEXTS, "sinkInt = strings.LastIndexByte(s, 'x')"),
    'count': (('strings',), '', TEXTS, 'sinkInt = strings.Count(s, "x")'),
    'index': (('strings',), '', TEXTS, 'sinkInt = strings.Index(s, "\\x00\\x00x")'),
    'index of a long text': (('strings',), '', TEXTS + '; u := s[:size/2] + "x"', 'sinkInt = strings.Index(s, u)'),
    'look-up of a long key': ((), '', TEXTS + '; m := map[string]int{s: 1}', 'sinkInt = m[t]'),
    'entering a long key': ((), '', TEXTS, 'm := map[string]int{}; m[s] = 1; m[t] = 2; delete(m, s)'),
    'look-up of an array': ((), 'var x, y large\n', 'm := map[large]int{x: 1}', 'sinkInt = m[y]'),
    'large elements': ((), 'var x large\n', '', 'm := map[int]large{}; m[1] = x'),
    'growth of a map': ((), '', '', 'm := map[int]int{}; for i := range size / 32 { m[i] = i }'),
    'iteration of an empty map': ((), '', 'm := map[int]int{}; for i := range size / 32 { m[i] = i }; for i := range size / 32 { if i != 7 { delete(m, i) } }',
                                  'for k := range m { sinkInt = k }'),
    'clone of a map': (('maps',), 'var sink map[int]int\n', 'm := map[int]int{}; for i := range size / 32 { m[i] = i }',
                       'sink = maps.Clone(m)'),
    'copy by reflect': (('reflect',), '', TEXTS + '; x, y := reflect.ValueOf(a), reflect.ValueOf(b)', 'reflect.Copy(x, y)'),
    'set by reflect': (('reflect',), 'var x, y large\n', 'v, w := reflect.ValueOf(&x).Elem(), reflect.ValueOf(&y).Elem()', 'v.Set(w); v.SetZero()'),
    'hash': (('hash/maphash',), '', TEXTS + '; seed := maphash.MakeSeed()', 'sinkBool = maphash.Bytes(seed, a) == 0'),
    'collection': (('runtime',), 'type node struct { next *node; n [4]int }\n',
                   'var list *node; for range size / 64 { list = &node{next: list} }', 'runtime.GC(); sinkBool = list == nil'),
    'many deferred calls': ((), 'func f(n int) { for range n { defer func() {}() } }\n', '', 'f(size / 256)'),
    'random bytes': (('syscall', 'unsafe'), '', TEXTS, 'syscall.Syscall(318, uintptr(unsafe.Pointer(&a[0])), size, 0)'),
    'files': (('os',), '', TEXTS + '; f, _ := os.CreateTemp("", "bounded"); os.Remove(f.Name())', 'f.WriteAt(a, 0); f.ReadAt(b, 0)'),
    'print': (('os', 'syscall'), '', TEXTS + '; null, _ := os.OpenFile("/dev/null", os.O_WRONLY, 0); println("go"); syscall.Dup3(2, 9, 0); syscall.Dup3(int(null.Fd()), 2, 0)',
              'print(s)'),
    'close': (('runtime',), '', '', 'c := make(chan int); for range 20000 { go func() { <-c }() }; for range 3 { runtime.Gosched() }; close(c); for runtime.NumGoroutine() > 1 { runtime.Gosched() }'),
    'broadcast': (('runtime', 'sync'), '', '', 'var mu sync.Mutex; c := sync.NewCond(&mu); for range 20000 { go func() { mu.Lock(); c.Wait(); mu.Unlock() }() }; '
                                       'for range 3 { runtime.Gosched() }; for runtime.NumGoroutine() > 1 { c.Broadcast(); runtime.Gosched() }'),
}


def run(vo, name, size, directory):
    """Microseconds without a look at the host, of the collector's longest step, and what was wrong."""
    imports, declarations, setup, operation = PROGRAMS[name]
    path = os.path.join(directory, name.replace(' ', '_') + '.go')
    with open(path, 'w') as f:
        f.write(HEAD % (''.join('\t"%s"\n' % i for i in imports), size, declarations, setup, operation))
    p = subprocess.Popen([vo, 'run', path], stderr=subprocess.PIPE, env=dict(os.environ, VO_GCSTEPS='1'))
    line = p.stderr.readline()
    if line != b'go\n':
        p.kill()
        return 0, 0, (line + p.stderr.read()).decode()
    time.sleep(0.2)
    p.send_signal(signal.SIGQUIT)
    watch = threading.Timer(20, p.kill)
    watch.start()
    out = p.stderr.read().decode(errors='replace')
    code = p.wait()
    watch.cancel()
    work = re.search(r'most work (\d+) units', out)
    longest = re.search(r'longest (\d+) us; wall', out)
    deaf = re.search(r'units; (\d+) us without', out)
    if name == 'print':
        return 0, 0, '' if code == 2 else 'exit code %d' % code
    if code != 2 or 'SIGQUIT' not in out or work is None:
        return 0, 0, 'exit code %d: %s' % (code, out[:500])
    if int(work.group(1)) > MOST_WORK:
        return 0, 0, 'a helper has done %s units of work at once' % work.group(1)
    return int(deaf.group(1)), int(longest.group(1)), ''


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('vo')
    parser.add_argument('--size', type=int, default=32, help='of operands, in MB')
    parser.add_argument('--report', action='store_true')
    parser.add_argument('names', nargs='*')
    args = parser.parse_args()
    failed = 0
    with tempfile.TemporaryDirectory() as directory:
        for name in args.names or PROGRAMS:
            took, longest, wrong = run(args.vo, name, args.size, directory)
            if wrong:
                print('FAIL %s: %s' % (name, wrong))
                failed += 1
            elif args.report:
                print('%-28s longest time without a look %5d us, longest step of the collector %5d us' % (name, took, longest), flush=True)
    print('%d passed, %d failed' % (len(args.names or PROGRAMS) - failed, failed))
    return failed != 0


if __name__ == '__main__':
    sys.exit(main())
