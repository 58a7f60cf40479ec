package main

func t(s string) string                { print(s, " "); return s }
func n(s string, v int) int            { print(s, " "); return v }
func b(s string, v bool) bool          { print(s, " "); return v }
func c(s string, ch chan int) chan int { print(s, " "); return ch }
func fn(s string) func(...int) int {
	print(s, " ")
	return func(xs ...int) int { print("call-", s, " "); return len(xs) }
}

// What a goroutine prints would have no place in the order.
func silent(s string) func(...int) {
	print(s, " ")
	return func(...int) {}
}

type T struct{ s string }

func mk(s string) *T        { print("mk", s, " "); return &T{s} }
func (t *T) m(v int) *T     { print(t.s, v, " "); return t }
func (t T) v(xs ...int) int { print("v", len(xs), " "); return len(xs) }

type I interface{ m(int) *T }

func iface(s string) I { print("if", s, " "); return &T{s} }

var g = 1

func inc() int { g++; return g }

func main() {
	fn("f")(n("a", 1), fn("g")(n("b", 2)), n("c", 3))
	println()
	mk("x").m(n("1", 1)).m(n("2", 2)).m(n("3", 3))
	println()
	iface("y").m(n("1", 1)).m(mk("z").v(n("q", 1)))
	println()
	_ = n("a", 1) + n("b", 2)*n("c", 3) - n("d", 4)
	println()
	_ = b("a", true) && b("b", false) || b("c", true) && !b("d", true)
	println()
	_ = []int{n("0", 0), 5: n("5", 5), n("6", 6), 2: n("2", 2)}
	println()
	_ = map[string]int{t("k1"): n("v1", 1), t("k2"): n("v2", 2)}
	println()
	_ = struct{ a, b, c int }{c: n("c", 1), a: n("a", 2), b: n("b", 3)}
	println()
	ch1, ch2 := make(chan int, 2), make(chan int, 2)
	c("ch", ch1) <- n("val", 1)
	println()
	select {
	case c("sel1", ch2) <- n("send", 5):
	case v := <-c("sel2", nil):
		println(v)
	}
	println()
	ch1 <- 7
	x := [3]int{}
	select {
	case x[n("index", 1)] = <-c("recv", ch1):
		println("got", x[1])
	}
	println()
	s := make([]int, 10)
	_ = s[n("lo", 1):n("hi", 5):n("max", 7)]
	println()
	defer fn("deferred")(n("darg", 1))
	go silent("go")(n("garg", 1))
	println()
	switch n("tag", 2) {
	case n("c1", 1), n("c2", 2), n("c3", 3):
	}
	println()
	for i := n("init", 0); b("cond", i < 2); i += n("post", 1) {
		print("body ")
	}
	println()
	for i := range s[n("rlo", 0):n("rhi", 2)] {
		print(i, " ")
	}
	println()
	if v := n("ifinit", 1); b("ifcond", v == 1) {
		println()
	}
	println(g, inc(), g, inc())
	a := g + inc()
	g2 := inc() + g
	println(a, g2)
	arr := [2]func() int{inc, func() int { return g * 10 }}
	println(arr[0](), arr[1](), g)
	pt := &g
	println(*pt, inc(), *pt)
	f := func() (int, int) { return n("r1", 1), n("r2", 2) }
	u, v := f()
	println(u, v)
	copy(s[n("dst", 0):], s[n("src", 1):])
	println()
	_ = append(s[:n("len", 1)], n("e1", 1), n("e2", 2))
	println()
	var e any = g
	println(e.(int), inc(), e.(int))
	_ = complex(float64(n("re", 1)), float64(n("im", 2)))
	println()
	_ = min(n("m1", 1), n("m2", 2), n("m3", 3))
	println()
	_ = t("a")+t("b")+t("c") == t("d")
	println()
	var nilmap map[string]int
	func() {
		defer func() { println("recovered", recover() != nil) }()
		nilmap[t("key")] = n("value", 1)
	}()
	func() {
		defer func() { println("recovered", recover() != nil) }()
		var nf func(int)
		nf(n("arg", 1))
	}()
	func() {
		defer func() { println("recovered", recover() != nil) }()
		var ni I
		ni.m(n("arg", 1))
	}()
	func() {
		defer func() { println("recovered", recover() != nil) }()
		z := 0
		_ = n("x", 1)/z + n("y", 2)
	}()
	func() {
		defer func() { println("recovered", recover() != nil) }()
		_ = s[n("big", 100)] + n("y", 2)
	}()
}
