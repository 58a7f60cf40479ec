package main

type Number interface {
	~int | ~int8 | ~int16 | ~int32 | ~int64 | ~float32 | ~float64 | ~uint8
}

func Sum[T Number](xs ...T) (s T) {
	for _, x := range xs {
		s += x
	}
	return
}

func Map[T, U any](s []T, f func(T) U) []U {
	r := make([]U, len(s))
	for i, v := range s {
		r[i] = f(v)
	}
	return r
}

func Reduce[T, A any](s []T, a A, f func(A, T) A) A {
	for _, v := range s {
		a = f(a, v)
	}
	return a
}

func Keys[M ~map[K]V, K comparable, V any](m M) (n int) {
	for range m {
		n++
	}
	return
}

func Filter[S ~[]E, E any](s S, f func(E) bool) S {
	var out S
	for _, v := range s {
		if f(v) {
			out = append(out, v)
		}
	}
	return out
}

func Index[E comparable](s []E, v E) int {
	for i, x := range s {
		if x == v {
			return i
		}
	}
	return -1
}

func Zero[T any]() (z T)                       { return }
func Ptr[T any](v T) *T                        { return &v }
func Swap[A, B any](a A, b B) (B, A)           { return b, a }
func Apply[F ~func(A) R, A, R any](f F, a A) R { return f(a) }
func Must[T any](v T, err error) T {
	if err != nil {
		panic(err)
	}
	return v
}

type myInt int
type myInts []myInt

func (m myInts) Len() int { return len(m) }

type fn func(int) string

func Conv[To, From Number](f From) To { return To(f) }

func Wrap[T Number](a T) T { a += 100; a *= 3; return a / 7 }

func MinMax[T int | string | float64](a, b T) (T, T) {
	if a < b {
		return a, b
	}
	return b, a
}

func main() {
	println(Sum(1, 2, 3), Sum(1.5, 2.5), Sum[int8](100, 100), Sum[uint8](), Sum([]myInt{4, 5}...))
	l := Map([]int{1, 2, 3}, func(i int) string { return string(rune('a' + i)) })
	println(l[0], l[2], len(Map([]int(nil), func(int) bool { return true })))
	println(Reduce([]string{"a", "bb"}, 0, func(n int, s string) int { return n + len(s) }))
	println(Keys(map[string]int{"a": 1, "b": 2}))
	ms := Filter(myInts{1, 2, 3, 4}, func(m myInt) bool { return m%2 == 0 })
	println(ms.Len(), ms[1])
	println(Index([]string{"a", "b"}, "b"), Index([]any{1, "x"}, any("x")), Index([][2]int{{1, 2}}, [2]int{1, 2}), Index([]float64{1}, 2))
	println(Zero[int](), Zero[string]() == "", Zero[*int]() == nil, Zero[[]int]() == nil, Zero[struct{ a int }]().a, Zero[error]() == nil)
	p := Ptr(5)
	*p++
	println(*p, *Ptr("s"))
	a, b := Swap(1, "x")
	println(a, b)
	println(Apply(fn(func(i int) string { return string(rune('0' + i)) }), 7))
	println(Must(5, nil), Wrap(int8(100)), Wrap(1.5), Wrap[myInt](4))
	println(Conv[int8](300), Conv[uint8](-1), Conv[float64](3), int(Conv[int32, float64](2.9)))
	println(MinMax(2, 1))
	println(MinMax("b", "a"))
	f := Sum[float64]
	println(f(1, 2))
	fs := []func(...int) int{Sum[int]}
	println(fs[0](5, 6))
	var g func([]int, int) int = Index
	println(g([]int{5}, 5))
	x := Map[int, func() int]([]int{1, 2}, func(i int) func() int { return func() int { i *= 10; return i } })
	println(x[0](), x[0](), x[1]())
}
