#!/usr/bin/env python3
"""Bad input for vo run, check, dump and build: each file must give an error text and exit code 1, in bounded time and memory.

    bad_input.py --vo PATH [--filter TEXT] [--seconds N] [--megabytes N] [-v]

Times are the processor time of the process (the machine may be busy); a run is killed after 40 times as much.
The last line is `N runs, N failed`.
"""
import argparse
import os
import random
import resource
import shutil
import signal
import stat
import subprocess
import sys
import tempfile
import time

DEEP = 100_000
TOO_SLOW = ' s of processor time'
VALID = 'valid'      # may be accepted: then only time and memory count
PROGRAM_RUNS = 'runs'  # a changed module may be a program that runs and allocates without end

PROGRAM = b'''package main

import "fmt"

type T struct {
	a int
	s string
	p *T
}

func (t *T) sum(n int) int {
	if t == nil || n == 0 {
		return n
	}
	return t.a + t.p.sum(n-1)
}

type I interface{ sum(int) int }

var table = map[string][]int{"a": {1, 2, 3}, "b": nil}

func f[K comparable, V any](m map[K]V, g func(K, V) bool) (n int, err error) {
	defer func() {
		if e := recover(); e != nil {
			err = fmt.Errorf("%v", e)
		}
	}()
	for k, v := range m {
		switch {
		case g(k, v):
			n++
		default:
			n--
		}
	}
	return n, nil
}

func main() {
	var i I = &T{1, "x", &T{a: 2}}
	c := make(chan int, 1)
	go func() { c <- i.sum(3) }()
	select {
	case x := <-c:
		fmt.Println(x)
	}
	n, err := f(table, func(k string, v []int) bool { return len(v) > len(k) })
	fmt.Println(n, err, table["a"][1:])
}
'''


def expr(e):
    return 'package main\nvar x = %s\n' % e


def body(s):
    return 'package main\nfunc f(x int, g func(int) int, p ***int, a []int) {\n%s\n}\nfunc main() {}\n' % s


def deepSources(n):
    """(name, text) of what nests n deep; unclosed forms as well."""
    yield 'parens', expr('(' * n + '1' + ')' * n)
    yield 'parens_open', expr('(' * n)
    yield 'blocks', body('{' * n + '}' * n)
    yield 'blocks_open', body('{' * n)
    yield 'if', body('if x > 0 {' * n + '}' * n)
    yield 'else_if', body('if x > 0 {}' + ' else if x > 1 {}' * n)
    yield 'for', body('for {' * n + '}' * n)
    yield 'switch', body('switch { case true: ' * n + '}' * n)
    yield 'select', body('select { default: ' * n + '}' * n)
    yield 'labels', body(''.join('L%d: ' % i for i in range(n)) + ';')
    yield 'same_label', body('L: ' * n + ';')
    yield 'func_literals', expr('func() {' * n + '}' * n)
    yield 'func_results', expr('func() ' * n + '{}')
    yield 'closures', body('func() {' * n + '}()' * n)
    yield 'defer', body('defer func() {' * n + '}()' * n)
    yield 'unary_minus', expr('- ' * n + '1')
    yield 'unary_not', expr('!' * n + 'true')
    yield 'unary_plus', expr('+ ' * n + '1')
    yield 'unary_and', expr('& ' * n + 'x')
    yield 'unary_arrow', expr('<-' * n + 'x')
    yield 'stars', expr('*' * n + 'x')
    yield 'binary_plus', expr('1' + '+1' * n)
    yield 'binary_string', expr('"a"' + '+"a"' * n)
    yield 'binary_var', body('_ = x' + '+x' * n)
    yield 'binary_and', body('_ = x > 0' + ' && x > 0' * n)
    yield 'binary_mixed', body('_ = x' + '+x*x' * n)
    yield 'comparison', expr('1' + '==1' * n)
    yield 'shifts', expr('1' + '<<1' * n)
    yield 'selectors', body('x' + '.y' * n)
    yield 'calls', body('g' + '(1)' * n)
    yield 'nested_calls', body('g(' * n + '1' + ')' * n)
    yield 'index', body('a' + '[0]' * n)
    yield 'nested_index', body('_ = a[' * 1 + 'a[' * n + '0' + ']' * n + ']')
    yield 'slices', body('_ = a' + '[:]' * n)
    yield 'assertions', body('_ = any(x)' + '.(any)' * n)
    yield 'conversions', expr('int(' * n + '1' + ')' * n)
    yield 'generic_args', expr('f[' * n + 'int' + ']' * n)
    yield 'composite', expr('[]any{' * n + '}' * n)
    yield 'composite_elided', expr('[][]int' + '{' * n + '}' * n)
    yield 'composite_keyed', expr('T{a: ' * n + '}' * n)
    yield 'composite_map', expr('map[any]any{1: ' * n + '2' + '}' * n)
    yield 'type_pointer', 'package main\nvar x ' + '*' * n + 'int\n'
    yield 'type_slice', 'package main\nvar x ' + '[]' * n + 'int\n'
    yield 'type_array', 'package main\nvar x ' + '[1]' * n + 'int\n'
    yield 'type_chan', 'package main\nvar x ' + 'chan ' * n + 'int\n'
    yield 'type_map', 'package main\nvar x ' + 'map[int]' * n + 'int\n'
    yield 'type_map_key', 'package main\nvar x ' + 'map[' * n + 'int' + ']int' * n + '\n'
    yield 'type_func', 'package main\nvar x ' + 'func(' * n + ')' * n + '\n'
    yield 'type_func_result', 'package main\nvar x ' + 'func() ' * n + 'int\n'
    yield 'type_struct', 'package main\nvar x ' + 'struct{a ' * n + 'int' + '}' * n + '\n'
    yield 'type_interface', 'package main\nvar x ' + 'interface{' * n + '}' * n + '\n'
    yield 'type_interface_method', 'package main\nvar x ' + 'interface{ m() ' * n + '}' * n + '\n'
    yield 'type_parens', 'package main\nvar x ' + '(' * n + 'int' + ')' * n + '\n'
    yield 'type_instance', 'package main\ntype G[T any] struct{}\nvar x ' + 'G[' * n + 'int' + ']' * n + '\n'
    yield 'type_union', 'package main\ntype C interface{ int' + '|int' * n + ' }\n'
    yield 'type_params', 'package main\nfunc f[' + ','.join('T%d any' % i for i in range(n)) + ']() { x }\n'
    yield 'params', 'package main\nfunc f(' + ','.join('a%d int' % i for i in range(n)) + ') { x }\n'
    yield 'results', 'package main\nfunc f() (' + ','.join(['int'] * n) + ') { x }\n'
    yield 'arguments', body('g(' + ','.join(['1'] * n) + ')')
    yield 'assign_many', body(','.join(['x'] * n) + ' = 1')
    yield 'const_group', 'package main\nconst (\n' + ''.join('c%d = c%d\n' % (i, i + 1) for i in range(n)) + ')\n'
    yield 'var_chain', 'package main\n' + ''.join('var v%d = v%d\n' % (i, i + 1) for i in range(n))
    yield 'func_chain', 'package main\n' + ''.join('func f%d() { f%d() }\n' % (i, i + 1) for i in range(n))
    yield 'type_chain', 'package main\n' + ''.join('type T%d T%d\n' % (i, i + 1) for i in range(n))
    yield 'alias_chain', 'package main\n' + ''.join('type T%d = T%d\n' % (i, i + 1) for i in range(n))
    yield 'struct_chain', 'package main\n' + ''.join('type T%d struct{ a T%d }\n' % (i, i + 1) for i in range(n))
    yield 'embed_chain', 'package main\n' + ''.join('type T%d struct{ T%d }\n' % (i, i + 1) for i in range(n)) + 'var x = T0{}.y\n'
    yield 'interface_chain', 'package main\n' + ''.join('type T%d interface{ T%d }\n' % (i, i + 1) for i in range(n))
    yield 'pointer_chain', 'package main\n' + ''.join('type T%d *T%d\n' % (i, i + 1) for i in range(n)) + 'var x T0 = 1\n'
    yield 'array_chain', 'package main\n' + ''.join('type T%d [2]T%d\n' % (i, i + 1) for i in range(n))
    yield 'generic_chain', 'package main\n' + ''.join('type T%d[P any] struct{ a T%d[P] }\n' % (i, i + 1) for i in range(min(n, 20000)))
    yield 'imports', 'package main\n' + 'import "fmt"\n' * n
    yield 'dots', body('x' + '.' * n)
    yield 'commas', body(',' * n)
    yield 'semicolons_error', body(';' * n + 'y')
    yield 'quotes', 'package main\n' + '"' * n
    yield 'comments', 'package main\n' + '/*' * n
    yield 'raw_open', 'package main\nvar x = `' + 'a\n' * n
    yield 'vo_try', 'func f() error { g()' + '?' * n + '}\n'
    yield 'vo_dynamic_fields', 'func f() error { any(0)' + '~>f' * n + '?; return nil }\n'
    yield 'vo_dynamic_calls', 'func f() (any, error) { return any(0)' + '~>m(1)~>[0]' * n + ' }\n'
    yield 'vo_dynamic_nested', 'func f() error { var v any; v~>f(' * 1 + 'v~>f(' * n + '1' + ')?' * n + ')?; return nil }\n'
    yield 'vo_questions', 'x := f()' + '?' * n + '\n'
    yield 'vo_errdefer', 'func f() error {' + 'errdefer func() {' * n + '}()' * n + '}\n'


def wideTypes():
    """Types whose size or number of parts explodes."""
    yield 'double_empty', 'package main\ntype T0 struct{}\n' + ''.join('type T%d struct{ a, b T%d }\n' % (i + 1, i) for i in range(64)) + 'var x T64\nfunc main() { println(x == x); var i any = x; _ = i }\n', VALID
    yield 'double_int', 'package main\ntype T0 struct{ a int }\n' + ''.join('type T%d struct{ a, b T%d }\n' % (i + 1, i) for i in range(64)) + 'var x T64\nfunc main() {}\n', None
    yield 'double_pointer', 'package main\ntype T0 struct{ a *int }\n' + ''.join('type T%d struct{ a, b T%d }\n' % (i + 1, i) for i in range(30)) + 'var x *T30\nfunc main() { println(x) }\n', VALID
    yield 'array_2_60', 'package main\nvar x [1<<60]int\nfunc main() { x[0] = 1 }\n', None
    yield 'array_2_45_pointers', 'package main\ntype T [1<<45]*int\nvar x *T\nfunc main() { println(x == nil); _ = any(x) }\n', VALID
    yield 'array_2_32_pointers', 'package main\ntype T [1<<32]*int\nvar x *T\nfunc main() { println(x == nil); _ = any(x) }\n', VALID
    yield 'global_2_40', 'package main\nvar x [1<<40]byte\nfunc main() { x[0] = 1 }\n', VALID
    yield 'global_2_34_pointers', 'package main\nvar x [1<<34]*int\nfunc main() { x[0] = nil }\n', VALID
    yield 'array_literal', 'package main\nvar x = [...]int{1<<40: 1}\nfunc main() {}\n', VALID
    yield 'slice_literal', 'package main\nvar x = []int{1<<40: 1}\nfunc main() {}\n', VALID
    yield 'slice_literal_local', 'package main\nfunc main() { var x = []int{1<<40: 1}; _ = x }\n', VALID
    yield 'local_2_40', 'package main\nfunc main() { var x [1<<40]byte; x[len(x)-1]++ }\n', VALID
    yield 'instances', 'package main\nfunc f[T any](n int) { if n > 0 { f[[]T](n-1) } }\nfunc main() { f[int](3) }\n', None
    yield 'instances_type', 'package main\ntype T[P any] struct{ x *T[[]P] }\nvar x T[int]\nfunc main() {}\n', None
    yield 'instances_wide', 'package main\ntype P[A, B any] struct{ a A; b B }\nfunc f[T any](n int, x T) { if n > 0 { f(n-1, P[T, T]{}) } }\nfunc main() { f(3, 0) }\n', None
    yield 'inference_double', 'package main\nfunc p[T any](x T) struct{ a, b *T } { return struct{ a, b *T }{} }\nfunc main() { _ = ' + 'p(' * 40 + '0' + ')' * 40 + ' }\n', VALID


def constants():
    yield 'shift_huge', expr('1 << 1000000000'), None
    yield 'shift_chain', expr('1' + '<<511' * 40 + ' + y'), None
    yield 'power', 'package main\nconst a0 = 1 << 500\n' + ''.join('const a%d = a%d * a%d\n' % (i + 1, i, i) for i in range(40)), None
    yield 'float_power', 'package main\nconst a0 = 1e100\n' + ''.join('const a%d = a%d * a%d\n' % (i + 1, i, i) for i in range(200)), VALID
    yield 'float_fraction', 'package main\nconst a0 = 1.0 / 3\n' + ''.join('const a%d = a%d * a%d + 1.0/7\n' % (i + 1, i, i) for i in range(200)) + 'var x int = a200\n', None
    yield 'float_digits', expr('0.' + '123456789' * 100000), VALID
    yield 'float_exponent', expr('1e1000000000'), None
    yield 'float_exponent_small', expr('1e-1000000000'), VALID
    yield 'float_hex_exponent', expr('0x1p1000000000'), None
    yield 'int_digits', expr('1' * 1000000), None
    yield 'int_hex_digits', expr('0x' + 'f' * 1000000), None
    yield 'int_underscores', expr('1' + '_1' * 1000000), None
    yield 'rune_long', expr("'" + 'a' * 1000000 + "'"), None
    yield 'string_doubling', 'package main\nconst s0 = "0123456789abcdef"\n' + ''.join('const s%d = s%d + s%d\n' % (i + 1, i, i) for i in range(40)) + 'func main() { println(len(s40)) }\n', VALID
    yield 'string_10mb', expr('"' + 'a' * 10_000_000 + '" + y'), None
    yield 'string_10mb_main', 'package main\nvar x = "' + 'a' * 10_000_000 + '"\nfunc main() { println(len(x)) }\n', VALID
    yield 'string_10mb_open', expr('"' + 'a' * 10_000_000), None
    yield 'line_10mb_blanks', 'package main' + ' ' * 10_000_000 + '!', None
    yield 'line_10mb_comment', 'package main // ' + 'x' * 10_000_000 + '\nx', None
    yield 'line_10mb_name', 'package main\nvar ' + 'x' * 10_000_000 + ' = y\n', None
    yield 'line_10mb_statements', 'package main\nfunc main() {' + 'println(1);' * 900_000 + '!}\n', None
    yield 'line_10mb_errors', 'package main\nfunc main() {' + 'x = 1;' * 1_600_000 + '}\n', None
    yield 'line_10mb_garbage', '\x01@#$' * 2_500_000, None
    yield 'functions_400k', 'package main\n' + ''.join('func f%d() {}\n' % i for i in range(400_000)) + 'func main() { y }\n', None
    yield 'vars_700k', 'package main\n' + ''.join('var v%d int\n' % i for i in range(700_000)) + 'func main() { y }\n', None
    yield 'lines_1m', 'package main\nfunc main() {\n' + 'x++\n' * 1_000_000 + '}\n', None
    yield 'array_literal_1m', 'package main\nvar x = []int{' + '1,' * 1_000_000 + 'y}\n', None
    yield 'map_literal_1m', 'package main\nvar x = map[int]int{' + ''.join('%d:1,' % i for i in range(500_000)) + '1: 1}\n', None
    yield 'switch_100k', body('switch x {' + ''.join('case %d:\n' % i for i in range(100_000)) + 'case 5: }'), None
    yield 'struct_fields_100k', 'package main\ntype T struct {\n' + ''.join('f%d int\n' % i for i in range(100_000)) + 'f0 int }\n', None
    yield 'methods_100k', 'package main\ntype T int\n' + ''.join('func (T) m%d() {}\n' % i for i in range(100_000)) + 'func (T) m0() {}\n', None


def bytesFiles():
    r = random.Random(1)
    yield 'empty.go', b''
    yield 'empty.vob', b''
    yield 'one_byte.go', b'\0'
    for ext in ('go', 'vo', 'vob', 'txt', ''):
        for size in (1, 100, 10_000, 1_000_000):
            yield 'random%d.%s' % (size, ext) if ext else 'random%d' % size, b'!' + r.randbytes(size)
    yield 'nul.go', b'package main\0\nfunc main() {}\n'
    yield 'nuls.go', b'\0' * 1_000_000
    yield 'utf16le.go', b'\xff\xfe' + PROGRAM.decode().encode('utf-16-le')
    yield 'utf16be.go', b'\xfe\xff' + PROGRAM.decode().encode('utf-16-be')
    yield 'bom_twice.go', b'\xef\xbb\xbf\xef\xbb\xbf' + PROGRAM
    yield 'bom_inside.go', PROGRAM.replace(b'func main', b'func \xef\xbb\xbfmain')
    yield 'bad_utf8.go', PROGRAM.replace(b'"x"', b'"\xff\xc0\x80"').replace(b'main()', b'm\xffin()')
    yield 'latin1.go', 'package main\n// caf\xe9\nvar \xe9 = 1\n'.encode('latin-1')
    yield 'ff_1mb.go', b'\xff' * 1_000_000
    yield 'elf', b'\x7fELF' + r.randbytes(5000)
    yield 'elf.go', b'\x7fELF' + r.randbytes(5000)
    yield 'crlf_error.go', PROGRAM.replace(b'\n', b'\r\n') + b'}'
    for n in list(range(0, len(PROGRAM) - 2, 97)):
        yield 'cut%d.go' % n, PROGRAM[:n]


def flips(module, count):
    """Truncated and bit-flipped modules."""
    r = random.Random(2)
    for n in sorted({0, 1, 2, 3, 4, 5, 11, 12, 13} | {r.randrange(len(module)) for _ in range(20)}):
        yield 'vob_cut%d.vob' % n, module[:n], None
    yield 'vob_longer.vob', module + b'\0', None
    yield 'vob_twice.vob', module + module, None
    for i in range(count):
        changed = bytearray(module)
        for _ in range(r.choice((1, 1, 1, 2, 8))):
            changed[r.randrange(len(module))] ^= 1 << r.randrange(8)
        # Some flips change a constant only: then the program runs.
        yield 'vob_flip%d.vob' % i, bytes(changed), VALID
    for i in range(20):
        changed = bytearray(module)
        at = r.randrange(len(module) - 16)
        changed[at:at + 9] = b'\xff' * 8 + b'\x7f'
        yield 'vob_count%d.vob' % i, bytes(changed), VALID


class Tester:
    def __init__(self, opts, folder):
        self.opts, self.folder = opts, folder
        self.runs = self.failed = 0
        self.worst = [(0, ''), (0, '')]

    def check(self, name, path, words, allowed=None):
        for word in words:
            command = [self.opts.vo] + word.split() + [path]
            label = '%s %s' % (word, name)
            if self.opts.filter not in label:
                continue
            self.runs += 1
            problem = self.runOne(command, label, allowed)
            # (the processor time of one that shares its core with others is up to half as much again: the smallest of three counts)
            for _ in range(2):
                if problem and problem.endswith(TOO_SLOW):
                    problem = self.runOne(command, label, allowed)
            if problem:
                self.failed += 1
                print('FAIL %s: %s' % (label, problem), flush=True)

    def runOne(self, command, label, allowed):
        def limit():
            resource.setrlimit(resource.RLIMIT_CPU, (2, 2))
            resource.setrlimit(resource.RLIMIT_AS, (3 << 30, 3 << 30))

        with tempfile.TemporaryFile() as err:
            p = subprocess.Popen(command, cwd=self.folder, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=err,
                                 preexec_fn=limit if allowed == PROGRAM_RUNS else None)
            end = time.time() + 40 * self.opts.seconds
            while True:
                pid, status, usage = os.wait4(p.pid, os.WNOHANG)
                if pid:
                    break
                if time.time() > end:
                    p.kill()
                    pid, status, usage = os.wait4(p.pid, 0)
                    break
                time.sleep(0.002)
            p.returncode = 0
            err.seek(0)
            text = err.read(4_000_000).decode('utf-8', 'replace')
        seconds = usage.ru_utime + usage.ru_stime
        megabytes = usage.ru_maxrss / 1024
        for i, v in enumerate((seconds, megabytes) if allowed != PROGRAM_RUNS else ()):
            self.worst[i] = max(self.worst[i], (v, label))
        if self.opts.verbose:
            print('%6.2f s %6.0f MB  %s: %s' % (seconds, megabytes, label, text.split('\n')[0][:100]))
        if allowed == PROGRAM_RUNS:
            ended = os.WIFSIGNALED(status) and os.WTERMSIG(status) in (signal.SIGXCPU, signal.SIGKILL)
            if ended or os.WIFEXITED(status) and os.WEXITSTATUS(status) in (0, 1, 2):
                return None
        if os.WIFSIGNALED(status):
            return 'killed by signal %d after %.1f s, %.0f MB' % (os.WTERMSIG(status), seconds, megabytes)
        code = os.WEXITSTATUS(status)
        if 'internal error' in text or code == 70:
            return 'internal error: ' + text[:300]
        if seconds > self.opts.seconds:
            return '%.1f%s' % (seconds, TOO_SLOW)
        if megabytes > self.opts.megabytes:
            return '%.0f MB' % megabytes
        if allowed == VALID and code in (0, 1, 2):
            return None
        if code != 1:
            return 'exit code %d: %s' % (code, text[:200])
        if not text.strip():
            return 'no error text'
        if len(text) > 3_000_000:
            return '%d bytes of errors' % len(text)
        return None


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('--vo', required=True)
    parser.add_argument('--filter', default='')
    parser.add_argument('--seconds', type=float, default=2)
    parser.add_argument('--megabytes', type=float, default=512)
    parser.add_argument('-v', '--verbose', action='store_true')
    opts = parser.parse_args()
    opts.vo = os.path.abspath(opts.vo)
    folder = tempfile.mkdtemp(prefix='bad_input')
    try:
        t = Tester(opts, folder)
        runAll(t, opts, folder)
    finally:
        shutil.rmtree(folder)
    print('worst: %.2f s (%s), %.0f MB (%s)' % (*t.worst[0], *t.worst[1]))
    print('%d runs, %d failed' % (t.runs, t.failed))
    sys.exit(t.failed != 0 or t.runs == 0)


ALL = ('run', 'check', 'dump', 'build --emit=vob')


def write(folder, name, data):
    path = os.path.join(folder, name)
    with open(path, 'wb') as f:
        f.write(data if isinstance(data, bytes) else data.encode('utf-8'))
    return path


def runAll(t, opts, folder):
    def file(name, data, words, allowed=None):
        path = write(folder, name, data)
        t.check(name, path, words, allowed)
        os.unlink(path)

    for name, text in deepSources(DEEP):
        ext = '.vo' if name.startswith('vo_') else '.go'
        file('deep_' + name + ext, text, ('run', 'check'))
        file('deep_' + name + ext, text, ('fmt',), VALID)
    for name, text in deepSources(1000):
        ext = '.vo' if name.startswith('vo_') else '.go'
        file('nested_' + name + ext, text, ('run',), VALID)
    for group in (wideTypes, constants):
        for name, text, allowed in group():
            file(name + '.go', text, ('run', 'dump'), allowed)
    for name, data in bytesFiles():
        file(name, data, ALL)
        file(name, data, ('fmt',), VALID)
    # Not regular files.
    os.mkdir(os.path.join(folder, 'empty'))
    os.mkdir(os.path.join(folder, 'folder.go'))
    os.mkdir(os.path.join(folder, 'folder.vob'))
    os.mkfifo(os.path.join(folder, 'fifo.go'))
    os.mkfifo(os.path.join(folder, 'fifo.vob'))
    os.symlink('loop.go', os.path.join(folder, 'loop.go'))
    secret = write(folder, 'secret.go', PROGRAM)
    os.chmod(secret, 0)
    for name in ('empty', 'folder.go', 'folder.vob', 'fifo.go', 'fifo.vob', 'loop.go', 'missing.go', 'missing.vob', 'missing',
                 'missing/x.go', 'x' * 300 + '.go', '/dev/zero', '/dev/null', '/dev/full', '/proc/self/mem', '/'):
        t.check(name, os.path.join(folder, name), ALL)
        if name != '/':  # a folder is formatted with all that is below it
            t.check(name, os.path.join(folder, name), ('fmt',), VALID)
    if os.getuid() != 0:  # root reads everything
        t.check('secret.go', secret, ALL)
    # Modules.
    source = write(folder, 'good.go', PROGRAM)
    good = os.path.join(folder, 'good.vob')
    subprocess.run([opts.vo, 'build', '--emit=vob', '-o', good, source], check=True)
    ran = subprocess.run([opts.vo, 'run', good], stdout=subprocess.PIPE)
    assert ran.returncode == 0 and ran.stdout == b'4\n0 <nil> [2 3]\n', ran
    assert subprocess.run([opts.vo, 'dump', good], stdout=subprocess.PIPE).stdout.startswith(b'package main\n')
    for word in ('check', 'build --emit=vob'):
        t.check('good.vob', good, (word,))
    module = open(good, 'rb').read()
    for name, data, allowed in flips(module, 300):
        file(name, data, ('dump',), allowed)
        file(name, data, ('run',), PROGRAM_RUNS if allowed == VALID else None)
    messages(t, opts, folder, module)


def messages(t, opts, folder, module):
    """Errors that say what to do."""
    def expect(name, data, text):
        path = write(folder, name, data)
        p = subprocess.run([opts.vo, 'run', path], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        t.runs += 1
        if p.returncode != 1 or text not in p.stderr.decode():
            t.failed += 1
            print('FAIL %s: expected %r, got %d %r' % (name, text, p.returncode, p.stderr[:300]))

    version = module[3]
    other = version + 1
    expect('other_version.vob', module[:3] + bytes([other]) + module[4:],
           'format version %d, this vo reads version %d: build the module again' % (other, version))
    expect('type_text.go', b'package main\nfunc p[T any](x T) struct{ a, b *T } { return struct{ a, b *T }{} }\n'
           b'func main() { _ = ' + b'p(' * 20 + b'0' + b')' * 20 + b' }\n', 'takes more than 512 KiB to write down')
    expect('other_ops.vob', module[:4] + b'\0' * 8 + module[12:], 'made for another instruction set: build the module again')
    at = module.index(b'main') + 4
    while not all(c in b'0123456789abcdef' for c in module[at:at + 32]):
        at += 1
    expect('other_image.vob', module[:at] + b'0' * 32 + module[at + 32:], 'was compiled against another library image: build it again')
    expect('no_magic.vob', PROGRAM, 'not a bytecode module')
    source = write(folder, 'unsafe.go', b'package main\nimport "unsafe"\nfunc main() { x := 1; println(*(*uint8)(unsafe.Pointer(&x))) }\n')
    out = os.path.join(folder, 'plain')  # no ending: known by its content
    subprocess.run([opts.vo, 'build', '--emit=vob', '-o', out, source], check=True)
    expect('plain', open(out, 'rb').read(), 'not safe')
    p = subprocess.run([opts.vo, 'run', '--allow-unsafe', out], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    t.runs += 1
    if p.returncode != 0 or p.stderr != b'1\n':
        t.failed += 1
        print('FAIL --allow-unsafe: %r' % p)


if __name__ == '__main__':
    main()
