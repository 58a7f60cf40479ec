package main

type S struct {
	i  int
	s  string
	p  *int
	f  float64
	a  [3]int
	sl []int
	m  map[string]int
	fn func()
	ch chan int
	i2 interface{}
	in struct{ b bool }
	c  complex128
}

var g S
var ga [4]S

func named() (s S, e error, f func(), n int8) { return }

func main() {
	var s S
	println(s.i, s.s == "", s.p == nil, s.f, s.a[2], s.sl == nil, len(s.sl), s.m == nil, len(s.m))
	println(s.fn == nil, s.ch == nil, s.i2 == nil, s.in.b, s.c == 0, len(s.ch), cap(s.ch))
	println(g.i, g.s == "", g.p == nil, ga[3].m["x"], ga[3].sl == nil)
	n := new(S)
	println(n.i, n.in.b, n.sl == nil)
	r, e, f, k := named()
	println(r.i, e == nil, f == nil, k)
	for i := 0; i < 3; i++ {
		var x int
		var arr [2]string
		println(x, arr[0] == "")
		x = 5
		arr[0] = "dirty"
		_ = x
	}
	ms := make([]S, 3)
	println(ms[2].in.b, ms[2].fn == nil)
	mm := map[int]S{}
	println(mm[5].a[1], mm[5].s == "")
	var m map[string][]int
	println(len(m["none"]), m["none"] == nil)
	v, ok := m["q"]
	println(v == nil, ok)
	delete(m, "x")
	for range m {
		println("never")
	}
	for range s.sl {
		println("never")
	}
	var c chan int
	println(c == nil)
	ch := make(chan S, 1)
	close(ch)
	z, ok := <-ch
	println(z.i, z.s == "", z.sl == nil, ok)
	var b [100]byte
	t := 0
	for _, x := range b {
		t += int(x)
	}
	println(t)
	clear(ms)
	println(len(ms))
	println(len(append([]int(nil), s.sl...)), append([]int(nil), s.sl...) == nil)
}
