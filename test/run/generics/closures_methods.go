package main

type Cache[K comparable, V any] struct {
	m    map[K]V
	miss func(K) V
	hits int
}

func New[K comparable, V any](f func(K) V) *Cache[K, V] {
	return &Cache[K, V]{m: map[K]V{}, miss: f}
}

func (c *Cache[K, V]) Get(k K) V {
	if v, ok := c.m[k]; ok {
		c.hits++
		return v
	}
	v := c.miss(k)
	c.m[k] = v
	return v
}

func Compose[A, B, C any](f func(A) B, g func(B) C) func(A) C { return func(a A) C { return g(f(a)) } }

func Counter[T ~int | ~float64](step T) func() T {
	var n T
	return func() T { n += step; return n }
}

func Curry[A, B, R any](f func(A, B) R) func(A) func(B) R {
	return func(a A) func(B) R { return func(b B) R { return f(a, b) } }
}

func Once[T any](f func() T) func() T {
	done := false
	var v T
	return func() T {
		if !done {
			done = true
			v = f()
		}
		return v
	}
}

func Go[T any](fs ...func() T) []T {
	type res struct {
		i int
		v T
	}
	c := make(chan res)
	for i, f := range fs {
		go func() { c <- res{i, f()} }()
	}
	out := make([]T, len(fs))
	for range fs {
		r := <-c
		out[r.i] = r.v
	}
	return out
}

type Shape interface{ Area() int }
type Sq int

func (s Sq) Area() int { return int(s * s) }

func Total[S Shape](s []S) (t int) {
	area := S.Area
	for _, x := range s {
		f := x.Area
		t += f() + area(x)
	}
	return
}

func Kind[T any](v T) string {
	switch x := any(v).(type) {
	case int:
		return "int"
	case string:
		return "string " + x
	case []T:
		return "slice of T"
	case Cache[string, T]:
		return "cache"
	case interface{ Area() int }:
		return "shape"
	}
	var p any = &v
	switch p.(type) {
	case *float64:
		return "float"
	case *T:
		return "T"
	}
	return "?"
}

func local[T any](v T) (any, any) {
	type inner struct{ x T }
	type pair []struct{}
	return inner{v}, []inner{{v}, {v}}
}

func deferred[T any](vs ...T) (out []T) {
	for _, v := range vs {
		defer func() { out = append(out, v) }()
	}
	return nil
}

func rec[T any](n int, v T, f func(T) T) T {
	defer func() { recover() }()
	if n == 0 {
		return v
	}
	return f(rec(n-1, v, f))
}

func labels[T comparable](ss [][]T, v T) (int, int) {
outer:
	for i, s := range ss {
		for j, x := range s {
			if x == v {
				return i, j
			}
			if j == 1 {
				continue outer
			}
		}
	}
	return -1, -1
}

func main() {
	n := 0
	c := New(func(s string) int { n++; return len(s) })
	println(c.Get("abc"), c.Get("abc"), c.Get("z"), c.hits, n)
	f := Compose(func(i int) string { return string(rune(i)) }, func(s string) []byte { return []byte(s + s) })
	println(string(f(66)))
	ci, cf := Counter(2), Counter(0.5)
	ci()
	cf()
	println(ci(), cf())
	println(Curry(func(a int, b string) string { return b[a:] })(1)("xyz"))
	o := Once(func() int { n += 10; return n })
	println(o(), o())
	r := Go(func() int { return 1 }, func() int { return 2 }, func() int { return 3 })
	println(r[0], r[1], r[2])
	println(Total([]Sq{1, 2}), Total([]Shape{Sq(3)}))
	println(Kind(1), Kind("a"), Kind(1.5), Kind(Sq(1)), Kind([]int{}), Kind(int8(1)), Kind(error(nil)))
	a, b := local(1)
	c1, _ := local(1)
	d, _ := local("s")
	println(a == c1, a == d, b != nil)
	for _, v := range deferred("a", "b", "c") {
		print(v)
	}
	println()
	println(rec(5, 1, func(i int) int { return i * 2 }))
	println(labels([][]string{{"a", "b", "c"}, {"d", "c"}}, "c"))
}
