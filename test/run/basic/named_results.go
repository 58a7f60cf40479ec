package main

func bare() (a int, b string) {
	a = 1
	b = "x"
	return
}

func override() (a int, b string) {
	a, b = 5, "five"
	return 6, "six"
}

func swap() (a, b int) {
	a, b = 1, 2
	return b, a
}

func shadow() (err string) {
	err = "outer"
	{
		err := "inner"
		_ = err
	}
	return
}

func deferred() (n int) {
	defer func() { n *= 2 }()
	n = 1
	return n + 20
}

func deferredArg() (n int) {
	defer func(v int) { n += v }(n + 100)
	n = 5
	return 7
}

func blank() (_ int, _ string, c bool) {
	c = true
	return
}

func ptr() (n int) {
	p := &n
	*p = 9
	defer func() { *p++ }()
	return 30
}

func loop() (total int) {
	for i := 0; i < 5; i++ {
		defer func() { total += i }()
	}
	return 100
}

func capture() (f func() int, n int) {
	f = func() int { n++; return n }
	return f, 41
}

func rec(n int) (r int) {
	if n > 0 {
		r = rec(n - 1)
		r += n
		return
	}
	return
}

func chain() (a, b, c int) {
	defer func() { a, b, c = b, c, a }()
	return 1, 2, 3
}

func structRes() (s struct{ x, y int }) {
	s.x = 3
	defer func() { s.y = s.x * 2 }()
	return struct{ x, y int }{10, 0}
}

func main() {
	println(bare())
	println(override())
	println(swap())
	println(shadow())
	println(deferred())
	println(deferredArg())
	println(blank())
	println(ptr())
	println(loop())
	f, n := capture()
	println(n, f(), f())
	println(rec(10))
	println(chain())
	s := structRes()
	println(s.x, s.y)
}
