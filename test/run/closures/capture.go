package main

func counter() (inc func() int, get func() int) {
	n := 0
	return func() int { n++; return n }, func() int { return n }
}

func adders() []func(int) int {
	var fs []func(int) int
	sum := 0
	for i := 0; i < 3; i++ {
		fs = append(fs, func(x int) int { sum += x + i; return sum })
	}
	return fs
}

func compose(fs ...func(int) int) func(int) int {
	return func(x int) int {
		for _, f := range fs {
			x = f(x)
		}
		return x
	}
}

type S struct{ a, b int }

func (s *S) fn() func() int { return func() int { s.a++; return s.a } }
func (s S) vfn() func() int { return func() int { s.a++; return s.a } }

func params(a int, s string, xs ...int) func() (int, string) {
	a++
	return func() (int, string) { a++; xs[0]++; s += "!"; return a + xs[0], s }
}

func fibgen() func() int {
	a, b := 0, 1
	return func() int { defer func() { a, b = b, a+b }(); return a }
}

func nest() int {
	x := 1
	f := func() func() func() int {
		y := x + 1
		return func() func() int {
			z := x + y
			return func() int { x, y, z = x+1, y+1, z+1; return x*100 + y*10 + z }
		}
	}
	g := f()()
	g()
	r := g()
	return r*1000 + x
}

func main() {
	inc, get := counter()
	inc()
	inc()
	i2, g2 := counter()
	i2()
	println(get(), g2())
	fs := adders()
	println(fs[0](1), fs[1](1), fs[2](1), fs[0](0))
	println(compose(func(x int) int { return x + 1 }, func(x int) int { return x * 2 })(5), compose()(3))
	s := S{1, 2}
	f, v := s.fn(), s.vfn()
	f()
	v()
	println(s.a, f(), v(), s.a)
	p := params(1, "s", 5, 6)
	p()
	a, b := p()
	println(a, b)
	gen := fibgen()
	for range 10 {
		print(gen(), " ")
	}
	println()
	println(nest())
	arr := [3]int{1, 2, 3}
	af := func() int { arr[1] *= 10; return arr[1] }
	cp := arr
	println(af(), cp[1], arr[1])
	x := 1
	func() { x = 2; func() { x *= 5 }() }()
	println(x)
	var rec func(int) int
	rec = func(n int) int {
		if n == 0 {
			return x
		}
		return rec(n-1) + n
	}
	x = 100
	println(rec(10))
	st := struct{ f func() int }{}
	st.f = func() int { x++; return x }
	println(st.f(), st.f())
	m := map[string]func(){}
	for _, k := range []string{"a", "b"} {
		m[k] = func() { print(k, " ") }
	}
	m["b"]()
	m["a"]()
	println()
	var fs2 []func()
	for i := 0; i < 3; i++ {
		fs2 = append(fs2, func() { i += 10; print(i, " ") })
		i := i * 2
		fs2 = append(fs2, func() { print(i, " ") })
	}
	for _, f := range fs2 {
		f()
	}
	println()
	y := 5
	q := &y
	h := func() { *q++; y *= 2 }
	h()
	println(y, *q)
	e := func(a, b int) (sum, diff int) { sum, diff = a+b, a-b; return }
	println(e(5, 3))
	go func() {}()
	str := "cap"
	k := func() string { return str }
	str += "tured"
	println(k())
	println(func(n int) int { return n * n }(7))
}
