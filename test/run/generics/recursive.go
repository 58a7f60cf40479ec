// go: 1.26

package main

type Node[T any] struct {
	val      T
	children []*Node[T]
}

func (n *Node[T]) Walk(depth int, f func(int, T)) {
	f(depth, n.val)
	for _, c := range n.children {
		c.Walk(depth+1, f)
	}
}

func MapTree[T, U any](n *Node[T], f func(T) U) *Node[U] {
	r := &Node[U]{val: f(n.val)}
	for _, c := range n.children {
		r.children = append(r.children, MapTree(c, f))
	}
	return r
}

type List[T any] struct {
	head T
	tail *List[T]
}

func Cons[T any](v T, l *List[T]) *List[T] { return &List[T]{v, l} }
func (l *List[T]) Len() int {
	if l == nil {
		return 0
	}
	return 1 + l.tail.Len()
}
func FoldR[T, A any](l *List[T], z A, f func(T, A) A) A {
	if l == nil {
		return z
	}
	return f(l.head, FoldR(l.tail, z, f))
}

type Expr[T any] interface{ Eval(env map[string]T) T }
type Lit[T any] struct{ v T }
type Var[T any] string
type Bin[T any] struct {
	op   func(T, T) T
	l, r Expr[T]
}

func (l Lit[T]) Eval(map[string]T) T   { return l.v }
func (v Var[T]) Eval(e map[string]T) T { return e[string(v)] }
func (b Bin[T]) Eval(e map[string]T) T { return b.op(b.l.Eval(e), b.r.Eval(e)) }

type Self[T any] interface{ Me() T }
type A struct{ n int }

func (a A) Me() A { return a }

func Twice[T Self[T]](x T) T { return x.Me().Me() }

type Rec[T Rec[T]] interface{ Less(T) bool }
type I int

func (a I) Less(b I) bool { return a < b }

func MinOf[T Rec[T]](a, b T) T {
	if b.Less(a) {
		return b
	}
	return a
}

func even[T ~int](n T) bool {
	if n == 0 {
		return true
	}
	return odd(n - 1)
}
func odd[T ~int](n T) bool {
	if n == 0 {
		return false
	}
	return even(n - 1)
}

type Graph[K comparable, D any] struct {
	nodes map[K]*gnode[K, D]
	order []K
}
type gnode[K comparable, D any] struct {
	data D
	out  []*gnode[K, D]
	key  K
}

func (g *Graph[K, D]) get(k K) *gnode[K, D] {
	if g.nodes == nil {
		g.nodes = make(map[K]*gnode[K, D])
	}
	n := g.nodes[k]
	if n == nil {
		n = &gnode[K, D]{key: k}
		g.nodes[k] = n
		g.order = append(g.order, k)
	}
	return n
}
func (g *Graph[K, D]) Edge(a, b K) { n := g.get(a); n.out = append(n.out, g.get(b)) }
func (g *Graph[K, D]) Topo() (out []K) {
	seen := map[K]bool{}
	var visit func(n *gnode[K, D])
	visit = func(n *gnode[K, D]) {
		if !seen[n.key] {
			seen[n.key] = true
			for _, o := range n.out {
				visit(o)
			}
			out = append(out, n.key)
		}
	}
	for _, k := range g.order {
		visit(g.nodes[k])
	}
	return
}

type Either[L, R any] struct {
	l *L
	r *R
}

func Left[R, L any](l L) Either[L, R] { return Either[L, R]{l: &l} }
func Fold[L, R, T any](e Either[L, R], f func(L) T, g func(R) T) T {
	if e.l != nil {
		return f(*e.l)
	}
	return g(*e.r)
}

func main() {
	t := &Node[string]{"root", []*Node[string]{{"a", nil}, {"b", []*Node[string]{{"c", nil}}}}}
	t.Walk(0, func(d int, s string) { print(d, s, " ") })
	MapTree(t, func(s string) int { return len(s) }).Walk(0, func(d, n int) { print(d, n, " ") })
	println()
	l := Cons(1, Cons(2, Cons(3, nil)))
	println(l.Len(), FoldR(l, "", func(i int, s string) string { return s + string(rune('0'+i)) }))
	e := Bin[float64]{func(a, b float64) float64 { return a * b }, Lit[float64]{2}, Var[float64]("x")}
	println(e.Eval(map[string]float64{"x": 4}), Expr[string](Var[string]("q")).Eval(map[string]string{"q": "v"}))
	println(Twice(A{5}).n, MinOf(I(3), I(2)), even(10), odd(7))
	var g Graph[string, int]
	g.Edge("a", "b")
	g.Edge("a", "c")
	g.Edge("b", "d")
	g.Edge("c", "d")
	for _, k := range g.Topo() {
		print(k, " ")
	}
	println()
	println(Fold(Left[string](5), func(i int) int { return i * 2 }, func(s string) int { return len(s) }))
}
