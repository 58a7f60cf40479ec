package main

type Opt func(*cfg)
type cfg struct{ n int }

func with(n int) Opt { return func(c *cfg) { c.n = n } }
func bad(n int) Opt  { return func(c cfg) { c.n = n } }
func bad2() Opt      { return func(c *cfg) int { return 1 } }
func bad3() Opt      { return with }
func bad4() Opt      { return with("x") }
func bad5() Opt      { return }

func main() {
	var o Opt = func() {}
	o(1)
	o()
	o(&cfg{m: 1})
	var f func(...int) = func(int) {}
	f(1, "x")
	f([]int{}...)
	f([]string{}...)
	f(1, []int{}...)
	func(x int) {}("a")
	func() int { return "x" }()
}
