package main

import (
	"fmt"
	"reflect"
	"runtime"
	"strings"
)

type T struct{ n int }

func (t T) M[P any](p P) string {
	type L struct{ a P }
	type LL[Q any] struct {
		a P
		q Q
	}
	return fmt.Sprintf("%T %T %T", L{}, LL[int8]{}, LL[P]{})
}
func (t *T) PM[P any](p P) string { type L struct{ p P }; return fmt.Sprintf("%T", L{}) }

type G[A any] struct{ a A }

func (g G[A]) M[B any](b B) string {
	type L struct {
		a A
		b B
	}
	type LL[Q any] struct {
		a A
		b B
		q Q
	}
	f := func() string { type I struct{ b B }; return fmt.Sprintf("%T", I{}) }
	return fmt.Sprintf("%T %T %T %s", L{}, LL[int8]{}, LL[B]{}, f())
}
func (g G[A]) N() string {
	type L struct{ a A }
	return fmt.Sprintf("%T", L{})
}
func (g *G[A]) Tr[B any](b B) {
	pc := make([]uintptr, 10)
	n := runtime.Callers(1, pc)
	fr := runtime.CallersFrames(pc[:n])
	for {
		f, more := fr.Next()
		if !strings.HasPrefix(f.Function, "runtime.") {
			fmt.Println("  ", f.Function, f.Line)
		}
		if !more {
			break
		}
	}
}
func name(f any) string { return runtime.FuncForPC(reflect.ValueOf(f).Pointer()).Name() }

// The functions that method values are must not be inlined: gc's traces then show the line of the value.
//
//go:noinline
func keep[F any](f F) F { return f }

//go:noinline
func call(f func()) { f() }

func id[X any](x X) X { return x }

type E struct {
	*G[string]
	T
}
type I interface{ N() string }

func gen[Q I](q Q, x any) {
	g := G[Q]{}
	fmt.Println(name(G[Q].N), name(g.N), name(id[Q]), name(q.N), name(Q.N), name(id[int]), name(func() {}))
	fmt.Println(name(G[int].N), name(G[int]{}.N), name(I.N), name(I(q).N), name((*struct{ G[Q] }).N))
	call(func() {
		fmt.Println(name(id[Q]), name(func() {}))
	})
	type L struct {
		T
		q Q
	}
	fmt.Println(name(L.M[int]), name(L{}.M[string]), name(T.M[Q]), name(g.M[int]), name(L.K), name(L{}.K))
}
func (T) K() {}

type W struct{}

func (W) N() string { return "" }

var pv = T{}.M[int]
var pe = T.M[string]
var pl = func() {}

func main() {
	t := T{1}
	fmt.Println(t.M(1), t.PM("a"))
	g := G[int]{}
	fmt.Println(g.M("s"), g.N())
	g.Tr(1)
	f := (&g).Tr[string]
	keep(f)("a")
	fe := (*G[int]).Tr[bool]
	keep(fe)(&g, true)
	defer func() { fmt.Println(recover()) }()
	fmt.Println(name(t.M[int]), name(T.M[int]), name(func() {}), name(g.N), name(G[int].N), name(id[int]))
	fmt.Println(T.M[int](t, 1), name(func() {}))
	var fi func(T, int) string = T.M
	fmt.Printf("%s %T %T\n", name(fi), t.M[int], T.M[int])
	fmt.Println(name(pv), name(pe), name(pl))
	gen(W{}, 1)
	e := E{&g2, t}
	e.Tr(1)
	fmt.Println(e.G.M(1))
	e2 := struct{ *G[string] }{&g2}
	fmt.Println(e2.M(true), name(e2.M[int]))
	func() {
		defer func() { fmt.Println(recover()) }()
		(*T).M[int](nil, 1)
	}()
	func() {
		defer func() { fmt.Println(recover()) }()
		var p *T
		_ = p.PM[int]
		fmt.Println("ok")
		_ = p.M[int]
	}()
	defer t.D(2)
	panic(1)
}
func (t T) D[P any](p P) {
	fmt.Println("rec", recover())
	k := t.R[string]
	defer k("x")
	panic(p)
}
func (t T) R[P any](p P) { fmt.Println("rec2", recover(), p) }

var g2 G[string]
