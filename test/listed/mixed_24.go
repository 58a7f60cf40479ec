package main

func f[T any, U comparable](t T, u U) {}
func g[T interface{ String() string }](t T) {}
func h[S ~[]E, E any](s S) E { return s[0] }
func k[K comparable, V any, M ~map[K]V](m M) {}

type L[T any] struct{ next *L[T]; v T }
type C interface{ ~int; String() string }

func main() {
	f(1)
	f(1, []int{})
	f[int](1, func() {})
	f[int, []int](1, nil)
	f[int, int, int](1, 2)
	g(1)
	g[int](1)
	h(1)
	h([]int{}, 1)
	var s string = h([]int{})
	k(map[[]int]int{})
	k([]int{})
	var l L[int] = L[string]{}
	l.v = "x"
	l.next = l
	var c C
	_ = f[int]
	var fn func(int, int) = f[string]
	go f
}
