#!/usr/bin/env python3
"""Functions of C in executables: types, libraries, calls that wait, faults, and what is said when something is not there.

    external.py --vo PATH
"""
import argparse
import os
import shutil
import sys
import time

import building

# Functions of libc and libm: any machine has them.
LIBC = '''package main

import (
	"os"
	"unsafe"
)

func cosh(x float64) float64
func floorf(x float32) float32
func abs(n int32) int32
func toupper(c int32) int32
func strlen(s *byte) uint64
func atoll(s unsafe.Pointer) int64
func qsort(base unsafe.Pointer, n, size uint64, compare uintptr)
func div(a, b int32) quotient
func ldiv(a, b int) struct{ q, r int }
func getpid() int32
func access(path *byte, mode int32) (int32, error)
func srand(seed uint32)
func snprintf(to *byte, n uint64, format *byte, a float64, b int32, c float64) int32

//go:linkname snprintfText snprintf
func snprintfText(to *byte, n uint64, format, a *byte) int32

type quotient struct{ quot, rem int32 }

func c(s string) *byte { return unsafe.StringData(s + "\\x00") }

func main() {
	srand(1)
	println(cosh(1), floorf(-1.5), abs(-7), toupper('a'), strlen(c("hello")), atoll(unsafe.Pointer(c("-123456789012"))))
	println(div(-17, 5), ldiv(1<<40, 7), int(getpid()) == os.Getpid())
	f := cosh
	println(f(0), func() float64 { return f(2) }())
	_, err := access(c("/nowhere"), 0)
	n, none := access(c("/"), 0)
	println(err, n, none, os.IsNotExist(err))
	buffer := make([]byte, 100)
	k := snprintf(&buffer[0], 100, c("%.3f %d %g"), 2.5, -3, 1e100)
	println(string(buffer[:k]))
	k = snprintfText(&buffer[0], 100, c("<%s>"), c("text"))
	println(string(buffer[:k]))
	done := make(chan float64)
	for i := range 4 {
		go func() { done <- cosh(float64(i)) }()
	}
	sum := 0.0
	for range 4 {
		sum += <-done
	}
	println(int(sum * 1000))
	defer func() { println("deferred") }()
	defer floorf(1)
}
'''
LIBC_SAYS = '''1.5430806348152437 -2 7 65 5 -123456789012
{-3 -2} {157073089111 0} true
1 3.7621956910836314
no such file or directory 0 <nil> true
2.500 -3 1e+100
<text>
16372
deferred
'''.replace('157073089111 0', '%d %d' % divmod(1 << 40, 7))

# A library of our own, in every form, if there is a compiler.
LIBRARY = r'''
#include <stdint.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <pthread.h>
#include <unistd.h>
int8_t i8(int8_t a) { return a - 1; }
uint8_t u8(uint8_t a) { return a + 1; }
int16_t i16(int16_t a) { return a - 1; }
uint16_t u16(uint16_t a) { return a + 1; }
int32_t i32(int32_t a) { return a - 1; }
uint32_t u32(uint32_t a) { return a + 1; }
int64_t i64(int64_t a) { return a - 1; }
uint64_t u64(uint64_t a) { return a + 1; }
float f32(float a) { return a / 3; }
double f64(double a) { return a / 3; }
bool not(bool a) { return !a; }
int64_t many(int8_t a, double b, uint16_t c, float d, int64_t e, int32_t f, int64_t g, int64_t h, uint8_t i, double j, bool k) {
  return a + 2 * (int64_t)b + 3 * c + 4 * (int64_t)d + 5 * e + 6 * f + 7 * g + 8 * h + 9 * i + 10 * (int64_t)j + 11 * k;
}
double floats(double a, double b, double c, double d, double e, double f, double g, double h, double i, float j) {
  return a + 2 * b + 3 * c + 4 * d + 5 * e + 6 * f + 7 * g + 8 * h + 9 * i + 10 * j;
}
struct ff { float a, b; }; struct df { double a; float b; }; struct id { int8_t a; double b; }; struct di { double a; int64_t b; };
struct ii { int64_t a, b; }; struct small { int8_t a; int16_t b; int32_t c; }; struct array { int32_t a[3]; float b; }; struct one { uint8_t a; };
struct fif { float a; int32_t b; float c; };
struct ff sff(struct ff s) { return (struct ff){s.b, s.a}; }
struct df sdf(struct df s) { return (struct df){s.b, s.a}; }
struct id sid(struct id s) { return (struct id){s.b, s.a}; }
struct di sdi(struct di s) { return (struct di){s.b, s.a}; }
struct ii sii(struct ii s) { return (struct ii){s.b, s.a}; }
struct small ssmall(struct small s) { return (struct small){s.a - 1, s.b - 1, s.c - 1}; }
struct array sarray(struct array s) { return (struct array){{s.a[2], s.a[1], s.a[0]}, -s.b}; }
struct one sone(struct one s) { return (struct one){s.a + 1}; }
struct fif sfif(struct fif s) { return (struct fif){s.c, -s.b, s.a}; }
/* One integer register is left for two: the struct goes to memory, what follows to the register. */
int64_t spill(int64_t a, int64_t b, int64_t c, int64_t d, int64_t e, struct ii s, int64_t f, struct id t) {
  return a + b + c + d + e + 100 * s.a + 1000 * s.b + 10000 * f + 100000 * t.a + 1000000 * (int64_t)t.b;
}
struct node { int64_t value; struct node* next; };
int64_t sum(struct node* n) { int64_t s = 0; for (; n; n = n->next) s += n->value; return s; }
void fill(int64_t* p, int64_t n) { for (int64_t i = 0; i < n; i++) p[i] = i; }
int64_t deep(int64_t n) { volatile char a[1000]; memset((void*)a, 1, sizeof a); return n == 0 ? 0 : a[n % 1000] + deep(n - 1); }
void pause_ms(int64_t n) { usleep(n * 1000); }
int64_t spin_ms(int64_t n) { volatile int64_t s = 0; for (int64_t i = 0; i < n * 200000; i++) s += i; return s; }
void crash(void) { *(volatile int*)16 = 1; }
void die(void) { abort(); }
void leave(int n) { exit(n); }
static void* crasher(void* a) { crash(); return a; }
void crash_elsewhere(void) { pthread_t t; pthread_create(&t, 0, crasher, 0); pthread_join(t, 0); }
'''
TYPES = '''package main

func i8(a int8) int8
func u8(a uint8) uint8
func i16(a int16) int16
func u16(a uint16) uint16
func i32(a int32) int32
func u32(a uint32) uint32
func i64(a int64) int64
func u64(a uint64) uint64
func f32(a float32) float32
func f64(a float64) float64
func not(a bool) bool
func many(a int8, b float64, c uint16, d float32, e int64, f int32, g, h int64, i uint8, j float64, k bool) int64
func floats(a, b, c, d, e, f, g, h, i float64, j float32) float64

type ff struct{ a, b float32 }
type df struct {
	a float64
	b float32
}
type id struct {
	a int8
	b float64
}
type di struct {
	a float64
	b int64
}
type ii struct{ a, b int64 }
type small struct {
	a int8
	b int16
	c int32
}
type array struct {
	a [3]int32
	b float32
}
type one struct{ a uint8 }
type fif struct {
	a float32
	b int32
	c float32
}

func sff(s ff) ff
func sdf(s df) df
func sid(s id) id
func sdi(s di) di
func sii(s ii) ii
func ssmall(s small) small
func sarray(s array) array
func sone(s one) one
func sfif(s fif) fif
func spill(a, b, c, d, e int64, s ii, f int64, t id) int64

type node struct {
	value int64
	next  *node
}

func sum(n *node) int64
func fill(p *int64, n int64)
func deep(n int64) int64

func main() {
	println(i8(-128), u8(255), i16(-32768), u16(65535), i32(-1<<31), u32(1<<32-1), i64(-1<<63), u64(1<<64-1))
	println(f32(1), f64(1), not(true), not(false))
	println(many(-1, 2, 3, 4, -5, 6, 7, 8, 9, 10, true), floats(1, 2, 3, 4, 5, 6, 7, 8, 9, 10))
	println(sff(ff{1, 2}), sdf(df{1, 2}), sid(id{1, 2}), sdi(di{1, 2}), sii(ii{1, 2}), ssmall(small{-128, -32768, 0}), sarray(array{[3]int32{1, 2, 3}, 4}),
		sone(one{255}), sfif(fif{1, 2, 3}))
	println(spill(1, 2, 3, 4, 5, ii{6, 7}, 8, id{9, 10}))
	var list *node
	for i := range int64(1000) {
		list = &node{i, list}
	}
	println(sum(list))
	numbers := make([]int64, 100)
	fill(&numbers[0], 100)
	println(numbers[99], deep(2000))
}
'''
TYPES_SAYS = '''127 0 32767 0 2147483647 0 9223372036854775807 0
0.33333334 0.3333333333333333 false true
%d 385
{2 1} {2 1} {2 1} {2 1} {2 1} {127 32767 -1} {[3 2 1] -4} {0} {3 -2 1}
%d
499500
99 2000
''' % (-1 + 4 + 9 + 16 - 25 + 36 + 49 + 64 + 81 + 100 + 11, 15 + 600 + 7000 + 80000 + 900000 + 10000000)

# Calls that wait, among goroutines that count, allocate and collect.
WAITS = '''package main

import (
	"runtime"
	"sync"
	"time"
)

func pause_ms(n int64)
func spin_ms(n int64) int64
func i64(a int64) int64

type tree struct{ l, r *tree }

func grow(n int) *tree {
	if n == 0 {
		return &tree{}
	}
	return &tree{grow(n - 1), grow(n - 1)}
}

func main() {
	start := time.Now()
	var wg sync.WaitGroup
	for range 20 {
		wg.Add(1)
		go func() {
			for range 5 {
				pause_ms(20)
			}
			wg.Done()
		}()
	}
	ticks := 0
	stop := make(chan bool)
	go func() {
		for {
			select {
			case <-stop:
				stop <- true
				return
			case <-time.After(time.Millisecond):
				ticks++
			}
		}
	}()
	trees := 0
	quit := make(chan bool)
	go func() {
		for {
			select {
			case <-quit:
				quit <- true
				return
			default:
				grow(10)
				trees++
			}
		}
	}()
	runtime.GC()
	wg.Wait()
	took := time.Since(start)
	stop <- true
	<-stop
	quit <- true
	<-quit
	println(took < 1500*time.Millisecond, ticks > 5, trees > 0)
	// A call of C alone, while others only wait.
	pause_ms(30)
	fired := false
	time.AfterFunc(5*time.Millisecond, func() { fired = true })
	pause_ms(100)
	println(fired)
	c := make(chan int64)
	go func() { pause_ms(30); c <- 7 }()
	println(<-c)
	sum := int64(0)
	for i := range int64(100000) {
		sum += i64(i)
	}
	println(sum, spin_ms(30) > 0)
	// No deadlock is reported while C is waited for, and one is when nobody is left.
	go func() { pause_ms(50) }()
	<-c
}
'''
WAITS_SAYS = '''true true true
true
7
4999850000 true
fatal error: all goroutines are asleep - deadlock!

goroutine 1 [chan receive]:
'''


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('--vo', required=True)
    with building.Workplace(parser.parse_args().vo) as w:
        libc(w)
        refused(w)
        if shutil.which('cc') is None or shutil.which('ar') is None:
            print('external: no C compiler, so no library of our own')
        else:
            own(w)
        print('external: %d failed' % w.failed)
        return 1 if w.failed else 0


def program_headers(w, name):
    code, out, _ = w.call('readelf', '-ld', w.path(name))
    return out if code == 0 else ''


def libc(w):
    w.write('x.vo', LIBC)
    for flags in ([], ['-O0'], ['-O3'], ['--strip'], ['-g'], ['-trimpath'], ['--cpu=v1'], ['--no-archive'], ['--gc-roots=conservative'], ['-ldflags=-s -w']):
        code, text = w.build(*flags, 'x.vo')
        out = w.run('x') if code == 0 else text
        w.expect(('libc', flags), out == LIBC_SAYS, out)
    for stress in ('gc-every-alloc,poison-freed,verify-heap', 'many-threads', 'many-threads,preempt-every-edge'):
        out = w.run('x', env={'VO_STRESS': stress})
        w.expect(stress, out == LIBC_SAYS, out)
    headers = program_headers(w, 'x')
    if headers:
        w.expect('dynamic', 'ld-linux-x86-64.so.2' in headers and 'libc.so.6' in headers and 'libm.so.6' in headers and 'libz' not in headers, headers)
    code, text = w.build('-ldflags=-extldflags=-static', '-o', 'static', 'x.vo')
    out = w.run('static') if code == 0 else text
    w.expect('-static', out == LIBC_SAYS and 'INTERP' not in program_headers(w, 'static'), out)
    # In Go files //go:linkname says it, as for other functions without body.
    w.write('l.go', 'package main\n\nimport _ "unsafe"\n\n//go:linkname hyperbolic cosh\nfunc hyperbolic(x float64) float64\n\nfunc main() { println(hyperbolic(0)) }\n')
    code, text = w.build('l.go')
    w.expect('linkname', code == 0 and w.run('l') == '1\n', text)
    # One that is not called is not looked for, and the executable is as any other.
    w.write('n.vo', 'package main\n\nfunc nowhere_to_be_found()\n\nfunc main() { println(1) }\n')
    code, text = w.build('n.vo')
    w.expect('not called', code == 0 and w.run('n') == '1\n' and 'INTERP' not in program_headers(w, 'n'), text)
    for form, ending in (('obj', '.o'), ('ll', '.ll'), ('asm', '.s')):
        code, text = w.build('--emit=' + form, 'x.vo')
        with open(w.path('x' + ending), 'rb') as f:
            w.expect(form, (code, text) == (0, '') and b'cosh' in f.read(), text)
    # The same source twice, the same bytes.
    w.build('-o', 'x1', 'x.vo')
    w.build('-o', 'x2', 'x.vo')
    with open(w.path('x1'), 'rb') as a, open(w.path('x2'), 'rb') as b:
        w.expect('the same bytes', a.read() == b.read())
    # In a module: the function belongs to the package.
    w.write('m/go.mod', 'module ex.com/m\n\ngo 1.27\n')
    w.write('m/hyper/h.vo', 'package hyper\n\nfunc cosh(x float64) float64\n\nfunc Cosh(x float64) float64 { return cosh(x) }\n')
    w.write('m/main.go', 'package main\n\nimport "ex.com/m/hyper"\n\nfunc main() { println(hyper.Cosh(0)) }\n')
    code, text = w.build('-o', 'm1', cwd='m')
    w.expect('a package', code == 0 and w.run('m/m1') == '1\n', text)


def refused(w):
    program = 'package main\n\n%s\n\nfunc main() { %s }\n'
    for declaration, call, said in (
            ('func f(s string)', 'f("")', 'function f of C: parameter 1 is a string: C takes the address of its bytes, unsafe.StringData, and its length'),
            ('func f(a int, s []byte)', 'f(1, nil)', 'parameter 2 is a slice: C takes the address of its first element, unsafe.SliceData, and its length'),
            ('func f(a [2]int)', 'f([2]int{})', 'parameter 1 is an array: C takes its address'),
            ('func f(a struct{ a, b, c int })', 'f(struct{ a, b, c int }{})', 'parameter 1 is a struct of more than 16 bytes: C takes its address'),
            ('func f(a struct{ s string })', 'f(struct{ s string }{})', 'parameter 1 is a struct with a string'),
            ('func f(a struct{})', 'f(struct{}{})', 'parameter 1 is a struct without fields'),
            ('func f(a func())', 'f(nil)', 'parameter 1 is a func: C calls no functions of Go'),
            ('func f(a any)', 'f(nil)', 'parameter 1 is an interface'),
            ('func f(a error)', 'f(nil)', 'parameter 1 is an interface'),
            ('func f(a map[int]int)', 'f(nil)', 'parameter 1 is a map'),
            ('func f(a chan int)', 'f(nil)', 'parameter 1 is a channel'),
            ('func f(a complex128)', 'f(0)', 'parameter 1 is a complex number'),
            ('func f(a ...int)', 'f()', "C's variadic functions are declared with the parameters of a call"),
            ('func f() string', 'f()', 'its result is a string'),
            ('func f() (int, int)', 'f()', 'C has one result, behind which an error may stand: errno'),
            ('func f() (error, int)', 'f()', 'C has one result'),
            ('func vo_call()', 'vo_call()', "function vo_call of C: the name is the run time's"),
            ('func nowhere_to_be_found(a int)', 'nowhere_to_be_found(1)', "there is no function nowhere_to_be_found in C's libraries (c, m): //vo:link NAME")):
        w.write('r.vo', program % (declaration, call))
        code, text = w.build('-o', 'refused', 'r.vo')
        w.expect(declaration, code == 1 and said in text and 'r.vo:3: ' in text and text.count('\n') == 1 and not os.path.exists(w.path('refused')), text)
    w.write('r.vo', program % ('func cosh(x float64) float64', 'println(cosh(1))'))
    code, _, text = w.call(w.vo, 'run', 'r.vo')
    w.expect('vo run', code == 1 and 'r.vo:3: function cosh has no body: the VM calls no functions of C, vo build makes an executable that does' in text, text)
    w.write('g.go', 'package main\n\nimport _ "unsafe"\n\n//go:linkname f runtime.nosuch\nfunc f()\n\nfunc main() { f() }\n')
    code, text = w.build('g.go')
    w.expect("not C's", code == 1 and 'relocation target runtime.nosuch not defined' in text, text)
    w.write('t.go', 'package main\n\nfunc cosh(x float64) float64\n\nfunc main() { println(cosh(1)) }\n')
    code, text = w.build('t.go')
    w.expect('without linkname', code == 1 and 't.go:3:6: missing function body' in text, text)
    for flags, said in ((['-ldflags=-extldflags=-lnowhere'], 'there is no library nowhere: neither libnowhere.so nor libnowhere.a in '),
                        (['-ldflags=-extldflags=-frobnicate'], '-extldflags: no flag -frobnicate: -l, -L, -static, -Wl,-rpath, and files there are'),
                        (['-ldflags=-extldflags=nowhere.a'], '-extldflags: there is no file nowhere.a')):
        code, text = w.build(*flags, '-o', 'refused', 'r.vo')
        w.expect(flags, code == 1 and said in text and text.count('\n') == 1 and not os.path.exists(w.path('refused')), text)
    w.write('k.vo', '//vo:link nowhere\n' + program % ('func cosh(x float64) float64', 'println(cosh(1))'))
    code, text = w.build('-o', 'refused', 'k.vo')
    w.expect('vo:link', code == 1 and 'there is no library nowhere' in text, text)


def own(w):
    w.write('own.c', LIBRARY)
    w.write('lib/x', '')
    for command in (['cc', '-O1', '-c', '-o', 'own.o', 'own.c'], ['cc', '-O1', '-fPIC', '-shared', '-o', 'lib/libvoshared.so.3', 'own.c'],
                    ['cc', '-O1', '-fPIC', '-shared', '-o', 'lib/libvoboth.so', 'own.c'], ['ar', 'rc', 'lib/libvostatic.a', 'own.o']):
        code, _, text = w.call(*command)
        w.expect(command, code == 0, text)
    w.write('t.vo', TYPES)
    path = {'LD_LIBRARY_PATH': w.path('lib')}
    for flags in ('own.o', '-Llib -lvostatic', '-L lib -l vostatic', '-L%s -lvoshared' % w.path('lib'), '-Llib -lvoboth -Wl,-rpath,' + w.path('lib'),
                  'lib/libvostatic.a', '-static -Llib -lvostatic'):
        code, text = w.build('-ldflags', '-extldflags "%s"' % flags, 't.vo')
        out = w.run('t', env={} if 'rpath' in flags else path) if code == 0 else text
        w.expect(('types', flags), out == TYPES_SAYS, out)
    library = ['-ldflags=-extldflags=own.o']
    for level in ('-O0', '-O1', '-O3'):
        code, text = w.build(level, *library, 't.vo')
        out = w.run('t') if code == 0 else text
        w.expect(('types', level), out == TYPES_SAYS, out)
    w.write('k.vo', '//vo:link voboth\n\n' + TYPES)
    code, text = w.build('-ldflags=-extldflags=-Llib', 'k.vo')
    out = w.run('k', env=path) if code == 0 else text
    w.expect('//vo:link', out == TYPES_SAYS, out)
    w.write('w.vo', WAITS)
    code, text = w.build(*library, 'w.vo')
    w.expect('waits', code == 0, text)
    for env in ({}, {'GOMAXPROCS': '1'}, {'GOMAXPROCS': '8'}, {'VO_STRESS': 'many-threads'}, *[{'VO_STRESS': 'many-threads,gc-every-alloc'}] * 8):
        begin = time.time()
        out = w.run('w', env=env)
        w.expect(('waits', env), 'gc-every-alloc' in str(env) and out.endswith('exit 2\n') or out.startswith(WAITS_SAYS) and out.endswith('exit 2\n'), '%s %.1f s' % (out, time.time() - begin))
    faults(w, library)


def faults(w, library):
    w.write('f.vo', '''package main

import "os"

func crash()
func die()
func leave(n int32)
func crash_elsewhere()
func pause_ms(n int64)

func waits(c chan int) { <-c }

func main() {
	go waits(make(chan int))
	pause_ms(30)
	switch os.Args[1] {
	case "crash":
		crash()
	case "die":
		die()
	case "leave":
		leave(7)
	case "elsewhere":
		crash_elsewhere()
	}
}
''')
    code, text = w.build(*library, 'f.vo')
    w.expect('faults', code == 0, text)
    for what, head, trace in (('crash', 'SIGSEGV: segmentation violation\nPC=0x', True), ('die', 'SIGABRT: abort\nPC=0x', True), ('elsewhere', 'SIGSEGV: segmentation violation\nPC=0x', False)):
        out = w.run('f', what)
        w.expect(what, out.startswith(head) and '\nsignal arrived during cgo execution\n' in out and out.endswith('exit 2\n') and
                 'goroutine 1 [syscall' in out and 'main.main()\n' in out and 'main.waits(' in out and (not trace or 'main.%s()\n' % what in out) and
                 ('addr=0x10' in out) == (what != 'die'), out)
    w.expect('exit', w.run('f', 'leave') == 'exit 7\n', w.run('f', 'leave'))


if __name__ == '__main__':
    sys.exit(main())
