package main

type Stack[T any] struct {
	items []T
	top   *T
}

func (s *Stack[T]) Push(v T) *Stack[T] {
	s.items = append(s.items, v)
	s.top = &s.items[len(s.items)-1]
	return s
}
func (s *Stack[T]) Pop() (v T, ok bool) {
	if len(s.items) == 0 {
		return
	}
	v = s.items[len(s.items)-1]
	s.items = s.items[:len(s.items)-1]
	return v, true
}
func (s Stack[T]) Each(f func(int, T)) {
	for i, v := range s.items {
		f(i, v)
	}
}

type Pair[A, B any] struct {
	First  A
	Second B
}

func (p Pair[A, B]) Swap() Pair[B, A]      { return Pair[B, A]{p.Second, p.First} }
func MkPair[A, B any](a A, b B) Pair[A, B] { return Pair[A, B]{a, b} }

type Tree[K any, V any] struct {
	root *tnode[K, V]
	less func(a, b K) bool
	n    int
}
type tnode[K, V any] struct {
	k    K
	v    V
	l, r *tnode[K, V]
}

func (t *Tree[K, V]) Set(k K, v V) {
	p := &t.root
	for *p != nil {
		switch {
		case t.less(k, (*p).k):
			p = &(*p).l
		case t.less((*p).k, k):
			p = &(*p).r
		default:
			(*p).v = v
			return
		}
	}
	*p = &tnode[K, V]{k: k, v: v}
	t.n++
}

func (t *Tree[K, V]) All() func(func(K, V) bool) {
	var walk func(n *tnode[K, V], y func(K, V) bool) bool
	walk = func(n *tnode[K, V], y func(K, V) bool) bool {
		return n == nil || walk(n.l, y) && y(n.k, n.v) && walk(n.r, y)
	}
	return func(y func(K, V) bool) { walk(t.root, y) }
}

type Set[T comparable] map[T]struct{}

func (s Set[T]) Add(vs ...T) Set[T] {
	for _, v := range vs {
		s[v] = struct{}{}
	}
	return s
}
func (s Set[T]) Has(v T) bool { _, ok := s[v]; return ok }

type Vec[T ~int | ~float64] []T

func (v Vec[T]) Dot(w Vec[T]) (s T) {
	for i := range v {
		s += v[i] * w[i]
	}
	return
}

type Option[T any] struct {
	v *T
}

func Some[T any](v T) Option[T] { return Option[T]{&v} }
func None[T any]() Option[T]    { return Option[T]{} }
func (o Option[T]) Or(d T) T {
	if o.v == nil {
		return d
	}
	return *o.v
}

type Func[A, R any] func(A) R

func (f Func[A, R]) Call(a A) R { return f(a) }

type Matrix[T any, A interface{ ~[]T }] struct{ rows []A }

func (m *Matrix[T, A]) Add(r A) { m.rows = append(m.rows, r) }

type Emb[T any] struct {
	Stack[T]
	*Pair[T, string]
	name string
}

type List[T any] interface {
	Len() int
	At(int) T
}
type arrList[T any] [3]T

func (a *arrList[T]) Len() int   { return len(a) }
func (a *arrList[T]) At(i int) T { return a[i] }

func total[T ~int](l List[T]) (s T) {
	for i := range l.Len() {
		s += l.At(i)
	}
	return
}

type Num int

func main() {
	var s Stack[string]
	s.Push("a").Push("b").Push("c")
	v, ok := s.Pop()
	println(v, ok, *s.top)
	s.Each(func(i int, v string) { print(i, v, " ") })
	println()
	var e Stack[[2]int]
	x, ok := e.Pop()
	println(x[0], ok)
	p := MkPair(1, "x").Swap()
	println(p.First, p.Second, p == Pair[string, int]{"x", 1})
	t := Tree[string, int]{less: func(a, b string) bool { return a < b }}
	for i, k := range []string{"m", "c", "x", "a", "m"} {
		t.Set(k, i)
	}
	for k, v := range t.All() {
		print(k, v, " ")
	}
	println(t.n)
	st := Set[Num]{}.Add(1, 2, 2)
	println(len(st), st.Has(2), st.Has(3))
	println(Vec[float64]{1, 2}.Dot(Vec[float64]{3, 4}), Vec[Num]{2}.Dot(Vec[Num]{5}))
	println(Some(3).Or(4), None[string]().Or("d"))
	println(Func[int, string](func(i int) string { return string(rune(i)) }).Call(65))
	var m Matrix[int, Vec[int]]
	m.Add(Vec[int]{1, 2})
	m.Add([]int{3, 4})
	println(m.rows[1].Dot(m.rows[0]))
	em := Emb[int]{Pair: &Pair[int, string]{7, "q"}, name: "e"}
	em.Push(5).Push(6)
	y, _ := em.Pop()
	println(y, em.First, em.Swap().First, len(em.items))
	al := &arrList[Num]{1, 2, 3}
	println(total[Num](al), List[Num](al).At(2))
	f := em.Push
	f(9)
	g := (*Stack[int]).Pop
	z, _ := g(&em.Stack)
	println(z)
	var any1, any2 any = Pair[int, int]{1, 2}, Pair[int, int]{1, 2}
	_, isp := any1.(Pair[int, string])
	println(any1 == any2, isp)
}
