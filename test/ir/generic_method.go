package main

type T struct{ n int }

func (t T) M[P any](p P) P { return p }
func (t *T) PM[P any](p P) { t.n++ }
func (t T) plain() int     { return t.n }

type G[A any] struct{ a A }

func (g G[A]) M[B any](b B) A {
	type pair struct {
		a A
		b B
	}
	p := pair{g.a, b}
	return p.a
}

type E struct{ *G[string] }

func both[Q any](q Q) {
	g := G[Q]{q}
	f := g.M[int]
	m := G[Q].M[bool]
	h := T.M[Q]
	_, _, _ = f(1), m(g, true), h(T{}, q)
}

var global = T{1}.M[string]

func main() {
	t := T{2}
	println(t.M(1), T.M(t, "x"), E{&G[string]{"a"}}.M(true))
	f := t.PM[bool]
	e := (*T).PM[int]
	e(&t, 3)
	f(true)
	go t.M(1.5)
	defer t.PM("d")
	both(t)
	println(t.plain(), global("g"))
}
