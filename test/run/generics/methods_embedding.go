package main

import (
	"fmt"
	"io"
	"reflect"
	"runtime"
	"strings"
)

type T struct{ n int }

func (t T) M[P any](p P) string   { return fmt.Sprintf("T%d.M(%v %T)", t.n, p, p) }
func (t *T) PM[P any](p P) string { t.n++; return fmt.Sprintf("T%d.PM(%v)", t.n, p) }
func (t T) K() string             { return "K" }

type G[A any] struct{ a A }

func (g G[A]) Self[B any](b B) string     { return fmt.Sprintf("%T %T %v", g, b, g.a) }
func (g *G[A]) Set[B any](a A, b B) *G[A] { g.a = a; fmt.Printf("set %T %T\n", a, b); return g }
func (g *G[A]) Plain() string             { return fmt.Sprintf("plain %T", g) }

type E struct {
	T
	*G[int]
}
type EE struct{ *E }
type EG[X any] struct {
	G[[]X]
	x X
}
type EI[X any] struct {
	*EG[map[string]X]
}
type Ptr struct{ *T }

// hides
type H struct {
	T
	other int
}

func (h H) M[P any](p P) string { return "H.M " + h.T.M(p) }
func (h H) K[P any]() string    { return "generic K" }

type Deep struct{ A1 }
type A1 struct{ A2 }
type A2 struct{ *A3 }
type A3 struct{ G[string] }

func name(f any) string {
	n := runtime.FuncForPC(reflect.ValueOf(f).Pointer()).Name()
	return n
}

type Kr interface{ K() string }

func main() {
	e := E{T{1}, &G[int]{7}}
	fmt.Println(e.M(1), e.PM("x"), e.T.n, e.Self("s"), e.Set(8, 'c').a, e.G.a)
	ee := EE{&e}
	fmt.Println(ee.M(1), ee.PM("x"), e.T.n, ee.Self[any](nil), ee.Set[error](9, nil).a, e.G.a, ee.K(), ee.Plain())
	eg := EG[bool]{}
	eg.Set([]bool{true}, 1)
	fmt.Println(eg.Self(1), eg.Plain())
	ei := EI[uint8]{&EG[map[string]uint8]{}}
	ei.Set([]map[string]uint8{{"a": 1}}, 1.5)
	fmt.Println(ei.Self(1))
	p := Ptr{&e.T}
	fmt.Println(p.M(2), p.PM(3), e.T.n)
	h := H{T{5}, 1}
	fmt.Println(h.M(1), h.PM(2), h.T.K(), h.K[int]())
	_, ok := any(e).(Kr)
	_, ok2 := any(ee).(Kr)
	fmt.Println(ok, ok2)
	d := Deep{A1{A2{&A3{}}}}
	d.Set("str", 1)
	fmt.Println(d.Self(2), d.a)

	// method values through promotion
	f := e.M[int]
	e.T.n = 100
	fmt.Println(f(1))
	pf := e.PM[int]
	fmt.Println(pf(1), e.T.n)
	sf := ee.Self[string]
	e.G.a = 1000
	fmt.Println(sf("z"))
	var mf func(E, int) string = E.M
	fmt.Println(mf(e, 3), E.M[string](e, "q"), (*E).PM[int](&e, 4), EE.PM[int](ee, 4), (*EE).M[bool](&ee, true), Deep.Self[int](d, 1))
	fmt.Printf("%T %T %T %T\n", E.M[string], (*E).PM[int], ee.Self[string], EG[int].Self[string])
	fmt.Println(struct {
		*T
		x int
	}{T: &e.T}.PM("anon"), struct{ G[int] }{}.Self(1))
	for _, x := range []any{T{}, &T{}, G[int]{}, &G[int]{}, e, &e, ee, p, struct{ *T }{}, EG[int]{}, &EG[int]{}} {
		t := reflect.TypeOf(x)
		var names []string
		for i := 0; i < t.NumMethod(); i++ {
			names = append(names, t.Method(i).Name)
		}
		_, has := t.MethodByName("M")
		fmt.Println(t, names, has)
	}
	func() {
		defer func() { fmt.Println(recover()) }()
		_ = EE{}.M[int]
	}()
	func() {
		defer func() { fmt.Println(recover()) }()
		f := EE{}.PM[int]
		fmt.Println("made")
		f(1)
	}()
	func() {
		defer func() { fmt.Println(recover()) }()
		f := Ptr{}.PM[int]
		fmt.Println("made", f != nil)
		f(1)
	}()
	func() {
		defer func() { fmt.Println(recover()) }()
		(*E).M[int](nil, 1)
	}()
	func() {
		defer func() { fmt.Println(recover()) }()
		var g *G[string]
		g.Self(1)
	}()
	func() {
		defer func() { fmt.Println(recover()) }()
		var g *G[string]
		fmt.Println(g.Plain())
		fmt.Println(name(g.Set[int]))
		g.Set("x", 1)
	}()
	var w io.Writer = &strings.Builder{}
	_ = w
}
