// Closures that are called where they are known: their bodies take the place of the calls.
package main

import (
	"fmt"
	"iter"
	"maps"
	"runtime"
	"slices"
	"strings"
)

type counter struct{ n int }

func (c *counter) add(k int) int { c.n += k; return c.n }
func (c counter) get(k int) int  { return c.n*100 + k }

type getter interface{ get(int) int }

func apply(f func(int) int, n int) (sum int) {
	for i := range n {
		sum += f(i)
	}
	return
}

func twice(f func()) { f(); f() }

func adder(k int) func(int) int { return func(x int) int { return x + k } }

func both() (func(), func() int) {
	n := 0
	return func() { n++ }, func() int { return n }
}

func methodValues() {
	c := &counter{1}
	f, g := c.add, c.get
	c.n = 5
	fmt.Println(f(1), g(2), c.n, apply(c.add, 3), apply(c.get, 3))
	old := c
	c = &counter{100}
	fmt.Println(f(1), old.n, c.n)
	var i getter = *old
	h := i.get
	i = counter{9}
	fmt.Println(h(3), i.get(3), apply(i.get, 2))
	v := counter{3}
	k := v.get
	v.n = 4
	fmt.Println(k(0), v.get(0), func() int { return v.n }())
}

func shared() {
	x, y := 1, 2
	inc := func() { x += y }
	inc()
	y = 10
	inc()
	p := &x
	inc()
	*p += 1000
	inc()
	fmt.Println(x, y)
	twice(func() { y *= 3 })
	fmt.Println(y)
	var fs []func() int
	for i := 0; i < 3; i++ {
		f := func() int { i += 10; return i }
		if i%2 == 0 {
			fs = append(fs, f)
		}
		fmt.Print(f(), " ")
		i -= 10
	}
	for _, f := range fs {
		fmt.Print(f(), " ")
	}
	fmt.Println()
	a, b := both()
	a()
	a()
	fmt.Println(b())
}

func order() {
	i := 0
	next := func() int { i++; return i }
	a := [5]int{}
	a[next()] = next()
	a[i] += next() * 10
	x := i + next()
	m := map[int]int{next(): next()}
	fmt.Println(a, x, m, i, next() - next()*next())
	s := []int{1, 2, 3}
	grow := func(v int) []int { s = append(s, v); return s }
	fmt.Println(len(grow(4)), len(s), cap(s) >= 4, grow(5)[len(s)-1])
}

func grow(n int) []int {
	var s []int
	add := func(i int) { s = append(s, i) }
	for i := range n {
		add(i)
	}
	return s
}

func arrays(k int) {
	a := [4]int{1, 2, 3, 4}
	double := func(i int) { a[i] *= 2 }
	for i := range a {
		double(i)
	}
	at := func(i int) int { return a[i&3] }
	fmt.Println(a, at(k), at(2))
	defer func() { fmt.Println(recover(), a) }()
	func() { a[k+3]++ }()
}

func named() (n int, err error) {
	set := func(v int) { n = v; err = fmt.Errorf("set %d", v) }
	set(3)
	if n > 2 {
		set(n * 2)
	}
	return n + 1, err
}

func constants() (out string) {
	defer func() { out += fmt.Sprint(recover()) }()
	at := func(s []int, i, by int) int { return s[i] / by }
	out = fmt.Sprint(at([]int{8, 9}, 1, 3), " ")
	shift := func(x, by int) int { return x << by }
	out += fmt.Sprint(shift(1, 70), " ")
	return out + fmt.Sprint(at([]int{1}, 0, 0))
}

func recursive(n int) int {
	var f func(int) int
	f = func(k int) int {
		if k < 2 {
			return k
		}
		return f(k-1) + f(k-2)
	}
	type self func(self, int) int
	g := func(s self, k int) int {
		if k == 0 {
			return 1
		}
		return k * s(s, k-1)
	}
	return f(n)*1000 + g(g, 5)
}

func upTo(n int) iter.Seq[int] {
	return func(yield func(int) bool) {
		for i := range n {
			if !yield(i) {
				return
			}
		}
	}
}

func pairs[K, V any](s iter.Seq[K], f func(K) V) iter.Seq2[K, V] {
	return func(yield func(K, V) bool) {
		s(func(k K) bool { return yield(k, f(k)) })
	}
}

func find(want int) (at int, found bool) {
	for i := range upTo(100) {
		if i*i == want {
			return i, true
		}
	}
	return -1, false
}

func loops() {
	sum := 0
outer:
	for i := range upTo(10) {
		for j := range upTo(10) {
			switch {
			case j > i:
				continue outer
			case i*j > 30:
				break outer
			}
			sum += i * j
		}
	}
	fmt.Println(sum)
	fmt.Println(find(49))
	fmt.Println(find(50))
	for k, v := range pairs(upTo(4), func(k int) string { return strings.Repeat("x", k) }) {
		defer fmt.Println("deferred", k, v)
		if k == 2 {
			break
		}
	}
	var last []func() int
	for i := range upTo(3) {
		last = append(last, func() int { i++; return i })
	}
	for _, f := range last {
		fmt.Print(f(), f(), " ")
	}
	fmt.Println(slices.Sorted(maps.Keys(map[string]int{"a": 1, "b": 2})), slices.Collect(upTo(3)))
	for i, s := range slices.Backward([]string{"p", "q"}) {
		fmt.Print(i, s, " ")
	}
	fmt.Println()
}

func bad(yield func(int) bool) {
	yield(1)
	yield(2)
}

func misbehaves() (out string) {
	defer func() { out = fmt.Sprint(recover()) }()
	for i := range bad {
		if i == 1 {
			break
		}
	}
	return "?"
}

func where() string {
	var pc [8]uintptr
	n := runtime.Callers(2, pc[:])
	frames := runtime.CallersFrames(pc[:n])
	var s []string
	for {
		f, more := frames.Next()
		if !strings.HasPrefix(f.Function, "main.") {
			break
		}
		s = append(s, fmt.Sprint(f.Function, ":", f.Line))
		if !more {
			break
		}
	}
	return strings.Join(s, " ")
}

func traces() {
	f := func() string { return where() }
	fmt.Println(f())
	fmt.Println(func() string {
		return where()
	}())
	for range upTo(1) {
		fmt.Println(where())
	}
	fmt.Println((&place{}).at())
	at := (&place{}).at
	fmt.Println(at())
}

type place struct{}

func (*place) at() string { return where() }

func main() {
	methodValues()
	shared()
	order()
	fmt.Println(cap(grow(3)))
	arrays(1)
	fmt.Println(named())
	fmt.Println(constants())
	fmt.Println(recursive(10))
	loops()
	fmt.Println(misbehaves())
	traces()
	f := adder(5)
	g := f
	fmt.Println(f(1), g(2), adder(1)(2), apply(adder(10), 3))
	var s []int
	h := func(i int) { _ = s[i] }
	h(3)
}
