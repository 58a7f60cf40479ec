package main

// Operands that are converted, asserted, sliced, compared or concatenated around calls.

type S struct {
	a int
	b string
}

var x any = 1
var sp = &S{1, "one"}
var s = S{1, "one"}
var str = "abc"
var bs = []byte("abc")
var fl = 1.5
var k = 1
var arr = [2]int{1, 2}
var fnv = func() int { return 1 }
var m = map[int]S{1: {1, "m"}}
var ch chan int

func change() int {
	x = 2
	sp = &S{2, "two"}
	s = S{2, "two"}
	str = "wxyz"
	bs[0] = 'Z'
	fl = 2.5
	k = 2
	arr[0], arr[1] = 10, 20
	fnv = func() int { return 2 }
	m[1] = S{2, "changed"}
	return 0
}

func reset() {
	x = 1
	sp = &S{1, "one"}
	s = S{1, "one"}
	str = "abc"
	bs = []byte("abc")
	fl = 1.5
	k = 1
	arr = [2]int{1, 2}
	fnv = func() int { return 1 }
	m = map[int]S{1: {1, "m"}}
}

func show(a, b int)             { println(a, b); reset() }
func shows(a string, b int)     { println(a, b); reset() }
func showf(a float64, b int)    { println(a, b); reset() }
func showS(a S, b int)          { println(a.a, a.b, b); reset() }
func showA(a [2]int, b int)     { println(a[0], a[1], b); reset() }
func showI(a any, b int)        { println(a.(int), b); reset() }
func showB(a bool, b int)       { println(a, b); reset() }
func showSl(a []byte, b int)    { println(string(a), b); reset() }
func showSI(a any, b int)       { println(a.(S).a, a.(S).b, b); reset() }
func showVar(b int, xs ...any)  { println(xs[0].(int), b); reset() }
func showF(f func() int, b int) { println(f(), b); reset() }
func (s S) meth(b int) int      { println("meth", s.a, b); reset(); return 0 }
func (s *S) pmeth(b int) int    { println("pmeth", s.a, b); reset(); return 0 }

func main() {
	show(x.(int), change())
	showI(x, change())
	show(sp.a, change())
	show(s.a, change())
	shows(s.b, change())
	showS(s, change())
	showS(*sp, change())
	showS(m[1], change())
	show(m[1].a, change())
	shows(str, change())
	shows(str[1:], change())
	shows(str+"!", change())
	shows(string(bs), change())
	showSl([]byte(str), change())
	showSl(bs, change())
	showSl(bs[1:], change())
	show(int(fl), change())
	showf(float64(k), change())
	showf(fl*2, change())
	show(k<<3, change())
	show(-k, change())
	show(^k, change())
	show(arr[0], change())
	show(arr[k-1], change())
	showA(arr, change())
	showF(fnv, change())
	show(fnv(), change())
	showI(k, change())
	showSI(s, change())
	showVar(change(), k)
	showB(k == 1, change())
	showB(str == "abc", change())
	showB(x == 1, change())
	showB(s == S{1, "one"}, change())
	showB(k == 1 && fl == 1.5, change())
	show(len(str), change())
	show(len(bs), change())
	s.meth(change())
	sp.meth(change())
	sp.pmeth(change())
	(&s).pmeth(change())
	f := s.meth
	f(change())
	S.meth(s, change())
	y := k + change() + k
	println(y)
	reset()
	z := []any{k, change(), k}
	println(z[0].(int), z[2].(int))
	reset()
	w := [2]S{s, {change(), str}}
	println(w[0].a, w[1].b)
	reset()
	q := S{change(), str}
	println(q.b)
	reset()
	r := S{b: str, a: change()}
	println(r.b)
	reset()
	u := &S{k, string(rune('a' + change()))}
	println(u.a, u.b)
	reset()
	switch k {
	case change() + 1:
		println("one")
	case 2:
		println("two")
	}
	reset()
	switch change(); k {
	case 2:
		println("two")
	}
	reset()
	shows(str+string(rune('a'+change()))+str, 0)
	c := make(chan int, 1)
	c <- k + change()
	println(<-c)
	reset()
	c <- k
	v, ok := <-c
	println(v, ok)
	func() {
		defer show(k, change())
		k = 50
	}()
}
