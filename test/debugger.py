#!/usr/bin/env python3
"""What gdb shows of executables built with -g: functions, lines, arguments, variables of all types, stacks of goroutines.

    debugger.py --vo PATH
"""
import argparse
import re
import shutil
import sys

import building

PROGRAM = '''package main

import "errors"

//go:noinline
func use(values ...any) {}

type point struct {
	x, y int32
	name string
}

type celsius float64

type shape interface{ area() float64 }

type square struct{ side float64 }

func (s *square) area() float64 {
	return s.side * s.side // method
}

type node struct {
	value int
	next  *node
}

type pair[K comparable, V any] struct {
	key K
	val V
}

//go:noinline
func first[T any](list []T, n int) T {
	v := list[n]
	return v // generic
}

//go:noinline
func numbers(a int8, b uint8, c int16, d uint16, e int32, f uint32, g int64, h uint64) int {
	p, q, r := true, float32(1.5), 2.25
	z := complex(1, -2)
	t := celsius(36.6)
	u := uintptr(255)
	use(p, q, r, z, t, u) // numbers
	return int(a) + int(h)
}

//go:noinline
func named(n int, text string) (total int, err error) {
	for i := 0; i < n; i++ {
		total += i
	}
	err = errors.New(text)
	return // named
}

//go:noinline
func shadow(x int) int {
	y := x * 2
	{
		x := "inner"
		y := len(x)
		use(x, y) // inner
	}
	use(x, y) // outer
	return y
}

//go:noinline
func composite(n int) {
	text := "hello, world"
	bytes := []byte("abc")
	list := []string{"one", "two"}
	array := [3]int16{7, 8, 9}
	where := point{3, -4, "p"}
	at := &where
	m := map[string]int{"a": 1, "b": 2}
	c := make(chan int, 5)
	c <- 1
	var any interface{} = n
	var s shape = &square{3}
	var none error
	chain := &node{1, &node{2, nil}}
	generic := pair[string, int]{"k", 42}
	f := func() int { return n }
	var empty []int
	var grid [100]int
	for i := range grid {
		grid[i] = i * i
	}
	use(text, bytes, list, array, where, at, m, c, any, s, none, chain, generic, f, empty, grid[n]) // composite
	use(n, text, list, array, where, empty, generic)
}

//go:noinline
func capture(n int) int {
	count := 0
	var add func(int) // (a variable that is set later is not known, so its closure is not inlined)
	add = func(by int) {
		count += by + n
		use(count) // captured
	}
	add(10)
	return count
}

//go:noinline
func deferred(n int) (r int) {
	defer func() { r++ }()
	local := n + 1
	use(local) // deferred
	return local
}

func worker(id int, done chan bool) {
	sum := 0
	for i := range id {
		sum += i
	}
	use(sum) // goroutine
	done <- true
}

func main() {
	numbers(-1, 255, -300, 65535, -70000, 4000000000, -1<<40, 1<<63)
	named(5, "failed")
	shadow(21)
	composite(7)
	capture(3)
	deferred(4)
	use(first([]string{"x", "y"}, 1), first([]int{5, 6}, 0))
	var s shape = &square{2}
	s.area()
	done := make(chan bool)
	go worker(10, done)
	<-done
}
'''

# Of each place, what gdb says to each command (regular expressions, anywhere in the answer).
PLACES = (
    ('numbers', (
        ('info args', ('a = -1\n', 'b = 255\n', 'c = -300\n', 'd = 65535\n', 'e = -70000\n', 'f = 4000000000\n', 'g = -1099511627776\n', 'h = 9223372036854775808\n')),
        ('info locals', ('p = true\n', 'q = 1.5\n', r'r = 2.25\n', r't = 36.6\d*\n', 'u = 255\n')),
        ('print z', (r'1 ?[-+] ?-?2 ?\*? ?[iI]',)),
        ('print a + 2', ('= 1\n',)),
        ('ptype t', ('type = main.celsius',)),
        ('whatis c', ('type = int16',)),
        ('bt', (r'#0 +main\.numbers \(a=-1, b=255, ', r'#1 .* main\.main \(\) at .*prog\.go:\d+')))),
    ('named', (
        ('info args', ('n = 5\n', 'text = "failed"', 'total = 10\n')),
        # (len and cap are keywords of gdb's Go)
        ('with language c -- print text.len', ('= 6\n',)),
        ('print err', ('tab = 0x', 'data = 0x')))),
    ('inner', (
        ('print x', ('= "inner"',)),
        ('print y', ('= 5\n',)),
        ('info locals', ('y = 5\n(.*\n)*y = 42\n',)))),
    ('outer', (
        ('print x', ('= 21\n',)),
        ('info locals', ('^y = 42\n',)))),
    ('composite', (
        ('print text', ('= "hello, world"',)),
        ('print bytes', (r'array = "abc", len = 3, cap = \d+',)),
        ('print bytes.array[1]', ('= 98',)),
        ('print list.array[0]', ('= "one"',)),
        ('print *list.array@2', ('"one".*"two"',)),
        ('print array', (r'\{7, 8, 9\}',)),
        ('print where', ('x = 3, y = -4, name = "p"',)),
        ('print *at', ('x = 3, y = -4, name = "p"',)),
        ('print at.y', ('= -4\n',)),
        ('print m.count', ('= 2\n',)),
        ('print c.qcount', ('= 1\n',)),
        ('print c.dataqsiz', ('= 5\n',)),
        ('with language c -- print *(long*)any.data', ('= 7\n',)),
        ('print s.tab', ('0x',)),
        ('print none', ('tab = 0x0, data = 0x0',)),
        ('print chain.next.value', ('= 2\n',)),
        ('print *chain', ('value = 1, next = 0x',)),
        ('print chain.next.next', ('= .*0x0',)),
        ('print generic', ('key = "k", val = 42',)),
        ('print empty', ('array = 0x0, len = 0, cap = 0',)),
        ('print grid[9]', ('= 81\n',)),
        ('ptype where', ('type = struct main.point {\n *int32 x;\n *int32 y;\n *string name;\n}|type = struct main.point \\{\n(.*\n)+\\}',)),
        ('whatis list', (r'type = (struct )?\[\]string',)),
        ('info symbol f.fn.code', (r'main\.composite\.func1',)))),
    ('captured', (
        ('print by', ('= 10\n',)),
        ('print count', ('= 13\n',)),
        ('print n', ('= 3\n',)),
        ('bt', (r'#0 +main\.capture\.func1 ', r'#1 .* main\.capture \(', r'#2 .* main\.main ')))),
    ('deferred', (
        ('print local', ('= 5\n',)),
        ('print n', ('= 4\n',)))),
    ('generic', (('print v', ('= "y"',)), ('print n', ('= 1\n',)), ('continue', (r'main\.first\[\.\.\.\] ',)), ('print v', ('= 5\n',)))),
    ('method', (('print s.side', ('= 2\n',)), ('print *s', (r'\{side = 2\}',)), ('up', (r'main\.main \(\) at .*prog\.go',)))),
    ('goroutine', (
        ('info args', ('id = 10\n', 'done = .*0x')),
        ('print sum', ('= 45\n',)),
        ('bt', (r'#0 +main\.worker \(id=10, ',)))))


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('--vo', required=True)
    if shutil.which('gdb') is None:
        print('debugger: no gdb, nothing tried')
        return 0
    with building.Workplace(parser.parse_args().vo) as w:
        w.write('prog.go', PROGRAM)
        whole(w)
        optimised(w)
        without(w)
        print('debugger: %d failed' % w.failed)
        return 1 if w.failed else 0


def line_of(mark):
    return next(i for i, text in enumerate(PROGRAM.split('\n'), 1) if text.endswith('// ' + mark))


def gdb(w, name, commands):
    """What it says to each command."""
    first = ['set pagination off', 'set confirm off', 'set width 0', 'set debuginfod enabled off', 'handle SIGURG nostop noprint pass']
    words = []
    for command in first + [x for i, c in enumerate(commands) for x in ('echo \\n@@%d\\n' % i, c)] + ['echo \\n@@end\\n']:
        words += ['-ex', command]
    # (what goes wrong is an answer, too)
    _, out, err = w.call('sh', '-c', 'exec gdb -nx -batch "$@" 2>&1', 'gdb', *words, w.path(name), timeout=250)
    # Addresses of texts, and bytes as characters besides, are gdb's way with Go.
    out = re.sub(r"0x[0-9a-f]+ (?=\")", '', re.sub(r" '(\\\d+|\\?.)'", '', out))
    answers = re.split(r'\n?@@(?:\d+|end)\n', '\n' + out)
    return answers[1:] + [''] * (len(commands) + 1 - len(answers)), err


def breakpoints():
    return ['break prog.go:%d' % line_of(mark) for mark, _ in PLACES]


def whole(w):
    """Not optimised: everything is there."""
    code, text = w.build('-g', '-O0', '-o', 'prog', 'prog.go')
    w.expect('-g -O0', code == 0, text)
    commands = breakpoints() + ['run']
    for i, (_, questions) in enumerate(PLACES):
        commands += [c for c, _ in questions] + ['continue']
    answers, err = gdb(w, 'prog', commands)
    at = len(PLACES) + 1
    for mark, questions in PLACES:
        w.expect(mark, 'Breakpoint' in answers[at - 1] and 'prog.go:%d' % line_of(mark) in answers[at - 1], answers[at - 1] + err)
        for command, said in questions:
            for pattern in said:
                w.expect((mark, command, pattern), re.search(pattern, answers[at] + '\n', re.M), answers[at])
            if command == 'bt':
                w.expect((mark, 'the stack ends'), 'Backtrace stopped' not in answers[at] and 'corrupt' not in answers[at] and len(answers[at].split('\n')) < 12, answers[at])
            at += 1
        at += 1
    w.expect('the end', 'exited normally' in answers[at - 1], answers[at - 1] + err)
    # By name, with arguments in place, and a step over a line.
    answers, err = gdb(w, 'prog', ['break main.shadow', 'run', 'info args', 'next', 'next', 'print y', 'finish', 'info functions main.capture'])
    w.expect('break main.shadow', 'x = 21' in answers[2] and '= 42' in answers[5], (answers, err))


def optimised(w):
    """What is there is right, what is not is said to be gone."""
    for level in ('-O1', '-O2'):
        code, text = w.build('-g', level, '-o', 'fast', 'prog.go')
        w.expect(level, code == 0, text)
        plain, _ = w.build(level, '-o', 'plain', 'prog.go')
        w.expect('runs', w.run('fast') == w.run('plain') == '' and plain == 0)
        values = {}
        commands, questions = breakpoints() + ['run'], []
        for mark, names in (('numbers', 'abcdefgh'), ('named', ('n', 'total', 'text')), ('inner', ('x', 'y')), ('outer', ('x', 'y')),
                            ('composite', ('n', 'text', 'array', 'where', 'empty', 'generic')), ('captured', ('by', 'count')), ('deferred', ('local', 'n'))):
            for name in names:
                questions.append((mark, name))
                commands.append('print ' + name)
            commands.append('continue')
        answers, err = gdb(w, 'fast', commands)
        answers = [a for c, a in zip(commands, answers) if c.startswith('print ')]
        right = {('numbers', 'a'): '-1', ('numbers', 'b'): '255', ('numbers', 'c'): '-300', ('numbers', 'd'): '65535', ('numbers', 'e'): '-70000',
                 ('numbers', 'f'): '4000000000', ('numbers', 'g'): '-1099511627776', ('numbers', 'h'): '9223372036854775808', ('named', 'n'): '5', ('named', 'total'): '10',
                 ('named', 'text'): '"failed"', ('inner', 'x'): '"inner"', ('inner', 'y'): '5', ('outer', 'x'): '21', ('outer', 'y'): '42', ('composite', 'n'): '7',
                 ('composite', 'text'): '"hello, world"', ('composite', 'array'): '{7, 8, 9}', ('composite', 'where'): '{x = 3, y = -4, name = "p"}',
                 ('composite', 'empty'): '{array = 0x0, len = 0, cap = 0}', ('composite', 'generic'): '{key = "k", val = 42}', ('captured', 'by'): '10', ('captured', 'count'): '13',
                 ('deferred', 'local'): '5', ('deferred', 'n'): '4'}
        known = 0
        for question, answer in zip(questions, answers):
            value = answer.split(' = ', 1)[1].strip() if ' = ' in answer else answer
            if value == right[question]:
                known += 1
            else:
                w.expect((level, question), '<optimized out>' in value or '<synthetic pointer>' in value or '<error: value has been optimized out>' in value or
                         '0x0 <error: Cannot access memory at address 0x0>' in value, answer + err)  # (gdb's way to print a string whose address is not there)
        w.expect((level, 'most are known'), known >= len(questions) // 2, '%d of %d: %s' % (known, len(questions), list(zip(questions, answers))))


def without(w):
    """Builds without -g say nothing of variables."""
    code, text = w.build('-o', 'plain', 'prog.go')
    w.expect('plain', code == 0, text)
    _, out, _ = w.call('readelf', '-S', w.path('plain'))
    w.expect('no DWARF', '.debug_info' not in out, out)
    code, text = w.build('-g', '--strip', '-o', 'stripped', 'prog.go')
    _, out, _ = w.call('readelf', '-S', w.path('stripped'))
    w.expect('--strip', code == 0 and '.debug_info' not in out, text)


if __name__ == '__main__':
    sys.exit(main())
