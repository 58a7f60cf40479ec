package main

type N interface{ ~int | ~float64 }

func f[T N](x T) T    { return x }
func g[K comparable, V any](m map[K]V) {}
func h[T any]() T     { var z T; return z }

type S[T any] struct{ v T }
type P[K comparable, V any] struct{}

func (s S[T]) m(x T)    {}
func (s S) n()          {}
func (s S[A, B]) o()    {}
func (s S[int]) p(x int) {}

func main() {
	f("a")
	f[string]("a")
	f(1, 2)
	f[int, int](1)
	g(1)
	g(map[string]int{})
	g[[]int, int](nil)
	h()
	_ = h[int]()
	var a S
	var b S[int, int]
	var c P[[]int, int]
	var d P[int]
	var e int[int]
	_ = f
	_ = S[int]{1}
	_ = S{1}
	S[int]{"x"}.m("y")
	_ = []S{}
	var n N
	_ = f(nil)
}
