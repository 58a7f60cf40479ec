package main

type Num interface{ ~int | ~float64 }

func Map[T, U any](s []T, f func(T) U) []U {
	var r []U
	for _, v := range s {
		r = append(r, f(v))
	}
	return r
}
func Conv[U, T any](v T, f func(T) U) U     { return f(v) }
func Id[T any](v T) T                       { return v }
func Pair[A, B any](a A, b B) func() (A, B) { return func() (A, B) { return a, b } }
func Scale[S ~[]E, E Num](s S, k E) S {
	r := make(S, len(s))
	for i, v := range s {
		r[i] = v * k
	}
	return r
}
func Ptr[P interface{ *T }, T any](p P) T { return *p }
func MapKV[M ~map[K]V, K comparable, V any](m M) (k K, v V) {
	for k, v = range m {
	}
	return
}
func Chain[A, B, C any](f func(A) B, g func(B) C) func(A) C { return func(a A) C { return g(f(a)) } }
func Default[T any](v, d T) T                               { return d }
func Untyped[T any](a, b T) T                               { return b }
func Vari[T any](xs ...T) int                               { return len(xs) }
func Func[T any](f func(T, T) T, a T) T                     { return f(a, a) }
func Add[T Num](a, b T) T                                   { return a + b }
func Less[T int | string](a, b T) bool                      { return a < b }
func SortBy[T any](s []T, less func(a, b T) bool) T {
	m := s[0]
	for _, x := range s {
		if less(x, m) {
			m = x
		}
	}
	return m
}
func Send[T any](c chan<- T, v T)           { c <- v }
func Recv[T any](c <-chan T) T              { return <-c }
func Nested[T any](x map[string][]*T) T     { return *x["k"][0] }
func Arr[T any](a [3]T) T                   { return a[2] }
func Res[T any](f func() T) T               { return f() }
func Iface[T any](x interface{ Get() T }) T { return x.Get() }

type Vec []int

func (v Vec) Sum() int { return v[0] + v[1] }

type box[T any] struct{ v T }

func (b box[T]) Get() T         { return b.v }
func Unbox[T any](b box[T]) T   { return b.v }
func UnboxP[T any](b *box[T]) T { return b.v }

type intBox struct{ box[int] }

func main() {
	println(Map([]int{1, 2}, func(i int) string { return string(rune('a' + i)) })[1])
	println(Map([]string{"x", "yy"}, func(s string) int { return len(s) })[1])
	println(Conv[string](5, func(i int) string { return "conv" }))
	a, b := Pair(1, "x")()
	println(a, b)
	println(Scale(Vec{1, 2}, 3).Sum(), Scale([]float64{1.5}, 2)[0])
	x := 7
	println(Ptr(&x))
	k, v := MapKV(map[string]bool{"q": true})
	println(k, v)
	println(Chain(func(i int) string { return string(rune(i)) }, func(s string) int { return len(s) })(300))
	println(Untyped(1, 2.5), Untyped('a', 1), Untyped(1, 'b'), Default(1.0, 2))
	println(Vari(1, 2, 3.5), Vari("a"), Vari[any](1, "x"), Vari[int]())
	println(Func(Add, 4), Func(Add[float64], 1.5), Func(func(a, b string) string { return a + b }, "z"))
	println(SortBy([]int{3, 1, 2}, Less), SortBy([]string{"b", "a"}, Less[string]))
	c := make(chan int, 1)
	Send(c, 9)
	println(Recv(c))
	println(Nested(map[string][]*int{"k": {&x}}), Arr([3]string{2: "c"}), Res(func() float64 { return 2.5 }))
	println(Unbox(box[string]{"b"}), UnboxP(&box[int]{3}), Iface[int](box[int]{4}), Iface[int](intBox{box[int]{5}}))
	var f func(int) int = Id
	println(f(6))
	var g func(int, int) bool = Less
	println(g(1, 2))
	fs := []func(string) string{Id[string], func(s string) string { return s + s }}
	println(fs[0]("a") + fs[1]("b"))
	m := map[string]func(int) int{"id": Id[int]}
	println(m["id"](8))
	type st struct {
		f func(float64, float64) float64
	}
	println(st{Add[float64]}.f(1, 2))
	ret := func() func(int) int { return Id }
	println(ret()(10))
	var e any = Id[int]
	println(e.(func(int) int)(11))
	println(Id(Id[int])(12), Id(func() int { return 13 })())
	println(Id[any](nil) == nil, Id[error](nil) == nil, Id([]int(nil)) == nil)
	println(Default(nil, &x) == &x)
	println(Scale[Vec](Vec{1, 1}, 5).Sum())
	var u8 uint8 = 3
	println(Untyped(u8, 200), Untyped(1, u8), Untyped(2, 1<<3))
}
