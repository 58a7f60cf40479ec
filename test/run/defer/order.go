package main

func trace(s string) string { println("enter", s); return s }
func un(s string)           { println("leave", s) }

func a() {
	defer un(trace("a"))
	println("in a")
}

func loop() {
	for i := 0; i < 3; i++ {
		defer println("loop", i)
	}
	for i := range 2 {
		defer func() { println("closure", i) }()
	}
}

type T struct{ n int }

func (t T) val(s string)    { println(s, t.n) }
func (t *T) ptr(s string)   { println(s, t.n) }
func (t *T) chain(n int) *T { println("chain", n); t.n += n; return t }

func methods() {
	t := T{1}
	defer t.val("val")
	defer t.ptr("ptr")
	f := t.val
	defer f("bound")
	t.n = 2
	defer t.chain(10).chain(100).val("chained")
	t.n = 3
	var i interface{ val(string) } = t
	defer i.val("iface")
	i = T{9}
	t.n = 4
}

func args() {
	x := 1
	s := []int{1, 2}
	defer func(a int, b []int) { println(a, b[0], x) }(x, s)
	x = 2
	s[0] = 50
	s = nil
}

func builtins() {
	m := map[string]int{"a": 1}
	c := make(chan int, 1)
	func() {
		defer delete(m, "a")
		defer close(c)
		defer print("printed\n")
		println(len(m))
	}()
	_, ok := <-c
	println(len(m), ok)
	d := []int{1, 2}
	func() {
		defer copy(d, []int{5, 6})
		defer clear(m)
		m["z"] = 1
		println(d[0], len(m))
	}()
	println(d[0], len(m))
	defer recover()
	defer panic("cleared by nobody? no: recovered by caller")
}

func cond(b bool) {
	if b {
		defer println("cond deferred")
	}
	println("cond body", b)
}

func nested() {
	defer func() {
		defer func() {
			defer println("innermost")
			println("inner")
		}()
		println("outer")
	}()
	println("body")
}

func result() (n int) {
	defer func() { n += 1 }()
	defer func() { n *= 3 }()
	return 5
}

func ret() int {
	n := 1
	defer func() { n = 100 }()
	return n
}

func evalOrder() int {
	defer println("deferred before return value?")
	return func() int { println("return value"); return 1 }()
}

func many() (s int) {
	for i := range 1000 {
		defer func(k int) { s = (s*31 + k) % 1000003 }(i)
	}
	return
}

func recursive(n int) {
	defer print(n, " ")
	if n > 0 {
		recursive(n - 1)
	}
}

func variadic(xs ...any) { println(len(xs), xs[0].(int)) }

func main() {
	a()
	loop()
	methods()
	args()
	func() {
		defer func() { println("recovered", recover() != nil) }()
		builtins()
	}()
	cond(true)
	cond(false)
	nested()
	println(result(), ret(), evalOrder())
	println(many())
	recursive(5)
	println()
	x := 1
	defer variadic(x, 2, 3)
	x = 9
	defer func() func() { println("outer now"); return func() { println("inner later") } }()()
	println("end of main")
}
