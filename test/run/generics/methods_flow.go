package main

import (
	"fmt"
	"iter"
	"os"
	"runtime"
	"strings"
	"sync"
)

type T struct{ n int }

func (t T) Go[P any](p P, c chan<- string) { c <- fmt.Sprint(t.n, p) }
func (t *T) Defer[P any](p P)              { fmt.Println("defer", t.n, p) }
func (t T) Rec[P any](p P)                 { fmt.Println("recovered", recover(), p) }
func (t T) Seq[P any](ps ...P) iter.Seq[P] {
	return func(yield func(P) bool) {
		for _, p := range ps {
			if !yield(p) {
				return
			}
		}
	}
}
func (t T) Visit[P any](ps []P, f func(P) bool) bool {
	for p := range t.Seq(ps...) {
		if !f(p) {
			return false
		}
		for q := range t.Seq(1, 2) {
			if q == 2 {
				break
			}
			defer fmt.Println("deferred in range body", p, q)
		}
	}
	return true
}

// recursion
type Tree[K any] struct {
	l, r *Tree[K]
	k    K
}

func (t *Tree[K]) Insert(k K, less func(a, b K) bool) *Tree[K] {
	if t == nil {
		return &Tree[K]{k: k}
	}
	if less(k, t.k) {
		t.l = t.l.Insert(k, less)
	} else {
		t.r = t.r.Insert(k, less)
	}
	return t
}
func (t *Tree[K]) Map[V any](f func(K) V) *Tree[V] {
	if t == nil {
		return nil
	}
	return &Tree[V]{t.l.Map(f), t.r.Map(f), f(t.k)}
}
func (t *Tree[K]) Walk[S any](s S, f func(S, K) S) S {
	if t == nil {
		return s
	}
	s = t.l.Walk(s, f)
	s = f(s, t.k)
	return t.r.Walk(s, f)
}
func (t *Tree[K]) Depth[N ~int]() N {
	if t == nil {
		return 0
	}
	return 1 + max(t.l.Depth[N](), t.r.Depth[N]())
}
func (t T) Even[P any](p P, n int) string {
	if n == 0 {
		return fmt.Sprintf("even %T", p)
	}
	return t.Odd(p, n-1)
}
func (t T) Odd[P any](p P, n int) string {
	if n == 0 {
		return fmt.Sprintf("odd %T", p)
	}
	return t.Even(p, n-1)
}

// closures over both lists
type G[A any] struct{ a A }

func (g *G[A]) Counter[B any](b B) (func() string, func(A)) {
	n := 0
	type L struct {
		a A
		b B
	}
	return func() string {
			n++
			f := func() L { return L{g.a, b} }
			return fmt.Sprintf("%d %+v %T", n, f(), f())
		}, func(a A) {
			g.a = a
		}
}
func (g G[A]) Switch[B any](x any) string {
	switch v := x.(type) {
	case A:
		return fmt.Sprint("A ", v)
	case B:
		return fmt.Sprint("B ", v)
	case []A:
		return fmt.Sprint("[]A ", len(v))
	case map[string]B:
		return fmt.Sprint("map ", v)
	case func(A) B:
		return fmt.Sprint("func ", v(g.a))
	case interface{ Plain() A }:
		return "plain"
	}
	return "none"
}
func (g G[A]) Plain() A { return g.a }
func (g G[A]) Chan[B any](f func(A) B) <-chan B {
	c := make(chan B, 1)
	go func() { defer close(c); c <- f(g.a) }()
	return c
}
func (g G[A]) Make[B any, M ~map[string]B, S ~[]M](b B) S { return S{M{"k": b}, nil} }

type names map[string]int

// gc's traces show the line of the method value where the function that it is has been inlined.
//
//go:noinline
func keep[F any](f F) F { return f }

func trace() {
	pc := make([]uintptr, 20)
	fr := runtime.CallersFrames(pc[:runtime.Callers(2, pc)])
	for {
		f, more := fr.Next()
		if !strings.HasPrefix(f.Function, "runtime.") {
			fmt.Println("   ", f.Function, f.Line)
		}
		if !more {
			break
		}
	}
}
func (t T) Trace[P any](p P) {
	trace()
	func() {
		defer func() { trace() }()
		func() { trace() }()
	}()
}
func (g *G[A]) Trace[P any](p P) {
	for range (T{}).Seq(1) {
		trace()
		defer g.Trace2(p)
	}
	T{}.Trace(p)
}
func (g *G[A]) Trace2[P any](p P) { trace() }

type Emb struct{ *G[string] }

func main() {
	t := T{3}
	c := make(chan string)
	go t.Go("a", c)
	fmt.Println(<-c)
	go t.Go[any](nil, c)
	fmt.Println(<-c)
	gf := t.Go[float64]
	go gf(1.5, c)
	fmt.Println(<-c)
	go T.Go(t, 'x', c)
	fmt.Println(<-c)
	go T.Go[bool](t, true, c)
	fmt.Println(<-c)
	func() {
		defer t.Defer("d1")
		defer t.Defer[int](2)
		t.n = 4
		defer (*T).Defer(&t, 3)
		f := t.Defer[[]int]
		defer f(nil)
		for i := range 2 {
			defer t.Defer(i)
		}
	}()
	for _, f := range []func(){
		func() { defer t.Rec("direct"); panic(1) },
		func() { defer t.Rec[string]("explicit"); panic(2) },
		func() { f := t.Rec[string]; defer f("value"); panic(3) },
		func() { defer T.Rec(t, "expr"); panic(4) },
		func() { f := T.Rec[string]; defer f(t, "exprvalue"); panic(5) },
		func() { defer struct{ *T }{&t}.Rec("promoted"); panic(6) },
	} {
		func() {
			defer func() {
				if r := recover(); r != nil {
					fmt.Println("not recovered", r)
				}
			}()
			f()
		}()
	}
	fmt.Println(t.Visit([]string{"x", "y"}, func(s string) bool { fmt.Println(s); return s != "y" }))
	var tree *Tree[int]
	for _, k := range []int{5, 2, 8, 1} {
		tree = tree.Insert(k, func(a, b int) bool { return a < b })
	}
	fmt.Println(tree.Map(func(i int) string { return fmt.Sprint("s", i) }).Walk([]string{}, func(a []string, s string) []string { return append(a, s) }), tree.Depth[int]())
	fmt.Println(t.Even(1.5, 5), t.Odd([]int{}, 5))
	g := &G[string]{"a"}
	cnt, set := g.Counter(1)
	fmt.Println(cnt())
	set("b")
	fmt.Println(cnt())
	cnt2, _ := g.Counter([]bool{true})
	fmt.Println(cnt2())
	fmt.Println(g.Switch[int]("s"), g.Switch[int](1), g.Switch[int]([]string{}), g.Switch[int](map[string]int{"a": 1}),
		g.Switch[int](func(s string) int { return len(s) }), g.Switch[bool](g), g.Switch[int](2.5), g.Switch[string]("same"))
	fmt.Println(<-g.Chan(func(s string) int { return len(s) }), <-g.Chan(func(s string) G[string] { return *g }))
	fmt.Printf("%v %T\n", g.Make[int, names, []names](1), g.Make[int, names, []names](1))
	fmt.Printf("%v\n", G[int]{}.Make[bool, map[string]bool, []map[string]bool](true))
	t.Trace(1)
	g.Trace([]int{})
	Emb{g}.Trace("x")
	ft := g.Trace[int]
	keep(ft)(1)
	(*G[string]).Trace2[int](g, 1)
	var wg sync.WaitGroup
	wg.Add(1)
	go func() { defer wg.Done(); t.Trace(any(1)) }()
	wg.Wait()
	if len(os.Args) > 5 {
		return
	}
	defer t.Defer("last")
	var np *T
	np.Go(1, c)
}
