package main

// Values of type uint16 through slices, arrays, channels, maps, closures, interfaces, structs and generic code.

type pair struct {
	a int
	b string
}
type big struct {
	a [30]int
	s string
}
type iface interface{ get() int }
type num int

func (n num) get() int { return int(n) }

func b2i(b bool) int {
	if b {
		return 1
	}
	return 0
}
func emp(struct{}) int      { return 7 }
func mkchan(n int) chan int { return make(chan int, n) }

type T = uint16

func mk(i int) T  { return uint16(i * 300) }
func val(v T) int { return int(v) }

func two(i int) (T, T) { return mk(i), mk(i + 1) }

func vari(xs ...T) (n int) {
	for _, x := range xs {
		n += val(x)
	}
	return
}

type list[E any] struct {
	head *node[E]
	n    int
}
type node[E any] struct {
	v    E
	next *node[E]
}

func (l *list[E]) push(v E) { l.head = &node[E]{v, l.head}; l.n++ }
func (l *list[E]) all() (out []E) {
	for p := l.head; p != nil; p = p.next {
		out = append(out, p.v)
	}
	return
}

func Map[A, B any](s []A, f func(A) B) []B {
	out := make([]B, 0, len(s))
	for _, x := range s {
		out = append(out, f(x))
	}
	return out
}

var global T
var garr [3]T

func main() {
	var s []T
	for i := 1; i < 20; i++ {
		s = append(s, mk(i))
	}
	println(len(s), val(s[0]), val(s[18]), vari(s[2:5]...), vari(mk(1), mk(2)), vari())
	copy(s[1:], s)
	s = append(s[:3], s[10:]...)
	s[0], s[1] = s[5], s[0]
	println(len(s), vari(s...))
	arr := [4]T{mk(1), mk(2), mk(3), mk(4)}
	brr := arr
	i := 2
	brr[i] = mk(9)
	println(val(arr[i]), val(brr[i]), vari(brr[1:]...))
	c := make(chan T, 3)
	for _, x := range arr[:3] {
		c <- x
	}
	close(c)
	n := 0
	for x := range c {
		n += val(x)
	}
	_, ok := <-c
	println(n, ok)
	d := make(chan T)
	go func() { d <- mk(6) }()
	println(val(<-d))
	m := map[int]T{1: mk(1)}
	m[2] = mk(2)
	if x, ok := m[2]; ok {
		println(val(x), len(m))
	}
	x, y := two(3)
	x, y = y, x
	f := func() int { return val(x)*100 + val(y) }
	x = mk(8)
	println(f())
	var e any = x
	z, ok := e.(T)
	println(val(z), ok)
	st := struct {
		b byte
		v T
		c byte
	}{1, mk(5), 2}
	p := &st.v
	*p = mk(6)
	cp := st
	st.v = mk(7)
	println(val(cp.v), val(*p), cp.c, st.b)
	var l list[T]
	for _, v := range arr {
		l.push(v)
	}
	println(l.n, vari(l.all()...))
	for _, k := range Map(arr[:], val) {
		print(k, " ")
	}
	println()
	global = arr[3]
	garr[i] = global
	println(val(garr[2]), len(garr))
	func() {
		defer func(v T) { println("deferred", val(v)) }(x)
		x = mk(1)
	}()
	w := make([][]T, 2)
	w[1] = append(w[1], x, y)
	println(len(w[0]), vari(w[1]...))
	clear(s[:2])
	nx := new(T)
	*nx = mk(11)
	println(val(*nx))
	for i, v := range arr {
		arr[3] = mk(15)
		if i == 3 {
			println(val(v), val(arr[3]))
		}
	}
}
