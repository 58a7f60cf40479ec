package main

import "runtime"

// References that are only in frames, arguments, results, defers, closures and channels while the collector runs.

type T struct {
	v int
	p *T
}

func mk(v int) *T { runtime.GC(); return &T{v: v} }

func three(a, b, c *T) int { runtime.GC(); return a.v + b.v*10 + c.v*100 }

func pass(t T, s []int, m map[string]*T, f func() *T, i any) (T, []int, any) {
	runtime.GC()
	t.p = &T{v: s[0] + m["k"].v + f().v + i.(*T).v}
	runtime.GC()
	return t, append(s, t.p.v), t
}

func results() (a *T, b string, c []*T, err error) {
	defer func() {
		runtime.GC()
		c = append(c, a)
	}()
	a = mk(1)
	b = string([]byte{'x', byte('0' + mk(2).v)})
	c = []*T{mk(3), mk(4)}
	return
}

func deferArgs() (n int) {
	for i := range 5 {
		defer func(t *T, s string) { n += t.v + len(s) }(mk(i), string(rune('a'+i))+"z")
	}
	runtime.GC()
	return
}

func deepRec(n int, t *T) int {
	if n == 0 {
		runtime.GC()
		return t.v
	}
	u := &T{v: n, p: t}
	r := deepRec(n-1, u)
	return r + u.v + u.p.v
}

func array() int {
	var a [10]*T
	for i := range a {
		a[i] = mk(i)
	}
	b := a
	a = [10]*T{}
	runtime.GC()
	s := 0
	for _, t := range b {
		s += t.v
	}
	return s
}

func loopVars() int {
	s := 0
	for _, t := range []*T{mk(1), mk(2), mk(3)} {
		q := t
		defer func() { s += q.v }()
		runtime.GC()
		s += q.v
	}
	return s
}

func main() {
	println(three(mk(1), mk(2), mk(3)))
	t, s, i := pass(T{v: 5}, []int{7}, map[string]*T{"k": mk(8)}, func() *T { return mk(9) }, mk(10))
	runtime.GC()
	println(t.p.v, s[1], i.(T).v)
	a, b, c, err := results()
	runtime.GC()
	println(a.v, b, len(c), c[2].v, err == nil)
	println(deferArgs())
	println(deepRec(50, mk(1)))
	println(array(), loopVars())
	ch := make(chan *T, 10)
	done := make(chan int)
	go func() {
		x := 0
		for t := range ch {
			x += t.v
			runtime.GC()
		}
		done <- x
	}()
	for k := range 10 {
		ch <- mk(k)
	}
	close(ch)
	println(<-done)
	str := ""
	for k := range 20 {
		str += string(rune('a' + mk(k).v))
	}
	println(str)
	func() {
		defer func() {
			e := recover().(*T)
			runtime.GC()
			println(e.v, e.p.v)
		}()
		defer runtime.GC()
		panic(&T{1, mk(2)})
	}()
	println(*&mk(3).v + (*mk(4)).v + []*T{mk(5)}[0].v + map[int]*T{1: mk(6)}[1].v + [1]*T{mk(7)}[0].v)
	x, y := mk(1), mk(2)
	x, y = y, x
	x.p, y.p = y, x
	runtime.GC()
	println(x.p.p.v, y.p.p.v)
}
