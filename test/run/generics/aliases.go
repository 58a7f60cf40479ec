// go: 1.24

package main

type Vec[T any] = []T
type M[V any] = map[string]V
type P[A any] = struct{ a, b A }
type Nested[T any] = Vec[Vec[T]]
type F[A, B any] = func(A) B

type Base[T any] struct{ v T }

func (b *Base[T]) Set(v T) { b.v = v }

type Alias[T any] = Base[T]
type IntBase = Base[int]
type Ptr[T any] = *Base[T]

type Wrap struct {
	IntBase
	Alias[string]
}

func sum(v Vec[int]) (s int) {
	for _, x := range v {
		s += x
	}
	return
}

func first[T any](n Nested[T]) T { return n[0][0] }

func apply[A, B any](f F[A, B], v Vec[A]) (out Vec[B]) {
	for _, x := range v {
		out = append(out, f(x))
	}
	return
}

type C[T comparable] = interface{ ~[]T }

func has[S C[T], T comparable](s S, v T) bool {
	for _, x := range s {
		if x == v {
			return true
		}
	}
	return false
}

type bytes = []byte
type self = struct{ next *int }

func main() {
	println(sum([]int{1, 2, 3}), sum(Vec[int]{4}))
	m := M[int]{"a": 1}
	var m2 map[string]int = m
	println(m2["a"], len(m))
	p := P[int]{1, 2}
	println(p == struct{ a, b int }{1, 2})
	println(first([][]string{{"x"}}), first(Nested[int]{{7}}))
	println(apply(func(i int) string { return string(rune('a' + i)) }, []int{0, 1})[1])
	var a Alias[int]
	a.Set(5)
	var b Base[int] = a
	var c IntBase = b
	var q Ptr[int] = &c
	q.Set(6)
	println(a.v, b.v, c.v)
	var w Wrap
	w.IntBase.Set(1)
	w.Alias.Set("s")
	println(w.IntBase.v, w.Alias.v)
	println(has([]int{1, 2}, 2), has(Vec[string]{"q"}, "r"))
	var x any = bytes("abc")
	_, ok := x.([]uint8)
	println(ok)
	_, ok = any(self{}).(struct{ next *int })
	println(ok)
	switch any(Alias[int]{}).(type) {
	case Base[string]:
		println("wrong")
	case Base[int]:
		println("Base[int]")
	}
}
