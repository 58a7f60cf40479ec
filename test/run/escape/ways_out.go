package main

import (
	"errors"
	"fmt"
	"iter"
	"slices"
	"sort"
	"strings"
)

// Things that must outlive their call, by every way out of it.

type node struct {
	v    int
	next *node
}

type holder struct {
	p  *int
	ps [3]*int
	f  func() int
	m  map[string]*int
	i  any
}

var global holder

func clobber(n int) int {
	var a [40]int
	for i := range a {
		a[i] = n * i
	}
	if n > 0 {
		return clobber(n-1) + a[3]
	}
	return a[5]
}

func viaField() holder {
	x := 1
	var h holder
	h.p = &x
	return h
}

func viaArray() (h holder) {
	for i := range h.ps {
		x := i * 10
		h.ps[i] = &x
	}
	return
}

func viaDynamicArray(n int) *int {
	var a [4]*int
	x := 42
	a[n] = &x
	return a[n]
}

func viaClosure() func() int {
	x := 5
	y := &x
	f := func() int { return *y }
	g := func() int { return f() + 1 }
	return g
}

func viaNested() func() func() int {
	x := 7
	return func() func() int {
		x++
		y := x
		return func() int { y++; return x*100 + y }
	}
}

func viaMap() map[string]*int {
	x := 9
	m := map[string]*int{"a": &x}
	return m
}

func viaChan() *int {
	c := make(chan *int, 1)
	x := 11
	c <- &x
	return <-c
}

func viaIface() any {
	x := [3]int{1, 2, 3}
	var i any = &x
	return i
}

func viaPanic() (r any) {
	defer func() { r = recover() }()
	x := 13
	panic(&x)
}

func viaSlice(s []*int) []*int {
	x := 15
	return append(s, &x)
}

func fill(dst []*int) {
	x := 17
	dst[0] = &x
}

func viaArg() *int {
	d := make([]*int, 1)
	fill(d)
	return d[0]
}

func viaPtrPtr(pp **int) {
	x := 19
	*pp = &x
}

func viaReslice() []int {
	a := [5]int{1, 2, 3, 4, 5}
	return a[1:3]
}

func (n *node) push(v int) *node { return &node{v, n} }

func list(n int) *node {
	var l *node
	for i := range n {
		l = l.push(i)
	}
	return l
}

func viaGoto(n int) []*int {
	var ps []*int
	i := 0
again:
	x := i
	ps = append(ps, &x)
	i++
	if i < n {
		goto again
	}
	return ps
}

func lastOf(n int) int {
	var last, prev *int
	for i := range n {
		x := i
		prev = last
		last = &x
		if prev != nil && *prev != i-1 {
			return -1
		}
	}
	return *prev
}

func closuresInLoop() int {
	var fs [3]func() int
	for i := range 3 {
		fs[i] = func() int { i++; return i }
	}
	return fs[0]()*100 + fs[1]()*10 + fs[2]()
}

func methodValue() func(int) *node {
	n := node{v: 21}
	return n.push
}

func seq(n int) iter.Seq[*int] {
	return func(yield func(*int) bool) {
		for i := range n {
			x := i
			if !yield(&x) {
				return
			}
		}
	}
}

func collect(n int) []*int {
	var ps []*int
	for p := range seq(n) {
		ps = append(ps, p)
	}
	return ps
}

func rangeDefer() (s string) {
	defer func() { s += "!" }()
	for p := range seq(3) {
		defer func() { s += fmt.Sprint(*p) }()
		if *p == 1 {
			return "r"
		}
	}
	return "n"
}

func first(n int) *int {
	for p := range seq(n) {
		q := *p + 1
		if q > 2 {
			return &q
		}
	}
	return nil
}

type stack[T any] struct{ items []T }

func (s *stack[T]) push(v T) { s.items = append(s.items, v) }
func (s *stack[T]) top() *T  { return &s.items[len(s.items)-1] }

func generic() *int {
	var s stack[int]
	s.push(1)
	s.push(2)
	return s.top()
}

func ident[T any](v T) T { return v }

func viaGeneric() *int {
	x := 23
	return ident(&x)
}

type errT struct{ code int }

func (e *errT) Error() string { return fmt.Sprint("code ", e.code) }

func fails(n int) error {
	e := errT{n}
	return fmt.Errorf("wrapped: %w", &e)
}

func direct() *int {
	x := 25
	return func() *int { y := &x; return y }()
}

func nestedRef() func() int {
	x := 0
	inc := func() { x++ }
	twice := func() { inc(); inc() }
	twice()
	return func() int { twice(); return x }
}

func deferredClosures() (out []int) {
	for i := range 3 {
		p := &i
		defer func() { out = append(out, *p) }()
	}
	x := 27
	p := &x
	defer func() { out = append(out, *p) }()
	x = 28
	return nil
}

func started() int {
	c := make(chan int)
	x := 29
	go func() { x++; c <- x }()
	return <-c
}

func swap(a, b **int) { *a, *b = *b, *a }

func swapped() (*int, *int) {
	x, y := 31, 32
	p, q := &x, &y
	swap(&p, &q)
	return p, q
}

func variadic(ps ...*int) []*int { return ps }

func viaVariadic() []*int {
	x, y := 33, 34
	return variadic(&x, &y)
}

func selectOut() *int {
	a, b := make(chan *int, 1), make(chan *int, 1)
	x := 35
	select {
	case a <- &x:
	case b <- &x:
	}
	select {
	case p := <-a:
		return p
	case p := <-b:
		return p
	}
}

func structCopy() holder {
	x := 37
	h := holder{p: &x, i: &x}
	g := h
	k := &g
	return *k
}

func assertOut(i any) *int {
	switch v := i.(type) {
	case *int:
		return v
	case **int:
		return *v
	}
	return nil
}

func viaSwitch() *int {
	x := 39
	p := &x
	return assertOut(&p)
}

func main() {
	a := viaField()
	b := viaArray()
	c := viaDynamicArray(2)
	d := viaClosure()
	e := viaNested()()
	f := viaMap()
	g := viaChan()
	h := viaIface()
	i := viaPanic()
	j := viaSlice(nil)
	k := viaArg()
	var l *int
	viaPtrPtr(&l)
	m := viaReslice()
	n := list(5)
	o := viaGoto(4)
	p := methodValue()
	q := collect(4)
	r := first(5)
	s := generic()
	t := viaGeneric()
	u := fails(3)
	v := direct()
	w := nestedRef()
	x1, x2 := swapped()
	y := viaVariadic()
	z := selectOut()
	aa := structCopy()
	bb := viaSwitch()
	global.f = func() int { return *l + *c }
	x := 41
	global.p = &x
	for range 3 {
		clobber(50)
	}
	fmt.Println(*a.p, *b.ps[0], *b.ps[1], *b.ps[2], *c, d(), e(), e(), *f["a"], *g, h, *i.(*int), *j[0], *k, *l, m)
	for ; n != nil; n = n.next {
		fmt.Print(n.v, " ")
	}
	for _, x := range o {
		fmt.Print(*x, " ")
	}
	fmt.Println(lastOf(5), closuresInLoop(), p(3).next.v)
	for _, x := range q {
		fmt.Print(*x, " ")
	}
	fmt.Println(rangeDefer(), *r, *s, *t, u, *v, w(), deferredClosures(), started(), *x1, *x2, *y[0], *y[1], *z)
	var et *errT
	fmt.Println(errors.As(u, &et), et.code, *aa.p, *aa.i.(*int), *bb, global.f(), *global.p)
	words := strings.Fields("the quick brown fox")
	sort.Slice(words, func(i, j int) bool { return words[i] < words[j] })
	slices.SortFunc(words, func(a, b string) int { return strings.Compare(b, a) })
	fmt.Println(words)
}
