package main

import "fmt"

type Node[K comparable, V any] struct {
	k    K
	v    V
	next *Node[K, V]
}

type List[K comparable, V any] struct{ head *Node[K, V] }

func (l *List[K, V]) Push(k K, v V) { l.head = &Node[K, V]{k, v, l.head} }
func (l *List[K, V]) All() func(yield func(K, V) bool) {
	return func(yield func(K, V) bool) {
		for n := l.head; n != nil; n = n.next {
			if !yield(n.k, n.v) {
				return
			}
		}
	}
}

type Number interface {
	~int | ~float64
	fmt.Stringer
}
type MyInt int

func (m MyInt) String() string { return fmt.Sprintf("<%d>", int(m)) }

func Sum[T Number](xs ...T) (t T) {
	for _, x := range xs {
		t += x
	}
	return
}

func Map[S ~[]E, E, R any](s S, f func(E) R) []R {
	r := make([]R, 0, len(s))
	for _, e := range s {
		r = append(r, f(e))
	}
	return r
}

type Set[T comparable] map[T]struct{}

func (s Set[T]) Add(t T) Set[T] { s[t] = struct{}{}; return s }

type Tree[T interface{ Less(T) bool }] struct {
	l, r *Tree[T]
	v    T
}

func (t *Tree[T]) Insert(v T) *Tree[T] {
	if t == nil {
		return &Tree[T]{v: v}
	}
	if v.Less(t.v) {
		t.l = t.l.Insert(v)
	} else {
		t.r = t.r.Insert(v)
	}
	return t
}
func (t *Tree[T]) Walk(f func(T) bool) bool {
	return t == nil || t.l.Walk(f) && f(t.v) && t.r.Walk(f)
}
func (m MyInt) Less(o MyInt) bool { return m < o }

func find(l *List[string, int], k string) (res int) {
outer:
	for kk, v := range l.All() {
		defer func() { res += v * 100 }()
		for i := range 3 {
			if kk == k && i == 1 {
				res = v
				break outer
			}
			if i == 2 {
				continue outer
			}
		}
	}
	return res
}

func gotoInRange(l *List[string, int]) int {
	n := 0
again:
	for _, v := range l.All() {
		n += v
		if n < 10 {
			goto again
		}
		return n
	}
	return -1
}

func panics(l *List[string, int]) (err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("rec: %v", r)
		}
	}()
	for k := range l.All() {
		if k == "b" {
			panic("at b")
		}
	}
	return nil
}

type Shape interface{ Area() float64 }
type Sq struct{ s float64 }

func (s Sq) Area() float64 { return s.s * s.s }

type Named struct {
	Shape
	*Sq
	name string
}

func (n Named) Area() float64 { return n.Shape.Area() + 1 }

func main() {
	var l List[string, int]
	l.Push("a", 1)
	l.Push("b", 2)
	l.Push("c", 3)
	fmt.Println(find(&l, "b"), gotoInRange(&l), panics(&l))
	fmt.Println(Sum(MyInt(1), MyInt(2)), Map([]int{1, 2}, func(i int) string { return fmt.Sprint(i * i) }))
	fmt.Println(len(Set[int]{}.Add(1).Add(2).Add(1)))
	var t *Tree[MyInt]
	for _, v := range []MyInt{5, 2, 8, 1} {
		t = t.Insert(v)
	}
	t.Walk(func(m MyInt) bool { fmt.Print(m, " "); return m < 5 })
	fmt.Println()
	n := Named{Sq{2}, &Sq{3}, "n"}
	fmt.Println(n.Area(), n.s, n.Sq.Area(), Shape(n).Area())
	fmt.Printf("%T %T %v %+v\n", l.head, Set[*Node[int, string]]{}, Sq{1}, Named{name: "q"})
	func() {
		defer func() { fmt.Println(recover()) }()
		it := l.All()
		for k := range it {
			_ = k
			defer fmt.Println("deferred in loop", k)
		}
		it(func(string, int) bool { panic("yield panics") })
	}()
	func() {
		defer func() { fmt.Println(recover()) }()
		bad := func(yield func(int) bool) { yield(1); yield(2) }
		for x := range bad {
			fmt.Println("bad", x)
			break
		}
	}()
	f := Sum[MyInt]
	g := (*List[string, int]).Push
	g(&l, "z", 26)
	fmt.Println(f(1), l.head.k)
	type pair[A, B any] struct {
		a A
		b B
	}
	p := pair[int, pair[string, []int]]{1, pair[string, []int]{"x", []int{1}}}
	fmt.Printf("%v %+v %T\n", p, p, p)
}
