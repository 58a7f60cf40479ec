package main

// The same generic code at many types: each instance keeps its own layout, zero value, comparison and hash.

type Ring[T any] struct {
	buf  [4]T
	r, w int
}

func (q *Ring[T]) put(v T) bool {
	if q.w-q.r == len(q.buf) {
		return false
	}
	q.buf[q.w%len(q.buf)] = v
	q.w++
	return true
}
func (q *Ring[T]) get() (v T) {
	if q.r < q.w {
		v = q.buf[q.r%len(q.buf)]
		var z T
		q.buf[q.r%len(q.buf)] = z
		q.r++
	}
	return
}

func cycle[T comparable](vs ...T) (same int) {
	var q Ring[T]
	m := map[T]int{}
	c := make(chan T, len(vs))
	for _, v := range vs {
		q.put(v)
		m[v]++
		c <- v
	}
	for i := range vs {
		a, b := q.get(), <-c
		if a == b && a == vs[i] && any(a) == any(vs[i]) && m[a] > 0 {
			same++
		}
	}
	var z T
	if q.get() == z {
		same += 100
	}
	if _, ok := m[z]; ok {
		same += 1000
	}
	return same + len(m)*10
}

type S struct {
	a int8
	b string
	c [2]int16
}
type E struct{}

func size[T any](v T) (n int) {
	var a [3]T
	a[1] = v
	b := a
	s := append([]T{v}, b[:]...)
	f := func() T { return s[2] }
	_ = f()
	p := &struct {
		x byte
		v T
		y byte
	}{1, v, 2}
	q := *p
	q.x += p.y
	return len(s) + int(q.x) + int(q.y)
}

func id[T any](v T) T { return v }

func pick[T any](b bool, x, y T) T {
	if b {
		return x
	}
	return y
}

func main() {
	println(cycle(1, 2, 2), cycle[int8](1, -1), cycle[uint16](0, 65535))
	println(cycle("a", "", "b"), cycle(1.5, 2), cycle(float32(0.1)), cycle(true, false))
	println(cycle(S{1, "x", [2]int16{3, 4}}, S{}), cycle(E{}, E{}), cycle([2]string{"p", "q"}))
	println(cycle[any](1, "1", 1.0), cycle[error](nil), cycle(1i, 2))
	x := 5
	println(cycle(&x, nil), cycle(make(chan int)), cycle[uintptr](7))
	println(size(1), size("s"), size(S{}), size(E{}), size([]int{}), size(func() {}), size[any](nil), size([40]int{}), size(map[int]int{}))
	println(id(id[int])(3), id[string]("s"), id(S{b: "b"}).b, id([3]int{1, 2, 3})[1])
	println(pick(true, 1, 2), pick(false, "a", "b"), pick[any](false, 1, "z").(string), pick(true, S{a: 1}, S{}).a)
	type loc struct{ v int }
	println(cycle(loc{1}, loc{2}), pick(false, loc{3}, loc{4}).v)
	f := pick[func() string]
	println(f(true, func() string { return "f" }, nil)())
}
