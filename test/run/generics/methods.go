package main

import (
	"cmp"
	"errors"
	"fmt"
	"iter"
	"sort"
	"strings"
	"sync"
)

// A list with the usual functional methods.
type List[E any] struct {
	items []E
}

func Of[E any](items ...E) *List[E] { return &List[E]{items} }

func (l *List[E]) Map[F any](f func(E) F) *List[F] {
	r := &List[F]{}
	for _, x := range l.items {
		r.items = append(r.items, f(x))
	}
	return r
}

func (l *List[E]) Fold[A any](a A, f func(A, E) A) A {
	for _, x := range l.items {
		a = f(a, x)
	}
	return a
}

func (l *List[E]) FlatMap[F any](f func(E) *List[F]) *List[F] {
	r := &List[F]{}
	for _, x := range l.items {
		r.items = append(r.items, f(x).items...)
	}
	return r
}

func Zip[E, F any](l *List[E], o *List[F]) *List[Pair[E, F]] {
	r := &List[Pair[E, F]]{}
	for i := range min(len(l.items), len(o.items)) {
		r.items = append(r.items, Pair[E, F]{l.items[i], o.items[i]})
	}
	return r
}

func (l *List[E]) GroupBy[K comparable](key func(E) K) map[K]*List[E] {
	m := map[K]*List[E]{}
	for _, x := range l.items {
		k := key(x)
		if m[k] == nil {
			m[k] = &List[E]{}
		}
		m[k].items = append(m[k].items, x)
	}
	return m
}

func (l *List[E]) SortBy[K cmp.Ordered](key func(E) K) *List[E] {
	r := &List[E]{append([]E(nil), l.items...)}
	sort.SliceStable(r.items, func(i, j int) bool { return key(r.items[i]) < key(r.items[j]) })
	return r
}

func (l *List[E]) All[N ~int](start N) iter.Seq2[N, E] {
	return func(yield func(N, E) bool) {
		for i, x := range l.items {
			if !yield(start+N(i), x) {
				return
			}
		}
	}
}

// Constraints over receiver type parameters.
func (l List[E]) Into[P interface{ *E }](p P) { *p = l.items[0] }
func (l List[E]) AppendTo[S ~[]E](s S) S      { return append(s, l.items...) }
func (l List[E]) Conv[H interface{ conv(E) string }](h H) []string {
	var r []string
	for _, x := range l.items {
		r = append(r, h.conv(x))
	}
	return r
}

type Pair[A, B any] struct {
	A A
	B B
}

func (p Pair[A, B]) Swap() Pair[B, A] { return Pair[B, A]{p.B, p.A} }
func (p Pair[A, B]) With[C any](c C) Pair[A, C] {
	return Pair[A, C]{p.A, c}
}
func (p Pair[A, B]) Nest[C, D any](c C, d D) (r struct {
	P Pair[A, C]
	Q Pair[D, B]
}) {
	r.P.A, r.P.B, r.Q.A, r.Q.B = p.A, c, d, p.B
	return
}

type hexer struct{}

func (hexer) conv(i int) string { return fmt.Sprintf("%#x", i) }

type Ints []int
type Idx int

// A method on a type that is no struct.
type Fn func(int) int

func (f Fn) Then[R any](g func(int) R) func(int) R { return func(i int) R { return g(f(i)) } }

type M map[string]int

func (m M) Get[D any](k string, d func(int) D) (r D, ok bool) {
	v, ok := m[k]
	if ok {
		r = d(v)
	}
	return
}

type Num int

func (n Num) Add[P ~int | ~float64](p P) P { return P(n) + p }
func (n *Num) Inc[P ~int](p P) *Num        { *n += Num(p); return n }
func (n Num) Many[P any](ps ...P) int      { return len(ps) + int(n) }

type State struct{ mu sync.Mutex }

func (s *State) Do[R any](f func() (R, error)) (r R, err error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	defer func() {
		if x := recover(); x != nil {
			err = fmt.Errorf("recovered: %v", x)
		}
	}()
	return f()
}

var pkgVar = Of(1, 2, 3).Map(func(i int) string { return strings.Repeat("x", i) })
var pkgFunc = Num(3).Add[int]
var pkgExpr = Num.Add[float64]
var pkgInferred func(*Num, int) *Num = (*Num).Inc
var late = pkgDep.Add(1)
var pkgDep = Num(41)

func init() { fmt.Println("init", pkgVar.items, pkgFunc(4), pkgExpr(5, 1.5), late) }

func main() {
	l := Of(3, 1, 2)
	fmt.Println(l.Map(func(i int) float64 { return float64(i) / 2 }).items)
	fmt.Println(l.Fold("", func(a string, i int) string { return a + fmt.Sprint(i) }))
	fmt.Println(l.FlatMap(func(i int) *List[string] { return Of(fmt.Sprint(i), "-") }).items)
	fmt.Println(Zip(l, Of("a", "b")).Map(func(p Pair[int, string]) Pair[string, int] { return p.Swap() }).items)
	g := l.GroupBy(func(i int) bool { return i > 1 })
	fmt.Println(g[true].items, g[false].items)
	fmt.Println(l.SortBy(func(i int) int { return i }).items, l.items)
	for i, x := range l.All(Idx(10)) {
		if x == 2 {
			break
		}
		fmt.Printf("%T %d %d\n", i, i, x)
	}
	var i int
	l.Into(&i)
	fmt.Println(i, l.AppendTo(Ints{9}), l.Conv(hexer{}))
	fmt.Printf("%T %v\n", l.AppendTo(Ints{9}), l.AppendTo[[]int](nil))
	p := Pair[int, string]{1, "a"}
	fmt.Printf("%+v %T\n", p.With(2.5), p.With(2.5).With([]int(nil)))
	fmt.Printf("%+v %T\n", p.Nest('x', true), p.Nest[any, error])
	fmt.Println(Fn(func(i int) int { return i * 2 }).Then(func(i int) string { return fmt.Sprint("<", i, ">") })(21))
	fmt.Println(M{"a": 1}.Get("a", func(i int) string { return fmt.Sprint(i + 1) }))
	fmt.Println(M{"a": 1}.Get("b", func(i int) string { return fmt.Sprint(i + 1) }))
	var n Num = 5
	fmt.Println(n.Add(1), n.Add(1.5), *n.Inc(2).Inc(Idx(3)), n, n.Many[int](), n.Many("a", "b"), n.Many([]any{1}...))
	pkgInferred(&n, 100)
	fmt.Println(n)
	var s State
	fmt.Println(s.Do(func() (int, error) { return 1, nil }))
	fmt.Println(s.Do(func() (string, error) { return "", errors.New("e") }))
	fmt.Println(s.Do(func() ([]int, error) { panic("p") }))
}
