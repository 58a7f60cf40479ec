// Promoted fields as keys of struct literals.
package main

import "fmt"

type A struct{ x, y int }
type P struct{ p int }
type B struct {
	A
	z int
	*P
	s string
}
type D struct {
	B
	w  []int
	fn func() int
}
type G[T any] struct {
	v T
	A
}
type H[T any] struct {
	n int
	G[T]
	fmt.Stringer
}
type E struct {
	_ int
	A
	_ string
}
type Big struct {
	arr [20]int
	B
	m map[string]int
}

func t(s string) int { fmt.Print(s, " "); return len(s) }

var global = D{y: 7, s: "static", w: []int{1, 2}}
var globalPtr = &D{z: 9, A: A{1, 2}}
var globalDyn = B{y: t("gy"), z: t("gz"), x: t("gx")}
var globalArr = []B{{x: 1}, {y: 2, s: "b"}}
var globalMap = map[A]*B{{x: 1}: {y: 2}, {y: 3}: {s: "q"}}

type Al = A
type WithAl struct{ Al }

func gen[T any](v T) H[T]          { return H[T]{v: v, n: t("gen"), x: 3} }
func under[S struct{ A }](n int) S { return S{x: n} }
func ptrs[T any](v T) *H[T]        { return &H[T]{v: v, y: 4} }

type iface interface{ sum() int }

func (a A) sum() int { return a.x + a.y }

func panics() (s string) {
	defer func() { s = fmt.Sprint(recover()) }()
	var p *int
	_ = B{y: t("one"), x: *p, z: t("never?")}
	return
}

func main() {
	fmt.Println(global.y, global.s, global.w, global.x, global.P)
	fmt.Println(globalPtr.z, globalPtr.A)
	fmt.Println(globalDyn)
	fmt.Println(globalArr)
	fmt.Println(globalMap[A{1, 0}].y, globalMap[A{0, 3}].s)
	b := B{y: t("y"), z: t("z"), x: t("xxx")}
	fmt.Println(b)
	d := D{A: A{1, 2}, z: 5, P: &P{p: 3}, s: "q", fn: func() int { return 42 }}
	fmt.Println(d.x, d.y, d.z, d.p, d.s, d.fn(), d.w == nil)
	fmt.Println(gen("v"), gen(1.5), under(5), *ptrs(7))
	fmt.Println(WithAl{x: 1})
	fmt.Println([]B{{x: 1}, {y: 2}}, [2]B{1: {s: "one"}}, map[string]*B{"a": {x: 1}}["a"].x)
	e := E{y: 2}
	fmt.Println(e.x, e.y)
	var i iface = B{x: 1, y: 2}
	fmt.Println(i.sum())
	n := 1
	set := func(v int) int { n = v; return v }
	c := B{x: n, y: set(5), z: n}
	fmt.Println(c)
	big := Big{x: 1, m: map[string]int{"k": 2}, s: "big"}
	fmt.Println(big)
	pb := &Big{y: t("heap"), arr: [20]int{19: t("last")}}
	fmt.Println(pb.y, pb.arr[19], pb.x)
	ch := make(chan B, 1)
	ch <- B{x: 8}
	fmt.Println((<-ch).x, B{y: 3}.y, B{x: 4} == B{A: A{x: 4}}, (&B{x: 6}).sum())
	if (B{x: 1}) == (B{A: A{1, 0}}) {
		fmt.Println("equal")
	}
	anon := struct {
		A
		q int
	}{q: 1, y: 2}
	fmt.Println(anon)
	for k := range 3 {
		f := func() B { return B{x: k, s: fmt.Sprint(k)} }
		fmt.Print(f(), " ")
	}
	fmt.Println()
	fmt.Println(panics())
}
