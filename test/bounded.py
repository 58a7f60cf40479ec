#!/usr/bin/env python3
"""Stops programs in the middle of operations on large operands.

    bounded.py VO [--size MB] [--seconds S] [--report RUNS] [NAME...]

Each program repeats one operation for ever; a signal comes in the middle of it, from outside. The program must end at
once, with a trace, and no helper may have done more work between two safepoints than abi/helper.h allows: that is
counted in bytes and the like, not in time. --report prints the longest time between two looks at the host (of the
thread's own time, and of the clock, other processes included), and the collector's longest step, in microseconds.
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
A, B = 'a := make([]byte, size)', 'b := make([]byte, size)'
S, T = 's := string(make([]byte, size))', 't := string(make([]byte, size))'
MAP = 'm := map[int]int{}; for i := range size / 32 { m[i] = i }'
DEEP = 'func deep(n int, f func()) int { if n == 0 { f(); return 0 }; return deep(n-1, f) + 1 }\n'
MANY = 'stop := make(chan int); for range %s { go func() { <-stop }() }; for range 3 { runtime.Gosched() }'
SELECT = 'var cs [65536]reflect.SelectCase; for i := range cs { cs[i] = reflect.SelectCase{Dir: reflect.SelectRecv, Chan: reflect.ValueOf(make(chan int))} }'
# name: rows of abi/work.def, imports, declarations, set-up, operation
PROGRAMS = {
    'copy': ('CopySlice', (), '', A + '; ' + B, 'copy(a, b)'),
    'copy down': ('CopySlice', (), '', A, 'copy(a[1:], a)'),
    'copy of a string': ('CopyStr', (), '', A + '; ' + S, 'copy(a, s)'),
    'copy of pointers': ('CopySlice', (), '', 'a := make([]*int, size/8); b := make([]*int, size/8)', 'copy(a, b)'),
    'clear': ('ClearSlice', (), '', A, 'clear(a)'),
    'clear of pointers': ('ClearSlice', (), '', 'a := make([]*int, size/8)', 'clear(a)'),
    'append': ('AppendSlice Grow', (), '', A + '; ' + B, 'sinkBytes = append(a[:1:1], b...)'),
    'append in place': ('AppendStr', (), '', A + '; ' + S, 'sinkBytes = append(a[:0], s...)'),
    'append of one': ('Append1', (), '', A, 'sinkBytes = append(a, 1)'),
    'append of three': ('Grow', (), '', A, 'sinkBytes = append(a, 1, 2, 3)'),
    'append in a loop': ('Append1', (), '', '', 'sinkBytes = nil; for len(sinkBytes) < size { sinkBytes = append(sinkBytes, 1) }'),
    'make': ('MakeSlice', (), '', '', 'sinkBytes = make([]byte, size)'),
    'make and set': ('MakeSlice', (), '', '', 'sinkBytes = make([]byte, size); for i := range sinkBytes { sinkBytes[i] = 1 }'),
    'make of pointers': ('MakeSlice', (), 'var sink []*int\n', '', 'sink = make([]*int, size/8)'),
    'new': ('New', (), 'var sink *large\n', '', 'sink = new(large)'),
    'channel': ('MakeChan', (), 'var sink chan int\n', '', 'sink = make(chan int, size/8)'),
    'channel of large elements': ('Send Recv', (), 'type elem [65535]byte\n', 'c := make(chan elem, size/65536+1); var x elem', 'for range size / 65536 { c <- x }; for range size / 65536 { x = <-c }'),
    'assignment of arrays': ('CopyT', (), '', 'x, y := new(large), new(large)', '*x = *y'),
    'clearing of an array': ('ClearT', (), '', 'x := new(large)', '*x = large{}'),
    'boxing': ('BoxMem', (), 'var sink any\n', 'x := new(large)', 'sink = *x'),
    'concatenation': ('Concat', (), '', S + '; ' + T, 'sinkText = s + t'),
    'concatenation of many': ('Concat', (), 'func f(s string, n int) string { for range n { s += "0123456789abcdef" }; return s }\n', '', 'sinkText = f("", 3000)'),
    'string of bytes': ('bytesToString', (), '', A, 'sinkText = string(a)'),
    'temporary string of bytes': ('StrTemp', (), '', A + '; m := map[string]int{"x": 1}', 'sinkInt = m[string(a)]'),
    'bytes of a string': ('stringToBytes', (), '', S, 'sinkBytes = []byte(s)'),
    'bytes of a string that stay': ('stringToSmallBytes', (), '', S, 'x := []byte(s); sinkInt += len(x)'),
    'runes of a string': ('stringToRunes', (), 'var sink []rune\n', S, 'sink = []rune(s)'),
    'runes of a string that stay': ('stringToSmallRunes', (), '', S, 'x := []rune(s); sinkInt += len(x)'),
    'string of runes': ('runesToString', (), '', 'r := make([]rune, size/4)', 'sinkText = string(r)'),
    'range over a string': ('DecodeRune', (), '', S, 'for _, r := range s { sinkInt += int(r) }'),
    'equality of strings': ('EqStr', (), '', S + '; ' + T, 'sinkBool = s == t'),
    'order of strings': ('CmpStr', (), '', S + '; ' + T, 'sinkBool = s < t'),
    'equality of arrays': ('EqMem', (), '', 'x, y := new(large), new(large)', 'sinkBool = *x == *y'),
    'equality of interfaces': ('EqIface', (), '', S + '; ' + T + '; x, y := any([2]any{s, 1}), any([2]any{t, 2})', 'sinkBool = x == y'),
    'equality of many interfaces': ('EqMem', (), 'type many [size / 32]any\n', 'x, y := new(many), new(many); for i := range x { x[i], y[i] = 1, 1 }', 'sinkBool = *x == *y'),
    'compare': ('bytealgCompare', ('bytes',), '', A + '; ' + B, 'sinkInt = bytes.Compare(a, b)'),
    'compare strings': ('bytealgCompareString', ('strings',), '', S + '; ' + T, 'sinkInt = strings.Compare(s, t)'),
    'index of a byte': ('bytealgIndexByte', ('bytes',), '', A, "sinkInt = bytes.IndexByte(a, 'x')"),
    'index of a byte in a string': ('bytealgIndexByteString', ('strings',), '', S, "sinkInt = strings.IndexByte(s, 'x')"),
    'last index of a byte': ('bytealgLastIndexByteString', ('strings',), '', S, "sinkInt = strings.LastIndexByte(s, 'x')"),
    'last index of a byte in bytes': ('bytealgLastIndexByte', ('bytes',), '', A, "sinkInt = bytes.LastIndexByte(a, 'x')"),
    'count': ('bytealgCountString', ('strings',), '', S, 'sinkInt = strings.Count(s, "x")'),
    'count in bytes': ('bytealgCount', ('bytes',), '', A, 'sinkInt = bytes.Count(a, []byte("x"))'),
    'index': ('bytealgIndexString', ('strings',), '', S, 'sinkInt = strings.Index(s, "\\x00\\x00x")'),
    'index in bytes': ('bytealgIndex', ('bytes',), '', A, 'sinkInt = bytes.Index(a, []byte("\\x00\\x00x"))'),
    'index of a long text': ('bytealgIndexString', ('strings',), '', S + '; u := s[:size/2] + "x"', 'sinkInt = strings.Index(s, u)'),
    'repeat': ('bytealgMakeNoZero', ('strings',), '', '', 'sinkText = strings.Repeat("x", size)'),
    'split': ('MakeSlice', ('strings',), '', 's := strings.Repeat("abcdefg ", size / 64)', 'sinkInt = len(strings.Split(s, " "))'),
    'replace': ('AppendStr', ('strings',), '', 's := strings.Repeat("abcdefg ", size / 8)', 'sinkText = strings.ReplaceAll(s, " ", "--")'),
    'checksum': ('IdxU32', ('crypto/sha256',), '', A, 'sinkInt = int(sha256.Sum256(a)[0])'),
    'width of a number': ('AppendSlice', ('fmt',), '', '', 'sinkText = fmt.Sprintf("%*d", 1000000, 1)'),
    'product of large numbers': ('MulHiU', ('math/big',), '', 'x := new(big.Int).Lsh(big.NewInt(3), 8*min(size, 1<<20)); x.Sub(x, big.NewInt(1))', 'new(big.Int).Mul(x, x)'),
    'sum of large numbers': ('Add', ('math/big',), '', 'x := new(big.Int).Lsh(big.NewInt(3), 8*size); y := new(big.Int)', 'y.Add(x, x)'),
    'look-up of a long key': ('MapGet', (), '', S + '; ' + T + '; m := map[string]int{s: 1}', 'sinkInt = m[t]'),
    'look-up of keys of 60 KB': ('MapGet', ('strings',), '', 's := strings.Repeat("x", 60<<10); m := map[string]int{s: 1}', 'sinkInt = m[s]'),
    'entering a long key': ('MapSet MapDelete', (), '', S + '; ' + T, 'm := map[string]int{}; m[s] = 1; m[t] = 2; delete(m, s)'),
    'look-up of an array': ('MapGet', (), '', 'x, y := new(large), new(large); m := map[large]int{*x: 1}', 'sinkInt = m[*y]'),
    'large elements': ('MapSet', (), '', 'x := new(large)', 'm := map[int]large{}; m[1] = *x'),
    'growth of a map': ('MapSet', (), '', '', 'm := map[int]int{}; for i := range size / 32 { m[i] = i }'),
    'growth of a map of texts': ('MapSet', ('strconv',), '', '', 'm := map[string]string{}; for i := range size / 64 { k := strconv.Itoa(i); m[k] = k }'),
    'growth of a map of arrays': ('MapSet', (), '', '', 'm := map[[12]int][12]int{}; for i := range size / 192 { k := [12]int{i}; m[k] = k }'),
    'a map with a hint': ('MakeMap', (), '', '', 'm := make(map[int]int, size / 32); m[1] = 1'),
    'clear of a map': ('MapClear', (), '', '', MAP + '; clear(m)'),
    'iteration': ('MapIterInit MapIterNext', (), '', MAP, 'for k := range m { sinkInt = k }'),
    'iteration of an empty map': ('MapIterInit MapIterNext', (), '', MAP + '; for i := range size / 32 { if i != 7 { delete(m, i) } }',
                                  'for k := range m { sinkInt = k }'),
    'iteration by reflect': ('mapsNext', ('reflect',), '', MAP + '; for i := range size / 32 { if i != 7 { delete(m, i) } }; v := reflect.ValueOf(m)',
                             'for it := v.MapRange(); it.Next(); { sinkInt++ }'),
    'clone of a map': ('mapsClone', ('maps',), 'var sink map[int]int\n', MAP, 'sink = maps.Clone(m)'),
    'maps by reflect': ('mapaccessFaststr mapassignFaststr mapdeleteFaststr', ('reflect',), '', S + '; m := map[string]int{}; v, k, one := reflect.ValueOf(m), reflect.ValueOf(s), reflect.ValueOf(1)',
                        'v.SetMapIndex(k, one); sinkBool = v.MapIndex(k).IsValid(); v.SetMapIndex(k, reflect.Value{})'),
    'maps of arrays by reflect': ('mapaccess mapassign mapdelete', ('reflect',), '', 'x := new(large); m := map[large]int{}; v, k, one := reflect.ValueOf(m), reflect.ValueOf(x).Elem(), reflect.ValueOf(1)',
                                  'v.SetMapIndex(k, one); sinkBool = v.MapIndex(k).IsValid(); v.SetMapIndex(k, reflect.Value{})'),
    'copy by reflect': ('typedslicecopy', ('reflect',), '', A + '; ' + B + '; x, y := reflect.ValueOf(a), reflect.ValueOf(b)', 'reflect.Copy(x, y)'),
    'set by reflect': ('typedmemmove typedmemclr', ('reflect',), '', 'v, w := reflect.ValueOf(new(large)).Elem(), reflect.ValueOf(new(large)).Elem()', 'v.Set(w); v.SetZero()'),
    'clear by reflect': ('typedarrayclear', ('reflect',), '', A + '; v := reflect.ValueOf(a)', 'v.Clear()'),
    'new by reflect': ('unsafeNew unsafeNewArray', ('reflect',), 'var sink reflect.Value\n', '', 'sink = reflect.New(reflect.TypeFor[large]()); sink = reflect.MakeSlice(reflect.TypeFor[[]*int](), size/8, size/8)'),
    'append by reflect': ('reflectGrowslice', ('reflect',), 'var sink reflect.Value\n', A + '; v, one := reflect.ValueOf(a), reflect.ValueOf(byte(1))', 'sink = reflect.Append(v, one)'),
    'channel by reflect': ('reflectMakechan', ('reflect',), 'var sink reflect.Value\n', '', 'sink = reflect.MakeChan(reflect.TypeFor[chan int](), size/8)'),
    'equality by reflect': ('typeEqual', ('reflect',), '', 'v, w := reflect.ValueOf(new(large)).Elem(), reflect.ValueOf(new(large)).Elem()', 'sinkBool = v.Equal(w)'),
    'deep equality': ('CallIface', ('reflect',), '', A + '; ' + B, 'sinkBool = reflect.DeepEqual(a, b)'),
    'hash': ('runtimeMemhash', ('hash/maphash',), '', A + '; seed := maphash.MakeSeed()', 'sinkBool = maphash.Bytes(seed, a) == 0'),
    'hash of a value': ('typeHash', ('hash/maphash',), '', 'x := new(large); seed := maphash.MakeSeed()', 'sinkBool = maphash.Comparable(seed, *x) == 0'),
    'collection': ('runtimeGc', ('runtime',), 'type node struct { next *node; n [4]int }\n',
                   'var list *node; for range size / 64 { list = &node{next: list} }', 'runtime.GC(); sinkBool = list == nil'),
    'giving memory back': ('runtimeReleaseFreePages', ('runtime/debug',), '', '', 'for i := range 1 << 10 { sinkBytes = make([]byte, size>>10); sinkBytes[i] = 1; clear(sinkBytes) }; debug.FreeOSMemory()'),
    'statistics': ('runtimeReadMemStats', ('runtime',), 'var ms runtime.MemStats\n', 'var keep [][]byte; for range size / 8192 { keep = append(keep, make([]byte, 8192)) }', 'runtime.ReadMemStats(&ms); sinkBool = keep == nil'),
    'many deferred calls': ('ReturnDefer', (), 'func f(n int) { for range n { defer func() {}() } }\n', '', 'f(size / 256)'),
    'a panic of a deep stack': ('Panic Recover', (), DEEP + 'func f() { defer func() { recover() }(); deep(min(size / 64, 1000000), func() { panic(1) }) }\n', '', 'f()'),
    'the end of a deep goroutine': ('Return', ('runtime',), DEEP, '', 'c := make(chan int); go func() { defer close(c); deep(min(size / 64, 1000000), runtime.Goexit) }(); <-c'),
    'traceback of a deep stack': ('runtimeStack', ('runtime',), DEEP, 'buf := make([]byte, 1<<16)', 'deep(min(size / 64, 1000000), func() { for range 20 { runtime.Stack(buf, false) } })'),
    'callers of a deep stack': ('runtimeCallers', ('runtime',), DEEP, 'n := min(size / 64, 1000000); pcs := make([]uintptr, n + 100)', 'deep(n, func() { for range 20 { sinkInt = runtime.Callers(0, pcs) } })'),
    'far callers': ('runtimeCallers', ('runtime',), DEEP, 'n := min(size / 64, 1000000); pcs := make([]uintptr, 1)', 'deep(n, func() { for range 20 { sinkInt = runtime.Callers(n - 10, pcs) } })'),
    'goroutine profile': ('runtimeProfileRecords', ('runtime',), '', MANY % '(size / 16384)' + '; rs := make([]runtime.StackRecord, size/16384 + 100)', 'sinkInt, sinkBool = runtime.GoroutineProfile(rs)'),
    'stacks of all goroutines': ('runtimeStack', ('runtime',), '', MANY % '(size / 16384)' + '; buf := make([]byte, size)', 'sinkInt = runtime.Stack(buf, true)'),
    'execution trace': ('runtimeTraceStart runtimeTraceEnd', ('io', 'runtime', 'runtime/trace'), '', MANY % '(size / 16384)', 'trace.Start(io.Discard); runtime.Gosched(); trace.Stop()'),
    'search for leaks': ('runtimeCollectLeaks', ('io', 'runtime/pprof'), 'type node struct { next *node; n [4]int }\n',
                         'var list *node; for range size / 64 { list = &node{next: list} }', 'pprof.Lookup("goroutineleak").WriteTo(io.Discard, 0); sinkBool = list == nil'),
    'select of many': ('reflectRselect', ('reflect',), '', SELECT + '; cs[7].Chan = reflect.ValueOf(make(chan int, 1)); one := reflect.ValueOf(1)', 'cs[7].Chan.Send(one); sinkInt, _, _ = reflect.Select(cs[:])'),
    'select of many that waits': ('reflectRselect', ('reflect', 'runtime'), '', SELECT + '; one := reflect.ValueOf(1)', 'go func() { runtime.Gosched(); cs[7].Chan.Send(one) }(); sinkInt, _, _ = reflect.Select(cs[:])'),
    'random bytes': ('syscall6', ('syscall', 'unsafe'), '', A, 'syscall.Syscall(318, uintptr(unsafe.Pointer(&a[0])), size, 0)'),
    'files': ('syscall6', ('os',), '', A + '; ' + B + '; f, _ := os.CreateTemp("", "bounded"); os.Remove(f.Name())', 'f.WriteAt(a, 0); f.ReadAt(b, 0)'),
    'print': ('Print runtimeWrite', ('os', 'syscall'), '', S + '; null, _ := os.OpenFile("/dev/null", os.O_WRONLY, 0); println("go"); syscall.Dup3(2, 9, 0); syscall.Dup3(int(null.Fd()), 2, 0)',
              'print(s)'),
    'close': ('CloseChan', ('runtime',), '', '', 'c := make(chan int); for range 20000 { go func() { <-c }() }; for range 3 { runtime.Gosched() }; close(c); for runtime.NumGoroutine() > 1 { runtime.Gosched() }'),
    'close by reflect': ('reflectChanclose', ('reflect', 'runtime'), '', '', 'c := make(chan int); for range 20000 { go func() { <-c }() }; for range 3 { runtime.Gosched() }; reflect.ValueOf(c).Close(); for runtime.NumGoroutine() > 1 { runtime.Gosched() }'),
    'broadcast': ('notifyListNotifyAll', ('runtime', 'sync'), '', '', 'var mu sync.Mutex; c := sync.NewCond(&mu); for range 20000 { go func() { mu.Lock(); c.Wait(); mu.Unlock() }() }; '
                                       'for range 3 { runtime.Gosched() }; for runtime.NumGoroutine() > 1 { c.Broadcast(); runtime.Gosched() }'),
    'many timers at once': ('timeSleep', ('runtime', 'time'), '', '', 'for range 20000 { go func() { time.Sleep(time.Millisecond) }() }; for runtime.NumGoroutine() > 1 { runtime.Gosched() }'),
    'a large frame': ('FrameZero Call', (), 'func f(n int) int { var x [65000]int; x[n] = n; return x[n/2] }\n', '', 'sinkInt = f(7)'),
}
# Pieces of what no program here does: callers of the library have small operands, or it is one of the above.
ELSEWHERE = {
    'MapIterNext', 'reflectMemmove', 'typedmemclrpartial', 'typehash',
}

def rows_without_program():
    """Rows of the table that are done in pieces and that nothing here does."""
    with open(os.path.join(os.path.dirname(__file__), '..', 'src', 'abi', 'work.def')) as f:
        rows = re.findall(r'^VO_WORK_\w+\((\w+), Pieces,', f.read(), re.M)
    done = set(' '.join(p[0] for p in PROGRAMS.values()).split()) | ELSEWHERE
    return [r for r in rows if r not in done]


def run(vo, name, args, directory):
    """Microseconds without a look at the host (of the thread, of the clock), of the collector's longest step, and what
    was wrong."""
    _, imports, declarations, setup, operation = PROGRAMS[name]
    path = os.path.join(directory, name.replace(' ', '_') + '.go')
    with open(path, 'w') as f:
        f.write(HEAD % (''.join('\t"%s"\n' % i for i in imports), args.size, declarations, setup, operation))
    p = subprocess.Popen([vo, 'run', path], stderr=subprocess.PIPE, env=dict(os.environ, VO_GCSTEPS='1'))
    line = p.stderr.readline()
    if line != b'go\n':
        p.kill()
        return 0, 0, 0, (line + p.stderr.read()).decode()
    time.sleep(args.seconds)
    p.send_signal(signal.SIGQUIT)
    watch = threading.Timer(20, p.kill)
    watch.start()
    out = p.stderr.read().decode(errors='replace')
    code = p.wait()
    watch.cancel()
    work = re.search(r'most work (\d+) units', out)
    longest = re.search(r'longest (\d+) us; wall', out)
    deaf = re.search(r'units; (\d+) us without a look at the host(?:, (\d+) us of the clock)?', out)
    if name == 'print':
        return 0, 0, 0, '' if code == 2 else 'exit code %d' % code
    if code != 2 or out.count('SIGQUIT: quit') != 1 or work is None:
        return 0, 0, 0, 'exit code %d: %s' % (code, out[:500])
    if int(work.group(1)) > MOST_WORK:
        return 0, 0, 0, 'a helper has done %s units of work at once' % work.group(1)
    return int(deaf.group(1)), int(deaf.group(2) or 0), int(longest.group(1)), ''


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('vo')
    parser.add_argument('--size', type=int, default=32, help='of operands, in MB')
    parser.add_argument('--seconds', type=float, default=0.2, help='until the signal comes')
    parser.add_argument('--report', type=int, default=0, help='print the medians of so many runs')
    parser.add_argument('names', nargs='*')
    args = parser.parse_args()
    missing = rows_without_program()
    if missing:
        print('FAIL no program for %s' % ', '.join(missing))
    failed = len(missing)
    with tempfile.TemporaryDirectory() as directory:
        for name in args.names or PROGRAMS:
            runs = [run(args.vo, name, args, directory) for _ in range(args.report or 1)]
            wrong = [r[3] for r in runs if r[3]]
            if wrong:
                print('FAIL %s: %s' % (name, wrong[0]), flush=True)
                failed += 1
            elif args.report:
                deaf, wall, step = (sorted(r[i] for r in runs)[len(runs) // 2] for i in range(3))
                print('| %s | %s | %d | %d | %d |' % (name, PROGRAMS[name][0], deaf, wall, step), flush=True)
    print('%d passed, %d failed' % (len(args.names or PROGRAMS) - failed, failed))
    return failed != 0


if __name__ == '__main__':
    sys.exit(main())
