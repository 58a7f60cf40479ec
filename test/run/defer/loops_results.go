package main

func a(n int) (s []int) {
	for i := range n {
		defer func() { s = append(s, i) }()
		if i == 2 {
			continue
		}
		defer func(k int) { s = append(s, -k) }(i)
	}
	return nil
}

func b() (x, y int) {
	defer func() { x, y = y, x }()
	defer func() {
		if x == 1 {
			y *= 10
		}
	}()
	x = 1
	return x, 2
}

func c(f func()) (err string) {
	defer func() {
		if e := recover(); e != nil {
			err = "c:" + e.(string)
		}
	}()
	f()
	return "ok"
}

func d(k int) (r string) {
	defer func() { r += "1" }()
	if k == 0 {
		return "zero"
	}
	defer func() { r += "2" }()
	switch k {
	case 1:
		defer func() { r += "3" }()
		return "one"
	case 2:
		panicky := func() { panic("x") }
		defer func() { recover(); r += "4" }()
		panicky()
	}
	return "end"
}

type T struct{ log *[]string }

func (t T) enter(s string) T { *t.log = append(*t.log, "+"+s); return t }
func (t T) leave(s string)   { *t.log = append(*t.log, "-"+s) }

func e(t T, n int) {
	defer t.enter("e").leave("e")
	if n > 0 {
		e(t, n-1)
	}
	for i := range 2 {
		func() {
			defer t.enter("f").leave("f")
			_ = i
		}()
	}
}

func f() (n int) {
	p := &n
	for range 3 {
		defer func() { *p = *p*2 + 1 }()
	}
	return 1
}

func g() (err error) {
	defer func(e *error) { *e = nil }(&err)
	return errT("set")
}

type errT string

func (e errT) Error() string { return string(e) }

func h() int {
	x := 5
	defer func() { x = 50 }()
	return func() int {
		defer func() { x++ }()
		return x
	}() + x
}

func i() (s string) {
	defer func() {
		defer func() { s += "|" + recover().(string) }()
		panic(s + "-second")
	}()
	s = "first"
	return s
}

func main() {
	for _, v := range a(4) {
		print(v, " ")
	}
	println()
	println(b())
	println(c(func() { panic("p") }), c(func() {}), c(func() { c(func() { panic("inner") }); panic("outer") }))
	println(d(0), d(1), d(2), d(3))
	var log []string
	e(T{&log}, 1)
	for _, l := range log {
		print(l)
	}
	println()
	println(f(), g() == nil, h(), i())
	for k := 0; k < 3; k++ {
		defer func() { print("main", k, " ") }()
	}
	defer println("first of the last")
}
