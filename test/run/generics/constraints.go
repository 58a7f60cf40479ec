package main

type Stringer interface{ String() string }
type Setter[T any] interface {
	*T
	Set(string)
	Get() string
}
type conf struct{ v string }

func (c *conf) Set(s string) { c.v = s }
func (c *conf) Get() string  { return c.v }

func Build[T any, P Setter[T]](vals ...string) []T {
	out := make([]T, len(vals))
	for i, v := range vals {
		p := P(&out[i])
		p.Set(v + "!")
	}
	return out
}

type Ordered interface {
	~int | ~int64 | ~float64 | ~string
}

func Max[T Ordered](a T, rest ...T) T {
	for _, b := range rest {
		if b > a {
			a = b
		}
	}
	return a
}

type Bytes interface{ ~string | ~[]byte }

func Count[T Bytes](s T, c byte) (n int) {
	for i := 0; i < len(s); i++ {
		if s[i] == c {
			n++
		}
	}
	return n + len(s[1:])*100
}

func Cat[T Bytes](a, b T) string { return string(a) + string(b) }

type StrInt interface {
	~int
	Stringer
}
type ID int

func (i ID) String() string { return "ID" + string(rune('0'+i)) }

func Show[T StrInt](x T) string { return (x + 1).String() + string(rune('0'+int(x))) }

type Cmp[T any] interface{ Compare(T) int }
type Ver struct{ maj, min int }

func (v Ver) Compare(w Ver) int {
	if v.maj != w.maj {
		return v.maj - w.maj
	}
	return v.min - w.min
}

func Sort[T Cmp[T]](s []T) {
	for i := range s {
		for j := i; j > 0 && s[j].Compare(s[j-1]) < 0; j-- {
			s[j], s[j-1] = s[j-1], s[j]
		}
	}
}

func Chan[C ~chan E, E any](c C, vs ...E) int {
	for _, v := range vs {
		c <- v
	}
	return len(c)
}

func Fill[A [3]int | []int](a A, v int) A {
	for i := 0; i < len(a); i++ {
		a[i] = v
	}
	return a
}

func Len[T ~[]E | ~map[int]E, E any](t T) int { return len(t) }

func Deref[P ~*T, T any](p P) T { return *p }

func Call[F ~func()](f F) { f() }

func Field[T interface{ ~struct{ x, y int } }](t T) T { return t }

func Eq[T comparable](a, b T) bool { return a == b }

func Div[T ~int8 | ~uint8](a, b T) (T, T, T) { return a / b, a % b, a << 3 >> 3 }

func Const[T ~int8 | ~uint16 | ~float64]() T {
	const c = 100
	var x T = c
	return x*2 - 73
}

func tryEq(a, b any) (r string) {
	defer func() {
		if e := recover(); e != nil {
			r = e.(error).Error()
		}
	}()
	if Eq(a, b) {
		return "eq"
	}
	return "ne"
}

func main() {
	cs := Build[conf]("a", "b")
	println(cs[0].Get(), cs[1].v)
	println(Max(1, 5, 3), Max("a", "c", "b"), Max(2.5))
	println(Count("banana", 'a'), Count([]byte("xyz"), 'q'), Cat("a", "b"), Cat([]byte("c"), []byte("d")))
	println(Show(ID(3)))
	vs := []Ver{{1, 2}, {0, 9}, {1, 0}}
	Sort(vs)
	println(vs[0].min, vs[1].min, vs[2].min)
	println(Chan(make(chan string, 5), "a", "b"))
	arr := [3]int{1, 2, 3}
	sl := []int{1, 2}
	println(Fill(arr, 9)[2], arr[2], Fill(sl, 8)[1], sl[1])
	println(Len[[]int, int]([]int{1}), Len[map[int]string, string](map[int]string{1: "a", 2: "b"}))
	n := 6
	println(Deref(&n))
	Call(func() { println("called") })
	println(Field(struct{ x, y int }{1, 2}).y)
	println(Eq(1, 1), Eq("a", "b"), Eq[any](1, 1.0), Eq([2]string{"a"}, [2]string{"a"}), Eq(&n, &n))
	println(tryEq([]int{}, []int{}), tryEq(1, 1), tryEq(nil, []int{}))
	println(Div[int8](-128, -1))
	println(Div[uint8](255, 7))
	println(Const[int8](), Const[uint16](), Const[float64]())
}
