package main

type E struct{}
type A struct {
	x int
	s string
}
type B struct {
	a A
	f float64
	i any
	p *int
	r [2]A
}
type pad struct {
	a int8
	b int64
	c int8
}
type blank struct {
	a int
	_ int
	b int
}

func nan() float64 { z := 0.0; return z / z }

func dirty() pad {
	var p pad
	p.a, p.b, p.c = 1, -1, 1
	return pad{p.a, 2, p.c}
}

func main() {
	println(E{} == E{}, A{1, "x"} == A{1, "x"}, A{1, "x"} == A{1, "y"}, A{} != A{2, ""})
	n := 1
	b := B{A{1, "q"}, 1.5, 3, &n, [2]A{{1, "a"}, {2, "b"}}}
	c := b
	println(b == c)
	c.r[1].s = "B"
	println(b == c, b != c)
	c = b
	c.i = int8(3)
	println(b == c)
	c.i = 3
	println(b == c)
	c.f = nan()
	println(c == c)
	m := 1
	c = b
	c.p = &m
	println(b == c)
	z1, z2 := B{f: 0}, B{}
	z2.f = -z1.f
	z2.f *= -1
	println(z1 == z2)
	println(dirty() == pad{1, 2, 1})
	x := blank{a: 1, b: 2}
	y := blank{a: 1, b: 2}
	println(x == y)
	anon := struct {
		x int
		s string
	}{1, "x"}
	println(anon == A{1, "x"})
	var a2 A = anon
	println(a2.s)
	s1 := "he" + string([]byte("llo"))
	println(A{1, s1} == A{1, "hello"})
	keys := map[A]int{{1, "a"}: 1}
	keys[A{1, "a"}]++
	keys[A{1, "b"}]++
	println(len(keys), keys[A{1, "a"}])
	kp := map[pad]int{}
	kp[dirty()] = 1
	kp[pad{1, 2, 1}]++
	println(len(kp), kp[pad{1, 2, 1}])
	var ia, ib any = A{1, "x"}, A{1, "x"}
	println(ia == ib, ia == A{1, "x"}, ia != nil)
	ib = struct {
		x int
		s string
	}{1, "x"}
	println(ia == ib)
	println([2]E{} == [2]E{}, [0]int{} == [0]int{})
	var e1, e2 any = E{}, E{}
	println(e1 == e2)
	ch := make(chan int)
	println(struct{ c chan int }{ch} == struct{ c chan int }{ch})
	if (A{1, "k"}) == (A{1, "k"}) {
		println("parenthesised literals")
	}
	switch (A{2, "s"}) {
	case A{1, "s"}:
		println("one")
	case A{2, "s"}:
		println("two")
	}
}
