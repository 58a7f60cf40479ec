package main

func f(a int, b string) {}
func v(a int, b ...string) {}
func n() {}

func main() {
	f()
	f(1)
	f(1, 2)
	f("a", "b")
	f(1, "a", 2)
	v()
	v(1, 2)
	v(1, "a", 3)
	v(1, []string{}...)
	v(1, "a", []string{}...)
	n(1)
	x := n()
	f(n(), "a")
	f(g2())
	f(g3())
	3()
	main.x()
	n()()
}
func g2() (int, int) { return 1, 2 }
func g3() (int, string, int) { return 1, "", 2 }
