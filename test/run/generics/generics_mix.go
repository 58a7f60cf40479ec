package main

import "fmt"

type Celsius float64
type Stack[T any] []T

func (s *Stack[T]) Push(v T) { *s = append(*s, v) }
func (s *Stack[T]) Pop() (v T, ok bool) {
	if len(*s) == 0 {
		return
	}
	v = (*s)[len(*s)-1]
	*s = (*s)[:len(*s)-1]
	return v, true
}

type Ordered interface {
	~int | ~int8 | ~uint | ~float64 | ~string
}

func Max[T Ordered](a T, rest ...T) T {
	for _, r := range rest {
		if r > a {
			a = r
		}
	}
	return a
}

type Opt[T any] func(*T)

func Apply[T any](t *T, opts ...Opt[T]) {
	for _, o := range opts {
		o(t)
	}
}

type Conf struct{ n int }

func WithN(n int) Opt[Conf] { return func(c *Conf) { c.n = n } }

type Cloner[T any] interface{ Clone() T }
type Doc struct{ s []string }

func (d Doc) Clone() Doc { return Doc{append([]string(nil), d.s...)} }
func Dup[T Cloner[T]](t T) []T { return []T{t.Clone(), t.Clone()} }

type PtrTo[T any] interface {
	*T
	Set(string)
}
type Val struct{ s string }

func (v *Val) Set(s string) { v.s = s }
func Build[T any, P PtrTo[T]](ss ...string) (r []T) {
	for _, s := range ss {
		var t T
		P(&t).Set(s)
		r = append(r, t)
	}
	return
}

func Reduce[T, A any](s []T, init A, f func(A, T) A) A {
	for _, x := range s {
		init = f(init, x)
	}
	return init
}

type Either[L, R any] struct {
	l    *L
	r    *R
	next *Either[R, L]
}

func kind[T any](v T) string {
	switch any(v).(type) {
	case int:
		return "int"
	case []T:
		return "slice of T"
	case fmt.Stringer:
		return "stringer"
	}
	return fmt.Sprintf("%T", v)
}

type Matrix[T ~int | ~float64] [2][2]T

func (m Matrix[T]) Mul(o Matrix[T]) (r Matrix[T]) {
	for i := range m {
		for j := range o[0] {
			for k := range o {
				r[i][j] += m[i][k] * o[k][j]
			}
		}
	}
	return
}

func Ptr[T any](v T) *T { return &v }

func Keys[M ~map[K]V, K comparable, V any](m M) int { return len(m) }

type Num interface{ ~int | ~float64 }

func SumAny[T Num](xs ...T) (s T) {
	for _, x := range xs {
		s += x
	}
	return s
}

type G[T any] struct{ v T }

func (g G[T]) String() string { return fmt.Sprintf("G(%v)", g.v) }

type Alias[T any] = map[string]G[T]

func conv[To, From ~int | ~float64 | ~uint8](f From) To { return To(f) }

func chanOf[T any](xs ...T) <-chan T {
	c := make(chan T, len(xs))
	for _, x := range xs {
		c <- x
	}
	close(c)
	return c
}

func main() {
	var s Stack[Celsius]
	s.Push(1.5)
	s.Push(2)
	fmt.Println(s.Pop())
	fmt.Println(s, len(s), Max(1, 5, 3), Max("a", "c", "b"), Max[Celsius2](1, 2))
	var c Conf
	Apply(&c, WithN(4), func(c *Conf) { c.n *= 2 })
	fmt.Println(c, Dup(Doc{[]string{"x"}}), Build[Val]("a", "b"))
	fmt.Println(Reduce([]int{1, 2, 3}, "", func(a string, x int) string { return a + fmt.Sprint(x) }))
	e := Either[int, string]{l: Ptr(3), next: &Either[string, int]{l: Ptr("x")}}
	fmt.Printf("%v %T %v\n", *e.l, e, *e.next.l)
	fmt.Println(kind(1), kind("s"), kind(G[int]{1}), kind([]int{}))
	fmt.Println(Matrix[int]{{1, 1}, {1, 0}}.Mul(Matrix[int]{{1, 1}, {1, 0}}), Keys(Alias[int]{"a": {1}}))
	fmt.Println(Alias[float64]{"z": {2.5}}, SumAny(1.5, 2), SumAny[int](), conv[uint8](300.7), conv[float64](7))
	for x := range chanOf(1, 2) {
		fmt.Print(x, " ")
	}
	f := Max[string]
	fmt.Printf("%T %v\n", f, f("q", "r"))
	m := (*Stack[int]).Push
	var st Stack[int]
	m(&st, 4)
	fmt.Println(st)
	type local[T any] struct{ x T }
	fmt.Printf("%T %v\n", local[int]{1}, local[local[string]]{local[string]{"d"}})
	var arr [3]func() int
	for i := range arr {
		arr[i] = func() int { i *= 2; return i }
	}
	fmt.Println(arr[2](), arr[2](), arr[1]())
	var x any = G[string]{"s"}
	if st, ok := x.(fmt.Stringer); ok {
		fmt.Println(st)
	}
	_, ok := x.(G[int])
	fmt.Println(ok)
	defer func() { fmt.Println(recover()) }()
	_ = x.(G[int])
}

type Celsius2 float64
